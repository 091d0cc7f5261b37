/* Which dates of a plan are deadlines: not the day of issue, not what limits
** what is worked on (2000年之前的小区), not what returns every year, not names. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

/* A whole day at the end of a short line without a sentence, or written in Han
** numbers behind a sentence: the day of issue. */
static bool issue_day(const struct reader *r, const struct para *p, struct date_hit *h) {
    struct str s = { r->norm.s, p->to };
    for (size_t i = p->from; i < p->to; i += char_len(s, i)) {
        size_t n = date_at(s, i, h);
        if (n == 0) continue;
        if (h->span || !h->a.day || !h->a.year) {
            i = h->to - char_before(s, h->to);
            continue;
        }
        bool at_end = h->to == p->to || words_before(s, i, "时间:|日期:") || words_at(s, h->to, "印发|印)|)");
        bool han = han_digit(s, i) >= 0 && (i == p->from || words_before(s, i, "。"));
        bool line = p->to - p->from <= 160 && !words_in(str_sub(s, p->from, p->to - p->from), "。|前|,");
        if (han && !words_at(s, h->to, "前|起|至|之前|以前|,|、")) return true;
        bool signed_by = words_before(s, i, "政府|办公厅|办公室|委员会|局|委|厅|部");
        if (signed_by && !words_at(s, h->to, "前|起|至|之前|以前|,|、|。|止|召开|印发|-|完成")) return true;
        if (at_end && line) return true;
        i = h->to - char_before(s, h->to);
    }
    return false;
}

static int most_said_year(const struct reader *r) {
    int count[301] = { 0 }, best = 0;
    struct str s = r->norm;
    for (size_t i = 0; i + 4 < s.n; i++) {
        int v = 0;
        if (s.s[i] < '1' || s.s[i] > '2' || (i && s.s[i - 1] >= '0' && s.s[i - 1] <= '9')) continue;
        size_t k = 0;
        for (; k < 4 && s.s[i + k] >= '0' && s.s[i + k] <= '9'; k++) v = v * 10 + (s.s[i + k] - '0');
        if (k == 4 && v >= 1900 && v <= 2200 && (word_at(s, i + 4, "年") || word_at(s, i + 4, "]")))
            count[v - 1900]++;
    }
    for (int y = 0; y <= 300; y++)
        if (count[y] > count[best]) best = y;
    return count[best] ? best + 1900 : 0;
}

static int cited_year(const struct reader *r) {
    int best = 0;
    for (size_t i = 0; i < r->d->cites_n; i++) {
        struct str c = r->d->cites[i];
        ptrdiff_t open = str_find(c, S("〔"), 0);
        int y = 0;
        if (open >= 0 && doc_no_at(c, (size_t)open, &y) && y > best) best = y;
    }
    return best;
}

/* The first year written between two offsets of the norm. */
static int first_year(const struct reader *r, size_t from, size_t to) {
    struct date_hit h;
    struct str s = { r->norm.s, to };
    for (size_t k = from; k < to; k += char_len(s, k))
        if (date_at(s, k, &h) && h.a.year) return h.a.year;
    return 0;
}

static int phase_year(const struct reader *r) {
    for (size_t i = 0; i < r->node_n; i++) {
        const struct node *n = &r->node[i];
        size_t line = r->para[n->para].to < n->end ? r->para[n->para].to : n->end, to = n->title;
        struct str s = { r->norm.s, line };
        while (to < line && to - n->title < 240 && !word_at(s, to, "。")) to += char_len(s, to);
        if (!words_in(str_sub(s, n->title, to - n->title), "阶段")) continue;
        int year = first_year(r, n->title, to);
        if (year) return year;
    }
    return 0;
}

