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

static int64_t when(const struct world *w, int64_t from, struct limit l, int percent) {
    int64_t t = time_when(w->calendar, from, l, percent, NO_STOPS);
    return t == TIME_NEVER ? NONE : t;
}

void clock_start(struct arena *a, const struct world *w, struct problem *p, int64_t now, bool refile) {
    enum stage stage = limit_stage((enum state)p->state);
    struct limit l = stage ? limit_for(w, p->category, p->severity, stage, now) : (struct limit){ LIMIT_NONE, 0 };
    bool known = true;
    p->stage_from = now;
    p->stage_limit = limit_text(a, l, true);
    p->due = when(w, now, l, 100);
    p->risk_at = when(w, now, l, RISK_PERCENT);
    p->over3_at = when(w, now, l, OVER3_PERCENT);
    (void)due_at(w->calendar, now, l, NO_STOPS, &known);
    p->calendar_known = known;
    if (p->overall_from == NONE || refile) {
        if (p->overall_from == NONE) p->overall_from = now;
        struct limit all = limit_overall(w, p->category, p->severity, now);
        p->overall_limit = limit_text(a, all, true);
        p->overall_due = when(w, p->overall_from, all, 100);
    }
    p->light = LAMP_OK;
    (void)clock_turn(p, now);
}

void clock_end(struct problem *p) {
    p->light = LAMP_DONE;
    p->next_at = NONE;
    p->due = p->risk_at = p->over3_at = NONE;
}

bool clock_turn(struct problem *p, int64_t now) {
    int64_t before = p->light;
    if (p->light == LAMP_DONE) return false;
    p->light = LAMP_OK;
    p->next_at = p->risk_at;
    if (p->paused_since != NONE) {
        p->light = LAMP_STOP;
        p->next_at = NONE;
    } else if (p->over3_at != NONE && now >= p->over3_at) {
        p->light = LAMP_OVER3;
        p->next_at = NONE;
    } else if (p->due != NONE && now >= p->due) {
        p->light = LAMP_OVER;
        p->next_at = p->over3_at;
    } else if (p->risk_at != NONE && now >= p->risk_at) {
        p->light = LAMP_RISK;
        p->next_at = p->due;
    }
    return p->light != before;
}

static struct used used_of(const struct world *w, int64_t from, struct str text, int64_t until) {
    struct limit l = limit_of(text);
    if (from == NONE || l.kind == LIMIT_NONE) return (struct used){ NONE, NONE };
    return (struct used){ limit_used(w->calendar, from, until, l, NO_STOPS), l.minutes * MINUTE };
}

struct used stage_used(const struct world *w, const struct problem *p, int64_t now) {
    if (p->light == LAMP_DONE) return (struct used){ NONE, NONE };
    return used_of(w, p->stage_from, p->stage_limit, now);
}

struct used overall_used(const struct world *w, const struct problem *p, int64_t now) {
    return used_of(w, p->overall_from, p->overall_limit, p->closed_at != NONE ? p->closed_at : now);
}
