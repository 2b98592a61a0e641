//! Sections of the document: what feeds them and whether there is something to say.

use serde_json::{Map, Value as Json, json};

use super::whole;
use crate::locale::Lang;
use crate::plan::Plan;
use crate::workshop::{Step, Workshop};

/// A step that fills a section, as people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// Id of the step: `1.10`.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The steps that fill a section.
pub fn feeding(plan: &Plan, section: &str, lang: Lang) -> Vec<Needed> {
    steps(&plan.workshop, section)
        .map(|step| Needed {
            id: step.id.clone(),
            title: step.title.get(lang).to_owned(),
        })
        .collect()
}

/// Whether nothing was written yet of what a section tells. A section that no step fills never waits.
pub fn is_pending(plan: &Plan, section: &str) -> bool {
    let mut waits = false;
    for step in steps(&plan.workshop, section) {
        for collection in own(&plan.workshop, step) {
            if plan.items(collection).any(|item| !item.values.is_empty()) {
                return false;
            }
            waits = true;
        }
    }
    waits
}

fn steps<'a>(workshop: &'a Workshop, section: &'a str) -> impl Iterator<Item = &'a Step> {
    workshop
        .steps
        .iter()
        .filter(move |step| step.section == section)
}

/// The collections that a step is there for: a step also touches what others began, and their records do not
/// mean that it was done. All of them when it has none of its own.
fn own<'a>(workshop: &'a Workshop, step: &'a Step) -> Vec<&'a str> {
    let mine: Vec<&str> = step
        .collections
        .iter()
        .map(|id| &**id)
        .filter(|id| owner(workshop, id) == Some(step.id.as_str()))
        .collect();
    if mine.is_empty() {
        step.collections.iter().map(|id| &**id).collect()
    } else {
        mine
    }
}

/// The step where a collection comes first, or else the first step that has it.
fn owner<'a>(workshop: &'a Workshop, collection: &str) -> Option<&'a str> {
    let leads = |step: &&Step| {
        step.collections
            .first()
            .is_some_and(|id| &**id == collection)
    };
    let has = |step: &&Step| step.collections.iter().any(|id| &**id == collection);
    let step = workshop
        .steps
        .iter()
        .find(leads)
        .or_else(|| workshop.steps.iter().find(has));
    step.map(|step| step.id.as_str())
}

/// `workshop.sections`: the outline of the document in its order, with the steps that fill each section.
pub(super) fn outline(plan: &Plan, lang: Lang) -> Vec<Json> {
    let sections = plan.workshop.sections.iter();
    let told = sections.map(|section| {
        json!({
            "id": section.id,
            "title": section.title.get(lang),
            "steps": named(plan, &section.id, lang),
        })
    });
    told.collect()
}

fn named(plan: &Plan, section: &str, lang: Lang) -> Vec<Json> {
    let steps = feeding(plan, section, lang).into_iter();
    steps
        .map(|step| json!({ "id": step.id, "title": step.title }))
        .collect()
}

/// `section["2.10"]`: title, whether it waits, and the steps that fill it.
pub(super) fn sections(plan: &Plan, lang: Lang) -> Json {
    let mut sections = Map::new();
    for section in &plan.workshop.sections {
        let words = json!({
            "id": section.id,
            "title": section.title.get(lang),
            "pending": is_pending(plan, &section.id),
            "steps": named(plan, &section.id, lang),
        });
        sections.insert(section.id.clone(), words);
    }
    Json::Object(sections)
}

/// How many sections wait, and which.
pub(super) fn pending(plan: &Plan, lang: Lang) -> Json {
    let sections: Vec<Json> = plan
        .workshop
        .sections
        .iter()
        .filter(|section| is_pending(plan, &section.id))
        .map(|section| json!({ "id": section.id, "title": section.title.get(lang) }))
        .collect();
    json!({ "n": sections.len(), "shown": whole(sections.len(), lang), "sections": sections })
}
