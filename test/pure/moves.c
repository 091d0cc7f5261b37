/* Every cell of the move table, as it is printed in test/moves.expect: a changed
** policy is a change of that file. Codes are stable, tables are well made, every
** code has its label. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/file.h"
#include "model/moves.h"
#include "model/words.h"

enum { ME = 501, OTHER = 502, MY_ORG = 601, OTHER_ORG = 602 };

/* One situation a guard may look at: how the asker stands to the record, and when. */
struct situation {
    const char *name;
    int64_t reporter, accepted_by, finished_by, dispatched_by, objected_by, unit;
    bool leads_unit;
    int64_t object_by, overruled, closed_at, agreed_at, disagreed_at, escalated_at, reminded_at, returns, reopens, merged_n, source, accepted_at;
};
enum { NOW = 1000000000 };
#define PLAIN .reporter = OTHER, .accepted_by = OTHER, .finished_by = OTHER, .dispatched_by = OTHER, .objected_by = OTHER, \
    .unit = OTHER_ORG, .object_by = NONE, .overruled = NONE, .closed_at = NOW, .agreed_at = NONE, .disagreed_at = NONE, \
    .escalated_at = NONE, .reminded_at = NONE
static const struct situation situations[] = {
    { .name = "stranger", PLAIN }, { .name = "own report", PLAIN, .reporter = ME },
    { .name = "accepted it", PLAIN, .accepted_by = ME }, { .name = "finished it", PLAIN, .finished_by = ME },
    { .name = "own unit", PLAIN, .unit = MY_ORG }, { .name = "leads it", PLAIN, .leads_unit = true },
    { .name = "no unit yet", PLAIN, .unit = NONE }, { .name = "sent it", PLAIN, .dispatched_by = ME },
    { .name = "objected", PLAIN, .objected_by = ME }, { .name = "too late", PLAIN, .leads_unit = true, .object_by = NOW - 1 },
    { .name = "in time", PLAIN, .leads_unit = true, .object_by = NOW },
    { .name = "overruled", PLAIN, .leads_unit = true, .overruled = OTHER_ORG },
    { .name = "back, forth", PLAIN, .leads_unit = true, .returns = 2 }, { .name = "long closed", PLAIN, .closed_at = NOW - (91LL * 86400000) },
    { .name = "reopened", PLAIN, .reopens = 3 }, { .name = "said yes", PLAIN, .agreed_at = 1 },
    { .name = "said no", PLAIN, .disagreed_at = 1 }, { .name = "escalated", PLAIN, .escalated_at = NOW - 1 },
    { .name = "reminded", PLAIN, .reminded_at = NOW - 1 }, { .name = "holds others", PLAIN, .merged_n = 1 },
    { .name = "by a rule", PLAIN, .source = BY_RULE }, { .name = "never taken", PLAIN, .accepted_at = NONE },
};

/* The shipped policies. */
static const int64_t *presets(void) {
    static int64_t p[POLICIES];
    for (int i = 0; i < POLICIES; i++) p[i] = policy_rows[i].preset;
    return p;
}

static struct asker asker_of(const struct situation *s, struct problem *p) {
    memset(p, 0, sizeof *p);
    p->reporter = s->reporter;
    p->source = s->source;
    p->accepted_at = s->accepted_at;
    p->accepted_by = s->accepted_by;
    p->finished_by = s->finished_by;
    p->dispatched_by = s->dispatched_by;
    p->objected_by = s->objected_by;
    p->unit = s->unit;
    p->overruled = s->overruled;
    p->closed_at = s->closed_at;
    p->agreed_at = s->agreed_at;
    p->disagreed_at = s->disagreed_at;
    p->escalated_at = s->escalated_at;
    p->reminded_at = s->reminded_at;
    p->returns = s->returns;
    p->reopens = s->reopens;
    p->merged_n = s->merged_n;
    return (struct asker){ .person = ME, .org = MY_ORG, .leads_unit = s->leads_unit, .now = NOW, .object_by = s->object_by,
                           .policy = presets() };
}

static void end_line(struct buf *b) {
    while (b->n && b->s[b->n - 1] == ' ') b->n--;
    buf_c(b, '\n');
}

static const char *to_text(const struct move *m) {
    return m->to == STAYS ? "stays" : m->to == BEFORE ? "before" : code_text(&states, m->to);
}

