/* Estates by all the names they go by, for lists that name them. */
#include "access/names.h"

struct estate_name { struct str name; int estate, next; };

struct estate_names {
    struct estate_name *v;
    int n, cap;
    int *head;                           /* by hash, counted from 1; 0: none */
    size_t buckets;
};

static void add(struct estate_names *names, struct arena *a, struct str name, int estate) {
    if (!name.n) return;
    int *head = &names->head[str_hash(name) & (names->buckets - 1)];
    ARENA_PUSH(a, names->v, names->n, names->cap) = (struct estate_name){ name, estate, *head };
    *head = names->n;
}

struct estate_names *estate_names_new(struct arena *a, const struct estate *e, int n) {
    struct estate_names *names = ARENA_NEW(a, struct estate_names);
    names->buckets = 64;
    while (names->buckets < (size_t)n * 2) names->buckets *= 2;
    names->head = ARENA_ARRAY(a, int, names->buckets);
    for (int i = 0; i < n; i++) {
        add(names, a, e[i].source_no, i);
        for (struct str rest = e[i].aliases, one; rest.s;) {
            rest = str_cut(rest, '|', &one);
            add(names, a, str_trim(one), i);
        }
        add(names, a, e[i].name, i);     /* last in, first found */
    }
    return names;
}

/* 3: by its name, 2: by another name, 1: by its number. */
static int how_called(const struct estate *e, struct str name) {
    return str_eq(e->name, name) ? 3 : str_eq(e->source_no, name) ? 1 : 2;
}

int world_estates_called(const struct world *w, struct str name, const struct estate **ret, int max) {
    int n = 0, best = 0;
    if (!name.n || !w->names) return 0;
    for (int i = w->names->head[str_hash(name) & (w->names->buckets - 1)]; i; i = w->names->v[i - 1].next) {
        const struct estate_name *k = &w->names->v[i - 1];
        if (!str_eq(k->name, name)) continue;
        const struct estate *e = world_estate(w, estate_live(w, w->estate[k->estate].h.id));
        int how = how_called(&w->estate[k->estate], name);
        bool twice = false;
        if (!e || e->closed_at != NONE || how < best) continue;
        if (how > best) best = how, n = 0;
        for (int j = 0; j < n; j++) twice |= ret[j] == e;
        if (!twice && n < max) ret[n++] = e;
    }
    return n;
}
