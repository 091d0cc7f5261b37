#include "action/calendar_missing.h"

#include "action/notify.h"
#include "base/time.h"

enum { DAYS_AHEAD = 60 };

int calendar_missing(const struct call *c, int64_t *days) {
    const int64_t ahead[] = { 0, DAYS_AHEAD };
    int64_t today = time_local_day(c->now, c->tz_offset, 0);
    for (int i = 0; i < N_OF(ahead); i++) {
        int year = day_civil(today + ahead[i]).year;
        int64_t first = day_of((struct civil){ year, 1, 1 }), at = time_at(first, 0, c->tz_offset);
        *days = first > today ? first - today : 0;
        if (!calendar_known(c->world->calendar, at, at)) return year;
    }
    return 0;
}

static struct persons who_sees_to_it(struct call *c) {
    struct persons to = { 0 };
    for (int i = 0; i < c->world->ngrants; i++) {
        const struct grant *g = &c->world->grant[i];
        const struct person *p = world_person(c->world, g->person);
        bool his = role_has((enum role)g->role, CAP_SETTING) || role_has((enum role)g->role, CAP_RULE);      /* the task force */
        if (his && p && p->disabled_at == NONE) persons_add(c, &to, g->person);
    }
    return to;
}

struct telling_year { struct call *c; struct str year; };

/* The first to set the year as told tells it. */
static enum err told_body(struct tx *tx, void *arg) {
    struct telling_year *t = arg;
    struct call *c = t->c;
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S("told.calendar")), BT("value", t->year) };
    struct notice n = { .kind = NOTE_CALENDAR, .item = NONE, .verb = NONE, .noun = 0, .note = t->year };
    int64_t changed = 0;
    enum err e = sql_run(tx_db(tx), c->mem, "setting_turn", b, N_OF(b), &changed, tx_fault(tx));
    if (e || changed != 1) return e;
    struct persons to = who_sees_to_it(c);
    return notify(c, tx, &n, &to);
}

static enum err told_before(struct call *c, struct str year, bool *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S("told.calendar")) };
    struct db *db = store_read(c->store, &c->fault);
    struct cursor *cur;
    *ret = false;
    if (!db) return c->fault.err;
    enum err e = sql_open(db, c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (!e && sql_next(cur)) *ret = str_eq(sql_text(cur, 0), year);
    if (!e) e = sql_end(cur);
    store_read_end(db);
    return e;
}

enum err calendar_told(struct call *c) {
    int64_t days;
    int year = calendar_missing(c, &days);
    bool before;
    struct telling_year t = { c, arena_printf(c->mem, "%d", year) };
    enum err e = year ? told_before(c, t.year, &before) : OK;
    if (e || !year || before) return e;
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = told_body, .arg = &t, .mem = c->mem, .fault = &c->fault, .background = true,
    };
    return store_write(c->store, &w);
}
