#include "action/photo.h"

#include <math.h>

#include "action/look.h"
#include "action/problem.h"
#include "base/hash.h"
#include "paper/image.h"

static const struct field in_fields[] = {
    F_TIME(photo_in, taken_at, INPUT), F_REAL(photo_in, lat, INPUT, -90, 90), F_REAL(photo_in, lng, INPUT, -180, 180),
    F_REF(photo_in, pair, INPUT, &attachment_entity),
};
const struct entity photo_in_entity = {
    .name = "photo_upload", .size = sizeof(struct photo_in), .field = in_fields, .nfield = N_OF(in_fields),
    .headless = true,
};
static const struct field out_fields[] = {
    F_INT(photo_out, id, REQUIRED, 1, INT64_MAX), F_INT(photo_out, width, REQUIRED, 1, 100000),
    F_INT(photo_out, height, REQUIRED, 1, 100000), F_TEXT(photo_out, sha, REQUIRED, 64, 64),
};
const struct entity photo_out_entity = {
    .name = "attachment_made", .size = sizeof(struct photo_out), .field = out_fields, .nfield = N_OF(out_fields),
    .headless = true,
};
static const struct field read_fields[] = {
    F_INT(photo_read_in, id, REQUIRED, 1, INT64_MAX), F_INT(photo_read_in, photo, REQUIRED, 1, INT64_MAX),
    F_TEXT(photo_read_in, size, INPUT, 0, 8),
};
const struct entity photo_read_entity = {
    .name = "photo_read", .size = sizeof(struct photo_read_in), .field = read_fields, .nfield = N_OF(read_fields),
    .headless = true,
};
static const struct field file_fields[] = {
    F_TEXT(photo_file, sha, REQUIRED, 64, 64), F_TEXT(photo_file, kind, REQUIRED, 1, 8),
    F_TEXT(photo_file, mime, REQUIRED, 3, 60), F_TEXT(photo_file, name, 0, 0, 60),
};
const struct entity photo_file_entity = {
    .name = "photo_file", .size = sizeof(struct photo_file), .field = file_fields, .nfield = N_OF(file_fields),
    .headless = true,
};

static const struct field original_fields[] = {
    F_INT(original_in, id, REQUIRED, 1, INT64_MAX), F_INT(original_in, photo, REQUIRED, 1, INT64_MAX),
    F_TEXT(original_in, reason, REQUIRED | INPUT | FREE, 5, 400),
};
const struct entity original_in_entity = {
    .name = "original", .size = sizeof(struct original_in), .field = original_fields, .nfield = N_OF(original_fields),
    .headless = true,
};

static struct str hash_text(struct arena *a, struct str s) {
    unsigned char d[DIGEST];
    sha256(s, d);
    return hex_text(a, d, DIGEST);
}

static struct str mime_of(enum image_kind k) {
    return k == IMAGE_PNG ? S("image/png") : k == IMAGE_WEBP ? S("image/webp") : S("image/jpeg");
}

/* Decode in a child, write anew, put both sizes under the hash of the larger, and
** what was sent under its own: only what was decoded is ever kept. */
static enum err create_prepare(struct call *c, void *arg) {
    struct photo_in *in = arg;
    struct image_result img;
    enum err e = image_convert(c->mem, c->exe, in->bytes, &img, &c->fault);
    if (e) return e;
    in->sha = hash_text(c->mem, img.page);
    in->orig = hash_text(c->mem, in->bytes);
    in->orig_mime = mime_of(img.head.kind);
    in->print = img.has_print ? img.print : NONE;
    in->width = img.page_width;
    in->height = img.page_height;
    in->size = (int64_t)img.page.n;
    in->exif_at = img.has_taken ? img.taken - (img.has_zone ? img.zone : c->tz_offset) : NONE;
    in->exif_lat = img.has_place ? (double)img.lat / 1e7 : NAN;
    in->exif_lng = img.has_place ? (double)img.lon / 1e7 : NAN;
    if ((e = store_file_put(c->store, in->sha, "page", img.page, &c->fault))) return e;
    if ((e = store_file_put(c->store, in->sha, "thumb", img.thumb, &c->fault))) return e;
    return store_file_put(c->store, in->orig, "orig", in->bytes, &c->fault);
}

