/* UTF-8: checked once at the door, counted in characters for limits. */
#ifndef ANJU_BASE_UTF8_H
#define ANJU_BASE_UTF8_H

#include "base/str.h"

/* True when s is well-formed (no overlong forms, surrogates, or code points
** above U+10FFFF) and holds no NUL; else *at is the offset of the first bad byte. */
bool utf8_valid(struct str s, size_t *at);
size_t utf8_count(struct str s);                        /* characters of well-formed text     */
/* Decode the character at *i and step over it; bad bytes give U+FFFD, one at a time. */
uint32_t utf8_next(struct str s, size_t *i);
size_t utf8_put(char to[4], uint32_t c);                /* bytes written                      */
struct str utf8_head(struct str s, size_t chars);       /* the first so many characters       */
bool utf8_is_han(uint32_t c);                           /* CJK unified ideographs, all planes */

#endif
