#include "action/level.h"

enum { LEVELS_MOST = 16 };

int64_t org_of_area(const struct world *w, int64_t kind, int64_t area) {
    for (int i = 0; i < w->norgs && area != NONE; i++)
        if (w->org[i].kind == kind && w->org[i].area == area && w->org[i].closed_at == NONE) return w->org[i].h.id;
    return NONE;
}

static int64_t task_force_under(const struct world *w, int64_t parent) {
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].kind == ORG_TASK_FORCE && w->org[i].parent == parent && w->org[i].closed_at == NONE)
            return w->org[i].h.id;
    return NONE;
}

/* One step up. Under the city stands the task force, above that the city itself. */
static int64_t next_up(const struct world *w, const struct problem *p, int64_t id) {
    const struct org *o = world_org(w, id), *parent = o ? world_org(w, o->parent) : 0;
    if (!parent) return NONE;
    if (o->kind == ORG_PROPERTY) {
        int64_t town = org_of_area(w, ORG_TOWN, p->town);
        if (town != NONE) return town;
    }
    if (parent->kind != ORG_CITY || o->kind == ORG_TASK_FORCE) return parent->h.id;
    int64_t force = task_force_under(w, parent->h.id);
    return force != NONE ? force : parent->h.id;
}

/* Does somebody who sits there hold the capability over this problem? */
static bool staffed(const struct world *w, const struct problem *p, int64_t org, enum cap cap) {
    for (int i = 0; i < w->npersons; i++)
        if (w->person[i].org == org && person_may_on(w, w->person[i].h.id, cap, p, 0, 0)) return true;
    return false;
}

int64_t level_above(const struct world *w, const struct problem *p, int64_t org, enum cap cap) {
    int64_t at = org, force = NONE;
    for (int i = 0; i < LEVELS_MOST && (at = next_up(w, p, at)) != NONE; i++) {
        const struct org *o = world_org(w, at);
        if (staffed(w, p, at, cap)) return at;
        if (force == NONE && o && o->kind == ORG_TASK_FORCE) force = at;
    }
    return force;
}

bool level_reaches(const struct world *w, const struct problem *p, int64_t org, int64_t level) {
    int64_t at = level;
    for (int i = 0; i < LEVELS_MOST && at != NONE; i++, at = next_up(w, p, at))
        if (at == org) return true;
    return false;
}

int64_t level_holder(const struct world *w, const struct problem *p) {
    int64_t community = org_of_area(w, ORG_COMMUNITY, p->community), town = org_of_area(w, ORG_TOWN, p->town);
    switch ((enum state)p->state) {
    case REPORTED: case FINISHED: return community != NONE ? community : town;
    case VERIFIED: case FILED: return town;
    case DISPATCHED: case HANDLING: return p->unit != NONE ? p->unit : town;
    case OBJECTED: return level_above(w, p, town, CAP_ARBITRATE);
    default: return NONE;
    }
}

static bool oversees(const struct unit_link *u, int n, int64_t org) {
    for (int i = 0; i < n; i++)
        if (u[i].org == org && u[i].role == ROLE_OVERSEE) return true;
    return false;
}

int64_t level_escalation(const struct world *w, const struct problem *p, const struct unit_link *u, int n) {
    int64_t at = level_above(w, p, level_holder(w, p), CAP_READ);
    for (int i = 0; i < LEVELS_MOST && at != NONE && oversees(u, n, at); i++) {
        int64_t up = level_above(w, p, at, CAP_READ);
        if (up == NONE) break;
        at = up;
    }
    return at;
}
