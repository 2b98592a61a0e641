//! Bars along time: a row for each task or project, from its first month to its last.
//!
//! What cannot be late is all ink and the rest only hatched, so that grey print tells them apart; a milestone is a
//! diamond. Months are counted from the year 0, as decimals.

use super::legend::{Legend, Sample};
use super::{Anchor, Area, Drawing, Fill, Ink, Medium, Pattern, Point, Shape, Size, Stroke};

/// What is drawn along the time.
#[derive(Debug, Clone, PartialEq)]
pub enum Bar {
    /// The title of the rows that follow.
    Title,
    /// Work from a month to a month.
    Work {
        /// The month in which it begins.
        from: f64,
        /// The month in which it ends.
        to: f64,
        /// Whether it cannot be late.
        critical: bool,
    },
    /// Something that is reached at a moment.
    Milestone {
        /// The month.
        at: f64,
        /// Whether it cannot be late.
        critical: bool,
    },
}

impl Bar {
    /// From when to when it is; nothing for a title.
    fn span(&self) -> Option<(f64, f64)> {
        match self {
            Self::Title => None,
            Self::Work { from, to, .. } => Some((*from, from.max(*to))),
            Self::Milestone { at, .. } => Some((*at, *at)),
        }
    }

    fn is_critical(&self) -> bool {
        match self {
            Self::Title => false,
            Self::Work { critical, .. } | Self::Milestone { critical, .. } => *critical,
        }
    }
}

/// A row with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is called.
    pub label: String,
    /// What is drawn in it.
    pub bar: Bar,
}

/// Words beside the bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// What can be late.
    pub flexible: String,
    /// What cannot.
    pub critical: String,
    /// What is reached at a moment.
    pub milestone: String,
}

/// Bars along time.
#[derive(Debug, Clone, PartialEq)]
pub struct Gantt {
    /// The rows, from above.
    pub rows: Vec<Row>,
    /// The words of the legend.
    pub names: Names,
}

/// Rows of one figure.
const MOST: usize = 34;

/// The most years that are drawn; beyond, a typing mistake would make the rest invisible.
const YEARS: f64 = 40.0;

impl Gantt {
    /// The figures, each with the same time above it. `quarter` names the quarters, 1–4.
    pub fn draw(&self, medium: &Medium, quarter: &dyn Fn(usize) -> String) -> Vec<Drawing> {
        let spans = || self.rows.iter().filter_map(|row| row.bar.span());
        let first = spans().map(|span| span.0).fold(f64::INFINITY, f64::min);
        let last = spans().map(|span| span.1).fold(f64::NEG_INFINITY, f64::max);
        if !first.is_finite() || !last.is_finite() {
            return Vec::new();
        }
        // Whole years, so that the columns are those of the plan.
        let first = (first / 12.0).floor() * 12.0;
        let last = ((last / 12.0).ceil() * 12.0).clamp(first + 12.0, first + 12.0 * YEARS);
        self.pages()
            .into_iter()
            .map(|rows| self.sheet(medium, rows, (first, last), quarter))
            .collect()
    }

    /// The rows of each figure: a title never stands alone at the end of one.
    fn pages(&self) -> Vec<&[Row]> {
        let mut pages = Vec::new();
        let mut left = &self.rows[..];
        while left.len() > MOST {
            let is_title = |at: &usize| left[*at].bar == Bar::Title;
            // Whole groups, unless one alone is longer than a page.
            let cut = (1..=MOST)
                .rev()
                .find(is_title)
                .filter(|cut| *cut > MOST / 3);
            let (page, rest) = left.split_at(cut.unwrap_or(MOST));
            pages.push(page);
            left = rest;
        }
        if !left.is_empty() {
            pages.push(left);
        }
        pages
    }

