/* The one engine of moves: rows of problem_moves, for everybody. */
#include "action/problem_in.h"

#include "action/timing.h"
#include "base/utf8.h"

/* ---- may he ---- */

static struct asker asker_of(struct call *c, const struct problem *p) {
    return (struct asker){ .person = c->who->person, .org = c->who->org, .leads_unit = leads_unit(c, p), .now = c->now,
                           .object_by = NONE, .policy = c->world->policy };
}

enum err move_allowed(struct call *c, const struct problem *p, const struct unit_link *u, int n,
                      const struct move *m, struct fault *f) {
    if (!may_on(c, m->who, p, u, n)) {
        f->arg[0] = str_of(word_of(c->language, "cap", cap_names[m->who]));
        return fault_set(f, E_DENIED, 0, "closed.who");
    }
    struct asker who = asker_of(c, p);
    const char *why = m->ok ? m->ok(p, &who) : 0;
    return why ? fault_set(f, E_DENIED, 0, why) : OK;
}

int64_t primary_verb(struct call *c, const struct problem *p, const struct unit_link *u, int n) {
    if (!c->who || c->who->system) return NONE;
    for (int i = 0; i < nproblem_moves; i++) {
        const struct move *m = &problem_moves[i];
        struct fault f = { 0 };
        if (m->primary && move_from(m, (enum state)p->state) && move_allowed(c, p, u, n, m, &f) == OK) return m->verb;
    }
    return NONE;
}

/* ---- what came with it ---- */

static bool blank(struct str s) {
    return str_trim(s).n == 0;
}

/* What the move must bring, checked against what came with it: the column that
** is empty is named. */
static enum err needs_met(struct call *c, const struct move *m, const struct move_in *in) {
    if ((m->needs & NEED_REASON) && utf8_count(str_trim(in->reason)) < 5)
        return fail(c, E_INVALID, "reason", "problem.reason_short");
    if ((m->needs & NEED_EXIT) && in->exit_reason == NONE) return fail(c, E_INVALID, "exit_reason", "field.required");
    if ((m->needs & NEED_UNIT) && in->unit == NONE) return fail(c, E_INVALID, "unit", "field.required");
    if ((m->needs & NEED_SEVERITY) && in->severity == NONE) return fail(c, E_INVALID, "severity", "field.required");
    if ((m->needs & NEED_CATEGORY) && in->category == NONE) return fail(c, E_INVALID, "category", "field.required");
    if ((m->needs & NEED_PHOTO) && in->photos.n == 0) return fail(c, E_INVALID, "photos", "problem.photo_needed");
    if ((m->needs & NEED_NOTE) && blank(in->note)) return fail(c, E_INVALID, "note", "field.required");
    return OK;
}

static enum err unit_ok(struct call *c, int64_t org, const char *field) {
    const struct org *o = world_org(c->world, org);
    if (!o || o->closed_at != NONE)
        return fail_with(c, E_INVALID, field, "field.absent", arena_printf(c->mem, "%lld", (long long)org), STR_NULL);
    if (o->kind == ORG_CITY || o->kind == ORG_GRID || o->kind == ORG_INSPECTION)
        return fail_with(c, E_INVALID, field, "problem.unit_kind", o->name, STR_NULL);
    return OK;
}

/* The facts that the verb states, on the row. */
static void state_facts(struct problem *p, enum verb verb, int64_t who, int64_t now, const struct move_in *in) {
    switch (verb) {
    case V_VERIFY: p->verified_at = now, p->verified_by = who; break;
    case V_FILE: p->filed_at = now, p->filed_by = who, p->category = in->category, p->severity = in->severity; break;
    case V_DISPATCH: p->dispatched_at = now, p->dispatched_by = who, p->unit = in->unit; break;
    case V_ACCEPT: p->accepted_at = now, p->accepted_by = who; break;
    case V_RETURN: p->returns++, p->unit = NONE, p->accepted_at = p->accepted_by = NONE; break;
    case V_FINISH: p->finished_at = now, p->finished_by = who; break;
    case V_PASS: p->checked_at = p->closed_at = now, p->checked_by = who; break;
    case V_REWORK: p->reworks++, p->finished_at = p->finished_by = NONE; break;
    case V_EXIT: p->exit_reason = in->exit_reason; break;
    default: break;
    }
}

