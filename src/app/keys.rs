//! What keys, typed words and pasted words do on a screen; layers come first.

use std::path::PathBuf;
use std::sync::Arc;

use super::activities::{board, form, list};
use super::home::{self, Entry};
use super::layers::{Choosing, Chosen, Layer, PathPrompt, PathUse, Picker};
use super::road_map::RoadMap;
use super::step::Body;
use super::{Act, App, Effect, Key, Screen, step};
use crate::app::activities::form::Form;
use crate::app::editor::Editor;
use crate::notebook::Error;
use crate::text;
use crate::workshop::FieldKind;

/// A pasted text longer than this becomes one answer, not that many records.
const MOST_LINES: usize = 500;

impl App {
    /// A key.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        if let Some(layer) = self.layers.pop() {
            return self.press_layer(layer, key);
        }
        let action = self
            .actions()
            .into_iter()
            .find(|action| action.keys.contains(&key));
        if let Some(action) = action
            && !self.keeps(action.act)
        {
            return self.act(action.act);
        }
        let screen = std::mem::replace(&mut self.screen, Screen::Home(home::Home::default()));
        match screen {
            Screen::Home(home) => self.press_home(home, key),
            Screen::RoadMap(map) => self.press_map(map, key),
            Screen::Step(step) => {
                self.screen = Screen::Step(step);
                self.press_step(key)
            }
        }
    }

    /// Keys that a list or form wants for itself although the table gives them an action.
    fn keeps(&self, act: Act) -> bool {
        let Screen::Step(screen) = &self.screen else {
            return false;
        };
        let typing = screen
            .list()
            .is_some_and(|list| list.on_column || !list.draft.is_empty());
        match act {
            Act::OpenRecord => true,
            Act::Remove => typing,
            _ => false,
        }
    }

    fn press_home(&mut self, mut home: home::Home, key: Key) -> Vec<Effect> {
        let entries = home::entries(&self.setup.recents, &self.setup.workshops);
        let last = entries.len() - 1;
        let mut chosen = None;
        match key {
            Key::Up | Key::BackTab => home.cursor = home.cursor.min(last).saturating_sub(1),
            Key::Down | Key::Tab => home.cursor = (home.cursor + 1).min(last),
            Key::Home => home.cursor = 0,
            Key::End => home.cursor = last,
            Key::Enter => chosen = entries.get(home.cursor.min(last)).cloned(),
            Key::Esc => chosen = Some(Entry::Leave),
            _ => {}
        }
        self.screen = Screen::Home(home);
        match chosen {
            Some(Entry::Recent(path)) => return vec![Effect::Open(path)],
            Some(Entry::New { workshop }) => self.ask_path(PathUse::Create, workshop),
            Some(Entry::Open) => self.ask_path(PathUse::Open, String::new()),
            Some(Entry::Sample) => return vec![Effect::Sample],
            Some(Entry::Language) => return self.act(Act::Language),
            Some(Entry::Leave) => return self.act(Act::Leave),
            None => {}
        }
        Vec::new()
    }

    fn ask_path(&mut self, purpose: PathUse, workshop: String) {
        let path = match purpose {
            PathUse::Create => {
                let name = self.say("new-file-name");
                super::free_path(&self.setup.folder, &name)
            }
            PathUse::Open | PathUse::Anonymous | PathUse::Merge => self.setup.folder.join(""),
        };
        let editor = Editor::new(&path.display().to_string());
        self.layers.push(Layer::Path(PathPrompt {
            purpose,
            workshop,
            editor,
        }));
    }

    fn press_map(&mut self, mut map: RoadMap, key: Key) -> Vec<Effect> {
        let lang = self.lang;
        let Some(session) = &self.session else {
            return Vec::new();
        };
        let shown: Vec<String> = map
            .shown(session, lang)
            .iter()
            .map(|step| step.id.clone())
            .collect();
        // From the road map the next step is the one under the cursor.
        let key = if key == Key::F(8) { Key::Enter } else { key };
        match map.choosing.press(key, shown.len()) {
            Chosen::Taken => {
                let id = shown.get(map.choosing.cursor).cloned();
                self.screen = Screen::RoadMap(map);
                if let Some(id) = id {
                    self.go_to_step(&id);
                }
            }
            Chosen::Closed if map.choosing.filter.is_empty() => {
                self.screen = Screen::RoadMap(map);
                return self.act(Act::CloseNotebook);
            }
            Chosen::Closed => {
                map.choosing = Choosing::default();
                self.screen = Screen::RoadMap(map);
            }
            Chosen::Going => self.screen = Screen::RoadMap(map),
        }
        Vec::new()
    }

    pub(super) fn press_step(&mut self, key: Key) -> Vec<Effect> {
        let lang = self.lang;
        let width = usize::from(self.size.0).saturating_sub(6).max(10);
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return Vec::new();
        };
        if let Some(form) = screen.form_mut() {
            if key == Key::Esc {
                return self.go_out();
            }
            let reply = form.press(session, key, width, lang);
            return self.after_form(reply);
        }
        if let Body::Board(board) = &mut screen.body {
            let reply = board.press(session, key, lang);
            if !matches!(reply, Ok(board::Reply::Unused)) {
                self.after_board(reply);
                return Vec::new();
            }
        }
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return Vec::new();
        };
        let step = session.workshop.get_step(&screen.id).cloned();
        if let (Body::List(list), Some(step)) = (&mut screen.body, step) {
            let reply = list.press(session, &step, key, lang);
            let unused = matches!(reply, Ok(list::Reply::Unused));
            if !unused {
                self.after_list(reply);
                return Vec::new();
            }
        }
        match key {
            Key::Esc => return self.go_out(),
            Key::Left | Key::BackTab => self.turn_list(-1),
            Key::Right | Key::Tab => self.turn_list(1),
            _ => {}
        }
        Vec::new()
    }

    /// One layer out: record → list → road map.
    fn go_out(&mut self) -> Vec<Effect> {
        self.settle();
        let Screen::Step(screen) = &mut self.screen else {
            return Vec::new();
        };
        if screen.record.take().is_none() {
            let id = screen.id.clone();
            if let Some(session) = &self.session {
                self.screen = Screen::RoadMap(RoadMap::at(session, Some(&id)));
            }
        }
        Vec::new()
    }

    /// The next or previous collection of the step.
    pub(super) fn turn_list(&mut self, by: isize) {
        self.settle();
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return;
        };
        let count = screen
            .step(session)
            .map_or(1, |step| step::tabs(step).len().max(1));
        let tab = (screen.tab as isize + by).rem_euclid(count as isize) as usize;
        if tab == screen.tab {
            return;
        }
        match super::StepScreen::open(session, &screen.id.clone(), tab) {
            Ok(next) => **screen = next,
            Err(error) => self.fail(&error),
        }
    }

    fn after_form(&mut self, reply: Result<form::Reply, Error>) -> Vec<Effect> {
        match reply {
            Ok(form::Reply::Pick(typed)) => self.open_picker(&typed),
            Ok(form::Reply::Attach(path)) => return self.attach(&path),
            // After the last field of an only record comes the next list of the step.
            Ok(form::Reply::Past) => {
                if matches!(&self.screen, Screen::Step(screen) if screen.record.is_none()) {
                    self.turn_list(1);
                }
            }
            Ok(form::Reply::Done | form::Reply::Unused) => {}
            Err(error) => self.fail(&error),
        }
        Vec::new()
    }

    pub(super) fn after_board(&mut self, reply: Result<board::Reply, Error>) {
        match reply {
            Ok(board::Reply::Open(record)) => {
                if let (Some(session), Screen::Step(screen)) = (&self.session, &mut self.screen) {
                    screen.open_over(session, &record);
                }
            }
            Ok(board::Reply::Say(words)) => self.message = Some(words),
            Ok(board::Reply::Pick(picker)) => self.layers.push(Layer::Picker(*picker)),
            Ok(board::Reply::Done | board::Reply::Unused) => {}
            Err(error) => self.fail(&error),
        }
    }

    fn after_list(&mut self, reply: Result<list::Reply, Error>) {
        match reply {
            Ok(list::Reply::Open(record)) => self.open_record(&record, None),
            Ok(list::Reply::Pick(typed)) => self.pick_name(&typed),
            Ok(list::Reply::Done | list::Reply::Unused) => {}
            Err(error) => self.fail(&error),
        }
    }

    /// A new record whose name is a choice or reference that was not recognised: the record is made and its
    /// first field offers the values.
    fn pick_name(&mut self, typed: &str) {
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return;
        };
        let Body::List(list) = &mut screen.body else {
            return;
        };
        let workshop = Arc::clone(&session.workshop);
        let Some(collection) = workshop.get_collection(&list.collection) else {
            return;
        };
        match session.add_named(collection, &[String::new()], &[]) {
            Ok(ids) => {
                list.draft.clear();
                let name = collection.name.to_string();
                if let Some(id) = ids.into_iter().next() {
                    self.open_record(&id, Some(&name));
                    self.open_picker(typed);
                }
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Opens the values of the field with the cursor.
    pub(super) fn open_picker(&mut self, typed: &str) {
        let lang = self.lang;
        let (Some(session), Screen::Step(screen)) = (&self.session, &self.screen) else {
            return;
        };
        let Some((form, cell, field)) = screen.form().and_then(|form| {
            let cell = form.cell(session)?;
            let field = form.field(session, &cell)?;
            Some((form, cell, field))
        }) else {
            return;
        };
        let record = session.content().get_record(form.record.as_str());
        let kind = picked_kind(field, &cell);
        let chosen = match &kind {
            FieldKind::Choices(_) | FieldKind::Refs(_) => record
                .map(|record| record.set(&field.key).map(Arc::from).collect())
                .unwrap_or_default(),
            _ => form.stored(session, field, &cell).into_iter().collect(),
        };
        let mut picker = Picker::of(
            session,
            field.label.clone(),
            &kind,
            &field.levels,
            chosen,
            lang,
        );
        if !typed.is_empty() {
            picker.choosing.filter.insert(typed);
            picker.choosing.cursor = 0;
        }
        if picker.options.is_empty() && picker.creates.is_none() {
            let key = if matches!(kind, FieldKind::Ref(_) | FieldKind::Refs(_)) {
                "nothing-to-choose"
            } else {
                "no-values"
            };
            self.message = Some(self.say(key));
            return;
        }
        self.layers.push(Layer::Picker(picker));
    }

    fn attach(&mut self, path: &str) -> Vec<Effect> {
        let (Some(session), Screen::Step(screen)) = (&self.session, &self.screen) else {
            return Vec::new();
        };
        let found = screen.form().and_then(|form| {
            let cell = form.cell(session)?;
            let field = form.field(session, &cell)?;
            Some((
                form.record.clone(),
                Arc::clone(&field.key),
                field.kind == FieldKind::Geometry,
            ))
        });
        match found {
            Some((record, field, geometry)) => {
                vec![Effect::ReadFile {
                    path: expand_home(path),
                    record,
                    field,
                    geometry,
                }]
            }
            None => Vec::new(),
        }
    }

    /// Words typed in one run.
    pub(super) fn typed(&mut self, words: &str) -> Vec<Effect> {
        let answers = words.chars().all(|c| c.is_alphanumeric() || c == '-');
        if let (Some(Layer::Projector(false)), true) = (self.layers.last(), answers) {
            // The room reads the pair and the answer is typed without leaving the large view.
            self.type_on_board(words);
            return Vec::new();
        }
        if let Some(mut layer) = self.layers.pop() {
            if let Layer::History(list) = layer {
                return self.type_history(list, words);
            }
            if let Layer::Clashes(clashes) = layer {
                return self.type_clashes(clashes, words);
            }
            if let Layer::Findings(list) = layer {
                return self.type_findings(list, words);
            }
            if let Layer::Reader(reader) = layer {
                return self.type_reader(reader, words);
            }
            if let Layer::Picker(picker) = &mut layer
                && let Some(index) = picker.digit(words)
            {
                picker.choosing.cursor = index;
                let key = if picker.many {
                    Key::Char(' ')
                } else {
                    Key::Enter
                };
                return self.press_layer(layer, key);
            }
            let editor = match &mut layer {
                Layer::Menu(choosing) => Some(&mut choosing.filter),
                Layer::Search(search) => Some(&mut search.choosing.filter),
                Layer::Picker(picker) if words != " " => Some(&mut picker.choosing.filter),
                Layer::Path(prompt) => Some(&mut prompt.editor),
                Layer::Copy(prompt) if prompt.stage.is_none() => Some(&mut prompt.editor),
                _ => None,
            };
            match editor {
                Some(editor) => editor.insert(words),
                None => {
                    // One key for those who only wait for a key.
                    let first = words.chars().next().unwrap_or(' ');
                    return self.press_layer(layer, Key::Char(first));
                }
            }
            if let Layer::Search(search) = &mut layer
                && let Some(session) = &self.session
            {
                search.choosing.cursor = 0;
                search.look(session, self.lang);
            }
            if let Layer::Menu(choosing) | Layer::Picker(Picker { choosing, .. }) = &mut layer {
                choosing.cursor = 0;
            }
            self.layers.push(layer);
            return Vec::new();
        }
        let lang = self.lang;
        match (&mut self.screen, &mut self.session) {
            (Screen::RoadMap(map), _) => {
                map.choosing.filter.insert(words);
                map.choosing.cursor = 0;
            }
            (Screen::Step(screen), Some(session)) => {
                if session.notebook.read_only().is_some() {
                    self.message = Some(self.say("state-read-only"));
                    return Vec::new();
                }
                if let Some(form) = screen.form_mut() {
                    let reply = form.insert(session, words, lang);
                    return self.after_form(reply);
                }
                if screen.board().is_some() {
                    self.type_on_board(words);
                    return Vec::new();
                }
                let step = session.workshop.get_step(&screen.id).cloned();
                if let (Body::List(list), Some(step)) = (&mut screen.body, step) {
                    list.insert(session, &step, words, lang);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Words typed over a board, when there is one that can be written.
    fn type_on_board(&mut self, words: &str) {
        let lang = self.lang;
        let (Some(session), Screen::Step(screen)) = (&mut self.session, &mut self.screen) else {
            return;
        };
        let Some(board) = screen.board_mut() else {
            return;
        };
        if session.notebook.read_only().is_some() {
            self.message = Some(self.say("state-read-only"));
            return;
        }
        let reply = board.insert(session, words, lang);
        self.after_board(reply);
    }

    /// Words pasted: many lines on a list become many records, after a look at them.
    pub(super) fn pasted(&mut self, words: &str) -> Vec<Effect> {
        // Some terminals send the end of a line as a return.
        let words = &words.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<String> = words
            .lines()
            .map(text::clean)
            .filter(|line| !line.is_empty())
            .collect();
        let on_list = self.layers.is_empty()
            && matches!(&self.screen, Screen::Step(screen) if screen.list().is_some());
        if on_list && lines.len() > 1 && lines.len() <= MOST_LINES {
            self.layers.push(Layer::Paste(lines));
            return Vec::new();
        }
        if let (Screen::Step(screen), Some(session), true) =
            (&self.screen, &self.session, self.layers.is_empty())
            && let Some(board) = screen.board()
        {
            let words = board.unpacked(session, &lines.join(" "));
            return self.typed(&words);
        }
        let on_long = matches!(&self.screen, Screen::Step(screen) if screen.form().is_some());
        if self.layers.is_empty() && on_long {
            self.typed(words)
        } else {
            self.typed(&lines.join(" "))
        }
    }
}

/// The kind whose values a cell offers: that of its key while a new key is chosen.
pub(super) fn picked_kind(field: &crate::workshop::Field, cell: &form::FormCell) -> FieldKind {
    match &field.kind {
        FieldKind::Map {
            keys: crate::workshop::MapKeys::Collection(target),
            ..
        } if Form::is_new_key(cell) => FieldKind::Ref(Arc::clone(target)),
        _ => Form::kind(field, cell).clone(),
    }
}

/// `~` at the beginning of a path is the person's own folder.
pub(super) fn expand_home(path: &str) -> PathBuf {
    let path = path.trim().trim_matches(['"', '\'']);
    match path.strip_prefix("~/") {
        Some(rest) => {
            std::env::home_dir().map_or_else(|| PathBuf::from(path), |home| home.join(rest))
        }
        None => PathBuf::from(path),
    }
}
