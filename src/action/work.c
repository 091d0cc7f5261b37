#include "action/work.h"

#include "action/count.h"
#include "action/request.h"
#include "action/work_more.h"
#include "base/time.h"

static const char *const group_codes[] = { "over", "today", "week", "later" };
static const struct codes groups = { "group", group_codes, N_OF(group_codes) };
enum group { G_OVER = 1, G_TODAY, G_WEEK, G_LATER, GROUPS };

static const struct field verb_fields[] = {
    F_CODE(work_verb, verb, REQUIRED, &verbs), F_INT(work_verb, n, REQUIRED, 0, INT64_MAX),
};
static const struct entity work_verb_entity = {
    .name = "work_verb", .size = sizeof(struct work_verb), .field = verb_fields, .nfield = N_OF(verb_fields),
    .headless = true,
};
static const struct field group_fields[] = {
    F_CODE(work_group, key, REQUIRED, &groups), F_ROWS(work_group, items, 0, &problem_view_entity),
};
static const struct entity work_group_entity = {
    .name = "work_group", .size = sizeof(struct work_group), .field = group_fields, .nfield = N_OF(group_fields),
    .headless = true,
};
static const struct field work_fields[] = {
    F_INT (work_view, total, REQUIRED, 0, INT64_MAX), F_INT(work_view, overdue, REQUIRED, 0, INT64_MAX),
    F_INT (work_view, today, REQUIRED, 0, INT64_MAX), F_INT(work_view, done_yesterday, REQUIRED, 0, INT64_MAX),
    F_INT (work_view, returned_yesterday, REQUIRED, 0, INT64_MAX), F_ROWS(work_view, verbs, 0, &work_verb_entity),
    F_ROWS(work_view, groups, 0, &work_group_entity), F_ROWS(work_view, waiting, 0, &problem_view_entity),
    F_INT (work_view, waiting_total, REQUIRED, 0, INT64_MAX), F_ROWS(work_view, requests, 0, &request_view_entity),
    F_INT (work_view, requests_total, REQUIRED, 0, INT64_MAX), F_ROW(work_view, callbacks, 0, &calls_view_entity),
    F_ROWS(work_view, warnings, 0, &warning_view_entity),
};
const struct entity work_view_entity = {
    .name = "work", .size = sizeof(struct work_view), .field = work_fields, .nfield = N_OF(work_fields),
    .headless = true,
};

enum { SHOWN = 50, READ_AHEAD = 60, COUNTED = 1000, WAITING = 8 };

/* A state whose next move is mine: the primary row of the table from there. */
static struct filter state_filter(struct call *c, int64_t state) {
    int64_t *in = ARENA_NEW(c->mem, int64_t);
    *in = state;
    return (struct filter){ .field = field_named(&problem_entity, S("state")), .in = in, .n = 1, .low = NONE, .high = NONE };
}

static struct filter open_filter(struct call *c) {
    int64_t *in = ARENA_NEW(c->mem, int64_t);
    *in = 1;
    return (struct filter){ .field = field_named(&problem_entity, S("open")), .in = in, .n = 1, .low = NONE, .high = NONE };
}

static struct query by_due(const struct filter *f, int n, int limit) {
    return (struct query){ .e = &problem_entity, .filter = f, .nfilter = n,
                           .sort = field_named(&problem_entity, S("due")), .limit = limit, .lean = true };
}

static int64_t day_end(const struct call *c, int64_t days) {
    return time_at(time_local_day(c->now, c->tz_offset, 0) + days + 1, 0, c->tz_offset);
}

struct pile { struct problem_view *v; int n, cap; };

