/* Limits as people write them, and back. */
#include "model/worktime.h"
#include "base/utf8.h"

enum { TEXT = 96 };         /* bytes of the longest limit that is one */

struct unit { const char *name; enum limit_kind kind; int64_t minutes; };

/* Blanks are gone and letters small when these are compared. */
static const struct unit units[] = {
    { "工作日", LIMIT_WORK, 480 }, { "工作天", LIMIT_WORK, 480 }, { "工作时", LIMIT_WORK, 60 },
    { "工作小时", LIMIT_WORK, 60 }, { "工作分钟", LIMIT_WORK, 1 },
    { "紧急工作时", LIMIT_RUN, 60 }, { "紧急工作小时", LIMIT_RUN, 60 }, { "紧急工作日", LIMIT_RUN, 1440 },
    { "小时", LIMIT_RUN, 60 }, { "分钟", LIMIT_RUN, 1 }, { "自然日", LIMIT_RUN, 1440 }, { "日", LIMIT_RUN, 1440 },
    { "天", LIMIT_RUN, 1440 },
    { "workingday", LIMIT_WORK, 480 }, { "workingdays", LIMIT_WORK, 480 },
    { "workinghour", LIMIT_WORK, 60 }, { "workinghours", LIMIT_WORK, 60 },
    { "workingminute", LIMIT_WORK, 1 }, { "workingminutes", LIMIT_WORK, 1 },
    { "urgentworkinghour", LIMIT_RUN, 60 }, { "urgentworkinghours", LIMIT_RUN, 60 },
    { "urgentworkingday", LIMIT_RUN, 1440 }, { "urgentworkingdays", LIMIT_RUN, 1440 },
    { "hour", LIMIT_RUN, 60 }, { "hours", LIMIT_RUN, 60 }, { "h", LIMIT_RUN, 60 },
    { "minute", LIMIT_RUN, 1 }, { "minutes", LIMIT_RUN, 1 }, { "min", LIMIT_RUN, 1 },
    { "day", LIMIT_RUN, 1440 }, { "days", LIMIT_RUN, 1440 },
    { "naturalday", LIMIT_RUN, 1440 }, { "naturaldays", LIMIT_RUN, 1440 },
    { "calendarday", LIMIT_RUN, 1440 }, { "calendardays", LIMIT_RUN, 1440 },
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* One width, small letters, no blanks; a blank between two digits is no number. */
static bool even_out(struct str s, char to[TEXT], struct str *ret) {
    size_t n = 0;
    bool blank = false;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if (c == ' ' || c == '\t' || c == 0x3000 || c == 0xa0) {
            blank = true;
            continue;
        }
        if (n + 4 > TEXT) return false;
        if (blank && n && c < 0x80 && is_digit((char)c) && is_digit(to[n - 1])) return false;
        blank = false;
        n += utf8_put(to + n, c);
    }
    *ret = (struct str){ to, n };
    return true;
}

/* 一 … 九十九 and 两; how many bytes it took, 0: none. */
static size_t han_number(struct str s, int64_t *ret) {
    static const struct str digit[] = { S("一"), S("二"), S("三"), S("四"), S("五"), S("六"), S("七"), S("八"),
                                        S("九"), S("两") };
    size_t at = 0;
    int64_t part[2] = { 0, 0 };
    bool ten = false;
    for (int k = 0; k < 2; k++) {
        for (int d = 0; d < 10; d++) {
            if (!str_starts(str_from(s, at), digit[d])) continue;
            part[k] = d == 9 ? 2 : d + 1;
            at += digit[d].n;
            break;
        }
        if (k) break;
        ten = str_starts(str_from(s, at), S("十"));
        if (!ten) break;
        at += S("十").n;
    }
    *ret = 1000 * (ten ? (part[0] ? part[0] : 1) * 10 + part[1] : part[0]);
    return at;
}

/* A number in thousandths; how many bytes it took, 0: none. */
static size_t number(struct str s, int64_t *ret) {
    size_t at = 0, places = 0;
    int64_t v = 0;
    for (; at < s.n && is_digit(s.s[at]); at++) {
        if (at > 9) return 0;
        v = v * 10 + (s.s[at] - '0');
    }
    if (at == 0) return han_number(s, ret);
    if (at + 1 < s.n && s.s[at] == '.' && is_digit(s.s[at + 1])) {
        for (at++; at < s.n && is_digit(s.s[at]); at++, places++) v = v * 10 + (s.s[at] - '0');
        if (places > 3) return 0;
    }
    for (; places < 3; places++) v *= 10;
    *ret = v;
    return at;
}

static const struct unit *unit_of(struct str s, bool urgent) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_is(s, units[i].name)) {
            /* 紧急4工作时: the word may stand before the number. */
            if (!urgent || units[i].kind == LIMIT_RUN) return &units[i];
            return units[i].minutes == 480 ? unit_of(S("紧急工作日"), false)
                 : units[i].minutes == 60 ? unit_of(S("紧急工作时"), false) : unit_of(S("分钟"), false);
        }
    return 0;
}

static struct str without_head(struct str s, struct str head) {
    return str_starts(s, head) ? str_from(s, head.n) : s;
}

static struct str without_tail(struct str s, struct str tail) {
    return str_ends(s, tail) ? str_sub(s, 0, s.n - tail.n) : s;
}

enum err limit_read(struct str text, struct limit *ret, struct fault *f) {
    char room[TEXT];
    struct str s;
    int64_t thousandths = 0;
    if (!even_out(text, room, &s)) return fault_set(f, E_INVALID, "limit", "limit.text");
    s = without_head(s, S("within"));
    s = str_ends(s, S("以内")) ? without_tail(s, S("以内")) : without_tail(s, S("内"));
    bool urgent = str_starts(s, S("紧急"));
    if (urgent) s = str_from(s, S("紧急").n);
    size_t n = number(s, &thousandths);
    if (n == 0) return fault_set(f, E_INVALID, "limit", "limit.text");
    const struct unit *u = unit_of(without_head(str_from(s, n), S("个")), urgent);
    if (!u) return fault_set(f, E_INVALID, "limit", "limit.text");
    /* Ten digits of thousandths times 1440 stay within 64 bits. */
    int64_t minutes = thousandths * u->minutes;
    if (minutes % 1000) return fault_set(f, E_INVALID, "limit", "limit.text");
    minutes /= 1000;
    if (minutes < 1 || minutes > LIMIT_MAX) return fault_set(f, E_INVALID, "limit", "limit.range");
    *ret = (struct limit){ u->kind, minutes };
    return OK;
}

static struct str limit_words(struct arena *a, int64_t n, bool zh, const char *in_zh, const char *in_en) {
    if (zh) return arena_printf(a, "%lld%s", (long long)n, in_zh);
    return arena_printf(a, "%lld %s%s", (long long)n, in_en, n == 1 ? "" : "s");
}

struct str limit_text(struct arena *a, struct limit l, bool zh) {
    int64_t m = l.minutes;
    if (l.kind == LIMIT_WORK) {
        if (m % 480 == 0) return limit_words(a, m / 480, zh, "工作日", "working day");
        if (m % 60 == 0) return limit_words(a, m / 60, zh, "工作时", "working hour");
        return limit_words(a, m, zh, "工作分钟", "working minute");
    }
    if (l.kind == LIMIT_RUN) {
        if (m % 1440 == 0 && m > 1440) return limit_words(a, m / 1440, zh, "自然日", "day");
        if (m % 60 == 0) return limit_words(a, m / 60, zh, "小时", "hour");
        return limit_words(a, m, zh, "分钟", "minute");
    }
    return S("");
}
