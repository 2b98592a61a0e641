//! Indicators: how far each has come, its traffic light, and the index of fulfilment of all.
//!
//! With baseline `b`, target `t` and value `v`, progress in percent is
//!
//! | behaviour | progress |
//! |---|---|
//! | increase, reduce | `100 (v − b) / (t − b)`: the sign works by itself |
//! | accumulate | `100 v / t` |
//! | keep a minimum | `100 v / t`, at least 100 while `v ≥ t` |
//! | keep a maximum | `100 t / v`, at least 100 while `v ≤ t` |
//!
//! Where target and baseline are the same, or nothing is to be accumulated, progress is 100 if the value is
//! the target and cannot be computed otherwise.
//! Negative progress is a contrary trend, above 100 the target is exceeded. Lights: green from one threshold,
//! yellow from another, red below, grey without a figure. The index of fulfilment (ICM) is the weighted mean
//! of progress, each held to 0–100. Annual targets, their direction and the course of a series are in
//! [`targets`].
//!
//! Sources: DNP (Colombia), *Guía para la construcción y análisis de indicadores*; CNC (Ecuador), *Índice de
//! cumplimiento de metas*; Secretaría Nacional de Planificación (Ecuador), guides of public investment.

pub mod targets;

use super::scale::{ANY, at_least, class, equal, reaches, same_length, total_weight};
use super::{About, Unfit};

/// What is told of the family.
pub const ABOUT: About = About {
    id: "indicators",
    source: "DNP (Colombia), Guía para la construcción y análisis de indicadores; CNC (Ecuador), Índice de cumplimiento de metas",
    parameters: &["green", "yellow", "weight", "unmeasured", "tolerance"],
    cases: "indicators",
};

/// What an indicator should do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    /// Rise from its baseline.
    Increase,
    /// Fall from its baseline.
    Reduce,
    /// Add up from nothing.
    Accumulate,
    /// Stay at or above its target.
    KeepMinimum,
    /// Stay at or below its target.
    KeepMaximum,
}

impl Behaviour {
    /// All behaviours.
    pub const ALL: [Self; 5] = [
        Self::Increase,
        Self::Reduce,
        Self::Accumulate,
        Self::KeepMinimum,
        Self::KeepMaximum,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Increase => "increase",
            Self::Reduce => "reduce",
            Self::Accumulate => "accumulate",
            Self::KeepMinimum => "keep_minimum",
            Self::KeepMaximum => "keep_maximum",
        }
    }
}

/// The figures of an indicator, in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// Where it stood; only [`Behaviour::Increase`] and [`Behaviour::Reduce`] need it.
    pub baseline: Option<f64>,
    /// Where it should stand at the moment that is judged.
    pub target: Option<f64>,
    /// Where it stands.
    pub value: Option<f64>,
}

/// When a light is green, yellow or red.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lights {
    /// Green from this progress on, in percent.
    pub green: f64,
    /// Yellow from this progress on, in percent; red below.
    pub yellow: f64,
}

/// A traffic light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// On its way.
    Green,
    /// To be watched.
    Yellow,
    /// To be explained and decided.
    Red,
    /// No progress can be computed.
    Grey,
}

impl Light {
    /// All lights.
    pub const ALL: [Self; 4] = [Self::Green, Self::Yellow, Self::Red, Self::Grey];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Grey => "grey",
        }
    }
}

/// Where progress leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// Between the baseline and the target.
    Normal,
    /// Away from the target.
    Contrary,
    /// Past the target.
    Exceeded,
}

impl Trend {
    /// All trends.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Contrary, Self::Exceeded];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Contrary => "contrary",
            Self::Exceeded => "exceeded",
        }
    }
}

/// How far an indicator has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// In percent; none without the figures it needs, or where it cannot be computed.
    pub pct: Option<f64>,
    /// Its light.
    pub light: Light,
    /// Where it leads; none where there is no progress.
    pub trend: Option<Trend>,
}

/// What an indicator that has no progress does to the index of fulfilment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmeasured {
    /// Its weight is shared out among the others.
    LeftOut,
    /// It counts as no progress at all.
    CountsZero,
}

/// The index of fulfilment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fulfilment {
    /// The weighted mean of progress held to 0–100.
    pub index: f64,
    /// Its light.
    pub light: Light,
    /// How many indicators had no progress.
    pub unmeasured: usize,
}

/// The light of a progress in percent.
///
/// # Errors
/// [`Unfit::OutOfRange`] for thresholds out of order or a progress that is no number.
pub fn light(pct: f64, lights: Lights) -> Result<Light, Unfit> {
    let reached = class(pct, &[lights.yellow, lights.green])?;
    Ok([Light::Red, Light::Yellow, Light::Green][reached])
}

