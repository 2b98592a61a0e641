//! The tags of a template and the tokens inside them: enough to know which words it uses and where.

use std::collections::BTreeSet;
use std::ops::Range;

/// A tag: `{{ … }}` or `{% … %}`.
#[derive(Debug)]
pub(super) struct Tag {
    /// Whether it is a statement (`{% … %}`).
    pub(super) statement: bool,
    /// The tag as a whole.
    pub(super) span: Range<usize>,
    /// What is inside.
    pub(super) tokens: Vec<Token>,
}

/// A piece inside a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Name(String),
    /// Words between quotation marks.
    Text(String),
    /// A number.
    Number,
    /// Any other character.
    Mark(char),
}

impl Token {
    pub(super) fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// Every tag of a template, in order; comments are left out.
pub(super) fn tags(source: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = source[at..].find('{').map(|found| at + found) {
        let (statement, close) = match source[start + 1..].chars().next() {
            Some('{') => (false, "}}"),
            Some('%') => (true, "%}"),
            Some('#') => {
                at = source[start..]
                    .find("#}")
                    .map_or(source.len(), |end| start + end + 2);
                continue;
            }
            _ => {
                at = start + 1;
                continue;
            }
        };
        let (tokens, end) = tokens(source, start + 2, close);
        tags.push(Tag {
            statement,
            span: start..end,
            tokens,
        });
        at = end;
    }
    tags
}

/// Reads tokens until the tag closes; a tag that never closes ends with the text.
fn tokens(source: &str, mut at: usize, close: &str) -> (Vec<Token>, usize) {
    let mut tokens = Vec::new();
    while let Some(c) = source[at..].chars().next() {
        if source[at..].starts_with(close) {
            return (tokens, at + close.len());
        }
        let start = at;
        let length = |fits: fn(char) -> bool| {
            source[start..]
                .find(|c| !fits(c))
                .unwrap_or(source.len() - start)
        };
        let kind = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_ascii_digit() {
            at += length(|c| c.is_ascii_digit());
            Kind::Number
        } else if c.is_alphanumeric() || c == '_' {
            at += length(|c| c.is_alphanumeric() || c == '_');
            Kind::Name(source[start..at].to_owned())
        } else if matches!(c, '"' | '\'' | '`') {
            let inside = start + 1;
            let end = source[inside..]
                .find(c)
                .map_or(source.len(), |end| inside + end);
            at = (end + 1).min(source.len());
            Kind::Text(source[inside..end].to_owned())
        } else {
            at += c.len_utf8();
            Kind::Mark(c)
        };
        tokens.push(Token {
            kind,
            span: start..at,
        });
    }
    (tokens, source.len())
}

/// The words that a template uses, as dotted paths (`territory.name`), to compare two languages.
pub fn paths(source: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for tag in tags(source) {
        let mut at = 0;
        while at < tag.tokens.len() {
            let (path, next) = path(&tag.tokens, at);
            if !path.is_empty() {
                let names: Vec<&str> = path.iter().map(|(name, _)| name.as_str()).collect();
                paths.insert(names.join("."));
            }
            at = next.max(at + 1);
        }
    }
    paths
}

/// The path that begins at a token: its names with their places, and the token after it. Empty when no path
/// begins there; it ends early at a key that is only known when the template runs.
pub(super) fn path(tokens: &[Token], start: usize) -> (Vec<(String, Range<usize>)>, usize) {
    let mut path = Vec::new();
    let Some(first) = tokens
        .get(start)
        .and_then(|token| Some((token.name()?, &token.span)))
    else {
        return (path, start);
    };
    path.push((first.0.to_owned(), first.1.clone()));
    let mut at = start + 1;
    loop {
        match tokens.get(at..) {
            Some([dot, name, ..]) if dot.is('.') && name.name().is_some() => {
                path.extend(name.name().map(|text| (text.to_owned(), name.span.clone())));
                at += 2;
            }
            Some(
                [
                    open,
                    Token {
                        kind: Kind::Text(key),
                        span,
                    },
                    close,
                    ..,
                ],
            ) if open.is('[') && close.is(']') => {
                path.push((key.clone(), span.clone()));
                at += 3;
            }
            _ => return (path, at),
        }
    }
}
