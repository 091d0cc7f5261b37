"""Reads a workbook back with nothing but the standard library: what Excel would show, and how."""
import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def escaped(text):
    """_x0009_ as the character that it stands for."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def column(ref):
    n = 0
    for letter in re.match(r"[A-Z]+", ref)[0]:
        n = n * 26 + ord(letter) - 64
    return n - 1


def cell(c, shared):
    kind, v = c.get("t"), c.find(MAIN + "v")
    if kind == "inlineStr":
        return escaped("".join(t.text or "" for t in c.iter(MAIN + "t")))
    if v is None:
        return None
    if kind == "s":
        return shared[int(v.text)]
    if kind == "str" or c.find(MAIN + "f") is not None:
        return {"formula": c.findtext(MAIN + "f"), "value": v.text}
    return float(v.text)


def sheet(xml, shared, formats):
    root, rows, styles = ElementTree.fromstring(xml), [], {}
    for r in root.iter(MAIN + "row"):
        row = []
        for c in r.iter(MAIN + "c"):
            at = column(c.get("r"))
            row += [None] * (at + 1 - len(row))
            row[at] = cell(c, shared)
            if c.get("s"):
                styles[c.get("r")] = formats[int(c.get("s"))]
        while len(rows) < int(r.get("r")) - 1:
            rows.append([])
        rows.append(row)
    pane, filtered = root.find(f".//{MAIN}pane"), root.find(MAIN + "autoFilter")
    return {"rows": rows, "n": len(rows) - 1, "head": rows[0] if rows else [], "styles": styles,
            "frozen": pane.get("topLeftCell") if pane is not None and pane.get("state") == "frozen" else None,
            "filter": filtered.get("ref") if filtered is not None else None,
            "widths": [float(c.get("width")) for c in root.iter(MAIN + "col")]}


def read(body):
    """{"names": […], "sheets": [{rows, head, n, frozen, filter, widths, styles}]}"""
    z = zipfile.ZipFile(io.BytesIO(body))
    if z.testzip():
        raise ValueError("a broken archive")
    book = ElementTree.fromstring(z.read("xl/workbook.xml"))
    names = [s.get("name") for s in book.iter(MAIN + "sheet")]
    shared = []
    if "xl/sharedStrings.xml" in z.namelist():
        shared = ["".join(t.text or "" for t in si.iter(MAIN + "t")) for si in ElementTree.fromstring(z.read("xl/sharedStrings.xml"))]
    style = ElementTree.fromstring(z.read("xl/styles.xml"))
    codes = {n.get("numFmtId"): n.get("formatCode") for n in style.iter(MAIN + "numFmt")}
    formats = [codes.get(x.get("numFmtId"), x.get("numFmtId")) for x in style.find(MAIN + "cellXfs")]
    return {"names": names, "sheets": [sheet(z.read(f"xl/worksheets/sheet{i + 1}.xml"), shared, formats) for i in range(len(names))]}
