#include "access/who.h"

#include <string.h>
#include "base/time.h"

enum err fail(struct call *c, enum err e, const char *field, const char *key) {
    return fault_set(&c->fault, e, field, key);
}

enum err fail_with(struct call *c, enum err e, const char *field, const char *key, struct str arg0, struct str arg1) {
    if (c->fault.err == OK) {
        c->fault.arg[0] = arg0;
        c->fault.arg[1] = arg1;
    }
    return fault_set(&c->fault, e, field, key);
}

/* The grants of a person: the list is sorted by person. */
static int grants_of(const struct world *w, int64_t person, const struct grant **first) {
    int lo = 0, hi = w->ngrants, n = 0;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        if (w->grant[mid].person < person) lo = mid + 1;
        else hi = mid;
    }
    *first = w->grant + lo;
    while (lo + n < w->ngrants && w->grant[lo + n].person == person) n++;
    return n;
}

struct who *who_of(struct arena *a, const struct world *w, int64_t person) {
    const struct person *p = world_person(w, person);
    if (!p || p->disabled_at != NONE) return 0;
    struct who *who = ARENA_NEW(a, struct who);
    *who = (struct who){ .person = person, .org = p->org, .session = NONE, .name = p->name,
                         .language = p->language == 2 ? EN : ZH };
    who->ngrants = grants_of(w, person, &who->grant);
    return who;
}

struct who *who_system(struct arena *a) {
    struct who *who = ARENA_NEW(a, struct who);
    *who = (struct who){ .person = NONE, .org = NONE, .session = NONE, .name = S("系统"), .system = true };
    return who;
}

bool may(const struct who *who, enum cap cap) {
    if (cap == CAP_OPEN) return true;
    if (!who) return false;
    if (cap == CAP_SELF) return true;
    for (int i = 0; i < who->ngrants; i++)
        if (role_has((enum role)who->grant[i].role, cap)) return true;
    return who->system && (cap == CAP_READ || cap == CAP_BASE);      /* the command line imports */
}

enum err require(struct call *c, enum cap cap) {
    if (may(c->who, cap)) return OK;
    if (!c->who) return fail(c, E_UNAUTHENTICATED, 0, 0);
    return fail_with(c, E_DENIED, 0, 0, str_of(word_of(c->language, "cap", cap_names[cap])), STR_NULL);
}

/* ---- scope ---- */

/* A part that holds no place: no town has this number. */
static const struct scope_part nowhere = { LEVEL_TOWN, -1, 0 };

/* The part of a scope that one grant gives. An area above the towns is all. */
static struct scope_part part_of(const struct world *w, const struct grant *g) {
    struct scope_part p = { LEVEL_ALL, 0, g->org == NONE ? 0 : g->org };
    const struct area *a = g->area == NONE ? 0 : world_area(w, g->area);
    if (g->area != NONE && !a) return nowhere;
    if (!a || a->level == AREA_CITY) return p;
    if (a->level == AREA_TOWN) p.level = LEVEL_TOWN, p.area = a->h.id;
    else {
        p.level = LEVEL_COMMUNITY;
        p.area = area_at_level(w, a->h.id, AREA_COMMUNITY);
    }
    return p.area == NONE ? nowhere : p;
}

static bool part_holds(const struct scope_part *big, const struct scope_part *small) {
    bool area = big->level == LEVEL_ALL || (big->level == small->level && big->area == small->area);
    return area && (big->node == 0 || big->node == small->node);
}

struct scope scope_of(struct call *c, enum cap cap) {
    struct scope s = { .tenant = c->tenant };
    if (!c->who) return s;
    struct scope_part *part = ARENA_ARRAY(c->mem, struct scope_part, c->who->ngrants + 1);
    if (c->who->system) part[s.n++] = (struct scope_part){ LEVEL_ALL, 0, 0 };
    for (int i = 0; i < c->who->ngrants; i++) {
        if (!role_has((enum role)c->who->grant[i].role, cap)) continue;
        struct scope_part p = part_of(c->world, &c->who->grant[i]);
        bool held = false;
        for (int j = 0; j < s.n && !held; j++) held = part_holds(&part[j], &p);
        if (!held) part[s.n++] = p;
    }
    s.part = part;
    return s;
}

