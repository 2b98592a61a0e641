//! What the outside does for the program: opening, reading, writing documents in the background.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::settings::{Settings, backups_folder};
use crate::app::{App, Effect, Msg, Session};
use crate::clock::Clock;
use crate::exchange::files::{self, Wanted};
use crate::exchange::notebooks::{self, Opened, Refused};
use crate::exchange::privacy::copy_anonymous;
use crate::exchange::tables;
use crate::locale::{Arg, Lang, say};
use crate::notebook::Options;
use crate::report::compose::Named;
use crate::report::publish::{self, Papers};
use crate::report::tables::Attachments;
use crate::workshop::Catalog;

/// What effects need from the outside.
#[derive(Debug)]
pub struct Outside {
    /// Where settings are kept.
    pub config: Option<PathBuf>,
    /// What is remembered.
    pub settings: Settings,
    /// Where copies of the sample and new notebooks are proposed.
    pub folder: PathBuf,
    /// Who is at the keyboard.
    pub author: String,
}

/// Does an effect; its end comes back as a message, now or later.
pub(super) fn run(
    effect: Effect,
    app: &App,
    outside: &mut Outside,
    later: &Sender<Msg>,
) -> Option<Msg> {
    let lang = app.lang;
    match effect {
        Effect::Quit => None,
        Effect::Open(path) => {
            let path = whole(path);
            let definitions = outside.definitions(&path);
            let opened = notebooks::open(&path, &definitions, outside.options());
            Some(outside.opened(opened, &path, lang))
        }
        Effect::Create { path, workshop } => {
            let path = whole(path);
            let definitions = outside.definitions(&path);
            let opened = notebooks::create(&path, &workshop, &definitions, outside.options());
            Some(outside.opened(opened, &path, lang))
        }
        Effect::Sample => {
            let path = outside.sample_path(lang);
            let definitions = outside.definitions(&path);
            let opened =
                notebooks::create_sample(&path, "territorial", &definitions, outside.options());
            Some(outside.opened(opened, &path, lang))
        }
        Effect::ReadFile {
            path,
            record,
            field,
            geometry,
        } => {
            let wanted = if geometry {
                Wanted::Geometry
            } else {
                Wanted::Picture
            };
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            Some(match files::read(&path, wanted) {
                Ok((media, bytes)) => Msg::FileRead {
                    record,
                    field,
                    name: name.unwrap_or_default(),
                    media: media.to_owned(),
                    bytes,
                },
                Err(sentences) => Msg::Failed(
                    sentences
                        .iter()
                        .map(|sentence| sentence.say(lang))
                        .collect(),
                ),
            })
        }
        Effect::Merge(paths) => {
            let into = app.session.as_ref()?.notebook.path().to_owned();
            read_notebooks(paths, into, lang, later.clone());
            None
        }
        Effect::Report {
            formats,
            folder,
            template,
        } => report(app, formats, folder, template, later.clone()),
        Effect::Read { width } => read(app, usize::from(width), later.clone()),
        Effect::CopyAnonymous(path) => anonymous(app, &whole(path), lang),
        Effect::Keeping(ask) => super::safekeeping::run(ask, app, outside, later),
        Effect::Remember(lang) => {
            outside.settings.lang = Some(lang);
            outside.settings.write(outside.config.as_deref());
            None
        }
    }
}

/// Writes documents in the background.
fn report(
    app: &App,
    formats: Vec<String>,
    folder: PathBuf,
    template: Option<&'static str>,
    later: Sender<Msg>,
) -> Option<Msg> {
    let lang = app.lang;
    let session = app.session.as_ref()?;
    let (plan, findings) = session.plan();
    let attachments =
        publish::attachments(&plan, |id| session.notebook.attachment(id).ok().flatten());
    let name = session
        .notebook
        .path()
        .file_stem()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let named = template.and_then(Named::get);
    let suffix = named.map(|named| say(lang, named.document.suffix, &[]));
    let name = format!("{name}{}", suffix.unwrap_or_default());
    let source = named.map(|named| named.template(lang));
    std::thread::spawn(move || {
        let papers = Papers {
            plan: &plan,
            findings: &findings,
            attachments: &attachments,
            lang,
        };
        let message = match publish::write_plan(&papers, source.as_ref(), &formats, &folder, &name)
        {
            Ok(paths) => Msg::Written(paths),
            Err(lines) => Msg::Failed(lines),
        };
        let _ = later.send(message);
    });
    None
}

