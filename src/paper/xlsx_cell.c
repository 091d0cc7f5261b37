/* What stands in a cell of a workbook, as text. */
#include "paper/xlsx_part.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/time.h"
#include "base/utf8.h"

/* ---- number formats ---- */

/* The built-in ones that show days or times, also those of East Asian editions. */
static unsigned built_in(int64_t id) {
    if (id == 22) return SHOWN_DATE | SHOWN_TIME;
    if (id >= 14 && id <= 17) return SHOWN_DATE;
    if (id == 46) return SHOWN_TIME | SHOWN_ELAPSED;
    if ((id >= 18 && id <= 21) || id == 45 || id == 47) return SHOWN_TIME;
    if ((id >= 32 && id <= 35) || id == 55 || id == 56) return SHOWN_TIME;
    if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58) return SHOWN_DATE;
    return SHOWN_NUMBER;
}

/* Behind the ] of what opens at i: [Red], [$-804], [DBNum1]; [h] and its like say so. */
static size_t over_bracket(struct str s, size_t i, unsigned *shown) {
    ptrdiff_t end = str_chr(s, ']', i);
    if (end < 0) return s.n;
    struct str in = str_sub(s, i + 1, (size_t)end - i - 1);
    bool same = in.n > 0;
    for (size_t k = 0; k < in.n; k++) same &= strchr("hHmMsS", in.s[k]) != 0 && (in.s[k] | 32) == (in.s[0] | 32);
    if (same) *shown |= SHOWN_TIME | SHOWN_ELAPSED;
    return (size_t)end + 1;
}

/* 0000: so many digits, zeros before them; 0: another format. */
static unsigned zeros_of(struct str s) {
    unsigned n = 0;
    (void)str_cut(s, ';', &s);
    while (n < s.n && s.s[n] == '0') n++;
    return n == s.n && n >= 2 && n <= 15 ? n : 0;
}

static unsigned by_code(struct str s) {
    unsigned shown = 0;
    bool months = false;
    if (zeros_of(s)) return zeros_of(s) * SHOWN_WIDTH;
    if (s.n >= 7 && str_eqi(str_sub(s, 0, 7), S("General"))) return SHOWN_NUMBER;
    for (size_t i = 0; i < s.n && s.s[i] != ';';) {
        char c = s.s[i] >= 'A' && s.s[i] <= 'Z' ? (char)(s.s[i] + 32) : s.s[i];
        if (c == '"') {
            ptrdiff_t end = str_chr(s, '"', i + 1);
            i = end < 0 ? s.n : (size_t)end + 1;
            continue;
        }
        if (c == '[') {
            i = over_bracket(s, i, &shown);
            continue;
        }
        if (c == '\\' || c == '_' || c == '*') {
            i += 2;
            continue;
        }
        bool exponent = c == 'e' && i + 1 < s.n && (s.s[i + 1] == '+' || s.s[i + 1] == '-');
        if (c == 'y' || c == 'd' || (c == 'e' && !exponent) || c == 'b') shown |= SHOWN_DATE;
        if (c == 'h' || c == 's') shown |= SHOWN_TIME;
        months |= c == 'm';
        i++;
    }
    return shown || !months ? shown : SHOWN_DATE;
}

unsigned xlsx_format(int64_t id, struct str code) {
    return code.s ? by_code(code) : built_in(id);
}

/* ---- days and times ---- */

