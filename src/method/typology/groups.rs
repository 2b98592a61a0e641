//! Groups of zones that resemble each other: k-means from a fixed start, and Ward's agglomeration.
//!
//! Both read points as rows and measure by the squared Euclidean distance. Neither draws lots: the same
//! points in the same order give the same groups.
//!
//! Sources: S. Lloyd, *Least squares quantization in PCM*, IEEE Trans. Inf. Theory 28 (1982); J. Ward,
//! *Hierarchical grouping to optimize an objective function*, JASA 58 (1963), by the recurrence of G. Lance
//! and W. Williams (1967).

use crate::method::Unfit;
use crate::method::scale::{ANY, at_least, same_length};

/// What k-means found.
#[derive(Debug, Clone, PartialEq)]
pub struct KMeans {
    /// The group of each point, numbered as the starts.
    pub groups: Vec<usize>,
    /// The mean of each group; a group that lost all its points keeps the place where it last stood.
    pub centres: Vec<Vec<f64>>,
    /// How often points were assigned, the confirming time included.
    pub rounds: usize,
    /// Whether the last round changed nothing.
    pub settled: bool,
    /// The sum of squared distances of points to the centre of their group.
    pub spread: f64,
}

/// Two clusters that became one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merge {
    /// The cluster that was formed or given earlier: below the number of units a unit, above it the merge
    /// number `left − units`.
    pub left: usize,
    /// The other one, numbered in the same way.
    pub right: usize,
    /// Ward's distance, in units of the points: the square root of twice the growth of the sum of squares.
    pub height: f64,
    /// How many units the new cluster has.
    pub size: usize,
}

/// The order in which units join, from the nearest to the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Dendrogram {
    /// How many units there are.
    pub units: usize,
    /// One merge less than units.
    pub merges: Vec<Merge>,
}

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum()
}

/// Points of one length that are numbers.
fn sound(points: &[Vec<f64>]) -> Result<usize, Unfit> {
    at_least(1, points.len())?;
    let length = points[0].len();
    at_least(1, length)?;
    for (row, point) in points.iter().enumerate() {
        same_length(length, point.len())?;
        for (column, value) in point.iter().enumerate() {
            ANY.check(*value, row, column)?;
        }
    }
    Ok(length)
}

/// The units at which `groups` groups start: evenly spaced in the order of the index, from the least to the
/// greatest. Three groups start at the least, the median and the greatest; of an even number of units the
/// upper median counts. Equal indices keep their order.
///
/// # Errors
/// [`Unfit::TooFew`] for fewer units than groups or no group; [`Unfit::OutOfRange`] for an index that is no
/// number.
pub fn starts(index: &[f64], groups: usize) -> Result<Vec<usize>, Unfit> {
    at_least(1, groups)?;
    at_least(groups, index.len())?;
    for (row, value) in index.iter().enumerate() {
        ANY.check(*value, row, 0)?;
    }
    let mut order: Vec<usize> = (0..index.len()).collect();
    order.sort_by(|a, b| index[*a].total_cmp(&index[*b]));
    let gaps = groups - 1;
    let place = |group: usize| match gaps {
        0 => order.len() / 2,
        _ => (2 * group * (order.len() - 1) + gaps) / (2 * gaps),
    };
    Ok((0..groups).map(|group| order[place(group)]).collect())
}

