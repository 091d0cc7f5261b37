/* A document becomes a reading: what was found in it as rows of its own. */
#include "action/reading_part.h"

#include "action/city.h"
#include "action/level.h"
#include "action/org.h"
#include "action/plan.h"
#include "action/problem.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "paper/document.h"

/* ---- whose plan ---- */

bool plan_may(struct call *c, int64_t area) {
    struct scope s = scope_of(c, CAP_PLAN);
    int64_t org = area == NONE ? NONE : org_of_area(c->world, ORG_TOWN, area);
    for (int i = 0; i < c->world->norgs && org == NONE; i++)
        if (area == NONE && c->world->org[i].kind == ORG_CITY && c->world->org[i].closed_at == NONE) org = c->world->org[i].h.id;
    for (int i = 0; i < s.n; i++) {
        const struct scope_part *p = &s.part[i];
        bool place = p->level == LEVEL_ALL || (p->level == LEVEL_TOWN && area != NONE && p->area == area);
        if (place && (p->node == 0 || (org != NONE && org_within(c->world, org, p->node)))) return true;
    }
    return false;
}

enum err plan_require(struct call *c, int64_t area) {
    const struct area *a = area == NONE ? 0 : world_area(c->world, area);
    if (area != NONE && (!a || a->level != AREA_TOWN || a->closed_at != NONE)) return absent_id(c, "area", area);
    if (plan_may(c, area)) return OK;
    return fail_with(c, E_DENIED, 0, 0, str_of(word_of(c->language, "cap", cap_names[CAP_PLAN])), STR_NULL);
}

/* ---- units ---- */

struct known { struct str name, level; struct unit_match m; };
struct unit_room { struct unit_org *org; int n; struct known *known; int nknown, cap; };

/* A town's plan means its own communities, and no other town. */
static bool of_room(const struct world *w, const struct org *o, int64_t area) {
    bool placed = o->kind == ORG_TOWN || o->kind == ORG_COMMUNITY || o->kind == ORG_GRID;
    if (o->closed_at != NONE || o->kind == ORG_GRID) return false;
    return area == NONE || !placed || (o->area != NONE && area_within(w, o->area, area));
}

struct unit_room *unit_room_open(struct call *c, int64_t area) {
    struct unit_room *r = ARENA_NEW(c->mem, struct unit_room);
    r->org = ARENA_ARRAY(c->mem, struct unit_org, c->world->norgs + 1);
    for (int i = 0; i < c->world->norgs; i++)
        if (of_room(c->world, &c->world->org[i], area)) r->org[r->n++] = city_unit_org(c->mem, &c->world->org[i]);
    return r;
}

struct unit_match unit_propose(struct call *c, struct unit_room *r, struct str name, struct str level) {
    enum { KNOWN = 500 };                            /* the same names come again and again */
    for (int i = 0; i < r->nknown; i++)
        if (str_eq(r->known[i].name, name) && str_eq(r->known[i].level, level)) return r->known[i].m;
    struct unit_match m = unit_match(c->mem, name, level, r->org, (size_t)r->n, city_classes, (size_t)city_nclasses);
    if (r->nknown < KNOWN) ARENA_PUSH(c->mem, r->known, r->nknown, r->cap) = (struct known){ name, level, m };
    return m;
}

struct ids unit_class_of(struct call *c, struct unit_room *r, struct str name) {
    struct unit_match m = unit_propose(c, r, name, STR_NULL);
    return m.reason == UNIT_CLASS ? (struct ids){ m.ids, (int)m.n } : (struct ids){ 0, 0 };
}

/* ---- facts of a document ---- */

/* What prepare found: `fact` with parents as places in this list. */
struct reading_made { struct plan_reading row; struct plan_fact *fact; int n, cap; };

struct gather {
    struct call *c;
    const struct plan_doc *d;
    struct reading_made *to;
    struct unit_room *room;
    int *row;                                    /* the fact of each row of a task table      */
};

