/* The dry run of a file: what each row would do, and nothing done. */
#include "action/import_part.h"

#include "base/hash.h"
#include "paper/charset.h"

enum { NOTE_FEE, NOTE_FIRM, NOTES };

struct check {
    struct reading r;
    struct csv csv;
    struct book *book;
    struct batch *b;
    struct refused *first, *last;
    struct note note[NOTES];
};

/* ---- the file as a whole ---- */

/* Does the text begin like this, blanks and letters' case apart? */
static bool begins(struct str s, const char *head) {
    struct str h = str_of(head);
    s = str_trim(str_sub(s, 0, 200));
    return s.n >= h.n && str_eqi(str_sub(s, 0, h.n), h);
}

static enum err not_csv(struct call *c, struct str s) {
    if (s.n > (size_t)IMPORT_MB << 20)
        return fail_with(c, E_TOO_LARGE, 0, "import.bytes", arena_printf(c->mem, "%d", IMPORT_MB), STR_NULL);
    if (str_starts(s, S("PK\3\4")) || str_starts(s, S("\xd0\xcf\x11\xe0")))
        return fail(c, E_SYNTAX, 0, "import.workbook");
    if (begins(s, "<!doctype") || begins(s, "<html") || begins(s, "<head") || begins(s, "<table") || begins(s, "<?xml"))
        return fail(c, E_SYNTAX, 0, "import.page");
    return OK;
}

/* Headings found and matched, or why not: with what was wanted and what is there. */
static enum err headings(struct check *k, struct call *c, struct str text) {
    struct reading *r = &k->r;
    csv_open(&k->csv, c->mem, text);
    enum err e = sheet_heading(c->mem, &k->csv, r->col, r->cols, &r->match, &c->fault);
    r->sep = k->csv.sep;
    return e ? e : sheet_check(&r->match, r->col, true, c->mem, &c->fault);
}

/* The row of headings once more, for the labels: the reader stands behind it. */
static void labels(struct check *k, struct call *c) {
    struct reading *r = &k->r;
    struct csv again;
    struct csv_row row;
    struct fault ignored = { 0 };
    bool more = true;
    csv_open(&again, c->mem, k->csv.text);
    r->heading = ARENA_ARRAY(c->mem, struct str, r->match.columns + 1);
    while (csv_next(&again, &row, &more, &ignored) == OK && more && row.line < r->match.line) {}
    for (int i = 0; i < r->match.columns; i++) r->heading[i] = arena_copy(c->mem, csv_cell(&row, i));
}

/* ---- its rows ---- */

static void refuse(struct check *k, struct call *c, struct refusal *no) {
    refusal_name(&k->r, no);
    if (!k->last || k->last->n == REFUSED_CHUNK) {
        struct refused *more = ARENA_NEW(c->mem, struct refused);
        if (k->last) k->last->next = more;
        else k->first = more;
        k->last = more;
    }
    k->last->row[k->last->n++] = refusal_row(c->mem, c->tenant, k->b->h.id, no);
    k->b->refused++;
}

static void count_notes(struct check *k, const struct import_row *row) {
    const struct str text[NOTES] = { [NOTE_FEE] = row->fee_text, [NOTE_FIRM] = row->firm_text };
    for (int i = 0; i < NOTES; i++)
        if (text[i].n && k->note[i].n++ == 0) k->note[i].value = arena_copy(k->csv.mem, text[i]);
}

/* A cell that outlives its row: one within the text does, a rewritten one is copied. */
static struct str lasting(struct check *k, struct str s) {
    bool within = s.s >= k->csv.text.s && s.s < k->csv.text.s + k->csv.text.n;
    return within || !s.n ? s : arena_copy(k->csv.mem, s);
}

static bool would_change(struct call *c, const struct import_row *row, int64_t id) {
    struct estate e = *world_estate(c->world, id);
    struct arena_mark m = arena_mark(c->mem);
    bool changed = import_row_merge(c->mem, row, &e);
    arena_rewind(c->mem, m);
    return changed;
}

