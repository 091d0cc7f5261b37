#include "paper/document.h"

#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "paper/convert.h"
#include "paper/docx_read.h"
#include "paper/page_text.h"
#include "paper/paper.h"

/* ---- text ---- */

static bool has_controls(struct str s) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.s[i];
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v') return true;
    }
    return false;
}

/* UTF-8 is taken as it is, also with signs lost before it came here; anything
** else by charset.h, whose words are of tables. */
static enum err read_text(struct arena *a, struct str bytes, struct document *ret, struct fault *f) {
    enum charset what;
    if (utf8_valid(bytes, 0)) {
        if (has_controls(bytes)) return fault_set(f, E_SYNTAX, 0, "plan.binary");
        ret->encoding = charset_name(CHARSET_UTF8);
        ret->text = str_starts(bytes, S("\xef\xbb\xbf")) ? str_from(bytes, 3) : bytes;
        return str_trim(ret->text).n ? OK : fault_set(f, E_INVALID, 0, "plan.empty");
    }
    enum err e = charset_decode(a, bytes, &ret->text, &what, f);
    ret->encoding = e ? "" : charset_name(what);
    if (!e) return str_trim(ret->text).n ? OK : fault_set(f, E_INVALID, 0, "plan.empty");
    if (!f->key) return e;
    bool empty = !strcmp(f->key, "file.empty");
    f->key = empty ? "plan.empty" : !strcmp(f->key, "file.binary") ? "plan.binary" : "plan.encoding";
    return empty ? E_INVALID : e;
}

static enum err read_page(struct arena *a, struct str bytes, struct document *ret, struct fault *f) {
    struct page_made made;
    struct str source;
    enum err e = read_text(a, bytes, ret, f);
    source = ret->text;
    ret->text = STR_NULL;
    if (!e) e = page_text(a, source, &ret->text, &made, f);
    if (e) return e;
    ret->tables = made.tables;
    ret->note = made.left_out ? "document.page" : 0;
    return str_trim(ret->text).n ? OK : fault_set(f, E_INVALID, 0, "plan.empty");
}

/* ---- documents of a word processor ---- */

static enum err read_docx(struct arena *a, struct str bytes, struct document *ret, struct fault *f) {
    struct docx_made made;
    enum err e = docx_read(a, bytes, &ret->text, &made, f);
    if (e) return e;
    ret->tables = made.tables;
    if (!ret->note) ret->note = made.revised ? "document.revised" : made.numbered ? "document.numbered" : 0;
    return str_trim(ret->text).n ? OK : fault_set(f, E_INVALID, 0, "plan.empty");
}

static enum err convert_doc(struct arena *a, const char *ending, struct str bytes, struct document *ret, struct fault *f) {
    const char *program = convert_program(a);
    struct str made;
    ret->kind = "doc";
    if (!program) return fault_set(f, E_MEDIA, 0, "document.doc");
    enum err e = convert_to_docx(a, program, ending, bytes, &made, f);
    ret->note = "document.converted";
    return e ? e : read_docx(a, made, ret, f);
}

static bool has_ending(struct str name, const char *ending) {
    struct str e = str_of(ending);
    return name.n > e.n && str_eqi(str_from(name, name.n - e.n), e);
}

static enum err read_word(struct arena *a, struct str name, struct str bytes, struct document *ret, struct fault *f) {
    ret->kind = "docx";
    if (str_starts(bytes, S("PK"))) return read_docx(a, bytes, ret, f);
    return convert_doc(a, str_starts(bytes, S("{\\rtf")) ? "rtf" : has_ending(name, ".wps") ? "wps" : "doc", bytes, ret, f);
}

static bool is_odt(struct str bytes) {
    return str_find(str_sub(bytes, 0, 200), S("application/vnd.oasis.opendocument.text"), 0) >= 0;
}

/* ---- PDF ---- */

static enum err read_pdf(struct arena *a, struct str bytes, struct document *ret, struct fault *f) {
    const char *program = convert_pdf_program(a);
    struct str made = STR_NULL;
    ret->kind = "pdf";
    if (!program) return fault_set(f, E_MEDIA, 0, "document.pdf");
    enum err e = convert_to_text(a, program, bytes, &made, f);
    if (e) return e;
    size_t signs = 0;
    for (size_t i = 0; i < made.n && signs < 20; i++) signs += (unsigned char)made.s[i] > ' ';
    if (signs < 20) return fault_set(f, E_SYNTAX, 0, "document.scanned");
    if ((e = read_text(a, made, ret, f))) return e;
    ret->encoding = "";
    ret->note = "document.converted";
    return OK;
}

