//! Who takes part, compared with who lives here; how many of each group to invite; what may be printed.
//!
//! With `p` the share of a group among participants and `q` its reference (its share of the population, or
//! its quota), *representation* is `p / q`: below 1 the group is missing, above it there are more than
//! expected. *Dissimilarity* `D = ½ Σ |p − q|` is the share of places that would have to change hands.
//! *Parity* is women / men. How evenly something is shared out (turns to speak, money per zone) is in
//! [`concentration`], and which counts are too small to print in [`disclosure`]. Self-identification is
//! optional: who prefers not to say is a group without reference, or is not counted.
//!
//! Sources: O. Duncan and B. Duncan, *A methodological analysis of segregation indexes* (1955); UNESCO
//! (parity index); the four-fifths rule as a usual threshold of representation; M. Balinski and H. Young,
//! *Fair Representation* (1982) for largest remainders.

pub mod concentration;
pub mod disclosure;

use std::cmp::Reverse;

use super::scale::{AMOUNT, ANY, Scale, at_least, reaches, same_length, total_weight};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "participation",
    source: "Duncan and Duncan (1955), dissimilarity; Gini (1912); UNESCO, gender parity index",
    parameters: &[
        "under",
        "over",
        "parity_least",
        "parity_most",
        "least_share",
        "least_count",
    ],
    cases: "participation",
};

/// How far reference shares may miss 1 and still be shares of one whole: percentages are published rounded.
const ROUNDED_SHARES: f64 = 0.01;

/// Computed places that lie this near to a whole number are that number.
const HAIR: f64 = 1e-9;

/// One group of people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// How many took part.
    pub count: u64,
    /// The share that was to be expected, 0–1; none when it is unknown.
    pub reference: Option<f64>,
}

/// When a group is represented.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuts {
    /// A ratio below this is too little.
    pub under: f64,
    /// A ratio above this is more than expected.
    pub over: f64,
}

/// How a group is represented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Fewer than expected.
    Under,
    /// About as many as expected.
    Balanced,
    /// More than expected.
    Over,
    /// Nothing is known to compare with.
    NoReference,
}

impl Standing {
    /// All standings.
    pub const ALL: [Self; 4] = [Self::Under, Self::Balanced, Self::Over, Self::NoReference];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Under => "under",
            Self::Balanced => "balanced",
            Self::Over => "over",
            Self::NoReference => "no_reference",
        }
    }
}

/// One group, compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Presence {
    /// Its share among participants, 0–100.
    pub share_pct: f64,
    /// Its share / its reference; none without a reference above 0.
    pub ratio: Option<f64>,
    /// What the ratio means.
    pub standing: Standing,
}

/// All groups of one kind (gender, age, people, zone), compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Representation {
    /// How many took part.
    pub people: u64,
    /// Each group, in the order given.
    pub groups: Vec<Presence>,
    /// The share of places that would have to change hands, 0–1; none unless every group has a reference and
    /// they are shares of one whole (quotas need not be).
    pub dissimilarity: Option<f64>,
}

impl Representation {
    /// The groups whose ratio is below a given one, in the order given. Groups without reference are not
    /// judged.
    pub fn below(&self, ratio: f64) -> Vec<usize> {
        let judged = self.groups.iter().enumerate();
        judged
            .filter(|(_, group)| group.ratio.is_some_and(|own| !reaches(own, ratio)))
            .map(|(at, _)| at)
            .collect()
    }
}

/// Compares the groups of one kind with their references.
///
/// # Errors
/// [`Unfit::TooFew`] without groups or when nobody took part; [`Unfit::OutOfRange`] for a reference outside
/// 0–1 or thresholds out of order.
pub fn representation(groups: &[Group], cuts: Cuts) -> Result<Representation, Unfit> {
    at_least(1, groups.len())?;
    let unit = Scale {
        least: 0.0,
        most: 1.0,
    };
    let thresholds = Scale {
        least: cuts.under,
        most: cuts.over,
    };
    thresholds.check(cuts.under, 0, 0)?;
    let people: u64 = groups
        .iter()
        .fold(0, |sum, group| sum.saturating_add(group.count));
    at_least(1, usize::try_from(people).unwrap_or(usize::MAX))?;
    let mut present = Vec::with_capacity(groups.len());
    for (row, group) in groups.iter().enumerate() {
        let share = group.count as f64 / people as f64;
        let known = match group.reference {
            Some(reference) => Some(unit.check(reference, row, 0)?),
            None => None,
        };
        // A reference so small that the ratio has no meaning is none.
        let ratio = known
            .filter(|reference| *reference > f64::EPSILON)
            .map(|reference| share / reference);
        let standing = match ratio {
            None => Standing::NoReference,
            Some(ratio) if !reaches(ratio, cuts.under) => Standing::Under,
            Some(ratio) if !reaches(cuts.over, ratio) => Standing::Over,
            Some(_) => Standing::Balanced,
        };
        present.push(Presence {
            share_pct: 100.0 * share,
            ratio,
            standing,
        });
    }
    let references: Vec<f64> = groups.iter().filter_map(|group| group.reference).collect();
    let whole = references.len() == groups.len()
        && (references.iter().sum::<f64>() - 1.0).abs() <= ROUNDED_SHARES;
    let differences = present
        .iter()
        .zip(&references)
        .map(|(group, reference)| (group.share_pct / 100.0 - reference).abs());
    Ok(Representation {
        people,
        dissimilarity: whole.then(|| differences.sum::<f64>() / 2.0),
        groups: present,
    })
}

