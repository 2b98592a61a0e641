//! The figures that the program draws for a template, each asked for by a directive `figure kind=…`.
//!
//! From records to plain labels and numbers, and the words for who cannot see the figure: what it shows, with the
//! names and values that a person would read from it. A figure without anything in it is no figure: the directive
//! gives nothing.

mod amounts;
mod cells;
mod computed;
mod places;
mod radar;
mod ties;
mod times;
mod zones;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::block::{Block, Figure, Picture, Tone};
use super::tables::ask::Ask;
use super::tables::draft::{inlines, paragraph};
use super::tables::records;
use super::tables::{Built, Desk, with_near};
use crate::diag::Sentence;
use crate::drawing::{Drawing, Medium, svg};
use crate::locale::{Arg, Lang, number, say};
use crate::plan::Item;
use crate::vocabulary::Shown;
use crate::workshop::{Field, FieldKind};

/// A kind of figure.
pub struct FigureKind {
    /// Name of the kind in the directive.
    pub name: &'static str,
    /// Key of the sentence that says what it shows.
    pub words: &'static str,
    /// Its options, besides those of every figure.
    pub options: &'static [&'static str],
    build: fn(&Desk<'_>, &Ask<'_>) -> Result<Vec<Sketch>, Sentence>,
}

/// Options that every figure has.
pub const SHARED: [&str; 4] = ["kind", "caption", "source", "wide"];

/// Every kind of figure.
pub const FIGURES: &[FigureKind] = &[
    FigureKind {
        name: "plane",
        words: "figure-kind-plane",
        options: &["collection", "x", "y", "sort", "where", "limit"],
        build: places::plane,
    },
    FigureKind {
        name: "tree",
        words: "figure-kind-tree",
        options: &[
            "collection",
            "links",
            "cause",
            "effect",
            "core",
            "where",
            "limit",
        ],
        build: ties::tree,
    },
    FigureKind {
        name: "chain",
        words: "figure-kind-chain",
        options: &["levels", "where", "limit"],
        build: ties::chain,
    },
    FigureKind {
        name: "relations",
        words: "figure-kind-relations",
        options: &[
            "collection",
            "a",
            "b",
            "value",
            "strength",
            "directed",
            "without",
            "where",
            "limit",
        ],
        build: ties::relations,
    },
    FigureKind {
        name: "flows",
        words: "figure-kind-flows",
        options: &[
            "collection",
            "from",
            "to",
            "what",
            "strength",
            "by",
            "sort",
            "where",
            "limit",
        ],
        build: places::flows,
    },
    FigureKind {
        name: "radar",
        words: "figure-kind-radar",
        options: &["collection", "by", "value", "field", "where", "limit"],
        build: radar::radar,
    },
    FigureKind {
        name: "bars",
        words: "figure-kind-bars",
        options: &["collection", "value", "by", "sort", "where", "limit"],
        build: amounts::bars,
    },
    FigureKind {
        name: "investment",
        words: "figure-kind-investment",
        options: &["by"],
        build: amounts::investment,
    },
    FigureKind {
        name: "funding",
        words: "figure-kind-funding",
        options: &["by"],
        build: amounts::funding,
    },
    FigureKind {
        name: "gantt",
        words: "figure-kind-gantt",
        options: &["tasks", "where", "sort", "limit"],
        build: times::gantt,
    },
    FigureKind {
        name: "organisation",
        words: "figure-kind-organisation",
        options: &["where", "limit"],
        build: times::organisation,
    },
    FigureKind {
        name: "heat",
        words: "figure-kind-heat",
        options: &[
            "collection",
            "fields",
            "cells",
            "row",
            "column",
            "value",
            "sort",
            "where",
            "limit",
        ],
        build: cells::heat,
    },
    FigureKind {
        name: "vester",
        words: "figure-kind-vester",
        options: &[],
        build: computed::vester,
    },
    FigureKind {
        name: "micmac",
        words: "figure-kind-micmac",
        options: &[],
        build: computed::micmac,
    },
    FigureKind {
        name: "ranks",
        words: "figure-kind-ranks",
        options: &["of"],
        build: computed::ranks,
    },
    FigureKind {
        name: "fabric",
        words: "figure-kind-fabric",
        options: &[],
        build: computed::fabric,
    },
    FigureKind {
        name: "typology",
        words: "figure-kind-typology",
        options: &["marks", "where", "limit"],
        build: computed::typology,
    },
    FigureKind {
        name: "map",
        words: "figure-kind-map",
        options: &["collection", "field", "class", "marks", "where", "limit"],
        build: zones::map,
    },
];

/// A figure before it has a place in a document.
pub(super) struct Sketch {
    /// What it is named after: `figure plane actor`.
    name: String,
    /// Its caption, unless the template says another.
    caption: String,
    /// The words for who cannot see it.
    alt: String,
    source: String,
    /// The drawing; without it the words stand alone, as a note.
    drawing: Option<Drawing>,
}

