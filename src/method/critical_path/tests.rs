use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use super::{Calendar, Dates, LagTime, Link, LinkKind, Options, Schedule, Span, Task, schedule};
use crate::method::Unfit;

fn task(duration: i64, links: &[(usize, LinkKind, i64)]) -> Task {
    let links = links.iter().map(|&(from, kind, lag)| Link {
        from,
        kind,
        lag,
        lag_time: LagTime::Worked,
    });
    Task {
        duration,
        links: links.collect(),
        calendar: None,
        not_before: None,
    }
}

fn after(duration: i64, earlier: &[usize]) -> Task {
    let links: Vec<_> = earlier
        .iter()
        .map(|from| (*from, LinkKind::FinishToStart, 0))
        .collect();
    task(duration, &links)
}

const PLAIN: Options<'_> = Options {
    start: 0,
    finish_by: None,
    calendars: &[],
    most_paths: 10,
};

fn plain(tasks: &[Task]) -> Schedule {
    schedule(tasks, &PLAIN).expect("a sound schedule")
}

#[test]
fn nothing_to_schedule_is_too_few() {
    assert_eq!(
        schedule(&[], &PLAIN),
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
}

#[test]
fn each_kind_of_link_holds_its_own_ends() {
    use LinkKind::{FinishToFinish, FinishToStart, StartToFinish, StartToStart};
    for (kind, lag, start) in [
        (FinishToStart, 2, 12),
        (FinishToStart, -3, 7),
        (StartToStart, 2, 2),
        (FinishToFinish, 1, 7),
        (FinishToFinish, -20, 0),
        (StartToFinish, 9, 5),
    ] {
        let found = plain(&[task(10, &[]), task(4, &[(0, kind, lag)])]);
        assert_eq!(found.tasks[1].early_start, start, "{} {lag}", kind.id());
    }
}

#[test]
fn a_circle_is_named_in_order_beginning_with_its_first_task() {
    // The fourth task waits for the circle without being part of it.
    let tasks = [
        after(1, &[]),
        after(1, &[3, 0]),
        after(1, &[4]),
        after(1, &[4]),
        after(1, &[0, 1]),
    ];
    assert_eq!(schedule(&tasks, &PLAIN), Err(Unfit::Cycle(vec![1, 3, 4])));
    // Here the first one waits for the circle, and leads into the middle of it.
    let tasks = [
        after(1, &[3]),
        after(1, &[2]),
        after(1, &[3]),
        after(1, &[1]),
    ];
    assert_eq!(schedule(&tasks, &PLAIN), Err(Unfit::Cycle(vec![1, 2, 3])));
}

#[test]
fn links_and_calendars_that_were_not_given_are_told_with_their_task() {
    assert_eq!(
        schedule(&[after(1, &[]), after(1, &[7])], &PLAIN),
        Err(Unfit::Unknown { item: 1 })
    );
    let mut lost = after(1, &[]);
    lost.calendar = Some(0);
    assert_eq!(schedule(&[lost], &PLAIN), Err(Unfit::Unknown { item: 0 }));
}

#[test]
fn times_beyond_counting_and_negative_ones_are_refused() {
    let kind = |tasks: &[Task], options: &Options<'_>| {
        schedule(tasks, options).map_err(|unfit| unfit.kind().to_owned())
    };
    let far = Err("out-of-range".to_owned());
    assert_eq!(kind(&[after(-1, &[])], &PLAIN), far);
    assert_eq!(kind(&[after(i64::MAX, &[])], &PLAIN), far);
    assert_eq!(
        kind(
            &[
                after(1, &[]),
                task(1, &[(0, LinkKind::StartToStart, i64::MIN)])
            ],
            &PLAIN
        ),
        far
    );
    let options = Options {
        start: i64::MAX,
        ..PLAIN
    };
    assert_eq!(kind(&[after(1, &[])], &options), far);
    // Each fits, their sum does not.
    let many = vec![after(1_000_000_000_000, &[]); 1001];
    assert_eq!(kind(&many, &PLAIN), far);
}

