//! What each command does.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::output::{Output, Trouble};
use super::{FAILED, MISUSED, TO_SETTLE, WELL, backups, copy, privacy, tables};
use crate::app::{App, Effect, Setup};
use crate::clock::Clock;
use crate::diag::{self, Severity, Source};
use crate::exchange::notebooks::{self, Opened, Refused};
use crate::locale::{Arg, Lang, date, number, say};
use crate::notebook::{Notebook, Options};
use crate::plan::{self, StepState};
use crate::report::compose::Named;
use crate::report::format::formats_for;
use crate::report::publish::{self, Papers};
use crate::term::settings::{Settings, backups_folder};
use crate::term::{self, Outside};
use crate::workshop::{Catalog, Workshop, catalog};

/// Where the program runs.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) lang: Lang,
    pub(super) config: Option<PathBuf>,
    pub(super) settings: Settings,
    /// Whether a person sits at both ends.
    pub(super) terminal: bool,
}

/// The exit code, or why not.
pub(super) type Done = Result<u8, Trouble>;

/// Does what the arguments ask for.
pub(super) fn run(matches: &ArgMatches, place: Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let path = |matches: &ArgMatches| {
        matches
            .get_one::<PathBuf>("file")
            .cloned()
            .unwrap_or_default()
    };
    match matches.subcommand() {
        None => screen(place, vec![], "cli-no-terminal-home"),
        Some(("new", sub)) => new(&path(sub), sub, place, output),
        Some(("open", sub)) => screen(place, vec![Effect::Open(path(sub))], "cli-no-terminal-open"),
        Some(("demo", sub)) => demo(sub, place, output),
        Some(("backups", sub)) => backups::list(sub, &place, output),
        Some(("restore", sub)) => backups::restore(sub, &place, output),
        Some(("copy", sub)) => copy::run(sub, &place, output),
        Some(("info", sub)) => info(&path(sub), sub.get_flag("json"), &place, output),
        Some(("check", sub)) => check(&path(sub), sub.get_flag("json"), &place, output),
        Some(("report", sub)) => report(&path(sub), sub, &place, output),
        Some(("sheet", sub)) => super::sheet::run(sub, &place, output),
        Some(("history", sub)) => super::history::run(sub, &place, output),
        Some(("repair", sub)) => super::repair::run(sub, &place, output),
        Some(("doctor", sub)) => super::doctor::run(sub, &place, output),
        Some(("merge", sub)) => tables::merge(&path(sub), sub, &place, output),
        Some(("split", sub)) => tables::split(&path(sub), sub, &place, output),
        Some(("template", sub)) => super::templates::run(sub, &place, output),
        Some(("next", sub)) => super::next::run(sub, &place, output),
        Some(("purge", sub)) => privacy::purge(&path(sub), &place, output),
        Some(("workshop", sub)) => workshop(sub, &place, output),
        Some(("completions", sub)) => {
            if let Some(shell) = sub.get_one::<clap_complete::Shell>("shell") {
                let mut text = Vec::new();
                clap_complete::generate(*shell, &mut super::command(lang), "rumbo", &mut text);
                output.text(&String::from_utf8_lossy(&text));
            }
            Ok(WELL)
        }
        Some(("man", _)) => {
            let mut page = Vec::new();
            clap_mangen::Man::new(super::command(lang))
                .render(&mut page)
                .map_err(|error| Trouble::failed(vec![error.to_string()]))?;
            output.text(&String::from_utf8_lossy(&page));
            Ok(WELL)
        }
        Some(_) => Ok(MISUSED),
    }
}

/// The definitions at hand, with those beside a notebook.
pub(super) fn definitions(place: &Place, notebook: Option<&Path>) -> Catalog {
    notebooks::definitions(place.config.as_deref(), notebook)
}

/// Who writes, and where backups go.
pub(super) fn options() -> Options {
    Options {
        author: author(),
        device: String::new(),
        clock: Clock::Machine,
        backups: backups_folder(),
    }
}

