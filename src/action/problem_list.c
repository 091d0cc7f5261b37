/* The list of problems: filtered, in an order, in pages, counted. */
#include "action/problem.h"

#include <string.h>
#include "action/count.h"

enum { PAGE_ROWS = 50, COUNT_MOST = 10000 };

static const struct field *field_of(const char *name) {
    return field_named(&problem_entity, str_of(name));
}

/* What is typed into the search: a number as people read it (WT-00018, wt-18, 18), else a part of the title. */
static struct filter words_filter(struct call *c, struct str q) {
    int64_t n;
    struct str digits = q.n > 3 && (str_starts(q, S("WT-")) || str_starts(q, S("wt-"))) ? str_from(q, 3) : q;
    bool number = digits.n <= 12 && str_int(digits, &n) && n >= 0;
    if (number) q = arena_printf(c->mem, "WT-%05lld", (long long)n);
    return (struct filter){ .field = field_of(number ? "no" : "title"), .text = q, .holds = !number, .low = NONE, .high = NONE };
}

/* The filters that the query gives, in `ret` (room for 12); how many. */
static int filters_of(struct call *c, const struct problem_query *q, struct filter *ret) {
    const struct { const char *name; int64_t v; } one[] = {
        { "open", q->open }, { "town", q->town }, { "community", q->community }, { "estate", q->estate },
        { "unit", q->unit }, { "category", q->category },
    };
    const struct { const char *name; struct ids v; } many[] = {
        { "state", q->state }, { "severity", q->severity }, { "source", q->source }, { "light", q->light },
    };
    int n = 0;
    for (int i = 0; i < N_OF(one); i++) {
        if (one[i].v == NONE) continue;
        int64_t *in = ARENA_NEW(c->mem, int64_t);
        *in = one[i].v;
        ret[n++] = (struct filter){ .field = field_of(one[i].name), .in = in, .n = 1, .low = NONE, .high = NONE };
    }
    for (int i = 0; i < N_OF(many); i++)
        if (many[i].v.n)
            ret[n++] = (struct filter){ .field = field_of(many[i].name), .in = many[i].v.id, .n = many[i].v.n,
                                        .low = NONE, .high = NONE };
    if (q->q.n) ret[n++] = words_filter(c, q->q);
    return n;
}

/* A cursor is "key.id" of the last row shown; '-' for a key that has no value. */
static enum err cursor_read(struct call *c, struct str after, struct query *q) {
    struct str key, id = str_cut(after, '.', &key);
    if (!after.n) return OK;
    q->after = true;
    if (!str_int(id, &q->after_id)) return fail(c, E_INVALID, "after", "error.invalid");
    if (str_is(key, "-")) q->after_int = NONE;
    else if (!str_int(key, &q->after_int)) return fail(c, E_INVALID, "after", "error.invalid");
    return OK;
}

static struct str cursor_text(struct call *c, const struct query *q, const struct problem *last) {
    int64_t key = q->sort ? last->due : last->h.id;
    if (key == NONE) return arena_printf(c->mem, "-.%lld", (long long)last->h.id);
    return arena_printf(c->mem, "%lld.%lld", (long long)key, (long long)last->h.id);
}

static bool holds(struct ids list, int64_t v) {
    for (int i = 0; i < list.n; i++)
        if (list.id[i] == v) return true;
    return list.n == 0;
}

/* The same from the roll-ups, where the query asks for no more than they know:
** they count a problem once, at its responsible unit, and a list by organisation
** also holds what a unit joins. */
static enum err tally_lights(struct call *c, const struct scope *s, const struct problem_query *in,
                             struct problem_page *out, bool *known) {
    struct lights_view *l = ARENA_NEW(c->mem, struct lights_view);
    int64_t *const to[LAMPS] = { [LAMP_OK] = &l->ok, [LAMP_RISK] = &l->risk, [LAMP_OVER] = &l->over, [LAMP_OVER3] = &l->over3,
                                 [LAMP_STOP] = &l->stop, [LAMP_HALF] = &l->half };
    struct tally t;
    *known = in->town == NONE && in->community == NONE && in->estate == NONE && in->unit == NONE && in->category == NONE
          && in->severity.n == 0 && in->source.n == 0 && in->q.n == 0 && s->n == 1 && s->part[0].node == 0;
    enum err e = *known ? tally_of(c, s, &t, known) : OK;
    if (e || !*known) return e;
    out->count = 0;
    for (int st = 1; st < STATES; st++) {
        if (!holds(in->state, st) || (in->open != NONE && in->open != state_open((enum state)st))) continue;
        for (int i = 0; i < LAMPS; i++) {
            if (holds(in->light, i)) out->count += t.n[st][i];
            if (to[i]) *to[i] += t.n[st][i];
        }
    }
    out->lights = (struct rows){ l, 1 };
    return OK;
}

