/* The plan as it was read, and what a person makes of the proposals in it. */
#ifndef ANJU_ACTION_PLAN_H
#define ANJU_ACTION_PLAN_H

#include "action/action.h"

struct duty_view {
    int64_t id, version, measure, org, role, state, from, to, text_from, text_to, confidence;
    struct str named, reason;                 /* reason: a sentence, in the reader's language */
};
struct measure_view {
    int64_t id, parent, level, from, to, text_from, text_to, key_task;
    struct str no, title;
    struct rows duties;
};
struct phase_view { int64_t id, from, to, confidence; struct str name, start, end, start_text, end_text; };
struct milestone_view { int64_t id, from, to, confidence; struct str title, due, due_text; };
struct unread_view { int64_t from, to; };
struct campaign_view {
    int64_t id, version, status;
    struct str name, doc_no, source_name, source_text;
    struct texts basis;
};
struct plan_view { struct rows campaign, phases, measures, duties, milestones, unread; };
struct duty_in { int64_t id, org; };
struct confirmed_view { int64_t confirmed, left; };

extern const struct entity plan_view_entity, duty_view_entity, duty_in_entity, confirmed_view_entity;
/* GET /plan, POST /duties/{id}/confirm, POST /plan/confirm. The last confirms at
** most PLAN_CHUNK proposals a call and says how many are left. */
enum { PLAN_CHUNK = 500 };
extern const struct action plan_get, duties_confirm, plan_confirm;

/* What the reader finds in the bytes of a plan document, added to `out`: one JSON
** object, or text for people. Needs no city. What plan_decode and plan_read refuse. */
struct buf;
enum { PLAN_FILE_MOST = 64 << 20 };            /* bytes of a document */
enum err plan_show(struct arena *a, struct str bytes, bool json, struct buf *out, struct fault *f);

#endif
