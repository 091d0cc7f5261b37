/* What photos prove: taken by a record, held against its times and place, against
** each other and against those of other records. Rules in model/evidence.h. */
#ifndef ANJU_ACTION_EVIDENCE_H
#define ANJU_ACTION_EVIDENCE_H

#include "action/problem.h"

/* Another record that shows the same picture, where the reader may see it. */
struct reuse_view { int64_t problem, how; struct str no; };
enum reuse_how { REUSE_FILE = 1, REUSE_PRINT, REUSE_NEAR };

struct photo_view {
    int64_t id, kind, width, height, taken_at, created_at, taken_device, taken_exif, pair;
    int64_t distance_m;                         /* metres: as the device places it, else EXIF            */
    int64_t device_distance_m, exif_distance_m; /* as each says for itself                               */
    int64_t of_estate;                          /* the distance is from the estate's point               */
    int64_t original, reused_hidden;            /* kept as sent; records that the reader may not see     */
    struct str url, thumb, by_name;
    struct ids flags;
    struct rows reused;
};
extern const struct entity photo_view_entity;

/* Photos become the problem's: E_INVALID on "photos" unless each is the caller's and
** nobody's yet, and the photo whose frame it was taken in is of this problem. */
enum err photos_take(struct call *, struct tx *, struct ids photos, int64_t item, int64_t kind);
/* The result of the work is photographed after the unit got the problem and not in
** the future: E_INVALID on "photos", problem.photo_old or problem.photo_future with the
** time that is wrong. `p` as it stands before the move; other verbs pass. */
enum err photo_times_ok(struct call *, struct tx *, const struct problem *p, struct ids photos, enum verb verb);
/* v->photos: the photos of v->p with what speaks for and against each. */
enum err photos_page(struct call *, struct db *, struct problem_view *v);

#endif
