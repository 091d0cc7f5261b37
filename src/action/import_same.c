/* Is this row a record that we have? */
#include "action/import_part.h"

#include <string.h>
#include "access/names.h"
#include "action/register.h"

/* ---- of an estate ---- */

/* By another name: of the estates that go by it and lie where the row says, as they are now. */
static enum err by_alias(struct reading *r, const struct estate *e, struct estate *ret, int *found, int *many) {
    enum { MOST = 16 };
    const struct estate *v[MOST];
    const struct estate *one = 0;
    int n = world_estates_called(r->c->world, e->name, v, MOST);
    *many = 0;
    for (int i = 0; i < n; i++) {
        if (str_eq(v[i]->name, e->name) || str_eq(v[i]->source_no, e->name)) continue;      /* of that name: asked already */
        if (e->town != NONE && v[i]->town != NONE && v[i]->town != e->town) continue;
        if (!scope_covers(r->c, &r->scope, v[i]->town, v[i]->community, v[i]->h.id)) continue;
        one = v[i];
        (*many)++;
    }
    if (*many != 1) return *found = *many ? FOUND_MANY : FOUND_NONE, OK;
    struct fault f = { 0 };
    enum err bad = store_get(r->db, r->c->mem, 0, r->c->tenant, &estate_entity, one->h.id, ret, &f);
    *found = bad ? FOUND_NONE : 0;
    if (bad && bad != E_NOT_FOUND) return r->c->fault = f, bad;
    return OK;
}

static enum err candidates(struct reading *r, const char *statement, const char *bind, const char *field, const struct estate *e,
                           struct rows *ret) {
    const struct field *f = field_named(&estate_entity, str_of(field));
    struct bind b[] = { BI("tenant", r->c->tenant), BT(bind, *field_str(f, (void *)(uintptr_t)e)), BI("n", KNOWN_MOST) };
    if (r->alike && alike_find(r->c->mem, r->alike, &f, 1, e, ret)) return OK;
    return sql_rows(r->db, r->c->mem, statement, &estate_entity, b, N_OF(b), ret, &r->c->fault);
}

static enum err find_estate(struct reading *r, const struct estate *e, struct estate *ret, int *found, int *many) {
    struct known *known = 0;
    struct rows list = { 0 };
    enum err bad = OK;
    *found = FOUND_NONE;
    if (!e->name.n && !e->source_no.n) return OK;
    if (e->source_no.n) bad = candidates(r, "estates_by_number", "no", "source_no", e, &list);
    if (bad) return bad;
    if (list.n) known = ARENA_ARRAY(r->c->mem, struct known, list.n);
    if (list.n) *found = known_find(known, known_gather(&list, r, known, 0), e, r->opt.match, many);
    if (*found == FOUND_NONE) {
        if ((bad = candidates(r, "estates_by_name", "name", "name", e, &list))) return bad;
        known = ARENA_ARRAY(r->c->mem, struct known, list.n + 1);
        *found = known_find(known, known_gather(&list, r, known, 0), e, r->opt.match, many);
    }
    if (*found == FOUND_NONE && r->opt.match != MATCH_SOURCE_NO) return by_alias(r, e, ret, found, many);
    for (int i = 0; i < list.n && *found >= 0; i++)
        if (((const struct estate *)list.row)[i].h.id == known[*found].id) *ret = ((const struct estate *)list.row)[i];
    if (*found >= 0) *found = 0;
    return OK;
}

/* ---- of what stands in one ---- */

static bool equal(const struct field *f, const union record *a, const union record *b) {
    if (kind_is_int(f->kind)) return *field_int(f, (void *)(uintptr_t)a) == *field_int(f, (void *)(uintptr_t)b);
    return str_eq(*field_str(f, (void *)(uintptr_t)a), *field_str(f, (void *)(uintptr_t)b));
}

/* Does the file say this of a record at all? */
static bool has_column(const struct reading *r, const char *name) {
    int f = reading_field(r, str_of(name));
    return f >= 0 && r->match.at[f] >= 0;
}

