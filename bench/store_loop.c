/* The bare writing loop beside the server (performance 3 and 4): creates and
** moves of problems through store_submit, without HTTP. Event, roll-ups, units,
** closure, number, key and step are written as the server writes them.
**
**   store-loop [--records N] [--submitters N] [--seconds N] [--reads N] [--data DIR]
**              [--pg URL]
**
** prints one line a row: what, operations a second, CPU microseconds each. */
#include <getopt.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "base/rand.h"
#include "base/time.h"
#include "model/rows.h"
#include "base/buf.h"
#include "store/search.h"
#include "store/store.h"

enum { TENANT = 1, TOWNS = 10, COMMUNITIES = 200, ESTATES = 4800, UNITS = 40, MOST = 512 };

struct loop {
    struct store *st;
    struct work work;
    struct arena mem;
    struct fault fault;
    struct seeded r;
    sem_t end;
    int64_t id, n, failed;
    _Atomic bool *stop;
    store_body body;
};

static int64_t *ids;             /* of all records, for moves and reads */
static _Atomic int64_t nids;
static int64_t most_ids = 4000000;

/* Stage limits, as the rows of an edition give them: few, so that due grows with time. */
static const int64_t limits[] = { 4 * (int64_t)HOUR, 8 * (int64_t)HOUR, DAY, 3 * (int64_t)DAY, 7 * (int64_t)DAY };

