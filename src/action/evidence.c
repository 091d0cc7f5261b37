#include "action/evidence.h"

#include <math.h>
#include "base/time.h"
#include "model/evidence.h"

enum { SAME_MOST = 60, NEAR_MOST = 1000, SHOWN_MOST = 20 };

static const char *const how_codes[] = { "file", "print", "near" };
static const struct codes hows = { "reuse", how_codes, N_OF(how_codes) };

static const struct field reuse_fields[] = {
    F_INT (reuse_view, problem, REQUIRED, 1, INT64_MAX), F_TEXT(reuse_view, no, REQUIRED, 1, 20),
    F_CODE(reuse_view, how, REQUIRED, &hows),
};
static const struct entity reuse_view_entity = {
    .name = "reuse", .size = sizeof(struct reuse_view), .field = reuse_fields, .nfield = N_OF(reuse_fields),
    .headless = true,
};
static const struct field photo_fields[] = {
    F_INT (photo_view, id, REQUIRED, 1, INT64_MAX), F_CODE(photo_view, kind, REQUIRED, &photo_kinds),
    F_TEXT(photo_view, url, REQUIRED, 1, 200), F_TEXT(photo_view, thumb, REQUIRED, 1, 200),
    F_INT (photo_view, width, REQUIRED, 1, 100000), F_INT(photo_view, height, REQUIRED, 1, 100000),
    F_TIME(photo_view, taken_at, 0), F_TEXT(photo_view, by_name, 0, 0, 40), F_TIME(photo_view, created_at, REQUIRED),
    F_TIME(photo_view, taken_device, 0), F_TIME(photo_view, taken_exif, 0), F_REF(photo_view, pair, 0, &attachment_entity),
    F_INT (photo_view, distance_m, 0, 0, 100000000), F_INT(photo_view, exif_distance_m, 0, 0, 100000000),
    F_INT (photo_view, device_distance_m, 0, 0, 100000000),
    F_BOOL(photo_view, of_estate, REQUIRED), F_BOOL(photo_view, original, REQUIRED),
    F_IDS (photo_view, flags, 0, 0, &photo_flags), F_ROWS(photo_view, reused, 0, &reuse_view_entity),
    F_INT (photo_view, reused_hidden, REQUIRED, 0, SAME_MOST),
};
const struct entity photo_view_entity = {
    .name = "photo", .size = sizeof(struct photo_view), .field = photo_fields, .nfield = N_OF(photo_fields),
    .headless = true,
};

/* ---- taken by a record ---- */

static enum err absent(struct call *c, int64_t id) {
    c->fault = (struct fault){ 0 };
    return fail_with(c, E_INVALID, "photos", "field.absent", arena_printf(c->mem, "%lld", (long long)id), STR_NULL);
}

static enum err own_photo(struct call *c, struct tx *tx, int64_t id, struct attachment *ret) {
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &attachment_entity, id, ret, &c->fault);
    if (e == E_NOT_FOUND || (!e && ret->h.created_by != c->who->person)) return absent(c, id);
    return e;
}

/* The frame it was taken in is that of a photo of the same problem. */
static enum err pair_ok(struct call *c, struct tx *tx, const struct attachment *a, int64_t item) {
    struct attachment of;
    if (a->pair == NONE) return OK;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &attachment_entity, a->pair, &of, &c->fault);
    if (e && e != E_NOT_FOUND) return e;
    if (!e && of.item == item) return OK;
    c->fault = (struct fault){ 0 };
    return fail(c, E_INVALID, "photos", "problem.photo_pair");
}

/* The photo of another problem of the estate that it nearly equals, NONE mostly.
** Looked for once, when it is taken: the whole city's photos are held against it by
** their index and so for equality alone (photos_same). */
static enum err near_in_estate(struct call *c, struct tx *tx, int64_t item, struct attachment *a) {
    struct problem p;
    struct cursor *cur;
    int best = evidence_bounds.near + 1;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &problem_entity, item, &p, &c->fault);
    if (e || a->print == NONE) return e;
    struct bind b[] = { BI("tenant", c->tenant), BI("estate", p.estate), BI("item", item), BI("n", NEAR_MOST) };
    if ((e = sql_open(tx_db(tx), c->mem, "photos_of_estate", b, N_OF(b), &cur, &c->fault))) return e;
    while (sql_next(cur)) {
        int d = print_distance(a->print, sql_int(cur, 1));
        if (d >= best) continue;
        best = d;
        a->alike = sql_int(cur, 0);
    }
    return sql_end(cur);
}

