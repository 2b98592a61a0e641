//! What a grid of amounts writes: numbers, new rows, the state of a row, proposed targets.

use std::sync::Arc;

use super::{Grid, Slot, Typing, Wrong};
use crate::app::activities::board::Reply;
use crate::app::activities::form::range;
use crate::app::editor::Editor;
use crate::app::layers::{Choosing, Picker};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, parse, say};
use crate::notebook::{At, Cell, Error, Go, Op, RecordId};
use crate::plan::amounts::{Amounts, Path};
use crate::text;
use crate::workshop::{Field, FieldKind};

/// The kind of the values of a field of amounts.
fn kind(field: &Field) -> &FieldKind {
    match &field.kind {
        FieldKind::Map { values, .. } => values,
        kind => kind,
    }
}

impl Grid {
    /// What stands in the cell with the cursor, as it is stored.
    pub(super) fn stored(&self, session: &Session, amounts: &Amounts) -> String {
        let Slot::Row(row) = self.slot(amounts) else {
            return String::new();
        };
        let (_, _, year) = self.at(amounts);
        let record = session.content().get_record(amounts.rows[row].id.as_str());
        let field = self.activity.field("amounts").map_or("", |key| &**key);
        let mut cells = record.into_iter().flat_map(|record| record.map(field));
        let found = cells.find(|(key, _)| *key == &*amounts.years[year]);
        found.map(|(_, value)| value.to_owned()).unwrap_or_default()
    }

    /// What was typed, in its stored form, or why it cannot be taken.
    fn read(text: &str, field: &Field, session: &Session, lang: Lang) -> Result<String, Wrong> {
        if text.trim().is_empty() {
            return Ok(String::new());
        }
        let kind = kind(field);
        let number = parse::amount(text, session.currency(), lang).ok_or(Wrong::Unclear)?;
        if *kind == FieldKind::Integer && !number.fract().is_zero() {
            return Err(Wrong::Whole);
        }
        if *kind == FieldKind::Money && number.is_sign_negative() && !number.is_zero() {
            return Err(Wrong::Negative);
        }
        let (least, most) = range(field, kind);
        let outside = least.is_some_and(|least| number < least)
            || most.is_some_and(|most| number > most)
            || crate::plan::value::scalar(&number.to_string(), kind).is_err();
        if outside {
            return Err(Wrong::Range);
        }
        Ok(number.normalize().to_string())
    }

    /// Writes what is being typed as far as it is a number; while it is none, what stood there before stays.
    pub(super) fn write_typed(&mut self, session: &mut Session, lang: Lang) -> Result<(), Error> {
        let Some(Typing {
            text, before, go, ..
        }) = self.typing.clone()
        else {
            return Ok(());
        };
        let workshop = Arc::clone(&session.workshop);
        let field = self.activity.field("amounts").and_then(|key| {
            let rows = workshop.get_collection(self.activity.collection("rows")?)?;
            rows.get_field(key)
        });
        let Some(field) = field else {
            return Ok(());
        };
        let read = Self::read(&text, field, session, lang);
        if let Some(typing) = &mut self.typing {
            typing.wrong = read.as_ref().err().copied();
        }
        let value = read.unwrap_or(before);
        self.write(session, &value, Some(go), lang)
    }

