//! Counting dots, ballot by ballot or group by group.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::method::ranking::competition_of;
use crate::method::{Unfit, judgement};

/// One person's dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Options and the dots on each. An option named twice has the sum.
    pub dots: Vec<(usize, u32)>,
    /// The groups this person belongs to, by whatever numbers the caller gives them.
    pub groups: Vec<usize>,
}

/// The dots of a group that were counted on its sheet, without ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The group, by whatever number the caller gives it.
    pub group: usize,
    /// How many people placed the dots; `None` when nobody wrote that down, and nothing can be checked.
    pub people: Option<u64>,
    /// The dots on each option.
    pub dots: Vec<u64>,
    /// How many people put at least one dot on each option; `None` when nobody counted that.
    pub voters: Option<Vec<u64>>,
}

/// What the workshop decides about dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DotRules {
    /// The dots each person has.
    pub limit: u32,
    /// The most dots one person may put on one option; `None` when all may go to one.
    pub cap: Option<u32>,
}

/// Why a ballot, or the sheet of a group, does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoilt {
    /// More dots than its people have.
    OverLimit {
        /// The dots on it.
        used: u64,
    },
    /// More dots on one option than its people may put there.
    OverCap {
        /// The first such option.
        option: usize,
        /// The dots on it.
        used: u64,
    },
}

impl Spoilt {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::OverLimit { .. } => "over_limit",
            Self::OverCap { .. } => "over_cap",
        }
    }
}

/// The dots of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub group: usize,
    /// How many of its people cast a vote that counts; 0 when nobody wrote that down.
    pub people: u64,
    /// Its dots on each option.
    pub dots: Vec<u64>,
    /// How many of its people chose each option; `None` when nobody counted that.
    pub voters: Option<Vec<u64>>,
    /// The competition ranks of the options within the group, by dots and then by people.
    pub ranks: Vec<usize>,
}

/// The count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The dots on each option.
    pub dots: Vec<u64>,
    /// How many people put at least one dot on each option; `None` when some group did not count that.
    pub voters: Option<Vec<u64>>,
    /// How many people cast a vote that counts, where that was written down.
    pub people: u64,
    /// The ballots or sheets that do not count, by their place, and why.
    pub spoilt: Vec<(usize, Spoilt)>,
    /// How many ballots or sheets that count have no dot at all.
    pub n_blank: usize,
    /// The dots that those who cast a valid vote left unused.
    pub unused: u64,
    /// The options from first to last; those that share a place keep the order given.
    pub order: Vec<usize>,
    /// Competition ranks: those that share a place have the same.
    pub ranks: Vec<usize>,
    /// The options that share a place, first places first.
    pub ties: Vec<Vec<usize>>,
    /// The same by group, in ascending order of the groups that cast a vote that counts.
    pub groups: Vec<GroupCount>,
}

/// How many dots each person has: one for every `one_in` options, rounded up; 0 when there are none.
///
/// # Errors
/// [`Unfit::NoWeight`] when `one_in` is 0.
pub fn dots_each(n_options: usize, one_in: usize) -> Result<u32, Unfit> {
    if one_in == 0 {
        return Err(Unfit::NoWeight);
    }
    Ok(u32::try_from(n_options.div_ceil(one_in)).unwrap_or(u32::MAX))
}

/// Counts the dots of ballots. Without any, all options share the first place.
///
/// # Errors
/// [`Unfit::TooFew`] without options; [`Unfit::Unknown`] with the ballot that names an option that is none.
pub fn dots(n_options: usize, ballots: &[Ballot], rules: &DotRules) -> Result<Count, Unfit> {
    let mut papers = Vec::with_capacity(ballots.len());
    for (item, ballot) in ballots.iter().enumerate() {
        let mut dots = vec![0; n_options];
        for (option, given) in &ballot.dots {
            let sum = dots.get_mut(*option).ok_or(Unfit::Unknown { item })?;
            *sum += u64::from(*given);
        }
        papers.push(Paper {
            groups: ballot.groups.clone(),
            people: Some(1),
            voters: Some(dots.iter().map(|dots| u64::from(*dots > 0)).collect()),
            dots,
        });
    }
    count(n_options, papers, rules)
}

