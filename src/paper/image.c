/* Photos decoded, turned upright, made small and written anew. All memory is the
** arena's and is asked for before a decoder is opened, so that running out of it
** leaves nothing open. */
#include "paper/image_part.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>
#include <webp/decode.h>

enum { PAGE_QUALITY = 82, THUMB_QUALITY = 75 };

struct pixels { unsigned char *p; int w, h; };      /* RGB, rows without gaps */

static size_t row_bytes(struct pixels s) {
    return (size_t)s.w * 3;
}

static struct pixels new_pixels(struct arena *a, int w, int h) {
    return (struct pixels){ arena_alloc(a, (size_t)w * (size_t)h * 3), w, h };
}

static enum err broken(struct fault *f) {
    return fault_set(f, E_SYNTAX, "photo", "photo.broken");
}

/* The size within `most` at the same proportions; never larger. */
static void fit(int w, int h, int most, int *to_w, int *to_h) {
    int side = w > h ? w : h;
    if (side < most) most = side;
    *to_w = (int)(((int64_t)w * most + side / 2) / side);
    *to_h = (int)(((int64_t)h * most + side / 2) / side);
    if (*to_w < 1) *to_w = 1;
    if (*to_h < 1) *to_h = 1;
}

/* ---- Decoders: each gives pixels at least as large as w by h ---- */

/* The smallest eighth that the inverse transform can give for nothing. */
static void scaled_size(struct image_head head, int w, int h, int *to_w, int *to_h) {
    int n;
    const tjscalingfactor *v = tjGetScalingFactors(&n);
    *to_w = head.width;
    *to_h = head.height;
    for (int i = 0; v && i < n; i++) {
        int sw = TJSCALED(head.width, v[i]), sh = TJSCALED(head.height, v[i]);
        if (sw < w || sh < h || sw > *to_w || sh > *to_h) continue;
        *to_w = sw;
        *to_h = sh;
    }
}

/* CMYK from a JPEG is inverted, as Adobe writes it. */
static void from_cmyk(const unsigned char *from, struct pixels to) {
    size_t n = (size_t)to.w * (size_t)to.h;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < 3; k++)
            to.p[i * 3 + k] = (unsigned char)(from[i * 4 + k] * from[i * 4 + 3] / 255);
}

/* A warning is forgiven unless it says that the file ended too soon. */
static bool decompress(tjhandle t, struct str s, struct pixels to, unsigned char *cmyk) {
    int format = cmyk ? TJPF_CMYK : TJPF_RGB;
    unsigned char *out = cmyk ? cmyk : to.p;
    int r = tjDecompress2(t, (const unsigned char *)s.s, s.n, out, to.w, 0, to.h, format, TJFLAG_LIMITSCANS);
    if (r && (tjGetErrorCode(t) != TJERR_WARNING || strstr(tjGetErrorStr2(t), "remature"))) return false;
    if (cmyk) from_cmyk(cmyk, to);
    return true;
}

static enum err decode_jpeg(struct arena *a, struct str s, struct image_head head, int w, int h,
                            struct pixels *ret, struct fault *f) {
    int iw, ih, sub, space, sw, sh;
    bool fine;
    scaled_size(head, w, h, &sw, &sh);
    *ret = new_pixels(a, sw, sh);
    tjhandle t = tjInitDecompress();
    if (!t) return fault_set(f, E_MEMORY, 0, 0);
    fine = tjDecompressHeader3(t, (const unsigned char *)s.s, s.n, &iw, &ih, &sub, &space) == 0
        && iw == head.width && ih == head.height;
    bool cmyk = fine && (space == TJCS_CMYK || space == TJCS_YCCK);
    (void)tjDestroy(t);
    if (!fine) return broken(f);
    unsigned char *room = cmyk ? arena_alloc(a, (size_t)sw * (size_t)sh * 4) : 0;
    t = tjInitDecompress();
    if (!t) return fault_set(f, E_MEMORY, 0, 0);
    fine = decompress(t, s, *ret, room);
    (void)tjDestroy(t);
    return fine ? OK : broken(f);
}

static enum err decode_png(struct arena *a, struct str s, struct image_head head, struct pixels *ret,
                           struct fault *f) {
    png_image png = { .version = PNG_IMAGE_VERSION };
    png_color white = { 255, 255, 255 };
    *ret = new_pixels(a, head.width, head.height);
    bool fine = png_image_begin_read_from_memory(&png, s.s, s.n) && png.width == (unsigned)head.width
             && png.height == (unsigned)head.height;
    png.format = PNG_FORMAT_RGB;
    png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;            /* 16 bits are no reason to be linear */
    fine = fine && png_image_finish_read(&png, &white, ret->p, 0, 0) && png.warning_or_error < 2;
    png_image_free(&png);
    return fine ? OK : broken(f);
}

