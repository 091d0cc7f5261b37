/* Entities: the shape of every record as a table of fields. One small
** interpreter each reads these rows for JSON in and out, SQL, DDL, CSV headers,
** OpenAPI, TypeScript and forms; nothing is generated into code.
**
** In memory an INT, REF, TIME, BOOL or CODE is an int64_t (NONE: no value), a
** TEXT, DATE, JSON or BLOB a struct str (s == NULL: no value), a REAL a double
** (NaN: no value). Inputs and answers also know ROWS and ROW (a struct rows of
** another entity, as a list and as one object), IDS (a struct ids of numbers, or
** of codes where `codes` is set) and TEXTS (a struct texts). */
#ifndef ANJU_MODEL_ENTITY_H
#define ANJU_MODEL_ENTITY_H

#include "base/arena.h"
#include "base/err.h"

#define NONE INT64_MIN

enum kind { K_INT, K_REF, K_TIME, K_BOOL, K_CODE, K_REAL, K_TEXT, K_DATE, K_JSON, K_BLOB,
            K_ROWS, K_ROW, K_IDS, K_TEXTS };      /* the last four are never stored */

enum flag {
    REQUIRED = 1 << 0,   /* must have a value                                       */
    INPUT    = 1 << 1,   /* may be given when the record is made                    */
    EDIT     = 1 << 2,   /* may be given in a later change                          */
    PERSONAL = 1 << 3,   /* masked by default; enters an event as HMAC              */
    FREE     = 1 << 4,   /* free text: enters an event as HMAC, numbers in it masked */
    SECRET   = 1 << 5,   /* never leaves the program                                */
    FILTER   = 1 << 6,   /* a list may be filtered by it                            */
    SORT     = 1 << 7,   /* a list may be sorted by it (an index leads with it)     */
    NAMED    = 1 << 8,   /* JSON carries the name of the record it points to        */
    UNSTORED = 1 << 9,   /* made by an action for an answer: no column              */
    KEEP     = 1 << 10,  /* not hashed into the row's digest (chain, version)       */
    PAGE     = 1 << 11,  /* in the answer for one record, not in lists              */
    BASIS    = 1 << 12,  /* PAGE, and yet read for lists: what they show hangs on it */
    INNER    = 1 << 13,  /* the program's own reckoning: in no answer               */
    MONEY    = 1 << 15,  /* an INT of fen: yuan in people's files and on the screen */
    MONTH    = 1 << 16,  /* a DATE that stands for its month: the first day         */
    COUNTER  = 1 << 14,  /* 0 says as much as no value: not hashed, and what rows had before it came */
};

/* A list of codes: value i is code[i - 1], its label the word "name.code". */
struct codes { const char *name; const char *const *code; int n; };

struct entity;

struct field {
    const char *name;
    enum kind kind;
    unsigned flags;
    size_t at;                       /* offset in the row's struct                    */
    int64_t min, max;                /* bounds of a number; characters of a text      */
    const struct entity *ref;        /* REF and ROWS: which entity                    */
    const struct codes *codes;       /* CODE: which list                              */
    const char *alias;               /* column labels of other people's files, '|' between */
    const char *units;               /* what may follow a number in them, "栋|幢|座"   */
    struct str json;                 /* its key as JSON writes it, "name": — where the macro made it */
    struct str json_name;            /* REF: that of the name beside it, "town_name": */
};

struct index { const char *columns; bool unique; };     /* "tenant, town, open, due, id" */

struct entity {
    const char *name;                /* problem: singular, in events and messages     */
    const char *table;               /* problems: the table and the noun of the API   */
    size_t size;                     /* of the row's struct                           */
    const struct field *field;       /* without those of the head                     */
    int nfield;
    const struct index *index;
    int nindex;
    bool headless;                   /* a table of the system's own: no head, no events */
    bool shared;                     /* not of one tenant                             */
    bool placed;                     /* has town, community and estate columns        */
    bool unitised;                   /* its units stand in item_units                 */
    const struct entity *extends;    /* an answer: the struct begins with a row of this one */
    const char *title;               /* the field that names a record, or NULL        */
    const char *key;                 /* headless: primary key columns                 */
};

/* What every record with a head carries first. */
struct head {
    int64_t id, tenant, version;
    int64_t created_at, created_by, updated_at, updated_by;
    int64_t removed_at;              /* NONE while it lives                           */
    struct str extra;                /* JSON object of the city's own fields          */
    struct str chain;                /* BLOB: SM3 of its last event                   */
};

extern const struct field head_fields[];
extern const int head_nfield;

struct rows { void *row; int n; };   /* n rows of e->size bytes each                  */
struct ids { int64_t *id; int n; };
struct texts { struct str *s; int n; };

/* The offset of member m, with a compile-time check that its type is T. */
#define AT(St, m, T) (offsetof(struct St, m) + 0 * sizeof((T *)0 == &((struct St *)0)->m))

