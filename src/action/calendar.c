#include "action/calendar.h"

#include "action/org.h"
#include "action/policies.h"
#include "action/table.h"
#include "base/hash.h"
#include "base/time.h"
#include "base/utf8.h"
#include "paper/charset.h"

enum { DAYS_MOST = 366, NAME_CHARS = 40 };

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field year_fields[] = {
    F_INT(year_view, year, REQUIRED, 1900, 2200), F_BOOL(year_view, known, REQUIRED),
    F_INT(year_view, off, REQUIRED, 0, 366), F_INT(year_view, make_up, REQUIRED, 0, 366),
};
static const struct entity year_entity = SHAPE(year_view, "calendar_year", year_fields);
static const struct field day_fields[] = {
    F_DATE(day_view, day, REQUIRED), F_BOOL(day_view, off, REQUIRED), F_TEXT(day_view, name, 0, 0, 40),
};
static const struct entity day_entity = SHAPE(day_view, "calendar_day", day_fields);
static const struct field view_fields[] = {
    F_ROWS(calendar_view, years, 0, &year_entity), F_ROWS(calendar_view, days, 0, &day_entity),
};
const struct entity calendar_view_entity = SHAPE(calendar_view, "calendar", view_fields);
static const struct field query_fields[] = { F_INT(calendar_query, year, INPUT, 1900, 2200) };
const struct entity calendar_query_entity = SHAPE(calendar_query, "calendar_query", query_fields);
static const struct field file_fields[] = {
    F_INT(calendar_file, year, REQUIRED | INPUT, 1900, 2200), F_BLOB(calendar_file, bytes, 0),
};
const struct entity calendar_file_entity = SHAPE(calendar_file, "calendar_file", file_fields);
static const struct field set_fields[] = {
    F_INT(calendar_set, year, REQUIRED, 1900, 2200), F_INT(calendar_set, days, REQUIRED, 0, 366),
};
const struct entity calendar_set_entity = SHAPE(calendar_set, "calendar_set", set_fields);

/* ---- read ---- */

static int64_t year_of(struct str day) {
    struct civil c;
    return date_parse(day, &c) ? c.year : 0;
}

/* Years in order, as their days are. */
static void years_of(struct call *c, const struct holiday *h, int n, struct rows *ret) {
    struct year_view *v = 0;
    int k = 0, cap = 0;
    for (int i = 0; i < n; i++) {
        int64_t year = year_of(h[i].day);
        if (k == 0 || v[k - 1].year != year) {
            int64_t first = day_of((struct civil){ (int)year, 1, 2 }) * DAY;      /* within the year in every zone */
            ARENA_PUSH(c->mem, v, k, cap) = (struct year_view){ year, calendar_known(c->world->calendar, first, first), 0, 0 };
        }
        if (h[i].off == 1) v[k - 1].off++;
        else v[k - 1].make_up++;
    }
    *ret = (struct rows){ v, k };
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct calendar_view *out = ret;
    int64_t year = ((const struct calendar_query *)in)->year;
    struct bind tenant = BI("tenant", c->tenant);
    struct rows r;
    int n = 0;
    enum err e = sql_rows(c->db, c->mem, "holidays_all", &holiday_entity, &tenant, 1, &r, &c->fault);
    if (e) return e;
    const struct holiday *h = r.row;
    struct day_view *v = ARENA_ARRAY(c->mem, struct day_view, r.n + 1);
    years_of(c, h, r.n, &out->years);
    for (int i = 0; i < r.n; i++)
        if (year != NONE && year_of(h[i].day) == year) v[n++] = (struct day_view){ h[i].day, h[i].name, h[i].off };
    out->days = (struct rows){ v, n };
    return OK;
}

/* ---- set ---- */

