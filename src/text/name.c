#include "text/name.h"

#include "base/utf8.h"

enum { NUMBER_DIGITS = 5 };

static bool is_control(uint32_t c) {
    if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) return true;
    if (c >= 0x200b && c <= 0x200f) return true;                      /* no width; which way to write */
    return (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0xfffd;
}

static bool is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

/* Does a house number go on here? 号 of a line or a grid does not count. */
static bool house_word(struct str rest) {
    static const struct str word[] = { S("号"), S("幢"), S("栋"), S("室"), S("弄"), S("巷"), S("路"), S("街"), S("单元"), S("楼"),
                                       S("层"), S("门牌") };
    static const struct str not_house[] = { S("号线"), S("号网格"), S("号监测"), S("号泵") };
    for (int i = 0; i < (int)(sizeof not_house / sizeof *not_house); i++)
        if (str_starts(rest, not_house[i])) return false;
    for (int i = 0; i < (int)(sizeof word / sizeof *word); i++)
        if (str_starts(rest, word[i])) return true;
    return false;
}

/* A road just before its number: 柳塘路12. */
static bool road_word(struct str before) {
    static const struct str word[] = { S("路"), S("街"), S("弄"), S("巷"), S("大道") };
    for (int i = 0; i < (int)(sizeof word / sizeof *word); i++)
        if (str_ends(before, word[i])) return true;
    return false;
}

const char *name_wrong(struct str name, bool person) {
    size_t digits = 0, from = 0;
    for (size_t i = 0; i < name.n;) {
        size_t at = i;
        uint32_t c = utf8_next(name, &i);
        if (is_control(c)) return "name.control";
        if (is_digit(c)) {
            if (digits++ == 0) from = at;
            if (person && digits >= NUMBER_DIGITS) return "name.number";
            continue;
        }
        if (digits && (house_word(str_from(name, at)) || road_word(str_sub(name, 0, from)))) return "name.address";
        digits = 0;
    }
    return digits && road_word(str_sub(name, 0, from)) ? "name.address" : 0;
}
