/* import estates FILE: checked, told, and unless it is a dry run carried out. */
#include "door/beside.h"

#include <string.h>
#include <unistd.h>
#include "access/world.h"
#include "action/import.h"
#include "action/problem.h"
#include "base/file.h"
#include "door/wire.h"

enum { TOLD = 20 };

struct importing { struct inside *in; struct arena *a; const struct args *args; struct call c; struct import_view v; bool dry, json; };

static struct str say(const struct importing *m, const char *key, struct str a0, struct str a1, struct str a2) {
    struct str arg[3] = { a0, a1, a2 };
    return word_fill(m->a, m->c.language, key, arg);
}

static struct str num(const struct importing *m, int64_t n) {
    return arena_printf(m->a, "%lld", (long long)n);
}

/* ---- telling ---- */

static void tell_counts(const struct importing *m) {
    const struct import_view *v = &m->v;
    struct str head = say(m, "cli.import.rows", v->name, num(m, v->rows), v->encoding);
    struct str counts = say(m, "cli.import.counts", num(m, v->new), num(m, v->changed), num(m, v->same));
    struct str refused = say(m, "cli.import.refused", num(m, v->refused), STR_NULL, STR_NULL);
    (void)fprintf(m->in->out, PRIstr PRIstr PRIstr "\n", STRARG(head), STRARG(counts), STRARG(refused));
}

static void tell_columns(const struct importing *m) {
    struct str left = STR_NULL;
    for (int i = 0; i < m->v.columns.n; i++) {
        const struct column_view *col = &((const struct column_view *)m->v.columns.row)[i];
        if (col->field.s || !col->label.n) continue;
        left = left.s ? arena_printf(m->a, PRIstr "、" PRIstr, STRARG(left), STRARG(col->label)) : col->label;
    }
    if (left.s) (void)fprintf(m->in->out, PRIstr "\n", STRARG(say(m, "cli.import.left_out", left, STR_NULL, STR_NULL)));
    for (int i = 0; i < m->v.notes.n; i++) {
        const struct note_view *n = &((const struct note_view *)m->v.notes.row)[i];
        (void)fprintf(m->in->out, PRIstr ": %lld x " PRIstr " (" PRIstr ")\n", STRARG(n->column), (long long)n->n, STRARG(n->reason),
               STRARG(n->value));
    }
}

static void tell_refusals(const struct importing *m) {
    for (int i = 0; i < m->v.refusals.n && i < TOLD; i++) {
        const struct refusal_view *r = &((const struct refusal_view *)m->v.refusals.row)[i];
        struct str value = r->value.n ? arena_printf(m->a, " “" PRIstr "”", STRARG(r->value)) : S("");
        struct str what = arena_join(m->a, r->column, value);
        (void)fprintf(m->in->out, "  " PRIstr "\n", STRARG(say(m, "cli.import.refusal", num(m, r->row), what, r->reason)));
    }
    if (m->v.refused > TOLD)
        (void)fprintf(m->in->out, "  " PRIstr "\n", STRARG(say(m, "cli.import.more", num(m, m->v.refused - TOLD), STR_NULL, STR_NULL)));
}

static int tell_json(const struct importing *m) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    wire_write(&w, &m->c, &import_view_entity, &m->v, true);
    jw_end_object(&w);
    buf_c(&b, '\n');
    bool ok = !b.bad && fwrite(b.s, 1, b.n, m->in->out) == b.n;
    buf_free(&b);
    return ok ? 0 : 1;
}

/* ---- doing ---- */

static enum err check(struct importing *m, struct str bytes, const char *path) {
    const char *slash = strrchr(path, '/');
    struct import_in in;
    row_clear(&import_in_entity, &in);
    in.noun = str_of(m->args->word[0]);
    in.name = str_of(slash ? slash + 1 : path);
    in.bytes = bytes;
    return action_run(&m->c, &imports_create, &in, &m->v);
}

static void progress(const struct importing *m, int64_t done) {
    enum { WIDTH = 40 };
    static const char bar[] = "########################################";
    if (m->in->err != stderr || !isatty(STDERR_FILENO) || m->json) return;
    int filled = m->v.rows ? (int)(WIDTH * done / m->v.rows) : WIDTH;
    (void)fprintf(stderr, "\r[%-*.*s] %lld/%lld", WIDTH, filled, bar, (long long)done, (long long)m->v.rows);
    if (done >= m->v.rows) (void)fputc('\n', stderr);
}

static enum err carry_out(struct importing *m) {
    struct one_in in = { m->v.id };
    bool finished = false;
    int64_t done = 0;
    enum err e = action_run(&m->c, &imports_commit, &in, &m->v);
    while (!e && !finished) {
        if ((e = import_chunk(&m->c, in.id, &finished))) break;
        done += IMPORT_CHUNK;
        progress(m, done < m->v.rows ? done : m->v.rows);
    }
    return e ? e : action_run(&m->c, &imports_get, &in, &m->v);
}

/* The refused rows, for whoever typed the command to write. */
static enum err keep_refused(struct importing *m) {
    struct one_in in = { m->v.id };
    struct import_file out;
    enum err e = action_run(&m->c, &imports_refused, &in, &out);
    if (!e) m->in->made = out.bytes;
    return e;
}

static int run(struct importing *m) {
    const char *path = m->args->word[1];
    enum err e = check(m, m->in->given, path);
    if (!e && !m->dry) e = carry_out(m);
    if (!e && m->v.refused && arg_of(m->args, "--refused")) e = keep_refused(m);
    if (e) return say_fault_to(m->in->err, m->in->language, &m->c.fault, path);
    if (m->json) return tell_json(m) || (m->dry && m->v.refused);
    tell_counts(m);
    tell_columns(m);
    tell_refusals(m);
    return m->dry && m->v.refused;
}

int import_inside(struct inside *in, struct store *store, struct worlds *worlds) {
    const struct args *args = in->args;
    struct importing m = { .in = in, .a = in->a, .args = args, .dry = arg_of(args, "--dry-run"), .json = arg_of(args, "--json") };
    enum err e = command_call(m.a, store, worlds, &m.c);
    m.c.language = in->language;
    int code = e ? say_fault_to(in->err, in->language, &m.c.fault, "import") : run(&m);
    if (m.c.world) world_release(worlds, m.c.world);
    if (!e && !m.dry) worlds_stale(worlds);
    return code;
}

static int write_refused(const struct inside *in, int code) {
    struct fault f = { 0 };
    const char *to = arg_of(in->args, "--refused");
    return to && in->made.s && file_write(to, in->made, &f) ? say_fault(&f, to) : code;
}

int command_import(struct arena *a, const struct args *args) {
    struct inside in = { .a = a, .args = args, .path = args->word[1] };
    struct buf bytes = { 0 };
    struct fault f = { 0 };
    int code = 2;
    if (!arg_of(args, "--data")) (void)fputs("anju import: --data DIR is missing; see anju import --help\n", stderr);
    else if (file_read(in.path, ((size_t)IMPORT_MB << 20) + 1, &bytes, &f)) code = say_fault(&f, in.path);
    else {
        in.given = buf_view(&bytes);
        code = write_refused(&in, beside_run(&in, arg_of(args, "--data")));
    }
    buf_free(&bytes);
    return code;
}
