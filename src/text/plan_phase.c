/* Phases: headings that end in 阶段, the items of a section on progress, and
** paragraphs that begin with the name of a stage. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

#define PROGRESS "工作进度|实施步骤|时间安排|进度安排|工作步骤|方法步骤|实施进度|时间步骤|阶段安排|步骤安排|推进步骤|时间进度|步骤方法|实施阶段|工作阶段|时间节点|实施安排|实施计划|推进安排|阶段任务"
#define ENDLESS  "长期|长时间|持续|常态|长效"

struct stage { size_t from, name_to, open, close, region; };    /* norm; open 0: no span in brackets */

static bool has_date(struct str s, size_t from, size_t to, struct date_hit *h) {
    struct str t = { s.s, to };
    for (size_t i = from; i < to; i += char_len(t, i))
        if (date_at(t, i, h)) return true;
    return false;
}

/* Where the words of the heading end: at 。 or the line's end. */
static size_t region_end(struct str s, size_t from, size_t to) {
    size_t i = from;
    while (i < to && i - from < 240 && !word_at(s, i, "。")) i += char_len(s, i);
    return i < to ? i : to;
}

static void find_bracket(struct str s, struct stage *g) {
    for (size_t i = g->from; i < g->region; i += char_len(s, i)) {
        size_t close = s.s[i] == '(' || s.s[i] == '[' ? close_of(s, i, g->region) : 0;
        struct date_hit h;
        if (close == 0) continue;
        if (has_date(s, i, close, &h) || words_in(str_sub(s, i, close - i), ENDLESS)) {
            g->open = i;
            g->close = close;
            return;
        }
        i = close;
    }
}

struct said { struct when start, end; bool has_start, has_end; size_t at[4]; };

/* The two halves of a span, for the words as written. */
static void halves(struct str s, const struct date_hit *h, struct said *w) {
    size_t len = 0, mid = h->from + 1;
    ptrdiff_t cut = words_find((struct str){ s.s, h->to }, mid, "起至|--|-|~|至|到", &len);
    w->at[0] = h->from, w->at[1] = cut < 0 ? h->to : (size_t)cut;
    w->at[2] = cut < 0 ? h->from : (size_t)cut + len, w->at[3] = h->to;
}

/* What a bracketed span says: 2024年4月, 4月—8月, 8月底前, 10月起长期坚持. */
static struct said read_span(struct str s, size_t from, size_t to) {
    struct said w = { 0 };
    struct date_hit h;
    bool endless = words_in(str_sub(s, from, to - from), ENDLESS);
    if (has_date(s, from, to, &h)) {
        w.at[0] = w.at[2] = h.from, w.at[1] = w.at[3] = h.to;
        bool before = words_at(s, h.to, "前|之前|以前|止|底前") || h.a.part == 'x'
            || words_before(s, h.from, "至|到|截至|-|~|截止");
        bool after = words_at(s, h.to, "起|开始|以后|之后|后|至今|至长期|-长期");
        w.start = w.end = h.a;
        w.has_start = h.span || !before || after;
        w.has_end = h.span || !after;
        if (h.span) {
            w.end = h.b;
            halves(s, &h, &w);
        }
        if (h.span && words_before(s, h.from, "即日起至")) w.has_start = false;
        if (after && has_date(s, h.to, to, &h))
            w.end = h.a, w.has_end = true, w.at[2] = h.from, w.at[3] = h.to;
    }
    if (endless && (!w.has_end || words_in(str_sub(s, from, to - from), "起|至长期|-长期"))) {
        w.end = (struct when){ .part = 'L' };
        w.has_end = true;
        w.at[2] = from, w.at[3] = to;
    }
    return w;
}

/* The last deadline said in the body is the end; a span at its start, or at
** the start of what is said under the heading, is both. */
static struct said read_body(struct reader *r, size_t from, size_t stop, size_t to) {
    struct said w = { 0 };
    struct str s = { r->norm.s, to };
    for (size_t i = from; i < to; i += char_len(s, i)) {
        struct date_hit h;
        if (date_at(s, i, &h) == 0) continue;
        i = h.to - char_before(s, h.to);
        struct when end = when_fill(h.span ? h.b : h.a, r->d->year);
        bool counts = end.month && end.year >= r->d->year && !words_at(s, h.to, "以来|的|之前的|以前的|起施行")
            && !words_before(s, h.from, "每年|去年|每");
        if (!counts || (w.has_end && when_cmp(end, w.end) <= 0)) continue;
        bool opens = h.span && (h.from <= from + 12 || (h.from >= stop && h.from <= stop + 6));
        w.end = end;
        w.has_end = true;
        w.at[2] = h.from, w.at[3] = h.to;
        if (opens) {
            w.start = h.a;
            w.has_start = true;
            halves(s, &h, &w);
            return w;
        }
    }
    return w;
}

