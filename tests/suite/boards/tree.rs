//! The board of branches: a tree of problems built by keys and turned into objectives, and records under groups.

use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Op, RecordId};
use rumbo::plan::branches::{Branches, Side};

use crate::bench::Bench;

#[test]
fn the_sample_shows_effects_above_and_causes_below() {
    let mut bench = Bench::sample(Lang::Es);
    bench.keys("1.12<enter>");
    insta::assert_snapshot!("tree_es", bench.screen());
    let mut bench = Bench::sample(Lang::En);
    bench.keys("3.2<enter>");
    insta::assert_snapshot!("tree_groups_en", bench.screen());
}

fn lines(bench: &Bench) -> Vec<(Side, usize, String)> {
    let activity = bench
        .session()
        .workshop
        .get_activity("1.12", 0)
        .expect("the step");
    let content = bench.session().content();
    let read = Branches::read(content, &bench.session().workshop, activity);
    let text = |id: &RecordId| {
        content
            .get_record(id.as_str())
            .and_then(|one| one.get("text"))
            .unwrap_or_default()
            .to_owned()
    };
    read.lines
        .iter()
        .map(|line| (line.side, line.depth, text(&line.id)))
        .collect()
}

/// Fifteen cards by keys alone: a core, three causes with two causes each, two effects and one loose card.
fn built() -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    bench.keys("1.12<enter>");
    // The step begins at the list of problems while there is none.
    bench.keys("El agua no alcanza<enter>La tubería es vieja<enter><esc>");
    bench.keys("1.12<enter>");
    bench
}

#[test]
fn a_tree_of_fifteen_cards_is_built_by_keys_and_becomes_objectives() {
    let mut bench = built();
    bench.sees("Falta elegir el problema central");
    // The first card becomes the core; what hangs from nothing is told.
    bench
        .keys("<home><F9>central<enter>")
        .sees("● El agua no alcanza")
        .sees("○ sueltas: 1");
    // Two effects of the core.
    bench.keys("<home>La gente se va<tab><enter>Los niños se enferman<enter><esc>");
    bench
        .sees("↑ La gente se va")
        .sees("↑ Los niños se enferman");
    // Causes of the core, one after the other.
    let core = lines(&bench)
        .iter()
        .position(|line| line.0 == Side::Core)
        .expect("a core");
    bench.keys("<home>").keys(&"<down>".repeat(core));
    bench.keys(
        "El páramo se quema<enter>La vertiente está sin cerca<enter>La red tiene fugas<enter><esc>",
    );
    // Causes of the causes.
    for (cause, below) in [
        (
            "El páramo se quema",
            ["Se quema para sembrar", "El ganado sube al páramo"],
        ),
        (
            "La vertiente está sin cerca",
            ["El ganado ensucia el agua", "La junta no tiene plata"],
        ),
        (
            "La red tiene fugas",
            ["La tarifa es muy baja", "La llave vieja gotea"],
        ),
    ] {
        let at = lines(&bench)
            .iter()
            .position(|line| line.2 == cause)
            .expect("it stands");
        bench.keys("<home>").keys(&"<down>".repeat(at));
        bench.keys(&format!("{}<enter>{}<enter><esc>", below[0], below[1]));
    }
    // The loose card hangs from a cause, chosen from a list by typing.
    let loose = lines(&bench)
        .iter()
        .position(|line| line.0 == Side::Loose)
        .expect("one is loose");
    bench.keys("<home>").keys(&"<down>".repeat(loose));
    bench.keys("<ctrl-k>fugas<enter>");
    let all = lines(&bench);
    assert_eq!(all.len(), 13, "{all:#?}");
    assert_eq!(all.iter().filter(|line| line.0 == Side::Effect).count(), 2);
    assert_eq!(
        all.iter()
            .filter(|line| line.0 == Side::Cause && line.1 == 2)
            .count(),
        7
    );
    assert!(!all.iter().any(|line| line.0 == Side::Loose));
    bench.keys("<home>La escuela se cierra<enter><esc>");
    bench.keys("<home>Bajan las ventas<enter><esc>");
    assert_eq!(lines(&bench).len(), 15);
    insta::assert_snapshot!("tree_built", bench.screen());

    bench.keys("<F9>objetivos<enter>");
    insta::assert_snapshot!("tree_review", bench.screen());
    let before = bench.session().notebook.log().entries().len();
    // One proposal is reworded; where no phrase fits, people write; what nobody takes stays a problem.
    bench.keys("<end> para todas las familias<down>La gente se queda<down>Los niños crecen sanos");
    bench.keys("<enter>").sees("Objetivos nuevos: 4");
    let entries = bench.session().notebook.log().entries().len();
    assert_eq!(entries, before + 1, "one operation");
    let made: Vec<_> = bench.session().content().records("objective").collect();
    assert!(made.iter().all(|one| one.set("problems").count() == 1));
    let texts: Vec<&str> = made.iter().filter_map(|one| one.get("text")).collect();
    assert!(
        texts.contains(&"El agua alcanza para todas las familias"),
        "{texts:?}"
    );
    assert!(texts.contains(&"La gente se queda"), "{texts:?}");
    // A second run proposes only what is no objective yet.
    bench
        .keys("<F9>objetivos<enter>")
        .sees("0 de 11 se convierten");
    bench.keys("<enter>").sees("nada cambió");
    assert_eq!(bench.n_records("objective"), 4);
    bench.keys("<ctrl-z>");
    assert_eq!(bench.n_records("objective"), 0);
}

