#!/usr/bin/env python3
"""documents.py ANJU: the plans of this folder (and those given beside this project, where they are) as Word documents
with automatic numbers and as web pages with menus around them, made here, read by the program and scored as the texts
are; then single documents for single rules of the formats; then what is refused."""
import collections
import copy
import html
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import score
import variants

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = [(r"([一二三四五六七八九十]+)、", "chineseCounting", "%1、"), (r"[（(]([一二三四五六七八九十]+)[)）]", "chineseCounting", "（%2）"),
          (r"(\d{1,2})([.．、])(?!\d)", "decimal", "%3."), (r"[（(](\d{1,2})[)）]", "decimal", "（%4）")]
HAN = "零一二三四五六七八九十"


def value(s):
    if s.isdigit():
        return int(s)
    if "十" in s:
        a, b = s.split("十")
        return (HAN.index(a) if a else 1) * 10 + (HAN.index(b) if b else 0)
    return HAN.index(s)


def run(t):
    return "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>" % html.escape(t, quote=False)


def para(t, num=None, level=0, style=None, more=""):
    p = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else "")
    return f"<w:p>{'<w:pPr>' + p + more + '</w:pPr>' if p or more else ''}{t if t.startswith('<') else run(t)}</w:p>"


def row(cells):
    return "<w:tr>%s</w:tr>" % "".join("<w:tc><w:tcPr/>%s</w:tc>" % para(c) for c in cells)


def numbering(texts, nums, overrides=()):
    lv = "".join(f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:suff w:val="nothing"/><w:lvlText w:val="{t}"/></w:lvl>'
                 for i, (f, t) in enumerate(texts))
    over = dict(overrides)
    return (f'<w:numbering {W}><w:abstractNum w:abstractNumId="5">{lv}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="5"/>{over.get(n, "")}</w:num>' for n in nums) + "</w:numbering>")


def pack(body, number="", styles="", extra=()):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        z.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} '
                   'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v">'
                   f"<w:body>{body}<w:sectPr/></w:body></w:document>")
        if number:
            z.writestr("word/numbering.xml", number)
        if styles:
            z.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        for name, text in extra:
            z.writestr(name, text)
    return b.getvalue()


