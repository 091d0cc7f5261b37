#include "action/demo_in.h"

#include "access/password.h"
#include "action/overdue.h"
#include "action/estate.h"
#include "action/register.h"
#include "action/people.h"
#include "action/rules.h"
#include "base/utf8.h"

enum { DEMO_AGE_DAYS = 90 };       /* how old the example city is */

/* ---- who may sign in ---- */

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field account_fields[] = {
    F_TEXT(demo_account, account, REQUIRED, 2, 40), F_TEXT(demo_account, password, REQUIRED, 1, 200),
    F_TEXT(demo_account, name, REQUIRED, 1, 40), F_CODE(demo_account, role, REQUIRED, &roles),
    F_REF (demo_account, org, REQUIRED | NAMED, &org_entity),
};
static const struct entity demo_account_entity = SHAPE(demo_account, "demo_account", account_fields);
static const struct field demo_fields[] = { F_ROWS(demo_view, accounts, 0, &demo_account_entity) };
const struct entity demo_view_entity = SHAPE(demo_view, "demo", demo_fields);

/* An account still as it was made: one whose password was changed is nobody's
** example. Read anew, since a password is no part of the world. */
static enum err example(struct call *c, struct str account, struct person *ret, bool *is) {
    enum err e = person_of_account(c, c->db, account, ret);
    *is = !e && ret->disabled_at == NONE && ret->password_at == ret->h.created_at;
    if (e == E_NOT_FOUND) c->fault = (struct fault){ 0 };
    return e == E_NOT_FOUND ? OK : e;
}

static int64_t role_of(const struct world *w, int64_t person) {
    for (int i = 0; i < w->ngrants; i++)
        if (w->grant[i].person == person) return w->grant[i].role;
    return NONE;
}

static enum err accounts_read(struct call *c, void *in, void *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S(DEMO_ACCOUNTS)) };
    struct demo_view *out = ret;
    struct demo_account *list = 0;
    struct cursor *cur;
    int n = 0, cap = 0;
    (void)in;
    if (!c->world->demo) return fail(c, E_NOT_FOUND, 0, 0);
    enum err e = sql_open(c->db, c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    struct str rest = sql_next(cur) ? sql_text(cur, 0) : STR_NULL, one;
    if ((e = sql_end(cur))) return e;
    while (rest.n && !e) {
        struct person p;
        bool is = false;
        rest = str_cut(rest, ',', &one);
        e = example(c, one, &p, &is);
        if (!is) continue;
        ARENA_PUSH(c->mem, list, n, cap) = (struct demo_account){ role_of(c->world, p.h.id), p.org, p.account,
                                                                          S(DEMO_PASSWORD), p.name };
    }
    out->accounts = (struct rows){ list, n };
    return e;
}

const struct action demo_accounts = {
    .name = "demo.accounts", .cap = CAP_OPEN, .out = &demo_view_entity, .read = accounts_read,
};

/* ---- places and people ---- */

int64_t demo_org(struct call *c, struct str name) {
    const struct world *w = c->world;
    struct unit_org *u = ARENA_ARRAY(c->mem, struct unit_org, w->norgs + 1);
    for (int i = 0; i < w->norgs; i++) u[i] = city_unit_org(c->mem, &w->org[i]);
    struct unit_match m = unit_match(c->mem, name, STR_NULL, u, (size_t)w->norgs, 0, 0);
    return m.n == 1 ? m.ids[0] : NONE;
}

int64_t demo_area(const struct world *w, struct str name, int64_t parent) {
    for (int i = 0; i < w->nareas; i++)
        if (str_eq(w->area[i].name, name) && (parent == NONE || w->area[i].parent == parent))
            return w->area[i].h.id;
    return NONE;
}

struct known { struct str account; int64_t id; };
struct body {
    struct call *c;
    struct str text;
    struct demo_made *made;
    struct str hash, want;
    bool whole;                          /* the whole city's files: more columns    */
    struct known *known;                 /* accounts made so far                    */
    int nknown, cap;
};

