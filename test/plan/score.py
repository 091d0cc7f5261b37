#!/usr/bin/env python3
"""score.py PLAN_TOOL: reads the plans that are given beside this project and holds the F1 of every field to a
threshold. Without them it says so and ends with 77 (skipped)."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MEAN, ALONE = 0.97, 0.95
REFERENCE = "zhangjiagang-2024"


def mean(score, gold, out):
    text = subprocess.run([sys.executable, score, gold, out], check=True, capture_output=True, text=True).stdout
    print(text, end="")
    return float(re.search(r"mean F1 ([0-9.]+)", text).group(1))


def main(tool):
    plans = pathlib.Path(os.environ.get("ANJU_SHARED", "../shared")) / "plans"
    if not (plans / "score.py").exists():
        print(f"skipped: no plans in {plans} (set ANJU_SHARED to the folder that holds plans/)")
        return 77
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as one:
        for text in sorted((plans / "text").glob("*.txt")):
            got = subprocess.run([tool, str(text)], check=True, capture_output=True).stdout
            (pathlib.Path(out) / (text.stem + ".json")).write_bytes(got)
        (pathlib.Path(one) / f"{REFERENCE}.json").write_bytes((plans / "gold" / f"{REFERENCE}.json").read_bytes())
        all_of_them = mean(plans / "score.py", plans / "gold", out)
        alone = mean(plans / "score.py", one, out)
    print(f"all {all_of_them} (at least {MEAN}), {REFERENCE} alone {alone} (at least {ALONE})")
    return 0 if all_of_them >= MEAN and alone >= ALONE else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
