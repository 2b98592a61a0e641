//! The meetings of a plan: which steps each works, and what happens in it by the clock.
//!
//! A moment begins when its record says, or else when the one before it ends. A meeting that names steps and has no
//! agenda yet gets one: a welcome, its steps with a pause after much work, and the close.

use rust_decimal::prelude::ToPrimitive;

use super::value::Value;
use super::{Item, Plan};
use crate::workshop::{Length, Step};

/// Minutes of what a proposed agenda has besides its steps.
const WELCOME: u32 = 20;
const PAUSE: u32 = 15;
const CLOSE: u32 = 30;

/// Minutes of work after which people need a pause.
const WORK: u32 = 90;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// A meeting with its steps and its agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting<'a> {
    /// Its record.
    pub item: &'a Item,
    /// The steps that are worked in it, in the order of the definition.
    pub steps: Vec<&'a Step>,
    /// When it begins, in minutes of the day.
    pub start: Option<u32>,
    /// When it ends.
    pub end: Option<u32>,
    /// What happens in it.
    pub agenda: Vec<Moment<'a>>,
    /// Whether the agenda is a proposal: nobody has written one.
    pub is_proposed: bool,
}

/// A moment of an agenda.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment<'a> {
    /// What it is about.
    pub subject: Subject<'a>,
    /// When it begins, in minutes of the day.
    pub start: Option<u32>,
    /// How long it takes.
    pub minutes: Option<u32>,
}

/// What a moment is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject<'a> {
    /// What somebody wrote.
    Written(&'a Item),
    /// The welcome.
    Welcome,
    /// A step.
    Step(&'a Step),
    /// A pause.
    Pause,
    /// Reading the minutes, and goodbye.
    Close,
}

impl Meeting<'_> {
    /// How long it lasts, in minutes.
    pub fn lasts(&self) -> Option<u32> {
        let (start, end) = (self.start?, self.end?);
        end.checked_sub(start).filter(|minutes| *minutes > 0)
    }

    /// How long its steps take.
    pub fn needs(&self, length: Length) -> u32 {
        needed(&self.steps, length)
    }
}

impl Moment<'_> {
    /// When it ends, in minutes of the day.
    pub fn end(&self) -> Option<u32> {
        Some(self.start? + self.minutes?)
    }
}

/// Minutes of the day as a clock shows them: `08:30`.
pub fn clock(minutes: u32) -> String {
    let minutes = minutes % DAY;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// How long a step takes.
pub fn minutes(step: &Step, length: Length) -> u32 {
    match length {
        Length::Long => step.minutes,
        Length::Short => step.minutes_short,
    }
}

fn needed(steps: &[&Step], length: Length) -> u32 {
    steps.iter().map(|step| minutes(step, length)).sum()
}

/// The meetings of a plan, by day and hour; those without a day go last.
pub fn meetings(plan: &Plan) -> Vec<Meeting<'_>> {
    let mut agendas = plan.results().source().by_ref("agenda_item", "meeting");
    let mut items: Vec<&Item> = plan.items("meeting").collect();
    let day = |item: &Item| match item.get("date") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    };
    items.sort_by_key(|item| (day(item).is_none(), day(item), time(item, "start")));
    let meetings = items.into_iter().map(|item| {
        let named = item.ids_of("steps");
        let steps = plan.workshop.steps.iter();
        let steps: Vec<&Step> = steps
            .filter(|step| named.iter().any(|id| **id == *step.id))
            .collect();
        let (start, end) = (time(item, "start"), time(item, "end"));
        let written = agendas.remove(&*item.id).unwrap_or_default();
        let is_proposed = written.is_empty() && !steps.is_empty();
        let mut meeting = Meeting {
            item,
            steps,
            start,
            end,
            agenda: Vec::new(),
            is_proposed,
        };
        meeting.agenda = if is_proposed {
            proposed(&meeting)
        } else {
            agenda(written, start)
        };
        meeting
    });
    meetings.collect()
}

/// The hour of an answer, in minutes of the day.
fn time(item: &Item, field: &str) -> Option<u32> {
    match item.get(field) {
        Some(Value::Time(time)) => {
            let (hour, minute) = (time.hour(), time.minute());
            u32::try_from(i32::from(hour) * 60 + i32::from(minute)).ok()
        }
        _ => None,
    }
}

/// What was written, in its order, each moment with its hour.
fn agenda(mut written: Vec<&Item>, start: Option<u32>) -> Vec<Moment<'_>> {
    // What has no number goes last, as it was typed.
    written.sort_by_key(|item| (item.number("order").is_none(), item.number("order")));
    let mut now = start;
    let moments = written.into_iter().map(|item| {
        let moment = Moment {
            subject: Subject::Written(item),
            start: time(item, "start").or(now),
            minutes: item.number("minutes").and_then(|minutes| minutes.to_u32()),
        };
        now = moment.end();
        moment
    });
    moments.collect()
}

/// A welcome, the steps with pauses between them, and the close. Steps take their short time when the long one does
/// not fit between the hours of the meeting.
fn proposed<'a>(meeting: &Meeting<'a>) -> Vec<Moment<'a>> {
    let work = meeting
        .lasts()
        .map(|all| all.saturating_sub(WELCOME + CLOSE));
    let fits = work.is_none_or(|work| meeting.needs(Length::Long) <= work);
    let length = if fits { Length::Long } else { Length::Short };
    let mut planned = vec![(Subject::Welcome, WELCOME)];
    let mut worked = 0;
    for step in &meeting.steps {
        if worked >= WORK {
            planned.push((Subject::Pause, PAUSE));
            worked = 0;
        }
        let own = minutes(step, length);
        planned.push((Subject::Step(step), own));
        worked += own;
    }
    planned.push((Subject::Close, CLOSE));
    let mut now = meeting.start;
    let moments = planned.into_iter().map(|(subject, minutes)| {
        let moment = Moment {
            subject,
            start: now,
            minutes: Some(minutes),
        };
        now = moment.end();
        moment
    });
    moments.collect()
}
