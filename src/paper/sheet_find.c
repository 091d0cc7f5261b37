/* Where the headings of a table stand, and which rows below them are no data. */
#include "paper/sheet_part.h"

#include <string.h>
#include "base/utf8.h"

enum { HEADING_ROWS = 30, HINT_ROWS = 3, SHOWN = 60, NAME_LONG = 40 };      /* rows; characters */

/* ---- rows looked at before it is known what they are ---- */

struct row { struct str *cell; int n; int64_t line, after, rows; size_t at; };

struct finder {
    struct arena *a;
    struct csv *c;
    const struct sheet_column *col;
    int cols;
    const struct names *names;
    struct row row[HEADING_ROWS + HINT_ROWS + 2];
    int n;
    bool end;
    struct str first;
};

static struct str row_shown(struct arena *a, const struct csv *c, const struct csv_row *r) {
    return arena_copy(a, utf8_head(csv_raw(c, r), SHOWN));
}

/* Row i, read when it is asked for; *ret NULL: there are not so many. Blank cells behind the last are none. */
static enum err row_get(struct finder *w, int i, const struct row **ret, struct fault *f) {
    struct csv_row r;
    bool more;
    *ret = 0;
    while (w->n <= i && !w->end && w->n < (int)(sizeof w->row / sizeof *w->row)) {
        enum err e = csv_next(w->c, &r, &more, f);
        if (e) return e;
        w->end = !more;
        if (!more) break;
        if (w->n == 0) w->first = row_shown(w->a, w->c, &r);
        struct row *k = &w->row[w->n++];
        while (r.n && str_trim(r.cell[r.n - 1]).n == 0) r.n--;
        *k = (struct row){ .n = r.n, .line = r.line, .at = w->c->at, .after = w->c->line, .rows = w->c->rows };
        k->cell = ARENA_ARRAY(w->a, struct str, r.n + 1);
        for (int j = 0; j < r.n; j++) k->cell[j] = arena_copy(w->a, r.cell[j]);
    }
    if (i < w->n) *ret = &w->row[i];
    return OK;
}

static struct str at(const struct row *r, int i) {
    return i < r->n ? str_trim(r->cell[i]) : S("");
}

/* ---- what a cell is like ---- */

static bool is_number_like(struct str s) {
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] >= '0' && s.s[i] <= '9') digits++;
        else if (!strchr("+-.,/: %", s.s[i])) return false;
    }
    return digits > 0;
}

static bool is_name_like(struct str s) {
    return s.n && !is_number_like(s) && utf8_count(s) <= NAME_LONG;
}

static bool begins_any(struct str s, const struct str *head, int n) {
    for (int i = 0; i < n; i++)
        if (str_starts(s, head[i])) return true;
    return false;
}

#define BEGINS(s, list) begins_any(s, list, (int)(sizeof(list) / sizeof *(list)))

static bool has_colon(struct str s) {
    return str_chr(s, ':', 0) >= 0 || str_find(s, S("："), 0) >= 0;
}

/* ---- two rows of headings ---- */

/* Is the upper cell a group here: names of its own below it and to the right of it? */
static bool is_group(const struct row *u, const struct row *l, int j) {
    return at(u, j).n && !at(u, j + 1).n && at(l, j).n && at(l, j + 1).n && !str_eq(at(u, j), at(l, j));
}

/* Can l be names below u? *strict: nothing but a heading of two rows looks like this. */
static bool may_be_pair(const struct row *u, const struct row *l, bool *strict) {
    int groups = 0, through = 0, odd = 0, filled = 0;
    bool under = false;
    for (int j = 0; j < u->n || j < l->n; j++) {
        struct str up = at(u, j), low = at(l, j);
        if (low.n && !is_name_like(low)) return false;
        filled += up.n > 0;
        if (up.n) under = is_group(u, l, j);
        groups += up.n && under;
        through += up.n && (!low.n || str_eq(up, low));
        odd += (up.n && low.n && !under && !str_eq(up, low)) || (!up.n && low.n && !under) || has_colon(up);
    }
    *strict = groups && through && !odd;
    return filled >= 2 && l->n > 0;
}

