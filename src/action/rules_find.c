/* What follows from the rules at one estate: findings that open and end, cases that are made of them
** and lapse with them. First a plan, on any snapshot; then, within a body, the deeds. */
#include "action/rules_in.h"

#include "action/problem_in.h"
#include "base/json.h"
#include "base/utf8.h"

/* ---- the plan ---- */

static void add(struct call *c, struct deeds *d, enum deed_kind what, const struct rules_one *rule, const void *item,
                const struct rule_finding *found) {
    ARENA_PUSH(c->mem, d->v, d->n, d->cap) = (struct rule_deed){ what, rule, item, found };
}

static const struct rule_finding *found_of(const struct rule_finding *f, int n, int64_t rule, int64_t item) {
    for (int i = 0; i < n; i++)
        if (f[i].rule == rule && f[i].item == item) return &f[i];
    return 0;
}

/* A case needs a town that files it, and the category must still be there. */
static bool makes_case(const struct call *c, const struct rule *r, const struct estate *e) {
    return r->makes == MAKES_PROBLEM && e->town != NONE && r->category != NONE && r->severity != NONE
        && world_category(c->world, r->category);
}

static void plan_item(struct call *c, const struct rules_one *x, const struct rule_ground *g, const void *item,
                      const struct rule_finding *f, struct deeds *ret) {
    const struct estate *e = g->estate;
    enum rule_answer answer = rule_ask(c->mem, &x->k, g, item);
    if (!f) {
        if (answer == RULE_MET) add(c, ret, DEED_OPEN, x, item, 0);
        return;
    }
    if (answer == RULE_NO) add(c, ret, DEED_CLOSE, x, item, f);
    else if (answer == RULE_MET && f->problem == NONE && makes_case(c, x->r, e)) add(c, ret, DEED_CASE, x, item, f);
    else if (f->town != e->town || f->community != e->community) add(c, ret, DEED_MOVE, x, item, f);
}

static const struct rules_one *rule_of(const struct rules_set *set, int64_t id) {
    for (int i = 0; i < set->n; i++)
        if (set->v[i].r->h.id == id) return &set->v[i];
    return 0;
}

/* What is found of something that is gone, or by a rule that is off. */
static void plan_gone(struct call *c, const struct rules_set *set, const struct rule_ground *g, const struct rule_finding *f,
                      struct deeds *ret) {
    const struct rules_one *x = rule_of(set, f->rule);
    if (!x || x->life == LIFE_OFF) add(c, ret, DEED_DROP, x, 0, f);
    else if (x->noun && (!g || !rules_item_of(g, x->noun, f->item)) && (!g || x->life == LIFE_LIVE)) add(c, ret, DEED_LOST, x, 0, f);
}

void rules_plan(struct call *c, const struct rules_set *set, const struct rule_ground *g, const struct rule_finding *found, int n,
                struct deeds *ret) {
    *ret = (struct deeds){ 0 };
    for (int i = 0; i < set->n && g; i++) {
        const struct rules_one *x = &set->v[i];
        if (x->life != LIFE_LIVE) continue;
        struct rows r = rules_items(g, x->noun);
        for (int k = 0; k < r.n; k++) {
            const struct head *h = rules_item(&r, x->noun, k);
            plan_item(c, x, g, h, found_of(found, n, x->r->h.id, h->id), ret);
        }
    }
    for (int i = 0; i < n; i++) plan_gone(c, set, g, &found[i], ret);
}

/* ---- the deeds ---- */

static struct str saw_json(struct call *c, const struct rule_condition *k, const struct rule_ground *g, const void *item) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    for (int i = 0; i < k->n; i++) {
        const struct rule_name *name = k->term[i].name;
        struct rule_value v = rule_look(c->mem, name, g, item);
        int before = 0;
        while (before < i && k->term[before].name != name) before++;
        if (before < i) continue;
        jw_key(&w, name->name);
        if (!v.has) jw_null(&w);
        else if (v.s.s) jw_str(&w, v.s);
        else jw_real(&w, v.n);
    }
    jw_end_object(&w);
    struct str out = b.bad ? S("{}") : arena_copy(c->mem, buf_view(&b));
    buf_free(&b);
    return out;
}

static struct str head(struct str s, size_t chars) {
    return utf8_count(s) > chars ? utf8_head(s, chars) : s;
}

