#include "access/world.h"
#include "access/names.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"

enum { CHECK_EVERY = 1000, KEPT = 16 };        /* ms; worlds of as many tenants */

struct held { struct world world; struct arena mem; atomic_int users; };

struct slot { int64_t tenant, checked; uint64_t asked; struct held *held; };    /* asked: as it was before it was looked at */

struct worlds {
    struct store *store;
    pthread_mutex_t lock;                      /* of the slots, never held while loading */
    pthread_mutex_t loading;                   /* one loads at a time                    */
    struct slot slot[KEPT];
    _Atomic uint64_t asked;                    /* how often somebody said that a world is stale */
};

struct worlds *worlds_new(struct store *s) {
    struct worlds *w = calloc(1, sizeof *w);
    if (!w) return 0;
    w->store = s;
    (void)pthread_mutex_init(&w->lock, 0);
    (void)pthread_mutex_init(&w->loading, 0);
    return w;
}

static void let_go(struct held *h) {
    if (!h || atomic_fetch_sub(&h->users, 1) != 1) return;
    arena_free(&h->mem);
    free(h);
}

void worlds_free(struct worlds *w) {
    if (!w) return;
    for (int i = 0; i < KEPT; i++) let_go(w->slot[i].held);
    (void)pthread_mutex_destroy(&w->lock);
    (void)pthread_mutex_destroy(&w->loading);
    free(w);
}

void worlds_stale(struct worlds *w) {
    (void)atomic_fetch_add(&w->asked, 1);
}

/* ---- loading ---- */

#define LOAD(statement, ent, list, count) do { \
    struct rows r_; \
    if ((e = sql_rows(db, a, (statement), (ent), &tenant, 1, &r_, f))) return e; \
    w->list = r_.row; \
    w->count = r_.n; } while (0)

static enum err load_lists(struct db *db, struct arena *a, struct world *w, struct fault *f) {
    struct bind tenant = BI("tenant", w->tenant);
    enum err e;
    LOAD("world_areas", &area_entity, area, nareas);
    LOAD("world_orgs", &org_entity, org, norgs);
    LOAD("world_estates", &estate_entity, estate, nestates);
    LOAD("world_persons", &person_entity, person, npersons);
    LOAD("world_grants", &grant_entity, grant, ngrants);
    LOAD("world_categories", &category_entity, category, ncategories);
    LOAD("world_measures", &measure_entity, measure, nmeasures);
    LOAD("world_limits", &limit_entity, limit, nlimits);
    LOAD("world_duties", &duty_entity, duty, nduties);
    for (int i = 0; i < w->npersons; i++) w->person[i].password = STR_NULL;
    w->names = estate_names_new(a, w->estate, w->nestates);
    return OK;
}

static enum err load_calendar(struct db *db, struct arena *a, struct world *w, struct fault *f) {
    struct bind tenant = BI("tenant", w->tenant);
    struct cursor *c;
    struct calendar_row *row = 0;
    int n = 0, cap = 0;
    enum err e = sql_open(db, a, "world_holidays", &tenant, 1, &c, f);
    if (e) return e;
    while (sql_next(c)) {
        struct civil day;
        if (date_parse(sql_text(c, 0), &day))
            ARENA_PUSH(a, row, n, cap) = (struct calendar_row){ day_of(day), sql_int(c, 1) == 1 };
    }
    if ((e = sql_end(c))) return e;
    return calendar_new(a, row, n, 0, 0, w->tz_offset, &w->calendar, f);
}

static enum err load_map(struct db *db, struct arena *a, struct world *w, struct fault *f) {
    struct bind tenant = BI("tenant", w->tenant);
    struct cursor *c;
    enum err e = sql_open(db, a, "world_map", &tenant, 1, &c, f);
    w->map_datum = DATUM_WGS84;
    if (e) return e;
    while (sql_next(c)) {
        struct str value = sql_text(c, 1);
        if (str_is(sql_text(c, 0), "map.tianditu_key") && value.n) w->map_key = value;
        if (str_is(sql_text(c, 0), "map.datum") && code_value(&datums, value) != NONE) w->map_datum = code_value(&datums, value);
    }
    return sql_end(c);
}

