"""A copy of a notebook in which people answered with words that mean something to some format.

    python3 hostile.py NOTEBOOK COPY

Every answer of a text field becomes one of the hostile ones below, between two words that are found again in each
document: `ZQ7x … x7QZ`. Another program changing answers is something that the notebook notices and allows.
"""

import json
import shutil
import sqlite3
import sys
import tomllib

# What stands before the first word, what stands between the two. `{}` is nothing here: braces are hostile too.
SNIPPETS = [
    ("*bold* ", "_so_ __so__ **so** ***so***"),
    ("#1 ", "# no heading ## none"),
    ("|a|b| ", "| --- | --- | \\| x |"),
    ("", "<script>alert(1)</script> <b>b</b> <!-- --> ]]>"),
    ("&", "& &amp; &lt;b&gt; &#65; &nbsp;"),
    ("", "\\ \\\\ \\n \\t C:\\new\\table \\*"),
    ("$x$ ", "$x$ $$ y $$ #let x = 1 #set text(red)"),
    ("@a ", "@a <b> <label> @alguien@example.org https://example.org/a_b_c"),
    ("", "[l](javascript:alert(1)) ![i](https://example.org/i.png) [a][b] [^1]"),
    ("{{ x }} ", "{{ x }} {% x %} {# x #} {{ '' | safe }}"),
    ("`a` ", "``` `` ` ~~~ ~~no~~"),
    ("", "🌱👩‍🌾🏳️‍🌈 ✅ 🇪🇨"),
    ("", "مرحبا שלום עולם (سلام)"),
    ("", "a\u0301e\u0308n\u0303 ç \u0065\u0302\u0323"),
    ("", "a\u200bb\u200cc\u200dd\u2060e"),
    ("", "muylarga" * 38),
    ("=1+1 ", "=SUM(A1:A9) +1 -1 @x"),
    ("- ", "- no list * none + none"),
    ("1. ", "1. no list 2) none"),
    ("> ", "> no quotation"),
    ("", "\"comillas\" 'simples' «angulares» “altas” … -- --- – —"),
    ("", "%PDF %s %d %n {0} {name} ${HOME} $(id) `id`"),
    # Not 日本語: the fonts that travel inside have no such letters. The program says so, and the PDF leaves them out.
    ("", "ελληνικά кириллица"),
    ("    ", "four blanks before"),
    ("+ ", "a  b   two and three blanks"),
    ("--- ", "--- === *** ___"),
    ("[x]: ", "[x]: https://example.org \"title\""),
    ("", "uno\ndos"),
    ("", "uno\n\n# dos\n\n- tres\n\n```\ncuatro\n```\n\n| a |\n| - |\n| b |"),
]


def value(number):
    lead, words = SNIPPETS[number % len(SNIPPETS)]
    return f"{lead}ZQ{number}x {words} x{number}QZ"


def text_fields(texts):
    """Collection and field of every answer that is written freely."""
    found = set()
    for name, text in texts.items():
        if not name.endswith(".toml"):
            continue
        for collection in tomllib.loads(text).get("collection", []):
            for field in collection.get("field", []):
                if field.get("kind") in ("text", "long_text"):
                    found.add((collection["id"], field["key"]))
    return found


def main(notebook, copy):
    shutil.copyfile(notebook, copy)
    opened = sqlite3.connect(copy)
    texts = json.loads(opened.execute("SELECT text FROM definition").fetchone()[0])
    free = text_fields(texts)
    rows = opened.execute(
        "SELECT record.collection, answer.field, answer.record, answer.key FROM answer "
        "JOIN record ON record.id = answer.record ORDER BY answer.record, answer.field, answer.key"
    ).fetchall()
    number = 0
    for collection, field, record, key in rows:
        if (collection, field) in free:
            opened.execute(
                "UPDATE answer SET value = ? WHERE record = ? AND field = ? AND key = ?",
                (value(number), record, field, key),
            )
            number += 1
    opened.commit()
    opened.close()
    if number < 500:
        sys.exit(f"only {number} answers are texts")
    print(f"hostile: {number} answers changed")


if __name__ == "__main__":
    main(*sys.argv[1:])
