//! Time enters the program here, so that tests and reports can fix it.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

/// A moment, to the second.
pub type Moment = Timestamp;

/// A moment as it stands in the log (`2026-11-24T04:00:00Z`).
pub fn moment(text: &str) -> Option<Moment> {
    text.parse().ok()
}

/// Where the time comes from: the machine, or a fixed moment for tests and reproducible reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the machine.
    #[default]
    Machine,
    /// Always the same moment.
    Fixed(Timestamp),
}

impl Clock {
    /// The present moment, to the second.
    pub fn now(self) -> Timestamp {
        match self {
            Self::Machine => {
                let now = Timestamp::now();
                Timestamp::from_second(now.as_second()).unwrap_or(now)
            }
            Self::Fixed(at) => at,
        }
    }

    /// Today's date where the machine is (in UTC for a fixed clock, so that it is the same everywhere).
    pub fn today(self) -> Date {
        match self {
            Self::Machine => Zoned::now().date(),
            Self::Fixed(at) => at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        }
    }
}
