//! What to look at: risks by level, findings of coherence, sections that wait.

use super::ask::Ask;
use super::draft::{Draft, paragraph};
use super::{Built, Desk, with_near};
use crate::diag::{Sentence, Severity};
use crate::locale::{Arg, date, say};
use crate::method::risk::Rating;
use crate::plan::Item;
use crate::plan::checks::CHECKS;
use crate::report::block::{Align, Block, Tone};
use crate::report::context::feeding;
use crate::vocabulary::Shown;

/// `risk`: risks from the greatest to the smallest, with level, answer and who answers.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn risk(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let results = desk.plan.results();
    let rate = |item: &Item, p: &str, i: &str| results.rate_risk(item.number(p)?, item.number(i)?);
    let mut risks: Vec<(&Item, Option<Rating>)> = desk
        .plan
        .items("risk")
        .filter(|risk| !risk.values.is_empty())
        .map(|risk| (risk, rate(risk, "probability", "impact")))
        .collect();
    let score = |rating: &Option<Rating>| rating.map_or(-1.0, |rating| rating.score);
    risks.sort_by(|(_, a), (_, b)| score(b).total_cmp(&score(a)));
    let level = |rating: Option<Rating>| {
        rating.map_or_else(String::new, |rating| {
            let level = desk.say(&Shown::class_key("risk", rating.level.id()));
            format!("{} · {}", desk.real(rating.score, 0), level)
        })
    };
    let fields = desk.plan.workshop.get_collection("risk");
    let label = |key: &str| {
        let field = fields.and_then(|collection| collection.get_field(key));
        field
            .map(|field| field.label.get(desk.lang).to_owned())
            .unwrap_or_default()
    };
    let mut draft = Draft::new();
    draft.column(desk.say("report-code"), Align::Left);
    for key in ["text", "category"] {
        draft.column(label(key), Align::Left);
    }
    draft.column(desk.say("report-risk-level"), Align::Left);
    for key in ["response", "action", "owner"] {
        draft.column(label(key), Align::Left);
    }
    draft.column(desk.say("report-risk-residual"), Align::Left);
    for (risk, now) in risks {
        let answer = |key: &str| desk.words.answer(risk, key);
        draft.row(vec![
            risk.code.clone(),
            answer("text"),
            answer("category"),
            level(now),
            answer("response"),
            answer("action"),
            answer("owner"),
            level(rate(risk, "residual_p", "residual_i")),
        ]);
    }
    let default = desk.say("report-risk-caption");
    Ok(draft.finish(
        desk,
        "risk",
        ask.get("caption").unwrap_or(&default),
        String::new(),
    ))
}

/// `findings`: what the checks found, the most serious first.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn findings(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let mut draft = Draft::new();
    draft.column(desk.say("report-check"), Align::Left);
    draft.column(desk.say("report-finding"), Align::Left);
    for (severity, title) in [
        (Severity::Error, "report-findings-errors"),
        (Severity::Warning, "report-findings-warnings"),
    ] {
        let mut found = desk
            .findings
            .iter()
            .filter(|finding| finding.is_open() && finding.severity == severity)
            .peekable();
        if found.peek().is_some() {
            draft.group(&desk.say(title));
        }
        for finding in found {
            let check = CHECKS.iter().find(|check| check.id == finding.check);
            let title = check.map(|check| desk.say(check.words)).unwrap_or_default();
            draft.row(vec![title, desk.words.finding(finding)]);
        }
    }
    let accepted = desk
        .findings
        .iter()
        .filter_map(|finding| Some((finding, finding.accepted.as_ref()?)));
    for (at, (finding, accepted)) in accepted.enumerate() {
        if at == 0 {
            draft.group(&desk.say("report-findings-accepted"));
        }
        let check = CHECKS.iter().find(|check| check.id == finding.check);
        let title = check.map(|check| desk.say(check.words)).unwrap_or_default();
        let on = accepted.on.parse().map(|day| date::long(day, desk.lang));
        let args = [
            ("reason", Arg::Text(&accepted.reason)),
            (
                "on",
                Arg::Text(&on.unwrap_or_else(|_| accepted.on.to_string())),
            ),
        ];
        let said = format!(
            "{} {}",
            desk.words.finding(finding),
            say(desk.lang, "finding-accepted", &args)
        );
        draft.row(vec![title, said]);
    }
    let default = desk.say("report-findings-caption");
    Ok(draft.finish(
        desk,
        "findings",
        ask.get("caption").unwrap_or(&default),
        String::new(),
    ))
}

/// `pending`: says that a section waits, and for which step.
pub(super) fn pending(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let section = ask.need("section")?;
    let sections = &desk.plan.workshop.sections;
    if !sections.iter().any(|other| other.id == section) {
        let known = sections.iter().map(|section| section.id.as_str());
        return Err(with_near(
            Sentence::new("report-section-unknown").with("name", section),
            section,
            known,
        ));
    }
    let mut waiting = desk.pending.borrow_mut();
    if !waiting.iter().any(|(other, _)| other == section) {
        // In another outline of the plan a section has another number.
        let number = ask.get("number").unwrap_or(section);
        waiting.push((section.to_owned(), number.to_owned()));
    }
    Ok(vec![Block::Note {
        tone: Tone::Pending,
        title: String::new(),
        blocks: vec![paragraph(&waits_for(desk, section))],
    }])
}

fn waits_for(desk: &Desk<'_>, section: &str) -> String {
    let steps = feeding(desk.plan, section, desk.lang);
    match steps.as_slice() {
        [] => desk.say("report-pending-nothing"),
        [step] => desk.say_of(
            "report-pending-step",
            &[("step", &format!("{} «{}»", step.id, step.title))],
        ),
        steps => {
            let steps: Vec<String> = steps
                .iter()
                .map(|step| format!("{} «{}»", step.id, step.title))
                .collect();
            desk.say_of("report-pending-steps", &[("steps", &steps.join(", "))])
        }
    }
}

/// `pending-list`: every section that this document has said to wait.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn pending_list(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let mut draft = Draft::new();
    draft.column(desk.say("report-section"), Align::Left);
    draft.column(desk.say("report-section-title"), Align::Left);
    draft.column(desk.say("report-filled-by"), Align::Left);
    for (id, number) in desk.pending.borrow().iter() {
        let sections = &desk.plan.workshop.sections;
        let Some(section) = sections.iter().find(|section| section.id == *id) else {
            continue;
        };
        let steps: Vec<String> = feeding(desk.plan, &section.id, desk.lang)
            .iter()
            .map(|step| format!("{} {}", step.id, step.title))
            .collect();
        draft.row(vec![
            number.clone(),
            section.title.get(desk.lang).to_owned(),
            steps.join("; "),
        ]);
    }
    let default = desk.say("report-pending-caption");
    Ok(draft.finish(
        desk,
        "pending",
        ask.get("caption").unwrap_or(&default),
        String::new(),
    ))
}
