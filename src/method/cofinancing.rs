//! Cofinancing: who pays for what and when, and what nobody pays yet. Exact money.
//!
//! Sources must equal uses in each year. A surplus in one year does not pay for another, nor one project for
//! another: gaps are added, never netted. Promises differ from hopes, so the firm gap counts only what is secured;
//! work and materials (in kind) are told apart from cash.
//!
//! Order of parts: one project ([`balance`]), several ([`consolidate`]), money that could move to another year
//! ([`reprogramme`]), and what each source commits under its ceilings ([`ceilings`]).

use rust_decimal::Decimal;

use super::{About, Unfit, money};

/// The family.
pub const ABOUT: About = About {
    id: "cofinancing",
    source: "Own arithmetic, in the form of the investment plans of Ecuador's guide to public investment (2021)",
    parameters: &["ceilings"],
    cases: "cofinancing",
};

/// In what a source pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Money.
    Cash,
    /// Materials, land or services, at their agreed value.
    InKind,
    /// People's work, at the agreed value of a day.
    Labour,
}

impl Form {
    /// All forms, in the order of [`Balance::by_form`].
    pub const ALL: [Self; 3] = [Self::Cash, Self::InKind, Self::Labour];

    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::InKind => "in_kind",
            Self::Labour => "labour",
        }
    }
}

/// How sure a contribution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Agreed and signed.
    Secured,
    /// Asked for, and being talked about.
    InNegotiation,
    /// It could be asked for.
    Identified,
}

impl Status {
    /// All statuses, in the order of [`Balance::by_status`].
    pub const ALL: [Self; 3] = [Self::Secured, Self::InNegotiation, Self::Identified];

    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Secured => "secured",
            Self::InNegotiation => "in_negotiation",
            Self::Identified => "identified",
        }
    }
}

/// What one source gives to one project, in one form and with one status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The source, by its place.
    pub source: usize,
    /// In what it pays.
    pub form: Form,
    /// How sure it is.
    pub status: Status,
    /// The amount of each year.
    pub amounts: Vec<Decimal>,
}

/// Uses and sources of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Year {
    /// What the year costs.
    pub cost: Decimal,
    /// What all lines give.
    pub financed: Decimal,
    /// What secured lines give.
    pub secured: Decimal,
    /// What is missing, `max(0, cost − financed)`; over several projects the sum of what each lacks.
    pub gap: Decimal,
    /// What is too much, `max(0, financed − cost)`; over several projects the sum of what each has too much.
    pub surplus: Decimal,
    /// What would be missing if only secured lines came, `max(0, cost − secured)`.
    pub firm_gap: Decimal,
}

impl Year {
    /// Whether sources equal uses, in each project.
    pub fn is_balanced(&self) -> bool {
        self.gap.is_zero() && self.surplus.is_zero()
    }
}

/// An amount and its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The amount of all years.
    pub amount: Decimal,
    /// Its share of the total cost, 0–100 (more when over-financed); absent when nothing costs anything.
    pub percent: Option<Decimal>,
}

/// Sources and uses of a project, or of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// Each year, in the order given.
    pub years: Vec<Year>,
    /// Cost of all years.
    pub total_cost: Decimal,
    /// What all lines give in all years.
    pub total_financed: Decimal,
    /// Gaps of all years, not netted.
    pub total_gap: Decimal,
    /// Surpluses of all years, not netted.
    pub total_surplus: Decimal,
    /// Firm gaps of all years, not netted.
    pub total_firm_gap: Decimal,
    /// What each source gives.
    pub by_source: Vec<Share>,
    /// What is given in each form, in the order of [`Form::ALL`].
    pub by_form: [Share; 3],
    /// What has each status, in the order of [`Status::ALL`].
    pub by_status: [Share; 3],
    /// What each source gives in each year, as source and year: for tables and ceilings.
    pub committed: Vec<Vec<Decimal>>,
}

