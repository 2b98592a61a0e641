//! What keys do in what is open over a screen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::activities::form::FormCell;
use super::keys::{expand_home, picked_kind};
use super::layers::{
    self, Chosen, Creates, GUIDE_PARTS, Guide, Layer, PathPrompt, PathUse, Picker, ReportChoice,
};
use super::step::Body;
use super::{Act, App, Effect, Key, Screen};
use crate::locale::{Arg, say};
use crate::notebook::Error;
use crate::workshop::{Field, FieldKind};

impl App {
    /// A key for the layer on top, which was taken off; it is put back unless it closes.
    pub(super) fn press_layer(&mut self, layer: Layer, key: Key) -> Vec<Effect> {
        let leaving = matches!(key, Key::Ctrl('q' | 'c'));
        if leaving && !matches!(layer, Layer::Leave) && !layer.is_busy() {
            return self.act(Act::Leave);
        }
        match layer {
            Layer::Menu(choosing) => self.press_menu(choosing, key),
            Layer::Help(first) => {
                match key {
                    Key::Down => self.layers.push(Layer::Help(first + 1)),
                    Key::Up => self.layers.push(Layer::Help(first.saturating_sub(1))),
                    Key::PageDown => self.layers.push(Layer::Help(first + 10)),
                    Key::PageUp => self.layers.push(Layer::Help(first.saturating_sub(10))),
                    _ => {}
                }
                Vec::new()
            }
            Layer::Guide(guide) => self.press_guide(guide, key),
            Layer::Search(search) => self.press_search(search, key),
            Layer::History(list) => self.press_history(list, key),
            Layer::Findings(list) => self.press_findings(list, key),
            Layer::Picker(picker) => self.press_picker(picker, key),
            Layer::Leave => self.press_leave(key),
            Layer::Purge => self.press_purge(key),
            Layer::Paste(lines) => self.press_paste(lines, key),
            Layer::Path(prompt) => self.press_path(prompt, key),
            Layer::Profiles(cursor) => self.press_profiles(cursor, key),
            Layer::Report(choice) => self.press_report(choice, key),
            Layer::Projector(blank) => self.press_projector(blank, key),
            Layer::Copy(prompt) => self.press_copy(prompt, key),
            Layer::Backups(backups) => self.press_backups(backups, key),
            Layer::MergeReport(report) => self.press_merge_report(report, key),
            Layer::Clashes(clashes) => self.press_clashes(clashes, key),
            Layer::Duplicates(found) => self.press_duplicates(found, key),
            Layer::Working(working) => self.press_working(working, key),
            Layer::Reader(reader) => self.press_reader(reader, key),
            Layer::Notice(lines) => {
                if !matches!(key, Key::Esc | Key::Enter | Key::Char(_) | Key::F(_)) {
                    self.layers.push(Layer::Notice(lines));
                }
                Vec::new()
            }
        }
    }

    fn press_menu(&mut self, mut choosing: layers::Choosing, key: Key) -> Vec<Effect> {
        let shown = layers::menu(&choosing, self.actions(), self.lang);
        match choosing.press(key, shown.len()) {
            Chosen::Taken => match shown.get(choosing.cursor) {
                Some(action) => return self.act(action.act),
                None => self.layers.push(Layer::Menu(choosing)),
            },
            Chosen::Closed => {}
            Chosen::Going => self.layers.push(Layer::Menu(choosing)),
        }
        Vec::new()
    }

    fn press_guide(&mut self, mut guide: Guide, key: Key) -> Vec<Effect> {
        match key {
            Key::Esc | Key::F(6) => return Vec::new(),
            Key::Left | Key::BackTab => {
                guide = Guide {
                    part: (guide.part + GUIDE_PARTS - 1) % GUIDE_PARTS,
                    scroll: 0,
                };
            }
            Key::Right | Key::Tab | Key::Enter => {
                guide = Guide {
                    part: (guide.part + 1) % GUIDE_PARTS,
                    scroll: 0,
                };
            }
            Key::Down => guide.scroll += 1,
            Key::Up => guide.scroll = guide.scroll.saturating_sub(1),
            Key::PageDown | Key::Char(' ') => guide.scroll += 10,
            Key::PageUp => guide.scroll = guide.scroll.saturating_sub(10),
            Key::Home => guide.scroll = 0,
            Key::F(7 | 8) => {
                self.layers.push(Layer::Guide(guide));
                self.neighbour(key == Key::F(8));
                return Vec::new();
            }
            _ => {}
        }
        self.layers.push(Layer::Guide(guide));
        Vec::new()
    }

    fn press_search(&mut self, mut search: layers::Search, key: Key) -> Vec<Effect> {
        match search.choosing.press(key, search.hits.len()) {
            Chosen::Taken => {
                if let Some(hit) = search.hits.get(search.choosing.cursor) {
                    self.go_to(&hit.target);
                    return Vec::new();
                }
            }
            Chosen::Closed => return Vec::new(),
            Chosen::Going => {
                let moved = matches!(key, Key::Up | Key::Down | Key::PageUp | Key::PageDown);
                if let (Some(session), false) = (&self.session, moved) {
                    search.look(session, self.lang);
                }
            }
        }
        self.layers.push(Layer::Search(search));
        Vec::new()
    }

