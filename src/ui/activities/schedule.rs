//! A schedule: tasks under their projects at the left, and when each is done on a line of time at the right.

use crate::app::App;
use crate::app::activities::schedule::{Line, Schedule, Zoom};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, date, number, say};
use crate::notebook::RecordId;
use crate::plan::results::schedule::{Schedules, Timed};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};

/// Columns of the names, and of the duration after them.
const NAMES: u16 = 30;
const DURATION: u16 = 5;

/// Lines below: the task, the project, and the keys.
const BELOW: u16 = 4;

/// Draws the schedule.
pub(in crate::ui) fn draw(app: &App, session: &Session, board: &Schedule, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    let lines = board.lines(session);
    if lines.is_empty() && board.naming().is_none() {
        let said = wrapped(&say(lang, "schedule-empty", &[]), width.saturating_sub(4));
        for (y, line) in (1..).zip(said) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let first_year = session.years().first().copied().unwrap_or(2000);
    let at = board.at(&lines);
    let dates = board.dates(session);
    let sheet = Sheet {
        session,
        board,
        lang,
        schedules: Option::as_ref(&dates),
        base: f64::from(first_year) * 12.0 + f64::from(board.offset),
        time: NAMES + DURATION,
    };
    sheet.head(&mut pen);
    let rows = usize::from(height.saturating_sub(2 + BELOW)).max(1);
    let first = at
        .saturating_sub(rows / 2)
        .min(lines.len().saturating_sub(rows));
    let shown = lines.iter().enumerate().skip(first).take(rows);
    for (y, (place, line)) in (2..).zip(shown) {
        let here = place == at && board.naming().is_none();
        match line {
            Line::Group(id) => sheet.group(id.as_ref(), here, y, &mut pen),
            Line::Task(id) => sheet.task(id, here, y, &mut pen),
        }
    }
    let group = Schedule::group_of(&lines, at);
    sheet.below(lines.get(at), group.as_ref(), &mut pen);
}

struct Sheet<'a> {
    session: &'a Session,
    board: &'a Schedule,
    lang: Lang,
    schedules: Option<&'a Schedules>,
    /// The month at the left end of the time, counted from the year 0.
    base: f64,
    /// The first column of the time.
    time: u16,
}

