//! Copies, backups and working copies: what is asked of the outside, what comes back, and what a person is told
//! without having asked.

use std::path::{Path, PathBuf};

use super::layers::backups::{Backups, For};
use super::layers::copy::{CopyPrompt, Purpose};
use super::layers::working::{Bring, Offer, Working};
use super::{Act, App, Effect, Layer, Screen, free_path, home};
use crate::clock::Moment;
use crate::locale::{Arg, date, number, say};
use crate::notebook::{Backup, Error, Medium, SaveState, Snapshot, Stage, destination};

/// What the outside must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Look which sticks are there.
    Sticks,
    /// Look where the open notebook lies.
    Medium {
        /// Its path.
        path: PathBuf,
        /// Whether a person asked; else they are told of each notebook once.
        asked: bool,
    },
    /// Look up the backups of all notebooks.
    Backups,
    /// Read a backup.
    Read(PathBuf),
    /// Copy the open notebook there.
    Copy(PathBuf),
    /// Save the open notebook there, to go on with it.
    Rescue(PathBuf),
    /// Write a backup there as a new file.
    Write(Backup, PathBuf),
    /// Take a working copy of the open notebook.
    WorkLocally,
    /// Bring the open working copy back over its original, which was met in that state.
    BringBack(String),
}

/// What a copy is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// A person asked for it.
    Copy,
    /// To work on this machine.
    WorkLocally,
    /// To bring a working copy back.
    BringBack,
}

/// What came back.
#[derive(Debug)]
pub enum Heard {
    /// The sticks that are there.
    Sticks(Vec<PathBuf>),
    /// Where the notebook lies.
    Medium {
        /// On what.
        medium: Medium,
        /// Whether a working copy of it holds what was not brought back yet.
        news: bool,
    },
    /// The backups of all notebooks, and the present moment.
    Backups(Vec<Backup>, Moment),
    /// A notebook could not be opened, but there are backups of it.
    Unopened {
        /// Where it is, or was.
        path: PathBuf,
        /// What happened, in sentences.
        sentences: Vec<String>,
        /// Its backups.
        backups: Vec<Backup>,
        /// The present moment.
        now: Moment,
    },
    /// A backup was read.
    Read(Box<Snapshot>),
    /// A backup could not be read.
    Unread(PathBuf, Vec<String>),
    /// How far a copy is.
    Stage(Errand, Stage),
    /// A file can be opened: a backup that was written, or the working copy.
    Ready(PathBuf),
}

/// What a person was told without having asked.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// That what is typed cannot be saved.
    unsaved: bool,
}

impl App {
    /// Takes in what came back.
    pub(super) fn hear(&mut self, heard: Heard) -> Vec<Effect> {
        match heard {
            Heard::Sticks(sticks) => {
                let file = self
                    .session
                    .as_ref()
                    .map(|it| it.notebook.path().to_owned());
                if let (Some(Layer::Copy(prompt)), Some(file)) = (self.layers.last_mut(), file) {
                    prompt.offer(&sticks, &file);
                }
            }
            Heard::Medium {
                medium: Medium::Fixed,
                ..
            } => self.message = Some(self.say("working-not-needed")),
            Heard::Medium { medium, news } => {
                self.layers
                    .push(Layer::Working(Working::Offer(Offer::new(medium, news))));
            }
            Heard::Backups(list, now) => {
                if list.is_empty() {
                    self.message = Some(self.say("backups-none-here"));
                } else {
                    let what = For::File {
                        told: Vec::new(),
                        folder: self.setup.folder.clone(),
                    };
                    return self.show_backups(Backups::new(what, list, now));
                }
            }
            Heard::Unopened {
                path,
                sentences,
                backups,
                now,
            } => {
                self.message = None;
                let folder = path.parent().filter(|folder| folder.is_dir());
                let what = For::File {
                    told: sentences,
                    folder: folder.unwrap_or(&self.setup.folder).to_owned(),
                };
                return self.show_backups(Backups::new(what, backups, now));
            }
            Heard::Read(snapshot) => return self.backup_read(*snapshot),
            Heard::Unread(path, sentences) => self.backup_unread(&path, sentences),
            Heard::Stage(errand, stage) => return self.copy_went_on(errand, stage),
            Heard::Ready(path) => return vec![Effect::Open(path)],
        }
        Vec::new()
    }

    fn copy_went_on(&mut self, errand: Errand, stage: Stage) -> Vec<Effect> {
        match (errand, stage) {
            (_, Stage::Failed(error)) => {
                self.mark_stage(errand, None);
                self.fail(&error);
            }
            (Errand::Copy, Stage::Done(path, bytes)) => return self.copied(path, bytes),
            (Errand::WorkLocally, Stage::Done(path, _)) => return vec![Effect::Open(path)],
            (Errand::BringBack, Stage::Done(path, _)) => return self.brought_back(&path),
            (_, stage) => self.mark_stage(errand, Some(&stage)),
        }
        Vec::new()
    }

    /// Shows how far a copy is in the window that waits for it.
    fn mark_stage(&mut self, errand: Errand, stage: Option<&Stage>) {
        for layer in self.layers.iter_mut().rev() {
            match (layer, errand) {
                (Layer::Copy(prompt), Errand::Copy) => prompt.stage = stage.cloned(),
                (Layer::Working(working), Errand::WorkLocally | Errand::BringBack) => {
                    working.set_stage(stage.cloned());
                }
                _ => continue,
            }
            return;
        }
    }