enum err demo_body(struct call *c, store_body fn, void *b) {
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = fn, .arg = b, .mem = c->mem, .fault = &c->fault,
    };
    enum err e = store_write(c->store, &w);
    if (!e) worlds_stale(c->worlds);
    return e;
}

/* A property company comes into being with the first estate that names it. */
static enum err firm_of(struct call *c, struct tx *tx, struct rows *firms, struct str name, int64_t *ret) {
    struct org *list = firms->row;
    *ret = NONE;
    if (name.n == 0) return OK;
    for (int i = 0; i < firms->n; i++)
        if (str_eq(list[i].name, name)) *ret = list[i].h.id;
    if (*ret != NONE) return OK;
    struct org o;
    row_clear(&org_entity, &o);
    for (int i = 0; i < c->world->norgs; i++)
        if (c->world->org[i].kind == ORG_CITY) o.parent = c->world->org[i].h.id;
    o.kind = ORG_PROPERTY;
    o.name = name;
    enum err e = tx_insert(tx, &org_entity, &o, &(struct change){ .verb = "init" });
    *ret = o.h.id;
    list[firms->n++] = o;
    return e;
}

enum { E_NO, E_NAME, E_TOWN, E_COMMUNITY, E_ADDRESS, E_YEAR, E_HOUSEHOLDS, E_BUILDINGS, E_FIRM, E_LAT,
       E_LNG, E_AREA, E_FEE, E_BOUNDARY };

/* "lng lat;lng lat;…" as a closed ring. */
static struct str ring_of(struct arena *a, struct str corners) {
    struct str first = STR_NULL, out = S(""), one, lng, rest = corners;
    while (rest.s) {
        rest = str_cut(rest, ';', &one);
        struct str lat = str_cut(str_trim(one), ' ', &lng);
        one = arena_printf(a, "[" PRIstr "," PRIstr "]", STRARG(lng), STRARG(lat));
        out = first.s ? arena_printf(a, PRIstr "," PRIstr, STRARG(out), STRARG(one)) : one;
        if (!first.s) first = one;
    }
    return arena_printf(a, "{\"type\":\"Polygon\",\"coordinates\":[[" PRIstr "," PRIstr "]]}", STRARG(out), STRARG(first));
}

/* What only the whole city's list has. */
static enum err estate_more(struct call *c, struct table *t, struct estate *s) {
    struct str fee = table_cell(t, E_FEE);
    if (!str_real(table_cell(t, E_AREA), &s->floor_area)) return table_wrong(t, "area", "demo.row", table_cell(t, E_AREA));
    if (fee.n && !str_int(fee, &s->fee)) return table_wrong(t, "fee", "demo.row", fee);
    s->population = s->households * 27 / 10;
    s->boundary = ring_of(c->mem, table_cell(t, E_BOUNDARY));
    return OK;
}

static enum err estate_row(struct call *c, struct table *t, struct estate *s) {
    row_clear(&estate_entity, s);
    s->source_no = table_cell(t, E_NO);
    s->name = table_cell(t, E_NAME);
    s->address = table_cell(t, E_ADDRESS);
    s->town = demo_area(c->world, table_cell(t, E_TOWN), NONE);
    if (s->town == NONE) return table_wrong(t, "town", "demo.row", table_cell(t, E_TOWN));
    s->community = demo_area(c->world, table_cell(t, E_COMMUNITY), s->town);
    if (s->community == NONE) return table_wrong(t, "community", "demo.row", table_cell(t, E_COMMUNITY));
    const struct { int at; int64_t *to; } whole[] = {
        { E_YEAR, &s->built_year }, { E_HOUSEHOLDS, &s->households }, { E_BUILDINGS, &s->buildings },
    };
    for (int i = 0; i < N_OF(whole); i++)
        if (!str_int(table_cell(t, whole[i].at), whole[i].to))
            return table_wrong(t, "number", "demo.row", table_cell(t, whole[i].at));
    if (!str_real(table_cell(t, E_LAT), &s->lat))
        return table_wrong(t, "lat", "demo.row", table_cell(t, E_LAT));
    if (!str_real(table_cell(t, E_LNG), &s->lng))
        return table_wrong(t, "lng", "demo.row", table_cell(t, E_LNG));
    return OK;
}

