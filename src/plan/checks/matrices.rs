//! Checks of what the methods need: whole matrices, weights that share out the whole, problems that lead somewhere.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::results::exact;
use super::super::results::pairs::Matrix;
use super::super::{Fact, Plan, StepState};
use super::Found;
use crate::method::vester::Quadrant;
use crate::workshop::ActivityKind;

/// Problems that cause much and that no objective, project or axis answers.
pub(super) fn cause_unattended(plan: &Plan, found: &mut Found<'_>) {
    let Ok(vester) = plan.results().vester() else {
        return;
    };
    let answered: BTreeSet<&str> = ["objective", "project", "axis"]
        .into_iter()
        .flat_map(|collection| plan.items(collection))
        .flat_map(|item| item.ids_of("problems"))
        .map(|id| &**id)
        .collect();
    for quadrant in [Quadrant::Critical, Quadrant::Active] {
        for id in vester.of(quadrant) {
            if let Some(problem) = plan.get(&id).filter(|_| !answered.contains(&*id)) {
                found.about(problem, "", "k13-unattended", vec![]);
            }
        }
    }
}

/// Matrices with empty cells in a step that the group calls done.
pub(super) fn matrix_incomplete(plan: &Plan, found: &mut Found<'_>) {
    for step in &plan.workshop.steps {
        let state = plan.step_progress(&step.id).map(|progress| progress.state);
        if state != Some(StepState::Done) {
            continue;
        }
        let activities = std::iter::once(&step.activity).chain(&step.more);
        for activity in activities.filter(|one| one.kind == ActivityKind::Matrix) {
            let cells = activity.collection("cells").map(|id| &**id);
            // The typology has a check of its own; comparisons are one of two ways to weigh.
            let matrix = Matrix::ALL
                .into_iter()
                .filter(|one| !matches!(one, Matrix::Typology | Matrix::Comparisons))
                .find(|one| Some(one.cells()) == cells);
            let Some(Ok(grid)) = matrix.map(|matrix| plan.results().grid(matrix)) else {
                continue;
            };
            let lacking = grid.n_missing();
            if let Some(collection) = plan
                .workshop
                .get_collection(cells.unwrap_or_default())
                .filter(|_| lacking > 0 && grid.n_given > 0)
            {
                let facts = vec![
                    ("count", Fact::Count(lacking)),
                    ("matrix", Fact::Words(collection.plural.clone())),
                    ("step", Fact::Text(step.id.clone())),
                ];
                found.step(step, "k31-incomplete", facts);
            }
        }
    }
}

/// Weights of criteria that do not share out the whole, and comparisons that contradict each other.
pub(super) fn weights_unsound(plan: &Plan, found: &mut Found<'_>) {
    let weights: Vec<Decimal> = plan
        .items("criterion")
        .filter_map(|criterion| criterion.number("weight"))
        .collect();
    let sum: Decimal = weights.iter().sum();
    if let Some(whole) = plan.workshop.number("multicriteria.whole")
        && !weights.is_empty()
        && sum != whole
        && let Some(first) = plan.single("criterion")
    {
        let facts = vec![("sum", Fact::Number(sum)), ("whole", Fact::Number(whole))];
        found.of(first, "weight", "k32-sum", facts);
    }
    if let Ok(contrast) = plan.results().contrast() {
        for axis in contrast.unexplained.iter().filter_map(|id| plan.get(id)) {
            found.about(axis, "reason", "k32-no-reason", vec![]);
        }
    }
    let Ok(comparison) = plan.results().comparison() else {
        return;
    };
    let place = comparison.found.worst_judgement.as_ref();
    if let (Some(false), Some(ratio), Some(place)) = (
        comparison.found.accepted,
        comparison.found.consistency_ratio,
        place,
    ) {
        let name = |at: usize| comparison.criteria.get(at).map(|id| plan.name(id));
        if let (Some(row), Some(column)) = (name(place.row), name(place.column)) {
            let facts = vec![
                ("ratio", Fact::Number(exact(ratio, 2).unwrap_or_default())),
                ("first", Fact::Words(row)),
                ("second", Fact::Words(column)),
            ];
            if let Some(item) = comparison
                .criteria
                .get(place.row)
                .and_then(|id| plan.get(id))
            {
                found.of(item, "", "k32-contradicts", facts);
            }
        }
    }
}

/// What keeps the typology from being computed.
pub(super) fn typology_unsound(plan: &Plan, found: &mut Found<'_>) {
    let (zones, indicators) = (plan.n_items("zone"), plan.n_items("typology_indicator"));
    if zones == 0 || indicators == 0 {
        return;
    }
    let weights: Vec<Decimal> = plan
        .items("typology_indicator")
        .filter_map(|indicator| indicator.number("weight"))
        .collect();
    let sum: Decimal = weights.iter().sum();
    if let (Some(whole), Some(first)) = (
        plan.workshop.number("typology.whole"),
        plan.single("typology_indicator"),
    ) && !weights.is_empty()
        && sum != whole
    {
        let facts = vec![("sum", Fact::Number(sum)), ("whole", Fact::Number(whole))];
        found.of(first, "weight", "k33-weights", facts);
    }
    let Ok(grid) = plan.results().grid(Matrix::Typology) else {
        return;
    };
    for (row, values) in grid.values.iter().enumerate() {
        let lacking = values.iter().filter(|value| value.is_none()).count();
        if let Some(zone) = plan.get(&grid.rows[row]).filter(|_| lacking > 0) {
            found.about(
                zone,
                "",
                "k33-missing",
                vec![("count", Fact::Count(lacking))],
            );
        }
    }
    let complete = grid.n_missing() == 0;
    let all_equal = grid.values.windows(2).all(|pair| pair[0] == pair[1]);
    if complete && grid.rows.len() > 1 && all_equal {
        found.whole("k33-all-equal", vec![]);
    }
}