/* Title and place of a case in the city's language, the title's {names} filled in. */
static struct str title_of(struct call *c, const struct rules_one *x, const struct rule_ground *g, const void *item) {
    struct str t = str_trim(x->r->title).n ? rule_why(c->mem, ZH, x->r->title, &x->k, g, item) : x->r->name;
    return head(t, 80);
}

/* One case for one finding: who reads it finds the rule's words first. */
static enum err case_make(struct call *c, struct tx *tx, const struct rules_one *x, const struct rule_ground *g, const void *item,
                          struct str why, int64_t *ret) {
    const struct estate *e = g->estate;
    struct problem p;
    struct str arg[3] = { x->r->name, why, STR_NULL };
    row_clear(&problem_entity, &p);
    p.h.id = *ret = tx_new_id(tx);
    p.estate = e->h.id;
    p.town = e->town;
    p.community = e->community;
    p.place = head(rule_item_title(c->mem, ZH, x->noun, item), 80);
    p.title = title_of(c, x, g, item);
    p.description = word_fill(c->mem, ZH, "rule.found_by", arg);
    p.category = x->r->category;
    p.severity = x->r->severity;
    p.lat = e->lat;
    p.lng = e->lng;
    return problem_found(c, tx, &p);
}

/* From now on it stands at this estate. */
static enum err finding_place(struct tx *tx, const struct rule_finding *f, const struct estate *at) {
    struct rule_finding is = *f;
    is.estate = at->h.id;
    is.town = at->town;
    is.community = at->community;
    return tx_update(tx, &rule_finding_entity, f, &is, &(struct change){ .verb = "move" });
}

/* Its item came here from another estate, which was merged or parted, before the finding did: that one is brought. */
static enum err finding_elsewhere(struct call *c, struct tx *tx, const struct rule_ground *g, const struct rule_deed *d, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("rule", d->rule->r->h.id), BI("item", ((const struct head *)d->item)->id) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "rule_found_of", &rule_finding_entity, b, N_OF(b), &r, tx_fault(tx));
    *ret = !e && r.n > 0;
    return *ret ? finding_place(tx, r.row, g->estate) : e;
}

static enum err finding_open(struct call *c, struct tx *tx, const struct rule_ground *g, const struct rule_deed *d) {
    const struct rules_one *x = d->rule;
    const struct head *h = d->item;
    struct rule_finding f;
    bool elsewhere;
    enum err e = finding_elsewhere(c, tx, g, d, &elsewhere);
    if (e || elsewhere) return e;
    row_clear(&rule_finding_entity, &f);
    f.town = g->estate->town;
    f.community = g->estate->community;
    f.estate = g->estate->h.id;
    f.rule = x->r->h.id;
    f.noun = x->r->noun;
    f.item = h->id;
    f.open = 1;
    f.why = rule_why(c->mem, ZH, x->r->why, &x->k, g, d->item);
    f.saw = saw_json(c, &x->k, g, d->item);
    if (makes_case(c, x->r, g->estate)) e = case_make(c, tx, x, g, d->item, f.why, &f.problem);
    return e ? e : tx_insert(tx, &rule_finding_entity, &f, &(struct change){ .verb = "found" });
}

static enum err finding_case(struct call *c, struct tx *tx, const struct rule_ground *g, const struct rule_deed *d) {
    struct rule_finding is = *d->found;
    enum err e = case_make(c, tx, d->rule, g, d->item, is.why, &is.problem);
    return e ? e : tx_update(tx, &rule_finding_entity, d->found, &is, &(struct change){ .verb = "case" });
}

/* ---- its end ---- */

static enum err comment_put(struct call *c, struct tx *tx, const struct problem *p, struct str text) {
    struct comment k;
    struct unit_link *u;
    int n;
    row_clear(&comment_entity, &k);
    k.noun = S("problem");
    k.item = p->h.id;
    k.text = text;
    k.told = S("[]");
    enum err e = tx_insert(tx, &comment_entity, &k, &(struct change){ .verb = "comment" });
    if (e || (e = units_read(c, tx_db(tx), p->h.id, &u, &n))) return e;
    struct links l = { u, n };
    struct telling t = { .was = p, .is = p, .before = l, .after = l, .groups = TELL_UNIT, .above = NONE, .kind = NOTE_COMMENT,
                         .followers = true, .note = text };
    return tell(c, tx, &t);
}

