/* The outline: which numbers are headings, where their titles end, and which
** of them are sentences that only carry a number (GB/T 9704-2012 7.3.3). */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

struct number { int level, n; size_t len; };

static size_t digits_at(struct str s, size_t i, int *ret) {
    size_t n = 0;
    int v = 0;
    for (; n < 3 && i + n < s.n && s.s[i + n] >= '0' && s.s[i + n] <= '9'; n++)
        v = v * 10 + (s.s[i + n] - '0');
    if (n == 0 || (i + n < s.n && s.s[i + n] >= '0' && s.s[i + n] <= '9')) return 0;
    *ret = v;
    return n;
}

/* 一、二、三级医院 is no heading, nor is 三、四季度. */
static bool counts_on(struct str s, size_t i) {
    int n;
    size_t len = han_number(s, i, &n);
    return len && words_at(s, i + len, "、|级|类|等|季度|线|层|是|期");
}

static struct number han_heading(struct str s, size_t i) {
    int n;
    size_t len = han_number(s, i, &n);
    if (len == 0) return (struct number){ 0 };
    size_t mark = words_at(s, i + len, "、|.|,");
    if (mark == 0 || counts_on(s, i + len + mark)) return (struct number){ 0 };
    if (word_at(s, i + len, ".") && i + len + 1 < s.n && s.s[i + len + 1] >= '0' && s.s[i + len + 1] <= '9')
        return (struct number){ 0 };
    return (struct number){ 1, n, len + mark };
}

static struct number digit_heading(struct str s, size_t i) {
    int n;
    size_t len = digits_at(s, i, &n);
    if (len == 0 || n == 0) return (struct number){ 0 };
    if (word_at(s, i + len, ")")) return (struct number){ 4, n, len + 1 };
    size_t mark = words_at(s, i + len, ".|、");
    size_t next = i + len + mark;
    if (mark == 0 || (next < s.n && s.s[next] >= '0' && s.s[next] <= '9')) return (struct number){ 0 };
    return (struct number){ 3, n, len + mark };
}

static struct number number_at(struct str s, size_t i) {
    int n;
    if (!word_at(s, i, "(")) {
        struct number h = han_heading(s, i);
        return h.level ? h : digit_heading(s, i);
    }
    bool han = true;
    size_t len = han_number(s, i + 1, &n);
    if (len == 0) {
        han = false;
        len = digits_at(s, i + 1, &n);
    }
    if (len == 0 || n == 0 || !word_at(s, i + 1 + len, ")")) return (struct number){ 0 };
    return (struct number){ han ? 2 : 4, n, len + 2 };
}

/* What is known of the paragraph while its numbers are looked for. */
struct line {
    size_t para, from, to;
    int *last;                   /* the last number of each level                              */
    bool listed[5];              /* numbers of that level have been parts of a sentence        */
    size_t open, close;          /* the last bracket                                           */
    size_t seen_to, next_two;    /* how far 。(二) was looked for, and where it is, 0 nowhere    */
};

/* Whether 。(二) follows within reach: then (一) begins a list of headings even
** where nothing ends before it. */
static bool two_follows(struct str s, struct line *l, size_t at) {
    enum { REACH = 6000 };
    if (l->next_two > at) return l->next_two - at <= REACH;
    size_t end = at + REACH < l->to ? at + REACH : l->to, i = l->seen_to > at ? l->seen_to : at;
    l->next_two = 0;
    for (; i < end && !l->next_two; i++)
        if (word_at(s, i, "(二)") && words_before(s, i, "。|)|]")) l->next_two = i;
    l->seen_to = i;
    return l->next_two != 0;
}

