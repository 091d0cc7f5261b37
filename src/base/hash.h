/* Digests and the texts they are written as. SM3 (GB/T 32905-2016) chains the
** audit trail; SHA-256 names attachments and assets. */
#ifndef ANJU_BASE_HASH_H
#define ANJU_BASE_HASH_H

#include "base/arena.h"

enum { DIGEST = 32 };

void sm3(struct str data, unsigned char ret[DIGEST]);
void sm3_2(struct str a, struct str b, unsigned char ret[DIGEST]);     /* of a then b      */
void hmac_sm3(struct str key, struct str data, unsigned char ret[DIGEST]);
void sha256(struct str data, unsigned char ret[DIGEST]);
struct str hex_text(struct arena *a, const unsigned char *p, size_t n);
bool hex_bytes(struct str hex, unsigned char *ret, size_t n);          /* exactly n bytes  */

#endif
