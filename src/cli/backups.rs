//! The backups of a notebook, from the command line: also when the notebook itself cannot be opened.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::WELL;
use super::args::dress;
use super::commands::{Done, Place, open, options, pretty};
use super::output::{Output, Trouble};
use crate::app::layers::preview::preview;
use crate::clock::Clock;
use crate::locale::{self, Lang, date, number, say};
use crate::notebook::{Backup, Snapshot, backup};

/// `backups` and `restore`.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let (file_word, new_word) = (t("cli-file"), t("cli-new-file"));
    let options = t("cli-options").to_lowercase();
    let file = || {
        Arg::new("file")
            .value_name(t("cli-file"))
            .help(t("cli-backups-file"))
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    let which = |name: &'static str, help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(t("cli-number"))
            .help(t(help))
            .value_parser(value_parser!(u64))
    };
    let backups = Command::new("backups")
        .about(t("cli-backups"))
        .override_usage(format!("rumbo backups [{options}] {file_word}"));
    let restore = Command::new("restore")
        .about(t("cli-restore"))
        .override_usage(format!(
            "rumbo restore [{options}] {file_word} -o {new_word}"
        ));
    vec![
        dress(backups, lang)
            .arg(file())
            .arg(which("show", "cli-backups-show"))
            .arg(
                Arg::new("json")
                    .long("json")
                    .action(ArgAction::SetTrue)
                    .help(t("cli-json")),
            ),
        dress(restore, lang)
            .arg(file())
            .arg(which("from", "cli-restore-from"))
            .arg(
                Arg::new("out")
                    .short('o')
                    .long("out")
                    .value_name(new_word)
                    .help(t("cli-restore-out"))
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            ),
    ]
}

/// Lists the backups of a notebook, or tells what would change by going back to one.
pub(super) fn list(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let (lang, asked) = (place.lang, Asked::of(matches));
    if let Some(number) = matches.get_one::<u64>("show") {
        let backup = asked.find(Some(*number), lang)?;
        let (notebook, workshop) = open(&asked.file, place, output)?;
        let snapshot =
            Snapshot::read(&backup.path).map_err(|error| Trouble::of(&error.sentences(), lang))?;
        for line in preview(notebook.content(), &snapshot.content, &workshop, lang) {
            output.line(&line);
        }
        return Ok(WELL);
    }
    if matches.get_flag("json") {
        let list = asked.all.iter().map(|backup| {
            serde_json::json!({
                "number": backup.number,
                "at": backup.at,
                "reason": backup.reason.id(),
                "name": backup.name,
                "bytes": backup.bytes,
                "path": backup.path.display().to_string(),
            })
        });
        output.line(&pretty(&serde_json::Value::Array(list.collect())));
        return Ok(WELL);
    }
    let path = asked.file.display().to_string();
    let args = [("path", locale::Arg::Text(&path))];
    let Some(folder) = asked.all.first().and_then(|first| first.path.parent()) else {
        output.line(&say(lang, "backups-none", &args));
        return Ok(WELL);
    };
    let (folder, count) = (folder.display().to_string(), asked.all.len().to_string());
    let args = [
        ("path", locale::Arg::Text(&path)),
        ("count", locale::Arg::Text(&count)),
        ("folder", locale::Arg::Text(&folder)),
    ];
    output.line(&say(lang, "backups-of", &args));
    for backup in &asked.all {
        let ago = date::ago(&backup.at, Clock::Machine.now(), lang);
        output.line(&format!(
            "{:>5}  {}  {:<14}  {:<20}  {:>9}  {}",
            backup.number,
            date::moment(&backup.at),
            ago,
            say(lang, backup.reason.words(), &[]),
            number::size(backup.bytes, lang),
            backup.name
        ));
    }
    output.line(&say(lang, "backups-how", &args));
    Ok(WELL)
}

/// Writes a backup as a new file, checked.
pub(super) fn restore(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let (lang, asked) = (place.lang, Asked::of(matches));
    let new = matches
        .get_one::<PathBuf>("out")
        .cloned()
        .unwrap_or_default();
    let backup = asked.find(matches.get_one("from").copied(), lang)?;
    backup
        .write_to(&new)
        .map_err(|error| Trouble::of(&error.sentences(), lang))?;
    let (number, at) = (backup.number.to_string(), date::moment(&backup.at));
    let path = new.display().to_string();
    let args = [
        ("number", locale::Arg::Text(&number)),
        ("at", locale::Arg::Text(&at)),
        ("path", locale::Arg::Text(&path)),
    ];
    output.line(&say(lang, "restored-to", &args));
    Ok(WELL)
}

/// That there are backups of a notebook that could not be opened, how old, and how to get them.
pub(super) fn offer(file: &std::path::Path, lang: Lang) -> Vec<String> {
    let folder = options().backups;
    let all = folder.map_or_else(Vec::new, |folder| backup::of_lost(&folder, file));
    let Some(last) = backup::last_of(&all, file) else {
        return Vec::new();
    };
    let (count, path) = (all.len().to_string(), file.display().to_string());
    let when = date::with_age(&last.at, Clock::Machine.now(), lang);
    let args = [
        ("count", locale::Arg::Text(&count)),
        ("when", locale::Arg::Text(&when)),
        ("path", locale::Arg::Text(&path)),
    ];
    ["backups-there", "backups-there-do"]
        .map(|key| say(lang, key, &args))
        .into()
}

/// A file and its backups.
struct Asked {
    file: PathBuf,
    all: Vec<Backup>,
}

impl Asked {
    fn of(matches: &ArgMatches) -> Self {
        let file = matches
            .get_one::<PathBuf>("file")
            .cloned()
            .unwrap_or_default();
        let folder = options().backups;
        let all = folder.map_or_else(Vec::new, |folder| backup::of_file(&folder, &file));
        Self { file, all }
    }

    /// The backup with a number, or the last one.
    fn find(&self, number: Option<u64>, lang: Lang) -> Result<&Backup, Trouble> {
        let same = self
            .all
            .iter()
            .filter(|backup| number.is_none_or(|number| backup.number == number));
        let same: Vec<Backup> = same.cloned().collect();
        let found = backup::last_of(&same, &self.file);
        if let Some(backup) = self.all.iter().find(|backup| Some(*backup) == found) {
            return Ok(backup);
        }
        let path = self.file.display().to_string();
        let numbers: Vec<String> = self.all.iter().map(|it| it.number.to_string()).collect();
        let (number, numbers) = (number.unwrap_or(0).to_string(), numbers.join(", "));
        let args = [
            ("path", locale::Arg::Text(&path)),
            ("number", locale::Arg::Text(&number)),
            ("numbers", locale::Arg::Text(&numbers)),
        ];
        let keys = if self.all.is_empty() {
            ["backups-none", "backups-none-safe", "backups-none-do"]
        } else {
            ["no-backup-what", "backups-none-safe", "no-backup-do"]
        };
        Err(Trouble::failed(
            keys.map(|key| say(lang, key, &args)).into(),
        ))
    }
}
