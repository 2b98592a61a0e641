//! A table of records with a line at the end where typing adds one. Also serves the cards, whose records
//! stand in columns and whose new card carries its column along.

use std::borrow::Cow;
use std::sync::Arc;

use super::cards;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::Lang;
use crate::notebook::{Cell, Error, RecordId};
use crate::text;
use crate::workshop::{Collection, Field, FieldKind, Step};

/// The state of a list.
#[derive(Debug, Clone)]
pub struct List {
    /// Its collection.
    pub collection: Arc<str>,
    /// The row with the cursor; one more than the records is the line for adding.
    pub cursor: usize,
    /// What is typed on the line for adding.
    pub draft: Editor,
    /// The column that a new card goes to.
    pub column: Option<Arc<str>>,
    /// Whether the cursor is on the column of the new card.
    pub on_column: bool,
}

/// What a key did in a list.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// The key was used.
    Done,
    /// The key means nothing here.
    Unused,
    /// A record should open.
    Open(RecordId),
    /// Nothing of that name can be added; the list of values should open.
    Pick(String),
}

impl List {
    /// The list of a collection, ready for adding.
    pub fn new(collection: Arc<str>, session: &Session) -> Self {
        let cursor = session.content().n_records(&collection);
        Self { collection, cursor, draft: Editor::new(""), column: None, on_column: false }
    }

    /// The records in the order shown.
    pub fn rows<'a>(&self, session: &'a Session, step: &Step) -> Cow<'a, [RecordId]> {
        match cards::columns(session, &step.activity, &self.collection) {
            Some((field, options)) => {
                Cow::Owned(cards::in_columns(session, &self.collection, field, options))
            }
            None => Cow::Borrowed(session.content().ids(&self.collection)),
        }
    }

    /// The record under the cursor, unless it is the line for adding.
    pub fn selected(&self, session: &Session, step: &Step) -> Option<RecordId> {
        self.rows(session, step).get(self.cursor).cloned()
    }

    /// Whether the cursor is on the line for adding.
    pub fn on_draft(&self, session: &Session) -> bool {
        self.cursor >= session.content().n_records(&self.collection)
    }

    /// Handles words that were typed: they begin or continue a new record.
    pub fn insert(&mut self, session: &Session, step: &Step, words: &str, lang: Lang) {
        self.cursor = session.content().n_records(&self.collection);
        if self.on_column {
            if let Some((_, options)) = cards::columns(session, &step.activity, &self.collection)
                && let Some(option) = cards::find_option(options, words.trim(), lang)
            {
                self.column = Some(option);
            }
            return;
        }
        let words = if self.draft.is_empty() { words.trim_start() } else { words };
        self.draft.insert(words);
    }

    /// Handles a key.
    pub fn press(
        &mut self,
        session: &mut Session,
        step: &Step,
        key: Key,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let last = session.content().n_records(&self.collection);
        let on_draft = self.cursor >= last;
        match key {
            Key::Up => self.cursor = self.cursor.min(last).saturating_sub(1),
            Key::Down => self.cursor = (self.cursor + 1).min(last),
            Key::PageUp => self.cursor = self.cursor.min(last).saturating_sub(10),
            Key::PageDown => self.cursor = (self.cursor + 10).min(last),
            Key::Home if !on_draft || self.draft.is_empty() => self.cursor = 0,
            Key::End if !on_draft || self.draft.is_empty() => self.cursor = last,
            Key::Tab | Key::BackTab
                if on_draft
                    && (self.on_column || !self.draft.is_empty())
                    && cards::columns(session, &step.activity, &self.collection).is_some() =>
            {
                self.on_column = !self.on_column;
            }
            Key::Left | Key::Right if on_draft && self.on_column => {
                self.turn_column(session, step, key == Key::Right);
            }
            Key::Enter if on_draft => {
                self.on_column = false;
                return self.add(session, step, lang);
            }
            Key::Enter => {
                return Ok(self.selected(session, step).map_or(Reply::Done, Reply::Open));
            }
            Key::Esc if on_draft && (self.on_column || !self.draft.is_empty()) => {
                // What was typed becomes a record: Esc never discards.
                self.on_column = false;
                return self.add(session, step, lang);
            }
            _ if on_draft && !self.on_column && !self.draft.is_empty() => {
                if !self.draft.press(key, usize::MAX) {
                    return Ok(Reply::Unused);
                }
            }
            _ => return Ok(Reply::Unused),
        }
        Ok(Reply::Done)
    }

    fn turn_column(&mut self, session: &Session, step: &Step, forward: bool) {
        let Some((_, options)) = cards::columns(session, &step.activity, &self.collection) else {
            return;
        };
        let now = self
            .column
            .as_ref()
            .and_then(|id| options.iter().position(|option| option.id == *id));
        let next = match (now, forward) {
            (None, _) => 0,
            (Some(now), true) => (now + 1) % options.len(),
            (Some(now), false) => (now + options.len() - 1) % options.len(),
        };
        self.column = options.get(next).map(|option| Arc::clone(&option.id));
    }

    /// Adds what is typed as a record, and makes room for the next one.
    pub fn add(&mut self, session: &mut Session, step: &Step, lang: Lang) -> Result<Reply, Error> {
        let typed = text::clean(self.draft.text());
        if typed.is_empty() {
            return Ok(Reply::Done);
        }
        let workshop = Arc::clone(&session.workshop);
        let Some(collection) = workshop.get_collection(&self.collection) else {
            return Ok(Reply::Done);
        };
        match name_for(session, collection, &typed, lang) {
            Name::Stored(stored) => {
                let preset = self.preset(session, step);
                session.add_named(collection, &[stored], &preset)?;
            }
            Name::Member(stored) => {
                let preset = self.preset(session, step);
                let ids = session.add_named(collection, &[String::new()], &preset)?;
                if let (Some(id), Some(field)) = (ids.first(), collection.get_field(&collection.name)) {
                    let go = session.next_go();
                    let cell = Cell::keyed(Arc::clone(&field.key), stored);
                    session.edit(id, field, &[(cell, "1".to_owned())], go, lang)?;
                }
            }
            Name::Unknown => return Ok(Reply::Pick(typed)),
        }
        self.draft.clear();
        self.cursor = session.content().n_records(&self.collection);
        Ok(Reply::Done)
    }

    /// Adds many records at once, one for each line.
    pub fn add_lines(&mut self, session: &mut Session, step: &Step, lines: &[String]) -> Result<(), Error> {
        let workshop = Arc::clone(&session.workshop);
        if let Some(collection) = workshop.get_collection(&self.collection) {
            let preset = self.preset(session, step);
            session.add_named(collection, lines, &preset)?;
        }
        self.draft.clear();
        self.cursor = session.content().n_records(&self.collection);
        Ok(())
    }

    fn preset(&self, session: &Session, step: &Step) -> Vec<(Cell, String)> {
        let columns = cards::columns(session, &step.activity, &self.collection);
        match (columns, &self.column) {
            (Some((field, _)), Some(column)) => vec![(Cell::plain(field), column.to_string())],
            _ => Vec::new(),
        }
    }
}

