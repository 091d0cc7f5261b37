/* The plan's own title and number, and the numbers of what it cites. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

#define KINDS "工作方案|实施方案|行动方案|试点方案|整治方案|专项方案|方案|行动计划|工作计划|计划|规划|实施意见|指导意见|意见|办法|要点|措施|" \
              "细则|规程|工作安排|行动纲要|纲要|决定|指南|清单|规定|任务书"

static struct str para_text(const struct reader *r, size_t i) {
    return str_sub(r->norm, r->para[i].from, r->para[i].to - r->para[i].from);
}

/* 2021-2025年, 试行, 征求意见稿: a bracket that belongs to a title. */
static bool title_bracket(struct str t) {
    if (t.n < 4 || t.n > 60 || t.s[0] != '(' || t.s[t.n - 1] != ')') return false;
    return words_in(t, "年|试行|征求意见稿|修订|草案|暂行");
}

static struct str without_bracket(struct str t) {
    for (size_t i = t.n; t.n && t.s[t.n - 1] == ')' && i-- > 0;)
        if (t.s[i] == '(' && title_bracket(str_from(t, i))) return str_sub(t, 0, i);
    return t;
}

static bool ends_kind(struct str t) {
    t = without_bracket(t);
    size_t n = words_before(t, t.n, KINDS);
    return n && t.n > n;
}

static bool plain_line(struct str t) {
    return t.n >= 6 && t.n <= 240 && !words_in(t, "。|;|:|!|?|\t|号]") && !words_before(t, t.n, ",|、|号|日");
}

static bool names_issuer(struct str t) {
    return words_before(t, t.n, "政府|办公厅|办公室|委员会|局|部|厅|委|室|院|公司") != 0 && !words_in(t, "关于");
}

static bool open_quote(struct str t) {
    size_t open = 0, close = 0;
    for (size_t i = 0; i < t.n; i += char_len(t, i)) {
        open += words_at(t, i, "《|“") != 0;
        close += words_at(t, i, "》|”") != 0;
    }
    return open > close;
}

/* The first paragraph that is a heading of level 1 or 2: titles stand above it. */
static size_t body_para(const struct reader *r) {
    for (size_t i = 0; i < r->para_n; i++) {
        struct str t = para_text(r, i);
        int n;
        bool round = word_at(t, 0, "(");
        size_t len = han_number(t, round, &n);
        if (len && word_at(t, (size_t)round + len, round ? ")" : "、")) return i;
    }
    return r->para_n < 400 ? r->para_n : 400;
}

struct title { size_t from, to, para, lines; };

/* A heading line of its own, with the line before it when it was broken. */
static bool own_heading(const struct reader *r, struct title *ret) {
    size_t end = body_para(r);
    bool found = false, notice = false;
    for (size_t i = 0; i < end; i++) {
        struct str t = para_text(r, i);
        const struct para *p = &r->para[i];
        notice |= words_in(t, "印发给你们|请认真贯彻|请遵照执行|请结合实际") || words_at(t, 0, "附件");
        if (p->table || p->meta || !plain_line(t) || !ends_kind(t) || words_in(t, "》的|关于印发|关于转发")) continue;
        if (words_at(t, 0, "附件|附表|《|(") || (open_quote(t) && !words_in(t, "“"))) continue;
        if (found && !notice) continue;                  /* the first, or the last behind the notice */
        *ret = (struct title){ p->from, p->to, i, 1 };
        struct str before = i ? para_text(r, i - 1) : STR_NULL;
        bool joins = i && plain_line(before) && !ends_kind(before) && !names_issuer(before)
            && before.s[0] != '(' && !r->para[i - 1].meta && (utf8_count(t) <= 12 || open_quote(before));
        if (joins) ret->from = r->para[i - 1].from, ret->lines = 2;
        if (i + 1 < end && title_bracket(para_text(r, i + 1)))
            ret->to = r->para[i + 1].to, ret->lines++, ret->para++;
        found = true;
        if (notice) break;
    }
    return found;
}

