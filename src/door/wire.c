#include "door/wire.h"

#include <math.h>
#include <string.h>
#include "access/who.h"
#include "base/utf8.h"

/* ---- in ---- */

static enum err wrong_type(struct call *c, struct str at, const char *type) {
    enum err e = fail_with(c, E_INVALID, 0, "field.type", str_of(word_text(c->language, type)), STR_NULL);
    c->fault.field = at;
    return e;
}

static enum err at_field(struct call *c, enum err e, struct str at) {
    if (e && !c->fault.field.n) c->fault.field = at;
    return e;
}

static struct str code_list(struct arena *a, const struct codes *codes) {
    struct str out = S("");
    for (int i = 0; i < codes->n; i++)
        out = arena_printf(a, PRIstr "%s%s", STRARG(out), i ? ", " : "", codes->code[i]);
    return out;
}

static enum err read_code(struct call *c, const struct codes *codes, struct str text, int64_t *ret, struct str at) {
    *ret = code_value(codes, text);
    if (*ret != NONE) return OK;
    return at_field(c, fail_with(c, E_INVALID, 0, "field.code", code_list(c->mem, codes), STR_NULL), at);
}

static enum err read_ids(struct call *c, const struct field *f, const struct json *v, void *row, struct str at) {
    enum { MOST = 200 };
    struct ids *ids = field_ids(f, row);
    if (v->kind != J_LIST) return wrong_type(c, at, "type.list");
    if (v->n > MOST) return at_field(c, fail_with(c, E_TOO_LARGE, 0, "field.high", S("200"), STR_NULL), at);
    *ids = (struct ids){ ARENA_ARRAY(c->mem, int64_t, v->n + 1), 0 };
    for (const struct json *m = v->child; m; m = m->next) {
        enum err e = OK;
        if (f->codes && m->kind == J_STR) e = read_code(c, f->codes, m->s, &ids->id[ids->n], at);
        else if (!f->codes && m->kind == J_INT) ids->id[ids->n] = m->i;
        else e = wrong_type(c, at, f->codes ? "type.text" : "type.number");
        if (e) return e;
        ids->n++;
    }
    return OK;
}

static enum err read_object(struct call *c, const struct entity *e, const struct json *obj, unsigned flag, void *row,
                            struct str at);

/* Objects within an object: each against its own table, its place named from the top. */
static enum err read_rows(struct call *c, const struct field *f, const struct json *v, unsigned flag, void *row,
                          struct str at) {
    enum { MOST = 500 };
    struct rows *rows = field_rows(f, row);
    bool one = f->kind == K_ROW;
    if (v->kind != (one ? J_OBJECT : J_LIST)) return wrong_type(c, at, one ? "type.object" : "type.list");
    if (!one && v->n > MOST) return at_field(c, fail_with(c, E_TOO_LARGE, 0, "field.high", S("500"), STR_NULL), at);
    char *to = arena_alloc(c->mem, f->ref->size * (one ? 1 : v->n + 1));
    *rows = (struct rows){ to, 0 };
    for (const struct json *m = one ? v : v->child; m; m = one ? 0 : m->next, rows->n++, to += f->ref->size) {
        struct str in = one ? at : arena_printf(c->mem, PRIstr "/%d", STRARG(at), rows->n);
        row_clear(f->ref, to);
        enum err e = read_object(c, f->ref, m, flag, to, in);
        if (e) return e;
    }
    return OK;
}

static enum err read_texts(struct call *c, const struct field *f, const struct json *v, void *row, struct str at) {
    enum { MOST = 200 };
    struct texts *t = field_texts(f, row);
    if (v->kind != J_LIST) return wrong_type(c, at, "type.list");
    if (v->n > MOST) return at_field(c, fail_with(c, E_TOO_LARGE, 0, "field.high", S("200"), STR_NULL), at);
    *t = (struct texts){ ARENA_ARRAY(c->mem, struct str, v->n + 1), 0 };
    for (const struct json *m = v->child; m; m = m->next) {
        if (m->kind != J_STR) return wrong_type(c, at, "type.text");
        t->s[t->n++] = m->s;
    }
    return OK;
}

