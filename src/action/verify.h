/* Verifying a city: the store walks it (store/verify.h), the moves are told here.
** From the page it is a record that a thread of the door works off: one waits or
** runs at a time. */
#ifndef ANJU_ACTION_VERIFY_H
#define ANJU_ACTION_VERIFY_H

#include "action/action.h"
#include "store/verify.h"

enum { VERIFY_LISTED = 200, VERIFY_SILENT = 5 * MINUTE };     /* findings that are kept; after that silence it has died */

/* Is a change of state one that the table of moves knows, by any policy? Records
** without a flow are no business of it: true. from s NULL: the record is new. */
bool known_move(struct str noun, struct str verb, struct str from, struct str to);

struct finding_view { struct str finding, noun, detail; int64_t item, event; };
struct verification_view {
    int64_t id, version, at, by, state, files, progress, total, ended_at;
    int64_t looked_rows, looked_events, looked_seals, looked_files, found;
    struct str by_name;
    struct rows findings;                /* only of one, and no more than VERIFY_LISTED */
};
struct verify_start { int64_t files; };
struct verification_page { struct rows items; };

/* GET /audit/verify · POST /audit/verify (E_CONFLICT verify.busy) · GET /audit/verify/{id} ·
** POST /audit/verify/{id}/cancel (E_CONFLICT verify.over) */
extern const struct action verifications_list, verifications_start, verifications_get, verifications_cancel;

/* ---- for the thread that works them off ---- */

/* Take the one that waits, as running from c->now; id NONE: none does. One that has
** run without a sign of life for VERIFY_SILENT is ended as failed first. */
enum err verification_take(struct call *c, struct verification *ret);
/* How far it is. *kept false: it was taken back meanwhile. */
enum err verification_beat(struct call *c, const struct verification *, bool *kept);
/* It has ended; state and figures as in *v, findings as a JSON list in v->list. */
enum err verification_end(struct call *c, struct verification *v);
/* How many events the seals hold: what there is to look at, nearly. */
enum err events_sealed(struct call *c, int64_t *ret);

#endif
