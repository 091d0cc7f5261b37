/* The plan reader: the text of a municipal work plan (工作方案) becomes its
** outline, phases, named units, unit duties and dates, each with the place in
** the text it was read from. It follows the rules of the genre: the numbering
** of GB/T 9704-2012 7.3.3 (一、 (一) 1. (1)), brackets of responsible units,
** stages with spans, deadlines. Nothing is invented: what was not understood
** is listed as unread, what was guessed carries a low confidence.
**
** Everything read lives in the arena given; texts are views into the text
** given wherever they stand there as one piece, else copies in the arena. */
#ifndef ANJU_TEXT_PLAN_H
#define ANJU_TEXT_PLAN_H

#include "base/buf.h"
#include "base/json.h"
#include "base/time.h"

enum { PLAN_MAX_BYTES = 64 << 20 };

/* Bytes from … to-1 of the UTF-8 text. */
struct plan_span { size_t from, to; };

enum plan_role { PLAN_RESPONSIBLE, PLAN_LEAD, PLAN_JOIN };

/* One numbered heading. Confidence is in percent throughout. */
struct plan_item {
    int level;                 /* 1 一、 2 (一) 3 1. 4 (1)                            */
    int parent;                /* nearest item above of a smaller level, -1 none      */
    int section;               /* the run of numbers it stands in, from 0: a restart
                               ** of the count at its level begins another            */
    struct str no, title;      /* number with ( ) half-width; words up to their end   */
    struct plan_span span;     /* number and title                                    */
    struct plan_span body;     /* what is said under it, up to the next heading       */
    bool running;              /* a numbered sentence, no heading                     */
    bool key_task;             /* carries a bracket of responsible units              */
    int confidence;
};

/* Dates are written as in SCHEMA.md: YYYY, YYYY-MM, YYYY-MM-DD,
** YYYY-MM-early|mid|end, long; STR_NULL where not said. */
struct plan_phase {
    struct str name, start, end;
    struct str start_text, end_text;       /* as written                              */
    struct plan_span span;                 /* the heading that names the phase        */
    int item;                              /* its outline index, -1: an unnumbered paragraph */
    const char *mark;                      /* NULL or as of dates                     */
    int confidence;
};

/* A row of a task table (序号, 工作事项, 牵头单位, 完成时限 …): a measure of its own,
** or one that a heading bears too. */
struct plan_row {
    struct str title;                      /* of what is to be done                   */
    int item;                              /* the outline item of the same name, -1   */
    struct str due, due_text;              /* its deadline as in dates; as written    */
    struct plan_span span;
};

struct plan_unit {
    int item;                              /* outline index, -1: a row without one    */
    int row;                               /* the table's row it stands in, -1        */
    bool group;                            /* 各镇街, 成员单位: several, not one       */
    struct str measure;                    /* title of that item                      */
    struct str name;                       /* as written, without a bracketed remark  */
    enum plan_role role;
    struct plan_span span;
    int confidence;
};

struct plan_duty {
    struct str name;
    int item;                              /* outline index or -1                     */
    bool group;
    struct plan_span span, body;           /* the name; what the unit is responsible for */
    int confidence;
};

struct plan_date {
    struct str date;                       /* normalised                              */
    struct plan_span span, sentence;       /* the words of the date; its sentence     */
    struct str due;                        /* the words of what is due                */
    int item, row;                         /* outline index, table's row; or -1       */
    bool span_end;                         /* the second of a span; the first is before it */
    const char *mark;                      /* NULL, "no_such_day" (2月30日) or "ends_early" */
    int confidence;                        /* low: no such day, or only a rough word  */
};

/* What the plan sets up beside its measures. */
enum plan_mech_kind { MECH_MEETING, MECH_BULLETIN, MECH_INSPECTION, MECH_SURVEY, MECH_REVIEW, MECH_REPORT, MECH__KINDS };
enum plan_period { EVERY_NONE, EVERY_DAY, EVERY_WEEK, EVERY_TEN_DAYS, EVERY_HALF_MONTH, EVERY_MONTH, EVERY_QUARTER,
                   EVERY_HALF_YEAR, EVERY_YEAR };
struct plan_mech {
    enum plan_mech_kind kind;
    enum plan_period period;               /* EVERY_NONE: not said                    */
    int item;                              /* outline index or -1                     */
    struct str words;                      /* 工作例会, 简报, 四不两直 …               */
    struct plan_span span, sentence;       /* the clause; its sentence                */
    int confidence;
};

struct plan_doc {
    bool is_plan;                          /* false: nothing in it makes a plan       */
    const char *why;                       /* then: short, prose (no numbered parts, no units),
                                           ** articles (a law: 第一条), table (rows without tasks) */
    struct str text;                       /* the text read                           */
    struct str title, doc_no;              /* STR_NULL when the text bears none       */
    struct plan_span title_span;
    int year;                              /* the plan's own year, 0 unknown          */
    struct str *cites;            size_t cites_n;
    struct plan_item *outline;    size_t outline_n;
    struct plan_phase *phases;    size_t phases_n;
    struct plan_row *rows;        size_t rows_n;
    struct plan_unit *units;      size_t units_n;
    struct plan_duty *duties;     size_t duties_n;
    struct plan_date *dates;      size_t dates_n;
    struct plan_mech *mechs;      size_t mechs_n;
    struct plan_span *unread;     size_t unread_n;   /* sentences that oblige and became nothing */
};

/* Bytes of a file to UTF-8 text: UTF-8 with or without a byte order mark,
** UTF-16 with one, else GB18030 (GB 18030-2022). *encoding is a fixed word. The
** text is a view of `bytes` or lies in the arena. E_INVALID plan.empty,
** E_SYNTAX plan.binary or plan.encoding, E_TOO_LARGE plan.large. */
enum err plan_decode(struct arena *a, struct str bytes, struct str *text, const char **encoding,
    struct fault *f);

/* Read a plan from well-formed UTF-8. Linear in time and memory. A text that
** is no plan gives a document with is_plan false, not an error. E_INVALID plan.empty,
** E_SYNTAX plan.encoding, E_TOO_LARGE plan.large (bytes, lines or items). */
enum err plan_read(struct arena *a, struct str text, struct plan_doc *ret, struct fault *f);

void plan_json(struct jw *w, const struct plan_doc *d);      /* one object: SCHEMA.md and more     */
void plan_print(struct buf *b, const struct plan_doc *d);    /* for people                         */
const char *plan_role_code(enum plan_role r);                /* responsible, lead, join            */
const char *plan_mech_code(enum plan_mech_kind k);           /* meeting, bulletin, inspection, survey, review, report */
const char *plan_period_code(enum plan_period p);            /* day, week, ten_days, half_month, month …; "" not said */

/* The first or (last = true) the last day meant by a normalised date: 中旬 as a
** deadline is the 15th, 上旬 the 5th, 底 the month's last day. False for long,
** for no date and for a day that does not exist. */
bool plan_day(struct str date, bool last, struct civil *ret);

/* Put dates into a plan template: {M-1} {M+0} {M+2} become YYYY年M月 counted
** from today's month, {m+1} M月, {y-3} the YYYY of that month, {Y+0} this year's
** number. Anything else stays as it is. */
struct str plan_template(struct arena *a, struct str tpl, struct civil today);

#endif
