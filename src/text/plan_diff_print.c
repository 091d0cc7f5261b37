#include "text/plan_diff.h"

const char *plan_diff_kind_code(enum plan_diff_kind k) {
    static const char *const codes[] = { "title", "item", "row", "phase", "unit", "date", "duty" };
    return codes[k];
}

const char *plan_diff_what_code(enum plan_diff_what w) {
    static const char *const codes[] = { "added", "removed", "changed", "moved" };
    return codes[w];
}

static void put_str(struct jw *w, const char *key, struct str s) {
    jw_key(w, key);
    jw_str(w, s);
}

static void put_int(struct jw *w, const char *key, int64_t v) {
    jw_key(w, key);
    jw_int(w, v);
}

void plan_diff_json(struct jw *w, const struct plan_diff *d) {
    jw_object(w);
    put_str(w, "from", d->a->title);
    put_str(w, "to", d->b->title);
    jw_key(w, "changes");
    jw_list(w);
    for (size_t i = 0; i < d->n; i++) {
        const struct plan_change *c = &d->change[i];
        jw_object(w);
        put_str(w, "kind", str_of(plan_diff_kind_code(c->kind)));
        put_str(w, "what", str_of(plan_diff_what_code(c->what)));
        put_int(w, "from", c->a);
        put_int(w, "to", c->b);
        put_str(w, "was", c->was);
        put_str(w, "is", c->is);
        put_str(w, "about", c->about);
        jw_key(w, "body");
        jw_bool(w, c->body);
        put_int(w, "likeness", c->likeness);
        jw_end_object(w);
    }
    jw_end_list(w);
    jw_end_object(w);
}

/* 市水务局<tab>lead as 市水务局（牵头）. */
static void put_side(struct buf *b, const struct plan_change *c, struct str s) {
    enum { SHOWN = 120 };
    static const struct { const char *code, *words; } roles[] = { { "lead", "牵头" }, { "join", "配合" }, { "responsible", "责任" } };
    ptrdiff_t tab = c->kind == DIFF_UNIT ? str_chr(s, '\t', 0) : -1;
    struct str role = tab < 0 ? STR_NULL : str_from(s, (size_t)tab + 1);
    if (tab >= 0) s = str_sub(s, 0, (size_t)tab);
    size_t n = s.n > SHOWN ? SHOWN : s.n;
    while (n < s.n && n > 0 && ((unsigned char)s.s[n] & 0xc0) == 0x80) n--;
    for (size_t i = 0; i < n; i++) buf_c(b, s.s[i] == '\n' || s.s[i] == '\t' ? ' ' : s.s[i]);
    if (n < s.n) buf_z(b, "…");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_is(role, roles[i].code)) buf_printf(b, "（%s）", roles[i].words);
}

void plan_diff_print(struct buf *b, const struct plan_diff *d) {
    static const char *const kinds[] = { "标题", "条目", "表中任务", "阶段", "单位", "时间节点", "单位职责" };
    static const char *const what[] = { "增加", "删去", "改动", "移动" };
    for (size_t i = 0; i < d->n; i++) {
        const struct plan_change *c = &d->change[i];
        buf_printf(b, "%s %s  ", what[c->what], kinds[c->kind]);
        if (c->about.n && c->kind != DIFF_TITLE) buf_printf(b, PRIstr "：", STRARG(c->about));
        if (c->was.n || c->what != DIFF_ADDED) put_side(b, c, c->was);
        if (c->what == DIFF_CHANGED || c->what == DIFF_MOVED) buf_z(b, " -> ");
        if (c->is.n) put_side(b, c, c->is);
        buf_c(b, '\n');
    }
    if (d->n == 0) buf_z(b, "没有变化\n");
}
