//! Looks at a template before it runs: do its words exist, are its loops few, is nothing left unescaped?

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::filters::FILTERS;
use super::scan::{self, Tag, Token};
use super::{mistake, nearest};
use crate::diag::{Diagnostic, Sentence, Span};

/// What a template may do.
const STATEMENTS: [&str; 9] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "break", "continue",
];

/// Loops inside loops.
const DEEPEST: usize = 4;

/// Names that are not words of the plan.
const GRAMMAR: [&str; 12] = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "loop", "range",
];

/// Tells the first thing in a template that cannot work with this context.
pub(super) fn check(source: &str, context: &Json) -> Result<(), Diagnostic> {
    let mut scopes: Vec<Vec<(String, Found<'_>)>> = vec![Vec::new()];
    for tag in scan::tags(source) {
        let statement = match tag.tokens.iter().find(|token| !token.is('-')) {
            Some(token) if tag.statement => Some(token),
            _ => None,
        };
        let Some(keyword) = statement else {
            expression(&tag.tokens, &scopes, context)?;
            continue;
        };
        let name = keyword.name().unwrap_or_default();
        if !STATEMENTS.contains(&name) {
            let sentence = Sentence::new("report-template-statement").with("name", name);
            return Err(mistake(
                "template-statement",
                keyword.span.clone(),
                sentence,
            ));
        }
        let rest: Vec<Token> = tag
            .tokens
            .iter()
            .filter(|token| !token.is('-'))
            .skip(1)
            .cloned()
            .collect();
        match name {
            "for" => {
                if scopes.len() > DEEPEST {
                    let sentence =
                        Sentence::new("report-template-loops").with("limit", DEEPEST.to_string());
                    return Err(mistake("template-loops", tag.span.clone(), sentence));
                }
                let scope = begin_loop(&tag, &rest, &scopes, context)?;
                scopes.push(scope);
            }
            "endfor" if scopes.len() > 1 => {
                scopes.pop();
            }
            "set" => {
                // A name, `=`, and what it stands for.
                let value = rest.get(2..).unwrap_or_default();
                expression(value, &scopes, context)?;
                let found = whole(value, &scopes, context);
                let name = rest
                    .first()
                    .and_then(Token::name)
                    .unwrap_or_default()
                    .to_owned();
                scopes
                    .last_mut()
                    .expect("the outer scope stays")
                    .push((name, found));
            }
            _ => expression(&rest, &scopes, context)?,
        }
    }
    Ok(())
}

/// What is known of a word before the template runs.
#[derive(Clone, Copy)]
enum Found<'a> {
    /// This value, or one of the same shape.
    Like(&'a Json),
    /// Something that only running can tell.
    Anything,
}

type Scopes<'a> = [Vec<(String, Found<'a>)>];

/// The words that a loop brings: `for item in list`, `for key, value in map`.
fn begin_loop<'a>(
    tag: &Tag,
    rest: &[Token],
    scopes: &Scopes<'a>,
    context: &'a Json,
) -> Result<Vec<(String, Found<'a>)>, Diagnostic> {
    let Some(at) = rest.iter().position(|token| token.name() == Some("in")) else {
        let sentence = Sentence::new("report-template-for");
        return Err(mistake("template-form", tag.span.clone(), sentence));
    };
    let (names, list) = (&rest[..at], &rest[at + 1..]);
    expression(list, scopes, context)?;
    let names: Vec<&str> = names.iter().filter_map(Token::name).collect();
    let found = match whole(list, scopes, context) {
        Found::Like(Json::Array(items)) => items.first().map_or(Found::Anything, Found::Like),
        Found::Like(Json::Object(map)) => map.values().next().map_or(Found::Anything, Found::Like),
        _ => Found::Anything,
    };
    let value_place = names.len().saturating_sub(1);
    let scope = names.iter().enumerate().map(|(place, name)| {
        (
            (*name).to_owned(),
            if place == value_place {
                found
            } else {
                Found::Anything
            },
        )
    });
    Ok(scope.collect())
}

/// What an expression stands for, when it is nothing but a path.
fn whole<'a>(tokens: &[Token], scopes: &Scopes<'a>, context: &'a Json) -> Found<'a> {
    let (path, next) = scan::path(tokens, 0);
    if path.is_empty() || next != tokens.len() {
        return Found::Anything;
    }
    resolve(&path, scopes, context).unwrap_or(Found::Anything)
}

/// Checks every word and filter of an expression.
fn expression(tokens: &[Token], scopes: &Scopes<'_>, context: &Json) -> Result<(), Diagnostic> {
    for used in uses(tokens) {
        match used {
            Use::Word(path) => {
                resolve(&path, scopes, context)?;
            }
            Use::Filter(name, token) => filter(&name, token)?,
        }
    }
    Ok(())
}

