#!/usr/bin/env python3
"""The HTTP seam as strangers meet it: raw sockets against test/http/serve.c.

usage: http.py http-serve [NAME...]      runs all tests, or those named
"""
import concurrent.futures
import gzip
import hashlib
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import traceback

PROGRAM = sys.argv[1]


class Server:
    """One http-serve with the options given; ends it and checks that it ended well."""

    def __init__(self, **options):
        self.uploads = tempfile.TemporaryDirectory()
        args = [PROGRAM, "--uploads", self.uploads.name]
        for name, value in options.items():
            args += ["--" + name.replace("_", "-"), str(value)]
        self.process = subprocess.Popen(args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def __enter__(self):
        return self

    def stop(self, timeout=20):
        if not self.process.stdin.closed:
            self.process.stdin.close()
        if self.process.wait(timeout) != 0:
            raise AssertionError(f"http-serve ended with {self.process.returncode}")
        assert self.process.stdout.read() == "stopped\n"

    def __exit__(self, kind, *_):
        try:
            if kind:
                self.process.kill()
                self.process.wait()
            elif self.process.poll() is None or not self.process.stdin.closed:
                self.stop()
            left = os.listdir(self.uploads.name)
            assert kind or not left, f"temporary files left: {left}"
        finally:
            self.process.stdout.close()
            self.uploads.cleanup()

    def connect(self):
        s = socket.create_connection(("127.0.0.1", self.port), 15)
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return s

    def ask(self, request, **more):
        with self.connect() as s:
            s.sendall(request)
            return read_answer(s, **more)


class Answer:
    def __init__(self, status, headers, body, rest):
        self.status, self.headers, self.body, self.rest = status, headers, body, rest


def read_answer(s, head=False, rest=b""):
    """One answer; None when the other end closed instead."""
    got = rest
    while b"\r\n\r\n" not in got:
        more = recv(s)
        if not more:
            assert not got, f"closed within the head: {got!r}"
            return None
        got += more
    top, got = got.split(b"\r\n\r\n", 1)
    lines = top.decode().split("\r\n")
    status = int(lines[0].split()[1])
    if status == 100:
        return read_answer(s, head, got)
    headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines[1:])}
    n = 0 if head or status == 304 else int(headers.get("content-length", 0))
    while len(got) < n:
        more = recv(s)
        assert more, f"closed after {len(got)} of {n} bytes"
        got += more
    return Answer(status, headers, got[:n], got[n:])


def recv(s):
    try:
        return s.recv(65536)
    except ConnectionResetError:
        return b""


def is_closed(s, within):
    s.settimeout(within)
    try:
        return recv(s) == b""
    except (TimeoutError, socket.timeout):
        return False


def get(path, *headers):
    return ("\r\n".join((f"GET {path} HTTP/1.1", "Host: t") + headers) + "\r\n\r\n").encode()


