#include "paper/geojson.h"

#include "base/json.h"
#include "paper/csv.h"
#include "paper/geojson_part.h"

/* ---- what it is ---- */

bool geojson_is(struct str text) {
    static const char *const type[] = { "\"FeatureCollection\"", "\"Feature\"", "\"Polygon\"", "\"MultiPolygon\"", "\"Point\"",
                                        "\"LineString\"", "\"MultiLineString\"", "\"MultiPoint\"", "\"GeometryCollection\"", "\"Topology\"" };
    text = str_trim(text);
    if (!text.n || text.s[0] != '{') return false;
    struct str head = str_sub(text, 0, 4096), tail = str_from(text, text.n > 4096 ? text.n - 4096 : 0);
    for (size_t i = 0; i < sizeof type / sizeof *type; i++)
        if (str_find(head, str_of(type[i]), 0) >= 0 || str_find(tail, str_of(type[i]), 0) >= 0) return true;
    return false;
}

/* ---- a feature ---- */

struct feature { struct str properties, geometry, id, type; };

static struct str unquoted(struct str s) {
    return s.n >= 2 && s.s[0] == '"' ? str_sub(s, 1, s.n - 2) : s;
}

static bool is_geometry(struct str type) {
    static const char *const name[] = { "Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection" };
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (str_is(type, name[i])) return true;
    return false;
}

/* One feature, or a geometry that stands for one. */
static bool feature_read(struct str text, struct feature *ret) {
    struct peek p = peek_at(text);
    struct str key, value;
    bool bad = false;
    *ret = (struct feature){ .geometry = STR_NULL };
    if (!peek_eat(&p, '{')) return false;
    for (bool first = true; peek_member(&p, first, &key, &value, &bad); first = false) {
        if (str_is(key, "type")) ret->type = unquoted(value);
        else if (str_is(key, "properties")) ret->properties = value;
        else if (str_is(key, "geometry")) ret->geometry = value;
        else if (str_is(key, "id")) ret->id = unquoted(value);
    }
    if (is_geometry(ret->type)) ret->geometry = text;
    return !bad;
}

/* ---- the file ---- */

/* Where its features are: of a collection the text of the list, else the file is one. */
struct file { struct str type, features, whole, crs; };

static enum err not_json(const struct peek *p, struct fault *f) {
    f->row = peek_line(p);
    return fault_set(f, E_SYNTAX, 0, "geo.json");
}

static enum err file_read(struct str text, struct file *ret, struct fault *f) {
    struct peek p = peek_at(text);
    struct str key, value;
    bool bad = false;
    *ret = (struct file){ .whole = text };
    if (!peek_eat(&p, '{')) return not_json(&p, f);
    for (bool first = true; peek_member(&p, first, &key, &value, &bad); first = false) {
        if (str_is(key, "type")) ret->type = unquoted(value);
        else if (str_is(key, "features")) ret->features = value;
        else if (str_is(key, "crs")) ret->crs = value;
    }
    peek_blank(&p);
    if (bad || p.at != p.end) return not_json(&p, f);
    if (str_is(ret->type, "FeatureCollection") || str_is(ret->type, "Feature") || is_geometry(ret->type)) return OK;
    f->arg[0] = str_sub(ret->type, 0, 80);
    return fault_set(f, E_SYNTAX, 0, "geo.kind");
}

/* Degrees in WGS 84 or CGCS2000; nothing said means the first (RFC 7946). */
static enum err crs_check(struct arena *a, struct str crs, struct fault *f) {
    static const char *const good[] = { "CRS84", "4326", "4490", "4979", "4480" };
    struct json *j = 0;
    struct fault ignored = { 0 };
    if (!crs.n || str_is(crs, "null")) return OK;
    if (crs.n > 4096 || json_parse(a, crs, &j, &ignored)) j = 0;
    struct str name = json_text(json_get(j, "properties"), "name");
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (str_ends(name, str_of(good[i]))) return OK;
    f->arg[0] = str_sub(name.n ? name : crs, 0, 120);
    return fault_set(f, E_INVALID, 0, "geo.crs");
}

/* The next feature's text behind the '[' or the one before; false at the end. */
static bool feature_next(struct peek *p, bool first, struct str *ret, bool *bad) {
    if (peek_eat(p, ']')) return false;
    if (!first && !peek_eat(p, ',')) return *bad = true, false;
    *ret = peek_is(p, '{') ? peek_value(p) : STR_NULL;
    return ret->s ? true : (*bad = true, false);
}

/* ---- rows ---- */

struct making {
    struct arena *a;
    struct str column[GEOJSON_COLUMNS];
    int n;
    struct csv_out out;
    int64_t features;
    bool id;                             /* features have one of their own */
};

static int column_of(const struct making *m, struct str key) {
    for (int i = 0; i < m->n; i++)
        if (str_eq(m->column[i], key)) return i;
    return -1;
}

/* The properties as a tree; NULL where they are none, or as large as a file. */
static const struct json *properties_of(struct arena *a, const struct feature *x) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    if (!x->properties.n || x->properties.n > GEOJSON_CELL || json_parse(a, x->properties, &j, &ignored)) return 0;
    return j->kind == J_OBJECT ? j : 0;
}