static void head(struct buf *b) {
    buf_z(b, "# The moves of a problem, printed by test/pure/moves.c. A changed line is a changed policy.\n\n"
             "# Where each verb leads from each state; a point: it is refused there (409 CONFLICT).\n");
    buf_printf(b, "%-11s", "");
    for (int v = 1; v <= V_REMIND; v++) buf_printf(b, "%-11s", code_text(&verbs, v));
    end_line(b);
    for (int s = 1; s < STATES; s++) {
        buf_printf(b, "%-11s", code_text(&states, s));
        for (int v = 1; v <= V_REMIND; v++) {
            const struct move *m = move_find((enum state)s, (enum verb)v, presets());
            buf_printf(b, "%-11s", m ? to_text(m) : ".");
        }
        end_line(b);
    }
}

static void roles_of(struct buf *b, enum cap cap) {
    for (int r = 1, n = 0; r < ROLES; r++)
        if (role_has((enum role)r, cap)) buf_printf(b, "%s%s", n++ ? ", " : "", code_text(&roles, r));
}

static void refusals(struct buf *b, const struct move *m) {
    for (int i = 0; i < N_OF(situations); i++) {
        struct problem p;
        struct asker a = asker_of(&situations[i], &p);
        const char *why = m->ok ? m->ok(&p, &a) : 0;
        if (why) buf_printf(b, "    refused to   %-12s %s\n", situations[i].name, why);
    }
}

static void cell(struct buf *b, const struct move *m) {
    static const char *const told[] = { "reporter", "unit", "joining units", "community", "desk", "arbiter", "level above" };
    static const char *const clocks[] = { "the next stage's starts", "goes on", "both end" };
    buf_printf(b, "\n%s %s -> %s%s\n", m->from == ANY_OPEN ? "any open" : code_text(&states, m->from), code_text(&verbs, m->verb),
               to_text(m),
               m->primary ? ", the filled button" : "");
    buf_printf(b, "    may          %s: ", cap_names[m->who]);
    roles_of(b, m->who);
    buf_z(b, "\n    brings       ");
    for (int i = 0, n = 0; i < needs.n; i++)
        if (m->needs >> i & 1) buf_printf(b, "%s%s", n++ ? ", " : "", needs.code[i]);
    buf_printf(b, "%s\n    clock        %s%s\n    told         ", m->needs ? "" : "-", clocks[m->clock],
               m->stopped ? "; also while it is stopped" : "");
    for (int i = 0, n = 0; i < N_OF(told); i++)
        if (m->tell >> i & 1) buf_printf(b, "%s%s", n++ ? ", " : "", told[i]);
    buf_printf(b, "%s\n", m->tell ? "" : "followers");
    refusals(b, m);
}

static void print(struct buf *b) {
    head(b);
    for (int i = 0; i < nproblem_moves; i++) cell(b, &problem_moves[i]);
}

static void every_cell(void **state) {
    (void)state;
    char path[PATH_MAX];
    struct buf is = { 0 }, want = { 0 };
    struct fault f = { 0 };
    const char *root = getenv("ANJU_SOURCE");
    (void)snprintf(path, sizeof path, "%s/test/moves.expect", root ? root : ".");
    print(&is);
    enum err e = file_read(path, 1 << 20, &want, &f);
    if (e || !str_eq(buf_view(&is), buf_view(&want))) {
        (void)file_write("moves.is", buf_view(&is), &f);
        print_error("the moves are not those of test/moves.expect; what they are now is in ./moves.is\n");
    }
    bool same = str_eq(buf_view(&is), buf_view(&want));
    buf_free(&is);
    buf_free(&want);
    assert_true(same);
}

static void one_row_a_cell(void **state) {
    (void)state;
    int64_t other[POLICIES];
    memcpy(other, presets(), sizeof other);
    other[POLICY_REOPEN_TO] = 2;
    assert_ptr_not_equal(move_find(CLOSED, V_REOPEN, presets()), move_find(CLOSED, V_REOPEN, other));
    for (int s = 0; s <= STATES; s++)
        for (int v = 0; v <= VERBS; v++) {
            const struct move *m = move_find((enum state)s, (enum verb)v, presets());
            if (!m) continue;
            assert_true(move_from(m, (enum state)s));
            assert_int_equal(m->verb, v);
        }
    for (int s = 1; s < STATES; s++) {
        int primary = 0;
        for (int v = 1; v < VERBS; v++) {
            const struct move *m = move_find((enum state)s, (enum verb)v, presets());
            primary += m && m->primary;
        }
        assert_true(primary <= 1);
        if (state_open((enum state)s)) assert_int_equal(primary, 1);
    }
}

static void tables_well_made(void **state) {
    (void)state;
    assert_null(moves_wrong());
    assert_null(entities_wrong());
    assert_null(words_wrong());
}

