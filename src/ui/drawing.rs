//! A drawing on the screen: its letters in the sixteen colours of a terminal.

use ratatui::style::{Color, Style};

use crate::drawing::cells::cells;
use crate::drawing::{Drawing, Ink};
use crate::ui::paint::{Pen, faint, plain, selected, strong};

/// Paints a drawing from the upper left corner; what does not fit is left out. The cursor stands on what is chosen.
pub(super) fn paint(drawing: &Drawing, pen: &mut Pen<'_>) {
    let cells = cells(drawing, pen.width(), pen.height());
    for y in 0..cells.lines() {
        let mut x = 0;
        while x < cells.columns() {
            let (glyph, ink) = cells.glyph(x, y);
            let mut words = String::from(glyph);
            let begin = x;
            x += 1;
            // Letters of one ink go together.
            while x < cells.columns() && cells.glyph(x, y).1 == ink {
                words.push(cells.glyph(x, y).0);
                x += 1;
            }
            if words.trim_end().is_empty() {
                continue;
            }
            pen.put(begin, y, &words, style(ink));
        }
    }
    for run in cells.runs() {
        pen.put(run.x, run.y, &run.text, style(run.ink));
        if run.ink == Ink::Chosen {
            pen.cursor_at(run.x, run.y);
        }
    }
}

fn style(ink: Ink) -> Style {
    match ink {
        Ink::Strong | Ink::Paper => plain(),
        Ink::Soft | Ink::Faint => faint(),
        Ink::Accent => strong().fg(Color::Cyan),
        Ink::Chosen => selected(),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::paint;
    use crate::drawing::Medium;
    use crate::drawing::radar::{Radar, Series};
    use crate::drawing::tree::{Card, Tree};
    use crate::ui::paint::Pen;

    /// What a drawing looks like on a screen.
    fn screen(
        width: u16,
        height: u16,
        draw: impl Fn(&Medium) -> crate::drawing::Drawing,
    ) -> String {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let mut cursor = None;
        let mut pen = Pen::new(area, &mut buffer, &mut cursor);
        paint(&draw(&Medium::cells(width, height)), &mut pen);
        let line = |y| {
            (0..width)
                .map(|x| buffer[(x, y)].symbol())
                .collect::<String>()
        };
        (0..height)
            .map(|y| line(y).trim_end().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn a_tree_stands_in_boxes_with_its_causes_below() {
        let card = |words: &str| Card {
            code: String::new(),
            words: words.to_owned(),
        };
        let tree = Tree {
            cards: ["Enfermedades", "Agua sucia", "Basura en el río", "Letrinas"]
                .map(card)
                .to_vec(),
            links: vec![(1, 0), (2, 1), (3, 1)],
            core: Some(1),
            chosen: Some(3),
        };
        insta::assert_snapshot!(screen(60, 16, |medium| tree.draw(medium, &|count| count.to_string())), @r"
                      ┌────────────────────────┐
                      │      Enfermedades      │
                      └────────────────────────┘
                                   ↑
                                   │
                      ┌────────────────────────┐
                      │       Agua sucia       │
                      └────────────────────────┘
                                   ↑
                     ┌─────────────┴─────────────┐
        ┌────────────────────────┐  ┌────────────────────────┐
        │    Basura en el río    │  │        Letrinas        │
        └────────────────────────┘  └────────────────────────┘
        ");
    }

    #[test]
    fn a_radar_has_its_names_around_it() {
        let radar = Radar {
            spokes: ["Liderazgo", "Finanzas", "Legal", "Género"]
                .map(str::to_owned)
                .to_vec(),
            scale: (1.0, 5.0),
            rings: vec![(5.0, "5".to_owned())],
            series: vec![Series {
                name: "Nivel".to_owned(),
                values: vec![Some(4.0), Some(2.0), None, Some(5.0)],
            }],
        };
        let draw = |medium: &Medium| {
            radar
                .draw(medium, &|count| count.to_string())
                .expect("four spokes")
        };
        insta::assert_snapshot!(screen(60, 17, draw), @r"

                       Liderazgo
                          ·│5
                        ·· │··
                      ··  ·•  ··
                    ·· ··· │·   ··
                  ·····    │ ·    ··
                ····       │ ·      ··
        Género •───────────┼──•─────────Finanzas
                 ··        │         ··
                   ··      │       ··
                     ··    │     ··
                       ··  │   ··
                         ··│ ··
                           │·
                         Legal
        ");
    }
}