/* More wait than were read: how many in all and overdue by the roll-ups (guards
** aside), or counted where several grants overlap; those of today by index. Nobody
** moves what stands still. */
static enum err beyond(struct call *c, const struct move *m, const struct scope *s, const struct query *q, int64_t *mine,
                       int64_t *overdue, int64_t *today) {
    struct filter f[3] = { q->filter[0], q->filter[1],
                           { .field = field_named(&problem_entity, S("due")), .low = c->now, .high = day_end(c, 0) } };
    static const int64_t stop[] = { LAMP_STOP };
    struct query due = *q;
    struct tally t;
    bool known;
    int64_t still = 0;
    enum err e = tally_of(c, s, &t, &known);
    due.filter = f;
    due.nfilter = 3;
    if (e || (e = store_count(c->db, c->mem, s, c->tenant, &due, COUNTED, today, &c->fault))) return e;
    if (known) {
        *mine = tally_state(&t, (enum state)m->from) - t.n[m->from][LAMP_STOP];
        *overdue = tally_overdue(&t, (enum state)m->from);
        return OK;
    }
    if ((e = store_count(c->db, c->mem, s, c->tenant, q, COUNTED, mine, &c->fault))) return e;
    f[2] = (struct filter){ .field = field_named(&problem_entity, S("light")), .in = stop, .n = 1, .low = NONE, .high = NONE };
    if ((e = store_count(c->db, c->mem, s, c->tenant, &due, COUNTED, &still, &c->fault))) return e;
    *mine -= still;
    f[2] = (struct filter){ .field = field_named(&problem_entity, S("due")), .low = NONE, .high = c->now };
    return store_count(c->db, c->mem, s, c->tenant, &due, COUNTED, overdue, &c->fault);
}

static bool scope_is_all(const struct scope *s) {
    return s->n == 1 && s->part[0].level == LEVEL_ALL && s->part[0].node == 0;
}

/* The open problems in that state which this person may move on, soonest first. */
static enum err collect(struct call *c, const struct move *m, struct work_view *out, struct pile *pile, int64_t *mine) {
    struct filter f[2] = { state_filter(c, m->from), open_filter(c) };
    struct scope s = scope_of(c, m->who);
    /* Who sees everything has the index by state; in a place it is the one of what is open there. */
    struct query q = by_due(f, scope_is_all(&s) ? 1 : 2, READ_AHEAD);
    struct rows r;
    int64_t overdue = 0, today = 0;
    enum err e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    *mine = 0;
    if (e) return e;
    for (int i = 0; i < r.n; i++) {
        struct problem_view v;
        row_clear(&problem_view_entity, &v);
        v.p = ((const struct problem *)r.row)[i];
        problem_view_fill(c, &v);
        if (v.verb != (int64_t)m->verb) continue;
        ++*mine;
        if (v.p.due != NONE && v.p.due <= c->now) overdue++;
        else if (v.p.due != NONE && v.p.due <= day_end(c, 0)) today++;
        ARENA_PUSH(c->mem, pile->v, pile->n, pile->cap) = v;
    }
    if (r.n == READ_AHEAD && (e = beyond(c, m, &s, &q, mine, &overdue, &today))) return e;
    out->overdue += overdue;
    out->today += today;
    out->total += *mine;
    return OK;
}

static bool sooner(const struct problem_view *a, const struct problem_view *b) {
    int64_t x = a->p.due == NONE ? INT64_MAX : a->p.due, y = b->p.due == NONE ? INT64_MAX : b->p.due;
    return x != y ? x < y : a->p.h.id < b->p.h.id;
}

static void sort_pile(struct pile *p) {          /* a few lists, each in order: insertion is enough */
    for (int i = 1; i < p->n; i++) {
        struct problem_view v = p->v[i];
        int j = i;
        for (; j > 0 && sooner(&v, &p->v[j - 1]); j--) p->v[j] = p->v[j - 1];
        p->v[j] = v;
    }
}

static enum group group_of(const struct call *c, const struct problem_view *v) {
    int weekday = day_weekday(time_local_day(c->now, c->tz_offset, 0));
    if (v->p.due == NONE) return G_LATER;
    if (v->p.due <= c->now) return G_OVER;
    if (v->p.due <= day_end(c, 0)) return G_TODAY;
    return v->p.due <= day_end(c, 6 - weekday) ? G_WEEK : G_LATER;
}

