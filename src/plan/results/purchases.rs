//! Purchases by quarter, how much of them is local, and what does not fit: more than a project costs, later than the
//! task that waits, one purchase in pieces.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::plan::{Fact, Item};
use crate::text::fold;

/// A purchase with the words of what it buys.
type Worded<'a> = (&'a Item, BTreeSet<String>);

/// Procedures for small amounts, which a large purchase must not be split for.
const SMALL: [&str; 2] = ["minimal_amount", "small_amount"];

/// Two objects are the same thing when at least so many of ten of their words are.
const SAME_TENTHS: usize = 5;

/// The purchases of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Purchases {
    /// Amount of each quarter, as `YYYY-TN`.
    pub by_quarter: BTreeMap<String, Decimal>,
    /// Amount of the purchases whose quarter nobody can read.
    pub no_quarter: Decimal,
    /// Reference amount of all purchases that were not cancelled.
    pub total: Decimal,
    /// What of it prefers local suppliers.
    pub local: Decimal,
    /// How many purchases there are, and how many prefer local suppliers.
    pub counts: [usize; 2],
    /// How many purchases are in each state, by option id.
    pub by_state: BTreeMap<Arc<str>, usize>,
    /// What was signed in contracts.
    pub contracted: Decimal,
    /// Contracts above their reference amount.
    pub dearer: Vec<Arc<str>>,
    /// Projects whose purchases add up to more than their cost: project, purchases, cost.
    pub over_cost: Vec<(Arc<str>, Decimal, Decimal)>,
    /// Purchases that begin after the task that needs them: purchase, first day of its quarter, first day of the task.
    pub late: Vec<(Arc<str>, Date, Date)>,
    /// Pairs that may be one purchase in pieces.
    pub split: Vec<(Arc<str>, Arc<str>)>,
}

impl Purchases {
    /// The share of the money that prefers local suppliers, 0–100; nothing when nothing costs anything.
    pub fn local_pct(&self) -> Option<Decimal> {
        let whole = self.total;
        (!whole.is_zero()).then(|| self.local * Decimal::ONE_HUNDRED / whole)
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = vec![
            Remark::new("reading-purchases-total")
                .count("n", self.counts[0])
                .with("total", Fact::Money(self.total)),
        ];
        if let Some(share) = self.local_pct() {
            said.push(
                Remark::new("reading-purchases-local")
                    .count("n", self.counts[1])
                    .with("share", Fact::Number(share.round_dp(1))),
            );
        }
        if let Some((quarter, most)) = self.by_quarter.iter().max_by_key(|(_, sum)| **sum) {
            said.push(
                Remark::new("reading-purchases-quarter")
                    .with("quarter", Fact::Text(quarter.clone()))
                    .with("amount", Fact::Money(*most)),
            );
        }
        if !self.dearer.is_empty() {
            let remark = Remark::new("reading-purchases-dearer").count("n", self.dearer.len());
            said.push(remark.names("names", source, &self.dearer));
        }
        let over: Vec<&Arc<str>> = self.over_cost.iter().map(|(id, ..)| id).collect();
        let late: Vec<&Arc<str>> = self.late.iter().map(|(id, ..)| id).collect();
        for (ids, key) in [
            (over, "reading-purchases-over"),
            (late, "reading-purchases-late"),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, ids));
            }
        }
        for (one, other) in &self.split {
            let remark = Remark::new("reading-purchases-split");
            said.push(
                remark
                    .names("one", source, [one])
                    .names("other", source, [other]),
            );
        }
        said
    }
}

/// The year and the quarter that somebody wrote: `2025-T3`, `2025-Q3`, `T3 2025`.
pub fn quarter(text: &str) -> Option<(i16, i8)> {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric());
    let (mut year, mut place) = (None, None);
    for part in parts.filter(|part| !part.is_empty()) {
        let digits = part.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        match digits.parse::<i16>().ok()? {
            number @ 1..=4 if digits.len() == 1 => place = i8::try_from(number).ok(),
            number if digits.len() == 4 => year = Some(number),
            _ => return None,
        }
    }
    Some((year?, place?))
}

/// The first day of a quarter.
fn first_day((year, quarter): (i16, i8)) -> Option<Date> {
    Date::new(year, quarter * 3 - 2, 1).ok()
}

/// The words that say what is bought, without numbers and short words.
fn words(object: &str) -> BTreeSet<String> {
    let folded = fold(object);
    let words = folded.split(|c: char| !c.is_alphabetic());
    let long = words.filter(|word| word.chars().count() > 3);
    long.map(str::to_owned).collect()
}