impl Balance {
    /// What has one status.
    pub fn status(&self, status: Status) -> Share {
        self.by_status[status as usize]
    }

    /// What is given in one form.
    pub fn form(&self, form: Form) -> Share {
        self.by_form[form as usize]
    }
}

/// Money of a year with too much that would close the gap of another: sources and dates must agree to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The year with a surplus, by its place.
    pub from: usize,
    /// The year with a gap, by its place.
    pub to: usize,
    /// How much.
    pub amount: Decimal,
}

/// What a source commits in a year, against what it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CeilingUse {
    /// The source, by its place.
    pub source: usize,
    /// The year, by its place.
    pub year: usize,
    /// What all its lines sum to.
    pub committed: Decimal,
    /// The most it can give; absent when it has not said.
    pub ceiling: Option<Decimal>,
    /// What it can still give; absent without a ceiling.
    pub room: Option<Decimal>,
    /// What it commits beyond its ceiling; 0 without one.
    pub excess: Decimal,
}

/// Sources and uses of one project. `sources` counts the sources that lines can name.
///
/// By year: `gap = max(0, cost − Σ lines)`, `surplus = max(0, Σ lines − cost)`, `firm gap = max(0, cost − Σ secured
/// lines)`. Shares are over the total cost.
///
/// # Errors
///
/// [`Unfit::TooFew`] without years; [`Unfit::Shape`] for a line with another number of years; [`Unfit::Unknown`]
/// with the line of a source that was not given; [`Unfit::OutOfRange`] for an amount below zero or beyond any plan:
/// row 0 is the cost, row 1 the first line, columns are years.
pub fn balance(cost: &[Decimal], lines: &[Line], sources: usize) -> Result<Balance, Unfit> {
    if cost.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let mut years = Vec::new();
    for (year, cost) in cost.iter().enumerate() {
        years.push(Year {
            cost: money::amount(*cost, 0, year)?,
            ..Year::default()
        });
    }
    let mut by_form = [Decimal::ZERO; 3];
    let mut by_status = [Decimal::ZERO; 3];
    let mut committed = vec![vec![Decimal::ZERO; years.len()]; sources];
    for (place, line) in lines.iter().enumerate() {
        if line.amounts.len() != years.len() {
            return Err(Unfit::Shape {
                expected: years.len(),
                given: line.amounts.len(),
            });
        }
        let Some(committed) = committed.get_mut(line.source) else {
            return Err(Unfit::Unknown { item: place });
        };
        for (at, amount) in line.amounts.iter().enumerate() {
            let amount = money::amount(*amount, place + 1, at)?;
            years[at].financed += amount;
            if line.status == Status::Secured {
                years[at].secured += amount;
            }
            by_form[line.form as usize] += amount;
            by_status[line.status as usize] += amount;
            committed[at] += amount;
        }
    }
    for year in &mut years {
        year.gap = (year.cost - year.financed).max(Decimal::ZERO);
        year.surplus = (year.financed - year.cost).max(Decimal::ZERO);
        year.firm_gap = (year.cost - year.secured).max(Decimal::ZERO);
    }
    Ok(totals(years, by_form, by_status, committed))
}

