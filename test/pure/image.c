/* Photos: made here with the libraries, checked, turned, shrunk, stripped; and
** the child that does it, with its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <libexif/exif-data.h>
#include <limits.h>
#include <png.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <turbojpeg.h>
#include <unistd.h>
#include <webp/encode.h>
#include "base/buf.h"
#include "base/rand.h"
#include "base/time.h"
#include "paper/image_part.h"

static struct arena mem;

struct pic { unsigned char *p; int w, h, bytes; };      /* bytes of a pixel: 3 RGB, 4 RGBA */

static int setup(void **state) {
    (void)state;
    arena_init(&mem, (size_t)2 << 30);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

static struct pic new_pic(int w, int h, int bytes) {
    return (struct pic){ arena_alloc(&mem, (size_t)w * (size_t)h * (size_t)bytes), w, h, bytes };
}

static unsigned char *pixel(struct pic s, int x, int y) {
    return s.p + ((size_t)y * (size_t)s.w + (size_t)x) * (size_t)s.bytes;
}

/* Quarters of four colours: red green over blue white. */
static const unsigned char corner[4][3] = { { 220, 30, 30 }, { 30, 200, 30 }, { 30, 30, 220 },
    { 240, 240, 240 } };

static const unsigned char *quarter(int w, int h, int x, int y) {
    return corner[(y >= h / 2) * 2 + (x >= w / 2)];
}

static struct pic quarters(int w, int h, int bytes) {
    struct pic s = new_pic(w, h, bytes);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++) {
            memcpy(pixel(s, x, y), quarter(w, h, x, y), 3);
            if (bytes == 4) pixel(s, x, y)[3] = 255;
        }
    return s;
}

static struct pic noise(int w, int h) {
    struct pic s = new_pic(w, h, 3);
    struct seeded r = { 42 };
    for (size_t i = 0; i < (size_t)w * (size_t)h * 3; i++) s.p[i] = (unsigned char)(seeded_next(&r) & 0x7f);
    return s;
}

static struct str as_jpeg_of(struct pic s, int flags, int sampling) {
    unsigned char *out = 0;
    unsigned long n = 0;
    tjhandle t = tjInitCompress();
    assert_int_equal(tjCompress2(t, s.p, s.w, 0, s.h, TJPF_RGB, &out, &n, sampling, 90, flags), 0);
    struct str ret = arena_copy(&mem, (struct str){ (char *)out, n });
    tjFree(out);
    (void)tjDestroy(t);
    return ret;
}

static struct str as_jpeg(struct pic s, int flags) {
    return as_jpeg_of(s, flags, TJSAMP_420);
}

static struct pic from_jpeg(struct str s) {
    struct pic ret = { 0 };
    int sub, space;
    tjhandle t = tjInitDecompress();
    assert_int_equal(tjDecompressHeader3(t, (const unsigned char *)s.s, s.n, &ret.w, &ret.h, &sub, &space),
        0);
    ret = new_pic(ret.w, ret.h, 3);
    assert_int_equal(tjDecompress2(t, (const unsigned char *)s.s, s.n, ret.p, ret.w, 0, ret.h, TJPF_RGB, 0),
        0);
    (void)tjDestroy(t);
    return ret;
}

static void add_bytes(png_structp png, png_bytep p, size_t n) {
    buf_put(png_get_io_ptr(png), p, n);
}

static void no_flush(png_structp png) {
    (void)png;
}

static struct str as_png(struct pic s, int depth, bool interlaced, struct str exif) {
    struct buf b = { 0 };
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0);
    png_infop info = png_create_info_struct(png);
    unsigned char *row = arena_alloc(&mem, (size_t)s.w * 8);
    png_set_write_fn(png, &b, add_bytes, no_flush);
    png_set_IHDR(png, info, (unsigned)s.w, (unsigned)s.h, depth, s.bytes == 4 ? PNG_COLOR_TYPE_RGBA
        : PNG_COLOR_TYPE_RGB,
                 interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, 0, 0);
    png_set_compression_level(png, 1);
    if (exif.n) png_set_eXIf_1(png, info, (unsigned)exif.n, (png_bytep)(uintptr_t)exif.s);
    png_write_info(png, info);
    for (int pass = png_set_interlace_handling(png); pass > 0; pass--)
        for (int y = 0; y < s.h; y++) {
            size_t n = (size_t)s.w * (size_t)s.bytes;
            for (size_t i = 0; i < n; i++) {
                if (depth == 8) row[i] = pixel(s, 0, y)[i];
                else row[i * 2] = row[i * 2 + 1] = pixel(s, 0, y)[i];
            }
            png_write_row(png, row);
        }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    struct str ret = arena_copy(&mem, buf_view(&b));
    buf_free(&b);
    return ret;
}