def guard():
    """Every row: what is sent, and the code of the refusal (None: taken)."""
    post = b"POST /echo HTTP/1.1\r\nHost: t\r\n"
    rows = [
        ("fine", post + b"Content-Length: 2\r\n\r\nhi", None),
        ("fine 1.0 without host", b"GET /echo HTTP/1.0\r\n\r\n", None),
        ("two equal lengths", post + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi", "content-length"),
        ("two lengths", post + b"Content-Length: 2\r\nContent-Length: 20\r\n\r\nhi", "content-length"),
        ("length and chunked", post + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "transfer-encoding"),
        ("length +4", post + b"Content-Length: +4\r\n\r\nabcd", "content-length"),
        ("length -1", post + b"Content-Length: -1\r\n\r\n", "content-length"),
        ("length 0x4", post + b"Content-Length: 0x4\r\n\r\nabcd", "content-length"),
        ("length list", post + b"Content-Length: 4, 4\r\n\r\nabcd", "content-length"),
        ("length of 30 digits", post + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n", "content-length"),
        ("xchunked", post + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "transfer-encoding"),
        ("gzip, chunked", post + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "transfer-encoding"),
        ("identity", post + b"Transfer-Encoding: identity\r\n\r\n", "transfer-encoding"),
        ("two codings", post + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "transfer-encoding"),
        ("chunked in 1.0", b"POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "transfer-encoding"),
        ("blank before colon", b"GET /echo HTTP/1.1\r\nHost: t\r\nX : y\r\n\r\n", "header-name"),
        ("Host with blank", b"GET /echo HTTP/1.1\r\nHost : t\r\n\r\n", "header-name"),
        ("name with bracket", get("/echo", "X[1]: y"), "header-name"),
        ("no host", b"GET /echo HTTP/1.1\r\n\r\n", "host"),
        ("two hosts", get("/echo", "Host: u"), "host"),
        ("control byte", get("/echo", "X: a\x01b"), "header-value"),
        ("delete byte", get("/echo", "X: a\x7fb"), "header-value"),
        ("bad method", b"GE(T /echo HTTP/1.1\r\nHost: t\r\n\r\n", "method"),
        ("broken escape", get("/echo/%4"), "path"),
        ("no hex", get("/echo/%zz"), "path"),
        ("bad UTF-8", get("/echo/%ff"), "path"),
        ("overlong slash", get("/echo/%c0%af"), "path"),
        ("escaped NUL", get("/echo/%00"), "path"),
        ("escaped line end", get("/echo/a%0d%0ab"), "path"),
        ("escaped slash", get("/echo/a%2fb"), "path"),
        ("up", get("/echo/../x"), "path"),
        ("up, escaped", get("/echo/%2e%2e/x"), "path"),
        ("dot", get("/echo/./x"), "path"),
        ("empty segment", get("//echo"), "path"),
        ("fragment", get("/echo#x"), "target"),
        ("no slash", get("echo"), "target"),
        ("star", b"OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n", "target"),
        ("query escape", get("/echo?a=%f"), "query"),
        ("query UTF-8", get("/echo?a=%80"), "query"),
        ("query of 300 pairs", get("/echo?" + "a=1&" * 300), "query"),
        ("absolute-form", get("http://t/echo?x=1"), None),
    ]
    with Server(per_ip=-1) as s:
        for name, request, code in rows:
            with s.connect() as c:
                c.sendall(request)
                a = read_answer(c)
                assert a, f"{name}: closed without an answer"
                if code is None:
                    assert a.status == 200, f"{name}: {a.status} {a.body}"
                    continue
                assert a.status == (413 if "30 digits" in name else 400), f"{name}: {a.status} {a.headers} {a.body}"
                # MHD answers some of these itself, in HTML; all of ours name their code.
                if a.headers.get("content-type") == "application/problem+json":
                    assert json.loads(a.body)["code"] == code, f"{name}: {a.body}"
                else:
                    assert code == "content-length", f"{name}: {a.body}"
                assert is_closed(c, 3), f"{name}: still open"
        a = s.ask(b"GET /echo HTTP/3.0\r\nHost: t\r\n\r\n")
        assert a is None or a.status in (400, 505), a.status
        # The library ends a value at NUL: what follows must never be seen.
        a = s.ask(b"GET /echo HTTP/1.1\r\nHost: t\r\nCookie: anju=a\0; anju=b\r\n\r\n")
        assert a is None or a.status == 400 or json.loads(a.body)["cookie"] == "a"


def sizes():
    with Server(per_ip=-1) as s:
        assert s.ask(get("/" + "a" * 100000)).status == 414
        assert s.ask(get("/echo", "X: " + "a" * 100000)).status == 431
        assert s.ask(get("/echo", *["X: " + "a" * 1000] * 100)).status == 431
        assert s.ask(get("/echo", "X: " + "a" * 20000)).status == 200


def reading():
    with Server() as s:
        a = json.loads(s.ask(get("/echo/%E5%B0%8F%E5%8C%BA/?q=%E4%BD%8F%20a+b&q=&&x", "Cookie: a=1; anju=tok; b=2")).body)
        assert a["seg"] == ["echo", "小区"] and a["path"] == "/echo/小区/" and a["cookie"] == "tok"
        assert a["query"] == ["q", "住 a b", "q", "", "x", ""] and a["peer"] == "127.0.0.1", a
        a = s.ask(b"POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n")
        assert json.loads(a.body)["body"] == "abcdefg"
        a = s.ask(b"HEAD /echo HTTP/1.1\r\nHost: t\r\n\r\n", head=True)
        assert a.status == 200 and int(a.headers["content-length"]) > 50 and a.rest == b""
        for name in ("silent", "hungry"):
            a = s.ask(get("/" + name))
            assert a.status == {"silent": 500, "hungry": 503}[name], a.status
        a = s.ask(get("/nothing?header=a%0d%0aSet-Cookie:x"))
        assert a.status == 400 and "set-cookie" not in a.headers


def keep_alive():
    with Server() as s, s.connect() as c:
        for i in range(50):
            c.sendall(get(f"/late?tag={i}" if i % 2 else f"/echo/{i}"))
            a = read_answer(c)
            assert a.status == 200 and (a.body == f"late {i}\n".encode() if i % 2 else f'"{i}"'.encode() in a.body)
        c.sendall(get("/echo", "Connection: close"))
        assert read_answer(c).status == 200 and is_closed(c, 3)


def pipelining():
    with Server() as s, s.connect() as c:
        c.sendall(b"".join(get(f"/late?ms=5&tag={i}") for i in range(20)) + get("/text?n=3", "Connection: close"))
        rest = b""
        for i in range(20):
            a = read_answer(c, rest=rest)
            assert a.body == f"late {i}\n".encode(), a.body
            rest = a.rest
        assert read_answer(c, rest=rest).status == 200


def compression():
    with Server() as s:
        plain = s.ask(get("/text?n=5000"))
        packed = s.ask(get("/text?n=5000", "Accept-Encoding: br, gzip;q=0.8"))
        assert "content-encoding" not in plain.headers and packed.headers["content-encoding"] == "gzip"
        assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.body) == plain.body and len(plain.body) == 5000
        for n, accept in ((1023, "gzip"), (5000, "gzip;q=0"), (5000, "identity"), (5000, "br")):
            a = s.ask(get(f"/text?n={n}", "Accept-Encoding: " + accept))
            assert "content-encoding" not in a.headers and len(a.body) == n, accept
        for n in (1024, 33000, 300000):
            a = s.ask(get(f"/text?n={n}", "Accept-Encoding: *"))
            assert len(gzip.decompress(a.body)) == n


def ranges():
    with open(PROGRAM, "rb") as f:
        exe = f.read()
    size = len(exe)
    rows = [("bytes=0-9", 206, exe[:10]), ("bytes=5-", 206, exe[5:]), ("bytes=-7", 206, exe[-7:]),
            (f"bytes={size - 1}-{size + 5}", 206, exe[-1:]), (f"bytes={size}-", 416, None), ("bytes=-0", 416, None),
            ("bytes=9-5", 200, exe), ("bytes=0-1,3-4", 200, exe), ("lines=0-1", 200, exe), ("bytes=-", 200, exe)]
    with Server() as s:
        for value, status, body in rows:
            a = s.ask(get("/exe", "Range: " + value))
            assert a.status == status, (value, a.status)
            assert body is None or a.body == body, value
            if status == 206:
                assert re.fullmatch(rf"bytes \d+-\d+/{size}", a.headers["content-range"]), a.headers
        a = s.ask(get("/exe").replace(b"GET", b"HEAD"), head=True)
        assert int(a.headers["content-length"]) == size and a.rest == b""


def uploads():
    data = os.urandom(20 << 20)
    with Server(per_ip=-1) as s:
        def send(n):
            head = f"POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: {n}\r\n\r\n".encode()
            a = s.ask(head + data[:n])
            assert a.status == 201 and a.body.decode() == hashlib.sha256(data[:n]).hexdigest()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(send, [20 << 20, 1, 5 << 20, 12345678]))
        with s.connect() as c:
            c.sendall(b"POST /upload HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n")
            for i in range(0, 3 << 20, 1 << 16):
                c.sendall(b"10000\r\n" + data[i:i + (1 << 16)] + b"\r\n")
            c.sendall(b"0\r\n\r\n")
            assert read_answer(c).body.decode() == hashlib.sha256(data[:3 << 20]).hexdigest()
        with s.connect() as c:                      # gone in the middle: its file must go too
            c.sendall(b"POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 1000\r\n\r\nabc")


def too_large():
    with Server(per_ip=-1) as s:
        with s.connect() as c:                      # before a byte of the body
            c.sendall(b"POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 31457281\r\n\r\n")
            assert read_answer(c).status == 413
        with s.connect() as c:
            c.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 100001\r\nExpect: 100-continue\r\n\r\n")
            assert read_answer(c).status == 413
        for _ in range(5):                          # a client that sends on still hears the answer
            with s.connect() as c:
                c.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 4000000\r\n\r\n" + b"x" * 4000000)
                assert read_answer(c).status == 413
        with s.connect() as c:                      # chunked, a little over
            c.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n")
            c.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n10000\r\n" + b"x" * 65536 + b"\r\n0\r\n\r\n")
            assert read_answer(c).status == 413
        with s.connect() as c:                      # chunked without end: cut
            c.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n")
            sent = 0
            try:
                while sent < 64 << 20:
                    c.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
                    sent += 65536
            except OSError:
                pass
            assert sent < 32 << 20, "an endless body was taken"
        a = s.ask(b"POST /locked HTTP/1.1\r\nHost: t\r\nContent-Length: 4\r\n\r\nabcd")
        assert a.status == 401 and a.headers["connection"] == "close"
        assert s.ask(b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n\r\n" + b"x" * 100000).status == 200


def drip(c, parts, pause):
    """Send the parts one by one until the other end closes; seconds that took."""
    start = time.monotonic()
    c.settimeout(pause)
    for part in parts:
        try:
            c.sendall(part)
            if c.recv(1000) == b"":
                break
        except (TimeoutError, socket.timeout):
            continue
        except OSError:
            break
    else:
        raise AssertionError(f"never cut: {parts[:1]}")
    return time.monotonic() - start


def slow():
    letters = [b"x"] * 60
    with Server(header_ms=1000, body_ms=1500, idle_ms=2000, rate=1000) as s:
        rows = [
            ("silent", b"", [], 0.9, 1.8),
            ("request line", b"GE", letters, 0.9, 1.8),
            ("headers", b"GET / HTTP/1.1\r\nHost: t\r\n", [b"X: y\r\n"] * 60, 0.9, 1.8),
            ("body", b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 5000\r\n\r\n", letters, 1.4, 2.4),
            ("chunks", b"POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n", [b"1\r\nx\r\n"] * 60, 1.4, 2.4),
        ]
        for name, first, parts, least, most in rows:
            with s.connect() as c:
                c.sendall(first)
                took = drip(c, parts or [b""] * 60, 0.1)
                assert least <= took <= most, f"{name}: cut after {took:.1f} s"
        with s.connect() as c:                      # slow, but at the rate asked: not cut
            c.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 6000\r\n\r\n")
            for _ in range(30):
                c.sendall(b"x" * 200)
                time.sleep(0.1)
            assert read_answer(c).status == 200
        with s.connect() as c:                      # a second request has its own time
            c.sendall(get("/text?n=1"))
            assert read_answer(c).status == 200
            time.sleep(1.2)
            c.sendall(get("/text?n=1"))
            assert read_answer(c).status == 200
            start = time.monotonic()
            assert is_closed(c, 5) and time.monotonic() - start < 3.8, "idle connection kept"
        with s.connect() as c:                      # waiting for a late answer is not being slow
            c.sendall(get("/late?ms=2500&tag=x"))
            assert read_answer(c).body == b"late x\n"


def late_load():
    """Many connections with answers from other threads, each getting its own."""
    with Server(per_ip=-1, threads=2) as s:
        def one(k):
            with s.connect() as c:
                for i in range(100):
                    c.sendall(get(f"/late?tag={k}.{i}&ms={i % 3 if i % 10 == 0 else 0}"))
                    a = read_answer(c)
                    assert a.body == f"late {k}.{i}\n".encode(), (k, i, a.body)
        with concurrent.futures.ThreadPoolExecutor(24) as pool:
            list(pool.map(one, range(24)))


def gone():
    with Server(per_ip=-1) as s:
        for i in range(200):
            c = s.connect()
            c.sendall(get(f"/late?ms={i % 7}&tag=x"))
            if i % 2:
                c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            c.close()
        assert s.ask(get("/late?tag=y")).body == b"late y\n"


class Chunks:
    """The body of a chunked answer, line by line."""

    def __init__(self, s, path, *headers):
        self.s = s
        s.sendall(get(path, *headers))
        self.answer = read_answer(s)
        self.raw, self.text, self.ended = self.answer.rest, b"", False
        assert self.answer.headers["transfer-encoding"] == "chunked", self.answer.headers

    def take(self):
        """Decode what has come."""
        while b"\r\n" in self.raw:
            size, rest = self.raw.split(b"\r\n", 1)
            n = int(size, 16)
            if len(rest) < n + 2:
                return
            self.text, self.raw, self.ended = self.text + rest[:n], rest[n + 2:], n == 0

    def line(self):
        """The next line; None at the end."""
        self.take()
        while b"\n" not in self.text:
            if self.ended:
                return None
            more = recv(self.s)
            if not more:
                raise AssertionError("closed within a stream")
            self.raw += more
            self.take()
        line, self.text = self.text.split(b"\n", 1)
        return line.decode()

    def rest(self):
        return list(iter(self.line, None))


def stream():
    with Server(per_ip=-1, idle_ms=2000, threads=2) as s:
        with s.connect() as c:                      # each line at once, in order; the connection goes on afterwards
            k = Chunks(c, "/stream?n=20&ms=50")
            first = k.line()
            start = time.monotonic()
            assert first.split()[0] == "0"
            assert [l.split()[0] for l in k.rest()] == [str(i) for i in range(1, 20)]
            assert 0.5 < time.monotonic() - start < 5
            c.sendall(get("/text?n=1"))
            assert read_answer(c).body == b"a"
        with s.connect() as c:                      # silence longer than the idle time does not end it
            assert len(Chunks(c, "/stream?n=2&ms=3000").rest()) == 2
        with s.connect() as c:                      # much of it, read slowly: nothing is lost, nothing held beyond the bound
            k = Chunks(c, "/stream?n=1000&size=3000")
            time.sleep(1)
            lines = k.rest()
            assert [l.split()[0] for l in lines] == [str(i) for i in range(1000)]
            assert int(lines[-1].split()[1]) > 0, "the queue was never full"
        with s.connect() as c:                      # only the head
            c.sendall(get("/stream?n=3&ms=1").replace(b"GET", b"HEAD"))
            a = read_answer(c, head=True)
            assert a.status == 200 and a.rest == b"", a.rest

        def one(k):
            with s.connect() as c:
                t = Chunks(c, f"/stream?n=50&ms={k % 5}")
                assert [l.split()[0] for l in t.rest()] == [str(i) for i in range(50)]
        with concurrent.futures.ThreadPoolExecutor(24) as pool:
            list(pool.map(one, range(96)))
        for i in range(200):                        # who goes away is noticed with the next byte
            c = s.connect()
            c.sendall(get(f"/stream?n=100000&ms={1 + i % 3}"))
            if i % 3:
                c.recv(10)
            if i % 2:
                c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            c.close()
        c = s.connect()                             # who takes nothing is cut after the idle time
        c.sendall(get("/stream?n=1000000&size=4000"))
        time.sleep(4)
        assert s.ask(get("/text?n=1")).status == 200
        c.close()
    with Server(per_ip=-1, grace_ms=300) as s:      # the end of the server ends them
        cs = [Chunks(s.connect(), f"/stream?n=1000000&ms={ms}") for ms in (1, 20, 1000)]
        start = time.monotonic()
        s.process.stdin.close()
        for k in cs:
            lines = k.rest()
            assert k.ended, lines[-3:]
            k.s.close()
        assert time.monotonic() - start < 3
        s.stop(timeout=30)


def stop_in_flight():
    with Server(per_ip=-1, grace_ms=5000) as s:     # what finishes within the grace is answered
        cs = [s.connect() for _ in range(8)]
        for c in cs:
            c.sendall(get("/late?ms=300&tag=x"))
        time.sleep(0.2)
        s.process.stdin.close()
        for c in cs:
            a = read_answer(c)
            assert a.body == b"late x\n" and a.headers["connection"] == "close"
            c.close()
        s.stop()
    with Server(per_ip=-1, grace_ms=300) as s:      # what does not is told so
        cs = [s.connect() for _ in range(4)]
        for c in cs:
            c.sendall(get("/late?ms=3000&tag=x"))
        time.sleep(0.2)
        start = time.monotonic()
        s.process.stdin.close()
        for c in cs:
            a = read_answer(c)
            assert a.status == 503 and a.headers["connection"] == "close" and "retry-after" in a.headers
            c.close()
        assert time.monotonic() - start < 2
        s.stop()
    with Server(per_ip=-1) as s:                    # idle connections do not hold it up
        c = s.connect()
        c.sendall(get("/text?n=1"))
        read_answer(c)
        start = time.monotonic()
        s.stop()
        assert time.monotonic() - start < 2
        c.close()


def limits():
    with Server(per_ip=4) as s:
        cs = [s.connect() for _ in range(4)]
        for c in cs:
            c.sendall(get("/text?n=1"))
            assert read_answer(c).status == 200
        a = s.ask(get("/text?n=1"))
        assert a.status == 503 and a.headers["retry-after"] and a.headers["connection"] == "close"
        cs[0].close()
        time.sleep(0.2)
        assert s.ask(get("/text?n=1")).status == 200
        for c in cs:
            c.close()
    with Server(per_ip=-1, connections=5) as s:
        cs = [s.connect() for _ in range(5)]
        for c in cs:
            c.sendall(get("/text?n=1"))
            assert read_answer(c).status == 200
        assert s.ask(get("/text?n=1")).status == 503
        for c in cs:
            c.close()


def pages():
    with Server() as s:
        a = s.ask(get("/", "Accept-Encoding: gzip"))
        plain = s.ask(get("/"))
        assert a.status == 200 and a.headers["content-type"].startswith("text/html")
        assert gzip.decompress(a.body) == plain.body and b"<!doctype html>" in plain.body.lower()
        assert s.ask(get("/index.html", "Accept-Encoding: br")).headers["content-encoding"] == "br"
        assert "default-src 'self'" in a.headers["content-security-policy"] and a.headers["cache-control"] == "no-cache"
        assert a.headers["x-content-type-options"] == "nosniff" and a.headers["referrer-policy"]
        for tag in (a.headers["etag"], '"x", ' + a.headers["etag"], "*"):
            with s.connect() as c:                  # no body follows, though its length is stated
                c.sendall(get("/", "If-None-Match: " + tag) + get("/text?n=4"))
                b = read_answer(c)
                assert read_answer(c, rest=b.rest).body == b"ahov"
            assert b.status == 304 and b.body == b"" and b.headers["etag"] == a.headers["etag"], tag
        assert s.ask(get("/", 'If-None-Match: "x"')).status == 200
    with tempfile.TemporaryDirectory() as folder:
        ui = os.path.join(folder, "ui")
        os.makedirs(os.path.join(ui, "assets"))
        for name, text in (("ui/index.html", "<p>安居"), ("ui/assets/a.js", "1"), ("ui/.hidden", "no"), ("secret", "no")):
            with open(os.path.join(folder, name), "w") as f:
                f.write(text)
        os.symlink(os.path.join(folder, "secret"), os.path.join(ui, "link"))
        os.symlink(folder, os.path.join(ui, "up"))
        with Server(ui=ui) as s:
            assert s.ask(get("/")).body.decode() == "<p>安居"
            assert s.ask(get("/assets/a.js")).headers["content-type"].startswith("text/javascript")
            for path in ("/../secret", "/%2e%2e/secret", "/.hidden", "/none.js", "/up/none.js"):
                assert s.ask(get(path)).status in (400, 404), path
            for path in ("/work", "/problems/7", "/link", "/up/secret", "/assets"):       # a page of the desk: its shell
                assert s.ask(get(path)).body.decode() == "<p>安居", path


def tls():
    with tempfile.TemporaryDirectory() as folder:
        cert, key = os.path.join(folder, "c.pem"), os.path.join(folder, "k.pem")
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                               "-subj", "/CN=t", "-days", "2", "-keyout", key, "-out", cert], stderr=subprocess.DEVNULL)
        if made.returncode:
            print("  skipped: no openssl command to make a certificate")
            return
        context = ssl.create_default_context(cafile=cert)
        context.check_hostname = False
        with Server(cert=cert, key=key) as s:
            for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
                context.minimum_version = context.maximum_version = version
                with s.connect() as raw, context.wrap_socket(raw) as c:
                    c.sendall(get("/late?tag=x&ms=5") + get("/text?n=9"))
                    a = read_answer(c)
                    assert a.body == b"late x\n" and read_answer(c, rest=a.rest).status == 200
        with Server(cert=cert, key=key, header_ms=1000) as s:
            with s.connect() as c:                  # no handshake: cut like slow headers
                assert is_closed(c, 6)
        for bad in ({"cert": cert}, {"cert": key, "key": cert}, {"cert": cert, "key": "/nonexistent"}):
            args = [PROGRAM] + [v for k in bad for v in ("--" + k, bad[k])]
            done = subprocess.run(args, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            assert done.returncode == 1 and done.stderr, bad


def taken_port():
    with Server() as s:
        done = subprocess.run([PROGRAM, "--port", str(s.port)], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert done.returncode == 1 and done.stderr.strip() == "listen.taken"


TESTS = [guard, sizes, reading, keep_alive, pipelining, compression, ranges, uploads, too_large, slow, late_load, gone,
         stream, stop_in_flight, limits, pages, tls, taken_port]


def main():
    failed = 0
    for test in TESTS:
        if len(sys.argv) > 2 and test.__name__ not in sys.argv[2:]:
            continue
        start = time.monotonic()
        try:
            test()
            print(f"ok   {test.__name__} {time.monotonic() - start:.1f} s", flush=True)
        except Exception:
            failed += 1
            print(f"FAIL {test.__name__}", flush=True)
            traceback.print_exc()
    sys.exit(1 if failed else 0)


main()
