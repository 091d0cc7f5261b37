/* Searching finds whatever LIKE finds, and nothing else, for random Chinese texts,
** through every scope; it follows edits and removals; made anew it is the same. */
#include "one.h"

#include "base/bigram.h"
#include "store/search.h"

enum { RECORDS = 300, ROUNDS = 400, NODES = 4 };

static struct problem all[RECORDS];
static struct comment said[RECORDS];
static bool node_sees[RECORDS][NODES];

/* Few characters, so that what is looked for stands in many places, whole and apart. */
static struct str random_text(struct seeded *r, int64_t least, int64_t most) {
    static const char *const pool[] = { "电", "梯", "困", "人", "水", "管", "漏", "楼", "道", "堆", "物", "3", "1", "a", "B", "Ｂ", "，", " ", "é" };
    struct str s = S("");
    for (int64_t n = least + seeded_below(r, most - least + 1); n > 0; n--)
        s = arena_join(&mem, s, str_of(pool[seeded_below(r, N_OF(pool))]));
    return s;
}

static void write_down(struct seeded *r, struct problem *p) {
    p->title = random_text(r, 2, 8);
    p->place = random_text(r, 1, 4);
    p->description = random_text(r, 0, 14);
}

static enum err fill(struct tx *tx, void *arg) {
    struct seeded r = { *(uint64_t *)arg };
    for (int i = 0; i < RECORDS; i++) {
        struct problem *p = &all[i];
        int64_t nodes[NODES];
        int n = 0;
        a_problem(p);
        p->no = arena_printf(&mem, "WT-%05d", i);
        p->estate = 300 + seeded_below(&r, 8);
        p->community = 200 + (p->estate - 300) / 2;
        p->town = 100 + (p->community - 200) % 2;
        p->category = 5 + seeded_below(&r, 4);
        write_down(&r, p);
        for (int k = 0; k < NODES; k++)
            if ((node_sees[i][k] = seeded_below(&r, 3) == 0)) nodes[n++] = 1 + k;
        enum err e = tx_insert(tx, &problem_entity, p, &(struct change){ .verb = "report" });
        if (!e) e = tx_units(tx, &problem_entity, p->h.id, p->open, p->due, 0, 0, nodes, n);
        row_clear(&comment_entity, &said[i]);
        said[i].item = p->h.id;
        said[i].noun = S("problem");
        said[i].text = random_text(&r, 1, 12);
        if (!e) e = tx_insert(tx, &comment_entity, &said[i], &(struct change){ .verb = "comment" });
        if (e) return e;
    }
    return OK;
}

/* ---- the naive way ---- */

static bool sees(const struct scope *s, int i) {
    const struct problem *p = &all[i];
    for (int k = 0; k < s->n; k++) {
        const struct scope_part *part = &s->part[k];
        int64_t at[LEVELS] = { part->area, p->town, p->community, p->estate };
        if (at[part->level] == part->area && (!part->node || node_sees[i][part->node - 1])) return true;
    }
    return false;
}

static bool like(struct str text, struct str word) {
    struct buf t = { 0 }, w = { 0 };
    search_fold(&t, text);
    search_fold(&w, word);
    bool is = str_find(buf_view(&t), buf_view(&w), 0) >= 0;
    buf_free(&t);
    buf_free(&w);
    return is;
}

static bool has(struct ids ids, int64_t id) {
    for (int i = 0; i < ids.n; i++)
        if (ids.id[i] == id) return true;
    return false;
}

static bool due(enum search_of of, int i, const struct search_word *w, int n) {
    for (int k = 0; k < n; k++) {
        bool is = of == SEARCH_COMMENTS ? like(said[i].text, w[k].text)
                : like(all[i].title, w[k].text) || like(all[i].place, w[k].text) || like(all[i].description, w[k].text)
                  || has(w[k].estates, all[i].estate) || has(w[k].categories, all[i].category);
        if (!is) return false;
    }
    return all[i].h.removed_at == NONE;
}

static void compare(enum search_of of, const struct scope *s, const struct search_word *w, int n, int most) {
    struct fault f = { 0 };
    struct search_found *found;
    int got, k = 0;
    struct db *db = store_read(m.st, &f);
    assert_int_equal(store_search(db, &mem, s, TENANT, of, w, n, most, &found, &got, &f), OK);
    store_read_end(db);
    for (int i = RECORDS; i-- > 0 && k < most;) {
        if (!sees(s, i) || !due(of, i, w, n)) continue;
        if (k == got || found[k].item != all[i].h.id)
            fail_msg("'" PRIstr "': record %d is not found where it is due", STRARG(w[0].text), i);
        k++;
    }
    assert_int_equal(got, k);
}

static struct scope random_scope(struct seeded *r, struct scope_part part[2]) {
    struct scope s = { TENANT, 1 + (int)seeded_below(r, 2), part };
    for (int i = 0; i < s.n; i++) {
        int64_t level = seeded_below(r, LEVELS), first[LEVELS] = { 0, 100, 200, 300 }, n[LEVELS] = { 1, 2, 4, 8 };
        part[i] = (struct scope_part){ (enum level)level, first[level] + seeded_below(r, n[level]), seeded_below(r, NODES + 1) };
    }
    return s;
}