/* The plan's own year: its number, the day it bears, its phases, its title,
** what it cites, the year it says most. */
void year_make(struct reader *r) {
    struct date_hit h;
    for (size_t i = 0; i < r->para_n; i++) {
        const struct para *p = &r->para[i];
        if (p->table || !issue_day(r, p, &h)) continue;
        mark_skip(r, h.from, h.to);
        if (r->issued.year == 0) r->issued = (struct civil){ h.a.year, h.a.month, h.a.day };
    }
    int year = 0;
    ptrdiff_t open = str_find(r->d->doc_no, S("〔"), 0);
    if (open >= 0) (void)doc_no_at(r->d->doc_no, (size_t)open, &year);
    if (year == 0) year = r->issued.year;
    if (year == 0) year = phase_year(r);
    if (year == 0) year = first_year(r, r->title_at.from, r->title_at.to);
    if (year == 0) year = cited_year(r);
    r->d->year = year ? year : most_said_year(r);
}

#define NOT_BEFORE "每|逐|历|往|去|连续|有效期至|有效期到|“|《|" \
                   "发布日期:|成文日期:|发文日期:|生成日期:|印发日期:|发布时间:|更新时间:|发文时间:|发布日期|成文日期"
#define LIMITS     "以来|之前的|以前的|前的|以后的|之后的|年度|度|版|起施行|起实施|起执行|起试行|起生效|生效|起正式施行|印发的|发布的|" \
                   "出台的|修订|颁布|会议|座谈|讲话|考察|事故|特大|召开的|的|出生|(含)以前|(含)之前|之前建|以前建|前建成的|培训计划|" \
                   "工作总结|工作要点|行动方案|实施方案|以内"

#define YEAR_CUE   "到|至|力争|截至|截止|截止到|于|争取|确保|计划|自|从|预计|目标|在"
#define YEAR_THEN  ",|。|;|)|前|内|之前|以前|起|达|力争|实现|完成|建成|全面|基本|不低于|不少于|不超过|开始|启动|每|新增|累计|将|要|争取|确保|" \
                   "为|全部|各|所有|年内|期间|开工|竣工|投用|投入|编制|出台|启用|率先|形成|力求|计划|拟|继续|新建|改造|推进|开展|消除|建设|培育|打造|突破|总|实施|改|增|减|、"

static bool clause_begins(struct str s, size_t from, size_t at) {
    return at == from || words_before(s, at, "。|,|;|:|、|)|(|!|?") != 0;
}

/* A year alone is a target only with a word that makes it one. */
static bool year_counts(struct str s, size_t from, const struct date_hit *h) {
    bool cue = words_before(s, h->from, YEAR_CUE) != 0;
    bool then = words_at(s, h->to, YEAR_THEN) != 0 || h->to == s.n;
    bool goal = words_before(s, h->from, "到|至|力争|截至|截止|争取|确保|预计") != 0;
    if (words_at(s, h->to, "以来|度|版|之前的|以前的|前的|培训|工作|专项|第")) return false;
    if (goal) return true;
    bool figure = h->to < s.n && s.s[h->to] >= '0' && s.s[h->to] <= '9';            /* 其中2024年20个、2025年24个 */
    if (figure && (clause_begins(s, from, h->from) || words_before(s, h->from, "其中"))) return true;
    if (cue && then) return true;
    return then && (clause_begins(s, from, h->from) || words_at(s, h->to, "达|力争|实现|完成|建成|前|底|基本|不低于"));
}

static bool quoted(struct str s, size_t from, size_t at) {
    size_t far = at > from + 120 ? at - 120 : from;
    for (size_t i = at; i > far;) {
        size_t n = char_before(s, i);
        if (words_before(s, i, "”|》|。|\n")) return false;
        if (words_before(s, i, "“|《")) return true;
        i -= n;
    }
    return false;
}

