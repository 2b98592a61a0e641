//! Amounts by year: rows under their groups, the years across, sums at the right and below, and what is missing.

use rust_decimal::Decimal;

use crate::app::App;
use crate::app::activities::grid::{Grid, Slot};
use crate::app::session::Session;
use crate::locale::{Lang, number, say};
use crate::plan::amounts::{Amounts, Path};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};

/// The least columns of the names.
const NAMES: u16 = 22;

/// The fewest and most columns of an amount.
const CELL: (u16, u16) = (8, 20);

/// Lines of what there is to say, with the keys.
const BELOW: u16 = 4;

/// A line of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// What rows belong to.
    Group(usize),
    /// A line that the cursor can stand on.
    Slot(usize, usize, Slot),
    /// What a group lacks.
    Lack(usize),
}

/// Draws the grid.
pub(in crate::ui) fn draw(app: &App, session: &Session, grid: &Grid, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let amounts = grid.amounts(session);
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    if !grid.is_ready(session) && grid.naming().is_none() {
        let said = wrapped(&say(lang, "grid-empty", &[]), width.saturating_sub(4));
        for (y, line) in (1..).zip(said) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let at = grid.at(&amounts);
    let (cell, total) = widths(&amounts, lang);
    let base = if grid.has_baseline() { cell } else { 0 };
    let ends = total + base;
    let room = usize::from(width.saturating_sub(NAMES + ends) / cell).max(1);
    let shown = amounts.years.len().min(room);
    let first = at.2.saturating_sub(shown.saturating_sub(1));
    let first = first.min(amounts.years.len() - shown);
    let years = u16::try_from(shown).unwrap_or(0);
    let sheet = Sheet {
        session,
        grid,
        amounts: &amounts,
        lang,
        at,
        cell,
        first,
        shown,
        names: width.saturating_sub(cell * years + ends),
    };
    sheet.head(&mut pen);
    let totals = if amounts.is_money {
        1 + u16::from(amounts.has_costs)
    } else {
        0
    };
    let body = usize::from(height.saturating_sub(1 + totals + BELOW));
    for (y, line) in (1..).zip(sheet.window(body)) {
        sheet.line(line, y, &mut pen);
    }
    let top = height.saturating_sub(totals + BELOW);
    if amounts.is_money {
        sheet.totals(top, &mut pen);
    }
    sheet.below(top + totals, &mut pen);
}

/// Columns that hold the greatest amount of a year, and those of the total, where there is one.
fn widths(amounts: &Amounts, lang: Lang) -> (u16, u16) {
    let wide = |amount: Decimal| {
        let letters = number::decimal(amount, None, lang).chars().count();
        u16::try_from(letters).unwrap_or(CELL.1)
    };
    if !amounts.is_money {
        let all = amounts
            .rows
            .iter()
            .flat_map(|row| row.amounts.iter().flatten());
        let most = all.copied().max().unwrap_or_default();
        return ((wide(most) + 2).clamp(CELL.0, CELL.1), 0);
    }
    let most = |sums: &mut dyn Iterator<Item = &Decimal>| sums.copied().max().unwrap_or_default();
    let all = most(&mut amounts.sums.iter().chain(&amounts.costs));
    let groups = amounts.groups.iter();
    // What a group lacks has a mark before it.
    let marked = most(&mut groups.flat_map(|group| group.sums.iter().chain(&group.costs)));
    let whole = |sums: &[Decimal]| sums.iter().sum::<Decimal>();
    let total = whole(&amounts.sums).max(whole(&amounts.costs));
    (
        (wide(all) + 1).max(wide(marked) + 2).clamp(CELL.0, CELL.1),
        (wide(total) + 2).clamp(CELL.0, CELL.1 + 4),
    )
}

struct Sheet<'a> {
    session: &'a Session,
    grid: &'a Grid,
    amounts: &'a Amounts,
    lang: Lang,
    at: (usize, usize, usize),
    cell: u16,
    first: usize,
    shown: usize,
    names: u16,
}

