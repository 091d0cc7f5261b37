#include "action/account_import.h"

#include "action/city.h"
#include "action/org.h"
#include "action/people.h"
#include "base/utf8.h"
#include "paper/charset.h"
#include "paper/csv.h"
#include "text/unit.h"

enum column { AT_ACCOUNT, AT_NAME, AT_PHONE, AT_ORG, AT_LIAISON, COLUMNS };
static const struct { const char *zh, *en; bool required; } column[COLUMNS] = {
    { "账号", "account", true }, { "姓名", "name", true }, { "电话", "phone", false }, { "单位", "org", true },
    { "联络员", "liaison", false },
};

struct reading {
    struct call *c;
    struct account_file *in;
    struct unit_org *org;
    int at[COLUMNS];
    int cap, no_cap;
};

/* ---- one cell ---- */

static bool refuse(struct reading *r, int64_t line, enum column k, struct str value, const char *key, struct str arg) {
    struct call *c = r->c;
    struct str args[3] = { arg, STR_NULL, STR_NULL };
    ARENA_PUSH(c->mem, r->in->no, r->in->nno, r->no_cap) = (struct account_refusal){
        line, str_of(c->language == EN ? column[k].en : column[k].zh), arena_copy(c->mem, utf8_head(value, 40)),
        word_fill(c->mem, c->language, key, args),
    };
    return false;
}

static bool is_yes(struct str s, bool *ret) {
    static const struct str yes[] = { S("是"), S("1"), S("yes"), S("true"), S("√") }, no[] = { S("否"), S("0"), S("no"), S("false"), S("") };
    for (int i = 0; i < N_OF(yes); i++) {
        if (str_eqi(s, yes[i])) return *ret = true;
        if (str_eqi(s, no[i])) return *ret = false, true;
    }
    return false;
}

/* The name or one of the other names; a short form is only said to be near. */
static bool read_org(struct reading *r, int64_t line, struct str cell, int64_t *ret) {
    const struct world *w = r->c->world;
    struct unit_match m = unit_match(r->c->mem, cell, STR_NULL, r->org, (size_t)w->norgs, 0, 0);
    int64_t live = NONE;
    int n = 0;
    for (size_t i = 0; i < m.n; i++)
        if (world_org(w, m.ids[i])->closed_at == NONE) live = m.ids[i], n++;
    if (m.reason == UNIT_EXACT && n == 1) return *ret = live, true;
    if (m.reason == UNIT_EXACT && n > 1) return refuse(r, line, AT_ORG, cell, "account.org_many", STR_NULL);
    if (n) return refuse(r, line, AT_ORG, cell, "account.org_near", world_name(w, &org_entity, live));
    return refuse(r, line, AT_ORG, cell, "account.org_absent", STR_NULL);
}

static bool read_name(struct reading *r, int64_t line, struct str cell) {
    const struct field *f = field_named(&person_entity, S("name"));
    struct person p;
    struct fault why = { 0 };
    row_clear(&person_entity, &p);
    p.name = cell.n ? cell : STR_NULL;
    if (field_check(f, &p, r->c->mem, &why)) return refuse(r, line, AT_NAME, cell, why.key, why.arg[0]);
    if (name_check(r->c, "name", cell, true)) {
        const char *key = r->c->fault.key;
        r->c->fault = (struct fault){ 0 };
        return refuse(r, line, AT_NAME, cell, key, STR_NULL);
    }
    return true;
}

/* Twice in the file, or with a liaison of the same unit further up. */
static bool alone_in_file(struct reading *r, const struct account_row *x) {
    for (int i = 0; i < r->in->n; i++) {
        const struct account_row *other = &r->in->row[i];
        struct str line = arena_printf(r->c->mem, "%lld", (long long)other->line);
        if (str_eq(other->p.account, x->p.account)) return refuse(r, x->line, AT_ACCOUNT, x->p.account, "account.again", line);
        if (x->p.liaison == 1 && other->p.liaison == 1 && other->p.org == x->p.org)
            return refuse(r, x->line, AT_LIAISON, S(""), "account.two_liaisons", line);
    }
    return true;
}

/* An account that is there already: the same row is passed over, another is refused. */
static bool known_account(struct reading *r, struct account_row *x) {
    const struct world *w = r->c->world;
    for (int i = 0; i < w->npersons; i++) {
        const struct person *p = &w->person[i];
        if (!str_eq(p->account, x->p.account)) continue;
        x->same = str_eq(p->name, x->p.name) && p->org == x->p.org;
        if (!x->same) return refuse(r, x->line, AT_ACCOUNT, x->p.account, "account.taken", STR_NULL);
    }
    return true;
}

static struct str cell_of(struct reading *r, const struct csv_row *row, enum column k) {
    return r->at[k] < 0 ? S("") : arena_copy(r->c->mem, str_trim(csv_cell(row, r->at[k])));
}

