#include "model/sample.h"

#include <math.h>

/* ln C(n, k); no value where there is none. */
static double ln_choose(int64_t n, int64_t k) {
    return lgamma((double)n + 1) - lgamma((double)k + 1) - lgamma((double)(n - k) + 1);
}

static double exactly(int64_t all, int64_t n, int64_t x, int64_t bad) {
    if (x > bad || n - x > all - bad) return 0;
    return exp(ln_choose(bad, x) + ln_choose(all - bad, n - x) - ln_choose(all, n));
}

double sample_at_most(int64_t all, int64_t n, int64_t found, int64_t bad) {
    double p = 0;
    for (int64_t x = 0; x <= found && x <= n; x++) p += exactly(all, n, x, bad);
    return p < 1 ? p : 1;
}

int64_t sample_size(int64_t all, int64_t bad, int64_t percent) {
    double none = 1, most = 1 - (double)percent / 100;
    if (all <= 0) return 0;
    for (int64_t n = 1; n < all; n++) {          /* the chance that n of them are all good, one factor more each time */
        none *= (double)(all - bad - n + 1) / (double)(all - n + 1);
        if (none <= most * (1 + 1e-12)) return n;
    }
    return all;
}

int64_t sample_bound(int64_t all, int64_t n, int64_t found, int64_t percent) {
    double least = 1 - (double)percent / 100;
    int64_t low = found, high = all - (n - found);       /* those seen to be good are good */
    while (low < high) {                         /* the chance falls as there are more */
        int64_t mid = low + (high - low + 1) / 2;
        if (sample_at_most(all, n, found, mid) > least) low = mid;
        else high = mid - 1;
    }
    return low;
}
