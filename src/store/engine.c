#include "store/engine.h"

#include "base/trip.h"

static _Thread_local long fail_in;     /* steps until the injected failure, 0: none */

void engine_fail_at(long n) {
    fail_in = n;
}

bool engine_fault_due(void) {
    return (fail_in > 0 && --fail_in == 0) || trip_due(TRIP_STATEMENT);
}
