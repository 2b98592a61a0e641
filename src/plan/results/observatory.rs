//! The observatory: each indicator through the rounds of measurement, and what each round leaves unsaid.
//!
//! Progress and lights are those of [`super::indicators`]; here they are read along the years instead of across one
//! round.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::indicators::Measured;
use super::rules::real;
use super::said::{Outcome, Remark};
use crate::method::indicators::targets::{Course, course};
use crate::method::indicators::{Behaviour, Light, Trend};
use crate::plan::Item;

/// The indicators along the rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Observatory {
    /// The rounds, the first one first.
    pub rounds: Vec<Coverage>,
    /// Each indicator that says how it should move, in the order of their list.
    pub series: Vec<Series>,
    /// Reds that nobody has explained.
    pub unexplained: Vec<Unexplained>,
    /// From this share of measured indicators on a round tells how the plan goes, 0–100; nothing when the definition
    /// does not decide it.
    pub coverage_least: Option<f64>,
}

/// How much of what should be measured a round has.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The round.
    pub round: Arc<str>,
    /// Indicators with a value.
    pub measured: usize,
    /// Indicators there are.
    pub whole: usize,
    /// The first over the second, 0–100.
    pub pct: f64,
}

/// An indicator along the rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The indicator.
    pub indicator: Arc<str>,
    /// Each round, in their order.
    pub points: Vec<Measured>,
    /// How the last two measured values go; nothing with fewer.
    pub course: Option<Course>,
}

/// A red light without an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexplained {
    /// The measurement.
    pub measurement: Arc<str>,
    /// Its indicator.
    pub indicator: Arc<str>,
    /// Its round.
    pub round: Arc<str>,
}

impl Series {
    /// Where its last measured value leads.
    pub fn trend(&self) -> Option<Trend> {
        let mut measured = self.points.iter().rev();
        measured.find_map(|point| point.progress.trend)
    }
}

impl Observatory {
    /// The rounds that have begun and in which too little was measured.
    pub fn thin(&self) -> Vec<&Coverage> {
        let Some(least) = self.coverage_least else {
            return Vec::new();
        };
        let rounds = self.rounds.iter();
        rounds
            .filter(|own| own.measured > 0 && own.pct < least)
            .collect()
    }

    /// The indicators whose last two values go so.
    pub fn going(&self, course: Course) -> Vec<Arc<str>> {
        let mine = self.series.iter().filter(|own| own.course == Some(course));
        mine.map(|own| Arc::clone(&own.indicator)).collect()
    }

    /// The indicators that move away from their target.
    pub fn contrary(&self) -> Vec<Arc<str>> {
        let mine = self.series.iter();
        let mine = mine.filter(|own| own.trend() == Some(Trend::Contrary));
        mine.map(|own| Arc::clone(&own.indicator)).collect()
    }

    /// The reading in sentences; it asks for the explanation of each red.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        for (ids, key) in [
            (self.going(Course::Improving), "reading-observatory-better"),
            (self.going(Course::Worsening), "reading-observatory-worse"),
            (self.contrary(), "reading-observatory-contrary"),
        ] {
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, &ids));
            }
        }
        for own in self.thin() {
            said.push(
                Remark::new("reading-observatory-thin")
                    .count("measured", own.measured)
                    .count("whole", own.whole)
                    .names("round", source, [&own.round]),
            );
        }
        for round in &self.rounds {
            let ids: Vec<&Arc<str>> = self
                .unexplained
                .iter()
                .filter(|own| own.round == round.round)
                .map(|own| &own.indicator)
                .collect();
            if !ids.is_empty() {
                said.push(
                    Remark::new("reading-observatory-unexplained")
                        .count("n", ids.len())
                        .names("round", source, [&round.round])
                        .names("names", source, ids),
                );
            }
        }
        said
    }
}

/// How an indicator should move.
fn behaviour(item: &Item) -> Option<Behaviour> {
    let kind = item.id_of("kind")?;
    let mut all = Behaviour::ALL.into_iter();
    all.find(|behaviour| behaviour.id() == kind)
}

pub(super) fn read(results: Results<'_>) -> Outcome<Observatory> {
    let source = results.source();
    let found = results.indicators().as_ref().map_err(Clone::clone)?;
    let tolerance = results.rules().number("indicators.tolerance")?;
    let mut rounds = Vec::with_capacity(found.rounds.len());
    let mut unexplained = Vec::new();
    for round in &found.rounds {
        let whole = round.indicators.len();
        let valued = round.indicators.iter().filter(|own| own.value.is_some());
        let measured = valued.count();
        rounds.push(Coverage {
            round: Arc::clone(&round.id),
            measured,
            whole,
            pct: 100.0 * measured as f64 / whole.max(1) as f64,
        });
        for own in &round.indicators {
            let note = own.measurement.as_deref().and_then(|id| source.get(id));
            let told = note.and_then(|item| item.text("note"));
            let is_told = told.is_some_and(|text| !text.trim().is_empty());
            if let (Light::Red, Some(measurement), false) =
                (own.progress.light, &own.measurement, is_told)
            {
                unexplained.push(Unexplained {
                    measurement: Arc::clone(measurement),
                    indicator: Arc::clone(&own.indicator),
                    round: Arc::clone(&round.id),
                });
            }
        }
    }
    let first = found.rounds.first().map_or(&[][..], |own| &own.indicators);
    let series = first.iter().enumerate().map(|(at, own)| {
        let rounds = found.rounds.iter();
        let points: Vec<Measured> = rounds
            .filter_map(|round| round.indicators.get(at).cloned())
            .collect();
        let values: Vec<Option<f64>> = points.iter().map(|one| one.value.map(real)).collect();
        let course = source.get(&own.indicator).and_then(behaviour);
        let course = course.and_then(|way| course_of(way, &values, tolerance));
        Series {
            indicator: Arc::clone(&own.indicator),
            points,
            course,
        }
    });
    let coverage_least = source.workshop().number("checks.coverage_least");
    Ok(Observatory {
        series: series.collect(),
        rounds,
        unexplained,
        coverage_least: coverage_least.map(|least: Decimal| real(least)),
    })
}

fn course_of(behaviour: Behaviour, values: &[Option<f64>], tolerance: f64) -> Option<Course> {
    course(behaviour, values, tolerance).ok().flatten()
}
