/* The dry run of a file: what each row would do, and nothing done. */
#include "action/import_part.h"

#include <setjmp.h>
#include <string.h>
#include "access/names.h"
#include "action/register.h"
#include "base/geo.h"
#include "base/hash.h"
#include "paper/convert.h"

enum { SNAPSHOT_ROWS = 2000 };

/* Lines by what tells their records apart. */
struct seen { uint64_t *key; int64_t *line; size_t n, cap; };

struct check {
    struct trial t;
    struct arena rows;                   /* of the row that is read, and of refusals not written yet */
    struct call row_call;
    struct call *c;
    struct book *book;                   /* estates only */
    struct seen seen;
    struct batch *b;
    struct refused *refused;
    bool wrote;                          /* some refusals stand in the database already */
};

/* ---- what has been seen ---- */

/* The line that had this key before, 0: none, and now it is this one unless `line` is 0. */
static int64_t see(struct check *k, uint64_t key, int64_t line) {
    struct seen *s = &k->seen;
    if (2 * s->n >= s->cap) {
        struct seen big = { .cap = s->cap ? s->cap * 2 : 4096 };
        big.key = ARENA_ARRAY(k->c->mem, uint64_t, big.cap);
        big.line = ARENA_ARRAY(k->c->mem, int64_t, big.cap);
        for (size_t i = 0; i < s->cap; i++) {
            if (!s->line[i]) continue;
            size_t at = s->key[i] & (big.cap - 1);
            while (big.line[at]) at = (at + 1) & (big.cap - 1);
            big.key[at] = s->key[i], big.line[at] = s->line[i], big.n++;
        }
        *s = big;
    }
    size_t at = key & (s->cap - 1);
    while (s->line[at] && s->key[at] != key) at = (at + 1) & (s->cap - 1);
    if (s->line[at] || !line) return s->line[at];
    s->key[at] = key, s->line[at] = line, s->n++;
    return 0;
}

/* ---- refusals ---- */

enum err refused_put(struct tx *tx, const struct refused *r) {
    enum err e = OK;
    for (int i = 0; i < r->n && !e; i++) e = tx_put(tx, &batch_row_entity, &r->row[i]);
    return e;
}

static enum err chunk_body(struct tx *tx, void *arg) {
    return refused_put(tx, arg);
}

static enum err drop_body(struct tx *tx, void *arg) {
    const struct check *k = arg;
    struct bind b[] = { BI("tenant", k->c->tenant), BI("batch", k->b->run) };
    return sql_run(tx_db(tx), tx_mem(tx), "batch_drop", b, N_OF(b), 0, tx_fault(tx));
}

/* What a cell leaves open is asked once, with some of those cells. */
static void ask_of(struct check *k, const struct bad *b) {
    static const struct { const char *reason, *ask; } row[] = {
        { "value.date_order", "date_order" }, { "value.date_serial", "serial" }, { "value.approximate", "approx_ok" },
        { "row.building", "create_missing_buildings" }, { "row.stairwell", "create_missing_buildings" },
        { "row.many", "match" },
    };
    for (int i = 0; i < N_OF(row); i++)
        if (!strcmp(b->key, row[i].reason)) trial_ask(&k->t, row[i].ask, b->column, b->value);
}

static enum err refuse_row(struct check *k, const struct refusal *no) {
    for (int i = 0; i < no->n; i++) ask_of(k, &no->bad[i]);
    k->refused->row[k->refused->n++] = refusal_row(&k->rows, &k->t.r, k->b->run, no);
    k->b->refused++;
    return OK;
}

/* Many refusals are written ahead of the batch: nobody sees them until it names them. */
static enum err flush(struct check *k) {
    if (k->refused->n < REFUSED_CHUNK) return OK;
    enum err e = import_write(k->c, chunk_body, k->refused);
    k->wrote = true;
    k->refused->n = 0;
    arena_reset(&k->rows);
    return e;
}

static enum err refuse_with(struct check *k, const struct import_row *row, const char *field, const char *key, struct str value,
                            struct str arg0, struct str arg1) {
    struct refusal no = { .line = row->line };
    const struct reading *r = &k->t.r;
    struct bad *b = refusal_add(&no, row->line, key);
    int f = reading_field(r, str_of(field));
    b->at = f >= 0 ? r->match.at[f] : -1;
    b->column = b->at >= 0 ? r->heading[b->at] : f >= 0 ? str_of(r->c->language == EN ? r->col[f].en : r->col[f].zh) : STR_NULL;
    b->value = value;
    b->arg[0] = arg0;
    b->arg[1] = arg1;
    return refuse_row(k, &no);
}

