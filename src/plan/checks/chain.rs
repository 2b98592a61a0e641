//! Checks of the chain: problem → axis → objective → programme → project, and indicators.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::{Fact, Item, Plan, investment};
use super::Found;
use crate::vocabulary::DIMENSIONS;

pub(super) fn project_without_objective(plan: &Plan, found: &mut Found<'_>) {
    for project in plan.items("project") {
        if resolve(plan, project, "objective").is_none() {
            found.about(project, "objective", "k01-no-objective", vec![]);
        }
    }
}

pub(super) fn objective_without_axis(plan: &Plan, found: &mut Found<'_>) {
    for objective in plan.items("objective") {
        match resolve(plan, objective, "axis") {
            None => found.about(objective, "axis", "k02-no-axis", vec![]),
            Some(axis) if !axis.is("selected") => {
                let name = Fact::Words(plan.name(&axis.id));
                found.about(objective, "axis", "k02-not-selected", vec![("axis", name)]);
            }
            Some(_) => {}
        }
    }
}

pub(super) fn objective_without_project(plan: &Plan, found: &mut Found<'_>) {
    let programmes = plan.items("programme");
    let of_programmes = programmes.flat_map(|programme| programme.ids_of("objectives"));
    let mut used: BTreeSet<&str> = of_programmes.map(|id| &**id).collect();
    used.extend(
        plan.items("project")
            .filter_map(|project| project.id_of("objective")),
    );
    for objective in plan.items("objective") {
        if !used.contains(&*objective.id) {
            found.about(objective, "", "k03-no-project", vec![]);
        }
    }
}

pub(super) fn objective_without_indicator(plan: &Plan, found: &mut Found<'_>) {
    let indicators = plan.items("indicator");
    let measured: BTreeSet<&str> = indicators
        .filter_map(|indicator| indicator.id_of("objective"))
        .collect();
    for objective in plan.items("objective") {
        if !measured.contains(&*objective.id) {
            found.about(objective, "", "k04-no-indicator", vec![]);
        }
    }
}

pub(super) fn indicator_incomplete(plan: &Plan, found: &mut Found<'_>) {
    for indicator in plan.items("indicator") {
        for (field, key) in [
            ("baseline", "k05-baseline"),
            ("baseline_year", "k05-baseline-year"),
            ("targets", "k05-targets"),
            ("source", "k05-source"),
        ] {
            if indicator.get(field).is_none() {
                let lacks = Fact::Key(key.to_owned());
                found.about(indicator, field, "k05-incomplete", vec![("lacks", lacks)]);
            }
        }
    }
}

pub(super) fn targets_against_direction(plan: &Plan, found: &mut Found<'_>) {
    for indicator in plan.items("indicator") {
        let rising = match indicator.id_of("kind") {
            Some("increase" | "accumulate") => true,
            Some("reduce") => false,
            _ => continue,
        };
        let baseline = indicator.number("baseline");
        let accumulates = indicator.id_of("kind") == Some("accumulate");
        let targets = indicator.numbers("targets");
        // What accumulates starts from nothing of its own, so only its targets are compared.
        let series: Vec<Decimal> = baseline
            .filter(|_| !accumulates)
            .into_iter()
            .chain(targets.into_values())
            .collect();
        let wrong = series.windows(2).any(|pair| {
            if rising {
                pair[1] < pair[0]
            } else {
                pair[1] > pair[0]
            }
        });
        if wrong {
            let words: Vec<String> = series.iter().map(|n| n.normalize().to_string()).collect();
            let series = Fact::Text(words.join(" → "));
            found.about(
                indicator,
                "targets",
                "k06-wrong-way",
                vec![("series", series)],
            );
        }
    }
}

pub(super) fn dimensions(plan: &Plan, found: &mut Found<'_>) {
    if plan.n_items("objective") == 0 {
        return;
    }
    let whole = plan.investment.total;
    let most = plan.workshop.number("checks.concentrated_most");
    for dimension in DIMENSIONS {
        let name = || Fact::Key(format!("dimension-{}", dimension.replace('_', "-")));
        let has = plan
            .items("objective")
            .any(|objective| objective.id_of("dimension") == Some(dimension));
        if !has {
            found.whole("k12-no-objective", vec![("dimension", name())]);
        }
        let part = plan
            .investment
            .by_dimension
            .get(dimension)
            .map(investment::total);
        if let (Some(part), false) = (part, whole.is_zero()) {
            let share = part * Decimal::ONE_HUNDRED / whole;
            if most.is_some_and(|most| share > most) {
                let facts = vec![("dimension", name()), ("share", Fact::Percent(share))];
                found.whole("k12-concentrated", facts);
            }
        }
    }
}

pub(super) fn objective_without_origin(plan: &Plan, found: &mut Found<'_>) {
    for objective in plan.items("objective") {
        if objective.ids_of("problems").is_empty() && objective.ids_of("patrimonies").is_empty() {
            found.about(objective, "problems", "k14-no-origin", vec![]);
        }
    }
}

pub(super) fn nothing_under(plan: &Plan, found: &mut Found<'_>) {
    // Without any project the plan is simply not there yet: K03 says it for each objective.
    if plan.n_items("project") == 0 {
        return;
    }
    for axis in plan.items("axis").filter(|axis| axis.is("selected")) {
        let cost = plan.investment.by_axis.get(&axis.id).map(investment::total);
        if cost.is_none_or(|cost| cost.is_zero()) {
            found.about(axis, "", "k23-axis", vec![]);
        }
    }
    for programme in plan.items("programme") {
        let used = plan
            .items("project")
            .any(|project| project.id_of("programme") == Some(&programme.id));
        if !used {
            found.about(programme, "", "k23-programme", vec![]);
        }
    }
}

fn resolve<'a>(plan: &'a Plan, item: &Item, field: &str) -> Option<&'a Item> {
    item.id_of(field).and_then(|id| plan.get(id))
}
