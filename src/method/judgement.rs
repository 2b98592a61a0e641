//! Judgements as people give them: on a scale, cell by cell, perhaps not all of them yet.
//!
//! What the families that read a matrix share: the ends of a [`Scale`], the reading of a table whose cells
//! must all be there, the square matrix of influences with its empty diagonal, and the [`review`] of such a
//! matrix while it is being filled. A missing judgement is `None` and never zero: zero says that there is
//! no influence, and somebody must have said it.

use super::Unfit;
use super::scale::Scale;

/// Beyond this, up or down, a number is not reckoned with: sums and products would leave what a computer
/// holds.
pub(super) const LIMIT: f64 = 1e100;

/// Beyond this a scale has no ends.
const END: f64 = 1e50;

/// The reason for a value that is not between two ends. Ends that are no numbers are not repeated to
/// anybody.
pub(super) fn outside(row: usize, column: usize, least: f64, most: f64) -> Unfit {
    let or = |end: f64, other: f64| if end.is_finite() { end } else { other };
    Unfit::OutOfRange {
        row,
        column,
        least: or(least, -END),
        most: or(most, END),
    }
}

/// Any number that can be reckoned with.
pub(super) fn number(value: f64, row: usize, column: usize) -> Result<f64, Unfit> {
    if value.abs() <= LIMIT {
        return Ok(value);
    }
    Err(outside(row, column, -LIMIT, LIMIT))
}

/// Whatever can be measured, when nobody has given it ends.
pub(super) const QUANTITY: Scale = Scale {
    least: -END,
    most: END,
};

/// Only nothing: what the diagonal of a matrix of influences may hold.
const NOTHING: Scale = Scale {
    least: 0.0,
    most: 0.0,
};

/// A complete table; each column has its own scale.
///
/// Values outside their scale are told before missing ones: a wrong judgement is worse than one still to
/// come.
pub(super) fn table(cells: &[Vec<Option<f64>>], scales: &[Scale]) -> Result<Vec<Vec<f64>>, Unfit> {
    rectangular(cells, scales.len())?;
    let mut missing = Vec::new();
    let mut read = Vec::with_capacity(cells.len());
    for (row, line) in cells.iter().enumerate() {
        let mut values = Vec::with_capacity(line.len());
        for (column, (value, scale)) in line.iter().zip(scales).enumerate() {
            match value {
                Some(value) => values.push(scale.check(*value, row, column)?),
                None => missing.push((row, column)),
            }
        }
        read.push(values);
    }
    if missing.is_empty() {
        Ok(read)
    } else {
        Err(Unfit::Missing(missing))
    }
}

/// Every row has as many cells as it should.
pub(super) fn rectangular<T>(cells: &[Vec<T>], columns: usize) -> Result<(), Unfit> {
    match cells.iter().find(|row| row.len() != columns) {
        Some(row) => Err(Unfit::Shape {
            expected: columns,
            given: row.len(),
        }),
        None => Ok(()),
    }
}

/// A complete square matrix of direct influences, 0 to `most`: how much the row acts on the column.
///
/// Nothing acts on itself: the diagonal is `None` or 0 and is read as 0.
pub(super) fn influences(cells: &[Vec<Option<f64>>], most: f64) -> Result<Vec<Vec<f64>>, Unfit> {
    let n = cells.len();
    if n < 2 {
        return Err(Unfit::TooFew {
            needed: 2,
            given: n,
        });
    }
    let review = review(cells, most)?;
    if !review.missing.is_empty() {
        return Err(Unfit::Missing(review.missing));
    }
    let row = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.unwrap_or(0.0)).collect();
    Ok(cells.iter().map(row).collect())
}

/// The sums of the rows and of the columns.
pub(super) fn sums(matrix: &[Vec<f64>]) -> (Vec<f64>, Vec<f64>) {
    let rows = matrix.iter().map(|row| row.iter().sum()).collect();
    let n_columns = matrix.first().map_or(0, Vec::len);
    let columns = (0..n_columns)
        .map(|column| matrix.iter().map(|row| row[column]).sum())
        .collect();
    (rows, columns)
}

/// How far a matrix of influences has come, and what in it deserves a second look before it is believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// How many judgements the matrix asks for: n·(n−1).
    pub n_cells: usize,
    /// The judgements still to come, by row and column.
    pub missing: Vec<(usize, usize)>,
    /// The part of the judgements given so far that are the greatest of the scale, 0 to 1; `None` when
    /// there are none. A high part tells of a group that called everything strong.
    pub strongest_share: Option<f64>,
    /// Complete rows with no influence at all.
    pub silent_rows: Vec<usize>,
    /// Complete columns that nothing acts on.
    pub silent_columns: Vec<usize>,
}