static void over_white(const unsigned char *from, struct pixels to) {
    size_t n = (size_t)to.w * (size_t)to.h;
    for (size_t i = 0; i < n; i++) {
        unsigned alpha = from[i * 4 + 3];
        for (size_t k = 0; k < 3; k++)
            to.p[i * 3 + k] = (unsigned char)((from[i * 4 + k] * alpha + 255 * (255 - alpha)) / 255);
    }
}

static enum err decode_webp(struct arena *a, struct str s, struct image_head head, int w, int h,
                            struct pixels *ret, struct fault *f) {
    WebPDecoderConfig c;
    unsigned char *rgba = arena_alloc(a, (size_t)w * (size_t)h * 4);
    *ret = new_pixels(a, w, h);
    if (!WebPInitDecoderConfig(&c)) return fault_set(f, E_INTERNAL, 0, 0);
    if (WebPGetFeatures((const uint8_t *)s.s, s.n, &c.input) != VP8_STATUS_OK) return broken(f);
    if (c.input.width != head.width || c.input.height != head.height) return broken(f);
    if (c.input.has_animation) return broken(f);
    c.options.use_scaling = w != head.width || h != head.height;
    c.options.scaled_width = w;
    c.options.scaled_height = h;
    c.output.colorspace = MODE_RGBA;
    c.output.is_external_memory = 1;
    c.output.u.RGBA.rgba = rgba;
    c.output.u.RGBA.stride = w * 4;
    c.output.u.RGBA.size = (size_t)w * (size_t)h * 4;
    VP8StatusCode status = WebPDecode((const uint8_t *)s.s, s.n, &c);
    WebPFreeDecBuffer(&c.output);
    if (status != VP8_STATUS_OK) return broken(f);
    over_white(rgba, *ret);
    return OK;
}

static enum err decode(struct arena *a, struct str s, struct image_head head, struct pixels *ret,
                       struct fault *f) {
    int w, h;
    fit(head.width, head.height, IMAGE_PAGE, &w, &h);
    if (head.kind == IMAGE_JPEG) return decode_jpeg(a, s, head, w, h, ret, f);
    if (head.kind == IMAGE_PNG) return decode_png(a, s, head, ret, f);
    return decode_webp(a, s, head, w, h, ret, f);
}

/* ---- Smaller ---- */

/* A source cell lies in one target cell or across the edge of two: which, and how
** much of the target each part is. */
struct share { int at; float here, next; };

static struct share share_of(int i, int from, int to) {
    int64_t begin = (int64_t)i * to, end = begin + to, at = begin / from, edge = (at + 1) * from;
    if (end <= edge) return (struct share){ (int)at, (float)to / (float)from, 0 };
    return (struct share){ (int)at, (float)(edge - begin) / (float)from, (float)(end - edge) / (float)from };
}

static void shrink_row(const unsigned char *from, const struct share *x, int w, float *to) {
    for (int i = 0; i < w; i++, from += 3) {
        float *t = to + (size_t)x[i].at * 3;
        for (int k = 0; k < 3; k++) t[k] += x[i].here * from[k];
        if (x[i].next == 0) continue;
        for (int k = 0; k < 3; k++) t[3 + k] += x[i].next * from[k];
    }
}

static void put_row(const float *from, unsigned char *to, size_t n) {
    for (size_t i = 0; i < n; i++) {
        float v = from[i] + 0.5f;
        to[i] = (unsigned char)(v > 255 ? 255 : v);
    }
}

/* Each target pixel is the mean of the area it covers. Not for enlarging. */
static struct pixels shrink_from(struct arena *a, const unsigned char *rgb, int from_w, int from_h, int w, int h) {
    struct pixels to = new_pixels(a, w, h);
    struct share *x = ARENA_ARRAY(a, struct share, from_w);
    size_t n = (size_t)w * 3;
    float *row = ARENA_ARRAY(a, float, n + 3), *sum = ARENA_ARRAY(a, float, n);
    int at = 0;
    for (int i = 0; i < from_w; i++) x[i] = share_of(i, from_w, w);
    for (int y = 0; y < from_h; y++) {
        struct share v = share_of(y, from_h, h);
        if (v.at != at) {                                      /* the row before ended on the edge */
            put_row(sum, to.p + (size_t)at * n, n);
            memset(sum, 0, n * sizeof *sum);
            at = v.at;
        }
        memset(row, 0, (n + 3) * sizeof *row);
        shrink_row(rgb + (size_t)y * (size_t)from_w * 3, x, from_w, row);
        for (size_t i = 0; i < n; i++) sum[i] += v.here * row[i];
        if (v.next == 0) continue;
        put_row(sum, to.p + (size_t)at * n, n);
        for (size_t i = 0; i < n; i++) sum[i] = v.next * row[i];
        at++;
    }
    if (at < h) put_row(sum, to.p + (size_t)at * n, n);
    return to;
}

