//! The board of votes: counting by groups, ties and their written resolution.

use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Op};
use rumbo::plan::ballot::Ballot;

use crate::bench::Bench;
use crate::command::Test;

/// So many axes, and the board of their vote.
fn axes(count: usize) -> Bench {
    let mut bench = Bench::empty("territorial", Lang::Es);
    let op = Op::AddMany {
        collection: "axis".to_owned(),
        count,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for n in 1..=count {
                let id = tx.add("axis", "axi", At::End);
                tx.set(&id, Cell::plain("name"), &format!("Eje {n}"));
            }
        })
        .expect("memory");
    bench
}

/// Goes to the tab of the vote, wherever it stands.
fn to_vote(bench: &mut Bench) {
    bench.keys("3.1<enter>");
    for _ in 0..7 {
        if bench.screen().contains("letras: grupo nuevo") {
            return;
        }
        bench.keys("<ctrl-n>");
    }
    panic!("no vote:\n{}", bench.screen());
}

fn ballot(bench: &Bench) -> Ballot {
    let step = bench.session().workshop.get_step("3.1").expect("the step");
    let activity = step
        .activities()
        .find(|one| one.kind == rumbo::workshop::ActivityKind::Vote)
        .expect("the vote");
    Ballot::read(
        bench.session().content(),
        &bench.session().workshop,
        activity,
    )
}

fn totals(bench: &Bench) -> Vec<u64> {
    let options = ballot(bench).options.into_iter();
    options.filter_map(|option| option.total).collect()
}

#[test]
fn four_tables_count_their_dots_and_a_tie_on_the_line_asks_for_its_resolution() {
    let mut bench = axes(7);
    to_vote(&mut bench);
    bench.keys("5").sees("Escriba primero el nombre");
    let tables = [
        ("Mesa 1", ["11", "9", "7", "6", "5", "3", "2", "0"]),
        ("Mesa 2", ["10", "8", "6", "5", "5", "2", "3", "1"]),
        ("Mesa 3", ["10", "7", "8", "4", "4", "2", "2", "2"]),
        ("Mesa 4", ["9", "9", "5", "5", "3", "2", "2", "1"]),
    ];
    for (name, counts) in tables {
        bench.keys(&format!("{name}<enter>"));
        for count in counts {
            bench.keys(&format!("{count}<down>"));
        }
    }
    assert_eq!(totals(&bench), [33, 26, 20, 17, 9, 9, 4]);
    assert_eq!(ballot(&bench).tied(), [4, 5]);
    insta::assert_snapshot!("vote_tie", bench.screen());
    bench
        .sees("Empate en la línea entre «Eje 5» y «Eje 6»")
        .keys("<ctrl-d>")
        .sees("Voten otra vez solo entre ellas");
    let ids = bench.session().content().ids("axis").to_vec();
    let op = Op::EditMany {
        collection: "axis".to_owned(),
        field: "reason".to_owned(),
        count: 2,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for id in &ids[4..6] {
                tx.set(id, Cell::plain("reason"), "Se votó otra vez a mano alzada");
            }
        })
        .expect("memory");
    assert!(!ballot(&bench).needs_resolution());
    bench.keys("<up>");
    assert!(
        !bench.screen().contains("Voten otra vez"),
        "{}",
        bench.screen()
    );
}

#[test]
fn the_rules_settle_a_tie_by_the_scores_and_one_key_leaves_it_in_writing() {
    let mut bench = Bench::sample(Lang::Es);
    let ids = bench.session().content().ids("axis").to_vec();
    let op = Op::EditMany {
        collection: "axis".to_owned(),
        field: "dots".to_owned(),
        count: 2,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for (id, dots) in ids.iter().zip([27, 25, 22, 19, 9, 9, 9]) {
                tx.set(id, Cell::plain("dots"), &dots.to_string());
                tx.set(id, Cell::plain("reason"), "");
            }
        })
        .expect("memory");
    to_vote(&mut bench);
    bench
        .sees("Con 9 puntos empataron")
        .sees("Ctrl+D lo deja escrito")
        .keys("<ctrl-d>")
        .sees("La resolución está escrita");
    let content = bench.session().content();
    for id in &ids[4..] {
        let reason = content
            .get_record(id.as_str())
            .and_then(|axis| axis.get("reason"));
        let wanted = "Decidió el puntaje por criterios: pasa «Vía troncal asfaltada».";
        assert!(
            reason.is_some_and(|reason| reason.ends_with(wanted)),
            "{reason:?}"
        );
    }
    assert!(!ballot(&bench).needs_resolution());
    bench.keys("<ctrl-z>");
    assert!(ballot(&bench).needs_resolution());
}

#[test]
fn a_sheet_with_more_dots_than_its_people_have_waits_for_another_count() {
    let mut bench = axes(6);
    to_vote(&mut bench);
    bench.keys("Mujeres<enter>3<down>6<down>1<up><up>Hombres<enter>2<down>3<down>1");
    assert_eq!(totals(&bench), [3, 1]);
    bench.sees("«Mujeres» puso 7 puntos y a 3 personas les tocan 6");
    insta::assert_snapshot!("vote_groups", bench.screen());
    bench.keys("<left><up><up>4");
    assert_eq!(totals(&bench), [9, 2]);
}

#[test]
fn too_many_dots_on_one_option_are_told_too() {
    let mut bench = axes(12);
    to_vote(&mut bench);
    bench.keys("Mujeres<enter>2<down>7");
    bench.sees("«Mujeres» puso 7 puntos en «Eje 1» y entre 2 personas caben 6");
    assert_eq!(totals(&bench), [0]);
}