fn author() -> String {
    std::env::var("RUMBO_AUTHOR").unwrap_or_default()
}

/// Opens the screen; without a terminal on both ends says what to use instead.
fn screen(place: Place, first: Vec<Effect>, instead: &str) -> Done {
    let lang = place.lang;
    if !place.terminal {
        let lines = vec![say(lang, "cli-no-terminal", &[]), say(lang, instead, &[])];
        return Err(Trouble {
            lines,
            code: MISUSED,
        });
    }
    // A notebook that is named but cannot be opened is told here, not on the first screen.
    let catalog = definitions(&place, None);
    let folder = std::env::current_dir().unwrap_or_default();
    let titles = catalog
        .ids()
        .filter_map(|id| Some((id.to_owned(), catalog.title(id)?)))
        .collect();
    let setup = Setup {
        lang,
        recents: place.settings.present(),
        workshops: main_first(titles),
        folder: folder.clone(),
    };
    let outside = Outside {
        config: place.config,
        settings: place.settings,
        folder,
        author: author(),
    };
    term::run(App::new(setup), outside, first).map_err(|error| {
        let detail = error.to_string();
        Trouble::failed(vec![
            say(
                lang,
                "cli-terminal-failed",
                &[("detail", Arg::Text(&detail))],
            ),
            say(lang, "panic-safe", &[]),
        ])
    })?;
    Ok(WELL)
}

/// The territorial definition is the one that most people come for.
fn main_first<T>(mut titles: Vec<(String, T)>) -> Vec<(String, T)> {
    titles.sort_by_key(|(id, _)| id != "territorial");
    titles
}

pub(super) fn refused(refused: &Refused, lang: Lang) -> Trouble {
    Trouble::of(&refused.0, lang)
}

fn new(path: &Path, matches: &ArgMatches, place: Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let id = matches
        .get_one::<String>("workshop")
        .map_or("territorial", String::as_str);
    notebooks::create(path, id, &definitions(&place, Some(path)), options())
        .map_err(|error| refused(&error, lang))?;
    if place.terminal {
        return screen(
            place,
            vec![Effect::Open(path.to_owned())],
            "cli-no-terminal-open",
        );
    }
    let shown = path.display().to_string();
    output.line(&say(lang, "cli-created", &[("path", Arg::Text(&shown))]));
    Ok(WELL)
}

fn demo(matches: &ArgMatches, place: Place, output: &mut Output) -> Done {
    let lang = place.lang;
    if let Some(path) = matches.get_one::<PathBuf>("out") {
        notebooks::create_sample(path, "territorial", &definitions(&place, None), options())
            .map_err(|error| refused(&error, lang))?;
        let shown = path.display().to_string();
        output.line(&say(lang, "cli-created", &[("path", Arg::Text(&shown))]));
        return Ok(WELL);
    }
    if place.terminal {
        return screen(place, vec![Effect::Sample], "cli-no-terminal-open");
    }
    // Nobody is looking: the main job from end to end, into a folder.
    let folder = free_folder(&say(lang, "cli-demo-folder", &[]));
    std::fs::create_dir_all(&folder).map_err(|error| {
        let error = crate::report::Error::File {
            path: folder.clone(),
            source: error,
        };
        Trouble::failed(error.sentences(lang))
    })?;
    let name = say(lang, "sample-file-name", &[]);
    let path = folder.join(format!("{name}.rumbo"));
    let opened =
        notebooks::create_sample(&path, "territorial", &definitions(&place, None), options())
            .map_err(|error| refused(&error, lang))?;
    let formats: Vec<String> = formats_for(true).map(str::to_owned).collect();
    let paths = write(&opened, None, &formats, &folder, &name, lang)?;
    output.line(&say(lang, "cli-demo-done", &[]));
    for path in std::iter::once(&path).chain(&paths) {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        output.line(&format!("  {}", whole.display()));
    }
    output.line(&say(lang, "cli-demo-next", &[]));
    Ok(WELL)
}