static enum err count_lights(struct call *c, const struct scope *s, struct query q, struct problem_page *out) {
    struct lights_view *l = ARENA_NEW(c->mem, struct lights_view);
    int64_t *const to[LAMPS] = { [LAMP_OK] = &l->ok, [LAMP_RISK] = &l->risk, [LAMP_OVER] = &l->over, [LAMP_OVER3] = &l->over3,
                                 [LAMP_STOP] = &l->stop, [LAMP_HALF] = &l->half };
    struct filter *f = ARENA_ARRAY(c->mem, struct filter, q.nfilter + 1);
    if (q.nfilter) memcpy(f, q.filter, sizeof *f * (size_t)q.nfilter);
    enum err e = store_count(c->db, c->mem, s, c->tenant, &q, COUNT_MOST, &out->count, &c->fault);
    q.filter = f;
    for (int64_t i = 1; i < LAMPS && !e; i++) {
        if (!to[i]) continue;
        int64_t *light = ARENA_NEW(c->mem, int64_t);
        *light = i;
        f[q.nfilter] = (struct filter){ .field = field_of("light"), .in = light, .n = 1, .low = NONE, .high = NONE };
        struct query one = q;
        one.nfilter++;
        e = store_count(c->db, c->mem, s, c->tenant, &one, COUNT_MOST, to[i], &c->fault);
    }
    out->lights = (struct rows){ l, 1 };
    return e;
}

/* Rows of the store as views, in place of the page. */
static void views_of(struct call *c, const struct rows *r, struct rows *ret) {
    struct problem_view *v = ARENA_ARRAY(c->mem, struct problem_view, r->n ? r->n : 1);
    for (int i = 0; i < r->n; i++) {
        row_clear(&problem_view_entity, &v[i]);
        v[i].p = ((const struct problem *)r->row)[i];
        problem_view_fill(c, &v[i]);
    }
    *ret = (struct rows){ v, r->n };
}

static enum err list_read(struct call *c, void *in, void *ret) {
    struct problem_query *in_ = in;
    struct problem_page *out = ret;
    struct filter f[12];
    struct rows r;
    struct scope s = scope_of(c, CAP_READ);
    struct query q = { .e = &problem_entity, .filter = f, .nfilter = filters_of(c, in_, f),
                       .limit = in_->limit == NONE ? PAGE_ROWS : (int)in_->limit, .lean = true };
    if (!in_->sort.n || str_is(in_->sort, "due")) q.sort = field_of("due");
    else if (str_is(in_->sort, "-id")) q.descending = true;
    else return fail_with(c, E_INVALID, "sort", "field.code", S("due, -id"), STR_NULL);
    enum err e = cursor_read(c, in_->after, &q);
    if (e) return e;
    int asked = q.limit++;                           /* one more tells whether there is a next page */
    e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault);
    if (e) return e;
    bool more = r.n > asked;
    if (more) r.n = asked;
    views_of(c, &r, &out->items);
    if (more) out->next = cursor_text(c, &q, &((const struct problem *)r.row)[r.n - 1]);
    q.after = false;
    bool known = false;
    if (in_->count != 1) return OK;
    if ((e = tally_lights(c, &s, in_, out, &known)) || known) return e;
    return count_lights(c, &s, q, out);
}

const struct action problems_list = {
    .name = "problems.list", .cap = CAP_READ, .in = &problem_query_entity, .out = &problem_page_entity,
    .read = list_read,
};
