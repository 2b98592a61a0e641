//! Who does and who answers: each process has exactly one body that answers for it, and somebody who does it.

use std::sync::Arc;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};

/// The processes whose responsibilities are not clear.
#[derive(Debug, Clone, PartialEq)]
pub struct Responsibilities {
    /// How many processes there are.
    pub processes: usize,
    /// Processes that nobody answers for.
    pub unanswered: Vec<Arc<str>>,
    /// Processes that several bodies answer for.
    pub disputed: Vec<Arc<str>>,
    /// Processes that nobody does.
    pub undone: Vec<Arc<str>>,
}

impl Responsibilities {
    /// Whether each process has one body that answers and somebody who does it.
    pub fn is_clear(&self) -> bool {
        [&self.unanswered, &self.disputed, &self.undone]
            .iter()
            .all(|ids| ids.is_empty())
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        if self.is_clear() {
            return vec![Remark::new("reading-responsibilities-clear").count("n", self.processes)];
        }
        let told = [
            (&self.unanswered, "reading-responsibilities-unanswered"),
            (&self.disputed, "reading-responsibilities-disputed"),
            (&self.undone, "reading-responsibilities-undone"),
        ];
        let told = told.into_iter().filter(|(ids, _)| !ids.is_empty());
        told.map(|(ids, key)| Remark::new(key).names("names", results.source(), ids))
            .collect()
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Responsibilities> {
    let source = results.source();
    let processes = source.items("process");
    if processes.is_empty() || source.items("raci").is_empty() {
        return Err(Unsaid::nothing());
    }
    let mut found = Responsibilities {
        processes: processes.len(),
        unanswered: Vec::new(),
        disputed: Vec::new(),
        undone: Vec::new(),
    };
    for process in processes {
        let bodies = |role: &str| {
            let lines = source.items("raci").iter();
            lines
                .filter(|line| {
                    line.id_of("process") == Some(&process.id)
                        && line.id_of("role") == Some(role)
                        && line.id_of("body").is_some_and(|id| source.has(id))
                })
                .count()
        };
        match bodies("accountable") {
            0 => found.unanswered.push(Arc::clone(&process.id)),
            1 => {}
            _ => found.disputed.push(Arc::clone(&process.id)),
        }
        if bodies("responsible") == 0 {
            found.undone.push(Arc::clone(&process.id));
        }
    }
    Ok(found)
}
