/* The story of an estate, merged page by page. Each source is read along an index of its
** own, newest first, no further than a page; what they have in common is a key (moment,
** source, id), and the cursor is that of the last line shown. */
#include "action/timeline.h"

#include <stdlib.h>
#include "action/estate.h"
#include "action/register.h"
#include "model/lift.h"
#include "base/id.h"
#include "base/time.h"

enum teller { FROM_STEPS = 1, FROM_LIFTS, FROM_MOMENTS, FROM_FINDINGS, FROM_GONE, FROM_EDITIONS };
enum { PAGE_ROWS = 30, STRETCH = 200 };

struct keyed { int64_t ms, id; int source; struct timeline_line v; };
struct story {
    struct call *c;
    const struct estate *e;
    struct scope scope;                  /* of problems; `whole` when nothing of the estate is hidden */
    bool whole, on;                      /* on: the page continues after (ms, source, id)             */
    int64_t ms, id;
    int source, want;
    uint64_t kinds;
    struct keyed *line;
    int n, cap;
};

static void put(struct story *s, enum teller source, int64_t ms, int64_t id, struct timeline_line v) {
    if (!(s->kinds >> v.kind & 1)) return;
    ARENA_PUSH(s->c->mem, s->line, s->n, s->cap) = (struct keyed){ ms, id, (int)source, v };
}

/* Ids below this one stand after the cursor, of a source whose ids tell the moment. */
static int64_t before_of(const struct story *s, enum teller source) {
    if (!s->on) return INT64_MAX;
    if (s->source == (int)source) return s->id;
    return id_floor((int)source < s->source ? s->ms + 1 : s->ms);
}

static struct str label(const struct story *s, const struct codes *codes, int64_t value) {
    const char *code = value == NONE ? 0 : code_text(codes, value);
    return code ? str_of(word_of(s->c->language, codes->name, code)) : STR_NULL;
}

static struct str path_to(const struct story *s, const char *where, int64_t id) {
    return arena_printf(s->c->mem, "/%s/%lld", where, (long long)id);
}

/* ---- steps of problems ---- */

static const unsigned char kind_of_verb[] = {
    [V_REPORT] = MOMENT_PROBLEM, [V_VERIFY] = MOMENT_PROBLEM, [V_REJECT] = MOMENT_PROBLEM, [V_EXIT] = MOMENT_PROBLEM,
    [V_FILE] = MOMENT_DISPATCH, [V_DISPATCH] = MOMENT_DISPATCH, [V_ACCEPT] = MOMENT_DISPATCH, [V_RETURN] = MOMENT_DISPATCH,
    [V_PROGRESS] = MOMENT_HANDLE, [V_FINISH] = MOMENT_HANDLE, [V_PASS] = MOMENT_CHECK, [V_REWORK] = MOMENT_CHECK,
    [V_OBJECT] = MOMENT_DISPATCH, [V_UPHOLD] = MOMENT_DISPATCH, [V_OVERRULE] = MOMENT_DISPATCH, [V_REOPEN] = MOMENT_CHECK,
    [V_AGREE] = MOMENT_CHECK, [V_DISAGREE] = MOMENT_CHECK, [V_ESCALATE] = MOMENT_PRESS, [V_REMIND] = MOMENT_PRESS,
    [V_ASK] = MOMENT_REQUEST, [V_GRANT] = MOMENT_REQUEST, [V_REFUSE] = MOMENT_REQUEST, [V_WITHDRAW] = MOMENT_REQUEST,
    [V_RESUME] = MOMENT_REQUEST, [V_HANDOVER] = MOMENT_DISPATCH,
};

static int64_t kind_of_step(int64_t verb, int64_t severity) {
    if (verb == V_FILE && severity == CRITICAL) return MOMENT_PRESS;       /* what is critical is listed when it is filed */
    int64_t kind = verb > 0 && verb < N_OF(kind_of_verb) ? kind_of_verb[verb] : 0;
    return kind ? kind : MOMENT_PROBLEM;
}

static int64_t verbs_asked(const struct story *s) {
    uint64_t bits = 0;
    for (int64_t v = 1; v < VERBS; v++)
        if (s->kinds >> kind_of_step(v, ORDINARY) & 1 || s->kinds >> kind_of_step(v, CRITICAL) & 1) bits |= UINT64_C(1) << v;
    return (int64_t)bits;
}

/* Which problems the caller sees is asked once each. */
struct sight { int64_t id; bool seen; };
struct sights { struct sight *s; int n, cap; };