static bool fits(const struct reading *r, const union record *row, const union record *rec) {
    const struct import_noun *n = r->noun;
    for (int i = 0; i < KEYS && n->key[i]; i++)
        if (has_column(r, n->key[i]) && !equal(field_named(n->e, str_of(n->key[i])), row, rec)) return false;
    const struct field *soft = n->soft ? field_named(n->e, str_of(n->soft)) : 0;
    return !soft || field_null(soft, row) || field_null(soft, rec) || equal(soft, row, rec);
}

/* Which of the candidates; where several fit, the one that is the same to the letter. */
static void choose(const struct reading *r, const union record *row, const struct rows *list, union record *ret, int *found, int *many) {
    const struct import_noun *n = r->noun;
    const struct field *soft = n->soft ? field_named(n->e, str_of(n->soft)) : 0;
    int exact = 0, at = -1, exact_at = -1;
    *many = 0;
    for (int i = 0; i < list->n; i++) {
        const union record *rec = (const void *)((const char *)list->row + (size_t)i * n->e->size);
        if (!fits(r, row, rec)) continue;
        at = i;
        (*many)++;
        if (soft && equal(soft, row, rec)) exact_at = i, exact++;
    }
    if (*many > 1 && exact == 1) at = exact_at, *many = 1;
    *found = *many == 0 ? FOUND_NONE : *many > 1 ? FOUND_MANY : 0;
    if (*found == 0) memcpy(ret, (const char *)list->row + (size_t)at * n->e->size, n->e->size);
}

static struct bind bind_of(const struct field *f, const union record *row) {
    if (kind_is_int(f->kind)) return (struct bind)BI(f->name, *field_int(f, (void *)(uintptr_t)row));
    return (struct bind)BT(f->name, *field_str(f, (void *)(uintptr_t)row));
}

/* A lift by its code, wherever it stands; in another estate it is not this one. */
static enum err by_number(struct reading *r, const struct import_row *row, union record *ret, int *found, int *many, struct refusal *no) {
    const struct import_noun *n = r->noun;
    const struct field *f = field_named(n->e, str_of(n->number));
    struct bind b[] = { BI("tenant", r->c->tenant), bind_of(f, &row->rec), BI("n", KNOWN_MOST) };
    struct rows list;
    enum err e = sql_rows(r->db, r->c->mem, n->number_statement, n->e, b, N_OF(b), &list, &r->c->fault);
    if (e || list.n == 0) return e;
    *many = list.n;
    *found = list.n > 1 ? FOUND_MANY : 0;
    if (*found) return OK;
    memcpy(ret, list.row, n->e->size);
    if (ret->elevator.estate == row->rec.elevator.estate) return OK;
    struct bad *bad = refusal_add(no, row->line, "row.number_elsewhere");
    int at = reading_field(r, str_of(n->number));
    bad->at = r->match.at[at];
    bad->column = r->heading[bad->at];
    bad->value = bad->arg[0] = *field_str(f, (void *)(uintptr_t)&row->rec);
    bad->arg[1] = world_name(r->c->world, &estate_entity, ret->elevator.estate);
    return OK;
}

static enum err find_child(struct reading *r, const struct import_row *row, union record *ret, int *found, int *many, struct refusal *no) {
    const struct import_noun *n = r->noun;
    const struct field *number = n->number ? field_named(n->e, str_of(n->number)) : 0, *by = n->by ? field_named(n->e, str_of(n->by)) : 0;
    struct bind b[4] = { BI("tenant", r->c->tenant), BI("estate", row->rec.building.estate), BI("n", KNOWN_MOST) };
    struct rows list;
    *found = FOUND_NONE;
    if (row->building.n || row->stairwell.n) return OK;      /* stands in what is not there yet */
    if (number && !field_null(number, &row->rec)) {
        enum err e = by_number(r, row, ret, found, many, no);
        if (e || *found != FOUND_NONE) return e;
    }
    const struct field *within = n->within ? field_named(n->e, str_of(n->within)) : 0;
    bool narrow = within && !field_null(within, &row->rec);
    if (by) b[3] = bind_of(by, &row->rec);
    if (narrow) b[1] = bind_of(within, &row->rec);
    const struct field *f[] = { narrow ? within : field_named(n->e, S("estate")), by };
    bool known = by && r->alike && alike_find(r->c->mem, r->alike, f, N_OF(f), &row->rec, &list);
    enum err e = known ? OK : sql_rows(r->db, r->c->mem, narrow ? n->within_statement : n->statement, n->e, b, by ? 4 : 3, &list, &r->c->fault);
    if (!e) choose(r, &row->rec, &list, ret, found, many);
    return e;
}