/// What a typed name means for the field that names the records of a collection.
enum Name {
    Stored(String),
    Member(Arc<str>),
    Unknown,
}

fn name_for(session: &Session, collection: &Collection, typed: &str, lang: Lang) -> Name {
    let Some(field) = collection.get_field(&collection.name) else {
        return Name::Unknown;
    };
    match &field.kind {
        FieldKind::Ref(target) | FieldKind::Refs(target) => {
            let folded = text::fold(typed);
            let candidates = session.candidates(target, lang);
            let find = |test: &dyn Fn(&str) -> bool| {
                candidates.iter().find(|(_, name)| test(&text::fold(name))).map(|(id, _)| Arc::clone(id))
            };
            let found = find(&|name| name == folded)
                .or_else(|| find(&|name| name.starts_with(&folded)))
                .or_else(|| find(&|name| name.contains(&folded)));
            match (found, matches!(field.kind, FieldKind::Refs(_))) {
                (Some(id), true) => Name::Member(id),
                (Some(id), false) => Name::Stored(id.to_string()),
                (None, _) => Name::Unknown,
            }
        }
        FieldKind::Choice(options) => cards::find_option(options, typed, lang)
            .map_or(Name::Unknown, |id| Name::Stored(id.to_string())),
        _ => Name::Stored(stored_or_raw(typed, field, session, lang)),
    }
}

fn stored_or_raw(typed: &str, field: &Field, session: &Session, lang: Lang) -> String {
    super::form::to_stored(typed, &field.kind, session, lang).unwrap_or_else(|| typed.to_owned())
}