static enum err places_body(struct tx *tx, void *arg) {
    struct body *b = arg;
    const char *const column[] = { "编号", "小区名称", "区镇", "社区", "地址", "建成年份", "户数", "楼栋数", "物业企业",
                                   "纬度", "经度", b->whole ? "建筑面积" : 0, "物业费", "边界", 0 };
    enum { FIRMS = 100 };
    struct call *c = b->c;
    struct table t;
    struct rows firms = { ARENA_ARRAY(c->mem, struct org, FIRMS), 0 };
    b->made->estates = 0;
    enum err e = table_open(&t, c->mem, b->text, "estates.csv", column, &c->fault);
    for (bool more = true; !e && firms.n < FIRMS;) {
        struct estate s;
        if ((e = table_next(&t, &more)) || !more) break;
        if ((e = estate_row(c, &t, &s)) || (b->whole && (e = estate_more(c, &t, &s)))) break;
        if ((e = firm_of(c, tx, &firms, table_cell(&t, E_FIRM), &s.property_org))) break;
        s.management = s.property_org == NONE ? BY_COMMUNITY : BY_FIRM;
        s.h.id = s.estate = tx_new_id(tx);
        if ((e = estate_reckon(c, tx_db(tx), &s))) break;
        e = tx_insert(tx, &estate_entity, &s, &(struct change){ .verb = "import" });
        if (!e) e = rules_touch(tx, s.h.id);
        b->made->estates++;
    }
    return e ? e : world_touch(tx);
}

enum err demo_places(struct call *c, struct str estates, bool whole, struct demo_made *ret) {
    struct body b = { .c = c, .text = estates, .made = ret, .whole = whole };
    return demo_body(c, places_body, &b);
}

enum { P_ACCOUNT, P_NAME, P_ROLE, P_ORG, P_AREA, P_LISTED };

/* Who has a line already gets one role more. */
static enum err account_row(struct body *b, struct tx *tx, struct table *t, int64_t *org, int64_t *ret) {
    struct call *c = b->c;
    struct person p;
    row_clear(&person_entity, &p);
    p.account = table_cell(t, P_ACCOUNT);
    p.name = table_cell(t, P_NAME);
    p.password = b->hash;
    p.org = *org = demo_org(c, table_cell(t, P_ORG));
    if (p.org == NONE) return table_wrong(t, "org", "demo.row", table_cell(t, P_ORG));
    for (int i = 0; i < b->nknown; i++)
        if (str_eq(b->known[i].account, p.account)) return *ret = b->known[i].id, OK;
    enum err e = person_add(c, tx, &p);
    if (e) return e;
    *ret = p.h.id;
    ARENA_PUSH(c->mem, b->known, b->nknown, b->cap) = (struct known){ p.account, p.h.id };
    b->made->people++;
    return OK;
}

static enum err person_row(struct body *b, struct tx *tx, struct table *t) {
    struct call *c = b->c;
    struct str area, rest = table_cell(t, P_AREA);
    int64_t person = NONE, org = NONE, role = code_value(&roles, table_cell(t, P_ROLE));
    enum err e = account_row(b, tx, t, &org, &person);
    if (!e && role == NONE) e = table_wrong(t, "role", "demo.row", table_cell(t, P_ROLE));
    do {
        struct grant g;
        row_clear(&grant_entity, &g);
        g.person = person;
        g.role = role;
        /* A line's and a company's share is what names them; everybody else's is a place. */
        if (role == R_DEPARTMENT || role == R_PROPERTY) g.org = org;
        rest = str_cut(rest, '|', &area);
        if (!e && area.n && (g.area = demo_area(c->world, area, NONE)) == NONE) e = table_wrong(t, "area", "demo.row", area);
        if (!e) e = grant_add(c, tx, &g);
    } while (!e && rest.s);
    return e;
}

