/* A workbook as a stranger sends it. Bytes that begin with PK or <?xml are the file
** itself; others are its parts, for a zip hides them from the fuzzer: the sheet, the shared
** strings and the styles, divided by a byte 1. Read or refused; what is read is CSV
** of as many records as the sheet has rows. */
#include <stdlib.h>
#include "base/utf8.h"
#include "paper/made.h"
#include "paper/paper.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static struct str book_of(struct arena *a, struct str s) {
    struct str sheet, strings, styles = str_cut(s, 1, &sheet);
    styles = str_cut(styles, 1, &strings);
    struct part p[] = {
        { "xl/workbook.xml", S("<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>") },
        { "xl/_rels/workbook.xml.rels", S("<Relationships><Relationship Id=\"r1\" Type=\"/worksheet\" Target=\"s.xml\"/>"
            "<Relationship Id=\"r2\" Type=\"/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"r3\" Type=\"/styles\" Target=\"u.xml\"/></Relationships>") },
        { "xl/s.xml", sheet }, { "xl/t.xml", strings }, { "xl/u.xml", styles },
    };
    return made_zip(a, p, 5);
}

static void check(struct arena *a, const struct paper_text *t) {
    struct csv c;
    struct csv_row r = { 0 };
    struct fault f = { 0 };
    bool more = true;
    int64_t rows = 0, last = 0;
    if (!utf8_valid(t->csv, 0)) abort();
    paper_rows(&c, a, t);
    while (csv_next(&c, &r, &more, &f) == OK && more) {
        rows++;
        last = r.line;
    }
    if (f.err || last > t->made.rows || rows > t->made.filled || r.n > CSV_COLUMNS) abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct fault f = { 0 };
    struct paper *p;
    struct paper_text t;
    int at = 0;
    arena_init(&a, 0);
    struct str s = { (const char *)data, size };
    if (!str_starts(s, S("PK")) && !str_starts(s, S("<?xml"))) s = book_of(&a, s);
    if (s.n && !paper_open(&a, S(""), s, 0, &p, &f) && (p->kind == PAPER_XLSX || p->kind == PAPER_XML_SHEET) && !paper_choose(&a, p, S(""), &at, &f) && !paper_csv(&a, p, at, &t, &f))
        check(&a, &t);
    arena_free(&a);
    return 0;
}