static void group_pile(struct call *c, struct pile *p, struct work_view *out) {
    struct work_group *g = ARENA_ARRAY(c->mem, struct work_group, GROUPS);
    int n = 0, shown = p->n < SHOWN ? p->n : SHOWN;
    for (int i = 0; i < shown; i++) {
        enum group k = group_of(c, &p->v[i]);
        if (n == 0 || g[n - 1].key != (int64_t)k) g[n++] = (struct work_group){ k, { &p->v[i], 0 } };
        g[n - 1].items.n++;
    }
    out->groups = (struct rows){ g, n };
}

static enum err yesterday(struct call *c, struct work_view *out) {
    int64_t day = time_local_day(c->now, c->tz_offset, 0);
    struct bind b[] = {
        BI("tenant", c->tenant), BI("person", c->who->person), BI("from", time_at(day - 1, 0, c->tz_offset)),
        BI("to", time_at(day, 0, c->tz_offset)),
    };
    struct cursor *cur;
    enum err e = sql_open(c->db, c->mem, "steps_of_person", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    out->done_yesterday = out->returned_yesterday = 0;
    while (sql_next(cur)) {
        int64_t verb = sql_int(cur, 0);
        if (verb == V_RETURN || verb == V_REWORK) out->returned_yesterday += sql_int(cur, 1);
        else if (verb != V_REPORT && verb != V_PROGRESS) out->done_yesterday += sql_int(cur, 1);
    }
    return sql_end(cur);
}

/* Open problems that I see and others must move, soonest first. */
static enum err waiting(struct call *c, struct work_view *out) {
    struct filter f = open_filter(c);
    struct scope s = scope_of(c, CAP_READ);
    struct query q = by_due(&f, 1, READ_AHEAD);
    struct rows r;
    struct problem_view *v = ARENA_ARRAY(c->mem, struct problem_view, WAITING);
    struct tally t;
    bool known;
    int64_t open = 0;
    enum err e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    if (e || (e = tally_of(c, &s, &t, &known))) return e;
    for (int st = 1; st < STATES && known; st++)
        if (state_open((enum state)st)) open += tally_state(&t, (enum state)st);
    if (!known && (e = store_count(c->db, c->mem, &s, c->tenant, &q, COUNTED, &open, &c->fault))) return e;
    for (int i = 0; i < r.n && out->waiting.n < WAITING; i++) {
        struct problem_view one;
        row_clear(&problem_view_entity, &one);
        one.p = ((const struct problem *)r.row)[i];
        problem_view_fill(c, &one);
        if (one.verb == NONE) v[out->waiting.n++] = one;
    }
    out->waiting.row = v;
    out->waiting_total = open > out->total ? open - out->total : out->waiting.n;
    return OK;
}

static enum err work_read(struct call *c, void *in, void *ret) {
    struct work_view *out = ret;
    struct work_verb *list = ARENA_ARRAY(c->mem, struct work_verb, nproblem_moves);
    struct pile pile = { 0, 0, 0 };
    (void)in;
    out->total = out->overdue = out->today = 0;
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        int64_t mine;
        if (!m->primary || !state_open((enum state)m->from) || !may(c->who, m->who)) continue;
        enum err e = collect(c, m, out, &pile, &mine);
        if (e) return e;
        if (mine) list[out->verbs.n++] = (struct work_verb){ m->verb, mine };
    }
    out->verbs.row = list;
    sort_pile(&pile);
    group_pile(c, &pile, out);
    enum err e = yesterday(c, out);
    if (e || (e = waiting(c, out))) return e;
    return work_more(c, out);
}

const struct action work_get = {
    .name = "work.get", .cap = CAP_READ, .out = &work_view_entity, .read = work_read,
};
