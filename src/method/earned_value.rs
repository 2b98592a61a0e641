//! Earned value: what was planned, done and spent by a day, and what the work will cost in the end.
//!
//! Amounts and indices are exact. An index whose divisor is zero is absent, never infinite: before any money was
//! spent nothing can be said about the cost of the work.
//!
//! Order of parts: from tasks ([`problems`], [`totals`], [`setbacks`]) to figures, from figures to the
//! [`Assessment`], from indices to a [`Light`].

use rust_decimal::Decimal;

use super::{About, Unfit, money};

/// The family.
pub const ABOUT: About = About {
    id: "earned_value",
    source: "ANSI/EIA-748, Earned Value Management Systems; PMI, Practice Standard for Earned Value Management",
    parameters: &["green_from", "amber_from"],
    cases: "evm",
};

/// A task at the day of the report. What nobody reported is absent, not zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaskProgress {
    /// What it should cost, in the currency of the plan.
    pub budget: Option<Decimal>,
    /// How much should be done by now, 0–100.
    pub planned_percent: Option<Decimal>,
    /// How much is done, 0–100.
    pub done_percent: Option<Decimal>,
    /// What was spent on it so far.
    pub actual_cost: Option<Decimal>,
}

/// Why a reported value cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// The task has no budget.
    NoBudget,
    /// Nobody said how much should be done.
    NoPlannedPercent,
    /// Nobody said how much is done.
    NoDonePercent,
    /// Nobody said what was spent.
    NoActualCost,
    /// A budget below zero, or beyond any plan.
    BudgetOutOfRange,
    /// Less than nothing or more than all should be done.
    PlannedOutOfRange,
    /// Less than nothing or more than all is done.
    DoneOutOfRange,
    /// A cost below zero, or beyond any plan.
    CostOutOfRange,
}

impl ProblemKind {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::NoBudget => "no_budget",
            Self::NoPlannedPercent => "no_planned_percent",
            Self::NoDonePercent => "no_done_percent",
            Self::NoActualCost => "no_actual_cost",
            Self::BudgetOutOfRange => "budget_out_of_range",
            Self::PlannedOutOfRange => "planned_out_of_range",
            Self::DoneOutOfRange => "done_out_of_range",
            Self::CostOutOfRange => "cost_out_of_range",
        }
    }
}

/// A value that is missing or impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The task, by its place.
    pub task: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The four figures at the day of the report, in the currency of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Budget at completion (BAC): what all the work should cost. Without it there are indices but no forecasts.
    pub budget: Option<Decimal>,
    /// Planned value (PV): budget of the work that should be done by now.
    pub planned_value: Decimal,
    /// Earned value (EV): budget of the work that is done.
    pub earned_value: Decimal,
    /// Actual cost (AC): what was spent.
    pub actual_cost: Decimal,
}

/// What the work will cost in the end, under one assumption about the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// Estimate at completion (EAC).
    pub at_completion: Decimal,
    /// Estimate to complete (ETC): what is still to be spent, `EAC − AC`.
    pub to_complete: Decimal,
    /// Variance at completion (VAC): `BAC − EAC`; negative when it will cost more than the budget.
    pub variance: Decimal,
    /// Efficiency that the rest needs to end at this estimate, `(BAC − EV) / (EAC − AC)`.
    pub to_complete_index: Option<Decimal>,
}

