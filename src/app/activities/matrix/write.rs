//! How answers of a matrix reach the notebook: each pair has a record for the room and one for each table,
//! made with its first answer and taken away when nothing is left in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::answer::{Way, way};
use super::{Matrix, PAUSE};
use crate::app::activities::board::Reply;
use crate::app::activities::form::{range, to_stored};
use crate::app::session::{Session, shorten};
use crate::locale::{Arg, Lang, number, say};
use crate::notebook::{At, Cell, Error, Go, Op, RecordId};
use crate::workshop::{Field, FieldKind};

/// An answer in its stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stored {
    /// One value; an empty one empties the cell.
    Plain(String),
    /// Several options.
    Members(BTreeSet<Arc<str>>),
}

/// What became of what was being typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is written, perhaps with a word about it.
    Written(Option<String>),
    /// It cannot be understood, and stays to be mended.
    Unclear(String),
}

impl Matrix {
    /// Takes what was typed into its cell, when it can be understood.
    pub(super) fn take(&mut self, session: &mut Session, lang: Lang) -> Result<Taken, Error> {
        let Some((text, go)) = self.typed() else {
            return Ok(Taken::Written(None));
        };
        let Some(field) = self.value(session).cloned() else {
            return Ok(Taken::Written(None));
        };
        if matches!(way(&field), Way::Digit { .. }) {
            // A sign without its digit is nothing yet.
            self.typing = None;
            return Ok(Taken::Written(None));
        }
        let Some(stored) = to_stored(&text, &field.kind, session, lang) else {
            let args = [
                ("typed", Arg::Text(text.trim())),
                ("field", Arg::Text(field.label.get(lang))),
            ];
            return Ok(Taken::Unclear(say(lang, "matrix-unclear", &args)));
        };
        let warning = out_of_range(&field, &stored, lang);
        let at = self.at(&self.grid(session));
        self.typing = None;
        self.write(session, at, &Stored::Plain(stored), go, lang)?;
        Ok(Taken::Written(warning))
    }

    /// Puts what was typed on disk before going elsewhere: also what cannot be understood, so that no word is
    /// lost (the review will ask about it).
    pub fn settle(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        if let Taken::Unclear(_) = self.take(session, lang)?
            && let Some((text, go)) = self.typed()
        {
            let at = self.at(&self.grid(session));
            self.typing = None;
            self.write(session, at, &Stored::Plain(text), go, lang)?;
        }
        Ok(())
    }

    /// A tick of the clock: after a pause, what was typed goes to disk when it can be understood.
    pub fn tick(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(typing) = &mut self.typing else {
            return Ok(());
        };
        let Some(idle) = &mut typing.idle else {
            return Ok(());
        };
        *idle = idle.saturating_add(1);
        if *idle < PAUSE {
            return Ok(());
        }
        typing.idle = None;
        let (text, go) = (typing.editor.text().to_owned(), typing.go);
        let Some(field) = self.value(session).cloned() else {
            return Ok(());
        };
        let digit = matches!(way(&field), Way::Digit { .. });
        if let (false, Some(stored)) = (digit, to_stored(&text, &field.kind, session, lang)) {
            let at = self.at(&self.grid(session));
            self.write(session, at, &Stored::Plain(stored), go, lang)?;
        }
        Ok(())
    }

    fn typed(&self) -> Option<(String, Go)> {
        let typing = self.typing.as_ref()?;
        Some((typing.editor.text().to_owned(), typing.go))
    }

    /// The words that typing goes on with: those that the cell has, when it has words.
    pub(super) fn own_words(&self, session: &Session, at: (usize, usize), field: &Field) -> String {
        if !matches!(field.kind, FieldKind::Text | FieldKind::LongText) {
            return String::new();
        }
        let own = self.own_records(session, at);
        let record = own
            .first()
            .and_then(|id| session.content().get_record(id.as_str()));
        record
            .and_then(|record| record.get(&field.key))
            .unwrap_or_default()
            .to_owned()
    }

    /// The records of a pair that belong to who answers now. Joined copies may have brought several.
    fn own_records(&self, session: &Session, (row, column): (usize, usize)) -> Vec<RecordId> {
        let grid = self.grid(session);
        let table = self.table(session);
        let entries = grid.crossing.entries(row, column).iter();
        entries
            .filter(|entry| entry.table.as_ref() == table)
            .map(|entry| entry.record.clone())
            .collect()
    }

