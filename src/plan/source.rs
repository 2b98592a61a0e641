//! Where the methods read answers: a plan that was built, or an open notebook, read collection by collection
//! when somebody asks.
//!
//! A screen cannot build the whole plan after every key. What it shows of a method needs two or three collections:
//! [`Items`] reads those, keeps them, and forgets only what was touched since.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use super::words::code;
use super::{Item, Plan, Reading};
use crate::locale::{Lang, Words};
use crate::notebook::{Changes, Content};
use crate::workshop::{Collection, Workshop};

/// Where answers are read.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// A plan that was built.
    Plan(&'a Plan),
    /// An open notebook.
    Live {
        /// What was answered.
        content: &'a Content,
        /// What was asked.
        workshop: &'a Workshop,
        /// What was read of it.
        items: &'a Items,
    },
}

impl<'a> Source<'a> {
    /// The definition.
    pub fn workshop(self) -> &'a Workshop {
        match self {
            Self::Plan(plan) => &plan.workshop,
            Self::Live { workshop, .. } => workshop,
        }
    }

    /// The items of a collection, in their order.
    pub fn items(self, collection: &str) -> &'a [Item] {
        match self {
            Self::Plan(plan) => plan.items.get(collection).map_or(&[], Vec::as_slice),
            Self::Live {
                content,
                workshop,
                items,
            } => items
                .of(collection, content, workshop)
                .map_or(&[], |read| &read.items),
        }
    }

    /// The items of a collection by what a reference of theirs points to, each group in the order of the list.
    pub fn by_ref(self, collection: &str, field: &str) -> HashMap<&'a str, Vec<&'a Item>> {
        let mut groups: HashMap<&str, Vec<&Item>> = HashMap::new();
        for item in self.items(collection) {
            if let Some(id) = item.id_of(field) {
                groups.entry(id).or_default().push(item);
            }
        }
        groups
    }

    /// An item by its id.
    pub fn get(self, id: &str) -> Option<&'a Item> {
        match self {
            Self::Plan(plan) => plan.get(id),
            Self::Live {
                content,
                workshop,
                items,
            } => {
                let record = content.get_record(id)?;
                let read = items.of(&record.collection, content, workshop)?;
                read.items.get(*read.places.get(id)?)
            }
        }
    }

    /// Whether an item exists; cheaper than reading it.
    pub fn has(self, id: &str) -> bool {
        match self {
            Self::Plan(plan) => plan.get(id).is_some(),
            Self::Live { content, .. } => content.get_record(id).is_some(),
        }
    }

    /// How an item is called, in both languages.
    pub fn name(self, id: &str) -> Words {
        match self {
            Self::Plan(plan) => plan.name(id),
            Self::Live {
                content, workshop, ..
            } => {
                let reading = Reading { content, workshop };
                Words {
                    es: reading.name(id, Lang::Es),
                    en: reading.name(id, Lang::En),
                }
            }
        }
    }
}

/// The items that were read of an open notebook.
#[derive(Debug, Default)]
pub struct Items {
    collections: BTreeMap<Arc<str>, OnceLock<Read>>,
}

#[derive(Debug)]
struct Read {
    items: Vec<Item>,
    places: HashMap<Arc<str>, usize>,
}

impl Items {
    /// Nothing read yet.
    pub fn of_workshop(workshop: &Workshop) -> Self {
        let ids = workshop.collections.iter();
        Self {
            collections: ids
                .map(|collection| (Arc::clone(&collection.id), OnceLock::new()))
                .collect(),
        }
    }

    /// Forgets what was touched.
    pub fn touch(&mut self, changes: &Changes) {
        for id in &changes.collections {
            if let Some(read) = self.collections.get_mut(id) {
                *read = OnceLock::new();
            }
        }
    }

    fn of(&self, id: &str, content: &Content, workshop: &Workshop) -> Option<&Read> {
        let kept = self.collections.get(id)?;
        let collection = workshop.get_collection(id)?;
        Some(kept.get_or_init(|| {
            let items = read_collection(content, collection, |_, _, _| {});
            let places = items.iter().enumerate();
            Read {
                places: places
                    .map(|(at, item)| (Arc::clone(&item.id), at))
                    .collect(),
                items,
            }
        }))
    }
}

/// Reads a collection; what its fields do not understand is told by record, field and text.
pub(super) fn read_collection(
    content: &Content,
    collection: &Collection,
    mut unreadable: impl FnMut(&Arc<str>, &Arc<str>, String),
) -> Vec<Item> {
    let mut items = Vec::with_capacity(content.n_records(&collection.id));
    for (place, record) in content.records(&collection.id).enumerate() {
        let code = if collection.single {
            String::new()
        } else {
            code(collection, place)
        };
        items.push(Item::read(record, collection, code, &mut unreadable));
    }
    items
}
