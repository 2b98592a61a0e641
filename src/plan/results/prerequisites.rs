//! The five prerequisites as a traffic light, and whether their colours fit the rest of the diagnosis.

use std::sync::Arc;

use super::Results;
use super::said::{Outcome, Place, Remark, Unsaid};
use crate::method::indices::{Prerequisite, prerequisites};
use crate::plan::Fact;
use crate::workshop::FieldKind;

/// The prerequisites.
#[derive(Debug, Clone, PartialEq)]
pub struct Prerequisites {
    /// Each prerequisite that was answered, in the order of their list, with its kind and its state.
    pub answered: Vec<(Arc<str>, Arc<str>, Prerequisite)>,
    /// The kinds that nobody answered, as option ids.
    pub unanswered: Vec<Arc<str>>,
    /// 0–1: met counts 1, partial what the workshop says, unmet 0; nothing while one is unanswered.
    pub index: Option<f64>,
    /// Colours that do not fit what else was said, with the place to go.
    pub faults: Vec<Unsaid>,
}

impl Prerequisites {
    /// How many are met, partial and unmet.
    pub fn counts(&self) -> [usize; 3] {
        Prerequisite::ALL.map(|state| {
            let mine = self.answered.iter().filter(|(_, _, own)| *own == state);
            mine.count()
        })
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let [met, partial, unmet] = self.counts();
        let mut said = vec![
            Remark::new("reading-prerequisites-counts")
                .count("met", met)
                .count("partial", partial)
                .count("unmet", unmet),
        ];
        if let Some(index) = self.index {
            said.push(Remark::new("reading-prerequisites-index").number("index", index, 2));
        }
        if !self.unanswered.is_empty() {
            let names = kinds(results, &self.unanswered);
            said.push(
                Remark::new("reading-prerequisites-open").with("names", Fact::Names(names, 0)),
            );
        }
        said.extend(self.faults.iter().map(|fault| fault.why.clone()));
        said
    }
}

/// The words of some kinds.
fn kinds(results: Results<'_>, ids: &[Arc<str>]) -> Vec<crate::locale::Words> {
    let Ok(FieldKind::Choice(options)) = results
        .rules()
        .field("prerequisite", "kind")
        .map(|field| &field.kind)
    else {
        return Vec::new();
    };
    let option = |id: &Arc<str>| options.iter().find(|option| option.id == *id);
    ids.iter()
        .filter_map(|id| Some(option(id)?.label.clone()))
        .collect()
}

pub(super) fn read(results: Results<'_>) -> Outcome<Prerequisites> {
    let rules = results.rules();
    let FieldKind::Choice(options) = &rules.field("prerequisite", "kind")?.kind else {
        return Err(Unsaid::not_asked("prerequisite.kind"));
    };
    let partial = rules.number("indices.partial")?;
    let mut answered: Vec<(Arc<str>, Arc<str>, Prerequisite)> = Vec::new();
    let mut faults = Vec::new();
    for item in results.source().items("prerequisite") {
        let state = item.id_of("state");
        let state = state.and_then(|id| Prerequisite::ALL.into_iter().find(|one| one.id() == id));
        let (Some(kind), Some(state)) = (item.id_of("kind"), state) else {
            continue;
        };
        let fault = |key| Unsaid {
            why: Remark::new(key).names("name", results.source(), [&item.id]),
            places: vec![Place {
                record: Arc::clone(&item.id),
                column: None,
            }],
        };
        let lacks = |key: &str| item.text(key).is_none_or(|text| text.trim().is_empty());
        if state == Prerequisite::Met && lacks("evidence") {
            faults.push(fault("prerequisite-no-evidence"));
        }
        if state != Prerequisite::Met && lacks("action") {
            faults.push(fault("prerequisite-no-action"));
        }
        if state == Prerequisite::Met && kind == "social_fabric" {
            let least = rules.number("indices.fabric_least")?;
            if let Ok(fabric) = results.fabric()
                && fabric.found.mean < least
            {
                let mut weak = fault("prerequisite-weak-fabric");
                weak.why = weak
                    .why
                    .number("mean", fabric.found.mean, 2)
                    .number("least", least, 2);
                faults.push(weak);
            }
        }
        if state == Prerequisite::Met
            && kind == "nature_risk_climate"
            && let Ok(hazards) = results.hazards()
        {
            let bare = hazards.high_without_measures();
            if !bare.is_empty() {
                let mut exposed = fault("prerequisite-exposed");
                exposed.why = exposed.why.names("names", results.source(), &bare);
                faults.push(exposed);
            }
        }
        answered.push((Arc::clone(&item.id), kind.into(), state));
    }
    if answered.is_empty() {
        return Err(Unsaid::nothing());
    }
    // What was answered twice counts once, as it was answered last.
    let state_of = |kind: &str| {
        let last = answered.iter().rev().find(|(_, own, _)| **own == *kind);
        last.map(|(_, _, state)| *state)
    };
    let states: Vec<Option<Prerequisite>> =
        options.iter().map(|option| state_of(&option.id)).collect();
    let unanswered = options.iter().zip(&states);
    let unanswered = unanswered
        .filter(|(_, state)| state.is_none())
        .map(|(option, _)| Arc::clone(&option.id))
        .collect();
    Ok(Prerequisites {
        index: prerequisites(&states, partial).ok(),
        answered,
        unanswered,
        faults,
    })
}
