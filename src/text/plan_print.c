#include "text/plan.h"

static void put_span(struct jw *w, const char *key, struct plan_span s) {
    jw_key(w, key);
    jw_list(w);
    jw_int(w, (int64_t)s.from);
    jw_int(w, (int64_t)s.to);
    jw_end_list(w);
}

static void put_str(struct jw *w, const char *key, struct str s) {
    jw_key(w, key);
    jw_str(w, s);
}

static void put_int(struct jw *w, const char *key, int64_t v) {
    jw_key(w, key);
    jw_int(w, v);
}

static void put_outline(struct jw *w, const struct plan_doc *d) {
    jw_key(w, "outline");
    jw_list(w);
    for (size_t i = 0; i < d->outline_n; i++) {
        const struct plan_item *x = &d->outline[i];
        jw_object(w);
        put_int(w, "level", x->level);
        put_str(w, "no", x->no);
        put_str(w, "title", x->title);
        put_int(w, "parent", x->parent);
        put_int(w, "section", x->section);
        put_span(w, "span", x->span);
        put_span(w, "body", x->body);
        jw_key(w, "key_task");
        jw_bool(w, x->key_task);
        put_int(w, "confidence", x->confidence);
        jw_end_object(w);
    }
    jw_end_list(w);
}

static void put_phases(struct jw *w, const struct plan_doc *d) {
    jw_key(w, "phases");
    jw_list(w);
    for (size_t i = 0; i < d->phases_n; i++) {
        const struct plan_phase *x = &d->phases[i];
        jw_object(w);
        put_str(w, "name", x->name);
        put_str(w, "start", x->start);
        put_str(w, "end", x->end);
        put_str(w, "start_text", x->start_text);
        put_str(w, "end_text", x->end_text);
        put_span(w, "span", x->span);
        put_int(w, "item", x->item);
        put_int(w, "confidence", x->confidence);
        jw_end_object(w);
    }
    jw_end_list(w);
}

static void put_units(struct jw *w, const struct plan_doc *d) {
    jw_key(w, "units");
    jw_list(w);
    for (size_t i = 0; i < d->units_n; i++) {
        const struct plan_unit *x = &d->units[i];
        jw_object(w);
        put_str(w, "measure", x->measure);
        put_str(w, "unit", x->name);
        put_str(w, "role", str_of(plan_role_code(x->role)));
        put_int(w, "item", x->item);
        put_span(w, "span", x->span);
        put_int(w, "confidence", x->confidence);
        jw_end_object(w);
    }
    jw_end_list(w);
}

/* The schema's duties and dates are plain texts; where they stand follows in
** lists of the same order. */
static void put_plain(struct jw *w, const struct plan_doc *d) {
    jw_key(w, "duties");
    jw_list(w);
    for (size_t i = 0; i < d->duties_n; i++) jw_str(w, d->duties[i].name);
    jw_end_list(w);
    jw_key(w, "dates");
    jw_list(w);
    for (size_t i = 0; i < d->dates_n; i++) jw_str(w, d->dates[i].date);
    jw_end_list(w);
}

static void put_places(struct jw *w, const struct plan_doc *d) {
    jw_key(w, "duty_places");
    jw_list(w);
    for (size_t i = 0; i < d->duties_n; i++) {
        jw_object(w);
        put_int(w, "item", d->duties[i].item);
        put_span(w, "span", d->duties[i].span);
        put_span(w, "body", d->duties[i].body);
        put_int(w, "confidence", d->duties[i].confidence);
        jw_end_object(w);
    }
    jw_end_list(w);
    jw_key(w, "date_places");
    jw_list(w);
    for (size_t i = 0; i < d->dates_n; i++) {
        jw_object(w);
        put_str(w, "due", d->dates[i].due);
        put_int(w, "item", d->dates[i].item);
        put_span(w, "span", d->dates[i].span);
        put_span(w, "sentence", d->dates[i].sentence);
        put_int(w, "confidence", d->dates[i].confidence);
        jw_end_object(w);
    }
    jw_end_list(w);
    jw_key(w, "unread");
    jw_list(w);
    for (size_t i = 0; i < d->unread_n; i++) {
        jw_list(w);
        jw_int(w, (int64_t)d->unread[i].from);
        jw_int(w, (int64_t)d->unread[i].to);
        jw_end_list(w);
    }
    jw_end_list(w);
}