static void put_clock(struct buf *b, int64_t seconds) {
    buf_printf(b, "%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
    if (seconds % 60) buf_printf(b, ":%02d", (int)(seconds % 60));
}

/* The day of a serial number, as days since 1970; false where the sheet has none. */
static bool day_of_serial(int64_t serial, bool from_1904, int64_t *ret) {
    enum { UNIX_DAY = 25569, DAYS_1904 = 1462, GHOST = 60, LAST = 2958465 };     /* 60: 1900-02-29, which never was */
    if (from_1904) serial += DAYS_1904;
    if (serial < 1 || serial == GHOST || serial > LAST) return false;
    *ret = serial - UNIX_DAY + (serial < GHOST);
    return true;
}

static bool put_date(struct buf *b, double v, unsigned shown, bool from_1904) {
    if (!(v >= 0 && v < 3e6)) return false;
    int64_t serial = (int64_t)v, seconds = llround((v - (double)serial) * 86400), day;
    if (seconds == 86400) serial++, seconds = 0;
    if ((shown & SHOWN_ELAPSED) || (!(shown & SHOWN_DATE) && serial == 0)) {
        put_clock(b, serial * 86400 + seconds);
        return true;
    }
    if (!day_of_serial(serial, from_1904, &day)) return false;
    struct civil c = day_civil(day);
    buf_printf(b, "%04d-%02d-%02d", c.year, c.month, c.day);
    if (!(shown & SHOWN_TIME) || seconds == 0) return true;
    buf_c(b, ' ');
    put_clock(b, seconds);
    return true;
}

void xlsx_iso_text(struct buf *b, struct str s) {
    struct str clock = str_cut(s, 'T', &s);
    if (str_ends(clock, S("Z"))) clock.n--;
    ptrdiff_t point = str_chr(clock, '.', 0);
    if (point >= 0) clock.n = (size_t)point;
    if (str_ends(clock, S(":00")) && clock.n == 8) clock.n = 5;
    buf_str(b, s);
    if (!clock.n || str_is(clock, "00:00")) return;
    if (s.n) buf_c(b, ' ');
    buf_str(b, clock);
}

/* ---- numbers ---- */

/* Is it as short as it can be: an optional sign, digits with at most one point, 15 of them? */
static bool is_plain(struct str s) {
    size_t i = s.n && s.s[0] == '-', digits = 0, points = 0;
    for (; i < s.n; i++) {
        if (s.s[i] >= '0' && s.s[i] <= '9') digits++;
        else if (s.s[i] == '.' && points == 0) points++;
        else return false;
    }
    return digits > 0 && digits <= 15 && s.s[s.n - 1] != '.';
}

/* 1.5e-07 as 0.00000015. */
static void put_small(struct buf *b, const char *z) {
    const char *e = strchr(z, 'e');
    int zeros = -atoi(e + 1) - 1;
    if (*z == '-') buf_c(b, *z++);
    buf_z(b, "0.");
    for (int i = 0; i < zeros; i++) buf_c(b, '0');
    for (; z < e; z++)
        if (*z != '.') buf_c(b, *z);
}

static void put_number(struct buf *b, double v) {
    char z[40];
    (void)snprintf(z, sizeof z, "%.15g", v);
    char *e = strchr(z, 'e');
    if (e && e[1] == '-' && atoi(e + 1) > -40) {
        put_small(b, z);
        return;
    }
    if (e) *e = 'E';
    buf_z(b, v == 0 ? "0" : z);
}

/* A whole number with the zeros before it that the sheet shows. */
static bool put_filled(struct buf *b, struct str raw, unsigned width) {
    int64_t v;
    if (!width || !str_int(raw, &v) || v < 0) return false;
    buf_printf(b, "%0*lld", (int)width, (long long)v);
    return true;
}

void xlsx_number_text(struct buf *b, struct str raw, unsigned shown, bool from_1904) {
    double v;
    if (put_filled(b, raw, shown / SHOWN_WIDTH)) return;
    shown %= SHOWN_WIDTH;
    if (shown == SHOWN_NUMBER && is_plain(raw)) {
        buf_str(b, raw);
        return;
    }
    if (!str_real(raw, &v)) {
        buf_str(b, raw);                              /* not a number, whatever the file says */
        return;
    }
    if (shown == SHOWN_NUMBER || !put_date(b, v, shown, from_1904)) put_number(b, v);
}

/* ---- text ---- */

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* _x000D_ at i: the character; 0: it is none. */
static bool escaped(struct str s, size_t i, uint32_t *ret) {
    *ret = 0;
    if (i + 7 > s.n || s.s[i] != '_' || s.s[i + 1] != 'x' || s.s[i + 6] != '_') return false;
    for (size_t k = i + 2; k < i + 6; k++) {
        int d = hex_digit(s.s[k]);
        if (d < 0) return false;
        *ret = *ret * 16 + (uint32_t)d;
    }
    return *ret < 0xd800 || *ret > 0xdfff;
}

static bool needs_care(struct str s) {
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.s[i] < ' ') || s.s[i] == 0x7f || (s.s[i] == '_' && i + 6 < s.n && s.s[i + 1] == 'x')) return true;
    return false;
}

static void put_char(struct buf *b, uint32_t c) {
    char to[4];
    if (c == '\r') c = '\n';
    if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) c = ' ';
    buf_put(b, to, utf8_put(to, c));
}

void xlsx_plain(struct buf *b, struct str s) {
    bool cr = false;
    if (!needs_care(s)) {
        buf_str(b, s);
        return;
    }
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        bool is = escaped(s, i, &c);
        if (!is) c = (unsigned char)s.s[i];
        i += is ? 7 : 1;
        if (!is && c >= 0x80) buf_c(b, (char)c);        /* a byte of a longer character */
        else if (!cr || c != '\n') put_char(b, c);
        cr = c == '\r';
    }
}

void xlsx_place(struct str ref, int *column, int64_t *row) {
    size_t i = 0;
    int c = 0;
    int64_t r = 0;
    for (; i < ref.n && i < 4 && ref.s[i] >= 'A' && ref.s[i] <= 'Z'; i++) c = c * 26 + (ref.s[i] - 'A') + 1;
    for (; i < ref.n && ref.s[i] >= '0' && ref.s[i] <= '9' && r <= XLSX_ROWS; i++) r = r * 10 + (ref.s[i] - '0');
    bool whole = i == ref.n && c > 0 && c <= 16384 && r >= 1 && r <= XLSX_ROWS;
    *column = whole ? c - 1 : -1;
    *row = whole ? r : 0;
}
