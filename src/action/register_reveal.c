/* What is masked in a record of the register is shown for a reason: an event, and a line for the auditor. */
#include "access/who.h"
#include "action/around.h"
#include "action/look.h"
#include "action/register.h"

static const struct field value_fields[] = {
    F_TEXT(revealed_value, field, REQUIRED, 1, 40), F_TEXT(revealed_value, label, 0, 0, 80), F_TEXT(revealed_value, value, 0, 0, 400),
};
static const struct entity value_entity = SHAPE_OF(revealed_value, "unmasked_value", value_fields);
static const struct field revealed_fields[] = {
    F_INT(revealed, version, REQUIRED, 1, INT64_MAX), F_ROWS(revealed, values, 0, &value_entity),
};
static const struct entity revealed_entity = SHAPE_OF(revealed, "unmasked", revealed_fields);

static struct rows values_of(struct call *c, const struct entity *e, void *row) {
    struct revealed_value *v = ARENA_ARRAY(c->mem, struct revealed_value, e->nfield);
    int n = 0;
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (!(f->flags & PERSONAL) || f->kind != K_TEXT || field_null(f, row)) continue;
        v[n++] = (struct revealed_value){ str_of(f->name), register_label(c, e, f->name), *field_str(f, row) };
    }
    return (struct rows){ v, n };
}

static enum err reveal_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct reveal_in *in = arg;
    struct revealed *out = ret;
    const struct entity *e = c->action->of;
    void *was = arena_alloc(c->mem, e->size), *is;
    struct scope s;
    enum err bad = base_scope(c, tx_db(tx), CAP_REVEAL, &s);
    if (!bad) bad = register_get(c, tx_db(tx), &s, e, in->id, was);
    if (bad) return bad;
    is = row_copy(c->mem, e, was);                     /* nothing changes, but that it was seen is an event */
    if ((bad = tx_update(tx, e, was, is, &(struct change){ "reveal", in->reason }))) return bad;
    if ((bad = look_put(c, tx, e->name, in->id, "reveal", in->reason, NONE))) return bad;
    out->version = ((const struct head *)is)->version;
    out->values = values_of(c, e, is);
    return OK;
}

const struct action buildings_reveal = {
    .name = "buildings.reveal", .cap = CAP_REVEAL, .of = &building_entity, .in = &reveal_in_entity, .out = &revealed_entity,
    .body = reveal_body,
};
const struct action owners_bodies_reveal = {
    .name = "owners_bodies.reveal", .cap = CAP_REVEAL, .of = &owners_body_entity, .in = &reveal_in_entity, .out = &revealed_entity,
    .body = reveal_body,
};
