#include "paper/docx_number.h"

#include <string.h>

static bool named(const struct office *o, const char *name) {
    return !strcmp(office_name(o), name);
}

static struct str value(struct office *o) {
    return office_attr_copy(o, "val");
}

static int64_t number(struct str s, int64_t otherwise) {
    int64_t v;
    return str_int(s, &v) && v >= 0 && v < INT32_MAX ? v : otherwise;
}

static int level_index(struct office *o, const char *name) {
    int64_t v = number(office_attr_copy(o, name), -1);
    return v >= 0 && v < DOCX_LEVELS ? (int)v : -1;
}

/* ---- word/numbering.xml ---- */

struct walk {
    struct docx_lists *to;
    struct docx_abstract *abstract;  /* the one that is open */
    struct docx_num *num;
    struct docx_level *level;
    int index;
};

static struct docx_level new_level(void) {
    return (struct docx_level){ .format = S("decimal"), .start = 1, .restart = -1, .space = true };
}

static void level_element(struct office *o, struct docx_level *l) {
    if (named(o, "start")) l->start = (int)number(value(o), 1);
    else if (named(o, "numFmt")) l->format = value(o);
    else if (named(o, "lvlText")) l->text = value(o);
    else if (named(o, "lvlRestart")) l->restart = (int)number(value(o), -1);
    else if (named(o, "isLgl")) l->legal = !str_is(value(o), "0") && !str_is(value(o), "false");
    else if (named(o, "suff")) l->space = !str_is(value(o), "nothing");
}

static void begin_abstract(struct walk *w, struct office *o) {
    struct docx_lists *l = w->to;
    struct docx_abstract *x = &ARENA_PUSH(o->mem, l->abstract, l->abstract_n, l->abstract_cap);
    *x = (struct docx_abstract){ .id = number(office_attr_copy(o, "abstractNumId"), -1) };
    for (int i = 0; i < DOCX_LEVELS; i++) {
        x->level[i] = new_level();
        x->count[i] = -1;
    }
    w->abstract = x;
    w->num = 0;
    w->level = 0;
}

static void begin_num(struct walk *w, struct office *o) {
    struct docx_lists *l = w->to;
    struct docx_num *x = &ARENA_PUSH(o->mem, l->num, l->num_n, l->num_cap);
    *x = (struct docx_num){ .id = number(office_attr_copy(o, "numId"), -1), .abstract = -1 };
    for (int i = 0; i < DOCX_LEVELS; i++) x->start[i] = -1;
    w->num = x;
    w->abstract = 0;
    w->level = 0;
}

static void begin_level(struct walk *w, struct office *o) {
    int i = level_index(o, "ilvl");
    w->level = 0;
    if (i < 0) return;
    if (w->abstract) w->level = &w->abstract->level[i];
    else if (w->num) {
        w->level = w->num->own[i] = ARENA_NEW(o->mem, struct docx_level);
        *w->level = new_level();
    }
}

static void numbering_element(struct walk *w, struct office *o) {
    if (named(o, "abstractNum")) begin_abstract(w, o);
    else if (named(o, "num")) begin_num(w, o);
    else if (named(o, "lvl")) begin_level(w, o);
    else if (named(o, "abstractNumId") && w->num) w->num->abstract = number(value(o), -1);
    else if (named(o, "lvlOverride")) w->index = level_index(o, "ilvl");
    else if (named(o, "startOverride") && w->num && w->index >= 0) w->num->start[w->index] = (int)number(value(o), 1);
    else if (named(o, "styleLink") && w->abstract) w->abstract->style_link = value(o);
    else if (named(o, "numStyleLink") && w->abstract) w->abstract->num_style_link = value(o);
    else if (w->level) level_element(o, w->level);
}

/* ---- word/styles.xml ---- */

static void style_element(struct docx_lists *l, struct office *o) {
    if (named(o, "style")) {
        ARENA_PUSH(o->mem, l->style, l->style_n, l->style_cap) =
            (struct docx_style){ .id = office_attr_copy(o, "styleId"), .num = -1, .level = -1 };
        return;
    }
    struct docx_style *s = l->style_n ? &l->style[l->style_n - 1] : 0;
    if (!s) return;
    if (named(o, "name")) s->name = value(o);
    else if (named(o, "basedOn")) s->based_on = value(o);
    else if (named(o, "numId")) s->num = number(value(o), -1);
    else if (named(o, "ilvl")) s->level = (int)number(value(o), -1);
}

