/* Records: a random row of every entity comes back as it went in; versions,
** unique keys, refusals, keys used once, numbers, units. */
#include "one.h"

/* ---- round trip ---- */

struct trip { const struct entity *e; void *row; };

static enum err put(struct tx *tx, void *arg) {
    struct trip *t = arg;
    if (t->e->headless) return tx_put(tx, t->e, t->row);
    enum err e = tx_insert(tx, t->e, t->row, &(struct change){ .verb = "report" });
    struct head *h = t->row;
    h->chain = arena_copy(&mem, h->chain);           /* it outlives the call */
    return e;
}

static void same_rows(const struct entity *e, const void *a, const void *b) {
    const struct field *f;
    for (int i = 0; (f = next_stored(e, &i));) {
        if (field_same(f, a, b)) continue;
        fail_msg("%s.%s is not what was written", e->name, f->name);
    }
}

static void round_trip(void **state) {
    struct seeded r = { 41 };
    (void)state;
    assert_null(entities_wrong());
    for (int i = 0; i < nentities; i++) {
        const struct entity *e = entities[i];
        const struct field *id = field_named(e, S("id")), *tenant = field_named(e, S("tenant"));
        if (!id || !strcmp(e->name, "node")) continue;            /* nodes are all taken */
        for (int n = 0; n < 8; n++) {
            struct fault f = { 0 };
            struct trip t = { e, random_row(&r, &mem, e) };
            *field_int(id, t.row) = 1000000 + i * 1000 + n;
            if (tenant) *field_int(tenant, t.row) = TENANT;
            assert_int_equal(made_write(&m, put, &t, &f), OK);
            void *back = arena_alloc(&mem, e->size);
            struct db *db = store_read(m.st, &f);
            assert_non_null(db);
            assert_int_equal(store_get(db, &mem, 0, e->shared ? 0 : TENANT, e, *field_int(id, t.row), back, &f), OK);
            same_rows(e, t.row, back);
            store_read_end(db);
        }
    }
}

/* ---- versions ---- */

static enum err insert_problem(struct tx *tx, void *arg) {
    struct problem p;
    a_problem(&p);
    enum err e = tx_number(tx, "WT", &p.no);
    if (e || (e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" }))) return e;
    *(int64_t *)arg = p.h.id;
    return OK;
}

static enum err change_title(struct tx *tx, void *arg) {
    struct problem was, now;
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, *(int64_t *)arg, &was, tx_fault(tx));
    if (e) return e;
    now = was;
    now.title = S("改过的标题");
    now.state = VERIFIED;
    return tx_update(tx, &problem_entity, &was, &now, &(struct change){ .verb = "verify", .note = S("看过了") });
}

static enum err change_stale(struct tx *tx, void *arg) {
    struct problem was, now;
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, *(int64_t *)arg, &was, tx_fault(tx));
    if (e) return e;
    was.h.version--;
    now = was;
    now.title = S("不该写下");
    return tx_update(tx, &problem_entity, &was, &now, &(struct change){ .verb = "verify" });
}

static void read_problem(int64_t id, struct problem *p) {
    struct fault f = { 0 };
    struct db *db = store_read(m.st, &f);
    assert_int_equal(store_get(db, &mem, 0, TENANT, &problem_entity, id, p, &f), OK);
    store_read_end(db);
}

static void versions(void **state) {
    struct fault f;
    struct problem p;
    int64_t id = 0;
    (void)state;
    assert_int_equal(made_write(&m, insert_problem, &id, &f), OK);
    assert_int_equal(made_write(&m, change_title, &id, &f), OK);
    read_problem(id, &p);
    assert_int_equal(p.h.version, 2);
    assert_int_equal(p.state, VERIFIED);
    assert_true(str_is(p.title, "改过的标题"));
    assert_int_equal(p.h.created_by, 7);
    assert_int_equal(p.h.chain.n, DIGEST);
    assert_int_equal(made_write(&m, change_stale, &id, &f), E_BUSY);     /* five tries, then: try again */
    assert_int_equal(f.retry_after, 1);
    read_problem(id, &p);
    assert_int_equal(p.h.version, 2);
}

