/* The heads of photos: what they are, how large, and what EXIF says. */
#include "paper/image_part.h"

#include <libexif/exif-data.h>
#include <string.h>
#include "base/time.h"

enum { EXIF_MOST = 65536 };      /* a JPEG segment cannot hold more; nor do we take more elsewhere */

static uint32_t big(const struct str s, size_t at, size_t n) {
    uint32_t v = 0;
    for (size_t i = 0; i < n; i++) v = v << 8 | (unsigned char)s.s[at + i];
    return v;
}

static uint32_t little(const struct str s, size_t at, size_t n) {
    uint32_t v = 0;
    for (size_t i = n; i > 0; i--) v = v << 8 | (unsigned char)s.s[at + i - 1];
    return v;
}

/* ---- JPEG ---- */

static bool is_frame(unsigned marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Walk the segments up to the frame header. */
static bool look_jpeg(struct str s, struct image_view *ret) {
    for (size_t at = 2; at + 4 <= s.n;) {
        unsigned marker = (unsigned char)s.s[at + 1];
        if ((unsigned char)s.s[at] != 0xff) return false;
        if (marker == 0xff) {                          /* fill byte */
            at++;
            continue;
        }
        size_t length = big(s, at + 2, 2);
        if (marker == 0xda || marker == 0xd9 || length < 2 || s.n - at - 2 < length) return false;
        struct str body = str_sub(s, at + 4, length - 2);
        if (is_frame(marker)) {
            if (body.n < 6) return false;
            ret->head.height = (int)big(body, 1, 2);
            ret->head.width = (int)big(body, 3, 2);
            /* Within coded data FF D9 cannot stand by chance: without it the picture was cut. */
            return str_find(s, S("\xff\xd9"), at) >= 0;
        }
        bool exif = marker == 0xe1 && str_starts(body, S("Exif\0\0"));
        if (exif && ret->exif.n == 0) ret->exif = str_from(body, 6);
        at += 2 + length;
    }
    return false;
}

/* ---- PNG ---- */

static bool look_png(struct str s, struct image_view *ret) {
    if (s.n < 33 || !str_eq(str_sub(s, 12, 4), S("IHDR"))) return false;
    uint32_t w = big(s, 16, 4), h = big(s, 20, 4);
    if (w > INT32_MAX || h > INT32_MAX) return false;
    ret->head.width = (int)w;
    ret->head.height = (int)h;
    for (size_t at = 8; at + 12 <= s.n;) {
        size_t n = big(s, at, 4);
        if (n > s.n - at - 12) break;                  /* a cut file is found by the decoder */
        if (n <= EXIF_MOST && str_eq(str_sub(s, at + 4, 4), S("eXIf"))) ret->exif = str_sub(s, at + 8, n);
        at += 12 + n;
    }
    return true;
}

/* ---- WebP ---- */

static bool webp_size(struct str id, struct str body, struct image_head *h) {
    if (str_eq(id, S("VP8X")) && body.n >= 10) {
        h->width = (int)little(body, 4, 3) + 1;
        h->height = (int)little(body, 7, 3) + 1;
        return true;
    }
    if (str_eq(id, S("VP8L")) && body.n >= 5 && body.s[0] == 0x2f) {
        uint32_t bits = little(body, 1, 4);
        h->width = (int)(bits & 0x3fff) + 1;
        h->height = (int)(bits >> 14 & 0x3fff) + 1;
        return true;
    }
    if (!str_eq(id, S("VP8 ")) || body.n < 10 || big(body, 3, 3) != 0x9d012a) return false;
    h->width = (int)(little(body, 6, 2) & 0x3fff);
    h->height = (int)(little(body, 8, 2) & 0x3fff);
    return true;
}

static bool look_webp(struct str s, struct image_view *ret) {
    bool sized = false;
    for (size_t at = 12; at + 8 <= s.n;) {
        size_t n = little(s, at + 4, 4);
        struct str id = str_sub(s, at, 4), body = str_sub(s, at + 8, n);
        if (!sized) sized = webp_size(id, body, &ret->head);
        if (!sized) return false;
        if (n <= EXIF_MOST && body.n == n && str_eq(id, S("EXIF"))) ret->exif = body;
        if (n > s.n - at - 8) break;
        at += 8 + n + (n & 1);
    }
    if (str_starts(ret->exif, S("Exif\0\0"))) ret->exif = str_from(ret->exif, 6);     /* some write it so */
    return sized;
}

/* ---- Any ---- */

enum err image_look(struct str s, struct image_view *ret, struct fault *f) {
    bool fine;
    *ret = (struct image_view){ 0 };
    if (str_starts(s, S("\xff\xd8\xff"))) {
        ret->head.kind = IMAGE_JPEG;
        fine = look_jpeg(s, ret);
    } else if (str_starts(s, S("\x89PNG\r\n\x1a\n"))) {
        ret->head.kind = IMAGE_PNG;
        fine = look_png(s, ret);
    } else if (str_starts(s, S("RIFF")) && str_eq(str_sub(s, 8, 4), S("WEBP"))) {
        ret->head.kind = IMAGE_WEBP;
        fine = look_webp(s, ret);
    } else {
        return fault_set(f, E_MEDIA, "photo", "photo.not_image");
    }
    fine = fine && ret->head.width > 0 && ret->head.height > 0;
    return fine ? OK : fault_set(f, E_SYNTAX, "photo", "photo.broken");
}

enum err image_check(struct arena *a, struct str bytes, struct image_head *ret, struct fault *f) {
    struct image_view v;
    if (bytes.n > IMAGE_BYTES) {
        f->arg[0] = arena_printf(a, "%d", IMAGE_BYTES >> 20);
        return fault_set(f, E_TOO_LARGE, "photo", "photo.large_bytes");
    }
    enum err e = image_look(bytes, &v, f);
    if (e) return e;
    *ret = v.head;
    bool large = ret->width > IMAGE_SIDE || ret->height > IMAGE_SIDE
              || (int64_t)ret->width * ret->height > IMAGE_PIXELS;
    if (!large) return OK;
    f->arg[0] = arena_printf(a, "%d", ret->width);
    f->arg[1] = arena_printf(a, "%d", ret->height);
    return fault_set(f, E_TOO_LARGE, "photo", "photo.large_pixels");
}

/* ---- EXIF ---- */

static struct str exif_text(ExifData *d, ExifIfd ifd, ExifTag tag) {
    ExifEntry *e = exif_content_get_entry(d->ifd[ifd], tag);
    if (!e || e->format != EXIF_FORMAT_ASCII || !e->data) return STR_NULL;
    struct str s = { (const char *)e->data, e->size };
    const char *nul = memchr(s.s, 0, s.n);
    return nul ? str_sub(s, 0, (size_t)(nul - s.s)) : s;
}

/* Degrees, minutes and seconds as degrees times 10^7; false when they are none. */
static bool exif_degrees(ExifData *d, int tag, int ref_tag, char negative, int most, int64_t *ret) {
    ExifEntry *e = exif_content_get_entry(d->ifd[EXIF_IFD_GPS], (ExifTag)tag);
    struct str ref = exif_text(d, EXIF_IFD_GPS, (ExifTag)ref_tag);
    double v = 0, unit = 1;
    if (!e || e->format != EXIF_FORMAT_RATIONAL || e->components != 3 || e->size < 24) return false;
    for (unsigned i = 0; i < 3; i++, unit *= 60) {
        ExifRational r = exif_get_rational(e->data + i * 8, exif_data_get_byte_order(d));
        if (r.denominator == 0) return false;
        v += (double)r.numerator / r.denominator / unit;
    }
    if (!(v <= most)) return false;
    *ret = (int64_t)(v * 1e7 + 0.5) * (ref.n && ref.s[0] == negative ? -1 : 1);
    return true;
}

static bool two_digits(struct str s, size_t at, int64_t most, int64_t *ret) {
    int64_t v;
    if (!str_int(str_sub(s, at, 2), &v) || v < 0 || v > most || s.s[at] == '+') return false;
    *ret = v;
    return true;
}

/* "2024:06:12 10:24:00", as if it were UTC. */
static bool exif_time(struct str s, int64_t *ret) {
    char day[10];
    struct civil c;
    int64_t h, m, sec;
    if (s.n != 19 || s.s[4] != ':' || s.s[7] != ':' || s.s[10] != ' ') return false;
    if (s.s[13] != ':' || s.s[16] != ':') return false;
    memcpy(day, s.s, 10);
    day[4] = day[7] = '-';
    if (!date_parse((struct str){ day, 10 }, &c)) return false;
    if (!two_digits(s, 11, 23, &h) || !two_digits(s, 14, 59, &m)) return false;
    if (!two_digits(s, 17, 59, &sec)) return false;
    *ret = time_at(day_of(c), h * HOUR + m * MINUTE + sec * SECOND, 0);
    return true;
}

/* "+08:00" */
static bool exif_zone(struct str s, int64_t *ret) {
    int64_t h, m;
    if (s.n != 6 || (s.s[0] != '+' && s.s[0] != '-') || s.s[3] != ':') return false;
    if (!two_digits(s, 1, 14, &h) || !two_digits(s, 4, 59, &m)) return false;
    *ret = (h * HOUR + m * MINUTE) * (s.s[0] == '-' ? -1 : 1);
    return true;
}

static void read_exif(ExifData *d, struct image_result *ret) {
    ExifEntry *e = exif_content_get_entry(d->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (e && e->format == EXIF_FORMAT_SHORT && e->size >= 2) {
        int o = exif_get_short(e->data, exif_data_get_byte_order(d));
        if (o >= 1 && o <= 8) ret->orientation = o;
    }
    ret->has_place = exif_degrees(d, EXIF_TAG_GPS_LATITUDE, EXIF_TAG_GPS_LATITUDE_REF, 'S', 90, &ret->lat)
                  && exif_degrees(d, EXIF_TAG_GPS_LONGITUDE, EXIF_TAG_GPS_LONGITUDE_REF, 'W', 180, &ret->lon)
                  && (ret->lat || ret->lon);           /* 0, 0 is what a camera without a fix writes */
    if (!ret->has_place) ret->lat = ret->lon = 0;
    ret->has_taken = exif_time(exif_text(d, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL), &ret->taken)
                  || exif_time(exif_text(d, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_DIGITIZED), &ret->taken);
    ret->has_zone = ret->has_taken
                 && exif_zone(exif_text(d, EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_ORIGINAL), &ret->zone);
}

void image_exif(struct str exif, struct image_result *ret) {
    unsigned char block[EXIF_MOST + 6];
    ret->orientation = 1;
    if (exif.n < 8 || exif.n > EXIF_MOST) return;
    memcpy(block, "Exif\0\0", 6);
    memcpy(block + 6, exif.s, exif.n);
    ExifData *d = exif_data_new();
    if (!d) return;
    exif_data_unset_option(d, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
    exif_data_set_option(d, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
    exif_data_load_data(d, block, (unsigned)exif.n + 6);
    read_exif(d, ret);
    exif_data_unref(d);
}