/// How far an indicator has come, with its light and its trend.
///
/// # Errors
/// [`Unfit::OutOfRange`] for a figure that is no number (row 0 baseline, 1 target, 2 value) or thresholds out
/// of order.
pub fn progress(
    behaviour: Behaviour,
    figures: &Figures,
    lights: Lights,
) -> Result<Progress, Unfit> {
    // Thresholds are looked at even where there is nothing to judge.
    light(0.0, lights)?;
    let given = [figures.baseline, figures.target, figures.value];
    for (row, figure) in given.iter().enumerate() {
        if let Some(figure) = figure {
            ANY.check(*figure, row, 0)?;
        }
    }
    let pct = percent(behaviour, figures).filter(|pct| pct.is_finite());
    let Some(pct) = pct else {
        return Ok(Progress {
            pct: None,
            light: Light::Grey,
            trend: None,
        });
    };
    let trend = match pct {
        pct if !reaches(pct, 0.0) => Trend::Contrary,
        pct if !reaches(100.0, pct) => Trend::Exceeded,
        _ => Trend::Normal,
    };
    Ok(Progress {
        pct: Some(pct),
        light: light(pct, lights)?,
        trend: Some(trend),
    })
}

fn percent(behaviour: Behaviour, figures: &Figures) -> Option<f64> {
    let (target, value) = (figures.target?, figures.value?);
    let at_target = || equal(value, target).then_some(100.0);
    // Zero has no sign here: whoever stands at the baseline has come 0 % of the way down, too.
    let ratio = |done: f64, whole: f64| 100.0 * done / whole + 0.0;
    match behaviour {
        Behaviour::Increase | Behaviour::Reduce => {
            let baseline = figures.baseline?;
            // Figures that differ in the last digit of a binary fraction do not differ.
            if equal(baseline, target) {
                return at_target();
            }
            Some(ratio(value - baseline, target - baseline))
        }
        Behaviour::Accumulate if target == 0.0 => at_target(),
        Behaviour::Accumulate => Some(ratio(value, target)),
        Behaviour::KeepMinimum => kept(reaches(value, target), ratio(value, target)),
        Behaviour::KeepMaximum => kept(reaches(target, value), ratio(target, value)),
    }
}

/// Progress of something that is to be kept: what keeps its bound has no less than 100, whatever the signs
/// make of the ratio, and what breaks it has less or none that can be computed.
fn kept(keeps: bool, ratio: f64) -> Option<f64> {
    if keeps {
        return Some(if ratio.is_finite() {
            ratio.max(100.0)
        } else {
            100.0
        });
    }
    Some(ratio).filter(|ratio| *ratio < 100.0)
}

/// The index of fulfilment of several indicators, from their progress in percent and their weights.
///
/// # Errors
/// [`Unfit::TooFew`] without indicators or when none that counts was measured; [`Unfit::Shape`] when there is
/// not one weight per indicator; [`Unfit::NoWeight`] when the weights that count share nothing out;
/// [`Unfit::OutOfRange`] for a progress that is no number or thresholds out of order.
pub fn fulfilment(
    progress: &[Option<f64>],
    weights: &[f64],
    unmeasured: Unmeasured,
    lights: Lights,
) -> Result<Fulfilment, Unfit> {
    same_length(progress.len(), weights.len())?;
    total_weight(weights)?;
    let mut counted = Vec::with_capacity(progress.len());
    let mut missing = 0;
    for (row, (pct, weight)) in progress.iter().zip(weights).enumerate() {
        match (pct, unmeasured) {
            (Some(pct), _) => counted.push((ANY.check(*pct, row, 0)?.clamp(0.0, 100.0), *weight)),
            (None, Unmeasured::CountsZero) => counted.push((0.0, *weight)),
            (None, Unmeasured::LeftOut) => {}
        }
        missing += usize::from(pct.is_none());
    }
    at_least(1, counted.len())?;
    let own: Vec<f64> = counted.iter().map(|(_, weight)| *weight).collect();
    let sum = total_weight(&own)?;
    let index: f64 = counted
        .iter()
        .map(|(pct, weight)| pct * (weight / sum))
        .sum();
    Ok(Fulfilment {
        index,
        light: light(index, lights)?,
        unmeasured: missing,
    })
}

/// How many lights there are of each colour, from [`Light::Green`] to [`Light::Grey`].
pub fn count(lights: &[Light]) -> [usize; 4] {
    Light::ALL.map(|colour| lights.iter().filter(|light| **light == colour).count())
}

#[cfg(test)]
mod tests;
