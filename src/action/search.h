/* GET /search: one box over everything that the caller may see. */
#ifndef ANJU_ACTION_SEARCH_H
#define ANJU_ACTION_SEARCH_H

#include "action/around.h"
#include "store/search.h"

/* n counts no further than this; of a group at most `limit` are shown. */
enum { SEARCH_COUNT = 100, SEARCH_SHOWN = 8, SEARCH_WORDS = 6 };

struct search_query { struct str q, noun; int64_t limit; };
struct search_mark { int64_t from, to; };                /* characters of the title */
struct search_item { int64_t id, at, state; struct str noun, no, title, sub, path; struct rows marks; };
struct search_group { struct str noun; int64_t n; struct rows items; };
struct search_page { struct str q; struct rows groups; };

extern const struct entity search_query_entity, search_page_entity;
extern const struct action search_get;

/* The words of a search, with the estates and categories that bear them in their names. */
int search_words(struct call *c, struct str q, struct search_word ret[SEARCH_WORDS]);

#endif
