/* The example city's year, played through the actions in the order of its beats,
** a hundredth of them in one transaction; lights turn in between as they would have. How far it
** has come is written in the same transaction, so that a run that was cut off
** goes on. */
#include "action/demo_base.h"

#include <math.h>
#include <semaphore.h>
#include "action/comment.h"
#include "action/demo_photo.h"
#include "action/follow.h"
#include "action/overdue.h"
#include "action/photo.h"
#include "action/problem.h"
#include "action/request.h"
#include "base/hash.h"

enum { CHUNK_LEAST = 200, CHUNK_MOST = 10000, TURN_EVERY = 15 * MINUTE, WITH_PHOTO = 60 };

struct player {
    struct call *c;
    struct plot *p;
    const struct texts_of *t;
    const struct album *album;
    uint64_t seed;
    struct work *work;                   /* whose meta says who acts, and when */
    int chunk, done, next;               /* beats in a transaction; that are played; in this one too */
    struct demo_made made;
};

/* ---- what is said ---- */

static struct seeded chance_of(const struct player *p, const struct beat *b) {
    struct seeded r = { p->seed ^ (uint64_t)(b->tale * 1000003LL + b->order * 7919LL + b->verb) };
    (void)seeded_next(&r);
    return r;
}

static struct words_for words_of(const struct player *p, const struct beat *b, struct str place) {
    const struct tale *t = &p->p->tale[b->tale];
    const struct estate *es = &p->p->k->w->estate[t->estate];
    return (struct words_for){ p->p->k->w->category[t->category].code, place, es->buildings, b->at, p->c->tz_offset };
}

static struct str text(struct call *k, const struct player *p, const struct beat *b, const char *what) {
    struct seeded r = chance_of(p, b);
    struct words_for f = words_of(p, b, STR_NULL);
    return demo_text(p->t, k->mem, &r, what, &f);
}

static const char *what_of(int verb) {
    static const char *const names[BEATS] = {
        [V_REJECT] = "reject", [V_EXIT] = "exit", [V_REDIRECT] = "redirect", [V_RETURN] = "return", [V_REWORK] = "rework",
        [V_OBJECT] = "object", [V_UPHOLD] = "uphold", [V_OVERRULE] = "overrule", [V_REOPEN] = "reopen",
        [V_DISAGREE] = "disagree", [V_AGREE] = "agree", [V_MERGE] = "merge", [V_UNMERGE] = "unmerge", [V_VOID] = "void",
        [V_ESCALATE] = "escalate", [V_REMIND] = "remind", [V_PROGRESS] = "progress", [V_FINISH] = "finish",
    };
    return names[verb];
}

/* ---- the report ---- */

