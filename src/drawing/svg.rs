//! A drawing as SVG, for every document.
//!
//! Only what every program draws: no styles, no patterns, no clips, no scripts, no links. Words name an embedded
//! family and say how wide they are, so that another font in its place does not make them meet.

use std::fmt::Write as _;

use super::hatch::{Marks, marks};
use super::{Anchor, Drawing, Fill, Ink, Medium, Pattern, Point, Shape, Stroke, Words};

/// The family of every word. The generic name after it is for a browser on a machine that has not got it.
pub const FAMILY: &str = "Noto Sans, sans-serif";

/// The SVG of a drawing: the same drawing gives the same bytes.
pub fn svg(drawing: &Drawing) -> String {
    let mut out = String::with_capacity(4096);
    let (width, height) = (number(drawing.width), number(drawing.height));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" xml:lang=\"{}\">",
        escape(&drawing.lang)
    );
    let _ = write!(
        out,
        "<title>{}</title><desc>{}</desc>",
        escape(&drawing.title),
        escape(&drawing.description)
    );
    let _ = write!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"
    );
    let _ = write!(out, "<g fill=\"none\" font-family=\"{FAMILY}\">");
    for shape in &drawing.shapes {
        put(&mut out, shape);
    }
    out.push_str("</g></svg>");
    out
}

/// Width and height in pixels of the web, for documents that want them.
pub fn pixels(drawing: &Drawing) -> (u32, u32) {
    let pixels = |points: f64| (points * 4.0 / 3.0).round().max(1.0) as u32;
    (pixels(drawing.width), pixels(drawing.height))
}

fn put(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Line {
            points,
            stroke,
            arrow,
        } => {
            if points.len() < 2 {
                return;
            }
            let path = path(points, false);
            let _ = write!(out, "<path d=\"{path}\"{}/>", line(stroke));
            if *arrow {
                head(
                    out,
                    points[points.len() - 2],
                    points[points.len() - 1],
                    stroke,
                );
            }
        }
        Shape::Curve {
            from,
            bend,
            to,
            stroke,
            arrow,
        } => {
            let _ = write!(
                out,
                "<path d=\"M{}Q{} {}\"{}/>",
                place(*from),
                place(*bend),
                place(*to),
                line(stroke)
            );
            if *arrow {
                head(out, *bend, *to, stroke);
            }
        }
        Shape::Box {
            area,
            corner,
            fill,
            stroke,
        } => {
            let round = if *corner > 0.0 {
                format!(" rx=\"{}\"", number(*corner))
            } else {
                String::new()
            };
            let open = format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}",
                number(area.x),
                number(area.y),
                number(area.width),
                number(area.height)
            );
            filled(out, &open, &[area.corners()], *fill, *stroke);
        }
        Shape::Polygon {
            rings,
            fill,
            stroke,
        } => {
            let rings: Vec<Vec<Point>> = rings
                .iter()
                .filter(|ring| ring.len() > 2)
                .cloned()
                .collect();
            if rings.is_empty() {
                return;
            }
            let path: String = rings.iter().map(|ring| path(ring, true)).collect();
            let open = format!("<path fill-rule=\"evenodd\" d=\"{path}\"");
            filled(out, &open, &rings, *fill, *stroke);
        }
        Shape::Circle {
            centre,
            radius,
            fill,
            stroke,
        } => {
            let open = format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                number(centre.x),
                number(centre.y),
                number(*radius)
            );
            filled(out, &open, &[circle(*centre, *radius)], *fill, *stroke);
        }
        Shape::Words(words) => say(out, words),
    }
}

/// An area: its ground, its pattern, its border.
fn filled(out: &mut String, open: &str, rings: &[Vec<Point>], fill: Fill, stroke: Option<Stroke>) {
    let ground = fill
        .rgb()
        .map(|rgb| format!(" fill=\"{}\"", hex(rgb)))
        .unwrap_or_default();
    let pattern = match fill {
        Fill::Pattern(pattern) if !matches!(pattern, Pattern::Solid | Pattern::Blank) => {
            Some(pattern)
        }
        _ => None,
    };
    let border = stroke.as_ref().map(line).unwrap_or_default();
    let Some(pattern) = pattern else {
        let _ = write!(out, "{open}{ground}{border}/>");
        return;
    };
    let _ = write!(out, "{open}{ground}/>");
    let ink = hex(Ink::Accent.rgb());
    for marks in marks(rings, pattern) {
        match marks {
            Marks::Lines(width, lines) if !lines.is_empty() => {
                let path: String = lines.iter().map(|(a, b)| path(&[*a, *b], false)).collect();
                let _ = write!(
                    out,
                    "<path d=\"{path}\" stroke=\"{ink}\" stroke-width=\"{}\"/>",
                    number(width)
                );
            }
            Marks::Dots(radius, dots) if !dots.is_empty() => {
                let r = number(radius);
                let back = number(-2.0 * radius);
                let forth = number(2.0 * radius);
                let mut path = String::new();
                for dot in dots {
                    let _ = write!(
                        path,
                        "M{}a{r} {r} 0 1 0 {forth} 0a{r} {r} 0 1 0 {back} 0z",
                        place(Point::new(dot.x - radius, dot.y))
                    );
                }
                let _ = write!(out, "<path d=\"{path}\" fill=\"{ink}\"/>");
            }
            _ => {}
        }
    }
    if !border.is_empty() {
        let _ = write!(out, "{open}{border}/>");
    }
}