/// k-means by Lloyd: every point joins the nearest centre (of equal ones the first), centres move to the
/// mean of their group, until nothing changes or `rounds_most` assignments were made.
///
/// # Errors
/// [`Unfit::TooFew`] without points, starts or rounds; [`Unfit::Shape`] for points of different length;
/// [`Unfit::Unknown`] for a start that is no point; [`Unfit::OutOfRange`] for a value that is no number.
pub fn k_means(points: &[Vec<f64>], starts: &[usize], rounds_most: usize) -> Result<KMeans, Unfit> {
    let length = sound(points)?;
    at_least(1, starts.len())?;
    at_least(1, rounds_most)?;
    if let Some(item) = starts.iter().position(|start| *start >= points.len()) {
        return Err(Unfit::Unknown { item });
    }
    let mut centres: Vec<Vec<f64>> = starts.iter().map(|start| points[*start].clone()).collect();
    let mut groups: Vec<usize> = Vec::new();
    let mut rounds = 0;
    let mut settled = false;
    while !settled && rounds < rounds_most {
        let joined: Vec<usize> = points
            .iter()
            .map(|point| nearest(point, &centres))
            .collect();
        settled = joined == groups;
        groups = joined;
        rounds += 1;
        for (group, centre) in centres.iter_mut().enumerate() {
            let members = || groups.iter().zip(points).filter(|(own, _)| **own == group);
            let size = members().count();
            if size > 0 {
                *centre = (0..length)
                    .map(|column| members().map(|(_, p)| p[column]).sum::<f64>() / size as f64)
                    .collect();
            }
        }
    }
    let spread = groups
        .iter()
        .zip(points)
        .map(|(group, point)| squared(point, &centres[*group]))
        .sum();
    Ok(KMeans {
        groups,
        centres,
        rounds,
        settled,
        spread,
    })
}

fn nearest(point: &[f64], centres: &[Vec<f64>]) -> usize {
    let mut best = (0, f64::INFINITY);
    for (group, centre) in centres.iter().enumerate() {
        let far = squared(point, centre);
        if far < best.1 {
            best = (group, far);
        }
    }
    best.0
}

/// Ward's agglomeration: the two clusters join whose union adds least to the sum of squares; of equal pairs
/// the first in the order of the units.
///
/// # Errors
/// [`Unfit::TooFew`] without points; [`Unfit::Shape`] for points of different length; [`Unfit::OutOfRange`]
/// for a value that is no number.
pub fn ward(points: &[Vec<f64>]) -> Result<Dendrogram, Unfit> {
    sound(points)?;
    let units = points.len();
    let mut distance: Vec<Vec<f64>> = points
        .iter()
        .map(|a| points.iter().map(|b| squared(a, b)).collect())
        .collect();
    // A cluster stands in the slot of its first unit: its number and its size.
    let mut standing: Vec<Option<(usize, usize)>> =
        (0..units).map(|unit| Some((unit, 1))).collect();
    let mut merges = Vec::with_capacity(units - 1);
    for step in 1..units {
        let alive: Vec<usize> = (0..units).filter(|at| standing[*at].is_some()).collect();
        let mut best = (0, 0, f64::INFINITY);
        for (place, a) in alive.iter().enumerate() {
            for b in &alive[place + 1..] {
                if distance[*a][*b] < best.2 {
                    best = (*a, *b, distance[*a][*b]);
                }
            }
        }
        let (first, second, far) = best;
        let (Some((left, n_left)), Some((right, n_right))) = (standing[first], standing[second])
        else {
            break;
        };
        let (own, joined) = (n_left as f64, n_right as f64);
        for other in alive.into_iter().filter(|at| ![first, second].contains(at)) {
            let size = standing[other].map_or(0.0, |(_, size)| size as f64);
            let sum = (own + size) * distance[first][other]
                + (joined + size) * distance[second][other]
                - size * far;
            let grown = (sum / (own + joined + size)).max(0.0);
            distance[first][other] = grown;
            distance[other][first] = grown;
        }
        let size = n_left + n_right;
        standing[first] = Some((units + step - 1, size));
        standing[second] = None;
        merges.push(Merge {
            left: left.min(right),
            right: left.max(right),
            height: far.sqrt(),
            size,
        });
    }
    Ok(Dendrogram { units, merges })
}

