//! What the terminal can do, as far as it can be known without asking it: a question that it does not understand
//! would stay on the screen.

use std::ffi::OsString;

/// What is known of the terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Columns and rows; nothing when the output is no terminal.
    pub size: Option<(u16, u16)>,
    /// The word in `TERM`; empty when there is none.
    pub term: String,
    /// How many colours it shows: 0 when somebody asked for none.
    pub colours: u32,
    /// Whether letters outside of English arrive; nothing when nobody says so.
    pub utf8: Option<bool>,
    /// Whether many lines can be pasted as one piece; nothing when it cannot be known.
    pub pastes_whole: Option<bool>,
    /// The program that draws it, by its own name; nothing when it does not tell.
    pub console: Option<String>,
    /// Whether it is on another machine.
    pub remote: bool,
}

/// Millions of colours: three bytes for each.
pub const TRUE_COLOUR: u32 = 1 << 24;

/// What the surroundings tell. `get` looks up a variable of the environment.
pub fn abilities(get: impl Fn(&str) -> Option<OsString>) -> Abilities {
    let text = |name: &str| {
        let value = get(name).map(|value| value.to_string_lossy().into_owned());
        value.filter(|value| !value.is_empty())
    };
    let term = text("TERM").unwrap_or_default();
    Abilities {
        size: crossterm::terminal::size().ok(),
        colours: colours(&term, &text),
        utf8: utf8(&text),
        pastes_whole: pastes_whole(&term, &text),
        console: console(&term, &text),
        remote: text("SSH_CONNECTION").is_some() || text("SSH_TTY").is_some(),
        term,
    }
}

fn colours(term: &str, text: &impl Fn(&str) -> Option<String>) -> u32 {
    let deep = text("COLORTERM").is_some_and(|deep| deep == "truecolor" || deep == "24bit");
    match term {
        _ if text("NO_COLOR").is_some() => 0,
        "dumb" => 0,
        _ if deep || text("WT_SESSION").is_some() => TRUE_COLOUR,
        _ if term.contains("256color") => 256,
        // The console of Linux has eight, and eight brighter ones.
        _ => 16,
    }
}

/// The first of these that is set decides, as for every program.
fn utf8(text: &impl Fn(&str) -> Option<String>) -> Option<bool> {
    if cfg!(windows) {
        return Some(true);
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text)?;
    let locale = locale.to_lowercase();
    Some(locale.contains("utf-8") || locale.contains("utf8"))
}

fn pastes_whole(term: &str, text: &impl Fn(&str) -> Option<String>) -> Option<bool> {
    if text("WT_SESSION").is_some() {
        return Some(true);
    }
    if cfg!(windows) {
        return None;
    }
    match term {
        "linux" | "dumb" => Some(false),
        "" => None,
        _ => Some(true),
    }
}

fn console(term: &str, text: &impl Fn(&str) -> Option<String>) -> Option<String> {
    // Whatever runs inside another one hides it: the inner one draws.
    if text("TMUX").is_some() {
        return Some("tmux".to_owned());
    }
    if text("STY").is_some() {
        return Some("screen".to_owned());
    }
    if text("WT_SESSION").is_some() {
        return Some("Windows Terminal".to_owned());
    }
    if let Some(program) = text("TERM_PROGRAM") {
        let version = text("TERM_PROGRAM_VERSION").unwrap_or_default();
        return Some(format!("{program} {version}").trim().to_owned());
    }
    if let Some(version) = text("KONSOLE_VERSION") {
        return Some(format!("Konsole {version}"));
    }
    if let Some(version) = text("VTE_VERSION") {
        return Some(format!("VTE {version}"));
    }
    match term {
        "linux" => Some("Linux console".to_owned()),
        _ if cfg!(windows) => Some("Windows Console".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &[(&str, &str)]) -> Abilities {
        abilities(|name| {
            let found = set.iter().find(|(key, _)| *key == name)?;
            Some(found.1.into())
        })
    }

    #[test]
    #[cfg(unix)]
    fn consoles_are_known_by_their_surroundings() {
        let linux = with(&[("TERM", "linux"), ("LANG", "es_EC.UTF-8")]);
        assert_eq!(linux.colours, 16);
        assert_eq!((linux.utf8, linux.pastes_whole), (Some(true), Some(false)));
        assert_eq!(linux.console.as_deref(), Some("Linux console"));
        let inside = with(&[
            ("TERM", "screen-256color"),
            ("TMUX", "/tmp/x,1,0"),
            ("VTE_VERSION", "7200"),
            ("LC_ALL", "C"),
            ("LANG", "es_EC.UTF-8"),
            ("SSH_TTY", "/dev/pts/0"),
        ]);
        assert_eq!((inside.colours, inside.utf8), (256, Some(false)));
        assert_eq!(inside.console.as_deref(), Some("tmux"));
        assert!(inside.remote && inside.pastes_whole == Some(true));
        let plain = with(&[
            ("TERM", "xterm"),
            ("COLORTERM", "truecolor"),
            ("NO_COLOR", "1"),
        ]);
        assert_eq!((plain.colours, plain.utf8, plain.console), (0, None, None));
        assert_eq!(with(&[]).pastes_whole, None);
    }
}
