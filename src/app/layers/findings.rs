//! What the plan still lacks: go there, or leave it so with a reason.

use super::{Layer, Target};
use crate::app::editor::Editor;
use crate::app::key::Key;
use crate::app::overlay::scroll;
use crate::app::{App, Effect};
use crate::notebook::RecordId;

/// The list of findings.
#[derive(Debug, Clone, Default)]
pub struct FindingList {
    /// The line with the cursor.
    pub cursor: usize,
    /// The reason that is being written.
    pub writing: Option<Editor>,
    /// Key of what is wrong with it.
    pub trouble: Option<&'static str>,
}

impl App {
    pub(in crate::app) fn press_findings(
        &mut self,
        mut list: Box<FindingList>,
        key: Key,
    ) -> Vec<Effect> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        list.trouble = None;
        let finding = session.findings().get(list.cursor).cloned();
        match (&mut list.writing, key, finding) {
            (Some(_), Key::Esc, _) => list.writing = None,
            (Some(editor), Key::Enter, Some(finding)) => {
                let reason = editor.text().trim().to_owned();
                if reason.is_empty() {
                    list.trouble = Some("finding-reason-needed");
                } else {
                    list.writing = None;
                    if let Err(error) = session.accept_finding(&finding, &reason) {
                        self.layers.push(Layer::Findings(list));
                        self.fail(&error);
                        return Vec::new();
                    }
                }
            }
            (Some(editor), key, _) => {
                editor.press(key, usize::MAX);
            }
            (None, Key::Esc, _) => return Vec::new(),
            (None, Key::Enter, Some(finding)) => {
                let target = match (finding.record, finding.step) {
                    (Some(record), _) => Some(Target::Record(RecordId::new(record), finding.field)),
                    (None, step) => step.map(Target::Step),
                };
                if let Some(target) = target {
                    self.go_to(&target);
                    return Vec::new();
                }
            }
            (None, Key::F(4), Some(finding)) => match finding.accepted {
                None => list.writing = Some(Editor::default()),
                Some(_) => {
                    if let Err(error) = session.accept_finding(&finding, "") {
                        self.layers.push(Layer::Findings(list));
                        self.fail(&error);
                        return Vec::new();
                    }
                }
            },
            (None, key, _) => list.cursor = scroll(list.cursor, key, session.findings().len()),
        }
        let count = session.findings().len();
        list.cursor = list.cursor.min(count.saturating_sub(1));
        self.layers.push(Layer::Findings(list));
        Vec::new()
    }

    /// Words typed while a reason is written.
    pub(in crate::app) fn type_findings(
        &mut self,
        mut list: Box<FindingList>,
        words: &str,
    ) -> Vec<Effect> {
        list.trouble = None;
        if let Some(editor) = &mut list.writing {
            editor.insert(words);
        }
        self.layers.push(Layer::Findings(list));
        Vec::new()
    }
}
