/* Values as PostgreSQL sends and takes them in binary. */
#ifndef ANJU_STORE_PGVALUE_H
#define ANJU_STORE_PGVALUE_H

#include "base/str.h"

/* OIDs of the server's own types; they have been these since they exist. */
enum pg_oid {
    PG_BOOL = 16, PG_BYTEA = 17, PG_CHAR = 18, PG_NAME = 19, PG_INT8 = 20, PG_INT2 = 21, PG_INT4 = 23, PG_TEXT = 25,
    PG_OID = 26, PG_JSON = 114, PG_FLOAT4 = 700, PG_FLOAT8 = 701, PG_UNKNOWN = 705, PG_BPCHAR = 1042,
    PG_VARCHAR = 1043, PG_NUMERIC = 1700
};

void pg_put64(char to[8], uint64_t bits);            /* big end first                      */
/* The number in the bytes of a column of that type. A fraction is cut off, what
** does not fit is the nearest that does, as in SQLite. A type that is not a
** number is an assertion: the statement reads a column as what it is not. */
int64_t pg_int(unsigned type, struct str v);
double pg_real(unsigned type, struct str v);
bool pg_is_text(unsigned type);

#endif
