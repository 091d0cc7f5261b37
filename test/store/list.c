/* Lists: pages equal a naive filter over random records, for random scopes,
** filters, orders and page sizes. */
#include "one.h"

enum { RECORDS = 400, ROUNDS = 600, TOWNS = 4, NODES = 6 };

static struct problem all[RECORDS];
static bool node_sees[RECORDS][NODES];

/* ---- the records ---- */

static void random_problem(struct seeded *r, struct problem *p, int i) {
    a_problem(p);
    p->no = arena_printf(&mem, "WT-%05d", i);
    p->estate = 300 + seeded_below(r, 16);
    p->community = 200 + (p->estate - 300) / 2;
    p->town = 100 + (p->community - 200) % TOWNS;
    p->state = 1 + seeded_below(r, STATES - 1);
    p->open = seeded_below(r, 3) > 0;
    p->due = seeded_below(r, 5) == 0 ? NONE : NOW + seeded_below(r, 12) * HOUR;     /* many alike */
    p->unit = seeded_below(r, 3) == 0 ? NONE : 1 + seeded_below(r, NODES);
    p->category = 5 + seeded_below(r, 4);
    p->facts = seeded_below(r, 8) ? seeded_below(r, 1 << 4) : NONE;
    p->reporter = 1 + seeded_below(r, 40);
    if (seeded_below(r, 15) == 0) p->h.removed_at = NOW;
}

struct filling { struct seeded r; int from; };

static enum err fill(struct tx *tx, void *arg) {
    struct filling *g = arg;
    struct seeded r = g->r;
    for (int i = g->from; i < g->from + 100; i++) {
        struct problem p;
        int64_t nodes[NODES];
        int n = 0;
        random_problem(&r, &p, i);
        enum err e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" });
        for (int k = 0; k < NODES; k++)
            if ((node_sees[i][k] = seeded_below(&r, 3) == 0)) nodes[n++] = 1 + k;
        if (!e) e = tx_units(tx, &problem_entity, p.h.id, p.open, p.due, 0, 0, nodes, n);
        if (e) return e;
        all[i] = p;
    }
    return OK;
}

/* ---- the naive way ---- */

static bool sees(const struct scope *s, int i) {
    const struct problem *p = &all[i];
    for (int k = 0; s && k < s->n; k++) {
        const struct scope_part *part = &s->part[k];
        int64_t at[LEVELS] = { part->area, p->town, p->community, p->estate };
        if (at[part->level] == part->area && (!part->node || node_sees[i][part->node - 1])) return true;
    }
    return !s;
}

static bool passes(const struct query *q, int i) {
    if (all[i].h.removed_at != NONE && !q->removed) return false;
    for (int k = 0; k < q->nfilter; k++) {
        const struct filter *f = &q->filter[k];
        if (f->field->kind == K_TEXT) {
            struct str is = *field_str(f->field, &all[i]);
            if ((f->from.s && str_cmp(is, f->from) < 0) || (f->to.s && str_cmp(is, f->to) >= 0)) return false;
            if (f->from.s || f->to.s) continue;
            if (f->holds ? str_find(is, f->text, 0) < 0 : !str_eq(is, f->text)) return false;
            continue;
        }
        int64_t v = *field_int(f->field, &all[i]);
        if (f->mask && (((v == NONE ? 0 : v) & f->mask) == f->want) == f->other) return false;
        bool in = f->n == 0;
        for (int j = 0; j < f->n; j++) in = in || f->in[j] == v;
        in = in || (f->or_none && v == NONE);
        if (!in || (f->n == 0 && (f->low != NONE || f->high != NONE) && v == NONE)) return false;
        if (f->n == 0 && ((f->low != NONE && v < f->low) || (f->high != NONE && v >= f->high))) return false;
    }
    return true;
}

static const struct query *asked;

/* Records without a value come last in either direction. */
static int in_order(const void *a, const void *b) {
    const struct problem *p = &all[*(const int *)a], *q = &all[*(const int *)b];
    int way = asked->descending ? -1 : 1;
    if (asked->sort) {
        if ((p->due == NONE) != (q->due == NONE)) return p->due == NONE ? 1 : -1;
        if (p->due != q->due) return p->due < q->due ? -way : way;
    }
    return p->h.id < q->h.id ? -way : way;
}

