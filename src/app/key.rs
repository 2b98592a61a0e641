//! Keys as the program knows them. `term` turns what a terminal sends into these, once.

use std::fmt;

/// A key, already with its Shift and AltGr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character.
    Char(char),
    /// A letter with Ctrl, in lower case.
    Ctrl(char),
    /// F1 to F12.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Ctrl and arrow up.
    CtrlUp,
    /// Ctrl and arrow down.
    CtrlDown,
    /// Ctrl and arrow left.
    CtrlLeft,
    /// Ctrl and arrow right.
    CtrlRight,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => f.write_str("Espacio"),
            Self::Char(c) => write!(f, "{c}"),
            Self::Ctrl(c) => write!(f, "Ctrl+{}", c.to_ascii_uppercase()),
            Self::F(n) => write!(f, "F{n}"),
            Self::Enter => f.write_str("Enter"),
            Self::Esc => f.write_str("Esc"),
            Self::Tab => f.write_str("Tab"),
            Self::BackTab => f.write_str("Mayús+Tab"),
            Self::Backspace => f.write_str("Retroceso"),
            Self::Delete => f.write_str("Supr"),
            Self::Up => f.write_str("↑"),
            Self::Down => f.write_str("↓"),
            Self::Left => f.write_str("←"),
            Self::Right => f.write_str("→"),
            Self::CtrlUp => f.write_str("Ctrl+↑"),
            Self::CtrlDown => f.write_str("Ctrl+↓"),
            Self::CtrlLeft => f.write_str("Ctrl+←"),
            Self::CtrlRight => f.write_str("Ctrl+→"),
            Self::Home => f.write_str("Inicio"),
            Self::End => f.write_str("Fin"),
            Self::PageUp => f.write_str("RePág"),
            Self::PageDown => f.write_str("AvPág"),
        }
    }
}

impl Key {
    /// What the key is called on a keyboard of the language.
    pub fn name(self, lang: crate::locale::Lang) -> String {
        let spanish = self.to_string();
        if lang == crate::locale::Lang::Es {
            return spanish;
        }
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::BackTab => "Shift+Tab".to_owned(),
            Self::Backspace => "Backspace".to_owned(),
            Self::Delete => "Del".to_owned(),
            Self::Home => "Home".to_owned(),
            Self::End => "End".to_owned(),
            Self::PageUp => "PgUp".to_owned(),
            Self::PageDown => "PgDn".to_owned(),
            _ => spanish,
        }
    }
}
