#include "door/http.h"

#include <string.h>
#include "base/utf8.h"

enum { QUERY_MAX = 256 };

const struct http_refusal http_refusals[] = {
    { "method", 400, "The method is not a token." },
    { "version", 505, "Only HTTP/1.0 and HTTP/1.1 are spoken here." },
    { "header-name", 400, "A header name is not a token." },
    { "header-value", 400, "A header value holds a control byte." },
    { "host", 400, "HTTP/1.1 needs exactly one Host header." },
    { "content-length", 400, "Content-Length must be one decimal number." },
    { "transfer-encoding", 400, "The only Transfer-Encoding taken is one chunked, without Content-Length." },
    { "target", 400, "The request target is malformed." },
    { "path", 400, "The path must be percent-encoded UTF-8 without empty, dot or control parts." },
    { "query", 400, "The query must be percent-encoded UTF-8." },
    { "too-large", 413, "The body is larger than this address takes." },
    { "no-file", 415, "Uploads to a file are not taken here." },
    { "busy", 503, "Too many connections. Try again shortly." },
    { "memory", 503, "Out of memory for this request. Try again shortly." },
    { "stopping", 503, "The server is ending. Try again shortly." },
    { "disk", 507, "The upload could not be stored." },
    { "no-answer", 500, "The request was not answered." },
    { 0, 0, 0 },
};

static bool is_token(struct str s) {
    static const char marks[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < s.n; i++) {
        char c = s.s[i];
        bool alnum = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!alnum && (c == 0 || !strchr(marks, c))) return false;
    }
    return s.n > 0;
}

static bool has_control(struct str s, bool tab) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if ((c < 0x20 && !(tab && c == '\t')) || c == 0x7f) return true;
    }
    return false;
}

static bool is_digits(struct str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9') return false;
    return s.n > 0 && s.n <= 18;
}

const char *http_guard(struct str method, struct str version, const struct http_pair *h, int n) {
    int host = 0, length = 0, coding = 0;
    bool v11 = str_is(version, "HTTP/1.1");
    if (!is_token(method)) return "method";
    if (!v11 && !str_is(version, "HTTP/1.0")) return "version";
    for (int i = 0; i < n; i++) {
        if (!is_token(h[i].name)) return "header-name";
        if (has_control(h[i].value, true)) return "header-value";
        if (str_eqi(h[i].name, S("host"))) host++;
        if (str_eqi(h[i].name, S("content-length"))) {
            if (length++ || !is_digits(h[i].value)) return "content-length";
        }
        if (str_eqi(h[i].name, S("transfer-encoding"))) {
            if (coding++ || !v11 || !str_eqi(h[i].value, S("chunked"))) return "transfer-encoding";
        }
    }
    if (length && coding) return "transfer-encoding";
    return host > 1 || (v11 && !host) ? "host" : 0;
}

static int hex_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool http_decode(struct arena *a, struct str s, bool plus, struct str *ret) {
    char *to = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.s[i];
        if (c == '%') {
            if (s.n - i < 3) return false;
            int hi = hex_of(s.s[i + 1]), lo = hex_of(s.s[i + 2]);
            if (hi < 0 || lo < 0) return false;
            c = (char)(unsigned char)(hi * 16 + lo);
            i += 2;
        } else if (plus && c == '+') {
            c = ' ';
        }
        to[n++] = c;
    }
    *ret = (struct str){ to, n };
    return utf8_valid(*ret, 0);
}

static size_t count_of(struct str s, char c) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += s.s[i] == c;
    return n;
}

/* One trailing slash is allowed and makes no segment. */
static const char *split_path(struct http_exchange *x, struct str path) {
    struct arena *a = &x->arena;
    if (path.n == 0 || path.s[0] != '/') return "target";
    if (!http_decode(a, path, false, &x->path) || has_control(x->path, false)) return "path";
    x->seg = ARENA_ARRAY(a, struct str, count_of(path, '/'));
    x->nseg = 0;
    for (struct str rest = str_from(path, 1), head; rest.n;) {
        rest = str_cut(rest, '/', &head);
        struct str *to = &x->seg[x->nseg++];
        if (!http_decode(a, head, false, to) || to->n == 0) return "path";
        if (str_is(*to, ".") || str_is(*to, "..") || memchr(to->s, '/', to->n)) return "path";
    }
    return 0;
}

static const char *split_query(struct http_exchange *x, struct str query) {
    size_t most = count_of(query, '&') + 1;
    x->nquery = 0;
    if (query.n == 0) return 0;
    if (most > QUERY_MAX) return "query";
    x->query = ARENA_ARRAY(&x->arena, struct http_pair, most);
    for (struct str rest = query, part, name; rest.n;) {
        rest = str_cut(rest, '&', &part);
        if (part.n == 0) continue;
        struct str value = str_cut(part, '=', &name);
        struct http_pair *to = &x->query[x->nquery++];
        if (!http_decode(&x->arena, name, true, &to->name)) return "query";
        if (!http_decode(&x->arena, value, true, &to->value)) return "query";
    }
    return 0;
}

