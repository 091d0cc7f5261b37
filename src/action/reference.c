#include "action/reference.h"

#include "action/map_setting.h"

#include "action/register.h"

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field org_fields[] = {
    F_INT (org_ref, id, REQUIRED, 1, INT64_MAX), F_REF(org_ref, parent, 0, &org_entity),
    F_TEXT(org_ref, name, REQUIRED, 1, 60),
    { .name = "short", .kind = K_TEXT, .at = AT(org_ref, short_name, struct str), .max = 60 },
    F_CODE(org_ref, kind, REQUIRED, &org_kinds), F_TEXT(org_ref, liaison, 0, 0, 40),
};
static const struct entity org_ref_entity = SHAPE(org_ref, "org_ref", org_fields);

static const struct field area_fields[] = {
    F_INT(area_ref, id, REQUIRED, 1, INT64_MAX), F_REF(area_ref, parent, 0, &area_entity),
    F_TEXT(area_ref, name, REQUIRED, 1, 60), F_CODE(area_ref, level, REQUIRED, &area_levels),
};
static const struct entity area_ref_entity = SHAPE(area_ref, "area_ref", area_fields);

static const struct field category_fields[] = {
    F_INT (category_ref, id, REQUIRED, 1, INT64_MAX), F_REF(category_ref, parent, 0, &category_entity),
    F_TEXT(category_ref, code, REQUIRED, 1, 40), F_TEXT(category_ref, name, REQUIRED, 1, 40),
    F_REF (category_ref, measure, 0, &measure_entity), F_CODE(category_ref, unit_kind, REQUIRED, &unit_kinds),
};
static const struct entity category_ref_entity = SHAPE(category_ref, "category_ref", category_fields);

static const struct field measure_fields[] = {
    F_INT (measure_ref, id, REQUIRED, 1, INT64_MAX), F_REF(measure_ref, parent, 0, &measure_entity),
    F_TEXT(measure_ref, no, 0, 0, 20), F_TEXT(measure_ref, title, REQUIRED, 1, 400),
};
static const struct entity measure_ref_entity = SHAPE(measure_ref, "measure_ref", measure_fields);

static const struct field reference_fields[] = {
    F_ROWS(reference_view, orgs, 0, &org_ref_entity), F_ROWS(reference_view, areas, 0, &area_ref_entity),
    F_ROWS(reference_view, categories, 0, &category_ref_entity),
    F_IDS (reference_view, severities, 0, 0, &severities),
    F_IDS (reference_view, sources, 0, 0, &sources), F_IDS(reference_view, states, 0, 0, &states),
    F_ROWS(reference_view, measures, 0, &measure_ref_entity), F_ROW(reference_view, map, REQUIRED, &map_setting_entity),
    { .name = "register", .kind = K_ROWS, .flags = UNSTORED, .at = AT(reference_view, forms, struct rows), .ref = &form_view_entity },
};
const struct entity reference_view_entity = SHAPE(reference_view, "reference", reference_fields);

/* The person who answers for an organisation. */
static struct str liaison_of(const struct world *w, int64_t org) {
    for (int i = 0; i < w->npersons; i++)
        if (w->person[i].org == org && w->person[i].liaison == 1 && w->person[i].disabled_at == NONE)
            return w->person[i].name;
    return STR_NULL;
}

static struct ids codes_of(struct call *c, const struct codes *codes) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, codes->n), 0 };
    for (; r.n < codes->n; r.n++) r.id[r.n] = r.n + 1;
    return r;
}

static void fill_orgs(struct call *c, struct reference_view *out) {
    const struct world *w = c->world;
    struct org_ref *v = ARENA_ARRAY(c->mem, struct org_ref, w->norgs + 1);
    int n = 0;
    for (int i = 0; i < w->norgs; i++) {
        struct str first = STR_NULL;
        if (w->org[i].closed_at != NONE) continue;
        if (w->org[i].aliases.n) (void)str_cut(w->org[i].aliases, '|', &first);
        v[n++] = (struct org_ref){ w->org[i].h.id, w->org[i].parent, w->org[i].kind, w->org[i].name, first,
                                   liaison_of(w, w->org[i].h.id) };
    }
    out->orgs = (struct rows){ v, n };
}

static enum err reference_read(struct call *c, void *in, void *ret) {
    const struct world *w = c->world;
    struct reference_view *out = ret;
    (void)in;
    fill_orgs(c, out);
    struct area_ref *a = ARENA_ARRAY(c->mem, struct area_ref, w->nareas + 1);
    struct category_ref *k = ARENA_ARRAY(c->mem, struct category_ref, w->ncategories + 1);
    struct measure_ref *m = ARENA_ARRAY(c->mem, struct measure_ref, w->nmeasures + 1);
    int areas = 0, live = 0;
    for (int i = 0; i < w->nareas; i++)
        if (w->area[i].closed_at == NONE)
            a[areas++] = (struct area_ref){ w->area[i].h.id, w->area[i].parent, w->area[i].level, w->area[i].name };
    for (int i = 0; i < w->ncategories; i++)
        k[i] = (struct category_ref){ w->category[i].h.id, w->category[i].parent, w->category[i].measure,
                                      w->category[i].unit_kind, w->category[i].code, w->category[i].name };
    for (int i = 0; i < w->nmeasures; i++)
        if (measure_live(w, &w->measure[i]))
            m[live++] = (struct measure_ref){ w->measure[i].h.id, w->measure[i].parent, w->measure[i].no,
                                     w->measure[i].title };
    out->areas = (struct rows){ a, areas };
    out->categories = (struct rows){ k, w->ncategories };
    out->measures = (struct rows){ m, live };
    struct map_setting *map = ARENA_NEW(c->mem, struct map_setting);
    *map = (struct map_setting){ w->map_key, w->map_datum };
    out->map = (struct rows){ map, 1 };
    out->severities = codes_of(c, &severities);
    out->sources = codes_of(c, &sources);
    out->states = codes_of(c, &states);
    out->forms = register_forms(c);
    return OK;
}

const struct action reference_get = {
    .name = "reference.get", .cap = CAP_SELF, .out = &reference_view_entity, .read = reference_read,
};
