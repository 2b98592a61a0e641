//! Amounts by year: numbers are typed as people write them, sums and gaps follow each key, and a number that cannot
//! be understood is explained where it stands.

mod edit;
mod says;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::board::Reply;
use crate::app::actions::Act;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::layers::Picker;
use crate::app::session::Session;
use crate::locale::{Lang, say};
use crate::notebook::{Error, Go, RecordId};
use crate::plan::amounts::Amounts;
use crate::workshop::{Activity, Collection, Field, FieldKind};

pub use says::Said;

/// The most letters of a number that is typed.
const LETTERS: usize = 24;

/// Why a typed number is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is no number.
    Unclear,
    /// Money is never below zero.
    Negative,
    /// It lies outside of what makes sense for the field.
    Range,
    /// It has decimals where things are counted.
    Whole,
}

/// A number that is being typed.
#[derive(Debug, Clone)]
pub struct Typing {
    /// What was typed.
    pub text: String,
    /// Why it is not taken, when it is not.
    pub wrong: Option<Wrong>,
    /// What stood there before.
    before: String,
    go: Go,
}

/// A line of a group that the cursor can stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A row, as a place among the rows.
    Row(usize),
    /// A source that gives nothing yet, as a place among the sources.
    Free(usize),
    /// The group has nothing.
    Empty,
}

/// The state of a grid of amounts.
#[derive(Debug, Clone)]
pub struct Grid {
    activity: Arc<Activity>,
    group: usize,
    slot: usize,
    year: usize,
    typing: Option<Typing>,
    /// The name of a row that is being written.
    naming: Option<Editor>,
    /// The row that an open list of values was opened for.
    asked: Option<RecordId>,
    kept: RefCell<Option<(u64, Rc<Amounts>)>>,
}