/* ---- one row ---- */

/* An outline that names none that is known: the estate whose point lies within. */
static void find_within(struct check *k, const struct import_row *row, struct known **ret, int *found, int *many) {
    int64_t id = NONE;
    *many = outline_find(&k->t.r, row, &id);
    *ret = *many ? book_id(k->book, id) : 0;
    *found = *many > 1 ? FOUND_MANY : *ret ? 0 : FOUND_NONE;
    if (*found == 0 && row->rec.estate.name.n) reading_note(&k->t.r, "note.by_point", S("name"), row->rec.estate.name);
}

/* An estate of the book: by the record's number, number, name, place, another name. */
static void find_estate(struct check *k, const struct import_row *row, struct known **ret, int *found, int *many, struct refusal *no) {
    const struct reading *r = &k->t.r;
    const struct estate *v[16];
    *many = 0;
    if (row->record != NONE) {
        *ret = book_id(k->book, row->record);
        *found = *ret ? 0 : FOUND_NONE;
        if (*ret) return;
        struct bad *b = refusal_add(no, row->line, "row.record");
        b->at = r->match.at[reading_field(r, S("record"))];
        b->column = r->heading[b->at];
        b->value = b->arg[0] = arena_printf(r->c->mem, "%lld", (long long)row->record);
        return;
    }
    *found = row->rec.estate.name.n || row->rec.estate.source_no.n
           ? book_find(k->book, &row->rec.estate, r->opt.match, ret, many) : FOUND_NONE;
    if (*found != FOUND_NONE || r->opt.match == MATCH_SOURCE_NO) return;
    int n = world_estates_called(r->c->world, row->rec.estate.name, v, N_OF(v)), fit = 0;
    for (int i = 0; i < n; i++) {
        struct known *one = book_id(k->book, v[i]->h.id);
        bool here = row->rec.estate.town == NONE || v[i]->town == NONE || v[i]->town == row->rec.estate.town;
        if (!one || !here || str_eq(v[i]->name, row->rec.estate.name) || str_eq(v[i]->source_no, row->rec.estate.name)) continue;
        *ret = one;
        fit++;
    }
    if (fit) *found = fit == 1 ? 0 : FOUND_MANY, *many = fit;
    else if (r->noun->known_only) find_within(k, row, ret, found, many);
}

/* What the row would make of the record: bounds between fields are looked at as when it is written. */
static enum err judge(struct check *k, const struct import_row *row, const union record *was, bool *changed, bool *refused) {
    struct reading *r = &k->t.r;
    union record is = *was;
    struct fault *f = &r->c->fault;
    *changed = import_row_merge(r->c->mem, r->noun, row, &is);
    *refused = false;
    if (!*changed || register_check(r->c, r->noun->e, &is) == OK) return OK;
    *refused = true;
    struct fault why = *f;
    *f = (struct fault){ 0 };
    return refuse_with(k, row, arena_cstr(r->c->mem, why.field), why.key, STR_NULL, why.arg[0], why.arg[1]);
}

/* A cell that outlives its row: one within the text does, a rewritten one is copied. */
static struct str lasting(struct check *k, struct str s) {
    bool within = s.s >= k->t.csv.text.s && s.s < k->t.csv.text.s + k->t.csv.text.n;
    return within || !s.n ? s : arena_copy(k->c->mem, s);
}

static void estate_fresh(struct check *k, const struct import_row *row) {
    struct known fresh = known_of(&row->rec.estate, row->line);
    fresh.id = 0;
    fresh.name = lasting(k, fresh.name);
    fresh.address = lasting(k, fresh.address);
    fresh.district = lasting(k, fresh.district);
    fresh.source_no = lasting(k, fresh.source_no);
    book_add(k->book, fresh);
}

/* The name that a row goes by, for a message. */
static struct str title_of(const struct reading *r, const struct import_row *row, const char **field) {
    const struct entity *e = r->noun->e;
    const struct field *f = e->title ? field_named(e, str_of(e->title)) : 0;
    *field = f && f->kind == K_TEXT ? f->name : "estate";
    return f && f->kind == K_TEXT ? *field_str(f, (void *)(uintptr_t)&row->rec)
                                  : world_name(r->c->world, &estate_entity, row->rec.building.estate);
}

