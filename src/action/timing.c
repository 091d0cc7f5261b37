#include "action/timing.h"

#include <stdio.h>
#include "base/time.h"

/* How closely a row fits: 0 not at all, 4 names both. */
static int fit(const struct limit_row *r, int64_t category, int64_t severity) {
    if (r->category != NONE && r->category != category) return 0;
    if (r->severity != NONE && r->severity != severity) return 0;
    return 1 + (r->severity != NONE) + 2 * (r->category != NONE);
}

struct limit limit_for(const struct world *w, int64_t category, int64_t severity, enum stage stage, int64_t now) {
    char day[16];
    struct civil today = day_civil(time_local_day(now, w->tz_offset, 0));
    struct str valid = { day, (size_t)snprintf(day, sizeof day, "%04d-%02d-%02d", today.year, today.month, today.day) };
    const struct limit_row *best = 0;
    int best_fit = 0;
    for (int i = 0; i < w->nlimits; i++) {
        const struct limit_row *r = &w->limit[i];
        int f = r->stage == (int64_t)stage && str_cmp(r->valid_from, valid) <= 0 ? fit(r, category, severity) : 0;
        if (f > best_fit || (f && f == best_fit && str_cmp(r->valid_from, best->valid_from) > 0)) best = r, best_fit = f;
    }
    struct limit l = { LIMIT_NONE, 0 };
    struct fault ignored = { 0 };
    if (best && limit_read(best->amount, &l, &ignored)) l = (struct limit){ LIMIT_NONE, 0 };   /* checked when it came in */
    return l;
}

struct limit limit_overall(const struct world *w, int64_t category, int64_t severity, int64_t now) {
    static const enum stage all[] = { INTAKE, FILING, DISPATCH, ACCEPTING, HANDLE, CHECKING };
    int64_t working = 0, running = 0;
    for (int i = 0; i < N_OF(all); i++) {
        struct limit l = limit_for(w, category, severity, all[i], now);
        if (l.kind == LIMIT_WORK) working += l.minutes;
        if (l.kind == LIMIT_RUN) running += l.minutes;
    }
    if (running == 0) return (struct limit){ working ? LIMIT_WORK : LIMIT_NONE, working };
    return (struct limit){ LIMIT_RUN, running + working * 3 };       /* 8 working hours = 24 running ones */
}

static struct limit limit_of(struct str text) {
    struct limit l = { LIMIT_NONE, 0 };
    struct fault ignored = { 0 };
    if (text.n && limit_read(text, &l, &ignored)) l = (struct limit){ LIMIT_NONE, 0 };
    return l;
}

static int64_t when(const struct world *w, int64_t from, struct limit l, int percent, struct stops s) {
    int64_t t = time_when(w->calendar, from, l, percent, s);
    return t == TIME_NEVER ? NONE : t;
}

/* The moments of the stage's clock, from its limit's text. */
static void stage_moments(const struct world *w, struct problem *p, struct stops s) {
    struct limit l = limit_of(p->stage_limit);
    bool known = true;
    p->half_at = when(w, p->stage_from, l, HALF_PERCENT, s);
    p->risk_at = when(w, p->stage_from, l, RISK_PERCENT, s);
    p->due = when(w, p->stage_from, l, 100, s);
    p->over3_at = when(w, p->stage_from, l, OVER3_PERCENT, s);
    (void)due_at(w->calendar, p->stage_from, l, s, &known);
    p->calendar_known = known;
}

void clock_recount(const struct world *w, struct problem *p, struct stops s) {
    stage_moments(w, p, s);
    if (p->overall_from != NONE) p->overall_due = when(w, p->overall_from, limit_of(p->overall_limit), 100, s);
}

void clock_start(struct arena *a, const struct world *w, struct problem *p, int64_t now, bool refile) {
    enum stage stage = limit_stage((enum state)p->state);
    struct limit l = stage ? limit_for(w, p->category, p->severity, stage, now) : (struct limit){ LIMIT_NONE, 0 };
    p->stage_from = now;
    p->stage_stopped = 0;
    p->stage_limit = limit_text(a, l, true);
    stage_moments(w, p, NO_STOPS);
    if (p->overall_from == NONE || refile) {
        if (p->overall_from == NONE) p->overall_from = now;
        struct limit all = limit_overall(w, p->category, p->severity, now);
        p->overall_limit = limit_text(a, all, true);
        p->overall_due = when(w, p->overall_from, all, 100, NO_STOPS);
    }
    p->light = LAMP_OK;
    (void)clock_turn(p, now);
}

