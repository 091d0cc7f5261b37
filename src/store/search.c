/* What a record is found by is a pure function of the record, so that the index
** keeps no text: the tokens that an update takes back are cut from the row before.
**
** Bodies note their documents, the batch writes them once, in order of their ids:
** FTS5 starts a new segment whenever an id is not above the one before it. */
#include "store/search.h"

#include <stdlib.h>
#include <string.h>
#include "base/bigram.h"
#include "model/rows.h"
#include "store/room.h"

/* ---- which records, by what ---- */

/* Numbers that are tokens too, behind a sign that no cut text holds. */
struct numbered { const char *sign, *field; };

static const struct searched {
    const struct entity *e;
    const char *add, *drop;
    const char *text[3];
    struct numbered number[4];
} kinds[SEARCH_KINDS] = {
    [SEARCH_PROBLEMS] = { &problem_entity, "search_problem_add", "search_problem_drop", { "title", "place", "description" },
                          { { "§t", "town" }, { "§m", "community" }, { "§e", "estate" }, { "§c", "category" } } },
    [SEARCH_COMMENTS] = { &comment_entity, "search_comment_add", "search_comment_drop", { "text" }, { { 0, 0 } } },
};

static const struct field *text_field(const struct searched *k, int i) {
    return i < N_OF(k->text) && k->text[i] ? field_named(k->e, str_of(k->text[i])) : 0;
}

static const struct field *number_field(const struct searched *k, int i) {
    return i < N_OF(k->number) && k->number[i].field ? field_named(k->e, str_of(k->number[i].field)) : 0;
}

static void put_number(struct buf *b, const char *sign, int64_t n) {
    if (n == NONE) return;
    if (b->n) buf_c(b, ' ');
    buf_z(b, sign);
    buf_int(b, n);
}

void search_tokens(struct buf *b, int kind, const void *row) {
    const struct searched *k = &kinds[kind];
    const struct field *f;
    void *r = (void *)(uintptr_t)row;
    for (int i = 0; (f = text_field(k, i)); i++) bigrams(b, *field_str(f, r));
    for (int i = 0; (f = number_field(k, i)); i++) put_number(b, k->number[i].sign, *field_int(f, r));
}

const struct entity *search_entity(int kind) {
    return kinds[kind].e;
}

static bool found_otherwise(const struct searched *k, const void *before, const void *after) {
    const struct field *f;
    const struct head *was = before, *is = after;
    bool other = was->removed_at != is->removed_at;
    for (int i = 0; !other && (f = text_field(k, i)); i++) other = !field_same(f, before, after);
    for (int i = 0; !other && (f = number_field(k, i)); i++) other = !field_same(f, before, after);
    return other;
}

/* ---- what a body changes ---- */

static struct doc *doc_new(struct docs *d) {
    if (d->n == d->cap) {
        size_t cap = d->cap ? 2 * d->cap : 16;
        struct doc *p = realloc(d->d, cap * sizeof *p);
        if (!p) return d->bad = true, (struct doc *)0;
        d->d = p;
        d->cap = cap;
    }
    return &d->d[d->n++];
}

/* Cut a row; {from, n} in the text of all. */
static struct piece cut(struct docs *d, int kind, const void *row, struct buf *scratch) {
    struct piece p = { d->text.n, 0 };
    if (!row || ((const struct head *)row)->removed_at != NONE) return (struct piece){ 0, 0 };
    buf_clear(scratch);
    search_tokens(scratch, kind, row);
    buf_str(&d->text, buf_view(scratch));
    if (scratch->bad) d->bad = true;
    p.n = scratch->n;
    return p;
}

enum err docs_note(struct tx *tx, const struct entity *e, const void *before, const void *after) {
    int kind = 0;
    while (kind < SEARCH_KINDS && kinds[kind].e != e) kind++;
    if (kind == SEARCH_KINDS || (before && !found_otherwise(&kinds[kind], before, after))) return OK;
    struct doc *d = doc_new(&tx->docs);
    if (d) {
        const struct head *h = after;
        *d = (struct doc){ .kind = kind, .tenant = h->tenant, .id = h->id, .order = tx->docs.n };
        d->was = cut(&tx->docs, kind, before, &tx->text);
        d->is = cut(&tx->docs, kind, after, &tx->text);
    }
    return tx->docs.bad || tx->docs.text.bad ? fault_set(tx_fault(tx), E_MEMORY, 0, 0) : OK;
}

