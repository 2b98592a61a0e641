//! The tables that the program builds for a template, each asked for by a directive.
//!
//! A table without rows is no table: the directive gives nothing, and the template says why. What is personal
//! cannot be asked for.

mod agenda;
pub(super) mod ask;
mod blank;
mod brief;
mod chain;
pub(super) mod draft;
mod grid;
mod logframe;
mod matrix;
mod merges;
pub(super) mod money;
pub(super) mod people;
mod picture;
pub(super) mod records;
mod review;
mod yearly;

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::block::Block;
use super::figures;
use super::parse::{Directive, slug};
use super::template::nearest;
use super::words::Public;
use crate::diag::Sentence;
use crate::locale::{Arg, Lang, say};
use crate::plan::{Finding, Plan};

use ask::Ask;
use draft::paragraph;
pub use picture::Attachments;

/// A kind of table.
pub struct TableKind {
    /// Name of its directive.
    pub name: &'static str,
    /// Key of the sentence that says what it shows.
    pub words: &'static str,
    /// Its options.
    pub options: &'static [&'static str],
    build: fn(&Desk<'_>, &Ask<'_>) -> Built,
}

/// The directive of the figures.
const FIGURE: &str = "figure";

/// The option that every kind has: what to say when there is nothing to show.
const EMPTY: &str = "empty";

pub(super) type Built = Result<Vec<Block>, Sentence>;

/// Every kind of table.
pub const TABLES: &[TableKind] = &[
    TableKind {
        name: "table",
        words: "report-kind-table",
        options: &[
            "collection",
            "fields",
            "where",
            "group",
            "sort",
            "limit",
            "total",
            "caption",
            "source",
        ],
        build: records::table,
    },
    TableKind {
        name: "cards",
        words: "report-kind-cards",
        options: &["collection", "fields", "where", "sort", "limit", "level"],
        build: records::cards,
    },
    TableKind {
        name: "years",
        words: "report-kind-years",
        options: &[
            "collection",
            "field",
            "fields",
            "where",
            "total",
            "caption",
            "source",
        ],
        build: grid::years,
    },
    TableKind {
        name: "shares",
        words: "report-kind-shares",
        options: &[
            "collection",
            "field",
            "fields",
            "where",
            "caption",
            "source",
        ],
        build: grid::shares,
    },
    TableKind {
        name: "matrix",
        words: "report-kind-matrix",
        options: &[
            "cells", "row", "column", "value", "names", "totals", "legend", "caption", "source",
        ],
        build: matrix::matrix,
    },
    TableKind {
        name: "investment",
        words: "report-kind-investment",
        options: &["by", "caption", "source"],
        build: money::investment,
    },
    TableKind {
        name: "funding",
        words: "report-kind-funding",
        options: &["by", "caption", "source"],
        build: money::funding,
    },
    TableKind {
        name: "gap",
        words: "report-kind-gap",
        options: &["caption"],
        build: money::gap,
    },
    TableKind {
        name: "participation",
        words: "report-kind-participation",
        options: &["by", "caption"],
        build: people::participation,
    },
    TableKind {
        name: "quotas",
        words: "report-kind-quotas",
        options: &["caption"],
        build: people::quotas,
    },
    TableKind {
        name: "actors-plane",
        words: "report-kind-actors-plane",
        options: &["caption"],
        build: super::results::actors_plane,
    },
    TableKind {
        name: "result",
        words: "report-kind-result",
        options: &["of", "show"],
        build: super::results::result,
    },
    TableKind {
        name: "methods",
        words: "report-kind-methods",
        options: &["caption"],
        build: super::results::methods,
    },
    TableKind {
        name: "projects",
        words: "report-kind-projects",
        options: &["where", "level"],
        build: chain::projects,
    },
    TableKind {
        name: "logframe",
        words: "report-kind-logframe",
        options: &["where", "sort", "limit"],
        build: logframe::logframe,
    },
    TableKind {
        name: "operating-plan",
        words: "report-kind-operating-plan",
        options: &["year", "caption"],
        build: yearly::operating_plan,
    },
    TableKind {
        name: "goals",
        words: "report-kind-goals",
        options: &["caption", "source"],
        build: brief::goals,
    },
    TableKind {
        name: "costliest",
        words: "report-kind-costliest",
        options: &["limit", "caption", "source"],
        build: brief::costliest,
    },
    TableKind {
        name: "risk",
        words: "report-kind-risk",
        options: &["caption"],
        build: review::risk,
    },
    TableKind {
        name: "findings",
        words: "report-kind-findings",
        options: &["caption"],
        build: review::findings,
    },
    TableKind {
        name: "pending",
        words: "report-kind-pending",
        options: &["section", "number"],
        build: review::pending,
    },
    TableKind {
        name: "pending-list",
        words: "report-kind-pending-list",
        options: &["caption"],
        build: review::pending_list,
    },
    TableKind {
        name: "agenda",
        words: "report-kind-agenda",
        options: &["meeting", "caption"],
        build: agenda::agenda,
    },
    TableKind {
        name: "blank",
        words: "report-kind-blank",
        options: &["step"],
        build: blank::blank,
    },
    TableKind {
        name: "image",
        words: "report-kind-image",
        options: &["collection", "field", "caption", "width"],
        build: picture::image,
    },
    TableKind {
        name: "merges",
        words: "report-kind-merges",
        options: &["caption"],
        build: merges::merges,
    },
    TableKind {
        name: "restored",
        words: "report-kind-restored",
        options: &["caption"],
        build: merges::restored,
    },
    TableKind {
        name: "clashes",
        words: "report-kind-clashes",
        options: &["state", "caption"],
        build: merges::clashes,
    },
    TableKind {
        name: FIGURE,
        words: "report-kind-figure",
        // Each kind of figure has its own.
        options: &[],
        build: figures::figure,
    },
];

