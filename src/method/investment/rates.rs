//! Internal rates of return: all of them, found one by one between the turning points of the value.
//!
//! With `x = 1 / (1 + rate)` the value is a polynomial in `x`, and Descartes' rule bounds its rates by the changes
//! of sign of the flows. After Laguerre, multiplying the flow of year `t` by `m − t`, with `m` between the two
//! years of a change of sign, gives a flow with one change less whose zeros separate those of the first. Down
//! that ladder the value ends without changes and without zeros; up it, each interval between two separators
//! holds at most one zero, which halving finds. So no rate is missed for lack of a good guess.

use super::{Unfit, check};

/// The most changes of sign in which rates are looked for; the work grows with their square.
pub const MOST_SIGN_CHANGES: usize = 100;

/// Halvings that bring any range of rates below the spacing of numbers.
const HALVINGS: usize = 100;

/// How near to zero a turning point counts as touching it, as a share of the values it is the sum of.
const TOUCHING: f64 = 1e-13;

/// Where rates are looked for, as fractions a year; both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRange {
    /// The least rate, above −1.
    pub least: f64,
    /// The greatest rate, above the least.
    pub most: f64,
}

/// What can be said of the internal rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// There is one in the range.
    Unique,
    /// There are several: none of them can be used to decide, the net present value can.
    Several,
    /// The flows never change sign, so that no rate exists.
    NoSignChange,
    /// No rate in the range: the value is positive throughout.
    AlwaysPositive,
    /// No rate in the range: the value is negative throughout.
    AlwaysNegative,
    /// The flows change sign more than [`MOST_SIGN_CHANGES`] times; nothing was looked for.
    TooManySignChanges,
}

impl Answer {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unique => "unique",
            Self::Several => "several",
            Self::NoSignChange => "no_sign_change",
            Self::AlwaysPositive => "always_positive",
            Self::AlwaysNegative => "always_negative",
            Self::TooManySignChanges => "too_many_sign_changes",
        }
    }
}

/// The internal rates of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct InternalRate {
    /// What can be said.
    pub answer: Answer,
    /// Every rate in the range at which the net present value is zero, ascending; a rate at which the value
    /// touches zero without crossing it is listed once.
    pub rates: Vec<f64>,
    /// Changes of sign of the flows, zeros skipped. With more than one even a unique rate deserves a warning.
    pub sign_changes: usize,
}

impl InternalRate {
    /// The rate, when there is exactly one.
    pub fn unique(&self) -> Option<f64> {
        match self.rates[..] {
            [rate] => Some(rate),
            _ => None,
        }
    }
}

/// How often the flows change sign, zeros skipped.
pub fn sign_changes(flows: &[f64]) -> usize {
    changes(flows).len()
}

/// The years of each change of sign.
fn changes(flows: &[f64]) -> Vec<(usize, usize)> {
    let years = flows.iter().enumerate().filter(|(_, flow)| **flow != 0.0);
    let mut found = Vec::new();
    let mut last: Option<(usize, f64)> = None;
    for (year, flow) in years {
        if let Some((before, _)) = last.filter(|(_, other)| (*other < 0.0) != (*flow < 0.0)) {
            found.push((before, year));
        }
        last = Some((year, *flow));
    }
    found
}