/// What the figures say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessment {
    /// The figures themselves.
    pub figures: Figures,
    /// Cost variance (CV): `EV − AC`; negative when the work done has cost more than planned.
    pub cost_variance: Decimal,
    /// Schedule variance (SV): `EV − PV`; negative when less was done than planned.
    pub schedule_variance: Decimal,
    /// Cost performance index (CPI): `EV / AC`, what each unit of money brought.
    pub cost_index: Option<Decimal>,
    /// Schedule performance index (SPI): `EV / PV`.
    pub schedule_index: Option<Decimal>,
    /// Work done of all the work: `EV / BAC`, 0–100.
    pub percent_complete: Option<Decimal>,
    /// Money spent of the budget: `AC / BAC`, 0–100 and beyond.
    pub percent_spent: Option<Decimal>,
    /// The rest costs as the work so far did: `EAC = BAC / CPI`.
    pub by_cost: Option<Forecast>,
    /// The rest costs as planned, what happened was an exception: `EAC = AC + BAC − EV`.
    pub by_plan: Option<Forecast>,
    /// The rest also pays for the delay: `EAC = AC + (BAC − EV) / (CPI · SPI)`.
    pub by_cost_and_schedule: Option<Forecast>,
    /// Efficiency that the rest needs to end within the budget (TCPI): `(BAC − EV) / (BAC − AC)`. Above 1 the
    /// rest must be done better than planned; negative when the budget is spent and the work is not done, so
    /// that no efficiency is enough; absent when budget and cost are equal.
    pub to_complete_index: Option<Decimal>,
}

/// From which index on a light changes. The workshop decides them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// The least index that is green.
    pub green_from: Decimal,
    /// The least index that is amber; not above [`Self::green_from`].
    pub amber_from: Decimal,
}

/// A light for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Something must be decided.
    Red,
    /// It should be watched.
    Amber,
    /// It goes as planned.
    Green,
}

impl Light {
    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
        }
    }
}

/// What is missing or impossible in the reports, by task and then in the order of [`ProblemKind`].
pub fn problems(tasks: &[TaskProgress]) -> Vec<Problem> {
    use ProblemKind as Kind;
    let mut found = Vec::new();
    for (place, task) in tasks.iter().enumerate() {
        let all = Decimal::ONE_HUNDRED;
        let values = [
            (
                task.budget,
                money::MOST,
                Kind::NoBudget,
                Kind::BudgetOutOfRange,
            ),
            (
                task.planned_percent,
                all,
                Kind::NoPlannedPercent,
                Kind::PlannedOutOfRange,
            ),
            (
                task.done_percent,
                all,
                Kind::NoDonePercent,
                Kind::DoneOutOfRange,
            ),
            (
                task.actual_cost,
                money::MOST,
                Kind::NoActualCost,
                Kind::CostOutOfRange,
            ),
        ];
        let missing = values.iter().filter(|(value, ..)| value.is_none());
        let wrong = values.iter().filter(|(value, most, ..)| {
            value.is_some_and(|value| money::within(value, *most, place, 0).is_err())
        });
        let kinds = missing
            .map(|(_, _, kind, _)| *kind)
            .chain(wrong.map(|(_, _, _, kind)| *kind));
        found.extend(kinds.map(|kind| Problem { task: place, kind }));
    }
    found
}

/// Adds tasks up: `BAC = Σ budget`, `PV = Σ budget · planned`, `EV = Σ budget · done`, `AC = Σ cost`.
///
/// # Errors
///
/// [`Unfit::TooFew`] without tasks; [`Unfit::Missing`] with task and column of each value that is absent;
/// [`Unfit::OutOfRange`] for the first impossible one. Columns: 0 budget, 1 planned, 2 done, 3 cost.
pub fn totals(tasks: &[TaskProgress]) -> Result<Figures, Unfit> {
    if tasks.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let mut missing = Vec::new();
    let mut sums = [Decimal::ZERO; 4];
    for (row, task) in tasks.iter().enumerate() {
        let values = [
            task.budget,
            task.planned_percent,
            task.done_percent,
            task.actual_cost,
        ];
        let absent = values
            .iter()
            .enumerate()
            .filter(|(_, value)| value.is_none());
        missing.extend(absent.map(|(column, _)| (row, column)));
        if let [Some(budget), Some(planned), Some(done), Some(cost)] = values {
            let budget = money::amount(budget, row, 0)?;
            let planned = money::within(planned, Decimal::ONE_HUNDRED, row, 1)?;
            let done = money::within(done, Decimal::ONE_HUNDRED, row, 2)?;
            let cost = money::amount(cost, row, 3)?;
            let part = |percent: Decimal| budget * percent / Decimal::ONE_HUNDRED;
            for (sum, value) in sums
                .iter_mut()
                .zip([budget, part(planned), part(done), cost])
            {
                *sum += value;
            }
        }
    }
    if !missing.is_empty() {
        return Err(Unfit::Missing(missing));
    }
    let [budget, planned_value, earned_value, actual_cost] = sums;
    Ok(Figures {
        budget: Some(budget),
        planned_value,
        earned_value,
        actual_cost,
    })
}

