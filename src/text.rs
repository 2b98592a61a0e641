//! What people wrote, made safe to keep and easy to find; and text laid out in lines, for screen and paper.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text as it is stored: one form for each accented letter, no control characters (line breaks stay),
/// no blanks at the ends.
pub fn clean(text: &str) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !c.is_control())
        // After the controls are gone: what stood between a letter and its accent no longer does.
        .nfc()
        .collect();
    kept.trim().to_owned()
}

/// What a line of a laid-out text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading of a level, 1–6.
    Heading(u8),
    /// Running words.
    Words,
    /// A caption, the header of a table or a title.
    Strong,
    /// A line that holds a table or a page together.
    Rule,
}

/// A line of a laid-out text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words, no wider than the page.
    pub words: String,
    /// What it is.
    pub kind: Kind,
    /// The number of the section it belongs to: `4.5`; empty before the first.
    pub section: String,
}

/// The form in which words are compared: lower case and without accents.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters are plain, and thousands of texts are folded at once.
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            let parts = c.nfd().filter(|c| !is_combining_mark(*c));
            folded.extend(parts.flat_map(char::to_lowercase));
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_text_has_one_form_and_no_escape_sequences() {
        assert_eq!(
            clean(" caf\u{65}\u{1}\u{301}\x1b[31m\r\nniño\t1 "),
            "café[31m\nniño 1"
        );
    }

    #[test]
    fn search_ignores_accents_and_case() {
        assert_eq!(fold("ÁRBOL Ñandú"), "arbol nandu");
        assert_eq!(
            fold("a\u{301}RBOL N\u{303}andu\u{301} «İ»"),
            "arbol nandu «i»"
        );
    }
}
