use std::io::{Cursor, Read as _};

use super::*;
use crate::notebook::Content;
use crate::plan::paper::{self, StepPaper};
use crate::report::block::{Grid, plain};
use crate::report::lint::repair;
use crate::report::{docx, html, md};
use crate::workshop::Catalog;

fn setting(lang: Lang) -> Setting {
    Setting {
        lang,
        key: "F3".to_owned(),
        ..Setting::default()
    }
}

fn blank(lang: Lang) -> Vec<StepPaper> {
    let workshop = Catalog::embedded().get("territorial").expect("it is sound");
    let content = Content::default();
    let steps = workshop.steps.iter();
    let papers = steps.map(|step| paper::step(&content, &workshop, step, lang));
    papers.collect()
}

fn grids(blocks: &[Block]) -> Vec<&Grid> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Grid(grid) => found.push(grid),
            Block::Landscape { blocks } => found.extend(grids(blocks)),
            _ => {}
        }
    }
    found
}

fn n_heads(blocks: &[Block]) -> usize {
    let count = |block: &Block| match block {
        Block::Heading { .. } => 1,
        Block::Landscape { blocks } => n_heads(blocks),
        _ => 0,
    };
    blocks.iter().map(count).sum()
}

fn document(report: &Report) -> String {
    let bytes = docx::write(report).expect("it is written");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a container");
    let mut text = String::new();
    let mut file = zip.by_name("word/document.xml").expect("its document");
    file.read_to_string(&mut text).expect("text");
    text
}

#[test]
fn every_sheet_begins_a_page_with_the_code_of_its_step() {
    for lang in Lang::ALL {
        let papers = blank(lang);
        let mut report = steps(&papers, &setting(lang));
        assert_eq!(repair(&mut report), Vec::<String>::new());
        let count: usize = papers.iter().map(|paper| paper.sheets.len()).sum();
        assert_eq!(n_heads(&report.blocks), count);
        let page = String::from_utf8(html::write(&report)).expect("text");
        // Every page but the first: after a break, or turned from the one before.
        let turned = page.matches("<section class=\"wide\">").count();
        let upright = page.matches("</section>\n<h2").count();
        let breaks = page.matches("class=\"break\"").count();
        let first = usize::from(!matches!(report.blocks[0], Block::Landscape { .. }));
        assert_eq!(turned + upright + breaks + first, count);
        for paper in &papers {
            let code = format!("<span class=\"number\">{}</span>", paper.code);
            assert_eq!(page.matches(&code).count(), paper.sheets.len());
        }
        let typed = match lang {
            Lang::Es => "pulse F3 y escriba 1.7.",
            Lang::En => "press F3 and write 1.7.",
        };
        assert!(page.contains(typed));
        assert!(!page.contains('⟨'));
    }
}

#[test]
fn without_a_key_nothing_is_said_about_it() {
    let papers = blank(Lang::Es);
    let report = steps(&papers[..1], &Setting::default());
    let page = String::from_utf8(html::write(&report)).expect("text");
    assert!(page.contains("Equipo facilitador") && !page.contains("pulse"));
}

#[test]
fn word_has_rows_tall_enough_to_write_in_on_the_paper_that_was_asked_for() {
    let papers = blank(Lang::Es);
    let mut report = steps(&papers, &setting(Lang::Es));
    report.paper = Paper::Letter;
    repair(&mut report);
    let text = document(&report);
    let rows: usize = grids(&report.blocks)
        .iter()
        .map(|grid| grid.rows.len())
        .sum();
    assert!(rows > 1_000, "{rows}");
    assert_eq!(text.matches("w:hRule=\"atLeast\"").count(), rows);
    assert!(text.contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"));
    assert!(!text.contains("w:w=\"11906\""));
    assert!(!text.contains("w:val=\"Title\""), "no cover");
    assert!(text.contains("SheetCode"));
    for colour in text.split("w:color w:val=\"").skip(1) {
        assert!(colour.starts_with("000000"), "black on white");
    }
}

#[test]
fn markdown_keeps_the_rows_and_the_boxes() {
    let papers = blank(Lang::Es);
    let paper = papers.iter().find(|paper| paper.code == "1.10");
    let paper = paper.expect("the step of the problems");
    let mut report = steps(std::slice::from_ref(paper), &setting(Lang::Es));
    repair(&mut report);
    let text = String::from_utf8(md::write(&report)).expect("text");
    for number in 1..=8 {
        assert!(text.contains(&format!("| {number} |  |")), "{text}");
    }
    assert!(text.contains("☐"));
}

#[test]
fn a_closed_cell_is_crossed_and_a_wide_board_shows_numbers() {
    let papers = blank(Lang::Es);
    let matrix = papers.iter().find(|paper| paper.code == "1.11");
    let report = steps(
        std::slice::from_ref(matrix.expect("the matrix")),
        &setting(Lang::Es),
    );
    let grids = grids(&report.blocks);
    let board = grids[0];
    let crossed = |row: usize| {
        let cells = board.rows[row].cells.iter().map(|cell| plain(cell));
        cells.collect::<Vec<String>>()
    };
    assert_eq!(crossed(0)[..4], ["1", "", "×", ""]);
    assert_eq!(crossed(1)[..4], ["2", "", "", "×"]);
    assert_eq!(plain(&board.columns[2].header), "1");
}

#[test]
fn who_came_signs_beside_a_number_and_a_box_of_consent() {
    for lang in Lang::ALL {
        let meeting = paper::PaperMeeting {
            code: "TA02".to_owned(),
            name: "Problemas".to_owned(),
            date: "13 de abril".to_owned(),
            place: String::new(),
            steps: Vec::new(),
        };
        let of = Meeting {
            step: "0.4".to_owned(),
            meeting: Some(meeting),
        };
        let mut report = attendance(&of, &setting(lang));
        repair(&mut report);
        let page = String::from_utf8(html::write(&report)).expect("text");
        assert!(page.contains("TA02 Problemas") && page.contains("13 de abril"));
        assert!(page.contains("____"), "the place is written by hand");
        let grids = grids(&report.blocks);
        assert_eq!((grids[0].columns.len(), grids[0].rows.len()), (6, 24));
        for row in &grids[0].rows {
            assert_eq!(plain(&row.cells[5]), "☐");
            assert_eq!(plain(&row.cells[1]), "");
        }
    }
}

#[test]
fn ballots_and_cards_are_equal_pieces_with_lines_to_cut_along() {
    let vote = paper::PaperBallot {
        code: "3.1".to_owned(),
        title: "Ejes".to_owned(),
        question: "Tres puntos".to_owned(),
        options: vec![paper::PaperLine {
            number: 4,
            name: "Agua".to_owned(),
            depth: 0,
        }],
        dots: 3,
    };
    let report = ballots(&[vote], &setting(Lang::Es));
    let pieces = grids(&report.blocks);
    assert!(pieces[0].cut && !pieces[0].has_header());
    let mut cells = pieces[0].rows.iter().flat_map(|row| &row.cells);
    assert_eq!(pieces[0].rows.len() * 2, 6);
    assert!(cells.all(|cell| plain(cell).contains("☐☐☐ 4. Agua")));
    let page = String::from_utf8(html::write(&report)).expect("text");
    assert!(page.contains("class=\"grid cut\""));
    assert!(document(&report).contains("w:val=\"dashed\""));
    let report = cards(&[], &setting(Lang::En));
    assert_eq!(grids(&report.blocks)[0].rows.len(), 4);
}