/* ---- by its own number ---- */

static void refuse_record(struct reading *r, const struct import_row *row, struct refusal *no, const char *key) {
    struct bad *b = refusal_add(no, row->line, key);
    b->at = r->match.at[reading_field(r, S("record"))];
    b->column = r->heading[b->at];
    b->value = b->arg[0] = arena_printf(r->c->mem, "%lld", (long long)row->record);
}

static enum err find_record(struct reading *r, const struct import_row *row, union record *ret, int *found, struct refusal *no) {
    const struct entity *e = r->noun->e;
    struct fault f = { 0 };
    *found = FOUND_NONE;
    enum err bad = store_get(r->db, r->c->mem, &r->scope, r->c->tenant, e, row->record, ret, &f);
    if (bad == E_NOT_FOUND) return refuse_record(r, row, no, "row.record"), OK;
    if (bad) return r->c->fault = f, bad;
    if (e != &estate_entity && row->rec.building.estate != NONE && row->rec.building.estate != ret->building.estate)
        return refuse_record(r, row, no, "row.record_estate"), OK;
    *found = 0;
    return OK;
}

/* An outline that names none that is known: the estate whose point lies within. */
static enum err find_within(struct reading *r, const struct import_row *row, struct estate *ret, int *found, int *many) {
    int64_t id = NONE;
    *many = outline_find(r, row, &id);
    *found = *many > 1 ? FOUND_MANY : *many ? 0 : FOUND_NONE;
    return *found == 0 ? store_get(r->db, r->c->mem, 0, r->c->tenant, &estate_entity, id, ret, &r->c->fault) : OK;
}

enum err same_find(struct reading *r, const struct import_row *row, union record *ret, int *found, int *many, struct refusal *no) {
    *many = 0;
    if (row->record != NONE) return find_record(r, row, ret, found, no);
    if (r->noun->e == &estate_entity) {
        enum err e = find_estate(r, &row->rec.estate, &ret->estate, found, many);
        if (!e && *found == FOUND_NONE && r->noun->known_only) e = find_within(r, row, &ret->estate, found, many);
        if (!e && r->noun->known_only && *found != FOUND_MANY) (void)outline_ok(r, row, *found, &ret->estate, no);
        return e;
    }
    return find_child(r, row, ret, found, many, no);
}

uint64_t same_hash(const struct reading *r, const struct import_row *row) {
    const struct import_noun *n = r->noun;
    char room[2048];
    struct buf b = { room, 0, sizeof room, false };
    const struct field *number = n->number ? field_named(n->e, str_of(n->number)) : 0;
    void *rec = (void *)(uintptr_t)&row->rec;
    if (number && !field_null(number, rec)) return str_hash(*field_str(number, rec));
    buf_put(&b, &row->rec.building.estate, sizeof(int64_t));
    for (int i = 0; i <= KEYS; i++) {
        const char *name = i < KEYS ? n->key[i] : n->soft;
        if (!name) continue;
        const struct field *f = field_named(n->e, str_of(name));
        if (kind_is_int(f->kind)) buf_put(&b, field_int(f, rec), sizeof(int64_t));
        else if (field_str(f, rec)->n < 300) buf_str(&b, *field_str(f, rec));
        buf_c(&b, '\0');
    }
    buf_str(&b, row->building);
    buf_c(&b, '\0');
    buf_str(&b, row->stairwell);
    return str_hash(buf_view(&b));
}
