#include "paper/sketch.h"

#include <string.h>
#include <turbojpeg.h>
#include "base/rand.h"

/* ---- what can be drawn: shapes in per mille of the picture ---- */

enum form { BOX, DISC, LINE };
enum when { BOTH, BEFORE, AFTER };
enum colour { WALL, FRAME, GLASS, DARK, STEEL, ASPHALT, PAVING, GRASS, SOIL, WATER, RED, ORANGE, YELLOW, BLUE, GREEN, BROWN, WHITE,
              PAPER, BLACK, TYRE, RUST, SHADOW, COLOURS };

static const unsigned char colour_of[COLOURS][3] = {
    [WALL] = { 208, 196, 178 }, [FRAME] = { 238, 236, 230 }, [GLASS] = { 112, 130, 144 }, [DARK] = { 74, 78, 84 },
    [STEEL] = { 166, 172, 178 }, [ASPHALT] = { 128, 129, 128 }, [PAVING] = { 172, 170, 162 }, [GRASS] = { 112, 140, 92 },
    [SOIL] = { 138, 112, 82 }, [WATER] = { 92, 108, 116 }, [RED] = { 176, 52, 44 }, [ORANGE] = { 206, 122, 52 },
    [YELLOW] = { 222, 188, 76 }, [BLUE] = { 62, 98, 150 }, [GREEN] = { 60, 118, 84 }, [BROWN] = { 120, 88, 60 },
    [WHITE] = { 246, 246, 242 }, [PAPER] = { 226, 216, 190 }, [BLACK] = { 34, 36, 40 }, [TYRE] = { 52, 52, 54 },
    [RUST] = { 142, 84, 52 }, [SHADOW] = { 98, 96, 92 },
};

/* A shape, `n` times with a step; `loose`: each copy stands a little off. LINE: from x, y to x + w, y + h, 8 wide. */
struct shape { enum form form; enum when when; int x, y, w, h; enum colour colour; int n, dx, dy, loose; };

enum ground { OUTSIDE, INSIDE, STREET, LAWN };
struct scene { const char *name; enum ground ground; struct shape shape[20]; };

