/* The file of one estate: everything on one page. */
#include "action/estate_file.h"

#include <math.h>
#include "action/problem.h"
#include "action/register.h"
#include "base/id.h"
#include "base/time.h"

enum { LIFTS = 8, FINDINGS = 20, LINES = 15, MONTHS = 12, WARN_DAYS = 60, FEE_WARN = 60 };

static struct str path_of(struct call *c, const char *format, const struct estate *e) {
    return arena_printf(c->mem, "%s%lld", format, (long long)e->h.id);
}

static struct str number(struct call *c, int64_t n) {
    return arena_printf(c->mem, "%lld", (long long)n);
}

static struct str filled(struct call *c, const char *key, struct str a, struct str b) {
    const struct str arg[3] = { a, b, STR_NULL };
    return word_fill(c->mem, c->language, key, arg);
}

/* ---- figures ---- */

struct figs { struct call *c; struct file_fig *list; int n; };

static struct file_fig *fig(struct figs *f, const char *key, double value) {
    struct file_fig *v = &f->list[f->n++];
    *v = (struct file_fig){ .key = str_of(key), .value = value, .light = NONE,
                            .unit = str_of(word_of(f->c->language, "fig_unit", key)) };
    return v;
}

static double known(int64_t n) {
    return n == NONE ? NAN : (double)n;
}

/* One decimal, never rounded up. */
static double percent(int64_t num, int64_t den) {
    return num == NONE || den == NONE || den <= 0 ? NAN : floor((double)num * 1000 / (double)den) / 10;
}

static struct str percent_text(struct call *c, int64_t num, int64_t den) {
    return arena_printf(c->mem, "%.0f", floor((double)num * 100 / (double)den));
}

static void fig_people(struct figs *f, const struct estate *e, int64_t stairwells) {
    struct call *c = f->c;
    struct file_fig *v = fig(f, "built", known(e->built_year));
    int year = day_civil(today_of(c)).year;
    if (e->built_year != NONE && year >= e->built_year) v->note = filled(c, "fig.years", number(c, year - e->built_year), STR_NULL);
    v = fig(f, "households", known(e->households));
    if (e->buildings != NONE && stairwells) v->note = filled(c, "fig.houses", number(c, e->buildings), number(c, stairwells));
    else if (e->buildings != NONE) v->note = filled(c, "fig.buildings", number(c, e->buildings), STR_NULL);
    v = fig(f, "residents", known(e->population));
    if (e->rented != NONE && e->households > 0) v->note = filled(c, "fig.rented", percent_text(c, e->rented, e->households), STR_NULL);
    v = fig(f, "aged", percent(e->aged, e->population));
    if (e->alone != NONE) v->note = filled(c, "fig.alone", number(c, e->alone), STR_NULL);
}

static void fig_work(struct figs *f, const struct estate_file *out) {
    struct call *c = f->c;
    const struct file_lifts *l = out->lifts.row;
    const struct file_count *open = out->open.row, *overdue = out->overdue.row, *listed = out->listed.row;
    struct file_fig *v = fig(f, "lifts", (double)l->n);
    v->path = l->path;
    if (l->over15) v->note = filled(c, "fig.over15", number(c, l->over15), STR_NULL);
    if (l->unassessed) v->light = LAMP_RISK;
    v = fig(f, "open", (double)open->n);
    v->path = open->path;
    if (overdue->n || listed->n) v->note = filled(c, "fig.overdue", number(c, overdue->n), number(c, listed->n));
    if (overdue->n) v->light = LAMP_OVER;
}

static enum err file_figs(struct call *c, const struct estate *e, struct estate_file *out) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", e->h.id) };
    struct figs f = { c, ARENA_ARRAY(c->mem, struct file_fig, 8), 0 };
    struct cursor *cur;
    int64_t stairwells = 0;
    enum err bad = sql_open(c->db, c->mem, "stairwells_at", b, N_OF(b), &cur, &c->fault);
    if (bad) return bad;
    if (sql_next(cur)) stairwells = sql_int(cur, 0);
    fig_people(&f, e, stairwells);
    fig_work(&f, out);
    out->figs = (struct rows){ f.list, f.n };
    return sql_end(cur);
}

/* ---- lifts, facilities ---- */

static enum err file_lifts(struct call *c, const struct estate *e, struct rows *ret) {
    struct file_lifts *v = ARENA_NEW(c->mem, struct file_lifts);
    struct lift_query q;
    struct lift_counts k;
    bool more;
    row_clear(&lift_query_entity, &q);
    q.estate = e->h.id;
    enum err bad = lift_counts_read(c, c->db, NONE, NONE, e->h.id, &k);
    if (bad || (bad = lifts_read(c, c->db, &q, LIFTS, &v->items, &more))) return bad;
    v->n = k.n;
    v->over15 = k.over15;
    v->unassessed = k.unassessed;
    v->path = path_of(c, "/lifts?estate=", e);
    v->over15_path = arena_printf(c->mem, PRIstr "&years_from=%d", STRARG(v->path), LIFT_OLD_YEARS);
    v->unassessed_path = arena_join(c->mem, v->path, S("&due=assessment"));
    *ret = (struct rows){ v, 1 };
    return OK;
}