static void check_row(struct check *k, struct call *c, const struct csv_row *cells) {
    struct import_row row;
    struct refusal no;
    struct known *known;
    int many;
    k->b->total++;
    if (!import_row_read(&k->r, cells, &row, &no)) {
        refuse(k, c, &no);
        return;
    }
    int found = book_find(k->book, &row.e, &known, &many);
    if (found == FOUND_MANY || (found == 0 && known->line)) {
        no = (struct refusal){ .line = row.line, .column = S("name"), .value = row.e.name };
        no.key = found == FOUND_MANY ? "row.many" : "row.twice";
        no.arg[0] = arena_printf(c->mem, "%lld", found == FOUND_MANY ? (long long)many : (long long)known->line);
        refuse(k, c, &no);
        return;
    }
    count_notes(k, &row);
    if (found == FOUND_NONE) {
        struct known fresh = known_of(&row.e, row.line);
        fresh.name = lasting(k, fresh.name);
        fresh.address = lasting(k, fresh.address);
        fresh.district = lasting(k, fresh.district);
        fresh.source_no = lasting(k, fresh.source_no);
        book_add(k->book, fresh);
        k->b->fresh++;
        return;
    }
    known->line = row.line;
    if (would_change(c, &row, known->id)) k->b->changed++;
    else k->b->same++;
}

static enum err check_rows(struct check *k, struct call *c) {
    struct csv_row row;
    bool more;
    for (;;) {
        enum err e = csv_next(&k->csv, &row, &more, &c->fault);
        if (e) return e;
        if (!more) break;
        if (k->b->total == IMPORT_ROWS)
            return fail_with(c, E_TOO_LARGE, 0, "import.rows", arena_printf(c->mem, "%d", IMPORT_ROWS), STR_NULL);
        check_row(k, c, &row);
    }
    return k->b->total ? OK : fail(c, E_INVALID, 0, "import.no_rows");
}

/* ---- the whole ---- */

enum err refused_put(struct tx *tx, const struct refused *r) {
    enum err e = OK;
    for (int i = 0; i < r->n && !e; i++) e = tx_put(tx, &batch_row_entity, &r->row[i]);
    return e;
}

static enum err chunk_body(struct tx *tx, void *arg) {
    return refused_put(tx, arg);
}

static void batch_start(struct call *c, const struct import_in *in, enum charset encoding, struct batch *b) {
    row_clear(&batch_entity, b);
    b->h.id = store_new_id(c->store, c->now);
    b->noun = in->noun;
    b->file_name = in->name;
    b->encoding = str_of(charset_name(encoding));
    b->state = BATCH_CHECKED;
    b->total = b->fresh = b->changed = b->same = b->refused = b->done = b->undone_kept = 0;
}

static enum err keep_file(struct call *c, struct str text, struct batch *b) {
    unsigned char d[DIGEST];
    sha256(text, d);
    b->sha = hex_text(c->mem, d, DIGEST);
    return store_file_put(c->store, b->sha, "csv", text, &c->fault);
}

enum err import_check(struct call *c, struct import_in *in) {
    struct check *k = ARENA_NEW(c->mem, struct check);
    struct checked *out = ARENA_NEW(c->mem, struct checked);
    enum charset encoding;
    struct str text;
    enum err e = not_csv(c, in->bytes);
    if (e || (e = charset_decode(c->mem, in->bytes, &text, &encoding, &c->fault))) return e;
    if ((e = not_csv(c, str_sub(text, 0, 400)))) return e;               /* a page in another encoding */
    k->b = &out->batch;
    k->note[NOTE_FEE] = (struct note){ .key = "note.range", .field = "fee" };
    k->note[NOTE_FIRM] = (struct note){ .key = "note.firm", .field = "property_org" };
    batch_start(c, in, encoding, k->b);
    reading_start(&k->r, c);
    if ((e = headings(k, c, text))) return e;
    labels(k, c);
    k->b->at_byte = (int64_t)k->csv.at;
    k->b->at_line = k->csv.line;
    k->book = book_new(c->mem, &k->r);
    if ((e = check_rows(k, c)) || (e = keep_file(c, text, k->b))) return e;
    k->b->columns = columns_text(c->mem, &k->r, k->note, NOTES);
    out->refused = k->first;
    in->checked = out;
    /* All but the first chunk of refusals go ahead of the batch: nobody sees them until it names them. */
    for (struct refused *r = k->first ? k->first->next : 0; r && !e; r = r->next) e = import_write(c, chunk_body, r);
    return e;
}
