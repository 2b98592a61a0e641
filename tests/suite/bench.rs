//! A bench for the screen: messages go in, what a person would see comes out.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rumbo::app::{App, Effect, Key, Layer, Msg, Session, Setup};
use rumbo::clock::Clock;
use rumbo::locale::Lang;
use rumbo::notebook::{Notebook, Options};
use rumbo::ui::paint_all;
use rumbo::workshop::{Catalog, Workshop, catalog};

use crate::sample_plan::sample_notebook;

/// A program without a terminal.
pub(crate) struct Bench {
    pub(crate) app: App,
    /// Everything that the outside was asked for.
    pub(crate) effects: Vec<Effect>,
}

impl Bench {
    /// At the first screen.
    pub(crate) fn home(lang: Lang) -> Self {
        let catalog = Catalog::embedded();
        let mut workshops: Vec<_> = catalog
            .ids()
            .filter_map(|id| Some((id.to_owned(), catalog.get(id)?.title.clone())))
            .collect();
        workshops.sort_by_key(|(id, _)| id != "territorial");
        let setup = Setup {
            lang,
            workshops,
            folder: "/trabajo".into(),
            ..Setup::default()
        };
        Self {
            app: App::new(setup),
            effects: Vec::new(),
        }
    }

    /// With the sample territory open, at its road map.
    pub(crate) fn sample(lang: Lang) -> Self {
        let (notebook, workshop, _) = sample_notebook();
        Self::open(notebook, workshop, lang)
    }

    /// With an empty notebook open.
    pub(crate) fn empty(id: &str, lang: Lang) -> Self {
        let catalog = Catalog::embedded();
        let workshop = catalog.get(id).expect("the definition is sound");
        let at = "2026-11-22T12:00:00Z".parse().expect("a moment");
        let options = Options {
            clock: Clock::Fixed(at),
            ..Options::default()
        };
        let text = catalog::to_text(catalog.sources(id));
        let notebook = Notebook::in_memory(id, &text, options).expect("memory is always there");
        Self::open(notebook, workshop, lang)
    }

    pub(crate) fn open(notebook: Notebook, workshop: Arc<Workshop>, lang: Lang) -> Self {
        let mut bench = Self::home(lang);
        bench.send(Msg::Opened(Box::new(Session::new(notebook, workshop))));
        bench
    }

    pub(crate) fn send(&mut self, msg: Msg) {
        self.effects.extend(self.app.update(msg));
    }

    /// Presses keys: `<F8>`, `<enter>`, `<ctrl-z>`; everything else is typed, one message for each run.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('<')
                && let Some((name, after)) = inside.split_once('>')
                && let Some(key) = key(name)
            {
                // A terminal sends characters as words.
                self.send(match key {
                    Key::Char(c) => Msg::Text(c.to_string()),
                    key => Msg::Key(key),
                });
                rest = after;
                continue;
            }
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |at| at + first);
            self.send(Msg::Text(rest[..end].to_owned()));
            rest = &rest[end..];
        }
        self
    }

    /// Lets enough time go by for what was typed to be saved.
    pub(crate) fn pause(&mut self) -> &mut Self {
        for _ in 0..4 {
            self.send(Msg::Tick);
        }
        self
    }

    /// The screen at a size, line by line, without the blanks at the ends.
    pub(crate) fn screen_at(&self, width: u16, height: u16) -> String {
        if let Some(session) = &self.app.session {
            // The corner says whether all is saved: wait, so that it says the same each time.
            let _ = session.notebook.flush();
        }
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        paint_all(&self.app, area, &mut buffer);
        let mut lines = Vec::new();
        for y in 0..height {
            let line: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
            lines.push(line.trim_end().to_owned());
        }
        lines.join("\n")
    }

    /// The screen at 80×24.
    pub(crate) fn screen(&self) -> String {
        self.screen_at(80, 24)
    }

    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            screen.contains(words),
            "«{words}» should be on the screen:\n{screen}"
        );
        self
    }

    #[track_caller]
    pub(crate) fn does_not_see(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            !screen.contains(words),
            "«{words}» should not be on the screen:\n{screen}"
        );
        self
    }

    pub(crate) fn session_mut(&mut self) -> &mut Session {
        self.app.session.as_mut().expect("a notebook is open")
    }

    pub(crate) fn session(&self) -> &Session {
        self.app.session.as_ref().expect("a notebook is open")
    }

    /// How many records a collection has.
    pub(crate) fn n_records(&self, collection: &str) -> usize {
        self.session().content().n_records(collection)
    }

    /// The stored answer of a plain field of the last record of a collection.
    pub(crate) fn last_answer(&self, collection: &str, field: &str) -> Option<String> {
        let record = self.session().content().records(collection).last()?;
        record.get(field).map(str::to_owned)
    }

    pub(crate) fn layers(&self) -> &[Layer] {
        &self.app.layers
    }
}

fn key(name: &str) -> Option<Key> {
    let lower = name.to_lowercase();
    Some(match lower.as_str() {
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "tab" => Key::Tab,
        "back-tab" => Key::BackTab,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "page-up" => Key::PageUp,
        "page-down" => Key::PageDown,
        "delete" => Key::Delete,
        "backspace" => Key::Backspace,
        "space" => Key::Char(' '),
        "ctrl-up" => Key::CtrlUp,
        "ctrl-down" => Key::CtrlDown,
        name => {
            if let Some(letter) = name.strip_prefix("ctrl-") {
                return letter.chars().next().map(Key::Ctrl);
            }
            return name
                .strip_prefix('f')
                .and_then(|number| number.parse().ok())
                .map(Key::F);
        }
    })
}