/* Of what keeps people safe, whatever is missing or broken shows. */
static bool for_safety(int64_t kind) {
    return kind >= FAC_HYDRANT && kind <= FAC_EV_CHARGER;
}

static void facility_end(struct call *c, struct file_facility *v) {
    int64_t whole = v->good != NONE ? v->good : v->count, want = v->needed != NONE ? v->needed : v->count;
    if (whole == NONE || want == NONE) return;
    v->gap = want > whole ? want - whole : 0;
    v->light = v->gap == 0 ? (want ? LAMP_DONE : LAMP_OK) : for_safety(v->kind) ? LAMP_RISK : LAMP_OK;
    if (!v->note.n && v->gap) v->note = filled(c, "fig.gap", number(c, v->gap), STR_NULL);
}

static int64_t sum_of(int64_t a, int64_t b) {
    return a == NONE ? b : b == NONE ? a : a + b;
}

enum err file_facilities(struct call *c, const struct estate *e, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", e->h.id) };
    struct file_facility *list = ARENA_ARRAY(c->mem, struct file_facility, FACILITY_KINDS), *v = list - 1;
    struct cursor *cur;
    enum err bad = sql_open(c->db, c->mem, "facilities_of_estate", b, N_OF(b), &cur, &c->fault);
    if (bad) return bad;
    while (sql_next(cur)) {
        int64_t kind = sql_int(cur, 0);
        if (v < list || v->kind != kind) {
            *++v = (struct file_facility){ kind, NONE, NONE, NONE, NONE, NONE, STR_NULL, STR_NULL };
            v->path = arena_printf(c->mem, "/facilities?estate=%lld&kind=%s", (long long)e->h.id, code_text(&facility_kinds, kind));
        }
        v->needed = sum_of(v->needed, sql_int(cur, 1));
        v->count = sum_of(v->count, sql_int(cur, 2));
        v->good = sum_of(v->good, sql_int(cur, 3));
        struct str note = sql_text(cur, 4);
        if (!v->note.n) v->note = note;
    }
    for (struct file_facility *x = list; x <= v; x++) facility_end(c, x);
    *ret = (struct rows){ list, (int)(v + 1 - list) };
    return sql_end(cur);
}

/* ---- who keeps it ---- */

static int64_t days_to(const struct call *c, struct str day) {
    struct civil d;
    return day.n && date_parse(day, &d) ? day_of(d) - today_of(c) : NONE;
}

static int64_t term_light(int64_t days) {
    return days == NONE ? NONE : days < 0 ? LAMP_OVER : days <= WARN_DAYS ? LAMP_RISK : LAMP_OK;
}

/* The contract in force, else the one that begins last. */
static const struct contract *contract_of(struct call *c, const struct rows *r) {
    const struct contract *x = r->row, *best = 0;
    struct str today = today_text(c);
    for (int i = 0; i < r->n; i++) {
        bool begun = !x[i].starts.n || str_cmp(x[i].starts, today) <= 0, ended = x[i].ends.n && str_cmp(x[i].ends, today) < 0;
        if (begun && !ended) return &x[i];
        if (!best || str_cmp(x[i].starts, best->starts) > 0) best = &x[i];
    }
    return best;
}

/* The body whose term ends last. */
static const struct owners_body *body_of(const struct rows *r) {
    const struct owners_body *x = r->row, *best = 0;
    for (int i = 0; i < r->n; i++)
        if (!best || str_cmp(x[i].term_ends, best->term_ends) > 0) best = &x[i];
    return best;
}

enum err file_keepers(struct call *c, const struct estate *e, struct estate_file *out) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", e->h.id) };
    struct rows contracts, bodies;
    enum err bad = sql_rows(c->db, c->mem, "contracts_of_estate", &contract_entity, b, N_OF(b), &contracts, &c->fault);
    if (bad || (bad = sql_rows(c->db, c->mem, "bodies_of_estate", &owners_body_entity, b, N_OF(b), &bodies, &c->fault))) return bad;
    const struct contract *k = contract_of(c, &contracts);
    const struct owners_body *o = body_of(&bodies);
    if (k) {
        struct file_contract *v = ARENA_NEW(c->mem, struct file_contract);
        *v = (struct file_contract){ .r = *k, .days_left = days_to(c, k->ends) };
        v->light = term_light(v->days_left);
        out->contract = (struct rows){ v, 1 };
    }
    if (o) {
        struct file_body *v = ARENA_NEW(c->mem, struct file_body);
        *v = (struct file_body){ .r = *o, .days_left = days_to(c, o->term_ends) };
        v->light = term_light(v->days_left);
        out->owners_body = (struct rows){ v, 1 };
    }
    return OK;
}

/* ---- money ---- */

