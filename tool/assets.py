#!/usr/bin/env python3
"""Turns the built pages into an assembler file and a table in C.

usage: assets.py FOLDER OUT.S OUT.c CACHE

Each file of FOLDER is stored as brotli and as gzip, or plain when it does not
shrink (pictures, fonts). Without FOLDER/index.html one small page is stored
that says that the pages were not built, so that the program builds without
Node. Outputs are only written when they change; CACHE keeps the bodies, named
by the SHA-256 of the plain bytes.
"""
import gzip
import hashlib
import os
import re
import subprocess
import sys

MIME = {
    "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8", "json": "application/json", "map": "application/json",
    "webmanifest": "application/manifest+json", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "webp": "image/webp", "ico": "image/x-icon", "gif": "image/gif", "woff2": "font/woff2",
    "woff": "font/woff", "ttf": "font/ttf", "txt": "text/plain; charset=utf-8", "wasm": "application/wasm",
}
# What Vite names: a word of small letters only may be a word, and is asked again each time.
HASHED = re.compile(r"^/a/.*[-.](?=[^.]*[A-Z0-9_])[A-Za-z0-9_-]{8}\.[a-z0-9]+$")
NOT_BUILT = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>安居</title>
<body style="font:16px/1.7 sans-serif;max-width:40em;margin:4em auto;padding:0 1em">
<h1>界面尚未构建</h1>
<p>程序正在运行，接口可用；但编译时没有 ui/dist，网页没有编入程序。</p>
<p>请在 ui 目录执行 <code>npm ci</code> 和 <code>npm run build</code>，然后重新编译；或用 <code>--ui-dir</code> 指向已构建的目录。</p>
<h2 lang="en">The pages were not built</h2>
<p lang="en">The program runs and its API answers, but ui/dist was absent when it was compiled.
Run <code>npm ci</code> and <code>npm run build</code> in ui, then build again; or name a built folder
with <code>--ui-dir</code>.</p>
"""


def files_of(folder):
    """Path as asked for -> bytes, sorted by the bytes of the path."""
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(root, name)
            path = "/" + os.path.relpath(full, folder).replace(os.sep, "/")
            if name.startswith(".") or "/." in path:
                continue
            if not re.fullmatch(r"[A-Za-z0-9._/@+~-]+", path):
                sys.exit(f"assets.py: {path}: only letters, digits and ._@+~- are taken in names")
            with open(full, "rb") as f:
                found[path] = f.read()
    if "/index.html" not in found:
        found = {"/index.html": NOT_BUILT.encode()}
    return sorted(found.items(), key=lambda item: item[0].encode())


def write(path, data):
    """Write when different, whole or not at all; an equal file keeps its time."""
    try:
        with open(path, "rb") as f:
            if f.read() == data:
                return
    except FileNotFoundError:
        pass
    with open(path + ".tmp", "wb") as f:
        f.write(data)
    os.replace(path + ".tmp", path)


def cached(path, make):
    if not os.path.exists(path):
        write(path, make())
    return os.path.getsize(path)


def brotli(data):
    command = ["brotli", "-q", "11", "-w", "22", "-c"]
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def encode(data, cache):
    """The stored bodies as (kind, file, size): br and gz, or plain alone."""
    name = os.path.join(cache, hashlib.sha256(data).hexdigest())
    gz = cached(name + ".gz", lambda: gzip.compress(data, 9, mtime=0))
    if gz > len(data) * 0.95:
        return [("plain", name + ".plain", cached(name + ".plain", lambda: data))]
    return [("br", name + ".br", cached(name + ".br", lambda: brotli(data))), ("gz", name + ".gz", gz)]


def blob(symbol, path):
    return (f"    .globl {symbol}\n    .hidden {symbol}\n    .balign 16\n{symbol}:\n"
            f"    .incbin \"{path}\"\n    .byte 0\n")


def row(i, path, data, bodies):
    mime = MIME.get(path.rsplit(".", 1)[-1].lower(), "application/octet-stream")
    parts = [f'.path = "{path}"', f'.etag = "W/\\"{hashlib.sha256(data).hexdigest()}\\""', f'.mime = "{mime}"']
    for kind, _, size in bodies:
        parts.append(f".{kind} = asset_{i}_{kind}")
        if kind != "plain":
            parts.append(f".{kind}_n = {size}")
    parts.append(f".plain_n = {len(data)}")
    if HASHED.match(path):
        parts.append(".hashed = true")
    return "    { " + ", ".join(parts) + " },\n"


def main():
    folder, out_s, out_c, cache = sys.argv[1:]
    cache = os.path.abspath(cache)
    os.makedirs(cache, exist_ok=True)
    asm = "    .section .rodata\n"
    decls, rows = "", ""
    for i, (path, data) in enumerate(files_of(folder)):
        bodies = encode(data, cache)
        for kind, stored, _ in bodies:
            asm += blob(f"asset_{i}_{kind}", stored)
            decls += f"extern const unsigned char asset_{i}_{kind}[] __attribute__((visibility(\"hidden\")));\n"
        rows += row(i, path, data, bodies)
    asm += "    .section .note.GNU-stack,\"\",%progbits\n"
    table = (f'/* Made by tool/assets.py. */\n#include "door/assets.h"\n\n{decls}\n'
             f"const struct asset asset_table[] = {{\n{rows}}};\n"
             "const int asset_count = (int)(sizeof asset_table / sizeof *asset_table);\n")
    write(out_s, asm.encode())
    write(out_c, table.encode())


if __name__ == "__main__":
    main()
