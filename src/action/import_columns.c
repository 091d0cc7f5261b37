/* Which column is which: what the person says, what was kept of such a file, names, contents. */
#include "action/import_part.h"

#include <string.h>
#include "base/hash.h"
#include "base/utf8.h"

enum { LABEL = 80, SAMPLE = 30, SAMPLES = 3, SAMPLED_ROWS = 200 };

void trial_ask(struct trial *t, const char *key, struct str column, struct str sample) {
    int i = 0;
    while (i < t->asks && (strcmp(t->ask[i].key, key) || !str_eq(t->ask[i].column, column))) i++;
    if (i == ASK_MOST) return;
    struct ask *a = &t->ask[i];
    if (i == t->asks) *a = (struct ask){ .key = key, .column = column }, t->asks++;
    for (int k = 0; k < a->n; k++)
        if (str_eq(a->samples[k], sample)) return;
    if (a->n == SAMPLES || !sample.n) return;
    struct str head = utf8_head(sample, SAMPLE);
    memcpy(a->room[a->n], head.s, head.n);
    a->samples[a->n] = (struct str){ a->room[a->n], head.n };
    a->n++;
}

void trial_stop(struct trial *t, const char *key, struct str field, struct str arg0, struct str arg1) {
    if (t->stops == STOP_MOST) return;
    t->stop[t->stops++] = (struct import_stop){ key, field, { arg0, arg1, STR_NULL } };
}

/* ---- the columns ---- */

static void take(struct reading *r, int column, int field, enum how how) {
    r->match.field[column] = field;
    r->how[column] = how;
    if (field >= 0 && r->match.at[field] < 0) r->match.at[field] = column;
}

static void let_go(struct reading *r, int column) {
    int f = r->match.field[column];
    r->match.field[column] = -1;
    r->how[column] = HOW_NONE;
    for (int i = 0; i < r->nextra; i++)
        if (r->extra[i] == column) r->extra[i--] = r->extra[--r->nextra];
    if (f < 0 || r->match.at[f] != column) return;
    r->match.at[f] = -1;
    for (int i = 0; i < r->match.columns; i++)
        if (r->match.field[i] == f) { r->match.at[f] = i; break; }
}

/* A column for the field of that name, for `extra`, or for nothing. False: there is no such field. */
static bool choose(struct reading *r, int column, struct str field, enum how how) {
    int f = field.n ? reading_field(r, field) : -1;
    bool extra = str_is(field, "extra");
    if (field.n && f < 0 && !extra) return false;
    let_go(r, column);
    take(r, column, f, how);
    if (extra) r->extra[r->nextra++] = column;
    return true;
}

/* How names found it: our own label, or another. */
static void name_hows(struct reading *r) {
    for (int i = 0; i < r->match.columns; i++) {
        int f = r->match.field[i];
        if (f < 0) continue;
        const struct sheet_column *col = &r->col[f];
        bool own = str_is(r->heading[i], col->zh) || str_is(r->heading[i], col->en) || str_is(r->heading[i], col->field);
        r->how[i] = own ? HOW_LABEL : HOW_ALIAS;
    }
}

/* What the cells themselves propose: told, and taken only by a person. */
static void guess(struct trial *t) {
    struct reading *r = &t->r;
    struct sheet_guess *g;
    int n = sheet_guess(r->c->mem, &t->csv, &r->match, r->col, r->cols, &g);
    for (int i = 0; i < n; i++) {
        if (r->match.at[g[i].field] >= 0 || r->match.field[g[i].column] >= 0) continue;
        r->how[g[i].column] = HOW_CONTENT;
        r->guess[g[i].column] = g[i].field;
        r->doubt[g[i].column] = arena_printf(r->c->mem, "%s\x1f%d\x1f%d", g[i].why, g[i].fits, g[i].of).s;
    }
}

/* ---- kept of such a file ---- */

/* The noun and the headings, evened out: what makes two files of one source alike. */
static struct str signature(struct arena *a, struct str noun, const struct str *heading, int n) {
    struct buf b = { 0 };
    unsigned char d[DIGEST];
    buf_str(&b, noun);
    for (int i = 0; i < n; i++) {
        buf_c(&b, '\n');
        for (size_t k = 0; k < heading[i].n; k++)
            if (heading[i].s[k] != ' ' && heading[i].s[k] != '\n' && heading[i].s[k] != '\r') buf_c(&b, heading[i].s[k]);
    }
    sha256(buf_view(&b), d);
    buf_free(&b);
    return hex_text(a, d, DIGEST);
}