static struct str cut(struct str s, size_t chars) {
    return utf8_count(s) > chars ? utf8_head(s, chars) : s;
}

static struct plan_fact *found(struct gather *g, int64_t kind, struct str title, struct plan_span at, int confidence) {
    struct reading_made *m = g->to;
    struct plan_fact *f = &ARENA_PUSH(g->c->mem, m->fact, m->n, m->cap);
    row_clear(&plan_fact_entity, f);
    f->kind = kind;
    f->position = (int64_t)m->n * FACT_GAP;
    f->state = FACT_PROPOSED;
    f->title = f->said = cut(title.n ? title : S("—"), 400);
    f->from_byte = (int64_t)at.from;
    f->to_byte = (int64_t)at.to;
    f->confidence = confidence;
    return f;
}

static void read_items(struct gather *g) {
    for (size_t i = 0; i < g->d->outline_n; i++) {
        const struct plan_item *x = &g->d->outline[i];
        struct plan_fact *f = found(g, FACT_ITEM, x->title.n ? x->title : x->no, x->span, x->confidence);
        f->parent = x->parent >= 0 && (size_t)x->parent < i ? x->parent : NONE;
        f->level = x->level < 1 ? 1 : x->level > 9 ? 9 : x->level;
        f->no = x->no.n ? cut(x->no, 20) : STR_NULL;
        f->key_task = x->key_task && !x->running;
        f->text_from = (int64_t)x->body.from;
        f->text_to = (int64_t)x->body.to;
        if (x->running) f->reason = S("fact.running");
    }
}

static struct str day_text(struct gather *g, struct str date, bool last);

/* A row of a task table is a measure, unless a heading bears it too. */
static void read_rows(struct gather *g) {
    g->row = ARENA_ARRAY(g->c->mem, int, g->d->rows_n + 1);
    for (size_t i = 0; i < g->d->rows_n; i++) {
        const struct plan_row *x = &g->d->rows[i];
        g->row[i] = x->item >= 0 ? x->item : g->to->n;
        if (x->item >= 0) continue;
        struct plan_fact *f = found(g, FACT_ITEM, x->title, x->span, 90);
        f->level = 1;
        f->key_task = 0;
        f->end_text = x->due.n ? cut(x->due, 40) : STR_NULL;
        f->ends = x->due.n ? day_text(g, x->due, true) : STR_NULL;
        f->reason = S("fact.row");
    }
}

static int64_t under(const struct gather *g, int item, int row) {
    if (item >= 0) return item;
    return row >= 0 && (size_t)row < g->d->rows_n ? g->row[row] : NONE;
}

static struct str day_text(struct gather *g, struct str date, bool last) {
    struct civil day;
    return plan_day(date, last, &day) && civil_ok(day) ? date_text(g->c->mem, day) : STR_NULL;
}

static bool is_rough(struct str date) {
    return str_ends(date, S("-early")) || str_ends(date, S("-mid"));
}

static void read_phases(struct gather *g) {
    for (size_t i = 0; i < g->d->phases_n; i++) {
        const struct plan_phase *x = &g->d->phases[i];
        struct plan_fact *f = found(g, FACT_PHASE, x->name.n ? cut(x->name, 80) : S("阶段"), x->span, x->confidence);
        f->starts = day_text(g, x->start, false);
        f->ends = day_text(g, x->end, true);
        f->start_text = x->start.n ? cut(x->start, 40) : STR_NULL;
        f->end_text = x->end.n ? cut(x->end, 40) : STR_NULL;
        if (f->starts.s && f->ends.s && str_cmp(f->ends, f->starts) < 0) f->reason = S("fact.ends_before");
        else if ((f->start_text.s && !f->starts.s) || (f->end_text.s && !f->ends.s && !str_is(f->end_text, "long")))
            f->reason = S("fact.no_day");
        else if (!f->start_text.s && !f->end_text.s) f->reason = S("fact.no_date");
        if (f->reason.s && f->confidence >= FACT_LOW) f->confidence = FACT_LOW - 10;
    }
}