static enum err check_found(struct check *k, const struct import_row *row, const union record *was, bool fresh, struct known *known) {
    bool changed, refused;
    union record empty;
    if (fresh) row_clear(k->t.r.noun->e, &empty);
    enum err e = judge(k, row, fresh ? &empty : was, &changed, &refused);
    if (e || refused) return e;
    if (known) known->line = row->line;
    if (fresh && k->book) estate_fresh(k, row);
    if (fresh) k->b->fresh++;
    else if (changed) k->b->changed++;
    else k->b->same++;
    return OK;
}

/* Of a noun of the register: looked up as it will be when it is written. */
static enum err check_child(struct check *k, const struct import_row *row) {
    struct reading *r = &k->t.r;
    struct refusal no = { .line = row->line };
    union record was;
    const char *field;
    int found, many;
    enum err e = same_find(r, row, &was, &found, &many, &no);
    if (e) return e;
    if (no.n) return refuse_row(k, &no);
    struct str title = title_of(r, row, &field);
    if (found == FOUND_MANY)
        return refuse_with(k, row, field, "row.many_records", title, arena_printf(r->c->mem, "%d", many), STR_NULL);
    uint64_t key = found == 0 ? (uint64_t)was.h.id * 0x9e3779b97f4a7c15u : same_hash(r, row);
    int64_t before = see(k, key, 0), refused = k->b->refused;
    if (before) return refuse_with(k, row, field, "row.twice", title, arena_printf(r->c->mem, "%lld", (long long)before), STR_NULL);
    e = check_found(k, row, &was, found == FOUND_NONE, 0);
    if (!e && refused == k->b->refused) (void)see(k, key, row->line);
    return e;
}

static enum err check_estate(struct check *k, const struct import_row *row) {
    struct reading *r = &k->t.r;
    struct refusal no = { .line = row->line };
    struct known *known = 0;
    union record was;
    int found, many;
    find_estate(k, row, &known, &found, &many, &no);
    if (no.n) return refuse_row(k, &no);
    if (found == FOUND_MANY || (found == 0 && known->line)) {
        bool is_many = found == FOUND_MANY;
        return refuse_with(k, row, "name", is_many ? "row.many" : "row.twice", row->rec.estate.name,
                           arena_printf(r->c->mem, "%lld", is_many ? (long long)many : (long long)known->line), STR_NULL);
    }
    if (found == 0) was.estate = *world_estate(r->c->world, known->id);
    if (r->noun->known_only && !outline_ok(r, row, found, &was.estate, &no)) return refuse_row(k, &no);
    return check_found(k, row, &was, found == FOUND_NONE, known);
}

static enum err check_row(struct check *k, const struct csv_row *cells) {
    struct reading *r = &k->t.r;
    struct import_row row;
    struct refusal no;
    k->b->total++;
    if (!import_row_read(r, cells, &row, &no)) return refuse_row(k, &no);
    return k->book ? check_estate(k, &row) : check_child(k, &row);
}

/* ---- its rows ---- */

/* A snapshot is not held for the whole of a long file. */
static enum err snapshot(struct check *k) {
    if (k->c->db) store_read_end(k->c->db);
    k->c->db = store_read(k->c->store, &k->c->fault);
    k->t.r.db = k->row_call.db = k->c->db;
    return k->c->db ? OK : k->c->fault.err;
}

static enum err check_rows(struct check *k) {
    struct csv_row row;
    struct call *c = k->c;
    bool more = true;
    for (int64_t n = 0;; n++) {
        enum err e = csv_next(&k->t.csv, &row, &more, &c->fault);
        if (e) return e;
        if (!more) break;
        enum sheet_row is = sheet_row_is(&k->t.r.match, &row);
        if (is != SHEET_DATA) {
            reading_note(&k->t.r, "note.not_data", STR_NULL, csv_cell(&row, 0));
            continue;
        }
        if (k->b->total == IMPORT_ROWS)
            return fail_with(c, E_TOO_LARGE, 0, "import.rows", arena_printf(c->mem, "%d", IMPORT_ROWS), STR_NULL);
        if (n % SNAPSHOT_ROWS == SNAPSHOT_ROWS - 1 && (e = snapshot(k))) return e;
        int64_t refused = k->b->refused;
        struct arena_mark m = arena_mark(&k->rows);
        if ((e = check_row(k, &row))) return k->row_call.fault.err ? c->fault = k->row_call.fault, e : e;
        if (refused == k->b->refused) arena_rewind(&k->rows, m);
        else if ((e = flush(k))) return e;
    }
    return k->b->total ? OK : fail(c, E_INVALID, 0, "import.no_rows");
}

