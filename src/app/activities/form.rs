//! One record, field by field. A map field is a small table: one cell for each of its keys.

mod stored;

use std::sync::Arc;

use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::{Session, is_picked};
use crate::locale::{Lang, date, number};
use crate::notebook::{Cell, Error, Go, RecordId};
use crate::plan::value::{self, Value};
use crate::workshop::{Collection, Field, FieldKind, MapKeys};

pub use stored::{range, to_stored};

use stored::replaces;

/// Ticks without a key after which what was typed is put on disk.
const PAUSE: u8 = 2;

/// The form of a record.
#[derive(Debug, Clone)]
pub struct Form {
    /// The record.
    pub record: RecordId,
    /// Its collection.
    pub collection: Arc<str>,
    /// The cell with the cursor.
    pub focus: usize,
    /// What is being typed in it.
    pub typing: Option<Typing>,
}

/// A text being typed into a cell.
#[derive(Debug, Clone)]
pub struct Typing {
    /// The text.
    pub editor: Editor,
    go: Go,
    dirty: bool,
    idle: u8,
}

/// One line of the form where something can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormCell {
    /// Index of the field in its collection.
    pub field: usize,
    /// Key inside a map field; `None` for a plain field, and empty for a new key.
    pub key: Option<Arc<str>>,
}

/// What a key did in a form.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// The key was used.
    Done,
    /// The key means nothing here.
    Unused,
    /// The list of values of the cell should open, with these letters typed.
    Pick(String),
    /// The path typed should be read and kept.
    Attach(String),
    /// The cursor wants to go beyond the last field.
    Past,
}

impl Form {
    /// The form of a record, at its first cell.
    pub fn new(record: RecordId, collection: Arc<str>) -> Self {
        Self {
            record,
            collection,
            focus: 0,
            typing: None,
        }
    }

    /// The cells of the form, in order.
    pub fn cells(&self, session: &Session) -> Vec<FormCell> {
        let Some(collection) = session.workshop.get_collection(&self.collection) else {
            return Vec::new();
        };
        let mut cells = Vec::new();
        for (field, kind) in collection
            .fields
            .iter()
            .map(|field| &field.kind)
            .enumerate()
        {
            match kind {
                FieldKind::Map { keys, .. } => {
                    for key in self.keys(session, &collection.fields[field], keys) {
                        cells.push(FormCell {
                            field,
                            key: Some(key),
                        });
                    }
                }
                _ => cells.push(FormCell { field, key: None }),
            }
        }
        cells
    }

    /// The keys of a map: those that are expected, then any other that was answered.
    fn keys(&self, session: &Session, field: &Field, keys: &MapKeys) -> Vec<Arc<str>> {
        let mut all: Vec<Arc<str>> = match keys {
            MapKeys::Years => session
                .years()
                .iter()
                .map(|year| year.to_string().into())
                .collect(),
            MapKeys::Options(options) => options
                .iter()
                .map(|option| Arc::clone(&option.id))
                .collect(),
            MapKeys::Collection(target) => {
                let ids = session.content().ids(target);
                // A record that needs others of its own kind lists only those already chosen.
                if *target == self.collection {
                    Vec::new()
                } else {
                    ids.iter().map(|id| id.as_str().into()).collect()
                }
            }
            MapKeys::Text => Vec::new(),
        };
        if let Some(record) = session.content().get_record(self.record.as_str()) {
            for (key, _) in record.map(&field.key).filter(|(key, _)| !key.is_empty()) {
                if !all.iter().any(|known| &**known == key) {
                    all.push(key.into());
                }
            }
        }
        let open = match keys {
            MapKeys::Text => true,
            MapKeys::Collection(target) => *target == self.collection,
            _ => false,
        };
        if open {
            all.push("".into());
        }
        all
    }

    /// The cell with the cursor.
    pub fn cell(&self, session: &Session) -> Option<FormCell> {
        let cells = self.cells(session);
        cells
            .get(self.focus.min(cells.len().saturating_sub(1)))
            .cloned()
    }

