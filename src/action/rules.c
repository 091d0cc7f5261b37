#include "action/rules.h"

enum err rules_touch(struct tx *tx, int64_t estate) {
    struct bind b[] = { BI("tenant", tx_meta(tx)->tenant), BI("estate", estate) };
    if (estate == NONE) return OK;
    return sql_run(tx_db(tx), tx_mem(tx), "rule_mark", b, N_OF(b), 0, tx_fault(tx));
}
