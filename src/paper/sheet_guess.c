/* Columns whose heading names nothing, judged by what stands in them. */
#include "paper/sheet_part.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE_ROWS = 300, FITS_LEAST = 3, SHARE = 80 };

/* ---- one cell ---- */

static bool is_phone(struct str s) {
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] >= '0' && s.s[i] <= '9') digits++;
        else if (!strchr("- +()*", s.s[i])) return false;
    }
    if (str_starts(s, S("+86"))) return digits == 13;
    bool mobile = s.n == 11 && s.s[0] == '1' && s.s[1] >= '3';
    bool fixed = (digits >= 10 && digits <= 12 && s.s[0] == '0') || (digits >= 7 && digits <= 8 && str_chr(s, '-', 0) < 0 && s.s[0] >= '2');
    return mobile || fixed;
}

/* Degrees with a fraction: whole numbers say nothing. */
static bool is_degrees(struct str s, double from, double to) {
    double v;
    ptrdiff_t point = str_chr(s, '.', 0);
    return point > 0 && s.n - (size_t)point > 3 && !value_real(s, "°|度", &v) && v >= from && v <= to;
}

static bool is_code(const struct sheet_column *c, struct str s) {
    for (const char *const *z = c->codes; z && *z; z++)
        if (str_eqi(s, str_of(*z))) return true;
    return false;
}

static bool has_unit(const struct sheet_column *c, struct str s) {
    double v;
    return c->units && !value_real(s, c->units, &v) && value_real(s, 0, &v);
}

static bool fits(const struct sheet_column *c, struct str s) {
    struct civil day;
    int64_t v;
    switch (c->content) {
    case SHEET_DAY: return !value_date_as(s, DATE_YMD, false, &day) || !value_date_as(s, DATE_MDY, false, &day) || !value_date_as(s, DATE_DMY, false, &day);
    case SHEET_MONTH: return !value_month(s, &day) && value_date(s, &day);
    case SHEET_YEAR: return !value_year(s, &v) && value_month(s, &day) && v >= 1940 && v <= 2060;
    case SHEET_PHONE: return is_phone(s);
    case SHEET_LAT: return is_degrees(s, 3, 54);
    case SHEET_LNG: return is_degrees(s, 73, 136);
    case SHEET_CODES: return is_code(c, s);
    case SHEET_UNITS: return has_unit(c, s);
    default: return false;
    }
}

static const char *why(enum sheet_content k) {
    static const char *const key[] = { "", "guess.day", "guess.month", "guess.year", "guess.phone", "guess.lat", "guess.lng", "guess.codes",
                                       "guess.units" };
    return key[k];
}

/* ---- the sample ---- */

struct tally { int *fits, *filled; };          /* per column and field; per column */

static struct tally count_sample(struct arena *a, const struct csv *c, const struct sheet_match *m, const struct sheet_column *col, int cols) {
    struct tally t = { ARENA_ARRAY(a, int, m->columns * cols + 1), ARENA_ARRAY(a, int, m->columns + 1) };
    struct csv *own = ARENA_NEW(a, struct csv);
    struct csv_row r;
    struct fault ignored = { 0 };
    bool more = true;
    *own = *c;
    own->scratch = 0;                          /* the reader's own stays as it is */
    own->scratch_n = own->scratch_cap = 0;
    for (int n = 0; n < SAMPLE_ROWS && csv_next(own, &r, &more, &ignored) == OK && more; n++) {
        if (sheet_row_is(m, &r) != SHEET_DATA) continue;
        for (int i = 0; i < m->columns && i < r.n; i++) {
            struct str s = str_trim(r.cell[i]);
            if (m->field[i] >= 0 || !s.n) continue;
            t.filled[i]++;
            for (int k = 0; k < cols; k++)
                if (m->at[k] < 0 && col[k].content != SHEET_ANY) t.fits[i * cols + k] += fits(&col[k], s);
        }
    }
    return t;
}

static bool enough(const struct tally *t, int column, int field, int cols) {
    int n = t->fits[column * cols + field];
    return n >= FITS_LEAST && n * 100 >= t->filled[column] * SHARE;
}

/* Does this pair stand alone: no other column for the field, no other field for the column? */
static bool is_alone(const struct tally *t, int column, int field, int columns, int cols) {
    for (int i = 0; i < columns; i++)
        if (i != column && enough(t, i, field, cols)) return false;
    for (int k = 0; k < cols; k++)
        if (k != field && enough(t, column, k, cols)) return false;
    return true;
}

int sheet_guess(struct arena *a, const struct csv *c, const struct sheet_match *m, const struct sheet_column *col,
                int cols, struct sheet_guess **ret) {
    int n = 0, cap = 0;
    *ret = 0;
    struct tally t = count_sample(a, c, m, col, cols);
    for (int i = 0; i < m->columns; i++)
        for (int k = 0; k < cols; k++) {
            if (!enough(&t, i, k, cols) || !is_alone(&t, i, k, m->columns, cols)) continue;
            ARENA_PUSH(a, *ret, n, cap) = (struct sheet_guess){ i, k, t.fits[i * cols + k], t.filled[i], why(col[k].content) };
        }
    return n;
}
