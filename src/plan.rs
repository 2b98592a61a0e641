//! What the answers mean together.
//!
//! [`build`] reads the content of a notebook with its workshop: typed items, cost and funding, progress of
//! each step, and findings. It never fails: what is missing or contradictory comes back as a [`Finding`].
//! A definition may have any collections; the well-known ones (see [`crate::vocabulary`]) get more meaning.

pub mod amounts;
pub mod ballot;
pub mod branches;
pub mod cards;
mod cells;
pub mod chain;
pub mod checks;
pub mod crossing;
pub mod finding;
pub mod investment;
pub mod item;
pub mod meetings;
pub mod merges;
pub mod paper;
pub mod personal;
pub mod progress;
pub mod rating;
pub mod results;
pub mod source;
pub mod trace;
pub mod value;
pub mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use crossing::{Crossing, admits};
pub use finding::{Acceptance, Fact, Finding};
pub use investment::Investment;
pub use item::Item;
pub use merges::Merge;
pub use personal::personal;
pub use progress::{Progress, StepState, Tally};
pub use results::Results;
pub use source::Source;
pub use value::Value;
pub use words::Reading;

use crate::locale::{Lang, Words};
use crate::notebook::{Content, Notebook};
use crate::workshop::{Field, FieldKind, Workshop};

/// A notebook, understood.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The definition it was read with.
    pub workshop: Arc<Workshop>,
    /// Today, for what is due.
    pub today: Date,
    /// Currency of every amount; empty when the territory does not say.
    pub currency: String,
    /// Cost, funding and gap.
    pub investment: Investment,
    /// Progress of each step, in the order of the definition.
    pub progress: Vec<(String, Progress)>,
    /// Answers that their field does not understand: record, field, text.
    pub unreadable: Vec<(Arc<str>, Arc<str>, String)>,
    /// What was joined to the notebook, the oldest first.
    pub merges: Vec<Merge>,
    items: BTreeMap<Arc<str>, Vec<Item>>,
    places: BTreeMap<Arc<str>, (Arc<str>, usize)>,
    names: BTreeMap<Arc<str>, Words>,
    /// The content, for words of answers.
    content: Content,
    /// What the methods have said so far.
    kept: Box<results::Kept>,
}

/// Reads an open notebook as a plan, with what was joined to it.
pub fn of_notebook(notebook: &Notebook, workshop: &Arc<Workshop>) -> (Plan, Vec<Finding>) {
    let (mut plan, findings) = build(notebook.content(), workshop, notebook.clock().today());
    plan.merges = merges::merges(notebook, workshop);
    (plan, findings)
}

/// Reads content as a plan. Gaps and contradictions come back as findings; reading never fails.
pub fn build(content: &Content, workshop: &Arc<Workshop>, today: Date) -> (Plan, Vec<Finding>) {
    let plan = read(content, workshop, today);
    let findings = checks::run(&plan);
    (plan, findings)
}

/// Reads content as a plan, without asking the checks.
pub fn read(content: &Content, workshop: &Arc<Workshop>, today: Date) -> Plan {
    let reading = Reading { content, workshop };
    let tally = Tally::of(content, workshop);
    let mut plan = Plan {
        workshop: Arc::clone(workshop),
        today,
        currency: reading.currency().to_owned(),
        investment: Investment::default(),
        progress: workshop
            .steps
            .iter()
            .map(|step| (step.id.clone(), tally.step(step, content, workshop)))
            .collect(),
        unreadable: Vec::new(),
        merges: Vec::new(),
        items: BTreeMap::new(),
        places: BTreeMap::new(),
        names: BTreeMap::new(),
        content: content.clone(),
        kept: Box::default(),
    };
    for collection in &workshop.collections {
        let unreadable = &mut plan.unreadable;
        let items = source::read_collection(content, collection, |id, field, text| {
            unreadable.push((Arc::clone(id), Arc::clone(field), text));
        });
        for (place, item) in items.iter().enumerate() {
            let words = Words {
                es: reading.name(&item.id, Lang::Es),
                en: reading.name(&item.id, Lang::En),
            };
            plan.names.insert(Arc::clone(&item.id), words);
            plan.places
                .insert(Arc::clone(&item.id), (Arc::clone(&collection.id), place));
        }
        plan.items.insert(Arc::clone(&collection.id), items);
    }
    plan.investment = Investment::of(&plan);
    plan
}

