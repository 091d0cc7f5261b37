#include "base/json.h"

#include <assert.h>
#include <jansson.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text's nesting, before a parser sees it: brackets outside strings. */
static int depth_of(struct str t) {
    int depth = 0, deepest = 0;
    bool quoted = false;
    for (size_t i = 0; i < t.n; i++) {
        char c = t.s[i];
        if (quoted) {
            if (c == '\\') i++;
            else if (c == '"') quoted = false;
        } else if (c == '"') quoted = true;
        else if (c == '{' || c == '[') {
            if (++depth > deepest) deepest = depth;
        } else if (c == '}' || c == ']') depth--;
    }
    return deepest;
}

static struct json *convert(struct arena *a, const json_t *j);

static void convert_object(struct arena *a, const json_t *j, struct json *out) {
    struct json **tail = &out->child;
    const char *key;
    json_t *v;
    json_object_foreach((json_t *)(uintptr_t)j, key, v) {
        struct json *m = convert(a, v);
        m->key = arena_copy(a, str_of(key));
        *tail = m;
        tail = &m->next;
        out->n++;
    }
}

static void convert_list(struct arena *a, const json_t *j, struct json *out) {
    struct json **tail = &out->child;
    for (size_t i = 0; i < json_array_size(j); i++) {
        *tail = convert(a, json_array_get(j, i));
        tail = &(*tail)->next;
        out->n++;
    }
}

static struct json *convert(struct arena *a, const json_t *j) {
    struct json *out = ARENA_NEW(a, struct json);
    switch (json_typeof(j)) {
    case JSON_NULL:
        out->kind = J_NULL;
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        out->kind = J_BOOL;
        out->i = json_is_true(j);
        break;
    case JSON_INTEGER:
        out->kind = J_INT;
        out->i = json_integer_value(j);
        out->r = (double)out->i;
        break;
    case JSON_REAL:
        out->kind = J_REAL;
        out->r = json_real_value(j);
        break;
    case JSON_STRING:
        out->kind = J_STR;
        out->s = arena_copy(a, (struct str){ json_string_value(j), json_string_length(j) });
        break;
    case JSON_ARRAY:
        out->kind = J_LIST;
        convert_list(a, j, out);
        break;
    case JSON_OBJECT:
        out->kind = J_OBJECT;
        convert_object(a, j, out);
        break;
    }
    return out;
}

