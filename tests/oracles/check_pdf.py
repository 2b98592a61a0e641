"""The PDF, read by qpdf and poppler: sound, tagged, titled, with its language, fonts and words."""

import json
import re

from reading import LEAST_PAGES, Oracle, expect_words, has, headings, plain, run

oracle = Oracle()
path = oracle.path

if has("qpdf"):
    checked = run("qpdf", "--check", path)
    oracle.expect(checked.returncode == 0, f"qpdf: {(checked.stderr or checked.stdout).strip()[:300]}")
    objects = run("qpdf", "--json", "--json-key=qpdf", path).stdout
    if not objects.strip():
        objects = run("qpdf", "--json", "--json-key=objects", path).stdout
    try:
        known = json.loads(objects)
    except ValueError:
        known = {}
    langs = set(re.findall(r'"/Lang": "(?:u:)?([^"]+)"', json.dumps(known)))
    oracle.expect(any(lang.startswith(oracle.lang) for lang in langs), f"language: {sorted(langs)}")
else:
    oracle.missing("qpdf")

if has("pdftotext"):
    about = run("pdfinfo", path).stdout
    facts = dict(re.findall(r"^([^:\n]+):\s*(.*)$", about, re.M))
    pages = int(facts.get("Pages", 0))
    oracle.expect(pages >= LEAST_PAGES, f"only {pages} pages")
    oracle.expect(facts.get("Tagged") == "yes", "is not tagged")
    oracle.expect("Tingopamba" in facts.get("Title", ""), f"title: {facts.get('Title')!r}")
    structure = run("pdfinfo", "-struct", path).stdout
    for tag in ["H1", "Table", "TH"]:
        oracle.expect(re.search(rf"^\s*{tag}\b", structure, re.M), f"has no tag {tag}")

    fonts = run("pdffonts", path).stdout.splitlines()[2:]
    oracle.expect(fonts, "names no font")
    for line in fonts:
        # name, type, encoding, emb, sub, uni, object: yes or no counted from the right.
        embedded = line.split()[-5]
        oracle.expect(embedded == "yes", f"font not embedded: {line.split()[0]}")

    text = run("pdftotext", "-enc", "UTF-8", path, "-").stdout
    expect_words(oracle, text)
    letters = plain(text)
    for depth, words in headings(oracle.folder):
        oracle.expect(plain(words) in letters, f"lacks the heading «{words}»")
    oracle.fact(f"{pages} pages, {len(fonts)} fonts, {len(text.split())} words")
else:
    oracle.missing("poppler-utils")
oracle.end()
