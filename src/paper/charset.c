#include "paper/charset.h"
#include "base/utf8.h"

#include <iconv.h>
#include <string.h>

const char *charset_name(enum charset c) {
    static const char *const name[] = { "UTF-8", "UTF-8 (BOM)", "GB18030", "UTF-16LE", "UTF-16BE" };
    return name[c];
}

/* ---- Saying where ---- */

/* The line of a byte: LF ends lines, CR alone does where there is no LF. */
static int64_t line_of(struct str s, size_t at) {
    char end = memchr(s.s, '\n', s.n) ? '\n' : '\r';
    int64_t line = 1;
    for (size_t i = 0; i < at; i++) line += s.s[i] == end;
    return line;
}

/* `text` is what lines are counted in, up to `in_text`; `at` the offset within the file. */
static enum err refuse(struct arena *a, struct str file, size_t at, struct str text, size_t in_text,
                       const char *key, struct fault *f) {
    f->row = line_of(text, in_text);
    f->arg[0] = arena_printf(a, "%zu", at);
    if (at < file.n) f->arg[1] = arena_printf(a, "%02X", (unsigned char)file.s[at]);
    return fault_set(f, E_SYNTAX, 0, key);
}

static enum err refuse_at(struct arena *a, struct str file, size_t at, const char *key, struct fault *f) {
    return refuse(a, file, at, file, at, key, f);
}

/* ---- Which encoding ---- */

/* Is this UTF-8 with some damage? Then few of its high bytes stand outside of
** well-formed sequences, while of GBK read as UTF-8 hardly less than half do. */
static bool is_mostly_utf8(struct str s) {
    size_t high = 0, bad = 0;
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        if ((unsigned char)s.s[i] < 0x80) {
            i++;
            continue;
        }
        bool well = utf8_next(s, &i) != 0xfffd;
        high += i - from;
        bad += well ? 0 : i - from;
    }
    return bad * 16 <= high;
}

static bool is_gb2312(unsigned char lead, unsigned char trail) {
    return lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe;
}

/* Does a run of high bytes in a GB18030 file read as Chinese in UTF-8? Two
** characters are enough when the run is not plain GB 2312 as well, four are in
** any case: chance makes that less than once in 10^9 runs. */
static bool is_utf8_run(struct str run) {
    bool outside = false;
    if (run.n < 6) return false;
    for (size_t i = 0; i < run.n;) {
        uint32_t c = utf8_next(run, &i);
        bool chinese = utf8_is_han(c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff5e);
        if (!chinese) return false;
    }
    for (size_t i = 0; i + 1 < run.n; i += 2)
        outside |= !is_gb2312((unsigned char)run.s[i], (unsigned char)run.s[i + 1]);
    return outside || run.n >= 12;
}

static bool find_utf8_run(struct str s, size_t *at) {
    for (size_t i = 0, from; i < s.n; i++) {
        if ((unsigned char)s.s[i] < 0x80) continue;
        for (from = i; i < s.n && (unsigned char)s.s[i] >= 0x80; i++) {}
        if (!is_utf8_run(str_sub(s, from, i - from))) continue;
        *at = from;
        return true;
    }
    return false;
}

static bool is_document(struct str s) {
    static const struct str magic[] = { S("PK\3\4"), S("%PDF-"), S("\xd0\xcf\x11\xe0"), S("\x7f" "ELF"),
                                        S("\x1f\x8b"), S("\x89PNG"), S("\xff\xd8\xff"), S("{\\rtf") };
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (str_starts(s, magic[i])) return true;
    return false;
}

/* ---- Decoding ---- */

static enum err by_iconv(struct arena *a, struct str file, size_t skip, const char *from, struct str *ret,
                         struct fault *f) {
    size_t left = file.n - skip, room = left + left / 2 + 16, size = room;
    char *in = (char *)(uintptr_t)file.s + skip;       /* iconv reads only */
    char *to = arena_alloc(a, room), *out = to;        /* may leave, so nothing is open yet */
    iconv_t cd = iconv_open("UTF-8", from);
    if (cd == (iconv_t)-1) return fault_set(f, E_INTERNAL, 0, 0);
    size_t r = iconv(cd, &in, &left, &out, &room);
    (void)iconv_close(cd);
    *ret = (struct str){ to, size - room };
    if (r != (size_t)-1) return OK;
    return refuse(a, file, file.n - left, *ret, ret->n, "file.encoding", f);
}

