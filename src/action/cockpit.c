#include "action/cockpit.h"

#include <math.h>
#include "action/listing.h"
#include "base/buf.h"
#include "base/time.h"

enum { SHOWN = 6 };

/* ---- where the campaign stands ---- */

static enum err plan_rows(struct call *c, const char *statement, const struct entity *e, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", c->world->campaign.h.id) };
    *ret = (struct rows){ 0 };
    if (c->world->campaign.h.id == NONE) return OK;
    return sql_rows(c->db, c->mem, statement, e, b, N_OF(b), ret, &c->fault);
}

/* Dates are YYYY-MM-DD: their order is that of their bytes. A day that is not known says nothing. */
static int64_t when_of(struct str starts, struct str ends, struct str today) {
    if (!starts.n && !ends.n) return NONE;
    if (starts.n && str_cmp(today, starts) < 0) return WHEN_NEXT;
    return ends.n && str_cmp(today, ends) > 0 ? WHEN_PAST : WHEN_NOW;
}

static enum err read_phases(struct call *c, struct cockpit *out) {
    struct rows r;
    enum err e = plan_rows(c, "me_phases", &phase_entity, &r);
    if (e) return e;
    struct cockpit_phase *v = ARENA_ARRAY(c->mem, struct cockpit_phase, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct phase *p = &((const struct phase *)r.row)[i];
        v[i] = (struct cockpit_phase){ p->h.id, when_of(p->starts, p->ends, out->today), p->name, p->starts, p->ends };
    }
    out->phases = (struct rows){ v, r.n };
    return OK;
}

static enum err read_milestones(struct call *c, struct cockpit *out) {
    struct rows r;
    struct civil due;
    int64_t day = time_local_day(c->now, c->tz_offset, 0);
    enum err e = plan_rows(c, "me_milestones", &milestone_entity, &r);
    if (e) return e;
    struct cockpit_milestone *v = ARENA_ARRAY(c->mem, struct cockpit_milestone, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct milestone *m = &((const struct milestone *)r.row)[i];
        int64_t left = m->due.n && date_parse(m->due, &due) ? day_of(due) - day : NONE;
        v[i] = (struct cockpit_milestone){ m->h.id, left, when_of(m->due, m->due, out->today), m->title, m->due };
    }
    out->milestones = (struct rows){ v, r.n };
    return OK;
}

/* ---- figures ---- */

/* What all figures of one answer are about. */
struct figures {
    struct problem_query base;           /* the place, and for who sees by organisation what he is responsible for */
    struct listing all;                  /* of base                                       */
    struct sum *cell;
    int n;
    bool known;
};

static bool by_organisation(const struct scope *s) {
    for (int i = 0; i < s->n; i++)
        if (!s->part[i].node) return false;
    return s->n > 0;
}

static enum err figures_begin(struct call *c, int64_t town, struct figures *f) {
    struct scope s = scope_of(c, CAP_READ);
    const int64_t *unit;
    *f = (struct figures){ .n = 0 };
    row_clear(&problem_query_entity, &f->base);
    f->base.town = town;
    if (by_organisation(&s) && listing_units(c, &unit) <= LISTING_UNITS) f->base.lead = 1;
    enum err e = listing_of(c, &f->base, &f->all);
    return e ? e : cells_of(c, &f->all.scope, CELLS_FACTS, &f->all.about, &f->cell, &f->n, &f->known);
}

static struct ids codes_of(struct call *c, unsigned bits, int from) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, 32), 0 };
    for (int i = 0; i < 32; i++)
        if (bits >> i & 1) r.id[r.n++] = i + from;
    return r;
}

/* The condition as a list asks for it. */
static struct problem_query query_of(struct call *c, const struct figures *f, const struct condition *w) {
    struct problem_query q = f->base;
    q.mark = codes_of(c, w->all, 1);
    q.no_mark = codes_of(c, w->none, 1);
    q.any_mark = codes_of(c, w->any, 1);
    q.state = codes_of(c, w->states, 0);
    q.severity = codes_of(c, w->severities, 0);
    return q;
}

/* What a query says, as it stands after /problems?. */
static struct str query_text(struct call *c, const struct problem_query *q) {
    struct buf b = { 0 };
    void *row = (void *)(uintptr_t)q;
    for (int i = 0; i < problem_query_entity.nfield; i++) {
        const struct field *f = &problem_query_entity.field[i];
        if (f->kind == K_TEXT || field_null(f, q) || (f->kind == K_IDS && field_ids(f, row)->n == 0)) continue;
        buf_printf(&b, "%s%s=", b.n ? "&" : "", f->name);
        if (f->kind != K_IDS) buf_int(&b, *field_int(f, row));
        for (int k = 0; f->kind == K_IDS && k < field_ids(f, row)->n; k++)
            buf_printf(&b, "%s%s", k ? "," : "", code_text(f->codes, field_ids(f, row)->id[k]));
    }
    struct str text = b.n ? arena_copy(c->mem, buf_view(&b)) : S("");
    buf_free(&b);
    return text;
}