/// Pairs of small purchases of one body in one year that buy the same thing.
fn split(items: &[&Item]) -> Vec<(Arc<str>, Arc<str>)> {
    let mut groups: BTreeMap<(Option<&str>, i16), Vec<Worded<'_>>> = BTreeMap::new();
    for item in items {
        let small = item.id_of("method").is_some_and(|own| SMALL.contains(&own));
        let year = item.text("quarter").and_then(quarter).map(|(year, _)| year);
        if let (true, Some(year), Some(object)) = (small, year, item.text("object")) {
            let group = groups.entry((item.id_of("owner"), year)).or_default();
            group.push((item, words(object)));
        }
    }
    let mut pairs = Vec::new();
    for group in groups.values() {
        for (at, (one, mine)) in group.iter().enumerate() {
            for (other, theirs) in &group[at + 1..] {
                let (shared, all) = (
                    mine.intersection(theirs).count(),
                    mine.union(theirs).count(),
                );
                if shared > 0 && shared * 10 >= all * SAME_TENTHS {
                    pairs.push((Arc::clone(&one.id), Arc::clone(&other.id)));
                }
            }
        }
    }
    pairs
}

pub(super) fn read(results: Results<'_>) -> Outcome<Purchases> {
    let source = results.source();
    let all = source.items("procurement");
    let counted: Vec<&Item> = all
        .iter()
        .filter(|item| item.number("amount").is_some() && item.id_of("state") != Some("cancelled"))
        .collect();
    if counted.is_empty() {
        return Err(Unsaid::nothing());
    }
    let mut found = Purchases {
        by_quarter: BTreeMap::new(),
        no_quarter: Decimal::ZERO,
        total: Decimal::ZERO,
        local: Decimal::ZERO,
        counts: [counted.len(), 0],
        by_state: BTreeMap::new(),
        contracted: Decimal::ZERO,
        dearer: Vec::new(),
        over_cost: Vec::new(),
        late: Vec::new(),
        split: split(&counted),
    };
    for state in all.iter().filter_map(|item| item.id_of("state")) {
        *found.by_state.entry(state.into()).or_default() += 1;
    }
    let schedules = results.schedule().as_ref().ok();
    let mut by_project: BTreeMap<&str, Decimal> = BTreeMap::new();
    for item in counted {
        let amount = item.number("amount").unwrap_or_default();
        found.total += amount;
        if item.is("local_preference") {
            found.local += amount;
            found.counts[1] += 1;
        }
        if let Some(signed) = item.number("contract") {
            found.contracted += signed;
            if signed > amount {
                found.dearer.push(Arc::clone(&item.id));
            }
        }
        if let Some(project) = item.id_of("project") {
            *by_project.entry(project).or_default() += amount;
        }
        let Some(own) = item.text("quarter").and_then(quarter) else {
            found.no_quarter += amount;
            continue;
        };
        let sum = found.by_quarter.entry(format!("{}-T{}", own.0, own.1));
        *sum.or_default() += amount;
        let start = item
            .id_of("task")
            .and_then(|task| schedules?.task(task)?.begins);
        if let (Some(begins), Some(start)) = (first_day(own), start)
            && begins > start
        {
            found.late.push((Arc::clone(&item.id), begins, start));
        }
    }
    let mut cost: BTreeMap<&str, Decimal> = BTreeMap::new();
    for component in source.items("component") {
        if let Some(project) = component.id_of("project") {
            *cost.entry(project).or_default() += component.total("cost");
        }
    }
    for (project, bought) in by_project {
        // A project without a cost yet is asked for it elsewhere.
        if let Some(cost) = cost.get(project).filter(|cost| bought > **cost) {
            found.over_cost.push((project.into(), bought, *cost));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_as_people_write_it() {
        for text in ["2025-T3", "2025-Q3", "T3 2025", "2025 3", "t3/2025"] {
            assert_eq!(quarter(text), Some((2025, 3)), "{text}");
        }
        for text in ["", "2025", "2025-T5", "pronto", "T3", "2025-13"] {
            assert_eq!(quarter(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_an_object_leave_numbers_and_short_words_out() {
        let same = words("Tubería PEAD de 22 km, etapa 1");
        assert!(same.contains("tuberia") && same.contains("etapa"));
        assert!(!same.contains("de"));
    }
}
