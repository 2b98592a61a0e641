//! Several tables judge the same thing: where their values meet, and how far apart they are.
//!
//! A number without its spread hides a quarrel. Quartiles are of type 7 (Hyndman and Fan 1996), the one of
//! spreadsheets: with the values in order and counted from 0, the quantile `p` stands at place `p·(n−1)`,
//! and between two places the values are joined by a straight line. Tables that gave no value do not count.

use super::{About, Unfit, judgement};

/// What the documentation tells of this family.
pub const ABOUT: About = About {
    id: "spread",
    source: "Hyndman and Fan 1996, Sample quantiles in statistical packages, type 7",
    parameters: &["centre", "measure", "disputed_from"],
    cases: "",
};

/// Which value stands for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Centre {
    /// The mean: every table pulls.
    Mean,
    /// The median: a table far away does not.
    Median,
}

impl Centre {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
        }
    }
}

/// What is called the spread of several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Greatest less least.
    Range,
    /// Upper quartile less lower quartile.
    InterquartileRange,
}

impl Measure {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Range => "range",
            Self::InterquartileRange => "interquartile_range",
        }
    }
}

/// When values count as disputed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// What is looked at.
    pub measure: Measure,
    /// From this spread on, in units of the values, they are disputed.
    pub disputed_from: f64,
}

/// Where several values meet and how far apart they are, in their own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many tables gave a value.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their median.
    pub median: f64,
    /// A quarter of them are at most this.
    pub lower_quartile: f64,
    /// Three quarters of them are at most this.
    pub upper_quartile: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// Greatest less least.
    pub range: f64,
    /// Upper less lower quartile.
    pub interquartile_range: f64,
    /// Whether the spread reached the limit of the rules. One value alone is never disputed.
    pub disputed: bool,
}

impl Spread {
    /// The value that stands for all.
    pub fn centre(&self, centre: Centre) -> f64 {
        match centre {
            Centre::Mean => self.mean,
            Centre::Median => self.median,
        }
    }
}

/// A matrix filled by several tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Cell by cell; `None` where no table gave a value.
    pub cells: Vec<Vec<Option<Spread>>>,
    /// The disputed cells, by row and column.
    pub disputed: Vec<(usize, usize)>,
    /// The cells that no table filled, by row and column; in a square matrix of influences these include
    /// the diagonal.
    pub missing: Vec<(usize, usize)>,
}

impl Merged {
    /// One matrix for all tables, as the methods take it.
    pub fn values(&self, centre: Centre) -> Vec<Vec<Option<f64>>> {
        let cell = |cell: &Option<Spread>| cell.map(|spread| spread.centre(centre));
        let row = |row: &Vec<Option<Spread>>| row.iter().map(cell).collect();
        self.cells.iter().map(row).collect()
    }
}

/// The quantile `share` (0 to 1, clamped) of values in ascending order, type 7; 0 when there are none.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return 0.0;
    };
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let part = place - below as f64;
    let above = (below + 1).min(last);
    sorted[below] * (1.0 - part) + sorted[above] * part
}

/// Where the values of several tables meet.
///
/// # Errors
/// [`Unfit::TooFew`] when no table gave one; [`Unfit::OutOfRange`] for a value that is no number, and for a
/// limit of the rules that is none.
pub fn spread(values: &[Option<f64>], rules: Rules) -> Result<Spread, Unfit> {
    if rules.disputed_from.is_nan() {
        return Err(judgement::outside(0, 0, 0.0, judgement::LIMIT));
    }
    let mut sorted = Vec::with_capacity(values.len());
    for (row, value) in values.iter().enumerate() {
        if let Some(value) = value {
            sorted.push(judgement::number(*value, row, 0)?);
        }
    }
    let (Some(_), n) = (sorted.first(), sorted.len()) else {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    };
    sorted.sort_by(f64::total_cmp);
    let (least, most) = (sorted[0], sorted[n - 1]);
    let lower_quartile = quantile(&sorted, 0.25);
    let upper_quartile = quantile(&sorted, 0.75);
    let range = most - least;
    let interquartile_range = (upper_quartile - lower_quartile).max(0.0);
    let measured = match rules.measure {
        Measure::Range => range,
        Measure::InterquartileRange => interquartile_range,
    };
    Ok(Spread {
        n,
        mean: (sorted.iter().sum::<f64>() / n as f64).clamp(least, most),
        median: quantile(&sorted, 0.5),
        lower_quartile,
        upper_quartile,
        least,
        most,
        range,
        interquartile_range,
        disputed: n > 1 && super::plane::is_high(measured, rules.disputed_from),
    })
}

/// One value for several tables; those that gave none do not count.
///
/// # Errors
/// As [`spread`].
pub fn centre(values: &[Option<f64>], centre: Centre) -> Result<f64, Unfit> {
    let undisputed = Rules {
        measure: Measure::Range,
        disputed_from: f64::INFINITY,
    };
    Ok(spread(values, undisputed)?.centre(centre))
}

