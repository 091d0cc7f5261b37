#!/usr/bin/env python3
"""Every key that C or the pages name stands in the message table, in both languages.

usage: words.py SOURCE_ROOT. Ends with "N passed, N failed".

A literal counts as a key where a key is due (fail, fault_set, word_text, t('…') and their like), and anywhere in
C when it begins with the first part of some key of the table, e.g. "guard."."""
import os
import re
import sys

ROOT = sys.argv[1] if len(sys.argv) > 1 else "."
STRING = r'"((?:\\.|[^"\\\n])*)"'
# a line or head as the file has it; the other language by its own name; limits as they are written
CHINESE_IN_ENGLISH = {"calendar.line", "me.other_lang", "sys.imp.template", "sys.limit.amount_hint"}
KEY = re.compile(r"^[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_-]+)+$")
# Where the n-th argument (from 0) is a key.
KEY_ARGUMENT = {"fail": 3, "fail_with": 3, "fault_set": 3, "word_text": 1, "word_fill": 2, "say": 1}


def read(path):
    return open(path, encoding="utf-8").read()


def files(folder, *ends):
    for at, names, found in os.walk(os.path.join(ROOT, folder)):
        names[:] = [n for n in names if n not in ("node_modules", "dist")]
        for name in sorted(found):
            if name.endswith(ends):
                yield os.path.join(at, name)


def table():
    """key -> [zh, en], read from the C table itself."""
    found = {}
    for name in sorted(n for n in os.listdir(os.path.join(ROOT, "src/model")) if re.fullmatch(r"words(_\w+)?\.c", n)):
        text = re.sub(r'"\s*\n\s*"', "", read(os.path.join(ROOT, "src/model", name)))
        for m in re.finditer(r'\{\s*' + STRING + r',\s*' + STRING + r',\s*' + STRING + r'\s*\}', text):
            found[m[1]] = [m[2], m[3]]
    return found


def arguments(text, start):
    """The arguments of a call whose bracket opens at start."""
    depth, part, out, i = 0, "", [], start
    while i < len(text):
        m = re.compile(STRING).match(text, i)
        if m:
            part, i = part + m[0], m.end()
            continue
        ch = text[i]
        if ch in "([{":
            depth += 1
        elif ch in ")]}":
            depth -= 1
        if depth == 0:
            return out + [part]
        if ch == "," and depth == 1:
            out, part = out + [part], ""
        elif not (ch == "(" and depth == 1):
            part += ch
        i += 1
    return out


def in_c(keys):
    """(path, key) of every key that C names."""
    first = {k.split(".")[0] for k in keys}
    for path in files("src", ".c"):
        if re.fullmatch(r"words(_\w+)?\.c", os.path.basename(path)):
            continue
        text = re.sub(r"/\*.*?\*/", "", read(path), flags=re.S)
        for m in re.finditer(r"\b(" + "|".join(KEY_ARGUMENT) + r")\(", text):
            args = arguments(text, m.end() - 1)
            if len(args) > KEY_ARGUMENT[m[1]]:
                yield from ((path, s) for s in re.findall(STRING, args[KEY_ARGUMENT[m[1]]]) if KEY.match(s))
        for m in re.finditer(STRING, text):
            before = text[max(0, m.start() - 30):m.start()]
            named = re.search(r"\.name = $|LOG\w*\([^;]*$|#include $|(?:\.kind|kind) = $|SELECT|buf_z\([^;]*$", before)
            if KEY.match(m[1]) and m[1].split(".")[0] in first and not named and "/store/" not in path and not m[1].endswith((".c", ".csv", ".txt", ".html", ".json")):
                yield path, m[1]


def acts():
    """(path, verb) of every event that C writes: the auditor reads what was done in words."""
    for path in files("src", ".c"):
        text = read(path)
        for m in re.finditer(r'struct change\)?\{?(?: \w+ =)? ?\{ (?:\.verb = )?([^,}]*)', text):
            yield from ((path, v) for v in re.findall(STRING, m[1]))
        for m in re.finditer(r'const char \*verb = ([^;]*);', text):
            yield from ((path, v) for v in re.findall(STRING, m[1]))


def in_pages():
    """(path, key, whole): a key, or the beginning of keys made at run time."""
    for path in files("ui", ".vue", ".ts"):
        if path.endswith((".test.ts", ".d.ts")):
            continue
        text = read(path)
        for m in re.finditer(r"(?<![\w.])(?:t|say)\(\s*'([^']+)'|(?<![:\w-])k=\"([a-z][\w.]+)\"|:\s*'([a-z_]+\.[a-z0-9_.]+)'", text):
            key = m[1] or m[2] or m[3]
            if KEY.match(key):
                yield path, key, True
        for m in re.finditer(r"(?<![\w.])t\(\s*`([a-z_]+\.(?:[a-z0-9_]+\.)*)\$\{", text):
            yield path, m[1], False
        for m in re.finditer(r"(?<![\w.])t\(([^`()]*\?[^`()]*)\)", text):
            for key in re.findall(r"'([^']+)'", m[1]):
                if KEY.match(key):
                    yield path, key, True


def main():
    keys, bad, seen = table(), [], set()
    for key, (zh, en) in keys.items():
        if re.findall(r"\{\d\}|\{\w+\}", zh) and set(re.findall(r"\{\w+\}", zh)) != set(re.findall(r"\{\w+\}", en)):
            bad.append(f"{key}: the two languages do not name the same places: {zh} / {en}")
        if re.search(r"[\u4e00-\u9fff]", en) and key not in CHINESE_IN_ENGLISH:
            bad.append(f"{key}: Chinese in the English text: {en}")
    for path, key in in_c(keys):
        seen.add(key)
        if key not in keys:
            bad.append(f"{os.path.relpath(path, ROOT)}: no word {key}")
    done = list(acts())
    for path, verb in done:
        if f"did.{verb}" not in keys and f"verb.{verb}" not in keys:
            bad.append(f"{os.path.relpath(path, ROOT)}: no word did.{verb}")
    if len({v for _, v in done}) < 30:
        bad.append("few acts were found; the search is broken")
    for path, key, whole in in_pages():
        seen.add(key)
        if whole and key not in keys or not whole and not any(k.startswith(key) for k in keys):
            bad.append(f"{os.path.relpath(path, ROOT)}: no word {key}{'' if whole else '…'}")
    if len(seen) < 200:
        bad.append("few keys were found; the search is broken")
    for line in sorted(set(bad)):
        print("FAIL", line)
    print(f"{len(keys) + len(seen) - len(set(bad))} passed, {len(set(bad))} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
