/* How SQLite runs every statement of the store. A named statement fails that
** scans a table or sorts, unless its purpose says (whole): it reads one tenant's
** rows on purpose, or (few): what it sorts hangs on one record. A list fails,
** in every shape of scope, filter and order, that scans or that sorts more than
** the pages of its parts. */
#include "one.h"

static struct db *db;
static int looked_at, wrong;

struct line { int64_t id, parent; struct str detail; };
struct plan { struct line step[64]; int n; };

static void explain(struct str sql, struct plan *p) {
    const struct engine *eng = &engine_sqlite;
    struct stmt *st;
    struct buf b = { 0 };
    bool row = true;
    buf_z(&b, "EXPLAIN QUERY PLAN ");
    buf_str(&b, sql);
    if (eng->prepare(db->conn, buf_view(&b), &st, 0)) fail_msg("cannot be prepared: " PRIstr, STRARG(sql));
    p->n = 0;
    while (eng->step(st, &row, 0) == OK && row) {
        assert_in_range(p->n, 0, N_OF(p->step) - 1);
        p->step[p->n++] = (struct line){ eng->col_int(st, 0), eng->col_int(st, 1), arena_copy(&mem, eng->col_text(st, 3)) };
    }
    eng->drop(st);
    buf_free(&b);
}

/* A part of the statement's own making, not a table. */
static bool is_inner(struct str detail) {
    static const char *const inner[] = { "SCAN CONSTANT ROW", "SCAN u", "SCAN c", "SCAN (subquery", "SCAN keys VIRTUAL TABLE" };
    for (int i = 0; i < N_OF(inner); i++)
        if (str_starts(detail, str_of(inner[i]))) return true;
    return str_starts(detail, S("SCAN b")) && detail.n > 6 && detail.s[6] >= '0' && detail.s[6] <= '9';
}

static const char *plan_wrong(const struct plan *p, bool may_sort_at_top) {
    for (int i = 0; i < p->n; i++) {
        struct str d = p->step[i].detail;
        if (str_starts(d, S("SCAN ")) && !is_inner(d)) return "scans a table";
        if (str_starts(d, S("USE TEMP B-TREE FOR")) && !(may_sort_at_top && p->step[i].parent == 0)) return "sorts";
    }
    return 0;
}

static void judge(struct str sql, const char *what, bool may_scan, bool may_sort_at_top) {
    struct plan p;
    explain(sql, &p);
    looked_at++;
    const char *why = may_scan ? 0 : plan_wrong(&p, may_sort_at_top);
    if (!why) return;
    wrong++;
    print_error("%s: %s\n  " PRIstr "\n", what, why, STRARG(sql));
    for (int i = 0; i < p.n; i++) print_error("    " PRIstr "\n", STRARG(p.step[i].detail));
}

static bool marked(const char *purpose, const char *mark) {
    return str_find(str_of(purpose), str_of(mark), 0) >= 0;
}

static void named_statements(void **state) {
    (void)state;
    wrong = 0;
    for (int i = 0; i < sql_texts_n; i++) {
        const char *purpose = sql_texts[i].purpose;
        judge(m.st->named[i].sql, sql_texts[i].name, marked(purpose, "(whole)"), marked(purpose, "(few)"));
    }
    assert_int_equal(wrong, 0);
    assert_true(looked_at > 20);
}

/* ---- lists ---- */

/* The first page, the next after a key, the next after none, and the count. */
static void one_list(const struct entity *e, const struct scope *s, const struct query *query) {
    for (int i = 0; i < 4; i++) {
        struct buf b = { 0 };
        struct query q = *query;
        bool text = q.sort && q.sort->kind == K_TEXT;
        if (i == 2 && (!q.sort || q.sort->flags & REQUIRED)) continue;
        q.after = i == 1 || i == 2;
        q.after_id = 5;
        q.after_int = i == 2 ? NONE : 5;
        q.after_text = i == 1 && text ? S("x") : STR_NULL;
        assert_int_equal(list_text(db, s, &q, i == 3, &b, 0), OK);
        judge(buf_view(&b), e->name, false, str_find(buf_view(&b), S(" UNION "), 0) >= 0);
        buf_free(&b);
    }
}

/* Every scope of one part, and of two. */
static void all_scopes(const struct entity *e, const struct query *q) {
    one_list(e, 0, q);
    for (int i = 0; i < 2 * LEVELS; i++)
        for (int k = 0; k < 2 * LEVELS; k++) {
            struct scope_part part[] = { { (enum level)(i / 2), 10, i % 2 ? 5 : 0 }, { (enum level)(k / 2), 20, k % 2 ? 6 : 0 } };
            struct scope s = { TENANT, i == k ? 1 : 2, part };
            one_list(e, &s, q);
        }
}

