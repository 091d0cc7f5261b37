/* Photos: taken in, re-encoded, kept by content hash; read through a record. */
#ifndef ANJU_ACTION_PHOTO_H
#define ANJU_ACTION_PHOTO_H

#include "action/action.h"

struct photo_in {
    struct str bytes;                    /* the upload, borrowed                       */
    int64_t taken_at;
    double lat, lng;
    int64_t pair;                        /* the photo whose frame it was taken in      */
    /* made by prepare */
    struct str sha, orig, orig_mime;
    int64_t width, height, size, exif_at, print;
    double exif_lat, exif_lng;
};
struct photo_out { int64_t id, width, height; struct str sha; };
struct photo_read_in { int64_t id, photo; struct str size; };
struct photo_file { struct str sha, kind, mime, name; };
struct original_in { int64_t id, photo; struct str reason; };

extern const struct entity photo_in_entity, photo_out_entity, photo_read_entity, photo_file_entity, original_in_entity;
extern const struct action attachments_create, problems_photo, problems_original;

/* The confined decoder, a process of its own (`anju _image`): reads pictures from
** `in`, writes what became of them to `out`; gives the exit code. */
int photo_child(int in, int out);

#endif