/* Characters that were lost before: the sign of loss itself, or the three
** characters that two such signs become when read as GBK. */
static bool find_lost(struct str s, size_t *at) {
    static const struct str sign[] = { S("\xef\xbf\xbd"), S("锟斤拷") };
    for (int i = 0; i < 2; i++) {
        const char *p = memmem(s.s, s.n, sign[i].s, sign[i].n);
        if (!p) continue;
        *at = (size_t)(p - s.s);
        return true;
    }
    return false;
}

static enum err from_utf16(struct arena *a, struct str file, bool big, struct str *ret, struct fault *f) {
    for (size_t i = 2; i + 1 < file.n; i += 2)
        if (!file.s[i] && !file.s[i + 1]) return refuse_at(a, file, i, "file.binary", f);
    if (file.n % 2) return refuse_at(a, file, file.n - 1, "file.encoding", f);
    return by_iconv(a, file, 2, big ? "UTF-16BE" : "UTF-16LE", ret, f);
}

/* Not UTF-8 at `bad`: GB18030, or something that is refused. */
static enum err from_gb18030(struct arena *a, struct str file, size_t bad, struct str *ret, struct fault *f) {
    size_t at = 0;
    if (is_mostly_utf8(file)) {
        const unsigned char *p = (const unsigned char *)file.s + bad;
        bool cut = file.n - bad < 4 && p[0] >= 0xc2;     /* the file ends within a character */
        bool gb = !cut && bad + 1 < file.n && is_gb2312(p[0], p[1]);
        return refuse_at(a, file, bad, gb ? "file.mixed" : "file.encoding", f);
    }
    if (find_utf8_run(file, &at)) return refuse_at(a, file, at, "file.mixed", f);
    return by_iconv(a, file, 0, "GB18030", ret, f);
}

static enum err from_bytes(struct arena *a, struct str file, struct str *ret, enum charset *what,
                           struct fault *f) {
    bool bom = str_starts(file, S("\xef\xbb\xbf"));
    struct str rest = str_from(file, bom ? 3 : 0);
    size_t bad = 0;
    const char *nul = memchr(file.s, 0, file.n);
    if (nul) return refuse_at(a, file, (size_t)(nul - file.s), "file.binary", f);
    if (is_document(file)) return refuse_at(a, file, 0, "file.binary", f);
    *what = bom ? CHARSET_UTF8_BOM : CHARSET_UTF8;
    *ret = rest;
    if (utf8_valid(rest, &bad)) return OK;
    if (bom) return refuse_at(a, file, bad + 3, "file.encoding", f);
    *what = CHARSET_GB18030;
    return from_gb18030(a, file, bad, ret, f);
}

enum err charset_decode(struct arena *a, struct str bytes, struct str *ret, enum charset *what,
                        struct fault *f) {
    size_t at = 0;
    enum err e;
    if (bytes.n == 0) return fault_set(f, E_SYNTAX, 0, "file.empty");
    bool little = str_starts(bytes, S("\xff\xfe")), big = str_starts(bytes, S("\xfe\xff"));
    if (little || big) {
        *what = big ? CHARSET_UTF16BE : CHARSET_UTF16LE;
        e = from_utf16(a, bytes, big, ret, f);
    } else {
        e = from_bytes(a, bytes, ret, what, f);
    }
    if (e) return e;
    if (str_trim(*ret).n == 0) return fault_set(f, E_SYNTAX, 0, "file.empty");
    if (!find_lost(*ret, &at)) return OK;
    /* The place is counted in the text; it is the file's own only for UTF-8. */
    bool same = *what == CHARSET_UTF8 || *what == CHARSET_UTF8_BOM;
    if (same) return refuse_at(a, bytes, (size_t)(ret->s - bytes.s) + at, "file.mojibake", f);
    return refuse(a, STR_NULL, at, *ret, at, "file.mojibake", f);
}
