/* Many estates at once: rules are read and understood once, each table of the register is walked once
** for a stretch of estates, and its rows are dealt out to them. */
#include "action/rules_in.h"

#include "base/id.h"
#include "base/time.h"

enum { RECENT_DAYS = 90, HISTORY_DAYS = 365, MONTHS_DAYS = 370 };

int64_t rules_today(const struct call *c) {
    return time_local_day(c->now, c->tz_offset, 0);
}

/* ---- the rules ---- */

static enum rule_life life_of(struct call *c, struct rules_one *x, struct str today) {
    struct fault f = { 0 };
    if (x->r->enabled != 1) return LIFE_OFF;
    if (!x->noun || (x->r->valid_from.n && str_cmp(x->r->valid_from, today) > 0)) return LIFE_WAITS;
    return rule_read(c->mem, x->noun, x->r->condition, &x->k, &f) ? LIFE_WAITS : LIFE_LIVE;
}

enum err rules_set_read(struct call *c, struct db *db, struct rules_set *ret) {
    struct bind b = BI("tenant", c->tenant);
    struct rows r;
    struct str today = date_text(c->mem, day_civil(rules_today(c)));
    enum err e = sql_rows(db, c->mem, "rules_all", &rule_entity, &b, 1, &r, &c->fault);
    *ret = (struct rules_set){ 0 };
    if (e) return e;
    ret->v = ARENA_ARRAY(c->mem, struct rules_one, r.n + 1);
    for (int i = 0; i < r.n; i++) {
        struct rules_one *x = &ret->v[ret->n++];
        x->r = &((const struct rule *)r.row)[i];
        x->noun = rule_noun(x->r->noun);
        x->life = life_of(c, x, today);
        if (x->life == LIFE_LIVE) ret->needs |= x->k.needs | rule_noun_need(x->noun);
    }
    return OK;
}

/* ---- what they look at ---- */

static const struct table_of { const char *statement; const struct entity *e; } tables[RULE_NEEDS] = {
    { "rule_buildings", &building_entity }, { "rule_stairwells", &stairwell_entity }, { "rule_elevators", &elevator_entity },
    { "rule_facilities", &facility_entity }, { "rule_contracts", &contract_entity }, { "rule_bodies", &owners_body_entity },
    { "rule_months", &ledger_month_entity }, { "rule_households", &household_entity },
};

struct gather { struct call *c; struct db *db; int64_t from, to; struct grounds *to_fill; };

/* Both lists are in the order of estates. */
static void deal(struct grounds *g, int table, const struct rows *r) {
    const struct entity *e = tables[table].e;
    const struct field *f = field_named(e, S("estate"));
    const char *row = r->row;
    int at = 0;
    for (int i = 0; i < g->n; i++) {
        int64_t id = g->g[i].estate->h.id;
        while (at < r->n && *(const int64_t *)(const void *)(row + e->size * (size_t)at + f->at) < id) at++;
        struct rows *mine = &g->g[i].of[table];
        mine->row = (void *)(uintptr_t)(row + e->size * (size_t)at);
        for (; at < r->n && *(const int64_t *)(const void *)(row + e->size * (size_t)at + f->at) == id; at++) mine->n++;
    }
}

static enum err table_read(const struct gather *k, int table) {
    struct call *c = k->c;
    struct str since = date_text(c->mem, day_civil(rules_today(c) - MONTHS_DAYS));
    struct bind b[] = { BI("tenant", c->tenant), BI("from", k->from), BI("to", k->to), BT("since", since) };
    struct rows r;
    int n = tables[table].e == &ledger_month_entity ? N_OF(b) : N_OF(b) - 1;
    enum err e = sql_rows(k->db, c->mem, tables[table].statement, tables[table].e, b, n, &r, &c->fault);
    if (!e) deal(k->to_fill, table, &r);
    return e;
}

/* Ids are in their order, and mostly asked for in it. */
static struct rule_ground *ground_of(struct grounds *g, int64_t estate, int *from) {
    while (*from < g->n && g->g[*from].estate->h.id < estate) ++*from;
    return *from < g->n && g->g[*from].estate->h.id == estate ? &g->g[*from] : 0;
}

