//! People, only as counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::Ask;
use super::draft::{Draft, lower_first};
use super::{Built, Desk};
use crate::locale::Lang;
use crate::plan::Item;
use crate::report::block::Align;
use crate::report::few::{WITHHELD, fewer, is_few, withhold};
use crate::text::fold;
use crate::workshop::{Choice, FieldKind};

/// `participation`: how many people came to each meeting, by gender, age group, self-identification or zone.
pub(super) fn participation(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let by = ask.one_of("by", &["gender", "age_group", "ethnicity", "zone"])?;
    let plan = desk.plan;
    // Meeting and group → people; who did not say has no group.
    let mut counts: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for attendance in plan.items("attendance") {
        let person = attendance.id_of("participant").and_then(|id| plan.get(id));
        let (Some(meeting), Some(person)) = (attendance.id_of("meeting"), person) else {
            continue;
        };
        *counts.entry((meeting, person.id_of(by))).or_default() += 1;
    }
    let field = plan
        .workshop
        .get_collection("participant")
        .and_then(|people| people.get_field(by));
    let mut groups: Vec<(Option<Arc<str>>, String)> = match field.map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => options
            .iter()
            .map(|option| {
                (
                    Some(Arc::clone(&option.id)),
                    option.label.get(desk.lang).to_owned(),
                )
            })
            .collect(),
        Some(FieldKind::Ref(to)) => plan
            .items(to)
            .map(|item| (Some(Arc::clone(&item.id)), desk.words.name(&item.id)))
            .collect(),
        _ => Vec::new(),
    };
    groups.push((None, desk.say("report-not-said")));
    let came = |group: Option<&str>| counts.iter().any(|((_, other), _)| *other == group);
    groups.retain(|(id, _)| came(id.as_deref()));
    let mut draft = Draft::new();
    draft.column(desk.say("report-meeting"), Align::Left);
    for (_, title) in &groups {
        draft.column(title.clone(), Align::Right);
    }
    draft.column(desk.say("report-total"), Align::Right);
    let mut meetings: Vec<(String, Vec<usize>)> = Vec::new();
    for meeting in plan.items("meeting") {
        let count = |group: &(Option<Arc<str>>, String)| {
            counts
                .get(&(&*meeting.id, group.0.as_deref()))
                .copied()
                .unwrap_or_default()
        };
        let here: Vec<usize> = groups.iter().map(count).collect();
        if here.iter().any(|count| *count > 0) {
            meetings.push((desk.words.name(&meeting.id), here));
        }
    }
    let withheld: Vec<Vec<bool>> = meetings.iter().map(|(_, here)| withhold(here)).collect();
    for ((title, here), withheld) in meetings.iter().zip(&withheld) {
        let mut cells = vec![title.clone()];
        for (count, withheld) in here.iter().zip(withheld) {
            let other = *withheld && !is_few(*count);
            cells.push(if other {
                WITHHELD.to_owned()
            } else {
                few(desk, *count)
            });
        }
        cells.push(few(desk, here.iter().sum()));
        draft.row(cells);
    }
    if meetings.len() > 1 {
        let mut cells = vec![desk.say("report-total")];
        let mut all = 0;
        for group in 0..groups.len() {
            let sum: usize = meetings.iter().map(|(_, here)| here[group]).sum();
            // A sum would tell the cell that is kept back above it.
            let hidden = withheld.iter().any(|row| row[group]);
            cells.push(if hidden {
                WITHHELD.to_owned()
            } else {
                few(desk, sum)
            });
            all += sum;
        }
        cells.push(few(desk, all));
        draft.total(&cells);
    }
    let label = field
        .map(|field| field.label.get(desk.lang))
        .unwrap_or_default();
    let default = desk.say_of(
        "report-participation-caption",
        &[("by", &lower_first(label))],
    );
    let caption = ask.get("caption").unwrap_or(&default);
    Ok(draft.finish(desk, "participation", caption, String::new()))
}

/// A count that tells nobody apart.
pub(in crate::report) fn few(desk: &Desk<'_>, count: usize) -> String {
    match count {
        count if is_few(count) => fewer(),
        _ => desk.words.figure(Decimal::from(count), &FieldKind::Integer),
    }
}

/// `quotas`: who had to be there, with the words of groups and zones instead of their ids and codes.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn quotas(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let Some(collection) = desk.plan.workshop.get_collection("quota") else {
        return Ok(Vec::new());
    };
    let mut draft = Draft::new();
    let keys = ["dimension", "group", "target_pct", "reason"];
    for key in keys {
        let label = collection
            .get_field(key)
            .map(|field| field.label.get(desk.lang));
        let align = if key == "target_pct" {
            Align::Right
        } else {
            Align::Left
        };
        draft.column(label.unwrap_or_default(), align);
    }
    for quota in desk
        .plan
        .items("quota")
        .filter(|quota| !quota.values.is_empty())
    {
        let cell = |key| match key {
            "group" => group(desk, quota),
            key => desk.words.answer(quota, key),
        };
        draft.row(keys.map(cell).to_vec());
    }
    let caption = ask
        .get("caption")
        .unwrap_or(collection.plural.get(desk.lang));
    Ok(draft.finish(desk, "quota", caption, String::new()))
}

/// A group as people call it: facilitators write the code of a zone, or an option, or its words.
fn group(desk: &Desk<'_>, quota: &Item) -> String {
    let said = desk.words.answer(quota, "group");
    let dimension = quota.id_of("dimension").unwrap_or_default();
    let field = desk.plan.workshop.get_collection("participant");
    match field
        .and_then(|people| people.get_field(dimension))
        .map(|field| &field.kind)
    {
        Some(FieldKind::Ref(to)) => {
            let named = desk.plan.items(to).find(|item| item.code == said);
            named.map(|item| desk.words.full_name(item)).unwrap_or(said)
        }
        Some(FieldKind::Choice(options)) => {
            let is_said = |option: &&Choice| {
                *option.id == *said
                    || Lang::ALL
                        .iter()
                        .any(|lang| fold(option.label.get(*lang)) == fold(&said))
            };
            let option = options.iter().find(is_said);
            option
                .map(|option| option.label.get(desk.lang).to_owned())
                .unwrap_or(said)
        }
        _ => said,
    }
}
