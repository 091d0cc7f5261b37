/* Any bytes, cut: tokens without blanks at either end, of at most two characters,
** and all that is asked of a text is kept of it, or begins what is kept. */
#include <stdlib.h>
#include "base/bigram.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool has(struct str tokens, struct str asked) {
    bool head = str_ends(asked, S("*"));
    if (head) asked.n--;
    while (tokens.s) {
        struct str t;
        tokens = str_cut(tokens, ' ', &t);
        if (head ? str_starts(t, asked) : str_eq(t, asked)) return true;
    }
    return false;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct str text = { (const char *)data, size < 400 ? size : 400 }, rest, one;
    struct buf kept = { 0 }, asked = { 0 }, plain = { 0 };
    bigrams(&kept, text);
    bigrams_asked(&asked, text);
    search_fold(&plain, text);
    for (rest = buf_view(&kept); rest.n;) {
        rest = str_cut(rest, ' ', &one);
        if (one.n < 1 || one.n > 8) abort();
    }
    for (rest = buf_view(&asked); rest.n;) {
        rest = str_cut(rest, ' ', &one);
        if (!one.n || !has(buf_view(&kept), one)) abort();
    }
    if (plain.n > text.n) abort();
    buf_free(&kept), buf_free(&asked), buf_free(&plain);
    return 0;
}
