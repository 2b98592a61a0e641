//! Files and folders that cannot be written.

use std::fs::{self, Permissions};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A path that cannot be written while this lives.
pub(crate) struct Locked {
    path: PathBuf,
    before: Option<Permissions>,
}

impl Locked {
    /// Permissions do not bind the administrator, who runs the tests in containers; the immutable mark of
    /// ext4 does. Where neither works (that mark is missing on other disks), there is nothing to try.
    pub(crate) fn new(path: &Path) -> Option<Self> {
        let before = fs::metadata(path).expect("it exists").permissions();
        let mut locked = before.clone();
        locked.set_readonly(true);
        fs::set_permissions(path, locked).expect("our own file");
        let lock = Self {
            path: path.to_owned(),
            before: Some(before),
        };
        if !Self::writable(path) {
            return Some(lock);
        }
        drop(lock);
        let marked = Command::new("chattr").arg("+i").arg(path).output();
        let lock = Self {
            path: path.to_owned(),
            before: None,
        };
        (marked.is_ok_and(|done| done.status.success()) && !Self::writable(path)).then_some(lock)
    }

    fn writable(path: &Path) -> bool {
        if path.is_dir() {
            let probe = path.join("probe");
            let made = fs::write(&probe, "").is_ok();
            let _ = fs::remove_file(probe);
            return made;
        }
        fs::OpenOptions::new().append(true).open(path).is_ok()
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        match self.before.take() {
            Some(before) => fs::set_permissions(&self.path, before).expect("our own file"),
            None => drop(Command::new("chattr").arg("-i").arg(&self.path).output()),
        }
    }
}
