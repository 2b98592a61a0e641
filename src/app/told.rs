//! Changes in words: what stood in a cell and what stands there now, and why an entry cannot be taken back.
//!
//! Records that are no longer there are called what they were called when they were removed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::session::{Session, shorten};
use crate::locale::{Arg, Lang, date, number, say};
use crate::notebook::{
    Answers, Cell, Change, Error, Hindrance, History, How, Place, Record, RecordId,
};
use crate::plan::{Reading, progress, value};
use crate::workshop::{Collection, Field, FieldKind, MapKeys};

/// Letters of the name of a record inside a sentence.
const NAME: usize = 50;

/// Records that were removed, as they were then.
pub type Gone = BTreeMap<RecordId, Record>;

/// The records that some changes name and that are no longer there.
pub fn gone(session: &Session, history: &History, changes: &[Change]) -> Result<Gone, Error> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for change in changes {
        named.insert(change.id().as_str());
        match change {
            Change::Answer {
                cell,
                before,
                after,
                ..
            } => {
                named.insert(&cell.key);
                named.extend([before, after].into_iter().flatten().map(|value| &**value));
            }
            Change::Record { before, after, .. } => {
                let places = [before, after].into_iter().flatten();
                named.extend(places.filter_map(|place| place.parent.as_deref()));
            }
        }
    }
    let mut by: BTreeMap<u64, BTreeSet<RecordId>> = BTreeMap::new();
    for id in named.into_iter().map(RecordId::new) {
        if let Some(n) = history.removed_by(&id) {
            by.entry(n).or_default().insert(id);
        }
    }
    let mut gone = Gone::new();
    for (n, ids) in by {
        let changes = session.notebook.changes(n)?;
        let mut answers: BTreeMap<&RecordId, Answers> = BTreeMap::new();
        let own = || changes.iter().filter(|change| ids.contains(change.id()));
        for change in own() {
            if let Change::Answer {
                id,
                cell,
                before: Some(value),
                ..
            } = change
            {
                let answers = answers.entry(id).or_default();
                answers.insert(cell.clone(), Arc::clone(value));
            }
        }
        for change in own() {
            if let Change::Record {
                id,
                before: Some(place),
                after: None,
            } = change
            {
                let record = Record {
                    id: id.clone(),
                    collection: Arc::clone(&place.collection),
                    parent: place.parent.clone().map(RecordId::new),
                    position: Arc::clone(&place.position),
                    answers: answers.remove(id).unwrap_or_default(),
                };
                gone.insert(id.clone(), record);
            }
        }
    }
    Ok(gone)
}

/// Says changes in one language.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    session: &'a Session,
    gone: &'a Gone,
    lang: Lang,
}

impl<'a> Teller<'a> {
    /// Who says changes, with the records that they name and that are no longer there.
    pub fn new(session: &'a Session, gone: &'a Gone, lang: Lang) -> Self {
        Self {
            session,
            gone,
            lang,
        }
    }

    /// A sentence without arguments.
    pub fn say(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// The id of the collection of a record, also of one that is no longer there; empty when nobody knows it.
    pub fn collection_id(&self, id: &str) -> Arc<str> {
        let record = self.find(id);
        record.map_or_else(|| Arc::from(""), |record| Arc::clone(&record.collection))
    }

    /// The place of a record among its siblings, also of one that is no longer there; compared as text.
    pub fn position(&self, id: &str) -> Option<&'a str> {
        self.find(id).map(|record| &*record.position)
    }

