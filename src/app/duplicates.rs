//! Records that may be the same thing: pairs of a collection with nearly equal names. People decide; the program
//! only proposes, what different tables wrote first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::session::Session;
use crate::locale::Lang;
use crate::method::wording::text::alike;
use crate::notebook::{Cell, Error, History, Op, Record, RecordId};
use crate::workshop::{Field, FieldKind};

/// From this likeness on, names are nearly equal. «Falta de agua segura» and «Falta de agua muy segura» are.
const ALIKE: f64 = 0.7;

/// Two records that may be the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Id of their collection.
    pub collection: Arc<str>,
    /// The one that comes first.
    pub left: RecordId,
    /// The other one.
    pub right: RecordId,
    /// Who added each; may be empty.
    pub by: [Arc<str>; 2],
    /// How alike their names are, up to 1.
    pub likeness: f64,
}

/// The pairs to propose; those that people said to differ are left out.
pub fn pairs(session: &Session) -> Result<Vec<Pair>, Error> {
    let mut found = Vec::new();
    for collection in &session.workshop.collections {
        let field = collection.get_field(&collection.name);
        let is_text =
            field.is_some_and(|field| matches!(field.kind, FieldKind::Text | FieldKind::LongText));
        if collection.single || !is_text {
            continue;
        }
        let records = session.content().records(&collection.id);
        let called: Vec<(&Record, &str)> = records
            .filter_map(|record| Some((record, record.get(&collection.name)?)))
            .collect();
        let names: Vec<&str> = called.iter().map(|(_, name)| *name).collect();
        let is_owner = |field: &&Field| field.required && matches!(field.kind, FieldKind::Ref(_));
        let owners: Vec<&Field> = collection.fields.iter().filter(is_owner).collect();
        for (left, right, likeness) in alike(&names, ALIKE) {
            // «Taller 1» and «Taller 2» are told apart by their numbers.
            if !figures(names[left]).eq(figures(names[right])) {
                continue;
            }
            let (left, right) = (called[left].0, called[right].0);
            // So are two tasks of one name by the project that each belongs to.
            let differs = |field: &&Field| match (left.get(&field.key), right.get(&field.key)) {
                (Some(left), Some(right)) => left != right,
                _ => false,
            };
            if owners.iter().any(differs) {
                continue;
            }
            let (left, right) = (left.id.clone(), right.id.clone());
            if !session.apart.contains(&(left.clone(), right.clone())) {
                found.push((Arc::clone(&collection.id), left, right, likeness));
            }
        }
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let authors = authors(session)?;
    let by = |id: &RecordId| authors.get(id).cloned().unwrap_or_else(|| "".into());
    let mut pairs: Vec<Pair> = found
        .into_iter()
        .map(|(collection, left, right, likeness)| Pair {
            by: [by(&left), by(&right)],
            collection,
            left,
            right,
            likeness,
        })
        .collect();
    pairs.sort_by(|a, b| {
        let same = |pair: &Pair| pair.by[0] == pair.by[1];
        (same(a).cmp(&same(b))).then(b.likeness.total_cmp(&a.likeness))
    });
    Ok(pairs)
}

/// The numbers in a name, digit by digit.
fn figures(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(char::is_ascii_digit)
}

/// Who first touched each record: who added it. A merge touches nothing of its own.
fn authors(session: &Session) -> Result<BTreeMap<RecordId, Arc<str>>, Error> {
    let mut history = History::default();
    history.catch_up(&session.notebook)?;
    let mut authors = BTreeMap::new();
    let entries = session.notebook.log().entries().iter();
    for entry in entries.filter(|entry| entry.words.name != "merge") {
        for id in history.records(entry.n) {
            authors
                .entry(id.clone())
                .or_insert_with(|| Arc::clone(&entry.author));
        }
    }
    Ok(authors)
}

impl Session {
    /// Makes two records one, as one operation; gives the name of the one that stays.
    pub fn join(&mut self, keep: &RecordId, gone: &RecordId, lang: Lang) -> Result<String, Error> {
        let record = self.content().get_record(keep.as_str());
        let collection = record.map(|record| record.collection.to_string());
        let name = self.reading().name(keep.as_str(), lang);
        let op = Op::Join {
            collection: collection.unwrap_or_default(),
            name: name.clone(),
        };
        self.change(&op, |tx| tx.join(keep, gone))?;
        Ok(name)
    }

    /// What two records say side by side: title and both answers, wherever one has any.
    pub fn side_by_side(&self, pair: &Pair, lang: Lang) -> Vec<(String, [String; 2])> {
        let reading = self.reading();
        let Some(collection) = self.workshop.get_collection(&pair.collection) else {
            return Vec::new();
        };
        let content = self.content();
        let records = [&pair.left, &pair.right].map(|id| content.get_record(id.as_str()));
        let mut rows = Vec::new();
        for field in &collection.fields {
            let says = records.map(|record| {
                record.map_or_else(String::new, |record| reading.answer(record, field, lang))
            });
            if says.iter().any(|says| !says.is_empty()) {
                let cell = Cell::plain(Arc::clone(&field.key));
                rows.push((reading.cell_title(&collection.id, &cell, lang), says));
            }
        }
        rows
    }
}
