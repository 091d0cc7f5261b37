/* A page as a stranger sends it under the name of a table: its largest table, or
** why there is none. */
#include <stdlib.h>
#include "base/utf8.h"
#include "paper/html.h"
#include "paper/paper.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct fault f = { 0 };
    struct html_made m;
    struct buf out = { 0 };
    struct str text;
    enum charset what;
    arena_init(&a, 0);
    if (!charset_decode(&a, (struct str){ (const char *)data, size }, &text, &what, &f) && !html_table_csv(&a, text, &out, &m, &f)) {
        struct csv c;
        struct csv_row r = { 0 };
        bool more = true;
        int64_t rows = 0, last = 0;
        if (!utf8_valid(buf_view(&out), 0)) abort();
        csv_open_rows(&c, &a, buf_view(&out));
        while (csv_next(&c, &r, &more, &f) == OK && more) {
            rows++;
            last = r.line;
        }
        if (f.err || last > m.rows || rows > m.filled) abort();
    }
    buf_free(&out);
    arena_free(&a);
    return 0;
}
