/* A draw as text: the canonical input and result that its digests are of, the file that leaves the
** program, and the check of one. */
#include "model/draw.h"

#include <stdlib.h>
#include <string.h>
#include "base/json.h"

/* ---- canonical text ---- */

static int estates_by_id(const void *a, const void *b) {
    const struct draw_estate *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static int people_by_id(const void *a, const void *b) {
    const struct draw_person *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static void put_ids(struct jw *w, struct ids v) {
    jw_list(w);
    for (int i = 0; i < v.n; i++) jw_int(w, v.id[i]);
    jw_end_list(w);
}

static struct str taken(struct arena *a, struct buf *b) {
    struct str ret = arena_copy(a, buf_view(b));
    buf_free(b);
    return ret;
}

struct str draw_input_text(struct arena *a, const struct draw_input *in) {
    struct buf b = { 0 };
    struct jw w;
    qsort(in->estate, (size_t)in->nestates, sizeof *in->estate, estates_by_id);
    qsort(in->person, (size_t)in->npersons, sizeof *in->person, people_by_id);
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "number"), jw_int(&w, in->number);
    jw_key(&w, "team"), jw_int(&w, in->team);
    jw_key(&w, "estates"), jw_list(&w);
    for (int i = 0; i < in->nestates; i++) {
        int64_t v[] = { in->estate[i].id, in->estate[i].town, in->estate[i].weight };
        put_ids(&w, (struct ids){ v, 3 });
    }
    jw_end_list(&w);
    jw_key(&w, "people"), jw_list(&w);
    for (int i = 0; i < in->npersons; i++) {
        jw_list(&w), jw_int(&w, in->person[i].id), put_ids(&w, in->person[i].avoid), jw_end_list(&w);
    }
    jw_end_list(&w), jw_end_object(&w);
    return taken(a, &b);
}

struct str draw_result_text(struct arena *a, const struct draw_result *r) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_list(&w);
    for (int i = 0; i < r->n; i++) {
        jw_list(&w), jw_int(&w, r->lot[i].estate), put_ids(&w, r->lot[i].person), jw_end_list(&w);
    }
    jw_end_list(&w);
    return taken(a, &b);
}

/* ---- reading it ---- */

static bool ints(const struct json *list, int64_t *ret, int n) {
    if (!list || list->kind != J_LIST || list->n != (size_t)n) return false;
    const struct json *v = list->child;
    for (int i = 0; i < n; i++, v = v->next) {
        if (v->kind != J_INT) return false;
        ret[i] = v->i;
    }
    return true;
}

static bool ids_in(struct arena *a, const struct json *list, struct ids *ret) {
    if (!list || list->kind != J_LIST || list->n > DRAW_ESTATES) return false;
    *ret = (struct ids){ ARENA_ARRAY(a, int64_t, list->n + 1), (int)list->n };
    return ints(list, ret->id, ret->n);
}

static bool estates_in(struct arena *a, const struct json *list, struct draw_input *ret) {
    int64_t v[3];
    if (!list || list->kind != J_LIST || list->n > DRAW_ESTATES) return false;
    ret->estate = ARENA_ARRAY(a, struct draw_estate, list->n + 1);
    for (const struct json *e = list->child; e; e = e->next) {
        if (!ints(e, v, 3)) return false;
        ret->estate[ret->nestates++] = (struct draw_estate){ v[0], v[1], v[2] };
    }
    return true;
}

static bool people_in(struct arena *a, const struct json *list, struct draw_input *ret) {
    if (!list || list->kind != J_LIST || list->n > DRAW_PEOPLE) return false;
    ret->person = ARENA_ARRAY(a, struct draw_person, list->n + 1);
    for (const struct json *p = list->child; p; p = p->next) {
        struct draw_person *at = &ret->person[ret->npersons++];
        if (p->kind != J_LIST || p->n != 2 || p->child->kind != J_INT || !ids_in(a, p->child->next, &at->avoid)) return false;
        at->id = p->child->i;
    }
    return true;
}

/* In the order of their ids, as canonical text has them, and none twice. */
static bool once_each(const struct draw_input *in) {
    for (int i = 1; i < in->nestates; i++)
        if (in->estate[i].id <= in->estate[i - 1].id) return false;
    for (int i = 1; i < in->npersons; i++)
        if (in->person[i].id <= in->person[i - 1].id) return false;
    return true;
}

static bool input_of(struct arena *a, const struct json *j, struct draw_input *ret) {
    *ret = (struct draw_input){ .number = json_int(j, "number", 0), .team = json_int(j, "team", 0) };
    return estates_in(a, json_get(j, "estates"), ret) && people_in(a, json_get(j, "people"), ret) && once_each(ret);
}

enum err draw_input_read(struct arena *a, struct str text, struct draw_input *ret, struct fault *f) {
    struct json *j;
    enum err e = json_parse(a, text, &j, f);
    if (e) return e;
    return input_of(a, j, ret) ? OK : fault_set(f, E_INVALID, "input", "draw.form");
}