static void read_dates(struct gather *g) {
    for (size_t i = 0; i < g->d->dates_n; i++) {
        const struct plan_date *x = &g->d->dates[i];
        struct str said = str_sub(g->d->text, x->sentence.from, x->sentence.to - x->sentence.from);
        struct plan_fact *f = found(g, FACT_MILESTONE, str_trim(x->due.n ? x->due : said), x->span, x->confidence);
        f->parent = under(g, x->item, x->row);
        f->end_text = x->date.n ? cut(x->date, 40) : STR_NULL;
        f->ends = day_text(g, x->date, true);
        f->text_from = (int64_t)x->sentence.from;
        f->text_to = (int64_t)x->sentence.to;
        if (!f->ends.s || x->mark) f->reason = x->mark && str_is(str_of(x->mark), "ends_early") ? S("fact.ends_before") : S("fact.no_day");
        else if (is_rough(x->date)) f->reason = S("fact.rough");
        if (!f->ends.s && f->confidence >= FACT_LOW) f->confidence = FACT_LOW - 20;
    }
}

/* Which organisation is meant, where one is. */
static void match_unit(struct gather *g, struct plan_fact *f, struct str name, struct str level) {
    struct unit_match u = unit_propose(g->c, g->room, name, level);
    f->reason = str_of(city_reason(&u));
    f->org = u.reason != UNIT_CLASS && u.n == 1 ? u.ids[0] : NONE;
    if (u.confidence < f->confidence) f->confidence = u.confidence;
}

static void read_units(struct gather *g) {
    struct str level = STR_NULL;
    for (size_t i = 0; i < g->d->units_n; i++) {
        const struct plan_unit *x = &g->d->units[i];
        if (i == 0 || x->item != g->d->units[i - 1].item) level = STR_NULL;
        if (unit_level(x->name).n) level = unit_level(x->name);
        if (x->name.n == 0) continue;
        struct plan_fact *f = found(g, FACT_UNIT, cut(x->name, 120), x->span, x->confidence);
        f->parent = under(g, x->item, x->row);
        f->role = x->role == PLAN_LEAD ? ROLE_LEAD : x->role == PLAN_JOIN ? ROLE_JOIN : ROLE_RESPONSIBLE;
        match_unit(g, f, x->name, level);
    }
}

static void read_duties(struct gather *g) {
    for (size_t i = 0; i < g->d->duties_n; i++) {
        const struct plan_duty *x = &g->d->duties[i];
        if (x->name.n == 0) continue;
        struct plan_fact *f = found(g, FACT_DUTY, cut(x->name, 120), x->span, x->confidence);
        f->role = ROLE_RESPONSIBLE;
        f->text_from = (int64_t)x->body.from;
        f->text_to = (int64_t)x->body.to;
        match_unit(g, f, x->name, STR_NULL);
    }
}

static void read_mechanisms(struct gather *g) {
    for (size_t i = 0; i < g->d->mechs_n; i++) {
        const struct plan_mech *x = &g->d->mechs[i];
        struct plan_fact *f = found(g, FACT_MECHANISM, x->words, x->span, x->confidence);
        f->parent = x->item >= 0 ? x->item : NONE;
        f->mechanism = code_value(&mechanisms, str_of(plan_mech_code(x->kind)));
        f->period = code_value(&periods, str_of(plan_period_code(x->period)));
        f->text_from = (int64_t)x->sentence.from;
        f->text_to = (int64_t)x->sentence.to;
    }
}

static void read_unread(struct gather *g) {
    for (size_t i = 0; i < g->d->unread_n; i++) {
        struct plan_span at = g->d->unread[i];
        struct plan_fact *f = found(g, FACT_UNREAD, str_trim(str_sub(g->d->text, at.from, at.to - at.from)), at, 0);
        f->reason = S("fact.unread");
    }
}

