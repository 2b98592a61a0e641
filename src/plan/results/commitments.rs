//! What was agreed and promised: by state, by date, and how much of it was kept.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::plan::{Fact, Item, Value};

/// The log of agreements, commitments and disagreements.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitments {
    /// Each commitment, in the order of the list.
    pub promised: Vec<Promise>,
    /// How many agreements and how many disagreements there are.
    pub others: [usize; 2],
}

/// A commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its record.
    pub id: Arc<str>,
    /// Its state as an option id; nothing when nobody has said.
    pub state: Option<Arc<str>>,
    /// The day agreed first.
    pub due: Option<Date>,
    /// The day agreed anew.
    pub new_due: Option<Date>,
    /// Whether somebody answers for it.
    pub has_owner: bool,
}

impl Promise {
    /// The day that holds: the new one, if there is one.
    pub fn holds(&self) -> Option<Date> {
        self.new_due.or(self.due)
    }

    fn is(&self, state: &str) -> bool {
        self.state.as_deref() == Some(state)
    }

    /// Whether its day has gone by and it was not kept.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.is("fulfilled") && self.holds().is_some_and(|due| due < today)
    }
}

impl Commitments {
    /// How many commitments are in a state.
    pub fn n_in(&self, state: &str) -> usize {
        self.promised.iter().filter(|own| own.is(state)).count()
    }

    /// The share of the commitments that was kept, 0–100, of those whose outcome is known or whose day has gone by;
    /// nothing when there are none.
    pub fn kept_pct(&self, today: Date) -> Option<Decimal> {
        let kept = self.n_in("fulfilled");
        let owed = self
            .promised
            .iter()
            .filter(|own| own.is("fulfilled") || own.is("unfulfilled") || own.is_overdue(today));
        let owed = owed.count();
        (owed > 0).then(|| Decimal::from(kept * 100) / Decimal::from(owed))
    }

    /// Commitments whose day has gone by, the oldest first.
    pub fn overdue(&self, today: Date) -> Vec<&Promise> {
        let all = self.promised.iter();
        let mut late: Vec<&Promise> = all.filter(|own| own.is_overdue(today)).collect();
        late.sort_by_key(|own| own.holds());
        late
    }

    fn some(&self, test: impl Fn(&Promise) -> bool) -> Vec<Arc<str>> {
        let mine = self.promised.iter().filter(|own| test(own));
        mine.map(|own| Arc::clone(&own.id)).collect()
    }

    /// Commitments that were put off without a new day.
    pub fn put_off(&self) -> Vec<Arc<str>> {
        self.some(|own| own.is("rescheduled") && own.new_due.is_none())
    }

    /// The reading in sentences, without what depends on the day.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let [agreements, disagreements] = self.others;
        let mut said = vec![
            Remark::new("reading-commitments-kinds")
                .count("commitments", self.promised.len())
                .count("agreements", agreements)
                .count("disagreements", disagreements),
        ];
        for (ids, key) in [
            (
                self.some(|own| !own.has_owner || own.due.is_none()),
                "reading-commitments-nobody",
            ),
            (self.put_off(), "reading-commitments-put-off"),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, &ids));
            }
        }
        said
    }

    /// The sentences that depend on the day: how much was kept, and what is late.
    pub fn on(&self, results: Results<'_>, today: Date) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        if let Some(kept) = self.kept_pct(today) {
            said.push(
                Remark::new("reading-commitments-kept")
                    .count("n", self.n_in("fulfilled"))
                    .with("share", Fact::Percent(kept)),
            );
        }
        let late = self.overdue(today);
        if !late.is_empty() {
            let remark = Remark::new("reading-commitments-overdue").count("n", late.len());
            said.push(remark.names("names", source, late.iter().map(|own| &own.id)));
        }
        said
    }
}

fn day(item: &Item, field: &str) -> Option<Date> {
    match item.get(field) {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Commitments> {
    let items = results.source().items("commitment");
    let of = |kind: &'static str| {
        let all = items.iter();
        all.filter(move |item| item.id_of("kind") == Some(kind))
    };
    let found = Commitments {
        promised: of("commitment")
            .map(|item| Promise {
                id: Arc::clone(&item.id),
                state: item.id_of("status").map(Into::into),
                due: day(item, "due"),
                new_due: day(item, "new_due"),
                has_owner: item.get("owner").is_some(),
            })
            .collect(),
        others: [of("agreement").count(), of("disagreement").count()],
    };
    if found.promised.is_empty() && found.others == [0, 0] {
        return Err(Unsaid::nothing());
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_day_stands_before_the_first_one() {
        let mut promise = Promise {
            id: "cmt_1".into(),
            state: Some("rescheduled".into()),
            due: Some(jiff::civil::date(2026, 1, 10)),
            new_due: Some(jiff::civil::date(2026, 12, 10)),
            has_owner: true,
        };
        let today = jiff::civil::date(2026, 11, 22);
        assert!(!promise.is_overdue(today));
        promise.new_due = None;
        assert!(promise.is_overdue(today));
        promise.state = Some("fulfilled".into());
        assert!(!promise.is_overdue(today), "what was kept is not late");
    }
}
