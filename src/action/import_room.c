/* Buildings and stairwells by the names that rows give them, within their estate: 3幢, 3号楼 and 03栋 are one. */
#include "action/import_part.h"

#include "base/utf8.h"

struct room { int64_t id, within; struct str name, stem; };      /* within: a stairwell's building */

struct estate_rooms {
    int64_t estate;
    struct room *building, *stairwell;
    int buildings, stairwells;
    struct estate_rooms *next;
};

enum { BUCKETS = 1024, MOST = 2000 };
struct rooms { struct arena *mem; struct estate_rooms *bucket[BUCKETS]; };

/* The name without what it counts, its digits of one width and without zeros in front. */
static struct str stem_of(struct arena *a, struct str name) {
    static const struct str kinds[] = { S("号楼"), S("幢"), S("栋"), S("座"), S("号"), S("单元"), S("楼"), S("#") };
    char *to = arena_alloc(a, name.n + 4);
    size_t n = 0;
    for (size_t i = 0; i < name.n;) {
        uint32_t c = utf8_next(name, &i);
        if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
        if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
        if (c == ' ' || c == 0x3000 || n + 4 > name.n + 4) continue;
        n += utf8_put(to + n, c);
    }
    struct str s = { to, n };
    for (int i = 0; i < N_OF(kinds); i++)
        if (s.n > kinds[i].n && str_ends(s, kinds[i])) {
            s.n -= kinds[i].n;
            break;
        }
    if (str_starts(s, S("第")) && s.n > 3) s = str_from(s, 3);
    while (s.n > 1 && s.s[0] == '0') s = str_from(s, 1);
    return s;
}

static enum err load(struct reading *r, const char *statement, int64_t estate, struct room **ret, int *n) {
    struct arena *a = r->rooms->mem;
    struct bind b[] = { BI("tenant", r->c->tenant), BI("estate", estate), BI("n", MOST) };
    struct cursor *cur;
    int cap = 0;
    enum err e = sql_open(r->db, a, statement, b, N_OF(b), &cur, &r->c->fault);
    if (e) return e;
    while (sql_next(cur)) {
        struct room one = { sql_int(cur, 0), sql_int(cur, 1), sql_text(cur, 2), STR_NULL };
        one.stem = stem_of(a, one.name);
        ARENA_PUSH(a, *ret, *n, cap) = one;
    }
    return sql_end(cur);
}

/* What stands in an estate, read when it is met first. */
static struct estate_rooms *rooms_of(struct reading *r, int64_t estate) {
    if (!r->rooms) {
        r->rooms = ARENA_NEW(r->lasting, struct rooms);
        r->rooms->mem = r->lasting;
    }
    struct estate_rooms **at = &r->rooms->bucket[(uint64_t)estate * 0x9e3779b97f4a7c15u >> 54];
    for (struct estate_rooms *e = *at; e; e = e->next)
        if (e->estate == estate) return e;
    struct estate_rooms *e = ARENA_NEW(r->rooms->mem, struct estate_rooms);
    e->estate = estate;
    e->next = *at;
    if (load(r, "import_buildings", estate, &e->building, &e->buildings)) return 0;
    if (load(r, "import_stairwells", estate, &e->stairwell, &e->stairwells)) return 0;
    return *at = e;
}

/* By its name, else the only one whose name means the same; within a building unless NONE. */
static int64_t find(struct arena *a, const struct room *v, int n, struct str name, int64_t within, int *many) {
    struct str stem = stem_of(a, name);
    int64_t id = NONE;
    *many = 0;
    for (int by_stem = 0; by_stem < 2 && !*many; by_stem++)
        for (int i = 0; i < n; i++) {
            if (within != NONE && v[i].within != within) continue;
            if (!str_eq(by_stem ? v[i].stem : v[i].name, by_stem ? stem : name)) continue;
            id = v[i].id;
            (*many)++;
        }
    return *many == 1 ? id : NONE;
}

static bool refuse_many(struct cell *x, const char *key, int many) {
    return cell_refuse(x, key, x->text, arena_printf(x->r->c->mem, "%d", many));
}

/* Named and not there: made with the row where the person said so. */
static bool to_be_made(struct cell *x, const char *key, struct str *named) {
    if (x->r->opt.create_missing_buildings != 1)
        return cell_refuse(x, key, x->text, world_name(x->r->c->world, &estate_entity, x->row->rec.building.estate));
    if (utf8_count(x->text) > 40) return cell_refuse(x, "value.long", STR_NULL, STR_NULL);
    *named = x->text;
    return true;
}

bool read_building(struct cell *x) {
    int64_t estate = x->row->rec.building.estate;
    struct estate_rooms *e = estate == NONE ? 0 : rooms_of(x->r, estate);
    int many = 0;
    if (estate == NONE) return true;     /* its estate has been refused */
    if (!e) return cell_refuse(x, "row.unread", STR_NULL, STR_NULL);
    int64_t id = find(x->r->c->mem, e->building, e->buildings, x->text, NONE, &many);
    *field_int(x->f, &x->row->rec) = id;
    if (id != NONE) return true;
    return many ? refuse_many(x, "row.building_many", many) : to_be_made(x, "row.building", &x->row->building);
}

bool read_stairwell(struct cell *x) {
    int64_t estate = x->row->rec.building.estate;
    const struct field *f = field_named(x->r->noun->e, S("building"));
    int64_t building = f ? *field_int(f, &x->row->rec) : NONE;
    struct estate_rooms *e = estate == NONE ? 0 : rooms_of(x->r, estate);
    int many = 0;
    if (estate == NONE) return true;
    if (!e) return cell_refuse(x, "row.unread", STR_NULL, STR_NULL);
    if (x->row->building.n) return to_be_made(x, "row.stairwell", &x->row->stairwell);
    int64_t id = find(x->r->c->mem, e->stairwell, e->stairwells, x->text, building, &many);
    *field_int(x->f, &x->row->rec) = id;
    if (id != NONE) return true;
    if (many) return refuse_many(x, "row.stairwell_many", many);
    return building == NONE ? cell_refuse(x, "row.stairwell_building", x->text, STR_NULL)
                            : to_be_made(x, "row.stairwell", &x->row->stairwell);
}

void rooms_add(struct reading *r, const struct entity *e, int64_t estate, int64_t within, int64_t id, struct str name) {
    struct estate_rooms *at = rooms_of(r, estate);
    if (!at) return;
    struct arena *a = r->rooms->mem;
    bool stair = e == &stairwell_entity;
    struct room **list = stair ? &at->stairwell : &at->building;
    int *n = stair ? &at->stairwells : &at->buildings;
    struct room *more = ARENA_ARRAY(a, struct room, *n + 1);
    for (int i = 0; i < *n; i++) more[i] = (*list)[i];
    more[*n] = (struct room){ id, within, name, stem_of(a, name) };
    *list = more;
    (*n)++;
}

int64_t rooms_find(struct reading *r, const struct entity *e, int64_t estate, int64_t within, struct str name) {
    struct estate_rooms *at = rooms_of(r, estate);
    int many;
    if (!at) return NONE;
    return e == &stairwell_entity ? find(r->c->mem, at->stairwell, at->stairwells, name, within, &many)
                                  : find(r->c->mem, at->building, at->buildings, name, NONE, &many);
}