/// Lays the plan out in lines, in the background.
fn read(app: &App, width: usize, later: Sender<Msg>) -> Option<Msg> {
    let lang = app.lang;
    let session = app.session.as_ref()?;
    let (plan, findings) = session.plan();
    std::thread::spawn(move || {
        let papers = Papers {
            plan: &plan,
            findings: &findings,
            // Pictures are told by their words.
            attachments: &Attachments::new(),
            lang,
        };
        let message = match publish::read_plan(&papers, None, width) {
            Ok(lines) => Msg::Read(lines),
            Err(lines) => Msg::Failed(lines),
        };
        let _ = later.send(message);
    });
    None
}

/// Reads notebooks that are to be joined, in the background: a stick may be slow.
fn read_notebooks(paths: Vec<PathBuf>, into: PathBuf, lang: Lang, later: Sender<Msg>) {
    std::thread::spawn(move || {
        let paths: Vec<PathBuf> = paths.into_iter().map(whole).collect();
        let message = match tables::read(&paths, &into) {
            Ok(read) => Msg::Incoming(into, read),
            Err(Refused(sentences)) => {
                Msg::Failed(sentences.iter().map(|one| one.say(lang)).collect())
            }
        };
        let _ = later.send(message);
    });
}

/// Writes a copy of the open notebook without personal data, and tells what was left out.
fn anonymous(app: &App, path: &Path, lang: Lang) -> Option<Msg> {
    let session = app.session.as_ref()?;
    let (notebook, workshop) = (&session.notebook, &session.workshop);
    Some(
        match copy_anonymous(notebook, workshop, path, notebook.clock(), lang) {
            Ok(left) => {
                let shown = path.display().to_string();
                let args = [("path", Arg::Text(&shown))];
                let mut lines = vec![say(lang, "copy-anonymous-done", &args)];
                lines.extend(left.lines(lang));
                Msg::Told(lines)
            }
            Err(Refused(sentences)) => {
                let lines = sentences.iter().map(|sentence| sentence.say(lang));
                Msg::Failed(lines.collect())
            }
        },
    )
}

/// A path that says everything: a person who reads it later must find the file.
fn whole(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

impl Outside {
    fn definitions(&self, notebook: &Path) -> Catalog {
        notebooks::definitions(self.config.as_deref(), Some(notebook))
    }

    /// Who writes, and when.
    pub fn options(&self) -> Options {
        Options {
            author: self.author.clone(),
            device: String::new(),
            clock: Clock::Machine,
            backups: backups_folder(),
        }
    }

    /// Where the next copy of the sample goes: a new name each time.
    pub fn sample_path(&self, lang: Lang) -> PathBuf {
        let name = say(lang, "sample-file-name", &[]);
        crate::app::free_path(&self.folder, &name)
    }

    fn opened(&mut self, opened: Result<Opened, Refused>, path: &Path, lang: Lang) -> Msg {
        match opened {
            Ok((notebook, workshop)) => {
                self.settings.remember(path);
                self.settings.write(self.config.as_deref());
                Msg::Opened(Box::new(Session::new(notebook, workshop)))
            }
            Err(Refused(sentences)) => {
                let sentences: Vec<String> = sentences.iter().map(|one| one.say(lang)).collect();
                super::safekeeping::unopened(path, &sentences).unwrap_or(Msg::Failed(sentences))
            }
        }
    }
}