/* ---- workbooks: the tables of all sheets that are shown ---- */

static enum err put_sheet(struct arena *a, const struct paper *p, int i, struct buf *out, struct fault *f) {
    struct paper_text t;
    struct csv c;
    struct csv_row row;
    bool more = false;
    enum err e = paper_csv(a, p, i, &t, f);
    if (e) return f->key && !strcmp(f->key, "file.empty") ? OK : e;
    if (p->n > 1 && p->sheet[i].name.n) buf_printf(out, PRIstr "\n", STRARG(p->sheet[i].name));
    paper_rows(&c, a, &t);
    while (!(e = csv_next(&c, &row, &more, f)) && more) {
        for (int k = 0; k < row.n; k++) {
            if (k) buf_c(out, '\t');
            for (size_t j = 0; j < row.cell[k].n; j++) buf_c(out, (unsigned char)row.cell[k].s[j] < ' ' ? ' ' : row.cell[k].s[j]);
        }
        buf_c(out, '\n');
        if (out->bad) return fault_set(f, E_MEMORY, 0, 0);
        if (out->n > DOCUMENT_MOST) return fault_set(f, E_TOO_LARGE, 0, "document.large");
    }
    return e;
}

static enum err put_sheets(struct arena *a, struct str name, struct str bytes, struct document *ret, struct buf *out, struct fault *f) {
    struct paper *p;
    enum err e = paper_open(a, name, bytes, convert_program(a), &p, f);
    for (int i = 0; !e && i < p->n; i++) {
        if (p->sheet[i].hidden || !p->sheet[i].table) continue;
        struct fault one = { 0 };
        e = put_sheet(a, p, i, out, &one);
        if (e) *f = one;
        ret->tables++;
    }
    if (e) return e;
    ret->text = arena_copy(a, buf_view(out));
    return str_trim(ret->text).n ? OK : fault_set(f, E_INVALID, 0, "plan.empty");
}

static enum err read_sheets(struct arena *a, struct str name, struct str bytes, struct document *ret, struct fault *f) {
    struct buf *out = ARENA_NEW(a, struct buf);
    jmp_buf here, *outer = a->exit;
    ret->kind = "sheet";
    if (setjmp(here)) {                              /* an allocation left: let go, and pass it on */
        a->exit = outer;
        buf_free(out);
        if (outer) longjmp(*outer, 1);
        abort();
    }
    a->exit = &here;
    enum err e = put_sheets(a, name, bytes, ret, out, f);
    a->exit = outer;
    buf_free(out);
    return e;
}

/* ---- the door ---- */

static enum err read_kind(struct arena *a, enum paper_kind k, struct str name, struct str bytes, struct document *ret, struct fault *f) {
    switch (k) {
    case PAPER_HTML: ret->kind = "html"; return read_page(a, bytes, ret, f);
    case PAPER_WORD: return read_word(a, name, bytes, ret, f);
    case PAPER_PDF: return read_pdf(a, bytes, ret, f);
    case PAPER_XLSX: case PAPER_XLS: case PAPER_ODS: case PAPER_XLSB: case PAPER_XML_SHEET: return read_sheets(a, name, bytes, ret, f);
    case PAPER_ENCRYPTED: return fault_set(f, E_SYNTAX, 0, "document.password");
    case PAPER_EMPTY: return fault_set(f, E_INVALID, 0, "plan.empty");
    case PAPER_IMAGE: return fault_set(f, E_MEDIA, 0, "document.image");
    case PAPER_ARCHIVE: return is_odt(bytes) ? convert_doc(a, "odt", bytes, ret, f) : fault_set(f, E_MEDIA, 0, "document.archive");
    case PAPER_OLE: return has_ending(name, ".wps") ? convert_doc(a, "wps", bytes, ret, f) : fault_set(f, E_MEDIA, 0, "document.other");
    case PAPER_MHTML: case PAPER_GEODATA: case PAPER_LOCK: return fault_set(f, E_MEDIA, 0, "document.other");
    default: return read_text(a, bytes, ret, f);
    }
}

enum err document_read(struct arena *a, struct str name, struct str bytes, struct document *ret, struct fault *f) {
    *ret = (struct document){ .kind = "text", .encoding = "" };
    if (bytes.n > DOCUMENT_MOST) return fault_set(f, E_TOO_LARGE, 0, "plan.large");
    enum err e = read_kind(a, paper_kind(name, bytes), name, bytes, ret, f);
    if (!e && ret->text.n > DOCUMENT_MOST) e = fault_set(f, E_TOO_LARGE, 0, "document.large");
    if (e) ret->text = STR_NULL;
    return e;
}
