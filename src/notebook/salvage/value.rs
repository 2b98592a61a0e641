//! Values of a row as SQLite writes them, read from bytes that nobody vouches for.
//!
//! A row is a header of serial types and then the values one after the other. Everything is checked against the
//! length that the row claims to have: a row that does not fit to the byte is no row.

use std::sync::Arc;

/// One value. The tables of a notebook are strict and hold no floating-point numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A text.
    Text(Arc<str>),
    /// Bytes.
    Blob(Arc<[u8]>),
}

impl Value {
    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub(super) fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether nothing is there.
    pub(super) fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

/// The payload of a cell: what could be read of it, and how long it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Payload {
    /// The bytes that were read, from the first one on.
    pub(super) bytes: Vec<u8>,
    /// How many there should be.
    pub(super) length: usize,
}

/// A row with the mark whether its last value broke off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The values, in the order in which they are stored.
    pub(super) values: Vec<Value>,
    /// Whether the end of the last value is missing.
    pub(super) cut: bool,
}

/// A number of one to nine bytes, and how many it took.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0_u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some(((number << 8) | u64::from(*byte), 9));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

/// How many bytes the number at the beginning takes.
pub(super) fn varint_length(bytes: &[u8]) -> usize {
    let more = bytes.iter().take(8).take_while(|byte| **byte & 0x80 != 0);
    more.count() + 1
}

/// The serial types of a row with the bytes that each value takes, and where the values begin; nothing when they do
/// not add up to the length of the row. `bytes` need only hold the head of the row.
pub(super) fn layout(bytes: &[u8], length: usize) -> Option<(Vec<(u64, usize)>, usize)> {
    let (head, mut at) = varint(bytes)?;
    let head = usize::try_from(head)
        .ok()
        .filter(|end| *end <= bytes.len())?;
    let mut types = Vec::new();
    let mut body = 0_usize;
    while at < head {
        let (kind, step) = varint(&bytes[at..head])?;
        at += step;
        let width = width(kind)?;
        body = body.checked_add(width)?;
        types.push((kind, width));
    }
    let fits = at == head && head.checked_add(body)? == length && !types.is_empty();
    fits.then_some((types, head))
}

/// The row of a payload; nothing when its parts do not add up. Only the last value may be cut, and only when it
/// is a text or bytes.
pub(super) fn decode(payload: &Payload) -> Option<Row> {
    let bytes = payload.bytes.as_slice();
    let (types, mut at) = layout(bytes, payload.length)?;
    let mut values = Vec::with_capacity(types.len());
    let mut cut = false;
    for (index, (kind, width)) in types.iter().enumerate() {
        let last = index + 1 == types.len();
        let end = at + width;
        let there = bytes.get(at..end.min(bytes.len())).unwrap_or_default();
        if there.len() < *width {
            // What is missing of a number cannot be guessed.
            if !last || *kind < 12 {
                return None;
            }
            cut = true;
        }
        values.push(value(*kind, there, &mut cut)?);
        at = end;
    }
    Some(Row { values, cut })
}

/// How many bytes a value of a serial type takes; nothing for types that no notebook holds.
fn width(kind: u64) -> Option<usize> {
    Some(match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 => 8,
        7 | 10 | 11 => return None,
        _ => usize::try_from((kind - 12) / 2).ok()?,
    })
}

fn value(kind: u64, bytes: &[u8], cut: &mut bool) -> Option<Value> {
    Some(match kind {
        0 => Value::Null,
        8 | 9 => Value::Integer(i64::from(kind == 9)),
        1..=6 => {
            let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
            let begin = if negative { -1 } else { 0 };
            let number = bytes
                .iter()
                .fold(begin, |number: i64, byte| (number << 8) | i64::from(*byte));
            Value::Integer(number)
        }
        even if even % 2 == 0 => Value::Blob(bytes.into()),
        _ => {
            let text = match std::str::from_utf8(bytes) {
                Ok(text) => text,
                // The cut may go through a letter.
                Err(error) if *cut => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
                Err(_) => return None,
            };
            // Texts are kept without control characters: where one stands, a page was overwritten.
            match text.find('\0') {
                Some(0) if text.len() > 1 => return None,
                Some(at) => {
                    *cut = true;
                    Value::Text(text[..at].into())
                }
                None => Value::Text(text.into()),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(bytes: &[u8], length: usize) -> Option<Row> {
        decode(&Payload {
            bytes: bytes.to_vec(),
            length,
        })
    }

    #[test]
    fn numbers_of_every_width_are_read() {
        assert_eq!(varint(&[0x7f]), Some((127, 1)));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xff; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0x80]), None);
        assert_eq!(varint(&[]), None);
        for (kind, bytes, number) in [
            (1_u8, &[0xff][..], -1),
            (2, &[0x01, 0x00], 256),
            (3, &[0xff, 0xff, 0xfe], -2),
            (
                6,
                &[0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
                i64::MAX,
            ),
        ] {
            let whole = [&[2, kind], bytes].concat();
            let read = row(&whole, whole.len()).expect("a row of one number");
            assert_eq!(read.values, [Value::Integer(number)]);
        }
        assert_eq!(
            row(&[3, 8, 9], 3)
                .expect("two numbers without bytes")
                .values,
            [Value::Integer(0), Value::Integer(1)]
        );
    }

    #[test]
    fn a_row_that_does_not_fit_to_the_byte_is_no_row() {
        let whole = [&[3, 13 + 2 * 4, 0][..], b"agua"].concat();
        assert!(row(&whole, whole.len()).is_some());
        assert_eq!(row(&whole, whole.len() + 1), None);
        assert_eq!(row(&whole[..5], whole.len()), None, "not the last value");
        assert_eq!(
            row(&[2, 7, 0, 0, 0, 0, 0, 0, 0, 0], 10),
            None,
            "a real number"
        );
        assert_eq!(row(&[200], 1), None);
        let huge = [&[10][..], &[0xff; 9]].concat();
        assert_eq!(row(&huge, usize::MAX), None);
    }

    #[test]
    fn the_last_text_may_break_off_between_two_letters() {
        let whole = [&[2, 13 + 2 * 7][..], "añoño".as_bytes()].concat();
        let length = whole.len();
        let read = row(&whole[..4], length);
        assert_eq!(
            read.map(|row| (row.values, row.cut)),
            Some((vec![Value::Text("a".into())], true))
        );
    }
}
