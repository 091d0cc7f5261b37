#include "base/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A digest that OpenSSL cannot make is a broken installation, not a case. */
static _Noreturn void no_digest(void) {
    fputs("anju: OpenSSL has no SM3 or SHA-256\n", stderr);
    abort();
}

/* Fetched once and kept: fetching by name on each call costs as much as hashing. */
static const EVP_MD *fetched(const char *name, EVP_MD *_Atomic *kept) {
    EVP_MD *md = atomic_load_explicit(kept, memory_order_acquire), *none = 0;
    if (md) return md;
    if (!(md = EVP_MD_fetch(0, name, 0))) no_digest();
    if (atomic_compare_exchange_strong(kept, &none, md)) return md;
    EVP_MD_free(md);                             /* another thread was first */
    return none;
}

static const EVP_MD *sm3_md(void) {
    static EVP_MD *_Atomic kept;
    return fetched("SM3", &kept);
}

static const EVP_MD *sha256_md(void) {
    static EVP_MD *_Atomic kept;
    return fetched("SHA256", &kept);
}

/* A thread's context is freed when the thread ends: the key's only use. */
static pthread_key_t at_exit;

static void free_context(void *ctx) {
    EVP_MD_CTX_free(ctx);
}

static void make_key(void) {
    if (pthread_key_create(&at_exit, free_context)) no_digest();
}

static EVP_MD_CTX *new_context(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    (void)pthread_once(&once, make_key);
    if (ctx && pthread_setspecific(at_exit, ctx)) no_digest();
    return ctx;
}

static void digest(const EVP_MD *md, struct str a, struct str b, unsigned char ret[DIGEST]) {
    static _Thread_local EVP_MD_CTX *ctx;
    if (!ctx) ctx = new_context();
    if (!ctx || !EVP_DigestInit_ex(ctx, md, 0) || !EVP_DigestUpdate(ctx, a.s, a.n)
        || !EVP_DigestUpdate(ctx, b.s, b.n) || !EVP_DigestFinal_ex(ctx, ret, 0)) no_digest();
}

void sm3(struct str data, unsigned char ret[DIGEST]) {
    digest(sm3_md(), data, STR_NULL, ret);
}

void sm3_2(struct str a, struct str b, unsigned char ret[DIGEST]) {
    digest(sm3_md(), a, b, ret);
}

void sha256(struct str data, unsigned char ret[DIGEST]) {
    digest(sha256_md(), data, STR_NULL, ret);
}

/* RFC 2104 over kept contexts: OpenSSL's one-shot HMAC makes three contexts a call. What the key alone makes of both
** passes is kept for the next value under the same key, a record's several: two blocks of five less to hash. */
struct keyed { unsigned char key[64]; size_t n; EVP_MD_CTX *in, *out, *run; };

static pthread_key_t keyed_at_exit;

static void free_keyed(void *p) {
    struct keyed *k = p;
    EVP_MD_CTX_free(k->in);
    EVP_MD_CTX_free(k->out);
    EVP_MD_CTX_free(k->run);
    OPENSSL_cleanse(k, sizeof *k);
    free(k);
}

static void make_keyed_key(void) {
    if (pthread_key_create(&keyed_at_exit, free_keyed)) no_digest();
}

static struct keyed *new_keyed(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct keyed *k = calloc(1, sizeof *k);
    (void)pthread_once(&once, make_keyed_key);
    if (!k || !(k->in = EVP_MD_CTX_new()) || !(k->out = EVP_MD_CTX_new()) || !(k->run = EVP_MD_CTX_new())
        || pthread_setspecific(keyed_at_exit, k)) no_digest();
    k->n = SIZE_MAX;
    return k;
}

static void take_key(struct keyed *k, struct str key) {
    enum { BLOCK = 64 };
    unsigned char pad[BLOCK] = { 0 };
    if (key.n) memcpy(pad, key.s, key.n);
    for (int i = 0; i < BLOCK; i++) pad[i] ^= 0x36;
    bool ok = EVP_DigestInit_ex(k->in, sm3_md(), 0) && EVP_DigestUpdate(k->in, pad, BLOCK);
    for (int i = 0; i < BLOCK; i++) pad[i] ^= 0x36 ^ 0x5c;
    ok = ok && EVP_DigestInit_ex(k->out, sm3_md(), 0) && EVP_DigestUpdate(k->out, pad, BLOCK);
    OPENSSL_cleanse(pad, BLOCK);
    if (!ok) no_digest();
    if (key.n) memcpy(k->key, key.s, key.n);
    k->n = key.n;
}

void hmac_sm3(struct str key, struct str data, unsigned char ret[DIGEST]) {
    static _Thread_local struct keyed *k;
    unsigned char inner[DIGEST], shorter[DIGEST];
    if (!k) k = new_keyed();
    if (key.n > sizeof k->key) sm3(key, shorter), key = (struct str){ (const char *)shorter, DIGEST };
    if (k->n != key.n || (key.n && memcmp(k->key, key.s, key.n) != 0)) take_key(k, key);
    if (!EVP_MD_CTX_copy_ex(k->run, k->in) || !EVP_DigestUpdate(k->run, data.s, data.n) || !EVP_DigestFinal_ex(k->run, inner, 0)
        || !EVP_MD_CTX_copy_ex(k->run, k->out) || !EVP_DigestUpdate(k->run, inner, DIGEST)
        || !EVP_DigestFinal_ex(k->run, ret, 0)) no_digest();
}

struct str hex_text(struct arena *a, const unsigned char *p, size_t n) {
    static const char digits[] = "0123456789abcdef";
    char *z = arena_alloc(a, 2 * n + 1);
    for (size_t i = 0; i < n; i++) {
        z[2 * i] = digits[p[i] >> 4];
        z[2 * i + 1] = digits[p[i] & 15];
    }
    return (struct str){ z, 2 * n };
}

static int nibble(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hex_bytes(struct str hex, unsigned char *ret, size_t n) {
    if (hex.n != 2 * n) return false;
    for (size_t i = 0; i < n; i++) {
        int hi = nibble(hex.s[2 * i]), lo = nibble(hex.s[2 * i + 1]);
        if (hi < 0 || lo < 0) return false;
        ret[i] = (unsigned char)(hi << 4 | lo);
    }
    return true;
}

