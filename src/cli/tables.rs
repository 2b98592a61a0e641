//! Work tables: `split` makes a copy of a notebook for each, `merge` joins the copies again.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::args::{dress, usage};
use super::commands::{Done, Place, definitions, open, options, pretty, refused};
use super::output::{Output, Trouble};
use super::{FAILED, TO_SETTLE, WELL};
use crate::exchange::tables::{self, Heard, Joined, Split};
use crate::locale::{Arg as Word, Lang, number, say};
use crate::notebook::{About, Clash, Merged, Notebook, Restored, Share};
use crate::plan::Reading;

/// The commands with their words.
pub(super) fn commands(lang: Lang) -> Vec<Command> {
    let t = |key: &str| say(lang, key, &[]);
    let sub = |name: &'static str, about: &str, tail: &str| {
        let command = Command::new(name).about(t(about));
        dress(command.override_usage(usage(name, tail, lang)), lang)
    };
    let file = || {
        Arg::new("file")
            .value_name(t("cli-file"))
            .required(true)
            .value_parser(value_parser!(PathBuf))
    };
    let word = t("cli-file");
    let merge = sub("merge", "cli-merge", &format!("{word} {word}…"))
        .arg(file().help(t("cli-merge-into")))
        .arg(
            Arg::new("from")
                .value_name(t("cli-file"))
                .help(t("cli-merge-from"))
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help(t("cli-json")),
        );
    let list = |id: &'static str, value: String, help: &str| {
        Arg::new(id)
            .long(id)
            .value_name(value)
            .help(t(help))
            .value_delimiter(',')
    };
    let split = sub("split", "cli-split", &word)
        .arg(file().help(t("cli-file-help")))
        .arg(
            Arg::new("tables")
                .long("tables")
                .value_name("N")
                .help(t("cli-split-tables"))
                .required_unless_present("names")
                .value_parser(value_parser!(u8).range(1..=99)),
        )
        .arg(list("names", t("cli-split-names-value"), "cli-split-names"))
        .arg(list("steps", "1.4,1.10…".to_owned(), "cli-split-steps"))
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(t("cli-folder"))
                .help(t("cli-split-out"))
                .value_parser(value_parser!(PathBuf)),
        );
    vec![merge, split]
}

/// Makes the copies and names them.
pub(super) fn split(path: &Path, matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let texts = |id: &str| -> Vec<String> {
        let given = matches.get_many::<String>(id);
        given
            .map(|texts| texts.cloned().collect())
            .unwrap_or_default()
    };
    let wanted = Split {
        tables: matches
            .get_one::<u8>("tables")
            .copied()
            .map_or(0, usize::from),
        names: texts("names"),
        steps: texts("steps"),
        folder: matches.get_one::<PathBuf>("out").cloned(),
    };
    let opened = open(path, place)?;
    let copies = tables::split(&opened, &wanted, lang).map_err(|error| refused(&error, lang))?;
    for copy in &copies {
        output.line(&format!("{}: {}", copy.name, copy.path.display()));
    }
    output.line(&say(lang, "split-next", &[]));
    Ok(WELL)
}

/// Joins notebooks and tells what came of it.
pub(super) fn merge(into: &Path, matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let from: Vec<PathBuf> = matches
        .get_many::<PathBuf>("from")
        .map(|paths| paths.cloned().collect())
        .unwrap_or_default();
    let joined = tables::merge(into, &from, &definitions(place, Some(into)), options())
        .map_err(|error| refused(&error, lang))?;
    let (notebook, workshop) = &joined.opened;
    let telling = Telling {
        notebook,
        reading: Reading {
            content: notebook.content(),
            workshop,
        },
        lang,
    };
    if matches.get_flag("json") {
        output.line(&pretty(&telling.as_json(into, &joined)));
    } else {
        for heard in &joined.heard {
            if let Ok(merged) = &heard.came {
                telling.tell(heard, merged, output);
            }
        }
        telling.tell_open(output);
    }
    let mut troubles = Vec::new();
    for error in joined
        .heard
        .iter()
        .filter_map(|heard| heard.came.as_ref().err())
    {
        troubles.extend(error.sentences().map(|sentence| sentence.say(lang)));
    }
    if let Some(stopped) = &joined.stopped {
        troubles.extend(stopped.0.iter().map(|sentence| sentence.say(lang)));
    }
    let came = joined.heard.iter().any(|heard| heard.came.is_ok());
    if joined.stopped.is_some() || !came {
        return Err(Trouble {
            lines: troubles,
            code: FAILED,
        });
    }
    if !troubles.is_empty() {
        output.trouble(&troubles);
    }
    let open = notebook.clashes().next().is_some();
    Ok(if open { TO_SETTLE } else { WELL })
}

/// What came of it, in words.
struct Telling<'a> {
    notebook: &'a Notebook,
    reading: Reading<'a>,
    lang: Lang,
}

