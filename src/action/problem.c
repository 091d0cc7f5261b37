#include "action/problem_in.h"

#include "action/evidence.h"
#include "action/look.h"
#include "action/timing.h"

/* ---- reading ---- */

void problem_view_fill(struct call *c, struct problem_view *v) {
    struct used stage = stage_used(c->world, &v->p, c->now), all = overall_used(c->world, &v->p, c->now);
    enum stage at = stage_of((enum state)v->p.state);
    v->stage = at ? (int64_t)at : NONE;
    v->verb = primary_verb(c, &v->p, 0, 0);
    v->marks.id = ARENA_ARRAY(c->mem, int64_t, facts.n);
    for (int i = 0; i < facts.n; i++)
        if (v->p.facts != NONE && v->p.facts >> i & 1) v->marks.id[v->marks.n++] = i + 1;
    v->stage_used = stage.used;
    v->stage_limit_ms = stage.limit;
    v->overall_used = all.used;
    v->overall_limit_ms = all.limit;
    v->p.reporter_name = mask_name(c->mem, v->p.reporter_name);
    v->p.reporter_phone = mask_phone(c->mem, v->p.reporter_phone);
}

/* ---- reporting ---- */

static int64_t source_by(const struct who *w) {
    for (int i = 0; i < w->ngrants; i++)
        if (w->grant[i].role == R_INSPECTOR) return BY_INSPECTION;
    return BY_GRID;
}

/* Where the problem lies, from its estate, or what that was merged into; refused outside what he may report in. */
static enum err place_it(struct call *c, struct problem *p) {
    p->estate = estate_live(c->world, p->estate);
    const struct estate *es = world_estate(c->world, p->estate);
    struct scope s = scope_of(c, CAP_REPORT);
    if (!es || !scope_covers(c, &s, es->town, es->community, es->h.id))
        return fail_with(c, E_INVALID, "estate", "field.absent", arena_printf(c->mem, "%lld", (long long)p->estate), STR_NULL);
    if (es->closed_at != NONE) return fail_with(c, E_INVALID, "estate", "estate.ended", es->name, STR_NULL);
    if (es->town == NONE) return fail(c, E_INVALID, "estate", "problem.estate_unplaced");
    p->town = es->town;
    p->community = es->community;
    return OK;
}

static enum err create_prepare(struct call *c, void *in) {
    struct problem *p = in;
    const struct category *cat = world_category(c->world, p->category);
    if (!cat)
        return fail_with(c, E_INVALID, "category", "field.absent", arena_printf(c->mem, "%lld", (long long)p->category), STR_NULL);
    p->measure = cat->measure;
    p->campaign = c->world->campaign.h.id;
    return place_it(c, p);
}

enum err step_put(struct call *c, struct tx *tx, const struct problem *p, struct said said) {
    struct step s = {
        .id = tx_new_id(tx), .tenant = c->tenant, .problem = p->h.id, .verb = said.verb, .at = c->now,
        .person = c->who->person, .org = c->who->org, .unit = said.unit, .from_state = said.from, .to_state = p->state,
        .took = said.took, .estate = p->estate, .note = said.note,
    };
    return tx_put(tx, &step_entity, &s);
}

/* The row is the one that was written, whatever others do to it before it is answered. */
enum err page_answer(struct call *c, void *in, void *out) {
    (void)in;
    return problem_page_read(c, c->db, out);
}

enum err problem_new(struct call *c, struct tx *tx, struct problem *p) {
    p->state = REPORTED;
    p->open = 1;
    p->source = source_by(c->who);
    p->reporter = c->who->person;
    p->returns = p->reworks = p->reopens = p->objections = p->upheld = p->extensions = p->suspensions = p->escalations = 0;
    p->facts = p->merged_n = p->stage_stopped = p->overall_stopped = 0;
    clock_start(c->mem, c->world, p, c->now, false);
    return tx_number(tx, "WT", &p->no);
}

enum err problem_found(struct call *c, struct tx *tx, struct problem *p) {
    const struct category *cat = world_category(c->world, p->category);
    enum err e = problem_new(c, tx, p);
    if (e) return e;
    p->measure = cat ? cat->measure : NONE;
    p->campaign = c->world->campaign.h.id;
    p->state = VERIFIED;
    p->source = BY_RULE;
    p->verified_at = c->now;
    clock_start(c->mem, c->world, p, c->now, false);
    if ((e = tx_insert(tx, &problem_entity, p, &(struct change){ .verb = "find" }))) return e;
    return step_put(c, tx, p, (struct said){ V_FIND, NONE, NONE, NONE, p->description });
}

enum err problem_put(struct call *c, struct tx *tx, struct problem *p) {
    enum err e = problem_new(c, tx, p);
    if (e || (e = tx_insert(tx, &problem_entity, p, &(struct change){ .verb = "report" }))) return e;
    return step_put(c, tx, p, (struct said){ V_REPORT, NONE, NONE, NONE, STR_NULL });
}

static enum err create_body(struct call *c, struct tx *tx, void *in, void *ret) {
    struct problem_view *out = ret;
    struct problem p = *(const struct problem *)in;
    bool seen = false;
    int64_t id = tx_new_id(tx);
    enum err e = tx_once(tx, c->once_key, c->once_body, &id, &seen);
    if (e) return e;
    if (seen) return store_get(tx_db(tx), c->mem, 0, c->tenant, &problem_entity, id, &out->p, &c->fault);   /* made then */
    p.h.id = id;
    if ((e = problem_put(c, tx, &p)) || (e = photos_take(c, tx, p.photos, p.h.id, PHOTO_BEFORE))) return e;
    out->p = p;
    return OK;
}

/* ---- seeing what is masked ---- */

static enum err reveal_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct reveal_in *in = arg;
    struct reveal_out *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct problem was, is;
    struct unit_link *u;
    int n;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, in->id, &was, &c->fault);
    if (e || (e = units_read(c, tx_db(tx), in->id, &u, &n))) return e;
    if (!may_on(c, CAP_REVEAL, &was, u, n))
        return fail_with(c, E_DENIED, 0, 0, str_of(word_text(c->language, "cap.reveal")), STR_NULL);
    is = was;                                      /* nothing changes, but that it was seen is an event */
    if ((e = tx_update(tx, &problem_entity, &was, &is, &(struct change){ "reveal", in->reason }))) return e;
    if ((e = look_put(c, tx, "problem", in->id, "reveal", in->reason, NONE))) return e;
    out->version = is.h.version;
    out->description = was.description;
    out->reporter_name = was.reporter_name;
    out->reporter_phone = was.reporter_phone;
    return OK;
}

const struct action problems_create = {
    .name = "problems.create", .cap = CAP_REPORT, .in = &problem_entity, .out = &problem_view_entity,
    .prepare = create_prepare, .body = create_body, .answer = page_answer, .once = true,
};
const struct action problems_reveal = {
    .name = "problems.reveal", .cap = CAP_REVEAL, .in = &reveal_in_entity, .out = &reveal_out_entity,
    .body = reveal_body,
};
