/* Writing from many threads at once: what was acknowledged is there, what was
** refused left nothing; counts equal a recount; the audit chain verifies; any
** statement and any allocation may fail. */
#include "one.h"

#include <semaphore.h>

enum { THREADS = 64, EACH = 24, MOST = 20000 };

static const struct change reported = { .verb = "report" };

static enum err create(struct tx *tx, void *arg) {
    struct seeded *r = arg;
    struct problem p;
    a_problem(&p);
    p.town = 100 + seeded_below(r, 3);
    p.community = 200 + seeded_below(r, 9);
    p.estate = 300 + seeded_below(r, 20);
    p.light = seeded_below(r, 4) ? 1 + seeded_below(r, 4) : NONE;
    p.description = S("电话 13800001234");
    p.reporter_name = S("陈某某");
    enum err e = tx_number(tx, "WT", &p.no);
    if (!e) e = tx_insert(tx, &problem_entity, &p, &reported);
    if (!e) e = tx_units(tx, &problem_entity, p.h.id, p.open, p.due, &(struct unit_link){ 5, ROLE_LEAD }, 1,
                         (int64_t[]){ 5, 1 }, 2);
    return e;
}

static enum err create_and_refuse(struct tx *tx, void *arg) {
    enum err e = create(tx, arg);
    return e ? e : fault_set(tx_fault(tx), E_DENIED, 0, 0);
}

static enum err create_and_jump(struct tx *tx, void *arg) {
    enum err e = create(tx, arg);
    for (; !e;) (void)arena_alloc(tx_mem(tx), 1 << 20);
    return e;
}

static enum err refuse(struct tx *tx, void *arg) {
    (void)arg;
    return fault_set(tx_fault(tx), E_CONFLICT, "verb", 0);
}

/* ---- what must always hold ---- */

static void all_rows(const struct entity *e, struct rows_out *out) {
    struct fault f = { 0 };
    struct query q = { .e = e, .limit = 500, .removed = true };
    struct rows page;
    struct db *db = store_read(m.st, &f);
    do {
        assert_int_equal(store_list(db, &mem, 0, TENANT, &q, &page, &f), OK);
        for (int i = 0; i < page.n; i++) memcpy(rows_add(&mem, e, out), (char *)page.row + e->size * (size_t)i, e->size);
        q.after = true;
        if (page.n) q.after_id = *field_int(field_named(e, S("id")), (char *)page.row + e->size * (size_t)(page.n - 1));
    } while (page.n == q.limit);
    store_read_end(db);
}

static void counts_are_right(const struct rows_out *all) {
    struct fault f = { 0 };
    for (int r = 0; r < nrollups; r++) {
        struct sum *sum;
        int n = 0;
        int64_t total = 0, alive = 0;
        if (rollups[r].e != &problem_entity) continue;
        struct db *db = store_read(m.st, &f);
        assert_int_equal(store_sums(db, &mem, TENANT, rollups[r].name, 0, 0, &sum, &n, &f), OK);
        store_read_end(db);
        for (int i = 0; i < n; i++) {
            int64_t again = 0;
            for (int k = 0; k < all->n; k++) {
                struct problem *p = (struct problem *)(void *)all->row + k;
                bool in = p->h.removed_at == NONE;
                for (int j = 0; j < 3; j++) {
                    const struct field *key = m.st->rollup_key[r][j], *beside = j == 2 ? m.st->rollup_key[r][3] : 0;
                    int64_t v = key ? *field_int(key, p) : 0, w = beside ? *field_int(beside, p) : 0;
                    v = v == NONE ? 0 : v;
                    if (beside) v = v * ROLLUP_BESIDE + (w == NONE ? 0 : w);
                    in = in && v == sum[i].k[j];
                }
                again += in;
            }
            assert_int_equal(sum[i].n, again);
            total += sum[i].n;
        }
        for (int k = 0; k < all->n; k++) alive += ((struct problem *)(void *)all->row)[k].h.removed_at == NONE;
        assert_int_equal(total, alive);
    }
}

static const struct problem *problem_of(const struct rows_out *all, int64_t id) {
    const struct problem *p = (const struct problem *)(const void *)all->row;
    int lo = 0, hi = all->n;
    while (lo < hi) {
        int mid = (lo + hi) / 2;
        if (p[mid].h.id < id) lo = mid + 1;
        else hi = mid;
    }
    return lo < all->n && p[lo].h.id == id ? &p[lo] : 0;
}

