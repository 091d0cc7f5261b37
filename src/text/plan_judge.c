/* Whether a text is a plan at all, and what cannot be as it is said. */
#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

#define GENRE "工作|责任|单位|部门|落实|推进|整治|治理|提升|组织|方案|任务|措施|排查|改造|加强|实施|牵头|配合|督查|考核|保障|完善|建设|阶段|目标"

/* How many different words of the genre the first part of the text has. */
static int genre_words(struct str s) {
    int n = 0;
    char word[16];
    if (s.n > 200000) s.n = 200000;
    for (const char *w = GENRE; *w;) {
        size_t len = strcspn(w, "|");
        memcpy(word, w, len);
        word[len] = 0;
        n += str_find(s, (struct str){ word, len }, 0) >= 0;
        w += len + (w[len] == '|');
    }
    return n;
}

/* 第一条, 第二条 …: a law or a rule. */
static bool has_articles(const struct reader *r) {
    size_t n = 0;
    int v;
    for (size_t i = 0; i < r->para_n && n < 3; i++) {
        struct str t = str_sub(r->norm, r->para[i].from, r->para[i].to - r->para[i].from);
        size_t len = word_at(t, 0, "第") ? han_number(t, 3, &v) : 0;
        n += len && word_at(t, 3 + len, "条");
    }
    return n >= 3;
}

static bool mostly_cells(const struct reader *r) {
    size_t cells = 0, signs = 0;
    for (size_t i = 0; i < r->para_n; i++) {
        struct str t = str_sub(r->norm, r->para[i].from, r->para[i].to - r->para[i].from);
        size_t commas = 0;
        for (size_t k = 0; k < t.n; k++) commas += t.s[k] == ',' || t.s[k] == '\t' || t.s[k] == '|';
        cells += r->para[i].table || (commas >= 2 && !words_in(t, "。"));
        signs++;
    }
    return signs >= 3 && cells * 4 >= signs * 3;
}

void judge(struct reader *r) {
    struct plan_doc *d = r->d;
    int genre = genre_words(r->norm), high = 0;
    for (size_t i = 0; i < d->outline_n && high < 3; i++) high += d->outline[i].level <= 2;
    int points = (high >= 2 ? 2 : d->outline_n >= 3 ? 1 : 0) + (d->units_n ? 2 : 0) + (d->phases_n ? 2 : 0)
        + (d->duties_n >= 2) + (d->dates_n ? 1 : 0) + (d->title.n ? 1 : 0) + (genre >= 8 ? 2 : genre >= 4 ? 1 : 0);
    bool matter = d->outline_n || d->rows_n || d->units_n || d->phases_n || d->duties_n;
    d->is_plan = matter && points >= 3 && genre >= 2;
    if (d->is_plan) return;
    d->why = mostly_cells(r) ? "table" : has_articles(r) ? "articles" : utf8_count(r->norm) < 60 ? "short" : "prose";
}

/* The year of an end that lies before its start is not mended: it is kept as
** said and marked. */
static void mark_phases(struct plan_doc *d) {
    struct civil a, b;
    for (size_t i = 0; i < d->phases_n; i++) {
        struct plan_phase *x = &d->phases[i];
        bool start = plan_day(x->start, false, &a), end = plan_day(x->end, true, &b);
        bool said = x->start.n >= 10 && !start && x->start.s[8] >= '0' && x->start.s[8] <= '9';
        said |= x->end.n >= 10 && !end && x->end.s[8] >= '0' && x->end.s[8] <= '9';
        if (said) x->mark = "no_such_day";
        else if (start && end && day_of(b) < day_of(a)) x->mark = "ends_early";
        if (x->mark) x->confidence = 20;
    }
}

void marks_make(struct reader *r) {
    struct plan_doc *d = r->d;
    struct civil c;
    mark_phases(d);
    for (size_t i = 0; i < d->dates_n; i++) {
        struct plan_date *x = &d->dates[i];
        bool day = x->date.n == 10 && x->date.s[8] >= '0' && x->date.s[8] <= '9';
        if (day && !plan_day(x->date, true, &c)) x->mark = "no_such_day";
        else if (x->span_end && x->date.n && plan_day(x->date, true, &c)) {
            struct civil b;
            if (plan_day(d->dates[i - 1].date, false, &b) && day_of(c) < day_of(b)) x->mark = "ends_early";
        }
        if (x->mark) x->confidence = 20;
    }
}
