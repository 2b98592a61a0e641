"""What the oracles share: the documents of a folder, what they must say, and how a mistake is told.

Each is called with a language, a folder that holds one document of each format, and what they are: `plan` (the
sample's plan, the default), `other` (another document of the sample), `blank` (of an empty notebook) or `hostile`
(full of words that mean something to some format).
"""

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

# Words of the sample that every document must carry whole, accents and all.
WORDS = {
    "es": ["Tingopamba", "páramo", "niñas", "Visión", "Diagnóstico"],
    "en": ["Tingopamba", "páramo", "Vision", "Diagnosis"],
}
LEAST_HEADINGS = 20
LEAST_TABLES = 10
LEAST_PAGES = 15


class Oracle:
    """Collects what is wrong with one document."""

    def __init__(self):
        name = Path(sys.argv[0]).stem.removeprefix("check_")
        self.lang, self.folder = sys.argv[1], Path(sys.argv[2])
        self.about = sys.argv[3] if len(sys.argv) > 3 else "plan"
        self.plan = self.about == "plan"
        self.kind = name
        self.wrong = []
        self.facts = []
        self.path = document(self.folder, name)

    def expect(self, holds, what):
        if not holds:
            self.wrong.append(what)

    def least(self, plan):
        """How many of something there must be: the plan has many, another document perhaps none."""
        return plan if self.plan else 0

    def fact(self, words):
        self.facts.append(str(words))

    def missing(self, tool):
        if os.environ.get("RUMBO_ORACLES") == "strict":
            self.wrong.append(f"{tool} is not installed")
        else:
            self.fact(f"{tool} is not installed: not asked")

    def end(self):
        # Documents of one kind can have the same mistake a thousand times.
        for what in self.wrong[:20]:
            print(f"{self.path}: {what}", file=sys.stderr)
        if len(self.wrong) > 20:
            print(f"{self.path}: and {len(self.wrong) - 20} more", file=sys.stderr)
        verdict = "WRONG" if self.wrong else "well"
        name = self.kind if self.plan else f"{self.folder.name} {self.kind}"
        print(f"{name} ({self.lang}): {verdict}; {'; '.join(self.facts)}")
        sys.exit(1 if self.wrong else 0)


def document(folder, kind):
    found = sorted(folder.glob(f"*.{kind}"))
    if len(found) != 1:
        sys.exit(f"{folder} should hold one .{kind}, not {len(found)}")
    return found[0]


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, errors="replace", timeout=240, **options
    )


def has(tool):
    return shutil.which(tool) is not None


def plain(text):
    """Letters and digits only: what is left of words after wrapping, hyphens and markup."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return "".join(c for c in text.casefold() if c.isalnum())


def headings(folder):
    """Level and words of the headings of the Markdown document, outside fences."""
    found, fence = [], False
    for line in document(folder, "md").read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            fence = not fence
        match = re.match(r"(#{1,6}) +(.*)", line)
        if match and not fence:
            words = re.sub(r"\s*\{#[^}]*\}$", "", match[2])
            words = re.sub(r"\\([^\w\s])", r"\1", words)
            found.append((len(match[1]), words))
    return found


def expect_words(oracle, text):
    """The words of the sample, in their exact letters."""
    joined = unicodedata.normalize("NFC", text).casefold()
    for word in WORDS[oracle.lang] if oracle.plan else []:
        oracle.expect(word.casefold() in joined, f"does not say «{word}»")
    # In the hostile one, people themselves said them.
    for sign in ["\ufffd"] if oracle.about == "hostile" else ["{{", "{%", "⟨", "\ufffd"]:
        oracle.expect(sign not in text, f"says «{sign}»")
