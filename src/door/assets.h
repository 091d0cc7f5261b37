/* The web pages, built into the program (tool/assets.py turns ui/dist into the
** table below, with brotli and gzip bodies), or read from a folder while they
** are being written. */
#ifndef ANJU_DOOR_ASSETS_H
#define ANJU_DOOR_ASSETS_H

#include "door/http.h"

struct asset {
    const char *path;                /* "/index.html", "/a/app-4f3a9c21.js" */
    const char *etag;                /* W/"..." of the SHA-256 of the plain bytes */
    const char *mime;
    const unsigned char *br, *gz;    /* encoded bodies, or NULL and              */
    const unsigned char *plain;      /* ... the plain one, which did not shrink  */
    uint32_t br_n, gz_n, plain_n;    /* sizes; plain_n is always the plain size  */
    bool hashed;                     /* the name holds a hash of the content     */
};

extern const struct asset asset_table[];     /* sorted by path */
extern const int asset_count;

/* The asset of that path ("/" is "/index.html"), or NULL. */
const struct asset *asset_find(struct str path);
/* Answer with it: 200 or 304, br or gzip or plain by Accept-Encoding; hashed
** names are kept a year, others asked again; strict CSP on all, which lets images
** of 天地图 in where `tiles`. For GET and HEAD. */
void http_asset(struct http_exchange *x, const struct asset *a, bool tiles);
/* Does the path name a file (a dot in its last part), and not a page of the desk? */
bool path_is_file(const struct http_exchange *x);
/* Development: answer with a file of `folder`, never one outside it nor a link
** nor a name that starts with a dot; for a page of the desk with its index.html;
** false (nothing set) when there is none. */
bool http_asset_file(struct http_exchange *x, const char *folder, bool tiles);
/* The headers every page carries; for pages the program makes itself. */
void http_page_headers(struct http_exchange *x, bool tiles);

#endif
