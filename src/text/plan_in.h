/* What the files of the plan reader share; nothing outside src/text includes it.
**
** All rules look at `norm`: the text with half-width signs, one kind of dash,
** blank and bracket, and one line a paragraph. Offsets into it are turned back
** into offsets of the text by norm_at. */
#ifndef ANJU_TEXT_PLAN_IN_H
#define ANJU_TEXT_PLAN_IN_H

#include <string.h>
#include "text/plan.h"

struct shift { uint32_t norm, text; };       /* from here on both move in step */

struct para {
    uint32_t from, to;            /* in norm, without the line end; from is behind a leading tab */
    bool tab;                     /* begins with a tab: a cell on its own line   */
    bool table;                   /* lies in a table                             */
    bool meta;                    /* the page around the document, a date line, a list of annexes */
};

/* A table whose cells stand on lines of their own (plan_cells.c). */
struct cell { uint32_t from, to; };                       /* norm; both 0: empty             */
struct grid { uint32_t para, next, cell, n; };            /* a row: its lines, its cells     */

/* A numbered heading while it is being worked out; offsets in norm. */
struct node {
    uint32_t from, title, stop, end, para;   /* number, title, end of title, start of the next node or part */
    int level, n, run;
    int parent;                   /* index of the node above, -1 */
    char mark;                    /* what ended the first sentence: '.' 。 ':' ';' or 0 line end */
    bool comma, body, running, long_sentence, inline_no, duty, key;
    int phase;                    /* index of the phase it names, -1 */
};

struct row_place { uint32_t from, to; int row; };

struct set { uint64_t *key; int *val; size_t n, cap; };

struct reader {
    struct arena *a;
    struct plan_doc *d;
    struct fault *f;
    struct str norm;
    struct shift *shift;          size_t shift_n, shift_cap, shift_hint;
    struct para *para;            size_t para_n, para_cap;
    struct node *node;            size_t node_n, node_cap;
    struct plan_span *twice;      size_t twice_n, twice_cap;  /* text: what repeats and is passed over    */
    struct cell *cell;            size_t cell_n, cell_cap;
    struct grid *grid;            size_t grid_n, grid_cap;
    struct row_place *row;        size_t row_n, row_cap;      /* norm: where the rows of task tables are  */
    size_t phase_cap, unit_cap, duty_cap, date_cap, cite_cap, unread_cap, rows_cap, mech_cap;
    struct plan_span *skip;       size_t skip_n, skip_cap;    /* norm: spans whose dates are no deadlines */
    struct plan_span *used;       size_t used_n, used_cap;    /* norm: what became something              */
    struct plan_span *duty;       size_t duty_n, duty_at_cap; /* norm: paragraphs of unit duties          */
    struct set seen_units, seen_cites, titles;
    struct civil issued;          /* the day the document bears, year 0 unknown */
    struct plan_span title_at;    /* the title in norm                           */
    size_t title_para;            /* index of the title's paragraph, SIZE_MAX none */
    struct str row_name;          /* the item of a table's row that no heading bears */
    int in_row;                   /* the row that is read, -1                    */
    bool full;                    /* more of something than a document has      */
};

enum { PLAN_MAX_LINES = 1000000, PLAN_MAX_THINGS = 100000 };

/* plan_norm.c */
void norm_make(struct reader *r);
size_t norm_at(struct reader *r, size_t at);                     /* offset in the text                */
struct plan_span norm_span(struct reader *r, size_t from, size_t to);
struct str norm_words(struct reader *r, size_t from, size_t to); /* the words as written, blanks cut  */
void paras_make(struct reader *r);

/* plan_double.c, plan_cells.c */
void doubles_find(struct reader *r);
void cells_make(struct reader *r);
int header_role(struct str h);            /* the role a column's heading gives, -1 none */

/* plan_wrap.c: lines broken by a page have one width (0: they were not broken);
** whether the line end at `nl` is such a break. */
struct wrap { size_t width; bool indents, spaced; };      /* indents: paragraphs begin with blanks; spaced: a
                                                          ** blank line stands behind each line        */
struct wrap wrap_of(struct str text);
bool wrap_joins(struct str text, size_t nl, struct wrap w);
bool bracket_joins(struct str text, size_t nl);   /* an open bracket is closed further on */

