/* The list of lifts: by what is due first, with counts of what is due. */
#include "action/lift.h"
#include "action/register.h"

#include "base/time.h"
#include "base/utf8.h"

enum { PAGE_ROWS = 50, COUNTED = 100000, FILTERS = 14, ESTATES = 500, CODE_LENGTH = 6, PARTS = 200 };

int64_t today_of(const struct call *c) {
    return time_local_day(c->now, c->tz_offset, 0);
}

struct str today_text(struct call *c) {
    return date_text(c->mem, day_civil(today_of(c)));
}

static struct str day_text(struct call *c, int64_t days) {
    return date_text(c->mem, day_civil(today_of(c) + days));
}

/* ---- one of them ---- */

void lift_view_fill(struct call *c, struct lift_view *v) {
    int64_t today = today_of(c);
    struct lift_due_view *next = ARENA_NEW(c->mem, struct lift_due_view);
    v->years = lift_years(&v->e, today);
    v->light = NONE;
    v->next = (struct rows){ 0, 0 };
    for (enum lift_due w = DUE_ASSESSMENT; w < LIFT_DUES; w++) {
        struct str by = lift_by(&v->e, w);
        if (!by.n || v->next.n || !str_eq(by, v->e.next_by)) continue;
        *next = (struct lift_due_view){ .what = w, .on = by };
        next->light = v->light = lift_light(w, by, today, &next->days);
        v->next = (struct rows){ next, 1 };
    }
    v->why = lift_why(c, v);
}

/* ---- the list ---- */

struct wanted { struct filter f[FILTERS]; int n; };

static struct filter *want(struct wanted *w, const char *field) {
    struct filter *f = &w->f[w->n++];
    *f = (struct filter){ .field = field_named(&elevator_entity, str_of(field)), .low = NONE, .high = NONE };
    return f;
}

static void want_one(struct call *c, struct wanted *w, const char *field, int64_t value) {
    if (value == NONE) return;
    struct filter *f = want(w, field);
    int64_t *in = ARENA_NEW(c->mem, int64_t);
    *in = value;
    f->in = in;
    f->n = 1;
}

static void want_some(struct wanted *w, const char *field, struct ids v, bool or_none) {
    if (!v.n) return;
    struct filter *f = want(w, field);
    f->in = v.id;
    f->n = v.n;
    f->or_none = or_none;
}

/* Those that were not scrapped, where nothing else is said; a lift of which nothing is known is in use. */
static void want_state(struct call *c, struct wanted *w, struct ids state) {
    struct ids s = { ARENA_ARRAY(c->mem, int64_t, state.n + 2), 0 };
    bool used = state.n == 0;
    for (int i = 0; i < state.n; i++) s.id[s.n++] = state.id[i], used |= state.id[i] == LIFT_IN_USE;
    if (!s.n) s.id[s.n++] = LIFT_IN_USE, s.id[s.n++] = LIFT_STOPPED;
    want_some(w, "state", s, used);
}

/* Past its day, or so many days before it. */
static void want_due(struct call *c, struct wanted *w, const struct lift_query *q) {
    static const char *const field[LIFT_DUES] = { 0, "assess_by", "inspect_by", "maintain_by", "insure_by" };
    if (q->due == NONE) return;
    struct filter *f = want(w, field[q->due]);
    f->to = day_text(c, q->within == NONE ? 0 : q->within + 1);
    f->or_none = q->due == DUE_INSURANCE;                    /* no policy at all is none in force */
}

static void want_words(struct call *c, struct wanted *w, struct str q) {
    struct ids in = { ARENA_ARRAY(c->mem, int64_t, ESTATES + 1), 0 };
    if (!q.n) return;
    for (int i = 0; i < c->world->nestates && in.n < ESTATES; i++)
        if (str_find(c->world->estate[i].name, q, 0) >= 0) in.id[in.n++] = c->world->estate[i].h.id;
    bool code = q.n >= CODE_LENGTH && utf8_count(q) == q.n;
    if (in.n) want_some(w, "estate", in, false);
    else if (code) want(w, "code")->text = q;
    else *want(w, "name") = (struct filter){ .field = field_named(&elevator_entity, S("name")), .text = q, .holds = true,
                                             .low = NONE, .high = NONE };
}

