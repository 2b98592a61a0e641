//! Which old backups may go: all of two days stay, then the last of each day for two weeks, of each week for two
//! months, and of each month for ever.
//!
//! A laptop with an old battery may believe any date. So the last ten stay whatever the clock says, nothing
//! goes that looks newer than now, and within a day the last is the one with the greatest number. Files of one
//! notebook at different paths are thinned each for itself: one may hold what the other does not.

use std::collections::{BTreeMap, BTreeSet};

use super::{Backup, Reason};
use crate::clock::{Moment, moment};

/// How many of the last stay in any case.
const LAST: usize = 10;

/// The most bytes that the backups of one file may take, beyond the last ten: backups must never fill the disk
/// that the notebook itself needs.
const MOST: u64 = 512 << 20;

const DAY: i64 = 24 * 3600;

/// The stretch of time of which one backup stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    Each(u64),
    Day(i64),
    Week(i64),
    Month(i64),
}

/// The backups that may go. `all` has the newest first.
pub(super) fn superfluous(all: &[Backup], now: Moment) -> Vec<&Backup> {
    let mut files: BTreeMap<&str, Vec<&Backup>> = BTreeMap::new();
    for backup in all {
        files.entry(&backup.mark).or_default().push(backup);
    }
    files
        .into_values()
        .flat_map(|file| of_file(&file, now))
        .collect()
}

fn of_file<'a>(all: &[&'a Backup], now: Moment) -> Vec<&'a Backup> {
    let mut seen = BTreeSet::new();
    let mut bytes = 0;
    let mut out = Vec::new();
    for (place, backup) in all.iter().enumerate() {
        let (stretch, ahead) = stretch(backup, now);
        let crowded = !seen.insert(stretch);
        let too_much = bytes + backup.bytes > MOST;
        let kept_for_ever = backup.reason == Reason::Upgrade;
        if place >= LAST && !ahead && !kept_for_ever && (crowded || too_much) {
            out.push(*backup);
        } else {
            bytes += backup.bytes;
        }
    }
    out
}

