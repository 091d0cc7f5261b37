/* The estate of the example city that is told by hand: packs/example/base.csv. */
#include "action/demo_base.h"

#include "action/table.h"
#include "base/time.h"
#include "model/lift.h"

enum { O_ESTATE, O_DAYS, O_NOUN, O_FIELDS };

static const char *const columns[] = { "estate", "days", "noun", "fields", 0 };

/* "-5", "+365": from the day of the record; "@+365": from the day the city is made; "y17.20": years and days before that. */
static struct str day_of_text(struct standing *s, struct str v) {
    int64_t n, years, today = base_today(s->b, s->b->now);
    struct str left, right;
    if (v.n > 1 && v.s[0] == 'y') {
        right = str_cut(str_from(v, 1), '.', &left);
        if (str_int(left, &years) && str_int(right, &n))
            return date_later(s->c->mem, day_text_of(s->c->mem, today), -12 * (int)years, -(int)n);
    }
    if (v.n > 2 && v.s[0] == '@' && str_int(str_from(v, 2), &n)) return day_text_of(s->c->mem, today + (v.s[1] == '-' ? -n : n));
    if (v.n > 1 && (v.s[0] == '-' || v.s[0] == '+') && str_int(str_from(v, 1), &n)) return base_day(s, v.s[0] == '-' ? -n : n);
    return v;
}

/* A record of this estate by its name; a firm is the estate's own. */
static enum err named(struct standing *s, const struct field *f, struct str v, int64_t *ret) {
    struct rows r;
    if (f->ref == &org_entity) return *ret = s->es.property_org, OK;
    const struct field *name = field_named(f->ref, S("name"));
    enum err e = base_rows(s, f->ref, &r);
    for (int i = 0; i < r.n && !e && name; i++) {
        char *row = (char *)r.row + (size_t)i * f->ref->size;
        if (str_eq(*field_str(name, row), v)) *ret = ((const struct head *)(const void *)row)->id;
    }
    return e ? e : *ret == NONE ? E_INVALID : OK;
}

static enum err set(struct standing *s, const struct entity *e, struct str key, struct str v, void *row) {
    const struct field *f = field_named(e, key);
    if (!f) return E_INVALID;
    switch (f->kind) {
    case K_CODE: *field_int(f, row) = code_value(f->codes, v); break;
    case K_REF: return named(s, f, v, field_int(f, row));
    case K_REAL: return str_real(v, field_real(f, row)) ? OK : E_INVALID;
    case K_DATE: *field_str(f, row) = day_of_text(s, v); break;
    case K_TEXT: *field_str(f, row) = v; break;
    default: return str_int(v, field_int(f, row)) ? OK : E_INVALID;
    }
    return OK;
}

static enum err fields(struct standing *s, const struct entity *e, struct str text, void *row) {
    struct str one, key;
    enum err bad = OK;
    while (text.n && !bad) {
        text = str_cut(text, ';', &one);
        struct str v = str_cut(one, '=', &key);
        bad = set(s, e, str_trim(key), str_trim(v), row);
    }
    return bad;
}

/* A ring of 290 by 170 metres about its point, where the list has none. */
static struct str ring_about(struct standing *s) {
    const struct estate *e = &s->es;
    double w = 0.0015, h = 0.00076;
    return arena_printf(s->c->mem, "{\"type\":\"Polygon\",\"coordinates\":[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]]}",
                        e->lng - w, e->lat - h, e->lng + w, e->lat - h, e->lng + w, e->lat + h, e->lng - w, e->lat + h, e->lng - w, e->lat - h);
}

static enum err estate_row(struct standing *s, struct str text) {
    struct estate is = s->es;
    enum err e = fields(s, &estate_entity, text, &is);
    if (!is.boundary.n) is.boundary = ring_about(s);
    if (!e) e = base_put(s, &estate_entity, &s->es, &is, "change");
    s->es = is;
    return e;
}