static struct str whole_name(struct arena *a, struct str up, struct str low) {
    if (!up.n || str_eq(up, low)) return low;
    return low.n ? arena_printf(a, PRIstr "·" PRIstr, STRARG(up), STRARG(low)) : up;
}

static int pair_names(struct finder *w, const struct row *u, const struct row *l, struct str **whole, struct str **lower) {
    int n = u->n > l->n ? u->n : l->n;
    struct str group = S("");
    *whole = ARENA_ARRAY(w->a, struct str, n + 1);
    *lower = ARENA_ARRAY(w->a, struct str, n + 1);
    for (int j = 0; j < n; j++) {
        struct str up = at(u, j), low = at(l, j);
        if (up.n) group = is_group(u, l, j) ? up : S("");
        else if (!low.n) group = S("");
        (*whole)[j] = whole_name(w->a, up.n ? up : group, low);
        (*lower)[j] = low.n ? low : up;
    }
    return n;
}

/* Two columns for one field speak against it. */
static int quality(const struct sheet_match *m) {
    int twice = 0;
    for (int i = 0; i < m->problems; i++) twice += m->problem[i].trouble == SHEET_TWICE;
    return 2 * m->matched - 3 * twice;
}

static void match_row(struct finder *w, const struct row *r, struct sheet_match *ret) {
    sheet_match_with(w->a, r->cell, 0, r->n, w->names, w->col, w->cols, ret);
    ret->heading = r->cell;
    ret->lines = 1;
    ret->line = r->line;
}

static void match_pair(struct finder *w, const struct row *u, const struct row *l, struct sheet_match *ret) {
    struct str *whole, *lower;
    int n = pair_names(w, u, l, &whole, &lower);
    sheet_match_with(w->a, whole, lower, n, w->names, w->col, w->cols, ret);
    ret->heading = whole;
    ret->lines = 2;
    ret->line = u->line;
}

/* Row i as one row of headings or the upper of two, whichever says more. */
static enum err match_at(struct finder *w, int i, struct sheet_match *ret, struct fault *f) {
    const struct row *u, *l;
    struct sheet_match two, below;
    bool strict;
    enum err e = row_get(w, i, &u, f);
    if (e) return e;
    match_row(w, u, ret);
    if ((e = row_get(w, i + 1, &l, f)) || !l || !may_be_pair(u, l, &strict)) return e;
    match_pair(w, u, l, &two);
    match_row(w, l, &below);
    int q = quality(&two);
    bool better = strict ? q >= quality(ret) && q >= quality(&below) : q > quality(ret) && q > quality(&below);
    if (better) *ret = two;
    return OK;
}

/* ---- rows of units, notes and numbers ---- */

static bool is_unit(struct str s) {
    static const struct str unit[] = { S("户"), S("栋"), S("幢"), S("台"), S("部"), S("个"), S("人"), S("年"), S("元"), S("万元"), S("层"),
                                       S("辆"), S("平方米"), S("平米"), S("㎡"), S("m2"), S("m²"), S("%"), S("元/㎡·月"), S("元/平方米·月"), S("元/平方米/月") };
    for (size_t i = 0; i < sizeof unit / sizeof *unit; i++)
        if (str_eqi(s, unit[i])) return true;
    return false;
}

static bool is_hint(struct str s) {
    static const struct str head[] = { S("单位："), S("单位:"), S("说明："), S("说明:"), S("填写说明"), S("填报说明"), S("注："), S("注:"), S("必填"),
                                       S("选填"), S("示例"), S("例："), S("例:"), S("例如"), S("格式：") };
    static const struct str open[] = { S("（"), S("("), S("【"), S("[") }, close[] = { S("）"), S(")"), S("】"), S("]") };
    if (is_unit(s) || BEGINS(s, head)) return true;
    for (int i = 0; i < 4; i++)
        if (str_starts(s, open[i])) return str_ends(s, close[i & 2 ? 2 : 0]) || str_ends(s, close[i & 2 ? 3 : 1]);
    return false;
}

