/* Look-ups and checks over the tables of entities. */
#include "model/entity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/time.h"
#include "base/utf8.h"

bool kind_is_int(enum kind k) {
    return k <= K_CODE;                  /* the kinds are listed so */
}

const struct entity *entity_named(struct str name) {
    for (int i = 0; i < nentities; i++)
        if (str_is(name, entities[i]->table) || str_is(name, entities[i]->name)) return entities[i];
    return 0;
}

/* How many fields come before its own. */
static int inherited(const struct entity *e) {
    if (e->extends) return inherited(e->extends) + e->extends->nfield;
    return e->headless ? 0 : head_nfield;
}

const struct field *entity_field(const struct entity *e, int i) {
    int before = inherited(e);
    if (i < 0 || i >= before + e->nfield) return 0;
    if (i >= before) return &e->field[i - before];
    return e->extends ? entity_field(e->extends, i) : &head_fields[i];
}

const struct field *field_named(const struct entity *e, struct str name) {
    const struct field *f;
    for (int i = 0; (f = entity_field(e, i)); i++)
        if (str_is(name, f->name)) return f;
    return 0;
}

static const void *at(const struct field *f, const void *row) {
    return (const char *)row + f->at;
}

bool field_null(const struct field *f, const void *row) {
    if (kind_is_int(f->kind)) return *(const int64_t *)at(f, row) == NONE;
    if (f->kind == K_REAL) return isnan(*(const double *)at(f, row));
    if (f->kind == K_ROWS) return ((const struct rows *)at(f, row))->n == 0;
    return ((const struct str *)at(f, row))->s == 0;
}

static void clear_fields(const struct field *f, int n, void *row) {
    for (const struct field *end = f + n; f < end; f++) {
        if (kind_is_int(f->kind)) *field_int(f, row) = NONE;
        else if (f->kind == K_REAL) *field_real(f, row) = NAN;
    }
}

static void clear_inner(const struct entity *e, void *row) {
    if (e->extends) clear_inner(e->extends, row);
    else if (!e->headless) clear_fields(head_fields, head_nfield, row);
    clear_fields(e->field, e->nfield, row);
}

void row_clear(const struct entity *e, void *row) {
    memset(row, 0, e->size);
    clear_inner(e, row);
    if (e->headless) return;
    struct head *h = row;
    h->id = h->version = 0;
}

void *row_copy(struct arena *a, const struct entity *e, const void *row) {
    const struct field *f;
    void *to = memcpy(arena_alloc(a, e->size), row, e->size);
    for (int i = 0; (f = entity_field(e, i)); i++) {
        if (kind_is_int(f->kind) || f->kind == K_REAL) continue;
        if (f->kind == K_IDS) {
            struct ids *ids = field_ids(f, to);
            size_t size = sizeof(int64_t) * (size_t)(ids->n > 0 ? ids->n : 0);
            if (size) ids->id = memcpy(arena_alloc(a, size), ids->id, size);
            continue;
        }
        if (f->kind == K_TEXTS) {
            struct texts *t = field_texts(f, to);
            struct str *copied = arena_alloc(a, sizeof *copied * (size_t)(t->n + 1));
            for (int k = 0; k < t->n; k++) copied[k] = arena_copy(a, t->s[k]);
            t->s = copied;
            continue;
        }
        if (f->kind != K_ROWS && f->kind != K_ROW) {
            *field_str(f, to) = arena_copy(a, *field_str(f, to));
            continue;
        }
        struct rows *in = field_rows(f, to);
        char *copy = arena_alloc(a, f->ref->size * (size_t)in->n);
        for (int k = 0; k < in->n; k++) {
            const char *from = (const char *)in->row + f->ref->size * (size_t)k;
            memcpy(copy + f->ref->size * (size_t)k, row_copy(a, f->ref, from), f->ref->size);
        }
        in->row = copy;
    }
    return to;
}

/* E_INVALID at this field; {0} of the sentence is the bound. */
static enum err refuse(const struct field *f, struct arena *a, struct fault *fault, const char *key, int64_t bound) {
    if (fault && fault->err == OK) fault->arg[0] = arena_printf(a, "%lld", (long long)bound);
    return fault_set(fault, E_INVALID, f->name, key);
}

/* {0} is what would have been right. */
static enum err refuse_code(const struct field *f, struct arena *a, struct fault *fault) {
    struct str all = f->kind == K_BOOL ? S("0, 1") : S("");
    if (!fault || fault->err) return E_INVALID;
    for (int i = 0; f->kind == K_CODE && i < f->codes->n; i++)
        all = arena_printf(a, PRIstr "%s%s", STRARG(all), i ? ", " : "", f->codes->code[i]);
    fault->arg[0] = all;
    return fault_set(fault, E_INVALID, f->name, "field.code");
}

static enum err check_number(const struct field *f, double v, struct arena *a, struct fault *fault) {
    if (f->min == 0 && f->max == 0) return OK;
    if (v < (double)f->min) return refuse(f, a, fault, "field.low", f->min);
    if (v > (double)f->max) return refuse(f, a, fault, "field.high", f->max);
    return OK;
}

static enum err check_int(const struct field *f, int64_t v, struct arena *a, struct fault *fault) {
    if (f->kind == K_CODE)
        return code_text(f->codes, v) ? OK : refuse_code(f, a, fault);
    if (f->kind == K_BOOL)
        return v == 0 || v == 1 ? OK : refuse_code(f, a, fault);
    if (f->min == 0 && f->max == 0) return OK;
    if (v < f->min) return refuse(f, a, fault, "field.low", f->min);
    if (v > f->max) return refuse(f, a, fault, "field.high", f->max);
    return OK;
}

