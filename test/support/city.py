"""A city for a test: made by `anju demo` or `anju init`, served on a free port, its database read from outside."""
import atexit
import http.client
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse

import xlsx

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PASSWORD = "anju-2024-demo"


class Psql:
    """One psql kept open: a statement in, its rows out."""
    def __init__(self, url):
        self.p = subprocess.Popen(["psql", "-qAtX", "-v", "ON_ERROR_STOP=0", "-F", "\x1f", "-d", url], stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def rows(self, sql):
        return self.many([sql])[0]

    def many(self, statements):
        """The rows of each of several statements, sent together."""
        self.p.stdin.write("".join(sql.rstrip("; ") + ";\n\\echo --end--\n" for sql in statements))
        self.p.stdin.flush()
        return [self.answer(sql) for sql in statements]

    def answer(self, sql):
        out = []
        while (line := self.p.stdout.readline()) and line.strip() != "--end--":
            out.append(tuple(line.rstrip("\n").split("\x1f")))
        if out and out[0][0].startswith("ERROR"):
            raise RuntimeError(out[0][0] + " in " + sql)
        return out

    def close(self):
        self.p.stdin.close()
        self.p.wait()


class City:
    """made: "demo", "init" or None (a folder that is there). alike: a copy of one that is made once for all that say so."""
    count, masters = 0, {}

    def __init__(self, anju, engine="sqlite", made="demo", serve=(), folder=None, alike=False):
        City.count += 1
        name = f"city_{os.getpid()}_{City.count}"
        self.anju, self.engine, self.made, self.options = os.path.abspath(anju), engine, made, list(serve)
        self.root = folder or tempfile.mkdtemp(prefix="anju-city.")
        self.data = os.path.join(self.root, "data")
        self.url, self.psql, self.lite, self.process, self.port, self.said = None, None, None, None, 0, ""
        self.seen = {}
        master = self.master(anju, engine, made) if made and alike else None
        if engine == "postgres":
            base = os.environ["ANJU_TEST_PG"]
            admin = Psql(base)
            admin.rows(f"CREATE DATABASE {name}" + (f" TEMPLATE {master.name}" if master else ""))
            admin.close()
            self.name, self.url = name, re.sub(r"dbname=\S+", f"dbname={name}", base)
        if master:
            shutil.copytree(master.data, self.data)
            self.said = master.said
        elif made:
            self.make()

    @classmethod
    def master(cls, anju, engine, made):
        """The one that others are copied from; nobody serves it."""
        key = (os.path.abspath(anju), engine, made)
        if key not in cls.masters:
            cls.masters[key] = cls(anju, engine, made)
            atexit.register(cls.masters[key].close)
        return cls.masters[key]

    def where(self):
        return ["--data", self.data] + (["--url", self.url] if self.url else [])

    def run(self, *words, check=True, stdin=None, timeout=120, env=None):
        p = subprocess.run([self.anju, *words], capture_output=True, text=True, timeout=timeout, input=stdin,
                           env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})
        if check and p.returncode:
            raise RuntimeError(f"anju {' '.join(words)} ended with {p.returncode}: {p.stderr or p.stdout}")
        return p

    def make(self):
        packs = os.path.join(SOURCE, "packs/example")
        if self.made == "demo":
            self.said = self.run("demo", "--small", "--bare", *self.where()).stdout
        else:
            self.said = self.run("init", "--plan", packs + "/plan.txt", "--towns", packs + "/towns.csv", "--name", "安澜市",
                                 "--estates", packs + "/estates.csv", *self.where()).stdout

    def serve(self, *more, wait=30, env=None, wrap=()):
        self.log = open(os.path.join(self.root, "serve.log"), "ab")
        self.process = subprocess.Popen([*wrap, self.anju, "serve", *self.where(), "--port", "0", *self.options, *more],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True,
                                        env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})
        line = self.process.stdout.readline()
        m = re.search(r"https?://[^:]+:(\d+)", line)
        if not m:
            self.process.wait(wait)
            raise RuntimeError(f"anju serve ended with {self.process.returncode}: {self.log_text()[-500:]}")
        self.port = int(m[1])
        return self

    def log_text(self):
        self.log.flush()
        return open(self.log.name, encoding="utf-8", errors="replace").read()

    def stop(self, how=signal.SIGTERM):
        """End the server; its exit code."""
        self.let_go()
        if not self.process:
            return None
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.process.stdout.close()
        self.process = None
        return code

    def let_go(self):
        """Close the eyes that looked into the database."""
        for eye in (self.lite, self.psql):
            if eye:
                eye.close()
        self.lite = self.psql = None
        self.seen = {}

    def close(self):
        if self.process:
            self.stop()
        self.let_go()
        shutil.rmtree(self.root, ignore_errors=True)

    def rows(self, sql):
        """Rows of a statement, read beside the server; every value as text."""
        if self.engine == "postgres":
            self.psql = self.psql or Psql(self.url)
            return self.psql.rows(sql)
        if not self.lite:
            self.lite = sqlite3.connect(f"file:{urllib.parse.quote(self.data)}/anju.db?mode=ro", uri=True, timeout=10,
                                        check_same_thread=False)
        return [tuple("" if v is None else str(v) for v in r) for r in self.lite.execute(sql)]

    def version(self):
        """Another one whenever something was committed in between; the same: nothing was."""
        return self.rows("SELECT pg_current_wal_insert_lsn()" if self.engine == "postgres" else "PRAGMA data_version")[0][0]

    def looked(self, statements):
        """Rows of all these statements. Where nothing was committed since they were asked last, they are the same."""
        version = self.version()
        if self.seen.get(statements, (None,))[0] != version:
            rows = self.psql.many(statements) if self.engine == "postgres" else [self.rows(sql) for sql in statements]
            self.seen[statements] = version, rows
        return self.seen[statements][1]

    def number(self, sql):
        return int(self.rows(sql)[0][0])

    def change(self, sql):
        """A change behind the server's back, while none runs."""
        assert not self.process
        self.let_go()
        if self.engine == "postgres":
            return self.rows(sql)
        with sqlite3.connect(os.path.join(self.data, "anju.db")) as db:
            db.execute(sql)
        db.close()

    # What people's work consists of. What turns by itself as time passes (lights and their times, escalations by the
    # program, what its rules find) is left out.
    WORK = (("problems", "SELECT id, state, unit, due, stage_from, stage_limit, stage_stopped, overall_from, overall_due, overall_limit,"
             " overall_stopped, paused_since, paused_until, returns, reworks, reopens, objections, upheld, overruled, extensions,"
             " suspensions, category, severity, verified_at, filed_at, dispatched_at, accepted_at, objected_at, finished_at, checked_at,"
             " agreed_at, disagreed_at, closed_at, reopened_at, reminded_at, exit_reason, redirect_to, merged_into, merged_from, merged_n"
             " FROM problems WHERE source <> 6 ORDER BY id"),
            ("events", "SELECT count(*) FROM events WHERE who IS NOT NULL"),
            ("steps", "SELECT count(*), max(id) FROM steps WHERE person IS NOT NULL"),
            ("attachments", "SELECT id, item, kind FROM attachments ORDER BY id"),
            ("item_units", "SELECT item, org, role FROM item_units WHERE role <> 5 ORDER BY item, org, role"),
            ("item_nodes", "SELECT item, node, open FROM item_nodes ORDER BY item, node"),
            ("requests", "SELECT id, version, state, decided_at FROM requests ORDER BY id"),
            ("stops", "SELECT id, problem, from_at, to_at FROM stops ORDER BY id"),
            ("notifications", "SELECT count(*), max(id) FROM notifications WHERE actor IS NOT NULL"),
            ("estates", "SELECT id, version FROM estates ORDER BY id"),
            *((t, f"SELECT count(*), coalesce(sum(version), 0), count(removed_at) FROM {t}") for t in (
                "buildings", "stairwells", "elevators", "lift_records", "facilities", "contracts", "owners_bodies", "ledger_months",
                "households")),
            ("duties", "SELECT id, version FROM duties ORDER BY id"), ("grants", "SELECT id, version FROM grants ORDER BY id"),
            ("persons", "SELECT id, version FROM persons ORDER BY id"), ("batches", "SELECT id, state FROM batches ORDER BY id"),
            ("comments", "SELECT id, version FROM comments ORDER BY id"),
            ("follows", "SELECT item, person FROM follows ORDER BY item, person"),
            ("views", "SELECT id, version FROM views ORDER BY id"),
            ("orgs", "SELECT id, version FROM orgs ORDER BY id"), ("areas", "SELECT id, version FROM areas ORDER BY id"),
            ("liaisons", "SELECT id, version FROM liaisons ORDER BY id"), ("limits", "SELECT id, version FROM limits ORDER BY id"),
            ("rules", "SELECT id, version FROM rules ORDER BY id"),
            ("rulings", "SELECT id FROM rulings ORDER BY id"), ("holidays", "SELECT day, off FROM holidays ORDER BY day"),
            ("settings", "SELECT key, value FROM settings WHERE key NOT LIKE 'rules.%' AND key NOT LIKE 'complete.%' ORDER BY key"),
            ("activations", "SELECT id, used_at FROM activations ORDER BY id"),
            ("unread", "SELECT count(*) FROM notifications WHERE unread = 0"))

    def work(self):
        return self.looked(tuple(sql for _, sql in self.WORK))

    def settled(self):
        """No light waits for the clock: what time has brought since the city was made has been noted."""
        return self.number(f"SELECT count(*) FROM problems WHERE open = 1 AND next_at <= {int(time.time() * 1000)}") == 0

    COUNTS = {"events": "SELECT count(*) FROM events WHERE who IS NOT NULL",
              "steps": "SELECT count(*) FROM steps WHERE person IS NOT NULL",
              "notices": "SELECT count(*) FROM notifications WHERE actor IS NOT NULL",
              "requests": "SELECT count(*) FROM requests",
              "attachments": "SELECT count(*) FROM attachments",
              "problems": "SELECT count(*) FROM problems WHERE source <> 6"}

    def counts(self):
        return {name: int(rows[0][0]) for name, rows in zip(self.COUNTS, self.looked(tuple(self.COUNTS.values())))}


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        kind = headers.get("Content-Type", "")
        self.json = json.loads(body) if "json" in kind and body else xlsx.read(body) if "spreadsheetml" in kind else None

    @property
    def code(self):
        return (self.json or {}).get("code") if self.status >= 400 else None


