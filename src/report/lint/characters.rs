//! Characters that readers cannot see but programs stumble over.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Cleans a text; the answer is how many invisible characters it had.
pub(in crate::report) fn clean(text: &mut String) -> usize {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return 0;
    }
    let mut removed = 0;
    let kept: String = text
        .chars()
        .filter_map(|c| match c {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if is_invisible(c) => {
                removed += 1;
                None
            }
            c => Some(c),
        })
        .collect();
    *text = if is_nfc(&kept) {
        kept
    } else {
        kept.nfc().collect()
    };
    removed
}

/// Controls, marks of direction and joining, selectors, tags, private use and what is not a character.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            0x00AD
                | 0x034F
                | 0x061C
                | 0x115F..=0x1160
                | 0x17B4..=0x17B5
                | 0x180B..=0x180F
                | 0x200B..=0x200F
                | 0x202A..=0x202E
                | 0x2060..=0x206F
                | 0x3164
                | 0xE000..=0xF8FF
                | 0xFDD0..=0xFDEF
                | 0xFE00..=0xFE0F
                | 0xFEFF
                | 0xFFA0
                | 0xFFF0..=0xFFFB
                | 0x1D173..=0x1D17A
                // Colours of skin would print as boxes after the hand or face.
                | 0x1F3FB..=0x1F3FF
                | 0xE0000..=0x0010_FFFF
        )
        || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn invisible_characters_go_and_words_stay() {
        for (text, left, removed) in [
            ("agua\u{0}\u{1b}[31m", "agua[31m", 2),
            ("a\u{202e}b\u{200d}c\u{feff}", "abc", 3),
            ("uno\ndos\ttres", "uno dos tres", 0),
            ("cafe\u{301} ñ", "café ñ", 0),
            ("👍🏽 \u{fffe}\u{10ffff}", "👍 ", 3),
            ("שלום عالم", "שלום عالم", 0),
        ] {
            let mut text = text.to_owned();
            assert_eq!(clean(&mut text), removed);
            assert_eq!(text, left);
        }
    }
}
