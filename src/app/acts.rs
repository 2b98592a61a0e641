//! What the actions of the table do.

use std::path::PathBuf;

use super::activities::form::Form;
use super::layers::{Choosing, Guide, Layer, ReportChoice, Search};
use super::road_map::RoadMap;
use super::step::Body;
use super::{Act, App, Effect, Key, Screen};
use crate::locale::{Arg, Lang, say};
use crate::notebook::SaveState;
use crate::report::format::FORMATS;

impl App {
    /// Does what a person asked for.
    pub(super) fn act(&mut self, act: Act) -> Vec<Effect> {
        match act {
            Act::Help => self.layers.push(Layer::Help(0)),
            Act::Menu => self.layers.push(Layer::Menu(Choosing::default())),
            Act::Leave => return self.ask_leave(),
            Act::Language => {
                self.lang = match self.lang {
                    Lang::Es => Lang::En,
                    Lang::En => Lang::Es,
                };
                return vec![Effect::Remember(self.lang)];
            }
            Act::RoadMap => self.open_road_map(),
            Act::Search => {
                self.settle();
                self.layers.push(Layer::Search(Search::default()));
            }
            Act::Values => self.open_picker(""),
            Act::Projector => self.layers.push(Layer::Projector(false)),
            Act::Guide => self.layers.push(Layer::Guide(Guide::default())),
            Act::PreviousStep => self.neighbour(false),
            Act::NextStep => self.neighbour(true),
            Act::Undo | Act::Redo => self.undo(act == Act::Undo),
            Act::Saved => self.say_saved(),
            Act::Review => {
                self.settle();
                if let Some(session) = &mut self.session {
                    session.refresh();
                }
                self.layers.push(Layer::Findings(Box::default()));
            }
            Act::History => self.open_history(),
            Act::Report => {
                self.settle();
                let folder = self
                    .session
                    .as_ref()
                    .and_then(|session| session.notebook.path().parent().map(PathBuf::from))
                    .unwrap_or_default();
                let formats = FORMATS
                    .iter()
                    .map(|format| (format.id.to_owned(), true))
                    .collect();
                self.layers.push(Layer::Report(ReportChoice {
                    formats,
                    folder,
                    template: None,
                    cursor: FORMATS.len(),
                }));
            }
            Act::Read => return self.open_reader(),
            Act::Merge | Act::MergeReport | Act::Clashes | Act::Duplicates => self.act_joining(act),
            Act::CopyAnonymous => self.ask_anonymous(),
            Act::Purge => self.ask_purge(),
            Act::Done => self.toggle_done(),
            Act::Profile => {
                let session = self.session.as_ref();
                let now = session.and_then(|session| {
                    let id = &session.profile()?.id;
                    session
                        .workshop
                        .profiles
                        .iter()
                        .position(|profile| profile.id == *id)
                });
                self.layers.push(Layer::Profiles(now.unwrap_or(0)));
            }
            Act::OpenRecord => return self.press_step(Key::Enter),
            Act::NextList => self.turn_list(1),
            Act::Order
            | Act::Who
            | Act::Enters
            | Act::Balance
            | Act::Resolve
            | Act::Propose
            | Act::RowValues
            | Act::CopyBranch
            | Act::Trace
            | Act::JoinCards
            | Act::Hang
            | Act::Core
            | Act::Objectives => self.act_on_board(act),
            Act::Remove | Act::MoveUp | Act::MoveDown => self.change_selected(act),
            Act::Copy | Act::Backups | Act::WorkLocally | Act::BringBack => {
                return self.act_safekeeping(act);
            }
            Act::CloseNotebook => {
                self.settle();
                if !self.ask_to_bring(act) {
                    self.close_notebook();
                }
            }
        }
        Vec::new()
    }

    fn open_road_map(&mut self) {
        self.settle();
        let step = match &self.screen {
            Screen::Step(screen) => Some(screen.id.clone()),
            _ => None,
        };
        if let Some(session) = &self.session {
            self.screen = Screen::RoadMap(RoadMap::at(session, step.as_deref()));
        }
    }

