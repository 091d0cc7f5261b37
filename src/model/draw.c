#include "model/draw.h"

#include <stdlib.h>
#include <string.h>

/* ---- chance, in whole numbers ---- */

uint64_t draw_chance(const unsigned char seed[DIGEST], const char *purpose, int64_t id) {
    unsigned char block[DIGEST + 8], d[DIGEST];
    uint64_t u = 0;
    memcpy(block, seed, DIGEST);
    for (int i = 0; i < 8; i++) block[DIGEST + i] = (unsigned char)((uint64_t)id >> (56 - 8 * i) & 255);
    sm3_2(str_of(purpose), (struct str){ (const char *)block, sizeof block }, d);
    for (int i = 0; i < 8; i++) u = u << 8 | d[i];
    return u ? u : 1;
}

/* The upper and lower half of a * a. */
static void square(uint64_t a, uint64_t *high, uint64_t *low) {
    uint64_t h = a >> 32, l = a & UINT32_MAX, mid = h * l;
    *low = a * a;
    *high = h * h + (mid >> 31) + ((l * l + ((mid & INT32_MAX) << 33)) < ((mid & INT32_MAX) << 33));
}

uint64_t draw_log(uint64_t u) {
    enum { BITS = 36 };
    uint64_t lead = (uint64_t)__builtin_clzll(u), m = u << lead, part = 0, high, low;
    for (int i = 0; i < BITS; i++) {             /* log2 of m / 2^63, a bit a squaring */
        square(m, &high, &low);
        bool two = high >> 63;
        part = part << 1 | two;
        m = two ? high : high << 1 | low >> 63;
    }
    return ((lead + 1) << BITS) - part;
}

/* ---- digests ---- */

static struct str bytes(const unsigned char *p) {
    return (struct str){ (const char *)p, DIGEST };
}

void draw_commitment(const unsigned char secret[DIGEST], unsigned char ret[DIGEST]) {
    sm3_2(S("anju-draw-1 secret\n"), bytes(secret), ret);
}

void draw_seed(struct arena *a, const unsigned char secret[DIGEST], struct str witness, struct str input, unsigned char ret[DIGEST]) {
    unsigned char of_witness[DIGEST], of_input[DIGEST];
    sm3(witness, of_witness);
    sm3(input, of_input);
    struct str all = arena_join(a, bytes(secret), arena_join(a, bytes(of_witness), bytes(of_input)));
    sm3_2(S("anju-draw-1 seed\n"), all, ret);
}

void draw_seal(struct arena *a, const unsigned char secret[DIGEST], struct str result, unsigned char ret[DIGEST]) {
    sm3_2(S("anju-draw-1 result\n"), arena_join(a, bytes(secret), result), ret);
}

/* ---- keys and their order ---- */

struct key { uint64_t log; int64_t weight, load, id; int at; };

/* log / weight, without dividing: below 2^42 * 2^20. */
static int by_key(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    uint64_t l = x->log * (uint64_t)y->weight, r = y->log * (uint64_t)x->weight;
    if (x->load != y->load) return x->load < y->load ? -1 : 1;
    return l != r ? l < r ? -1 : 1 : (x->id > y->id) - (x->id < y->id);
}

static struct key key_of(const unsigned char seed[DIGEST], const char *purpose, int64_t id, int64_t weight, int at) {
    return (struct key){ draw_log(draw_chance(seed, purpose, id)), weight, 0, id, at };
}

static int by_id(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

struct ids draw_some(struct arena *a, const unsigned char seed[DIGEST], const char *purpose, struct ids of, int n) {
    struct key *k = ARENA_ARRAY(a, struct key, of.n + 1);
    struct ids ret = { ARENA_ARRAY(a, int64_t, of.n + 1), n < of.n ? n : of.n };
    for (int i = 0; i < of.n; i++) k[i] = key_of(seed, purpose, of.id[i], 1, i);
    qsort(k, (size_t)of.n, sizeof *k, by_key);
    for (int i = 0; i < ret.n; i++) ret.id[i] = k[i].id;
    qsort(ret.id, (size_t)ret.n, sizeof *ret.id, by_id);
    return ret;
}

/* ---- the draw ---- */

static bool avoids(const struct draw_person *p, int64_t town) {
    for (int i = 0; i < p->avoid.n; i++)
        if (p->avoid.id[i] == town) return true;
    return false;
}

static int64_t may_go(const struct draw_input *in, int64_t town) {
    int64_t n = 0;
    for (int i = 0; i < in->npersons; i++) n += !avoids(&in->person[i], town);
    return n;
}

const char *draw_wrong(const struct draw_input *in, int64_t *town) {
    int64_t can = 0;
    *town = NONE;
    if (in->number < 1 || in->number > DRAW_MOST || in->team < 1 || in->team > DRAW_TEAM) return "draw.numbers";
    for (int i = 0; i < in->nestates; i++) {
        const struct draw_estate *e = &in->estate[i];
        if (e->weight < 0 || e->weight > DRAW_WEIGHT) return "draw.numbers";
        can += e->weight > 0;
    }
    if (can == 0) return "draw.no_estates";
    if (can < in->number) return "draw.few_estates";
    for (int i = 0; i < in->nestates; i++)
        if (in->estate[i].weight > 0 && may_go(in, in->estate[i].town) < in->team) {
            *town = in->estate[i].town;
            return "draw.few_people";
        }
    return 0;
}

/* Who goes to the estate: those with fewest lots so far first. */
static struct ids team_for(struct arena *a, const struct draw_input *in, const unsigned char seed[DIGEST], const struct draw_estate *e,
                           int64_t *load) {
    struct key *k = ARENA_ARRAY(a, struct key, in->npersons + 1);
    const char *purpose = arena_printf(a, "anju-draw-1 people %lld\n", (long long)e->id).s;
    struct ids ret = { ARENA_ARRAY(a, int64_t, in->team), (int)in->team };
    int n = 0;
    for (int i = 0; i < in->npersons; i++) {
        if (avoids(&in->person[i], e->town)) continue;
        k[n] = key_of(seed, purpose, in->person[i].id, 1, i);
        k[n++].load = load[i];
    }
    qsort(k, (size_t)n, sizeof *k, by_key);
    for (int i = 0; i < ret.n; i++) {
        ret.id[i] = k[i].id;
        load[k[i].at]++;
    }
    return ret;
}

void draw_run(struct arena *a, const struct draw_input *in, const unsigned char seed[DIGEST], struct draw_result *ret) {
    struct key *k = ARENA_ARRAY(a, struct key, in->nestates + 1);
    int64_t *load = ARENA_ARRAY(a, int64_t, in->npersons + 1);
    int n = 0;
    for (int i = 0; i < in->nestates; i++)
        if (in->estate[i].weight > 0)
            k[n++] = key_of(seed, "anju-draw-1 estates\n", in->estate[i].id, in->estate[i].weight, i);
    qsort(k, (size_t)n, sizeof *k, by_key);
    ret->n = n < in->number ? n : (int)in->number;
    ret->lot = ARENA_ARRAY(a, struct draw_lot, ret->n + 1);
    for (int i = 0; i < ret->n; i++)
        ret->lot[i] = (struct draw_lot){ k[i].id, team_for(a, in, seed, &in->estate[k[i].at], load) };
}
