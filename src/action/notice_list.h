/* What somebody was told in the program: his own list, read and unread. */
#ifndef ANJU_ACTION_NOTICE_LIST_H
#define ANJU_ACTION_NOTICE_LIST_H

#include "action/around.h"

enum { BELL_MOST = 99 };                          /* unread ones are counted no further */

struct notice_view {
    int64_t id, kind, at, unread, item, estate, actor, verb;
    struct str noun, no, title, estate_name, actor_name, note, deed;
};
struct notice_query { int64_t unread, limit; struct str after; };
struct notice_page { struct rows items; struct str next; int64_t unread; };
struct notice_read_in { struct ids ids; int64_t all; };
struct notice_read_out { int64_t unread; };

extern const struct entity notice_view_entity, notice_query_entity, notice_page_entity, notice_read_in_entity,
    notice_read_out_entity;
/* GET /notifications (newest first; after: the id of the last one shown) · POST /notifications/read.
** What is about a record that its reader no longer sees tells its kind and time only. */
extern const struct action notices_list, notices_read;

/* How many of his are unread, at most BELL_MOST. */
enum err notices_unread(struct call *c, struct db *db, int64_t *ret);

#endif
