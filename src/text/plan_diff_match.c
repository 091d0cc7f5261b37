/* Which of one list is which of another, by words. */
#include "text/plan_diff_in.h"

#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"

enum { PAIRS = 160, POSTINGS = 48, SURE = 50, HELPED = 34 };

uint32_t diff_fold(uint32_t c) {
    if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
    if (c >= 'A' && c <= 'Z') c += 32;
    bool latin = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return latin || utf8_is_han(c) ? c : 0;
}

/* The next sign that counts, 0 at the end. */
static uint32_t next_sign(struct str s, size_t *i) {
    while (*i < s.n) {
        uint32_t c = diff_fold(utf8_next(s, i));
        if (c) return c;
    }
    return 0;
}

bool diff_same(struct str x, struct str y) {
    size_t i = 0, j = 0;
    uint32_t c, d;
    do c = next_sign(x, &i), d = next_sign(y, &j);
    while (c == d && c);
    return c == d;
}

static uint64_t words_hash(struct str s, uint64_t h) {
    size_t i = 0;
    for (uint32_t c; (c = next_sign(s, &i));) h = (h ^ c) * 1099511628211u;
    return h ? h : 1;
}

/* The pairs of signs of a text, sorted, at most PAIRS. */
struct pairs { uint32_t v[PAIRS]; size_t n; };

