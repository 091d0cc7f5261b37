/* A reading as it is answered: its facts with what they stand for, how many are sure. */
#include "action/reading.h"

#include "text/unit.h"

static bool is_low(const struct plan_fact *f, const struct ids *orgs) {
    bool unit = f->kind == FACT_UNIT || f->kind == FACT_DUTY;
    if (f->state != FACT_PROPOSED || f->kind == FACT_UNREAD) return false;
    return f->confidence < FACT_LOW || (unit && f->org == NONE && orgs->n == 0);
}

static struct ids class_of(struct call *c, struct unit_room *room, const struct plan_fact *f) {
    bool unit = f->kind == FACT_UNIT || f->kind == FACT_DUTY;
    return unit && f->org == NONE ? unit_class_of(c, room, f->title) : (struct ids){ 0, 0 };
}

static struct fact_view fact_as(struct call *c, struct unit_room *room, const struct plan_fact *f) {
    struct fact_view v = {
        .id = f->h.id, .version = f->h.version, .kind = f->kind, .parent = f->parent, .position = f->position, .level = f->level,
        .role = f->role, .key_task = f->key_task, .org = f->org, .state = f->state, .edited = f->edited != NONE && f->edited != 0,
        .hand = f->hand == 1,
        .mechanism = f->mechanism, .period = f->period, .orgs = class_of(c, room, f), .no = f->no, .title = f->title, .said = f->said, .start = f->starts,
        .end = f->ends, .start_text = f->start_text, .end_text = f->end_text, .from = f->from_byte, .to = f->to_byte,
        .text_from = f->text_from, .text_to = f->text_to, .confidence = f->confidence,
    };
    v.low = is_low(f, &v.orgs);
    if (f->reason.n) v.reason = str_of(word_text(c->language, arena_cstr(c->mem, f->reason)));
    return v;
}

static void count(struct reading_tally *t, const struct fact_view *f) {
    int64_t *const of[] = { [FACT_ITEM] = &t->items, [FACT_PHASE] = &t->phases, [FACT_MILESTONE] = &t->milestones,
                            [FACT_UNIT] = &t->units, [FACT_DUTY] = &t->duties, [FACT_MECHANISM] = &t->mechanisms,
                            [FACT_UNREAD] = &t->unread };
    if (f->state == FACT_DROPPED) {
        t->dropped++;
        return;
    }
    (*of[f->kind])++;
    t->low += f->low;
    t->open += f->state == FACT_PROPOSED && f->kind != FACT_UNREAD;
    t->confirmed += f->state == FACT_CONFIRMED;
}

static struct texts lines_of(struct call *c, struct str s) {
    struct texts t = { 0, 0 };
    int cap = 0;
    while (s.n) {
        struct str line;
        s = str_cut(s, '\n', &line);
        ARENA_PUSH(c->mem, t.s, t.n, cap) = line;
    }
    return t;
}

/* Corrections that can be taken back, newest first. */
static enum err steps(struct call *c, struct db *db, int64_t reading, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("reading", reading) };
    struct cursor *cur;
    struct reading_step *v = 0;
    int n = 0, cap = 0;
    enum err e = sql_open(db, c->mem, "reading_steps", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur))
        ARENA_PUSH(c->mem, v, n, cap) =
            (struct reading_step){ sql_int(cur, 0), sql_int(cur, 1), sql_int(cur, 2), sql_int(cur, 3), sql_text(cur, 4), sql_text(cur, 5) };
    *ret = (struct rows){ v, n };
    return sql_end(cur);
}

/* Which campaign of this place runs, that the reading would revise. */
static enum err running(struct call *c, struct db *db, int64_t area, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("area", area == NONE ? 0 : area) };
    struct cursor *cur;
    enum err e = sql_open(db, c->mem, "plan_campaign_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    *ret = sql_next(cur) ? sql_int(cur, 0) : NONE;
    return sql_end(cur);
}

enum err reading_show(struct call *c, struct db *db, const struct plan_reading *r, const struct rows *all, const struct rows *shown,
                      bool text, struct reading_view *ret) {
    struct unit_room *room = unit_room_open(c, r->area);
    struct reading_tally *t = ARENA_NEW(c->mem, struct reading_tally);
    struct fact_view *v = ARENA_ARRAY(c->mem, struct fact_view, shown->n + 1);
    for (int i = 0; i < all->n; i++) {
        struct fact_view one = fact_as(c, room, &((const struct plan_fact *)all->row)[i]);
        count(t, &one);
        if (all == shown) v[i] = one;
    }
    for (int i = 0; i < shown->n && all != shown; i++) v[i] = fact_as(c, room, &((const struct plan_fact *)shown->row)[i]);
    *ret = (struct reading_view){
        .id = r->h.id, .version = r->h.version, .area = r->area, .campaign = r->campaign, .state = r->state, .is_plan = r->is_plan,
        .step = r->step == NONE ? 0 : r->step, .created_at = r->h.created_at, .by = r->h.created_by, .name = r->name, .kind = r->kind,
        .encoding = r->encoding, .title = r->title, .doc_no = r->doc_no, .text = text ? r->text : STR_NULL,
        .cites = lines_of(c, r->basis), .tally = { t, 1 }, .facts = { v, shown->n },
    };
    if (r->why.n) ret->why = str_of(word_text(c->language, arena_cstr(c->mem, r->why)));
    enum err e = running(c, db, r->area, &ret->running);
    return e ? e : steps(c, db, r->h.id, &ret->steps);
}
