/* What can be imported, a row a noun, and the columns it takes. */
#include "action/import_part.h"

#include <string.h>

const struct import_noun import_nouns[] = {
    { .noun = "estates", .e = &estate_entity },
    { .noun = "buildings", .e = &building_entity, .statement = "same_buildings", .by = "name", .key = { "name" },
      .chunk_statement = "alike_buildings" },
    { .noun = "stairwells", .e = &stairwell_entity, .statement = "same_stairwells", .by = "building",
      .key = { "building", "name" } },
    { .noun = "elevators", .e = &elevator_entity, .statement = "same_elevators", .key = { "building", "stairwell", "name" },
      .number = "code", .number_statement = "same_elevators_code" },
    { .noun = "facilities", .e = &facility_entity, .statement = "same_facilities", .by = "kind", .key = { "kind", "place" } },
    { .noun = "contracts", .e = &contract_entity, .statement = "same_contracts", .soft = "starts" },
    { .noun = "owners_bodies", .e = &owners_body_entity, .statement = "same_owners_bodies", .soft = "set_up" },
    { .noun = "ledger_months", .e = &ledger_month_entity, .statement = "same_ledger_months", .by = "month", .key = { "month" },
      .chunk_statement = "alike_ledger_months" },
    { .noun = "households", .e = &household_entity, .statement = "same_households", .by = "code",
      .key = { "building", "stairwell", "code" }, .within = "building", .within_statement = "same_households_in",
      .chunk_statement = "alike_households" },
    { .noun = "boundaries", .e = &estate_entity, .only = "name|town|community|source_no|address|datum|boundary", .known_only = true },
};
const int nimport_nouns = N_OF(import_nouns);

const struct import_noun *import_noun_named(struct str noun) {
    for (int i = 0; i < nimport_nouns; i++)
        if (str_is(noun, import_nouns[i].noun)) return &import_nouns[i];
    return 0;
}

/* The word of the entity, else the one that all lists of estates share. */
const char *field_label(struct arena *a, enum language l, const struct entity *e, const char *field) {
    const char *key = arena_printf(a, "%s.%s", e->name, field).s, *text = word_text(l, key);
    return strcmp(text, key) ? text : word_text(l, arena_printf(a, "column.%s", field).s);
}

struct str import_noun_list(struct arena *a, enum language l) {
    struct str out = S("");
    for (int i = 0; i < nimport_nouns; i++) {
        const char *label = word_of(l, "noun", import_nouns[i].known_only ? "boundary" : import_nouns[i].e->name);
        out = arena_printf(a, PRIstr "%s%s %s", STRARG(out), i ? ", " : "", import_nouns[i].noun, label);
    }
    return out;
}

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

static bool listed(const char *list, const char *name) {
    for (struct str rest = str_of(list), one; rest.s;) {
        rest = str_cut(rest, '|', &one);
        if (str_is(one, name)) return true;
    }
    return false;
}

/* May a column fill it? What is given when a record is made, and where its estate lies, which finds that. */
static bool takes(const struct import_noun *n, const struct field *f) {
    bool place = n->e != &estate_entity && (!strcmp(f->name, "town") || !strcmp(f->name, "community"));
    if (n->only) return listed(n->only, f->name);
    return place || f->flags & INPUT;
}

/* Other names of the place where they have none of their own: those of the list of estates. */
static const char *alias_of(const struct field *f) {
    if (f->alias || f->ref != &area_entity) return f->alias;
    const struct field *same = field_named(&estate_entity, str_of(f->name));
    return same ? same->alias : 0;
}

static const char *const *labels_of(struct arena *a, const struct codes *c) {
    const char **list = ARENA_ARRAY(a, const char *, c->n * (1 + LANGUAGES) + 1);
    int n = 0;
    for (int i = 0; i < c->n; i++) {
        list[n++] = c->code[i];
        for (int l = 0; l < LANGUAGES; l++) list[n++] = word_of((enum language)l, c->name, c->code[i]);
    }
    return list;
}

/* What cells of the field look like, for columns whose heading names nothing. */
static void content_of(struct arena *a, const struct field *f, struct sheet_column *col) {
    struct str name = str_of(f->name);
    if (f->kind == K_DATE) col->content = f->flags & MONTH ? SHEET_MONTH : SHEET_DAY;
    else if (f->kind == K_CODE) col->content = SHEET_CODES, col->codes = labels_of(a, f->codes);
    else if (str_is(name, "built_year")) col->content = SHEET_YEAR;
    else if (str_is(name, "lat")) col->content = SHEET_LAT;
    else if (str_is(name, "lng")) col->content = SHEET_LNG;
    else if (str_ends(name, S("phone"))) col->content = SHEET_PHONE;
    else if (f->units) col->content = SHEET_UNITS, col->units = f->units;
}

static void columns_of(struct reading *r) {
    struct arena *a = r->c->mem;
    const struct entity *e = r->noun->e;
    r->col = ARENA_ARRAY(a, struct sheet_column, e->nfield + 1);
    r->field = ARENA_ARRAY(a, const struct field *, e->nfield + 1);
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (!takes(r->noun, f)) continue;
        r->field[r->cols] = f;
        r->col[r->cols++] = (struct sheet_column){
            .field = f->name, .zh = field_label(a, ZH, e, f->name), .en = field_label(a, EN, e, f->name),
            .alias = alias_of(f) ? names_of(a, alias_of(f)) : 0, .required = r->noun->known_only ? !strcmp(f->name, "boundary") : (f->flags & REQUIRED) != 0,
        };
        content_of(a, f, &r->col[r->cols - 1]);
    }
    r->col[r->cols++] = (struct sheet_column){ .field = "record", .zh = word_text(ZH, "column.record"), .en = word_text(EN, "column.record") };
}

int reading_field(const struct reading *r, struct str name) {
    for (int i = 0; i < r->cols; i++)
        if (str_is(name, r->col[i].field)) return i;
    return -1;
}

void reading_start(struct reading *r, struct call *c, const struct import_noun *noun, const struct import_options *opt) {
    *r = (struct reading){ .c = c, .lasting = c->mem, .db = c->db, .noun = noun, .scope = scope_of(c, CAP_BASE) };
    if (opt) r->opt = *opt;
    else row_clear(&import_options_entity, &r->opt);
    columns_of(r);
    places_start(r);
}
