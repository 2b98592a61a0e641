//! The chain of the plan on one board: axes to activities, with numbers, totals, moves, copies and the reasons.

use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Op, RecordId};
use rumbo::plan::chain::Chain;

use crate::bench::Bench;

fn chain(bench: &Bench) -> Chain {
    let session = bench.session();
    let activity = session.workshop.get_activity("3.5", 0).expect("the chain");
    Chain::read(session.content(), &session.workshop, activity)
}

/// Number, level, name and total of each line.
fn lines(bench: &Bench) -> Vec<String> {
    let session = bench.session();
    let chain = chain(bench);
    let line = |node: &rumbo::plan::chain::Node| {
        let name = session.reading().name(node.id.as_str(), Lang::Es);
        format!("{} {name} {}", node.number, node.total)
    };
    chain.nodes.iter().map(line).collect()
}

/// Two axes with an objective each, and a programme that serves both.
fn small() -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::AddMany {
        collection: "axis".to_owned(),
        count: 2,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let mut objectives = Vec::new();
            for name in ["Agua", "Economía"] {
                let axis = tx.add("axis", "axi", At::End);
                tx.set(&axis, Cell::plain("name"), name);
                tx.set(&axis, Cell::plain("selected"), "true");
                let objective = tx.add("objective", "obj", At::End);
                tx.set(
                    &objective,
                    Cell::plain("text"),
                    &format!("Objetivo de {name}"),
                );
                tx.set(&objective, Cell::plain("axis"), axis.as_str());
                objectives.push(objective);
            }
            let programme = tx.add("programme", "pgm", At::End);
            tx.set(&programme, Cell::plain("name"), "Programa");
            let both: Vec<&str> = objectives.iter().map(RecordId::as_str).collect();
            tx.set_members(&programme, "objectives", &both);
            let idle = tx.add("axis", "axi", At::End);
            tx.set(&idle, Cell::plain("name"), "Vía troncal");
            tx.set(&idle, Cell::plain("selected"), "false");
        })
        .expect("memory");
    bench
}

#[test]
fn the_sample_hangs_from_its_axes_with_the_totals_of_the_plan() {
    let mut bench = Bench::sample(Lang::Es);
    let expected: serde_json::Value =
        serde_json::from_str(include_str!("../../fixtures/expected-summary.json")).expect("JSON");
    let chain = chain(&bench);
    assert_eq!(chain.n_loose, 0);
    let tops = chain.nodes.iter().filter(|node| node.level == 0);
    let totals: Vec<String> = tops.map(|node| node.total.to_string()).collect();
    let by_axis = expected["by_axis"].as_object().expect("by axis");
    let wanted: Vec<String> = by_axis.values().map(ToString::to_string).collect();
    assert_eq!(totals, wanted, "axes in their order");
    // Every project, component and activity stands once.
    for collection in ["project", "component", "activity_line"] {
        let level = chain
            .levels
            .iter()
            .position(|level| &*level.collection == collection);
        let count = chain
            .nodes
            .iter()
            .filter(|node| Some(node.level) == level)
            .count();
        assert_eq!(count, bench.n_records(collection), "{collection}");
    }
    bench.keys("3.5<enter>");
    insta::assert_snapshot!("chain_sample", bench.screen());
    bench
        .keys("<page-down><ctrl-a>")
        .sees("¿Por qué está aquí «Territorio preparado");
    insta::assert_snapshot!("chain_why", bench.screen());
    // Choosing a line of the way goes there.
    bench.keys("sequías<enter>").sees("Problema");
}

