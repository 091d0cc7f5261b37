#include "text/similar.h"

#include <math.h>
#include <string.h>
#include "base/geo.h"
#include "base/time.h"
#include "base/utf8.h"

/* ---- weights ---- */

enum weigh { W_WORDS, W_CATEGORY, W_BUILDING, W_ESTATE, W_CLOSE, W_DAYS, WEIGHTS };

/* The score is what was got of what could be got, in per cent: buildings count only
** at one estate and where both texts name one, the distance only between known points. */
const struct weight similar_weights[WEIGHTS] = {
    [W_WORDS]    = { "words",    40, "Dice of the character pairs: of title and place, or of all, whichever is more alike" },
    [W_CATEGORY] = { "category", 20, "the same category" },
    [W_BUILDING] = { "building", 15, "both name a building: one in common; none in common takes as much away" },
    [W_ESTATE]   = { "estate",   10, "the same estate" },
    [W_CLOSE]    = { "close",     8, "all within 30 m, nothing from 300 m on" },
    [W_DAYS]     = { "days",      7, "all within 7 days, nothing from 90 days on" },
};
const int nsimilar_weights = WEIGHTS;

enum { NEAR_M = 30, FAR_M = 300, NEAR_DAYS = 7, FAR_DAYS = 90, CLOSE_M = 100, WORDS_PERCENT = 30 };

/* ---- a text as comparable characters ---- */

enum { TITLE = 80, PLACE = 80, DESCRIPTION = 400, CHARS = TITLE + PLACE + DESCRIPTION + 8, BUILDINGS = 4, BUILDING = 0x5E62 };

struct line { uint32_t c[CHARS]; int n, head; };         /* head: where title and place end */

/* Characters that say nothing of the matter; pairs join over them. */
static bool stop_char(uint32_t c) {
    static const uint32_t stops[] = {
        U'的', U'了', U'着', U'在', U'有', U'是', U'和', U'与', U'及', U'很', U'也', U'都', U'就', U'被', U'把', U'对',
        U'从', U'请', U'我', U'您', U'你', U'他', U'她', U'它', U'们', U'这', U'那', U'吗', U'呢', U'吧', U'啊', U'等',
    };
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (stops[i] == c) return true;
    return false;
}

/* Full width as half, capitals as small; 0 for what is not kept. */
static uint32_t plain(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '#') return c;
    if (c < 0x80 || stop_char(c)) return 0;
    if ((c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3020) || c >= 0xFE00) return c >= 0x10000 ? c : 0;
    return c;
}

static void put_text(struct line *l, struct str s, int most) {
    for (size_t i = 0; i < s.n && most > 0; most--) {
        uint32_t c = plain(utf8_next(s, &i));
        if (c) l->c[l->n++] = c;
    }
}

/* ---- buildings ---- */

