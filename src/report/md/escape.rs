//! Words of people in Markdown: only what would be read as a mark gets a backslash.

/// Where the words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// At the start of a line, where lists and headings begin.
    LineStart,
    /// In running text.
    Words,
    /// In a heading.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// The words so that Markdown shows them as they are.
pub(super) fn escape(text: &str, spot: Spot) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let start = if spot == Spot::LineStart {
        line_mark(text)
    } else {
        None
    };
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let after = rest.chars().next();
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' | '|' => c != '|' || spot == Spot::Cell,
            '_' => {
                let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(inside(before) && inside(after))
            }
            '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => after.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' => spot == Spot::Heading,
            _ => false,
        };
        if special || start == Some(at) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
        before = Some(c);
    }
    escaped
}

/// Place of the character that would make the line something else than words.
fn line_mark(text: &str) -> Option<usize> {
    match text.chars().next()? {
        '#' | '>' | '+' | '-' | '=' | ':' | '|' => Some(0),
        '0'..='9' => {
            let end = text.find(|c: char| !c.is_ascii_digit())?;
            text[end..].starts_with(['.', ')']).then_some(end)
        }
        _ => None,
    }
}

/// Characters between backticks, more of them than inside.
pub(super) fn code(text: &str, spot: Spot) -> String {
    if text.trim().is_empty() {
        return text.to_owned();
    }
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    let text = text.replace('\n', " ");
    // Tables are cut at every pipe, also at those between backticks.
    let text = if spot == Spot::Cell {
        text.replace('|', "\\|")
    } else {
        text
    };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// A link to the outside.
pub(super) fn link(words: &str, target: &str) -> String {
    let mut escaped = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            '(' => escaped.push_str("%28"),
            ')' => escaped.push_str("%29"),
            '<' => escaped.push_str("%3C"),
            '>' => escaped.push_str("%3E"),
            '|' => escaped.push_str("%7C"),
            '\\' => escaped.push_str("%5C"),
            '&' => escaped.push_str("\\&"),
            c => escaped.push(c),
        }
    }
    format!("[{words}]({escaped})")
}
