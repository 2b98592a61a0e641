//! Joining tables from the screen: which notebooks come, what is done with them, and where each list opens.

use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::keys::expand_home;
use super::layers::clashes::Clashes;
use super::layers::duplicates::Duplicates;
use super::layers::merge_report::MergeReport;
use super::layers::{Layer, PathPrompt, PathUse};
use super::session::Session;
use super::{Act, App, Effect};
use crate::locale::Lang;
use crate::notebook::{Error, Incoming, Reason};
use crate::plan::merges::Teller;

/// Notebooks that were read for joining, each with why it could not be read.
pub type Read = Vec<(PathBuf, Result<Incoming, Error>)>;

impl Session {
    /// Merges and clashes in words.
    pub fn teller(&self, lang: Lang) -> Teller<'_> {
        Teller {
            reading: self.reading(),
            lang,
            public: false,
        }
    }
}

impl App {
    /// Opens what has to do with joining tables.
    pub(super) fn act_joining(&mut self, act: Act) {
        self.settle();
        let lang = self.lang;
        let Some(session) = &self.session else {
            return;
        };
        match act {
            Act::Merge => {
                let path = session.notebook.path();
                let folder = path.parent().unwrap_or(path).join("");
                self.layers.push(Layer::Path(PathPrompt {
                    purpose: PathUse::Merge,
                    workshop: String::new(),
                    editor: Editor::new(&folder.display().to_string()),
                }));
            }
            Act::Clashes => match Clashes::new(session) {
                Some(clashes) => self.layers.push(Layer::Clashes(Box::new(clashes))),
                None => self.message = Some(self.say("clashes-none")),
            },
            Act::Duplicates => match Duplicates::new(session, lang) {
                Ok(Some(found)) => self.layers.push(Layer::Duplicates(Box::new(found))),
                Ok(None) => self.message = Some(self.say("duplicates-none")),
                Err(error) => self.fail(&error),
            },
            _ => {
                let all = session.notebook.merges().iter().map(|note| note.n);
                let report = MergeReport::new(all.collect(), Vec::new());
                self.layers.push(Layer::MergeReport(Box::new(report)));
            }
        }
    }

    /// Asks the outside to read the notebooks, unless it is at it.
    pub(super) fn ask_merge(&mut self, typed: &str) -> Vec<Effect> {
        let paths = paths(typed);
        if self.joining || paths.is_empty() {
            return Vec::new();
        }
        self.joining = true;
        self.message = Some(self.say("merge-reading"));
        vec![Effect::Merge(paths)]
    }

    /// Joins the notebooks that were read, each as one operation: what one of them cannot bring does not keep
    /// the others from coming.
    pub(super) fn join(&mut self, into: &Path, read: Read) {
        self.joining = false;
        self.message = None;
        self.settle();
        let lang = self.lang;
        let Some(session) = &mut self.session else {
            return;
        };
        // Another notebook was opened meanwhile.
        if session.notebook.path() != into {
            return;
        }
        if read.iter().any(|(_, incoming)| incoming.is_ok()) {
            // Without a backup it goes on: a merge can be undone as one.
            let _ = session.notebook.back_up(Reason::Merge);
        }
        let (mut came, mut failed) = (Vec::new(), Vec::new());
        for (_, incoming) in read {
            match incoming.and_then(|incoming| session.merge(&incoming)) {
                Ok(merged) => came.push(merged.n),
                Err(error) => {
                    failed.push(error.sentences().map(|sentence| sentence.say(lang)).into());
                }
            }
        }
        if came.is_empty() {
            // The paths stay to be mended.
            let lines: Vec<Vec<String>> = failed;
            self.layers.push(Layer::Notice(lines.concat()));
            return;
        }
        self.layers.retain(|layer| !matches!(layer, Layer::Path(_)));
        let report = MergeReport::new(came, failed);
        self.layers.push(Layer::MergeReport(Box::new(report)));
        self.after_change();
    }

    /// Undoes or redoes while a layer is open, which stays.
    pub(super) fn undo_under(&mut self, layer: Layer, act: Act) -> Vec<Effect> {
        let below = self.layers.len();
        let effects = self.act(act);
        // What failed is told over it.
        self.layers.insert(below, layer);
        effects
    }
}

/// The paths of a line: separated by `;`, or in quotes one after another, as terminals write files that are
/// dragged into them.
pub fn paths(line: &str) -> Vec<PathBuf> {
    let (mut found, mut now, mut quote) = (Vec::new(), String::new(), None);
    for c in line.chars() {
        match quote {
            Some(open) if c == open => {
                quote = None;
                found.push(std::mem::take(&mut now));
            }
            None if c == ';' => found.push(std::mem::take(&mut now)),
            None if matches!(c, '"' | '\'') && now.trim().is_empty() => {
                now.clear();
                quote = Some(c);
            }
            _ => now.push(c),
        }
    }
    found.push(now);
    let found = found.iter().map(|path| path.trim());
    found
        .filter(|path| !path.is_empty())
        .map(expand_home)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_one_path_or_several() {
        let read = |line: &str| -> Vec<String> {
            let found = paths(line).into_iter();
            found.map(|path| path.display().to_string()).collect()
        };
        assert_eq!(read(" /usb/mesa 1.rumbo "), ["/usb/mesa 1.rumbo"]);
        assert_eq!(read("a.rumbo; mesas ;"), ["a.rumbo", "mesas"]);
        assert_eq!(
            read("'/usb/a b.rumbo' '/usb/c;d.rumbo'"),
            ["/usb/a b.rumbo", "/usb/c;d.rumbo"]
        );
        assert_eq!(read("/casa/d'Or.rumbo"), ["/casa/d'Or.rumbo"]);
        assert!(read(" ; ").is_empty());
    }
}
