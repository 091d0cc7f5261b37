/* What people put right in the last edition goes with the next one, where its words
** are the same under the same heading. */
#include "action/reading_part.h"

/* The words that a fact stands under, STR_NULL at the top. */
static struct str over(const struct plan_fact *all, int n, const struct plan_fact *f, bool by_place) {
    if (f->parent == NONE) return STR_NULL;
    if (by_place) return all[f->parent].said;
    for (int i = 0; i < n; i++)
        if (all[i].h.id == f->parent) return all[i].said;
    return STR_NULL;
}

static bool settled(const struct plan_fact *f) {
    return f->hand != 1 && f->said.s && (f->state == FACT_DROPPED || (f->edited != NONE && f->edited != 0));
}

/* Each correction is of one field; what it did not touch is as it was read now. */
static void carry(const struct plan_fact *from, struct plan_fact *to) {
    int64_t bits = from->edited == NONE ? 0 : from->edited;
    to->state = from->state == FACT_DROPPED ? FACT_DROPPED : FACT_CONFIRMED;
    to->edited = bits ? bits : EDITED_TITLE;
    if (bits & EDITED_TITLE) to->title = from->title;
    if (bits & EDITED_NO) to->no = from->no;
    if (bits & EDITED_ROLE) to->role = from->role;
    if (bits & EDITED_TASK) to->key_task = from->key_task, to->mechanism = from->mechanism;
    if (bits & EDITED_ORG || (bits & EDITED_TITLE && from->org != NONE)) to->org = from->org;
    if (bits & EDITED_DATES) to->starts = from->starts, to->ends = from->ends, to->period = from->period;
    to->reason = S("fact.kept");
}

static bool same(const struct plan_fact *old, int nold, const struct plan_fact *o, const struct plan_fact *fresh, int n,
                 const struct plan_fact *f) {
    if (o->kind != f->kind || !str_eq(o->said, f->said)) return false;
    if (!str_eq(over(old, nold, o, false), over(fresh, n, f, true))) return false;
    bool dates = !str_eq(o->start_text, f->start_text) || !str_eq(o->end_text, f->end_text);
    return !(dates && o->edited != NONE && o->edited & EDITED_DATES);      /* other days in the text ask anew */
}

enum err reading_carry(struct call *c, struct db *db, int64_t area, struct plan_fact *fact, int n) {
    struct bind b[] = { BI("tenant", c->tenant), BI("area", area == NONE ? 0 : area) };
    struct cursor *cur;
    struct rows r;
    int64_t last = NONE;
    enum err e = sql_open(db, c->mem, "reading_last", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) last = sql_int(cur, 0);
    if ((e = sql_end(cur)) || last == NONE || (e = reading_facts(c, db, last, &r))) return e;
    const struct plan_fact *old = r.row;
    bool *taken = ARENA_ARRAY(c->mem, bool, n + 1);
    for (int k = 0; k < r.n; k++) {
        int at = 0;
        if (!settled(&old[k])) continue;
        while (at < n && (taken[at] || !same(old, r.n, &old[k], fact, n, &fact[at]))) at++;
        if (at == n) continue;
        taken[at] = true;
        carry(&old[k], &fact[at]);
    }
    return OK;
}
