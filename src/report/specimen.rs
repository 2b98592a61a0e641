//! A report with everything in it, and reports full of hostile words, for the tests of the writers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::block::{
    Align, Block, Column, Cover, Figure, Grid, GridRow, Inline, Look, Paper, Picture, Report, Row,
    RowRole, Signature, Table, Tone,
};
use super::parse::parse;
use crate::locale::Lang;

/// Words that mean something to some format.
pub(super) const HOSTILE: &[&str] = &[
    "*asterisco* **doble** _raya_ a_b_c",
    "# almohadilla ## dos #",
    "| tubo | tubo ||",
    "<b>negrita</b> <script>alert(1)</script> <!-- --> <https://x.ec> ]]>",
    "A & B &amp; &lt; &#65; &copy",
    r"barra \ doble \\ final \",
    "$dinero$ #let x = 1; @cita \\u{41} #\"x\" {{ x }} {% y %}",
    "`código` ``dos`` ```rumbo ~~~ ~tachado~",
    "1. uno 2) dos",
    "- guion",
    "+ más",
    "> cita",
    "= igual",
    "--- === ***",
    "[enlace](javascript:alert(1)) ![foto](x.png) [ref]: x",
    "😀 🌱 🦙 👩‍🌾 👍🏽 🇪🇨",
    "שלום עולם مرحبا بالعالم \u{202e}atrás\u{202c}",
    "e\u{301} n\u{303} ẽ\u{331}\u{302} 水 \u{301}solo",
    "\u{0}\u{1}\u{8}\u{b}\u{1b}[31mrojo\u{7f}\u{9f}\u{fffe}\u{ffff}\u{feff}\u{200b}",
    "  espacios\tal\nprincipio  ",
    "=SUM(A1) ' \" `' «» \u{a0}\u{202f}¿?",
    "PalabraLarguísimaSinNingúnEspacioQueNoCabeEnUnaCeldaAngostaNiDeLejos_ni_con_rayas_1234567890",
];

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFCAIAAAD38zoCAAAAWUlEQVR42g3JIQFAMQhF0R9sIaavnkbTAEOIF2KG\
BmgS/R17vmVs4xhupCHjGm18K9jBCTzIQMENOl6ILY5wkULiitaLYhen8CILFbfoejHs4Qw+5KDhDj38keg7YVnegJAAAAAASUVORK5CYII=";