/// The options of a `figure` directive, which depend on its kind.
pub(super) fn options(ask: &Ask<'_>) -> Result<Vec<&'static str>, Sentence> {
    let kind = kind(ask)?;
    Ok(SHARED.iter().chain(kind.options).copied().collect())
}

fn kind(ask: &Ask<'_>) -> Result<&'static FigureKind, Sentence> {
    let names: Vec<&str> = FIGURES.iter().map(|kind| kind.name).collect();
    let name = ask.one_of("kind", &names)?;
    Ok(FIGURES
        .iter()
        .find(|kind| kind.name == name)
        .expect("it is one of the names"))
}

/// `figure`: a drawing with its caption and its words for who cannot see it.
pub(super) fn figure(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let kind = kind(ask)?;
    let wide = ask.yes("wide", false)?;
    let mut blocks = Vec::new();
    let sketches = (kind.build)(desk, ask)?;
    let count = sketches.len();
    for (place, sketch) in sketches.into_iter().enumerate() {
        let mut caption = ask.get("caption").map_or(sketch.caption, str::to_owned);
        if count > 1 {
            let (part, all) = ((place + 1).to_string(), count.to_string());
            let args = [
                ("caption", caption.as_str()),
                ("part", &part),
                ("count", &all),
            ];
            caption = desk.say_of("figure-part", &args);
        }
        let Some(drawing) = sketch.drawing else {
            blocks.push(Block::Note {
                tone: Tone::Warning,
                title: caption,
                blocks: vec![paragraph(&sketch.alt)],
            });
            continue;
        };
        let page = medium(wide).width;
        let width = (drawing.width / page).min(1.0) as f32;
        let drawing = drawing.about(&caption, &sketch.alt, desk.lang.code());
        let (wide, tall) = svg::pixels(&drawing);
        blocks.push(Block::Figure(Figure {
            id: desk.id(&sketch.name),
            caption: inlines(&caption),
            alt: sketch.alt,
            source: sketch.source,
            picture: Picture::Svg {
                source: svg::svg(&drawing),
                width: wide,
                height: tall,
            },
            width,
        }));
    }
    Ok(blocks)
}

/// What a figure of a document is drawn on.
fn medium(wide: bool) -> Medium {
    if wide {
        Medium::wide_page()
    } else {
        Medium::page()
    }
}

/// The medium that a directive asks for.
fn page(ask: &Ask<'_>) -> Result<Medium, Sentence> {
    Ok(medium(ask.yes("wide", false)?))
}

/// Where the data come from: what the template says, or the sources that the records name.
fn source(ask: &Ask<'_>, items: &[&Item]) -> String {
    records::source(ask, items)
}

/// Words that say how many things are not shown.
fn left(lang: Lang) -> impl Fn(usize) -> String {
    move |count| {
        let shown = number::integer(count as i64, lang);
        say(
            lang,
            "figure-left",
            &[("count", Arg::Count(count)), ("shown", Arg::Text(&shown))],
        )
    }
}

/// A number for a drawing.
fn float(number: Decimal) -> f64 {
    number.to_f64().unwrap_or(0.0)
}

/// A field whose answers are numbers.
fn numeric(field: &Field) -> Result<&Field, Sentence> {
    let is_number = matches!(
        field.kind,
        FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Percent
            | FieldKind::Scale
            | FieldKind::Computed(Shown::Number(_) | Shown::Percent(_))
    );
    if is_number {
        Ok(field)
    } else {
        Err(Sentence::new("figure-field-number").with("name", &*field.key))
    }
}

/// The number that a record has in a field, written or worked out.
fn answer(desk: &Desk<'_>, item: &Item, field: &Field) -> Option<Decimal> {
    match field.kind {
        FieldKind::Computed(_) => desk
            .plan
            .results()
            .computed(&item.id, &field.key)?
            .as_number(),
        _ => item.number(&field.key),
    }
}

/// The least and greatest value that a field may have; what the answers have where it does not say.
fn scale(field: &Field, values: &[Decimal]) -> (Decimal, Decimal) {
    let percent = matches!(field.kind, FieldKind::Percent).then_some(Decimal::ONE_HUNDRED);
    let zero = Decimal::ZERO;
    let min = field
        .min
        .unwrap_or_else(|| values.iter().copied().min().unwrap_or(zero).min(zero));
    let max = field
        .max
        .or(percent)
        .or_else(|| values.iter().copied().max())
        .unwrap_or(Decimal::TEN);
    (min, max.max(min))
}

/// The numbers that records have in a field.
fn answers(desk: &Desk<'_>, items: &[&Item], field: &Field) -> Vec<Decimal> {
    items
        .iter()
        .filter_map(|item| answer(desk, item, field))
        .collect()
}

/// The words of a value of a scale: «5 Muy alto»; the number alone when it has none.
fn level(desk: &Desk<'_>, field: &Field, value: Decimal) -> String {
    let shown = number::decimal(value, None, desk.lang);
    let level = field
        .levels
        .iter()
        .find(|level| Decimal::from(level.value) == value);
    match level {
        Some(level) => format!("{shown} {}", level.label.get(desk.lang)),
        None => shown,
    }
}

/// Names as people list them, and how many more there are.
fn listed(desk: &Desk<'_>, names: &[String]) -> String {
    /// Names that somebody listens to.
    const MOST: usize = 30;
    let mut words: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
    let more;
    if names.len() > MOST {
        more = counted(desk.lang, "figure-more", names.len() - MOST, &[]);
        words.push(&more);
    }
    words.join("; ")
}

/// Sentences one after another; empty ones leave no blank.
fn sentences(parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

/// A sentence with a count in it.
fn counted(lang: Lang, key: &str, count: usize, args: &[(&str, &str)]) -> String {
    let shown = number::integer(count as i64, lang);
    let mut all = vec![("count", Arg::Count(count)), ("shown", Arg::Text(&shown))];
    all.extend(args.iter().map(|(name, value)| (*name, Arg::Text(value))));
    say(lang, key, &all)
}

/// A name that is no near one of those there are.
fn unknown(key: &'static str, value: &str, known: &[&str]) -> Sentence {
    let sentence = Sentence::new("report-option-value")
        .with("option", key)
        .with("value", value);
    with_near(sentence, value, known.iter().copied())
}

#[cfg(test)]
mod tests;
