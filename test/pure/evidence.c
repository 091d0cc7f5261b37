/* What photos prove: prints of one picture and of different ones, distances, flags,
** times that cannot be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <turbojpeg.h>
#undef fail          /* cmocka's, ours has a call */
#include "base/geo.h"
#include "base/rand.h"
#include "base/time.h"
#include "model/evidence.h"
#include "paper/image.h"

static struct arena mem;

static int begin(void **state) {
    (void)state;
    arena_init(&mem, (size_t)1 << 30);
    return 0;
}

static int end(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

/* ---- prints ---- */

enum { WIDE = 1280, HIGH = 960 };

static void box(unsigned char *p, int w, int h, const int at[4], int grey) {
    for (int y = at[1] * h / 1000; y < at[3] * h / 1000; y++)
        for (int x = at[0] * w / 1000; x < at[2] * w / 1000; x++)
            for (int k = 0; k < 3; k++) p[((size_t)y * (size_t)w + (size_t)x) * 3 + (size_t)k] = (unsigned char)(grey + k * 6);
}

/* A yard as a camera sees it: a sky that darkens upwards, things of all greys, the noise of a sensor. */
static unsigned char *scene(uint64_t seed, int w, int h) {
    unsigned char *p = arena_alloc(&mem, (size_t)w * (size_t)h * 3);
    struct seeded r = { seed }, dust = { seed + 1 };
    for (int y = 0; y < h; y++) box(p, w, h, (int[]){ 0, y * 1000 / h, 1000, y * 1000 / h + 2 }, 150 + y * 60 / h);
    for (int i = 0; i < 24; i++) {
        int x = (int)seeded_below(&r, 900), y = (int)seeded_below(&r, 900);
        int at[4] = { x, y, x + 40 + (int)seeded_below(&r, 300), y + 40 + (int)seeded_below(&r, 300) };
        if (at[2] > 1000) at[2] = 1000;
        if (at[3] > 1000) at[3] = 1000;
        box(p, w, h, at, 20 + (int)seeded_below(&r, 200));
    }
    for (size_t i = 0; i < (size_t)w * (size_t)h * 3; i++) {
        int v = p[i] + (int)seeded_below(&dust, 9) - 4;
        p[i] = (unsigned char)(v < 0 ? 0 : v > 255 ? 255 : v);
    }
    return p;
}

static struct str written(const unsigned char *p, int w, int h, int quality) {
    unsigned char *out = 0;
    unsigned long n = 0;
    tjhandle t = tjInitCompress();
    assert_int_equal(tjCompress2(t, p, w, 0, h, TJPF_RGB, &out, &n, TJSAMP_420, quality, 0), 0);
    struct str ret = arena_copy(&mem, (struct str){ (char *)out, n });
    tjFree(out);
    (void)tjDestroy(t);
    return ret;
}

/* Half as wide and high, as a messenger sends it on. */
static unsigned char *halved(const unsigned char *p, int w, int h) {
    unsigned char *to = arena_alloc(&mem, (size_t)w * (size_t)h * 3 / 4), *at = to;
    size_t row = (size_t)w * 3;
    for (int y = 0; y + 1 < h; y += 2)
        for (int x = 0; x + 1 < w; x += 2)
            for (size_t k = 0; k < 3; k++) {
                const unsigned char *q = p + (size_t)y * row + (size_t)x * 3 + k;
                *at++ = (unsigned char)((q[0] + q[3] + q[row] + q[row + 3] + 2) / 4);
            }
    return to;
}

/* The print as an upload gets it, and the picture that was kept of it. */
static int64_t print_of(struct str file, struct str *page) {
    struct image_result r;
    struct fault f = { 0 };
    assert_int_equal(image_convert_here(&mem, file, &r, &f), OK);
    assert_true(r.has_print);
    if (page) *page = r.page;
    return r.print;
}

static void one_picture_one_print(void **state) {
    (void)state;
    int worst = 0, exact = 0, looked = 0;
    for (uint64_t seed = 1; seed <= 12; seed++) {
        struct str page, again = { 0 };
        unsigned char *p = scene(seed, WIDE, HIGH);
        int64_t first = print_of(written(p, WIDE, HIGH, 92), &page);
        int64_t other[] = {
            print_of(written(p, WIDE, HIGH, 40), 0),                    /* written anew, poorly              */
            print_of(page, &again), print_of(again, 0),                 /* what we kept, sent back, and twice */
            print_of(written(halved(p, WIDE, HIGH), WIDE / 2, HIGH / 2, 85), 0),
        };
        for (int i = 0; i < N_OF(other); i++) {
            int d = print_distance(first, other[i]);
            looked++;
            exact += d == 0;
            if (d > worst) worst = d;
        }
    }
    print_message("one picture, %d ways: %d prints equal, the worst differs in %d of 64 bits\n", looked, exact, worst);
    assert_in_range(worst, 0, 4);
    assert_true(exact * 2 > looked);
}

static void other_picture_other_print(void **state) {
    enum { N = 24 };
    int64_t print[N];
    int least = 64;
    (void)state;
    for (int i = 0; i < N; i++) print[i] = print_of(written(scene((uint64_t)i + 100, 640, 480), 640, 480, 85), 0);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < i; j++) {
            int d = print_distance(print[i], print[j]);
            if (d < least) least = d;
        }
    print_message("different pictures differ in at least %d of 64 bits\n", least);
    assert_true(least > 12);
}