void plan_json(struct jw *w, const struct plan_doc *d) {
    jw_object(w);
    put_str(w, "title", d->title);
    put_str(w, "doc_no", d->doc_no);
    put_int(w, "year", d->year);
    jw_key(w, "cites");
    jw_list(w);
    for (size_t i = 0; i < d->cites_n; i++) jw_str(w, d->cites[i]);
    jw_end_list(w);
    put_outline(w, d);
    put_phases(w, d);
    put_units(w, d);
    put_plain(w, d);
    put_places(w, d);
    jw_end_object(w);
}

static const char *const roles[] = { "责任", "牵头", "配合" };

static void print_item(struct buf *b, const struct plan_doc *d, size_t i, size_t *u) {
    const struct plan_item *x = &d->outline[i];
    buf_printf(b, "%*s" PRIstr " " PRIstr "%s\n", (x->level - 1) * 2 + 2, "", STRARG(x->no), STRARG(x->title),
               x->key_task ? " *" : "");
    for (; *u < d->units_n && d->units[*u].item <= (int)i; ++*u) {
        const struct plan_unit *y = &d->units[*u];
        buf_printf(b, "%*s- %s " PRIstr "\n", x->level * 2 + 2, "", roles[y->role], STRARG(y->name));
    }
}

/* Rows of a task table that no heading bears. */
static void print_rows(struct buf *b, const struct plan_doc *d) {
    struct str last = STR_NULL;
    for (size_t i = 0; i < d->units_n && d->units[i].item < 0; i++) {
        const struct plan_unit *y = &d->units[i];
        if (!str_eq(last, y->measure)) buf_printf(b, "  " PRIstr "\n", STRARG(y->measure));
        last = y->measure;
        buf_printf(b, "    - %s " PRIstr "\n", roles[y->role], STRARG(y->name));
    }
}

static void print_phases(struct buf *b, const struct plan_doc *d) {
    buf_printf(b, "\n阶段 %zu\n", d->phases_n);
    for (size_t i = 0; i < d->phases_n; i++) {
        const struct plan_phase *x = &d->phases[i];
        buf_printf(b, "  " PRIstr "  " PRIstr " - " PRIstr "\n", STRARG(x->name), STRARG(x->start),
            STRARG(x->end));
    }
}

void plan_print(struct buf *b, const struct plan_doc *d) {
    size_t u = 0;
    while (u < d->units_n && d->units[u].item < 0) u++;
    buf_printf(b, "标题 " PRIstr "\n文号 " PRIstr "\n", STRARG(d->title), STRARG(d->doc_no));
    buf_z(b, "引用");
    for (size_t i = 0; i < d->cites_n; i++) buf_printf(b, " " PRIstr, STRARG(d->cites[i]));
    buf_printf(b, "\n\n提纲 %zu\n", d->outline_n);
    for (size_t i = 0; i < d->outline_n; i++) print_item(b, d, i, &u);
    print_rows(b, d);
    print_phases(b, d);
    buf_printf(b, "\n单位职责 %zu\n", d->duties_n);
    for (size_t i = 0; i < d->duties_n; i++) buf_printf(b, "  " PRIstr "\n", STRARG(d->duties[i].name));
    buf_printf(b, "\n时间节点 %zu\n", d->dates_n);
    for (size_t i = 0; i < d->dates_n; i++)
        buf_printf(b, "  " PRIstr "  " PRIstr "\n", STRARG(d->dates[i].date), STRARG(d->dates[i].due));
    buf_printf(b, "\n未读 %zu\n", d->unread_n);
    for (size_t i = 0; i < d->unread_n; i++) {
        struct str s = str_sub(d->text, d->unread[i].from, d->unread[i].to - d->unread[i].from);
        buf_printf(b, "  " PRIstr "\n", STRARG(s));
    }
}