static enum err day_check(struct table *t, struct calendar_file *in, struct holiday *h) {
    struct civil day;
    struct str off = table_cell(t, 1);
    h->day = table_cell(t, 0);
    h->name = table_cell(t, 2);
    if (!date_parse(h->day, &day)) return table_wrong(t, "date", "calendar.date", h->day);
    if (day.year != in->year) return table_wrong(t, "date", "calendar.other_year", h->day);
    if (!str_int(off, &h->off) || h->off < 0 || h->off > 1) return table_wrong(t, "off", "calendar.off", off);
    if (h->off == 0 && day_weekday(day_of(day)) < 5) return table_wrong(t, "off", "calendar.no_weekend", h->day);
    if (utf8_count(h->name) > NAME_CHARS) return table_wrong(t, "name", "calendar.name", h->name);
    for (int i = 0; i < in->n; i++)
        if (str_eq(in->day[i].day, h->day)) return table_wrong(t, "date", "calendar.twice", h->day);
    return OK;
}

static bool holds_day(const struct calendar_file *in, const char *month_day) {
    for (int i = 0; i < in->n; i++)
        if (str_ends(in->day[i].day, str_of(month_day))) return true;
    return false;
}

/* Every yearly notice names New Year and the National Day: without them a part is missing. */
static enum err put_prepare(struct call *c, void *arg) {
    static const char *const column[] = { "date", "off", "name", 0 };
    struct calendar_file *in = arg;
    struct table t;
    struct str text;
    enum charset what;
    bool more = true;
    if (in->year == NONE) return fail(c, E_INVALID, "year", "field.required");
    enum err e = charset_decode(c->mem, in->bytes, &text, &what, &c->fault);
    if (e || (e = table_open(&t, c->mem, text, "calendar", column, &c->fault))) return e;
    in->day = ARENA_ARRAY(c->mem, struct holiday, DAYS_MOST + 1);
    while (!e) {
        struct holiday h = { .tenant = c->tenant };
        if ((e = table_next(&t, &more)) || !more) break;
        if ((e = day_check(&t, in, &h)) == OK) in->day[in->n++] = h;
    }
    if (e) return e;
    bool whole = holds_day(in, "-01-01") && holds_day(in, "-10-01");
    return whole ? OK : fail_with(c, E_INVALID, "bytes", "calendar.incomplete", arena_printf(c->mem, "%lld", (long long)in->year), STR_NULL);
}

static enum err put_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct calendar_file *in = arg;
    unsigned char d[DIGEST];
    struct str key = arena_printf(c->mem, "calendar.%lld", (long long)in->year);
    struct bind b[] = { BI("tenant", c->tenant), BT("from", arena_printf(c->mem, "%lld-01-01", (long long)in->year)),
                        BT("to", arena_printf(c->mem, "%lld-12-31", (long long)in->year)) };
    int64_t were = 0;
    enum err e = tree_lock(tx);
    if (e || (e = sql_run(tx_db(tx), c->mem, "holidays_drop", b, N_OF(b), &were, &c->fault))) return e;
    for (int i = 0; i < in->n && !e; i++) e = tx_put(tx, &holiday_entity, &in->day[i]);
    if (e) return e;
    sm3(in->bytes, d);
    struct str was = arena_printf(c->mem, "%lld", (long long)were);
    struct str is = arena_printf(c->mem, "%d sm3:" PRIstr, in->n, STRARG(hex_text(c->mem, d, DIGEST)));
    if ((e = setting_put(tx, key, was, is))) return e;
    *(struct calendar_set *)ret = (struct calendar_set){ in->year, in->n };
    return OK;
}

const struct action calendar_get = {
    .name = "calendar.get", .cap = CAP_SELF, .in = &calendar_query_entity, .out = &calendar_view_entity, .read = get_read,
};
const struct action calendar_put = {
    .name = "calendar.put", .cap = CAP_SETTING, .in = &calendar_file_entity, .out = &calendar_set_entity,
    .prepare = put_prepare, .body = put_body, .touches_world = true,
};
