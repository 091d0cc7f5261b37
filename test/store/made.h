/* A store of a test's own: SQLite in a new folder under /tmp, or, where
** ANJU_TEST_PG names a cluster (test/with_postgres), a new database there. And
** rows to put into it. Header only: each test program includes it. */
#ifndef ANJU_TEST_STORE_MADE_H
#define ANJU_TEST_STORE_MADE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/log.h"
#include "base/rand.h"
#include "base/time.h"
#include "model/rollup.h"
#include "model/rows.h"
#include "pgdb.h"
#include "store/room.h"

enum { TENANT = 3 };
static const int64_t NOW = INT64_C(1718159040000);

struct made { struct store *st; struct store_config config; char folder[40]; struct pgdb pg; };

static bool made_postgres(void) {
    const char *z = getenv("ANJU_TEST_PG");
    return z && *z;
}

static void made_reopen(struct made *m) {
    struct fault f = { 0 };
    if (m->st) store_close(m->st);
    m->st = 0;
    assert_int_equal(store_open(&m->config, &m->st, &f), OK);
}

static void made_open(struct made *m) {
    struct fault f = { 0 };
    *m = (struct made){ .folder = "/tmp/anju-store.XXXXXX" };
    assert_non_null(mkdtemp(m->folder));
    m->config.data = m->folder;
    if (made_postgres()) {
        assert_true(pgdb_make(&m->pg));
        m->config.url = m->pg.url;
    }
    assert_int_equal(store_create(&m->config, &f), OK);
    made_reopen(m);
}

static void made_close(struct made *m) {
    char command[80];
    store_close(m->st);
    (void)snprintf(command, sizeof command, "rm -rf %s", m->folder);
    assert_int_equal(system(command), 0);
    if (m->config.url) pgdb_drop(&m->pg);
}

/* Run a body to its end as person 7 of organisation 8. */
static __attribute__((unused)) enum err made_write(struct made *m, store_body body, void *arg, struct fault *f) {
    struct arena a;
    arena_init(&a, 64 << 20);
    *f = (struct fault){ 0 };
    struct work w = { .meta = { TENANT, 7, 8, NOW, S("call-1") }, .body = body, .arg = arg, .mem = &a, .fault = f };
    enum err e = store_write(m->st, &w);
    arena_free(&a);
    return e;
}

/* A problem that passes its table's checks. */
static __attribute__((unused)) void a_problem(struct problem *p) {
    row_clear(&problem_entity, p);
    p->no = S("WT-00001");
    p->estate = 30;
    p->town = 10;
    p->community = 20;
    p->place = S("1 号楼");
    p->title = S("楼道堆物");
    p->category = 5;
    p->severity = ORDINARY;
    p->source = 1;
    p->state = REPORTED;
    p->open = 1;
    p->due = NOW + HOUR;
}

/* A random value that the field's row of the table allows. */
static void random_value(struct seeded *r, struct arena *a, const struct field *f, void *row) {
    static const char *const pieces[] = { "小区", "a", "楼道", "'", "\"", "\\", "\n", "é", "\xf0\x9f\x98\x80", ":x", "%" };
    if (!(f->flags & REQUIRED) && seeded_below(r, 4) == 0) return;
    if (f->kind == K_CODE) *field_int(f, row) = 1 + seeded_below(r, f->codes->n);
    else if (f->kind == K_BOOL) *field_int(f, row) = seeded_below(r, 2);
    else if (kind_is_int(f->kind)) {
        int64_t lo = f->min < -(INT64_C(1) << 52) ? -1000 : f->min, hi = f->max && f->max < INT64_MAX ? f->max : INT64_C(1) << 52;
        *field_int(f, row) = lo + seeded_below(r, hi - lo + 1);
    } else if (f->kind == K_REAL) *field_real(f, row) = (double)f->min + (double)seeded_below(r, f->max - f->min) / 7;
    else if (f->kind == K_DATE) *field_str(f, row) = date_text(a, day_civil(seeded_below(r, 40000)));
    else if (f->kind == K_JSON) *field_str(f, row) = arena_printf(a, "{\"k\":%d}", (int)seeded_below(r, 1000));
    else if (f->kind == K_BLOB) {
        int64_t n = 1 + seeded_below(r, 40);
        char *p = arena_alloc(a, (size_t)n);
        for (int64_t i = 0; i < n; i++) p[i] = (char)seeded_below(r, 256);
        *field_str(f, row) = (struct str){ p, (size_t)n };
    } else {
        int64_t most = f->min > 60 ? f->min : f->max && f->max < 60 ? f->max : 60, n = f->min + seeded_below(r, most - f->min + 1);
        struct str s = { arena_alloc(a, 1), 0 };
        for (int64_t i = 0; i < n; i++) s = arena_join(a, s, str_of(pieces[seeded_below(r, N_OF(pieces))]));
        size_t at = 0;
        for (int64_t i = 0; i < n; i++) {                 /* cut to n characters */
            if ((unsigned char)s.s[at] < 0x80) at += 1;
            else at += (unsigned char)s.s[at] < 0xe0 ? 2 : (unsigned char)s.s[at] < 0xf0 ? 3 : 4;
        }
        s.n = at;
        *field_str(f, row) = s;
    }
}

static __attribute__((unused)) void *random_row(struct seeded *r, struct arena *a, const struct entity *e) {
    const struct field *f;
    void *row = arena_alloc(a, e->size);
    row_clear(e, row);
    for (int i = e->headless ? 0 : head_nfield; (f = entity_field(e, i)); i++)
        if (!(f->flags & UNSTORED)) random_value(r, a, f, row);
    return row;
}

#endif
