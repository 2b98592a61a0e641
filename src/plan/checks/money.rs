//! Checks of cost and funding.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::super::{Fact, Plan};
use super::Found;

pub(super) fn activities_and_component(plan: &Plan, found: &mut Found<'_>) {
    let mut sums: BTreeMap<Arc<str>, Decimal> = BTreeMap::new();
    for line in plan.items("activity_line") {
        if let (Some(component), Some(cost)) = (line.id_of("component"), line.number("cost")) {
            *sums.entry(component.into()).or_default() += cost;
        }
    }
    for component in plan.items("component") {
        let cost = component.total("cost");
        match sums.get(&component.id) {
            Some(sum) if !sum.is_zero() && *sum != cost => {
                let facts = vec![
                    ("activities", Fact::Money(*sum)),
                    ("cost", Fact::Money(cost)),
                ];
                found.about(component, "cost", "k07-sums-differ", facts);
            }
            _ => {}
        }
    }
}

pub(super) fn funding_and_cost(plan: &Plan, found: &mut Found<'_>) {
    if plan.n_items("funding_line") == 0 {
        return;
    }
    let none = BTreeMap::new();
    for project in plan.items("project") {
        let cost = plan.investment.by_project.get(&project.id).unwrap_or(&none);
        let funding = plan
            .investment
            .funding_by_project
            .get(&project.id)
            .unwrap_or(&none);
        for year in &plan.investment.years {
            let cost = cost.get(year).copied().unwrap_or_default();
            let funding = funding.get(year).copied().unwrap_or_default();
            let (key, amount) = match cost.cmp(&funding) {
                std::cmp::Ordering::Greater => ("k08-missing", cost - funding),
                std::cmp::Ordering::Less => ("k08-surplus", funding - cost),
                std::cmp::Ordering::Equal => continue,
            };
            let facts = vec![
                ("year", Fact::Text(year.to_string())),
                ("amount", Fact::Money(amount)),
            ];
            found.about(project, "", key, facts);
        }
    }
}

pub(super) fn little_secured(plan: &Plan, found: &mut Found<'_>) {
    if plan.n_items("funding_line") == 0 {
        return;
    }
    let least = plan.workshop.number("checks.secured_least");
    let share = plan.investment.secured_percent;
    if let Some(share) = share.filter(|share| least.is_some_and(|least| *share < least)) {
        found.whole("k09-little-secured", vec![("share", Fact::Percent(share))]);
    }
}

pub(super) fn over_ceiling(plan: &Plan, found: &mut Found<'_>) {
    for source in plan.items("funding_source") {
        let Some(promised) = plan.investment.funding_by_source.get(&source.id) else {
            continue;
        };
        for (year, ceiling) in source.numbers("ceiling") {
            let promised = promised.get(year).copied().unwrap_or_default();
            if promised > ceiling {
                let facts = vec![
                    ("year", Fact::Text(year.to_owned())),
                    ("promised", Fact::Money(promised)),
                    ("ceiling", Fact::Money(ceiling)),
                ];
                found.about(source, "ceiling", "k10-over-ceiling", facts);
            }
        }
    }
}

pub(super) fn no_upkeep(plan: &Plan, found: &mut Found<'_>) {
    for project in plan.items("project") {
        let lacks =
            project.get("om_cost_year").is_none() || project.get("om_responsible").is_none();
        if project.id_of("kind") == Some("infrastructure") && lacks {
            found.about(project, "om_cost_year", "k24-no-upkeep", vec![]);
        }
    }
}
