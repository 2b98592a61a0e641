//! What typed letters mean as an answer of a cell.

use std::sync::Arc;

use crate::locale::Lang;
use crate::text;
use crate::workshop::{Choice, Field, FieldKind};

/// How the cells of a matrix are answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Way<'a> {
    /// One digit is the whole answer, perhaps with a sign before it.
    Digit { min: i64, max: i64 },
    /// A digit or a letter chooses one of a few options, or several of them.
    Options { options: &'a [Choice], many: bool },
    /// Options are chosen from a list, because they are more than the digits.
    List { many: bool },
    /// Yes or no.
    Flag,
    /// The answer is typed and then taken.
    Typed,
}

/// How a field is answered in a matrix.
pub(super) fn way(field: &Field) -> Way<'_> {
    let bound = |bound: Option<rust_decimal::Decimal>| {
        let bound = bound.filter(|bound| bound.fract().is_zero())?;
        i64::try_from(bound).ok()
    };
    match &field.kind {
        FieldKind::Scale | FieldKind::Integer => match (bound(field.min), bound(field.max)) {
            (Some(min @ -9..), Some(max @ ..=9)) if min <= max => Way::Digit { min, max },
            _ => Way::Typed,
        },
        FieldKind::Choice(options) | FieldKind::Choices(options) => {
            let many = matches!(field.kind, FieldKind::Choices(_));
            if options.len() <= 9 {
                Way::Options { options, many }
            } else {
                Way::List { many }
            }
        }
        FieldKind::Flag => Way::Flag,
        _ => Way::Typed,
    }
}

/// The option that a digit or a letter means: the only one with a word that begins so, or the only one whose
/// first word does.
pub(super) fn option(options: &[Choice], typed: char, lang: Lang) -> Option<Arc<str>> {
    if let Some(digit) = typed.to_digit(10) {
        let option = options.get((digit as usize).checked_sub(1)?)?;
        return Some(Arc::clone(&option.id));
    }
    let letter = text::fold(&typed.to_string());
    let only = |test: &dyn Fn(&str) -> bool| {
        let mut found = options
            .iter()
            .filter(|option| test(&text::fold(option.label.get(lang))));
        let first = found.next()?;
        found.next().is_none().then(|| Arc::clone(&first.id))
    };
    only(&|label| label.starts_with(&letter)).or_else(|| {
        only(&|label| {
            label
                .split_whitespace()
                .any(|word| word.starts_with(&letter))
        })
    })
}

/// What a letter or digit says to a question of yes or no.
pub(super) fn flag(typed: char) -> Option<bool> {
    match typed.to_ascii_lowercase() {
        's' | 'y' | '1' => Some(true),
        'n' | '0' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Words;

    fn options(labels: &[&str]) -> Vec<Choice> {
        labels
            .iter()
            .map(|label| Choice {
                id: (*label).into(),
                label: Words {
                    es: (*label).into(),
                    en: (*label).into(),
                },
            })
            .collect()
    }

    #[test]
    fn a_letter_chooses_only_what_it_leaves_no_doubt_about() {
        let options = options(&[
            "Lo hace",
            "Responde por ello",
            "Se le consulta",
            "Se le informa",
        ]);
        let chosen = |typed| option(&options, typed, Lang::Es);
        assert_eq!(chosen('r').as_deref(), Some("Responde por ello"));
        assert_eq!(chosen('C').as_deref(), Some("Se le consulta"));
        assert_eq!(chosen('i').as_deref(), Some("Se le informa"));
        assert_eq!(chosen('l').as_deref(), Some("Lo hace"));
        assert_eq!(chosen('s'), None, "two begin with it");
        assert_eq!(chosen('4').as_deref(), Some("Se le informa"));
        assert_eq!(chosen('5'), None);
        assert_eq!(chosen('0'), None);
    }
}
