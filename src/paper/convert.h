/* Old and foreign files made what is read here, by programs that may be installed
** beside: spreadsheets and documents by LibreOffice, PDF by pdftotext. Helper
** programs of their own, never needed. It runs as a process group with limits
** of time, processor and memory, in a folder of its own that is removed. */
#ifndef ANJU_PAPER_CONVERT_H
#define ANJU_PAPER_CONVERT_H

#include "base/arena.h"
#include "base/err.h"

enum { CONVERT_S = 60, CONVERT_MB = 128 };           /* seconds; of the answer */

/* Where `soffice` (or `libreoffice`) lies in PATH; NULL: not installed. */
const char *convert_program(struct arena *a);
/* The file in `bytes`, named with this ending for LibreOffice to know it by, as
** XLSX in `a`. At most `seconds`, 0: CONVERT_S. E_SYNTAX "convert.failed",
** "convert.time" (arg: seconds); E_TOO_LARGE "convert.failed"; E_IO. */
enum err convert_to_xlsx(struct arena *a, const char *program, const char *ending, struct str bytes, int seconds,
                         struct str *ret, struct fault *f);
/* The same for documents of words (doc, wps, rtf, odt), as DOCX. */
enum err convert_to_docx(struct arena *a, const char *program, const char *ending, struct str bytes, struct str *ret, struct fault *f);

/* Where `pdftotext` lies in PATH; NULL: not installed. */
const char *convert_pdf_program(struct arena *a);
/* The text of a PDF as it lies on its pages, UTF-8, in `a`; empty for a scan. */
enum err convert_to_text(struct arena *a, const char *program, struct str bytes, struct str *ret, struct fault *f);

/* Where `anju-geo-import` (tool/geo-import, which calls ogr2ogr) lies in PATH; NULL:
** not installed, or ogr2ogr is not. */
const char *convert_geo_program(struct arena *a);
/* Zipped shapefiles, KML, KMZ or a GeoPackage as GeoJSON in WGS 84, in `a`. Fails
** as convert_to_xlsx. */
enum err convert_to_geojson(struct arena *a, const char *program, struct str bytes, struct str *ret, struct fault *f);

#endif
