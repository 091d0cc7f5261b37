"""A city as the program of schema version 1 left it, from test/fixture, on either engine."""
import lzma
import os
import re
import sqlite3
import subprocess

from city import SOURCE, City

FIXTURE = os.path.join(SOURCE, "test/fixture")


def text(name):
    path = os.path.join(FIXTURE, name)
    return (lzma.open(path, "rt", encoding="utf-8") if name.endswith(".xz") else open(path, encoding="utf-8")).read()


def of_version_1(anju, engine):
    """A city as the program of version 1 left it."""
    c = City(anju, engine, made=None)
    os.makedirs(c.data)
    rows = text("city-1.sql.xz")
    if engine == "sqlite":
        db = sqlite3.connect(os.path.join(c.data, "anju.db"))
        db.executescript("PRAGMA journal_mode = WAL;" + text("schema-1.sqlite.sql") + rows +
                         "INSERT INTO nodes (id, last_id) VALUES (0, (SELECT max(id) FROM events));")
        db.close()
        return c
    rows = re.sub(r"(?<=[(, ])X'([0-9a-f]*)'(?=[,)])", r"'\\x\1'", rows)
    nodes = "INSERT INTO nodes (id) SELECT * FROM generate_series(0, 31);"
    p = subprocess.run(["psql", "-qX1", "-v", "ON_ERROR_STOP=1", "-d", c.url], text=True, capture_output=True,
                       input=text("schema-1.postgres.sql") + rows + nodes)
    assert p.returncode == 0, p.stderr[-400:]
    return c
