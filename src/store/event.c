/* The audit trail: one event a change, chained to the record's event before it
** (architecture 2).
**
** row:   SM3 of the record as one JSON object of its stored fields in the order
**        of their table, without those marked KEEP, those without a value and
**        counters of 0.
** chain: SM3 of prev and the event as one JSON object without seal and chain.
** A value that is PERSONAL, FREE or SECRET stands in both as "hmac:…", HMAC-SM3
** of `name=value` with the record's salt, so that erasing salt and value leaves
** the chain whole: an erasure's own event carries what was under the salt that
** went, what is under a new one. A BLOB stands there as "sm3:…". */
#include "store/room.h"

#include <string.h>
#include "base/json.h"
#include "base/rand.h"
#include "model/rows.h"

enum { SALT = 16, HMAC_TEXT = 5 + 2 * DIGEST };

struct writing {
    struct db *db;
    struct arena *mem;
    struct fault *fault;
    struct tx *tx;               /* NULL: only looked at */
    int64_t tenant, item;
    bool fresh;                  /* the record is new: it has no salt yet */
    struct str salt, was;        /* was: the one that an erasure ends, for the values before it */
    const void *row;             /* the record as it will be; mac[i]: of its i-th field, made once */
    struct str *mac;
};

static enum err salt_read(struct writing *w) {
    struct cursor *c;
    struct bind b[] = { BI("tenant", w->tenant), BI("id", w->item) };
    enum err e = sql_open(w->db, w->mem, "salt_of", b, 2, &c, w->fault);
    if (e) return e;
    if (sql_next(c)) w->salt = sql_blob(c, 0);
    return sql_end(c);
}

static enum err salt_make(struct writing *w) {
    struct arena *a = w->mem;
    char *p = arena_alloc(a, SALT);
    rand_bytes(p, SALT);
    w->salt = (struct str){ p, SALT };
    struct bind b[] = { BI("tenant", w->tenant), BI("id", w->item), BB("salt", w->salt) };
    int64_t made = 0;
    if (w->fresh) return sql_later(w->db, "salt_keep", b, 3, w->fault);
    enum err e = sql_run(w->db, a, "salt_keep", b, 3, &made, w->fault);
    if (e || made == 1) return e;
    return w->tx->broken = fault_set(w->fault, E_RETRY, 0, 0);      /* somebody else's first note came first */
}

/* Erasing: what was hidden under the old salt stays hidden for good. */
static enum err salt_renew(struct writing *w) {
    struct bind b[] = { BI("tenant", w->tenant), BI("id", w->item) };
    enum err e = salt_read(w);
    if (e || (e = sql_run(w->db, w->mem, "salt_drop", b, 2, 0, w->fault))) return e;
    w->was = w->salt;
    w->salt = STR_NULL;
    return salt_make(w);
}

static bool is_hidden(const struct field *f) {
    return f->flags & (PERSONAL | FREE | SECRET);
}

/* The record's salt, made when it has none. */
static enum err salt_for(struct writing *w) {
    enum err e = w->salt.s || w->fresh ? OK : salt_read(w);
    return e || w->salt.s ? e : salt_make(w);
}

static struct str mac_of(struct writing *w, struct str salt, const char *name, struct str value) {
    unsigned char d[DIGEST];
    struct arena *a = w->mem;
    size_t n = strlen(name);
    char *text = arena_alloc(a, n + 1 + value.n);
    memcpy(text, name, n);
    text[n] = '=';
    if (value.n) memcpy(text + n + 1, value.s, value.n);
    hmac_sm3(salt, (struct str){ text, n + 1 + value.n }, d);
    return arena_join(a, S("hmac:"), hex_text(a, d, DIGEST));
}

/* The value as text, for an HMAC. */
static struct str as_text(struct arena *a, const struct field *f, const void *row) {
    const void *at = (const char *)row + f->at;
    if (kind_is_int(f->kind)) return arena_printf(a, "%lld", (long long)*(const int64_t *)at);
    if (f->kind == K_REAL) return arena_printf(a, "%.17g", *(const double *)at);
    return *(const struct str *)at;
}

