#include "text/plan_diff_in.h"

#include "base/utf8.h"

struct plan_change *diff_add(struct differ *r, enum plan_diff_kind k, enum plan_diff_what w, int a, int b) {
    struct plan_change *x = &ARENA_PUSH(r->a, r->d->change, r->d->n, r->cap);
    *x = (struct plan_change){ .kind = k, .what = w, .a = a, .b = b, .item_a = -1, .item_b = -1 };
    return x;
}

static struct str span_text(const struct plan_doc *d, size_t from, size_t to) {
    return to > from ? str_sub(d->text, from, to - from) : STR_NULL;
}

/* What is said under a heading, without the heading and its stop. */
static struct str body_of(const struct plan_doc *d, const struct plan_item *x) {
    struct str s = str_trim(span_text(d, x->span.to, x->body.to));
    size_t n;
    while ((n = words_at(s, 0, "。|：|:|.|．|；|;"))) s = str_from(s, n);
    return str_trim(s);
}

/* Where units and dates stand: their changes are told as such. */
struct facts { struct plan_span *v; size_t n; };

static struct facts facts_of(struct arena *a, const struct plan_doc *d) {
    struct facts f = { ARENA_ARRAY(a, struct plan_span, d->units_n + d->dates_n + d->phases_n + 1), 0 };
    for (size_t i = 0; i < d->units_n; i++) f.v[f.n++] = d->units[i].span;
    for (size_t i = 0; i < d->dates_n; i++) f.v[f.n++] = d->dates[i].span;
    f.n = spans_merge(f.v, f.n);
    return f;
}

