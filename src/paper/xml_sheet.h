/* "XML Spreadsheet 2003": workbooks as one XML file, as older programs export
** them, most often named .xls. Made CSV as xlsx_read.h says; dates stand in it as
** what they are. */
#ifndef ANJU_PAPER_XML_SHEET_H
#define ANJU_PAPER_XML_SHEET_H

#include "paper/xlsx_read.h"

/* The names of its sheets. E_SYNTAX "xlsx.xml", "xlsx.doctype", "xlsx.none"; E_TOO_LARGE "xlsx.sheets". */
enum err xml_sheet_names(struct arena *a, struct str bytes, struct str **ret, int *n, struct fault *f);
/* As xlsx_sheet_csv. */
enum err xml_sheet_csv(struct arena *a, struct str bytes, int sheet, struct buf *out, struct xlsx_made *ret, struct fault *f);

#endif
