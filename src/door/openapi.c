/* OpenAPI 3.1 and the message table, printed from the tables the server runs on. */
#include <stdio.h>
#include <string.h>
#include "base/json.h"
#include "door/request.h"

enum { SCHEMAS = 600 };

/* A schema is an entity in one of three roles. */
enum use { ANSWER, GIVEN, CHANGE };
struct schema { const struct entity *e; enum use use; };
struct list { struct schema s[SCHEMAS]; int n; };

static void add(struct list *l, const struct entity *e, enum use use) {
    for (int i = 0; i < l->n; i++)
        if (l->s[i].e == e && l->s[i].use == use) return;
    if (l->n < SCHEMAS) l->s[l->n++] = (struct schema){ e, use };
}

static void schema_ref(struct jw *w, struct list *l, const struct entity *e, enum use use) {
    static const char *const suffix[] = { "", "_given", "_change" };
    char name[120];
    add(l, e, use);
    (void)snprintf(name, sizeof name, "#/components/schemas/%s%s", e->name, suffix[use]);
    jw_key(w, "$ref"), jw_z(w, name);
}

static void codes_enum(struct jw *w, const struct codes *c, bool nullable) {
    jw_key(w, "enum"), jw_list(w);
    for (int i = 0; i < c->n; i++) jw_z(w, c->code[i]);
    if (nullable) jw_null(w);
    jw_end_list(w);
}

static void type_of(struct jw *w, const char *type, bool nullable) {
    jw_key(w, "type");
    if (!nullable) {
        jw_z(w, type);
        return;
    }
    jw_list(w), jw_z(w, type), jw_z(w, "null"), jw_end_list(w);
}

static void bounds(struct jw *w, const struct field *f) {
    bool text = f->kind == K_TEXT;
    if (f->min > -(INT64_C(1) << 53) && (f->min || !text) && f->kind != K_TIME && f->kind != K_REF)
        jw_key(w, text ? "minLength" : "minimum"), jw_int(w, f->min);
    if (f->max && f->max < INT64_C(1) << 53 && f->kind != K_TIME && f->kind != K_REF)
        jw_key(w, text ? "maxLength" : "maximum"), jw_int(w, f->max);
}

static void list_of(struct jw *w, struct list *l, const struct field *f, enum use use) {
    jw_key(w, "type"), jw_z(w, "array");
    jw_key(w, "items"), jw_object(w);
    if (f->kind == K_ROWS) schema_ref(w, l, f->ref, use);
    else if (f->kind == K_IDS && !f->codes) jw_key(w, "type"), jw_z(w, "integer");
    else {
        jw_key(w, "type"), jw_z(w, "string");
        if (f->codes) codes_enum(w, f->codes, false);
    }
    jw_end_object(w);
}

static void one_of_null(struct jw *w, struct list *l, const struct entity *e, enum use use) {
    jw_key(w, "anyOf"), jw_list(w);
    jw_object(w), schema_ref(w, l, e, use), jw_end_object(w);
    jw_object(w), jw_key(w, "type"), jw_z(w, "null"), jw_end_object(w);
    jw_end_list(w);
}

