/* The drawn pictures of the example city: each is drawn and kept once, and stands
** for the photos of many problems. */
#ifndef ANJU_ACTION_DEMO_PHOTO_H
#define ANJU_ACTION_DEMO_PHOTO_H

#include "action/photo.h"

enum { ALBUM_VARIANTS = 4 };

struct picture { struct str sha; int64_t size; };
struct album { struct picture *p; int categories, *scene; };        /* scene x variant x before, after; the scene of each category */

/* One of a category (an id) drawn for itself and kept, as if uploaded; taken_at is left to the caller. */
enum err photo_draw(struct call *c, int64_t category, uint64_t seed, bool after, struct photo_in *ret);
/* Draw all of them and keep their files. */
enum err album_make(struct call *c, struct album *ret);
/* What an upload of the picture that suits would have made of it; taken_at is left to the caller. */
void album_photo(const struct album *, int category, uint64_t seed, bool after, struct photo_in *ret);

#endif