#[test]
fn a_project_hangs_only_where_its_programme_and_its_objective_meet() {
    let mut bench = small();
    bench.keys("3.5<enter><end>Crédito rural<enter><esc>");
    bench.does_not_see("Vía troncal");
    // The last line was the programme under the second objective: its neighbour serves the same one.
    let lines_now = lines(&bench);
    assert_eq!(
        lines_now,
        [
            "1 Agua 0",
            "1.1 Objetivo de Agua 0",
            "1.1.1 Programa 0",
            "2 Economía 0",
            "2.1 Objetivo de Economía 0",
            "2.1.1 Programa 0",
            "2.1.2 Crédito rural 0",
        ]
    );
    bench.keys("<tab>Caja de ahorro<enter><esc>");
    let project = bench
        .session()
        .content()
        .records("project")
        .next()
        .expect("it");
    let objective = project.get("objective").expect("its objective").to_owned();
    let programme = project.get("programme").expect("its programme").to_owned();
    let reading = bench.session().reading();
    assert_eq!(reading.name(&objective, Lang::Es), "Objetivo de Economía");
    assert_eq!(reading.name(&programme, Lang::Es), "Crédito rural");
    assert_eq!(lines(&bench)[7], "2.1.2.1 Caja de ahorro 0");
}

#[test]
fn a_branch_moves_with_all_that_hangs_from_it_and_one_undo_brings_it_back() {
    let mut bench = small();
    bench.keys("3.5<enter><end><tab>Riego<enter><esc><tab>Reservorio<enter><esc>");
    assert_eq!(
        lines(&bench)[5..],
        [
            "2.1.1 Programa 0",
            "2.1.1.1 Riego 0",
            "2.1.1.1.1 Reservorio 0"
        ]
    );
    let before = bench.session().content().clone();
    // From under the second objective to the programme under the first one.
    bench.keys("<left><ctrl-k>1.1.1<enter>");
    assert_eq!(
        lines(&bench)[2..5],
        [
            "1.1.1 Programa 0",
            "1.1.1.1 Riego 0",
            "1.1.1.1.1 Reservorio 0"
        ]
    );
    bench.keys("<ctrl-z>");
    assert_eq!(*bench.session().content(), before);
    // A programme of its own moves with its projects, which then serve the new objective.
    bench.keys("<home><down><tab>Páramo<enter><esc><tab>Guardas<enter><esc>");
    assert!(lines(&bench).contains(&"1.1.2.1 Guardas 0".to_owned()));
    bench.keys("<left><ctrl-k>2.1<enter>");
    assert!(
        lines(&bench).contains(&"2.1.2.1 Guardas 0".to_owned()),
        "{:?}",
        lines(&bench)
    );
    assert_eq!(chain(&bench).n_loose, 0);
}

#[test]
fn a_branch_is_copied_with_its_parts_and_without_what_hangs_from_others() {
    let mut bench = small();
    bench.keys(
        "3.5<enter><end><tab>Riego<enter><esc><tab>Reservorio<enter><esc><tab>Excavar<enter><esc>",
    );
    bench
        .keys("<left><left><left><F9>copiar con<enter>")
        .sees("Se copiaron 3 fichas");
    let lines_now = lines(&bench);
    assert!(
        lines_now.contains(&"2.1.1.2 Riego (copia) 0".to_owned()),
        "{lines_now:?}"
    );
    assert!(
        lines_now.contains(&"2.1.1.2.1.1 Excavar 0".to_owned()),
        "{lines_now:?}"
    );
    assert_eq!(bench.n_records("component"), 2);
    bench.keys("<ctrl-z>");
    assert_eq!(
        (bench.n_records("project"), bench.n_records("component")),
        (1, 1)
    );
    // Letting loose keeps everything and tells where it stands.
    bench.keys("<end><left><left><left>");
    bench.keys("<delete>").sees("Ya no cuelga de ahí");
    assert!(chain(&bench).n_loose > 0);
    bench.sees("sin lugar en la cadena");
}

#[test]
fn numbers_stay_while_branches_are_shut() {
    let mut bench = small();
    bench.keys("3.5<enter>").sees("2.1.1");
    bench
        .keys("<left>")
        .does_not_see("1.1 Objetivo de Agua")
        .sees("2.1 Objetivo");
    bench.keys("<right>").sees("1.1 Objetivo de Agua");
    bench.keys("<end><left><left><left><left><left>");
    for (width, height) in [(1, 1), (30, 8), (60, 15), (160, 50)] {
        bench.screen_at(width, height);
    }
    // From nothing.
    let mut bench = Bench::empty("territorial", Lang::En);
    bench.keys("3.5<enter>Water<enter><tab>Secure water<enter><esc>");
    assert_eq!(lines(&bench).len(), 2);
}
