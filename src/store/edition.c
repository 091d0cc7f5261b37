#include "store/edition.h"

#include "base/hash.h"

struct str edition_row_digest(struct arena *a, const struct edition_row *r) {
    unsigned char d[DIGEST];
    struct str head = arena_printf(a, "%lld\x1f%lld\x1f" PRIstr "\x1f%lld\x1f%lld\x1f", (long long)r->edition, (long long)r->estate,
                                   STRARG(r->noun), (long long)r->item, (long long)r->version);
    sm3_2(head, r->data, d);
    return hex_text(a, d, DIGEST);
}

struct str edition_digest_on(struct arena *a, struct str so_far, struct str row_digest) {
    unsigned char d[DIGEST];
    sm3_2(so_far, row_digest, d);
    return hex_text(a, d, DIGEST);
}