/* A wall, a sky, a speck: nothing to tell them from others by. */
static void too_even_for_a_print(void **state) {
    int64_t print = 7;
    unsigned char *p = arena_alloc(&mem, 320 * 240 * 3);
    (void)state;
    box(p, 320, 240, (int[]){ 0, 0, 1000, 1000 }, 200);
    assert_false(image_print(&mem, p, 320, 240, &print));
    assert_int_equal(print, 0);
    for (int y = 0; y < 240; y++) box(p, 320, 240, (int[]){ 0, y * 1000 / 240, 1000, y * 1000 / 240 + 5 }, 90 + y / 2);
    assert_false(image_print(&mem, p, 320, 240, &print));
    assert_false(image_print(&mem, scene(3, 8, 7), 8, 7, &print));
    assert_true(image_print(&mem, scene(3, 90, 80), 90, 80, &print));
}

/* ---- places ---- */

static void metres(void **state) {
    (void)state;
    assert_true(geo_distance(30, 120, 30, 120) < 1e-9);
    assert_true(fabs(geo_distance(30, 120, 31, 120) - 111195) < 20);             /* a degree of latitude */
    assert_true(fabs(geo_distance(30, 120, 30, 121) - 96297) < 20);              /* times cos 30°        */
    assert_true(fabs(geo_distance(0, 179.9, 0, -179.9) - 22239) < 20);           /* over the date line   */
    assert_true(fabs(geo_distance(90, 0, -90, 0) - 20015115) < 100);             /* pole to pole         */
    assert_true(isnan(geo_distance(NAN, 120, 30, 120)));
}

static struct attachment photo_at(int64_t created) {
    struct attachment a;
    row_clear(&attachment_entity, &a);
    a.h.created_at = created;
    return a;
}

static void device_before_exif(void **state) {
    (void)state;
    struct attachment a = photo_at(0);
    assert_int_equal(photo_distance(&a, 30, 120), NONE);
    a.exif_lat = 30, a.exif_lng = 120.001;
    assert_int_equal(photo_distance(&a, 30, 120), 96);
    a.lat = 30, a.lng = 120.002;
    assert_int_equal(photo_distance(&a, 30, 120), 193);
    assert_int_equal(photo_distance(&a, NAN, NAN), NONE);
}

/* ---- flags ---- */

static void flags(void **state) {
    const int64_t now = 1750000000000;
    const unsigned no_place = 1u << PHOTO_NO_PLACE, no_time = 1u << PHOTO_NO_TIME, old = 1u << PHOTO_OLD;
    (void)state;
    struct attachment a = photo_at(now);
    assert_int_equal(photo_flags_of(&a, NONE, 200), no_place | no_time);
    a.taken_device = now - 3 * (int64_t)DAY;
    assert_int_equal(photo_flags_of(&a, NONE, 200), no_place);
    a.taken_device--;
    assert_int_equal(photo_flags_of(&a, NONE, 200), no_place | old);
    a.taken_device = now;
    a.taken_exif = now - 300 * (int64_t)DAY;                             /* the phone sent it now, the camera made it long ago */
    assert_int_equal(photo_flags_of(&a, NONE, 200), no_place | old);
    a.taken_exif = NONE;
    a.exif_lat = a.exif_lng = 30;
    assert_int_equal(photo_flags_of(&a, 200, 200), 0);
    assert_int_equal(photo_flags_of(&a, 201, 200), 1u << PHOTO_FAR);
}

static void times_that_cannot_be(void **state) {
    const int64_t now = 1750000000000, got = now - HOUR, slip = evidence_bounds.skew;
    int64_t at;
    (void)state;
    struct attachment a = photo_at(now);
    assert_null(photo_time_wrong(&a, got, now, &at));                     /* says nothing: a flag, no refusal */
    a.taken_device = got - slip;
    assert_null(photo_time_wrong(&a, got, now, &at));
    a.taken_device--;
    assert_string_equal(photo_time_wrong(&a, got, now, &at), "problem.photo_old");
    assert_int_equal(at, got - slip - 1);
    assert_null(photo_time_wrong(&a, NONE, now, &at));
    a.taken_device = now + slip + 1;
    assert_string_equal(photo_time_wrong(&a, got, now, &at), "problem.photo_future");
    a.taken_device = now;
    a.taken_exif = got - DAY;
    assert_string_equal(photo_time_wrong(&a, got, now, &at), "problem.photo_old");
    assert_int_equal(at, got - DAY);
}

static void same_and_near(void **state) {
    (void)state;
    struct attachment a = photo_at(0), b = photo_at(0);
    assert_false(photo_same(&a, &b));                                     /* nothing known is nothing alike */
    assert_false(photo_near(&a, &b));
    a.orig = b.orig = S("aa");
    assert_true(photo_same(&a, &b));
    b.orig = S("bb");
    assert_false(photo_same(&a, &b));
    a.print = b.print = 0x1234;
    assert_true(photo_same(&a, &b));
    b.print ^= 0xf;
    assert_false(photo_same(&a, &b));
    assert_true(photo_near(&a, &b));
    b.print ^= 0x10;
    assert_false(photo_near(&a, &b));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_picture_one_print), cmocka_unit_test(other_picture_other_print),
        cmocka_unit_test(too_even_for_a_print), cmocka_unit_test(metres), cmocka_unit_test(device_before_exif),
        cmocka_unit_test(flags), cmocka_unit_test(times_that_cannot_be), cmocka_unit_test(same_and_near),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