/// Lays the matrices of several tables over each other.
///
/// # Errors
/// [`Unfit::TooFew`] without any table; [`Unfit::Shape`] when their sizes differ; [`Unfit::OutOfRange`] for
/// a value that is no number.
pub fn merge(tables: &[Vec<Vec<Option<f64>>>], rules: Rules) -> Result<Merged, Unfit> {
    let Some(first) = tables.first() else {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    };
    let n_columns = first.first().map_or(0, Vec::len);
    for table in tables {
        if table.len() != first.len() {
            return Err(Unfit::Shape {
                expected: first.len(),
                given: table.len(),
            });
        }
        judgement::rectangular(table, n_columns)?;
    }
    let (mut disputed, mut missing) = (Vec::new(), Vec::new());
    let mut cells = Vec::with_capacity(first.len());
    for row in 0..first.len() {
        let mut line = Vec::with_capacity(n_columns);
        for column in 0..n_columns {
            let values: Vec<_> = tables.iter().map(|table| table[row][column]).collect();
            let cell = match spread(&values, rules) {
                Ok(spread) => Some(spread),
                Err(Unfit::TooFew { .. }) => None,
                Err(Unfit::OutOfRange { least, most, .. }) => {
                    return Err(judgement::outside(row, column, least, most));
                }
                Err(other) => return Err(other),
            };
            match cell {
                Some(spread) if spread.disputed => disputed.push((row, column)),
                Some(_) => {}
                None => missing.push((row, column)),
            }
            line.push(cell);
        }
        cells.push(line);
    }
    Ok(Merged {
        cells,
        disputed,
        missing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        measure: Measure::Range,
        disputed_from: 2.0,
    };

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        let values = [7.0, 15.0, 36.0, 39.0, 40.0, 41.0].map(Some);
        let found = spread(&values, RULES).expect("six values");
        assert_eq!(
            (found.lower_quartile, found.median, found.upper_quartile),
            (20.25, 37.5, 39.75)
        );
        assert_eq!((found.range, found.interquartile_range), (34.0, 19.5));
    }

    #[test]
    fn tables_that_disagree_are_named_and_those_that_said_nothing_do_not_count() {
        let tables = [
            vec![vec![None, Some(0.0)], vec![Some(1.0), None]],
            vec![vec![None, Some(3.0)], vec![Some(1.0), None]],
            vec![vec![None, Some(1.0)], vec![None, None]],
        ];
        let merged = merge(&tables, RULES).expect("three tables");
        assert_eq!(merged.disputed, [(0, 1)]);
        assert_eq!(merged.missing, [(0, 0), (1, 1)]);
        let median = merged.values(Centre::Median);
        assert_eq!(median, [[None, Some(1.0)], [Some(1.0), None]]);
        let mean = merged.values(Centre::Mean);
        assert_eq!(mean[0][1], Some(4.0 / 3.0));
        assert_eq!(merged.cells[1][0].map(|cell| cell.n), Some(2));
    }

    #[test]
    fn one_table_alone_disputes_nothing() {
        let rules = Rules {
            disputed_from: 0.0,
            ..RULES
        };
        let alone = spread(&[Some(3.0), None], rules).expect("a value");
        assert!(!alone.disputed);
        let agreed = spread(&[Some(3.0), Some(3.0)], RULES).expect("two values");
        assert!(!agreed.disputed);
    }

    #[test]
    fn the_measure_decides_what_is_disputed() {
        let values = [1.0, 1.0, 1.0, 1.0, 5.0].map(Some);
        let quartiles = Rules {
            measure: Measure::InterquartileRange,
            ..RULES
        };
        assert!(spread(&values, RULES).expect("values").disputed);
        assert!(!spread(&values, quartiles).expect("values").disputed);
    }

    #[test]
    fn no_values_wrong_values_and_tables_of_other_sizes_are_refused() {
        assert_eq!(
            spread(&[None], RULES).expect_err("it is refused").kind(),
            "too-few"
        );
        assert_eq!(
            merge(&[], RULES).expect_err("it is refused").kind(),
            "too-few"
        );
        let wrong = merge(&[vec![vec![Some(1.0), Some(f64::NAN)]]], RULES);
        let Err(Unfit::OutOfRange { row, column, .. }) = wrong else {
            panic!("{wrong:?}");
        };
        assert_eq!((row, column), (0, 1));
        let sizes = [vec![vec![Some(1.0)]], vec![vec![Some(1.0), None]]];
        assert_eq!(
            merge(&sizes, RULES).expect_err("it is refused").kind(),
            "shape"
        );
        assert_eq!(
            merge(&[vec![]], RULES).map(|merged| merged.cells),
            Ok(vec![])
        );
    }
}
