/* What happens in the example city, and when: lives of problems laid over twelve
** months of the working calendar. */
#include "action/demo_base.h"

#include <stdlib.h>
#include "base/time.h"

enum { AGE_DAYS = 365, SEARCH_DAYS = 500, OPEN_PER_MILLE = 40, OPEN_LEAST = 40 };

/* ---- time ---- */

static int64_t later(const struct plot *p, int64_t at, int64_t minutes, bool run) {
    if (run) return at + minutes * MINUTE;
    return time_when(p->k->w->calendar, at, (struct limit){ LIMIT_WORK, minutes }, 100, NO_STOPS);
}

/* The last moment that lies so much before. */
static int64_t earlier(const struct plot *p, int64_t at, int64_t ms, bool run) {
    int64_t lo = at - (int64_t)SEARCH_DAYS * DAY, hi = at;
    if (run) return at - ms;
    while (hi - lo > 1) {
        int64_t mid = lo + (hi - lo) / 2;
        if (work_between(p->k->w->calendar, mid, at) >= ms) lo = mid;
        else hi = mid;
    }
    return lo;
}

/* ---- laying a draft down ---- */

static void lay_one(struct plot *p, const struct line *l, int64_t at, int tale, int order) {
    ARENA_PUSH(p->mem, p->beat, p->nbeats, p->beat_cap) =
        (struct beat){ at, l->person, l->arg, tale, (int16_t)l->verb, (int16_t)order };
}

/* From the moment `at` on; the moment until which it is open for the first time. */
static int64_t lay_from(struct plot *p, const struct draft *d, int64_t at, int tale) {
    int64_t shut = 0;
    for (int i = 0; i < d->n; i++) {
        at = later(p, at, d->line[i].gap, d->line[i].run);
        lay_one(p, &d->line[i], at, tale, i);
        if (!shut && d->line[i].verb == V_PASS) shut = at;
    }
    return shut ? shut : at;
}

/* So that the last is at that moment. */
static void lay_to(struct plot *p, const struct draft *d, int64_t at, int tale) {
    for (int i = d->n - 1; i >= 0; i--) {
        lay_one(p, &d->line[i], at, tale, i);
        if (i) at = earlier(p, at, d->line[i].gap * MINUTE, d->line[i].run);
    }
}

/* A plain tale is told at its report: the others of its beats, from number `from` on, are kept with it. */
static void keep_aside(struct plot *p, int tale, int from) {
    struct beat *b = p->beat + from;
    int n = p->nbeats - from;
    if (!p->plain) return;
    struct beat *all = ARENA_ARRAY(p->mem, struct beat, n);
    for (int i = 0; i < n; i++) all[b[i].order] = b[i];
    p->tale[tale].beat = all;
    p->tale[tale].n = n;
    b[0] = all[0];
    p->nbeats = from + 1;
}

static int64_t length_of(const struct plot *p, const struct draft *d, int64_t at) {
    int64_t from = at;
    for (int i = 0; i < d->n; i++) at = later(p, at, d->line[i].gap, d->line[i].run);
    return at - from;
}

/* ---- tales ---- */

static int category_by_weight(struct plot *p) {
    int64_t at = seeded_below(&p->r, p->k->weights);
    int i = 0;
    while (at >= p->k->trade[i].weight) at -= p->k->trade[i++].weight;
    return i;
}

static int64_t severity_by_chance(struct plot *p) {
    int64_t r = seeded_below(&p->r, 1000);
    return r < 620 ? ORDINARY : r < 880 ? SERIOUS : r < 985 ? SEVERE : CRITICAL;
}

static int tale_new(struct plot *p, int estate, int category, int64_t severity, struct draft *d) {
    *d = (struct draft){ .p = p, .s = &p->k->spot[estate], .category = p->k->w->category[category].h.id, .severity = severity,
                         .unit = NONE, .handler = NONE, .plain = p->plain };
    ARENA_PUSH(p->mem, p->tale, p->ntales, p->tale_cap) =
        (struct tale){ 0, estate, category, -1, (int16_t)severity, false, p->plain, 0, 0 };
    return p->ntales - 1;
}

