//! What every writer says the same way: labels, numbered captions, lines of the cover.

use super::block::{Cover, Tone};
use crate::locale::{Lang, say};

/// A label by its key.
pub(super) fn label(lang: Lang, key: &str) -> String {
    say(lang, key, &[])
}

/// Words of a tone.
pub(super) fn tone(lang: Lang, tone: Tone) -> String {
    label(
        lang,
        match tone {
            Tone::Plain => "report-note-plain",
            Tone::Pending => "report-note-pending",
            Tone::Warning => "report-note-warning",
        },
    )
}

/// «Fuente: INEC 2022».
pub(super) fn source(lang: Lang, source: &str) -> String {
    format!("{}: {source}", label(lang, "report-source"))
}

/// Title of a note: its tone, unless it is plain and has a title of its own.
pub(super) fn note_title(lang: Lang, kind: Tone, title: &str) -> String {
    match (kind, title.is_empty()) {
        (Tone::Plain, false) => title.to_owned(),
        (_, false) => format!("{}: {title}", tone(lang, kind)),
        (_, true) => tone(lang, kind),
    }
}

/// «Plan territorial de Colimes» for windows and running heads: the title alone when it names the territory.
pub(super) fn full_title(cover: &Cover) -> String {
    if cover.territory.is_empty() || cover.title.contains(&cover.territory) {
        cover.title.clone()
    } else {
        format!("{} · {}", cover.title, cover.territory)
    }
}

/// Date, version and author, those that there are.
pub(super) fn imprint(cover: &Cover) -> Vec<&str> {
    [&cover.author, &cover.date, &cover.version]
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect()
}

/// What stands under the title of a head: the lines of the cover and the imprint.
pub(super) fn below_title(cover: &Cover) -> Vec<&str> {
    let lines = cover.lines.iter().map(String::as_str);
    lines
        .filter(|line| !line.trim().is_empty())
        .chain(imprint(cover))
        .collect()
}

/// Counts tables and figures while a writer goes through the report.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    tables: usize,
    figures: usize,
}

impl Numbers {
    /// The number of the table that comes now.
    pub(super) fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// The number of the figure that comes now.
    pub(super) fn figure(&mut self) -> usize {
        self.figures += 1;
        self.figures
    }
}
