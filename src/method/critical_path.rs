//! The critical path of a schedule: when each task can and must happen, and which ones have no room.
//!
//! The precedence diagramming method: a task depends on others by four kinds of link with a lag, positive (a
//! wait) or negative (an overlap). Going forward from the start gives the early dates, going backward from the
//! end the late ones; the difference is the float. Time is counted in whole units that the caller chooses: days
//! with a calendar, or tenths of a month, as long as all numbers use the same ones, so that a float of zero is
//! exactly zero.
//!
//! Limits: no resources, no splitting of tasks, no probabilities. Order of parts: what is given, what comes
//! out, [`schedule`]; then, inside, the calendars that count worked days, the two passes, the paths.

mod calendar;
mod passes;
mod paths;
#[cfg(test)]
mod tests;

pub use self::calendar::{Calendar, Span};
use self::calendar::{FURTHEST, WorkingDays};
use super::{About, Unfit};

/// The family.
pub const ABOUT: About = About {
    id: "critical_path",
    source: "Kelley and Walker, Critical-Path Planning and Scheduling (1959); the four links and their lags: \
             Fondahl (1961) and IBM, Project Control System (1964)",
    parameters: &["start", "finish_by", "calendars", "most_paths"],
    cases: "cpm",
};

/// The most that all durations, lags and days of one schedule may sum to, in units of time.
const MOST_TIME: i64 = 1_000_000_000_000_000;

/// Which end of the task waits for which end of the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// It starts when the other has finished.
    FinishToStart,
    /// It starts when the other has started.
    StartToStart,
    /// It finishes when the other has finished.
    FinishToFinish,
    /// It finishes when the other has started.
    StartToFinish,
}

impl LinkKind {
    /// All kinds, the usual one first.
    pub const ALL: [Self; 4] = [
        Self::FinishToStart,
        Self::StartToStart,
        Self::FinishToFinish,
        Self::StartToFinish,
    ];

    /// Its stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::FinishToStart => "finish_to_start",
            Self::StartToStart => "start_to_start",
            Self::FinishToFinish => "finish_to_finish",
            Self::StartToFinish => "start_to_finish",
        }
    }

    fn leaves_from_finish(self) -> bool {
        matches!(self, Self::FinishToStart | Self::FinishToFinish)
    }

    fn holds_start(self) -> bool {
        matches!(self, Self::FinishToStart | Self::StartToStart)
    }
}

/// What a lag counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LagTime {
    /// Days worked in the calendar of the task that waits.
    Worked,
    /// All days: concrete also dries on Sundays.
    Elapsed,
}

/// What a task waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The earlier task, by its place.
    pub from: usize,
    /// Which ends are linked.
    pub kind: LinkKind,
    /// How long it waits, in units of time; negative when both overlap.
    pub lag: i64,
    /// What the lag counts.
    pub lag_time: LagTime,
}

/// One task of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Units of work, without interruption other than its calendar; 0 is a milestone.
    pub duration: i64,
    /// What it waits for; all must be met.
    pub links: Vec<Link>,
    /// Its calendar by its place in [`Options::calendars`]; without one every day is worked.
    pub calendar: Option<usize>,
    /// The day before which it cannot start, whatever it waits for.
    pub not_before: Option<i64>,
}

/// What is decided for the schedule as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The moment from which tasks can start; 0 gives dates relative to the start.
    pub start: i64,
    /// The moment at which everything must be finished, if one was imposed; otherwise the late dates are
    /// counted back from the earliest possible finish.
    pub finish_by: Option<i64>,
    /// The calendars that tasks name.
    pub calendars: &'a [Calendar],
    /// The most critical paths to list; there can be very many of them.
    pub most_paths: usize,
}

/// The dates of a task. All are moments: a task of two days that starts on day 5 finishes at 7, having been
/// worked on days 5 and 6. A start is a worked day and a finish follows one; a milestone happens at the moment
/// at which what it waits for is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The earliest start.
    pub early_start: i64,
    /// The earliest finish.
    pub early_finish: i64,
    /// The latest start that does not delay the end.
    pub late_start: i64,
    /// The latest finish that does not delay the end.
    pub late_finish: i64,
    /// Worked days, in its own calendar, that it can be late without delaying the end: late minus early start.
    /// Negative when an imposed finish cannot be kept.
    pub total_float: i64,
    /// Worked days that it can be late without delaying the early dates of any other task, nor the end.
    pub free_float: i64,
    /// Whether its total float is the least of all: 0 when no finish was imposed.
    pub critical: bool,
}

/// A schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The moment from which tasks can start.
    pub start: i64,
    /// The moment at which the last task is finished, at the earliest.
    pub finish: i64,
    /// From start to finish, closed days included.
    pub duration: i64,
    /// The dates of each task, in the order given.
    pub tasks: Vec<Dates>,
    /// The critical tasks, in the order given.
    pub critical: Vec<usize>,
    /// Chains of critical tasks in which each sets the date of the next, in the order of the tasks given; at
    /// most [`Options::most_paths`] of them. With several calendars a chain can begin late: where a calendar and
    /// not a task sets the date.
    pub paths: Vec<Vec<usize>>,
    /// How many such chains there are, listed or not.
    pub n_paths: u64,
}