    /// Takes an option in, or out when it was in.
    pub(super) fn toggle(
        &mut self,
        session: &mut Session,
        field: &Field,
        id: &Arc<str>,
        lang: Lang,
    ) -> Result<(), Error> {
        let at = self.at(&self.grid(session));
        let mut members = self.members(session, at, field);
        if !members.remove(id) {
            members.insert(Arc::clone(id));
        }
        self.cursor = Some(at);
        let go = session.next_go();
        self.write(session, at, &Stored::Members(members), go, lang)
    }

    /// The options that a cell has.
    pub(super) fn members(
        &self,
        session: &Session,
        at: (usize, usize),
        field: &Field,
    ) -> BTreeSet<Arc<str>> {
        let own = self.own_records(session, at);
        own.iter()
            .filter_map(|id| session.content().get_record(id.as_str()))
            .flat_map(|record| record.set(&field.key).map(Arc::from))
            .collect()
    }

    /// Writes an answer for who answers now.
    pub(super) fn write(
        &mut self,
        session: &mut Session,
        at: (usize, usize),
        stored: &Stored,
        go: Go,
        lang: Lang,
    ) -> Result<(), Error> {
        self.cursor = Some(at);
        let Some(value) = self.activity.field("value").cloned() else {
            return Ok(());
        };
        let op = self.op(session, at, lang);
        let own = self.own_records(session, at);
        match (own.as_slice(), stored) {
            ([], Stored::Plain(text)) if text.is_empty() => {}
            ([], Stored::Members(members)) if members.is_empty() => {}
            ([], stored) => {
                let id = self.make(session, at, stored, &op)?;
                if let Some(id) = id {
                    session.notebook.continue_with(go, &id, &value);
                    self.refresh(session, at, Some(&id));
                }
            }
            ([id], Stored::Plain(text)) => {
                let mut cells = self.direction(session, at);
                cells.push((Cell::plain(value), text.clone()));
                session.edit_as(id, &cells, &op, go)?;
                self.refresh(session, at, None);
            }
            (own, stored) => {
                let direction = self.direction(session, at);
                session.change(&op, |tx| {
                    for id in own {
                        for (cell, end) in &direction {
                            tx.set(id, cell.clone(), end);
                        }
                        match stored {
                            Stored::Plain(text) => {
                                tx.set(id, Cell::plain(Arc::clone(&value)), text);
                            }
                            Stored::Members(members) => {
                                let members: Vec<&str> = members.iter().map(|id| &**id).collect();
                                tx.set_members(id, &value, &members);
                            }
                        }
                    }
                })?;
            }
        }
        Ok(())
    }

    /// Both ends of a pair that says how many times one is the other, in the direction that was answered; nothing
    /// elsewhere, where an answer changes no ends.
    fn direction(&self, session: &Session, (row, column): (usize, usize)) -> Vec<(Cell, String)> {
        let grid = self.grid(session);
        if !grid.crossing.is_reciprocal() {
            return Vec::new();
        }
        let ends = [
            (grid.crossing.rows.get(row), "row"),
            (grid.crossing.columns.get(column), "column"),
        ];
        let ends = ends.into_iter().filter_map(|(side, role)| {
            let field = self.activity.field(role)?;
            Some((Cell::plain(Arc::clone(field)), side?.id.to_string()))
        });
        ends.collect()
    }

