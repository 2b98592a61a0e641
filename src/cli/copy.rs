//! A complete copy of a notebook, checked after it is written; or one without personal data.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::args::dress;
use super::commands::{Done, Place};
use super::output::{Output, Trouble};
use super::{WELL, privacy};
use crate::locale::{self, Lang, number, say};
use crate::notebook::copy_file;

/// `copy`.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let (file_word, to_word) = (t("cli-file"), t("cli-to"));
    let options = t("cli-options").to_lowercase();
    let copy = Command::new("copy")
        .about(t("cli-copy"))
        .override_usage(format!("rumbo copy [{options}] {file_word} {to_word}"));
    let path = |name: &'static str, word: String, help: &str| {
        Arg::new(name)
            .value_name(word)
            .help(t(help))
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    vec![
        dress(copy, lang)
            .arg(path("file", file_word, "cli-file-help"))
            .arg(path("to", to_word, "cli-copy-to"))
            .arg(
                Arg::new("anonymous")
                    .long("anonymous")
                    .action(ArgAction::SetTrue)
                    .help(t("cli-copy-anonymous")),
            ),
    ]
}

/// Copies a notebook.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let path = |name: &str| {
        matches
            .get_one::<PathBuf>(name)
            .cloned()
            .unwrap_or_default()
    };
    if matches.get_flag("anonymous") {
        return privacy::anonymous(&path("file"), &path("to"), place, output);
    }
    let (there, bytes) = copy_file(&path("file"), &path("to"))
        .map_err(|error| Trouble::of(&error.sentences(), place.lang))?;
    let (shown, size) = (there.display().to_string(), number::size(bytes, place.lang));
    let args = [
        ("path", locale::Arg::Text(&shown)),
        ("size", locale::Arg::Text(&size)),
    ];
    output.line(&say(place.lang, "copy-done", &args));
    Ok(WELL)
}
