//! Checks of projects: for whom, of what kind, by whom, when, at which risk, and who follows them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::{Fact, Item, Plan, Source, Value, investment};
use super::Found;
use crate::plan::results::schedule::{ProjectSchedule, Schedules, Timed, is_pause, months_between};

/// Who holds a competence, by kind of actor.
const HOLDERS: [(&str, &[&str]); 6] = [
    ("parish", &["parish_government"]),
    ("cantonal", &["municipal_government"]),
    ("provincial", &["provincial_government"]),
    ("central", &["central_government"]),
    (
        "community",
        &[
            "grassroots_org",
            "second_tier_org",
            "womens_org",
            "youth_org",
        ],
    ),
    ("private", &["company", "cooperative"]),
];

/// Classes of territory that come first and get less per inhabitant than the whole territory.
pub(super) fn first_class_gets_less(plan: &Plan, found: &mut Found<'_>) {
    let (Ok(typology), Some(average)) = (
        plan.results().typology(),
        plan.investment.per_capita_average,
    ) else {
        return;
    };
    for class in typology.investment(Source::Plan(plan)) {
        let first = |item: &&Item| item.number("priority") == Some(Decimal::ONE);
        if let Some(item) = plan.get(&class.class).filter(first)
            && class.per_person < average
        {
            let facts = vec![
                ("amount", Fact::Money(class.per_person.round_dp(2))),
                ("average", Fact::Money(average.round_dp(2))),
            ];
            found.about(item, "", "k11-less", facts);
        }
    }
}

/// Plans made of works, and works that nobody is taught to run.
pub(super) fn only_works(plan: &Plan, found: &mut Found<'_>) {
    let Some(most) = plan.workshop.number("checks.works_most") else {
        return;
    };
    let is_work = |project: &&Item| project.id_of("kind") == Some("infrastructure");
    let share = |part: Decimal, whole: Decimal| {
        (!whole.is_zero()).then(|| part * Decimal::ONE_HUNDRED / whole)
    };
    let budget = plan.investment.by_kind.get("infrastructure");
    let budget = budget.map(investment::total).unwrap_or_default();
    let works = plan.items("project").filter(is_work).count();
    for (part, whole, key) in [
        (budget, plan.investment.total, "k15-budget"),
        (works.into(), plan.n_items("project").into(), "k15-number"),
    ] {
        if let Some(share) = share(part, whole).filter(|share| *share > most) {
            found.whole(key, vec![("share", Fact::Percent(share))]);
        }
    }
    let mut taught: BTreeSet<&str> = BTreeSet::new();
    let mut has_components: BTreeSet<&str> = BTreeSet::new();
    for component in plan.items("component") {
        let Some(project) = component.id_of("project") else {
            continue;
        };
        has_components.insert(project);
        if matches!(component.id_of("item"), Some("training" | "services")) {
            taught.insert(project);
        }
    }
    for project in plan.items("project").filter(is_work) {
        let id = &*project.id;
        if has_components.contains(id) && !taught.contains(id) {
            found.about(project, "", "k15-alone", vec![]);
        }
    }
}

/// Schedules that turn in a circle, wait for tasks that are gone, or do not fit in their project or in the plan.
pub(super) fn schedule_unsound(plan: &Plan, found: &mut Found<'_>) {
    project_outside_plan(plan, found);
    for task in plan.items("task") {
        let gone = |id: &&str| plan.get(id).is_none();
        for _ in task.numbers("pred").into_keys().filter(gone) {
            found.about(task, "pred", "k25-missing", vec![]);
        }
    }
    let Ok(schedules) = plan.results().schedule() else {
        return;
    };
    for (project, why) in &schedules.failed {
        let circle = why
            .places
            .iter()
            .filter_map(|place| plan.get(&place.record));
        let circle: Vec<&Item> = circle.collect();
        if why.why.key != "unfit-cycle" {
            continue;
        }
        let names = circle.iter().map(|task| plan.name(&task.id)).collect();
        let first = circle.first().copied().or_else(|| plan.get(project));
        if let Some(first) = first {
            let facts = vec![("names", Fact::Names(names, 0))];
            found.about(first, "pred", "k25-circle", facts);
        }
    }
    for own in &schedules.projects {
        if let Some(project) = plan.get(&own.project) {
            too_long(project, own, found);
        }
        for timed in &own.tasks {
            begins_before(plan, schedules, timed, found);
        }
    }
}

/// A task that begins before one that it waits for: a lag below nothing that takes back more than that one lasts.
fn begins_before(plan: &Plan, schedules: &Schedules, timed: &Timed, found: &mut Found<'_>) {
    let Some(task) = plan.get(&timed.task) else {
        return;
    };
    for (awaited, lag) in task.numbers("pred") {
        let first = schedules.task(awaited);
        if lag < Decimal::ZERO && first.is_some_and(|first| timed.start < first.start) {
            let facts = vec![("other", Fact::Words(plan.name(awaited)))];
            found.about(task, "pred", "k25-before", facts);
        }
    }
}

