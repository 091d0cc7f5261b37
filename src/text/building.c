#include "text/building.h"

#include <string.h>
#include "base/utf8.h"

enum { CHARS = 400, NAME_CHARS = 40, LETTER = 1000, STEMS = 30, RANGE_MOST = 8, LIST_MOST = 12 };

/* A text evened: full width as half, small letters, no blanks. */
struct line { uint32_t c[CHARS]; int n; };

static uint32_t evened(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    if (c == U'號') return U'号';
    if (c == U'樓') return U'楼';
    if (c == U'棟') return U'栋';
    if (c == U'－' || c == U'—' || c == U'–' || c == U'~' || c == U'～' || c == U'至' || c == U'到') return '-';
    if (c == U'、' || c == U'/' || c == U'，' || c == U'和' || c == U'及' || c == U'与') return ',';
    return c <= ' ' || c == 0x3000 || c == 0xA0 || c == 0xFEFF ? 0 : c;
}

static void line_of(struct line *l, struct str text, int most) {
    l->n = 0;
    for (size_t i = 0; i < text.n && l->n < most;) {
        uint32_t c = evened(utf8_next(text, &i));
        if (c) l->c[l->n++] = c;
    }
}

static uint32_t at(const struct line *l, int i) {
    return i >= 0 && i < l->n ? l->c[i] : 0;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c) {
    return c >= 'a' && c <= 'z';
}

/* ---- numbers ---- */

