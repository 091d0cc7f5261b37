/* The first sign-in with a one-time code: of an administrator, whom it makes, or of
** somebody whose account was made or reset, who chooses a password. */
#include "action/session.h"

#include "access/password.h"
#include "access/session.h"
#include "action/org.h"
#include "action/people.h"
#include "base/hash.h"

/* As it was printed, groups of four in small letters, however it was typed. */
static struct str code_form(struct arena *a, struct str typed) {
    char *s = arena_alloc(a, typed.n * 2 + 1);
    size_t n = 0;
    int kept = 0;
    for (size_t i = 0; i < typed.n; i++) {
        char ch = typed.s[i];
        if (ch == '-' || ch == ' ') continue;
        if (kept && kept % 4 == 0) s[n++] = '-';
        s[n++] = ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
        kept++;
    }
    return (struct str){ s, n };
}

/* A code that is good still: E_INVALID at /code for any other, whatever is wrong with it. */
static enum err activation_find(struct call *c, struct db *db, struct str code, struct activation *ret) {
    unsigned char *d = arena_alloc(c->mem, DIGEST);
    struct rows r;
    sm3(code_form(c->mem, code), d);
    struct bind b = BB("code", ((struct str){ (char *)d, DIGEST }));
    enum err e = sql_rows(db, c->mem, "activation_by_code", &activation_entity, &b, 1, &r, &c->fault);
    if (e) return e;
    const struct activation *a = r.row;
    if (r.n == 0 || a->tenant != c->tenant || a->used_at != NONE || a->ends_at <= c->now)
        return fail(c, E_INVALID, "code", "activation.wrong");
    *ret = *a;
    return OK;
}

static enum err activation_take(struct call *c, struct tx *tx, struct str code, struct activation *ret) {
    int64_t used = 0;
    enum err e = activation_find(c, tx_db(tx), code, ret);
    if (e) return e;
    struct bind u[] = { BI("now", c->now), BI("tenant", c->tenant), BI("id", ret->id) };
    if ((e = sql_run(tx_db(tx), c->mem, "activation_use", u, N_OF(u), &used, &c->fault))) return e;
    return used == 1 ? OK : fail(c, E_INVALID, "code", "activation.wrong");
}

/* Whose account it is: the code of a person says so itself. */
static enum err account_of(struct call *c, struct activate_in *in) {
    struct activation a;
    struct person p;
    struct db *db = store_read(c->store, &c->fault);
    if (!db) return c->fault.err;
    enum err e = activation_find(c, db, in->code, &a);
    if (!e && a.person == NONE) e = fail(c, E_INVALID, "account", "field.required");
    if (!e) e = store_get(db, c->mem, 0, c->tenant, &person_entity, a.person, &p, &c->fault);
    if (!e) in->account = p.account;
    store_read_end(db);
    return e;
}

static enum err activate_prepare(struct call *c, void *arg) {
    struct activate_in *in = arg;
    enum err e = OK;
    if (!c->secure && !c->plain_http) return fail(c, E_PLAIN_HTTP, 0, 0);
    if (in->account.s && !account_ok(in->account)) return fail(c, E_INVALID, "account", "account.form");
    if (in->name.s && (e = name_check(c, "name", in->name, true))) return e;
    if (!in->account.s && (e = account_of(c, in))) return e;
    if ((e = password_check(c, "password", in->password, in->account))) return e;
    in->hash = password_hash(c->mem, in->password);
    return in->hash.s ? OK : fail(c, E_MEMORY, 0, 0);
}

/* A new password for somebody who is there; an account given along must be his. */
static enum err person_activate(struct call *c, struct tx *tx, const struct activate_in *in, int64_t person) {
    struct person p;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, person, &p, &c->fault);
    if (e) return e;
    if (!str_eq(p.account, in->account) || p.disabled_at != NONE) return fail(c, E_INVALID, "code", "activation.wrong");
    return person_password(c, tx, &p, in->hash);
}

static int64_t root_org(const struct world *w) {
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].parent == NONE) return w->org[i].h.id;
    return NONE;
}

static enum err activate_body(struct call *c, struct tx *tx, void *arg, void *out) {
    const struct activate_in *in = arg;
    struct activation a = { .role = NONE };
    struct person p;
    struct grant g;
    (void)out;
    enum err e = activation_take(c, tx, in->code, &a);
    if (e) return e;
    if (a.person != NONE) return person_activate(c, tx, in, a.person);
    if (!in->name.n) return fail(c, E_INVALID, "name", "field.required");
    row_clear(&person_entity, &p);
    p.account = in->account;
    p.name = in->name;
    p.password = in->hash;
    p.org = root_org(c->world);
    if ((e = person_add(c, tx, &p))) return e;
    row_clear(&grant_entity, &g);
    g.person = p.h.id;
    g.role = a.role;
    return tx_insert(tx, &grant_entity, &g, &(struct change){ .verb = "activate" });
}

const struct action activations_create = {
    .name = "activations.create", .cap = CAP_OPEN, .in = &activate_in_entity, .prepare = activate_prepare,
    .body = activate_body, .slow = true, .touches_world = true,
};
