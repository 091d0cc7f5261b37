/* Which unit (domain.md 3): the category names a kind, the place or the contract
** the organisation; the measure's units are the alternatives. */
#include "action/level.h"
#include "action/problem.h"

static struct str say(struct call *c, const char *key, struct str a, struct str b) {
    struct str arg[3] = { a, b, STR_NULL };
    return word_fill(c->mem, c->language, key, arg);
}

static struct str label(struct call *c, const char *list, const struct codes *codes, int64_t v) {
    return str_of(word_of(c->language, list, code_text(codes, v)));
}

/* The proposed organisation and the line that says where it comes from. */
static int64_t proposed(struct call *c, const struct problem *p, const struct category *cat, struct str *line) {
    const struct world *w = c->world;
    const struct estate *es = world_estate(w, p->estate);
    switch ((enum unit_kind)cat->unit_kind) {
    case UNIT_TOWN:
        *line = say(c, "why.place", world_name(w, &area_entity, p->town), STR_NULL);
        return org_of_area(w, ORG_TOWN, p->town);
    case UNIT_PROPERTY: {
        int64_t firm = es ? es->property_org : NONE;
        *line = firm == NONE ? say(c, "why.no_firm", STR_NULL, STR_NULL)
                             : say(c, "why.firm", world_name(w, &org_entity, firm), STR_NULL);
        return firm;
    }
    case UNIT_LINE:
    case UNIT_UTILITY:
        if (cat->line_org == NONE) *line = say(c, "why.no_line", STR_NULL, STR_NULL);
        return cat->line_org;
    }
    return NONE;
}

/* The measure's units, each with the role that the plan gives it. */
static void alternatives(struct call *c, const struct problem *p, int64_t first, struct why_view *ret) {
    const struct world *w = c->world;
    struct alternative_view *list = 0;
    int n = 0, cap = 0;
    for (int i = 0; i < w->nduties; i++) {
        const struct duty *d = &w->duty[i];
        if (d->measure == NONE || d->measure != p->measure || d->org == first) continue;
        const struct org *o = world_org(w, d->org);
        bool seen = !o || o->closed_at != NONE || (o->kind == ORG_TOWN && o->area != p->town);           /* 各区镇 means this one */
        for (int j = 0; j < n && !seen; j++) seen = list[j].org == d->org;
        if (seen) continue;
        struct str why = say(c, "why.duty", label(c, "role", &unit_roles, d->role), STR_NULL);
        ARENA_PUSH(c->mem, list, n, cap) = (struct alternative_view){ d->org, why };
    }
    ret->alternatives = (struct rows){ list, n };
}

void unit_proposal(struct call *c, const struct problem *p, struct why_view *ret) {
    const struct category *cat = world_category(c->world, p->category);
    struct str *line = ARENA_ARRAY(c->mem, struct str, 3);
    int n = 0;
    *ret = (struct why_view){ .proposed = NONE };
    if (!cat) return;
    line[n++] = say(c, "why.category", cat->name, label(c, "unit_kind", &unit_kinds, cat->unit_kind));
    struct str place = STR_NULL;
    ret->proposed = proposed(c, p, cat, &place);
    if (place.n) line[n++] = place;
    if (p->measure != NONE)
        line[n++] = say(c, "why.measure", world_name(c->world, &measure_entity, p->measure), STR_NULL);
    ret->lines = (struct texts){ line, n };
    alternatives(c, p, ret->proposed, ret);
}