static enum err figure(struct call *c, const struct figures *f, const struct condition *w, int64_t *n, struct str *query) {
    struct problem_query q = query_of(c, f, w);
    struct listing l;
    *query = query_text(c, &q);
    if (f->known) {
        *n = cells_meet(f->cell, f->n, w, NONE);
        return OK;
    }
    enum err e = listing_of(c, &q, &l);
    return e ? e : listing_count(c, &l, n);
}

/* Per cent with one decimal, never rounded up to a target that is missed. NaN: of nothing. */
static double percent(int64_t num, int64_t den) {
    return den ? floor((double)num * 1000 / (double)den) / 10 : NAN;
}

static enum err read_funnel(struct call *c, const struct figures *f, struct cockpit *out) {
    struct cockpit_step *v = ARENA_ARRAY(c->mem, struct cockpit_step, FUNNEL);
    for (int i = 0; i < FUNNEL; i++) {
        v[i].key = str_of(funnel_steps[i].key);
        enum err e = figure(c, f, &funnel_steps[i].is, &v[i].n, &v[i].query);
        if (e) return e;
        v[i].percent = percent(v[i].n, v[0].n);
    }
    out->funnel = (struct rows){ v, FUNNEL };
    return OK;
}

static enum err read_cards(struct call *c, const struct figures *f, struct cockpit *out) {
    struct cockpit_card *v = ARENA_ARRAY(c->mem, struct cockpit_card, INDICATORS);
    for (int i = 0; i < INDICATORS; i++) {
        const struct indicator *x = &indicators[i];
        struct problem_query rest = query_of(c, f, &x->rest);
        struct str whole;
        v[i] = (struct cockpit_card){ .key = str_of(x->key), .target = x->target, .state = NONE,
                                      .better = x->lower ? BETTER_DOWN : BETTER_UP, .rest_query = query_text(c, &rest) };
        enum err e = figure(c, f, &x->num, &v[i].num, &v[i].query);
        if (e || (e = figure(c, f, &x->den, &v[i].den, &whole))) return e;
        v[i].value = percent(v[i].num, v[i].den);
        bool met = x->lower ? v[i].value <= (double)x->target : v[i].value >= (double)x->target;
        if (v[i].den) v[i].state = met ? CARD_OK : CARD_RISK;
    }
    out->cards = (struct rows){ v, INDICATORS };
    return OK;
}

/* ---- what is listed below ---- */

static enum err read_list(struct call *c, const struct problem_query *q, struct rows *ret) {
    struct cockpit_list *v = ARENA_NEW(c->mem, struct cockpit_list);
    struct listing l;
    struct rows r;
    enum err e = listing_of(c, q, &l);
    if (e || (e = listing_count(c, &l, &v->n))) return e;
    struct query page = listing_page(&l, 0, SHOWN);
    if ((e = store_list(c->db, c->mem, &l.scope, c->tenant, &page, &r, &c->fault))) return e;
    listing_views(c, &r, &v->items);
    v->query = query_text(c, q);
    *ret = (struct rows){ v, 1 };
    return OK;
}

static enum err read_overdue(struct call *c, const struct figures *f, struct cockpit *out) {
    struct problem_query q = f->base;
    q.open = 1;
    q.light = codes_of(c, 1u << LAMP_OVER | 1u << LAMP_OVER3, 0);
    return read_list(c, &q, &out->overdue);
}

static enum err read_listed(struct call *c, const struct figures *f, struct cockpit *out) {
    struct problem_query q = f->base;
    q.open = 1;
    q.severity = codes_of(c, 1u << CRITICAL, 0);
    return read_list(c, &q, &out->listed);
}

static enum err cockpit_read(struct call *c, void *in, void *ret) {
    struct cockpit *out = ret;
    const struct cockpit_in *asked = in;
    struct figures f;
    out->today = date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0)));
    if (asked->town != NONE) {
        const struct area *a = world_area(c->world, asked->town);
        if (!a || a->level != AREA_TOWN)
            return fail_with(c, E_INVALID, "town", "field.absent", arena_printf(c->mem, "%lld", (long long)asked->town), STR_NULL);
    }
    enum err e = figures_begin(c, asked->town, &f);
    if (e || (e = read_phases(c, out)) || (e = read_milestones(c, out))) return e;
    if ((e = read_funnel(c, &f, out)) || (e = read_cards(c, &f, out))) return e;
    if ((e = cockpit_towns(c, asked->town, &out->towns, &out->score_formula))) return e;
    e = read_overdue(c, &f, out);
    return e ? e : read_listed(c, &f, out);
}

const struct action cockpit_get = {
    .name = "cockpit.get", .cap = CAP_READ, .in = &cockpit_in_entity, .out = &cockpit_entity, .read = cockpit_read,
};