static double seconds(void) {
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double cpu(void) {
    struct rusage u;
    (void)getrusage(RUSAGE_SELF, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static enum err units_of(struct tx *tx, const struct problem *p) {
    int64_t unit = p->unit == NONE ? 1 + p->town : p->unit;
    struct unit_link u[] = { { unit, ROLE_LEAD }, { 500 + p->town, ROLE_JOIN } };
    int64_t nodes[] = { unit, 500 + p->town, 1 };
    return tx_units(tx, &problem_entity, p->h.id, p->open, p->due, u, 2, nodes, 3);
}

static enum err put_step(struct tx *tx, const struct problem *p, int64_t verb, int64_t from) {
    struct step s;
    row_clear(&step_entity, &s);
    s.id = tx_new_id(tx);
    s.tenant = TENANT;
    s.problem = p->h.id;
    s.verb = verb;
    s.at = tx_meta(tx)->now;
    s.person = tx_meta(tx)->who;
    s.org = tx_meta(tx)->org;
    s.from_state = from;
    s.to_state = p->state;
    return tx_put(tx, &step_entity, &s);
}

/* Texts of about a hundred characters that differ: the search index has as many tokens to write as in a city. */
static const char *const words[] = {
    "楼道", "堆物", "电动", "飞线", "充电", "消防", "通道", "堵塞", "电梯", "困人", "外墙", "脱落", "渗水", "漏水", "下水", "满溢",
    "垃圾", "清运", "路灯", "不亮", "门禁", "损坏", "井盖", "缺失", "僵尸", "车位", "绿化", "枯死", "噪音", "扰民", "违建", "拆除",
    "管道", "爆裂", "水压", "不足", "屋面", "裂缝", "扶手", "松动", "监控", "失灵", "积水", "返臭", "雨棚", "破洞", "围栏", "倾斜",
};

static struct str text_of(struct arena *a, struct seeded *r, int n) {
    struct buf b = { arena_alloc(a, 400), 0, 400, false };
    for (int i = 0; i < n && b.n < 380; i++) {
        buf_z(&b, words[seeded_below(r, N_OF(words))]);
        if (i % 4 == 3) buf_z(&b, "，");
    }
    return (struct str){ b.s, b.n };
}

static enum err create(struct tx *tx, void *arg) {
    struct loop *l = arg;
    struct problem p;
    bool seen;
    int64_t id = 0, now = tx_meta(tx)->now, estate = seeded_below(&l->r, ESTATES);
    unsigned char body[32];
    struct str key = arena_printf(tx_mem(tx), "%016llx%016llx", (unsigned long long)seeded_next(&l->r),
                                  (unsigned long long)seeded_next(&l->r));
    memset(body, (int)estate & 127, sizeof body);
    enum err e = tx_once(tx, key, body, &id, &seen);
    if (e) return e;
    row_clear(&problem_entity, &p);
    p.h.id = id;
    if ((e = tx_number(tx, "WT", &p.no))) return e;
    p.estate = 10000 + estate;
    p.community = 1000 + estate % COMMUNITIES;
    p.town = 100 + estate % TOWNS;
    p.place = S("5 号楼 2 单元门厅");
    p.title = text_of(tx_mem(tx), &l->r, 8);
    p.description = text_of(tx_mem(tx), &l->r, 24);
    if (seeded_below(&l->r, 20000) == 0) p.title = S("凉亭琉璃瓦松动");
    p.category = 40 + seeded_below(&l->r, 60);
    p.severity = 1 + seeded_below(&l->r, 3);
    p.source = 1 + seeded_below(&l->r, 4);
    p.reporter_name = S("陈某某");
    p.reporter_phone = S("13800001234");
    p.state = REPORTED;
    p.open = 1;
    p.light = 1;
    p.stage_from = p.overall_from = now;
    p.due = p.risk_at = p.next_at = now + limits[seeded_below(&l->r, N_OF(limits))];
    p.returns = p.reworks = p.reopens = 0;
    p.calendar_known = 1;
    if ((e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" }))) return e;
    l->id = p.h.id;
    return (e = put_step(tx, &p, 1, NONE)) ? e : units_of(tx, &p);
}

static enum err move(struct tx *tx, void *arg) {
    struct loop *l = arg;
    struct problem was, p;
    int64_t id = ids[seeded_below(&l->r, nids)], now = tx_meta(tx)->now;
    enum err e = store_get(tx_db(tx), tx_mem(tx), 0, TENANT, &problem_entity, id, &was, tx_fault(tx));
    if (e) return e;
    p = was;
    p.state = 1 + p.state % 7;
    p.unit = 200 + seeded_below(&l->r, UNITS);
    p.stage_from = now;
    p.due = p.risk_at = p.next_at = now + limits[seeded_below(&l->r, N_OF(limits))];
    p.dispatched_at = now;
    p.dispatched_by = 7;
    l->id = 0;
    if ((e = tx_update(tx, &problem_entity, &was, &p, &(struct change){ .verb = "dispatch", .note = S("请按时办理") })))
        return e;
    return (e = put_step(tx, &p, 6, was.state)) ? e : units_of(tx, &p);
}

static void ended(struct work *w, enum err e) {
    struct loop *l = w->owner;
    l->failed += e != OK;
    w->result = e;
    (void)sem_post(&l->end);
}

static void *submit(void *p) {
    struct loop *l = p;
    while (!*l->stop) {
        l->work = (struct work){ .meta = { TENANT, 7, 8, time_now(), S("bench") }, .body = l->body, .arg = l,
                                 .mem = &l->mem, .fault = &l->fault, .done = ended, .owner = l };
        arena_reset(&l->mem);
        if (store_submit(l->st, &l->work)) continue;
        while (sem_wait(&l->end)) { }
        l->n++;
        if (l->work.result || !l->id) continue;
        int64_t at = nids++;
        if (at < most_ids) ids[at] = l->id;
    }
    return 0;
}

static void run(struct store *st, const char *name, store_body body, int submitters, double for_seconds, int64_t records) {
    static struct loop loop[MOST];
    pthread_t thread[MOST];
    _Atomic bool stop = false;
    int64_t n = 0, failed = 0;
    double began = seconds(), used = cpu();
    for (int i = 0; i < submitters; i++) {
        loop[i] = (struct loop){ .st = st, .r = { (uint64_t)time_now() + (uint64_t)i * 977 }, .stop = &stop, .body = body };
        arena_init(&loop[i].mem, 0);
        (void)sem_init(&loop[i].end, 0, 0);
        if (pthread_create(&thread[i], 0, submit, &loop[i])) exit(1);
    }
    while (records ? nids < records : seconds() - began < for_seconds) (void)usleep(20000);
    stop = true;
    for (int i = 0; i < submitters; i++) {
        (void)pthread_join(thread[i], 0);
        arena_free(&loop[i].mem);
        n += loop[i].n;
        failed += loop[i].failed;
    }
    began = seconds() - began;
    used = cpu() - used;
    printf("%-28s %9.0f /s  %8.1f us CPU  %lld failed\n", name, (double)n / began, used / (double)n * 1e6, (long long)failed);
    (void)fflush(stdout);
}

/* ---- reads ---- */

static struct filter open_only;
static const int64_t one = 1, three = 3;

static void reads(struct store *st, const char *name, const struct scope *s, const struct query *q, int times) {
    struct arena a;
    struct fault f = { 0 };
    struct seeded r = { 5 };
    double used = cpu();
    arena_init(&a, 0);
    for (int i = 0; i < times; i++) {
        struct rows rows;
        struct problem p;
        struct db *db = store_read(st, &f);
        enum err e = q ? store_list(db, &a, s, TENANT, q, &rows, &f)
                       : store_get(db, &a, s, TENANT, &problem_entity, ids[seeded_below(&r, nids)], &p, &f);
        store_read_end(db);
        if (e) exit(1);
        arena_reset(&a);
    }
    printf("%-28s %9s     %8.1f us CPU\n", name, "", (cpu() - used) / times * 1e6);
    arena_free(&a);
}

static void searches(struct store *st, const char *name, const struct scope *s, struct str word, int times) {
    struct search_word w = { .text = word };
    struct search_found *found;
    struct fault f = { 0 };
    struct arena a;
    int n = 0;
    double used = cpu();
    arena_init(&a, 0);
    for (int i = 0; i < times; i++) {
        struct db *db = store_read(st, &f);
        if (store_search(db, &a, s, TENANT, SEARCH_PROBLEMS, &w, 1, 25, &found, &n, &f)) exit(1);
        store_read_end(db);
        arena_reset(&a);
    }
    printf("%-28s %9d     %8.1f us CPU\n", name, n, (cpu() - used) / times * 1e6);
    arena_free(&a);
}

static void all_searches(struct store *st, int times) {
    struct scope_part town = { LEVEL_TOWN, 103, 0 }, community = { LEVEL_COMMUNITY, 1003, 0 }, city = { LEVEL_ALL, 0, 0 },
                      node = { LEVEL_ALL, 0, 104 };
    struct scope by_city = { TENANT, 1, &city }, by_town = { TENANT, 1, &town }, by_community = { TENANT, 1, &community },
                 by_node = { TENANT, 1, &node };
    searches(st, "search common, city", &by_city, S("电梯"), times);
    searches(st, "search rare, city", &by_city, S("琉璃"), times);
    searches(st, "search absent, city", &by_city, S("琥珀"), times);
    searches(st, "search common, town", &by_town, S("电梯"), times);
    searches(st, "search common, community", &by_community, S("电梯"), times);
    searches(st, "search common, bureau", &by_node, S("电梯"), times);
    searches(st, "search four characters, city", &by_city, S("电梯困人"), times);
    searches(st, "search one character, city", &by_city, S("梯"), times / 20 + 1);
}

static void all_reads(struct store *st, int times) {
    const struct field *due = field_named(&problem_entity, S("due"));
    struct scope_part town = { LEVEL_TOWN, 103, 0 }, city = { LEVEL_ALL, 0, 1 }, node = { LEVEL_ALL, 0, 210 },
                      two[] = { { LEVEL_TOWN, 103, 0 }, { LEVEL_ALL, 0, 210 } };
    struct scope by_town = { TENANT, 1, &town }, by_node = { TENANT, 1, &node }, by_two = { TENANT, 2, two },
                 by_city = { TENANT, 1, &city };
    struct filter state = { .field = field_named(&problem_entity, S("state")), .in = &three, .n = 1, .low = NONE, .high = NONE };
    open_only = (struct filter){ .field = field_named(&problem_entity, S("open")), .in = &one, .n = 1, .low = NONE, .high = NONE };
    struct query open = { .e = &problem_entity, .filter = &open_only, .nfilter = 1, .sort = due, .limit = 25 };
    struct query by_state = { .e = &problem_entity, .filter = &state, .nfilter = 1, .sort = due, .limit = 25 };
    struct query all = { .e = &problem_entity, .sort = due, .limit = 25 };
    struct query newest = { .e = &problem_entity, .descending = true, .limit = 25 };
    reads(st, "one record", &by_city, 0, times);
    reads(st, "25 by state, whole city", 0, &by_state, times);
    reads(st, "25 open of a town", &by_town, &open, times);
    reads(st, "25 open of a bureau", &by_node, &open, times);
    reads(st, "25 open of town or bureau", &by_two, &open, times);
    reads(st, "25 of a town, open or not", &by_town, &all, times);
    reads(st, "25 newest", 0, &newest, times);
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        { "records", required_argument, 0, 'r' }, { "submitters", required_argument, 0, 's' },
        { "seconds", required_argument, 0, 't' }, { "data", required_argument, 0, 'd' },
        { "pg", required_argument, 0, 'p' }, { "writers", required_argument, 0, 'w' }, { "reads", required_argument, 0, 'n' }, { 0, 0, 0, 0 },
    };
    struct store_config c = { .data = "bench-data" };
    struct store *st;
    struct fault f = { 0 };
    int64_t records = 100000;
    int submitters = 64, times = 20000, o;
    double for_seconds = 5;
    while ((o = getopt_long(argc, argv, "", options, 0)) != -1) {
        if (o == 'r') records = atoll(optarg);
        else if (o == 's') submitters = atoi(optarg);
        else if (o == 't') for_seconds = atof(optarg);
        else if (o == 'd') c.data = optarg;
        else if (o == 'p') c.url = optarg;
        else if (o == 'w') c.writers = atoi(optarg);
        else if (o == 'n') times = atoi(optarg);
        else return 64;
    }
    if (c.writers < 0 || submitters < 1 || submitters > MOST || records < 1 || records > most_ids) return 64;
    log_set(LOG_ERROR);
    ids = calloc((size_t)most_ids, sizeof *ids);
    enum err e = store_create(&c, &f);
    if (e || !ids || (e = store_open(&c, &st, &f))) return fprintf(stderr, "cannot make a database in %s: %d\n", c.data, e), 1;
    run(st, "creates (filling)", create, submitters, 0, records);
    run(st, "creates", create, submitters, for_seconds, 0);
    run(st, "moves on random records", move, submitters, for_seconds, 0);
    if (times) all_reads(st, times);
    if (times) all_searches(st, times / 20 + 1);
    store_close(st);
    free(ids);
    return 0;
}