/* RFC 9112 3.2.2: a server takes absolute-form too; its authority adds nothing to Host. */
static struct str without_authority(struct str t) {
    bool plain = str_eqi(str_sub(t, 0, 7), S("http://")), tls = str_eqi(str_sub(t, 0, 8), S("https://"));
    size_t skip = plain ? 7 : tls ? 8 : 0;
    if (!skip) return t;
    ptrdiff_t slash = str_chr(t, '/', skip);
    return slash < 0 ? S("/") : str_from(t, (size_t)slash);
}

const char *http_target(struct http_exchange *x, struct str target) {
    struct str path;
    x->target = target;
    for (size_t i = 0; i < target.n; i++) {
        unsigned char c = (unsigned char)target.s[i];
        if (c <= ' ' || c == 0x7f || c == '#') return "target";
    }
    struct str query = str_cut(target, '?', &path);
    const char *bad = split_path(x, without_authority(path));
    return bad ? bad : split_query(x, query);
}

static struct str trim(struct str s) {
    while (s.n && (s.s[0] == ' ' || s.s[0] == '\t')) s = str_from(s, 1);
    while (s.n && (s.s[s.n - 1] == ' ' || s.s[s.n - 1] == '\t')) s.n--;
    return s;
}

struct str http_cookie_in(struct str header, const char *name) {
    for (struct str rest = header, part, key; rest.n;) {
        rest = str_cut(rest, ';', &part);
        struct str value = str_cut(trim(part), '=', &key);
        if (!value.s || !str_is(key, name)) continue;
        bool quoted = value.n >= 2 && value.s[0] == '"' && value.s[value.n - 1] == '"';
        return quoted ? str_sub(value, 1, value.n - 2) : value;
    }
    return STR_NULL;
}

/* "0.5" in 1/1000; RFC 9110 12.4.2 allows three decimals. Anything else counts as 0. */
static int64_t weight(struct str s) {
    int64_t v = 0, unit = 100;
    if (s.n == 0 || s.n > 5 || (s.s[0] != '0' && s.s[0] != '1') || (s.n > 1 && s.s[1] != '.')) return 0;
    v = (s.s[0] - '0') * 1000;
    for (size_t i = 2; i < s.n; i++, unit /= 10) {
        if (s.s[i] < '0' || s.s[i] > '9') return 0;
        v += (s.s[i] - '0') * unit;
    }
    return v > 1000 ? 0 : v;
}

int64_t http_accept_q(struct str header, const char *encoding) {
    int64_t star = 0;
    for (struct str rest = header, part, name; rest.n;) {
        int64_t q = 1000;
        rest = str_cut(rest, ',', &part);
        struct str params = trim(str_cut(part, ';', &name));
        if (str_eqi(str_sub(params, 0, 2), S("q="))) q = weight(str_from(params, 2));
        name = trim(name);
        if (str_eqi(name, str_of(encoding))) return q;
        if (str_is(name, "*")) star = q;
    }
    return star;
}

static struct str without_weak(struct str s) {
    return str_starts(s, S("W/")) ? str_from(s, 2) : s;
}

bool http_etag_in(struct str header, struct str etag) {
    struct str h = trim(header);
    if (str_is(h, "*")) return true;
    while (h.n) {
        h = without_weak(trim(h));
        if (h.n == 0 || h.s[0] != '"') return false;
        ptrdiff_t end = str_chr(h, '"', 1);
        if (end < 0) return false;
        if (str_eq(str_sub(h, 0, (size_t)end + 1), without_weak(etag))) return true;
        h = trim(str_from(h, (size_t)end + 1));
        if (h.n && h.s[0] != ',') return false;
        h = str_from(h, 1);
    }
    return false;
}

/* RFC 9110 14.1.2: what is no single byte range is ignored, the whole is sent. */
int http_range_in(struct str header, int64_t size, int64_t *from, int64_t *n) {
    struct str a, b;
    int64_t lo = 0, hi = size - 1;
    *from = 0;
    *n = size;
    if (!str_eqi(str_sub(header, 0, 6), S("bytes="))) return 200;
    b = trim(str_cut(str_from(header, 6), '-', &a));
    a = trim(a);
    if (!b.s || (a.n && !is_digits(a)) || (b.n && !is_digits(b)) || (!a.n && !b.n)) return 200;
    if (a.n) (void)str_int(a, &lo);
    if (b.n) (void)str_int(b, &hi);
    if (a.n && b.n && hi < lo) return 200;
    if (!a.n) {
        if (hi == 0) return 416;
        lo = hi < size ? size - hi : 0;
        hi = size - 1;
    }
    if (lo >= size) return 416;
    if (hi >= size) hi = size - 1;
    *from = lo;
    *n = hi - lo + 1;
    return 206;
}
