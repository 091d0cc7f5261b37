/* Rules that find problems by themselves (domain.md 4). A rule looks at one noun and has a
** condition: terms `name op value` joined by `and`. Pure: what is known of an item comes
** from its row and from what stands in its estate, the day is an argument.
**
** Logic: a term is yes, no or open. A comparison with a value that is not there is open;
** only `absent` and `present` speak of that. A condition is no when one of its terms is
** no, else open when one is open, else yes. A finding opens with yes and ends with no;
** open leaves it as it is, so that nothing ends because a figure was taken out. */
#ifndef ANJU_MODEL_RULE_H
#define ANJU_MODEL_RULE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rows.h"
#include "model/words.h"

enum rule_kind { RULE_NUMBER = 1, RULE_CODE, RULE_DAY, RULE_TEXT, RULE_YES, RULE_LINK };
enum rule_op { OP_EQ = 1, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_IN, OP_HAS, OP_ABSENT, OP_PRESENT };
enum rule_answer { RULE_NO, RULE_OPEN, RULE_MET };
extern const struct codes rule_kinds, rule_ops, rule_answers;      /* answers: value + 1 */

/* What has to be read for a name, beside the row itself: bits. */
enum rule_need {
    RULE_BUILDINGS = 1 << 0, RULE_STAIRWELLS = 1 << 1, RULE_ELEVATORS = 1 << 2, RULE_FACILITIES = 1 << 3,
    RULE_CONTRACTS = 1 << 4, RULE_BODIES = 1 << 5, RULE_MONTHS = 1 << 6, RULE_HOUSEHOLDS = 1 << 7,
    RULE_PROBLEMS = 1 << 8, RULE_NEEDS = 8,      /* RULE_NEEDS: how many of them are tables of the register */
};
/* The nouns that rules may look at, the estate first; bit i - 1 of enum rule_need is that of noun i. */
extern const struct entity *const rule_nouns[];
extern const int rule_nnouns;
const struct entity *rule_noun(struct str name);       /* NULL: none of them */
unsigned rule_noun_need(const struct entity *noun);    /* 0 for the estate   */

struct rule_value { bool has; double n; struct str s; };       /* NUMBER and YES: n; CODE its code, DAY, TEXT: s */

/* What stands in an estate on a day, as far as it was read. */
struct rule_ground {
    int64_t today;                       /* day number, local                             */
    const struct estate *estate;
    struct rows of[RULE_NEEDS];          /* by bit of enum rule_need                      */
    int64_t open_problems, same_category;            /* open now; the most of one category in 90 days, without those rules made */
    int64_t complaints, complaints_before;           /* of residents and the hotline: in 90 days; in the 275 before */
};

/* A name that conditions may use: a field of the noun, or a fact that follows. */
struct rule_fact;
struct rule_name {
    const char *name, *label, *unit;     /* label, unit: word keys; unit NULL: none       */
    enum rule_kind kind;
    const struct codes *codes;
    const struct field *field;           /* NULL: derived                                 */
    const struct rule_fact *fact;
    unsigned needs;
};
struct rule_names { const struct rule_name *name; int n; };
/* All names of a noun, fields first. */
struct rule_names rule_names_of(struct arena *, const struct entity *noun);

struct rule_term {
    const struct rule_name *name;
    enum rule_op op;
    struct rule_value want;
    struct str *list;                    /* IN: codes or texts                            */
    int nlist;
};
enum { RULE_TERMS = 20, RULE_LIST = 40, RULE_TEXT_MAX = 4000 };
struct rule_condition { const struct entity *noun; struct rule_term term[RULE_TERMS]; int n; unsigned needs; };

/* Read a condition. Names and codes may be written as their codes or as their labels in
** either language; `and` also 且, 并且; `in` 属于, `has` 含, `absent` 为空, `present` 不为空. E_INVALID
** "condition" with arg[0] the character it stands at (from 1), arg[1] what stands there,
** arg[2] what it may be: keys rule_bad.empty … Never fails otherwise; *ret lives in `a`. */
enum err rule_read(struct arena *a, const struct entity *noun, struct str text, struct rule_condition *ret, struct fault *f);

/* The value of a name for an item: its row of the noun and the ground of its estate. */
struct rule_value rule_look(struct arena *, const struct rule_name *, const struct rule_ground *, const void *item);
enum rule_answer rule_term_answer(const struct rule_term *, struct rule_value);
enum rule_answer rule_ask(struct arena *, const struct rule_condition *, const struct rule_ground *, const void *item);

/* For people: a value with its unit (「无」 where there is none), a term, the whole condition. */
struct str rule_value_text(struct arena *, enum language, const struct rule_name *, struct rule_value);
struct str rule_want_text(struct arena *, enum language, const struct rule_term *);
struct str rule_words(struct arena *, enum language, const struct rule_condition *);
/* The explanation with {name} replaced by the value seen, "已用 {age_years}"; empty: the terms with
** what they saw. At most 400 characters. */
struct str rule_why(struct arena *, enum language, struct str why, const struct rule_condition *, const struct rule_ground *,
                    const void *item);
/* Names within {…} that the noun does not have: E_INVALID "why" rule_bad.why_name. */
enum err rule_why_check(struct arena *, const struct entity *noun, struct str why, struct fault *f);
/* How an item is called: its title field, a code as its label. */
struct str rule_item_title(struct arena *, enum language, const struct entity *noun, const void *item);

/* The derived facts, as a table (rule_fact.c). */
struct rule_fact {
    const struct entity *noun;
    const char *name;
    enum rule_kind kind;
    const char *unit;
    unsigned needs;
    struct rule_value (*of)(const struct rule_ground *, const void *item);
};
extern const struct rule_fact rule_facts[];
extern const int rule_nfacts;

#endif