#[test]
fn a_calendar_that_never_works_or_runs_backward_is_refused() {
    let mut calendar = weekdays(vec![]);
    calendar.week = [false; 7];
    let tasks = [after(1, &[])];
    let with = |calendar: Calendar| {
        schedule(
            &tasks,
            &Options {
                calendars: &[calendar],
                ..PLAIN
            },
        )
    };
    assert_eq!(
        with(calendar),
        Err(Unfit::TooFew {
            needed: 1,
            given: 0
        })
    );
    let backward = with(weekdays(vec![Span { first: 3, last: 2 }]));
    assert_eq!(backward.map_err(|unfit| unfit.kind()), Err("out-of-range"));
}

fn weekdays(closed: Vec<Span>) -> Calendar {
    Calendar {
        week: [true, true, true, true, true, false, false],
        monday: 0,
        closed,
    }
}

#[test]
fn work_waits_for_weekends_holidays_and_closed_seasons() {
    // From Thursday; the rains close the second and third week.
    let calendars = [weekdays(vec![Span { first: 8, last: 20 }])];
    let mut tasks = vec![after(3, &[]), after(0, &[0]), after(2, &[1])];
    for task in &mut tasks {
        task.calendar = Some(0);
    }
    let options = Options {
        start: 3,
        calendars: &calendars,
        ..PLAIN
    };
    let found = schedule(&tasks, &options).expect("a sound schedule");
    let dates: Vec<_> = found
        .tasks
        .iter()
        .map(|dates| (dates.early_start, dates.early_finish))
        .collect();
    // Thursday, Friday and Monday; the milestone that evening; then the Monday and Tuesday after the rains.
    assert_eq!(dates, [(3, 8), (8, 8), (21, 23)]);
    assert_eq!((found.duration, found.paths), (20, vec![vec![0, 1, 2]]));
}

#[test]
fn concrete_dries_on_sundays_and_paperwork_does_not() {
    let calendars = [weekdays(vec![])];
    let mut tasks = vec![
        after(5, &[]),
        task(1, &[(0, LinkKind::FinishToStart, 2)]),
        task(1, &[(0, LinkKind::FinishToStart, 2)]),
    ];
    for task in &mut tasks {
        task.calendar = Some(0);
    }
    tasks[2].links[0].lag_time = LagTime::Elapsed;
    let options = Options {
        calendars: &calendars,
        ..PLAIN
    };
    let found = schedule(&tasks, &options).expect("a sound schedule");
    assert_eq!(found.tasks[1].early_start, 9);
    assert_eq!(found.tasks[2].early_start, 7);
}

#[test]
fn an_imposed_finish_that_cannot_be_kept_shows_as_negative_float() {
    let tasks = [after(4, &[]), after(6, &[0]), after(1, &[0])];
    let found = schedule(
        &tasks,
        &Options {
            finish_by: Some(8),
            ..PLAIN
        },
    )
    .expect("a sound schedule");
    let floats: Vec<_> = found.tasks.iter().map(|dates| dates.total_float).collect();
    assert_eq!(floats, [-2, -2, 3]);
    assert_eq!((found.finish, found.critical), (10, vec![0, 1]));
}

#[test]
fn a_task_that_must_not_start_earlier_begins_a_critical_path() {
    let mut tasks = [after(4, &[]), after(6, &[0])];
    tasks[1].not_before = Some(9);
    let found = plain(&tasks);
    assert_eq!((found.finish, found.tasks[0].total_float), (15, 5));
    assert_eq!(found.paths, [vec![1]]);
}

#[test]
fn all_critical_paths_are_counted_and_some_are_listed() {
    // Sixty-four diamonds in a row: 2^64 paths, more than can be counted.
    let mut tasks = vec![after(1, &[])];
    for _ in 0..64 {
        let last = tasks.len() - 1;
        tasks.extend([after(2, &[last]), after(2, &[last])]);
        tasks.push(after(1, &[last + 1, last + 2]));
    }
    let found = plain(&tasks);
    assert_eq!(found.n_paths, u64::MAX);
    assert_eq!(found.paths.len(), 10);
    assert_eq!(found.paths[0].len(), 129);
    assert_ne!(found.paths[0], found.paths[1]);
    let none = Options {
        most_paths: 0,
        ..PLAIN
    };
    let found = schedule(&tasks[..4], &none).expect("a sound schedule");
    assert_eq!((found.paths.len(), found.n_paths), (0, 2));
}

#[test]
fn two_links_between_the_same_tasks_make_one_path() {
    let both = [
        (0, LinkKind::StartToStart, 2),
        (0, LinkKind::FinishToFinish, 2),
    ];
    let found = plain(&[task(5, &[]), task(5, &both)]);
    assert_eq!((found.finish, found.n_paths), (7, 1));
}