static enum err read_value(struct call *c, const struct field *f, const struct json *v, unsigned flag, void *row,
                           struct str at) {
    if (v->kind == J_NULL) return OK;                     /* null is no value, and the row was cleared */
    switch (f->kind) {
    case K_INT: case K_REF: case K_TIME:
        if (v->kind != J_INT) return wrong_type(c, at, "type.number");
        *field_int(f, row) = v->i;
        return OK;
    case K_BOOL:
        if (v->kind != J_BOOL) return wrong_type(c, at, "type.bool");
        *field_int(f, row) = v->i;
        return OK;
    case K_CODE:
        if (v->kind != J_STR) return wrong_type(c, at, "type.text");
        return read_code(c, f->codes, v->s, field_int(f, row), at);
    case K_REAL:
        if (v->kind != J_REAL && v->kind != J_INT) return wrong_type(c, at, "type.real");
        *field_real(f, row) = v->r;
        return OK;
    case K_TEXT: case K_DATE:
        if (v->kind != J_STR) return wrong_type(c, at, "type.text");
        *field_str(f, row) = f->flags & SECRET ? v->s : str_trim(v->s);
        return OK;
    case K_IDS:
        return read_ids(c, f, v, row, at);
    case K_ROWS: case K_ROW:
        return read_rows(c, f, v, flag, row, at);
    case K_TEXTS:
        return read_texts(c, f, v, row, at);
    case K_JSON: case K_BLOB:
        break;
    }
    return wrong_type(c, at, "type.object");
}

static enum err read_member(struct call *c, const struct entity *e, const struct json *m, unsigned flag, void *row,
                            uint64_t given[2], struct str within) {
    const struct field *f = field_named(e, m->key);
    struct str at = arena_printf(c->mem, PRIstr "/" PRIstr, STRARG(within), STRARG(m->key));
    if (!f) return at_field(c, fail_with(c, E_UNKNOWN_FIELD, 0, 0, m->key, STR_NULL), at);
    if (!(f->flags & flag)) return at_field(c, fail(c, E_INVALID, 0, "field.not_input"), at);
    enum err err = read_value(c, f, m, flag, row, at);
    if (!err && !(f->flags & UNSTORED)) err = at_field(c, field_check(f, row, c->mem, &c->fault), at);
    if (err && c->fault.field.n && c->fault.field.s[0] != '/') c->fault.field = at;
    int i = (int)(f - e->field);
    if (given && i >= 0 && i < 128) given[i >> 6] |= (uint64_t)1 << (i & 63);
    return err;
}

enum err wire_read(struct call *c, const struct entity *e, const struct json *obj, unsigned flag, void *row,
                   uint64_t given[2]) {
    if (!obj || obj->kind != J_OBJECT) return fail(c, E_INVALID, "/", "field.json");
    for (const struct json *m = obj->child; m; m = m->next) {
        enum err err = read_member(c, e, m, flag, row, given, S(""));
        if (err) return err;
    }
    return flag & EDIT ? OK : wire_required(c, e, flag, row);
}

static enum err required_in(struct call *c, const struct entity *e, unsigned flag, const void *row, struct str within) {
    for (int i = 0; i < e->nfield; i++) {
        const struct field *f = &e->field[i];
        if (!(f->flags & flag) || !(f->flags & REQUIRED) || !field_null(f, row)) continue;
        enum err err = fail(c, E_INVALID, 0, "field.required");
        return at_field(c, err, arena_printf(c->mem, PRIstr "/%s", STRARG(within), f->name));
    }
    return OK;
}

enum err wire_required(struct call *c, const struct entity *e, unsigned flag, const void *row) {
    return required_in(c, e, flag, row, S(""));
}

static enum err read_object(struct call *c, const struct entity *e, const struct json *obj, unsigned flag, void *row,
                            struct str at) {
    if (obj->kind != J_OBJECT) return wrong_type(c, at, "type.object");
    for (const struct json *m = obj->child; m; m = m->next) {
        enum err err = read_member(c, e, m, flag, row, 0, at);
        if (err) return err;
    }
    return required_in(c, e, flag, row, at);
}

static enum err text_ids(struct call *c, const struct field *f, struct str text, void *row, struct str at) {
    enum { MOST = 500 };
    struct ids *ids = field_ids(f, row);
    *ids = (struct ids){ ARENA_ARRAY(c->mem, int64_t, text.n + 1), 0 };
    for (struct str rest = text, one; rest.s;) {
        rest = str_cut(rest, ',', &one);
        if (!one.n) continue;
        if (ids->n == MOST) return at_field(c, fail_with(c, E_TOO_LARGE, 0, "field.high", S("500"), STR_NULL), at);
        if (f->codes) {
            enum err e = read_code(c, f->codes, one, &ids->id[ids->n], at);
            if (e) return e;
        } else if (!str_int(one, &ids->id[ids->n])) return wrong_type(c, at, "type.number");
        ids->n++;
    }
    return OK;
}