static enum err building_row(struct standing *s, struct str text, int i) {
    double corner[4][2];
    struct building x;
    row_clear(&building_entity, &x);
    x.estate = s->es.h.id;
    enum err e = fields(s, &building_entity, text, &x);
    if (base_ring(s->c, &s->es, corner)) base_outline(s->c, corner, i, (int)s->es.buildings, &x);
    return e ? e : base_put(s, &building_entity, 0, &x, "create");
}

static enum err lift_row(struct standing *s, struct str text, int i) {
    struct elevator x;
    row_clear(&elevator_entity, &x);
    x.estate = s->es.h.id;
    enum err e = fields(s, &elevator_entity, text, &x);
    base_lift_seen(s, i, &x);
    return e ? e : base_put(s, &elevator_entity, 0, &x, "create");
}

static enum err record_row(struct standing *s, struct str text) {
    struct lift_record r;
    struct elevator was;
    row_clear(&lift_record_entity, &r);
    enum err e = fields(s, &lift_record_entity, text, &r);
    if (!e) e = store_get(tx_db(s->tx), s->c->mem, 0, s->c->tenant, &elevator_entity, r.elevator, &was, &s->c->fault);
    r.estate = s->es.h.id;
    r.town = s->es.town;
    r.community = s->es.community;
    r.day = base_day(s, 0);
    if (r.by.n == 0) r.by = e ? STR_NULL : was.maintainer;
    return e ? e : base_deed_put(s, &was, &r);
}

static enum err other_row(struct standing *s, struct str noun, struct str text) {
    const struct entity *e = register_named(noun);
    if (!e) return E_INVALID;
    void *row = arena_alloc(s->c->mem, e->size);
    row_clear(e, row);
    *field_int(field_named(e, S("estate")), row) = s->es.h.id;
    enum err bad = fields(s, e, text, row);
    return bad ? bad : base_put(s, e, 0, row, "create");
}

static enum err row(struct standing *s, struct str noun, struct str text, int *buildings, int *lifts) {
    if (str_is(noun, "estate")) return estate_row(s, text);
    if (str_is(noun, "building")) return building_row(s, text, (*buildings)++);
    if (str_is(noun, "elevator")) return lift_row(s, text, (*lifts)++);
    if (str_is(noun, "lift_record")) return record_row(s, text);
    return other_row(s, noun, text);
}

/* "7", "7 whole", "7 small": how many days before, and in which of the two cities. */
static bool days_of(const struct base *b, struct str cell, int64_t *ret) {
    struct str n, city = str_trim(str_cut(cell, ' ', &n));
    return str_int(n, ret) && (!city.n || str_is(city, b->small ? "small" : "whole"));
}

enum err base_own(struct standing *s, int64_t days) {
    struct table t;
    struct call *c = s->c;
    int buildings = 0, lifts = 0;
    enum err e = table_open(&t, c->mem, s->b->own, "base.csv", columns, &c->fault);
    for (bool more = true; !e;) {
        int64_t then;
        if ((e = table_next(&t, &more)) || !more) break;
        if (!str_eq(table_cell(&t, O_ESTATE), s->es.name)) continue;
        if (!days_of(s->b, table_cell(&t, O_DAYS), &then) || then != days) continue;
        e = row(s, table_cell(&t, O_NOUN), table_cell(&t, O_FIELDS), &buildings, &lifts);
        if (e && !c->fault.err) e = table_wrong(&t, "fields", "demo.row", table_cell(&t, O_FIELDS));
    }
    return e;
}

int base_own_days(const struct base *b, const struct estate *es, int64_t *ret, int most) {
    struct str line, rest = b->own, cell;
    int n = 0;
    while (rest.s && n < most) {
        int64_t days;
        rest = str_cut(rest, '\n', &line);
        struct str more = str_cut(line, ',', &cell);
        if (!str_eq(cell, es->name)) continue;
        (void)str_cut(more, ',', &cell);
        bool known = !days_of(b, cell, &days);
        for (int i = 0; i < n; i++) known |= ret[i] == days;
        if (!known) ret[n++] = days;
    }
    return n;
}
