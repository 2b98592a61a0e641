//! `rumbo history`: the log in words, the newest first.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::args::dress;
use super::commands::{Done, Place, open, pretty};
use super::output::{Output, Trouble};
use super::{FAILED, WELL};
use crate::app::Session;
use crate::app::history::{Filter, Row, Rows, Standing};
use crate::locale::{self, Lang, number, say};
use crate::notebook::{History, RecordId};
use crate::text;

/// How the command is called, with its options.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let usage = format!(
        "rumbo history [{}] {}",
        t("cli-options").to_lowercase(),
        t("cli-file")
    );
    let option = |name: &'static str, value: &'static str, help: &str| {
        Arg::new(name).long(name).value_name(value).help(t(help))
    };
    let command = Command::new("history")
        .about(t("cli-history"))
        .override_usage(usage);
    vec![
        dress(command, lang)
            .arg(
                Arg::new("file")
                    .value_name(t("cli-file"))
                    .help(t("cli-file-help"))
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(option("step", "1.10", "cli-history-step"))
            .arg(option("person", "Rosa", "cli-history-person"))
            .arg(option("record", "PR03", "cli-history-record"))
            .arg(
                Arg::new("json")
                    .long("json")
                    .action(ArgAction::SetTrue)
                    .help(t("cli-json")),
            ),
    ]
}

/// Prints what was done.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let path = matches.get_one::<PathBuf>("file");
    let (notebook, workshop) = open(path.map_or(&PathBuf::new(), |path| path), place, output)?;
    let session = Session::new(notebook, workshop);
    let mut rows = Rows::default();
    rows.catch_up(&session, lang);
    let mut history = History::default();
    history
        .catch_up(&session.notebook)
        .map_err(|error| Trouble::of(&error.sentences(), lang))?;
    let asked = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let filter = Filter {
        step: asked("step")
            .map(|id| find_step(id, &session, lang))
            .transpose()?,
        record: asked("record")
            .map(|words| find_record(words, &session, &history, lang))
            .transpose()?,
        person: asked("person")
            .map(|name| find_person(name, &rows, lang))
            .transpose()?,
    };
    let found: Vec<&Row> = rows
        .iter()
        .rev()
        .filter(|row| filter.admits(row, &history, &session))
        .collect();
    if matches.get_flag("json") {
        let list = found
            .iter()
            .map(|row| json(row, &rows, &history, &session))
            .collect();
        output.line(&pretty(&serde_json::Value::Array(list)));
        return Ok(WELL);
    }
    let width = |text: fn(&Row) -> usize| found.iter().map(|row| text(row)).max().unwrap_or(0);
    let (numbers, people) = (
        width(|row| row.n.to_string().len()),
        width(|row| row.who.chars().count()),
    );
    for row in &found {
        output.line(&line(row, &rows, &session, numbers, people));
    }
    let [shown, all] = [found.len(), rows.len()]
        .map(|count| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang));
    let args = [
        ("shown", locale::Arg::Text(&shown)),
        ("all", locale::Arg::Text(&all)),
    ];
    output.line(&say(lang, "cli-history-count", &args));
    Ok(WELL)
}

/// One entry on a line: its number, when, who, and what with its marks.
fn line(row: &Row, rows: &Rows, session: &Session, numbers: usize, people: usize) -> String {
    let doubt = if row.clock_back { "◄" } else { " " };
    let came = if row.merged { "└" } else { "" };
    let fate = match rows.standing(row.n, session.notebook.log()) {
        Standing::Undone => "× ",
        Standing::Redone => "→ ",
        Standing::Standing => "",
    };
    let who = if people == 0 {
        String::new()
    } else {
        let blanks = people.saturating_sub(row.who.chars().count());
        format!("  {}{}", row.who, " ".repeat(blanks))
    };
    let gap = if came.is_empty() { "" } else { " " };
    format!(
        "{:>numbers$}  {}{doubt}{who}  {came}{gap}{fate}{}",
        row.n, row.when, row.words
    )
}

