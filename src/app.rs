//! State and messages: what happened goes in, what the outside must do comes out.
//!
//! [`App::update`] is the only place where the state changes. It names no terminal: keys arrive as our own
//! [`Key`], and slow work leaves as an [`Effect`] whose end comes back as a message.

pub mod actions;
pub mod activities;
pub mod duplicates;
pub mod editor;
pub mod history;
pub mod home;
pub mod joining;
pub mod key;
pub mod layers;
pub mod preview;
pub mod privacy;
pub mod road_map;
pub mod safekeeping;
pub mod session;
pub mod step;
pub mod told;

mod acts;
mod keys;
mod overlay;

use std::path::PathBuf;
use std::sync::Arc;

pub use actions::{ACTIONS, Act, Action, Scope};
pub use key::Key;
pub use layers::Layer;
pub use session::Session;

pub use overlay::free_path;

use crate::diag::Sentence;
use crate::locale::{Arg, Lang, Words, say};
use crate::notebook::{Error, ReadOnly, RecordId, SaveState};
use activities::board::Board;
use home::Home;
use layers::{Guide, Target};
use road_map::RoadMap;
use safekeeping::{Ask, Heard, Told};
use step::StepScreen;

/// Ticks without a key after which the plan is looked through again.
const CALM: u8 = 3;

/// Anything that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key.
    Key(Key),
    /// Words typed in one run.
    Text(String),
    /// Words pasted.
    Paste(String),
    /// The window has another size: columns and lines.
    Resize(u16, u16),
    /// Some time went by (about a third of a second).
    Tick,
    /// A notebook was opened or made, with what to remember it by.
    Opened(Box<Session>),
    /// A file to be kept in the notebook was read: name, media type, bytes.
    FileRead {
        /// The record it belongs to.
        record: RecordId,
        /// Key of its field.
        field: Arc<str>,
        /// Name of the file.
        name: String,
        /// Media type.
        media: String,
        /// The file.
        bytes: Vec<u8>,
    },
    /// Documents were written there.
    Written(Vec<PathBuf>),
    /// The plan as it would be written today, in lines.
    Read(Vec<crate::text::Line>),
    /// Something was done: what people should know about it.
    Told(Vec<String>),
    /// Notebooks were read that are to be joined to the one at this path.
    Incoming(PathBuf, joining::Read),
    /// Something about copies and backups.
    Keeping(Heard),
    /// Something failed: its sentences.
    Failed(Vec<String>),
}

/// Something the outside must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Open a notebook.
    Open(PathBuf),
    /// Make a notebook.
    Create {
        /// Where.
        path: PathBuf,
        /// Id of its definition.
        workshop: String,
    },
    /// Make a fresh copy of the sample and open it.
    Sample,
    /// Read a file to be kept in the notebook.
    ReadFile {
        /// Where it is.
        path: PathBuf,
        /// The record it belongs to.
        record: RecordId,
        /// Key of its field.
        field: Arc<str>,
        /// Whether it must be a map.
        geometry: bool,
    },
    /// Write documents in the background.
    Report {
        /// Ids of the formats.
        formats: Vec<String>,
        /// The folder.
        folder: PathBuf,
        /// The template, when it is not that of the plan.
        template: Option<&'static str>,
    },
    /// Lay the plan out in lines of a width, in the background.
    Read {
        /// Columns.
        width: u16,
    },
    /// Read notebooks, and those in folders, that are to be joined to the open one.
    Merge(Vec<PathBuf>),
    /// Write a copy of the open notebook without personal data.
    CopyAnonymous(PathBuf),
    /// Remember the language.
    Remember(Lang),
    /// Something about copies and backups.
    Keeping(Ask),
}

/// Where a person is.
#[derive(Debug)]
pub enum Screen {
    /// The first screen.
    Home(Home),
    /// All steps.
    RoadMap(RoadMap),
    /// One step.
    Step(Box<StepScreen>),
}

