#!/usr/bin/env python3
"""score.py PLAN_TOOL: reads plans and holds the F1 of what was read against what a careful person found:
  - the texts of this folder (text/, gold/), which no rule was written for before they were scored,
  - the plans given beside this project (ANJU_SHARED/plans), where they are,
  - every state in which people have such documents (variants.py), made of both.
Prints the table; fails under the thresholds below. SCHEMA.md beside the given plans says what counts as what."""
import collections
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import variants

HERE = pathlib.Path(__file__).parent
FIELDS = ["title", "doc_no", "cites", "outline", "phases", "units", "duties", "dates"]
OWN, GIVEN, FIELD, VARIANT = 0.97, 0.97, 0.93, 0.95


def norm(s):
    s = unicodedata.normalize("NFKC", (s or "").strip())
    s = s.translate(str.maketrans("（）［］[]，．：；", "()〔〕〔〕,.:;"))
    return re.sub(r"[\s《》“”\"'　]", "", s)


def items(doc, field):
    v = doc.get(field)
    if field in ("title", "doc_no"):
        return [norm(v)] if v else []
    if field in ("cites", "duties", "dates"):
        return [norm(x) for x in v or []]
    if field == "outline":
        return [(x["level"], norm(x["no"]), norm(x["title"])) for x in v or []]
    if field == "phases":
        return [(norm(x["name"]), x["start"], x["end"]) for x in v or []]
    return [(norm(x["measure"]), norm(x["unit"]), x["role"]) for x in v or []]


class Sum:
    def __init__(self):
        self.n = {f: [0, 0, 0] for f in FIELDS}
        self.documents = 0

    def add(self, gold, got):
        self.documents += 1
        for f in FIELDS:
            a, b = collections.Counter(items(gold, f)), collections.Counter(items(got, f))
            for i, x in enumerate((sum((a & b).values()), sum(a.values()), sum(b.values()))):
                self.n[f][i] += x

    def f1(self):
        return {f: 2 * h / (a + b) for f, (h, a, b) in self.n.items() if a + b}

    def mean(self):
        v = self.f1().values()
        return sum(v) / len(v)

    def line(self, name):
        low = " ".join(f"{f} {x:.3f}" for f, x in self.f1().items() if x < 0.9995)
        return f"{name:16} {self.documents:3}  mean {self.mean():.3f}  {low}"


def documents():
    for name, folder in (("own", HERE), ("given", pathlib.Path(os.environ.get("ANJU_SHARED", "../shared")) / "plans")):
        texts = sorted((folder / "text").glob("*.txt"))
        if not texts:
            print(f"skipped: no plans in {folder} (set ANJU_SHARED to the folder that holds plans/)")
        for t in texts:
            yield name, t.read_bytes().decode(), json.loads((folder / "gold" / f"{t.stem}.json").read_text("utf-8"))


def main(tool):
    sums = collections.defaultdict(Sum)
    with tempfile.TemporaryDirectory() as d:
        path = pathlib.Path(d) / "plan.txt"

        def read(text):
            path.write_bytes(text.encode() if isinstance(text, str) else text)
            return json.loads(subprocess.run([tool, str(path)], check=True, capture_output=True).stdout)

        for name, text, gold in documents():
            sums[name].add(gold, read(text))
            for v in variants.ALL:
                made = v(text, copy.deepcopy(gold))
                if made:
                    sums[v.__name__].add(made[1], read(made[0]))
    bad = []
    for name, s in sums.items():
        print(s.line(name))
        least = {"own": OWN, "given": GIVEN}.get(name, VARIANT)
        low = [f for f, x in s.f1().items() if x < FIELD] if name in ("own", "given") else []
        if s.mean() < least or low:
            bad.append(f"{name}: mean {s.mean():.3f} (at least {least}) {' '.join(low)}")
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