fn json(row: &Row, rows: &Rows, history: &History, session: &Session) -> serde_json::Value {
    let log = session.notebook.log();
    let entry = log.get(row.n);
    serde_json::json!({
        "n": row.n,
        "at": entry.map(|entry| entry.at.to_string()),
        "author": row.who.to_string(),
        "device": entry.map(|entry| entry.device.to_string()),
        "name": entry.map(|entry| entry.words.name.clone()),
        "sentence": row.words,
        "in_effect": log.is_in_effect(row.n),
        "redone": rows.standing(row.n, log) == Standing::Redone,
        "undoes": entry.and_then(|entry| entry.undoes),
        "merged": entry.and_then(|entry| entry.merged),
        "clock_back": row.clock_back,
        "collections": history.collections(row.n).iter().map(ToString::to_string).collect::<Vec<_>>(),
        "records": history.records(row.n).iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn trouble(lang: Lang, [what, next]: [&str; 2], asked: &str, known: &str) -> Trouble {
    let args = [
        ("asked", locale::Arg::Text(asked)),
        ("known", locale::Arg::Text(known)),
    ];
    let lines = vec![
        say(lang, what, &args),
        say(lang, "history-unchanged", &[]),
        say(lang, next, &args),
    ];
    Trouble {
        lines,
        code: FAILED,
    }
}

fn find_step(id: &str, session: &Session, lang: Lang) -> Result<String, Trouble> {
    match session.workshop.get_step(id) {
        Some(step) => Ok(step.id.clone()),
        None => {
            let ids = session.workshop.steps.iter().map(|step| step.id.as_str());
            let known: Vec<&str> = ids.collect();
            Err(trouble(
                lang,
                ["cli-history-no-step", "cli-history-no-step-do"],
                id,
                &known.join(", "),
            ))
        }
    }
}

/// The person of a name, or the only one who has these words in it; accents and case do not matter.
fn find_person(name: &str, rows: &Rows, lang: Lang) -> Result<Arc<str>, Trouble> {
    let people = rows.people();
    let folded = text::fold(name.trim());
    let same = people.keys().find(|who| text::fold(who) == folded);
    let mut near = people
        .keys()
        .filter(|who| !folded.is_empty() && text::fold(who).contains(&folded));
    match (same, near.next(), near.next()) {
        (Some(who), ..) | (None, Some(who), None) => Ok(Arc::clone(who)),
        _ => {
            let known: Vec<&str> = people
                .keys()
                .map(|who| &**who)
                .filter(|who| !who.is_empty())
                .collect();
            Err(trouble(
                lang,
                ["cli-history-no-person", "cli-history-no-person-do"],
                name,
                &known.join(", "),
            ))
        }
    }
}

/// The record of a code, of an id (also one that was removed), or the only one of a name.
fn find_record(
    words: &str,
    session: &Session,
    history: &History,
    lang: Lang,
) -> Result<RecordId, Trouble> {
    let id = RecordId::new(words);
    if history.collection(&id).is_some() || session.content().get_record(words).is_some() {
        return Ok(id);
    }
    let reading = session.reading();
    let folded = text::fold(words.trim());
    let mut named = Vec::new();
    for collection in &session.workshop.collections {
        for id in session.content().ids(&collection.id) {
            if text::fold(&reading.code(id.as_str())) == folded {
                return Ok(id.clone());
            }
            if text::fold(&reading.name(id.as_str(), lang)) == folded {
                named.push(id.clone());
            }
        }
    }
    match named.as_slice() {
        [only] => Ok(only.clone()),
        _ => {
            let codes: Vec<String> = named.iter().map(|id| reading.code(id.as_str())).collect();
            let keys = if named.is_empty() {
                ["cli-history-no-record", "cli-history-no-record-do"]
            } else {
                ["cli-history-many-records", "cli-history-many-records-do"]
            };
            Err(trouble(lang, keys, words, &codes.join(", ")))
        }
    }
}
