#include "store/verify.h"

#include <string.h>
#include "base/json.h"
#include "store/room.h"
#include "store/verify_in.h"

const char *const finding_names[FINDINGS] = {
    0, "row_altered", "row_untold", "row_gone", "event_altered", "event_missing", "state", "seal_altered", "seal_broken",
    "seal_no_key", "log_ahead", "log_behind", "log_wrong", "unsealed", "count", "closure", "search", "edition", "file",
};

void verify_say(struct verify *v, enum finding what, struct str noun, int64_t item, int64_t event, struct str detail) {
    struct found found = { what, noun, item, event, detail };
    v->sum->found++;
    v->say(v->arg, &found);
}

/* ---- the trail, record by record ---- */

struct trail { struct str prev, state; int64_t version; };

/* The state before and after, from what an event says of the record's fields. */
static bool state_of(struct verify *v, const struct event *e, struct str *from, struct str *to) {
    struct json *fields = 0;
    struct fault ignored = { 0 };
    if (json_parse(&v->mem, e->fields, &fields, &ignored)) return false;
    const struct json *s = json_get(fields, "state");
    *from = STR_NULL;
    if (s && s->kind == J_STR) *to = s->s;
    else if (s && s->kind == J_LIST && s->n == 2) *from = s->child->s, *to = s->child->next->s;
    else return false;
    return true;
}

static void check_state(struct verify *v, const struct event *e, struct trail *t) {
    struct str from, to;
    if (!state_of(v, e, &from, &to)) return;
    bool joins = e->version == 1 ? !t->state.s : str_eq(from, t->state);
    if (!joins || !v->in->moves(e->noun, e->verb, from, to)) {
        struct str detail = arena_printf(&v->mem, PRIstr ": " PRIstr " -> " PRIstr, STRARG(e->verb), STRARG(from), STRARG(to));
        verify_say(v, FIND_STATE, e->noun, e->item, e->id, detail);
    }
    t->state = to;
}

