/* The city as rows: one transaction, every row with its event. */
#include "action/city.h"

#include "action/rules.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/unit.h"

/* What the parts of the body share. */
struct maker {
    struct call *c;
    struct tx *tx;
    const struct city_spec *s;
    struct city_made *made;
    int64_t city_area, city_org, campaign;
    int64_t *measure, *row;               /* id of each outline item, of each row of a task table */
    struct unit_org *org;                 /* organisations as text/unit.h takes them    */
    int norg, org_cap, position;
};

static const struct change making = { .verb = "init" };

static enum err put(struct maker *m, const struct entity *e, void *row) {
    return tx_insert(m->tx, e, row, &making);
}

static struct str cut(struct str s, size_t chars) {
    return utf8_count(s) > chars ? utf8_head(s, chars) : s;
}

/* ---- the city, its places and organisations ---- */

static enum err add_area(struct maker *m, int64_t parent, int64_t level, struct str name, struct str code,
                         int64_t *id) {
    struct area a;
    row_clear(&area_entity, &a);
    a.parent = parent;
    a.level = level;
    a.name = name;
    a.code = code.n ? code : STR_NULL;
    enum err e = put(m, &area_entity, &a);
    *id = a.h.id;
    return e;
}

static enum err add_org(struct maker *m, int64_t parent, int64_t kind, int64_t area, struct str name,
                        struct str aliases, int64_t *id) {
    struct org o;
    row_clear(&org_entity, &o);
    o.parent = parent;
    o.kind = kind;
    o.area = area;
    o.name = name;
    o.aliases = aliases.n ? aliases : STR_NULL;
    enum err e = put(m, &org_entity, &o);
    if (e) return e;
    ARENA_PUSH(m->c->mem, m->org, m->norg, m->org_cap) = city_unit_org(m->c->mem, &o);
    if (id) *id = o.h.id;
    m->made->orgs++;
    return OK;
}

static enum err add_setting(struct maker *m, const char *key, struct str value) {
    struct setting s = { .tenant = m->made->tenant, .key = str_of(key), .value = value };
    return tx_put(m->tx, &setting_entity, &s);
}

static enum err make_tenant(struct maker *m) {
    struct rows r;
    struct bind b = BI("tenant", m->made->tenant);
    struct call *c = m->c;
    enum err e = sql_rows(tx_db(m->tx), c->mem, "world_tenant", &tenant_entity, &b, 1, &r, &c->fault);
    if (e) return e;
    if (r.n) return fail(c, E_CONFLICT, 0, "store.exists");
    struct tenant t = { .id = m->made->tenant, .name = m->s->name, .demo = m->s->demo,
                        .tz_offset = m->s->tz_offset,
                        .created_at = c->now };
    if ((e = tx_put(m->tx, &tenant_entity, &t))) return e;
    return add_setting(m, "edition", m->s->edition);
}

static enum err make_top(struct maker *m) {
    enum err e = add_area(m, NONE, AREA_CITY, m->s->name, STR_NULL, &m->city_area);
    if (!e) e = add_org(m, NONE, ORG_CITY, m->city_area, m->s->name, STR_NULL, &m->city_org);
    if (!e) e = add_org(m, m->city_org, ORG_TASK_FORCE, m->city_area, S("工作专班"), S("市级专班|市专班|专班"), 0);
    if (!e) e = add_org(m, m->city_org, ORG_INSPECTION, m->city_area, S("市督查组"), S("督查组"), 0);
    for (int i = 0; i < m->s->norgs && !e; i++) {
        const struct named_org *o = &m->s->org[i];
        e = add_org(m, m->city_org, o->kind, m->city_area, o->name, o->aliases, 0);
    }
    return e;
}

static bool town_seen(const struct city_spec *s, int before, struct str town) {
    for (int i = 0; i < before; i++)
        if (str_eq(s->place[i].town, town)) return true;
    return false;
}

