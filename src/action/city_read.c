/* The files of a new city, read and checked before anything is written. */
#include "action/city.h"
#include "action/plan.h"

#include "action/people.h"
#include "action/table.h"
#include "paper/document.h"
#include "base/time.h"
#include "base/utf8.h"

enum { NAME_CHARS = 60 };

/* ---- the list of towns ---- */

static enum err place_check(struct table *t, const struct city_spec *s, const struct place_row *p) {
    if (p->town.n == 0 || utf8_count(p->town) > NAME_CHARS)
        return table_wrong(t, "town", "city.towns", p->town);
    if (p->community.n == 0 || utf8_count(p->community) > NAME_CHARS)
        return table_wrong(t, "community", "city.towns", p->community);
    if (p->code.n > 12) return table_wrong(t, "code", "city.towns", p->code);
    for (int i = 0; i < s->nplaces; i++)
        if (str_eq(s->place[i].town, p->town) && str_eq(s->place[i].community, p->community))
            return table_wrong(t, "community", "city.towns_twice", p->community);
    return OK;
}

static enum err read_towns(struct arena *a, struct str text, struct city_spec *s, struct fault *f) {
    static const char *const column[] = { "town", "community", "code", 0 };
    struct table t;
    int cap = 0;
    size_t bad;
    if (!utf8_valid(text, &bad)) return fault_set(f, E_SYNTAX, "towns", "field.utf8");
    enum err e = table_open(&t, a, str_trim(text), "towns", column, f);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        struct place_row p = { table_cell(&t, 0), table_cell(&t, 1), table_cell(&t, 2) };
        if ((e = place_check(&t, s, &p)) == OK) ARENA_PUSH(a, s->place, s->nplaces, cap) = p;
    }
    return e;
}

/* ---- the edition ---- */

static enum err read_categories(struct arena *a, struct str text, struct city_spec *s, struct fault *f) {
    static const char *const column[] = { "code", "name", "task", "unit_kind", "line", "standard", 0 };
    struct table t;
    int cap = 0;
    enum err e = table_open(&t, a, text, "categories.csv", column, f);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        struct edition_category c = { .code = table_cell(&t, 0), .name = table_cell(&t, 1),
                                      .line = table_cell(&t, 4), .standard = table_cell(&t, 5),
                                      .unit_kind = code_value(&unit_kinds, table_cell(&t, 3)) };
        if (c.code.n == 0 || c.name.n == 0) e = table_wrong(&t, "code", "edition.row", c.code);
        else if (!str_int(table_cell(&t, 2), &c.task) || c.task < 1)
            e = table_wrong(&t, "task", "edition.row", table_cell(&t, 2));
        else if (c.unit_kind == NONE) e = table_wrong(&t, "unit_kind", "edition.row", table_cell(&t, 3));
        else ARENA_PUSH(a, s->category, s->ncategories, cap) = c;
    }
    return e;
}

static bool known_category(const struct city_spec *s, struct str code) {
    for (int i = 0; i < s->ncategories; i++)
        if (str_eq(s->category[i].code, code)) return true;
    return code.n == 0;
}

static enum err limit_check(struct table *t, const struct city_spec *s, const struct edition_limit *l) {
    struct limit amount;
    struct fault why = { 0 };
    struct civil day;
    if (l->stage == NONE) return table_wrong(t, "stage", "edition.row", table_cell(t, 0));
    if (table_cell(t, 1).n && l->severity == NONE)
        return table_wrong(t, "severity", "edition.row", table_cell(t, 1));
    if (!known_category(s, l->category)) return table_wrong(t, "category", "edition.row", l->category);
    if (limit_read(l->amount, &amount, &why)) return table_wrong(t, "amount", "edition.row", l->amount);
    if (!date_parse(l->valid_from, &day)) return table_wrong(t, "valid_from", "edition.row", l->valid_from);
    return OK;
}

