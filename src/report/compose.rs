//! From a plan to a whole report: words, template, Markdown, tables, cover.

mod outline;

use super::block::{Block, Cover, Look, Paper, Report};
use super::context::context;
use super::few::discreet;
use super::format::{DOCUMENTS, Document};
use super::parse::{self, Problem};
use super::tables::{Attachments, Desk};
use super::template::{self, mistake};
use super::words::Public;
use crate::diag::{Diagnostic, Source, Span};
use crate::locale::{Arg, Lang, date, say};
use crate::plan::{Finding, Plan};

/// Templates inside the program: definition, language, name and text. The generic one has no definition.
const TEMPLATES: [(&str, Lang, &str, &str); 4] = [
    (
        "territorial",
        Lang::Es,
        "es/plan.md",
        include_str!("../../templates/es/plan.md"),
    ),
    (
        "territorial",
        Lang::En,
        "en/plan.md",
        include_str!("../../templates/en/plan.md"),
    ),
    (
        "",
        Lang::Es,
        "es/generic.md",
        include_str!("../../templates/es/generic.md"),
    ),
    (
        "",
        Lang::En,
        "en/generic.md",
        include_str!("../../templates/en/generic.md"),
    ),
];

/// A document besides the plan, with its templates.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// What it is.
    pub document: &'static Document,
    /// Whether it is the plan itself under another outline.
    pub is_plan: bool,
    /// Names and texts of its template in each language.
    texts: &'static Texts,
}

/// Language, name and text of a template, in each language.
type Texts = [(Lang, &'static str, &'static str); 2];

/// A name with its templates, which are called as it is.
macro_rules! texts {
    ($($name:literal),*) => {
        &[$((
            $name,
            [
                (
                    Lang::Es,
                    concat!("es/", $name, ".md"),
                    include_str!(concat!("../../templates/es/", $name, ".md")),
                ),
                (
                    Lang::En,
                    concat!("en/", $name, ".md"),
                    include_str!(concat!("../../templates/en/", $name, ".md")),
                ),
            ],
        )),*]
    };
}

/// The line for the name of a territory that is written by hand.
const RULE: &str = "______________________";

/// The templates of every document besides the plan.
const TEXTS: &[(&str, Texts)] = texts![
    "summary",
    "popular",
    "projects",
    "logframes",
    "investment",
    "minutes",
    "letters",
    "follow-up",
    "accountability",
    "guide",
    "blank",
    "merge"
];

/// Other outlines of the territorial plan, of the same sections.
const OUTLINES: &[(&str, Texts)] = texts!["ecuador", "latin-america"];

impl Named {
    /// The document with this name.
    pub fn get(name: &str) -> Option<Self> {
        let document = DOCUMENTS.iter().find(|document| document.name == name)?;
        let find = |all: &'static [(&str, Texts)]| all.iter().find(|(own, _)| *own == name);
        let outline = find(OUTLINES);
        let (_, texts) = outline.or_else(|| find(TEXTS))?;
        Some(Self {
            document,
            is_plan: outline.is_some(),
            texts,
        })
    }

    /// Its template.
    pub fn template(&self, lang: Lang) -> Source {
        let text = self.texts.iter().find(|(code, ..)| *code == lang);
        let (_, name, text) = text.expect("a document has a template in each language");
        let text = if self.is_plan {
            outline::arrange(text, &template_of("territorial", lang).text)
        } else {
            (*text).to_owned()
        };
        Source {
            name: (*name).to_owned(),
            text,
        }
    }
}

/// Whether a template is that of one of the [`DOCUMENTS`], and neither that of the plan nor one of its owner.
pub fn is_named(template: &Source) -> bool {
    named(template).is_some()
}

/// The document that a template of the program makes, when it is no plan.
fn document(template: &Source) -> Option<&'static Document> {
    let named = named(template)?;
    (!named.is_plan).then_some(named.document)
}

fn named(template: &Source) -> Option<Named> {
    let mut all = DOCUMENTS.iter().filter_map(|own| Named::get(own.name));
    all.find(|named| {
        let mut texts = named.texts.iter();
        texts.any(|(_, name, _)| template.name == *name)
    })
}

