/* The limit: libmicrohttpd and SQLite and nothing else. The same four requests on
** a table of the same columns and indexes, without sign-in, scope, audit, words
** or tables: bare DIR N PORT makes N rows, then serves
**   GET /list  25 rows of a state by due as JSON     GET /one  a row by id
**   POST /create, /move (random rows), /hot (few rows)  in batches of what is queued, one commit a batch
** Figures of the server stand beside these in the same run. */
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BATCH = 256, STATES_N = 8, HOT_ROWS = 200 };
enum { CREATE, MOVE, HOT };

struct job { struct MHD_Connection *c; int kind; int done; struct job *next; };

static char path[512];
static long rows;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static struct job *queue;

static const char schema[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=10000;"
    "CREATE TABLE IF NOT EXISTS p(id INTEGER PRIMARY KEY, version INT, no TEXT, town INT, community INT, estate INT,"
    " place TEXT, title TEXT, body TEXT, category INT, severity INT, source INT, state INT, open INT, unit INT,"
    " due INT, risk INT, light INT, next INT, at INT, who INT);"
    "CREATE INDEX IF NOT EXISTS p1 ON p(open,due,id); CREATE INDEX IF NOT EXISTS p2 ON p(town,open,due,id);"
    "CREATE INDEX IF NOT EXISTS p3 ON p(community,open,due,id); CREATE INDEX IF NOT EXISTS p4 ON p(estate,open,due,id);"
    "CREATE INDEX IF NOT EXISTS p5 ON p(state,due,id); CREATE INDEX IF NOT EXISTS p6 ON p(open,next,id);"
    "CREATE TABLE IF NOT EXISTS r(kind INT, k INT, s INT, n INT, PRIMARY KEY(kind,k,s)) WITHOUT ROWID;";

static sqlite3 *open_db(void) {
    sqlite3 *db;
    if (sqlite3_open(path, &db) || sqlite3_exec(db, schema, 0, 0, 0)) exit(1);
    sqlite3_busy_timeout(db, 5000);
    return db;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *st;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, 0)) exit(1);
    return st;
}

static unsigned long next_random(unsigned long *x) {
    return *x = *x * 6364136223846793005ul + 1442695040888963407ul;
}

struct writer { sqlite3 *db; sqlite3_stmt *insert, *move, *roll; unsigned long r; };

static void step(sqlite3_stmt *st) {
    if (sqlite3_step(st) != SQLITE_DONE) exit(1);
    sqlite3_reset(st);
}

static void roll(struct writer *w, int kind, long k, long s, int n) {
    sqlite3_bind_int(w->roll, 1, kind), sqlite3_bind_int64(w->roll, 2, k), sqlite3_bind_int64(w->roll, 3, s);
    sqlite3_bind_int(w->roll, 4, n);
    step(w->roll);
}

static void create(struct writer *w, long id) {
    long estate = (long)(next_random(&w->r) >> 33) % 4800, state = 1 + (long)(next_random(&w->r) >> 33) % STATES_N;
    sqlite3_bind_int64(w->insert, 1, id), sqlite3_bind_int64(w->insert, 2, estate % 10);
    sqlite3_bind_int64(w->insert, 3, estate % 200), sqlite3_bind_int64(w->insert, 4, estate);
    sqlite3_bind_int64(w->insert, 5, state), sqlite3_bind_int64(w->insert, 6, 1700000000000 + (long)(next_random(&w->r) >> 40));
    step(w->insert);
    for (int k = 1; k <= 5; k++) roll(w, k, k == 1 ? estate % 10 : k == 2 ? estate % 200 : estate % 40, state, 1);
}

static void move(struct writer *w, long most) {
    sqlite3_bind_int64(w->move, 1, 1 + (long)(next_random(&w->r) >> 20) % most);
    step(w->move);
    for (int k = 1; k <= 5; k++) roll(w, k, (long)(next_random(&w->r) >> 33) % 40, 1, k & 1 ? 1 : -1);
}

static struct writer open_writer(void) {
    struct writer w = { .db = open_db(), .r = 7 };
    w.insert = prepare(w.db, "INSERT INTO p VALUES(?1,1,'WT-00001',?2,?3,?4,'3 幢 2 单元','3 幢 2 单元门厅飞线充电、堵塞疏散通道',"
                       "'门厅停放电动自行车 9 辆，从二楼窗口拉线充电 3 处，过道净宽只剩 0.6 米。',7,2,2,?5,?5<8,3,?6,?6-100,1,?6,?6,9)");
    w.move = prepare(w.db, "UPDATE p SET version=version+1,state=state%8+1,open=1,due=due+1000,next=next+1000,at=at+1 WHERE id=?1");
    w.roll = prepare(w.db, "INSERT INTO r VALUES(?1,?2,?3,?4) ON CONFLICT DO UPDATE SET n=n+?4");
    return w;
}

