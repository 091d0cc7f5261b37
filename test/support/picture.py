"""Pictures for tests: a scene of its own for every seed, at any size, with what a camera states in EXIF."""
import random
import struct
import time
import zlib

WIDE, HIGH = 12, 9                                           # blocks of a scene


def png(width=64, height=48, seed=0, exif=b"", but=False):
    """A scene of blocks: the same seed is the same scene at any size, another seed another scene; `but` for one corner."""
    r = random.Random(seed)
    cells = [[bytes(r.randrange(256) for _ in range(3)) for _ in range(WIDE)] for _ in range(HIGH)]
    if but:
        cells[0][0] = bytes(255 - v for v in cells[0][0])
    rows = [b"\0" + b"".join(line[x * WIDE // width] for x in range(width)) for line in cells]
    data = b"".join(rows[y * HIGH // height] for y in range(height))
    chunk = lambda k, d: struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + (chunk(b"eXIf", exif) if exif else b"") + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def exif_block(taken=None, lat=None, lng=None):
    """A TIFF with the time of taking (ms since 1970, written as local time at +08:00) and the place, where given."""
    def ifd(at, entries):
        """Entries of (tag, type, count, value): the directory, then what does not fit into four bytes."""
        head, tail, free = struct.pack("<H", len(entries)), b"", at + 2 + 12 * len(entries) + 4
        for tag, kind, count, value in entries:
            if len(value) > 4:
                head += struct.pack("<HHII", tag, kind, count, free + len(tail))
                tail += value
            else:
                head += struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")
        return head + struct.pack("<I", 0) + tail

    def degrees(v):
        seconds = round(abs(v) * 3600 * 1000)
        return struct.pack("<6I", seconds // 3600000, 1, seconds // 60000 % 60, 1, seconds % 60000, 1000)
    parts = []
    if taken is not None:
        text = time.strftime("%Y:%m:%d %H:%M:%S", time.gmtime(taken / 1000 + 8 * 3600)).encode() + b"\0"
        parts.append((0x8769, [(0x9003, 2, 20, text)]))
    if lat is not None:
        parts.append((0x8825, [(1, 2, 2, b"S\0" if lat < 0 else b"N\0"), (2, 5, 3, degrees(lat)),
                               (3, 2, 2, b"W\0" if lng < 0 else b"E\0"), (4, 5, 3, degrees(lng))]))
    at, body, root = 8 + 2 + 12 * len(parts) + 4, b"", []
    for tag, entries in parts:
        root.append((tag, 4, 1, struct.pack("<I", at + len(body))))
        body += ifd(at + len(body), entries)
    return b"II*\0" + struct.pack("<I", 8) + ifd(8, root) + body


SPAN = {"s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


def moment(text):
    """-3d, +10m: from now, in ms."""
    return int(time.time() * 1000) + int(text[:-1]) * SPAN[text[-1]]


def photo(words, seed):
    """What an upload sends: seed=7 size=96x72 exif=-400d exif_at=LAT,LNG taken=-5m at=LAT,LNG pair=ID but=corner
    -> bytes, headers."""
    w = dict(word.split("=", 1) for word in words.split())
    wrong = set(w) - {"seed", "size", "exif", "exif_at", "taken", "at", "pair", "but"}
    if wrong:
        raise ValueError(f"a photo knows no {', '.join(sorted(wrong))}")
    width, height = (int(n) for n in w.get("size", "96x72").split("x"))
    said = {}
    if "exif" in w:
        said["taken"] = moment(w["exif"])
    if "exif_at" in w:
        said["lat"], said["lng"] = (float(v) for v in w["exif_at"].split(","))
    headers = {"Content-Type": "image/png"}
    if "taken" in w:
        headers["X-Taken-At"] = str(moment(w["taken"]))
    if "at" in w:
        headers["X-Lat"], headers["X-Lng"] = w["at"].split(",")
    if "pair" in w:
        headers["X-Pair"] = w["pair"]
    return png(width, height, int(w.get("seed", seed)), exif_block(**said) if said else b"", "but" in w), headers
