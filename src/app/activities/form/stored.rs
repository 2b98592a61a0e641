//! What was typed, in the one stored form of its kind.

use rust_decimal::Decimal;

use super::Form;
use crate::app::session::Session;
use crate::locale::{Lang, parse};
use crate::workshop::{Field, FieldKind};

impl Form {
    /// Whether what is being typed cannot be understood as its kind asks.
    pub fn is_unclear(&self, session: &Session, lang: Lang) -> bool {
        let (Some(typing), Some(cell)) = (&self.typing, self.cell(session)) else {
            return false;
        };
        let Some(field) = self.field(session, &cell) else {
            return false;
        };
        let kind = Self::kind(field, &cell);
        !Self::is_new_key(&cell)
            && !matches!(kind, FieldKind::Image | FieldKind::Geometry)
            && to_stored(typing.editor.text(), kind, session, lang).is_none()
    }

    /// Whether what is being typed, or what is kept, lies outside of what makes sense for the field.
    pub fn is_out_of_range(&self, session: &Session, lang: Lang) -> bool {
        let Some(cell) = self.cell(session) else {
            return false;
        };
        let Some(field) = self.field(session, &cell) else {
            return false;
        };
        let kind = Self::kind(field, &cell);
        let stored = match &self.typing {
            Some(typing) => to_stored(typing.editor.text(), kind, session, lang),
            None => self
                .stored(session, field, &cell)
                .map(|stored| stored.to_string()),
        };
        let number: Option<Decimal> = match kind {
            FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Percent
            | FieldKind::Scale => stored.and_then(|stored| stored.parse().ok()),
            _ => None,
        };
        let (least, most) = range(field, kind);
        number.is_some_and(|number| {
            least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most)
        })
    }
}

/// The smallest and largest number that make sense; a share lies between 0 and 100 unless its field says
/// otherwise.
pub fn range(field: &Field, kind: &FieldKind) -> (Option<Decimal>, Option<Decimal>) {
    let percent = *kind == FieldKind::Percent;
    let least = field.min.or(percent.then_some(Decimal::ZERO));
    let most = field.max.or(percent.then_some(Decimal::ONE_HUNDRED));
    (least, most)
}

/// Whether a new answer takes the place of the old one when typing begins.
pub(super) fn replaces(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Percent
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Year
    )
}

/// The stored form of what was typed; `None` when it cannot be understood. An empty text empties the answer.
pub fn to_stored(text: &str, kind: &FieldKind, session: &Session, lang: Lang) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    match kind {
        FieldKind::Integer => {
            let number = parse::number(text, lang)?;
            number.fract().is_zero().then(|| number.trunc().to_string())
        }
        FieldKind::Decimal | FieldKind::Money | FieldKind::Percent => {
            parse::number(text, lang).map(|number| number.to_string())
        }
        FieldKind::Scale => parse::number(text, lang).map(|number| number.normalize().to_string()),
        FieldKind::Year => parse::year(text).map(|year| year.to_string()),
        FieldKind::Date => {
            parse::day(text, session.notebook.clock().today()).map(|day| day.to_string())
        }
        FieldKind::Time => parse::time(text).map(|time| time.strftime("%H:%M").to_string()),
        FieldKind::Image | FieldKind::Geometry => None,
        _ => Some(text.to_owned()),
    }
}
