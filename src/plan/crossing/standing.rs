//! What stands for a pair that several tables answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Entry, is_number};
use crate::method::spread::{self, Centre, Measure};
use crate::plan::Item;
use crate::plan::results::{Rules, exact};
use crate::plan::value::Value;
use crate::workshop::{Field, FieldKind, Step, Workshop};

/// Decimals of a centre that is between two answers.
const PLACES: u32 = 6;

/// An answer for a pair.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// One that its field understands.
    Value(Value),
    /// A text that its field does not understand.
    Odd(Arc<str>),
}

impl Answer {
    /// The number, if it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Self::Value(value) => value.as_number(),
            Self::Odd(_) => None,
        }
    }
}

/// What stands for a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The centre of numbers, or the most given of other answers (the first one among equals).
    pub answer: Answer,
    /// How many answers there are, of the room and of its tables.
    pub n: usize,
    /// How far apart the numbers are, in their unit; nothing when they are no numbers.
    pub spread: Option<Decimal>,
    /// Whether the answers are too far apart to go on without talking. What the whole room agreed, or one table
    /// alone, is not.
    pub disputed: bool,
}

impl Standing {
    /// What stands for the whole room: what it agreed, or else the middle of what its tables answered.
    pub(super) fn of_room(entries: &[Entry], kind: &FieldKind, judging: Judging) -> Option<Self> {
        let answers = |room: bool| -> Vec<&Answer> {
            let entries = entries.iter().filter(|entry| entry.table.is_none() == room);
            entries.filter_map(|entry| entry.answer.as_ref()).collect()
        };
        let (room, tables) = (answers(true), answers(false));
        let deciding = if room.is_empty() { &tables } else { &room };
        let all: Vec<&Answer> = room.iter().chain(&tables).copied().collect();
        let disputed = if is_number(kind) {
            judging.rules.is_some() && measured(deciding, judging).is_some_and(|one| one.disputed)
        } else {
            deciding.iter().any(|answer| *answer != deciding[0])
        };
        Some(Self {
            answer: middle(deciding, judging)?,
            n: all.len(),
            spread: distance(&all, judging).filter(|_| is_number(kind)),
            disputed,
        })
    }

    /// What one table answered. Where joined copies brought it twice, the middle of both.
    pub(super) fn of_table(
        entries: &[Entry],
        table: &str,
        kind: &FieldKind,
        judging: Judging,
    ) -> Option<Self> {
        let of_table = entries
            .iter()
            .filter(|entry| entry.table.as_deref() == Some(table));
        let answers: Vec<&Answer> = of_table.filter_map(|entry| entry.answer.as_ref()).collect();
        Some(Self {
            answer: middle(&answers, judging)?,
            n: answers.len(),
            spread: distance(&answers, judging).filter(|_| is_number(kind)),
            disputed: false,
        })
    }
}

/// What stands for a pair whose records the plan has read: the same as on the screen.
pub fn settled(
    workshop: &Workshop,
    items: &[&Item],
    value: &Field,
    table: Option<&str>,
) -> Option<Answer> {
    let answers = |room: bool| -> Vec<Answer> {
        let of_table = |item: &Item| table.is_some_and(|table| item.text(table).is_some());
        let items = items.iter().filter(|item| of_table(item) != room);
        items
            .filter_map(|item| item.get(&value.key).cloned())
            .map(Answer::Value)
            .collect()
    };
    let mut deciding = answers(true);
    if deciding.is_empty() {
        deciding = answers(false);
    }
    middle(&deciding.iter().collect::<Vec<_>>(), Judging::of(workshop))
}

/// The field that says which table answered in a collection of cells, when a matrix binds one.
pub fn table_field<'a>(workshop: &'a Workshop, cells: &str) -> Option<&'a Arc<str>> {
    let activities = workshop.steps.iter().flat_map(Step::activities);
    activities
        .filter(|activity| {
            activity
                .collection("cells")
                .is_some_and(|id| **id == *cells)
        })
        .find_map(|activity| activity.field("table"))
}

/// The centre of the numbers; the most given answer when there is none.
fn middle(answers: &[&Answer], judging: Judging) -> Option<Answer> {
    if let [only] = answers {
        return Some((*only).clone());
    }
    let mut numbers = answers.iter().filter_map(|one| one.as_number());
    if let Some(first) = numbers.next() {
        // What all agree on stays exactly as they wrote it.
        let agreed = numbers.all(|number| number == first);
        let centre = measured(answers, judging).map(|one| one.centre(judging.centre));
        let centre = centre
            .and_then(|one| exact(one, PLACES))
            .filter(|_| !agreed);
        return Some(Answer::Value(Value::Number(centre.unwrap_or(first))));
    }
    let mut counts: BTreeMap<String, (usize, usize, &Answer)> = BTreeMap::new();
    for (place, answer) in answers.iter().enumerate() {
        let seen = counts
            .entry(format!("{answer:?}"))
            .or_insert((0, place, answer));
        seen.0 += 1;
    }
    let most = counts
        .into_values()
        .min_by_key(|(count, place, _)| (std::cmp::Reverse(*count), *place));
    most.map(|(_, _, answer)| answer.clone())
}

/// How the definition merges tables: the method, asked with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Judging {
    /// From which distance on there is a dispute; nothing when the definition does not decide it.
    pub(super) rules: Option<spread::Rules>,
    centre: Centre,
}

impl Judging {
    pub(super) fn of(workshop: &Workshop) -> Self {
        let rules = Rules { workshop };
        Self {
            rules: rules.spread().ok(),
            // A definition without the parameter still shows one value for a pair: the middle one.
            centre: rules.centre("matrix.centre").unwrap_or(Centre::Median),
        }
    }

    /// The distance that is told, and that no rule calls a dispute, while the definition decides none.
    fn rules(self) -> spread::Rules {
        self.rules.unwrap_or(spread::Rules {
            measure: Measure::Range,
            disputed_from: f64::INFINITY,
        })
    }
}

fn measured(answers: &[&Answer], judging: Judging) -> Option<spread::Spread> {
    let numbers = answers.iter().filter_map(|one| one.as_number());
    let values: Vec<Option<f64>> = numbers.map(|number| number.to_f64()).collect();
    spread::spread(&values, judging.rules()).ok()
}

/// How far apart the numbers are, as the definition measures it.
fn distance(answers: &[&Answer], judging: Judging) -> Option<Decimal> {
    if let [only] = answers {
        return only.as_number().map(|_| Decimal::ZERO);
    }
    let spread = measured(answers, judging)?;
    let apart = match judging.rules().measure {
        Measure::Range => spread.range,
        Measure::InterquartileRange => spread.interquartile_range,
    };
    exact(apart, PLACES)
}
