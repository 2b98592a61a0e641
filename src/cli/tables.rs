//! Work tables: `split` makes a copy of a notebook for each, `merge` joins the copies again.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::args::{dress, usage};
use super::commands::{Done, Place, definitions, open, options, pretty, refused};
use super::output::{Output, Trouble};
use super::{FAILED, TO_SETTLE, WELL};
use crate::exchange::tables::{self, Heard, Joined, Split};
use crate::locale::{Arg as Word, Lang, say};
use crate::notebook::{About, Clash, Merged, Notebook};
use crate::plan::Reading;
use crate::plan::merges::Teller;

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
    let opened = open(path, place, output)?;
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
        words: Teller {
            reading: Reading {
                content: notebook.content(),
                workshop,
            },
            lang,
            public: false,
        },
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
    words: Teller<'a>,
}

impl Telling<'_> {
    fn tell(&self, heard: &Heard, merged: &Merged, output: &mut Output) {
        let path = heard.path.display().to_string();
        output.line(&self.words.file(&merged.summary, &path));
        for line in self.words.lines(&merged.summary) {
            output.line(&format!("  {line}"));
        }
    }

    /// What is left to settle, of these merges and of earlier ones.
    fn tell_open(&self, output: &mut Output) {
        let open: Vec<&Clash> = self.notebook.clashes().collect();
        if open.is_empty() {
            return;
        }
        let lang = self.words.lang;
        let count = self.words.n(open.len());
        output.line(&say(
            lang,
            "merge-to-settle",
            &[("count", Word::Text(&count))],
        ));
        for clash in open {
            output.line(&format!("  {}", self.words.clash(clash)));
        }
        output.line(&say(lang, "merge-settle-how", &[]));
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
                    "sentence": self.words.clash(clash),
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
