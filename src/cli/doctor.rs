//! `rumbo doctor`: what a person at the other end of the phone needs to know, in short numbered lines.
//!
//! Each fact has a code of two numbers, which never changes its meaning: 1 the program, 2 the folders, 3 the
//! terminal, 4 the notebook. `--json` gives the same facts by name.

use std::path::{Path, PathBuf};

use clap::{Arg as Argument, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Map, Value, json};

use super::args::dress;
use super::commands::{Place, pretty};
use super::output::{Output, Trouble};
use super::{TO_SETTLE, WELL};
use crate::locale::{Arg, Lang, date, number, say};
use crate::notebook::salvage::{Health, Inside, examine, sqlite_version};
use crate::notebook::{Medium, VERSION, backup};
use crate::term::abilities::{TRUE_COLOUR, abilities};
use crate::term::settings::backups_folder;

/// The declaration of the command.
pub(super) fn command(lang: Lang) -> Command {
    let t = |key: &str| say(lang, key, &[]);
    let (file, options) = (t("cli-file"), t("cli-options").to_lowercase());
    let command = Command::new("doctor")
        .about(t("cli-doctor"))
        .override_usage(format!("rumbo doctor [{options}] [{file}]"));
    dress(command, lang)
        .arg(
            Argument::new("file")
                .value_name(file)
                .help(t("cli-doctor-file"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Argument::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(t("cli-json")),
        )
}

/// One fact: its code, the key of its name, what is said of it, its name and value for programs.
struct Fact {
    code: &'static str,
    words: &'static str,
    said: String,
    name: &'static str,
    value: Value,
}

/// Looks, and tells.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Result<u8, Trouble> {
    let lang = place.lang;
    let mut facts = of_program(lang);
    facts.extend(of_folders(place));
    facts.extend(of_terminal(lang));
    let mut advice = Vec::new();
    let path = matches.get_one::<PathBuf>("file");
    if let Some(path) = path {
        let health = examine(path).map_err(|error| Trouble::of(&error.sentences(), lang))?;
        facts.extend(of_file(path, &health, lang));
        let inside = health.inside.iter();
        facts.extend(inside.flat_map(|inside| of_inside(inside, lang)));
        facts.extend(of_safety(path, lang));
        advice = what_to_do(path, &health, lang);
    }
    if matches.get_flag("json") {
        let mut all = Map::new();
        for fact in facts {
            all.insert(fact.name.to_owned(), fact.value);
        }
        all.insert("to_settle".to_owned(), (!advice.is_empty()).into());
        output.line(&pretty(&Value::Object(all)));
    } else {
        output.line(&say(lang, "doctor-head", &[]));
        for fact in &facts {
            output.line(&format!(
                "{}  {}: {}",
                fact.code,
                say(lang, fact.words, &[]),
                fact.said
            ));
        }
        for line in &advice {
            output.line(line);
        }
        if path.is_some() && advice.is_empty() {
            output.line(&say(lang, "doctor-well", &[]));
        }
    }
    Ok(if advice.is_empty() { WELL } else { TO_SETTLE })
}

fn fact(
    code: &'static str,
    words: &'static str,
    said: impl Into<String>,
    name: &'static str,
    value: impl Into<Value>,
) -> Fact {
    Fact {
        code,
        words,
        said: said.into(),
        name,
        value: value.into(),
    }
}

fn of_program(lang: Lang) -> Vec<Fact> {
    let version = env!("CARGO_PKG_VERSION");
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    vec![
        fact("1.1", "doctor-version", version, "version", version),
        fact(
            "1.2",
            "doctor-system",
            system.as_str(),
            "system",
            system.as_str(),
        ),
        fact(
            "1.3",
            "doctor-sqlite",
            sqlite_version(),
            "sqlite",
            sqlite_version(),
        ),
        fact(
            "1.4",
            "doctor-shape",
            VERSION.to_string(),
            "notebook_version",
            VERSION,
        ),
        fact(
            "1.5",
            "doctor-language",
            say(lang, "doctor-language-name", &[]),
            "language",
            lang.code(),
        ),
    ]
}

fn of_folders(place: &Place) -> Vec<Fact> {
    let lang = place.lang;
    let folder = |code, words, name, path: Option<&Path>| {
        let shown = path.map(|path| path.display().to_string());
        let said = match (path, &shown) {
            (Some(path), Some(shown)) if path.is_dir() => shown.clone(),
            (Some(_), Some(shown)) => {
                say(lang, "doctor-folder-later", &[("path", Arg::Text(shown))])
            }
            _ => say(lang, "doctor-unknown", &[]),
        };
        fact(code, words, said, name, shown)
    };
    let backups = backups_folder();
    let free = backups.as_deref().and_then(free_bytes);
    let said = free.map_or_else(|| say(lang, "doctor-unknown", &[]), |free| size(free, lang));
    vec![
        folder(
            "2.1",
            "doctor-settings",
            "settings_folder",
            place.config.as_deref(),
        ),
        folder(
            "2.2",
            "doctor-backups",
            "backups_folder",
            backups.as_deref(),
        ),
        fact("2.3", "doctor-free", said, "backups_free_bytes", free),
    ]
}

/// How much room is left where a folder is, or will be.
fn free_bytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|path| path.is_dir())?;
    fs4::available_space(there).ok()
}

