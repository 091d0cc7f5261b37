/* Files: read whole within a limit, written whole or not at all, locked. */
#ifndef ANJU_BASE_FILE_H
#define ANJU_BASE_FILE_H

#include "base/buf.h"
#include "base/err.h"

/* Read a file ("-" is standard input) of at most `limit` bytes: E_NOT_FOUND,
** E_TOO_LARGE, E_IO. The bytes are appended to ret. */
enum err file_read(const char *path, size_t limit, struct buf *ret, struct fault *f);
/* Write through a temporary name, fsync, rename, fsync of the folder:
** E_DISK_FULL, E_IO; nothing of the old file is lost on failure. */
enum err file_write(const char *path, struct str bytes, struct fault *f);
enum err folder_make(const char *path, struct fault *f);       /* with parents, mode 0700  */
bool file_exists(const char *path);
/* Take the exclusive lock of a file, made when absent; E_HELD when another
** process has it (its pid in *holder when known). Kept until file_unlock. */
enum err file_lock(const char *path, int *ret_fd, long *holder, struct fault *f);
void file_unlock(int fd);

#endif