static int naive(const struct scope *s, const struct query *q, int ret[RECORDS]) {
    int n = 0;
    for (int i = 0; i < RECORDS; i++)
        if (sees(s, i) && passes(q, i)) ret[n++] = i;
    asked = q;
    qsort(ret, (size_t)n, sizeof *ret, in_order);
    return n;
}

/* ---- both ways ---- */

/* A lean list leaves out what only a page shows, and nothing else. */
static void same_row(const struct query *q, const struct problem *got, const struct problem *want) {
    for (int i = 0; i < q->e->nfield; i++) {
        const struct field *f = &q->e->field[i];
        if (f->flags & UNSTORED) continue;
        if (q->lean && !field_lean(f)) assert_true(field_null(f, got));
        else if (!field_same(f, got, want)) fail_msg("%s is another", f->name);
    }
}

static void pages(struct db *db, struct arena *a, const struct scope *s, struct query q) {
    int want[RECORDS], n = naive(s, &q, want), at = 0;
    struct fault f = { 0 };
    struct rows rows;
    int64_t count;
    assert_int_equal(store_count(db, a, s, TENANT, &q, 50, &count, &f), OK);
    assert_int_equal(count, n < 50 ? n : 50);
    do {
        assert_int_equal(store_list(db, a, s, TENANT, &q, &rows, &f), OK);
        assert_in_range(rows.n, 0, q.limit);
        const struct problem *p = rows.row;
        for (int i = 0; i < rows.n; i++, at++) {
            assert_true(at < n);
            assert_int_equal(p[i].h.id, all[want[at]].h.id);
            same_row(&q, &p[i], &all[want[at]]);
        }
        if (!rows.n) break;
        q.after = true;
        q.after_id = p[rows.n - 1].h.id;
        q.after_int = p[rows.n - 1].due;
    } while (rows.n == q.limit);
    assert_int_equal(at, n);
}

static void random_scope(struct seeded *r, struct scope *s, struct scope_part part[4]) {
    *s = (struct scope){ TENANT, (int)seeded_below(r, 5), part };
    for (int i = 0; i < s->n; i++) {
        enum level level = (enum level)seeded_below(r, LEVELS);
        int64_t area[LEVELS] = { 0, 100 + seeded_below(r, TOWNS), 200 + seeded_below(r, 8), 300 + seeded_below(r, 16) };
        part[i] = (struct scope_part){ level, area[level], seeded_below(r, 2) ? 1 + seeded_below(r, NODES) : 0 };
    }
}

static void random_filter(struct seeded *r, struct filter *f, int64_t in[5]) {
    static const char *const names[] = { "open", "state", "town", "community", "estate", "unit", "category", "due", "no", "facts",
                                        "reporter", "id" };
    int which = (int)seeded_below(r, N_OF(names));
    *f = (struct filter){ .field = field_named(&problem_entity, str_of(names[which])), .low = NONE, .high = NONE };
    int64_t base[] = { 0, 1, 100, 200, 300, 1, 5 }, wide[] = { 2, STATES - 1, TOWNS, 8, 16, NODES, 4 };
    if (which == 7) {
        if (seeded_below(r, 3)) f->low = NOW + seeded_below(r, 12) * HOUR;
        if (seeded_below(r, 3)) f->high = NOW + seeded_below(r, 12) * HOUR;
        return;
    }
    if (which == 8 && seeded_below(r, 2)) {              /* from a text on, up to another */
        int from = (int)seeded_below(r, RECORDS);
        if (seeded_below(r, 3)) f->from = arena_printf(&mem, "WT-%05d", from);
        f->to = arena_printf(&mem, "WT-%05d", from + (int)seeded_below(r, RECORDS / 2));
        return;
    }
    if (which == 8) {
        f->holds = seeded_below(r, 2);
        f->text = arena_printf(&mem, f->holds ? "%d" : "WT-%05d", (int)seeded_below(r, f->holds ? 100 : RECORDS));
        return;
    }
    if (which == 9) {
        f->mask = 1 + seeded_below(r, 15);
        f->want = seeded_below(r, 2) ? f->mask : seeded_below(r, 2) ? 0 : f->mask & seeded_below(r, 16);
        f->other = seeded_below(r, 2);
        return;
    }
    if (which >= 10) {
        f->few = true;
        f->in = in;
        f->n = 1 + (int)seeded_below(r, 5);
        for (int i = 0; i < f->n; i++) in[i] = which == 10 ? 1 + seeded_below(r, 40) : all[seeded_below(r, RECORDS)].h.id;
        return;
    }
    f->in = in;
    f->n = 1 + (int)seeded_below(r, 5);
    for (int i = 0; i < f->n; i++) in[i] = base[which] + seeded_below(r, wide[which]);
    if (which == 5) f->or_none = seeded_below(r, 3) == 0;
    if (which == 5 && !f->or_none && seeded_below(r, 4) == 0) f->n = 1, in[0] = NONE;
}

