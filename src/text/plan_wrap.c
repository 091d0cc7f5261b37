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
    return words_before(line, line.n, "。|；|;|：|:|！|？|…|”|）|)|】|.") != 0;
}

static struct str next_line(struct str t, size_t *at) {
    ptrdiff_t nl = str_chr(t, '\n', *at);
    size_t to = nl < 0 ? t.n : (size_t)nl;
    struct str line = str_trim(str_sub(t, *at, to - *at));
    *at = to + 1;
    return line;
}

/* How many lines of each width there are; `open` those that end no sentence. */
struct widths { size_t all[WIDEST + 1], open[WIDEST + 1], lines, wider, indented, blank; };

static void measure(struct str t, struct widths *w) {
    for (size_t at = 0; at < t.n;) {
        size_t from = at;
        bool indented = words_at(t, at, "　　|    |\t") != 0;
        struct str line = next_line(t, &at);
        size_t n = indented ? columns(str_sub(t, from, (size_t)(line.s - t.s) + line.n - from)) : columns(line);
        w->blank += line.n == 0;
        w->indented += indented && line.n;
        if (n < 20) continue;
        w->lines++;
        if (n > WIDEST) {
            w->wider++;
            continue;
        }
        w->all[n]++;
        w->open[n] += !ends_sentence(line);
    }
}

struct wrap wrap_of(struct str t) {
    struct widths w = { .lines = 0 };
    measure(t, &w);
    size_t part = w.indented * 5 >= w.lines * 2 ? 12 : 4;      /* where paragraphs are indented the rest goes on */
    size_t over = w.wider;
    if (w.lines < 8) return (struct wrap){ 0 };
    for (size_t n = WIDEST; n >= 30; n--) {                    /* the widest that many lines have */
        size_t open = 0;
        for (size_t k = n - SLACK; k <= n; k++) open += w.open[k];
        if (w.open[n] && open >= 4 && open * part >= w.lines && over * 10 <= w.lines)
            return (struct wrap){ n, w.indented >= 3, w.blank * 5 >= w.lines * 4 };
        if (n + 2 <= WIDEST) over += w.all[n + 2];
    }
    return (struct wrap){ 0 };
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
    size_t next = nl + 1, width = columns(str_sub(t, from, (size_t)(line.s - t.s) + line.n - from));   /* with its indent */
    if (line.n == 0 && !w.spaced) return false;
    if (line.n && (width + SLACK < w.width || width > w.width + 2 || (ends_sentence(line) && !w.indents))) return false;
    while (w.spaced && line.n && words_at(t, next, "\n|\r")) next++;       /* a blank line behind each */
    if (line.n == 0) return from > 0 && wrap_joins(t, from - 1, w);
    return !begins_paragraph(str_sub(t, next, 80));
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
