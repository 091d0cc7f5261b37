#include "base/utf8.h"

/* Bytes of the well-formed sequence at s, 0 when it is not one. */
static size_t sequence(const unsigned char *s, size_t n) {
    unsigned char c = s[0];
    if (c < 0x80) return c ? 1 : 0;
    size_t len = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    if (c < 0xc2 || c > 0xf4 || len > n) return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if (c == 0xe0 && s[1] < 0xa0) return 0;
    if (c == 0xed && s[1] > 0x9f) return 0;
    if (c == 0xf0 && s[1] < 0x90) return 0;
    if (c == 0xf4 && s[1] > 0x8f) return 0;
    return len;
}

bool utf8_valid(struct str s, size_t *at) {
    const unsigned char *p = (const unsigned char *)s.s;
    for (size_t i = 0, n; i < s.n; i += n) {
        n = sequence(p + i, s.n - i);
        if (n == 0) {
            if (at) *at = i;
            return false;
        }
    }
    return true;
}

size_t utf8_count(struct str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
    return n;
}

uint32_t utf8_next(struct str s, size_t *i) {
    const unsigned char *p = (const unsigned char *)s.s + *i;
    size_t n = sequence(p, s.n - *i);
    *i += n ? n : 1;
    switch (n) {
    case 1: return p[0];
    case 2: return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    case 3: return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    case 4: return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12
                 | (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
    }
    return 0xfffd;
}

size_t utf8_put(char to[4], uint32_t c) {
    if (c < 0x80) return to[0] = (char)c, 1;
    if (c < 0x800) {
        to[0] = (char)(0xc0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xe0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3f));
        to[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    to[0] = (char)(0xf0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3f));
    to[2] = (char)(0x80 | (c >> 6 & 0x3f));
    to[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

struct str utf8_head(struct str s, size_t chars) {
    size_t i = 0;
    while (i < s.n && chars--) (void)utf8_next(s, &i);
    return (struct str){ s.s, i };
}

bool utf8_is_han(uint32_t c) {
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)
        || (c >= 0x20000 && c <= 0x323af) || (c >= 0xf900 && c <= 0xfaff) || c == 0x3007;
}