static enum err text_value(struct call *c, const struct field *f, struct str text, void *row, struct str at) {
    switch (f->kind) {
    case K_INT: case K_REF: case K_TIME:
        return str_int(text, field_int(f, row)) ? OK : wrong_type(c, at, "type.number");
    case K_BOOL:
        if (str_is(text, "1") || str_is(text, "true")) *field_int(f, row) = 1;
        else if (str_is(text, "0") || str_is(text, "false")) *field_int(f, row) = 0;
        else return wrong_type(c, at, "type.bool");
        return OK;
    case K_CODE:
        return read_code(c, f->codes, text, field_int(f, row), at);
    case K_REAL:
        return str_real(text, field_real(f, row)) ? OK : wrong_type(c, at, "type.real");
    case K_TEXT: case K_DATE:
        *field_str(f, row) = str_trim(text);
        return OK;
    case K_IDS:
        return text_ids(c, f, text, row, at);
    case K_JSON: case K_BLOB: case K_ROWS: case K_ROW: case K_TEXTS:
        break;
    }
    return wrong_type(c, at, "type.text");
}

enum err wire_text(struct call *c, const struct entity *e, const char *name, struct str text, void *row) {
    const struct field *f = field_named(e, str_of(name));
    struct str at = str_of(name);
    if (!f) return at_field(c, fail_with(c, E_UNKNOWN_FIELD, 0, 0, at, STR_NULL), at);
    if (!text.s) return OK;
    enum err err = text_value(c, f, text, row, at);
    if (!err && !(f->flags & UNSTORED)) err = at_field(c, field_check(f, row, c->mem, &c->fault), at);
    return err;
}

enum err wire_query(struct call *c, const struct entity *e, const struct http_pair *q, int n, void *row) {
    for (int i = 0; i < n; i++) {
        const struct field *f = field_named(e, q[i].name);
        if (!f || !(f->flags & INPUT))
            return at_field(c, fail_with(c, E_UNKNOWN_FIELD, 0, 0, q[i].name, STR_NULL), q[i].name);
        if (!q[i].value.n) continue;                     /* ?town= asks for nothing */
        enum err err = text_value(c, f, q[i].value, row, q[i].name);
        if (!err && !(f->flags & UNSTORED)) err = at_field(c, field_check(f, row, c->mem, &c->fault), q[i].name);
        if (err) return err;
    }
    return OK;
}

/* ---- out ---- */

static void write_object(struct jw *w, const struct call *c, const struct entity *e, const void *row, bool page) {
    jw_object(w);
    wire_write(w, c, e, row, page);
    jw_end_object(w);
}

static void write_rows(struct jw *w, const struct call *c, const struct field *f, const struct rows *r, bool page) {
    jw_list(w);
    for (int i = 0; i < r->n; i++)
        write_object(w, c, f->ref, (const char *)r->row + (size_t)i * f->ref->size, page);
    jw_end_list(w);
}

static void write_ids(struct jw *w, const struct field *f, const struct ids *ids) {
    jw_list(w);
    for (int i = 0; i < ids->n; i++) {
        if (f->codes) jw_z(w, code_text(f->codes, ids->id[i]));
        else jw_int(w, ids->id[i]);
    }
    jw_end_list(w);
}

static void write_text(struct jw *w, const struct call *c, const struct field *f, struct str s) {
    if (f->flags & PERSONAL)
        s = str_ends(str_of(f->name), S("phone")) ? mask_phone(c->mem, s) : mask_name(c->mem, s);
    else if (f->flags & FREE)
        s = mask_text(c->mem, s);
    jw_str(w, s);
}

static void write_int(struct jw *w, const struct field *f, int64_t v) {
    if (v == NONE) jw_null(w);
    else if (f->kind == K_BOOL) jw_bool(w, v != 0);
    else if (f->kind == K_CODE) jw_z(w, code_text(f->codes, v));
    else jw_int(w, v);
}

