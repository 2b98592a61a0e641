//! Checks of words: texts that say the same, texts that were to be written later, and how statements are worded.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive;

use super::super::{Fact, Item, Plan};
use super::Found;
use crate::method::wording::Mark;
use crate::text::fold;
use crate::workshop::FieldKind;

/// Shorter texts are names that rightly come again: «Capacitación».
const LEAST_LETTERS: usize = 25;

/// What an indicator lacks is told by K05.
const LACKS: [Mark; 3] = [
    Mark::IndicatorNoBaseline,
    Mark::IndicatorNoTarget,
    Mark::IndicatorNoSource,
];

/// A text as the set of its runs of three letters, numbered.
struct Traced<'a> {
    item: &'a Item,
    field: &'a Arc<str>,
    trigrams: Vec<u32>,
}

/// Texts of one field that say nearly the same, and texts that stand in for something to come.
pub(super) fn copied_or_provisional(plan: &Plan, found: &mut Found<'_>) {
    let placeholders: Vec<String> = plan
        .workshop
        .texts("checks.placeholders")
        .unwrap_or_default()
        .iter()
        .map(|text| plain(text))
        .filter(|text| !text.is_empty())
        .collect();
    let alike = plan
        .workshop
        .number("checks.same_text")
        .and_then(|share| share.to_f64());
    let looked_at = plan.workshop.texts("checks.copied_in").unwrap_or_default();
    for collection in &plan.workshop.collections {
        for field in &collection.fields {
            if field.personal || !matches!(field.kind, FieldKind::Text | FieldKind::LongText) {
                continue;
            }
            let mut texts: Vec<(&Item, String)> = Vec::new();
            for item in plan.items(&collection.id) {
                let Some(text) = item.text(&field.key) else {
                    continue;
                };
                let folded = plain(text);
                if is_provisional(&folded, &placeholders) {
                    let facts = vec![
                        ("field", Fact::Words(field.label.clone())),
                        ("text", Fact::Text(text.to_owned())),
                    ];
                    found.about(item, &field.key, "k29-provisional", facts);
                } else if folded.chars().count() >= LEAST_LETTERS {
                    texts.push((item, folded));
                }
            }
            let path = format!("{}.{}", collection.id, field.key);
            if let Some(alike) = alike.filter(|_| looked_at.contains(&path)) {
                copied(plan, &field.key, &texts, alike, found);
            }
        }
    }
}

/// Letters and digits only, words apart by one blank.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether a text is one of those words, or begins with several of them and says hardly more.
fn is_provisional(text: &str, placeholders: &[String]) -> bool {
    placeholders.iter().any(|one| {
        text.strip_prefix(one.as_str()).is_some_and(|rest| {
            rest.is_empty() || (one.contains(' ') && rest.starts_with(' ') && rest.len() < 15)
        })
    })
}

/// Tells each text that says nearly the same as an earlier one. Two sets that share so much share one of their
/// rarest members, so that only texts with a rare run of letters in common are compared.
fn copied(
    plan: &Plan,
    field: &Arc<str>,
    texts: &[(&Item, String)],
    alike: f64,
    found: &mut Found<'_>,
) {
    if texts.len() < 2 {
        return;
    }
    let mut numbers: HashMap<[char; 3], u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut traced: Vec<Traced<'_>> = Vec::with_capacity(texts.len());
    for (item, text) in texts {
        let letters: Vec<char> = text.chars().collect();
        let mut trigrams: Vec<u32> = Vec::with_capacity(letters.len());
        for run in letters.windows(3) {
            let next = counts.len() as u32;
            let number = *numbers.entry([run[0], run[1], run[2]]).or_insert(next);
            if number == next {
                counts.push(0);
            }
            trigrams.push(number);
        }
        trigrams.sort_unstable();
        trigrams.dedup();
        for number in &trigrams {
            counts[*number as usize] += 1;
        }
        traced.push(Traced {
            item,
            field,
            trigrams,
        });
    }
    let rarity = |number: &u32| (counts[*number as usize], *number);
    let mut by_rare: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, text) in traced.iter().enumerate() {
        let mut rare = text.trigrams.clone();
        rare.sort_unstable_by_key(rarity);
        let own = rare.len();
        rare.truncate(own - (alike * own as f64).ceil() as usize + 1);
        let mut earlier: BTreeSet<usize> = BTreeSet::new();
        for number in rare {
            let known = by_rare.entry(number).or_default();
            earlier.extend(known.iter());
            known.push(at);
        }
        let same = earlier
            .into_iter()
            .find(|other| share(&traced[*other].trigrams, &text.trigrams) >= alike);
        if let Some(other) = same {
            let other = traced[other].item;
            let facts = vec![
                ("other", Fact::Text(other.code.clone())),
                ("othername", Fact::Words(plan.name(&other.id))),
            ];
            found.about(text.item, text.field, "k29-copied", facts);
        }
    }
}

/// What two sorted sets have in common, over what they have together.
fn share(one: &[u32], other: &[u32]) -> f64 {
    let (mut a, mut b, mut both) = (0, 0, 0_usize);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                a += 1;
                b += 1;
            }
        }
    }
    let all = one.len() + other.len() - both;
    both as f64 / all.max(1) as f64
}

/// Statements with marks of the wording rules.
pub(super) fn wording(plan: &Plan, found: &mut Found<'_>) {
    let Ok(wording) = plan.results().wording() else {
        return;
    };
    for marked in &wording.marked {
        let Some(item) = plan.get(&marked.record) else {
            continue;
        };
        for mark in marked.marks.iter().filter(|mark| !LACKS.contains(mark)) {
            let facts = vec![
                ("mark", Fact::Text(mark.code().to_owned())),
                (
                    "advice",
                    Fact::Key(format!("mark-{}", mark.id().replace('_', "-"))),
                ),
            ];
            found.about(item, marked.field, "l01-wording", facts);
        }
    }
}
