//! Directives: the lines of a fenced block `rumbo`, with which a template asks the program for something.
//!
//! ```text
//! table of=investment title="Inversión por eje"
//! ```
//!
//! Words of people reach these lines through the escaping of the templates, so a backslash before
//! punctuation always stands for that character, inside quotes and outside.

use std::collections::BTreeMap;

use crate::report::block::Signature;

/// One thing that a template asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// First word of the line.
    pub name: String,
    /// The `key=value` pairs after it.
    pub options: BTreeMap<String, String>,
    /// Line of the Markdown text, from 1.
    pub line: usize,
}

impl Directive {
    /// Reads a line; `None` when it has not the form `name key=value key="v v"`.
    pub(super) fn read(text: &str, line: usize) -> Option<Self> {
        let mut rest = text.trim();
        let name = take_name(&mut rest)?;
        let mut options = BTreeMap::new();
        while !rest.is_empty() {
            let key = take_name(&mut rest)?;
            rest = rest.strip_prefix('=')?;
            let value = take_value(&mut rest)?;
            if options.insert(key, value).is_some() {
                return None;
            }
            rest = rest.trim_start();
        }
        Some(Self {
            name,
            options,
            line,
        })
    }

    /// The value of an option.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.options.get(key).map(String::as_str)
    }
}

/// Reads a line `Name | Office` of a `signatures` directive; the office may be missing.
pub(super) fn signature(line: &str) -> Signature {
    let mut parts = [String::new(), String::new()];
    let mut part = 0;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                parts[part].extend(chars.next());
            }
            '|' if part == 0 => part = 1,
            _ => parts[part].push(c),
        }
    }
    let [name, office] = parts.map(|part| part.trim().to_owned());
    Signature { name, office }
}

fn take_name(rest: &mut &str) -> Option<String> {
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')))
        .unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let follows = after.chars().next();
    if name.is_empty() || !follows.is_none_or(|c| c.is_whitespace() || c == '=') {
        return None;
    }
    *rest = after.trim_start();
    Some(name.to_owned())
}

fn take_value(rest: &mut &str) -> Option<String> {
    let quoted = rest.strip_prefix('"');
    let text = quoted.unwrap_or(rest);
    let mut value = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if chars
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_punctuation()) =>
            {
                value.extend(chars.next().map(|(_, next)| next));
            }
            '"' => {
                let after = &text[at + 1..];
                let ends = after.is_empty() || after.starts_with(char::is_whitespace);
                *rest = after;
                return (quoted.is_some() && ends).then_some(value);
            }
            _ if quoted.is_none() && c.is_whitespace() => {
                *rest = &text[at..];
                return Some(value);
            }
            _ => value.push(c),
        }
    }
    *rest = "";
    (quoted.is_none() && !value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Directive, signature};

    #[test]
    fn a_directive_has_a_name_and_options() {
        let directive = Directive::read(r#"table of=investment title="Eje \"A\" = 1" n=2"#, 7)
            .expect("the line is well formed");
        assert_eq!(directive.name, "table");
        assert_eq!(directive.get("of"), Some("investment"));
        assert_eq!(directive.get("title"), Some(r#"Eje "A" = 1"#));
        assert_eq!(directive.get("n"), Some("2"));
        assert_eq!(directive.line, 7);
    }

    #[test]
    fn a_line_of_another_form_is_no_directive() {
        for line in [
            "",
            "=x",
            "table of",
            "table of=",
            r#"table of="a"#,
            r#"table of="a"b"#,
            "table of=a of=b",
            "¡tabla!",
        ] {
            assert_eq!(Directive::read(line, 1), None, "{line}");
        }
    }

    #[test]
    fn a_signature_keeps_what_the_template_escaped() {
        let person = signature(r"Ana Mar\|a \(presidenta\) | GAD Parroquial | Colimes");
        assert_eq!(person.name, "Ana Mar|a (presidenta)");
        assert_eq!(person.office, "GAD Parroquial | Colimes");
    }
}
