//! Copies without personal data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::notebooks::Refused;
use super::views::views;
use crate::clock::Clock;
use crate::locale::{Arg, Lang, Words, number, say};
use crate::notebook::{At, Notebook, Op, Options, Record, RecordId, Transaction};
use crate::plan::personal::is_of_people;
use crate::workshop::{Collection, FieldKind, MapKeys, Workshop};

/// Collections that the program itself keeps: choices about the notebook, and steps marked as done.
const OWN: [&str; 2] = ["setting", "step_state"];

/// What an anonymous copy left out, to be told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Collection, field, and how many answers of it.
    pub answers: Vec<(Words, Words, usize)>,
    /// How many records are called «Persona 12» now.
    pub people: usize,
    /// How many names inside other texts became «Persona 12».
    pub mentions: usize,
    /// Records and answers that the definition does not know: nobody can say what they hold.
    pub unknown: usize,
    /// Pictures and maps that only personal fields pointed to.
    pub attachments: usize,
}

impl LeftOut {
    /// What was left out and what was not, in words.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let count = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
        let mut lines = vec![say(lang, "copy-left-title", &[])];
        for (collection, field, answers) in &self.answers {
            let args = [
                ("collection", Arg::Text(collection.get(lang))),
                ("field", Arg::Text(field.get(lang))),
                ("count", Arg::Text(&count(*answers))),
            ];
            lines.push(say(lang, "copy-left-answers", &args));
        }
        for (key, things) in [
            ("copy-left-people", self.people),
            ("copy-left-mentions", self.mentions),
            ("copy-left-attachments", self.attachments),
            ("copy-left-unknown", self.unknown),
        ] {
            if things > 0 {
                lines.push(say(lang, key, &[("count", Arg::Text(&count(things)))]));
            }
        }
        lines.push(say(lang, "copy-left-history", &[]));
        lines.push(say(lang, "copy-kept", &[]));
        lines
    }
}

/// Writes a copy without personal data: a new notebook whose log has one entry, of nobody. People keep their
/// group and their place in every list, under neutral names and with other ids.
pub fn copy_anonymous(
    notebook: &Notebook,
    workshop: &Workshop,
    to: &Path,
    clock: Clock,
    lang: Lang,
) -> Result<LeftOut, Refused> {
    let id = notebook.definition_id();
    let text = notebook.definition(id).unwrap_or_default();
    let attachments = attachments(notebook, workshop)?;
    let mut copying = Copying {
        notebook,
        workshop,
        names: neutral_names(notebook, workshop, lang),
        ids: BTreeMap::new(),
        attachments,
        kept: BTreeMap::new(),
        counts: BTreeMap::new(),
        left: LeftOut::default(),
    };
    let options = Options {
        clock,
        ..Options::default()
    };
    let work = |tx: &mut Transaction<'_>| copying.copy(tx);
    let mut copy = Notebook::create_with(to, (id, text), options, &Op::Anonymous, work)?;
    copy.keep_views(|| views(workshop));
    copy.flush()?;
    Ok(copying.told())
}

/// A file kept in the notebook: name, media type, bytes.
type Kept = (String, String, Vec<u8>);

/// The pictures and maps of fields that are not personal, by their id.
fn attachments(
    notebook: &Notebook,
    workshop: &Workshop,
) -> Result<BTreeMap<Arc<str>, Kept>, Refused> {
    let mut found = BTreeMap::new();
    for collection in &workshop.collections {
        let fields = collection.fields.iter();
        for field in fields.filter(|field| is_file(&field.kind) && !field.names_people()) {
            for record in notebook.content().records(&collection.id) {
                for (_, id) in record.map(&field.key) {
                    if let Some(kept) = notebook.attachment(id)? {
                        found.insert(Arc::from(id), kept);
                    }
                }
            }
        }
    }
    Ok(found)
}

fn is_file(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Image | FieldKind::Geometry)
}

/// The neutral name of each person, by the id of its record: its place in its list.
fn neutral_names(
    notebook: &Notebook,
    workshop: &Workshop,
    lang: Lang,
) -> BTreeMap<RecordId, String> {
    let mut names = BTreeMap::new();
    let people = workshop.collections.iter();
    for collection in people.filter(|collection| is_of_people(collection)) {
        for (place, id) in notebook.content().ids(&collection.id).iter().enumerate() {
            let number = (place + 1).to_string();
            let args = [("number", Arg::Text(&number))];
            names.insert(id.clone(), say(lang, "anonymous-person", &args));
        }
    }
    names
}

struct Copying<'a> {
    notebook: &'a Notebook,
    workshop: &'a Workshop,
    names: BTreeMap<RecordId, String>,
    /// The new ids of people.
    ids: BTreeMap<RecordId, RecordId>,
    attachments: BTreeMap<Arc<str>, Kept>,
    /// Their ids in the copy.
    kept: BTreeMap<Arc<str>, String>,
    counts: BTreeMap<(usize, usize), usize>,
    left: LeftOut,
}