static void wanted_of(struct call *c, const struct lift_query *q, struct wanted *w) {
    int64_t used[] = { LIFT_IN_USE };
    *w = (struct wanted){ .n = 0 };
    want_one(c, w, "estate", q->estate);
    want_one(c, w, "town", q->town);
    want_one(c, w, "community", q->community);
    want_one(c, w, "building", q->building);
    want_state(c, w, q->due != NONE && !q->state.n ? (struct ids){ used, 1 } : q->state);
    want_some(w, "grade", q->grade, false);
    want_some(w, "advice", q->advice, false);
    want_due(c, w, q);
    if (q->years_from != NONE) want(w, "installed")->to = date_later(c->mem, day_text(c, 1), -12 * (int)q->years_from, 0);
    if (q->trapped == 1) want(w, "trapped")->from = day_text(c, -LIFT_TRAPPED_DAYS);
    want_words(c, w, q->q);
}

static struct query query_of(const struct wanted *w, int limit) {
    return (struct query){ .e = &elevator_entity, .filter = w->f, .nfilter = w->n, .limit = limit,
                           .sort = field_named(&elevator_entity, S("next_by")) };
}

/* A cursor is "day.id" of the last row shown; "-.id" where nothing is due of it. */
static enum err cursor_read(struct call *c, struct str after, struct query *q) {
    struct str key, id = str_cut(after, '.', &key);
    if (!after.n) return OK;
    q->after = true;
    if (!str_int(id, &q->after_id)) return fail(c, E_INVALID, "after", "error.invalid");
    q->after_text = str_is(key, "-") ? STR_NULL : key;
    return OK;
}

static bool sooner(const struct elevator *a, const struct elevator *b) {
    if (!a->next_by.n || !b->next_by.n) return a->next_by.n || (!b->next_by.n && a->h.id < b->h.id);
    int order = str_cmp(a->next_by, b->next_by);
    return order ? order < 0 : a->h.id < b->h.id;
}

/* The first `n` of two pages, each in order. */
static struct rows merged(struct call *c, struct rows x, struct rows y, int n) {
    const struct elevator *a = x.row, *b = y.row;
    struct elevator *to = ARENA_ARRAY(c->mem, struct elevator, n + 1);
    int i = 0, k = 0, m = 0;
    while (m < n && (i < x.n || k < y.n))
        to[m++] = k == y.n || (i < x.n && sooner(&a[i], &b[k])) ? a[i++] : b[k++];
    return (struct rows){ to, m };
}

enum err lifts_read(struct call *c, struct db *db, const struct lift_query *in, int limit, struct rows *ret, bool *more) {
    struct scope s;
    struct wanted w;
    struct rows all = { 0, 0 };
    wanted_of(c, in, &w);
    struct query q = query_of(&w, limit + 1);                /* one more tells whether there is a next page */
    enum err e = cursor_read(c, in->after, &q);
    if (!e) e = base_scope(c, db, CAP_READ, &s);
    for (int i = 0; !e && i < s.n; i += PARTS) {
        struct scope one = scope_piece(c, &s, i, PARTS);
        struct rows r;
        e = store_list(db, c->mem, &one, c->tenant, &q, &r, &c->fault);
        if (!e) all = i ? merged(c, all, r, limit + 1) : r;
    }
    if (e) return e;
    *more = all.n > limit;
    int n = *more ? limit : all.n;
    all.n = n;
    if ((e = register_names(c, db, &elevator_entity, &all))) return e;
    struct lift_view *v = ARENA_ARRAY(c->mem, struct lift_view, n + 1);
    for (int i = 0; i < n; i++) {
        row_clear(&lift_view_entity, &v[i]);
        v[i].e = ((const struct elevator *)all.row)[i];
        lift_view_fill(c, &v[i]);
    }
    *ret = (struct rows){ v, n };
    return OK;
}

static enum err list_count(struct call *c, struct db *db, const struct lift_query *in, int64_t *ret) {
    struct scope s;
    struct wanted w;
    int64_t n = 0;
    wanted_of(c, in, &w);
    struct query q = query_of(&w, 1);
    enum err e = base_scope(c, db, CAP_READ, &s);
    *ret = 0;
    for (int i = 0; !e && i < s.n; i += PARTS) {
        struct scope one = scope_piece(c, &s, i, PARTS);
        e = store_count(db, c->mem, &one, c->tenant, &q, COUNTED, &n, &c->fault);
        *ret += n;
    }
    return e;
}

