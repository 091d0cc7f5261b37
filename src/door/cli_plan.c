#include <stdio.h>
#include "base/file.h"
#include "door/command.h"
#include "text/plan.h"

enum { PLAN_FILE = 20 << 20 };

static enum err read_plan(struct arena *a, const char *path, struct buf *bytes, struct plan_doc *doc, struct fault *f) {
    struct str text;
    const char *encoding;
    enum err e = file_read(path, PLAN_FILE, bytes, f);
    if (e || (e = plan_decode(a, buf_view(bytes), &text, &encoding, f))) return e;
    return plan_read(a, text, doc, f);
}

int command_plan_parse(struct arena *a, const struct args *args) {
    int code = 0;
    for (int i = 0; i < args->nwords; i++) {
        struct buf bytes = { 0 }, out = { 0 };
        struct fault f = { 0 };
        struct plan_doc doc;
        struct jw w;
        if (read_plan(a, args->word[i], &bytes, &doc, &f)) code = say_fault(&f, args->word[i]);
        else if (arg_of(args, "--json")) jw_init(&w, &out), plan_json(&w, &doc), buf_c(&out, '\n');
        else plan_print(&out, &doc);
        if (out.bad || (out.n && fwrite(out.s, 1, out.n, stdout) != out.n)) code = 1;
        buf_free(&out);
        buf_free(&bytes);
    }
    return code;
}
