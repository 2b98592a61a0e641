"""The PDF, read by qpdf, poppler, pikepdf and pdfua: sound, tagged, titled, with its language, fonts and words.

pdfua asks sixteen of the 106 questions about PDF/UA-1 that a program can answer; what it does not ask and we can,
is asked here. veraPDF asks nearly all of them, but it runs on Java and is not to be had from the package indexes
that everything else comes from.
"""

import re
from collections import Counter

from reading import LEAST_PAGES, Oracle, expect_words, has, headings, plain, run

oracle = Oracle()
path = oracle.path
# The title of the document is no heading in a PDF: what is `##` in Markdown is H1, and the contents has one of
# its own.
expected = [(depth - 1, plain(words)) for depth, words in headings(oracle.folder) if depth > 1]
CONTENTS = {"contenido", "contents"}
DEEPEST = 3  # Contents go as deep as this; bookmarks have every heading.

try:
    import pikepdf
except ImportError:
    pikepdf = None
    oracle.missing("pikepdf")
try:
    import pdfua
except ImportError:
    pdfua = None
    oracle.missing("pdfua")


def children(element):
    """The elements right below one of the structure, without the marks of content."""
    below = element.get("/K")
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one


def elements(above, path=()):
    for element in children(above):
        name = str(element.S)[1:]
        yield path, name, element
        yield from elements(element, (*path, name))


def bookmarks(items):
    for item in items:
        yield plain(str(item.title))
        yield from bookmarks(item.children)


def attribute(element, name):
    given = element.get("/A")
    for one in given if isinstance(given, pikepdf.Array) else [given]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def check_table(table):
    rows = [element for _, name, element in elements(table) if name == "TR"]
    cells = Counter(name for row in rows for name in (str(one.S)[1:] for one in children(row)))
    heads = [one for row in rows for one in children(row) if str(one.S) == "/TH"]
    oracle.expect(heads, "a table has no TH")
    oracle.expect(cells["TD"], "a table has no TD")
    oracle.expect(set(cells) <= {"TH", "TD"}, f"a row has {sorted(cells)}")
    oracle.expect(all(attribute(one, "/Scope") for one in heads), "a TH does not say what it is the head of")
    # Rows are as wide as one another, spans counted; a cell that spans rows is counted in the first only.
    if not any(attribute(one, "/RowSpan") for row in rows for one in children(row)):
        widths = {sum(int(attribute(one, "/ColSpan") or 1) for one in children(row)) for row in rows}
        oracle.expect(len(widths) == 1, f"rows of different widths in a table: {sorted(widths)}")


def check_structure(document):
    root = document.Root
    oracle.expect(str(root.get("/Lang", "")).startswith(oracle.lang), f"language: {root.get('/Lang')}")
    oracle.expect(root.get("/MarkInfo", {}).get("/Marked"), "does not say that it is tagged")
    tree = list(elements(root.StructTreeRoot)) if "/StructTreeRoot" in root else []
    count = Counter(name for _, name, _ in tree)
    found = []
    for _, name, element in tree:
        if re.fullmatch(r"H\d", name):
            oracle.expect("/K" in element, f"an empty {name}")
            found.append((int(name[1:]), plain(str(element.get("/T", "")))))
        elif name == "Figure":
            oracle.expect(len(str(element.get("/Alt", ""))) > 10, "a figure without alternative text")
        elif name == "Table":
            check_table(element)
    for needed in ["H1", "H2", "H3", "Table", "TH", "TD", "Figure", "Caption", "TOC"] if oracle.plan else []:
        oracle.expect(count[needed], f"has no tag {needed}")
    if found and found[0][1] in CONTENTS:
        found = found[1:]
    level = 0
    for depth, words in found:
        oracle.expect(depth <= level + 1, f"jumps from H{level} to H{depth} at «{words}»")
        level = depth
    oracle.expect(found == expected, f"headings differ from the text's: {differing(found, expected)}")
    with document.open_outline() as outline:
        marks = list(bookmarks(outline.root))
    listed = [words for depth, words in expected if depth <= DEEPEST]
    every = [words for _, words in expected]
    oracle.expect(marks == every, f"bookmarks differ from the headings: {differing(marks, every)}")
    oracle.expect(
        count["TOCI"] == (len(listed) if count["TOC"] else 0),
        f"{count['TOCI']} entries in the contents for {len(listed)} headings",
    )
    about = document.open_metadata()
    oracle.expect(about.pdfa_status == "2A", f"PDF/A: {about.pdfa_status!r}")
    oracle.expect(about.get("pdfuaid:part") == "1", "does not say that it is PDF/UA-1")
    oracle.fact(f"{len(found)} headings, {count['Table']} tables, {count['Figure']} figures tagged")