/// Words as one run.
pub(super) fn words(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

/// A small photograph.
pub(super) fn photograph() -> Picture {
    Picture::Raster {
        media: "image/png".to_owned(),
        width: 8,
        height: 5,
        bytes: STANDARD.decode(PNG).expect("the picture above is base64"),
    }
}

fn drawing() -> Picture {
    let source = r##"<svg xmlns="http://www.w3.org/2000/svg" width="640" height="300" viewBox="0 0 640 300" role="img">
<title>Inversión por eje</title><rect width="640" height="300" fill="#fff"/>
<g font-family="Noto Sans" font-size="16" fill="#222"><text x="130" y="75" text-anchor="end">Agua y suelo</text>
<text x="130" y="155" text-anchor="end">Producción</text><text x="130" y="235" text-anchor="end">Convivencia</text>
<text x="580" y="75">62 %</text><text x="360" y="155">27 %</text><text x="240" y="235">11 %</text></g>
<g fill="#1f5c57"><rect x="145" y="50" width="425" height="40"/><rect x="145" y="130" width="205" height="40"/>
<rect x="145" y="210" width="85" height="40"/></g><path d="M145 30V270" stroke="#222"/></svg>"##;
    Picture::Svg {
        source: source.to_owned(),
        width: 640,
        height: 300,
    }
}

fn cover(lang: Lang) -> Cover {
    let pick = |es: &str, en: &str| match lang {
        Lang::Es => es.to_owned(),
        Lang::En => en.to_owned(),
    };
    Cover {
        title: pick("Plan territorial", "Territorial plan"),
        territory: "Mancomunidad Río Colimes".to_owned(),
        lines: vec![
            pick("Colimes, Guayas, Ecuador", "Colimes, Guayas, Ecuador"),
            pick("Periodo 2026–2035", "Period 2026–2035"),
        ],
        author: pick(
            "Asamblea de la mancomunidad",
            "Assembly of the commonwealth",
        ),
        date: pick("22 de noviembre de 2026", "22 November 2026"),
        iso_date: "2026-11-22".to_owned(),
        version: pick("Borrador 2", "Draft 2"),
        mark: Some(pick("EJEMPLO", "SAMPLE")),
    }
}

fn investment() -> Table {
    let column = |header: &str, align, width| Column {
        header: words(header),
        align,
        width,
    };
    let cells = |role, cells: [&str; 4]| Row {
        role,
        cells: cells.map(words).to_vec(),
    };
    Table {
        id: "inversion".to_owned(),
        caption: words("Inversión por programa y fuente de financiamiento"),
        source: "Talleres de la mancomunidad, 2026".to_owned(),
        columns: vec![
            column("Programa", Align::Left, 3.0),
            column("Plazo", Align::Center, 1.0),
            column("Inversión (USD)", Align::Right, 1.4),
            column("Parte", Align::Right, 1.0),
        ],
        rows: vec![
            cells(RowRole::Group, ["Eje 1: Agua y suelo", "", "", ""]),
            cells(
                RowRole::Body,
                [
                    "1.1 Cosecha de agua en las microcuencas altas",
                    "Corto",
                    "1.200.000",
                    "32,2 %",
                ],
            ),
            cells(
                RowRole::Body,
                [
                    "1.2 Franjas de protección",
                    "Mediano",
                    "1.105.000",
                    "29,7 %",
                ],
            ),
            cells(RowRole::Group, ["Eje 2: Producción", "", "", ""]),
            cells(
                RowRole::Body,
                [
                    "2.1 Centro de acopio ☑ y mercado",
                    "Corto",
                    "1.421.000",
                    "38,1 %",
                ],
            ),
            cells(RowRole::Total, ["Total", "", "3.726.000", "100,0 %"]),
        ],
    }
}

/// A table of many rows.
pub(super) fn long_table(n_rows: usize) -> Table {
    let headers = [
        "Código",
        "Proyecto",
        "Responsable",
        "Inicio",
        "Fin",
        "Indicador",
        "Costo (USD)",
    ];
    let widths = [0.8, 2.4, 1.6, 0.8, 0.8, 2.0, 1.2];
    Table {
        id: "proyectos".to_owned(),
        caption: words("Matriz de proyectos"),
        source: String::new(),
        columns: headers
            .iter()
            .zip(widths)
            .map(|(header, width)| Column {
                header: words(header),
                align: if *header == "Costo (USD)" {
                    Align::Right
                } else {
                    Align::Left
                },
                width,
            })
            .collect(),
        rows: (1..=n_rows)
            .map(|n| Row {
                role: RowRole::Body,
                cells: vec![
                    words(&format!("P-{n:03}")),
                    words("Reforestación participativa de riberas y vertientes"),
                    words("Junta de agua"),
                    words("2026"),
                    words("2029"),
                    words("Hectáreas restauradas con especies nativas"),
                    words(&format!("{}.500", n + 10)),
                ],
            })
            .collect(),
    }
}

const BODY: &str = include_str!("specimen.md");

/// A report with every kind of block.
pub(super) fn specimen(lang: Lang) -> Report {
    let figure = |id: &str, caption: &str, alt: &str, picture, width| {
        Block::Figure(Figure {
            id: id.to_owned(),
            caption: words(caption),
            alt: alt.to_owned(),
            source: "Elaboración propia".to_owned(),
            picture,
            width,
        })
    };
    let blocks = parse(BODY, &mut |directive| {
        Ok(match directive.name.as_str() {
            "inversion" => vec![Block::Table(investment())],
            "matriz" => vec![Block::Table(long_table(60))],
            _ => vec![
                figure(
                    "barras",
                    "Inversión por eje",
                    "Tres barras: agua y suelo 62 %",
                    drawing(),
                    0.9,
                ),
                figure(
                    "foto",
                    "Taller en la zona alta",
                    "Personas alrededor de un mapa",
                    photograph(),
                    0.4,
                ),
            ],
        })
    });
    Report {
        lang,
        cover: cover(lang),
        contents: true,
        paper: Paper::A4,
        loose: false,
        look: Look::Book,
        blocks: blocks.expect("the Markdown above is well formed"),
    }
}

fn hostile_grid(text: &str, columns: Vec<Column>) -> Grid {
    let row = GridRow {
        height: 9,
        cells: vec![words(text), Vec::new()],
    };
    Grid {
        columns,
        rows: vec![row],
        cut: true,
    }
}

/// A report with the same words in every position.
pub(super) fn hostile(text: &str) -> Report {
    let s = || text.to_owned();
    let w = || words(text);
    let paragraph = || Block::Paragraph { text: w() };
    let table = Table {
        id: s(),
        caption: w(),
        source: s(),
        columns: [(Align::Left, 1.0), (Align::Right, 3.0)]
            .map(|(align, width)| Column {
                header: w(),
                align,
                width,
            })
            .into(),
        rows: [RowRole::Body, RowRole::Group, RowRole::Total]
            .map(|role| {
                let cells = vec![w(), w()];
                Row { role, cells }
            })
            .into(),
    };
    let figure = |picture| Figure {
        id: s(),
        caption: w(),
        alt: s(),
        source: s(),
        picture,
        width: 0.5,
    };
    Report {
        lang: Lang::Es,
        cover: Cover {
            title: s(),
            territory: s(),
            lines: vec![s(), s()],
            author: s(),
            date: s(),
            iso_date: s(),
            version: s(),
            mark: Some(s()),
        },
        contents: true,
        paper: Paper::A4,
        loose: false,
        look: Look::Book,
        blocks: vec![
            Block::Heading {
                level: 1,
                id: s(),
                number: "1".to_owned(),
                text: w(),
            },
            Block::Heading {
                level: 4,
                id: s(),
                number: String::new(),
                text: w(),
            },
            paragraph(),
            Block::Paragraph { text: marked(text) },
            Block::List {
                start: Some(7),
                items: vec![vec![paragraph()], vec![paragraph(), paragraph()]],
            },
            Block::List {
                start: None,
                items: vec![vec![Block::List {
                    start: None,
                    items: vec![vec![paragraph()]],
                }]],
            },
            Block::Quote {
                blocks: vec![paragraph()],
            },
            Block::Note {
                tone: Tone::Warning,
                title: s(),
                blocks: vec![paragraph(), Block::Rule],
            },
            Block::Grid(hostile_grid(text, table.columns.clone())),
            Block::Table(table),
            Block::Figure(figure(photograph())),
            Block::Figure(figure(Picture::Svg {
                source: drawing_of(text),
                width: 100,
                height: 50,
            })),
            Block::Landscape {
                blocks: vec![paragraph()],
            },
            Block::Signatures {
                people: vec![Signature {
                    name: s(),
                    office: s(),
                }],
            },
        ],
    }
}

fn marked(text: &str) -> Vec<Inline> {
    let s = || text.to_owned();
    let w = || words(text);
    vec![
        Inline::Strong { text: w() },
        Inline::text(" "),
        Inline::Emphasis { text: w() },
        Inline::Break,
        Inline::text(text),
        Inline::text(" "),
        Inline::Code { text: s() },
        Inline::text(" "),
        Inline::Link {
            target: format!("https://x.ec/{text}"),
            text: w(),
        },
        Inline::text(" "),
        Inline::Link {
            target: format!("#{text}"),
            text: w(),
        },
    ]
}

fn drawing_of(text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let escaped: String = escaped
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><text y="20" font-family="Noto Sans">{escaped}</text></svg>"#
    )
}

/// Writes the specimen and the hostile words in every format into the folder named by `RUMBO_SPECIMEN`, to look
/// at them with other programs.
#[test]
#[ignore = "writes files"]
fn put_the_specimen_on_disk() {
    let Some(folder) = std::env::var_os("RUMBO_SPECIMEN") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    let all = Lang::ALL.map(|lang| (format!("specimen-{lang}"), specimen(lang)));
    let nasty = HOSTILE.iter().enumerate();
    let nasty = nasty.map(|(n, words)| (format!("hostile-{n}"), hostile(words)));
    for (name, mut report) in all.into_iter().chain(nasty) {
        super::lint::repair(&mut report);
        for format in super::format::FORMATS {
            let super::format::Writer::Blocks(write) = format.writer else {
                continue;
            };
            let bytes = write(&report).expect("the specimen can be written");
            let path = folder.join(format!("{name}.{}", format.extension));
            super::format::write_whole(&path, &bytes).expect("the folder can be written");
        }
    }
}
