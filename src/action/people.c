/* Accounts: listed, made, changed, given a new password or a one-time code. */
#include "action/people.h"

#include "access/password.h"
#include "access/session.h"
#include "action/org.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/time.h"

/* ---- lists ---- */

static struct person_view person_as(struct call *c, const struct person *p) {
    return (struct person_view){
        .id = p->h.id, .version = p->h.version, .org = p->org, .language = p->language, .liaison = p->liaison,
        .liaison_of = p->liaison == 1 && p->disabled_at == NONE ? p->org : NONE, .disabled_at = p->disabled_at, .erased_at = p->erased_at,
        .last_seen_at = p->last_seen_at, .locked_until = p->locked_until, .code_until = NONE, .account = p->account,
        .name = p->name, .phone = mask_phone(c->mem, p->phone), .grants = grants_answer(c, p->h.id),
    };
}

static enum err code_until(struct call *c, struct db *db, int64_t person, int64_t *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", person), BI("now", c->now) };
    struct cursor *cur;
    *ret = NONE;
    enum err e = sql_open(db, c->mem, "code_of_person", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) *ret = sql_int(cur, 0);
    return sql_end(cur);
}

/* As the database has him: when he was last seen is no part of the world. */
static enum err person_fresh(struct call *c, int64_t id, struct person_view *ret) {
    struct person p;
    enum err e = store_get(c->db, c->mem, 0, c->tenant, &person_entity, id, &p, &c->fault);
    if (e) return e;
    *ret = person_as(c, &p);
    return code_until(c, c->db, id, &ret->code_until);
}

static bool fits(const struct call *c, const struct person_query *q, const struct person *p) {
    if (q->org != NONE && !org_within(c->world, p->org, q->org)) return false;
    return q->q.n == 0 || str_find(p->account, q->q, 0) >= 0 || str_find(p->name, q->q, 0) >= 0;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct person_query *q = in;
    struct person_page *out = ret;
    int64_t after = 0, limit = q->limit == NONE ? 50 : q->limit;
    enum err e = may(c->who, CAP_AUDIT) ? OK : sees_people(c);      /* an auditor asks for what one person did */
    if (e) return e;
    if (q->after.n && !str_int(q->after, &after)) return fail(c, E_INVALID, "after", "error.invalid");
    struct person_view *v = ARENA_ARRAY(c->mem, struct person_view, limit + 1);
    int n = 0;
    for (int i = 0; i < c->world->npersons && n <= limit; i++) {
        const struct person *p = &c->world->person[i];
        if (p->h.id > after && fits(c, q, p)) v[n++].id = p->h.id;
    }
    if (n > limit) {
        n--;
        out->next = arena_printf(c->mem, "%lld", (long long)v[n - 1].id);
    }
    for (int i = 0; i < n && !e; i++) e = person_fresh(c, v[i].id, &v[i]);
    out->items = (struct rows){ v, n };
    return e;
}

/* ---- accounts ---- */

bool account_ok(struct str s) {
    if (s.n < 2 || s.n > 40) return false;
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.s[i];
        bool ok = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '.' || ch == '-' || ch == '_';
        if (!ok) return false;
    }
    return true;
}

bool phone_ok(struct str s) {
    int digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] >= '0' && s.s[i] <= '9') digits++;
        else if (s.s[i] != '-' && s.s[i] != ' ' && !(s.s[i] == '+' && i == 0)) return false;
    }
    return s.n == 0 || (digits >= 7 && digits <= 15);
}

enum err person_of_account(struct call *c, struct db *db, struct str account, struct person *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("account", account) };
    struct rows r;
    enum err e = sql_rows(db, c->mem, "person_by_account", &person_entity, b, N_OF(b), &r, &c->fault);
    if (e) return e;
    if (r.n == 0) return fail(c, E_NOT_FOUND, "account", 0);
    *ret = *(const struct person *)r.row;
    return OK;
}

enum err person_add(struct call *c, struct tx *tx, struct person *p) {
    struct person other;
    if (!account_ok(p->account)) return fail(c, E_INVALID, "account", "account.form");
    if (!phone_ok(p->phone)) return fail(c, E_INVALID, "phone", "field.phone");
    enum err e = name_check(c, "name", p->name, true);
    if (e) return e;
    e = person_of_account(c, tx_db(tx), p->account, &other);
    if (e == OK) return fail(c, E_CONFLICT, "account", "account.taken");
    if (e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    p->password_at = p->password.n ? c->now : NONE;
    bool liaison = p->liaison == 1;
    p->liaison = 0;
    if ((e = tx_insert(tx, &person_entity, p, &(struct change){ .verb = "create" })) || !liaison) return e;
    if ((e = liaison_set(c, tx, p->org, p->h.id, STR_NULL))) return e;
    return store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, p->h.id, p, &c->fault);
}