/* A town with its communities, each an area and the organisation that runs it. */
static enum err make_town(struct maker *m, int first) {
    const struct city_spec *s = m->s;
    int64_t area, org, sub;
    struct str town = s->place[first].town;
    enum err e = add_area(m, m->city_area, AREA_TOWN, town, STR_NULL, &area);
    if (!e) e = add_org(m, m->city_org, ORG_TOWN, area, town, STR_NULL, &org);
    m->made->towns++;
    for (int i = first; i < s->nplaces && !e; i++) {
        if (!str_eq(s->place[i].town, town)) continue;
        e = add_area(m, area, AREA_COMMUNITY, s->place[i].community, s->place[i].code, &sub);
        if (!e) e = add_org(m, org, ORG_COMMUNITY, sub, s->place[i].community, STR_NULL, 0);
        m->made->communities++;
    }
    return e;
}

static enum err make_places(struct maker *m) {
    enum err e = OK;
    for (int i = 0; i < m->s->nplaces && !e; i++)
        if (!town_seen(m->s, i, m->s->place[i].town)) e = make_town(m, i);
    return e;
}

/* ---- the plan ---- */

/* The campaign's name: the plan's title without the kind of document. */
static struct str campaign_name(const struct city_spec *s) {
    static const char *const tails[] = { "的通知", "工作方案", "实施方案", "行动方案", "方案" };
    struct str t = s->plan.title.n ? s->plan.title : s->source_name;
    for (int i = 0; i < N_OF(tails); i++)
        if (str_ends(t, str_of(tails[i]))) t = str_sub(t, 0, t.n - str_of(tails[i]).n);
    t = str_trim(t);
    return cut(t.n ? t : S("专项行动"), 120);
}

static enum err make_campaign(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    struct campaign k;
    struct str basis = STR_NULL;
    for (size_t i = 0; i < d->cites_n; i++) {
        if (utf8_count(basis) + utf8_count(d->cites[i]) > 1900) break;
        if (basis.n) basis = arena_join(m->c->mem, basis, S("\n"));
        basis = basis.n ? arena_join(m->c->mem, basis, d->cites[i]) : d->cites[i];
    }
    row_clear(&campaign_entity, &k);
    k.name = campaign_name(m->s);
    k.doc_no = d->doc_no.n ? cut(d->doc_no, 60) : STR_NULL;
    k.basis = basis;
    k.source_name = cut(m->s->source_name, 200);
    k.source_text = d->text;
    k.status = CAMPAIGN_ACTIVE;
    k.year = d->year >= 1900 && d->year <= 2200 ? d->year : NONE;
    enum err e = put(m, &campaign_entity, &k);
    m->campaign = m->made->campaign = k.h.id;
    return e;
}

static struct str day_text(struct maker *m, struct str date, bool last) {
    struct civil day;
    return plan_day(date, last, &day) && civil_ok(day) ? date_text(m->c->mem, day) : STR_NULL;
}

static enum err make_phases(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    enum err e = OK;
    for (size_t i = 0; i < d->phases_n && i <= 1000 && !e; i++) {
        const struct plan_phase *x = &d->phases[i];
        struct phase p;
        row_clear(&phase_entity, &p);
        p.campaign = m->campaign;
        p.position = (int64_t)i;
        p.name = p.said = x->name.n ? cut(x->name, 80) : S("阶段");
        p.starts = day_text(m, x->start, false);
        p.ends = day_text(m, x->end, true);
        p.start_text = x->start.n ? cut(x->start, 40) : STR_NULL;
        p.end_text = x->end.n ? cut(x->end, 40) : STR_NULL;
        p.from_byte = (int64_t)x->span.from;
        p.to_byte = (int64_t)x->span.to;
        p.confidence = x->confidence;
        if (!p.starts.s && !p.ends.s && !str_is(x->end, "long")) m->made->unsure++;
        e = put(m, &phase_entity, &p);
        m->made->phases++;
    }
    return e;
}

