/* Tasks and projects of the example city, through the actions that people use: each line of its file comes as far as the file says. */
#include "action/demo_in.h"

#include "action/project.h"
#include "action/task.h"
#include "base/hash.h"
#include "base/time.h"

enum { C_NOUN, C_TITLE, C_STANDARD, C_BY, C_UNIT, C_DAYS, C_TARGET, C_UPTO };
enum { STEPS = 8 };

/* Who takes which step, in order; what is said with it. */
struct part { int verb; bool by_unit; const char *said; };
static const struct part task_parts[STEPS] = {
    { TASK_ISSUE, false, 0 }, { TASK_ACCEPT, true, 0 }, { TASK_REPORT, true, "已完成一半，其余按计划推进" },
    { TASK_FINISH, true, "全部完成，台账已报" }, { TASK_SEND_BACK, false, "抽查发现两处没有到位，请补齐" },
};
static const struct part passed_parts[STEPS] = {
    { TASK_ISSUE, false, 0 }, { TASK_ACCEPT, true, 0 }, { TASK_FINISH, true, "全部完成，台账已报" }, { TASK_PASS, false, "现场查看合格" },
};
static const struct part built_parts[STEPS] = {
    { PROJECT_APPROVE, false, 0 }, { PROJECT_PROCURE, true, 0 }, { PROJECT_START, true, 0 }, { PROJECT_FINISH, true, "按图完工，自检合格" },
    { PROJECT_ACCEPT, false, "现场验收合格" },
};

struct line { struct call *c; struct table t; int64_t by, unit, days, target; int upto, nth; bool task; };

static const struct person *person_named(const struct world *w, struct str account) {
    for (int i = 0; i < w->npersons; i++)
        if (str_eq(w->person[i].account, account)) return &w->person[i];
    return 0;
}

/* The nth estate where that person may plan, or the last. */
static const struct estate *estate_for(struct call *c, int nth) {
    const struct estate *found = 0;
    struct scope s = scope_of(c, CAP_TASK);
    for (int i = 0; i < c->world->nestates; i++) {
        const struct estate *e = &c->world->estate[i];
        if (e->town == NONE || e->closed_at != NONE || !scope_covers(c, &s, e->town, e->community, e->h.id)) continue;
        found = e;
        if (nth-- == 0) break;
    }
    return found;
}

static void as(struct line *l, int64_t person, int64_t version) {
    l->c->who = who_of(l->c->mem, l->c->world, person);
    l->c->if_match = version;
}

/* The same line makes the same record, however often the city is gone on with. */
static void once(struct line *l) {
    l->c->once_key = arena_printf(l->c->mem, "example-flow-" PRIstr, STRARG(table_cell(&l->t, C_TITLE)));
    sha256(l->c->once_key, l->c->once_body);
}

static struct str day_of_now(struct line *l, int64_t days) {
    return date_text(l->c->mem, day_civil(time_local_day(l->c->now, l->c->tz_offset, 0) + days));
}

/* ---- tasks ---- */

static enum err task_step(struct line *l, struct task_view *v, const struct part *p) {
    struct task_in in;
    row_clear(tasks_move.in, &in);
    as(l, p->by_unit ? l->unit : l->by, v->t.h.version);
    in.id = v->t.h.id;
    in.verb = p->verb;
    if (p->said) in.note = in.reason = str_of(p->said);
    if (p->verb == TASK_REPORT) in.done = l->target / 2;
    if (p->verb == TASK_FINISH) in.done = l->target;
    return action_run(l->c, &tasks_move, &in, v);
}

static enum err task_play(struct line *l) {
    struct task_make in;
    struct task_view *v = ARENA_NEW(l->c->mem, struct task_view);
    const struct part *p = l->upto == TASK_PASS ? passed_parts : task_parts;
    row_clear(tasks_create.in, &in);
    as(l, l->by, NONE);
    once(l);
    in.t.title = table_cell(&l->t, C_TITLE), in.t.standard = table_cell(&l->t, C_STANDARD);
    in.t.unit = world_person(l->c->world, l->unit)->org;
    in.t.due = l->c->now + l->days * (int64_t)DAY;
    in.t.target = l->target, in.t.report_days = 7;
    enum err e = action_run(l->c, &tasks_create, &in, v);
    bool told = !e && l->upto != TASK_DRAFT && v->t.h.version == 1;
    for (int i = 0; i < STEPS && told && p[i].verb && !e; i++) {
        e = task_step(l, v, &p[i]);
        if (p[i].verb == l->upto) break;
    }
    return e;
}

