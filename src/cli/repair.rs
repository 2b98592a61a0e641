//! `rumbo repair`: a new notebook from what is left of a damaged one, and what was and was not recovered.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Arg as Argument, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use super::args::dress;
use super::commands::{Place, definitions, options, pretty};
use super::output::{Output, Trouble};
use super::{FAILED, TO_SETTLE, WELL};
use crate::exchange::notebooks;
use crate::locale::{Arg, Lang, number, say};
use crate::notebook::salvage::{Count, Definition, Ending, Recovery};

/// How many names of a list are shown before it says how many more there are.
const SHOWN: usize = 10;

/// A newer program wrote the file.
const NEWER: [&str; 3] = ["repair-newer-what", "repair-newer-safe", "repair-newer-do"];

/// There is nothing left in it.
const HOPELESS: [&str; 3] = [
    "repair-hopeless-what",
    "repair-hopeless-safe",
    "repair-hopeless-do",
];

/// The declaration of the command.
pub(super) fn command(lang: Lang) -> Command {
    let t = |key: &str| say(lang, key, &[]);
    let (file, options) = (t("cli-file"), t("cli-options").to_lowercase());
    let command = Command::new("repair")
        .about(t("cli-repair"))
        .override_usage(format!("rumbo repair [{options}] {file}"));
    dress(command, lang)
        .arg(
            Argument::new("file")
                .value_name(file.clone())
                .help(t("cli-repair-file"))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Argument::new("out")
                .short('o')
                .long("out")
                .value_name(file)
                .help(t("cli-repair-out"))
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Argument::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(t("cli-json")),
        )
}

/// Repairs, and tells.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Result<u8, Trouble> {
    let lang = place.lang;
    let path = matches
        .get_one::<PathBuf>("file")
        .cloned()
        .unwrap_or_default();
    let asked = matches.get_one::<PathBuf>("out").cloned();
    let always = asked.is_some();
    let to = asked.unwrap_or_else(|| free_name(&path, lang));
    let recovery = notebooks::repair(
        &path,
        &to,
        always,
        &definitions(place, Some(&path)),
        &options(),
    )
    .map_err(|refused| Trouble::of(&refused.0, lang))?;
    let code = match recovery.ending {
        Ending::Newer | Ending::Hopeless => FAILED,
        _ if recovery.is_complete() => WELL,
        _ => TO_SETTLE,
    };
    if matches.get_flag("json") {
        output.line(&pretty(&as_json(&path, &recovery)));
        return Ok(code);
    }
    match recovery.ending {
        Ending::Sound => tell_sound(&path, &recovery, lang, output),
        Ending::Repaired => tell_repaired(&path, &recovery, lang, output),
        Ending::Newer => return Err(trouble(NEWER, &path, lang)),
        Ending::Hopeless => return Err(trouble(HOPELESS, &path, lang)),
    }
    Ok(code)
}

/// A name beside the damaged file that is free.
fn free_name(path: &Path, lang: Lang) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let suffix = say(lang, "repair-suffix", &[]);
    let name = |number: u32| match number {
        1 => path.with_file_name(format!("{stem}-{suffix}.rumbo")),
        _ => path.with_file_name(format!("{stem}-{suffix}-{number}.rumbo")),
    };
    let free = (1..u32::MAX).map(name).find(|path| !path.exists());
    free.unwrap_or_else(|| name(1))
}

fn trouble(keys: [&str; 3], path: &Path, lang: Lang) -> Trouble {
    let path = path.display().to_string();
    let args = [("path", Arg::Text(&path))];
    Trouble::failed(keys.map(|key| say(lang, key, &args)).into())
}

fn tell_sound(path: &Path, recovery: &Recovery, lang: Lang, output: &mut Output) {
    let shown = path.display().to_string();
    output.line(&say(lang, "repair-sound", &[("path", Arg::Text(&shown))]));
    let line = match &recovery.written {
        Some(new) => {
            let new = new.display().to_string();
            say(lang, "repair-copied", &[("path", Arg::Text(&new))])
        }
        None => say(lang, "repair-nothing-written", &[]),
    };
    output.line(&line);
}

