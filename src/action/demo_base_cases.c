/* What the rules of the example city made cases of: people take them up, put right what was found and say so. */
#include "action/demo_base.h"

#include "action/problem.h"

enum { FINISHED_OF_100 = 95 };

/* Who handles it: the line of its category, the estate's company, else the town. */
static int64_t unit_of(struct standing *s, const struct problem *p) {
    const struct cast *k = s->b->k;
    const struct trade *t = &k->trade[world_category(k->w, p->category) - k->w->category];
    if (t->person != NONE) return t->org;
    return t->kind == UNIT_PROPERTY && k->spot[s->at].firm != NONE ? s->es.property_org : k->spot[s->at].town_org;
}

static int64_t actor(struct standing *s, const struct problem *p, enum verb verb) {
    const struct spot *o = &s->b->k->spot[s->at];
    if (verb == V_FILE || verb == V_DISPATCH) return o->town;
    return verb == V_PASS ? o->community : cast_handler(s->b->k->w, p->unit);
}

static enum err photo(struct standing *s, const struct problem *p, struct ids *ret) {
    const struct world *w = s->b->k->w;
    struct photo_in in;
    struct photo_out out;
    album_photo(s->b->album, (int)(world_category(w, p->category) - w->category), (uint64_t)s->at, true, &in);
    in.taken_at = in.exif_at = s->c->now - 2 * MINUTE;
    enum err e = attachments_create.body(s->c, s->tx, &in, &out);
    ret->id = ARENA_NEW(s->c->mem, int64_t);
    ret->id[0] = out.id;
    ret->n = !e;
    return e;
}

static enum err step_on(struct standing *s, const struct problem *p, enum verb verb) {
    struct problem_view *out = ARENA_NEW(s->c->mem, struct problem_view);
    struct move_in in;
    row_clear(&move_in_entity, &in);
    in.id = p->h.id;
    in.verb = verb;
    s->c->if_match = p->h.version;
    if (verb == V_FILE) in.category = p->category, in.severity = p->severity;
    if (verb == V_DISPATCH) in.unit = unit_of(s, p);
    if (verb == V_FINISH) in.note = S("已整改到位，底数同步更新");
    enum err e = verb == V_FINISH ? photo(s, p, &in.photos) : OK;
    if (!e) e = action_guard(s->c, &problems_move);
    return e ? e : problems_move.body(s->c, s->tx, &in, out);
}

static bool ready(struct standing *s, const struct problem *p, enum verb verb) {
    static const enum state from[VERBS] = { [V_FILE] = VERIFIED, [V_DISPATCH] = FILED, [V_ACCEPT] = DISPATCHED,
                                            [V_FINISH] = HANDLING, [V_PASS] = FINISHED };
    if (p->open != 1 || p->state != (int64_t)from[verb]) return false;
    return verb != V_FINISH || base_dice(s->b, base_key(s->p.key, p->title), 7, 100) < FINISHED_OF_100;
}

static struct str code_of(const struct rows *rules, int64_t id) {
    const struct rule *r = rules->row;
    for (int i = 0; i < rules->n; i++)
        if (r[i].h.id == id) return r[i].code;
    return STR_NULL;
}

static enum err one(struct standing *s, const struct rule_finding *f, const struct rows *rules, enum verb verb) {
    struct problem p;
    enum err e = store_get(tx_db(s->tx), s->c->mem, 0, s->c->tenant, &problem_entity, f->problem, &p, &s->c->fault);
    if (e || !ready(s, &p, verb)) return e;
    int64_t person = actor(s, &p, verb);
    if (person == NONE) return OK;
    base_act(s, person);
    if (verb == V_FINISH && f->open && (e = base_mend(s, f, code_of(rules, f->rule)))) return e;
    return step_on(s, &p, verb);
}

enum err base_cases(struct standing *s, enum verb verb) {
    struct bind b = BI("tenant", s->c->tenant);
    struct rows r, rules;
    enum err e = base_rows(s, &rule_finding_entity, &r);
    if (!e) e = sql_rows(tx_db(s->tx), s->c->mem, "rules_all", &rule_entity, &b, 1, &rules, &s->c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct rule_finding *f = &((const struct rule_finding *)r.row)[i];
        if (f->problem != NONE) e = one(s, f, &rules, verb);
    }
    return e;
}