/* As the world has it, else as the action has read it. */
static struct str name_of(const struct call *c, const struct entity *e, int64_t id) {
    struct str name = world_name(c->world, e, id);
    for (int i = 0; !name.s && id != NONE && i < c->nnames; i++)
        if (c->name[i].id == id) name = c->name[i].name;
    return name;
}

static void write_field(struct jw *w, const struct call *c, const struct field *f, const void *row, bool page) {
    void *r = (void *)(uintptr_t)row;
    if (f->json.n) jw_key_made(w, f->json);
    else jw_key(w, f->name);
    switch (f->kind) {
    case K_INT: case K_REF: case K_TIME: case K_BOOL: case K_CODE:
        write_int(w, f, *field_int(f, r));
        if (f->flags & NAMED) jw_key_made(w, f->json_name), jw_str(w, name_of(c, f->ref, *field_int(f, r)));
        break;
    case K_REAL:
        jw_real(w, *field_real(f, r));
        break;
    case K_TEXT: case K_DATE:
        write_text(w, c, f, *field_str(f, r));
        break;
    case K_JSON:
        if (field_str(f, r)->n) jw_raw(w, *field_str(f, r));
        else jw_null(w);
        break;
    case K_BLOB:
        jw_null(w);
        break;
    case K_ROWS:
        write_rows(w, c, f, field_rows(f, r), page && f->ref->extends == 0);
        break;
    case K_ROW:
        if (field_rows(f, r)->n) write_object(w, c, f->ref, field_rows(f, r)->row, page);
        else jw_null(w);
        break;
    case K_IDS:
        write_ids(w, f, field_ids(f, r));
        break;
    case K_TEXTS:
        jw_list(w);
        for (int i = 0; i < field_texts(f, r)->n; i++) jw_str(w, field_texts(f, r)->s[i]);
        jw_end_list(w);
        break;
    }
}

static bool shown(const struct field *f, bool page) {
    if (f->flags & (SECRET | INNER) || f->kind == K_BLOB) return false;
    if (f->kind == K_IDS && f->flags & INPUT) return false;      /* what is only given, not kept */
    return page || !(f->flags & PAGE);
}

void wire_write(struct jw *w, const struct call *c, const struct entity *e, const void *row, bool page) {
    if (e->extends) wire_write(w, c, e->extends, row, page);
    else if (!e->headless)
        for (int i = 0; i < head_nfield; i++) {
            const struct field *f = &head_fields[i];
            bool kept = f->at == offsetof(struct head, tenant);
            if (!kept && shown(f, page)) write_field(w, c, f, row, page);
        }
    for (int i = 0; i < e->nfield; i++)
        if (shown(&e->field[i], page)) write_field(w, c, &e->field[i], row, page);
}

/* ---- faults ---- */

struct str fault_sentence(struct arena *a, enum language l, const struct fault *f) {
    const char *key = f->key ? f->key : error_of(f->err)->key;
    struct str arg[3] = { f->arg[0], f->arg[1], f->arg[2] }, line = arena_printf(a, "%lld", (long long)f->row);
    bool told = !arg[0].s && str_find(str_of(word_text(l, key)), S("{0}"), 0) >= 0;      /* the sentence names the line itself */
    if (f->row && told) arg[0] = line;
    struct str text = word_fill(a, l, key, arg), place[3] = { line, text, STR_NULL };
    return f->row && !told ? word_fill(a, l, "fault.line", place) : text;
}

void wire_fault(struct jw *w, const struct call *c, const struct fault *f, int status) {
    const struct error_row *row = error_of(f->err);
    const char *title = word_of(c->language, "title", row->code);      /* of a code whose sentence names something */
    jw_object(w);
    jw_key(w, "type"), jw_z(w, "about:blank");
    jw_key(w, "title"), jw_z(w, *title ? title : word_text(c->language, row->key));
    jw_key(w, "status"), jw_int(w, status);
    jw_key(w, "code"), jw_z(w, row->code);
    jw_key(w, "detail"), jw_str(w, fault_sentence(c->mem, c->language, f));
    if (f->field.n) jw_key(w, "field"), jw_str(w, f->field);
    if (f->row) jw_key(w, "row"), jw_int(w, f->row);
    if (f->retry_after) jw_key(w, "retry_after"), jw_int(w, f->retry_after);
    jw_key(w, "call"), jw_str(w, c->id);
    if (f->err == E_STALE && c->current) {
        jw_key(w, "current");
        write_object(w, c, c->current_of, c->current, true);
    }
    jw_end_object(w);
}
