//! Checks of who takes part, who decides, and what was agreed with whom.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::results::participation::{Dimension, group_words};
use super::super::{Fact, Plan, Source, StepState, Value};
use super::Found;
use crate::method::participation::Standing;
use crate::method::stakeholders::Quadrant;
use crate::plan::results::exact;
use crate::workshop::Step;

/// Groups that came less than their share, in all and in each meeting. Where targets were set for a dimension, only
/// groups with a target are looked at.
pub(super) fn underrepresented(plan: &Plan, found: &mut Found<'_>) {
    let Ok(participation) = plan.results().participation() else {
        return;
    };
    for (_, facts, key) in under(plan, &participation.total, "k16-population", "k16-quota") {
        found.whole(key, facts);
    }
    for meeting in &participation.meetings {
        let Some(item) = plan.get(&meeting.id) else {
            continue;
        };
        let keys = ("k16-population-meeting", "k16-quota-meeting");
        for (_, facts, key) in under(plan, &meeting.dimensions, keys.0, keys.1) {
            found.about(item, "", key, facts);
        }
    }
}

type Under = (&'static str, Vec<(&'static str, Fact)>, &'static str);

fn under(
    plan: &Plan,
    dimensions: &[Dimension],
    by_population: &'static str,
    by_quota: &'static str,
) -> Vec<Under> {
    let percent = |share: f64| Fact::Percent(exact(share, 1).unwrap_or_default());
    let mut found = Vec::new();
    for dimension in dimensions {
        let has_quotas = dimension.groups.iter().any(|one| one.quota_pct.is_some());
        let groups = dimension.groups.iter().filter(|group| {
            group.standing == Standing::Under && (group.quota_pct.is_some() || !has_quotas)
        });
        for group in groups {
            let (reference, key) = match (group.quota_pct, group.population_pct) {
                (Some(quota), _) => (quota, by_quota),
                (None, Some(population)) => (population, by_population),
                (None, None) => continue,
            };
            let words = group_words(Source::Plan(plan), dimension.id, &group.key);
            let facts = vec![
                ("group", Fact::Words(words)),
                ("reference", percent(reference)),
                ("share", percent(group.share_pct)),
            ];
            found.push((dimension.id, facts, key));
        }
    }
    found
}

/// Actors to be worked with closely of whom nobody came to any meeting.
pub(super) fn key_actor_absent(plan: &Plan, found: &mut Found<'_>) {
    let Ok(actors) = plan.results().actors() else {
        return;
    };
    let came: BTreeSet<&str> = plan
        .items("attendance")
        .filter_map(|attendance| attendance.id_of("participant"))
        .filter_map(|person| plan.get(person)?.id_of("org"))
        .collect();
    // Before the first list of attendance nobody is missed.
    if plan.n_items("attendance") == 0 {
        return;
    }
    for id in actors.of(Quadrant::ManageClosely) {
        if let Some(actor) = plan.get(&id).filter(|_| !came.contains(&*id)) {
            found.about(actor, "", "k17-absent", vec![]);
        }
    }
}

/// Meetings that were held and have no valid minutes.
pub(super) fn minutes_not_valid(plan: &Plan, found: &mut Found<'_>) {
    let with_minutes: BTreeSet<&str> = plan
        .items("minute")
        .filter_map(|minute| minute.id_of("meeting"))
        .collect();
    let with_people: BTreeSet<&str> = plan
        .items("attendance")
        .filter_map(|attendance| attendance.id_of("meeting"))
        .collect();
    for meeting in plan.items("meeting") {
        let held = matches!(meeting.get("date"), Some(Value::Date(day)) if *day < plan.today);
        if held && with_people.contains(&*meeting.id) && !with_minutes.contains(&*meeting.id) {
            found.about(meeting, "", "k20-no-minutes", vec![]);
        }
    }
    for minute in plan.items("minute") {
        let [present, needed] =
            ["quorum_present", "quorum_needed"].map(|field| minute.number(field));
        if let (Some(present), Some(needed)) = (present, needed)
            && present < needed
        {
            let facts = vec![
                ("present", Fact::Number(present)),
                ("needed", Fact::Number(needed)),
            ];
            found.about(minute, "quorum_present", "k20-no-quorum", facts);
        }
        if !minute.is("reading") {
            found.about(minute, "reading", "k20-not-read", vec![]);
        }
    }
}