static struct str as_webp(struct pic s, bool lossless) {
    uint8_t *out = 0;
    size_t n;
    int stride = s.w * s.bytes;
    if (lossless) n = s.bytes == 4 ? WebPEncodeLosslessRGBA(s.p, s.w, s.h, stride, &out)
        : WebPEncodeLosslessRGB(s.p, s.w, s.h, stride, &out);
    else n = s.bytes == 4 ? WebPEncodeRGBA(s.p, s.w, s.h, stride, 90, &out)
        : WebPEncodeRGB(s.p, s.w, s.h, stride, 90, &out);
    struct str ret = arena_copy(&mem, (struct str){ (char *)out, n });
    WebPFree(out);
    assert_true(n > 0);
    return ret;
}

/* ---- EXIF made with libexif ---- */

static ExifEntry *entry(ExifData *d, ExifIfd ifd, int tag, ExifFormat format, unsigned long components,
    unsigned size) {
    ExifMem *m = exif_mem_new_default();
    ExifEntry *e = exif_entry_new_mem(m);
    e->data = exif_mem_alloc(m, size);
    e->tag = (ExifTag)tag;
    e->format = format;
    e->components = components;
    e->size = size;
    exif_content_add_entry(d->ifd[ifd], e);
    exif_entry_unref(e);
    exif_mem_unref(m);
    return e;
}

static void add_text(ExifData *d, ExifIfd ifd, int tag, const char *z) {
    unsigned n = (unsigned)strlen(z) + 1;
    memcpy(entry(d, ifd, tag, EXIF_FORMAT_ASCII, n, n)->data, z, n);
}

static void add_degrees(ExifData *d, int tag, unsigned deg, unsigned min, unsigned centiseconds,
    unsigned by) {
    ExifEntry *e = entry(d, EXIF_IFD_GPS, tag, EXIF_FORMAT_RATIONAL, 3, 24);
    exif_set_rational(e->data, EXIF_BYTE_ORDER_INTEL, (ExifRational){ deg, 1 });
    exif_set_rational(e->data + 8, EXIF_BYTE_ORDER_INTEL, (ExifRational){ min, 1 });
    exif_set_rational(e->data + 16, EXIF_BYTE_ORDER_INTEL, (ExifRational){ centiseconds, by });
}

/* The block without its "Exif" head. */
static struct str make_exif(int orientation, const char *taken, const char *zone, const char *ref,
    unsigned by) {
    ExifData *d = exif_data_new();
    unsigned char *out = 0;
    unsigned n = 0;
    exif_data_set_byte_order(d, EXIF_BYTE_ORDER_INTEL);
    exif_set_short(entry(d, EXIF_IFD_0, EXIF_TAG_ORIENTATION, EXIF_FORMAT_SHORT, 1, 2)->data,
        EXIF_BYTE_ORDER_INTEL, (ExifShort)orientation);
    add_text(d, EXIF_IFD_0, EXIF_TAG_MODEL, "SecretCamera");
    if (taken) add_text(d, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, taken);
    if (zone) add_text(d, EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_ORIGINAL, zone);
    if (ref) {
        add_text(d, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, (char[]){ ref[0], 0 });
        add_degrees(d, EXIF_TAG_GPS_LATITUDE, 31, 52, 3012, by);
        add_text(d, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE_REF, (char[]){ ref[1], 0 });
        add_degrees(d, EXIF_TAG_GPS_LONGITUDE, 120, 33, 1800, by);
    }
    exif_data_save_data(d, &out, &n);
    struct str ret = arena_copy(&mem, str_from((struct str){ (char *)out, n }, 6));
    free(out);
    exif_data_unref(d);
    return ret;
}

