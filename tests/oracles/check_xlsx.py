"""The workbook, read by openpyxl, computed anew by LibreOffice and, when it is there, asked of an Open XML validator."""

import os
import re
import shutil
import tempfile
from pathlib import Path

from reading import WORDS, Oracle, expect_words, run

oracle = Oracle()
path = oracle.path

# What the sample has at least, and where its money stands.
LEAST_SHEETS = 15
LEAST_FORMULAS = 300
LEAST_VALIDATIONS = 10
MONEY = {
    "es": ["Inversión", "Proyectos", "Financiamiento", "Fuentes", "Brecha"],
    "en": ["Investment", "Projects", "Funding", "Sources", "Gap"],
}
HEADER = 4
# Formulas are ours alone, and begin with one of these; what people wrote is never one.
OURS = re.compile(r"=(SUM\(|SUMIFS\(|MAX\(0,|'[^']|[A-Z]+\d+-[A-Z]+\d+\+1$)")

try:
    import openpyxl
except ImportError:
    openpyxl = None
    oracle.missing("openpyxl")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def same(one, other):
    return abs(one - other) <= 1e-6 * max(1, abs(one), abs(other))


def bottom(sheet):
    """The last figure of the last row: the sum of everything."""
    for row in reversed(list(sheet.iter_rows(values_only=True))):
        figures = [value for value in row if is_number(value)]
        if figures:
            return figures[-1]
    return None


def headers(sheet):
    """The row of the headers: the one that is printed on every page."""
    rows = re.fullmatch(r"\$?(\d+):\$?(\d+)", sheet.print_title_rows or "")
    return int(rows[1]) if rows else None


def look(sheet, is_first):
    """How a sheet is laid out."""
    name = sheet.title
    header = headers(sheet)
    oracle.expect(header, f"{name}: no row is repeated on every page")
    if not header:
        return
    oracle.expect(is_first or header == HEADER, f"{name}: the headers stand in row {header}")
    width = len([cell for cell in sheet[header] if cell.value is not None])
    oracle.expect(width >= 2, f"{name}: only {width} headers")
    gap = [cell.coordinate for cell in sheet[header][:width] if cell.value is None]
    oracle.expect(not gap, f"{name}: columns without header: {gap[:3]}")
    plain = [cell.coordinate for cell in sheet[header][:width] if not cell.font.b]
    oracle.expect(not plain, f"{name}: headers that look like any other row: {plain[:3]}")
    frozen = re.fullmatch(r"[A-Z]+(\d+)", sheet.freeze_panes or "")
    oracle.expect(frozen and int(frozen[1]) == header + 1, f"{name}: headers are not frozen: {sheet.freeze_panes}")
    oracle.expect(sheet.print_area, f"{name}: no print area")
    oracle.expect(sheet.page_setup.orientation == "landscape", f"{name}: not turned sideways")
    fits = sheet.sheet_properties.pageSetUpPr
    oracle.expect(fits is not None and fits.fitToPage, f"{name}: not fitted to the page")
    oracle.expect(sheet.oddHeader.left.text or is_first or not oracle.plan, f"{name}: no running head")
    oracle.expect("&P" in (sheet.oddFooter.right.text or ""), f"{name}: no page number")
    oracle.expect(not sheet.merged_cells.ranges, f"{name}: merged cells: {sheet.merged_cells.ranges}")


