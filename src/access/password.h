/* Passwords: argon2id through libsodium, two at a time (facts.md 7, GB/T 22239
** 身份鉴别). */
#ifndef ANJU_ACCESS_PASSWORD_H
#define ANJU_ACCESS_PASSWORD_H

#include "access/call.h"

bool password_start(void);        /* once at start; false: libsodium cannot work */
/* Strength: at least 10 characters, two of letters, digits, signs, not holding
** the account. E_INVALID on `field`. */
enum err password_check(struct call *, const char *field, struct str password, struct str account);
struct str password_hash(struct arena *, struct str password);           /* t=2, 19 MiB; waits for a slot */
/* In constant time; an empty hash is compared against a dummy, so that absent
** accounts answer as slowly as present ones. */
bool password_verify(struct arena *, struct str hash, struct str password);

#endif