static enum err sees_problem(struct story *s, struct sights *k, int64_t id, bool *ret) {
    struct problem p;
    *ret = true;
    if (s->whole) return OK;
    for (int i = 0; i < k->n; i++)
        if (k->s[i].id == id) return *ret = k->s[i].seen, OK;
    enum err e = store_get(s->c->db, s->c->mem, &s->scope, s->c->tenant, &problem_entity, id, &p, &s->c->fault);
    if (e == E_NOT_FOUND) s->c->fault = (struct fault){ 0 };
    else if (e) return e;
    *ret = e == OK;
    ARENA_PUSH(s->c->mem, k->s, k->n, k->cap) = (struct sight){ id, *ret };
    return OK;
}

static struct timeline_line step_line(const struct story *s, struct cursor *cur) {
    int64_t verb = sql_int(cur, 2), kind = kind_of_step(verb, sql_int(cur, 7));
    struct str said = verb == V_FILE && kind == MOMENT_PRESS ? str_of(word_text(s->c->language, "timeline.listed")) : label(s, &verbs, verb);
    return (struct timeline_line){
        .at = sql_int(cur, 1), .kind = kind, .light = kind == MOMENT_PRESS ? LAMP_OVER : NONE, .item = sql_int(cur, 4),
        .noun = S("problem"), .path = path_to(s, "problems", sql_int(cur, 4)),
        .text = arena_printf(s->c->mem, PRIstr "%s" PRIstr, STRARG(sql_text(cur, 6)), word_text(s->c->language, "timeline.comma"), STRARG(said)),
        .by_name = world_name(s->c->world, &person_entity, sql_int(cur, 5)),
    };
}

/* One stretch of steps; *before moves on. */
static enum err steps_some(struct story *s, struct sights *k, int64_t *before, int most, int *got) {
    struct bind b[] = { BI("tenant", s->c->tenant), BI("estate", s->e->h.id), BI("before", *before), BI("verbs", verbs_asked(s)),
                        BI("n", most) };
    struct cursor *cur;
    struct keyed *page = ARENA_ARRAY(s->c->mem, struct keyed, most);
    enum err e = sql_open(s->c->db, s->c->mem, "timeline_steps", b, N_OF(b), &cur, &s->c->fault);
    *got = 0;
    if (e) return e;
    while (sql_next(cur)) page[(*got)++] = (struct keyed){ .id = sql_int(cur, 0), .v = step_line(s, cur) };
    if ((e = sql_end(cur))) return e;
    for (int i = 0; i < *got && !e; i++) {
        bool seen;
        e = sees_problem(s, k, page[i].v.item, &seen);
        if (!e && seen) put(s, FROM_STEPS, id_time(page[i].id), page[i].id, page[i].v);
        *before = page[i].id;
    }
    return e;
}

static enum err steps(struct story *s) {
    struct sights k = { 0 };
    int64_t before = before_of(s, FROM_STEPS);
    int first = s->n, got = 0, most = s->whole ? s->want : STRETCH;
    enum err e = verbs_asked(s) ? OK : E_NOT_FOUND;
    if (e) return OK;
    do e = steps_some(s, &k, &before, most, &got);
    while (!e && got == most && s->n - first < s->want);
    return e;
}

/* ---- lifts ---- */

static struct str lift_text(const struct story *s, struct cursor *cur) {
    struct str deed = label(s, &lift_deeds, sql_int(cur, 2)), name = sql_text(cur, 8);
    int64_t advice = sql_int(cur, 5), grade = sql_int(cur, 4);
    struct str more = advice != NONE ? label(s, &lift_advices, advice) : grade != NONE ? label(s, &lift_grades, grade)
                    : label(s, &lift_results, sql_int(cur, 3));
    return arena_printf(s->c->mem, PRIstr " " PRIstr "%s" PRIstr, STRARG(name), STRARG(deed),
                        more.n ? word_text(s->c->language, "timeline.comma") : "", STRARG(more));
}