/* Every event: its digest is that of its text after the one before it, versions have no gap, and the record
** carries the digest of its last. */
static void chain_is_whole(const struct rows_out *all) {
    struct rows_out events = { 0 };
    struct buf b = { 0 };
    int seen = 0;
    all_rows(&event_entity, &events);
    for (int i = 0; i < events.n; i++) {
        const struct event *v = (const struct event *)(const void *)events.row + i;
        const struct problem *p = problem_of(all, v->item);
        unsigned char d[DIGEST];
        if (!str_is(v->noun, "problem")) continue;
        buf_clear(&b);
        event_text(&b, &mem, v);
        sm3_2(v->prev, buf_view(&b), d);
        assert_int_equal(v->chain.n, DIGEST);
        assert_memory_equal(v->chain.s, d, DIGEST);
        assert_non_null(p);
        assert_true((v->version == 1) == (v->prev.s == 0));
        if (v->version == p->h.version) assert_memory_equal(v->chain.s, p->h.chain.s, DIGEST), seen++;
        assert_int_equal(str_find(v->fields, S("13800001234"), 0), -1);
        assert_int_equal(str_find(v->fields, S("陈某某"), 0), -1);
    }
    assert_int_equal(seen, all->n);
    buf_free(&b);
}

static int all_is_well(void) {
    struct rows_out all = { 0 };
    all_rows(&problem_entity, &all);
    counts_are_right(&all);
    chain_is_whole(&all);
    for (int i = 1; i < all.n; i++) {
        const struct problem *p = (const struct problem *)(const void *)all.row + i;
        assert_true(p[0].h.id > p[-1].h.id);
    }
    return all.n;
}

/* ---- 64 threads ---- */

struct client { pthread_t thread; int number, made, wrong; sem_t end; };

static void ended(struct work *w, enum err e) {
    struct client *c = w->owner;
    w->result = e;
    (void)sem_post(&c->end);
}

static void *client(void *p) {
    static const struct { store_body body; enum err e; } ways[] = {
        { create, OK }, { create, OK }, { create_and_refuse, E_DENIED }, { create, OK }, { create_and_jump, E_MEMORY },
        { refuse, E_CONFLICT }, { create, OK },
    };
    struct client *c = p;
    struct arena a;
    struct fault f;
    arena_init(&a, 4 << 20);
    for (int i = 0; i < EACH; i++) {
        int way = c->number < THREADS / 2 ? 0 : (c->number + i) % N_OF(ways);     /* half of them always do well */
        struct seeded r = { (uint64_t)(c->number * 1000 + i) };
        struct work w = { .meta = { TENANT, 7, 8, NOW + i, S("c") }, .body = ways[way].body, .arg = &r, .mem = &a, .fault = &f,
                          .done = ended, .owner = c, .background = i % 5 == 4 };
        arena_reset(&a);
        if (store_submit(m.st, &w)) {
            i--;
            continue;
        }
        while (sem_wait(&c->end)) { }
        c->wrong += w.result != ways[way].e || (w.result && f.err != w.result);
        c->made += w.result == OK;
    }
    arena_free(&a);
    return 0;
}

