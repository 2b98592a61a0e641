//! A vote: options below each other, the dots of each group across, totals and places at the right.

use crate::app::App;
use crate::app::activities::vote::{Vote, counted};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, number, say};
use crate::plan::ballot::{Ballot, Choice, Group};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};

/// Columns of a count.
const CELL: u16 = 10;

/// Columns of the total and its place.
const TOTALS: u16 = 13;

/// The least columns of the names.
const NAMES: u16 = 20;

/// Lines below: how many dots people have, what there is to say, and the keys.
const BELOW: u16 = 6;

/// Draws the vote.
pub(in crate::ui) fn draw(app: &App, session: &Session, vote: &Vote, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let ballot = vote.ballot(session);
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    if ballot.options.is_empty() {
        let said = wrapped(&say(lang, "vote-empty", &[]), width.saturating_sub(4));
        for (y, line) in (1..).zip(said) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let groups = vote.groups(session, &ballot, lang);
    let at = vote.at(&ballot, groups.len());
    let columns = if ballot.by_group { groups.len() } else { 0 };
    let room = usize::from(width.saturating_sub(TOTALS + NAMES) / CELL).max(1);
    let shown = columns.min(room);
    let first =
        at.1.saturating_sub(shown.saturating_sub(1))
            .min(columns - shown);
    let names = width.saturating_sub(TOTALS + CELL * u16::try_from(shown).unwrap_or(0));
    let sheet = Sheet {
        session,
        vote,
        ballot: &ballot,
        groups: &groups,
        lang,
        at,
        first,
        shown,
        names,
        head: vote.head(&ballot),
    };
    sheet.head(&mut pen);
    let top = 1 + u16::try_from(sheet.head).unwrap_or(0);
    let lines = height.saturating_sub(BELOW + top);
    let here = at.0.saturating_sub(sheet.head);
    let from = (here + 1).saturating_sub(usize::from(lines.max(1)));
    for (y, (place, option)) in (top..top + lines).zip(ballot.options.iter().enumerate().skip(from))
    {
        sheet.row(place, option, y, &mut pen);
    }
    sheet.below(&mut pen);
}

struct Sheet<'a> {
    session: &'a Session,
    vote: &'a Vote,
    ballot: &'a Ballot,
    groups: &'a [Group],
    lang: Lang,
    at: (usize, usize),
    first: usize,
    shown: usize,
    names: u16,
    /// Rows above the options.
    head: usize,
}

