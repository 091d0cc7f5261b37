/* My work beside what I move myself: what units ask of me, residents to be called
** back, and what will go wrong if nobody looks. */
#include "action/work_more.h"

#include "action/calendar_missing.h"
#include "action/estate.h"
#include "action/listing.h"
#include "action/query_text.h"
#include "action/reading.h"
#include "action/request.h"
#include "action/similar.h"
#include "action/flow.h"
#include "base/id.h"
#include "base/time.h"

enum { REQUESTS = 20, CALLS_SHOWN = 8, CALLS_READ = 60, CALL_DAYS = 30, SOON_HOURS = 8, CALENDAR_LATE = 14,
       PLACES = 12 };

/* ---- shapes ---- */

enum warning { WARN_SOON = 1, WARN_UNTAKEN, WARN_REPEAT, WARN_CALENDAR, WARN_OBJECTION, WARN_STOPPED, WARN_BASE };
/* Those behind the last of the list are kinds that flow, by their noun. */
static const char *const warning_codes[] = { "soon", "untaken", "repeat", "calendar", "objection", "stopped", "base", "task", "project", "supervision" };
static const struct codes warnings = { "warn", warning_codes, N_OF(warning_codes) };

static const struct field warning_fields[] = {
    F_CODE(warning_view, key, REQUIRED, &warnings), F_INT(warning_view, n, REQUIRED, 1, INT64_MAX),
    F_CODE(warning_view, light, 0, &lights), F_TEXTS(warning_view, args, 0), F_TEXT(warning_view, query, 0, 0, 400),
    F_TEXT(warning_view, path, 0, 0, 200),
};
const struct entity warning_view_entity = SHAPE_OF(warning_view, "warning", warning_fields);
static const struct field calls_fields[] = {
    F_INT(calls_view, n, REQUIRED, 0, CALLS_READ), F_ROWS(calls_view, items, 0, &problem_view_entity),
};
const struct entity calls_view_entity = SHAPE_OF(calls_view, "callbacks", calls_fields);

/* ---- residents to be asked ---- */

/* Closed in the last 30 days and not answered yet: the newest 60 unanswered ones that
** he sees are looked at. Closed cases have no due time, so that the index of open and
** due lists them by age. */
static enum err calls(struct call *c, struct work_view *out) {
    static const int64_t shut[] = { 0 }, closed[] = { CLOSED };
    struct filter f[] = {
        { .field = field_named(&problem_entity, S("open")), .in = shut, .n = 1, .low = NONE, .high = NONE },
        { .field = field_named(&problem_entity, S("state")), .in = closed, .n = 1, .low = NONE, .high = NONE },
        { .field = field_named(&problem_entity, S("facts")), .mask = FACT_AGREED | FACT_DISAGREED, .want = 0, .low = NONE, .high = NONE },
    };
    struct query q = { .e = &problem_entity, .filter = f, .nfilter = N_OF(f), .sort = field_named(&problem_entity, S("due")),
                       .descending = true, .limit = CALLS_READ, .lean = false };
    struct scope s = scope_of(c, CAP_CALLBACK);
    struct calls_view *v = ARENA_NEW(c->mem, struct calls_view);
    struct problem *kept = ARENA_ARRAY(c->mem, struct problem, CALLS_SHOWN);
    struct rows r, some = { kept, 0 };
    enum err e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    if (e) return e;
    for (int i = 0; i < r.n; i++) {
        const struct problem *p = &((const struct problem *)r.row)[i];
        if (p->closed_at == NONE || p->closed_at < c->now - (int64_t)CALL_DAYS * DAY) continue;
        if (primary_verb(c, p, 0, 0) != V_AGREE) continue;          /* who handled it does not ask */
        if (v->n++ < CALLS_SHOWN) kept[some.n++] = *p;
    }
    listing_views(c, &some, &v->items);
    out->callbacks = (struct rows){ v, 1 };
    return OK;
}

/* ---- warnings ---- */

struct warned { struct warning_view *w; int n; };

static void warn(struct call *c, struct warned *to, enum warning key, int64_t n, int64_t light, struct str query, struct str a0,
                 struct str a1) {
    struct texts args = { ARENA_ARRAY(c->mem, struct str, 2), 0 };
    if (a0.n) args.s[args.n++] = a0;
    if (a1.n) args.s[args.n++] = a1;
    if (n > 0) to->w[to->n++] = (struct warning_view){ key, n, light, args, query, STR_NULL };
}

/* How many the query lists for him: the figure is the length of the list that it opens. */
static enum err listed(struct call *c, struct str query, int64_t *n) {
    struct problem_query *q = ARENA_NEW(c->mem, struct problem_query);
    struct listing *l = ARENA_NEW(c->mem, struct listing);
    enum err e = query_text_read(c, &problem_query_entity, query, "query", q);
    if (e || (e = listing_of(c, q, l))) return e;
    return listing_count(c, l, n);
}

/* What a list can tell; `soon`: due from now to today's end or 8 hours on, whichever is sooner. */
static const struct { enum warning key; int64_t light; const char *query; bool soon; } lists[] = {
    { WARN_SOON,      LAMP_RISK, "open=1&state=dispatched", true },
    { WARN_UNTAKEN,   LAMP_RISK, "open=1&state=dispatched&light=half,risk,over,over3", false },
    { WARN_OBJECTION, LAMP_RISK, "open=1&state=objected", false },
    { WARN_STOPPED,   NONE,      "open=1&light=stop", false },
};

