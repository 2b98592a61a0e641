use super::repair;
use crate::locale::Lang;
use crate::report::block::{
    Align, Block, Column, Cover, Figure, Inline, Look, Paper, Picture, Report, Row, RowRole, Table,
    plain,
};

fn report(blocks: Vec<Block>) -> Report {
    Report {
        lang: Lang::Es,
        cover: Cover {
            title: "Plan".to_owned(),
            ..Cover::default()
        },
        contents: true,
        paper: Paper::A4,
        loose: false,
        look: Look::Book,
        blocks,
    }
}

fn heading(level: u8, id: &str) -> Block {
    Block::Heading {
        level,
        id: id.to_owned(),
        number: String::new(),
        text: vec![Inline::text(id)],
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph {
        text: vec![Inline::text(text)],
    }
}

fn table(n_columns: usize, rows: &[usize]) -> Block {
    let column = Column {
        header: vec![Inline::text("h")],
        align: Align::Left,
        width: f32::NAN,
    };
    Block::Table(Table {
        id: "t".to_owned(),
        caption: Vec::new(),
        source: String::new(),
        columns: vec![column; n_columns],
        rows: rows
            .iter()
            .map(|cells| Row {
                role: RowRole::Body,
                cells: vec![vec![Inline::text("c")]; *cells],
            })
            .collect(),
    })
}

#[test]
fn heading_jumps_are_closed_and_siblings_stay_siblings() {
    let mut report = report(vec![
        heading(2, "a"),
        heading(4, "b"),
        heading(4, "c"),
        heading(3, "d"),
        heading(1, "e"),
        heading(2, "f"),
    ]);
    let said = repair(&mut report);
    let levels: Vec<u8> = report
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [1, 2, 2, 2, 1, 2]);
    assert_eq!(said.len(), 1);
    assert_eq!(repair(&mut report), Vec::<String>::new());
}

#[test]
fn rows_get_the_length_of_their_table() {
    let mut report = report(vec![table(2, &[1, 2, 4]), table(0, &[3])]);
    repair(&mut report);
    let [Block::Table(table)] = report.blocks.as_slice() else {
        panic!("one table is left");
    };
    assert!(table.rows.iter().all(|row| row.cells.len() == 2));
    assert_eq!(plain(&table.rows[2].cells[1]), "c c c");
    assert!(table.columns.iter().all(|column| column.width > 0.0));
}

#[test]
fn names_are_unique_and_links_arrive_or_become_words() {
    let link = |target: &str| Inline::Link {
        target: target.to_owned(),
        text: vec![Inline::text("x")],
    };
    let mut report = report(vec![
        heading(1, "t"),
        table(1, &[1]),
        table(1, &[1]),
        heading(1, "Año 1"),
        Block::Paragraph {
            text: vec![
                link("#t"),
                link("#Año 1"),
                link("#nada"),
                link("javascript:alert(1)"),
                link("https://x.ec"),
                link("HTTPS://x.ec/ y"),
            ],
        },
    ]);
    repair(&mut report);
    let Block::Table(second) = &report.blocks[2] else {
        panic!("a table");
    };
    assert_eq!(second.id, "t-3");
    let Block::Paragraph { text } = &report.blocks[4] else {
        panic!("a paragraph");
    };
    assert_eq!(
        *text,
        [
            link("#t"),
            link("#ano-1"),
            Inline::text("x"),
            Inline::text("x"),
            link("https://x.ec"),
            Inline::text("x"),
        ]
    );
}

#[test]
fn figures_speak_and_broken_pictures_leave_their_words() {
    let figure = |alt: &str, picture: Picture| {
        Block::Figure(Figure {
            id: "f".to_owned(),
            caption: vec![Inline::text("Mapa")],
            alt: alt.to_owned(),
            source: String::new(),
            picture,
            width: 7.0,
        })
    };
    let svg = Picture::Svg {
        source: "<svg/>".to_owned(),
        width: 0,
        height: 10,
    };
    let broken = Picture::Raster {
        media: "image/png".to_owned(),
        width: 1,
        height: 1,
        bytes: b"GIF89a".to_vec(),
    };
    let mut report = report(vec![figure(" ", svg), figure("zonas", broken)]);
    repair(&mut report);
    let Block::Figure(shown) = &report.blocks[0] else {
        panic!("a figure");
    };
    assert_eq!(shown.alt, "Mapa");
    assert!((shown.width - 1.0).abs() < f32::EPSILON);
    assert!(matches!(&report.blocks[1], Block::Note { title, .. } if title == "Mapa"));
}

#[test]
fn pages_do_not_stand_inside_other_things() {
    let landscape = |blocks| Block::Landscape { blocks };
    let mut report = report(vec![
        Block::PageBreak,
        Block::Quote {
            blocks: vec![Block::PageBreak, landscape(vec![paragraph("a")])],
        },
        Block::PageBreak,
        Block::PageBreak,
        landscape(vec![landscape(vec![paragraph("b")])]),
        landscape(Vec::new()),
        Block::List {
            start: None,
            items: vec![Vec::new(), vec![paragraph(" ")]],
        },
        Block::PageBreak,
    ]);
    repair(&mut report);
    assert_eq!(
        report.blocks,
        [
            Block::Quote {
                blocks: vec![paragraph("a")]
            },
            Block::PageBreak,
            landscape(vec![paragraph("b")]),
        ]
    );
}

#[test]
fn the_words_in_a_drawing_are_cleaned_too() {
    use crate::report::block::Picture;
    use crate::report::specimen::specimen;

    let mut report = specimen(Lang::Es);
    let mut sources = |change: &mut dyn FnMut(&mut String)| {
        crate::report::walk::each_block(&mut report.blocks, &mut |block| {
            if let Block::Figure(figure) = block
                && let Picture::Svg { source, .. } = &mut figure.picture
            {
                change(source);
            }
        });
        repair(&mut report);
    };
    sources(&mut |source| {
        *source = source.replace("</svg>", "<title>Vie\u{302}\u{323}\u{200b}t</title></svg>");
    });
    let mut n_clean = 0;
    sources(&mut |source| n_clean += usize::from(source.contains("<title>Việt</title>")));
    assert!(n_clean > 0);
}

#[cfg(feature = "pdf")]
#[test]
fn characters_without_a_glyph_are_told_and_kept() {
    let mut report = report(vec![paragraph("agua 水 y 🦙")]);
    let said = repair(&mut report);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("水 🦙"), "{said:?}");
    assert_eq!(report.blocks, [paragraph("agua 水 y 🦙")]);
}