static int han_digit(uint32_t c) {
    static const uint32_t han[] = { U'〇', U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九' };
    for (int i = 0; i < 10; i++)
        if (han[i] == c) return i;
    return c == U'零' ? 0 : c == U'两' ? 2 : -1;
}

static bool is_han(uint32_t c) {
    return han_digit(c) >= 0 || c == U'十' || c == U'百';
}

/* 三, 十二, 二十, 一百零八, also 一二 read out; how many characters it takes. */
static int han_at(const struct line *l, int i, int *value) {
    int k = i, sum = 0, digit = -1;
    for (; k < l->n && is_han(l->c[k]) && k - i < 8; k++) {
        uint32_t c = l->c[k];
        int d = han_digit(c);
        if (d >= 0) digit = digit > 0 && sum == 0 ? digit * 10 + d : d;
        else sum += (digit < 0 ? 1 : digit) * (c == U'十' ? 10 : 100), digit = -1;
    }
    *value = sum + (digit > 0 ? digit : 0);
    return *value > 0 && *value < LETTER ? k - i : 0;
}

static int digits_at(const struct line *l, int i, int *value) {
    int k = i, v = 0;
    while (is_digit(at(l, k)) && k - i < 6) v = v * 10 + (int)(l->c[k++] - '0');
    *value = v;
    return k - i;
}

/* A number from i on, 1 to 999; its length, 0 when there is none. */
static int number_at(const struct line *l, int i, int *value) {
    int k = digits_at(l, i, value);
    if (k) return *value > 0 && *value < LETTER ? k : 0;
    return han_at(l, i, value);
}

static int stem(uint32_t c) {
    static const uint32_t stems[] = { U'甲', U'乙', U'丙', U'丁', U'戊', U'己' };
    for (int i = 0; i < 6; i++)
        if (stems[i] == c) return STEMS + i + 1;
    return 0;
}

static int letter_at(const struct line *l, int i) {
    uint32_t c = at(l, i);
    if (is_letter(c)) return is_letter(at(l, i - 1)) || is_letter(at(l, i + 1)) ? 0 : (int)(c - 'a') + 1;
    return stem(c);
}

/* What a building may be called, from i on, without its word: 7, a3, a-3, 甲; its length. */
static int code_at(const struct line *l, int i, int *value) {
    int letter = letter_at(l, i), number = 0, k = letter ? 1 : 0;
    int dash = letter && at(l, i + 1) == '-' && is_digit(at(l, i + 2)) ? 1 : 0, n = number_at(l, i + k + dash, &number);
    if (!letter && !n) return 0;
    *value = letter * LETTER + (n ? number : 0);
    return k + (n ? dash + n : 0);
}

/* ---- the words ---- */

/* After 7#: what shows that it is no building. */
static bool no_building(uint32_t c) {
    static const uint32_t other[] = { U'梯', U'电', U'车', U'门', U'泵', U'变', U'岗', U'棚', U'井', U'机', U'入', U'出', U'线', U'路' };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (other[i] == c) return true;
    return false;
}

static bool is_house(uint32_t c) {
    return c == U'楼' || c == U'幢' || c == U'栋';
}

/* 两座雨水井 are no building: after a mere number only where a building goes on or the text ends. */
static bool ends_seat(const struct line *l, int i) {
    static const uint32_t ok[] = { 0, U'单', U'室', U'楼', U'东', U'南', U'西', U'北', ',', '-' };
    uint32_t next = at(l, i + 1);
    if (is_digit(next) || letter_at(l, i - 1)) return true;
    for (size_t k = 0; k < sizeof ok / sizeof *ok; k++)
        if (ok[k] == next) return true;
    return false;
}

/* The word that makes a code a building, from i on: 幢, 栋, 座, 号楼, 号幢, #楼, #; its length. */
static int word_at(const struct line *l, int i) {
    uint32_t c = at(l, i), next = at(l, i + 1);
    if (c == U'幢' || c == U'栋') return 1 + (next == U'楼');
    if (c == U'座') return ends_seat(l, i);
    if (c == U'号') return is_house(next) ? 2 : 0;
    if (c == '#') return is_house(next) ? 2 : no_building(next) ? 0 : 1;
    return 0;
}

static bool is_stairwell(const struct line *l, int i) {
    return at(l, i) == U'单' && at(l, i + 1) == U'元';
}

/* ---- reading ---- */

struct reading { struct house *h; int n, max; };

static void add(struct reading *r, int building) {
    for (int i = 0; i < r->n; i++)
        if (r->h[i].building == building) return;
    if (r->n < r->max) r->h[r->n++] = (struct house){ building, 0 };
}

/* One or several codes before one word: 7幢, 5,6幢, 3-5幢; how long it is. */
static int list_at(const struct line *l, int i, struct reading *r) {
    int code[LIST_MOST], n = 0, k = i, took;
    bool range[LIST_MOST] = { false };
    while (n < LIST_MOST && (took = code_at(l, k, &code[n]))) {
        n++;
        k += took;
        int word = word_at(l, k);
        if (word) {
            for (int m = 0; m < n; m++) {
                int from = range[m] && code[m] > code[m - 1] && code[m] - code[m - 1] < RANGE_MOST ? code[m - 1] + 1 : code[m];
                for (int v = from; v <= code[m]; v++) add(r, v);
            }
            return k + word - i;
        }
        uint32_t sep = at(l, k);
        if ((sep != ',' && sep != '-') || n == LIST_MOST) return 0;
        range[n] = sep == '-';
        k++;
    }
    return 0;
}

/* 7-2-301, 7-301: building, stairwell and room, without words. */
static int dashed_at(const struct line *l, int i, struct reading *r) {
    int first, second, third, a = digits_at(l, i, &first), b, c;
    if (!a || a > 3 || !first || at(l, i + a) != '-') return 0;
    b = digits_at(l, i + a + 1, &second);
    int k = i + a + 1 + b;
    if (b >= 3 && b <= 4 && !is_digit(at(l, k)) && at(l, k) != '-') {
        add(r, first);
        return k - i;
    }
    if (!b || b > 2 || !second || at(l, k) != '-') return 0;
    c = digits_at(l, k + 1, &third);
    if (c < 3 || c > 4) return 0;
    add(r, first);
    for (int m = 0; m < r->n; m++)
        if (r->h[m].building == first && !r->h[m].stairwell) r->h[m].stairwell = second;
    return k + 1 + c - i;
}

/* #7: the sign before the number. */
static int hash_at(const struct line *l, int i, struct reading *r) {
    int value, k = at(l, i) == '#' && !is_digit(at(l, i - 1)) ? digits_at(l, i + 1, &value) : 0;
    if (!k || k > 3 || !value || no_building(at(l, i + 1 + k)) || at(l, i + 1 + k) == '#') return 0;
    add(r, value);
    return k + 1 + (is_house(at(l, i + 1 + k)) ? 1 : 0);
}

static int stairwell_at(const struct line *l, int i, struct reading *r) {
    int value, k = number_at(l, i, &value);
    if (!k || !is_stairwell(l, i + k)) return 0;
    if (r->n && !r->h[r->n - 1].stairwell) r->h[r->n - 1].stairwell = value;
    return k + 2;
}

static int read_line(const struct line *l, struct house *ret, int max) {
    struct reading r = { ret, 0, max };
    for (int i = 0; i < l->n;) {
        bool inside = (is_digit(at(l, i)) && is_digit(at(l, i - 1))) || (is_han(at(l, i)) && is_han(at(l, i - 1)));
        inside |= at(l, i - 1) == U'共';                     /* so many in all */
        int took = inside ? 0 : stairwell_at(l, i, &r);
        if (!took && !inside) took = list_at(l, i, &r);
        if (!took && !inside) took = dashed_at(l, i, &r);
        if (!took) took = hash_at(l, i, &r);
        i += took ? took : 1;
    }
    return r.n;
}

int houses_of(struct str text, struct house *ret, int max) {
    struct line l;
    line_of(&l, text, CHARS);
    return read_line(&l, ret, max);
}

/* ---- names ---- */

/* The one building a name is about; *rest is what stands beside it. */
static int name_key(const struct line *l, struct line *rest) {
    struct house h[2];
    int value = 0, n = read_line(l, h, 2);
    rest->n = 0;
    if (n == 0 && l->n && code_at(l, 0, &value) == l->n) return value;
    if (n != 1) {
        *rest = *l;
        return 0;
    }
    for (int i = 0, took; i < l->n; i += took ? took : 1) {
        struct house one[HOUSES_MOST];
        struct reading r = { one, 0, HOUSES_MOST };
        bool inside = is_digit(at(l, i)) && is_digit(at(l, i - 1));
        took = inside ? 0 : list_at(l, i, &r);
        if (!took) took = hash_at(l, i, &r);
        if (!took) rest->c[rest->n++] = l->c[i];
    }
    return h[0].building;
}

int house_of_name(struct str name) {
    struct line l, rest;
    line_of(&l, name, NAME_CHARS);
    return name_key(&l, &rest);
}

int stairwell_of_name(struct str name) {
    struct line l;
    int value, k;
    line_of(&l, name, NAME_CHARS);
    for (int i = 0; i < l.n; i++) {
        if (is_digit(at(&l, i)) && is_digit(at(&l, i - 1))) continue;
        k = number_at(&l, i, &value);
        if (k && (is_stairwell(&l, i + k) || (i == 0 && k == l.n))) return value;
    }
    return 0;
}

struct named { int64_t id; int key, n; uint32_t rest[NAME_CHARS]; };
struct building_names { const struct named *b; int n; };

struct building_names *building_names_of(struct arena *a, const struct building_name *b, int n) {
    struct building_names *names = ARENA_NEW(a, struct building_names);
    struct named *list = ARENA_ARRAY(a, struct named, n + 1);
    struct line l, rest;
    for (int i = 0; i < n; i++) {
        line_of(&l, b[i].name, NAME_CHARS);
        list[i].id = b[i].id;
        list[i].key = name_key(&l, &rest);
        list[i].n = rest.n;
        memcpy(list[i].rest, rest.c, (size_t)rest.n * sizeof *rest.c);
    }
    *names = (struct building_names){ list, n };
    return names;
}

static bool holds(const struct line *l, const struct named *b) {
    for (int i = 0; b->n && i + b->n <= l->n; i++)
        if (!memcmp(&l->c[i], b->rest, (size_t)b->n * sizeof *b->rest)) return true;
    return false;
}

static int add_id(int64_t *ret, int n, int max, int64_t id) {
    for (int i = 0; i < n; i++)
        if (ret[i] == id) return n;
    if (n < max) ret[n++] = id;
    return n;
}

/* Those of one number: the one that has it alone, else the one whose other words the text has too. */
static int64_t one_of(const struct building_names *names, const struct line *l, int key) {
    int64_t only = 0, said = 0;
    int all = 0, spoken = 0;
    for (int i = 0; i < names->n; i++) {
        const struct named *b = &names->b[i];
        if (b->key != key) continue;
        all++;
        only = b->id;
        if (holds(l, b)) spoken++, said = b->id;
    }
    return spoken == 1 ? said : all == 1 ? only : 0;
}

int buildings_match(const struct building_names *names, struct str text, int64_t *ret, int max) {
    struct line l;
    struct house h[HOUSES_MOST];
    int n = 0;
    line_of(&l, text, CHARS);
    int houses = read_line(&l, h, HOUSES_MOST);
    for (int i = 0; i < houses; i++) {
        int64_t id = one_of(names, &l, h[i].building);
        if (id) n = add_id(ret, n, max, id);
    }
    for (int i = 0; i < names->n; i++)
        if (!names->b[i].key && names->b[i].n > 1 && holds(&l, &names->b[i])) n = add_id(ret, n, max, names->b[i].id);
    return n;
}