/* A row of a task table that no heading bears is a measure of its own. */
static enum err make_row_measures(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    enum err e = OK;
    m->row = ARENA_ARRAY(m->c->mem, int64_t, d->rows_n + 1);
    for (size_t i = 0; i < d->rows_n && !e; i++) {
        const struct plan_row *x = &d->rows[i];
        struct measure r;
        m->row[i] = x->item >= 0 ? m->measure[x->item] : NONE;
        if (x->item >= 0) continue;
        row_clear(&measure_entity, &r);
        r.campaign = m->campaign;
        r.level = 1;
        r.position = (int64_t)(d->outline_n + i);
        r.title = r.said = x->title.n ? cut(x->title, 400) : S("—");
        r.key_task = 0;
        r.ends = day_text(m, x->due, true);
        r.from_byte = (int64_t)x->span.from;
        r.to_byte = (int64_t)x->span.to;
        e = put(m, &measure_entity, &r);
        m->row[i] = r.h.id;
        m->made->measures++;
    }
    return e;
}

static int64_t measure_of(const struct maker *m, int item, int row) {
    if (item >= 0) return m->measure[item];
    return row >= 0 ? m->row[row] : NONE;
}

static enum err make_measures(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    enum err e = OK;
    m->measure = ARENA_ARRAY(m->c->mem, int64_t, d->outline_n + 1);
    for (size_t i = 0; i < d->outline_n && !e; i++) {
        const struct plan_item *x = &d->outline[i];
        struct measure r;
        row_clear(&measure_entity, &r);
        r.campaign = m->campaign;
        r.parent = x->parent >= 0 && (size_t)x->parent < i ? m->measure[x->parent] : NONE;
        r.level = x->level < 1 ? 1 : x->level > 9 ? 9 : x->level;
        r.position = (int64_t)i;
        r.no = x->no.n ? cut(x->no, 20) : STR_NULL;
        r.title = x->title.n ? cut(x->title, 400) : x->no.n ? cut(x->no, 20) : S("—");
        r.said = r.title;
        r.key_task = x->key_task && !x->running;
        r.from_byte = (int64_t)x->span.from;
        r.to_byte = (int64_t)x->span.to;
        r.text_from = (int64_t)x->body.from;
        r.text_to = (int64_t)x->body.to;
        e = put(m, &measure_entity, &r);
        m->measure[i] = r.h.id;
        m->made->measures++;
        m->made->key_tasks += r.key_task;
    }
    return e;
}

static enum err make_milestones(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    enum err e = OK;
    for (size_t i = 0; i < d->dates_n && i <= 1000 && !e; i++) {
        const struct plan_date *x = &d->dates[i];
        struct milestone s;
        row_clear(&milestone_entity, &s);
        s.campaign = m->campaign;
        s.position = (int64_t)i;
        s.due_text = x->date.n ? cut(x->date, 40) : STR_NULL;
        s.due = day_text(m, x->date, true);
        struct str said = str_sub(d->text, x->sentence.from, x->sentence.to - x->sentence.from);
        s.title = cut(x->due.n ? x->due : said, 400);
        if (s.title.n == 0) s.title = s.due_text;
        s.said = s.title;
        s.measure = measure_of(m, x->item, x->row);
        s.from_byte = (int64_t)x->span.from;
        s.to_byte = (int64_t)x->span.to;
        s.confidence = x->confidence;
        if (!s.due.s) m->made->unsure++;
        e = put(m, &milestone_entity, &s);
        m->made->milestones++;
    }
    return e;
}

/* ---- duties: who does what, as proposals ---- */

static enum err put_duty(struct maker *m, struct duty *d, int64_t org) {
    d->h.id = NONE;
    d->org = org;
    d->position = m->position++;
    enum err e = put(m, &duty_entity, d);
    m->made->duties++;
    m->made->duties_open += org == NONE;
    return e;
}

