"""The Word document, read by python-docx, LibreOffice and, when it is there, an Open XML validator."""

import os
import tempfile
from pathlib import Path

from reading import LEAST_PAGES, LEAST_TABLES, Oracle, expect_words, has, headings, plain, run

oracle = Oracle()
path = oracle.path

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
        name = paragraph.style.name if paragraph.style is not None else ""
        if name.lower().startswith(("title", "heading ")):
            found.append(plain(paragraph.text))
    for depth, words in headings(oracle.folder):
        if depth <= 3:
            oracle.expect(
                any(plain(words) == one or one.endswith(plain(words)) for one in found),
                f"lacks the heading «{words}»",
            )
    oracle.expect(len(tables) >= LEAST_TABLES, f"only {len(tables)} tables")
    for number, table in enumerate(tables, 1):
        row = table._tbl.find(qn("w:tr"))
        properties = row.find(qn("w:trPr")) if row is not None else None
        header = properties is not None and properties.find(qn("w:tblHeader")) is not None
        # What only places signatures side by side is no table of data and has no header.
        styles = {style.get(qn("w:val")) for style in table._tbl.iter(qn("w:pStyle"))}
        signatures = "SignatureOffice" in styles
        oracle.expect(header or signatures, f"table {number} has no header row")
    texts = [element.text or "" for element in body.iter(qn("w:t"))]
    expect_words(oracle, "".join(texts))
    oracle.expect("Tingopamba" in (read.core_properties.title or ""), f"title: {read.core_properties.title!r}")
    oracle.expect((read.core_properties.language or oracle.lang).startswith(oracle.lang), "another language")
    oracle.fact(f"{len(found)} headings, {len(tables)} tables")

if has("soffice"):
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
