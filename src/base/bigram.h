/* Text cut for searching: Chinese has no blanks between words, so a text is found
** by its pairs of characters (dependencies.md, full-text search). Pure. */
#ifndef ANJU_BASE_BIGRAM_H
#define ANJU_BASE_BIGRAM_H

#include "base/buf.h"

/* Grows when the same text would be cut otherwise: indexes made before are made anew. */
enum { BIGRAM_EDITION = 1, BIGRAM_SECRET_DIGITS = 11 };

/* Append the tokens of a text, a blank between two: of every run of letters,
** digits and characters each two neighbours, then the last one alone, so that one
** character is found as the beginning of a token. ASCII letters and full-width
** forms are folded. Runs of 11 digits or more (telephones, identity numbers) are
** left out. Bytes that are no UTF-8 end a run. */
void bigrams(struct buf *to, struct str text);
/* The same of what is searched for: all of its tokens stand in every text that
** holds it. A run of one character gives it with '*': a token that begins so. */
void bigrams_asked(struct buf *to, struct str text);
/* Append the text as it is compared: folded the same way, nothing left out. */
void search_fold(struct buf *to, struct str text);
/* Where the text holds the word, compared so: characters [from, to), none over
** another, at most `max`; how many. */
struct span { int64_t from, to; };
int search_spans(struct str text, struct str word, struct span *ret, int max);

#endif