    fn sheet(
        &self,
        medium: &Medium,
        rows: &[Row],
        (first, last): (f64, f64),
        quarter: &dyn Fn(usize) -> String,
    ) -> Drawing {
        let gap = medium.gap();
        let line = medium.line(Size::Small);
        let names = medium.snap_x(medium.width * 0.36);
        let plot = Area::new(names + gap, 0.0, medium.width - names - gap, 0.0);
        let at = |month: f64| {
            let share = ((month - first) / (last - first)).clamp(0.0, 1.0);
            plot.x + plot.width * share
        };
        let mut drawing = Drawing::new(medium.width, 1.0);
        let top = 2.0 * line + 2.0;
        let mut y = top;
        let mut marks: Vec<(f64, f64, &Row)> = Vec::new();
        for row in rows {
            let is_title = row.bar == Bar::Title;
            let (x, room) = if is_title {
                (0.0, names)
            } else {
                (gap, names - gap)
            };
            let size = if is_title { Size::Strong } else { Size::Small };
            let label = medium.wrap(&row.label, size, room, 2);
            if is_title && y > top {
                y += 3.0;
            }
            let height = label.len().max(1) as f64 * medium.line(size) + 2.0;
            drawing.say_lines(
                medium,
                Point::new(x, y),
                Anchor::Start,
                &label,
                (size, Ink::Strong),
            );
            marks.push((y, height, row));
            y += height;
        }
        ruler(&mut drawing, medium, (first, last), &at, (line, y), quarter);
        for (top, height, row) in marks {
            bar(&mut drawing, &row.bar, &at, top + height / 2.0);
        }
        let legend = self.legend(rows);
        let place = Point::new(0.0, y + gap);
        legend.draw(&mut drawing, medium, place, medium.width);
        drawing.height = (place.y + legend.height(medium, medium.width) + 2.0).ceil();
        drawing
    }

    /// Only what is drawn is explained.
    fn legend(&self, rows: &[Row]) -> Legend {
        let mut legend = Legend::new();
        let works = |critical: bool| {
            let is = |row: &Row| {
                matches!(&row.bar, Bar::Work { .. }) && row.bar.is_critical() == critical
            };
            rows.iter().any(is)
        };
        for (critical, name) in [(true, &self.names.critical), (false, &self.names.flexible)] {
            if works(critical) {
                legend.add(Sample::Fill(fill(critical)), name);
            }
        }
        if rows
            .iter()
            .any(|row| matches!(row.bar, Bar::Milestone { .. }))
        {
            legend.note = format!("◆ {}", self.names.milestone);
        }
        legend
    }
}

fn fill(critical: bool) -> Fill {
    Fill::Pattern(if critical {
        Pattern::Solid
    } else {
        Pattern::Slant
    })
}

/// Years, and quarters where there is room for them, with a line down at each.
fn ruler(
    drawing: &mut Drawing,
    medium: &Medium,
    (first, last): (f64, f64),
    at: &dyn Fn(f64) -> f64,
    (line, bottom): (f64, f64),
    quarter: &dyn Fn(usize) -> String,
) {
    let months = last - first;
    let quarters = (months / 3.0) as usize;
    let room = (at(last) - at(first)) / quarters.max(1) as f64;
    let shows_quarters = room > medium.width_of(&quarter(4), Size::Small) + 2.0;
    for place in 0..=quarters {
        let month = first + 3.0 * place as f64;
        let x = at(month);
        let begins_year = place % 4 == 0;
        let (ink, width) = if begins_year {
            (Ink::Soft, 0.8)
        } else {
            (Ink::Faint, 0.4)
        };
        if begins_year || shows_quarters {
            let top = if begins_year { 0.0 } else { line };
            drawing.line(
                &[Point::new(x, top), Point::new(x, bottom)],
                Stroke::new(ink, width),
            );
        }
        if place == quarters {
            break;
        }
        if begins_year {
            let year = ((month / 12.0).round() as i64).to_string();
            let middle = Point::new(at(month + 6.0), medium.baseline(0.0, Size::Small));
            drawing.say(middle, Anchor::Middle, &year, Size::Small, Ink::Strong);
        }
        if shows_quarters {
            let words = quarter(place % 4 + 1);
            let middle = Point::new(at(month + 1.5), medium.baseline(line, Size::Small));
            drawing.say(middle, Anchor::Middle, &words, Size::Small, Ink::Soft);
        }
    }
}

