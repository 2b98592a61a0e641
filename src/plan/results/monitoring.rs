//! Follow-up: what it costs beside the plan, which indicators nobody is going to measure, and from which sides the
//! evaluations will look.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::plan::{Fact, Item};
use crate::workshop::FieldKind;

/// How the plan will be followed.
#[derive(Debug, Clone, PartialEq)]
pub struct Monitoring {
    /// Yearly cost of the follow-up activities.
    pub yearly: Decimal,
    /// Follow-up, communication and training over the cost of the plan, 0–100: what is yearly counts once for each
    /// year with a cost, training once. Nothing when nothing costs anything.
    pub share: Option<Decimal>,
    /// Indicators without frequency or without somebody who measures them.
    pub unplanned: Vec<Arc<str>>,
    /// Evaluation questions without an activity that answers them.
    pub loose: Vec<Arc<str>>,
    /// Sides from which no question looks, as option ids.
    pub unasked: Vec<Arc<str>>,
    /// How many evaluation questions there are.
    pub questions: usize,
}

impl Monitoring {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said =
            vec![Remark::new("reading-monitoring-cost").with("yearly", Fact::Money(self.yearly))];
        if let Some(share) = self.share {
            let share = Fact::Number(share.round_dp(2));
            said.push(Remark::new("reading-monitoring-share").with("share", share));
        }
        for (ids, key) in [
            (&self.unplanned, "reading-monitoring-unplanned"),
            (&self.loose, "reading-monitoring-loose"),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, ids));
            }
        }
        if self.questions > 0 && !self.unasked.is_empty() {
            let field = source.workshop().get_collection("evaluation_question");
            let field = field.and_then(|own| own.get_field("criterion"));
            let names = self.unasked.iter().filter_map(|id| {
                let FieldKind::Choice(options) = &field?.kind else {
                    return None;
                };
                let mut options = options.iter();
                Some(options.find(|option| option.id == *id)?.label.clone())
            });
            let names = Fact::Names(names.collect(), 0);
            said.push(Remark::new("reading-monitoring-unasked").with("names", names));
        }
        said
    }
}

/// The sum of a field.
fn sum(items: &[Item], field: &str) -> Decimal {
    items.iter().filter_map(|item| item.number(field)).sum()
}

pub(super) fn read(results: Results<'_>) -> Outcome<Monitoring> {
    let source = results.source();
    let (items, questions) = (source.items("me_item"), source.items("evaluation_question"));
    if items.is_empty() && questions.is_empty() {
        return Err(Unsaid::nothing());
    }
    let (mut whole, mut years) = (Decimal::ZERO, BTreeSet::new());
    for component in source.items("component") {
        whole += component.total("cost");
        years.extend(component.numbers("cost").into_keys());
    }
    let yearly = sum(items, "cost_year");
    let each = yearly + sum(source.items("communication"), "cost_year");
    let spent = each * Decimal::from(years.len()) + sum(source.items("training"), "cost");
    let ids = |items: &[Item], lacks: &dyn Fn(&Item) -> bool| -> Vec<Arc<str>> {
        let mine = items.iter().filter(|item| lacks(item));
        mine.map(|item| Arc::clone(&item.id)).collect()
    };
    let unplanned = ids(source.items("indicator"), &|item| {
        item.get("frequency").is_none() || item.get("responsible").is_none()
    });
    let loose = ids(questions, &|item| {
        item.id_of("me_item").is_none_or(|id| !source.has(id))
    });
    let asked: BTreeSet<&str> = questions
        .iter()
        .filter_map(|item| item.id_of("criterion"))
        .collect();
    let criterion = source.workshop().get_collection("evaluation_question");
    let criterion = criterion.and_then(|own| own.get_field("criterion"));
    let options = match criterion.map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => options.as_slice(),
        _ => &[],
    };
    let unasked = options.iter().filter(|own| !asked.contains(&*own.id));
    Ok(Monitoring {
        yearly,
        share: (!whole.is_zero()).then(|| spent * Decimal::ONE_HUNDRED / whole),
        unplanned,
        loose,
        unasked: unasked.map(|own| own.id.as_ref().into()).collect(),
        questions: questions.len(),
    })
}
