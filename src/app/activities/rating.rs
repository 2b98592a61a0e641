//! Records × criteria with weights: a digit scores and the next cell comes; the order follows each key.

use std::rc::Rc;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::board::Reply;
use super::kept::Kept;
use crate::app::actions::Act;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Cell, Error, Go, Op, RecordId};
use crate::plan::rating::{self, Rated};
use crate::workshop::{Activity, Field};

/// The most digits of a weight.
const DIGITS: usize = 5;

/// The state of a rating.
#[derive(Debug, Clone)]
pub struct Rating {
    activity: Arc<Activity>,
    /// 0 is the line of the weights; the records follow.
    row: usize,
    column: usize,
    /// The weight that is being typed.
    typing: Option<(String, Go)>,
    read: Kept<Rated>,
}

impl Rating {
    /// The rating of an activity; nothing when a role is missing.
    pub fn open(_: &Session, activity: &Activity) -> Option<Self> {
        let collections = ["rows", "criteria"].map(|role| activity.collection(role));
        let fields = ["weight", "scores"].map(|role| activity.field(role));
        let bound = collections.iter().all(Option::is_some) && fields.iter().all(Option::is_some);
        bound.then(|| Self {
            activity: Arc::new(activity.clone()),
            row: 1,
            column: 0,
            typing: None,
            read: Kept::default(),
        })
    }

    /// What was rated so far.
    pub fn rated(&self, session: &Session) -> Rc<Rated> {
        self.read.get(session, || {
            Rated::read(session.content(), &session.workshop, &self.activity)
        })
    }

    /// Whether there is something to rate, and something to rate it by.
    pub fn is_ready(&self, session: &Session) -> bool {
        let rated = self.rated(session);
        !rated.rows.is_empty() && !rated.criteria.is_empty()
    }

    /// Whether what is rated, or what it is rated by, comes from a collection that is empty.
    pub fn lacks(&self, session: &Session, collection: &str) -> bool {
        ["rows", "criteria"].into_iter().any(|role| {
            let bound = self.activity.collection(role);
            bound.is_some_and(|id| **id == *collection && session.content().n_records(id) == 0)
        })
    }

    /// The line and the column with the cursor; line 0 is that of the weights.
    pub fn at(&self, rated: &Rated) -> (usize, usize) {
        let column = self.column.min(rated.criteria.len().saturating_sub(1));
        (self.row.min(rated.rows.len()), column)
    }

    /// The weight that is being typed.
    pub fn typing(&self) -> Option<&str> {
        self.typing.as_ref().map(|(digits, _)| digits.as_str())
    }

