//! The guide of facilitation and the plan to fill in by hand: both say what the definition says, whatever is answered.

use rumbo::locale::Lang;
use rumbo::plan::meetings::{Subject, clock, meetings};
use rumbo::report::block::{Block, Report};
use rumbo::report::compose::{Named, compose};
use rumbo::report::publish::attachments;
use rumbo::workshop::{Length, Step, Workshop};

use crate::bench::Bench;
use crate::checks::{notebook, understood};
use crate::command::{Test, with_sample};

/// Lines of text, and millimetres that each takes, on a page of a document.
const PAGE: usize = 245;
const LINE: usize = 6;

/// Pages that can still be carried under the arm.
const MOST: usize = 60;

/// A document of a notebook as Markdown, without the marks that keep punctuation from meaning something.
fn markdown(test: &Test, lang: Lang, name: &str) -> String {
    let lang = lang.code();
    let command = format!("--lang {lang} report a.rumbo --template {name} --format md -o papeles");
    let args: Vec<&str> = command.split(' ').collect();
    let path = test.run(&args).exits(0).out().trim().to_owned();
    let written = std::fs::read_to_string(test.path(&path)).expect("the document is there");
    written.replace('\\', "")
}

fn empty(workshop: &str) -> Test {
    let test = Test::new();
    test.run(&["new", "a.rumbo", "--workshop", workshop])
        .exits(0);
    test
}

/// What a guide has to say of a step.
fn is_told(written: &str, step: &Step, lang: Lang) {
    let questions = step.questions.iter().map(|own| own.get(lang));
    let script = step.instructions.iter().map(|line| line.text.get(lang));
    let rules = step.rules.iter().map(|rule| rule.words.get(lang));
    let own = [
        &step.title,
        &step.question,
        &step.purpose,
        &step.technique,
        &step.materials,
        &step.sheet,
    ];
    let own = own.into_iter().map(|words| words.get(lang));
    for words in own.chain(questions).chain(script).chain(rules) {
        let words = words.trim();
        assert!(written.contains(words), "{lang} {}: {words}", step.id);
    }
}

#[test]
fn the_guide_tells_every_meeting_with_its_hours_and_the_whole_of_its_steps() {
    let test = with_sample();
    let bench = Bench::sample(Lang::Es);
    let session = bench.session();
    for lang in Lang::ALL {
        let written = markdown(&test, lang, "guide");
        let parts: Vec<&str> = written.split("\n## ").collect();
        for meeting in session.content().records("meeting") {
            let name = meeting.get("name").expect("a name");
            let place = meeting.get("place").expect("a place");
            let part = parts.iter().find(|part| part.starts_with(name));
            let part = part.unwrap_or_else(|| panic!("{lang}: {name}"));
            assert!(part.contains(place), "{lang}: {place}");
            for id in meeting.set("steps") {
                let step = session.workshop.get_step(id).expect("a step");
                is_told(part, step, lang);
                assert!(part.contains(&format!("--step {id}")), "{lang}: {id}");
            }
        }
        // The first pause of the first meeting, with the hour at which it ends.
        assert!(written.contains("10:30–10:50"), "{lang}");
        for person in session.content().records("participant") {
            let name = person.get("name").expect("a name");
            assert!(!written.contains(name), "{lang}: {name}");
        }
        // What no meeting works is told at the end.
        let (_, rest) = written.rsplit_once("\n## ").expect("parts");
        assert!(rest.contains("6.6") && !rest.contains("1.10"), "{rest}");
    }
}

#[test]
fn without_meetings_the_guide_goes_phase_by_phase_over_every_step() {
    for workshop in ["territorial", "rapid-diagnosis"] {
        let test = empty(workshop);
        let bench = Bench::empty(workshop, Lang::Es);
        for lang in Lang::ALL {
            let written = markdown(&test, lang, "guide");
            for phase in &bench.session().workshop.phases {
                assert!(written.contains(phase.intro.get(lang)), "{}", phase.id);
            }
            for step in &bench.session().workshop.steps {
                is_told(&written, step, lang);
            }
            assert!(!written.contains("⟨"), "{lang}");
        }
    }
}

/// The moments of the first meeting as `from–to words`.
fn moments(records: &str) -> Vec<String> {
    let notebook = notebook(records);
    let (plan, _) = understood(&notebook);
    let all = meetings(&plan);
    let moments = all[0].agenda.iter().map(|moment| {
        let hours = [moment.start, moment.end()];
        let hours = hours.map(|at| at.map_or_else(|| "?".to_owned(), clock));
        let words = match moment.subject {
            Subject::Written(item) => item.text("title").unwrap_or_default().to_owned(),
            Subject::Step(step) => step.id.clone(),
            other => format!("{other:?}"),
        };
        format!("{}–{} {words}", hours[0], hours[1])
    });
    moments.collect()
}

#[test]
fn a_moment_without_an_hour_begins_when_the_one_before_it_ends() {
    let agenda = moments(
        "[[meeting]]\nid = \"T\"\nname = \"Uno\"\nstart = \"08:30\"\nsteps = [\"1.1\"]\n\
         [[agenda_item]]\nid = \"C\"\nmeeting = \"T\"\norder = 3\ntitle = \"Cierre\"\n\
         [[agenda_item]]\nid = \"B\"\nmeeting = \"T\"\norder = 2\ntitle = \"Mesas\"\nminutes = 75\n\
         [[agenda_item]]\nid = \"A\"\nmeeting = \"T\"\norder = 1\ntitle = \"Saludo\"\nminutes = 20",
    );
    assert_eq!(
        agenda,
        ["08:30–08:50 Saludo", "08:50–10:05 Mesas", "10:05–? Cierre"]
    );
}

