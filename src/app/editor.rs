//! A text being typed: a cursor that moves by what a person calls a letter, and soft wrap by the Unicode
//! line-breaking rules, so that `¿` stays with its word.

use std::ops::Range;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

use super::key::Key;

/// A text and where the cursor is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    cursor: usize,
    multiline: bool,
}

/// A line on the screen: the bytes of the text that it shows.
pub type Line = Range<usize>;

impl Editor {
    /// An editor of one line, with the cursor at the end.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
            multiline: false,
        }
    }

    /// An editor of paragraphs, with the cursor at the end.
    pub fn paragraphs(text: &str) -> Self {
        Self {
            multiline: true,
            ..Self::new(text)
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor is, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether Enter begins a new line.
    pub fn is_multiline(&self) -> bool {
        self.multiline
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Writes words at the cursor. Control characters never enter; line breaks become blanks in one line.
    pub fn insert(&mut self, words: &str) {
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = words
            .chars()
            .filter_map(|c| match c {
                '\n' if self.multiline => Some('\n'),
                '\n' | '\t' => Some(' '),
                c if c.is_control() => None,
                c => Some(c),
            })
            .collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Empties the text.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
    }

    /// Handles a key of editing; says whether the key was one. `width` is that of the field on the screen,
    /// for moving up and down.
    pub fn press(&mut self, key: Key, width: usize) -> bool {
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Enter if self.multiline => self.insert("\n"),
            Key::Backspace => {
                let from = self.step(false);
                if from == self.cursor {
                    return !self.text.is_empty();
                }
                self.text.replace_range(from..self.cursor, "");
                self.cursor = from;
            }
            Key::Delete => {
                let to = self.step(true);
                self.text.replace_range(self.cursor..to, "");
            }
            Key::Left if self.cursor > 0 => self.cursor = self.step(false),
            Key::Right if self.cursor < self.text.len() => self.cursor = self.step(true),
            Key::CtrlLeft => self.cursor = self.word(false),
            Key::CtrlRight => self.cursor = self.word(true),
            Key::Home => self.cursor = self.line_at(width).1.start,
            Key::End => self.cursor = self.line_at(width).1.end,
            Key::Up | Key::Down if self.multiline => {
                return self.move_line(key == Key::Down, width);
            }
            _ => return false,
        }
        true
    }

    fn step(&self, forward: bool) -> usize {
        let mut place = GraphemeCursor::new(self.cursor, self.text.len(), true);
        let next = if forward {
            place.next_boundary(&self.text, 0)
        } else {
            place.prev_boundary(&self.text, 0)
        };
        next.ok().flatten().unwrap_or(self.cursor)
    }

    fn word(&self, forward: bool) -> usize {
        let starts = self.text.unicode_word_indices().map(|(at, _)| at);
        if forward {
            starts
                .into_iter()
                .find(|at| *at > self.cursor)
                .unwrap_or(self.text.len())
        } else {
            starts
                .into_iter()
                .take_while(|at| *at < self.cursor)
                .last()
                .unwrap_or(0)
        }
    }

    fn line_at(&self, width: usize) -> (usize, Line, Vec<Line>) {
        let lines = wrap(&self.text, if self.multiline { width } else { usize::MAX });
        let index = lines
            .iter()
            .rposition(|line| line.start <= self.cursor)
            .unwrap_or(0);
        (index, lines[index].clone(), lines)
    }

    fn move_line(&mut self, down: bool, width: usize) -> bool {
        let (index, line, lines) = self.line_at(width);
        let target = if down {
            index + 1
        } else {
            index.wrapping_sub(1)
        };
        let Some(other) = lines.get(target) else {
            return false;
        };
        let before = &self.text[line.start..self.cursor.min(line.end).max(line.start)];
        let column = before.width();
        let mut reached = 0;
        self.cursor = other.end;
        for (at, grapheme) in self.text[other.clone()].grapheme_indices(true) {
            if reached >= column {
                self.cursor = other.start + at;
                break;
            }
            reached += grapheme.width();
        }
        true
    }

    /// The lines on the screen and the row and column of the cursor in them.
    pub fn layout(&self, width: usize) -> (Vec<Line>, usize, usize) {
        let (row, line, lines) = self.line_at(width);
        let end = self.cursor.min(line.end).max(line.start);
        let column = self.text[line.start..end].width();
        (lines, row, column)
    }
}

/// Breaks a text into lines of at most `width` columns; never an empty list.
pub fn wrap(text: &str, width: usize) -> Vec<Line> {
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let begin = lines.len();
        // `wrap` borrows from the paragraph, so each line lies inside it, in order.
        let mut from = 0;
        for piece in textwrap::wrap(paragraph, &options) {
            let at = paragraph[from..].find(&*piece).map_or(from, |at| from + at);
            lines.push(start + at..start + at + piece.len());
            from = at + piece.len();
        }
        if lines.len() == begin {
            lines.push(start..start);
        }
        if let Some(last) = lines.last_mut() {
            // Blanks at the end of a paragraph are where the cursor stands.
            last.end = start + paragraph.len();
        }
        start += paragraph.len() + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width)
            .into_iter()
            .map(|line| text[line].trim_end())
            .collect()
    }

    #[test]
    fn opening_marks_stay_with_their_word() {
        assert_eq!(
            shown("Se preguntó: ¿verdad que sí? «claro»; ¡bueno!", 14),
            ["Se preguntó:", "¿verdad que", "sí? «claro»;", "¡bueno!"]
        );
    }

    #[test]
    fn backspace_takes_a_whole_letter_with_its_accent() {
        let mut editor = Editor::new("cafe\u{301}");
        editor.press(Key::Backspace, 80);
        assert_eq!(editor.text(), "caf");
    }

    #[test]
    fn arrows_move_through_wrapped_lines() {
        let mut editor = Editor::paragraphs("uno dos tres cuatro\ncinco");
        for _ in 0..3 {
            assert!(editor.press(Key::Up, 10));
        }
        assert!(
            !editor.press(Key::Up, 10),
            "the first line has nothing above"
        );
        editor.press(Key::Home, 10);
        assert_eq!(editor.cursor(), 0);
        editor.press(Key::End, 10);
        assert_eq!(&editor.text()[..editor.cursor()], "uno dos");
    }

    #[test]
    fn escape_sequences_never_enter() {
        let mut editor = Editor::new("");
        editor.insert("a\x1b[31mb\r\nc");
        assert_eq!(editor.text(), "a[31mb c");
    }
}
