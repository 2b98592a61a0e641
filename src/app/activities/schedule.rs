//! Tasks on a line of time: durations are typed, what comes before is chosen, and dates, slack and the critical path
//! follow each key.

mod before;
mod kept;

use std::cell::RefCell;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::board::Reply;
use super::form::to_stored;
use crate::app::actions::Act;
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::{Lang, say};
use crate::notebook::{Cell, Error, Go, RecordId};
use crate::text;
use crate::workshop::{Activity, Collection};
use kept::Kept;

/// How much time a column of the screen holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Three columns for a month.
    Month,
    /// A column for a month.
    Quarter,
    /// A column for three months.
    Year,
}

impl Zoom {
    /// Columns for twelve months.
    pub fn per_year(self) -> u16 {
        match self {
            Self::Month => 36,
            Self::Quarter => 12,
            Self::Year => 4,
        }
    }

    /// How many months an arrow goes.
    fn step(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// A line of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A project, or whatever tasks belong to; nothing for tasks that belong to nothing.
    Group(Option<RecordId>),
    /// A task.
    Task(RecordId),
}

/// A duration that is being typed.
#[derive(Debug, Clone)]
pub struct Typing {
    /// What was typed.
    pub text: String,
    /// Whether it is no duration.
    pub wrong: bool,
    before: String,
    go: Go,
}

/// The state of a schedule.
#[derive(Debug, Clone)]
pub struct Schedule {
    activity: Arc<Activity>,
    cursor: usize,
    /// Months from the beginning of the plan to the left end of the screen.
    pub offset: i32,
    /// How much time a column holds.
    pub zoom: Zoom,
    typing: Option<Typing>,
    naming: Option<Editor>,
    asked: Option<RecordId>,
    kept: RefCell<Option<Kept>>,
}

impl Schedule {
    /// The schedule of an activity; nothing when its roles are not bound.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        activity.collection("tasks")?;
        activity.field("duration")?;
        let mut board = Self {
            activity: Arc::new(activity.clone()),
            cursor: 0,
            offset: 0,
            zoom: Zoom::Quarter,
            typing: None,
            naming: None,
            asked: None,
            kept: RefCell::default(),
        };
        let lines = board.lines(session);
        let first = lines.iter().position(|line| matches!(line, Line::Task(_)));
        board.cursor = first.unwrap_or(0);
        Some(board)
    }

