/* Editions of the base: each row is what its digest says, all together what the edition's says. */
#include "store/edition.h"
#include "store/verify_in.h"

#include <string.h>

enum { STRETCH = 1000 };

struct walk { struct base_edition b; int64_t estate, item, rows; struct str noun, digest; char noun_kept[44], digest_kept[72]; };

/* What outlives the page's arena. */
static void keep(struct walk *w, const struct edition_row *last, struct str digest) {
    struct buf noun = { w->noun_kept, 0, sizeof w->noun_kept, false }, d = { w->digest_kept, 0, sizeof w->digest_kept, false };
    buf_str(&noun, last->noun);
    buf_str(&d, digest);
    w->estate = last->estate;
    w->item = last->item;
    w->noun = buf_view(&noun);
    w->digest = buf_view(&d);
}

static enum err page(struct verify *v, struct walk *w, int *got) {
    struct bind b[] = { BI("tenant", v->in->tenant), BI("edition", w->b.h.id), BI("estate", w->estate), BT("noun", w->noun),
                        BI("item", w->item), BI("n", STRETCH) };
    struct rows r;
    enum err e = sql_rows(v->db, &v->mem, "edition_rows_after", &edition_row_entity, b, N_OF(b), &r, v->fault);
    struct str digest = w->digest;
    *got = e ? 0 : r.n;
    for (int i = 0; i < *got; i++) {
        const struct edition_row *x = &((const struct edition_row *)r.row)[i];
        if (!str_eq(edition_row_digest(&v->mem, x), x->digest))
            verify_say(v, FIND_EDITION, x->noun, x->item, NONE, arena_printf(&v->mem, "%lld", (long long)w->b.h.id));
        digest = edition_digest_on(&v->mem, digest, x->digest);
    }
    if (*got) keep(w, &((const struct edition_row *)r.row)[*got - 1], digest);
    w->rows += *got;
    return e;
}

static enum err one(struct verify *v, const struct base_edition *x) {
    struct walk w = { .b = *x, .estate = -1, .item = -1, .noun = S(""), .digest = S("") };
    unsigned char said[DIGEST], found[DIGEST];
    bool told = hex_bytes(x->digest, said, DIGEST);
    int got = STRETCH;
    enum err e = OK;
    while (got == STRETCH && !e) {
        if ((e = verify_snapshot(v))) return e;
        e = page(v, &w, &got);
        verify_release(v);
    }
    bool same = told && hex_bytes(w.digest, found, DIGEST) && !memcmp(said, found, DIGEST);
    if (!e && (!same || w.rows != x->records))
        verify_say(v, FIND_EDITION, S("base_edition"), x->h.id, NONE, arena_printf(&v->mem, "%lld/%lld", (long long)w.rows, (long long)x->records));
    return e;
}

enum err check_editions(struct verify *v) {
    enum { MOST = 200 };
    struct base_edition done[MOST];
    int n = 0;
    struct bind b[] = { BI("tenant", v->in->tenant), BI("before", INT64_MAX), BI("n", MOST) };
    struct rows r;
    enum err e = verify_snapshot(v);
    if (!e) e = sql_rows(v->db, &v->mem, "timeline_editions", &base_edition_entity, b, N_OF(b), &r, v->fault);
    char digest[MOST][72];
    for (int i = 0; !e && i < r.n; i++) {
        const struct base_edition *x = &((const struct base_edition *)r.row)[i];
        if (x->state != JOB_DONE) continue;
        struct buf d = { digest[n], 0, sizeof digest[n], false };
        buf_str(&d, x->digest);
        done[n] = *x;
        done[n++].digest = buf_view(&d);
    }
    verify_release(v);
    for (int i = 0; i < n && !e; i++) e = one(v, &done[i]);
    return e;
}
