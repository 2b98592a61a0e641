//! The schedule of each project: when each task begins and ends, which ones cannot be late, and how long it all takes.
//!
//! Time is counted in hundredths of a month, so that months stay months. Nothing is worked in the months of
//! `critical_path.calendars`, nor on the days of the pauses that people wrote (holidays, harvest, rains), once or every
//! year; both need the start of the project, and dates follow from it.
//! Source: see [`crate::method::critical_path`].

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Results;
use super::said::{Outcome, Remark, Unsaid};
use crate::method::critical_path::{self, Calendar, LagTime, Link, LinkKind, Options, Span, Task};
use crate::plan::{Item, Value};

/// Units of a month.
const MONTH: i64 = 100;

/// Years after the start of a project for which months without work are laid out.
const YEARS: i64 = 40;

/// The longest pause, in units: half a year.
const LONGEST_PAUSE: i64 = 6 * MONTH;

/// The schedules of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedules {
    /// Each project with tasks, in the order of their list.
    pub projects: Vec<ProjectSchedule>,
    /// Projects whose tasks cannot be put in order, and why.
    pub failed: Vec<(Arc<str>, Unsaid)>,
    /// The place of each project that has a schedule.
    places: HashMap<Arc<str>, usize>,
    /// The project and the place in it of each task.
    tasks: HashMap<Arc<str>, (usize, usize)>,
}

/// The schedule of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectSchedule {
    /// The project.
    pub project: Arc<str>,
    /// Its tasks, in the order of their list.
    pub tasks: Vec<Timed>,
    /// Tasks without a duration, which count as done at once.
    pub untimed: Vec<Arc<str>>,
    /// Tasks that wait for one that is not of this project, which is not waited for.
    pub astray: Vec<Arc<str>>,
    /// How many months it takes, those without work included.
    pub months: Decimal,
    /// Its first day, when the project says it.
    pub begins: Option<Date>,
    /// The day on which the last task ends.
    pub ends: Option<Date>,
}

/// A task with its dates.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed {
    /// The task.
    pub task: Arc<str>,
    /// Months from the start of the project to its beginning.
    pub start: Decimal,
    /// Months from the start of the project to its end.
    pub finish: Decimal,
    /// Months that it can be late without delaying the end.
    pub slack: Decimal,
    /// Whether it cannot be late at all.
    pub is_critical: bool,
    /// Its first day.
    pub begins: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
}

impl Timed {
    /// From which month to which it is done, counted from the year 0; without dates, from the month `start`.
    pub fn span(&self, start: f64) -> (f64, f64) {
        let real = |number: Decimal| number.to_f64().unwrap_or_default();
        match (self.begins, self.ends) {
            (Some(begins), Some(ends)) => {
                let month = |moment: i64| moment as f64 / MONTH as f64;
                let from = month(moment(begins));
                let to = if self.start == self.finish {
                    from
                } else {
                    month(moment(ends.tomorrow().unwrap_or(ends)))
                };
                (from, to)
            }
            _ => (start + real(self.start), start + real(self.finish)),
        }
    }
}

impl ProjectSchedule {
    /// The tasks that cannot be late.
    pub fn critical(&self) -> Vec<Arc<str>> {
        let critical = self.tasks.iter().filter(|task| task.is_critical);
        critical.map(|task| Arc::clone(&task.task)).collect()
    }
}

impl Schedules {
    /// The schedule of a project.
    pub fn get(&self, project: &str) -> Option<&ProjectSchedule> {
        self.projects.get(*self.places.get(project)?)
    }

    /// The dates of a task.
    pub fn task(&self, id: &str) -> Option<&Timed> {
        let (project, place) = self.tasks.get(id)?;
        self.projects.get(*project)?.tasks.get(*place)
    }

    /// Why the tasks of a project cannot be put in order.
    pub fn why_not(&self, project: &str) -> Option<&Unsaid> {
        let mut failed = self.failed.iter();
        failed.find(|(id, _)| **id == *project).map(|(_, why)| why)
    }

    /// Puts a schedule in the place of the one that its project had; tells whether that was enough. When not, because
    /// it had none or other tasks, everything has to be read again.
    pub fn replace(&mut self, schedule: ProjectSchedule) -> bool {
        let at = self.places.get(&schedule.project);
        let Some(own) = at.and_then(|at| self.projects.get_mut(*at)) else {
            return false;
        };
        let tasks = own.tasks.iter().map(|task| &task.task);
        let same = tasks.eq(schedule.tasks.iter().map(|task| &task.task));
        if same {
            *own = schedule;
        }
        same
    }