/// The stretch of a backup, and whether it looks newer than now.
fn stretch(backup: &Backup, now: Moment) -> (Stretch, bool) {
    let alone = Stretch::Each(backup.number);
    let Some(at) = moment(&backup.at).map(Moment::as_second) else {
        return (alone, true);
    };
    let age = now.as_second() - at;
    let stretch = match age.div_euclid(DAY) {
        ..2 => alone,
        2..14 => Stretch::Day(at.div_euclid(DAY)),
        14..60 => Stretch::Week(at.div_euclid(7 * DAY)),
        _ => {
            let number = |from: usize, to: usize| {
                let digits = backup.at.get(from..to);
                digits
                    .and_then(|digits| digits.parse::<i64>().ok())
                    .unwrap_or(0)
            };
            Stretch::Month(number(0, 4) * 12 + number(5, 7))
        }
    };
    (stretch, age < 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-22T12:00:00Z";

    fn at(text: &str) -> Moment {
        moment(text).expect("a moment")
    }

    /// One backup each so many hours, the newest first, over so many days before `until`.
    fn each(hours: i64, days: i64, until: &str) -> Vec<Backup> {
        let count = days * 24 / hours;
        (0..count)
            .map(|n| made((count - n) as u64, at(until).as_second() - n * hours * 3600))
            .collect()
    }

    fn made(number: u64, second: i64) -> Backup {
        let at = Moment::from_second(second).expect("a moment of the test");
        Backup {
            number,
            at: format!("{at:.0}"),
            reason: Reason::Regular,
            name: "plan".to_owned(),
            mark: "m".to_owned(),
            path: format!("{number}").into(),
            bytes: 1,
        }
    }

    fn thinned(mut all: Vec<Backup>, now: &str) -> Vec<Backup> {
        let gone: Vec<u64> = superfluous(&all, at(now))
            .iter()
            .map(|old| old.number)
            .collect();
        all.retain(|backup| !gone.contains(&backup.number));
        all
    }

    #[test]
    fn old_backups_stand_further_apart() {
        let all = each(1, 400, NOW);
        let kept = thinned(all, NOW);
        let ages: Vec<i64> = kept
            .iter()
            .map(|backup| (at(NOW).as_second() - at(&backup.at).as_second()) / DAY)
            .collect();
        let count = |from, to| ages.iter().filter(|age| (from..to).contains(*age)).count();
        assert_eq!(count(0, 2), 48, "all of two days");
        assert!(
            (12..=13).contains(&count(2, 14)),
            "one a day: {}",
            count(2, 14)
        );
        assert!(
            (6..=8).contains(&count(14, 60)),
            "one a week: {}",
            count(14, 60)
        );
        assert!(
            (11..=13).contains(&count(60, 400)),
            "one a month: {}",
            count(60, 400)
        );
        let again = thinned(kept.clone(), NOW);
        assert_eq!(again, kept, "thinning twice takes nothing more");
    }

    #[test]
    fn thinning_each_day_leaves_as_much_as_thinning_once() {
        let mut kept: Vec<Backup> = Vec::new();
        let first = at("2026-01-01T09:00:00Z").as_second();
        for number in 1..=2000 {
            let second = first + number as i64 * 4 * 3600;
            kept.insert(0, made(number, second));
            let now = format!("{:.0}", Moment::from_second(second).expect("a moment"));
            kept = thinned(kept, &now);
        }
        assert!(
            (35..=50).contains(&kept.len()),
            "{} are left of 2000",
            kept.len()
        );
        assert_eq!(kept[0].number, 2000);
    }

    #[test]
    fn a_clock_that_jumps_back_thins_nothing_that_looks_newer() {
        let all = each(1, 3, NOW);
        let count = all.len();
        for now in [
            "1980-01-01T00:00:00Z",
            "2026-11-19T00:00:00Z",
            "2026-11-20T12:00:00Z",
        ] {
            assert_eq!(thinned(all.clone(), now).len(), count, "{now}");
        }
        // Those made while it was wrong look very old when it is right again: the last ones stay.
        let mut mixed: Vec<Backup> = (0..20).map(|n| made(200 - n, n as i64)).collect();
        mixed.extend(all);
        let kept = thinned(mixed, NOW);
        let numbers: Vec<u64> = kept.iter().take(10).map(|backup| backup.number).collect();
        assert_eq!(numbers, (191..=200).rev().collect::<Vec<u64>>());
        assert_eq!(
            kept.iter().filter(|backup| backup.number <= 72).count(),
            48 + 2
        );
    }

    #[test]
    fn a_clock_that_jumps_ahead_leaves_the_last_ones() {
        let all = each(1, 2, NOW);
        let kept = thinned(all, "2040-01-01T00:00:00Z");
        assert_eq!(kept.len(), 10);
        assert_eq!(kept[0].number, 48);
    }

    #[test]
    fn copies_before_an_upgrade_stay_and_each_file_is_thinned_for_itself() {
        let mut all = each(1, 30, NOW);
        for backup in &mut all {
            if backup.number % 100 == 0 {
                backup.reason = Reason::Upgrade;
            }
            if backup.number % 2 == 0 {
                backup.mark = "other".to_owned();
            }
        }
        let kept = thinned(all, NOW);
        assert_eq!(
            kept.iter()
                .filter(|it| it.reason == Reason::Upgrade)
                .count(),
            7
        );
        let days = |mark: &str| kept.iter().filter(|it| it.mark == mark).count();
        assert!(days("m") > 24 + 12 && days("other") > 24 + 12);
    }

    #[test]
    fn backups_of_a_large_notebook_do_not_fill_the_disk() {
        let mut all = each(1, 2, NOW);
        for backup in &mut all {
            backup.bytes = 40 << 20;
        }
        let kept = thinned(all, NOW);
        assert_eq!(kept.len(), 12);
        assert_eq!(kept[0].number, 48);
    }
}
