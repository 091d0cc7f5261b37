#include "action/plan.h"

#include "action/city.h"
#include "action/problem.h"
#include "action/reading.h"
#include "base/utf8.h"
#include "text/plan.h"

/* ---- reading ---- */

static bool edited(int64_t bits) {
    return bits != NONE && bits != 0;
}

void plan_measure_view(struct call *c, const struct measure *m, struct measure_view *ret) {
    int64_t *id = ARENA_ARRAY(c->mem, int64_t, c->world->ncategories + 1);
    int n = 0;
    for (int i = 0; i < c->world->ncategories; i++)
        if (c->world->category[i].measure == m->h.id) id[n++] = c->world->category[i].h.id;
    *ret = (struct measure_view){
        .id = m->h.id, .version = m->h.version, .campaign = m->campaign, .parent = m->parent, .level = m->level, .from = m->from_byte, .to = m->to_byte,
        .text_from = m->text_from, .text_to = m->text_to, .key_task = m->key_task, .source = m->source, .closed_at = m->closed_at,
        .edited = edited(m->edited), .hand = m->hand == 1, .no = m->no, .title = m->title, .said = m->said, .starts = m->starts,
        .ends = m->ends, .categories = { id, n },
    };
}

void plan_phase_view(const struct phase *p, struct phase_view *ret) {
    *ret = (struct phase_view){ p->h.id, p->h.version, p->from_byte, p->to_byte, p->confidence, edited(p->edited), p->hand == 1,
                                p->name, p->starts, p->ends, p->start_text, p->end_text };
}

void plan_milestone_view(const struct milestone *m, struct milestone_view *ret) {
    *ret = (struct milestone_view){ m->h.id, m->h.version, m->measure, m->from_byte, m->to_byte, m->confidence, edited(m->edited),
                                    m->hand == 1, m->title, m->due, m->due_text };
}

struct duty_view plan_duty_view(struct call *c, const struct duty *d) {
    struct duty_view v = {
        .id = d->h.id, .version = d->h.version, .measure = d->measure, .org = d->org, .role = d->role,
        .state = d->state, .from = NONE, .to = NONE, .text_from = NONE, .text_to = NONE,
        .confidence = d->confidence, .named = d->named,
        .reason = d->reason.n ? str_of(word_text(c->language, arena_cstr(c->mem, d->reason))) : STR_NULL,
    };
    if (d->own == 1) v.text_from = d->from_byte, v.text_to = d->to_byte;
    else v.from = d->from_byte, v.to = d->to_byte;
    return v;
}

static int64_t campaign_of(const struct plan_view *v) {
    return ((const struct campaign_view *)v->campaign.row)->id;
}

static enum err list(struct call *c, const struct plan_view *of, const char *statement, const struct entity *e, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign_of(of)) };
    return sql_rows(c->db, c->mem, statement, e, b, N_OF(b), ret, &c->fault);
}

static struct texts lines_of(struct call *c, struct str s) {
    struct texts t = { 0, 0 };
    int cap = 0;
    while (s.n) {
        struct str line;
        s = str_cut(s, '\n', &line);
        ARENA_PUSH(c->mem, t.s, t.n, cap) = line;
    }
    return t;
}

enum err plan_campaign(struct call *c, struct db *db, int64_t id, struct campaign *ret) {
    if (id == NONE) id = c->world->campaign.h.id;
    return id == NONE ? fail(c, E_NOT_FOUND, 0, 0) : store_get(db, c->mem, 0, c->tenant, &campaign_entity, id, ret, &c->fault);
}

static enum err read_campaign(struct call *c, int64_t id, struct plan_view *out) {
    struct campaign k;
    struct campaign_view *v = ARENA_NEW(c->mem, struct campaign_view);
    enum err e = plan_campaign(c, c->db, id, &k);
    if (e) return e;
    *v = (struct campaign_view){ k.h.id, k.h.version, k.status, k.parent, k.area, k.reading, plan_may(c, k.area), k.name, k.doc_no,
                                 k.source_name, k.source_text, lines_of(c, k.basis) };
    out->campaign = (struct rows){ v, 1 };
    return OK;
}

static enum err read_phases(struct call *c, struct plan_view *out) {
    struct rows r;
    enum err e = list(c, out, "me_phases", &phase_entity, &r);
    if (e) return e;
    struct phase_view *v = ARENA_ARRAY(c->mem, struct phase_view, r.n + 1);
    for (int i = 0; i < r.n; i++)
        plan_phase_view(&((const struct phase *)r.row)[i], &v[i]);
    out->phases = (struct rows){ v, r.n };
    return OK;
}

static enum err read_milestones(struct call *c, struct plan_view *out) {
    struct rows r;
    enum err e = list(c, out, "me_milestones", &milestone_entity, &r);
    if (e) return e;
    struct milestone_view *v = ARENA_ARRAY(c->mem, struct milestone_view, r.n + 1);
    for (int i = 0; i < r.n; i++)
        plan_milestone_view(&((const struct milestone *)r.row)[i], &v[i]);
    out->milestones = (struct rows){ v, r.n };
    return OK;
}

/* The duties of one measure (NONE: the units' own paragraphs), in order. */
static struct rows duties_of(struct call *c, const struct rows *all, int64_t measure) {
    struct duty_view *v = 0;
    int n = 0, cap = 0;
    for (int i = 0; i < all->n; i++) {
        const struct duty *d = &((const struct duty *)all->row)[i];
        if (d->measure == measure) ARENA_PUSH(c->mem, v, n, cap) = plan_duty_view(c, d);
    }
    return (struct rows){ v, n };
}

