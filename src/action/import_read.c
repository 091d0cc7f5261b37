/* Rows of a list of estates, read cell by cell with the table of fields. */
#include "action/import_part.h"

#include <math.h>
#include <string.h>
#include "base/utf8.h"

/* ---- columns ---- */

/* "a|b|c" as a NULL-terminated list. */
static const char *const *names_of(struct arena *a, const char *alias) {
    const char **list = 0;
    int n = 0, cap = 0;
    for (struct str rest = str_of(alias), one; rest.s;) {
        rest = str_cut(rest, '|', &one);
        ARENA_PUSH(a, list, n, cap) = arena_cstr(a, one);
    }
    ARENA_PUSH(a, list, n, cap) = 0;
    return list;
}

static const char *label(struct arena *a, enum language l, const char *field) {
    return word_text(l, arena_printf(a, "column.%s", field).s);
}

static void columns_of(struct reading *r) {
    struct arena *a = r->c->mem;
    r->col = ARENA_ARRAY(a, struct sheet_column, estate_entity.nfield);
    r->field = ARENA_ARRAY(a, const struct field *, estate_entity.nfield);
    for (int i = 0; i < estate_entity.nfield; i++) {
        const struct field *f = &estate_entity.field[i];
        if (!(f->flags & INPUT)) continue;
        r->field[r->cols] = f;
        r->col[r->cols++] = (struct sheet_column){
            .field = f->name, .zh = label(a, ZH, f->name), .en = label(a, EN, f->name),
            .alias = f->alias ? names_of(a, f->alias) : 0, .required = (f->flags & REQUIRED) != 0,
        };
    }
}

/* ---- places by name ---- */

/* The name without what kind of place it is: 青圩 of 青圩镇, 柳塘 of 柳塘社区居委会. */
static struct str stem_of(struct str name) {
    static const struct str kinds[] = { S("街道办事处"), S("社区居委会"), S("社区居民委员会"), S("居民委员会"),
                                        S("村民委员会"), S("居委会"), S("村委会"), S("街道"), S("社区"), S("镇"), S("乡"), S("村") };
    for (int i = 0; i < N_OF(kinds); i++)
        if (name.n > kinds[i].n + 3 && str_ends(name, kinds[i])) return str_sub(name, 0, name.n - kinds[i].n);
    return name;
}

static struct place *places_of(struct reading *r, int64_t level, int *n) {
    const struct world *w = r->c->world;
    struct place *list = ARENA_ARRAY(r->c->mem, struct place, w->nareas + 1);
    *n = 0;
    for (int i = 0; i < w->nareas; i++) {
        const struct area *a = &w->area[i];
        int64_t live = area_live(w, a->h.id);              /* the old name of a merged area leads to where it went */
        if (a->level == level) list[(*n)++] = (struct place){ live, area_at_level(w, live, AREA_TOWN), a->name, stem_of(a->name) };
    }
    return list;
}

/* By name, else by name without its kind; within a town unless NONE. How many. */
static int place_find(const struct place *p, int n, struct str name, int64_t town, const struct place **ret) {
    struct str stem = stem_of(name);
    int found = 0;
    for (int by_stem = 0; by_stem < 2 && !found; by_stem++) {
        for (int i = 0; i < n; i++) {
            if (town != NONE && p[i].town != town) continue;
            if (!str_eq(by_stem ? p[i].stem : p[i].name, by_stem ? stem : name)) continue;
            *ret = &p[i];
            found++;
        }
    }
    return found;
}

/* How alike two names are, per cent: characters of one that the other has too. */
static int alike(struct str a, struct str b) {
    size_t common = 0, n = utf8_count(a) + utf8_count(b);
    for (size_t i = 0; i < a.n;) {
        size_t from = i;
        (void)utf8_next(a, &i);
        common += str_find(b, str_sub(a, from, i - from), 0) >= 0;
    }
    return n ? (int)(200 * common / n) : 0;
}

enum { NEAR = 3, NEAR_LEAST = 34 };

/* The towns whose names come nearest, best first. */
static struct str near_towns(struct reading *r, struct str name) {
    struct str out = STR_NULL, stem = stem_of(name);
    bool *told = ARENA_ARRAY(r->c->mem, bool, r->ntown + 1);
    for (int k = 0; k < NEAR; k++) {
        int best = -1, score = NEAR_LEAST - 1;
        for (int i = 0; i < r->ntown; i++) {
            int s = told[i] ? 0 : alike(stem, r->town[i].stem);
            if (s > score) best = i, score = s;
        }
        if (best < 0) break;
        told[best] = true;
        struct str one = r->town[best].name;
        out = out.s ? arena_printf(r->c->mem, PRIstr "、" PRIstr, STRARG(out), STRARG(one)) : one;
    }
    return out;
}