    /// Writes a value where the cursor stands; a source that gave nothing yet gets its row with its first number.
    pub(super) fn write(
        &mut self,
        session: &mut Session,
        value: &str,
        go: Option<Go>,
        lang: Lang,
    ) -> Result<(), Error> {
        let amounts = self.amounts(session);
        if self.stored(session, &amounts) == value {
            return Ok(());
        }
        let (group, _, year) = self.at(&amounts);
        let year = Arc::clone(&amounts.years[year]);
        let workshop = Arc::clone(&session.workshop);
        let rows = self
            .activity
            .collection("rows")
            .and_then(|id| workshop.get_collection(id));
        let bound = rows.zip(self.activity.field("amounts"));
        let Some((rows, key)) = bound else {
            return Ok(());
        };
        let Some(field) = rows.get_field(key) else {
            return Ok(());
        };
        let go = go.unwrap_or_else(|| session.next_go());
        let cell = Cell::keyed(Arc::clone(key), year);
        match self.slot(&amounts) {
            Slot::Row(row) => {
                let id = amounts.rows[row].id.clone();
                drop(amounts);
                session.edit(&id, field, &[(cell, value.to_owned())], go, lang)?;
                self.refresh(session, &id);
            }
            Slot::Free(source) => {
                let source = amounts.sources[source].id.clone();
                let Some(of) = amounts.groups[group].id.clone() else {
                    return Ok(());
                };
                drop(amounts);
                let mut preset = self.first_answers(session);
                for (role, id) in [("group", &of), ("source", &source)] {
                    if let Some(key) = self.activity.field(role) {
                        preset.push((Cell::plain(Arc::clone(key)), id.to_string()));
                    }
                }
                preset.push((cell, value.to_owned()));
                let op = Op::Add {
                    collection: rows.id.to_string(),
                    name: session.reading().name(source.as_str(), lang),
                };
                let id = session.change(&op, |tx| {
                    let id = tx.add(&rows.id, &rows.prefix, At::End);
                    for (cell, value) in preset {
                        tx.set(&id, cell, &value);
                    }
                    id
                })?;
                session.notebook.continue_with(go, &id, key);
                self.refresh(session, &id);
                let amounts = self.amounts(session);
                self.go_to(&amounts, &id);
            }
            Slot::Empty => {}
        }
        Ok(())
    }

    /// What a new row of money says of itself until somebody says more: its first form and its last state, the one
    /// that promises least.
    fn first_answers(&self, session: &Session) -> Vec<(Cell, String)> {
        let rows = self.rows(session);
        let options = |role: &str| {
            let key = self.activity.field(role)?;
            match &rows?.get_field(key)?.kind {
                FieldKind::Choice(options) => Some((Arc::clone(key), options.clone())),
                _ => None,
            }
        };
        let mut cells = Vec::new();
        if let Some((key, options)) = options("form")
            && let Some(first) = options.first()
        {
            cells.push((Cell::plain(key), first.id.to_string()));
        }
        if let Some((key, options)) = options("status")
            && let Some(last) = options.last()
        {
            cells.push((Cell::plain(key), last.id.to_string()));
        }
        cells
    }

    /// Puts the cursor on a row.
    pub(super) fn go_to(&mut self, amounts: &Amounts, id: &RecordId) {
        let Some(row) = amounts.row(id) else {
            return;
        };
        self.group = amounts.rows[row].group;
        let slots = self.slots(amounts, self.group);
        let place = slots.iter().position(|slot| *slot == Slot::Row(row));
        self.slot = place.unwrap_or(0);
    }

    /// Letters begin a row of the group with the cursor, where rows have a name of their own.
    pub(super) fn begin_row(&mut self, session: &Session, words: &str, lang: Lang) -> Reply {
        if !self.names_rows(session) {
            return Reply::Say(say(lang, "grid-numbers-only", &[]));
        }
        let mut naming = Editor::default();
        naming.insert(words);
        self.naming = Some(naming);
        Reply::Done
    }

    /// A row gets its name; the cursor goes to its first year.
    pub(super) fn name_row(&mut self, session: &mut Session, lang: Lang) -> Result<Reply, Error> {
        let Some(naming) = self.naming.take() else {
            return Ok(Reply::Done);
        };
        let name = text::clean(naming.text()).trim().to_owned();
        let Some(rows) = self.rows(session).cloned().filter(|_| !name.is_empty()) else {
            return Ok(Reply::Done);
        };
        let amounts = self.amounts(session);
        let (group, _, _) = self.at(&amounts);
        let mut preset = Vec::new();
        if let (Some(key), Some(id)) = (self.activity.field("group"), &amounts.groups[group].id) {
            preset.push((Cell::plain(Arc::clone(key)), id.to_string()));
        }
        let ids = session.add_named(&rows, &[name], &preset)?;
        let amounts = self.amounts(session);
        if let Some(id) = ids.first() {
            self.go_to(&amounts, id);
            self.year = 0;
        }
        let said = say(lang, "grid-row-added", &[]);
        Ok(Reply::Say(said))
    }

