//! Work tables: copies of a notebook for breakout groups, and joining them again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::notebooks::{self, Opened, Refused};
use crate::diag::Sentence;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Error, Incoming, Merged, Options, Reason, WorkTable};
use crate::text;
use crate::workshop::Catalog;

/// How a notebook is split.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// How many tables.
    pub tables: usize,
    /// Their names, as far as they have any.
    pub names: Vec<String>,
    /// The steps that the tables work on; all of them when none is named.
    pub steps: Vec<String>,
    /// Where the copies go; beside the notebook when it is not said.
    pub folder: Option<PathBuf>,
}

/// A copy that was made for a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCopy {
    /// Name of the table.
    pub name: String,
    /// Where its notebook is.
    pub path: PathBuf,
}

/// Makes one copy for each table; none is left when one of them could not be made.
pub fn split(opened: &Opened, split: &Split, lang: Lang) -> Result<Vec<TableCopy>, Refused> {
    let (notebook, workshop) = opened;
    for step in &split.steps {
        if workshop.get_step(step).is_none() {
            return Err(Refused(vec![
                Sentence::new("split-no-step-what").with("step", step),
                Sentence::new("split-safe"),
                Sentence::new("split-no-step-do"),
            ]));
        }
    }
    let copies = plan(notebook.path(), split, lang)?;
    if let Some(there) = copies.iter().find(|copy| copy.path.exists()) {
        return Err(Error::Exists(there.path.clone()).into());
    }
    if let Some(folder) = &split.folder {
        std::fs::create_dir_all(folder).map_err(|_| Error::NotPermitted(folder.clone()))?;
    }
    for (made, copy) in copies.iter().enumerate() {
        let table = WorkTable {
            name: &copy.name,
            steps: &split.steps,
        };
        notebook.copy_for(&table, &copy.path).inspect_err(|_| {
            for copy in &copies[..made] {
                let _ = std::fs::remove_file(&copy.path);
            }
        })?;
    }
    Ok(copies)
}

/// Names and paths of the copies, all different.
fn plan(path: &Path, split: &Split, lang: Lang) -> Result<Vec<TableCopy>, Refused> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let beside = || path.parent().map(Path::to_owned);
    let folder = split.folder.clone().or_else(beside).unwrap_or_default();
    let names = split.names.iter().map(|name| text::clean(name));
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    let count = split.tables.max(names.len());
    for number in names.len() + 1..=count {
        let number = number.to_string();
        names.push(say(lang, "table-name", &[("number", Arg::Text(&number))]));
    }
    let mut taken = BTreeSet::new();
    let mut copies = Vec::with_capacity(count);
    for (index, name) in names.into_iter().enumerate() {
        let mut part = plain(&name);
        if part.is_empty() {
            part = (index + 1).to_string();
        }
        if !taken.insert(part.clone()) {
            return Err(Refused(vec![
                Sentence::new("split-same-name-what").with("name", name),
                Sentence::new("split-safe"),
                Sentence::new("split-same-name-do"),
            ]));
        }
        let path = folder.join(format!("{stem}-{part}.rumbo"));
        copies.push(TableCopy { name, path });
    }
    Ok(copies)
}

/// A name as part of the name of a file that every system and every stick takes.
fn plain(name: &str) -> String {
    let folded = text::fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(40).collect()
}

/// Notebooks that were read for joining, each with why it could not be read.
pub type Arrived = Vec<(PathBuf, Result<Incoming, Error>)>;

