/* Photos from strangers: checked by their heads, decoded in a process of their
** own, turned upright, made small, written anew as JPEG without anything but the
** picture. What EXIF said of place and time is handed back beside it. */
#ifndef ANJU_PAPER_IMAGE_H
#define ANJU_PAPER_IMAGE_H

#include "base/arena.h"
#include "base/err.h"

enum {
    IMAGE_BYTES = 30 << 20,          /* as sent                                 */
    IMAGE_SIDE = 12000,              /* pixels of the longer side               */
    IMAGE_PIXELS = 60000000,
    IMAGE_PAGE = 1600,               /* longer side of the picture that is kept */
    IMAGE_THUMB = 320
};

enum image_kind { IMAGE_JPEG = 1, IMAGE_PNG, IMAGE_WEBP };

struct image_head { enum image_kind kind; int width, height; };

struct image_result {
    struct image_head head;          /* as sent, before turning                 */
    int orientation;                 /* EXIF 1 … 8, 1 where unsaid              */
    struct str page, thumb;          /* JPEG; never larger than the original    */
    int page_width, page_height, thumb_width, thumb_height;
    bool has_place, has_taken, has_zone;
    int64_t lat, lon;                /* degrees times 10^7, datum as the camera had it */
    int64_t taken;                   /* ms since 1970 by the camera's own clock: local time read as if UTC */
    int64_t zone;                    /* ms east of UTC where the camera says    */
    bool has_print;
    int64_t print;                   /* image_print of the upright picture      */
};

/* The difference hash of a picture: 9 by 8 means of grey, a bit for each pair of
** neighbours in a row, set where the left one is clearly lighter. The same picture
** written anew or made smaller keeps it but for a few bits; a picture too small or
** too even to be told from others has none (false). `rgb`: w by h, rows without
** gaps; works in `a`. */
bool image_print(struct arena *a, const unsigned char *rgb, int w, int h, int64_t *ret);

/* Look at the head only, without decoding. E_TOO_LARGE "photo.large_bytes"
** (arg: limit in MB), "photo.large_pixels" (args: width, height; photo.large_pixels
** also for over IMAGE_PIXELS); E_MEDIA "photo.not_image"; E_SYNTAX
** "photo.broken" (begins as an image but its head is cut or wrong). */
enum err image_check(struct arena *a, struct str bytes, struct image_head *ret, struct fault *f);
/* image_check, then decode and write anew in this process. For the child and for
** tests: a server calls image_convert. The results are in `a`. E_SYNTAX
** "photo.broken" when the picture cannot be decoded. */
enum err image_convert_here(struct arena *a, struct str bytes, struct image_result *ret, struct fault *f);
/* The same in a child process, `exe` run with the one argument "_image" (in the
** server "/proc/self/exe"), so that a fault in a decoder costs one photo. The child
** may use 768 MiB, 10 s of CPU and no file; it is killed after 20 s. Its end by a
** signal or a bad answer is "photo.broken"; no child at all is E_IO. May be called from
** any thread; blocks, so not on a thread that serves others. */
enum err image_convert(struct arena *a, const char *exe, struct str bytes, struct image_result *ret,
                       struct fault *f);
/* What the program does when called with "_image": read the picture from in_fd
** to its end, answer on out_fd. Returns the exit status. Limits itself first. */
int image_child(int in_fd, int out_fd);

#endif
