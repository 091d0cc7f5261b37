/* Rows of a list, read cell by cell with the table of fields. */
#include "action/import_part.h"

#include <math.h>
#include <string.h>
#include "base/geo.h"

/* The record's own number, from a list that this program wrote. */
static bool read_record(struct cell *x) {
    if (str_int(x->text, &x->row->record) && x->row->record > 0) return true;
    return cell_refuse(x, "row.record", x->text, STR_NULL);
}

/* A masked value is what was shown, not what is to be written. */
static bool is_masked(const struct field *f, struct str text) {
    return f->flags & (PERSONAL | FREE) && str_chr(text, '*', 0) >= 0;
}

/* A sign for knowing nothing may be a code all the same: 不详, 无. */
static bool reads_as_code(struct cell *x) {
    struct refusal ignored = { .line = x->no->line };
    struct cell y = *x;
    y.no = &ignored;
    return (x->f->kind == K_CODE || x->f->kind == K_BOOL) && x->text.n && cell_read(&y);
}

static bool is_blank(struct cell *x) {
    bool none = x->f->kind != K_CODE && x->f->kind != K_BOOL && str_is(x->text, "无");
    return none || cell_blank(x->text);
}

/* One cell; false: it is refused. */
static bool read_cell(struct cell *x) {
    bool needed = x->f && x->f->flags & REQUIRED && !x->r->noun->known_only, title = needed && x->f->kind == K_TEXT;
    if (!x->f) return cell_blank(x->text) || read_record(x);
    if (title ? !x->text.n : is_blank(x)) {
        if (title || (needed && x->row->record == NONE && !reads_as_code(x))) return cell_refuse(x, "field.required", STR_NULL, STR_NULL);
        if (!needed) (void)reads_as_code(x);
        return true;
    }
    return is_masked(x->f, x->text) || cell_read(x);
}

static bool refuse_at(struct reading *r, struct import_row *ret, struct refusal *no, const char *field, const char *key) {
    struct bad *b = refusal_add(no, ret->line, key);
    int f = reading_field(r, str_of(field));
    b->at = f >= 0 ? r->match.at[f] : -1;
    b->column = b->at >= 0 ? r->heading[b->at] : f >= 0 ? str_of(r->c->language == EN ? r->col[f].en : r->col[f].zh) : STR_NULL;
    return false;
}

/* Where it lies, in WGS 84, whatever it was given in. */
static bool read_position(struct import_row *ret, struct reading *r, struct refusal *no) {
    const struct field *lat = field_named(r->noun->e, S("lat")), *lng = field_named(r->noun->e, S("lng"));
    const struct field *datum = field_named(r->noun->e, S("datum"));
    if (!lat || !lng || r->noun->known_only) return true;
    double *y = field_real(lat, &ret->rec), *x = field_real(lng, &ret->rec);
    if (isnan(*y) != isnan(*x)) return refuse_at(r, ret, no, isnan(*y) ? "lat" : "lng", "row.position");
    if (isnan(*y)) return true;
    if (geo_place_of(*y, *x) == GEO_SWAPPED) return refuse_at(r, ret, no, "lat", "row.swapped");
    if (datum && *field_int(datum, &ret->rec) == NONE) *field_int(datum, &ret->rec) = r->opt.datum;
    int64_t given = datum ? *field_int(datum, &ret->rec) : r->opt.datum;
    struct geo_point p = geo_to_wgs84(given == NONE ? DATUM_WGS84 : given, (struct geo_point){ *y, *x });
    *y = p.lat;
    *x = p.lng;
    return true;
}

static void keep_extra(struct reading *r, const struct csv_row *row, struct import_row *ret) {
    for (int i = 0; i < r->nextra; i++) {
        struct str text = csv_cell(row, r->extra[i]);
        if (text.n) row_keep_text(r->c->mem, ret, r->heading[r->extra[i]], text);
    }
}

static bool refuse_odd(struct reading *r, const struct csv_row *row, struct refusal *no) {
    struct bad *b = refusal_add(no, row->line, "row.odd");
    b->arg[0] = arena_printf(r->c->mem, "%d", row->n);
    b->arg[1] = arena_printf(r->c->mem, "%d", r->match.columns);
    return false;
}

/* The number comes first: what is on record need not name everything. */
static void read_number_first(struct reading *r, const struct csv_row *row, struct import_row *ret, struct refusal *no, bool *ok) {
    int f = reading_field(r, S("record"));
    if (f < 0 || r->match.at[f] < 0) return;
    struct cell x = { r, 0, r->match.at[f], csv_cell(row, r->match.at[f]), ret, no };
    *ok &= read_cell(&x);
}

bool import_row_read(struct reading *r, const struct csv_row *row, struct import_row *ret, struct refusal *no) {
    bool ok = true;
    *ret = (struct import_row){ .line = row->line, .record = NONE };
    *no = (struct refusal){ .line = row->line };
    row_clear(r->noun->e, &ret->rec);
    if (row->odd) return refuse_odd(r, row, no);
    read_number_first(r, row, ret, no, &ok);
    for (int i = 0; i < r->cols; i++) {
        if (r->match.at[i] < 0 || !r->field[i]) continue;
        struct cell x = { r, r->field[i], r->match.at[i], csv_cell(row, r->match.at[i]), ret, no };
        ok &= read_cell(&x);
    }
    ok = ok && read_position(ret, r, no) && outline_read(r, ret, no);
    if (ok) keep_extra(r, row, ret);
    return ok && import_row_place_ok(r, ret, no);
}

bool import_row_place_ok(struct reading *r, const struct import_row *row, struct refusal *no) {
    bool estate = r->noun->e == &estate_entity;
    int64_t town = estate ? row->rec.estate.town : row->rec.building.town;
    int64_t community = estate ? row->rec.estate.community : row->rec.building.community;
    int64_t id = estate ? NONE : row->rec.building.estate;
    if ((!estate && id == NONE && row->record != NONE) || r->noun->known_only) return true;      /* judged when it is found */
    if (scope_covers(r->c, &r->scope, town, community, id)) return true;
    struct bad *b = refusal_add(no, row->line, town == NONE ? "row.town_needed" : "row.town_scope");
    int f = reading_field(r, S("town"));
    b->at = f >= 0 ? r->match.at[f] : -1;
    b->column = b->at >= 0 ? r->heading[b->at] : str_of(field_label(r->c->mem, r->c->language, r->noun->e, "town"));
    b->value = b->arg[0] = world_name(r->c->world, &area_entity, town);
    return false;
}
