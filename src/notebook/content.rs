//! What a notebook holds, in memory: records and their answers.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// The name of a record: a three-letter prefix of its collection and random characters (`prb_7k2m…`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Arc<str>);

impl RecordId {
    /// An id that was written down before.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The characters of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for RecordId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The place of one answer: field, and key inside it (empty for a plain field; the year, option or record
/// id of a map; the member of a set of choices or references, whose value is then `1`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Key of the field.
    pub field: Arc<str>,
    /// Key inside the field.
    pub key: Arc<str>,
}

impl Cell {
    /// The cell of a plain field.
    pub fn plain(field: impl Into<Arc<str>>) -> Self {
        Self {
            field: field.into(),
            key: Arc::from(""),
        }
    }

    /// A cell inside a map or a set.
    pub fn keyed(field: impl Into<Arc<str>>, key: impl Into<Arc<str>>) -> Self {
        Self {
            field: field.into(),
            key: key.into(),
        }
    }
}

/// The answers of a record, in the order of their cells. Values are text in a fixed form, whatever the
/// language: numbers `1234.50`, dates `2025-02-01`, times `08:30`, flags `true`/`false`, ids of options and
/// records.
///
/// A record has a few dozen answers and there are very many records: side by side in memory they are read five
/// times as fast as in a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Cell, Arc<str>)>);

impl Answers {
    /// No answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer of a cell.
    pub fn get(&self, cell: &Cell) -> Option<&Arc<str>> {
        let at = self.0.binary_search_by(|(other, _)| other.cmp(cell)).ok()?;
        Some(&self.0[at].1)
    }

    /// Whether a cell is answered.
    pub fn contains_key(&self, cell: &Cell) -> bool {
        self.get(cell).is_some()
    }

    /// Writes a cell; gives back what stood there.
    pub fn insert(&mut self, cell: Cell, value: Arc<str>) -> Option<Arc<str>> {
        // Whoever reads a file gives them in order.
        if self.0.last().is_none_or(|(last, _)| *last < cell) {
            self.0.push((cell, value));
            return None;
        }
        match self.0.binary_search_by(|(other, _)| other.cmp(&cell)) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (cell, value));
                None
            }
        }
    }

    /// Empties a cell; gives back what stood there.
    pub fn remove(&mut self, cell: &Cell) -> Option<Arc<str>> {
        let at = self.0.binary_search_by(|(other, _)| other.cmp(cell)).ok()?;
        Some(self.0.remove(at).1)
    }

    /// Every cell with its answer, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Cell, &Arc<str>)> {
        self.0.iter().map(|(cell, value)| (cell, value))
    }

    /// Every cell that is answered, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Cell> {
        self.0.iter().map(|(cell, _)| cell)
    }

    /// Every answer, in the order of the cells.
    pub fn values(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many cells are answered.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cells of one field, in order.
    fn of<'a>(&'a self, field: &str) -> &'a [(Cell, Arc<str>)] {
        let first = self.0.partition_point(|(cell, _)| *cell.field < *field);
        let rest = &self.0[first..];
        let count = rest.partition_point(|(cell, _)| *cell.field == *field);
        &rest[..count]
    }
}

impl IntoIterator for Answers {
    type Item = (Cell, Arc<str>);
    type IntoIter = std::vec::IntoIter<(Cell, Arc<str>)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Answers {
    type Item = (&'a Cell, &'a Arc<str>);
    type IntoIter = std::iter::Map<
        std::slice::Iter<'a, (Cell, Arc<str>)>,
        fn(&'a (Cell, Arc<str>)) -> (&'a Cell, &'a Arc<str>),
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(cell, value)| (cell, value))
    }
}

impl FromIterator<(Cell, Arc<str>)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Cell, Arc<str>)>>(cells: I) -> Self {
        let mut answers = Self::new();
        for (cell, value) in cells {
            answers.insert(cell, value);
        }
        answers
    }
}

/// One filled item: a problem, an actor, a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name for ever.
    pub id: RecordId,
    /// Id of its collection.
    pub collection: Arc<str>,
    /// The record it belongs to, if any.
    pub parent: Option<RecordId>,
    /// Fractional position among its siblings; compared as text.
    pub position: Arc<str>,
    /// Its answers.
    pub answers: Answers,
}

impl Record {
    /// The answer of a plain field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.map(field)
            .find(|(key, _)| key.is_empty())
            .map(|(_, value)| value)
    }

    /// The cells of a map field, by key; also the members of a set (value `1`).
    pub fn map<'a>(&'a self, field: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let cells = self.answers.of(field).iter();
        cells.map(|(cell, value)| (&*cell.key, &**value))
    }

    /// The members of a set of choices or references.
    pub fn set<'a>(&'a self, field: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.map(field)
            .filter(|(key, _)| !key.is_empty())
            .map(|(key, _)| key)
    }
}

/// Everything a notebook holds at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    records: BTreeMap<RecordId, Record>,
    /// Ids by collection, in the order of their positions.
    order: BTreeMap<Arc<str>, Vec<RecordId>>,
}

/// From how many records on a second thread saves more time than it takes to begin.
const MANY: usize = 10_000;