static enum err load_policies(struct db *db, struct arena *a, struct world *w, struct fault *f) {
    struct bind tenant = BI("tenant", w->tenant);
    struct cursor *c;
    for (int i = 0; i < POLICIES; i++) w->policy[i] = policy_rows[i].preset;
    enum err e = sql_open(db, a, "world_policies", &tenant, 1, &c, f);
    if (e) return e;
    while (sql_next(c)) {
        struct str key = str_from(sql_text(c, 0), sizeof "policy." - 1);
        int64_t v;
        bool number = str_int(sql_text(c, 1), &v);
        for (int i = 0; i < POLICIES && number; i++)
            if (str_is(key, policy_rows[i].key) && v >= policy_rows[i].low && v <= policy_rows[i].high) w->policy[i] = v;
    }
    return sql_end(c);
}

static enum err load_campaign(struct db *db, struct arena *a, struct world *w, struct fault *f) {
    struct bind tenant = BI("tenant", w->tenant);
    struct cursor *c;
    row_clear(&campaign_entity, &w->campaign);
    w->campaign.h.id = NONE;
    enum err e = sql_open(db, a, "world_campaigns", &tenant, 1, &c, f);
    if (e) return e;
    if (sql_next(c)) {
        w->campaign.h.id = sql_int(c, 0);
        w->campaign.name = sql_text(c, 1);
        w->campaign.doc_no = sql_text(c, 2);
        w->campaign.status = sql_int(c, 3);
        w->campaign.year = sql_int(c, 4);
        w->campaign.h.version = sql_int(c, 5);
    }
    return sql_end(c);
}

static enum err load_tenant(struct db *db, struct arena *a, struct world *w, struct fault *f) {
    struct bind tenant = BI("tenant", w->tenant);
    struct rows r;
    enum err e = sql_rows(db, a, "world_tenant", &tenant_entity, &tenant, 1, &r, f);
    if (e) return e;
    if (r.n == 0) return fault_set(f, E_NOT_FOUND, 0, 0);
    const struct tenant *t = r.row;
    w->name = t->name;
    w->tz_offset = t->tz_offset;
    w->demo = t->demo == 1;
    return OK;
}

static enum err read_version(struct db *db, struct arena *a, int64_t tenant, int64_t *ret, struct fault *f) {
    struct bind b = BI("tenant", tenant);
    struct cursor *c;
    enum err e = sql_open(db, a, "world_version", &b, 1, &c, f);
    if (e) return e;
    *ret = sql_next(c) ? sql_int(c, 0) : 0;
    return sql_end(c);
}

static enum err load(struct worlds *ws, int64_t tenant, struct held **ret, struct fault *f) {
    struct held *h = calloc(1, sizeof *h);
    jmp_buf out;
    enum err e;
    if (!h) return fault_set(f, E_MEMORY, 0, 0);
    arena_init(&h->mem, (size_t)1 << 30);
    h->mem.exit = &out;
    struct db *volatile db = store_read(ws->store, f);
    if (!db) e = E_STORAGE;
    else if (setjmp(out)) e = fault_set(f, E_MEMORY, 0, 0);
    else {
        h->world.tenant = tenant;
        e = read_version(db, &h->mem, tenant, &h->world.version, f);
        if (!e) e = load_tenant(db, &h->mem, &h->world, f);
        if (!e) e = load_lists(db, &h->mem, &h->world, f);
        if (!e) e = load_campaign(db, &h->mem, &h->world, f);
        if (!e) e = load_policies(db, &h->mem, &h->world, f);
        if (!e) e = load_map(db, &h->mem, &h->world, f);
        if (!e) e = load_calendar(db, &h->mem, &h->world, f);
    }
    if (db) store_read_end(db);
    h->mem.exit = 0;
    atomic_store(&h->users, 1);
    if (e) let_go(h);
    else *ret = h;
    return e;
}

/* ---- keeping ---- */

