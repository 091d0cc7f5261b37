/* anju draw --verify: a draw is done again from its file alone, with no city and no database. */
#include <stdio.h>
#include "base/file.h"
#include "base/json.h"
#include "door/command.h"
#include "model/draw.h"

enum { FILE_MOST = 8 << 20 };

static struct str number(struct arena *a, int64_t n) {
    return arena_printf(a, "%lld", (long long)n);
}

static void say(struct arena *a, FILE *to, const char *key, struct str a0, struct str a1, struct str a2) {
    struct str arg[3] = { a0, a1, a2 };
    (void)fprintf(to, PRIstr "\n", STRARG(word_fill(a, command_language(), key, arg)));
}

/* What the file calls an id, else the id. */
static struct str called(struct arena *a, const struct draw_proof *p, int64_t id) {
    struct str name = p->names ? json_text(p->names, number(a, id).s) : STR_NULL;
    return name.n ? name : number(a, id);
}

static int64_t weight_of(const struct draw_input *in, int64_t id) {
    for (int i = 0; i < in->nestates; i++)
        if (in->estate[i].id == id) return in->estate[i].weight;
    return 0;
}

static void say_lots(struct arena *a, const struct draw_proof *p) {
    for (int i = 0; i < p->again.n; i++) {
        const struct draw_lot *l = &p->again.lot[i];
        struct str team = S("");
        for (int k = 0; k < l->person.n; k++)
            team = arena_printf(a, PRIstr "%s" PRIstr, STRARG(team), k ? ", " : "", STRARG(called(a, p, l->person.id[k])));
        struct str place = arena_printf(a, "%d. " PRIstr, i + 1, STRARG(called(a, p, l->estate)));
        say(a, stdout, "draw.line", place, number(a, weight_of(&p->in, l->estate)), team);
    }
}

static void say_json(struct arena *a, const struct draw_proof *p) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "holds"), jw_bool(&w, !p->said);
    jw_key(&w, "said"), jw_str(&w, str_of(p->said));
    jw_key(&w, "no"), jw_str(&w, p->file.no);
    jw_key(&w, "result"), jw_raw(&w, p->said ? S("null") : draw_result_text(a, &p->again));
    jw_end_object(&w);
    (void)printf(PRIstr "\n", STRARG(buf_view(&b)));
    buf_free(&b);
}

int command_draw(struct arena *a, const struct args *args) {
    const char *path = arg_of(args, "--verify");
    struct buf bytes = { 0 };
    struct draw_proof p;
    struct fault f = { 0 };
    if (!path) return (void)fprintf(stderr, "anju draw: --verify FILE is missing; see anju draw --help\n"), 2;
    enum err e = file_read(path, FILE_MOST, &bytes, &f);
    if (!e) e = draw_verify(a, buf_view(&bytes), &p, &f);
    if (!e && arg_of(args, "--json")) say_json(a, &p);
    else if (!e && !p.said) {
        say(a, stdout, "draw.holds", number(a, p.in.nestates), number(a, p.again.n), STR_NULL);
        say_lots(a, &p);
    } else if (!e) {
        say(a, stderr, "draw.fails", STR_NULL, STR_NULL, STR_NULL);
        say(a, stderr, p.said, called(a, &p, p.town), STR_NULL, STR_NULL);
    }
    buf_free(&bytes);
    return e ? say_fault(&f, path) : p.said ? 1 : 0;
}