void reading_start(struct reading *r, struct call *c) {
    *r = (struct reading){ .c = c, .scope = scope_of(c, CAP_BASE) };
    columns_of(r);
    r->town = places_of(r, AREA_TOWN, &r->ntown);
    r->community = places_of(r, AREA_COMMUNITY, &r->ncommunity);
    r->label = arena_alloc(c->mem, sizeof *r->label * (size_t)managements.n);
    for (int i = 0; i < managements.n; i++) {
        const char *word = arena_printf(c->mem, "management.%s", managements.code[i]).s;
        for (int l = 0; l < LANGUAGES; l++) r->label[i][l] = str_of(word_text((enum language)l, word));
    }
}

/* ---- cells ---- */

struct cell { struct reading *r; const struct field *f; struct str text; struct import_row *row; struct refusal *no; };

static bool refuse(struct cell *x, const char *key, struct str arg0, struct str arg1) {
    x->no->key = key;
    x->no->value = x->text;
    x->no->column = str_of(x->f->name);
    x->no->arg[0] = arg0;
    x->no->arg[1] = arg1;
    return false;
}

static bool read_town(struct cell *x) {
    const struct place *p = 0;
    if (place_find(x->r->town, x->r->ntown, x->text, NONE, &p) == 1) return x->row->e.town = p->id, true;
    struct str near = near_towns(x->r, x->text);
    return near.n ? refuse(x, "row.town", x->text, near) : refuse(x, "row.town_none", x->text, STR_NULL);
}

/* Within the town of the row; without one it must be the only of its name, and gives the town. */
static bool read_community(struct cell *x) {
    const struct place *p = 0;
    struct estate *e = &x->row->e;
    int n = place_find(x->r->community, x->r->ncommunity, x->text, e->town, &p);
    struct str town = e->town != NONE ? world_name(x->r->c->world, &area_entity, e->town) : x->r->c->world->name;
    if (n == 0) return refuse(x, "row.community", x->text, town);
    if (n > 1) return refuse(x, "row.community_many", x->text, STR_NULL);
    e->community = p->id;
    e->town = p->town;
    return true;
}

static bool is_name_of(const struct org *o, struct str name) {
    if (str_eq(o->name, name)) return true;
    for (struct str rest = o->aliases, one; rest.s;) {
        rest = str_cut(rest, '|', &one);
        if (one.n && str_eq(one, name)) return true;
    }
    return false;
}

/* A company that is not among the organisations keeps its name as text. */
static bool read_firm(struct cell *x) {
    const struct world *w = x->r->c->world;
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].kind == ORG_PROPERTY && is_name_of(&w->org[i], x->text))
            return x->row->e.property_org = w->org[i].h.id, true;
    const char *key = value_text(x->text, 80, false, &x->row->firm_text);
    return key ? refuse(x, key, STR_NULL, STR_NULL) : true;
}

static bool read_management(struct cell *x) {
    const struct reading *r = x->r;
    struct str all = STR_NULL;
    for (int i = 0; i < managements.n; i++) {
        bool is = str_eqi(x->text, str_of(managements.code[i])) || str_eq(x->text, r->label[i][ZH])
               || str_eqi(x->text, r->label[i][EN]);
        if (is) return x->row->e.management = i + 1, true;
    }
    for (int i = 0; i < managements.n; i++)
        all = arena_printf(r->c->mem, PRIstr "%s" PRIstr, STRARG(all), i ? "、" : "",
                           STRARG(r->label[i][r->c->language]));
    return refuse(x, "field.code", all, STR_NULL);
}

/* What may stand behind 元 where the fee is per square metre and month. */
static bool is_fee_tail(struct str s) {
    static const struct str part[] = { S("/"), S("·"), S("."), S("／"), S("每"), S("平方米"), S("平米"), S("平"),
                                       S("㎡"), S("m²"), S("m2"), S("月"), S("("), S(")"), S("（"), S("）"), S(" ") };
    while (s.n) {
        int i = 0;
        while (i < N_OF(part) && !str_starts(s, part[i])) i++;
        if (i == N_OF(part)) return false;
        s = str_from(s, part[i].n);
    }
    return true;
}

/* 0.3至0.5, 0.8-1.2: two amounts; no single one is true. */
static bool is_fee_range(struct str s) {
    static const struct str sign[] = { S("至"), S("到"), S("～"), S("~"), S("—"), S("-") };
    int64_t fen;
    for (int i = 0; i < N_OF(sign); i++) {
        ptrdiff_t at = str_find(s, sign[i], 0);
        if (at <= 0) continue;
        struct str low = str_sub(s, 0, (size_t)at), high = str_from(s, low.n + sign[i].n);
        if (!value_fen(low, &fen) && !value_fen(high, &fen)) return true;
    }
    return false;
}