#[test]
fn a_vote_holds_when_as_many_voted_as_the_minutes_say_are_needed() {
    let mut bench = axes(6);
    let op = Op::Add {
        collection: "minute".to_owned(),
        name: "1".to_owned(),
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            let id = tx.add("minute", "min", At::End);
            tx.set(&id, Cell::plain("number"), "1");
            tx.set(&id, Cell::plain("quorum_needed"), "12");
        })
        .expect("memory");
    to_vote(&mut bench);
    bench.keys("Mujeres<enter>7<down>6<up><up>Hombres<enter>4<down>3");
    bench.sees("Votaron 11 personas y el quórum es de 12");
    bench.keys("<up>5");
    assert!(ballot(&bench).quorum.is_some_and(|quorum| quorum.met));
    assert!(!bench.screen().contains("el quórum es de"));
}

#[test]
fn plus_and_minus_count_one_and_never_below_nothing() {
    let mut bench = axes(2);
    to_vote(&mut bench);
    bench.keys("Mujeres<enter><down>+++-<down>-");
    assert_eq!(totals(&bench), [2, 0]);
    bench.keys("<up>12<backspace>").sees("Mujeres");
    assert_eq!(ballot(&bench).options[0].total, Some(1));
    bench.keys("<delete>");
    assert_eq!(ballot(&bench).options[0].total, None);
}

#[test]
fn a_total_that_was_written_by_hand_counts_until_groups_are_counted() {
    let bench = Bench::sample(Lang::Es);
    let counted = ballot(&bench);
    assert_eq!(counted.options[0].total, Some(27));
    assert!(counted.groups.is_empty());
    let mut bench = bench;
    to_vote(&mut bench);
    bench.keys("Jóvenes<enter><down>30");
    let counted = ballot(&bench);
    assert_eq!(counted.options[0].total, Some(30));
    assert_eq!(counted.options[1].total, Some(25));
}

#[test]
fn the_votes_of_tables_add_up_when_their_copies_are_joined_and_the_plan_prints_the_resolution() {
    let test = Test::new();
    let file = |name: &str| test.path(name).to_string_lossy().into_owned();
    let (plan, copy) = (file("plan.rumbo"), file("mesa.rumbo"));
    test.run(&["new", &plan]).exits(0);
    let open = |path: &str| {
        let options = rumbo::notebook::Options::default();
        rumbo::notebook::Notebook::open(std::path::Path::new(path), options).expect("our file")
    };
    let op = Op::AddMany {
        collection: "axis".to_owned(),
        count: 2,
    };
    let mut notebook = open(&plan);
    let ((ids, tables), _) = notebook
        .transact(&op, |tx| {
            let axes = ["Agua", "Trabajo"].map(|name| {
                let id = tx.add("axis", "axi", At::End);
                tx.set(&id, Cell::plain("name"), name);
                tx.set(&id, Cell::plain("reason"), "La asamblea lo sorteó");
                id
            });
            let tables = ["Mesa 1", "Mesa 2"].map(|name| {
                let id = tx.add("voting_group", "vgr", At::End);
                tx.set(&id, Cell::plain("name"), name);
                id
            });
            (axes, tables)
        })
        .expect("open for writing");
    drop(notebook);
    std::fs::copy(&plan, &copy).expect("room on the disk");
    for (path, table, dots) in [(&plan, 0, ["7", "5"]), (&copy, 1, ["4", "6"])] {
        let mut notebook = open(path);
        notebook
            .transact(&op, |tx| {
                for (id, dots) in ids.iter().zip(dots) {
                    tx.set(
                        id,
                        Cell::keyed("dots_by_group", tables[table].as_str()),
                        dots,
                    );
                }
            })
            .expect("open for writing");
    }
    test.run(&["merge", &plan, &copy]).exits(0);
    let out = file("salida");
    test.run(&["report", &plan, "--format", "md", "--out", &out])
        .exits(0);
    let written = std::fs::read_dir(&out).expect("the folder of the report");
    let all: String = written
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .collect();
    assert!(all.contains("La asamblea lo sorteó"));
    let row = all
        .lines()
        .find(|line| line.contains("Agua") && line.contains("sorteó"));
    assert!(row.is_some_and(|row| row.contains("11")), "{row:?}");
    let sheet = all.lines().find(|line| line.contains("Mesa 2"));
    assert!(
        sheet.is_some_and(|sheet| sheet.contains('4') && sheet.contains('6')),
        "{sheet:?}"
    );
}

#[test]
fn a_definition_that_counts_totals_only_has_its_board_too() {
    let mut bench = Bench::empty("rapid-diagnosis", Lang::Es);
    let op = Op::AddMany {
        collection: "need".to_owned(),
        count: 3,
    };
    bench
        .session_mut()
        .change(&op, |tx| {
            for name in ["Agua", "Camino", "Escuela"] {
                let id = tx.add("need", "nee", At::End);
                tx.set(&id, Cell::plain("text"), name);
            }
        })
        .expect("memory");
    let step = bench
        .session()
        .workshop
        .steps
        .iter()
        .find(|step| {
            let mut kinds = step.activities().map(|one| one.kind);
            kinds.any(|kind| kind == rumbo::workshop::ActivityKind::Vote)
        })
        .map(|step| step.id.clone())
        .expect("a vote");
    bench.keys(&format!("{step}<enter>"));
    bench.keys("7<down>+++<down>7");
    bench.sees("Agua").sees("cifras o + − contar · Supr vaciar");
    insta::assert_snapshot!("vote_rapid", bench.screen());
}
