//! The plan as it would be written today, on the screen: read it, look for words, and go from any paragraph to the step
//! that it came from.

use super::{Choosing, Chosen, Layer};
use crate::app::key::Key;
use crate::app::{App, Effect, Screen};
use crate::text::{Kind, Line, fold};

/// Lines of the screen around the text.
const AROUND: u16 = 6;

/// Columns of the screen beside the text.
pub const BESIDE: u16 = 4;

/// The plan on the screen.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// Its lines; none while it is being made.
    pub lines: Vec<Line>,
    /// The first line shown.
    pub top: usize,
    /// The section to begin at.
    section: Option<String>,
    /// The contents, while they are open.
    pub contents: Option<Choosing>,
    /// What is looked for.
    pub sought: String,
}

impl Reader {
    /// Not made yet; it will begin at a section.
    pub fn at(section: Option<String>) -> Self {
        Self {
            section,
            ..Self::default()
        }
    }

    /// The headings that the contents show, by place: those of parts, sections and projects that the filter keeps.
    pub fn headings(&self) -> Vec<(usize, &Line)> {
        let contents = self.contents.as_ref();
        let all = self.lines.iter().enumerate();
        all.filter(|(_, line)| matches!(line.kind, Kind::Heading(1..=3)))
            .filter(|(_, line)| contents.is_none_or(|own| own.admits(&line.words)))
            .collect()
    }

    /// The section of the first line that says something.
    pub fn section(&self) -> &str {
        let shown = self.lines.iter().skip(self.top);
        let mut shown = shown.skip_while(|line| line.words.trim().is_empty());
        shown.next().map_or("", |line| &line.section)
    }

    /// How many lines have what is looked for.
    pub fn n_found(&self) -> usize {
        let sought = fold(&self.sought);
        let lines = self.lines.iter();
        lines
            .filter(|line| fold(&line.words).contains(&sought))
            .count()
    }

    /// Whether a line has what is looked for.
    pub fn is_found(&self, line: &Line) -> bool {
        !self.sought.is_empty() && fold(&line.words).contains(&fold(&self.sought))
    }

    /// Takes in the lines, and stands where it was asked to, or where it stood.
    fn take_in(&mut self, lines: Vec<Line>) {
        let asked = self.section.take();
        let stood = (!self.lines.is_empty()).then(|| self.section().to_owned());
        self.lines = lines;
        if let Some(section) = asked.or(stood).filter(|section| !section.is_empty()) {
            let heads = |line: &Line| matches!(line.kind, Kind::Heading(_));
            let mut lines = self.lines.iter();
            let at = lines.position(|line| heads(line) && line.section == section);
            self.top = at.unwrap_or(self.top);
        }
        self.top = self.top.min(self.lines.len().saturating_sub(1));
    }

    /// Goes to the next line with what is looked for, from a line on, and round.
    fn seek(&mut self, from: usize) {
        let n = self.lines.len();
        let mut places = (0..n).map(|step| (from + step) % n.max(1));
        if let Some(at) = places.find(|at| self.is_found(&self.lines[*at])) {
            self.top = at;
        }
    }

    /// A key for the contents.
    fn press_contents(&mut self, key: Key) {
        let shown: Vec<usize> = self.headings().iter().map(|(at, _)| *at).collect();
        let Some(contents) = &mut self.contents else {
            return;
        };
        match contents.press(key, shown.len()) {
            Chosen::Going if key != Key::Tab => return,
            Chosen::Taken => self.top = shown.get(contents.cursor).copied().unwrap_or(self.top),
            Chosen::Going | Chosen::Closed => {}
        }
        self.contents = None;
    }

    fn scroll(&mut self, key: Key, page: usize) {
        let last = self.lines.len().saturating_sub(1);
        self.top = match key {
            Key::Up => self.top.saturating_sub(1),
            Key::Down => self.top + 1,
            Key::PageUp => self.top.saturating_sub(page),
            Key::PageDown => self.top + page,
            Key::Home => 0,
            Key::End => last.saturating_sub(page / 2),
            _ => self.top,
        }
        .min(last);
    }
}

impl App {
    /// Opens the plan at the section of the step where the person is.
    pub(in crate::app) fn open_reader(&mut self) -> Vec<Effect> {
        self.settle();
        let section = match (&self.screen, &self.session) {
            (Screen::Step(screen), Some(session)) => {
                let step = session.workshop.get_step(&screen.id);
                step.map(|step| step.section.clone())
            }
            _ => None,
        };
        self.layers
            .push(Layer::Reader(Box::new(Reader::at(section))));
        vec![self.read_plan()]
    }

    /// The plan has to be laid out for the width of the window.
    pub(in crate::app) fn read_plan(&self) -> Effect {
        Effect::Read {
            width: self.size.0.saturating_sub(BESIDE),
        }
    }

    /// The plan came, if somebody still waits for it.
    pub(in crate::app) fn read(&mut self, lines: Vec<Line>) {
        let mut layers = self.layers.iter_mut().rev();
        if let Some(reader) = layers.find_map(|layer| match layer {
            Layer::Reader(reader) => Some(reader),
            _ => None,
        }) {
            reader.take_in(lines);
        }
    }

    pub(in crate::app) fn press_reader(
        &mut self,
        mut reader: Box<Reader>,
        key: Key,
    ) -> Vec<Effect> {
        if reader.contents.is_some() {
            reader.press_contents(key);
            self.layers.push(Layer::Reader(reader));
            return Vec::new();
        }
        let page = usize::from(self.size.1.saturating_sub(AROUND)).max(1);
        match key {
            Key::Esc if !reader.sought.is_empty() => reader.sought.clear(),
            Key::Esc => return Vec::new(),
            Key::Tab if !reader.lines.is_empty() => reader.contents = Some(Choosing::default()),
            Key::Enter if !reader.sought.is_empty() => reader.seek(reader.top + 1),
            Key::Enter => {
                let section = reader.section().to_owned();
                let step = self.session.as_ref().and_then(|session| {
                    let mut steps = session.steps().into_iter();
                    let step = steps.find(|step| step.section == section)?;
                    Some(step.id.clone())
                });
                match step {
                    Some(step) => {
                        self.go_to_step(&step);
                        return Vec::new();
                    }
                    None => self.message = Some(self.say("reader-no-step")),
                }
            }
            Key::Backspace => {
                reader.sought.pop();
            }
            Key::Char(letter) => {
                reader.sought.push(letter);
                reader.seek(reader.top);
            }
            Key::Ctrl('p') => {
                self.layers.push(Layer::Reader(reader));
                return self.act(crate::app::Act::Report);
            }
            key => reader.scroll(key, page),
        }
        self.layers.push(Layer::Reader(reader));
        Vec::new()
    }

    /// Words typed while the plan is read: they are looked for.
    pub(in crate::app) fn type_reader(
        &mut self,
        mut reader: Box<Reader>,
        words: &str,
    ) -> Vec<Effect> {
        match &mut reader.contents {
            Some(contents) => contents.filter.insert(words),
            None => {
                reader.sought.push_str(words);
                reader.seek(reader.top);
            }
        }
        self.layers.push(Layer::Reader(reader));
        Vec::new()
    }
}
