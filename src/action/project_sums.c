/* Sums over projects, cut by class, town, source of the money, estate, state or unit. */
#include "action/project.h"

#include "action/lift.h"

enum { PIECE = 500, MOST = 50000 };
enum cut { BY_CLASS = 1, BY_TOWN, BY_SOURCE, BY_ESTATE, BY_STATE, BY_UNIT };

struct summing { struct call *c; int64_t by; struct sums_line *line; int n, cap; struct sums_line total; struct str today; };

static struct sums_line *line_of(struct summing *s, int64_t key) {
    for (int i = 0; i < s->n; i++)
        if (s->line[i].key == key) return &s->line[i];
    ARENA_PUSH(s->c->mem, s->line, s->n, s->cap) = (struct sums_line){ .key = key };
    return &s->line[s->n - 1];
}

static int64_t of(int64_t n) {
    return n == NONE ? 0 : n;
}

static void add(struct sums_line *l, const struct project *p, bool late) {
    l->n++;
    l->late += late;
    l->budget += of(p->budget);
    l->planned += of(p->funded);
    l->arrived += of(p->arrived);
    l->contract += of(p->contract);
    l->paid += of(p->paid);
    l->done_value += of(p->done_value);
    l->settled += of(p->settled);
}

/* A project of several estates has none of its own: its line has no key. */
static int64_t key_of(const struct summing *s, const struct project *p) {
    switch (s->by) {
    case BY_CLASS: return p->class;
    case BY_TOWN: return p->town;
    case BY_ESTATE: return p->estate;
    case BY_STATE: return p->state;
    default: return p->unit;
    }
}

/* By source only what was promised and what came can be told: money has no name once it is paid out. */
static enum err add_sources(struct summing *s, const struct project *p) {
    struct rows r;
    enum err e = project_parts_of(s->c, s->c->db, PART_FUND, p->h.id, &r);
    unsigned seen = 0;
    for (int i = 0; i < r.n && !e; i++) {
        const struct project_fund *f = &((const struct project_fund *)r.row)[i];
        struct sums_line *l = line_of(s, f->source);
        l->planned += of(f->planned);
        l->arrived += of(f->arrived);
        if (!(seen >> f->source & 1)) l->n++;
        seen |= 1u << f->source;
    }
    return e;
}

static bool is_late(const struct summing *s, const struct project *p) {
    return p->open && p->state < PROJECT_FINISHED && p->planned_end.n && str_cmp(p->planned_end, s->today) < 0;
}

static enum err sum_all(struct summing *s, const struct scope *scope, struct query *q) {
    struct rows r;
    int64_t done = 0;
    q->sort = 0;
    q->descending = false;
    q->limit = PIECE;
    q->lean = true;
    do {
        enum err e = store_list(s->c->db, s->c->mem, scope, s->c->tenant, q, &r, &s->c->fault);
        for (int i = 0; i < r.n && !e; i++) {
            const struct project *p = &((const struct project *)r.row)[i];
            bool late = is_late(s, p);
            add(&s->total, p, late);
            if (s->by != BY_SOURCE) add(line_of(s, key_of(s, p)), p, late);
            else e = add_sources(s, p);
            q->after_id = p->h.id;
        }
        if (e) return e;
        q->after = true;
        done += r.n;
    } while (r.n == PIECE && done < MOST);
    return OK;
}

static struct str name_of(struct summing *s, int64_t key) {
    struct call *c = s->c;
    const struct codes *list = s->by == BY_CLASS ? &classes : s->by == BY_SOURCE ? &fund_sources : s->by == BY_STATE ? &project_states : 0;
    if (key == NONE) return str_of(word_text(c->language, s->by == BY_ESTATE ? "prj.several" : "prj.unnamed"));
    if (list) return str_of(word_of(c->language, list->name, code_text(list, key)));
    return world_name(c->world, s->by == BY_TOWN ? &area_entity : s->by == BY_ESTATE ? &estate_entity : &org_entity, key);
}

/* Codes in their order, the rest by money, whatever has no key last. */
static bool before(const struct summing *s, const struct sums_line *a, const struct sums_line *b) {
    if ((a->key == NONE) != (b->key == NONE)) return b->key == NONE;
    if (s->by == BY_CLASS || s->by == BY_SOURCE || s->by == BY_STATE) return a->key < b->key;
    return a->budget != b->budget ? a->budget > b->budget : a->key < b->key;
}

static void in_order(struct summing *s) {
    for (int i = 1; i < s->n; i++) {
        struct sums_line one = s->line[i];
        int k = i;
        for (; k > 0 && before(s, &one, &s->line[k - 1]); k--) s->line[k] = s->line[k - 1];
        s->line[k] = one;
    }
}

static enum err sums_read(struct call *c, void *arg, void *ret) {
    const struct sums_query *in = arg;
    struct sums_page *out = ret;
    struct summing s = { .c = c, .by = in->by, .total = { .key = NONE }, .today = today_text(c) };
    struct scope scope;
    struct query q;
    if (in->by == NONE) return fail(c, E_INVALID, "by", "field.required");
    enum err e = project_listing(c, CAP_READ, &in->q, &scope, &q);
    if (e || (e = sum_all(&s, &scope, &q))) return e;
    in_order(&s);
    for (int i = 0; i < s.n; i++) s.line[i].name = name_of(&s, s.line[i].key);
    struct sums_line *total = ARENA_NEW(c->mem, struct sums_line);
    *total = s.total;
    out->by = in->by;
    out->items = (struct rows){ s.line, s.n };
    out->total = (struct rows){ total, 1 };
    return OK;
}

const struct action projects_sums = {
    .name = "projects.sums", .cap = CAP_READ, .in = &project_sums_query_entity, .out = &project_sums_entity, .read = sums_read,
};
