/* JSON in and out of rows, by their tables: the only place that knows how a
** field looks on the wire. */
#ifndef ANJU_DOOR_WIRE_H
#define ANJU_DOOR_WIRE_H

#include "access/call.h"
#include "base/json.h"
#include "door/http.h"

/* Fill `row` (cleared by the caller) from a JSON object. Takes the fields that
** have `flag` (INPUT or EDIT), refuses every other key by name (E_UNKNOWN_FIELD,
** or E_INVALID "field.not_input" for one that the program fills in), wrong types
** and values out of bounds; field names the place as a JSON pointer. With EDIT,
** *given gets a bit for each own field that was there. */
enum err wire_read(struct call *c, const struct entity *e, const struct json *obj, unsigned flag, void *row,
                   uint64_t given[2]);
/* The same from the pairs of a query: codes and numbers as text, lists with commas. */
enum err wire_query(struct call *c, const struct entity *e, const struct http_pair *q, int n, void *row);
/* One value from text (path segment, header) into the field of that name. */
enum err wire_text(struct call *c, const struct entity *e, const char *name, struct str text, void *row);
/* Every REQUIRED field of `flag` has a value. */
enum err wire_required(struct call *c, const struct entity *e, unsigned flag, const void *row);

/* Write a row as an object. `page`: with the fields that only a record's own
** page has. PERSONAL and FREE fields are masked here, SECRET ones never written. */
void wire_write(struct jw *w, const struct call *c, const struct entity *e, const void *row, bool page);

/* The fault as RFC 9457 problem+json in the reader's language. */
void wire_fault(struct jw *w, const struct call *c, const struct fault *f, int status);
/* The sentence of a fault: what is wrong, where, and what to do. */
struct str fault_sentence(struct arena *a, enum language l, const struct fault *f);

#endif
