use super::write;
use crate::locale::Lang;
use crate::report::block::{Block, Inline, RowRole, plain};
use crate::report::lint::repair;
use crate::report::parse::parse;
use crate::report::specimen::{HOSTILE, hostile, specimen};

fn text(report: &crate::report::block::Report) -> String {
    String::from_utf8(write(report)).expect("Markdown is text")
}

#[test]
fn the_specimen_reads_well() {
    let shown = text(&specimen(Lang::Es));
    for part in [
        "> **EJEMPLO** — Contenido de ejemplo",
        "# Plan territorial",
        "## 1 Diagnóstico",
        "**Tabla 1.** ",
        "**Figura 1.** ",
        "> **Pendiente: ",
        "Fuente: ",
        "| **Total** |",
        "- Firma: ………",
    ] {
        assert!(shown.contains(part), "no `{part}` in:\n{shown}");
    }
    assert!(!shown.contains("⟨"), "a label is missing:\n{shown}");
}

#[test]
fn hostile_words_come_back_as_they_were() {
    for words in HOSTILE {
        let mut report = hostile(words);
        repair(&mut report);
        let markdown = text(&report);
        let read = parse(&markdown, &mut |_| panic!("words became a directive")).expect("reads");
        let expected: Vec<String> = report.blocks.iter().flat_map(words_of).collect();
        let found: Vec<String> = read.iter().flat_map(words_of).collect();
        for words in expected {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                found.iter().any(|text| {
                    text.split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                        .contains(&words)
                }),
                "`{words}` is not in {found:#?}\n{markdown}"
            );
        }
    }
}

#[test]
fn a_table_keeps_its_shape_whatever_is_written_in_it() {
    for words in HOSTILE {
        let mut report = hostile(words);
        repair(&mut report);
        let read = parse(&text(&report), &mut |_| Ok(Vec::new())).expect("reads");
        let tables = |blocks: &[Block]| -> Vec<(usize, usize)> {
            blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Table(table) => Some((table.columns.len(), table.rows.len())),
                    Block::Grid(grid) => Some((grid.columns.len(), grid.rows.len())),
                    _ => None,
                })
                .collect()
        };
        assert_eq!(tables(&read), tables(&report.blocks), "{words}");
    }
}

#[test]
fn neighbouring_lists_do_not_join() {
    let list = |word: &str| Block::List {
        start: Some(1),
        items: vec![vec![Block::Paragraph {
            text: vec![Inline::text(word)],
        }]],
    };
    let mut report = specimen(Lang::En);
    report.blocks = vec![list("a"), list("b")];
    let read = parse(&text(&report), &mut |_| Ok(Vec::new())).expect("reads");
    let n_lists = read
        .iter()
        .filter(|block| matches!(block, Block::List { .. }))
        .count();
    assert_eq!(n_lists, 2);
}

#[test]
fn a_caption_that_breaks_begins_no_heading_and_no_list() {
    let mut report = specimen(Lang::Es);
    report
        .blocks
        .retain(|block| matches!(block, Block::Table(_)));
    report.blocks.truncate(1);
    let Some(Block::Table(table)) = report.blocks.first_mut() else {
        panic!("the specimen has a table");
    };
    let text_of = |text: &str| Inline::text(text);
    table.caption = vec![
        text_of("uno"),
        Inline::Break,
        text_of("# dos"),
        Inline::Break,
        text_of("- tres"),
    ];
    let read = parse(&text(&report), &mut |_| Ok(Vec::new())).expect("reads");
    let words: Vec<String> = read.iter().flat_map(words_of).collect();
    assert!(
        words
            .iter()
            .any(|words| words.ends_with("uno # dos - tres")),
        "{words:?}"
    );
    assert!(!read.iter().any(|block| matches!(block, Block::List { .. })));
}

fn words_of(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { number, text, .. } => vec![number.clone(), plain(text)],
        Block::Paragraph { text } => vec![plain(text)],
        Block::List { items, .. } => items.iter().flatten().flat_map(words_of).collect(),
        Block::Quote { blocks } | Block::Landscape { blocks } => {
            blocks.iter().flat_map(words_of).collect()
        }
        Block::Note { title, blocks, .. } => std::iter::once(title.clone())
            .chain(blocks.iter().flat_map(words_of))
            .collect(),
        Block::Table(table) => {
            let header = table.columns.iter().map(|column| plain(&column.header));
            let cells = table
                .rows
                .iter()
                .filter(|row| row.role == RowRole::Body)
                .flat_map(|row| row.cells.iter().map(|cell| plain(cell)));
            std::iter::once(table.source.clone())
                .chain(header)
                .chain(cells)
                .collect()
        }
        Block::Grid(grid) => {
            let header = grid.columns.iter().map(|column| plain(&column.header));
            let cells = grid.rows.iter().flat_map(|row| &row.cells);
            header.chain(cells.map(|cell| plain(cell))).collect()
        }
        Block::Figure(figure) => vec![figure.alt.clone(), plain(&figure.caption)],
        Block::Signatures { people } => people
            .iter()
            .flat_map(|person| [person.name.clone(), person.office.clone()])
            .collect(),
        Block::Rule | Block::PageBreak => Vec::new(),
    }
}
