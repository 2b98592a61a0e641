//! Paper sheets of the steps, and what is printed beside them: who came, ballots, cards.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::WELL;
use super::args::{dress, formats, usage};
use super::commands::{Done, Place, definitions, open};
use super::output::{Output, Trouble};
use crate::app::ACTIONS;
use crate::exchange::notebooks::Opened;
use crate::locale::{Arg as Word, Lang, say};
use crate::notebook::Content;
use crate::plan;
use crate::plan::paper::{self, PaperMeeting};
use crate::report::block::{Paper, Report};
use crate::report::format::formats_for;
use crate::report::publish::write_report;
use crate::report::sheets::{self, Meeting, Setting};
use crate::text;
use crate::workshop::{ActivityKind, Step, Workshop};

/// What can be printed, and the key of the end of the name of its files.
const KINDS: [(&str, &str); 4] = [
    ("steps", "sheets-suffix"),
    ("attendance", "sheets-suffix-attendance"),
    ("ballots", "sheets-suffix-ballots"),
    ("cards", "sheets-suffix-cards"),
];

/// Steps whose codes fit in the name of a file.
const FEW: usize = 6;

/// `sheet`.
pub(super) fn command(lang: Lang) -> Command {
    let t = |key: &str| say(lang, key, &[]);
    let choice = |id: &'static str, value: &'static str, help: &str, values: Vec<&'static str>| {
        Arg::new(id)
            .long(id)
            .value_name(value)
            .help(t(help))
            .hide_possible_values(true)
            .hide_default_value(true)
            .value_parser(values)
    };
    let kinds = KINDS.iter().map(|(kind, _)| *kind).collect();
    let sheet = Command::new("sheet")
        .about(t("cli-sheet"))
        .override_usage(usage("sheet", &t("cli-file"), lang));
    dress(sheet, lang)
        .arg(
            Arg::new("file")
                .value_name(t("cli-file"))
                .help(t("cli-sheet-file"))
                .required_unless_present("blank")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("step")
                .long("step")
                .value_name("1.7,1.10…")
                .help(t("cli-sheet-step"))
                .value_delimiter(',')
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("meeting")
                .long("meeting")
                .value_name(t("cli-sheet-code"))
                .help(t("cli-sheet-meeting"))
                .requires("file")
                .conflicts_with("step"),
        )
        .arg(
            Arg::new("blank")
                .long("blank")
                .action(ArgAction::SetTrue)
                .help(t("cli-sheet-blank")),
        )
        .arg(
            choice(
                "kind",
                "steps|attendance|ballots|cards",
                "cli-sheet-kind",
                kinds,
            )
            .default_value("steps"),
        )
        .arg(
            choice(
                "paper",
                "a4|letter",
                "cli-sheet-paper",
                vec!["a4", "letter"],
            )
            .default_value("a4"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("pdf,docx…")
                .help(t("cli-format"))
                .hide_possible_values(true)
                .value_parser(formats(false))
                .value_delimiter(',')
                .action(ArgAction::Append),
        )
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name(t("cli-folder"))
                .help(t("cli-sheet-out"))
                .value_parser(value_parser!(PathBuf)),
        )
}

/// What was asked for, and from what.
struct Asked<'a> {
    matches: &'a ArgMatches,
    content: &'a Content,
    workshop: &'a Workshop,
    lang: Lang,
}

