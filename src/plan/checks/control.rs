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
        // What has a new day is looked at by that one.
        let renewed = commitment.get("new_due").is_some();
        if let (Some(Value::Date(due)), false) = (commitment.get("due"), settled || renewed)
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

/// Purchases that cost more than their project, come too late, or may be one purchase in pieces.
pub(super) fn purchases_unsound(plan: &Plan, found: &mut Found<'_>) {
    let Ok(purchases) = plan.results().purchases() else {
        return;
    };
    for (project, bought, cost) in &purchases.over_cost {
        if let Some(project) = plan.get(project) {
            let facts = vec![
                ("bought", Fact::Money(*bought)),
                ("cost", Fact::Money(*cost)),
            ];
            found.about(project, "", "k62-over-cost", facts);
        }
    }
    for (purchase, begins, needed) in &purchases.late {
        if let Some(purchase) = plan.get(purchase) {
            let facts = vec![
                ("begins", Fact::Date(*begins)),
                ("needed", Fact::Date(*needed)),
            ];
            found.about(purchase, "quarter", "k62-late", facts);
        }
    }
    for (one, other) in &purchases.split {
        if let Some(one) = plan.get(one) {
            let facts = vec![("other", Fact::Words(plan.name(other)))];
            found.about(one, "method", "k62-split", facts);
        }
    }
}

/// Languages of many people in which nothing is told.
pub(super) fn language_unheard(plan: &Plan, found: &mut Found<'_>) {
    let Ok(communication) = plan.results().communication() else {
        return;
    };
    for language in communication.unheard() {
        let facts = vec![("language", Fact::Words(language.name.clone()))];
        found.whole("k63-language", facts);
    }
}

/// Rounds in which too little was measured, and reds that nobody has explained.
pub(super) fn observatory_silent(plan: &Plan, found: &mut Found<'_>) {
    let Ok(observatory) = plan.results().observatory() else {
        return;
    };
    for round in observatory.thin() {
        if let Some(item) = plan.get(&round.round) {
            let facts = vec![
                ("measured", Fact::Count(round.measured)),
                ("whole", Fact::Count(round.whole)),
            ];
            found.about(item, "", "k64-few-measured", facts);
        }
    }
    for red in &observatory.unexplained {
        if let Some(item) = plan.get(&red.measurement) {
            let facts = vec![("round", Fact::Words(plan.name(&red.round)))];
            found.about(item, "note", "k64-red", facts);
        }
    }
}

/// Oversight groups with an organisation that carries out what they watch.
pub(super) fn judge_and_party(plan: &Plan, found: &mut Found<'_>) {
    let Ok(oversight) = plan.results().oversight() else {
        return;
    };
    for (group, organisation, project) in &oversight.judges {
        if let Some(group) = plan.get(group) {
            let facts = vec![
                ("organisation", Fact::Words(plan.name(organisation))),
                ("project", Fact::Words(plan.name(project))),
            ];
            found.about(group, "organisations", "k65-own-executor", facts);
        }
    }
}

/// Questions and reports without an answer, and account given without a work plan.
pub(super) fn unanswered(plan: &Plan, found: &mut Found<'_>) {
    let Ok(oversight) = plan.results().oversight() else {
        return;
    };
    for (ids, key) in [
        (&oversight.open_questions, "k66-question"),
        (&oversight.open_reports, "k66-report"),
    ] {
        for item in ids.iter().filter_map(|id| plan.get(id)) {
            found.about(item, "answer", key, vec![]);
        }
    }
    for year in &oversight.years {
        let deliberated = year.phases[2] || year.phases[3];
        if let (true, false, Some(item)) = (deliberated, year.has_plan, plan.get(&year.last)) {
            let told = Fact::Text(year.year.to_string());
            found.of(item, "followup", "k66-no-plan", vec![("year", told)]);
        }
    }
}

/// Commitments that were put off without a new day, or whose new day has gone by.
pub(super) fn put_off(plan: &Plan, found: &mut Found<'_>) {
    let Ok(commitments) = plan.results().commitments() else {
        return;
    };
    for id in commitments.put_off() {
        if let Some(item) = plan.get(&id) {
            found.about(item, "new_due", "k67-no-new-date", vec![]);
        }
    }
    for late in commitments.overdue(plan.today) {
        // Those without a new day are told by their first one.
        if let (Some(due), Some(item)) = (late.new_due, plan.get(&late.id)) {
            found.about(item, "status", "k67-past", vec![("due", Fact::Date(due))]);
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