static enum err mapping_find(struct call *c, struct db *db, struct str noun, struct str signature_, struct rows *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("noun", noun), BT("signature", signature_) };
    return sql_rows(db, c->mem, "mapping_find", &mapping_entity, b, N_OF(b), ret, &c->fault);
}

/* The options that were answered before, where nobody answers now. */
static void options_over(struct import_options *to, const struct import_options *from) {
    for (int i = 0; i < import_options_entity.nfield; i++) {
        const struct field *f = &import_options_entity.field[i];
        if (*field_int(f, to) == NONE) *field_int(f, to) = *field_int(f, (void *)(uintptr_t)from);
    }
}

static enum err take_kept(struct trial *t) {
    struct reading *r = &t->r;
    struct call *c = r->c;
    struct rows list;
    struct import_options kept;
    struct json *j = 0;
    enum err e = mapping_find(c, r->db, str_of(r->noun->noun), signature(c->mem, str_of(r->noun->noun), r->heading, r->match.columns), &list);
    if (e || !list.n) return e;
    const struct mapping *m = list.row;
    if ((e = json_parse(c->mem, m->columns, &j, &c->fault)) || (e = options_read(c, m->options, &kept))) return e;
    int i = 0;
    for (const struct json *one = j->child; one && i < r->match.columns; one = one->next, i++) {
        struct str was = r->match.field[i] >= 0 ? str_of(r->col[r->match.field[i]].field) : STR_NULL;
        if (!str_eq(was, one->s)) (void)choose(r, i, one->s, HOW_KEPT);
    }
    options_over(&r->opt, &kept);
    return OK;
}

enum err mapping_put(struct call *c, struct tx *tx, const struct batch *b) {
    struct reading r;
    struct mapping was, is;
    struct rows list;
    struct import_options opt;
    struct jw w;
    enum err e = options_read(c, b->options, &opt);
    if (e) return e;
    reading_start(&r, c, import_noun_named(b->noun), &opt);
    if ((e = columns_read(c, b, &r))) return e;
    size_t room = 100 + 60 * (size_t)r.match.columns;
    struct buf out = { arena_alloc(c->mem, room), 0, room, false };
    jw_init(&w, &out);
    jw_list(&w);
    for (int i = 0; i < r.match.columns; i++) {
        int f = r.match.field[i];
        bool extra = false;
        for (int k = 0; k < r.nextra; k++) extra |= r.extra[k] == i;
        jw_str(&w, f >= 0 && r.match.at[f] == i ? str_of(r.col[f].field) : extra ? S("extra") : STR_NULL);
    }
    jw_end_list(&w);
    struct str sign = signature(c->mem, b->noun, r.heading, r.match.columns);
    if ((e = mapping_find(c, tx_db(tx), b->noun, sign, &list))) return e;
    row_clear(&mapping_entity, &is);
    if (list.n) is = was = *(const struct mapping *)list.row;
    is.noun = b->noun;
    is.signature = sign;
    is.name = b->file_name;
    is.columns = buf_view(&out);
    is.options = b->options;
    if (list.n && str_eq(was.columns, is.columns) && str_eq(was.options, is.options)) return OK;
    return list.n ? tx_update(tx, &mapping_entity, &was, &is, &(struct change){ .verb = "edit" })
                  : tx_insert(tx, &mapping_entity, &is, &(struct change){ .verb = "create" });
}

/* ---- all together ---- */

static enum err take_yours(struct trial *t, const struct import_change *you) {
    struct reading *r = &t->r;
    const struct column_choice *v = you->columns.row;
    for (int i = 0; i < you->columns.n; i++) {
        if (v[i].at >= r->match.columns)
            return fail_with(r->c, E_INVALID, "/columns", "import.no_column", arena_printf(r->c->mem, "%d", (int)v[i].at), STR_NULL);
        if (!choose(r, (int)v[i].at, v[i].field, HOW_YOU))
            return fail_with(r->c, E_INVALID, "/columns", "import.no_field", v[i].field, STR_NULL);
        r->doubt[v[i].at] = 0;
        r->guess[v[i].at] = -1;
    }
    return OK;
}

