/* What is searched lies in two places: problems and comments in the store's index,
** all else in the world, which is small and always there. */
#include "action/search.h"

#include "base/bigram.h"
#include "base/utf8.h"

enum { BEARERS = 64, MARKS = 20, SUB_CHARS = 60, BEFORE_HIT = 12 };

/* ---- shapes ---- */

static const struct field query_fields[] = {
    F_TEXT(search_query, q, REQUIRED | INPUT, 1, 60), F_TEXT(search_query, noun, INPUT, 0, 20),
    F_INT (search_query, limit, INPUT, 1, 50),
};
const struct entity search_query_entity = SHAPE_OF(search_query, "search_query", query_fields);
static const struct field mark_fields[] = {
    F_INT(search_mark, from, REQUIRED, 0, INT64_MAX), F_INT(search_mark, to, REQUIRED, 0, INT64_MAX),
};
static const struct entity search_mark_entity = SHAPE_OF(search_mark, "search_mark", mark_fields);
static const struct field item_fields[] = {
    F_TEXT(search_item, noun, REQUIRED, 1, 20), F_INT(search_item, id, REQUIRED, 1, INT64_MAX),
    F_TEXT(search_item, no, 0, 0, 20), F_TEXT(search_item, title, REQUIRED | FREE, 0, 200),
    F_TEXT(search_item, sub, FREE, 0, 200), F_ROWS(search_item, marks, 0, &search_mark_entity),
    F_TIME(search_item, at, 0), F_CODE(search_item, state, 0, &states), F_TEXT(search_item, path, 0, 0, 100),
};
static const struct entity search_item_entity = SHAPE_OF(search_item, "search_item", item_fields);
static const struct field group_fields[] = {
    F_TEXT(search_group, noun, REQUIRED, 1, 20), F_INT(search_group, n, REQUIRED, 0, INT64_MAX),
    F_ROWS(search_group, items, 0, &search_item_entity),
};
static const struct entity search_group_entity = SHAPE_OF(search_group, "search_group", group_fields);
static const struct field page_fields[] = {
    F_TEXT(search_page, q, REQUIRED, 0, 60), F_ROWS(search_page, groups, 0, &search_group_entity),
};
const struct entity search_page_entity = SHAPE_OF(search_page, "search_page", page_fields);

/* ---- words ---- */

/* Those that bear the word; where more do than a search can name, none: it says nothing then. */
static struct ids bearers(struct call *c, bool estates, struct str word) {
    struct ids r = { ARENA_ARRAY(c->mem, int64_t, BEARERS + 1), 0 };
    int n = estates ? c->world->nestates : c->world->ncategories;
    for (int i = 0; i < n && r.n <= BEARERS; i++) {
        const struct estate *e = &c->world->estate[i];
        bool bears = estates ? search_holds(e->name, word) || search_holds(e->aliases, word)
                             : search_holds(c->world->category[i].name, word);
        if (bears) r.id[r.n++] = estates ? e->h.id : c->world->category[i].h.id;
    }
    if (r.n > BEARERS) r.n = 0;
    return r;
}

int search_words(struct call *c, struct str q, struct search_word ret[SEARCH_WORDS]) {
    struct str rest = STR_NULL, one;
    struct buf b = { 0 };
    int n = 0;
    for (size_t i = 0; i < q.n;) {                   /* a wide blank is a blank */
        size_t at = i;
        uint32_t ch = utf8_next(q, &i);
        if (ch == 0x3000 || ch == '\t') buf_c(&b, ' ');
        else buf_put(&b, q.s + at, i - at);
    }
    rest = arena_copy(c->mem, buf_view(&b));
    buf_free(&b);
    while (rest.s && n < SEARCH_WORDS) {
        rest = str_cut(rest, ' ', &one);
        if (one.n && search_asks(one)) ret[n++] = (struct search_word){ one, bearers(c, true, one), bearers(c, false, one) };
    }
    return n;
}

struct hunt {
    struct call *c;
    struct search_word word[SEARCH_WORDS];
    int nword, limit;
    struct scope scope;
    struct str noun;                 /* only these, where it is given */
    struct search_group *group;
    int ngroup;
};

static bool holds_any(struct str a, struct str b, struct str c, struct str word) {
    return search_holds(a, word) || search_holds(b, word) || search_holds(c, word);
}

static bool holds_all(const struct hunt *h, struct str a, struct str b, struct str c) {
    for (int i = 0; i < h->nword; i++)
        if (!holds_any(a, b, c, h->word[i].text)) return false;
    return h->nword > 0;
}

/* ---- what is shown ---- */