fn bar(drawing: &mut Drawing, bar: &Bar, at: &dyn Fn(f64) -> f64, middle: f64) {
    match bar {
        Bar::Title => {}
        Bar::Work { from, to, critical } => {
            let (from, to) = (at(*from), at(*to));
            let area = Area::new(from, middle - 3.2, (to - from).max(1.5), 6.4);
            drawing.boxed(area, fill(*critical), Some(Stroke::new(Ink::Strong, 0.7)));
        }
        Bar::Milestone {
            at: month,
            critical,
        } => {
            let x = at(*month);
            let ring = [(0.0, -4.4), (4.4, 0.0), (0.0, 4.4), (-4.4, 0.0)];
            let ring = ring.map(|(dx, dy)| Point::new(x + dx, middle + dy));
            let fill = if *critical {
                Fill::Plain(Ink::Strong)
            } else {
                Fill::Plain(Ink::Paper)
            };
            drawing.shapes.push(Shape::Polygon {
                rings: vec![ring.to_vec()],
                fill,
                stroke: Some(Stroke::new(Ink::Strong, 0.9)),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Medium, Shape};
    use super::{Bar, Gantt, Names, Row};

    fn gantt(bars: Vec<Bar>) -> Gantt {
        let name = |at: usize| format!("Fila {at}");
        Gantt {
            rows: (0..)
                .zip(bars)
                .map(|(at, bar)| Row {
                    label: name(at),
                    bar,
                })
                .collect(),
            names: Names {
                flexible: "puede atrasarse".into(),
                critical: "no puede".into(),
                milestone: "hito".into(),
            },
        }
    }

    fn work(from: f64, to: f64, critical: bool) -> Bar {
        Bar::Work { from, to, critical }
    }

    #[test]
    fn bars_stand_where_their_months_are_and_the_legend_tells_only_what_is_drawn() {
        let month = |year: i32, month: f64| f64::from(year * 12) + month;
        let bars = vec![
            Bar::Title,
            work(month(2025, 0.0), month(2025, 6.0), true),
            work(month(2026, 0.0), month(2027, 0.0), true),
        ];
        let drawn = gantt(bars).draw(&Medium::page(), &|n| format!("T{n}"));
        assert_eq!(drawn.len(), 1);
        let boxes: Vec<(f64, f64)> = drawn[0]
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Box { area, .. } if area.width > 20.0 => Some((area.x, area.width)),
                _ => None,
            })
            .collect();
        let (half, whole) = (boxes[0], boxes[1]);
        assert!((whole.1 - 2.0 * half.1).abs() < 0.01, "{boxes:?}");
        assert!((whole.0 - half.0 - whole.1).abs() < 0.01, "{boxes:?}");
        let said: Vec<&str> = drawn[0].words().map(|words| &*words.text).collect();
        for words in ["2025", "2026", "T4", "no puede"] {
            assert!(said.contains(&words), "{words}: {said:?}");
        }
        assert!(!said.contains(&"puede atrasarse"));
    }

    #[test]
    fn nothing_to_draw_is_no_figure_and_no_title_ends_one() {
        let quarter = |n: usize| n.to_string();
        assert!(
            gantt(vec![Bar::Title])
                .draw(&Medium::page(), &quarter)
                .is_empty()
        );
        let mut bars = Vec::new();
        for group in 0..30 {
            bars.push(Bar::Title);
            bars.extend((0..3).map(|at| work(f64::from(group), f64::from(group + at), false)));
        }
        let figure = gantt(bars);
        let pages = figure.pages();
        assert_eq!(pages.iter().map(|page| page.len()).sum::<usize>(), 120);
        for page in pages {
            assert_ne!(page.last().map(|row| &row.bar), Some(&Bar::Title));
        }
        // A year of a typing mistake does not take the rest out of sight for ever.
        let odd = vec![
            work(24_300.0, 24_306.0, true),
            work(240_000.0, 240_001.0, true),
        ];
        assert_eq!(gantt(odd).draw(&Medium::page(), &quarter).len(), 1);
    }
}
