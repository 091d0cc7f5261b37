/* The forms of the register, from its tables: a new field needs no page. */
#include "action/around.h"
#include "action/register.h"

static const char *const kind_words[] = { [K_INT] = "int", [K_REF] = "ref", [K_TIME] = "time", [K_BOOL] = "bool", [K_CODE] = "code",
                                          [K_REAL] = "real", [K_TEXT] = "text", [K_DATE] = "date" };

static const struct field field_fields[] = {
    F_TEXT(form_field, name, REQUIRED, 1, 40), F_TEXT(form_field, kind, REQUIRED, 1, 20), F_TEXT(form_field, label, REQUIRED, 1, 80),
    F_BOOL(form_field, required, REQUIRED), F_BOOL(form_field, input, REQUIRED), F_BOOL(form_field, edit, REQUIRED),
    F_BOOL(form_field, money, REQUIRED), F_BOOL(form_field, month, REQUIRED), F_BOOL(form_field, personal, REQUIRED),
    F_TEXT(form_field, codes, 0, 0, 40), F_TEXTS(form_field, options, 0), F_TEXT(form_field, ref, 0, 0, 40),
    F_TEXT(form_field, units, 0, 0, 40), F_INT(form_field, min, 0, 0, 0), F_INT(form_field, max, 0, 0, 0),
};
static const struct entity form_field_entity = SHAPE_OF(form_field, "form_field", field_fields);
static const struct field form_fields[] = {
    F_TEXT(form_view, noun, REQUIRED, 1, 40), F_TEXT(form_view, path, REQUIRED, 1, 40), F_TEXT(form_view, label, REQUIRED, 1, 80),
    F_ROWS(form_view, fields, 0, &form_field_entity),
};
const struct entity form_view_entity = SHAPE_OF(form_view, "form", form_fields);

static struct texts options(struct call *c, const struct codes *codes) {
    struct texts t = { ARENA_ARRAY(c->mem, struct str, codes->n), 0 };
    for (; t.n < codes->n; t.n++) t.s[t.n] = str_of(codes->code[t.n]);
    return t;
}

static struct form_field field_of(struct call *c, const struct entity *e, const struct field *f) {
    struct form_field v = {
        .name = str_of(f->name), .kind = str_of(kind_words[f->kind]), .label = register_label(c, e, f->name),
        .required = (f->flags & REQUIRED) != 0, .input = (f->flags & INPUT) != 0, .edit = (f->flags & EDIT) != 0,
        .money = (f->flags & MONEY) != 0, .month = (f->flags & MONTH) != 0, .personal = (f->flags & PERSONAL) != 0,
        .min = f->max ? f->min : NONE, .max = f->max ? f->max : NONE,
    };
    if (f->codes) v.codes = str_of(f->codes->name), v.options = options(c, f->codes);
    if (f->kind == K_REF) v.ref = str_of(f->ref->name);
    if (f->units) (void)str_cut(str_of(f->units), '|', &v.units);
    return v;
}

static struct form_view form_of(struct call *c, const struct entity *e) {
    struct form_field *v = ARENA_ARRAY(c->mem, struct form_field, e->nfield);
    int n = 0;
    for (int i = 0; i < e->nfield; i++)
        if (e->field[i].flags & (INPUT | EDIT)) v[n++] = field_of(c, e, &e->field[i]);
    return (struct form_view){ str_of(e->name), str_of(e->table), str_of(word_of(c->language, "noun", e->name)), { v, n } };
}

struct rows register_forms(struct call *c) {
    struct form_view *v = ARENA_ARRAY(c->mem, struct form_view, NOUNS + 2);
    int n = 0;
    v[n++] = form_of(c, &estate_entity);
    for (int i = 0; i < NOUNS; i++) v[n++] = form_of(c, register_entities[i]);
    v[n++] = form_of(c, &lift_record_entity);
    return (struct rows){ v, n };
}
