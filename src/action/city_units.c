/* Which organisations a plan names: the lines of the city's tree. Classes (各区镇)
** and towns are no lines; towns come from the list that the city gives. */
#include "action/city.h"

#include "base/utf8.h"
#include "text/unit.h"

const struct unit_class city_classes[] = {
    { S("各区镇"), S("town"), S("镇") }, { S("区镇"), S("town"), S("镇") }, { S("各镇"), S("town"), S("镇") },
    { S("镇"), S("town"), S("镇") }, { S("乡镇"), S("town"), S("镇") }, { S("各乡镇"), S("town"), S("镇") },
    { S("各镇政府"), S("town"), S("镇") }, { S("各镇人民政府"), S("town"), S("镇") },
    { S("街道"), S("town"), S("街道") }, { S("各街道"), S("town"), S("街道") }, { S("各街道办事处"), S("town"), S("街道") },
    { S("街道办事处"), S("town"), S("街道") }, { S("各区"), S("town"), S("") }, { S("各区政府"), S("town"), S("") },
    { S("各县区"), S("town"), S("") }, { S("各区县"), S("town"), S("") }, { S("各板块"), S("town"), S("") },
    { S("各镇街"), S("town"), S("") }, { S("镇街"), S("town"), S("") }, { S("属地"), S("town"), S("") },
    { S("各属地"), S("town"), S("") }, { S("属地政府"), S("town"), S("") },
    { S("社区"), S("community"), S("") }, { S("各社区"), S("community"), S("") },
    { S("村（社区）"), S("community"), S("") }, { S("村(社区)"), S("community"), S("") },
    { S("社区居委会"), S("community"), S("") }, { S("居委会"), S("community"), S("") },
    { S("物业企业"), S("property"), S("") }, { S("各物业企业"), S("property"), S("") },
    { S("物业公司"), S("property"), S("") }, { S("物业服务企业"), S("property"), S("") },
    { S("各成员单位"), S("department"), S("") }, { S("成员单位"), S("department"), S("") },
    { S("专班成员单位"), S("department"), S("") }, { S("各有关部门"), S("department"), S("") },
};
const int city_nclasses = N_OF(city_classes);

static bool ends_with(struct str s, const char *z) {
    return str_ends(s, str_of(z));
}

static bool is_class(struct str name) {
    for (int i = 0; i < city_nclasses; i++)
        if (str_eq(city_classes[i].word, name)) return true;
    return str_starts(name, S("各")) || str_starts(name, S("有关")) || str_starts(name, S("相关"));
}

static bool is_town(struct str name) {
    return ends_with(name, "镇") || ends_with(name, "街道") || ends_with(name, "乡") || ends_with(name, "管委会") ||
           ends_with(name, "街道办事处") || ends_with(name, "镇人民政府") || ends_with(name, "社区");
}

/* Companies that run a network are utilities; everything else is a department. */
static int64_t kind_of(struct str name) {
    static const char *const nets[] = { "供电", "供水", "自来水", "水务", "燃气", "热力", "供热", "电力", "电信", "移动",
                                        "联通", "铁塔", "广电" };
    if (!ends_with(name, "公司") && !ends_with(name, "集团")) return ORG_DEPARTMENT;
    for (int i = 0; i < N_OF(nets); i++)
        if (str_find(name, str_of(nets[i]), 0) >= 0) return ORG_UTILITY;
    return ORG_DEPARTMENT;
}

struct gather {
    struct arena *a;
    struct city_spec *s;
    struct unit_org *match;
    int cap, mcap, tcap, nmatch;
};

static void add_town(struct gather *g, struct str name) {
    for (int i = 0; i < g->s->ntowns; i++)
        if (str_eq(g->s->town[i], name)) return;
    ARENA_PUSH(g->a, g->s->town, g->s->ntowns, g->tcap) = name;
}

static void add_org(struct gather *g, struct str name) {
    struct str kind = S("department");
    ARENA_PUSH(g->a, g->s->org, g->s->norgs, g->cap) = (struct named_org){ name, STR_NULL, kind_of(name) };
    ARENA_PUSH(g->a, g->match, g->nmatch, g->mcap) =
        (struct unit_org){ .id = g->s->norgs, .name = name, .kind = kind };
}

/* Another name of one that is there already becomes its alias. */
static void add_alias(struct arena *a, struct named_org *o, struct str name) {
    if (str_eq(o->name, name) || utf8_count(o->aliases) + utf8_count(name) > 380) return;
    struct str rest = o->aliases, one;
    while (rest.s) {
        rest = str_cut(rest, '|', &one);
        if (str_eq(one, name)) return;
    }
    o->aliases = o->aliases.n ? arena_join(a, o->aliases, arena_join(a, S("|"), name)) : name;
}

/* A name without a level of its own takes that of its list, unless it names a
** place itself (保税区市场监管局). */
static struct str full_name(struct arena *a, struct str name, struct str level) {
    struct str head = utf8_head(name, 4);
    if (level.n == 0 || unit_level(name).n || str_starts(name, S("国家"))) return name;
    static const char *const places[] = { "区", "县", "省" };
    for (int i = 0; i < N_OF(places); i++)
        if (str_find(head, str_of(places[i]), 0) > 0) return name;
    return arena_join(a, level, name);
}

static void take(struct gather *g, struct str name, struct str level) {
    if (name.n == 0 || utf8_count(name) > 40 || is_class(name)) return;
    if (is_town(name)) {
        add_town(g, name);
        return;
    }
    struct unit_match m = unit_match(g->a, name, level, g->match, (size_t)g->nmatch, 0, 0);
    if (m.n == 1) add_alias(g->a, &g->s->org[m.ids[0] - 1], full_name(g->a, name, level));
    else if (m.n == 0) add_org(g, full_name(g->a, name, level));
}

/* Duties first: a unit's own paragraph carries its full name. Then the lists,
** where a name borrows the level of those before it in the same list. */
void city_units(struct arena *a, struct city_spec *s) {
    struct gather g = { .a = a, .s = s };
    struct str level = STR_NULL;
    for (size_t i = 0; i < s->plan.duties_n; i++) take(&g, s->plan.duties[i].name, STR_NULL);
    for (size_t i = 0; i < s->plan.units_n; i++) {
        const struct plan_unit *u = &s->plan.units[i];
        if (i == 0 || u->item != s->plan.units[i - 1].item) level = STR_NULL;
        struct str own = unit_level(u->name);
        if (own.n) level = own;
        take(&g, u->name, level);
    }
}

struct unit_org city_unit_org(struct arena *a, const struct org *o) {
    struct unit_org u = { .id = o->h.id, .name = o->name, .kind = str_of(code_text(&org_kinds, o->kind)) };
    if (o->kind == ORG_TOWN) u.group = ends_with(o->name, "街道") ? S("街道") : S("镇");
    struct str *shorts = 0, rest = o->aliases, one;
    int n = 0, cap = 0;
    while (rest.n) {
        rest = str_cut(rest, '|', &one);
        if (one.n) ARENA_PUSH(a, shorts, n, cap) = one;
    }
    u.shorts = shorts;
    u.shorts_n = (size_t)n;
    return u;
}

const char *city_reason(const struct unit_match *m) {
    static const char *const keys[] = { "unit.none", "unit.exact", "unit.shared", "unit.short",
                                        "unit.class" };
    if (m->n > 1 && m->reason != UNIT_CLASS) return "unit.several";
    return keys[m->reason];
}
