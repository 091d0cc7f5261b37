/* The table that tool/packs.py makes: one row a built-in file, sorted by name. */
#ifndef ANJU_DOOR_PACKS_IN_H
#define ANJU_DOOR_PACKS_IN_H

#include <stddef.h>

struct pack { const char *name, *bytes; size_t n; };
extern const struct pack packs[];
extern const int packs_n;

#endif
