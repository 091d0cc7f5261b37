"""The states in which people have a document: each variant gives (text, gold) of a text and its gold, the gold changed
where the variant takes something out of the text or adds to it."""
import copy
import re

HALF = str.maketrans("，：；（）！？", ",:;()!?")
FULL = str.maketrans(",:;()", "，：；（）")


def broken(t):
    """Doubled or cut into lines already: what breaks lines is not tried on top of that."""
    lines = [l.strip() for l in t.split("\n") if l.strip()]
    twice = sum(a == b for a, b in zip(lines, lines[1:]))
    cut = sum(24 <= len(l) <= 34 and l[-1] not in "。；：！？)）" for l in lines)
    return twice * 5 > len(lines) * 2 or cut * 4 > len(lines)


def half_width(t, g):
    return t.translate(HALF), g


def full_width(t, g):
    """Also the digits, as some typists leave them; numbers of documents keep theirs."""
    return t.translate(FULL), g


def brackets(t, g):
    t = re.sub(r"[（(](?=(?:责任|牵头|配合)(?:单位|部门)?[：:])([^（）()\n]*)[)）]", r"【\1】", t)
    return t.replace("〔", "[").replace("〕", "]"), g


def blank_lines(t, g):
    return re.sub(r"\n+", "\n\n", t), g


def carriage(t, g):
    return t.replace("\r", "").replace("\n", "\r\n"), g


def indented(t, g):
    if broken(t):
        return None
    return "\n".join(l if not l.strip() or "\t" in l else "　　" + l.lstrip(" 　") for l in t.split("\n")), g


def spaced_numbers(t, g):
    """A blank behind each number, as editors put it."""
    t = re.sub(r"(?m)^([ 　]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]))[ 　]*", r"\1 ", t)
    return t, g


def lines_twice(t, g):
    if broken(t):
        return None
    return "\n".join(l + "\n" + l if l.strip() else l for l in t.split("\n")), g


def whole_twice(t, g):
    return t.rstrip() + "\n" + t, g


def one_line(t, g):
    """Line ends become the two blanks of a paragraph; tables cannot survive that."""
    if broken(t):
        return None
    if "\t" in t or "分解表\n" in t or re.search(r"(?m)^ {20}|^　{6}", t):
        return None
    return re.sub(r"\s*\n\s*", "　　", t.strip()), g


def footers(t, g):
    """A page number every twelve lines."""
    if broken(t):
        return None
    out, lines = [], t.split("\n")
    for i, l in enumerate(lines):
        out.append(l)
        if i % 12 == 11 and l.strip() and "\t" not in l and i + 1 < len(lines) and "\t" not in lines[i + 1]:
            out.append("— %d —" % (i // 12 + 1))
    return "\n".join(out), g


def wrapped(t, g):
    """Hard line ends at 30 signs, paragraphs indented, as from a page."""
    if broken(t):
        return None
    if "\t" in t or max(map(len, t.split("\n"))) < 60 or "分解表\n" in t:
        return None
    out = []
    for l in t.split("\n"):
        l = l.strip(" 　\r")
        l = "　　" + l if l else l
        while len(l) > 30:
            cut = 30
            while cut < len(l) and l[cut] in "，。；：、）)】”》":
                cut += 1
            out.append(l[:cut])
            l = l[cut:]
        out.append(l)
    return "\n".join(out), g


def no_high_numbers(t, g):
    """一、 二、 … lost, the headings kept."""
    if not re.search(r"(?m)^[ 　]*一、", t):
        return None
    t = re.sub(r"(?m)^([ 　]*)[一二三四五六七八九十]{1,3}、", r"\1", t)
    g = copy.deepcopy(g)
    gone = {x["title"] for x in g["outline"] if x["level"] == 1}
    if any(u["measure"] in gone for u in g["units"]):
        return None
    g["outline"] = [x for x in g["outline"] if x["level"] > 1]
    return t, g


def notice_around(t, g):
    if broken(t):
        return None
    if not g["title"] or g["doc_no"] or "印发" in t[:1500] or "索引号" in t:
        return None
    head = ("岭南市人民政府办公室关于印发\n" + g["title"] + "的通知\n岭政办发〔%s〕12号\n各区人民政府，市政府各部门：\n"
            "《" + g["title"] + "》已经市政府同意，现印发给你们，请认真贯彻执行。\n岭南市人民政府办公室\n")
    g = copy.deepcopy(g)
    years = [d[:4] for d in g["dates"] if re.match(r"\d{4}", d)] + [p["end"][:4] for p in g["phases"] if p["end"]]
    year = min(years) if years else "2024"
    g["doc_no"] = f"岭政办发〔{year}〕12号"
    return head % year + t.lstrip("\ufeff"), g


ALL = [half_width, full_width, brackets, blank_lines, carriage, indented, spaced_numbers, lines_twice, whole_twice, one_line,
       footers, wrapped, no_high_numbers, notice_around]