bool docs_move(struct docs *to, struct docs *from) {
    size_t shift = to->text.n;
    buf_str(&to->text, buf_view(&from->text));
    for (size_t i = 0; i < from->n; i++) {
        struct doc *d = doc_new(to);
        if (!d) break;
        *d = from->d[i];
        d->was.from += shift;
        d->is.from += shift;
        d->order = to->n;
    }
    docs_clear(from);
    return !to->bad && !to->text.bad;
}

void docs_clear(struct docs *d) {
    d->n = 0;
    d->bad = false;
    if (d->text.bad) buf_free(&d->text);
    buf_clear(&d->text);
}

void docs_free(struct docs *d) {
    free(d->d);
    buf_free(&d->text);
    *d = (struct docs){ 0 };
}

static int by_id(const void *a, const void *b) {
    const struct doc *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->id != y->id) return x->id < y->id ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* ---- only what differs ----
**
** FTS5 keeps an entry a token and record, so that of an edit only the tokens that went and those that came are
** written; PostgreSQL keeps the whole of a record in one place. */

enum { SET = 1024 };

struct set { struct str slot[SET]; int n; };

static struct str *slot_of(struct set *s, struct str token) {
    size_t at = str_hash(token) % SET;
    while (s->slot[at].s && !str_eq(s->slot[at], token)) at = (at + 1) % SET;
    return &s->slot[at];
}

static bool set_of(struct set *s, struct str tokens) {
    struct str one;
    *s = (struct set){ .n = 0 };
    while (tokens.n && s->n < SET / 2) {
        tokens = str_cut(tokens, ' ', &one);
        struct str *at = slot_of(s, one);
        s->n += !at->s;
        *at = one;
    }
    return !tokens.n;
}

/* Append the tokens that are not in the set. */
static struct str but(struct buf *b, struct str tokens, struct set *s) {
    struct str one;
    buf_clear(b);
    while (tokens.n) {
        tokens = str_cut(tokens, ' ', &one);
        if (slot_of(s, one)->s) continue;
        if (b->n) buf_c(b, ' ');
        buf_str(b, one);
    }
    return buf_view(b);
}

/* `gone` and `come` hold the texts that *was and *is come to. */
static void differing(struct buf *gone, struct buf *come, struct str *was, struct str *is) {
    struct set before, after;
    if (!was->n || !is->n || !set_of(&before, *was) || !set_of(&after, *is)) return;
    struct str left = but(gone, *was, &after), right = but(come, *is, &before);
    if (!gone->bad && !come->bad) *was = left, *is = right;
}

static enum err say(struct db *db, const char *name, const struct doc *d, struct str tokens, struct fault *f) {
    struct bind b[] = { BI("id", d->id), BT("tokens", tokens), BI("tenant", d->tenant) };
    return tokens.n ? sql_later(db, name, b, N_OF(b), f) : OK;
}

enum err docs_write(struct tx *tx, struct docs *d, struct fault *f) {
    enum err e = OK;
    struct buf gone = { 0 }, come = { 0 };
    if (d->n > 1) qsort(d->d, d->n, sizeof *d->d, by_id);
    for (size_t i = 0; i < d->n && !e;) {
        struct doc one = d->d[i];
        while (++i < d->n && d->d[i].id == one.id && d->d[i].kind == one.kind) one.is = d->d[i].is;
        const struct searched *k = &kinds[one.kind];
        struct str was = str_sub(buf_view(&d->text), one.was.from, one.was.n), is = str_sub(buf_view(&d->text), one.is.from, one.is.n);
        if (!tx->db.eng->is_postgres) differing(&gone, &come, &was, &is);
        e = say(&tx->db, k->drop, &one, was, f);
        if (!e) e = say(&tx->db, k->add, &one, is, f);
    }
    buf_free(&gone);
    buf_free(&come);
    docs_clear(d);
    return e;
}

