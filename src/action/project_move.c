/* A project moves: what each step asks of its row and writes into it. */
#include "action/project.h"

#include <string.h>
#include "action/lift.h"

static enum err must(struct call *c, bool there, const char *field) {
    return there ? OK : fail(c, E_INVALID, field, "prj.first");
}

static struct str today_if_none(struct call *c, struct str day) {
    return day.n ? day : today_text(c);
}

static enum err step(struct call *c, const char *verb, const struct project *was, struct project *is) {
    enum err e = OK;
    if (!strcmp(verb, "approve")) {
        if ((e = must(c, is->budget != NONE, "budget")) || (e = must(c, is->planned_end.n, "planned_end"))) return e;
        is->approved_on = today_if_none(c, is->approved_on);
    } else if (!strcmp(verb, "procure")) {
        if ((e = must(c, is->method != NONE, "method")) || (e = must(c, is->contract != NONE, "contract"))) return e;
        is->contract_on = today_if_none(c, is->contract_on);
    } else if (!strcmp(verb, "start")) is->real_start = today_if_none(c, is->real_start);
    else if (!strcmp(verb, "finish")) is->real_end = today_text(c), is->finished_by = c->who->person;
    else if (!strcmp(verb, "accept")) is->accepted_on = today_if_none(c, is->accepted_on);
    else if (!strcmp(verb, "rework")) is->reworks++, is->real_end = STR_NULL, is->finished_by = NONE;
    else if (!strcmp(verb, "settle")) {
        if ((e = must(c, is->settled != NONE, "settled"))) return e;
        is->settled_on = today_if_none(c, is->settled_on);
    } else if (!strcmp(verb, "stop")) is->stopped_from = was->state;
    else if (!strcmp(verb, "resume")) is->state = was->stopped_from, is->stopped_from = NONE;
    return e;
}

static enum err move_check(struct call *c, struct tx *tx, struct flowing *v) {
    struct project *is = v->is;
    (void)tx;
    enum err e = step(c, code_text(&project_verbs, v->m->verb), v->was, is);
    if (e || (e = project_check(c, is))) return e;
    project_clock(c, is);
    return OK;
}

const struct flow_kind project_kind = { .flow = &project_flow, .check = move_check };

static enum err move_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    void *row = 0;
    enum err e = flow_move(c, tx, &project_kind, arg, &row);
    if (!e) ((struct project_view *)ret)->p = *(const struct project *)row;
    return e;
}

const struct action projects_move = {
    .name = "projects.move", .cap = CAP_READ, .in = &project_move_entity, .out = &project_view_entity, .body = move_body,
    .answer = project_answer, .versioned = true,
};