impl Dendrogram {
    /// The group of each unit when the last `groups − 1` merges are undone; groups are numbered by their
    /// first unit.
    ///
    /// # Errors
    /// [`Unfit::TooFew`] for no group, or for more groups than units.
    pub fn cut(&self, groups: usize) -> Result<Vec<usize>, Unfit> {
        at_least(1, groups)?;
        at_least(groups, self.units)?;
        let mut cluster: Vec<usize> = (0..self.units).collect();
        for (step, merge) in self.merges.iter().take(self.units - groups).enumerate() {
            for own in &mut cluster {
                if [merge.left, merge.right].contains(own) {
                    *own = self.units + step;
                }
            }
        }
        let mut numbers: Vec<usize> = Vec::new();
        Ok(cluster
            .into_iter()
            .map(|own| {
                numbers
                    .iter()
                    .position(|known| *known == own)
                    .unwrap_or_else(|| {
                        numbers.push(own);
                        numbers.len() - 1
                    })
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[f64]) -> Vec<Vec<f64>> {
        values.iter().map(|value| vec![*value]).collect()
    }

    #[test]
    fn points_on_a_line_part_where_the_gap_is() {
        let points = line(&[1.0, 1.1, 5.0, 5.2, 9.0]);
        let found = k_means(&points, &[0, 2, 4], 100).expect("three groups");
        assert_eq!(found.groups, [0, 0, 1, 1, 2]);
        assert!(found.settled);
        let tree = ward(&points).expect("a dendrogram");
        assert_eq!(tree.cut(3), Ok(vec![0, 0, 1, 1, 2]));
        assert_eq!(tree.cut(1), Ok(vec![0; 5]));
        assert_eq!(tree.cut(5), Ok(vec![0, 1, 2, 3, 4]));
    }

    #[test]
    fn equal_points_form_groups_without_an_end() {
        let points = line(&[2.0; 200]);
        let found = k_means(&points, &[0, 100, 199], 50).expect("one group in fact");
        assert_eq!(found.groups, vec![0; 200]);
        assert!(found.settled && found.spread == 0.0);
        assert!(found.centres.iter().all(|centre| centre == &[2.0]));
        let tree = ward(&points).expect("a dendrogram");
        assert_eq!(tree.merges.len(), 199);
        assert!(tree.merges.iter().all(|merge| merge.height == 0.0));
    }

    #[test]
    fn what_cannot_be_grouped_says_so() {
        assert!(ward(&[]).is_err());
        assert!(ward(&[vec![]]).is_err());
        assert!(ward(&[vec![1.0], vec![]]).is_err());
        assert!(ward(&[vec![f64::NAN]]).is_err());
        let one = ward(&line(&[3.0])).expect("a single unit");
        assert!(one.merges.is_empty());
        assert_eq!(one.cut(1), Ok(vec![0]));
        assert!(one.cut(2).is_err() && one.cut(0).is_err());
        assert!(k_means(&line(&[1.0]), &[], 9).is_err());
        assert!(k_means(&line(&[1.0]), &[0], 0).is_err());
        assert_eq!(
            k_means(&line(&[1.0]), &[0, 7], 9),
            Err(Unfit::Unknown { item: 1 })
        );
        assert!(starts(&[1.0, 2.0], 3).is_err());
        assert!(starts(&[1.0, 2.0], 0).is_err());
    }

    #[test]
    fn starts_are_the_least_the_median_and_the_greatest() {
        assert_eq!(starts(&[3.0, 1.0, 2.0], 3), Ok(vec![1, 2, 0]));
        assert_eq!(starts(&[3.0, 1.0, 2.0, 4.0], 3), Ok(vec![1, 0, 3]));
        assert_eq!(starts(&[3.0, 1.0, 2.0], 1), Ok(vec![2]));
        assert_eq!(starts(&[1.0; 4], 2), Ok(vec![0, 3]));
    }

    #[test]
    fn a_group_that_loses_its_points_keeps_its_place() {
        // Both starts stand on the same spot: of equal centres the first one gets the points.
        let points = line(&[1.0, 1.0, 4.0]);
        let found = k_means(&points, &[0, 1], 1).expect("groups");
        assert_eq!((found.groups, found.settled), (vec![0, 0, 0], false));
        assert_eq!((found.centres[0][0], found.centres[1][0]), (2.0, 1.0));
        let found = k_means(&points, &[0, 1], 10).expect("groups");
        assert_eq!((found.groups, found.settled), (vec![1, 1, 0], true));
    }
}
