/* The plan as it was read, and what a person makes of the proposals in it. */
#ifndef ANJU_ACTION_PLAN_H
#define ANJU_ACTION_PLAN_H

#include "action/action.h"

struct duty_view {
    int64_t id, version, measure, org, role, state, from, to, text_from, text_to, confidence;
    struct str named, reason;                 /* reason: a sentence, in the reader's language */
};
struct measure_view {
    int64_t id, version, campaign, parent, level, from, to, text_from, text_to, key_task, source, closed_at, edited, hand;
    struct str no, title, said, starts, ends;
    struct ids categories;
    struct rows duties;
};
struct phase_view { int64_t id, version, from, to, confidence, edited, hand; struct str name, start, end, start_text, end_text; };
struct milestone_view { int64_t id, version, measure, from, to, confidence, edited, hand; struct str title, due, due_text; };
struct unread_view { int64_t from, to; };
struct mechanism_view { int64_t kind, period, from, to, text_from, text_to; struct str words; };
struct campaign_view {
    int64_t id, version, status, parent, area, reading, may_edit;       /* may_edit: by who asks */
    struct str name, doc_no, source_name, source_text;
    struct texts basis;
};
struct plan_view { struct rows campaign, phases, measures, duties, milestones, mechanisms, unread; };
struct plan_query { int64_t campaign; };         /* NONE: the city's that runs */
struct duty_in { int64_t id, org; };
struct confirmed_view { int64_t confirmed, left; };

extern const struct entity plan_query_entity, measure_view_entity, phase_view_entity, milestone_view_entity;
extern const struct entity plan_view_entity, duty_view_entity, duty_in_entity, confirmed_view_entity;
/* GET /plan, POST /duties/{id}/confirm, POST /plan/confirm. The last confirms at
** most PLAN_CHUNK proposals a call and says how many are left. */
enum { PLAN_CHUNK = 500 };
extern const struct action plan_get, duties_confirm, plan_confirm;

/* A campaign with its text; NONE: the city's that runs. E_NOT_FOUND. */
enum err plan_campaign(struct call *c, struct db *db, int64_t id, struct campaign *ret);
/* E_DENIED unless the caller may settle that campaign's plan. */
enum err plan_require_of(struct call *c, struct db *db, int64_t campaign);
/* As they are answered; a measure without its duties. */
struct duty_view plan_duty_view(struct call *c, const struct duty *d);
void plan_measure_view(struct call *c, const struct measure *m, struct measure_view *ret);
void plan_phase_view(const struct phase *p, struct phase_view *ret);
void plan_milestone_view(const struct milestone *m, struct milestone_view *ret);

/* ---- plan documents without a city ---- */

struct buf;
struct document;
struct plan_doc;
enum { PLAN_FILE_MOST = 64 << 20 };            /* bytes of a document */
/* The bytes of any document (paper/document.h) as its text and what is found in
** it. `bytes` is borrowed as long as either is used. What document_read and
** plan_read refuse; E_TOO_LARGE plan.too_long. */
enum err plan_document(struct arena *a, struct str name, struct str bytes, struct document *ret, struct plan_doc *plan, struct fault *f);
/* What the reader finds, added to `out`: one JSON object, or text for people. */
enum err plan_show(struct arena *a, struct str name, struct str bytes, bool json, struct buf *out, struct fault *f);
/* What changed from the first document to the second. *failed: which could not be read. */
enum err plan_diff_show(struct arena *a, const struct str name[2], const struct str bytes[2], bool json, struct buf *out, int *failed,
                        struct fault *f);

#endif
