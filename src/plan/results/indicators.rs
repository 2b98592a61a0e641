//! The indicators, round by round: how far each has come towards the target of its year, and its light.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::rules::{Rules, real};
use super::said::{Outcome, Remark, Unsaid};
use super::{Results, Source};
use crate::method::indicators::{
    Behaviour, Figures, Fulfilment, Light, Lights, Progress, Unmeasured, count, fulfilment,
    progress,
};
use crate::plan::{Item, Value};

/// The rounds of measurement, the first one first.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicators {
    /// The rounds, by date.
    pub rounds: Vec<Round>,
}

/// A round.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Its record.
    pub id: Arc<str>,
    /// Every indicator that says how it should move, in the order of their list.
    pub indicators: Vec<Measured>,
    /// How many lights are green, yellow, red and grey.
    pub lights: [usize; 4],
    /// The index of fulfilment; nothing when nothing was measured.
    pub fulfilment: Option<Fulfilment>,
}

/// An indicator in a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The indicator.
    pub indicator: Arc<str>,
    /// The measurement, if there is one.
    pub measurement: Option<Arc<str>>,
    /// What was measured.
    pub value: Option<Decimal>,
    /// The target of the year of the round.
    pub target: Option<Decimal>,
    /// How far it has come.
    pub progress: Progress,
}

impl Indicators {
    /// The last round in which something was measured against a target.
    pub fn last(&self) -> Option<&Round> {
        let told = |round: &&Round| {
            let measured = round.indicators.iter();
            measured.filter(|own| own.progress.pct.is_some()).count() > 0
        };
        self.rounds.iter().rev().find(told)
    }

    /// The progress of an indicator in the last round.
    pub fn of_indicator(&self, id: &str) -> Option<&Measured> {
        let round = self.last()?;
        round.indicators.iter().find(|own| *own.indicator == *id)
    }

    /// The progress that a measurement tells.
    pub fn of_measurement(&self, id: &str) -> Option<&Measured> {
        let all = self.rounds.iter().flat_map(|round| &round.indicators);
        let mut with = all.filter(|own| own.measurement.is_some());
        with.find(|own| own.measurement.as_deref() == Some(id))
    }

    /// The reading of the last round in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let Some(round) = self.last() else {
            return Vec::new();
        };
        let [green, yellow, red, grey] = round.lights;
        let mut said = vec![
            Remark::new("reading-indicators-lights")
                .names("round", source, [&round.id])
                .count("green", green)
                .count("yellow", yellow)
                .count("red", red)
                .count("grey", grey),
        ];
        if let Some(fulfilment) = round.fulfilment {
            said.push(
                Remark::new("reading-indicators-index")
                    .number("index", fulfilment.index, 1)
                    .count("unmeasured", fulfilment.unmeasured),
            );
        }
        said
    }
}

/// What the definition decides about lights.
fn lights(rules: Rules<'_>) -> Outcome<Lights> {
    Ok(Lights {
        green: rules.number("indicators.green")?,
        yellow: rules.number("indicators.yellow")?,
    })
}

/// The number that a map of years has for a year.
fn in_year(item: &Item, field: &str, year: &str) -> Option<Decimal> {
    let Value::Map(cells) = item.get(field)? else {
        return None;
    };
    let (_, value) = cells.iter().find(|(key, _)| **key == *year)?;
    value.as_number()
}

pub(super) fn read(results: Results<'_>) -> Outcome<Indicators> {
    let source = results.source();
    let rules = results.rules();
    let lights = lights(rules)?;
    let weight = rules.number("indicators.weight")?;
    let unmeasured = rules.one_of(
        "indicators.unmeasured",
        &[
            ("left_out", Unmeasured::LeftOut),
            ("counts_zero", Unmeasured::CountsZero),
        ],
    )?;
    let behaved: Vec<(&Item, Behaviour)> = source
        .items("indicator")
        .iter()
        .filter_map(|item| {
            let kind = item.id_of("kind")?;
            let mut known = Behaviour::ALL.into_iter();
            Some((item, known.find(|behaviour| behaviour.id() == kind)?))
        })
        .collect();
    let mut rounds: Vec<&Item> = source.items("round").iter().collect();
    rounds.sort_by_key(|round| match round.get("date") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    });
    if behaved.is_empty() || rounds.is_empty() {
        return Err(Unsaid::nothing());
    }
    let measurements = measurements(source);
    let mut told = Vec::with_capacity(rounds.len());
    for round in rounds {
        let year = round
            .number("year")
            .map(|year| year.trunc().to_string())
            .unwrap_or_default();
        let mut indicators = Vec::with_capacity(behaved.len());
        for (item, behaviour) in &behaved {
            let measurement = measurements.get(&(&*round.id, &*item.id)).copied();
            let value = measurement.and_then(|own| own.number("value"));
            // Of an accumulation nothing may be due yet: that is no target, and no success either.
            let target = in_year(item, "targets", &year)
                .filter(|target| *behaviour != Behaviour::Accumulate || !target.is_zero());
            let figures = Figures {
                baseline: item.number("baseline").map(real),
                target: target.map(real),
                value: value.map(real),
            };
            let progress = progress(*behaviour, &figures, lights).map_err(|unfit| {
                let own = std::slice::from_ref(&item.id);
                Unsaid::of(&unfit, source, own, &[])
            })?;
            indicators.push(Measured {
                indicator: Arc::clone(&item.id),
                measurement: measurement.map(|own| Arc::clone(&own.id)),
                value,
                target,
                progress,
            });
        }
        let all: Vec<Light> = indicators.iter().map(|own| own.progress.light).collect();
        let shares: Vec<Option<f64>> = indicators.iter().map(|own| own.progress.pct).collect();
        let weights = vec![weight; shares.len()];
        told.push(Round {
            id: Arc::clone(&round.id),
            lights: count(&all),
            fulfilment: fulfilment(&shares, &weights, unmeasured, lights).ok(),
            indicators,
        });
    }
    Ok(Indicators { rounds: told })
}

/// The measurements by round and indicator; of several the last one counts.
fn measurements(source: Source<'_>) -> BTreeMap<(&str, &str), &Item> {
    let items = source.items("measurement").iter();
    let placed = items.filter_map(|item| {
        let place = (item.id_of("round")?, item.id_of("indicator")?);
        Some((place, item))
    });
    placed.collect()
}
