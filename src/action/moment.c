/* Lines of an estate's story that no other table tells. */
#include "action/timeline.h"

#include <string.h>
#include "action/register.h"

static const struct told { const struct entity *e; enum moment_kind kind; } told[] = {
    { &estate_entity, MOMENT_BASE }, { &building_entity, MOMENT_BUILDING }, { &stairwell_entity, MOMENT_BUILDING },
    { &elevator_entity, MOMENT_LIFT }, { &facility_entity, MOMENT_FACILITY }, { &contract_entity, MOMENT_FIRM },
    { &owners_body_entity, MOMENT_OWNERS }, { &ledger_month_entity, MOMENT_MONEY }, { &household_entity, MOMENT_HOUSEHOLD },
};

static int64_t kind_of(const struct entity *e) {
    for (int i = 0; i < N_OF(told); i++)
        if (told[i].e == e) return told[i].kind;
    return NONE;                         /* a lift's own records tell themselves */
}

static int64_t int_at(const struct entity *e, const char *name, const void *row) {
    const struct field *f = field_named(e, str_of(name));
    return f ? *field_int(f, (void *)(uintptr_t)row) : NONE;
}

static bool differs(const struct field *f, const void *a, const void *b) {
    void *x = (void *)(uintptr_t)a, *y = (void *)(uintptr_t)b;
    if (kind_is_int(f->kind)) return *field_int(f, x) != *field_int(f, y);
    if (f->kind == K_REAL) return memcmp(field_real(f, x), field_real(f, y), sizeof(double)) != 0 && !(field_null(f, a) && field_null(f, b));
    return !str_eq(*field_str(f, x), *field_str(f, y));
}

/* Which of what people keep was changed, as far as a line holds; "" where nothing was. */
static struct str fields_changed(struct call *c, const struct entity *e, const void *before, const void *after) {
    enum { MOST = 6 };
    struct str list = S("");
    int n = 0;
    for (int i = 0; i < e->nfield && n < MOST; i++) {
        const struct field *f = &e->field[i];
        if (!(f->flags & EDIT) || f->flags & UNSTORED || !differs(f, before, after)) continue;
        list = arena_printf(c->mem, PRIstr "%s%s", STRARG(list), n++ ? "," : "", f->name);
    }
    return list;
}

/* What a record is called in a line: never what is personal. */
static struct str title_of(struct call *c, const struct entity *e, const void *row) {
    const struct field *f = e->title ? field_named(e, str_of(e->title)) : 0;
    if (!f || f->flags & PERSONAL || e == &estate_entity || e == &household_entity) return STR_NULL;
    if (f->kind == K_CODE) {
        const char *code = code_text(f->codes, *field_int(f, (void *)(uintptr_t)row));
        return code ? arena_printf(c->mem, "@%s.%s", f->codes->name, code) : STR_NULL;       /* a word, told in the reader's language */
    }
    return f->kind == K_TEXT || f->kind == K_DATE ? arena_copy(c->mem, *field_str(f, (void *)(uintptr_t)row)) : STR_NULL;
}

static enum err put(struct call *c, struct tx *tx, struct moment m) {
    m.id = tx_new_id(tx);
    m.tenant = c->tenant;
    m.person = c->who && !c->who->system ? c->who->person : NONE;
    m.n = NONE;
    return tx_put(tx, &moment_entity, &m);
}

enum err moment_put(struct call *c, struct tx *tx, int64_t estate, enum moment_verb verb, struct str text) {
    return put(c, tx, (struct moment){ .estate = estate, .kind = MOMENT_BASE, .verb = verb, .item = NONE, .noun = STR_NULL, .text = text });
}

static enum err put_import(struct call *c, struct tx *tx, const struct entity *e, int64_t estate, int64_t kind, int64_t batch, int64_t n) {
    struct bind b[] = {
        BI("n", n),
        BI("tenant", c->tenant), BI("estate", estate), BI("id", batch), BI("kind", kind), BI("verb", MOMENT_IMPORTED),
        BI("person", c->who && !c->who->system ? c->who->person : NONE), BT("noun", str_of(e->name)), BI("item", batch),
    };
    return sql_later(tx_db(tx), "moment_batch", b, N_OF(b), tx_fault(tx));
}

enum err moment_of_change(struct call *c, struct tx *tx, const struct entity *e, const void *before, const void *after,
                          const struct change *change, int64_t batch) {
    int64_t kind = kind_of(e), estate = int_at(e, "estate", after);
    const struct head *was = before, *is = after;
    if (kind == NONE || estate == NONE || code_value(&lift_deeds, str_of(change->verb)) != NONE) return OK;
    if (batch) return put_import(c, tx, e, estate, kind, batch, 1);
    bool went = is->removed_at != NONE, back = was && was->removed_at != NONE && !went;
    struct str title = title_of(c, e, after), fields = before && !went && !back ? fields_changed(c, e, before, after) : STR_NULL;
    if (before && !went && !back && !fields.n) return OK;
    struct moment m = { .estate = estate, .kind = kind, .item = is->id, .noun = str_of(e->name), .text = title };
    m.verb = !before ? MOMENT_MADE : went ? MOMENT_REMOVED : back ? MOMENT_RESTORED : MOMENT_CHANGED;
    if (fields.n) m.text = arena_printf(c->mem, PRIstr "\x1f" PRIstr, STRARG(title), STRARG(fields));
    return put(c, tx, m);
}

enum err moment_of_import(struct call *c, struct tx *tx, const struct entity *e, int64_t estate, int64_t batch, int64_t n) {
    int64_t kind = kind_of(e);
    return kind == NONE ? OK : put_import(c, tx, e, estate, kind, batch, n);
}

enum err moments_follow(struct call *c, struct tx *tx, const struct estate *gone, int64_t into) {
    struct bind b[] = { BI("into", into), BI("tenant", c->tenant), BI("estate", gone->h.id) };
    enum err e = sql_run(tx_db(tx), c->mem, "moments_follow", b, N_OF(b), 0, tx_fault(tx));
    return e ? e : moment_put(c, tx, into, MOMENT_MERGED, gone->name);
}
