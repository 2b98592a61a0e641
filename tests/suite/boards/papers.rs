//! The paper twins of the boards: numbered as the screen is, with a cell for each answer that the screen asks for.

use rumbo::locale::Lang;
use rumbo::plan::paper::{Paper, PaperCell, paper};
use rumbo::workshop::ActivityKind;

use crate::bench::Bench;

/// The paper of the first activity of a kind in a step of the sample.
fn of(bench: &Bench, step: &str, kind: ActivityKind) -> Paper {
    let session = bench.session();
    let step = session.workshop.get_step(step).expect("the step");
    let activity = step.activities().find(|one| one.kind == kind);
    let activity = activity.expect("the activity");
    paper(session.content(), &session.workshop, activity, Lang::Es).expect("its roles")
}

#[test]
fn every_board_of_the_sample_has_its_paper() {
    let bench = Bench::sample(Lang::Es);
    let session = bench.session();
    let mut count = 0;
    for step in &session.workshop.steps {
        for activity in step.activities() {
            let boards = [
                ActivityKind::Matrix,
                ActivityKind::Plane,
                ActivityKind::Rating,
                ActivityKind::Vote,
                ActivityKind::Tree,
                ActivityKind::Grid,
                ActivityKind::Schedule,
            ];
            let found = [Lang::Es, Lang::En]
                .map(|lang| paper(session.content(), &session.workshop, activity, lang));
            if !boards.contains(&activity.kind) {
                assert_eq!(found, [None, None], "{}", step.id);
                continue;
            }
            count += 1;
            for paper in found {
                let paper = paper.expect("its roles are bound");
                let name = format!("{} {:?}", step.id, activity.kind);
                assert!(
                    !paper.rows.is_empty() && !paper.columns.is_empty(),
                    "{name}"
                );
                assert_eq!(paper.cells.len(), paper.rows.len(), "{name}");
                let widths = paper.cells.iter().map(Vec::len);
                assert!(
                    widths.eq(paper.rows.iter().map(|_| paper.columns.len())),
                    "{name}"
                );
                assert!(
                    paper
                        .cells
                        .iter()
                        .flatten()
                        .any(|cell| *cell == PaperCell::Open)
                );
                assert!(!paper.question.contains(['⟨', '{']), "{}", paper.question);
            }
        }
    }
    assert!(count >= 15, "{count}");
}

#[test]
fn the_sheet_of_a_rating_has_the_weights_above_its_scores() {
    let bench = Bench::sample(Lang::Es);
    let paper = of(&bench, "3.1", ActivityKind::Rating);
    assert_eq!((paper.rows.len(), paper.columns.len()), (8, 5));
    assert_eq!(paper.rows[0].number, 0);
    assert_eq!(paper.rows[1].name, "Agua, páramo y bosque");
}

#[test]
fn the_sheet_of_a_vote_has_room_for_tables_and_their_people() {
    let bench = Bench::sample(Lang::Es);
    let paper = of(&bench, "3.1", ActivityKind::Vote);
    assert_eq!(paper.question, "A cada persona le tocan 3 puntos.");
    let columns: Vec<&str> = paper
        .columns
        .iter()
        .map(|line| line.name.as_str())
        .collect();
    assert_eq!(columns, ["Mesa 1", "Mesa 2", "Mesa 3", "Mesa 4"]);
    assert_eq!(paper.rows[0].name, "Personas que votaron");
}

#[test]
fn the_sheet_of_the_chain_has_the_numbers_of_the_screen_and_room_below() {
    let bench = Bench::sample(Lang::Es);
    let paper = of(&bench, "3.5", ActivityKind::Tree);
    assert_eq!(paper.rows[0].name, "1 Agua, páramo y bosque");
    assert_eq!(
        paper.rows[3].name,
        "1.1.1.1 Agua segura para Pucarumi y Quillacocha"
    );
    assert_eq!(paper.rows[3].depth, 3);
    let blank = paper
        .rows
        .iter()
        .position(|row| row.name.is_empty() && row.depth == 5);
    assert_eq!(
        paper.cells[blank.expect("room for an activity")],
        [PaperCell::Open]
    );
}

#[test]
fn the_sheet_of_money_has_each_project_and_the_sources_that_give_nothing_yet() {
    let bench = Bench::sample(Lang::Es);
    let paper = of(&bench, "5.4", ActivityKind::Grid);
    let years: Vec<&str> = paper
        .columns
        .iter()
        .map(|year| year.name.as_str())
        .collect();
    assert_eq!(years, ["2025", "2026", "2027", "2028"]);
    let numbers: Vec<usize> = paper.rows[..8].iter().map(|row| row.number).collect();
    assert_eq!(
        numbers,
        [0, 1, 2, 3, 4, 5, 0, 0],
        "the project, its lines, one source more"
    );
    assert_eq!(paper.cells[0][0], PaperCell::Closed);
    assert_eq!(paper.cells[6][0], PaperCell::Open);
    assert!(paper.rows[6].name.starts_with("Cooperativas"));
    let empty = Bench::empty("territorial", Lang::En);
    let paper = of(&empty, "5.2", ActivityKind::Grid);
    assert_eq!(paper.columns[3].name, "Año 4");
}

#[test]
fn the_sheet_of_a_tree_shows_how_cards_hang_and_leaves_room_for_more() {
    let bench = Bench::sample(Lang::Es);
    let step = bench
        .session()
        .workshop
        .steps
        .iter()
        .find(|step| step.activities().any(|one| one.kind == ActivityKind::Tree))
        .map(|step| step.id.clone())
        .expect("a tree");
    let paper = of(&bench, &step, ActivityKind::Tree);
    assert!(paper.rows.iter().any(|line| line.depth > 1));
    let blank = paper.rows.iter().filter(|line| line.name.is_empty());
    assert_eq!(blank.count(), 8);
    let numbers: Vec<usize> = paper.rows.iter().map(|line| line.number).collect();
    let mut once = numbers.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), numbers.len(), "each number once: {numbers:?}");
}
