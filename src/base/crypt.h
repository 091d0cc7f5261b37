/* What may stand in the database and yet be read by nobody who holds only that:
** shut with a key that stands elsewhere (NORM NIST SP 800-38D: AES-256-GCM). */
#ifndef ANJU_BASE_CRYPT_H
#define ANJU_BASE_CRYPT_H

#include "base/arena.h"

enum { CRYPT_KEY = 32, CRYPT_NONCE = 12, CRYPT_TAG = 16 };

/* Nonce, cipher text and tag of `plain`, in the arena. `about` is not kept but must be the same to
** open it again: it ties the bytes to the record that they stand in. */
struct str crypt_shut(struct arena *, const unsigned char key[CRYPT_KEY], struct str about, struct str plain);
/* The reverse: false where the key or what it is about is another, or a bit was changed. */
bool crypt_open(struct arena *, const unsigned char key[CRYPT_KEY], struct str about, struct str shut, struct str *ret);

#endif