fn circle(centre: Point, radius: f64) -> Vec<Point> {
    (0..24)
        .map(|step| {
            let (sin, cos) = (f64::from(step) * std::f64::consts::TAU / 24.0).sin_cos();
            Point::new(centre.x + radius * cos, centre.y + radius * sin)
        })
        .collect()
}

fn say(out: &mut String, words: &Words) {
    let width = Medium::page().width_of(&words.text, words.size);
    if words.text.trim().is_empty() {
        return;
    }
    let (x, y) = (number(words.at.x), number(words.at.y));
    let _ = write!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"",
        number(words.size.points())
    );
    if words.turned {
        let _ = write!(out, " transform=\"rotate(-90 {x} {y})\"");
    }
    match words.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if words.size.is_bold() {
        out.push_str(" font-weight=\"bold\"");
    }
    let _ = write!(
        out,
        " fill=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        hex(words.ink.rgb()),
        number(width),
        escape(&words.text)
    );
}

/// An arrow head at the end of a line.
fn head(out: &mut String, from: Point, to: Point, stroke: &Stroke) {
    let length = from.distance(to);
    if length <= 0.0 {
        return;
    }
    let long = 4.0 + 1.6 * stroke.width;
    let wide = 1.6 + 0.9 * stroke.width;
    let (dx, dy) = ((to.x - from.x) / length, (to.y - from.y) / length);
    let back = Point::new(to.x - dx * long, to.y - dy * long);
    let corner = |side: f64| Point::new(back.x - dy * wide * side, back.y + dx * wide * side);
    let path = path(&[to, corner(1.0), corner(-1.0)], true);
    let _ = write!(
        out,
        "<path d=\"{path}\" fill=\"{}\"/>",
        hex(stroke.ink.rgb())
    );
}

fn line(stroke: &Stroke) -> String {
    let mut text = format!(
        " stroke=\"{}\" stroke-width=\"{}\"",
        hex(stroke.ink.rgb()),
        number(stroke.width)
    );
    let pieces = stroke.dash.pieces();
    if !pieces.is_empty() {
        let grown = stroke.width.max(1.0);
        let pieces: Vec<String> = pieces.iter().map(|piece| number(piece * grown)).collect();
        let _ = write!(text, " stroke-dasharray=\"{}\"", pieces.join(" "));
    }
    text
}

fn path(points: &[Point], close: bool) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        path.push(if at == 0 { 'M' } else { 'L' });
        path.push_str(&place(*point));
    }
    if close {
        path.push('z');
    }
    path
}

fn place(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

/// A number of the SVG grammar with at most two decimals; what is no number becomes 0.
fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{:.2}", value.clamp(-1e6, 1e6));
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Words as XML allows them: controls and what is no character go, blanks are one kind.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Area, Dash, Size};

    #[test]
    fn a_small_drawing_is_this_svg() {
        let mut drawing = Drawing::new(60.0, 30.0).about("Agua & suelo", "Dos <cosas>", "es");
        drawing.shapes.push(Shape::Line {
            points: vec![Point::new(0.0, 0.0), Point::new(10.0, 0.005)],
            stroke: Stroke {
                ink: Ink::Faint,
                width: 0.5,
                dash: Dash::Long,
            },
            arrow: false,
        });
        let area = Area::new(2.0, 2.0, 5.0, 5.0);
        drawing.boxed(
            area,
            Fill::Pattern(Pattern::Level),
            Some(Stroke::new(Ink::Strong, 1.0)),
        );
        drawing.say(
            Point::new(5.0, 20.0),
            Anchor::End,
            "«Ñandú»",
            Size::Strong,
            Ink::Strong,
        );
        insta::assert_snapshot!(svg(&drawing).replace('>', ">\n"), @r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="60pt" height="30pt" viewBox="0 0 60 30" role="img" xml:lang="es">
        <title>
        Agua &amp; suelo</title>
        <desc>
        Dos &lt;cosas&gt;</desc>
        <rect width="60" height="30" fill="#ffffff"/>
        <g fill="none" font-family="Noto Sans, sans-serif">
        <path d="M0 0L10 0.01" stroke="#a3aeaa" stroke-width="0.5" stroke-dasharray="7 3.5"/>
        <rect x="2" y="2" width="5" height="5" fill="#ffffff"/>
        <path d="M2 4.5L7 4.5" stroke="#14544f" stroke-width="0.75"/>
        <rect x="2" y="2" width="5" height="5" stroke="#1a1f1d" stroke-width="1"/>
        <text x="5" y="20" font-size="8" text-anchor="end" font-weight="bold" fill="#1a1f1d" textLength="36.75" lengthAdjust="spacingAndGlyphs">
        «Ñandú»</text>
        </g>
        </svg>
        "##);
    }

    #[test]
    fn numbers_are_short_and_always_numbers() {
        for (value, text) in [
            (1.0, "1"),
            (0.126, "0.13"),
            (-0.001, "0"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
            (1e300, "1000000"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn what_xml_forbids_never_comes_out() {
        let words = "<script>&\"'\u{0}\u{b}\u{1b}[31m\u{fffe}\u{ffff}\n]]>";
        assert_eq!(escape(words), "&lt;script&gt;&amp;&quot;&#39;[31m ]]&gt;");
    }
}
