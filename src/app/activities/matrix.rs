//! Collection × collection: each pair is asked in words, a digit answers it and the next pair comes.
//!
//! Values of one digit and options are taken at once; wider numbers and words are typed and taken by Enter, Tab
//! or an arrow. The room answers, or one of its tables: each table has records of its own, and the room sees
//! their middle and how far apart they are.

mod answer;
mod choose;
mod grid;
mod order;
mod shown;
mod typing;
mod walk;
mod write;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

pub use grid::Grid;
pub use order::Order;
pub use shown::{choices, figure, shown};
pub use typing::Typing;

use super::board::Reply;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::{Lang, say};
use crate::notebook::{Error, RecordId};
use crate::plan::{Crossing, crossing};
use crate::workshop::{Activity, Collection, Field};
use choose::Asked;
use walk::Move;
use write::Taken;

/// Ticks without a key after which what was typed into a cell is put on disk.
const PAUSE: u8 = 2;

/// How many rows a page of the keyboard goes.
const PAGE: isize = 10;

/// The state of a matrix.
#[derive(Debug, Clone)]
pub struct Matrix {
    activity: Arc<Activity>,
    /// The pair with the cursor; the first open question while nobody has moved it.
    cursor: Option<(usize, usize)>,
    /// An answer that is being typed.
    typing: Option<Typing>,
    /// Whether the last question was just answered: one more digit would fall on it again.
    past: bool,
    /// What the open list of values was opened for.
    asked: Option<Asked>,
    grid: RefCell<Option<Rc<Grid>>>,
}

