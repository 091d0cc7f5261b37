/* Live updates: a thread looks once a second at what has changed and tells those
** who keep a line open (text/event-stream) noun, id and version of what they may
** see, and that there is something for their bell; nothing else (architecture 3).
**
** Events of the stream, each with the `id` to come back with (Last-Event-ID):
**   change  {"noun", "id", "version"[, "problem"]}    problem: what it stands at
**   bell    {}                                         look at the notices
**   reset   {}                                         too much: read again what is shown
**   beat    {}                                         every LIVE_BEAT_MS: the line stands
**   end     {}                                         the session is over */
#ifndef ANJU_DOOR_LIVE_H
#define ANJU_DOOR_LIVE_H

#include "door/request.h"

enum {
    LIVE_PERSON = 6,             /* lines of one person                            */
    LIVE_ALL = 2000,             /* lines of this process                          */
    LIVE_BEAT_MS = 15000,
    LIVE_WAITS = 64 << 10,       /* bytes that may wait for a slow reader          */
    LIVE_TOLD = 200,             /* changes told one by one in one second          */
};

struct live;

struct live *live_start(struct server *);            /* NULL: no memory, no thread; sets s->live    */
/* Ends the lines, before http_stop: each reader comes back to whoever serves next. NULL is nothing. */
void live_stop(struct live *);
void live_free(struct live *);                       /* after http_stop                             */
/* Keep the line of r->x open for r->c.who, from the event id `after` on (NONE: from now).
** E_BUSY live.too_many: he, or the process, has as many as there may be. */
enum err live_subscribe(struct live *, struct request *r, int64_t after);
int64_t live_lines(struct live *);                   /* how many are open                           */

#endif
