/* What the commands that make a city share. */
#ifndef ANJU_DOOR_CITY_H
#define ANJU_DOOR_CITY_H

#include "action/city.h"
#include "door/command.h"
#include "door/making.h"

/* One sentence of the table on standard output; a number as text. */
void city_say(const struct call *c, const char *key, struct str a0, struct str a1, struct str a2);
struct str city_number(const struct call *c, int64_t n);
/* A call of the program itself upon a city that is being made. */
struct call city_call(struct arena *a, struct store *st, struct worlds *w);
/* The shipped edition and calendars, built in or from a folder; its zone. */
enum err city_packs(struct arena *a, const char *dir, struct city_source *src, struct fault *f);
/* The key is made with the city, and what is old enough is sealed at once. */
enum err city_seal(struct call *c, const struct making *m);
enum err city_seal_at(struct call *c, const struct making *m, int64_t at);     /* as it would have been sealed by then */
/* An option is missing: said, exit code 2. */
int city_missing(struct arena *a, const struct args *args, const char *option);

#endif
