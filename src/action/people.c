#include "action/people.h"

#include "access/password.h"
#include "access/session.h"
#include "base/utf8.h"

/* ---- shapes ---- */

#define SHAPE(St, n, fields) \
    { .name = (n), .size = sizeof(struct St), .field = fields, .nfield = N_OF(fields), .headless = true }

static const struct field grant_fields[] = {
    F_INT(grant_view, id, REQUIRED, 1, INT64_MAX), F_INT(grant_view, version, REQUIRED, 1, INT64_MAX),
    F_REF(grant_view, person, REQUIRED | NAMED, &person_entity), F_CODE(grant_view, role, REQUIRED, &roles),
    F_REF(grant_view, org, NAMED, &org_entity), F_REF(grant_view, area, NAMED, &area_entity),
};
const struct entity grant_view_entity = SHAPE(grant_view, "grant_view", grant_fields);

static const struct field person_fields[] = {
    F_INT (person_view, id, REQUIRED, 1, INT64_MAX), F_INT(person_view, version, REQUIRED, 1, INT64_MAX),
    F_TEXT(person_view, account, REQUIRED, 2, 40), F_TEXT(person_view, name, REQUIRED, 1, 40),
    F_TEXT(person_view, phone, 0, 0, 20), F_REF(person_view, org, NAMED, &org_entity),
    F_CODE(person_view, language, 0, &languages), F_BOOL(person_view, liaison, 0),
    F_TIME(person_view, disabled_at, 0),
    F_TIME(person_view, last_seen_at, 0), F_TIME(person_view, locked_until, 0),
    F_ROWS(person_view, grants, 0, &grant_view_entity),
};
const struct entity person_view_entity = SHAPE(person_view, "person_view", person_fields);

static const struct field in_fields[] = {
    F_TEXT(person_in, account, REQUIRED | INPUT, 2, 40), F_TEXT(person_in, name, REQUIRED | INPUT, 1, 40),
    F_TEXT(person_in, phone, INPUT | PERSONAL, 0, 20), F_REF(person_in, org, REQUIRED | INPUT, &org_entity),
    F_TEXT(person_in, password, REQUIRED | INPUT | SECRET, 1, 200), F_BOOL(person_in, liaison, INPUT),
};
const struct entity person_in_entity = SHAPE(person_in, "person_new", in_fields);

