/* user: accounts on the command line, for whoever runs the machine. */
#include "door/beside.h"

#include <string.h>
#include "access/password.h"
#include "action/city.h"
#include "action/people.h"
#include "base/file.h"
#include "base/rand.h"

enum { NONE_SUCH = -1 };

struct user {
    struct inside *in;
    struct arena *a;
    const struct args *args;
    struct call c;
    struct str account, password, hash;
    bool made_up;                        /* the password is ours and shown once */
    struct grant grant;
    struct person person;
    bool disable;
};

static void say(struct user *u, const char *key, struct str arg0) {
    struct str arg[3] = { arg0, STR_NULL, STR_NULL };
    struct str t = word_fill(u->a, u->c.language, key, arg);
    (void)fprintf(u->in->out, PRIstr "\n", STRARG(t));
}

static enum err body_run(struct user *u, store_body fn) {
    struct call *c = &u->c;
    struct work w = {
        .meta = { .tenant = c->tenant, .who = NONE, .org = NONE, .now = c->now, .call = c->id },
        .body = fn, .arg = u, .mem = c->mem, .fault = &c->fault,
    };
    return store_write(c->store, &w);
}

static enum err refuse(struct user *u, const char *option, const char *key, struct str a0, struct str a1) {
    return fail_with(&u->c, E_INVALID, option, key, a0, a1);
}

/* ---- list ---- */

static struct str roles_of(struct user *u, int64_t person) {
    struct str r = S("");
    for (int i = 0; i < u->c.world->ngrants; i++) {
        const struct grant *g = &u->c.world->grant[i];
        if (g->person != person) continue;
        r = arena_join(u->a, r, arena_printf(u->a, "%s%s", r.n ? "," : "", code_text(&roles, g->role)));
    }
    return r;
}

static enum err list(struct user *u) {
    const struct world *w = u->c.world;
    for (int i = 0; i < w->npersons; i++) {
        const struct person *p = &w->person[i];
        struct str r = roles_of(u, p->h.id), org = world_name(w, &org_entity, p->org);
        (void)fprintf(u->in->out, PRIstr "\t" PRIstr "\t" PRIstr "\t" PRIstr "\t%s\n", STRARG(p->account),
                     STRARG(p->name), STRARG(r),
                     STRARG(org), p->disabled_at == NONE ? "" : "disabled");
    }
    return OK;
}

/* ---- passwords ---- */

/* The first line of --password-file, or one made up, shown once. */
static enum err password_get(struct user *u) {
    struct str line;
    enum err e = OK;
    if (!u->in->path) {
        struct str t = rand_token(u->a, 12);
        u->password = arena_printf(u->a, "%.4s-%.4s-%.4s", t.s, t.s + 4, t.s + 8);
        u->made_up = true;
    } else {
        (void)str_cut(u->in->given, '\n', &line);
        u->password = arena_copy(u->a, str_trim(line));
    }
    if (!e) e = password_check(&u->c, "--password-file", u->password, u->account);
    if (e) return e;
    u->hash = password_hash(u->a, u->password);
    return u->hash.s ? OK : fail(&u->c, E_MEMORY, 0, 0);
}

static void password_say(struct user *u) {
    if (u->made_up) say(u, "user.password", u->password);
}

/* ---- add ---- */

static int64_t org_named(struct user *u, struct str name) {
    const struct world *w = u->c.world;
    struct unit_org *o = ARENA_ARRAY(u->a, struct unit_org, w->norgs + 1);
    size_t n = 0;
    for (int i = 0; i < w->norgs; i++)
        if (w->org[i].closed_at == NONE) o[n++] = city_unit_org(u->a, &w->org[i]);
    struct unit_match m = unit_match(u->a, name, STR_NULL, o, n, 0, 0);
    return m.n == 1 ? m.ids[0] : NONE;
}

static struct str known_roles(struct user *u) {
    struct str r = S("");
    for (int i = 1; i <= roles.n; i++)
        r = arena_join(u->a, r, arena_printf(u->a, "%s%s", r.n ? " " : "", code_text(&roles, i)));
    return r;
}

/* What the role is granted over: a line's or a company's share is the
** organisation, a place's is its area, unless --area says otherwise. */
static enum err grant_get(struct user *u) {
    const struct world *w = u->c.world;
    const char *role = arg_of(u->args, "--role"), *area = arg_of(u->args, "--area");
    struct grant *g = &u->grant;
    row_clear(&grant_entity, g);
    g->role = code_value(&roles, str_of(role));
    if (g->role == NONE) return refuse(u, "--role", "user.role", str_of(role ? role : ""), known_roles(u));
    if (g->role == R_DEPARTMENT || g->role == R_PROPERTY) g->org = u->person.org;
    if (g->role == R_TOWN || g->role == R_COMMUNITY || g->role == R_GRID)
        g->area = world_org(w, u->person.org)->area;
    for (int i = 0; area && i < w->nareas; i++)
        if (str_is(w->area[i].name, area)) g->area = w->area[i].h.id, area = 0;
    return area ? refuse(u, "--area", "user.area", str_of(area), STR_NULL) : OK;
}

static enum err add_body(struct tx *tx, void *arg) {
    struct user *u = arg;
    struct person p = u->person;
    struct grant g = u->grant;
    u->c.fault = (struct fault){ 0 };
    enum err e = person_add(&u->c, tx, &p);
    if (e) return e;
    g.person = p.h.id;
    e = grant_add(&u->c, tx, &g);
    return e ? e : world_touch(tx);
}

