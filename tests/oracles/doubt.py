"""Spoils each document in turn: an oracle that says «well» of a spoiled one is worth nothing."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from reading import document

folder = Path(sys.argv[1])
lang = folder.name
here = Path(__file__).parent


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
    return lambda path: path.write_bytes(path.read_bytes().replace(tag, instead))


WAYS = [
    ("md", "a jump of headings", text(lambda t: t + "\n\n# A\n\n#### B\n")),
    ("md", "an open word of the template", text(lambda t: t + "\n{{ territory.name }}\n")),
    ("md", "accents lost", text(lambda t: t.replace("á", "a").replace("ó", "o"))),
    ("pdf", "a file cut short", cut),
    ("pdf", "another language", other(b"es-EC", b"xx-EC")),
    ("html", "a picture from the network", text(lambda t: t.replace("</main>", '<img alt="" src="https://example.org/a.png"></main>', 1))),
    ("html", "a style from the network", text(lambda t: t.replace("</style>", "@import 'https://example.org/a.css';</style>", 1))),
    ("html", "no contents", text(lambda t: t.replace("<nav", "<div"))),
    ("html", "a blank page", text(lambda t: t.replace("</style>", "body{display:none}</style>", 1))),
    ("docx", "tables without header rows", part("word/document.xml", lambda d: re.sub(rb"<w:tblHeader[^>]*/>", b"", d))),
    ("docx", "headings that are only large letters", part("word/document.xml", lambda d: re.sub(rb'<w:pStyle w:val="Heading\d"/>', b"", d))),
    ("docx", "broken XML", part("word/document.xml", lambda d: d.replace(b"</w:body>", b""))),
]

unnoticed = 0
for kind, what, spoil in WAYS:
    with tempfile.TemporaryDirectory() as spoiled:
        for path in folder.iterdir():
            if path.suffix in (".md", ".pdf", ".docx", ".html"):
                shutil.copy(path, spoiled)
        spoil(document(Path(spoiled), kind))
        asked = subprocess.run(
            [sys.executable, str(here / f"check_{kind}.py"), lang, spoiled],
            capture_output=True, text=True, check=False, env=os.environ,
        )
        if asked.returncode == 0:
            unnoticed += 1
            print(f"doubt: nobody noticed {what} in the {kind}", file=sys.stderr)
print(f"doubt: {len(WAYS) - unnoticed} of {len(WAYS)} spoiled documents were noticed")
sys.exit(1 if unnoticed else 0)