/* Every cell is looked at, so that a row is mended once. */
static void read_row(struct reading *r, const struct csv_row *row) {
    struct account_row x = { .line = row->line };
    bool liaison = false, ok = true;
    row_clear(&person_entity, &x.p);
    x.p.account = cell_of(r, row, AT_ACCOUNT);
    x.p.name = cell_of(r, row, AT_NAME);
    struct str phone = cell_of(r, row, AT_PHONE), yes = cell_of(r, row, AT_LIAISON);
    x.p.phone = phone.n ? phone : STR_NULL;
    if (!account_ok(x.p.account)) ok = refuse(r, x.line, AT_ACCOUNT, x.p.account, "account.form", STR_NULL);
    ok &= read_name(r, x.line, x.p.name);
    if (!phone_ok(phone)) ok = refuse(r, x.line, AT_PHONE, mask_phone(r->c->mem, phone), "field.phone", STR_NULL);
    ok &= read_org(r, x.line, cell_of(r, row, AT_ORG), &x.p.org);
    if (!is_yes(yes, &liaison)) ok = refuse(r, x.line, AT_LIAISON, yes, "account.yes_no", STR_NULL);
    x.p.liaison = liaison;
    if (!ok || !alone_in_file(r, &x) || !known_account(r, &x)) return;
    if (!x.same) x.code = code_new(r->c->mem);
    ARENA_PUSH(r->c->mem, r->in->row, r->in->n, r->cap) = x;
}

/* ---- the file ---- */

static enum err read_heading(struct reading *r, const struct csv_row *row) {
    for (int k = 0; k < COLUMNS; k++) {
        r->at[k] = -1;
        for (int i = 0; i < row->n; i++) {
            struct str cell = str_trim(csv_cell(row, i));
            if (str_is(cell, column[k].zh) || str_eqi(cell, str_of(column[k].en))) r->at[k] = i;
        }
        if (r->at[k] < 0 && column[k].required)
            return fail_with(r->c, E_INVALID, "bytes", "account.column", str_of(column[k].zh), STR_NULL);
    }
    return OK;
}

static enum err import_prepare(struct call *c, void *arg) {
    struct account_file *in = arg;
    struct reading r = { .c = c, .in = in };
    struct csv csv;
    struct csv_row row;
    struct str text;
    enum charset what;
    bool more = true;
    enum err e = charset_decode(c->mem, in->bytes, &text, &what, &c->fault);
    if (e) return e;
    r.org = ARENA_ARRAY(c->mem, struct unit_org, c->world->norgs + 1);
    for (int i = 0; i < c->world->norgs; i++) r.org[i] = city_unit_org(c->mem, &c->world->org[i]);
    csv_open(&csv, c->mem, text);
    if ((e = csv_next(&csv, &row, &more, &c->fault)) || (e = read_heading(&r, &row))) return e;
    for (int n = 0; !e; n++) {
        if ((e = csv_next(&csv, &row, &more, &c->fault)) || !more) break;
        if (n == ACCOUNTS_MOST) return fail_with(c, E_TOO_LARGE, "bytes", "account.most", S("1000"), STR_NULL);
        read_row(&r, &row);
    }
    if (e || in->commit != 1 || in->nno == 0) return e;
    return fail_with(c, E_CONFLICT, "bytes", "account.refused", arena_printf(c->mem, "%d", in->nno), in->no[0].reason);
}

/* ---- all of them or none ---- */

static enum err import_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct account_file *in = arg;
    struct account_done *out = ret;
    struct account_code *code = ARENA_ARRAY(c->mem, struct account_code, in->n + 1);
    int made = 0, lines = 0;
    enum err e = OK;
    out->same = out->fresh = 0;
    for (int i = 0; i < in->n && !e; i++) {
        struct person p = in->row[i].p;
        out->same += in->row[i].same;
        out->fresh += !in->row[i].same;
        if (in->commit != 1 || in->row[i].same) continue;
        e = person_add(c, tx, &p);
        if (!e) e = code_keep(c, tx, p.h.id, in->row[i].code);
        if (e) c->fault.row = in->row[i].line;
        code[made++] = (struct account_code){ p.account, in->row[i].code };
    }
    for (int i = 0; i < in->nno; i++) lines += i == 0 || in->no[i].line != in->no[i - 1].line;
    out->refused = lines;
    out->rows = in->n + lines;
    out->refusals = (struct rows){ in->no, in->nno < ACCOUNT_REFUSALS ? in->nno : ACCOUNT_REFUSALS };
    out->codes = (struct rows){ code, made };
    return e;
}

const struct action persons_import = {
    .name = "persons.import", .cap = CAP_PEOPLE, .in = &account_file_entity, .out = &account_done_entity,
    .prepare = import_prepare, .body = import_body, .slow = true, .touches_world = true,
};