enum err photos_take(struct call *c, struct tx *tx, struct ids photos, int64_t item, int64_t kind) {
    for (int i = 0; i < photos.n; i++) {
        struct attachment was, is;
        enum err e = own_photo(c, tx, photos.id[i], &was);
        if (e) return e;
        if (was.item != NONE) return fail(c, E_INVALID, "photos", "problem.photo_taken");
        if ((e = pair_ok(c, tx, &was, item))) return e;
        is = was;
        is.item = item;
        is.kind = kind;
        if (kind == PHOTO_AFTER && (e = near_in_estate(c, tx, item, &is))) return e;
        if ((e = tx_update(tx, &attachment_entity, &was, &is, &(struct change){ .verb = "attach" }))) return e;
    }
    return OK;
}

enum err photo_times_ok(struct call *c, struct tx *tx, const struct problem *p, struct ids photos, enum verb verb) {
    if (verb != V_FINISH) return OK;
    for (int i = 0; i < photos.n; i++) {
        struct attachment a;
        int64_t at;
        enum err e = own_photo(c, tx, photos.id[i], &a);
        if (e) return e;
        const char *why = photo_time_wrong(&a, p->dispatched_at, c->now, &at);
        if (why) return fail_with(c, E_INVALID, "photos", why, time_text(c->mem, at, c->tz_offset), STR_NULL);
    }
    return OK;
}

/* ---- read on the page ---- */

/* The photos of one problem, with how each is looked at. */
struct looking { struct call *c; struct db *db; const struct problem *p; const struct attachment *a; struct photo_view *v; int n; };

/* Where the matter lies: its own point, else its estate's. */
static bool point_of(const struct looking *k, double *lat, double *lng) {
    const struct estate *es = world_estate(k->c->world, k->p->estate);
    bool own = !isnan(k->p->lat) && !isnan(k->p->lng);
    bool same = es && k->p->lat == es->lat && k->p->lng == es->lng;      /* filled in from the estate */
    *lat = own ? k->p->lat : es ? es->lat : NAN;
    *lng = own ? k->p->lng : es ? es->lng : NAN;
    return !own || same;
}

static void flag_add(struct photo_view *v, enum photo_flag f) {
    for (int i = 0; i < v->flags.n; i++)
        if (v->flags.id[i] == (int64_t)f) return;
    v->flags.id[v->flags.n++] = f;
}

static void look_at(const struct looking *k, int i) {
    const struct attachment *a = &k->a[i];
    struct attachment exif = *a, device = *a;
    double lat, lng;
    bool of_estate = point_of(k, &lat, &lng);
    struct str url = arena_printf(k->c->mem, "/api/v1/problems/%lld/photos/%lld", (long long)k->p->h.id, (long long)a->h.id);
    exif.lat = exif.lng = device.exif_lat = device.exif_lng = NAN;
    struct photo_view *v = &k->v[i];
    *v = (struct photo_view){
        .id = a->h.id, .kind = a->kind, .width = a->width, .height = a->height, .created_at = a->h.created_at,
        .taken_at = a->taken_device != NONE ? a->taken_device : a->taken_exif, .taken_device = a->taken_device,
        .taken_exif = a->taken_exif, .pair = a->pair, .distance_m = photo_distance(a, lat, lng),
        .device_distance_m = photo_distance(&device, lat, lng), .exif_distance_m = photo_distance(&exif, lat, lng),
        .of_estate = of_estate, .original = a->orig.n > 0,
        .url = arena_join(k->c->mem, url, S("?size=page")), .thumb = arena_join(k->c->mem, url, S("?size=thumb")),
        .by_name = world_name(k->c->world, &person_entity, a->h.created_by),
        .flags = { ARENA_ARRAY(k->c->mem, int64_t, PHOTO_FLAGS), 0 },
        .reused = { ARENA_ARRAY(k->c->mem, struct reuse_view, SHOWN_MOST), 0 },
    };
    unsigned bits = photo_flags_of(a, v->distance_m, of_estate ? evidence_bounds.far_of_estate : evidence_bounds.far);
    for (int f = PHOTO_REUSED; f < PHOTO_FLAGS; f++)
        if (bits >> f & 1) flag_add(v, (enum photo_flag)f);
}

