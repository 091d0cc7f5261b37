#include "action/workbook.h"

#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "access/names.h"
#include "action/import_part.h"
#include "base/json.h"
#include "base/time.h"

static enum err read_back(struct call *c, int fd, struct str *ret) {
    off_t size = lseek(fd, 0, SEEK_END);
    if (size <= 0) return fail(c, E_IO, 0, 0);
    char *bytes = arena_alloc(c->mem, (size_t)size);
    for (off_t at = 0; at < size;) {
        ssize_t n = pread(fd, bytes + at, (size_t)(size - at), at);
        if (n <= 0) return fail(c, E_IO, 0, 0);
        at += n;
    }
    *ret = (struct str){ bytes, (size_t)size };
    return OK;
}

struct making { struct workbook w; workbook_body body; void *arg; struct str *ret; };

static enum err run_body(struct call *c, struct making *m) {
    m->w.fd = memfd_create("anju-workbook", MFD_CLOEXEC);
    return m->w.fd < 0 ? fail(c, E_MEMORY, 0, 0) : m->body(c, &m->w, m->arg);
}

static enum err run_back(struct call *c, struct making *m) {
    return read_back(c, m->w.fd, m->ret);
}

/* Out of memory within f comes back here: a workbook and a file are open. */
static enum err guarded(struct call *c, struct making *m, enum err (*f)(struct call *, struct making *)) {
    jmp_buf *was = c->mem->exit, out;
    enum err e;
    c->mem->exit = &out;
    if (setjmp(out)) e = fail(c, E_MEMORY, 0, 0);
    else e = f(c, m);
    c->mem->exit = was;
    return e;
}

enum err workbook_make(struct call *c, bool reads, workbook_body body, void *arg, struct str *ret) {
    struct making *m = ARENA_NEW(c->mem, struct making);
    *m = (struct making){ { -1, 0 }, body, arg, ret };
    bool own = reads && !c->db;
    if (own && !(c->db = store_read(c->store, &c->fault))) return c->fault.err;
    enum err e = guarded(c, m, run_body);
    if (own) store_read_end(c->db), c->db = 0;
    enum err ended = m->w.x ? xlsx_end(m->w.x, e == OK, &c->fault) : OK;
    if (!e) e = ended;
    if (!e) e = guarded(c, m, run_back);
    if (m->w.fd >= 0) (void)close(m->w.fd);
    return e;
}

/* Stated as the room's only lock. */
static pthread_mutex_t alone = PTHREAD_MUTEX_INITIALIZER;
enum { BUSY_SECONDS = 3 };

enum err workbook_alone(struct call *c, workbook_body body, void *arg, struct str *ret) {
    if (pthread_mutex_trylock(&alone)) {
        c->fault.retry_after = BUSY_SECONDS;
        return fail(c, E_BUSY, 0, "takeout.busy");
    }
    enum err e = workbook_make(c, true, body, arg, ret);
    (void)pthread_mutex_unlock(&alone);
    return e;
}

/* ---- columns of a noun ---- */

static enum xlsx_kind kind_of(const struct field *f) {
    if (!f) return XLSX_TEXT;
    if (f->kind == K_DATE) return f->flags & MONTH ? XLSX_MONTH : XLSX_DATE;
    if (f->kind == K_INT) return f->flags & MONEY ? XLSX_MONEY : XLSX_INT;
    return f->kind == K_REAL ? XLSX_NUMBER : XLSX_TEXT;
}

static void choices_of(struct call *c, const struct field *f, struct xlsx_column *col) {
    int n = f->kind == K_BOOL ? 2 : f->kind == K_CODE ? f->codes->n : 0;
    if (!n) return;
    struct str *list = ARENA_ARRAY(c->mem, struct str, n);
    for (int i = 0; i < n; i++)
        list[i] = f->kind == K_BOOL ? str_of(word_text(c->language, i ? "takeout.no" : "takeout.yes"))
                                    : str_of(word_of(c->language, f->codes->name, f->codes->code[i]));
    col->choice = list;
    col->choices = n;
    col->wrong = str_of(word_text(c->language, "template.choose"));
}