/// Problems A, B, C with A → B → C.
fn chain() -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::AddMany {
        collection: "problem".to_owned(),
        count: 3,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let ids: Vec<RecordId> = ["A", "B", "C"]
                .into_iter()
                .map(|name| {
                    let id = tx.add("problem", "prb", At::End);
                    tx.set(&id, Cell::plain("text"), name);
                    id
                })
                .collect();
            for pair in ids.windows(2) {
                let link = tx.add("problem_edge", "pre", At::End);
                tx.set(&link, Cell::plain("cause"), pair[0].as_str());
                tx.set(&link, Cell::plain("effect"), pair[1].as_str());
            }
            tx.set(&ids[2], Cell::plain("is_core"), "true");
        })
        .expect("memory");
    bench
}

#[test]
fn a_circle_is_refused_with_the_names_of_its_cards() {
    let mut bench = chain();
    bench
        .keys("1.12<enter>")
        .sees("● C")
        .sees("↓ B")
        .sees("↓ A");
    let before = bench.session().content().clone();
    // C would hang from A, which causes it already.
    bench
        .keys("<home><ctrl-k>A<enter>")
        .sees("acabaría causándose a sí misma");
    assert_eq!(*bench.session().content(), before);
}

#[test]
fn a_branch_moves_with_all_that_hangs_from_it_and_lets_loose() {
    let mut bench = chain();
    bench.keys("1.12<enter><home><down>");
    // B lets loose and takes A with it; undo brings both back.
    bench
        .keys("<delete>")
        .sees("quedó suelta")
        .sees("○ sueltas: 1")
        .sees("↓ A");
    bench.keys("<ctrl-z>").sees("↓ A");
    // A hangs from the core instead of from B.
    bench.keys("<end><ctrl-k>C<enter>");
    let all = lines(&bench);
    assert_eq!(all.iter().filter(|line| line.1 == 1).count(), 2, "{all:?}");
}

