//! From a plan to files: template, tree, every format asked for.

use std::path::{Path, PathBuf};

use super::Error;
use super::block::Report;
use super::compose::{compose, is_named, template_of};
use super::format::{Format, Writer, get_format, unknown_format, write_whole};
use super::lint::repair;
use super::tables::Attachments;
use super::txt;
use crate::diag::{self, Source};
use crate::locale::{Arg, Lang, say};
use crate::plan::{Finding, Plan, Value};
use crate::text::Line;

/// What documents are written from.
#[derive(Debug, Clone, Copy)]
pub struct Papers<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its findings.
    pub findings: &'a [Finding],
    /// Pictures and maps by id: media type and bytes.
    pub attachments: &'a Attachments,
    /// Language of the documents.
    pub lang: Lang,
}

/// The pictures and maps that a plan points to, read through `get`.
pub fn attachments(
    plan: &Plan,
    mut get: impl FnMut(&str) -> Option<(String, String, Vec<u8>)>,
) -> Attachments {
    let mut found = Attachments::new();
    for collection in &plan.workshop.collections {
        for item in plan.items(&collection.id) {
            for value in item.values.values() {
                if let Value::Attachment(id) = value
                    && let Some((_, media, bytes)) = get(id)
                {
                    found.insert(id.to_string(), (media, bytes));
                }
            }
        }
    }
    found
}

/// Writes the plan in some formats into a folder; gives the files, or the sentences that say why not. All
/// formats are made before the first file is touched, so there is never half a set. With the template of another
/// document of the program, formats that only the plan can become are refused.
pub fn write_plan(
    papers: &Papers<'_>,
    template: Option<&Source>,
    formats: &[String],
    folder: &Path,
    name: &str,
) -> Result<Vec<PathBuf>, Vec<String>> {
    let is_plan = !template.is_some_and(is_named);
    let wanted = wanted(formats, is_plan, papers.lang)?;
    let needs_blocks = wanted.iter().any(|format| format.takes_documents());
    let report = needs_blocks
        .then(|| composed(papers, template))
        .transpose()?;
    let made = write_all(&wanted, report.as_ref(), Some(papers), papers.lang)?;
    keep(made, folder, name, papers.lang)
}

/// The plan in lines of plain text, by a template or its own; or the sentences that say why not.
pub fn read_plan(
    papers: &Papers<'_>,
    template: Option<&Source>,
    width: usize,
) -> Result<Vec<Line>, Vec<String>> {
    let report = composed(papers, template)?;
    Ok(txt::lines(&report, width))
}

/// The document that a template makes of the plan, by its own or the one of the workshop.
fn composed(papers: &Papers<'_>, template: Option<&Source>) -> Result<Report, Vec<String>> {
    let lang = papers.lang;
    let own;
    let source = if let Some(source) = template {
        source
    } else {
        own = template_of(&papers.plan.workshop.id, lang);
        &own
    };
    let mut report = compose(
        papers.plan,
        papers.findings,
        lang,
        source,
        papers.attachments,
    )
    .map_err(|mistake| {
        let mut lines = vec![say(
            lang,
            "template-mistake-what",
            &[("name", Arg::Text(&source.name))],
        )];
        lines.push(diag::render(
            &mistake,
            std::slice::from_ref(source),
            lang,
            false,
        ));
        lines.push(say(lang, "template-mistake-safe", &[]));
        lines
    })?;
    repair(&mut report);
    Ok(report)
}

/// Writes a document that is not the plan in some formats into a folder, as [`write_plan`] does.
pub fn write_report(
    report: &mut Report,
    formats: &[String],
    folder: &Path,
    name: &str,
) -> Result<Vec<PathBuf>, Vec<String>> {
    let lang = report.lang;
    let wanted = wanted(formats, false, lang)?;
    repair(report);
    let made = write_all(&wanted, Some(report), None, lang)?;
    keep(made, folder, name, lang)
}

/// The formats of those names, when the document can become all of them.
fn wanted(
    formats: &[String],
    is_plan: bool,
    lang: Lang,
) -> Result<Vec<&'static Format>, Vec<String>> {
    let mut wanted = Vec::with_capacity(formats.len());
    for id in formats {
        let format = get_format(id).ok_or_else(|| unknown_format(id).sentences(lang))?;
        if !is_plan && !format.takes_documents() {
            return Err(Error::PlanOnly { format: format.id }.sentences(lang));
        }
        wanted.push(format);
    }
    Ok(wanted)
}

/// The ending of a file and its bytes.
type Made = (&'static str, Vec<u8>);

/// Every format at once, each in a thread of its own: the PDF takes as long as all others together.
fn write_all(
    wanted: &[&'static Format],
    report: Option<&Report>,
    papers: Option<&Papers<'_>>,
    lang: Lang,
) -> Result<Vec<Made>, Vec<String>> {
    // A writer that breaks, or that lacks what it writes from, is told like one that refuses, and the notebook
    // stays open.
    let broken = |format: &Format| Error::Write {
        format: format.id,
        causes: Vec::new(),
    };
    let write = |format: &Format| match (format.writer, report, papers) {
        (Writer::Blocks(write), Some(report), _) => write(report),
        (Writer::Plan(write), _, Some(papers)) => write(papers),
        _ => Err(broken(format)),
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = wanted
            .iter()
            .map(|format| (*format, scope.spawn(|| write(format))))
            .collect();
        let mut made = Vec::with_capacity(writers.len());
        for (format, writer) in writers {
            let bytes = writer.join().unwrap_or_else(|_| Err(broken(format)));
            made.push((
                format.extension,
                bytes.map_err(|error| error.sentences(lang))?,
            ));
        }
        Ok(made)
    })
}

/// Puts what was made on disk.
fn keep(
    made: Vec<Made>,
    folder: &Path,
    name: &str,
    lang: Lang,
) -> Result<Vec<PathBuf>, Vec<String>> {
    let refuse = |source: std::io::Error| {
        Error::File {
            path: folder.to_owned(),
            source,
        }
        .sentences(lang)
    };
    std::fs::create_dir_all(folder).map_err(refuse)?;
    let mut paths = Vec::with_capacity(made.len());
    for (extension, bytes) in made {
        let path = folder.join(format!("{name}.{extension}"));
        write_whole(&path, &bytes).map_err(|error| error.sentences(lang))?;
        paths.push(path);
    }
    Ok(paths)
}
