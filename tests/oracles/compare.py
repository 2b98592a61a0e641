"""How long our documents take beside what else could write them: the sample's plan, in one run, on one machine.

    python3 compare.py RUMBO [TIMES]

The others read what we wrote as Markdown: pandoc writes Word, web page and text of it, and Typst source that the
Typst compiler of Python makes into a PDF; LibreOffice makes the Word document into a PDF; docxtpl fills a Word
template with the tables, and nothing else, of the plan. The others get no figures, since Markdown has none: the sheets of the projects, which have none
either, are compared too. Times are medians, memory is the highest. Prints a table and ends with 1 when Word takes more than 0.15 of what
pandoc takes, or the PDF more than 0.35 of what pandoc and Typst take together.

pandoc writes Typst since 3.1.2; of PyPI's packages, `pypandoc_binary` brings such a one, `typst` and `docxtpl` the
others.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMITS = {"docx": 0.15, "pdf": 0.35}
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 3

TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2])
"""

DOCXTPL = """
import sys, docx, docxtpl
from markdown_it import MarkdownIt
template = docx.Document()
template.add_paragraph("{%p for table in tables %}")
made = template.add_table(rows=4, cols=1)
for row, words in zip(made.rows, [
    "{%tr for row in table %}",
    "{%tc for cell in row %}",
    "{%tr endfor %}",
]):
    row.cells[0].text = words
made.rows[1].cells[0].text = "{{ row | join(' | ') }}"
made._tbl.remove(made.rows[3]._tr)
template.add_paragraph("{%p endfor %}")
template.save(sys.argv[2])
tables, row = [], []
for token in MarkdownIt("commonmark").enable("table").parse(open(sys.argv[1], encoding="utf-8").read()):
    if token.type == "table_open":
        tables.append([])
    elif token.type == "tr_open":
        row = []
    elif token.type == "tr_close":
        tables[-1].append(row)
    elif token.type == "inline" and token.level > 3:
        row.append(token.content)
filled = docxtpl.DocxTemplate(sys.argv[2])
filled.render({"tables": tables}, autoescape=True)
filled.save(sys.argv[2])
"""


def pandoc_path():
    try:
        import pypandoc

        return pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return shutil.which("pandoc")


def measure(*commands, times=TIMES):
    """Seconds (the median) and mebibytes (the highest) that some commands take one after the other."""
    seconds, memory = [], 0
    for _ in range(times):
        took = 0.0
        for command in commands:
            began = time.perf_counter()
            child = subprocess.Popen([str(one) for one in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            said = child.stderr.read()
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                sys.exit(f"{command[0]} failed: {said.decode(errors='replace')[-800:]}")
            took += time.perf_counter() - began
            memory = max(memory, used.ru_maxrss / 1024)
        seconds.append(took)
    return statistics.median(seconds), memory


def main():
    rumbo = Path(sys.argv[1]).resolve()
    rows, beyond = [], []
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        os.environ["RUMBO_CONFIG"] = str(place / "config")
        subprocess.run([rumbo, "--lang", "es", "demo"], cwd=place, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        notebook = next(place.glob("*/*.rumbo"))
        ours = {}
        for format in ("docx", "pdf", "html", "md", "txt"):
            ours[format] = measure((rumbo, "report", notebook, "--format", format, "-o", place / "ours"))
        sheets = {}
        for format in ("docx", "pdf", "md"):
            report = (rumbo, "report", notebook, "--template", "projects", "--format", format, "-o", place / "sheets")
            sheets[format] = measure(report)
        text = next((place / "ours").glob("*.md"))
        word = next((place / "ours").glob("*.docx"))

        def beside(format, name, *commands, of="plan"):
            seconds, memory = measure(*commands)
            own = (ours if of == "plan" else sheets)[format]
            ratio = own[0] / seconds
            rows.append((f"{of} {format}", *own, name, seconds, memory, ratio))
            return ratio

        out = place / "out"
        out.mkdir()
        pandoc = pandoc_path()
        if pandoc:
            ratio = beside("docx", "pandoc", (pandoc, text, "-f", "gfm", "-o", out / "a.docx"))
            if ratio > LIMITS["docx"]:
                beyond.append(f"docx: {ratio:.2f} of pandoc, more than {LIMITS['docx']}")
            leaf = next((place / "sheets").glob("*.md"))
            beside("docx", "pandoc", (pandoc, leaf, "-f", "gfm", "-o", out / "s.docx"), of="sheets")
            beside("html", "pandoc", (pandoc, text, "-f", "gfm", "-s", "-o", out / "a.html"))
            beside("txt", "pandoc", (pandoc, text, "-f", "gfm", "-t", "plain", "-o", out / "a.txt"))
            source = out / "a.typ"
            reader = [pandoc, text, "-f", "gfm", "-s", "-o", source]
            try:
                import typst  # noqa: F401

                ratio = beside("pdf", "pandoc + typst", reader, (sys.executable, "-c", TYPST, source, out / "a.pdf"))
                if ratio > LIMITS["pdf"]:
                    beyond.append(f"pdf: {ratio:.2f} of pandoc and typst, more than {LIMITS['pdf']}")
                source = out / "s.typ"
                reader = [pandoc, leaf, "-f", "gfm", "-s", "-o", source]
                compiler = (sys.executable, "-c", TYPST, source, out / "s.pdf")
                beside("pdf", "pandoc + typst", reader, compiler, of="sheets")
            except ImportError:
                print("typst is not installed: not compared", file=sys.stderr)
        else:
            print("pandoc is not installed: not compared", file=sys.stderr)
        if shutil.which("soffice"):
            profile = f"-env:UserInstallation=file://{place}/profile"
            beside("pdf", "LibreOffice, from our docx", ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", out, word))
        try:
            import docxtpl  # noqa: F401

            beside("docx", "docxtpl, tables only", (sys.executable, "-c", DOCXTPL, text, out / "b.docx"))
        except ImportError:
            print("docxtpl is not installed: not compared", file=sys.stderr)
    print("| Document | Ours (s) | Ours (MiB) | Other | Other (s) | Other (MiB) | Ours / other |")
    print("| --- | --: | --: | --- | --: | --: | --: |")
    for format, seconds, memory, name, others, more, ratio in rows:
        print(f"| {format} | {seconds:.2f} | {memory:.0f} | {name} | {others:.2f} | {more:.0f} | {ratio:.2f} |")
    print(f"\n`md`: {ours['md'][0]:.2f} s, {ours['md'][1]:.0f} MiB; nobody else writes it.")
    for what in beyond:
        print(f"compare: {what}", file=sys.stderr)
    sys.exit(1 if beyond else 0)


if __name__ == "__main__":
    main()