/* What a person has said of this file before: columns are the same while their headings are. */
static enum err take_before(struct trial *t, const struct batch *was) {
    struct reading *r = &t->r;
    struct json *j = 0;
    enum err e = json_parse(r->c->mem, was->columns, &j, &r->c->fault);
    const struct json *list = e ? 0 : json_get(j, "columns");
    int i = 0;
    for (const struct json *m = list ? list->child : 0; m && i < r->match.columns; m = m->next, i++)
        if (str_is(json_text(m, "how"), "you") && str_eq(json_text(m, "label"), r->heading[i]) && choose(r, i, json_text(m, "field"), HOW_YOU))
            r->doubt[i] = 0, r->guess[i] = -1;
    return e;
}

enum err trial_before(struct call *c, const struct batch *was, struct str *sheet, int64_t *line) {
    struct json *j = 0;
    enum err e = json_parse(c->mem, was->columns, &j, &c->fault);
    if (e || (sheet->n && !str_eq(*sheet, json_text(j, "sheet")))) return e;      /* of another sheet nothing holds */
    if (!sheet->n) *sheet = json_text(j, "sheet");
    if (*line == NONE) *line = json_int(j, "line_chosen", NONE);
    return OK;
}

/* A field without column that every record needs, two columns for one field. */
static void judge(struct trial *t) {
    struct reading *r = &t->r;
    struct arena *a = r->c->mem;
    int record = reading_field(r, S("record"));
    for (int f = 0; f < r->cols; f++) {
        struct str label = str_of(r->c->language == EN ? r->col[f].en : r->col[f].zh);
        if (r->col[f].required && r->match.at[f] < 0 && r->match.at[record] < 0)
            trial_stop(t, "sheet.missing", str_of(r->col[f].field), STR_NULL, label);
        for (int i = r->match.at[f] + 1; i < r->match.columns && r->match.at[f] >= 0; i++)
            if (r->match.field[i] == f)
                trial_stop(t, "sheet.twice", str_of(r->col[f].field), sheet_letter(a, r->match.at[f]), sheet_letter(a, i));
    }
}

/* Of the first rows, what stands in each column; and dates whose order nobody can see. */
static enum err sample(struct trial *t) {
    struct reading *r = &t->r;
    struct csv again = t->csv;
    struct csv_row row;
    struct arena *a = r->c->mem;
    struct fault ignored = { 0 };
    bool more = true;
    again.scratch = 0;
    again.scratch_n = again.scratch_cap = 0;
    t->sample = ARENA_ARRAY(a, struct sample, r->match.columns + 1);
    for (int n = 0; n < SAMPLED_ROWS && !csv_next(&again, &row, &more, &ignored) && more; n++)
        for (int i = 0; i < r->match.columns; i++) {
            struct str text = csv_cell(&row, i);
            struct sample *s = &t->sample[i];
            if (text.n && s->n < (r->match.columns > 200 ? 1 : SAMPLES)) s->text[s->n++] = arena_copy(a, utf8_head(text, SAMPLE));
        }
    return OK;
}

static void settled_start(struct trial *t) {
    struct reading *r = &t->r;
    struct arena *a = r->c->mem;
    r->heading = ARENA_ARRAY(a, struct str, r->match.columns + 1);
    r->how = ARENA_ARRAY(a, enum how, r->match.columns + 1);
    r->guess = ARENA_ARRAY(a, int, r->match.columns + 1);
    for (int i = 0; i <= r->match.columns; i++) r->guess[i] = -1;
    r->order = ARENA_ARRAY(a, enum date_order, r->match.columns + 1);
    r->doubt = ARENA_ARRAY(a, const char *, r->match.columns + 1);
    r->extra = ARENA_ARRAY(a, int, r->match.columns + 1);
    for (int i = 0; i < r->match.columns; i++) r->heading[i] = arena_copy(a, utf8_head(r->match.heading[i], LABEL));
}

enum err columns_settle(struct trial *t, const struct import_change *you, const struct batch *was, int64_t line) {
    struct reading *r = &t->r;
    struct call *c = r->c;
    enum err e = line == NONE ? sheet_heading(c->mem, &t->csv, r->col, r->cols, &r->match, &c->fault)
                              : sheet_heading_at(c->mem, &t->csv, line, r->col, r->cols, &r->match, &c->fault);
    if (e) return e;
    t->heading_line = r->match.line;
    r->sep = t->csv.sep;
    r->by_row = t->csv.by_row;
    settled_start(t);
    name_hows(r);
    guess(t);
    t->line_chosen = line != NONE;
    if ((e = take_kept(t)) || (e = sample(t)) || (was && (e = take_before(t, was))) || (you && (e = take_yours(t, you)))) return e;
    judge(t);
    return OK;
}
