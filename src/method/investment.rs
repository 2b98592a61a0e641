//! Appraisal of an investment: net present value, internal rate of return, benefit–cost ratio, payback, and
//! the annual cost that compares alternatives with different lives.
//!
//! Flows come by year from year 0, the year of the investment, each at the end of its year. Rates are fractions
//! a year (0.12 is 12 %) and always given: which one is official is decided outside. What has no answer says
//! so: a flow that never changes sign has no internal rate, and some have several.
//!
//! Order of parts: the single measures, then [`appraise`] with all of them; [`internal_rate`] is a part of its own.

mod rates;

pub use self::rates::{
    Answer, InternalRate, MOST_SIGN_CHANGES, RateRange, internal_rate, sign_changes,
};
use super::{About, Unfit};

/// The family.
pub const ABOUT: About = About {
    id: "investment",
    source: "Indicators VAN, TIR, RBC, VAC and CAE as in Hugo Roche (2016); several internal rates: Lorie and \
             Savage, Three Problems in Rationing Capital (1955)",
    parameters: &["rate", "rate_range"],
    cases: "investment",
};

/// How far from zero a sum still counts as zero, as a share of the amounts in it.
const ROUNDING: f64 = 1e-12;

/// When the money that was put in has come back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payback {
    /// Years from year 0, with the fraction of the last one as if its flow came evenly; 0 when there was nothing
    /// to recover.
    pub years: f64,
    /// The year in which the sum falls below zero again, as when something big must be replaced later.
    pub lost_again_in: Option<usize>,
}

/// Whether an investment is worth its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It yields more than the rate.
    Accept,
    /// It yields just the rate.
    Indifferent,
    /// It yields less than the rate.
    Reject,
}

impl Verdict {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Indifferent => "indifferent",
            Self::Reject => "reject",
        }
    }
}

/// All measures of one investment.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// Benefits minus costs by year.
    pub net: Vec<f64>,
    /// Net present value (VAN), in the currency of the flows.
    pub net_present_value: f64,
    /// Present value of the benefits.
    pub present_benefits: f64,
    /// Present value of the costs (VAC).
    pub present_costs: f64,
    /// Benefits over costs, both at present value; absent without costs.
    pub benefit_cost_ratio: Option<f64>,
    /// The internal rates of return (TIR); absent when all net flows are zero, and every rate would do.
    pub internal_rate: Option<InternalRate>,
    /// Payback without interest; absent when the money never comes back.
    pub payback: Option<Payback>,
    /// Payback of the discounted flows; absent when the money never comes back with its interest.
    pub discounted_payback: Option<Payback>,
    /// Equivalent annual cost (CAE); absent when there is no year after year 0.
    pub annual_cost: Option<f64>,
    /// What the net present value says.
    pub verdict: Verdict,
}

/// `Σ flow_t / (1 + rate)^t`, with `t` from 0.
///
/// # Errors
///
/// [`Unfit::TooFew`] without flows; [`Unfit::OutOfRange`] for a flow that is no number (its year), for a rate of
/// −1 or less or that is none (row 0, from −1), and for a sum too large to be a number (the last year).
pub fn present_value(rate: f64, flows: &[f64]) -> Result<f64, Unfit> {
    check(rate, flows)?;
    let factor = 1.0 / (1.0 + rate);
    let sum = flows
        .iter()
        .rev()
        .fold(0.0, |sum, flow| sum * factor + flow);
    finite(sum, flows.len() - 1)
}

/// When the sum of the flows is no longer below zero, after it first was; absent when that never happens.
///
/// The fraction of the year is linear: `years = t − 1 + missing at the end of year t − 1 / flow of year t`.
///
/// # Errors
///
/// Those of [`present_value`].
pub fn payback(flows: &[f64]) -> Result<Option<Payback>, Unfit> {
    check(0.0, flows)?;
    let mut sum = 0.0;
    let mut size = 0.0;
    let mut owed = false;
    let mut found: Option<Payback> = None;
    for (year, flow) in flows.iter().enumerate() {
        let before = sum;
        sum = finite(before + flow, year)?;
        size += flow.abs();
        // What is owed to the last cent is not lost to the last digit.
        if sum.abs() <= ROUNDING * size {
            sum = 0.0;
        }
        if sum < 0.0 {
            owed = true;
            if let Some(payback) = found.as_mut().filter(|found| found.lost_again_in.is_none()) {
                payback.lost_again_in = Some(year);
            }
        } else if owed && found.is_none() {
            found = Some(Payback {
                years: (year - 1) as f64 - before / flow,
                lost_again_in: None,
            });
        }
    }
    let nothing = Payback {
        years: 0.0,
        lost_again_in: None,
    };
    Ok(if owed { found } else { Some(nothing) })
}

