#include "text/unit.h"

#include <string.h>
#include "base/utf8.h"

enum { CHARS = 48 };

struct word { uint32_t c[CHARS]; size_t n; };

static bool starts(struct str s, const char *z) {
    return str_starts(s, str_of(z));
}

/* Signs without blanks and without a bracketed remark; longer names are cut. */
static struct word word_of(struct str s) {
    struct word w = { .n = 0 };
    int depth = 0;
    for (size_t i = 0; i < s.n && w.n < CHARS;) {
        uint32_t c = utf8_next(s, &i);
        if (c == '(' || c == 0xff08) depth++;
        else if (c == ')' || c == 0xff09) depth -= depth > 0;
        else if (depth == 0 && c > ' ' && c != 0x3000 && c != 0xa0) w.c[w.n++] = c;
    }
    return w;
}

static bool word_eq(const struct word *a, const struct word *b) {
    return a->n == b->n && memcmp(a->c, b->c, a->n * sizeof *a->c) == 0;
}

struct str unit_level(struct str name) {
    static const char *const levels[] = { "自治区", "国家", "省", "市", "州", "县", "区" };
    /* Words that only look like a level and a name. */
    static const char *const words[] = { "市场", "市容", "市政公用", "市政工程", "市政管理", "市政设施", "市民服务", "市民中心", "区镇",
                                         "区域", "区划", "县域", "省际", "州际" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts(name, words[i])) return STR_NULL;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        size_t n = strlen(levels[i]);
        if (starts(name, levels[i]) && name.n > n) return str_sub(name, 0, n);
    }
    return STR_NULL;
}

/* Endings that mean the same: 委 = 委员会, 办 = 办公室 ... The short one first. */
static const struct { const char *as_short, *as_long; } endings[] = {
    { "委", "委员会" }, { "办", "办公室" }, { "街道", "街道办事处" }, { "管委会", "管理委员会" }, { "街道办", "街道办事处" },
    { "公司", "有限公司" }, { "公司", "有限责任公司" }, { "公司", "股份有限公司" }, { "镇", "镇人民政府" }, { "局", "分局" },
    { "大队", "救援大队" }, { "镇政府", "镇人民政府" }, { "政府", "人民政府" },
};

static bool same_ending(struct str x, struct str full) {
    size_t a = x.n >= 3 ? x.n - 3 : 0, b = full.n >= 3 ? full.n - 3 : 0;
    if (str_eq(str_from(x, a), str_from(full, b))) return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(x, str_of(endings[i].as_short)) && str_ends(full, str_of(endings[i].as_long)))
            return true;
    return false;
}

/* The signs of x in order within y; the last signs of y may be left over. */
static size_t in_order(const struct word *x, size_t from, const struct word *y, size_t at) {
    size_t i = from;
    for (; at < y->n && i < x->n; at++) i += x->c[i] == y->c[at];
    return i - from;
}

/* How well a short form fits a full name, 0 not at all, else up to 90. */
static int short_fit(struct str name, struct str level, struct str full) {
    struct str own = unit_level(name), theirs = unit_level(full);
    struct word x = word_of(name), y = word_of(full);
    size_t xl = utf8_count(own), yl = utf8_count(theirs);
    struct str said = own.n ? own : level;
    if (said.n && theirs.n && !str_eq(said, theirs)) return 0;
    if (own.n && !theirs.n) return 0;
    if (x.n <= xl + 1 || y.n <= yl + 1 || x.n - xl >= y.n - yl || !same_ending(name, full)) return 0;
    if (in_order(&x, xl, &y, yl) != x.n - xl) return 0;
    int fit = 60 + (int)(20 * (x.n - xl) / (y.n - yl));
    fit += x.c[xl] == y.c[yl] ? 10 : -20;              /* a short form keeps the first sign */
    if (!own.n && theirs.n && !level.n) fit -= 10;     /* its level is only guessed         */
    return fit;
}

struct found { int64_t *ids; size_t n, cap; int best; enum unit_reason reason; };

static void keep(struct arena *a, struct found *f, int64_t id, int fit, enum unit_reason reason) {
    if (fit < f->best || fit == 0) return;
    if (fit > f->best) f->n = 0;
    f->best = fit;
    f->reason = reason;
    for (size_t i = 0; i < f->n; i++)
        if (f->ids[i] == id) return;
    ARENA_PUSH(a, f->ids, f->n, f->cap) = id;
}

/* One name of an organisation against the name as written. */
static void try_name(struct arena *a, struct found *f, struct str name, struct str level, int64_t id,
    struct str full) {
    struct word x = word_of(name), y = word_of(full);
    if (y.n == 0) return;
    if (word_eq(&x, &y)) {
        keep(a, f, id, 100, UNIT_EXACT);
        return;
    }
    bool bare = unit_level(name).n == 0;
    if (level.n && bare) {
        struct word lent = word_of(arena_join(a, level, name));
        if (word_eq(&lent, &y)) {
            keep(a, f, id, 96, UNIT_SHARED);
            return;
        }
    }
    int fit = short_fit(name, level, full);
    keep(a, f, id, fit, level.n && bare && fit ? UNIT_SHARED : UNIT_SHORT);
}

static bool of_class(const struct unit_org *o, const struct unit_class *c) {
    return str_eq(o->kind, c->kind) && (c->group.n == 0 || str_eq(o->group, c->group));
}

static bool class_match(struct arena *a, struct found *f, struct str name, const struct unit_org *orgs,
                        size_t orgs_n,
                        const struct unit_class *classes, size_t classes_n) {
    struct word x = word_of(name);
    for (size_t k = 0; k < classes_n; k++) {
        struct word y = word_of(classes[k].word);
        if (!word_eq(&x, &y)) continue;
        for (size_t i = 0; i < orgs_n; i++)
            if (of_class(&orgs[i], &classes[k])) keep(a, f, orgs[i].id, 90, UNIT_CLASS);
        return true;
    }
    return false;
}

struct unit_match unit_match(struct arena *a, struct str name, struct str level,
                             const struct unit_org *orgs, size_t orgs_n,
                             const struct unit_class *classes, size_t classes_n) {
    struct found f = { 0 };
    if (!class_match(a, &f, name, orgs, orgs_n, classes, classes_n) && str_trim(name).n)
        for (size_t i = 0; i < orgs_n; i++) {
            try_name(a, &f, name, level, orgs[i].id, orgs[i].name);
            for (size_t k = 0; k < orgs[i].shorts_n; k++)
                try_name(a, &f, name, level, orgs[i].id, orgs[i].shorts[k]);
        }
    if (f.n == 0) return (struct unit_match){ 0 };
    /* Several that fit equally well are a question, no answer. */
    int confidence = f.reason != UNIT_CLASS && f.n > 1 && f.best > 40 ? 40 : f.best;
    return (struct unit_match){ f.reason, confidence, f.ids, f.n };
}

const char *unit_reason_code(enum unit_reason r) {
    static const char *const codes[] = { "none", "exact", "shared", "short", "class" };
    return codes[r];
}
