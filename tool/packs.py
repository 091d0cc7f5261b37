#!/usr/bin/env python3
"""Builds the data that the program brings into it: an assembler file and a table.

usage: packs.py FOLDER OUT.S OUT.c FILE...

The FILEs lie below FOLDER and are named in the table by their path from there,
in order.
"""
import os
import sys

folder, out_s, out_c, files = sys.argv[1], sys.argv[2], sys.argv[3], sorted(sys.argv[4:])
asm = ['.section .rodata,"a"']
rows = []
for i, path in enumerate(files):
    name = os.path.relpath(path, folder).replace(os.sep, "/")
    asm.append(f'.globl pack_{i}\n.type pack_{i}, %object\n.balign 16\npack_{i}:\n.incbin "{os.path.abspath(path)}"\n.byte 0')
    asm.append(f".size pack_{i}, . - pack_{i}")
    rows.append((name, i, os.path.getsize(path)))
asm.append('.section .note.GNU-stack,"",%progbits')
text = '#include "door/packs_in.h"\n\n'
text += "".join(f"extern const char pack_{i}[];\n" for _, i, _ in rows)
text += "const struct pack packs[] = {\n" + "".join(f'    {{ "{n}", pack_{i}, {size} }},\n' for n, i, size in rows)
text += f"}};\nconst int packs_n = {len(rows)};\n"
for path, content in ((out_s, "\n".join(asm) + "\n"), (out_c, text)):
    with open(path, "w", encoding="utf-8") as f:
        f.write(content)