static int year_before(const struct reader *r) {
    for (size_t i = r->d->phases_n; i-- > 0;) {
        int64_t y;
        struct str end = r->d->phases[i].end;
        if (end.n >= 4 && str_int(str_sub(end, 0, 4), &y)) return (int)y;
    }
    return r->d->year;
}

static void add(struct reader *r, const struct stage *g, struct said w, int node) {
    int year = r->d->year;
    /* 11月 in one phase and 2月 in the next: the year has turned. */
    if (w.start.year == 0 && w.end.year == 0) {
        year = year_before(r);
        struct when x = when_fill(w.has_start ? w.start : w.end, year);
        const struct plan_phase *last = r->d->phases_n ? &r->d->phases[r->d->phases_n - 1] : 0;
        int64_t m;
        if (last && last->end.n >= 7 && x.month && str_int(str_sub(last->end, 5, 2), &m) && x.month + 3 < m)
            year++;
    }
    ARENA_PUSH(r->a, r->d->phases, r->d->phases_n, r->phase_cap) = (struct plan_phase){
        .name = norm_words(r, g->from, g->name_to),
        .start = w.has_start ? when_text(r->a, when_fill(w.start, year)) : STR_NULL,
        .end = w.has_end ? when_text(r->a, when_fill(w.end, year)) : STR_NULL,
        .start_text = w.has_start ? norm_words(r, w.at[0], w.at[1]) : STR_NULL,
        .end_text = w.has_end ? norm_words(r, w.at[2], w.at[3]) : STR_NULL,
        .span = norm_span(r, g->from, g->open ? g->close + 1 : g->name_to), .item = node,
        .confidence = g->open ? 95 : w.has_end ? 75 : 60 };
    if (node >= 0) r->node[node].phase = (int)r->d->phases_n - 1;
    r->full |= r->d->phases_n > PLAN_MAX_THINGS;
}

/* 动员部署阶段:2025年3月. — nothing but a span behind the name. */
static bool span_only(struct str s, size_t from, size_t to) {
    struct date_hit h;
    from += words_at(s, from, ":|,");
    from += words_at(s, from, "时间:|从|自");
    size_t n = date_at((struct str){ s.s, to }, from, &h);
    return n && to - h.to <= 6;
}

/* A name ends where the bracket begins; 第一阶段:动员部署 is one name when short. */
static void name_end(struct str s, struct stage *g, size_t title_end) {
    g->name_to = title_end;
    if (g->open) g->name_to = g->open;
    else if (title_end < g->region && words_at(s, title_end, ":") && !span_only(s, title_end, g->region)
             && utf8_count(str_sub(s, g->from, g->region - g->from)) <= 20) g->name_to = g->region;
    if (g->name_to <= g->from) g->name_to = g->from = g->open ? g->close + 1 : title_end;
    if (g->open && g->name_to == g->close + 1) g->name_to = g->region;     /* (4月)动员部署阶段 */
    while (g->name_to > g->from && words_before(s, g->name_to, ":|,|。"))
        g->name_to -= words_before(s, g->name_to, ":|,|。");
}

static bool names_stage(struct str s, const struct stage *g) {
    struct str name = str_sub(s, g->from, g->name_to - g->from);
    if (utf8_count(name) > 30) return false;
    if (word_at(name, 0, "第") && words_in(name, "阶段")) return true;
    return words_before(name, name.n, "阶段") && name.n > 6;
}

static size_t subtree_end(const struct reader *r, size_t i) {
    size_t j = i + 1;
    while (j < r->node_n && r->node[j].level > r->node[i].level) j++;
    return r->node[j - 1].end;
}

/* 2025年3月—4月:动员部署阶段: the span is the title, the name stands behind it. */
static bool span_first(struct str s, struct stage *g, size_t title_end) {
    struct date_hit h;
    if (date_at((struct str){ s.s, title_end }, g->from, &h) == 0 || h.to != title_end
        || !words_at(s, title_end, ":")) return false;
    g->open = g->from - 1;
    g->close = title_end;
    g->from = title_end + 1;
    for (g->name_to = g->from; g->name_to < g->region && !words_at(s, g->name_to, "。|,|;"); )
        g->name_to += char_len(s, g->name_to);
    return g->name_to > g->from;
}