/// Some of the records of a content, and the order of those of each collection.
#[derive(Debug)]
pub(super) struct Part {
    records: Vec<Record>,
    order: BTreeMap<Arc<str>, Vec<Rank>>,
}

/// What gives a record its place among the others: the first letters of its position as a number, so that most
/// comparisons look at no text; the whole position when it is longer; its id.
type Rank = (u64, Option<Arc<str>>, RecordId);

impl Part {
    /// Puts records in order.
    pub(super) fn new(records: Vec<Record>) -> Self {
        let mut order: BTreeMap<Arc<str>, Vec<Rank>> = BTreeMap::new();
        for record in &records {
            let position = &record.position;
            let mut first = [0; 8];
            for (to, from) in first.iter_mut().zip(position.bytes()) {
                *to = from;
            }
            let longer = (position.len() > 8).then(|| Arc::clone(position));
            let rank = (u64::from_be_bytes(first), longer, record.id.clone());
            match order.get_mut(&record.collection) {
                Some(ranks) => ranks.push(rank),
                None => {
                    order.insert(Arc::clone(&record.collection), vec![rank]);
                }
            }
        }
        for ranks in order.values_mut() {
            ranks.sort_unstable();
        }
        Self { records, order }
    }
}

impl Content {
    /// All records at once, which costs much less than one by one.
    pub(super) fn of<const N: usize>(parts: [Part; N]) -> Self {
        let count: usize = parts.iter().map(|part| part.records.len()).sum();
        let mut order: BTreeMap<Arc<str>, Vec<Rank>> = BTreeMap::new();
        let parts = parts.map(|part| {
            for (collection, ranks) in part.order {
                match order.get_mut(&collection) {
                    Some(before) => before.extend(ranks),
                    None => drop(order.insert(collection, ranks)),
                }
            }
            part.records
        });
        let ids = |(collection, mut ranks): (Arc<str>, Vec<Rank>)| {
            // Parts that are in order are only put between each other.
            ranks.sort();
            (collection, ranks.into_iter().map(|(.., id)| id).collect())
        };
        let order = || order.into_iter().map(ids).collect();
        let records = || {
            let records = parts.into_iter().flatten();
            let named = records.map(|record| (record.id.clone(), record));
            named.collect()
        };
        if count < MANY {
            return Self {
                records: records(),
                order: order(),
            };
        }
        std::thread::scope(|scope| {
            let order = scope.spawn(order);
            let records = records();
            let order = order
                .join()
                .unwrap_or_else(|fault| std::panic::resume_unwind(fault));
            Self { records, order }
        })
    }
}

impl FromIterator<Record> for Content {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        Self::of([Part::new(records.into_iter().collect())])
    }
}

impl Content {
    /// A record by its id.
    pub fn get_record(&self, id: &str) -> Option<&Record> {
        self.records.get(id)
    }

    /// The records of a collection, in their order.
    pub fn records<'a>(
        &'a self,
        collection: &str,
    ) -> impl ExactSizeIterator<Item = &'a Record> + use<'a> {
        self.order
            .get(collection)
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .map(|id| &self.records[id])
    }

    /// The ids of a collection, in their order.
    pub fn ids(&self, collection: &str) -> &[RecordId] {
        self.order.get(collection).map_or(&[], Vec::as_slice)
    }

    /// How many records a collection has.
    pub fn n_records(&self, collection: &str) -> usize {
        self.order.get(collection).map_or(0, Vec::len)
    }

    /// Every record, by id.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// Whether nothing has been written yet.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The collections that have records.
    pub fn collections(&self) -> impl Iterator<Item = &str> {
        self.order
            .iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(id, _)| &**id)
    }

    /// Puts a record in its place. Only the door of the notebook calls it, and tests.
    pub fn insert(&mut self, record: Record) {
        self.take(record.id.as_str());
        let ids = self
            .order
            .entry(Arc::clone(&record.collection))
            .or_default();
        let place = ids.partition_point(|id| {
            let other = &self.records[id];
            (&other.position, &other.id) < (&record.position, &record.id)
        });
        ids.insert(place, record.id.clone());
        self.records.insert(record.id.clone(), record);
    }

    /// Takes a record out.
    pub fn take(&mut self, id: &str) -> Option<Record> {
        let record = self.records.remove(id)?;
        let records = &self.records;
        if let Some(ids) = self.order.get_mut(&record.collection) {
            // The record itself is out already: the others before it are found without it.
            let place = ids.partition_point(|id| {
                let position = records.get(id).map_or(&record.position, |it| &it.position);
                (position, id) < (&record.position, &record.id)
            });
            if ids.get(place) == Some(&record.id) {
                ids.remove(place);
            }
            if ids.is_empty() {
                self.order.remove(&record.collection);
            }
        }
        Some(record)
    }

    /// Writes or empties one cell of a record; gives back what stood there.
    pub fn set(&mut self, id: &str, cell: Cell, value: Option<Arc<str>>) -> Option<Arc<str>> {
        let record = self.records.get_mut(id)?;
        match value {
            Some(value) => record.answers.insert(cell, value),
            None => record.answers.remove(&cell),
        }
    }
}
