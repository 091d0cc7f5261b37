/* What rules found: the list, and one of it explained. */
#include "action/rules_in.h"

#include "action/problem.h"
#include "base/json.h"

enum { PAGE_ROWS = 50, FILTERS = 6, COUNTED = 10000 };

/* ---- the list ---- */

static void where(struct filter *f, int *n, const char *field, const int64_t *value) {
    if (*value == NONE) return;
    f[(*n)++] = (struct filter){ .field = field_named(&rule_finding_entity, str_of(field)), .in = value, .n = 1,
                                .few = str_is(str_of(field), "problem"), .low = NONE, .high = NONE };
}

/* The item by its row, whatever became of it; what it is called. */
static enum err item_title(struct call *c, const struct entity *noun, int64_t id, struct str *ret) {
    struct fault f = { 0 };
    void *row = arena_alloc(c->mem, noun->size);
    enum err e = store_get(c->db, c->mem, 0, c->tenant, noun, id, row, &f);
    if (!e) *ret = rule_item_title(c->mem, c->language, noun, row);
    if (e && e != E_NOT_FOUND) c->fault = f;
    return e == E_NOT_FOUND ? OK : e;
}

static enum err case_of(struct call *c, struct rule_finding_view *v) {
    struct problem p;
    struct fault f = { 0 };
    if (v->f.problem == NONE) return OK;
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &problem_entity, v->f.problem, &p, &f);
    if (e == E_NOT_FOUND) return OK;
    if (e) {
        c->fault = f;
        return e;
    }
    v->problem_no = p.no;
    v->problem_state = p.state;
    return OK;
}

static enum err view_fill(struct call *c, const struct rule *r, const struct rule_finding *f, struct rule_finding_view *v) {
    const struct entity *noun = rule_noun(f->noun);
    row_clear(&rule_finding_view_entity, v);
    v->f = *f;
    v->rule_name = r ? r->name : STR_NULL;
    if (noun) v->noun_name = str_of(word_of(c->language, "noun", noun->name));
    enum err e = noun ? item_title(c, noun, f->item, &v->title) : OK;
    return e ? e : case_of(c, v);
}

static const struct rule *rule_in(const struct rows *r, int64_t id) {
    for (int i = 0; i < r->n; i++)
        if (((const struct rule *)r->row)[i].h.id == id) return &((const struct rule *)r->row)[i];
    return 0;
}

static enum err page(struct call *c, struct query *q, const struct scope *s, struct rule_finding_page *out) {
    struct bind b = BI("tenant", c->tenant);
    struct rows r, all;
    int limit = q->limit - 1;
    enum err e = store_list(c->db, c->mem, s, c->tenant, q, &r, &c->fault);
    if (e || (e = sql_rows(c->db, c->mem, "rules_all", &rule_entity, &b, 1, &all, &c->fault))) return e;
    struct rule_finding_view *v = ARENA_ARRAY(c->mem, struct rule_finding_view, r.n + 1);
    int n = r.n > limit ? limit : r.n;
    for (int i = 0; i < n && !e; i++) {
        const struct rule_finding *f = &((const struct rule_finding *)r.row)[i];
        e = view_fill(c, rule_in(&all, f->rule), f, &v[i]);
    }
    if (r.n > limit) out->next = arena_printf(c->mem, "%lld", (long long)v[n - 1].f.h.id);
    out->items = (struct rows){ v, n };
    return e;
}

/* Newest first: ids grow with time. */
static enum err list_read(struct call *c, void *arg, void *ret) {
    const struct rule_finding_query *in = arg;
    struct rule_finding_page *out = ret;
    struct filter f[FILTERS];
    struct scope s;
    int64_t after = NONE;
    int n = 0;
    where(f, &n, "rule", &in->rule), where(f, &n, "estate", &in->estate), where(f, &n, "town", &in->town);
    where(f, &n, "community", &in->community), where(f, &n, "problem", &in->problem), where(f, &n, "open", &in->open);
    if (in->after.n && !str_int(in->after, &after)) return fail(c, E_INVALID, "after", "error.invalid");
    struct query q = { .e = &rule_finding_entity, .filter = f, .nfilter = n, .descending = true, .lean = true,
                       .limit = (in->limit == NONE ? PAGE_ROWS : (int)in->limit) + 1, .after = after != NONE, .after_int = after, .after_id = after };
    enum err e = base_scope(c, c->db, CAP_READ, &s);
    if (e || (e = page(c, &q, &s, out)) || in->count != 1) return e;
    q.after = false;
    return store_count(c->db, c->mem, &s, c->tenant, &q, COUNTED, &out->count, &c->fault);
}

