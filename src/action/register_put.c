/* A record of the register is written: the one way of every writer. */
#include "action/register.h"

#include <math.h>
#include <string.h>
#include "access/who.h"
#include "action/estate.h"
#include "action/handover.h"
#include "action/org.h"
#include "action/rules.h"
#include "action/timeline.h"
#include "base/time.h"
#include "model/lift.h"

enum { LEDGER_DAY = 10 };        /* until then the figures of the month before last are enough */

/* ---- taking values over ---- */

static size_t field_size(const struct field *f) {
    return kind_is_int(f->kind) ? sizeof(int64_t) : f->kind == K_REAL ? sizeof(double) : sizeof(struct str);
}

void register_take(const struct entity *e, const void *given, void *row) {
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (f->flags & EDIT && !(f->flags & UNSTORED) && !field_null(f, given))
            memcpy((char *)row + f->at, (const char *)given + f->at, field_size(f));
    }
}

static void empty(const struct field *f, void *row) {
    if (kind_is_int(f->kind)) *field_int(f, row) = NONE;
    else if (f->kind == K_REAL) *field_real(f, row) = NAN;
    else *field_str(f, row) = STR_NULL;
}

enum err register_clear(struct call *c, const struct entity *e, const struct texts *names, void *row) {
    for (int i = 0; i < names->n; i++) {
        const struct field *f = field_named(e, names->s[i]);
        if (!f || !(f->flags & EDIT)) return fail_with(c, E_INVALID, "clear", "record.no_field", names->s[i], STR_NULL);
        if (f->flags & REQUIRED)
            return fail_with(c, E_INVALID, "clear", "record.needed", register_label(c, e, f->name), STR_NULL);
        empty(f, row);
    }
    return OK;
}

/* What comes back masked was not changed. */
static void keep_masked(struct call *c, const struct entity *e, const void *before, void *after) {
    for (int i = 0; before && i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (!(f->flags & PERSONAL) || f->kind != K_TEXT) continue;
        struct str was = *field_str(f, (void *)(uintptr_t)before), *is = field_str(f, after);
        struct str mask = str_ends(str_of(f->name), S("phone")) ? mask_phone(c->mem, was) : mask_name(c->mem, was);
        if (was.n && is->n && str_eq(*is, mask)) *is = was;
    }
}

/* ---- its estate ---- */

enum err estate_hold(struct call *c, struct tx *tx, struct touched *t, int64_t id, struct estate **ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", id) };
    struct rows r;
    for (int i = 0; i < t->n; i++)
        if (t->estate[i].h.id == id) return *ret = &t->estate[i], OK;
    enum err e = sql_rows(tx_db(tx), c->mem, "estate_hold", &estate_entity, b, N_OF(b), &r, tx_fault(tx));
    if (e) return e;
    if (!r.n) return E_NOT_FOUND;
    ARENA_PUSH(c->mem, t->estate, t->n, t->cap) = *(const struct estate *)r.row;
    *ret = &t->estate[t->n - 1];
    return OK;
}

/* Town and community are those of its estate, which has not ended. */
static enum err place(struct call *c, struct tx *tx, struct touched *t, const struct entity *e, void *row) {
    int64_t *estate = field_int(field_named(e, S("estate")), row);
    struct estate *s;
    if (*estate == NONE) return fail(c, E_INVALID, "estate", "field.required");
    enum err bad = estate_hold(c, tx, t, *estate, &s);
    if (bad) return bad == E_NOT_FOUND ? absent_id(c, "estate", *estate) : bad;
    if (s->closed_at != NONE) return fail_with(c, E_INVALID, "estate", "estate.ended", s->name, STR_NULL);
    *field_int(field_named(e, S("town")), row) = s->town;
    *field_int(field_named(e, S("community")), row) = s->community;
    return OK;
}

/* ---- what it points to ---- */

static bool of_register(const struct entity *e) {
    return e && e->placed && e != &estate_entity && register_named(str_of(e->name)) == e;
}

