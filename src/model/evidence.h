/* What a photo proves, and what speaks against it: the bounds, and the flags that
** follow from what device, EXIF and server state. Pure. A flag asks a checker to
** look twice; only times that cannot be are refused. */
#ifndef ANJU_MODEL_EVIDENCE_H
#define ANJU_MODEL_EVIDENCE_H

#include "model/rows.h"

enum photo_flag {
    PHOTO_REUSED = 1,            /* the same picture stands in another record, or as the photo from before */
    PHOTO_ALIKE,                 /* nearly the same one: of this problem or this estate                    */
    PHOTO_OLD, PHOTO_FAR, PHOTO_NO_PLACE, PHOTO_NO_TIME, PHOTO_FLAGS
};
extern const struct codes photo_flags;

/* The bounds, each a row: what they are measured in and what they are. */
struct evidence_bounds {
    int64_t old;                 /* ms between taken and uploaded, above which it is old         */
    int64_t far;                 /* metres from the problem's own point                          */
    int64_t far_of_estate;       /* metres from the estate's, where the problem has none: an estate is wide */
    int64_t skew;                /* ms by which the clock of a device may be wrong               */
    int near;                    /* bits of 64 in which prints of one picture differ at most     */
};
extern const struct evidence_bounds evidence_bounds;

/* How two 64-bit prints differ: bits. */
int print_distance(int64_t a, int64_t b);
/* Metres from where it was taken (as the device states, else EXIF) to a point;
** NONE where either is unknown. */
int64_t photo_distance(const struct attachment *a, double lat, double lng);
/* Bits 1 << flag of what its own data says: old, far, no_place, no_time.
** `distance` from photo_distance, `far` the bound that holds for that point. */
unsigned photo_flags_of(const struct attachment *a, int64_t distance, int64_t far);
/* Was it taken when the result of the work could be photographed? NULL, or
** problem.photo_old (before `from`, NONE: whenever) or problem.photo_future; the
** device and EXIF must both be right where they say anything. *ret_at is the time
** that is wrong. */
const char *photo_time_wrong(const struct attachment *a, int64_t from, int64_t now, int64_t *ret_at);
/* Are they the same picture: of one file, or of one print? */
bool photo_same(const struct attachment *a, const struct attachment *b);
bool photo_near(const struct attachment *a, const struct attachment *b);

#endif