static enum err add(struct user *u) {
    const char *name = arg_of(u->args, "--name"), *org = arg_of(u->args, "--org");
    struct person *p = &u->person;
    if (!name) return refuse(u, "--name", "user.needs", S("--name"), STR_NULL);
    if (!org) return refuse(u, "--org", "user.needs", S("--org"), STR_NULL);
    if (!account_ok(u->account)) return fail(&u->c, E_INVALID, "account", "account.form");
    row_clear(&person_entity, p);
    p->account = u->account;
    p->name = str_of(name);
    p->org = org_named(u, str_of(org));
    if (p->org == NONE) return refuse(u, "--org", "user.org", str_of(org), STR_NULL);
    enum err e = grant_get(u);
    if (e || (e = password_get(u))) return e;
    p->password = u->hash;
    if ((e = body_run(u, add_body))) return e;
    say(u, "user.made", u->account);
    password_say(u);
    return OK;
}

/* ---- password, disable, enable ---- */

static enum err person_get(struct user *u, struct tx *tx, struct person *ret) {
    u->c.fault = (struct fault){ 0 };
    enum err e = person_of_account(&u->c, tx_db(tx), u->account, ret);
    if (e != E_NOT_FOUND) return e;
    u->c.fault = (struct fault){ 0 };
    return fail_with(&u->c, E_NOT_FOUND, "account", "user.absent", u->account, STR_NULL);
}

static enum err password_body(struct tx *tx, void *arg) {
    struct user *u = arg;
    struct person p;
    enum err e = person_get(u, tx, &p);
    if (e || (e = person_password(&u->c, tx, &p, u->hash))) return e;
    return world_touch(tx);
}

static enum err password(struct user *u) {
    enum err e = password_get(u);
    if (e || (e = body_run(u, password_body))) return e;
    say(u, "user.changed", u->account);
    password_say(u);
    return OK;
}

/* A one-time code instead of a password: whoever runs the machine may give it to administrators too. */
static enum err reset_body(struct tx *tx, void *arg) {
    struct user *u = arg;
    struct person p, is;
    enum err e = person_get(u, tx, &p);
    if (e) return e;
    if (p.disabled_at != NONE) return fail(&u->c, E_CONFLICT, "account", "person.disabled");
    is = p;
    if ((e = tx_update(tx, &person_entity, &p, &is, &(struct change){ .verb = "reset" }))) return e;
    return (e = code_keep(&u->c, tx, p.h.id, u->password)) ? e : world_touch(tx);
}

static enum err reset(struct user *u) {
    u->password = code_new(u->a);
    enum err e = body_run(u, reset_body);
    if (!e) say(u, "user.code", u->password);
    return e;
}

static enum err disable_body(struct tx *tx, void *arg) {
    struct user *u = arg;
    struct person p;
    enum err e = person_get(u, tx, &p);
    if (e || (e = person_disable(&u->c, tx, &p, u->disable))) return e;
    return world_touch(tx);
}

static enum err turn(struct user *u, bool disable) {
    u->disable = disable;
    enum err e = body_run(u, disable_body);
    if (!e) say(u, disable ? "user.disabled" : "user.enabled", u->account);
    return e;
}

static enum err off(struct user *u) { return turn(u, true); }
static enum err on(struct user *u) { return turn(u, false); }

static const struct { const char *word; int words; enum err (*run)(struct user *); } subs[] = {
    { "list", 1, list }, { "add", 2, add }, { "password", 2, password }, { "reset", 2, reset }, { "disable", 2, off },
    { "enable", 2, on },
};

static int sub_of(const struct args *args) {
    int sub = 0;
    while (sub < N_OF(subs) && strcmp(subs[sub].word, args->word[0])) sub++;
    return sub < N_OF(subs) && subs[sub].words == args->nwords ? sub : NONE_SUCH;
}

int user_inside(struct inside *in, struct store *st, struct worlds *w) {
    struct user u = { .in = in, .a = in->a, .args = in->args };
    int sub = sub_of(in->args);
    if (sub == NONE_SUCH) return 2;
    if (in->args->nwords > 1) u.account = str_of(in->args->word[1]);
    enum err e = command_call(u.a, st, w, &u.c);
    u.c.language = in->language;
    if (!e) e = subs[sub].run(&u);
    if (u.c.world) world_release(w, u.c.world);
    if (!e && sub > 0) worlds_stale(w);
    return e ? say_fault_to(in->err, in->language, &u.c.fault, "user") : 0;
}

int command_user(struct arena *a, const struct args *args) {
    struct inside in = { .a = a, .args = args, .path = arg_of(args, "--password-file") };
    struct buf b = { 0 };
    struct fault f = { 0 };
    if (sub_of(args) == NONE_SUCH || !arg_of(args, "--data")) {
        (void)fprintf(stderr, "usage: anju user %s --data DIR\n", args->command->words);
        return 2;
    }
    if (!password_start()) return say_fault(&(struct fault){ .err = E_INTERNAL }, "user");
    enum err e = in.path ? file_read(in.path, 4096, &b, &f) : OK;
    in.given = buf_view(&b);
    int code = e ? say_fault(&f, "user") : beside_run(&in, "user");
    buf_free(&b);
    return code;
}