impl Grid {
    /// The grid of an activity; nothing when its roles are not bound.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        activity.collection("rows")?;
        activity.field("amounts")?;
        let mut grid = Self {
            activity: Arc::new(activity.clone()),
            group: 0,
            slot: 0,
            year: 0,
            typing: None,
            naming: None,
            asked: None,
            kept: RefCell::default(),
        };
        // The work begins where there is something to type on.
        let amounts = grid.amounts(session);
        let mut groups = amounts.groups.iter();
        grid.group = groups.position(|group| !group.rows.is_empty()).unwrap_or(0);
        Some(grid)
    }

    /// What stands in it now.
    pub fn amounts(&self, session: &Session) -> Rc<Amounts> {
        let now = session.revision();
        let mut kept = self.kept.borrow_mut();
        match &*kept {
            Some((revision, amounts)) if *revision == now => Rc::clone(amounts),
            _ => {
                let years = session.years();
                let amounts =
                    Amounts::read(session.content(), &session.workshop, &self.activity, &years);
                let amounts = Rc::new(amounts);
                *kept = Some((now, Rc::clone(&amounts)));
                amounts
            }
        }
    }

    /// Keeps what stands in it in step with a row that was just written.
    fn refresh(&self, session: &Session, row: &RecordId) {
        let now = session.revision();
        let mut kept = self.kept.borrow_mut();
        let Some((revision, amounts)) = kept.as_mut().filter(|(old, _)| *old + 1 == now) else {
            return;
        };
        let (content, workshop) = (session.content(), &session.workshop);
        let amounts = Rc::make_mut(amounts);
        if amounts.refresh(content, workshop, &self.activity, row) {
            *revision = now;
        } else {
            *kept = None;
        }
    }

    /// How the activity binds it.
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// Whether there is something to type on.
    pub fn is_ready(&self, session: &Session) -> bool {
        let amounts = self.amounts(session);
        let is_named = amounts.groups.iter().any(|group| group.id.is_some());
        !amounts.rows.is_empty() || is_named
    }

    /// Whether its rows come from a collection.
    pub fn comes_from(&self, collection: &str) -> bool {
        let rows = self.activity.collection("rows");
        rows.is_some_and(|id| **id == *collection)
    }

    /// The collection of its rows.
    pub fn rows<'a>(&self, session: &'a Session) -> Option<&'a Collection> {
        session
            .workshop
            .get_collection(self.activity.collection("rows")?)
    }

    /// The field of the amounts.
    pub fn field<'a>(&self, session: &'a Session) -> Option<&'a Field> {
        self.rows(session)?
            .get_field(self.activity.field("amounts")?)
    }

    /// The lines of a group that the cursor can stand on. Sources that give nothing yet have one only where the
    /// cursor is.
    pub fn slots(&self, amounts: &Amounts, group: usize) -> Vec<Slot> {
        let Some(own) = amounts.groups.get(group) else {
            return Vec::new();
        };
        let mut slots: Vec<Slot> = own.rows.iter().copied().map(Slot::Row).collect();
        if group == self.group {
            slots.extend(amounts.free_sources(group).into_iter().map(Slot::Free));
        }
        if slots.is_empty() {
            slots.push(Slot::Empty);
        }
        slots
    }

    /// The group, the line in it and the year with the cursor.
    pub fn at(&self, amounts: &Amounts) -> (usize, usize, usize) {
        let group = self.group.min(amounts.groups.len().saturating_sub(1));
        let slots = self.slots(amounts, group).len();
        let year = self.year.min(amounts.years.len().saturating_sub(1));
        (group, self.slot.min(slots.saturating_sub(1)), year)
    }

    /// The line with the cursor.
    pub fn slot(&self, amounts: &Amounts) -> Slot {
        let (group, slot, _) = self.at(amounts);
        let slots = self.slots(amounts, group);
        slots.get(slot).copied().unwrap_or(Slot::Empty)
    }

    /// The number that is being typed.
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// The name of a row that is being written.
    pub fn naming(&self) -> Option<&Editor> {
        self.naming.as_ref()
    }

    /// Whether rows have a name of their own, so that letters begin one.
    pub fn names_rows(&self, session: &Session) -> bool {
        let named = self
            .rows(session)
            .and_then(|rows| rows.get_field(&rows.name));
        named.is_some_and(|field| matches!(field.kind, FieldKind::Text | FieldKind::LongText))
    }

    /// Whether rows have a baseline, so that their years can be proposed.
    pub fn has_baseline(&self) -> bool {
        self.activity.field("baseline").is_some()
    }

    /// Whether it can do what a person asks for.
    pub fn offers(&self, act: Act) -> bool {
        match act {
            Act::Propose => self.has_baseline(),
            Act::RowValues => self.activity.field("status").is_some(),
            _ => false,
        }
    }

    /// Does what a person asks for.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        self.leave_cell();
        match act {
            Act::Propose => self.propose(session, lang),
            Act::RowValues => Ok(self.ask_status(session, lang)),
            _ => Ok(Reply::Unused),
        }
    }

    /// Takes the state that was chosen for a row.
    pub fn picked(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        self.take_status(session, picker, lang)
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        if let Some(naming) = &mut self.naming {
            match key {
                Key::Enter | Key::Tab => return self.name_row(session, lang),
                Key::Esc | Key::Up | Key::Down => {
                    self.name_row(session, lang)?;
                }
                key => {
                    naming.press(key, usize::MAX);
                }
            }
            return Ok(Reply::Done);
        }
        let amounts = self.amounts(session);
        if amounts.groups.is_empty() || amounts.years.is_empty() {
            return Ok(Reply::Unused);
        }
        if key == Key::Backspace && self.typing.is_some() {
            if let Some(typing) = &mut self.typing {
                typing.text.pop();
            }
            self.write_typed(session, lang)?;
            return Ok(Reply::Done);
        }
        if let Some(said) = self.held(key, lang) {
            return Ok(said);
        }
        self.leave_cell();
        match key {
            Key::Enter => {
                return Ok(match self.slot(&amounts) {
                    Slot::Row(row) => Reply::Open(amounts.rows[row].id.clone()),
                    Slot::Free(_) => Reply::Say(say(lang, "grid-free-enter", &[])),
                    Slot::Empty => Reply::Unused,
                });
            }
            Key::Delete => {
                drop(amounts);
                self.write(session, "", None, lang)?;
            }
            key => return Ok(self.walk(&amounts, key)),
        }
        Ok(Reply::Done)
    }

    /// A number that is not taken holds the cursor until it is put right; Esc and Delete let it go.
    fn held(&mut self, key: Key, lang: Lang) -> Option<Reply> {
        let typing = self.typing.as_ref()?;
        if typing.wrong.is_some() {
            if key == Key::Esc || key == Key::Delete {
                let text = typing.text.clone();
                self.typing = None;
                let args = [("text", crate::locale::Arg::Text(text.as_str()))];
                return Some(Reply::Say(say(lang, "grid-let-go", &args)));
            }
            return Some(Reply::Done);
        }
        match key {
            // Enter after a number goes to the next line, as in any table of numbers.
            Key::Enter => {
                self.typing = None;
                self.slot += 1;
                Some(Reply::Done)
            }
            Key::Esc => {
                self.typing = None;
                Some(Reply::Done)
            }
            _ => None,
        }
    }

    fn walk(&mut self, amounts: &Amounts, key: Key) -> Reply {
        let (group, slot, year) = self.at(amounts);
        let (groups, years) = (amounts.groups.len(), amounts.years.len());
        let slots = self.slots(amounts, group).len();
        let to = match key {
            Key::Left => (group, slot, year.saturating_sub(1)),
            Key::Right => (group, slot, (year + 1).min(years - 1)),
            Key::Home => (group, slot, 0),
            Key::End => (group, slot, years - 1),
            Key::Tab if year + 1 < years => (group, slot, year + 1),
            Key::BackTab if year > 0 => (group, slot, year - 1),
            Key::Down | Key::Tab if slot + 1 < slots => {
                (group, slot + 1, if key == Key::Tab { 0 } else { year })
            }
            Key::Down | Key::Tab if group + 1 < groups => {
                (group + 1, 0, if key == Key::Tab { 0 } else { year })
            }
            Key::Up | Key::BackTab if slot > 0 => (
                group,
                slot - 1,
                if key == Key::BackTab { years - 1 } else { year },
            ),
            Key::Up | Key::BackTab if group > 0 => {
                // The free lines of a group appear when the cursor comes; it stands on the last one.
                let year = if key == Key::BackTab { years - 1 } else { year };
                (group - 1, usize::MAX, year)
            }
            Key::PageDown => ((group + 1).min(groups - 1), 0, year),
            Key::PageUp if slot > 0 => (group, 0, year),
            Key::PageUp => (group.saturating_sub(1), 0, year),
            Key::Up | Key::Down | Key::Tab | Key::BackTab => (group, slot, year),
            _ => return Reply::Unused,
        };
        (self.group, self.slot, self.year) = to;
        let slots = self.slots(amounts, self.group).len();
        self.slot = self.slot.min(slots - 1);
        Reply::Done
    }

    /// Typed words: a number goes into the cell, letters begin a row.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        if let Some(naming) = &mut self.naming {
            naming.insert(words);
            return Ok(Reply::Done);
        }
        let amounts = self.amounts(session);
        if amounts.groups.is_empty() || amounts.years.is_empty() {
            return Ok(Reply::Unused);
        }
        if self.typing.is_none() {
            let words = words.trim_start();
            let Some(first) = words.chars().next() else {
                return Ok(Reply::Unused);
            };
            if first.is_alphabetic() {
                return Ok(self.begin_row(session, words, lang));
            }
            if self.slot(&amounts) == Slot::Empty {
                let key = if self.names_rows(session) {
                    "grid-row-first"
                } else {
                    "grid-nothing-here"
                };
                return Ok(Reply::Say(say(lang, key, &[])));
            }
        }
        let before = self.stored(session, &amounts);
        drop(amounts);
        let go = match &self.typing {
            Some(typing) => typing.go,
            None => session.next_go(),
        };
        let typing = self.typing.get_or_insert_with(|| Typing {
            text: String::new(),
            wrong: None,
            before,
            go,
        });
        let room = LETTERS.saturating_sub(typing.text.chars().count());
        typing.text.extend(words.chars().take(room));
        self.write_typed(session, lang)?;
        Ok(Reply::Done)
    }

    fn leave_cell(&mut self) {
        if self
            .typing
            .as_ref()
            .is_some_and(|typing| typing.wrong.is_none())
        {
            self.typing = None;
        }
    }

    /// Puts what was typed where it belongs, before going elsewhere.
    pub fn settle(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        self.typing = None;
        self.name_row(session, lang).map(drop)
    }

    /// What was typed in a cell and is no number.
    pub fn unreadable(&self) -> Option<&str> {
        let typing = self.typing.as_ref();
        let typing = typing.filter(|typing| typing.wrong.is_some())?;
        Some(&typing.text)
    }

    /// Whether the name of a row is being written, which is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        self.naming
            .as_ref()
            .is_some_and(|naming| !naming.text().trim().is_empty())
    }
}
