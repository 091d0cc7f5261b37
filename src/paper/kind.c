#include "paper/kind.h"

#include <string.h>

enum { PAGE_HEAD = 4096, LOCK_BYTES = 200 };

static bool holds(struct str s, struct str what) {
    return memmem(s.s, s.n, what.s, what.n) != 0;
}

static struct str base_name(struct str s) {
    for (size_t i = s.n; i > 0; i--)
        if (s.s[i - 1] == '/' || s.s[i - 1] == '\\') return str_from(s, i);
    return s;
}

/* ---- OLE ---- */

/* Is a stream of this name in the folder of an OLE file? Names are UTF-16 there. */
static bool has_stream(struct str s, const char *name) {
    char wide[64];
    size_t n = 0;
    for (; name[n / 2] && n < sizeof wide; n += 2) {
        wide[n] = name[n / 2];
        wide[n + 1] = 0;
    }
    return holds(s, (struct str){ wide, n });
}

static enum paper_kind of_ole(struct str s) {
    if (has_stream(s, "EncryptedPackage")) return PAPER_ENCRYPTED;
    if (has_stream(s, "WordDocument")) return PAPER_WORD;
    if (has_stream(s, "Workbook") || has_stream(s, "Book")) return PAPER_XLS;
    return PAPER_OLE;
}

/* ---- zip ---- */

static enum paper_kind of_zip(struct str s) {
    static const struct { struct str name; enum paper_kind kind; } part[] = {
        { S("xl/workbook.xml"), PAPER_XLSX }, { S("xl/workbook.bin"), PAPER_XLSB }, { S("word/document.xml"), PAPER_WORD },
        { S("[Content_Types].xml"), PAPER_XLSX }, { S("doc.kml"), PAPER_GEODATA }, { S(".shp"), PAPER_GEODATA },
    };
    if (holds(str_sub(s, 0, 200), S("application/vnd.oasis.opendocument.spreadsheet"))) return PAPER_ODS;
    for (size_t i = 0; i < sizeof part / sizeof *part; i++)
        if (holds(s, part[i].name)) return part[i].kind;
    return PAPER_ARCHIVE;
}

/* ---- text that is no table ---- */

/* The first bytes as ASCII in small letters, UTF-16 thinned out. */
static struct str thin_head(struct str s, char to[PAGE_HEAD]) {
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < PAGE_HEAD; i++) {
        char c = s.s[i];
        if (c == 0 || (unsigned char)c >= 0x80) continue;
        to[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return str_trim((struct str){ to, n });
}

static bool begins_any(struct str s, const char *const *head) {
    for (; *head; head++)
        if (str_starts(s, str_of(*head))) return true;
    return false;
}

static enum paper_kind of_text(struct str bytes) {
    static const char *const page[] = { "<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<script", "<div",
                                        "<center", 0 };
    char room[PAGE_HEAD];
    struct str s = thin_head(str_sub(bytes, 0, 2 * PAGE_HEAD), room);
    if (str_starts(s, S("mime-version:"))) return PAPER_MHTML;
    if (str_starts(s, S("{"))) return PAPER_GEOJSON;
    if (begins_any(s, page)) return PAPER_HTML;
    if (str_starts(s, S("<?xml")) || str_starts(s, S("<!--")) || str_starts(s, S("<workbook"))) {
        if (holds(s, S("urn:schemas-microsoft-com:office:spreadsheet"))) return PAPER_XML_SHEET;
        if (holds(s, S("<kml"))) return PAPER_GEODATA;
        if (holds(s, S("<html")) || holds(s, S("<table"))) return PAPER_HTML;
    }
    return PAPER_TEXT;
}

/* ---- */

/* A lock file: the length of a name, the name, blanks; never longer than this. */
static bool is_lock(struct str name, struct str s) {
    if (str_starts(base_name(name), S("~$"))) return true;
    if (s.n != 165 && s.n != 55) return false;
    unsigned char n = (unsigned char)s.s[0];
    return n > 0 && n < 55 && (s.n == 55 || holds(str_from(s, 55), S(" \0 \0 \0")));
}

enum paper_kind paper_kind(struct str name, struct str s) {
    static const struct { struct str head; enum paper_kind kind; } magic[] = {
        { S("%PDF-"), PAPER_PDF }, { S("\xff\xd8\xff"), PAPER_IMAGE }, { S("\x89PNG"), PAPER_IMAGE }, { S("GIF8"), PAPER_IMAGE },
        { S("Rar!"), PAPER_ARCHIVE }, { S("7z\xbc\xaf"), PAPER_ARCHIVE }, { S("\x1f\x8b"), PAPER_ARCHIVE },
        { S("{\\rtf"), PAPER_WORD },
        { S("SQLite format 3\0"), PAPER_GEODATA },
        { S("\x09\x08\x10\0"), PAPER_XLS }, { S("\x09\x08\x08\0"), PAPER_XLS },
        { S("\x09\x04\x06\0"), PAPER_XLS }, { S("\x09\x02\x06\0"), PAPER_XLS }, { S("\x09\0\x04\0"), PAPER_XLS },
    };
    if (s.n <= LOCK_BYTES && s.n && is_lock(name, s)) return PAPER_LOCK;
    if (str_trim(s).n == 0) return PAPER_EMPTY;
    if (str_starts(s, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))) return of_ole(s);
    if (str_starts(s, S("PK\3\4")) || str_starts(s, S("PK\5\6"))) return of_zip(s);
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (str_starts(s, magic[i].head)) return magic[i].kind;
    return of_text(s);
}

bool paper_converts(enum paper_kind k) {
    return k == PAPER_XLS || k == PAPER_ODS || k == PAPER_XLSB;
}

bool paper_converts_geo(enum paper_kind k) {
    return k == PAPER_GEODATA;
}

const char *paper_ending(enum paper_kind k) {
    return k == PAPER_ODS ? "ods" : k == PAPER_XLSB ? "xlsb" : "xls";
}

enum err paper_refuse(enum paper_kind k, struct fault *f) {
    static const char *const key[PAPER__KINDS] = {
        [PAPER_XLS] = "paper.xls", [PAPER_ODS] = "paper.ods", [PAPER_XLSB] = "paper.xlsb",
        [PAPER_ENCRYPTED] = "paper.encrypted", [PAPER_LOCK] = "paper.lock",
        [PAPER_GEODATA] = "paper.geodata", [PAPER_MHTML] = "paper.mhtml", [PAPER_WORD] = "paper.word", [PAPER_PDF] = "paper.pdf", [PAPER_IMAGE] = "paper.image",
        [PAPER_ARCHIVE] = "paper.archive", [PAPER_OLE] = "paper.ole", [PAPER_EMPTY] = "file.empty",
    };
    if (!key[k]) return OK;
    return fault_set(f, k == PAPER_EMPTY || k == PAPER_LOCK || k == PAPER_ENCRYPTED ? E_SYNTAX : E_MEDIA, 0, key[k]);
}