/* The photo whose frame it was taken in is of a problem that the sender sees; that
** it is the same problem is asked when a record takes the photo. */
static enum err pair_seen(struct call *c, struct tx *tx, int64_t pair) {
    struct scope s = scope_of(c, CAP_READ);
    struct attachment a;
    struct problem p;
    enum err e = store_get(tx_db(tx), c->mem, 0, c->tenant, &attachment_entity, pair, &a, &c->fault);
    if (!e) e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, a.item, &p, &c->fault);
    if (e != E_NOT_FOUND) return e;
    c->fault = (struct fault){ 0 };
    return fail_with(c, E_INVALID, "pair", "field.absent", arena_printf(c->mem, "%lld", (long long)pair), STR_NULL);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct photo_in *in = arg;
    struct photo_out *out = ret;
    struct attachment a;
    enum err e = in->pair != NONE ? pair_seen(c, tx, in->pair) : OK;
    if (e) return e;
    row_clear(&attachment_entity, &a);
    a.sha = in->sha;
    a.orig = in->orig;
    a.orig_mime = in->orig_mime;
    a.print = in->print;
    a.pair = in->pair;
    a.mime = S("image/jpeg");
    a.width = in->width;
    a.height = in->height;
    a.bytes = in->size;
    a.taken_device = in->taken_at;
    a.taken_exif = in->exif_at;
    a.lat = in->lat;
    a.lng = in->lng;
    a.exif_lat = in->exif_lat;
    a.exif_lng = in->exif_lng;
    e = tx_insert(tx, &attachment_entity, &a, &(struct change){ .verb = "upload" });
    *out = (struct photo_out){ a.h.id, a.width, a.height, a.sha };
    return e;
}

/* A photo is read only through a record that names it and that the caller sees. */
static enum err photo_read(struct call *c, void *arg, void *ret) {
    const struct photo_read_in *in = arg;
    struct photo_file *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct problem p;
    struct attachment a;
    enum err e = store_get(c->db, c->mem, &s, c->tenant, &problem_entity, in->id, &p, &c->fault);
    if (e || (e = store_get(c->db, c->mem, 0, c->tenant, &attachment_entity, in->photo, &a, &c->fault))) return e;
    if (a.item != p.h.id || a.h.removed_at != NONE) return fail(c, E_NOT_FOUND, 0, 0);
    out->sha = a.sha;
    out->kind = str_is(in->size, "thumb") ? S("thumb") : S("page");
    out->mime = S("image/jpeg");
    return OK;
}

/* The file as it was sent, with all that a camera writes into it: for a reason, which
** stays as an event of the photo. */
static enum err original_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct original_in *in = arg;
    struct photo_file *out = ret;
    struct scope s = scope_of(c, CAP_READ);
    struct problem p;
    struct attachment was, is;
    struct unit_link *u;
    int n;
    enum err e = store_get(tx_db(tx), c->mem, &s, c->tenant, &problem_entity, in->id, &p, &c->fault);
    if (e || (e = units_read(c, tx_db(tx), in->id, &u, &n))) return e;
    if ((e = store_get(tx_db(tx), c->mem, 0, c->tenant, &attachment_entity, in->photo, &was, &c->fault))) return e;
    if (was.item != p.h.id) return fail(c, E_NOT_FOUND, 0, 0);
    if (!may_on(c, CAP_REVEAL, &p, u, n))
        return fail_with(c, E_DENIED, 0, 0, str_of(word_text(c->language, "cap.reveal")), STR_NULL);
    if (!was.orig.n) return fail(c, E_NOT_FOUND, 0, "photo.no_original");
    is = was;
    if ((e = tx_update(tx, &attachment_entity, &was, &is, &(struct change){ "original", in->reason }))) return e;
    if ((e = look_put(c, tx, "attachment", in->photo, "original", in->reason, NONE))) return e;
    struct str mime = str_is(was.orig_mime, "image/png") ? mime_of(IMAGE_PNG)
                    : str_is(was.orig_mime, "image/webp") ? mime_of(IMAGE_WEBP) : mime_of(IMAGE_JPEG);
    *out = (struct photo_file){
        .sha = was.orig, .kind = S("orig"), .mime = mime,
        .name = arena_printf(c->mem, PRIstr "-%lld.%s", STRARG(p.no), (long long)was.h.id, mime.s + sizeof "image"),
    };
    return OK;
}

const struct action attachments_create = {
    .name = "attachments.create", .cap = CAP_READ, .in = &photo_in_entity, .out = &photo_out_entity,
    .prepare = create_prepare, .body = create_body, .slow = true,
};
const struct action problems_photo = {
    .name = "problems.photo", .cap = CAP_READ, .in = &photo_read_entity, .out = &photo_file_entity, .read = photo_read,
};
const struct action problems_original = {
    .name = "problems.original", .cap = CAP_REVEAL, .in = &original_in_entity, .out = &photo_file_entity,
    .body = original_body,
};

int photo_child(int in, int out) {
    return image_child(in, out);
}