/* They are told by the day they were done. */
static enum err lifts(struct story *s) {
    struct call *c = s->c;
    int64_t day = s->on ? time_local_day(s->ms, c->tz_offset, 0) : time_local_day(c->now, c->tz_offset, 0) + 1;
    bool that = s->on && s->ms == time_at(day, 0, c->tz_offset);         /* the cursor stands at the very start of the day */
    int64_t before = !that || FROM_LIFTS < s->source ? INT64_MAX : s->source == FROM_LIFTS ? s->id : 0;
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", s->e->h.id), BT("day", date_text(c->mem, day_civil(day))),
                        BI("before", before), BI("routine", LIFT_MAINTAINED), BI("n", s->want) };
    struct cursor *cur;
    if (!(s->kinds >> MOMENT_LIFT & 1)) return OK;
    enum err e = sql_open(c->db, c->mem, "timeline_lifts", b, N_OF(b), &cur, &c->fault);
    while (!e && sql_next(cur)) {
        struct civil d;
        int64_t deed = sql_int(cur, 2);
        bool bad = deed == LIFT_TRAPPED || sql_int(cur, 3) == LIFT_FAILED || sql_int(cur, 5) == LIFT_STOP;
        if (!date_parse(sql_text(cur, 1), &d)) continue;
        int64_t ms = time_at(day_of(d), 0, c->tz_offset);
        put(s, FROM_LIFTS, ms, sql_int(cur, 0), (struct timeline_line){
            .at = ms, .kind = MOMENT_LIFT, .light = bad ? LAMP_RISK : NONE, .text = lift_text(s, cur), .noun = S("elevator"),
            .item = sql_int(cur, 6), .path = path_to(s, "elevators", sql_int(cur, 6)),
            .by_name = world_name(c->world, &person_entity, sql_int(cur, 7)) });
    }
    return e ? e : sql_end(cur);
}

/* ---- moments ---- */

/* "title U+001F field,field" as it is told. */
static struct str change_text(const struct story *s, const struct moment *m) {
    const struct entity *e = entity_named(m->noun);
    struct str title, rest = str_cut(m->text, '\x1f', &title), one, list = S("");
    if (title.n && title.s[0] == '@') title = str_of(word_text(s->c->language, arena_cstr(s->c->mem, str_from(title, 1))));
    while (rest.n && e) {
        rest = str_cut(rest, ',', &one);
        list = arena_printf(s->c->mem, PRIstr "%s" PRIstr, STRARG(list), list.n ? word_text(s->c->language, "timeline.and") : "",
                            STRARG(register_label(s->c, e, arena_cstr(s->c->mem, one))));
    }
    struct str noun = m->noun.n ? str_of(word_of(s->c->language, "noun", arena_cstr(s->c->mem, m->noun))) : STR_NULL;
    struct str verb = label(s, &moment_verbs, m->verb), count = STR_NULL;
    if (m->n != NONE) count = arena_printf(s->c->mem, " %lld", (long long)m->n);
    return arena_printf(s->c->mem, PRIstr "%s" PRIstr " " PRIstr PRIstr "%s" PRIstr, STRARG(noun), noun.n && title.n ? " " : "", STRARG(title),
                        STRARG(verb), STRARG(count), list.n ? word_text(s->c->language, "timeline.colon") : "", STRARG(list));
}

static struct str moment_path(const struct story *s, const struct moment *m) {
    const struct entity *e = entity_named(m->noun);
    if (m->verb == MOMENT_IMPORTED || m->verb == MOMENT_UNDONE) return path_to(s, "imports", m->item);
    return e && m->item != NONE ? path_to(s, e->table, m->item) : path_to(s, "estates", m->estate);
}

static enum err moments(struct story *s) {
    struct bind b[] = { BI("tenant", s->c->tenant), BI("estate", s->e->h.id), BI("before", before_of(s, FROM_MOMENTS)),
                        BI("kinds", (int64_t)s->kinds), BI("n", s->want) };
    struct rows r;
    enum err e = sql_rows(s->c->db, s->c->mem, "timeline_moments", &moment_entity, b, N_OF(b), &r, &s->c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct moment *m = &((const struct moment *)r.row)[i];
        put(s, FROM_MOMENTS, id_time(m->id), m->id, (struct timeline_line){
            .at = id_time(m->id), .kind = m->kind, .light = NONE, .text = change_text(s, m), .path = moment_path(s, m),
            .noun = m->noun, .item = m->item, .by_name = world_name(s->c->world, &person_entity, m->person) });
    }
    return e;
}

/* ---- rules, editions ---- */

