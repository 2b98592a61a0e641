//! The notebook of the next cycle, begun from that of the last one.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::WELL;
use super::args::{dress, usage};
use super::commands::{Done, Place, definitions, refused};
use super::output::Output;
use crate::clock::Clock;
use crate::exchange::next::{Carried, LastCycle, next_cycle, period_after};
use crate::locale::{self, Lang, Words, number, say};

/// `next`.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let word = t("cli-file");
    let command = Command::new("next").about(t("cli-next"));
    let command = dress(command.override_usage(usage("next", &word, lang)), lang);
    vec![
        command
            .arg(
                Arg::new("file")
                    .value_name(word)
                    .help(t("cli-next-file"))
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(
                Arg::new("out")
                    .short('o')
                    .long("out")
                    .value_name(t("cli-file"))
                    .help(t("cli-next-out"))
                    .value_parser(value_parser!(PathBuf)),
            ),
    ]
}

/// Writes the new notebook and tells what went on.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let path = matches.get_one::<PathBuf>("file").cloned();
    let path = path.unwrap_or_default();
    let last = LastCycle::read(&path, &definitions(place, Some(&path)), Clock::Machine)
        .map_err(|error| refused(&error, lang))?;
    let to = match matches.get_one::<PathBuf>("out") {
        Some(to) => to.clone(),
        None => beside(&path, &last, lang),
    };
    let carried = next_cycle(&last, &to, Clock::Machine).map_err(|error| refused(&error, lang))?;
    let shown = to.display().to_string();
    output.line(&say(
        lang,
        "next-done",
        &[("path", locale::Arg::Text(&shown))],
    ));
    for line in lines(&carried, lang) {
        output.line(&line);
    }
    Ok(WELL)
}

/// The name of the old file with the new period, or with a word for it.
fn beside(path: &Path, last: &LastCycle, lang: Lang) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let period = match last
        .opened()
        .and_then(|(notebook, _)| period_after(notebook))
    {
        Some((first, last)) => format!("{first}-{last}"),
        None => say(lang, "next-file-name", &[]),
    };
    path.with_file_name(format!("{name}-{period}.rumbo"))
}

fn lines(carried: &Carried, lang: Lang) -> Vec<String> {
    let count = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let listed = |lists: &[(Words, usize)]| {
        let all = lists.iter();
        let all: Vec<String> = all
            .map(|(title, n)| format!("{} ({})", title.get(lang), count(*n)))
            .collect();
        all.join(", ")
    };
    let mut lines = Vec::new();
    if let Some((first, last)) = carried.period {
        let (first, last) = (first.to_string(), last.to_string());
        let args = [
            ("first", locale::Arg::Text(&first)),
            ("last", locale::Arg::Text(&last)),
        ];
        lines.push(say(lang, "next-period", &args));
    }
    for (key, lists) in [("next-kept", &carried.kept), ("next-left", &carried.left)] {
        if !lists.is_empty() {
            lines.push(say(
                lang,
                key,
                &[("lists", locale::Arg::Text(&listed(lists)))],
            ));
        }
    }
    for (key, n) in [
        ("next-baselines", carried.baselines),
        ("next-confirm", carried.to_confirm),
    ] {
        if n > 0 {
            let shown = count(n);
            let args = [
                ("count", locale::Arg::Count(n)),
                ("n", locale::Arg::Text(&shown)),
            ];
            lines.push(say(lang, key, &args));
        }
    }
    lines
}
