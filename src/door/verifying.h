/* Verifying as the commands do it. */
#ifndef ANJU_DOOR_VERIFYING_H
#define ANJU_DOOR_VERIFYING_H

#include "access/call.h"

/* Verify the city in DATA and print each finding and the sum; the exit code: 0
** clean, 1 findings or a failure. key: file, NULL for DATA/anju.key. */
int verify_and_say(struct arena *, const char *data, const char *url, const char *key, bool files, bool json);

#endif