impl Matrix {
    /// The matrix of an activity; nothing when a role is missing. Its answers are read when they are needed.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        let matrix = Self {
            activity: Arc::new(activity.clone()),
            cursor: None,
            typing: None,
            past: false,
            asked: None,
            grid: RefCell::default(),
        };
        matrix.value(session)?;
        let bound = |role: &str| activity.roles.contains_key(role);
        let all = ["rows", "columns", "row", "column"].into_iter().all(bound);
        all.then_some(matrix)
    }

    /// What stands in it now, for the room or for the table that answers.
    pub fn grid(&self, session: &Session) -> Rc<Grid> {
        let key = self.key(session);
        let mut kept = self.grid.borrow_mut();
        if let Some(grid) = kept.as_ref().filter(|grid| grid.key == key) {
            return Rc::clone(grid);
        }
        let crossing = Crossing::read(session.content(), &session.workshop, &self.activity);
        let crossing = crossing.unwrap_or_default();
        let grid = Grid::of(crossing, key, self.value(session), self.activity.totals);
        let grid = Rc::new(grid);
        *kept = Some(Rc::clone(&grid));
        grid
    }

    /// What a grid is read for now.
    fn key(&self, session: &Session) -> grid::Key {
        grid::Key {
            revision: session.revision(),
            table: self.table(session).cloned(),
            order: session.order,
        }
    }

    /// Keeps the grid in step with an answer that was just written.
    fn refresh(&self, session: &Session, at: (usize, usize), made: Option<&RecordId>) {
        let key = self.key(session);
        let mut kept = self.grid.borrow_mut();
        let Some(grid) = kept.as_mut() else {
            return;
        };
        // One write after the state that it shows; anything else is read again from the beginning.
        let follows = grid.key.revision + 1 == key.revision;
        let same = grid.key.table == key.table && grid.key.order == key.order;
        if !follows || !same || grid.crossing.proposed {
            return;
        }
        let grid = Rc::make_mut(grid);
        let (content, workshop) = (session.content(), &session.workshop);
        grid.crossing
            .refresh(content, workshop, &self.activity, at, made);
        grid.refresh(at, self.value(session), key);
    }

    /// Whether there is a pair to ask about.
    pub fn is_ready(&self, session: &Session) -> bool {
        !self.grid(session).questions.is_empty()
    }

    /// Whether its rows (or columns) come from a collection and there are none yet, or one alone that could only
    /// be crossed with itself.
    pub fn lacks(&self, session: &Session, role: &str, collection: &str) -> bool {
        let grid = self.grid(session);
        let sides = match role {
            "rows" => &grid.crossing.rows,
            _ => &grid.crossing.columns,
        };
        let is_it = self
            .activity
            .collection(role)
            .is_some_and(|id| **id == *collection);
        is_it && (sides.is_empty() || grid.crossing.is_self(0, 0))
    }

    /// The table that answers; nothing for the whole room.
    pub fn table<'a>(&self, session: &'a Session) -> Option<&'a Arc<str>> {
        self.activity.field("table")?;
        session.table.as_ref()
    }

    /// The collection of its cells.
    pub fn cells<'a>(&self, session: &'a Session) -> Option<&'a Collection> {
        let id = self.activity.collection("cells")?;
        session.workshop.get_collection(id)
    }

    /// The field that a cell answers.
    pub fn value<'a>(&self, session: &'a Session) -> Option<&'a Field> {
        let key = self.activity.field("value")?;
        self.cells(session)?.get_field(key)
    }

    /// The collection of its rows or columns.
    pub fn side<'a>(&self, session: &'a Session, role: &str) -> Option<&'a Collection> {
        let id = self.activity.collection(role)?;
        session.workshop.get_collection(id)
    }

    /// The pair with the cursor.
    pub fn at(&self, grid: &Grid) -> (usize, usize) {
        let rows = grid.crossing.rows.len().saturating_sub(1);
        let columns = grid.crossing.columns.len().saturating_sub(1);
        let kept = self
            .cursor
            .map(|(row, column)| (row.min(rows), column.min(columns)))
            .filter(|(row, column)| !grid.crossing.is_self(*row, *column));
        kept.or_else(|| grid.first_open())
            .or_else(|| grid.questions.first().copied())
            .unwrap_or_default()
    }

    /// What comparisons two by two say so far; nothing elsewhere, and while a pair is not compared.
    pub fn weighing(&self, session: &Session) -> Option<crossing::Weighing> {
        let grid = self.grid(session);
        crossing::weights(&grid.crossing, &session.workshop, &self.activity)
    }

    /// What is being typed into the cell with the cursor.
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// What the group is asked about the pair with the cursor, with names of at most so many letters.
    pub fn question(&self, session: &Session, letters: usize, lang: Lang) -> Option<String> {
        let grid = self.grid(session);
        if grid.questions.is_empty() {
            return None;
        }
        let (row, column) = self.at(&grid);
        let reading = session.reading();
        let name = |side: Option<&crossing::Side>| {
            let name = side.map(|side| reading.name(side.id.as_str(), lang));
            crate::app::session::shorten(&name.unwrap_or_default(), letters)
        };
        let row = name(grid.crossing.rows.get(row));
        let column = name(grid.crossing.columns.get(column));
        let value = self.value(session)?;
        Some(crossing::question(
            &self.activity,
            value,
            [&row, &column],
            lang,
        ))
    }

    /// The pair with the cursor as a question for the room, and what can be answered; nothing when the names of
    /// rows or columns are personal.
    pub fn asks(&self, session: &Session, lang: Lang) -> Option<(String, Vec<String>)> {
        let is_personal = |role: &str| {
            let collection = self.side(session, role)?;
            Some(collection.get_field(&collection.name)?.personal)
        };
        if ["rows", "columns"]
            .iter()
            .any(|role| is_personal(role) == Some(true))
        {
            return None;
        }
        let question = self.question(session, usize::MAX, lang)?;
        let choices = choices(self.value(session)?, lang).into_iter();
        let choices = choices.map(|(_, key, words)| format!("{key}  {words}"));
        Some((question, choices.collect()))
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        let grid = self.grid(session);
        if grid.questions.is_empty() {
            return Ok(Reply::Unused);
        }
        if let Some(typing) = &mut self.typing
            && matches!(
                key,
                Key::Backspace
                    | Key::Delete
                    | Key::Home
                    | Key::End
                    | Key::CtrlLeft
                    | Key::CtrlRight
            )
        {
            typing.editor.press(key, usize::MAX);
            typing.idle = Some(0);
            if typing.editor.is_empty() && key == Key::Backspace {
                self.typing = None;
            }
            return Ok(Reply::Done);
        }
        let way = match key {
            Key::Enter if self.typing.is_none() => return Ok(self.open_cell(session, lang)),
            Key::Delete => return self.empty(session, lang),
            Key::Enter | Key::Tab => Move::Next,
            Key::Backspace | Key::BackTab => Move::Previous,
            Key::Left => Move::By(0, -1),
            Key::Right => Move::By(0, 1),
            Key::Up => Move::By(-1, 0),
            Key::Down => Move::By(1, 0),
            Key::PageUp => Move::By(-PAGE, 0),
            Key::PageDown => Move::By(PAGE, 0),
            Key::Home => Move::Edge(false),
            Key::End => Move::Edge(true),
            _ => return Ok(Reply::Unused),
        };
        let warning = match self.take(session, lang)? {
            Taken::Written(warning) => warning,
            Taken::Unclear(words) => return Ok(Reply::Say(words)),
        };
        let reply = match way {
            Move::Next => self.advance(session, lang),
            Move::Previous => {
                self.go_back(&self.grid(session));
                Reply::Done
            }
            Move::By(rows, columns) => {
                self.go(&grid, rows, columns);
                Reply::Done
            }
            Move::Edge(end) => {
                let far = isize::try_from(grid.crossing.columns.len()).unwrap_or(isize::MAX);
                self.go(&grid, 0, if end { far } else { -far });
                Reply::Done
            }
        };
        Ok(warning.map_or(reply, Reply::Say))
    }

    /// The record of the cell, for its note.
    fn open_cell(&mut self, session: &Session, lang: Lang) -> Reply {
        let grid = self.grid(session);
        let (row, column) = self.at(&grid);
        let table = self.table(session);
        let entries = grid.crossing.entries(row, column);
        let own = entries.iter().find(|entry| entry.table.as_ref() == table);
        match own.or_else(|| entries.first()) {
            Some(entry) => {
                self.cursor = Some((row, column));
                Reply::Open(entry.record.clone())
            }
            None => Reply::Say(say(lang, "matrix-answer-first", &[])),
        }
    }

    /// Whether something was typed that is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        self.typing
            .as_ref()
            .is_some_and(|typing| typing.idle.is_some())
    }
}
