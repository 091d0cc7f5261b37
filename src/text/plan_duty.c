/* Unit duties: paragraphs that begin with the name of a unit and say what it is
** responsible for. One alone is a sentence; several together are a list. */
#include "text/plan_in.h"

#include <stdlib.h>
#include "base/utf8.h"

#define DUTY_SECTION "职责分工|部门职责|工作职责|单位职责|任务分工|责任分工|职责任务|工作分工|职责"
#define CHARGE       "负责|具体负责|主要负责|牵头|承担|要"

/* 各专业经营单位 is a class, but one that says which: it may have duties. */
static bool names_a_kind(struct str s, size_t from, size_t to) {
    struct unit_token one;
    char z[160];
    if (unit_split(s, from, to, &one, 1) != 1 || one.to != to) return false;
    struct str name = bare_name(str_sub(s, from, to - from), z, sizeof z);
    return word_at(name, 0, "各") && name.n >= 18 && unit_form(name) == FORM_CLASS
        && !words_at(name, 3, "有关|相关|级|部门|单位|地|方|责任|职能|企业|成员|主管");
}

static bool duty_names(struct str s, size_t from, size_t to) {
    return units_only(s, from, to, true) || names_a_kind(s, from, to);
}

/* The names a paragraph begins with: end of the names, 0 when it begins with
** none. *body is where what they do begins. A colon may stand between. */
static size_t names_at(struct str s, size_t from, size_t to, size_t *body) {
    size_t far = from + 400 < to ? from + 400 : to;
    for (size_t i = from; i < far; i += char_len(s, i)) {
        size_t colon = words_at(s, i, ":|。"), verb = colon ? 0 : words_at(s, i, CHARGE);
        if (colon == 0 && verb == 0) {
            if (words_at(s, i, ",|;")) return 0;
            continue;
        }
        if (!units_only(s, from, i, true) && !((colon || !word_at(s, i, "要")) && names_a_kind(s, from, i))) {
            if (colon) return 0;
            continue;
        }
        *body = i + colon;
        return to - *body >= 12 ? i : 0;
    }
    return 0;
}

static void add_names(struct reader *r, size_t from, size_t to, size_t body, size_t end, int node,
    int confidence) {
    struct unit_token tok[16];
    size_t n = unit_split(r->norm, from, to, tok, 16);
    for (size_t i = 0; i < n && !r->full; i++) {
        struct str name = unit_words(r, tok[i].from, tok[i].to);
        ARENA_PUSH(r->a, r->d->duties, r->d->duties_n, r->duty_cap) = (struct plan_duty){
            .name = name, .item = node, .group = names_group(name),
            .span = norm_span(r, tok[i].from, tok[i].to), .body = norm_span(r, body, end),
            .confidence = confidence };
        r->full |= r->d->duties_n > PLAN_MAX_THINGS;
    }
    ARENA_PUSH(r->a, r->duty, r->duty_n, r->duty_at_cap) = (struct plan_span){ from, end };
    mark_used(r, from, end);
}

static bool duty_section(const struct reader *r, int node) {
    for (; node >= 0; node = r->node[node].parent) {
        const struct node *n = &r->node[node];
        if (n->stop - n->title <= 60
            && words_in(str_sub(r->norm, n->title, n->stop - n->title), DUTY_SECTION)) return true;
    }
    return false;
}

/* Numbered items whose title is a unit, or begins with one that is put in
** charge; they count when half of their run is so. */
static void runs_of_duties(struct reader *r, const size_t *name_to) {
    int *all = ARENA_ARRAY(r->a, int, r->node_n), *yes = ARENA_ARRAY(r->a, int, r->node_n);
    for (size_t i = 0; i < r->node_n; i++) {
        all[r->node[i].run]++;
        yes[r->node[i].run] += name_to[i] != 0;
    }
    for (size_t i = 0; i < r->node_n; i++) {
        struct node *n = &r->node[i];
        int k = n->run;
        bool section = duty_section(r, n->parent);
        if (name_to[i] == 0 || yes[k] * 2 < all[k] || (yes[k] < 2 && !section)) continue;
        n->duty = true;
    }
}

