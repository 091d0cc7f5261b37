/* Rules over days of the test's own choosing, on both engines: a lift turns 15 and nobody writes anything, a case is
** made and lapses with its cause; who handles one is told instead; what a person ended stays ended; a figure taken out
** ends nothing; a rule that is off leaves its cases; two who run at once find once; the night comes once. */
#include "lifefix.h"

#include <pthread.h>
#include "action/comment.h"
#include "action/rules.h"
#include "action/verify.h"
#include "model/rule.h"
#include "store/verify.h"

/* ---- records, as the register writes them ---- */

struct put { const struct entity *e; const void *before; void *after; const char *verb; };

static enum err put_body(struct tx *tx, void *arg) {
    struct put *p = arg;
    struct change change = { .verb = p->verb };
    enum err e = p->before ? tx_update(tx, p->e, p->before, p->after, &change) : tx_insert(tx, p->e, p->after, &change);
    return e ? e : rules_touch(tx, estate);
}

static void write_it(store_body body, void *arg, int64_t at) {
    struct work w = {
        .meta = { .tenant = x.c.tenant, .who = NONE, .org = NONE, .now = at, .call = S("test") }, .body = body, .arg = arg,
        .mem = &x.mem, .fault = &x.c.fault,
    };
    x.c.fault = (struct fault){ 0 };
    enum err e = store_write(x.c.store, &w);
    if (e) print_error("%s %s\n", error_of(e)->code, x.c.fault.key ? x.c.fault.key : "");
    assert_int_equal(e, OK);
}

static void put(const struct entity *e, void *row, int64_t at) {
    write_it(put_body, &(struct put){ e, 0, row, "create" }, at);
}

static void put_again(const struct entity *e, const void *before, void *after, int64_t at) {
    write_it(put_body, &(struct put){ e, before, after, "edit" }, at);
}

static struct elevator lift_of(const char *name, const char *installed, int64_t at) {
    struct elevator l;
    const struct estate *e = world_estate(x.c.world, estate);
    row_clear(&elevator_entity, &l);
    l.town = e->town, l.community = e->community, l.estate = estate;
    l.name = str_of(name);
    l.installed = str_of(installed);
    put(&elevator_entity, &l, at);
    return l;
}

/* ---- the clock ---- */

static struct call *clock_at(int64_t at) {
    x.c.who = who_system(&x.mem);
    x.c.now = at;
    x.c.if_match = NONE;
    x.c.fault = (struct fault){ 0 };
    return &x.c;
}

static void look_at(int64_t at) {
    for (bool more = true; more;) assert_int_equal(rules_touched(clock_at(at), &more), OK);
}

/* The night's run, chunk by chunk. */
static void night(int64_t at) {
    struct job j = { .progress = 0 };
    for (bool finished = false; !finished;) assert_int_equal(rules_chunk(clock_at(at), &j, &finished), OK);
    assert_int_equal(j.progress, x.c.world->nestates);
}

/* ---- what is found ---- */

static struct rule_view rule_of(const char *code) {
    struct rules_page p;
    assert_int_equal(action_run(as("taskforce", x.c.now), &rules_list, 0, &p), OK);
    for (int i = 0; i < p.items.n; i++)
        if (str_is(((const struct rule_view *)p.items.row)[i].r.code, code)) return ((const struct rule_view *)p.items.row)[i];
    fail_msg("no rule %s", code);
    return (struct rule_view){ 0 };
}

static struct rule_finding_page found(const char *code, int64_t open) {
    struct rule_finding_query q;
    struct rule_finding_page p;
    int64_t now = x.c.now;
    row_clear(&rule_finding_query_entity, &q);
    q.rule = rule_of(code).r.h.id;
    q.estate = estate;
    q.open = open;
    assert_int_equal(action_run(as("taskforce", now), &findings_list, &q, &p), OK);
    return p;
}

static int64_t how_many(const char *code, int64_t open) {
    return found(code, open).items.n;
}