fn of_terminal(lang: Lang) -> Vec<Fact> {
    let known = abilities(|name| std::env::var_os(name));
    let unknown = || say(lang, "doctor-unknown", &[]);
    let flag = |flag: Option<bool>| flag.map_or_else(unknown, |flag| yes_no(flag, lang));
    let measure = known
        .size
        .map(|(columns, rows)| format!("{columns} × {rows}"));
    let colours = match known.colours {
        TRUE_COLOUR => say(lang, "doctor-colours-all", &[]),
        count => count.to_string(),
    };
    let term = if known.term.is_empty() {
        unknown()
    } else {
        known.term.clone()
    };
    let console = known.console.clone().unwrap_or_else(unknown);
    let console = if known.remote {
        say(lang, "doctor-remote", &[("console", Arg::Text(&console))])
    } else {
        console
    };
    let size = known.size.map(|(columns, rows)| json!([columns, rows]));
    vec![
        fact(
            "3.1",
            "doctor-size",
            measure.unwrap_or_else(|| say(lang, "doctor-no-terminal", &[])),
            "terminal_size",
            size,
        ),
        fact("3.2", "doctor-colours", colours, "colours", known.colours),
        fact("3.3", "doctor-term", term, "term", known.term),
        fact("3.4", "doctor-utf8", flag(known.utf8), "utf8", known.utf8),
        fact(
            "3.5",
            "doctor-paste",
            flag(known.pastes_whole),
            "bracketed_paste",
            known.pastes_whole,
        ),
        fact("3.6", "doctor-console", console, "console", known.console),
    ]
}

fn of_file(path: &Path, health: &Health, lang: Lang) -> Vec<Fact> {
    let unknown = || say(lang, "doctor-unknown", &[]);
    let shown = path.display().to_string();
    let version = health
        .version
        .map_or_else(unknown, |version| version.to_string());
    vec![
        fact("4.1", "doctor-file", shown.as_str(), "file", shown.as_str()),
        fact(
            "4.2",
            "doctor-length",
            size(health.length, lang),
            "file_bytes",
            health.length,
        ),
        fact(
            "4.3",
            "doctor-file-version",
            version,
            "file_version",
            health.version,
        ),
        fact(
            "4.4",
            "doctor-open",
            yes_no(health.open_elsewhere, lang),
            "open_elsewhere",
            health.open_elsewhere,
        ),
        fact(
            "4.5",
            "doctor-journal",
            yes_no(health.journal, lang),
            "journal_beside",
            health.journal,
        ),
    ]
}

