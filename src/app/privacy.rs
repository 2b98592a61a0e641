//! Personal data, from the screen: deleting them for good, and copies without them.

use super::editor::Editor;
use super::layers::{Layer, PathPrompt, PathUse};
use super::{App, Effect, Key};
use crate::locale::{Arg, Lang, number, say};
use crate::notebook::{Error, Notebook};
use crate::plan;
use crate::workshop::Workshop;

impl App {
    /// Asks whether to purge: it cannot be taken back.
    pub(super) fn ask_purge(&mut self) {
        self.settle();
        self.layers.push(Layer::Purge);
    }

    /// A key for that question: only Enter does it.
    pub(super) fn press_purge(&mut self, key: Key) -> Vec<Effect> {
        if key != Key::Enter {
            return Vec::new();
        }
        let lang = self.lang;
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        match purge(&mut session.notebook, &session.workshop, lang) {
            Ok(lines) => self.layers.push(Layer::Notice(lines)),
            Err(error) => self.fail(&error),
        }
        Vec::new()
    }

    /// Asks where an anonymous copy goes: beside the notebook, if nobody says otherwise.
    pub(super) fn ask_anonymous(&mut self) {
        self.settle();
        let Some(session) = &self.session else {
            return;
        };
        let path = session.notebook.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let args = [("name", Arg::Text(&stem))];
        let name = say(self.lang, "anonymous-file-name", &args);
        let folder = path.parent().unwrap_or(path);
        let path = super::free_path(folder, &name);
        self.layers.push(Layer::Path(PathPrompt {
            purpose: PathUse::Anonymous,
            workshop: String::new(),
            editor: Editor::new(&path.display().to_string()),
        }));
    }

    /// Tells what the outside did, in the place of the question that asked for it.
    pub(super) fn told(&mut self, lines: Vec<String>) {
        self.layers.retain(|layer| !matches!(layer, Layer::Path(_)));
        self.layers.push(Layer::Notice(lines));
    }
}

/// Purges a notebook; gives what it did and where copies still hold it, in words.
pub fn purge(
    notebook: &mut Notebook,
    workshop: &Workshop,
    lang: Lang,
) -> Result<Vec<String>, Error> {
    let purged = notebook.purge(&plan::personal(workshop))?;
    let count = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let mut lines = Vec::new();
    if purged.is_empty() {
        lines.push(say(lang, "purge-nothing", &[]));
    } else {
        let (values, words) = (count(purged.values), count(purged.words));
        let attachments = count(purged.attachments);
        let args = [
            ("values", Arg::Text(&values)),
            ("words", Arg::Text(&words)),
            ("attachments", Arg::Text(&attachments)),
        ];
        lines.push(say(lang, "purge-done", &args));
        lines.push(say(lang, "purge-undo", &[]));
    }
    if !purged.compacted {
        lines.push(say(lang, "purge-not-compacted", &[]));
    }
    let copies = notebook.unpurged_copies();
    if !copies.is_empty() {
        lines.push(say(lang, "purge-copies", &[]));
        lines.extend(copies.iter().map(|copy| format!("  {}", copy.display())));
        lines.push(say(lang, "purge-copies-do", &[]));
    }
    if !purged.is_empty() {
        lines.push(say(lang, "purge-elsewhere", &[]));
    }
    Ok(lines)
}
