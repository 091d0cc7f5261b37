/* Numbers that people read, in blocks a writer: the counter's row is touched
** once a block, gaps are allowed. A block taken in a body that fails, or in a
** commit that fails, was never taken. */
#include "store/room.h"

#include <stdio.h>
#include <string.h>

static struct block *block_of(struct tx *tx, int64_t tenant, const char *series) {
    for (int i = 0; i < tx->nblock; i++)
        if (tx->block[i].tenant == tenant && !strcmp(tx->block[i].series, series)) return &tx->block[i];
    int at = tx->nblock < BLOCKS ? tx->nblock++ : 0;      /* more series than places: the first gives way */
    tx->block[at] = (struct block){ .tenant = tenant };
    (void)snprintf(tx->block[at].series, sizeof tx->block[at].series, "%s", series);
    return &tx->block[at];
}

static enum err take(struct tx *tx, struct block *k) {
    struct cursor *c;
    struct bind b[] = { BI("tenant", k->tenant), BT("series", str_of(k->series)), BI("block", BLOCK) };
    enum err e = sql_open(&tx->db, tx_mem(tx), "counter_take", b, 3, &c, tx_fault(tx));
    if (e) return e;
    if (sql_next(c)) {
        k->end = sql_int(c, 0);
        k->next = k->end - BLOCK + 1;
        k->taken_in = IN_BODY;
    }
    return sql_end(c);
}

enum err tx_number(struct tx *tx, const char *series, struct str *ret) {
    struct block *k = block_of(tx, tx_meta(tx)->tenant, series);
    enum err e = k->next == 0 || k->next > k->end ? take(tx, k) : OK;
    if (e) return e;
    *ret = arena_printf(tx_mem(tx), "%s-%05lld", series, (long long)k->next++);
    return OK;
}

void blocks_settle(struct tx *tx, bool body, bool kept) {
    for (int i = 0; i < tx->nblock; i++) {
        struct block *k = &tx->block[i];
        if (k->taken_in == 0 || (body && k->taken_in != IN_BODY)) continue;
        k->taken_in = kept && body ? IN_COMMIT : 0;
        if (!kept) k->next = k->end = 0;
    }
}