static struct pixels shrink(struct arena *a, struct pixels s, int w, int h) {
    return w == s.w && h == s.h ? s : shrink_from(a, s.p, s.w, s.h, w, h);
}

/* ---- Its print ---- */

/* Grey means of a grid that is one wider than it has bits. `clearly`: where the grey
** hardly changes (a sky, a wall) a bit must not hang on the encoder; `few`: with fewer
** bits set, or unset, than this any two even pictures would be alike. */
enum { PRINT_WIDE = 9, PRINT_HIGH = 8, PRINT_CLEARLY = 2, PRINT_FEW = 4 };

static int grey(const unsigned char *p) {
    return (299 * p[0] + 587 * p[1] + 114 * p[2]) / 1000;
}

bool image_print(struct arena *a, const unsigned char *rgb, int w, int h, int64_t *ret) {
    uint64_t bits = 0;
    *ret = 0;
    if (w < PRINT_WIDE || h < PRINT_HIGH) return false;
    struct pixels s = shrink_from(a, rgb, w, h, PRINT_WIDE, PRINT_HIGH);
    for (int y = 0; y < PRINT_HIGH; y++) {
        const unsigned char *p = s.p + (size_t)y * row_bytes(s);
        for (int x = 0; x + 1 < PRINT_WIDE; x++, p += 3) bits = bits << 1 | (grey(p) > grey(p + 3) + PRINT_CLEARLY);
    }
    int set = __builtin_popcountll(bits);
    if (set < PRINT_FEW || set > PRINT_WIDE * PRINT_HIGH - PRINT_HIGH - PRINT_FEW) return false;
    *ret = (int64_t)(bits == (uint64_t)INT64_MIN ? bits + 1 : bits);      /* the one value that means none */
    return true;
}

/* ---- Upright ---- */

/* Where the pixel that belongs at (x, y) of the upright picture is stored
** (NORM EXIF 2.3, Orientation). */
static size_t stored_at(struct pixels s, int o, int x, int y) {
    int sx = o >= 5 ? y : x, sy = o >= 5 ? x : y;
    if (o == 2 || o == 3 || o == 7 || o == 8) sx = s.w - 1 - sx;
    if (o == 3 || o == 4 || o == 6 || o == 7) sy = s.h - 1 - sy;
    return ((size_t)sy * (size_t)s.w + (size_t)sx) * 3;
}

static struct pixels upright(struct arena *a, struct pixels s, int o) {
    if (o == 1) return s;
    struct pixels to = new_pixels(a, o >= 5 ? s.h : s.w, o >= 5 ? s.w : s.h);
    unsigned char *p = to.p;
    for (int y = 0; y < to.h; y++)
        for (int x = 0; x < to.w; x++, p += 3) memcpy(p, s.p + stored_at(s, o, x, y), 3);
    return to;
}

/* ---- Written anew ---- */

static enum err encode(struct arena *a, struct pixels s, int quality, struct str *ret, struct fault *f) {
    unsigned long n = tjBufSize(s.w, s.h, TJSAMP_420);
    unsigned char *to = arena_alloc(a, n);
    tjhandle t = tjInitCompress();
    if (!t) return fault_set(f, E_MEMORY, 0, 0);
    int r = tjCompress2(t, s.p, s.w, 0, s.h, TJPF_RGB, &to, &n, TJSAMP_420, quality, TJFLAG_NOREALLOC);
    (void)tjDestroy(t);
    if (r) return broken(f);
    *ret = (struct str){ (const char *)to, n };
    return OK;
}

enum err image_convert_here(struct arena *a, struct str bytes, struct image_result *ret, struct fault *f) {
    struct image_view view;
    struct pixels s;
    int w, h;
    *ret = (struct image_result){ 0 };
    enum err e = image_check(a, bytes, &ret->head, f);
    if (e) return e;
    e = image_look(bytes, &view, f);
    if (e) return e;
    image_exif(view.exif, ret);
    e = decode(a, bytes, ret->head, &s, f);
    if (e) return e;
    fit(ret->head.width, ret->head.height, IMAGE_PAGE, &w, &h);
    s = upright(a, shrink(a, s, w, h), ret->orientation);
    ret->page_width = s.w;
    ret->page_height = s.h;
    e = encode(a, s, PAGE_QUALITY, &ret->page, f);
    if (e) return e;
    fit(s.w, s.h, IMAGE_THUMB, &ret->thumb_width, &ret->thumb_height);
    s = shrink(a, s, ret->thumb_width, ret->thumb_height);
    ret->has_print = image_print(a, s.p, s.w, s.h, &ret->print);
    return encode(a, s, THUMB_QUALITY, &ret->thumb, f);
}
