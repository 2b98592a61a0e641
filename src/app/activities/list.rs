//! A table of records with a line at the end where typing adds one. Also serves the cards, whose records
//! stand in columns and whose new card carries its column along.

use std::borrow::Cow;
use std::sync::Arc;

use super::cards;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::Lang;
use crate::notebook::{Cell, Error, Go, RecordId};
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
    /// The record that already keeps what is typed on the line for adding.
    started: Option<(RecordId, Go)>,
    /// Ticks since the last key on that line; `None` when it is on its way to disk.
    idle: Option<u8>,
}

/// Ticks without a key after which the card being typed is put on disk.
const PAUSE: u8 = 2;

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
        Self {
            collection,
            cursor,
            draft: Editor::new(""),
            column: None,
            on_column: false,
            started: None,
            idle: None,
        }
    }

    /// The records in the order shown.
    pub fn rows<'a>(&self, session: &'a Session, step: &Step) -> Cow<'a, [RecordId]> {
        let mut rows = match cards::columns(session, &step.activity, &self.collection) {
            Some((field, options)) => {
                Cow::Owned(cards::in_columns(session, &self.collection, field, options))
            }
            None => Cow::Borrowed(session.content().ids(&self.collection)),
        };
        // The card being typed still stands on the line for adding.
        if let Some((started, _)) = &self.started {
            rows.to_mut().retain(|id| id != started);
        }
        rows
    }

    /// How many records it shows.
    pub fn n_rows(&self, session: &Session) -> usize {
        let started = self.started.as_ref();
        let hidden =
            started.is_some_and(|(id, _)| session.content().get_record(id.as_str()).is_some());
        session.content().n_records(&self.collection) - usize::from(hidden)
    }

    /// A tick of the clock: after a pause, the card being typed goes to disk as the record that it will be.
    pub fn tick(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(idle) = &mut self.idle else {
            return Ok(());
        };
        *idle = idle.saturating_add(1);
        if *idle >= PAUSE && !self.draft.is_empty() {
            self.idle = None;
            self.keep(session, lang)?;
        }
        Ok(())
    }

    /// Whether something on the line for adding is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        self.idle.is_some() && !self.draft.is_empty()
    }

    /// Writes what is on the line for adding, when it is plain words; gives the record.
    fn keep(&mut self, session: &mut Session, lang: Lang) -> Result<Option<RecordId>, Error> {
        let typed = text::clean(self.draft.text());
        let workshop = Arc::clone(&session.workshop);
        let Some(collection) = workshop.get_collection(&self.collection) else {
            return Ok(None);
        };
        let Some(field) = collection
            .get_field(&collection.name)
            .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::LongText))
        else {
            return Ok(None);
        };
        let known = self
            .started
            .take()
            .filter(|(id, _)| session.content().get_record(id.as_str()).is_some());
        let (id, go) = match known {
            Some(started) => started,
            None => {
                let ids = session.add_named(collection, std::slice::from_ref(&typed), &[])?;
                let Some(id) = ids.into_iter().next() else {
                    return Ok(None);
                };
                let go = session.next_go();
                session.notebook.continue_with(go, &id, &field.key);
                (id, go)
            }
        };
        session.edit(
            &id,
            field,
            &[(Cell::plain(Arc::clone(&field.key)), typed)],
            go,
            lang,
        )?;
        self.started = Some((id.clone(), go));
        Ok(Some(id))
    }

    /// The record under the cursor, unless it is the line for adding.
    pub fn selected(&self, session: &Session, step: &Step) -> Option<RecordId> {
        self.rows(session, step).get(self.cursor).cloned()
    }

    /// Whether the cursor is on the line for adding.
    pub fn on_draft(&self, session: &Session) -> bool {
        self.cursor >= self.n_rows(session)
    }

    /// Handles words that were typed: they begin or continue a new record.
    pub fn insert(&mut self, session: &Session, step: &Step, words: &str, lang: Lang) {
        self.cursor = self.n_rows(session);
        if self.on_column {
            if let Some((_, options)) = cards::columns(session, &step.activity, &self.collection)
                && let Some(option) = cards::find_option(options, words.trim(), lang)
            {
                self.column = Some(option);
            }
            return;
        }
        let words = if self.draft.is_empty() {
            words.trim_start()
        } else {
            words
        };
        self.draft.insert(words);
        self.idle = Some(0);
    }

    /// Handles a key.
    pub fn press(
        &mut self,
        session: &mut Session,
        step: &Step,
        key: Key,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let last = self.n_rows(session);
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
                return Ok(self
                    .selected(session, step)
                    .map_or(Reply::Done, Reply::Open));
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
                self.idle = Some(0);
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
        self.idle = None;
        if typed.is_empty() {
            // What was begun and then taken away again is no record.
            if let Some((id, _)) = self.started.take() {
                session.remove(&id, lang)?;
            }
            return Ok(Reply::Done);
        }
        let workshop = Arc::clone(&session.workshop);
        let Some(collection) = workshop.get_collection(&self.collection) else {
            return Ok(Reply::Done);
        };
        let preset = self.preset(session, step);
        if self.started.is_some()
            && let Some(id) = self.keep(session, lang)?
        {
            if let Some((cell, value)) = preset.into_iter().next()
                && let Some(field) = collection.get_field(&cell.field)
            {
                let go = session.next_go();
                session.edit(&id, field, &[(cell, value)], go, lang)?;
            }
            self.begin_next(session);
            return Ok(Reply::Done);
        }
        match name_for(session, collection, &typed, lang) {
            Name::Stored(stored) => {
                session.add_named(collection, &[stored], &preset)?;
            }
            Name::Member(stored) => {
                let ids = session.add_named(collection, &[String::new()], &preset)?;
                if let (Some(id), Some(field)) =
                    (ids.first(), collection.get_field(&collection.name))
                {
                    let go = session.next_go();
                    let cell = Cell::keyed(Arc::clone(&field.key), stored);
                    session.edit(id, field, &[(cell, "1".to_owned())], go, lang)?;
                }
            }
            Name::Unknown => return Ok(Reply::Pick(typed)),
        }
        self.begin_next(session);
        Ok(Reply::Done)
    }

    fn begin_next(&mut self, session: &Session) {
        self.started = None;
        self.idle = None;
        self.draft.clear();
        self.cursor = session.content().n_records(&self.collection);
    }

    /// Adds many records at once, one for each line.
    pub fn add_lines(
        &mut self,
        session: &mut Session,
        step: &Step,
        lines: &[String],
    ) -> Result<(), Error> {
        let workshop = Arc::clone(&session.workshop);
        if let Some(collection) = workshop.get_collection(&self.collection) {
            let preset = self.preset(session, step);
            session.add_named(collection, lines, &preset)?;
        }
        self.begin_next(session);
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
                candidates
                    .iter()
                    .find(|(_, name)| test(&text::fold(name)))
                    .map(|(id, _)| Arc::clone(id))
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