static enum err read_limits(struct arena *a, struct str text, struct city_spec *s, struct fault *f) {
    static const char *const column[] = { "stage", "severity", "category", "amount", "valid_from", "source",
                                          0 };
    struct table t;
    int cap = 0;
    enum err e = table_open(&t, a, text, "limits.csv", column, f);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        struct edition_limit l = { .category = table_cell(&t, 2), .amount = table_cell(&t, 3),
                                   .valid_from = table_cell(&t, 4), .source = table_cell(&t, 5),
                                   .stage = code_value(&stages, table_cell(&t, 0)),
                                   .severity = code_value(&severities, table_cell(&t, 1)) };
        if ((e = limit_check(&t, s, &l)) == OK) ARENA_PUSH(a, s->limit, s->nlimits, cap) = l;
    }
    return e;
}

/* A calendar's first line is a remark that names the notice it comes from. */
static struct str notice_of(struct str text) {
    struct str line;
    (void)str_cut(text, '\n', &line);
    struct str from = str_from(line, str_starts(line, S("#")) ? 1 : line.n);
    ptrdiff_t end = str_find(from, S(": "), 0);
    return str_trim(end < 0 ? from : str_sub(from, 0, (size_t)end));
}

static enum err read_calendar(struct arena *a, struct str text, struct city_spec *s, int *cap,
                              struct fault *f) {
    static const char *const column[] = { "date", "off", "name", 0 };
    struct table t;
    struct civil day;
    enum err e = table_open(&t, a, text, "calendar", column, f);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        struct edition_day d = { .day = table_cell(&t, 0), .name = table_cell(&t, 2),
                                 .source = notice_of(text) };
        struct str off = table_cell(&t, 1);
        if (!date_parse(d.day, &day) || !str_int(off, &d.off) || d.off < 0 || d.off > 1)
            e = table_wrong(&t, "date", "edition.row", d.day);
        else ARENA_PUSH(a, s->day, s->ndays, *cap) = d;
    }
    return e;
}

/* ---- the plan ---- */

/* 安澜市 of 安澜市安置小区人居环境整治提升工作方案: up to the first 市, 县 or 区
** within eight characters; 关于印发 is passed over. */
static struct str city_of_title(struct str title) {
    static const char *const ends[] = { "市", "县", "区" };
    static const struct str lead[] = { S("关于印发"), S("关于推进"), S("《"), S("印发") };
    for (int i = 0; i < N_OF(lead); i++)
        if (str_starts(title, lead[i])) title = str_from(title, lead[i].n);
    struct str head = utf8_head(title, 8);
    for (int i = 0; i < N_OF(ends); i++) {
        ptrdiff_t at = str_find(head, str_of(ends[i]), 0);
        if (at >= 6) return str_sub(head, 0, (size_t)at + 3);
    }
    return STR_NULL;
}

static enum err read_plan(struct arena *a, const struct city_source *src, struct city_spec *s,
                          struct fault *f) {
    struct document file;
    enum err e = plan_document(a, src->plan_name, src->plan, &file, &s->plan, f);
    if (e) return e;
    s->encoding = *file.encoding ? file.encoding : file.kind;
    if (s->plan.outline_n == 0) return fault_set(f, E_INVALID, "plan", "plan.nothing");
    s->name = str_trim(src->name).n ? arena_copy(a, str_trim(src->name)) : city_of_title(s->plan.title);
    if (s->name.n == 0 || utf8_count(s->name) > NAME_CHARS)
        return fault_set(f, E_INVALID, "name", "city.name_needed");
    return OK;
}

enum err city_read(struct arena *a, const struct city_source *src, struct city_spec *ret, struct fault *f) {
    int cap = 0;
    *ret = (struct city_spec){ .edition = S("anju-1"), .source_name = src->plan_name, .rules = src->rules, .demo = src->demo,
                               .tz_offset = src->tz_offset };
    enum err e = read_plan(a, src, ret, f);
    if (!e && src->towns.s) e = read_towns(a, src->towns, ret, f);
    if (!e) e = read_categories(a, src->categories, ret, f);
    if (!e) e = read_limits(a, src->limits, ret, f);
    for (int i = 0; i < src->calendars && !e; i++) e = read_calendar(a, src->calendar[i], ret, &cap, f);
    for (int i = 0; i < CITY_CODES; i++) ret->code[i] = code_new(a);
    if (!e) city_units(a, ret);
    return e;
}

struct str city_plan_dated(struct arena *a, struct str plan, int64_t now, int64_t tz_offset) {
    if (!utf8_valid(plan, 0)) return plan;
    return plan_template(a, plan, day_civil(time_local_day(now, tz_offset, 0)));
}

