#include "base/crypt.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/rand.h"

/* A cipher that OpenSSL cannot make is a broken installation, not a case. */
static _Noreturn void no_cipher(void) {
    fputs("anju: OpenSSL has no AES-256-GCM\n", stderr);
    abort();
}

static unsigned char *bytes_of(struct str s) {
    return (unsigned char *)(uintptr_t)s.s;
}

struct str crypt_shut(struct arena *a, const unsigned char key[CRYPT_KEY], struct str about, struct str plain) {
    EVP_CIPHER_CTX *ctx = 0;
    unsigned char *out = arena_alloc(a, CRYPT_NONCE + plain.n + CRYPT_TAG);
    int n = 0, last = 0;
    rand_bytes(out, CRYPT_NONCE);
    ctx = EVP_CIPHER_CTX_new();                  /* after the arena, which may leave by a jump */
    if (!ctx || EVP_EncryptInit_ex(ctx, EVP_aes_256_gcm(), 0, key, out) != 1
        || EVP_EncryptUpdate(ctx, 0, &n, bytes_of(about), (int)about.n) != 1
        || EVP_EncryptUpdate(ctx, out + CRYPT_NONCE, &n, bytes_of(plain), (int)plain.n) != 1
        || EVP_EncryptFinal_ex(ctx, out + CRYPT_NONCE + n, &last) != 1
        || EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_GET_TAG, CRYPT_TAG, out + CRYPT_NONCE + plain.n) != 1) no_cipher();
    EVP_CIPHER_CTX_free(ctx);
    return (struct str){ (const char *)out, CRYPT_NONCE + plain.n + CRYPT_TAG };
}

bool crypt_open(struct arena *a, const unsigned char key[CRYPT_KEY], struct str about, struct str shut, struct str *ret) {
    if (shut.n < CRYPT_NONCE + CRYPT_TAG) return false;
    size_t inside = shut.n - CRYPT_NONCE - CRYPT_TAG;
    unsigned char *out = arena_alloc(a, inside + 1), *in = bytes_of(shut);
    int n = 0, last = 0;
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    if (!ctx || EVP_DecryptInit_ex(ctx, EVP_aes_256_gcm(), 0, key, in) != 1
        || EVP_DecryptUpdate(ctx, 0, &n, bytes_of(about), (int)about.n) != 1
        || EVP_DecryptUpdate(ctx, out, &n, in + CRYPT_NONCE, (int)inside) != 1
        || EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_SET_TAG, CRYPT_TAG, in + CRYPT_NONCE + inside) != 1) no_cipher();
    bool good = EVP_DecryptFinal_ex(ctx, out + n, &last) == 1;
    EVP_CIPHER_CTX_free(ctx);
    *ret = good ? (struct str){ (const char *)out, inside } : STR_NULL;
    return good;
}
