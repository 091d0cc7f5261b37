#include "paper/office.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* libxml2 wants to be set up before two threads meet in it. Stated as the room's only variable. */
static pthread_once_t ready = PTHREAD_ONCE_INIT;

void office_init(void) {
    (void)pthread_once(&ready, xmlInitParser);
}

/* ---- the zip ---- */

static bool too_much(int64_t packed, int64_t unpacked) {
    return unpacked > OFFICE_MOST || (unpacked > OFFICE_FREE && unpacked / OFFICE_RATIO > packed);
}

static enum err bomb(struct fault *f) {
    return fault_set(f, E_TOO_LARGE, 0, "xlsx.bomb");
}

static enum err open_zip(struct office *o, struct str bytes, struct fault *f) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.s, bytes.n, 0, &error);
    o->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : 0;
    if (!o->zip && source) zip_source_free(source);
    bool memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
    zip_error_fini(&error);
    if (!o->zip) return memory ? fault_set(f, E_MEMORY, 0, 0) : fault_set(f, E_SYNTAX, 0, "xlsx.zip");
    return zip_get_num_entries(o->zip, 0) > OFFICE_FILES ? bomb(f) : OK;
}

static void let_go(struct office *o) {
    office_part_end(o);
    if (o->zip) zip_discard(o->zip);
    o->zip = 0;
}

static void be_silent(void *arg, xmlErrorPtr error) {
    (void)arg;
    (void)error;
}

enum { QUIET = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT };

static enum err open_xml(struct office *o, struct str bytes, struct fault *f) {
    if (bytes.n > INT32_MAX) return bomb(f);
    o->xml = xmlReaderForMemory(bytes.s, (int)bytes.n, 0, 0, QUIET);
    if (!o->xml) return fault_set(f, E_MEMORY, 0, 0);
    xmlTextReaderSetStructuredErrorHandler(o->xml, be_silent, 0);
    return OK;
}

/* What is open must not stay so when an allocation leaves: caught, let go, passed on. */
static enum err guarded(struct arena *a, struct str bytes, enum err (*open)(struct office *, struct str, struct fault *), office_body *body,
                        void (*drop)(void *), void *arg, struct fault *f) {
    struct office *o = ARENA_NEW(a, struct office);
    jmp_buf here, *outer = a->exit;
    office_init();
    o->mem = a;
    if (setjmp(here)) {
        a->exit = outer;
        let_go(o);
        if (drop) drop(arg);
        if (outer) longjmp(*outer, 1);
        abort();                                     /* as the arena does without an exit */
    }
    a->exit = &here;
    enum err e = open(o, bytes, f);
    if (!e) e = body(arg, o, f);
    a->exit = outer;
    let_go(o);
    if (drop) drop(arg);
    return e;
}

enum err office_do(struct arena *a, struct str bytes, office_body *body, void (*drop)(void *), void *arg, struct fault *f) {
    return guarded(a, bytes, open_zip, body, drop, arg, f);
}

enum err office_xml(struct arena *a, struct str bytes, office_body *body, void (*drop)(void *), void *arg, struct fault *f) {
    return guarded(a, bytes, open_xml, body, drop, arg, f);
}

/* ---- a part ---- */

static int read_part(void *arg, char *to, int n) {
    struct office *o = arg;
    zip_int64_t got = o->over ? -1 : zip_fread(o->file, to, (zip_uint64_t)n);
    if (got < 0) {
        o->unread = !o->over;
        return -1;
    }
    o->unpacked += got;
    o->over = too_much(o->packed, o->unpacked);
    return o->over ? -1 : (int)got;
}

static int close_part(void *arg) {
    (void)arg;
    return 0;                                        /* office_part_end closes the file */
}

static zip_int64_t place_of(struct office *o, struct str name) {
    char *z = arena_cstr(o->mem, name);
    zip_int64_t at = zip_name_locate(o->zip, z, 0);
    if (at < 0) at = zip_name_locate(o->zip, z, ZIP_FL_NOCASE);
    for (char *p = z; at < 0 && *p; p++)
        if (*p == '/') *p = '\\';                    /* some writers know no other way */
    return at < 0 ? zip_name_locate(o->zip, z, ZIP_FL_NOCASE) : at;
}

enum err office_part(struct office *o, struct str name, bool *found, struct fault *f) {
    zip_stat_t s;
    office_part_end(o);
    *found = false;
    zip_int64_t at = place_of(o, name);
    if (at < 0) return OK;
    if (zip_stat_index(o->zip, (zip_uint64_t)at, 0, &s)) return fault_set(f, E_SYNTAX, 0, "xlsx.zip");
    if ((s.valid & ZIP_STAT_ENCRYPTION_METHOD) && s.encryption_method != ZIP_EM_NONE)
        return fault_set(f, E_SYNTAX, 0, "xlsx.password");
    o->packed = (int64_t)(s.comp_size >> 1 > INT64_MAX / 2 ? 0 : s.comp_size);
    o->unpacked = 0;
    o->over = o->unread = false;
    if (s.size > OFFICE_MOST || too_much(o->packed, (int64_t)s.size)) return bomb(f);
    o->file = zip_fopen_index(o->zip, (zip_uint64_t)at, 0);
    if (!o->file) return fault_set(f, E_SYNTAX, 0, "xlsx.zip");
    o->xml = xmlReaderForIO(read_part, close_part, o, 0, 0, QUIET);
    if (!o->xml) return fault_set(f, E_MEMORY, 0, 0);
    xmlTextReaderSetStructuredErrorHandler(o->xml, be_silent, 0);
    *found = true;
    return OK;
}

void office_part_end(struct office *o) {
    if (o->xml) xmlFreeTextReader(o->xml);
    if (o->file) (void)zip_fclose(o->file);
    o->xml = 0;
    o->file = 0;
}

enum err office_next(struct office *o, bool *more, struct fault *f) {
    int r = xmlTextReaderRead(o->xml);
    *more = r == 1;
    if (r == 1 && office_node(o) != XML_READER_TYPE_DOCUMENT_TYPE) return OK;
    if (r == 1) return fault_set(f, E_SYNTAX, 0, "xlsx.doctype");
    if (o->over) return bomb(f);
    if (o->unread) return fault_set(f, E_SYNTAX, 0, "xlsx.zip");
    if (r == 0) return OK;
    return fault_set(f, E_SYNTAX, 0, "xlsx.xml");
}

struct str office_text(const struct office *o) {
    return str_of((const char *)xmlTextReaderConstValue(o->xml));
}

bool office_attr(struct office *o) {
    return xmlTextReaderMoveToNextAttribute(o->xml) == 1;
}

struct str office_attr_copy(struct office *o, const char *name) {
    struct str s = STR_NULL;
    while (!s.s && office_attr(o)) {
        const char *whole = (const char *)xmlTextReaderConstName(o->xml);
        if (!strcmp(strchr(name, ':') ? whole : office_name(o), name)) s = arena_copy(o->mem, office_text(o));
    }
    (void)xmlTextReaderMoveToElement(o->xml);
    return s;
}