/* ---- refusals leave nothing ---- */

static int64_t count(const struct entity *e) {
    struct fault f = { 0 };
    int64_t n = -1;
    struct db *db = store_read(m.st, &f);
    assert_int_equal(store_count(db, &mem, 0, TENANT, &(struct query){ .e = e }, 100000, &n, &f), OK);
    store_read_end(db);
    return n;
}

static int64_t counted(void) {
    struct fault f = { 0 };
    struct sum *sum;
    int n = 0;
    int64_t all = 0;
    struct db *db = store_read(m.st, &f);
    assert_int_equal(store_sums(db, &mem, TENANT, "problem_category", 0, 0, &sum, &n, &f), OK);
    store_read_end(db);
    for (int i = 0; i < n; i++) all += sum[i].n;
    return all;
}

static enum err insert_twice(struct tx *tx, void *arg) {
    struct problem p, q;
    (void)arg;
    a_problem(&p);
    enum err e = tx_number(tx, "WT", &p.no);
    q = p;
    if (!e) e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" });
    return e ? e : tx_insert(tx, &problem_entity, &q, &(struct change){ .verb = "report" });
}

static enum err insert_bad(struct tx *tx, void *arg) {
    struct problem p;
    int64_t id;
    (void)arg;
    enum err e = insert_problem(tx, &id);
    if (e) return e;
    a_problem(&p);
    p.title = S("短");
    return tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" });
}

static enum err insert_and_jump(struct tx *tx, void *arg) {
    int64_t id;
    (void)arg;
    enum err e = insert_problem(tx, &id);
    if (e) return e;
    for (;;) (void)arena_alloc(tx_mem(tx), 8 << 20);
}

static enum err insert_and_forget(struct tx *tx, void *arg) {
    (void)insert_twice(tx, arg);
    return OK;                       /* a failed statement cannot be committed by not looking */
}

static enum err insert_and_refuse(struct tx *tx, void *arg) {
    int64_t id;
    (void)arg;
    enum err e = insert_problem(tx, &id);
    return e ? e : fault_set(tx_fault(tx), E_DENIED, 0, 0);
}

static void refusals(void **state) {
    struct fault f;
    static const struct { store_body body; enum err e; } rows[] = {
        { insert_twice, E_CONFLICT }, { insert_bad, E_INVALID }, { insert_and_jump, E_MEMORY },
        { insert_and_forget, E_CONFLICT }, { insert_and_refuse, E_DENIED },
    };
    (void)state;
    for (int i = 0; i < N_OF(rows); i++) {
        int64_t problems = count(&problem_entity), events = count(&event_entity), cells = counted();
        assert_int_equal(made_write(&m, rows[i].body, 0, &f), rows[i].e);
        assert_int_equal(f.err, rows[i].e);
        assert_int_equal(count(&problem_entity), problems);
        assert_int_equal(count(&event_entity), events);
        assert_int_equal(counted(), cells);
    }
    assert_int_equal(made_write(&m, insert_bad, 0, &f), E_INVALID);
    assert_true(str_is(f.field, "title"));
    assert_string_equal(f.key, "field.short");
}

/* ---- numbers: never twice, also after a block that was rolled back ---- */

static void numbers(void **state) {
    struct fault f;
    int64_t id = 0;
    (void)state;
    for (int i = 0; i < 3 * BLOCK; i++) {
        assert_int_equal(made_write(&m, insert_problem, &id, &f), OK);
        if (i % 7 == 0) assert_int_equal(made_write(&m, insert_and_refuse, 0, &f), E_DENIED);
    }
}

/* ---- a key is used once ---- */

struct key { const char *key; unsigned char body[32]; int64_t id; bool seen; int64_t now; };

static enum err use_key(struct tx *tx, void *arg) {
    struct key *k = arg;
    struct problem p;
    enum err e = tx_once(tx, str_of(k->key), k->body, &k->id, &k->seen);
    if (e || k->seen) return e;
    a_problem(&p);
    p.h.id = k->id;
    e = tx_number(tx, "WT", &p.no);
    return e ? e : tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" });
}