static int64_t *int_of(const struct entity *e, const char *name, void *row) {
    const struct field *f = field_named(e, str_of(name));
    return f ? field_int(f, row) : 0;
}

/* Where a building, stairwell or lift stands. The newest are kept: rows of a list come one building after the other. */
static enum err link_read(struct call *c, struct tx *tx, struct touched *t, const struct field *f, int64_t id, struct link *ret) {
    for (int i = 0; i < t->nlink && i < LINKS_KEPT; i++)
        if (t->link[i].e == f->ref && t->link[i].id == id) return *ret = t->link[i], OK;
    void *to = arena_alloc(c->mem, f->ref->size);
    enum err bad = store_get(tx_db(tx), c->mem, 0, c->tenant, f->ref, id, to, &c->fault);
    if (bad == E_NOT_FOUND) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, f->name, id);
    }
    if (bad) return bad;
    *ret = (struct link){ f->ref, id, *int_of(f->ref, "estate", to), NONE };
    if (f->ref == &stairwell_entity) ret->building = *int_of(f->ref, "building", to);
    t->link[t->nlink++ % LINKS_KEPT] = *ret;
    return OK;
}

/* A building, stairwell or lift of the same estate; what that says of estate and building
** is taken over where nothing was given. */
static enum err link_check(struct call *c, struct tx *tx, struct touched *t, const struct entity *e, const struct field *f, void *row) {
    int64_t *estate = int_of(e, "estate", row), *building = int_of(e, "building", row);
    struct link to;
    enum err bad = link_read(c, tx, t, f, *field_int(f, row), &to);
    if (bad) return bad;
    if (*estate == NONE) *estate = to.estate;
    if (*estate != to.estate) return fail(c, E_INVALID, f->name, "record.elsewhere");
    if (to.building == NONE || !building) return OK;
    if (*building == NONE) *building = to.building;
    return *building == to.building ? OK : fail(c, E_INVALID, f->name, "record.other_building");
}

static enum err firm_check(struct call *c, const struct field *f, int64_t id) {
    const struct org *firm = world_org(c->world, id);
    if (!firm || firm->closed_at != NONE) return absent_id(c, f->name, id);
    return firm->kind == ORG_PROPERTY ? OK : fail_with(c, E_INVALID, f->name, "estate.not_firm", firm->name, STR_NULL);
}

/* A firm that was dissolved since stays in the contract that names it. */
static enum err links(struct call *c, struct tx *tx, struct touched *t, const struct entity *e, const void *before, void *row) {
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (f->kind != K_REF || field_null(f, row)) continue;
        bool same = before && *field_int(f, (void *)(uintptr_t)before) == *field_int(f, row);
        enum err bad = of_register(f->ref) ? link_check(c, tx, t, e, f, row) : OK;
        if (!bad && f->ref == &org_entity && !same) bad = firm_check(c, f, *field_int(f, row));
        if (bad) return bad;
    }
    return OK;
}

/* ---- another like it ---- */

static const struct twin { const struct entity *e; const char *by[2], *within; } twins[] = {
    { .e = &building_entity, .by = { "estate", "name" } }, { .e = &stairwell_entity, .by = { "building", "name" } },
    { .e = &elevator_entity, .by = { "code" } },
    { .e = &ledger_month_entity, .by = { "estate", "month" } }, { .e = &household_entity, .by = { "estate", "code" }, .within = "building" },
};

static bool filter_by(const struct entity *e, const char *name, const void *row, struct filter *ret) {
    const struct field *f = field_named(e, str_of(name));
    *ret = (struct filter){ .field = f, .low = NONE, .high = NONE };
    if (field_null(f, row)) return false;
    if (!kind_is_int(f->kind)) return ret->text = *field_str(f, (void *)(uintptr_t)row), ret->text.n > 0;
    ret->in = field_int(f, (void *)(uintptr_t)row);
    ret->n = 1;
    return true;
}

/* A household's code is one of its building's; where no building is given, of the estate's. */
static bool other_building(const struct entity *e, const void *a, const void *b) {
    if (e != &household_entity) return false;
    return ((const struct household *)a)->building != ((const struct household *)b)->building;
}