    fn add(&mut self, schedule: ProjectSchedule) {
        let at = self.projects.len();
        self.places.insert(Arc::clone(&schedule.project), at);
        for (place, task) in schedule.tasks.iter().enumerate() {
            self.tasks.insert(Arc::clone(&task.task), (at, place));
        }
        self.projects.push(schedule);
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        let longest = self.projects.iter().max_by_key(|project| project.months);
        if let Some(longest) = longest {
            said.push(
                Remark::new("reading-schedule-longest")
                    .names("project", source, [&longest.project])
                    .with("months", crate::plan::Fact::Number(longest.months)),
            );
        }
        let tight = self
            .projects
            .iter()
            .filter(|project| project.tasks.iter().all(|task| task.is_critical));
        let tight: Vec<Arc<str>> = tight.map(|project| Arc::clone(&project.project)).collect();
        if !tight.is_empty() {
            said.push(Remark::new("reading-schedule-tight").names("names", source, &tight));
        }
        let all = |of: fn(&ProjectSchedule) -> &Vec<Arc<str>>| -> Vec<Arc<str>> {
            self.projects.iter().flat_map(of).cloned().collect()
        };
        for (ids, key) in [
            (all(|own| &own.untimed), "reading-schedule-untimed"),
            (all(|own| &own.astray), "reading-schedule-astray"),
        ] {
            if !ids.is_empty() {
                said.push(Remark::new(key).names("names", source, &ids));
            }
        }
        said.extend(self.failed.iter().map(|(_, unsaid)| unsaid.why.clone()));
        said
    }
}

/// Months between two days, both included.
pub fn months_between(first: Date, last: Date) -> Decimal {
    months(moment(last.tomorrow().unwrap_or(last)) - moment(first))
}

/// Months as units; nothing for what is no time at all.
fn units(months: Decimal) -> Option<i64> {
    (months * Decimal::from(MONTH)).round().to_i64()
}

fn months(units: i64) -> Decimal {
    (Decimal::from(units) / Decimal::from(MONTH)).normalize()
}

/// A day as units, counted from the year 0.
fn moment(day: Date) -> i64 {
    let month = i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
    let passed = i64::from(day.day() - 1) * MONTH / i64::from(day.days_in_month());
    month * MONTH + passed
}

/// The day of a moment; nothing beyond the calendar.
fn day(moment: i64) -> Option<Date> {
    let (month, rest) = (moment.div_euclid(MONTH), moment.rem_euclid(MONTH));
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let first = Date::new(year, i8::try_from(month.rem_euclid(12)).ok()? + 1, 1).ok()?;
    let passed = rest * i64::from(first.days_in_month()) / MONTH;
    Date::new(year, first.month(), i8::try_from(passed).ok()? + 1).ok()
}

/// What is decided of all projects: when nothing is worked, and how many paths are listed.
struct Decided {
    /// Months without work, 1–12.
    months: Vec<f64>,
    /// Pauses by their first and last day, and whether they come back every year.
    pauses: Vec<(Date, Date, bool)>,
    most_paths: usize,
}

/// The time without work, for the years from a start on.
fn pauses(decided: &Decided, start: i64) -> Option<Calendar> {
    let first_year = start.div_euclid(MONTH * 12);
    let mut closed = Vec::new();
    for year in first_year..first_year + YEARS {
        for number in &decided.months {
            let at = (year * 12 + *number as i64 - 1) * MONTH;
            closed.push(Span {
                first: at,
                last: at + MONTH - 1,
            });
        }
    }
    for (first, last, is_yearly) in &decided.pauses {
        let (own_first, own_last) = (moment(*first), moment(last.tomorrow().unwrap_or(*last)) - 1);
        let own_year = i64::from(first.year());
        // One that begins in December may reach into the first year.
        let years = if *is_yearly {
            first_year - 1..first_year + YEARS
        } else {
            own_year..own_year + 1
        };
        closed.extend(years.map(|year| {
            let moved = (year - own_year) * 12 * MONTH;
            Span {
                first: own_first + moved,
                last: (own_last + moved).max(own_first + moved),
            }
        }));
    }
    (!closed.is_empty()).then_some(Calendar {
        week: [true; 7],
        monday: 0,
        closed,
    })
}

/// What the definition and the pauses that people wrote decide. A pause of half a year or more is no pause: it is left
/// out, like one without days.
fn decided(results: Results<'_>) -> Outcome<Decided> {
    let rules = results.rules();
    let months = rules.numbers("critical_path.calendars")?;
    let is_month = |month: &f64| month.fract() == 0.0 && (1.0..=12.0).contains(month);
    if !months.iter().all(is_month) || months.len() >= 12 {
        return Err(Unsaid::bad_parameter("critical_path.calendars"));
    }
    let pauses = results.source().items("pause").iter();
    let pauses = pauses.filter_map(|pause| {
        let (first, last) = pause_days(pause)?;
        Some((first, last, pause.is("yearly")))
    });
    Ok(Decided {
        months,
        pauses: pauses.collect(),
        most_paths: rules.count("critical_path.most_paths")?,
    })
}

