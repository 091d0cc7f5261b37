/* Measures of the plan that runs: made, changed, moved, closed, opened again. */
#include "action/plan_edit.h"

#include "action/org.h"
#include "action/problem.h"
#include "action/reading.h"
#include "base/utf8.h"

enum { CLIMB = 40, POSITIONS = 100000 };

/* ---- what all share ---- */

enum err plan_row(struct call *c, struct tx *tx, const struct entity *e, int64_t id, void *was) {
    const struct field *f = field_named(e, S("campaign"));
    enum err bad = store_get(tx_db(tx), c->mem, 0, c->tenant, e, id, was, &c->fault);
    if (bad || (bad = plan_require_of(c, tx_db(tx), *field_int(f, was)))) return bad;
    return check_version(c, e, was);
}

enum err plan_measures(struct call *c, struct db *db, int64_t campaign, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign) };
    return sql_rows(db, c->mem, "plan_measures", &measure_entity, b, N_OF(b), ret, &c->fault);
}

/* The measures of one campaign while one of them changes. */
struct tree { struct call *c; struct tx *tx; struct measure *m; int n; };

static enum err tree_open(struct tree *t, struct call *c, struct tx *tx, int64_t campaign) {
    struct rows r;
    enum err e = plan_measures(c, tx_db(tx), campaign, &r);
    *t = (struct tree){ c, tx, r.row, r.n };
    return e;
}

static struct measure *tree_find(const struct tree *t, int64_t id) {
    for (int i = 0; i < t->n; i++)
        if (t->m[i].h.id == id) return &t->m[i];
    return 0;
}

static enum err tree_live(const struct tree *t, const char *field, int64_t id, struct measure **ret) {
    *ret = tree_find(t, id);
    return *ret && (*ret)->closed_at == NONE ? OK : absent_id(t->c, field, id);
}

static enum err put(const struct tree *t, const struct measure *was, struct measure *is, const char *verb) {
    struct measure before = *was, *at = tree_find(t, before.h.id);
    enum err e = tx_update(t->tx, &measure_entity, &before, is, &(struct change){ .verb = verb });
    if (!e && at) *at = *is;
    return e;
}

static void edit(int64_t *bits, int64_t what) {
    *bits = (*bits == NONE ? 0 : *bits) | what;
}

/* ---- places ---- */

static bool beneath(const struct tree *t, int64_t id, int64_t above) {
    for (int i = 0; id != NONE && i < CLIMB; i++) {
        const struct measure *m = tree_find(t, id);
        if (id == above) return true;
        id = m ? m->parent : NONE;
    }
    return false;
}

static bool sibling(const struct measure *m, int64_t parent, int64_t but) {
    return m->closed_at == NONE && m->parent == parent && m->h.id != but;
}

/* Those beside it that stand at `from` or behind step back, as far as there is no room. */
static enum err step_back(const struct tree *t, int64_t parent, int64_t but, int64_t from) {
    enum err e = OK;
    for (int64_t at = from; !e; at++) {
        struct measure *m = 0, is;
        for (int i = 0; i < t->n && !m; i++)
            if (sibling(&t->m[i], parent, but) && t->m[i].position == at) m = &t->m[i];
        if (!m || at >= POSITIONS) break;
        is = *m;
        is.position = at + 1;
        /* Whoever stood at at + 1 is found in the next round: mark this one as moved past it. */
        e = put(t, m, &is, "renumber");
        if (!e) m->closed_at = -1;
    }
    for (int i = 0; i < t->n; i++)
        if (t->m[i].closed_at == -1) t->m[i].closed_at = NONE;
    return e;
}

