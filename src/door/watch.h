/* How a server is, for who watches it: counted while it answers, said by
** /healthz (it runs), /readyz (requests succeed here) and /metrics (figures in
** the text format of Prometheus, version 0.0.4). */
#ifndef ANJU_DOOR_WATCH_H
#define ANJU_DOOR_WATCH_H

#include <stdatomic.h>
#include "door/request.h"

enum { WATCH_STEPS = 10 };

struct watch {
    int64_t started;                             /* wall clock, ms                              */
    const char *data;
    _Atomic int64_t answer[6];                   /* by the first digit of the status            */
    _Atomic int64_t took[WATCH_STEPS + 1];       /* answers by time taken, see watch.c          */
    _Atomic int64_t took_ms;
    _Atomic int64_t ticked, skew;                /* time_steady of the last tick; wall - steady */
    _Atomic int64_t jumped_at, jumped_by;        /* the machine's clock was moved: time_steady, ms */
    _Atomic int64_t reloads;
};

void watch_start(struct watch *, const char *data);
void watch_answer(struct watch *, int status, int64_t ms);
void watch_tick(struct watch *);                 /* by the clock, after each tick              */

/* 200 "ok", 200 "ok, but" with a line for each thing somebody must look at, 503
** "not ready" when requests fail here. Others than this machine get the first line. */
void watch_ready(struct server *, struct http_exchange *);
/* To this machine only, and to nobody whom a proxy speaks for; `open`: to everybody. */
void watch_metrics(struct server *, struct http_exchange *, bool open);

#endif