    /// The collection of the tasks.
    pub fn tasks<'a>(&self, session: &'a Session) -> Option<&'a Collection> {
        session
            .workshop
            .get_collection(self.activity.collection("tasks")?)
    }

    /// How the activity binds it.
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// Whether there is something to put in order.
    pub fn is_ready(&self, session: &Session) -> bool {
        !self.lines(session).is_empty()
    }

    /// Whether its tasks come from a collection.
    pub fn comes_from(&self, collection: &str) -> bool {
        let tasks = self.activity.collection("tasks");
        tasks.is_some_and(|id| **id == *collection)
    }

    /// The place of the cursor among the lines.
    pub fn at(&self, lines: &[Line]) -> usize {
        self.cursor.min(lines.len().saturating_sub(1))
    }

    /// The project of a line.
    pub fn group_of(lines: &[Line], at: usize) -> Option<RecordId> {
        let above = lines.get(..=at)?.iter().rev();
        let mut groups = above.filter_map(|line| match line {
            Line::Group(id) => Some(id.clone()),
            Line::Task(_) => None,
        });
        groups.next().flatten()
    }

    fn selected(&self, session: &Session) -> Option<RecordId> {
        let lines = self.lines(session);
        match lines.get(self.at(&lines))? {
            Line::Task(id) => Some(id.clone()),
            Line::Group(_) => None,
        }
    }

    /// The duration that is being typed.
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// The name of a task that is being written.
    pub fn naming(&self) -> Option<&Editor> {
        self.naming.as_ref()
    }

    /// Whether it can do what a person asks for.
    pub fn offers(&self, act: Act) -> bool {
        act == Act::RowValues && self.activity.field("predecessors").is_some()
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        if let Some(naming) = &mut self.naming {
            match key {
                Key::Enter => {
                    // A written task is followed by the next one; an empty line ends the row.
                    if self.name_task(session)? {
                        self.naming = Some(Editor::default());
                    }
                }
                Key::Esc | Key::Tab | Key::Up | Key::Down => {
                    self.name_task(session)?;
                }
                key => {
                    naming.press(key, usize::MAX);
                }
            }
            return Ok(Reply::Done);
        }
        let lines = self.lines(session);
        if lines.is_empty() {
            return Ok(Reply::Unused);
        }
        if let Some(typing) = &mut self.typing {
            match key {
                Key::Backspace => {
                    typing.text.pop();
                    self.write_typed(session, lang)?;
                    return Ok(Reply::Done);
                }
                Key::Esc => {
                    self.typing = None;
                    return Ok(Reply::Done);
                }
                _ if typing.wrong => return Ok(Reply::Done),
                Key::Enter => {
                    self.typing = None;
                    self.cursor = (self.at(&lines) + 1).min(lines.len() - 1);
                    return Ok(Reply::Done);
                }
                _ => self.typing = None,
            }
        }
        let (at, last) = (self.at(&lines), lines.len() - 1);
        let is_group = |line: &Line| matches!(line, Line::Group(_));
        self.cursor = match key {
            Key::Up => at.saturating_sub(1),
            Key::Down => (at + 1).min(last),
            Key::Home => 0,
            Key::End => last,
            Key::PageUp => lines[..at].iter().rposition(is_group).unwrap_or(0),
            Key::PageDown => {
                let next = lines[at + 1..].iter().position(is_group);
                next.map_or(last, |place| at + 1 + place)
            }
            Key::Left => {
                self.offset = (self.offset - self.zoom.step()).max(-120);
                at
            }
            Key::Right => {
                self.offset = (self.offset + self.zoom.step()).min(1200);
                at
            }
            Key::Enter => {
                return Ok(match &lines[at] {
                    Line::Task(id) | Line::Group(Some(id)) => Reply::Open(id.clone()),
                    Line::Group(None) => Reply::Unused,
                });
            }
            Key::Delete => return Ok(Reply::Say(say(lang, "schedule-remove-in-list", &[]))),
            _ => return Ok(Reply::Unused),
        };
        Ok(Reply::Done)
    }

    /// Typed words: digits are a duration, `+` and `-` look nearer or farther, letters begin a task.
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
        let words = if self.typing.is_none() {
            words.trim_start()
        } else {
            words
        };
        let Some(first) = words.chars().next() else {
            return Ok(Reply::Unused);
        };
        if self.typing.is_none() {
            match first {
                '+' | '-' | '−' => {
                    self.zoom = match (first, self.zoom) {
                        ('+', Zoom::Year) => Zoom::Quarter,
                        ('+', _) => Zoom::Month,
                        (_, Zoom::Month) => Zoom::Quarter,
                        _ => Zoom::Year,
                    };
                    return Ok(Reply::Done);
                }
                _ if first.is_alphabetic() => {
                    let mut naming = Editor::default();
                    naming.insert(words);
                    self.naming = Some(naming);
                    return Ok(Reply::Done);
                }
                _ => {}
            }
        }
        let Some(task) = self.selected(session) else {
            return Ok(Reply::Say(say(lang, "schedule-choose-task", &[])));
        };
        let key = self.activity.field("duration").map_or("", |key| &**key);
        let record = session.content().get_record(task.as_str());
        let before = record.and_then(|record| record.get(key));
        let before = before.unwrap_or_default().to_owned();
        let go = match &self.typing {
            Some(typing) => typing.go,
            None => session.next_go(),
        };
        let typing = self.typing.get_or_insert_with(|| Typing {
            text: String::new(),
            wrong: false,
            before,
            go,
        });
        typing.text.extend(
            words
                .chars()
                .take(12_usize.saturating_sub(typing.text.len())),
        );
        self.write_typed(session, lang)?;
        Ok(Reply::Done)
    }

    /// Writes the duration as far as it is one; while it is none, what stood there before stays.
    fn write_typed(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let workshop = Arc::clone(&session.workshop);
        let field = self.activity.field("duration").and_then(|key| {
            let tasks = workshop.get_collection(self.activity.collection("tasks")?)?;
            tasks.get_field(key)
        });
        let bound = self.selected(session).zip(field);
        let (Some((task, field)), Some(typing)) = (bound, &mut self.typing) else {
            return Ok(());
        };
        let stored = to_stored(&typing.text, &field.kind, session, lang);
        let stored = stored.filter(|stored| {
            let number = stored.parse::<Decimal>();
            stored.is_empty()
                || number.is_ok_and(|own| own >= Decimal::ZERO && own <= Decimal::from(600))
        });
        typing.wrong = stored.is_none();
        let value = stored.unwrap_or_else(|| typing.before.clone());
        let go = typing.go;
        let cell = Cell::plain(Arc::clone(&field.key));
        session.edit(&task, field, &[(cell, value)], go, lang)?;
        self.refresh(session, &task);
        Ok(())
    }

    fn leave(&mut self) {
        self.typing = None;
    }

    /// Writes the task that is being named, in the project with the cursor; tells whether there was one.
    fn name_task(&mut self, session: &mut Session) -> Result<bool, Error> {
        let Some(naming) = self.naming.take() else {
            return Ok(false);
        };
        let name = text::clean(naming.text()).trim().to_owned();
        let Some(tasks) = self.tasks(session).cloned().filter(|_| !name.is_empty()) else {
            return Ok(false);
        };
        let lines = self.lines(session);
        let group = Self::group_of(&lines, self.at(&lines));
        let mut preset = Vec::new();
        if let (Some(key), Some(id)) = (self.activity.field("group"), group) {
            preset.push((Cell::plain(Arc::clone(key)), id.to_string()));
        }
        let ids = session.add_named(&tasks, &[name], &preset)?;
        let lines = self.lines(session);
        let place = ids.first().and_then(|id| {
            lines
                .iter()
                .position(|line| *line == Line::Task(id.clone()))
        });
        self.cursor = place.unwrap_or(self.cursor);
        Ok(true)
    }

    /// Puts what was typed where it belongs, before going elsewhere.
    pub fn settle(&mut self, session: &mut Session) -> Result<(), Error> {
        self.typing = None;
        self.name_task(session).map(drop)
    }

    /// What was typed as a duration and is no number.
    pub fn unreadable(&self) -> Option<&str> {
        let typing = self.typing.as_ref();
        Some(&typing.filter(|typing| typing.wrong)?.text)
    }

    /// Whether the name of a task is being written, which is not on its way to disk yet.
    pub fn is_dirty(&self) -> bool {
        let mut naming = self.naming.iter();
        naming.any(|naming| !naming.text().trim().is_empty())
    }
}
