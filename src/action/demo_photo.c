#include "action/demo_photo.h"

#include "base/hash.h"
#include "paper/sketch.h"

enum { WIDE = 960, HIGH = 720, THUMB_WIDE = 320, THUMB_HIGH = 240 };

static enum err draw(struct call *c, int scene, int variant, bool after, struct picture *ret) {
    uint64_t seed = (uint64_t)(scene * ALBUM_VARIANTS + variant);
    unsigned char d[DIGEST];
    struct arena_mark m = arena_mark(c->mem);
    struct str page = sketch_jpeg(c->mem, seed, WIDE, HIGH, after), thumb = sketch_jpeg(c->mem, seed, THUMB_WIDE, THUMB_HIGH, after);
    if (!page.s || !thumb.s) return fail(c, E_MEMORY, 0, 0);
    sha256(page, d);
    struct str sha = hex_text(c->mem, d, DIGEST);
    enum err e = store_file_put(c->store, sha, "page", page, &c->fault);
    if (!e) e = store_file_put(c->store, sha, "thumb", thumb, &c->fault);
    if (!e) e = store_file_put(c->store, sha, "orig", page, &c->fault);
    ret->size = (int64_t)page.n;
    arena_rewind(c->mem, m);
    ret->sha = hex_text(c->mem, d, DIGEST);
    return e;
}

enum err album_make(struct call *c, struct album *a) {
    enum err e = OK;
    *a = (struct album){ .categories = c->world->ncategories, .scenes = 8 };
    a->p = ARENA_ARRAY(c->mem, struct picture, a->scenes * ALBUM_VARIANTS * 2);
    for (int i = 0; i < a->scenes * ALBUM_VARIANTS * 2 && !e; i++)
        e = draw(c, i / 2 / ALBUM_VARIANTS, i / 2 % ALBUM_VARIANTS, i % 2, &a->p[i]);
    return e;
}

void album_photo(const struct album *a, int category, uint64_t seed, bool after, struct photo_in *in) {
    int scene = category % a->scenes, variant = (int)(seed * 2654435761u >> 8 & 0xffff) % ALBUM_VARIANTS;
    const struct picture *p = &a->p[(scene * ALBUM_VARIANTS + variant) * 2 + after];
    row_clear(&photo_in_entity, in);
    in->sha = in->orig = p->sha;
    in->orig_mime = S("image/jpeg");
    in->pair = in->print = NONE;             /* drawings of one hand are alike as photos never are */
    in->width = WIDE;
    in->height = HIGH;
    in->size = p->size;
}