/* The finding of an item; h.id NONE: there is none. */
static struct rule_finding_view finding_of(const char *code, int64_t open, int64_t item) {
    struct rule_finding_page p = found(code, open);
    for (int i = 0; i < p.items.n; i++)
        if (((const struct rule_finding_view *)p.items.row)[i].f.item == item) return ((const struct rule_finding_view *)p.items.row)[i];
    return (struct rule_finding_view){ .f.h.id = NONE, .f.problem = NONE };
}

static void change_rule(const char *code, void (*edit)(struct rule *)) {
    struct rule_view was = rule_of(code), out;
    struct rule_edit in;
    int64_t now = x.c.now;
    row_clear(&rule_edit_entity, &in);
    in.r.h.id = was.r.h.id;
    edit(&in.r);
    as("taskforce", now)->if_match = was.r.h.version;
    enum err e = action_run(&x.c, &rules_change, &in, &out);
    if (e) print_error("%s\n", x.c.fault.key);
    assert_int_equal(e, OK);
}

/* ---- the tests ---- */

/* A city of before there were rules gets them once, and only once. */
static void packed(void **state) {
    struct rules_page p;
    (void)state;
    for (int i = 0; i < 2; i++) assert_int_equal(rules_pack(clock_at(FIX_NOW), pack_file("anju-1/rules.csv")), OK);
    assert_int_equal(action_run(as("taskforce", FIX_NOW), &rules_list, 0, &p), OK);
    assert_int_equal(p.items.n, 15);
    for (int i = 0; i < p.items.n; i++) {
        const struct rule_view *v = &((const struct rule_view *)p.items.row)[i];
        if (v->wrong.n || !v->words.n) fail_msg(PRIstr ": " PRIstr, STRARG(v->r.code), STRARG(v->wrong));
        assert_true(v->r.source.n > 0 && str_is(v->r.edition, "anju-1"));
        assert_true(v->r.makes == MAKES_MARK || (v->r.category != NONE && v->r.severity != NONE && v->r.title.n));
    }
}

/* The day before it turns 15 nothing is found; the night after, without a hand on the record, a case waits to be filed. */
static void time_passes(void **state) {
    struct elevator l = lift_of("东梯", "2011-11-26", FIX_NOW), is;
    struct rule_finding_view f;
    (void)state;
    look_at(FIX_NOW);
    night(FIX_NOW + 1 * (int64_t)DAY);
    assert_int_equal(how_many("lift_unassessed", 1), 0);
    night(FIX_NOW + 2 * (int64_t)DAY);
    f = finding_of("lift_unassessed", 1, l.h.id);
    assert_int_not_equal(f.f.problem, NONE);
    assert_true(str_is(f.title, "东梯") && str_find(f.f.why, S("已用 15 年"), 0) >= 0);
    struct problem_view p = page("town.qingxu", f.f.problem, x.c.now);
    assert_true(p.p.state == VERIFIED && p.p.source == BY_RULE && p.p.reporter == NONE && p.p.severity == SEVERE && p.p.due != NONE);
    assert_true(str_find(p.p.title, S("东梯"), 0) >= 0);
    assert_int_equal(p.verb, V_FILE);
    for (int i = 0; i < 3; i++) night(FIX_NOW + (3 + i) * (int64_t)DAY);         /* again: nothing new */
    assert_int_equal(how_many("lift_unassessed", 1), 1);
    is = l;
    is.assessed = S("2026-11-29");
    put_again(&elevator_entity, &l, &is, FIX_NOW + 6 * (int64_t)DAY);
    look_at(FIX_NOW + 6 * (int64_t)DAY);
    assert_int_equal(how_many("lift_unassessed", 1), 0);
    p = page("town.qingxu", f.f.problem, x.c.now);
    assert_true(p.p.state == CLOSED && p.p.closed_at == x.c.now && p.p.open == 0);
    assert_int_equal(((const struct history_view *)p.history.row)[0].verb, V_LAPSE);
    assert_true(str_find(((const struct history_view *)p.history.row)[0].note, S("事由已消除"), 0) == 0);
    night(FIX_NOW + 400 * (int64_t)DAY);                             /* a year later it is due again: a finding of its own */
    assert_int_equal(how_many("lift_unassessed", 1), 1);
    assert_int_equal(how_many("lift_unassessed", 0), 1);
    assert_int_not_equal(finding_of("lift_unassessed", 1, l.h.id).f.problem, f.f.problem);
}

