#!/usr/bin/env python3
"""Requests per second of the HTTP seam alone, by wrk on the same machine.

usage: seam.py http-serve [SECONDS]

Prints one line an address: rate, 99th percentile, processor seconds of the
server per 100,000 requests. The generator shares the cores: compare the last.
"""
import os
import re
import subprocess
import sys

ROWS = [
    ("1 KiB fixed", "/kilo", []),
    ("answered by another thread", "/late?tag=1", []),
    ("1.5 KiB text, gzip", "/text?n=1500", ["-H", "Accept-Encoding: gzip"]),
    ("page, brotli", "/", ["-H", "Accept-Encoding: br"]),
]


def cpu(pid):
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    seconds = sys.argv[2] if len(sys.argv) > 2 else "5"
    server = subprocess.Popen([sys.argv[1], "--per-ip", "-1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    port = server.stdout.readline().strip()
    for name, path, more in ROWS:
        before = cpu(server.pid)
        command = ["wrk", "-t1", "-c64", "-d" + seconds, "--latency", *more, f"http://127.0.0.1:{port}{path}"]
        out = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        if "Non-2xx" in out or "Socket errors" in out:
            sys.exit(out)
        done = int(re.search(r"(\d+) requests in", out)[1])
        rate, late = re.search(r"Requests/sec:\s+([\d.]+)", out)[1], re.search(r"99%\s+(\S+)", out)[1]
        print(f"{name:28} {float(rate):9.0f} /s   p99 {late:>8}   {(cpu(server.pid) - before) / done * 1e5:5.2f} CPU-s/100k")
    server.stdin.close()
    sys.exit(server.wait())


main()
