/* The words of the example city: a grammar of parts by category, place and season. */
#include "action/demo_city.h"

#include "base/time.h"

enum { T_CATEGORY, T_WHAT, T_SEASON, T_TEXTS };

enum err demo_texts(struct call *c, struct str text, struct texts_of *ret) {
    static const char *const column[] = { "category", "what", "season", "texts", 0 };
    struct table t;
    int cap = 0;
    *ret = (struct texts_of){ 0, 0 };
    enum err e = table_open(&t, c->mem, text, "texts.csv", column, &c->fault);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        struct text_row r = { table_cell(&t, T_CATEGORY), table_cell(&t, T_WHAT), table_cell(&t, T_SEASON), table_cell(&t, T_TEXTS), 1 };
        for (size_t i = 0; i < r.texts.n; i++) r.n += r.texts.s[i] == '|';
        if (!r.category.n || !r.what.n || !r.texts.n) e = table_wrong(&t, "texts", "demo.row", r.what);
        else ARENA_PUSH(c->mem, ret->row, ret->n, cap) = r;
    }
    return e;
}

static struct str season_of(int64_t now, int64_t offset) {
    static const char *const names[] = { "winter", "spring", "summer", "autumn" };
    return str_of(names[day_civil(time_local_day(now, offset, 0)).month % 12 / 3]);
}

static bool suits(const struct text_row *r, const char *what, struct str category, struct str season) {
    return str_is(r->what, what) && (str_is(r->category, "*") || str_eq(r->category, category))
        && (!r->season.n || str_eq(r->season, season));
}

static struct str alternative(const struct text_row *r, int64_t i) {
    struct str one, rest = r->texts;
    do rest = str_cut(rest, '|', &one);
    while (i-- > 0);
    return one;
}

/* What belongs to the season comes up three times as often as what always happens. */
static int64_t chance(const struct text_row *r) {
    return r->season.n ? r->n * 3 : r->n;
}

static struct str pick(const struct texts_of *t, struct seeded *r, const char *what, const struct words_for *f) {
    struct str season = season_of(f->now, f->offset);
    int64_t all = 0;
    for (int i = 0; i < t->n; i++)
        if (suits(&t->row[i], what, f->category, season)) all += chance(&t->row[i]);
    int64_t at = all ? seeded_below(r, all) : 0;
    for (int i = 0; i < t->n && all; i++) {
        if (!suits(&t->row[i], what, f->category, season)) continue;
        if (at < chance(&t->row[i])) return alternative(&t->row[i], at % t->row[i].n);
        at -= chance(&t->row[i]);
    }
    return STR_NULL;
}

static struct str value(struct arena *a, struct seeded *r, char name, const struct words_for *f) {
    static const char *const hour[] = { "早上六点多", "傍晚", "晚上八点", "晚上九点多", "半夜", "清晨", "中午" };
    int64_t most = f->buildings > 1 ? f->buildings : 12;
    switch (name) {
    case 'p': return f->place;
    case 'b': return arena_printf(a, "%d", (int)(1 + seeded_below(r, most)));
    case 'u': return arena_printf(a, "%d", (int)(1 + seeded_below(r, 4)));
    case 'f': return arena_printf(a, "%d", (int)(2 + seeded_below(r, 5)));
    case 'n': return arena_printf(a, "%d", (int)(2 + seeded_below(r, 7)));
    case 't': return str_of(hour[seeded_below(r, N_OF(hour))]);
    default: return STR_NULL;
    }
}

static struct str filled(struct arena *a, struct seeded *r, struct str s, const struct words_for *f) {
    struct str out = S("");
    for (ptrdiff_t at; (at = str_chr(s, '{', 0)) >= 0 && (size_t)at + 2 < s.n;) {
        struct str v = value(a, r, s.s[at + 1], f);
        out = arena_printf(a, PRIstr PRIstr PRIstr, STRARG(out), (int)at, s.s, STRARG(v));
        s = str_from(s, (size_t)at + 3);
    }
    return arena_join(a, out, s);
}

struct str demo_text(const struct texts_of *t, struct arena *a, struct seeded *r, const char *what, const struct words_for *f) {
    struct str s = pick(t, r, what, f);
    return s.n ? filled(a, r, s, f) : STR_NULL;
}

void demo_title(const struct texts_of *t, struct arena *a, struct seeded *r, const struct words_for *f, struct str *title,
                struct str *description) {
    struct str number = str_cut(pick(t, r, "title", f), '#', title);
    int64_t n = 1;
    *title = filled(a, r, *title, f);
    *description = STR_NULL;
    (void)str_int(number, &n);
    for (int i = 0; i < t->n && !description->n; i++)
        if (str_is(t->row[i].what, "description") && str_eq(t->row[i].category, f->category))
            *description = filled(a, r, alternative(&t->row[i], (n - 1) % t->row[i].n), f);
}
