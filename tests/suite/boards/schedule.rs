//! The schedule on its board: durations, what comes before, dates, the critical path, and what cannot be.

use rumbo::app::Screen;
use rumbo::app::activities::board::Board;
use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Op};

use crate::bench::Bench;

/// A project that begins in February 2025, in a plan of four years.
fn project() -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::Add {
        collection: "project".to_owned(),
        name: "Riego".to_owned(),
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let territory = tx.add("territory", "ter", At::End);
            tx.set(&territory, Cell::plain("plan_start"), "2025");
            tx.set(&territory, Cell::plain("plan_end"), "2028");
            for name in ["Riego", "Escuela"] {
                let id = tx.add("project", "prj", At::End);
                tx.set(&id, Cell::plain("name"), name);
                tx.set(&id, Cell::plain("start"), "2025-02-01");
            }
        })
        .expect("memory");
    bench
}

fn months(bench: &Bench) -> String {
    let results = bench.session().results();
    let schedules = results.schedule().as_ref().expect("tasks");
    schedules.projects[0].months.to_string()
}

#[test]
fn tasks_are_typed_with_their_months_and_what_comes_before() {
    let mut bench = project();
    bench.keys("6.1<enter>Estudio<enter>Diseño<enter>Obra<enter><esc>");
    assert_eq!(bench.n_records("task"), 3);
    // From the first task: months, one below the other.
    bench.keys("<home><down>3<enter>2<enter>1,5<enter>");
    assert_eq!(months(&bench), "3", "nothing waits for anything yet");
    bench
        .keys("<home><down><down><F4>")
        .sees("¿Qué debe terminar antes de «Diseño»?");
    bench.keys("<space><enter><down><F4><down><space><enter>");
    assert_eq!(months(&bench), "6.5");
    bench.sees("El proyecto toma 6,5 meses; 3 tareas no pueden atrasarse");
    bench.sees("Del 01/07/2025 al");
    insta::assert_snapshot!("schedule_typed", bench.screen());
    bench.keys("+").sees("2025");
    bench.keys("-").keys("-<right><left>");
    // Undo takes the last choice back.
    bench.keys("<ctrl-z>");
    assert_eq!(months(&bench), "5");
}

#[test]
fn a_circle_is_told_with_its_tasks_and_nothing_is_lost() {
    let mut bench = project();
    bench.keys("6.1<enter>Uno<enter>Dos<enter><esc><home><down>1<enter>1<enter>");
    bench.keys("<home><down><down><F4><space><enter>");
    bench.keys("<home><down><F4><space><enter>");
    let results = bench.session().results();
    let schedules = results.schedule().as_ref().expect("tasks");
    assert_eq!((schedules.projects.len(), schedules.failed.len()), (0, 1));
    bench.sees("Uno").sees("Dos").sees("!");
    insta::assert_snapshot!("schedule_circle", bench.screen());
}

#[test]
fn a_wrong_duration_is_explained_and_what_was_there_stays() {
    let mut bench = project();
    bench
        .keys("6.1<enter>Uno<enter><esc><home><down>4")
        .keys("<enter><up>");
    bench.keys("9999").sees("«9999» no es una duración");
    let task = bench
        .session()
        .content()
        .records("task")
        .next()
        .expect("a task");
    assert_eq!(task.get("duration_m"), Some("4"));
    bench.keys("<esc>").does_not_see("no es una duración");
    // A task begun while the cursor stands on another project belongs to it.
    bench.keys("<end>Convocatoria<enter><esc>");
    let last = bench
        .session()
        .content()
        .records("task")
        .last()
        .expect("it")
        .clone();
    let project = last.get("project").expect("its project");
    assert_eq!(bench.session().reading().name(project, Lang::Es), "Escuela");
}

#[test]
fn the_sample_shows_its_critical_tasks_at_every_size() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("6.1<enter>").sees("El proyecto toma 19 meses");
    insta::assert_snapshot!("schedule_sample", bench.screen());
    bench.keys("<page-down><page-down><end><home><right><right>-+");
    for (width, height) in [(1, 1), (30, 8), (60, 15), (200, 60)] {
        bench.screen_at(width, height);
    }
}

#[test]
fn dates_that_follow_a_typed_duration_are_those_of_a_new_reading() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("6.1<enter>");
    for keys in [
        "7",
        "<down>2",
        "<page-down><down>3",
        "<enter>0",
        "<enter>1,5",
        "<up>12",
        "9",
    ] {
        bench.keys(keys);
        let Screen::Step(step) = &bench.app.screen else {
            panic!("the step stays:\n{}", bench.screen());
        };
        let Some(Board::Schedule(board)) = step.board() else {
            panic!("the board stays:\n{}", bench.screen());
        };
        let session = bench.session();
        let fresh = session.results().schedule().as_ref().ok();
        assert!(fresh.is_some());
        assert_eq!(Option::as_ref(&board.dates(session)), fresh, "after {keys}");
    }
}
