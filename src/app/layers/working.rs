//! The offer of a working copy while a notebook lies elsewhere, and bringing it back.

use std::path::Path;

use super::super::safekeeping::Ask;
use super::super::{Act, App, Effect, Key, Layer};
use crate::locale::{Arg, say};
use crate::notebook::{Medium, Stage};

/// A question about working copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Working {
    /// Whether to work on this machine.
    Offer(Offer),
    /// Whether to bring back what was done.
    Bring(Bring),
}

/// The notebook lies on something that can be pulled out, or on another machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// On what.
    pub medium: Medium,
    /// Whether a working copy holds what was not brought back yet.
    pub news: bool,
    /// The line with the cursor: work here, or stay there.
    pub cursor: usize,
    /// How far the copy is, once it was begun.
    pub stage: Option<Stage>,
}

/// A working copy holds what its original lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bring {
    /// What a person was about to do: leave, or close the notebook.
    pub then: Option<Act>,
    /// The line with the cursor: bring it back, or not now.
    pub cursor: usize,
    /// How far it is, once it was begun.
    pub stage: Option<Stage>,
    /// The state of what is being brought back.
    state: String,
    /// Whether the original had changed and was merged in first.
    merged: bool,
}

impl Offer {
    /// An offer.
    pub fn new(medium: Medium, news: bool) -> Self {
        Self {
            medium,
            news,
            cursor: 0,
            stage: None,
        }
    }
}

impl Bring {
    /// The question before something else.
    pub fn then(then: Option<Act>) -> Self {
        Self {
            then,
            cursor: 0,
            stage: None,
            state: String::new(),
            merged: false,
        }
    }
}

impl Working {
    /// How far the copy is.
    pub fn stage(&self) -> Option<&Stage> {
        match self {
            Self::Offer(offer) => offer.stage.as_ref(),
            Self::Bring(bring) => bring.stage.as_ref(),
        }
    }

    pub(in crate::app) fn set_stage(&mut self, stage: Option<Stage>) {
        match self {
            Self::Offer(offer) => offer.stage = stage,
            Self::Bring(bring) => bring.stage = stage,
        }
    }

    /// The line with the cursor.
    pub fn cursor(&self) -> usize {
        match self {
            Self::Offer(offer) => offer.cursor,
            Self::Bring(bring) => bring.cursor,
        }
    }

    fn set_cursor(&mut self, cursor: usize) {
        match self {
            Self::Offer(offer) => offer.cursor = cursor,
            Self::Bring(bring) => bring.cursor = cursor,
        }
    }
}

impl App {
    pub(in crate::app) fn press_working(&mut self, mut working: Working, key: Key) -> Vec<Effect> {
        if working.stage().is_some() {
            self.layers.push(Layer::Working(working));
            return Vec::new();
        }
        match key {
            Key::Esc => return Vec::new(),
            Key::Up | Key::BackTab => working.set_cursor(0),
            Key::Down | Key::Tab => working.set_cursor(1),
            Key::Enter => return self.take(working),
            _ => {}
        }
        self.layers.push(Layer::Working(working));
        Vec::new()
    }

    /// Does what the line with the cursor says.
    fn take(&mut self, mut working: Working) -> Vec<Effect> {
        let first = working.cursor() == 0;
        match &mut working {
            Working::Offer(offer) if first => {
                self.settle();
                offer.stage = Some(Stage::Writing);
                self.layers.push(Layer::Working(working));
                vec![Effect::Keeping(Ask::WorkLocally)]
            }
            Working::Offer(_) => Vec::new(),
            Working::Bring(bring) if first => {
                let Some(session) = &mut self.session else {
                    return Vec::new();
                };
                match session.meet_original() {
                    Ok(met) => {
                        bring.state = session.notebook.state();
                        bring.stage = Some(Stage::Writing);
                        bring.merged |= met.merged.is_some();
                        self.layers.push(Layer::Working(working));
                        vec![Effect::Keeping(Ask::BringBack(met.state))]
                    }
                    Err(error) => {
                        self.layers.push(Layer::Working(working));
                        self.fail(&error);
                        Vec::new()
                    }
                }
            }
            Working::Bring(bring) => match bring.then {
                Some(act) => self.go_on(act),
                None => Vec::new(),
            },
        }
    }

    /// What was done here is in the original now.
    pub(in crate::app) fn brought_back(&mut self, path: &Path) -> Vec<Effect> {
        let waits = self
            .layers
            .iter()
            .position(|layer| matches!(layer, Layer::Working(Working::Bring(_))));
        let Some(Layer::Working(Working::Bring(bring))) = waits.map(|at| self.layers.remove(at))
        else {
            return Vec::new();
        };
        if let Some(session) = &mut self.session {
            session.notebook.brought_back(&bring.state);
        }
        let shown = path.display().to_string();
        let args = [("path", Arg::Text(&shown))];
        let done = say(self.lang, "brought-back", &args);
        if bring.merged {
            // What came from there is looked at before anybody leaves.
            self.after_change();
            let merged = self.say("brought-merged");
            self.layers.push(Layer::Notice(vec![merged, done]));
            return Vec::new();
        }
        self.message = Some(done);
        bring.then.map_or_else(Vec::new, |act| self.go_on(act))
    }

    /// What a person was about to do.
    fn go_on(&mut self, act: Act) -> Vec<Effect> {
        if act == Act::Leave {
            return self.leave();
        }
        self.close_notebook();
        Vec::new()
    }
}
