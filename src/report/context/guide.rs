//! Steps and meetings for those who facilitate: `workshop.phases[].steps[]` and `guide`.

use serde_json::{Value as Json, json};

use crate::locale::{Arg, Lang, say};
use crate::plan::Plan;
use crate::plan::meetings::{self, Meeting, Moment, Subject, clock};
use crate::report::words::Public;
use crate::workshop::{ActivityKind, Length, Step, Who};

/// The guides of a plan: one for each meeting that names steps, or one for each phase while there is none.
pub(super) fn guide(plan: &Plan, lang: Lang) -> Json {
    let all = meetings::meetings(plan);
    let worked: Vec<&Meeting<'_>> = all.iter().filter(|one| !one.steps.is_empty()).collect();
    let is_in_one = |step: &Step| {
        let mut worked = worked.iter();
        worked.any(|meeting| meeting.steps.iter().any(|own| own.id == step.id))
    };
    let steps = plan.workshop.steps.iter();
    let rest = steps.filter(|step| !worked.is_empty() && !is_in_one(step));
    let rest: Vec<Json> = rest.map(|step| named(step, lang)).collect();
    let parts: Vec<Json> = if worked.is_empty() {
        let phases = plan.workshop.phases.iter();
        phases
            .map(|phase| {
                let title = phase.title.get(lang);
                let number = phase.number.to_string();
                let words = [("number", Arg::Text(&number)), ("title", Arg::Text(title))];
                let name = say(lang, "guide-phase", &words);
                let steps = of_phase(plan, &phase.id);
                part("", &name, phase.intro.get(lang), &steps, plan, lang)
            })
            .collect()
    } else {
        worked.iter().map(|one| meeting(one, plan, lang)).collect()
    };
    json!({ "by_meeting": !worked.is_empty(), "parts": parts, "rest": rest })
}

/// What a part of the guide has whether it is a meeting or a phase.
fn part(id: &str, name: &str, intro: &str, steps: &[&Step], plan: &Plan, lang: Lang) -> Json {
    let needs = |length: Length| -> u32 {
        let minutes = steps.iter();
        minutes.map(|step| meetings::minutes(step, length)).sum()
    };
    let told: Vec<Json> = steps.iter().map(|own| step(own, plan, lang)).collect();
    json!({
        "id": id,
        "code": "",
        "name": name,
        "intro": intro,
        "date": "",
        "place": "",
        "start": "",
        "end": "",
        "zones": "",
        "tables": "",
        "facilitators": "",
        "agenda": [],
        "proposed": false,
        "lasts": "",
        "minutes": needs(Length::Long),
        "minutes_short": needs(Length::Short),
        "steps": told,
    })
}

fn meeting(of: &Meeting<'_>, plan: &Plan, lang: Lang) -> Json {
    let words = Public { plan, lang };
    let name = words.name(&of.item.id);
    let mut told = part(&of.item.id, &name, "", &of.steps, plan, lang);
    told["code"] = of.item.code.clone().into();
    for key in ["date", "place", "zones", "tables", "facilitators"] {
        told[key] = words.answer(of.item, key).into();
    }
    for (key, at) in [("start", of.start), ("end", of.end)] {
        told[key] = at.map(clock).unwrap_or_default().into();
    }
    told["lasts"] = of
        .lasts()
        .map(|own| own.to_string())
        .unwrap_or_default()
        .into();
    told["proposed"] = of.is_proposed.into();
    let agenda = of.agenda.iter().map(|own| moment(own, &words));
    told["agenda"] = agenda.collect::<Vec<Json>>().into();
    told
}

fn moment(of: &Moment<'_>, words: &Public<'_>) -> Json {
    let written = |key: &str| match of.subject {
        Subject::Written(item) => words.answer(item, key),
        _ => String::new(),
    };
    json!({
        "start": of.start.map(clock).unwrap_or_default(),
        "end": of.end().map(clock).unwrap_or_default(),
        "minutes": of.minutes.map(|own| own.to_string()).unwrap_or_default(),
        "title": called(of.subject, words),
        "technique": technique(of.subject, words),
        "owner": written("owner"),
    })
}

