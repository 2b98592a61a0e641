"""The Markdown: headings in order, and the words of the sample."""

from reading import LEAST_HEADINGS, Oracle, expect_words, headings

oracle = Oracle()
text = oracle.path.read_text(encoding="utf-8")
expect_words(oracle, text)
found = headings(oracle.folder)
oracle.expect(len(found) >= LEAST_HEADINGS, f"only {len(found)} headings")
level = 0
for depth, words in found:
    oracle.expect(depth <= level + 1, f"jumps from level {level} to {depth} at «{words}»")
    oracle.expect(words.strip(), "has an empty heading")
    level = depth
oracle.fact(f"{len(found)} headings")
oracle.fact(f"{len(text.split())} words")
oracle.end()