/* Somebody has taken it: he is told, and his work stays his. */
static void handled_is_told(void **state) {
    int64_t at = FIX_NOW + 401 * (int64_t)DAY;
    struct elevator l = lift_of("西梯", "2005-01-01", at), is;
    struct comment_query q;
    struct comment_page said;
    (void)state;
    look_at(at);
    int64_t id = finding_of("lift_unassessed", 1, l.h.id).f.problem;
    assert_int_not_equal(id, NONE);
    (void)move("town.qingxu", id, V_FILE, at + MINUTE);
    (void)move("town.qingxu", id, V_DISPATCH, at + 2 * MINUTE);
    (void)move("property.chenghe", id, V_ACCEPT, at + 3 * MINUTE);
    is = l;
    is.assessed = S("2027-12-01");
    put_again(&elevator_entity, &l, &is, at + HOUR);
    look_at(at + HOUR);
    assert_int_equal(page("town.qingxu", id, at + HOUR).p.state, HANDLING);
    row_clear(&comment_query_entity, &q);
    q.id = id;
    assert_int_equal(action_run(as("property.chenghe", at + HOUR), &comments_list, &q, &said), OK);
    assert_int_equal(said.items.n, 1);
    assert_true(str_find(((const struct comment_view *)said.items.row)[0].text, S("事由已消除"), 0) >= 0);
    assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.h.id, NONE);
    (void)move("property.chenghe", id, V_FINISH, at + 2 * HOUR);
    (void)move("community.qinghe", id, V_PASS, at + 3 * HOUR);
}

/* "Not so": the case is voided, the finding stays on the list with it, and no other comes of it while nothing changes. */
static void not_so(void **state) {
    int64_t at = FIX_NOW + 402 * (int64_t)DAY;
    struct elevator l = lift_of("货梯", "2004-01-01", at), is = l;
    (void)state;
    look_at(at);
    int64_t id = finding_of("lift_unassessed", 1, l.h.id).f.problem;
    (void)move("taskforce", id, V_VOID, at + MINUTE);
    is.maker = S("某厂");
    put_again(&elevator_entity, &l, &is, at + 2 * MINUTE);
    look_at(at + 2 * MINUTE);
    night(at + DAY);
    assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.problem, id);
    assert_int_equal(page("taskforce", id, x.c.now).p.state, VOIDED);
}

/* What is taken out is no reason to end: the date is gone, the finding is not. The lift itself is. */
static void nothing_by_erasing(void **state) {
    int64_t at = FIX_NOW + 403 * (int64_t)DAY;
    struct elevator l = lift_of("南梯", "2003-01-01", at), blank, gone;
    (void)state;
    look_at(at);
    int64_t id = finding_of("lift_unassessed", 1, l.h.id).f.problem;
    blank = l;
    blank.installed = STR_NULL;
    put_again(&elevator_entity, &l, &blank, at + MINUTE);
    look_at(at + MINUTE);
    assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.problem, id);
    assert_int_equal(page("taskforce", id, x.c.now).p.state, VERIFIED);
    gone = blank;
    gone.h.removed_at = at + 2 * MINUTE;
    put_again(&elevator_entity, &blank, &gone, at + 2 * MINUTE);
    look_at(at + 2 * MINUTE);
    assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.h.id, NONE);
    assert_int_equal(page("taskforce", id, x.c.now).p.state, CLOSED);
}