/// How a moment is called.
pub(in crate::report) fn called(of: Subject<'_>, words: &Public<'_>) -> String {
    let own = |key: &str| say(words.lang, key, &[]);
    match of {
        Subject::Written(item) => words.name(&item.id),
        Subject::Welcome => own("guide-welcome"),
        Subject::Step(step) => format!("{} {}", step.id, step.title.get(words.lang)),
        Subject::Pause => own("guide-pause"),
        Subject::Close => own("guide-close"),
    }
}

/// How a moment is worked.
pub(in crate::report) fn technique(of: Subject<'_>, words: &Public<'_>) -> String {
    match of {
        Subject::Written(item) => words.answer(item, "technique"),
        Subject::Step(step) => step.technique.get(words.lang).to_owned(),
        _ => String::new(),
    }
}

/// The steps of a phase.
fn of_phase<'a>(plan: &'a Plan, phase: &str) -> Vec<&'a Step> {
    let steps = plan.workshop.steps.iter();
    steps.filter(|step| step.phase == phase).collect()
}

/// The steps of a phase with all that their guides say.
pub(super) fn steps(plan: &Plan, phase: &str, lang: Lang) -> Vec<Json> {
    let steps = of_phase(plan, phase).into_iter();
    steps.map(|own| step(own, plan, lang)).collect()
}

fn named(step: &Step, lang: Lang) -> Json {
    json!({ "id": step.id, "title": step.title.get(lang) })
}

/// A step as its guide tells it.
fn step(step: &Step, plan: &Plan, lang: Lang) -> Json {
    let workshop = &plan.workshop;
    let section = workshop.sections.iter().find(|own| own.id == step.section);
    let needs = step.needs.iter().filter_map(|id| workshop.get_step(id));
    let fills = step.collections.iter();
    let fills = fills
        .filter_map(|id| workshop.get_collection(id))
        .map(|own| {
            let words = if own.single { &own.title } else { &own.plural };
            words.get(lang)
        });
    let mut from = 0;
    let script = step.instructions.iter().map(|line| {
        let to = from + line.minutes;
        let told = json!({
            "from": from,
            "to": to,
            "minutes": line.minutes,
            "text": line.text.get(lang),
        });
        from = to;
        told
    });
    let has = |kind: ActivityKind| step.activities().any(|own| own.kind == kind);
    json!({
        "id": step.id,
        "title": step.title.get(lang),
        "question": step.question.get(lang),
        "purpose": step.purpose.get(lang),
        "section": section.map_or("", |own| own.id.as_str()),
        "section_title": section.map_or("", |own| own.title.get(lang)),
        "fills": fills.collect::<Vec<_>>(),
        "needs": needs.map(|own| named(own, lang)).collect::<Vec<_>>(),
        "who": say(lang, who(step.who), &[]),
        "group": step.group.get(lang),
        "technique": step.technique.get(lang),
        "minutes": step.minutes,
        "minutes_short": step.minutes_short,
        "materials": step.materials.get(lang),
        "script": script.collect::<Vec<_>>(),
        "asks": step.questions.iter().map(|own| own.get(lang)).collect::<Vec<_>>(),
        "rules": step.rules.iter().map(|own| own.words.get(lang)).collect::<Vec<_>>(),
        "method": step.method.as_ref().map_or("", |own| own.get(lang)),
        "example": step.example.get(lang),
        "sheet": step.sheet.get(lang),
        "votes": has(ActivityKind::Vote),
        "cards": has(ActivityKind::Cards),
    })
}

/// Key of who works a step.
fn who(who: Who) -> &'static str {
    match who {
        Who::Team => "guide-who-team",
        Who::Workshop => "guide-who-workshop",
        Who::Delegates => "guide-who-delegates",
        Who::Assembly => "guide-who-assembly",
    }
}