static struct str with_exif(struct str jpeg, struct str exif) {
    size_t n = exif.n + 8;
    char head[] = { (char)0xff, (char)0xe1, (char)(n >> 8), (char)n, 'E', 'x', 'i', 'f', 0, 0 };
    struct str s = arena_join(&mem, str_sub(jpeg, 0, 2), (struct str){ head, sizeof head });
    return arena_join(&mem, arena_join(&mem, s, exif), str_from(jpeg, 2));
}

static struct str chunk(const char *id, struct str body) {
    char head[8];
    memcpy(head, id, 4);
    for (int i = 0; i < 4; i++) head[4 + i] = (char)(body.n >> (8 * i));
    struct str s = arena_join(&mem, (struct str){ head, 8 }, body);
    return body.n % 2 ? arena_join(&mem, s, S("\0")) : s;
}

static struct str webp_with_exif(struct str webp, int w, int h, struct str exif) {
    char x[10] = { 8, 0, 0, 0, (char)(w - 1), (char)((w - 1) >> 8), 0, (char)(h - 1), (char)((h - 1) >> 8),
        0 };
    struct str body = arena_join(&mem, S("WEBP"), chunk("VP8X", (struct str){ x, 10 }));
    body = arena_join(&mem, arena_join(&mem, body, str_from(webp, 12)), chunk("EXIF", exif));
    return chunk("RIFF", body);
}

/* ---- Looking at results ---- */

static struct image_result convert(struct str bytes) {
    struct image_result r;
    struct fault f = { 0 };
    if (image_convert_here(&mem, bytes, &r, &f)) print_message("refused: %s\n", f.key ? f.key : "?");
    assert_int_equal(f.err, OK);
    return r;
}

static const char *refusal(struct str bytes) {
    struct image_result r;
    struct fault f = { 0 };
    (void)image_convert_here(&mem, bytes, &r, &f);
    return f.key ? f.key : "";
}

static bool near(const unsigned char *a, const unsigned char *b, int most) {
    for (int k = 0; k < 3; k++)
        if (abs(a[k] - b[k]) > most) return false;
    return true;
}

static void shows_quarters(struct str jpeg, int w, int h) {
    struct pic s = from_jpeg(jpeg);
    assert_int_equal(s.w, w);
    assert_int_equal(s.h, h);
    for (int i = 0; i < 4; i++) {
        int x = i % 2 ? w - 1 - w / 8 : w / 8, y = i / 2 ? h - 1 - h / 8 : h / 8;
        if (!near(pixel(s, x, y), corner[i], 12)) print_message("corner %d is %d, not %d\n", i,
                                                                  pixel(s, x, y)[0], corner[i][0]);
        assert_true(near(pixel(s, x, y), corner[i], 12));
    }
}

/* No application segment but JFIF, no comment, none of the words that went in. */
static void is_stripped(struct str jpeg) {
    for (size_t at = 2; at + 4 < jpeg.n && (unsigned char)jpeg.s[at + 1] != 0xda;) {
        unsigned m = (unsigned char)jpeg.s[at + 1];
        assert_false((m > 0xe0 && m <= 0xef) || m == 0xfe);
        at += 2 + (size_t)((unsigned char)jpeg.s[at + 2] << 8 | (unsigned char)jpeg.s[at + 3]);
    }
    assert_true(str_find(jpeg, S("Exif"), 0) < 0 && str_find(jpeg, S("SecretCamera"), 0) < 0);
}

/* ---- Tests ---- */

static void sizes(void **state) {
    (void)state;
    static const struct { int w, h, page_w, page_h, thumb_w, thumb_h; } t[] = {
        { 2400, 1800, 1600, 1200, 320, 240 }, { 1800, 2400, 1200, 1600, 240, 320 },
        { 1600, 900, 1600, 900, 320, 180 },
        { 100, 50, 100, 50, 100, 50 }, { 1, 1, 1, 1, 1, 1 }, { 12000, 2, 1600, 1, 320, 1 },
        { 1601, 1601, 1600, 1600, 320, 320 },
        { 321, 16, 321, 16, 320, 16 },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct arena_mark m = arena_mark(&mem);
        struct pic s = quarters(t[i].w, t[i].h, 3);
        bool large = t[i].w * t[i].h > 1000000;               /* lossless WebP takes seconds to make */
        struct str form[] = { as_jpeg(s, 0), as_jpeg(s, TJFLAG_PROGRESSIVE), as_png(s, 8, false, STR_NULL),
                              as_webp(s, false), large ? STR_NULL : as_webp(s, true) };
        for (int k = 0; k < (large ? 4 : 5); k++) {
            struct image_result r = convert(form[k]);
            assert_int_equal(r.head.kind, k < 2 ? IMAGE_JPEG : k == 2 ? IMAGE_PNG : IMAGE_WEBP);
            assert_true(r.head.width == t[i].w && r.head.height == t[i].h);
            assert_true(r.page_width == t[i].page_w && r.page_height == t[i].page_h);
            assert_true(r.thumb_width == t[i].thumb_w && r.thumb_height == t[i].thumb_h);
            struct pic page = from_jpeg(r.page), thumb = from_jpeg(r.thumb);
            assert_true(page.w == r.page_width && page.h == r.page_height);
            assert_true(thumb.w == r.thumb_width && thumb.h == r.thumb_height);
            if (t[i].page_h < 50) continue;
            shows_quarters(r.page, page.w, page.h);
            shows_quarters(r.thumb, thumb.w, thumb.h);
        }
        arena_rewind(&mem, m);
    }
}