/* The units after a dispatch or a return: the responsible one, those that join,
** and every organisation above them that sees the item by that. */
static enum err units_set(struct call *c, struct tx *tx, const struct problem *p, struct ids joins) {
    enum { CHAIN = 16 };
    int n = 0, nodes_n = 0;
    struct unit_link *u = ARENA_ARRAY(c->mem, struct unit_link, joins.n + 1);
    int64_t *nodes = ARENA_ARRAY(c->mem, int64_t, (joins.n + 1) * CHAIN);
    if (p->unit != NONE) u[n++] = (struct unit_link){ p->unit, ROLE_LEAD };
    for (int i = 0; i < joins.n; i++)
        if (joins.id[i] != p->unit) u[n++] = (struct unit_link){ joins.id[i], ROLE_JOIN };
    for (int i = 0; i < n; i++) {
        int64_t chain[CHAIN];
        int k = org_chain(c->world, u[i].org, chain, CHAIN);
        for (int j = 0; j < k; j++) {
            int seen = 0;
            while (seen < nodes_n && nodes[seen] != chain[j]) seen++;
            if (seen == nodes_n) nodes[nodes_n++] = chain[j];
        }
    }
    return tx_units(tx, &problem_entity, p->h.id, p->open, p->due, u, n, nodes, nodes_n);
}

/* What a photo that comes with a move shows: the matter as found, the work, the result. */
static int64_t photo_kind(enum verb verb) {
    if (verb == V_FINISH || verb == V_PASS) return PHOTO_AFTER;
    return verb == V_VERIFY || verb == V_FILE || verb == V_DISPATCH ? PHOTO_BEFORE : PHOTO_DURING;
}

static enum err move_checks(struct call *c, const struct problem *p, const struct unit_link *u, int n,
                            const struct move_in *in, const struct move **ret) {
    const struct move *m = move_find((enum state)p->state, (enum verb)in->verb, c->world->policy);
    enum err e = check_version(c, &problem_entity, p);
    if (e) return e;
    if (!m)
        return fail_with(c, E_CONFLICT, "verb", "closed.state",
                         str_of(word_of(c->language, "state", code_text(&states, p->state))), STR_NULL);
    if ((e = move_allowed(c, p, u, n, m, &c->fault))) return e;
    if ((e = needs_met(c, m, in))) return e;
    if (in->unit != NONE && (m->needs & NEED_UNIT) && (e = unit_ok(c, in->unit, "unit"))) return e;
    for (int i = 0; i < in->joins.n; i++)
        if ((e = unit_ok(c, in->joins.id[i], "joins"))) return e;
    if (in->category != NONE && !world_category(c->world, in->category))
        return fail_with(c, E_INVALID, "category", "field.absent", arena_printf(c->mem, "%lld", (long long)in->category), STR_NULL);
    *ret = m;
    return OK;
}

/* The one move engine: row by version, event, step, units, photos, clock. */
static enum err move_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct move_in *in = arg;
    struct problem_view *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct problem was, is;
    const struct move *m = 0;
    struct unit_link *u;
    int n;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, in->id, &was, &c->fault);
    if (e || (e = units_read(c, tx_db(tx), in->id, &u, &n))) return e;
    if ((e = move_checks(c, &was, u, n, in, &m))) return e;
    is = was;
    is.state = move_to(m, &was);
    is.open = state_open((enum state)is.state);
    state_facts(&is, m->verb, c->who->person, c->now, in);
    if (m->verb == V_FILE) is.measure = world_category(c->world, is.category)->measure;
    if (m->clock == CLOCK_START) clock_start(c->mem, c->world, &is, c->now, m->verb == V_FILE);
    if (m->clock == CLOCK_END) clock_end(&is);
    struct str note = blank(in->note) ? in->reason : in->note;
    int64_t took = m->clock == CLOCK_KEEP ? NONE : stage_used(c->world, &was, c->now).used;
    struct change change = { code_text(&verbs, m->verb), note };
    if ((e = tx_update(tx, &problem_entity, &was, &is, &change))) return e;
    if ((m->verb == V_DISPATCH || m->verb == V_RETURN) && (e = units_set(c, tx, &is, in->joins))) return e;
    if ((e = photos_take(c, tx, in->photos, is.h.id, photo_kind(m->verb)))) return e;
    if ((e = step_put(c, tx, &is, m->verb, was.state, took, note))) return e;
    out->p = is;
    return OK;
}

const struct action problems_move = {
    .name = "problems.move", .cap = CAP_READ, .in = &move_in_entity, .out = &problem_view_entity,
    .body = move_body, .answer = page_answer, .versioned = true,
};
