//! Small readings that need no state: numbers of headings, names to link to, verbatim text, notes.

use super::Problem;
use super::directive::Directive;
use crate::diag::Sentence;
use crate::report::block::{Block, Inline, Tone};
use crate::text::fold;

/// Takes the number off the words of a heading: `2.10`, `A.1`, `3.`.
///
/// A letter alone is a word («A vision»), and so is a whole number of four digits («2030 y después»).
pub(super) fn take_number(text: &mut [Inline]) -> String {
    let Some(Inline::Text { text: words }) = text.first_mut() else {
        return String::new();
    };
    let Some((first, rest)) = words.split_once(' ') else {
        return String::new();
    };
    let mut chars = first.chars();
    let head = chars.next();
    let tail_fits = chars.all(|c| c.is_ascii_digit() || c == '.');
    let fits = match head {
        Some('0'..='9') => first.contains('.') || first.len() <= 3,
        Some('A'..='Z') => first.len() > 1,
        _ => false,
    };
    if !(fits && tail_fits) || rest.trim().is_empty() {
        return String::new();
    }
    let number = first.to_owned();
    *words = rest.trim_start().to_owned();
    number
}

/// ASCII letters, digits and single `-`, without `-` at the ends.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    // Long headings must not make long names; a cut name is still a name.
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}

/// Lines exactly as written.
pub(super) fn verbatim(text: &str, code: bool) -> Block {
    let mut inlines = Vec::new();
    for line in text.trim_end_matches('\n').split('\n') {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        let text = line.to_owned();
        inlines.push(if code {
            Inline::Code { text }
        } else {
            Inline::Text { text }
        });
    }
    Block::Paragraph { text: inlines }
}

/// Tone and title of a `note`.
pub(super) fn note(directive: &Directive) -> Result<(Tone, String), Problem> {
    let tone = match directive.get("tone").unwrap_or("plain") {
        "plain" => Tone::Plain,
        "pending" => Tone::Pending,
        "warning" => Tone::Warning,
        other => {
            return Err(Problem {
                line: directive.line,
                sentence: Sentence::new("report-note-tone").with("tone", other),
            });
        }
    };
    Ok((tone, directive.get("title").unwrap_or_default().to_owned()))
}

/// A note or landscape that nobody ended.
pub(super) fn unclosed(line: usize) -> Problem {
    Problem {
        line,
        sentence: Sentence::new("report-directive-unclosed"),
    }
}

#[cfg(test)]
mod tests {
    use super::{slug, take_number};
    use crate::report::block::{Inline, plain};

    #[test]
    fn the_number_of_a_heading_is_told_from_its_words() {
        for (heading, number, words) in [
            ("2.10 Problemas", "2.10", "Problemas"),
            ("A.1 Mapa de actores", "A.1", "Mapa de actores"),
            ("3. Visión", "3.", "Visión"),
            ("B3 Programa", "B3", "Programa"),
            ("A vision for 2040", "", "A vision for 2040"),
            ("2030 y después", "", "2030 y después"),
            ("12", "", "12"),
            ("3x3 canchas", "", "3x3 canchas"),
            ("¿Y ahora?", "", "¿Y ahora?"),
        ] {
            let mut text = vec![Inline::text(heading)];
            assert_eq!(take_number(&mut text), number, "{heading}");
            assert_eq!(plain(&text), words);
        }
    }

    #[test]
    fn names_to_link_to_are_plain_ascii() {
        assert_eq!(slug("¿Qué árbol?  ¡Ñandú — 3!"), "que-arbol-nandu-3");
        assert_eq!(slug("水 🙂"), "");
    }
}