#define F_KEY(m) .name = #m, .json = { "\"" #m "\":", sizeof("\"" #m "\":") - 1 }
#define F_NAME(m) .json_name = { "\"" #m "_name\":", sizeof("\"" #m "_name\":") - 1 }
#define F_INT(St, m, fl, lo, hi)   { F_KEY(m), .kind = K_INT,  .flags = (fl), .at = AT(St, m, int64_t), .min = (lo), .max = (hi) }
#define F_TIME(St, m, fl)          { F_KEY(m), .kind = K_TIME, .flags = (fl), .at = AT(St, m, int64_t) }
#define F_BOOL(St, m, fl)          { F_KEY(m), .kind = K_BOOL, .flags = (fl), .at = AT(St, m, int64_t) }
#define F_REF(St, m, fl, e)        { F_KEY(m), F_NAME(m), .kind = K_REF, .flags = (fl), .at = AT(St, m, int64_t), .ref = (e) }
#define F_CODE(St, m, fl, c)       { F_KEY(m), .kind = K_CODE, .flags = (fl), .at = AT(St, m, int64_t), .codes = (c) }
#define F_REAL(St, m, fl, lo, hi)  { F_KEY(m), .kind = K_REAL, .flags = (fl), .at = AT(St, m, double), .min = (lo), .max = (hi) }
#define F_TEXT(St, m, fl, lo, hi)  { F_KEY(m), .kind = K_TEXT, .flags = (fl), .at = AT(St, m, struct str), .min = (lo), .max = (hi) }
#define F_DATE(St, m, fl)          { F_KEY(m), .kind = K_DATE, .flags = (fl), .at = AT(St, m, struct str) }
#define F_JSON(St, m, fl, hi)      { F_KEY(m), .kind = K_JSON, .flags = (fl), .at = AT(St, m, struct str), .max = (hi) }
#define F_BLOB(St, m, fl)          { F_KEY(m), .kind = K_BLOB, .flags = (fl), .at = AT(St, m, struct str) }
#define F_ROWS(St, m, fl, e)       { F_KEY(m), .kind = K_ROWS, .flags = (fl) | UNSTORED, .at = AT(St, m, struct rows), .ref = (e) }
#define F_ROW(St, m, fl, e)        { F_KEY(m), .kind = K_ROW,  .flags = (fl) | UNSTORED, .at = AT(St, m, struct rows), .ref = (e) }
#define F_IDS(St, m, fl, e, c)     { F_KEY(m), .kind = K_IDS,  .flags = (fl) | UNSTORED, .at = AT(St, m, struct ids), .ref = (e), .codes = (c) }
#define F_TEXTS(St, m, fl)         { F_KEY(m), .kind = K_TEXTS, .flags = (fl) | UNSTORED, .at = AT(St, m, struct texts) }
#define N_OF(a)                    ((int)(sizeof(a) / sizeof *(a)))

extern const struct entity *const entities[];    /* every stored entity, in order of creation */
extern const int nentities;
const struct entity *entity_named(struct str name);        /* by name or table; NULL when there is none */
/* Field i of a record counted over head (or what it extends), then own fields; NULL past the end. */
const struct field *entity_field(const struct entity *e, int i);
const struct field *field_named(const struct entity *e, struct str name);

static inline int64_t *field_int(const struct field *f, void *row) { return (int64_t *)((char *)row + f->at); }
static inline struct str *field_str(const struct field *f, void *row) { return (struct str *)((char *)row + f->at); }
static inline double *field_real(const struct field *f, void *row) { return (double *)((char *)row + f->at); }
static inline struct ids *field_ids(const struct field *f, void *row) { return (struct ids *)((char *)row + f->at); }
static inline struct texts *field_texts(const struct field *f, void *row) { return (struct texts *)((char *)row + f->at); }
static inline struct rows *field_rows(const struct field *f, void *row) { return (struct rows *)((char *)row + f->at); }
bool kind_is_int(enum kind k);                   /* INT REF TIME BOOL CODE            */
bool field_null(const struct field *f, const void *row);
/* Is it read where records are listed? */
static inline bool field_lean(const struct field *f) { return (f->flags & (PAGE | BASIS)) != PAGE; }
/* A row with every field at "no value"; id and version 0. */
void row_clear(const struct entity *e, void *row);
/* A deep copy of a row (texts too) into the arena. */
void *row_copy(struct arena *a, const struct entity *e, const void *row);
/* Check one value against its row of the table: bounds, codes, dates, UTF-8,
** REQUIRED. E_INVALID with field, key (field.required, field.short, field.long,
** field.low, field.high, field.date) and arg. */
enum err field_check(const struct field *f, const void *row, struct arena *a, struct fault *fault);
enum err row_check(const struct entity *e, const void *row, struct arena *a, struct fault *fault);

/* The number of a code in its list, NONE when it has none; and the reverse. */
int64_t code_value(const struct codes *c, struct str code);
const char *code_text(const struct codes *c, int64_t value);   /* NULL when out of range */

/* Start-up check of all tables: no two fields or tables of one name, indexes
** that name columns, refs and codes in place. NULL when all is well, else what
** is wrong (static text). */
const char *entities_wrong(void);

#endif
