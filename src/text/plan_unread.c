/* What was not understood: sentences that oblige somebody or set up a
** mechanism and became nothing that the program keeps. */
#include "text/plan_in.h"

#include <stdlib.h>
#include "base/utf8.h"

#define OBLIGES "机制|通报|考核|督查|督办|督导|约谈|问责|追责|追究|报送|报备|备案|限期|务必|禁止|不准|挂牌|奖惩|负责|牵头|配合|定期|每月|每周|每季度|按月|按季|必须|不得|严禁|应当|联席会议|台账|清单|责令"

static int by_start(const void *a, const void *b) {
    const struct plan_span *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

void mark_used(struct reader *r, size_t from, size_t to) {
    if (to > from) ARENA_PUSH(r->a, r->used, r->used_n, r->used_cap) = (struct plan_span){ from, to };
}

void mark_skip(struct reader *r, size_t from, size_t to) {
    if (to > from) ARENA_PUSH(r->a, r->skip, r->skip_n, r->skip_cap) = (struct plan_span){ from, to };
}

size_t spans_merge(struct plan_span *v, size_t n) {
    size_t m = 0;
    if (n == 0) return 0;
    qsort(v, n, sizeof *v, by_start);
    for (size_t i = 1; i < n; i++) {
        if (v[i].from > v[m].to) v[++m] = v[i];
        else if (v[i].to > v[m].to) v[m].to = v[i].to;
    }
    return m + 1;
}

bool span_hits(const struct plan_span *v, size_t n, size_t from, size_t to) {
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (v[mid].from < to) lo = mid + 1;
        else hi = mid;
    }
    return lo && v[lo - 1].to > from;
}

static void sentence(struct reader *r, size_t from, size_t to, const struct word_list *obliges) {
    struct str s = str_sub(r->norm, from, to - from);
    if (s.n < 18 || s.n > 3000 || !words_before(s, s.n, "。|;|!") || word_list_find(s, 0, obliges, 0) < 0
        || span_hits(r->used, r->used_n, from, to)) return;
    ARENA_PUSH(r->a, r->d->unread, r->d->unread_n, r->unread_cap) = norm_span(r, from, to);
    r->full |= r->d->unread_n > PLAN_MAX_THINGS;
}

void unread_make(struct reader *r) {
    r->used_n = spans_merge(r->used, r->used_n);
    struct word_list obliges = word_list(OBLIGES);
    size_t k = 0;
    for (size_t i = 0; i < r->para_n && !r->full; i++) {
        const struct para *p = &r->para[i];
        if (p->table || p->meta || i == r->title_para) continue;
        struct str s = { r->norm.s, p->to };
        size_t from = p->from;
        for (size_t at = p->from; at < p->to;) {
            while (k < r->node_n && r->node[k].from < at) k++;
            if (k < r->node_n && r->node[k].from == at) {          /* a heading is no sentence */
                at = r->node[k].stop > at ? r->node[k].stop : at + 1;
                at += at < p->to ? words_at(s, at, "。|:|;") : 0;
                from = at;
                k++;
                continue;
            }
            size_t n = char_len(s, at);
            if (word_at(s, at, "。") || at + n >= p->to) {
                sentence(r, from, at + n, &obliges);
                from = at + n;
            }
            at += n;
        }
    }
}
