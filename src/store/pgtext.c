#include "store/pgtext.h"

static char at(struct str s, size_t i) {
    return i < s.n ? s.s[i] : 0;
}

static bool name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Past the closing quote that matches s[i]; a doubled quote closes and opens
** again, so it needs no case of its own. 0: not closed. */
static size_t past_quote(struct str s, size_t i) {
    ptrdiff_t end = str_chr(s, s.s[i], i + 1);
    return end < 0 ? 0 : (size_t)end + 1;
}

/* Past a comment, nested as PostgreSQL nests them. 0: not closed. */
static size_t past_comment(struct str s, size_t i) {
    int depth = 0;
    while (i < s.n) {
        if (at(s, i) == '/' && at(s, i + 1) == '*') depth++, i += 2;
        else if (at(s, i) == '*' && at(s, i + 1) == '/') depth--, i += 2;
        else i++;
        if (depth == 0) return i;
    }
    return 0;
}

static size_t past_line(struct str s, size_t i) {
    ptrdiff_t end = str_chr(s, '\n', i);
    return end < 0 ? s.n : (size_t)end;
}

/* Where the piece that starts at i and is copied as it stands ends; i itself
** when a parameter starts there, 0 when something is not closed. */
static size_t past_verbatim(struct str s, size_t i) {
    char c = at(s, i), d = at(s, i + 1);
    if (c == '\'' || c == '"') return past_quote(s, i);
    if (c == '-' && d == '-') return past_line(s, i);
    if (c == '/' && d == '*') return past_comment(s, i);
    if (c == ':' && d == ':') return i + 2;
    if (c == ':' && name_start(d)) return i;
    return i + 1;
}

static size_t past_name(struct str s, size_t i) {
    while (name_start(at(s, i)) || (at(s, i) >= '0' && at(s, i) <= '9')) i++;
    return i;
}

static int number_of(struct str one, struct str *name, int max, int *n) {
    for (int i = 0; i < *n; i++)
        if (str_eq(name[i], one)) return i + 1;
    if (*n == max) return 0;
    name[(*n)++] = one;
    return *n;
}

bool pg_params(struct str sql, struct buf *out, struct str *name, int max, int *n) {
    *n = 0;
    for (size_t i = 0; i < sql.n;) {
        size_t end = past_verbatim(sql, i);
        if (end == 0) return false;
        if (end > i) {
            buf_str(out, str_sub(sql, i, end - i));
            i = end;
            continue;
        }
        end = past_name(sql, i + 1);
        int k = number_of(str_sub(sql, i + 1, end - i - 1), name, max, n);
        if (k == 0) return false;
        buf_c(out, '$');
        buf_int(out, k);
        i = end;
    }
    return !out->bad;
}