static int anywhere(struct plot *p) {
    return (int)seeded_below(&p->r, p->k->w->nestates);
}

/* More of late than a year ago. */
static int64_t some_day(struct plot *p) {
    int64_t a = seeded_below(&p->r, 10000), b = seeded_below(&p->r, 10000);
    int64_t age = (a * 3 < b * 2 ? a : (a + b) / 2) * AGE_DAYS / 10000;
    return p->now - age * DAY - seeded_below(&p->r, DAY);
}

/* A life that has come to its end. Long ones begin earlier. */
static void closed(struct plot *p, int64_t *from, int64_t *to) {
    struct draft d;
    int t = tale_new(p, anywhere(p), category_by_weight(p), severity_by_chance(p), &d), first = p->nbeats;
    draft_closed(&d);
    int64_t at = some_day(p), oldest = p->now - (int64_t)(AGE_DAYS + 5) * DAY;
    while (at > oldest && at + length_of(p, &d, at) > p->now - HOUR) at -= (1 + seeded_below(&p->r, 12)) * DAY;
    if (at < oldest) at = oldest;
    *from = later(p, at, d.line[0].gap, d.line[0].run);
    *to = lay_from(p, &d, at, t);
    keep_aside(p, t, first);
}

/* Of forty 23 are within their limit, eleven near its end, six beyond: with those whose clock stands still, of a hundred
** open ones 60, 25 and 15. */
static int64_t of_forty(int64_t i) {
    return i * 27 % 40;
}

static bool is_within(int64_t i) {
    return of_forty(i) < 23;
}

/* How much of its limit a running stage has used, in per mille. */
static int64_t share_used(struct plot *p, int64_t i) {
    int64_t r = seeded_below(&p->r, 1000);
    if (is_within(i)) return r < 600 ? 40 + r * 72 / 100 : 520 + (r - 600) * 6 / 10;
    if (of_forty(i) < 34) return 820 + r * 15 / 100;
    return r < 700 ? 1050 + r * 2 : 3100 + (r - 700) * 6;
}

/* An estate of one of those who are shown on the sign-in page, so that each finds work. */
static int estate_for(struct plot *p, enum state s, int64_t i) {
    const struct cast *k = p->k;
    static const char *const place[] = { "community.qinghe", "community.hubin", "town.qingxu", "town.lanjiang" };
    int n = s == REPORTED ? 16 : s == VERIFIED || s == FILED || s == FINISHED ? 4 : 0, first = s == REPORTED ? 0 : 2;
    if (i >= n || p->ntales < 8) return anywhere(p);
    for (int try = 0; try < 4000; try++) {
        int e = anywhere(p);
        int64_t who = s == REPORTED ? k->spot[e].community : k->spot[e].town;
        if (str_is(world_person(k->w, who)->account, place[first + i % 2])) return e;
    }
    return anywhere(p);
}

static int64_t entered(struct plot *p, const struct draft *d, enum state s, int64_t i) {
    struct limit l = draft_limit(d, limit_stage(s));
    if (l.kind == LIMIT_NONE) return p->now - HOUR;
    return earlier(p, p->now, l.minutes * (MINUTE / 1000) * share_used(p, i), l.kind == LIMIT_RUN);
}

/* A word on the way, halfway between then and now; or more time is asked for, and nobody has answered yet. */
static void handling(struct plot *p, const struct draft *d, int64_t at, int tale, int64_t i) {
    struct line l = { .verb = V_PROGRESS, .person = d->handler, .arg = NONE };
    int64_t r = seeded_below(&p->r, 100);
    if (is_within(i) && r < 9) l.verb = V_ASK, l.arg = draft_amount(d);
    else if (is_within(i) && r < 18) l.verb = V_ASK, l.arg = -(10 + seeded_below(&p->r, 60)) - (p->now - at) / DAY;
    else if (r < 60) return;
    lay_one(p, &l, at + (p->now - at) / 2, tale, DRAFT);
}