static enum err open_cases(const struct gather *k) {
    struct bind b[] = { BI("tenant", k->c->tenant), BI("from", k->from), BI("to", k->to) };
    struct cursor *cur;
    int at = 0;
    enum err e = sql_open(k->db, k->c->mem, "rule_open_cases", b, N_OF(b), &cur, &k->c->fault);
    if (e) return e;
    while (sql_next(cur)) {
        struct rule_ground *g = ground_of(k->to_fill, sql_int(cur, 0), &at);
        if (g) g->open_problems = sql_int(cur, 1);
    }
    return sql_end(cur);
}

/* Cases of one category in 90 days, whoever reported them: the sums of one estate, of its few categories. */
struct category_sum { int64_t category, n; };

static void count_in(struct call *c, struct rule_ground *g, struct category_sum **sum, int *n, int *cap, int64_t category) {
    int i = 0;
    while (i < *n && (*sum)[i].category != category) i++;
    if (i == *n) ARENA_PUSH(c->mem, *sum, *n, *cap) = (struct category_sum){ category, 0 };
    (*sum)[i].n++;
    if ((*sum)[i].n > g->same_category) g->same_category = (*sum)[i].n;
}

static enum err new_cases(const struct gather *k) {
    struct call *c = k->c;
    int64_t recent = id_floor(c->now - (int64_t)RECENT_DAYS * DAY);
    struct bind b[] = {
        BI("tenant", c->tenant), BI("from", k->from), BI("to", k->to), BI("floor", id_floor(c->now - HISTORY_DAYS * (int64_t)DAY)),
        BI("rejected", REJECTED), BI("exited", EXITED), BI("merged", MERGED), BI("voided", VOIDED),
    };
    struct cursor *cur;
    struct category_sum *sum = 0;
    struct rule_ground *last = 0;
    int at = 0, n = 0, cap = 0;
    enum err e = sql_open(k->db, c->mem, "rule_new_cases", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    while (sql_next(cur)) {
        struct rule_ground *g = ground_of(k->to_fill, sql_int(cur, 0), &at);
        int64_t source = sql_int(cur, 2);
        bool now = sql_int(cur, 3) >= recent, complaint = source == BY_RESIDENT || source == BY_HOTLINE;
        if (!g) continue;
        if (g != last) n = 0;
        last = g;
        if (complaint) ++*(now ? &g->complaints : &g->complaints_before);
        if (now && source != BY_RULE) count_in(c, g, &sum, &n, &cap, sql_int(cur, 1));
    }
    return sql_end(cur);
}

enum err rules_gather(struct call *c, struct db *db, int64_t from, int64_t to, unsigned want, struct grounds *ret) {
    struct gather k = { c, db, from, to, ret };
    struct bind b[] = { BI("tenant", c->tenant), BI("from", from), BI("to", to) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "rule_estates", &estate_entity, b, N_OF(b), &r, &c->fault);
    *ret = (struct grounds){ 0 };
    if (e) return e;
    ret->g = ARENA_ARRAY(c->mem, struct rule_ground, r.n + 1);
    ret->n = r.n;
    for (int i = 0; i < r.n; i++)
        ret->g[i] = (struct rule_ground){ .today = rules_today(c), .estate = &((const struct estate *)r.row)[i] };
    for (int i = 0; i < RULE_NEEDS && !e; i++)
        if (want >> i & 1) e = table_read(&k, i);
    if (!e && want & RULE_PROBLEMS && !(e = open_cases(&k))) e = new_cases(&k);
    return e;
}

struct rows rules_items(const struct rule_ground *g, const struct entity *noun) {
    if (noun == &estate_entity) return (struct rows){ (void *)(uintptr_t)g->estate, 1 };
    for (int i = 0; i < RULE_NEEDS; i++)
        if (tables[i].e == noun) return g->of[i];
    return (struct rows){ 0, 0 };
}

const void *rules_item_of(const struct rule_ground *g, const struct entity *noun, int64_t id) {
    struct rows r = rules_items(g, noun);
    for (int i = 0; i < r.n; i++) {
        const struct head *h = rules_item(&r, noun, i);
        if (h->id == id) return h;
    }
    return 0;
}