/* ---- what stands in estates ---- */

struct parts { struct scope_part *p; int n, cap; };

static void part_add(struct call *c, struct parts *to, struct scope_part p) {
    for (int i = 0; i < to->n; i++)
        if (part_holds(&to->p[i], &p)) return;
    ARENA_PUSH(c->mem, to->p, to->n, to->cap) = p;
}

/* The estates that this firm manages, and those that it serves by a contract in force. */
static enum err firm_parts(struct call *c, struct db *db, int64_t firm, struct parts *to) {
    struct str today = date_text(c->mem, day_civil(time_local_day(c->now, c->tz_offset, 0)));
    struct bind b[] = { BI("tenant", c->tenant), BI("firm", firm), BT("day", today) };
    struct cursor *cur;
    for (int i = 0; i < c->world->nestates; i++)
        if (c->world->estate[i].property_org == firm)
            part_add(c, to, (struct scope_part){ LEVEL_ESTATE, c->world->estate[i].h.id, 0 });
    enum err e = sql_open(db, c->mem, "contracts_in_force", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) part_add(c, to, (struct scope_part){ LEVEL_ESTATE, sql_int(cur, 0), 0 });
    return sql_end(cur);
}

enum err base_scope(struct call *c, struct db *db, enum cap cap, struct scope *ret) {
    struct parts to = { 0 };
    enum err e = OK;
    *ret = (struct scope){ .tenant = c->tenant };
    if (!c->who) return OK;
    if (c->who->system) part_add(c, &to, (struct scope_part){ LEVEL_ALL, 0, 0 });
    for (int i = 0; i < c->who->ngrants && !e; i++) {
        const struct grant *g = &c->who->grant[i];
        struct scope_part p = part_of(c->world, g);
        if (!role_has((enum role)g->role, cap)) continue;
        p.node = 0;
        if (g->role != R_PROPERTY) part_add(c, &to, p);
        for (int k = 0; g->role == R_PROPERTY && g->org != NONE && k < c->world->norgs && !e; k++)
            if (org_within(c->world, c->world->org[k].h.id, g->org)) e = firm_parts(c, db, c->world->org[k].h.id, &to);
    }
    ret->n = to.n;
    ret->part = to.p;
    return e;
}

struct scope scope_within(struct call *c, const struct scope *s, const struct estate *e) {
    struct scope one = { .tenant = c->tenant };
    struct scope_part *p = ARENA_NEW(c->mem, struct scope_part);
    *p = (struct scope_part){ LEVEL_ESTATE, e->h.id, 0 };
    if (scope_covers(c, s, e->town, e->community, e->h.id)) one.n = 1;
    one.part = p;
    return one;
}

struct scope scope_by_place(const struct call *c, const struct scope *s) {
    struct scope r = { .tenant = c->tenant };
    struct scope_part *p = ARENA_ARRAY(c->mem, struct scope_part, s->n + 1);
    for (int i = 0; i < s->n; i++)
        if (s->part[i].node == 0) p[r.n++] = s->part[i];
    r.part = p;
    return r;
}

struct scope scope_of_found(const struct call *c) {
    static const struct scope_part all = { LEVEL_ALL, 0, 0 };
    return (struct scope){ .tenant = c->tenant, .n = 1, .part = &all };
}

struct scope scope_piece(const struct call *c, const struct scope *s, int from, int most) {
    struct scope some = { .tenant = c->tenant };
    if (!s || from >= s->n) return some;
    some.n = s->n - from < most ? s->n - from : most;
    some.part = s->part + from;
    return some;
}

static bool part_covers(const struct scope_part *p, int64_t town, int64_t community, int64_t estate) {
    switch (p->level) {
    case LEVEL_ALL: return true;
    case LEVEL_TOWN: return p->area == town;
    case LEVEL_COMMUNITY: return p->area == community;
    case LEVEL_ESTATE: return p->area == estate;
    case LEVELS: break;
    }
    return false;
}

bool scope_covers(const struct call *c, const struct scope *s, int64_t town, int64_t community, int64_t estate) {
    (void)c;
    for (int i = 0; i < s->n; i++)
        if (part_covers(&s->part[i], town, community, estate)) return true;
    return false;
}

