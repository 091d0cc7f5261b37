#include "action/supervise.h"

#include <string.h>
#include "action/level.h"
#include "action/task.h"
#include "base/time.h"

static const struct entity supervision_make_entity = {
    .name = "supervision_make", .size = sizeof(struct supervision), .headless = true, .extends = &supervision_entity,
};
static const struct field in_fields[] = { FLOW_IN_FIELDS(supervision_in, &supervision_entity, &supervision_verbs) };
static const struct entity supervision_in_entity = SHAPE_OF(supervision_in, "supervision_move", in_fields);
static const struct field view_fields[] = { FLOW_PAGE_FIELDS(supervision_view) };
static const struct entity supervision_view_entity = {
    .name = "supervision_view", .size = sizeof(struct supervision_view), .field = view_fields, .nfield = N_OF(view_fields), .headless = true,
    .extends = &supervision_entity,
};
static const struct field query_fields[] = {
    FLOW_QUERY_FIELDS(supervision_query, &supervision_states), F_CODE(supervision_query, rung, INPUT, &rungs),
    F_INT(supervision_query, about, INPUT, 1, INT64_MAX),
};
static const struct entity supervision_query_entity = SHAPE_OF(supervision_query, "supervision_query", query_fields);
static const struct field list_fields[] = { FLOW_LIST_FIELDS(&supervision_entity) };
static const struct entity supervision_list_entity = SHAPE_OF(flow_list, "supervision_list", list_fields);

/* ---- numbers ---- */

/* Without gaps: counted in the transaction that writes the sheet. 督办单〔2026〕12号 */
static enum err number(struct call *c, struct tx *tx, struct supervision *s) {
    struct civil today = day_civil(time_local_day(c->now, c->tz_offset, 0));
    struct str series = arena_printf(c->mem, "%s.%d", code_text(&rungs, s->rung), today.year);
    struct bind b[] = { BI("tenant", c->tenant), BT("series", series), BI("block", 1) };
    struct cursor *cur;
    enum err e = sql_open(tx_db(tx), c->mem, "counter_take", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    int64_t n = sql_next(cur) ? sql_int(cur, 0) : 1;
    s->no = arena_printf(c->mem, "%s〔%d〕%lld号", word_of(ZH, "rung", code_text(&rungs, s->rung)), today.year, (long long)n);
    return sql_end(cur);
}

/* ---- what is pressed ---- */

struct matter { int64_t town, community, estate, unit, open; struct str no, title; };

static enum err matter_of(struct call *c, struct db *db, struct str noun, int64_t id, struct matter *ret) {
    struct scope s = scope_of(c, CAP_READ);
    enum err e;
    if (str_is(noun, "problem")) {
        struct problem p;
        e = store_get(db, c->mem, &s, c->tenant, &problem_entity, id, &p, &c->fault);
        if (!e) *ret = (struct matter){ p.town, p.community, p.estate, p.unit != NONE ? p.unit : level_holder(c->world, &p), p.open, p.no, p.title };
    } else if (str_is(noun, "task")) {
        struct task t;
        e = flow_get(c, db, &task_flow, id, &t);
        if (!e) *ret = (struct matter){ t.town, t.community, t.estate, t.unit, t.open, t.no, t.title };
    } else return fail(c, E_INVALID, "about_noun", "supervise.noun");
    if (e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    return fail_with(c, E_INVALID, "about", "field.absent", arena_printf(c->mem, "%lld", (long long)id), STR_NULL);
}

/* The highest open sheet about it. */
static enum err standing(struct call *c, struct db *db, int64_t about, struct supervision *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("about", about) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "supervisions_open", &supervision_entity, b, N_OF(b), &r, &c->fault);
    row_clear(&supervision_entity, ret);
    ret->rung = 0;
    for (int i = 0; i < r.n && !e; i++) {
        const struct supervision *s = &((const struct supervision *)r.row)[i];
        if (s->rung > ret->rung) *ret = *s;
    }
    return e;
}

static enum err put(struct call *c, struct tx *tx, struct supervision *s, const struct matter *m) {
    struct persons unit = { 0 }, issuer = { 0 };
    s->town = m->town, s->community = m->community, s->estate = m->estate, s->unit = m->unit;
    s->about_no = m->no;
    if (!s->title.n) s->title = m->title;
    enum err e = number(c, tx, s);
    if (e || (e = flow_make(c, tx, &supervision_kind, s, (struct ids){ 0, 0 }, s->text))) return e;
    flow_people(c, s->unit, &unit);
    flow_people(c, s->issuer, &issuer);
    e = flow_notify(c, tx, &supervision_flow, s, NOTE_TODO, S("supervision_verb.issue"), s->text, &unit);
    return e ? e : flow_notify(c, tx, &supervision_flow, s, NOTE_TOLD, S("supervision_verb.issue"), s->text, &issuer);
}

/* ---- by hand ---- */

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    struct supervision s = *(const struct supervision *)arg, has;
    struct supervision_view *out = ret;
    struct matter m;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &supervision_entity, id, &out->s, &c->fault);
    if ((e = matter_of(c, tx_db(tx), s.about_noun, s.about, &m)) || (e = standing(c, tx_db(tx), s.about, &has))) return e;
    if (!m.open) return fail_with(c, E_CONFLICT, "about", "supervise.closed", m.no, STR_NULL);
    if (m.unit == NONE) return fail_with(c, E_CONFLICT, "about", "supervise.no_unit", m.no, STR_NULL);
    if (m.unit == c->who->org) return fail(c, E_DENIED, "about", "supervise.own");
    if (has.rung >= s.rung) return fail_with(c, E_CONFLICT, "rung", "supervise.higher", m.no, has.no);
    s.h.id = id;
    s.by_clock = 0;
    s.issuer = c->who->org;
    if ((e = put(c, tx, &s, &m))) return e;
    out->s = s;
    return OK;
}