    fn reading(&self) -> Reading<'a> {
        self.session.reading()
    }

    fn find(&self, id: &str) -> Option<&'a Record> {
        let standing = self.session.content().get_record(id);
        standing.or_else(|| self.gone.get(id))
    }

    fn collection(&self, id: &str) -> Option<&'a Collection> {
        let record = self.find(id)?;
        self.session.workshop.get_collection(&record.collection)
    }

    /// How a record is called, also one that is no longer there.
    pub fn name(&self, id: &str) -> String {
        if let (None, Some(record)) = (self.session.content().get_record(id), self.gone.get(id)) {
            let collection = self.session.workshop.get_collection(&record.collection);
            let named = collection.and_then(|collection| {
                let field = collection.get_field(&collection.name)?;
                Some(self.reading().answer(record, field, self.lang))
            });
            let title = collection.map(|collection| collection.title.get(self.lang).to_owned());
            return named
                .filter(|name| !name.is_empty())
                .or(title)
                .unwrap_or_else(|| id.to_owned());
        }
        self.reading().name(id, self.lang)
    }

    /// A record with the name of its list and its code: «Problema PR03 “Agua contaminada”».
    pub fn record(&self, id: &str) -> String {
        if let Some(step) = id.strip_prefix(&progress::mark_id("")) {
            let step = self.reading().name(step, self.lang);
            return say(self.lang, "history-step", &[("step", Arg::Text(&step))]);
        }
        if let Some(state) = id.strip_prefix("fst_") {
            let check = state.split('_').next().unwrap_or(state);
            return say(self.lang, "history-finding", &[("check", Arg::Text(check))]);
        }
        let Some(collection) = self.collection(id) else {
            return say(self.lang, "history-settings", &[]);
        };
        let title = collection.title.get(self.lang);
        if collection.single {
            return title.to_owned();
        }
        let code = self.reading().code(id);
        let name = shorten(&self.name(id), NAME);
        let is_gone = self.session.content().get_record(id).is_none();
        let key = if is_gone {
            "history-record-gone"
        } else {
            "history-record"
        };
        let args = [
            ("collection", Arg::Text(title)),
            ("code", Arg::Text(&code)),
            ("name", Arg::Text(&name)),
        ];
        say(self.lang, key, &args)
    }

    fn field(&self, id: &str, cell: &Cell) -> Option<&'a Field> {
        self.collection(id)?.get_field(&cell.field)
    }

    /// What a change is about inside its record: the label of the field, and of the cell inside it.
    pub fn label(&self, change: &Change) -> String {
        let Some(cell) = change.cell() else {
            return say(self.lang, "history-place", &[]);
        };
        let id = change.id().as_str();
        let Some(field) = self.field(id, cell) else {
            return match &*cell.field {
                "done" => say(self.lang, "history-done", &[]),
                "profile" => say(self.lang, "action-profile", &[]),
                other => other.to_owned(),
            };
        };
        let label = field.label.get(self.lang);
        if cell.key.is_empty() {
            return label.to_owned();
        }
        let key = match &field.kind {
            FieldKind::Map {
                keys: MapKeys::Collection(_),
                ..
            }
            | FieldKind::Refs(_) => self.name(&cell.key),
            FieldKind::Map { keys, .. } => self.reading().key(keys, &cell.key, self.lang),
            FieldKind::Choices(options) => {
                crate::plan::words::label(options, &cell.key, self.lang).to_owned()
            }
            _ => cell.key.to_string(),
        };
        let key = if key.is_empty() {
            cell.key.to_string()
        } else {
            shorten(&key, NAME)
        };
        format!("{label} · {key}")
    }

    /// What stood there before a change, and what after it.
    pub fn sides(&self, change: &Change) -> (String, String) {
        match change {
            Change::Answer {
                id,
                cell,
                before,
                after,
            } => {
                let say =
                    |value: &Option<Arc<str>>| self.value(id.as_str(), cell, value.as_deref());
                (say(before), say(after))
            }
            Change::Record { before, after, .. } => {
                let say = |place: &Option<Place>| self.place(place.as_ref());
                (say(before), say(after))
            }
        }
    }

    fn value(&self, id: &str, cell: &Cell, value: Option<&str>) -> String {
        let lang = self.lang;
        let field = self.field(id, cell);
        let is_member = !cell.key.is_empty()
            && field.is_some_and(|field| {
                matches!(field.kind, FieldKind::Choices(_) | FieldKind::Refs(_))
            });
        if is_member || (field.is_none() && &*cell.field == "done") {
            return say(lang, if value.is_some() { "yes" } else { "no" }, &[]);
        }
        let Some(value) = value else {
            return say(lang, "history-empty", &[]);
        };
        let Some(field) = field else {
            let profile = self.session.workshop.get_profile(value);
            return profile.map_or(value.to_owned(), |profile| {
                profile.title.get(lang).to_owned()
            });
        };
        let kind = match &field.kind {
            FieldKind::Map { values, .. } => values,
            kind => kind,
        };
        if matches!(kind, FieldKind::Ref(_) | FieldKind::Refs(_)) {
            let name = self.name(value);
            return if name.is_empty() {
                value.to_owned()
            } else {
                name
            };
        }
        match value::scalar(value, kind) {
            Ok(read) => self.reading().say_kind(&read, field, kind, lang),
            Err(unreadable) => unreadable.0,
        }
    }

    fn place(&self, place: Option<&Place>) -> String {
        let Some(place) = place else {
            return say(self.lang, "history-absent", &[]);
        };
        let content = self.session.content();
        let before = content
            .records(&place.collection)
            .filter(|record| record.position < place.position)
            .count();
        let number = number::integer(before as i64 + 1, self.lang);
        let args = [("number", Arg::Text(&number))];
        let words = say(self.lang, "history-place-number", &args);
        match &place.parent {
            Some(parent) => format!("{words} · {}", self.name(parent)),
            None => words,
        }
    }

    /// Why an entry cannot be taken back on its own: what is in the way, what is safe, what to do.
    pub fn refusal(&self, hindrance: &Hindrance) -> Vec<String> {
        let t = |key: &str| say(self.lang, key, &[]);
        let (what, next) = match hindrance {
            Hindrance::Beginning => (t("history-beginning"), t("history-beginning-do")),
            Hindrance::Nothing => (t("history-nothing"), t("history-nothing-do")),
            Hindrance::Sealed => (t("history-sealed"), t("history-sealed-do")),
            Hindrance::Merged(merge) => {
                let args = self.entry(Some(*merge));
                let args: Vec<_> = args.iter().map(|(k, v)| (*k, Arg::Text(v))).collect();
                let what = say(self.lang, "history-merged", &args);
                (what, t("history-merged-do"))
            }
            Hindrance::Later {
                by,
                record,
                cell,
                how,
            } => {
                let key = match (how, by) {
                    (_, None) => "history-outside",
                    (How::Changed, _) => "history-changed",
                    (How::Removed, _) => "history-removed",
                    (How::Answered, _) => "history-answered",
                    (How::Pointed, _) => "history-pointed",
                };
                let mut args = self.entry(*by);
                let place = match cell {
                    Some(cell) => {
                        let change = Change::Answer {
                            id: record.clone(),
                            cell: cell.clone(),
                            before: None,
                            after: None,
                        };
                        format!("{} › {}", self.record(record.as_str()), self.label(&change))
                    }
                    None => self.record(record.as_str()),
                };
                args.push(("place", place));
                let args: Vec<_> = args.iter().map(|(k, v)| (*k, Arg::Text(v))).collect();
                (say(self.lang, key, &args), t("history-later-do"))
            }
        };
        vec![what, t("history-unchanged"), next]
    }

    /// Who did an entry, when and what, as arguments of a sentence.
    fn entry(&self, n: Option<u64>) -> Vec<(&'static str, String)> {
        let entry = n.and_then(|n| self.session.notebook.log().get(n));
        let Some(entry) = entry else {
            return Vec::new();
        };
        let who = if entry.author.is_empty() {
            say(self.lang, "history-somebody", &[])
        } else {
            entry.author.to_string()
        };
        vec![
            ("who", who),
            ("when", date::moment(&entry.at)),
            ("what", self.session.describe(&entry.words, self.lang)),
        ]
    }
}
