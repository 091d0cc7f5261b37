/* A photo as a stranger sends it: refused with a code, or made anew within its
** limits; never a crash, in our code or in a decoder's. */
#include <stdlib.h>
#include "paper/image.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct image_head head;
    struct image_result r;
    struct fault f = { 0 }, g = { 0 };
    struct str bytes = { (const char *)data, size };
    arena_init(&a, (size_t)512 << 20);
    enum err e = image_check(&a, bytes, &head, &f);
    /* Small ones only, that many may be tried. */
    if (e == OK && (int64_t)head.width * head.height <= 1 << 20) {
        e = image_convert_here(&a, bytes, &r, &g);
        if (e == OK && (!r.page.n || r.page_width > IMAGE_PAGE || r.page_height > IMAGE_PAGE)) abort();
        if (e == OK && (!r.thumb.n || r.thumb_width > IMAGE_THUMB || r.thumb_height > IMAGE_THUMB)) abort();
        if (e != OK && !g.key) abort();
    }
    if (e != OK && e != E_MEDIA && e != E_SYNTAX && e != E_TOO_LARGE) abort();
    arena_free(&a);
    return 0;
}