def differing(one, other):
    """The first place where two lists differ."""
    for number, (left, right) in enumerate(zip(one, other)):
        if left != right:
            return f"{left} for {right}, number {number + 1}"
    return f"{len(one)} for {len(other)}"


def in_order(letters, wanted, start=0):
    """Looks for each of some words after the one before; what is not there, and where the search ended."""
    lost = []
    for words in wanted:
        at = letters.find(words, start)
        if at < 0:
            lost.append(words)
        else:
            start = at + len(words)
    return lost, start


if has("qpdf"):
    checked = run("qpdf", "--check", path)
    said = checked.stdout + checked.stderr
    oracle.expect(checked.returncode == 0, f"qpdf: {said.strip()[:300]}")
    oracle.expect("WARNING" not in said, f"qpdf warns: {said.strip()[:300]}")
else:
    oracle.missing("qpdf")

if pikepdf:
    try:
        with pikepdf.open(path) as opened:
            check_structure(opened)
    except pikepdf.PdfError as error:
        oracle.expect(False, f"pikepdf: {error}")

if pdfua:
    try:
        report = pdfua.validate(str(path))
    except pdfua.PdfuaError as error:
        oracle.expect(False, f"pdfua: {error}")
    else:
        for finding in report.findings:
            oracle.expect(False, f"pdfua: {finding.rule_id} {finding.message}")
        skipped = {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason}
        # It stumbles over headings of several pieces in asking whether they are empty, which is asked above.
        oracle.expect(skipped <= {"UA-14-001"}, f"pdfua could not ask {sorted(skipped)}")
        oracle.fact(f"pdfua asked {len(report.outcomes) - len(skipped)} questions")

if has("pdftotext"):
    about = run("pdfinfo", path).stdout
    facts = dict(re.findall(r"^([^:\n]+):\s*(.*)$", about, re.M))
    pages = int(facts.get("Pages", 0))
    oracle.expect(pages >= max(1, oracle.least(LEAST_PAGES)), f"only {pages} pages")
    oracle.expect(facts.get("Tagged") == "yes", "is not tagged")
    oracle.expect(facts.get("Title", "").strip(), "has no title")
    if oracle.plan:
        oracle.expect("Tingopamba" in facts.get("Title", ""), f"title: {facts.get('Title')!r}")
    structure = run("pdfinfo", "-struct", path).stdout
    for tag in ["H1", "H2", "H3", "Table", "TH", "TD", "Figure"] if oracle.plan else []:
        oracle.expect(re.search(rf"^\s*{tag}\b", structure, re.M), f"poppler sees no tag {tag}")

    fonts = run("pdffonts", path).stdout.splitlines()[2:]
    oracle.expect(fonts, "names no font")
    for line in fonts:
        # name, type, encoding, emb, sub, uni, object: yes or no counted from the right.
        embedded, subset, unicode = line.split()[-5:-2]
        oracle.expect(embedded == "yes", f"font not embedded: {line.split()[0]}")
        oracle.expect(subset == "yes", f"font not cut down to what is used: {line.split()[0]}")
        oracle.expect(unicode == "yes", f"font whose letters cannot be read: {line.split()[0]}")

    # Without the mark that lies across the pages, which is no text to be read.
    text = run("pdftotext", "-nodiag", "-enc", "UTF-8", path, "-").stdout
    expect_words(oracle, text)
    letters = plain(text)
    wanted = [words for _, words in expected]
    after = 0
    if re.search(r"^\s*TOC\b", structure, re.M) and wanted:
        # The text begins where the first heading stands for the second time.
        after = max(letters.find(wanted[0], letters.find(wanted[0]) + 1), 0)
        listed = [words for depth, words in expected if depth <= DEEPEST]
        lost, _ = in_order(letters[:after], listed)
        oracle.expect(not lost, f"the contents are out of order or lack «{lost[:1]}»")
    lost, _ = in_order(letters, wanted, after)
    oracle.expect(not lost, f"headings out of order or lacking: {lost[:3]}")
    oracle.fact(f"{pages} pages, {len(fonts)} fonts, {len(text.split())} words")
else:
    oracle.missing("poppler-utils")
oracle.end()