static const struct scene scenes[SKETCH_SCENES] = {
    { "yard", OUTSIDE, { { BOX, BEFORE, 240, 690, 90, 90, BROWN, 4, 96, 8, 30 }, { BOX, BEFORE, 280, 620, 70, 80, PAPER, 3, 110, 10, 30 },
        { DISC, BEFORE, 600, 720, 110, 90, SHADOW, 2, 70, 20, 20 } } },
    { "cabinet", INSIDE, { { BOX, BOTH, 330, 240, 330, 420, RED, 1, 0, 0, 0 }, { BOX, BOTH, 350, 262, 290, 376, DARK, 1, 0, 0, 0 },
        { DISC, AFTER, 400, 320, 190, 240, PAPER, 1, 0, 0, 0 }, { DISC, AFTER, 450, 385, 90, 110, RED, 1, 0, 0, 0 },
        { BOX, BOTH, 372, 560, 40, 60, STEEL, 1, 0, 0, 0 }, { BOX, AFTER, 590, 470, 30, 150, YELLOW, 1, 0, 0, 0 },
        { LINE, BEFORE, 360, 290, 240, 60, RUST, 2, 20, 150, 20 }, { BOX, BOTH, 720, 600, 70, 200, RED, 2, 90, 0, 0 } } },
    { "lane", STREET, { { BOX, BOTH, 90, 900, 60, 14, YELLOW, 7, 130, 0, 0 }, { BOX, BEFORE, 90, 690, 200, 110, BLUE, 4, 225, 0, 20 },
        { BOX, BEFORE, 125, 630, 130, 70, GLASS, 4, 225, 0, 20 }, { DISC, BEFORE, 115, 770, 50, 60, TYRE, 4, 225, 0, 20 },
        { DISC, BEFORE, 220, 770, 50, 60, TYRE, 4, 225, 0, 20 }, { BOX, AFTER, 260, 780, 480, 60, YELLOW, 1, 0, 0, 0 },
        { BOX, AFTER, 270, 790, 460, 40, ASPHALT, 1, 0, 0, 0 }, { BOX, AFTER, 320, 802, 60, 16, YELLOW, 5, 80, 0, 0 } } },
    { "wires", OUTSIDE, { { LINE, BEFORE, 330, 210, 60, 560, ORANGE, 3, 110, 30, 40 }, { BOX, BEFORE, 360, 760, 90, 30, WHITE, 3, 130, 10, 30 },
        { BOX, BEFORE, 330, 820, 150, 20, BLUE, 3, 170, 10, 20 }, { DISC, BEFORE, 325, 835, 60, 80, TYRE, 3, 170, 10, 20 },
        { DISC, BEFORE, 430, 835, 60, 80, TYRE, 3, 170, 10, 20 }, { BOX, AFTER, 720, 610, 200, 20, STEEL, 1, 0, 0, 0 },
        { BOX, AFTER, 740, 630, 16, 170, STEEL, 3, 75, 0, 0 } } },
    { "hall", INSIDE, { { BOX, BOTH, 620, 180, 220, 520, STEEL, 1, 0, 0, 0 }, { LINE, BOTH, 730, 185, 0, 510, DARK, 1, 0, 0, 0 },
        { BOX, BEFORE, 160, 660, 160, 22, RED, 2, 190, 40, 20 }, { DISC, BEFORE, 150, 680, 80, 105, TYRE, 2, 190, 40, 20 },
        { DISC, BEFORE, 260, 680, 80, 105, TYRE, 2, 190, 40, 20 }, { LINE, BEFORE, 300, 560, 30, 110, DARK, 2, 190, 40, 20 },
        { BOX, AFTER, 330, 330, 130, 170, WHITE, 1, 0, 0, 0 }, { BOX, AFTER, 345, 350, 100, 20, RED, 1, 0, 0, 0 } } },
    { "lift", INSIDE, { { BOX, BOTH, 300, 150, 400, 620, FRAME, 1, 0, 0, 0 }, { BOX, BOTH, 320, 180, 360, 590, STEEL, 1, 0, 0, 0 },
        { LINE, BOTH, 500, 182, 0, 585, DARK, 1, 0, 0, 0 }, { BOX, BOTH, 460, 90, 80, 40, BLACK, 1, 0, 0, 0 },
        { BOX, AFTER, 488, 98, 24, 24, ORANGE, 1, 0, 0, 0 },
        { BOX, BEFORE, 505, 182, 70, 586, BLACK, 1, 0, 0, 0 }, { BOX, BEFORE, 390, 340, 220, 130, PAPER, 1, 0, 0, 0 },
        { BOX, BEFORE, 410, 365, 180, 14, RED, 1, 0, 0, 0 }, { BOX, BEFORE, 410, 395, 150, 10, DARK, 3, 0, 22, 0 },
        { BOX, BOTH, 750, 420, 50, 110, STEEL, 1, 0, 0, 0 } } },
    { "plate", INSIDE, { { BOX, BOTH, 240, 220, 520, 400, STEEL, 1, 0, 0, 0 }, { BOX, BOTH, 280, 260, 440, 320, FRAME, 1, 0, 0, 0 },
        { BOX, BOTH, 310, 300, 250, 18, DARK, 6, 0, 44, 0 }, { DISC, BEFORE, 590, 420, 110, 145, RUST, 1, 0, 0, 0 },
        { DISC, AFTER, 590, 420, 110, 145, GREEN, 1, 0, 0, 0 },
        { DISC, AFTER, 612, 450, 66, 86, WHITE, 1, 0, 0, 0 } } },
    { "gas", OUTSIDE, { { LINE, BOTH, 600, 60, 0, 640, YELLOW, 1, 0, 0, 0 }, { LINE, BOTH, 590, 60, 0, 640, YELLOW, 1, 0, 0, 0 },
        { BOX, BEFORE, 580, 190, 34, 70, RUST, 4, 0, 120, 20 }, { BOX, BOTH, 540, 640, 130, 110, STEEL, 1, 0, 0, 0 },
        { DISC, BOTH, 580, 665, 50, 60, WHITE, 1, 0, 0, 0 },
        { BOX, BEFORE, 690, 690, 110, 90, BROWN, 2, 100, 10, 20 } } },
    { "facade", OUTSIDE, { { DISC, BEFORE, 300, 150, 150, 130, SHADOW, 3, 150, 120, 60 }, { BOX, BEFORE, 330, 180, 70, 60, SOIL, 3, 160, 115, 40 },
        { DISC, BEFORE, 320, 760, 60, 40, WALL, 6, 70, 8, 40 }, { BOX, AFTER, 180, 700, 640, 14, RED, 1, 0, 0, 0 },
        { BOX, AFTER, 200, 700, 10, 110, STEEL, 5, 150, 0, 0 } } },
    { "road", STREET, { { DISC, BEFORE, 230, 760, 240, 90, SHADOW, 2, 280, 60, 40 }, { DISC, BEFORE, 260, 775, 180, 60, WATER, 2, 280, 60, 40 },
        { LINE, BEFORE, 120, 700, 240, 150, SHADOW, 3, 190, 20, 40 }, { BOX, AFTER, 180, 740, 560, 180, DARK, 1, 0, 0, 0 },
        { BOX, AFTER, 200, 820, 90, 12, WHITE, 5, 110, 0, 0 } } },
    { "drain", STREET, { { DISC, BEFORE, 180, 700, 640, 220, WATER, 1, 0, 0, 0 }, { BOX, BOTH, 420, 770, 170, 80, DARK, 1, 0, 0, 0 },
        { LINE, BOTH, 430, 785, 150, 0, STEEL, 4, 0, 18, 0 }, { DISC, BEFORE, 400, 765, 70, 40, GREEN, 4, 50, 12, 40 },
        { DISC, BEFORE, 640, 730, 60, 40, PAPER, 2, 60, 30, 30 } } },
    { "lawn", LAWN, { { DISC, BEFORE, 180, 690, 260, 140, SOIL, 3, 210, 30, 40 }, { DISC, AFTER, 150, 660, 110, 110, GREEN, 6, 120, 20, 30 },
        { BOX, BEFORE, 520, 640, 14, 130, BROWN, 2, 180, 30, 30 }, { DISC, BOTH, 760, 330, 190, 260, GREEN, 1, 0, 0, 0 },
        { BOX, BOTH, 845, 570, 24, 130, BROWN, 1, 0, 0, 0 } } },
    { "rows", LAWN, { { BOX, BEFORE, 160, 660, 640, 30, SOIL, 6, 0, 46, 0 }, { DISC, BEFORE, 170, 640, 50, 40, GREEN, 12, 52, 0, 20 },
        { DISC, BEFORE, 170, 732, 50, 40, GREEN, 12, 52, 0, 20 }, { LINE, BEFORE, 150, 600, 680, 0, BROWN, 1, 0, 0, 0 },
        { DISC, AFTER, 150, 670, 90, 80, GREEN, 8, 88, 10, 20 } } },
    { "cables", INSIDE, { { BOX, BOTH, 330, 200, 340, 300, STEEL, 1, 0, 0, 0 }, { BOX, BOTH, 350, 225, 300, 250, DARK, 1, 0, 0, 0 },
        { LINE, BEFORE, 360, 240, 260, 420, BLACK, 7, 22, 6, 60 }, { LINE, BEFORE, 620, 250, -300, 430, BLUE, 4, 24, 8, 60 },
        { LINE, AFTER, 400, 240, 0, 220, BLACK, 6, 40, 0, 0 }, { BOX, AFTER, 380, 500, 240, 40, WHITE, 1, 0, 0, 0 },
        { LINE, AFTER, 500, 540, 0, 230, WHITE, 1, 0, 0, 0 } } },
    { "camera", OUTSIDE, { { BOX, BOTH, 770, 220, 22, 520, STEEL, 1, 0, 0, 0 }, { BOX, BOTH, 670, 230, 110, 14, STEEL, 1, 0, 0, 0 },
        { BOX, AFTER, 630, 240, 110, 56, WHITE, 1, 0, 0, 0 }, { DISC, AFTER, 618, 246, 40, 46, BLACK, 1, 0, 0, 0 },
        { LINE, BEFORE, 680, 244, -30, 130, BLACK, 2, 24, 0, 30 } } },
    { "lamp", OUTSIDE, { { BOX, BOTH, 0, 0, 1000, 640, DARK, 1, 0, 0, 0 }, { BOX, BOTH, 0, 640, 1000, 360, BLACK, 1, 0, 0, 0 },
        { BOX, BOTH, 300, 200, 18, 560, STEEL, 2, 420, 40, 0 },
        { DISC, AFTER, 180, 60, 260, 260, YELLOW, 2, 420, 40, 0 }, { DISC, AFTER, 250, 140, 120, 110, WHITE, 2, 420, 40, 0 },
        { DISC, BEFORE, 270, 150, 80, 70, SHADOW, 2, 420, 40, 0 },
        { DISC, AFTER, 130, 780, 360, 110, SHADOW, 2, 420, 40, 0 } } },
    { "parking", STREET, { { BOX, BOTH, 100, 700, 8, 220, WHITE, 6, 160, 0, 0 }, { BOX, BOTH, 125, 740, 110, 120, STEEL, 5, 160, 0, 10 },
        { BOX, BOTH, 140, 700, 80, 60, GLASS, 5, 160, 0, 10 },
        { BOX, BEFORE, 210, 860, 180, 100, RED, 3, 260, 10, 40 }, { BOX, BEFORE, 240, 815, 120, 60, GLASS, 3, 260, 10, 40 } } },
    { "shed", OUTSIDE, { { BOX, BOTH, 120, 560, 760, 26, BLUE, 1, 0, 0, 0 }, { BOX, BOTH, 140, 586, 16, 230, STEEL, 5, 180, 0, 0 },
        { BOX, BOTH, 200, 720, 100, 16, RED, 4, 170, 0, 10 },
        { DISC, BOTH, 190, 735, 60, 76, TYRE, 4, 170, 0, 10 }, { DISC, BOTH, 260, 735, 60, 76, TYRE, 4, 170, 0, 10 },
        { DISC, BEFORE, 420, 552, 170, 40, SHADOW, 1, 0, 0, 0 },
        { BOX, AFTER, 210, 620, 36, 60, GREEN, 4, 170, 0, 0 }, { LINE, BEFORE, 230, 586, 60, 140, ORANGE, 3, 190, 0, 40 },
        { LINE, AFTER, 150, 600, 700, 0, RED, 1, 0, 0, 0 } } },
    { "charger", STREET, { { BOX, BOTH, 260, 520, 90, 240, WHITE, 3, 220, 0, 0 }, { BOX, AFTER, 280, 550, 50, 50, GREEN, 3, 220, 0, 0 },
        { BOX, BEFORE, 280, 550, 50, 50, BLACK, 3, 220, 0, 0 },
        { LINE, AFTER, 350, 620, 60, 110, BLACK, 3, 220, 0, 0 }, { BOX, BEFORE, 270, 640, 70, 40, YELLOW, 3, 220, 0, 10 },
        { BOX, BOTH, 200, 800, 640, 10, WHITE, 1, 0, 0, 0 } } },
    { "room", INSIDE, { { BOX, BOTH, 120, 560, 240, 130, BROWN, 2, 480, 0, 0 }, { BOX, AFTER, 180, 520, 120, 40, WHITE, 2, 480, 0, 0 },
        { BOX, BOTH, 400, 250, 220, 170, GLASS, 1, 0, 0, 0 },
        { BOX, BEFORE, 430, 640, 130, 120, PAPER, 2, 60, 40, 40 }, { DISC, BEFORE, 180, 500, 110, 60, SHADOW, 2, 480, 0, 30 },
        { BOX, AFTER, 430, 150, 160, 60, RED, 1, 0, 0, 0 } } },
    { "fitness", LAWN, { { LINE, BOTH, 240, 420, 0, 360, BLUE, 2, 260, 0, 0 }, { LINE, BOTH, 240, 424, 260, 0, BLUE, 1, 0, 0, 0 },
        { LINE, AFTER, 330, 426, 0, 190, YELLOW, 2, 90, 0, 0 },
        { LINE, BEFORE, 330, 426, 60, 120, RUST, 1, 0, 0, 0 }, { BOX, AFTER, 310, 616, 130, 18, ORANGE, 1, 0, 0, 0 },
        { BOX, BOTH, 640, 700, 180, 26, BROWN, 1, 0, 0, 0 },
        { BOX, BEFORE, 700, 690, 50, 60, SOIL, 1, 0, 0, 0 }, { BOX, BOTH, 660, 726, 18, 70, STEEL, 2, 120, 0, 0 } } },
    { "stairs", INSIDE, { { BOX, BOTH, 560, 700, 420, 40, PAVING, 6, 56, -62, 0 }, { LINE, BOTH, 560, 480, 380, -330, STEEL, 1, 0, 0, 0 },
        { BOX, BEFORE, 130, 600, 150, 150, BROWN, 3, 120, 20, 40 },
        { BOX, BEFORE, 170, 500, 120, 110, PAPER, 3, 110, 20, 40 }, { DISC, BEFORE, 430, 690, 90, 110, TYRE, 1, 0, 0, 20 } } },
    { "bins", OUTSIDE, { { BOX, BOTH, 240, 640, 110, 170, GREEN, 1, 0, 0, 0 }, { BOX, BOTH, 380, 640, 110, 170, BLUE, 1, 0, 0, 0 },
        { BOX, BOTH, 520, 640, 110, 170, RED, 1, 0, 0, 0 },
        { BOX, BOTH, 660, 640, 110, 170, DARK, 1, 0, 0, 0 }, { BOX, BOTH, 230, 622, 560, 22, STEEL, 1, 0, 0, 0 },
        { DISC, BEFORE, 250, 770, 90, 80, PAPER, 6, 84, 8, 50 },
        { DISC, BEFORE, 300, 600, 80, 60, WHITE, 3, 140, 0, 30 }, { BOX, AFTER, 240, 480, 540, 90, WHITE, 1, 0, 0, 0 } } },
    { "board", OUTSIDE, { { BOX, BOTH, 220, 330, 560, 330, STEEL, 1, 0, 0, 0 }, { BOX, BOTH, 245, 355, 510, 280, GLASS, 1, 0, 0, 0 },
        { BOX, BOTH, 270, 660, 24, 180, STEEL, 2, 430, 0, 0 },
        { BOX, AFTER, 270, 380, 140, 220, WHITE, 3, 165, 0, 0 }, { BOX, AFTER, 290, 410, 100, 10, DARK, 3, 165, 0, 0 },
        { BOX, AFTER, 290, 450, 90, 8, DARK, 3, 165, 0, 0 },
        { BOX, BEFORE, 290, 400, 120, 170, PAPER, 1, 0, 0, 20 }, { LINE, BEFORE, 560, 370, 130, 240, WHITE, 2, 40, 0, 40 } } },
};

