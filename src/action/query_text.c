#include "action/query_text.h"

#include "base/utf8.h"

static int hex(char ch) {
    if (ch >= '0' && ch <= '9') return ch - '0';
    if (ch >= 'a' && ch <= 'f') return ch - 'a' + 10;
    return ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
}

/* %E5 and '+' as the characters they stand for; false for what is no UTF-8 then. */
static bool decoded(struct arena *a, struct str s, struct str *ret) {
    char *to = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int hi = s.s[i] == '%' && i + 2 < s.n ? hex(s.s[i + 1]) : -1, lo = hi >= 0 ? hex(s.s[i + 2]) : -1;
        if (lo >= 0) to[n++] = (char)(hi * 16 + lo), i += 2;
        else to[n++] = s.s[i] == '+' ? ' ' : s.s[i];
    }
    *ret = (struct str){ to, n };
    return utf8_valid(*ret, 0);
}

static bool one_code(const struct field *f, struct str text, int64_t *ret) {
    if (!f->codes) return str_int(text, ret);
    *ret = code_value(f->codes, text);
    return *ret != NONE;
}

static bool ids_of(struct arena *a, const struct field *f, struct str text, struct ids *ret) {
    *ret = (struct ids){ ARENA_ARRAY(a, int64_t, text.n + 1), 0 };
    for (struct str rest = text, one; rest.s;) {
        rest = str_cut(rest, ',', &one);
        if (one.n && (ret->n == 500 || !one_code(f, one, &ret->id[ret->n++]))) return false;      /* as many as an address may name */
    }
    return true;
}

static bool value_of(struct arena *a, const struct field *f, struct str text, void *row) {
    switch (f->kind) {
    case K_INT: case K_REF: case K_TIME: case K_CODE: return one_code(f, text, field_int(f, row));
    case K_BOOL:
        *field_int(f, row) = str_is(text, "1") || str_is(text, "true");
        return *field_int(f, row) || str_is(text, "0") || str_is(text, "false");
    case K_REAL: return str_real(text, field_real(f, row));
    case K_TEXT: case K_DATE: *field_str(f, row) = str_trim(text); return true;
    case K_IDS: return ids_of(a, f, text, field_ids(f, row));
    case K_JSON: case K_BLOB: case K_ROWS: case K_ROW: case K_TEXTS: break;
    }
    return false;
}

static enum err wrong(struct call *c, const char *field, const char *key, struct str name) {
    c->fault = (struct fault){ 0 };
    return fail_with(c, E_INVALID, field, key, name, STR_NULL);
}

enum err query_text_read(struct call *c, const struct entity *e, struct str text, const char *field, void *row) {
    row_clear(e, row);
    for (struct str rest = text, pair; rest.s && rest.n;) {
        struct str name, value;
        rest = str_cut(rest, '&', &pair);
        value = str_cut(pair, '=', &name);
        if (!pair.n) continue;
        const struct field *f = field_named(e, name);
        if (!f || !(f->flags & INPUT)) return wrong(c, field, "query.key", name);
        if (!value.n) continue;                              /* town= asks for nothing */
        if (!decoded(c->mem, value, &value) || !value_of(c->mem, f, value, row)) return wrong(c, field, "query.value", name);
        if (!(f->flags & UNSTORED) && field_check(f, row, c->mem, &c->fault)) return wrong(c, field, "query.value", name);
    }
    return OK;
}
