/* The trail as the auditor reads it: what was done to which record, by whom,
** when. Values that are personal or free text never stand in it (store/event.c),
** so that nobody learns from the trail what the record would not show him. */
#ifndef ANJU_ACTION_AUDIT_H
#define ANJU_ACTION_AUDIT_H

#include "action/action.h"

/* kind: time (ms), code (of the list `codes`), name (of what was pointed to), bool, hidden, or plain. */
struct change_view { struct str name, kind, codes, before, after; };
struct event_view {
    int64_t id, at, who, org, item, version, sealed;
    int64_t record;                  /* the problem whose page shows it, and its number */
    struct str who_name, org_name, noun, no, title, verb, call;
    struct rows changes;
};
struct event_query { int64_t item, who, people, from, to, limit;      /* people: 1: not what the program did by itself */
    struct str no, noun, verb, after; };
struct event_page { struct rows items; struct str next; int64_t more_scanned; };

struct seal_view { int64_t id, at, from_event, to_event, count; struct str key, digest; };
struct audit_view { int64_t last_seal_at, last_event_at, unsealed, unsealed_since; struct rows seals; };

extern const struct action events_list, audit_get;

#endif