static const struct field edit_fields[] = {
    F_INT (person_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(person_in, name, INPUT, 1, 40),
    F_TEXT(person_in, phone, INPUT | PERSONAL, 0, 20), F_REF(person_in, org, INPUT, &org_entity),
    F_BOOL(person_in, liaison, INPUT), F_BOOL(person_in, disabled, INPUT),
};
const struct entity person_edit_entity = SHAPE(person_in, "person_change", edit_fields);

static const struct field password_fields[] = {
    F_INT (person_in, id, REQUIRED, 1, INT64_MAX),
    F_TEXT(person_in, password, REQUIRED | INPUT | SECRET, 1, 200),
};
const struct entity person_password_entity = SHAPE(person_in, "person_password", password_fields);

static const struct field query_fields[] = {
    F_REF (person_query, org, INPUT, &org_entity), F_TEXT(person_query, q, INPUT, 0, 40),
    F_TEXT(person_query, after, INPUT, 0, 40), F_INT(person_query, limit, INPUT, 1, 200),
};
const struct entity person_query_entity = SHAPE(person_query, "person_query", query_fields);

static const struct field page_fields[] = {
    F_ROWS(person_page, items, 0, &person_view_entity), F_TEXT(person_page, next, 0, 0, 40),
};
const struct entity person_page_entity = SHAPE(person_page, "person_page", page_fields);

static const struct field grant_in_fields[] = {
    F_REF(grant_in, person, REQUIRED | INPUT, &person_entity),
    F_CODE(grant_in, role, REQUIRED | INPUT, &roles),
    F_REF(grant_in, org, INPUT, &org_entity), F_REF(grant_in, area, INPUT, &area_entity),
};
const struct entity grant_in_entity = SHAPE(grant_in, "grant_new", grant_in_fields);
static const struct field grant_query_fields[] = { F_REF(grant_in, person, INPUT, &person_entity) };
const struct entity grant_query_entity = SHAPE(grant_in, "grant_query", grant_query_fields);
static const struct field grant_page_fields[] = { F_ROWS(grant_page, items, 0, &grant_view_entity) };
const struct entity grant_page_entity = SHAPE(grant_page, "grant_page", grant_page_fields);

/* ---- lists ---- */

static struct grant_view grant_as(const struct grant *g) {
    return (struct grant_view){ g->h.id, g->h.version, g->person, g->role, g->org, g->area };
}

static struct rows grants_of(struct call *c, int64_t person) {
    struct grant_view *v = 0;
    int n = 0, cap = 0;
    for (int i = 0; i < c->world->ngrants; i++)
        if (person == NONE || c->world->grant[i].person == person)
            ARENA_PUSH(c->mem, v, n, cap) = grant_as(&c->world->grant[i]);
    return (struct rows){ v, n };
}

static struct person_view person_as(struct call *c, const struct person *p) {
    return (struct person_view){
        .id = p->h.id, .version = p->h.version, .org = p->org, .language = p->language, .liaison = p->liaison,
        .disabled_at = p->disabled_at, .last_seen_at = p->last_seen_at, .locked_until = p->locked_until,
        .account = p->account, .name = p->name, .phone = mask_phone(c->mem, p->phone),
        .grants = grants_of(c, p->h.id),
    };
}

/* Both administrators need the list: one makes accounts, one grants. */
static enum err sees_people(struct call *c) {
    return may(c->who, CAP_GRANT) ? OK : require(c, CAP_PEOPLE);
}

static bool fits(const struct call *c, const struct person_query *q, const struct person *p) {
    if (q->org != NONE && !org_within(c->world, p->org, q->org)) return false;
    return q->q.n == 0 || str_find(p->account, q->q, 0) >= 0 || str_find(p->name, q->q, 0) >= 0;
}

static enum err list_read(struct call *c, void *in, void *ret) {
    const struct person_query *q = in;
    struct person_page *out = ret;
    int64_t after = 0, limit = q->limit == NONE ? 50 : q->limit;
    enum err e = sees_people(c);
    if (e) return e;
    if (q->after.n && !str_int(q->after, &after)) return fail(c, E_INVALID, "after", "error.invalid");
    struct person_view *v = ARENA_ARRAY(c->mem, struct person_view, limit + 1);
    int n = 0;
    for (int i = 0; i < c->world->npersons && n <= limit; i++) {
        const struct person *p = &c->world->person[i];
        if (p->h.id > after && fits(c, q, p)) v[n++] = person_as(c, p);
    }
    if (n > limit) {
        n--;
        out->next = arena_printf(c->mem, "%lld", (long long)v[n - 1].id);
    }
    out->items = (struct rows){ v, n };
    return OK;
}

static enum err grants_read(struct call *c, void *in, void *ret) {
    enum err e = sees_people(c);
    if (!e) ((struct grant_page *)ret)->items = grants_of(c, ((const struct grant_in *)in)->person);
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

static bool phone_ok(struct str s) {
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
    enum err e = person_of_account(c, tx_db(tx), p->account, &other);
    if (e == OK) return fail(c, E_CONFLICT, "account", "account.taken");
    if (e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    p->password_at = c->now;
    return tx_insert(tx, &person_entity, p, &(struct change){ .verb = "create" });
}

static enum err org_known(struct call *c, int64_t org) {
    const struct org *o = world_org(c->world, org);
    if (o && o->closed_at == NONE) return OK;
    return fail_with(c, E_INVALID, "org", "field.absent", arena_printf(c->mem, "%lld", (long long)org),
                     STR_NULL);
}

static enum err create_prepare(struct call *c, void *arg) {
    struct person_in *in = arg;
    if (!account_ok(in->account)) return fail(c, E_INVALID, "account", "account.form");
    enum err e = org_known(c, in->org);
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
    }
    if (!e) *(struct person_view *)ret = person_as(c, &p);
    return e;
}

enum err person_disable(struct call *c, struct tx *tx, const struct person *was, bool disabled) {
    struct person is = *was;
    is.disabled_at = disabled ? c->now : NONE;
    enum err e = tx_update(tx, &person_entity, was, &is,
                           &(struct change){ .verb = disabled ? "disable" : "enable" });
    return e || !disabled ? e : session_end_others(c, tx, was->h.id, 0);
}

static enum err change_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct person_in *in = arg;
    struct person was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &was, &c->fault);
    if (e || (e = check_version(c, &person_entity, &was))) return e;
    if (in->org != NONE && (e = org_known(c, in->org))) return e;
    if (!phone_ok(in->phone)) return fail(c, E_INVALID, "phone", "field.phone");
    if (in->disabled == 1 && c->who->person == in->id) return fail(c, E_CONFLICT, "disabled", "person.self");
    is = was;
    if (in->name.n) is.name = in->name;
    if (in->phone.s) is.phone = in->phone;
    if (in->org != NONE) is.org = in->org;
    if (in->liaison != NONE) is.liaison = in->liaison;
    if (in->disabled != NONE)
        is.disabled_at = in->disabled != 1 ? NONE : was.disabled_at != NONE ? was.disabled_at : c->now;
    if ((e = tx_update(tx, &person_entity, &was, &is, &(struct change){ .verb = "change" }))) return e;
    if (in->disabled == 1 && (e = session_end_others(c, tx, in->id, 0))) return e;
    *(struct person_view *)ret = person_as(c, &is);
    return OK;
}

