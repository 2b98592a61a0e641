//! One answer, as the kind of its field promises: the border between stored text and trusted values.

use std::sync::Arc;

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use crate::notebook::Record;
use crate::workshop::{Field, FieldKind};

/// The greatest number that is read, 10¹⁵: nothing in a territory is larger, and sums and products of such numbers
/// stay exact.
const MOST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// A typed answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words, on one line or in paragraphs.
    Text(Arc<str>),
    /// Any number: whole, decimal, money, percent, year, scale.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// An hour.
    Time(Time),
    /// Yes or no.
    Flag(bool),
    /// Id of the chosen option, or ids of several.
    Options(Vec<Arc<str>>),
    /// Ids of the records it points to.
    Refs(Vec<Arc<str>>),
    /// Key and value of each cell of a small table.
    Map(Vec<(Arc<str>, Value)>),
    /// Id of a picture or map kept in the file.
    Attachment(Arc<str>),
}

/// A stored text that its field does not understand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Value {
    /// The number, if it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The words, if they are words.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The only option, or the only reference.
    pub fn as_id(&self) -> Option<&str> {
        match self {
            Self::Options(ids) | Self::Refs(ids) => ids.first().map(|id| &**id),
            _ => None,
        }
    }

    /// Every option or reference.
    pub fn ids(&self) -> &[Arc<str>] {
        match self {
            Self::Options(ids) | Self::Refs(ids) => ids,
            _ => &[],
        }
    }
}

/// Reads the answer of a field; `None` when there is none.
pub fn read(record: &Record, field: &Field) -> Result<Option<Value>, Unreadable> {
    let plain = record.get(&field.key);
    Ok(match &field.kind {
        FieldKind::Choices(_) => members(record, field).map(Value::Options),
        FieldKind::Refs(_) => members(record, field).map(Value::Refs),
        FieldKind::Map { values, .. } => {
            let mut cells = Vec::new();
            for (key, text) in record.map(&field.key).filter(|(key, _)| !key.is_empty()) {
                cells.push((Arc::from(key), scalar(text, values)?));
            }
            (!cells.is_empty()).then_some(Value::Map(cells))
        }
        FieldKind::Computed(_) => None,
        kind => plain.map(|text| scalar(text, kind)).transpose()?,
    })
}

fn members(record: &Record, field: &Field) -> Option<Vec<Arc<str>>> {
    let ids: Vec<Arc<str>> = record.set(&field.key).map(Arc::from).collect();
    (!ids.is_empty()).then_some(ids)
}

/// Reads one stored text as a kind.
pub fn scalar(text: &str, kind: &FieldKind) -> Result<Value, Unreadable> {
    let unreadable = || Unreadable(text.to_owned());
    Ok(match kind {
        FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::Percent
        | FieldKind::Year
        | FieldKind::Scale => Value::Number(
            text.parse()
                .ok()
                .filter(|number: &Decimal| number.abs() <= MOST)
                .ok_or_else(unreadable)?,
        ),
        FieldKind::Date => Value::Date(text.parse().map_err(|_| unreadable())?),
        FieldKind::Time => Value::Time(text.parse().map_err(|_| unreadable())?),
        FieldKind::Flag => Value::Flag(match text {
            "true" => true,
            "false" => false,
            _ => return Err(unreadable()),
        }),
        FieldKind::Choice(_) | FieldKind::Choices(_) => Value::Options(vec![text.into()]),
        FieldKind::Ref(_) | FieldKind::Refs(_) => Value::Refs(vec![text.into()]),
        FieldKind::Image | FieldKind::Geometry => Value::Attachment(text.into()),
        FieldKind::Text | FieldKind::LongText | FieldKind::Map { .. } | FieldKind::Computed(_) => {
            Value::Text(text.into())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_beyond_any_territory_is_told_and_not_reckoned_with() {
        assert_eq!(MOST.to_string(), "1000000000000000");
        let read = |text: &str| scalar(text, &FieldKind::Money);
        assert!(read("1000000000000000").is_ok());
        assert_eq!(
            read("-1000000000000001"),
            Err(Unreadable("-1000000000000001".to_owned()))
        );
        assert!(read("79228162514264337593543950335").is_err());
    }
}