fn tell_repaired(path: &Path, recovery: &Recovery, lang: Lang, output: &mut Output) {
    let n = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let mut line = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        output.line(&say(lang, key, &args));
    };
    let shown = path.display().to_string();
    let new = recovery
        .written
        .as_deref()
        .unwrap_or(path)
        .display()
        .to_string();
    line("repair-done", &[("path", &shown), ("new", &new)]);
    line("repair-untouched", &[]);
    let pages = &recovery.pages;
    let numbers = [
        pages.total,
        pages.read,
        pages.partly,
        pages.orphaned,
        pages.destroyed,
    ]
    .map(|count| n(count as usize));
    line(
        "repair-pages",
        &[
            ("total", &numbers[0]),
            ("read", &numbers[1]),
            ("partly", &numbers[2]),
            ("orphaned", &numbers[3]),
            ("destroyed", &numbers[4]),
        ],
    );
    if !pages.holes.is_empty() {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for (table, count) in &pages.holes {
            *counts.entry(table_words(table)).or_default() += count;
        }
        let places: Vec<String> = counts
            .into_iter()
            .map(|(words, count)| format!("{} {}", say(lang, words, &[]), n(count as usize)))
            .collect();
        line("repair-holes", &[("places", &places.join(", "))]);
    }
    for (key, count) in [
        ("repair-records", &recovery.records),
        ("repair-answers", &recovery.answers),
    ] {
        let [total, query, pages, log] =
            [count.total(), count.by_query, count.by_pages, count.by_log].map(n);
        line(
            key,
            &[
                ("total", &total),
                ("query", &query),
                ("pages", &pages),
                ("log", &log),
            ],
        );
    }
    line(
        "repair-log",
        &[
            ("found", &n(recovery.entries)),
            (
                "lost",
                &n(usize::try_from(recovery.entries_lost).unwrap_or(usize::MAX)),
            ),
            ("incomplete", &n(recovery.entries_incomplete)),
        ],
    );
    line(
        "repair-attachments",
        &[
            ("found", &n(recovery.attachments)),
            ("lost", &n(recovery.attachments_lost.len())),
        ],
    );
    tell_losses(recovery, lang, &mut line);
    line("repair-next", &[("new", &new)]);
}

/// What is known to be missing, one sentence for each kind of loss.
fn tell_losses(recovery: &Recovery, lang: Lang, line: &mut impl FnMut(&str, &[(&str, &str)])) {
    let n = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    if recovery.is_complete() {
        line("repair-complete", &[]);
    }
    if recovery.records.rebuilt > 0 {
        line("repair-rebuilt", &[("count", &n(recovery.records.rebuilt))]);
    }
    if !recovery.cut.is_empty() {
        let places = recovery
            .cut
            .iter()
            .map(|(record, field)| format!("{record} {field}"));
        let places = shortened(places.collect(), lang);
        line(
            "repair-cut",
            &[("count", &n(recovery.cut.len())), ("places", &places)],
        );
    }
    if recovery.homeless > 0 {
        line("repair-homeless", &[("count", &n(recovery.homeless))]);
    }
    if recovery.dangling > 0 {
        line("repair-dangling", &[("count", &n(recovery.dangling))]);
    }
    if !recovery.attachments_lost.is_empty() {
        let names = shortened(recovery.attachments_lost.clone(), lang);
        line("repair-attachments-lost", &[("names", &names)]);
    }
    match recovery.definition {
        Definition::Kept => {}
        Definition::Replaced => line("repair-definition-replaced", &[]),
        Definition::Lost => line("repair-definition-lost", &[]),
    }
}

/// The first names of a list, and how many more there are.
fn shortened(mut names: Vec<String>, lang: Lang) -> String {
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    if more > 0 {
        let count = more.to_string();
        names.push(say(lang, "repair-more", &[("count", Arg::Text(&count))]));
    }
    names.join(", ")
}

/// What people call the things that a table keeps.
fn table_words(table: &str) -> &'static str {
    match table {
        "record" => "repair-table-record",
        "answer" => "repair-table-answer",
        "attachment" => "repair-table-attachment",
        "operation" | "change" => "repair-table-log",
        "merge" | "clash" => "repair-table-merge",
        "definition" => "repair-table-definition",
        _ => "repair-table-meta",
    }
}

fn as_json(path: &Path, recovery: &Recovery) -> Value {
    let found = |count: &Count| {
        json!({
            "found": count.total(),
            "by_query": count.by_query,
            "by_pages": count.by_pages,
            "by_log": count.by_log,
            "rebuilt": count.rebuilt,
        })
    };
    let cut: Vec<Value> = recovery
        .cut
        .iter()
        .map(|(record, field)| json!({ "record": record, "field": field }))
        .collect();
    json!({
        "damaged": path.display().to_string(),
        "ending": match recovery.ending {
            Ending::Sound => "sound",
            Ending::Repaired => "repaired",
            Ending::Newer => "newer",
            Ending::Hopeless => "hopeless",
        },
        "written": recovery.written.as_ref().map(|path| path.display().to_string()),
        "nothing_known_lost": recovery.is_complete(),
        "pages": {
            "bytes": recovery.pages.size,
            "total": recovery.pages.total,
            "read": recovery.pages.read,
            "partly": recovery.pages.partly,
            "orphaned": recovery.pages.orphaned,
            "destroyed": recovery.pages.destroyed,
            "holes": recovery.pages.holes,
        },
        "records": found(&recovery.records),
        "answers": found(&recovery.answers),
        "answers_cut": cut,
        "answers_without_record": recovery.homeless,
        "answers_to_lost_records": recovery.dangling,
        "log": {
            "found": recovery.entries,
            "lost": recovery.entries_lost,
            "incomplete": recovery.entries_incomplete,
        },
        "attachments": {
            "found": recovery.attachments,
            "lost": recovery.attachments_lost,
        },
        "definition": match recovery.definition {
            Definition::Kept => "kept",
            Definition::Replaced => "replaced",
            Definition::Lost => "lost",
        },
    })
}