    fn press_picker(&mut self, mut picker: Picker, key: Key) -> Vec<Effect> {
        let shown = picker.shown();
        let toggles = key == Key::Char(' ') && picker.many;
        if toggles {
            if let Some(index) = shown.get(picker.choosing.cursor) {
                let id = Arc::clone(&picker.options[*index].0);
                if !picker.chosen.remove(&id) {
                    picker.chosen.insert(id);
                }
            }
            self.layers.push(Layer::Picker(picker));
            return Vec::new();
        }
        match picker.choosing.press(key, picker.n_lines()) {
            Chosen::Closed => {
                // What was ticked stays ticked: Esc never discards.
                if picker.many {
                    self.picked(&picker);
                }
            }
            Chosen::Going => self.layers.push(Layer::Picker(picker)),
            // Nothing of that name: the words stay to be mended.
            Chosen::Taken if picker.n_lines() == 0 && !picker.choosing.filter.is_empty() => {
                self.layers.push(Layer::Picker(picker));
            }
            Chosen::Taken => {
                match shown.get(picker.choosing.cursor) {
                    Some(index) => {
                        let id = Arc::clone(&picker.options[*index].0);
                        if !picker.many {
                            picker.chosen = BTreeSet::from([id]);
                        } else if picker.chosen.is_empty() || !picker.choosing.filter.is_empty() {
                            picker.chosen.insert(id);
                        }
                    }
                    None if picker.offers_new() => {
                        if let Some(id) = self.add_missing(&picker) {
                            if !picker.many {
                                picker.chosen.clear();
                            }
                            picker.chosen.insert(id);
                        }
                    }
                    None => {}
                }
                self.picked(&picker);
            }
        }
        Vec::new()
    }

    /// Makes what the list of values lacked.
    fn add_missing(&mut self, picker: &Picker) -> Option<Arc<str>> {
        let session = self.session.as_mut()?;
        let workshop = Arc::clone(&session.workshop);
        let name = crate::text::clean(picker.choosing.filter.text());
        let collection = match picker.creates.as_ref()? {
            Creates::Name => return Some(name.into()),
            Creates::Record(collection) => workshop.get_collection(collection)?,
        };
        match session.add_named(collection, &[name], &[]) {
            Ok(ids) => ids.first().map(|id| id.as_str().into()),
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }

    /// Writes what was picked into the field with the cursor, or hands it to the board.
    fn picked(&mut self, picker: &Picker) {
        let lang = self.lang;
        if let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen)
            && let Some(board) = screen.board_mut()
        {
            let reply = board.picked(session, picker, lang);
            self.after_board(reply);
            return;
        }
        let result = self.write_picked(picker);
        if let Err(error) = result {
            self.fail(&error);
        }
    }