static enum err check_text(const struct field *f, struct str v, struct arena *a, struct fault *fault) {
    if (f->kind == K_BLOB)
        return f->max && v.n > (size_t)f->max ? refuse(f, a, fault, "field.long", f->max) : OK;
    if (!utf8_valid(v, 0)) return fault_set(fault, E_INVALID, f->name, "field.utf8");
    if (f->kind == K_DATE) {
        struct civil day;
        return date_parse(v, &day) ? OK : fault_set(fault, E_INVALID, f->name, "field.date");
    }
    size_t n = v.n;                              /* fewer bytes than the least characters, or no more than the most */
    if (f->max && n > (size_t)f->max && (n = utf8_count(v)) > (size_t)f->max) {
        if (fault && fault->err == OK) fault->arg[1] = arena_printf(a, "%zu", n);
        return refuse(f, a, fault, "field.long", f->max);
    }
    if (f->min && v.n < (size_t)f->min * 4 && utf8_count(v) < (size_t)f->min)
        return refuse(f, a, fault, "field.short", f->min);
    return OK;
}

enum err field_check(const struct field *f, const void *row, struct arena *a, struct fault *fault) {
    if (f->kind == K_ROWS) return OK;
    if (field_null(f, row))
        return f->flags & REQUIRED ? fault_set(fault, E_INVALID, f->name, "field.required") : OK;
    if (kind_is_int(f->kind)) return check_int(f, *(const int64_t *)at(f, row), a, fault);
    if (f->kind == K_REAL) {
        double v = *(const double *)at(f, row);
        return isfinite(v) ? check_number(f, v, a, fault) : refuse(f, a, fault, "field.high", f->max);
    }
    return check_text(f, *(const struct str *)at(f, row), a, fault);
}

enum err row_check(const struct entity *e, const void *row, struct arena *a, struct fault *fault) {
    const struct field *f;
    for (int i = 0; (f = entity_field(e, i)); i++) {
        if (f->flags & UNSTORED) continue;
        enum err bad = field_check(f, row, a, fault);
        if (bad) return bad;
    }
    return OK;
}

int64_t code_value(const struct codes *c, struct str code) {
    for (int i = 0; i < c->n; i++)
        if (str_is(code, c->code[i])) return i + 1;
    return NONE;
}

const char *code_text(const struct codes *c, int64_t value) {
    return value >= 1 && value <= c->n ? c->code[value - 1] : 0;
}

/* ---- the start-up check ---- */

/* In an answer the name of x is x_name: no field may be called so. */
static bool name_taken(const struct entity *e, const struct field *f) {
    char name[64];
    (void)snprintf(name, sizeof name, "%s_name", f->name);
    return field_named(e, str_of(name)) != 0;
}

static const char *field_wrong(const struct entity *e, const struct field *f) {
    if (!f->name || !*f->name) return "a field without a name";
    if ((f->kind == K_REF || f->kind == K_ROWS) && !f->ref) return "a reference to nothing";
    if (f->kind == K_CODE && (!f->codes || f->codes->n < 1)) return "a code field without its list";
    if (f->max < f->min) return "a field whose bounds are the wrong way round";
    if (f->at >= e->size) return "a field outside its row";
    if ((f->flags & (PERSONAL | SECRET)) && (f->flags & (FILTER | SORT))) return "a personal field that is filtered or sorted";
    if (f->kind == K_ROWS && !(f->flags & UNSTORED)) return "rows inside rows cannot be stored";
    if (f->flags & NAMED && name_taken(e, f)) return "a name of what a reference leads to that is a field as well";
    return field_named(e, str_of(f->name)) == f ? 0 : "two fields of one name";
}

/* Every name of a list "a, b, c" must be a stored column. */
static const char *columns_wrong(const struct entity *e, const char *columns) {
    struct str rest = str_of(columns), name;
    while (rest.s) {
        rest = str_cut(rest, ',', &name);
        const struct field *f = field_named(e, str_trim(name));
        if (!f || f->flags & UNSTORED) return "an index or key over what is not a column";
    }
    return 0;
}

static const char *entity_wrong(const struct entity *e) {
    const struct field *f;
    const char *why;
    if (!e->name || !e->table || !e->size) return "an entity without name, table or size";
    if (e->headless != (e->key != 0)) return "a headless table needs a key, a record has none";
    if (!e->headless && e->size < sizeof(struct head)) return "a row smaller than its head";
    for (int i = 0; (f = entity_field(e, i)); i++)
        if ((why = field_wrong(e, f))) return why;
    if (e->key && (why = columns_wrong(e, e->key))) return why;
    for (int i = 0; i < e->nindex; i++)
        if ((why = columns_wrong(e, e->index[i].columns))) return why;
    return e->title && !field_named(e, str_of(e->title)) ? "a title that is not a field" : 0;
}

const char *entities_wrong(void) {
    for (int i = 0; i < nentities; i++) {
        const char *why = entity_wrong(entities[i]);
        if (why) return why;
        for (int k = 0; k < i; k++)
            if (str_is(str_of(entities[i]->table), entities[k]->table)
                || str_is(str_of(entities[i]->name), entities[k]->name)) return "two entities of one name";
    }
    return 0;
}
