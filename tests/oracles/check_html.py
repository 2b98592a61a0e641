"""The web page, read by a browser: it shows something, has its parts, and asks the network for nothing."""

import re
import struct
import tempfile
import zlib
from html.parser import HTMLParser
from pathlib import Path

from reading import LEAST_TABLES, Oracle, expect_words, has, headings, plain, run

oracle = Oracle()
path = oracle.path
source = path.read_text(encoding="utf-8")


class Page(HTMLParser):
    """Parts, words and what would be fetched."""

    def __init__(self):
        super().__init__()
        self.parts, self.texts, self.fetched, self.lang, self.silent = {}, [], [], None, 0

    def handle_starttag(self, tag, attributes):
        self.parts[tag] = self.parts.get(tag, 0) + 1
        given = dict(attributes)
        if tag == "html":
            self.lang = given.get("lang")
        self.silent += tag in ("style", "script")
        for name in ("src", "srcset", "poster", "data", "background"):
            if given.get(name) and not given[name].startswith("data:"):
                self.fetched.append(f"{tag} {name}={given[name][:80]}")
        if tag in ("link", "use", "image", "base") and not (given.get("href") or "#").startswith(("#", "data:")):
            self.fetched.append(f"{tag} href={given['href'][:80]}")
        if tag == "img" and "alt" not in given:
            self.fetched.append("img without alt")

    def handle_endtag(self, tag):
        self.silent -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.silent:
            self.texts.append(data)


def read(text):
    page = Page()
    page.feed(text)
    return page


def distinct_rows(png):
    """How many different lines of pixels a PNG has: a blank page has one."""
    at, packed, width, height, depth = 8, b"", 0, 0, 3
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", data[:10])
            depth = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
        elif kind == b"IDAT":
            packed += data
        at += 12 + length
    pixels = zlib.decompress(packed)
    line = width * depth + 1
    return len({pixels[row * line + 1 : (row + 1) * line] for row in range(height)})


page = read(source)
oracle.expect(not page.fetched, f"would fetch: {page.fetched[:3]}")
styles = " ".join(re.findall(r"<style[^>]*>(.*?)</style>", source, re.S))
oracle.expect(not re.search(r"@import|url\(\s*['\"]?(?!data:|#)", styles), "its style would fetch something")
oracle.expect((page.lang or "").startswith(oracle.lang), f"language: {page.lang}")

if not oracle.plan:
    pass  # axe.js opens the others in the browser.
elif has("chromium"):
    with tempfile.TemporaryDirectory() as folder:
        common = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        shot = Path(folder) / "page.png"
        run(*common, "--window-size=1000,1400", f"--screenshot={shot}", path.resolve().as_uri())
        oracle.expect(shot.exists(), "the browser took no picture")
        if shot.exists():
            rows = distinct_rows(shot.read_bytes())
            oracle.expect(rows > 40, f"the page looks blank: {rows} different lines")
            oracle.fact(f"{rows} different lines on the first screen")
        page = read(run(*common, "--dump-dom", path.resolve().as_uri()).stdout)
else:
    oracle.missing("chromium")

parts = {"main": 1, "h1": 1}
if oracle.plan:
    parts |= {"nav": 1, "table": LEAST_TABLES, "th": LEAST_TABLES, "caption": 1}
for part, least in parts.items():
    oracle.expect(page.parts.get(part, 0) >= least, f"only {page.parts.get(part, 0)} of <{part}>")
text = "".join(page.texts)
expect_words(oracle, text)
letters = plain(text)
for _, words in headings(oracle.folder):
    oracle.expect(plain(words) in letters, f"lacks the heading «{words}»")
oracle.fact(f"{page.parts.get('table', 0)} tables, {len(text.split())} words")
oracle.end()
