//! The chains of tasks without room, each of which sets the date of the next.

/// Lists at most `most` of the critical chains, and counts them all. `drives` holds for each task those whose
/// early date it sets.
pub(super) fn find(
    critical: &[bool],
    mut drives: Vec<Vec<usize>>,
    order: &[usize],
    most: usize,
) -> (Vec<Vec<usize>>, u64) {
    let mut is_driven = vec![false; critical.len()];
    for (at, next) in drives.iter_mut().enumerate() {
        // Two links between the same tasks are one step of a chain.
        next.retain(|next| critical[at] && critical[*next]);
        next.sort_unstable();
        next.dedup();
        for next in next {
            is_driven[*next] = true;
        }
    }
    let mut chains = vec![0_u64; critical.len()];
    for &at in order.iter().rev().filter(|at| critical[**at]) {
        let onward = drives[at].iter();
        let onward = onward.fold(0_u64, |sum, next| sum.saturating_add(chains[*next]));
        chains[at] = onward.max(1);
    }
    let begins: Vec<usize> = (0..critical.len())
        .filter(|at| critical[*at] && !is_driven[*at])
        .collect();
    let count = begins
        .iter()
        .fold(0_u64, |sum, at| sum.saturating_add(chains[*at]));

    let mut paths = Vec::new();
    for begin in begins {
        // Each task of the chain with how many of its onward steps have been taken.
        let mut chain = vec![(begin, 0)];
        while paths.len() < most
            && let Some((at, taken)) = chain.last_mut()
        {
            if let Some(&next) = drives[*at].get(*taken) {
                *taken += 1;
                chain.push((next, 0));
            } else {
                if drives[*at].is_empty() {
                    paths.push(chain.iter().map(|(at, _)| *at).collect());
                }
                chain.pop();
            }
        }
    }
    (paths, count)
}
