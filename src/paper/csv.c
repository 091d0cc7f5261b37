#include "paper/csv.h"

#include <string.h>

enum { SAMPLE_BYTES = 1 << 16, SAMPLE_ROWS = 32, CANDIDATES = 5 };

static const char candidates[CANDIDATES] = { ',', '\t', ';', '|', '^' };

/* ---- The separator ---- */

/* How often each candidate stands outside quotes in each of the first rows. */
static int count_candidates(struct str s, int count[SAMPLE_ROWS][CANDIDATES]) {
    bool quoted = false;
    int rows = 0;
    memset(count, 0, sizeof(int) * SAMPLE_ROWS * CANDIDATES);
    for (size_t i = 0; i < s.n && rows < SAMPLE_ROWS; i++) {
        char c = s.s[i];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') {
            bool any = false;
            for (int k = 0; k < CANDIDATES; k++) any |= count[rows][k] > 0;
            rows += any;                          /* title rows and blank lines say nothing */
            continue;
        }
        for (int k = 0; k < CANDIDATES; k++) count[rows][k] += c == candidates[k];
    }
    return rows < SAMPLE_ROWS ? rows + 1 : rows;
}

/* In how many rows the candidate stands as often as it most commonly does. */
static int agreement(int count[SAMPLE_ROWS][CANDIDATES], int rows, int k) {
    int best = 0;
    for (int i = 0; i < rows; i++) {
        int same = 0;
        for (int j = 0; j < rows; j++) same += count[j][k] == count[i][k];
        if (count[i][k] && same > best) best = same;
    }
    return best;
}

static char find_separator(struct str s) {
    int count[SAMPLE_ROWS][CANDIDATES], best = 0, score = 0;
    int rows = count_candidates(str_sub(s, 0, SAMPLE_BYTES), count);
    for (int k = 0; k < CANDIDATES; k++) {
        int got = agreement(count, rows, k) * 1000 + (count[0][k] < 1000 ? count[0][k] : 999);
        if (got < 1000 || got <= score) continue;
        best = k;
        score = got;
    }
    return candidates[best];
}

void csv_open(struct csv *c, struct arena *a, struct str text) {
    *c = (struct csv){ .text = text, .trim = true, .mem = a, .line = 1 };
    if (text.n > 5 && str_starts(text, S("sep=")) && (text.s[5] == '\n' || text.s[5] == '\r')
        && memchr(candidates, text.s[4], CANDIDATES)) {
        c->sep = text.s[4];
        c->at = text.s[5] == '\r' && text.n > 6 && text.s[6] == '\n' ? 7 : 6;
        c->line = 2;
        return;
    }
    c->sep = find_separator(text);
}

void csv_open_rows(struct csv *c, struct arena *a, struct str text) {
    *c = (struct csv){ .text = text, .trim = true, .mem = a, .line = 1, .sep = ',', .by_row = true };
}

/* ---- One cell ---- */

static enum err too_large(struct csv *c, const char *key, int64_t limit, struct fault *f) {
    f->row = c->line;
    f->arg[0] = arena_printf(c->mem, "%lld", (long long)limit);
    return fault_set(f, E_TOO_LARGE, 0, key);
}

/* Room for so many bytes of this row. What an older block holds stays, for it
** belongs to the arena; blocks double, so that little is lost. */
static char *scratch_room(struct csv *c, size_t n) {
    if (c->scratch_cap - c->scratch_n < n) {
        size_t cap = c->scratch_cap * 2 > n ? c->scratch_cap * 2 : n + 1024;
        c->scratch = arena_alloc(c->mem, cap);
        c->scratch_cap = cap;
        c->scratch_n = 0;
    }
    char *p = c->scratch + c->scratch_n;
    c->scratch_n += n;
    return p;
}

/* Take doubled quotes apart. */
static struct str without_doubles(struct csv *c, struct str s) {
    char *to = scratch_room(c, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        to[n++] = s.s[i];
        i += s.s[i] == '"';
    }
    return (struct str){ to, n };
}

static int64_t lines_in(struct str s) {
    int64_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.s[i] == '\n' || (s.s[i] == '\r' && (i + 1 == s.n || s.s[i + 1] != '\n'));
    return n;
}

static bool ends_cell(const struct csv *c, size_t at) {
    return at == c->text.n || c->text.s[at] == c->sep || c->text.s[at] == '\n' || c->text.s[at] == '\r';
}

/* c->at stands on the opening quote. */
static enum err quoted_cell(struct csv *c, struct str *ret, struct fault *f) {
    size_t from = ++c->at, at = from;
    bool doubles = false;
    for (;; at += 2) {
        ptrdiff_t next = at <= c->text.n ? str_chr(c->text, '"', at) : -1;
        if (next < 0) {
            f->row = c->line;
            return fault_set(f, E_SYNTAX, 0, "csv.quote_open");
        }
        at = (size_t)next;
        if (at + 1 == c->text.n || c->text.s[at + 1] != '"') break;
        doubles = true;
    }
    *ret = str_sub(c->text, from, at - from);
    if (!c->by_row) c->line += lines_in(*ret);
    c->at = at + 1;
    while (!ends_cell(c, c->at) && c->text.s[c->at] == ' ') c->at++;
    if (!ends_cell(c, c->at)) {
        f->row = c->line;
        return fault_set(f, E_SYNTAX, 0, "csv.quote_text");
    }
    if (ret->n > CSV_CELL) return too_large(c, "csv.cell", CSV_CELL, f);
    if (doubles) *ret = without_doubles(c, *ret);
    return OK;
}

