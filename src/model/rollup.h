/* Counts that pages show, kept by the store in the transaction that changes a
** record; `anju verify` proves them equal to a recount. */
#ifndef ANJU_MODEL_ROLLUP_H
#define ANJU_MODEL_ROLLUP_H

#include "model/entity.h"

struct rollup {
    const char *name;
    int64_t kind;                    /* its number in the table, never reused          */
    const struct entity *e;
    const char *key[3];              /* fields that make a cell; NULL: unused (0)      */
    bool coarse;                     /* few cells, many writers: slots on PostgreSQL   */
    const char *beside;              /* a code that shares the third key: ROLLUP_BESIDE x key + code; NULL: none */
};

enum { ROLLUP_BESIDE = 16 };         /* more than any code beside another has values   */

extern const struct rollup rollups[];
extern const int nrollups;

#endif