/// Counts the dots of groups that handed in their sums. A person should be in one group only: the groups
/// add up to the whole.
///
/// The limit and the cap are those of a person, times the people of the group; a sheet with more is spoilt
/// as a whole, and that table should count again.
///
/// # Errors
/// [`Unfit::TooFew`] without options; [`Unfit::Shape`] when a sheet has more or fewer options;
/// [`Unfit::OutOfRange`] with the sheet and the option where more people chose it than there are people (when
/// these are known) or dots.
pub fn tallies(n_options: usize, tallies: &[Tally], rules: &DotRules) -> Result<Count, Unfit> {
    let mut papers = Vec::with_capacity(tallies.len());
    for (row, tally) in tallies.iter().enumerate() {
        let lengths = [Some(tally.dots.len()), tally.voters.as_ref().map(Vec::len)];
        if let Some(given) = lengths.into_iter().flatten().find(|n| *n != n_options) {
            return Err(Unfit::Shape {
                expected: n_options,
                given,
            });
        }
        for (column, voters) in tally.voters.iter().flatten().enumerate() {
            let most = tally.people.unwrap_or(u64::MAX).min(tally.dots[column]);
            if *voters > most {
                return Err(judgement::outside(row, column, 0.0, most as f64));
            }
        }
        papers.push(Paper {
            groups: vec![tally.group],
            people: tally.people,
            voters: tally.voters.clone(),
            dots: tally.dots.clone(),
        });
    }
    count(n_options, papers, rules)
}

/// A ballot or a sheet, with its dots by option.
struct Paper {
    groups: Vec<usize>,
    people: Option<u64>,
    dots: Vec<u64>,
    voters: Option<Vec<u64>>,
}

impl Paper {
    fn used(&self) -> u64 {
        self.dots.iter().copied().fold(0, u64::saturating_add)
    }

    /// How many dots its people have.
    fn allowance(&self, rules: &DotRules) -> Option<u64> {
        Some(self.people?.saturating_mul(u64::from(rules.limit)))
    }

    fn spoilt(&self, rules: &DotRules) -> Option<Spoilt> {
        let used = self.used();
        if used > self.allowance(rules)? {
            return Some(Spoilt::OverLimit { used });
        }
        let cap = self.people?.saturating_mul(u64::from(rules.cap?));
        let option = self.dots.iter().position(|dots| *dots > cap)?;
        Some(Spoilt::OverCap {
            option,
            used: self.dots[option],
        })
    }
}

