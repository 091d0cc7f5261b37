/* Opening, holding, ending: who may open what, full disks, a process that is
** killed while it writes, files. */
#include "one.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include "base/file.h"

enum { ROUNDS = 20, SUBMITTERS = 16 };

static enum err create(struct tx *tx, void *arg) {
    struct problem p;
    a_problem(&p);
    p.description = S("一段说明，长到足以占些地方：二单元一至三层楼道内长期堆放纸箱和旧家具，晚间有多辆电动自行车拉线充电。");
    enum err e = tx_number(tx, "WT", &p.no);
    if (!e) e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" });
    *(int64_t *)arg = p.h.id;
    return e;
}

static bool is_there(int64_t id) {
    struct fault f = { 0 };
    struct problem p;
    struct db *db = store_read(m.st, &f);
    enum err e = store_get(db, &mem, 0, TENANT, &problem_entity, id, &p, &f);
    store_read_end(db);
    arena_reset(&mem);
    return e == OK;
}

/* ---- who may open ---- */

static void held(void **state) {
    struct store *other = 0;
    struct fault f = { 0 };
    char pid[24];
    (void)state;
    if (made_postgres()) skip();     /* several processes are the normal case there */
    assert_int_equal(store_open(&m.config, &other, &f), E_HELD);
    assert_null(other);
    (void)snprintf(pid, sizeof pid, "%ld", (long)getpid());
    assert_true(str_is(f.arg[0], pid));
    struct store_config reading = m.config;
    reading.readonly = true;
    f = (struct fault){ 0 };
    assert_int_equal(store_open(&reading, &other, &f), OK);      /* who only reads needs no lock */
    struct work w = { .fault = &f };
    assert_int_equal(store_submit(other, &w), E_STORAGE);
    store_close(other);
}

static void absent_and_twice(void **state) {
    struct store_config c = m.config;
    struct store *other;
    struct fault f = { 0 };
    (void)state;
    if (made_postgres()) {
        store_close(m.st);
        m.st = 0;
        assert_int_equal(store_create(&c, &f), E_CONFLICT);
        made_reopen(&m);
        return;
    }
    c.data = "/tmp/anju-store-is-not-here";
    assert_int_equal(store_open(&c, &other, &f), E_NOT_FOUND);
    store_close(m.st);
    m.st = 0;
    f = (struct fault){ 0 };
    assert_int_equal(store_create(&m.config, &f), E_CONFLICT);
    made_reopen(&m);
}

static void set_version(const char *sql) {
    struct db db;
    assert_int_equal(db_open(m.st, false, &db, 0), OK);
    assert_int_equal(m.st->eng->exec(db.conn, sql, 0), OK);
    db_close(&db);
}

static void newer(void **state) {
    struct fault f = { 0 };
    (void)state;
    set_version("INSERT INTO schema_versions (version, at, program) VALUES (999, 1, 'later')");
    store_close(m.st);
    m.st = 0;
    assert_int_equal(store_open(&m.config, &m.st, &f), E_TOO_NEW);
    assert_null(m.st);
    struct store_config reading = m.config;
    reading.readonly = true;
    assert_int_equal(store_open(&reading, &m.st, &f), E_TOO_NEW);
    struct store away = { .eng = m.config.url ? &engine_postgres : &engine_sqlite, .where = (char *)(uintptr_t)m.config.url };
    char path[80];
    if (!away.where) (void)snprintf(path, sizeof path, "%s/anju.db", m.folder), away.where = path;
    m.st = &away;
    set_version("DELETE FROM schema_versions WHERE version = 999");
    m.st = 0;
    made_reopen(&m);
}

/* ---- migrations ---- */