static size_t first_behind(const struct facts *f, size_t at) {
    size_t lo = 0, hi = f->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (f->v[mid].to <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* The next sign of a body that is no fact and no word of a list of units. */
static uint32_t body_sign(const struct plan_doc *d, struct str s, size_t *i, const struct facts *f, size_t *k) {
    size_t base = (size_t)(s.s - d->text.s), n;
    while (*i < s.n) {
        while (*k < f->n && f->v[*k].to <= base + *i) ++*k;
        if (*k < f->n && f->v[*k].from <= base + *i) {
            *i = f->v[*k].to - base < s.n ? f->v[*k].to - base : s.n;
            continue;
        }
        if ((n = words_at(s, *i, "责任单位|责任部门|牵头单位|牵头部门|配合单位|配合部门|牵头|配合|负责|前|底"))) {
            *i += n;
            continue;
        }
        uint32_t c = diff_fold(utf8_next(s, i));
        if (c) return c;
    }
    return 0;
}

static bool same_body(const struct plan_diff *d, struct str x, const struct facts *fx, struct str y, const struct facts *fy) {
    size_t i = 0, j = 0, k = x.n ? first_behind(fx, (size_t)(x.s - d->a->text.s)) : 0, l = y.n ? first_behind(fy, (size_t)(y.s - d->b->text.s)) : 0;
    uint32_t c, e;
    if (x.n == 0 || y.n == 0) return x.n == y.n;
    do {
        c = body_sign(d->a, x, &i, fx, &k);
        e = body_sign(d->b, y, &j, fy, &l);
    } while (c == e && c);
    return c == e;
}

static struct like *items(struct arena *a, const struct plan_doc *d) {
    enum { HEAD = 240 };
    struct like *v = ARENA_ARRAY(a, struct like, d->outline_n + 1);
    for (size_t i = 0; i < d->outline_n; i++) {
        const struct plan_item *x = &d->outline[i];
        struct str body = body_of(d, x);
        size_t n = body.n < HEAD ? body.n : HEAD;
        while (n > 0 && n < body.n && ((unsigned char)body.s[n] & 0xc0) == 0x80) n--;
        v[i] = (struct like){ .words = x->title, .more = n >= 60 ? str_sub(body, 0, n) : STR_NULL, .no = x->no, .level = x->level,
                              .parent = x->parent };
    }
    return v;
}

static void item_pair(struct differ *r, int i, int j, int score, const struct facts f[2]) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    const struct plan_item *x = &a->outline[i], *y = &b->outline[j];
    int parent = x->parent < 0 ? -1 : r->d->b_of_a[x->parent];
    bool words = !diff_same(x->title, y->title), moved = parent != y->parent;
    bool body = !same_body(r->d, body_of(a, x), &f[0], body_of(b, y), &f[1]);
    struct plan_change *c;
    if (moved) {
        c = diff_add(r, DIFF_ITEM, DIFF_MOVED, i, j);
        c->was = x->parent < 0 ? STR_NULL : a->outline[x->parent].title;
        c->is = y->parent < 0 ? STR_NULL : b->outline[y->parent].title;
        c->about = y->title;
        c->likeness = score;
    }
    if (!words && !body) return;
    c = diff_add(r, DIFF_ITEM, DIFF_CHANGED, i, j);
    c->body = !words;
    c->was = words ? x->title : body_of(a, x);
    c->is = words ? y->title : body_of(b, y);
    c->about = y->title;
    c->likeness = score;
}

static void diff_items(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    int *score = ARENA_ARRAY(r->a, int, a->outline_n + 1);
    struct facts f[2] = { facts_of(r->a, a), facts_of(r->a, b) };
    diff_match(r->a, items(r->a, a), a->outline_n, items(r->a, b), b->outline_n, r->d->b_of_a, r->d->a_of_b, score);
    for (size_t j = 0; j < b->outline_n; j++) {
        int i = r->d->a_of_b[j];
        if (i >= 0) item_pair(r, i, (int)j, score[i], f);
        else diff_add(r, DIFF_ITEM, DIFF_ADDED, -1, (int)j)->is = b->outline[j].title;
    }
    for (size_t i = 0; i < a->outline_n; i++)
        if (r->d->b_of_a[i] < 0) diff_add(r, DIFF_ITEM, DIFF_REMOVED, (int)i, -1)->was = a->outline[i].title;
}

static struct like *rows(struct arena *a, const struct plan_doc *d) {
    struct like *v = ARENA_ARRAY(a, struct like, d->rows_n + 1);
    for (size_t i = 0; i < d->rows_n; i++) v[i] = (struct like){ .words = d->rows[i].title, .parent = -1 };
    return v;
}

/* Rows that stand for an outline item are told there. */
static void diff_rows(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    int *score = ARENA_ARRAY(r->a, int, a->rows_n + 1);
    r->row_b_of_a = ARENA_ARRAY(r->a, int, a->rows_n + 1);
    r->row_a_of_b = ARENA_ARRAY(r->a, int, b->rows_n + 1);
    diff_match(r->a, rows(r->a, a), a->rows_n, rows(r->a, b), b->rows_n, r->row_b_of_a, r->row_a_of_b, score);
    for (size_t j = 0; j < b->rows_n; j++) {
        int i = r->row_a_of_b[j];
        if (b->rows[j].item >= 0 && i < 0) continue;
        if (i < 0) diff_add(r, DIFF_ROW, DIFF_ADDED, -1, (int)j)->is = b->rows[j].title;
        else if (!diff_same(a->rows[i].title, b->rows[j].title)) {
            struct plan_change *c = diff_add(r, DIFF_ROW, DIFF_CHANGED, i, (int)j);
            c->was = a->rows[i].title;
            c->is = b->rows[j].title;
            c->likeness = score[i];
        }
    }
    for (size_t i = 0; i < a->rows_n; i++)
        if (r->row_b_of_a[i] < 0 && a->rows[i].item < 0) diff_add(r, DIFF_ROW, DIFF_REMOVED, (int)i, -1)->was = a->rows[i].title;
}

void plan_diff(struct arena *a, const struct plan_doc *was, const struct plan_doc *is, struct plan_diff *ret) {
    struct differ r = { .a = a, .d = ret };
    *ret = (struct plan_diff){ .a = was, .b = is };
    ret->b_of_a = ARENA_ARRAY(a, int, was->outline_n + 1);
    ret->a_of_b = ARENA_ARRAY(a, int, is->outline_n + 1);
    if (!diff_same(was->title, is->title)) {
        struct plan_change *c = diff_add(&r, DIFF_TITLE, DIFF_CHANGED, 0, 0);
        c->was = was->title;
        c->is = is->title;
        c->likeness = diff_likeness(was->title, is->title);
    }
    diff_items(&r);
    diff_rows(&r);
    diff_phases(&r);
    diff_units(&r);
    diff_dates(&r);
    diff_duties(&r);
}