def docx(text):
    """Numbers taken out of the text and left to the word processor; a count that goes its own way gets a list of its own."""
    body, nums, over, num, last = [], [1], [], 1, [0] * 4
    lines, i = text.replace("\r", "").lstrip("\ufeff").split("\n"), 0
    while i < len(lines):
        l = lines[i].strip(" 　")
        if "\t" in lines[i] and not lines[i].startswith("\t"):
            n = i
            while n < len(lines) and "\t" in lines[n]:
                n += 1
            body.append("<w:tbl><w:tblGrid/>%s</w:tbl>" % "".join(row(x.split("\t")) for x in lines[i:n]))
            i = n
            continue
        i += 1
        for level, (form, _, _) in enumerate(LEVELS):
            m = re.match(form, l)
            if not m or (level == 2 and m.group(2) == "、") or len(l) == m.end():
                continue
            want = value(m.group(1))
            if want != last[level] + 1:
                num = max(nums) + 1
                nums.append(num)
                over.append((num, f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{want}"/></w:lvlOverride>'))
            last[level] = want
            last[level + 1:] = [0] * (3 - level)
            body.append(para(l[m.end():].lstrip(" 　"), num, level))
            break
        else:
            if l:
                body.append(para(l))
    return pack("".join(body), numbering([(f, t) for _, f, t in LEVELS], nums, over))


def page(text):
    """A page of a government site: menus, breadcrumb, metadata, article, footer."""
    menu = "".join(f'<li><a href="/{i}">{t}</a></li>' for i, t in enumerate(["首页", "政务公开", "办事服务", "互动交流", "走进我们"]))
    out, table = [], []
    for l in text.replace("\r", "").lstrip("\ufeff").split("\n") + [""]:
        if "\t" in l:
            table.append("<tr>%s</tr>" % "".join(f"<td><p>{html.escape(c)}</p></td>" for c in l.split("\t")))
            continue
        if table:
            out.append("<table border=1>%s</table>" % "\n".join(table))
            table = []
        if l.strip():
            out.append("<p style='text-indent:2em'><span>%s</span></p>" % html.escape(l.replace(" ", "\u00a0")))
    links = "".join(f'<li><a href="{i}.html">关于开展第{i}批工作的通知公告</a></li>' for i in range(12))
    return ("<!DOCTYPE html><html><head><meta charset=gbk><title>某某</title><style>p{}</style><script>var a='<p>一、脚本</p>';</script></head><body>"
            f'<div class="top"><ul>{menu}</ul></div><nav><p>一、导航</p></nav><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/x">政策文件</a></div>'
            '<div class="bar"><a href="#">打印</a> <a href="#">关闭</a> <a>大</a> <a>中</a> <a>小</a></div>'
            f'<div id="zoom">{"".join(out)}</div><div class="related"><h4>相关链接</h4><ul>{links}</ul></div>'
            '<footer><p>主办：某某市人民政府办公室　地址：某某路1号。</p></footer></body></html>').encode("gb18030")


def main(anju):
    bad = []
    with tempfile.TemporaryDirectory() as d:
        path = pathlib.Path(d) / "plan.bin"

        def parse(data):
            path.write_bytes(data)
            p = subprocess.run([anju, "plan", "parse", "--json", str(path)], capture_output=True, text=True,
                               env={**os.environ, "PATH": "/nonexistent", "LANG": "zh_CN.UTF-8"})
            return json.loads(p.stdout) if p.returncode == 0 else p.stderr

        def check(name, got, want):
            if got != want:
                bad.append(f"{name}: {got!r}, not {want!r}")

        sums = collections.defaultdict(score.Sum)
        for name, text, gold in score.documents():
            if "\n" not in text.strip() or variants.broken(text) or re.search(r"(?m)^\t[^\t\n]+$", text):
                continue                             # no line ends left, or a table that is none
            for form in (docx, page):
                got = parse(form(text))
                if isinstance(got, str):
                    bad.append(f"{form.__name__} of {gold['title']}: {got}")
                else:
                    sums[form.__name__].add(gold, got)
        for name, s in sums.items():
            print(s.line(name))
            if s.mean() < 0.97:
                bad.append(f"{name}: mean {s.mean():.3f} (at least 0.97)")
        single(parse, check)
        refused(parse, check)
    print("\n".join(bad))
    return 1 if bad else 0


def heads(doc):
    return [x["no"] + x["title"] for x in doc["outline"]] if isinstance(doc, dict) else doc


def single(parse, check):
    lv = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
    three = numbering(lv, [1, 2], [(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')])
    body = (para("安澜市修路方案") + para("目标", 1, 0) + para("修通主路。", 1, 2) + para("任务", 1, 0) + para("修支路。先修东边。", 1, 1)
            + para("修桥。先修西边。", 1, 1) + para("保障", 1, 0) + para("一组", 1, 1) + para("从头", 2, 0))
    check("levels and restarts", heads(parse(pack(body, three))),
          ["一、目标", "1.修通主路", "二、任务", "(一)修支路", "(二)修桥", "三、保障", "(一)一组", "一、从头"])
    style = ('<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
             '<w:style w:type="paragraph" w:styleId="H1b"><w:basedOn w:val="H1"/></w:style>'
             '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>')
    body = (para("一、目标 1", style="T") + para("目标", style="H1") + para("任务", style="H1b") + para("没有号", 0, 0, "H1")
            + para("<w:r><w:t>机制</w:t></w:r>", style="H1"))
    body = body.replace('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/>', "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/>")
    check("numbers of styles", heads(parse(pack(body + para("修路由市交通局负责。"), three, style))), ["一、目标", "二、任务", "三、没有号", "四、机制"])
    gone = ('<w:p><w:r><w:t>一、修路</w:t></w:r><w:del><w:r><w:delText>和桥</w:delText></w:r></w:del><w:ins><w:r><w:t>和河</w:t></w:r></w:ins></w:p>'
            '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>二、修</w:t></w:r></w:p><w:p><w:r><w:t>渠</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>'
            '<w:p><w:r><w:t>三、修</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>由市水务局负责。</w:t></w:r></w:p>'
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p><w:r><w:t>四、框里</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice>'
            '<mc:Fallback><w:p><w:r><w:t>四、框里</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>框外</w:t></w:r></w:p>')
    extra = [("word/header1.xml", f"<w:hdr {W}>{para('五、页眉')}</w:hdr>"), ("word/footnotes.xml", f"<w:footnotes {W}>{para('六、脚注')}</w:footnotes>"),
             ("word/comments.xml", f"<w:comments {W}>{para('七、批注')}</w:comments>")]
    check("revisions, breaks, boxes", heads(parse(pack(gone, "", "", extra))), ["一、修路和河", "二、修渠", "三、修", "四、框里"])

    def tc(t, more=""):
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{para(t)}</w:tc>"
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    tbl = ("<w:tbl>" + "<w:tr>" + tc("安澜市任务清单", '<w:gridSpan w:val="5"/>') + "</w:tr><w:tr>" + tc("序号", down) + tc("工作事项", down) + tc("责任单位", '<w:gridSpan w:val="2"/>')
           + tc("完成时限", down) + "</w:tr><w:tr>" + tc("", on) + tc("", on) + tc("牵头单位") + tc("配合单位") + tc("", on) + "</w:tr><w:tr>"
           + tc("1") + tc("修路", down) + tc("市交通局") + tc("市财政局") + tc("2025年6月底前") + "</w:tr><w:tr>"
           + tc("2") + tc("", on) + tc("市水务局") + tc("") + tc("2025年8月") + "</w:tr><w:tr>"
           + tc("3") + tc("修桥") + tc("市住建局") + tc("各镇街") + tc("长期") + "</w:tr></w:tbl>")
    got = parse(pack(para("安澜市修路方案") + para("一、任务见表。") + tbl))
    check("table of tasks", [(u["measure"], u["unit"], u["role"]) for u in got["units"]] if isinstance(got, dict) else got,
          [("修路", "市交通局", "lead"), ("修路", "市财政局", "join"), ("修路", "市水务局", "lead"), ("修桥", "市住建局", "lead"), ("修桥", "各镇街", "join")])
    check("rows", [(r["title"], r["due"]) for r in got["rows"]] if isinstance(got, dict) else got,
          [("修路", "2025-06-end"), ("修路", "2025-08-01"[:7]), ("修桥", "long")])
    span = ("<html><body><p>安澜市修路工作方案</p><p>一、任务如下，请各单位按照下表的要求抓好落实工作，确保按时完成。</p><table><tr><td>工作任务<td>牵头单位<td>完成时限</tr>"
            "<tr><td rowspan=2>修路<td>市交通局<td>2025年6月底前</tr><tr><td>市水务局<td>2025年7月底前</tr></table></body></html>")
    got = parse(span.encode())
    check("spans of a page", [(u["measure"], u["unit"]) for u in got["units"]] if isinstance(got, dict) else got, [("修路", "市交通局"), ("修路", "市水务局")])


def refused(parse, check):
    def says(name, data, words):
        got = parse(data)
        check(name, isinstance(got, str) and words in got, True)
    says("doc without a converter", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16le"), "LibreOffice")
    says("pdf without a converter", b"%PDF-1.7\n", "pdftotext")
    says("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "图片")
    says("half a docx", docx("一、修路。\n先修主路。")[:300], "损坏")
    says("nothing", b" \r\n", "空")
    says("a bomb", pack("<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % ("0" * 70_000_000)), "太多")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