/* Those that have what the filters ask for, which are of this row. */
static enum err twins_of(struct call *c, struct tx *tx, const struct touched *t, const struct filter *f, int n, const struct entity *e,
                         const void *row, struct rows *ret) {
    const struct field *by[3] = { 0 };
    struct query q = { .e = e, .filter = f, .nfilter = n, .limit = 50, .lean = true };
    for (int i = 0; i < n; i++) by[i] = f[i].field;
    if (t->alike && t->alike->e == e && alike_find(c->mem, t->alike, by, n, row, ret)) return OK;
    return store_list(tx_db(tx), c->mem, 0, c->tenant, &q, ret, &c->fault);
}

static enum err twin_free(struct call *c, struct tx *tx, const struct touched *touched, const struct entity *e, const void *row) {
    const struct twin *t = twins;
    struct filter f[3];
    int n = 0;
    struct rows r;
    while (t < twins + N_OF(twins) && t->e != e) t++;
    if (t == twins + N_OF(twins)) return OK;
    for (; n < N_OF(t->by) && t->by[n]; n++)
        if (!filter_by(e, t->by[n], row, &f[n])) return OK;
    if (t->within && filter_by(e, t->within, row, &f[2])) f[0] = f[2];      /* an estate has a door 101 in each building */
    enum err bad = twins_of(c, tx, touched, f, n, e, row, &r);
    for (int i = 0; i < r.n && !bad; i++) {
        const struct head *one = (const void *)((const char *)r.row + (size_t)i * e->size);
        if (one->id == ((const struct head *)row)->id || other_building(e, one, row)) continue;
        const char *by = t->by[n - 1];
        return fail_with(c, E_CONFLICT, by, "record.twin", register_label(c, e, by), f[n - 1].text);
    }
    return bad;
}

/* ---- how complete the estate is ---- */

enum err estate_tally(struct call *c, struct db *db, int64_t estate, int64_t tally[TALLIES]) {
    struct civil day = day_civil(time_local_day(c->now, c->tz_offset, 0)), month = day;
    struct cursor *cur;
    for (int back = day.day <= LEDGER_DAY ? 2 : 1; back; back--)
        month = month.month == 1 ? (struct civil){ month.year - 1, 12, 1 } : (struct civil){ month.year, month.month - 1, 1 };
    month.day = 1;
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate), BT("day", date_text(c->mem, day)),
                        BT("month", date_text(c->mem, month)) };
    enum err e = sql_open(db, c->mem, "estate_tally", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    bool got = sql_next(cur);
    for (int i = 0; i < TALLIES; i++) tally[i] = got ? sql_int(cur, i) : 0;
    return sql_end(cur);
}

enum err estate_reckon(struct call *c, struct db *db, struct estate *s) {
    int64_t tally[TALLIES] = { 0 };
    struct completed done;
    enum err e = s->h.version ? estate_tally(c, db, s->h.id, tally) : OK;
    if (e) return e;
    complete_reckon(s, tally, &done);
    s->completeness = done.percent;
    s->lacks = done.lacks;
    return OK;
}

int64_t estate_lacks(const struct estate *e) {
    static const int64_t nothing[TALLIES];
    struct completed done;
    if (e->lacks != NONE) return e->lacks;
    complete_reckon(e, nothing, &done);
    return done.lacks;
}

static enum err settle_one(struct call *c, struct tx *tx, int64_t id) {
    struct estate was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &estate_entity, id, &was, &c->fault);
    if (e || was.closed_at != NONE) return e;
    is = was;
    if ((e = estate_reckon(c, tx_db(tx), &is))) return e;
    if (is.completeness != was.completeness || is.lacks != was.lacks) {
        e = tx_update(tx, &estate_entity, &was, &is, &(struct change){ .verb = "complete" });
        if (e || (e = world_touch(tx))) return e;
        c->world_stale = true;
    }
    return rules_touch(tx, id);
}