static int by_place(const struct search_mark *m, int n, int64_t from) {
    int i = n;
    while (i > 0 && m[i - 1].from > from) i--;
    return i;
}

/* Every word in the title, in order; what lies within another mark is not marked twice. */
static struct rows marks_of(const struct hunt *h, struct str title) {
    struct search_mark *m = ARENA_ARRAY(h->c->mem, struct search_mark, MARKS + 1);
    struct span s[MARKS];
    int n = 0;
    for (int w = 0; w < h->nword; w++) {
        int k = search_spans(title, h->word[w].text, s, MARKS);
        for (int i = 0; i < k && n < MARKS; i++) {
            int at = by_place(m, n, s[i].from);
            bool over = (at > 0 && m[at - 1].to > s[i].from) || (at < n && m[at].from < s[i].to);
            if (over) continue;
            memmove(m + at + 1, m + at, (size_t)(n - at) * sizeof *m);
            m[at] = (struct search_mark){ s[i].from, s[i].to };
            n++;
        }
    }
    return (struct rows){ m, n };
}

/* The piece of a long text around the first word that it holds. */
static struct str excerpt(const struct hunt *h, struct str text) {
    struct span s = { 0, 0 };
    for (int w = 0; w < h->nword && s.to == 0; w++) (void)search_spans(text, h->word[w].text, &s, 1);
    size_t skip = s.from > BEFORE_HIT ? (size_t)s.from - BEFORE_HIT : 0;
    struct str piece = utf8_head(str_from(text, utf8_head(text, skip).n), SUB_CHARS);
    bool cut = piece.s + piece.n < text.s + text.n;
    return arena_printf(h->c->mem, "%s" PRIstr "%s", skip ? "…" : "", STRARG(piece), cut ? "…" : "");
}

static struct search_group *group_new(struct hunt *h, const char *noun) {
    struct search_group *g = &h->group[h->ngroup++];
    struct search_item *v = ARENA_ARRAY(h->c->mem, struct search_item, h->limit + 1);
    *g = (struct search_group){ .noun = str_of(noun), .items = { v, 0 } };
    return g;
}

static void show(struct hunt *h, struct search_group *g, struct search_item item) {
    if (g->n < SEARCH_COUNT) g->n++;
    if (g->items.n == h->limit) return;
    item.noun = g->noun;
    item.title = mask_text(h->c->mem, item.title);
    item.marks = marks_of(h, item.title);
    ((struct search_item *)g->items.row)[g->items.n++] = item;
}

static bool asked(const struct hunt *h, const char *noun) {
    return !h->noun.n || str_is(h->noun, noun);
}

static struct str path(const struct hunt *h, const char *form, int64_t id) {
    return arena_printf(h->c->mem, "/%s%lld", form, (long long)id);
}

/* ---- problems and what was said there ---- */

static bool with_digits(const struct hunt *h) {
    for (int i = 0; i < h->nword; i++)
        for (size_t k = 0; k < h->word[i].text.n; k++)
            if (h->word[i].text.s[k] >= '0' && h->word[i].text.s[k] <= '9') return true;
    return false;
}

static bool bears(struct ids ids, int64_t id) {
    for (int i = 0; i < ids.n; i++)
        if (ids.id[i] == id) return true;
    return false;
}

/* With the numbers hidden that nobody is shown unasked: they cannot be found out by searching. */
static bool holds_masked(const struct hunt *h, const struct problem *p) {
    struct arena *a = h->c->mem;
    struct str title = mask_text(a, p->title), place = mask_text(a, p->place), text = mask_text(a, p->description);
    for (int i = 0; i < h->nword; i++) {
        const struct search_word *w = &h->word[i];
        if (!bears(w->estates, p->estate) && !bears(w->categories, p->category) && !holds_any(title, place, text, w->text))
            return false;
    }
    return true;
}

static struct search_item item_of(const struct hunt *h, const struct problem *p) {
    struct call *c = h->c;
    struct str estate = world_name(c->world, &estate_entity, p->estate), text = mask_text(c->mem, p->description);
    struct search_item item = { .id = p->h.id, .at = p->h.created_at, .state = p->state, .no = p->no, .title = p->title,
                                .path = path(h, "problems/", p->h.id) };
    bool told = true;                                /* by what is shown anyway */
    for (int i = 0; i < h->nword && told; i++) {
        const struct search_word *w = &h->word[i];
        told = bears(w->categories, p->category) || bears(w->estates, p->estate) || holds_any(p->title, p->place, STR_NULL, w->text);
    }
    item.sub = arena_printf(c->mem, PRIstr "　" PRIstr, STRARG(estate), STRARG(p->place));
    if (!told && text.n) item.sub = excerpt(h, text);
    return item;
}

