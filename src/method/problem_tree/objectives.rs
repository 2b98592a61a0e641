//! The tree of objectives: the same graph with every problem turned into the situation that is wanted.
//!
//! Links stay where they are and become means and ends. The positive wording is written by people; a draft
//! can be proposed from rewordings that the caller gives. A rewording is a pair of phrases. Its negative
//! phrase is looked for as whole words, without regard to case and accents; a `*` in it stands for all words
//! up to its next word, or to the end of the sentence, and is repeated where the positive phrase has its `*`:
//!
//! | negative | positive | «Bajos ingresos familiares» |
//! |---|---|---|
//! | `bajos *` | `* suficientes` | «Ingresos familiares suficientes» |
//!
//! The rewording with most words is tried first, of equal ones the one given first; one is applied, at the
//! first place where it fits. Without one that fits there is no draft: an invented one would be worse than a
//! blank line.
//!
//! Source: E. Ortegón, J. Pacheco and A. Prieto, CEPAL, Serie Manuales 42 (2005), the tree of objectives.

use std::cmp::Reverse;
use std::ops::Range;

use crate::method::wording::text::{same, spans};

/// A negative phrase and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewording {
    /// The phrase of the problem; begins with a word and has at most one `*`.
    pub negative: String,
    /// The phrase of the objective; its `*` repeats what the other one stood for.
    pub positive: String,
}

/// An objective of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// The problem it comes from, by its place.
    pub problem: usize,
    /// A proposal for its words, for people to correct; none when no rewording fits.
    pub draft: Option<String>,
}

/// The tree of objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objectives {
    /// One for each problem, in the same order.
    pub objectives: Vec<Objective>,
    /// From each means to its end, in the order of the links of the problem tree; links to unknown problems
    /// are left out.
    pub links: Vec<(usize, usize)>,
}

/// Turns a problem tree around: objectives in the order of the problems, means and ends where causes and
/// effects were.
pub fn invert(problems: &[&str], links: &[(usize, usize)], rewordings: &[Rewording]) -> Objectives {
    let known = |(means, end): &&(usize, usize)| (*means).max(*end) < problems.len();
    Objectives {
        objectives: problems
            .iter()
            .enumerate()
            .map(|(problem, text)| Objective {
                problem,
                draft: draft(text, rewordings),
            })
            .collect(),
        links: links.iter().filter(known).copied().collect(),
    }
}

/// A proposal for the words of an objective from those of its problem.
pub fn draft(problem: &str, rewordings: &[Rewording]) -> Option<String> {
    let sentence = problem.trim().trim_end_matches(['.', '!', ';']);
    let places = spans(sentence);
    let mut order: Vec<&Rewording> = rewordings.iter().collect();
    let length = |rewording: &Rewording| rewording.negative.split_whitespace().count();
    order.sort_by_key(|rewording| Reverse(length(rewording)));
    order
        .into_iter()
        .find_map(|rewording| apply(sentence, &places, rewording))
}

/// Whether `phrase` stands at the beginning of `said`.
fn stands(said: &[&str], phrase: &[&str]) -> bool {
    said.len() >= phrase.len() && said.iter().zip(phrase).all(|(word, part)| same(word, part))
}

/// The sentence, whose words stand at `places`, with the negative phrase replaced, if it has it.
fn apply(sentence: &str, places: &[Range<usize>], rewording: &Rewording) -> Option<String> {
    let said: Vec<&str> = places
        .iter()
        .map(|place| &sentence[place.clone()])
        .collect();
    let parts: Vec<&str> = rewording.negative.split_whitespace().collect();
    let hole = parts.iter().position(|part| *part == "*");
    let (head, tail) = match hole {
        Some(at) => (&parts[..at], &parts[at + 1..]),
        None => (&parts[..], &parts[..0]),
    };
    if head.is_empty() || tail.contains(&"*") {
        return None;
    }
    let begin = (0..said.len()).find(|at| {
        let rest = said.get(at + head.len()..).unwrap_or_default();
        let filled = match (hole, tail) {
            (None, _) => true,
            (Some(_), []) => !rest.is_empty(),
            (Some(_), tail) => (1..rest.len()).any(|skip| stands(&rest[skip..], tail)),
        };
        stands(&said[*at..], head) && filled
    })?;
    let mut taken = begin + head.len();
    let mut kept = "";
    if hole.is_some() {
        let rest = &said[taken..];
        let skip = if tail.is_empty() {
            rest.len()
        } else {
            (1..rest.len()).find(|skip| stands(&rest[*skip..], tail))?
        };
        kept = &sentence[places[taken].start..places[taken + skip - 1].end];
        taken += skip + tail.len();
    }
    let before = &sentence[..places[begin].start];
    let after = &sentence[places[taken - 1].end..];
    let positive = rewording.positive.trim().replacen('*', kept, 1);
    let changed = format!("{before}{positive}{after}");
    let changed = changed.trim();
    let first = changed.chars().next()?;
    let capital: String = first.to_uppercase().collect();
    Some(format!("{capital}{}", &changed[first.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rewording(negative: &str, positive: &str) -> Rewording {
        Rewording {
            negative: negative.to_owned(),
            positive: positive.to_owned(),
        }
    }

    #[test]
    fn one_phrase_is_replaced_and_the_rest_stays_as_it_was() {
        let pairs = [rewording("se EROSIONAN", "se conservan")];
        let found = draft("Los suelos se erosionan, y rinden menos.", &pairs);
        assert_eq!(
            found.as_deref(),
            Some("Los suelos se conservan, y rinden menos")
        );
        assert_eq!(draft("Los suelos se compactan", &pairs), None);
        assert_eq!(draft("", &pairs), None);
    }

    #[test]
    fn a_star_moves_words_and_may_end_before_another_phrase() {
        let pairs = [
            rewording("no * porque *", "dos estrellas"),
            rewording("pocas * tienen", "todas las * tienen"),
        ];
        let found = draft("Muy pocas familias rurales TIENEN agua", &pairs);
        assert_eq!(
            found.as_deref(),
            Some("Muy todas las familias rurales tienen agua")
        );
        assert_eq!(draft("No llueve porque no", &pairs), None);
        assert_eq!(draft("Pocas tienen agua", &pairs), None);
        let end = [rewording("falta de *", "suficiente *")];
        assert_eq!(draft("Falta de", &end), None);
        assert_eq!(
            draft("Falta de agua", &end).as_deref(),
            Some("Suficiente agua")
        );
    }

    #[test]
    fn the_longest_phrase_goes_first() {
        let pairs = [rewording("no", "sí"), rewording("no tienen", "tienen")];
        let found = draft("Las familias no tienen agua", &pairs);
        assert_eq!(found.as_deref(), Some("Las familias tienen agua"));
    }

    #[test]
    fn a_phrase_without_words_never_fits() {
        let pairs = [rewording("", "nada"), rewording("* mal", "* bien")];
        assert_eq!(draft("Todo va mal", &pairs), None);
    }

    #[test]
    fn links_keep_their_direction_and_unknown_ones_are_left_out() {
        let found = invert(&["A", "B"], &[(0, 1), (1, 5)], &[]);
        assert_eq!(found.links, [(0, 1)]);
        assert_eq!(found.objectives[1].problem, 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

        #[test]
        fn any_text_and_any_phrase_are_read(text in "\\PC{0,40}", negative in "[a-b* ]{0,8}", other in "[a-b ]{0,12}") {
            let pairs = [rewording(&negative, "x * y")];
            draft(&text, &pairs);
            draft(&other, &pairs);
        }
    }
}
