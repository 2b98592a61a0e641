//! Events of the terminal into messages: normalised here, once, and never again.

use std::collections::BTreeSet;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{Key, Msg};

/// Turns events into messages; runs of characters become one message.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// Characters pressed and not yet released (only some consoles tell).
    down: BTreeSet<char>,
}

impl Input {
    /// The messages of some events that arrived together.
    pub(super) fn messages(&mut self, events: impl IntoIterator<Item = Event>) -> Vec<Msg> {
        let mut messages = Vec::new();
        let mut run = String::new();
        for event in events {
            let message = match event {
                Event::Key(key) => match self.normalise(key) {
                    Some(Key::Char(c)) => {
                        run.push(c);
                        continue;
                    }
                    Some(key) => Msg::Key(key),
                    None => continue,
                },
                Event::Paste(words) => Msg::Paste(words),
                Event::Resize(columns, lines) => Msg::Resize(columns, lines),
                _ => continue,
            };
            finish(&mut run, &mut messages);
            messages.push(message);
        }
        finish(&mut run, &mut messages);
        messages
    }

    /// Windows tells presses and releases, sends AltGr as Ctrl and Alt, and tells a character typed by its
    /// number (Alt+164) only as a release. Inside rumbo a character already contains all that.
    fn normalise(&mut self, event: KeyEvent) -> Option<Key> {
        if let KeyCode::Char(c) = event.code {
            match event.kind {
                KeyEventKind::Release => {
                    let was_pressed = self.down.remove(&c);
                    return (!was_pressed && !c.is_ascii()).then_some(Key::Char(c));
                }
                _ => {
                    self.down.insert(c);
                }
            }
            return character(c, event.modifiers);
        }
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        Some(match event.code {
            KeyCode::Enter => Key::Enter,
            KeyCode::Esc => Key::Esc,
            KeyCode::BackTab => Key::BackTab,
            // A Linux console sends Shift+Tab as Alt+Tab.
            KeyCode::Tab
                if event
                    .modifiers
                    .intersects(KeyModifiers::SHIFT | KeyModifiers::ALT) =>
            {
                Key::BackTab
            }
            KeyCode::Tab => Key::Tab,
            KeyCode::Backspace => Key::Backspace,
            KeyCode::Delete => Key::Delete,
            KeyCode::Up if ctrl => Key::CtrlUp,
            KeyCode::Down if ctrl => Key::CtrlDown,
            KeyCode::Left if ctrl => Key::CtrlLeft,
            KeyCode::Right if ctrl => Key::CtrlRight,
            KeyCode::Up => Key::Up,
            KeyCode::Down => Key::Down,
            KeyCode::Left => Key::Left,
            KeyCode::Right => Key::Right,
            KeyCode::Home => Key::Home,
            KeyCode::End => Key::End,
            KeyCode::PageUp => Key::PageUp,
            KeyCode::PageDown => Key::PageDown,
            KeyCode::F(number) => Key::F(number),
            _ => return None,
        })
    }
}

fn character(c: char, modifiers: KeyModifiers) -> Option<Key> {
    let (ctrl, alt) = (
        modifiers.contains(KeyModifiers::CONTROL),
        modifiers.contains(KeyModifiers::ALT),
    );
    match (ctrl, alt) {
        (true, true) if !c.is_ascii_alphanumeric() => Some(Key::Char(c)),
        (true, false) => Some(Key::Ctrl(c.to_ascii_lowercase())),
        (false, false) => Some(Key::Char(c)),
        _ => None,
    }
}

fn finish(run: &mut String, messages: &mut Vec<Msg>) {
    if !run.is_empty() {
        messages.push(Msg::Text(std::mem::take(run)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))
    }

    fn press(c: char) -> Event {
        key(KeyCode::Char(c), KeyModifiers::NONE, KeyEventKind::Press)
    }

    #[test]
    fn a_burst_of_characters_is_one_message() {
        let messages = Input::default().messages("señal".chars().map(press));
        assert!(matches!(&messages[..], [Msg::Text(words)] if words == "señal"));
    }

    #[test]
    fn alt_gr_types_and_releases_are_silent() {
        let at = key(
            KeyCode::Char('@'),
            KeyModifiers::CONTROL | KeyModifiers::ALT,
            KeyEventKind::Press,
        );
        let up = key(
            KeyCode::Char('@'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        );
        let messages = Input::default().messages([at, up]);
        assert!(matches!(&messages[..], [Msg::Text(words)] if words == "@"));
    }

    #[test]
    fn a_character_typed_by_its_number_arrives_as_a_release() {
        let up = key(
            KeyCode::Char('ñ'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        );
        let messages = Input::default().messages([up]);
        assert!(matches!(&messages[..], [Msg::Text(words)] if words == "ñ"));
    }

    #[test]
    fn shift_tab_of_a_linux_console_is_back_tab() {
        let tab = key(KeyCode::Tab, KeyModifiers::ALT, KeyEventKind::Press);
        let messages = Input::default().messages([tab]);
        assert!(matches!(&messages[..], [Msg::Key(Key::BackTab)]));
    }
}
