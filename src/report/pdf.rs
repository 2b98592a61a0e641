//! The PDF writer: typesetting in process, checked at export against PDF/UA-1 and PDF/A-2a.
//!
//! The words travel as JSON to a fixed theme (`templates/style/report.typ`), so that nothing has to be escaped
//! and nothing can become code. The writer mends its own copy of the report first: the export refuses a page
//! with a character that no font has, and people do write emoji.

mod layout;
mod print;
mod runs;
mod world;

use std::collections::BTreeMap;

use typst::World as _;
use typst::WorldExt as _;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::block::Report;
use super::error::Error;
use super::lint;
use world::{Paper, Run};

const THEME: &str = include_str!("../../templates/style/report.typ");

/// Writes the report as a tagged PDF. The same report gives the same bytes.
pub fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let mut report = report.clone();
    lint::repair(&mut report);
    print::make_printable(&mut report);
    let mut files: BTreeMap<String, Bytes> = BTreeMap::new();
    let whole = print::whole(&mut report, &mut files);
    let paper = Paper::new(THEME, files);
    let mut parts = runs::split(std::mem::take(&mut report.blocks));
    if parts.is_empty() || report.has_cover() || report.contents {
        // Cover and contents are a run of their own.
        parts.insert(0, Vec::new());
    }
    let runs: Vec<Run<'_>> = parts
        .iter()
        .enumerate()
        .map(|(at, blocks)| Run::new(&paper, print::json(&whole, blocks, at == 0)))
        .collect();
    drop(parts);
    let bytes = set(&runs, &report);
    layout::forget();
    bytes
}

fn set(runs: &[Run<'_>], report: &Report) -> Result<Vec<u8>, Error> {
    let failed = |errors: &[SourceDiagnostic]| Error::Write {
        format: "pdf",
        causes: errors.iter().map(|error| tell(runs, error)).collect(),
    };
    let document = layout::lay_out(runs).map_err(|errors| failed(&errors))?;
    let cover = &report.cover;
    let options = PdfOptions {
        ident: Smart::Custom(format!(
            "rumbo {} {} {} {}",
            cover.territory, cover.title, cover.iso_date, cover.version
        )),
        creator: Smart::Custom(Some(format!("rumbo {}", env!("CARGO_PKG_VERSION")))),
        timestamp: date(&cover.iso_date).map(Timestamp::new_utc),
        page_ranges: None,
        standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .expect("both standards are of PDF 1.7"),
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| failed(&errors))
}

/// The date of the cover, or a fixed one: archives ask for some date, and the clock is not ours to read.
fn date(iso: &str) -> Option<Datetime> {
    let mut parts = iso.splitn(3, '-');
    let year = parts.next().and_then(|part| part.parse().ok());
    let month = parts.next().and_then(|part| part.parse().ok());
    let day = parts.next().and_then(|part| part.parse().ok());
    let known = year
        .zip(month)
        .zip(day)
        .and_then(|((year, month), day)| Datetime::from_ymd_hms(year, month, day, 0, 0, 0));
    known.or_else(|| Datetime::from_ymd_hms(2000, 1, 1, 0, 0, 0))
}

/// What went wrong and on which line of the theme.
fn tell(runs: &[Run<'_>], error: &SourceDiagnostic) -> String {
    let line = runs.first().and_then(|run| {
        let range = run.range(error.span)?;
        let theme = run.source(run.main()).ok()?;
        theme.lines().byte_to_line(range.start)
    });
    let place = line.map(|line| format!("(report.typ:{})", line + 1));
    let hints = error.hints.iter().map(|hint| format!("({})", hint.v));
    let parts: Vec<String> = std::iter::once(error.message.to_string())
        .chain(place)
        .chain(hints)
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests;
