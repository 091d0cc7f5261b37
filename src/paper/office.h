/* Packages of Office (ECMA-376 part 2): a zip whose parts are XML, read a part
** at a time through libzip and libxml2 in constant memory. Nothing is believed:
** sizes are counted while they unpack, a document type is refused, nothing is
** fetched. For the readers of this room. */
#ifndef ANJU_PAPER_OFFICE_H
#define ANJU_PAPER_OFFICE_H

#include <libxml/xmlreader.h>
#include <zip.h>
#include "base/arena.h"
#include "base/err.h"

enum {
    OFFICE_FILES = 10000,            /* parts                                                     */
    OFFICE_RATIO = 250,              /* unpacked to packed, above OFFICE_FREE bytes: a bomb       */
    OFFICE_FREE = 64 << 20,
    OFFICE_MOST = 2000 << 20         /* bytes of one part unpacked                                */
};

struct office {
    struct arena *mem;
    zip_t *zip;
    zip_file_t *file;
    xmlTextReaderPtr xml;
    int64_t packed, unpacked;        /* of the open part */
    bool over, unread;               /* too much; the zip is damaged here */
};

typedef enum err office_body(void *arg, struct office *o, struct fault *f);

/* Make libxml2 ready for threads, once; before any use of it. */
void office_init(void);
/* Open the package in `bytes`, run the body, let go of everything, also when the
** arena leaves by its exit; `drop` then frees what the body holds beside it.
** E_SYNTAX "xlsx.zip" (no zip, or one cut off), "xlsx.password" (a zip behind a
** password); E_TOO_LARGE "xlsx.bomb"; or what the body fails with. */
enum err office_do(struct arena *a, struct str bytes, office_body *body, void (*drop)(void *), void *arg, struct fault *f);
/* The same for a document that is one XML file, whose nodes office_next gives at once. */
enum err office_xml(struct arena *a, struct str bytes, office_body *body, void (*drop)(void *), void *arg, struct fault *f);
/* Begin to read a part; *found false: there is none, which is no failure. */
enum err office_part(struct office *o, struct str name, bool *found, struct fault *f);
/* The next node: *more false at the end of the part. E_SYNTAX "xlsx.xml" (arg: the
** part's line), "xlsx.doctype", "xlsx.zip"; E_TOO_LARGE "xlsx.bomb". */
enum err office_next(struct office *o, bool *more, struct fault *f);
void office_part_end(struct office *o);

static inline int office_node(const struct office *o) { return xmlTextReaderNodeType(o->xml); }
static inline const char *office_name(const struct office *o) { return (const char *)xmlTextReaderConstLocalName(o->xml); }
struct str office_text(const struct office *o);                /* of a text node, or of the attribute moved to */
bool office_attr(struct office *o);                            /* move to the next attribute                   */
/* Copy of an attribute by its local name, or by its whole name "r:id"; STR_NULL. */
struct str office_attr_copy(struct office *o, const char *name);

#endif