static bool grant_covers(const struct world *w, const struct grant *g, const struct placing *p,
                         const struct unit_link *u, int n) {
    struct scope_part part = part_of(w, g);
    if (!part_covers(&part, p->town, p->community, p->estate)) return false;
    if (part.node == 0) return true;
    if (p->unit != NONE && org_within(w, p->unit, part.node)) return true;
    for (int i = 0; i < n; i++)
        if (org_within(w, u[i].org, part.node)) return true;
    return false;
}

static struct placing placing_of(const struct problem *p) {
    return (struct placing){ p->town, p->community, p->estate, p->unit };
}

bool may_at(const struct call *c, enum cap cap, const struct placing *p, const struct unit_link *u, int n) {
    if (!c->who) return false;
    for (int i = 0; i < c->who->ngrants; i++)
        if (role_has((enum role)c->who->grant[i].role, cap) && grant_covers(c->world, &c->who->grant[i], p, u, n)) return true;
    return c->who->system && (cap == CAP_READ || cap == CAP_PROGRAM);
}

bool may_on(const struct call *c, enum cap cap, const struct problem *p, const struct unit_link *u, int n) {
    struct placing at = placing_of(p);
    return may_at(c, cap, &at, u, n);
}

bool person_may_on(const struct world *w, int64_t person, enum cap cap, const struct problem *p,
                   const struct unit_link *u, int n) {
    const struct person *who = world_person(w, person);
    struct placing at = placing_of(p);
    const struct grant *g;
    int k = who && who->disabled_at == NONE ? grants_of(w, person, &g) : 0;
    for (int i = 0; i < k; i++)
        if (role_has((enum role)g[i].role, cap) && grant_covers(w, &g[i], &at, u, n)) return true;
    return false;
}

bool answers_for(const struct call *c, int64_t org) {
    bool named = false, reached = false;
    for (int i = 0; c->who && i < c->who->ngrants; i++) {
        const struct grant *g = &c->who->grant[i];
        if (g->org == NONE || !role_has((enum role)g->role, CAP_READ)) continue;
        named = true;
        reached |= org_within(c->world, org, g->org);
    }
    return named ? reached : c->who && c->who->org != NONE && org_within(c->world, org, c->who->org);
}

bool leads_unit(const struct call *c, const struct problem *p) {
    if (!c->who || p->unit == NONE) return false;
    for (int i = 0; i < c->who->ngrants; i++) {
        const struct grant *g = &c->who->grant[i];
        if (role_has((enum role)g->role, CAP_HANDLE) && g->org != NONE && org_within(c->world, p->unit, g->org))
            return true;
    }
    return false;
}

bool person_handles(const struct world *w, int64_t person, int64_t org) {
    const struct grant *g;
    int n = grants_of(w, person, &g);
    for (int i = 0; i < n; i++)
        if (role_has((enum role)g[i].role, CAP_HANDLE) && g[i].org != NONE && org_within(w, org, g[i].org)) return true;
    return false;
}

static struct str grant_words(struct call *c, const struct grant *g) {
    struct str area = g->area == NONE ? STR_NULL : world_name(c->world, &area_entity, g->area);
    struct str org = g->org == NONE ? STR_NULL : world_name(c->world, &org_entity, g->org);
    if (org.n) {
        struct str arg[3] = { org, STR_NULL, STR_NULL };
        org = word_fill(c->mem, c->language, "scope.unit", arg);
        return area.n ? arena_printf(c->mem, PRIstr " " PRIstr, STRARG(area), STRARG(org)) : org;
    }
    return area.n ? area : str_of(word_text(c->language, "scope.all"));
}

struct str scope_words(struct call *c) {
    struct str out = STR_NULL;
    for (int i = 0; c->who && i < c->who->ngrants; i++) {
        if (!role_has((enum role)c->who->grant[i].role, CAP_READ)) continue;
        struct str one = grant_words(c, &c->who->grant[i]);
        if (c->who->grant[i].org == NONE && c->who->grant[i].area == NONE) return one;       /* the whole city: the others add nothing */
        if (out.s && str_find(out, one, 0) >= 0) continue;
        out = out.s ? arena_printf(c->mem, PRIstr "、" PRIstr, STRARG(out), STRARG(one)) : one;
    }
    return out.s ? out : str_of(word_text(c->language, "scope.none"));
}
