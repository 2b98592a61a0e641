//! Drawings: lines, boxes, outlines, circles and words in their places, the same for paper and screen.
//!
//! A figure ([`plane`], [`relations`], [`tree`], [`chain`], [`radar`], [`bars`], [`heat`], [`map`], [`flows`],
//! [`ranks`]) takes labels and numbers and gives a [`Drawing`]; [`svg`] and [`cells`] show one. Numbers that people
//! read come in as words, already written by locale.
//!
//! Sizes are points, from the upper left corner. What it is drawn on ([`Medium`]) says how much room there is and
//! how wide letters are, so that a label that fits on paper fits there, and one that fits on a screen fits there.
//!
//! Nothing is told by colour alone: areas differ by [`Pattern`], lines by [`Dash`], and each has its name in a
//! legend. Patterns become lines before any renderer sees them: some programs do not draw patterns of their own.

pub mod bars;
pub mod cells;
pub mod chain;
pub mod flows;
pub mod gantt;
mod geometry;
mod hatch;
pub mod heat;
mod labels;
mod legend;
pub mod map;
pub mod outline;
pub mod plane;
pub mod radar;
pub mod ranks;
pub mod relations;
pub mod svg;
pub mod tree;
mod widths;
mod words;

pub use geometry::{Area, Point};
pub use hatch::Pattern;
pub use words::{Medium, Size};

/// A drawing: what stands where, and the words for who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// What it is: the words of its caption.
    pub title: String,
    /// What it shows, for who cannot see it.
    pub description: String,
    /// Two letters of the language of its words: `es`.
    pub lang: String,
    /// Its shapes, the hindmost first.
    pub shapes: Vec<Shape>,
}

/// One thing in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Straight lines from point to point.
    Line {
        /// The points, in order.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
        /// Whether an arrow head ends it.
        arrow: bool,
    },
    /// A curve with one bend.
    Curve {
        /// Where it begins.
        from: Point,
        /// What it bends towards.
        bend: Point,
        /// Where it ends.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
        /// Whether an arrow head ends it.
        arrow: bool,
    },
    /// A rectangle.
    Box {
        /// Its place.
        area: Area,
        /// How round its corners are.
        corner: f64,
        /// What is inside.
        fill: Fill,
        /// Its border.
        stroke: Option<Stroke>,
    },
    /// An area between rings; a ring inside another is a hole.
    Polygon {
        /// The rings, each without repeating its first point.
        rings: Vec<Vec<Point>>,
        /// What is inside.
        fill: Fill,
        /// Its border.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// What is inside.
        fill: Fill,
        /// Its border.
        stroke: Option<Stroke>,
    },
    /// One line of words.
    Words(Words),
}

/// One line of words at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// A point on the line that the letters stand on.
    pub at: Point,
    /// What of the words is at that point.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// Their size.
    pub size: Size,
    /// Their ink.
    pub ink: Ink,
    /// Whether they go up instead of across; only on paper.
    pub turned: bool,
}

/// What of a line of words is at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How dark something is, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// What the drawing says.
    Strong,
    /// What explains it.
    Soft,
    /// Lines that only guide the eye.
    Faint,
    /// What stands out.
    Accent,
    /// Words on something dark.
    Paper,
    /// What the person at the screen has chosen.
    Chosen,
}

impl Ink {
    /// Red, green and blue, 0–255.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Self::Strong | Self::Chosen => [0x1a, 0x1f, 0x1d],
            Self::Soft => [0x4c, 0x57, 0x54],
            Self::Faint => [0xa3, 0xae, 0xaa],
            Self::Accent => [0x14, 0x54, 0x4f],
            Self::Paper => [0xff, 0xff, 0xff],
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its ink.
    pub ink: Ink,
    /// Its width.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

impl Stroke {
    /// A whole line.
    pub const fn new(ink: Ink, width: f64) -> Self {
        Self {
            ink,
            width,
            dash: Dash::Whole,
        }
    }
}

/// The pattern of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// Without gaps.
    Whole,
    /// Long pieces.
    Long,
    /// Points.
    Dots,
    /// A long piece and a point.
    LongDot,
    /// Short pieces.
    Short,
    /// A long piece and two points.
    LongDots,
}

