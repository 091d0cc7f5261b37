/* Workbooks made by hand for tests and fuzzers' corpora: parts zipped with libzip. */
#ifndef ANJU_TEST_PAPER_MADE_H
#define ANJU_TEST_PAPER_MADE_H

#include <string.h>
#include <zip.h>
#include "base/arena.h"

struct part { const char *name; struct str text; };

static inline struct str made_zip(struct arena *a, const struct part *p, int n) {
    zip_error_t e;
    zip_stat_t s;
    zip_source_t *to = zip_source_buffer_create(0, 0, 0, &e);
    zip_t *z = zip_open_from_source(to, ZIP_CREATE | ZIP_TRUNCATE, &e);
    zip_source_keep(to);
    for (int i = 0; i < n; i++)
        if (zip_file_add(z, p[i].name, zip_source_buffer(z, p[i].text.s, p[i].text.n, 0), ZIP_FL_ENC_UTF_8) < 0) return STR_NULL;
    if (zip_close(z) || zip_source_open(to) || zip_source_stat(to, &s)) return STR_NULL;
    char *room = arena_alloc(a, s.size + 1);
    zip_int64_t got = zip_source_read(to, room, s.size);
    (void)zip_source_close(to);
    zip_source_free(to);
    return got == (zip_int64_t)s.size ? (struct str){ room, s.size } : STR_NULL;
}

#define MADE_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define MADE_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* A workbook of one sheet 表一 with these rows, and what stands behind them; strings and styles may be NULL. */
static inline struct str made_book(struct arena *a, const char *rows, const char *behind, const char *strings, const char *styles,
                                   bool from_1904) {
    struct part p[8] = {
        { "[Content_Types].xml", S("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>") },
        { "_rels/.rels", S("<Relationships><Relationship Id=\"rId1\" Type=\"" MADE_REL "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>") },
        { "xl/workbook.xml", arena_printf(a, "<workbook xmlns=\"" MADE_MAIN "\" xmlns:r=\"" MADE_REL "\"><workbookPr%s/><sheets>"
                                          "<sheet name=\"表一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", from_1904 ? " date1904=\"1\"" : "") },
        { "xl/_rels/workbook.xml.rels", S("<Relationships><Relationship Id=\"rId1\" Type=\"" MADE_REL "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            "<Relationship Id=\"rId2\" Type=\"" MADE_REL "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
            "<Relationship Id=\"rId3\" Type=\"" MADE_REL "/styles\" Target=\"styles.xml\"/>"
            "<Relationship Id=\"rId4\" Type=\"" MADE_REL "/externalLink\" Target=\"http://example.com/x.xlsx\" TargetMode=\"External\"/></Relationships>") },
        { "xl/worksheets/sheet1.xml", arena_printf(a, "<worksheet xmlns=\"" MADE_MAIN "\"><sheetData>%s</sheetData>%s</worksheet>", rows, behind) },
    };
    int n = 5;
    if (strings) p[n++] = (struct part){ "xl/sharedStrings.xml", arena_printf(a, "<sst xmlns=\"" MADE_MAIN "\">%s</sst>", strings) };
    if (styles) p[n++] = (struct part){ "xl/styles.xml", arena_printf(a, "<styleSheet xmlns=\"" MADE_MAIN "\">%s</styleSheet>", styles) };
    return made_zip(a, p, n);
}

#endif
