/* Bytes to text, with iconv of the C library for what is not UTF-8. */
#include "text/plan.h"

#include <iconv.h>
#include <string.h>
#include "base/utf8.h"

/* NUL and other control bytes do not occur in text. */
static bool looks_binary(struct str s) {
    size_t odd = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if (c == 0) return true;
        odd += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v';
    }
    return odd * 100 > s.n;
}

static bool convert(struct arena *a, struct str in, const char *from, struct str *ret) {
    iconv_t cd = iconv_open("UTF-8", from);
    if (cd == (iconv_t)-1) return false;
    size_t room = in.n * 2 + 16, left = room, n = in.n;
    char *to = arena_alloc(a, room), *out = to, *src = (char *)(uintptr_t)in.s;
    size_t got = iconv(cd, &src, &n, &out, &left);
    (void)iconv_close(cd);
    if (got == (size_t)-1 || n) return false;
    *ret = (struct str){ to, room - left };
    return true;
}

enum err plan_decode(struct arena *a, struct str bytes, struct str *text, const char **encoding,
    struct fault *f) {
    *text = STR_NULL;
    *encoding = "";
    if (bytes.n > PLAN_MAX_BYTES) return fault_set(f, E_TOO_LARGE, 0, "plan.large");
    if (str_trim(bytes).n == 0) return fault_set(f, E_INVALID, 0, "plan.empty");
    bool le = bytes.n >= 2 && memcmp(bytes.s, "\xff\xfe", 2) == 0;
    bool be = bytes.n >= 2 && memcmp(bytes.s, "\xfe\xff", 2) == 0;
    if (le || be) {
        *encoding = le ? "UTF-16LE" : "UTF-16BE";
        if (!convert(a, str_from(bytes, 2), *encoding, text))
            return fault_set(f, E_SYNTAX, 0, "plan.encoding");
    } else if (looks_binary(bytes)) {
        return fault_set(f, E_SYNTAX, 0, "plan.binary");
    } else if (utf8_valid(bytes, 0)) {
        bool bom = str_starts(bytes, S("\xef\xbb\xbf"));
        *encoding = "UTF-8";
        *text = bom ? str_from(bytes, 3) : bytes;
    } else {
        *encoding = "GB18030";
        if (!convert(a, bytes, "GB18030", text)) return fault_set(f, E_SYNTAX, 0, "plan.encoding");
    }
    if (!utf8_valid(*text, 0)) return fault_set(f, E_SYNTAX, 0, "plan.binary");
    if (text->n > PLAN_MAX_BYTES) return fault_set(f, E_TOO_LARGE, 0, "plan.large");
    return str_trim(*text).n ? OK : fault_set(f, E_INVALID, 0, "plan.empty");
}
