/* A project moves: what each step asks of its row and writes into it. */
#include "action/project.h"

#include "action/lift.h"

/* A step asks for what makes it true, and dates itself unless the day stands already. */
static const struct { enum project_verb verb; const char *asks[2], *day; } steps[] = {
    { PROJECT_APPROVE, { "budget", "planned_end" }, "approved_on" },
    { PROJECT_PROCURE, { "method", "contract" },    "contract_on" },
    { PROJECT_START,   { 0, 0 },                    "real_start" },
    { PROJECT_FINISH,  { 0, 0 },                    "real_end" },
    { PROJECT_ACCEPT,  { 0, 0 },                    "accepted_on" },
    { PROJECT_SETTLE,  { "settled", 0 },            "settled_on" },
};

static const struct field *field_of(const char *name) {
    return field_named(&project_entity, str_of(name));
}

static enum err step(struct call *c, enum project_verb verb, struct project *is) {
    int i = 0;
    while (i < N_OF(steps) && steps[i].verb != verb) i++;
    if (i == N_OF(steps)) return OK;
    for (int k = 0; k < 2; k++)
        if (steps[i].asks[k] && field_null(field_of(steps[i].asks[k]), is)) return fail(c, E_INVALID, steps[i].asks[k], "prj.first");
    if (field_null(field_of(steps[i].day), is)) *field_str(field_of(steps[i].day), is) = today_text(c);
    return OK;
}

static enum err move_check(struct call *c, struct tx *tx, struct flowing *v) {
    struct project *is = v->is;
    const struct project *was = v->was;
    enum project_verb verb = (enum project_verb)v->m->verb;
    (void)tx;
    if (verb == PROJECT_FINISH) is->finished_by = c->who->person;
    if (verb == PROJECT_REWORK) is->reworks++, is->real_end = STR_NULL, is->finished_by = NONE;
    if (verb == PROJECT_STOP) is->stopped_from = was->state;
    if (verb == PROJECT_RESUME) is->state = was->stopped_from, is->stopped_from = NONE;
    enum err e = step(c, verb, is);
    if (e || (e = project_check(c, is))) return e;
    project_clock(c, is);
    return OK;
}

const struct flow_kind project_kind = { .flow = &project_flow, .check = move_check };

const struct action projects_move = {
    .name = "projects.move", .cap = CAP_READ, .of = &project_entity, .in = &project_move_entity, .out = &project_view_entity, .body = flow_moved,
    .answer = project_answer, .versioned = true,
};