/* Units alone; or 1, 2, 3 … under every column, which figures of a row could be only by rare chance. */
static bool is_hint_row(const struct str *cell, int n, int columns) {
    int hints = 0, numbers = 0, filled = 0;
    for (int j = 0; j < n; j++) {
        struct str s = str_trim(cell[j]);
        int64_t v;
        if (!s.n) continue;
        filled++;
        if (is_hint(s)) hints++;
        else if (str_int(s, &v) && v == numbers + 1) numbers++;
        else if (!(numbers == 0 && (str_is(s, "甲") || str_is(s, "乙") || str_is(s, "栏次")))) return false;
    }
    return numbers ? numbers >= 3 && hints == 0 && filled == columns : hints > 0 && hints == filled;
}

/* ---- the headings ---- */

static struct str wanted_names(struct arena *a, const struct sheet_column *col, int cols) {
    struct str s = STR_NULL;
    for (int i = 0; i < cols; i++) {
        if (!col[i].required) continue;
        if (s.n) s = arena_join(a, s, S("、"));
        s = arena_join(a, s, str_of(col[i].zh ? col[i].zh : col[i].field));
    }
    return s;
}

/* The reader behind the headings that begin at row i, and behind what explains them. */
static enum err settle(struct finder *w, int i, struct sheet_match *m, struct fault *f) {
    const struct row *last, *r;
    enum err e = row_get(w, i + m->lines - 1, &last, f);
    while (!e && m->skipped < HINT_ROWS && !(e = row_get(w, i + m->lines + m->skipped, &r, f)) && r && is_hint_row(r->cell, r->n, m->columns)) {
        last = r;
        m->skipped++;
    }
    if (e) return e;
    w->c->at = last->at;
    w->c->line = last->after;
    w->c->rows = last->rows;
    w->c->width = m->columns;
    return OK;
}

static struct finder *finder_new(struct arena *a, struct csv *c, const struct sheet_column *col, int cols) {
    struct finder *w = ARENA_NEW(a, struct finder);
    *w = (struct finder){ .a = a, .c = c, .col = col, .cols = cols, .names = sheet_names(a, col, cols), .first = S("") };
    c->width = 0;
    return w;
}

enum err sheet_heading(struct arena *a, struct csv *c, const struct sheet_column *col, int cols,
                       struct sheet_match *ret, struct fault *f) {
    struct finder *w = finder_new(a, c, col, cols);
    for (int i = 0; i < HEADING_ROWS; i++) {
        const struct row *r;
        enum err e = row_get(w, i, &r, f);
        if (e) return e;
        if (!r) break;
        if ((e = match_at(w, i, ret, f))) return e;
        if (sheet_is_heading(ret)) return settle(w, i, ret, f);
    }
    f->arg[0] = wanted_names(a, col, cols);
    f->arg[1] = w->first;
    return fault_set(f, E_INVALID, 0, "sheet.no_heading");
}

enum err sheet_heading_at(struct arena *a, struct csv *c, int64_t line, const struct sheet_column *col, int cols,
                          struct sheet_match *ret, struct fault *f) {
    struct finder *w = finder_new(a, c, col, cols);
    const struct row *r;
    for (;;) {
        enum err e = row_get(w, 0, &r, f);
        if (e) return e;
        if (!r || r->line >= line) break;
        w->n = 0;                                    /* above it: forgotten */
    }
    if (r) {
        enum err e = match_at(w, 0, ret, f);
        return e ? e : settle(w, 0, ret, f);
    }
    f->arg[0] = wanted_names(a, col, cols);
    f->arg[1] = S("");
    return fault_set(f, E_INVALID, 0, "sheet.no_heading");
}