fn too_long(project: &Item, schedule: &ProjectSchedule, found: &mut Found<'_>) {
    let (Some(Value::Date(start)), Some(Value::Date(end))) =
        (project.get("start"), project.get("end"))
    else {
        return;
    };
    // Durations are given in months: a week is left for the days of a month, and two days more for each four months.
    let given = months_between(*start, *end);
    let month = Decimal::from(30);
    let spare = Decimal::from(7) / month + given / Decimal::from(60);
    if schedule.months > given + spare {
        let facts = vec![
            (
                "needed",
                Fact::Number(schedule.months.round_dp(1).normalize()),
            ),
            ("given", Fact::Number(given.round_dp(1).normalize())),
        ];
        found.about(project, "end", "k25-too-long", facts);
    }
}

fn project_outside_plan(plan: &Plan, found: &mut Found<'_>) {
    let territory = plan.single("territory");
    let year = |field: &str| territory.and_then(|item| item.number(field)?.to_i16());
    let (first, last) = (year("plan_start"), year("plan_end"));
    for project in plan.items("project") {
        for field in ["start", "end"] {
            let Some(Value::Date(day)) = project.get(field) else {
                continue;
            };
            let outside = first.is_some_and(|first| day.year() < first)
                || last.is_some_and(|last| day.year() > last);
            if outside {
                let facts = vec![("day", Fact::Date(*day))];
                found.about(project, field, "k25-outside", facts);
            }
        }
        if let (Some(Value::Date(start)), Some(Value::Date(end))) =
            (project.get("start"), project.get("end"))
            && end < start
        {
            found.about(project, "end", "k25-backwards", vec![]);
        }
    }
    for pause in plan.items("pause") {
        if !is_pause(pause) {
            found.about(pause, "last", "k25-pause", vec![]);
        }
    }
}

/// Risks and hazards that are high and that nobody answers, and responses that make things worse.
pub(super) fn risk_unanswered(plan: &Plan, found: &mut Found<'_>) {
    let least = plan.workshop.number("checks.risk_answered_from");
    for risk in plan.items("risk") {
        let score = |p: &str, i: &str| risk.number(p)?.checked_mul(risk.number(i)?);
        let Some(first) = score("probability", "impact") else {
            continue;
        };
        if least.is_some_and(|least| first >= least) {
            let lacks = ["action", "owner"]
                .into_iter()
                .find(|field| risk.get(field).is_none());
            if let Some(field) = lacks {
                found.about(
                    risk,
                    field,
                    "k26-unanswered",
                    vec![("score", Fact::Number(first))],
                );
            }
        }
        if let Some(residual) = score("residual_p", "residual_i").filter(|rest| *rest > first) {
            let facts = vec![
                ("score", Fact::Number(first)),
                ("rest", Fact::Number(residual)),
            ];
            found.about(risk, "residual_p", "k26-worse", facts);
        }
    }
    if let Ok(hazards) = plan.results().hazards() {
        for id in hazards.high_without_projects() {
            if let Some(hazard) = plan.get(&id) {
                found.about(hazard, "projects", "k26-hazard", vec![]);
            }
        }
    }
}

/// Projects of somebody who lacks the competence, and projects that meet no public policy.
pub(super) fn competence_missing(plan: &Plan, found: &mut Found<'_>) {
    let aligned: BTreeSet<&str> = plan
        .items("alignment")
        .filter(|one| one.number("fit").is_none_or(|fit| !fit.is_zero()))
        .filter_map(|one| one.id_of("project"))
        .collect();
    for project in plan.items("project") {
        let executor = project.id_of("executor").and_then(|id| plan.get(id));
        let kind = executor.and_then(|actor| actor.id_of("kind"));
        let competence = project.id_of("competence");
        let holders = HOLDERS.iter().find(|(id, _)| Some(*id) == competence);
        if let (Some((_, holders)), Some(kind)) = (holders, kind)
            && !holders.contains(&kind)
            && !project.is("agreement_needed")
        {
            let name = executor
                .map(|actor| plan.name(&actor.id))
                .unwrap_or_default();
            let facts = vec![("executor", Fact::Words(name))];
            found.about(project, "agreement_needed", "k27-competence", facts);
        }
        if plan.n_items("policy") > 0 && !aligned.contains(&*project.id) {
            found.about(project, "", "k27-no-policy", vec![]);
        }
    }
}

/// Follow-up, social control and training that have nothing to work with.
pub(super) fn followup_poor(plan: &Plan, found: &mut Found<'_>) {
    let (Some(least), whole) = (
        plan.workshop.number("checks.followup_least"),
        plan.investment.total,
    ) else {
        return;
    };
    if whole.is_zero() {
        return;
    }
    let years = Decimal::from(plan.investment.years.len());
    let yearly: Decimal = plan
        .items("me_item")
        .filter_map(|item| item.number("cost_year"))
        .sum();
    let training: Decimal = plan
        .items("training")
        .filter_map(|item| item.number("cost"))
        .sum();
    let share = (yearly * years + training) * Decimal::ONE_HUNDRED / whole;
    if share < least {
        let facts = vec![
            ("share", Fact::Number(share.round_dp(1))),
            ("least", Fact::Number(least)),
        ];
        found.whole("k35-poor", facts);
    }
}