/// What the program needs to begin.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Language of the words.
    pub lang: Lang,
    /// Notebooks that were open before, the last one first.
    pub recents: Vec<PathBuf>,
    /// Definitions for new notebooks: id and title.
    pub workshops: Vec<(String, Words)>,
    /// Where new files are proposed.
    pub folder: PathBuf,
}

/// The whole state.
#[derive(Debug)]
pub struct App {
    /// Language of the words.
    pub lang: Lang,
    /// What the program began with.
    pub setup: Setup,
    /// Columns and lines of the window.
    pub size: (u16, u16),
    /// Where the person is.
    pub screen: Screen,
    /// What is open over it, the top one last.
    pub layers: Vec<Layer>,
    /// The open notebook.
    pub session: Option<Session>,
    /// A word to the person, until the next key.
    pub message: Option<String>,
    /// Whether documents are being written.
    pub writing: bool,
    /// Whether notebooks are being read for joining.
    pub joining: bool,
    /// Ticks since the last key.
    idle: u8,
    /// What the person was told without having asked.
    told: Told,
}

impl App {
    /// The program at its first screen.
    pub fn new(setup: Setup) -> Self {
        Self {
            lang: setup.lang,
            setup,
            size: (80, 24),
            screen: Screen::Home(Home::default()),
            layers: Vec::new(),
            session: None,
            message: None,
            writing: false,
            joining: false,
            idle: 0,
            told: Told::default(),
        }
    }

    /// Words of the program.
    pub fn say(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// The scopes of the place where the person is, the nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = Vec::new();
        match &self.screen {
            Screen::Home(_) => scopes.push(Scope::Home),
            Screen::RoadMap(_) => {}
            Screen::Step(step) => {
                if step.form().is_some() {
                    scopes.push(Scope::Form);
                } else if step.list().is_some() {
                    scopes.push(Scope::List);
                } else if step.board().is_some() {
                    scopes.push(Scope::Board);
                }
                scopes.push(Scope::Step);
            }
        }
        if let Some(session) = &self.session {
            if session.notebook.origin().is_some() {
                scopes.push(Scope::WorkingCopy);
            }
            scopes.push(Scope::Notebook);
        }
        scopes.push(Scope::Always);
        scopes
    }