static void *writing(void *arg) {
    struct writer w = open_writer();
    (void)arg;
    for (;;) {
        struct job *batch, *last;
        int n = 1;
        pthread_mutex_lock(&lock);
        while (!queue) pthread_cond_wait(&more, &lock);
        for (batch = last = queue; last->next && n < BATCH; n++) last = last->next;
        queue = last->next;
        last->next = 0;
        pthread_mutex_unlock(&lock);
        sqlite3_exec(w.db, "BEGIN", 0, 0, 0);
        for (struct job *j = batch; j; j = j->next) {
            if (j->kind) move(&w, j->kind == HOT ? HOT_ROWS : rows);
            else create(&w, ++rows);
        }
        if (sqlite3_exec(w.db, "COMMIT", 0, 0, 0)) exit(1);
        for (struct job *j = batch, *next; j; j = next) {
            next = j->next;
            j->done = 1;
            MHD_resume_connection(j->c);
        }
    }
}

struct reader { sqlite3_stmt *list, *one; };

static struct reader *reader(void) {
    static _Thread_local struct reader r;
    if (!r.list) {
        sqlite3 *db = open_db();
        r.list = prepare(db, "SELECT id,version,no,town,community,estate,place,title,category,severity,source,state,open,unit,due,"
                         "risk,light,next,at,who FROM p WHERE state=?1 AND due>?2 ORDER BY due,id LIMIT 25");
        r.one = prepare(db, "SELECT id,version,no,town,community,estate,place,title,category,severity,source,state,open,unit,due,"
                        "risk,light,next,at,who FROM p WHERE id=?1");
    }
    return &r;
}

static size_t json(sqlite3_stmt *st, char *out, size_t cap) {
    size_t n = 0;
    out[n++] = '[';
    while (sqlite3_step(st) == SQLITE_ROW) {
        n += (size_t)snprintf(out + n, cap - n, "%s{", n > 1 ? "," : "");
        for (int i = 0; i < sqlite3_column_count(st); i++)
            n += sqlite3_column_type(st, i) == SQLITE_INTEGER
                     ? (size_t)snprintf(out + n, cap - n, "%s\"%s\":%lld", i ? "," : "", sqlite3_column_name(st, i), sqlite3_column_int64(st, i))
                     : (size_t)snprintf(out + n, cap - n, "%s\"%s\":\"%s\"", i ? "," : "", sqlite3_column_name(st, i), sqlite3_column_text(st, i));
        out[n++] = '}';
    }
    out[n++] = ']';
    sqlite3_reset(st);
    return n;
}

static enum MHD_Result answer(struct MHD_Connection *c, const char *text, size_t n) {
    struct MHD_Response *r = MHD_create_response_from_buffer(n, (void *)(size_t)text, MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(r, "Content-Type", "application/json");
    enum MHD_Result ok = MHD_queue_response(c, 200, r);
    MHD_destroy_response(r);
    return ok;
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
                              const char *data, size_t *size, void **state) {
    static _Thread_local char out[65536];
    static _Thread_local unsigned long r = 99;
    struct job *j = *state;
    (void)cls, (void)version, (void)data;
    if (!j) return *state = calloc(1, sizeof *j), *state ? MHD_YES : MHD_NO;
    if (*size) return *size = 0, MHD_YES;
    if (j->done) return answer(c, "{}", 2);
    if (!strcmp(method, "POST")) {
        *j = (struct job){ .c = c, .kind = !strcmp(url, "/move") ? MOVE : !strcmp(url, "/hot") ? HOT : CREATE };
        MHD_suspend_connection(c);
        pthread_mutex_lock(&lock);
        j->next = queue;
        queue = j;
        pthread_cond_signal(&more);
        pthread_mutex_unlock(&lock);
        return MHD_YES;
    }
    struct reader *rd = reader();
    bool list = !strcmp(url, "/list");
    sqlite3_stmt *st = list ? rd->list : rd->one;
    if (list) sqlite3_bind_int64(st, 1, 1 + (long)(next_random(&r) >> 33) % STATES_N), sqlite3_bind_int64(st, 2, 0);
    else sqlite3_bind_int64(st, 1, 1 + (long)(next_random(&r) >> 20) % rows);
    return answer(c, out, json(st, out, sizeof out));
}

static void ended(void *cls, struct MHD_Connection *c, void **state, enum MHD_RequestTerminationCode why) {
    (void)cls, (void)c, (void)why;
    free(*state);
}

int main(int argc, char **argv) {
    pthread_t t;
    sigset_t set;
    int sig;
    if (argc != 4) return fprintf(stderr, "usage: bare DIR N PORT\n"), 2;
    snprintf(path, sizeof path, "%s/bare.db", argv[1]);
    struct writer w = open_writer();
    sqlite3_exec(w.db, "BEGIN", 0, 0, 0);
    for (long n = atol(argv[2]); rows < n;) create(&w, ++rows);
    if (sqlite3_exec(w.db, "COMMIT", 0, 0, 0)) return 1;
    sigemptyset(&set), sigaddset(&set, SIGTERM), sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, 0);
    pthread_create(&t, 0, writing, 0);
    struct MHD_Daemon *d = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO,
        (unsigned short)atoi(argv[3]), 0, 0, handle, 0, MHD_OPTION_THREAD_POOL_SIZE, 2u,
        MHD_OPTION_NOTIFY_COMPLETED, ended, (void *)0, MHD_OPTION_END);
    if (!d) return 1;
    puts("ready");
    fflush(stdout);
    sigwait(&set, &sig);
    _exit(0);
}