/* 《X》已经…审议通过，现印发给你们 and 现将《X》印发给你们. */
static bool announced(const struct reader *r, struct title *ret) {
    size_t end = r->para_n < 60 ? r->para_n : 60;
    for (size_t i = 0; i < end; i++) {
        struct str t = para_text(r, i);
        if (t.n > 8000) t = str_sub(t, 0, 8000);
        ptrdiff_t given = words_find(t, 0, "现印发|予以印发|印发给你们|印发给各|印发你们", 0);
        if (given < 0 || words_before(t, (size_t)given, "翻")) continue;
        ptrdiff_t open = -1, at = 0;
        for (size_t k = (size_t)given; k-- > 0;)
            if (word_at(t, k, "《")) {
                open = (ptrdiff_t)k;
                break;
            }
        if (open < 0 || (at = str_find(t, S("》"), (size_t)open)) < 0 || at > given) continue;
        struct str name = str_sub(t, (size_t)open + 3, (size_t)(at - open) - 3);
        if (!ends_kind(name) && !words_before(name, name.n, "通知|规定")) continue;
        size_t from = r->para[i].from;
        *ret = (struct title){ from + (size_t)open + 3, from + (size_t)at, SIZE_MAX, 1 };
        return true;
    }
    return false;
}

/* 关于印发《X》的通知, 关于印发X的通知; else the heading 关于…的通知 itself. */
static bool from_notice(const struct reader *r, struct title *ret) {
    size_t end = body_para(r);
    for (size_t i = 0; i < end && i < r->para_n; i++) {
        struct str t = para_text(r, i);
        if (r->para[i].table || t.n > 300 || !words_in(t, "关于")) continue;
        size_t last = i, to = r->para[i].to;
        if (!words_before(t, t.n, "通知|意见|方案|决定") && i + 1 < end) last = i + 1, to = r->para[last].to;
        t = str_sub(r->norm, r->para[i].from, to - r->para[i].from);
        if (!words_before(t, t.n, "通知|意见|方案|决定") || t.n > 400 || words_in(t, "。")) continue;
        size_t len;
        ptrdiff_t about = words_find(t, 0, "关于印发|关于转发", &len), tail = words_find(t, 0, "的通知", 0);
        if (about < 0) {
            *ret = (struct title){ r->para[i].from, to, last, last - i + 1 };
            return true;
        }
        if (tail < about) continue;
        size_t from = (size_t)about + len, stop = (size_t)tail;
        if (word_at(t, from, "《") && words_before(t, stop, "》")) from += 3, stop -= 3;
        *ret = (struct title){ r->para[i].from + from, r->para[i].from + stop, SIZE_MAX, 1 };
        return stop > from;
    }
    return false;
}

size_t doc_no_at(struct str s, size_t i, int *year) {
    size_t open = words_at(s, i, "[|〔|("), n = 0;
    int v = 0;
    if (open == 0) return 0;
    size_t at = i + open;
    while (n < 4 && at < s.n) {
        size_t k = char_len(s, at);
        uint32_t c = (size_t)at < s.n ? (unsigned char)s.s[at] : 0;
        if (c >= '0' && c <= '9') v = v * 10 + (int)(c - '0');
        else if (k == 3 && (unsigned char)s.s[at] == 0xef && (unsigned char)s.s[at + 1] == 0xbc)
            v = v * 10 + ((unsigned char)s.s[at + 2] - 0x90);         /* full-width digit */
        else return 0;
        at += k;
        n++;
    }
    if (n < 4 || v < 1949 || v > 2200) return 0;
    size_t close = words_at(s, at, "]|〕|)");
    if (close == 0) return 0;
    at += close + words_at(s, at + close, "第");
    size_t digits = at;
    while (at < s.n && at - digits < 6 && s.s[at] >= '0' && s.s[at] <= '9') at++;
    if (at == digits && (unsigned char)(at < s.n ? s.s[at] : 0) != 0xef) return 0;
    if (!word_at(s, at, "号")) {
        *year = v;
        return word_at(s, digits, "\xef\xbc") ? at - i : 0;
    }
    *year = v;
    return at + 3 - i;
}