/* Paragraphs under one item that begin with units:省司法厅负责…. */
static void loose_paras(struct reader *r, size_t i, size_t from_para) {
    struct node *n = &r->node[i];
    size_t count = 0, body, k;
    for (k = from_para; k < r->para_n && r->para[k].from < n->end; k++)
        count += names_at(r->norm, r->para[k].from, r->para[k].to, &body) != 0;
    if (count < 2) return;
    size_t first = n->stop + words_at(r->norm, n->stop, "。|:"), line = r->para[n->para].to;
    if (line > n->end) line = n->end;
    size_t to = first < line ? names_at(r->norm, first, line, &body) : 0;
    if (to) add_names(r, first, to, body, line, (int)i, 75);
    for (k = from_para; k < r->para_n && r->para[k].from < n->end; k++) {
        size_t end = r->para[k].to < n->end ? r->para[k].to : n->end;
        if ((to = names_at(r->norm, r->para[k].from, end, &body)))
            add_names(r, r->para[k].from, to, body, end, (int)i, 85);
    }
}

/* Duties whose numbers and headings are lost: lines 市水务局:… in a row. */
static void bare_paras(struct reader *r) {
    size_t body, first = 0, count = 0;
    for (size_t i = 0; r->para_n && i <= r->para_n; i++) {
        const struct para *p = &r->para[i];
        size_t to = i < r->para_n && !p->table && !p->meta && node_of(r, p->from) < 0
            ? names_at(r->norm, p->from, p->to, &body) : 0;
        if (to && words_at(r->norm, to, ":|负责|具体负责|主要负责")) {
            if (count++ == 0) first = i;
            continue;
        }
        for (size_t k = first; count >= 2 && k < i; k++) {
            p = &r->para[k];
            to = names_at(r->norm, p->from, p->to, &body);
            add_names(r, p->from, to, body, p->to, -1, 75);
        }
        count = 0;
    }
}

static int duty_order(const void *x, const void *y) {
    const struct plan_duty *a = x, *b = y;
    return (a->span.from > b->span.from) - (a->span.from < b->span.from);
}

bool in_duty(const struct reader *r, size_t at) {
    size_t lo = 0, hi = r->duty_n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (r->duty[mid].from <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo && at < r->duty[lo - 1].to;
}

void duties_make(struct reader *r) {
    size_t *name_to = ARENA_ARRAY(r->a, size_t, r->node_n ? r->node_n : 1);
    size_t *body = ARENA_ARRAY(r->a, size_t, r->node_n ? r->node_n : 1);
    for (size_t i = 0; i < r->node_n; i++) {
        struct node *n = &r->node[i];
        size_t line = r->para[n->para].to < n->end ? r->para[n->para].to : n->end;
        size_t to = names_at(r->norm, n->title, line, &body[i]);
        bool title = n->mark != ';' && n->stop > n->title && duty_names(r->norm, n->title, n->stop);
        if (title && to == 0 && n->end > line + 12) to = n->stop, body[i] = n->stop;
        if (n->phase < 0) name_to[i] = to;
    }
    if (r->node_n) runs_of_duties(r, name_to);
    for (size_t i = 0; i < r->node_n; i++) {
        struct node *n = &r->node[i];
        if (n->duty) {
            ARENA_PUSH(r->a, r->duty, r->duty_n, r->duty_at_cap) = (struct plan_span){ n->from, n->end };
            add_names(r, n->title, name_to[i], body[i], n->end, (int)i, 92);
        }
        else if (n->phase < 0) loose_paras(r, i, n->para + 1u);
    }
    bare_paras(r);
    r->duty_n = spans_merge(r->duty, r->duty_n);
    if (r->d->duties_n) qsort(r->d->duties, r->d->duties_n, sizeof *r->d->duties, duty_order);
}
