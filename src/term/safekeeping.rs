//! Copies, backups and working copies: what the outside does for them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use super::effects::Outside;
use super::settings::{backups_folder, working_folder};
use crate::app::safekeeping::{Ask, Errand, Heard};
use crate::app::{App, Msg};
use crate::clock::Clock;
use crate::locale::Lang;
use crate::notebook::{Error, Local, Medium, Snapshot, Stage, backup, destination, has_local_news};

/// Does what is asked; its end comes back as a message, now or later.
pub(super) fn run(ask: Ask, app: &App, outside: &mut Outside, later: &Sender<Msg>) -> Option<Msg> {
    let lang = app.lang;
    let session = app.session.as_ref();
    let notebook = session.map(|session| &session.notebook);
    let heard = match ask {
        Ask::Sticks => Heard::Sticks(Medium::sticks(backups_folder().as_deref())),
        Ask::Medium { path, asked } => {
            let medium = Medium::of(&path, backups_folder().as_deref());
            let news = || working_folder().is_some_and(|folder| has_local_news(&folder, &path));
            let news = medium != Medium::Fixed && news();
            let id = notebook.map_or("", |notebook| notebook.id());
            // A working copy itself lies on this machine, and what waits in one is told each time.
            if !asked && (medium == Medium::Fixed || outside.settings.was_told(id) && !news) {
                return None;
            }
            outside.settings.tell(id);
            outside.settings.write(outside.config.as_deref());
            Heard::Medium { medium, news }
        }
        Ask::Backups => {
            let folder = backups_folder();
            let all = folder.map_or_else(Vec::new, |folder| backup::of_all(&folder));
            Heard::Backups(all, Clock::Machine.now())
        }
        Ask::Read(path) => {
            let later = later.clone();
            std::thread::spawn(move || {
                let heard = match Snapshot::read(&path) {
                    Ok(snapshot) => Heard::Read(Box::new(snapshot)),
                    Err(error) => Heard::Unread(path, sentences(&error, lang)),
                };
                let _ = later.send(Msg::Keeping(heard));
            });
            return None;
        }
        Ask::Copy(to) => {
            follow(notebook?.copy_to(&to), Errand::Copy, later);
            return None;
        }
        Ask::Rescue(to) => {
            follow(notebook?.save_elsewhere(&to), Errand::Copy, later);
            return None;
        }
        Ask::Write(kept, to) => {
            let to = whole(destination(&kept.path, &to));
            match kept.write_to(&to) {
                Ok(()) => Heard::Ready(to),
                Err(error) => return Some(Msg::Failed(sentences(&error, lang))),
            }
        }
        Ask::WorkLocally => match notebook?.work_locally(&working_folder()?) {
            Ok(Local::There(path)) => Heard::Ready(path),
            Ok(Local::Coming(stages)) => {
                follow(stages, Errand::WorkLocally, later);
                return None;
            }
            Err(error) => Heard::Stage(Errand::WorkLocally, Stage::Failed(error)),
        },
        Ask::BringBack(met) => {
            follow(notebook?.bring_back(met), Errand::BringBack, later);
            return None;
        }
    };
    Some(Msg::Keeping(heard))
}

/// Passes on how far a copy is.
fn follow(stages: Receiver<Stage>, errand: Errand, later: &Sender<Msg>) {
    let later = later.clone();
    std::thread::spawn(move || {
        for stage in stages {
            let _ = later.send(Msg::Keeping(Heard::Stage(errand, stage)));
        }
    });
}

/// What to say when a notebook could not be opened of which there are backups.
pub(super) fn unopened(path: &Path, sentences: &[String]) -> Option<Msg> {
    let backups = backup::of_lost(&backups_folder()?, path);
    (!backups.is_empty()).then(|| {
        Msg::Keeping(Heard::Unopened {
            path: path.to_owned(),
            sentences: sentences.to_vec(),
            backups,
            now: Clock::Machine.now(),
        })
    })
}

fn sentences(error: &Error, lang: Lang) -> Vec<String> {
    let sentences = error.sentences();
    sentences.iter().map(|one| one.say(lang)).collect()
}

fn whole(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}
