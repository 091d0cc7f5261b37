/* Plan documents without a city: the command line looks at them here, and
** whoever makes something of one reads it through the same door. */
#include "action/plan.h"
#include "action/city.h"
#include "base/utf8.h"
#include "paper/document.h"
#include "text/plan_diff.h"

_Static_assert((int64_t)PLAN_FILE_MOST == (int64_t)PLAN_MAX_BYTES && (int64_t)PLAN_FILE_MOST == (int64_t)DOCUMENT_MOST, "the door reads what the readers take");

enum err plan_document(struct arena *a, struct str name, struct str bytes, struct document *ret, struct plan_doc *plan, struct fault *f) {
    enum err e = document_read(a, name, bytes, ret, f);
    if (e) return e;
    if (ret->text.n > CITY_PLAN_CHARS && utf8_count(ret->text) > CITY_PLAN_CHARS) {
        f->arg[0] = arena_printf(a, "%d", CITY_PLAN_CHARS);
        return fault_set(f, E_TOO_LARGE, 0, "plan.too_long");
    }
    return plan_read(a, ret->text, plan, f);
}

enum err plan_show(struct arena *a, struct str name, struct str bytes, bool json, struct buf *out, struct fault *f) {
    struct document file;
    struct plan_doc doc;
    struct jw w;
    enum err e = plan_document(a, name, bytes, &file, &doc, f);
    if (e) return e;
    if (!json) {
        plan_print(out, &doc);
        return OK;
    }
    jw_init(&w, out);
    plan_json(&w, &doc);
    buf_c(out, '\n');
    return OK;
}

enum err plan_diff_show(struct arena *a, const struct str name[2], const struct str bytes[2], bool json, struct buf *out, int *failed,
                        struct fault *f) {
    struct document file;
    struct plan_doc doc[2];
    struct plan_diff diff;
    struct jw w;
    for (int i = 0; i < 2; i++) {
        *failed = i;
        enum err e = plan_document(a, name[i], bytes[i], &file, &doc[i], f);
        if (e) return e;
    }
    plan_diff(a, &doc[0], &doc[1], &diff);
    if (!json) {
        plan_diff_print(out, &diff);
        return OK;
    }
    jw_init(&w, out);
    plan_diff_json(&w, &diff);
    buf_c(out, '\n');
    return OK;
}
