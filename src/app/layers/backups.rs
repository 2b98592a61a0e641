//! The backups in a window: which there are, what going back to one would change, and going back.

use std::path::{Path, PathBuf};

use super::super::safekeeping::Ask;
use super::super::{App, Effect, Key, Layer};
use super::copy::{CopyPrompt, Purpose};
use super::preview::preview;
use crate::clock::Moment;
use crate::locale::{Arg, date, number, say};
use crate::notebook::{Backup, Snapshot};

/// What going back to a backup does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum For {
    /// It changes the open notebook, as one operation.
    Open,
    /// It makes a new file, since the notebook itself is not open.
    File {
        /// Why not, in sentences.
        told: Vec<String>,
        /// Where the new file is proposed.
        folder: PathBuf,
    },
}

/// The backups in a window.
#[derive(Debug, Clone)]
pub struct Backups {
    /// What going back does.
    pub what: For,
    /// The backups, the newest first.
    pub list: Vec<Backup>,
    /// The present moment, to tell how old they are.
    pub now: Moment,
    /// The line with the cursor.
    pub cursor: usize,
    /// What the backup of a path would change, in lines.
    pub preview: Option<(PathBuf, Vec<String>)>,
    /// First line of the preview that is shown.
    pub scroll: usize,
    /// Whether a person said once that they want to go back.
    pub sure: bool,
    /// The backup that is being read.
    reading: Option<PathBuf>,
    /// The one that was read last.
    read: Option<Snapshot>,
}

impl Backups {
    /// A window with backups.
    pub fn new(what: For, list: Vec<Backup>, now: Moment) -> Self {
        Self {
            what,
            list,
            now,
            cursor: 0,
            preview: None,
            scroll: 0,
            sure: false,
            reading: None,
            read: None,
        }
    }

    /// The backup with the cursor.
    pub fn selected(&self) -> Option<&Backup> {
        self.list.get(self.cursor)
    }

    /// The lines of the preview, when it is that of the backup with the cursor.
    pub fn lines(&self) -> Option<&[String]> {
        let (path, lines) = self.preview.as_ref()?;
        (Some(path) == self.selected().map(|backup| &backup.path)).then_some(lines)
    }

    /// Asks for the backup with the cursor, one at a time.
    fn look(&mut self) -> Vec<Effect> {
        let Some(path) = self.selected().map(|backup| backup.path.clone()) else {
            return Vec::new();
        };
        if self.reading.is_some() || self.lines().is_some() {
            return Vec::new();
        }
        self.reading = Some(path.clone());
        vec![Effect::Keeping(Ask::Read(path))]
    }
}

impl App {
    /// Opens the window.
    pub(in crate::app) fn show_backups(&mut self, mut backups: Backups) -> Vec<Effect> {
        let effects = backups.look();
        self.layers.push(Layer::Backups(Box::new(backups)));
        effects
    }

    pub(in crate::app) fn press_backups(
        &mut self,
        mut backups: Box<Backups>,
        key: Key,
    ) -> Vec<Effect> {
        let last = backups.list.len().saturating_sub(1);
        let before = backups.cursor;
        match key {
            Key::Esc => return Vec::new(),
            Key::Up => backups.cursor = before.saturating_sub(1),
            Key::Down => backups.cursor = (before + 1).min(last),
            Key::Home => backups.cursor = 0,
            Key::End => backups.cursor = last,
            Key::PageDown => backups.scroll += 5,
            Key::PageUp => backups.scroll = backups.scroll.saturating_sub(5),
            Key::Enter => return self.go_back_to(backups),
            _ => {}
        }
        if backups.cursor != before {
            backups.scroll = 0;
        }
        backups.sure = false;
        let effects = backups.look();
        self.layers.push(Layer::Backups(backups));
        effects
    }

    /// A first Enter asks, a second one goes back. For a new file its path is asked for instead.
    fn go_back_to(&mut self, mut backups: Box<Backups>) -> Vec<Effect> {
        let Some(backup) = backups.selected().cloned() else {
            return Vec::new();
        };
        if let For::File { folder, .. } = &backups.what {
            let proposal = super::super::free_path(folder, &backup.name);
            let prompt = CopyPrompt::new(Purpose::Backup(backup), &proposal);
            self.layers.push(Layer::Backups(backups));
            self.layers.push(Layer::Copy(prompt));
            return Vec::new();
        }
        let read = backups.read.take_if(|read| read.path == backup.path);
        let Some(snapshot) = read else {
            // It is still being read: what it would change is not known yet.
            self.layers.push(Layer::Backups(backups));
            return Vec::new();
        };
        if !backups.sure {
            backups.sure = true;
            backups.read = Some(snapshot);
            self.layers.push(Layer::Backups(backups));
            return Vec::new();
        }
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        match session.restore(&snapshot, &backup.at) {
            Ok(()) => {
                let at = date::moment(&backup.at);
                let args = [("at", Arg::Text(&at))];
                self.message = Some(say(self.lang, "restored", &args));
                self.after_change();
            }
            Err(error) => self.fail(&error),
        }
        Vec::new()
    }

    /// A backup was read: tells what it would change.
    pub(in crate::app) fn backup_read(&mut self, snapshot: Snapshot) -> Vec<Effect> {
        let lang = self.lang;
        let session = self.session.as_ref();
        let Some(backups) = self.layers.iter_mut().rev().find_map(backups_of) else {
            return Vec::new();
        };
        backups.reading = None;
        let lines = match (&backups.what, session) {
            (For::Open, Some(session)) => {
                let now = session.content();
                preview(now, &snapshot.content, &session.workshop, lang)
            }
            _ => {
                let count = snapshot.content.all().count();
                let count = number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
                let args = [("count", Arg::Text(&count))];
                vec![say(lang, "backup-holds", &args)]
            }
        };
        backups.preview = Some((snapshot.path.clone(), lines));
        backups.read = Some(snapshot);
        backups.look()
    }

    /// A backup could not be read: tells so in its place.
    pub(in crate::app) fn backup_unread(&mut self, path: &Path, sentences: Vec<String>) {
        if let Some(backups) = self.layers.iter_mut().rev().find_map(backups_of) {
            backups.reading = None;
            // What to do about it is to take another one, which the window shows.
            let told = sentences.into_iter().take(2).collect();
            backups.preview = Some((path.to_owned(), told));
        }
    }
}

fn backups_of(layer: &mut Layer) -> Option<&mut Backups> {
    match layer {
        Layer::Backups(backups) => Some(backups),
        _ => None,
    }
}