#[test]
fn ten_thousand_tasks_in_a_chain_and_in_a_fan_are_scheduled() {
    let chain: Vec<Task> = (0..10_000_usize)
        .map(|at| after(1, at.checked_sub(1).as_slice()))
        .collect();
    assert_eq!(plain(&chain).finish, 10_000);
    let mut fan = vec![after(1, &[]); 10_000];
    fan.push(after(1, &(0..10_000).collect::<Vec<_>>()));
    let found = plain(&fan);
    assert_eq!((found.finish, found.n_paths), (2, 10_000));
}

/// A schedule as people could draw it: links only to tasks before, then shuffled by a rotation of places.
fn schedules() -> impl Strategy<Value = (Vec<Task>, Vec<Calendar>)> {
    let link = (
        any::<Index>(),
        select(&LinkKind::ALL),
        -4_i64..6,
        select(&[LagTime::Worked, LagTime::Elapsed]),
    );
    let one = (
        0_i64..7,
        vec(link, 0..4),
        select(&[None, Some(0), Some(1)]),
        select(&[None, None, Some(6)]),
    );
    let closed = vec((0_i64..40, 0_i64..9), 0..4);
    let calendar = (closed, any::<[bool; 7]>(), -3_i64..3);
    let calendars = [calendar.clone(), calendar];
    (vec(one, 1..12), calendars).prop_map(|(raw, calendars)| {
        let mut tasks = Vec::new();
        for (at, (duration, links, calendar, not_before)) in raw.into_iter().enumerate() {
            let links = links.into_iter().filter(|_| at > 0);
            let links = links.map(|(from, kind, lag, lag_time)| Link {
                from: from.index(at),
                kind,
                lag,
                lag_time,
            });
            tasks.push(Task {
                duration,
                links: links.collect(),
                calendar,
                not_before,
            });
        }
        let calendars = calendars.into_iter().map(|(closed, mut week, monday)| {
            week[2] = true;
            let closed = closed.into_iter().map(|(first, length)| Span {
                first,
                last: first + length,
            });
            Calendar {
                week,
                monday,
                closed: closed.collect(),
            }
        });
        (tasks, calendars.collect())
    })
}

/// The same rules, one day at a time.
struct Walk<'a> {
    tasks: &'a [Task],
    calendars: &'a [Calendar],
}

impl Walk<'_> {
    fn is_worked(&self, task: usize, day: i64) -> bool {
        self.tasks[task].calendar.is_none_or(|place| {
            let calendar = &self.calendars[place];
            calendar.week[(day - calendar.monday).rem_euclid(7) as usize]
                && !calendar
                    .closed
                    .iter()
                    .any(|span| (span.first..=span.last).contains(&day))
        })
    }

    fn worked(&self, task: usize, from: i64, to: i64) -> i64 {
        (from..to).filter(|day| self.is_worked(task, *day)).count() as i64
    }

    /// The finish of a task that starts on this day, if it can.
    fn finish(&self, task: usize, start: i64) -> Option<i64> {
        if self.tasks[task].duration == 0 {
            return Some(start);
        }
        let mut left = self.tasks[task].duration;
        let mut day = start;
        while left > 0 {
            left -= i64::from(self.is_worked(task, day));
            day += 1;
        }
        self.is_worked(task, start).then_some(day)
    }

    fn keeps(&self, at: usize, link: &Link, from: (i64, i64), to: (i64, i64)) -> bool {
        let mut moment = if link.kind.leaves_from_finish() {
            from.1
        } else {
            from.0
        };
        match link.lag_time {
            LagTime::Elapsed => moment += link.lag,
            LagTime::Worked => {
                let mut left = link.lag.abs();
                while left > 0 {
                    let day = if link.lag > 0 { moment } else { moment - 1 };
                    left -= i64::from(self.is_worked(at, day));
                    moment += link.lag.signum();
                }
            }
        }
        moment <= if link.kind.holds_start() { to.0 } else { to.1 }
    }
}

const EARLY: fn(&Dates) -> (i64, i64) = |dates| (dates.early_start, dates.early_finish);
const LATE: fn(&Dates) -> (i64, i64) = |dates| (dates.late_start, dates.late_finish);