/// Computes the schedule in time proportional to tasks and links.
///
/// Forward, in an order in which each task follows what it waits for:
/// `ES = max(start, not_before, over links: EF or ES of the earlier task + lag, minus the duration when the link
/// holds the finish)` and `EF = ES + duration`. Backward: `LF = min(end, over links that leave: LS or LF of the
/// later task − lag, plus the duration when the link leaves from the start)` and `LS = LF − duration`, where
/// `end` is the imposed finish or the greatest EF. Total float `LS − ES`; free float the least slack of the
/// links that leave and of `end − EF`. Critical are the tasks with the least total float. In a calendar the same
/// steps are counted in worked days.
///
/// With one calendar (or none) the float is exact. With several, a float counts days of the task's own
/// calendar, so that floats of tasks in different calendars are not comparable day by day.
///
/// # Errors
///
/// [`Unfit::TooFew`] without tasks, or when a calendar has no worked day; [`Unfit::Unknown`] with the task that
/// names an earlier task or a calendar that was not given; [`Unfit::Cycle`] with tasks of which each waits for
/// the next and the last for the first, beginning with the one given first; [`Unfit::OutOfRange`] for a negative
/// duration (row: task, column 0), for a lag (column: its link, from 1) or a day too far away, and for a span
/// that ends before it begins (row: calendar, column: span).
pub fn schedule(tasks: &[Task], options: &Options<'_>) -> Result<Schedule, Unfit> {
    if tasks.is_empty() {
        return Err(Unfit::TooFew {
            needed: 1,
            given: 0,
        });
    }
    let calendars = options.calendars.iter().enumerate();
    let mut calendars = calendars
        .map(|(row, calendar)| WorkingDays::new(calendar, row))
        .collect::<Result<Vec<_>, _>>()?;
    calendars.push(WorkingDays::every_day());
    check(tasks, options)?;
    let order = order(tasks)?;
    Ok(passes::run(tasks, options, &calendars, &order))
}

/// Refuses what would lead outside the numbers of time.
fn check(tasks: &[Task], options: &Options<'_>) -> Result<(), Unfit> {
    let mut sum = 0;
    let mut add = |time: i64, least: i64, row: usize, column: usize| {
        if (least..=FURTHEST).contains(&time) {
            sum += time.abs();
            if sum <= MOST_TIME {
                return Ok(());
            }
        }
        Err(Unfit::OutOfRange {
            row,
            column,
            least: least as f64,
            most: FURTHEST as f64,
        })
    };
    add(options.start, -FURTHEST, 0, 0)?;
    add(options.finish_by.unwrap_or(0), -FURTHEST, 0, 0)?;
    for (row, task) in tasks.iter().enumerate() {
        add(task.duration, 0, row, 0)?;
        // One far date moves everything after it only once, but the sum keeps the proof short.
        add(task.not_before.unwrap_or(0), -FURTHEST, row, 0)?;
        if task
            .calendar
            .is_some_and(|place| place >= options.calendars.len())
        {
            return Err(Unfit::Unknown { item: row });
        }
        for (column, link) in task.links.iter().enumerate() {
            if link.from >= tasks.len() {
                return Err(Unfit::Unknown { item: row });
            }
            add(link.lag, -FURTHEST, row, column + 1)?;
        }
    }
    Ok(())
}

/// The tasks in an order in which each follows what it waits for.
fn order(tasks: &[Task]) -> Result<Vec<usize>, Unfit> {
    let mut waits: Vec<usize> = tasks.iter().map(|task| task.links.len()).collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    for (place, task) in tasks.iter().enumerate() {
        for link in &task.links {
            followers[link.from].push(place);
        }
    }
    let mut order: Vec<usize> = (0..tasks.len())
        .filter(|place| waits[*place] == 0)
        .collect();
    let mut done = 0;
    while let Some(&place) = order.get(done) {
        done += 1;
        for &follower in &followers[place] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                order.push(follower);
            }
        }
    }
    match waits.iter().position(|waits| *waits > 0) {
        None => Ok(order),
        Some(stuck) => Err(Unfit::Cycle(circle(tasks, &waits, stuck))),
    }
}

/// The circle to which a task that never gets its turn leads: whoever waits, waits for one that waits too.
fn circle(tasks: &[Task], waits: &[usize], stuck: usize) -> Vec<usize> {
    let mut seen = vec![None; tasks.len()];
    let mut walk = Vec::new();
    let mut place = stuck;
    while seen[place].is_none() {
        seen[place] = Some(walk.len());
        walk.push(place);
        let next = tasks[place].links.iter().find(|link| waits[link.from] > 0);
        place = next.map_or(place, |link| link.from);
    }
    let mut circle = walk.split_off(seen[place].unwrap_or(0));
    let first = circle.iter().enumerate().min_by_key(|(_, task)| **task);
    let first = first.map_or(0, |(at, _)| at);
    circle.rotate_left(first);
    circle
}
