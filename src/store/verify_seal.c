/* Seals against the trail, their log against them, files against their names. */
#include "store/verify_in.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "base/json.h"
#include "base/time.h"

enum { OVERDUE = 15 * MINUTE, LOGGED_BY = 300 };

struct seal_key seal_key_of(struct arena *a, struct str bytes) {
    unsigned char d[DIGEST];
    sm3(bytes, d);
    return (struct seal_key){ hex_text(a, d, 4), bytes };
}

static struct str hex(struct arena *a, struct str bytes) {
    return bytes.s ? hex_text(a, (const unsigned char *)bytes.s, bytes.n) : STR_NULL;
}

void seal_digest(struct arena *a, const struct seal *s, const struct sealed_event *v, int n, const struct seal_key *key,
                 unsigned char ret[DIGEST]) {
    struct buf b = { 0 };
    unsigned char all[DIGEST];
    for (int i = 0; i < n; i++) {
        buf_printf(&b, "%lld:", (long long)v[i].id);
        buf_str(&b, v[i].chain);
    }
    sm3(buf_view(&b), all);
    buf_free(&b);
    struct str text = arena_printf(a, "seal %lld %lld %lld %lld %lld %lld " PRIstr " " PRIstr, (long long)s->tenant, (long long)s->id,
                                   (long long)s->from_event, (long long)s->to_event, (long long)s->count, (long long)s->at,
                                   STRARG(hex(a, s->prev)), STRARG(hex_text(a, all, DIGEST)));
    hmac_sm3(key->bytes, text, ret);
}

/* ---- seals ---- */

static const struct seal_key *key_named(const struct verify *v, struct str id) {
    for (int i = 0; i < v->in->nkeys; i++)
        if (str_eq(v->in->key[i].id, id)) return &v->in->key[i];
    return 0;
}

static enum err check_seal(struct verify *v, const struct seal *s, struct str prev) {
    struct bind b[] = { BI("tenant", s->tenant), BI("from", s->from_event), BI("upto", s->to_event) };
    struct sealed_event *ev = 0;
    struct cursor *c;
    unsigned char d[DIGEST];
    int n = 0, cap = 0;
    enum err e = sql_open(v->db, &v->mem, "sealed_events", b, N_OF(b), &c, v->fault);
    if (e) return e;
    while (sql_next(c)) {
        struct sealed_event one = { sql_int(c, 0), sql_blob(c, 1) };
        if (sql_int(c, 2) == s->id) ARENA_PUSH(&v->mem, ev, n, cap) = one;
    }
    if ((e = sql_end(c))) return e;
    v->sum->seals++;
    bool joins = prev.n == s->prev.n && (prev.n == 0 || memcmp(prev.s, s->prev.s, prev.n) == 0);
    if (n != s->count || !joins)
        verify_say(v, FIND_SEAL_BROKEN, S("seal"), s->id, NONE, arena_printf(&v->mem, "%d/%lld", n, (long long)s->count));
    const struct seal_key *key = key_named(v, s->key);
    if (!key) {
        verify_say(v, FIND_SEAL_NO_KEY, S("seal"), s->id, NONE, s->key);
        return OK;
    }
    seal_digest(&v->mem, s, ev, n, key, d);
    if (s->digest.n != DIGEST || memcmp(s->digest.s, d, DIGEST) != 0)
        verify_say(v, FIND_SEAL_ALTERED, S("seal"), s->id, NONE, STR_NULL);
    return OK;
}

static enum err next_seal(struct verify *v, int64_t after, struct seal *ret, bool *got) {
    struct bind b[] = { BI("tenant", v->in->tenant), BI("after", after), BI("n", 1) };
    struct rows r;
    enum err e = sql_rows(v->db, &v->mem, "seals_after", &seal_entity, b, N_OF(b), &r, v->fault);
    *got = !e && r.n > 0;
    if (*got) *ret = *(const struct seal *)r.row;
    return e;
}

enum err check_seals(struct verify *v) {
    char prev[DIGEST];
    size_t n = 0;
    int64_t after = 0;
    bool got = true;
    enum err e = OK;
    while (got && !e && (e = verify_snapshot(v)) == OK) {
        struct seal s = { .id = 0 };
        e = next_seal(v, after, &s, &got);
        if (!e && got) e = check_seal(v, &s, n ? (struct str){ prev, n } : STR_NULL);
        if (!e && got) {
            after = s.id;
            n = s.digest.n == DIGEST ? DIGEST : 0;
            if (n) memcpy(prev, s.digest.s, n);
        }
        verify_release(v);
    }
    return e;
}

/* ---- the log of seals ---- */