static void off(struct rule *r) { r->enabled = 0; }
static void on(struct rule *r) { r->enabled = 1; }
static void later(struct rule *r) { r->valid_from = S("2099-01-01"); }
static void at_once(struct rule *r) { r->valid_from = S("2020-01-01"); }
static void only_mark(struct rule *r) { r->makes = MAKES_MARK; }
static void make_case(struct rule *r) { r->makes = MAKES_PROBLEM; }

/* Off: its findings leave the list and its cases stay with the people. Valid later: nothing moves. */
static void rule_off(void **state) {
    int64_t at = FIX_NOW + 404 * (int64_t)DAY;
    struct elevator l = lift_of("北梯", "2002-01-01", at);
    (void)state;
    look_at(at);
    int64_t id = finding_of("lift_unassessed", 1, l.h.id).f.problem;
    change_rule("lift_unassessed", later);
    night(at + HOUR);
    assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.problem, id);
    change_rule("lift_unassessed", at_once);
    change_rule("lift_unassessed", off);
    night(at + 2 * HOUR);
    assert_int_equal(how_many("lift_unassessed", 1), 0);
    assert_int_equal(page("taskforce", id, x.c.now).p.state, VERIFIED);
    change_rule("lift_unassessed", only_mark);
    change_rule("lift_unassessed", on);
    night(at + 3 * HOUR);
    assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.problem, NONE);
    change_rule("lift_unassessed", make_case);                       /* what is on the list becomes a case */
    night(at + 4 * HOUR);
    assert_int_not_equal(finding_of("lift_unassessed", 1, l.h.id).f.problem, NONE);
}

/* An estate is parted: the lift stands elsewhere before its finding does. It is brought along, whichever of the two
** estates is looked at first, and its case stays the one case. */
static void item_moves(void **state) {
    int64_t at = FIX_NOW + 4045 * (int64_t)DAY / 10, home = estate, other = NONE;
    (void)state;
    for (int i = 0; i < x.c.world->nestates; i++)
        if (x.c.world->estate[i].town != NONE && x.c.world->estate[i].h.id != home) other = x.c.world->estate[i].h.id;
    for (int first = 0; first < 2; first++) {
        struct elevator l = lift_of(first ? "搬走的梯" : "搬来的梯", "2001-01-01", at), is;
        look_at(at);
        int64_t id = finding_of("lift_unassessed", 1, l.h.id).f.problem;
        is = l;
        is.estate = other;
        is.town = world_estate(x.c.world, other)->town, is.community = world_estate(x.c.world, other)->community;
        estate = first ? home : other;                               /* the one that is marked */
        put_again(&elevator_entity, &l, &is, at + MINUTE);
        look_at(at + MINUTE);
        estate = other;
        struct rule_finding_view f = finding_of("lift_unassessed", 1, l.h.id);
        assert_true(f.f.problem == id && f.f.town == is.town);
        estate = home;
        assert_int_equal(finding_of("lift_unassessed", 1, l.h.id).f.h.id, NONE);
        night(at + HOUR);
        assert_int_equal(page("taskforce", id, x.c.now).p.state, VERIFIED);
    }
}

/* ---- two at once ---- */

struct runner { pthread_t thread; struct call c; struct arena mem; enum err e; int64_t at; };

static void *run_all(void *arg) {
    struct runner *r = arg;
    struct job j = { .progress = 0 };
    jmp_buf memory;
    r->mem.exit = &memory;
    if (setjmp(memory)) return r->e = E_MEMORY, (void *)0;
    for (bool finished = false; !finished && !r->e;) r->e = rules_chunk(&r->c, &j, &finished);
    return 0;
}

