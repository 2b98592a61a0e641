//! What can go wrong with the file, said in three sentences: what happened, what is safe, what to do.

use std::path::PathBuf;

use crate::diag::Sentence;

/// A failure of the notebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// There is no file at the path.
    Missing(PathBuf),
    /// A file is already there; creating never overwrites.
    Exists(PathBuf),
    /// The file has no content at all.
    Empty(PathBuf),
    /// The file is something else: a text, a picture, another program's database.
    Foreign(PathBuf),
    /// The file is a notebook, but parts of it cannot be read.
    Damaged(PathBuf),
    /// Another window has the notebook open.
    AlreadyOpen(PathBuf),
    /// The folder or the file cannot be written.
    NotPermitted(PathBuf),
    /// There is no room left.
    DiskFull(PathBuf),
    /// The file was moved, deleted or the stick pulled out while open.
    Moved(PathBuf),
    /// The notebook is open for reading only.
    ReadOnly(PathBuf),
    /// A copy that was asked for could not be written there.
    NotCopied(PathBuf, Obstacle),
    /// An automatic backup could not be made in that folder.
    NotBackedUp(PathBuf, Obstacle),
    /// The original of a working copy changed meanwhile and cannot be replaced.
    Diverged(PathBuf),
    /// The notebook to join is the very file that is open.
    SameFile(PathBuf),
    /// The notebook to join holds nothing that is not known already.
    NothingNew(PathBuf),
    /// All of the notebook to join was joined before, and that was undone.
    MergeUndone(PathBuf),
    /// A newer program wrote the notebook to join.
    Newer(PathBuf),
    /// The notebook to join is filled with another workshop definition.
    OtherDefinition(PathBuf),
    /// The notebook to join is being written without a pause, so that no whole copy could be read.
    Changing(PathBuf),
    /// The notebook to join cannot be read (no permission, a stick that fails), with what the system said.
    Unreadable(PathBuf, String),
    /// Anything else the system said.
    Other(PathBuf, String),
}

/// What stood in the way of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no room left.
    Full,
    /// The place cannot be written.
    NotPermitted,
    /// The folder is not there.
    Missing,
    /// What was written reads back differently.
    Unsound,
    /// Anything else the system said.
    Other(String),
}