static struct str hidden(struct writing *w, const struct field *f, int i, const void *row) {
    if (row != w->row) return mac_of(w, w->was.s ? w->was : w->salt, f->name, as_text(w->mem, f, row));
    if (!w->mac[i].s) w->mac[i] = mac_of(w, w->salt, f->name, as_text(w->mem, f, row));
    return w->mac[i];
}

static void put_value(struct writing *w, struct jw *j, const struct field *f, int i, const void *row) {
    const void *at = (const char *)row + f->at;
    struct arena *a = w->mem;
    unsigned char d[DIGEST];
    if (field_null(f, row)) jw_null(j);
    else if (is_hidden(f)) jw_str(j, hidden(w, f, i, row));
    else if (f->kind == K_CODE) jw_z(j, code_text(f->codes, *(const int64_t *)at));
    else if (kind_is_int(f->kind)) jw_int(j, *(const int64_t *)at);
    else if (f->kind == K_REAL) jw_real(j, *(const double *)at);
    else if (f->kind == K_BLOB) {
        sm3(*(const struct str *)at, d);
        jw_str(j, arena_join(a, S("sm3:"), hex_text(a, d, DIGEST)));
    } else jw_str(j, *(const struct str *)at);
}

static enum err salt_needed(struct writing *w, const struct entity *e, const void *before, const void *after,
                            const struct change *c) {
    const struct field *f;
    bool need = c->note.s != 0;
    for (int i = 0; !need && (f = next_stored(e, &i));)
        need = is_hidden(f) && !(f->flags & KEEP) && (!field_null(f, after) || (before && !field_null(f, before)));
    return need ? salt_for(w) : OK;
}

/* The changed fields of the record's own (and `extra`): {"f":new} of a new one, {"f":[old,new]} later. */
static void put_fields(struct writing *w, struct buf *b, const struct entity *e, const void *before, const void *after) {
    struct jw j;
    const struct field *f;
    jw_init(&j, b);
    jw_object(&j);
    for (int i = 0; (f = next_stored(e, &i));) {
        bool own = i > head_nfield || !strcmp(f->name, "extra");
        if (!own || f->flags & KEEP || (before ? field_same(f, before, after) : field_null(f, after))) continue;
        jw_key(&j, f->name);
        if (before) jw_list(&j), put_value(w, &j, f, i - 1, before);
        put_value(w, &j, f, i - 1, after);
        if (before) jw_end_list(&j);
    }
    jw_end_object(&j);
}

/* A counter that counted nothing: a record of before the counter came has the same digest. */
static bool is_zero(const struct field *f, const void *row) {
    return f->flags & COUNTER && *(const int64_t *)(const void *)((const char *)row + f->at) == 0;
}

static void row_digest(struct writing *w, struct buf *b, const struct entity *e, const void *row, unsigned char d[DIGEST]) {
    struct jw j;
    const struct field *f;
    jw_init(&j, b);
    jw_object(&j);
    for (int i = 0; (f = next_stored(e, &i));) {
        if (f->flags & KEEP || field_null(f, row) || is_zero(f, row)) continue;
        jw_key(&j, f->name);
        put_value(w, &j, f, i - 1, row);
    }
    jw_end_object(&j);
    sm3(buf_view(b), d);
}

void event_text(struct buf *b, struct arena *a, const struct event *v) {
    struct jw j;
    jw_init(&j, b);
    jw_object(&j);
    jw_key(&j, "id"), jw_int(&j, v->id);
    jw_key(&j, "tenant"), jw_int(&j, v->tenant);
    jw_key(&j, "noun"), jw_str(&j, v->noun);
    jw_key(&j, "item"), jw_int(&j, v->item);
    jw_key(&j, "version"), jw_int(&j, v->version);
    jw_key(&j, "at"), jw_int(&j, v->at);
    jw_key(&j, "who"), v->who == NONE ? jw_null(&j) : jw_int(&j, v->who);
    jw_key(&j, "org"), v->org == NONE ? jw_null(&j) : jw_int(&j, v->org);
    jw_key(&j, "verb"), jw_str(&j, v->verb);
    jw_key(&j, "call"), jw_str(&j, v->call);
    jw_key(&j, "fields"), jw_raw(&j, v->fields);
    jw_key(&j, "note"), jw_str(&j, v->note);
    jw_key(&j, "row"), jw_str(&j, hex_text(a, (const unsigned char *)v->row.s, v->row.n));
    jw_end_object(&j);
}