/* The seal of a line, and whether the line agrees with it. */
static enum err check_line(struct verify *v, struct str line, int64_t number, int64_t *seal) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    struct seal s;
    bool got;
    struct str where = arena_printf(&v->mem, "%lld", (long long)number);
    if (json_parse(&v->mem, line, &j, &ignored) || (*seal = json_int(j, "seal", NONE)) == NONE) {
        verify_say(v, FIND_LOG_WRONG, S("seal"), NONE, NONE, where);
        return OK;
    }
    if (json_int(j, "tenant", NONE) != v->in->tenant) return *seal = NONE, OK;
    enum err e = next_seal(v, *seal - 1, &s, &got);
    if (e) return e;
    if (!got || s.id != *seal) verify_say(v, FIND_LOG_AHEAD, S("seal"), *seal, NONE, where);
    else if (!str_eq(hex(&v->mem, s.digest), json_text(j, "digest"))) verify_say(v, FIND_LOG_WRONG, S("seal"), *seal, NONE, where);
    return OK;
}

/* Seals from the log's first on that stand in no line. An older log was put away when it was rotated. */
static enum err check_behind(struct verify *v, const int64_t *logged, int n) {
    int64_t after = n ? logged[0] - 1 : 0;
    bool got = true;
    struct seal s;
    enum err e = OK;
    for (int i = 0; got && !e;) {
        e = next_seal(v, after, &s, &got);
        if (e || !got) break;
        while (i < n && logged[i] < s.id) i++;
        bool fresh = s.at > v->in->now - LOGGED_BY;      /* sealed meanwhile: the log was read before */
        if ((i == n || logged[i] != s.id) && !fresh) verify_say(v, FIND_LOG_BEHIND, S("seal"), s.id, NONE, STR_NULL);
        after = s.id;
    }
    return e;
}

enum err check_log(struct verify *v) {
    struct str rest = v->in->log, line;
    int64_t *logged = 0, number = 0;
    int n = 0, cap = 0;
    enum err e = verify_snapshot(v);
    while (!e && rest.n) {
        int64_t seal = NONE;
        rest = str_cut(rest, '\n', &line);
        number++;
        if (line.n) e = check_line(v, line, number, &seal);
        if (!e && seal != NONE) ARENA_PUSH(&v->mem, logged, n, cap) = seal;
    }
    if (!e) e = check_behind(v, logged, n);
    verify_release(v);
    return e;
}

enum err check_unsealed(struct verify *v) {
    struct bind b[] = { BI("tenant", v->in->tenant), BI("after", 0), BI("upto", id_floor(v->in->now - OVERDUE)), BI("n", 1000) };
    struct cursor *c;
    int64_t first = NONE;
    int n = 0;
    enum err e = verify_snapshot(v);
    if (e) return e;
    e = sql_open(v->db, &v->mem, "unsealed", b, N_OF(b), &c, v->fault);
    for (; !e && sql_next(c); n++)
        if (first == NONE) first = sql_int(c, 0);
    if (!e) e = sql_end(c);
    if (!e && n) verify_say(v, FIND_UNSEALED, S("event"), NONE, first, arena_printf(&v->mem, n == 1000 ? "%d+" : "%d", n));
    verify_release(v);
    return e;
}

/* ---- files ---- */

static enum err check_file(struct verify *v, const struct attachment *a) {
    unsigned char d[DIGEST];
    struct buf b = { 0 };
    struct fault ignored = { 0 };
    int64_t size = 0;
    int fd = -1;
    bool whole = store_file_open(v->store, a->sha, "page", &fd, &size, &ignored) == OK;
    for (char part[65536]; whole && (int64_t)b.n < size && !b.bad;) {
        ssize_t n = read(fd, part, sizeof part);
        if (n <= 0) whole = false;
        else buf_put(&b, part, (size_t)n);
    }
    if (fd >= 0) (void)close(fd);
    if (whole && !b.bad) sha256(buf_view(&b), d);
    if (!whole || !str_eq(hex_text(&v->mem, d, DIGEST), a->sha)) verify_say(v, FIND_FILE, S("attachment"), a->h.id, NONE, a->sha);
    v->sum->files++;
    bool bad = b.bad;
    buf_free(&b);
    return bad ? fault_set(v->fault, E_MEMORY, 0, 0) : OK;
}

static enum err files_page(struct verify *v, int64_t *after, int *got) {
    struct query q = { .e = &attachment_entity, .limit = 200, .after = true, .after_int = *after, .after_id = *after };
    struct scope_part all = { LEVEL_ALL, 0, 0 };
    struct scope s = { v->in->tenant, 1, &all };
    struct rows r;
    enum err e = store_list(v->db, &v->mem, &s, v->in->tenant, &q, &r, v->fault);
    *got = e ? 0 : r.n;
    for (int i = 0; i < *got && !e; i++) {
        const struct attachment *a = &((const struct attachment *)r.row)[i];
        e = check_file(v, a);
        *after = a->h.id;
    }
    return e;
}

enum err check_files(struct verify *v) {
    int64_t after = 0;
    int got = v->in->files ? 1 : 0;
    enum err e = OK;
    while (got && !e && (e = verify_snapshot(v)) == OK) {
        e = files_page(v, &after, &got);
        verify_release(v);
    }
    return e;
}