fn of_inside(inside: &Inside, lang: Lang) -> Vec<Fact> {
    let n = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let last = inside
        .last_change
        .as_deref()
        .map_or_else(|| say(lang, "doctor-unknown", &[]), date::moment);
    let mut facts = vec![
        fact(
            "4.6",
            "doctor-sound",
            yes_no(inside.sound, lang),
            "sound",
            inside.sound,
        ),
        fact(
            "4.7",
            "doctor-records",
            n(inside.records),
            "records",
            inside.records,
        ),
        fact(
            "4.8",
            "doctor-answers",
            n(inside.answers),
            "answers",
            inside.answers,
        ),
        fact(
            "4.9",
            "doctor-operations",
            n(inside.operations),
            "operations",
            inside.operations,
        ),
        fact(
            "4.10",
            "doctor-attachments",
            n(inside.attachments),
            "attachments",
            inside.attachments,
        ),
        fact(
            "4.11",
            "doctor-last",
            last,
            "last_change",
            inside.last_change.clone(),
        ),
        fact(
            "4.12",
            "doctor-agrees",
            yes_no(inside.log_agrees, lang),
            "log_agrees",
            inside.log_agrees,
        ),
    ];
    if let Some(first) = inside.complaints.first() {
        facts.push(fact(
            "4.13",
            "doctor-complaint",
            first.as_str(),
            "complaints",
            json!(inside.complaints),
        ));
    }
    facts
}

/// Where the notebook lies, and what there is if it goes away.
fn of_safety(path: &Path, lang: Lang) -> Vec<Fact> {
    let folder = backups_folder();
    let (words, name) = match Medium::of(path, folder.as_deref()) {
        Medium::Fixed => ("doctor-medium-fixed", "fixed"),
        Medium::Removable => ("doctor-medium-removable", "removable"),
        Medium::Network => ("doctor-medium-network", "network"),
    };
    let all = folder.map_or_else(Vec::new, |folder| backup::of_file(&folder, path));
    let last = backup::last_of(&all, path).map(|backup| backup.at.clone());
    let said = last
        .as_deref()
        .map_or_else(|| say(lang, "doctor-none", &[]), date::moment);
    vec![
        fact(
            "4.14",
            "doctor-medium",
            say(lang, words, &[]),
            "medium",
            name,
        ),
        fact(
            "4.15",
            "doctor-copies",
            all.len().to_string(),
            "backups",
            all.len(),
        ),
        fact("4.16", "doctor-last-copy", said, "last_backup", last),
    ]
}

/// What to do about what was found.
fn what_to_do(path: &Path, health: &Health, lang: Lang) -> Vec<String> {
    let shown = path.display().to_string();
    let tell = |key: &str| say(lang, key, &[("path", Arg::Text(&shown))]);
    let mut advice = Vec::new();
    if health.open_elsewhere {
        advice.push(tell("doctor-do-close"));
    }
    if health.version.is_some_and(|version| version > VERSION) {
        advice.push(tell("doctor-do-newer"));
    }
    match &health.inside {
        Some(inside) if !inside.sound => advice.push(tell("doctor-do-repair")),
        Some(inside) if !inside.log_agrees => advice.push(tell("doctor-do-log")),
        _ => {}
    }
    advice
}

fn yes_no(flag: bool, lang: Lang) -> String {
    say(lang, if flag { "yes" } else { "no" }, &[])
}

/// Bytes as people say them: `1,9 MiB`.
fn size(bytes: u64, lang: Lang) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let mut unit = 0;
    let mut tenths = u128::from(bytes) * 10;
    while tenths >= 10_240 && unit + 1 < units.len() {
        tenths = tenths.div_ceil(1024);
        unit += 1;
    }
    let whole = number::integer(i64::try_from(tenths / 10).unwrap_or(i64::MAX), lang);
    let point = if lang == Lang::Es { ',' } else { '.' };
    match (unit, tenths % 10) {
        (0, _) | (_, 0) => format!("{whole} {}", units[unit]),
        (_, tenth) => format!("{whole}{point}{tenth} {}", units[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        assert_eq!(size(0, Lang::Es), "0 B");
        assert_eq!(size(900, Lang::En), "900 B");
        assert_eq!(size(2_048, Lang::En), "2 KiB");
        assert_eq!(size(1_992_294, Lang::Es), "1,9 MiB");
        assert_eq!(size(u64::MAX, Lang::En), "16,777,216 TiB");
    }
}
