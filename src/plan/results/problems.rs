//! Problems in order: by computed priority, by the dots of the room, and where both disagree.

use std::sync::Arc;

use super::Results;
use super::rules::{Rules, real};
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::Unfit;
use crate::method::indices::{self, PriorityRules, Trend};
use crate::method::ranking::{self, Move};
use crate::plan::Item;

/// The problems with their priority.
#[derive(Debug, Clone, PartialEq)]
pub struct Problems {
    /// The problems that have a priority, in the order of their list; the places of everything below.
    pub problems: Vec<Arc<str>>,
    /// Magnitude by severity, adjusted by the trend, 0–100.
    pub priorities: Vec<f64>,
    /// Places by priority, 1 the first; those that tie share one.
    pub ranks: Vec<usize>,
    /// Problems without magnitude or severity.
    pub left_out: LeftOut,
}

/// The two orders of the problems side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Orders {
    /// The problems that have both, in the order of their list; the places of everything below.
    pub problems: Vec<Arc<str>>,
    /// Places by priority among these.
    pub by_priority: Vec<usize>,
    /// Places by dots among these.
    pub by_dots: Vec<usize>,
    /// Those that both orders place farther apart than the workshop lets pass, the farthest first.
    pub apart: Vec<Move>,
}

impl Problems {
    /// The places from the first to the last.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.problems.len()).collect();
        order.sort_by_key(|place| (self.ranks[*place], *place));
        order
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let first: Vec<Arc<str>> = self
            .order()
            .into_iter()
            .take_while(|place| self.ranks[*place] <= 3)
            .map(|place| Arc::clone(&self.problems[place]))
            .collect();
        let mut said = vec![Remark::new("reading-problems-first").names("names", source, &first)];
        if let Ok(orders) = results.orders()
            && !orders.apart.is_empty()
        {
            let ids = orders.apart.iter();
            let ids: Vec<Arc<str>> = ids
                .map(|apart| Arc::clone(&orders.problems[apart.item]))
                .collect();
            let remark = Remark::new("reading-problems-apart").count("n", ids.len());
            said.push(remark.names("names", source, &ids));
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

/// What the definition decides about priorities.
pub(super) fn method_rules(rules: Rules<'_>) -> Outcome<PriorityRules> {
    Ok(PriorityRules {
        scale: rules.scale("problem", "magnitude")?,
        improving: rules.number("indices.improving")?,
        same: rules.number("indices.same")?,
        worsening: rules.number("indices.worsening")?,
    })
}

/// The priority of a problem. One whose trend nobody told counts for what it is today.
pub(super) fn priority(item: &Item, rules: &PriorityRules) -> Result<f64, Unfit> {
    let missing = || Unfit::Missing(vec![(0, 0)]);
    let magnitude = item.number("magnitude").ok_or_else(missing)?;
    let severity = item.number("severity").ok_or_else(missing)?;
    let trend = item.id_of("trend").and_then(|id| {
        let mut known = Trend::ALL.into_iter();
        known.find(|trend| trend.id() == id)
    });
    let trend = trend.unwrap_or(Trend::Same);
    indices::priority(real(magnitude), real(severity), trend, rules)
}

pub(super) fn read(results: Results<'_>) -> Outcome<Problems> {
    let rules = method_rules(results.rules())?;
    let mut problems = Vec::new();
    let mut priorities = Vec::new();
    let mut left_out = LeftOut::default();
    for item in results.source().items("problem") {
        match priority(item, &rules) {
            Ok(priority) => {
                problems.push(Arc::clone(&item.id));
                priorities.push(priority);
            }
            Err(unfit) => left_out.note(&item.id, &unfit),
        }
    }
    if problems.is_empty() {
        return Err(Unsaid::nothing());
    }
    let ranks = ranking::competition(&priorities)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &problems, &[]))?;
    Ok(Problems {
        problems,
        priorities,
        ranks,
        left_out,
    })
}

pub(super) fn orders(results: Results<'_>) -> Outcome<Orders> {
    let problems = results.problems().as_ref().map_err(Clone::clone)?;
    let vote = results.problem_vote().as_ref().map_err(Clone::clone)?;
    let more_than = results.rules().count("ranking.more_than")?;
    // Both lists are in the order of the collection.
    let mut dots = vote.options.iter().zip(&vote.count.dots).peekable();
    let mut shared = Vec::new();
    let items = results.source().items("problem").iter();
    let mut rated = problems
        .problems
        .iter()
        .zip(&problems.priorities)
        .peekable();
    for item in items {
        let priority = rated.next_if(|(id, _)| **id == item.id);
        let voted = dots.next_if(|(id, _)| **id == item.id);
        if let (Some((id, priority)), Some((_, dots))) = (priority, voted) {
            shared.push((Arc::clone(id), *priority, *dots as f64));
        }
    }
    if shared.len() < 2 {
        return Err(Unsaid::nothing());
    }
    let ids: Vec<Arc<str>> = shared.iter().map(|(id, ..)| Arc::clone(id)).collect();
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &ids, &[]);
    let ranks = |value: fn(&(Arc<str>, f64, f64)) -> f64| {
        let values: Vec<f64> = shared.iter().map(value).collect();
        ranking::competition(&values)
    };
    let by_priority = ranks(|one| one.1).map_err(unfit)?;
    let by_dots = ranks(|one| one.2).map_err(unfit)?;
    let apart = ranking::moves(&by_priority, &by_dots, more_than).map_err(unfit)?;
    Ok(Orders {
        problems: ids,
        by_priority,
        by_dots,
        apart,
    })
}