static enum err read_part(struct office *o, const char *part, struct walk *w, bool styles, struct fault *f) {
    bool more;
    enum err e = office_part(o, str_of(part), &more, f);
    while (!e && more && !(e = office_next(o, &more, f)) && more) {
        if (office_node(o) != XML_READER_TYPE_ELEMENT) continue;
        if (styles) style_element(w->to, o);
        else numbering_element(w, o);
        if (w->to->abstract_n > DOCX_LISTS || w->to->num_n > DOCX_LISTS || w->to->style_n > DOCX_STYLES)
            e = fault_set(f, E_TOO_LARGE, 0, "document.lists");
    }
    office_part_end(o);
    return e;
}

enum err docx_lists_read(struct office *o, struct docx_lists *ret, struct fault *f) {
    struct walk w = { .to = ret, .index = -1 };
    enum err e = read_part(o, "word/styles.xml", &w, true, f);
    return e ? e : read_part(o, "word/numbering.xml", &w, false, f);
}

/* ---- counting ---- */

const struct docx_style *docx_style(const struct docx_lists *l, struct str id) {
    for (size_t i = 0; id.n && i < l->style_n; i++)
        if (str_eq(l->style[i].id, id)) return &l->style[i];
    return 0;
}

bool docx_style_number(const struct docx_lists *l, struct str style, int64_t *num, int *level) {
    enum { DEEP = 12 };
    *num = -1;
    *level = -1;
    const struct docx_style *s = docx_style(l, style);
    for (int i = 0; s && i < DEEP; i++, s = docx_style(l, s->based_on)) {
        if (*level < 0) *level = s->level;
        if (*num < 0) *num = s->num;
        if (*num >= 0) break;
    }
    if (*level < 0) *level = 0;
    return *num > 0;
}

static struct docx_num *num_of(struct docx_lists *l, int64_t id) {
    for (size_t i = 0; i < l->num_n; i++)
        if (l->num[i].id == id) return &l->num[i];
    return 0;
}

/* A list that only links to a style has its levels where that style's list is. */
static struct docx_abstract *abstract_of(struct docx_lists *l, const struct docx_num *n) {
    struct docx_abstract *x = 0;
    for (size_t i = 0; i < l->abstract_n && !x; i++)
        if (l->abstract[i].id == n->abstract) x = &l->abstract[i];
    if (!x || !x->num_style_link.n) return x;
    for (size_t i = 0; i < l->abstract_n; i++)
        if (str_eq(l->abstract[i].style_link, x->num_style_link)) return &l->abstract[i];
    return x;
}

static const struct docx_level *level_of(const struct docx_num *n, const struct docx_abstract *a, int i) {
    return n->own[i] ? n->own[i] : &a->level[i];
}

static void count(struct docx_num *n, struct docx_abstract *a, int level) {
    const struct docx_level *l = level_of(n, a, level);
    if (n->start[level] >= 0 && !n->begun[level]) a->count[level] = n->start[level];
    else if (a->count[level] < 0) a->count[level] = l->start;
    else if (a->count[level] < INT32_MAX - 1) a->count[level]++;
    n->begun[level] = true;
    for (int i = level + 1; i < DOCX_LEVELS; i++) {
        int restart = level_of(n, a, i)->restart;
        if (restart < 0 || (restart > 0 && level < restart)) a->count[i] = -1;
    }
    for (int i = 0; i < level; i++)
        if (a->count[i] < 0) a->count[i] = level_of(n, a, i)->start;
}

void docx_number(struct docx_lists *l, int64_t num, int level, struct buf *out) {
    struct docx_num *n = num_of(l, num);
    struct docx_abstract *a = n ? abstract_of(l, n) : 0;
    if (!a || level < 0 || level >= DOCX_LEVELS) return;
    count(n, a, level);
    const struct docx_level *x = level_of(n, a, level);
    size_t from = out->n;
    if (str_is(x->format, "bullet")) return;
    for (size_t i = 0; i < x->text.n; i++) {
        int of = x->text.s[i] == '%' && i + 1 < x->text.n ? x->text.s[i + 1] - '1' : -1;
        if (of < 0 || of >= DOCX_LEVELS) {
            buf_c(out, x->text.s[i]);
            continue;
        }
        bool legal = x->legal && of != level;
        docx_format(legal ? S("decimal") : level_of(n, a, of)->format, a->count[of] < 0 ? 1 : a->count[of], out);
        i++;
    }
    unsigned char last = out->n > from ? (unsigned char)out->s[out->n - 1] : 0;
    if (x->space && last && last < 0x80 && last != '.' && last != ')') buf_c(out, ' ');
}