/// A vision that nobody weighed, that a criterion finds weak, or that was agreed before the problems were.
pub(super) fn vision_not_weighed(plan: &Plan, found: &mut Found<'_>) {
    let Some(vision) = plan.single("vision") else {
        return;
    };
    if vision.get("text").is_some() {
        let scored = |item: &super::Item| item.get("scores").is_some();
        if !plan.items("vision_criterion").any(scored) {
            found.about(vision, "text", "k22-not-weighed", vec![]);
        }
    }
    if let Ok(weighed) = plan.results().vision() {
        for criterion in weighed.criteria.iter().filter(|one| one.rewrite) {
            if let Some(item) = plan.get(&criterion.id) {
                let mean = exact(criterion.found.mean, 1).unwrap_or_default();
                let least = exact(weighed.rewrite_below, 1).unwrap_or_default();
                let facts = vec![
                    ("mean", Fact::Number(mean)),
                    ("least", Fact::Number(least.normalize())),
                ];
                found.about(item, "scores", "k22-weak", facts);
            }
        }
    }
    // Steps that gather problems and come before the one that holds the vision.
    let agreed = vision.get("validated_in").is_some();
    let steps = &plan.workshop.steps;
    let holds = |step: &Step| step.collections.iter().any(|own| &**own == "vision");
    let Some(last) = steps.iter().position(holds) else {
        return;
    };
    let open = steps[..last].iter().find(|step| {
        let gathers = step
            .collections
            .first()
            .is_some_and(|own| &**own == "problem");
        let state = plan.step_progress(&step.id).map(|progress| progress.state);
        gathers && state == Some(StepState::Empty)
    });
    if let Some(step) = open.filter(|_| agreed) {
        let facts = vec![("step", Fact::Words(step.title.clone()))];
        found.about(vision, "validated_in", "k22-too-early", facts);
    }
}

/// Bodies without members or with seats that leave people out, and plans that nobody oversees.
pub(super) fn governance_unbalanced(plan: &Plan, found: &mut Found<'_>) {
    let percent = |part: Decimal, whole: Decimal| {
        (!whole.is_zero()).then(|| part * Decimal::ONE_HUNDRED / whole)
    };
    let [civil_least, women_least] =
        ["checks.civil_least", "checks.women_least"].map(|id| plan.workshop.number(id));
    for body in plan.items("body") {
        if body.ids_of("members").is_empty() {
            found.about(body, "members", "k28-no-members", vec![]);
        }
        let Some(seats) = body.number("seats") else {
            continue;
        };
        let share = |field: &str| percent(body.number(field)?, seats);
        let decides = body.id_of("kind") == Some("decision");
        if let (true, Some(share), Some(least)) = (decides, share("seats_civil"), civil_least)
            && share < least
        {
            let facts = vec![
                ("share", Fact::Percent(share)),
                ("least", Fact::Percent(least)),
            ];
            found.about(body, "seats_civil", "k28-few-civil", facts);
        }
        if let (Some(share), Some(least)) = (share("seats_women_min"), women_least)
            && share < least
        {
            let facts = vec![
                ("share", Fact::Percent(share)),
                ("least", Fact::Percent(least)),
            ];
            found.about(body, "seats_women_min", "k28-few-women", facts);
        }
    }
    let controls = |body: &super::Item| body.id_of("kind") == Some("control");
    if plan.n_items("body") > 0 && !plan.items("body").any(controls) {
        found.whole("k28-no-control", vec![]);
    }
}
