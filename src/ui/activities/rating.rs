//! A rating: criteria across with their weights, what is rated below, and both orders at the right.

use rust_decimal::Decimal;

use crate::app::App;
use crate::app::activities::rating::Rating;
use crate::app::session::Session;
use crate::locale::{Arg, Lang, number, say};
use crate::plan::rating::{Rated, Row};
use crate::ui::paint::{Pen, alert, faint, fit, plain, selected, strong, wrapped};

/// Columns of a score.
const CELL: u16 = 5;

/// Columns of the score, its place, the dots and their place.
const ORDERS: u16 = 24;

/// Lines below: the question, what is missing, and a warning.
const BELOW: u16 = 4;

/// Draws the rating.
pub(in crate::ui) fn draw(app: &App, session: &Session, rating: &Rating, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let rated = rating.rated(session);
    if rated.rows.is_empty() || rated.criteria.is_empty() {
        let key = if rated.criteria.is_empty() {
            "rating-no-criteria"
        } else {
            "rating-no-rows"
        };
        for (y, line) in (1..).zip(wrapped(&say(lang, key, &[]), pen.width().saturating_sub(4))) {
            pen.put(2, y, &line, plain());
        }
        return;
    }
    let (width, height) = (pen.width().saturating_sub(2), pen.height());
    let mut pen = pen.part(1, 0, width, height);
    let at = rating.at(&rated);
    let has_dots = rated.rows.iter().any(|row| row.dots.is_some());
    let orders = if has_dots { ORDERS } else { ORDERS / 2 };
    let least = 18.min(width / 3);
    let room = width.saturating_sub(orders + least) / CELL;
    let columns = usize::from(room.max(1)).min(rated.criteria.len());
    let first =
        at.1.saturating_sub(columns - 1)
            .min(rated.criteria.len() - columns);
    let names = width.saturating_sub(orders + CELL * u16::try_from(columns).unwrap_or(0));
    let sheet = Sheet {
        session,
        rated: &rated,
        lang,
        at,
        first,
        columns,
        names,
        has_dots,
    };
    sheet.head(rating, &mut pen);
    let lines = height.saturating_sub(BELOW + 2);
    let from = at.0.saturating_sub(usize::from(lines.max(1)));
    for (y, row) in (2..2 + lines).zip(rated.rows.iter().enumerate().skip(from)) {
        sheet.row(row.0, row.1, y, &mut pen);
    }
    sheet.below(rating, height.saturating_sub(BELOW), &mut pen);
}

struct Sheet<'a> {
    session: &'a Session,
    rated: &'a Rated,
    lang: Lang,
    at: (usize, usize),
    first: usize,
    columns: usize,
    names: u16,
    has_dots: bool,
}