static bool result_of(struct arena *a, const struct json *list, struct draw_result *ret) {
    if (!list || list->kind != J_LIST || list->n > DRAW_MOST) return false;
    *ret = (struct draw_result){ ARENA_ARRAY(a, struct draw_lot, list->n + 1), 0 };
    for (const struct json *l = list->child; l; l = l->next) {
        struct draw_lot *at = &ret->lot[ret->n++];
        if (l->kind != J_LIST || l->n != 2 || l->child->kind != J_INT || !ids_in(a, l->child->next, &at->person)) return false;
        at->estate = l->child->i;
    }
    return true;
}

/* ---- the file ---- */

static void put_hex(struct arena *a, struct jw *w, const char *key, const unsigned char d[DIGEST]) {
    jw_key(w, key), jw_str(w, hex_text(a, d, DIGEST));
}

struct str draw_file_text(struct arena *a, const struct draw_file *d, const struct draw_name *names, int n) {
    struct buf b = { 0 };
    struct jw w;
    jw_init(&w, &b);
    jw_object(&w);
    jw_key(&w, "format"), jw_z(&w, "anju-draw-1");
    jw_key(&w, "no"), jw_str(&w, d->no);
    jw_key(&w, "name"), jw_str(&w, d->name);
    jw_key(&w, "committed_at"), jw_int(&w, d->committed_at);
    jw_key(&w, "drawn_at"), jw_int(&w, d->drawn_at);
    put_hex(a, &w, "commitment", d->commitment);
    put_hex(a, &w, "input_digest", d->input_digest);
    put_hex(a, &w, "result_digest", d->result_digest);
    put_hex(a, &w, "secret", d->secret);
    jw_key(&w, "witness"), jw_str(&w, d->witness);
    jw_key(&w, "input"), jw_raw(&w, d->input);
    jw_key(&w, "result"), jw_raw(&w, d->result);
    jw_key(&w, "names"), jw_object(&w);
    for (int i = 0; i < n; i++) {
        jw_key(&w, arena_printf(a, "%lld", (long long)names[i].id).s), jw_str(&w, names[i].name);
    }
    jw_end_object(&w), jw_end_object(&w);
    buf_c(&b, '\n');
    return taken(a, &b);
}

/* ---- the check ---- */

static bool hex_in(const struct json *j, const char *key, unsigned char ret[DIGEST]) {
    return hex_bytes(json_text(j, key), ret, DIGEST);
}

static bool file_of(struct arena *a, const struct json *j, struct draw_proof *p, struct draw_result *said) {
    struct draw_file *d = &p->file;
    d->no = json_text(j, "no"), d->name = json_text(j, "name");
    d->witness = json_get(j, "witness") && json_get(j, "witness")->kind == J_STR ? json_text(j, "witness") : S("");
    d->committed_at = json_int(j, "committed_at", NONE), d->drawn_at = json_int(j, "drawn_at", NONE);
    p->names = json_get(j, "names");
    if (!str_is(json_text(j, "format"), "anju-draw-1")) return false;
    if (!hex_in(j, "commitment", d->commitment) || !hex_in(j, "input_digest", d->input_digest)) return false;
    if (!hex_in(j, "result_digest", d->result_digest) || !hex_in(j, "secret", d->secret)) return false;
    return json_get(j, "input") && input_of(a, json_get(j, "input"), &p->in) && result_of(a, json_get(j, "result"), said);
}

/* The digests and the lots again, from what stands in the file. */
static const char *check(struct arena *a, struct draw_proof *p, const struct draw_result *said) {
    struct draw_file *d = &p->file;
    unsigned char is[DIGEST], seed[DIGEST];
    d->input = draw_input_text(a, &p->in);
    d->result = draw_result_text(a, said);
    draw_commitment(d->secret, is);
    if (memcmp(is, d->commitment, DIGEST)) return "draw.bad_commitment";
    sm3(d->input, is);
    if (memcmp(is, d->input_digest, DIGEST)) return "draw.bad_input";
    draw_seal(a, d->secret, d->result, is);
    if (memcmp(is, d->result_digest, DIGEST)) return "draw.bad_result";
    const char *wrong = draw_wrong(&p->in, &p->town);
    if (wrong) return wrong;
    draw_seed(a, d->secret, d->witness, d->input, seed);
    draw_run(a, &p->in, seed, &p->again);
    return str_eq(draw_result_text(a, &p->again), d->result) ? 0 : "draw.bad_lots";
}

enum err draw_verify(struct arena *a, struct str text, struct draw_proof *ret, struct fault *f) {
    struct json *j;
    struct draw_result said;
    *ret = (struct draw_proof){ .town = NONE };
    enum err e = json_parse(a, text, &j, f);
    if (e) return e;
    if (!file_of(a, j, ret, &said)) return fault_set(f, E_INVALID, 0, "draw.form");
    ret->said = check(a, ret, &said);
    return OK;
}
