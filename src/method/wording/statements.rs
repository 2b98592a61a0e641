//! The rules of each kind of statement.

use std::ops::RangeInclusive;

use super::spanish::{finds_future, is_achieved, is_infinitive};
use super::text::{self, Token, begins, finds, same, tokens, words};
use super::{Aim, Limits, Mark, Statement, Words};
use crate::method::scale::equal;

/// The years that a vision may look to.
const YEARS: RangeInclusive<u32> = 2000..=2199;

/// What a statement is marked for, in the order of [`Mark::ALL`].
pub fn lint(statement: &Statement<'_>, lists: &Words, limits: &Limits) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |mark: Mark, holds: bool| {
        if holds {
            marks.push(mark);
        }
    };
    match *statement {
        Statement::Problem(text) => problem(text, lists, limits, &mut mark),
        Statement::Objective {
            text,
            has_indicator,
        } => objective(text, has_indicator, lists, limits, &mut mark),
        Statement::Component(text) => component(text, lists, &mut mark),
        Statement::Activity(text) => {
            let missing = !words(text).is_empty() && !starts_with_verb(text, lists);
            mark(Mark::ActivityNoInfinitive, missing);
        }
        Statement::Indicator {
            text,
            unit,
            baseline,
            target,
            source,
            aim,
        } => {
            let said = words(text);
            let counted = text.contains('%') || finds(&said, &lists.unit_words).is_some();
            let unmeasured = !said.is_empty() && unit.trim().is_empty() && !counted;
            mark(Mark::IndicatorNoUnit, unmeasured);
            mark(Mark::IndicatorNoBaseline, baseline.is_none());
            mark(Mark::IndicatorNoTarget, target.is_none());
            let stays = baseline
                .zip(target)
                .is_some_and(|(baseline, target)| equal(baseline, target));
            mark(Mark::IndicatorTargetIsBaseline, stays && aim == Aim::Change);
            mark(Mark::IndicatorNoSource, source.trim().is_empty());
            mark(Mark::IndicatorIsObjective, starts_with_verb(text, lists));
        }
        Statement::Assumption { text, controlled } => {
            let said = after_article(text, lists);
            let negative = begins(&said, &lists.absence_openers).is_some()
                || begins(&said, &lists.negations).is_some();
            mark(Mark::AssumptionNegative, negative);
            mark(Mark::AssumptionControlled, controlled);
            let risk = begins(&said, &lists.risk_openers).is_some();
            mark(Mark::AssumptionRisk, risk);
        }
        Statement::Vision { text, territory } => {
            vision(text, territory, lists, limits, &mut mark);
        }
    }
    marks
}

/// The words of a text without an article at its beginning.
fn after_article<'a>(text: &'a str, lists: &Words) -> Vec<&'a str> {
    let mut said = words(text);
    if let Some(length) = begins(&said, &lists.articles) {
        said.drain(..length);
    }
    said
}

/// Whether a text begins with an infinitive.
fn starts_with_verb(text: &str, lists: &Words) -> bool {
    words(text)
        .first()
        .is_some_and(|word| is_infinitive(word, &lists.nouns_that_look_like_infinitives))
}

fn problem(text: &str, lists: &Words, limits: &Limits, mark: &mut impl FnMut(Mark, bool)) {
    let said = after_article(text, lists);
    if words(text).is_empty() {
        return;
    }
    let count = text::count(text);
    let absence = begins(&said, &lists.absence_openers).is_some();
    mark(Mark::ProblemAbsence, absence);
    let solution =
        starts_with_verb(text, lists) || begins(&said, &lists.solution_openers).is_some();
    mark(Mark::ProblemSolution, solution);
    mark(Mark::ProblemVague, count < limits.problem_least);
    mark(Mark::ProblemLong, count > limits.problem_most);
    let several =
        joined_clauses(text, lists) >= limits.problem_joined.max(1) || has_sentences(text);
    mark(Mark::ProblemMultiple, several);
}

/// How often a joiner is followed by the beginning of a clause.
fn joined_clauses(text: &str, lists: &Words) -> usize {
    let said = words(text);
    (1..said.len())
        .filter(|at| {
            begins(&said[*at..], &lists.joiners)
                .is_some_and(|length| begins(&said[at + length..], &lists.clause_openers).is_some())
        })
        .count()
}