enum err json_parse(struct arena *a, struct str text, struct json **ret, struct fault *f) {
    json_error_t why;
    jmp_buf here, *outer = a->exit;
    if (text.n > JSON_MAX_BYTES) return fault_set(f, E_TOO_LARGE, 0, "json.bytes");
    if (depth_of(text) > JSON_MAX_DEPTH) return fault_set(f, E_TOO_LARGE, 0, "json.depth");
    json_t *j = json_loadb(text.s ? text.s : "", text.n,
                           JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (!j) {
        enum json_error_code code = json_error_code(&why);
        const char *key = code == json_error_duplicate_key ? "json.duplicate"
                        : code == json_error_invalid_utf8 ? "json.utf8" : "json.syntax";
        if (f && f->err == OK) f->row = why.line;
        return fault_set(f, code == json_error_out_of_memory ? E_MEMORY : E_SYNTAX, 0, key);
    }
    a->exit = &here;                 /* the library's tree goes before memory runs out upward */
    if (setjmp(here)) {
        json_decref(j);
        a->exit = outer;
        if (outer) longjmp(*outer, 1);
        return fault_set(f, E_MEMORY, 0, 0);
    }
    *ret = convert(a, j);
    a->exit = outer;
    json_decref(j);
    return OK;
}

const struct json *json_get(const struct json *obj, const char *key) {
    if (!obj || obj->kind != J_OBJECT) return 0;
    for (const struct json *m = obj->child; m; m = m->next)
        if (str_is(m->key, key)) return m;
    return 0;
}

struct str json_text(const struct json *obj, const char *key) {
    const struct json *m = json_get(obj, key);
    return m && m->kind == J_STR ? m->s : STR_NULL;
}

int64_t json_int(const struct json *obj, const char *key, int64_t otherwise) {
    const struct json *m = json_get(obj, key);
    return m && m->kind == J_INT ? m->i : otherwise;
}

void jw_init(struct jw *w, struct buf *b) {
    *w = (struct jw){ .b = b };
    w->first[0] = true;
}

/* A value is about to be written: the comma before it, if any. */
static void value(struct jw *w) {
    if (!w->key && !w->first[w->depth]) buf_c(w->b, ',');
    w->first[w->depth] = false;
    w->key = false;
}

static void open(struct jw *w, char c) {
    value(w);
    assert(w->depth < JSON_MAX_DEPTH);
    w->first[++w->depth] = true;
    buf_c(w->b, c);
}

static void close(struct jw *w, char c) {
    assert(w->depth > 0 && !w->key);
    w->depth--;
    buf_c(w->b, c);
}

void jw_object(struct jw *w) { open(w, '{'); }
void jw_list(struct jw *w) { open(w, '['); }
void jw_end_object(struct jw *w) { close(w, '}'); }
void jw_end_list(struct jw *w) { close(w, ']'); }

/* Does one of these eight bytes need an escape? A borrow may mark a byte too many, never one too few. */
static bool any_escape(const char *p) {
    const uint64_t each = UINT64_C(0x0101010101010101), high = each << 7;
    uint64_t x;
    memcpy(&x, p, sizeof x);
    uint64_t quote = x ^ each * '"', slash = x ^ each * '\\';
    return (((x - each * 0x20) & ~x) | ((quote - each) & ~quote) | ((slash - each) & ~slash)) & high;
}

static void quoted(struct buf *b, struct str s) {
    static const char hex[] = "0123456789abcdef";
    size_t from = 0;
    buf_c(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if (s.n - i >= 8 && !any_escape(s.s + i)) {
            i += 7;
            continue;
        }
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        buf_put(b, s.s + from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\') buf_put(b, (char[]){ '\\', (char)c }, 2);
        else if (c == '\n') buf_put(b, "\\n", 2);
        else buf_put(b, (char[]){ '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] }, 6);
    }
    buf_put(b, s.s + from, s.n - from);
    buf_c(b, '"');
}

void jw_key(struct jw *w, const char *key) {
    assert(!w->key);
    if (!w->first[w->depth]) buf_c(w->b, ',');
    w->first[w->depth] = false;
    quoted(w->b, str_of(key));
    buf_c(w->b, ':');
    w->key = true;
}

void jw_key_made(struct jw *w, struct str key) {
    assert(!w->key);
    if (!w->first[w->depth]) buf_c(w->b, ',');
    w->first[w->depth] = false;
    buf_put(w->b, key.s, key.n);
    w->key = true;
}

void jw_str(struct jw *w, struct str s) {
    value(w);
    if (s.s) quoted(w->b, s);
    else buf_put(w->b, "null", 4);
}

void jw_z(struct jw *w, const char *z) {
    jw_str(w, str_of(z));
}

void jw_int(struct jw *w, int64_t v) {
    value(w);
    buf_int(w->b, v);
}

/* A number of few places, such as a coordinate, without asking printf at each length: m / 10^places in whole numbers is
** the shortest text that reads back, since both are exact and what divides them is rounded once. */
static bool few_places(struct buf *b, double v) {
    static const double tens[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
    double most = fabs(v);
    int places = 0;
    if (!(most >= 1e-4 && most < 1e5)) return false;
    while (places < 10 && nearbyint(most * tens[places]) / tens[places] != most) places++;
    if (places == 10) return false;
    int64_t m = (int64_t)nearbyint(most * tens[places]), one = (int64_t)tens[places];
    if (v < 0) buf_c(b, '-');
    buf_int(b, m / one);
    if (places == 0) return true;
    buf_c(b, '.');
    for (int64_t at = one / 10, rest = m % one; at; rest %= at, at /= 10) buf_c(b, (char)('0' + rest / at));
    return true;
}

void jw_real(struct jw *w, double v) {
    char z[40];
    value(w);
    if (few_places(w->b, v)) return;
    if (!isfinite(v)) {
        buf_put(w->b, "null", 4);
        return;
    }
    for (int digits = 6; digits <= 17; digits++) {
        (void)snprintf(z, sizeof z, "%.*g", digits, v);
        if (strtod(z, 0) == v) break;   /* shortest that reads back */
    }
    buf_z(w->b, z);
}

void jw_bool(struct jw *w, bool v) {
    value(w);
    buf_z(w->b, v ? "true" : "false");
}

void jw_null(struct jw *w) {
    value(w);
    buf_put(w->b, "null", 4);
}

void jw_raw(struct jw *w, struct str json) {
    value(w);
    buf_str(w->b, json);
}
