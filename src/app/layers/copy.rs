//! Where a copy goes, asked in a window, and how far it is.

use std::path::{Path, PathBuf};

use super::super::editor::Editor;
use super::super::keys::expand_home;
use super::super::safekeeping::Ask;
use super::super::{App, Effect, Key, Layer};
use crate::notebook::{Backup, Stage, destination};

/// What the copy is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// To have it elsewhere.
    Copy,
    /// To save what cannot be saved in its place, and to go on there; what happened, in sentences.
    Rescue(Vec<String>),
    /// To bring a backup back as a new file.
    Backup(Backup),
}

/// A path for a copy.
#[derive(Debug, Clone)]
pub struct CopyPrompt {
    /// What for.
    pub purpose: Purpose,
    /// What is typed.
    pub editor: Editor,
    /// Where it could go on the sticks that are there.
    pub proposals: Vec<PathBuf>,
    /// The proposal that stands in the line.
    pub chosen: Option<usize>,
    /// How far the copy is, once it was begun.
    pub stage: Option<Stage>,
}

impl CopyPrompt {
    /// Asks, with a proposal.
    pub fn new(purpose: Purpose, proposal: &Path) -> Self {
        Self {
            purpose,
            editor: Editor::new(&proposal.display().to_string()),
            proposals: Vec::new(),
            chosen: None,
            stage: None,
        }
    }

    /// Proposes the sticks that are there for a file, the first one in the line.
    pub(in crate::app) fn offer(&mut self, sticks: &[PathBuf], file: &Path) {
        self.proposals = sticks
            .iter()
            .filter(|stick| !file.starts_with(stick))
            .map(|stick| destination(file, stick))
            .collect();
        self.choose(0);
    }

    fn choose(&mut self, index: usize) {
        if let Some(path) = self.proposals.get(index) {
            self.editor = Editor::new(&path.display().to_string());
            self.chosen = Some(index);
        }
    }
}

impl App {
    pub(in crate::app) fn press_copy(&mut self, mut prompt: CopyPrompt, key: Key) -> Vec<Effect> {
        let going = prompt.stage.is_some();
        let last = prompt.proposals.len().saturating_sub(1);
        match key {
            // A copy that is begun goes on; what cannot be saved waits for its end.
            Key::Esc if !going || prompt.purpose == Purpose::Copy => return Vec::new(),
            _ if going => {}
            Key::Up => prompt.choose(prompt.chosen.map_or(0, |at| at.saturating_sub(1))),
            Key::Down => prompt.choose(prompt.chosen.map_or(0, |at| (at + 1).min(last))),
            Key::Enter if !prompt.editor.text().trim().is_empty() => {
                let to = expand_home(prompt.editor.text());
                let ask = match &prompt.purpose {
                    Purpose::Backup(backup) => Ask::Write(backup.clone(), to),
                    Purpose::Rescue(_) => Ask::Rescue(to),
                    Purpose::Copy => Ask::Copy(to),
                };
                // It stays open, so that a wrong path can be mended.
                prompt.stage = (!matches!(ask, Ask::Write(..))).then_some(Stage::Writing);
                self.layers.push(Layer::Copy(prompt));
                return vec![Effect::Keeping(ask)];
            }
            key => {
                prompt.editor.press(key, usize::MAX);
            }
        }
        self.layers.push(Layer::Copy(prompt));
        Vec::new()
    }
}