/// Finds every rate in the range at which `Σ flow_t / (1 + rate)^t` is zero.
///
/// # Errors
///
/// [`Unfit::TooFew`] without flows; [`Unfit::AllEqual`] when all flows are zero, so that every rate would do;
/// [`Unfit::OutOfRange`] for a flow that is no number (its year) and for a range that is none (row 0 its least,
/// row 1 its most).
pub fn internal_rate(flows: &[f64], range: &RateRange) -> Result<InternalRate, Unfit> {
    check(0.0, flows)?;
    let wrong = |row, least| Unfit::OutOfRange {
        row,
        column: 0,
        least,
        most: f64::MAX,
    };
    if !(range.least > -1.0 && range.least.is_finite()) {
        return Err(wrong(0, -1.0));
    }
    if !(range.most > range.least && range.most.is_finite()) {
        return Err(wrong(1, range.least));
    }
    let scaled = scale(flows.to_vec());
    if scaled.iter().all(|flow| *flow == 0.0) {
        return Err(Unfit::AllEqual);
    }
    let sign_changes = changes(&scaled).len();
    let none = |answer| InternalRate {
        answer,
        rates: Vec::new(),
        sign_changes,
    };
    if sign_changes == 0 {
        return Ok(none(Answer::NoSignChange));
    }
    if sign_changes > MOST_SIGN_CHANGES {
        return Ok(none(Answer::TooManySignChanges));
    }
    // Equal steps of ln(1 + rate) matter equally to a value, so they are what is halved.
    let ends = [range.least.ln_1p(), range.most.ln_1p()];
    let mut ladder = vec![scaled];
    while let Some(next) = ladder.last().and_then(|flows| separator(flows)) {
        ladder.push(next);
    }
    let mut zeros = Vec::new();
    for flows in ladder.iter().rev().skip(1) {
        zeros = between(flows, ends, &zeros);
    }
    let rates: Vec<f64> = zeros
        .iter()
        .map(|zero| zero.exp_m1().clamp(range.least, range.most))
        .collect();
    let answer = match rates.len() {
        0 if value(&ladder[0], ends[0]) > 0.0 => Answer::AlwaysPositive,
        0 => Answer::AlwaysNegative,
        1 => Answer::Unique,
        _ => Answer::Several,
    };
    Ok(InternalRate {
        answer,
        rates,
        sign_changes,
    })
}

/// The same flows with 1 as the greatest, so that no sum of them overflows.
fn scale(mut flows: Vec<f64>) -> Vec<f64> {
    let most = flows
        .iter()
        .fold(0.0_f64, |most, flow| most.max(flow.abs()));
    if most > 0.0 {
        for flow in &mut flows {
            *flow /= most;
        }
    }
    flows
}

/// Flows with one change of sign less, whose zeros separate those of the given ones.
fn separator(flows: &[f64]) -> Option<Vec<f64>> {
    let changes = changes(flows);
    let (before, after) = *changes.get(changes.len() / 2)?;
    let middle = (before + after) as f64 / 2.0;
    let turned = flows.iter().enumerate();
    let turned = turned.map(|(year, flow)| (middle - year as f64) * flow);
    Some(scale(turned.collect()))
}

/// The value at `ln(1 + rate)`, times a positive number, and 0 when it is within rounding of it.
///
/// Horner's rule from the end that keeps the powers below 1: from the last year for rates above 0, from the
/// first for those below.
fn value(flows: &[f64], log: f64) -> f64 {
    let factor = (-log.abs()).exp();
    let step =
        |(sum, size): (f64, f64), flow: &f64| (sum * factor + flow, size * factor + flow.abs());
    let (sum, size) = if log > 0.0 {
        flows.iter().rev().fold((0.0, 0.0), step)
    } else {
        flows.iter().fold((0.0, 0.0), step)
    };
    if sum.abs() <= TOUCHING * size {
        0.0
    } else {
        sum
    }
}

/// The zeros within `ends`, of which at most one lies between two separators.
fn between(flows: &[f64], ends: [f64; 2], separators: &[f64]) -> Vec<f64> {
    let mut points = vec![ends[0]];
    points.extend(separators);
    points.push(ends[1]);
    let values: Vec<f64> = points.iter().map(|point| value(flows, *point)).collect();
    let mut zeros = Vec::new();
    for at in 0..points.len() {
        if values[at] == 0.0 {
            zeros.push(points[at]);
        }
        let crosses = at + 1 < points.len() && values[at] * values[at + 1] < 0.0;
        if crosses {
            zeros.push(halve(flows, points[at], points[at + 1]));
        }
    }
    zeros.dedup();
    zeros
}

/// The zero between two points at which the value has opposite signs.
fn halve(flows: &[f64], mut low: f64, mut high: f64) -> f64 {
    let sign = value(flows, low);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        let found = value(flows, middle);
        if found == 0.0 {
            return middle;
        }
        if found * sign > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
