//! Where the parts of a matrix stand: names at the left, numbers above, sums at the right and below, and under
//! them the words about the cell with the cursor. Names and numbers stay while the cells scroll.

use std::ops::Range;

use crate::ui::road_map::first_line;

/// Lines below the grid at least: the question in two, and what can be answered.
const BELOW: u16 = 3;

/// The most lines below the grid.
const MOST_BELOW: u16 = 7;

/// Names narrower than this cannot be told apart.
const NARROW: u16 = 13;

/// The widest that an answer or a sum becomes; the cell with the cursor is told whole below the grid.
const WIDEST: u16 = 14;

/// Names of this width need no more.
const WIDE: u16 = 30;

/// What a layout is made for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Columns and lines of the area.
    pub(super) size: (u16, u16),
    /// How many rows and columns the matrix has.
    pub(super) count: (usize, usize),
    /// The row and column with the cursor.
    pub(super) at: (usize, usize),
    /// Letters of the widest answer.
    pub(super) answer: u16,
    /// Letters of the widest column number.
    pub(super) number: u16,
    /// Letters of the widest sum of a column, and of a row; nothing when there are none.
    pub(super) sums: Option<(u16, u16)>,
}

/// Where the parts of a matrix stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Width of the names with their numbers and marks.
    pub(super) names: u16,
    /// Width of a cell: its answer and a mark.
    pub(super) cell: u16,
    /// Lines of the column numbers; more than one when their digits stand one under the other.
    pub(super) head: u16,
    /// Lines of the sums below; none when there is no room.
    pub(super) sums: u16,
    /// Width of the sums of the rows; none when there are none.
    pub(super) total: u16,
    /// Rows in view.
    pub(super) rows: Range<usize>,
    /// Columns in view.
    pub(super) columns: Range<usize>,
    /// Lines for words below the grid.
    pub(super) below: u16,
}

impl Layout {
    pub(super) fn of(wanted: Wanted) -> Self {
        let (width, height) = wanted.size;
        let (n_rows, n_columns) = wanted.count;
        let sum = wanted.sums.map_or(0, |(_, row)| row.clamp(4, WIDEST) + 1);
        let room = width.saturating_sub(sum);
        let least = wanted.answer.clamp(1, WIDEST) + 1;
        let with_sums = wanted
            .sums
            .map_or(least, |(column, _)| least.max(column.min(WIDEST) + 1));
        let all = |cell: u16| {
            let cells = u16::try_from(n_columns).ok()?.checked_mul(cell)?;
            room.checked_sub(cells)
        };
        let fitting = [(with_sums + 1, WIDE), (with_sums, NARROW), (least, NARROW)]
            .into_iter()
            .find_map(|(cell, names)| Some((cell, all(cell).filter(|left| *left >= names)?)));
        let (cell, names, shown) = match fitting {
            Some((cell, names)) => (cell, names.min(60), n_columns),
            None => {
                let names = (NARROW + 4).min(room / 3);
                let shown = (room.saturating_sub(names) / least).max(1);
                let names = room.saturating_sub(shown * least);
                (least, names, usize::from(shown))
            }
        };
        let stacked = |letters: u16| {
            if letters < cell || letters > 3 {
                1
            } else {
                letters
            }
        };
        let head = stacked(wanted.number);
        let sums = wanted.sums.map_or(0, |(column, _)| stacked(column));
        // On a small screen the rows come before the sums.
        let free = height.saturating_sub(head + BELOW);
        let sums = if free >= sums + 3 { sums } else { 0 };
        let lines = usize::from(free.saturating_sub(sums)).max(1).min(n_rows);
        let used = head + sums + u16::try_from(lines).unwrap_or(height);
        let first_row = first_line(wanted.at.0, n_rows, lines);
        let first_column = first_line(wanted.at.1, n_columns, shown);
        Self {
            names,
            cell,
            head,
            sums,
            total: sum,
            rows: first_row..first_row + lines,
            columns: first_column..(first_column + shown).min(n_columns),
            below: height.saturating_sub(used).min(MOST_BELOW),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(size: (u16, u16), count: (usize, usize), at: (usize, usize)) -> Layout {
        Layout::of(Wanted {
            size,
            count,
            at,
            answer: 1,
            number: if count.1 > 9 { 2 } else { 1 },
            sums: Some((2, 3)),
        })
    }

    #[test]
    fn twelve_by_twelve_and_eight_by_thirty_are_seen_whole() {
        for count in [(12, 12), (8, 30)] {
            let layout = layout((78, 17), count, (0, 0));
            assert_eq!(layout.rows, 0..count.0, "{layout:?}");
            assert_eq!(layout.columns, 0..count.1, "{layout:?}");
            assert!(layout.sums > 0 && layout.names >= NARROW, "{layout:?}");
        }
    }

    #[test]
    fn the_cell_with_the_cursor_is_always_in_view() {
        for size in [(58, 8), (78, 16), (78, 17), (138, 40), (10, 3)] {
            for count in [(1, 1), (30, 8), (30, 30), (200, 200)] {
                for at in [
                    (0, 0),
                    (count.0 / 2, count.1 / 2),
                    (count.0 - 1, count.1 - 1),
                ] {
                    let layout = layout(size, count, at);
                    assert!(layout.rows.contains(&at.0), "{size:?} {count:?} {layout:?}");
                    assert!(
                        layout.columns.contains(&at.1),
                        "{size:?} {count:?} {layout:?}"
                    );
                }
            }
        }
    }
}
