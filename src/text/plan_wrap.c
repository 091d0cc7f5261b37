/* Texts copied from a page with fixed lines: every line ends at about the same
** width in the middle of a sentence. Such line ends are no ends of paragraphs. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

enum { SLACK = 12, WIDEST = 120 };       /* columns; a Han sign is two */

static size_t columns(struct str line) {
    size_t w = 0;
    for (size_t i = 0; i < line.n;) w += utf8_next(line, &i) < 0x80 ? 1 : 2;
    return w;
}

static bool ends_sentence(struct str line) {
    return words_before(line, line.n, "。|；|;|：|:|！|？|…|”|）|)|】") != 0;
}

static struct str next_line(struct str t, size_t *at) {
    ptrdiff_t nl = str_chr(t, '\n', *at);
    size_t to = nl < 0 ? t.n : (size_t)nl;
    struct str line = str_trim(str_sub(t, *at, to - *at));
    *at = to + 1;
    return line;
}

struct wrap wrap_of(struct str t) {
    size_t lines = 0, widest = 0, full = 0, indented = 0;
    for (size_t at = 0; at < t.n;) {
        size_t w = columns(next_line(t, &at));
        lines += w >= 20;
        if (w > widest) widest = w;
        if (widest > WIDEST) return (struct wrap){ 0 };
    }
    if (lines < 8 || widest < 30) return (struct wrap){ 0 };
    for (size_t at = 0; at < t.n;) {
        indented += words_at(t, at, "　　|    |\t") != 0;
        struct str line = next_line(t, &at);
        full += columns(line) + SLACK >= widest && !ends_sentence(line);
    }
    return (struct wrap){ full * 4 >= lines ? widest : 0, indented >= 3 };
}

static bool begins_paragraph(struct str s) {
    size_t blanks = 0, i = 0, n;
    int v;
    while ((n = words_at(s, i, " |\t|　"))) blanks += n == 3 ? 2 : 1, i += n;
    if (blanks >= 3 || i >= s.n || s.s[i] == '\n') return true;
    size_t open = words_at(s, i, "(|（");
    n = han_number(s, i + open, &v);
    if (n && words_at(s, i + open + n, open ? ")|）" : "、")) return true;
    while (i + open < s.n && s.s[i + open] >= '0' && s.s[i + open] <= '9') open++;
    return open && words_at(s, i + open, ".|．|、|)|）") != 0;
}

bool wrap_joins(struct str t, size_t nl, struct wrap w) {
    size_t from = nl;
    while (from > 0 && t.s[from - 1] != '\n') from--;
    struct str line = str_trim(str_sub(t, from, nl - from));
    if (line.n == 0 || columns(line) + SLACK < w.width || (ends_sentence(line) && !w.indents)) return false;
    return !begins_paragraph(str_sub(t, nl + 1, 80));
}

/* A bracket stands open before the line end: what follows closes it, perhaps
** some lines on. */
bool bracket_joins(struct str t, size_t nl) {
    enum { REACH = 400 };
    size_t end = nl + 1 + REACH < t.n ? nl + 1 + REACH : t.n;
    for (size_t i = nl; i < end; i++) {
        if (words_at(t, i, ")|）|]|］|】|〕")) return true;
        if (words_at(t, i, "(|（|[|［|【|〔|\n\n|\n\t|\r\n\r\n")) return false;
    }
    return false;
}