static void rounds(uint64_t seed, int times) {
    struct seeded r = { seed };
    int64_t estate[] = { 301, 305 }, category[] = { 6 };
    for (int i = 0; i < times; i++) {
        struct search_word w[2] = { { .text = random_text(&r, 1, 4) }, { .text = random_text(&r, 1, 2) } };
        struct scope_part part[2];
        struct scope s = random_scope(&r, part);
        int n = seeded_below(&r, 4) ? 1 : 2;
        if (!search_asks(w[0].text) || !search_asks(w[1].text)) continue;
        if (seeded_below(&r, 5) == 0) w[0].estates = (struct ids){ estate, 2 }, w[0].categories = (struct ids){ category, 1 };
        compare(SEARCH_PROBLEMS, &s, w, n, seeded_below(&r, 2) ? 1000 : 7);
        compare(SEARCH_COMMENTS, &s, w, n, 1000);
    }
}

static void all_that_like_finds(void **state) {
    uint64_t seed = 21;
    struct fault f;
    (void)state;
    assert_int_equal(made_write(&m, fill, &seed, &f), OK);
    rounds(1, ROUNDS);
}

/* ---- following ---- */

static enum err change(struct tx *tx, void *arg) {
    struct seeded r = { *(uint64_t *)arg };
    for (int i = 0; i < RECORDS; i += 3) {
        struct problem was, p;
        if (all[i].h.removed_at != NONE) continue;
        enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, all[i].h.id, &was, tx_fault(tx));
        if (e) return e;
        p = was;
        p.title = all[i].title, p.place = all[i].place, p.description = all[i].description;     /* of the test's own memory */
        if (seeded_below(&r, 4)) write_down(&r, &p);
        else p.h.removed_at = NOW;
        e = tx_update(tx, &problem_entity, &was, &p, &(struct change){ .verb = "edit" });
        struct problem again = p;
        again.town = 101;
        if (!e) e = tx_update(tx, &problem_entity, &p, &again, &(struct change){ .verb = "edit" });
        if (e) return e;
        all[i] = again;
    }
    return OK;
}

static void edits_are_followed(void **state) {
    uint64_t seed = 8;
    struct fault f;
    (void)state;
    assert_int_equal(made_write(&m, change, &seed, &f), OK);
    rounds(2, ROUNDS / 2);
}

static enum err and_fail(struct tx *tx, void *arg) {
    struct problem was, p;
    (void)arg;
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, all[1].h.id, &was, tx_fault(tx));
    if (e) return e;
    p = was;
    p.title = S("消失的字");
    e = tx_update(tx, &problem_entity, &was, &p, &(struct change){ .verb = "edit" });
    return e ? e : E_DENIED;
}

static void what_was_refused_is_not_found(void **state) {
    struct scope_part city = { LEVEL_ALL, 0, 0 };
    struct scope s = { TENANT, 1, &city };
    struct search_word w = { .text = S("消失") };
    struct fault f;
    (void)state;
    assert_int_not_equal(made_write(&m, and_fail, 0, &f), OK);
    compare(SEARCH_PROBLEMS, &s, &w, 1, 10);
    rounds(3, 20);
}

static void another_city_finds_nothing(void **state) {
    struct scope_part city = { LEVEL_ALL, 0, 0 };
    struct scope s = { TENANT + 1, 1, &city };
    struct search_word w = { .text = S("电梯") };
    struct search_found *found;
    struct fault f = { 0 };
    int n;
    (void)state;
    struct db *db = store_read(m.st, &f);
    assert_int_equal(store_search(db, &mem, &s, TENANT + 1, SEARCH_PROBLEMS, &w, 1, 10, &found, &n, &f), OK);
    store_read_end(db);
    assert_int_equal(n, 0);
}

/* ---- made anew ---- */

static enum err a_tenant(struct tx *tx, void *arg) {
    struct tenant t;
    (void)arg;
    row_clear(&tenant_entity, &t);
    t = (struct tenant){ .id = TENANT, .name = S("安澜"), .host = S(""), .demo = 0, .tz_offset = 0, .created_at = NOW };
    return tx_put(tx, &tenant_entity, &t);
}

static void made_anew(void **state) {
    struct fault f = { 0 };
    int64_t n = 0;
    (void)state;
    assert_int_equal(made_write(&m, a_tenant, 0, &f), OK);
    store_close(m.st);
    m.st = 0;
    assert_int_equal(store_reindex(&m.config, &n, &f), OK);
    assert_true(n > RECORDS);
    made_reopen(&m);
    rounds(4, ROUNDS / 2);
    uint64_t seed = 9;
    assert_int_equal(made_write(&m, change, &seed, &f), OK);     /* it goes on being followed */
    rounds(5, ROUNDS / 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_like_finds), cmocka_unit_test(edits_are_followed),
        cmocka_unit_test(what_was_refused_is_not_found), cmocka_unit_test(another_city_finds_nothing),
        cmocka_unit_test(made_anew),
    };
    return cmocka_run_group_tests(tests, open_one, close_one);
}
