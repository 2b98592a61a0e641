"""Documents of a notebook full of hostile words: each must say them letter by letter.

    python3 check_hostile.py LANG FOLDER NOTEBOOK

The words are looked for in Word, web page and Markdown, where readers give the text of a paragraph whole; in the PDF
and the plain text, where lines break inside of cells, the first and last of each are looked for.
"""

import re
import sqlite3
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

from hostile import SNIPPETS, value
from reading import document, has, run

lang, folder, notebook = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
wrong = []
FIRST = re.compile(r"ZQ(\d+)x", re.I)


def squeezed(text):
    """What reading keeps: blanks are one, accents are part of their letter, and what cannot be seen is left out."""
    text = unicodedata.normalize("NFC", text).replace("\ufe0f", "")
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return re.sub(r"\s+", " ", text)


answers = {}
for (said,) in sqlite3.connect(f"file:{notebook}?mode=ro", uri=True).execute("SELECT value FROM answer"):
    found = FIRST.search(said)
    if found:
        answers[int(found[1])] = squeezed(said).strip()
for number, said in answers.items():
    assert said == squeezed(value(number)).strip()


def html_text(page):
    """The text of a web page, and the words in its attributes that people hear."""

    class Reader(HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.pieces, self.silent = [], 0

        def handle_starttag(self, tag, attributes):
            self.silent += tag in ("style", "script")
            if tag in ("p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "title"):
                self.pieces.append("\n\n")
            if tag == "br":
                self.pieces.append("\n")
            self.pieces += [f"\n{given}\n" for name, given in attributes if name in ("alt", "title") and given]
            if tag == "script":
                wrong.append("html: a script")
            for name, given in attributes:
                if name.startswith("on") or (name in ("href", "src") and re.match(r"\s*javascript", given or "", re.I)):
                    wrong.append(f"html: {name}={given}")

        def handle_endtag(self, tag):
            self.silent -= tag in ("style", "script")

        def handle_data(self, data):
            if not self.silent:
                self.pieces.append(data)

    reader = Reader()
    reader.feed(page)
    return "".join(reader.pieces)


def markdown_text(text):
    from markdown_it import MarkdownIt

    return html_text(MarkdownIt("commonmark").enable("table").render(text))


def docx_text(path):
    import docx
    from docx.oxml.ns import qn

    pieces = []
    for paragraph in docx.Document(str(path)).element.body.iter(qn("w:p")):
        for one in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:noBreakHyphen")):
            pieces.append(one.text or "" if one.tag == qn("w:t") else " ")
        pieces.append("\n\n")
    return "".join(pieces)


def check(kind, text):
    """Every place where an answer begins is followed by all of it, or by as much as there is room for and «…»."""
    text, seen, spoiled = squeezed(text), set(), {}
    for found in FIRST.finditer(text):
        number = int(found[1])
        said = answers.get(number)
        if said is None:
            wrong.append(f"{kind}: ZQ{number}x was never said")
            continue
        seen.add(number)
        lead = FIRST.search(said).start()
        whole = text[max(0, found.start() - lead) : found.start() - lead + len(said)]
        if whole.casefold() == said.casefold():
            continue
        same = next((at for at, (a, b) in enumerate(zip(whole.casefold(), said.casefold())) if a != b), len(whole))
        if whole[same : same + 1] == "…" or whole[same - 1 : same + 1] == " …":
            continue
        spoiled.setdefault(number % len(SNIPPETS), []).append((said[:80], whole[:80], found.start()))
    for which, cases in sorted(spoiled.items()):
        said, whole, at = cases[0]
        wrong.append(f"{kind}: {len(cases)} times spoiled: «{said}» became «{whole}»")
    return seen


seen = {}
seen["md"] = check("md", markdown_text(document(folder, "md").read_text(encoding="utf-8")))
seen["html"] = check("html", html_text(document(folder, "html").read_text(encoding="utf-8")))
seen["docx"] = check("docx", docx_text(document(folder, "docx")))
texts = {"txt": document(folder, "txt").read_text(encoding="utf-8")}
if not list(folder.glob("*.pdf")):
    wrong.append("there is no PDF")
elif has("pdftotext"):
    texts["pdf"] = run("pdftotext", "-nodiag", "-enc", "UTF-8", document(folder, "pdf"), "-").stdout
for kind, text in texts.items():
    seen[kind] = {int(number) for number in FIRST.findall(re.sub(r"\s+", "", text))}
for kind, numbers in seen.items():
    lost = sorted(seen["md"] - numbers)
    if lost:
        wrong.append(f"{kind}: lacks {len(lost)} answers that the Markdown has: {[answers[one][:60] for one in lost[:3]]}")
if len(seen["md"]) < 300:
    wrong.append(f"only {len(seen['md'])} answers are found in the Markdown")
for what in wrong[:40]:
    print(f"{folder}: {what}", file=sys.stderr)
print(f"hostile ({lang}): {'WRONG' if wrong else 'well'}; {len(seen['md'])} of {len(answers)} answers found in each format")
sys.exit(1 if wrong else 0)
