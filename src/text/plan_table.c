/* Task tables: a column headed 牵头单位, 配合单位, 责任单位 … names the units of
** each row's item; a column of duties beside a column of units names duties. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

enum { CELLS = 24 };

struct row { size_t from[CELLS], to[CELLS], n; };
struct columns {
    size_t n, name, unit, duty, due;
    bool has_name, has_roles, has_duty, has_due;
    int role[CELLS];                        /* -1 none */
};

static struct str cell(const struct reader *r, const struct row *w, size_t i) {
    return str_sub(r->norm, w->from[i], w->to[i] - w->from[i]);
}

static void add_cell(struct row *w, size_t from, size_t to) {
    if (w->n == CELLS) return;
    w->from[w->n] = from;
    w->to[w->n++] = to;
}

/* Cells of one line, parted by tabs; those at its ends may be empty. */
static void line_cells(const struct reader *r, size_t para, struct row *w, bool whole) {
    const struct para *p = &r->para[para];
    struct str s = r->norm;
    size_t at = p->from, end = p->to;
    if (whole) {
        while (at > 0 && s.s[at - 1] == '\t') at--;
        while (end < s.n && s.s[end] == '\t') end++;
    }
    for (;;) {
        ptrdiff_t tab = str_chr((struct str){ s.s, end }, '\t', at);
        add_cell(w, at, tab < 0 ? end : (size_t)tab);
        if (tab < 0) return;
        at = (size_t)tab + 1;
    }
}

static void drop_empty(struct row *w) {
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++) {
        if (w->from[i] == w->to[i]) continue;
        w->from[n] = w->from[i];
        w->to[n++] = w->to[i];
    }
    w->n = n;
}

static const struct grid *grid_at(const struct reader *r, size_t para) {
    size_t lo = 0, hi = r->grid_n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (r->grid[mid].para < para) lo = mid + 1;
        else hi = mid;
    }
    return lo < r->grid_n && r->grid[lo].para == para ? &r->grid[lo] : 0;
}

/* A row: a line with all cells of the `columns` (0: not known yet), or a line
** and the cells on lines of their own behind it, or what plan_cells.c found. */
static size_t next_row(const struct reader *r, size_t i, size_t columns, struct row *w) {
    const struct grid *g = grid_at(r, i);
    w->n = 0;
    if (g) {
        for (size_t k = 0; k < g->n; k++) add_cell(w, r->cell[g->cell + k].from, r->cell[g->cell + k].to);
        return g->next;
    }
    line_cells(r, i, w, true);
    if (columns && w->n == columns) return i + 1;
    drop_empty(w);
    if (!columns && w->n > 1 && i + 1 < r->para_n && !r->para[i + 1].tab) return i + 1;
    for (i++; i < r->para_n && r->para[i].table && r->para[i].tab && !grid_at(r, i); i++) {
        struct row one = { .n = 0 };
        line_cells(r, i, &one, true);
        if (columns && one.n == columns) break;
        line_cells(r, i, w, false);
    }
    return i;
}

static struct columns read_header(const struct reader *r, const struct row *w) {
    static const char *const names[] = { "工作事项", "重点任务", "主要任务", "工作任务", "任务名称", "具体任务", "任务",
                                         "事项", "举措", "措施", "项目", "工作内容", "内容" };
    struct columns c = { .n = w->n };
    for (size_t i = 0; i < w->n; i++) {
        struct str h = cell(r, w, i);
        c.role[i] = header_role(h);
        c.has_roles |= c.role[i] >= 0;
        if (h.n <= 45 && words_in(h, "时限|时间|节点|期限|完成进度") && c.role[i] < 0) c.due = i, c.has_due = true;
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
    r->in_row = -1;
    if (name.n == 0 || name.n > 240) return node;
    ARENA_PUSH(r->a, r->d->rows, r->d->rows_n, r->rows_cap) = (struct plan_row){
        .title = norm_words(r, from, from + name.n), .item = node, .span = norm_span(r, from, from + name.n) };
    r->in_row = (int)r->d->rows_n - 1;
    r->full |= r->d->rows_n > PLAN_MAX_THINGS;
    return node;
}

/* Where the row stands, for its dates, and what its column of deadlines says. */
static void row_place(struct reader *r, const struct columns *c, const struct row *w) {
    size_t k;
    struct date_hit h;
    if (r->in_row < 0 || w->n == 0) return;
    uint32_t from = UINT32_MAX, to = 0;
    for (k = 0; k < w->n; k++) {
        if (w->from[k] == w->to[k]) continue;
        if (w->from[k] < from) from = (uint32_t)w->from[k];
        if (w->to[k] > to) to = (uint32_t)w->to[k];
    }
    if (to) ARENA_PUSH(r->a, r->row, r->row_n, r->row_cap) = (struct row_place){ from, to, r->in_row };
    struct plan_row *row = &r->d->rows[r->in_row];
    if (!c->has_due || row->due.n || !under(c, w, c->due, &k) || is_empty(cell(r, w, k))) return;
    row->due_text = norm_words(r, w->from[k], w->to[k]);
    struct str t = { r->norm.s, w->to[k] };
    for (size_t i = w->from[k]; i < w->to[k]; i += char_len(t, i))
        if (date_at(t, i, &h)) {
            row->due = when_text(r->a, when_fill(h.span ? h.b : h.a, r->d->year));
            return;
        }
    if (words_in(str_sub(t, w->from[k], w->to[k] - w->from[k]), "长期|持续|常态")) row->due = S("long");
}

int row_of(const struct reader *r, size_t at) {
    size_t lo = 0, hi = r->row_n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (r->row[mid].from <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo && at < r->row[lo - 1].to ? r->row[lo - 1].row : -1;
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
            .name = unit_words(r, tok[i].from, tok[i].to), .item = -1, .group = names_group(unit_words(r, tok[i].from, tok[i].to)),
            .span = norm_span(r, tok[i].from, tok[i].to), .body = norm_span(r, w->from[b], w->to[b]), .confidence = 80 };
}

/* The rows from paragraph i on; where the table ends. */
static size_t one_table(struct reader *r, size_t i) {
    struct columns c = { 0 };
    int node = -1;
    r->row_name = STR_NULL;
    r->in_row = -1;
    while (i < r->para_n && r->para[i].table && !r->full) {
        struct row w;
        size_t k, next = next_row(r, i, c.n, &w);
        struct columns h = read_header(r, &w);
        i = next;
        if (w.n >= 2 && (h.has_roles || (h.has_duty && w.n <= 5)) && !(c.n && w.n < c.n)) {
            c = h;
            continue;
        }
        if (c.n == 0 || w.n < 2) continue;
        if (c.has_name && under(&c, &w, c.name, &k) && !is_empty(cell(r, &w, k))) node = item_of(r, &w, k);
        row_place(r, &c, &w);
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
    r->in_row = -1;
}
