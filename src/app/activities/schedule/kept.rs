//! What a schedule reads of the notebook: its lines and its dates. A duration that is typed here moves only the dates of
//! its project, so that a key costs the same in a large plan.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use super::{Line, Schedule};
use crate::app::session::Session;
use crate::notebook::RecordId;
use crate::plan::Item;
use crate::plan::results::schedule::{ProjectSchedule, Schedules, of_one};
use crate::workshop::FieldKind;

/// Lines and dates as they stood at a revision.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    revision: u64,
    lines: Rc<Vec<Line>>,
    dates: Rc<Option<Schedules>>,
}

impl Schedule {
    /// Every line: projects with their tasks; one without tasks too, so that it can get some.
    pub fn lines(&self, session: &Session) -> Rc<Vec<Line>> {
        self.read(session).lines
    }

    /// The dates of every task; nothing while there is none.
    pub fn dates(&self, session: &Session) -> Rc<Option<Schedules>> {
        self.read(session).dates
    }

    fn read(&self, session: &Session) -> Kept {
        let now = session.revision();
        let mut kept = self.kept.borrow_mut();
        match &*kept {
            Some(own) if own.revision == now => own.clone(),
            _ => {
                let dates = session.results().schedule().as_ref().ok().cloned();
                let own = Kept {
                    revision: now,
                    lines: Rc::new(self.gather(session)),
                    dates: Rc::new(dates),
                };
                *kept = Some(own.clone());
                own
            }
        }
    }

    /// Keeps the dates in step with a duration that was just written.
    pub(super) fn refresh(&self, session: &Session, task: &RecordId) {
        let now = session.revision();
        let mut kept = self.kept.borrow_mut();
        let Some(own) = kept.as_mut().filter(|own| own.revision + 1 == now) else {
            return;
        };
        let at = own
            .lines
            .iter()
            .position(|line| *line == Line::Task(task.clone()));
        let schedule = at.and_then(|at| Self::again(session, &own.lines, at));
        let dates = Rc::make_mut(&mut own.dates).as_mut();
        if schedule.is_some_and(|schedule| dates.is_some_and(|dates| dates.replace(schedule))) {
            own.revision = now;
        } else {
            *kept = None;
        }
    }

    /// The schedule of the project of a line, read again.
    fn again(session: &Session, lines: &[Line], at: usize) -> Option<ProjectSchedule> {
        let item = |id: &RecordId| {
            let record = session.content().get_record(id.as_str())?;
            let collection = session.workshop.get_collection(&record.collection)?;
            Some(Item::read(record, collection, String::new(), |_, _, _| {}))
        };
        let project = item(&Self::group_of(lines, at)?)?;
        let first = lines[..at]
            .iter()
            .rposition(|line| matches!(line, Line::Group(_)))?;
        let tasks = lines[first + 1..].iter().map_while(|line| match line {
            Line::Task(id) => Some(item(id)),
            Line::Group(_) => None,
        });
        let tasks: Option<Vec<Item>> = tasks.collect();
        of_one(session.results(), &project, &tasks?).ok()
    }

    fn gather(&self, session: &Session) -> Vec<Line> {
        let content = session.content();
        let tasks = self.activity.collection("tasks").map_or("", |id| &**id);
        let group = self.activity.field("group");
        let of = self
            .tasks(session)
            .and_then(|tasks| match &tasks.get_field(group?)?.kind {
                FieldKind::Ref(of) => Some(Arc::clone(of)),
                _ => None,
            });
        let groups: Vec<RecordId> = of.map_or_else(Vec::new, |of| content.ids(&of).to_vec());
        let mut under: HashMap<Option<RecordId>, Vec<Line>> = HashMap::new();
        let known: BTreeSet<&RecordId> = groups.iter().collect();
        for record in content.records(tasks) {
            let of = group.and_then(|key| record.get(key)).map(RecordId::new);
            let of = of.filter(|id| known.contains(id));
            under
                .entry(of)
                .or_default()
                .push(Line::Task(record.id.clone()));
        }
        let mut lines = Vec::new();
        for id in groups.iter().cloned().map(Some) {
            lines.push(Line::Group(id.clone()));
            lines.extend(under.remove(&id).unwrap_or_default());
        }
        if let Some(loose) = under.remove(&None) {
            if !lines.is_empty() {
                lines.push(Line::Group(None));
            }
            lines.extend(loose);
        }
        lines
    }
}