static void random_lists(void **state) {
    struct seeded r = { 97 };
    struct arena a;
    struct fault f = { 0 };
    (void)state;
    arena_init(&a, 0);
    for (int round = 0; round < ROUNDS; round++) {
        struct scope s;
        struct scope_part part[4];
        struct filter filter[3];
        int64_t in[3][5];
        struct query q = { .e = &problem_entity, .filter = filter, .nfilter = (int)seeded_below(&r, 4) };
        random_scope(&r, &s, part);
        for (int i = 0; i < q.nfilter; i++) random_filter(&r, &filter[i], in[i]);
        q.sort = seeded_below(&r, 3) ? field_named(&problem_entity, S("due")) : 0;
        q.descending = seeded_below(&r, 2);
        q.removed = seeded_below(&r, 4) == 0;
        q.lean = seeded_below(&r, 2);
        q.limit = 1 + (int)seeded_below(&r, 60);
        struct db *db = store_read(m.st, &f);
        pages(db, &a, seeded_below(&r, 6) ? &s : 0, q);
        store_read_end(db);
        arena_reset(&a);
    }
    arena_free(&a);
}

/* ---- sorted by a text ---- */

static enum err fill_estates(struct tx *tx, void *arg) {
    struct seeded r = { 11 };
    (void)arg;
    for (int i = 0; i < 90; i++) {
        struct estate s;
        row_clear(&estate_entity, &s);
        s.h.id = s.estate = tx_new_id(tx);
        s.town = 100 + i % 3;
        s.name = arena_printf(tx_mem(tx), "小区%c", (int)('a' + seeded_below(&r, 6)));
        enum err e = tx_insert(tx, &estate_entity, &s, &(struct change){ .verb = "import" });
        if (e) return e;
    }
    return OK;
}

static void by_name(void **state) {
    struct fault f;
    struct scope_part part[] = { { LEVEL_TOWN, 101, 0 }, { LEVEL_TOWN, 102, 5 } };     /* no units: by area alone */
    struct scope s = { TENANT, 2, part };
    (void)state;
    assert_int_equal(made_write(&m, fill_estates, 0, &f), OK);
    for (int way = 0; way < 2; way++) {
        struct query q = { .e = &estate_entity, .sort = field_named(&estate_entity, S("name")), .descending = way, .limit = 7 };
        struct rows rows;
        struct estate last = { 0 };
        int n = 0;
        struct db *db = store_read(m.st, &f);
        do {
            assert_int_equal(store_list(db, &mem, &s, TENANT, &q, &rows, &f), OK);
            const struct estate *e = rows.row;
            for (int i = 0; i < rows.n; i++, n++) {
                int c = n ? str_cmp(last.name, e[i].name) : 0;
                if (n && way == 0) assert_true(c < 0 || (c == 0 && last.h.id < e[i].h.id));
                if (n && way == 1) assert_true(c > 0 || (c == 0 && last.h.id > e[i].h.id));
                assert_true(e[i].town == 101 || e[i].town == 102);
                last = e[i];
            }
            q.after = true;
            q.after_text = last.name;
            q.after_id = last.h.id;
        } while (rows.n == q.limit);
        store_read_end(db);
        assert_int_equal(n, 60);
    }
}

static int open_all(void **state) {
    struct filling g = { { 1234 }, 0 };
    struct fault f;
    (void)open_one(state);
    for (; g.from < RECORDS; g.from += 100, g.r.state += 77) assert_int_equal(made_write(&m, fill, &g, &f), OK);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = { cmocka_unit_test(random_lists), cmocka_unit_test(by_name) };
    return cmocka_run_group_tests(tests, open_all, close_one);
}