static enum err warn_lists(struct call *c, struct warned *to) {
    int64_t midnight = time_at(time_local_day(c->now, c->tz_offset, 0) + 1, 0, c->tz_offset), until = c->now + SOON_HOURS * HOUR;
    if (until > midnight) until = midnight;
    for (int i = 0; i < N_OF(lists); i++) {
        struct str query = str_of(lists[i].query);
        int64_t n = 0;
        if (lists[i].soon)
            query = arena_printf(c->mem, PRIstr "&due_from=%lld&due_to=%lld", STRARG(query), (long long)c->now, (long long)until);
        enum err e = listed(c, query, &n);
        if (e) return e;
        warn(c, to, lists[i].key, n, lists[i].light, query, STR_NULL, STR_NULL);
    }
    return OK;
}

struct worst { int64_t estate, category, n; };

/* The category that came up most often at an estate in the last 90 days, by the index alone. */
static enum err worst_at(struct call *c, int64_t estate, struct worst *w) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", estate), BI("floor", id_floor(c->now - (int64_t)SIMILAR_DAYS * DAY)) };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "repeats_at", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        if (sql_int(cur, 1) > w->n) *w = (struct worst){ estate, sql_int(cur, 0), sql_int(cur, 1) };
    return sql_end(cur);
}

/* Where the same keeps coming back: looked for at the estates of what he has before
** him, since nobody can count all pairs of a city each time somebody looks. */
static enum err warn_repeat(struct call *c, const int64_t *estate, int n, struct warned *to) {
    struct worst w = { NONE, NONE, REPEATS_LEAST - 1 };
    int64_t all = 0;
    enum err e = OK;
    for (int i = 0; i < n && !e; i++) e = worst_at(c, estate[i], &w);
    if (e || w.estate == NONE) return e;
    struct str query = arena_printf(c->mem, "estate=%lld&category=%lld&created_from=%lld", (long long)w.estate,
                                    (long long)w.category, (long long)(c->now - (int64_t)SIMILAR_DAYS * DAY));
    if ((e = listed(c, query, &all)) || all < REPEATS_LEAST) return e;           /* he may see only some of them */
    warn(c, to, WARN_REPEAT, all, LAMP_RISK, query, world_name(c->world, &estate_entity, w.estate),
         world_name(c->world, &category_entity, w.category));
    return OK;
}

/* Limits of a year without calendar count Monday to Friday: for who can see to it. */
static void warn_calendar(struct call *c, struct warned *to) {
    int64_t days;
    int year = plan_may(c, NONE) || may(c->who, CAP_SETTING) ? calendar_missing(c, &days) : 0;
    if (year)
        warn(c, to, WARN_CALENDAR, 1, days <= CALENDAR_LATE ? LAMP_OVER : LAMP_RISK, STR_NULL, arena_printf(c->mem, "%d", year),
             STR_NULL);
}

/* Estates where something is missing that is his to fill in. */
static enum err warn_base(struct call *c, struct warned *to) {
    struct estate_query q;
    struct estate_sieve sieve;
    int64_t n = 0;
    if (!may(c->who, CAP_KEEP)) return OK;
    row_clear(&estate_query_entity, &q);
    q.to_fill = 1;
    enum err e = estate_sieve(c, c->db, &q, &sieve);
    for (int i = 0; i < c->world->nestates && !e; i++) n += estate_asked(c, &sieve, &c->world->estate[i]);
    if (e || n == 0) return e;
    warn(c, to, WARN_BASE, n, NONE, STR_NULL, STR_NULL, STR_NULL);
    to->w[to->n - 1].path = S("/estates?to_fill=1");
    return OK;
}

/* Estates of what lies before him, each once, in its order. */
static int estates_of(const struct rows *groups, const struct rows *waiting, int64_t *ret) {
    const struct work_group *g = groups->row;
    int n = 0;
    for (int i = 0; i <= groups->n; i++) {
        const struct rows *r = i < groups->n ? &g[i].items : waiting;
        for (int k = 0; k < r->n && n < PLACES; k++) {
            int64_t estate = ((const struct problem_view *)r->row)[k].p.estate;
            int seen = 0;
            while (seen < n && ret[seen] != estate) seen++;
            if (seen == n) ret[n++] = estate;
        }
    }
    return n;
}

/* What flows and waits for this person: tasks to accept, to issue, to take; sheets to answer. */
static enum err warn_flows(struct call *c, struct warned *to) {
    enum err e = OK;
    for (int i = 0; i < nflow_kinds && !e; i++) {
        const struct flow *f = flow_kinds[i]->flow;
        int64_t n, late, key = code_value(&warnings, str_of(f->entity->name));
        if (key == NONE || (e = flow_waiting(c, c->db, f, &n, &late))) continue;
        warn(c, to, (enum warning)key, n, late ? LAMP_OVER : LAMP_OK, STR_NULL, STR_NULL, STR_NULL);
        if (n > 0) to->w[to->n - 1].path = arena_printf(c->mem, "/%s?open=1", f->entity->table);
    }
    return e;
}

enum err work_more(struct call *c, struct work_view *out) {
    struct warned to = { ARENA_ARRAY(c->mem, struct warning_view, warnings.n), 0 };
    int64_t estate[PLACES];
    enum err e = requests_mine(c, c->db, REQUESTS, &out->requests, &out->requests_total);
    if (!e && may(c->who, CAP_CALLBACK)) e = calls(c, out);
    if (e || (e = warn_lists(c, &to))) return e;
    if ((e = warn_repeat(c, estate, estates_of(&out->groups, &out->waiting, estate), &to))) return e;
    warn_calendar(c, &to);
    if ((e = warn_base(c, &to)) || (e = warn_flows(c, &to))) return e;
    out->warnings = (struct rows){ to.w, to.n };
    return OK;
}
