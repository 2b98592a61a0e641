//! The primitive changes, each with its before and after, by name.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::content::{Cell, Content, Record, RecordId};

/// Where a record stands, or that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Id of its collection.
    pub collection: Arc<str>,
    /// The record it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Arc<str>>,
    /// Fractional position among its siblings.
    pub position: Arc<str>,
}

/// One change of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A record came, went or moved.
    Record {
        /// Which.
        id: RecordId,
        /// Where it was; `None` when it did not exist.
        before: Option<Place>,
        /// Where it is; `None` when it no longer exists.
        after: Option<Place>,
    },
    /// A cell changed.
    Answer {
        /// Of which record.
        id: RecordId,
        /// Which cell.
        cell: Cell,
        /// What stood there.
        before: Option<Arc<str>>,
        /// What stands there.
        after: Option<Arc<str>>,
    },
}

/// What a transaction touched, so that screens know what to look at again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Collections with a change.
    pub collections: BTreeSet<Arc<str>>,
    /// Records with a change.
    pub records: BTreeSet<RecordId>,
}

impl Change {
    /// The record it is about.
    pub fn id(&self) -> &RecordId {
        match self {
            Self::Record { id, .. } | Self::Answer { id, .. } => id,
        }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Record { id, before, after } => Self::Record {
                id,
                before: after,
                after: before,
            },
            Self::Answer {
                id,
                cell,
                before,
                after,
            } => Self::Answer {
                id,
                cell,
                before: after,
                after: before,
            },
        }
    }

    /// The cell it is about; `None` for the record itself.
    pub fn cell(&self) -> Option<&Cell> {
        match self {
            Self::Record { .. } => None,
            Self::Answer { cell, .. } => Some(cell),
        }
    }

    /// Whether nothing is different after it.
    pub fn is_idle(&self) -> bool {
        match self {
            Self::Record { before, after, .. } => before == after,
            Self::Answer { before, after, .. } => before == after,
        }
    }

    /// Makes this change and a later one of the same cell or place a single one.
    pub(super) fn extend(&mut self, later: &Self) {
        match (self, later) {
            (Self::Record { after, .. }, Self::Record { after: last, .. }) => {
                after.clone_from(last);
            }
            (Self::Answer { after, .. }, Self::Answer { after: last, .. }) => {
                after.clone_from(last);
            }
            // Who calls it has compared the cells.
            _ => {}
        }
    }

    /// Applies the change to the content; `before` is trusted.
    pub fn apply(&self, content: &mut Content) {
        match self {
            Self::Record {
                id, after: None, ..
            } => {
                content.take(id.as_str());
            }
            Self::Record {
                id,
                after: Some(place),
                ..
            } => {
                let answers = content
                    .take(id.as_str())
                    .map(|record| record.answers)
                    .unwrap_or_default();
                content.insert(Record {
                    id: id.clone(),
                    collection: Arc::clone(&place.collection),
                    parent: place.parent.clone().map(RecordId::new),
                    position: Arc::clone(&place.position),
                    answers,
                });
            }
            Self::Answer {
                id, cell, after, ..
            } => {
                content.set(id.as_str(), cell.clone(), after.clone());
            }
        }
    }
}

impl Changes {
    /// What a list of changes touches; `content` is asked for the collections of records that stay.
    pub fn of(changes: &[Change], content: &Content) -> Self {
        let mut touched = Self::default();
        for change in changes {
            touched.records.insert(change.id().clone());
            if let Change::Record { before, after, .. } = change {
                for place in [before, after].into_iter().flatten() {
                    touched.collections.insert(Arc::clone(&place.collection));
                }
            }
            if let Some(record) = content.get_record(change.id().as_str()) {
                touched.collections.insert(Arc::clone(&record.collection));
            }
        }
        touched
    }

    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl Record {
    /// Where the record stands.
    pub fn place(&self) -> Place {
        Place {
            collection: Arc::clone(&self.collection),
            parent: self.parent.as_ref().map(|id| Arc::from(id.as_str())),
            position: Arc::clone(&self.position),
        }
    }
}
