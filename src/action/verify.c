#include "action/verify.h"

#include "model/moves.h"

bool known_move(struct str noun, struct str verb, struct str from, struct str to) {
    int64_t f = code_value(&states, from), t = code_value(&states, to), v = code_value(&verbs, verb);
    if (!str_is(noun, "problem")) return true;
    if (!from.s) return v == V_REPORT && t == REPORTED;
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        if (m->verb != (enum verb)v || f == NONE || !move_from(m, (enum state)f)) continue;
        if (m->to == BEFORE ? state_open((enum state)t) : m->to == STAYS ? t == f : t == m->to) return true;
    }
    return false;
}