/* Whether a number within a paragraph, its line end lost, is a heading: it
** stands behind the end of a sentence and goes on counting. */
static bool inline_ok(struct reader *r, struct number h, struct line *l, size_t at) {
    struct str s = r->norm;
    const struct node *up = r->node_n ? &r->node[r->node_n - 1] : 0;
    int last = l->last[h.level];
    if (h.n != last + 1 && h.n != 1) return false;
    bool here = up && up->para == l->para;
    if (here && h.level == up->level + 1 && h.n == 1 && h.level <= 3 && at - up->title <= 60
        && !words_in(str_sub(s, up->title, at - up->title), "。|,|;|:|、|(")) return at > up->title;
    if (words_before(s, at, "。|!|?|。”|。)|。]")) return true;
    if (words_before(s, at, ")|]")) {
        if (h.n == last + 1) return here || h.level <= 2;
        if (l->close + 1 == at && unit_bracket(r, l->open, l->close)) return true;
    }
    if (words_before(s, at, ";") && h.n > 1) return here && !l->listed[h.level];
    if (h.level == 2 && h.n == 1) return two_follows(s, l, at);
    return h.level == 1 && words_before(s, at, ":") && h.n == 1;
}

static void push(struct reader *r, struct number h, size_t at, size_t para, bool within) {
    size_t title = at + h.len;
    if (h.level == 2) title += words_at(r->norm, title, "、|.");
    title += blanks_at(r->norm, title);
    ARENA_PUSH(r->a, r->node, r->node_n, r->node_cap) = (struct node){
        .from = (uint32_t)at, .title = (uint32_t)title, .para = (uint32_t)para, .level = h.level, .n = h.n,
        .inline_no = within, .phase = -1 };
    r->full |= r->node_n > PLAN_MAX_THINGS;
}

static void scan_para(struct reader *r, size_t para, int last[5]) {
    const struct para *p = &r->para[para];
    struct str s = { r->norm.s, p->to };
    struct line l = { .para = para, .from = p->from, .to = p->to, .last = last };
    struct number h = number_at(s, p->from);
    size_t i = p->from;
    if (h.level && i + h.len < p->to) {
        push(r, h, i, para, false);
        last[h.level] = h.n;
        i += h.len;
    }
    while (i < p->to && !r->full) {
        unsigned char c = (unsigned char)s.s[i];
        h = c == '(' || (c >= '0' && c <= '9') || c >= 0x80 ? number_at(s, i) : (struct number){ 0 };
        if (h.level && i > p->from && i + h.len < p->to && inline_ok(r, h, &l, i)) {
            push(r, h, i, para, true);
            last[h.level] = h.n;
            i += h.len;
            continue;
        }
        if (i > p->from) l.listed[h.level] = true;
        size_t close = c == '(' || c == '[' ? close_of(s, i, i + 3000) : 0;
        if (close > l.close) l.open = i, l.close = close;
        i += c >= '0' && c <= '9' ? strspn(s.s + i, "0123456789") : char_len(s, i);
    }
}

/* A new part of the document begins: what follows is under no heading yet. */
static bool part_break(struct str t) {
    if (t.n < 60 && words_at(t, 0, "附件|附表|附录")) return true;
    return t.n < 200 && words_at(t, 0, "抄送|(此件") != 0;
}

static void find_ends(struct reader *r) {
    size_t k = 0;
    for (size_t i = 0; i < r->node_n; i++) {
        struct node *n = &r->node[i];
        n->end = (uint32_t)(i + 1 < r->node_n ? r->node[i + 1].from : r->norm.n);
        if (k <= n->para) k = n->para + 1;
        for (; k < r->para_n && r->para[k].from < n->end; k++) {
            const struct para *p = &r->para[k];
            if (!p->table && !p->meta && !part_break(str_sub(r->norm, p->from, p->to - p->from))) continue;
            n->end = p->from;
            break;
        }
    }
}

/* 督导考核　区住建局每季度组织…,…。 A short heading and its text on one line, a
** blank between. */
static bool heads_sentence(struct str s, size_t from, size_t blank) {
    size_t chars = utf8_count(str_sub(s, from, blank - from));
    struct str rest = str_sub(s, blank, s.n - blank);
    return chars >= 4 && chars <= 12 && rest.n >= 60 && words_in(rest, ",|;") && !words_in(str_sub(s, from, blank - from), ",|、|。");
}

