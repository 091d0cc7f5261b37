/* What a given person sees: his grants in plain words, how many records he finds,
** which pages he has. Counted with the scope that his own requests get. */
#include "action/count.h"
#include "action/org.h"
#include "action/people.h"

enum { COUNT_MOST = 10000 };               /* as far as the list of problems counts */

/* The capability that opens each page, in the order of sight_page_codes. */
static const enum cap page_cap[SIGHT_PAGES] = {
    CAP_READ, CAP_READ, CAP_READ, CAP_READ, CAP_READ, CAP_REPORT, CAP_BASE, CAP_PEOPLE, CAP_PEOPLE, CAP_PEOPLE, CAP_GRANT,
    CAP_SETTING, CAP_AUDIT,
};

static enum err count_rows(struct call *c, const struct scope *s, bool open_only, int64_t *ret) {
    int64_t yes = 1;
    struct filter f = { .field = field_named(&problem_entity, S("open")), .in = &yes, .n = 1, .low = NONE, .high = NONE };
    struct query q = { .e = &problem_entity, .filter = &f, .nfilter = open_only, .limit = 1 };
    q.sort = field_named(&problem_entity, S("due"));
    return store_count(c->db, c->mem, s, c->tenant, &q, COUNT_MOST, ret, &c->fault);
}

/* From the roll-ups where they know it, as the list of problems does. */
static enum err count_problems(struct call *c, const struct scope *s, struct sight_view *out) {
    struct tally t;
    bool known = s->n == 1 && s->part[0].node == 0;
    enum err e = known ? tally_of(c, s, &t, &known) : OK;
    if (e || !known) {
        if (!e) e = count_rows(c, s, true, &out->problems_open);
        return e ? e : count_rows(c, s, false, &out->problems);
    }
    out->problems_open = out->problems = 0;
    for (int st = 1; st < STATES; st++) {
        int64_t n = tally_state(&t, (enum state)st);
        out->problems += n;
        if (state_open((enum state)st)) out->problems_open += n;
    }
    return OK;
}

static int64_t count_estates(const struct call *c, const struct scope *s) {
    int64_t n = 0;
    for (int i = 0; i < c->world->nestates; i++) {
        const struct estate *e = &c->world->estate[i];
        n += e->closed_at == NONE && scope_covers(c, s, e->town, e->community, e->h.id);
    }
    return n;
}

static void sentences(struct call *c, const struct who *who, struct sight_view *out) {
    struct str *s = ARENA_ARRAY(c->mem, struct str, (who ? who->ngrants : 0) + 1);
    int n = 0;
    for (int i = 0; who && i < who->ngrants; i++)
        s[n++] = grant_sentence(c, who->grant[i].role, who->grant[i].org, who->grant[i].area);
    if (n == 0) s[n++] = str_of(word_text(c->language, who ? "sees.no_grant" : "sees.disabled"));
    out->sentences = (struct texts){ s, n };
}

static enum err sight_read(struct call *c, void *in, void *ret) {
    struct sight_view *out = ret;
    int64_t person = ((const struct reset_in *)in)->id;
    struct call his = *c;
    enum err e = sees_people(c);
    if (e) return e;
    if (!world_person(c->world, person)) return fail(c, E_NOT_FOUND, 0, 0);
    his.who = who_of(c->mem, c->world, person);
    sentences(c, his.who, out);
    out->problems_open = out->problems = out->estates = 0;
    out->pages.id = ARENA_ARRAY(c->mem, int64_t, SIGHT_PAGES);
    for (int i = 0; i < SIGHT_PAGES; i++)
        if (may(his.who, page_cap[i])) out->pages.id[out->pages.n++] = i + 1;
    struct scope s = scope_of(&his, CAP_READ);
    if (s.n == 0) return OK;
    out->estates = count_estates(&his, &s);
    e = count_problems(&his, &s, out);
    c->fault = his.fault;
    return e;
}

const struct action persons_sight = {
    .name = "persons.sight", .cap = CAP_SELF, .in = &reset_in_entity, .out = &sight_view_entity, .read = sight_read,
};
