/* Is this row an estate that we know? */
#include "action/import_part.h"

#include <string.h>

struct known known_of(const struct estate *e, int64_t line) {
    return (struct known){ e->name, e->district, e->address, e->source_no, e->h.id, e->town, line };
}

static bool same_number(const struct known *k, const struct estate *e) {
    return k->source_no.n && str_eq(k->source_no, e->source_no)
        && (k->town == NONE || e->town == NONE || k->town == e->town);
}

/* One that has a number of its own is another estate than a row with another number. */
static bool same_name(const struct known *k, const struct estate *e, int64_t match) {
    if (match == NONE && e->source_no.n && k->source_no.n) return false;
    if (!str_eq(k->name, e->name)) return false;
    if (match == MATCH_NAME_ADDRESS) return str_eq(k->address, e->address);
    if (e->town != NONE && k->town != e->town) return false;
    if (e->town == NONE && k->district.n && e->district.n && !str_eq(k->district, e->district)) return false;
    return match == MATCH_NAME || !k->address.n || !e->address.n || str_eq(k->address, e->address);
}

static bool same_address(const struct known *k, const struct estate *e) {
    return k->address.n && str_eq(k->address, e->address);
}

int known_find(const struct known *k, int n, const struct estate *e, int64_t match, int *many) {
    int found = FOUND_NONE, at = FOUND_NONE, exact = 0;
    *many = 0;
    for (int i = 0; i < n && e->source_no.n && (match == NONE || match == MATCH_SOURCE_NO); i++)
        if (same_number(&k[i], e)) found = i, (*many)++;
    if (*many) return *many == 1 ? found : FOUND_MANY;
    for (int i = 0; i < n && match != MATCH_SOURCE_NO; i++) {
        if (!same_name(&k[i], e, match)) continue;
        found = i;
        (*many)++;
        if (same_address(&k[i], e)) at = i, exact++;
    }
    if (exact == 1) return at;
    return *many > 1 ? FOUND_MANY : found;
}

int known_gather(const struct rows *estates, const struct reading *r, struct known *ret, int n) {
    const struct estate *e = estates->row;
    for (int i = 0; i < estates->n && n < KNOWN_MOST; i++)
        if (e[i].closed_at == NONE && scope_covers(r->c, &r->scope, e[i].town, e[i].community, e[i].h.id))
            ret[n++] = known_of(&e[i], 0);
    return n;
}

/* ---- the book ---- */

enum { BY_NUMBER, BY_NAME, BY_NAME_NUMBERED, BY_ID, CHAINS };

struct entry { struct known k; int next[CHAINS]; };

struct book {
    struct arena *mem;
    struct entry *entry;
    int n, cap;
    int *head[CHAINS];                   /* by hash, -1: empty */
    size_t buckets;
    struct known found[KNOWN_MOST];
    int from[KNOWN_MOST];                /* where the candidates stand in `entry` */
};

static int *bucket(struct book *b, int chain, struct str key) {
    return &b->head[chain][str_hash(key) & (b->buckets - 1)];
}

static void link_in(struct book *b, int chain, struct str key, int i) {
    int *head = bucket(b, chain, key);
    b->entry[i].next[chain] = *head;
    *head = i;
}

void book_add(struct book *b, struct known k) {
    int i = b->n;
    ARENA_PUSH(b->mem, b->entry, b->n, b->cap) = (struct entry){ .k = k };
    if (k.source_no.n) link_in(b, BY_NUMBER, k.source_no, i);
    link_in(b, k.source_no.n ? BY_NAME_NUMBERED : BY_NAME, k.name, i);
    if (k.id) link_in(b, BY_ID, (struct str){ (const char *)&k.id, sizeof k.id }, i);
}

struct known *book_id(struct book *b, int64_t id) {
    for (int i = *bucket(b, BY_ID, (struct str){ (const char *)&id, sizeof id }); i >= 0; i = b->entry[i].next[BY_ID])
        if (b->entry[i].k.id == id) return &b->entry[i].k;
    return 0;
}

struct book *book_new(struct arena *a, const struct reading *r) {
    const struct world *w = r->c->world;
    struct book *b = ARENA_NEW(a, struct book);
    *b = (struct book){ .mem = a, .buckets = 1 << 18 };
    for (int c = 0; c < CHAINS; c++) {
        b->head[c] = ARENA_ARRAY(a, int, b->buckets);
        memset(b->head[c], 0xff, sizeof(int) * b->buckets);
    }
    for (int i = 0; i < w->nestates; i++) {
        const struct estate *e = &w->estate[i];
        if (e->closed_at == NONE && scope_covers(r->c, &r->scope, e->town, e->community, e->h.id)) book_add(b, known_of(e, 0));
    }
    return b;
}

/* Gather what stands under a key, as many as there is room for. */
static int gather(struct book *b, int chain, struct str key, int n) {
    for (int i = *bucket(b, chain, key); i >= 0 && n < KNOWN_MOST; i = b->entry[i].next[chain]) {
        const struct known *k = &b->entry[i].k;
        if (!str_eq(chain == BY_NUMBER ? k->source_no : k->name, key)) continue;
        b->found[n] = *k;
        b->from[n++] = i;
    }
    return n;
}

int book_find(struct book *b, const struct estate *e, int64_t match, struct known **ret, int *many) {
    int n = e->source_no.n ? gather(b, BY_NUMBER, e->source_no, 0) : 0;
    int i = n ? known_find(b->found, n, e, match, many) : FOUND_NONE;
    if (i == FOUND_NONE) {
        n = gather(b, BY_NAME, e->name, 0);
        if (!e->source_no.n || match == MATCH_NAME || match == MATCH_NAME_ADDRESS) n = gather(b, BY_NAME_NUMBERED, e->name, n);
        i = known_find(b->found, n, e, match, many);
        if (n == KNOWN_MOST) *many = n, i = FOUND_MANY;      /* too many of one name to tell apart */
    }
    if (i < 0) return i;
    *ret = &b->entry[b->from[i]].k;
    return 0;
}