/* What was hidden of these very words stays hidden by the same text. */
static void told_before(struct writing *w, const struct entity *e, const struct told *told, const void *row) {
    const struct field *f;
    for (int i = 0; (f = next_stored(e, &i));) {
        if (!is_hidden(f) || kind_is_int(f->kind) || f->kind == K_REAL) continue;
        const struct str *now = (const void *)((const char *)row + f->at), *was = (const void *)((const char *)told->row + f->at);
        if (now->s == was->s && now->n == was->n) w->mac[i - 1] = told->mac[i - 1];
    }
}

enum err event_write(struct tx *tx, const struct entity *e, const void *before, void *after, const struct change *c, bool erase,
                     struct told *told) {
    const struct meta *m = tx_meta(tx);
    struct arena *a = tx_mem(tx);
    struct head *h = after;
    struct writing w = { .db = &tx->db, .mem = a, .fault = tx_fault(tx), .tx = tx, .tenant = m->tenant, .item = h->id,
                         .fresh = !before, .row = after };
    unsigned char *row = arena_alloc(a, DIGEST), *chain = arena_alloc(a, DIGEST);
    struct event v;
    w.mac = ARENA_ARRAY(a, struct str, head_nfield + e->nfield);
    if (told && told->row) w.salt = told->salt, told_before(&w, e, told, after);
    enum err bad = erase ? salt_renew(&w) : OK;
    if (bad || (bad = salt_needed(&w, e, before, after, c))) return bad;
    v = (struct event){
        .id = tx_new_id(tx), .tenant = m->tenant, .noun = str_of(e->name), .item = h->id, .version = h->version,
        .at = m->now, .who = m->who ? m->who : NONE, .org = m->org ? m->org : NONE, .seal = NONE,
        .verb = str_of(c->verb), .call = m->call, .prev = before ? ((const struct head *)before)->chain : STR_NULL,
        .chain = { (const char *)chain, DIGEST }, .row = { (const char *)row, DIGEST },
        .note = c->note.s ? mac_of(&w, w.salt, "note", c->note) : STR_NULL,
    };
    buf_clear(&tx->text);
    row_digest(&w, &tx->text, e, after, row);
    buf_clear(&tx->fields);
    put_fields(&w, &tx->fields, e, before, after);
    v.fields = buf_view(&tx->fields);
    buf_clear(&tx->text);
    event_text(&tx->text, a, &v);
    if (tx->text.bad || tx->fields.bad) return fault_set(tx_fault(tx), E_MEMORY, 0, 0);
    sm3_2(v.prev, buf_view(&tx->text), chain);
    h->chain = v.chain;
    if (told) *told = (struct told){ w.salt, w.mac, after };
    return row_insert(tx, &event_entity, &v);
}

enum err row_sm3(struct db *db, struct arena *a, const struct entity *e, const void *row, unsigned char ret[DIGEST],
                 struct fault *f) {
    const struct head *h = row;
    struct writing w = { .db = db, .mem = a, .fault = f, .tenant = h->tenant, .item = h->id, .row = row };
    struct buf b = { 0 };
    w.mac = ARENA_ARRAY(a, struct str, head_nfield + e->nfield);
    enum err bad = salt_read(&w);
    if (!bad) row_digest(&w, &b, e, row, ret);
    if (b.bad) bad = fault_set(f, E_MEMORY, 0, 0);
    buf_free(&b);
    return bad;
}