enum err file_money_read(struct call *c, const struct estate *e, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", e->h.id), BI("n", MONTHS) };
    struct file_money *m = ARENA_NEW(c->mem, struct file_money);
    int64_t due = 0, paid = 0;
    struct rows r;
    enum err bad = sql_rows(c->db, c->mem, "months_of_estate", &ledger_month_entity, b, N_OF(b), &r, &c->fault);
    if (bad) return bad;
    struct file_month *v = ARENA_ARRAY(c->mem, struct file_month, r.n + 1);
    *m = (struct file_money){ .months = { v, r.n }, .warn = FEE_WARN, .fund = NONE, .fund_per_m2 = NAN,
                              .path = path_of(c, "/ledger_months?estate=", e) };
    for (int i = 0; i < r.n; i++) {
        const struct ledger_month *x = &((const struct ledger_month *)r.row)[r.n - 1 - i];      /* oldest first */
        v[i] = (struct file_month){ x->fee_due, x->fee_paid, x->fund_balance, x->fund_used, x->public_income, x->spending, NONE,
                                    x->month, percent(x->fee_paid, x->fee_due) };
        if (!isnan(v[i].rate)) v[i].light = v[i].rate < FEE_WARN ? LAMP_RISK : LAMP_OK, due += x->fee_due, paid += x->fee_paid;
        if (x->fund_balance != NONE) m->fund = x->fund_balance;
    }
    m->rate12 = percent(paid, due);
    if (m->fund != NONE && e->floor_area > 0) m->fund_per_m2 = floor((double)m->fund / e->floor_area) / 100;
    *ret = (struct rows){ m, 1 };
    return OK;
}

/* ---- what is found, what is missing ---- */

static enum err file_findings(struct call *c, const struct estate *e, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", e->h.id), BI("n", FINDINGS) };
    struct file_finding *list = ARENA_ARRAY(c->mem, struct file_finding, FINDINGS);
    struct cursor *cur;
    enum err bad = sql_open(c->db, c->mem, "findings_at", b, N_OF(b), &cur, &c->fault);
    if (bad) return bad;
    while (sql_next(cur)) {
        int64_t id = sql_int(cur, 0);
        list[ret->n++] = (struct file_finding){ .id = id, .problem = sql_int(cur, 1), .at = id_time(id), .why = sql_text(cur, 2),
                                                .rule_name = sql_text(cur, 3), .no = sql_text(cur, 4) };
    }
    ret->row = list;
    return sql_end(cur);
}

static enum err file_missing(struct call *c, const struct estate *e, struct estate_file *out) {
    struct missing_page *m = ARENA_NEW(c->mem, struct missing_page);
    out->missing = (struct rows){ m, 1 };
    out->missing_path = arena_printf(c->mem, "/estates/%lld/missing", (long long)e->h.id);
    return missing_of(c, c->db, e, m);
}

/* ---- the whole ---- */

static enum err estate_of(struct call *c, int64_t id, struct estate_view *v) {
    struct scope s;
    enum err e = base_scope(c, c->db, CAP_READ, &s);
    row_clear(&estate_view_entity, v);
    return e ? e : store_get(c->db, c->mem, &s, c->tenant, &estate_entity, id, &v->e, &c->fault);
}

static enum err file_story(struct call *c, const struct estate *e, struct estate_file *out) {
    struct timeline_query q;
    struct timeline_page page;
    row_clear(&timeline_query_entity, &q);
    row_clear(&timeline_page_entity, &page);
    q.limit = LINES;
    enum err bad = timeline_read(c, e, &q, &page);
    out->timeline = page.items;
    out->timeline_next = page.next;
    return bad;
}

static enum err file_read(struct call *c, void *in, void *ret) {
    struct estate_file *out = ret;
    struct estate_view *v = ARENA_NEW(c->mem, struct estate_view);
    struct file_problems p;
    const struct estate *es = &v->e;
    enum err e = estate_of(c, ((const struct one_in *)in)->id, v);
    if (e || (e = file_problems_read(c, es, &p))) return e;
    out->estate = (struct rows){ v, 1 };
    file_tasks(c, es, &p, &out->key_tasks);
    file_stages(c, es, &p, out);
    v->open_problems = ((const struct file_count *)out->open.row)->n;
    v->overdue_problems = ((const struct file_count *)out->overdue.row)->n;
    if ((e = file_buildings(c, es, &p, out)) || (e = file_lifts(c, es, &out->lifts)) || (e = file_figs(c, es, out))) return e;
    if ((e = file_facilities(c, es, &out->facilities)) || (e = file_keepers(c, es, out))) return e;
    if ((e = file_money_read(c, es, &out->money)) || (e = file_findings(c, es, &out->findings))) return e;
    e = file_missing(c, es, out);
    return e ? e : file_story(c, es, out);
}

static enum err story_read(struct call *c, void *in, void *ret) {
    struct estate_view v;
    enum err e = estate_of(c, ((const struct timeline_query *)in)->id, &v);
    return e ? e : timeline_read(c, &v.e, in, ret);
}

const struct action estates_file = {
    .name = "estates.file", .cap = CAP_READ, .in = &one_in_entity, .out = &estate_file_entity, .read = file_read,
};
const struct action estates_timeline = {
    .name = "estates.timeline", .cap = CAP_READ, .in = &timeline_query_entity, .out = &timeline_page_entity, .read = story_read,
};