/* What the catalogue says of every table and index, as one text. */
static void catalogue(struct conn *c, struct buf *b) {
    const struct engine *eng = made_postgres() ? &engine_postgres : &engine_sqlite;
    struct stmt *st;
    bool row;
    struct str sql = made_postgres()
        ? S("SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns"
            " WHERE table_schema = current_schema() UNION ALL SELECT indexdef FROM pg_indexes"
            " WHERE schemaname = current_schema() ORDER BY 1")
        : S("SELECT m.name || '.' || c.name || ' ' || c.type || c.\"notnull\" || c.pk || coalesce(c.dflt_value, '') AS line"
            " FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"
            " UNION ALL SELECT t.name || ' ' || t.strict || t.wr FROM pragma_table_list t"
            " UNION ALL SELECT m.sql FROM sqlite_schema m WHERE m.type <> 'table' AND m.sql IS NOT NULL ORDER BY 1");
    assert_int_equal(eng->prepare(c, sql, &st, 0), OK);
    for (assert_int_equal(eng->step(st, &row, 0), OK); row; assert_int_equal(eng->step(st, &row, 0), OK))
        buf_str(b, eng->col_text(st, 0)), buf_c(b, '\n');
    eng->reset(st);
}

static void migrations(void **state) {
    const struct engine *eng = made_postgres() ? &engine_postgres : &engine_sqlite;
    struct pgdb pg = { "", "" };
    char path[80];
    struct conn *c;
    struct db db;
    struct buf made = { 0 }, migrated = { 0 };
    int version = 0;
    (void)state;
    (void)snprintf(path, sizeof path, "%s/other.db", m.folder);
    if (made_postgres()) assert_true(pgdb_make(&pg));
    assert_int_equal(eng->open(made_postgres() ? pg.url : path, false, &c, 0), OK);
    assert_int_equal(schema_version_of(c, eng, &version, 0), OK);
    assert_int_equal(version, 0);
    assert_int_equal(schema_migrate(c, eng, 0, store_schema_version(), 0), OK);
    assert_int_equal(schema_version_of(c, eng, &version, 0), OK);
    assert_int_equal(version, store_schema_version());
    catalogue(c, &migrated);
    eng->close(c);
    assert_int_equal(db_open(m.st, false, &db, 0), OK);
    catalogue(db.conn, &made);
    db_close(&db);
    assert_true(made.n > 1000);
    assert_true(str_eq(buf_view(&made), buf_view(&migrated)));
    buf_free(&made);
    buf_free(&migrated);
    if (made_postgres()) pgdb_drop(&pg);
}

/* Version 1 is out: what is made of the tables for it is, to the byte, what its program made. A column, index or table
** that came later and has no row in schema.c shows here. */
static void version_1_is_frozen(void **state) {
    (void)state;
    for (int postgres = 0; postgres < 2; postgres++) {
        struct buf kept = { 0 }, made = { 0 };
        struct fault f = { 0 };
        char path[400];
        const char *source = getenv("ANJU_SOURCE");
        assert_non_null(source);
        (void)snprintf(path, sizeof path, "%s/test/fixture/schema-1.%s.sql", source, postgres ? "postgres" : "sqlite");
        assert_int_equal(file_read(path, 1 << 20, &kept, &f), OK);
        store_ddl_at(&made, 1, postgres);
        buf_c(&kept, 0);
        buf_c(&made, 0);
        assert_string_equal(made.s, kept.s);
        buf_free(&kept);
        buf_free(&made);
    }
}

/* ---- a full disk ---- */

static void full_disk(void **state) {
    struct rlimit was, small;
    struct fault f = { 0 };
    int64_t id[4000];
    int n = 0;
    enum err e = OK;
    (void)state;
    if (made_postgres()) skip();     /* the server's disk, not ours */
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small = was;
    small.rlim_cur = 2 << 20;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    while (n < N_OF(id) && (e = made_write(&m, create, &id[n], &f)) == OK) n++;
    assert_int_equal(e, E_DISK_FULL);
    assert_int_equal(f.err, E_DISK_FULL);
    assert_int_equal(made_write(&m, create, &id[n], &f), E_DISK_FULL);
    for (int i = 0; i < n; i++) assert_true(is_there(id[i]));
    assert_false(is_there(id[n]));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(made_write(&m, create, &id[n], &f), OK);    /* with space again, all goes on */
    assert_true(is_there(id[n]));
}

/* ---- killed ---- */

struct sender { pthread_t thread; int to; struct store *st; };

