#include "model/words.h"

static const struct error_row rows[E__MAX] = {
    [OK]                 = { "OK",                200, "error.ok" },
    [E_INVALID]          = { "INVALID",           400, "error.invalid" },
    [E_UNKNOWN_FIELD]    = { "UNKNOWN_FIELD",     400, "error.unknown_field" },
    [E_SYNTAX]           = { "SYNTAX",            400, "error.syntax" },
    [E_TOO_LARGE]        = { "TOO_LARGE",         413, "error.too_large" },
    [E_UNAUTHENTICATED]  = { "UNAUTHENTICATED",   401, "error.unauthenticated" },
    [E_LOCKED_OUT]       = { "LOCKED_OUT",        429, "error.locked_out" },
    [E_DENIED]           = { "DENIED",            403, "error.denied" },
    [E_NOT_FOUND]        = { "NOT_FOUND",         404, "error.not_found" },
    [E_CONFLICT]         = { "CONFLICT",          409, "error.conflict" },
    [E_STALE]            = { "STALE",             409, "error.stale" },
    [E_NEED_VERSION]     = { "NEED_VERSION",      428, "error.need_version" },
    [E_KEY_REUSED]       = { "KEY_REUSED",        422, "error.key_reused" },
    [E_METHOD]           = { "METHOD",            405, "error.method" },
    [E_MEDIA]            = { "MEDIA",             415, "error.media" },
    [E_BUSY]             = { "BUSY",              503, "error.busy" },
    [E_STORAGE]          = { "STORAGE",           503, "error.storage" },
    [E_DISK_FULL]        = { "DISK_FULL",         507, "error.disk_full" },
    [E_TOO_NEW]          = { "TOO_NEW",           500, "error.too_new" },
    [E_HELD]             = { "HELD",              503, "error.held" },
    [E_RETRY]            = { "RETRY",             503, "error.busy" },
    [E_MEMORY]           = { "MEMORY",            503, "error.memory" },
    [E_IO]               = { "IO",                503, "error.io" },
    [E_FORBIDDEN_ORIGIN] = { "FORBIDDEN_ORIGIN",  403, "error.origin" },
    [E_PLAIN_HTTP]       = { "PLAIN_HTTP",        403, "error.plain_http" },
    [E_INTERNAL]         = { "INTERNAL",          500, "error.internal" },
};

const struct error_row *error_of(enum err e) {
    return &rows[e > OK && e < E__MAX ? e : E_INTERNAL];
}