/// [`payback`] of the flows at their present value.
///
/// # Errors
///
/// Those of [`present_value`].
pub fn discounted_payback(rate: f64, flows: &[f64]) -> Result<Option<Payback>, Unfit> {
    check(rate, flows)?;
    let discounted: Vec<f64> = flows
        .iter()
        .zip(0..)
        .map(|(flow, year)| flow / (1.0 + rate).powi(year))
        .collect();
    payback(&discounted)
}

/// Present value of the benefits over that of the costs; absent when the costs are worth nothing.
///
/// # Errors
///
/// Those of [`present_value`].
pub fn benefit_cost_ratio(
    rate: f64,
    benefits: &[f64],
    costs: &[f64],
) -> Result<Option<f64>, Unfit> {
    let (benefits, costs) = (present_value(rate, benefits)?, present_value(rate, costs)?);
    Ok((costs > 0.0)
        .then(|| benefits / costs)
        .filter(|ratio| ratio.is_finite()))
}

/// Equivalent annual cost (CAE): the equal payment at the end of each year after year 0 that is worth the same as
/// the costs, `VAC · r (1+r)^n / ((1+r)^n − 1)`, and `VAC / n` at a rate of 0; `n` counts the years after year 0.
///
/// With the same benefit each year, the alternative with the least annual cost is the cheapest, however long
/// each lasts.
///
/// # Errors
///
/// Those of [`present_value`], and [`Unfit::TooFew`] when there is no year after year 0.
pub fn annual_cost(rate: f64, costs: &[f64]) -> Result<f64, Unfit> {
    let present = present_value(rate, costs)?;
    if costs.len() < 2 {
        return Err(Unfit::TooFew {
            needed: 2,
            given: costs.len(),
        });
    }
    let years = (costs.len() - 1) as f64;
    // 1 − (1+r)^−n without losing the digits of a small rate.
    let repaid = -(-years * rate.ln_1p()).exp_m1();
    let share = if repaid == 0.0 {
        1.0 / years
    } else {
        rate / repaid
    };
    finite(present * share, costs.len() - 1)
}

/// All measures of an investment at one rate. `range` is where internal rates are looked for.
///
/// # Errors
///
/// Those of [`present_value`]; [`Unfit::Shape`] when benefits and costs have different numbers of years;
/// [`Unfit::OutOfRange`] for a range that is none (rows 0 and 1).
pub fn appraise(
    rate: f64,
    benefits: &[f64],
    costs: &[f64],
    range: &RateRange,
) -> Result<Appraisal, Unfit> {
    if benefits.len() != costs.len() {
        return Err(Unfit::Shape {
            expected: benefits.len(),
            given: costs.len(),
        });
    }
    let net: Vec<f64> = benefits
        .iter()
        .zip(costs)
        .map(|(gain, cost)| gain - cost)
        .collect();
    let present_benefits = present_value(rate, benefits)?;
    let present_costs = present_value(rate, costs)?;
    let net_present_value = present_value(rate, &net)?;
    let rounding = ROUNDING * (present_benefits.abs() + present_costs.abs());
    let verdict = if net_present_value.abs() <= rounding {
        Verdict::Indifferent
    } else if net_present_value > 0.0 {
        Verdict::Accept
    } else {
        Verdict::Reject
    };
    let rates = match internal_rate(&net, range) {
        Err(Unfit::AllEqual) => None,
        rates => Some(rates?),
    };
    Ok(Appraisal {
        net_present_value,
        present_benefits,
        present_costs,
        benefit_cost_ratio: benefit_cost_ratio(rate, benefits, costs)?,
        internal_rate: rates,
        payback: payback(&net)?,
        discounted_payback: discounted_payback(rate, &net)?,
        annual_cost: match costs.len() {
            1 => None,
            _ => Some(annual_cost(rate, costs)?),
        },
        net,
        verdict,
    })
}

fn check(rate: f64, flows: &[f64]) -> Result<(), Unfit> {
    if flows.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    if !(rate > -1.0 && rate.is_finite()) {
        return Err(Unfit::OutOfRange {
            row: 0,
            column: 0,
            least: -1.0,
            most: f64::MAX,
        });
    }
    for (year, flow) in flows.iter().enumerate() {
        finite(*flow, year)?;
    }
    Ok(())
}

fn finite(number: f64, year: usize) -> Result<f64, Unfit> {
    if number.is_finite() {
        return Ok(number);
    }
    Err(Unfit::OutOfRange {
        row: year,
        column: 0,
        least: f64::MIN,
        most: f64::MAX,
    })
}

#[cfg(test)]
mod tests;