/* The definition of EXIF: which side of the scene the first stored row and the
** first stored column are. */
static void orientations(void **state) {
    (void)state;
    enum { W = 96, H = 64 };
    for (int o = 1; o <= 8; o++) {
        struct pic s = o >= 5 ? new_pic(H, W, 3) : new_pic(W, H, 3);
        for (int row = 0; row < s.h; row++)
            for (int col = 0; col < s.w; col++) {
                int y = o >= 5 ? col : row, x = o >= 5 ? row : col;
                bool row_from_end = o == 3 || o == 4 || o == 6 || o == 7;      /* bottom or right */
                bool col_from_end = o == 2 || o == 3 || o == 7 || o == 8;
                if (o >= 5) {
                    if (row_from_end) x = W - 1 - x;
                    if (col_from_end) y = H - 1 - y;
                } else {
                    if (row_from_end) y = H - 1 - y;
                    if (col_from_end) x = W - 1 - x;
                }
                memcpy(pixel(s, col, row), quarter(W, H, x, y), 3);
            }
        struct str exif = make_exif(o, 0, 0, 0, 1);
        struct str form[] = { with_exif(as_jpeg(s, 0), exif), as_png(s, 8, false, exif),
            webp_with_exif(as_webp(s, true), s.w, s.h, exif) };
        for (int k = 0; k < 3; k++) {
            struct image_result r = convert(form[k]);
            assert_int_equal(r.orientation, o);
            assert_true(r.page_width == W && r.page_height == H);
            shows_quarters(r.page, W, H);
            shows_quarters(r.thumb, W, H);
            is_stripped(r.page);
            is_stripped(r.thumb);
        }
    }
}

static void exif_said(void **state) {
    (void)state;
    struct str plain = as_jpeg(quarters(64, 48, 3), 0);
    struct image_result r = convert(with_exif(plain,
                                                    make_exif(1, "2024:06:12 10:24:05", "+08:00", "NE", 100)));
    assert_true(r.has_place && r.has_taken && r.has_zone);
    assert_int_equal(r.lat, 318750333);                       /* 31° 52' 30.12" */
    assert_int_equal(r.lon, 1205550000);
    assert_int_equal(r.taken, time_at(day_of((struct civil){ 2024, 6, 12 }),
        10 * HOUR + 24 * MINUTE + 5 * SECOND, 0));
    assert_int_equal(r.zone, 8 * HOUR);
    r = convert(with_exif(plain, make_exif(1, "2024:06:12 10:24:05", 0, "SW", 100)));
    assert_true(r.lat == -318750333 && r.lon == -1205550000 && r.has_taken && !r.has_zone);
    r = convert(plain);
    assert_true(!r.has_place && !r.has_taken && r.orientation == 1);
    /* Nonsense is left unsaid, and the picture kept. */
    r = convert(with_exif(plain, make_exif(9, "2024:02:30 10:24:05", "+8:00", "NE", 0)));
    assert_true(!r.has_place && !r.has_taken && !r.has_zone && r.orientation == 1 && r.lat == 0);
    r = convert(with_exif(plain, S("II*\0\xff\xff\xff\xff garbage that goes nowhere")));
    assert_true(!r.has_place && r.orientation == 1);
}

