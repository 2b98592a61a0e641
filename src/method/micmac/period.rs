//! The period of a web of influences: the common divisor of the lengths of its ways round.
//!
//! Powers of a matrix with period 1 come to rest in the end; those of a longer period may take turns for
//! ever.

/// The least common multiple of the periods of all parts whose members reach each other; 1 when nothing
/// goes round, and 0 when it would be too large to matter.
pub(super) fn period(matrix: &[Vec<f64>]) -> usize {
    let n = matrix.len();
    let acts_on: Vec<Vec<usize>> = matrix
        .iter()
        .map(|row| (0..n).filter(|other| row[*other] > 0.0).collect())
        .collect();
    let distances: Vec<Vec<Option<usize>>> = (0..n).map(|from| walk(&acts_on, from)).collect();
    let mut met = vec![false; n];
    let mut common: usize = 1;
    for root in 0..n {
        if met[root] {
            continue;
        }
        let inside =
            |item: usize| distances[root][item].is_some() && distances[item][root].is_some();
        let mut divisor = 0;
        for item in (0..n).filter(|item| inside(*item)) {
            met[item] = true;
            for next in acts_on[item].iter().filter(|next| inside(**next)) {
                // One step farther than the shortest way would have it: the difference goes round.
                if let (Some(here), Some(there)) = (distances[root][item], distances[root][*next]) {
                    divisor = divide(divisor, (here + 1).abs_diff(there));
                }
            }
        }
        if divisor > 0 {
            common = (common / divide(common, divisor)).saturating_mul(divisor);
            if common > n * n {
                return 0;
            }
        }
    }
    common
}

/// The least number of steps from one item to each of the others.
fn walk(acts_on: &[Vec<usize>], from: usize) -> Vec<Option<usize>> {
    let mut distance = vec![None; acts_on.len()];
    distance[from] = Some(0);
    let mut reached = vec![from];
    let mut steps = 0;
    while !reached.is_empty() {
        steps += 1;
        let mut further = Vec::new();
        for next in reached.iter().flat_map(|item| &acts_on[*item]) {
            if distance[*next].is_none() {
                distance[*next] = Some(steps);
                further.push(*next);
            }
        }
        reached = further;
    }
    distance
}

/// The greatest common divisor; of 0 and a number it is the number.
fn divide(mut a: usize, mut b: usize) -> usize {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn web(n: usize, links: &[(usize, usize)]) -> Vec<Vec<f64>> {
        let mut matrix = vec![vec![0.0; n]; n];
        for (from, to) in links {
            matrix[*from][*to] = 1.0;
        }
        matrix
    }

    #[test]
    fn the_period_is_the_common_divisor_of_all_ways_round() {
        assert_eq!(period(&web(3, &[(0, 1), (1, 2)])), 1, "nothing goes round");
        assert_eq!(period(&web(3, &[(0, 1), (1, 2), (2, 0)])), 3);
        assert_eq!(period(&web(3, &[(0, 1), (1, 2), (2, 0), (1, 0)])), 1);
        let square = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 0)];
        assert_eq!(period(&web(4, &square)), 2);
        let apart = [(0, 1), (1, 0), (2, 3), (3, 4), (4, 2)];
        assert_eq!(period(&web(5, &apart)), 6);
    }

    #[test]
    fn a_period_beyond_all_measure_is_none() {
        let mut links = Vec::new();
        let mut first = 0;
        for length in [2, 3, 5, 7, 11, 13] {
            links.extend((0..length).map(|i| (first + i, first + (i + 1) % length)));
            first += length;
        }
        assert_eq!(period(&web(first, &links)), 0);
    }
}