/// Reads notebooks that are to be joined to the one at `into`, each with why it cannot be. A folder stands for
/// the notebooks in it, in the order of their names, without the one at `into`; one without any is refused.
pub fn read(from: &[PathBuf], into: &Path) -> Result<Arrived, Refused> {
    let mut files = Vec::new();
    for path in from {
        if path.is_dir() {
            let found = notebooks_in(path, into)?;
            if found.is_empty() {
                return Err(Refused(vec![
                    Sentence::new("merge-no-notebooks-what")
                        .with("path", path.display().to_string()),
                    Sentence::new("error-same-file-safe"),
                    Sentence::new("merge-no-notebooks-do"),
                ]));
            }
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    let read = files.into_iter().map(|path| {
        let incoming = Incoming::read(&path, into);
        (path, incoming)
    });
    Ok(read.collect())
}

/// The notebooks of a folder but one, in the order of their names.
fn notebooks_in(folder: &Path, into: &Path) -> Result<Vec<PathBuf>, Refused> {
    let unreadable = |error: std::io::Error| {
        Refused::from(Error::Unreadable(folder.to_owned(), error.to_string()))
    };
    let itself = into.canonicalize().ok();
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_notebook = path.extension().is_some_and(|end| end == "rumbo") && path.is_file();
        if is_notebook && path.canonicalize().ok() != itself {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A notebook that was heard, and what came of it.
#[derive(Debug)]
pub struct Heard {
    /// Its file.
    pub path: PathBuf,
    /// What it brought, or why it brought nothing.
    pub came: Result<Merged, Error>,
}

/// What came of joining several notebooks to one.
#[derive(Debug)]
pub struct Joined {
    /// The notebook with all of it.
    pub opened: Opened,
    /// Each of the others, in the order they were given.
    pub heard: Vec<Heard>,
    /// Why it stopped before the last of them, if it did. What came before stays.
    pub stopped: Option<Refused>,
}

/// Joins notebooks to one, each as one operation. All of them are read first: when one is refused, nothing
/// changes.
pub fn merge(
    into: &Path,
    from: &[PathBuf],
    definitions: &Catalog,
    options: Options,
) -> Result<Joined, Refused> {
    let (mut notebook, workshop) = notebooks::open(into, definitions, options)?;
    let mut incoming = Vec::with_capacity(from.len());
    for path in from {
        let read = Incoming::read(path, into)?;
        if read.definition_id() != notebook.definition_id() {
            return Err(Error::OtherDefinition(path.clone()).into());
        }
        incoming.push(read);
    }
    // Without a backup it goes on: a merge can be undone as one.
    let _ = notebook.back_up(Reason::Merge);
    let (mut heard, mut stopped) = (Vec::new(), None);
    for read in incoming {
        let path = read.path().to_owned();
        let came = notebook.merge_read(&read);
        match came {
            Ok(_) | Err(Error::NothingNew(_) | Error::MergeUndone(_)) => {
                heard.push(Heard { path, came });
            }
            Err(error) => {
                stopped = Some(error.into());
                break;
            }
        }
    }
    Ok(Joined {
        opened: (notebook, workshop),
        heard,
        stopped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(split: &Split) -> Vec<(String, String)> {
        let copies = plan(Path::new("taller/plan.rumbo"), split, Lang::Es).expect("all different");
        copies
            .into_iter()
            .map(|copy| (copy.name, copy.path.display().to_string()))
            .collect()
    }

    #[test]
    fn tables_without_a_name_are_numbered_and_files_take_plain_letters() {
        let split = Split {
            tables: 3,
            names: vec!["Mesa de Jóvenes / Ñ".into()],
            ..Split::default()
        };
        let expected = [
            ("Mesa de Jóvenes / Ñ", "taller/plan-mesa-de-jovenes-n.rumbo"),
            ("Mesa 2", "taller/plan-mesa-2.rumbo"),
            ("Mesa 3", "taller/plan-mesa-3.rumbo"),
        ];
        let expected = expected.map(|(name, path)| (name.to_owned(), path.to_owned()));
        assert_eq!(names(&split), expected);
    }

    #[test]
    fn two_tables_of_one_name_are_refused() {
        let split = Split {
            names: vec!["Río".into(), "rio".into()],
            ..Split::default()
        };
        let refused = plan(Path::new("plan.rumbo"), &split, Lang::Es).expect_err("the same file");
        assert_eq!(refused.0.len(), 3);
    }
}
