use unicode_width::UnicodeWidthStr;

use super::{lines, write};
use crate::locale::Lang;
use crate::report::block::{
    Align, Block, Column, Cover, Inline, Look, Paper, Report, Row, RowRole, Table,
};
use crate::report::specimen::specimen;
use crate::text::Kind;

fn report(blocks: Vec<Block>) -> Report {
    Report {
        lang: Lang::Es,
        cover: Cover::default(),
        contents: false,
        paper: Paper::A4,
        loose: false,
        look: Look::Book,
        blocks,
    }
}

fn table(columns: &[(&str, Align)], rows: &[(RowRole, &[&str])]) -> Block {
    let cell = |text: &&str| vec![Inline::text(*text)];
    Block::Table(Table {
        id: "t".into(),
        caption: vec![Inline::text("Costo")],
        source: "Acta, 2026".into(),
        columns: columns
            .iter()
            .map(|(header, align)| Column {
                header: vec![Inline::text(*header)],
                align: *align,
                width: 1.0,
            })
            .collect(),
        rows: rows
            .iter()
            .map(|(role, cells)| Row {
                role: *role,
                cells: cells.iter().map(cell).collect(),
            })
            .collect(),
    })
}

fn text(blocks: Vec<Block>, width: usize) -> String {
    let lines = lines(&report(blocks), width);
    let words: Vec<String> = lines.into_iter().map(|line| line.words).collect();
    words.join("\n")
}

#[test]
fn a_table_stands_in_columns_and_row_by_row_where_it_does_not_fit() {
    let wide = table(
        &[("Proyecto", Align::Left), ("Costo", Align::Right)],
        &[
            (RowRole::Group, &["Agua", ""]),
            (RowRole::Body, &["Riego del canal alto", "386.000"]),
            (RowRole::Total, &["Total", "386.000"]),
        ],
    );
    insta::assert_snapshot!(text(vec![wide], 40), @r"
    Tabla 1. Costo
    Proyecto                Costo
    ─────────────────────────────
    Agua
    Riego del canal alto  386.000
    ─────────────────────────────
    Total                 386.000
    Fuente: Acta, 2026
    ");
    let many: Vec<(&str, Align)> = vec![("Año de inicio", Align::Left); 6];
    let cells = ["dos mil veinticinco"; 6];
    let narrow = table(&many, &[(RowRole::Body, &cells)]);
    let said = text(vec![narrow], 30);
    assert!(said.contains("· Año de inicio: dos mil"), "{said}");
    assert_eq!(said.matches("veinticinco").count(), 6, "{said}");
}

#[test]
fn no_line_is_wider_than_asked_and_no_word_is_lost() {
    for lang in Lang::ALL {
        let report = specimen(lang);
        for width in [20, 34, 60, 80, 132] {
            for line in lines(&report, width) {
                assert!(line.words.width() <= width, "{width}: «{}»", line.words);
            }
        }
        let text = String::from_utf8(write(&report)).expect("UTF-8");
        let heads = lines(&report, 80)
            .iter()
            .filter(|line| matches!(line.kind, Kind::Heading(1)))
            .count();
        assert!(heads > 0 && text.contains("===="));
        assert!(!text.lines().any(|line| line.ends_with(' ')));
    }
}

#[test]
fn a_line_knows_its_section() {
    let heading = |number: &str, words: &str| Block::Heading {
        level: 2,
        id: number.into(),
        number: number.into(),
        text: vec![Inline::text(words)],
    };
    let paragraph = Block::Paragraph {
        text: vec![Inline::text("Por año.")],
    };
    let all = lines(&report(vec![heading("6.2", "Costos"), paragraph]), 40);
    let said: Vec<(&str, &str)> = all
        .iter()
        .filter(|line| !line.words.is_empty())
        .map(|line| (&*line.section, &*line.words))
        .collect();
    assert_eq!(said, [("6.2", "6.2 Costos"), ("6.2", "Por año.")]);
}
