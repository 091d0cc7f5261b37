#include "text/plan_diff_in.h"

struct plan_change *diff_add(struct differ *r, enum plan_diff_kind k, enum plan_diff_what w, int a, int b) {
    struct plan_change *x = &ARENA_PUSH(r->a, r->d->change, r->d->n, r->cap);
    *x = (struct plan_change){ .kind = k, .what = w, .a = a, .b = b, .item_a = -1, .item_b = -1 };
    return x;
}

static struct str span_text(const struct plan_doc *d, size_t from, size_t to) {
    return to > from ? str_sub(d->text, from, to - from) : STR_NULL;
}

/* What is said under a heading, without the heading. */
static struct str body_of(const struct plan_doc *d, const struct plan_item *x) {
    return span_text(d, x->span.to, x->body.to);
}

static struct like *items(struct arena *a, const struct plan_doc *d) {
    enum { HEAD = 240 };
    struct like *v = ARENA_ARRAY(a, struct like, d->outline_n + 1);
    for (size_t i = 0; i < d->outline_n; i++) {
        const struct plan_item *x = &d->outline[i];
        struct str body = body_of(d, x);
        size_t n = body.n < HEAD ? body.n : HEAD;
        while (n > 0 && n < body.n && ((unsigned char)body.s[n] & 0xc0) == 0x80) n--;
        v[i] = (struct like){ .words = x->title, .more = n >= 60 ? str_sub(body, 0, n) : STR_NULL, .no = x->no, .level = x->level,
                              .parent = x->parent };
    }
    return v;
}

static void item_pair(struct differ *r, int i, int j, int score) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    const struct plan_item *x = &a->outline[i], *y = &b->outline[j];
    int parent = x->parent < 0 ? -1 : r->d->b_of_a[x->parent];
    bool words = !diff_same(x->title, y->title), moved = parent != y->parent;
    bool body = !diff_same(body_of(a, x), body_of(b, y));
    struct plan_change *c;
    if (moved) {
        c = diff_add(r, DIFF_ITEM, DIFF_MOVED, i, j);
        c->was = x->parent < 0 ? STR_NULL : a->outline[x->parent].title;
        c->is = y->parent < 0 ? STR_NULL : b->outline[y->parent].title;
        c->about = y->title;
        c->likeness = score;
    }
    if (!words && !body) return;
    c = diff_add(r, DIFF_ITEM, DIFF_CHANGED, i, j);
    c->body = !words;
    c->was = words ? x->title : str_trim(body_of(a, x));
    c->is = words ? y->title : str_trim(body_of(b, y));
    c->about = y->title;
    c->likeness = score;
}

static void diff_items(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    int *score = ARENA_ARRAY(r->a, int, a->outline_n + 1);
    diff_match(r->a, items(r->a, a), a->outline_n, items(r->a, b), b->outline_n, r->d->b_of_a, r->d->a_of_b, score);
    for (size_t j = 0; j < b->outline_n; j++) {
        int i = r->d->a_of_b[j];
        if (i >= 0) item_pair(r, i, (int)j, score[i]);
        else diff_add(r, DIFF_ITEM, DIFF_ADDED, -1, (int)j)->is = b->outline[j].title;
    }
    for (size_t i = 0; i < a->outline_n; i++)
        if (r->d->b_of_a[i] < 0) diff_add(r, DIFF_ITEM, DIFF_REMOVED, (int)i, -1)->was = a->outline[i].title;
}

static struct like *rows(struct arena *a, const struct plan_doc *d) {
    struct like *v = ARENA_ARRAY(a, struct like, d->rows_n + 1);
    for (size_t i = 0; i < d->rows_n; i++) v[i] = (struct like){ .words = d->rows[i].title, .parent = -1 };
    return v;
}

/* Rows that stand for an outline item are told there. */
static void diff_rows(struct differ *r) {
    const struct plan_doc *a = r->d->a, *b = r->d->b;
    int *score = ARENA_ARRAY(r->a, int, a->rows_n + 1);
    r->row_b_of_a = ARENA_ARRAY(r->a, int, a->rows_n + 1);
    r->row_a_of_b = ARENA_ARRAY(r->a, int, b->rows_n + 1);
    diff_match(r->a, rows(r->a, a), a->rows_n, rows(r->a, b), b->rows_n, r->row_b_of_a, r->row_a_of_b, score);
    for (size_t j = 0; j < b->rows_n; j++) {
        int i = r->row_a_of_b[j];
        if (b->rows[j].item >= 0 && i < 0) continue;
        if (i < 0) diff_add(r, DIFF_ROW, DIFF_ADDED, -1, (int)j)->is = b->rows[j].title;
        else if (!diff_same(a->rows[i].title, b->rows[j].title)) {
            struct plan_change *c = diff_add(r, DIFF_ROW, DIFF_CHANGED, i, (int)j);
            c->was = a->rows[i].title;
            c->is = b->rows[j].title;
            c->likeness = score[i];
        }
    }
    for (size_t i = 0; i < a->rows_n; i++)
        if (r->row_b_of_a[i] < 0 && a->rows[i].item < 0) diff_add(r, DIFF_ROW, DIFF_REMOVED, (int)i, -1)->was = a->rows[i].title;
}

void plan_diff(struct arena *a, const struct plan_doc *was, const struct plan_doc *is, struct plan_diff *ret) {
    struct differ r = { .a = a, .d = ret };
    *ret = (struct plan_diff){ .a = was, .b = is };
    ret->b_of_a = ARENA_ARRAY(a, int, was->outline_n + 1);
    ret->a_of_b = ARENA_ARRAY(a, int, is->outline_n + 1);
    if (!diff_same(was->title, is->title)) {
        struct plan_change *c = diff_add(&r, DIFF_TITLE, DIFF_CHANGED, 0, 0);
        c->was = was->title;
        c->is = is->title;
        c->likeness = diff_likeness(was->title, is->title);
    }
    diff_items(&r);
    diff_rows(&r);
    diff_phases(&r);
    diff_units(&r);
    diff_dates(&r);
    diff_duties(&r);
}