/// Writes the sheets and names the files.
pub(super) fn run(matches: &ArgMatches, place: &Place, output: &mut Output) -> Done {
    let lang = place.lang;
    let path = matches.get_one::<PathBuf>("file");
    let opened = path.map(|path| open(path, place, output)).transpose()?;
    let workshop = match &opened {
        Some((_, workshop)) => Arc::clone(workshop),
        None => embedded(place)?,
    };
    let empty = Content::default();
    let content = match &opened {
        Some((notebook, _)) => notebook.content(),
        None => &empty,
    };
    let asked = Asked {
        matches,
        content,
        workshop: &workshop,
        lang,
    };
    let meeting = asked.meeting()?;
    let kind = matches
        .get_one::<String>("kind")
        .map_or("steps", String::as_str);
    // Who came is written down whatever is worked.
    let steps = if kind == "attendance" {
        Vec::new()
    } else {
        asked.steps(meeting.as_ref())?
    };
    let is_blank = matches.get_flag("blank");
    let printed = if is_blank { &empty } else { content };
    let setting = asked.setting(opened.as_ref(), is_blank);
    let named = meeting.as_ref().map(|meeting| meeting.code.clone());
    let mut report = match kind {
        "attendance" => sheets::attendance(&asked.register(meeting), &setting),
        "ballots" => asked.ballots(&steps, printed, &setting)?,
        "cards" => asked.cards(&steps, printed, &setting),
        _ => {
            let papers = steps.iter();
            let papers = papers.map(|step| paper::step(printed, &workshop, step, lang));
            sheets::steps(&papers.collect::<Vec<_>>(), &setting)
        }
    };
    let folder = matches
        .get_one::<PathBuf>("out")
        .cloned()
        .or_else(|| path.and_then(|path| path.parent().map(Path::to_owned)))
        .unwrap_or_default();
    let name = path.and_then(|path| path.file_stem()).map_or_else(
        || workshop.id.clone(),
        |name| name.to_string_lossy().into_owned(),
    );
    let suffix = KINDS.iter().find(|(own, _)| *own == kind);
    let suffix = suffix.map_or_else(String::new, |(_, key)| say(lang, key, &[]));
    let which = named.or_else(|| matches.get_one::<String>("step").map(|_| codes(&steps)));
    let which = which.map_or_else(String::new, |which| format!("-{which}"));
    let written = write_report(
        &mut report,
        &asked.formats(),
        &folder,
        &format!("{name}{suffix}{which}"),
    );
    for path in written.map_err(Trouble::failed)? {
        output.line(&path.display().to_string());
    }
    Ok(WELL)
}

/// The definition of the program, for sheets without a notebook.
fn embedded(place: &Place) -> Result<Arc<Workshop>, Trouble> {
    let found = definitions(place, None).get("territorial");
    found.ok_or_else(|| {
        let args = [("id", Word::Text("territorial"))];
        Trouble::failed(vec![say(place.lang, "cli-workshop-broken", &args)])
    })
}

/// The codes of some steps for the name of a file: all while they are few, else the first and the last.
fn codes(steps: &[&Step]) -> String {
    let codes: Vec<&str> = steps.iter().map(|step| &*step.id).collect();
    match codes.as_slice() {
        [first, .., last] if codes.len() > FEW => format!("{first}_{last}"),
        all => all.join("-"),
    }
}