static int by_value(const void *x, const void *y) {
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

static void pairs_of(struct str s, struct pairs *p) {
    size_t i = 0;
    uint32_t last = next_sign(s, &i);
    p->n = 0;
    for (uint32_t c; last && p->n < PAIRS && (c = next_sign(s, &i)); last = c) p->v[p->n++] = last * 31 + c;
    qsort(p->v, p->n, sizeof *p->v, by_value);
}

static int shared(const struct pairs *x, const struct pairs *y) {
    size_t i = 0, j = 0, n = 0;
    if (x->n + y->n == 0) return 0;
    while (i < x->n && j < y->n) {
        if (x->v[i] == y->v[j]) n++, i++, j++;
        else if (x->v[i] < y->v[j]) i++;
        else j++;
    }
    return (int)(200 * n / (x->n + y->n));
}

int diff_likeness(struct str x, struct str y) {
    struct pairs p, q;
    if (diff_same(x, y)) return 100;
    pairs_of(x, &p);
    pairs_of(y, &q);
    return shared(&p, &q);
}

/* ---- the same words ---- */

/* One pass over both lists: equal keys are matched in order of appearance. */
static void match_keys(struct arena *a, const uint64_t *kx, size_t nx, const uint64_t *ky, size_t ny, int *of_x, int *of_y, int *score) {
    struct set first = { 0 };
    int *next = ARENA_ARRAY(a, int, nx + 1);
    for (size_t i = nx; i-- > 0;) {                  /* chains in order of appearance */
        if (of_x[i] >= 0 || kx[i] == 0) continue;
        int was = set_get(&first, kx[i], -1);
        next[i] = was;
        set_put(a, &first, kx[i], (int)i);
    }
    for (size_t j = 0; j < ny; j++) {
        int i = of_y[j] >= 0 || ky[j] == 0 ? -1 : set_get(&first, ky[j], -1);
        if (i < 0) continue;
        of_x[i] = (int)j;
        of_y[j] = i;
        score[i] = 100;
        set_put(a, &first, ky[j], next[i]);
    }
}

/* ---- alike ---- */

struct guess { int x, y, score; };

static int best_first(const void *p, const void *q) {
    const struct guess *a = p, *b = q;
    if (a->score != b->score) return b->score - a->score;
    return a->x != b->x ? a->x - b->x : a->y - b->y;
}

struct index { struct set first; int *item, *next; size_t n, cap_item, cap_next, next_n; };

static void post(struct arena *a, struct index *ix, const struct pairs *p, int item) {
    for (size_t k = 0; k < p->n; k++) {
        if (k && p->v[k] == p->v[k - 1]) continue;
        uint64_t key = (uint64_t)p->v[k] + 1;
        int was = set_get(&ix->first, key, -1);
        ARENA_PUSH(a, ix->item, ix->n, ix->cap_item) = item;
        ARENA_PUSH(a, ix->next, ix->next_n, ix->cap_next) = was;
        set_put(a, &ix->first, key, (int)ix->n - 1);
    }
}

static int score_of(const struct like *x, const struct like *y, const int *of_x) {
    int words = diff_likeness(x->words, y->words), score = words;
    if (x->more.n && y->more.n) {
        int more = diff_likeness(x->more, y->more) * 9 / 10;
        if (more > score) score = more;
    }
    bool under = x->parent >= 0 && y->parent >= 0 && of_x && of_x[x->parent] == y->parent;
    bool number = x->no.n && str_eq(x->no, y->no) && x->level == y->level;
    if (under || (x->parent < 0 && y->parent < 0)) score += number ? 16 : 6;
    if (score < (under && number ? HELPED : SURE)) return 0;
    return score > 99 ? 99 : score;
}

static void guess_for(struct arena *a, const struct like *x, int i, const struct like *y, const struct index *ix, int *seen, const int *of_x,
                      struct guess **v, size_t *n, size_t *cap) {
    struct pairs p;
    pairs_of(x[i].words, &p);
    for (size_t k = 0; k < p.n; k++) {
        int at = set_get(&ix->first, (uint64_t)p.v[k] + 1, -1);
        for (int step = 0; at >= 0 && step < POSTINGS; step++, at = ix->next[at]) {
            int j = ix->item[at];
            if (seen[j] == i + 1) continue;
            seen[j] = i + 1;
            int score = score_of(&x[i], &y[j], of_x);
            if (score) ARENA_PUSH(a, *v, *n, *cap) = (struct guess){ i, j, score };
        }
    }
}

/* What is nothing but marks is known by its number. */
static uint64_t key_of(const struct like *x, size_t i, int pass) {
    size_t at = 0;
    uint64_t h = pass || x[i].parent < 0 ? 7 : words_hash(x[x[i].parent].words, 3);
    if (!next_sign(x[i].words, &at)) return hash_more(hash_more(h, x[i].words), x[i].no) | 1;
    return words_hash(x[i].words, h);
}

void diff_match(struct arena *a, const struct like *x, size_t nx, const struct like *y, size_t ny, int *of_x, int *of_y, int *score) {
    uint64_t *kx = ARENA_ARRAY(a, uint64_t, nx + 1), *ky = ARENA_ARRAY(a, uint64_t, ny + 1);
    for (size_t i = 0; i < nx; i++) of_x[i] = -1, score[i] = 0;
    for (size_t j = 0; j < ny; j++) of_y[j] = -1;
    for (int pass = 0; pass < 2; pass++) {           /* with the parent's words, then alone */
        for (size_t i = 0; i < nx; i++)
            kx[i] = key_of(x, i, pass);
        for (size_t j = 0; j < ny; j++)
            ky[j] = key_of(y, j, pass);
        match_keys(a, kx, nx, ky, ny, of_x, of_y, score);
    }
    struct index ix = { 0 };
    struct guess *v = 0;
    size_t n = 0, cap = 0;
    int *seen = ARENA_ARRAY(a, int, ny + 1);
    for (size_t j = ny; j-- > 0;) {
        struct pairs p;
        if (of_y[j] >= 0) continue;
        pairs_of(y[j].words, &p);
        post(a, &ix, &p, (int)j);
    }
    for (size_t i = 0; i < nx; i++)
        if (of_x[i] < 0) guess_for(a, x, (int)i, y, &ix, seen, of_x, &v, &n, &cap);
    if (n) qsort(v, n, sizeof *v, best_first);
    for (size_t k = 0; k < n; k++) {
        if (of_x[v[k].x] >= 0 || of_y[v[k].y] >= 0) continue;
        of_x[v[k].x] = v[k].y;
        of_y[v[k].y] = v[k].x;
        score[v[k].x] = v[k].score;
    }
}