    fn ask_leave(&mut self) -> Vec<Effect> {
        self.settle();
        if self.session.is_none() {
            return vec![Effect::Quit];
        }
        if self.ask_to_bring(Act::Leave) {
            return Vec::new();
        }
        self.layers.push(Layer::Leave);
        Vec::new()
    }

    fn undo(&mut self, back: bool) {
        self.settle();
        let lang = self.lang;
        let Some(session) = &mut self.session else {
            return;
        };
        let done = if back {
            session.undo(lang)
        } else {
            session.redo(lang)
        };
        let key = if back { "undone" } else { "redone" };
        match done {
            Ok(Some(what)) => {
                self.message = Some(say(lang, key, &[("what", Arg::Text(&what))]));
            }
            Ok(None) => {
                let purged = session.notebook.log().purged().is_some();
                let key = if back && purged {
                    "nothing-to-undo-purged"
                } else if back {
                    "nothing-to-undo"
                } else {
                    "nothing-to-redo"
                };
                self.message = Some(say(lang, key, &[]));
            }
            Err(error) => self.fail(&error),
        }
        self.after_change();
    }

    /// After an undo, what was open may be gone.
    pub(super) fn after_change(&mut self) {
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return;
        };
        let is_gone = |form: &Form| session.content().get_record(form.record.as_str()).is_none();
        if screen.record.as_ref().is_some_and(is_gone) {
            screen.record = None;
        }
        if matches!(&screen.body, Body::Form(form) if is_gone(form)) {
            let (id, tab) = (screen.id.clone(), screen.tab);
            if let Ok(again) = super::StepScreen::open(session, &id, tab) {
                **screen = again;
            }
        }
        if let Body::List(list) = &mut screen.body {
            list.cursor = list.cursor.min(list.n_rows(session));
        }
    }

    fn say_saved(&mut self) {
        self.settle();
        let Some(session) = &self.session else {
            return;
        };
        self.message = Some(match session.notebook.save_state() {
            SaveState::Failed(error) => {
                let words: Vec<String> = error
                    .sentences()
                    .iter()
                    .map(|sentence| sentence.say(self.lang))
                    .collect();
                words.join(" ")
            }
            _ => match session.notebook.flush() {
                Ok(()) => self.all_saved(),
                Err(error) => error.sentences()[0].say(self.lang),
            },
        });
    }

    fn toggle_done(&mut self) {
        self.settle();
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &self.screen) else {
            return;
        };
        match session.toggle_done(&screen.id) {
            Ok(done) => {
                let key = if done { "step-done" } else { "step-open-again" };
                self.message = Some(self.say(key));
            }
            Err(error) => self.fail(&error),
        }
    }

    fn act_on_board(&mut self, act: Act) {
        let lang = self.lang;
        if let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen)
            && let Some(board) = screen.board_mut()
        {
            let reply = board.act(session, act, lang);
            self.after_board(reply);
        }
    }

    fn change_selected(&mut self, act: Act) {
        let lang = self.lang;
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return;
        };
        let step = session.workshop.get_step(&screen.id).cloned();
        let (Body::List(list), Some(step)) = (&mut screen.body, step) else {
            return;
        };
        let Some(id) = list.selected(session, &step) else {
            return;
        };
        let name = session.reading().name(id.as_str(), lang);
        let result = match act {
            Act::Remove => session.remove(&id, lang),
            act => session.move_record(&id, act == Act::MoveDown, lang),
        };
        match result {
            Ok(()) if act == Act::Remove => {
                let name = super::session::shorten(&name, 40);
                self.message = Some(say(lang, "removed", &[("name", Arg::Text(&name))]));
            }
            Ok(()) => {
                if let Some(place) = list.rows(session, &step).iter().position(|row| *row == id) {
                    list.cursor = place;
                }
            }
            Err(error) => self.fail(&error),
        }
    }
}