    /// A copy is whole: one that was to save what is typed is opened, any other is only told.
    fn copied(&mut self, path: PathBuf, bytes: u64) -> Vec<Effect> {
        let waits = self
            .layers
            .iter()
            .position(|layer| matches!(layer, Layer::Copy(prompt) if prompt.stage.is_some()));
        let waiting = waits.map(|at| self.layers.remove(at));
        if let Some(Layer::Copy(prompt)) = &waiting
            && matches!(prompt.purpose, Purpose::Rescue(_))
        {
            return vec![Effect::Open(path)];
        }
        let (shown, size) = (path.display().to_string(), number::size(bytes, self.lang));
        let args = [("path", Arg::Text(&shown)), ("size", Arg::Text(&size))];
        let done = say(self.lang, "copy-done", &args);
        if waiting.is_some() {
            let eject = self.say("copy-eject");
            self.layers.push(Layer::Notice(vec![done, eject]));
        } else {
            self.message = Some(done);
        }
        Vec::new()
    }

    /// Tells what a person has to know: that no backup can be made, that what is typed cannot be saved. Only while
    /// nobody types.
    pub(super) fn watch(&mut self) {
        let Some(session) = &self.session else {
            return;
        };
        if let SaveState::Failed(error) = session.notebook.save_state() {
            if !std::mem::replace(&mut self.told.unsaved, true) {
                self.offer_rescue(&error);
            }
            return;
        }
        self.told.unsaved = false;
        // What is only looked at has lost nothing.
        let writes = session.notebook.read_only().is_none();
        if let Some(error) = session.notebook.take_backup_failure().filter(|_| writes) {
            self.fail(&error);
        }
    }

    /// What is typed cannot be saved where it should be: offers to save all of it elsewhere and to go on there.
    pub(super) fn offer_rescue(&mut self, error: &Error) {
        let Some(session) = &self.session else {
            return;
        };
        self.told.unsaved = true;
        let lost = session.notebook.path();
        let name = lost.file_stem().unwrap_or_default().to_string_lossy();
        let gone = lost.starts_with(&self.setup.folder) || !self.setup.folder.is_dir();
        let home = std::env::home_dir().filter(|_| gone);
        let folder = home.unwrap_or_else(|| self.setup.folder.clone());
        let sentences = error.sentences();
        let told = sentences.iter().map(|one| one.say(self.lang)).collect();
        let proposal = free_path(&folder, &name);
        self.layers
            .retain(|layer| !matches!(layer, Layer::Copy(_) | Layer::Leave));
        self.layers.push(Layer::Copy(CopyPrompt::new(
            Purpose::Rescue(told),
            &proposal,
        )));
    }

    /// Does what the table of actions asks for.
    pub(super) fn act_safekeeping(&mut self, act: Act) -> Vec<Effect> {
        self.settle();
        match (act, &self.session) {
            (Act::Copy, Some(session)) => {
                let proposal = destination(session.notebook.path(), &self.setup.folder);
                let prompt = CopyPrompt::new(Purpose::Copy, &proposal);
                self.layers.push(Layer::Copy(prompt));
                vec![Effect::Keeping(Ask::Sticks)]
            }
            (Act::Backups, Some(session)) => {
                let (list, now) = (session.notebook.backups(), session.notebook.clock().now());
                if list.is_empty() {
                    self.message = Some(self.say("backups-none-yet"));
                    return Vec::new();
                }
                self.show_backups(Backups::new(For::Open, list, now))
            }
            (Act::Backups, None) => vec![Effect::Keeping(Ask::Backups)],
            (Act::WorkLocally, Some(session)) => {
                let path = session.notebook.path().to_owned();
                if session.notebook.origin().is_some() {
                    self.message = Some(self.say("working-is-local"));
                    return Vec::new();
                }
                // On the disk of this machine there is nothing to gain; the outside knows.
                vec![Effect::Keeping(Ask::Medium { path, asked: true })]
            }
            (Act::BringBack, Some(session)) => {
                if session.notebook.has_news() {
                    self.layers
                        .push(Layer::Working(Working::Bring(Bring::then(None))));
                } else {
                    self.message = Some(self.say("bring-nothing"));
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Before a working copy is closed, what was not brought back is asked about; says whether it was.
    pub(super) fn ask_to_bring(&mut self, then: Act) -> bool {
        let Some(session) = &self.session else {
            return false;
        };
        let asks = session.notebook.has_news();
        if asks {
            self.layers
                .push(Layer::Working(Working::Bring(Bring::then(Some(then)))));
        }
        asks
    }

    /// Closes the notebook, or stays when its words are still only in memory.
    pub(super) fn close_notebook(&mut self) {
        if let Some(session) = self.session.take()
            && session.notebook.read_only().is_none()
            && let Err(error) = session.notebook.flush()
        {
            self.session = Some(session);
            self.offer_rescue(&error);
            return;
        }
        self.screen = Screen::Home(home::Home::default());
    }

    /// That all is saved, and when and where the last backup was made.
    pub(super) fn all_saved(&self) -> String {
        let backup = self
            .session
            .as_ref()
            .and_then(|it| it.notebook.last_backup());
        let Some(backup) = backup else {
            return self.say("all-saved");
        };
        let all = backup.path.parent().and_then(Path::parent);
        let (at, folder) = (date::moment(&backup.at), short(all.unwrap_or(&backup.path)));
        let args = [("at", Arg::Text(&at)), ("folder", Arg::Text(&folder))];
        say(self.lang, "saved-and-kept", &args)
    }
}

/// A path with the person's own folder as `~`.
pub fn short(path: &Path) -> String {
    let home = std::env::home_dir().filter(|home| home.components().count() > 1);
    let inside = home
        .as_deref()
        .and_then(|home| path.strip_prefix(home).ok());
    match inside {
        Some(inside) => Path::new("~").join(inside).display().to_string(),
        None => path.display().to_string(),
    }
}