/* The order that the dates of each column say themselves, by all of them. */
static enum err order_dates(struct check *k) {
    struct reading *r = &k->t.r;
    struct value_dates *d = ARENA_ARRAY(k->c->mem, struct value_dates, r->match.columns + 1);
    struct csv again = k->t.csv;
    struct csv_row row;
    bool more = true, any = false, ask;
    for (int i = 0; i < r->match.columns; i++) any |= r->match.field[i] >= 0 && r->field[r->match.field[i]] && r->field[r->match.field[i]]->kind == K_DATE;
    again.scratch = 0;
    again.scratch_n = again.scratch_cap = 0;
    while (any) {
        enum err e = csv_next(&again, &row, &more, &k->c->fault);
        if (e) return e;
        if (!more) break;
        for (int i = 0; i < r->match.columns; i++) {
            int f = r->match.field[i];
            if (f >= 0 && r->field[f] && r->field[f]->kind == K_DATE && csv_cell(&row, i).n) value_dates_add(&d[i], csv_cell(&row, i));
        }
    }
    for (int i = 0; i < r->match.columns && any; i++) {
        enum date_order order = value_dates_order(&d[i], &ask);
        r->order[i] = ask ? DATE_ASK : order;
    }
    return OK;
}

/* ---- the whole ---- */

static enum err keep(struct call *c, const char *kind, struct str bytes, struct str *sha) {
    unsigned char d[DIGEST];
    sha256(bytes, d);
    *sha = hex_text(c->mem, d, DIGEST);
    return store_file_put(c->store, *sha, kind, bytes, &c->fault);
}

static enum err open_file(struct check *k, const struct import_in *in, const struct batch *was, struct str *bytes) {
    struct call *c = k->c;
    if (was) {
        bool as_came = was->source.n > 0;
        enum err e = kept_whole(c, as_came ? was->source : was->sha, as_came ? "sheet" : "csv", bytes);
        if (e) return e;
    } else *bytes = in->bytes;
    if (bytes->n > (size_t)IMPORT_MB << 20)
        return fail_with(c, E_TOO_LARGE, 0, "import.bytes", arena_printf(c->mem, "%d", IMPORT_MB), STR_NULL);
    struct str name = was ? was->file_name : in->name;
    return paper_open(c->mem, name.s ? name : S(""), *bytes, convert_program(c->mem), &k->t.paper, &c->fault);
}

static void batch_start(struct check *k, const struct import_in *in, const struct batch *was) {
    struct batch *b = k->b;
    row_clear(&batch_entity, b);
    if (was) *b = *was;
    else {
        b->h.id = store_new_id(k->c->store, k->c->now);
        b->noun = in->noun;
        b->file_name = in->name;
    }
    b->run = store_new_id(k->c->store, k->c->now);
    b->state = BATCH_CHECKED;
    b->total = b->fresh = b->changed = b->same = b->refused = b->done = b->undone_kept = 0;
    if (!was) b->encoding = k->t.paper->kind == PAPER_TEXT ? str_of(charset_name(k->t.text.charset)) : STR_NULL;
}

static enum err read_sheet(struct check *k, struct str sheet) {
    struct call *c = k->c;
    enum err e = paper_choose(c->mem, k->t.paper, sheet.s ? sheet : S(""), &k->t.sheet, &c->fault);
    if (e || (e = paper_csv(c->mem, k->t.paper, k->t.sheet, &k->t.text, &c->fault))) return e;
    paper_rows(&k->t.csv, c->mem, &k->t.text);
    return OK;
}

