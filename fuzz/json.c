/* JSON as a stranger sends it: parsed, or refused with a code; never a crash. */
#include "base/json.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    struct arena a;
    struct fault f = { 0 };
    struct json *j = 0;
    arena_init(&a, 0);
    if (json_parse(&a, (struct str){ (const char *)data, size }, &j, &f) == OK) (void)json_get(j, "a");
    arena_free(&a);
    return 0;
}