/// Reviews a square matrix of influences, 0 to `most`, complete or not.
///
/// # Errors
/// [`Unfit::Shape`] when it is not square; [`Unfit::OutOfRange`] for a value outside the scale, and for one
/// on the diagonal that is not 0.
pub fn review(cells: &[Vec<Option<f64>>], most: f64) -> Result<Review, Unfit> {
    let n = cells.len();
    rectangular(cells, n)?;
    let scale = Scale { least: 0.0, most };
    let mut missing = Vec::new();
    let (mut n_given, mut n_strongest) = (0_usize, 0_usize);
    let mut speaks = vec![(false, false); n];
    for (row, line) in cells.iter().enumerate() {
        for (column, cell) in line.iter().enumerate() {
            match cell {
                Some(value) if row == column => {
                    NOTHING.check(*value, row, column)?;
                }
                None if row == column => {}
                Some(value) => {
                    let value = scale.check(*value, row, column)?;
                    n_given += 1;
                    n_strongest += usize::from(value >= most);
                    if value > 0.0 {
                        speaks[row].0 = true;
                        speaks[column].1 = true;
                    }
                }
                None => {
                    missing.push((row, column));
                    speaks[row].0 = true;
                    speaks[column].1 = true;
                }
            }
        }
    }
    let silent = |speaks: &dyn Fn(usize) -> bool| (0..n).filter(|item| !speaks(*item)).collect();
    Ok(Review {
        n_cells: n * n.saturating_sub(1),
        missing,
        strongest_share: (n_given > 0).then(|| n_strongest as f64 / n_given as f64),
        silent_rows: silent(&|item| speaks[item].0),
        silent_columns: silent(&|item| speaks[item].1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_being_filled_tells_what_is_missing_and_which_rows_are_silent() {
        let cells = vec![
            vec![None, Some(3.0), Some(0.0)],
            vec![Some(0.0), Some(0.0), Some(0.0)],
            vec![Some(3.0), None, None],
        ];
        let review = review(&cells, 3.0).expect("a sound matrix");
        assert_eq!(review.n_cells, 6);
        assert_eq!(review.missing, [(2, 1)]);
        assert_eq!(review.strongest_share, Some(0.4));
        assert_eq!(review.silent_rows, [1]);
        assert_eq!(review.silent_columns, [2]);
        let missing = influences(&cells, 3.0);
        assert_eq!(missing, Err(Unfit::Missing(vec![(2, 1)])));
    }

    #[test]
    fn an_empty_matrix_is_reviewed_and_not_read() {
        let review = review(&[], 3.0).expect("nothing to object to");
        assert_eq!((review.n_cells, review.strongest_share), (0, None));
        let too_few = Unfit::TooFew {
            needed: 2,
            given: 0,
        };
        assert_eq!(influences(&[], 3.0), Err(too_few));
    }

    #[test]
    fn nothing_acts_on_itself_and_nothing_leaves_the_scale() {
        let itself = [vec![Some(1.0), Some(0.0)], vec![Some(0.0), None]];
        let kind = |cells: &[Vec<Option<f64>>], most| review(cells, most).map_err(|e| e.kind());
        assert_eq!(
            kind(&itself, 3.0).expect_err("it is refused"),
            "out-of-range"
        );
        for wrong in [-1.0, 3.5, f64::NAN, f64::INFINITY] {
            let cells = [vec![None, Some(wrong)], vec![Some(0.0), None]];
            assert_eq!(
                kind(&cells, 3.0).expect_err("it is refused"),
                "out-of-range",
                "{wrong}"
            );
        }
        let right = [vec![None, Some(1.0)], vec![Some(0.0), None]];
        for most in [f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(
                kind(&right, most).expect_err("it is refused"),
                "out-of-range",
                "{most}"
            );
        }
        let ragged = [vec![None, Some(1.0)], vec![Some(0.0)]];
        assert_eq!(kind(&ragged, 3.0).expect_err("it is refused"), "shape");
    }

    #[test]
    fn a_wrong_value_is_told_before_a_missing_one() {
        let scale = Scale {
            least: 1.0,
            most: 5.0,
        };
        let cells = [vec![None, Some(9.0)]];
        let wrong = Unfit::OutOfRange {
            row: 0,
            column: 1,
            least: 1.0,
            most: 5.0,
        };
        assert_eq!(table(&cells, &[scale, scale]), Err(wrong));
        let cells = [vec![Some(1.0), None], vec![None, Some(2.0)]];
        let told = table(&cells, &[scale, scale]);
        assert_eq!(told, Err(Unfit::Missing(vec![(0, 1), (1, 0)])));
    }
}