fn free_folder(name: &str) -> PathBuf {
    let first = PathBuf::from(name);
    if !first.exists() {
        return first;
    }
    (2..u32::MAX)
        .map(|number| PathBuf::from(format!("{name}-{number}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}

fn write(
    opened: &Opened,
    template: Option<&Source>,
    formats: &[String],
    folder: &Path,
    name: &str,
    lang: Lang,
) -> Result<Vec<PathBuf>, Trouble> {
    with_papers(opened, lang, |papers| {
        publish::write_plan(papers, template, formats, folder, name).map_err(Trouble::failed)
    })
}

/// Gathers what documents are written from, and writes with it.
pub(super) fn with_papers<T>(
    (notebook, workshop): &Opened,
    lang: Lang,
    write: impl FnOnce(&Papers<'_>) -> T,
) -> T {
    let (plan, findings) = understand(notebook, workshop);
    let attachments = publish::attachments(&plan, |id| notebook.attachment(id).ok().flatten());
    write(&Papers {
        plan: &plan,
        findings: &findings,
        attachments: &attachments,
        lang,
    })
}

fn understand(notebook: &Notebook, workshop: &Arc<Workshop>) -> (plan::Plan, Vec<plan::Finding>) {
    plan::of_notebook(notebook, workshop)
}

/// Opens a notebook with its definition, and says what people should know of it.
pub(super) fn open(path: &Path, place: &Place, output: &mut Output) -> Result<Opened, Trouble> {
    let opened =
        notebooks::open(path, &definitions(place, Some(path)), options()).map_err(|error| {
            let mut trouble = refused(&error, place.lang);
            trouble.lines.extend(backups::offer(path, place.lang));
            trouble
        })?;
    let told = opened.0.told_at_opening();
    if !told.is_empty() {
        let lines = told.iter().map(|sentence| sentence.say(place.lang));
        output.trouble(&lines.collect::<Vec<_>>());
    }
    Ok(opened)
}

fn info(path: &Path, json: bool, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let (notebook, workshop) = open(path, place, output)?;
    let (plan, findings) = understand(&notebook, &workshop);
    let count = |state| {
        plan.progress
            .iter()
            .filter(|(_, step)| step.state == state)
            .count()
    };
    let (begun, done) = (count(StepState::Begun), count(StepState::Done));
    let records: usize = workshop
        .collections
        .iter()
        .map(|c| notebook.content().n_records(&c.id))
        .sum();
    let last = notebook.log().entries().last();
    if json {
        let collections: serde_json::Map<String, serde_json::Value> = workshop
            .collections
            .iter()
            .map(|c| (c.id.to_string(), notebook.content().n_records(&c.id).into()))
            .collect();
        let value = serde_json::json!({
            "path": path.display().to_string(),
            "workshop": workshop.id,
            "workshop_version": workshop.version,
            "territory": plan.territory(lang),
            "fictional": plan.is_fictional(),
            "steps": workshop.steps.len(),
            "steps_begun": begun,
            "steps_done": done,
            "records": records,
            "collections": collections,
            "findings": findings.iter().filter(|finding| finding.is_open()).count(),
            "cost": plan.investment.total.to_string(),
            "currency": plan.currency,
            "secured_percent": plan.investment.secured_percent.map(|p| p.round_dp(4).to_string()),
            "gap": plan.investment.total_gap.to_string(),
            "operations": notebook.log().entries().len(),
            "last_change": last.map(|entry| entry.at.to_string()),
        });
        output.line(&pretty(&value));
        return Ok(WELL);
    }
    let n = |count: usize| number::integer(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let money = |amount| number::money(amount, &plan.currency, lang);
    let secured = plan
        .investment
        .secured_percent
        .map(|p| number::percent(p, 1, lang));
    for (key, value) in [
        ("info-territory", plan.territory(lang)),
        ("info-workshop", workshop.title.get(lang).to_owned()),
        (
            "info-steps",
            say(
                lang,
                "info-steps-value",
                &[
                    ("count", Arg::Text(&n(workshop.steps.len()))),
                    ("begun", Arg::Text(&n(begun))),
                    ("done", Arg::Text(&n(done))),
                ],
            ),
        ),
        ("info-records", n(records)),
        (
            "info-findings",
            n(findings.iter().filter(|finding| finding.is_open()).count()),
        ),
        ("info-cost", money(plan.investment.total)),
        ("info-secured", secured.unwrap_or_default()),
        ("info-gap", money(plan.investment.total_gap)),
        ("info-operations", n(notebook.log().entries().len())),
        (
            "info-last",
            last.map(|entry| date::moment(&entry.at))
                .unwrap_or_default(),
        ),
    ] {
        if !value.is_empty() {
            output.line(&format!("{}: {value}", say(lang, key, &[])));
        }
    }
    Ok(WELL)
}

/// JSON as people read it.
pub(super) fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value is JSON")
}

fn check(path: &Path, json: bool, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let (notebook, workshop) = open(path, place, output)?;
    let (plan, findings) = understand(&notebook, &workshop);
    let open = findings.iter().filter(|finding| finding.is_open());
    let count = open.clone().count();
    let to_settle = open
        .clone()
        .any(|finding| finding.severity == Severity::Error);
    if json {
        let list: Vec<serde_json::Value> = findings
            .iter()
            .map(|finding| {
                let item = finding.record.as_deref().and_then(|id| plan.get(id));
                serde_json::json!({
                    "check": finding.check,
                    "severity": if finding.severity == Severity::Error { "error" } else { "warning" },
                    "record": finding.record,
                    "code": item.map(|item| item.code.clone()),
                    "field": finding.field,
                    "sentence": finding.say(lang, &plan.currency),
                    "accepted": finding.accepted.as_ref().map(|accepted| &*accepted.reason),
                })
            })
            .collect();
        output.line(&pretty(&serde_json::Value::Array(list)));
    } else {
        for finding in open {
            let mark = if finding.severity == Severity::Error {
                "!!"
            } else {
                "! "
            };
            output.line(&format!(
                "{mark} {} {}",
                finding.check,
                finding.say(lang, &plan.currency)
            ));
        }
        let key = if count == 0 {
            "no-findings"
        } else {
            "check-count"
        };
        let shown = count.to_string();
        output.line(&say(lang, key, &[("count", Arg::Text(&shown))]));
        let accepted = findings
            .iter()
            .filter_map(|one| Some((one, one.accepted.as_ref()?)));
        for (at, (finding, accepted)) in accepted.enumerate() {
            if at == 0 {
                output.line(&say(lang, "check-accepted", &[]));
            }
            let args = [("reason", Arg::Text(&accepted.reason))];
            output.line(&format!(
                "✓  {} {} {}",
                finding.check,
                finding.say(lang, &plan.currency),
                say(lang, "check-reason", &args)
            ));
        }
    }
    Ok(if to_settle { TO_SETTLE } else { WELL })
}

/// The text of a file; or why it cannot be read.
pub(super) fn read_text(path: &Path, lang: Lang) -> Result<String, Trouble> {
    std::fs::read_to_string(path).map_err(|_| {
        let shown = path.display().to_string();
        let keys = [
            "file-unreadable-what",
            "file-unreadable-safe",
            "file-unreadable-do",
        ];
        let args = [("path", Arg::Text(&shown))];
        Trouble::failed(keys.map(|key| say(lang, key, &args)).into())
    })
}

fn report(path: &Path, matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let asked = matches.get_one::<PathBuf>("template");
    let own = asked.and_then(|name| Named::get(name.to_str()?));
    let suffix = own.map(|own| say(lang, own.document.suffix, &[]));
    let template = asked
        .map(|asked| super::templates::source(asked, lang))
        .transpose()?;
    let opened = open(path, place, output)?;
    let asked: Option<Vec<String>> = matches
        .get_many::<String>("format")
        .map(|formats| formats.cloned().collect());
    let formats = asked.unwrap_or_else(|| formats_for(own.is_none()).map(str::to_owned).collect());
    let folder = matches
        .get_one::<PathBuf>("out")
        .cloned()
        .or_else(|| path.parent().map(Path::to_owned))
        .unwrap_or_default();
    let name = path
        .file_stem()
        .map_or_else(|| "plan".into(), |name| name.to_string_lossy());
    let name = format!("{name}{}", suffix.unwrap_or_default());
    for path in write(&opened, template.as_ref(), &formats, &folder, &name, lang)? {
        output.line(&path.display().to_string());
    }
    Ok(WELL)
}

fn workshop(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    match matches.subcommand() {
        Some(("check", sub)) => {
            let folder = sub
                .get_one::<PathBuf>("folder")
                .cloned()
                .unwrap_or_default();
            let (id, sources) = catalog::read_dir(&folder).map_err(|error| {
                let (path, detail) = (folder.display().to_string(), error.to_string());
                let args = [("path", Arg::Text(&path)), ("detail", Arg::Text(&detail))];
                Trouble::failed(
                    ["folder-unreadable-what", "folder-unreadable-do"]
                        .map(|key| say(lang, key, &args))
                        .into(),
                )
            })?;
            let (workshop, problems) = crate::workshop::load(&id, &sources);
            for problem in &problems {
                output.line(&diag::render(problem, &sources, lang, place.terminal));
            }
            let errors = problems
                .iter()
                .filter(|p| p.severity == Severity::Error)
                .count();
            if let (Some(workshop), 0) = (workshop, errors) {
                let (steps, collections) = (
                    workshop.steps.len().to_string(),
                    workshop.collections.len().to_string(),
                );
                let args = [
                    ("title", Arg::Text(workshop.title.get(lang))),
                    ("steps", Arg::Text(&steps)),
                    ("collections", Arg::Text(&collections)),
                ];
                output.line(&say(lang, "cli-workshop-sound", &args));
                return Ok(WELL);
            }
            let count = errors.to_string();
            output.line(&say(
                lang,
                "cli-workshop-errors",
                &[("count", Arg::Text(&count))],
            ));
            Ok(TO_SETTLE)
        }
        Some(("schema", _)) => {
            output.text(&crate::workshop::schema());
            Ok(WELL)
        }
        Some(("list", sub)) => {
            list(
                &definitions(place, None),
                sub.get_flag("json"),
                lang,
                output,
            );
            Ok(WELL)
        }
        _ => Ok(FAILED),
    }
}

fn list(catalog: &Catalog, json: bool, lang: Lang, output: &mut Output) {
    let ids: Vec<&str> = catalog.ids().collect();
    let loaded: Vec<(&str, Option<Arc<Workshop>>)> =
        ids.into_iter().map(|id| (id, catalog.get(id))).collect();
    if json {
        let list: Vec<serde_json::Value> = loaded
            .iter()
            .map(|(id, workshop)| match workshop {
                Some(workshop) => serde_json::json!({
                    "id": id,
                    "version": workshop.version,
                    "title": workshop.title.get(lang),
                    "summary": workshop.summary.get(lang),
                    "phases": workshop.phases.len(),
                    "steps": workshop.steps.len(),
                    "collections": workshop.collections.len(),
                    "fields": workshop.collections.iter().map(|c| c.fields.len()).sum::<usize>(),
                    "profiles": workshop.profiles.iter().map(|p| p.id.clone()).collect::<Vec<_>>(),
                }),
                None => serde_json::json!({ "id": id, "problems": catalog.problems(id).1.len() }),
            })
            .collect();
        output.line(&pretty(&serde_json::Value::Array(list)));
        return;
    }
    for (id, workshop) in &loaded {
        match workshop {
            Some(workshop) => {
                let count = workshop.steps.len().to_string();
                let steps = say(lang, "n-steps", &[("count", Arg::Text(&count))]);
                output.line(&format!("{id}  {} ({steps})", workshop.title.get(lang)));
                output.line(&format!("    {}", workshop.summary.get(lang)));
            }
            None => {
                let args = [("id", Arg::Text(id))];
                output.line(&say(lang, "cli-workshop-broken", &args));
            }
        }
    }
}