    /// The field of a cell.
    pub fn field<'a>(&self, session: &'a Session, cell: &FormCell) -> Option<&'a Field> {
        self.collection(session)?.fields.get(cell.field)
    }

    fn collection<'a>(&self, session: &'a Session) -> Option<&'a Collection> {
        session.workshop.get_collection(&self.collection)
    }

    /// Puts the cursor on a field.
    pub fn go_to(&mut self, session: &Session, key: &str) {
        let cells = self.cells(session);
        let found = cells.iter().position(|cell| {
            self.field(session, cell)
                .is_some_and(|field| &*field.key == key)
        });
        self.focus = found.unwrap_or(0);
        self.typing = None;
    }

    /// The kind of the value of a cell.
    pub fn kind<'a>(field: &'a Field, cell: &FormCell) -> &'a FieldKind {
        match (&field.kind, &cell.key) {
            (FieldKind::Map { values, .. }, Some(_)) => values,
            (kind, _) => kind,
        }
    }

    /// Whether the cell is the line where a new key of a map is written.
    pub fn is_new_key(cell: &FormCell) -> bool {
        cell.key.as_deref() == Some("")
    }

    /// Handles words that were typed or pasted.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let Some(cell) = self.cell(session) else {
            return Ok(Reply::Unused);
        };
        let Some(field) = self.field(session, &cell).cloned() else {
            return Ok(Reply::Unused);
        };
        let kind = Self::kind(&field, &cell);
        // What the program works out is looked at and never typed.
        if matches!(kind, FieldKind::Computed(_)) {
            return Ok(Reply::Done);
        }
        if !Self::is_new_key(&cell) && is_picked(kind) {
            return self.choose(session, &field, &cell, words, lang);
        }
        if Self::is_new_key(&cell)
            && matches!(
                &field.kind,
                FieldKind::Map {
                    keys: MapKeys::Collection(_),
                    ..
                }
            )
        {
            return Ok(Reply::Pick(words.to_owned()));
        }
        let fresh = self.typing.is_none();
        let typing = self.start(session, &field, &cell, lang);
        // A new number or date takes the place of the old one; words are added to the words.
        if fresh && replaces(Self::kind(&field, &cell)) {
            typing.editor.clear();
        }
        typing.editor.insert(words);
        typing.dirty = true;
        typing.idle = 0;
        Ok(Reply::Done)
    }

    /// Short answers by one key: a digit of a scale or list, space for yes and no.
    fn choose(
        &mut self,
        session: &mut Session,
        field: &Field,
        cell: &FormCell,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let typed = words.trim();
        let digit = typed.parse::<usize>().ok();
        let stored = match Self::kind(field, cell) {
            FieldKind::Scale => digit
                .filter(|digit| {
                    field
                        .levels
                        .iter()
                        .any(|level| level.value == *digit as i64)
                })
                .map(|digit| digit.to_string()),
            FieldKind::Flag => match typed.chars().next().map(|c| c.to_ascii_lowercase()) {
                Some('s' | 'y' | '1') => Some("true".to_owned()),
                Some('n' | '0') => Some("false".to_owned()),
                None => {
                    let now = self.stored(session, field, cell);
                    Some(
                        if now.as_deref() == Some("true") {
                            "false"
                        } else {
                            "true"
                        }
                        .to_owned(),
                    )
                }
                _ => return Ok(Reply::Done),
            },
            FieldKind::Choice(options) if options.len() <= 9 => digit
                .and_then(|digit| options.get(digit.checked_sub(1)?))
                .map(|option| option.id.to_string()),
            _ => None,
        };
        match stored {
            Some(stored) => {
                let go = session.next_go();
                self.write(session, field, cell, stored, go, lang)?;
                Ok(Reply::Done)
            }
            None => Ok(Reply::Pick(typed.to_owned())),
        }
    }

    /// Handles a key.
    pub fn press(
        &mut self,
        session: &mut Session,
        key: Key,
        width: usize,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let count = self.cells(session).len();
        let Some(cell) = self.cell(session) else {
            return Ok(Reply::Unused);
        };
        let Some(field) = self.field(session, &cell).cloned() else {
            return Ok(Reply::Unused);
        };
        let kind = Self::kind(&field, &cell).clone();
        let picked = is_picked(&kind) && !Self::is_new_key(&cell);
        if !picked
            && !matches!(kind, FieldKind::Computed(_))
            && matches!(
                key,
                Key::Backspace
                    | Key::Delete
                    | Key::Left
                    | Key::Right
                    | Key::Home
                    | Key::End
                    | Key::CtrlLeft
                    | Key::CtrlRight
                    | Key::Up
                    | Key::Down
            )
        {
            let moves = matches!(key, Key::Up | Key::Down);
            if !moves || self.typing.is_some() {
                let typing = self.start(session, &field, &cell, lang);
                let before = typing.editor.text().to_owned();
                if typing.editor.press(key, width) {
                    if typing.editor.text() != before {
                        typing.dirty = true;
                        typing.idle = 0;
                    }
                    return Ok(Reply::Done);
                }
            }
        }
        match key {
            Key::Enter if kind == FieldKind::LongText => {
                let typing = self.start(session, &field, &cell, lang);
                typing.editor.press(Key::Enter, width);
                typing.dirty = true;
                typing.idle = 0;
            }
            Key::Enter if picked => {
                if kind == FieldKind::Flag {
                    return self.choose(session, &field, &cell, "", lang);
                }
                return Ok(Reply::Pick(String::new()));
            }
            Key::Enter if matches!(kind, FieldKind::Image | FieldKind::Geometry) => {
                let typed = self
                    .typing
                    .as_ref()
                    .map(|typing| typing.editor.text().trim().to_owned());
                match typed.filter(|path| !path.is_empty()) {
                    Some(path) => return Ok(Reply::Attach(path)),
                    None => self.move_focus(session, 1, count, lang)?,
                }
            }
            Key::Delete | Key::Backspace if picked => {
                let go = session.next_go();
                if matches!(kind, FieldKind::Choices(_) | FieldKind::Refs(_)) {
                    self.write_set(session, &field, &[], go, lang)?;
                } else {
                    self.write(session, &field, &cell, String::new(), go, lang)?;
                }
            }
            Key::Tab | Key::Enter | Key::Down if self.focus + 1 >= count => {
                self.leave(session, lang)?;
                return Ok(Reply::Past);
            }
            Key::Tab | Key::Enter | Key::Down => self.move_focus(session, 1, count, lang)?,
            Key::BackTab | Key::Up => self.move_focus(session, -1, count, lang)?,
            Key::PageDown => self.move_focus(session, 8, count, lang)?,
            Key::PageUp => self.move_focus(session, -8, count, lang)?,
            _ => return Ok(Reply::Unused),
        }
        Ok(Reply::Done)
    }

    fn move_focus(
        &mut self,
        session: &mut Session,
        by: isize,
        count: usize,
        lang: Lang,
    ) -> Result<(), Error> {
        self.leave(session, lang)?;
        let last = count.saturating_sub(1);
        self.focus = self.focus.min(last).saturating_add_signed(by).min(last);
        Ok(())
    }

    fn start(
        &mut self,
        session: &mut Session,
        field: &Field,
        cell: &FormCell,
        lang: Lang,
    ) -> &mut Typing {
        if self.typing.is_none() {
            let text = self.shown(session, field, cell, lang);
            let editor = if *Self::kind(field, cell) == FieldKind::LongText {
                Editor::paragraphs(&text)
            } else {
                Editor::new(&text)
            };
            self.typing = Some(Typing {
                editor,
                go: session.next_go(),
                dirty: false,
                idle: 0,
            });
        }
        self.typing.as_mut().expect("it was just made")
    }

    /// The answer of a cell as a person would type it again.
    pub fn shown(&self, session: &Session, field: &Field, cell: &FormCell, lang: Lang) -> String {
        let Some(stored) = self.stored(session, field, cell) else {
            return String::new();
        };
        match value::scalar(&stored, Self::kind(field, cell)) {
            Ok(Value::Number(n)) if *Self::kind(field, cell) == FieldKind::Year => {
                n.trunc().to_string()
            }
            Ok(Value::Number(n)) => number::decimal(n, None, lang).replace('−', "-"),
            Ok(Value::Date(day)) => date::short(day),
            Ok(Value::Time(time)) => time.strftime("%H:%M").to_string(),
            Ok(Value::Attachment(_)) => String::new(),
            _ => stored.to_string(),
        }
    }

    /// The stored answer of a cell.
    pub fn stored(&self, session: &Session, field: &Field, cell: &FormCell) -> Option<Arc<str>> {
        if Self::is_new_key(cell) {
            return None;
        }
        let record = session.content().get_record(self.record.as_str())?;
        record.answers.get(&Self::address(field, cell)).cloned()
    }

    fn address(field: &Field, cell: &FormCell) -> Cell {
        match &cell.key {
            Some(key) => Cell::keyed(Arc::clone(&field.key), Arc::clone(key)),
            None => Cell::plain(Arc::clone(&field.key)),
        }
    }

    /// A tick of the clock: after a pause, what was typed goes to disk.
    pub fn tick(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(typing) = self.typing.as_mut().filter(|typing| typing.dirty) else {
            return Ok(());
        };
        typing.idle = typing.idle.saturating_add(1);
        if typing.idle >= PAUSE {
            self.save(session, false, lang)?;
        }
        Ok(())
    }

    /// Puts what was typed on disk and stops typing.
    pub fn leave(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        self.save(session, true, lang)?;
        self.typing = None;
        Ok(())
    }

    /// Writes what was typed. In the middle of typing, only what can be understood; on leaving, also what
    /// cannot, so that no word is lost (the review will ask about it).
    fn save(&mut self, session: &mut Session, leaving: bool, lang: Lang) -> Result<(), Error> {
        let Some(typing) = self.typing.as_ref().filter(|typing| typing.dirty) else {
            return Ok(());
        };
        let (text, go) = (typing.editor.text().to_owned(), typing.go);
        let Some(cell) = self.cell(session) else {
            return Ok(());
        };
        let Some(field) = self.field(session, &cell).cloned() else {
            return Ok(());
        };
        if Self::is_new_key(&cell) {
            if leaving && !text.trim().is_empty() {
                self.add_key(session, &field, text.trim(), go, lang)?;
            }
        } else {
            let kind = Self::kind(&field, &cell);
            match to_stored(&text, kind, session, lang) {
                Some(stored) => self.write(session, &field, &cell, stored, go, lang)?,
                None if leaving && !matches!(kind, FieldKind::Image | FieldKind::Geometry) => {
                    self.write(session, &field, &cell, text, go, lang)?;
                }
                None => {}
            }
        }
        if let Some(typing) = self.typing.as_mut() {
            typing.dirty = false;
        }
        Ok(())
    }

    /// A new key of a map, `key = value` or only the key (its value is then zero).
    fn add_key(
        &mut self,
        session: &mut Session,
        field: &Field,
        text: &str,
        go: Go,
        lang: Lang,
    ) -> Result<(), Error> {
        let FieldKind::Map { values, .. } = &field.kind else {
            return Ok(());
        };
        let (key, value) = text.split_once(['=', ':']).unwrap_or((text, ""));
        let stored = to_stored(value, values, session, lang).filter(|stored| !stored.is_empty());
        let cell = Cell::keyed(Arc::clone(&field.key), crate::text::clean(key).as_str());
        let stored = stored.unwrap_or_else(|| "0".to_owned());
        session.edit(&self.record, field, &[(cell, stored)], go, lang)?;
        Ok(())
    }

    /// Writes the stored form of one cell.
    pub fn write(
        &mut self,
        session: &mut Session,
        field: &Field,
        cell: &FormCell,
        stored: String,
        go: Go,
        lang: Lang,
    ) -> Result<(), Error> {
        let address = Self::address(field, cell);
        session.edit(&self.record, field, &[(address, stored)], go, lang)?;
        Ok(())
    }

    /// Writes the members of a set of choices or references.
    pub fn write_set(
        &mut self,
        session: &mut Session,
        field: &Field,
        members: &[Arc<str>],
        go: Go,
        lang: Lang,
    ) -> Result<(), Error> {
        let mut cells: Vec<(Cell, String)> = Vec::new();
        if let Some(record) = session.content().get_record(self.record.as_str()) {
            for member in record
                .set(&field.key)
                .filter(|member| !members.iter().any(|m| &**m == *member))
            {
                cells.push((Cell::keyed(Arc::clone(&field.key), member), String::new()));
            }
        }
        for member in members {
            cells.push((
                Cell::keyed(Arc::clone(&field.key), Arc::clone(member)),
                "1".to_owned(),
            ));
        }
        session.edit(&self.record, field, &cells, go, lang)?;
        Ok(())
    }
}

impl Typing {
    /// Whether something was typed that is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }
}
