/* What is missing of the estates, who must fill it in, and how complete the city is. */
#include "access/who.h"
#include "action/around.h"
#include "action/estate.h"
#include "action/register.h"

#include <stdio.h>
#include <string.h>
#include "action/handover.h"
#include "base/time.h"

/* ---- shapes ---- */

static const struct field missing_fields[] = {
    F_TEXT(missing_view, noun, REQUIRED, 1, 40), F_TEXT(missing_view, field, REQUIRED, 1, 40), F_TEXT(missing_view, label, REQUIRED, 1, 80),
    F_CODE(missing_view, who, REQUIRED, &musts), F_INT(missing_view, n, REQUIRED, 0, INT64_MAX), F_INT(missing_view, of, REQUIRED, 0, INT64_MAX),
    F_TEXT(missing_view, path, 0, 0, 200),
};
static const struct entity missing_view_entity = SHAPE_OF(missing_view, "missing", missing_fields);
static const struct field missing_page_fields[] = {
    F_INT(missing_page, percent, REQUIRED, 0, 100), F_INT(missing_page, n, REQUIRED, 0, COMPLETE_MOST),
    F_ROWS(missing_page, items, 0, &missing_view_entity),
};
const struct entity missing_page_entity = SHAPE_OF(missing_page, "missing_page", missing_page_fields);

enum by { BY_TOWN = 1, BY_COMMUNITY_AREA, BY_FIELD };
static const char *const by_codes[] = { "town", "community", "field" };
static const struct codes bys = { "completeness_by", by_codes, N_OF(by_codes) };
static const struct field query_fields[] = {
    F_REF(completeness_query, town, INPUT, &area_entity), F_CODE(completeness_query, by, INPUT, &bys),
};
static const struct entity query_entity = SHAPE_OF(completeness_query, "completeness_query", query_fields);
static const struct field row_fields[] = {
    F_TEXT(completeness_row, key, REQUIRED, 1, 80), F_TEXT(completeness_row, name, 0, 0, 80), F_INT(completeness_row, percent, REQUIRED, 0, 100),
    F_INT(completeness_row, n, REQUIRED, 0, INT64_MAX), F_INT(completeness_row, missing, REQUIRED, 0, INT64_MAX),
    F_CODE(completeness_row, who, 0, &musts),
};
static const struct entity row_entity = SHAPE_OF(completeness_row, "completeness_row", row_fields);
static const struct field page_fields[] = {
    F_INT(completeness_page, percent, REQUIRED, 0, 100), F_INT(completeness_page, n, REQUIRED, 0, INT64_MAX),
    F_ROWS(completeness_page, rows, 0, &row_entity),
};
static const struct entity page_entity = SHAPE_OF(completeness_page, "completeness", page_fields);

/* ---- one estate ---- */

/* "missing.noun.field" where a row is no field of a table, else the field's own label. */
static struct str row_label(const struct call *c, const struct complete_row *row) {
    char key[80];
    (void)snprintf(key, sizeof key, "%s.%s", row->noun, row->field);
    const char *own = word_of(c->language, "missing", key);
    return str_of(*own ? own : word_of(c->language, row->noun, row->field));
}

enum err missing_of(struct call *c, struct db *db, const struct estate *e, struct missing_page *out) {
    int64_t tally[TALLIES];
    struct completed done;
    enum err bad = estate_tally(c, db, e->h.id, tally);
    if (bad) return bad;
    complete_reckon(e, tally, &done);
    struct missing_view *v = ARENA_ARRAY(c->mem, struct missing_view, done.n + 1);
    for (int i = 0; i < done.n; i++) {
        const struct complete_row *row = &complete_rows[done.lack[i].row];
        v[i] = (struct missing_view){ .who = complete_who(row, e), .n = done.lack[i].n, .of = done.lack[i].of,
                                      .noun = str_of(row->noun), .field = str_of(row->field), .label = row_label(c, row) };
        v[i].path = arena_printf(c->mem, "/estates/%lld?part=%s&field=%s", (long long)e->h.id, row->noun, row->field);
    }
    out->percent = done.percent;
    out->n = done.n;
    out->items = (struct rows){ v, done.n };
    return OK;
}

static enum err missing_read(struct call *c, void *in, void *ret) {
    struct scope s = scope_of(c, CAP_READ);
    struct estate e;
    enum err bad = store_get(c->db, c->mem, &s, c->tenant, &estate_entity, ((const struct one_in *)in)->id, &e, &c->fault);
    return bad ? bad : missing_of(c, c->db, &e, ret);
}

bool missing_mine(const struct call *c, const struct scope *keep, const struct estate *e, const struct complete_row *row) {
    enum must who = complete_who(row, e);
    static const enum role of[] = { 0, R_PROPERTY, R_COMMUNITY, R_TOWN };
    bool mine = false;
    for (int i = 0; c->who && i < c->who->ngrants && !mine; i++) mine = c->who->grant[i].role == (int64_t)of[who];
    return mine && scope_covers(c, keep, e->town, e->community, e->h.id);
}

/* ---- the city ---- */

struct sums { struct completeness_row *row; int64_t *id, *percent; int n; };

