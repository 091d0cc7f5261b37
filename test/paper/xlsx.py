#!/usr/bin/env python3
"""Workbooks as a reader finds them: what stands in the cells, how it stands there, what was refused, how much memory.

usage: xlsx.py XLSX_TOOL. Ends with "N passed, N failed"."""
import datetime
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import xlsx                                                                          # noqa: E402

passed = failed = 0


def check(name, got, want):
    global passed, failed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"FAIL {name}: {got!r}, not {want!r}")


def made(tool, *words):
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as f:
        sane = os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"      # else memory given back counts as held
        done = subprocess.run([tool, words[0], f.name, *words[1:]], capture_output=True, text=True, timeout=120,
                              env={**os.environ, "ASAN_OPTIONS": sane.lstrip(":")})
        check(f"{words[0]} ends well", done.returncode, 0)
        return (xlsx.read(f.read()) if words[0] != "refusals" else None), done.stdout.strip()


def day(serial):
    return datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=round(serial * 86400))


def odd(tool):
    book, _ = made(tool, "odd")
    table, about = book["sheets"]
    check("names of the sheets", book["names"], ["问题清单", "说明"])
    check("header", table["head"], ["编号", "到期", "返工", "问题"])
    check("header frozen", table["frozen"], "A2")
    check("filter over all of it", table["filter"], "A1:D11")
    check("widths", [round(w) for w in table["widths"]], [12, 18, 9, 41])
    texts = [r[0] for r in table["rows"][1:8]]
    check("text stays text", texts, ["=1+1", "+86", "-1", "@SUM(A1)", "0018", "a\tb\nc<&>\"'", "泰和佳园 3 号楼 🚒"])
    check("an empty text is an empty cell", table["rows"][8][0], None)
    check("a date is a number of a date format", (day(table["rows"][1][1]), table["styles"]["B2"]),
          (datetime.datetime(2024, 6, 12, 11, 30), "yyyy-mm-dd hh:mm"))
    check("the last second of 1969", day(table["rows"][10][1]), datetime.datetime(1969, 12, 31, 23, 59, 59))
    check("numbers are numbers", [r[2] for r in table["rows"][2:5]], [1.5, 3.0, 4.5])
    check("a cell not written", len(table["rows"][1]), 2)
    longest = table["rows"][9][3]
    check("longer than a cell holds", (len(longest), longest[:2], longest[-2:]), (32767, "好好", "好…"))
    check("the second sheet", about["rows"], [["条件", "=cmd|' /C calc'!A0"], ["行数"]])


def many(tool):
    book, few = made(tool, "many", "1000")
    check("a thousand rows", (book["sheets"][0]["n"], book["sheets"][0]["filter"]), (1000, "A1:D1001"))
    book, much = made(tool, "many", "50000")
    check("fifty thousand rows", (book["sheets"][0]["n"], book["sheets"][0]["rows"][50000][0]), (50000, "WT-49999"))
    check("memory does not grow with the rows", int(much) - int(few) < 4000, True)
    book, _ = made(tool, "many", "0")
    check("no rows at all", (book["sheets"][0]["n"], book["sheets"][0]["filter"]), (0, "A1:D2"))


odd(sys.argv[1])
many(sys.argv[1])
made(sys.argv[1], "refusals")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