/// Several projects as one, with the gaps and surpluses of each added and none netted.
///
/// # Errors
///
/// [`Unfit::TooFew`] without projects; [`Unfit::Shape`] when one has other years or sources than the first.
pub fn consolidate(projects: &[Balance]) -> Result<Balance, Unfit> {
    let Some(first) = projects.first() else {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    };
    let mut years = vec![Year::default(); first.years.len()];
    let mut by_form = [Decimal::ZERO; 3];
    let mut by_status = [Decimal::ZERO; 3];
    let mut committed = vec![vec![Decimal::ZERO; years.len()]; first.committed.len()];
    for project in projects {
        same(years.len(), project.years.len())?;
        same(committed.len(), project.committed.len())?;
        for (sum, year) in years.iter_mut().zip(&project.years) {
            sum.cost += year.cost;
            sum.financed += year.financed;
            sum.secured += year.secured;
            sum.gap += year.gap;
            sum.surplus += year.surplus;
            sum.firm_gap += year.firm_gap;
        }
        for (sum, share) in by_form.iter_mut().zip(&project.by_form) {
            *sum += share.amount;
        }
        for (sum, share) in by_status.iter_mut().zip(&project.by_status) {
            *sum += share.amount;
        }
        for (sums, amounts) in committed.iter_mut().zip(&project.committed) {
            same(sums.len(), amounts.len())?;
            for (sum, amount) in sums.iter_mut().zip(amounts) {
                *sum += amount;
            }
        }
    }
    Ok(totals(years, by_form, by_status, committed))
}

/// Which surpluses would close which gaps of the same project, the earliest first. What remains of a gap stays one.
pub fn reprogramme(years: &[Year]) -> Vec<Move> {
    let mut gaps: Vec<Decimal> = years.iter().map(|year| year.gap).collect();
    let mut moves = Vec::new();
    for (from, year) in years.iter().enumerate() {
        let mut left = year.surplus;
        for (to, gap) in gaps.iter_mut().enumerate().filter(|(to, _)| *to != from) {
            let amount = left.min(*gap);
            if amount > Decimal::ZERO {
                moves.push(Move { from, to, amount });
                left -= amount;
                *gap -= amount;
            }
        }
    }
    moves
}

/// What each source commits in each year against its ceiling, by source and then by year. Lines of every status
/// count: what is asked for must also fit.
///
/// # Errors
///
/// [`Unfit::Shape`] when `ceilings` has other sources or years than `committed`; [`Unfit::OutOfRange`] for a
/// ceiling below zero or beyond any plan (row: source, column: year).
pub fn ceilings(
    committed: &[Vec<Decimal>],
    ceilings: &[Vec<Option<Decimal>>],
) -> Result<Vec<CeilingUse>, Unfit> {
    same(committed.len(), ceilings.len())?;
    let mut uses = Vec::new();
    for (source, (amounts, limits)) in committed.iter().zip(ceilings).enumerate() {
        same(amounts.len(), limits.len())?;
        for (year, (committed, ceiling)) in amounts.iter().zip(limits).enumerate() {
            let ceiling = ceiling
                .map(|ceiling| money::amount(ceiling, source, year))
                .transpose()?;
            let over = ceiling.map_or(Decimal::ZERO, |ceiling| *committed - ceiling);
            uses.push(CeilingUse {
                source,
                year,
                committed: *committed,
                ceiling,
                room: ceiling.map(|_| (-over).max(Decimal::ZERO)),
                excess: over.max(Decimal::ZERO),
            });
        }
    }
    Ok(uses)
}

fn same(expected: usize, given: usize) -> Result<(), Unfit> {
    if expected == given {
        return Ok(());
    }
    Err(Unfit::Shape { expected, given })
}

fn totals(
    years: Vec<Year>,
    by_form: [Decimal; 3],
    by_status: [Decimal; 3],
    committed: Vec<Vec<Decimal>>,
) -> Balance {
    let total = |of: fn(&Year) -> Decimal| -> Decimal { years.iter().map(of).sum() };
    let total_cost = total(|year| year.cost);
    let share = |amount: Decimal| Share {
        amount,
        percent: money::percent(amount, total_cost),
    };
    Balance {
        total_cost,
        total_financed: total(|year| year.financed),
        total_gap: total(|year| year.gap),
        total_surplus: total(|year| year.surplus),
        total_firm_gap: total(|year| year.firm_gap),
        by_source: committed
            .iter()
            .map(|amounts| share(amounts.iter().sum()))
            .collect(),
        by_form: by_form.map(share),
        by_status: by_status.map(share),
        years,
        committed,
    }
}

#[cfg(test)]
mod tests;