impl Error {
    /// The stable name of the kind, which is also the root of its words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Exists(_) => "exists",
            Self::Empty(_) => "empty",
            Self::Foreign(_) => "foreign",
            Self::Damaged(_) => "damaged",
            Self::AlreadyOpen(_) => "already-open",
            Self::NotPermitted(_) => "not-permitted",
            Self::DiskFull(_) => "disk-full",
            Self::Moved(_) => "moved",
            Self::ReadOnly(_) => "read-only",
            Self::NotCopied(..) => "not-copied",
            Self::NotBackedUp(..) => "not-backed-up",
            Self::Diverged(_) => "diverged",
            Self::SameFile(_) => "same-file",
            Self::NothingNew(_) => "nothing-new",
            Self::MergeUndone(_) => "merge-undone",
            Self::Newer(_) => "newer",
            Self::OtherDefinition(_) => "other-definition",
            Self::Changing(_) => "changing",
            Self::Unreadable(..) => "unreadable",
            Self::Other(..) => "other",
        }
    }

    /// The file it is about.
    pub fn path(&self) -> &PathBuf {
        match self {
            Self::Missing(path)
            | Self::Exists(path)
            | Self::Empty(path)
            | Self::Foreign(path)
            | Self::Damaged(path)
            | Self::AlreadyOpen(path)
            | Self::NotPermitted(path)
            | Self::DiskFull(path)
            | Self::Moved(path)
            | Self::ReadOnly(path)
            | Self::NotCopied(path, _)
            | Self::NotBackedUp(path, _)
            | Self::Diverged(path)
            | Self::SameFile(path)
            | Self::NothingNew(path)
            | Self::MergeUndone(path)
            | Self::Newer(path)
            | Self::OtherDefinition(path)
            | Self::Changing(path)
            | Self::Unreadable(path, _)
            | Self::Other(path, _) => path,
        }
    }

    /// What happened, what is safe, what to do.
    pub fn sentences(&self) -> [Sentence; 3] {
        let keys = match self {
            Self::Missing(_) => [
                "error-missing-what",
                "error-missing-safe",
                "error-missing-do",
            ],
            Self::Exists(_) => ["error-exists-what", "error-exists-safe", "error-exists-do"],
            Self::Empty(_) => ["error-empty-what", "error-empty-safe", "error-empty-do"],
            Self::Foreign(_) => [
                "error-foreign-what",
                "error-foreign-safe",
                "error-foreign-do",
            ],
            Self::Damaged(_) => [
                "error-damaged-what",
                "error-damaged-safe",
                "error-damaged-do",
            ],
            Self::AlreadyOpen(_) => [
                "error-already-open-what",
                "error-already-open-safe",
                "error-already-open-do",
            ],
            Self::NotPermitted(_) => [
                "error-not-permitted-what",
                "error-not-permitted-safe",
                "error-not-permitted-do",
            ],
            Self::DiskFull(_) => [
                "error-disk-full-what",
                "error-disk-full-safe",
                "error-disk-full-do",
            ],
            Self::Moved(_) => ["error-moved-what", "error-moved-safe", "error-moved-do"],
            Self::ReadOnly(_) => [
                "error-read-only-what",
                "error-read-only-safe",
                "error-read-only-do",
            ],
            Self::NotCopied(_, obstacle) => not_copied(obstacle),
            Self::NotBackedUp(_, obstacle) => not_backed_up(obstacle),
            Self::Diverged(_) => [
                "error-diverged-what",
                "error-diverged-safe",
                "error-diverged-do",
            ],
            Self::SameFile(_) => [
                "error-same-file-what",
                "error-same-file-safe",
                "error-same-file-do",
            ],
            Self::NothingNew(_) => [
                "error-nothing-new-what",
                "error-nothing-new-safe",
                "error-nothing-new-do",
            ],
            Self::MergeUndone(_) => [
                "error-merge-undone-what",
                "error-merge-undone-safe",
                "error-merge-undone-do",
            ],
            Self::Newer(_) => ["error-newer-what", "error-newer-safe", "error-newer-do"],
            Self::OtherDefinition(_) => [
                "error-other-definition-what",
                "error-other-definition-safe",
                "error-other-definition-do",
            ],
            Self::Changing(_) => [
                "error-changing-what",
                "error-changing-safe",
                "error-changing-do",
            ],
            Self::Unreadable(..) => [
                "error-unreadable-what",
                "error-unreadable-safe",
                "error-unreadable-do",
            ],
            Self::Other(..) => ["error-other-what", "error-other-safe", "error-other-do"],
        };
        let path = self.path().display().to_string();
        let detail = match self {
            Self::Unreadable(_, detail)
            | Self::Other(_, detail)
            | Self::NotCopied(_, Obstacle::Other(detail))
            | Self::NotBackedUp(_, Obstacle::Other(detail)) => detail.clone(),
            _ => String::new(),
        };
        keys.map(|key| {
            Sentence::new(key)
                .with("path", path.clone())
                .with("detail", detail.clone())
        })
    }

    /// One of each kind, for the tests that hold every kind to its words.
    pub fn samples() -> Vec<Self> {
        let path = PathBuf::from("plan.rumbo");
        vec![
            Self::Missing(path.clone()),
            Self::Exists(path.clone()),
            Self::Empty(path.clone()),
            Self::Foreign(path.clone()),
            Self::Damaged(path.clone()),
            Self::AlreadyOpen(path.clone()),
            Self::NotPermitted(path.clone()),
            Self::DiskFull(path.clone()),
            Self::Moved(path.clone()),
            Self::ReadOnly(path.clone()),
            Self::NotCopied(path.clone(), Obstacle::Full),
            Self::NotBackedUp(path.clone(), Obstacle::Full),
            Self::Diverged(path.clone()),
            Self::SameFile(path.clone()),
            Self::NothingNew(path.clone()),
            Self::MergeUndone(path.clone()),
            Self::Newer(path.clone()),
            Self::OtherDefinition(path.clone()),
            Self::Changing(path.clone()),
            Self::Unreadable(path.clone(), "I/O".to_owned()),
            Self::Other(path, "I/O".to_owned()),
        ]
    }
}

impl Obstacle {
    /// One of each, for the tests that hold every error to its words.
    pub fn samples() -> [Self; 5] {
        [
            Self::Full,
            Self::NotPermitted,
            Self::Missing,
            Self::Unsound,
            Self::Other("I/O".to_owned()),
        ]
    }
}

fn not_copied(obstacle: &Obstacle) -> [&'static str; 3] {
    let (what, act) = match obstacle {
        Obstacle::Full => ("error-copy-full-what", "error-copy-full-do"),
        Obstacle::NotPermitted => ("error-copy-permission-what", "error-copy-permission-do"),
        Obstacle::Missing => ("error-copy-missing-what", "error-copy-missing-do"),
        Obstacle::Unsound => ("error-copy-unsound-what", "error-copy-unsound-do"),
        Obstacle::Other(_) => ("error-copy-other-what", "error-copy-other-do"),
    };
    [what, "error-copy-safe", act]
}

fn not_backed_up(obstacle: &Obstacle) -> [&'static str; 3] {
    let (what, act) = match obstacle {
        Obstacle::Full => ("error-backup-full-what", "error-backup-full-do"),
        Obstacle::NotPermitted | Obstacle::Missing => {
            ("error-backup-permission-what", "error-backup-permission-do")
        }
        Obstacle::Unsound => ("error-backup-unsound-what", "error-backup-other-do"),
        Obstacle::Other(_) => ("error-backup-other-what", "error-backup-other-do"),
    };
    [what, "error-backup-safe", act]
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind(), self.path().display())
    }
}

impl std::error::Error for Error {}