/// Where the directives of one document are carried out.
pub struct Desk<'a> {
    pub(super) plan: &'a Plan,
    findings: &'a [Finding],
    pub(super) lang: Lang,
    pub(super) attachments: &'a Attachments,
    pub(super) words: Public<'a>,
    /// Names of tables given so far, and how often.
    ids: RefCell<BTreeMap<String, usize>>,
    /// Sections that the document has said to be pending, with their numbers in it.
    pending: RefCell<Vec<(String, String)>>,
}

impl<'a> Desk<'a> {
    /// A desk for one document.
    pub fn new(
        plan: &'a Plan,
        findings: &'a [Finding],
        lang: Lang,
        attachments: &'a Attachments,
    ) -> Self {
        Self {
            plan,
            findings,
            lang,
            attachments,
            words: Public { plan, lang },
            ids: RefCell::new(BTreeMap::new()),
            pending: RefCell::new(Vec::new()),
        }
    }

    /// Carries out a directive.
    pub fn expand(&self, directive: &Directive) -> Built {
        let Some(kind) = TABLES.iter().find(|kind| kind.name == directive.name) else {
            let names = TABLES.iter().map(|kind| kind.name);
            return Err(with_near(
                Sentence::new("report-directive-unknown").with("name", &directive.name),
                &directive.name,
                names,
            ));
        };
        let ask = Ask {
            desk: self,
            directive,
        };
        let options = if kind.name == FIGURE {
            figures::options(&ask)?
        } else {
            kind.options.to_vec()
        };
        let is_known = |key: &str| options.contains(&key) || key == EMPTY;
        if let Some(option) = directive.options.keys().find(|key| !is_known(key)) {
            let sentence = Sentence::new("report-option-unknown")
                .with("option", option)
                .with("name", kind.name);
            return Err(with_near(sentence, option, options.iter().copied()));
        }
        let blocks = (kind.build)(self, &ask)?;
        Ok(match directive.get(EMPTY) {
            Some(words) if blocks.is_empty() => vec![paragraph(words)],
            _ => blocks,
        })
    }

    /// A name that no other table of the document has.
    pub(super) fn id(&self, base: &str) -> String {
        let base = format!("t-{}", slug(base));
        let mut ids = self.ids.borrow_mut();
        let copy = ids.entry(base.clone()).or_default();
        *copy += 1;
        if *copy == 1 {
            base
        } else {
            format!("{base}-{copy}")
        }
    }

    /// Words of the program.
    pub(super) fn say(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// Words of the program about something.
    pub(super) fn say_of(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        say(self.lang, key, &args)
    }

    /// Words with the currency of the plan: «Costo (USD)».
    pub(super) fn in_currency(&self, words: &str) -> String {
        match self.plan.currency.as_str() {
            "" => words.to_owned(),
            currency => format!("{words} ({currency})"),
        }
    }
}

/// A sentence that ends with the near name, or with all there are.
pub(super) fn with_near<'a>(
    sentence: Sentence,
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Sentence {
    match nearest(name, known.clone()) {
        Some(near) => sentence.with("near", near),
        None => sentence.with("near", known.collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests;
