/* The example's problems: a script of steps, run through the actions in the
** order of their times. */
#include "action/demo_in.h"

#include <stdlib.h>
#include <string.h>
#include "action/demo_photo.h"
#include "action/photo.h"
#include "action/problem.h"
#include "action/request.h"
#include "base/hash.h"

enum { Q_ESTATE, Q_PLACE, Q_CATEGORY, Q_SEVERITY, Q_TITLE, Q_DESCRIPTION, Q_NAME, Q_PHONE, Q_STEPS };

struct story {
    struct problem p;                    /* as reported                               */
    int64_t id, version, line;
    int64_t request, request_version;    /* the last one asked about it               */
};

struct scene {
    struct story *story;
    int64_t at, order, person, verb;
    struct str what;                     /* unit, note, reason … by the verb          */
};

struct script { struct scene *v; int n, cap; };

/* ---- reading ---- */

/* The last moment that lies so much working time before now. */
static int64_t work_before(const struct calendar *cal, int64_t now, int64_t ms) {
    int64_t lo = now - (int64_t)400 * DAY, hi = now;
    while (hi - lo > 1) {
        int64_t mid = lo + (hi - lo) / 2;
        if (work_between(cal, mid, now) >= ms) lo = mid;
        else hi = mid;
    }
    return lo;
}

static bool when_of(struct call *c, struct str s, int64_t now, int64_t *ret) {
    double n;
    if (s.n < 2 || !str_real(str_sub(s, 0, s.n - 1), &n) || n <= 0 || n > 2000) return false;
    char unit = s.s[s.n - 1];
    if (unit == 'r') *ret = now - (int64_t)(n * HOUR);
    else if (unit == 'h') *ret = work_before(c->world->calendar, now, (int64_t)(n * HOUR));
    else if (unit == 'd') *ret = work_before(c->world->calendar, now, (int64_t)(n * 8 * HOUR));
    else return false;
    return true;
}

static int64_t person_named(const struct world *w, struct str account) {
    for (int i = 0; i < w->npersons; i++)
        if (str_eq(w->person[i].account, account)) return w->person[i].h.id;
    return NONE;
}

/* "verb account when [what]" */
static enum err scene_read(struct call *c, struct table *t, struct str text, int64_t now, struct scene *ret) {
    struct str verb, account, when, rest = str_cut(str_trim(text), ' ', &verb);
    rest = str_cut(rest, ' ', &account);
    ret->what = str_trim(str_cut(rest, ' ', &when));
    ret->verb = code_value(&verbs, verb);
    if (ret->verb == NONE) return table_wrong(t, "steps", "demo.row", verb);
    ret->person = person_named(c->world, account);
    if (ret->person == NONE) return table_wrong(t, "steps", "demo.row", account);
    return when_of(c, when, now, &ret->at) ? OK : table_wrong(t, "steps", "demo.row", when);
}

static enum err scenes_read(struct call *c, struct table *t, struct story *s, int64_t now, struct script *k) {
    struct str rest = table_cell(t, Q_STEPS), one;
    enum err e = OK;
    while (rest.s && !e) {
        struct scene x = { .story = s, .order = k->n };
        rest = str_cut(rest, '|', &one);
        if ((e = scene_read(c, t, one, now, &x)) == OK) ARENA_PUSH(c->mem, k->v, k->n, k->cap) = x;
    }
    return e;
}

static enum err story_read(struct call *c, struct table *t, struct problem *p) {
    const struct world *w = c->world;
    struct str estate = table_cell(t, Q_ESTATE), category = table_cell(t, Q_CATEGORY);
    row_clear(&problem_entity, p);
    for (int i = 0; i < w->nestates; i++)
        if (str_eq(w->estate[i].name, estate))
            p->estate = w->estate[i].h.id, p->lat = w->estate[i].lat, p->lng = w->estate[i].lng;
    if (p->estate == NONE) return table_wrong(t, "estate", "demo.row", estate);
    for (int i = 0; i < w->ncategories; i++)
        if (str_eq(w->category[i].code, category)) p->category = w->category[i].h.id;
    if (p->category == NONE) return table_wrong(t, "category", "demo.row", category);
    p->severity = code_value(&severities, table_cell(t, Q_SEVERITY));
    if (p->severity == NONE) return table_wrong(t, "severity", "demo.row", table_cell(t, Q_SEVERITY));
    p->place = table_cell(t, Q_PLACE);
    p->title = table_cell(t, Q_TITLE);
    p->description = table_cell(t, Q_DESCRIPTION);
    if (table_cell(t, Q_NAME).n) p->reporter_name = table_cell(t, Q_NAME);
    if (table_cell(t, Q_PHONE).n) p->reporter_phone = table_cell(t, Q_PHONE);
    return OK;
}

