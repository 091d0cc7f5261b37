#include "action/session.h"

#include "access/password.h"
#include "access/session.h"
#include "action/notice_list.h"
#include "base/time.h"

/* ---- shapes ---- */

static const struct codes caps = { "cap", cap_names + 1, CAPS - 1 };      /* value is enum cap */

static const struct field signin_fields[] = {
    F_TEXT(signin_in, account, REQUIRED | INPUT, 1, 40), F_TEXT(signin_in, password, REQUIRED | INPUT | SECRET, 1, 200),
};
const struct entity signin_in_entity = {
    .name = "signin", .size = sizeof(struct signin_in), .field = signin_fields, .nfield = N_OF(signin_fields),
    .headless = true,
};
static const struct field activate_fields[] = {
    F_TEXT(activate_in, code, REQUIRED | INPUT | SECRET, 8, 60), F_TEXT(activate_in, account, INPUT, 2, 40),
    F_TEXT(activate_in, name, INPUT, 1, 40), F_TEXT(activate_in, password, REQUIRED | INPUT | SECRET, 1, 200),
};
const struct entity activate_in_entity = {
    .name = "activation", .size = sizeof(struct activate_in), .field = activate_fields, .nfield = N_OF(activate_fields),
    .headless = true,
};
static const struct field password_fields[] = {
    F_TEXT(password_in, old, REQUIRED | INPUT | SECRET, 1, 200), F_TEXT(password_in, new, REQUIRED | INPUT | SECRET, 1, 200),
};
const struct entity password_in_entity = {
    .name = "password_change", .size = sizeof(struct password_in), .field = password_fields,
    .nfield = N_OF(password_fields), .headless = true,
};
static const struct field language_fields[] = { F_CODE(language_in, language, REQUIRED | INPUT, &languages) };
const struct entity language_in_entity = {
    .name = "me_change", .size = sizeof(struct language_in), .field = language_fields, .nfield = 1, .headless = true,
};

static const struct field me_person_fields[] = {
    F_INT (me_person, id, REQUIRED, 1, INT64_MAX), F_TEXT(me_person, account, REQUIRED, 0, 40),
    F_TEXT(me_person, name, REQUIRED, 0, 40),
    F_REF (me_person, org, REQUIRED | NAMED, &org_entity), F_CODE(me_person, language, 0, &languages),
};
static const struct entity me_person_entity = {
    .name = "me_person", .size = sizeof(struct me_person), .field = me_person_fields, .nfield = N_OF(me_person_fields),
    .headless = true,
};
static const struct field me_campaign_fields[] = {
    F_INT (me_campaign, id, REQUIRED, 1, INT64_MAX), F_TEXT(me_campaign, name, REQUIRED, 0, 120),
    F_TEXT(me_campaign, doc_no, 0, 0, 60), F_CODE(me_campaign, status, REQUIRED, &campaign_states),
};
static const struct entity me_campaign_entity = {
    .name = "me_campaign", .size = sizeof(struct me_campaign), .field = me_campaign_fields,
    .nfield = N_OF(me_campaign_fields), .headless = true,
};
static const struct field me_phase_fields[] = {
    F_INT (me_phase, id, REQUIRED, 1, INT64_MAX), F_TEXT(me_phase, name, REQUIRED, 0, 80),
    F_DATE(me_phase, start, REQUIRED), F_DATE(me_phase, end, 0), F_INT(me_phase, day, REQUIRED, 0, 100000),
};
static const struct entity me_phase_entity = {
    .name = "me_phase", .size = sizeof(struct me_phase), .field = me_phase_fields, .nfield = N_OF(me_phase_fields),
    .headless = true,
};
static const struct field me_milestone_fields[] = {
    F_INT (me_milestone, id, REQUIRED, 1, INT64_MAX), F_TEXT(me_milestone, title, REQUIRED, 0, 400),
    F_DATE(me_milestone, due, REQUIRED), F_INT(me_milestone, days_left, REQUIRED, -100000, 100000),
};
static const struct entity me_milestone_entity = {
    .name = "me_milestone", .size = sizeof(struct me_milestone), .field = me_milestone_fields,
    .nfield = N_OF(me_milestone_fields), .headless = true,
};
static const struct field me_fields[] = {
    F_ROW (me_view, person, REQUIRED, &me_person_entity), F_IDS(me_view, roles, 0, 0, &roles), F_IDS(me_view, caps, 0, 0, &caps),
    F_TEXT(me_view, scope, REQUIRED, 0, 400), F_TEXT(me_view, city, REQUIRED, 0, 60), F_BOOL(me_view, demo, REQUIRED),
    F_BOOL(me_view, plain_http, REQUIRED), F_TIME(me_view, now, REQUIRED),
    F_INT (me_view, tz_offset, REQUIRED, -50400000, 50400000), F_INT(me_view, bell, REQUIRED, 0, BELL_MOST),
    F_ROW (me_view, campaign, 0, &me_campaign_entity), F_ROW(me_view, phase, 0, &me_phase_entity),
    F_ROW (me_view, next_milestone, 0, &me_milestone_entity),
};
const struct entity me_view_entity = {
    .name = "me", .size = sizeof(struct me_view), .field = me_fields, .nfield = N_OF(me_fields), .headless = true,
};