void clock_end(struct problem *p) {
    p->light = LAMP_DONE;
    p->next_at = NONE;
    p->due = p->half_at = p->risk_at = p->over3_at = NONE;
}

/* The lights of a running clock in the order in which they come on, each with its moment. */
enum { STEPS = 5 };
static const enum lamp step_lamp[STEPS] = { LAMP_OK, LAMP_HALF, LAMP_RISK, LAMP_OVER, LAMP_OVER3 };

static int step_of(int64_t light) {
    for (int i = 0; i < STEPS; i++)
        if (step_lamp[i] == light) return i;
    return 0;
}

bool clock_turn(struct problem *p, int64_t now) {
    const int64_t at[STEPS] = { NONE, p->half_at, p->risk_at, p->due, p->over3_at };
    int64_t before = p->light;
    if (p->light == LAMP_DONE) return false;
    int step = step_of(p->light);                  /* never back, even when the machine's time is set back */
    for (int i = step + 1; i < STEPS; i++)
        if (at[i] != NONE && now >= at[i]) step = i;
    p->light = step_lamp[step];
    p->next_at = NONE;
    for (int i = STEPS - 1; i > step; i--)
        if (at[i] != NONE) p->next_at = at[i];
    if (p->paused_since != NONE) {
        p->light = LAMP_STOP;
        p->next_at = p->paused_until;
    }
    if (p->light == LAMP_OVER || p->light == LAMP_OVER3) p->facts |= FACT_LATE;
    return p->light != before;
}

int64_t lamp_of(struct used u) {
    static const enum lamp lamps[] = {
        [LIGHT_WITHIN] = LAMP_OK, [LIGHT_HALF] = LAMP_HALF, [LIGHT_RISK] = LAMP_RISK, [LIGHT_OVER] = LAMP_OVER,
        [LIGHT_OVER3] = LAMP_OVER3,
    };
    if (u.used == NONE || u.limit <= 0) return NONE;
    return lamps[light_of(u.used, (struct limit){ LIMIT_WORK, u.limit / MINUTE })];       /* of either kind alike */
}

/* Until now, or until the clock was stopped, less what ended stops took out. */
static struct used used_of(const struct world *w, const struct problem *p, int64_t from, struct str text, int64_t until,
                           int64_t stopped) {
    struct limit l = limit_of(text);
    if (from == NONE || l.kind == LIMIT_NONE) return (struct used){ NONE, NONE };
    if (p->paused_since != NONE && p->paused_since < until) until = p->paused_since;
    int64_t used = limit_used(w->calendar, from, until, l, NO_STOPS) - (stopped == NONE ? 0 : stopped);
    return (struct used){ used > 0 ? used : 0, l.minutes * MINUTE };
}

struct used stage_used(const struct world *w, const struct problem *p, int64_t now) {
    if (p->light == LAMP_DONE) return (struct used){ NONE, NONE };
    return used_of(w, p, p->stage_from, p->stage_limit, now, p->stage_stopped);
}

struct used overall_used(const struct world *w, const struct problem *p, int64_t now) {
    if (p->light == LAMP_DONE && p->closed_at == NONE) return (struct used){ NONE, NONE };
    return used_of(w, p, p->overall_from, p->overall_limit, p->closed_at != NONE ? p->closed_at : now, p->overall_stopped);
}

void clock_stopped(const struct world *w, struct problem *p, int64_t from, int64_t to) {
    struct limit stage = limit_of(p->stage_limit), all = limit_of(p->overall_limit);
    if (p->stage_from != NONE)
        p->stage_stopped += limit_used(w->calendar, from > p->stage_from ? from : p->stage_from, to, stage, NO_STOPS);
    if (p->overall_from != NONE)
        p->overall_stopped += limit_used(w->calendar, from > p->overall_from ? from : p->overall_from, to, all, NO_STOPS);
}

int64_t object_by(const struct world *w, const struct problem *p) {
    if (p->state != DISPATCHED || p->dispatched_at == NONE) return NONE;
    return when(w, p->dispatched_at, limit_for(w, p->category, p->severity, OBJECTING, p->dispatched_at), 100, NO_STOPS);
}
