/* What must fit together in a project, and what people are told does not. */
#include "action/project.h"

#include "action/lift.h"
#include "action/register.h"
#include "base/time.h"

/* ---- refused ---- */

struct dated { const char *name; struct str day; };

/* Each day that is given is not before those in front of it. */
static enum err in_order(struct call *c, const struct dated *d, int n) {
    int last = -1;
    for (int i = 0; i < n; i++) {
        if (!d[i].day.n) continue;
        if (last >= 0 && str_cmp(d[i].day, d[last].day) < 0)
            return fail_with(c, E_INVALID, d[i].name, "prj.order", register_label(c, &project_entity, d[i].name),
                             register_label(c, &project_entity, d[last].name));
        last = i;
    }
    return OK;
}

static enum err not_ahead(struct call *c, const struct dated *d, int n) {
    struct str today = today_text(c);
    for (int i = 0; i < n; i++)
        if (d[i].day.n && str_cmp(d[i].day, today) > 0) return fail(c, E_INVALID, d[i].name, "prj.ahead");
    return OK;
}

static bool more(int64_t a, int64_t b) {
    return a != NONE && b != NONE && a > b;
}

static struct str yuan(struct call *c, int64_t fen) {
    return arena_printf(c->mem, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

enum err project_check(struct call *c, const struct project *p) {
    const struct dated plan[] = { { "planned_start", p->planned_start }, { "planned_end", p->planned_end } };
    const struct dated real[] = { { "approved_on", p->approved_on }, { "contract_on", p->contract_on }, { "real_start", p->real_start },
                                  { "real_end", p->real_end }, { "accepted_on", p->accepted_on }, { "settled_on", p->settled_on } };
    int64_t paid = p->paid == NONE ? 0 : p->paid;
    enum err e = in_order(c, plan, N_OF(plan));
    if (!e) e = in_order(c, real, N_OF(real));
    if (!e) e = not_ahead(c, real, N_OF(real));
    if (e) return e;
    if (more(paid, p->contract)) return fail_with(c, E_INVALID, "contract", "prj.over_contract", yuan(c, paid), yuan(c, p->contract));
    if (more(paid, p->settled)) return fail_with(c, E_INVALID, "settled", "prj.over_settled", yuan(c, paid), yuan(c, p->settled));
    if (more(p->done_value, p->contract != NONE ? p->contract : p->budget))
        return fail_with(c, E_INVALID, "done_value", "prj.done_high", yuan(c, p->contract != NONE ? p->contract : p->budget), STR_NULL);
    return OK;
}

/* ---- told ---- */

enum { WARNINGS = 12, PAID_AHEAD = 20 };

struct told { struct call *c; struct project_warning *w; int n; };

static void say(struct told *t, const char *key, int64_t light, struct str a, struct str b) {
    const struct str arg[3] = { a, b, STR_NULL };
    if (t->n < WARNINGS) t->w[t->n++] = (struct project_warning){ str_of(key), word_fill(t->c->mem, t->c->language, key, arg), light };
}

static struct str number(struct call *c, int64_t n) {
    return arena_printf(c->mem, "%lld", (long long)n);
}

static void told_money(struct told *t, const struct project *p) {
    struct call *c = t->c;
    int64_t funded = p->funded == NONE ? 0 : p->funded, arrived = p->arrived == NONE ? 0 : p->arrived, paid = p->paid == NONE ? 0 : p->paid;
    if (p->budget != NONE && funded != p->budget && funded)
        say(t, funded < p->budget ? "prj.told.funds_less" : "prj.told.funds_more", LAMP_RISK,
             yuan(c, funded < p->budget ? p->budget - funded : funded - p->budget), STR_NULL);
    if (p->budget != NONE && !funded) say(t, "prj.told.no_funds", LAMP_RISK, STR_NULL, STR_NULL);
    if (more(p->contract, p->budget)) say(t, "prj.told.contract_high", LAMP_RISK, yuan(c, p->contract - p->budget), STR_NULL);
    if (paid > arrived) say(t, "prj.told.paid_ahead_of_funds", LAMP_OVER, yuan(c, paid - arrived), STR_NULL);
    if (p->contract != NONE && p->contract > 0 && p->state >= PROJECT_UNDER_WAY && p->state <= PROJECT_FINISHED) {
        int64_t share = paid / (p->contract / 100 ? p->contract / 100 : 1), done = p->progress == NONE ? 0 : p->progress;
        if (share > done + PAID_AHEAD) say(t, "prj.told.paid_ahead", LAMP_OVER, number(c, share), number(c, done));
    }
}

static void told_nodes(struct told *t, const struct project_view *v) {
    int late = 0, outside = 0;
    struct str today = today_text(t->c);
    for (int i = 0; i < v->nodes.n; i++) {
        const struct project_node *k = &((const struct project_node *)v->nodes.row)[i];
        if (!k->planned.n) continue;
        late += !k->done.n && str_cmp(k->planned, today) < 0;
        outside += (v->p.planned_start.n && str_cmp(k->planned, v->p.planned_start) < 0)
                || (v->p.planned_end.n && str_cmp(k->planned, v->p.planned_end) > 0);
    }
    if (late) say(t, "prj.told.nodes_late", LAMP_OVER, number(t->c, late), STR_NULL);
    if (outside) say(t, "prj.told.nodes_outside", LAMP_RISK, number(t->c, outside), STR_NULL);
    if (v->nodes.n && v->weight != 100) say(t, "prj.told.weights", LAMP_RISK, number(t->c, v->weight), STR_NULL);
    if (!v->nodes.n && v->p.state >= PROJECT_UNDER_WAY && v->p.open) say(t, "prj.told.no_nodes", LAMP_RISK, STR_NULL, STR_NULL);
}

static void told_dates(struct told *t, const struct project *p) {
    struct call *c = t->c;
    struct str today = today_text(c);
    struct civil a, b;
    if (!p->open || p->state >= PROJECT_FINISHED) return;
    if (p->planned_start.n && p->state < PROJECT_UNDER_WAY && str_cmp(p->planned_start, today) < 0 && date_parse(p->planned_start, &a)
        && date_parse(today, &b))
        say(t, "prj.told.not_begun", LAMP_OVER, number(c, day_of(b) - day_of(a)), STR_NULL);
    if (p->planned_end.n && str_cmp(p->planned_end, today) < 0 && date_parse(p->planned_end, &a) && date_parse(today, &b))
        say(t, "prj.told.late", LAMP_OVER, number(c, day_of(b) - day_of(a)), STR_NULL);
    if (!p->planned_end.n) say(t, "prj.told.no_end", LAMP_RISK, STR_NULL, STR_NULL);
}

enum err project_warnings(struct call *c, struct project_view *v) {
    struct told t = { c, ARENA_ARRAY(c->mem, struct project_warning, WARNINGS), 0 };
    told_dates(&t, &v->p);
    told_money(&t, &v->p);
    told_nodes(&t, v);
    v->warnings = (struct rows){ t.w, t.n };
    return OK;
}
