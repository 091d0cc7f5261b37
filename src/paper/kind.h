/* What a file is, told from its first bytes and its name, before anything is
** made of it: a table to read, a table after conversion, or something else that
** is refused by its own name with what to do. */
#ifndef ANJU_PAPER_KIND_H
#define ANJU_PAPER_KIND_H

#include "base/err.h"

enum paper_kind {
    PAPER_TEXT,           /* text: CSV of any separator, any encoding (charset.h decides) */
    PAPER_XLSX,           /* .xlsx .xlsm .xltx: Office Open XML                      */
    PAPER_HTML,           /* a page, whatever its name ends with                     */
    PAPER_XLS,            /* .xls .et: OLE with BIFF                                 */
    PAPER_ODS,
    PAPER_XLSB,           /* Office Open XML with binary parts                       */
    PAPER_GEOJSON,        /* JSON: outlines, or refused by what is missing (geojson.h) */
    PAPER_GEODATA,        /* other files of outlines: zipped shapefiles, KML, KMZ, GeoPackage */
    PAPER_XML_SHEET,      /* "XML Spreadsheet 2003", often named .xls                */
    PAPER_ENCRYPTED,      /* a workbook behind a password: OLE with EncryptedPackage */
    PAPER_LOCK,           /* ~$name.xlsx: what Excel leaves beside an open workbook  */
    PAPER_MHTML,          /* a page with all its parts in one file                   */
    PAPER_WORD, PAPER_PDF, PAPER_IMAGE, PAPER_ARCHIVE, PAPER_OLE,
    PAPER_EMPTY,
    PAPER__KINDS
};

/* Judge by content; the name, which may be empty and may have folders before it,
** counts for the lock file only. Cannot fail: what nothing is known of is text. */
enum paper_kind paper_kind(struct str name, struct str bytes);
/* Can LibreOffice make a workbook of it (convert.h)? */
bool paper_converts(enum paper_kind k);
/* The ending LibreOffice knows it by. */
const char *paper_ending(enum paper_kind k);
/* Can ogr2ogr make GeoJSON of it (convert.h)? */
bool paper_converts_geo(enum paper_kind k);
/* Refuse what cannot be read: E_SYNTAX with the kind's own key, paper.xls and so
** on; E_MEDIA for what is no table at all. OK for text, XLSX, XML sheets and HTML. */
enum err paper_refuse(enum paper_kind k, struct fault *f);

#endif