impl Plan {
    /// The items of a collection, in their order.
    pub fn items(&self, collection: &str) -> impl ExactSizeIterator<Item = &Item> {
        self.items
            .get(collection)
            .map_or(&[][..], Vec::as_slice)
            .iter()
    }

    /// Changes the answers of a field in this reading; the notebook stays as it is.
    pub fn change_values(
        &mut self,
        collection: &str,
        field: &str,
        mut change: impl FnMut(&mut Value),
    ) {
        for item in self.items.get_mut(collection).into_iter().flatten() {
            item.values.get_mut(field).into_iter().for_each(&mut change);
        }
    }

    /// What people said when they accepted a finding, if they did.
    pub fn acceptance(&self, state: &str) -> Option<finding::Acceptance> {
        let record = self.content.get_record(state)?;
        let reason = record.get("reason").filter(|reason| !reason.is_empty())?;
        Some(finding::Acceptance {
            reason: reason.into(),
            on: record.get("on").unwrap_or_default().into(),
        })
    }

    /// How many items a collection has.
    pub fn n_items(&self, collection: &str) -> usize {
        self.items.get(collection).map_or(0, Vec::len)
    }

    /// An item by its id.
    pub fn get(&self, id: &str) -> Option<&Item> {
        let (collection, place) = self.places.get(id)?;
        self.items.get(collection)?.get(*place)
    }

    /// How an item is called, in both languages.
    pub fn name(&self, id: &str) -> Words {
        self.names.get(id).cloned().unwrap_or_default()
    }

    /// The only item of a single collection.
    pub fn single(&self, collection: &str) -> Option<&Item> {
        self.items(collection).next()
    }

    /// Whether the territory says that it is invented.
    pub fn is_fictional(&self) -> bool {
        self.single("territory")
            .is_some_and(|territory| territory.is("fictional"))
    }

    /// Name of the territory, or of the first single record that has one; may be empty.
    pub fn territory(&self, lang: Lang) -> String {
        let single = self
            .workshop
            .collections
            .iter()
            .filter(|collection| collection.single)
            .find_map(|collection| self.single(&collection.id));
        single
            .map(|item| self.name(&item.id).get(lang).to_owned())
            .unwrap_or_default()
    }

    /// Answers in words.
    pub fn reading(&self) -> Reading<'_> {
        Reading {
            content: &self.content,
            workshop: &self.workshop,
        }
    }

    /// An answer of an item, also one that the program works out.
    pub fn value<'a>(&self, item: &'a Item, field: &Field) -> Option<Cow<'a, Value>> {
        match field.kind {
            FieldKind::Computed(_) => {
                let value = self.results().computed(&item.id, &field.key);
                value.map(Cow::Owned)
            }
            _ => item.get(&field.key).map(Cow::Borrowed),
        }
    }

    /// An answer of an item in words; empty when there is none.
    pub fn answer(&self, item: &Item, field: &str, lang: Lang) -> String {
        let field = self
            .workshop
            .get_collection(&item.collection)
            .and_then(|collection| collection.get_field(field));
        field
            .and_then(|field| Some(self.reading().say(&*self.value(item, field)?, field, lang)))
            .unwrap_or_default()
    }

    /// What the methods say: each is computed when somebody first asks for it, and once.
    pub fn results(&self) -> Results<'_> {
        Results::new(Source::Plan(self), &self.kept)
    }

    /// Progress of a step.
    pub fn step_progress(&self, step: &str) -> Option<Progress> {
        self.progress
            .iter()
            .find(|(id, _)| id == step)
            .map(|(_, progress)| *progress)
    }
}