impl Sheet<'_> {
    /// Columns from the left end of the time to a month.
    fn column(&self, month: f64) -> i32 {
        let columns = (month - self.base) * f64::from(self.board.zoom.per_year()) / 12.0;
        columns.round().clamp(-10_000.0, 10_000.0) as i32
    }

    /// Years and months above the time.
    fn head(&self, pen: &mut Pen<'_>) {
        let room = pen.width().saturating_sub(self.time);
        let months = f64::from(room) * 12.0 / f64::from(self.board.zoom.per_year());
        let first = self.base as i32;
        for month in first..=first + months as i32 {
            let Some(x) = self.place(self.column(f64::from(month)), pen) else {
                continue;
            };
            let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
            let year = month.div_euclid(12);
            if number == 1 || month == first {
                let room = usize::from(pen.width().saturating_sub(x));
                if room >= 4 {
                    pen.put(x, 0, &year.to_string(), strong());
                }
            }
            let name = date::month(number, self.lang);
            let letter: String = name.chars().take(1).collect::<String>().to_uppercase();
            match self.board.zoom {
                Zoom::Month | Zoom::Quarter => {
                    pen.put(x, 1, &letter, faint());
                }
                Zoom::Year if number % 3 == 1 => {
                    pen.put(x, 1, &letter, faint());
                }
                Zoom::Year => {}
            }
        }
        pen.put_right(
            self.time - 1,
            1,
            &say(self.lang, "schedule-months", &[]),
            faint(),
        );
    }

    /// The column on the screen, when it lies there.
    fn place(&self, column: i32, pen: &Pen<'_>) -> Option<u16> {
        let x = u16::try_from(column).ok()?.checked_add(self.time)?;
        (x < pen.width()).then_some(x)
    }

    fn group(&self, id: Option<&RecordId>, here: bool, y: u16, pen: &mut Pen<'_>) {
        let name = match id {
            Some(id) => self.session.reading().name(id.as_str(), self.lang),
            None => say(self.lang, "grid-loose", &[]),
        };
        let mark = if here { ">" } else { " " };
        let style = if here { selected() } else { strong() };
        let words = format!("{mark}▪ {name}");
        pen.put(0, y, &fit(&words, usize::from(NAMES - 1)), style);
        let own = id.and_then(|id| self.schedules?.get(id.as_str()));
        let failed = id.and_then(|id| self.schedules?.why_not(id.as_str()));
        if failed.is_some() {
            pen.put_right(self.time - 1, y, "!", alert());
        }
        if let Some(own) = own {
            let months = number::decimal(own.months, None, self.lang);
            pen.put_right(self.time - 1, y, &months, strong());
            let begin = own
                .tasks
                .iter()
                .map(|task| self.span(task).0)
                .fold(f64::MAX, f64::min);
            let end = own
                .tasks
                .iter()
                .map(|task| self.span(task).1)
                .fold(f64::MIN, f64::max);
            self.bar((begin, end), "─", faint(), y, pen);
        }
    }

    /// From which month to which a task is done, counted from the year 0; without dates, from the start of the plan.
    fn span(&self, task: &Timed) -> (f64, f64) {
        task.span(self.base - f64::from(self.board.offset))
    }

    fn bar(
        &self,
        (from, to): (f64, f64),
        glyph: &str,
        style: ratatui::style::Style,
        y: u16,
        pen: &mut Pen<'_>,
    ) {
        let (from, to) = (self.column(from), self.column(to));
        for column in from..to.max(from + 1) {
            if let Some(x) = self.place(column, pen) {
                pen.put(x, y, glyph, style);
            }
        }
    }

    fn task(&self, id: &RecordId, here: bool, y: u16, pen: &mut Pen<'_>) {
        let reading = self.session.reading();
        let record = self.session.content().get_record(id.as_str());
        let name = reading.name(id.as_str(), self.lang);
        let activity = self.board.activity();
        let get = |role: &str| {
            let key = activity.field(role)?;
            record.and_then(|record| record.get(key))
        };
        let mark = if here { ">" } else { " " };
        let style = if here { strong() } else { plain() };
        let words = format!("{mark}   {name}");
        pen.put(0, y, &fit(&words, usize::from(NAMES - 1)), style);
        let duration = get("duration").and_then(|text| text.parse().ok());
        let duration = duration.map(|own| number::decimal(own, None, self.lang));
        match self.board.typing().filter(|_| here) {
            Some(typing) => {
                let style = if typing.wrong { alert() } else { selected() };
                let text = if typing.text.is_empty() {
                    " "
                } else {
                    &typing.text
                };
                pen.put_right(self.time - 1, y, &fit(text, usize::from(DURATION)), style);
                pen.cursor_at(self.time - 1, y);
            }
            None => {
                let style = if here { selected() } else { style };
                pen.put_right(self.time - 1, y, duration.as_deref().unwrap_or("·"), style);
            }
        }
        let Some(timed) = self.schedules.and_then(|all| all.task(id.as_str())) else {
            return;
        };
        let span = self.span(timed);
        if get("milestone") == Some("true") || timed.start == timed.finish {
            // A milestone stands where it is reached.
            let lasts = timed.start < timed.finish;
            if lasts {
                let glyph = if timed.is_critical { "█" } else { "▒" };
                self.bar(span, glyph, style, y, pen);
            }
            let column = self.column(span.1).max(self.column(span.0) + 1) - 1;
            let column = if lasts { column } else { self.column(span.0) };
            if let Some(x) = self.place(column, pen) {
                let glyph = if timed.is_critical { "◆" } else { "◇" };
                pen.put(x, y, glyph, style);
            }
            return;
        }
        let glyph = if timed.is_critical { "█" } else { "▒" };
        self.bar(span, glyph, style, y, pen);
    }

    /// What there is to say of the task and its project, and the keys.
    fn below(&self, line: Option<&Line>, group: Option<&RecordId>, pen: &mut Pen<'_>) {
        let (width, height) = (pen.width(), pen.height());
        let top = height.saturating_sub(BELOW);
        let keys = fit(&say(self.lang, "schedule-keys", &[]), usize::from(width));
        pen.put(0, height.saturating_sub(1), &keys, faint());
        if let Some(naming) = self.board.naming() {
            let x = pen.put(0, top, &say(self.lang, "schedule-naming", &[]), strong()) + 1;
            pen.put(x, top, naming.text(), plain());
            let before = naming.text()[..naming.cursor()].chars().count();
            pen.cursor_at(x + u16::try_from(before).unwrap_or(0), top);
            return;
        }
        let wrong = self.board.typing().filter(|typing| typing.wrong);
        if let Some(typing) = wrong {
            let words = say(
                self.lang,
                "schedule-wrong",
                &[("text", Arg::Text(&typing.text))],
            );
            for (y, line) in (top..top + 2).zip(wrapped(&words, width)) {
                pen.put(0, y, &line, alert());
            }
            return;
        }
        let failed = group.and_then(|id| self.schedules?.why_not(id.as_str()));
        if let Some(why) = failed {
            for (y, line) in (top..top + 3).zip(wrapped(&why.say(self.lang), width)) {
                pen.put(0, y, &line, alert());
            }
            return;
        }
        if let Some(Line::Task(id)) = line
            && let Some(timed) = self.schedules.and_then(|all| all.task(id.as_str()))
        {
            let name = self.session.reading().name(id.as_str(), self.lang);
            pen.put(0, top, &fit(&name, usize::from(width)), plain());
            pen.put(
                0,
                top + 1,
                &fit(&self.dates(timed), usize::from(width)),
                plain(),
            );
        }
        if let Some(own) = group.and_then(|id| self.schedules?.get(id.as_str())) {
            let months = number::decimal(own.months, None, self.lang);
            let count = own.critical().len();
            let shown = count.to_string();
            let args = [
                ("months", Arg::Text(months.as_str())),
                ("count", Arg::Count(count)),
                ("shown", Arg::Text(&shown)),
            ];
            let words = say(self.lang, "schedule-project", &args);
            pen.put(0, top + 2, &fit(&words, usize::from(width)), faint());
        }
    }

    fn dates(&self, timed: &Timed) -> String {
        let months = |number| number::decimal(number, None, self.lang);
        let in_month = |month| {
            say(
                self.lang,
                "schedule-month",
                &[("month", Arg::Text(&months(month)))],
            )
        };
        let begins = timed
            .begins
            .map_or_else(|| in_month(timed.start), date::short);
        let ends = timed
            .ends
            .map_or_else(|| in_month(timed.finish), date::short);
        let slack = months(timed.slack);
        let args = [
            ("begins", Arg::Text(begins.as_str())),
            ("ends", Arg::Text(&ends)),
            ("slack", Arg::Text(&slack)),
        ];
        let key = if timed.is_critical {
            "schedule-task-critical"
        } else {
            "schedule-task"
        };
        let n = if timed.is_critical { 2 } else { 3 };
        say(self.lang, key, &args[..n])
    }
}
