/* A document as a stranger uploads it, of any kind that is read without helper
** programs: read as its text or refused; what is read is UTF-8 and within limits. */
#include <stdlib.h>
#include "base/utf8.h"
#include "paper/document.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct fault f = { 0 };
    struct document d;
    arena_init(&a, (size_t)1 << 30);
    if (document_read(&a, STR_NULL, (struct str){ (const char *)data, size }, &d, &f) == OK) {
        if (d.text.n == 0 || d.text.n > DOCUMENT_MOST || !utf8_valid(d.text, 0)) abort();
    } else if (!f.key) abort();
    arena_free(&a);
    return 0;
}