static enum err read_measures(struct call *c, struct plan_view *out) {
    struct rows r, duties;
    enum err e = list(c, out, "plan_measures", &measure_entity, &r);
    if (e || (e = list(c, out, "plan_duties", &duty_entity, &duties))) return e;
    struct measure_view *v = ARENA_ARRAY(c->mem, struct measure_view, r.n + 1);
    int n = 0;
    for (int i = 0; i < r.n; i++) {
        const struct measure *m = &((const struct measure *)r.row)[i];
        if (m->closed_at != NONE) continue;
        plan_measure_view(c, m, &v[n]);
        v[n++].duties = duties_of(c, &duties, m->h.id);
    }
    out->measures = (struct rows){ v, n };
    out->duties = duties_of(c, &duties, NONE);
    return OK;
}

/* What the reader left unread is not kept: the text is, and reading is pure. */
static enum err read_unread(struct call *c, struct plan_view *out) {
    const struct campaign_view *k = out->campaign.row;
    struct plan_doc d;
    if (k->source_text.n == 0) return OK;
    enum err e = plan_read(c->mem, k->source_text, &d, &c->fault);
    if (e) return e;
    struct unread_view *v = ARENA_ARRAY(c->mem, struct unread_view, d.unread_n + 1);
    for (size_t i = 0; i < d.unread_n; i++)
        v[i] = (struct unread_view){ (int64_t)d.unread[i].from, (int64_t)d.unread[i].to };
    out->unread = (struct rows){ v, (int)d.unread_n };
    struct mechanism_view *mech = ARENA_ARRAY(c->mem, struct mechanism_view, d.mechs_n + 1);
    for (size_t i = 0; i < d.mechs_n; i++) {
        const struct plan_mech *x = &d.mechs[i];
        mech[i] = (struct mechanism_view){
            code_value(&mechanisms, str_of(plan_mech_code(x->kind))), code_value(&periods, str_of(plan_period_code(x->period))),
            (int64_t)x->span.from, (int64_t)x->span.to, (int64_t)x->sentence.from, (int64_t)x->sentence.to, x->words,
        };
    }
    out->mechanisms = (struct rows){ mech, (int)d.mechs_n };
    return OK;
}

static enum err get_read(struct call *c, void *in, void *out) {
    static enum err (*const part[])(struct call *, struct plan_view *) = {
        read_phases, read_milestones, read_measures, read_unread,
    };
    enum err e = read_campaign(c, in ? ((const struct plan_query *)in)->campaign : NONE, out);
    for (int i = 0; i < N_OF(part) && !e; i++) e = part[i](c, out);
    return e;
}

/* ---- confirming ---- */

enum err plan_require_of(struct call *c, struct db *db, int64_t campaign) {
    struct campaign k;
    enum err e = plan_campaign(c, db, campaign, &k);
    return e ? e : plan_require(c, k.area);
}

static enum err confirm(struct tx *tx, const struct duty *was, int64_t org, struct duty *ret) {
    struct duty is = *was;
    is.org = org;
    is.state = CONFIRMED;
    if (org != was->org) is.reason = S("unit.chosen"), is.edited = (was->edited == NONE ? 0 : was->edited) | EDITED_ORG;
    enum err e = tx_update(tx, &duty_entity, was, &is, &(struct change){ .verb = "confirm" });
    if (ret) *ret = is;
    return e;
}

static enum err confirm_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct duty_in *in = arg;
    struct duty was, is;
    const struct org *o = world_org(c->world, in->org);
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &duty_entity, in->id, &was, &c->fault);
    if (e || (e = plan_require_of(c, tx_db(tx), was.campaign)) || (e = check_version(c, &duty_entity, &was))) return e;
    if (!o || o->closed_at != NONE)
        return fail_with(c, E_INVALID, "org", "field.absent",
                         arena_printf(c->mem, "%lld", (long long)in->org), STR_NULL);
    e = confirm(tx, &was, in->org, &is);
    *(struct duty_view *)ret = plan_duty_view(c, &is);
    return e;
}

static enum err left(struct call *c, struct tx *tx, int64_t campaign, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign) };
    struct cursor *cur;
    enum err e = sql_open(tx_db(tx), c->mem, "plan_proposals_left", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    *ret = sql_next(cur) ? sql_int(cur, 0) : 0;
    return sql_end(cur);
}

static enum err confirm_all_body(struct call *c, struct tx *tx, void *in, void *ret) {
    int64_t given = in ? ((const struct plan_query *)in)->campaign : NONE, campaign = given == NONE ? c->world->campaign.h.id : given;
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign), BI("n", PLAN_CHUNK) };
    struct confirmed_view *out = ret;
    struct rows r;
    enum err e = plan_require_of(c, tx_db(tx), campaign);
    if (e) return e;
    e = sql_rows(tx_db(tx), c->mem, "plan_proposals", &duty_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct duty *d = &((const struct duty *)r.row)[i];
        e = confirm(tx, d, d->org, 0);
    }
    if (e) return e;
    out->confirmed = r.n;
    return left(c, tx, campaign, &out->left);
}

const struct action plan_get = { .name = "plan.get", .cap = CAP_READ, .in = &plan_query_entity, .out = &plan_view_entity,
                                 .read = get_read };
const struct action duties_confirm = {
    .name = "duties.confirm", .cap = CAP_PLAN, .in = &duty_in_entity, .out = &duty_view_entity,
    .body = confirm_body, .versioned = true, .touches_world = true,
};
const struct action plan_confirm = {
    .name = "plan.confirm", .cap = CAP_PLAN, .in = &plan_query_entity, .out = &confirmed_view_entity, .body = confirm_all_body,
    .touches_world = true,
};
