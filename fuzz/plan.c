/* A plan document as a stranger uploads it: decoded and read, or refused; every
** place that was read lies in the text, and the JSON is JSON. */
#include <stdlib.h>
#include "text/plan_diff.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void check(bool ok) {
    if (!ok) abort();
}

static void inside(const struct plan_doc *d, struct plan_span s) {
    check(s.from <= s.to && s.to <= d->text.n);
}

static void places(const struct plan_doc *d) {
    inside(d, d->title_span);
    for (size_t i = 0; i < d->outline_n; i++) {
        inside(d, d->outline[i].span);
        inside(d, d->outline[i].body);
        check(d->outline[i].parent < (int)i && d->outline[i].level >= 1 && d->outline[i].level <= 4);
    }
    for (size_t i = 0; i < d->phases_n; i++) inside(d, d->phases[i].span);
    for (size_t i = 0; i < d->units_n; i++) {
        inside(d, d->units[i].span);
        check(d->units[i].item >= -1 && d->units[i].item < (int)d->outline_n);
        check(d->units[i].name.n && d->units[i].measure.n);
    }
    for (size_t i = 0; i < d->duties_n; i++) {
        inside(d, d->duties[i].span);
        inside(d, d->duties[i].body);
    }
    for (size_t i = 0; i < d->dates_n; i++) {
        inside(d, d->dates[i].span);
        inside(d, d->dates[i].sentence);
        check(d->dates[i].date.n >= 4);
    }
    for (size_t i = 0; i < d->unread_n; i++) inside(d, d->unread[i]);
    for (size_t i = 0; i < d->rows_n; i++) inside(d, d->rows[i].span);
    for (size_t i = 0; i < d->mechs_n; i++) {
        inside(d, d->mechs[i].span);
        inside(d, d->mechs[i].sentence);
    }
    for (size_t i = 0; i < d->units_n; i++) check(d->units[i].row >= -1 && d->units[i].row < (int)d->rows_n);
    for (size_t i = 0; i < d->dates_n; i++) check(d->dates[i].row >= -1 && d->dates[i].row < (int)d->rows_n);
    check(d->is_plan || d->why);
}

/* A plan against itself has no changes; against its first half every change points
** into one of the two. */
static void compare(struct arena *a, const struct plan_doc *d) {
    struct plan_diff same, half;
    struct plan_doc h;
    struct fault f = { 0 };
    size_t n = d->text.n / 2;
    plan_diff(a, d, d, &same);
    check(same.n == 0);
    while (n > 0 && ((unsigned char)d->text.s[n] & 0xc0) == 0x80) n--;
    if (plan_read(a, str_sub(d->text, 0, n), &h, &f) != OK) return;
    plan_diff(a, d, &h, &half);
    for (size_t i = 0; i < half.n; i++) check(half.change[i].a >= 0 || half.change[i].b >= 0);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct fault f = { 0 };
    struct str text;
    const char *encoding;
    struct plan_doc d;
    arena_init(&a, (size_t)1 << 30);
    if (plan_decode(&a, (struct str){ (const char *)data, size }, &text, &encoding, &f) == OK
        && plan_read(&a, text, &d, &f) == OK) {
        struct buf b = { 0 };
        struct jw w;
        struct json *j;
        places(&d);
        compare(&a, &d);
        jw_init(&w, &b);
        plan_json(&w, &d);
        if (b.n < JSON_MAX_BYTES) check(json_parse(&a, buf_view(&b), &j, &f) == OK);
        buf_clear(&b);
        plan_print(&b, &d);
        buf_free(&b);
    }
    arena_free(&a);
    return 0;
}