    /// Fills the years without a target, on a straight line from the baseline to the last target.
    pub(super) fn propose(&mut self, session: &mut Session, lang: Lang) -> Result<Reply, Error> {
        let amounts = self.amounts(session);
        let Slot::Row(row) = self.slot(&amounts) else {
            return Ok(Reply::Unused);
        };
        let row = &amounts.rows[row];
        let path = Path::of(session.content(), &self.activity, &row.id);
        let Some(path) = path else {
            return Ok(Reply::Unused);
        };
        if path.baseline.is_none() || path.year.is_none() {
            return Ok(Reply::Say(say(lang, "grid-propose-no-baseline", &[])));
        }
        let proposed = path.proposal(row, &amounts.years);
        let Some(key) = self
            .activity
            .field("amounts")
            .filter(|_| !proposed.is_empty())
        else {
            return Ok(Reply::Say(say(lang, "grid-propose-nothing", &[])));
        };
        let op = Op::Edit {
            collection: self.activity.collection_id("rows"),
            field: key.to_string(),
            name: session.reading().name(row.id.as_str(), lang),
        };
        session.change(&op, |tx| {
            for (year, target) in &proposed {
                let cell = Cell::keyed(Arc::clone(key), Arc::clone(&amounts.years[*year]));
                tx.set(&row.id, cell, &target.to_string());
            }
        })?;
        let count = proposed.len();
        let shown = count.to_string();
        let args = [("count", Arg::Count(count)), ("shown", Arg::Text(&shown))];
        Ok(Reply::Say(say(lang, "grid-proposed", &args)))
    }

    /// Opens the states that a row can have.
    pub(super) fn ask_status(&mut self, session: &Session, lang: Lang) -> Reply {
        let amounts = self.amounts(session);
        let (Slot::Row(row), Some(key)) = (self.slot(&amounts), self.activity.field("status"))
        else {
            return Reply::Say(say(lang, "grid-status-of-row", &[]));
        };
        let field = self.rows(session).and_then(|rows| rows.get_field(key));
        let Some((field, FieldKind::Choice(options))) = field.map(|field| (field, &field.kind))
        else {
            return Reply::Unused;
        };
        let id = amounts.rows[row].id.clone();
        let now = session.content().get_record(id.as_str());
        let now = now.and_then(|record| record.get(key));
        self.asked = Some(id);
        Reply::Pick(Box::new(Picker {
            title: field.label.clone(),
            options: options
                .iter()
                .map(|option| (Arc::clone(&option.id), option.label.get(lang).to_owned()))
                .collect(),
            chosen: now.into_iter().map(Arc::from).collect(),
            many: false,
            numbered: true,
            creates: None,
            choosing: Choosing::default(),
        }))
    }

    /// Writes the state that was chosen.
    pub(super) fn take_status(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let workshop = Arc::clone(&session.workshop);
        let (Some(id), Some(chosen)) = (self.asked.take(), picker.chosen.first()) else {
            return Ok(Reply::Unused);
        };
        let rows = self.activity.collection("rows");
        let field = rows.and_then(|rows| {
            let rows = workshop.get_collection(rows)?;
            rows.get_field(self.activity.field("status")?)
        });
        let Some(field) = field else {
            return Ok(Reply::Unused);
        };
        let cell = Cell::plain(Arc::clone(&field.key));
        let go = session.next_go();
        session.edit(&id, field, &[(cell, chosen.to_string())], go, lang)?;
        Ok(Reply::Done)
    }
}