/* ---- projects ---- */

/* Before it is procured the unit says how and for how much. */
static enum err contract(struct line *l, struct project_view *v) {
    struct project_in in;
    row_clear(projects_change.in, &in);
    as(l, l->unit, v->p.h.version);
    in.p.h.id = v->p.h.id;
    in.p.method = 1;                     /* an open tender */
    in.p.contract = v->p.budget / 100 * 96;
    return action_run(l->c, &projects_change, &in, v);
}

static enum err project_step(struct line *l, struct project_view *v, const struct part *p) {
    struct project_move_in in;
    enum err e = p->verb == PROJECT_PROCURE ? contract(l, v) : OK;
    row_clear(projects_move.in, &in);
    as(l, p->by_unit ? l->unit : l->by, v->p.h.version);
    in.id = v->p.h.id;
    in.verb = p->verb;
    if (p->said) in.note = in.reason = str_of(p->said);
    return e ? e : action_run(l->c, &projects_move, &in, v);
}

static enum err project_play(struct line *l) {
    struct project_in in;
    struct project_view *v = ARENA_NEW(l->c->mem, struct project_view);
    row_clear(projects_create.in, &in);
    as(l, l->by, NONE);
    once(l);
    const struct estate *es = estate_for(l->c, l->nth++);
    if (!es) return OK;                  /* a city without estates has no projects */
    in.p.title = table_cell(&l->t, C_TITLE), in.p.standard = table_cell(&l->t, C_STANDARD);
    in.p.class = 1;
    in.p.unit = world_person(l->c->world, l->unit)->org;
    in.p.budget = l->target * 100;
    in.p.planned_start = day_of_now(l, -l->days / 2), in.p.planned_end = day_of_now(l, l->days / 2);
    in.estates = (struct ids){ ARENA_NEW(l->c->mem, int64_t), 1 };
    *in.estates.id = es->h.id;
    enum err e = action_run(l->c, &projects_create, &in, v);
    bool told = !e && l->upto != PROJECT_DRAFT && v->p.h.version == 1;
    for (int i = 0; i < STEPS && told && built_parts[i].verb && !e; i++) {
        e = project_step(l, v, &built_parts[i]);
        if (built_parts[i].verb == l->upto) break;
    }
    return e;
}

/* ---- the file ---- */

static enum err line_read(struct line *l) {
    struct table *t = &l->t;
    const struct person *by = person_named(l->c->world, table_cell(t, C_BY)), *unit = person_named(l->c->world, table_cell(t, C_UNIT));
    l->task = str_is(table_cell(t, C_NOUN), "task");
    int64_t upto = code_value(l->task ? &task_verbs : &project_verbs, table_cell(t, C_UPTO));
    if (!l->task && !str_is(table_cell(t, C_NOUN), "project")) return table_wrong(t, "noun", "demo.row", table_cell(t, C_NOUN));
    if (!by) return table_wrong(t, "by", "demo.row", table_cell(t, C_BY));
    if (!unit) return table_wrong(t, "unit", "demo.row", table_cell(t, C_UNIT));
    if (!str_int(table_cell(t, C_DAYS), &l->days) || l->days < 1) return table_wrong(t, "days", "demo.row", table_cell(t, C_DAYS));
    if (!str_int(table_cell(t, C_TARGET), &l->target) || l->target < 1) return table_wrong(t, "target", "demo.row", table_cell(t, C_TARGET));
    if (upto == NONE) return table_wrong(t, "upto", "demo.row", table_cell(t, C_UPTO));
    l->upto = (int)upto;
    l->by = by->h.id;
    l->unit = unit->h.id;
    return OK;
}

enum err demo_flows(struct call *c, struct str text) {
    static const char *const column[] = { "noun", "title", "standard", "by", "unit", "days", "target", "upto", 0 };
    struct line l = { .c = c };
    const struct who *who = c->who;
    bool more = text.s != 0;
    enum err e = more ? table_open(&l.t, c->mem, text, "flows.csv", column, &c->fault) : OK;
    while (!e && more) {
        if ((e = table_next(&l.t, &more)) || !more) break;
        if ((e = line_read(&l)) == OK) e = l.task ? task_play(&l) : project_play(&l);
    }
    c->who = who;
    c->if_match = NONE;
    c->once_key = STR_NULL;
    return e;
}