/* The first stop of a title outside brackets: 。 : ; or the line's end; the
** first comma is where a running sentence is cut. */
static void find_stop(struct reader *r, struct node *n, size_t *comma) {
    size_t end = r->para[n->para].to < n->end ? r->para[n->para].to : n->end;
    struct str s = { r->norm.s, end };
    *comma = 0;
    n->mark = 0;
    n->stop = (uint32_t)end;
    for (size_t i = n->title; i < end; i += char_len(s, i)) {
        char c = s.s[i];
        if (c == '(' || c == '[') {
            size_t close = close_of(s, i, i + 3000);
            if (close == 0) continue;
            if (unit_bracket(r, i, close)) {
                n->stop = (uint32_t)i;
                n->mark = words_before(s, i, "。") ? '.' : 0;
                return;
            }
            i = close;
        } else if (c == ' ' && heads_sentence(s, n->title, i)) {
            n->stop = (uint32_t)i;
            return;
        } else if (c == ',' && *comma == 0) *comma = i;
        else if (c == ':' || c == ';' || word_at(s, i, "。")) {
            n->stop = (uint32_t)i;
            n->mark = c == ':' || c == ';' ? c : '.';
            return;
        }
    }
}

/* A heading that every plan has, run into its text because the line end between
** them is lost: 指导思想以…. Where it ends, 0 when it is not so. */
static size_t run_on(struct reader *r, const struct node *n) {
    static const char *const heads =
        "指导思想|总体要求|总体思路|总体目标|工作目标|主要目标|发展目标|基本原则|工作原则|主要任务|重点任务|工作任务|工作内容|整治范围|"
        "整治内容|整治重点|工作要求|保障措施|组织领导|工作机制|时间安排|实施步骤|工作步骤|组织实施|工作重点";
    struct str s = { r->norm.s, n->stop };
    size_t len = words_at(s, n->title, heads), next = n->title + len;
    if (len == 0 || utf8_count(str_sub(s, n->title, n->stop - n->title)) < 16) return 0;
    return words_at(s, next, "以|按|坚持|全面|深入|认真|围绕|通过|到|为|紧|进一步|本|根据|在|各|要|全|聚焦|对|从|加强") ? next : 0;
}

/* Whether anything but brackets of units stands between two offsets. */
static bool says_more(struct reader *r, size_t from, size_t to) {
    struct str s = { r->norm.s, to };
    for (size_t i = from; i < to; i += char_len(s, i)) {
        char c = s.s[i];
        if (c == '\n' || c == ' ' || c == '\t' || word_at(s, i, "。")) continue;
        size_t close = c == '(' || c == '[' ? close_of(s, i, i + 3000) : 0;
        if (close == 0 || !unit_bracket(r, i, close)) return true;
        i = close;
    }
    return false;
}

/* A sentence with a number: one sentence and no more, or one too long for a
** heading. A short one with a comma is as its neighbours are. */
static bool surely_running(struct reader *r, struct node *n, size_t comma) {
    enum { LONG = 45 };
    size_t chars = utf8_count(str_sub(r->norm, n->title, n->stop - n->title));
    n->comma = comma != 0;
    n->long_sentence = chars > LONG;
    if (n->mark == ';') return true;
    if (n->mark == '.' && !n->body) return true;
    if (n->mark == ':' && n->comma) return chars > 30;
    return n->comma && chars > (n->mark ? LONG : 2 * LONG);
}

static void judge_run(struct reader *r, size_t *members, size_t n, const uint32_t *commas) {
    size_t sure = 0;
    for (size_t i = 0; i < n; i++) sure += r->node[members[i]].running;
    for (size_t i = 0; i < n; i++) {
        struct node *x = &r->node[members[i]];
        if (!x->running && x->comma && x->mark && sure * 2 >= n) x->running = true;
        if (x->running && commas[members[i]]) x->stop = commas[members[i]];
    }
}

/* Runs: numbers of one level that count on, 1 2 3 …; a restart or a jump back
** begins another. The count goes on across headings above it. */
static int find_runs(struct reader *r) {
    int runs = 0, open[5] = { -1, -1, -1, -1, -1 }, last[5] = { 0 };
    for (size_t i = 0; i < r->node_n; i++) {
        struct node *n = &r->node[i];
        if (open[n->level] < 0 || n->n <= last[n->level]) open[n->level] = runs++;
        n->run = open[n->level];
        last[n->level] = n->n;
        n->parent = -1;
        for (int p = (int)i - 1; p >= 0; p = r->node[p].parent)
            if (r->node[p].level < n->level) {
                n->parent = p;
                break;
            }
    }
    return runs;
}

