/* Bytes of a text file, made UTF-8. Nothing is guessed past a doubt: a file that
** is partly one encoding and partly another is refused at its first bad byte. */
#ifndef ANJU_PAPER_CHARSET_H
#define ANJU_PAPER_CHARSET_H

#include "base/arena.h"
#include "base/err.h"

enum charset { CHARSET_UTF8, CHARSET_UTF8_BOM, CHARSET_GB18030, CHARSET_UTF16LE, CHARSET_UTF16BE };

const char *charset_name(enum charset c);            /* "UTF-8", "GB18030", … for people */

/* Find the encoding and decode: UTF-8 with or without BOM is a view into
** `bytes`, GB18030 (and so GBK and GB 2312) and UTF-16 with BOM are copies in `a`;
** the result is valid UTF-8 without NUL and without BOM. E_SYNTAX, with f->row
** the line, f->arg[0] the offset of the byte (from 0) and f->arg[1] its value in
** hex where there is one:
**   file.empty     no text at all
**   file.binary    NUL or control bytes: not a text file
**   file.encoding  neither UTF-8 nor GB18030, or damaged
**   file.mixed     a stretch of UTF-8 inside a GB18030 file, or the reverse
**   file.mojibake  U+FFFD or 锟斤拷: characters were lost before it came here
** `bytes` may be of any size; a copy takes at most half as much again. */
enum err charset_decode(struct arena *a, struct str bytes, struct str *ret, enum charset *what,
                        struct fault *f);

#endif