impl Copying<'_> {
    fn copy(&mut self, tx: &mut Transaction<'_>) {
        let (notebook, workshop) = (self.notebook, self.workshop);
        let content = notebook.content();
        for collection in &workshop.collections {
            for record in content.records(&collection.id) {
                self.add(tx, record, collection);
            }
        }
        for record in content.all() {
            let known = workshop.get_collection(&record.collection).is_some();
            if OWN.contains(&&*record.collection) {
                tx.add_named(record.id.clone(), &record.collection, At::End);
                for (cell, value) in &record.answers {
                    tx.set(&record.id, cell.clone(), value);
                }
            } else if !known {
                self.left.unknown += 1 + record.answers.len();
            }
        }
        let mentioned = self.mentioned();
        for (index, collection) in workshop.collections.iter().enumerate() {
            for record in content.records(&collection.id) {
                self.answer(tx, record, (index, collection), &mentioned);
            }
        }
    }

    fn add(&mut self, tx: &mut Transaction<'_>, record: &Record, collection: &Collection) {
        if self.names.contains_key(&record.id) && !collection.single {
            let id = tx.add(&collection.id, &collection.prefix, At::End);
            self.ids.insert(record.id.clone(), id);
        } else {
            tx.add_named(record.id.clone(), &collection.id, At::End);
        }
    }

    /// The id of a record in the copy, or any other word as it is.
    fn id<'b>(&'b self, id: &'b str) -> &'b str {
        self.ids.get(id).map_or(id, RecordId::as_str)
    }

    fn answer(
        &mut self,
        tx: &mut Transaction<'_>,
        record: &Record,
        (index, collection): (usize, &Collection),
        mentioned: &[(String, String)],
    ) {
        let to = RecordId::new(self.id(record.id.as_str()));
        for (cell, value) in &record.answers {
            let place = collection
                .fields
                .iter()
                .position(|field| field.key == cell.field);
            let Some((place, field)) = place.map(|place| (place, &collection.fields[place])) else {
                self.left.unknown += 1;
                continue;
            };
            let mut cell = cell.clone();
            if field.names_people() {
                match self.names.get(&record.id) {
                    Some(name) if field.key == collection.name && is_text(&field.kind) => {
                        self.left.people += 1;
                        tx.set(&to, cell, name);
                    }
                    _ => *self.counts.entry((index, place)).or_default() += 1,
                }
                if is_file(&field.kind) {
                    self.left.attachments += 1;
                }
                continue;
            }
            let words = match &field.kind {
                FieldKind::Map { values, keys } => {
                    if matches!(keys, MapKeys::Text) {
                        cell.key = self.without_names(&cell.key, mentioned).into();
                    }
                    is_text(values)
                }
                kind => is_text(kind),
            };
            cell.key = self.id(&cell.key).into();
            if words {
                let value = self.without_names(value, mentioned);
                tx.set(&to, cell, &value);
            } else if is_file(&field.kind) {
                if let Some(kept) = self.attach(tx, value, &field.key) {
                    tx.set(&to, cell, &kept);
                }
            } else {
                tx.set(&to, cell, self.id(value));
            }
        }
    }

    /// Keeps a picture or map in the copy, once; gives its id there. The name of a file may be that of a
    /// person: it is called after its field.
    fn attach(&mut self, tx: &mut Transaction<'_>, id: &str, field: &str) -> Option<String> {
        if let Some(kept) = self.kept.get(id) {
            return Some(kept.clone());
        }
        let (name, media, bytes) = self.attachments.remove(id)?;
        let end = Path::new(&name).extension().unwrap_or_default();
        let name = PathBuf::from(field).with_extension(end);
        let kept = tx.attach(&name.to_string_lossy(), &media, bytes);
        self.kept.insert(id.into(), kept.clone());
        Some(kept)
    }

    /// Full names of people with their neutral ones, the longest first. A single word may be many things and
    /// is left to the eyes of a person.
    fn mentioned(&self) -> Vec<(String, String)> {
        let content = self.notebook.content();
        let mut names: Vec<(String, String)> = self
            .names
            .iter()
            .filter_map(|(id, neutral)| {
                let record = content.get_record(id.as_str())?;
                let collection = self.workshop.get_collection(&record.collection)?;
                let name = record.get(&collection.name)?;
                (name.split_whitespace().count() > 1).then(|| (name.to_owned(), neutral.clone()))
            })
            .collect();
        names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        names.dedup_by(|a, b| a.0 == b.0);
        names
    }

    fn without_names(&mut self, text: &str, mentioned: &[(String, String)]) -> String {
        let mut text = text.to_owned();
        for (name, neutral) in mentioned {
            let mut from = 0;
            while let Some(at) = text[from..].find(name.as_str()).map(|at| at + from) {
                let end = at + name.len();
                let begins = !text[..at].ends_with(char::is_alphanumeric);
                if begins && !text[end..].starts_with(char::is_alphanumeric) {
                    text.replace_range(at..end, neutral);
                    self.left.mentions += 1;
                    from = at + neutral.len();
                } else {
                    from = end;
                }
            }
        }
        text
    }

    fn told(self) -> LeftOut {
        let mut left = self.left;
        left.answers = self
            .counts
            .into_iter()
            .map(|((collection, field), count)| {
                let collection = &self.workshop.collections[collection];
                let label = collection.fields[field].label.clone();
                (collection.plural.clone(), label, count)
            })
            .collect();
        left
    }
}

fn is_text(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Text | FieldKind::LongText)
}