/* Put it under `parent`, behind `after` (NONE: the first). */
static enum err place(const struct tree *t, struct measure *is, int64_t parent, int64_t after) {
    struct measure *up = 0, *before = 0;
    enum err e = parent == NONE ? OK : tree_live(t, "parent", parent, &up);
    if (!e && after != NONE) e = tree_live(t, "after", after, &before);
    if (e) return e;
    if (up && beneath(t, parent, is->h.id)) return fail(t->c, E_INVALID, "parent", "fact.own_child");
    if (before && !sibling(before, parent, is->h.id)) return fail(t->c, E_INVALID, "after", "fact.not_sibling");
    int64_t at = before ? before->position + 1 : 0;
    if ((e = step_back(t, parent, is->h.id, at))) return e;
    is->position = at < POSITIONS ? at : POSITIONS;
    is->parent = parent;
    is->level = up ? up->level < 9 ? up->level + 1 : 9 : 1;
    return OK;
}

static enum err levels_below(const struct tree *t, int64_t id, int64_t level, int depth) {
    enum err e = OK;
    for (int i = 0; i < t->n && !e && depth < CLIMB; i++) {
        struct measure is = t->m[i];
        if (is.parent != id || is.closed_at != NONE || is.level == level) continue;
        is.level = level;
        e = put(t, &t->m[i], &is, "move");
        if (!e) e = levels_below(t, is.h.id, level < 9 ? level + 1 : 9, depth + 1);
    }
    return e;
}

/* ---- links to categories ---- */

static enum err link_one(struct call *c, struct tx *tx, int64_t category, int64_t measure) {
    struct category was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &category_entity, category, &was, &c->fault);
    if (e == E_NOT_FOUND) c->fault = (struct fault){ 0 }, e = absent_id(c, "categories", category);
    if (e || was.measure == measure) return e;
    is = was;
    is.measure = measure;
    return tx_update(tx, &category_entity, &was, &is, &(struct change){ .verb = "link" });
}

static enum err link_categories(struct call *c, struct tx *tx, int64_t measure, const struct ids *given) {
    enum err e = OK;
    for (int i = 0; i < given->n && !e; i++) e = link_one(c, tx, given->id[i], measure);
    for (int i = 0; i < c->world->ncategories && !e; i++) {
        const struct category *k = &c->world->category[i];
        bool stays = k->measure != measure;
        for (int j = 0; j < given->n && !stays; j++) stays = given->id[j] == k->h.id;
        if (!stays) e = link_one(c, tx, k->h.id, NONE);
    }
    return e;
}

/* ---- words ---- */

static enum err order(struct call *c, const struct measure *m) {
    return m->starts.s && m->ends.s && str_cmp(m->ends, m->starts) < 0 ? fail(c, E_INVALID, "ends", "fact.order") : OK;
}

static enum err clear_field(struct call *c, struct measure *m, struct str name) {
    if (str_is(name, "starts")) m->starts = STR_NULL, edit(&m->edited, EDITED_DATES);
    else if (str_is(name, "ends")) m->ends = STR_NULL, edit(&m->edited, EDITED_DATES);
    else if (str_is(name, "no")) m->no = STR_NULL, edit(&m->edited, EDITED_NO);
    else if (str_is(name, "source")) m->source = NONE, edit(&m->edited, EDITED_SOURCE);
    else return fail_with(c, E_INVALID, "clear", "field.code", S("starts, ends, no, source"), STR_NULL);
    return OK;
}

/* A town's measure carries out one of the city's. */
static enum err set_source(struct call *c, struct measure *m, int64_t source) {
    const struct measure *of = world_measure(c->world, source);
    if (!of || !measure_live(c->world, of) || m->campaign == c->world->campaign.h.id) return absent_id(c, "source", source);
    m->source = source;
    edit(&m->edited, EDITED_SOURCE);
    return OK;
}

static enum err set_words(struct call *c, const struct measure_in *in, struct measure *m) {
    if (in->title.n) m->title = in->title, edit(&m->edited, EDITED_TITLE);
    if (in->no.n) m->no = in->no, edit(&m->edited, EDITED_NO);
    if (in->key_task != NONE) m->key_task = in->key_task, edit(&m->edited, EDITED_TASK);
    if (in->starts.n) m->starts = in->starts, edit(&m->edited, EDITED_DATES);
    if (in->ends.n) m->ends = in->ends, edit(&m->edited, EDITED_DATES);
    enum err e = in->source != NONE ? set_source(c, m, in->source) : OK;
    for (int i = 0; i < in->clear.n && !e; i++) e = clear_field(c, m, in->clear.s[i]);
    return e ? e : order(c, m);
}

