//! What each joined notebook brought, over a screen; from here people settle, look for duplicates and print.

use super::{Layer, ReportChoice};
use crate::app::key::Key;
use crate::app::session::Session;
use crate::app::{Act, App, Effect};
use crate::locale::{Arg, Lang, date, say};
use crate::plan::merges;

/// Lines of the screen around the report.
const AROUND: u16 = 7;

/// The report of some merges.
#[derive(Debug, Clone, Default)]
pub struct MergeReport {
    /// Their entries in the log.
    ns: Vec<u64>,
    /// Why some notebooks were not joined: the sentences of each.
    failed: Vec<Vec<String>>,
    /// The first line shown.
    pub top: usize,
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub words: String,
    /// Whether lines below belong to it.
    pub heads: bool,
}

impl MergeReport {
    /// The report of these merges, and of what could not be joined.
    pub fn new(ns: Vec<u64>, failed: Vec<Vec<String>>) -> Self {
        Self { ns, failed, top: 0 }
    }

    /// What it says, as things are now.
    pub fn lines(&self, session: &Session, lang: Lang) -> Vec<Line> {
        let teller = session.teller(lang);
        let head = |words: String| Line { words, heads: true };
        let under = |words: String| Line {
            words,
            heads: false,
        };
        let all = merges::merges(&session.notebook, &session.workshop);
        let shown: Vec<_> = all.iter().filter(|one| self.ns.contains(&one.n)).collect();
        let mut lines = Vec::new();
        for sentences in &self.failed {
            lines.push(head(say(lang, "merge-failed-title", &[])));
            lines.extend(sentences.iter().cloned().map(under));
        }
        if shown.is_empty() {
            lines.push(under(say(lang, "merge-nothing-yet", &[])));
            return lines;
        }
        let differences = all.iter().filter(|one| one.stands);
        let settled = differences.flat_map(|one| &one.differences);
        let settled = settled.filter(|one| one.settled.is_some()).count();
        let open = session.notebook.clashes().count();
        let count = |key: &str, n: usize| {
            let n = teller.n(n);
            say(lang, key, &[("count", Arg::Text(&n))])
        };
        lines.push(head(if open == 0 {
            say(lang, "merge-none-open", &[])
        } else {
            count("merge-to-settle", open)
        }));
        if settled > 0 {
            lines.push(under(count("merge-settled-count", settled)));
        }
        for merge in shown {
            let file = teller.file(&merge.summary, &merge.summary.file);
            lines.push(head(format!("{file} · {}", date::moment(&merge.at))));
            if !merge.stands {
                lines.push(under(say(lang, "merge-undone-mark", &[])));
            }
            lines.extend(teller.lines(&merge.summary).into_iter().map(under));
        }
        lines
    }
}

impl App {
    /// A key for the report, which was taken off; it is put back unless it closes.
    pub(in crate::app) fn press_merge_report(
        &mut self,
        mut report: Box<MergeReport>,
        key: Key,
    ) -> Vec<Effect> {
        let page = usize::from(self.size.1.saturating_sub(AROUND)).max(1);
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let open = session.notebook.clashes().next().is_some();
        let last = report.lines(session, self.lang).len().saturating_sub(1);
        let next = match key {
            Key::Esc | Key::Enter if !(open && key == Key::Enter) => return Vec::new(),
            Key::Enter => Some(Act::Clashes),
            Key::F(4) => Some(Act::Duplicates),
            Key::Ctrl('p') => Some(Act::Report),
            Key::Ctrl('z') => return self.undo_under(Layer::MergeReport(report), Act::Undo),
            Key::Ctrl('y') => return self.undo_under(Layer::MergeReport(report), Act::Redo),
            _ => None,
        };
        report.top = match key {
            Key::Up => report.top.saturating_sub(1),
            Key::Down => report.top + 1,
            Key::PageUp => report.top.saturating_sub(page),
            Key::PageDown => report.top + page,
            Key::Home => 0,
            Key::End => last,
            _ => report.top,
        }
        .min(last);
        self.layers.push(Layer::MergeReport(report));
        let effects = next.map_or_else(Vec::new, |act| self.act(act));
        if let (Key::Ctrl('p'), Some(Layer::Report(ReportChoice { template, .. }))) =
            (key, self.layers.last_mut())
        {
            *template = Some("merge");
        }
        effects
    }
}
