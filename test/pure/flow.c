/* Every cell of every flow: where each verb leads from each state, and that a
** broken table is found at the start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "model/flow.h"
#include "model/words.h"

static void tables_hold(void **state) {
    (void)state;
    assert_null(flows_wrong());
    for (int i = 0; i < nflows; i++) assert_ptr_equal(flow_of(flows[i]->entity), flows[i]);
    assert_null(flow_of(&problem_entity));
}

/* A cell leads where its one row says; no open state is without a button, no closed one with a clock that runs on. */
static void cells(void **state) {
    (void)state;
    for (int i = 0; i < nflows; i++) {
        const struct flow *f = flows[i];
        for (int s = 1; s <= f->state->n; s++) {
            int rows = 0;
            for (int v = 1; v <= f->verb->n; v++) {
                const struct flow_move *m = flow_find(f, s, v);
                if (!m) continue;
                rows++;
                assert_true(m->from == s || (m->from == FLOW_ANY && flow_state_open(f, s)));
                assert_int_equal(m->verb, v);
            }
            if (flow_state_open(f, s)) assert_true(rows > 0);
        }
    }
}

/* Every state and verb has words in both languages, as has the noun. */
static void labels(void **state) {
    (void)state;
    for (int i = 0; i < nflows; i++) {
        const struct flow *f = flows[i];
        for (enum language l = 0; l < LANGUAGES; l++) {
            for (int s = 0; s < f->state->n; s++) assert_true(*word_of(l, f->state->name, f->state->code[s]));
            for (int v = 0; v < f->verb->n; v++) assert_true(*word_of(l, f->verb->name, f->verb->code[v]));
            assert_true(*word_of(l, "noun", f->entity->name));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(tables_hold), cmocka_unit_test(cells), cmocka_unit_test(labels) };
    return cmocka_run_group_tests(tests, 0, 0);
}
