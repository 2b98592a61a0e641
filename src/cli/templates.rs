//! Templates: which there are, a copy to change, whether one works, and how it looks.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::args::{dress, usage};
use super::commands::{Done, Place, open, options, read_text, refused, with_papers};
use super::output::{Output, Trouble};
use super::{MISUSED, WELL};
use crate::diag::Source;
use crate::exchange::notebooks::{Opened, in_memory};
use crate::locale::{Arg as Fact, Lang, say};
use crate::report::compose::{Named, template_of};
use crate::report::format::{DOCUMENTS, write_new};
use crate::report::publish::read_plan;

/// The name of the template of the plan.
const PLAN: &str = "plan";

/// The definition whose templates these are.
const WORKSHOP: &str = "territorial";

/// Columns of a preview.
const WIDTH: usize = 80;

/// `template`.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let file_word = t("cli-file");
    let sub = |name: &'static str, about: &str, tail: &str| {
        let command = Command::new(name).about(t(about));
        let usage = usage(&format!("template {name}"), tail, lang);
        dress(command.override_usage(usage), lang)
    };
    let path = |id: &'static str, help: &str| {
        Arg::new(id)
            .value_name(t("cli-file"))
            .help(t(help))
            .value_parser(value_parser!(PathBuf))
    };
    let template = || path("template", "cli-template-file").required(true);
    let group = Command::new("template").about(t("cli-templates"));
    let group = group.override_usage(usage("template", "list|words|copy|check|preview", lang));
    vec![
        dress(group, lang)
            .subcommand_required(true)
            .disable_help_subcommand(true)
            .subcommand(sub("list", "cli-template-list", ""))
            .subcommand(
                sub("words", "cli-template-words", &t("cli-template-words-tail")).arg(
                    Arg::new("asked")
                        .value_name(t("cli-template-words-tail"))
                        .help(t("cli-template-words-filter")),
                ),
            )
            .subcommand(
                sub("copy", "cli-template-copy", &t("cli-template-name"))
                    .arg(
                        Arg::new("name")
                            .value_name(t("cli-template-name"))
                            .help(t("cli-template-which"))
                            .required(true),
                    )
                    .arg(path("out", "cli-template-out").short('o').long("out")),
            )
            .subcommand(sub("check", "cli-template-check", &file_word).arg(template()))
            .subcommand(
                sub(
                    "preview",
                    "cli-template-preview",
                    &format!("{file_word} {file_word}"),
                )
                .arg(template())
                .arg(path("file", "cli-template-notebook")),
            ),
    ]
}

/// Runs one of them.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let path = |matches: &ArgMatches, id: &str| matches.get_one::<PathBuf>(id).cloned();
    match matches.subcommand() {
        Some(("list", _)) => {
            list(place.lang, output);
            Ok(WELL)
        }
        Some(("words", sub)) => {
            let asked = sub.get_one::<String>("asked").map_or("", String::as_str);
            super::words::words(WORKSHOP, asked, place.lang, output)
        }
        Some(("copy", sub)) => {
            let name = sub.get_one::<String>("name").map_or("", String::as_str);
            copy(name, path(sub, "out"), place.lang, output)
        }
        Some(("check", sub)) => {
            let template = path(sub, "template").unwrap_or_default();
            check(&template, place.lang, output)
        }
        Some(("preview", sub)) => {
            let template = path(sub, "template").unwrap_or_default();
            preview(&template, path(sub, "file").as_deref(), place, output)
        }
        _ => Ok(MISUSED),
    }
}

fn list(lang: Lang, output: &mut Output) {
    let plan = (PLAN, "report-plan-title");
    let documents = DOCUMENTS.iter().map(|own| (own.name, own.title));
    for (name, title) in std::iter::once(plan).chain(documents) {
        output.line(&format!("{name:<15} {}", say(lang, title, &[])));
    }
}

/// A template of the program by its name.
fn built_in(name: &str, lang: Lang) -> Option<Source> {
    if name == PLAN {
        return Some(template_of(WORKSHOP, lang));
    }
    Named::get(name).map(|named| named.template(lang))
}

/// A template by its name or its path.
///
/// # Errors
/// When there is no such name and no such file.
pub(super) fn source(asked: &Path, lang: Lang) -> Result<Source, Trouble> {
    if let Some(source) = asked.to_str().and_then(|name| built_in(name, lang)) {
        return Ok(source);
    }
    let shown = asked.display().to_string();
    let text = read_text(asked, lang)?;
    Ok(Source { name: shown, text })
}

fn copy(name: &str, out: Option<PathBuf>, lang: Lang, output: &mut Output) -> Done {
    let Some(source) = built_in(name, lang) else {
        let args = [("name", Fact::Text(name))];
        let lines = ["template-unknown", "template-unknown-do"].map(|key| say(lang, key, &args));
        return Err(Trouble::failed(lines.into()));
    };
    let to = out.unwrap_or_else(|| format!("{name}.md").into());
    write_new(&to, source.text.as_bytes())
        .map_err(|error| Trouble::failed(error.sentences(lang)))?;
    let shown = to.display().to_string();
    output.line(&say(
        lang,
        "template-copied",
        &[("path", Fact::Text(&shown))],
    ));
    Ok(WELL)
}

/// Whether a template works with the sample and with a notebook where nothing was answered.
fn check(template: &Path, lang: Lang, output: &mut Output) -> Done {
    let source = source(template, lang)?;
    for with_sample in [true, false] {
        text(&source, with_sample, lang)?;
    }
    output.line(&say(
        lang,
        "template-well",
        &[("name", Fact::Text(&source.name))],
    ));
    Ok(WELL)
}

/// The document that a template makes of the sample, or of nothing, as lines of text.
fn text(source: &Source, with_sample: bool, lang: Lang) -> Result<Vec<String>, Trouble> {
    let opened = in_memory(WORKSHOP, with_sample, options());
    let opened = opened.map_err(|error| refused(&error, lang))?;
    told(source, &opened, lang)
}

fn told(source: &Source, opened: &Opened, lang: Lang) -> Result<Vec<String>, Trouble> {
    let lines = with_papers(opened, lang, |papers| {
        read_plan(papers, Some(source), WIDTH).map_err(Trouble::failed)
    })?;
    Ok(lines.into_iter().map(|line| line.words).collect())
}

/// The document as text: of a notebook, or of the sample.
fn preview(template: &Path, file: Option<&Path>, place: &Place, output: &mut Output) -> Done {
    let source = source(template, place.lang)?;
    let lines = match file {
        Some(path) => told(&source, &open(path, place, output)?, place.lang)?,
        None => text(&source, true, place.lang)?,
    };
    for line in lines {
        output.line(line.trim_end());
    }
    Ok(WELL)
}