class Client:
    """One person (or nobody) at the API. on_answer sees every exchange."""
    made = 0

    def __init__(self, port, account=None, password=PASSWORD, language="zh-CN", on_answer=None):
        self.port, self.cookie, self.language, self.on_answer = port, None, language, on_answer
        Client.made += 1
        self.connection, self.serial, self.account, self.number = None, 0, account, Client.made
        if account:
            a = self.ask("POST", "/session", {"account": account, "password": password})
            if a.status != 200:
                raise RuntimeError(f"{account} cannot sign in: {a.status} {a.body[:300]!r}")
            self.me = a.json

    def key(self):
        self.serial += 1
        return f"test-{os.getpid()}-{self.number}-{self.serial:06d}"

    def ask(self, method, path, body=None, headers=None, prefix="/api/v1", raw=None):
        """headers: a None takes one away that would be sent."""
        h = {"Accept-Language": self.language, "Host": f"127.0.0.1:{self.port}"}
        data = raw
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            h["Content-Type"] = "application/json"
        if method not in ("GET", "HEAD"):
            h["X-Anju"] = "1"
        if self.cookie:
            h["Cookie"] = self.cookie
        h.update(headers or {})
        h = {k: v for k, v in h.items() if v is not None}
        url = urllib.parse.quote(prefix + path, safe="/?&=%,:;@+-._~{}'")
        for attempt in (0, 1):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self.connection.putrequest(method, url, skip_host=True, skip_accept_encoding=True)
                for k, v in h.items():
                    self.connection.putheader(k, v.encode())
                if data is not None or method in ("POST", "PATCH", "PUT"):
                    self.connection.putheader("Content-Length", str(len(data or b"")))
                self.connection.endheaders()
                if data:
                    try:
                        self.connection.send(data)
                    except (BrokenPipeError, ConnectionResetError):
                        pass                     # refused before the whole body was sent: the answer stands
                r = self.connection.getresponse()
                answer = Answer(r.status, dict(r.getheaders()), r.read())
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.connection.close()
                self.connection = None
                if attempt or method not in ("GET", "HEAD"):
                    raise
        if answer.headers.get("Connection", "").lower() == "close":
            self.connection.close()
            self.connection = None
        if "Set-Cookie" in answer.headers:
            c = answer.headers["Set-Cookie"].split(";")[0]
            self.cookie = c if not c.endswith("=") else None
        if self.on_answer:
            self.on_answer(method, path, body, answer, prefix)
        return answer

    def close(self):
        if self.connection:
            self.connection.close()
            self.connection = None


def with_postgres(argv):
    """Run this script again under test/with_postgres; its exit code, 77 where PostgreSQL is not installed."""
    return subprocess.run([os.path.join(SOURCE, "test/with_postgres"), *argv]).returncode


def each(items, work, threads):
    """work(item) on so many threads; the results in order."""
    items, out, at, lock = list(items), {}, iter(range(10**9)), threading.Lock()
    def loop():
        while True:
            with lock:
                i = next(at)
            if i >= len(items):
                return
            out[i] = work(items[i])
    pool = [threading.Thread(target=loop) for _ in range(threads)]
    [t.start() for t in pool]
    [t.join() for t in pool]
    return [out[i] for i in range(len(items))]


def until(what, seconds=20):
    end = time.time() + seconds
    while time.time() < end:
        if what():
            return True
        time.sleep(0.05)
    return False