    /// Everything that can be asked for where the person is, in the order of the menu.
    pub fn actions(&self) -> Vec<&'static Action> {
        let board = match &self.screen {
            Screen::Step(screen) => screen.board(),
            _ => None,
        };
        let offers = |action: &&Action| {
            action.scope != Scope::Board || board.is_some_and(|board| board.offers(action.act))
        };
        actions::available(&self.scopes()).filter(offers).collect()
    }

    /// Takes in what happened; gives what the outside must do.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        if matches!(msg, Msg::Key(_) | Msg::Text(_) | Msg::Paste(_)) {
            self.idle = 0;
        }
        match msg {
            Msg::Tick => self.tick(),
            Msg::Resize(columns, lines) => {
                self.size = (columns, lines);
                if self
                    .layers
                    .iter()
                    .any(|layer| matches!(layer, Layer::Reader(_)))
                {
                    return vec![self.read_plan()];
                }
            }
            Msg::Key(key) => {
                self.message = None;
                return self.press(key);
            }
            Msg::Text(words) => {
                self.message = None;
                return self.typed(&words);
            }
            Msg::Paste(words) => {
                self.message = None;
                return self.pasted(&words);
            }
            Msg::Opened(session) => return self.opened(*session),
            Msg::FileRead {
                record,
                field,
                name,
                media,
                bytes,
            } => {
                self.keep_file(&record, &field, &name, &media, bytes);
            }
            Msg::Incoming(into, read) => self.join(&into, read),
            Msg::Written(paths) => self.written(&paths),
            Msg::Read(lines) => self.read(lines),
            Msg::Told(lines) => self.told(lines),
            Msg::Keeping(heard) => return self.hear(heard),
            Msg::Failed(sentences) => {
                self.writing = false;
                self.joining = false;
                self.message = None;
                self.layers
                    .retain(|layer| !matches!(layer, Layer::Reader(own) if own.lines.is_empty()));
                self.layers.push(Layer::Notice(sentences));
            }
        }
        Vec::new()
    }

    /// Shows an error of the notebook in its three sentences.
    pub(crate) fn fail(&mut self, error: &Error) {
        let sentences = error
            .sentences()
            .iter()
            .map(|sentence| sentence.say(self.lang))
            .collect();
        self.layers.push(Layer::Notice(sentences));
    }

    fn tick(&mut self) {
        let lang = self.lang;
        let Some(session) = &mut self.session else {
            return;
        };
        let mut failed = None;
        if let Screen::Step(screen) = &mut self.screen {
            failed = match (screen.record.is_some(), &mut screen.body) {
                (false, step::Body::List(list)) => list.tick(session, lang).err(),
                (false, step::Body::Board(board)) => board.tick(session, lang).err(),
                _ => screen
                    .form_mut()
                    .and_then(|form| form.tick(session, lang).err()),
            };
        }
        // The review walks through everything: only while nobody types.
        self.idle = self.idle.saturating_add(1);
        let calm = self.idle >= CALM;
        if calm {
            session.refresh();
        }
        if let Some(error) = failed {
            self.fail(&error);
        } else if calm && self.layers.is_empty() {
            self.watch();
        }
    }

    fn opened(&mut self, session: Session) -> Vec<Effect> {
        let path = session.notebook.path().to_owned();
        self.setup.recents.retain(|recent| *recent != path);
        self.setup.recents.insert(0, path.clone());
        self.layers.clear();
        let read_only = session.notebook.read_only();
        let why = read_only.map(ReadOnly::sentences);
        let mut told: Vec<Sentence> = why.into_iter().flatten().collect();
        told.extend(session.notebook.told_at_opening());
        if !told.is_empty() {
            let lines = told.iter().map(|sentence| sentence.say(self.lang));
            self.layers.push(Layer::Notice(lines.collect()));
        }
        self.told = Told::default();
        self.screen = Screen::RoadMap(RoadMap::at(&session, None));
        self.session = Some(session);
        match read_only {
            // A notebook in memory lies nowhere.
            None if path.is_absolute() => vec![Effect::Keeping(Ask::Medium { path, asked: false })],
            _ => Vec::new(),
        }
    }

    fn written(&mut self, paths: &[PathBuf]) {
        self.writing = false;
        self.message = None;
        let mut lines = vec![self.say("report-written")];
        lines.extend(paths.iter().map(|path| path.display().to_string()));
        self.layers.push(Layer::Notice(lines));
    }

    fn keep_file(
        &mut self,
        record: &RecordId,
        field: &str,
        name: &str,
        media: &str,
        bytes: Vec<u8>,
    ) {
        let lang = self.lang;
        let Some(session) = &mut self.session else {
            return;
        };
        let collection = session
            .content()
            .get_record(record.as_str())
            .map(|record| record.collection.to_string());
        let op = crate::notebook::Op::Edit {
            collection: collection.unwrap_or_default(),
            field: field.to_owned(),
            name: session.reading().name(record.as_str(), lang),
        };
        let kept = session.change(&op, |tx| {
            let id = tx.attach(name, media, bytes);
            tx.set(record, crate::notebook::Cell::plain(field), &id);
        });
        match kept {
            Ok(()) => {
                if let Screen::Step(screen) = &mut self.screen
                    && let Some(form) = screen.form_mut()
                {
                    form.typing = None;
                }
                self.message = Some(say(lang, "file-kept", &[("name", Arg::Text(name))]));
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Puts everything typed where it belongs, before going elsewhere.
    pub fn settle(&mut self) {
        let lang = self.lang;
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return;
        };
        let step = session.workshop.get_step(&screen.id).cloned();
        let lost = screen.board().and_then(Board::unreadable);
        if let Some(text) = lost.filter(|text| !text.trim().is_empty()) {
            let args = [("text", Arg::Text(text.trim()))];
            self.message = Some(say(lang, "grid-let-go", &args));
        }
        let mut result = Ok(());
        if let Some(form) = screen.form_mut() {
            result = form.leave(session, lang);
        } else if let Some(board) = screen.board_mut() {
            result = board.settle(session, lang);
        } else if let (step::Body::List(list), Some(step)) = (&mut screen.body, step) {
            // What cannot become a record on its own stays on its line.
            result = list.add(session, &step, lang).map(drop);
        }
        if let Err(error) = result {
            self.fail(&error);
        }
    }

    /// Goes to a step.
    pub fn go_to_step(&mut self, id: &str) {
        self.settle();
        let Some(session) = &mut self.session else {
            return;
        };
        match StepScreen::begin(session, id) {
            Ok(screen) => {
                self.layers
                    .retain(|layer| matches!(layer, Layer::Guide(_) | Layer::Projector(_)));
                for layer in &mut self.layers {
                    if let Layer::Guide(guide) = layer {
                        *guide = Guide {
                            part: guide.part,
                            scroll: 0,
                        };
                    }
                }
                self.screen = Screen::Step(Box::new(screen));
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Goes to a place found by a search or a check.
    pub fn go_to(&mut self, target: &Target) {
        match target {
            Target::Step(id) => self.go_to_step(id),
            Target::Record(record, field) => {
                let Some(session) = &self.session else {
                    return;
                };
                let step = session
                    .content()
                    .get_record(record.as_str())
                    .and_then(|record| session.step_of(&record.collection))
                    .map(|step| step.id.clone());
                let Some(step) = step else {
                    self.message = Some(self.say("hidden-by-profile"));
                    return;
                };
                self.go_to_step(&step);
                self.open_record(record, field.as_deref());
            }
        }
    }

    pub(crate) fn open_record(&mut self, record: &RecordId, field: Option<&str>) {
        if let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen)
            && let Err(error) = screen.open_record(session, record, field)
        {
            self.fail(&error);
        }
    }

    /// Goes to the step before or after.
    pub(crate) fn neighbour(&mut self, forward: bool) {
        let (Some(session), Screen::Step(screen)) = (&self.session, &self.screen) else {
            return;
        };
        let steps = session.steps();
        let here = steps.iter().position(|step| step.id == screen.id);
        let next = match (here, forward) {
            (Some(here), true) => steps.get(here + 1),
            (Some(here), false) => here.checked_sub(1).and_then(|before| steps.get(before)),
            (None, _) => steps.first(),
        };
        match next.map(|step| step.id.clone()) {
            Some(id) => self.go_to_step(&id),
            None => {
                let key = if forward { "last-step" } else { "first-step" };
                self.message = Some(self.say(key));
            }
        }
    }

    /// Why nothing can be written, for the line that stays below the header; usually nothing.
    pub fn banner(&self) -> Option<String> {
        let why = self.session.as_ref()?.notebook.read_only()?;
        Some(why.banner().say(self.lang))
    }

    /// Whether everything is on disk, in words for the corner of the screen.
    pub fn save_words(&self) -> String {
        let Some(session) = &self.session else {
            return String::new();
        };
        if session.notebook.read_only().is_some() {
            return self.say("state-read-only");
        }
        let typing = match &self.screen {
            Screen::Step(screen) => {
                let typing = screen.form().and_then(|form| form.typing.as_ref());
                typing.is_some_and(activities::form::Typing::is_dirty)
                    || screen.list().is_some_and(activities::list::List::is_dirty)
                    || screen.board().is_some_and(Board::is_dirty)
            }
            _ => false,
        };
        match session.notebook.save_state() {
            SaveState::Failed(_) => self.say("state-failed"),
            SaveState::Saving => self.say("state-saving"),
            SaveState::Saved if typing => self.say("state-typing"),
            SaveState::Saved if session.notebook.origin().is_some() => self.say("state-saved-here"),
            SaveState::Saved => self.say("state-saved"),
        }
    }
}