/* ---- asking ---- */

bool search_asks(struct str word) {
    struct buf b = { 0 };
    bigrams_asked(&b, word);
    bool asks = b.n > 0;
    buf_free(&b);
    return asks;
}

bool search_holds(struct str text, struct str word) {
    struct buf b = { 0 }, w = { 0 };
    search_fold(&b, text);
    search_fold(&w, word);
    bool holds = !b.bad && !w.bad && str_find(buf_view(&b), buf_view(&w), 0) >= 0;
    buf_free(&b);
    buf_free(&w);
    return holds;
}

struct asking {
    struct db *db;
    struct arena *mem;
    struct fault *fault;
    int64_t tenant;
    enum search_of of;
    const struct search_word *word;
    int n, most;
    struct search_found *found;
    int nfound;
};

/* One token as the engine's query has it: "ab", "a"* or 'ab', 'a':*. */
static void put_token(struct buf *b, struct str t, bool postgres) {
    bool head = str_ends(t, S("*"));
    if (head) t.n--;
    buf_c(b, postgres ? '\'' : '"');
    buf_str(b, t);
    buf_c(b, postgres ? '\'' : '"');
    if (head) buf_z(b, postgres ? ":*" : "*");
}

static void put_ids(struct buf *b, const char *sign, struct ids ids, bool *first, bool postgres) {
    char z[32];
    for (int i = 0; i < ids.n; i++) {
        struct buf t = { z, 0, sizeof z, false };
        put_number(&t, sign, ids.id[i]);
        if (!*first) buf_z(b, postgres ? " | " : " OR ");
        *first = false;
        put_token(b, buf_view(&t), postgres);
    }
}

/* All tokens of the word, or one of the numbers that bear it. */
static void put_word(struct buf *b, const struct asking *q, const struct search_word *w) {
    struct buf t = { 0 };
    struct str rest, one;
    bool postgres = q->db->eng->is_postgres, first = true;
    bigrams_asked(&t, w->text);
    buf_c(b, '(');
    if (t.n) buf_c(b, '(');
    for (rest = buf_view(&t); rest.n;) {
        rest = str_cut(rest, ' ', &one);
        if (!first) buf_z(b, postgres ? " & " : " AND ");
        first = false;
        put_token(b, one, postgres);
    }
    if (t.n) buf_c(b, ')');
    if (q->of == SEARCH_PROBLEMS) {
        put_ids(b, "§e", w->estates, &first, postgres);
        put_ids(b, "§c", w->categories, &first, postgres);
    }
    buf_c(b, ')');
    if (t.bad) b->bad = true;
    buf_free(&t);
}

/* The query of one part of the scope: its place is a token too. */
static void put_match(struct buf *b, const struct asking *q, const struct scope_part *p) {
    static const char *const sign[LEVELS] = { 0, "§t", "§m", "§e" };
    bool first = true, postgres = q->db->eng->is_postgres;
    for (int i = 0; i < q->n; i++) {
        if (i) buf_z(b, postgres ? " & " : " AND ");
        put_word(b, q, &q->word[i]);
    }
    if (q->of != SEARCH_PROBLEMS || p->level == LEVEL_ALL) return;
    buf_z(b, postgres ? " & " : " AND ");
    put_ids(b, sign[p->level], (struct ids){ (int64_t *)(uintptr_t)&p->area, 1 }, &first, postgres);
}

static bool among(struct ids ids, int64_t id) {
    for (int i = 0; i < ids.n; i++)
        if (ids.id[i] == id) return true;
    return false;
}

/* The record itself is looked at: neighbours that all stand in it need not stand together. */
static bool holds_all(const struct asking *q, struct cursor *c) {
    int64_t estate = sql_int(c, 2), category = sql_int(c, 3);
    struct str text[3] = { sql_text(c, 4), sql_text(c, 5), sql_text(c, 6) };
    for (int i = 0; i < q->n; i++) {
        const struct search_word *w = &q->word[i];
        bool holds = q->of == SEARCH_PROBLEMS && (among(w->estates, estate) || among(w->categories, category));
        for (int k = 0; k < 3 && !holds; k++) holds = text[k].n && search_holds(text[k], w->text);
        if (!holds) return false;
    }
    return true;
}