static struct completeness_row *row_for(struct call *c, struct sums *s, const struct entity *area, int64_t id) {
    int i = 0;
    while (i < s->n && s->id[i] != id) i++;
    if (i < s->n) return &s->row[i];
    s->id[s->n] = id;
    struct str name = world_name(c->world, area, id);
    s->row[s->n] = (struct completeness_row){ .who = NONE, .name = name,
                                              .key = id == NONE ? S("none") : arena_printf(c->mem, "%lld", (long long)id) };
    return &s->row[s->n++];
}

static void by_area(struct call *c, struct sums *s, const struct estate *e, bool town) {
    struct completeness_row *row = row_for(c, s, &area_entity, town ? e->town : e->community);
    int64_t percent = e->completeness == NONE ? estate_completeness(e) : e->completeness;
    s->percent[row - s->row] += percent;
    row->n++;
    row->missing += estate_lacks(e) != 0;
}

/* A row a field: of how many estates it is asked, at how many it is missing. */
static void by_field(struct call *c, struct sums *s, const struct estate *e) {
    int64_t lacks = estate_lacks(e);
    for (int i = 0; i < ncomplete_rows; i++) {
        struct completeness_row *row = &s->row[i];
        const struct complete_row *of = &complete_rows[i];
        if (s->n <= i) {
            *row = (struct completeness_row){ .who = of->who, .name = row_label(c, of), .key = arena_printf(c->mem, "%s.%s", of->noun, of->field) };
            s->n++;
        }
        if (!complete_applies(of, e)) continue;
        row->n++;
        row->missing += lacks >> i & 1;
    }
}

static enum err completeness_read(struct call *c, void *in, void *ret) {
    const struct completeness_query *q = in;
    struct completeness_page *out = ret;
    struct scope scope = scope_of(c, CAP_READ);
    const struct world *w = c->world;
    int most = w->nareas + ncomplete_rows + 2;
    struct sums s = { ARENA_ARRAY(c->mem, struct completeness_row, most), ARENA_ARRAY(c->mem, int64_t, most),
                      ARENA_ARRAY(c->mem, int64_t, most), 0 };
    int64_t all = 0;
    enum by by = q->by == NONE ? q->town == NONE ? BY_TOWN : BY_COMMUNITY_AREA : (enum by)q->by;
    out->n = 0;
    for (int i = 0; i < w->nestates; i++) {
        const struct estate *e = &w->estate[i];
        if (e->closed_at != NONE || (q->town != NONE && e->town != q->town)) continue;
        if (!scope_covers(c, &scope, e->town, e->community, e->h.id)) continue;
        out->n++;
        all += e->completeness == NONE ? estate_completeness(e) : e->completeness;
        if (by == BY_FIELD) by_field(c, &s, e);
        else by_area(c, &s, e, by == BY_TOWN);
    }
    for (int i = 0; i < s.n; i++) {
        struct completeness_row *row = &s.row[i];
        if (by == BY_FIELD) row->percent = row->n ? 100 * (row->n - row->missing) / row->n : 100;
        else row->percent = (s.percent[i] + row->n / 2) / row->n;
    }
    out->percent = out->n ? (all + out->n / 2) / out->n : 0;
    out->rows = (struct rows){ s.row, s.n };
    return OK;
}

/* ---- once a day ---- */

struct daily { struct call *c; struct str day; };

static struct bind *daily_bind(struct daily *d) {
    struct bind *b = ARENA_ARRAY(d->c->mem, struct bind, 3);
    b[0] = (struct bind)BI("tenant", d->c->tenant);
    b[1] = (struct bind)BT("key", S("complete.day"));
    b[2] = (struct bind)BT("value", d->day);
    return b;
}

/* Whoever sets the day first puts the job. */
static enum err daily_body(struct tx *tx, void *arg) {
    struct daily *d = arg;
    int64_t changed = 0;
    d->c->fault = (struct fault){ 0 };
    enum err e = sql_run(tx_db(tx), d->c->mem, "setting_turn", daily_bind(d), 3, &changed, tx_fault(tx));
    return e || changed != 1 ? e : settle_complete(d->c, tx);
}

static enum err done_today(struct daily *d, bool *ret) {
    struct call *c = d->c;
    struct db *db = store_read(c->store, &c->fault);
    struct cursor *cur;
    *ret = false;
    if (!db) return c->fault.err;
    enum err e = sql_open(db, c->mem, "setting_of", daily_bind(d), 2, &cur, &c->fault);
    if (!e && sql_next(cur)) *ret = str_eq(sql_text(cur, 0), d->day);
    if (!e) e = sql_end(cur);
    store_read_end(db);
    return e;
}

enum err complete_daily(struct call *c) {
    struct daily d = { c, date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0))) };
    bool done;
    enum err e = done_today(&d, &done);
    if (e || done) return e;
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = daily_body, .arg = &d, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}

const struct action estates_missing = {
    .name = "estates.missing", .cap = CAP_READ, .in = &one_in_entity, .out = &missing_page_entity, .read = missing_read,
};
const struct action completeness_get = {
    .name = "completeness.get", .cap = CAP_READ, .in = &query_entity, .out = &page_entity, .read = completeness_read,
};