/* `linked`: the categories that were given with it, which the world does not know yet; NULL: none were. */
static enum err answer(struct call *c, struct tx *tx, const struct measure *m, const struct ids *linked, struct measure_view *out) {
    plan_measure_view(c, m, out);
    if (linked && linked->id) out->categories = *linked;
    return world_touch(tx);
}

/* ---- split and joined ---- */

static enum err duties_of(struct call *c, struct tx *tx, int64_t campaign, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign) };
    return sql_rows(tx_db(tx), c->mem, "plan_duties", &duty_entity, b, N_OF(b), ret, &c->fault);
}

/* Each part has the units of the whole. */
static enum err copy_duties(struct tx *tx, const struct rows *all, int64_t from, int64_t to) {
    struct duty empty;
    enum err e = OK;
    row_clear(&duty_entity, &empty);
    for (int i = 0; i < all->n && !e; i++) {
        struct duty d = ((const struct duty *)all->row)[i];
        if (d.measure != from) continue;
        d.h = empty.h;
        d.measure = to;
        d.hand = 1;
        d.from_byte = d.to_byte = NONE;
        e = tx_insert(tx, &duty_entity, &d, &(struct change){ .verb = "divide" });
    }
    return e;
}

static enum err part(struct tree *t, const struct measure *of, struct str title, int64_t after, struct measure *ret) {
    struct measure empty;
    row_clear(&measure_entity, &empty);
    *ret = *of;
    ret->h = empty.h;
    ret->h.id = tx_new_id(t->tx);
    ret->title = title;
    ret->no = ret->said = STR_NULL;
    ret->key_task = 0;
    ret->hand = 1;
    ret->edited = NONE;
    ret->from_byte = ret->to_byte = ret->text_from = ret->text_to = NONE;
    int64_t level = of->level;
    enum err e = place(t, ret, of->parent, after);
    ret->level = level;
    if (!e) e = tx_insert(t->tx, &measure_entity, ret, &(struct change){ .verb = "divide" });
    if (e) return e;
    struct measure *more = ARENA_ARRAY(t->c->mem, struct measure, t->n + 1);
    for (int i = 0; i < t->n; i++) more[i] = t->m[i];
    more[t->n++] = *ret;
    t->m = more;
    return OK;
}

static enum err split_check(struct call *c, const struct texts *t) {
    bool bad = t->n < 2 || t->n > 20;
    for (int i = 0; i < t->n && !bad; i++) bad = str_trim(t->s[i]).n == 0 || utf8_count(t->s[i]) > 400;
    return bad ? fail(c, E_INVALID, "titles", "fact.two_parts") : OK;
}

static enum err split_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct measure_in *in = arg;
    struct measure was, is;
    struct tree t;
    struct rows duties;
    enum err e = plan_row(c, tx, &measure_entity, in->id, &was);
    if (e || (e = split_check(c, &in->titles)) || (e = tree_open(&t, c, tx, was.campaign))) return e;
    if (was.closed_at != NONE) return fail(c, E_CONFLICT, 0, "measure.closed");
    if ((e = duties_of(c, tx, was.campaign, &duties))) return e;
    struct measure_view *v = ARENA_ARRAY(c->mem, struct measure_view, in->titles.n);
    is = was;
    is.title = str_trim(in->titles.s[0]);
    edit(&is.edited, EDITED_TITLE);
    e = put(&t, &was, &is, "divide");
    plan_measure_view(c, &is, &v[0]);
    int64_t after = is.h.id;
    for (int i = 1; i < in->titles.n && !e; i++) {
        struct measure one;
        if ((e = part(&t, &was, str_trim(in->titles.s[i]), after, &one))) break;
        e = copy_duties(tx, &duties, was.h.id, one.h.id);
        plan_measure_view(c, &one, &v[i]);
        after = one.h.id;
    }
    ((struct measure_page *)out)->items = (struct rows){ v, in->titles.n };
    return e ? e : world_touch(tx);
}

