//! The report as the theme reads it: printable characters, words that can be broken, pictures as files.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};
use typst::foundations::Bytes;

use crate::report::block::{Block, Inline, Picture, Report};
use crate::report::fonts::printable;
use crate::report::labels::{self, label};
use crate::report::walk;

/// Longest word that is not cut in a cell of a table, and in running text.
const LONGEST: (usize, usize) = (22, 60);

/// Letters of a running head.
const HEAD: usize = 95;

/// Replaces what cannot be printed, also inside drawings.
pub(super) fn make_printable(report: &mut Report) {
    let change = &mut |text: &mut String| {
        if let Some(fitting) = printable(text) {
            *text = fitting;
        }
    };
    walk::each_text(report, change);
    walk::each_block(&mut report.blocks, &mut |block| {
        if let Block::Figure(figure) = block
            && let Picture::Svg { source, .. } = &mut figure.picture
        {
            change(source);
        }
    });
}

/// A run of pages as the theme reads it.
#[derive(Serialize)]
struct Run<'a> {
    #[serde(flatten)]
    whole: &'a Value,
    /// Whether the document begins here, with its cover or its head.
    first: bool,
    blocks: &'a [Block],
}

/// The JSON of a run of pages: what is said of the whole report, and the blocks of these pages.
pub(super) fn json(whole: &Value, blocks: &[Block], first: bool) -> String {
    let run = Run {
        whole,
        first,
        blocks,
    };
    serde_json::to_string(&run).expect("a tree of blocks has string keys alone")
}

/// What the theme is told of the whole report. Pictures leave the report and become files.
pub(super) fn whole(report: &mut Report, files: &mut BTreeMap<String, Bytes>) -> Value {
    let mut pictures = Map::new();
    let mut has_headings = false;
    let lang = report.lang;
    walk::each_block(&mut report.blocks, &mut |block| {
        let longest = match block {
            Block::Table(_) | Block::Grid(_) => LONGEST.0,
            _ => LONGEST.1,
        };
        walk::each_run(block, &mut |run| break_words(run, longest));
        match block {
            Block::Heading { .. } => has_headings = true,
            Block::Note { tone, title, .. } => {
                *title = breakable(&labels::note_title(lang, *tone, title), LONGEST.1);
            }
            Block::Signatures { people } => {
                for text in people
                    .iter_mut()
                    .flat_map(|it| [&mut it.name, &mut it.office])
                {
                    *text = breakable(text, LONGEST.0);
                }
            }
            Block::Figure(figure) => {
                let (extension, bytes) = match &mut figure.picture {
                    Picture::Svg { source, .. } => ("svg", std::mem::take(source).into_bytes()),
                    Picture::Raster { media, bytes, .. } => {
                        let extension = if media == "image/png" { "png" } else { "jpg" };
                        (extension, std::mem::take(bytes))
                    }
                };
                // Named by order, not by id: the library remembers every name it ever saw.
                let path = format!("/pictures/{}.{extension}", pictures.len() + 1);
                files.insert(path.clone(), Bytes::new(bytes));
                pictures.insert(figure.id.clone(), Value::String(path));
            }
            _ => {}
        }
    });
    let title = labels::full_title(&report.cover);
    let cover = &mut report.cover;
    let dated = [&cover.date, &cover.version]
        .map(String::as_str)
        .join(" · ");
    let imprint = shorten(&dated, HEAD).trim_matches([' ', '·']).to_owned();
    let mark = cover.mark.as_deref().map(|mark| shorten(mark, 30));
    for text in [&mut cover.title, &mut cover.territory] {
        *text = breakable(text, LONGEST.0);
    }
    for text in [&mut cover.author, &mut cover.date, &mut cover.version]
        .into_iter()
        .chain(&mut cover.lines)
    {
        *text = breakable(text, LONGEST.1);
    }
    let (_, region) = lang.tag().split_once('-').unwrap_or((lang.tag(), ""));
    let word = |key: &str| Value::String(label(lang, key));
    json!({
        "lang": lang.code(),
        "region": region,
        "title": title,
        "running": breakable(&shorten(&title, HEAD), LONGEST.0),
        "imprint": breakable(&imprint, LONGEST.0),
        "mark": mark,
        "contents": report.contents && has_headings,
        "paper": report.paper,
        "loose": report.loose,
        "look": report.look,
        "words": {
            "table": word("report-table"),
            "figure": word("report-figure"),
            "contents": word("report-contents"),
            "page": word("report-page"),
            "of": word("report-page-of"),
            "source": word("report-source"),
            "sample": word("report-sample"),
        },
        "cover": report.cover,
        "pictures": pictures,
    })
}

fn shorten(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Lets words that are longer than a column be cut where no hyphen belongs: addresses, codes.
fn break_words(run: &mut [Inline], longest: usize) {
    for inline in run {
        match inline {
            Inline::Text { text } | Inline::Code { text } => *text = breakable(text, longest),
            Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                break_words(text, longest);
            }
            Inline::Break => {}
        }
    }
}

fn breakable(text: &str, longest: usize) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            if word.chars().count() > longest {
                with_breaks(word)
            } else {
                word.to_owned()
            }
        })
        .collect();
    words.join(" ")
}

fn with_breaks(word: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation;

    let letters: Vec<&str> = word.graphemes(true).collect();
    let parts: Vec<String> = letters.chunks(8).map(<[&str]>::concat).collect();
    parts.join("\u{200b}")
}
