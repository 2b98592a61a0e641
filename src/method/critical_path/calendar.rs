//! Working calendars: which days are worked, and steps from one worked day to another.
//!
//! Days are plain numbers of any count of days. A moment is the beginning of a day: work done on day 4 begins
//! at moment 4 and ends at moment 5. Everything is arithmetic on whole weeks and on the closed spans, so that
//! no step depends on how far apart two days are.

use crate::method::Unfit;

/// The furthest day, the longest duration and the longest lag, in units of time.
pub(super) const FURTHEST: i64 = 1_000_000_000_000;

/// Days from `first` to `last`, both included: a holiday has one day, a rainy season many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first day.
    pub first: i64,
    /// Its last day, not before the first.
    pub last: i64,
}

/// The days on which a task can be worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Whether each day of the week is worked, from Monday to Sunday.
    pub week: [bool; 7],
    /// The number of any day that is a Monday.
    pub monday: i64,
    /// Holidays and seasons without work, in any order; they may overlap.
    pub closed: Vec<Span>,
}

/// A closed span with what had been worked and lost before it.
#[derive(Debug, Clone, Copy)]
struct Closed {
    first: i64,
    after: i64,
    /// Days of the working week that earlier spans closed.
    lost_before: i64,
    /// Days of the working week that this span closed, with those of earlier ones.
    lost: i64,
    /// Worked days before its first day.
    worked_before: i64,
}

/// A calendar made ready for counting. Worked days are numbered in order; number 0 is the first one from a
/// Monday on, before the closed spans take theirs away.
#[derive(Debug)]
pub(super) struct WorkingDays {
    monday: i64,
    per_week: i64,
    /// Worked days of the week before each of its days.
    before: [i64; 8],
    /// The day of the week of each worked day.
    place: [i64; 7],
    closed: Vec<Closed>,
}

impl WorkingDays {
    /// Every day is worked, and its number is the day itself.
    pub(super) fn every_day() -> Self {
        Self::of_week([true; 7], 0)
    }

    fn of_week(week: [bool; 7], monday: i64) -> Self {
        let mut before = [0; 8];
        let mut place = [0; 7];
        let mut count = 0;
        for (day, worked) in week.into_iter().enumerate() {
            before[day] = count;
            if worked {
                place[count as usize] = day as i64;
                count += 1;
            }
        }
        before[7] = count;
        Self {
            monday,
            per_week: count,
            before,
            place,
            closed: Vec::new(),
        }
    }