/// Women and men among those who took part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parity {
    /// Women / men; none without men.
    pub index: Option<f64>,
    /// Whether the index lies within the bounds of balance.
    pub balanced: bool,
}

/// The parity index of women and men, and whether it lies within `bounds` (ends included).
///
/// # Errors
/// [`Unfit::TooFew`] without women and men; [`Unfit::OutOfRange`] for bounds out of order.
pub fn parity(women: u64, men: u64, bounds: Scale) -> Result<Parity, Unfit> {
    bounds.sound()?;
    at_least(1, usize::from(women > 0 || men > 0))?;
    let index = (men > 0).then(|| women as f64 / men as f64);
    Ok(Parity {
        index,
        balanced: index
            .is_some_and(|index| reaches(index, bounds.least) && reaches(bounds.most, index)),
    })
}

/// What one group weighs in an invitation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Invited {
    /// Its size in the population: people, or a share; only proportions matter.
    pub weight: f64,
    /// The least share of places it is promised, 0–1.
    pub least_share: f64,
}

/// How many people of each group to invite.
#[derive(Debug, Clone, PartialEq)]
pub struct Composition {
    /// The exact share of places by weight alone, before rounding and promises.
    pub exact: Vec<f64>,
    /// Whole places; they sum to what was asked for.
    pub places: Vec<u32>,
}

/// Shares out places by the weight of each group, by largest remainders: every group gets the whole part of
/// its exact share, and the places left go to the largest fractions (of equal ones the first). A group that
/// would get less than the share it is promised gets that share, rounded up, and the others share out the
/// rest.
///
/// # Errors
/// [`Unfit::NoWeight`] when weights share nothing out; [`Unfit::OutOfRange`] for a promised share outside
/// 0–1; [`Unfit::TooFew`] when the promises need more places than there are.
pub fn composition(places: u32, groups: &[Invited]) -> Result<Composition, Unfit> {
    let weights: Vec<f64> = groups.iter().map(|group| group.weight).collect();
    let sum = total_weight(&weights)?;
    let unit = Scale {
        least: 0.0,
        most: 1.0,
    };
    let mut promised = Vec::with_capacity(groups.len());
    for (row, group) in groups.iter().enumerate() {
        let share = unit.check(group.least_share, row, 0)?;
        // A promise of 40 % of 30 places is 12, not the 13 that a binary fraction may make of it.
        promised.push((share * f64::from(places) - HAIR).ceil().max(0.0) as u32);
    }
    let needed: usize = promised.iter().map(|least| *least as usize).sum();
    at_least(needed, places as usize)?;
    // Each turn ends or holds one more group to its promise. The last group with weight is never held: it
    // gets all that is left, and the promises fit.
    let mut held: Vec<bool> = vec![false; groups.len()];
    let found = loop {
        let found = remainders(places, &weights, &promised, &held);
        let mut compared = found.iter().zip(&promised);
        match compared.position(|(given, least)| given < least) {
            Some(at) => held[at] = true,
            None => break found,
        }
    };
    let exact = weights
        .iter()
        .map(|weight| f64::from(places) * weight / sum)
        .collect();
    Ok(Composition {
        exact,
        places: found,
    })
}

/// Largest remainders among the groups that are not held to their promise.
fn remainders(places: u32, weights: &[f64], promised: &[u32], held: &[bool]) -> Vec<u32> {
    let mut given: Vec<u32> = promised
        .iter()
        .zip(held)
        .map(|(least, held)| if *held { *least } else { 0 })
        .collect();
    let left = places.saturating_sub(given.iter().sum());
    let free: Vec<usize> = (0..weights.len())
        .filter(|at| !held[*at] && weights[*at] > 0.0)
        .collect();
    let sum: f64 = free.iter().map(|at| weights[*at]).sum();
    let mut fractions = Vec::with_capacity(free.len());
    for at in free {
        let share = f64::from(left) * weights[at] / sum;
        let whole = (share + HAIR).floor();
        given[at] = whole as u32;
        // In whole billionths, so that equal fractions are equal.
        fractions.push((Reverse(((share - whole) / HAIR).round() as i64), at));
    }
    fractions.sort_unstable();
    let rest = places.saturating_sub(given.iter().sum()) as usize;
    for (_, at) in fractions.iter().cycle().take(rest) {
        given[*at] += 1;
    }
    given
}

/// How much of an amount each place has per person.
///
/// # Errors
/// [`Unfit::Shape`] when both lists have different lengths; [`Unfit::OutOfRange`] for an amount below 0
/// (column 0) or a population that is not above 0 (column 1).
pub fn per_person(amounts: &[f64], population: &[f64]) -> Result<Vec<f64>, Unfit> {
    same_length(amounts.len(), population.len())?;
    let one = |(row, (amount, people)): (usize, (&f64, &f64))| {
        let amount = AMOUNT.check(*amount, row, 0)?;
        let people = AMOUNT.check(*people, row, 1)?;
        if people > 0.0 {
            return ANY.check(amount / people, row, 0);
        }
        Err(Unfit::OutOfRange {
            row,
            column: 1,
            least: f64::MIN_POSITIVE,
            most: AMOUNT.most,
        })
    };
    amounts
        .iter()
        .zip(population)
        .enumerate()
        .map(one)
        .collect()
}

#[cfg(test)]
mod tests;