/* WT-00018, wt-18 or 18, as people read it. */
static enum err by_number(struct hunt *h, struct str q, struct search_group *g, int64_t *ret) {
    struct call *c = h->c;
    int64_t n;
    struct str digits = q.n > 3 && (str_starts(q, S("WT-")) || str_starts(q, S("wt-"))) ? str_from(q, 3) : q;
    struct rows r;
    *ret = NONE;
    if (digits.n > 12 || !str_int(digits, &n) || n < 0) return OK;
    struct filter f = { .field = field_named(&problem_entity, S("no")), .text = arena_printf(c->mem, "WT-%05lld", (long long)n),
                        .few = true, .low = NONE, .high = NONE };
    struct query query = { .e = &problem_entity, .filter = &f, .nfilter = 1, .limit = 1, .lean = true };
    enum err e = store_list(c->db, c->mem, &h->scope, c->tenant, &query, &r, &c->fault);
    if (e || !r.n) return e;
    const struct problem *p = r.row;
    *ret = p->h.id;
    show(h, g, item_of(h, p));
    return OK;
}

/* The record through the caller's scope; *seen false: not his, or gone meanwhile. */
static enum err read_problem(struct hunt *h, int64_t id, struct problem *p, bool *seen) {
    struct call *c = h->c;
    enum err e = store_get(c->db, c->mem, &h->scope, c->tenant, &problem_entity, id, p, &c->fault);
    *seen = e == OK;
    if (e == E_NOT_FOUND) c->fault = (struct fault){ 0 };
    return e == E_NOT_FOUND ? OK : e;
}

static enum err find(struct hunt *h, enum search_of of, struct search_found **found, int *n) {
    struct call *c = h->c;
    *n = 0;
    if (!h->nword) return OK;
    return store_search(c->db, c->mem, &h->scope, c->tenant, of, h->word, h->nword, SEARCH_COUNT, found, n, &c->fault);
}

static enum err problems(struct hunt *h, struct str q) {
    struct search_group *g = group_new(h, "problem");
    struct search_found *found;
    struct problem p;
    int64_t number;
    int n;
    bool careful = with_digits(h), seen;
    enum err e = by_number(h, q, g, &number);
    if (e || (e = find(h, SEARCH_PROBLEMS, &found, &n))) return e;
    for (int i = 0; i < n && !e; i++) {
        if (found[i].id == number) continue;
        if (!careful && g->items.n == h->limit) {
            if (g->n < SEARCH_COUNT) g->n++;
            continue;
        }
        e = read_problem(h, found[i].id, &p, &seen);
        if (!e && seen && (!careful || holds_masked(h, &p))) show(h, g, item_of(h, &p));
    }
    return e;
}

static enum err one_comment(struct hunt *h, struct search_group *g, const struct search_found *f) {
    struct call *c = h->c;
    struct problem p;
    struct comment k;
    bool seen;
    enum err e = read_problem(h, f->item, &p, &seen);
    if (e || !seen || (e = store_get(c->db, c->mem, 0, c->tenant, &comment_entity, f->id, &k, &c->fault))) return e;
    struct str text = mask_text(c->mem, k.text);
    if (!holds_all(h, text, STR_NULL, STR_NULL)) return OK;
    show(h, g, (struct search_item){ .id = p.h.id, .at = k.h.created_at, .state = NONE, .no = p.no, .title = excerpt(h, text),
                                     .sub = p.title, .path = path(h, "problems/", p.h.id) });
    return OK;
}

static enum err comments(struct hunt *h) {
    struct search_group *g = group_new(h, "comment");
    struct search_found *found;
    int n;
    enum err e = find(h, SEARCH_COMMENTS, &found, &n);
    for (int i = 0; i < n && !e; i++) e = one_comment(h, g, &found[i]);
    return e;
}

/* ---- what the world holds ---- */

static bool estate_seen(const struct hunt *h, const struct estate *e) {
    for (int i = 0; i < h->scope.n; i++) {
        const struct scope_part *p = &h->scope.part[i];
        const int64_t at[LEVELS] = { p->area, e->town, e->community, e->h.id };
        if (at[p->level] == p->area) return true;
    }
    return false;
}

