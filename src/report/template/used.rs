//! The words of the plan that a template uses, wherever they come from.

use std::collections::BTreeSet;

use super::check::{Use, uses};
use super::scan::{self, Token};

/// A name that a template gives, and the path it stands for; nothing when only running can tell.
type Given = (String, Option<Vec<String>>);

/// The words of the plan that a template uses, each as its whole path. The name of a loop stands for any record of
/// its list: `for step in part.steps` makes `step.id` be `guide.parts[].steps[].id`.
pub fn words(source: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut scopes: Vec<Vec<Given>> = vec![Vec::new()];
    for tag in scan::tags(source) {
        let tokens: Vec<Token> = tag.tokens.into_iter().filter(|own| !own.is('-')).collect();
        let keyword = tokens
            .first()
            .and_then(Token::name)
            .filter(|_| tag.statement);
        let rest = tokens.get(1..).unwrap_or_default();
        match keyword {
            Some("for") => {
                let at = rest.iter().position(|token| token.name() == Some("in"));
                let (names, list) = rest.split_at(at.unwrap_or(rest.len()));
                let list = list.get(1..).unwrap_or_default();
                gather(list, &scopes, &mut found);
                let names: Vec<&str> = names.iter().filter_map(Token::name).collect();
                let path = whole(list, &scopes);
                scopes.push(given(&names, path.as_ref()));
            }
            Some("endfor") if scopes.len() > 1 => {
                scopes.pop();
            }
            Some("set") => {
                let value = rest.get(2..).unwrap_or_default();
                gather(value, &scopes, &mut found);
                let name = rest.first().and_then(Token::name).unwrap_or_default();
                let path = whole(value, &scopes);
                if let Some(scope) = scopes.last_mut() {
                    scope.push((name.to_owned(), path));
                }
            }
            Some(_) => gather(rest, &scopes, &mut found),
            None => gather(&tokens, &scopes, &mut found),
        }
    }
    found
}

/// The names of a loop: the last is a record of the list, or what a map has under some key.
fn given(names: &[&str], of: Option<&Vec<String>>) -> Vec<Given> {
    let last = names.len().saturating_sub(1);
    let names = names.iter().enumerate().map(|(at, name)| {
        let path = of.cloned().filter(|_| at == last).map(|mut path| {
            if last == 0 {
                path.last_mut()
                    .into_iter()
                    .for_each(|name| name.push_str("[]"));
            } else {
                path.push("*".to_owned());
            }
            path
        });
        ((*name).to_owned(), path)
    });
    names.collect()
}

/// The whole path of an expression that is nothing but one.
fn whole(tokens: &[Token], scopes: &[Vec<Given>]) -> Option<Vec<String>> {
    let (path, next) = scan::path(tokens, 0);
    let names = path.into_iter().map(|(name, _)| name).collect();
    (next == tokens.len())
        .then(|| resolve(names, scopes))
        .flatten()
}

fn gather(tokens: &[Token], scopes: &[Vec<Given>], found: &mut BTreeSet<Vec<String>>) {
    for used in uses(tokens) {
        if let Use::Word(path) = used {
            let names = path.into_iter().map(|(name, _)| name).collect();
            found.extend(resolve(names, scopes));
        }
    }
}

/// A path from the words of the plan; nothing when it begins with a name that only running can tell.
fn resolve(path: Vec<String>, scopes: &[Vec<Given>]) -> Option<Vec<String>> {
    let first = path.first()?;
    let mut given = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
    match given.find(|(name, _)| name == first) {
        None => Some(path),
        Some((_, None)) => None,
        Some((_, Some(stands))) => {
            let mut whole = stands.clone();
            whole.extend(path.into_iter().skip(1));
            Some(whole)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn the_name_of_a_loop_stands_for_its_list() {
        let source = "{% if n.axis %}{% for part in guide.parts %}{% for step in part.steps %}{{ step.id | upper }}\
                      {% endfor %}{% endfor %}{{ step.id }}{% for key, one in section %}{{ one.title }}{{ key }}\
                      {% endfor %}{% set name = territory.name %}{{ name }}{% endif %}";
        let found = words(source);
        let found: Vec<String> = found.iter().map(|path| path.join(".")).collect();
        assert_eq!(
            found,
            [
                "guide.parts",
                "guide.parts[].steps",
                "guide.parts[].steps[].id",
                "n.axis",
                "section",
                "section.*.title",
                "step.id",
                "territory.name"
            ]
        );
    }
}
