//! The tree that writers write: blocks of a document, without any format in it.

use serde::Serialize;

use crate::locale::Lang;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Language of the words.
    pub lang: Lang,
    /// Cover and properties.
    pub cover: Cover,
    /// Whether a table of contents follows the cover.
    pub contents: bool,
    /// The paper of its pages.
    pub paper: Paper,
    /// Whether these are loose sheets to write on: no cover, black on white, large codes.
    pub loose: bool,
    /// How it begins, and how large its words are.
    pub look: Look,
    /// The body, in order.
    pub blocks: Vec<Block>,
}

impl Report {
    /// Whether a page of its own says what the document is.
    pub fn has_cover(&self) -> bool {
        !self.loose && self.look == Look::Book
    }

    /// Whether a few lines over the text say what the document is.
    pub fn has_head(&self) -> bool {
        !self.loose && self.look != Look::Book
    }
}

/// How a document begins, and how large its words are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A cover and a table of contents, then the text.
    #[default]
    Book,
    /// The text at once under a small head, close together: a sheet or two to hand out.
    Brief,
    /// The same in large words: for who reads little, and for a wall.
    Large,
}

/// The paper of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 216 × 279 mm.
    Letter,
}

/// What stands on the cover, in the running head and in the properties of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// Kind of document: «Plan territorial».
    pub title: String,
    /// Name of the territory.
    pub territory: String,
    /// Lines under it: place, period of the plan.
    pub lines: Vec<String>,
    /// Who signs it, for the properties of the file.
    pub author: String,
    /// Date of the document as people write it.
    pub date: String,
    /// The same date as `YYYY-MM-DD`, for the properties.
    pub iso_date: String,
    /// Version or draft mark: «Borrador».
    pub version: String,
    /// The mark of fictitious content (EJEMPLO, SAMPLE), shown on the cover and on every page.
    pub mark: Option<String>,
}

/// A piece of a document that stands on its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading; level 1 is a part of the document. Its number is part of the text («2.10 Problemas»),
    /// because sections keep their number even when others are hidden.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Name to link to, unique in the document: ASCII letters, digits and `-`.
        id: String,
        /// Number as printed, empty when there is none: `2.10`.
        number: String,
        /// The words after the number.
        text: Vec<Inline>,
    },
    /// Running text.
    Paragraph {
        /// The words.
        text: Vec<Inline>,
    },
    /// Numbered or bulleted items; each item is a small document of its own.
    List {
        /// First number, or `None` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Words of somebody.
    Quote {
        /// What was said.
        blocks: Vec<Block>,
    },
    /// A framed note.
    Note {
        /// What the note is for.
        tone: Tone,
        /// Short title, may be empty.
        title: String,
        /// Its content.
        blocks: Vec<Block>,
    },
    /// A table with header row, caption and source.
    Table(Table),
    /// Ruled cells to be filled in by hand.
    Grid(Grid),
    /// A drawing or photograph with caption and alternative text.
    Figure(Figure),
    /// A line across the page.
    Rule,
    /// What follows begins on a new page.
    PageBreak,
    /// Content on a page turned sideways (wide tables).
    Landscape {
        /// The content.
        blocks: Vec<Block>,
    },
    /// Lines for signatures, in the order given.
    Signatures {
        /// Name and office of each person; a blank name leaves an empty line.
        people: Vec<Signature>,
    },
}

/// What a framed note is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Something worth knowing.
    Plain,
    /// The section is still empty («Pendiente»).
    Pending,
    /// Something to look at again.
    Warning,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// Name under the line.
    pub name: String,
    /// Office or organisation under the name.
    pub office: String,
}

/// A table. Every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Name to link to, unique in the document.
    pub id: String,
    /// Words of the caption, without «Tabla 3»: writers number.
    pub caption: Vec<Inline>,
    /// Where the data come from, with year; empty when there is nothing to say.
    pub source: String,
    /// The columns with their headers.
    pub columns: Vec<Column>,
    /// The body.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Words of the header.
    pub header: Vec<Inline>,
    /// How the cells stand.
    pub align: Align,
    /// Share of the width, relative to the other columns.
    pub width: f32,
}

/// How the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words.
    Left,
    /// Short marks.
    Center,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Plain, total or title of a group of rows.
    pub role: RowRole,
    /// The cells.
    pub cells: Vec<Vec<Inline>>,
}

/// What a row is in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    /// An ordinary row.
    Body,
    /// The title of the rows that follow: the first cell speaks for the whole row.
    Group,
    /// A sum.
    Total,
}

/// Ruled cells to be filled in by hand: no caption, no number, as tall as handwriting needs. Every row has as many
/// cells as there are columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grid {
    /// The columns; without any word in their headers there is no header row.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Whether its lines are there to be cut along.
    pub cut: bool,
}

impl Grid {
    /// Whether some column has a header.
    pub fn has_header(&self) -> bool {
        let mut headers = self.columns.iter().map(|column| plain(&column.header));
        headers.any(|words| !words.trim().is_empty())
    }
}

/// A row of cells to be filled in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GridRow {
    /// Millimetres that it is tall at least.
    pub height: u16,
    /// What is printed in the cells; nothing where people write.
    pub cells: Vec<Vec<Inline>>,
}

/// A drawing or photograph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Name to link to, unique in the document.
    pub id: String,
    /// Words of the caption, without «Figura 3».
    pub caption: Vec<Inline>,
    /// What the figure shows, for who cannot see it. Never empty.
    pub alt: String,
    /// Where the data come from; empty when there is nothing to say.
    pub source: String,
    /// The picture.
    pub picture: Picture,
    /// Share of the text width, 0–1.
    pub width: f32,
}

/// The bytes of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "format", rename_all = "snake_case")]
pub enum Picture {
    /// Vectors; text inside names only embedded font families.
    Svg {
        /// The SVG source.
        source: String,
        /// Width in pixels of the drawing.
        width: u32,
        /// Height in pixels of the drawing.
        height: u32,
    },
    /// A photograph as it was given (PNG or JPEG).
    Raster {
        /// `image/png` or `image/jpeg`.
        media: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The file.
        #[serde(skip)]
        bytes: Vec<u8>,
    },
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Strong words.
    Strong {
        /// The words.
        text: Vec<Inline>,
    },
    /// Emphasised words.
    Emphasis {
        /// The words.
        text: Vec<Inline>,
    },
    /// An id or formula.
    Code {
        /// The characters.
        text: String,
    },
    /// A link to the outside (`https:`…) or inside (`#id` of a heading, table or figure).
    Link {
        /// Where it goes.
        target: String,
        /// The words.
        text: Vec<Inline>,
    },
    /// A forced line break.
    Break,
}

impl Inline {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// The words of inlines without any mark.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => words.push_str(text),
            Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                words.push_str(&plain(text));
            }
            Inline::Break => words.push(' '),
        }
    }
    words
}