int sketch_scene(const char *name) {
    for (int i = 0; i < SKETCH_SCENES; i++)
        if (!strcmp(scenes[i].name, name)) return i;
    return 0;
}

/* ---- drawing ---- */

struct canvas { unsigned char *p; int w, h; };

static void dot(struct canvas *c, int x, int y, const unsigned char k[3]) {
    if (x < 0 || y < 0 || x >= c->w || y >= c->h) return;
    memcpy(c->p + ((size_t)y * (size_t)c->w + (size_t)x) * 3, k, 3);
}

static void box(struct canvas *c, int x, int y, int w, int h, const unsigned char k[3]) {
    int right = (x + w) * c->w / 1000, bottom = (y + h) * c->h / 1000;
    for (int j = y * c->h / 1000; j < bottom; j++)
        for (int i = x * c->w / 1000; i < right; i++) dot(c, i, j, k);
}

static void disc(struct canvas *c, int x, int y, int w, int h, const unsigned char k[3]) {
    int left = x * c->w / 1000, top = y * c->h / 1000, wide = w * c->w / 1000, high = h * c->h / 1000;
    for (int j = 0; j < high; j++)
        for (int i = 0; i < wide; i++) {
            int64_t dx = 2 * i - wide, dy = 2 * j - high;
            if (dx * dx * high * high + dy * dy * wide * wide <= (int64_t)wide * wide * high * high) dot(c, left + i, top + j, k);
        }
}

