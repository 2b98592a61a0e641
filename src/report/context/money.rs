//! Cost, funding and gap for templates, and the projects that touch most lives.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::share;
use crate::plan::investment::{ByKey, total};
use crate::report::words::Public;

/// The investment: exact totals, by year, axis and source.
pub(super) fn investment(words: &Public<'_>) -> Json {
    let sums = &words.plan.investment;
    let exact = |amount: Decimal| amount.normalize().to_string();
    let status = |id: &str| exact(sums.funding_by_status.get(id).map_or(Decimal::ZERO, total));
    let funded: Decimal = sums.funding_by_source.values().map(total).sum();
    let by_year: Vec<Json> = sums
        .years
        .iter()
        .map(|year| {
            let amount = sums.by_year.get(year).copied().unwrap_or_default();
            json!({ "year": &**year, "amount": exact(amount), "share": share(amount, sums.total) })
        })
        .collect();
    json!({
        "has": !sums.total.is_zero(),
        "total": exact(sums.total),
        "funded": exact(funded),
        "secured": status("secured"),
        "in_negotiation": status("in_negotiation"),
        "identified": status("identified"),
        "secured_percent": sums.secured_percent.map(|share| exact(share.round_dp(4))).unwrap_or_default(),
        "in_kind": exact(
            ["in_kind", "labour"]
                .iter()
                .filter_map(|form| sums.funding_by_form.get(*form))
                .map(total)
                .sum(),
        ),
        "gap": exact(sums.total_gap),
        "n_gaps": sums.gaps.len(),
        "per_capita": sums.per_capita_average.map(|amount| exact(amount.round_dp(2))).unwrap_or_default(),
        "years": sums.years.iter().map(|year| &**year).collect::<Vec<_>>(),
        "first_year": sums.years.first().map_or("", |year| &**year),
        "last_year": sums.years.last().map_or("", |year| &**year),
        "by_year": by_year,
        "by_axis": parts(words, "axis", &sums.by_axis, sums.total),
        "by_programme": parts(words, "programme", &sums.by_programme, sums.total),
        "by_source": parts(words, "funding_source", &sums.funding_by_source, funded),
    })
}

/// The records of a collection that have an amount, in their order.
fn parts(words: &Public<'_>, collection: &str, amounts: &ByKey, whole: Decimal) -> Json {
    let items = words.plan.items(collection);
    let parts = items.filter_map(|item| Some((item, total(amounts.get(&item.id)?))));
    parts
        .map(|(item, amount)| {
            json!({
                "code": item.code,
                "name": words.name(&item.id),
                "amount": amount.normalize().to_string(),
                "share": share(amount, whole),
            })
        })
        .collect()
}

/// The projects with most people who gain by them.
pub(super) fn top_projects(words: &Public<'_>, limit: usize) -> Json {
    let mut projects: Vec<_> = words.plan.items("project").collect();
    projects.sort_by_key(|project| Reverse(project.number("beneficiaries").unwrap_or_default()));
    let cost = &words.plan.investment.by_project;
    projects
        .into_iter()
        .take(limit)
        .map(|project| {
            json!({
                "code": project.code,
                "name": words.name(&project.id),
                "purpose": words.answer(project, "purpose"),
                "zones": words.answer(project, "zones"),
                "beneficiaries": project.number("beneficiaries").map(|n| n.to_string()).unwrap_or_default(),
                "cost": cost.get(&project.id).map_or(Decimal::ZERO, total).normalize().to_string(),
            })
        })
        .collect()
}
