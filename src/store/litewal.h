/* A file layer for SQLite that writes its log in large pieces. */
#ifndef ANJU_STORE_LITEWAL_H
#define ANJU_STORE_LITEWAL_H

#include <stdbool.h>

#define LITEWAL "anju"           /* the name to open the writer's connection with */

/* Make the layer known to SQLite; once, before the first connection. */
bool litewal_register(void);

#endif