    /// Makes the record of a pair. The first answer of all also settles which rows enter.
    fn make(
        &self,
        session: &mut Session,
        (row, column): (usize, usize),
        stored: &Stored,
        op: &Op,
    ) -> Result<Option<RecordId>, Error> {
        let grid = self.grid(session);
        let (row, column) = if grid.crossing.is_reciprocal() {
            (row, column)
        } else {
            grid.crossing.at(row, column)
        };
        let key = |role: &str| self.activity.field(role).cloned();
        let (Some(row), Some(column), Some(cells), Some(value)) = (
            grid.crossing.rows.get(row).zip(key("row")),
            grid.crossing.columns.get(column).zip(key("column")),
            self.cells(session),
            key("value"),
        ) else {
            return Ok(None);
        };
        let (cells, prefix) = (Arc::clone(&cells.id), cells.prefix.clone());
        let table = key("table").zip(self.table(session).cloned());
        let chosen = key("chosen").filter(|_| grid.crossing.proposed);
        session
            .change(op, |tx| {
                for side in chosen.iter().flat_map(|_| &grid.crossing.rows) {
                    if let Some(chosen) = &chosen {
                        tx.set(&side.id, Cell::plain(Arc::clone(chosen)), "true");
                    }
                }
                let id = tx.add(&cells, &prefix, At::End);
                for (side, field) in [row, column] {
                    tx.set(&id, Cell::plain(field), side.id.as_str());
                }
                if let Some((field, table)) = table {
                    tx.set(&id, Cell::plain(field), &table);
                }
                match stored {
                    Stored::Plain(text) => tx.set(&id, Cell::plain(value), text),
                    Stored::Members(members) => {
                        let members: Vec<&str> = members.iter().map(|id| &**id).collect();
                        tx.set_members(&id, &value, &members);
                    }
                }
                id
            })
            .map(Some)
    }

    /// Empties the cell for who answers now; a record without anything else goes away.
    pub(super) fn empty(&mut self, session: &mut Session, lang: Lang) -> Result<Reply, Error> {
        let grid = self.grid(session);
        let at = self.at(&grid);
        let own = self.own_records(session, at);
        if own.is_empty() {
            let of_tables = !grid.crossing.entries(at.0, at.1).is_empty();
            return Ok(if of_tables {
                Reply::Say(say(lang, "matrix-of-tables", &[]))
            } else {
                Reply::Done
            });
        }
        let key = |role: &str| self.activity.field(role).cloned();
        let Some(value) = key("value") else {
            return Ok(Reply::Unused);
        };
        let known: Vec<Arc<str>> = ["row", "column", "table", "value"]
            .into_iter()
            .filter_map(key)
            .collect();
        let op = self.op(session, at, lang);
        session.change(&op, |tx| {
            for id in &own {
                let Some(record) = tx.content().get_record(id.as_str()) else {
                    continue;
                };
                let fields: Vec<&Arc<str>> =
                    record.answers.keys().map(|cell| &cell.field).collect();
                if fields.iter().all(|field| known.contains(field)) {
                    tx.remove(id);
                } else {
                    tx.set_members(id, &value, &[]);
                    tx.set(id, Cell::plain(Arc::clone(&value)), "");
                }
            }
        })?;
        self.cursor = Some(at);
        self.past = false;
        Ok(Reply::Done)
    }

    /// The operation that changes a pair, called by the names of both.
    fn op(&self, session: &Session, (row, column): (usize, usize), lang: Lang) -> Op {
        let grid = self.grid(session);
        let (row, column) = grid.crossing.at(row, column);
        let reading = session.reading();
        let name = |side: Option<&crate::plan::crossing::Side>| {
            let name = side.map(|side| reading.name(side.id.as_str(), lang));
            shorten(&name.unwrap_or_default(), 22)
        };
        let row = name(grid.crossing.rows.get(row));
        let column = name(grid.crossing.columns.get(column));
        Op::Edit {
            collection: self.activity.collection_id("cells"),
            field: self
                .activity
                .field("value")
                .map(ToString::to_string)
                .unwrap_or_default(),
            name: format!("{row} → {column}"),
        }
    }
}

/// A word about a number that lies outside of what makes sense; it is kept all the same.
fn out_of_range(field: &Field, stored: &str, lang: Lang) -> Option<String> {
    let (least, most) = range(field, &field.kind);
    let value: rust_decimal::Decimal = match &field.kind {
        FieldKind::Text | FieldKind::LongText => return None,
        _ => stored.parse().ok()?,
    };
    let outside = least.is_some_and(|least| value < least) || most.is_some_and(|most| value > most);
    let shown = |bound: Option<rust_decimal::Decimal>| {
        bound.map_or_else(
            || "…".to_owned(),
            |bound| number::decimal(bound, None, lang),
        )
    };
    outside.then(|| {
        let (min, max) = (shown(least), shown(most));
        let args = [
            ("field", Arg::Text(field.label.get(lang))),
            ("min", Arg::Text(&min)),
            ("max", Arg::Text(&max)),
        ];
        say(lang, "board-out-of-scale", &args)
    })
}
