"""The Word document, read by python-docx, LibreOffice and, when it is there, an Open XML validator."""

import os
import re
import tempfile
from pathlib import Path

from reading import LEAST_PAGES, LEAST_TABLES, Oracle, expect_words, has, headings, plain, run

oracle = Oracle()
path = oracle.path


def different(one, other):
    """The first place where two lists differ."""
    for number, (left, right) in enumerate(zip(one, other)):
        if left != right:
            return f"{left} for {right}, number {number + 1}"
    return f"{len(one)} for {len(other)}"


try:
    import docx
    from docx.oxml.ns import qn
    from docx.table import Table
except ImportError:
    docx = None
    oracle.missing("python-docx")

if docx:
    read = docx.Document(str(path))
    body = read.element.body
    tables = [Table(element, read) for element in body.iter(qn("w:tbl"))]
    found = []
    for paragraph in read.paragraphs:
        name = (paragraph.style.name if paragraph.style is not None else "").lower()
        match = re.fullmatch(r"heading (\d)", name)
        if match or name == "title":
            oracle.expect(paragraph.text.strip(), f"an empty {name}")
            found.append((int(match[1]) if match else 0, plain(paragraph.text)))
    # The contents has a heading of its own; the title of the document is none.
    wanted = [(depth - 1, plain(words)) for depth, words in headings(oracle.folder)]
    own = [one for one in found if one[1] not in ("contenido", "contents") or one in wanted]
    oracle.expect(own == wanted, f"headings differ from the text's: {different(own, wanted)}")
    level = 0
    for depth, words in found:
        oracle.expect(depth <= level + 1, f"jumps from heading {level} to {depth} at «{words}»")
        level = depth
    oracle.expect(len(tables) >= oracle.least(LEAST_TABLES), f"only {len(tables)} tables")
    for number, table in enumerate(tables, 1):
        row = table._tbl.find(qn("w:tr"))
        properties = row.find(qn("w:trPr")) if row is not None else None
        header = properties is not None and properties.find(qn("w:tblHeader")) is not None
        # What only places signatures side by side, or puts a notice in a box, is no table of data and has no header.
        styles = {style.get(qn("w:val")) for style in table._tbl.iter(qn("w:pStyle"))}
        places = "SignatureOffice" in styles or ("NoteTitle" in styles and len(list(table._tbl.iter(qn("w:tc")))) == 1)
        oracle.expect(header or places, f"table {number} has no header row")
    texts = [element.text or "" for element in body.iter(qn("w:t"))]
    expect_words(oracle, "".join(texts))
    about = read.core_properties
    oracle.expect(about.title, "has no title")
    if oracle.plan:
        oracle.expect("Tingopamba" in (about.title or ""), f"title: {about.title!r}")
    oracle.expect((about.language or "").startswith(oracle.lang), f"language: {about.language!r}")
    oracle.expect(about.created, "does not say when it was made")
    spoken = {one.get(qn("w:val")) for one in read.styles.element.iter(qn("w:lang"))}
    oracle.expect(any((one or "").startswith(oracle.lang) for one in spoken), f"styles in {spoken}")
    pictures = list(body.iter(qn("wp:docPr")))
    for picture in pictures:
        oracle.expect(len(picture.get("descr") or "") > 10, f"a picture without words: {picture.get('name')}")
    fields = " ".join(one.text or "" for one in body.iter(qn("w:instrText")))
    fields += " ".join(one.get(qn("w:instr"), "") for one in body.iter(qn("w:fldSimple")))
    contents = re.search(r"\bTOC\b", fields)
    oracle.expect(contents or not oracle.plan, "has no field of contents")
    captions = [plain(one.text) for one in read.paragraphs if one.style is not None and one.style.name.lower() == "caption"]
    oracle.expect(len(captions) >= oracle.least(LEAST_TABLES), f"only {len(captions)} captions")
    oracle.fact(f"{len(found)} headings, {len(tables)} tables, {len(captions)} captions, {len(pictures)} pictures")

if os.environ.get("RUMBO_ORACLES") == "quick" or not oracle.plan:
    pass  # LibreOffice takes long, and reads the plan.
elif has("soffice"):
    with tempfile.TemporaryDirectory() as folder:
        made = run(
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "pdf", "--outdir", folder, path,
        )
        out = Path(folder) / f"{path.stem}.pdf"
        oracle.expect(out.exists(), f"LibreOffice: {made.stderr.strip()[:300]}")
        if out.exists() and has("pdfinfo"):
            lines = run("pdfinfo", out).stdout.splitlines()
            pages = next((int(line.split()[1]) for line in lines if line.startswith("Pages:")), 0)
            oracle.expect(pages >= LEAST_PAGES, f"LibreOffice sees {pages} pages")
            oracle.fact(f"{pages} pages in LibreOffice")
        if out.exists() and has("pdftotext") and docx:
            letters = plain(run("pdftotext", "-nodiag", "-enc", "UTF-8", out, "-").stdout)
            lost = [words for words in captions + [words for _, words in found] if words not in letters]
            oracle.expect(not lost, f"LibreOffice does not show {len(lost)}: {lost[:3]}")
else:
    oracle.missing("libreoffice-writer")

validator = os.environ.get("OOXML_VALIDATOR", "")
if validator:
    verdict = run(validator, path)
    said = verdict.stdout + verdict.stderr
    sound = verdict.returncode == 0 and '"ok": false' not in said and '"ok":false' not in said
    oracle.expect(sound, f"Open XML: {said.strip()[:600]}")
    oracle.fact("Open XML validated")
else:
    oracle.missing("ooxml-validator")
oracle.end()
