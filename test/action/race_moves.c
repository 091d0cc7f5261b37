/* Two moves at once on PostgreSQL. A referee holds the row that both must write:
** both have then read all they decide on and passed every guard, each in a
** transaction of its own, when he lets go. One commits; the other is run again on
** what is there now. Both orders of coming are played. Under test/with_postgres. */
#include "racefix.h"

enum { ROUNDS = 6 };

/* Both at one problem: one of them goes. */
static void race(struct racer r[2], int first, int64_t problem) {
    char text[120];
    (void)snprintf(text, sizeof text, "SELECT id FROM problems WHERE id = %ld FOR UPDATE", (long)problem);
    race_at(r, first, text);
    assert_true((r[0].e == OK) != (r[1].e == OK));
}

static struct racer mover(const char *account, struct move_in *in, int64_t version) {
    return (struct racer){ .account = account, .a = &problems_move, .in = in, .version = version };
}

/* A into B while B goes into A: one of them goes, and the other is where it was. */
static void merges_that_cross(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id[2] = { brought(HANDLING, FIX_NOW), brought(HANDLING, FIX_NOW) };
        struct move_in in[2];
        struct racer r[2];
        for (int i = 0; i < 2; i++) {
            in[i] = move_of(id[i], V_MERGE);
            in[i].into = id[1 - i];
        }
        r[0] = mover("town.qingxu", &in[0], version_of(id[0]));
        r[1] = mover("taskforce", &in[1], version_of(id[1]));
        race(r, round % 2, id[0] < id[1] ? id[0] : id[1]);
        int won = r[0].e == OK ? 0 : 1;
        struct problem gone = page("taskforce", id[won], FIX_NOW).p, stays = page("taskforce", id[1 - won], FIX_NOW).p;
        assert_true(gone.state == MERGED && gone.merged_into == id[1 - won] && gone.merged_n == 0);
        assert_true(stays.state == HANDLING && stays.merged_n == 1 && stays.merged_into == NONE);
        assert_int_equal(r[1 - won].e, E_STALE);
    }
}

static void two_who_close(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id = brought(FINISHED, FIX_NOW), version = version_of(id);
        struct move_in in[2] = { move_of(id, V_PASS), move_of(id, V_PASS) };
        struct racer r[2] = { mover("town.qingxu", &in[0], version), mover("community.qinghe", &in[1], version) };
        char text[160];
        race(r, round % 2, id);
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_STALE);
        (void)snprintf(text, sizeof text, "SELECT count(*) FROM steps WHERE problem = %ld AND verb = %d", (long)id, V_PASS);
        assert_int_equal(number(text), 1);
    }
}

/* An extension is granted while the work is reported as done: either the case waits
** for its check and the request was taken back, or the limit grew and the finisher
** must look again. */
static void grant_and_finish(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id = brought(HANDLING, FIX_NOW), photo;
        struct ask_in ask = ask_of(id, ASK_EXTENSION);
        struct request_row req = { 0 };
        ask.amount = S("1工作日");
        assert_int_equal(try_ask(ask, FIX_NOW, &req), OK);
        photo = photo_by("property.chenghe", FIX_NOW);
        struct move_in in = move_of(id, V_FINISH);
        in.photos = (struct ids){ &photo, 1 };
        struct decide_in yes = { req.h.id, 1, S("同意延期") };
        struct racer r[2] = { mover("property.chenghe", &in, version_of(id)),
                              { .account = "town.qingxu", .a = &requests_decide, .in = &yes, .version = req.h.version } };
        race(r, round % 2, id);
        struct problem_view v = page("taskforce", id, FIX_NOW);
        const struct request_row *now = &((const struct request_view *)v.requests.row)[0].r;
        if (r[0].e == OK) {
            assert_true(v.p.state == FINISHED && v.p.extensions == 0 && now->state == WITHDRAWN && now->open == 0);
        } else {
            assert_true(v.p.state == HANDLING && v.p.extensions == 1 && now->state == GRANTED && now->open == 0);
        }
        assert_int_equal(r[0].e == OK ? r[1].e : r[0].e, E_STALE);
        assert_int_equal(v.photos.n, r[0].e == OK);
    }
}

/* One open request a case, though two ask at once. */
static void ask_twice(void **state) {
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t id = brought(HANDLING, FIX_NOW), version = version_of(id);
        struct ask_in in[2] = { ask_of(id, ASK_EXTENSION), ask_of(id, ASK_SUSPENSION) };
        struct racer r[2];
        in[0].amount = S("1工作日");
        in[1].until = FIX_NOW + DAY;
        for (int i = 0; i < 2; i++)
            r[i] = (struct racer){ .account = "property.chenghe", .a = &problems_ask, .in = &in[i], .version = version };
        race(r, round % 2, id);
        assert_int_equal(page("taskforce", id, FIX_NOW).requests.n, 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merges_that_cross), cmocka_unit_test(two_who_close), cmocka_unit_test(grant_and_finish),
        cmocka_unit_test(ask_twice),
    };
    return cmocka_run_group_tests(tests, up, down);
}