static void property(struct jw *w, struct list *l, const struct field *f, enum use use, bool sure) {
    bool nullable = !sure;
    jw_key(w, f->name), jw_object(w);
    switch (f->kind) {
    case K_INT: case K_REF: case K_TIME:
        type_of(w, "integer", nullable);
        if (f->kind == K_TIME) jw_key(w, "description"), jw_z(w, "ms since 1970-01-01 UTC");
        if (use != ANSWER) bounds(w, f);
        break;
    case K_BOOL:
        type_of(w, "boolean", nullable);
        break;
    case K_CODE:
        type_of(w, "string", nullable);
        codes_enum(w, f->codes, nullable);
        break;
    case K_REAL:
        type_of(w, "number", nullable);
        break;
    case K_TEXT: case K_DATE: case K_BLOB:
        type_of(w, "string", nullable);
        if (f->kind == K_DATE) jw_key(w, "pattern"), jw_z(w, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        else if (use != ANSWER) bounds(w, f);
        break;
    case K_JSON:
        type_of(w, "object", true);
        break;
    case K_ROW:
        if (sure) schema_ref(w, l, f->ref, use);
        else one_of_null(w, l, f->ref, use);
        break;
    case K_ROWS: case K_IDS: case K_TEXTS:
        list_of(w, l, f, use);
        break;
    }
    jw_end_object(w);
    if (use == ANSWER && (f->flags & NAMED)) {
        char name[64];
        (void)snprintf(name, sizeof name, "%s_name", f->name);
        jw_key(w, name), jw_object(w), type_of(w, "string", true), jw_end_object(w);
    }
}

static bool in_answer(const struct field *f) {
    return !(f->flags & (SECRET | INNER)) && f->kind != K_BLOB && !(f->kind == K_IDS && (f->flags & INPUT))
        && !str_is(str_of(f->name), "tenant");
}

/* Ids and versions, and when a record was made and changed, are set by the store on every row. */
static bool is_set(const struct field *f) {
    return f->flags & REQUIRED || f->at == offsetof(struct head, created_at) || f->at == offsetof(struct head, updated_at);
}

/* In every answer, and not only on the page of one record: as wire_write tells them apart. */
static bool always(const struct field *f, bool head) {
    return in_answer(f) && !(f->flags & PAGE) && !(head && (f->kind == K_REF || f->kind == K_JSON));
}

static void required_field(struct jw *w, const struct field *f) {
    char name[64];
    jw_z(w, f->name);
    if (!(f->flags & NAMED)) return;
    (void)snprintf(name, sizeof name, "%s_name", f->name);
    jw_z(w, name);
}

static void required_answer(struct jw *w, const struct entity *e) {
    if (e->extends) required_answer(w, e->extends);
    else if (!e->headless)
        for (int i = 0; i < head_nfield; i++)
            if (always(&head_fields[i], true)) required_field(w, &head_fields[i]);
    for (int i = 0; i < e->nfield; i++)
        if (always(&e->field[i], false)) required_field(w, &e->field[i]);
}

static void properties(struct jw *w, struct list *l, const struct entity *e, enum use use) {
    if (e->extends) properties(w, l, e->extends, use);
    if (use == ANSWER && !e->extends && !e->headless)
        for (int i = 0; i < head_nfield; i++)
            if (in_answer(&head_fields[i])) property(w, l, &head_fields[i], use, is_set(&head_fields[i]));
    unsigned flag = use == CHANGE ? EDIT : INPUT;
    for (int i = 0; i < e->nfield; i++)
        if (use == ANSWER ? in_answer(&e->field[i]) : (e->field[i].flags & flag) != 0)
            property(w, l, &e->field[i], use, (e->field[i].flags & REQUIRED) != 0);
}

static void schema(struct jw *w, struct list *l, const struct schema *s) {
    static const char *const suffix[] = { "", "_given", "_change" };
    char name[120];
    (void)snprintf(name, sizeof name, "%s%s", s->e->name, suffix[s->use]);
    jw_key(w, name), jw_object(w);
    jw_key(w, "type"), jw_z(w, "object");
    jw_key(w, "properties"), jw_object(w);
    properties(w, l, s->e, s->use);
    jw_end_object(w);
    if (s->use == GIVEN) {
        jw_key(w, "required"), jw_list(w);
        for (int i = 0; i < s->e->nfield; i++)
            if ((s->e->field[i].flags & (REQUIRED | INPUT)) == (REQUIRED | INPUT)) jw_z(w, s->e->field[i].name);
        jw_end_list(w);
    }
    if (s->use == ANSWER) {
        jw_key(w, "required"), jw_list(w);
        required_answer(w, s->e);
        jw_end_list(w);
    }
    jw_key(w, "additionalProperties"), jw_bool(w, false);
    jw_end_object(w);
}

/* ---- operations ---- */

static void parameter(struct jw *w, const char *name, const char *in, bool required, const struct field *f) {
    jw_object(w);
    jw_key(w, "name"), jw_z(w, name);
    jw_key(w, "in"), jw_z(w, in);
    jw_key(w, "required"), jw_bool(w, required);
    jw_key(w, "schema"), jw_object(w);
    bool number = f && (f->kind == K_INT || f->kind == K_REF || f->kind == K_TIME);
    jw_key(w, "type"), jw_z(w, number ? "integer" : "string");
    if (f && f->kind == K_CODE) codes_enum(w, f->codes, false);
    jw_end_object(w);
    jw_end_object(w);
}

static void parameters(struct jw *w, const struct route *r) {
    const struct entity *in = r->action ? r->action->in : 0;
    jw_key(w, "parameters"), jw_list(w);
    struct str rest = str_from(str_of(r->path), 1), part;
    while (rest.s) {
        char name[64];
        rest = str_cut(rest, '/', &part);
        if (part.s[0] != '{') continue;
        (void)snprintf(name, sizeof name, PRIstr, STRARG(str_sub(part, 1, part.n - 2)));
        parameter(w, name, "path", true, in ? field_named(in, str_of(name)) : 0);
    }
    for (int i = 0; in && (r->body == BODY_QUERY || r->body == BODY_CSV) && i < in->nfield; i++)
        if (in->field[i].flags & INPUT)
            parameter(w, in->field[i].name, "query", (in->field[i].flags & REQUIRED) != 0, &in->field[i]);
    if (r->action && r->action->versioned) parameter(w, "If-Match", "header", true, 0);
    if (r->action && r->action->once) parameter(w, "Idempotency-Key", "header", true, 0);
    jw_end_list(w);
}

static void content(struct jw *w, const char *type) {
    jw_key(w, "content"), jw_object(w);
    jw_key(w, type), jw_object(w);
    jw_key(w, "schema"), jw_object(w);
}

static void content_end(struct jw *w) {
    jw_end_object(w), jw_end_object(w), jw_end_object(w);
}

static void request_body(struct jw *w, struct list *l, const struct route *r) {
    const struct entity *in = r->action ? r->action->in : 0;
    if (r->body != BODY_JSON && r->body != BODY_IMAGE && r->body != BODY_CSV) return;
    if (r->body == BODY_JSON && !in) return;
    jw_key(w, "requestBody"), jw_object(w);
    jw_key(w, "required"), jw_bool(w, true);
    content(w, r->body == BODY_JSON ? "application/json" : r->body == BODY_IMAGE ? "image/*" : "text/csv");
    if (r->body == BODY_JSON) schema_ref(w, l, in, r->flag & EDIT ? CHANGE : GIVEN);
    else jw_key(w, "type"), jw_z(w, "string"), jw_key(w, "format"), jw_z(w, "binary");
    content_end(w);
    jw_end_object(w);
}

static void responses(struct jw *w, struct list *l, const struct route *r) {
    char status[8];
    const struct entity *out = r->action ? r->action->out : 0;
    (void)snprintf(status, sizeof status, "%d", r->status);
    jw_key(w, "responses"), jw_object(w);
    jw_key(w, status), jw_object(w);
    jw_key(w, "description"), jw_z(w, r->summary);
    if (out && !r->special) {
        content(w, "application/json");
        schema_ref(w, l, out, ANSWER);
        content_end(w);
    } else if (r->special) {
        bool photo = r->special == answer_photo, sheet = r->special == answer_xlsx, csv = r->special == answer_file;
        bool lines = r->special == answer_live, file = photo || sheet || csv;
        content(w, photo ? (r->action->body ? "image/*" : "image/jpeg") : sheet ? XLSX_TYPE : csv ? "text/csv" : lines ? EVENT_STREAM
                         : "application/json");
        jw_key(w, "type"), jw_z(w, file || lines ? "string" : "object");
        if (file) jw_key(w, "format"), jw_z(w, "binary");
        content_end(w);
    }
    jw_end_object(w);
    jw_key(w, "default"), jw_object(w);
    jw_key(w, "description"), jw_z(w, "RFC 9457 problem");
    content(w, "application/problem+json");
    jw_key(w, "$ref"), jw_z(w, "#/components/schemas/fault");
    content_end(w);
    jw_end_object(w);
    jw_end_object(w);
}

static void operation(struct jw *w, struct list *l, const struct route *r) {
    char lower[8] = "";
    for (size_t i = 0; r->method[i] && i < sizeof lower - 1; i++) lower[i] = (char)(r->method[i] | 0x20);
    jw_key(w, lower), jw_object(w);
    jw_key(w, "operationId"), jw_z(w, r->action ? r->action->name : r->path + 1);
    jw_key(w, "summary"), jw_z(w, r->summary);
    if (r->action) jw_key(w, "x-grant"), jw_z(w, cap_names[r->action->cap]);
    if (!r->action || r->action->cap == CAP_OPEN) jw_key(w, "security"), jw_list(w), jw_end_list(w);
    parameters(w, r);
    request_body(w, l, r);
    responses(w, l, r);
    jw_end_object(w);
}

static void fault_schema(struct jw *w) {
    static const char *const text[] = { "type", "title", "code", "detail", "field", "call" };
    static const char *const number[] = { "status", "row", "retry_after" };
    jw_key(w, "fault"), jw_object(w);
    jw_key(w, "type"), jw_z(w, "object");
    jw_key(w, "properties"), jw_object(w);
    for (int i = 0; i < N_OF(text); i++)
        jw_key(w, text[i]), jw_object(w), jw_key(w, "type"), jw_z(w, "string"), jw_end_object(w);
    for (int i = 0; i < N_OF(number); i++)
        jw_key(w, number[i]), jw_object(w), jw_key(w, "type"), jw_z(w, "integer"), jw_end_object(w);
    jw_key(w, "current"), jw_object(w), jw_key(w, "type"), jw_z(w, "object"), jw_end_object(w);
    jw_end_object(w);
    jw_key(w, "required"), jw_list(w);
    jw_z(w, "type"), jw_z(w, "title"), jw_z(w, "status"), jw_z(w, "code"), jw_z(w, "detail"), jw_end_list(w);
    jw_key(w, "x-codes"), jw_list(w);
    for (int e = OK + 1; e < E__MAX; e++) jw_z(w, error_of((enum err)e)->code);
    jw_end_list(w);
    jw_end_object(w);
}

void openapi_print(struct buf *b) {
    struct list l = { .n = 0 };
    struct jw w;
    jw_init(&w, b);
    jw_object(&w);
    jw_key(&w, "openapi"), jw_z(&w, "3.1.0");
    jw_key(&w, "info"), jw_object(&w);
    jw_key(&w, "title"), jw_z(&w, "anju");
    jw_key(&w, "version"), jw_z(&w, ANJU_VERSION);
    jw_end_object(&w);
    jw_key(&w, "servers"), jw_list(&w), jw_object(&w), jw_key(&w, "url"), jw_z(&w, "/api/v1"), jw_end_object(&w), jw_end_list(&w);
    jw_key(&w, "paths"), jw_object(&w);
    for (int i = 0; i < nroutes; i++) {
        bool first = true;
        for (int j = 0; j < i; j++) first = first && strcmp(routes[i].path, routes[j].path) != 0;
        if (!first) continue;
        jw_key(&w, routes[i].path), jw_object(&w);
        for (int j = i; j < nroutes; j++)
            if (!strcmp(routes[i].path, routes[j].path)) operation(&w, &l, &routes[j]);
        jw_end_object(&w);
    }
    jw_end_object(&w);
    jw_key(&w, "security"), jw_list(&w), jw_object(&w), jw_key(&w, "session"), jw_list(&w), jw_end_list(&w), jw_end_object(&w), jw_end_list(&w);
    jw_key(&w, "components"), jw_object(&w);
    jw_key(&w, "securitySchemes"), jw_object(&w), jw_key(&w, "session"), jw_object(&w);
    jw_key(&w, "type"), jw_z(&w, "apiKey"), jw_key(&w, "in"), jw_z(&w, "cookie"), jw_key(&w, "name"), jw_z(&w, SESSION_COOKIE);
    jw_end_object(&w), jw_end_object(&w);
    jw_key(&w, "schemas"), jw_object(&w);
    fault_schema(&w);
    for (int i = 0; i < l.n; i++) schema(&w, &l, &l.s[i]);      /* grows as schemas name others */
    jw_end_object(&w), jw_end_object(&w);
    jw_end_object(&w);
}

/* ---- the message table ---- */

/* One row a line, so that a change in the printed table shows as itself. */
static void words_rows(struct jw *w, enum language lang, const struct word *row, int n) {
    for (int i = 0; i < n; i++) {
        buf_c(w->b, '\n');
        jw_key(w, row[i].key), jw_z(w, lang == EN ? row[i].en : row[i].zh);
    }
}

static void words_of(struct jw *w, enum language lang) {
    jw_object(w);
    for (int i = 0; i < words_nparts; i++) words_rows(w, lang, words_parts[i].word, *words_parts[i].n);
    jw_end_object(w);
}

void words_print(struct buf *b) {
    struct jw w;
    jw_init(&w, b);
    jw_object(&w);
    jw_key(&w, "zh"), words_of(&w, ZH);
    jw_key(&w, "en"), words_of(&w, EN);
    jw_end_object(&w);
}