fn count(n_options: usize, papers: Vec<Paper>, rules: &DotRules) -> Result<Count, Unfit> {
    if n_options == 0 {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let mut spoilt = Vec::new();
    let mut valid = Vec::with_capacity(papers.len());
    for (place, paper) in papers.into_iter().enumerate() {
        match paper.spoilt(rules) {
            Some(reason) => spoilt.push((place, reason)),
            None => valid.push(paper),
        }
    }
    let groups: BTreeSet<usize> = valid
        .iter()
        .flat_map(|paper| paper.groups.iter().copied())
        .collect();
    let group_count = |group: usize| {
        let sums = Sums::of(
            n_options,
            valid.iter().filter(|p| p.groups.contains(&group)),
        );
        GroupCount {
            group,
            ranks: competition_of(&sums.places(), n_options),
            people: sums.people,
            dots: sums.dots,
            voters: sums.voters,
        }
    };
    let sums = Sums::of(n_options, valid.iter());
    let places = sums.places();
    let unused = |paper: &Paper| Some(paper.allowance(rules)?.saturating_sub(paper.used()));
    Ok(Count {
        n_blank: valid.iter().filter(|paper| paper.used() == 0).count(),
        // Even of absurd numbers of people.
        unused: valid.iter().filter_map(unused).fold(0, u64::saturating_add),
        order: places.concat(),
        ranks: competition_of(&places, n_options),
        ties: places.into_iter().filter(|tier| tier.len() > 1).collect(),
        groups: groups.into_iter().map(group_count).collect(),
        spoilt,
        people: sums.people,
        dots: sums.dots,
        voters: sums.voters,
    })
}

/// What several papers add up to.
struct Sums {
    people: u64,
    dots: Vec<u64>,
    voters: Option<Vec<u64>>,
}

impl Sums {
    fn of<'a>(n_options: usize, papers: impl Iterator<Item = &'a Paper>) -> Self {
        let mut sums = Self {
            people: 0,
            dots: vec![0; n_options],
            voters: Some(vec![0; n_options]),
        };
        let add = |sums: &mut [u64], more: &[u64]| {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum = sum.saturating_add(*more);
            }
        };
        for paper in papers {
            sums.people = sums.people.saturating_add(paper.people.unwrap_or(0));
            add(&mut sums.dots, &paper.dots);
            sums.voters = match (sums.voters, &paper.voters) {
                (Some(mut voters), Some(more)) => {
                    add(&mut voters, more);
                    Some(voters)
                }
                _ => None,
            };
        }
        sums
    }

    /// The options by dots, then by people where these were counted.
    fn places(&self) -> Vec<Vec<usize>> {
        let mut order: Vec<usize> = (0..self.dots.len()).collect();
        let key = |option: &usize| {
            let voters = self.voters.as_ref().map_or(0, |voters| voters[*option]);
            Reverse((self.dots[*option], voters))
        };
        order.sort_by_key(key);
        order
            .chunk_by(|a, b| key(a) == key(b))
            .map(<[usize]>::to_vec)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: DotRules = DotRules {
        limit: 3,
        cap: None,
    };

    fn ballot(dots: &[(usize, u32)], groups: &[usize]) -> Ballot {
        Ballot {
            dots: dots.to_vec(),
            groups: groups.to_vec(),
        }
    }

    #[test]
    fn a_third_of_the_options_is_rounded_up() {
        let each = [0, 1, 3, 7, 9, 10].map(|n| dots_each(n, 3));
        assert_eq!(each, [0, 1, 1, 3, 3, 4].map(Ok));
        assert_eq!(dots_each(7, 0), Err(Unfit::NoWeight));
    }

    #[test]
    fn before_the_first_ballot_all_options_are_equal() {
        let count = dots(3, &[], &RULES).expect("three options");
        assert_eq!(
            (count.ranks, count.people, count.unused),
            (vec![1, 1, 1], 0, 0)
        );
        assert_eq!(
            dots(0, &[], &RULES).expect_err("it is refused").kind(),
            "too-few"
        );
    }

    #[test]
    fn a_spoilt_ballot_says_why_and_counts_for_nothing() {
        let ballots = [
            ballot(&[(0, 2), (0, 2)], &[]),
            ballot(&[(1, 3)], &[]),
            ballot(&[(1, 2), (2, 1)], &[]),
            ballot(&[], &[]),
            ballot(&[(0, u32::MAX), (1, u32::MAX)], &[]),
        ];
        let capped = DotRules {
            cap: Some(2),
            ..RULES
        };
        let count = dots(3, &ballots, &capped).expect("three options");
        let reasons = [
            (0, Spoilt::OverLimit { used: 4 }),
            (1, Spoilt::OverCap { option: 1, used: 3 }),
            (
                4,
                Spoilt::OverLimit {
                    used: 2 * u64::from(u32::MAX),
                },
            ),
        ];
        assert_eq!(count.spoilt, reasons);
        assert_eq!((count.dots, count.people), (vec![0, 2, 1], 2));
        assert_eq!((count.n_blank, count.unused), (1, 3));
    }

    #[test]
    fn a_person_of_several_groups_counts_in_each_and_once_in_all() {
        let ballots = [
            ballot(&[(0, 3)], &[1, 20]),
            ballot(&[(1, 1), (0, 1)], &[2, 20, 20]),
            ballot(&[(1, 3)], &[2]),
            ballot(&[(1, 4)], &[7]),
        ];
        let count = dots(2, &ballots, &RULES).expect("two options");
        assert_eq!((count.dots, count.voters), (vec![4, 4], Some(vec![2, 2])));
        assert_eq!(count.ties, [[0, 1]]);
        let found: Vec<_> = count
            .groups
            .iter()
            .map(|group| (group.group, group.people))
            .collect();
        assert_eq!(found, [(1, 1), (2, 2), (20, 2)]);
        assert_eq!(
            (&count.groups[2].dots, &count.groups[2].ranks),
            (&vec![4, 1], &vec![1, 2])
        );
    }

    #[test]
    fn a_sheet_without_its_people_counts_and_cannot_be_too_full() {
        let full = |people| Tally {
            people,
            ..tally(1, &[50, 1], None)
        };
        let count = tallies(2, &[full(None), full(Some(4))], &RULES).expect("two options");
        assert_eq!((count.dots, count.people), (vec![50, 1], 0));
        assert_eq!(count.spoilt, [(1, Spoilt::OverLimit { used: 51 })]);
    }

    #[test]
    fn a_ballot_for_an_option_that_does_not_exist_is_named() {
        let ballots = [ballot(&[(0, 1)], &[]), ballot(&[(5, 1)], &[])];
        assert_eq!(dots(2, &ballots, &RULES), Err(Unfit::Unknown { item: 1 }));
    }

    fn tally(people: u64, dots: &[u64], voters: Option<&[u64]>) -> Tally {
        Tally {
            group: people as usize,
            people: Some(people),
            dots: dots.to_vec(),
            voters: voters.map(<[u64]>::to_vec),
        }
    }

    #[test]
    fn tables_can_hand_in_sums_instead_of_ballots() {
        let sheets = [
            tally(4, &[6, 2, 3], Some(&[4, 2, 2])),
            tally(5, &[2, 6, 6], None),
            tally(2, &[7, 0, 0], None),
        ];
        let count = tallies(3, &sheets, &RULES).expect("three options");
        assert_eq!(count.spoilt, [(2, Spoilt::OverLimit { used: 7 })]);
        assert_eq!((count.dots, count.people), (vec![8, 8, 9], 9));
        assert_eq!((count.unused, count.ranks), (2, vec![2, 2, 1]));
        assert_eq!(count.voters, None, "one table did not count its people");
        assert_eq!(count.groups[0].voters, Some(vec![4, 2, 2]));
        assert_eq!(count.groups[1].ranks, [3, 1, 1]);
        let all = [tally(u64::MAX, &[0], None), tally(u64::MAX, &[0], None)];
        let most = DotRules {
            limit: u32::MAX,
            cap: None,
        };
        let absurd = tallies(1, &all, &most).expect("an option");
        assert_eq!(absurd.unused, u64::MAX);
    }

    #[test]
    fn sums_that_cannot_be_are_refused() {
        let kind = |sheet: Tally| {
            let refused = tallies(2, &[sheet], &RULES).expect_err("it is refused");
            refused.kind()
        };
        assert_eq!(kind(tally(2, &[1], None)), "shape");
        assert_eq!(kind(tally(2, &[1, 1], Some(&[1]))), "shape");
        assert_eq!(kind(tally(2, &[1, 1], Some(&[2, 1]))), "out-of-range");
        assert_eq!(kind(tally(2, &[3, 1], Some(&[3, 1]))), "out-of-range");
    }
}
