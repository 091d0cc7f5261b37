#include "base/hash.h"

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

/* RFC 2104 over the kept context: OpenSSL's one-shot HMAC makes three contexts a call. */
void hmac_sm3(struct str key, struct str data, unsigned char ret[DIGEST]) {
    enum { BLOCK = 64 };
    unsigned char pad[BLOCK] = { 0 }, inner[DIGEST];
    if (key.n > BLOCK) sm3(key, pad);
    else if (key.n) memcpy(pad, key.s, key.n);
    for (int i = 0; i < BLOCK; i++) pad[i] ^= 0x36;
    sm3_2((struct str){ (const char *)pad, BLOCK }, data, inner);
    for (int i = 0; i < BLOCK; i++) pad[i] ^= 0x36 ^ 0x5c;
    sm3_2((struct str){ (const char *)pad, BLOCK }, (struct str){ (const char *)inner, DIGEST }, ret);
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