static void keys(void **state) {
    struct fault f;
    struct key one = { .key = "key-aaaaaaaaaaaaaaaa", .body = { 1 } }, again = one, other = one;
    (void)state;
    other.body[0] = 2;
    assert_int_equal(made_write(&m, use_key, &one, &f), OK);
    assert_false(one.seen);
    assert_int_equal(made_write(&m, use_key, &again, &f), OK);
    assert_true(again.seen);
    assert_int_equal(again.id, one.id);
    assert_int_equal(made_write(&m, use_key, &other, &f), E_KEY_REUSED);
}

/* ---- units ---- */

struct units { int64_t item; struct unit_link u[3]; int n; int64_t nodes[4]; int nnodes; int64_t open, due; };

static enum err set_units(struct tx *tx, void *arg) {
    struct units *u = arg;
    return tx_units(tx, &problem_entity, u->item, u->open, u->due, u->u, u->n, u->nodes, u->nnodes);
}

static bool seen_by(int64_t item, int64_t node) {
    struct fault f = { 0 };
    struct problem p;
    struct scope_part part = { .level = LEVEL_ALL, .node = node };
    struct scope s = { TENANT, 1, &part };
    struct db *db = store_read(m.st, &f);
    enum err e = store_get(db, &mem, &s, TENANT, &problem_entity, item, &p, &f);
    store_read_end(db);
    assert_true(e == OK || e == E_NOT_FOUND);
    return e == OK;
}

static void units(void **state) {
    struct fault f;
    int64_t id = 0;
    (void)state;
    assert_int_equal(made_write(&m, insert_problem, &id, &f), OK);
    struct units u = { id, { { 100, ROLE_LEAD }, { 101, ROLE_JOIN } }, 2, { 100, 101, 1, 1 }, 4, 1, NOW };
    assert_int_equal(made_write(&m, set_units, &u, &f), OK);
    assert_true(seen_by(id, 100) && seen_by(id, 101) && seen_by(id, 1));
    assert_false(seen_by(id, 102));
    u = (struct units){ id, { { 102, ROLE_LEAD } }, 1, { 102, 1 }, 2, 0, NONE };
    assert_int_equal(made_write(&m, set_units, &u, &f), OK);
    assert_true(seen_by(id, 102) && seen_by(id, 1));
    assert_false(seen_by(id, 100) || seen_by(id, 101));
}

/* ---- another tenant, removed ---- */

static enum err remove_it(struct tx *tx, void *arg) {
    struct problem was, now;
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, *(int64_t *)arg, &was, tx_fault(tx));
    if (e) return e;
    now = was;
    now.h.removed_at = NOW;
    return tx_update(tx, &problem_entity, &was, &now, &(struct change){ .verb = "void" });
}

static void invisible(void **state) {
    struct fault f = { 0 };
    struct problem p;
    int64_t id = 0;
    (void)state;
    assert_int_equal(made_write(&m, insert_problem, &id, &f), OK);
    struct db *db = store_read(m.st, &f);
    assert_int_equal(store_get(db, &mem, 0, TENANT + 1, &problem_entity, id, &p, &f), E_NOT_FOUND);
    struct scope nothing = { TENANT, 0, 0 };
    assert_int_equal(store_get(db, &mem, &nothing, TENANT, &problem_entity, id, &p, &f), E_NOT_FOUND);
    store_read_end(db);
    assert_int_equal(made_write(&m, remove_it, &id, &f), OK);
    db = store_read(m.st, &f);
    assert_int_equal(store_get(db, &mem, 0, TENANT, &problem_entity, id, &p, &f), E_NOT_FOUND);
    store_read_end(db);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trip), cmocka_unit_test(versions), cmocka_unit_test(refusals), cmocka_unit_test(numbers),
        cmocka_unit_test(keys), cmocka_unit_test(units), cmocka_unit_test(invisible),
    };
    return cmocka_run_group_tests(tests, open_one, close_one);
}