/* ---- passwords ---- */

/* Who sets an administrator's password could be two of the three (NORM GB/T 22239-2019 8.1.4.2). */
static bool is_administrator(const struct call *c, int64_t person) {
    for (int i = 0; i < c->world->ngrants; i++)
        if (c->world->grant[i].person == person && c->world->grant[i].role >= R_SYSADMIN) return true;
    return false;
}

static enum err password_prepare(struct call *c, void *arg) {
    struct person_in *in = arg;
    const struct person *p = world_person(c->world, in->id);
    if (!p) return fail(c, E_NOT_FOUND, 0, 0);
    if (p->h.id == c->who->person) return fail(c, E_DENIED, "id", "person.own_password");
    if (is_administrator(c, p->h.id)) return fail(c, E_DENIED, "id", "person.admin_password");
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

/* ---- grants ---- */

static struct str role_word(struct call *c, int64_t role) {
    return str_of(word_text(c->language, arena_printf(c->mem, "person_role.%s", code_text(&roles, role)).s));
}

/* The three administrators stay three people (NORM GB/T 22239-2019 8.1.4.2): read
** within the transaction, so that two grants at once cannot join what must be apart. */
enum err grant_add(struct call *c, struct tx *tx, struct grant *g) {
    struct bind b[] = { BI("tenant", c->tenant), BI("person", g->person) };
    struct person p;
    struct rows r;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, g->person, &p, &c->fault);
    if (e || (e = sql_rows(tx_db(tx), c->mem, "grants_of_person", &grant_entity, b, N_OF(b), &r, &c->fault)))
        return e;
    for (int i = 0; i < r.n; i++) {
        const struct grant *has = &((const struct grant *)r.row)[i];
        if (roles_clash((enum role)has->role, (enum role)g->role))
            return fail_with(c, E_CONFLICT, "role", "grant.clash", role_word(c, has->role),
                             role_word(c, g->role));
        if (has->role == g->role && has->org == g->org && has->area == g->area)
            return fail(c, E_CONFLICT, "role", "grant.twice");
    }
    /* The person's row moves too: of two grants at once the second runs again and sees the first. */
    struct person is = p;
    if ((e = tx_update(tx, &person_entity, &p, &is, &(struct change){ .verb = "grant" }))) return e;
    return tx_insert(tx, &grant_entity, g, &(struct change){ .verb = "grant" });
}

static enum err grant_prepare(struct call *c, void *arg) {
    const struct grant_in *in = arg;
    if (in->person == c->who->person) return fail(c, E_DENIED, "person", "grant.self");
    if (!world_person(c->world, in->person))
        return fail_with(c, E_INVALID, "person", "field.absent",
                         arena_printf(c->mem, "%lld", (long long)in->person), STR_NULL);
    if (in->org != NONE && org_known(c, in->org)) return E_INVALID;
    if (in->area != NONE && !world_area(c->world, in->area))
        return fail_with(c, E_INVALID, "area", "field.absent",
                         arena_printf(c->mem, "%lld", (long long)in->area), STR_NULL);
    return OK;
}

static enum err grant_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct grant_in *in = arg;
    struct grant g;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    row_clear(&grant_entity, &g);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) e = store_get(tx_db(tx), c->mem, 0, c->tenant, &grant_entity, id, &g, &c->fault);
    else {
        g.h.id = id;
        g.person = in->person;
        g.role = in->role;
        g.org = in->org;
        g.area = in->area;
        e = grant_add(c, tx, &g);
    }
    if (!e) *(struct grant_view *)ret = grant_as(&g);
    return e;
}

static enum err ungrant_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct grant_in *in = arg;
    struct grant was, is;
    (void)out;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &grant_entity, in->id, &was, &c->fault);
    if (e) return e;
    if (was.person == c->who->person) return fail(c, E_DENIED, "person", "grant.self");
    is = was;
    is.h.removed_at = c->now;
    return tx_update(tx, &grant_entity, &was, &is, &(struct change){ .verb = "ungrant" });
}

static const struct field ungrant_fields[] = { F_INT(grant_in, id, REQUIRED, 1, INT64_MAX) };
static const struct entity ungrant_entity = SHAPE(grant_in, "grant_remove", ungrant_fields);

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
const struct action grants_list = {
    .name = "grants.list", .cap = CAP_SELF, .in = &grant_query_entity, .out = &grant_page_entity,
    .read = grants_read,
};
const struct action grants_create = {
    .name = "grants.create", .cap = CAP_GRANT, .in = &grant_in_entity, .out = &grant_view_entity,
    .prepare = grant_prepare, .body = grant_body, .once = true, .touches_world = true,
};
const struct action grants_remove = {
    .name = "grants.remove", .cap = CAP_GRANT, .in = &ungrant_entity, .body = ungrant_body,
    .touches_world = true,
};
