/* Nobody leaves a unit alone with its work: whoever is the only one that answers for
** it, or that handles there, hands over first. */
#include "action/org.h"
#include "action/people.h"

static bool other_handles(const struct world *w, int64_t person, int64_t org) {
    for (int i = 0; i < w->npersons; i++) {
        const struct person *p = &w->person[i];
        if (p->h.id != person && p->disabled_at == NONE && person_handles(w, p->h.id, org)) return true;
    }
    return false;
}

static enum err open_work(struct call *c, struct tx *tx, int64_t org, int64_t *ret) {
    struct sum *sum;
    int n = 0;
    *ret = 0;
    enum err e = store_sums(tx_db(tx), c->mem, c->tenant, "problem_unit", &org, 1, &sum, &n, &c->fault);
    for (int i = 0; i < n && !e; i++)
        if (state_open((enum state)sum[i].k[1])) *ret += sum[i].n;
    return e;
}

/* The organisations with open work in which nobody else handles. */
static enum err alone_in(struct call *c, struct tx *tx, int64_t person, int64_t **ret, int *n) {
    const struct world *w = c->world;
    int cap = 0;
    enum err e = OK;
    *ret = 0;
    *n = 0;
    for (int i = 0; i < w->norgs && !e; i++) {
        int64_t org = w->org[i].h.id, work = 0;
        if (!person_handles(w, person, org) || other_handles(w, person, org)) continue;
        e = open_work(c, tx, org, &work);
        if (work) ARENA_PUSH(c->mem, *ret, *n, cap) = org;
    }
    return e;
}

static struct str names_of(struct call *c, const int64_t *org, int n) {
    struct str out = S(""), comma = str_of(word_text(c->language, "holds.and"));
    enum { SHOWN = 3 };
    for (int i = 0; i < n && i < SHOWN; i++) {
        if (i) out = arena_join(c->mem, out, comma);
        out = arena_join(c->mem, out, world_name(c->world, &org_entity, org[i]));
    }
    return out;
}

static enum err successor_ok(struct call *c, struct tx *tx, const struct person *p, int64_t to, const int64_t *org, int n) {
    struct person next;
    enum err e = to == p->h.id ? E_NOT_FOUND : store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, to, &next, &c->fault);
    if (e == E_NOT_FOUND || (!e && next.disabled_at != NONE)) {
        c->fault = (struct fault){ 0 };
        return absent_id(c, "successor", to);
    }
    if (e) return e;
    if (p->liaison == 1 && next.org != p->org)
        return fail_with(c, E_INVALID, "successor", "liaison.elsewhere", next.name, world_name(c->world, &org_entity, p->org));
    for (int i = 0; i < n; i++)
        if (!person_handles(c->world, to, org[i]))
            return fail_with(c, E_INVALID, "successor", "person.successor_cannot", next.name,
                             world_name(c->world, &org_entity, org[i]));
    return OK;
}

enum err person_leaves(struct call *c, struct tx *tx, const struct person *p, int64_t successor) {
    int64_t *org, work = 0;
    int n;
    enum err e = alone_in(c, tx, p->h.id, &org, &n);
    if (!e && p->liaison == 1) e = open_work(c, tx, p->org, &work);
    if (e) return e;
    if (successor == NONE && (n || work)) {
        struct str where = n ? names_of(c, org, n) : world_name(c->world, &org_entity, p->org);
        return fail_with(c, E_CONFLICT, "successor", n ? "person.alone" : "person.alone_liaison", p->name, where);
    }
    if (successor != NONE && (e = successor_ok(c, tx, p, successor, org, n))) return e;
    return p->liaison == 1 ? liaison_set(c, tx, p->org, successor, STR_NULL) : OK;
}
