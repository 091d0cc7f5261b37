/* Erasing what is personal, for good (NORM GB/T 35273-2020 8.3; PIPL article 47):
** values and salts go, the trail stays whole. */
#ifndef ANJU_ACTION_ERASE_H
#define ANJU_ACTION_ERASE_H

#include "action/action.h"

struct erase_in { int64_t id; struct str reason; };
struct erased { int64_t version, records; };       /* records: how many were changed, with what hangs on it */

/* What an erasure leaves of a free text: every digit of a number that is somebody's
** and every sign of the name becomes '*'; the text itself when there is neither. */
struct str erase_text(struct arena *, struct str text, struct str name);

/* POST /problems/{id}/erase: who reported goes, and his name and numbers from every
** text that hangs on it. E_CONFLICT erase.nothing. POST /persons/{id}/erase: of an
** account that has left (E_CONFLICT erase.active) telephone, password, codes,
** sessions and notices go; name and acts are the city's record and stay. */
extern const struct action problems_erase, persons_erase;

#endif