static void resident(struct call *k, struct seeded *r, struct problem *p) {
    static const char *const family[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱" };
    if (seeded_below(r, 100) >= 30) return;
    p->reporter_name = arena_printf(k->mem, "%s%s", family[seeded_below(r, N_OF(family))], seeded_below(r, 2) ? "先生" : "女士");
    p->reporter_phone = arena_printf(k->mem, "138%08lld", (long long)seeded_below(r, 100000));
}

/* Some forty metres around, to a millionth of a degree. */
static double nearby(struct seeded *r, double at) {
    return round(at * 1e6 + (double)(seeded_below(r, 800) - 400)) / 1e6;
}

static void report_of(struct call *k, const struct player *p, const struct beat *b, struct problem *ret) {
    const struct tale *t = &p->p->tale[b->tale];
    const struct world *w = p->p->k->w;
    const struct estate *es = &w->estate[t->estate];
    struct seeded r = chance_of(p, b);
    struct words_for f = words_of(p, b, STR_NULL);
    row_clear(&problem_entity, ret);
    ret->estate = es->h.id;
    ret->category = w->category[t->category].h.id;
    ret->severity = t->severity;
    ret->lat = nearby(&r, es->lat);
    ret->lng = nearby(&r, es->lng);
    ret->place = f.place = demo_text(p->t, k->mem, &r, "place", &f);
    demo_title(p->t, k->mem, &r, &f, &ret->title, &ret->description);
    resident(k, &r, ret);
}

static enum err photo_of(struct call *k, struct tx *tx, const struct player *p, const struct beat *b, bool after, struct ids *ret) {
    const struct tale *t = &p->p->tale[b->tale];
    struct photo_in in;
    struct photo_out out;
    album_photo(p->album, t->category, (uint64_t)b->tale, after, &in);
    in.taken_at = in.exif_at = k->now - 2 * MINUTE;
    enum err e = attachments_create.body(k, tx, &in, &out);
    ret->id = ARENA_NEW(k->mem, int64_t);
    ret->id[0] = out.id;
    ret->n = !e;
    return e;
}

static enum err play_report(struct call *k, struct tx *tx, struct player *p, const struct beat *b, struct problem_view *out) {
    struct problem in;
    report_of(k, p, b, &in);
    k->once_key = arena_printf(k->mem, "example-city-%llu-%07d", (unsigned long long)p->seed, b->tale);
    sha256(k->once_key, k->once_body);
    enum err e = action_guard(k, &problems_create);
    if (!e) e = problems_create.prepare(k, &in);
    if (!e && seeded_below(&(struct seeded){ p->seed + (uint64_t)b->tale }, 100) < WITH_PHOTO)
        e = photo_of(k, tx, p, b, false, &in.photos);
    if (!e) e = problems_create.body(k, tx, &in, out);
    if (!e) p->p->tale[b->tale].id = out->p.h.id;
    return e;
}

/* ---- requests ---- */

static struct str amount_text(struct call *k, const struct tale *t, int64_t n) {
    const char *unit = t->severity <= SERIOUS ? "工作日" : t->severity == SEVERE ? "工作时" : "小时";
    return arena_printf(k->mem, "%d%s", (int)n, unit);
}

static enum err play_ask(struct call *k, struct tx *tx, struct player *p, const struct beat *b, struct problem_view *out) {
    const struct tale *t = &p->p->tale[b->tale];
    struct ask_in in;
    row_clear(&ask_in_entity, &in);
    in.id = t->id;
    in.kind = b->arg > 0 ? ASK_EXTENSION : ASK_SUSPENSION;
    in.reason = text(k, p, b, b->arg > 0 ? "extension" : "suspension");
    if (b->arg > 0) in.amount = amount_text(k, t, b->arg);
    else in.until = b->at - b->arg * DAY;
    enum err e = action_guard(k, &problems_ask);
    return e ? e : problems_ask.body(k, tx, &in, out);
}

/* The request that waits there. */
static enum err waiting(struct call *k, struct tx *tx, int64_t problem, int64_t *id) {
    struct bind b[] = { BI("tenant", k->tenant), BI("problem", problem), BI("n", 20) };
    struct rows r;
    enum err e = sql_rows(tx_db(tx), k->mem, "problem_requests", &request_entity, b, N_OF(b), &r, &k->fault);
    const struct request_row *q = r.row;
    for (int i = 0; i < r.n && !e; i++) {
        if (q[i].open != 1) continue;
        *id = q[i].h.id;
        k->if_match = q[i].h.version;
        return OK;
    }
    return e ? e : E_NOT_FOUND;
}

static enum err play_answer(struct call *k, struct tx *tx, struct player *p, const struct beat *b, struct problem_view *out) {
    int64_t id = NONE;
    enum err e = waiting(k, tx, p->p->tale[b->tale].id, &id);
    if (e) return e;
    if (b->verb == V_WITHDRAW) return requests_withdraw.body(k, tx, &(struct one_in){ id }, out);
    struct decide_in in = { id, b->verb == V_GRANT, text(k, p, b, b->verb == V_GRANT ? "grant" : "refuse") };
    return requests_decide.body(k, tx, &in, out);
}

/* ---- moves ---- */

/* "CODE reason", "OFFICE reason": what stands before the blank. */
static struct str first_word(struct str *text) {
    struct str word, rest = str_cut(*text, ' ', &word);
    *text = str_trim(rest);
    return word;
}

static enum err move_of(struct call *k, struct tx *tx, struct player *p, const struct beat *b, struct move_in *in) {
    const struct tale *t = &p->p->tale[b->tale];
    const struct world *w = p->p->k->w;
    const char *what = what_of(b->verb);
    struct str said = what ? text(k, p, b, what) : STR_NULL;
    row_clear(&move_in_entity, in);
    in->id = t->id;
    in->verb = b->verb;
    if (b->verb == V_FILE) in->category = w->category[t->category].h.id, in->severity = t->severity;
    if (b->verb == V_DISPATCH) in->unit = b->arg;
    if (b->verb == V_MERGE) in->into = p->p->tale[b->arg].id;
    if (b->verb == V_EXIT) in->exit_reason = code_value(&exit_reasons, first_word(&said));
    if (b->verb == V_REDIRECT) in->office = first_word(&said);
    bool note = b->verb == V_PROGRESS || b->verb == V_FINISH || b->verb == V_AGREE || b->verb == V_REMIND;
    if (note && said.n) in->note = said;
    else if (said.n) in->reason = said;
    return b->verb == V_FINISH ? photo_of(k, tx, p, b, true, &in->photos) : OK;
}

static enum err play_move(struct call *k, struct tx *tx, struct player *p, const struct beat *b, struct problem_view *out) {
    struct move_in in;
    enum err e = move_of(k, tx, p, b, &in);
    if (!e) e = action_guard(k, &problems_move);
    return e ? e : problems_move.body(k, tx, &in, out);
}

static enum err play_comment(struct call *k, struct tx *tx, struct player *p, const struct beat *b) {
    struct seeded r = chance_of(p, b);
    int64_t *told = ARENA_NEW(k->mem, int64_t);
    struct comment_view out;
    struct comment_in in = { p->p->tale[b->tale].id, text(k, p, b, "comment"), { told, 0 } };
    *told = p->p->k->spot[p->p->tale[b->tale].estate].community;
    if (seeded_below(&r, 4) == 0 && *told != b->person) in.mentions.n = 1;
    k->once_key = arena_printf(k->mem, "example-word-%llu-%07d-%d", (unsigned long long)p->seed, b->tale, b->order);
    sha256(k->once_key, k->once_body);
    return comments_create.body(k, tx, &in, &out);
}

static enum err play_follow(struct call *k, struct tx *tx, struct player *p, const struct beat *b) {
    struct follow_out out;
    return problems_follow.body(k, tx, &(struct follow_in){ p->p->tale[b->tale].id, 1 }, &out);
}

/* ---- one beat ---- */

static void act_as(struct player *p, struct call *k, struct who *who, int64_t now) {
    k->who = who;
    k->now = now;
    k->fault = (struct fault){ 0 };
    p->work->meta.who = who->person;
    p->work->meta.org = who->org;
    p->work->meta.now = now;
}

static enum err version_of(struct call *k, struct tx *tx, int64_t id) {
    struct problem is;
    enum err e = store_get(tx_db(tx), k->mem, 0, k->tenant, &problem_entity, id, &is, &k->fault);
    k->if_match = e ? NONE : is.h.version;
    return e;
}

static enum err play_one(struct call *k, struct tx *tx, struct player *p, const struct beat *b) {
    struct problem_view *out = ARENA_NEW(k->mem, struct problem_view);
    if (b->verb == V_REPORT) return play_report(k, tx, p, b, out);
    if (b->verb == B_COMMENT) return play_comment(k, tx, p, b);
    if (b->verb == B_FOLLOW) return play_follow(k, tx, p, b);
    enum err e = version_of(k, tx, p->p->tale[b->tale].id);
    if (e) return e;
    if (b->verb == V_ASK) return play_ask(k, tx, p, b, out);
    if (b->verb == V_GRANT || b->verb == V_REFUSE || b->verb == V_WITHDRAW) return play_answer(k, tx, p, b, out);
    if (b->verb == V_RESUME)
        return problems_resume.body(k, tx, &(struct resume_in){ p->p->tale[b->tale].id, STR_NULL }, out);
    return play_move(k, tx, p, b, out);
}

static enum err play_read(struct call *k, struct tx *tx) {
    struct bind b[] = { BI("tenant", k->tenant), BI("person", k->who->person), BI("now", k->now) };
    return sql_run(tx_db(tx), k->mem, "notices_read_all", b, N_OF(b), 0, &k->fault);
}

static void act_at(void *arg, struct call *k, const struct beat *b) {
    struct player *p = arg;
    act_as(p, k, cast_who(p->p->k, b->person), b->at);
}

/* All ids of the tale are of the moment of its report, as if it were told then: those of the next lie above. */
static enum err play_plain(struct call *k, struct tx *tx, struct player *p, const struct beat *b) {
    struct problem in;
    struct tale *t = &p->p->tale[b->tale];
    report_of(k, p, b, &in);
    p->work->meta.ids_at = b->at;
    enum err e = demo_bulk(k, tx, t, &in, act_at, p);
    p->work->meta.ids_at = 0;
    p->made.moves += e ? 0 : t->n - 1;
    return e;
}

static enum err play_base(struct player *p, struct call *k, struct tx *tx, const struct beat *b) {
    enum err e = base_beat(k, tx, p->p->base, b, act_at, p);
    if (e) p->c->fault = k->fault;
    return e;
}

static bool refused(enum err e) {
    return e == E_DENIED || e == E_CONFLICT || e == E_INVALID || e == E_NOT_FOUND;
}

/* Whom a guard holds back from something does not do it, as in life; what would have
** come after it in that tale does not happen either, unless it only urges. */
static enum err play_beat(struct player *p, struct tx *tx, const struct beat *b) {
    struct call k = *p->c;
    if (b->verb == B_APART || (b->verb < B_READ && p->p->tale[b->tale].dead)) return OK;
    act_as(p, &k, cast_who(p->p->k, b->person), b->at);
    if (b->verb == B_READ) return play_read(&k, tx);
    if (b->verb == B_BASE) return play_base(p, &k, tx, b);
    struct tale *t = &p->p->tale[b->tale];
    enum err e = t->plain ? play_plain(&k, tx, p, b) : play_one(&k, tx, p, b);
    if (e && refused(e) && (b->verb == V_ESCALATE || b->verb == V_REMIND)) return OK;
    if (e && refused(e)) {
        t->dead = true;
        if (!p->made.refused++) p->made.why = (struct fault){ e, .key = k.fault.key, .row = b->verb };
        return OK;
    }
    if (e) p->c->fault = k.fault;
    p->made.problems += b->verb == V_REPORT;
    p->made.moves += b->verb != V_REPORT;
    return e;
}

/* Lights as they would have turned between the last beat and this one. */
static enum err turn_until(struct player *p, struct tx *tx, int64_t from, int64_t to) {
    struct call k = *p->c;
    enum err e = OK;
    for (int64_t at = (from / TURN_EVERY + 1) * TURN_EVERY; at <= to && !e; at += TURN_EVERY) {
        struct arena_mark m = arena_mark(k.mem);
        act_as(p, &k, who_system(k.mem), at);
        for (bool more = true; more && !e;) e = problems_turn_in(&k, tx, &more);
        if (!e) arena_rewind(k.mem, m);
    }
    if (e) p->c->fault = k.fault;
    return e;
}

static enum err chunk_body(struct tx *tx, void *arg) {
    struct player *p = arg;
    const struct plot *plot = p->p;
    struct arena *a = p->c->mem;
    enum err e = OK;
    p->next = p->done;
    for (int n = 0; n < p->chunk && p->next < plot->nbeats && !e; n++, p->next++) {
        const struct beat *b = &plot->beat[p->next];
        if (n && b->verb == B_APART) break;              /* has transactions of its own, before this one */
        struct arena_mark m = arena_mark(a);
        if (p->next) e = turn_until(p, tx, plot->beat[p->next - 1].at, b->at);
        if (!e) e = play_beat(p, tx, b);
        if (!e) arena_rewind(a, m);
    }
    struct bind b[] = { BI("tenant", p->c->tenant), BT("key", S(DEMO_AT)), BT("value", arena_printf(a, "%d", p->next)) };
    return e ? e : sql_run(tx_db(tx), a, "setting_turn", b, N_OF(b), 0, tx_fault(tx));
}

/* ---- going on ---- */

static enum err at_read(struct call *c, int *ret) {
    struct bind b[] = { BI("tenant", c->tenant), BT("key", S(DEMO_AT)) };
    struct cursor *cur;
    int64_t n = 0;
    enum err e = sql_open(c->db, c->mem, "setting_of", b, N_OF(b), &cur, &c->fault);
    if (e) return e;
    if (sql_next(cur)) (void)str_int(sql_text(cur, 0), &n);
    *ret = (int)n;
    return sql_end(cur);
}

/* Problems were made in the order of their reports, and ids grow in it. */
static enum err tales_found(struct call *c, struct plot *p, int done, struct demo_made *made) {
    struct query q = { .e = &problem_entity, .limit = 500, .lean = true, .removed = true };
    struct scope s = scope_of(c, CAP_READ);
    struct rows r = { 0, 0 };
    int at = 0;
    enum err e = OK;
    for (int i = 0; i < done && !e;) {
        if (p->beat[i].verb != V_REPORT) {
            i++;
            continue;
        }
        if (at == r.n) {
            if ((e = store_list(c->db, c->mem, &s, c->tenant, &q, &r, &c->fault)) || !r.n) break;
            at = 0;
            q.after = true;
            q.after_id = q.after_int = ((const struct problem *)r.row)[r.n - 1].h.id;
        }
        const struct problem *found = &((const struct problem *)r.row)[at++];
        if (found->source == BY_RULE) continue;
        struct tale *t = &p->tale[p->beat[i++].tale];
        t->id = found->h.id;
        made->problems++;
        made->moves += t->plain ? t->n - 1 : 0;
    }
    return e;
}

static enum err resume(struct player *p) {
    struct call *c = p->c;
    struct arena_mark m = arena_mark(c->mem);
    c->db = store_read(c->store, &c->fault);
    if (!c->db) return c->fault.err;
    enum err e = at_read(c, &p->done);
    if (!e && p->done) e = tales_found(c, p->p, p->done, &p->made);
    p->made.moves += p->done - p->made.problems;
    store_read_end(c->db);
    c->db = 0;
    arena_rewind(c->mem, m);
    return e;
}

static void wake(struct work *w, enum err e) {
    w->result = e;
    (void)sem_post(w->owner);
}

static enum err chunk(struct player *p) {
    struct call *c = p->c;
    sem_t end;
    struct work w = { .meta = { .tenant = c->tenant, .call = c->id }, .body = chunk_body, .arg = p, .mem = c->mem, .fault = &c->fault,
                      .done = wake, .owner = &end };
    struct demo_made before = p->made;
    p->work = &w;
    if (sem_init(&end, 0, 0)) return fail(c, E_MEMORY, 0, 0);
    enum err e = store_submit(c->store, &w);
    while (!e && sem_wait(&end)) { }
    (void)sem_destroy(&end);
    if (e || w.result) p->made = before;
    return e ? e : w.result;
}

enum err demo_play(struct call *c, struct plot *plot, const struct texts_of *t, uint64_t seed, const struct demo_show *show,
                   struct demo_made *ret) {
    struct album album;
    struct player p = { .c = c, .p = plot, .t = t, .album = &album, .seed = seed, .made = *ret };
    p.chunk = plot->nbeats / 100;        /* a page of an index is written once in a transaction */
    if (p.chunk < CHUNK_LEAST) p.chunk = CHUNK_LEAST;
    if (p.chunk > CHUNK_MOST) p.chunk = CHUNK_MOST;
    enum err e = resume(&p);
    if (!e) e = album_make(c, &album);
    if (plot->base) plot->base->album = &album;
    while (!e && p.done < plot->nbeats) {
        struct arena_mark m = arena_mark(c->mem);
        const struct beat *b = &plot->beat[p.done];
        if (b->verb == B_APART && (e = base_apart(c, plot->base, b))) break;
        if ((e = chunk(&p))) break;
        arena_rewind(c->mem, m);
        p.done = p.next;
        if (show && show->tell) show->tell(show->arg, p.done, plot->nbeats, plot->beat[p.done - 1].at);
    }
    *ret = p.made;
    return e;
}