/* The datum is asked of every list with positions that does not say it. */
static void ask_datum(struct check *k) {
    const struct reading *r = &k->t.r;
    int lat = reading_field(r, r->noun->known_only ? S("boundary") : S("lat")), datum = reading_field(r, S("datum"));
    if (lat < 0 || r->match.at[lat] < 0 || (datum >= 0 && r->match.at[datum] >= 0)) return;
    struct sample *s = &k->t.sample[r->match.at[lat]];
    if (r->opt.datum == NONE && k->c->world->map_datum != DATUM_WGS84) k->t.r.opt.datum = k->c->world->map_datum;   /* as the city's lists are */
    trial_ask(&k->t, "datum", r->heading[r->match.at[lat]], s->n ? s->text[0] : STR_NULL);
}

/* Rows are read with an arena of their own, so that a long file takes no more than a short one. */
static enum err run_rows(struct check *k) {
    struct reading *r = &k->t.r;
    enum err e = order_dates(k);
    if (e) return e;
    k->row_call = *k->c;
    k->row_call.mem = &k->rows;
    r->c = &k->row_call;
    if (r->noun->e == &estate_entity) k->book = book_new(k->c->mem, r);
    e = check_rows(k);
    r->c = k->c;
    return e;
}

static enum err whole(struct check *k, const struct import_in *in, const struct import_change *you, const struct batch *was) {
    struct call *c = k->c;
    struct import_options opt;
    struct str bytes, sheet = in ? in->sheet : you->sheet;
    const struct import_noun *noun = import_noun_named(was ? was->noun : in->noun);
    int64_t line = in ? in->heading_line : you->heading_line;
    enum err e = open_file(k, in, was, &bytes);
    if (e || (e = options_read(c, was ? was->options : STR_NULL, &opt))) return e;
    if (you && you->options.n)
        for (int i = 0; i < import_options_entity.nfield; i++) {
            const struct field *f = &import_options_entity.field[i];
            int64_t v = *field_int(f, you->options.row);
            if (v != NONE) *field_int(f, &opt) = v;
        }
    if (was && (e = trial_before(c, was, &sheet, &line))) return e;
    if ((e = read_sheet(k, sheet))) return e;
    batch_start(k, in, was);
    reading_start(&k->t.r, c, noun, &opt);
    if ((e = columns_settle(&k->t, you, was, line))) return e;
    k->b->at_byte = (int64_t)k->t.csv.at;
    k->b->at_line = k->t.csv.line;
    ask_datum(k);
    if (!k->t.stops && (e = run_rows(k))) return e;
    if ((e = keep(c, "csv", k->t.text.csv, &k->b->sha))) return e;
    if (!was && k->t.paper->kind != PAPER_TEXT && (e = keep(c, "sheet", bytes, &k->b->source))) return e;
    k->b->columns = columns_text(c->mem, &k->t);
    k->b->options = options_text(c->mem, &k->t.r.opt);
    return OK;
}

/* What was left of refusals, out of the rows' arena. */
static void refused_out(struct check *k) {
    for (int i = 0; i < k->refused->n; i++)
        k->refused->row[i] = *(struct batch_row *)row_copy(k->c->mem, &batch_row_entity, &k->refused->row[i]);
}

enum err import_check(struct call *c, const struct import_in *in, const struct import_change *you,
                      const struct batch *was, struct checked **ret) {
    struct check *k = ARENA_NEW(c->mem, struct check);
    struct checked *out = *ret = ARENA_NEW(c->mem, struct checked);
    jmp_buf *before = c->mem->exit, no_memory;
    k->c = c;
    k->b = &out->batch;
    k->refused = out->refused = ARENA_NEW(c->mem, struct refused);
    arena_init(&k->rows, 0);
    enum err e = snapshot(k);
    if (e) return e;
    c->mem->exit = k->rows.exit = &no_memory;
    if (setjmp(no_memory)) e = fail(c, E_MEMORY, 0, 0);
    else {
        e = whole(k, in, you, was);
        if (!e) refused_out(k);
        for (int i = 0; i < 3 && e; i++) c->fault.arg[i] = arena_copy(c->mem, c->fault.arg[i]);
    }
    c->mem->exit = before;
    if (c->db) store_read_end(c->db);
    c->db = 0;
    arena_free(&k->rows);
    if (e && k->wrote) {
        struct fault why = c->fault;
        c->fault = (struct fault){ 0 };
        (void)import_write(c, drop_body, k);
        c->fault = why;
    }
    return e;
}