static void judge_runs(struct reader *r, int runs, const uint32_t *commas) {
    size_t *members = ARENA_ARRAY(r->a, size_t, r->node_n + 1);
    size_t *start = ARENA_ARRAY(r->a, size_t, (size_t)runs + 1);
    size_t *fill = ARENA_ARRAY(r->a, size_t, (size_t)runs + 1);
    for (size_t i = 0; i < r->node_n; i++) start[r->node[i].run + 1]++;
    for (int k = 0; k < runs; k++) start[k + 1] += start[k];
    for (size_t i = 0; i < r->node_n; i++) {
        int k = r->node[i].run;
        members[start[k] + fill[k]++] = i;
    }
    for (int k = 0; k < runs; k++) judge_run(r, members + start[k], fill[k], commas);
}

/* Paragraphs behind the last item of a run belong to it only as far as its
** neighbours have such paragraphs too; else they close the part. */
static void bound_last(struct reader *r) {
    for (size_t i = 0; i + 1 <= r->node_n; i++) {
        struct node *n = &r->node[i];
        size_t most = 0, seen = 0;
        bool last = i + 1 == r->node_n || r->node[i + 1].level < n->level || r->node[i + 1].run != n->run;
        if (!last || n->level == 1) continue;
        for (size_t j = i; j-- > 0 && r->node[j].run == n->run && seen < 20; seen++) {
            size_t lines = 0;
            for (size_t k = r->node[j].para + 1u; k < r->para_n && r->para[k].from < r->node[j].end; k++)
                lines++;
            if (lines > most) most = lines;
        }
        size_t k = n->para + 1u + most;
        if (seen >= 2 && most <= 1 && k < r->para_n && r->para[k].from < n->end) n->end = r->para[k].from;
    }
}

static void emit(struct reader *r) {
    struct plan_doc *d = r->d;
    d->outline_n = r->node_n;
    d->outline = ARENA_ARRAY(r->a, struct plan_item, r->node_n ? r->node_n : 1);
    for (size_t i = 0; i < r->node_n; i++) {
        const struct node *n = &r->node[i];
        size_t no_end = n->from, t = n->title;
        struct number h = number_at(r->norm, n->from);
        no_end += h.len;
        d->outline[i] = (struct plan_item){
            .level = n->level, .parent = n->parent, .section = n->run, .running = n->running,
            .no = arena_copy(r->a, str_sub(r->norm, n->from, no_end - n->from)),
            .title = norm_words(r, t, n->stop), .span = norm_span(r, n->from, n->stop),
            .body = norm_span(r, n->from, n->end), .confidence = n->running ? 80 : n->inline_no ? 90 : 98 };
        uint64_t key = hash_more(14695981039346656037u, str_sub(r->norm, n->title, n->stop - n->title));
        (void)set_add(r->a, &r->titles, key, (int)i);
    }
}

int node_of(const struct reader *r, size_t at) {
    size_t lo = 0, hi = r->node_n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (r->node[mid].from <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo && at < r->node[lo - 1].end ? (int)lo - 1 : -1;
}

void outline_make(struct reader *r) {
    int last[5] = { 0 };
    for (size_t i = 0; i < r->para_n && !r->full; i++)
        if (!r->para[i].table && !r->para[i].meta && i != r->title_para) scan_para(r, i, last);
    find_ends(r);
    int runs = find_runs(r);
    bound_last(r);
    uint32_t *commas = ARENA_ARRAY(r->a, uint32_t, r->node_n ? r->node_n : 1);
    for (size_t i = 0; i < r->node_n; i++) {
        struct node *n = &r->node[i];
        size_t comma;
        find_stop(r, n, &comma);
        commas[i] = (uint32_t)comma;
        size_t head = run_on(r, n);
        if (head) {
            n->stop = (uint32_t)head;
            n->body = true;
            continue;
        }
        n->body = says_more(r, n->stop, n->end) && (n->mark || r->para[n->para].to <= n->stop);
        if (i + 1 < r->node_n && r->node[i + 1].level > n->level) n->body = true;
        n->running = surely_running(r, n, comma);
    }
    judge_runs(r, runs, commas);
    emit(r);
}
