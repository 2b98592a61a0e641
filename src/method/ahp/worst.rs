//! Where comparisons contradict each other: what a table should talk about again.

use crate::method::ranking::same;

/// A judgement beside what the weights imply.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// The item that was judged more important, or equal.
    pub row: usize,
    /// The item it was compared with.
    pub column: usize,
    /// How many times as important it was said to be: 1 or more.
    pub given: f64,
    /// How many times as important it is by the weights.
    pub implied: f64,
}

/// Three items compared in a chain and directly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Triple {
    /// The first, second and third item, in the order given.
    pub items: [usize; 3],
    /// The first against the third, as judged.
    pub given: f64,
    /// The first against the third through the second: the product of the two other judgements.
    pub implied: f64,
    /// Koczkodaj's inconsistency, 0 (they agree) to almost 1: `1 − min(given/implied, implied/given)`.
    pub inconsistency: f64,
}

/// The judgement whose ratio to what the weights imply is farthest from 1; the first of those that tie.
pub(super) fn judgement(matrix: &[Vec<f64>], weights: &[f64]) -> Option<Judgement> {
    let n = matrix.len();
    let mut worst: Option<(f64, Judgement)> = None;
    for row in 0..n {
        for column in row + 1..n {
            let (given, implied) = (matrix[row][column], weights[row] / weights[column]);
            let off = fold_change(given, implied);
            let agrees = off < 1.0 + 1e-9;
            if agrees || worst.is_some_and(|(before, _)| off <= before || same(off, before)) {
                continue;
            }
            let found = if given >= 1.0 {
                Judgement {
                    row,
                    column,
                    given,
                    implied,
                }
            } else {
                Judgement {
                    row: column,
                    column: row,
                    given: 1.0 / given,
                    implied: 1.0 / implied,
                }
            };
            worst = Some((off, found));
        }
    }
    worst.map(|(_, judgement)| judgement)
}

/// The triple with the greatest inconsistency; the first of those that tie.
pub(super) fn triple(matrix: &[Vec<f64>]) -> Option<Triple> {
    let n = matrix.len();
    let mut worst: Option<(f64, [usize; 3])> = None;
    for first in 0..n {
        for second in first + 1..n {
            for third in second + 1..n {
                let through = matrix[first][second] * matrix[second][third];
                let off = fold_change(matrix[first][third], through);
                let agrees = off < 1.0 + 1e-9;
                if agrees || worst.is_some_and(|(before, _)| off <= before || same(off, before)) {
                    continue;
                }
                worst = Some((off, [first, second, third]));
            }
        }
    }
    worst.map(|(off, items)| Triple {
        items,
        given: matrix[items[0]][items[2]],
        implied: matrix[items[0]][items[1]] * matrix[items[1]][items[2]],
        inconsistency: 1.0 - 1.0 / off,
    })
}

/// How many times one number is the other, whichever is larger: 1 or more.
fn fold_change(one: f64, other: f64) -> f64 {
    (one / other).max(other / one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contradiction_is_found_where_it_is() {
        // Consistent with weights 8, 4, 2, 1 but for one judgement: the first against the last is 2 and not
        // 8.
        let weights = [8.0, 4.0, 2.0, 1.0];
        let row = |a: f64| weights.iter().map(|b| a / b).collect::<Vec<f64>>();
        let mut matrix: Vec<Vec<f64>> = weights.iter().map(|a| row(*a)).collect();
        assert_eq!(triple(&matrix), None);
        assert_eq!(judgement(&matrix, &weights), None);
        matrix[0][3] = 2.0;
        matrix[3][0] = 0.5;
        let found = judgement(&matrix, &weights).expect("one is wrong");
        assert_eq!((found.row, found.column), (0, 3));
        assert_eq!((found.given, found.implied), (2.0, 8.0));
        let found = triple(&matrix).expect("one is wrong");
        assert_eq!((found.items, found.inconsistency), ([0, 1, 3], 0.75));
        assert_eq!((found.given, found.implied), (2.0, 8.0));
    }

    #[test]
    fn a_judgement_is_told_from_the_side_that_won() {
        let matrix = [vec![1.0, 0.25], vec![4.0, 1.0]];
        let found = judgement(&matrix, &[0.5, 0.5]).expect("it is off");
        assert_eq!((found.row, found.column, found.given), (1, 0, 4.0));
    }
}