enum err register_settle(struct call *c, struct tx *tx, struct touched *t) {
    enum err e = OK;
    for (int i = 0; i < t->n && !e; i++) e = settle_one(c, tx, t->estate[i].h.id);
    for (int i = 0; i < t->nimported && !e; i++)
        e = moment_of_import(c, tx, t->imported[i].e, t->imported[i].estate, t->batch, t->imported[i].n);
    t->n = t->nimported = 0;
    return e;
}

/* One line an import and estate, however many records it brings: counted here, written in the end. */
static void import_counted(struct call *c, struct touched *t, const struct entity *e, int64_t estate) {
    for (int i = 0; i < t->nimported; i++)
        if (t->imported[i].estate == estate) {
            t->imported[i].n++;
            return;
        }
    ARENA_PUSH(c->mem, t->imported, t->nimported, t->imported_cap) = (struct imported){ e, estate, 1 };
}

/* ---- an estate itself ---- */

/* The name it bore stays one that it is found by. */
static void name_kept(struct call *c, const struct estate *was, struct estate *is) {
    struct str rest = is->aliases, one;
    if (str_eq(was->name, is->name)) return;
    while (rest.n) {
        rest = str_cut(rest, '|', &one);
        if (str_eq(str_trim(one), was->name)) return;
    }
    is->aliases = is->aliases.n ? arena_printf(c->mem, PRIstr "|" PRIstr, STRARG(is->aliases), STRARG(was->name)) : was->name;
}

static enum err estate_put(struct call *c, struct tx *tx, const struct estate *before, struct estate *after,
                           const struct change *change, const struct touched *t) {
    int64_t n, job;
    enum err e = OK;
    if (before && before->closed_at != NONE) return fail_with(c, E_CONFLICT, "id", "estate.ended", before->name, STR_NULL);
    if (before) name_kept(c, before, after);
    if (!before && after->h.id == 0) after->h.id = tx_new_id(tx);
    after->estate = after->h.id;
    if ((e = estate_check_links(c, after)) || (e = estate_reckon(c, tx_db(tx), after))) return e;
    e = before ? tx_update(tx, &estate_entity, before, after, change) : tx_insert(tx, &estate_entity, after, change);
    bool moved = before && (before->town != after->town || before->community != after->community);
    if (!e && t) alike_keep(c->mem, t->alike, &estate_entity, after);
    if (!e && moved) e = settle_estate(c, tx, c->world, after->h.id, &n, &job);
    if (!e) e = moment_of_change(c, tx, &estate_entity, before, after, change, t ? t->batch : 0);
    return e ? e : rules_touch(tx, after->h.id);
}

/* ---- the whole ---- */

static enum err record_put(struct call *c, struct tx *tx, const struct entity *e, const void *before, void *after,
                           const struct change *change, struct touched *t) {
    bool given = *int_of(e, "estate", after) != NONE;
    enum err bad = given ? place(c, tx, t, e, after) : OK;           /* held before anything there is looked at */
    if (bad || (bad = links(c, tx, t, e, before, after)) || (!given && (bad = place(c, tx, t, e, after)))) return bad;
    if ((bad = twin_free(c, tx, t, e, after))) return bad;
    if (e == &elevator_entity) lift_settle(c->mem, after);
    bad = before ? tx_update(tx, e, before, after, change) : tx_insert(tx, e, after, change);
    if (!bad) alike_keep(c->mem, t->alike, e, after);
    if (!bad && t->batch) import_counted(c, t, e, *field_int(field_named(e, S("estate")), after));
    return bad || t->batch ? bad : moment_of_change(c, tx, e, before, after, change, 0);
}

enum err register_put(struct call *c, struct tx *tx, const struct entity *e, const void *before, void *after,
                      const struct change *change, struct touched *t) {
    struct touched own = { 0 };
    keep_masked(c, e, before, after);
    enum err bad = register_check(c, e, after);
    if (bad) return bad;
    if (e == &estate_entity) return estate_put(c, tx, before, after, change, t);
    if ((bad = record_put(c, tx, e, before, after, change, t ? t : &own))) return bad;
    return t ? OK : register_settle(c, tx, &own);
}
