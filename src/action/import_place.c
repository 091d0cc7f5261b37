/* Towns, communities, companies and estates by the names that people's files give them. */
#include "action/import_part.h"

#include "access/names.h"
#include "base/utf8.h"

/* The name without what kind of place it is: 青圩 of 青圩镇, 柳塘 of 柳塘社区居委会. */
static struct str stem_of(struct str name) {
    static const struct str kinds[] = { S("街道办事处"), S("社区居委会"), S("社区居民委员会"), S("居民委员会"),
                                        S("村民委员会"), S("居委会"), S("村委会"), S("街道"), S("社区"), S("镇"), S("乡"), S("村") };
    for (int i = 0; i < N_OF(kinds); i++)
        if (name.n > kinds[i].n + 3 && str_ends(name, kinds[i])) return str_sub(name, 0, name.n - kinds[i].n);
    return name;
}

static struct place *places_of(struct reading *r, int64_t level, int *n) {
    const struct world *w = r->c->world;
    struct place *list = ARENA_ARRAY(r->c->mem, struct place, w->nareas + 1);
    *n = 0;
    for (int i = 0; i < w->nareas; i++) {
        const struct area *a = &w->area[i];
        int64_t live = area_live(w, a->h.id);              /* the old name of a merged area leads to where it went */
        if (a->level == level) list[(*n)++] = (struct place){ live, area_at_level(w, live, AREA_TOWN), a->name, stem_of(a->name) };
    }
    return list;
}

void places_start(struct reading *r) {
    r->town = places_of(r, AREA_TOWN, &r->ntown);
    r->community = places_of(r, AREA_COMMUNITY, &r->ncommunity);
}

/* By name, else by name without its kind; within a town unless NONE. How many. */
static int place_find(const struct place *p, int n, struct str name, int64_t town, const struct place **ret) {
    struct str stem = stem_of(name);
    int found = 0;
    for (int by_stem = 0; by_stem < 2 && !found; by_stem++) {
        for (int i = 0; i < n; i++) {
            if (town != NONE && p[i].town != town) continue;
            if (!str_eq(by_stem ? p[i].stem : p[i].name, by_stem ? stem : name)) continue;
            if (found && (*ret)->id == p[i].id) continue;      /* the same by another of its names */
            *ret = &p[i];
            found++;
        }
    }
    return found;
}

/* How alike two names are, per cent: characters of one that the other has too. */
static int alike(struct str a, struct str b) {
    size_t common = 0, n = utf8_count(a) + utf8_count(b);
    for (size_t i = 0; i < a.n;) {
        size_t from = i;
        (void)utf8_next(a, &i);
        common += str_find(b, str_sub(a, from, i - from), 0) >= 0;
    }
    return n ? (int)(200 * common / n) : 0;
}

enum { NEAR = 3, NEAR_LEAST = 34 };

/* The towns whose names come nearest, best first. */
static struct str near_towns(struct reading *r, struct str name) {
    struct str out = STR_NULL, stem = stem_of(name);
    bool *told = ARENA_ARRAY(r->c->mem, bool, r->ntown + 1);
    for (int k = 0; k < NEAR; k++) {
        int best = -1, score = NEAR_LEAST - 1;
        for (int i = 0; i < r->ntown; i++) {
            int s = told[i] ? 0 : alike(stem, r->town[i].stem);
            if (s > score) best = i, score = s;
        }
        if (best < 0) break;
        told[best] = true;
        struct str one = r->town[best].name;
        out = out.s ? arena_printf(r->c->mem, PRIstr "、" PRIstr, STRARG(out), STRARG(one)) : one;
    }
    return out;
}

bool read_town(struct cell *x, int64_t *ret) {
    const struct place *p = 0;
    if (place_find(x->r->town, x->r->ntown, x->text, NONE, &p) == 1) return *ret = p->id, true;
    struct str near = near_towns(x->r, x->text);
    return near.n ? cell_refuse(x, "row.town", x->text, near) : cell_refuse(x, "row.town_none", x->text, STR_NULL);
}

/* Within the town of the row; without one it must be the only of its name, and gives the town. */
bool read_community(struct cell *x, int64_t *town, int64_t *ret) {
    const struct place *p = 0;
    int n = place_find(x->r->community, x->r->ncommunity, x->text, *town, &p);
    struct str within = *town != NONE ? world_name(x->r->c->world, &area_entity, *town) : x->r->c->world->name;
    if (n == 0) return cell_refuse(x, "row.community", x->text, within);
    if (n > 1) return cell_refuse(x, "row.community_many", x->text, STR_NULL);
    *ret = p->id;
    *town = p->town;
    return true;
}

static bool is_called(struct str name, struct str aliases, struct str want) {
    if (str_eq(name, want)) return true;
    for (struct str rest = aliases, one; rest.s;) {
        rest = str_cut(rest, '|', &one);
        if (one.n && str_eq(one, want)) return true;
    }
    return false;
}

bool read_firm(struct cell *x, int64_t *ret) {
    const struct world *w = x->r->c->world;
    *ret = NONE;
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].kind == ORG_PROPERTY && is_called(w->org[i].name, w->org[i].aliases, x->text))
            return *ret = org_live(w, w->org[i].h.id), true;
    return true;
}

/* ---- estates ---- */

/* Of those that go by the name, the ones that the row's town and community allow. */
static int narrow(const struct estate **e, int n, int64_t town, int64_t community) {
    int k = 0;
    for (int i = 0; i < n; i++) {
        if (town != NONE && e[i]->town != NONE && e[i]->town != town) continue;
        if (community != NONE && e[i]->community != NONE && e[i]->community != community) continue;
        e[k++] = e[i];
    }
    return k;
}

static bool refuse_many(struct cell *x, int n) {
    return cell_refuse(x, "row.estate_many", x->text, arena_printf(x->r->c->mem, "%d", n));
}

bool read_estate(struct cell *x) {
    enum { MOST = 64 };
    const struct world *w = x->r->c->world;
    const struct estate *e[MOST];
    struct building *rec = &x->row->rec.building;       /* every noun of the register begins like it */
    int all = world_estates_called(w, x->text, e, MOST), n = narrow(e, all, rec->town, rec->community);
    if (!all) return cell_refuse(x, "row.estate", x->text, STR_NULL);
    if (!n) return cell_refuse(x, "row.estate_elsewhere", x->text, world_name(w, &area_entity, e[0]->town));
    if (n > 1) return refuse_many(x, n);
    rec->estate = e[0]->h.id;
    rec->town = e[0]->town;
    rec->community = e[0]->community;
    return true;
}
