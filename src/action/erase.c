#include "action/erase.h"

#include <string.h>
#include "action/around.h"
#include "action/look.h"
#include "base/utf8.h"

enum { COMMENTS = 500, NAME_LEAST = 2 };

static const struct field in_fields[] = {
    F_INT(erase_in, id, REQUIRED, 1, INT64_MAX), F_TEXT(erase_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
static const struct entity in_entity = SHAPE_OF(erase_in, "erase", in_fields);
static const struct field out_fields[] = {
    F_INT(erased, version, REQUIRED, 1, INT64_MAX), F_INT(erased, records, REQUIRED, 1, INT64_MAX),
};
static const struct entity out_entity = SHAPE_OF(erased, "erased", out_fields);

/* ---- texts ---- */

/* A sign of a number: a digit (ASCII or full width) or one that was hidden. Its bytes; 0: none. */
static size_t sign_of_number(struct str s, size_t i, bool *hidden) {
    if (i >= s.n) return 0;
    if (s.s[i] == '*') *hidden = true;
    if (s.s[i] == '*' || (s.s[i] >= '0' && s.s[i] <= '9')) return 1;
    bool wide = s.n - i >= 3 && !memcmp(s.s + i, "\xef\xbc", 2) && (unsigned char)s.s[i + 2] >= 0x90 && (unsigned char)s.s[i + 2] <= 0x99;
    return wide ? 3 : 0;
}

/* The end of the run of such signs that begins at i, over one blank or hyphen each. */
static size_t run_end(struct str s, size_t i, bool *hidden) {
    size_t end = i, n;
    for (;;) {
        while ((n = sign_of_number(s, end, hidden))) end += n;
        bool gap = end < s.n && (s.s[end] == ' ' || s.s[end] == '-');
        if (!gap || !sign_of_number(s, end + 1, hidden)) return end;
        end++;
    }
}

/* Of a number whose middle is masked, head and tail go too. */
static struct str whole_numbers(struct arena *a, struct str s) {
    char *out = arena_alloc(a, s.n + 1);
    size_t len = 0;
    for (size_t i = 0, n; i < s.n;) {
        bool hidden = false;
        size_t end = run_end(s, i, &hidden);
        if (end == i || !hidden) {
            n = end > i ? end - i : 1;
            memcpy(out + len, s.s + i, n);
            len += n;
            i += n;
            continue;
        }
        for (bool ignored; i < end; i += n) {
            n = sign_of_number(s, i, &ignored);
            out[len++] = n ? '*' : s.s[i];
            if (!n) n = 1;
        }
    }
    return (struct str){ out, len };
}

static struct str without(struct arena *a, struct str s, struct str name) {
    char *out;
    size_t len = 0;
    size_t signs = utf8_count(name);
    if (signs < NAME_LEAST || str_find(s, name, 0) < 0) return s;
    out = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n;) {
        if (!str_starts(str_from(s, i), name)) {
            out[len++] = s.s[i++];
            continue;
        }
        memset(out + len, '*', signs);
        len += signs;
        i += name.n;
    }
    return (struct str){ out, len };
}

struct str erase_text(struct arena *a, struct str s, struct str name) {
    if (!s.n) return s;
    struct str masked = mask_text(a, s);
    return without(a, masked.s == s.s ? s : whole_numbers(a, masked), name);
}

/* ---- a problem ---- */

struct erasing { struct call *c; struct tx *tx; struct str name, reason; int64_t item, records; };

/* Rewrite a text of a record; true when there was something to take out. */
static bool reword(const struct erasing *z, struct str *s) {
    struct str now = erase_text(z->c->mem, *s, z->name);
    bool some = now.s != s->s;
    *s = now;
    return some;
}

static enum err comments_erase(struct erasing *z) {
    struct rows r = { 0, COMMENTS };
    int64_t before = INT64_MAX;
    while (r.n == COMMENTS) {
        struct bind b[] = { BI("tenant", z->c->tenant), BI("item", z->item), BI("before", before), BI("n", COMMENTS) };
        enum err e = sql_rows(tx_db(z->tx), z->c->mem, "comments_of", &comment_entity, b, N_OF(b), &r, &z->c->fault);
        for (int i = 0; i < r.n && !e; i++) {
            const struct comment *was = &((const struct comment *)r.row)[i];
            struct comment is = *was;
            before = was->h.id;
            if (!reword(z, &is.text)) continue;
            z->records++;
            e = tx_erase(z->tx, &comment_entity, was, &is, &(struct change){ "erase", z->reason });
        }
        if (e) return e;
    }
    return OK;
}

static enum err requests_erase(struct erasing *z) {
    struct bind b[] = { BI("tenant", z->c->tenant), BI("problem", z->item) };
    struct rows r;
    enum err e = sql_rows(tx_db(z->tx), z->c->mem, "requests_of_problem", &request_entity, b, N_OF(b), &r, &z->c->fault);
    for (int i = 0; !e && i < r.n; i++) {
        const struct request_row *was = &((const struct request_row *)r.row)[i];
        struct request_row is = *was;
        bool some = reword(z, &is.reason);
        if (!reword(z, &is.answer) && !some) continue;
        z->records++;
        e = tx_erase(z->tx, &request_entity, was, &is, &(struct change){ "erase", z->reason });
    }
    return e;
}

static enum err steps_erase(struct erasing *z) {
    struct bind b[] = { BI("tenant", z->c->tenant), BI("problem", z->item) };
    struct rows r;
    enum err e = sql_rows(tx_db(z->tx), z->c->mem, "steps_worded", &step_entity, b, N_OF(b), &r, &z->c->fault);
    for (int i = 0; !e && i < r.n; i++) {
        struct step s = ((const struct step *)r.row)[i];
        if (!reword(z, &s.note)) continue;
        struct bind w[] = { BI("tenant", s.tenant), BI("id", s.id), BT("note", s.note) };
        z->records++;
        e = sql_run(tx_db(z->tx), z->c->mem, "step_reword", w, N_OF(w), 0, &z->c->fault);
    }
    return e;
}

/* Reasons of those who looked, and what people were told of it. */
static enum err told_erase(struct erasing *z) {
    struct bind b[] = { BI("tenant", z->c->tenant), BI("item", z->item) };
    struct rows r;
    enum err e = sql_rows(tx_db(z->tx), z->c->mem, "looks_of_item", &look_entity, b, N_OF(b), &r, &z->c->fault);
    for (int i = 0; !e && i < r.n; i++) {
        struct look l = ((const struct look *)r.row)[i];
        if (!reword(z, &l.reason)) continue;
        struct bind w[] = { BI("tenant", l.tenant), BI("id", l.id), BT("reason", l.reason) };
        e = sql_run(tx_db(z->tx), z->c->mem, "look_reword", w, N_OF(w), 0, &z->c->fault);
    }
    return e ? e : sql_run(tx_db(z->tx), z->c->mem, "notes_drop", b, N_OF(b), 0, &z->c->fault);
}

static enum err problem_erase(struct erasing *z, const struct problem *was, struct problem *is) {
    bool some = was->reporter_name.n || was->reporter_phone.n;
    *is = *was;
    is->reporter_name = is->reporter_phone = STR_NULL;
    some |= reword(z, &is->title);
    some |= reword(z, &is->place);
    some |= reword(z, &is->description);
    enum err e = comments_erase(z);
    if (e || (e = requests_erase(z)) || (e = steps_erase(z))) return e;
    if (!some && !z->records) return fail(z->c, E_CONFLICT, 0, "erase.nothing");
    is->erased_at = z->c->now;
    z->records++;
    if ((e = tx_erase(z->tx, &problem_entity, was, is, &(struct change){ "erase", z->reason }))) return e;
    return told_erase(z);
}

static enum err problem_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct erase_in *in = arg;
    struct problem was, is;
    struct unit_link *u;
    int n;
    enum err e = problem_seen(c, tx_db(tx), in->id, &was, &u, &n);
    if (e || (e = check_version(c, &problem_entity, &was))) return e;
    if (!may_on(c, CAP_ERASE, &was, u, n))
        return fail_with(c, E_DENIED, 0, 0, str_of(word_text(c->language, "cap.erase")), STR_NULL);
    struct str reason = erase_text(c->mem, in->reason, was.reporter_name);
    struct erasing z = { c, tx, was.reporter_name, reason, in->id, 0 };
    if ((e = problem_erase(&z, &was, &is))) return e;
    *(struct erased *)ret = (struct erased){ is.h.version, z.records };
    return look_put(c, tx, "problem", in->id, "erase", reason, NONE);
}

