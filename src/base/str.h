/* Strings that carry their length. A struct str is a borrowed view; what owns
** the bytes is said where it is made (an arena, a buf, a literal). */
#ifndef ANJU_BASE_STR_H
#define ANJU_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str { const char *s; size_t n; };          /* s == NULL: no value (SQL NULL) */

#define S(lit)      ((struct str){ "" lit, sizeof(lit) - 1 })
#define STR_NULL    ((struct str){ 0, 0 })
#define PRIstr      "%.*s"
#define STRARG(x)   (int)(x).n, (x).s ? (x).s : ""

struct str str_of(const char *z);                  /* view of a C string; NULL gives STR_NULL */
bool str_eq(struct str a, struct str b);           /* byte equality; NULL equals empty         */
bool str_is(struct str a, const char *z);          /* equality with a C string                 */
bool str_eqi(struct str a, struct str b);          /* equality, ASCII letters in either case   */
int  str_cmp(struct str a, struct str b);          /* byte order                               */
bool str_starts(struct str a, struct str head);
bool str_ends(struct str a, struct str tail);
/* Index of the first `needle` at or after `from`, or -1. */
ptrdiff_t str_find(struct str hay, struct str needle, size_t from);
ptrdiff_t str_chr(struct str hay, char c, size_t from);
struct str str_sub(struct str a, size_t from, size_t n);   /* clamped to a             */
struct str str_from(struct str a, size_t from);            /* the rest, clamped        */
struct str str_trim(struct str a);                         /* ASCII blanks, U+3000, BOM */
/* Cut at the first `sep`: *head is what stands before, the result what stands
** after; without `sep` all is head and the result is STR_NULL. */
struct str str_cut(struct str a, char sep, struct str *head);
/* Whole decimal number, optional sign; false when anything else is there or
** the number does not fit. */
bool str_int(struct str a, int64_t *ret);
bool str_real(struct str a, double *ret);          /* whole decimal number, finite */
uint64_t str_hash(struct str a);                   /* FNV-1a, 64 bits              */

#endif