static void lists_of(const struct entity *e, const struct field *sort) {
    const struct field *f;
    int64_t in[] = { 1, 2, 3 };
    for (int way = 0; way < 2; way++) {
        struct filter filter[2] = { { .low = NONE, .high = NONE }, { .low = NONE, .high = NONE } };
        struct query q = { .e = e, .sort = sort, .descending = way, .limit = 25, .filter = filter };
        all_scopes(e, &q);
        for (int i = 0; (f = next_stored(e, &i));) {
            if (!(f->flags & FILTER)) continue;
            filter[0] = (struct filter){ .field = f, .low = NONE, .high = NONE };
            if (f->kind == K_TEXT) filter[0].text = S("x");
            else filter[0].in = in, filter[0].n = 1;
            q.nfilter = 1;
            all_scopes(e, &q);
            if (f->kind == K_TEXT) continue;
            filter[0].n = 3;
            all_scopes(e, &q);
            const struct field *open = field_named(e, S("open"));
            if (!open || f == open) continue;
            filter[1] = (struct filter){ .field = open, .in = in, .n = 1, .low = NONE, .high = NONE };
            q.nfilter = 2;
            all_scopes(e, &q);
        }
    }
}

static void lists(void **state) {
    (void)state;
    wrong = 0;
    for (int i = 0; i < nentities; i++) {
        const struct entity *e = entities[i];
        const struct field *f;
        if (!e->placed) continue;
        lists_of(e, 0);
        for (int k = 0; (f = next_stored(e, &k));)
            if (f->flags & SORT) lists_of(e, f);
        arena_reset(&mem);
    }
    assert_int_equal(wrong, 0);
}

/* A number names one row: it is looked up, in whatever order the list is. */
static void one_by_number(void **state) {
    struct filter number = { .field = field_named(&problem_entity, S("no")), .text = S("WT-00001"), .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .sort = field_named(&problem_entity, S("due")), .limit = 25, .filter = &number,
                       .nfilter = 1 };
    struct scope_part part = { LEVEL_ALL, 0, 0 };
    struct scope s = { TENANT, 1, &part };
    struct buf b = { 0 };
    struct plan p;
    bool found = false;
    (void)state;
    assert_int_equal(list_text(db, &s, &q, false, &b, 0), OK);
    explain(buf_view(&b), &p);
    for (int i = 0; i < p.n; i++) found |= str_find(p.step[i].detail, S("tenant=? AND no=?"), 0) >= 0;
    assert_true(found);
    buf_free(&b);
}

/* Few records are found by what makes them few and sorted then, in every scope: never along the list's own order. */
static void few_by_their_own(void **state) {
    static const struct { const char *field, *found_by; } few[] = {
        { "id", "USING INTEGER PRIMARY KEY (rowid=?)" }, { "reporter", "(tenant=? AND reporter=?" },
        { "merged_into", "(tenant=? AND merged_into=?" }, { "facts", "(tenant=? AND facts=?" },
    };
    int64_t in[] = { 1, 2, 3 };
    (void)state;
    for (int i = 0; i < 4 * 4 * 2 * LEVELS; i++) {
        struct filter f[2] = { { .field = field_named(&problem_entity, str_of(few[i % 4].field)), .in = in, .n = i / 4 % 2 ? 3 : 1,
                                 .few = true, .low = NONE, .high = NONE },
                               { .field = field_named(&problem_entity, S("facts")), .mask = 3, .want = 1, .low = NONE, .high = NONE } };
        struct query q = { .e = &problem_entity, .sort = i / 8 % 2 ? field_named(&problem_entity, S("due")) : 0, .limit = 25,
                           .filter = f, .nfilter = 2 };
        struct scope_part part = { (enum level)(i / 16 % LEVELS), 10, i / 16 / LEVELS ? 5 : 0 };
        struct scope s = { TENANT, 1, &part };
        for (int count = 0; count < 2; count++) {
            struct buf b = { 0 };
            struct plan p;
            bool found = false;
            assert_int_equal(list_text(db, &s, &q, count, &b, 0), OK);
            explain(buf_view(&b), &p);
            for (int k = 0; k < p.n; k++) {
                found |= str_find(p.step[k].detail, str_of(few[i % 4].found_by), 0) >= 0;
                if (str_starts(p.step[k].detail, S("SCAN ")) && !is_inner(p.step[k].detail)) fail_msg("scans: " PRIstr, STRARG(buf_view(&b)));
            }
            if (!found) fail_msg("not found by %s: " PRIstr, few[i % 4].field, STRARG(buf_view(&b)));
            buf_free(&b);
        }
    }
}

static int open_all(void **state) {
    (void)open_one(state);
    db = store_read(m.st, 0);
    return db ? 0 : 1;
}

static int close_all(void **state) {
    store_read_end(db);
    return close_one(state);
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(named_statements), cmocka_unit_test(lists), cmocka_unit_test(one_by_number),
                                       cmocka_unit_test(few_by_their_own) };
    if (made_postgres()) {
        (void)fputs("left out: this looks at SQLite's plans, postgres_plans.c at PostgreSQL's\n", stderr);
        return 77;
    }
    return cmocka_run_group_tests(tests, open_all, close_all);
}
