#include "access/password.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>
#include "base/utf8.h"

enum { OPS = 2, MEMORY = 19 << 20, SLOTS = 2, SHORTEST = 10, LONGEST = 200 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t freed = PTHREAD_COND_INITIALIZER;
static int busy;                     /* how many hash right now: at most SLOTS, 19 MiB each */

static void slot_take(void) {
    (void)pthread_mutex_lock(&lock);
    while (busy >= SLOTS) (void)pthread_cond_wait(&freed, &lock);
    busy++;
    (void)pthread_mutex_unlock(&lock);
}

static void slot_give(void) {
    (void)pthread_mutex_lock(&lock);
    busy--;
    (void)pthread_cond_signal(&freed);
    (void)pthread_mutex_unlock(&lock);
}

bool password_start(void) {
    return sodium_init() >= 0;
}

enum err password_check(struct call *c, const char *field, struct str password, struct str account) {
    bool letter = false, digit = false, sign = false;
    if (utf8_count(password) < SHORTEST) return fail(c, E_INVALID, field, "password.short");
    if (password.n > LONGEST)
        return fail_with(c, E_INVALID, field, "field.long", S("200"), arena_printf(c->mem, "%zu", password.n));
    for (size_t i = 0; i < password.n; i++) {
        char ch = password.s[i];
        if (ch >= '0' && ch <= '9') digit = true;
        else if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z')) letter = true;
        else sign = true;
    }
    if (letter + digit + sign < 2) return fail(c, E_INVALID, field, "password.kinds");
    if (account.n && str_find(password, account, 0) >= 0) return fail(c, E_INVALID, field, "password.account");
    return OK;
}

struct str password_hash(struct arena *a, struct str password) {
    char *z = arena_alloc(a, crypto_pwhash_STRBYTES);
    slot_take();
    int bad = crypto_pwhash_str_alg(z, password.s ? password.s : "", password.n, OPS, MEMORY,
                                    crypto_pwhash_ALG_ARGON2ID13);
    slot_give();
    return bad ? STR_NULL : str_of(z);
}

/* argon2id of a random text, with the same parameters as ours: an absent
** account takes as long as a wrong password. */
static const char nobody[] =
    "$argon2id$v=19$m=19456,t=2,p=1$Y2hhbmNlLWNoYW5jZS0xMg$1Jwz2b6D4kY3rPSNQ1S1mJ0m4w0l1H7cYk5mE0n3a2A";

bool password_verify(struct arena *a, struct str hash, struct str password) {
    bool known = hash.n > 0 && hash.n < crypto_pwhash_STRBYTES;
    char *z = arena_alloc(a, crypto_pwhash_STRBYTES);
    struct str h = known ? hash : str_of(nobody);
    memcpy(z, h.s, h.n);
    slot_take();
    bool same = crypto_pwhash_str_verify(z, password.s ? password.s : "", password.n) == 0;
    slot_give();
    return known && same;
}
