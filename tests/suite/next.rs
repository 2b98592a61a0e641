//! The next cycle begun from the sample: what goes on, what stays, and what is asked again.

use std::path::Path;

use rumbo::clock::Clock;
use rumbo::exchange::notebooks::{definitions, open};
use rumbo::locale::Lang;
use rumbo::notebook::{Cell, Notebook, Op, Options, RecordId};
use rumbo::plan::progress::StepState;
use rumbo::plan::{self, Plan};

use crate::bench::Bench;
use crate::command::{Test, with_sample};

/// A notebook that lies at a path, and what it says.
fn understood(path: &Path) -> (Notebook, Plan, Vec<plan::Finding>) {
    let at = "2028-12-01T12:00:00Z".parse().expect("a moment");
    let options = Options {
        clock: Clock::Fixed(at),
        ..Options::default()
    };
    let (notebook, workshop) = open(path, &definitions(None, None), options).expect("it opens");
    let (plan, findings) = plan::build(notebook.content(), &workshop, notebook.clock().today());
    (notebook, plan, findings)
}

/// The sample, with its third project closed.
fn old() -> Test {
    let test = with_sample();
    let (mut notebook, plan, _) = understood(&test.path("a.rumbo"));
    let project = plan.items("project").nth(2).expect("a project");
    let op = Op::Edit {
        collection: "project".into(),
        field: "stage".into(),
        name: String::new(),
    };
    let id = RecordId::new(&*project.id);
    let done = notebook.transact(&op, |tx| tx.set(&id, Cell::plain("stage"), "closed"));
    done.expect("it is written");
    notebook.flush().expect("it is on disk");
    test
}

#[test]
fn what_lasts_goes_on_and_what_belongs_to_the_cycle_stays() {
    let test = old();
    let bytes = || std::fs::read(test.path("a.rumbo")).expect("the old notebook");
    let before = bytes();
    let ran = test.run(&["--lang", "es", "next", "a.rumbo"]);
    ran.exits(0)
        .says("a-2029-2032.rumbo")
        .says("El nuevo plan va de 2029 a 2032.")
        .says("Zonas (7)")
        .says("22 indicadores parten de lo último que se midió.")
        .says("46 pasos esperan");
    assert!(before == bytes(), "the old one changed");
    let (_, old, _) = understood(&test.path("a.rumbo"));
    let (new, plan, findings) = understood(&test.path("a-2029-2032.rumbo"));
    for gone in [
        "participant",
        "attendance",
        "minute",
        "measurement",
        "progress",
        "project_ballot",
    ] {
        assert!(old.n_items(gone) > 0 && plan.n_items(gone) == 0, "{gone}");
    }
    for kept in ["zone", "actor", "problem", "axis", "body"] {
        assert_eq!(plan.n_items(kept), old.n_items(kept), "{kept}");
    }
    // The closed project stays with all that hangs on it, and nothing points to it.
    assert_eq!(plan.n_items("project"), 23);
    assert_eq!(old.n_items("component") - plan.n_items("component"), 3);
    let dangling: Vec<_> = findings
        .iter()
        .filter(|finding| matches!(finding.check, "V01" | "V02"))
        .collect();
    assert!(dangling.is_empty(), "{dangling:?}");
    // Fulfilled commitments stay, and so do dots and amounts of the years before.
    let open = |plan: &Plan| {
        let all = plan.items("commitment");
        all.filter(|item| item.id_of("status") != Some("fulfilled"))
            .count()
    };
    assert_eq!(plan.n_items("commitment"), open(&old));
    assert!(plan.items("axis").all(|axis| axis.get("dots").is_none()));
    assert!(plan.investment.total.is_zero());
    // Where an indicator stands is what was last measured.
    let first = plan.items("indicator").next().expect("an indicator");
    let then = old.get(&first.id).expect("the same");
    let observatory = old.results().observatory().as_ref().expect("rounds");
    let series = &observatory.series[0];
    let last = series.points.iter().rev().find_map(|point| point.value);
    assert_eq!(first.number("baseline"), last);
    assert_ne!(first.number("baseline"), then.number("baseline"));
    let log = new.log().entries().first().expect("its beginning").clone();
    assert_eq!(log.words.name, "next-cycle");
    assert_eq!(log.words.get("from"), Some("a"));
}

#[test]
fn each_step_waits_to_be_confirmed_until_it_is_marked() {
    let test = old();
    test.run(&["next", "a.rumbo", "-o", "b.rumbo"]).exits(0);
    let (notebook, plan, _) = understood(&test.path("b.rumbo"));
    let states = |state: StepState| {
        plan.progress
            .iter()
            .filter(|(_, own)| own.state == state)
            .count()
    };
    assert_eq!((states(StepState::Done), states(StepState::Begun)), (0, 0));
    assert!(states(StepState::Carried) > 30);
    let workshop = std::sync::Arc::clone(&plan.workshop);
    let mut bench = Bench::open(notebook, workshop, Lang::Es);
    bench.sees("↻ 1.2").app.go_to_step("1.2");
    bench.sees("por confirmar").keys("<ctrl-l>").sees("listo");
    bench.keys("<ctrl-l>").does_not_see("por confirmar");
}

#[test]
fn nothing_is_overwritten_and_a_notebook_without_period_says_so_by_its_name() {
    let test = old();
    test.run(&["next", "a.rumbo", "-o", "b.rumbo"]).exits(0);
    test.run(&["--lang", "es", "next", "a.rumbo", "-o", "b.rumbo"])
        .exits(1)
        .says("b.rumbo");
    test.run(&["next", "nada.rumbo"]).exits(1);
    test.run(&["new", "c.rumbo", "--workshop", "territorial"])
        .exits(0);
    let ran = test.run(&["--lang", "es", "next", "c.rumbo"]);
    ran.exits(0).says("c-siguiente.rumbo");
}

#[test]
fn the_beginning_of_a_cycle_cannot_be_taken_back() {
    let test = old();
    test.run(&["next", "a.rumbo", "-o", "b.rumbo"]).exits(0);
    let (mut notebook, _, _) = understood(&test.path("b.rumbo"));
    let zones = notebook.content().n_records("zone");
    assert!(!notebook.undo().is_ok_and(|undone| undone.is_some()));
    assert_eq!((zones, notebook.content().n_records("zone")), (7, 7));
}
