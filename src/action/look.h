/* Who looked at what is hidden, took a list out or erased: kept with the reason
** as it was given (numbers in it masked), for the auditor to ask about. The event
** of the record holds the reason's HMAC. */
#ifndef ANJU_ACTION_LOOK_H
#define ANJU_ACTION_LOOK_H

#include "action/action.h"

/* Within the body that lets him look. rows: of a list that was taken out, else NONE. */
enum err look_put(struct call *c, struct tx *tx, const char *noun, int64_t item, const char *verb, struct str reason, int64_t rows);

struct look_view {
    int64_t id, at, person, org, item, record, rows;   /* record: the problem whose page shows it */
    struct str person_name, org_name, noun, no, verb, reason;
};
struct look_query { int64_t limit; struct str verb, after; };
struct look_page { struct rows items; struct str next; };

extern const struct action looks_list;       /* GET /audit/looks */

#endif
