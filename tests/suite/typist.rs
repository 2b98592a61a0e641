//! A person who types a whole plan into an empty notebook, by keyboard alone.

use std::sync::Arc;

use rumbo::app::Screen;
use rumbo::app::activities::form::{Form, FormCell};
use rumbo::app::step::{Tab, tabs};
use rumbo::locale::Lang;
use rumbo::report::format::FORMATS;
use rumbo::report::publish::{Papers, write_plan};
use rumbo::report::tables::Attachments;
use rumbo::workshop::{FieldKind, MapKeys};

use crate::bench::Bench;

/// What the typist types into a field of a kind, ending on the next field.
fn keys_for(kind: &FieldKind, min: Option<i64>) -> String {
    match kind {
        FieldKind::Text => "Palabras de la gente<down>".to_owned(),
        FieldKind::LongText => "Primera idea.<enter>¿Y la segunda? ¡También!<tab>".to_owned(),
        FieldKind::Integer | FieldKind::Decimal | FieldKind::Money | FieldKind::Percent => {
            "12<down>".to_owned()
        }
        FieldKind::Year => "2027<down>".to_owned(),
        FieldKind::Date => "3/4/27<down>".to_owned(),
        FieldKind::Time => "8:30<down>".to_owned(),
        FieldKind::Scale => format!("{}<down>", min.unwrap_or(1).max(0)),
        FieldKind::Flag => "<space><down>".to_owned(),
        FieldKind::Choice(_) | FieldKind::Ref(_) => "<enter><enter><down>".to_owned(),
        FieldKind::Choices(_) | FieldKind::Refs(_) => "<enter><space><enter><down>".to_owned(),
        _ => "<down>".to_owned(),
    }
}

/// Types every field of the form with the cursor.
fn fill_form(bench: &mut Bench) {
    let n_cells = {
        let (session, form) = open_form(bench).expect("a form is open");
        form.cells(session).len()
    };
    for cell_index in 0..n_cells {
        let Some((session, form)) = open_form(bench) else {
            return;
        };
        if form.focus != cell_index {
            return;
        }
        let Some(cell) = form.cell(session) else {
            return;
        };
        let field = form.field(session, &cell).expect("a cell has a field");
        let answered = form.stored(session, field, &cell).is_some();
        let min = field.min.and_then(|min| i64::try_from(min).ok());
        let kind = Form::kind(field, &cell).clone();
        let nobody = match &kind {
            FieldKind::Ref(target) | FieldKind::Refs(target) => {
                session.candidates(target, Lang::Es).is_empty()
            }
            _ => false,
        };
        let table = matches!(
            &field.kind,
            FieldKind::Map {
                keys: MapKeys::Text,
                ..
            }
        );
        let keys = if table && Form::is_new_key(&cell) && cells_of(session, form, &cell) == 1 {
            "Mesa 1 = 4<down>".to_owned()
        } else if nobody {
            "Algo nuevo<enter><down>".to_owned()
        } else if answered || Form::is_new_key(&cell) {
            "<down>".to_owned()
        } else {
            keys_for(&kind, min)
        };
        bench.keys(&keys);
        assert!(bench.layers().is_empty(), "{}", bench.screen());
    }
}

/// How many cells the field of a cell has.
fn cells_of(session: &rumbo::app::Session, form: &Form, cell: &FormCell) -> usize {
    form.cells(session)
        .iter()
        .filter(|other| other.field == cell.field)
        .count()
}

fn open_form(bench: &Bench) -> Option<(&rumbo::app::Session, &Form)> {
    match &bench.app.screen {
        Screen::Step(screen) => Some((bench.session(), screen.form()?)),
        _ => None,
    }
}

fn open_tab(bench: &Bench) -> usize {
    match &bench.app.screen {
        Screen::Step(screen) => screen.tab,
        _ => panic!("a step should be open:\n{}", bench.screen()),
    }
}

/// Where the list of a collection is among the tabs of a step.
fn tab_of(bench: &Bench, step: &str, collection: &Arc<str>) -> usize {
    let step = bench.session().workshop.get_step(step).expect("it is open");
    let wanted = Tab::Collection(Arc::clone(collection));
    let found = tabs(step).iter().position(|tab| *tab == wanted);
    found.expect("each collection has its tab")
}

