//! People, only as counts, and organisations by their power and interest.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::ask::Ask;
use super::draft::Draft;
use super::{Built, Desk};
use crate::plan::Item;
use crate::report::block::Align;
use crate::workshop::FieldKind;

/// Fewer people than this are not told apart.
const FEW: usize = 3;

/// From this value on, power and interest are high.
const HIGH: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

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
    let mut all = vec![0; groups.len()];
    let mut n_meetings = 0;
    for meeting in plan.items("meeting") {
        let count = |group: &(Option<Arc<str>>, String)| {
            counts
                .get(&(&*meeting.id, group.0.as_deref()))
                .copied()
                .unwrap_or_default()
        };
        let here: Vec<usize> = groups.iter().map(count).collect();
        if here.iter().sum::<usize>() == 0 {
            continue;
        }
        n_meetings += 1;
        for (sum, count) in all.iter_mut().zip(&here) {
            *sum += count;
        }
        draft.row(counted(desk, desk.words.name(&meeting.id), &here));
    }
    if n_meetings > 1 {
        draft.total(&counted(desk, desk.say("report-total"), &all));
    }
    let label = field
        .map(|field| field.label.get(desk.lang))
        .unwrap_or_default();
    let default = desk.say_of("report-participation-caption", &[("by", label)]);
    let caption = ask.get("caption").unwrap_or(&default);
    Ok(draft.finish(desk, "participation", caption, String::new()))
}

fn counted(desk: &Desk<'_>, title: String, counts: &[usize]) -> Vec<String> {
    let mut cells = vec![title];
    cells.extend(
        counts
            .iter()
            .chain([&counts.iter().sum()])
            .map(|count| few(desk, *count)),
    );
    cells
}

/// A count that tells nobody apart.
fn few(desk: &Desk<'_>, count: usize) -> String {
    match count {
        1..FEW => format!("<{FEW}"),
        _ => desk.words.figure(Decimal::from(count), &FieldKind::Integer),
    }
}

/// `actors-plane`: actors by power and interest, with what to do with each group.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn actors_plane(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let plan = desk.plan;
    let high = |item: &Item, key: &str| Some(item.number(key)? >= HIGH);
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    draft.column(desk.say("report-actor"), Align::Left);
    for key in ["kind", "power", "interest", "position"] {
        let field = plan
            .workshop
            .get_collection("actor")
            .and_then(|actor| actor.get_field(key));
        draft.column(
            field
                .map(|field| field.label.get(desk.lang))
                .unwrap_or_default(),
            Align::Left,
        );
    }
    for (power, interest, title) in [
        (true, true, "report-plane-closely"),
        (true, false, "report-plane-satisfied"),
        (false, true, "report-plane-informed"),
        (false, false, "report-plane-watch"),
    ] {
        let mut actors = plan
            .items("actor")
            .filter(|actor| {
                high(actor, "power") == Some(power) && high(actor, "interest") == Some(interest)
            })
            .peekable();
        if actors.peek().is_some() {
            draft.group(&desk.say(title));
        }
        for actor in actors {
            let mut cells = vec![actor.code.clone(), desk.words.name(&actor.id)];
            cells.extend(
                ["kind", "power", "interest", "position"].map(|key| desk.words.answer(actor, key)),
            );
            draft.row(cells);
        }
    }
    let default = desk.say("report-plane-caption");
    Ok(draft.finish(
        desk,
        "actors-plane",
        ask.get("caption").unwrap_or(&default),
        String::new(),
    ))
}