static void transparent(void **state) {
    (void)state;
    struct pic s = quarters(80, 80, 4);
    for (int y = 0; y < 40; y++)
        for (int x = 0; x < 40; x++) pixel(s, x, y)[3] = 0;
    struct str form[] = { as_png(s, 8, false, STR_NULL), as_png(s, 8, true, STR_NULL),
                          as_png(s, 16, true, STR_NULL), as_webp(s, true), as_webp(s, false) };
    static const unsigned char white[3] = { 255, 255, 255 };
    for (int k = 0; k < 5; k++) {
        struct pic page = from_jpeg(convert(form[k]).page);
        assert_true(near(pixel(page, 10, 10), white, 8));
        assert_true(near(pixel(page, 70, 10), corner[1], 14));
    }
}

/* Shrinking keeps the mean: nothing of the picture is skipped. */
static void means(void **state) {
    (void)state;
    struct arena_mark m = arena_mark(&mem);
    struct pic s = noise(2111, 1777);
    double sum[2] = { 0, 0 };
    struct pic page = from_jpeg(convert(as_png(s, 8, false, STR_NULL)).page);
    for (size_t i = 0; i < (size_t)s.w * (size_t)s.h * 3; i++) sum[0] += s.p[i];
    for (size_t i = 0; i < (size_t)page.w * (size_t)page.h * 3; i++) sum[1] += page.p[i];
    sum[0] /= (double)s.w * s.h * 3;
    sum[1] /= (double)page.w * page.h * 3;
    assert_true(page.w == 1600 && sum[0] - sum[1] < 1 && sum[1] - sum[0] < 1);
    arena_rewind(&mem, m);
}