/* One row for each organisation that the name stands for; a name that fits
** several equally, or none, is one row that a person has to decide. */
static enum err propose(struct maker *m, struct duty *d, struct str name, struct str level, int confidence) {
    struct unit_match u = unit_match(m->c->mem, name, level, m->org, (size_t)m->norg, city_classes,
                                     (size_t)city_nclasses);
    d->named = cut(name, 120);
    d->state = PROPOSED;
    d->reason = str_of(city_reason(&u));
    d->confidence = u.confidence < confidence ? u.confidence : confidence;
    if (u.n != 1 && u.reason != UNIT_CLASS) return put_duty(m, d, NONE);
    if (u.n == 0) return put_duty(m, d, NONE);
    enum err e = OK;
    for (size_t i = 0; i < u.n && !e; i++) e = put_duty(m, d, u.ids[i]);
    return e;
}

static int64_t role_of(enum plan_role r) {
    return r == PLAN_LEAD ? ROLE_LEAD : r == PLAN_JOIN ? ROLE_JOIN : ROLE_RESPONSIBLE;
}

static enum err make_unit_duties(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    struct str level = STR_NULL;
    enum err e = OK;
    for (size_t i = 0; i < d->units_n && !e; i++) {
        const struct plan_unit *x = &d->units[i];
        struct duty r;
        if (i == 0 || x->item != d->units[i - 1].item) level = STR_NULL;
        if (unit_level(x->name).n) level = unit_level(x->name);
        if (x->name.n == 0) continue;
        row_clear(&duty_entity, &r);
        r.campaign = m->campaign;
        r.measure = measure_of(m, x->item, x->row);
        r.role = role_of(x->role);
        r.own = 0;
        r.from_byte = (int64_t)x->span.from;
        r.to_byte = (int64_t)x->span.to;
        e = propose(m, &r, x->name, level, x->confidence);
    }
    return e;
}

/* A unit's own paragraph: its place is what it says, not the name in it. */
static enum err make_own_duties(struct maker *m) {
    const struct plan_doc *d = &m->s->plan;
    enum err e = OK;
    for (size_t i = 0; i < d->duties_n && !e; i++) {
        const struct plan_duty *x = &d->duties[i];
        struct plan_span at = x->body.to > x->body.from ? x->body : x->span;
        struct duty r;
        if (x->name.n == 0) continue;
        row_clear(&duty_entity, &r);
        r.campaign = m->campaign;
        r.measure = NONE;
        r.role = ROLE_RESPONSIBLE;
        r.own = 1;
        r.from_byte = (int64_t)at.from;
        r.to_byte = (int64_t)at.to;
        e = propose(m, &r, x->name, STR_NULL, x->confidence);
    }
    return e;
}

/* ---- the edition ---- */

/* The measure that is the n-th key task; an edition for six of them says
** nothing about a plan with another number. */
static int64_t key_task(const struct maker *m, int64_t n) {
    enum { TASKS = 6 };
    if (m->made->key_tasks != TASKS) return NONE;
    for (size_t i = 0; i < m->s->plan.outline_n; i++)
        if (m->s->plan.outline[i].key_task && !m->s->plan.outline[i].running && --n == 0)
            return m->measure[i];
    return NONE;
}

static int64_t line_of(const struct maker *m, struct str name) {
    if (name.n == 0) return NONE;
    struct unit_match u = unit_match(m->c->mem, name, S("市"), m->org, (size_t)m->norg, 0, 0);
    return u.n == 1 ? u.ids[0] : NONE;
}