static int han_digit(uint32_t c) {
    static const uint32_t han[] = { U'〇', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九' };
    for (int i = 0; i < 10; i++)
        if (han[i] == c) return i;
    return c == U'两' ? 2 : -1;
}

/* A number from i on, 1 to 999, in figures or as 三, 十二, 二十; how many characters it takes. */
static int number_at(const struct line *l, int i, int *value) {
    int k = i, v = 0;
    while (k < l->n && k - i < 4 && l->c[k] >= '0' && l->c[k] <= '9') v = v * 10 + (int)(l->c[k++] - '0');
    if (k > i) {
        *value = v;
        return v > 0 && v < 1000 ? k - i : 0;
    }
    int tens = k < l->n ? han_digit(l->c[k]) : -1;
    if (tens >= 0) k++;
    if (k < l->n && l->c[k] == U'十') {
        k++;
        v = (tens < 0 ? 1 : tens) * 10;
        int ones = k < l->n ? han_digit(l->c[k]) : -1;
        if (ones >= 0) v += ones, k++;
    } else v = tens;
    *value = v;
    return v > 0 ? k - i : 0;
}

/* The word that makes a number a building, from i on: 幢, 栋, 座, 号楼, 号幢, #楼, #; its length. */
static int building_word(const struct line *l, int i) {
    if (i >= l->n) return 0;
    uint32_t c = l->c[i], next = i + 1 < l->n ? l->c[i + 1] : 0;
    bool house = next == U'楼' || next == U'幢' || next == U'栋';
    if (c == U'幢' || c == U'栋') return 1 + (next == U'楼');
    if (c == U'座') return 1;
    if (c == U'号') return house ? 2 : 0;
    return c == '#' ? 1 + house : 0;
}

/* A building from i on: its number; *n how many characters it takes. 0: none. */
static int building_at(const struct line *l, int i, int *n) {
    int value = 0, k = number_at(l, i, &value), word;
    bool letter = k == 0 && l->c[i] >= 'a' && l->c[i] <= 'z' && (i == 0 || l->c[i - 1] < 'a' || l->c[i - 1] > 'z');
    if (letter) k = 1, value = 1000 + (int)(l->c[i] - 'a') + 1;
    if (!k || !(word = building_word(l, i + k))) return 0;
    *n = k + word;
    return value;
}

struct houses { int no[BUILDINGS], n; };

static void house_add(struct houses *h, int no) {
    for (int i = 0; i < h->n; i++)
        if (h->no[i] == no) return;
    if (h->n < BUILDINGS) h->no[h->n++] = no;
}

/* Write every building one way, 3幢, and note it. Digits before it are part of its number. */
static void settle_buildings(struct line *l, struct houses *h) {
    struct line was = *l;
    int from = l->head;
    l->n = 0;
    for (int i = 0; i < was.n;) {
        int took = 0, no = i && was.c[i - 1] >= '0' && was.c[i - 1] <= '9' ? 0 : building_at(&was, i, &took);
        if (i >= from && from >= 0) l->head = l->n, from = -1;
        if (!no) {
            l->c[l->n++] = was.c[i++];
            continue;
        }
        house_add(h, no);
        if (no > 1000) l->c[l->n++] = (uint32_t)('a' + no - 1001);
        else {
            if (no >= 100) l->c[l->n++] = (uint32_t)('0' + no / 100);
            if (no >= 10) l->c[l->n++] = (uint32_t)('0' + no / 10 % 10);
            l->c[l->n++] = (uint32_t)('0' + no % 10);
        }
        l->c[l->n++] = BUILDING;
        i += took;
    }
    if (from >= 0) l->head = l->n;
}

int buildings_of(struct str text, int *ret, int max) {
    struct line l = { .n = 0 };
    struct houses h = { .n = 0 };
    put_text(&l, text, DESCRIPTION);
    settle_buildings(&l, &h);
    int n = h.n < max ? h.n : max;
    memcpy(ret, h.no, (size_t)n * sizeof *ret);
    return n;
}

/* ---- pairs of characters ---- */

enum { SLOTS = 2048 };                       /* more than twice the pairs of a text */

/* How often each pair of the matter asked about stands in its text, and how often
** it was met in the other one: `seen` counts for the comparison `turn` only. */
struct pairs { uint64_t key[SLOTS]; uint16_t n[SLOTS], seen[SLOTS]; uint32_t turn[SLOTS]; uint32_t now; int total; };

static uint64_t pair_at(const struct line *l, int i) {
    return (uint64_t)l->c[i] << 32 | l->c[i + 1];
}

static int slot_of(const struct pairs *p, uint64_t key) {
    uint64_t h = key * UINT64_C(0x9E3779B97F4A7C15);
    int i = (int)(h >> 53);
    while (p->key[i] && p->key[i] != key) i = (i + 1) % SLOTS;
    return i;
}

static void pairs_make(struct pairs *p, const struct line *l, int n) {
    for (int i = 0; i + 1 < n; i++) {
        int at = slot_of(p, pair_at(l, i));
        p->key[at] = pair_at(l, i);
        p->n[at]++;
    }
    p->total = n > 1 ? n - 1 : 0;
}

/* Dice's measure in per cent: twice what is in both, of what is in either. */
static int dice(struct pairs *p, const struct line *l, int n) {
    int both = 0, other = n > 1 ? n - 1 : 0;
    p->now++;
    for (int i = 0; i < other; i++) {
        int at = slot_of(p, pair_at(l, i));
        if (!p->key[at]) continue;
        if (p->turn[at] != p->now) p->turn[at] = p->now, p->seen[at] = 0;
        if (p->seen[at] < p->n[at]) p->seen[at]++, both++;
    }
    return p->total + other ? 200 * both / (p->total + other) : 0;
}

/* ---- the whole ---- */

struct similar {
    struct matter m;
    struct houses houses;
    struct pairs head, all;
    struct line other;                       /* room for the one compared with */
};

static void line_of(const struct matter *m, struct line *l, struct houses *h) {
    l->n = 0;
    h->n = 0;
    put_text(l, m->title, TITLE);
    put_text(l, m->place, PLACE);
    l->head = l->n;
    put_text(l, m->description, DESCRIPTION);
    settle_buildings(l, h);
}

struct similar *similar_open(struct arena *a, const struct matter *m) {
    struct similar *s = ARENA_NEW(a, struct similar);
    s->m = *m;
    line_of(m, &s->other, &s->houses);
    pairs_make(&s->head, &s->other, s->other.head);
    pairs_make(&s->all, &s->other, s->other.n);
    return s;
}

/* Of `most`: all up to `near`, then less in a straight line, none from `far` on. */
static int falling(int most, double x, double near, double far) {
    if (x <= near) return most;
    return x >= far ? 0 : (int)lround(most * (far - x) / (far - near));
}

static bool common(const struct houses *a, const struct houses *b) {
    for (int i = 0; i < a->n; i++)
        for (int j = 0; j < b->n; j++)
            if (a->no[i] == b->no[j]) return true;
    return false;
}

struct likeness similar_to(struct similar *s, const struct matter *other) {
    struct houses h;
    struct likeness r = { 0, 0, -1 };
    line_of(other, &s->other, &h);
    int head = dice(&s->head, &s->other, s->other.head), all = dice(&s->all, &s->other, s->other.n);
    int words = head > all ? head : all, got = 0, most = 0;
#define WEIGH(w, points) (most += similar_weights[w].most, got += (points))
    WEIGH(W_WORDS, similar_weights[W_WORDS].most * words / 100);
    WEIGH(W_CATEGORY, s->m.category == other->category ? similar_weights[W_CATEGORY].most : 0);
    WEIGH(W_ESTATE, s->m.estate == other->estate ? similar_weights[W_ESTATE].most : 0);
    double days = fabs((double)s->m.at - (double)other->at) / DAY;
    WEIGH(W_DAYS, falling(similar_weights[W_DAYS].most, days, NEAR_DAYS, FAR_DAYS));
    bool home = s->m.estate == other->estate, same_house = home && common(&s->houses, &h);
    if (home && s->houses.n && h.n)
        WEIGH(W_BUILDING, same_house ? similar_weights[W_BUILDING].most : -similar_weights[W_BUILDING].most);
    double away = geo_distance(s->m.lat, s->m.lng, other->lat, other->lng);
    if (!isnan(away)) {
        WEIGH(W_CLOSE, falling(similar_weights[W_CLOSE].most, away, NEAR_M, FAR_M));
        r.distance = (int64_t)lround(away);
    }
#undef WEIGH
    if (same_house) r.why |= ALIKE_BUILDING;
    if (s->m.category == other->category) r.why |= ALIKE_CATEGORY;
    if (r.distance >= 0 && r.distance <= CLOSE_M) r.why |= ALIKE_CLOSE;
    if (words >= WORDS_PERCENT) r.why |= ALIKE_WORDS;
    r.score = got <= 0 ? 0 : 100 * got / most;
    return r;
}
