//! Choosing which tasks come before another one.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Line, Schedule};
use crate::app::actions::Act;
use crate::app::activities::board::Reply;
use crate::app::layers::{Choosing, Picker};
use crate::app::session::{Session, shorten};
use crate::locale::{Arg, Lang, Words, say};
use crate::notebook::{Cell, Error, Op};

impl Schedule {
    /// Opens the tasks that can come before the one with the cursor.
    pub fn act(&mut self, session: &mut Session, act: Act, lang: Lang) -> Result<Reply, Error> {
        self.leave();
        let bound = (self.selected(session), self.activity.field("predecessors"));
        let (Act::RowValues, (Some(task), Some(key))) = (act, bound) else {
            return Ok(Reply::Say(say(lang, "schedule-choose-task", &[])));
        };
        let lines = self.lines(session);
        let at = self.at(&lines);
        let first = lines[..=at]
            .iter()
            .rposition(|line| matches!(line, Line::Group(_)));
        let first = first.map_or(0, |at| at + 1);
        let same = lines[first..]
            .iter()
            .take_while(|line| matches!(line, Line::Task(_)));
        let reading = session.reading();
        let options: Vec<(Arc<str>, String)> = same
            .filter_map(|line| match line {
                Line::Task(id) if *id != task => Some((
                    Arc::from(id.as_str()),
                    format!(
                        "{} {}",
                        reading.code(id.as_str()),
                        reading.name(id.as_str(), lang)
                    ),
                )),
                _ => None,
            })
            .collect();
        if options.is_empty() {
            return Ok(Reply::Say(say(lang, "schedule-nothing-before", &[])));
        }
        let record = session.content().get_record(task.as_str());
        let chosen = record.into_iter().flat_map(|record| record.set(key));
        let chosen = chosen.map(Arc::from).collect();
        let title = |lang| {
            let name = shorten(&reading.name(task.as_str(), lang), 36);
            say(lang, "schedule-before", &[("name", Arg::Text(&name))])
        };
        let title = Words {
            es: title(Lang::Es),
            en: title(Lang::En),
        };
        self.asked = Some(task);
        Ok(Reply::Pick(Box::new(Picker {
            title,
            options,
            chosen,
            many: true,
            numbered: false,
            creates: None,
            choosing: Choosing::default(),
        })))
    }

    /// Writes which tasks come before; those that stay keep their lag.
    pub fn picked(
        &mut self,
        session: &mut Session,
        picker: &Picker,
        lang: Lang,
    ) -> Result<Reply, Error> {
        let bound = self
            .asked
            .take()
            .zip(self.activity.field("predecessors").cloned());
        let Some((task, key)) = bound else {
            return Ok(Reply::Unused);
        };
        let Some(record) = session.content().get_record(task.as_str()) else {
            return Ok(Reply::Unused);
        };
        let before: BTreeSet<Arc<str>> = record.set(&key).map(Arc::from).collect();
        let cell = |id: &Arc<str>| Cell::keyed(Arc::clone(&key), Arc::clone(id));
        let mut cells: Vec<(Cell, &str)> = Vec::new();
        cells.extend(before.difference(&picker.chosen).map(|id| (cell(id), "")));
        cells.extend(picker.chosen.difference(&before).map(|id| (cell(id), "0")));
        let op = Op::Edit {
            collection: self.activity.collection_id("tasks"),
            field: key.to_string(),
            name: session.reading().name(task.as_str(), lang),
        };
        session.change(&op, |tx| {
            for (cell, value) in cells {
                tx.set(&task, cell, value);
            }
        })?;
        Ok(Reply::Done)
    }
}
