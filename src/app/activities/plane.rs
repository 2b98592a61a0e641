//! Records on two axes, such as power and interest: a name stands where its two answers put it, and moving it
//! changes the answers.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::board::Reply;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::locale::{Lang, say};
use crate::notebook::{Cell, Error, Go, RecordId};
use crate::text;
use crate::workshop::{Activity, Field, FieldKind, Quadrant};

/// The state of a plane.
#[derive(Debug, Clone)]
pub struct Plane {
    activity: Arc<Activity>,
    collection: Arc<str>,
    /// The record with the cursor, by its place in the collection.
    pub cursor: usize,
    /// The axis that the next typed digit answers.
    next: usize,
    /// The last move: moves of one record along one axis that follow each other are one operation.
    going: Option<(RecordId, usize, Go)>,
}

/// An axis: a field with a beginning and an end.
#[derive(Debug, Clone, Copy)]
pub struct Axis<'a> {
    /// The field.
    pub field: &'a Field,
    /// Its least value.
    pub min: Decimal,
    /// Its greatest value.
    pub max: Decimal,
    /// How far one arrow goes.
    pub step: Decimal,
    /// From this value on it counts as high.
    pub cut: Decimal,
}

impl Plane {
    /// The plane of an activity; nothing when a role is missing.
    pub fn open(session: &Session, activity: &Activity) -> Option<Self> {
        let plane = Self {
            collection: Arc::clone(activity.collection("records")?),
            activity: Arc::new(activity.clone()),
            cursor: 0,
            next: 0,
            going: None,
        };
        plane.axis(session, 0)?;
        plane.axis(session, 1)?;
        Some(plane)
    }

    /// Whether its names come from a collection.
    pub fn comes_from(&self, collection: &str) -> bool {
        *self.collection == *collection
    }

    /// How many records it has.
    pub fn n_records(&self, session: &Session) -> usize {
        session.content().n_records(&self.collection)
    }