/// What an expression uses.
pub(super) enum Use<'a> {
    /// A word of the plan, or one that the template made.
    Word(Vec<(String, Span)>),
    /// A filter, by its name and where it stands.
    Filter(String, &'a Token),
}

/// The words and filters of an expression, in order.
pub(super) fn uses(tokens: &[Token]) -> Vec<Use<'_>> {
    let mut used = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let (path, next) = scan::path(tokens, at);
        let Some((first, _)) = path.first() else {
            at += 1;
            continue;
        };
        let follows = tokens.get(next);
        let is_option = follows.is_some_and(|token| token.is('='))
            && !tokens.get(next + 1).is_some_and(|token| token.is('='));
        let after = before.and_then(Token::name);
        if before.is_some_and(|token| token.is('.')) {
            // Goes on from a place that only running can tell: `list[0].name`.
        } else if before.is_some_and(|token| token.is('|')) {
            used.push(Use::Filter(first.clone(), token));
        } else if matches!(after, Some("is")) || (after == Some("not") && is_test(tokens, at)) {
            // The engine knows its tests.
        } else if !GRAMMAR.contains(&first.as_str()) && !is_option {
            used.push(Use::Word(path));
        }
        at = next;
    }
    used
}

/// Whether the `not` before a word belongs to `is not`.
fn is_test(tokens: &[Token], at: usize) -> bool {
    at >= 2 && tokens[at - 2].name() == Some("is")
}

fn filter(name: &str, token: &Token) -> Result<(), Diagnostic> {
    if FILTERS.contains(&name) {
        return Ok(());
    }
    let sentence = Sentence::new("report-template-filter").with("name", name);
    let mut diagnostic = mistake("template-filter", token.span.clone(), sentence);
    diagnostic
        .hints
        .push(match nearest(name, FILTERS.iter().copied()) {
            Some(near) => Sentence::new("report-near").with("near", near),
            None => Sentence::new("report-known").with("names", FILTERS.join(", ")),
        });
    Err(diagnostic)
}

/// Follows a path as far as it is known.
fn resolve<'a>(
    path: &[(String, Span)],
    scopes: &Scopes<'a>,
    context: &'a Json,
) -> Result<Found<'a>, Diagnostic> {
    let Some((first, span)) = path.first() else {
        return Ok(Found::Anything);
    };
    let local = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
    let found = if let Some((_, found)) = local.into_iter().find(|(name, _)| name == first) {
        *found
    } else {
        let Some(value) = context.get(first) else {
            let names = scopes.iter().flatten().map(|(name, _)| name.as_str());
            return Err(unknown(first, span, names.chain(keys(context)), context));
        };
        Found::Like(value)
    };
    let Found::Like(mut value) = found else {
        return Ok(Found::Anything);
    };
    for (name, span) in &path[1..] {
        match value {
            Json::Object(map) => match map.get(name) {
                Some(inner) => value = inner,
                None => return Err(unknown(name, span, keys(value), context)),
            },
            // What is empty now may be anything in another notebook.
            Json::Null => return Ok(Found::Anything),
            _ => return Err(unknown(name, span, std::iter::empty(), context)),
        }
    }
    Ok(Found::Like(value))
}

fn keys(value: &Json) -> impl Iterator<Item = &str> {
    value
        .as_object()
        .into_iter()
        .flat_map(|map| map.keys().map(String::as_str))
}

/// A word that does not exist, with the most similar of the words at its place, or of any place.
fn unknown<'a>(
    name: &str,
    span: &Span,
    here: impl Iterator<Item = &'a str>,
    context: &'a Json,
) -> Diagnostic {
    let sentence = Sentence::new("report-template-word").with("name", name);
    let mut diagnostic = mistake("template-word", span.clone(), sentence);
    let here: Vec<&str> = here.collect();
    let near = nearest(name, here.iter().copied())
        .map(str::to_owned)
        .or_else(|| {
            let mut everywhere = BTreeSet::new();
            gather(context, &mut everywhere);
            nearest(name, everywhere.into_iter()).map(str::to_owned)
        });
    diagnostic.hints.push(match near {
        Some(near) => Sentence::new("report-near").with("near", near),
        None => Sentence::new("report-known").with("names", here.join(", ")),
    });
    diagnostic
}

/// Every word of a context; of a list, those of its first item.
fn gather<'a>(value: &'a Json, words: &mut BTreeSet<&'a str>) {
    match value {
        Json::Object(map) => {
            for (key, inner) in map {
                words.insert(key);
                gather(inner, words);
            }
        }
        Json::Array(items) => {
            if let Some(first) = items.first() {
                gather(first, words);
            }
        }
        _ => {}
    }
}
