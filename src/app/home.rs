//! The first screen: recent notebooks, a new one, the sample, the language.

use std::path::PathBuf;

/// A line of the first screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A notebook that was open before.
    Recent(PathBuf),
    /// A new notebook with a definition.
    New {
        /// Id of the definition.
        workshop: String,
    },
    /// Open a notebook by its path.
    Open,
    /// A fresh copy of the sample territory.
    Sample,
    /// The other language.
    Language,
    /// Leave the program.
    Leave,
}

/// The first screen.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The line with the cursor.
    pub cursor: usize,
}

/// The lines of the first screen.
pub fn entries(recents: &[PathBuf], workshops: &[(String, crate::locale::Words)]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = recents.iter().cloned().map(Entry::Recent).collect();
    entries.extend(workshops.iter().map(|(id, _)| Entry::New {
        workshop: id.clone(),
    }));
    entries.extend([Entry::Open, Entry::Sample, Entry::Language, Entry::Leave]);
    entries
}