static void reading_head(struct gather *g, const struct reading_in *in, const struct document *file) {
    struct plan_reading *r = &g->to->row;
    const struct plan_doc *d = g->d;
    struct str basis = STR_NULL;
    for (size_t i = 0; i < d->cites_n && utf8_count(basis) + utf8_count(d->cites[i]) <= 1900; i++)
        basis = basis.n ? arena_printf(g->c->mem, PRIstr "\n" PRIstr, STRARG(basis), STRARG(d->cites[i])) : d->cites[i];
    r->area = in->area;
    r->state = READING_READ;
    r->is_plan = d->is_plan && d->outline_n + d->rows_n > 0;
    r->step = 0;
    r->year = d->year >= 1900 && d->year <= 2200 ? d->year : NONE;
    r->name = in->name.n ? cut(in->name, 200) : S("方案");
    r->kind = str_of(file->kind);
    r->encoding = file->encoding && *file->encoding ? str_of(file->encoding) : STR_NULL;
    r->why = r->is_plan ? STR_NULL : d->why ? arena_printf(g->c->mem, "plan.why.%s", d->why) : S("plan.nothing");
    r->title = d->title.n ? cut(d->title, 120) : STR_NULL;
    r->doc_no = d->doc_no.n ? cut(d->doc_no, 60) : STR_NULL;
    r->basis = basis;
    r->text = d->text;
}

static enum err keep_file(struct call *c, struct str bytes, struct str *sha) {
    unsigned char h[DIGEST];
    sha256(bytes, h);
    *sha = hex_text(c->mem, h, DIGEST);
    return store_file_put(c->store, *sha, "plan", bytes, &c->fault);
}

static enum err create_prepare(struct call *c, void *arg) {
    static void (*const part[])(struct gather *) = {
        read_items, read_rows, read_phases, read_dates, read_units, read_duties, read_mechanisms, read_unread,
    };
    struct reading_in *in = arg;
    struct plan_doc d;
    struct document file;
    enum err e = plan_require(c, in->area);
    if (e || (e = plan_document(c->mem, in->name, in->bytes, &file, &d, &c->fault))) return e;
    struct gather g = { c, &d, ARENA_NEW(c->mem, struct reading_made), unit_room_open(c, in->area), 0 };
    row_clear(&plan_reading_entity, &g.to->row);
    reading_head(&g, in, &file);
    for (int i = 0; i < N_OF(part) && g.to->row.is_plan; i++) part[i](&g);
    if (g.to->n > READING_FACTS)
        return fail_with(c, E_TOO_LARGE, 0, "plan.many", arena_printf(c->mem, "%d", READING_FACTS), STR_NULL);
    in->made = g.to;
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    e = reading_carry(c, c->db, in->area, g.to->fact, g.to->n);
    store_read_end(c->db);
    c->db = 0;
    return e ? e : keep_file(c, in->bytes, &g.to->row.sha);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct reading_made *m = ((const struct reading_in *)arg)->made;
    static const struct change read = { .verb = "read" };
    struct plan_reading r = m->row;
    struct plan_fact *f = ARENA_ARRAY(c->mem, struct plan_fact, m->n + 1);
    enum err e = tx_insert(tx, &plan_reading_entity, &r, &read);
    for (int i = 0; i < m->n; i++) {
        f[i] = m->fact[i];
        f[i].h.id = tx_new_id(tx);
        f[i].reading = r.h.id;
    }
    for (int i = 0; i < m->n && !e; i++) {
        if (f[i].parent != NONE) f[i].parent = f[f[i].parent].h.id;
        e = tx_insert(tx, &plan_fact_entity, &f[i], &read);
    }
    struct rows all = { f, m->n };
    return e ? e : reading_show(c, tx_db(tx), &r, &all, &all, true, out);
}

/* ---- looked at ---- */

enum err reading_get(struct call *c, struct db *db, int64_t id, struct plan_reading *ret) {
    enum err e = store_get(db, c->mem, 0, c->tenant, &plan_reading_entity, id, ret, &c->fault);
    return !e && !plan_may(c, ret->area) ? fail(c, E_NOT_FOUND, 0, 0) : e;
}

