/* Paragraphs: where a line ends because the paragraph does, which lines are
** cells of a table, and which belong to the page around the document. */
#include "text/plan_in.h"

#include <string.h>

#define PAGE_WORDS "公开程序:|公开方式:|公开属性:|责任编辑:|网站标识码|网络支持|ICP备|公网安备|浏览次数|索引号|主题分类:|主题词:|" \
                   "发文机关:|成文日期:|发布日期:|发布机构:|生成日期:|信息来源:|打印本页|联系电话|联系人|抄送:|主送:|印发份数"

static struct str para_text(const struct reader *r, size_t i) {
    return str_sub(r->norm, r->para[i].from, r->para[i].to - r->para[i].from);
}

/* 一、 or (一) at i: what only a heading begins with. */
static bool high_number(struct str s, size_t i) {
    int n;
    bool round = word_at(s, i, "(");
    size_t len = han_number(s, i + round, &n);
    if (len == 0) return false;
    return word_at(s, i + round + len, round ? ")" : "、");
}

static void split(struct reader *r) {
    struct str s = r->norm;
    for (size_t i = 0; i < s.n && !r->full;) {
        ptrdiff_t nl = str_chr(s, '\n', i);
        size_t to = nl < 0 ? s.n : (size_t)nl, next = to + 1, from = i + blanks_at(s, i);
        while (from < to && s.s[from] == '#') from += 1 + blanks_at(s, from + 1);     /* a marked heading */
        bool tab = memchr(s.s + i, '\t', from - i) != 0;
        while (to > from && (s.s[to - 1] == ' ' || s.s[to - 1] == '\t')) to--;
        if (to > from)
            ARENA_PUSH(r->a, r->para, r->para_n, r->para_cap) =
                (struct para){ .from = (uint32_t)from, .to = (uint32_t)to, .tab = tab };
        r->full |= r->para_n > PLAN_MAX_LINES;
        i = next;
    }
}

/* A text whose headings are led by tabs uses them as indents, not as cells. */
static bool tabs_indent(const struct reader *r) {
    size_t led = 0;
    for (size_t i = 0; i < r->para_n; i++) led += r->para[i].tab && high_number(r->norm, r->para[i].from);
    return led >= 2;
}

static bool is_cell(const struct reader *r, size_t i) {
    const struct para *p = &r->para[i];
    return p->tab || memchr(r->norm.s + p->from, '\t', p->to - p->from) != 0;
}

/* A table runs from the line before its first cell to its last one; lines
** without a tab between cells are words of a cell or the first cell of a row. */
static void mark_tables(struct reader *r) {
    enum { GAP = 12, LEAST = 3 };
    for (size_t i = 0; i < r->para_n; i++) {
        if (!is_cell(r, i)) continue;
        size_t last = i, cells = 0, j = i;
        for (; j < r->para_n && j - last <= GAP; j++) {
            struct str t = para_text(r, j);
            if (is_cell(r, j)) last = j, cells++;
            else if (word_at(t, 0, "附件") || word_at(t, 0, "附表") || high_number(t, 0)) break;
        }
        if (cells >= LEAST) {
            size_t first = i && r->para[i].tab && !r->para[i - 1].table ? i - 1 : i;
            for (size_t k = first; k <= last; k++) r->para[k].table = true;
        }
        i = last;
    }
}

static bool is_numbered(struct str t) {
    return t.n && t.s[0] >= '0' && t.s[0] <= '9' && (words_at(t, 1, ".|、") || words_at(t, 2, ".|、"));
}

/* 附件: 1.… 2.… names what is attached; it is no heading. */
static void mark_annex_lists(struct reader *r) {
    bool open = false;
    for (size_t i = 0; i < r->para_n; i++) {
        struct para *p = &r->para[i];
        struct str t = para_text(r, i);
        size_t head = words_at(t, 0, "附件:|附表:|附:");
        if (head) open = p->meta = true;
        else if (open && is_numbered(t) && !words_in(t, "。")) p->meta = true;
        else open = false;
        bool sentence = words_in(t, "。") || high_number(t, 0) || is_numbered(t);
        if (t.n < 400 && words_in(sentence ? str_sub(t, 0, 30) : t, PAGE_WORDS) && !is_numbered(t))
            p->meta = true;
    }
}

/* A line of a table of contents: it ends in dots or a page number behind them. */
static void mark_contents(struct reader *r) {
    for (size_t i = 0; i < r->para_n; i++) {
        struct str t = para_text(r, i);
        while (t.n && ((t.s[t.n - 1] >= '0' && t.s[t.n - 1] <= '9') || t.s[t.n - 1] == '-')) t.n--;
        if (words_before(t, t.n, "…|....|····|··")) r->para[i].meta = true;
    }
}

void paras_make(struct reader *r) {
    split(r);
    if (tabs_indent(r))
        for (size_t i = 0; i < r->para_n; i++) r->para[i].tab = false;
    mark_tables(r);
    mark_annex_lists(r);
    mark_contents(r);
    cells_make(r);
}
