/* import NOUN FILE: checked, told, and unless it is a dry run carried out. */
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

/* What a person has to say before it can be carried out, and what was not asked for. */
static void tell_open(const struct importing *m) {
    for (int i = 0; i < m->v.stops.n; i++)
        (void)fprintf(m->in->out, PRIstr "\n", STRARG(((const struct stop_view *)m->v.stops.row)[i].text));
    for (int i = 0; i < m->v.asks.n; i++) {
        const struct import_ask *q = &((const struct import_ask *)m->v.asks.row)[i];
        struct str at = q->column.n ? arena_printf(m->a, " [" PRIstr "]", STRARG(q->column)) : S("");
        if (!q->answer.n) (void)fprintf(m->in->out, "? " PRIstr PRIstr "\n", STRARG(q->text), STRARG(at));
    }
}

/* Lines HEADING = field; # begins a remark. A heading that the file has not is told. */
static enum err map_columns(struct importing *m, const char *text, struct import_change *change) {
    struct column_choice *v = ARENA_ARRAY(m->a, struct column_choice, m->v.columns.n + 1);
    int n = 0;
    for (struct str rest = str_of(text), line; rest.s;) {
        struct str heading, field;
        rest = str_cut(rest, '\n', &line);
        line = str_trim(line);
        if (!line.n || line.s[0] == '#') continue;
        field = str_trim(str_cut(line, '=', &heading));
        heading = str_trim(heading);
        int at = -1;
        for (int i = 0; i < m->v.columns.n; i++)
            if (str_eq(((const struct column_view *)m->v.columns.row)[i].label, heading)) at = i;
        if (at < 0) return fail_with(&m->c, E_INVALID, "--map", "cli.import.no_heading", heading, STR_NULL);
        if (n < m->v.columns.n) v[n++] = (struct column_choice){ at, field.n ? field : STR_NULL };
    }
    change->columns = (struct rows){ v, n };
    return OK;
}

/* What was given with the command beside the file. */
static enum err settle(struct importing *m) {
    const char *map = arg_of(m->args, "--map"), *yes = arg_of(m->args, "--yes"), *sheet = arg_of(m->args, "--sheet");
    struct import_change change;
    struct import_options opt;
    if (!map && !yes) return OK;
    row_clear(&import_change_entity, &change);
    row_clear(&import_options_entity, &opt);
    change.id = m->v.id;
    change.sheet = str_of(sheet);
    if (yes) opt.create_missing_buildings = opt.approx_ok = 1, change.options = (struct rows){ &opt, 1 };
    enum err e = map ? map_columns(m, map, &change) : OK;
    return e ? e : action_run(&m->c, &imports_change, &change, &m->v);
}

static enum err check(struct importing *m, struct str bytes, const char *path) {
    const char *slash = strrchr(path, '/');
    struct import_in in;
    row_clear(&import_in_entity, &in);
    in.noun = str_of(m->args->word[0]);
    in.name = str_of(slash ? slash + 1 : path);
    in.bytes = bytes;
    in.sheet = str_of(arg_of(m->args, "--sheet"));
    enum err e = action_run(&m->c, &imports_create, &in, &m->v);
    return e ? e : settle(m);
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
    const char *to = arg_of(m->args, "--refused");
    struct refused_in in = { m->v.id, to && str_ends(str_of(to), S(".xlsx")) ? 2 : 1 };
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
    bool open = m->v.stops.n > 0;
    if (m->json) return tell_json(m) || (m->dry && (m->v.refused || open));
    tell_counts(m);
    tell_open(m);
    tell_columns(m);
    tell_refusals(m);
    return m->dry && (m->v.refused || open);
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

/* The map is read by whoever typed the command: its text goes where its name stood. */
static bool map_in(struct arena *a, struct args *args, struct fault *f) {
    enum { MOST = 64 << 10 };
    const char *path = arg_of(args, "--map");
    struct buf text = { 0 };
    if (!path) return true;
    if (file_read(path, MOST, &text, f)) return buf_free(&text), false;
    char **argv = ARENA_ARRAY(a, char *, args->argc + 1);
    for (int i = 0; i < args->argc; i++) argv[i] = args->argv[i];
    char *given = arena_cstr(a, buf_view(&text));
    for (int i = 0; i + 1 < args->argc; i++)
        if (!strcmp(argv[i], "--map")) argv[i + 1] = given;
    for (int i = 0; args->command->option[i].name; i++)
        if (!strcmp(args->command->option[i].name, "--map")) args->value[i] = given;
    args->argv = argv;
    buf_free(&text);
    return true;
}

int command_import(struct arena *a, const struct args *typed) {
    struct args own = *typed, *args = &own;
    struct inside in = { .a = a, .args = args, .path = args->word[1] };
    struct buf bytes = { 0 };
    struct fault f = { 0 };
    int code = 2;
    if (!arg_of(args, "--data")) (void)fputs("anju import: --data DIR is missing; see anju import --help\n", stderr);
    else if (!map_in(a, args, &f)) code = say_fault(&f, arg_of(typed, "--map"));
    else if (file_read(in.path, ((size_t)IMPORT_MB << 20) + 1, &bytes, &f)) code = say_fault(&f, in.path);
    else {
        in.given = buf_view(&bytes);
        code = write_refused(&in, beside_run(&in, arg_of(args, "--data")));
    }
    buf_free(&bytes);
    return code;
}
