/* Automatic numbers of a word processor's paragraphs (ECMA-376 part 1, 17.9):
** they are not in the text, so they are counted here as Word counts them. For
** docx_read.c. */
#ifndef ANJU_PAPER_DOCX_NUMBER_H
#define ANJU_PAPER_DOCX_NUMBER_H

#include "base/buf.h"
#include "paper/office.h"

enum { DOCX_LEVELS = 9, DOCX_LISTS = 20000, DOCX_STYLES = 20000 };

struct docx_level {
    struct str format, text;         /* chineseCounting; （%1）                      */
    int start, restart;              /* restart: -1 at any higher level, 0 never    */
    bool legal, space;               /* %n as 1, 2, 3; something stands behind it   */
};
struct docx_abstract {
    int64_t id;
    struct docx_level level[DOCX_LEVELS];
    int count[DOCX_LEVELS];          /* -1: not begun                               */
    struct str style_link, num_style_link;
};
struct docx_num {
    int64_t id, abstract;
    int start[DOCX_LEVELS];          /* -1: none                                    */
    struct docx_level *own[DOCX_LEVELS];
    bool begun[DOCX_LEVELS];
};
struct docx_style {
    struct str id, name, based_on;
    int64_t num;                     /* -1: not said                                */
    int level;
};

struct docx_lists {
    struct docx_abstract *abstract;  size_t abstract_n, abstract_cap;
    struct docx_num *num;            size_t num_n, num_cap;
    struct docx_style *style;        size_t style_n, style_cap;
};

/* Read word/styles.xml and word/numbering.xml where they are. */
enum err docx_lists_read(struct office *o, struct docx_lists *ret, struct fault *f);
const struct docx_style *docx_style(const struct docx_lists *, struct str id);
/* The list and level a paragraph style gives, through what it is based on;
** false when none. */
bool docx_style_number(const struct docx_lists *, struct str style, int64_t *num, int *level);
/* Count one paragraph of the list and append its number as it is shown. */
void docx_number(struct docx_lists *, int64_t num, int level, struct buf *out);
/* n in a format of numbers, 1 … : chineseCounting, decimal, upperRoman … */
void docx_format(struct str format, int n, struct buf *out);

#endif