/* ---- rows that are no data ---- */

static bool repeats_heading(const struct sheet_match *m, const struct csv_row *r) {
    int same = 0;
    for (int i = 0; i < r->n; i++) {
        struct str s = r->cell[i];
        if (!s.n) continue;
        if (i >= m->columns || !str_eq(s, str_trim(m->heading[i]))) return false;
        same++;
    }
    return same >= 2;
}

/* 合 计 without its blanks. */
static bool is_total(struct str s) {
    static const struct str word[] = { S("合计"), S("总计"), S("小计"), S("共计"), S("累计"), S("汇总") };
    char room[24];
    size_t n = 0;
    if (str_eqi(s, S("total")) || str_eqi(s, S("sum")) || str_eqi(s, S("subtotal"))) return true;
    for (size_t i = 0; i < s.n;) {
        char to[4];
        uint32_t c = utf8_next(s, &i);
        size_t k = utf8_put(to, c);
        if (c <= ' ' || c == 0x3000 || c == 0xa0) continue;
        if (n + k > sizeof room) return false;
        memcpy(room + n, to, k);
        n += k;
    }
    struct str even = { room, n };
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        if (!str_starts(even, word[i])) continue;
        struct str tail = str_from(even, word[i].n);
        return !tail.n || tail.s[0] == ':' || str_starts(tail, S("：")) || is_number_like(tail);
    }
    return false;
}

static bool is_signed(struct str s) {
    static const struct str word[] = { S("填表人"), S("填报人"), S("制表人"), S("制表"), S("审核人"), S("审核"), S("负责人"), S("单位负责人"),
                                       S("联系人"), S("联系电话"), S("填报单位"), S("填表单位"), S("填报日期"), S("填表日期"), S("填报时间"), S("经办人"), S("盖章") };
    return has_colon(s) && BEGINS(s, word);
}

static bool is_remark(struct str s) {
    static const struct str word[] = { S("备注："), S("备注:"), S("注："), S("注:"), S("说明："), S("说明:"), S("填表说明"), S("填报说明"),
                                       S("资料来源"), S("数据来源"), S("附注"), S("注1"), S("注 1") };
    return BEGINS(s, word);
}

enum sheet_row sheet_row_is(const struct sheet_match *m, const struct csv_row *r) {
    int first = 0, filled = 0;
    while (first < r->n && !r->cell[first].n) first++;
    if (first == r->n) return SHEET_DATA;
    struct str s = r->cell[first];
    /* What ends a table begins with one of these; most rows do not. */
    static const struct str head[] = { S("合"), S("总"), S("小"), S("共"), S("累"), S("汇"), S("填"), S("制"), S("审"), S("负"), S("单"), S("联"), S("经"),
                                       S("盖"), S("备"), S("注"), S("说"), S("资"), S("数"), S("附"), S("t"), S("T"), S("s"), S("S") };
    if (m->heading && m->columns > first && str_eq(s, str_trim(m->heading[first])) && repeats_heading(m, r)) return SHEET_REPEAT;
    bool hint = (s.s[0] == '1' && s.n == 1) || str_is(s, "甲") || str_is(s, "栏次");
    if (hint && is_hint_row(r->cell, r->n, m->columns)) return SHEET_HINT;
    if (!BEGINS(s, head)) return SHEET_DATA;
    for (int i = first; i < r->n; i++) filled += r->cell[i].n > 0;
    if (is_total(s)) return SHEET_TOTAL;
    if (filled <= 6 && is_signed(s)) return SHEET_SIGN;
    return filled <= 2 && is_remark(s) ? SHEET_REMARK : SHEET_DATA;
}

const char *sheet_row_name(enum sheet_row k) {
    static const char *const name[] = { "", "total", "sign", "remark", "repeat", "units" };
    return name[k];
}