static void group_commit(void **state) {
    static struct client c[THREADS];
    int made = 0, before = all_is_well();
    (void)state;
    for (int i = 0; i < THREADS; i++) {
        c[i] = (struct client){ .number = i };
        assert_int_equal(sem_init(&c[i].end, 0, 0), 0);
        assert_int_equal(pthread_create(&c[i].thread, 0, client, &c[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(c[i].thread, 0), 0);
        assert_int_equal(c[i].wrong, 0);
        made += c[i].made;
    }
    assert_int_equal(all_is_well(), before + made);
}

/* ---- random changes ---- */

static enum err change(struct tx *tx, void *arg) {
    struct seeded *r = arg;
    struct problem was, now;
    struct rows page;
    struct query q = { .e = &problem_entity, .limit = 60 };
    enum err e = store_list(tx_db(tx), tx_mem(tx), 0, TENANT, &q, &page, tx_fault(tx));
    if (e || page.n == 0) return e;
    was = now = ((struct problem *)page.row)[seeded_below(r, page.n)];
    now.state = 1 + seeded_below(r, STATES - 1);
    now.open = seeded_below(r, 2);
    now.unit = seeded_below(r, 3) ? 1 + seeded_below(r, 5) : NONE;
    now.light = seeded_below(r, 3) ? 1 + seeded_below(r, 4) : NONE;
    if (seeded_below(r, 3) == 0) now.description = S("另一段文字");
    if (seeded_below(r, 6) == 0) now.h.removed_at = NOW;
    return tx_update(tx, &problem_entity, &was, &now, &(struct change){ .verb = "progress", .note = S("记一笔") });
}

static void random_changes(void **state) {
    struct fault f;
    (void)state;
    for (int i = 0; i < 300; i++) {
        struct seeded r = { (uint64_t)i * 31 };
        assert_int_equal(made_write(&m, i % 4 ? change : create, &r, &f), OK);
    }
    (void)all_is_well();
}

/* ---- anything may fail ---- */

struct failing { struct seeded r; long step, allocation; };

static enum err create_failing(struct tx *tx, void *arg) {
    struct failing *x = arg;
    struct seeded r = x->r;
    engine_fail_at(x->step);         /* of this thread, the writer's: also in its COMMIT */
    arena_fail_at(x->allocation);
    enum err e = create(tx, &r);
    arena_fail_at(0);
    return e;
}

static enum err nothing(struct tx *tx, void *arg) {
    (void)tx;
    (void)arg;
    engine_fail_at(0);
    arena_fail_at(0);
    return OK;
}

static void steps_fail(void **state) {
    int before = all_is_well(), done = 0, failed = 0;
    struct fault f;
    (void)state;
    for (long n = 1; n < 200 && done < 3; n++) {
        struct failing x = { { (uint64_t)n }, n, 0 };
        enum err e = made_write(&m, create_failing, &x, &f);
        for (int i = 0; made_write(&m, nothing, 0, &f); i++) assert_in_range(i, 0, 3);    /* the step may still be due */
        done = e == OK ? done + 1 : 0;                 /* past the last step nothing fails */
        failed += e != OK;
        int now = all_is_well();
        if (e == OK) assert_int_equal(now, before + 1);
        else assert_in_range(now, before, before + (made_postgres() ? 1 : 0));   /* a lost COMMIT may have happened */
        before = now;
    }
    assert_int_equal(done, 3);
    assert_in_range(failed, 8, 196);
}

static void allocations_fail(void **state) {
    int before = all_is_well(), done = 0;
    struct fault f;
    (void)state;
    for (long n = 1; n < 500 && done < 3; n++) {
        struct failing x = { { (uint64_t)n }, 0, n };
        enum err e = made_write(&m, create_failing, &x, &f);
        assert_int_equal(made_write(&m, nothing, 0, &f), OK);
        assert_true(e == OK || e == E_MEMORY);
        done = e == OK ? done + 1 : 0;
        int now = all_is_well();
        assert_int_equal(now, before + (e == OK));
        before = now;
    }
    assert_int_equal(done, 3);
}

/* ---- a full queue says so ---- */

static sem_t go;
static _Atomic int ran;

static enum err wait_for_go(struct tx *tx, void *arg) {
    (void)tx;
    (void)arg;
    while (sem_wait(&go)) { }
    return OK;
}

static enum err run(struct tx *tx, void *arg) {
    (void)tx;
    (void)arg;
    ran++;
    return OK;
}

static void forget(struct work *w, enum err e) {
    w->result = e;
}

static void full_queue(void **state) {
    enum { WRITERS = 4 };
    static struct work w[STORE_QUEUE + WRITERS + STORE_BATCH + 8];
    static struct fault f[N_OF(w)];
    int n = 0;
    (void)state;
    assert_int_equal(sem_init(&go, 0, 0), 0);
    for (enum err e = OK; e == OK; n++) {
        assert_in_range(n, 0, N_OF(w) - 1);
        w[n] = (struct work){ .meta = { TENANT, 7, 8, NOW, S("q") }, .body = n < WRITERS ? wait_for_go : run, .mem = ARENA_NEW(&mem, struct arena),
                              .fault = &f[n], .done = forget };
        arena_init(w[n].mem, 0);
        e = store_submit(m.st, &w[n]);
        assert_true(e == OK || e == E_BUSY);
    }
    assert_in_range(n - 1, STORE_QUEUE, N_OF(w) - 1);
    assert_int_equal(f[n - 1].retry_after, 1);
    for (int i = 0; i < WRITERS; i++) (void)sem_post(&go);
    made_reopen(&m);                 /* closing finishes what is queued */
    assert_int_equal(ran, n - 1 - WRITERS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(group_commit), cmocka_unit_test(random_changes), cmocka_unit_test(steps_fail),
        cmocka_unit_test(allocations_fail), cmocka_unit_test(full_queue),
    };
    return cmocka_run_group_tests(tests, open_one, close_one);
}
