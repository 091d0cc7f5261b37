/* A reading shown against the plan that runs, and carried out. */
#include "action/weave.h"

#include "action/problem.h"

enum { SHOWN = 2000 };

/* ---- in words ---- */

static struct str span_words(struct call *c, struct str from, struct str to) {
    if (!from.s && !to.s) return S("");
    return arena_printf(c->mem, "  " PRIstr " – " PRIstr, STRARG(from.s ? from : S("…")), STRARG(to.s ? to : S("…")));
}

static struct str duty_words(struct call *c, const struct duty *d) {
    struct str org = world_name(c->world, &org_entity, d->org);
    const char *role = word_of(c->language, "role", code_text(&unit_roles, d->role));
    bool other = org.n && !str_eq(org, d->named);
    return arena_printf(c->mem, "%s  " PRIstr "%s" PRIstr, role, STRARG(d->named), other ? " → " : "", STRARG(other ? org : S("")));
}

static struct str row_words(struct call *c, enum woven_what what, const void *row) {
    const struct measure *m = row;
    const struct phase *p = row;
    const struct milestone *s = row;
    if (!row) return STR_NULL;
    switch (what) {
    case WOVEN_PHASE: return arena_join(c->mem, p->name, span_words(c, p->starts, p->ends));
    case WOVEN_MILESTONE: return arena_printf(c->mem, PRIstr "  " PRIstr, STRARG(s->due.s ? s->due : S("…")), STRARG(s->title));
    case WOVEN_DUTY: return duty_words(c, row);
    case WOVEN_MEASURE: break;
    }
    return arena_printf(c->mem, PRIstr "%s" PRIstr PRIstr, STRARG(m->no.s ? m->no : S("")), m->no.n ? " " : "", STRARG(m->title),
                        STRARG(span_words(c, m->starts, m->ends)));
}

static struct str row_title(enum woven_what what, const void *row) {
    switch (what) {
    case WOVEN_PHASE: return ((const struct phase *)row)->name;
    case WOVEN_MILESTONE: return ((const struct milestone *)row)->title;
    case WOVEN_DUTY: return ((const struct duty *)row)->named;
    case WOVEN_MEASURE: break;
    }
    return ((const struct measure *)row)->title;
}

static int64_t measure_of(const struct woven *x) {
    const void *row = x->was ? x->was : x->is;
    int64_t id = x->what == WOVEN_DUTY ? ((const struct duty *)row)->measure
               : x->what == WOVEN_MILESTONE ? ((const struct milestone *)row)->measure : NONE;
    return id > 0 ? id : NONE;                       /* one that is new has no id yet */
}

static int64_t parent_of(const struct woven *x) {
    int64_t id = x->what == WOVEN_MEASURE ? ((const struct measure *)x->is)->parent : NONE;
    return id > 0 ? id : NONE;
}

static struct diff_item item_of(struct call *c, const struct woven *x) {
    struct str was = row_words(c, x->what, x->was), is = x->change == WOVEN_GONE ? STR_NULL : row_words(c, x->what, x->is);
    if (x->kept && x->fact) is = x->fact->title;     /* what the text says instead */
    return (struct diff_item){
        .what = x->what, .change = x->change, .id = x->was ? ((const struct head *)x->was)->id : NONE,
        .fact = x->fact ? x->fact->h.id : NONE, .kept = x->kept, .parent = parent_of(x), .measure = measure_of(x),
        .title = row_title(x->what, x->was ? x->was : x->is), .was = was, .is = is,
    };
}

/* ---- shown ---- */

static int64_t next_below(void *last) {
    return --*(int64_t *)last;
}

static enum err diff_read(struct call *c, void *arg, void *out) {
    struct plan_reading r;
    struct weave w;
    struct diff_view *v = out;
    int64_t last = 0;
    enum err e = reading_get(c, c->db, ((const struct one_in *)arg)->id, &r);
    if (e || (e = weave_make(&w, c, c->db, &r, next_below, &last))) return e;
    struct diff_item *items = ARENA_ARRAY(c->mem, struct diff_item, w.n + 1);
    int n = 0;
    for (int i = 0; i < w.n && n < SHOWN; i++)
        if (w.w[i].change != WOVEN_SAME) items[n++] = item_of(c, &w.w[i]);
    struct diff_tally *t = ARENA_NEW(c->mem, struct diff_tally);
    weave_tally(&w, t);
    *v = (struct diff_view){ r.h.id, w.was.h.id, { t, 1 }, { items, n } };
    return OK;
}

