//! The agenda of a meeting by the clock.

use super::ask::Ask;
use super::draft::Draft;
use super::{Built, Desk, with_near};
use crate::diag::Sentence;
use crate::plan::meetings::{clock, meetings};
use crate::report::block::Align;
use crate::report::context::guide::{called, technique};

/// `agenda`: the moments of a meeting, each with the hours that follow from the one before.
pub(super) fn agenda(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let id = ask.need("meeting")?;
    let all = meetings(desk.plan);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let Some(meeting) = all
        .iter()
        .find(|own| [&*own.item.id, &own.item.code].contains(&id))
    else {
        let sentence = Sentence::new("report-option-value")
            .with("option", "meeting")
            .with("value", id);
        return Err(with_near(
            sentence,
            id,
            all.iter().map(|own| &*own.item.code),
        ));
    };
    let mut draft = Draft::new();
    draft.column(desk.say("report-agenda-hours"), Align::Left);
    draft.column(desk.say("report-agenda-what"), Align::Left);
    draft.column(desk.say("report-agenda-minutes"), Align::Right);
    draft.column(desk.say("report-agenda-how"), Align::Left);
    for moment in &meeting.agenda {
        let hours = [moment.start, moment.end()].into_iter().flatten();
        let hours: Vec<String> = hours.map(clock).collect();
        draft.row(vec![
            hours.join("–"),
            called(moment.subject, &desk.words),
            moment
                .minutes
                .map(|own| own.to_string())
                .unwrap_or_default(),
            technique(moment.subject, &desk.words),
        ]);
    }
    let name = desk.words.name(&meeting.item.id);
    let key = if meeting.is_proposed {
        "report-agenda-proposed"
    } else {
        "report-agenda-caption"
    };
    let default = desk.say_of(key, &[("meeting", &name)]);
    let caption = ask.get("caption").unwrap_or(&default);
    Ok(draft.finish(desk, "agenda", caption, String::new()))
}