static enum err make_limits(struct maker *m, const int64_t *category) {
    enum err e = OK;
    for (int i = 0; i < m->s->nlimits && !e; i++) {
        const struct edition_limit *x = &m->s->limit[i];
        struct limit_row r;
        row_clear(&limit_entity, &r);
        for (int k = 0; k < m->s->ncategories && x->category.n; k++)
            if (str_eq(m->s->category[k].code, x->category)) r.category = category[k];
        r.severity = x->severity;
        r.stage = x->stage;
        r.edition = m->s->edition;
        r.valid_from = x->valid_from;
        r.amount = x->amount;
        r.source = x->source;
        e = put(m, &limit_entity, &r);
        m->made->limits++;
    }
    return e;
}

static enum err make_edition(struct maker *m) {
    int64_t *id = ARENA_ARRAY(m->c->mem, int64_t, m->s->ncategories + 1);
    enum err e = OK;
    for (int i = 0; i < m->s->ncategories && !e; i++) {
        const struct edition_category *x = &m->s->category[i];
        struct category r;
        row_clear(&category_entity, &r);
        r.measure = key_task(m, x->task);
        r.unit_kind = x->unit_kind;
        r.line_org = line_of(m, x->line);
        r.position = i;
        r.code = x->code;
        r.name = x->name;
        r.standard = x->standard;
        e = put(m, &category_entity, &r);
        id[i] = r.h.id;
        m->made->categories++;
    }
    return e ? e : make_limits(m, id);
}

static enum err make_days(struct maker *m) {
    enum err e = OK;
    for (int i = 0; i < m->s->ndays && !e; i++) {
        const struct edition_day *x = &m->s->day[i];
        struct holiday h = { m->made->tenant, x->day, x->off, x->name, x->source };
        e = tx_put(m->tx, &holiday_entity, &h);
        m->made->days++;
    }
    return e;
}

static enum err make_codes(struct maker *m) {
    static const int64_t role[CITY_CODES] = { R_SYSADMIN, R_SECADMIN, R_AUDITOR };
    enum err e = OK;
    for (int i = 0; i < CITY_CODES && !e; i++) {
        unsigned char *d = arena_alloc(m->c->mem, DIGEST);
        sm3(m->s->code[i], d);
        struct activation a = {
            .id = tx_new_id(m->tx), .tenant = m->made->tenant, .role = role[i], .person = NONE,
            .ends_at = m->c->now + (int64_t)CITY_CODE_HOURS * HOUR, .used_at = NONE,
            .code = { (char *)d, DIGEST },
        };
        e = tx_put(m->tx, &activation_entity, &a);
    }
    return e;
}

static enum err make_rules(struct maker *m) {
    enum err e = m->s->rules.n ? add_setting(m, "rules.pack", S("anju-1")) : OK;
    return e || !m->s->rules.n ? e : rules_load(m->c, m->tx, m->s->rules);
}

enum err city_create(struct call *c, struct tx *tx, const struct city_spec *spec, struct city_made *ret) {
    static enum err (*const part[])(struct maker *) = {
        make_tenant, make_top, make_places, make_campaign, make_phases, make_measures, make_row_measures, make_milestones,
        make_unit_duties, make_own_duties, make_edition, make_days, make_codes, make_rules,
    };
    struct maker m = { .c = c, .tx = tx, .s = spec, .made = ret };
    enum err e = OK;
    *ret = (struct city_made){ .tenant = c->tenant };
    for (int i = 0; i < N_OF(part) && !e; i++) e = part[i](&m);
    return e ? e : world_touch(tx);
}

struct making { struct call *c; const struct city_spec *spec; struct city_made *ret; };

static enum err make_body(struct tx *tx, void *arg) {
    struct making *m = arg;
    m->c->fault = (struct fault){ 0 };
    return city_create(m->c, tx, m->spec, m->ret);
}

enum err city_make(struct call *c, const struct city_spec *spec, struct city_made *ret) {
    struct making m = { c, spec, ret };
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = make_body, .arg = &m, .mem = c->mem, .fault = &c->fault,
    };
    enum err e = store_write(c->store, &w);
    if (!e && c->worlds) worlds_stale(c->worlds);
    return e;
}