/* ---- carried out ---- */

static const struct entity *const entity_of[] = {
    [WOVEN_PHASE] = &phase_entity, [WOVEN_MILESTONE] = &milestone_entity, [WOVEN_MEASURE] = &measure_entity, [WOVEN_DUTY] = &duty_entity,
};

static int64_t next_id(void *tx) {
    return tx_new_id(tx);
}

static enum err put_row(struct tx *tx, const struct woven *x) {
    const struct entity *e = entity_of[x->what];
    if (!x->write) return OK;
    if (!x->was) return tx_insert(tx, e, x->is, &(struct change){ .verb = "apply" });
    const char *verb = x->change == WOVEN_GONE ? x->what == WOVEN_MEASURE ? "close" : "remove" : "apply";
    return tx_update(tx, e, x->was, x->is, &(struct change){ .verb = verb });
}

static enum err put_campaign(struct tx *tx, struct weave *w) {
    if (w->was.h.id == NONE) return tx_insert(tx, &campaign_entity, &w->is, &(struct change){ .verb = "apply" });
    return tx_update(tx, &campaign_entity, &w->was, &w->is, &(struct change){ .verb = "apply" });
}

static enum err apply_body(struct call *c, struct tx *tx, void *arg, void *out) {
    struct plan_reading was, is;
    struct weave w;
    struct applied_view *v = out;
    enum err e = reading_get(c, tx_db(tx), ((const struct one_in *)arg)->id, &was);
    if (e || (e = check_version(c, &plan_reading_entity, &was))) return e;
    if (was.state != READING_READ) return fail(c, E_CONFLICT, 0, was.state == READING_APPLIED ? "reading.applied" : "reading.dropped");
    if ((e = weave_make(&w, c, tx_db(tx), &was, next_id, tx)) || (e = put_campaign(tx, &w))) return e;
    for (int i = 0; i < w.n && !e; i++) e = put_row(tx, &w.w[i]);
    is = was;
    is.state = READING_APPLIED;
    is.campaign = w.is.h.id;
    if (!e) e = tx_update(tx, &plan_reading_entity, &was, &is, &(struct change){ .verb = "apply" });
    if (!e) e = world_touch(tx);
    struct diff_tally *t = ARENA_NEW(c->mem, struct diff_tally);
    weave_tally(&w, t);
    *v = (struct applied_view){ w.is.h.id, { t, 1 } };
    return e;
}

/* ---- from nothing ---- */

static enum err blank_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct blank_in *in = arg;
    struct campaign k;
    struct bind b[] = { BI("tenant", c->tenant), BI("area", in->area == NONE ? 0 : in->area) };
    struct cursor *cur;
    bool runs;
    enum err e = plan_require(c, in->area);
    if (e || (e = sql_open(tx_db(tx), c->mem, "plan_campaign_of", b, N_OF(b), &cur, &c->fault))) return e;
    runs = sql_next(cur);
    if ((e = sql_end(cur))) return e;
    if (runs) return fail(c, E_CONFLICT, 0, "plan.runs");
    if (in->area != NONE && c->world->campaign.h.id == NONE) return fail(c, E_CONFLICT, 0, "plan.city_first");
    row_clear(&campaign_entity, &k);
    k.name = in->name;
    k.status = CAMPAIGN_ACTIVE;
    k.area = in->area;
    k.parent = in->area == NONE ? NONE : c->world->campaign.h.id;
    if ((e = tx_insert(tx, &campaign_entity, &k, &(struct change){ .verb = "create" })) || (e = world_touch(tx))) return e;
    struct diff_tally *t = ARENA_NEW(c->mem, struct diff_tally);
    *(struct applied_view *)out = (struct applied_view){ k.h.id, { t, 1 } };
    return OK;
}

const struct action readings_diff = {
    .name = "readings.diff", .cap = CAP_PLAN, .in = &one_in_entity, .out = &diff_view_entity, .read = diff_read,
};
const struct action readings_apply = {
    .name = "readings.apply", .cap = CAP_PLAN, .in = &one_in_entity, .out = &applied_view_entity, .body = apply_body, .versioned = true,
    .touches_world = true,
};
const struct action plan_blank = {
    .name = "plan.blank", .cap = CAP_PLAN, .in = &blank_in_entity, .out = &applied_view_entity, .body = blank_body, .touches_world = true,
};
