/* How a problem of the example city goes: lines of who does what, and how long
** after the line before, as shares of the limit that runs. */
#include "action/demo_city.h"

#include "action/timing.h"
#include "base/time.h"

/* ---- chance ---- */

static int64_t below(struct draft *d, int64_t n) {
    return seeded_below(&d->p->r, n);
}

/* So often something out of the way happens. */
static bool percent(struct draft *d, int64_t n) {
    return !d->plain && below(d, 100) < n;
}

/* How much of its limit a stage usually takes, in per cent: seldom too much. */
static int64_t usual(struct draft *d) {
    int64_t r = below(d, 100);
    if (d->plain) return 8 + below(d, 40);
    if (r < 90) return 8 + below(d, 62);
    return r < 97 ? 70 + below(d, 28) : 104 + below(d, 160);
}

/* ---- lines ---- */

struct limit draft_limit(const struct draft *d, enum stage stage) {
    return limit_for(d->p->k->w, d->category, d->severity, stage, d->p->now);
}

static void line(struct draft *d, int64_t verb, int64_t person, int64_t gap, bool run) {
    if (d->n == DRAFT) return;
    d->line[d->n++] = (struct line){ verb, person, NONE, gap < 3 ? 3 : gap, run };
}

/* After a share of the stage's limit. */
static void after(struct draft *d, int64_t verb, int64_t person, enum stage stage, int64_t share) {
    struct limit l = draft_limit(d, stage);
    if (l.kind == LIMIT_NONE) line(d, verb, person, 60 + below(d, 300), false);
    else line(d, verb, person, l.minutes * share / 100, l.kind == LIMIT_RUN);
}

static void with(struct draft *d, int64_t arg) {
    d->line[d->n - 1].arg = arg;
}

/* Somebody says something, soon after. */
static void comment(struct draft *d, int64_t chance) {
    const int64_t by[] = { d->s->community, d->s->town, d->s->grid, d->handler };
    if (!percent(d, chance)) return;
    line(d, B_COMMENT, by[below(d, d->handler == NONE ? 3 : 4)], 3 + below(d, 12), true);
    if (percent(d, 25)) line(d, B_COMMENT, d->s->community, 3 + below(d, 9), true);
}

/* ---- stages ---- */

static int64_t filer(struct draft *d) {
    return d->severity == CRITICAL || percent(d, 30) ? d->s->desk : d->s->town;
}

static void reported(struct draft *d) {
    int64_t r = below(d, 100);
    line(d, V_REPORT, r < 76 ? d->s->grid : r < 84 ? d->p->k->inspector : r < 95 ? d->s->town : d->s->desk, 3 + below(d, 60), false);
    if (percent(d, 3)) line(d, B_FOLLOW, d->s->town, 5, true);
    comment(d, 6);
}

static void verified(struct draft *d) {
    after(d, V_VERIFY, d->s->community, INTAKE, usual(d));
}

static void filed(struct draft *d) {
    after(d, V_FILE, filer(d), FILING, usual(d));
}

static void to_unit(struct draft *d, int64_t org, int64_t person) {
    d->unit = org;
    d->handler = person;
    after(d, V_DISPATCH, filer(d), DISPATCH, usual(d));
    with(d, org);
}

/* Which unit handles it: the line's, the estate's company, else the town. */
static void dispatched(struct draft *d) {
    const struct cast *k = d->p->k;
    const struct trade *t = &k->trade[world_category(k->w, d->category) - k->w->category];
    const struct estate *es = &k->w->estate[d->s - k->spot];
    if (t->person != NONE) to_unit(d, t->org, t->person);
    else if (t->kind == UNIT_PROPERTY && d->s->firm != NONE) to_unit(d, es->property_org, d->s->firm);
    else to_unit(d, d->s->town_org, d->s->build);
}

/* Back to the desk, and out again. */
static void returned(struct draft *d) {
    after(d, V_RETURN, d->handler, ACCEPTING, 10 + below(d, 60));
    dispatched(d);
}

static void objected(struct draft *d) {
    after(d, V_OBJECT, d->handler, ACCEPTING, 10 + below(d, 60));
}

/* Who dispatched does not decide. */
static void arbitrated(struct draft *d) {
    bool yes = d->unit != d->s->town_org && percent(d, 40);
    after(d, yes ? V_UPHOLD : V_OVERRULE, d->p->k->chief, ARBITRATING, 20 + below(d, 60));
    if (yes) to_unit(d, d->s->town_org, d->s->build);
}

static void accepted(struct draft *d) {
    after(d, V_ACCEPT, d->handler, ACCEPTING, usual(d));
}

int64_t draft_amount(const struct draft *d) {
    return d->severity == ORDINARY ? 5 : d->severity == SERIOUS ? 2 : d->severity == SEVERE ? 4 : 6;
}

static void extension(struct draft *d) {
    int64_t answer = below(d, 10);
    after(d, V_ASK, d->handler, HANDLE, 20 + below(d, 15));
    with(d, draft_amount(d));
    after(d, answer < 7 ? V_GRANT : answer < 9 ? V_REFUSE : V_WITHDRAW, answer < 9 ? d->s->desk : d->handler, HANDLE, 4 + below(d, 10));
}

