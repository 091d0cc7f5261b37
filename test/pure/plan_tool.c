/* plan-tool [--text] FILE...: what the plan reader reads, as JSON, one object a
** file. Until the program's own command exists, and for tests. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "text/plan.h"

static int one(const char *path, bool text) {
    struct arena a;
    struct buf in = { 0 }, out = { 0 };
    struct fault f = { 0 };
    struct plan_doc d;
    struct str t;
    const char *encoding;
    arena_init(&a, (size_t)2 << 30);
    enum err e = file_read(path, (size_t)PLAN_MAX_BYTES + 1, &in, &f);
    if (!e) e = plan_decode(&a, buf_view(&in), &t, &encoding, &f);
    if (!e) e = plan_read(&a, t, &d, &f);
    if (e) {
        fprintf(stderr, "%s: %s\n", path, f.key ? f.key : "error");
    } else if (text) {
        plan_print(&out, &d);
    } else {
        struct jw w;
        jw_init(&w, &out);
        plan_json(&w, &d);
        buf_c(&out, '\n');
    }
    (void)fwrite(out.s ? out.s : "", 1, out.n, stdout);
    buf_free(&in);
    buf_free(&out);
    arena_free(&a);
    return e ? 1 : 0;
}

int main(int argc, char **argv) {
    int bad = 0, first = 1;
    bool text = argc > 1 && strcmp(argv[1], "--text") == 0;
    if (text) first++;
    if (first >= argc) return fprintf(stderr, "usage: plan-tool [--text] FILE...\n"), 2;
    for (int i = first; i < argc; i++) bad |= one(argv[i], text);
    return bad;
}