impl Telling<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Word<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Word::Text(value)))
            .collect();
        say(self.lang, key, &args)
    }

    fn n(&self, count: usize) -> String {
        number::integer(i64::try_from(count).unwrap_or(i64::MAX), self.lang)
    }

    /// The name of somebody; who gave none is called so.
    fn who(&self, name: &str) -> String {
        if name.is_empty() {
            return self.say("merge-nobody", &[]);
        }
        name.to_owned()
    }

    fn tell(&self, heard: &Heard, merged: &Merged, output: &mut Output) {
        let summary = &merged.summary;
        let path = heard.path.display().to_string();
        output.line(&match &summary.table {
            Some(table) => self.say("merge-joined-table", &[("path", &path), ("table", table)]),
            None => self.say("merge-joined", &[("path", &path)]),
        });
        for share in &summary.people {
            output.line(&format!("  {}", self.share(share)));
        }
        let count = self.n(summary.equal);
        if summary.equal > 0 {
            output.line(&format!(
                "  {}",
                self.say("merge-equal", &[("count", &count)])
            ));
        }
        for restored in &summary.restored {
            output.line(&format!("  {}", self.restored(restored)));
        }
        for (holds, key) in [
            (summary.independent, "merge-independent"),
            (summary.open_elsewhere, "merge-open-elsewhere"),
        ] {
            if holds {
                output.line(&format!("  {}", self.say(key, &[])));
            }
        }
    }

    fn share(&self, share: &Share) -> String {
        let mut parts = Vec::new();
        for (count, one, many) in [
            (share.operations, "merge-operation", "merge-operations"),
            (share.added, "merge-added-one", "merge-added"),
            (share.answers, "merge-answer", "merge-answers"),
            (share.removed, "merge-removed-one", "merge-removed"),
        ] {
            if count > 0 {
                let key = if count == 1 { one } else { many };
                parts.push(self.say(key, &[("count", &self.n(count))]));
            }
        }
        format!("{}: {}", self.who(&share.author), parts.join(", "))
    }

    fn restored(&self, restored: &Restored) -> String {
        let names = |names: &[String]| -> String {
            let names: Vec<String> = names.iter().map(|name| self.who(name)).collect();
            names.join(", ")
        };
        let name = self.reading.name(&restored.record, self.lang);
        self.say(
            "merge-restored",
            &[
                ("record", &self.record(&restored.collection, &name)),
                ("removed", &names(&restored.removed_by)),
                ("kept", &names(&restored.kept_by)),
            ],
        )
    }

    fn quoted(&self, words: &str) -> String {
        self.say("merge-quoted", &[("words", words)])
    }

    /// A record as people call it, with its kind.
    fn record(&self, collection: &str, name: &str) -> String {
        let kind = self.reading.workshop.get_collection(collection);
        let kind = kind.map_or(collection, |kind| kind.title.get(self.lang));
        self.say("merge-record", &[("kind", kind), ("name", name)])
    }

    /// What is left to settle, of these merges and of earlier ones.
    fn tell_open(&self, output: &mut Output) {
        let open: Vec<&Clash> = self.notebook.clashes().collect();
        if open.is_empty() {
            return;
        }
        let count = self.n(open.len());
        output.line(&self.say("merge-to-settle", &[("count", &count)]));
        for clash in open {
            output.line(&format!("  {}", self.clash(clash)));
        }
        output.line(&self.say("merge-settle-how", &[]));
    }

    fn clash(&self, clash: &Clash) -> String {
        let name = self.reading.name(clash.id.record.as_str(), self.lang);
        let record = self.record(&clash.collection, &name);
        let about = match &clash.id.about {
            About::Life => self.say("merge-about-record", &[]),
            About::Parent => self.say("merge-about-parent", &[]),
            About::Answer(cell) => self.reading.cell_title(&clash.collection, cell, self.lang),
        };
        let sides: Vec<String> = clash
            .sides
            .iter()
            .map(|side| {
                let value = side.value.as_deref();
                let says = match &clash.id.about {
                    About::Life if value.is_none() => self.say("merge-side-removed", &[]),
                    About::Life => self.say("merge-side-worked", &[]),
                    About::Parent => value.map_or_else(
                        || self.say("cell-empty", &[]),
                        |id| self.quoted(&self.reading.name(id, self.lang)),
                    ),
                    About::Answer(cell) => {
                        let collection = &clash.collection;
                        let words = self.reading.cell_answer(collection, cell, value, self.lang);
                        self.quoted(&words)
                    }
                };
                format!("{}: {says}", self.who(&side.who))
            })
            .collect();
        format!("{record} · {about} — {}", sides.join(" / "))
    }

    fn as_json(&self, into: &Path, joined: &Joined) -> serde_json::Value {
        let (mut merged, mut nothing) = (Vec::new(), Vec::new());
        for heard in &joined.heard {
            let path = heard.path.display().to_string();
            match &heard.came {
                Ok(came) => merged.push(serde_json::json!({
                    "path": path,
                    "operation": came.n,
                    "summary": came.summary,
                })),
                Err(_) => nothing.push(path),
            }
        }
        let clashes: Vec<serde_json::Value> = self
            .notebook
            .clashes()
            .map(|clash| {
                let (about, field, key) = match &clash.id.about {
                    About::Life => ("record", None, None),
                    About::Parent => ("parent", None, None),
                    About::Answer(cell) => ("answer", Some(&*cell.field), Some(&*cell.key)),
                };
                serde_json::json!({
                    "id": clash.id.to_string(),
                    "merge": clash.id.merge,
                    "record": clash.id.record.as_str(),
                    "collection": clash.collection,
                    "about": about,
                    "field": field,
                    "key": key,
                    "sides": clash.sides,
                    "sentence": self.clash(clash),
                })
            })
            .collect();
        serde_json::json!({
            "into": into.display().to_string(),
            "merged": merged,
            "nothing_new": nothing,
            "to_settle": clashes,
        })
    }
}