/* A PNG head that claims a size, with nothing behind it. */
static struct str png_claim(unsigned w, unsigned h) {
    char *p = arena_alloc(&mem, 33);
    memcpy(p, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (int i = 0; i < 4; i++) {
        p[16 + i] = (char)(w >> (24 - 8 * i));
        p[20 + i] = (char)(h >> (24 - 8 * i));
    }
    p[24] = 8;
    p[25] = 2;
    return (struct str){ p, 33 };
}

static void refused(void **state) {
    (void)state;
    struct arena_mark m = arena_mark(&mem);
    char *huge = arena_alloc(&mem, IMAGE_BYTES + 1);
    memcpy(huge, "\xff\xd8\xff", 3);
    struct str jpeg = as_jpeg(quarters(64, 64, 3), 0), wide = arena_copy(&mem, jpeg);
    for (size_t i = 2; i + 8 < wide.n; i++) {                  /* claim 40,000 pixels in the frame header */
        if ((unsigned char)wide.s[i] != 0xff || (unsigned char)wide.s[i + 1] != 0xc0) continue;
        ((char *)(uintptr_t)wide.s)[i + 7] = (char)(40000 >> 8);
        ((char *)(uintptr_t)wide.s)[i + 8] = (char)(40000 & 255);
        break;
    }
    const struct { struct str bytes; const char *key; enum err err; } t[] = {
        { S(""), "photo.not_image", E_MEDIA }, { S("hello"), "photo.not_image", E_MEDIA },
        { S("GIF89a\1\0\1\0\0\0\0;"), "photo.not_image", E_MEDIA },
        { S("\0\0\0\x18" "ftypheic"), "photo.not_image", E_MEDIA },
        { S("<svg xmlns='http://www.w3.org/2000/svg'/>"), "photo.not_image", E_MEDIA },
        { { huge, IMAGE_BYTES + 1 }, "photo.large_bytes", E_TOO_LARGE },
        { { huge, 100 }, "photo.broken", E_SYNTAX },
        { wide, "photo.large_pixels", E_TOO_LARGE },
        { png_claim(12001, 1), "photo.large_pixels", E_TOO_LARGE },
        { png_claim(1, 12001), "photo.large_pixels", E_TOO_LARGE },
        { png_claim(12000, 12000), "photo.large_pixels", E_TOO_LARGE },
        { png_claim(0, 5), "photo.broken", E_SYNTAX }, { png_claim(0xffffffff, 5), "photo.broken", E_SYNTAX },
        { png_claim(10, 10), "", OK }, { S("RIFF\x10\0\0\0WEBPVP8X"), "photo.broken", E_SYNTAX },
        { S("\xff\xd8\xff\xda\0\x08"), "photo.broken", E_SYNTAX }, { jpeg, "", OK },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct image_head h;
        struct fault f = { 0 };
        assert_int_equal(image_check(&mem, t[i].bytes, &h, &f), t[i].err);
        assert_string_equal(f.key ? f.key : "", t[i].key);
        if (t[i].err == E_TOO_LARGE) assert_true(f.arg[0].n > 0);
    }
    assert_string_equal(refusal(png_claim(10, 10)), "photo.broken");
    arena_rewind(&mem, m);
}

/* Cut anywhere, or with any byte changed: refused or shown, never a crash. */
static void damaged(void **state) {
    (void)state;
    struct pic s = quarters(90, 60, 4), rgb = quarters(90, 60, 3);
    struct str exif = make_exif(6, "2024:06:12 10:24:05", "+08:00", "NE", 100);
    struct str form[] = { with_exif(as_jpeg(rgb, 0), exif), as_jpeg(rgb, TJFLAG_PROGRESSIVE),
                          as_png(s, 8, true, exif), as_webp(s, false), as_webp(s, true),
                          webp_with_exif(as_webp(rgb, false), 90, 60, exif) };
    struct seeded r = { 8 };
    int shown = 0;
    for (int k = 0; k < 6; k++) {
        assert_string_equal(refusal(str_sub(form[k], 0, form[k].n / 2)), "photo.broken");
        for (int i = 0; i < 150; i++) {
            struct arena_mark m = arena_mark(&mem);
            struct str cut = str_sub(form[k], 0, (size_t)seeded_below(&r, (int64_t)form[k].n));
            (void)refusal(cut);
            char *p = arena_cstr(&mem, form[k]);
            for (int64_t n = 1 + seeded_below(&r, 4); n > 0; n--)
                p[seeded_below(&r, (int64_t)form[k].n)] = (char)seeded_next(&r);
            shown += refusal((struct str){ p, form[k].n })[0] == 0;
            arena_rewind(&mem, m);
        }
    }
    print_message("%d of 900 damaged pictures could be shown\n", shown);
}

/* ---- The child ---- */

static int open_files(void) {
    int n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (d && readdir(d)) n++;
    (void)closedir(d);
    return n;
}

static void isolated(void **state) {
    (void)state;
    struct str bytes = with_exif(as_jpeg(quarters(2000, 1500, 3), 0),
                                 make_exif(6, "2024:06:12 10:24:05", "+08:00", "NE", 100));
    struct image_result here = convert(bytes), r;
    struct fault f = { 0 };
    int before = open_files();
    assert_int_equal(image_convert(&mem, "/proc/self/exe", bytes, &r, &f), OK);
    assert_true(str_eq(r.page, here.page) && str_eq(r.thumb, here.thumb));
    assert_true(r.orientation == 6 && r.lat == here.lat && r.lon == here.lon && r.taken == here.taken
        && r.zone == here.zone);
    assert_true(r.page_width == 1200 && r.page_height == 1600 && r.head.width == 2000);
    assert_int_equal(image_convert(&mem, "/proc/self/exe", str_sub(bytes, 0, bytes.n / 2), &r, &f), E_SYNTAX);
    assert_string_equal(f.key, "photo.broken");
    f = (struct fault){ 0 };
    assert_int_equal(image_convert(&mem, "/proc/self/exe", S("text"), &r, &f), E_MEDIA);
    f = (struct fault){ 0 };
    assert_int_equal(image_convert(&mem, "/no/such/program", bytes, &r, &f), E_IO);
    assert_int_equal(open_files(), before);
}

/* A program in place of the child that does what the script says. */
static const char *impostor(char path[64], const char *script) {
    (void)snprintf(path, 64, "/tmp/anju-image-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_true(dprintf(fd, "#!/bin/sh\n%s\n", script) > 0);
    (void)fchmod(fd, 0700);
    (void)close(fd);
    return path;
}

static void bad_children(void **state) {
    (void)state;
    static const char *script[] = {
        "kill -SEGV $$", "exit 0", "echo no picture at all", "exec sleep 30", "exec cat /dev/zero",
            "cat; exit 0",
        "printf anjuimg1; head -c 4000000 /dev/zero; exit 0",
    };
    struct str bytes = as_jpeg(quarters(64, 64, 3), 0);
    int before = open_files();
    for (size_t i = 0; i < sizeof script / sizeof *script; i++) {
        char path[64];
        struct image_result r;
        struct fault f = { 0 };
        int64_t t0 = time_steady();
        assert_int_equal(image_convert_within(&mem, impostor(path, script[i]), bytes, 700, &r, &f), E_SYNTAX);
        assert_string_equal(f.key, "photo.broken");
        assert_true(time_steady() - t0 < 3000);
        (void)unlink(path);
    }
    assert_int_equal(open_files(), before);
    assert_int_equal(waitpid(-1, 0, WNOHANG), -1);             /* nobody left behind */
}

/* After its work the child can neither open nor run anything. */
static void confined(void **state) {
    (void)state;
    struct str bytes = as_jpeg(quarters(64, 64, 3), 0);
    int in[2], out[2], status;
    assert_true(pipe(in) == 0 && pipe(out) == 0);
    pid_t pid = fork();
    if (pid == 0) {
        (void)dup2(in[0], 0);
        (void)dup2(out[1], 1);
        for (int i = 3; i < 64; i++) (void)close(i);
        int r = image_child(0, 1);
        struct rlimit as;
        bool opened = open("/etc/passwd", O_RDONLY) >= 0;
        bool limited = getrlimit(RLIMIT_AS, &as) || as.rlim_cur < ((rlim_t)1 << 40);
        _exit(r ? 1 : opened ? 2 : limited ? 0 : 3);
    }
    (void)close(in[0]);
    (void)close(out[1]);
    assert_int_equal(write(in[1], bytes.s, bytes.n), bytes.n);
    (void)close(in[1]);
    char sink[4096];
    while (read(out[0], sink, sizeof sink) > 0) {}
    (void)close(out[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    print_message("skipped: a sanitizer does not live within the limits\n");
#else
    assert_int_equal(WEXITSTATUS(status), 0);
#endif
}

static void *convert_some(void *arg) {
    struct str *bytes = arg;
    struct arena a;
    long bad = 0;
    for (int i = 0; i < 5; i++) {
        struct image_result r;
        struct fault f = { 0 };
        arena_init(&a, 0);
        bad += image_convert(&a, "/proc/self/exe", *bytes, &r, &f) != OK || r.page_width != 800;
        arena_free(&a);
    }
    return (void *)bad;
}

static void from_threads(void **state) {
    (void)state;
    struct str bytes = as_jpeg(quarters(800, 600, 3), 0);
    pthread_t t[4];
    for (int i = 0; i < 4; i++) assert_int_equal(pthread_create(&t[i], 0, convert_some, &bytes), 0);
    for (int i = 0; i < 4; i++) {
        void *bad;
        (void)pthread_join(t[i], &bad);
        assert_null(bad);
    }
}

/* What a phone sends, and the largest that is taken. */
static void cost(void **state) {
    (void)state;
    struct arena_mark m = arena_mark(&mem);
    struct pic phone = noise(4032, 3024), most = quarters(12000, 5000, 3);
    const struct { const char *name; struct str bytes; } t[] = {
        { "JPEG 12 MP", as_jpeg(phone, 0) },
        { "JPEG 60 MP progressive", as_jpeg_of(most, TJFLAG_PROGRESSIVE, TJSAMP_444) },
        { "PNG 60 MP", as_png(most, 8, false, STR_NULL) }, { "JPEG 64x64", as_jpeg(quarters(64, 64, 3), 0) },
    };
    for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
        struct image_result r;
        struct fault f = { 0 };
        int64_t t0 = time_steady();
        assert_int_equal(image_convert(&mem, "/proc/self/exe", t[i].bytes, &r, &f), OK);
        print_message("%s, %zu KB: %lld ms, page %zu KB\n", t[i].name, t[i].bytes.n >> 10,
            (long long)(time_steady() - t0), r.page.n >> 10);
    }
    arena_rewind(&mem, m);
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "_image") == 0) return image_child(0, 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes), cmocka_unit_test(orientations), cmocka_unit_test(exif_said),
            cmocka_unit_test(transparent),
        cmocka_unit_test(means), cmocka_unit_test(refused), cmocka_unit_test(damaged),
            cmocka_unit_test(isolated),
        cmocka_unit_test(bad_children), cmocka_unit_test(confined), cmocka_unit_test(from_threads),
            cmocka_unit_test(cost),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
