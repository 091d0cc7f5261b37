/* Who is granted what, and what that means in plain words. */
#include "action/org.h"
#include "action/people.h"

/* ---- in plain words ---- */

/* Where: 全市, 青圩镇范围内; whose: 市水务局参与办理. */
static struct str where_words(struct call *c, int64_t org, int64_t area) {
    const struct area *a = area == NONE ? 0 : world_area(c->world, area);
    bool whole = area == NONE || (a && a->level == AREA_CITY);
    if (a && a->level == AREA_GRID) area = area_at_level(c->world, area, AREA_COMMUNITY);      /* as a scope has it */
    struct str arg[3] = { whole ? c->world->name : world_name(c->world, &area_entity, area),
                          world_name(c->world, &org_entity, org), STR_NULL };
    if (!whole && !arg[0].n) return str_of(word_text(c->language, "sees.nothing"));
    if (org == NONE) return word_fill(c->mem, c->language, whole ? "sees.all" : "sees.area", arg);
    return word_fill(c->mem, c->language, whole ? "sees.unit" : "sees.both", arg);
}

/* What one who sees may do there; reading goes without saying. */
static struct str does_words(struct call *c, enum role role) {
    struct str out = STR_NULL, comma = str_of(word_text(c->language, "can.and"));
    for (int cap = CAP_REPORT; cap < CAPS; cap++) {
        if (!role_has(role, (enum cap)cap)) continue;
        struct str one = str_of(word_of(c->language, "can", cap_names[cap]));
        out = out.s ? arena_join(c->mem, arena_join(c->mem, out, comma), one) : one;
    }
    return out;
}

struct str grant_sentence(struct call *c, int64_t role, int64_t org, int64_t area) {
    struct str does = does_words(c, (enum role)role);
    bool reads = role_has((enum role)role, CAP_READ);
    struct str arg[3] = { reads ? where_words(c, org, area) : STR_NULL, does, STR_NULL };
    return word_fill(c->mem, c->language, !reads ? "grant.office" : does.n ? "grant.sees_does" : "grant.sees", arg);
}

/* ---- the list ---- */

static struct grant_view grant_as(struct call *c, const struct grant *g) {
    return (struct grant_view){ g->h.id, g->h.version, g->person, g->role, g->org, g->area,
                                grant_sentence(c, g->role, g->org, g->area) };
}

struct rows grants_answer(struct call *c, int64_t person) {
    struct grant_view *v = 0;
    int n = 0, cap = 0;
    for (int i = 0; i < c->world->ngrants; i++)
        if (person == NONE || c->world->grant[i].person == person)
            ARENA_PUSH(c->mem, v, n, cap) = grant_as(c, &c->world->grant[i]);
    return (struct rows){ v, n };
}

/* The unit and the area that a grant names are there and open. */
static enum err bounds_stand(struct call *c, const struct grant_in *in) {
    const struct org *o = in->org == NONE ? 0 : world_org(c->world, in->org);
    const struct area *a = in->area == NONE ? 0 : world_area(c->world, in->area);
    if (in->org != NONE && (!o || o->closed_at != NONE)) return absent_id(c, "org", in->org);
    if (in->area != NONE && (!a || a->closed_at != NONE)) return absent_id(c, "area", in->area);
    return OK;
}

static enum err grants_read(struct call *c, void *in, void *ret) {
    enum err e = sees_people(c);
    if (!e) ((struct grant_page *)ret)->items = grants_answer(c, ((const struct grant_in *)in)->person);
    return e;
}

/* What a grant would come to, before it is given: as it will be read. */
static enum err reading_read(struct call *c, void *in, void *ret) {
    const struct grant_in *g = in;
    enum err e = sees_people(c);
    if (!e && g->role == NONE) e = fail(c, E_INVALID, "role", "field.required");
    if (e || (e = bounds_stand(c, g))) return e;
    ((struct grant_reading *)ret)->sentence = grant_sentence(c, g->role, g->org, g->area);
    return OK;
}

/* ---- granting and taking back ---- */

static struct str role_word(struct call *c, int64_t role) {
    return str_of(word_text(c->language, arena_printf(c->mem, "person_role.%s", code_text(&roles, role)).s));
}

/* The three administrators stay three people (NORM GB/T 22239-2019 8.1.4.2): read
** within the transaction, so that two grants at once cannot join what must be apart. */
enum err grant_add(struct call *c, struct tx *tx, struct grant *g) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", g->person) };
    struct person p;
    struct rows r;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, g->person, &p, &c->fault);
    if (e || (e = sql_rows(tx_db(tx), c->mem, "grants_of_person", &grant_entity, b, N_OF(b), &r, &c->fault)))
        return e;
    for (int i = 0; i < r.n; i++) {
        const struct grant *has = &((const struct grant *)r.row)[i];
        if (roles_clash((enum role)has->role, (enum role)g->role))
            return fail_with(c, E_CONFLICT, "role", "grant.clash", role_word(c, has->role),
                             role_word(c, g->role));
        if (has->role == g->role && has->org == g->org && has->area == g->area)
            return fail(c, E_CONFLICT, "role", "grant.twice");
    }
    /* The person's row moves too: of two grants at once the second runs again and sees the first. */
    struct person is = p;
    if ((e = tx_update(tx, &person_entity, &p, &is, &(struct change){ .verb = "grant" }))) return e;
    return tx_insert(tx, &grant_entity, g, &(struct change){ .verb = "grant" });
}

static enum err grant_prepare(struct call *c, void *arg) {
    const struct grant_in *in = arg;
    if (in->person == c->who->person) return fail(c, E_DENIED, "person", "grant.self");
    if (!world_person(c->world, in->person)) return absent_id(c, "person", in->person);
    return bounds_stand(c, in);
}

static enum err grant_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct grant_in *in = arg;
    struct grant g;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    row_clear(&grant_entity, &g);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &grant_entity, id, &g, &c->fault);
    else {
        g.h.id = id;
        g.person = in->person;
        g.role = in->role;
        g.org = in->org;
        g.area = in->area;
        e = grant_add(c, tx, &g);
    }
    if (!e) *(struct grant_view *)ret = grant_as(c, &g);
    return e;
}

static enum err ungrant_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct grant_in *in = arg;
    struct grant was, is;
    (void)out;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &grant_entity, in->id, &was, &c->fault);
    if (e) return e;
    if (was.person == c->who->person) return fail(c, E_DENIED, "person", "grant.self");
    is = was;
    is.h.removed_at = c->now;
    return tx_update(tx, &grant_entity, &was, &is, &(struct change){ .verb = "ungrant" });
}

const struct action grants_list = {
    .name = "grants.list", .cap = CAP_SELF, .in = &grant_query_entity, .out = &grant_page_entity,
    .read = grants_read,
};
const struct action grants_reading = {
    .name = "grants.reading", .cap = CAP_SELF, .in = &grant_reading_in_entity, .out = &grant_reading_entity,
    .read = reading_read,
};
const struct action grants_create = {
    .name = "grants.create", .cap = CAP_GRANT, .in = &grant_in_entity, .out = &grant_view_entity,
    .prepare = grant_prepare, .body = grant_body, .once = true, .touches_world = true,
};
const struct action grants_remove = {
    .name = "grants.remove", .cap = CAP_GRANT, .in = &grant_remove_entity, .body = ungrant_body,
    .touches_world = true,
};