/// Adds a record when there is none, and fills them all.
fn fill_list(bench: &mut Bench, collection: &str) {
    if bench.n_records(collection) == 0 {
        bench.keys("Primera<enter>");
        if !bench.layers().is_empty() {
            // The name is chosen from others: take the first one, or make it.
            bench.keys("<enter>");
        }
        if matches!(&bench.app.screen, Screen::Step(screen) if screen.record.is_some()) {
            bench.keys("<esc>");
        }
        assert_eq!(
            bench.n_records(collection),
            1,
            "{collection}\n{}",
            bench.screen()
        );
    }
    for record in 0..bench.n_records(collection) {
        bench.keys("<home>");
        for _ in 0..record {
            bench.keys("<down>");
        }
        bench.keys("<enter>");
        fill_form(bench);
        bench.keys("<esc>");
    }
}

/// Walks the profile and types everything that it asks.
pub(crate) fn type_profile(id: &str, profile: &str) -> Bench {
    let mut bench = Bench::empty(id, Lang::Es);
    bench.keys("<F9>recorr<enter><home>");
    let place = bench
        .session()
        .workshop
        .profiles
        .iter()
        .position(|one| one.id == profile)
        .expect("the profile is there");
    for _ in 0..place {
        bench.keys("<down>");
    }
    bench.keys("<enter>");
    let steps: Vec<(String, Vec<Arc<str>>)> = bench
        .session()
        .steps()
        .iter()
        .map(|step| (step.id.clone(), step.collections.clone()))
        .collect();
    // Twice, as people do: what a later step adds to an earlier list is completed afterwards.
    for pass in 0..2 {
        bench.keys("<F2><home><enter>");
        for (step, collections) in &steps {
            bench.sees(step);
            for collection in collections {
                let tab = tab_of(&bench, step, collection);
                while open_tab(&bench) != tab {
                    bench.keys("<ctrl-n>");
                }
                if open_form(&bench).is_some() {
                    fill_form(&mut bench);
                } else {
                    fill_list(&mut bench, collection);
                }
            }
            if pass == 0 {
                bench.keys("<ctrl-l>");
            }
            bench.keys("<F8>");
        }
    }
    bench
}

/// The required fields of a step that are still empty.
fn missing(session: &rumbo::app::Session, step: &rumbo::workshop::Step) -> Vec<String> {
    let mut missing = Vec::new();
    for id in &step.collections {
        let collection = session
            .workshop
            .get_collection(id)
            .expect("a step has its collections");
        let records = session.content().records(id);
        if records.len() == 0 {
            missing.push(format!("{id}: no record"));
        }
        for record in records {
            for field in collection.fields.iter().filter(|field| field.required) {
                if record.map(&field.key).next().is_none() {
                    missing.push(format!("{id}.{}", field.key));
                }
            }
        }
    }
    missing
}

#[test]
fn a_full_rapid_profile_is_typed_by_keyboard_alone() {
    let bench = type_profile("territorial", "rapid");
    let session = bench.session();
    for step in session.steps() {
        let progress = session.progress(step);
        assert_eq!(
            progress.percent,
            100,
            "step {} lacks {:?}",
            step.id,
            missing(session, step)
        );
        assert_eq!(
            progress.state,
            rumbo::plan::StepState::Done,
            "step {}",
            step.id
        );
    }
    let (plan, findings) = session.plan();
    assert!(plan.unreadable.is_empty(), "{:?}", plan.unreadable);
    // And its plan comes out: nothing that the route asks for is still pending.
    let folder = tempfile::tempdir().expect("a folder for the test");
    let attachments = Attachments::new();
    let papers = Papers {
        plan: &plan,
        findings: &findings,
        attachments: &attachments,
        lang: Lang::Es,
    };
    let formats: Vec<String> = FORMATS.iter().map(|format| format.id.to_owned()).collect();
    let paths = write_plan(&papers, None, &formats, folder.path(), "plan")
        .expect("the plan of a rapid route can be written");
    assert_eq!(paths.len(), FORMATS.len());
    let words = std::fs::read_to_string(folder.path().join("plan.md")).expect("the text");
    for step in session
        .steps()
        .iter()
        .filter(|step| !step.section.is_empty())
    {
        let heading = format!("### {} ", step.section);
        let from = words
            .find(&heading)
            .unwrap_or_else(|| panic!("no section {heading}"));
        let body = &words[from + heading.len()..];
        let body = &body[..body.find("\n##").unwrap_or(body.len())];
        assert!(
            !body.contains("> **Pendiente"),
            "section {} is pending:\n{body}",
            step.section
        );
    }
}

#[test]
fn the_whole_rapid_diagnosis_is_typed_by_keyboard_alone() {
    let id = "rapid-diagnosis";
    let profile = Bench::empty(id, Lang::Es).session().workshop.profiles[0]
        .id
        .clone();
    let bench = type_profile(id, &profile);
    let session = bench.session();
    for step in session.steps() {
        assert_eq!(
            session.progress(step).percent,
            100,
            "step {} is not complete",
            step.id
        );
    }
}