static bool is_deadline(const struct reader *r, struct str s, size_t from, const struct date_hit *h) {
    if (words_before(s, h->from, NOT_BEFORE)) return false;
    if (words_before(s, h->from, "每年的|每年度|每年于|每年|历年|逐年|往年")) return false;
    if (h->from > from && s.s[h->from - 1] >= '0' && s.s[h->from - 1] <= '9') return false;
    if (h->from > from && s.s[h->from - 1] == '.') return false;
    if (words_at(s, h->to, LIMITS)) return false;
    if (quoted(s, from, h->from)) return false;
    struct when last = when_fill(h->span ? h->b : h->a, r->d->year);
    if (last.year && r->d->year && last.year < r->d->year) return false;
    if (h->a.month == 0 && h->a.year) return year_counts(s, from, h);
    /* A bare 上半年, 三季度 or Han month needs the sign of a deadline. */
    if (words_at(s, h->from, "年内|年底|年末")) {
        if (words_before(s, h->from, "一|二|两|三|四|五|六|七|八|九|十|数|几|每|半|多|周|全|当")) return false;
    }
    bool bare = h->a.year == 0 && h->a.day == 0 && h->a.offset == 0 && !h->span;
    if (bare && han_digit(s, h->from) >= 0 && !words_at(s, h->to, "前|内|,|完成|底|末|之前|以前"))
        return h->a.part && h->a.part != 'x';
    if (bare && words_at(s, h->from, "上半年|下半年|年底|年末|年内"))
        return words_at(s, h->to, "前|,|完成|要|达|实现|之前|基本|全面|建成|力争|形成|组织|对|开展|由|、") != 0;
    return true;
}

static bool sentence_stop(struct str s, size_t at) {
    return at && (strchr(";!?\n", s.s[at - 1]) || words_before(s, at, "。"));
}

/* The sentence around an offset; *last is the one found before, which mostly
** holds the next date too. */
static struct plan_span sentence_of(struct str s, size_t from, size_t to, size_t at,
    const struct plan_span *last) {
    if (at >= last->from && at < last->to) return *last;
    size_t a = at, b = at, far = at > from + 1500 ? at - 1500 : from;
    if (last->to > far && last->to <= at) far = last->to;
    while (a > far && !sentence_stop(s, a)) a -= char_before(s, a);
    while (b < to && b - at < 1500 && !(b > at && sentence_stop(s, b))) b += char_len(s, b);
    return (struct plan_span){ a, b };
}

/* 10月15日前完成60%,11月1日前签足: what is due first ends where the next date
** begins. */
static void cut_due(struct reader *r, size_t first, const struct date_hit *next) {
    size_t end = norm_at(r, next->from);
    for (size_t i = first; i < r->d->dates_n; i++) {
        struct str *due = &r->d->dates[i].due;
        if (due->n == 0 || due->s < r->d->text.s || due->s >= r->d->text.s + end) continue;
        size_t from = (size_t)(due->s - r->d->text.s), n;
        if (from + due->n <= end) continue;
        struct str cut = str_trim(str_sub(r->d->text, from, end - from));
        while ((n = words_before(cut, cut.n, "，|,|、|；|;|于|在|并|并于|到"))) cut.n -= n;
        if (cut.n >= 6) *due = cut;
    }
}

/* The words of what is due: the sentence without the date and its 前. */
static struct str due_words(struct reader *r, struct plan_span sentence, const struct date_hit *h) {
    struct str s = r->norm;
    size_t f = h->to + words_at(s, h->to, "之前|以前|前|起|内|间|期间"), t = sentence.to;
    f += words_at(s, f, ",|、|:");
    t -= words_before(s, t, "。|;|!|?|.");
    if (t <= f) {
        f = sentence.from;
        t = h->from;
    }
    size_t clause = h->from;
    while (clause > sentence.from && !words_before(s, clause, ",|。|;|:|、|\n")) clause -= char_before(s, clause);
    if (t - f <= 20 && h->from - clause >= 9 && h->from - clause <= 150) f = clause;      /* 路面8月底前完工 */
    size_t far = f + 240;
    if (t > far) {
        t = far;
        while (t > f && ((unsigned char)s.s[t] & 0xc0) == 0x80) t--;
    }
    return t > f ? norm_words(r, f, t) : STR_NULL;
}

/* The year a date without one means: its phase's, else the plan's. In a phase
** over the turn of the year it is the one that puts the month inside. */
static int year_at(const struct reader *r, int node, int month) {
    for (int n = node; n >= 0; n = r->node[n].parent) {
        if (r->node[n].phase < 0) continue;
        struct str from = r->d->phases[r->node[n].phase].start, to = r->d->phases[r->node[n].phase].end;
        int64_t y, z, m;
        if (from.n < 7 || to.n < 4 || !str_int(str_sub(from, 0, 4), &y)
            || !str_int(str_sub(to, 0, 4), &z)) continue;
        if (y == z) return (int)y;
        if (z == y + 1 && str_int(str_sub(from, 5, 2), &m)) return (int)(month >= m ? y : z);
    }
    return r->d->year;
}