impl Sheet<'_> {
    /// The groups on the screen, with their places.
    fn columns(&self) -> impl Iterator<Item = (usize, &Group)> {
        let groups = self.groups.iter().enumerate();
        groups.skip(self.first).take(self.shown)
    }

    /// The right end of a column.
    fn end(&self, column: usize) -> u16 {
        let place = u16::try_from(column - self.first).unwrap_or(0);
        self.names + CELL * (place + 1) - 1
    }

    fn figure(&self, count: Option<u64>) -> String {
        count.map_or_else(
            || "·".to_owned(),
            |count| number::integer(i64::try_from(count).unwrap_or(i64::MAX), self.lang),
        )
    }

    /// A cell with what is being typed there, or with its count.
    fn cell(&self, (row, column): (usize, usize), count: Option<u64>, y: u16, pen: &mut Pen<'_>) {
        let cursor = self.at == (row, column);
        let text = match self.vote.typing().filter(|_| cursor) {
            Some(typing) => typing.to_owned(),
            None => self.figure(count),
        };
        let style = match cursor {
            true => selected(),
            false if self.at.0 == row => strong(),
            false => plain(),
        };
        pen.put_right(self.end(column), y, &text, style);
    }

    /// The names of the groups and the people who voted.
    fn head(&self, pen: &mut Pen<'_>) {
        let width = pen.width();
        for (column, group) in self.columns() {
            let style = match group.spoilt {
                Some(_) => alert(),
                None if column == self.at.1 => strong(),
                None => plain(),
            };
            let mark = if group.spoilt.is_some() { "!" } else { "" };
            let name = Vote::name(self.session, group, self.lang);
            let name = fit(&format!("{mark}{name}"), usize::from(CELL - 1));
            pen.put_right(self.end(column), 0, &name, style);
        }
        if self.first > 0 {
            pen.put(self.names, 0, "←", strong());
        }
        if self.first + self.shown < self.groups.len() && self.shown > 0 {
            pen.put(self.end(self.first + self.shown - 1) + 1, 0, "→", strong());
        }
        let total = say(self.lang, "vote-total", &[]);
        pen.put_right(width.saturating_sub(5), 0, &total, faint());
        if self.head == 0 {
            return;
        }
        let here = self.at.0 == 0;
        let mark = if here { ">" } else { " " };
        let style = if here { strong() } else { faint() };
        let words = format!("{mark}    {}", say(self.lang, "vote-people", &[]));
        let room = usize::from(self.names.saturating_sub(1));
        pen.put(0, 1, &fit(&words, room), style);
        for (column, group) in self.columns() {
            self.cell((0, column), group.people, 1, pen);
        }
        let people = self.ballot.groups.iter().map(|group| group.people);
        let all = people.flatten().reduce(u64::saturating_add);
        pen.put_right(width.saturating_sub(5), 1, &self.figure(all), style);
    }

    fn row(&self, place: usize, option: &Choice, y: u16, pen: &mut Pen<'_>) {
        let (row, width) = (place + self.head, pen.width());
        let here = row == self.at.0;
        let style = if here { strong() } else { plain() };
        let mark = if here { ">" } else { " " };
        let name = self.session.reading().name(option.id.as_str(), self.lang);
        let text = format!("{mark} {:>2} {name}", place + 1);
        let room = usize::from(self.names.saturating_sub(1));
        pen.put(0, y, &fit(&text, room), style);
        for (column, _) in self.columns() {
            let dots = option.dots.get(column).copied().flatten();
            let dots = dots.and_then(|dots| u64::try_from(dots).ok());
            self.cell((row, column), dots, y, pen);
        }
        let only = here && !self.ballot.by_group;
        let total = if only { selected() } else { style };
        let text = match self.vote.typing().filter(|_| only) {
            Some(typing) => typing.to_owned(),
            None => self.figure(option.total),
        };
        pen.put_right(width.saturating_sub(5), y, &text, total);
        let stands = option.place.map_or_else(
            || "–".to_owned(),
            |place| {
                let place = place.to_string();
                say(self.lang, "rating-place", &[("place", Arg::Text(&place))])
            },
        );
        let tied = self.ballot.tied().contains(&place);
        let open = tied && self.ballot.needs_resolution();
        let mark = if tied { "=" } else { " " };
        let style = if open { alert() } else { style };
        pen.put_right(width, y, &format!("{stands}{mark}"), style);
    }

    /// How many dots people have, what there is to say, and the keys.
    fn below(&self, pen: &mut Pen<'_>) {
        let (width, height) = (pen.width(), pen.height());
        let top = height.saturating_sub(BELOW) + 1;
        if let Some(naming) = self.vote.naming() {
            let x = pen.put(0, top, &say(self.lang, "vote-naming", &[]), strong()) + 1;
            pen.put(x, top, naming.text(), plain());
            let before = naming.text()[..naming.cursor()].chars().count();
            pen.cursor_at(x + u16::try_from(before).unwrap_or(0), top);
        } else {
            let said = self.vote.says(self.session, self.ballot, self.lang);
            let asks = said.as_ref().is_some_and(|(_, asks)| *asks);
            let style = if asks { alert() } else { plain() };
            let said = said.map_or_else(String::new, |(said, _)| said);
            for (y, line) in (top..top + 3).zip(wrapped(&said, width)) {
                pen.put(0, y, &line, style);
            }
        }
        if let Some(each) = self.ballot.each {
            let (count, each) = (counted(u64::from(each)), each.to_string());
            let args = [("count", count), ("each", Arg::Text(&each))];
            let each = say(self.lang, "vote-each", &args);
            pen.put(0, top + 3, &fit(&each, usize::from(width)), faint());
        }
        let keys = if self.ballot.by_group {
            "vote-keys"
        } else {
            "vote-keys-total"
        };
        let keys = say(self.lang, keys, &[]);
        let keys = fit(&keys, usize::from(width));
        pen.put(0, height.saturating_sub(1), &keys, faint());
    }
}