impl Sheet<'_> {
    /// Only groups near the cursor are laid out, so that a large plan costs what a small one does.
    fn window(&self, body: usize) -> Vec<Line> {
        let group = self.at.0;
        let own = self.lines_of(group);
        let cursor = own
            .iter()
            .position(|line| matches!(line, Line::Slot(_, slot, _) if *slot == self.at.1))
            .unwrap_or(0);
        let mut before: Vec<Line> = Vec::new();
        let mut earlier = group;
        while before.len() < body && earlier > 0 {
            earlier -= 1;
            let mut lines = self.lines_of(earlier);
            lines.extend(before);
            before = lines;
        }
        let mut after: Vec<Line> = Vec::new();
        let mut later = group + 1;
        while after.len() < body && later < self.amounts.groups.len() {
            after.extend(self.lines_of(later));
            later += 1;
        }
        // The whole group in the middle when there is room for it, else the line with the cursor.
        let place = before.len() + cursor;
        let middle = if own.len() <= body {
            before.len() + own.len() / 2
        } else {
            place
        };
        let all: Vec<Line> = before.into_iter().chain(own).chain(after).collect();
        let from = middle
            .saturating_sub(body / 2)
            .min(all.len().saturating_sub(body));
        all.into_iter().skip(from).take(body).collect()
    }

    fn lines_of(&self, group: usize) -> Vec<Line> {
        let named = self
            .amounts
            .groups
            .get(group)
            .is_some_and(|group| group.id.is_some());
        let loose = !named && self.amounts.groups.len() > 1;
        let mut lines = Vec::new();
        if named || loose {
            lines.push(Line::Group(group));
        }
        let slots = self.grid.slots(self.amounts, group);
        let slots = slots.into_iter().enumerate();
        lines.extend(slots.map(|(at, slot)| Line::Slot(group, at, slot)));
        if named && self.amounts.has_costs {
            lines.push(Line::Lack(group));
        }
        lines
    }

    /// The right end of a year.
    fn end(&self, year: usize) -> u16 {
        let place = u16::try_from(year - self.first + 1).unwrap_or(0);
        let base = if self.grid.has_baseline() {
            self.cell
        } else {
            0
        };
        self.names + base + self.cell * place - 1
    }

    fn years(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.shown
    }

    fn figure(&self, amount: Decimal) -> String {
        number::decimal(amount, None, self.lang)
    }

    fn head(&self, pen: &mut Pen<'_>) {
        for year in self.years() {
            let style = if year == self.at.2 { strong() } else { faint() };
            pen.put_right(self.end(year), 0, &self.amounts.years[year], style);
        }
        if self.grid.has_baseline() {
            let base = say(self.lang, "grid-base", &[]);
            pen.put_right(self.names + self.cell - 1, 0, &base, faint());
        }
        if self.first > 0 {
            pen.put(self.names.saturating_sub(1), 0, "←", strong());
        }
        let width = pen.width();
        if self.amounts.is_money {
            pen.put_right(width, 0, &say(self.lang, "grid-total", &[]), faint());
        }
        if self.first + self.shown < self.amounts.years.len() {
            pen.put(self.end(self.first + self.shown - 1) + 1, 0, "→", strong());
        }
        let currency = self.session.currency();
        if self.amounts.is_money && !currency.is_empty() {
            pen.put(0, 0, currency, faint());
        }
    }

    fn line(&self, line: Line, y: u16, pen: &mut Pen<'_>) {
        match line {
            Line::Group(group) => self.group(group, y, pen),
            Line::Lack(group) => self.lack(group, y, pen),
            Line::Slot(group, at, slot) => self.slot((group, at, slot), y, pen),
        }
    }

    fn group(&self, at: usize, y: u16, pen: &mut Pen<'_>) {
        let group = &self.amounts.groups[at];
        let reading = self.session.reading();
        let name = match &group.id {
            Some(id) => reading.name(id.as_str(), self.lang),
            None => say(self.lang, "grid-loose", &[]),
        };
        let words = format!("▪ {name}");
        let room = if self.amounts.is_money {
            self.names
        } else {
            pen.width()
        };
        pen.put(
            0,
            y,
            &fit(&words, usize::from(room.saturating_sub(1))),
            strong(),
        );
        if self.amounts.is_money {
            let amounts = if self.amounts.has_costs {
                &group.costs
            } else {
                &group.sums
            };
            self.sums(amounts, y, strong(), pen);
        }
    }

    fn sums(&self, amounts: &[Decimal], y: u16, style: ratatui::style::Style, pen: &mut Pen<'_>) {
        for year in self.years() {
            let amount = amounts.get(year).copied().unwrap_or_default();
            if !amount.is_zero() {
                pen.put_right(self.end(year), y, &self.figure(amount), style);
            }
        }
        let whole: Decimal = amounts.iter().sum();
        pen.put_right(pen.width(), y, &self.figure(whole), style);
    }

    fn lack(&self, at: usize, y: u16, pen: &mut Pen<'_>) {
        let group = &self.amounts.groups[at];
        let mut missing = Decimal::ZERO;
        let mut over = false;
        for year in self.years() {
            let lack = group.lack(year);
            if lack.is_zero() {
                continue;
            }
            over |= lack < Decimal::ZERO;
            pen.put_right(self.end(year), y, &self.lack_words(lack), alert());
        }
        for year in 0..self.amounts.years.len() {
            missing += group.lack(year).max(Decimal::ZERO);
        }
        let key = if missing.is_zero() && !over {
            "grid-covered"
        } else {
            "grid-missing"
        };
        let style = if missing.is_zero() && !over {
            faint()
        } else {
            alert()
        };
        let words = format!("     {}", say(self.lang, key, &[]));
        pen.put(
            0,
            y,
            &fit(&words, usize::from(self.names.saturating_sub(1))),
            style,
        );
        if !missing.is_zero() {
            pen.put_right(pen.width(), y, &self.lack_words(missing), alert());
        }
    }

    /// What is missing with a mark before it, what is too much with another: they are told apart without colour.
    fn lack_words(&self, lack: Decimal) -> String {
        let mark = if lack > Decimal::ZERO { "!" } else { "+" };
        format!("{mark}{}", self.figure(lack.abs()))
    }

    fn slot(&self, (group, at, slot): (usize, usize, Slot), y: u16, pen: &mut Pen<'_>) {
        let here = (group, at) == (self.at.0, self.at.1) && self.grid.naming().is_none();
        let mark = if here { ">" } else { " " };
        let reading = self.session.reading();
        let room = usize::from(self.names.saturating_sub(1));
        match slot {
            Slot::Empty => {
                let key = if self.grid.names_rows(self.session) {
                    "grid-no-rows"
                } else {
                    "grid-no-sources"
                };
                let words = format!("{mark}    {}", say(self.lang, key, &[]));
                pen.put(0, y, &fit(&words, usize::from(pen.width())), faint());
            }
            Slot::Free(source) => {
                let source = &self.amounts.sources[source];
                let name = reading.name(source.id.as_str(), self.lang);
                let style = if here { strong() } else { faint() };
                pen.put(0, y, &fit(&format!("{mark}  + {name}"), room), style);
                for year in self.years() {
                    self.cell(here, year, None, (y, faint()), pen);
                }
            }
            Slot::Row(row) => self.row(row, here, y, pen),
        }
    }

    fn row(&self, at: usize, here: bool, y: u16, pen: &mut Pen<'_>) {
        let row = &self.amounts.rows[at];
        let mark = if here { ">" } else { " " };
        let style = if here { strong() } else { plain() };
        let path = Path::of(self.session.content(), self.grid.activity(), &row.id);
        let missteps = path
            .as_ref()
            .map_or_else(Vec::new, |path| path.missteps(row));
        let name = self.session.reading().name(row.id.as_str(), self.lang);
        let tags = self.tags(row.id.as_str());
        let flag = if missteps.is_empty() { " " } else { "!" };
        let start = format!("{mark}{:>3}{flag}", at + 1);
        let room = usize::from(self.names.saturating_sub(1)).saturating_sub(start.chars().count());
        let name = fit(&name, room.saturating_sub(tags.chars().count()));
        let x = pen.put(
            0,
            y,
            &start,
            if missteps.is_empty() { style } else { alert() },
        );
        let x = pen.put(x, y, &name, style);
        pen.put(x, y, &tags, faint());
        if let Some(path) = &path {
            let base = path
                .baseline
                .map_or_else(|| "–".to_owned(), |base| self.figure(base));
            pen.put_right(self.names + self.cell - 1, y, &base, faint());
        }
        for year in self.years() {
            let source = row.source.map(|source| &self.amounts.sources[source]);
            let beyond = source.is_some_and(|source| {
                row.amounts[year].is_some_and(|amount| !amount.is_zero())
                    && source.beyond(year).is_some()
            });
            let unread = row.unreadable.contains(&year);
            let wrong = missteps.iter().any(|step| match step {
                crate::plan::amounts::Misstep::Baseline { at }
                | crate::plan::amounts::Misstep::Step { at } => *at == year,
            });
            let style = if beyond || unread || wrong {
                alert()
            } else {
                style
            };
            let shown = match row.amounts[year] {
                _ if unread => Some("?".to_owned()),
                Some(amount) if beyond || wrong => Some(format!("!{}", self.figure(amount))),
                amount => amount.map(|amount| self.figure(amount)),
            };
            self.cell(here, year, shown.as_deref(), (y, style), pen);
        }
        if self.amounts.is_money {
            pen.put_right(pen.width(), y, &self.figure(row.total()), style);
        }
    }

    /// In which form and how sure the money of a row is, in a letter or two; below it stands in full.
    fn tags(&self, id: &str) -> String {
        let states = self.states(id).into_iter();
        let tags: Vec<String> = states
            .map(|words| {
                let word = words
                    .split_whitespace()
                    .find(|word| word.chars().count() > 3);
                let word = word.unwrap_or(&words);
                word.chars().take(3).collect::<String>().to_lowercase()
            })
            .collect();
        if tags.is_empty() {
            String::new()
        } else {
            format!(" {}", tags.join("·"))
        }
    }

    /// An amount, or what is being typed in its place.
    fn cell(
        &self,
        here: bool,
        year: usize,
        shown: Option<&str>,
        (y, style): (u16, ratatui::style::Style),
        pen: &mut Pen<'_>,
    ) {
        let cursor = here && year == self.at.2;
        let end = self.end(year);
        let Some(typing) = self.grid.typing().filter(|_| cursor) else {
            let style = if cursor { selected() } else { style };
            pen.put_right(end, y, shown.unwrap_or("·"), style);
            return;
        };
        let room = usize::from(self.cell - 1);
        let letters: Vec<char> = typing.text.chars().collect();
        let text: String = letters[letters.len().saturating_sub(room)..]
            .iter()
            .collect();
        let text = if text.is_empty() {
            " ".to_owned()
        } else {
            text
        };
        let style = if typing.wrong.is_some() {
            alert()
        } else {
            selected()
        };
        pen.put_right(end, y, &text, style);
        pen.cursor_at(end, y);
    }

    /// Sums of everything, and what is missing in all.
    fn totals(&self, y: u16, pen: &mut Pen<'_>) {
        let label = |key: &str| say(self.lang, key, &[]);
        pen.put(0, y, &label("grid-all"), plain());
        self.sums(&self.amounts.sums, y, plain(), pen);
        if !self.amounts.has_costs {
            return;
        }
        let gap = self.amounts.gap();
        let style = if gap.is_zero() { faint() } else { alert() };
        pen.put(0, y + 1, &label("grid-all-missing"), style);
        for year in self.years() {
            let lacks = self.amounts.groups.iter().map(|group| group.lack(year));
            let lack: Decimal = lacks.filter(|lack| *lack > Decimal::ZERO).sum();
            if !lack.is_zero() {
                pen.put_right(self.end(year), y + 1, &self.lack_words(lack), style);
            }
        }
        let whole = if gap.is_zero() {
            self.figure(gap)
        } else {
            self.lack_words(gap)
        };
        pen.put_right(pen.width(), y + 1, &whole, style);
    }

    /// What there is to say. Unless something has to be put right, the row with the cursor stands above it in full.
    fn words(&self, y: u16, pen: &mut Pen<'_>) {
        let width = pen.width();
        let said = self.grid.says(self.session, self.amounts, self.lang);
        if let Some(said) = said.as_ref().filter(|said| said.asks) {
            for (y, line) in (y..y + 2).zip(wrapped(&said.words, width)) {
                pen.put(0, y, &line, alert());
            }
            return;
        }
        let reading = self.session.reading();
        let name = match self.grid.slot(self.amounts) {
            Slot::Row(row) => {
                let id = self.amounts.rows[row].id.as_str();
                let mut words = vec![reading.name(id, self.lang)];
                words.extend(self.states(id));
                words.join(" · ")
            }
            Slot::Free(source) => reading.name(self.amounts.sources[source].id.as_str(), self.lang),
            Slot::Empty => String::new(),
        };
        pen.put(0, y, &fit(&name, usize::from(width)), plain());
        if let Some(said) = said {
            pen.put(0, y + 1, &fit(&said.words, usize::from(width)), faint());
        }
    }

    /// In which form and how sure the money of a row is, in words.
    fn states(&self, id: &str) -> Vec<String> {
        let activity = self.grid.activity();
        let rows = self.grid.rows(self.session);
        let record = self.session.content().get_record(id);
        let (Some(rows), Some(record)) = (rows, record) else {
            return Vec::new();
        };
        let states = ["form", "status"].into_iter().filter_map(|role| {
            let field = rows.get_field(activity.field(role)?)?;
            Some(self.session.reading().answer(record, field, self.lang))
        });
        states.filter(|words| !words.is_empty()).collect()
    }

    /// What there is to say, and the keys.
    fn below(&self, top: u16, pen: &mut Pen<'_>) {
        let width = pen.width();
        if let Some(naming) = self.grid.naming() {
            let x = pen.put(0, top + 1, &say(self.lang, "grid-naming", &[]), strong()) + 1;
            pen.put(x, top + 1, naming.text(), plain());
            let before = naming.text()[..naming.cursor()].chars().count();
            pen.cursor_at(x + u16::try_from(before).unwrap_or(0), top + 1);
        } else {
            self.words(top + 1, pen);
        }
        let key = match (
            self.grid.has_baseline(),
            self.grid.activity().field("status"),
        ) {
            (true, _) => "grid-keys-targets",
            (false, Some(_)) => "grid-keys-money",
            (false, None) => "grid-keys",
        };
        let keys = fit(&say(self.lang, key, &[]), usize::from(width));
        pen.put(0, pen.height().saturating_sub(1), &keys, faint());
    }
}