/* ---- an account that has left ---- */

static enum err person_rest(struct call *c, struct tx *tx, int64_t person) {
    static const char *const statements[] = { "person_notes_drop", "person_codes_drop" };
    struct bind s[] = { BI("tenant", c->tenant), BI("person", person), BI("keep", 0) };
    enum err e = sql_run(tx_db(tx), c->mem, "session_delete_others", s, 3, 0, &c->fault);
    for (int i = 0; i < N_OF(statements) && !e; i++) e = sql_run(tx_db(tx), c->mem, statements[i], s, 2, 0, &c->fault);
    return e;
}

static enum err person_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct erase_in *in = arg;
    struct person was, is;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &person_entity, in->id, &was, &c->fault);
    if (e || (e = check_version(c, &person_entity, &was))) return e;
    if (was.disabled_at == NONE) return fail(c, E_CONFLICT, 0, "erase.active");
    if (was.erased_at != NONE) return fail(c, E_CONFLICT, 0, "erase.nothing");
    is = was;
    is.phone = is.password = STR_NULL;
    is.password_at = is.failures = is.locked_until = is.last_seen_at = NONE;
    is.erased_at = c->now;
    if ((e = tx_erase(tx, &person_entity, &was, &is, &(struct change){ "erase", in->reason }))) return e;
    if ((e = person_rest(c, tx, in->id))) return e;
    *(struct erased *)ret = (struct erased){ is.h.version, 1 };
    return look_put(c, tx, "person", in->id, "erase", in->reason, NONE);
}

const struct action problems_erase = {
    .name = "problems.erase", .cap = CAP_ERASE, .in = &in_entity, .out = &out_entity, .body = problem_body, .versioned = true,
};
const struct action persons_erase = {
    .name = "persons.erase", .cap = CAP_PEOPLE, .in = &in_entity, .out = &out_entity, .body = person_body, .versioned = true,
    .touches_world = true,
};