enum err reading_facts(struct call *c, struct db *db, int64_t id, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("reading", id) };
    return sql_rows(db, c->mem, "reading_facts", &plan_fact_entity, b, N_OF(b), ret, &c->fault);
}

static enum err get_read(struct call *c, void *arg, void *out) {
    struct plan_reading r;
    struct rows all;
    enum err e = reading_get(c, c->db, ((const struct one_in *)arg)->id, &r);
    if (e || (e = reading_facts(c, c->db, r.h.id, &all))) return e;
    return reading_show(c, c->db, &r, &all, &all, true, out);
}

/* The towns whose plan is his to settle. */
static struct ids towns_of(struct call *c) {
    struct ids t = { ARENA_ARRAY(c->mem, int64_t, c->world->nareas + 1), 0 };
    for (int i = 0; i < c->world->nareas; i++)
        if (c->world->area[i].level == AREA_TOWN && plan_may(c, c->world->area[i].h.id)) t.id[t.n++] = c->world->area[i].h.id;
    return t;
}

static enum err list_read(struct call *c, void *arg, void *ret) {
    const struct reading_query *q = arg;
    struct reading_page *out = ret;
    int limit = q->limit == NONE ? 50 : (int)q->limit;
    struct filter f = { .field = field_named(&plan_reading_entity, S("area")), .low = NONE, .high = NONE };
    struct query query = { .e = &plan_reading_entity, .descending = true, .limit = limit + 1, .lean = true,
                           .after = q->after != NONE, .after_id = q->after };
    struct rows r;
    if (!plan_may(c, NONE)) {
        struct ids t = towns_of(c);
        if (!t.n) return OK;
        f.in = t.id;
        f.n = t.n;
        query.filter = &f;
        query.nfilter = 1;
    }
    enum err e = store_list(c->db, c->mem, 0, c->tenant, &query, &r, &c->fault);
    if (e) return e;
    int n = r.n > limit ? limit : r.n;
    struct reading_line *v = ARENA_ARRAY(c->mem, struct reading_line, n + 1);
    for (int i = 0; i < n; i++) {
        const struct plan_reading *x = &((const struct plan_reading *)r.row)[i];
        v[i] = (struct reading_line){ x->h.id, x->h.version, x->area, x->campaign, x->state, x->is_plan, x->h.created_at,
                                      x->h.created_by, x->name, x->title };
    }
    out->items = (struct rows){ v, n };
    out->next = r.n > limit ? v[n - 1].id : NONE;
    return OK;
}

/* Put away: no plan, or read by mistake. */
static enum err drop_body(struct call *c, struct tx *tx, void *arg, void *out) {
    struct plan_reading was, is;
    struct rows none = { 0, 0 };
    enum err e = reading_get(c, tx_db(tx), ((const struct one_in *)arg)->id, &was);
    if (e) return e;
    if (was.state == READING_APPLIED) return fail(c, E_CONFLICT, 0, "reading.applied");
    is = was;
    is.state = READING_DROPPED;
    if (was.state == READING_READ && (e = tx_update(tx, &plan_reading_entity, &was, &is, &(struct change){ .verb = "put_away" }))) return e;
    return reading_show(c, tx_db(tx), &is, &none, &none, false, out);
}

const struct action readings_create = {
    .name = "readings.create", .cap = CAP_PLAN, .in = &reading_in_entity, .out = &reading_view_entity, .prepare = create_prepare,
    .body = create_body, .slow = true,
};
const struct action readings_list = {
    .name = "readings.list", .cap = CAP_PLAN, .in = &reading_query_entity, .out = &reading_page_entity, .read = list_read,
};
const struct action readings_get = {
    .name = "readings.get", .cap = CAP_PLAN, .in = &one_in_entity, .out = &reading_view_entity, .read = get_read,
};
const struct action readings_drop = {
    .name = "readings.drop", .cap = CAP_PLAN, .in = &one_in_entity, .out = &reading_view_entity, .body = drop_body,
};
