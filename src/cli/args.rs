//! The table of commands and options, with its words in either language.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::locale::{Lang, say};
use crate::report::format::FORMATS;

/// A notebook alone is one to open: `rumbo plan.rumbo`, as when its icon is opened.
pub(super) fn opening(mut args: Vec<OsString>) -> Vec<OsString> {
    let is_option = |arg: &OsString| arg.to_string_lossy().starts_with('-');
    let is_word = |place: usize| !is_option(&args[place]) && args[place - 1] != *"--lang";
    let first = (1..args.len()).find(|place| is_word(*place));
    let is_notebook = |place: &usize| {
        let extension = Path::new(&args[*place]).extension();
        extension.is_some_and(|extension| extension.eq_ignore_ascii_case("rumbo"))
    };
    if let Some(place) = first.filter(is_notebook) {
        args.insert(place, OsString::from("open"));
    }
    args
}

/// The language asked for with `--lang`, looked up before the words of the help are needed.
pub(super) fn asked_language(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let after = words
        .iter()
        .position(|word| *word == "--lang")
        .and_then(|at| words.get(at + 1));
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    after.copied().or(joined).and_then(|code| code.parse().ok())
}

/// The names of formats. Those that only the plan can become are not offered where there is no plan, but
/// understood, so that a sentence can say why not.
pub(super) fn formats(is_plan: bool) -> Vec<PossibleValue> {
    let formats = FORMATS.iter().map(|format| {
        let is_offered = is_plan || format.takes_documents();
        PossibleValue::new(format.id).hide(!is_offered)
    });
    formats.collect()
}

/// The whole command line.
#[expect(clippy::too_many_lines, reason = "one table, read from top to bottom")]
pub(super) fn command(lang: Lang) -> Command {
    let t = |key: &str| say(lang, key, &[]);
    let file = || {
        Arg::new("file")
            .value_name(t("cli-file"))
            .help(t("cli-file-help"))
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    let json = || {
        Arg::new("json")
            .long("json")
            .action(ArgAction::SetTrue)
            .help(t("cli-json"))
    };
    let formats = Arg::new("format")
        .long("format")
        .value_name("pdf,docx…")
        .help(t("cli-format"))
        .value_delimiter(',')
        .action(ArgAction::Append)
        .hide_possible_values(true)
        .value_parser(formats(true));
    let folder = Arg::new("out")
        .short('o')
        .long("out")
        .value_name(t("cli-folder"))
        .help(t("cli-out"))
        .value_parser(value_parser!(PathBuf));
    let template = Arg::new("template")
        .long("template")
        .value_name(t("cli-file"))
        .help(t("cli-template"))
        .value_parser(value_parser!(PathBuf));
    let options = t("cli-options").to_lowercase();
    let sub = |name: &'static str, about: &str, tail: &str| {
        let command = Command::new(name).about(t(about));
        dress(command.override_usage(usage(name, tail, lang)), lang)
    };
    let under = |name: &'static str, about: &str, tail: &str| {
        let command = Command::new(name).about(t(about));
        let path = format!("workshop {name}");
        dress(command.override_usage(usage(&path, tail, lang)), lang)
    };
    let (file_word, folder_word) = (t("cli-file"), t("cli-folder"));
    let root = Command::new("rumbo")
        .version(env!("CARGO_PKG_VERSION"))
        .override_usage(format!(
            "rumbo [{options}] [{}]",
            t("cli-commands").to_lowercase()
        ));
    dress(root, lang)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(t("cli-version")),
        )
        .about(t("cli-about"))
        .after_help(t("cli-after"))
        .disable_help_subcommand(true)
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_name("es|en")
                .value_parser(["es", "en"])
                .hide_possible_values(true)
                .help(t("cli-lang")),
        )
        .subcommand(
            sub("new", "cli-new", &file_word).arg(file()).arg(
                Arg::new("workshop")
                    .long("workshop")
                    .value_name("ID")
                    .default_value("territorial")
                    .hide_default_value(true)
                    .help(t("cli-new-workshop")),
            ),
        )
        .subcommand(sub("open", "cli-open", &file_word).arg(file()))
        .subcommand(
            sub("demo", "cli-demo", "").arg(
                Arg::new("out")
                    .short('o')
                    .long("out")
                    .value_name(t("cli-file"))
                    .help(t("cli-demo-out"))
                    .value_parser(value_parser!(PathBuf)),
            ),
        )
        .subcommands(super::backups::commands(lang))
        .subcommands(super::copy::commands(lang))
        .subcommand(sub("info", "cli-info", &file_word).arg(file()).arg(json()))
        .subcommand(
            sub("check", "cli-check", &file_word)
                .arg(file())
                .arg(json()),
        )
        .subcommand(
            sub("report", "cli-report", &file_word)
                .arg(file())
                .arg(formats)
                .arg(template)
                .arg(folder),
        )
        .subcommand(super::sheet::command(lang))
        .subcommands(super::history::commands(lang))
        .subcommand(super::repair::command(lang))
        .subcommand(super::doctor::command(lang))
        .subcommands(super::tables::commands(lang))
        .subcommands(super::next::commands(lang))
        .subcommands(super::templates::commands(lang))
        .subcommands(super::privacy::commands(lang))
        .subcommand(
            sub("workshop", "cli-workshop", "check|schema|list")
                .subcommand_required(true)
                .disable_help_subcommand(true)
                .subcommand(
                    under("check", "cli-workshop-check", &folder_word).arg(
                        Arg::new("folder")
                            .value_name(t("cli-folder"))
                            .help(t("cli-workshop-folder"))
                            .required(true)
                            .value_parser(value_parser!(PathBuf)),
                    ),
                )
                .subcommand(under("schema", "cli-workshop-schema", ""))
                .subcommand(under("list", "cli-workshop-list", "").arg(json())),
        )
        .subcommand(
            sub("completions", "cli-completions", "SHELL").arg(
                Arg::new("shell")
                    .value_name("SHELL")
                    .help(t("cli-shell"))
                    .required(true)
                    .value_parser(value_parser!(clap_complete::Shell)),
            ),
        )
        .subcommand(sub("man", "cli-man", ""))
}

/// The line that shows how a command is written; `tail` is what it takes besides options.
pub(super) fn usage(name: &str, tail: &str, lang: Lang) -> String {
    let options = say(lang, "cli-options", &[]).to_lowercase();
    format!("rumbo {name} [{options}] {tail}")
        .trim_end()
        .to_owned()
}

/// The headings and the help of a command in the language of the person.
pub(super) fn dress(command: Command, lang: Lang) -> Command {
    let t = |key: &str| say(lang, key, &[]);
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        t("cli-usage")
    );
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .help_template(template)
        .subcommand_help_heading(t("cli-commands"))
        .next_help_heading(t("cli-options"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(t("cli-help")),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(line: &str) -> String {
        let args = line.split(' ').map(OsString::from).collect();
        let args: Vec<String> = opening(args)
            .iter()
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        args.join(" ")
    }

    #[test]
    fn a_notebook_alone_is_one_to_open() {
        for (line, wanted) in [
            ("rumbo plan.rumbo", "rumbo open plan.rumbo"),
            (
                "rumbo --lang en plan.RUMBO",
                "rumbo --lang en open plan.RUMBO",
            ),
            ("rumbo report plan.rumbo", "rumbo report plan.rumbo"),
            ("rumbo --lang en", "rumbo --lang en"),
            ("rumbo plan.txt", "rumbo plan.txt"),
            ("rumbo", "rumbo"),
        ] {
            assert_eq!(opened(line), wanted);
        }
    }
}
