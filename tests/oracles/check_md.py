"""The Markdown: headings in order, the words of the sample, and the same again after another program wrote it anew."""

import re

from reading import LEAST_HEADINGS, LEAST_TABLES, Oracle, expect_words, headings, plain

oracle = Oracle()
text = oracle.path.read_text(encoding="utf-8")
expect_words(oracle, text)
found = headings(oracle.folder)
oracle.expect(len(found) >= max(1, oracle.least(LEAST_HEADINGS)), f"only {len(found)} headings")
level = 0
for depth, words in found:
    oracle.expect(depth <= level + 1, f"jumps from level {level} to {depth} at «{words}»")
    oracle.expect(words.strip(), "has an empty heading")
    level = depth
oracle.fact(f"{len(found)} headings")
oracle.fact(f"{len(text.split())} words")

try:
    import mdformat
    from markdown_it import MarkdownIt
    from mdformat.plugins import PARSER_EXTENSIONS

    reader = MarkdownIt("commonmark").enable("table")
except ImportError:
    reader = None
    oracle.missing("mdformat")
if reader and "gfm" not in PARSER_EXTENSIONS:
    reader = None
    oracle.missing("mdformat-gfm")


def said(tokens):
    """The letters of each heading, paragraph and cell, and what it is; what makes them bold or links is left out."""
    kind, pieces = None, []
    for token in tokens:
        if token.nesting == 1:
            kind = token.tag
        elif token.type == "inline":
            words = "".join(child.content for child in token.children if child.type in ("text", "code_inline"))
            pieces.append((kind, re.sub(r"\s+", " ", words).strip()))
        elif token.type in ("fence", "code_block", "html_block"):
            pieces.append((token.type, token.content.strip()))
    return pieces


def first_difference(one, other):
    for left, right in zip(one, other):
        if left != right:
            return f"{left} became {right}"
    return f"{len(one)} pieces became {len(other)}"


if reader:
    tokens = reader.parse(text)
    pieces = said(tokens)
    for kind, words in pieces:
        oracle.expect(kind != "html_block", f"has HTML in it: {words[:120]}")
    for token in tokens:
        for child in token.children or []:
            oracle.expect(child.type != "html_inline", f"has HTML in it: {child.content[:120]}")
    parsed = [plain(words) for kind, words in pieces if kind in ("h1", "h2", "h3", "h4", "h5", "h6")]
    oracle.expect(parsed == [plain(words) for _, words in found], "a reader of CommonMark sees other headings")
    tables = sum(token.type == "table_open" for token in tokens)
    oracle.expect(tables >= oracle.least(LEAST_TABLES), f"only {tables} tables")
    lines = text.splitlines()
    for token in tokens:
        # Readers cut what is too much in a row, and nobody would see it.
        if token.type == "table_open":
            widths = {len(re.findall(r"(?:\\.|[^|\\])+(?=\|)", line.strip()[1:])) for line in lines[slice(*token.map)]}
            oracle.expect(len(widths) == 1, f"rows of different widths at line {token.map[0] + 1}: {sorted(widths)}")
    again = mdformat.text(text, extensions={"gfm"})
    difference = first_difference(pieces, said(reader.parse(again)))
    oracle.expect(pieces == said(reader.parse(again)), f"written anew it says something else: {difference}")
    oracle.fact(f"{tables} tables, {len(pieces)} pieces the same after writing it anew")
oracle.end()
