#include <pthread.h>
#include <stdlib.h>
#include "door/request.h"

enum { MOST_THREADS = 16 };

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct request *head, **tail;
    int waiting, most, nthreads;
    bool ending;
    void (*run)(struct request *);
    pthread_t thread[MOST_THREADS];
};

static struct request *next(struct pool *p) {
    (void)pthread_mutex_lock(&p->lock);
    while (!p->head && !p->ending) (void)pthread_cond_wait(&p->more, &p->lock);
    struct request *r = p->head;
    if (r && !(p->head = r->next)) p->tail = &p->head;
    if (r) p->waiting--;
    (void)pthread_mutex_unlock(&p->lock);
    return r;
}

static void *work(void *arg) {
    struct pool *p = arg;
    for (struct request *r; (r = next(p));) p->run(r);
    return 0;
}

struct pool *pool_new(int threads, int most, void (*run)(struct request *)) {
    struct pool *p = calloc(1, sizeof *p);
    if (!p) return 0;
    (void)pthread_mutex_init(&p->lock, 0);
    (void)pthread_cond_init(&p->more, 0);
    p->tail = &p->head;
    p->most = most;
    p->run = run;
    while (p->nthreads < threads && p->nthreads < MOST_THREADS
           && pthread_create(&p->thread[p->nthreads], 0, work, p) == 0) p->nthreads++;
    if (p->nthreads == threads) return p;
    pool_free(p);
    return 0;
}

bool pool_put(struct pool *p, struct request *r) {
    (void)pthread_mutex_lock(&p->lock);
    bool room = p->waiting < p->most && !p->ending;
    if (room) {
        r->next = 0;
        *p->tail = r;
        p->tail = &r->next;
        p->waiting++;
        (void)pthread_cond_signal(&p->more);
    }
    (void)pthread_mutex_unlock(&p->lock);
    return room;
}

void pool_free(struct pool *p) {
    if (!p) return;
    (void)pthread_mutex_lock(&p->lock);
    p->ending = true;
    (void)pthread_cond_broadcast(&p->more);
    (void)pthread_mutex_unlock(&p->lock);
    for (int i = 0; i < p->nthreads; i++) (void)pthread_join(p->thread[i], 0);
    (void)pthread_cond_destroy(&p->more);
    (void)pthread_mutex_destroy(&p->lock);
    free(p);
}