    fn write_picked(&mut self, picker: &Picker) -> Result<(), Error> {
        let lang = self.lang;
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return Ok(());
        };
        let Some(form) = screen.form_mut() else {
            return Ok(());
        };
        let Some(cell) = form.cell(session) else {
            return Ok(());
        };
        let Some(field) = form.field(session, &cell).cloned() else {
            return Ok(());
        };
        let go = session.next_go();
        let chosen: Vec<Arc<str>> = picker.chosen.iter().cloned().collect();
        let new_key = super::activities::form::Form::is_new_key(&cell);
        match (picked_kind(&field, &cell), chosen.first()) {
            (FieldKind::Choices(_) | FieldKind::Refs(_), _) => {
                form.write_set(session, &field, &chosen, go, lang)
            }
            (_, Some(id)) if new_key => write_key(form, session, &field, id, lang),
            (_, Some(id)) => form.write(session, &field, &cell, id.to_string(), go, lang),
            (_, None) => Ok(()),
        }
    }

    fn press_leave(&mut self, key: Key) -> Vec<Effect> {
        let yes = match key {
            Key::Enter | Key::Ctrl('q' | 'c') => true,
            Key::Char(c) => matches!(c.to_ascii_lowercase(), 's' | 'y'),
            _ => false,
        };
        if yes { self.leave() } else { Vec::new() }
    }

    /// Leaves the program, unless words are still only in memory.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if let Some(session) = &self.session
            && session.notebook.read_only().is_none()
            && let Err(error) = session.notebook.flush()
        {
            self.offer_rescue(&error);
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    fn press_paste(&mut self, lines: Vec<String>, key: Key) -> Vec<Effect> {
        match key {
            Key::Enter => {
                let lang = self.lang;
                let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen)
                else {
                    return Vec::new();
                };
                let step = session.workshop.get_step(&screen.id).cloned();
                if let (Body::List(list), Some(step)) = (&mut screen.body, step) {
                    match list.add_lines(session, &step, &lines) {
                        Ok(()) => {
                            let count = lines.len().to_string();
                            let args = [("count", Arg::Text(&count))];
                            self.message = Some(say(lang, "pasted", &args));
                        }
                        Err(error) => self.fail(&error),
                    }
                }
            }
            Key::Esc => {}
            _ => self.layers.push(Layer::Paste(lines)),
        }
        Vec::new()
    }

    fn press_path(&mut self, mut prompt: PathPrompt, key: Key) -> Vec<Effect> {
        match key {
            Key::Esc => {}
            Key::Enter if prompt.purpose == PathUse::Merge => {
                let typed = prompt.editor.text().to_owned();
                self.layers.push(Layer::Path(prompt));
                return self.ask_merge(&typed);
            }
            Key::Enter if !prompt.editor.text().trim().is_empty() => {
                let mut path = expand_home(prompt.editor.text());
                let effect = match prompt.purpose {
                    PathUse::Open | PathUse::Merge => Effect::Open(path),
                    PathUse::Anonymous => Effect::CopyAnonymous(with_extension(path)),
                    PathUse::Create => {
                        path = with_extension(path);
                        Effect::Create {
                            path,
                            workshop: prompt.workshop.clone(),
                        }
                    }
                };
                // It stays open, so that a wrong path can be mended; opening closes it.
                self.layers.push(Layer::Path(prompt));
                return vec![effect];
            }
            key => {
                prompt.editor.press(key, usize::MAX);
                self.layers.push(Layer::Path(prompt));
            }
        }
        Vec::new()
    }

    fn press_profiles(&mut self, cursor: usize, key: Key) -> Vec<Effect> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let profiles = session.workshop.profiles.len();
        match key {
            Key::Esc => {}
            Key::Enter => {
                let id = session
                    .workshop
                    .profiles
                    .get(cursor)
                    .map(|profile| profile.id.clone());
                if let Some(id) = id
                    && let Err(error) = session.choose_profile(&id)
                {
                    self.fail(&error);
                }
            }
            key => self
                .layers
                .push(Layer::Profiles(scroll(cursor, key, profiles))),
        }
        Vec::new()
    }

    fn press_report(&mut self, mut choice: ReportChoice, key: Key) -> Vec<Effect> {
        let button = choice.formats.len();
        match key {
            Key::Esc => return Vec::new(),
            Key::Char(' ') | Key::Enter if choice.cursor < button => {
                let wanted = &mut choice.formats[choice.cursor].1;
                *wanted = !*wanted;
            }
            Key::Enter if !self.writing => {
                let formats = choice.wanted();
                if !formats.is_empty() {
                    self.writing = true;
                    self.message = Some(self.say("report-writing"));
                    return vec![Effect::Report {
                        formats,
                        folder: choice.folder,
                        template: choice.template,
                    }];
                }
            }
            Key::Left | Key::Right => choice.turn(key == Key::Right),
            key => choice.cursor = scroll(choice.cursor, key, button + 1),
        }
        self.layers.push(Layer::Report(choice));
        Vec::new()
    }

    fn press_projector(&mut self, blank: bool, key: Key) -> Vec<Effect> {
        let on_board = matches!(&self.screen, Screen::Step(screen) if screen.board().is_some());
        match key {
            Key::Esc | Key::F(5) => {}
            Key::Char(' ') => self.layers.push(Layer::Projector(!blank)),
            Key::F(7 | 8) => {
                self.layers.push(Layer::Projector(blank));
                self.neighbour(key == Key::F(8));
            }
            Key::Backspace | Key::Tab | Key::BackTab if !blank && on_board => {
                self.layers.push(Layer::Projector(blank));
                return self.press_step(key);
            }
            _ => self.layers.push(Layer::Projector(blank)),
        }
        Vec::new()
    }
}

fn write_key(
    form: &mut super::activities::form::Form,
    session: &mut super::Session,
    field: &Field,
    key: &Arc<str>,
    lang: crate::locale::Lang,
) -> Result<(), Error> {
    let cell = FormCell {
        field: 0,
        key: Some(Arc::clone(key)),
    };
    let go = session.next_go();
    form.write(session, field, &cell, "0".to_owned(), go, lang)
}

pub(super) fn scroll(cursor: usize, key: Key, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match key {
        Key::Up | Key::BackTab => cursor.min(last).saturating_sub(1),
        Key::Down | Key::Tab => (cursor + 1).min(last),
        Key::PageUp => cursor.min(last).saturating_sub(10),
        Key::PageDown => (cursor + 10).min(last),
        Key::Home => 0,
        Key::End => last,
        _ => cursor,
    }
}

/// A new notebook ends in `.rumbo`, unless somebody wants it otherwise.
fn with_extension(mut path: PathBuf) -> PathBuf {
    if path.extension().is_none() {
        path.set_extension("rumbo");
    }
    path
}

/// A path in a folder that no file has yet: `plan.rumbo`, `plan-2.rumbo`…
pub fn free_path(folder: &Path, name: &str) -> PathBuf {
    let first = folder.join(format!("{name}.rumbo"));
    if !first.exists() {
        return first;
    }
    (2..u32::MAX)
        .map(|number| folder.join(format!("{name}-{number}.rumbo")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