static enum err script_read(struct call *c, struct str text, int64_t now, struct script *k) {
    static const char *const column[] = { "estate", "place", "category", "severity", "title", "description",
                                          "reporter_name", "reporter_phone", "steps", 0 };
    struct table t;
    enum err e = table_open(&t, c->mem, text, "problems.csv", column, &c->fault);
    for (bool more = true; !e;) {
        if ((e = table_next(&t, &more)) || !more) break;
        struct story *s = ARENA_NEW(c->mem, struct story);
        s->line = t.row.line;
        if ((e = story_read(c, &t, &s->p)) == OK) e = scenes_read(c, &t, s, now, k);
    }
    return e;
}

static int by_time(const void *a, const void *b) {
    const struct scene *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* ---- playing ---- */

/* A drawn picture as an attachment of the caller's: what the upload would have
** made of a photo, without the decoder. */
static enum err photo_make(struct call *c, const struct scene *x, bool after, int64_t *ret) {
    struct action keep = attachments_create;
    struct photo_in in;
    struct photo_out out;
    enum err e = photo_draw(c, x->story->p.category, (uint64_t)x->story->line, after, &in);
    if (e) return e;
    in.taken_at = in.exif_at = c->now - 2 * MINUTE;
    in.lat = in.exif_lat = x->story->p.lat;
    in.lng = in.exif_lng = x->story->p.lng;
    keep.prepare = 0;
    e = action_run(c, &keep, &in, &out);
    *ret = e ? NONE : out.id;
    return e;
}

static enum err play_report(struct call *c, struct scene *x, struct problem_view *out) {
    struct problem p = x->story->p;
    p.photos = (struct ids){ ARENA_NEW(c->mem, int64_t), 1 };
    enum err e = photo_make(c, x, false, p.photos.id);
    if (e) return e;
    c->once_key = arena_printf(c->mem, "example-problem-%04lld", (long long)x->story->line);
    sha256(c->once_key, c->once_body);
    return action_run(c, &problems_create, &p, out);
}

static enum err scene_wrong(struct call *c, struct str what) {
    return fail_with(c, E_INVALID, "steps", "demo.row", what, STR_NULL);
}

/* "TITLE：reason": the case that this one goes into, which counts one more version by that. */
static enum err merge_of(struct call *c, const struct scene *x, struct script *k, struct move_in *in) {
    int64_t colon = str_find(x->what, S("："), 0);
    struct str title = colon < 0 ? x->what : str_sub(x->what, 0, (size_t)colon);
    if (colon >= 0) in->reason = str_from(x->what, (size_t)colon + S("：").n);
    for (int i = 0; i < k->n && in->into == NONE; i++) {
        if (!str_eq(k->v[i].story->p.title, title) || k->v[i].story->id == 0) continue;
        in->into = k->v[i].story->id;
        k->v[i].story->version++;
    }
    return in->into == NONE ? scene_wrong(c, title) : OK;
}

/* "extension 3工作日 reason", "suspension 240r reason": until so many hours after now. */
static enum err ask_of(struct call *c, const struct scene *x, int64_t now, struct ask_in *in) {
    struct str kind, much, rest = str_cut(x->what, ' ', &kind);
    double hours;
    row_clear(&ask_in_entity, in);
    in->id = x->story->id;
    in->kind = code_value(&request_kinds, kind);
    in->reason = str_trim(str_cut(rest, ' ', &much));
    if (in->kind == ASK_EXTENSION) in->amount = much;
    else if (much.n > 1 && str_real(str_sub(much, 0, much.n - 1), &hours)) in->until = now + (int64_t)(hours * HOUR);
    else return scene_wrong(c, much);
    return OK;
}

/* What a unit asks, what is decided, a clock that runs on: no moves. */
static enum err play_request(struct call *c, const struct scene *x, int64_t now, struct problem_view *out) {
    struct ask_in ask;
    enum err e = OK;
    if (x->verb == V_ASK) {
        if ((e = ask_of(c, x, now, &ask)) || (e = action_run(c, &problems_ask, &ask, out))) return e;
        const struct request_row *r = &((const struct request_view *)out->requests.row)[0].r;
        x->story->request = r->h.id;
        x->story->request_version = r->h.version;
        return OK;
    }
    if (x->verb == V_RESUME) return action_run(c, &problems_resume, &(struct resume_in){ x->story->id, x->what }, out);
    c->if_match = x->story->request_version;
    if (x->verb == V_WITHDRAW) return action_run(c, &requests_withdraw, &(struct one_in){ x->story->request }, out);
    return action_run(c, &requests_decide, &(struct decide_in){ x->story->request, x->verb == V_GRANT, x->what }, out);
}

/* What a step says, where its verb wants it. */
static enum err move_of(struct call *c, const struct scene *x, struct script *k, struct move_in *in) {
    struct str code;
    row_clear(&move_in_entity, in);
    in->id = x->story->id;
    in->verb = x->verb;
    switch ((enum verb)x->verb) {
    case V_FILE:
        in->category = x->story->p.category;
        in->severity = x->story->p.severity;
        break;
    case V_DISPATCH:
        in->unit = demo_org(c, x->what);
        if (in->unit == NONE) return scene_wrong(c, x->what);
        break;
    case V_REJECT: case V_RETURN: case V_REWORK: case V_OBJECT: case V_UPHOLD: case V_OVERRULE: case V_REOPEN: case V_DISAGREE:
    case V_UNMERGE: case V_VOID: case V_ESCALATE: in->reason = x->what; break;
    case V_MERGE: return merge_of(c, x, k, in);
    case V_EXIT:
        in->reason = str_cut(x->what, ' ', &code);
        in->exit_reason = code_value(&exit_reasons, code);
        break;
    case V_FINISH:
        in->photos = (struct ids){ ARENA_NEW(c->mem, int64_t), 1 };
        in->note = x->what;
        return photo_make(c, x, true, in->photos.id);
    default: in->note = x->what.n ? x->what : STR_NULL;
    }
    return OK;
}

static enum err play(struct call *c, struct scene *x, struct script *script, int64_t now, struct demo_made *made) {
    struct call k = *c;
    struct problem_view *out = ARENA_NEW(c->mem, struct problem_view);
    struct move_in in;
    enum err e;
    k.who = who_of(k.mem, k.world, x->person);
    k.now = x->at;
    k.if_match = x->story->version;
    k.once_key = STR_NULL;
    if (x->verb == V_REPORT) e = play_report(&k, x, out);
    else if (x->verb >= V_ASK) e = play_request(&k, x, now, out);
    else if ((e = move_of(&k, x, script, &in)) == OK) e = action_run(&k, &problems_move, &in, out);
    if (e) {
        c->fault = k.fault;
        c->fault.row = x->story->line;
        return e;
    }
    x->story->id = out->p.h.id;
    x->story->version = out->p.h.version;
    made->problems += x->verb == V_REPORT;
    made->moves += x->verb != V_REPORT;
    made->photos += x->verb == V_REPORT || x->verb == V_FINISH;
    return OK;
}

enum err demo_problems(struct call *c, struct str problems, int64_t now, struct demo_made *ret) {
    struct script k = { 0 };
    enum err e = script_read(c, problems, now, &k);
    if (!e && k.n) qsort(k.v, (size_t)k.n, sizeof *k.v, by_time);
    for (int i = 0; i < k.n && !e; i++) {
        struct arena_mark m = arena_mark(c->mem);
        e = play(c, &k.v[i], &k, now, ret);
        if (!e) arena_rewind(c->mem, m);        /* a failure's words stay */
    }
    return e;
}
