//! The rules of the steps, as the definition says them.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::super::{Fact, Item, Plan, StepState, investment};
use super::Found;
use crate::text::fold;
use crate::workshop::rule::{Measure, Part};
use crate::workshop::{FieldKind, Filter, RuleTest, Step};

/// The most names that a sentence gives.
const NAMED: usize = 3;

/// What was found instead of what a rule asks for.
enum Broken<'a> {
    /// A number that is too small or too large.
    Number(Decimal),
    /// The records that break it.
    Items(Vec<&'a Item>),
}

/// Tells the rules that do not hold, of steps that were begun.
pub(super) fn step_rules(plan: &Plan, found: &mut Found<'_>) {
    for step in &plan.workshop.steps {
        let state = plan.step_progress(&step.id).map(|progress| progress.state);
        if state == Some(StepState::Empty) {
            continue;
        }
        for rule in &step.rules {
            let broken = rule
                .test
                .as_ref()
                .and_then(|test| evaluate(plan, step, test));
            let Some(broken) = broken else {
                continue;
            };
            let mut facts = vec![
                ("step", Fact::Text(step.id.clone())),
                ("rule", Fact::Words(rule.words.clone())),
            ];
            match broken {
                Broken::Number(now) => {
                    facts.push(("now", Fact::Number(now.round_dp(1).normalize())));
                    found.step(step, "s01-number", facts);
                }
                Broken::Items(items) => {
                    let named = items.iter().take(NAMED).map(|item| plan.name(&item.id));
                    let more = items.len().saturating_sub(NAMED);
                    facts.push(("names", Fact::Names(named.collect(), more)));
                    match items.first() {
                        Some(first) => found.of(first, "", "s01-records", facts),
                        None => found.step(step, "s01-records", facts),
                    }
                }
            }
        }
    }
}

fn evaluate<'a>(plan: &'a Plan, step: &Step, test: &RuleTest) -> Option<Broken<'a>> {
    // What another step gathers and nobody has begun is not missing here.
    let own = step.collections.contains(&test.collection);
    if !own && plan.n_items(&test.collection) == 0 {
        return None;
    }
    let total = plan.investment.total;
    let costs = |item: &Item, least: Decimal| {
        let cost = plan
            .investment
            .by_project
            .get(&item.id)
            .map(investment::total);
        !total.is_zero() && cost.is_some_and(|cost| cost * Decimal::ONE_HUNDRED / total > least)
    };
    let items: Vec<&Item> = plan
        .items(&test.collection)
        .filter(|item| test.only.as_ref().is_none_or(|only| passes(item, only)))
        .filter(|item| test.costing.is_none_or(|least| costs(item, least)))
        .collect();
    let within = |now: Decimal| {
        test.at_least.is_none_or(|least| now >= least)
            && test.at_most.is_none_or(|most| now <= most)
    };
    let number = |now: Decimal| (!within(now)).then_some(Broken::Number(now));
    let records = |items: Vec<&'a Item>| (!items.is_empty()).then_some(Broken::Items(items));
    match &test.measure {
        Measure::Count => number(items.len().into()),
        Measure::Lacking(fields) => {
            let lacks = |item: &&Item| fields.iter().any(|field| item.get(field).is_none());
            records(items.into_iter().filter(lacks).collect())
        }
        Measure::Share(part) => {
            let counted = items.iter().filter(|item| match part {
                Part::Answering(field) => item.get(field).is_some(),
                Part::Filtered(filter) => passes(item, filter),
            });
            let counted = Decimal::from(counted.count());
            let share = (counted * Decimal::ONE_HUNDRED).checked_div(items.len().into())?;
            number(share)
        }
        Measure::Options(field) => {
            let words = |item: &Item| item.text(field).map(fold);
            let used: BTreeSet<String> = items
                .iter()
                .flat_map(|item| options(item, field).map(str::to_owned).chain(words(item)))
                .collect();
            number(used.len().into())
        }
        Measure::EveryOption(field) => {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for option in items.iter().flat_map(|item| options(item, field)) {
                *counts.entry(option).or_default() += 1;
            }
            let field = plan
                .workshop
                .get_collection(&test.collection)?
                .get_field(field)?;
            let (FieldKind::Choice(known) | FieldKind::Choices(known)) = &field.kind else {
                return None;
            };
            let of = |option: &crate::workshop::Choice| {
                counts.get(&*option.id).copied().unwrap_or_default()
            };
            let counts: Vec<Decimal> = known.iter().map(|option| of(option).into()).collect();
            counts.into_iter().find_map(number)
        }
        Measure::Named { by, field, only } => {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            let naming = plan.items(by);
            let naming = naming.filter(|item| only.as_ref().is_none_or(|only| passes(item, only)));
            for id in naming.flat_map(|item| item.ids_of(field)) {
                *counts.entry(id).or_default() += 1;
            }
            let least = test.at_least.unwrap_or(Decimal::ONE);
            let short = |item: &&Item| {
                let count = counts.get(&*item.id).copied().unwrap_or_default();
                let count = Decimal::from(count);
                count < least || test.at_most.is_some_and(|most| count > most)
            };
            records(items.into_iter().filter(short).collect())
        }
        Measure::Sum(field) => {
            if items.iter().all(|item| item.get(field).is_none()) {
                return None;
            }
            number(items.iter().filter_map(|item| item.number(field)).sum())
        }
        Measure::Exceeding(first, second) => {
            let exceeds = |item: &&Item| matches!((item.number(first), item.number(second)), (Some(a), Some(b)) if a > b);
            records(items.into_iter().filter(exceeds).collect())
        }
    }
}

/// The options that an item has in a field: one, several, or none.
fn options<'a>(item: &'a Item, field: &str) -> impl Iterator<Item = &'a str> {
    item.ids_of(field).iter().map(|id| &**id)
}

/// Whether a filter lets an item through.
fn passes(item: &Item, filter: &Filter) -> bool {
    let field = &*filter.field;
    filter.values.iter().any(|value| match &**value {
        "true" => item.is(field),
        "false" => !item.is(field),
        option => {
            let number = option.parse().ok();
            options(item, field).any(|own| own == option)
                || (number.is_some() && item.number(field) == number)
        }
    })
}
