//! What is chosen from a list over a matrix: who answers, what enters, and options that are more than the digits.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Matrix;
use super::write::Stored;
use crate::app::actions::Act;
use crate::app::activities::board::Reply;
use crate::app::layers::{Choosing, Creates, Picker};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, Words, number, say};
use crate::notebook::{Cell, Error, Op};
use crate::plan::crossing::candidates;
use crate::workshop::Field;

/// What a list was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Who answers.
    Who,
    /// What enters.
    Enters,
    /// The answer of the cell with the cursor, or several.
    Value { many: bool },
}

impl Matrix {
    /// Whether something can be asked for here.
    pub fn offers(&self, act: Act) -> bool {
        match act {
            Act::Order => true,
            Act::Who => self.activity.field("table").is_some(),
            Act::Enters => self.activity.field("chosen").is_some(),
            _ => false,
        }
    }

    /// Does what a person asked for.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        self.settle(session, lang)?;
        Ok(match act {
            Act::Order => {
                // Before anything was asked there is no place to keep.
                self.past = false;
                session.order = session.order.after();
                let order = say(lang, session.order.words(), &[]);
                Reply::Say(say(
                    lang,
                    "matrix-order-now",
                    &[("order", Arg::Text(&order))],
                ))
            }
            Act::Who => self.list_tables(session, lang),
            Act::Enters => self.list_candidates(session, lang),
            _ => Reply::Unused,
        })
    }

    /// The room, its tables, and the next table.
    fn list_tables(&mut self, session: &Session, lang: Lang) -> Reply {
        let mut tables = self.grid(session).crossing.tables();
        if let Some(table) = self.table(session)
            && !tables.contains(table)
        {
            tables.push(Arc::clone(table));
        }
        let name = |number: usize| -> Arc<str> {
            let number = number.to_string();
            say(lang, "matrix-table", &[("number", Arg::Text(&number))]).into()
        };
        // One more than there are: at least one of the names is free.
        let next = (1..=tables.len() + 1)
            .map(name)
            .find(|name| !tables.contains(name))
            .unwrap_or_default();
        let mut options: Vec<(Arc<str>, String)> =
            vec![("".into(), say(lang, "matrix-whole-room", &[]))];
        options.extend(
            tables
                .iter()
                .map(|name| (Arc::clone(name), name.to_string())),
        );
        let args = [("table", Arg::Text(&next))];
        options.push((Arc::clone(&next), say(lang, "matrix-new-table", &args)));
        let now = self.table(session).cloned().unwrap_or_default();
        let cursor = options.iter().position(|(id, _)| *id == now).unwrap_or(0);
        self.asked = Some(Asked::Who);
        let title = |lang| say(lang, "matrix-who", &[]);
        Reply::Pick(Box::new(Picker {
            title: in_both(title),
            chosen: BTreeSet::from([now]),
            choosing: Choosing {
                cursor,
                ..Choosing::default()
            },
            numbered: options.len() <= 9,
            options,
            creates: Some(Creates::Name),
            ..Picker::default()
        }))
    }

    /// Everything that could be a row, with its weight.
    fn list_candidates(&mut self, session: &Session, lang: Lang) -> Reply {
        let grid = self.grid(session);
        let weight = self
            .activity
            .field("weight")
            .and_then(|key| self.side(session, "rows")?.get_field(key));
        let reading = session.reading();
        let options: Vec<(Arc<str>, String)> = candidates(session.content(), &self.activity)
            .iter()
            .map(|side| {
                let id = side.id.as_str();
                let name = reading.name(id, lang);
                let mut words = format!("{} {name}", side.number);
                let record = session.content().get_record(id);
                if let Some((record, weight)) = record.zip(weight) {
                    let value = reading.answer(record, weight, lang);
                    if !value.is_empty() {
                        words = format!("{words} — {value}");
                    }
                }
                (id.into(), words)
            })
            .collect();
        let chosen: BTreeSet<Arc<str>> = grid
            .crossing
            .rows
            .iter()
            .map(|side| side.id.as_str().into())
            .collect();
        self.asked = Some(Asked::Enters);
        Reply::Pick(Box::new(Picker {
            title: in_both(|lang| say(lang, "matrix-enters", &[])),
            options,
            chosen,
            many: true,
            ..Picker::default()
        }))
    }

    /// The options of a cell, when they are more than the digits.
    pub(super) fn list_values(
        &mut self,
        session: &Session,
        field: &Field,
        many: bool,
        typed: &str,
        lang: Lang,
    ) -> Reply {
        let at = self.at(&self.grid(session));
        self.cursor = Some(at);
        self.asked = Some(Asked::Value { many });
        let chosen = if many {
            self.members(session, at, field)
        } else {
            BTreeSet::new()
        };
        let mut picker = Picker::of(
            session,
            field.label.clone(),
            &field.kind,
            &field.levels,
            chosen,
            lang,
        );
        picker.choosing.filter.insert(typed);
        picker.choosing.cursor = 0;
        Reply::Pick(Box::new(picker))
    }

    /// Takes what was chosen from the list that was opened.
    pub fn picked(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let first = picker.chosen.first().cloned();
        match self.asked.take() {
            Some(Asked::Who) => {
                session.table = first.filter(|name| !name.is_empty());
                // The new table begins where it has not answered yet.
                self.cursor = None;
                self.past = false;
                let who = session
                    .table
                    .as_ref()
                    .map_or_else(|| say(lang, "matrix-whole-room", &[]), ToString::to_string);
                Ok(Reply::Say(say(
                    lang,
                    "matrix-answers-now",
                    &[("who", Arg::Text(&who))],
                )))
            }
            Some(Asked::Enters) => self.choose_rows(session, &picker.chosen, lang),
            Some(Asked::Value { many }) => {
                let at = self.at(&self.grid(session));
                let stored = if many {
                    Stored::Members(picker.chosen.clone())
                } else {
                    Stored::Plain(first.as_deref().unwrap_or_default().to_owned())
                };
                let go = session.next_go();
                self.write(session, at, &stored, go, lang)?;
                Ok(self.advance(session, lang))
            }
            None => Ok(Reply::Done),
        }
    }

    /// Writes which records enter, as one operation.
    fn choose_rows(
        &mut self,
        session: &mut Session,
        chosen: &BTreeSet<Arc<str>>,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let (Some(field), Some(rows)) = (
            self.activity.field("chosen").cloned(),
            self.activity.collection("rows").cloned(),
        ) else {
            return Ok(Reply::Unused);
        };
        let cell = Cell::plain(Arc::clone(&field));
        let changed: Vec<_> = candidates(session.content(), &self.activity)
            .into_iter()
            .filter_map(|side| {
                let enters = chosen.contains(side.id.as_str());
                let record = session.content().get_record(side.id.as_str())?;
                let before = record.answers.get(&cell).map(|flag| &**flag);
                let is_same = (before == Some("true")) == enters;
                (!is_same).then_some((side.id, if enters { "true" } else { "false" }))
            })
            .collect();
        let op = Op::EditMany {
            collection: rows.to_string(),
            field: field.to_string(),
            count: changed.len(),
        };
        session.change(&op, |tx| {
            for (id, flag) in &changed {
                tx.set(id, cell.clone(), flag);
            }
        })?;
        self.cursor = None;
        self.past = false;
        Ok(Reply::Say(self.say_entered(session, chosen, lang)))
    }

    /// How many entered, and whether some stay because they are answered, or are too many.
    fn say_entered(&self, session: &Session, chosen: &BTreeSet<Arc<str>>, lang: Lang) -> String {
        let grid = self.grid(session);
        let (rows, pairs) = (
            grid.crossing.rows.len().to_string(),
            grid.questions.len().to_string(),
        );
        let args = [("rows", Arg::Text(&rows)), ("pairs", Arg::Text(&pairs))];
        let mut words = say(lang, "matrix-entered", &args);
        let stay = grid
            .crossing
            .rows
            .iter()
            .filter(|side| !chosen.contains(side.id.as_str()))
            .count();
        if stay > 0 && !chosen.is_empty() {
            let count = stay.to_string();
            let args = [("count", Arg::Text(&count))];
            words = format!("{words} {}", say(lang, "matrix-stay", &args));
        }
        if let Some(most) = session.workshop.number("matrix.most")
            && rust_decimal::Decimal::from(grid.crossing.rows.len()) > most
        {
            let most = number::decimal(most, None, lang);
            let args = [("most", Arg::Text(&most))];
            words = format!("{words} {}", say(lang, "matrix-too-many", &args));
        }
        words
    }
}

/// The same words in both languages, for a title that outlives a change of language.
fn in_both(words: impl Fn(Lang) -> String) -> Words {
    Words {
        es: words(Lang::Es),
        en: words(Lang::En),
    }
}
