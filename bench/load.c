/* Fill a city with problems for measuring: load DIR N. They lie on the city's own
** estates in every state, with event, roll-ups and units as the server writes
** them; texts are from a few patterns, the seed is fixed. */
#include <stdio.h>
#include <stdlib.h>
#include "access/world.h"
#include "action/timing.h"
#include "base/log.h"
#include "base/rand.h"
#include "base/time.h"

struct load { const struct world *w; struct seeded r; int64_t now, left; };

/* What has become true by that state, as the moves would have said it. */
static int64_t facts_of(struct load *l, const struct problem *p) {
    int64_t bits = 0;
    if (p->state >= FILED) bits |= FACT_FILED;
    if (p->state >= FINISHED) bits |= FACT_HANDLED;
    if (p->state >= CLOSED) bits |= FACT_CHECKED | (seeded_below(&l->r, 2) ? seeded_below(&l->r, 8) ? FACT_AGREED : FACT_DISAGREED : 0);
    if (p->light == LAMP_OVER || p->light == LAMP_OVER3 || seeded_below(&l->r, 10) == 0) bits |= FACT_LATE;
    if (p->state >= HANDLING && seeded_below(&l->r, 12) == 0) bits |= FACT_REWORKED;
    if (p->state >= DISPATCHED && seeded_below(&l->r, 20) == 0) bits |= FACT_RETURNED;
    if (p->state >= HANDLING && seeded_below(&l->r, 15) == 0) bits |= FACT_EXTENDED;
    return bits;
}

static enum err body(struct tx *tx, void *arg) {
    static const struct str what[] = { S("楼道内堆放杂物"), S("飞线充电"), S("外墙面砖空鼓"), S("路灯不亮"), S("电梯停运"), S("雨污混流") };
    struct load *l = arg;
    const struct world *w = l->w;
    const struct estate *es = &w->estate[seeded_below(&l->r, w->nestates)];
    const struct category *cat = &w->category[seeded_below(&l->r, w->ncategories)];
    int64_t from = l->now - seeded_below(&l->r, 30) * (int64_t)DAY - seeded_below(&l->r, DAY);
    struct problem p;
    row_clear(&problem_entity, &p);
    enum err e = tx_number(tx, "WT", &p.no);
    if (e) return e;
    p.estate = es->h.id, p.community = es->community, p.town = es->town;
    p.place = arena_printf(tx_mem(tx), "%d 幢 %d 单元", (int)(1 + seeded_below(&l->r, 20)), (int)(1 + seeded_below(&l->r, 4)));
    p.title = arena_printf(tx_mem(tx), PRIstr PRIstr, STRARG(p.place), STRARG(what[seeded_below(&l->r, N_OF(what))]));
    p.description = S("现场查看属实，影响居民通行和消防安全，请尽快处理。");
    p.category = cat->h.id, p.measure = cat->measure, p.campaign = w->campaign.h.id;
    p.severity = seeded_below(&l->r, 50) ? 1 + seeded_below(&l->r, 3) : CRITICAL, p.source = 1 + seeded_below(&l->r, 5);
    p.state = REPORTED + seeded_below(&l->r, CLOSED);
    if (p.state == OBJECTED) p.state = HANDLING;
    p.open = state_open((enum state)p.state);
    p.returns = p.reworks = p.reopens = p.objections = p.upheld = p.extensions = p.suspensions = p.escalations = 0;
    p.merged_n = p.stage_stopped = p.overall_stopped = 0;
    if (p.state >= DISPATCHED)
        p.unit = seeded_below(&l->r, 2) && es->property_org != NONE ? es->property_org : w->org[seeded_below(&l->r, w->norgs)].h.id;
    clock_start(tx_mem(tx), w, &p, from, false);
    (void)clock_turn(&p, l->now);
    if (!p.open) p.closed_at = l->now, clock_end(&p);
    p.facts = facts_of(l, &p);
    if ((e = tx_insert(tx, &problem_entity, &p, &(struct change){ .verb = "report" }))) return e;
    if (p.unit == NONE) return OK;
    int64_t nodes[16];
    int n = org_chain(w, p.unit, nodes, 16);
    return tx_units(tx, &problem_entity, p.h.id, p.open, p.due, &(struct unit_link){ p.unit, ROLE_LEAD }, 1, nodes, n);
}

/* A background chunk of one body that inserts 100: few commits, one event each. */
static enum err chunk(struct tx *tx, void *arg) {
    struct load *l = arg;
    enum err e = OK;
    for (int i = 0; i < 100 && !e; i++) e = body(tx, l);
    return e;
}

int main(int argc, char **argv) {
    if (argc != 3) return fprintf(stderr, "usage: load DIR N\n"), 2;
    struct store_config config = { .data = argv[1] };
    struct store *s;
    struct fault f = { 0 };
    struct load l = { .now = time_now(), .r = { 20240416 }, .left = atoll(argv[2]) };
    log_set(LOG_ERROR);
    if (store_open(&config, &s, &f)) return fprintf(stderr, "load: cannot open %s\n", argv[1]), 1;
    struct worlds *ws = worlds_new(s);
    if (!ws || world_hold(ws, 1, l.now, &l.w, &f)) return fprintf(stderr, "load: no city in %s\n", argv[1]), 1;
    struct arena mem;
    arena_init(&mem, 0);
    for (; l.left > 0; l.left -= 100) {
        struct work w = { .meta = { .tenant = 1, .who = NONE, .org = NONE, .now = l.now, .call = S("load") }, .body = chunk,
                          .arg = &l, .mem = &mem, .fault = &f, .background = true };
        if (store_write(s, &w)) return fprintf(stderr, "load: a chunk failed: %d %s" PRIstr "\n", (int)f.err, f.key ? f.key : "", STRARG(f.field)), 1;
        arena_reset(&mem);
    }
    arena_free(&mem);
    world_release(ws, l.w);
    worlds_free(ws);
    store_close(s);
    return 0;
}