/// The days of a pause that can be one: from the first to the last, less than half a year.
fn pause_days(pause: &Item) -> Option<(Date, Date)> {
    match (pause.get("first"), pause.get("last")) {
        (Some(Value::Date(first)), Some(Value::Date(last)))
            if first <= last && moment(*last) - moment(*first) < LONGEST_PAUSE =>
        {
            Some((*first, *last))
        }
        _ => None,
    }
}

/// Whether a pause says when it is, and is short enough to be one.
pub fn is_pause(pause: &Item) -> bool {
    pause_days(pause).is_some()
}

/// The schedule of one project, from its tasks in the order of their list.
///
/// # Errors
/// Why the tasks cannot be put in order.
pub fn of_one(results: Results<'_>, project: &Item, tasks: &[Item]) -> Outcome<ProjectSchedule> {
    let decided = decided(results)?;
    let tasks: Vec<&Item> = tasks.iter().collect();
    of_project(results, project, &tasks, &decided)
}

pub(super) fn read(results: Results<'_>) -> Outcome<Schedules> {
    let source = results.source();
    let decided = decided(results)?;
    let by_project = source.by_ref("task", "project");
    let mut found = Schedules {
        projects: Vec::new(),
        failed: Vec::new(),
        places: HashMap::new(),
        tasks: HashMap::new(),
    };
    for project in source.items("project") {
        let Some(tasks) = by_project.get(&*project.id) else {
            continue;
        };
        match of_project(results, project, tasks, &decided) {
            Ok(schedule) => found.add(schedule),
            Err(unsaid) => found.failed.push((Arc::clone(&project.id), unsaid)),
        }
    }
    if found.projects.is_empty() && found.failed.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(found)
}

fn of_project(
    results: Results<'_>,
    project: &Item,
    tasks: &[&Item],
    decided: &Decided,
) -> Outcome<ProjectSchedule> {
    let ids: Vec<Arc<str>> = tasks.iter().map(|task| Arc::clone(&task.id)).collect();
    let place: HashMap<&str, usize> = (0..).zip(&ids).map(|(at, id)| (&**id, at)).collect();
    let unfit = |unfit| Unsaid::of(&unfit, results.source(), &ids, &[]);
    let begins = match project.get("start") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    };
    let start = begins.map_or(0, moment);
    let calendar = begins.and_then(|_| pauses(decided, start));
    let mut read = Vec::with_capacity(tasks.len());
    let (mut untimed, mut astray) = (Vec::new(), Vec::new());
    for task in tasks {
        let duration = task.number("duration_m").and_then(units);
        if duration.is_none() {
            untimed.push(Arc::clone(&task.id));
        }
        let mut links = Vec::new();
        for (from, lag) in task.numbers("pred") {
            match place.get(from) {
                Some(from) => links.push(Link {
                    from: *from,
                    kind: LinkKind::FinishToStart,
                    lag: units(lag).unwrap_or(0),
                    lag_time: LagTime::Elapsed,
                }),
                None => astray.push(Arc::clone(&task.id)),
            }
        }
        read.push(Task {
            duration: duration.unwrap_or(0),
            links,
            calendar: calendar.is_some().then_some(0),
            not_before: None,
        });
    }
    let calendars: Vec<Calendar> = calendar.into_iter().collect();
    let options = Options {
        start,
        finish_by: None,
        calendars: &calendars,
        most_paths: decided.most_paths,
    };
    let schedule = critical_path::schedule(&read, &options).map_err(unfit)?;
    let dated = |moment: i64| begins.and_then(|_| day(moment));
    let timed = ids.iter().zip(&schedule.tasks).map(|(id, dates)| Timed {
        task: Arc::clone(id),
        start: months(dates.early_start - start),
        finish: months(dates.early_finish - start),
        slack: months(dates.total_float),
        is_critical: dates.critical,
        begins: dated(dates.early_start),
        ends: dated((dates.early_finish - 1).max(dates.early_start)),
    });
    Ok(ProjectSchedule {
        project: Arc::clone(&project.id),
        tasks: timed.collect(),
        untimed,
        astray,
        months: months(schedule.duration),
        begins,
        ends: dated((schedule.finish - 1).max(start)),
    })
}

#[cfg(test)]
mod tests {
    use super::{day, moment};

    #[test]
    fn a_day_is_found_again_from_its_moment() {
        for text in ["2025-02-01", "2024-02-29", "2025-12-31", "2027-06-15"] {
            let own = text.parse().expect("a date");
            let back = day(moment(own)).expect("a day");
            assert!((back - own).get_days().abs() <= 1, "{text}: {back}");
        }
        assert_eq!(day(i64::MAX), None);
    }
}
