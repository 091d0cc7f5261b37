/* A correction written down: the fact's new version, its event, and what stood there before. */
#include "action/reading_part.h"

#include "action/city.h"
#include "base/json.h"

struct plan_fact *fact_find(struct correction *k, int64_t id) {
    for (int i = 0; i < k->n; i++)
        if (k->fact[i].h.id == id) return &k->fact[i];
    return 0;
}

enum err fact_live(struct correction *k, const char *field, int64_t id, struct plan_fact **ret) {
    *ret = id == NONE ? 0 : fact_find(k, id);
    if (*ret && (*ret)->state != FACT_DROPPED) return OK;
    if (id == NONE) return fail(k->c, E_INVALID, field, "field.required");
    return fail_with(k->c, E_INVALID, field, "field.absent", arena_printf(k->c->mem, "%lld", (long long)id), STR_NULL);
}

/* Every field of a fact by its table, but whose it is. */
static struct str fact_json(struct arena *a, const struct plan_fact *f) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    for (int i = 0; i < plan_fact_entity.nfield; i++) {
        const struct field *fl = &plan_fact_entity.field[i];
        void *row = (void *)(uintptr_t)f;
        if (field_null(fl, row)) continue;
        jw_key(&w, fl->name);
        if (kind_is_int(fl->kind)) jw_int(&w, *field_int(fl, row));
        else jw_str(&w, *field_str(fl, row));
    }
    jw_end_object(&w);
    struct str s = arena_copy(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static enum err fact_unjson(struct call *c, struct str text, struct plan_fact *f) {
    struct json *j = 0;
    enum err e = json_parse(c->mem, text, &j, &c->fault);
    struct head h = f->h;
    if (e) return e;
    row_clear(&plan_fact_entity, f);
    f->h = h;
    for (int i = 0; i < plan_fact_entity.nfield; i++) {
        const struct field *fl = &plan_fact_entity.field[i];
        const struct json *v = json_get(j, fl->name);
        if (!v) continue;
        if (kind_is_int(fl->kind)) *field_int(fl, f) = v->i;
        else *field_str(fl, f) = v->s;
    }
    return OK;
}

/* The trail says of some verbs what they are of elsewhere (words did.*): those have a name of their own here. */
static const char *event_verb(const char *verb) {
    if (str_is(str_of(verb), "drop")) return "leave_out";
    return str_is(str_of(verb), "split") ? "divide" : verb;
}

static enum err step_put(struct correction *k, int64_t fact, struct str before) {
    struct call *c = k->c;
    struct plan_step s = { c->tenant, k->r->h.id, k->step, k->changed_n, fact, c->now, c->who->person, str_of(k->verb), before };
    ARENA_PUSH(c->mem, k->changed, k->changed_n, k->changed_cap) = fact;
    return tx_put(k->tx, &plan_step_entity, &s);
}

enum err fact_put(struct correction *k, const struct plan_fact *was, struct plan_fact *is) {
    struct plan_fact before = *was;
    enum err e = step_put(k, before.h.id, fact_json(k->c->mem, &before));
    if (!e) e = tx_update(k->tx, &plan_fact_entity, &before, is, &(struct change){ .verb = event_verb(k->verb) });
    struct plan_fact *at = fact_find(k, before.h.id);
    if (!e && at) *at = *is;
    return e;
}

enum err fact_make(struct correction *k, struct plan_fact *f) {
    struct plan_fact empty;
    row_clear(&plan_fact_entity, &empty);
    f->h = empty.h;
    f->h.id = tx_new_id(k->tx);
    f->reading = k->r->h.id;
    enum err e = step_put(k, f->h.id, STR_NULL);
    if (!e) e = tx_insert(k->tx, &plan_fact_entity, f, &(struct change){ .verb = event_verb(k->verb) });
    if (e) return e;
    struct plan_fact *more = ARENA_ARRAY(k->c->mem, struct plan_fact, k->n + 1);
    for (int i = 0; i < k->n; i++) more[i] = k->fact[i];
    more[k->n++] = *f;
    k->fact = more;
    return OK;
}

/* ---- taken back ---- */

static enum err back(struct correction *k, int64_t id, struct str before) {
    struct plan_fact *was = fact_find(k, id), is;
    if (!was) return fail(k->c, E_INTERNAL, 0, 0);
    is = *was;
    if (!before.s) is.h.removed_at = k->c->now;
    else {
        enum err e = fact_unjson(k->c, before, &is);
        if (e) return e;
    }
    ARENA_PUSH(k->c->mem, k->changed, k->changed_n, k->changed_cap) = id;
    enum err e = tx_update(k->tx, &plan_fact_entity, was, &is, &(struct change){ .verb = "take_back" });
    if (!e) *was = is;
    return e;
}

struct undone { int64_t fact; struct str before; };

enum err fact_undo(struct correction *k) {
    struct call *c = k->c;
    struct bind last[] = { BI("tenant", c->tenant), BI("reading", k->r->h.id) };
    struct cursor *cur;
    struct undone *u = 0;
    int n = 0, cap = 0;
    int64_t step = NONE;
    enum err e = sql_open(tx_db(k->tx), c->mem, "reading_steps", last, N_OF(last), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) step = sql_int(cur, 0);
    if ((e = sql_end(cur))) return e;
    if (step == NONE) return fail(c, E_CONFLICT, 0, "reading.no_step");
    struct bind one[] = { BI("tenant", c->tenant), BI("reading", k->r->h.id), BI("step", step) };
    if ((e = sql_open(tx_db(k->tx), c->mem, "reading_step", one, N_OF(one), &cur, &c->fault))) return e;
    while (sql_next(cur)) ARENA_PUSH(c->mem, u, n, cap) = (struct undone){ sql_int(cur, 0), sql_text(cur, 1) };
    if ((e = sql_end(cur))) return e;
    for (int i = 0; i < n && !e; i++) e = back(k, u[i].fact, u[i].before);
    return e ? e : sql_run(tx_db(k->tx), c->mem, "reading_step_gone", one, N_OF(one), 0, tx_fault(k->tx));
}

/* ---- the organisation that a name means ---- */

/* The level that the nearest name before it in the same list bears. */
static struct str level_before(struct correction *k, const struct plan_fact *f) {
    struct str level = unit_level(f->title);
    int64_t best = -1;
    for (int i = 0; i < k->n && !unit_level(f->title).n; i++) {
        const struct plan_fact *o = &k->fact[i];
        bool beside = o->kind == f->kind && o->parent == f->parent && o->state != FACT_DROPPED && o->h.id != f->h.id;
        if (!beside || o->position > f->position || o->position <= best || !unit_level(o->title).n) continue;
        level = unit_level(o->title);
        best = o->position;
    }
    return level;
}

void fact_match(struct correction *k, struct plan_fact *f) {
    struct unit_match u = unit_propose(k->c, k->room, f->title, level_before(k, f));
    f->reason = str_of(city_reason(&u));
    f->org = u.reason != UNIT_CLASS && u.n == 1 ? u.ids[0] : NONE;
    f->confidence = u.confidence;
}