static struct slot *slot_of(struct worlds *w, int64_t tenant) {
    struct slot *oldest = &w->slot[0];
    for (int i = 0; i < KEPT; i++) {
        if (w->slot[i].held && w->slot[i].tenant == tenant) return &w->slot[i];
        if (!w->slot[i].held || w->slot[i].checked < oldest->checked) oldest = &w->slot[i];
    }
    return oldest;
}

/* The held world if it was checked lately and nobody has called it stale since; with
** one user more. `anyhow`: whatever is held. */
static struct held *fresh(struct worlds *w, int64_t tenant, int64_t now, bool anyhow) {
    struct held *h = 0;
    uint64_t asked = atomic_load(&w->asked);
    (void)pthread_mutex_lock(&w->lock);
    struct slot *s = slot_of(w, tenant);
    bool is = s->held && s->tenant == tenant;
    if (is && (anyhow || (s->asked == asked && now - s->checked < CHECK_EVERY && now >= s->checked))) {
        h = s->held;
        (void)atomic_fetch_add(&h->users, 1);
    }
    (void)pthread_mutex_unlock(&w->lock);
    return h;
}

/* Does the database still hold the version we have? Then only the time is new. */
static bool unchanged(struct worlds *w, int64_t tenant, int64_t now, uint64_t asked, struct fault *f) {
    struct arena a;
    int64_t version = -1;
    arena_init(&a, 1 << 20);
    struct db *db = store_read(w->store, f);
    bool ok = db && read_version(db, &a, tenant, &version, f) == OK;
    if (db) store_read_end(db);
    arena_free(&a);
    (void)pthread_mutex_lock(&w->lock);
    struct slot *s = slot_of(w, tenant);
    ok = ok && s->held && s->tenant == tenant && s->held->world.version == version;
    if (ok) s->checked = now, s->asked = asked;
    (void)pthread_mutex_unlock(&w->lock);
    return ok;
}

static void keep(struct worlds *w, int64_t tenant, int64_t now, uint64_t asked, struct held *h) {
    (void)pthread_mutex_lock(&w->lock);
    struct slot *s = slot_of(w, tenant);
    struct held *old = s->held;
    *s = (struct slot){ tenant, now, asked, h };
    (void)pthread_mutex_unlock(&w->lock);
    let_go(old);
}

/* Whoever comes while another loads waits for him: the world of before is nobody's any more. */
static enum err renew(struct worlds *w, int64_t tenant, int64_t now, struct fault *f) {
    uint64_t asked = atomic_load(&w->asked);
    struct held *h = 0;
    if (unchanged(w, tenant, now, asked, f)) return OK;
    enum err e = f->err ? f->err : load(w, tenant, &h, f);
    if (!e) keep(w, tenant, now, asked, h);
    return e;
}

enum err world_hold(struct worlds *w, int64_t tenant, int64_t now, const struct world **ret, struct fault *f) {
    struct held *h = fresh(w, tenant, now, false);
    enum err e = OK;
    if (!h) {
        (void)pthread_mutex_lock(&w->loading);
        h = fresh(w, tenant, now, false);
        if (!h && (e = renew(w, tenant, now, f)) == OK) h = fresh(w, tenant, now, true);
        (void)pthread_mutex_unlock(&w->loading);
    }
    if (h) *ret = &h->world;
    return h ? OK : e ? e : fault_set(f, E_STORAGE, 0, 0);
}

void world_release(struct worlds *w, const struct world *world) {
    (void)w;
    if (world) let_go((struct held *)(uintptr_t)world);     /* world is held's first member */
}

enum err world_touch(struct tx *tx) {
    struct bind b = BI("tenant", tx_meta(tx)->tenant);
    return sql_run(tx_db(tx), tx_mem(tx), "world_touch", &b, 1, 0, tx_fault(tx));
}

/* ---- look-ups: every list is sorted by id, the first member of its head ---- */

static const void *find(const void *list, int n, size_t size, int64_t id) {
    int lo = 0, hi = n;
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2;
        const struct head *h = (const void *)((const char *)list + (size_t)mid * size);
        if (h->id == id) return h;
        if (h->id < id) lo = mid + 1;
        else hi = mid;
    }
    return 0;
}