static void estates(struct hunt *h) {
    struct search_group *g = group_new(h, "estate");
    const struct world *w = h->c->world;
    for (int i = 0; i < w->nestates && g->n < SEARCH_COUNT; i++) {
        const struct estate *e = &w->estate[i];
        if (e->closed_at != NONE || !holds_all(h, e->name, e->aliases, e->address) || !estate_seen(h, e)) continue;
        struct str town = world_name(w, &area_entity, e->town);
        struct str sub = arena_printf(h->c->mem, PRIstr "%s" PRIstr, STRARG(town), town.n && e->address.n ? "　" : "",
                                      STRARG(e->address));
        show(h, g, (struct search_item){ .id = e->h.id, .at = NONE, .state = NONE, .title = e->name, .sub = sub,
                                         .path = path(h, "estates/", e->h.id) });
    }
}

static void orgs(struct hunt *h) {
    struct search_group *g = group_new(h, "org");
    const struct world *w = h->c->world;
    for (int i = 0; i < w->norgs && g->n < SEARCH_COUNT; i++) {
        const struct org *o = &w->org[i];
        if (o->closed_at != NONE || !holds_all(h, o->name, o->aliases, STR_NULL)) continue;
        show(h, g, (struct search_item){ .id = o->h.id, .at = NONE, .state = NONE, .title = o->name,
                                         .sub = world_name(w, &org_entity, o->parent),
                                         .path = path(h, "problems?unit=", o->h.id) });
    }
}

/* Those of the caller's own unit and beneath it; all to who looks after accounts. */
static void persons(struct hunt *h) {
    struct search_group *g = group_new(h, "person");
    const struct call *c = h->c;
    const struct world *w = c->world;
    bool all = may(c->who, CAP_PEOPLE);
    for (int i = 0; i < w->npersons && g->n < SEARCH_COUNT; i++) {
        const struct person *p = &w->person[i];
        struct str unit = world_name(w, &org_entity, p->org);
        if (p->disabled_at != NONE || (!all && !answers_for(c, p->org)) || !holds_all(h, p->name, unit, STR_NULL)) continue;
        show(h, g, (struct search_item){ .id = p->h.id, .at = NONE, .state = NONE, .title = p->name, .sub = unit,
                                         .path = all ? arena_printf(c->mem, "/system/people?q=" PRIstr, STRARG(p->account)) : STR_NULL });
    }
}

static void measures(struct hunt *h) {
    struct search_group *g = group_new(h, "measure");
    const struct world *w = h->c->world;
    for (int i = 0; i < w->nmeasures && g->n < SEARCH_COUNT; i++) {
        const struct measure *m = &w->measure[i];
        if (!measure_live(w, m) || !holds_all(h, m->title, STR_NULL, STR_NULL)) continue;
        show(h, g, (struct search_item){ .id = m->h.id, .at = NONE, .state = NONE, .no = m->no, .title = m->title,
                                         .sub = w->campaign.name, .path = S("/plan") });
    }
}

/* ---- the whole ---- */

static const char *const nouns[] = { "problem", "estate", "org", "person", "measure", "comment" };

static enum err noun_check(struct call *c, struct str noun) {
    bool known = !noun.n;
    for (int i = 0; i < N_OF(nouns) && !known; i++) known = str_is(noun, nouns[i]);
    return known ? OK : fail_with(c, E_INVALID, "noun", "field.code", S("problem, estate, org, person, measure, comment"), STR_NULL);
}

static enum err search_read(struct call *c, void *in, void *ret) {
    const struct search_query *q = in;
    struct search_page *out = ret;
    struct hunt *h = ARENA_NEW(c->mem, struct hunt);
    enum err e = q->q.n ? noun_check(c, q->noun) : fail(c, E_INVALID, "q", "field.required");
    if (e) return e;
    *h = (struct hunt){ .c = c, .limit = q->limit == NONE ? SEARCH_SHOWN : (int)q->limit, .scope = scope_of(c, CAP_READ), .noun = q->noun };
    h->group = ARENA_ARRAY(c->mem, struct search_group, N_OF(nouns));
    h->nword = search_words(c, q->q, h->word);
    if (asked(h, "problem") && (e = problems(h, str_trim(q->q)))) return e;
    if (asked(h, "estate")) estates(h);
    if (asked(h, "org")) orgs(h);
    if (asked(h, "person")) persons(h);
    if (asked(h, "measure")) measures(h);
    if (asked(h, "comment") && (e = comments(h))) return e;
    int kept = 0;
    for (int i = 0; i < h->ngroup; i++)
        if (h->group[i].n) h->group[kept++] = h->group[i];
    *out = (struct search_page){ .q = q->q, .groups = { h->group, kept } };
    return OK;
}

const struct action search_get = {
    .name = "search", .cap = CAP_READ, .in = &search_query_entity, .out = &search_page_entity, .read = search_read,
};