static bool same(struct str a, struct str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static void check_event(struct verify *v, const struct event *e, struct trail *t) {
    unsigned char d[DIGEST];
    buf_clear(&v->text);
    event_text(&v->text, &v->mem, e);
    sm3_2(e->prev, buf_view(&v->text), d);
    if (e->chain.n != DIGEST || memcmp(e->chain.s, d, DIGEST) != 0)
        verify_say(v, FIND_EVENT_ALTERED, e->noun, e->item, e->id, e->verb);
    if (e->version != t->version + 1 || !same(e->prev, t->prev))
        verify_say(v, FIND_EVENT_MISSING, e->noun, e->item, e->id,
                   arena_printf(&v->mem, "%lld -> %lld", (long long)t->version, (long long)e->version));
    check_state(v, e, t);
    t->version = e->version;
    t->prev = e->chain;
    v->sum->events++;
}

/* The record is what its last event says. */
static enum err check_row(struct verify *v, const struct event *last) {
    const struct entity *e = entity_named(last->noun);
    unsigned char d[DIGEST];
    if (!e || e->headless) {
        verify_say(v, FIND_ROW_GONE, last->noun, last->item, last->id, STR_NULL);
        return OK;
    }
    void *row = arena_alloc(&v->mem, e->size);
    row_clear(e, row);
    enum err bad = row_as_kept(v->db, &v->mem, v->in->tenant, e, last->item, row, v->fault);
    if (bad == E_NOT_FOUND) {
        *v->fault = (struct fault){ 0 };
        verify_say(v, FIND_ROW_GONE, last->noun, last->item, last->id, STR_NULL);
        return OK;
    }
    if (bad || (bad = row_sm3(v->db, &v->mem, e, row, d, v->fault))) return bad;
    const struct head *h = row;
    if (h->version != last->version || !same(h->chain, last->chain) || last->row.n != DIGEST || memcmp(last->row.s, d, DIGEST) != 0)
        verify_say(v, FIND_ROW_ALTERED, last->noun, last->item, last->id,
                   arena_printf(&v->mem, "%lld", (long long)h->version));
    v->sum->rows++;
    return OK;
}

static enum err check_item(struct verify *v, const struct event *e, int n) {
    struct trail t = { STR_NULL, STR_NULL, 0 };
    for (int i = 0; i < n; i++) check_event(v, &e[i], &t);
    return check_row(v, &e[n - 1]);
}

/* One page of the trail within one snapshot; a record whose events may go on
** beyond it waits for the next page. *after is the last record looked at. */
static enum err trail_page(struct verify *v, int most, int64_t *after, int *got) {
    struct bind b[] = { BI("tenant", v->in->tenant), BI("after", *after), BI("n", most) };
    struct rows r;
    enum err e = sql_rows(v->db, &v->mem, "events_by_item", &event_entity, b, N_OF(b), &r, v->fault);
    const struct event *ev = r.row;
    *got = e ? 0 : r.n;
    for (int i = 0, n; i < *got && !e; i += n) {
        for (n = 1; i + n < r.n && ev[i + n].item == ev[i].item;) n++;
        if (i + n == r.n && r.n == most && i > 0) break;
        if (i + n == r.n && r.n == most) return *got = -1, OK;       /* one record fills the page: ask for more */
        e = check_item(v, &ev[i], n);
        *after = ev[i].item;
    }
    return e;
}

static enum err check_trail(struct verify *v) {
    int64_t after = 0;
    int got = 1, most = 2000;
    enum err e = OK;
    while (got && !e) {
        if ((e = verify_snapshot(v))) return e;
        e = trail_page(v, most, &after, &got);
        most = got < 0 ? most * 8 : 2000;
        verify_release(v);
    }
    return e;
}

/* ---- records without a trail ---- */

static enum err untold_page(struct verify *v, const struct entity *e, int64_t *after, int *got) {
    struct query q = { .e = e, .limit = 500, .removed = true, .lean = true, .after = true, .after_int = *after, .after_id = *after };
    struct scope_part all = { LEVEL_ALL, 0, 0 };
    struct scope s = { v->in->tenant, 1, &all };
    struct rows r;
    enum err bad = store_list(v->db, &v->mem, &s, v->in->tenant, &q, &r, v->fault);
    *got = bad ? 0 : r.n;
    for (int i = 0; i < *got && !bad; i++) {
        const struct head *h = (const void *)((const char *)r.row + (size_t)i * e->size);
        struct bind b[] = { BI("tenant", v->in->tenant), BI("item", h->id) };
        struct cursor *c;
        if ((bad = sql_open(v->db, &v->mem, "item_last_event", b, 2, &c, v->fault))) return bad;
        if (!sql_next(c)) verify_say(v, FIND_ROW_UNTOLD, str_of(e->name), h->id, NONE, STR_NULL);
        bad = sql_end(c);
        *after = h->id;
    }
    return bad;
}

static enum err check_untold(struct verify *v) {
    enum err e = OK;
    for (int i = 0; i < nentities && !e; i++) {
        int64_t after = 0;
        int got = entities[i]->headless ? 0 : 1;
        while (got && !e && (e = verify_snapshot(v)) == OK) {
            e = untold_page(v, entities[i], &after, &got);
            verify_release(v);
        }
    }
    return e;
}

/* ---- counts ---- */

/* A recount of one roll-up beside what is kept: cells that differ, whichever side has them. */
static enum err check_rollup(struct verify *v, const struct rollup *r) {
    struct buf b = { 0 };
    struct stmt *st = 0;
    bool row = true;
    buf_z(&b, "SELECT k1, k2, k3, sum(n) FROM ("
          "SELECT k1, k2, k3, n FROM rollups WHERE tenant = :tenant AND kind = :kind UNION ALL SELECT ");
    rollup_keys(&b, r);
    buf_printf(&b, ", -count(*) FROM %s WHERE tenant = :tenant%s GROUP BY 1, 2, 3"
               ") x GROUP BY k1, k2, k3 HAVING sum(n) <> 0", r->e->table, r->e->headless ? "" : " AND removed_at IS NULL");
    enum err e = b.bad ? fault_set(v->fault, E_MEMORY, 0, 0) : v->db->eng->prepare(v->db->conn, buf_view(&b), &st, v->fault);
    if (!e) (void)(v->db->eng->bind_int(st, "tenant", v->in->tenant) && v->db->eng->bind_int(st, "kind", r->kind));
    while (!e && (e = db_step(v->db, st, &row, v->fault)) == OK && row) {
        const struct engine *eng = v->db->eng;
        verify_say(v, FIND_COUNT, str_of(r->name), NONE, NONE,
                   arena_printf(&v->mem, "%lld/%lld/%lld: %+lld", (long long)eng->col_int(st, 0), (long long)eng->col_int(st, 1),
                                (long long)eng->col_int(st, 2), (long long)eng->col_int(st, 3)));
    }
    if (st && !e) v->db->eng->reset(st);
    buf_free(&b);
    v->sum->cells++;
    return e;
}

static enum err check_counts(struct verify *v) {
    enum err e = OK;
    for (int i = 0; i < nrollups && !e; i++) {
        if ((e = verify_snapshot(v))) return e;
        e = check_rollup(v, &rollups[i]);
        verify_release(v);
    }
    return e;
}

/* ---- the closure ---- */

static enum err check_places(struct verify *v, const char *statement, struct str noun) {
    struct bind b[] = { BI("tenant", v->in->tenant), BI("after", 0), BI("upto", INT64_MAX) };
    struct cursor *c;
    enum err e = verify_snapshot(v);
    if (e) return e;
    e = sql_open(v->db, &v->mem, statement, b, N_OF(b), &c, v->fault);
    while (!e && sql_next(c)) verify_say(v, FIND_CLOSURE, noun, sql_int(c, 0), NONE, STR_NULL);
    if (!e) e = sql_end(c);
    verify_release(v);
    return e;
}

static enum err check_closure(struct verify *v) {
    enum err e = check_places(v, "nodes_wrong", S("problem"));
    return e ? e : check_places(v, "request_nodes_wrong", S("request"));
}

/* ---- the whole ---- */

enum err verify_snapshot(struct verify *v) {
    arena_reset(&v->mem);
    v->mem.exit = v->exit;
    if (v->in->go_on && !v->in->go_on(v->arg, v->sum)) return fault_set(v->fault, E_CONFLICT, 0, "verify.stopped");
    v->db = store_read(v->store, v->fault);
    return v->db ? OK : v->fault->err ? v->fault->err : E_STORAGE;
}

void verify_release(struct verify *v) {
    if (v->db) store_read_end(v->db);
    v->db = 0;
}

enum err store_verify(struct store *st, const struct verify_in *in, found_fn say, void *arg, struct verified *ret,
                      struct fault *f) {
    static enum err (*const checks[])(struct verify *) = {
        check_trail, check_untold, check_seals, check_log, check_unsealed, check_counts, check_closure, check_search, check_editions,
        check_files,
    };
    struct verify v = { .store = st, .in = in, .say = say, .arg = arg, .sum = ret, .fault = f };
    jmp_buf out;
    volatile enum err e = OK;
    *ret = (struct verified){ 0 };
    arena_init(&v.mem, 0);
    v.exit = &out;
    v.mem.exit = &out;
    if (setjmp(out)) e = fault_set(f, E_MEMORY, 0, 0);
    else for (size_t i = 0; i < sizeof checks / sizeof *checks && !e; i++) e = checks[i](&v);
    verify_release(&v);
    v.mem.exit = 0;
    arena_free(&v.mem);
    buf_free(&v.text);
    return e;
}