#define FIND(fn, type, list, count) \
    const struct type *fn(const struct world *w, int64_t id) { return find(w->list, w->count, sizeof(struct type), id); }
FIND(world_area, area, area, nareas)
FIND(world_org, org, org, norgs)
FIND(world_estate, estate, estate, nestates)
FIND(world_person, person, person, npersons)
FIND(world_category, category, category, ncategories)
FIND(world_measure, measure, measure, nmeasures)

bool measure_live(const struct world *w, const struct measure *m) {
    return m->closed_at == NONE && m->campaign == w->campaign.h.id;
}

struct str world_name(const struct world *w, const struct entity *e, int64_t id) {
    const void *p = 0;
    if (!w || id == NONE) return STR_NULL;
    if (e == &area_entity) return (p = world_area(w, id)) ? ((const struct area *)p)->name : STR_NULL;
    if (e == &org_entity) return (p = world_org(w, id)) ? ((const struct org *)p)->name : STR_NULL;
    if (e == &estate_entity) return (p = world_estate(w, id)) ? ((const struct estate *)p)->name : STR_NULL;
    if (e == &person_entity) return (p = world_person(w, id)) ? ((const struct person *)p)->name : STR_NULL;
    if (e == &category_entity) return (p = world_category(w, id)) ? ((const struct category *)p)->name : STR_NULL;
    if (e == &measure_entity) return (p = world_measure(w, id)) ? ((const struct measure *)p)->title : STR_NULL;
    return STR_NULL;
}

enum { DEEPEST = 32 };        /* levels of a tree; a cycle ends here */

/* What stands above: of what was dissolved, its successor. */
static int64_t org_above(const struct org *o) {
    if (!o) return NONE;
    return o->closed_at != NONE && o->successor != NONE ? o->successor : o->parent;
}

static int64_t area_above(const struct area *a) {
    if (!a) return NONE;
    return a->closed_at != NONE && a->successor != NONE ? a->successor : a->parent;
}

bool org_within(const struct world *w, int64_t id, int64_t above) {
    for (int i = 0; i < DEEPEST && id != NONE; i++) {
        if (id == above) return true;
        id = org_above(world_org(w, id));
    }
    return false;
}

bool area_within(const struct world *w, int64_t id, int64_t above) {
    for (int i = 0; i < DEEPEST && id != NONE; i++) {
        if (id == above) return true;
        id = area_above(world_area(w, id));
    }
    return false;
}

int64_t org_live(const struct world *w, int64_t id) {
    const struct org *o = id == NONE ? 0 : world_org(w, id);
    for (int i = 0; i < DEEPEST && o && o->closed_at != NONE && o->successor != NONE; i++) {
        id = o->successor;
        o = world_org(w, id);
    }
    return id;
}

int64_t area_live(const struct world *w, int64_t id) {
    const struct area *a = id == NONE ? 0 : world_area(w, id);
    for (int i = 0; i < DEEPEST && a && a->closed_at != NONE && a->successor != NONE; i++) {
        id = a->successor;
        a = world_area(w, id);
    }
    return id;
}

int64_t estate_live(const struct world *w, int64_t id) {
    const struct estate *s = id == NONE ? 0 : world_estate(w, id);
    for (int i = 0; i < DEEPEST && s && s->closed_at != NONE && s->successor != NONE; i++) {
        id = s->successor;
        s = world_estate(w, id);
    }
    return id;
}

int org_chain(const struct world *w, int64_t id, int64_t *ret, int max) {
    int n = 0;
    for (; n < max && id != NONE; n++) {
        const struct org *o = world_org(w, id);
        if (!o) break;
        ret[n] = id;
        id = org_above(o);
    }
    return n;
}

int64_t area_at_level(const struct world *w, int64_t id, int64_t level) {
    for (int i = 0; i < DEEPEST && id != NONE; i++) {
        const struct area *a = world_area(w, id);
        if (!a) return NONE;
        if (a->level == level) return id;
        id = a->parent;
    }
    return NONE;
}
