//! Copies without personal data, and taking deleted personal data out of a notebook for good.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::WELL;
use super::args::dress;
use super::commands::{Done, Place, open, options, refused};
use super::output::{Output, Trouble};
use crate::clock::Clock;
use crate::exchange::privacy::{LeftOut, copy_anonymous, personal};
use crate::locale::{self, Lang, number, say};

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
    let (options, file, copy) = (
        t("cli-options").to_lowercase(),
        t("cli-file"),
        t("cli-copy-word"),
    );
    let command = |name: &'static str, about: &str, tail: &str| {
        let usage = format!("rumbo {name} [{options}] {tail}");
        dress(
            Command::new(name).about(t(about)).override_usage(usage),
            lang,
        )
    };
    vec![
        command("copy", "cli-copy", &format!("{file} {copy}"))
            .arg(path("file", "cli-file", "cli-file-help"))
            .arg(path("to", "cli-copy-word", "cli-copy-to"))
            .arg(
                Arg::new("anonymous")
                    .long("anonymous")
                    .action(ArgAction::SetTrue)
                    .help(t("cli-copy-anonymous")),
            ),
        command("purge", "cli-purge", &file).arg(path("file", "cli-file", "cli-file-help")),
    ]
}

/// `copy`: a complete copy, or one without personal data.
pub(super) fn copy(path: &Path, matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let to = matches
        .get_one::<PathBuf>("to")
        .cloned()
        .unwrap_or_default();
    let (notebook, workshop) = open(path, place, output)?;
    let shown = to.display().to_string();
    let shown = [("path", locale::Arg::Text(&shown))];
    if !matches.get_flag("anonymous") {
        notebook
            .copy_to(&to)
            .map_err(|error| Trouble::of(&error.sentences(), lang))?;
        output.line(&say(lang, "copy-done", &shown));
        return Ok(WELL);
    }
    let left = copy_anonymous(&notebook, &workshop, &to, Clock::Machine, lang)
        .map_err(|error| refused(&error, lang))?;
    output.line(&say(lang, "copy-anonymous-done", &shown));
    tell(&left, lang, output);
    Ok(WELL)
}

fn tell(left: &LeftOut, lang: Lang, output: &mut Output) {
    let count = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    output.line(&say(lang, "copy-left-title", &[]));
    for (collection, field, answers) in &left.answers {
        let args = [
            ("collection", locale::Arg::Text(collection.get(lang))),
            ("field", locale::Arg::Text(field.get(lang))),
            ("count", locale::Arg::Text(&count(*answers))),
        ];
        output.line(&say(lang, "copy-left-answers", &args));
    }
    for (key, things) in [
        ("copy-left-people", left.people),
        ("copy-left-mentions", left.mentions),
        ("copy-left-attachments", left.attachments),
        ("copy-left-unknown", left.unknown),
    ] {
        if things > 0 {
            let things = count(things);
            output.line(&say(lang, key, &[("count", locale::Arg::Text(&things))]));
        }
    }
    output.line(&say(lang, "copy-left-history", &[]));
    output.line(&say(lang, "copy-kept", &[]));
}

/// `purge`: what was deleted of people leaves the log too.
pub(super) fn purge(path: &Path, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let (mut notebook, workshop) = open(path, place, output)?;
    let purged = notebook
        .purge(&personal(&workshop))
        .map_err(|error| Trouble::of(&error.sentences(), lang))?;
    let count = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    if purged.is_empty() {
        output.line(&say(lang, "purge-nothing", &[]));
    } else {
        let (values, words) = (count(purged.values), count(purged.words));
        let attachments = count(purged.attachments);
        let args = [
            ("values", locale::Arg::Text(&values)),
            ("words", locale::Arg::Text(&words)),
            ("attachments", locale::Arg::Text(&attachments)),
        ];
        output.line(&say(lang, "purge-done", &args));
        output.line(&say(lang, "purge-undo", &[]));
    }
    if !purged.compacted {
        output.line(&say(lang, "purge-not-compacted", &[]));
    }
    let beside = std::path::absolute(path).ok();
    let beside = beside.as_deref().and_then(Path::parent).map(Path::to_owned);
    let folders: Vec<PathBuf> = options().backups.into_iter().chain(beside).collect();
    let copies = notebook.unpurged_copies(&folders);
    if !copies.is_empty() {
        output.line(&say(lang, "purge-copies", &[]));
        for copy in &copies {
            output.line(&format!("  {}", copy.display()));
        }
        output.line(&say(lang, "purge-copies-do", &[]));
    }
    if !purged.is_empty() {
        output.line(&say(lang, "purge-elsewhere", &[]));
    }
    Ok(WELL)
}
