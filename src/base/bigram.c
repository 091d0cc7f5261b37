#include "base/bigram.h"

#include "base/utf8.h"

/* Full-width letters and digits are those of ASCII, capitals are small. */
static uint32_t fold(uint32_t c) {
    if ((c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a)) c -= 0xfee0;
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

/* Letters, digits, characters; not blanks, controls, punctuation or what stands for bad bytes. */
static bool is_word(uint32_t c) {
    static const struct { uint32_t from, to; } not_words[] = {
        { 0x80, 0xbf }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2000, 0x206f }, { 0x3000, 0x3004 }, { 0x3008, 0x3020 },
        { 0x3030, 0x3030 }, { 0xfe10, 0xfe1f }, { 0xfe30, 0xfe6f }, { 0xfeff, 0xfeff }, { 0xff00, 0xff0f }, { 0xff1a, 0xff20 },
        { 0xff3b, 0xff40 }, { 0xff5b, 0xff65 }, { 0xfff0, 0xffff },
    };
    if (c < 0x80) return is_digit(c) || (c >= 'a' && c <= 'z');
    for (size_t i = 0; i < sizeof not_words / sizeof *not_words && not_words[i].from <= c; i++)
        if (c <= not_words[i].to) return false;
    return true;
}

/* How many bytes of digits begin here, where they are so many that they are left out; else 0. */
static size_t secret_digits(struct str text, size_t from) {
    size_t i = from, end = from;
    int n = 0;
    while (i < text.n && is_digit(fold(utf8_next(text, &i)))) n++, end = i;
    return n >= BIGRAM_SECRET_DIGITS ? end - from : 0;
}

struct run { struct buf *to; bool asked; char last[4]; size_t n; int length; };

static void token(struct run *r, const char *next, size_t n) {
    if (r->to->n) buf_c(r->to, ' ');
    buf_put(r->to, r->last, r->n);
    buf_put(r->to, next, n);
}

static void run_end(struct run *r) {
    if (r->length == 1 || (r->length && !r->asked)) token(r, "*", r->asked);
    r->length = 0;
}

static void run_on(struct run *r, uint32_t c) {
    char next[4];
    size_t n = utf8_put(next, c);
    if (r->length++) token(r, next, n);
    memcpy(r->last, next, n);
    r->n = n;
}

static void cut(struct buf *to, struct str text, bool asked) {
    struct run r = { .to = to, .asked = asked };
    bool digits = false;
    for (size_t i = 0; i < text.n;) {
        size_t at = i, left_out = 0;
        uint32_t c = fold(utf8_next(text, &i));
        if (is_digit(c) && !digits) left_out = secret_digits(text, at);
        digits = is_digit(c);
        if (left_out) i = at + left_out;
        if (!left_out && is_word(c)) run_on(&r, c);
        else run_end(&r);
    }
    run_end(&r);
}

void bigrams(struct buf *to, struct str text) {
    cut(to, text, false);
}

void bigrams_asked(struct buf *to, struct str text) {
    cut(to, text, true);
}

void search_fold(struct buf *to, struct str text) {
    for (size_t i = 0; i < text.n;) {
        char c[4];
        size_t at = i;
        uint32_t was = utf8_next(text, &i), is = fold(was);
        if (is == was) buf_put(to, text.s + at, i - at);
        else buf_put(to, c, utf8_put(c, is));
    }
}

/* How many characters of the text at byte `at` are the word, 0: it is not there. */
static int64_t same_here(struct str text, size_t at, struct str word) {
    int64_t n = 0;
    for (size_t i = 0; i < word.n; n++)
        if (at >= text.n || fold(utf8_next(text, &at)) != fold(utf8_next(word, &i))) return 0;
    return n;
}

int search_spans(struct str text, struct str word, struct span *ret, int max) {
    int n = 0;
    int64_t place = 0;
    for (size_t i = 0; i < text.n && n < max && word.n;) {
        int64_t len = same_here(text, i, word);
        if (len) ret[n++] = (struct span){ place, place + len };
        for (int64_t k = len ? len : 1; k > 0; k--, place++) (void)utf8_next(text, &i);
    }
    return n;
}