impl Sheet<'_> {
    /// The right end of a column.
    fn end(&self, column: usize) -> u16 {
        let place = u16::try_from(column - self.first).unwrap_or(0);
        self.names + CELL * (place + 1) - 1
    }

    fn shown(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.columns
    }

    /// Numbers of the criteria, their weights and what these add up to.
    fn head(&self, rating: &Rating, pen: &mut Pen<'_>) {
        let say = |key: &str| say(self.lang, key, &[]);
        if self.first > 0 {
            pen.put(self.names.saturating_sub(1), 0, "←", strong());
        }
        for column in self.shown() {
            let style = if column == self.at.1 {
                strong()
            } else {
                plain()
            };
            pen.put_right(self.end(column), 0, &(column + 1).to_string(), style);
        }
        let width = pen.width();
        if self.shown().end < self.rated.criteria.len() {
            pen.put(self.end(self.shown().end - 1) + 1, 0, "→", strong());
        }
        let left = if self.has_dots {
            width.saturating_sub(12)
        } else {
            width
        };
        pen.put_right(left, 0, &say("rating-score"), faint());
        if self.has_dots {
            pen.put_right(width.saturating_sub(1), 0, &say("rating-dots"), faint());
        }
        let sum = number::decimal(self.rated.sum.normalize(), None, self.lang);
        let whole = self
            .rated
            .whole
            .map(|whole| number::decimal(whole, None, self.lang));
        let args = [
            ("sum", Arg::Text(&sum)),
            ("whole", Arg::Text(whole.as_deref().unwrap_or("?"))),
        ];
        let off = self
            .rated
            .whole
            .is_some_and(|whole| whole != self.rated.sum);
        let words = crate::locale::say(self.lang, "rating-weights", &args);
        let style = if off { alert() } else { plain() };
        let mark = if self.at.0 == 0 { "> " } else { "  " };
        pen.put(
            0,
            1,
            &fit(&format!("{mark}{words}"), usize::from(self.names)),
            style,
        );
        for column in self.shown() {
            let weight = self.rated.criteria[column].1;
            let text = match rating.typing().filter(|_| self.at == (0, column)) {
                Some(typing) => typing.to_owned(),
                None => weight.map_or_else(
                    || "·".to_owned(),
                    |weight| number::decimal(weight.normalize(), None, self.lang),
                ),
            };
            let style = if self.at == (0, column) {
                selected()
            } else {
                style
            };
            pen.put_right(self.end(column), 1, &text, style);
        }
    }

    fn row(&self, at: usize, row: &Row, y: u16, pen: &mut Pen<'_>) {
        let here = self.at.0 == at + 1;
        let name = self.session.reading().name(row.id.as_str(), self.lang);
        let mark = if here { ">" } else { " " };
        let style = if here { strong() } else { plain() };
        let text = format!("{mark} {:>2} {name}", at + 1);
        pen.put(
            0,
            y,
            &fit(&text, usize::from(self.names.saturating_sub(1))),
            style,
        );
        for column in self.shown() {
            let text = row.scores[column]
                .map_or_else(|| "·".to_owned(), |score| score.normalize().to_string());
            let style = if here && column == self.at.1 {
                selected()
            } else {
                style
            };
            pen.put_right(self.end(column), y, &text, style);
        }
        let width = pen.width();
        let place = |place: Option<usize>| {
            let place = place.map(|place| place.to_string());
            place.map_or_else(
                || "–".to_owned(),
                |place| say(self.lang, "rating-place", &[("place", Arg::Text(&place))]),
            )
        };
        let score = row
            .score
            .and_then(|score| crate::plan::results::exact(score, 2));
        let score = score.map_or_else(
            || "–".to_owned(),
            |score| number::decimal(score, Some(2), self.lang),
        );
        let left = if self.has_dots {
            width.saturating_sub(12)
        } else {
            width
        };
        pen.put_right(left.saturating_sub(5), y, &score, style);
        pen.put_right(left, y, &place(row.place), style);
        if self.has_dots {
            let dots = row.dots.map_or_else(
                || "–".to_owned(),
                |dots| number::decimal(dots, None, self.lang),
            );
            pen.put_right(width.saturating_sub(6), y, &dots, style);
            pen.put_right(width.saturating_sub(1), y, &place(row.place_by_dots), style);
            if row.is_apart {
                let style = if row.has_reason { plain() } else { alert() };
                pen.put_right(width, y, if row.has_reason { "≠" } else { "!" }, style);
            }
        }
    }

    /// The question in words, and what there is to say about the row or the weights.
    fn below(&self, rating: &Rating, y: u16, pen: &mut Pen<'_>) {
        let width = pen.width();
        let question = rating.question(self.session, self.lang).unwrap_or_default();
        for (y, line) in (y..y + 2).zip(wrapped(&question, width)) {
            pen.put(0, y, &line, strong());
        }
        let row = self
            .at
            .0
            .checked_sub(1)
            .and_then(|row| self.rated.rows.get(row));
        let said = match row {
            Some(row) if row.needs_reason() => say(self.lang, "rating-needs-reason", &[]),
            Some(row) if row.n_missing() > 0 => {
                let count = row.n_missing().to_string();
                say(self.lang, "rating-missing", &[("count", Arg::Text(&count))])
            }
            _ if self
                .rated
                .whole
                .is_some_and(|whole| whole != self.rated.sum) =>
            {
                let difference = self.rated.whole.unwrap_or_default() - self.rated.sum;
                let amount = number::decimal(difference.abs().normalize(), None, self.lang);
                let key = if difference > Decimal::ZERO {
                    "rating-weights-less"
                } else {
                    "rating-weights-more"
                };
                say(self.lang, key, &[("amount", Arg::Text(&amount))])
            }
            _ => String::new(),
        };
        pen.put(0, y + 2, &fit(&said, usize::from(width)), alert());
        pen.put(
            0,
            y + 3,
            &fit(&say(self.lang, "rating-keys", &[]), usize::from(width)),
            faint(),
        );
    }
}
