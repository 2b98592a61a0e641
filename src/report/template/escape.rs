//! Words of people as Markdown that means exactly those words.

use std::io::{self, Write};

/// Writes words so that Markdown reads them back as the same words, on one line.
///
/// Every ASCII punctuation mark gets a backslash, which Markdown and directives both take as that mark. All
/// blanks become single spaces: without line breaks and without indentation nothing can begin a block.
pub(super) fn write(words: &str, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(markdown(words).as_bytes())
}

/// Words as Markdown that means exactly those words.
pub fn markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + words.len() / 8);
    let mut blank = false;
    for c in words.chars() {
        // U+2028 and U+2029 end lines for some readers.
        if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
            blank = true;
            continue;
        }
        if c.is_control() {
            continue;
        }
        if std::mem::take(&mut blank) && !escaped.is_empty() {
            escaped.push(' ');
        }
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The paragraphs of what people wrote, each escaped: a line break of theirs begins a new paragraph.
pub(super) fn paragraphs(words: &str) -> Vec<String> {
    words
        .lines()
        .map(markdown)
        .filter(|line| !line.is_empty())
        .collect()
}