static enum err move_duties(struct call *c, struct tx *tx, const struct rows *all, int64_t from, int64_t to) {
    const struct duty *d = all->row;
    enum err e = OK;
    for (int i = 0; i < all->n && !e; i++) {
        struct duty is = d[i];
        bool twin = false;
        if (d[i].measure != from) continue;
        for (int k = 0; k < all->n && !twin; k++)
            twin = d[k].measure == to && d[k].role == d[i].role && d[k].org == d[i].org && (d[k].org != NONE || str_eq(d[k].named, d[i].named));
        if (twin) is.h.removed_at = c->now;
        else is.measure = to, edit(&is.edited, EDITED_PLACE);
        e = tx_update(tx, &duty_entity, &d[i], &is, &(struct change){ .verb = "join" });
    }
    return e;
}

static enum err move_stones(struct call *c, struct tx *tx, int64_t campaign, int64_t from, int64_t to) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", campaign) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), c->mem, "me_milestones", &milestone_entity, b, N_OF(b), &r, &c->fault);
    for (int i = 0; i < r.n && !e; i++) {
        const struct milestone *was = &((const struct milestone *)r.row)[i];
        struct milestone is = *was;
        if (was->measure != from) continue;
        is.measure = to;
        e = tx_update(tx, &milestone_entity, was, &is, &(struct change){ .verb = "join" });
    }
    return e;
}

/* What stands under it goes along; it is closed and stands under the other, so that
** what hangs on it is found there. */
static enum err join_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct measure_in *in = arg;
    struct measure was, is, *into;
    struct tree t;
    struct rows duties;
    enum err e = plan_row(c, tx, &measure_entity, in->id, &was);
    if (e || (e = tree_open(&t, c, tx, was.campaign)) || (e = tree_live(&t, "into", in->into, &into))) return e;
    if (was.closed_at != NONE) return fail(c, E_CONFLICT, 0, "measure.closed");
    if (beneath(&t, in->into, was.h.id)) return fail(c, E_INVALID, "into", "fact.own_child");
    if ((e = duties_of(c, tx, was.campaign, &duties))) return e;
    for (int i = 0; i < t.n && !e; i++) {
        struct measure child = t.m[i];
        if (child.parent != was.h.id || child.closed_at != NONE) continue;
        child.parent = in->into;
        edit(&child.edited, EDITED_PLACE);
        e = put(&t, &t.m[i], &child, "join");
    }
    if (!e) e = levels_below(&t, in->into, into->level < 9 ? into->level + 1 : 9, 0);
    if (!e) e = move_duties(c, tx, &duties, was.h.id, in->into);
    if (!e) e = move_stones(c, tx, was.campaign, was.h.id, in->into);
    for (int i = 0; i < c->world->ncategories && !e; i++)
        if (c->world->category[i].measure == was.h.id) e = link_one(c, tx, c->world->category[i].h.id, in->into);
    is = was;
    is.closed_at = c->now;
    is.parent = in->into;
    edit(&is.edited, EDITED_CLOSED | EDITED_PLACE);
    if (e || (e = put(&t, &was, &is, "join"))) return e;
    plan_measure_view(c, tree_find(&t, in->into), out);
    return world_touch(tx);
}

/* ---- the actions ---- */

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct measure_in *in = arg;
    struct campaign k;
    struct measure m;
    struct tree t;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = plan_campaign(c, tx_db(tx), in->campaign, &k);
    if (e || (e = plan_require(c, k.area)) || (e = tx_once(tx, c->once_key, c->once_body, &id, &seen))) return e;
    if (seen) {
        e = store_get(tx_db(tx), c->mem, 0, c->tenant, &measure_entity, id, &m, &c->fault);
        if (!e) plan_measure_view(c, &m, out);
        return e;
    }
    row_clear(&measure_entity, &m);
    m.h.id = id;
    m.campaign = k.h.id;
    m.key_task = 0;
    m.hand = 1;
    if ((e = tree_open(&t, c, tx, k.h.id)) || (e = set_words(c, in, &m))) return e;
    if ((e = place(&t, &m, in->parent, in->after))) return e;
    if ((e = tx_insert(tx, &measure_entity, &m, &(struct change){ .verb = "create" }))) return e;
    if (in->categories.id && (e = link_categories(c, tx, m.h.id, &in->categories))) return e;
    return answer(c, tx, &m, &in->categories, out);
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct measure_in *in = arg;
    struct measure was, is;
    enum err e = plan_row(c, tx, &measure_entity, in->id, &was);
    if (e) return e;
    is = was;
    if ((e = set_words(c, in, &is))) return e;
    if ((e = tx_update(tx, &measure_entity, &was, &is, &(struct change){ .verb = "edit" }))) return e;
    if (in->categories.id && (e = link_categories(c, tx, is.h.id, &in->categories))) return e;
    return answer(c, tx, &is, &in->categories, out);
}