/* Nobody has taken it: it lapses. Somebody handles it: he is told, and decides. Ended: nothing. */
static enum err case_end(struct call *c, struct tx *tx, const struct rules_one *x, int64_t id, struct str why) {
    struct problem p;
    struct str arg[3] = { x ? x->r->name : STR_NULL, why, STR_NULL };
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &problem_entity, id, &p, tx_fault(tx));
    if (e || !p.open) return e;
    if (p.state == HANDLING || p.state == FINISHED) return comment_put(c, tx, &p, word_fill(c->mem, ZH, "rule.gone_handled", arg));
    struct move_in in;
    row_clear(&move_in_entity, &in);
    in.id = id;
    in.verb = V_LAPSE;
    in.reason = why;
    return move_by_program(c, tx, &p, &in);
}

static enum err finding_close(struct call *c, struct tx *tx, const struct rule_ground *g, const struct rule_deed *d) {
    struct rule_finding is = *d->found;
    is.open = 0;
    is.gone_at = c->now;
    enum err e = tx_update(tx, &rule_finding_entity, d->found, &is, &(struct change){ d->what == DEED_DROP ? "drop" : "gone", STR_NULL });
    if (e || d->what == DEED_DROP || is.problem == NONE) return e;
    struct str why = str_of(word_text(ZH, "rule.gone_item"));
    if (d->item && g) {
        struct str arg[3] = { rule_why(c->mem, ZH, STR_NULL, &d->rule->k, g, d->item), STR_NULL, STR_NULL };
        why = word_fill(c->mem, ZH, "rule.gone", arg);
    }
    return case_end(c, tx, d->rule, is.problem, why);
}

/* The estate as it stands within this body; h.id NONE: removed. */
static enum err estate_now(struct call *c, struct tx *tx, int64_t id, struct estate *ret) {
    struct fault f = { 0 };
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &estate_entity, id, ret, &f);
    if (e == E_NOT_FOUND) ret->h.id = NONE, ret->closed_at = NONE;
    else if (e) *tx_fault(tx) = f;
    return e == E_NOT_FOUND ? OK : e;
}

/* Where an item stands now; NONE: it is no longer on record. */
static enum err item_home(struct call *c, struct tx *tx, const struct entity *noun, int64_t id, int64_t *ret) {
    struct fault f = { 0 };
    void *row = arena_alloc(c->mem, noun->size);
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, noun, id, row, &f);
    *ret = NONE;
    if (e == E_NOT_FOUND) return OK;
    if (e) *tx_fault(tx) = f;
    else if (noun != &estate_entity) *ret = *field_int(field_named(noun, S("estate")), row);
    else if (((const struct estate *)row)->closed_at == NONE) *ret = id;
    return e;
}

/* The item is not in this estate: gone; or on its way to where the estate was merged or parted to, and its finding with it. */
static enum err finding_lost(struct call *c, struct tx *tx, const struct rule_ground *g, const struct rule_deed *d) {
    struct estate here, there;
    int64_t home;
    enum err e = item_home(c, tx, d->rule->noun, d->found->item, &home);
    if (e || home == NONE) return e ? e : finding_close(c, tx, g, d);
    if ((e = estate_now(c, tx, d->found->estate, &here)) || (e = estate_now(c, tx, home, &there))) return e;
    if (home != d->found->estate && there.h.id != NONE) return finding_place(tx, d->found, &there);
    bool follows = here.h.id != NONE && here.closed_at != NONE && here.successor != NONE;
    return follows ? OK : finding_close(c, tx, g, d);
}

enum err rules_do(struct call *c, struct tx *tx, const struct rule_ground *g, const struct deeds *d) {
    enum err e = OK;
    for (int i = 0; i < d->n && !e; i++) {
        const struct rule_deed *x = &d->v[i];
        switch (x->what) {
        case DEED_OPEN: e = finding_open(c, tx, g, x); break;
        case DEED_CASE: e = finding_case(c, tx, g, x); break;
        case DEED_MOVE: e = finding_place(tx, x->found, g->estate); break;
        case DEED_LOST: e = finding_lost(c, tx, g, x); break;
        case DEED_CLOSE: case DEED_DROP: e = finding_close(c, tx, g, x); break;
        }
    }
    return e;
}
