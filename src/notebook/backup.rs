//! Backups: copies of a notebook that the program makes by itself on this machine, never on a stick.
//!
//! Each notebook has a folder with its own name, and each copy a name that tells everything about it:
//! `000012-20261122T153000Z-close-plan-1f3a09c2.rumbo` is the twelfth, with its moment, its reason, the file it
//! was made of and a mark of the path of that file (copies of one notebook share the folder). The order is that
//! of the numbers and never that of the clock, which is wrong on laptops with an old battery.
//!
//! Order of the parts: the names and the list; `part` writes a copy that can be trusted; `keeper` decides when,
//! on the thread that writes; `thin` says which old ones may go; `compare` and `restore` bring one back.

mod compare;
mod keeper;
mod part;
mod restore;
mod thin;

use std::path::{Path, PathBuf};

pub use compare::{Difference, differences};
pub(super) use keeper::{Keeper, Kept, Task, Waiter, lock};
pub(super) use part::Part;
pub use part::Stage;
pub use restore::Snapshot;

use super::error::{Error, Obstacle};
use super::id;
use super::store::Store;
use crate::clock::Moment;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The notebook was opened.
    Open,
    /// Some minutes went by with changes.
    Regular,
    /// Another copy is about to be merged in.
    Merge,
    /// Something is about to be imported.
    Import,
    /// The file is about to be brought to a newer shape. Such a copy is never thinned: an older program reads it.
    Upgrade,
    /// Another backup is about to be brought back.
    Restore,
    /// The notebook was closed.
    Close,
}

/// One backup, as its name tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its number among those of the notebook; a later one has a greater number.
    pub number: u64,
    /// When it was made by the clock of the machine, as `YYYY-MM-DDTHH:MM:SSZ`; for people only, never for order.
    pub at: String,
    /// Why.
    pub reason: Reason,
    /// How the file was called, without `.rumbo`.
    pub name: String,
    /// The mark of the path of that file.
    mark: String,
    /// Where the backup is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Where the backups of one file go.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    /// The folder of the notebook.
    folder: PathBuf,
    /// How the file is called, in letters that every disk takes.
    name: String,
    /// The mark of its path.
    mark: String,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Regular,
        Self::Merge,
        Self::Import,
        Self::Upgrade,
        Self::Restore,
        Self::Close,
    ];

    /// Its stable name, which is part of the name of the file.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Regular => "regular",
            Self::Merge => "merge",
            Self::Import => "import",
            Self::Upgrade => "upgrade",
            Self::Restore => "restore",
            Self::Close => "close",
        }
    }

    /// Key of its words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Open => "backup-open",
            Self::Regular => "backup-regular",
            Self::Merge => "backup-merge",
            Self::Import => "backup-import",
            Self::Upgrade => "backup-upgrade",
            Self::Restore => "backup-restore",
            Self::Close => "backup-close",
        }
    }
}

impl Backup {
    /// The backup of a path, if its name is one of ours.
    fn of(path: PathBuf, bytes: u64) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".rumbo")?;
        let mut parts = name.splitn(4, '-');
        let number = parts.next()?.parse().ok()?;
        let at = spread(parts.next()?)?;
        let id = parts.next()?;
        // A reason of a newer program is still a backup.
        let reason = Reason::ALL.into_iter().find(|reason| reason.id() == id);
        let (name, mark) = parts.next()?.rsplit_once('-')?;
        Some(Self {
            number,
            at,
            reason: reason.unwrap_or(Reason::Regular),
            name: name.to_owned(),
            mark: mark.to_owned(),
            path,
            bytes,
        })
    }

    /// The own name of the notebook it belongs to.
    pub fn notebook(&self) -> &str {
        let folder = self.path.parent().and_then(Path::file_name);
        folder.and_then(std::ffi::OsStr::to_str).unwrap_or("")
    }

    /// Writes the backup as a new file, checked from end to end; never over another one.
    pub fn write_to(&self, to: &Path) -> Result<(), Error> {
        let not_copied = |obstacle| Error::NotCopied(to.to_owned(), obstacle);
        let store = Store::look(&self.path)?;
        Part::of(&store, to, [])
            .and_then(|part| part.check(true))
            .map_err(not_copied)?
            .settle(to)
    }
}

impl Shelf {
    /// The place for the backups of a file, inside the folder for all backups.
    pub(super) fn of(backups: &Path, notebook: &str, file: &Path) -> Self {
        Self {
            folder: backups.join(plain(notebook, '_')),
            name: file_name(file),
            mark: mark(file),
        }
    }

