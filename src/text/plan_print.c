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

static void put_bool(struct jw *w, const char *key, bool v) {
    jw_key(w, key);
    jw_bool(w, v);
}

static void put_code(struct jw *w, const char *key, const char *code) {
    put_str(w, key, code && *code ? str_of(code) : STR_NULL);
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
        put_bool(w, "key_task", x->key_task);
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
        put_code(w, "mark", x->mark);
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
        put_int(w, "row", x->row);
        put_bool(w, "group", x->group);
        put_span(w, "span", x->span);
        put_int(w, "confidence", x->confidence);
        jw_end_object(w);
    }
    jw_end_list(w);
}

/* Rows of task tables and mechanisms. */
static void put_rows(struct jw *w, const struct plan_doc *d) {
    jw_key(w, "rows");
    jw_list(w);
    for (size_t i = 0; i < d->rows_n; i++) {
        const struct plan_row *x = &d->rows[i];
        jw_object(w);
        put_str(w, "title", x->title);
        put_int(w, "item", x->item);
        put_str(w, "due", x->due);
        put_str(w, "due_text", x->due_text);
        put_span(w, "span", x->span);
        jw_end_object(w);
    }
    jw_end_list(w);
    jw_key(w, "mechanisms");
    jw_list(w);
    for (size_t i = 0; i < d->mechs_n; i++) {
        const struct plan_mech *x = &d->mechs[i];
        jw_object(w);
        put_code(w, "kind", plan_mech_code(x->kind));
        put_code(w, "period", plan_period_code(x->period));
        put_str(w, "words", x->words);
        put_int(w, "item", x->item);
        put_span(w, "span", x->span);
        put_span(w, "sentence", x->sentence);
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
        put_bool(w, "group", d->duties[i].group);
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
        put_int(w, "row", d->dates[i].row);
        put_code(w, "mark", d->dates[i].mark);
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
    put_bool(w, "is_plan", d->is_plan);
    put_code(w, "why", d->why);
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
    put_rows(w, d);
    put_plain(w, d);
    put_places(w, d);
    jw_end_object(w);
}

static const char *mark_words(const char *mark) {
    return !mark ? "" : mark[0] == 'n' ? "  （没有这一天）" : "  （结束早于开始）";
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
        buf_printf(b, "  " PRIstr "  " PRIstr " - " PRIstr "%s\n", STRARG(x->name), STRARG(x->start),
            STRARG(x->end), mark_words(x->mark));
    }
}

static void print_mechs(struct buf *b, const struct plan_doc *d) {
    static const char *const kinds[] = { "会议", "通报", "督查", "调查", "验收考核", "报送" };
    static const char *const often[] = { "", "每日", "每周", "每旬", "每半月", "每月", "每季度", "每半年", "每年" };
    buf_printf(b, "\n机制 %zu\n", d->mechs_n);
    for (size_t i = 0; i < d->mechs_n; i++)
        buf_printf(b, "  %s %s " PRIstr "\n", kinds[d->mechs[i].kind], often[d->mechs[i].period], STRARG(d->mechs[i].words));
}

static void print_head(struct buf *b, const struct plan_doc *d) {
    static const struct { const char *why, *words; } no[] = {
        { "short", "文字太少" }, { "prose", "没有编号的任务，也没有责任单位" }, { "articles", "是法规条文" }, { "table", "表格里没有任务和责任单位" } };
    for (size_t i = 0; !d->is_plan && i < sizeof no / sizeof *no; i++)
        if (str_is(str_of(d->why), no[i].why)) buf_printf(b, "不像方案：%s\n", no[i].words);
    buf_printf(b, "标题 " PRIstr "\n文号 " PRIstr "\n引用", STRARG(d->title), STRARG(d->doc_no));
    for (size_t i = 0; i < d->cites_n; i++) buf_printf(b, " " PRIstr, STRARG(d->cites[i]));
}

void plan_print(struct buf *b, const struct plan_doc *d) {
    size_t u = 0;
    while (u < d->units_n && d->units[u].item < 0) u++;
    print_head(b, d);
    buf_printf(b, "\n\n提纲 %zu\n", d->outline_n);
    for (size_t i = 0; i < d->outline_n; i++) print_item(b, d, i, &u);
    print_rows(b, d);
    print_phases(b, d);
    buf_printf(b, "\n单位职责 %zu\n", d->duties_n);
    for (size_t i = 0; i < d->duties_n; i++) buf_printf(b, "  " PRIstr "\n", STRARG(d->duties[i].name));
    buf_printf(b, "\n时间节点 %zu\n", d->dates_n);
    for (size_t i = 0; i < d->dates_n; i++)
        buf_printf(b, "  " PRIstr "  " PRIstr "%s\n", STRARG(d->dates[i].date), STRARG(d->dates[i].due),
                   mark_words(d->dates[i].mark));
    print_mechs(b, d);
    buf_printf(b, "\n未读 %zu\n", d->unread_n);
    for (size_t i = 0; i < d->unread_n; i++) {
        struct str s = str_sub(d->text, d->unread[i].from, d->unread[i].to - d->unread[i].from);
        buf_printf(b, "  " PRIstr "\n", STRARG(s));
    }
}