/// Whether a text has more than one sentence: words after a semicolon, a line break, or a full stop before a
/// capital.
fn has_sentences(text: &str) -> bool {
    let parts = |break_at: &[char]| {
        text.split(break_at)
            .filter(|part| part.contains(char::is_alphanumeric))
            .count()
    };
    let stops = text.match_indices(". ").any(|(at, _)| {
        // Initials and abbreviations (Sta., Ing.) end no sentence.
        let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or("");
        let next = text[at + 2..].trim_start().chars().next();
        before.chars().count() > 3 && next.is_some_and(char::is_uppercase)
    });
    parts(&[';', '\n']) > 1 || stops
}

fn objective(
    text: &str,
    has_indicator: bool,
    lists: &Words,
    limits: &Limits,
    mark: &mut impl FnMut(Mark, bool),
) {
    let said = words(text);
    if said.is_empty() {
        return;
    }
    let first = &said[..1];
    let verb = starts_with_verb(text, lists);
    mark(Mark::ObjectiveNoInfinitive, !verb);
    let activity = begins(first, &lists.activity_verbs).is_some();
    mark(Mark::ObjectiveActivity, activity);
    let vague = begins(first, &lists.vague_verbs).is_some();
    mark(Mark::ObjectiveVague, vague && !has_indicator);
    mark(Mark::ObjectiveDouble, verb && has_second_verb(text, lists));
    let means = finds(&said, &lists.means_markers).is_some();
    mark(Mark::ObjectiveMeans, means);
    mark(
        Mark::ObjectiveLong,
        text::count(text) > limits.objective_most,
    );
}

/// Whether a second infinitive is joined to the first one, by a joiner or a comma, before any purpose or
/// means.
fn has_second_verb(text: &str, lists: &Words) -> bool {
    let found = tokens(text);
    let is_verb = |word: &str| is_infinitive(word, &lists.nouns_that_look_like_infinitives);
    let phrases = [&lists.joiners, &lists.purpose_markers, &lists.means_markers];
    let longest = phrases
        .into_iter()
        .flatten()
        .map(|phrase| phrase.split_whitespace().count())
        .max()
        .unwrap_or(0);
    for at in 1..found.len() {
        let ahead: Vec<&str> = found[at..]
            .iter()
            .take(longest + 1)
            .map_while(|token| match token {
                Token::Word(word) => Some(*word),
                Token::Sign(_) => None,
            })
            .collect();
        if begins(&ahead, &lists.purpose_markers).is_some()
            || begins(&ahead, &lists.means_markers).is_some()
        {
            return false;
        }
        let next = match found[at] {
            Token::Sign(',' | ';') => found.get(at + 1).and_then(|token| match token {
                Token::Word(word) => Some(*word),
                Token::Sign(_) => None,
            }),
            Token::Sign(_) => None,
            Token::Word(_) => {
                begins(&ahead, &lists.joiners).and_then(|length| ahead.get(length).copied())
            }
        };
        if next.is_some_and(is_verb) {
            return true;
        }
    }
    false
}

fn component(text: &str, lists: &Words, mark: &mut impl FnMut(Mark, bool)) {
    let said = words(text);
    if said.is_empty() {
        return;
    }
    let verb = starts_with_verb(text, lists);
    mark(Mark::ComponentInfinitive, verb);
    let nouns = &lists.nouns_that_look_like_participles;
    let achieved = finds(&said, &lists.achieved_words).is_some()
        || said
            .iter()
            .any(|word| is_achieved(word, nouns, &lists.irregular_participles));
    mark(Mark::ComponentNotAchieved, !verb && !achieved);
}

fn vision(
    text: &str,
    territory: &str,
    lists: &Words,
    limits: &Limits,
    mark: &mut impl FnMut(Mark, bool),
) {
    let said = words(text);
    if said.is_empty() {
        return;
    }
    let is_year =
        |word: &&str| word.len() == 4 && word.parse().is_ok_and(|year: u32| YEARS.contains(&year));
    mark(Mark::VisionNoHorizon, !said.iter().any(is_year));
    let count = text::count(text);
    mark(Mark::VisionShort, count < limits.vision_least);
    mark(Mark::VisionLong, count > limits.vision_most);
    let nouns = &lists.nouns_that_look_like_infinitives;
    let future = finds_future(&said, &lists.future_exceptions, nouns).is_some();
    mark(Mark::VisionFuture, future);
    let name = words(territory);
    let named = name.is_empty()
        || said
            .windows(name.len())
            .any(|run| run.iter().zip(&name).all(|(word, part)| same(word, part)));
    mark(Mark::VisionNoTerritory, !named);
}