/* ---- counts ---- */

/* One place whose lifts are counted as a whole. */
struct place { enum level level; int64_t area; };

static bool place_in(struct call *c, const struct place *a, const struct place *b) {
    if (b->level == LEVEL_ALL) return true;
    if (a->level < b->level) return false;
    if (a->level == b->level) return a->area == b->area;
    const struct estate *es = a->level == LEVEL_ESTATE ? world_estate(c->world, a->area) : 0;
    if (a->level == LEVEL_ESTATE) return es && (b->level == LEVEL_TOWN ? es->town : es->community) == b->area;
    return area_at_level(c->world, a->area, AREA_TOWN) == b->area;
}

/* What the scope holds of the place asked for, each lift once. */
static enum err places_of(struct call *c, struct db *db, struct place asked, struct place **ret, int *found) {
    struct scope s;
    enum err e = base_scope(c, db, CAP_READ, &s);
    if (e) return e;
    struct place *p = ARENA_ARRAY(c->mem, struct place, s.n + 1);
    int n = 0;
    for (int i = 0; i < s.n; i++) {
        struct place part = { s.part[i].level, s.part[i].area }, x = part;
        if (place_in(c, &asked, &part)) x = asked;
        else if (!place_in(c, &part, &asked)) continue;
        bool held = false;
        for (int k = 0; k < n; k++) {
            if (place_in(c, &x, &p[k])) held = true;
            else if (place_in(c, &p[k], &x)) p[k--] = p[--n];
        }
        if (!held) p[n++] = x;
    }
    *ret = p;
    *found = n;
    return OK;
}

static enum err count_place(struct call *c, struct db *db, const struct place *p, struct lift_counts *k) {
    static const char *const name[LEVELS] = { "lift_counts_all", "lift_counts_town", "lift_counts_community", "lift_counts_estate" };
    struct bind b[] = {
        BT("today", today_text(c)), BT("old", date_later(c->mem, today_text(c), -12 * LIFT_OLD_YEARS, 0)),
        BT("since", day_text(c, -LIFT_TRAPPED_DAYS)), BI("tenant", c->tenant), BI("area", p->area),
    };
    int64_t *const to[] = { &k->n, &k->over15, &k->unassessed, &k->overdue_inspection, &k->overdue_maintenance, &k->uninsured,
                            &k->trapped30 };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, name[p->level], b, p->level == LEVEL_ALL ? N_OF(b) - 1 : N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur))
        for (int i = 0; i < N_OF(to); i++) *to[i] += sql_int(cur, i);
    return sql_end(cur);
}

enum err lift_counts_read(struct call *c, struct db *db, int64_t town, int64_t community, int64_t estate, struct lift_counts *ret) {
    struct place asked = estate != NONE ? (struct place){ LEVEL_ESTATE, estate }
                       : community != NONE ? (struct place){ LEVEL_COMMUNITY, community }
                       : town != NONE ? (struct place){ LEVEL_TOWN, town } : (struct place){ LEVEL_ALL, 0 };
    struct place *p;
    int n = 0;
    enum err e = places_of(c, db, asked, &p, &n);
    *ret = (struct lift_counts){ 0 };
    for (int i = 0; i < n && !e; i++) e = count_place(c, db, &p[i], ret);
    return e;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct lift_query *q = in;
    struct lift_page *out = ret;
    struct lift_counts *k = ARENA_NEW(c->mem, struct lift_counts);
    bool more;
    enum err e = lifts_read(c, c->db, q, q->limit == NONE ? PAGE_ROWS : (int)q->limit, &out->items, &more);
    const struct lift_view *v = out->items.row;
    if (e) return e;
    if (more) {
        const struct elevator *last = &v[out->items.n - 1].e;
        out->next = arena_printf(c->mem, PRIstr ".%lld", STRARG(last->next_by.n ? last->next_by : S("-")), (long long)last->h.id);
    }
    if (q->count != 1) return OK;
    out->counts = (struct rows){ k, 1 };
    e = list_count(c, c->db, q, &out->count);
    return e ? e : lift_counts_read(c, c->db, q->town, q->community, q->estate, k);
}

const struct action lifts_list = {
    .name = "lifts.list", .cap = CAP_READ, .in = &lift_query_entity, .out = &lift_page_entity, .read = list_read,
};