static void open(struct plot *p, enum state s, int64_t i) {
    struct draft d;
    int t = tale_new(p, estate_for(p, s, i), category_by_weight(p), severity_by_chance(p), &d), first = p->nbeats;
    draft_open(&d, s);
    int64_t at = entered(p, &d, s, i);
    lay_to(p, &d, at, t);
    if (s == HANDLING && !p->plain) handling(p, &d, at, t, i);
    keep_aside(p, t, first);
}

static void paused(struct plot *p) {
    struct draft d;
    int64_t severity = 1 + seeded_below(&p->r, 2), since = p->now - (1 + seeded_below(&p->r, 20)) * DAY;
    int t = tale_new(p, anywhere(p), category_by_weight(p), severity, &d);
    draft_paused(&d, (p->now - since) / DAY + 10 + seeded_below(&p->r, 50));
    lay_to(p, &d, since, t);
}

/* The same again, by somebody else, while the first is open. */
static void twin(struct plot *p, int of, int64_t from, int64_t to) {
    struct draft d;
    int64_t span = to - from - DAY, at = from + 2 * HOUR + (span > 0 ? seeded_below(&p->r, span) : 0);
    int t = tale_new(p, p->tale[of].estate, p->tale[of].category, p->tale[of].severity, &d);
    draft_merged(&d, of);
    while (at > from && at + length_of(p, &d, at) > to - HOUR) at -= 6 * HOUR;
    if (at <= from) {
        p->ntales--;                     /* no room for it: as if nobody had said so */
        return;
    }
    p->tale[t].into = of;
    (void)lay_from(p, &d, at, t);
}

/* ---- the whole ---- */

/* Of a thousand open ones, how many stand where; handling takes the rest. */
static const struct { enum state s; int share; } stand[] = {
    { REPORTED, 130 }, { VERIFIED, 33 }, { FILED, 33 }, { DISPATCHED, 110 }, { OBJECTED, 28 }, { FINISHED, 42 }, { HANDLING, 0 },
};
enum { PAUSED_SHARE = 32 };

static int by_time(const void *a, const void *b) {
    const struct beat *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    if (x->tale != y->tale) return x->tale < y->tale ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void invent(struct plot *p, int64_t problems) {
    int64_t opens = problems * OPEN_PER_MILLE / 1000, from = 0, to = 0, before = p->ntales, left;
    if (opens < OPEN_LEAST) opens = problems < OPEN_LEAST ? problems : OPEN_LEAST;
    left = opens - (p->plain ? 0 : opens * PAUSED_SHARE / 1000);
    for (int64_t i = 0; i < opens - left; i++) paused(p);
    for (int k = 0; k < N_OF(stand); k++) {
        int64_t n = stand[k].share && !(p->plain && stand[k].s == OBJECTED) ? (opens * stand[k].share + 500) / 1000 : 0;
        if (stand[k].s == HANDLING || n > left) n = left;
        left -= n;
        for (int64_t i = 0; i < n; i++) open(p, stand[k].s, i);
    }
    while (p->ntales - before < problems) {
        closed(p, &from, &to);
        if (!p->plain && to - from > 3 * (int64_t)DAY && p->ntales - before < problems && seeded_below(&p->r, 100) < 5)
            twin(p, p->ntales - 1, from, to);
    }
}

void demo_plot(struct plot *p, int64_t problems, int64_t most) {
    int64_t played = problems < most ? problems : most;
    if (played > 0) invent(p, played);
    p->plain = true;
    if (problems > played) invent(p, problems - played);
    for (int i = 0; i < p->k->w->npersons; i++)              /* who has been away for a day or two */
        lay_one(p, &(struct line){ .verb = B_READ, .person = p->k->w->person[i].h.id }, p->now - (18 + seeded_below(&p->r, 30)) * HOUR, -1, i);
    if (p->base) base_plot(p, p->base);
    qsort(p->beat, (size_t)p->nbeats, sizeof *p->beat, by_time);
}