static void line(struct canvas *c, int x, int y, int w, int h, const unsigned char k[3]) {
    enum { STEPS = 400, THICK = 8 };
    for (int i = 0; i <= STEPS; i++) box(c, x + w * i / STEPS, y + h * i / STEPS, THICK, THICK, k);
}

static void put(struct canvas *c, const struct shape *s, struct seeded *r) {
    for (int i = 0; i < s->n; i++) {
        int off_x = s->loose ? (int)seeded_below(r, 2 * s->loose) - s->loose : 0, off_y = s->loose ? (int)seeded_below(r, s->loose) : 0;
        int x = s->x + i * s->dx + off_x, y = s->y + i * s->dy + off_y;
        void (*const how[])(struct canvas *, int, int, int, int, const unsigned char *) = { box, disc, line };
        how[s->form](c, x, y, s->w, s->h, colour_of[s->colour]);
    }
}

/* ---- grounds ---- */

static void sky(struct canvas *c) {
    for (int i = 0; i < 64; i++)
        box(c, 0, i * 10, 1000, 11, (const unsigned char[]){ (unsigned char)(176 + i), (unsigned char)(196 + i / 2), 214 });
}

static void house(struct canvas *c, struct seeded *r) {
    static const unsigned char walls[][3] = { { 214, 202, 182 }, { 206, 190, 176 }, { 196, 200, 198 }, { 222, 210, 196 } };
    int left = 60 + (int)seeded_below(r, 160), floors = 4 + (int)seeded_below(r, 3), high = 560 / floors;
    box(c, left, 60, 620, 580, walls[seeded_below(r, 4)]);
    for (int f = 0; f < floors; f++)
        for (int k = 0; k < 6; k++) {
            int x = left + 30 + k * 98, y = 80 + f * high;
            box(c, x, y, 66, high * 5 / 8, colour_of[FRAME]);
            box(c, x + 5, y + 6, 56, high * 5 / 8 - 12, colour_of[GLASS]);
        }
    box(c, left + 280, 520, 70, 120, colour_of[DARK]);
}