static void add(struct reader *r, struct when w, const struct date_hit *h, struct plan_span sentence,
    struct when said, int node, bool second) {
    bool goes_on = said.year && w.month >= said.month;
    struct when full = when_fill(w, goes_on ? said.year : year_at(r, node, w.month));
    int confidence = !when_exists(full) ? 20 : full.month == 0 || full.part ? 75 : w.year ? 95 : 85;
    if (full.year == 0 || r->full) return;
    int row = row_of(r, h->from);
    struct str due = row >= 0 ? r->d->rows[row].title : due_words(r, sentence, h);
    if (row >= 0) node = r->d->rows[row].item;
    ARENA_PUSH(r->a, r->d->dates, r->d->dates_n, r->date_cap) = (struct plan_date){
        .date = when_text(r->a, full), .span = norm_span(r, h->from, h->to),
        .sentence = norm_span(r, sentence.from, sentence.to), .due = due, .item = node, .row = row,
        .span_end = second,
        .confidence = confidence };
    r->full |= r->d->dates_n > PLAN_MAX_THINGS;
}

static void scan(struct reader *r, const struct para *p) {
    struct str s = { r->norm.s, p->to };
    struct plan_span sentence = { p->from, p->from };
    size_t first = r->d->dates_n;        /* the dates of the last place that had one          */
    struct when said = { 0 };            /* what this sentence has named: 2025年10月…，11月…  */
    for (size_t i = p->from; i < p->to && !r->full;) {
        struct date_hit h;
        unsigned char c = (unsigned char)s.s[i];
        size_t n = (c >= '0' && c <= '9') || c >= 0xe3 ? date_at(s, i, &h) : 0;
        if (n == 0) {
            i += c >= '0' && c <= '9' ? strspn(s.s + i, "0123456789") : char_len(s, i);
            continue;
        }
        i = h.to;
        if (span_hits(r->skip, r->skip_n, h.from, h.to) || !is_deadline(r, s, p->from, &h)) continue;
        int node = node_of(r, h.from);
        struct plan_span here = sentence_of(s, p->from, p->to, h.from, &sentence);
        if (here.from != sentence.from) said.year = 0;
        sentence = here;
        cut_due(r, first, &h);
        first = r->d->dates_n;
        add(r, h.a, &h, sentence, said, node, false);
        if (h.span) add(r, h.b, &h, sentence, said, node, true);
        struct when end = h.span ? h.b : h.a;
        if (end.year && end.month) said = end;
        mark_used(r, h.from, h.to);
    }
}

void dates_make(struct reader *r) {
    r->skip_n = spans_merge(r->skip, r->skip_n);
    for (size_t i = 0; i < r->para_n && !r->full; i++)
        if (!r->para[i].meta && i != r->title_para) scan(r, &r->para[i]);
}

bool plan_day(struct str date, bool last, struct civil *ret) {
    int64_t y, m = 1, d;
    if (date.n < 4 || !str_int(str_sub(date, 0, 4), &y) || y < 1900 || y > 2200) return false;
    bool whole = date.n == 4;
    if (!whole && (date.n < 7 || !str_int(str_sub(date, 5, 2), &m) || m < 1 || m > 12)) return false;
    if (whole) m = last ? 12 : 1;
    struct civil next = { (int)y + (m == 12), (int)(m == 12 ? 1 : m + 1), 1 };
    struct civil end = day_civil(day_of(next) - 1);
    *ret = (struct civil){ (int)y, (int)m, 1 };
    struct str part = str_from(date, 8);
    if (str_is(part, "early")) ret->day = last ? 5 : 1;
    else if (str_is(part, "mid")) ret->day = last ? 15 : 11;
    else if (str_is(part, "end")) ret->day = end.day;
    else if (part.n) {
        if (!str_int(part, &d)) return false;
        ret->day = (int)d;
    } else if (last) *ret = end;
    return civil_ok(*ret);
}
