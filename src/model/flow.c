#include "model/flow.h"

#include <string.h>

static const char *const side_codes[] = { "any", "unit", "units", "issuer", "apart" };
const struct codes sides = { "side", side_codes, N_OF(side_codes) };
static const char *const need_codes[] = { "reason", "note", "unit", "due", "more" };
const struct codes flow_needs = { "flow_need", need_codes, N_OF(need_codes) };

const struct flow *const flows[] = {
    &task_flow,
    &project_flow,
    &supervision_flow,
};
const int nflows = N_OF(flows);

const struct flow *flow_of(const struct entity *e) {
    for (int i = 0; i < nflows; i++)
        if (flows[i]->entity == e) return flows[i];
    return 0;
}

const struct flow *flow_named(struct str noun) {
    for (int i = 0; i < nflows; i++)
        if (str_is(noun, flows[i]->entity->name)) return flows[i];
    return 0;
}

bool flow_state_open(const struct flow *f, int64_t state) {
    return state > 0 && f->open >> state & 1;
}

static bool from(const struct flow *f, const struct flow_move *m, int64_t state) {
    return m->from == FLOW_ANY ? flow_state_open(f, state) : m->from == state;
}

const struct flow_move *flow_find(const struct flow *f, int64_t state, int64_t verb) {
    for (int i = 0; i < f->nmove; i++)
        if (f->move[i].verb == verb && from(f, &f->move[i], state)) return &f->move[i];
    return 0;
}

static const char *row_wrong(const struct flow *f, int i) {
    const struct flow_move *m = &f->move[i];
    if (m->verb < 1 || m->verb > f->verb->n || m->to > f->state->n || m->from > f->state->n) return "a row outside its lists";
    if ((m->who <= CAP_SELF || m->who >= CAPS)) return "a move that nobody in particular may make";
    if (m->to && m->clock == CLOCK_END && flow_state_open(f, m->to)) return "a clock that ends while the record is open";
    if (m->to && m->clock != CLOCK_END && !flow_state_open(f, m->to)) return "a clock that runs on after the end";
    for (int j = 0; j < i; j++)
        if (f->move[j].verb == m->verb && (f->move[j].from == m->from || !f->move[j].from || !m->from)) return "two rows for one verb";
    return 0;
}

static const char *flow_wrong(const struct flow *f) {
    uint64_t reached = FLOW_OPEN(f->first), left = 0;
    if (f->state->n > 63) return "more states than bits";
    for (int i = 0; i < f->nmove; i++) {
        const struct flow_move *m = &f->move[i];
        const char *wrong = row_wrong(f, i);
        if (wrong) return wrong;
        if (m->to && m->to != m->from) reached |= FLOW_OPEN(m->to);
        if (m->to) left |= m->from ? FLOW_OPEN(m->from) : f->open;
    }
    for (int s = 1; s <= f->state->n; s++) {
        if (!(reached >> s & 1)) return "a state nobody reaches";
        if (flow_state_open(f, s) && !(left >> s & 1)) return "an open state without a way out";
    }
    return 0;
}

const char *flows_wrong(void) {
    for (int i = 0; i < nflows; i++) {
        const char *wrong = flow_wrong(flows[i]);
        if (wrong) return wrong;
    }
    return 0;
}