/* ---- who I am ---- */

static int64_t today_of(const struct call *c) {
    return time_local_day(c->now, c->tz_offset, 0);
}

static void me_caps(struct call *c, struct me_view *me) {
    me->roles.id = ARENA_ARRAY(c->mem, int64_t, c->who->ngrants + 1);
    me->caps.id = ARENA_ARRAY(c->mem, int64_t, CAPS);
    for (int i = 0; i < c->who->ngrants; i++) {
        bool seen = false;
        for (int j = 0; j < me->roles.n; j++) seen |= me->roles.id[j] == c->who->grant[i].role;
        if (!seen) me->roles.id[me->roles.n++] = c->who->grant[i].role;
    }
    for (int cap = CAP_SELF; cap < CAPS; cap++)
        if (may(c->who, (enum cap)cap)) me->caps.id[me->caps.n++] = cap;
}

static enum err me_plan(struct call *c, struct db *db, struct me_view *me) {
    struct bind b[] = { BI("tenant", c->tenant), BI("campaign", c->world->campaign.h.id) };
    struct rows phases, stones;
    int64_t today = today_of(c);
    if (c->world->campaign.h.id == NONE) return OK;
    enum err e = sql_rows(db, c->mem, "me_phases", &phase_entity, b, N_OF(b), &phases, &c->fault);
    if (e) return e;
    if ((e = sql_rows(db, c->mem, "me_milestones", &milestone_entity, b, N_OF(b), &stones, &c->fault))) return e;
    const struct campaign *k = &c->world->campaign;
    struct me_campaign *mc = ARENA_NEW(c->mem, struct me_campaign);
    *mc = (struct me_campaign){ k->h.id, k->status, k->name, k->doc_no };
    me->campaign = (struct rows){ mc, 1 };
    for (int i = 0; i < phases.n; i++) {
        const struct phase *p = &((const struct phase *)phases.row)[i];
        struct civil from, to;
        bool begun = date_parse(p->starts, &from) && day_of(from) <= today;
        bool ended = date_parse(p->ends, &to) && day_of(to) < today;
        if (!begun || ended) continue;
        struct me_phase *mp = ARENA_NEW(c->mem, struct me_phase);
        *mp = (struct me_phase){ p->h.id, today - day_of(from) + 1, p->name, p->starts, p->ends };
        me->phase = (struct rows){ mp, 1 };
    }
    for (int i = 0; i < stones.n; i++) {
        const struct milestone *m = &((const struct milestone *)stones.row)[i];
        struct civil due;
        if (!date_parse(m->due, &due) || day_of(due) < today) continue;
        struct me_milestone *mm = ARENA_NEW(c->mem, struct me_milestone);
        *mm = (struct me_milestone){ m->h.id, day_of(due) - today, m->title, m->due };
        const struct me_milestone *best = me->next_milestone.row;
        if (!best || mm->days_left < best->days_left) me->next_milestone = (struct rows){ mm, 1 };
    }
    return OK;
}

static void me_fill(struct call *c, struct me_view *me) {
    const struct person *p = world_person(c->world, c->who->person);
    struct me_person *mp = ARENA_NEW(c->mem, struct me_person);
    *mp = (struct me_person){ p->h.id, p->org, p->language, p->account, p->name };
    me->person = (struct rows){ mp, 1 };
    me_caps(c, me);
    me->scope = scope_words(c);
    me->city = c->world->name;
    me->demo = c->world->demo;
    me->plain_http = c->plain_http && !c->secure;
    me->now = c->now;
    me->tz_offset = c->tz_offset;
}

static enum err me_whole(struct call *c, struct db *db, struct me_view *me) {
    me_fill(c, me);
    enum err e = notices_unread(c, db, &me->bell);
    return e ? e : me_plan(c, db, me);
}

static enum err me_read(struct call *c, void *in, void *out) {
    (void)in;
    return me_whole(c, c->db, out);
}

/* ---- signing in ---- */

static enum err person_by_account(struct call *c, struct db *db, struct str account, struct person **ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("account", account) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "person_by_account", &person_entity, b, N_OF(b), &r, &c->fault);
    *ret = !e && r.n ? r.row : 0;
    return e;
}

static enum err locked_out(struct call *c, const struct person *p) {
    c->fault.retry_after = (p->locked_until - c->now + 999) / 1000;
    return fail_with(c, E_LOCKED_OUT, 0, 0,
                     arena_printf(c->mem, "%lld", (long long)((p->locked_until - c->now + MINUTE - 1) / MINUTE)), STR_NULL);
}