enum { MANY = 2000, LOOKED_AT = 200 };

/* One stretch, newest first; *before moves on, *more: there may be others. */
static enum err stretch(struct asking *q, const char *name, struct str match, const struct scope_part *p, int *n,
                        int64_t *before, bool *more) {
    struct cursor *c;
    struct bind b[] = {
        BT("match", match), BI("before", *before), BI("tenant", q->tenant),
        BI("town", p->level == LEVEL_TOWN ? p->area : NONE), BI("community", p->level == LEVEL_COMMUNITY ? p->area : NONE),
        BI("estate", p->level == LEVEL_ESTATE ? p->area : NONE), BI("node", p->node ? p->node : NONE), BI("n", LOOKED_AT),
    };
    int seen = 0;
    enum err e = sql_open(q->db, q->mem, name, b, N_OF(b), &c, q->fault);
    if (e) return e;
    while (*n < q->most && sql_next(c)) {
        seen++;
        *before = sql_int(c, 0);
        if (!holds_all(q, c)) continue;
        q->found[q->nfound++] = (struct search_found){ *before, sql_int(c, 1) };
        (*n)++;
    }
    *more = seen == LOOKED_AT;
    return sql_end(c);
}

static enum err has_many(struct asking *q, struct str match, bool *ret) {
    struct bind b[] = { BT("match", match), BI("tenant", q->tenant), BI("n", MANY) };
    struct cursor *c;
    enum err e = sql_open(q->db, q->mem, "search_problem_many", b, N_OF(b), &c, q->fault);
    *ret = !e && sql_next(c) && sql_int(c, 0) >= MANY;
    return e ? e : sql_end(c);
}

static enum err search_part(struct asking *q, const struct scope_part *p) {
    struct buf b = { 0 };
    int64_t before = INT64_MAX;
    int n = 0;
    bool more = true, many = false;
    put_match(&b, q, p);
    struct str match = arena_copy(q->mem, buf_view(&b));
    enum err e = b.bad ? fault_set(q->fault, E_MEMORY, 0, 0) : OK;
    buf_free(&b);
    if (!e && q->db->eng->is_postgres && q->of == SEARCH_PROBLEMS) e = has_many(q, match, &many);
    const char *name = q->of == SEARCH_COMMENTS ? "search_comment_few" : many ? "search_problem_walk" : "search_problem_few";
    while (!e && more && n < q->most) e = stretch(q, name, match, p, &n, &before, &more);
    return e;
}

static int newest_first(const void *a, const void *b) {
    const struct search_found *x = a, *y = b;
    return x->id == y->id ? 0 : x->id > y->id ? -1 : 1;
}

enum err store_search(struct db *db, struct arena *a, const struct scope *s, int64_t tenant, enum search_of of,
                      const struct search_word *word, int n, int most, struct search_found **ret, int *ret_n,
                      struct fault *f) {
    struct asking q = { .db = db, .mem = a, .fault = f, .tenant = tenant, .of = of, .word = word, .n = n, .most = most };
    enum err e = OK;
    int kept = 0;
    q.found = ARENA_ARRAY(a, struct search_found, (size_t)most * (size_t)s->n + 1);
    *ret = q.found;
    *ret_n = 0;
    for (int i = 0; i < n; i++) {
        bool by_name = of == SEARCH_PROBLEMS && word[i].estates.n + word[i].categories.n > 0;
        if (!by_name && !search_asks(word[i].text)) return OK;
    }
    for (int i = 0; i < s->n && !e; i++) e = search_part(&q, &s->part[i]);
    if (q.nfound > 1) qsort(q.found, (size_t)q.nfound, sizeof *q.found, newest_first);
    for (int i = 0; i < q.nfound; i++)
        if (!kept || q.found[kept - 1].id != q.found[i].id) q.found[kept++] = q.found[i];
    *ret_n = kept < most ? kept : most;
    return e;
}
