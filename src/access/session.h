/* Web sessions: a random token in the cookie, its SM3 in the database; idle and
** overall limits; seen times kept in memory and written once a minute, since
** reading writes nothing. */
#ifndef ANJU_ACCESS_SESSION_H
#define ANJU_ACCESS_SESSION_H

#include "access/call.h"

enum { SESSION_IDLE_MIN = 30, SESSION_HOURS = 12, LOCK_AFTER = 5, LOCK_MIN = 15 };

struct sessions;                                       /* seen times of this process */

struct sessions *sessions_new(void);
void sessions_free(struct sessions *);
/* Who holds the cookie: sets c->who, or leaves it NULL. Reads one row. */
enum err session_find(struct call *, struct sessions *);
/* Within a body: make a session for a person; its token goes to c->set_cookie. */
enum err session_make(struct call *, struct tx *, int64_t person);
/* He was here: noted on the person, at most once an hour. */
enum err person_seen(struct call *, struct tx *, int64_t person, int64_t at);
enum err session_end(struct call *, struct tx *, int64_t session);              /* one           */
enum err session_end_others(struct call *, struct tx *, int64_t person, int64_t keep);
/* The sessions that have not ended, by id, in the arena; asking is no sign of life. */
enum err sessions_alive(struct call *, struct sessions *, struct ids *ret);
/* Write the seen times that are newer than a minute; remove ended sessions. */
enum err sessions_flush(struct sessions *, struct store *, struct call *);

#endif