    /// The field with the scores.
    pub fn field<'a>(&self, session: &'a Session) -> Option<&'a Field> {
        let collection = self.activity.collection("rows")?;
        let key = self.activity.field("scores")?;
        session.workshop.get_collection(collection)?.get_field(key)
    }

    /// What the room is asked about the cell with the cursor.
    pub fn question(&self, session: &Session, lang: Lang) -> Option<String> {
        let rated = self.rated(session);
        let (row, column) = self.at(&rated);
        let reading = session.reading();
        let criterion = reading.name(rated.criteria.get(column)?.0.as_str(), lang);
        let Some(row) = row.checked_sub(1) else {
            let args = [("criterion", Arg::Text(&criterion))];
            return Some(say(lang, "rating-asks-weight", &args));
        };
        let name = reading.name(rated.rows.get(row)?.id.as_str(), lang);
        let args = [
            ("row", Arg::Text(&name)),
            ("criterion", Arg::Text(&criterion)),
        ];
        Some(say(lang, "rating-asks", &args))
    }

    /// The question and what can be answered, in words for the room.
    pub fn asks(&self, session: &Session, lang: Lang) -> Option<(String, Vec<String>)> {
        let levels = self.field(session)?.levels.iter();
        let levels = levels.map(|level| format!("{}  {}", level.value, level.label.get(lang)));
        Some((self.question(session, lang)?, levels.collect()))
    }

    /// Handles a key.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        let rated = self.rated(session);
        if !self.is_ready(session) {
            return Ok(Reply::Unused);
        }
        let (row, column) = self.at(&rated);
        let (rows, columns) = (rated.rows.len(), rated.criteria.len());
        if key == Key::Backspace
            && let Some((digits, _)) = &mut self.typing
        {
            digits.pop();
            return self.write_weight(session, &rated, column, lang);
        }
        self.typing = None;
        (self.row, self.column) = match key {
            Key::Left => (row, column.saturating_sub(1)),
            Key::Right => (row, (column + 1).min(columns - 1)),
            Key::Up => (row.saturating_sub(1), column),
            Key::Down => ((row + 1).min(rows), column),
            Key::PageUp => (row.saturating_sub(10), column),
            Key::PageDown => ((row + 10).min(rows), column),
            Key::Home => (row, 0),
            Key::End => (row, columns - 1),
            Key::Tab => next(row, column, rows, columns),
            Key::BackTab | Key::Backspace => previous(row, column, columns),
            Key::Enter => {
                let id = row.checked_sub(1).and_then(|row| rated.rows.get(row));
                let id = id.map_or(&rated.criteria[column].0, |row| &row.id);
                return Ok(Reply::Open(id.clone()));
            }
            Key::Delete => {
                self.write(session, &rated, (row, column), String::new(), lang)?;
                (row, column)
            }
            _ => return Ok(Reply::Unused),
        };
        Ok(Reply::Done)
    }

    /// Handles typed words: a digit scores and the next cell comes; in the line of the weights digits add up to a
    /// number.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let mut reply = Reply::Unused;
        for typed in words.chars() {
            let rated = self.rated(session);
            if !self.is_ready(session) {
                return Ok(Reply::Unused);
            }
            let (row, column) = self.at(&rated);
            (self.row, self.column) = (row, column);
            let Some(digit) = typed.to_digit(10) else {
                continue;
            };
            if row == 0 {
                let (digits, _) = self
                    .typing
                    .get_or_insert_with(|| (String::new(), session.next_go()));
                if digits.len() < DIGITS {
                    digits.push(typed);
                }
                reply = self.write_weight(session, &rated, column, lang)?;
                continue;
            }
            let value = Decimal::from(digit);
            let field = self.field(session);
            let ends = field.map(|field| (field.min, field.max, field.label.get(lang).to_owned()));
            if let Some((Some(min), Some(max), label)) = ends
                && !(min..=max).contains(&value)
            {
                let (min, max) = (min.normalize().to_string(), max.normalize().to_string());
                let args = [
                    ("field", Arg::Text(&label)),
                    ("min", Arg::Text(&min)),
                    ("max", Arg::Text(&max)),
                ];
                reply = Reply::Say(say(lang, "board-out-of-scale", &args));
                continue;
            }
            self.write(session, &rated, (row, column), value.to_string(), lang)?;
            (self.row, self.column) = next(row, column, rated.rows.len(), rated.criteria.len());
            reply = Reply::Done;
        }
        Ok(reply)
    }

    /// Whether it can do what a person asks for.
    pub fn offers(&self, act: Act) -> bool {
        act == Act::Balance
    }

    /// Shares out the whole among the criteria, in the proportion of their weights.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        let rated = self.rated(session);
        let weights: Vec<Option<Decimal>> =
            rated.criteria.iter().map(|(_, weight)| *weight).collect();
        let shares = rated
            .whole
            .and_then(|whole| rating::balanced(&weights, whole));
        let (true, Some(shares)) = (act == Act::Balance, shares) else {
            return Ok(Reply::Unused);
        };
        let field = self.activity.field("weight").cloned().unwrap_or_default();
        let op = Op::EditMany {
            collection: self.activity.collection_id("criteria"),
            field: field.to_string(),
            count: shares.len(),
        };
        session.change(&op, |tx| {
            for ((id, _), share) in rated.criteria.iter().zip(&shares) {
                tx.set(id, Cell::plain(Arc::clone(&field)), &share.to_string());
            }
        })?;
        self.typing = None;
        Ok(Reply::Say(say(lang, "rating-balanced", &[])))
    }

    fn write_weight(
        &mut self,
        session: &mut Session,
        rated: &Rated,
        column: usize,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let digits = self.typing().unwrap_or_default();
        let value = digits.trim_start_matches('0');
        let value = if value.is_empty() && !digits.is_empty() {
            "0"
        } else {
            value
        };
        self.write(session, rated, (0, column), value.to_owned(), lang)?;
        Ok(Reply::Done)
    }

    fn write(
        &mut self,
        session: &mut Session,
        rated: &Rated,
        (row, column): (usize, usize),
        value: String,
        lang: Lang,
    ) -> Result<(), Error> {
        let Some((criterion, _)) = rated.criteria.get(column) else {
            return Ok(());
        };
        let (role, key) = if row == 0 {
            ("criteria", "weight")
        } else {
            ("rows", "scores")
        };
        let (Some(collection), Some(key)) =
            (self.activity.collection(role), self.activity.field(key))
        else {
            return Ok(());
        };
        let workshop = Arc::clone(&session.workshop);
        let field = workshop
            .get_collection(collection)
            .and_then(|one| one.get_field(key));
        let record: Option<&RecordId> = match row.checked_sub(1) {
            None => Some(criterion),
            Some(row) => rated.rows.get(row).map(|row| &row.id),
        };
        let (Some(field), Some(record)) = (field, record) else {
            return Ok(());
        };
        let cell = match row {
            0 => Cell::plain(Arc::clone(key)),
            _ => Cell::keyed(Arc::clone(key), criterion.as_str()),
        };
        let go = match &self.typing {
            Some((_, go)) if row == 0 => *go,
            _ => session.next_go(),
        };
        session.edit(record, field, &[(cell, value)], go, lang)?;
        Ok(())
    }
}

/// The cell after one, row by row; the last one stays.
fn next(row: usize, column: usize, rows: usize, columns: usize) -> (usize, usize) {
    if column + 1 < columns {
        (row, column + 1)
    } else if row < rows {
        (row + 1, 0)
    } else {
        (row, column)
    }
}

/// The cell before one; the first one stays.
fn previous(row: usize, column: usize, columns: usize) -> (usize, usize) {
    match (row, column) {
        (_, 1..) => (row, column - 1),
        (1.., 0) => (row - 1, columns.saturating_sub(1)),
        (0, 0) => (0, 0),
    }
}
