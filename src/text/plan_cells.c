/* Tables that lost their form: one cell a line, nothing between. They are known
** by a run of lines that are headings of columns, and by what the lines behind
** have in common: they count on, or every n-th names units. */
#include "text/plan_in.h"

#include <string.h>

enum { LEAST = 3, MOST = 12 };

#define COLUMN_ENDS "序号|编号|事项|任务|内容|措施|举措|目标|项目|单位|部门|处室|科室|领导|责任人|负责人|时限|时间|节点|进度|备注|指标|类别|" \
                    "分工|要求|名称|成果|联系人|电话|主体|牵头|配合|责任|职责|环节|领域|日期|期限"

struct form { size_t head, n; bool numbered; char kind[MOST]; };        /* u units, t time, x other */

static struct str text_at(const struct reader *r, size_t i) {
    return str_sub(r->norm, r->para[i].from, r->para[i].to - r->para[i].from);
}

int header_role(struct str h) {
    if (h.n > 60 || !words_in(h, "单位|部门|处室|科室|主体|机构|牵头|配合|责任")) return -1;
    if (words_in(h, "责任人|联系|领导|时间|时限|电话|序号|人员|名称")) return -1;
    if (!words_in(h, "牵头|配合|参与|参加|协同|协办|责任|主办|承办|落实|实施|负责|指导|督导")) return -1;
    return (int)role_of_word(h);
}

static bool is_column(struct str t) {
    if (t.n < 3 || t.n > 45 || words_in(t, "。|:|;|,|\t|、")) return false;
    if (t.s[t.n - 1] == ')') {
        ptrdiff_t open = str_chr(t, '(', 0);
        if (open > 0) t.n = (size_t)open;
    }
    return words_before(t, t.n, COLUMN_ENDS) != 0;
}

static bool is_free(const struct reader *r, size_t i) {
    return i < r->para_n && !r->para[i].table && !r->para[i].meta;
}

/* A line that is a number and nothing else. */
static int lone_number(struct str t) {
    int n;
    if (han_number(t, 0, &n) == t.n && t.n) return n;
    int64_t v;
    return t.n <= 4 && str_int(t, &v) && v > 0 ? (int)v : 0;
}

static bool read_form(const struct reader *r, size_t i, struct form *ret) {
    bool units = false;
    *ret = (struct form){ .head = i };
    while (ret->n < MOST && is_free(r, i + ret->n) && is_column(text_at(r, i + ret->n))) {
        struct str t = text_at(r, i + ret->n);
        bool role = header_role(t) >= 0;
        units |= role;
        ret->kind[ret->n++] = role ? 'u' : words_in(t, "时限|时间|节点|进度|日期|期限") ? 't' : 'x';
    }
    ret->numbered = ret->n && words_at(text_at(r, i), 0, "序|编号") != 0;
    return ret->n >= LEAST && units && is_free(r, i + ret->n);
}

static bool like_units(const struct reader *r, size_t i) {
    struct str t = text_at(r, i);
    return t.n <= 600 && (units_only(r->norm, r->para[i].from, r->para[i].to, true) || words_at(t, 0, "各")
                          || unit_form(t) == FORM_CLASS);
}

static bool like_time(struct str t) {
    return t.n <= 90 && words_in(t, "年|月|日|季度|长期|持续|常态|底前") && !words_in(t, "。");
}

static bool ends_table(struct str t) {
    int n;
    bool round = word_at(t, 0, "(");
    size_t len = han_number(t, round, &n);
    return (len && words_at(t, round + len, round ? ")" : "、")) || words_at(t, 0, "附件|附表|附:|备注:|注:|抄送");
}

static void put_cell(struct reader *r, size_t from, size_t to) {
    struct cell c = { 0 };
    if (to > from) c = (struct cell){ r->para[from].from, r->para[to - 1].to };
    ARENA_PUSH(r->a, r->cell, r->cell_n, r->cell_cap) = c;
}

static void put_row(struct reader *r, size_t from, size_t to, size_t cells) {
    ARENA_PUSH(r->a, r->grid, r->grid_n, r->grid_cap) =
        (struct grid){ (uint32_t)from, (uint32_t)to, (uint32_t)(r->cell_n - cells), (uint32_t)cells };
    for (size_t k = from; k < to; k++) r->para[k].table = true;
}

/* Lines to cells: one each where their number fits, else by what they look like. */
static void fill_row(struct reader *r, const struct form *f, size_t at, size_t end) {
    size_t from = at;
    for (size_t col = 0; col < f->n; col++) {
        size_t to = at, left = f->n - col - 1;
        bool last_text = f->kind[col] == 'x' && col + 1 < f->n && f->kind[col + 1] == 'u';
        if (end - from == f->n) to = at + 1;
        else if (f->kind[col] == 'x') {
            if (to < end && (col == 0 || !like_units(r, to))) to++;
            while (last_text && to < end && !like_units(r, to)) to++;
        } else if (f->kind[col] == 't') to += at < end && (left == 0 || like_time(text_at(r, at)));
        else if (at < end && like_units(r, at)) {
            to++;
            while (to < end && end - to > left && like_units(r, to)) to++;
        }
        put_cell(r, at, to);
        at = to;
    }
    put_row(r, from, end, f->n);
}

/* Rows that count on: from one number to the next. */
static size_t numbered_rows(struct reader *r, const struct form *f, size_t at) {
    for (int k = 1; is_free(r, at) && lone_number(text_at(r, at)) == k; k++) {
        size_t end = at + 1, far = at + 3 * f->n + 8, stop = 0;
        for (; end < far && is_free(r, end) && !ends_table(text_at(r, end)); end++) {
            if (lone_number(text_at(r, end)) == k + 1) break;
            if (end - at == f->n) stop = end;
        }
        bool goes_on = end < far && is_free(r, end) && lone_number(text_at(r, end)) == k + 1;
        if (!goes_on && stop) end = stop;
        if (end - at < 2) return at;
        fill_row(r, f, at, end);
        at = end;
    }
    return at;
}

/* Rows of exactly n lines, units where units must be. */
static size_t plain_rows(struct reader *r, const struct form *f, size_t at) {
    for (;; at += f->n) {
        size_t units = 0;
        bool ok = true;
        for (size_t col = 0; ok && col < f->n; col++) {
            ok = is_free(r, at + col) && !ends_table(text_at(r, at + col));
            if (!ok || f->kind[col] != 'u') continue;
            struct str t = text_at(r, at + col);
            bool none = str_is(t, "/") || str_is(t, "-") || str_is(t, "无");
            ok = none || like_units(r, at + col);
            units += ok && !none;
        }
        if (!ok || units == 0) return at;
        fill_row(r, f, at, at + f->n);
    }
}

void cells_make(struct reader *r) {
    for (size_t i = 0; i < r->para_n; i++) {
        struct form f;
        if (!is_free(r, i) || !is_column(text_at(r, i)) || !read_form(r, i, &f)) continue;
        size_t grids = r->grid_n, cells = r->cell_n, body = i + f.n;
        for (size_t k = 0; k < f.n; k++) put_cell(r, i + k, i + k + 1);
        put_row(r, i, body, f.n);
        size_t end = f.numbered ? numbered_rows(r, &f, body) : plain_rows(r, &f, body);
        if (end == body) {
            for (size_t k = i; k < body; k++) r->para[k].table = false;
            r->grid_n = grids;
            r->cell_n = cells;
        }
        i = end == body ? i + f.n - 1 : end - 1;
    }
}
