#include "action/photo.h"

#include <math.h>

#include "action/problem.h"
#include "base/hash.h"
#include "paper/image.h"

static const struct field in_fields[] = {
    F_TIME(photo_in, taken_at, INPUT), F_REAL(photo_in, lat, INPUT, -90, 90), F_REAL(photo_in, lng, INPUT, -180, 180),
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
};
const struct entity photo_file_entity = {
    .name = "photo_file", .size = sizeof(struct photo_file), .field = file_fields, .nfield = N_OF(file_fields),
    .headless = true,
};

/* Decode in a child, write anew, put both sizes under the hash of the larger. */
static enum err create_prepare(struct call *c, void *arg) {
    struct photo_in *in = arg;
    struct image_result img;
    unsigned char d[DIGEST];
    enum err e = image_convert(c->mem, c->exe, in->bytes, &img, &c->fault);
    if (e) return e;
    sha256(img.page, d);
    in->sha = hex_text(c->mem, d, DIGEST);
    in->width = img.page_width;
    in->height = img.page_height;
    in->size = (int64_t)img.page.n;
    in->exif_at = img.has_taken ? img.taken - (img.has_zone ? img.zone : c->tz_offset) : NONE;
    in->exif_lat = img.has_place ? (double)img.lat / 1e7 : NAN;
    in->exif_lng = img.has_place ? (double)img.lon / 1e7 : NAN;
    if ((e = store_file_put(c->store, in->sha, "page", img.page, &c->fault))) return e;
    return store_file_put(c->store, in->sha, "thumb", img.thumb, &c->fault);
}

static enum err create_body(struct call *c, struct tx *tx, void *arg, void *ret) {
    const struct photo_in *in = arg;
    struct photo_out *out = ret;
    struct attachment a;
    row_clear(&attachment_entity, &a);
    a.sha = in->sha;
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
    enum err e = tx_insert(tx, &attachment_entity, &a, &(struct change){ .verb = "upload" });
    (void)c;
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
    return OK;
}

const struct action attachments_create = {
    .name = "attachments.create", .cap = CAP_READ, .in = &photo_in_entity, .out = &photo_out_entity,
    .prepare = create_prepare, .body = create_body, .slow = true,
};
const struct action problems_photo = {
    .name = "problems.photo", .cap = CAP_READ, .in = &photo_read_entity, .out = &photo_file_entity, .read = photo_read,
};

int photo_child(int in, int out) {
    return image_child(in, out);
}