    /// Makes a copy of an open file and puts it on the shelf, on the thread that asks.
    pub(super) fn keep(&self, store: &Store, reason: Reason, now: Moment) -> Result<Backup, Error> {
        let part = Part::of(store, &self.next()?, []).map_err(|obstacle| self.failed(obstacle))?;
        self.finish(part, reason, now)
    }

    /// Where the next copy is written beside, in a folder that is there.
    fn next(&self) -> Result<PathBuf, Error> {
        make_folder(&self.folder).map_err(|error| self.failed(Obstacle::of(&error)))?;
        Ok(self.folder.join("next.rumbo"))
    }

    /// Checks the copy, gives it its name and thins the older ones. A copy that is equal to the last one of the
    /// same file goes away again: that one is given back.
    fn finish(&self, part: Part, reason: Reason, now: Moment) -> Result<Backup, Error> {
        let all = list(&self.folder);
        let last = all.iter().find(|backup| backup.mark == self.mark);
        if let Some(last) = last
            && (reason != Reason::Upgrade || last.reason == reason)
            && part.equals(&last.path)
        {
            return Ok(last.clone());
        }
        let part = part.check(true).map_err(|error| self.failed(error))?;
        let number = all.first().map_or(1, |newest| newest.number + 1);
        let path = self.folder.join(format!(
            "{number:06}-{}-{}-{}-{}.rumbo",
            tight(now),
            reason.id(),
            self.name,
            self.mark
        ));
        let bytes = part.bytes();
        part.settle(&path).map_err(|error| match error {
            Error::NotCopied(_, obstacle) => self.failed(obstacle),
            other => other,
        })?;
        let made = Backup::of(path, bytes).expect("a name of our own making is one of ours");
        self.tidy(now);
        Ok(made)
    }

    /// Takes away what is old and crowded, and what an interrupted copy left.
    fn tidy(&self, now: Moment) {
        for old in thin::superfluous(&list(&self.folder), now) {
            let _ = std::fs::remove_file(&old.path);
        }
        part::sweep(&self.folder);
    }

    fn failed(&self, obstacle: Obstacle) -> Error {
        Error::NotBackedUp(self.folder.clone(), obstacle)
    }

    /// The last backup of the file, if there is one.
    pub(super) fn last(&self) -> Option<Backup> {
        list(&self.folder)
            .into_iter()
            .find(|backup| backup.mark == self.mark)
    }
}

/// Makes a folder for copies, and those above it that are missing, for this person alone: what people said is nobody
/// else's.
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The backups in the folder of a notebook, the newest first.
fn list(folder: &Path) -> Vec<Backup> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<Backup> = entries
        .filter_map(|entry| Backup::of(entry.path(), entry.metadata().ok()?.len()))
        .collect();
    all.sort_by(|a, b| (b.number, &b.path).cmp(&(a.number, &a.path)));
    all
}

/// The backups of an open notebook by its own name, the newest first.
pub(super) fn of_notebook(backups: &Path, notebook: &str) -> Vec<Backup> {
    list(&backups.join(plain(notebook, '_')))
}

/// The backups of the notebook that is, or was, at a path; the newest first. The file may be damaged or gone:
/// it is known by the name that it carries inside, else by its path, else by how it was called. Not for a file
/// that is open here: reading it past SQLite would give up its lock.
pub fn of_file(backups: &Path, file: &Path) -> Vec<Backup> {
    let inside = carried_name(file).map(|name| list(&backups.join(name)));
    if let Some(list) = inside.filter(|list| !list.is_empty()) {
        return list;
    }
    let all = of_all(backups);
    let (mark, name) = (mark(file), file_name(file));
    let same_path = all.iter().find(|backup| backup.mark == mark);
    let known = same_path.or_else(|| all.iter().find(|backup| backup.name == name));
    known.map_or_else(Vec::new, |backup| {
        list(backup.path.parent().unwrap_or(backups))
    })
}

/// The backups of a file that cannot be opened because it is gone, damaged or something else; none of one that can.
pub fn of_lost(backups: &Path, file: &Path) -> Vec<Backup> {
    match Store::look(file) {
        Err(Error::Missing(_) | Error::Empty(_) | Error::Foreign(_) | Error::Damaged(_)) => {
            of_file(backups, file)
        }
        _ => Vec::new(),
    }
}