static bool is_plain(const struct json *j) {
    return j->kind == J_STR || j->kind == J_INT || j->kind == J_REAL || j->kind == J_BOOL;
}

static void add_columns(struct making *m, const struct feature *x) {
    struct arena_mark at = arena_mark(m->a);
    const struct json *p = properties_of(m->a, x);
    struct str fresh[GEOJSON_COLUMNS];
    int n = 0;
    for (const struct json *k = p ? p->child : 0; k && m->n + n < GEOJSON_COLUMNS; k = k->next)
        if (k->key.n && k->key.n <= 200 && is_plain(k) && column_of(m, k->key) < 0 && !str_is(k->key, "boundary")) fresh[n++] = k->key;
    m->id |= x->id.n > 0;
    if (!n) {
        arena_rewind(m->a, at);
        return;
    }
    for (int i = 0; i < n; i++) m->column[m->n++] = arena_copy(m->a, fresh[i]);      /* a new column is rare: its tree stays */
}

static struct str plain_text(struct arena *a, const struct json *j) {
    switch (j->kind) {
    case J_STR: return j->s;
    case J_INT: return arena_printf(a, "%lld", (long long)j->i);
    case J_REAL: return arena_printf(a, "%.10g", j->r);
    case J_BOOL: return j->i ? S("1") : S("0");
    default: return STR_NULL;
    }
}

/* The geometry without blanks behind its number, or the mark why there is none to read. */
static struct str cell_of(struct making *m, const struct feature *x) {
    struct str g = str_trim(x->geometry);
    long long n = (long long)m->features;
    if (!g.n || str_is(g, "null")) return arena_printf(m->a, "%lld !geo.none", n);
    size_t room = (g.n < GEOJSON_CELL ? g.n : GEOJSON_CELL) + 32;
    struct buf b = { arena_alloc(m->a, room), 0, room, false };      /* never full, so never grown */
    buf_printf(&b, "%lld ", n);
    for (size_t i = 0; i < g.n; i++) {
        if (g.s[i] == ' ' || g.s[i] == '\n' || g.s[i] == '\r' || g.s[i] == '\t') continue;
        if (b.n == GEOJSON_CELL) return arena_printf(m->a, "%lld !geo.large", n);
        buf_c(&b, g.s[i]);
    }
    return buf_view(&b);
}

static void put_feature(struct making *m, const struct feature *x) {
    struct arena_mark at = arena_mark(m->a);
    const struct json *p = properties_of(m->a, x);
    m->features++;
    if (m->id && column_of(m, S("id")) < 0) csv_put(&m->out, x->id);
    for (int i = 0; i < m->n; i++) {
        const struct json *k = p ? p->child : 0;
        while (k && !str_eq(k->key, m->column[i])) k = k->next;
        csv_put(&m->out, k ? plain_text(m->a, k) : STR_NULL);
    }
    csv_put(&m->out, cell_of(m, x));
    csv_end_row(&m->out);
    arena_rewind(m->a, at);
}

static void put_headings(struct making *m) {
    if (m->id && column_of(m, S("id")) < 0) csv_put(&m->out, S("id"));
    for (int i = 0; i < m->n; i++) csv_put(&m->out, m->column[i]);
    csv_put(&m->out, S("boundary"));
    csv_end_row(&m->out);
}

/* Each feature to `one`; twice over the text, for the columns first. */
static enum err each(struct making *m, const struct file *x, void (*one)(struct making *, const struct feature *), struct fault *f) {
    struct peek p = peek_at(x->features.n ? x->features : x->whole);
    struct feature feature;
    struct str text = STR_NULL;
    bool bad = false;
    p.from = x->whole.s;
    if (!str_is(x->type, "FeatureCollection")) {
        if (!feature_read(x->whole, &feature)) return not_json(&p, f);
        one(m, &feature);
        return OK;
    }
    if (!x->features.n || !peek_eat(&p, '[')) return fault_set(f, E_SYNTAX, 0, "geo.empty");
    for (bool first = true; feature_next(&p, first, &text, &bad); first = false) {
        if (!feature_read(text, &feature)) return not_json(&p, f);
        one(m, &feature);
    }
    return bad ? not_json(&p, f) : OK;
}

enum err geojson_csv(struct arena *a, struct str text, struct buf *out, struct geojson_made *made, struct fault *f) {
    struct making *m = ARENA_NEW(a, struct making);
    struct file x;
    text = str_trim(text);
    m->a = a;
    m->out = (struct csv_out){ out, false };
    *made = (struct geojson_made){ 0, 0 };
    enum err e = file_read(text, &x, f);
    if (e || (e = crs_check(a, x.crs, f)) || (e = each(m, &x, add_columns, f))) return e;
    put_headings(m);
    if ((e = each(m, &x, put_feature, f))) return e;
    *made = (struct geojson_made){ m->features, m->n + 1 };
    return m->features ? OK : fault_set(f, E_SYNTAX, 0, "geo.empty");
}
