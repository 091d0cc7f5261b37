#include "action/demo_photo.h"

#include <string.h>
#include "base/hash.h"
#include "paper/sketch.h"

enum { WIDE = 960, HIGH = 720, THUMB_WIDE = 320, THUMB_HIGH = 240 };

/* Which scene shows a category (packs/anju-1/categories.csv); the others show a yard. */
static const struct { const char *category, *scene; } shown[] = {
    { "fire_facility", "cabinet" }, { "fire_lane", "lane" }, { "flying_wire", "wires" }, { "ebike_indoors", "hall" },
    { "elevator_fault", "lift" }, { "elevator_assess", "plate" }, { "gas", "gas" }, { "falling", "facade" }, { "cctv", "camera" },
    { "facade", "facade" }, { "road", "road" }, { "sewer_mix", "drain" }, { "drain_blocked", "drain" }, { "greening", "lawn" },
    { "low_voltage", "cables" }, { "lighting", "lamp" }, { "parking", "parking" }, { "bike_shed", "shed" }, { "charger", "charger" },
    { "elderly", "room" }, { "childcare", "room" }, { "fitness", "fitness" }, { "canteen", "room" }, { "stair_piling", "stairs" },
    { "waste_sorting", "bins" }, { "bulky_waste", "yard" }, { "illegal_building", "yard" }, { "zombie_car", "parking" },
    { "vegetable", "rows" }, { "dogs", "lawn" }, { "cleaning", "bins" }, { "property_service", "board" }, { "fees", "board" },
    { "disclosure", "board" }, { "owners_body", "board" }, { "repair_fund", "board" },
};

static int scene_of(struct str category) {
    for (int i = 0; i < N_OF(shown); i++)
        if (str_is(category, shown[i].category)) return sketch_scene(shown[i].scene);
    return 0;
}

static enum err draw(struct call *c, int scene, uint64_t seed, bool after, struct picture *ret) {
    unsigned char d[DIGEST];
    struct arena_mark m = arena_mark(c->mem);
    struct str page = sketch_jpeg(c->mem, scene, seed, WIDE, HIGH, after);
    struct str thumb = sketch_jpeg(c->mem, scene, seed, THUMB_WIDE, THUMB_HIGH, after);
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

/* What an upload of it would have made. */
static void as_uploaded(const struct picture *p, struct photo_in *in) {
    row_clear(&photo_in_entity, in);
    in->sha = in->orig = p->sha;
    in->orig_mime = S("image/jpeg");
    in->pair = in->print = NONE;             /* drawings of one hand are alike as photos never are */
    in->width = WIDE;
    in->height = HIGH;
    in->size = p->size;
}

enum err photo_draw(struct call *c, int64_t category, uint64_t seed, bool after, struct photo_in *ret) {
    struct picture p;
    const struct category *of = world_category(c->world, category);
    enum err e = draw(c, of ? scene_of(of->code) : 0, seed, after, &p);
    if (!e) as_uploaded(&p, ret);
    return e;
}

enum err album_make(struct call *c, struct album *a) {
    const struct world *w = c->world;
    enum err e = OK;
    *a = (struct album){ .categories = w->ncategories, .scene = ARENA_ARRAY(c->mem, int, w->ncategories + 1) };
    for (int i = 0; i < w->ncategories; i++) a->scene[i] = scene_of(w->category[i].code);
    a->p = ARENA_ARRAY(c->mem, struct picture, SKETCH_SCENES * ALBUM_VARIANTS * 2);
    for (int i = 0; i < SKETCH_SCENES * ALBUM_VARIANTS * 2 && !e; i++)
        e = draw(c, i / 2 / ALBUM_VARIANTS, (uint64_t)(i / 2), i % 2, &a->p[i]);
    return e;
}

void album_photo(const struct album *a, int category, uint64_t seed, bool after, struct photo_in *in) {
    int scene = category < a->categories ? a->scene[category] : 0;
    int variant = (int)(seed * 2654435761u >> 8 & 0xffff) % ALBUM_VARIANTS;
    as_uploaded(&a->p[(scene * ALBUM_VARIANTS + variant) * 2 + after], in);
}
