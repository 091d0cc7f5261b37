/* Who answers for an organisation: one at a time, with who did before. The flag on
** the person follows the term. */
#include "action/notify.h"
#include "action/org.h"

int64_t liaison_of(const struct world *w, int64_t org) {
    for (int i = 0; i < w->npersons; i++)
        if (w->person[i].org == org && w->person[i].liaison == 1 && w->person[i].disabled_at == NONE) return w->person[i].h.id;
    return NONE;
}

static enum err flag_set(struct call *c, struct tx *tx, int64_t person, bool liaison) {
    struct person was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, person, &was, &c->fault);
    if (e || (was.liaison == 1) == liaison) return e;
    is = was;
    is.liaison = liaison;
    return tx_update(tx, &person_entity, &was, &is, &(struct change){ .verb = "liaison" });
}

/* Whoever bears the flag without a term (made before terms were kept) loses it too. */
static enum err flags_clear(struct call *c, struct tx *tx, int64_t org, int64_t except) {
    struct bind b[] = { BI("tenant", c->tenant), BI("org", org) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "persons_of_org", &person_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct person *p = &((const struct person *)r.row)[i];
        if (p->liaison == 1 && p->h.id != except) e = flag_set(c, tx, p->h.id, false);
    }
    return e;
}

static enum err terms_end(struct call *c, struct tx *tx, int64_t org, int64_t to, struct str note, struct persons *told) {
    struct bind b[] = { BI("tenant", c->tenant), BI("org", org) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "liaison_now", &liaison_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct liaison *was = &((const struct liaison *)r.row)[i];
        struct liaison is = *was;
        is.to_at = c->now;
        is.handed_to = to;
        persons_add(c, told, was->person);
        e = tx_update(tx, &liaison_entity, was, &is, &(struct change){ "hand", note });
        if (!e) e = flag_set(c, tx, was->person, false);
    }
    return e;
}

enum err liaison_set(struct call *c, struct tx *tx, int64_t org, int64_t person, struct str note) {
    struct persons told = { 0 };
    struct liaison term;
    enum err e = terms_end(c, tx, org, person, note, &told);
    if (!e) e = flags_clear(c, tx, org, person);
    if (e || person == NONE) return e;
    row_clear(&liaison_entity, &term);
    term.org = org;
    term.person = person;
    term.from_at = c->now;
    if ((e = tx_insert(tx, &liaison_entity, &term, &(struct change){ "begin", note }))) return e;
    if ((e = flag_set(c, tx, person, true))) return e;
    persons_add(c, &told, person);
    return notify(c, tx, &(struct notice){ NOTE_HANDOVER, org, NONE, "org", STR_NULL }, &told);
}

/* ---- the API ---- */

static enum err list_read(struct call *c, void *in, void *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("org", ((const struct liaison_in *)in)->id) };
    struct rows r;
    enum err e = sees_people(c);
    if (e) return e;
    if (!world_org(c->world, b[1].i)) return fail(c, E_NOT_FOUND, 0, 0);
    if ((e = sql_rows(c->db, c->mem, "liaisons_of_org", &liaison_entity, b, N_OF(b), &r, &c->fault))) return e;
    struct liaison_view *v = ARENA_ARRAY(c->mem, struct liaison_view, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct liaison *l = &((const struct liaison *)r.row)[i];
        v[i] = (struct liaison_view){ l->h.id, l->person, l->from_at, l->to_at, l->handed_to };
    }
    ((struct liaison_page *)ret)->items = (struct rows){ v, r.n };
    return OK;
}

/* The organisation's version moves too: of two hand-overs at once the second is told. */
static enum err hand_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct liaison_in *in = arg;
    struct org was, is;
    struct person p;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &org_entity, in->id, &was, &c->fault);
    if (e || (e = check_version(c, &org_entity, &was))) return e;
    if (was.closed_at != NONE) return fail_with(c, E_CONFLICT, "id", "org.closed", was.name, STR_NULL);
    e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->person, &p, &c->fault);
    if (e == E_NOT_FOUND || (!e && p.disabled_at != NONE)) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, "person", in->person);
    }
    if (e) return e;
    if (p.org != was.h.id) return fail_with(c, E_INVALID, "person", "liaison.elsewhere", p.name, was.name);
    if (p.liaison == 1) return fail_with(c, E_CONFLICT, "person", "liaison.same", p.name, STR_NULL);
    is = was;
    if ((e = tx_update(tx, &org_entity, &was, &is, &(struct change){ "liaison", in->note }))) return e;
    if ((e = liaison_set(c, tx, was.h.id, p.h.id, in->note))) return e;
    struct bind b[] = { BI("tenant", c->tenant), BI("org", was.h.id) };
    struct rows r;
    if ((e = sql_rows(tx_db(tx), c->mem, "liaison_now", &liaison_entity, b, N_OF(b), &r, &c->fault)) || !r.n) return e;
    const struct liaison *l = r.row;
    *(struct liaison_view *)ret = (struct liaison_view){ l->h.id, l->person, l->from_at, l->to_at, l->handed_to };
    return OK;
}

static const struct field one_fields[] = { F_INT(liaison_in, id, REQUIRED, 1, INT64_MAX) };
static const struct entity one_entity = { .name = "liaison_query", .size = sizeof(struct liaison_in), .field = one_fields,
                                          .nfield = 1, .headless = true };

const struct action liaisons_list = {
    .name = "liaisons.list", .cap = CAP_SELF, .in = &one_entity, .out = &liaison_page_entity, .read = list_read,
};
const struct action liaisons_hand = {
    .name = "liaisons.hand", .cap = CAP_PEOPLE, .in = &liaison_in_entity, .out = &liaison_view_entity, .body = hand_body,
    .versioned = true, .touches_world = true,
};