static void node_phase(struct reader *r, size_t i, bool progress) {
    struct node *n = &r->node[i];
    struct str s = r->norm;
    size_t line = r->para[n->para].to < n->end ? r->para[n->para].to : n->end;
    struct stage g = { .from = n->title, .region = region_end(s, n->title, line) };
    find_bracket(s, &g);
    if (!span_first(s, &g, n->stop)) name_end(s, &g, n->stop);
    if (!progress && !names_stage(s, &g)) return;
    struct said w = g.open ? read_span(s, g.open + 1, g.close) : read_body(r, n->title, n->stop, subtree_end(r, i));
    if (g.open) mark_skip(r, g.open, g.close);
    else if (span_only(s, n->stop, g.region)) {
        w = read_span(s, n->stop, g.region);
        mark_skip(r, n->stop, g.region);
    }
    mark_used(r, n->from, n->stop);
    add(r, &g, w, (int)i);
}

/* 第一阶段(…) or 宣传发动阶段(…): a paragraph without a number. */
static void para_phase(struct reader *r, size_t i) {
    const struct para *p = &r->para[i];
    struct str s = r->norm;
    struct stage g = { .from = p->from, .region = region_end(s, p->from, p->to) };
    size_t len;
    ptrdiff_t at = words_find((struct str){ s.s, g.region }, p->from, "阶段", &len);
    if (at < 0 || (size_t)at - p->from > 42 || (size_t)at == p->from) return;
    size_t end = (size_t)at + len;
    if (!words_at(s, end, "(|[|:|。") && end != p->to) return;
    if (words_in(str_sub(s, p->from, (size_t)at - p->from), "。|,|;|:|的|各|《")) return;
    find_bracket(s, &g);
    if (!g.open && !word_at(s, p->from, "第")) return;
    name_end(s, &g, end);
    struct said w = g.open ? read_span(s, g.open + 1, g.close) : read_body(r, end, end, p->to);
    if (g.open) mark_skip(r, g.open, g.close);
    add(r, &g, w, node_of(r, p->from));
}

static bool progress_title(const struct reader *r, int node) {
    if (node < 0) return false;
    const struct node *n = &r->node[node];
    return n->stop - n->title <= 90 && words_in(str_sub(r->norm, n->title, n->stop - n->title), PROGRESS);
}

/* The heading of the run that node k begins is there, but lost its number: a
** short line above it. */
static bool lost_title(const struct reader *r, size_t k) {
    size_t para = r->node[k].para;
    for (size_t back = 1; back <= 2 && back <= para; back++) {
        const struct para *p = &r->para[para - back];
        struct str t = str_sub(r->norm, p->from, p->to - p->from);
        if (p->table || p->meta || para - back == r->title_para || node_of(r, p->from + 1) == (int)k) return false;
        if (t.n <= 60 && !words_in(t, "。|,|;") && words_in(t, PROGRESS)) return true;
        if (t.n > 240) return false;
    }
    return false;
}

/* Every item of the run bears a span in brackets: stages, whatever the heading. */
static bool run_of_spans(const struct reader *r, size_t k) {
    size_t n = 0, spans = 0;
    for (size_t i = k; i < r->node_n && n < 12; i++) {
        const struct node *x = &r->node[i];
        if (x->level < r->node[k].level) break;
        if (x->level > r->node[k].level) continue;
        if (x->run != r->node[k].run) break;
        struct stage g = { .from = x->title, .region = x->stop };
        struct date_hit h;
        find_bracket(r->norm, &g);
        if (!g.open || !has_date(r->norm, g.open, g.close, &h)) return false;
        n++;
        spans += h.span;
    }
    return n >= 2 && spans * 2 >= n;
}

static bool is_progress(const struct reader *r, size_t k, int *run, bool *yes) {
    const struct node *n = &r->node[k];
    if (n->run != *run) {
        *run = n->run;
        *yes = run_of_spans(r, k) || (n->parent < 0 && lost_title(r, k));
    }
    return *yes || progress_title(r, n->parent);
}

void phases_make(struct reader *r) {
    size_t k = 0;
    int run = -1;
    bool spans = false;
    for (size_t i = 0; i < r->para_n && !r->full; i++) {
        bool led = k < r->node_n && r->node[k].para == i && r->node[k].from == r->para[i].from;
        if (!led && !r->para[i].table && !r->para[i].meta && i != r->title_para) para_phase(r, i);
        for (; k < r->node_n && r->node[k].para == i && !r->full; k++)
            node_phase(r, k, is_progress(r, k, &run, &spans));
    }
}
