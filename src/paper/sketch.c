#include "paper/sketch.h"

#include <string.h>
#include <turbojpeg.h>
#include "base/rand.h"

struct canvas { unsigned char *p; int w, h; };
struct paint { unsigned char r, g, b; };

/* A filled box in per mille of the picture. */
static void box(struct canvas *c, int x0, int y0, int x1, int y1, struct paint k) {
    int left = x0 * c->w / 1000, right = x1 * c->w / 1000, top = y0 * c->h / 1000, bottom = y1 * c->h / 1000;
    for (int y = top < 0 ? 0 : top; y < bottom && y < c->h; y++)
        for (int x = left < 0 ? 0 : left; x < right && x < c->w; x++) {
            unsigned char *at = c->p + ((size_t)y * (size_t)c->w + (size_t)x) * 3;
            at[0] = k.r, at[1] = k.g, at[2] = k.b;
        }
}

/* Down to the yard: nothing is left unpainted beside the house. */
static void sky(struct canvas *c) {
    for (int i = 0; i < 64; i++)
        box(c, 0, i * 10, 1000, i * 10 + 10,
            (struct paint){ (unsigned char)(176 + i), (unsigned char)(196 + i / 2), 214 });
}

static void house(struct canvas *c, struct seeded *r) {
    static const struct paint walls[] = { { 214, 202, 182 }, { 206, 190, 176 }, { 196, 200, 198 },
                                          { 222, 210, 196 } };
    struct paint wall = walls[seeded_below(r, 4)], glass = { 112, 130, 144 }, frame = { 238, 236, 230 };
    int left = 60 + (int)seeded_below(r, 160), floors = 4 + (int)seeded_below(r, 3), high = 560 / floors;
    box(c, left, 60, left + 620, 640, wall);
    for (int f = 0; f < floors; f++)
        for (int k = 0; k < 6; k++) {
            int x = left + 30 + k * 98, y = 80 + f * high;
            box(c, x, y, x + 66, y + high * 5 / 8, frame);
            box(c, x + 5, y + 6, x + 61, y + high * 5 / 8 - 6, glass);
        }
    box(c, left + 280, 520, left + 350, 640, (struct paint){ 92, 98, 104 });
}

static void yard(struct canvas *c) {
    box(c, 0, 640, 1000, 1000, (struct paint){ 158, 158, 152 });
    box(c, 0, 640, 1000, 668, (struct paint){ 120, 140, 104 });
    for (int i = 0; i < 6; i++) box(c, i * 180, 830, i * 180 + 90, 840, (struct paint){ 226, 224, 214 });
}

static void clutter(struct canvas *c, struct seeded *r) {
    static const struct paint things[] = { { 128, 92, 62 }, { 88, 84, 92 }, { 152, 74, 58 }, { 74, 96, 84 },
                                           { 178, 152, 112 } };
    int at = 200 + (int)seeded_below(r, 300);
    for (int i = 0; i < 26; i++) {
        int x = at + (int)seeded_below(r, 340), w = 30 + (int)seeded_below(r, 80);
        int h = 30 + (int)seeded_below(r, 110);
        int foot = 760 + (int)seeded_below(r, 120);
        box(c, x, foot - h, x + w, foot, things[seeded_below(r, 5)]);
    }
}

struct str sketch_jpeg(struct arena *a, uint64_t seed, int width, int height, bool after) {
    struct canvas c = { arena_alloc(a, (size_t)width * (size_t)height * 3), width, height };
    struct seeded r = { seed };
    unsigned char *jpeg = 0;
    unsigned long n = 0;
    struct str ret = STR_NULL;
    sky(&c);
    house(&c, &r);
    yard(&c);
    if (!after) clutter(&c, &r);
    tjhandle t = tjInitCompress();
    if (t && tjCompress2(t, c.p, width, 0, height, TJPF_RGB, &jpeg, &n, TJSAMP_420, 82, 0) == 0)
        ret = arena_copy(a, (struct str){ (char *)jpeg, n });
    tjFree(jpeg);
    if (t) (void)tjDestroy(t);
    return ret;
}
