#include "action/seal.h"

#include <stdlib.h>
#include "base/hash.h"
#include "base/id.h"
#include "base/json.h"

struct turn { struct call *c; const struct seal_key *key; int64_t settled; bool more; };

static int by_id(const void *a, const void *b) {
    const struct sealed_event *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static enum err last_seal(struct call *c, struct db *db, struct seal *ret) {
    struct bind b = BI("tenant", c->tenant);
    struct rows r;
    enum err e = sql_rows(db, c->mem, "seal_last", &seal_entity, &b, 1, &r, &c->fault);
    *ret = (struct seal){ .id = NONE, .to_event = 0 };
    if (!e && r.n) *ret = *(const struct seal *)r.row;
    return e;
}

/* The stretch of ids that this seal looks at: *upto is 0 when there is nothing. */
static enum err stretch(struct turn *t, struct tx *tx, const struct seal *last, int64_t *after, int64_t *upto) {
    struct call *c = t->c;
    struct cursor *cur;
    int64_t old = id_floor(c->now - SEAL_AFTER);
    int64_t late = last->to_event ? id_floor(id_time(last->to_event) - SEAL_LATE) : 0;
    *after = late > 0 ? late : 0;
    struct bind b[] = { BI("tenant", c->tenant), BI("after", *after), BI("upto", old > t->settled ? old : t->settled),
                        BI("n", SEAL_MOST) };
    int n = 0;
    *upto = 0;
    enum err e = sql_open(tx_db(tx), c->mem, "unsealed", b, N_OF(b), &cur, tx_fault(tx));
    if (e) return e;
    for (; sql_next(cur); n++) *upto = sql_int(cur, 0);
    t->more = n == SEAL_MOST;
    return sql_end(cur);
}

/* Take the events of the stretch into the seal: those that were taken, in order of id. */
static enum err take(struct call *c, struct tx *tx, int64_t seal, int64_t after, int64_t upto, struct sealed_event **ret, int *n) {
    struct bind b[] = { BI("seal", seal), BI("tenant", c->tenant), BI("after", after), BI("upto", upto) };
    struct cursor *cur;
    int cap = 0;
    *ret = 0;
    *n = 0;
    enum err e = sql_open(tx_db(tx), c->mem, "seal_mark", b, N_OF(b), &cur, tx_fault(tx));
    if (e) return e;
    while (sql_next(cur)) {
        struct sealed_event v = { .id = sql_int(cur, 0), .chain = sql_blob(cur, 1) };
        ARENA_PUSH(c->mem, *ret, *n, cap) = v;
    }
    e = sql_end(cur);
    if (!e && *n) qsort(*ret, (size_t)*n, sizeof **ret, by_id);
    return e;
}

static enum err seal_body(struct tx *tx, void *arg) {
    struct turn *t = arg;
    struct call *c = t->c;
    struct seal last;
    struct sealed_event *v;
    int64_t after, upto;
    int n;
    unsigned char *digest = arena_alloc(c->mem, DIGEST);
    enum err e = last_seal(c, tx_db(tx), &last);
    if (e || (e = stretch(t, tx, &last, &after, &upto)) || upto == 0) return e;
    struct seal s = { .id = tx_new_id(tx), .tenant = c->tenant, .at = c->now, .key = t->key->id,
                      .prev = last.id == NONE ? STR_NULL : last.digest };
    if ((e = take(c, tx, s.id, after, upto, &v, &n)) || n == 0) return e;
    s.from_event = v[0].id;
    s.to_event = v[n - 1].id;
    s.count = n;
    seal_digest(c->mem, &s, v, n, t->key, digest);
    s.digest = (struct str){ (const char *)digest, DIGEST };
    return tx_put(tx, &seal_entity, &s);
}

enum err seals_turn(struct call *c, const struct seal_key *key, int64_t settled, bool *more) {
    struct turn t = { c, key, settled, false };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = seal_body, .arg = &t, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    enum err e = store_write(c->store, &w);
    *more = !e && t.more;
    return e;
}

static void put_hex(struct arena *a, struct jw *j, const char *key, struct str bytes) {
    jw_key(j, key);
    if (bytes.s) jw_str(j, hex_text(a, (const unsigned char *)bytes.s, bytes.n));
    else jw_null(j);
}

struct str seal_line(struct arena *a, const struct seal *s) {
    struct buf b = { 0 };
    struct jw j;
    jw_init(&j, &b);
    jw_object(&j);
    jw_key(&j, "seal"), jw_int(&j, s->id);
    jw_key(&j, "tenant"), jw_int(&j, s->tenant);
    jw_key(&j, "from"), jw_int(&j, s->from_event);
    jw_key(&j, "to"), jw_int(&j, s->to_event);
    jw_key(&j, "count"), jw_int(&j, s->count);
    jw_key(&j, "at"), jw_int(&j, s->at);
    jw_key(&j, "key"), jw_str(&j, s->key);
    put_hex(a, &j, "prev", s->prev);
    put_hex(a, &j, "digest", s->digest);
    jw_end_object(&j);
    buf_c(&b, '\n');
    struct str line = arena_copy(a, buf_view(&b));
    buf_free(&b);
    return line;
}

enum err event_newest(struct call *c, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("before", INT64_MAX), BI("from", 0), BI("n", 1) };
    struct rows r;
    enum err e = sql_rows(c->db, c->mem, "events_newest", &event_entity, b, N_OF(b), &r, &c->fault);
    *ret = !e && r.n ? ((const struct event *)r.row)->id : 0;
    return e;
}

enum err seal_newest(struct call *c, struct seal *ret) {
    return last_seal(c, c->db, ret);
}

enum err seals_after(struct call *c, int64_t after, int most, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("after", after), BI("n", most) };
    return sql_rows(c->db, c->mem, "seals_after", &seal_entity, b, N_OF(b), ret, &c->fault);
}
