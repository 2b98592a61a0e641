//! The passes forward and backward, and the floats between them.
//!
//! A task with a duration is placed by the number of its first worked day, a milestone by its moment. Every
//! step forward has an exact inverse, so that a task never gets a late date before its early one.

use super::calendar::WorkingDays;
use super::paths;
use super::{Dates, LagTime, Link, Options, Schedule, Task};

/// Where a task can stand in its calendar.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    days: &'a WorkingDays,
    duration: i64,
}

impl Line<'_> {
    fn start(self, place: i64) -> i64 {
        match self.duration {
            0 => place,
            _ => self.days.day(place),
        }
    }

    fn finish(self, place: i64) -> i64 {
        match self.duration {
            0 => place,
            _ => self.days.day(place + self.duration - 1) + 1,
        }
    }

    /// The first place whose start is not before `moment`.
    fn starting_from(self, moment: i64) -> i64 {
        match self.duration {
            0 => moment,
            _ => self.days.worked(moment),
        }
    }

    /// The first place whose finish is not before `moment`.
    fn finishing_from(self, moment: i64) -> i64 {
        match self.duration {
            0 => moment,
            _ => self.days.worked(moment - 1) + 1 - self.duration,
        }
    }

    /// The last place whose start is not after `moment`.
    fn starting_until(self, moment: i64) -> i64 {
        match self.duration {
            0 => moment,
            _ => self.days.worked(moment + 1) - 1,
        }
    }

    /// The last place whose finish is not after `moment`.
    fn finishing_until(self, moment: i64) -> i64 {
        match self.duration {
            0 => moment,
            _ => self.days.worked(moment) - self.duration,
        }
    }

    /// Start and finish.
    fn dates(self, place: i64) -> (i64, i64) {
        (self.start(place), self.finish(place))
    }

    /// Worked days from one place to another.
    fn between(self, from: i64, to: i64) -> i64 {
        match self.duration {
            0 => self.days.worked(to) - self.days.worked(from),
            _ => to - from,
        }
    }
}

/// The moment that a link asks for, given a moment of the earlier task.
fn forward(link: &Link, moment: i64, later: Line<'_>) -> i64 {
    match link.lag_time {
        LagTime::Worked => later.days.later(moment, link.lag),
        LagTime::Elapsed => moment + link.lag,
    }
}

/// The last place of the earlier task with which the later one can keep its dates.
fn backward(link: &Link, earlier: Line<'_>, later: Line<'_>, dates: (i64, i64)) -> i64 {
    let limit = if link.kind.holds_start() {
        dates.0
    } else {
        dates.1
    };
    let limit = match link.lag_time {
        LagTime::Worked => later.days.latest_before(limit, link.lag),
        LagTime::Elapsed => limit - link.lag,
    };
    if link.kind.leaves_from_finish() {
        earlier.finishing_until(limit)
    } else {
        earlier.starting_until(limit)
    }
}

/// Computes the dates. The calendars end with the one in which every day is worked.
pub(super) fn run(
    tasks: &[Task],
    options: &Options<'_>,
    calendars: &[WorkingDays],
    order: &[usize],
) -> Schedule {
    let lines: Vec<Line<'_>> = tasks
        .iter()
        .map(|task| Line {
            days: &calendars[task.calendar.unwrap_or(calendars.len() - 1)],
            duration: task.duration,
        })
        .collect();
    // Places, and the dates that belong to them.
    let mut early = vec![0; tasks.len()];
    let mut early_dates = vec![(0, 0); tasks.len()];
    for &at in order {
        let line = lines[at];
        let mut place = line.starting_from(options.start);
        if let Some(day) = tasks[at].not_before {
            place = place.max(line.starting_from(day));
        }
        for link in &tasks[at].links {
            let (start, finish) = early_dates[link.from];
            let left = if link.kind.leaves_from_finish() {
                finish
            } else {
                start
            };
            let moment = forward(link, left, line);
            place = place.max(if link.kind.holds_start() {
                line.starting_from(moment)
            } else {
                line.finishing_from(moment)
            });
        }
        early[at] = place;
        early_dates[at] = line.dates(place);
    }
    let finishes = early_dates.iter().map(|(_, finish)| *finish);
    let finish = finishes.max().unwrap_or(options.start);

    let end = options.finish_by.unwrap_or(finish);
    let mut late: Vec<i64> = lines.iter().map(|line| line.finishing_until(end)).collect();
    let mut late_dates = vec![(0, 0); tasks.len()];
    let mut free: Vec<i64> = lines
        .iter()
        .zip(&early)
        .map(|(line, place)| line.between(*place, line.finishing_until(finish)))
        .collect();
    let mut drives: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    for &at in order.iter().rev() {
        let line = lines[at];
        late_dates[at] = line.dates(late[at]);
        for link in &tasks[at].links {
            let from = link.from;
            let other = lines[from];
            late[from] = late[from].min(backward(link, other, line, late_dates[at]));
            let latest = backward(link, other, line, early_dates[at]);
            let slack = other.between(early[from], latest);
            free[from] = free[from].min(slack);
            if slack == 0 {
                drives[from].push(at);
            }
        }
    }

    let floats: Vec<i64> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| line.between(early[at], late[at]))
        .collect();
    let least = floats.iter().copied().min().unwrap_or(0);
    let dates = (0..tasks.len()).map(|at| Dates {
        early_start: early_dates[at].0,
        early_finish: early_dates[at].1,
        late_start: late_dates[at].0,
        late_finish: late_dates[at].1,
        total_float: floats[at],
        free_float: free[at],
        critical: floats[at] == least,
    });
    let critical: Vec<bool> = floats.iter().map(|float| *float == least).collect();
    let (paths, n_paths) = paths::find(&critical, drives, order, options.most_paths);
    Schedule {
        start: options.start,
        finish,
        duration: finish - options.start,
        tasks: dates.collect(),
        critical: (0..tasks.len()).filter(|at| critical[*at]).collect(),
        paths,
        n_paths,
    }
}
