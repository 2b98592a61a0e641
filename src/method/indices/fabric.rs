//! The social fabric, who answers for what, and what passes between country and town.
//!
//! - Density: `per ·` organisations `/` population.
//! - Radar: the mean of the areas in which an organisation was rated, and the weakest of them.
//! - RACI: a process has exactly one who answers for it (A) and at least one who does it (R).
//! - Balance of exchanges: strength that benefits the country less strength that benefits the town, over all
//!   strength; −1 all to the town, +1 all to the country. What benefits both counts half to each, what
//!   benefits nobody to none.
//! - Integration: how many sectors take part in a project.
//!
//! Source: definitions of the project; RACI after PMI, *PMBOK Guide*.

use std::collections::BTreeSet;

use crate::method::Unfit;
use crate::method::scale::{AMOUNT, Scale, at_least, reaches};

/// How many organisations there are for every `per` inhabitants.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a population that is not above 0 (row 0) or a `per` that is no amount (row 1).
pub fn density(organisations: usize, population: f64, per: f64) -> Result<f64, Unfit> {
    // A tenth of a person lives nowhere.
    let inhabited = Scale {
        least: 1.0,
        most: AMOUNT.most,
    };
    inhabited.check(population, 0, 0)?;
    AMOUNT.check(per, 1, 0)?;
    Ok(organisations as f64 / population * per)
}

/// What a radar of areas says.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// The mean of the areas that were rated.
    pub mean: f64,
    /// How many were.
    pub rated: usize,
    /// The weakest areas, weakest first, of equal ones the first; at least as many as were asked for, because
    /// areas as weak as the last one belong with it, or all that were rated.
    pub weakest: Vec<usize>,
}

/// The mean of the areas of an organisation and its `wanted` weakest ones; an area without rating does not
/// count.
///
/// # Errors
/// [`Unfit::TooFew`] when no area was rated; [`Unfit::OutOfRange`] for a rating outside the scale.
pub fn radar(ratings: &[Option<f64>], scale: Scale, wanted: usize) -> Result<Radar, Unfit> {
    let mut rated = Vec::with_capacity(ratings.len());
    for (row, rating) in ratings.iter().enumerate() {
        if let Some(rating) = rating {
            rated.push((scale.check(*rating, row, 0)?, row));
        }
    }
    at_least(1, rated.len())?;
    let mean = rated.iter().map(|(rating, _)| rating).sum::<f64>() / rated.len() as f64;
    let mut order = rated.clone();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let last = wanted
        .checked_sub(1)
        .map(|at| order[at.min(order.len() - 1)].0);
    let weakest = order
        .iter()
        .filter(|(rating, _)| last.is_some_and(|last| reaches(last, *rating)))
        .map(|(_, row)| *row)
        .collect();
    Ok(Radar {
        mean,
        rated: rated.len(),
        weakest,
    })
}

/// What somebody does in a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// R: does it.
    Responsible,
    /// A: answers for it.
    Accountable,
    /// C: is asked before.
    Consulted,
    /// I: is told after.
    Informed,
}

impl Role {
    /// All roles, as R, A, C, I.
    pub const ALL: [Self; 4] = [
        Self::Responsible,
        Self::Accountable,
        Self::Consulted,
        Self::Informed,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Accountable => "accountable",
            Self::Consulted => "consulted",
            Self::Informed => "informed",
        }
    }

    /// The letter of the role.
    pub fn letter(self) -> char {
        match self {
            Self::Responsible => 'R',
            Self::Accountable => 'A',
            Self::Consulted => 'C',
            Self::Informed => 'I',
        }
    }
}

/// What is wrong with the roles of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleFault {
    /// Nobody answers for it.
    NoAccountable,
    /// More than one answers for it, so that nobody does.
    SeveralAccountable,
    /// Nobody does it.
    NoResponsible,
}

impl RoleFault {
    /// All faults, in the order in which they are given.
    pub const ALL: [Self; 3] = [
        Self::NoAccountable,
        Self::SeveralAccountable,
        Self::NoResponsible,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::NoAccountable => "no_accountable",
            Self::SeveralAccountable => "several_accountable",
            Self::NoResponsible => "no_responsible",
        }
    }
}

/// What is wrong with the roles of a process; nothing when one answers for it and somebody does it.
pub fn role_faults(roles: &[Role]) -> Vec<RoleFault> {
    let count = |role: Role| roles.iter().filter(|own| **own == role).count();
    let holds = |fault: &RoleFault| match fault {
        RoleFault::NoAccountable => count(Role::Accountable) == 0,
        RoleFault::SeveralAccountable => count(Role::Accountable) > 1,
        RoleFault::NoResponsible => count(Role::Responsible) == 0,
    };
    RoleFault::ALL.into_iter().filter(holds).collect()
}

/// Whom an exchange between country and town benefits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Benefit {
    /// The country.
    Rural,
    /// The town.
    Urban,
    /// Both.
    Both,
    /// Nobody.
    Neither,
}

impl Benefit {
    /// All answers.
    pub const ALL: [Self; 4] = [Self::Rural, Self::Urban, Self::Both, Self::Neither];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rural => "rural",
            Self::Urban => "urban",
            Self::Both => "both",
            Self::Neither => "neither",
        }
    }
}

/// One exchange between country and town.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exchange {
    /// What kind it is, by the place of the kind in the caller's list.
    pub kind: usize,
    /// Whom it benefits.
    pub benefit: Benefit,
    /// How strong it is.
    pub strength: f64,
}