impl Dash {
    /// All of them, those easiest to tell apart first.
    pub const ALL: [Self; 6] = [
        Self::Whole,
        Self::Dots,
        Self::Long,
        Self::LongDot,
        Self::Short,
        Self::LongDots,
    ];

    /// Lengths of pieces and gaps in points, for a line one point wide.
    pub fn pieces(self) -> &'static [f64] {
        match self {
            Self::Whole => &[],
            Self::Long => &[7.0, 3.5],
            Self::Dots => &[1.1, 2.4],
            Self::LongDot => &[7.0, 2.4, 1.1, 2.4],
            Self::Short => &[3.0, 2.4],
            Self::LongDots => &[7.0, 2.2, 1.1, 2.2, 1.1, 2.2],
        }
    }
}

/// What is inside an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Nothing: what is behind is seen.
    None,
    /// An even ink.
    Plain(Ink),
    /// One of five steps from white (0) to dark (4).
    Tone(u8),
    /// White with lines or points.
    Pattern(Pattern),
}

/// The most steps of [`Fill::Tone`].
pub const DARKEST: u8 = 4;

impl Fill {
    /// The even colour under whatever is drawn inside; `None` when there is nothing.
    pub fn rgb(self) -> Option<[u8; 3]> {
        match self {
            Self::None => None,
            Self::Plain(ink) => Some(ink.rgb()),
            Self::Tone(step) => Some(match step {
                0 => [0xff, 0xff, 0xff],
                1 => [0xdc, 0xe6, 0xe3],
                2 => [0xae, 0xc3, 0xbd],
                3 => [0x4c, 0x7d, 0x77],
                _ => [0x12, 0x45, 0x41],
            }),
            Self::Pattern(Pattern::Solid) => Some(Ink::Accent.rgb()),
            Self::Pattern(_) => Some([0xff, 0xff, 0xff]),
        }
    }

    /// The ink of words on it.
    pub fn words(self) -> Ink {
        match self {
            Self::Tone(3..) | Self::Plain(Ink::Strong | Ink::Accent | Ink::Soft) => Ink::Paper,
            _ => Ink::Strong,
        }
    }
}

impl Drawing {
    /// An empty drawing. Width and height are rounded up to whole points.
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self {
            width: width.ceil().max(1.0),
            height: height.ceil().max(1.0),
            title: String::new(),
            description: String::new(),
            lang: String::new(),
            shapes: Vec::new(),
        }
    }

    /// The same with its title, description and language.
    #[must_use]
    pub fn about(mut self, title: &str, description: &str, lang: &str) -> Self {
        title.clone_into(&mut self.title);
        description.clone_into(&mut self.description);
        lang.clone_into(&mut self.lang);
        self
    }

    /// Every line of words in it.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Words(words) => Some(words),
            _ => None,
        })
    }

    fn line(&mut self, points: &[Point], stroke: Stroke) {
        self.shapes.push(Shape::Line {
            points: points.to_vec(),
            stroke,
            arrow: false,
        });
    }

    fn boxed(&mut self, area: Area, fill: Fill, stroke: Option<Stroke>) {
        self.shapes.push(Shape::Box {
            area,
            corner: 0.0,
            fill,
            stroke,
        });
    }

    fn say(&mut self, at: Point, anchor: Anchor, text: &str, size: Size, ink: Ink) {
        self.shapes.push(Shape::Words(Words {
            at,
            anchor,
            text: text.to_owned(),
            size,
            ink,
            turned: false,
        }));
    }

    /// Lines of words one below the other, the first one under `at.y`.
    fn say_lines(
        &mut self,
        medium: &Medium,
        at: Point,
        anchor: Anchor,
        lines: &[String],
        how: (Size, Ink),
    ) {
        for (row, line) in lines.iter().enumerate() {
            let y = medium.baseline(at.y + row as f64 * medium.line(how.0), how.0);
            self.say(Point::new(at.x, y), anchor, line, how.0, how.1);
        }
    }
}

#[cfg(test)]
mod tests;