    /// The records, in the order of their list, whose numbers they carry.
    pub fn records<'a>(&self, session: &'a Session) -> &'a [RecordId] {
        session.content().ids(&self.collection)
    }

    /// The record with the cursor.
    pub fn selected<'a>(&self, session: &'a Session) -> Option<&'a RecordId> {
        let records = self.records(session);
        records.get(self.cursor.min(records.len().saturating_sub(1)))
    }

    /// The axis across (0) or up (1).
    pub fn axis<'a>(&self, session: &'a Session, axis: usize) -> Option<Axis<'a>> {
        let key = self.activity.field(["x", "y"][axis])?;
        let field = session
            .workshop
            .get_collection(&self.collection)?
            .get_field(key)?;
        let percent = matches!(field.kind, FieldKind::Percent);
        let min = field.min.unwrap_or(Decimal::ZERO);
        let default = if percent { 100 } else { 10 };
        let max = field.max.unwrap_or(Decimal::from(default)).max(min);
        let whole = matches!(field.kind, FieldKind::Scale | FieldKind::Integer);
        let step = if whole {
            Decimal::ONE
        } else {
            (max - min) / Decimal::from(20)
        };
        let cut = self.activity.cut[axis].unwrap_or((min + max) / Decimal::TWO);
        Some(Axis {
            field,
            min,
            max,
            step,
            cut,
        })
    }

    /// Where a record stands on an axis; nothing while it has no answer, or one that is no number.
    pub fn value(&self, session: &Session, record: &RecordId, axis: usize) -> Option<Decimal> {
        let key = self.activity.field(["x", "y"][axis])?;
        let record = session.content().get_record(record.as_str())?;
        record.get(key)?.parse().ok()
    }

    /// The quadrants, as the definition words them.
    pub fn quadrants(&self) -> &[Quadrant] {
        &self.activity.quadrants
    }

    /// The quadrant of a record that has both answers.
    pub fn quadrant(&self, session: &Session, record: &RecordId) -> Option<&Quadrant> {
        let mut high = [false; 2];
        for (axis, high) in high.iter_mut().enumerate() {
            *high = self.value(session, record, axis)? >= self.axis(session, axis)?.cut;
        }
        self.quadrants().iter().find(|one| one.high == high)
    }

    /// Handles a key: arrows move the name, Tab goes to the next one.
    pub fn press(&mut self, session: &mut Session, key: Key, lang: Lang) -> Result<Reply, Error> {
        let count = self.n_records(session);
        let last = count.saturating_sub(1);
        let Some(record) = self.selected(session).cloned() else {
            return Ok(Reply::Unused);
        };
        self.cursor = self.cursor.min(last);
        let way = match key {
            Key::Tab | Key::PageDown => return Ok(self.go_to((self.cursor + 1) % count)),
            Key::BackTab | Key::PageUp => {
                return Ok(self.go_to((self.cursor + count - 1) % count));
            }
            Key::Home => return Ok(self.go_to(0)),
            Key::End => return Ok(self.go_to(last)),
            Key::Enter => return Ok(Reply::Open(record)),
            Key::Delete | Key::Backspace => {
                for axis in [0, 1] {
                    self.write(session, &record, axis, None, lang)?;
                }
                self.going = None;
                self.next = 0;
                return Ok(Reply::Done);
            }
            Key::Left => (0, false),
            Key::Right => (0, true),
            Key::Down => (1, false),
            Key::Up => (1, true),
            _ => return Ok(Reply::Unused),
        };
        self.next = 0;
        self.shift(session, &record, way, lang)?;
        Ok(Reply::Done)
    }

    fn shift(
        &mut self,
        session: &mut Session,
        record: &RecordId,
        (axis, up): (usize, bool),
        lang: Lang,
    ) -> Result<(), Error> {
        let Some(at) = self.axis(session, axis) else {
            return Ok(());
        };
        let (min, max, step) = (at.min, at.max, at.step);
        let value = match self.value(session, record, axis) {
            Some(value) if up => value + step,
            Some(value) => value - step,
            // The first arrow puts it in the middle, on the grid of the steps.
            None => min + ((max - min) / Decimal::TWO / step).floor() * step,
        };
        self.write(session, record, axis, Some(value.clamp(min, max)), lang)?;
        let other = 1 - axis;
        if self.value(session, record, other).is_none()
            && let Some(at) = self.axis(session, other)
        {
            let middle = at.min + ((at.max - at.min) / Decimal::TWO / at.step).floor() * at.step;
            self.write(session, record, other, Some(middle), lang)?;
        }
        Ok(())
    }

    fn go_to(&mut self, cursor: usize) -> Reply {
        self.cursor = cursor;
        self.next = 0;
        self.going = None;
        Reply::Done
    }

    /// Handles typed words: a digit answers the axis across, the next one the axis up, and the name after it
    /// comes; a letter goes to the next name that begins with it.
    pub fn insert(
        &mut self,
        session: &mut Session,
        words: &str,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let mut reply = Reply::Done;
        for typed in words.chars() {
            let Some(record) = self.selected(session).cloned() else {
                return Ok(Reply::Unused);
            };
            let Some(digit) = typed.to_digit(10) else {
                if typed.is_alphabetic() {
                    self.find(session, typed, lang);
                }
                continue;
            };
            let Some(axis) = self.axis(session, self.next) else {
                return Ok(Reply::Unused);
            };
            let value = Decimal::from(digit);
            if value < axis.min || value > axis.max {
                let label = axis.field.label.get(lang).to_owned();
                let (min, max) = (
                    axis.min.normalize().to_string(),
                    axis.max.normalize().to_string(),
                );
                reply = Reply::Say(say(
                    lang,
                    "board-out-of-scale",
                    &[
                        ("field", crate::locale::Arg::Text(&label)),
                        ("min", crate::locale::Arg::Text(&min)),
                        ("max", crate::locale::Arg::Text(&max)),
                    ],
                ));
                continue;
            }
            self.write(session, &record, self.next, Some(value), lang)?;
            reply = Reply::Done;
            if self.next == 0 {
                self.next = 1;
            } else {
                let count = self.n_records(session);
                reply = self.go_to((self.cursor + 1) % count);
            }
        }
        Ok(reply)
    }

    /// The axis that the next digit answers.
    pub fn waits_for(&self) -> usize {
        self.next
    }

    fn find(&mut self, session: &Session, letter: char, lang: Lang) {
        let wanted = text::fold(&letter.to_string());
        let records = self.records(session);
        let reading = session.reading();
        let found = (1..=records.len())
            .map(|step| (self.cursor + step) % records.len())
            .find(|at| text::fold(&reading.name(records[*at].as_str(), lang)).starts_with(&wanted));
        if let Some(found) = found {
            self.go_to(found);
        }
    }

    fn write(
        &mut self,
        session: &mut Session,
        record: &RecordId,
        axis: usize,
        value: Option<Decimal>,
        lang: Lang,
    ) -> Result<(), Error> {
        let workshop = Arc::clone(&session.workshop);
        let field = self
            .activity
            .field(["x", "y"][axis])
            .and_then(|key| workshop.get_collection(&self.collection)?.get_field(key));
        let Some(field) = field else {
            return Ok(());
        };
        let go = match &self.going {
            Some((same, along, go)) if same == record && *along == axis => *go,
            _ => session.next_go(),
        };
        let value = value.map_or_else(String::new, |value| value.normalize().to_string());
        let cell = Cell::plain(Arc::clone(&field.key));
        session.edit(record, field, &[(cell, value)], go, lang)?;
        self.going = Some((record.clone(), axis, go));
        Ok(())
    }
}
