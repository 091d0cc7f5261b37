#!/usr/bin/env python3
"""Turn the named statements of *.sql files into one C table: sql.py OUT.c FILE.sql …

A statement begins with a line `-- name: purpose` in the first column; `-- name [postgres]: purpose` beside
`-- name [sqlite]: purpose` where the engines must differ. Other comment lines are left out."""
import re
import sys

HEAD = re.compile(r'^-- ([a-z][a-z0-9_]*)(?: \[(sqlite|postgres)\])?: (\S.*)$')
ENGINES = ('sqlite', 'postgres')


def fail(path, line, why):
    sys.exit(f'{path}:{line}: {why}')


def read(path, found):
    name = None
    for n, line in enumerate(open(path, encoding='utf-8'), 1):
        head = HEAD.match(line.rstrip())
        if head:
            name, only, purpose = head.groups()
            block = found.setdefault(name, {'purpose': purpose, 'where': (path, n)})
            texts = [only] if only else list(ENGINES)
            for engine in texts:
                if engine in block:
                    fail(path, n, f'statement {name} twice')
                block[engine] = []
        elif line.startswith('--') or not line.strip():
            continue
        elif name is None:
            fail(path, n, 'text before the first `-- name: purpose`')
        else:
            for engine in texts:
                found[name][engine].append(line.strip())


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def main(out, paths):
    found = {}
    for path in paths:
        read(path, found)
    rows = []
    for name in sorted(found):
        block = found[name]
        texts = []
        for engine in ENGINES:
            text = ' '.join(block.get(engine, [])).rstrip().rstrip(';')
            if not text:
                fail(*block['where'], f'statement {name} has no text for {engine}')
            if ';' in text:
                fail(*block['where'], f'statement {name} is more than one')
            texts.append(quoted(text))
        reads = all(t.upper().startswith('"SELECT') for t in texts)
        rows.append(f'    {{ {quoted(name)}, {quoted(block["purpose"])},\n      {{ {texts[0]},\n        {texts[1]} }}, {str(reads).lower()} }},\n')
    with open(out, 'w', encoding='utf-8') as f:
        f.write('#include "store/room.h"\n\nconst struct sql_text sql_texts[] = {\n' + ''.join(rows) + '};\n'
                f'const int sql_texts_n = {len(rows)};\n')


main(sys.argv[1], [p for p in sys.argv[2:] if p.endswith('.sql')])
