//! The paper sheets as a document: loose pages, each with the code of its step, to be written on by hand.

mod body;
mod extras;
mod short;

pub use extras::{Meeting, attendance, ballots, cards};
pub(super) use short::{lines, short};

use super::block::{Block, Cover, Inline, Look, Paper, Report};
use crate::locale::{Arg, Lang, say};
use crate::plan::paper::{PaperSheet, StepPaper};

/// How sheets are printed.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Language of the words.
    pub lang: Lang,
    /// The paper.
    pub paper: Paper,
    /// The key that finds a step by its code; empty when nothing does.
    pub key: String,
    /// Name of the territory; may be empty.
    pub territory: String,
    /// Whether what is printed is invented.
    pub is_fictional: bool,
}

impl Setting {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        say(self.lang, key, &args)
    }

    /// A document of loose sheets.
    fn report(&self, title: &str, pages: Vec<Page>) -> Report {
        Report {
            lang: self.lang,
            cover: Cover {
                title: self.say(title, &[]),
                territory: self.territory.clone(),
                mark: self
                    .is_fictional
                    .then(|| self.say("report-sample-mark", &[])),
                ..Cover::default()
            },
            contents: false,
            paper: self.paper,
            loose: true,
            look: Look::Brief,
            blocks: put(pages),
        }
    }

    /// Where to type what the sheet says; nothing when no key goes there.
    fn type_in(&self, code: &str) -> Option<Inline> {
        if self.key.is_empty() {
            return None;
        }
        let args = [("key", self.key.as_str()), ("code", code)];
        Some(Inline::text(self.say("sheets-type-in", &args)))
    }
}

/// A page, or several that belong together.
struct Page {
    /// Whether it is turned sideways.
    turned: bool,
    blocks: Vec<Block>,
}

/// Every page on paper of its own; turned ones that follow each other share their section.
fn put(pages: Vec<Page>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for page in pages {
        match (blocks.last_mut(), page.turned) {
            (Some(Block::Landscape { blocks }), true) => {
                blocks.push(Block::PageBreak);
                blocks.extend(page.blocks);
            }
            (_, true) => blocks.push(Block::Landscape {
                blocks: page.blocks,
            }),
            (before, false) => {
                if before.is_some_and(|block| !matches!(block, Block::Landscape { .. })) {
                    blocks.push(Block::PageBreak);
                }
                blocks.extend(page.blocks);
            }
        }
    }
    blocks
}

/// The sheets of some steps.
pub fn steps(papers: &[StepPaper], setting: &Setting) -> Report {
    let pages = papers.iter().flat_map(|paper| {
        let sheets = paper.sheets.iter().enumerate();
        sheets.map(|(at, sheet)| page(paper, sheet, at, setting))
    });
    setting.report("sheets-title", pages.collect())
}

fn page(paper: &StepPaper, sheet: &PaperSheet, at: usize, setting: &Setting) -> Page {
    let body = body::of(&sheet.body, setting);
    let mut blocks = head(&paper.code, &paper.title, at, setting);
    let (number, count) = ((at + 1).to_string(), paper.sheets.len().to_string());
    let mut line = vec![Inline::Strong {
        text: vec![Inline::text(&*sheet.title)],
    }];
    if paper.sheets.len() > 1 {
        let args = [("number", &*number), ("count", &*count)];
        line.push(Inline::text(" · "));
        line.push(Inline::text(setting.say("sheets-number", &args)));
    }
    if let Some(words) = setting.type_in(&paper.code) {
        line.push(Inline::text(" · "));
        line.push(words);
    }
    blocks.push(Block::Paragraph { text: line });
    blocks.push(words(&setting.say("sheets-who", &[])));
    if at == 0 {
        blocks.push(Block::Paragraph {
            text: vec![Inline::Strong {
                text: vec![Inline::text(&*paper.question)],
            }],
        });
        blocks.push(words(&paper.guide));
        let asks = paper.asks.iter().map(|ask| vec![words(ask)]);
        blocks.push(Block::List {
            start: None,
            items: asks.collect(),
        });
    }
    blocks.extend(body.blocks);
    Page {
        turned: body.turned,
        blocks,
    }
}

/// The head of a sheet: its code, large, and its title.
fn head(code: &str, title: &str, at: usize, setting: &Setting) -> Vec<Block> {
    let title = if code.is_empty() {
        title.to_owned()
    } else if at > 0 {
        setting.say("sheets-goes-on", &[("title", title)])
    } else {
        title.to_owned()
    };
    vec![Block::Heading {
        level: 1,
        id: format!("s-{}-{}", code.replace('.', "-"), at + 1),
        number: code.to_owned(),
        text: vec![Inline::text(title)],
    }]
}

fn words(text: &str) -> Block {
    Block::Paragraph {
        text: vec![Inline::text(text)],
    }
}

#[cfg(test)]
mod tests;