#[test]
fn a_meeting_without_agenda_gets_one_from_its_steps_in_the_time_there_is() {
    let long = moments(
        "[[meeting]]\nid = \"T\"\nname = \"Uno\"\nstart = \"08:00\"\nend = \"17:00\"\nsteps = [\"1.1\", \"1.3\"]",
    );
    assert_eq!(
        long,
        [
            "08:00–08:20 Welcome",
            "08:20–10:20 1.1",
            "10:20–10:35 Pause",
            "10:35–11:50 1.3",
            "11:50–12:20 Close"
        ]
    );
    // In three hours only the short times fit, and there is no need for a pause.
    let short = moments(
        "[[meeting]]\nid = \"T\"\nname = \"Uno\"\nstart = \"08:00\"\nend = \"11:00\"\nsteps = [\"1.1\", \"1.3\"]",
    );
    assert_eq!(
        short,
        [
            "08:00–08:20 Welcome",
            "08:20–09:40 1.1",
            "09:40–10:30 1.3",
            "10:30–11:00 Close"
        ]
    );
}

#[test]
fn meetings_follow_their_dates_and_know_how_long_they_last() {
    let notebook = notebook(
        "[[meeting]]\nid = \"Z\"\nname = \"Sin fecha\"\n\
         [[meeting]]\nid = \"B\"\nname = \"Segundo\"\ndate = \"2026-05-01\"\nstart = \"09:00\"\nend = \"08:00\"\n\
         [[meeting]]\nid = \"A\"\nname = \"Primero\"\ndate = \"2026-04-01\"\nstart = \"08:30\"\nend = \"16:30\"\nsteps = [\"1.1\"]",
    );
    let (plan, _) = understood(&notebook);
    let all = meetings(&plan);
    let names = all
        .iter()
        .map(|one| one.item.text("name").unwrap_or_default());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["Primero", "Segundo", "Sin fecha"]
    );
    assert_eq!(all[0].lasts(), Some(480));
    assert_eq!(all[0].needs(Length::Long), 120);
    assert_eq!(all[0].needs(Length::Short), 80);
    // An end before the beginning says nothing.
    assert_eq!(all[1].lasts(), None);
    assert!(all[1].agenda.is_empty() && !all[1].is_proposed);
    assert_eq!(clock(24 * 60 + 5), "00:05");
}

/// The blank plan of an empty notebook.
fn blank(workshop: &str, lang: Lang) -> (Report, std::sync::Arc<Workshop>) {
    let bench = Bench::empty(workshop, lang);
    let session = bench.session();
    let today = session.notebook.clock().today();
    let (plan, findings) = rumbo::plan::build(session.content(), &session.workshop, today);
    let template = Named::get("blank").expect("a document").template(lang);
    let files = attachments(&plan, |_| None);
    let report = compose(&plan, &findings, lang, &template, &files).expect("the template works");
    (report, session.workshop.clone())
}

#[test]
fn the_blank_plan_has_room_under_every_step_and_can_be_carried() {
    for workshop in ["territorial", "rapid-diagnosis"] {
        for lang in Lang::ALL {
            let (report, workshop) = blank(workshop, lang);
            let mut room = Vec::new();
            let mut height = 0;
            for block in &report.blocks {
                match block {
                    Block::Heading {
                        level: 2,
                        text,
                        number,
                        ..
                    } => {
                        let title = rumbo::report::block::plain(text);
                        room.push((format!("{number} {title}").trim().to_owned(), 0));
                        height += 2 * LINE;
                    }
                    Block::Grid(grid) => {
                        let rows: usize = grid.rows.iter().map(|row| usize::from(row.height)).sum();
                        room.last_mut().expect("a step before its room").1 += rows;
                        height += rows + 2 * LINE;
                        let width: f32 = grid.columns.iter().map(|column| column.width).sum();
                        assert!(width < 17.0, "{width}");
                        assert!(grid.columns.len() > 1 || grid.rows.len() > 2);
                    }
                    Block::Paragraph { text } => {
                        let letters = rumbo::report::block::plain(text).chars().count();
                        height += (1 + letters / 90) * LINE;
                    }
                    _ => height += LINE,
                }
            }
            let steps = workshop.steps.iter();
            let steps: Vec<String> = steps
                .map(|step| format!("{} {}", step.id, step.title.get(lang)))
                .collect();
            let titles: Vec<&String> = room.iter().map(|(title, _)| title).collect();
            assert_eq!(titles, steps.iter().collect::<Vec<_>>());
            for (title, rows) in &room {
                assert!(*rows >= 30, "{title}: {rows} mm to write on");
            }
            assert!(height / PAGE < MOST, "{} pages", height / PAGE);
        }
    }
}

#[test]
fn the_blank_plan_asks_for_the_name_of_the_territory_until_there_is_one() {
    for lang in Lang::ALL {
        let (report, _) = blank("territorial", lang);
        assert!(report.cover.territory.starts_with("____"));
        assert_eq!(report.cover.lines.len(), 3, "{:?}", report.cover.lines);
        assert!(report.cover.version.is_empty() && report.contents);
        let written = markdown(&with_sample(), lang, "blank");
        assert!(written.contains("Mancomunidad de la Cuenca del Tingopamba"));
        // Nothing else of the notebook is on it.
        for said in ["Pucarumi", "Wilmer"] {
            assert!(!written.contains(said), "{lang}: {said}");
        }
    }
}