static enum err org_known(struct call *c, int64_t org) {
    const struct org *o = world_org(c->world, org);
    if (o && o->closed_at == NONE) return OK;
    return absent_id(c, "org", org);
}

static enum err create_prepare(struct call *c, void *arg) {
    struct person_in *in = arg;
    if (!account_ok(in->account)) return fail(c, E_INVALID, "account", "account.form");
    enum err e = org_known(c, in->org);
    if (!e) e = name_check(c, "name", in->name, true);
    if (!e && !in->password.s) return in->code = code_new(c->mem), OK;
    if (!e) e = password_check(c, "password", in->password, in->account);
    if (e) return e;
    in->hash = password_hash(c->mem, in->password);
    return in->hash.s ? OK : fail(c, E_MEMORY, 0, 0);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct person_in *in = arg;
    struct person p;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    row_clear(&person_entity, &p);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, id, &p, &c->fault);
    else {
        p.h.id = id;
        p.account = in->account;
        p.name = in->name;
        p.phone = in->phone;
        p.org = in->org;
        p.liaison = in->liaison;
        p.password = in->hash;
        e = person_add(c, tx, &p);
        if (!e && in->code.n) e = code_keep(c, tx, id, in->code);
    }
    if (e) return e;
    struct person_view *out = ret;
    *out = person_as(c, &p);
    if (!seen) out->code = in->code;
    return code_until(c, tx_db(tx), id, &out->code_until);
}

enum err person_disable(struct call *c, struct tx *tx, const struct person *was, bool disabled) {
    struct person now = *was, is;
    enum err e = OK;
    if (disabled && was->liaison == 1) {
        if ((e = liaison_set(c, tx, was->org, NONE, STR_NULL))) return e;
        if ((e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, was->h.id, &now, &c->fault))) return e;
    }
    is = now;
    is.disabled_at = disabled ? c->now : NONE;
    e = tx_update(tx, &person_entity, &now, &is, &(struct change){ .verb = disabled ? "disable" : "enable" });
    return e || !disabled ? e : session_end_others(c, tx, was->h.id, 0);
}

static enum err change_checks(struct call *c, const struct person_in *in, const struct person *was) {
    enum err e = check_version(c, &person_entity, was);
    if (e || (in->org != NONE && in->org != was->org && (e = org_known(c, in->org)))) return e;
    if ((e = name_check(c, "name", in->name, true))) return e;
    if (!phone_ok(in->phone)) return fail(c, E_INVALID, "phone", "field.phone");
    if (was->erased_at != NONE) return fail(c, E_CONFLICT, 0, "erase.gone");
    if (in->disabled == 1 && c->who->person == in->id) return fail(c, E_CONFLICT, "disabled", "person.self");
    const struct org *o = world_org(c->world, in->org != NONE ? in->org : was->org);
    if (in->disabled == 0 && o && o->closed_at != NONE) return fail_with(c, E_CONFLICT, "org", "org.closed", o->name, STR_NULL);
    bool ends = in->disabled == 1 || (in->disabled == NONE && was->disabled_at != NONE);
    return in->liaison == 1 && ends ? fail(c, E_CONFLICT, "liaison", "person.disabled") : OK;
}

static void change_fill(struct call *c, const struct person_in *in, struct person *is) {
    if (in->name.n) is->name = in->name;
    if (in->phone.s) is->phone = in->phone;
    if (in->org != NONE) is->org = in->org;
    if (in->disabled != NONE) is->disabled_at = in->disabled != 1 ? NONE : is->disabled_at != NONE ? is->disabled_at : c->now;
}

/* Who leaves, by being disabled or moved, hands over first; the flag of a liaison follows his term. */
static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct person_in *in = arg;
    struct person_view *out = ret;
    struct person was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &was, &c->fault);
    if (e || (e = change_checks(c, in, &was))) return e;
    bool leaves = (in->disabled == 1 && was.disabled_at == NONE) || (in->org != NONE && in->org != was.org);
    if (leaves && (e = person_leaves(c, tx, &was, in->successor))) return e;
    if ((e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &was, &c->fault))) return e;
    is = was;
    change_fill(c, in, &is);
    if ((e = tx_update(tx, &person_entity, &was, &is, &(struct change){ .verb = "change" }))) return e;
    if (in->liaison == 1 && is.liaison != 1) e = liaison_set(c, tx, is.org, in->id, STR_NULL);
    if (in->liaison == 0 && is.liaison == 1) e = liaison_set(c, tx, is.org, NONE, STR_NULL);
    if (!e && in->disabled == 1) e = session_end_others(c, tx, in->id, 0);
    if (!e) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &is, &c->fault);
    if (e) return e;
    *out = person_as(c, &is);
    return code_until(c, tx_db(tx), in->id, &out->code_until);
}

/* ---- passwords ---- */

