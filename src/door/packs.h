/* The data that the program brings: the shipped edition, the calendars, the
** example city. Built in, so that no path is needed at run time. */
#ifndef ANJU_DOOR_PACKS_H
#define ANJU_DOOR_PACKS_H

#include "base/arena.h"
#include "base/err.h"

/* The built-in file of that name ("anju-1/categories.csv"), STR_NULL when there is none. */
struct str pack_file(const char *name);
/* The same, from folder `dir` instead when it is not NULL, read into the arena.
** E_NOT_FOUND with the name in f->field. */
enum err pack_read(struct arena *a, const char *dir, const char *name, struct str *ret, struct fault *f);
/* Names of all built-in files that begin with `head`, in order; NULL past the end. */
const char *pack_name(const char *head, int i);

#endif