/* What may stand in a column, in words. */
static struct str note_of(struct call *c, const struct reading *r, int field) {
    const struct field *f = r->field[field];
    struct arena *a = c->mem;
    const char *key = !f ? "template.record" : f->kind == K_DATE ? f->flags & MONTH ? "template.month" : "template.day"
        : f->kind == K_BOOL || f->kind == K_CODE ? "template.choose" : f->flags & MONEY ? "template.money"
        : f->kind == K_INT || f->kind == K_REAL ? "template.number" : f->kind == K_REF ? "template.name" : "template.text";
    struct str unit, arg[3] = { STR_NULL, STR_NULL, STR_NULL };
    (void)str_cut(str_of(f && f->units ? f->units : ""), '|', &unit);
    if (f && f->kind == K_TEXT) arg[0] = arena_printf(a, "%lld", (long long)f->max);
    else arg[0] = unit;
    return word_fill(a, c->language, key, arg);
}

struct xlsx_column *noun_columns(struct call *c, const struct reading *r, const int *field, int n) {
    struct xlsx_column *col = ARENA_ARRAY(c->mem, struct xlsx_column, n + 1);
    for (int i = 0; i < n; i++) {
        const struct sheet_column *s = &r->col[field[i]];
        const struct field *f = r->field[field[i]];
        col[i] = (struct xlsx_column){ .label = str_of(c->language == EN ? s->en : s->zh), .kind = kind_of(f), .required = s->required,
                                       .note = note_of(c, r, field[i]) };
        if (!f) col[i].width = 22;
        if (f) choices_of(c, f, &col[i]);
    }
    return col;
}

/* ---- cells ---- */

/* The estate by a name that leads back to it: its number where its town has two of the name. */
static struct str estate_name(struct call *c, int64_t id, int64_t town) {
    const struct estate *v[16], *e = world_estate(c->world, id);
    int n = e ? world_estates_called(c->world, e->name, v, N_OF(v)) : 0, same = 0;
    if (!e) return STR_NULL;
    for (int i = 0; i < n; i++) same += v[i]->town == town || v[i]->town == NONE || town == NONE;
    bool number = same > 1 && e->source_no.n && world_estates_called(c->world, e->source_no, v, N_OF(v)) == 1;
    return number ? e->source_no : e->name;
}

static struct str ref_name(struct call *c, const struct field *f, int64_t id, void *rec) {
    if (f->ref == &estate_entity) return estate_name(c, id, ((const struct building *)rec)->town);
    struct str name = world_name(c->world, f->ref, id);
    for (int i = 0; !name.s && i < c->nnames; i++)
        if (c->name[i].id == id) name = c->name[i].name;
    return name;
}

/* What was kept as it read, where the field itself has no value. */
static struct str kept_text(struct call *c, const struct field *f, const struct head *h) {
    struct json *j = 0;
    struct fault ignored = { 0 };
    if (f->kind != K_REF || !h->extra.n || json_parse(c->mem, h->extra, &j, &ignored)) return STR_NULL;
    return json_text(j, arena_printf(c->mem, "%s_text", f->name).s);
}

static struct str text_of(struct call *c, const struct field *f, struct str s) {
    if (f->flags & PERSONAL) return str_ends(str_of(f->name), S("phone")) ? mask_phone(c->mem, s) : mask_name(c->mem, s);
    return f->flags & FREE ? mask_text(c->mem, s) : s;
}

static void int_cell(struct call *c, struct xlsx *x, int at, const struct field *f, int64_t v, void *rec) {
    switch (f->kind) {
    case K_CODE: xlsx_text(x, at, str_of(word_of(c->language, f->codes->name, code_text(f->codes, v)))); break;
    case K_BOOL: xlsx_text(x, at, str_of(word_text(c->language, v ? "takeout.yes" : "takeout.no"))); break;
    case K_REF: xlsx_text(x, at, ref_name(c, f, v, rec)); break;
    case K_TIME: xlsx_time(x, at, v, c->tz_offset); break;
    default: xlsx_number(x, at, f->flags & MONEY ? (double)v / 100 : (double)v); break;
    }
}

void noun_cell(struct call *c, struct xlsx *x, int at, const struct reading *r, int field, void *rec) {
    const struct field *f = r->field[field];
    struct civil day;
    if (!f) {
        xlsx_text(x, at, arena_printf(c->mem, "%lld", (long long)((const struct head *)rec)->id));
        return;
    }
    if (field_null(f, rec)) xlsx_text(x, at, kept_text(c, f, rec));
    else if (f->kind == K_DATE && date_parse(*field_str(f, rec), &day)) xlsx_day(x, at, day);
    else if (f->kind == K_REAL) xlsx_number(x, at, *field_real(f, rec));
    else if (kind_is_int(f->kind)) int_cell(c, x, at, f, *field_int(f, rec), rec);
    else xlsx_text(x, at, text_of(c, f, *field_str(f, rec)));
}