static bool read_fee(struct cell *x) {
    ptrdiff_t at = str_find(x->text, S("元"), 0);
    struct str amount = at >= 0 ? str_sub(x->text, 0, (size_t)at + 3) : x->text, tail = str_from(x->text, amount.n);
    if (!is_fee_tail(tail)) return refuse(x, "value.unit", STR_NULL, STR_NULL);
    if (is_fee_range(amount)) {
        x->row->fee_text = x->text;
        return x->text.n <= 120 ? true : refuse(x, "value.long", STR_NULL, STR_NULL);
    }
    const char *key = value_fen(amount, &x->row->e.fee);
    return key ? refuse(x, key, STR_NULL, STR_NULL) : true;
}

static const char *units_of(const char *field) {
    static const struct { const char *field, *units; } row[] = {
        { "built_year", "年|年建|年建成|年竣工" }, { "buildings", "栋|幢|座|号楼" }, { "households", "户|套" },
        { "population", "人|口" }, { "floor_area", "平方米|平米|㎡|m²|m2" }, { "lat", "°|度" }, { "lng", "°|度" },
    };
    for (int i = 0; i < N_OF(row); i++)
        if (!strcmp(row[i].field, field)) return row[i].units;
    return 0;
}

static bool is_field(const struct cell *x, const char *name) {
    return !strcmp(x->f->name, name);
}

static bool too_long(struct cell *x) {
    struct arena *a = x->r->c->mem;
    return refuse(x, "field.long", arena_printf(a, "%lld", (long long)x->f->max),
                  arena_printf(a, "%zu", utf8_count(x->text)));
}

static bool has_line_end(struct str s) {
    return str_chr(s, '\n', 0) >= 0 || str_chr(s, '\r', 0) >= 0;
}

static bool read_value(struct cell *x) {
    const char *key = 0;
    struct estate *e = &x->row->e;
    switch (x->f->kind) {
    case K_REF: return is_field(x, "town") ? read_town(x) : is_field(x, "community") ? read_community(x) : read_firm(x);
    case K_CODE: return read_management(x);
    case K_INT:
        if (is_field(x, "fee")) return read_fee(x);
        key = value_int(x->text, units_of(x->f->name), field_int(x->f, e));
        break;
    case K_REAL: key = value_real(x->text, units_of(x->f->name), field_real(x->f, e)); break;
    case K_TEXT:
        key = value_text(x->text, (size_t)x->f->max, is_field(x, "source_no"), field_str(x->f, e));
        if (!key && !is_field(x, "address") && has_line_end(x->text)) key = "value.lines";
        break;
    default: break;
    }
    if (key && !strcmp(key, "value.long")) return too_long(x);
    return key ? refuse(x, key, STR_NULL, STR_NULL) : true;
}

/* Signs that people put where they know nothing. */
static bool says_nothing(struct str s) {
    static const struct str word[] = { S("暂无信息"), S("暂无"), S("暂无数据"), S("未知"), S("不详"), S("无"), S("-"), S("--"), S("—"),
                                       S("——"), S("/"), S("\\"), S("null"), S("NULL"), S("N/A"), S("n/a") };
    for (int i = 0; i < N_OF(word); i++)
        if (str_eq(s, word[i])) return true;
    return s.n == 0;
}

/* The value against its field: bounds as the table has them. */
static bool in_bounds(struct cell *x) {
    struct fault f = { 0 };
    if (field_check(x->f, &x->row->e, x->r->c->mem, &f) == OK) return true;
    return refuse(x, f.key, f.arg[0], f.arg[1]);
}

bool import_row_read(struct reading *r, const struct csv_row *row, struct import_row *ret, struct refusal *no) {
    struct arena *a = r->c->mem;
    *ret = (struct import_row){ .line = row->line };
    *no = (struct refusal){ .line = row->line };
    row_clear(&estate_entity, &ret->e);
    if (row->odd) {
        no->key = "row.odd";
        no->arg[0] = arena_printf(a, "%d", row->n);
        no->arg[1] = arena_printf(a, "%d", r->match.columns);
        return false;
    }
    for (int i = 0; i < r->cols; i++) {
        struct cell x = { r, r->field[i], sheet_cell(&r->match, row, i), ret, no };
        bool name = is_field(&x, "name");
        if (r->match.at[i] < 0 || (!name && says_nothing(x.text))) continue;
        if (name && !x.text.n) return refuse(&x, "field.required", STR_NULL, STR_NULL);
        if (!read_value(&x) || !in_bounds(&x)) return false;
    }
    if (isnan(ret->e.lat) != isnan(ret->e.lng)) {
        no->column = isnan(ret->e.lat) ? S("lat") : S("lng");
        no->key = "row.position";
        return false;
    }
    return import_row_place_ok(r, ret, no);
}

bool import_row_place_ok(struct reading *r, const struct import_row *row, struct refusal *no) {
    const struct estate *e = &row->e;
    if (scope_covers(r->c, &r->scope, e->town, e->community, NONE)) return true;
    no->column = S("town");
    no->key = e->town == NONE ? "row.town_needed" : "row.town_scope";
    no->value = no->arg[0] = world_name(r->c->world, &area_entity, e->town);
    return false;
}