static void *send(void *p) {
    struct sender *s = p;
    struct arena a;
    struct fault f;
    arena_init(&a, 0);
    for (;;) {
        int64_t id = 0;
        struct work w = { .meta = { TENANT, 7, 8, NOW, S("k") }, .body = create, .arg = &id, .mem = &a, .fault = &f };
        arena_reset(&a);
        if (store_write(s->st, &w)) _exit(3);
        if (write(s->to, &id, sizeof id) != sizeof id) _exit(4);
    }
    return 0;
}

static _Noreturn void write_until_killed(int to) {
    static struct sender s[SUBMITTERS];
    struct store *st;
    struct fault f = { 0 };
    if (store_open(&m.config, &st, &f)) _exit(2);
    for (int i = 0; i < SUBMITTERS; i++) {
        s[i] = (struct sender){ .to = to, .st = st };
        if (pthread_create(&s[i].thread, 0, send, &s[i])) _exit(5);
    }
    for (;;) (void)pause();
}

/* One round: a child writes and tells each id after its commit; it is killed; every id told is there. */
static int kill_round(int64_t after_ms) {
    int64_t id[512], told = 0;
    int fd[2], status;
    struct timespec t = { 0, (long)after_ms * 1000000 };
    assert_int_equal(pipe(fd), 0);
    pid_t child = fork();
    if (child == 0) {
        (void)close(fd[0]);
        write_until_killed(fd[1]);
    }
    (void)close(fd[1]);
    int64_t *all = 0, cap = 0;
    bool killed = false;
    for (ssize_t got; (got = read(fd[0], id, sizeof id)) > 0;) {
        if (!killed && told == 0) (void)nanosleep(&t, 0);        /* it writes: now */
        if (!killed) assert_int_equal(kill(child, SIGKILL), 0);
        killed = true;
        for (int i = 0; i < got / (ssize_t)sizeof *id; i++) {
            if (told == cap) all = realloc(all, (size_t)(cap = cap * 2 + 4096) * sizeof *all);
            all[told++] = id[i];
        }
    }
    (void)close(fd[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    made_reopen(&m);
    for (int64_t i = 0; i < told; i++) assert_true(is_there(all[i]));
    int64_t fresh = 0;
    struct fault f;
    assert_int_equal(made_write(&m, create, &fresh, &f), OK);
    for (int64_t i = 0; i < told; i++) assert_true(fresh != all[i]);
    free(all);
    store_close(m.st);
    m.st = 0;
    return (int)told;
}

static void killed(void **state) {
    struct seeded r = { 3 };
    int told = 0;
    (void)state;
    store_close(m.st);
    m.st = 0;
    for (int i = 0; i < ROUNDS; i++) told += kill_round(5 + seeded_below(&r, 60));
    assert_true(told > ROUNDS);
    made_reopen(&m);
}

/* ---- files ---- */

static void files(void **state) {
    struct fault f = { 0 };
    struct str bytes = S("\xff\xd8 picture \0 bytes"), sha;
    unsigned char d[DIGEST];
    char back[64];
    int fd;
    int64_t size;
    (void)state;
    sha256(bytes, d);
    sha = hex_text(&mem, d, DIGEST);
    assert_int_equal(store_file_open(m.st, sha, "page", &fd, &size, &f), E_NOT_FOUND);
    assert_int_equal(store_file_put(m.st, sha, "page", bytes, &f), OK);
    assert_int_equal(store_file_put(m.st, sha, "page", bytes, &f), OK);
    assert_int_equal(store_file_open(m.st, sha, "page", &fd, &size, &f), OK);
    assert_int_equal(size, bytes.n);
    assert_int_equal(read(fd, back, sizeof back), bytes.n);
    assert_memory_equal(back, bytes.s, bytes.n);
    (void)close(fd);
    f = (struct fault){ 0 };
    assert_int_equal(store_file_open(m.st, S("../../etc/passwd"), "page", &fd, &size, &f), E_NOT_FOUND);
    assert_int_equal(store_file_open(m.st, sha, "../x", &fd, &size, &f), E_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(held), cmocka_unit_test(absent_and_twice), cmocka_unit_test(newer), cmocka_unit_test(migrations),
        cmocka_unit_test(version_1_is_frozen),
        cmocka_unit_test(full_disk), cmocka_unit_test(files), cmocka_unit_test(killed),
    };
    return cmocka_run_group_tests(tests, open_one, close_one);
}