/* Values stand in databases and codes in other people's programs: neither moves. */
static void codes_stable(void **state) {
    (void)state;
    static const struct { const struct codes *list; int64_t value; const char *code; } want[] = {
        { &states, REPORTED, "reported" }, { &states, HANDLING, "handling" }, { &states, CLOSED, "closed" },
        { &states, VOIDED, "voided" }, { &verbs, V_REPORT, "report" }, { &verbs, V_PASS, "pass" },
        { &verbs, V_REWORK, "rework" }, { &severities, CRITICAL, "critical" }, { &sources, BY_RULE, "rule" },
        { &lights, LAMP_OVER3, "over3" }, { &lights, LAMP_DONE, "done" }, { &roles, R_TASK_FORCE, "task_force" },
        { &roles, R_AUDITOR, "auditor" }, { &org_kinds, ORG_INSPECTION, "inspection" }, { &stages, INTAKE, "intake" },
        { &unit_roles, ROLE_JOIN, "join" }, { &photo_kinds, PHOTO_AFTER, "after" }, { &exit_reasons, 6, "unlawful" },
        { &proposals, CONFIRMED, "confirmed" }, { &verbs, V_HANDOVER, "handover" }, { &lights, LAMP_HALF, "half" },
        { &notice_kinds, NOTE_CALENDAR, "calendar" }, { &stages, ARBITRATING, "arbitrating" }, { &batch_states, BATCH_FAILED, "failed" },
    };
    for (int i = 0; i < N_OF(want); i++) {
        assert_string_equal(code_text(want[i].list, want[i].value), want[i].code);
        assert_int_equal(code_value(want[i].list, str_of(want[i].code)), want[i].value);
    }
    assert_int_equal(states.n, STATES - 1);
    assert_int_equal(verbs.n, VERBS - 1);
    assert_int_equal(roles.n, ROLES - 1);
    for (int e = 0; e < E__MAX; e++) assert_true(error_of((enum err)e)->code && error_of((enum err)e)->http >= 200);
    for (int e = 1; e < E__MAX; e++)
        for (int o = e + 1; o < E__MAX; o++)
            assert_string_not_equal(error_of((enum err)e)->code, error_of((enum err)o)->code);
}

static void every_code_has_its_label(void **state) {
    (void)state;
    static const struct codes *const lists[] = {
        &states, &stages, &severities, &classes, &sources, &lights, &org_kinds, &area_levels, &unit_roles, &unit_kinds,
        &photo_kinds, &proposals, &batch_states, &campaign_states, &managements, &languages, &exit_reasons, &roles, &verbs,
        &request_kinds, &request_states, &notice_kinds, &facts, &needs,
    };
    int missing = 0;
    for (int i = 0; i < N_OF(lists); i++)
        for (int c = 0; c < lists[i]->n; c++)
            for (enum language l = ZH; l < LANGUAGES; l++) {
                char key[120];
                (void)snprintf(key, sizeof key, "%s.%s", lists[i]->name, lists[i]->code[c]);
                if (strcmp(word_text(l, key), key)) continue;
                print_error("no label %s\n", key);
                missing++;
            }
    assert_int_equal(missing, 0);
}

/* The title of a fault is the same whatever it names (RFC 9457 3.1.3). */
static void titles_without_holes(void **state) {
    (void)state;
    for (int e = OK + 1; e < E__MAX; e++)
        for (enum language l = ZH; l < LANGUAGES; l++) {
            const struct error_row *row = error_of((enum err)e);
            const char *title = word_of(l, "title", row->code);
            if (!*title) title = word_text(l, row->key);
            assert_string_not_equal(title, row->key);
            assert_null(strchr(title, '{'));
        }
}

/* The three administrators share nothing with work nor with each other. */
static void administrators_apart(void **state) {
    (void)state;
    for (int a = R_SYSADMIN; a < ROLES; a++) {
        for (int b = 1; b < ROLES; b++) assert_int_equal(roles_clash((enum role)a, (enum role)b), a != b);
        for (int c = CAP_READ; c <= CAP_REVEAL; c++) assert_false(role_has((enum role)a, (enum cap)c));
    }
    assert_false(role_has(R_SYSADMIN, CAP_GRANT));
    assert_false(role_has(R_SECADMIN, CAP_PEOPLE));
    assert_false(role_has(R_AUDITOR, CAP_PEOPLE) || role_has(R_AUDITOR, CAP_GRANT));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell), cmocka_unit_test(one_row_a_cell), cmocka_unit_test(tables_well_made),
        cmocka_unit_test(codes_stable), cmocka_unit_test(every_code_has_its_label),
        cmocka_unit_test(titles_without_holes),
        cmocka_unit_test(administrators_apart),
    };
    return cmocka_run_group_tests(tests, 0, 0);
}
