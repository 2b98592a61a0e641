//! Fractional positions: a record moves by changing its own position only, so that two tables which move
//! different records never clash.
//!
//! A position is a whole part and a fraction, compared as text. The first letter of the whole part tells how
//! many digits follow (`a0`…`az`, `b00`…; before them `Zz`, `Yzz`…), so that adding at either end stays short.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST: &str = "a0";

/// A position after `before` and before `after`. Positions that stand in the wrong order (two equal ones
/// after a merge) give one after `before`.
pub(super) fn between(before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (None, None) => FIRST.to_owned(),
        (Some(low), None) => step(whole(low), true),
        (None, Some(high)) => {
            let head = whole(high);
            if high.len() > head.len() {
                head.to_owned()
            } else {
                step(head, false)
            }
        }
        (Some(low), Some(high)) if low >= high => step(whole(low), true),
        (Some(low), Some(high)) => {
            let (head, next) = (whole(low), step(whole(low), true));
            if next.as_str() < high && next.as_str() > low {
                return next;
            }
            let ceiling = high.strip_prefix(head).filter(|rest| !rest.is_empty());
            format!("{head}{}", middle(&low[head.len()..], ceiling))
        }
    }
}

/// The whole part of a position; all of it when it was not written by us.
fn whole(position: &str) -> &str {
    let digits = match position.bytes().next() {
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a') + 1,
        Some(letter @ b'A'..=b'Z') => usize::from(b'Z' - letter) + 1,
        _ => return position,
    };
    position.get(..=digits).unwrap_or(position)
}

/// The whole number after or before another one.
fn step(head: &str, up: bool) -> String {
    let mut bytes = head.as_bytes().to_vec();
    let (from, to) = if up { (b'z', b'0') } else { (b'0', b'z') };
    for index in (1..bytes.len()).rev() {
        if bytes[index] == from {
            bytes[index] = to;
            continue;
        }
        let at = DIGITS
            .iter()
            .position(|digit| *digit == bytes[index])
            .unwrap_or(0);
        // A letter that is no digit of ours counts as the lowest one.
        bytes[index] = DIGITS[if up { at + 1 } else { at.saturating_sub(1) }];
        return String::from_utf8(bytes).unwrap_or_else(|_| format!("{head}V"));
    }
    let letter = bytes.first().copied().unwrap_or(b'a');
    let next = match (letter, up) {
        (b'Z', true) => b'a',
        (b'a', false) => b'Z',
        (letter, true) => letter.saturating_add(1),
        (letter, false) => letter.saturating_sub(1),
    };
    let digits = if next.is_ascii_lowercase() {
        next - b'a'
    } else {
        b'Z'.saturating_sub(next)
    } + 1;
    let digit = char::from(to);
    format!(
        "{}{}",
        char::from(next),
        digit.to_string().repeat(usize::from(digits))
    )
}

/// A fraction strictly between two others, never ending in the lowest digit.
fn middle(low: &str, high: Option<&str>) -> String {
    let digit = |text: &str, index: usize| {
        text.as_bytes()
            .get(index)
            .and_then(|byte| DIGITS.iter().position(|digit| digit == byte))
    };
    let mut result = String::new();
    let mut high = high;
    for index in 0.. {
        let from = digit(low, index).unwrap_or(0);
        let to = high.map_or(DIGITS.len(), |text| digit(text, index).unwrap_or(0));
        if to > from + 1 {
            result.push(char::from(DIGITS[usize::midpoint(from, to)]));
            break;
        }
        result.push(char::from(DIGITS[from]));
        if to > from {
            high = None;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_records_added_at_the_end_keep_short_positions_in_order() {
        let mut last = between(None, None);
        for _ in 0..10_000 {
            let next = between(Some(&last), None);
            assert!(next > last, "{next} should follow {last}");
            last = next;
        }
        assert!(last.len() <= 4, "{last}");
    }

    #[test]
    fn there_is_always_room_between_two_neighbours() {
        let (mut low, mut high) = ("a0".to_owned(), "a1".to_owned());
        for turn in 0..300 {
            let new = between(Some(&low), Some(&high));
            assert!(low < new && new < high, "{low} < {new} < {high}");
            if turn % 3 == 0 { low = new } else { high = new }
        }
        let mut first = "a0".to_owned();
        for _ in 0..5_000 {
            let new = between(None, Some(&first));
            assert!(new < first, "{new} < {first}");
            first = new;
        }
    }
}
