#include "text/plan_in.h"

#include <string.h>
#include "base/utf8.h"

size_t words_at(struct str s, size_t i, const char *list) {
    if (i >= s.n) return 0;
    const char *t = s.s + i;
    size_t left = s.n - i;
    while (*list) {
        size_t n = 0;
        while (n < left && list[n] == t[n] && list[n] != '|') n++;      /* the list's end is no byte of the text */
        if (n && (list[n] == '|' || list[n] == 0)) return n;
        while (list[n] && list[n] != '|') n++;
        list += n + (list[n] == '|');
    }
    return 0;
}

size_t words_before(struct str s, size_t i, const char *list) {
    while (*list) {
        size_t n = strcspn(list, "|");
        if (n && i >= n && i <= s.n && memcmp(s.s + i - n, list, n) == 0) return n;
        list += n + (list[n] == '|');
    }
    return 0;
}

/* The most telling byte of the sign a word begins with: of Han the third. Most
** places of a text are passed over by it. */
static unsigned char telling(const char *z, size_t left) {
    return (unsigned char)z[0] >= 0xe0 && left >= 3 ? (unsigned char)z[2] : (unsigned char)z[0];
}

struct word_list word_list(const char *list) {
    struct word_list w = { .list = list };
    while (*list) {
        size_t n = 0;
        while (list[n] && list[n] != '|') n++;
        unsigned char c = telling(list, n);
        w.set[c >> 6] |= (uint64_t)1 << (c & 63);
        list += n + (list[n] == '|');
    }
    return w;
}

ptrdiff_t word_list_find(struct str s, size_t from, const struct word_list *w, size_t *len) {
    for (size_t i = from; i < s.n; i++) {
        if (((unsigned char)s.s[i] & 0xc0) == 0x80) continue;
        unsigned char c = telling(s.s + i, s.n - i);
        if (!(w->set[c >> 6] >> (c & 63) & 1)) continue;
        size_t n = words_at(s, i, w->list);
        if (n == 0) continue;
        if (len) *len = n;
        return (ptrdiff_t)i;
    }
    return -1;
}

ptrdiff_t words_find(struct str s, size_t from, const char *list, size_t *len) {
    struct word_list w = word_list(list);
    return word_list_find(s, from, &w, len);
}

bool words_in(struct str s, const char *list) {
    return words_find(s, 0, list, 0) >= 0;
}

size_t char_before(struct str s, size_t i) {
    size_t n = 0;
    if (i > s.n) return 0;
    while (n < i && n < 4) {
        n++;
        if (((unsigned char)s.s[i - n] & 0xc0) != 0x80) break;
    }
    return n;
}

/* The text is well-formed: the first byte tells. */
size_t char_len(struct str s, size_t i) {
    if (i >= s.n) return 0;
    unsigned char c = (unsigned char)s.s[i];
    size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    return n <= s.n - i ? n : s.n - i;
}

int han_digit(struct str s, size_t i) {
    static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
    for (int d = 0; d <= 10; d++)
        if (word_at(s, i, digits[d])) return d;
    return word_at(s, i, "零") || word_at(s, i, "○") ? 0 : -1;
}

size_t han_number(struct str s, size_t i, int *ret) {
    int d = han_digit(s, i), e = d < 0 ? -1 : han_digit(s, i + 3);
    if (d <= 0) return 0;
    if (d == 10) {                                     /* 十, 十一 … 十九 */
        bool more = e >= 1 && e <= 9;
        *ret = more ? 10 + e : 10;
        return more ? 6 : 3;
    }
    if (e != 10) return *ret = d, (size_t)3;
    int f = han_digit(s, i + 6);                       /* 二十, 二十一 … */
    bool more = f >= 1 && f <= 9;
    *ret = more ? d * 10 + f : d * 10;
    return more ? 9 : 6;
}

size_t close_of(struct str s, size_t open, size_t limit) {
    size_t depth = 0, end = limit < s.n ? limit : s.n;
    for (size_t i = open; i < end; i++) {
        char c = s.s[i];
        if (c == '(' || c == '[') {
            if (++depth > 8) return 0;                 /* also keeps a row of brackets cheap */
        }
        else if ((c == ')' || c == ']') && --depth == 0) return i;
        else if (c == '\n') return 0;
    }
    return 0;
}

size_t blanks_at(struct str s, size_t i) {
    size_t n = 0;
    while (i + n < s.n && (s.s[i + n] == ' ' || s.s[i + n] == '\t')) n++;
    return n;
}

uint64_t hash_more(uint64_t h, struct str s) {
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.s[i]) * 1099511628211u;
    return (h ^ 0xff) * 1099511628211u;
}

static size_t set_slot(const struct set *t, uint64_t key) {
    size_t i = (size_t)(key ^ key >> 32) & (t->cap - 1);
    while (t->key[i] && t->key[i] != key) i = (i + 1) & (t->cap - 1);
    return i;
}

static void set_grow(struct arena *a, struct set *t) {
    struct set old = *t;
    t->cap = old.cap ? old.cap * 2 : 64;
    t->key = ARENA_ARRAY(a, uint64_t, t->cap);
    t->val = ARENA_ARRAY(a, int, t->cap);
    for (size_t i = 0; i < old.cap; i++) {
        if (!old.key[i]) continue;
        size_t to = set_slot(t, old.key[i]);
        t->key[to] = old.key[i];
        t->val[to] = old.val[i];
    }
}

bool set_add(struct arena *a, struct set *t, uint64_t key, int val) {
    if (t->n * 2 >= t->cap) set_grow(a, t);
    if (key == 0) key = 1;
    size_t i = set_slot(t, key);
    if (t->key[i]) return false;
    t->key[i] = key;
    t->val[i] = val;
    t->n++;
    return true;
}

void set_put(struct arena *a, struct set *t, uint64_t key, int val) {
    if (set_add(a, t, key, val)) return;
    t->val[set_slot(t, key ? key : 1)] = val;
}

int set_get(const struct set *t, uint64_t key, int otherwise) {
    if (t->cap == 0) return otherwise;
    if (key == 0) key = 1;
    size_t i = set_slot(t, key);
    return t->key[i] ? t->val[i] : otherwise;
}
