/* The one table of routes: what the API answers, drawn as OpenAPI from the same
** rows the server runs on. */
#ifndef ANJU_DOOR_ROUTES_H
#define ANJU_DOOR_ROUTES_H

#include "action/action.h"

struct request;

enum body_kind { BODY_NONE, BODY_JSON, BODY_QUERY, BODY_IMAGE, BODY_CSV };

struct route {
    const char *method, *path;           /* path below /api/v1, {name} is a field of the input    */
    const struct action *action;         /* NULL: the door's own, by `special`                    */
    enum body_kind body;
    unsigned flag;                       /* INPUT or EDIT: which fields a body may hold           */
    int status;                          /* when it went well                                     */
    const char *summary;                 /* for OpenAPI                                           */
    void (*special)(struct request *);   /* writes the answer itself (files, printed documents)   */
    bool etag;                           /* a GET whose answer carries an ETag of its content     */
};

extern const struct route routes[];
extern const int nroutes;
const char *routes_wrong(void);          /* start-up check; NULL when well */

/* The route of a method and path (segments below /api/v1). NULL with *path_known
** set when the path exists with another method, whose names go to `allow`. */
const struct route *route_find(struct str method, const struct str *seg, int n, bool *path_known, struct str *allow,
                               struct arena *a);

struct buf;
void openapi_print(struct buf *b);       /* OpenAPI 3.1 of the whole table  */
void words_print(struct buf *b);         /* {"zh": {…}, "en": {…}}          */

#endif