#[test]
fn two_cards_that_say_the_same_become_one_with_what_hung_from_both() {
    let mut bench = chain();
    // D causes C, and X causes D.
    bench.keys("1.12<enter><home>D<enter><esc>X<enter><esc>");
    assert_eq!(lines(&bench).len(), 5, "{:?}", lines(&bench));
    // D says the same as B: both A and X cause what stays, and there is one link to C.
    let at = |bench: &Bench, name: &str| {
        let all = lines(bench);
        all.iter()
            .position(|line| line.2 == name)
            .expect("it stands")
    };
    let place = at(&bench, "D");
    bench.keys("<home>").keys(&"<down>".repeat(place));
    bench
        .keys("<ctrl-u>B<enter>")
        .sees("Ahora son una sola: «B»");
    let names: Vec<(usize, String)> = lines(&bench)
        .into_iter()
        .map(|(_, depth, name)| (depth, name))
        .collect();
    let wanted = [(0, "C"), (1, "B"), (2, "A"), (2, "X")];
    let wanted = wanted.map(|(depth, name)| (depth, name.to_owned()));
    assert_eq!(names, wanted);
    assert_eq!(bench.n_records("problem_edge"), 3);
    bench.keys("<ctrl-z>");
    assert_eq!(lines(&bench).len(), 5, "undo parts them");
}

#[test]
fn a_card_is_not_joined_with_one_that_it_causes_through_another() {
    let mut bench = chain();
    bench.keys("1.12<enter><end>");
    let before = bench.session().content().clone();
    bench
        .keys("<ctrl-u>C<enter>")
        .sees("acabaría causándose a sí misma");
    assert_eq!(*bench.session().content(), before);
    // With its neighbour it is joined, and the link between both goes away.
    bench
        .keys("<end><ctrl-u>B<enter>")
        .sees("Ahora son una sola");
    assert_eq!(bench.n_records("problem_edge"), 1);
}

#[test]
fn a_circle_in_the_data_and_two_hundred_cards_are_drawn() {
    let mut bench = chain();
    let ids = bench.session().content().ids("problem").to_vec();
    let op = Op::AddMany {
        collection: "problem".to_owned(),
        count: 200,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let link = tx.add("problem_edge", "pre", At::End);
            tx.set(&link, Cell::plain("cause"), ids[2].as_str());
            tx.set(&link, Cell::plain("effect"), ids[0].as_str());
            let mut before = ids[0].clone();
            for n in 0..200 {
                let id = tx.add("problem", "prb", At::End);
                tx.set(&id, Cell::plain("text"), &format!("Causa {n}"));
                let link = tx.add("problem_edge", "pre", At::End);
                tx.set(&link, Cell::plain("cause"), id.as_str());
                tx.set(&link, Cell::plain("effect"), before.as_str());
                if n % 3 == 0 {
                    before = id;
                }
            }
        })
        .expect("memory");
    bench.keys("1.12<enter><end>").sees("Causa 199");
    bench.keys("<home>").sees("C");
}

#[test]
fn records_hang_from_groups_of_another_list() {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::AddMany {
        collection: "axis".to_owned(),
        count: 2,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for name in ["Agua", "Trabajo"] {
                let id = tx.add("axis", "axi", At::End);
                tx.set(&id, Cell::plain("name"), name);
            }
        })
        .expect("memory");
    bench.keys("3.2<enter>").sees("▪ Agua").sees("▪ Trabajo");
    bench.keys("<home>Cuidar las vertientes<enter>Cerrar las fugas<enter><esc>");
    let axes = bench.session().content().ids("axis").to_vec();
    let of = |bench: &Bench, axis: usize| {
        let records = bench.session().content().records("objective");
        records
            .filter(|one| one.get("axis") == Some(axes[axis].as_str()))
            .count()
    };
    assert_eq!((of(&bench, 0), of(&bench, 1)), (2, 0));
    bench.keys("<ctrl-k>Trabajo<enter>");
    assert_eq!((of(&bench, 0), of(&bench, 1)), (1, 1));
    bench.keys("<ctrl-z>");
    assert_eq!((of(&bench, 0), of(&bench, 1)), (2, 0));
}

#[test]
fn a_card_that_is_being_written_is_on_disk_after_a_pause() {
    let mut bench = chain();
    bench.keys("1.12<enter><home>La red tiene");
    let before = bench.n_records("problem");
    for _ in 0..3 {
        bench.send(rumbo::app::Msg::Tick);
    }
    assert_eq!(bench.n_records("problem"), before + 1);
    bench.keys(" fugas<enter><esc>");
    assert_eq!(bench.n_records("problem"), before + 1);
    bench.sees("↓ La red tiene fugas");
}
