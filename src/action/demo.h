/* The example city: fictitious, marked as such, made through the same actions
** that people use, at times that lie before now. */
#ifndef ANJU_ACTION_DEMO_H
#define ANJU_ACTION_DEMO_H

#include "action/city.h"

#define DEMO_PASSWORD "anju-2024-demo"      /* of every example account, printed on the sign-in page */

struct demo_source {
    struct city_source city;              /* city.plan is a template (plan_template)        */
    struct str estates, people, problems, base, flows;   /* CSV; base and flows NULL: none  */
};
struct demo_made {
    struct city_made city;
    int64_t estates, people, problems, moves, photos;
    int64_t refused;                      /* moves that a guard held back, and the first of them */
    struct fault why;
};

/* Build the example city in an empty database, as of c->now: city, estates,
** accounts, problems with their moves and photos, lights. Needs c->store and
** c->worlds; c->world is replaced. What city_read refuses; E_INVALID demo.row
** with the file in f->field and the line in f->row. */
enum err demo_build(struct call *c, const struct demo_source *src, struct demo_made *ret);

/* The whole example city: some 20,000 problems of twelve months, invented from a
** seed. demo_left: what an unfinished one in the database was to be (its `now` too);
** false when there is none. demo_whole goes on with it, or begins. `show` may be
** NULL; its tell is called now and then. */
struct demo_want { int64_t seed, problems, played, now; };     /* played: at most so many are, the rest is put in at once */
struct demo_show { void (*tell)(void *arg, int64_t done, int64_t all, int64_t at); void *arg; };      /* at: the city's time by then */
struct demo_whole { struct city_source city; struct str estates, people, texts, base, flows; };
enum { DEMO_PLAYED = 20000 };             /* what `played` is usually */
bool demo_left(struct call *c, struct demo_want *ret);
enum err demo_whole(struct call *c, const struct demo_whole *src, const struct demo_want *want, const struct demo_show *show,
                    struct demo_made *ret);

struct demo_account { int64_t role, org; struct str account, password, name; };
struct demo_view { struct rows accounts; };
extern const struct entity demo_view_entity;
extern const struct action demo_accounts;         /* GET /demo; absent unless the city is the example */

#endif