static enum err plain_cell(struct csv *c, struct str *ret, struct fault *f) {
    const char *from = c->text.s + c->at, *end = c->text.s + c->text.n, *p = from;
    char sep = c->sep;
    unsigned char top = sep > ';' ? (unsigned char)sep : ';';
    /* All that can end a cell is at or below it: one comparison passes over most bytes. */
    while (p < end && ((unsigned char)*p > top || (*p != sep && *p != '\n' && *p != '\r'))) p++;
    *ret = (struct str){ from, (size_t)(p - from) };
    c->at += ret->n;
    return ret->n > CSV_CELL ? too_large(c, "csv.cell", CSV_CELL, f) : OK;
}

/* Most cells begin and end with what cannot be a blank. */
static struct str trimmed(struct str s) {
    if (s.n == 0) return s;
    unsigned char head = (unsigned char)s.s[0], tail = (unsigned char)s.s[s.n - 1];
    bool clear = head > ' ' && head != 0xe3 && head != 0xef && head != 0xc2
              && tail > ' ' && tail != 0x80 && tail != 0xbf && tail != 0xa0;
    return clear ? s : str_trim(s);
}

/* ---- One row ---- */

static void step_over_line_end(struct csv *c) {
    if (c->at == c->text.n) return;
    bool crlf = c->text.s[c->at] == '\r' && c->at + 1 < c->text.n && c->text.s[c->at + 1] == '\n';
    c->at += crlf ? 2 : 1;
    c->line++;
}

/* Cells up to the end of the line; *filled tells whether any holds something. */
static enum err read_cells(struct csv *c, int *n, bool *filled, struct fault *f) {
    *n = 0;
    *filled = false;
    c->scratch_n = 0;
    for (;;) {
        struct str *cell = &c->cell[*n];
        if (*n == CSV_COLUMNS) return too_large(c, "csv.columns", CSV_COLUMNS, f);
        bool quoted = c->at < c->text.n && c->text.s[c->at] == '"';
        enum err e = quoted ? quoted_cell(c, cell, f) : plain_cell(c, cell, f);
        if (e) return e;
        if (c->trim) *cell = trimmed(*cell);
        *filled |= cell->n > 0;
        (*n)++;
        if (c->at == c->text.n || c->text.s[c->at] != c->sep) return OK;
        c->at++;
    }
}

static bool is_odd(const struct csv *c, int n) {
    if (c->width == 0 || n == c->width || c->by_row) return false;     /* a sheet has no width */
    for (int i = c->width; i < n; i++)
        if (c->cell[i].n) return true;
    return n < c->width;
}

enum err csv_next(struct csv *c, struct csv_row *ret, bool *more, struct fault *f) {
    bool filled = false;
    *more = false;
    while (c->at < c->text.n) {
        ret->from = c->at;
        ret->line = c->line;
        enum err e = read_cells(c, &ret->n, &filled, f);
        if (e) return e;
        ret->to = c->at;
        step_over_line_end(c);
        if (!filled) continue;
        if (c->rows == CSV_ROWS) return too_large(c, "csv.rows", CSV_ROWS, f);
        ret->cell = c->cell;
        ret->number = ++c->rows;
        ret->odd = is_odd(c, ret->n);
        *more = true;
        return OK;
    }
    return OK;
}

struct str csv_cell(const struct csv_row *r, int i) {
    return i >= 0 && i < r->n ? r->cell[i] : S("");
}

struct str csv_raw(const struct csv *c, const struct csv_row *r) {
    return str_sub(c->text, r->from, r->to - r->from);
}

/* ---- The writer ---- */

void csv_out_open(struct csv_out *o, struct buf *b) {
    *o = (struct csv_out){ b, false };
    buf_z(b, "\xef\xbb\xbf");
}

/* A spreadsheet takes these for the beginning of a formula. */
static bool is_formula(struct str s) {
    static const struct str wide[] = { S("＝"), S("＋"), S("－"), S("＠") };
    double number;
    if (s.n == 0) return false;
    bool sign = memchr("=+-@\t\r\n", s.s[0], 7) != 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) sign |= str_starts(s, wide[i]);
    return sign && !str_real(s, &number);
}

static bool needs_quotes(struct str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ',' || s.s[i] == '"' || s.s[i] == '\n' || s.s[i] == '\r') return true;
    return s.n && (s.s[0] == ' ' || s.s[s.n - 1] == ' ' || s.s[0] == '\t');
}

void csv_put(struct csv_out *o, struct str cell) {
    bool quotes = needs_quotes(cell);
    if (o->begun) buf_c(o->b, ',');
    o->begun = true;
    if (quotes) buf_c(o->b, '"');
    if (is_formula(cell)) buf_c(o->b, '\'');
    for (size_t i = 0; i < cell.n;) {
        const char *q = memchr(cell.s + i, '"', cell.n - i);
        size_t n = q ? (size_t)(q - cell.s) + 1 - i : cell.n - i;
        buf_put(o->b, cell.s + i, n);
        if (q) buf_c(o->b, '"');
        i += n;
    }
    if (quotes) buf_c(o->b, '"');
}

void csv_put_int(struct csv_out *o, int64_t v) {
    if (o->begun) buf_c(o->b, ',');
    o->begun = true;
    buf_int(o->b, v);
}

void csv_end_row(struct csv_out *o) {
    buf_z(o->b, "\r\n");
    o->begun = false;
}
