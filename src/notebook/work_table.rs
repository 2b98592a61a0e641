//! Copies for work tables: whole notebooks that say for whom they were made.

use std::path::Path;

use super::Notebook;
use super::backup::Part;
use super::error::Error;
use super::working::without_origin;
use super::write::Write;

/// A work table and what it works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkTable<'a> {
    /// Its name: the author of all that is written in its copy.
    pub name: &'a str,
    /// The ids of its steps; when there are none, it has those of this notebook.
    pub steps: &'a [String],
}

impl Notebook {
    /// Writes a whole copy of this notebook for a work table, compact and on disk, where no file is yet. What
    /// was typed so far is in it. Nothing is left behind on an error.
    pub fn copy_for(&self, table: &WorkTable<'_>, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Exists(to.to_owned()));
        }
        let steps = (!table.steps.is_empty()).then(|| table.steps.join(","));
        let said = [("author", Some(table.name.to_owned())), ("steps", steps)];
        let said = said.into_iter().filter_map(|(key, value)| {
            let value = value?;
            Some(Write::Meta(key.to_owned(), value))
        });
        let more: Vec<Write> = said.chain(without_origin(&self.meta)).collect();
        let to = to.to_owned();
        self.worker.with(move |store| {
            Part::of(store, &to, &more)
                .and_then(|part| part.check(false))
                .map_err(|obstacle| Error::NotCopied(to.clone(), obstacle))?
                .settle(&to)
        })
    }
}
