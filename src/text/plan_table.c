/* Task tables: a column headed 牵头单位, 配合单位, 责任单位 … names the units of
** each row's item; a column of duties beside a column of units names duties. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

enum { CELLS = 24 };

struct row { size_t from[CELLS], to[CELLS], n; };
struct columns {
    size_t n, name, unit, duty;
    bool has_name, has_roles, has_duty;
    int role[CELLS];                        /* -1 none */
};

static struct str cell(const struct reader *r, const struct row *w, size_t i) {
    return str_sub(r->norm, w->from[i], w->to[i] - w->from[i]);
}

/* Cells of one line, parted by tabs. */
static void line_cells(const struct reader *r, size_t para, struct row *w) {
    const struct para *p = &r->para[para];
    size_t at = p->from;
    while (at <= p->to && w->n < CELLS) {
        ptrdiff_t tab = str_chr((struct str){ r->norm.s, p->to }, '\t', at);
        size_t to = tab < 0 ? p->to : (size_t)tab;
        w->from[w->n] = at;
        w->to[w->n++] = to;
        if (tab < 0) break;
        at = to + 1;
    }
}

/* A row: a line without a leading tab and the cells on lines of their own. */
static size_t next_row(const struct reader *r, size_t i, struct row *w) {
    w->n = 0;
    line_cells(r, i++, w);
    while (i < r->para_n && r->para[i].table && r->para[i].tab) line_cells(r, i++, w);
    return i;
}

static int role_of_header(struct str h) {
    if (h.n > 60 || !words_in(h, "单位|部门|处室|科室|主体|机构|牵头|配合|责任")) return -1;
    if (words_in(h, "责任人|联系|领导|时间|时限|电话|序号|人员|名称")) return -1;
    if (!words_in(h, "牵头|配合|参与|参加|协同|协办|责任|主办|承办|落实|实施|负责|指导|督导")) return -1;
    return (int)role_of_word(h);
}

static struct columns read_header(const struct reader *r, const struct row *w) {
    static const char *const names[] = { "工作事项", "重点任务", "主要任务", "工作任务", "任务名称", "具体任务", "任务",
                                         "事项", "举措", "措施", "项目", "工作内容", "内容" };
    struct columns c = { .n = w->n };
    for (size_t i = 0; i < w->n; i++) {
        struct str h = cell(r, w, i);
        c.role[i] = role_of_header(h);
        c.has_roles |= c.role[i] >= 0;
        if (h.n <= 30 && words_in(h, "职责") && c.role[i] < 0) c.duty = i, c.has_duty = true;
        if (h.n <= 30 && words_at(h, 0, "单位|部门|成员单位|责任单位|责任部门")) c.unit = i;
    }
    for (size_t k = 0; k < sizeof names / sizeof *names && !c.has_name; k++)
        for (size_t i = 0; i < w->n && !c.has_name; i++)
            if (cell(r, w, i).n <= 45 && words_in(cell(r, w, i), names[k]) && c.role[i] < 0)
                c.name = i, c.has_name = true;
    return c;
}

/* A row's cell under column `col`; merged cells are missing on the left. */
static bool under(const struct columns *c, const struct row *w, size_t col, size_t *ret) {
    size_t lack = c->n > w->n ? c->n - w->n : 0;
    if (col < lack || col - lack >= w->n) return false;
    *ret = col - lack;
    return true;
}

static bool is_empty(struct str t) {
    t = str_trim(t);
    return t.n == 0 || str_is(t, "/") || str_is(t, "-") || str_is(t, "--") || str_is(t, "无")
        || str_is(t, "\\");
}

/* A row's name without its number, up to its first stop. */
static struct str name_of(struct str name) {
    size_t i = 0;
    name = str_trim(name);
    while (i < name.n && ((name.s[i] >= '0' && name.s[i] <= '9') || words_at(name, i, ".|、|(|)")))
        i += char_len(name, i);
    name = str_from(name, i);
    size_t stop = 0;
    while (stop < name.n && !words_at(name, stop, "。|:|;")) stop += char_len(name, stop);
    name.n = stop;
    return name;
}

/* The outline item that bears the row's name; else the row's own words stand. */
static int item_of(struct reader *r, const struct row *w, size_t k) {
    struct str name = name_of(cell(r, w, k));
    int node = set_get(&r->titles, hash_more(14695981039346656037u, name), -1);
    size_t from = (size_t)(name.s - r->norm.s);
    r->row_name = node < 0 && name.n && name.n <= 240 ? norm_words(r, from, from + name.n) : STR_NULL;
    return node;
}

static void row_units(struct reader *r, const struct columns *c, const struct row *w, int node) {
    for (size_t col = 0; col < c->n; col++) {
        size_t k;
        if (c->role[col] < 0 || !under(c, w, col, &k) || is_empty(cell(r, w, k))) continue;
        if (w->to[k] - w->from[k] > 600) continue;
        unit_list(r, w->from[k], w->to[k], node, true, (enum plan_role)c->role[col], 88);
        if (node >= 0) r->node[node].key = true;
    }
}

static void row_duty(struct reader *r, const struct columns *c, const struct row *w) {
    size_t u, b;
    struct unit_token tok[16];
    if (!under(c, w, c->unit, &u) || !under(c, w, c->duty, &b)
        || !units_only(r->norm, w->from[u], w->to[u], true)) return;
    size_t n = unit_split(r->norm, w->from[u], w->to[u], tok, 16);
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH(r->a, r->d->duties, r->d->duties_n, r->duty_cap) = (struct plan_duty){
            .name = unit_words(r, tok[i].from, tok[i].to), .item = -1,
            .span = norm_span(r, tok[i].from, tok[i].to), .body = norm_span(r, w->from[b], w->to[b]), .confidence = 80 };
}

/* The rows from paragraph i on; where the table ends. */
static size_t one_table(struct reader *r, size_t i) {
    struct columns c = { 0 };
    int node = -1;
    r->row_name = STR_NULL;
    while (i < r->para_n && r->para[i].table && !r->full) {
        struct row w;
        size_t k, next = next_row(r, i, &w);
        struct columns h = read_header(r, &w);
        i = next;
        if (w.n >= 2 && (h.has_roles || (h.has_duty && w.n <= 5)) && !(c.n && w.n < c.n)) {
            c = h;
            continue;
        }
        if (c.n == 0 || w.n < 2) continue;
        if (c.has_name && under(&c, &w, c.name, &k)) node = item_of(r, &w, k);
        if (c.has_roles) row_units(r, &c, &w, node);
        else if (c.has_duty) row_duty(r, &c, &w);
        r->full |= r->d->duties_n > PLAN_MAX_THINGS;
    }
    return i;
}

void tables_make(struct reader *r) {
    for (size_t i = 0; i < r->para_n && !r->full;)
        i = r->para[i].table ? one_table(r, i) : i + 1;
    r->row_name = STR_NULL;
}
