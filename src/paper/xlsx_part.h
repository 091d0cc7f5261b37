/* What the files that read workbooks share. */
#ifndef ANJU_PAPER_XLSX_PART_H
#define ANJU_PAPER_XLSX_PART_H

#include "paper/office.h"
#include "paper/xlsx_read.h"

/* How a number is shown: bits, and above them to how many digits it is filled up with zeros (0018 of 18). */
enum xlsx_shown { SHOWN_NUMBER = 0, SHOWN_DATE = 1, SHOWN_TIME = 2, SHOWN_ELAPSED = 4, SHOWN_WIDTH = 16 };

/* What a number format shows: a built-in one by its number, else by its code. */
unsigned xlsx_format(int64_t id, struct str code);
/* A number as it stands in the file, as text to read; see xlsx_read.h. */
void xlsx_number_text(struct buf *b, struct str raw, unsigned shown, bool from_1904);
/* 2024-05-01T09:05:00 as 2024-05-01 09:05. */
void xlsx_iso_text(struct buf *b, struct str raw);
/* Text with _x000D_ and the like made what they stand for, control characters
** made blanks, line ends made LF. */
void xlsx_plain(struct buf *b, struct str raw);
/* A cell of our CSV, quoted where it must be. */
void xlsx_put_csv(struct buf *b, struct str s);
/* Column and row of "BC23": columns from 0, -1: none; rows from 1, 0: none. */
void xlsx_place(struct str ref, int *column, int64_t *row);

/* All shared strings: one after the other, and where each ends. */
struct strings { struct buf text, end; size_t n; };
enum err strings_read(struct office *o, struct str part, struct strings *ret, struct fault *f);
void strings_free(struct strings *s);
/* False: there is none of that number. */
bool strings_get(const struct strings *s, struct str number, struct str *ret);

#endif
