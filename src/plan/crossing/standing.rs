//! What stands for a pair that several tables answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Entry, is_number};
use crate::plan::Item;
use crate::plan::value::Value;
use crate::workshop::{Field, FieldKind, Step, Workshop};

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
    /// The median of numbers, or the most given of other answers (the first one among equals).
    pub answer: Answer,
    /// How many answers there are, of the room and of its tables.
    pub n: usize,
    /// Greatest less least of the numbers, in their unit; nothing when they are no numbers.
    pub spread: Option<Decimal>,
    /// Whether the answers are too far apart to go on without talking. What the whole room agreed, or one table
    /// alone, is not.
    pub disputed: bool,
}

impl Standing {
    /// What stands for the whole room: what it agreed, or else the middle of what its tables answered.
    pub(super) fn of_room(
        entries: &[Entry],
        kind: &FieldKind,
        disputed_from: Option<Decimal>,
    ) -> Option<Self> {
        let answers = |room: bool| -> Vec<&Answer> {
            let entries = entries.iter().filter(|entry| entry.table.is_none() == room);
            entries.filter_map(|entry| entry.answer.as_ref()).collect()
        };
        let (room, tables) = (answers(true), answers(false));
        let deciding = if room.is_empty() { &tables } else { &room };
        let all: Vec<&Answer> = room.iter().chain(&tables).copied().collect();
        let apart = spread(deciding);
        let disputed = deciding.len() > 1
            && match apart {
                Some(apart) if is_number(kind) => {
                    disputed_from.is_some_and(|limit| apart >= limit && apart > Decimal::ZERO)
                }
                _ => deciding.iter().any(|answer| *answer != deciding[0]),
            };
        Some(Self {
            answer: middle(deciding)?,
            n: all.len(),
            spread: spread(&all),
            disputed,
        })
    }

    /// What one table answered. Where joined copies brought it twice, the middle of both.
    pub(super) fn of_table(entries: &[Entry], table: &str, kind: &FieldKind) -> Option<Self> {
        let of_table = entries
            .iter()
            .filter(|entry| entry.table.as_deref() == Some(table));
        let answers: Vec<&Answer> = of_table.filter_map(|entry| entry.answer.as_ref()).collect();
        Some(Self {
            answer: middle(&answers)?,
            n: answers.len(),
            spread: spread(&answers).filter(|_| is_number(kind)),
            disputed: false,
        })
    }
}

/// What stands for a pair whose records the plan has read: the same as on the screen.
pub fn settled(items: &[&Item], value: &Field, table: Option<&str>) -> Option<Answer> {
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
    middle(&deciding.iter().collect::<Vec<_>>())
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

/// The median of the numbers; the most given answer when there is none.
fn middle(answers: &[&Answer]) -> Option<Answer> {
    if let [only] = answers {
        return Some((*only).clone());
    }
    let mut numbers: Vec<Decimal> = answers.iter().filter_map(|one| one.as_number()).collect();
    numbers.sort_unstable();
    let half = numbers.len() / 2;
    match (half.checked_sub(1), numbers.len() % 2) {
        (_, 1) => return Some(number(numbers[half])),
        (Some(below), _) => {
            let sum = numbers[below].checked_add(numbers[half]);
            // A sum that no number can hold is twice the lower one, as near as it can be told.
            return Some(number(sum.map_or(numbers[below], |sum| sum / Decimal::TWO)));
        }
        (None, _) => {}
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

fn number(value: Decimal) -> Answer {
    Answer::Value(Value::Number(value))
}

/// Greatest less least.
fn spread(answers: &[&Answer]) -> Option<Decimal> {
    let numbers = || answers.iter().filter_map(|one| one.as_number());
    numbers().max()?.checked_sub(numbers().min()?)
}