    /// Makes a calendar ready. `row` is its place, told in errors.
    pub(super) fn new(calendar: &Calendar, row: usize) -> Result<Self, Unfit> {
        let too_far = |column| Unfit::OutOfRange {
            row,
            column,
            least: -FURTHEST as f64,
            most: FURTHEST as f64,
        };
        let near = |day: i64| (-FURTHEST..=FURTHEST).contains(&day);
        if !near(calendar.monday) {
            return Err(too_far(0));
        }
        for (column, span) in calendar.closed.iter().enumerate() {
            if !near(span.first) || !near(span.last) || span.last < span.first {
                return Err(too_far(column));
            }
        }
        let mut days = Self::of_week(calendar.week, calendar.monday);
        if days.per_week == 0 {
            return Err(Unfit::TooFew {
                needed: 1,
                given: 0,
            });
        }
        let mut spans = calendar.closed.clone();
        spans.sort_by_key(|span| (span.first, span.last));
        let mut merged: Vec<Span> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.first <= last.last + 1 => last.last = last.last.max(span.last),
                _ => merged.push(span),
            }
        }
        let mut lost = 0;
        for span in merged {
            let begins = days.of_weeks(span.first);
            let after = span.last + 1;
            let here = days.of_weeks(after) - begins;
            days.closed.push(Closed {
                first: span.first,
                after,
                lost_before: lost,
                lost: lost + here,
                worked_before: begins - lost,
            });
            lost += here;
        }
        Ok(days)
    }

    /// Days of the working week from the Monday to `moment`, closed or not.
    fn of_weeks(&self, moment: i64) -> i64 {
        let days = moment - self.monday;
        days.div_euclid(7) * self.per_week + self.before[days.rem_euclid(7) as usize]
    }

    /// The number of worked days before `moment`, which is also the number of the first one from it on.
    pub(super) fn worked(&self, moment: i64) -> i64 {
        let spans = self.closed.partition_point(|span| span.first < moment);
        let lost = match spans.checked_sub(1).map(|last| self.closed[last]) {
            None => 0,
            Some(span) if moment >= span.after => span.lost,
            Some(span) => span.lost_before + self.of_weeks(moment) - self.of_weeks(span.first),
        };
        self.of_weeks(moment) - lost
    }

    /// The worked day of this number.
    pub(super) fn day(&self, number: i64) -> i64 {
        let spans = self
            .closed
            .partition_point(|span| span.worked_before <= number);
        let lost = spans
            .checked_sub(1)
            .map_or(0, |last| self.closed[last].lost);
        let number = number + lost;
        let week = number.div_euclid(self.per_week);
        self.monday + 7 * week + self.place[number.rem_euclid(self.per_week) as usize]
    }

    /// The moment `lag` worked days after `moment`, or before it when negative.
    pub(super) fn later(&self, moment: i64, lag: i64) -> i64 {
        match lag {
            0 => moment,
            1.. => self.day(self.worked(moment) + lag - 1) + 1,
            _ => self.day(self.worked(moment) + lag),
        }
    }

    /// The last moment from which [`Self::later`] does not go beyond `limit`.
    pub(super) fn latest_before(&self, limit: i64, lag: i64) -> i64 {
        match lag {
            0 => limit,
            1.. => self.day(self.worked(limit) - lag),
            _ => self.day(self.worked(limit + 1) - 1 - lag),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Span, WorkingDays};

    fn field_work() -> Calendar {
        Calendar {
            week: [true, true, true, true, true, false, false],
            monday: 4,
            closed: vec![
                Span {
                    first: 20,
                    last: 40,
                },
                Span {
                    first: 38,
                    last: 45,
                },
                Span { first: 9, last: 9 },
                Span {
                    first: -30,
                    last: -3,
                },
            ],
        }
    }

    #[test]
    fn counting_and_stepping_agree_with_a_walk_from_day_to_day() {
        let calendar = field_work();
        let days = WorkingDays::new(&calendar, 0).expect("a sound calendar");
        let is_worked = |day: i64| {
            calendar.week[(day - calendar.monday).rem_euclid(7) as usize]
                && !calendar
                    .closed
                    .iter()
                    .any(|span| (span.first..=span.last).contains(&day))
        };
        let mut count = days.worked(-100);
        for day in -100..200 {
            assert_eq!(days.worked(day), count, "before day {day}");
            if is_worked(day) {
                assert_eq!(days.day(count), day, "number {count}");
                count += 1;
            }
        }
    }

    #[test]
    fn the_latest_moment_undoes_a_lag_exactly() {
        let days = WorkingDays::new(&field_work(), 0).expect("a sound calendar");
        for limit in -60..80 {
            for lag in -9..9 {
                let latest = days.latest_before(limit, lag);
                assert!(days.later(latest, lag) <= limit, "{limit} {lag}");
                assert!(days.later(latest + 1, lag) > limit, "{limit} {lag}");
            }
        }
    }

    #[test]
    fn without_a_calendar_a_day_is_its_own_number() {
        let days = WorkingDays::every_day();
        for day in -20..20 {
            assert_eq!((days.worked(day), days.day(day)), (day, day));
            assert_eq!(days.later(day, -3), day - 3);
            assert_eq!(days.latest_before(day, 3), day - 3);
        }
    }
}
