/* What the three files about photos share. */
#ifndef ANJU_PAPER_IMAGE_PART_H
#define ANJU_PAPER_IMAGE_PART_H

#include "paper/image.h"

/* The head of a file, and its EXIF block (a TIFF), empty where there is none. */
struct image_view { struct image_head head; struct str exif; };

/* Walk the head of the file: E_MEDIA or E_SYNTAX as image_check; sizes are not
** judged here. */
enum err image_look(struct str bytes, struct image_view *ret, struct fault *f);
/* Take orientation, place and time from the EXIF block; what is absent or makes
** no sense is left unsaid. Runs libexif: in the child only. */
void image_exif(struct str exif, struct image_result *ret);
/* image_convert with another time before the child is killed, ms. */
enum err image_convert_within(struct arena *a, const char *exe, struct str bytes, int64_t ms,
                              struct image_result *ret, struct fault *f);

#endif
