#include "door/assets.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>

static const char policy[] =
    "default-src 'self'; img-src 'self' blob: data:%s; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
    "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

static struct str or_index(struct str path) {
    return str_is(path, "/") ? S("/index.html") : path;
}

const struct asset *asset_find(struct str path) {
    int lo = 0, hi = asset_count;
    path = or_index(path);
    while (lo < hi) {
        int mid = lo + (hi - lo) / 2, c = str_cmp(path, str_of(asset_table[mid].path));
        if (c == 0) return &asset_table[mid];
        if (c < 0) hi = mid;
        else lo = mid + 1;
    }
    return 0;
}

void http_page_headers(struct http_exchange *x, bool tiles) {
    (void)http_set(x, "Content-Security-Policy", arena_printf(&x->arena, policy, tiles ? " https://*.tianditu.gov.cn" : ""));
    (void)http_set(x, "Referrer-Policy", S("same-origin"));
    (void)http_set(x, "Cross-Origin-Opener-Policy", S("same-origin"));
}

/* The plain bytes, for the few clients that accept neither encoding. */
static void inflate_to(const struct asset *a, struct buf *b) {
    z_stream z = { .next_in = a->gz, .avail_in = a->gz_n };
    if (!buf_room(b, a->plain_n)) return;
    z.next_out = (Bytef *)b->s;
    z.avail_out = a->plain_n;
    b->bad = inflateInit2(&z, 15 + 16) != Z_OK;
    if (b->bad) return;
    b->bad = inflate(&z, Z_FINISH) != Z_STREAM_END;
    b->n = z.total_out;
    (void)inflateEnd(&z);
}

static struct str bytes(const unsigned char *p, uint32_t n) {
    return (struct str){ (const char *)p, n };
}

static void set_body(struct http_exchange *x, const struct asset *a) {
    struct buf plain = { 0 };
    if (a->plain) {
        http_encoding(x, "identity");
        http_body_static(x, bytes(a->plain, a->plain_n));
    } else if (http_accepts(x, "br")) {
        http_encoding(x, "br");
        http_body_static(x, bytes(a->br, a->br_n));
    } else if (http_accepts(x, "gzip")) {
        http_encoding(x, "gzip");
        http_body_static(x, bytes(a->gz, a->gz_n));
    } else {
        inflate_to(a, &plain);
        (void)http_set(x, "Vary", S("Accept-Encoding"));
        http_encoding(x, "identity");
        http_body(x, &plain);
    }
}

void http_asset(struct http_exchange *x, const struct asset *a, bool tiles) {
    struct str etag = str_of(a->etag);
    http_page_headers(x, tiles);
    (void)http_set(x, "ETag", etag);
    (void)http_set(x, "Cache-Control", a->hashed ? S("public, max-age=31536000, immutable") : S("no-cache"));
    http_status(x, http_none_match(x, etag) ? 304 : 200);      /* 304 states the length, sends no body */
    http_type(x, a->mime);
    set_body(x, a);
}

static const char *mime_of(struct str name) {
    static const struct { const char *end, *mime; } rows[] = {
        { ".html", "text/html; charset=utf-8" }, { ".js", "text/javascript; charset=utf-8" },
        { ".css", "text/css; charset=utf-8" }, { ".json", "application/json" },
        { ".map", "application/json" }, { ".webmanifest", "application/manifest+json" },
        { ".svg", "image/svg+xml" }, { ".png", "image/png" }, { ".jpg", "image/jpeg" },
        { ".webp", "image/webp" }, { ".ico", "image/x-icon" }, { ".woff2", "font/woff2" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_ends(name, str_of(rows[i].end))) return rows[i].mime;
    return "application/octet-stream";
}

/* The file of a path below the folder, or its index.html where there is no path.
** Step by step, no link followed, so that no name leads out of the folder. */
static int open_below(struct http_exchange *x, const char *folder, int nseg, struct str *name) {
    struct arena *a = &x->arena;
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    *name = S("index.html");
    for (int i = 0; i < nseg && at >= 0; i++) {
        int kind = i + 1 < nseg ? O_DIRECTORY : 0;
        *name = x->seg[i];
        const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
        int next = name->s[0] == '.' ? -1 : openat(at, arena_cstr(a, *name), flags | kind);
        (void)close(at);
        at = next;
    }
    if (nseg || at < 0) return at;
    int index = openat(at, "index.html", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    (void)close(at);
    return index;
}

static bool answer_file(struct http_exchange *x, const char *folder, int nseg, bool tiles) {
    struct stat st;
    struct str name;
    int fd = open_below(x, folder, nseg, &name);
    if (fd < 0) return false;
    if (fstat(fd, &st) || !S_ISREG(st.st_mode)) return (void)close(fd), false;
    http_page_headers(x, tiles);
    (void)http_set(x, "Cache-Control", S("no-store"));
    http_status(x, 200);
    http_type(x, mime_of(name));
    http_body_fd(x, fd, 0, st.st_size);
    return true;
}

bool path_is_file(const struct http_exchange *x) {
    return x->nseg && str_chr(x->seg[x->nseg - 1], '.', 0) >= 0;
}

bool http_asset_file(struct http_exchange *x, const char *folder, bool tiles) {
    return answer_file(x, folder, x->nseg, tiles) || (!path_is_file(x) && answer_file(x, folder, 0, tiles));
}