static enum err findings(struct story *s, enum teller source, bool open) {
    struct bind b[] = { BI("tenant", s->c->tenant), BI("estate", s->e->h.id), BI("open", open), BI("before", before_of(s, source)),
                        BI("n", s->want) };
    struct cursor *cur;
    if (!(s->kinds >> MOMENT_RULE & 1)) return OK;
    enum err e = sql_open(s->c->db, s->c->mem, "timeline_findings", b, N_OF(b), &cur, &s->c->fault);
    while (!e && sql_next(cur)) {
        int64_t id = sql_int(cur, 0), problem = sql_int(cur, 2);
        struct str why = sql_text(cur, 3);
        put(s, source, id_time(id), id, (struct timeline_line){
            .at = id_time(id), .kind = MOMENT_RULE, .light = open ? LAMP_RISK : LAMP_DONE, .noun = S("rule_finding"), .item = id,
            .text = why.n ? why : sql_text(cur, 4), .path = problem != NONE ? path_to(s, "problems", problem) : path_to(s, "findings", id) });
    }
    return e ? e : sql_end(cur);
}

static enum err editions(struct story *s) {
    struct bind b[] = { BI("tenant", s->c->tenant), BI("before", before_of(s, FROM_EDITIONS)), BI("n", s->want) };
    struct rows r;
    if (!(s->kinds >> MOMENT_EDITION & 1)) return OK;
    enum err e = sql_rows(s->c->db, s->c->mem, "timeline_editions", &base_edition_entity, b, N_OF(b), &r, &s->c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct base_edition *x = &((const struct base_edition *)r.row)[i];
        const struct str arg[3] = { x->name, STR_NULL, STR_NULL };
        if (x->state != JOB_DONE || x->h.created_at < s->e->h.created_at) continue;        /* of before there was the estate */
        put(s, FROM_EDITIONS, id_time(x->h.id), x->h.id, (struct timeline_line){
            .at = x->h.created_at, .kind = MOMENT_EDITION, .light = NONE, .noun = S("base_edition"), .item = x->h.id,
            .text = word_fill(s->c->mem, s->c->language, "timeline.frozen", arg), .path = path_to(s, "editions", x->h.id),
            .by_name = world_name(s->c->world, &person_entity, x->h.created_by) });
    }
    return e;
}

/* ---- the page ---- */

static int newest_first(const void *a, const void *b) {
    const struct keyed *x = a, *y = b;
    if (x->ms != y->ms) return x->ms > y->ms ? -1 : 1;
    if (x->source != y->source) return x->source > y->source ? -1 : 1;
    return x->id > y->id ? -1 : x->id < y->id;
}

/* A cursor is "ms.source.id" of the last line shown. */
static enum err cursor_read(struct story *s, struct str after) {
    struct str ms, source, id = str_cut(str_cut(after, '.', &ms), '.', &source);
    int64_t number = 0;
    if (!after.n) return OK;
    s->on = str_int(ms, &s->ms) && str_int(source, &number) && str_int(id, &s->id) && number >= FROM_STEPS && number <= FROM_EDITIONS
         && s->ms > -(INT64_C(1) << 52) && s->ms < INT64_C(1) << 52;
    s->source = (int)number;
    return s->on ? OK : fail(s->c, E_INVALID, "after", "error.invalid");
}

static enum err read_all(struct story *s) {
    enum err e = steps(s);
    if (e || (e = lifts(s)) || (e = moments(s))) return e;
    if ((e = findings(s, FROM_FINDINGS, true)) || (e = findings(s, FROM_GONE, false))) return e;
    return editions(s);
}

enum err timeline_read(struct call *c, const struct estate *es, const struct timeline_query *q, struct timeline_page *ret) {
    struct story s = { .c = c, .e = es, .scope = scope_of(c, CAP_READ) };
    int limit = q->limit == NONE ? PAGE_ROWS : (int)q->limit;
    s.whole = estate_seen_whole(c, &s.scope, es);
    s.want = limit + 1;
    for (int i = 0; i < q->kind.n; i++) s.kinds |= UINT64_C(1) << q->kind.id[i];
    if (!q->kind.n) s.kinds = (UINT64_C(1) << MOMENT_KINDS) - 1;
    enum err e = cursor_read(&s, q->after);
    if (e || (e = read_all(&s))) return e;
    if (s.n) qsort(s.line, (size_t)s.n, sizeof *s.line, newest_first);
    int n = s.n < limit ? s.n : limit;
    struct timeline_line *v = ARENA_ARRAY(c->mem, struct timeline_line, n + 1);
    for (int i = 0; i < n; i++) v[i] = s.line[i].v;
    ret->items = (struct rows){ v, n };
    if (s.n > limit)
        ret->next = arena_printf(c->mem, "%lld.%d.%lld", (long long)s.line[n - 1].ms, s.line[n - 1].source, (long long)s.line[n - 1].id);
    return OK;
}
