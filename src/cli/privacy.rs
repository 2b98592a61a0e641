//! Copies without personal data, and taking deleted personal data out of a notebook for good.

use std::path::{Path, PathBuf};

use clap::{Arg, Command, value_parser};

use super::WELL;
use super::args::dress;
use super::commands::{Done, Place, open, refused};
use super::output::{Output, Trouble};
use crate::app::privacy;
use crate::exchange::privacy::copy_anonymous;
use crate::locale::{self, Lang, say};

/// The commands, in the language of the person.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let path = |id: &'static str, word: &str, help: &str| {
        Arg::new(id)
            .value_name(t(word))
            .help(t(help))
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    let (options, file) = (t("cli-options").to_lowercase(), t("cli-file"));
    let command = |name: &'static str, about: &str, tail: &str| {
        let usage = format!("rumbo {name} [{options}] {tail}");
        dress(
            Command::new(name).about(t(about)).override_usage(usage),
            lang,
        )
    };
    vec![command("purge", "cli-purge", &file).arg(path("file", "cli-file", "cli-file-help"))]
}

/// `copy --anonymous`: a copy without personal data.
pub(super) fn anonymous(path: &Path, to: &Path, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let (notebook, workshop) = open(path, place, output)?;
    let shown = to.display().to_string();
    let shown = [("path", locale::Arg::Text(&shown))];
    let left = copy_anonymous(&notebook, &workshop, to, notebook.clock(), lang)
        .map_err(|error| refused(&error, lang))?;
    output.line(&say(lang, "copy-anonymous-done", &shown));
    output.line(&left.lines(lang).join("\n"));
    Ok(WELL)
}

/// `purge`: what was deleted of people leaves the log too.
pub(super) fn purge(path: &Path, place: &Place, output: &mut Output) -> Done {
    let (mut notebook, workshop) = open(path, place, output)?;
    let lines = privacy::purge(&mut notebook, &workshop, place.lang)
        .map_err(|error| Trouble::of(&error.sentences(), place.lang))?;
    output.line(&lines.join("\n"));
    Ok(WELL)
}