/* The record that shows it too, named where the reader may see it. */
static enum err reuse_add(const struct looking *k, struct photo_view *v, int64_t item, enum reuse_how how) {
    struct call *c = k->c;
    struct scope s = scope_of(c, CAP_READ);
    struct reuse_view *list = v->reused.row;
    struct problem p;
    flag_add(v, how == REUSE_NEAR ? PHOTO_ALIKE : PHOTO_REUSED);
    for (int i = 0; i < v->reused.n; i++)
        if (list[i].problem == item) return OK;
    enum err e = store_get(k->db, c->mem, &s, c->tenant, &problem_entity, item, &p, &c->fault);
    if (e && e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    if (e || v->reused.n == SHOWN_MOST) v->reused_hidden++;
    else list[v->reused.n++] = (struct reuse_view){ .problem = item, .how = how, .no = p.no };
    return OK;
}

/* Within the problem: the photo from before handed in as the one from after. */
static enum err look_within(const struct looking *k, int i) {
    enum err e = OK;
    for (int j = 0; !e && j < k->n; j++) {
        if (k->a[i].kind != PHOTO_AFTER || k->a[j].kind == PHOTO_AFTER) continue;
        if (photo_same(&k->a[i], &k->a[j]))
            e = reuse_add(k, &k->v[i], k->p->h.id, str_eq(k->a[i].orig, k->a[j].orig) ? REUSE_FILE : REUSE_PRINT);
        else if (photo_near(&k->a[i], &k->a[j])) e = reuse_add(k, &k->v[i], k->p->h.id, REUSE_NEAR);
    }
    return e;
}

static enum err look_alike(const struct looking *k, int i) {
    struct call *c = k->c;
    struct attachment a;
    if (k->a[i].alike == NONE) return OK;
    enum err e = store_get(k->db, c->mem, 0, c->tenant, &attachment_entity, k->a[i].alike, &a, &c->fault);
    if (e == E_NOT_FOUND) return c->fault = (struct fault){ 0 }, OK;
    return e || a.item == NONE || photo_same(&k->a[i], &a) ? e : reuse_add(k, &k->v[i], a.item, REUSE_NEAR);
}

/* In other records: equal file or print, by index. */
static enum err look_around(const struct looking *k) {
    struct bind b[] = { BI("tenant", k->c->tenant), BI("item", k->p->h.id), BI("n", SAME_MOST) };
    struct cursor *cur;
    struct { int64_t photo, item, how; } hit[SAME_MOST];
    int n = 0;
    enum err e = sql_open(k->db, k->c->mem, "photos_same", b, N_OF(b), &cur, &k->c->fault);
    if (e) return e;
    while (sql_next(cur) && n < SAME_MOST) {
        hit[n].photo = sql_int(cur, 0), hit[n].item = sql_int(cur, 1), hit[n].how = sql_int(cur, 2);
        n++;
    }
    e = sql_end(cur);
    for (int h = 0; !e && h < n; h++)
        for (int i = 0; !e && i < k->n; i++)
            if (k->a[i].h.id == hit[h].photo) e = reuse_add(k, &k->v[i], hit[h].item, (enum reuse_how)hit[h].how);
    return e;
}

enum err photos_page(struct call *c, struct db *db, struct problem_view *v) {
    struct bind b[] = { BI("tenant", c->tenant), BI("item", v->p.h.id) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "problem_photos", &attachment_entity, b, N_OF(b), &r, &c->fault);
    if (e) return e;
    struct looking k = { c, db, &v->p, r.row, ARENA_ARRAY(c->mem, struct photo_view, r.n ? r.n : 1), r.n };
    for (int i = 0; i < k.n; i++) look_at(&k, i);
    if (k.n && (e = look_around(&k))) return e;
    for (int i = 0; i < k.n; i++)
        if ((e = look_within(&k, i)) || (e = look_alike(&k, i))) return e;
    v->photos = (struct rows){ k.v, k.n };
    return OK;
}