static enum err people_body(struct tx *tx, void *arg) {
    static const char *const column[] = { "account", "name", "role", "org", "area", "listed", 0 };
    struct body *b = arg;
    struct call *c = b->c;
    struct table t;
    struct str listed = S("");
    b->made->people = b->nknown = 0;
    enum err e = table_open(&t, c->mem, b->text, "people.csv", column, &c->fault);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        if ((e = person_row(b, tx, &t))) break;
        if (!str_is(table_cell(&t, P_LISTED), "1")) continue;
        if (listed.n) listed = arena_join(c->mem, listed, S(","));
        listed = arena_join(c->mem, listed, table_cell(&t, P_ACCOUNT));
    }
    struct setting s = { .tenant = c->tenant, .key = S(DEMO_ACCOUNTS), .value = listed };
    if (!e) e = tx_put(tx, &setting_entity, &s);
    if (!e && b->want.n) e = tx_put(tx, &setting_entity, &(struct setting){ c->tenant, S(DEMO_WANT), b->want });
    return e ? e : world_touch(tx);
}

enum err demo_people(struct call *c, struct str people, struct str want, struct demo_made *ret) {
    struct body b = { .c = c, .text = people, .want = want, .made = ret, .hash = password_hash(c->mem, S(DEMO_PASSWORD)) };
    return b.hash.s ? demo_body(c, people_body, &b) : fail(c, E_MEMORY, 0, 0);
}

/* ---- the whole ---- */

enum err demo_world(struct call *c, int64_t now) {
    if (c->world) world_release(c->worlds, c->world);
    c->world = 0;
    enum err e = world_hold(c->worlds, c->tenant, now, &c->world, &c->fault);
    if (!e) c->tz_offset = c->world->tz_offset;
    return e;
}

enum err demo_turn(struct call *c) {
    enum err e = OK;
    for (bool more = true; more && !e;) e = problems_turn(c, &more);
    return e;
}

/* From the city's first morning on: ids grow with time, so everything is made in
** the order in which it would have happened. */
static enum err build(struct call *c, const struct demo_source *src, int64_t now, struct demo_made *ret) {
    struct city_source city = src->city;
    struct city_spec spec;
    int64_t today = time_local_day(now, city.tz_offset, 0);
    city.demo = true;
    city.plan = plan_template(c->mem, city.plan, day_civil(today));
    enum err e = city_read(c->mem, &city, &spec, &c->fault);
    if (e) return e;
    c->tenant = CITY_TENANT;
    c->tz_offset = city.tz_offset;
    c->now = time_at(today - DEMO_AGE_DAYS, 9 * HOUR, city.tz_offset);
    if ((e = city_make(c, &spec, &ret->city)) || (e = demo_world(c, now))) return e;
    if ((e = demo_places(c, src->estates, false, ret)) || (e = demo_world(c, now))) return e;
    if ((e = demo_people(c, src->people, STR_NULL, ret)) || (e = demo_world(c, now))) return e;
    if ((e = base_small(c, src->base, now, false)) || (e = demo_world(c, now))) return e;
    if ((e = demo_problems(c, src->problems, now, ret)) || (e = base_small(c, src->base, now, true))) return e;
    return demo_world(c, now);
}

enum err demo_build(struct call *c, const struct demo_source *src, struct demo_made *ret) {
    int64_t now = c->now;
    *ret = (struct demo_made){ 0 };
    c->who = who_system(c->mem);
    enum err e = build(c, src, now, ret);
    c->now = now;
    if (!e) e = demo_flows(c, src->flows);
    return e ? e : demo_turn(c);
}
