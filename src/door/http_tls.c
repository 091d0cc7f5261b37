/* The certificate: read at the start and again when asked, without a connection
** ending. Each handshake takes the newest pair; older ones are kept until the
** server ends, because a handshake under way may still hold one. */
#include "door/http_inner.h"

#include <stdlib.h>
#include <string.h>
#include "base/file.h"

enum { CHAIN = 8, KEY_ID = 64 };

struct tls_pair {
    struct tls_pair *older;
    gnutls_pcert_st chain[CHAIN];
    unsigned n;
    gnutls_privkey_t key;
};

/* The library's callback is told of no server: the pair of the one that serves TLS in this process. */
static _Atomic(struct tls_pair *) newest;

static void pair_free(struct tls_pair *p) {
    for (unsigned i = 0; i < p->n; i++) gnutls_pcert_deinit(&p->chain[i]);
    if (p->key) gnutls_privkey_deinit(p->key);
    free(p);
}

static enum err read_pem(const char *path, const char *field, struct buf *ret, struct fault *f) {
    struct fault inner = { 0 };
    if (file_read(path, 1 << 20, ret, &inner)) return fault_set(f, E_INVALID, field, inner.key);
    buf_c(ret, 0);
    return ret->bad ? fault_set(f, E_MEMORY, 0, 0) : OK;
}

static enum err read_files(const struct http_config *c, struct buf *cert, struct buf *key, struct fault *f) {
    if (!c->cert) return fault_set(f, E_INVALID, "cert", "tls.both");
    if (!c->key) return fault_set(f, E_INVALID, "key", "tls.both");
    enum err e = read_pem(c->cert, "cert", cert, f);
    return e ? e : read_pem(c->key, "key", key, f);
}

static gnutls_datum_t datum(const struct buf *b) {
    return (gnutls_datum_t){ (unsigned char *)b->s, (unsigned)(b->n - 1) };
}

/* Does the key belong to the first certificate? */
static bool belong(struct tls_pair *p) {
    unsigned char a[KEY_ID], b[KEY_ID];
    size_t na = sizeof a, nb = sizeof b;
    gnutls_pubkey_t of_key;
    if (gnutls_pubkey_init(&of_key)) return false;
    bool ok = gnutls_pubkey_import_privkey(of_key, p->key, 0, 0) == 0
              && gnutls_pubkey_get_key_id(of_key, GNUTLS_KEYID_USE_SHA256, a, &na) == 0
              && gnutls_pubkey_get_key_id(p->chain[0].pubkey, GNUTLS_KEYID_USE_SHA256, b, &nb) == 0
              && na == nb && memcmp(a, b, na) == 0;
    gnutls_pubkey_deinit(of_key);
    return ok;
}

static bool pair_read(struct tls_pair *p, const struct buf *cert, const struct buf *key) {
    gnutls_datum_t c = datum(cert), k = datum(key);
    unsigned n = CHAIN;
    if (gnutls_pcert_list_import_x509_raw(p->chain, &n, &c, GNUTLS_X509_FMT_PEM, 0) || n == 0) return false;
    p->n = n;
    if (gnutls_privkey_init(&p->key)) return p->key = 0, false;
    return gnutls_privkey_import_x509_raw(p->key, &k, GNUTLS_X509_FMT_PEM, 0, 0) == 0 && belong(p);
}

static enum err load(struct http_server *s, struct buf *cert, struct buf *key, struct fault *f) {
    struct tls_pair *p = calloc(1, sizeof *p);
    if (!p) return fault_set(f, E_MEMORY, 0, 0);
    if (!pair_read(p, cert, key)) return pair_free(p), fault_set(f, E_INVALID, "cert", "tls.bad");
    p->older = s->pairs;
    s->pairs = p;
    atomic_store(&newest, p);
    return OK;
}

enum err tls_start(struct http_server *s, struct fault *f) {
    if (!s->c.cert && !s->c.key) return OK;
    enum err e = read_files(&s->c, &s->cert, &s->key, f);
    return e ? e : load(s, &s->cert, &s->key, f);
}

enum err http_reload(struct http_server *s, struct fault *f) {
    struct buf cert = { 0 }, key = { 0 };
    if (!s->c.cert) return OK;
    enum err e = read_files(&s->c, &cert, &key, f);
    if (!e) e = load(s, &cert, &key, f);
    if (key.s) explicit_bzero(key.s, key.n);
    buf_free(&cert), buf_free(&key);
    return e;
}

int tls_pair_of(gnutls_session_t session, const gnutls_datum_t *names, int nnames, const gnutls_pk_algorithm_t *kinds, int nkinds,
                gnutls_pcert_st **chain, unsigned *n, gnutls_privkey_t *key) {
    struct tls_pair *p = atomic_load(&newest);
    (void)session, (void)names, (void)nnames, (void)kinds, (void)nkinds;
    if (!p) return -1;
    *chain = p->chain;
    *n = p->n;
    *key = p->key;
    return 0;
}

void tls_free(struct http_server *s) {
    if (!s->pairs) return;
    atomic_store(&newest, 0);
    for (struct tls_pair *p = s->pairs, *older; p; p = older) {
        older = p->older;
        pair_free(p);
    }
    s->pairs = 0;
}