/* plan_word.c: looking at words. `list` is words split by '|', longest first. */
static inline bool word_at(struct str s, size_t i, const char *z) {
    size_t n = strlen(z);
    return i <= s.n && s.n - i >= n && memcmp(s.s + i, z, n) == 0;
}
size_t words_at(struct str s, size_t i, const char *list);       /* length of the word at i, or 0     */
size_t words_before(struct str s, size_t i, const char *list);   /* length of the word ending at i    */
bool words_in(struct str s, const char *list);
ptrdiff_t words_find(struct str s, size_t from, const char *list, size_t *len);
/* A list made ready to be looked for many times. */
struct word_list { const char *list; uint64_t set[4]; };
struct word_list word_list(const char *list);
ptrdiff_t word_list_find(struct str s, size_t from, const struct word_list *w, size_t *len);
size_t char_before(struct str s, size_t i);                      /* bytes of the character before i   */
size_t char_len(struct str s, size_t i);
int han_digit(struct str s, size_t i);                           /* 0 … 10, -1                        */
size_t han_number(struct str s, size_t i, int *ret);             /* 一 … 九十九: bytes, 0 when none     */
size_t close_of(struct str s, size_t open, size_t limit);        /* the bracket that closes, or 0     */
/* The sign of three bytes at i, which most Han are, 0 for any other: for a look
** before the lists are. */
static inline uint32_t sign_at(struct str s, size_t i) {
    if (s.n < 3 || i > s.n - 3 || ((unsigned char)s.s[i] & 0xf0) != 0xe0) return 0;
    const unsigned char *b = (const unsigned char *)s.s + i;
    return (b[0] & 0xfu) << 12 | (b[1] & 0x3fu) << 6 | (b[2] & 0x3fu);
}
size_t blanks_at(struct str s, size_t i);
bool set_add(struct arena *a, struct set *t, uint64_t key, int val);   /* false when there already   */
void set_put(struct arena *a, struct set *t, uint64_t key, int val);   /* also over what is there */
int set_get(const struct set *t, uint64_t key, int otherwise);
uint64_t hash_more(uint64_t h, struct str s);

/* plan_number.c: headings */
void outline_make(struct reader *r);
int node_of(const struct reader *r, size_t at);                  /* innermost node at an offset, -1   */

/* plan_title.c */
void title_make(struct reader *r);
void cites_make(struct reader *r);
size_t doc_no_at(struct str s, size_t i, int *year);             /* 〔2024〕54号 from its bracket      */

/* plan_date.c */
struct when { int year, month, day, offset; char part; };        /* part 0 e m x(end) L(long)         */
struct date_hit { size_t from, to; struct when a, b; bool span, rough; };
/* A date or span of dates at i; 0 when there is none, else its length. */
size_t date_at(struct str s, size_t i, struct date_hit *ret);
struct str when_text(struct arena *a, struct when w);
struct when when_fill(struct when w, int year);                  /* the year it leaves out            */
int when_cmp(struct when x, struct when y);
bool when_exists(struct when w);

/* plan_dates.c, plan_phase.c */
void year_make(struct reader *r);
void dates_make(struct reader *r);
void phases_make(struct reader *r);

/* plan_name.c: the forms of unit names */
enum unit_form { FORM_NONE, FORM_CLASS, FORM_PLACE, FORM_UNIT };  /* FORM_CLASS: a bare class, 有关部门 */
enum unit_form unit_form(struct str name);
bool names_group(struct str name);        /* 各镇街, 成员单位, 有关部门: more than one       */
struct unit_token { size_t from, to; };                          /* in the string given               */
/* Split a list of names at 、，和…; at most `max` tokens. */
size_t unit_split(struct str s, size_t from, size_t to, struct unit_token *ret, size_t max);
struct str bare_name(struct str s, char *to, size_t room);      /* without remarks in brackets   */
bool units_only(struct str s, size_t from, size_t to, bool places);
enum plan_role role_of_word(struct str s);
size_t lead_word_at(struct str s, size_t i);                     /* 责任单位: with its colon            */

/* plan_units.c, plan_table.c, plan_duty.c */
void units_make(struct reader *r);
void unit_list(struct reader *r, size_t from, size_t to, int node, bool led, enum plan_role role,
    int confidence);
struct str unit_words(struct reader *r, size_t from, size_t to);   /* a name as written, bare      */
void unit_add(struct reader *r, size_t from, size_t to, int node, enum plan_role role, int confidence);
bool unit_bracket(struct reader *r, size_t open, size_t close);
void tables_make(struct reader *r);
int row_of(const struct reader *r, size_t at);           /* index of the task table's row at an offset, -1 */
void duties_make(struct reader *r);
bool in_duty(const struct reader *r, size_t at);

/* plan_mech.c, plan_judge.c */
void mechs_make(struct reader *r);
void marks_make(struct reader *r);
void judge(struct reader *r);

/* plan_unread.c */
void unread_make(struct reader *r);
void mark_used(struct reader *r, size_t from, size_t to);
void mark_skip(struct reader *r, size_t from, size_t to);
size_t spans_merge(struct plan_span *v, size_t n);      /* sorted, overlaps joined: how many are left */
bool span_hits(const struct plan_span *v, size_t n, size_t from, size_t to);

#endif
