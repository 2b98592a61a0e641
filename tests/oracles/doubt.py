"""Spoils each document in turn: an oracle that says «well» of a spoiled one is worth nothing.

    python3 doubt.py PLAN OTHER [KIND…]

Being noticed is not enough: what is said must be about what was spoiled. PLAN holds the sample's plan in each format;
OTHER holds a shorter document with a figure, for the readers that take long.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reading import document

plan, small = Path(sys.argv[1]), Path(sys.argv[2])
lang = plan.name
here = Path(__file__).parent
ONLY = sys.argv[3:]

try:
    import pikepdf
except ImportError:
    pikepdf = None


def text(change):
    def spoil(path):
        whole = path.read_text(encoding="utf-8")
        changed = change(whole)
        assert changed != whole, "nothing was spoiled"
        path.write_text(changed, encoding="utf-8")

    return spoil


def part(name, change):
    def spoil(path):
        with zipfile.ZipFile(path) as old:
            members = [(info, old.read(info)) for info in old.infolist()]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for info, data in members:
                if info.filename == name:
                    changed = change(data)
                    assert changed != data, "nothing was spoiled"
                    data = changed
                new.writestr(info, data)

    return spoil


def cut(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])


def other(tag, instead):
    def spoil(path):
        whole = path.read_bytes()
        assert tag in whole, "nothing was spoiled"
        path.write_bytes(whole.replace(tag, instead))

    return spoil


def objects(change):
    """Changes the objects of a PDF, and writes it whole and sound again."""

    def spoil(path):
        with pikepdf.open(path, allow_overwriting_input=True) as opened:
            assert change(opened), "nothing was spoiled"
            opened.save(path)

    return spoil


def each(kind, change):
    """Changes every element of the structure of one kind."""

    def spoil(opened):
        found = [
            one for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind and "/P" in one
        ]
        for one in found:
            change(one)
        return found

    return objects(spoil)


def fonts(change):
    def spoil(opened):
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and change(one)]
        return found

    return objects(spoil)


def unembed(one):
    found = [name for name in ("/FontFile2", "/FontFile3") if name in one]
    for name in found:
        del one[name]
    return found


def loose(opened):
    words = pikepdf.Stream(opened, b"BT /F0 12 Tf (loose) Tj ET")
    opened.pages[3].contents_add(words)
    return True


def unmark(opened):
    del opened.Root.Outlines
    return True


def turn(opened):
    """The last half of the pages first."""
    half = len(opened.pages) // 2
    for _ in range(half):
        page = opened.pages[-1]
        del opened.pages[-1]
        opened.pages.insert(1, page)
    return half


def rename(name):
    def change(one):
        one.S = pikepdf.Name(name)

    return change


def drop(key):
    def change(one):
        if key in one:
            del one[key]

    return change


def retitle(opened):
    del opened.Root.Metadata
    if "/Info" in opened.trailer:
        del opened.trailer.Info
    return True


def body(more):
    """Puts something at the end of a web page, with nothing to forbid it."""

    def change(page):
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        return page.replace("</main>", f"{more}</main>", 1)

    return text(change)


def style(more):
    return text(lambda page: page.replace("</style>", f"{more}</style>", 1))


AXE = [
    ("axe phone", "pale words", style("p { color: #aaa; background: #fff }"), "color-contrast"),
    ("axe phone-dark", "words too dark for the night", style("@media (prefers-color-scheme: dark) { p { color: #444 } }"), "phone-dark: color-contrast"),
    ("axe print", "words too pale to print", style("@media print { p { color: #bbb; background: #fff } }"), "print: .* too pale"),
    ("axe screen-dark", "no night at all", style("p { color: #1c2321 !important }"), "screen-dark: color-contrast"),
    ("axe phone", "pale words out of sight in a table", style("td { color: #aaa; background: #fff }"), "too pale"),
    ("axe screen", "no language", text(lambda t: re.sub(r'<html lang="[^"]*"', "<html", t)), "html-has-lang"),
    ("axe phone", "a picture without words", body('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="40" height="40">'), "image-alt"),
    ("axe phone", "a page wider than a telephone", body('<div style="width: 900px">wide</div>'), "px wide"),
    ("axe phone", "something that runs", body("<script>1</script>"), "scripts"),
    ("axe phone", "something that runs when touched", body('<p onclick="1">a</p>'), "lead away: on"),
    ("axe phone", "a link that runs", body('<p><a href="javascript:1">a</a></p>'), "links"),
    ("axe phone", "a picture from the network", body('<img alt="" src="http://127.0.0.1:9/a.png">'), "asks for"),
]

# The kind, what is wrong with it, how to do that, and what the oracle must say.
WAYS = [
    ("md", "a jump of headings", text(lambda t: t + "\n\n# A\n\n#### B\n"), "jumps"),
    ("md", "an open word of the template", text(lambda t: t + "\n{{ territory.name }}\n"), "says"),
    ("md", "accents lost", text(lambda t: t.replace("á", "a").replace("ó", "o")), "does not say"),
    ("md", "a bar that opens a cell", text(lambda t: t.replace("Rosa Elvira", "Rosa|Elvira")), "different widths"),
    ("md", "HTML of people", text(lambda t: t.replace("Rosa Elvira", "<b>Rosa</b> Elvira")), "HTML"),
    ("md", "a heading of another kind", text(lambda t: t + "\n\nA\n===\n"), "other headings"),
    ("pdf", "a file cut short", cut, "qpdf"),
    *AXE,
    ("html", "a picture from the network", text(lambda t: t.replace("</main>", '<img alt="" src="https://example.org/a.png"></main>', 1)), "fetch"),
    ("html", "a style from the network", text(lambda t: t.replace("</style>", "@import 'https://example.org/a.css';</style>", 1)), "fetch"),
    ("html", "no contents", text(lambda t: t.replace("<nav", "<div")), "<nav>"),
    ("html", "a blank page", text(lambda t: t.replace("</style>", "body{display:none}</style>", 1)), "blank"),
    ("docx", "tables without header rows", part("word/document.xml", lambda d: re.sub(rb"<w:tblHeader[^>]*/>", b"", d)), "header row"),
    ("docx", "headings that are only large letters", part("word/document.xml", lambda d: re.sub(rb'<w:pStyle w:val="Heading\d"/>', b"", d)), "heading"),
    ("docx", "pictures without words", part("word/document.xml", lambda d: re.sub(rb' descr="[^"]*"', b"", d)), "picture without words"),
    ("docx", "no contents", part("word/document.xml", lambda d: d.replace(b" TOC ", b" PAGE ")), "field of contents"),
    ("docx", "another language", part("word/styles.xml", lambda d: d.replace(b"es-EC", b"xx-EC")), "styles in"),
    ("docx", "a level of headings left out", part("word/document.xml", lambda d: d.replace(b'"Heading2"', b'"Heading4"')), "jumps"),
    ("docx", "captions that are only text", part("word/document.xml", lambda d: d.replace(b'"Caption"', b'"Normal"')), "captions"),
    ("docx", "no properties", part("docProps/core.xml", lambda d: re.sub(rb"<dc:(title|language)>[^<]*</dc:\1>|<dcterms:created.*?</dcterms:created>", b"", d)), "has no title"),
    ("docx", "a part that Word would not take", part("word/document.xml", lambda d: d.replace(b"<w:body>", b"<w:body><w:nothing/>", 1)), "Open XML"),
    ("docx", "broken XML", part("word/document.xml", lambda d: d.replace(b"</w:body>", b"")), "XML|Premature|mismatch"),
    ("xlsx", "a figure that is text", part("xl/worksheets/sheet2.xml", lambda d: re.sub(rb'<c r="F5"( s="\d+")?><v>(\d+)</v></c>', rb'<c r="F5"\1 t="inlineStr"><is><t>\2</t></is></c>', d)), "a figure that is text"),
    ("xlsx", "a sum that carries another figure", part("xl/worksheets/sheet2.xml", lambda d: re.sub(rb"(<f>SUM\(F5:I5\)</f><v>)\d+", rb"\g<1>1", d)), "LibreOffice computes"),
    ("xlsx", "words that became a formula", part("xl/worksheets/sheet2.xml", lambda d: re.sub(rb'<c r="B5"([^>]*?) t="s"><v>\d+</v></c>', rb'<c r="B5"\1><f>1+1</f><v>2</v></c>', d)), "not a formula of ours"),
    ("xlsx", "headers that roll away", part("xl/worksheets/sheet3.xml", lambda d: re.sub(rb"<pane [^>]*/>", b"", d)), "not frozen"),
    ("xlsx", "headers on the first page only", part("xl/workbook.xml", lambda d: re.sub(rb'<definedName name="_xlnm.Print_Titles".*?</definedName>', b"", d)), "repeated on every page"),
    ("xlsx", "cells that take anything", part("xl/worksheets/sheet2.xml", lambda d: re.sub(rb"<dataValidations.*?</dataValidations>", b"", d)), "takes anything"),
    ("xlsx", "contents that lead nowhere", part("xl/worksheets/sheet1.xml", lambda d: re.sub(rb"<hyperlinks>.*?</hyperlinks>", b"", d)), "the contents lead to 0"),
    ("xlsx", "merged cells", part("xl/worksheets/sheet2.xml", lambda d: d.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A5:A6"/></mergeCells>')), "merged cells"),
    ("xlsx", "the clock of the machine", part("docProps/core.xml", lambda d: d.replace(b"T00:00:00Z", b"T10:11:12Z")), "clock"),
    ("xlsx", "a part that no office would take", part("xl/worksheets/sheet2.xml", lambda d: d.replace(b"<sheetData>", b"<nothing/><sheetData>", 1)), "Open XML"),
]
if pikepdf:
    WAYS += [
        ("pdf", "another language", objects(lambda o: setattr(o.Root, "Lang", pikepdf.String("xx")) or True), "language"),
        ("pdf", "figures without words", each("/Figure", drop("/Alt")), "alternative text"),
        ("pdf", "tables without headers", each("/TH", rename("/TD")), "no TH"),
        ("pdf", "heads of nothing", each("/TH", drop("/A")), "head of"),
        ("pdf", "a level of headings left out", each("/H1", rename("/H4")), "jumps"),
        ("pdf", "headings that are only text", each("/H1", rename("/P")), "headings differ"),
        ("pdf", "no bookmarks", objects(unmark), "bookmarks differ"),
        ("pdf", "text that no tag holds", objects(loose), "pdfua"),
        ("pdf", "fonts that are not there", fonts(unembed), "not embedded"),
        ("pdf", "pages in another order", objects(turn), "out of order"),
        ("pdf", "no title", objects(retitle), "title"),
    ]


def noticed(way):
    kind, what, spoil, words = way
    looks = kind.removeprefix("axe ") if kind.startswith("axe") else None
    suffix = "html" if looks else kind
    about = "other" if looks or kind == "pdf" else "plan"
    with tempfile.TemporaryDirectory() as spoiled:
        for path in (plan if about == "plan" else small).iterdir():
            if path.suffix in (".md", f".{suffix}"):
                shutil.copy(path, spoiled)
        path = document(Path(spoiled), suffix)
        spoil(path)
        command = [sys.executable, str(here / f"check_{kind}.py"), lang, spoiled, about]
        if looks:
            command = ["node", str(here / "axe.js"), f"--looks={looks}", str(path)]
        asked = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"RUMBO_ORACLES": "quick"})
        if asked.returncode == 0:
            return f"nobody noticed {what} in the {kind}"
        if not re.search(words, asked.stderr):
            return f"of {what} in the {kind} it was only said: {asked.stderr.strip()[:300]}"
    return None


axe = any((Path(one) / "axe-core").exists() for one in os.environ.get("NODE_PATH", "").split(":") if one)
ways = [
    way for way in WAYS
    if (way[0] in ONLY if ONLY else axe or not way[0].startswith("axe"))
]
with ThreadPoolExecutor(os.cpu_count()) as pool:
    unnoticed = [what for what in pool.map(noticed, ways) if what]
for what in unnoticed:
    print(f"doubt: {what}", file=sys.stderr)
print(f"doubt: {len(ways) - len(unnoticed)} of {len(ways)} spoiled documents were noticed")
sys.exit(1 if unnoticed else 0)
