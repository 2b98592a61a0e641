use super::{Directive, parse};
use crate::diag::Sentence;
use crate::report::block::{Align, Block, Inline, Tone, plain};

fn blocks(markdown: &str) -> Vec<Block> {
    parse(markdown, &mut |_| Ok(Vec::new())).expect("the Markdown of the test is well formed")
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph {
        text: vec![Inline::text(text)],
    }
}

#[test]
fn headings_have_number_words_and_a_name_of_their_own() {
    let read = blocks("# 2 Diagnóstico\n\n## 2.10 Problemas\n\n## Problemas\n");
    let shown: Vec<(u8, &str, &str, String)> = read
        .iter()
        .filter_map(|block| match block {
            Block::Heading {
                level,
                id,
                number,
                text,
            } => Some((*level, id.as_str(), number.as_str(), plain(text))),
            _ => None,
        })
        .collect();
    assert_eq!(
        shown,
        [
            (1, "diagnostico", "2", "Diagnóstico".to_owned()),
            (2, "problemas", "2.10", "Problemas".to_owned()),
            (2, "problemas-2", "", "Problemas".to_owned()),
        ]
    );
}

#[test]
fn lists_keep_their_first_number_and_their_depth() {
    let read = blocks("3. uno\n4. dos\n   - tres\n\n     cuatro\n");
    let [
        Block::List {
            start: Some(3),
            items,
        },
    ] = read.as_slice()
    else {
        panic!("one numbered list: {read:?}");
    };
    assert_eq!(items[0], [paragraph("uno")]);
    assert_eq!(items[1][0], paragraph("dos"));
    let Block::List { start: None, items } = &items[1][1] else {
        panic!("a bulleted list inside: {items:?}");
    };
    assert_eq!(items[0], [paragraph("tres"), paragraph("cuatro")]);
}

#[test]
fn tables_keep_alignment_and_empty_cells() {
    let read = blocks("| a | | c |\n|---|:-:|--:|\n| 1 | *dos* | |\n");
    let [Block::Table(table)] = read.as_slice() else {
        panic!("one table: {read:?}");
    };
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    assert_eq!(aligns, [Align::Left, Align::Center, Align::Right]);
    assert_eq!(plain(&table.columns[2].header), "c");
    assert_eq!(table.rows[0].cells.len(), 3);
    assert_eq!(plain(&table.rows[0].cells[1]), "dos");
    assert!(table.rows[0].cells[2].is_empty());
}

#[test]
fn raw_html_is_shown_and_never_passed_on() {
    let read = blocks("<script>alert(1)</script>\n\nhola <b>mundo</b> <img src=x>\n");
    assert_eq!(read[0], paragraph("<script>alert(1)</script>"));
    assert_eq!(read[1], paragraph("hola <b>mundo</b> <img src=x>"));
}

#[test]
fn marks_links_and_breaks_become_inlines() {
    let read = blocks("**a *b*** `c` [d](https://e.ec)  \nf ![g](h.png)");
    let [Block::Paragraph { text }] = read.as_slice() else {
        panic!("one paragraph: {read:?}");
    };
    assert_eq!(plain(text), "a b c d f g");
    assert!(text.contains(&Inline::Break));
    assert!(text.contains(&Inline::Link {
        target: "https://e.ec".to_owned(),
        text: vec![Inline::text("d")],
    }));
}

#[test]
fn directives_shape_the_document() {
    let read = blocks(
        "```rumbo\nnote tone=pending title=\"Por hacer\"\n```\n\nTexto.\n\n```rumbo\nend\npagebreak\n\
         landscape\nend\nsignatures\nAna | Presidenta\n\n | Secretaría\n```\n",
    );
    assert_eq!(
        read[0],
        Block::Note {
            tone: Tone::Pending,
            title: "Por hacer".to_owned(),
            blocks: vec![paragraph("Texto.")],
        }
    );
    assert_eq!(read[1], Block::PageBreak);
    assert_eq!(read[2], Block::Landscape { blocks: Vec::new() });
    let Block::Signatures { people } = &read[3] else {
        panic!("signatures: {read:?}");
    };
    assert_eq!(people[0].name, "Ana");
    assert_eq!(people[1].office, "Secretaría");
}

#[test]
fn other_directives_are_expanded_by_the_caller() {
    let mut asked = Vec::new();
    let read = parse(
        "Antes.\n\n```rumbo\ntable of=projects\n```\n",
        &mut |directive: &Directive| {
            asked.push((directive.name.clone(), directive.line));
            Ok(vec![Block::Rule])
        },
    );
    assert_eq!(read, Ok(vec![paragraph("Antes."), Block::Rule]));
    assert_eq!(asked, [("table".to_owned(), 4)]);
}

#[test]
fn mistakes_are_shown_on_their_line() {
    for (markdown, line, key) in [
        (
            "a\n\n```rumbo\nnote tone=\n```\n",
            4,
            "report-directive-form",
        ),
        ("```rumbo\nnote tone=rojo\n```\n", 2, "report-note-tone"),
        (
            "a\n\n```rumbo\nlandscape\n```\n",
            4,
            "report-directive-unclosed",
        ),
        (
            "> ```rumbo\n> note\n> ```\n\nb\n",
            2,
            "report-directive-unclosed",
        ),
        ("```rumbo\n\nend\n```\n", 3, "report-end-alone"),
        (
            "> ```rumbo\n> landscape\n> end\n> ```\n",
            2,
            "report-landscape-inside",
        ),
        ("```rumbo\nnada\n```\n", 2, "unknown"),
    ] {
        let problem = parse(markdown, &mut |_| Err(Sentence::new("unknown")))
            .expect_err("the Markdown has a mistake");
        assert_eq!(
            (problem.line, problem.sentence.key),
            (line, key),
            "{markdown}"
        );
    }
    let deep = ">".repeat(400) + " a";
    let problem = parse(&deep, &mut |_| Ok(Vec::new())).expect_err("too deep");
    assert_eq!(problem.sentence.key, "report-too-deep");
}