static void suspension(struct draft *d) {
    int64_t days = 15 + below(d, 50);
    after(d, V_ASK, d->handler, HANDLE, 10 + below(d, 15));
    with(d, -days);
    if (percent(d, 20)) {
        after(d, V_REFUSE, d->s->desk, HANDLE, 4 + below(d, 10));
        return;
    }
    after(d, V_GRANT, d->s->desk, HANDLE, 4 + below(d, 10));
    line(d, V_RESUME, d->handler, (2 + below(d, days - 12)) * 24 * 60, true);
}

/* What happens while it is handled; gives what share of the limit is left to use. */
static void handled(struct draft *d) {
    int64_t r = d->plain ? 100 : below(d, 100), share = usual(d);
    if (percent(d, 45)) {
        after(d, V_PROGRESS, d->handler, HANDLE, share / 3 < 25 ? share / 3 : 25);
        share -= share / 3 < 25 ? share / 3 : 25;
        comment(d, 20);
    }
    if (r < 5) extension(d);
    else if (r < 7 && d->severity != CRITICAL) suspension(d);
    else if (r < 12) after(d, V_REMIND, d->s->desk, HANDLE, 5 + below(d, 15));
    else if (r < 14) after(d, V_ESCALATE, d->s->community, HANDLE, 5 + below(d, 15));
    after(d, V_FINISH, d->handler, HANDLE, share);
    comment(d, 5);
}

static int64_t checker(struct draft *d) {
    int64_t r = below(d, 100);
    if (r < 8) return d->p->k->inspector;
    return r < 25 && d->unit != d->s->town_org ? d->s->town : d->s->community;
}

static void reworked(struct draft *d) {
    after(d, V_REWORK, checker(d), CHECKING, usual(d));
    after(d, V_FINISH, d->handler, HANDLE, 10 + below(d, 70));
}

static void passed(struct draft *d) {
    after(d, V_PASS, checker(d), CHECKING, usual(d));
}

static void answered(struct draft *d) {
    int64_t r = d->plain ? 100 : below(d, 100), by = percent(d, 60) ? d->s->grid : d->s->community;
    if (r < 55) line(d, V_AGREE, by, 120 + below(d, 9000), false);
    else if (r < 63) line(d, V_DISAGREE, by, 120 + below(d, 4000), false);
}

static void reopened(struct draft *d) {
    line(d, V_REOPEN, d->s->community, 600 + below(d, 9000), false);
}

/* From the report to the unit that has it, with what may go wrong on the way. */
static void until_accepted(struct draft *d) {
    reported(d), verified(d), filed(d), dispatched(d);
    int64_t r = d->plain ? 100 : below(d, 100);
    if (r < 8) returned(d);
    else if (r < 11) objected(d), arbitrated(d);
    accepted(d);
}

static void whole(struct draft *d) {
    until_accepted(d);
    handled(d);
    if (percent(d, 10)) reworked(d);
    passed(d);
}

/* ---- whole lives ---- */

static void refused(struct draft *d, int64_t r) {
    reported(d);
    if (r < 45) after(d, V_REJECT, d->s->community, INTAKE, usual(d));
    else if (r < 80) after(d, V_EXIT, d->s->community, INTAKE, usual(d));
    else if (r < 94) after(d, V_REDIRECT, d->s->community, INTAKE, usual(d));
    else verified(d), after(d, V_REJECT, d->s->town, FILING, usual(d));
}

static void voided(struct draft *d) {
    reported(d), verified(d), filed(d);
    after(d, V_VOID, d->s->town, DISPATCH, usual(d));
}

/* The reporter does not confirm his own report: the grid worker's or the town's is another's. */
void draft_closed(struct draft *d) {
    int64_t r = d->plain ? 1000 : below(d, 1000);
    if (r < 100) return refused(d, r);
    if (r < 112) return voided(d);
    whole(d);
    answered(d);
    if (d->line[d->n - 1].verb != V_DISAGREE ? !percent(d, 2) : !percent(d, 50)) return;
    reopened(d);
    handled(d);
    passed(d);
    answered(d);
}

void draft_open(struct draft *d, enum state s) {
    if (s == HANDLING && percent(d, 6)) {
        whole(d);
        reopened(d);
        return;
    }
    if (s == HANDLING || s == FINISHED) {
        until_accepted(d);
        if (s == FINISHED) handled(d), d->n -= d->line[d->n - 1].verb == B_COMMENT;
        while (s == FINISHED && d->line[d->n - 1].verb != V_FINISH) d->n--;
        return;
    }
    reported(d);
    if (s == REPORTED) d->n = 1;
    if (s != REPORTED) verified(d);
    if (s == FILED || s == DISPATCHED || s == OBJECTED) filed(d);
    if (s == DISPATCHED || s == OBJECTED) dispatched(d);
    if (s == OBJECTED) objected(d);
}

void draft_paused(struct draft *d, int64_t until) {
    until_accepted(d);
    after(d, V_ASK, d->handler, HANDLE, 10 + below(d, 30));
    with(d, -until);
    after(d, V_GRANT, d->s->desk, HANDLE, 4 + below(d, 10));
}

/* Somebody else reports the same; whoever sorts the reports joins the two. Now and then too soon. */
void draft_merged(struct draft *d, int64_t into) {
    line(d, V_REPORT, percent(d, 70) ? d->s->grid : d->s->town, 3, false);
    if (percent(d, 70)) verified(d);
    after(d, V_MERGE, d->s->town, FILING, 10 + below(d, 60));
    with(d, into);
    if (!percent(d, 8)) return;
    line(d, V_UNMERGE, d->s->town, 60 + below(d, 400), false);
    line(d, V_VOID, d->s->town, 60 + below(d, 200), false);
}
