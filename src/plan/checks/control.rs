//! Checks of agreements, data and readability.

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::{Fact, Plan, Value};
use super::Found;
use crate::workshop::FieldKind;

/// What is counted, the parameter that says from where on nobody can follow the plan, and how it is called.
const LIMITS: [(&str, &str, &str); 4] = [
    ("axis", "checks.axes_most", "k30-axes"),
    ("objective", "checks.objectives_most", "k30-objectives"),
    ("indicator", "checks.indicators_most", "k30-indicators"),
    ("project", "checks.projects_most", "k30-projects"),
];

pub(super) fn commitment_without_owner(plan: &Plan, found: &mut Found<'_>) {
    for commitment in plan.items("commitment") {
        let lacks = ["owner", "due"]
            .into_iter()
            .find(|field| commitment.get(field).is_none());
        if let (Some("commitment"), Some(field)) = (commitment.id_of("kind"), lacks) {
            found.about(commitment, field, "k18-no-owner", vec![]);
        }
    }
}

pub(super) fn commitment_overdue(plan: &Plan, found: &mut Found<'_>) {
    for commitment in plan.items("commitment") {
        let settled = matches!(
            commitment.id_of("status"),
            Some("fulfilled" | "rescheduled")
        );
        if let (Some(Value::Date(due)), false) = (commitment.get("due"), settled)
            && *due < plan.today
        {
            found.about(
                commitment,
                "status",
                "k19-overdue",
                vec![("due", Fact::Date(*due))],
            );
        }
    }
}

pub(super) fn old_data(plan: &Plan, found: &mut Found<'_>) {
    let this_year = i64::from(plan.today.year());
    let old = plan.workshop.number("checks.old_years");
    for source in plan.items("source") {
        let year = source.number("year").as_ref().and_then(Decimal::to_i64);
        let age = year.map(|year| this_year - year);
        if let Some(age) = age.filter(|age| old.is_some_and(|old| Decimal::from(*age) > old)) {
            let years = Fact::Count(usize::try_from(age).unwrap_or_default());
            found.about(source, "year", "k21-old", vec![("years", years)]);
        }
    }
    for finding in plan.items("finding") {
        if finding.get("source").is_none() {
            found.about(finding, "source", "k21-no-source", vec![]);
        }
    }
}

pub(super) fn too_many(plan: &Plan, found: &mut Found<'_>) {
    for (collection, limit, key) in LIMITS {
        let count = match collection {
            "axis" => plan
                .items("axis")
                .filter(|axis| axis.is("selected"))
                .count(),
            other => plan.n_items(other),
        };
        let limit = plan.workshop.number(limit);
        if limit.is_some_and(|limit| Decimal::from(count) > limit) {
            let facts = vec![
                ("count", Fact::Count(count)),
                ("things", Fact::Key(key.to_owned())),
            ];
            found.whole("k30-too-many", facts);
        }
    }
    // The popular summary is told by the vision and the chosen axes: with neither, projects alone are a list.
    let vision = plan.single("vision").and_then(|vision| vision.text("text"));
    let has_summary = vision.is_some() || plan.items("axis").any(|axis| axis.is("selected"));
    if plan.n_items("project") > 0 && !has_summary {
        found.whole("k30-no-summary", vec![]);
    }
}

pub(super) fn prerequisite_without_action(plan: &Plan, found: &mut Found<'_>) {
    for prerequisite in plan.items("prerequisite") {
        if prerequisite.id_of("state") == Some("unmet") && prerequisite.get("action").is_none() {
            found.about(prerequisite, "action", "k34-no-action", vec![]);
        }
    }
}

pub(super) fn contact_without_consent(plan: &Plan, found: &mut Found<'_>) {
    for participant in plan.items("participant") {
        if participant.get("contact").is_some() && !participant.is("consent") {
            found.about(participant, "contact", "k36-contact", vec![]);
        }
    }
}

pub(super) fn unreadable(plan: &Plan, found: &mut Found<'_>) {
    for (record, field, text) in &plan.unreadable {
        if let Some(item) = plan.get(record) {
            let facts = vec![("text", Fact::Text(text.clone()))];
            found.about(item, field, "v01-unreadable", facts);
        }
    }
}

/// References to records that are no longer there.
pub(super) fn dangling(plan: &Plan, found: &mut Found<'_>) {
    for collection in &plan.workshop.collections {
        for field in &collection.fields {
            if !matches!(field.kind, FieldKind::Ref(_) | FieldKind::Refs(_)) {
                continue;
            }
            let is_known =
                |id: &Arc<str>| plan.get(id).is_some() || plan.workshop.get_step(id).is_some();
            for item in plan.items(&collection.id) {
                if item.ids_of(&field.key).iter().any(|id| !is_known(id)) {
                    let label = Fact::Words(field.label.clone());
                    found.about(item, &field.key, "v02-dangling", vec![("field", label)]);
                }
            }
        }
    }
}