def read():
    """What openpyxl sees; gives the results that the file carries, by sheet and cell."""
    asked = openpyxl.load_workbook(path)
    given = openpyxl.load_workbook(path, data_only=True)
    carried, words, formulas, validations, days = {}, [], 0, 0, 0
    for number, sheet in enumerate(asked.worksheets):
        # Without any record only the contents are there, and they are no table.
        if not (number == 0 and len(asked.worksheets) == 1):
            look(sheet, number == 0)
        validations += len(sheet.data_validations.dataValidation)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas += 1
                    text = str(cell.value)
                    result = given[sheet.title][cell.coordinate].value
                    oracle.expect(OURS.match(text), f"{sheet.title}!{cell.coordinate}: not a formula of ours: {text[:60]}")
                    oracle.expect(is_number(result), f"{sheet.title}!{cell.coordinate}: carries {result!r}")
                    carried[sheet.title, cell.coordinate] = result
                elif cell.data_type == "s":
                    words.append(cell.value)
                    # Other programs take this for a figure, and nobody can add it up.
                    if sheet.title in MONEY[oracle.lang] and cell.row > HEADER:
                        figure = re.fullmatch(r"[\d.,]+", cell.value.strip())
                        oracle.expect(not figure, f"{sheet.title}!{cell.coordinate}: a figure that is text: {cell.value}")
                elif cell.data_type == "d":
                    days += 1
    # The kinds of what is paid, and of who pays, are chosen from a list.
    for name in MONEY[oracle.lang][:3:2] if oracle.plan else []:
        if name in asked.sheetnames:
            chosen = [one.type for one in asked[name].data_validations.dataValidation]
            oracle.expect("list" in chosen, f"{name}: takes anything")
    names = asked.sheetnames
    oracle.expect(all(len(name) <= 31 for name in names), f"names of sheets: {names}")
    oracle.expect(not asked.defined_names, f"names: {list(asked.defined_names)}")
    created = asked.properties.created
    oracle.expect(created and (created.hour, created.minute, created.second) == (0, 0, 0), f"created at {created}: the clock of the machine")
    oracle.expect(asked.properties.title, "no title")
    links = [cell.hyperlink.location for row in asked.worksheets[0].iter_rows() for cell in row if cell.hyperlink]
    oracle.expect(len(links) == len(names) - 1, f"the contents lead to {len(links)} sheets of {len(names) - 1}")
    for link in links:
        name = (link or "").rsplit("!", 1)[0].strip("'").replace("''", "'")
        oracle.expect(name in names, f"the contents lead nowhere: {link}")
    if oracle.plan:
        oracle.expect(len(names) >= LEAST_SHEETS, f"only {len(names)} sheets")
        oracle.expect(formulas >= LEAST_FORMULAS, f"only {formulas} formulas")
        oracle.expect(validations >= LEAST_VALIDATIONS, f"only {validations} validations")
        oracle.expect(days > 50, f"only {days} dates")
        for word in WORDS[oracle.lang][:1]:
            oracle.expect(any(word in text for text in words), f"does not say «{word}»")
        balance(given)
    if oracle.about == "hostile":
        expect_words(oracle, " ".join(words))
    oracle.fact(f"{len(names)} sheets, {formulas} formulas, {validations} validations, {days} dates")
    return carried


def balance(given):
    """What one sheet says of the money, the others say too."""
    missing = [name for name in MONEY[oracle.lang] if name not in given.sheetnames]
    oracle.expect(not missing, f"no sheets {missing}")
    if missing:
        return
    cost, projects, funding, sources, gap = (bottom(given[name]) for name in MONEY[oracle.lang])
    oracle.expect(same(cost, projects), f"components cost {cost}, projects {projects}")
    oracle.expect(same(funding, sources), f"lines give {funding}, sources {sources}")
    oracle.expect(gap >= cost - funding - 1e-6, f"the gap is {gap}, less than {cost} without {funding}")
    oracle.fact(f"cost {cost:,.2f}, funding {funding:,.2f}, gap {gap:,.2f}")


def compute(carried):
    """Has every formula computed anew by another program: it must give what the file carries."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile" / "user"
        profile.mkdir(parents=True)
        # Without this it trusts the results that a file carries.
        (profile / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
            "<value>0</value></prop></item></oor:items>\n",
            encoding="utf-8",
        )
        made = run(
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "xlsx", "--outdir", Path(folder) / "again", path,
        )
        out = Path(folder) / "again" / path.name
        oracle.expect(out.exists(), f"LibreOffice: {made.stderr.strip()[:300]}")
        if not out.exists():
            return
        computed = openpyxl.load_workbook(out, data_only=True)
        for (sheet, place), result in carried.items():
            value = computed[sheet][place].value
            well = is_number(value) and is_number(result) and same(value, result)
            oracle.expect(well, f"{sheet}!{place}: carries {result}, LibreOffice computes {value!r}")
        oracle.fact(f"{len(carried)} results computed anew")


def has_calc():
    """LibreOffice comes in pieces; the one that opens workbooks may not be there."""
    soffice = shutil.which("soffice")
    return soffice is not None and (Path(soffice).resolve().parent / "libsclo.so").exists()


carried = read() if openpyxl else None
if not has_calc():
    oracle.missing("libreoffice-calc")
elif carried:
    compute(carried)

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