impl Asked<'_> {
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Word<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Word::Text(value)))
            .collect();
        say(self.lang, key, &args)
    }

    fn formats(&self) -> Vec<String> {
        match self.matches.get_many::<String>("format") {
            Some(formats) => formats.cloned().collect(),
            None => formats_for(false).map(str::to_owned).collect(),
        }
    }

    fn setting(&self, opened: Option<&Opened>, is_blank: bool) -> Setting {
        let plan = opened.map(|(notebook, workshop)| {
            plan::read(notebook.content(), workshop, notebook.clock().today())
        });
        let paper = self.matches.get_one::<String>("paper");
        let search = ACTIONS.iter().find(|action| action.id == "search");
        let key = search.and_then(|action| action.keys.first());
        Setting {
            lang: self.lang,
            paper: match paper.map(String::as_str) {
                Some("letter") => Paper::Letter,
                _ => Paper::A4,
            },
            key: key.map(|key| key.name(self.lang)).unwrap_or_default(),
            territory: plan
                .as_ref()
                .map(|plan| plan.territory(self.lang))
                .unwrap_or_default(),
            is_fictional: !is_blank && plan.as_ref().is_some_and(plan::Plan::is_fictional),
        }
    }

    /// The meeting that was named by its code or its name.
    fn meeting(&self) -> Result<Option<PaperMeeting>, Trouble> {
        let Some(wanted) = self.matches.get_one::<String>("meeting") else {
            return Ok(None);
        };
        let meetings = paper::meetings(self.content, self.workshop, self.lang);
        let folded = text::fold(wanted);
        let is_it = |meeting: &&PaperMeeting| {
            text::fold(&meeting.code) == folded || text::fold(&meeting.name) == folded
        };
        if let Some(meeting) = meetings.iter().find(is_it) {
            return Ok(Some(meeting.clone()));
        }
        let mut lines = vec![self.say("sheets-no-meeting", &[("meeting", wanted)])];
        lines.push(if meetings.is_empty() {
            self.say("sheets-no-meetings", &[])
        } else {
            let known = meetings.iter();
            let known = known.map(|meeting| format!("{} {}", meeting.code, meeting.name));
            let known: Vec<String> = known.collect();
            self.say("sheets-meetings", &[("known", &known.join("; "))])
        });
        Err(Trouble::failed(lines))
    }

    /// The steps that were asked for; all when none was.
    fn steps(&self, meeting: Option<&PaperMeeting>) -> Result<Vec<&Step>, Trouble> {
        if let Some(meeting) = meeting {
            let steps = meeting.steps.iter();
            let steps: Vec<&Step> = steps.filter_map(|id| self.workshop.get_step(id)).collect();
            if steps.is_empty() {
                let args = [("meeting", &*meeting.name)];
                let lines = ["sheets-meeting-empty", "sheets-meeting-empty-do"];
                let lines = lines.map(|key| self.say(key, &args));
                return Err(Trouble::failed(lines.into()));
            }
            return Ok(steps);
        }
        let Some(wanted) = self.matches.get_many::<String>("step") else {
            return Ok(self.workshop.steps.iter().collect());
        };
        let find = |id: &String| {
            self.workshop.get_step(id.trim()).ok_or_else(|| {
                let known = self.workshop.steps.iter().map(|step| &*step.id);
                let known: Vec<&str> = known.collect();
                Trouble::failed(vec![
                    self.say("sheets-no-step", &[("step", id)]),
                    self.say("sheets-steps", &[("known", &known.join(", "))]),
                ])
            })
        };
        wanted.map(find).collect()
    }

    /// Where attendance is typed in.
    fn register(&self, meeting: Option<PaperMeeting>) -> Meeting {
        let holds = |step: &&Step| step.collections.iter().any(|id| &**id == "attendance");
        let step = self.workshop.steps.iter().find(holds);
        Meeting {
            step: step.map(|step| step.id.clone()).unwrap_or_default(),
            meeting,
        }
    }

    fn ballots(
        &self,
        steps: &[&Step],
        printed: &Content,
        setting: &Setting,
    ) -> Result<Report, Trouble> {
        let votes = steps.iter();
        let votes: Vec<_> = votes
            .filter_map(|step| paper::ballot(printed, self.workshop, &step.id, self.lang))
            .collect();
        if votes.is_empty() {
            return Err(Trouble::failed(vec![self.say("sheets-no-vote", &[])]));
        }
        Ok(sheets::ballots(&votes, setting))
    }

    /// Cards for the steps that were named, or for those that are worked with cards.
    fn cards(&self, steps: &[&Step], printed: &Content, setting: &Setting) -> Report {
        let is_named = ["step", "meeting"]
            .iter()
            .any(|id| self.matches.get_one::<String>(id).is_some());
        let wanted = |step: &&&Step| is_named || step.activity.kind == ActivityKind::Cards;
        let papers = steps.iter().filter(wanted);
        let papers = papers.map(|step| paper::step(printed, self.workshop, step, self.lang));
        sheets::cards(&papers.collect::<Vec<_>>(), setting)
    }
}