/// The template of a definition; the generic one when it has none of its own.
pub fn template_of(workshop: &str, lang: Lang) -> Source {
    let find = |id: &str| {
        TEMPLATES
            .iter()
            .find(|(other, code, ..)| *other == id && *code == lang)
    };
    let (_, _, name, text) = find(workshop)
        .or_else(|| find(""))
        .expect("there is a generic template in each language");
    Source {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    }
}

/// Writes the report of a plan with a template. A mistake of the template comes back under its line.
pub fn compose(
    plan: &Plan,
    findings: &[Finding],
    lang: Lang,
    template: &Source,
    attachments: &Attachments,
) -> Result<Report, Diagnostic> {
    let plan = &*discreet(plan);
    let words = context(plan, findings, lang);
    let markdown = template::render(lang, &template.name, &template.text, &words)?;
    let desk = Desk::new(plan, findings, lang, attachments);
    let blocks = parse::parse(&markdown, &mut |directive| desk.expand(directive))
        .map_err(|problem| diagnostic(problem, &markdown, &template.text))?;
    let document = document(template);
    let title = document.map(|own| say(lang, own.title, &[]));
    let look = document.map_or(Look::Book, |own| own.look);
    let mut cover = cover(title, plan, lang);
    if document.is_some_and(|own| own.by_hand) && cover.territory.is_empty() {
        to_fill(&mut cover, lang);
    }
    Ok(Report {
        lang,
        cover,
        contents: look == Look::Book && has_headings(&blocks),
        paper: Paper::A4,
        loose: false,
        look,
        blocks,
    })
}

/// A cover whose territory is written by hand.
fn to_fill(cover: &mut Cover, lang: Lang) {
    RULE.clone_into(&mut cover.territory);
    let lines = [
        "report-blank-place",
        "report-blank-period",
        "report-blank-people",
    ];
    cover.lines = lines.map(|key| say(lang, key, &[])).into();
}

fn has_headings(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .filter(|block| matches!(block, Block::Heading { .. }))
        .count()
        > 1
}

/// The cover: what the document is, of which territory, and how far it is.
pub(super) fn cover(title: Option<String>, plan: &Plan, lang: Lang) -> Cover {
    let words = Public { plan, lang };
    let territory = plan.single("territory");
    let answer = |key: &str| {
        territory
            .map(|item| words.answer(item, key))
            .unwrap_or_default()
    };
    let place = [answer("province"), answer("country")];
    let place: Vec<&str> = place
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    let mut lines = vec![place.join(", ")];
    let (start, end) = (answer("plan_start"), answer("plan_end"));
    if !start.is_empty() && !end.is_empty() {
        let args = [("start", Arg::Text(&start)), ("end", Arg::Text(&end))];
        lines.push(say(lang, "report-cover-period", &args));
    }
    lines.retain(|line| !line.is_empty());
    Cover {
        // A plan stays a draft; what happened is no draft.
        version: match title {
            Some(_) => String::new(),
            None => say(lang, "report-draft", &[]),
        },
        title: title.unwrap_or_else(|| plan.workshop.title.get(lang).to_owned()),
        // Nobody has signed a draft.
        author: String::new(),
        territory: plan.territory(lang),
        lines,
        date: date::long(plan.today, lang),
        iso_date: plan.today.to_string(),
        mark: plan
            .is_fictional()
            .then(|| say(lang, "report-sample-mark", &[])),
    }
}

/// A mistake in the Markdown, under the line of the template that it came from.
fn diagnostic(problem: Problem, markdown: &str, template: &str) -> Diagnostic {
    let line = markdown
        .lines()
        .nth(problem.line.saturating_sub(1))
        .unwrap_or_default();
    let span = place_of(line, template);
    mistake("template-directive", span, problem.sentence)
}

/// The line of the template that is this one, or that begins with the same word.
fn place_of(line: &str, template: &str) -> Span {
    let line = line.trim();
    let first = line.split_whitespace().next().unwrap_or_default();
    let mut begins = None;
    let mut at = 0;
    for other in template.split_inclusive('\n') {
        let words = other.trim();
        let start = at + (other.len() - other.trim_start().len());
        at += other.len();
        if words.is_empty() || line.is_empty() {
            continue;
        }
        if words == line {
            return start..start + words.len();
        }
        if begins.is_none() && words.split_whitespace().next() == Some(first) {
            begins = Some(start..start + words.len());
        }
    }
    begins.unwrap_or(0..0)
}

#[cfg(test)]
mod outline_tests;
#[cfg(test)]
mod tests;
