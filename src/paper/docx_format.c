/* Formats of automatic numbers (ST_NumberFormat). What is not known is decimal. */
#include "paper/docx_number.h"

#include <string.h>
#include "base/utf8.h"

static void put_sign(struct buf *out, uint32_t c) {
    char z[8];
    buf_put(out, z, utf8_put(z, c));
}

/* 二十三, 一百零五; ten is 十, not 一十. */
static void han(struct buf *out, int n, const char *const digit[10], const char *const unit[4]) {
    int size = 1000, left = 3;
    bool begun = false, zero = false;
    for (; size >= 1; size /= 10, left--) {
        int d = n / size % 10;
        if (d == 0) {
            zero |= begun;
            continue;
        }
        if (zero) buf_z(out, digit[0]);
        zero = false;
        if (!(d == 1 && size == 10 && !begun && !strcmp(unit[1], "十"))) buf_z(out, digit[d]);
        buf_z(out, unit[left]);
        begun = true;
    }
}

static void roman(struct buf *out, int n, bool upper) {
    static const struct { int v; const char *s; } step[] = {
        { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
        { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" } };
    for (size_t i = 0; i < sizeof step / sizeof *step; i++)
        for (; n >= step[i].v; n -= step[i].v)
            for (const char *c = step[i].s; *c; c++) buf_c(out, upper ? (char)(*c - 32) : *c);
}

/* a … z, aa, bb … */
static void letters(struct buf *out, int n, char first) {
    for (int i = 0; i <= (n - 1) / 26; i++) buf_c(out, (char)(first + (n - 1) % 26));
}

/* Formats that are one sign each, as far as there are signs. */
static bool enclosed(struct buf *out, struct str f, int n) {
    static const struct { const char *name; uint32_t first; int most; } rows[] = {
        { "decimalEnclosedCircle", 0x2460, 20 }, { "decimalEnclosedCircleChinese", 0x2460, 20 },
        { "decimalEnclosedFullstop", 0x2488, 20 }, { "decimalEnclosedParen", 0x2474, 20 },
        { "ideographEnclosedCircle", 0x3280, 10 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_is(f, rows[i].name) && n >= 1 && n <= rows[i].most) return put_sign(out, rows[i].first + (uint32_t)n - 1), true;
    return false;
}

static void digits(struct buf *out, int n, const char *const digit[10]) {
    char z[16];
    (void)snprintf(z, sizeof z, "%d", n);
    for (char *c = z; *c; c++) buf_z(out, digit[*c - '0']);
}

void docx_format(struct str f, int n, struct buf *out) {
    static const char *const plain[10] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    static const char *const open[10] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    static const char *const legal[10] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
    static const char *const wide[10] = { "０", "１", "２", "３", "４", "５", "６", "７", "８", "９" };
    static const char *const unit[4] = { "", "十", "百", "千" }, *const legal_unit[4] = { "", "拾", "佰", "仟" };
    static const char *const stem[10] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };
    if (str_is(f, "none") || str_is(f, "bullet") || enclosed(out, f, n)) return;
    bool counting = str_is(f, "chineseCounting") || str_is(f, "chineseCountingThousand") || str_is(f, "japaneseCounting")
        || str_is(f, "taiwaneseCounting") || str_is(f, "taiwaneseCountingThousand") || str_is(f, "koreanCounting");
    bool small = n >= 1 && n <= 9999;
    if (counting && small) han(out, n, plain, unit);
    else if ((str_is(f, "chineseLegalSimplified") || str_is(f, "ideographLegalTraditional") || str_is(f, "japaneseLegal")) && small)
        han(out, n, legal, legal_unit);
    else if (str_is(f, "ideographDigital") || str_is(f, "japaneseDigitalTenThousand") || str_is(f, "taiwaneseDigital")) digits(out, n, open);
    else if (str_is(f, "ideographTraditional") && n >= 1 && n <= 10) buf_z(out, stem[n - 1]);
    else if (str_is(f, "decimalFullWidth") || str_is(f, "decimalFullWidth2")) digits(out, n, wide);
    else if (str_is(f, "decimalZero")) buf_printf(out, "%02d", n);
    else if (str_is(f, "upperRoman") && small) roman(out, n, true);
    else if (str_is(f, "lowerRoman") && small) roman(out, n, false);
    else if (str_is(f, "upperLetter") && small) letters(out, n, 'A');
    else if (str_is(f, "lowerLetter") && small) letters(out, n, 'a');
    else buf_printf(out, "%d", n);
}
