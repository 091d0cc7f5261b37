/* JSON in and out. Reading goes through Jansson in its strict mode into a tree
** in the call's arena; writing streams into a buf with no tree. */
#ifndef ANJU_BASE_JSON_H
#define ANJU_BASE_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum json_kind { J_NULL, J_BOOL, J_INT, J_REAL, J_STR, J_LIST, J_OBJECT };

struct json {
    enum json_kind kind;
    struct str key;                 /* name within the parent object              */
    struct str s;                   /* J_STR: well-formed UTF-8 without NUL    */
    int64_t i;                      /* J_INT, J_BOOL                              */
    double r;                       /* J_REAL, J_INT                              */
    size_t n;                       /* members of a list or object                */
    struct json *child, *next;
};

enum { JSON_MAX_BYTES = 8 << 20, JSON_MAX_DEPTH = 32 };

/* Parse one document. Refuses duplicate keys, bad UTF-8, NUL, numbers out of
** range, more than JSON_MAX_DEPTH levels or JSON_MAX_BYTES, and trailing text:
** E_SYNTAX or E_TOO_LARGE with f->row the line. The tree lives in `a`. */
enum err json_parse(struct arena *a, struct str text, struct json **ret, struct fault *f);
const struct json *json_get(const struct json *obj, const char *key);   /* NULL when absent */
struct str json_text(const struct json *obj, const char *key);          /* STR_NULL when absent or no text */
int64_t json_int(const struct json *obj, const char *key, int64_t otherwise);

/* A writer keeps commas and nesting right; misuse is an assertion. */
struct jw { struct buf *b; int depth; bool first[JSON_MAX_DEPTH + 1], key; };

void jw_init(struct jw *w, struct buf *b);
void jw_object(struct jw *w);
void jw_list(struct jw *w);
void jw_end_object(struct jw *w);
void jw_end_list(struct jw *w);
void jw_key(struct jw *w, const char *key);
void jw_key_made(struct jw *w, struct str key);   /* "name": as it is to stand */
void jw_str(struct jw *w, struct str s);       /* STR_NULL writes null */
void jw_z(struct jw *w, const char *z);
void jw_int(struct jw *w, int64_t v);
void jw_real(struct jw *w, double v);          /* shortest form that reads back; non-finite is null */
void jw_bool(struct jw *w, bool v);
void jw_null(struct jw *w);
void jw_raw(struct jw *w, struct str json);    /* text that is JSON already */

#endif