proptest! {
    #[test]
    fn early_dates_keep_every_link_and_none_can_be_earlier((tasks, calendars) in schedules()) {
        let options = Options { calendars: &calendars, ..PLAIN };
        let found = schedule(&tasks, &options).expect("links only go back");
        let walk = Walk { tasks: &tasks, calendars: &calendars };
        for (at, task) in tasks.iter().enumerate() {
            let own = EARLY(&found.tasks[at]);
            prop_assert_eq!(walk.finish(at, own.0), Some(own.1));
            let fits = |dates: (i64, i64)| {
                dates.0 >= task.not_before.unwrap_or(0).max(0)
                    && task.links.iter().all(|link| {
                        walk.keeps(at, link, EARLY(&found.tasks[link.from]), dates)
                    })
            };
            prop_assert!(fits(own));
            for start in own.0 - 12..own.0 {
                if let Some(finish) = walk.finish(at, start) {
                    prop_assert!(!fits((start, finish)), "task {} could start on {}", at, start);
                }
            }
        }
    }

    #[test]
    fn late_dates_keep_every_link_and_none_can_be_later((tasks, calendars) in schedules()) {
        let options = Options { calendars: &calendars, ..PLAIN };
        let found = schedule(&tasks, &options).expect("links only go back");
        let walk = Walk { tasks: &tasks, calendars: &calendars };
        for (from, dates) in found.tasks.iter().enumerate() {
            let own = LATE(dates);
            prop_assert_eq!(walk.finish(from, own.0), Some(own.1));
            let fits = |own: (i64, i64), of: fn(&Dates) -> (i64, i64)| {
                own.1 <= found.finish
                    && tasks.iter().enumerate().all(|(at, task)| {
                        let mut links = task.links.iter().filter(|link| link.from == from);
                        links.all(|link| walk.keeps(at, link, own, of(&found.tasks[at])))
                    })
            };
            prop_assert!(fits(own, LATE));
            for start in own.0 + 1..own.0 + 12 {
                if let Some(finish) = walk.finish(from, start) {
                    prop_assert!(!fits((start, finish), LATE), "task {} could start on {}", from, start);
                }
            }
            // Floats, counted day by day.
            prop_assert!(dates.late_start >= dates.early_start);
            prop_assert_eq!(dates.total_float, walk.worked(from, dates.early_start, dates.late_start));
            let latest = (dates.early_start..=dates.late_start)
                .filter(|start| walk.finish(from, *start).is_some_and(|finish| fits((*start, finish), EARLY)))
                .max();
            let latest = latest.expect("the early dates fit");
            prop_assert_eq!(dates.free_float, walk.worked(from, dates.early_start, latest));
        }
    }

    #[test]
    fn the_order_in_which_tasks_are_given_changes_no_date((tasks, calendars) in schedules(), by in any::<Index>()) {
        let options = Options { calendars: &calendars, ..PLAIN };
        let n = tasks.len();
        let turned = |at: usize| (at + by.index(n)) % n;
        let mut moved = tasks.clone();
        for (at, task) in tasks.iter().enumerate() {
            moved[turned(at)] = task.clone();
            for link in &mut moved[turned(at)].links {
                link.from = turned(link.from);
            }
        }
        let first = schedule(&tasks, &options).expect("links only go back");
        let second = schedule(&moved, &options).expect("the same links");
        prop_assert_eq!(first.n_paths, second.n_paths);
        for at in 0..n {
            prop_assert_eq!(first.tasks[at], second.tasks[turned(at)]);
        }
    }

    #[test]
    fn a_critical_path_leads_from_the_start_to_the_end_without_a_gap((tasks, _) in schedules()) {
        let mut tasks = tasks;
        for task in &mut tasks {
            task.calendar = None;
            task.not_before = None;
        }
        let found = plain(&tasks);
        prop_assert!(!found.paths.is_empty());
        for path in &found.paths {
            let last = found.tasks[path[path.len() - 1]];
            prop_assert_eq!(last.early_finish, found.finish);
            prop_assert!(path.iter().all(|at| found.tasks[*at].critical));
            prop_assert!(path.windows(2).all(|pair| tasks[pair[1]].links.iter().any(|link| link.from == pair[0])));
            // Nothing holds its first task but the start: as early as can be, or held by its own length.
            let first = found.tasks[path[0]];
            prop_assert_eq!(first.early_start, 0);
        }
    }
}
