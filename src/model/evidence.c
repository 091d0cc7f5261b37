#include "model/evidence.h"

#include <math.h>
#include "base/geo.h"
#include "base/time.h"

static const char *const flag_codes[] = { "reused", "alike", "old", "far", "no_place", "no_time" };
const struct codes photo_flags = { "photo_flag", flag_codes, N_OF(flag_codes) };

const struct evidence_bounds evidence_bounds = {
    .old = 3 * (int64_t)DAY, .far = 200, .far_of_estate = 500, .skew = 5 * MINUTE, .near = 4,
};

int print_distance(int64_t a, int64_t b) {
    return __builtin_popcountll((uint64_t)a ^ (uint64_t)b);
}

int64_t photo_distance(const struct attachment *a, double lat, double lng) {
    bool device = !isnan(a->lat) && !isnan(a->lng);
    double d = geo_distance(device ? a->lat : a->exif_lat, device ? a->lng : a->exif_lng, lat, lng);
    return isnan(d) ? NONE : (int64_t)(d + 0.5);
}

static bool placed(const struct attachment *a) {
    return (!isnan(a->lat) && !isnan(a->lng)) || (!isnan(a->exif_lat) && !isnan(a->exif_lng));
}

unsigned photo_flags_of(const struct attachment *a, int64_t distance, int64_t far) {
    unsigned r = 0;
    int64_t before = a->h.created_at - evidence_bounds.old;
    bool timed = a->taken_device != NONE || a->taken_exif != NONE;
    if (a->taken_device != NONE && a->taken_device < before) r |= 1u << PHOTO_OLD;
    if (a->taken_exif != NONE && a->taken_exif < before) r |= 1u << PHOTO_OLD;
    if (distance != NONE && distance > far) r |= 1u << PHOTO_FAR;
    if (!placed(a)) r |= 1u << PHOTO_NO_PLACE;
    if (!timed) r |= 1u << PHOTO_NO_TIME;
    return r;
}

const char *photo_time_wrong(const struct attachment *a, int64_t from, int64_t now, int64_t *ret_at) {
    const int64_t said[] = { a->taken_device, a->taken_exif };
    for (int i = 0; i < N_OF(said); i++) {
        *ret_at = said[i];
        if (said[i] == NONE) continue;
        if (said[i] > now + evidence_bounds.skew) return "problem.photo_future";
        if (from != NONE && said[i] < from - evidence_bounds.skew) return "problem.photo_old";
    }
    return 0;
}

bool photo_same(const struct attachment *a, const struct attachment *b) {
    return (a->orig.n && str_eq(a->orig, b->orig)) || (a->print != NONE && a->print == b->print);
}

bool photo_near(const struct attachment *a, const struct attachment *b) {
    return a->print != NONE && b->print != NONE && print_distance(a->print, b->print) <= evidence_bounds.near;
}