/// The backup that people mean when they say no number: the last one of that very file, else the last one.
pub fn last_of<'a>(all: &'a [Backup], file: &Path) -> Option<&'a Backup> {
    let mark = mark(file);
    all.iter()
        .find(|backup| backup.mark == mark)
        .or_else(|| all.first())
}

/// The backups of all notebooks, the newest by the clock first.
pub fn of_all(backups: &Path) -> Vec<Backup> {
    let folders = std::fs::read_dir(backups).into_iter().flatten().flatten();
    let mut all: Vec<Backup> = folders.flat_map(|entry| list(&entry.path())).collect();
    all.sort_by(|a, b| (&b.at, b.number).cmp(&(&a.at, a.number)));
    all
}

/// The name of its own that a notebook carries inside, looked for in its bytes: a damaged file cannot be asked.
fn carried_name(file: &Path) -> Option<String> {
    const KEY: &[u8] = b"notebookntb_";
    let bytes = std::fs::read(file).ok()?;
    let at = bytes.windows(KEY.len()).position(|window| window == KEY)?;
    let name = bytes.get(at + 8..at + 8 + 18)?;
    let name = std::str::from_utf8(name).ok()?;
    (plain(name, '_') == name).then(|| name.to_owned())
}

/// A name in letters that every disk takes. What a file says of itself must not lead out of the folder.
fn plain(name: &str, instead: char) -> String {
    let letters = name.chars().take(40).map(|c| {
        if c.is_alphanumeric() || c == '_' {
            c
        } else {
            instead
        }
    });
    let name: String = letters.collect();
    if name.is_empty() {
        "x".to_owned()
    } else {
        name
    }
}

fn file_name(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    plain(&stem, '-')
}

/// Eight letters that stand for a path: the same file always has the same ones.
pub(super) fn mark(file: &Path) -> String {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let print = id::Fingerprint::new().with(&whole.to_string_lossy());
    format!("{:08x}", print.0 as u32)
}

/// `20261122T153000Z`: a moment without the letters that some disks refuse.
fn tight(now: Moment) -> String {
    format!("{now:.0}").replace(['-', ':'], "")
}

/// The moment again as it stands in the log.
fn spread(tight: &str) -> Option<String> {
    let is_moment = tight.len() == 16 && tight.is_ascii() && tight.ends_with('Z');
    let part = |from: usize, to: usize| tight.get(from..to);
    if !is_moment || part(8, 9) != Some("T") {
        return None;
    }
    Some(format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(9, 11)?,
        part(11, 13)?,
        part(13, 15)?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_backup_tells_everything_about_it() {
        let path =
            PathBuf::from("ntb_x/000012-20261122T153000Z-close-plan-de-la-cuenca-1f3a09c2.rumbo");
        let backup = Backup::of(path, 7).expect("a name of ours");
        assert_eq!((backup.number, backup.reason), (12, Reason::Close));
        assert_eq!(backup.at, "2026-11-22T15:30:00Z");
        assert_eq!(
            (backup.name.as_str(), backup.mark.as_str()),
            ("plan-de-la-cuenca", "1f3a09c2")
        );
        assert_eq!(backup.notebook(), "ntb_x");
        let moment = crate::clock::moment(&backup.at).expect("a moment");
        assert_eq!(tight(moment), "20261122T153000Z");
    }

    #[test]
    fn other_files_in_the_folder_are_left_alone() {
        for name in [
            "notes.txt",
            "plan.rumbo",
            "000001-2026-open-a-b.rumbo",
            ".x.part",
            "1-ééééééééZ-open-a-b.rumbo",
        ] {
            assert!(Backup::of(name.into(), 0).is_none(), "{name}");
        }
        let newer = "7-20261122T153000Z-dream-a-b.rumbo";
        let newer = Backup::of(newer.into(), 0).map(|backup| backup.reason);
        assert_eq!(newer, Some(Reason::Regular), "a reason of a newer program");
    }

    #[test]
    fn what_a_file_says_of_itself_never_leads_out_of_the_folder() {
        let shelf = Shelf::of(Path::new("/b"), "../../etc", Path::new("../a b/ñ:*.rumbo"));
        assert_eq!(shelf.folder, Path::new("/b/______etc"));
        assert_eq!(shelf.name, "ñ--");
        assert_eq!(
            Shelf::of(Path::new("/b"), "", Path::new("a")).folder,
            Path::new("/b/x")
        );
    }
}