/// What passes between country and town.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// Strength by benefit, in the order of [`Benefit::ALL`].
    pub strength: [f64; 4],
    /// −1 all to the town, +1 all to the country; none when nothing has strength.
    pub balance: Option<f64>,
    /// The balance of each kind that occurs, by kind; none when its exchanges have no strength.
    pub by_kind: Vec<(usize, Option<f64>)>,
}

/// The balance of exchanges between country and town.
///
/// # Errors
/// [`Unfit::TooFew`] without exchanges; [`Unfit::OutOfRange`] for a strength outside the scale, or for a
/// scale below 0.
pub fn balance(exchanges: &[Exchange], scale: Scale) -> Result<Balance, Unfit> {
    at_least(1, exchanges.len())?;
    AMOUNT.check(scale.least, 0, 0)?;
    for (row, exchange) in exchanges.iter().enumerate() {
        scale.check(exchange.strength, row, 0)?;
    }
    let of = |kind: Option<usize>| {
        Benefit::ALL.map(|benefit| {
            let own = exchanges.iter().filter(|exchange| {
                exchange.benefit == benefit && kind.is_none_or(|kind| exchange.kind == kind)
            });
            own.map(|exchange| exchange.strength).sum::<f64>()
        })
    };
    let weigh = |strength: [f64; 4]| {
        let all: f64 = strength.iter().sum();
        (all > 0.0).then(|| (strength[0] - strength[1]) / all)
    };
    let mut kinds: Vec<usize> = exchanges.iter().map(|exchange| exchange.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let strength = of(None);
    Ok(Balance {
        strength,
        balance: weigh(strength),
        by_kind: kinds
            .into_iter()
            .map(|kind| (kind, weigh(of(Some(kind)))))
            .collect(),
    })
}

/// How many sectors take part in projects.
#[derive(Debug, Clone, PartialEq)]
pub struct Integration {
    /// The different sectors of each project, counted.
    pub sectors: Vec<usize>,
    /// Their mean.
    pub mean: f64,
}

/// How many different sectors take part in each project. Sectors are named by their place in the caller's
/// list.
///
/// # Errors
/// [`Unfit::TooFew`] without projects.
pub fn integration(projects: &[Vec<usize>]) -> Result<Integration, Unfit> {
    at_least(1, projects.len())?;
    let sectors: Vec<usize> = projects
        .iter()
        .map(|own| own.iter().collect::<BTreeSet<_>>().len())
        .collect();
    let mean = sectors.iter().sum::<usize>() as f64 / sectors.len() as f64;
    Ok(Integration { sectors, mean })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale {
        least: 1.0,
        most: 5.0,
    };

    #[test]
    fn a_place_without_people_has_no_density() {
        assert!(density(3, 0.0, 1000.0).is_err());
        assert!(density(3, f64::NAN, 1000.0).is_err());
        assert_eq!(density(0, 500.0, 1000.0), Ok(0.0));
    }

    #[test]
    fn the_weakest_areas_keep_those_as_weak_as_the_last() {
        let ratings = [Some(2.0), None, Some(1.0), Some(2.0), Some(4.0)];
        let found = radar(&ratings, SCALE, 2).expect("a radar");
        assert_eq!((found.mean, found.rated), (2.25, 4));
        assert_eq!(found.weakest, [2, 0, 3]);
        assert!(
            radar(&ratings, SCALE, 0)
                .expect("a radar")
                .weakest
                .is_empty()
        );
        assert_eq!(
            radar(&ratings, SCALE, 99).expect("a radar").weakest.len(),
            4
        );
        assert!(radar(&[None], SCALE, 1).is_err());
        assert!(radar(&[Some(9.0)], SCALE, 1).is_err());
    }

    #[test]
    fn a_process_without_roles_lacks_both() {
        let expected = [RoleFault::NoAccountable, RoleFault::NoResponsible];
        assert_eq!(role_faults(&[]), expected);
        assert!(role_faults(&[Role::Accountable, Role::Responsible, Role::Responsible]).is_empty());
    }

    #[test]
    fn exchanges_balance_between_country_and_town() {
        let exchange = |kind, benefit, strength| Exchange {
            kind,
            benefit,
            strength,
        };
        let found = balance(
            &[
                exchange(1, Benefit::Urban, 5.0),
                exchange(1, Benefit::Rural, 2.0),
                exchange(0, Benefit::Both, 2.0),
                exchange(4, Benefit::Neither, 1.0),
            ],
            SCALE,
        )
        .expect("a balance");
        assert_eq!(found.strength.to_vec(), [2.0, 5.0, 2.0, 1.0]);
        assert_eq!(found.balance, Some(-0.3));
        let expected = [(0, Some(0.0)), (1, Some(-3.0 / 7.0)), (4, Some(0.0))];
        assert_eq!(found.by_kind, expected);
        let from_zero = Scale {
            least: 0.0,
            most: 5.0,
        };
        let still = balance(&[exchange(0, Benefit::Rural, 0.0)], from_zero);
        assert_eq!(still.expect("a balance").balance, None);
        assert!(balance(&[], SCALE).is_err());
        assert!(balance(&[exchange(0, Benefit::Rural, 7.0)], SCALE).is_err());
    }

    #[test]
    fn a_sector_counts_once_in_a_project() {
        let found = integration(&[vec![3, 1, 3], vec![]]).expect("two projects");
        assert_eq!((found.sectors, found.mean), (vec![2, 0], 1.0));
        assert!(integration(&[]).is_err());
    }
}
