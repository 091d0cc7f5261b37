/* The parts of a Word document: the input is parted by lines of %%% into the
** document, its lists and its styles, packed and read. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include "base/utf8.h"
#include "paper/docx_read.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static bool pack(struct str part[3], struct str *ret) {
    static const char *const name[3] = { "word/document.xml", "word/numbering.xml", "word/styles.xml" };
    zip_source_t *s = zip_source_buffer_create(0, 0, 0, 0);
    zip_t *z = s ? zip_open_from_source(s, ZIP_CREATE | ZIP_TRUNCATE, 0) : 0;
    if (!z) return false;
    zip_source_keep(s);
    for (int i = 0; i < 3; i++) {
        zip_source_t *one = zip_source_buffer(z, part[i].s, part[i].n, 0);
        zip_int64_t at = one && part[i].n ? zip_file_add(z, name[i], one, 0) : -1;
        if (at >= 0) (void)zip_set_file_compression(z, (zip_uint64_t)at, ZIP_CM_STORE, 0);
        else if (one) zip_source_free(one);
    }
    bool ok = zip_close(z) == 0 && zip_source_open(s) == 0;
    if (ok) {
        (void)zip_source_seek(s, 0, SEEK_END);
        size_t n = (size_t)zip_source_tell(s);
        char *to = malloc(n + 1);
        (void)zip_source_seek(s, 0, SEEK_SET);
        ok = to && zip_source_read(s, to, n) == (zip_int64_t)n;
        *ret = (struct str){ to, n };
        (void)zip_source_close(s);
    }
    zip_source_free(s);
    return ok;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct str rest = { (const char *)data, size }, part[3] = { STR_NULL, STR_NULL, STR_NULL }, bytes = STR_NULL, text;
    struct arena a;
    struct fault f = { 0 };
    struct docx_made made;
    for (int i = 0; i < 3; i++) {
        ptrdiff_t cut = str_find(rest, S("%%%"), 0);
        part[i] = cut < 0 ? rest : str_sub(rest, 0, (size_t)cut);
        rest = cut < 0 ? str_sub(rest, 0, 0) : str_from(rest, (size_t)cut + 3);
    }
    if (part[0].n == 0 || !pack(part, &bytes)) {
        free((char *)(uintptr_t)bytes.s);
        return 0;
    }
    arena_init(&a, (size_t)1 << 30);
    enum err e = docx_read(&a, bytes, &text, &made, &f);
    if (!e && (text.n > DOCX_TEXT_MOST || !utf8_valid(text, 0))) abort();
    if (e && e != E_MEMORY && !f.key) abort();
    arena_free(&a);
    free((char *)(uintptr_t)bytes.s);
    return 0;
}