/* Where the letters of a number begin: at a bracket, a blank or the line; in
** running text behind the last sign that ends another word. */
static size_t letters_begin(struct str s, size_t from, size_t open) {
    size_t i = open, chars = 0;
    bool bracketed = false, parted = false;
    while (i > from && chars < 12) {
        size_t n = char_before(s, i), at = i - n;
        uint32_t c = utf8_next(s, &at);
        if (!utf8_is_han(c)) {
            bracketed = words_before(s, i, "(|[|》|\t") != 0;
            parted = true;
            break;
        }
        i -= n;
        chars++;
    }
    if (bracketed) return i;
    if ((parted || i == from) && chars <= 7 && !words_at(s, i, "按|根据|依据|经|与|以|和|及")) return i;
    for (size_t k = open - 3; k > i; k -= char_before(s, k))
        if (open - k >= 3 && words_before(s, k, "门|局|厅|部|委|室|院|据|照|按|以|于|的|和|及|与|行|文件|会|号|合|实")) return k;
    return i;
}

static struct str doc_no_words(struct reader *r, size_t from, size_t to) {
    struct str raw = norm_words(r, from, to);
    char *z = arena_alloc(r->a, raw.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n;) {
        size_t len = words_at(raw, i, "[|(|［|（|【|〔|﹝|〖"), blank = words_at(raw, i, " |　|\xc2\xa0"), end;
        if (blank) i += blank;
        else if (len) memcpy(z + n, "〔", 3), n += 3, i += len;
        else if ((end = words_at(raw, i, "]|)|］|）|】|〕|﹞|〗"))) memcpy(z + n, "〕", 3), n += 3, i += end;
        else z[n++] = raw.s[i++];
    }
    return (struct str){ z, n };
}

/* This document's own number: a line that holds nothing else, or what follows
** 发文字号: or 文号:. */
static bool own_number(const struct reader *r, size_t para, size_t from, size_t to) {
    const struct para *p = &r->para[para];
    struct str head = str_sub(r->norm, p->from, from - p->from), tail = str_sub(r->norm, to, p->to - to);
    if (words_before(head, head.n, "文号:|字号:|文号|字号|文件编号|文件编号:")) return true;
    return head.n == 0 && tail.n == 0 && para < body_para(r) + 1;
}

void cites_make(struct reader *r) {
    size_t body = body_para(r);
    for (size_t i = 0; i < r->para_n && !r->full; i++) {
        const struct para *p = &r->para[i];
        struct str s = { r->norm.s, p->to };
        for (size_t k = p->from; k < p->to; k++) {
            int year;
            size_t n = s.s[k] == '[' || s.s[k] == '(' ? doc_no_at(s, k, &year) : 0;
            if (n == 0) continue;
            size_t from = letters_begin(s, p->from, k);
            if (from == k || (s.s[k] == '(' && k - from > 30)) continue;
            struct str no = doc_no_words(r, from, k + n);
            if (i <= body && r->d->doc_no.n == 0 && own_number(r, i, from, k + n)) r->d->doc_no = no;
            else if (!str_eq(no, r->d->doc_no) && set_add(r->a, &r->seen_cites, str_hash(no), 0))
                ARENA_PUSH(r->a, r->d->cites, r->d->cites_n, r->cite_cap) = no;
            r->full |= r->d->cites_n > PLAN_MAX_THINGS;
            k += n - 1;
        }
    }
}

void title_make(struct reader *r) {
    struct title t;
    r->title_para = SIZE_MAX;
    if (!own_heading(r, &t) && !announced(r, &t) && !from_notice(r, &t)) return;
    r->d->title = norm_words(r, t.from, t.to);
    r->d->title_span = norm_span(r, t.from, t.to);
    r->title_para = t.para;
    r->title_at = (struct plan_span){ t.from, t.to };
    mark_skip(r, t.from, t.to);
}
