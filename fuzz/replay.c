/* Runs a fuzz target over every file of a corpus folder: the corpus is a test. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "base/file.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int main(int argc, char **argv) {
    int n = 0;
    DIR *d = argc == 2 ? opendir(argv[1]) : 0;
    if (!d) return fprintf(stderr, "usage: replay FOLDER\n"), 2;
    for (struct dirent *e; (e = readdir(d));) {
        char path[PATH_MAX];
        struct buf b = { 0 };
        struct fault f = { 0 };
        if (e->d_name[0] == '.') continue;
        (void)snprintf(path, sizeof path, "%s/%s", argv[1], e->d_name);
        if (file_read(path, 64 << 20, &b, &f)) return fprintf(stderr, "cannot read %s\n", path), 1;
        (void)LLVMFuzzerTestOneInput((const unsigned char *)(b.s ? b.s : ""), b.n);
        buf_free(&b);
        n++;
    }
    (void)closedir(d);
    printf("%d inputs\n", n);
    return n ? 0 : 1;
}