/// Reports of one task in the order of their dates: the places of those that say less is done than an earlier
/// one did. Work that is undone needs an explanation.
pub fn setbacks(done: &[Option<Decimal>]) -> Vec<usize> {
    let mut most = None;
    let mut found = Vec::new();
    for (place, done) in done.iter().enumerate() {
        let Some(done) = done else { continue };
        if most.is_some_and(|most| *done < most) {
            found.push(place);
        }
        most = most.max(Some(*done));
    }
    found
}

/// Reads the figures. A planned value of zero means that nothing should be done yet.
///
/// # Errors
///
/// [`Unfit::OutOfRange`] for a figure below zero or beyond any plan, and for a planned or earned value above the
/// budget. Rows: 0 budget, 1 planned value, 2 earned value, 3 actual cost.
pub fn assess(figures: &Figures) -> Result<Assessment, Unfit> {
    let most = match figures.budget {
        Some(budget) => money::amount(budget, 0, 0)?,
        None => money::MOST,
    };
    let planned = money::within(figures.planned_value, most, 1, 0)?;
    let earned = money::within(figures.earned_value, most, 2, 0)?;
    let actual = money::amount(figures.actual_cost, 3, 0)?;
    let cost_index = money::ratio(earned, actual);
    let schedule_index = money::ratio(earned, planned);
    let rest = figures.budget.map(|budget| budget - earned);
    let forecast = |to_complete: Option<Decimal>| {
        let (budget, to_complete) = (figures.budget?, to_complete?);
        let at_completion = actual.checked_add(to_complete)?;
        Some(Forecast {
            at_completion,
            to_complete,
            variance: budget.checked_sub(at_completion)?,
            to_complete_index: money::ratio(budget - earned, to_complete),
        })
    };
    // (BAC − EV) / CPI = (BAC − EV) · AC / EV, which rounds once. Without cost or plan there is no index to go by.
    let spend = |rest: Decimal, per: Option<Decimal>| {
        cost_index?;
        rest.checked_mul(actual)?
            .checked_div(earned)?
            .checked_mul(per?)
    };
    Ok(Assessment {
        figures: *figures,
        cost_variance: earned - actual,
        schedule_variance: earned - planned,
        cost_index,
        schedule_index,
        percent_complete: figures.budget.and_then(|all| money::percent(earned, all)),
        percent_spent: figures.budget.and_then(|all| money::percent(actual, all)),
        by_cost: forecast(rest.and_then(|rest| spend(rest, Some(Decimal::ONE)))),
        by_plan: forecast(rest),
        by_cost_and_schedule: forecast(
            rest.and_then(|rest| spend(rest, schedule_index.and(money::ratio(planned, earned)))),
        ),
        to_complete_index: rest
            .zip(figures.budget)
            .and_then(|(rest, budget)| money::ratio(rest, budget - actual)),
    })
}

/// The light of the lesser index; of the only one when the other is absent; nothing when both are.
///
/// # Errors
///
/// [`Unfit::OutOfRange`] when the thresholds are in the wrong order or negative (row 0 green, row 1 amber).
pub fn light(
    cost_index: Option<Decimal>,
    schedule_index: Option<Decimal>,
    thresholds: &Thresholds,
) -> Result<Option<Light>, Unfit> {
    let green = money::amount(thresholds.green_from, 0, 0)?;
    let amber = money::within(thresholds.amber_from, green, 1, 0)?;
    let indices = [cost_index, schedule_index].into_iter().flatten();
    Ok(indices.min().map(|index| {
        if index >= green {
            Light::Green
        } else if index >= amber {
            Light::Amber
        } else {
            Light::Red
        }
    }))
}

#[cfg(test)]
mod tests;