static void two_at_once(void **state) {
    enum { LIFTS = 30, RUNNERS = 3 };
    int64_t at = FIX_NOW + 405 * (int64_t)DAY;
    int64_t id[LIFTS];
    struct runner r[RUNNERS];
    (void)state;
    for (int i = 0; i < LIFTS; i++) id[i] = lift_of(arena_printf(&x.mem, "%d 号梯", i).s, "2001-01-01", at).h.id;
    (void)clock_at(at);
    for (int i = 0; i < RUNNERS; i++) {
        arena_init(&r[i].mem, 0);
        r[i].c = x.c;
        r[i].c.mem = &r[i].mem;
        r[i].c.now = at + MINUTE;
        r[i].e = OK;
    }
    for (int i = 0; i < RUNNERS; i++) assert_int_equal(pthread_create(&r[i].thread, 0, run_all, &r[i]), 0);
    for (int i = 0; i < RUNNERS; i++) {
        (void)pthread_join(r[i].thread, 0);
        assert_int_equal(r[i].e, OK);
        arena_free(&r[i].mem);
    }
    x.c.now = at + MINUTE;
    struct rule_finding_page p = found("lift_unassessed", 1);
    for (int i = 0; i < LIFTS; i++) {
        int n = 0;
        for (int k = 0; k < p.items.n; k++) n += ((const struct rule_finding_view *)p.items.row)[k].f.item == id[i];
        assert_int_equal(n, 1);
    }
}

/* ---- the night ---- */

static struct rules_run_view run_now(void) {
    struct rules_page p;
    int64_t now = x.c.now;
    assert_int_equal(action_run(as("taskforce", now), &rules_list, 0, &p), OK);
    return *(const struct rules_run_view *)p.run.row;
}

static void night_comes_once(void **state) {
    int64_t midnight = time_at(time_local_day(FIX_NOW, 8 * HOUR, 0) + 406, 0, 8 * HOUR);
    struct rules_run_view run, out;
    (void)state;
    assert_int_equal(rules_night(clock_at(midnight)), OK);           /* the first time it is only noted which night it is */
    assert_int_equal(run_now().id, NONE);
    assert_int_equal(rules_night(clock_at(midnight + HOUR)), OK);
    assert_int_equal(run_now().id, NONE);
    assert_int_equal(run_now().next_at, midnight + 2 * HOUR);
    for (int i = 0; i < 3; i++) assert_int_equal(rules_night(clock_at(midnight + 2 * HOUR + i)), OK);
    run = run_now();
    assert_true(run.id != NONE && run.state == JOB_WAITING && run.next_at == midnight + DAY + 2 * HOUR);
    assert_int_equal(action_run(as("taskforce", x.c.now), &rules_run, 0, &out), OK);
    assert_true(out.already == 1 && out.id == run.id);               /* one waits already */
}

static void say(void *arg, const struct found *f) {
    if (f->what == FIND_UNSEALED) return;
    ++*(int *)arg;
    print_error("%s " PRIstr " %ld\n", finding_names[f->what], STRARG(f->noun), (long)f->item);
}

/* Records, events and counts are what the trail says. Nothing is sealed here, so that is not asked for. */
static void trail_is_whole(void **state) {
    struct verify_in in = { .tenant = x.c.tenant, .now = FIX_NOW, .moves = known_move };
    struct verified sum;
    struct fault f = { 0 };
    (void)state;
    int wrong = 0;
    assert_int_equal(store_verify(x.c.store, &in, say, &wrong, &sum, &f), OK);
    assert_int_equal(wrong, 0);
    assert_true(sum.events > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packed), cmocka_unit_test(time_passes), cmocka_unit_test(handled_is_told), cmocka_unit_test(not_so),
        cmocka_unit_test(nothing_by_erasing), cmocka_unit_test(rule_off), cmocka_unit_test(item_moves), cmocka_unit_test(two_at_once),
        cmocka_unit_test(night_comes_once), cmocka_unit_test(trail_is_whole),
    };
    return cmocka_run_group_tests_name("rules", tests, life_up, life_down);
}
