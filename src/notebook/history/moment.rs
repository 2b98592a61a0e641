//! Returning to a moment: the content as it was after an entry, as one new operation.

use super::net::{Net, add, bring};
use crate::notebook::change::{Change, Changes};
use crate::notebook::error::Error;
use crate::notebook::op::Op;
use crate::notebook::{Notebook, Operation};

impl Notebook {
    /// The entry whose moment is meant: for what came from another copy, the merge that brought it.
    pub fn moment(&self, n: u64) -> Option<&Operation> {
        let entry = self.log.get(n)?;
        match entry.merged {
            Some(merge) => self.log.get(merge),
            None => Some(entry),
        }
    }

    /// What would change by returning to the moment after an entry; nothing changes yet. Nothing at all where the
    /// log is no longer whole (see [`Log::is_sealed`](crate::notebook::Log::is_sealed)).
    pub fn preview_return(&self, n: u64) -> Result<Vec<Change>, Error> {
        let moment = self.moment(n).map(|entry| entry.n);
        let Some(moment) = moment.filter(|moment| !self.log.is_sealed(*moment)) else {
            return Ok(Vec::new());
        };
        let visit = |net: &mut Net, _: u64, change: Change| add(net, change);
        let since: Net = self.worker.walk(moment, false, visit)?;
        let wanted = since.into_values().map(|change| change.inverse());
        Ok(bring(&self.content, wanted))
    }

    /// Makes the content what it was after an entry, as one operation; nothing is logged when it is so already.
    pub fn return_to(&mut self, n: u64) -> Result<Changes, Error> {
        self.going = None;
        self.refuse_read_only()?;
        let changes = self.preview_return(n)?;
        let at = match self.moment(n) {
            Some(entry) if !changes.is_empty() => entry.at.to_string(),
            _ => return Ok(Changes::default()),
        };
        Ok(self.apply(&Op::Return { at }, changes, None))
    }

    /// Applies changes worked out against the present content and logs them as one operation.
    pub(super) fn apply(&mut self, op: &Op, changes: Vec<Change>, undoes: Option<u64>) -> Changes {
        for change in &changes {
            change.apply(&mut self.content);
        }
        let touched = Changes::of(&changes, &self.content);
        self.append(op.words(), changes.into(), undoes);
        touched
    }
}