/* ---- one, explained ---- */

/* What it saw when it was found, from what was kept. */
static struct rule_value saw_of(const struct json *saw, const struct rule_name *name) {
    const struct json *v = json_get(saw, name->name);
    if (!v || v->kind == J_NULL) return (struct rule_value){ 0 };
    return (struct rule_value){ .has = true, .n = v->kind == J_STR ? 0 : v->r, .s = v->kind == J_STR ? v->s : STR_NULL };
}

static void terms_fill(struct call *c, const struct rule_condition *k, const struct json *saw, const struct rule_ground *g,
                       const void *item, struct rule_finding_file *out) {
    struct rule_finding_term *v = ARENA_ARRAY(c->mem, struct rule_finding_term, k->n + 1);
    for (int i = 0; i < k->n; i++) {
        const struct rule_term *t = &k->term[i];
        v[i] = (struct rule_finding_term){
            .kind = t->name->kind, .op = t->op, .answer = NONE, .name = str_of(t->name->name),
            .label = str_of(word_text(c->language, t->name->label)), .want = rule_want_text(c->mem, c->language, t),
        };
        if (json_get(saw, t->name->name)) v[i].saw = rule_value_text(c->mem, c->language, t->name, saw_of(saw, t->name));
        if (!item) continue;
        struct rule_value now = rule_look(c->mem, t->name, g, item);
        v[i].now = rule_value_text(c->mem, c->language, t->name, now);
        v[i].answer = rule_term_answer(t, now) + 1;
    }
    out->terms = (struct rows){ v, k->n };
}

/* The rule as it is today beside what was seen then and what stands there now. */
static enum err explain(struct call *c, const struct rule *r, struct rule_finding_file *out) {
    const struct entity *noun = rule_noun(r->noun);
    struct rule_condition *k = ARENA_NEW(c->mem, struct rule_condition);
    struct grounds gs;
    struct json *saw = 0;
    struct fault ignored = { 0 };
    if (!noun || rule_read(c->mem, noun, r->condition, k, &ignored)) return OK;
    if (out->v.f.saw.n && json_parse(c->mem, out->v.f.saw, &saw, &ignored)) saw = 0;
    enum err e = rules_gather(c, c->db, out->v.f.estate, out->v.f.estate, k->needs | rule_noun_need(noun), &gs);
    if (e) return e;
    const void *item = gs.n ? rules_item_of(gs.g, noun, out->v.f.item) : 0;
    terms_fill(c, k, saw, gs.g, item, out);
    out->words = rule_words(c->mem, c->language, k);
    if (item) out->now = rule_ask(c->mem, k, gs.g, item) + 1;
    return OK;
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct rule_finding_file *out = ret;
    struct rule_finding f;
    struct rule r;
    struct scope s;
    enum err e = base_scope(c, c->db, CAP_READ, &s);
    if (!e) e = store_get(c->db, c->mem, &s, c->tenant, &rule_finding_entity, ((const struct one_in *)in)->id, &f, &c->fault);
    if (e || (e = store_get(c->db, c->mem, 0, c->tenant, &rule_entity, f.rule, &r, &c->fault))) return e;
    if ((e = view_fill(c, &r, &f, &out->v))) return e;
    out->condition = r.condition;
    out->source = r.source;
    out->edition = r.edition;
    return explain(c, &r, out);
}

const struct action findings_list = {
    .name = "findings.list", .cap = CAP_READ, .in = &rule_finding_query_entity, .out = &rule_finding_page_entity, .read = list_read,
};
const struct action findings_get = {
    .name = "findings.get", .cap = CAP_READ, .in = &one_in_entity, .out = &rule_finding_file_entity, .read = get_read,
};