static void inside(struct canvas *c, struct seeded *r) {
    int shade = 206 + (int)seeded_below(r, 24);
    box(c, 0, 0, 1000, 760, (const unsigned char[]){ (unsigned char)shade, (unsigned char)(shade - 4), (unsigned char)(shade - 14) });
    box(c, 0, 480, 1000, 280, (const unsigned char[]){ (unsigned char)(shade - 44), (unsigned char)(shade - 30), (unsigned char)(shade - 34) });
    box(c, 0, 760, 1000, 240, colour_of[PAVING]);
    for (int i = 0; i < 6; i++) box(c, i * 180 + (int)seeded_below(r, 40), 760, 4, 240, colour_of[SHADOW]);
}

static void ground(struct canvas *c, enum ground g, struct seeded *r) {
    if (g == INSIDE) {
        inside(c, r);
        return;
    }
    sky(c);
    house(c, r);
    box(c, 0, 640, 1000, 360, colour_of[g == LAWN ? GRASS : g == STREET ? ASPHALT : PAVING]);
    box(c, 0, 640, 1000, 28, colour_of[g == LAWN ? PAVING : GRASS]);
}

struct str sketch_jpeg(struct arena *a, int scene, uint64_t seed, int width, int height, bool after) {
    struct canvas c = { arena_alloc(a, (size_t)width * (size_t)height * 3), width, height };
    struct seeded r = { seed };
    const struct scene *s = &scenes[scene];
    unsigned char *jpeg = 0;
    unsigned long n = 0;
    struct str ret = STR_NULL;
    ground(&c, s->ground, &r);
    for (int i = 0; i < (int)(sizeof s->shape / sizeof *s->shape) && s->shape[i].n; i++) {
        struct seeded own = { seed * 31 + (uint64_t)i };              /* what stays stands where it stood */
        if (s->shape[i].when != (after ? BEFORE : AFTER)) put(&c, &s->shape[i], &own);
    }
    tjhandle t = tjInitCompress();
    if (t && tjCompress2(t, c.p, width, 0, height, TJPF_RGB, &jpeg, &n, TJSAMP_420, 82, 0) == 0)
        ret = arena_copy(a, (struct str){ (char *)jpeg, n });
    tjFree(jpeg);
    if (t) (void)tjDestroy(t);
    return ret;
}