/* Who sets an administrator's password could be two of the three (NORM GB/T 22239-2019 8.1.4.2). */
bool is_administrator(const struct world *w, int64_t person) {
    for (int i = 0; i < w->ngrants; i++)
        if (w->grant[i].person == person && w->grant[i].role >= R_SYSADMIN) return true;
    return false;
}

static enum err password_prepare(struct call *c, void *arg) {
    struct person_in *in = arg;
    const struct person *p = world_person(c->world, in->id);
    if (!p) return fail(c, E_NOT_FOUND, 0, 0);
    if (p->h.id == c->who->person) return fail(c, E_DENIED, "id", "person.own_password");
    if (is_administrator(c->world, p->h.id)) return fail(c, E_DENIED, "id", "person.admin_password");
    enum err e = password_check(c, "password", in->password, p->account);
    if (e) return e;
    in->hash = password_hash(c->mem, in->password);
    return in->hash.s ? OK : fail(c, E_MEMORY, 0, 0);
}

enum err person_password(struct call *c, struct tx *tx, const struct person *was, struct str hash) {
    struct person is = *was;
    is.password = hash;
    is.password_at = c->now;
    is.failures = is.locked_until = NONE;
    enum err e = tx_update(tx, &person_entity, was, &is, &(struct change){ .verb = "password" });
    return e ? e : session_end_others(c, tx, was->h.id, 0);
}

static enum err password_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct person_in *in = arg;
    struct person was;
    (void)out;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &was, &c->fault);
    return e ? e : person_password(c, tx, &was, in->hash);
}

/* ---- one-time codes ---- */

/* Four by four signs of 31 and a bit: 80 bits, written as people can copy them. */
struct str code_new(struct arena *a) {
    struct str t = rand_token(a, 16);
    return arena_printf(a, "%.4s-%.4s-%.4s-%.4s", t.s, t.s + 4, t.s + 8, t.s + 12);
}

enum err code_keep(struct call *c, struct tx *tx, int64_t person, struct str code) {
    unsigned char *d = arena_alloc(c->mem, DIGEST);
    struct bind b[] = { BI("tenant", c->tenant), BI("person", person), BI("now", c->now) };
    enum err e = sql_run(tx_db(tx), c->mem, "codes_void", b, N_OF(b), 0, &c->fault);
    if (e) return e;
    sm3(code, d);
    struct activation a = { .id = tx_new_id(tx), .tenant = c->tenant, .role = NONE, .person = person, .used_at = NONE,
                            .ends_at = c->now + (int64_t)RESET_HOURS * HOUR, .code = { (char *)d, DIGEST } };
    return tx_put(tx, &activation_entity, &a);
}

static enum err reset_prepare(struct call *c, void *arg) {
    struct reset_in *in = arg;
    const struct person *p = world_person(c->world, in->id);
    if (!p) return fail(c, E_NOT_FOUND, 0, 0);
    if (p->h.id == c->who->person) return fail(c, E_DENIED, "id", "person.own_password");
    if (is_administrator(c->world, p->h.id)) return fail(c, E_DENIED, "id", "person.admin_password");
    in->code = code_new(c->mem);
    return OK;
}

static enum err reset_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct reset_in *in = arg;
    struct person was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &was, &c->fault);
    if (e || (e = check_version(c, &person_entity, &was))) return e;
    if (was.disabled_at != NONE) return fail(c, E_CONFLICT, "id", "person.disabled");
    is = was;
    if ((e = tx_update(tx, &person_entity, &was, &is, &(struct change){ .verb = "reset" }))) return e;
    if ((e = code_keep(c, tx, in->id, in->code))) return e;
    *(struct reset_out *)ret = (struct reset_out){ is.h.version, c->now + (int64_t)RESET_HOURS * HOUR, in->code };
    return OK;
}

const struct action persons_list = {
    .name = "persons.list", .cap = CAP_SELF, .in = &person_query_entity, .out = &person_page_entity,
    .read = list_read,
};
const struct action persons_create = {
    .name = "persons.create", .cap = CAP_PEOPLE, .in = &person_in_entity, .out = &person_view_entity,
    .prepare = create_prepare, .body = create_body, .slow = true, .once = true, .touches_world = true,
};
const struct action persons_change = {
    .name = "persons.change", .cap = CAP_PEOPLE, .in = &person_edit_entity, .out = &person_view_entity,
    .body = change_body, .versioned = true, .touches_world = true,
};
const struct action persons_password = {
    .name = "persons.password", .cap = CAP_PEOPLE, .in = &person_password_entity, .prepare = password_prepare,
    .body = password_body, .slow = true, .touches_world = true,
};
const struct action persons_reset = {
    .name = "persons.reset", .cap = CAP_PEOPLE, .in = &reset_in_entity, .out = &reset_out_entity, .prepare = reset_prepare,
    .body = reset_body, .versioned = true, .touches_world = true,
};