/* ---- by the clock ---- */

static const struct { int64_t light, rung; const char *key; } climbs[] = {
    { LAMP_RISK, RUNG_PRESS, "supervise.risk" }, { LAMP_OVER, RUNG_ORDER, "supervise.late" }, { LAMP_OVER3, RUNG_LISTED, "supervise.over3" },
};

enum err supervise_climb(struct call *c, struct tx *tx, const struct problem *p) {
    struct supervision s, has;
    int64_t unit = p->unit != NONE ? p->unit : level_holder(c->world, p);
    const struct org *o = unit == NONE ? 0 : world_org(c->world, unit);
    int i = 0;
    while (i < N_OF(climbs) && climbs[i].light != p->light) i++;
    if (i == N_OF(climbs) || !o || o->kind == ORG_CITY || o->kind == ORG_GRID || o->closed_at != NONE) return OK;
    int64_t issuer = level_above(c->world, p, unit, CAP_SUPERVISE);
    enum err e = standing(c, tx_db(tx), p->h.id, &has);
    if (e || has.rung >= climbs[i].rung || issuer == NONE) return e;
    const struct str arg[3] = { p->no, STR_NULL, STR_NULL };
    row_clear(&supervision_entity, &s);
    s.rung = climbs[i].rung;
    s.about = p->h.id, s.about_noun = S("problem"), s.after = has.rung ? has.h.id : NONE;
    s.text = word_fill(c->mem, ZH, climbs[i].key, arg);
    s.by_clock = 1;
    s.issuer = issuer;
    s.h.id = tx_new_id(tx);
    return put(c, tx, &s, &(struct matter){ p->town, p->community, p->estate, unit, 1, p->no, p->title });
}

/* ---- moves ---- */

static enum err move_check(struct call *c, struct tx *tx, struct flowing *v) {
    struct supervision *is = v->is;
    const char *verb = code_text(&supervision_verbs, v->m->verb);
    (void)tx;
    if (!strcmp(verb, "answer")) is->answered_at = c->now, is->answered_by = c->who->person;
    if (!strcmp(verb, "send_back")) is->answered_at = is->answered_by = NONE;
    if (!strcmp(verb, "release")) is->released_at = c->now, is->released_by = c->who->person;
    if (!strcmp(verb, "raise") && is->rung + 1 >= RUNGS) return fail(c, E_CONFLICT, "verb", "supervise.top");
    return OK;
}

/* Raised: the next sheet stands one rung higher and says what it comes from. */
static enum err move_after(struct call *c, struct tx *tx, struct flowing *v) {
    const struct supervision *from = v->is;
    struct supervision s;
    if (strcmp(code_text(&supervision_verbs, v->m->verb), "raise")) return OK;
    row_clear(&supervision_entity, &s);
    s.rung = from->rung + 1;
    s.about = from->about, s.about_noun = from->about_noun, s.after = from->h.id;
    s.title = from->title, s.text = v->in->reason;
    s.by_clock = 0;
    s.issuer = c->who->org;
    s.h.id = tx_new_id(tx);
    return put(c, tx, &s, &(struct matter){ from->town, from->community, from->estate, from->unit, 1, from->about_no, from->title });
}

const struct flow_kind supervision_kind = { .flow = &supervision_flow, .check = move_check, .after = move_after };

static enum err move_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    void *row = 0;
    enum err e = flow_move(c, tx, &supervision_kind, arg, &row);
    if (!e) ((struct supervision_view *)ret)->s = *(const struct supervision *)row;
    return e;
}

/* ---- read ---- */

static enum err page_of(struct call *c, void *in, void *ret) {
    struct supervision_view *v = ret;
    (void)in;
    return flow_page(c, c->db, &supervision_flow, &v->s, (struct flow_page *)(void *)&v->moves);
}

static enum err get_read(struct call *c, void *in, void *ret) {
    struct supervision_view *v = ret;
    enum err e = flow_get(c, c->db, &supervision_flow, ((const struct one_in *)in)->id, &v->s);
    return e ? e : page_of(c, in, ret);
}

static struct filter equal_to(const char *field, const int64_t *value) {
    return (struct filter){ .field = field_named(&supervision_entity, str_of(field)), .in = value, .n = 1, .low = NONE, .high = NONE };
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct supervision_query *q = in;
    struct filter more[2], *f = more;
    if (q->rung != NONE) *f++ = equal_to("rung", &q->rung);
    if (q->about != NONE) *f++ = equal_to("about", &q->about);
    return flow_list(c, &supervision_flow, (const struct flow_query *)(const void *)q, more, (int)(f - more), ret);
}

const struct action supervisions_list = {
    .name = "supervisions.list", .cap = CAP_READ, .in = &supervision_query_entity, .out = &supervision_list_entity, .read = list_read,
};
const struct action supervisions_get = {
    .name = "supervisions.get", .cap = CAP_READ, .in = &one_in_entity, .out = &supervision_view_entity, .read = get_read,
};
const struct action supervisions_create = {
    .name = "supervisions.create", .cap = CAP_SUPERVISE, .in = &supervision_make_entity, .out = &supervision_view_entity,
    .body = create_body, .answer = page_of, .once = true,
};
const struct action supervisions_move = {
    .name = "supervisions.move", .cap = CAP_READ, .in = &supervision_in_entity, .out = &supervision_view_entity, .body = move_body,
    .answer = page_of, .versioned = true,
};