static enum err move_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct measure_in *in = arg;
    struct measure was, is;
    struct tree t;
    enum err e = plan_row(c, tx, &measure_entity, in->id, &was);
    if (e || (e = tree_open(&t, c, tx, was.campaign))) return e;
    if (was.closed_at != NONE) return fail(c, E_CONFLICT, 0, "measure.closed");
    is = was;
    edit(&is.edited, EDITED_PLACE);
    if ((e = place(&t, &is, in->parent, in->after)) || (e = put(&t, &was, &is, "move"))) return e;
    if ((e = levels_below(&t, is.h.id, is.level < 9 ? is.level + 1 : 9, 0))) return e;
    return answer(c, tx, &is, 0, out);
}

static enum err close_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct one_in *in = arg;
    struct measure was, is;
    struct tree t;
    enum err e = plan_row(c, tx, &measure_entity, in->id, &was);
    if (e || (e = tree_open(&t, c, tx, was.campaign))) return e;
    for (int i = 0; i < t.n; i++)
        if (sibling(&t.m[i], was.h.id, NONE)) return fail(c, E_CONFLICT, 0, "measure.children");
    if (was.closed_at != NONE) return fail(c, E_CONFLICT, 0, "measure.closed");
    is = was;
    is.closed_at = c->now;
    edit(&is.edited, EDITED_CLOSED);
    if ((e = put(&t, &was, &is, "close"))) return e;
    return answer(c, tx, &is, 0, out);
}

static enum err reopen_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct one_in *in = arg;
    struct measure was, is, *up;
    struct tree t;
    enum err e = plan_row(c, tx, &measure_entity, in->id, &was);
    if (e || (e = tree_open(&t, c, tx, was.campaign))) return e;
    if (was.closed_at == NONE) return fail(c, E_CONFLICT, 0, "measure.open");
    is = was;
    is.closed_at = NONE;
    edit(&is.edited, EDITED_CLOSED);
    for (up = tree_find(&t, is.parent); up && up->closed_at != NONE; up = tree_find(&t, is.parent)) is.parent = up->parent;
    if ((e = put(&t, &was, &is, "reopen"))) return e;
    return answer(c, tx, &is, 0, out);
}

#define ACTION(verb) .cap = CAP_PLAN, .out = &measure_view_entity, .body = verb##_body, .touches_world = true
const struct action measures_create = { .name = "measures.create", ACTION(create), .in = &measure_new_entity, .once = true };
const struct action measures_change = { .name = "measures.change", ACTION(change), .in = &measure_edit_entity, .versioned = true };
const struct action measures_move = { .name = "measures.move", ACTION(move), .in = &measure_move_entity, .versioned = true };
const struct action measures_close = { .name = "measures.close", ACTION(close), .in = &one_in_entity, .versioned = true };
const struct action measures_reopen = { .name = "measures.reopen", ACTION(reopen), .in = &one_in_entity, .versioned = true };
const struct action measures_split = {
    .name = "measures.split", .cap = CAP_PLAN, .in = &measure_split_entity, .out = &measure_page_entity, .body = split_body,
    .versioned = true, .touches_world = true,
};
const struct action measures_join = { .name = "measures.join", ACTION(join), .in = &measure_join_entity, .versioned = true };
