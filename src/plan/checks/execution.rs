//! Checks of what carries the plan out: logical frameworks, values and prices, spending, mechanisms, capacities and
//! responsibilities.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::{Fact, Item, Plan};
use super::Found;
use crate::locale::Words;
use crate::method::logframe::Rule;
use crate::plan::investment::total;
use crate::plan::results::logframe::rule_key;

/// What other checks tell: objectives (K01), sums of activities (K07), indicators of objectives (K04, K05).
const TOLD_ELSEWHERE: [Rule; 2] = [Rule::NoEnd, Rule::ActivitiesSum];

/// Stages in which nobody expects activities yet.
const EARLY: [&str; 3] = ["idea", "profile", "prefeasibility"];

/// The most names that a sentence gives.
const MOST_NAMES: usize = 4;

/// Logical frameworks that do not hold from below.
pub(super) fn logframe_unsound(plan: &Plan, found: &mut Found<'_>) {
    let Ok(frames) = plan.results().logframe() else {
        return;
    };
    for frame in &frames.projects {
        let Some(project) = plan.get(&frame.project) else {
            continue;
        };
        let is_early = project
            .id_of("stage")
            .is_none_or(|stage| EARLY.contains(&stage));
        for (rule, places) in frame.broken() {
            if TOLD_ELSEWHERE.contains(&rule) || rule == Rule::NoActivities && is_early {
                continue;
            }
            // What an indicator of the objective lacks is told once, where the indicator is.
            let own: Vec<Words> = places
                .iter()
                .filter(|id| !frame.purpose_indicators.contains(id))
                .map(|id| plan.name(id))
                .collect();
            if own.is_empty() && !places.is_empty() {
                continue;
            }
            let mut facts = vec![
                ("rule", Fact::Key(rule_key(rule).to_owned())),
                ("lf", Fact::Text(rule.code().to_owned())),
            ];
            if own.is_empty() {
                found.about(project, "purpose", "k68-project", facts);
            } else {
                let more = own.len().saturating_sub(MOST_NAMES);
                let names = own.into_iter().take(MOST_NAMES).collect();
                facts.push(("names", Fact::Names(names, more)));
                found.about(project, "", "k68-places", facts);
            }
        }
    }
}

/// What is not cash and does not say how it was valued; a cost that is not its quantity by its price.
pub(super) fn value_unexplained(plan: &Plan, found: &mut Found<'_>) {
    for line in plan.items("funding_line") {
        let is_cash = line.id_of("form").is_none_or(|form| form == "cash");
        let is_valued = line
            .text("valuation")
            .is_some_and(|text| !text.trim().is_empty());
        if !is_cash && !is_valued && !line.total("amounts").is_zero() {
            let project = line.id_of("project").map(|id| plan.name(id));
            let facts = vec![("project", Fact::Words(project.unwrap_or_default()))];
            found.about(line, "valuation", "k69-not-valued", facts);
        }
    }
    for line in plan.items("activity_line") {
        let price = line.id_of("unit_price").and_then(|id| plan.get(id));
        let price = price.and_then(|price| price.number("price"));
        let (Some(quantity), Some(price), Some(cost)) =
            (line.number("quantity"), price, line.number("cost"))
        else {
            continue;
        };
        let reckoned = quantity.checked_mul(price);
        if let Some(reckoned) = reckoned.filter(|sum| *sum != cost) {
            let facts = vec![
                ("cost", Fact::Money(cost)),
                ("reckoned", Fact::Money(reckoned)),
            ];
            found.about(line, "cost", "k69-price", facts);
        }
    }
}

/// Spending beyond what was appropriated or funded, red lights without a reason, and progress that goes back.
pub(super) fn spending_unsound(plan: &Plan, found: &mut Found<'_>) {
    for report in plan.items("progress") {
        let (Some(spent), Some(most)) =
            (report.number("actual_cost"), report.number("appropriated"))
        else {
            continue;
        };
        if spent > most {
            let facts = vec![("spent", Fact::Money(spent)), ("most", Fact::Money(most))];
            found.about(report, "actual_cost", "k70-over-appropriated", facts);
        }
    }
    let Ok(progress) = plan.results().progress() else {
        return;
    };
    for own in &progress.projects {
        let Some(project) = plan.get(&own.project) else {
            continue;
        };
        let funded = plan.investment.funding_by_project.get(&own.project);
        let funded = funded.map(total).unwrap_or_default();
        let spent = own.assessment.figures.actual_cost;
        if plan.n_items("funding_line") > 0 && spent > funded {
            let facts = vec![
                ("spent", Fact::Money(spent)),
                ("funded", Fact::Money(funded)),
            ];
            found.about(project, "", "k70-over-funded", facts);
        }
        if own.needs_reason() {
            found.about(project, "", "k70-red", vec![("on", Fact::Date(own.on))]);
        }
        if !own.setbacks.is_empty() {
            let names = own.setbacks.iter().map(|id| plan.name(id)).collect();
            let facts = vec![("names", Fact::Names(names, 0))];
            found.about(project, "", "k70-back", facts);
        }
    }
}

/// Money that only comes by mechanisms that are hardly feasible.
pub(super) fn mechanisms_weak(plan: &Plan, found: &mut Found<'_>) {
    let (Some(weak), Some(most)) = (
        plan.workshop.number("checks.weak_mechanism"),
        plan.workshop.number("checks.weak_mechanisms_most"),
    ) else {
        return;
    };
    let whole = plan.investment.total;
    if whole.is_zero() {
        return;
    }
    let is_weak = |item: &&Item| item.number("feasibility").is_some_and(|own| own <= weak);
    let sources = |weakly: bool| -> BTreeSet<&str> {
        let mechanisms = plan.items("mechanism");
        mechanisms
            .filter(|item| is_weak(item) == weakly)
            .flat_map(|item| item.ids_of("sources"))
            .map(|id| &**id)
            .collect()
    };
    let firm = sources(false);
    let only_weak = sources(true).into_iter().filter(|id| !firm.contains(id));
    let held: Decimal = only_weak
        .filter_map(|id| plan.investment.funding_by_source.get(id))
        .map(total)
        .sum();
    let share = held * Decimal::ONE_HUNDRED / whole;
    if share > most {
        let facts = vec![
            ("share", Fact::Percent(share)),
            ("most", Fact::Percent(most)),
        ];
        found.whole("k71-weak", facts);
    }
}

/// Weak capacities that nothing is taught for, and leaders' training without women.
pub(super) fn capacities_unmet(plan: &Plan, found: &mut Found<'_>) {
    let Ok(capacities) = plan.results().capacities() else {
        return;
    };
    if plan.n_items("training") == 0 {
        return;
    }
    for area in capacities.gaps() {
        let first = area.ratings.first().and_then(|id| plan.get(id));
        if let Some(first) = first {
            let facts = vec![("area", Fact::Words(area.name.clone()))];
            found.of(first, "training", "k72-gap", facts);
        }
    }
    for id in &capacities.few_women {
        if let Some(training) = plan.get(id) {
            found.about(training, "women_pct", "k72-few-women", vec![]);
        }
    }
}

/// Processes without one body that answers for them, or that nobody does.
pub(super) fn responsibilities_unclear(plan: &Plan, found: &mut Found<'_>) {
    let Ok(clear) = plan.results().responsibilities() else {
        return;
    };
    for (ids, key) in [
        (&clear.unanswered, "k73-unanswered"),
        (&clear.disputed, "k73-disputed"),
        (&clear.undone, "k73-undone"),
    ] {
        for process in ids.iter().filter_map(|id| plan.get(id)) {
            found.about(process, "", key, vec![]);
        }
    }
}