/* Read the account and weigh the password, outside the transaction: argon2 takes
** 20 ms and must not hold the writer. */
static enum err signin_prepare(struct call *c, void *arg) {
    struct signin_in *in = arg;
    struct person *p;
    if (!c->secure && !c->plain_http) return fail(c, E_PLAIN_HTTP, 0, 0);
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = person_by_account(c, db, in->account, &p);
    store_read_end(db);
    if (e) return e;
    if (p && p->locked_until != NONE && p->locked_until > c->now) return locked_out(c, p);
    bool live = p && p->disabled_at == NONE;
    in->ok = password_verify(c->mem, live ? p->password : STR_NULL, in->password);
    in->person = p ? p->h.id : NONE;
    return OK;
}

static enum err signin_note(struct call *c, struct tx *tx, const struct person *p, int64_t failures, int64_t until) {
    struct bind b[] = { BI("failures", failures), BI("until", until), BI("tenant", c->tenant), BI("id", p->h.id) };
    return sql_run(tx_db(tx), c->mem, "signin_failed", b, N_OF(b), 0, &c->fault);
}

/* A wrong password is a change too (the count): it is committed and refused. */
static enum err signin_body(struct call *c, struct tx *tx, void *arg, void *out) {
    struct signin_in *in = arg;
    struct person *p;
    enum err e = person_by_account(c, tx_db(tx), in->account, &p);
    if (e) return e;
    if (!p || p->disabled_at != NONE) return fail(c, E_UNAUTHENTICATED, 0, "error.signin");
    if (p->locked_until != NONE && p->locked_until > c->now) return locked_out(c, p);
    if (!in->ok) {
        int64_t failures = (p->failures == NONE ? 0 : p->failures) + 1;
        bool lock = failures >= LOCK_AFTER;
        e = signin_note(c, tx, p, lock ? 0 : failures, lock ? c->now + LOCK_MIN * MINUTE : NONE);
        if (!e) (void)fail(c, E_UNAUTHENTICATED, 0, "error.signin");
        return e;
    }
    if (p->failures > 0 && (e = signin_note(c, tx, p, 0, NONE))) return e;
    if ((e = session_make(c, tx, p->h.id)) || (e = person_seen(c, tx, p->h.id, c->now))) return e;
    c->who = who_of(c->mem, c->world, p->h.id);
    if (!c->who) return fail(c, E_UNAUTHENTICATED, 0, "error.signin");
    return me_whole(c, tx_db(tx), out);
}

static enum err signout_body(struct call *c, struct tx *tx, void *in, void *out) {
    (void)in, (void)out;
    return session_end(c, tx, c->who->session);
}

/* ---- my password, my language ---- */

static enum err password_prepare(struct call *c, void *arg) {
    struct password_in *in = arg;
    struct person p;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = store_get(db, c->mem, 0, c->tenant, &person_entity, c->who->person, &p, &c->fault);
    store_read_end(db);
    if (e) return e;
    if ((e = password_check(c, "new", in->new, p.account))) return e;
    if (!password_verify(c->mem, p.password, in->old)) return fail(c, E_INVALID, "old", "password.wrong");
    in->hash = password_hash(c->mem, in->new);
    return in->hash.s ? OK : fail(c, E_MEMORY, 0, 0);
}

static enum err person_change(struct call *c, struct tx *tx, struct str hash, int64_t language) {
    struct person was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, c->who->person, &was, &c->fault);
    if (e) return e;
    is = was;
    if (hash.n) is.password = hash, is.password_at = c->now;
    if (language != NONE) is.language = language;
    return tx_update(tx, &person_entity, &was, &is, &(struct change){ .verb = hash.n ? "password" : "language" });
}

static enum err password_body(struct call *c, struct tx *tx, void *arg, void *out) {
    (void)out;
    enum err e = person_change(c, tx, ((struct password_in *)arg)->hash, NONE);
    return e ? e : session_end_others(c, tx, c->who->person, c->who->session);
}

static enum err language_body(struct call *c, struct tx *tx, void *arg, void *out) {
    (void)out;
    return person_change(c, tx, STR_NULL, ((struct language_in *)arg)->language);
}

const struct action session_create = {
    .name = "session.create", .cap = CAP_OPEN, .in = &signin_in_entity, .out = &me_view_entity,
    .prepare = signin_prepare, .body = signin_body, .slow = true,
};
const struct action session_delete = { .name = "session.delete", .cap = CAP_SELF, .body = signout_body };
const struct action me_get = { .name = "me.get", .cap = CAP_SELF, .out = &me_view_entity, .read = me_read };
const struct action me_password = {
    .name = "me.password", .cap = CAP_SELF, .in = &password_in_entity, .prepare = password_prepare,
    .body = password_body, .slow = true, .touches_world = true,
};
const struct action me_language = {
    .name = "me.language", .cap = CAP_SELF, .in = &language_in_entity, .body = language_body, .touches_world = true,
};
