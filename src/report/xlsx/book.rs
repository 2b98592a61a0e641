//! The sheets of the workbook, their names, and the lists that cells choose from.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, Formula, Workbook, Worksheet, XlsxError};

use super::cell::{Cell, cut, fixed, moment, sheet, written};
use super::contents;
use super::sheet::{Column, FIRST, Sheet, Width};
use crate::locale::{Arg, Lang, say};
use crate::plan::Plan;
use crate::report::block::Cover;
use crate::report::compose::cover;
use crate::report::words::Public;

/// The most that the name of a sheet has, in units of UTF-16.
const LONGEST_NAME: usize = 31;

/// What the names of sheets may not have.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The workbook while it is being written.
pub(super) struct Book<'a> {
    pub(super) plan: &'a Plan,
    pub(super) lang: Lang,
    pub(super) words: Public<'a>,
    pub(super) cover: Cover,
    workbook: Workbook,
    /// Names that are taken, in small letters: programs do not tell them apart by case.
    taken: BTreeSet<String>,
    entries: Vec<Entry>,
    /// Asked for while a sheet is laid out, which only reads the book otherwise.
    lists: RefCell<Vec<List>>,
    lists_name: String,
}

/// A sheet in the contents.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) holds: String,
    pub(super) n_rows: usize,
}

/// What the cells of some column choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct List {
    title: String,
    options: Vec<String>,
}

impl<'a> Book<'a> {
    /// A workbook with the sheet of contents, still blank.
    pub(super) fn new(plan: &'a Plan, lang: Lang) -> Result<Self, XlsxError> {
        let mut book = Self {
            plan,
            lang,
            words: Public { plan, lang },
            cover: cover(None, plan, lang),
            workbook: Workbook::new(),
            taken: BTreeSet::new(),
            entries: Vec::new(),
            lists: RefCell::default(),
            lists_name: String::new(),
        };
        let contents = book.free_name(&book.say("report-contents"));
        book.workbook.add_worksheet().set_name(&contents)?;
        book.lists_name = book.free_name(&book.say("xlsx-lists"));
        Ok(book)
    }

    /// Words of the program.
    pub(super) fn say(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// Words of the program about something.
    pub(super) fn say_of(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        say(self.lang, key, &args)
    }

    /// Words with the currency of the plan: «Total (USD)».
    pub(super) fn in_currency(&self, words: &str) -> String {
        match self.plan.currency.as_str() {
            "" => words.to_owned(),
            currency => format!("{words} ({currency})"),
        }
    }

    /// A name that a sheet may have and that no other has.
    pub(super) fn free_name(&mut self, words: &str) -> String {
        let cleaned = written(words, self.lang);
        let allowed = |c: char| {
            if FORBIDDEN.contains(&c) || c.is_whitespace() {
                ' '
            } else {
                c
            }
        };
        let spaced: String = cleaned.chars().map(allowed).collect();
        let joined = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        let trim = |text: &str| text.trim_matches(['\'', ' ']).to_owned();
        let mut base = trim(&cut(&trim(&joined), LONGEST_NAME));
        // A name that some programs keep for themselves.
        if base.is_empty() || base.eq_ignore_ascii_case("history") {
            base = self.say("xlsx-sheet");
        }
        let mut name = base.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            let end = format!(" {number}");
            name = trim(&cut(&base, LONGEST_NAME - end.len())) + &end;
            number += 1;
        }
        name
    }

    /// Adds a sheet and its line in the contents.
    pub(super) fn add(&mut self, laid: Sheet) -> Result<(), XlsxError> {
        let mut worksheet = Worksheet::new();
        laid.write(self, &mut worksheet)?;
        self.entries.push(Entry {
            n_rows: laid.n_records(),
            name: laid.name,
            holds: laid.title,
        });
        self.workbook.push_worksheet(worksheet);
        Ok(())
    }

    /// Where the cells of a column choose from: the place of the options on the sheet of lists.
    pub(super) fn list(&self, title: &str, options: &[String]) -> Formula {
        let list = List {
            title: title.to_owned(),
            options: options.to_vec(),
        };
        let mut lists = self.lists.borrow_mut();
        let known = lists.iter().position(|own| *own == list);
        let place = known.unwrap_or(lists.len());
        if place == lists.len() {
            lists.push(list);
        }
        let bottom = FIRST + options.len().max(1) - 1;
        Formula::new(format!(
            "={}{}",
            sheet(&self.lists_name),
            fixed(place, FIRST, bottom)
        ))
    }

    /// Writes the lists and the contents; gives the file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.put_lists()?;
        let entries = std::mem::take(&mut self.entries);
        let mut first = std::mem::take(self.workbook.worksheet_from_index(0)?);
        contents::write(&self, &entries, &mut first)?;
        *self.workbook.worksheet_from_index(0)? = first;
        let title = match self.cover.territory.as_str() {
            "" => self.cover.title.clone(),
            territory => format!("{} – {territory}", self.cover.title),
        };
        let mut properties = DocProperties::new()
            .set_title(cut(&written(&title, self.lang), 250))
            .set_subject(self.say("xlsx-annex"))
            .set_comment(self.say("xlsx-about"))
            .set_status(&self.cover.version);
        // The same notebook gives the same bytes: the moment is that of the plan, never that of the machine.
        if let Some(moment) = moment(self.plan.today) {
            properties = properties.set_creation_datetime(&moment);
        }
        self.workbook.set_properties(&properties);
        self.workbook.save_to_buffer()
    }

    /// The sheet of the lists that cells choose from: a list is a column.
    fn put_lists(&mut self) -> Result<(), XlsxError> {
        let lists = self.lists.take();
        if lists.is_empty() {
            return Ok(());
        }
        let columns = lists.iter();
        let columns = columns.map(|list| Column::new(list.title.clone(), Width::Medium));
        let most = lists.iter().map(|list| list.options.len()).max();
        let rows = (0..most.unwrap_or_default()).map(|row| {
            let cells = lists.iter();
            let option = |list: &List| list.options.get(row).cloned().unwrap_or_default();
            cells.map(|list| Cell::text(option(list))).collect()
        });
        let rows = rows.collect();
        let name = self.lists_name.clone();
        let mut laid = Sheet::named(name, self.say("xlsx-lists-title"));
        laid.note = self.say("xlsx-lists-note");
        laid.columns = columns.collect();
        laid.rows = rows;
        laid.n_records = Some(lists.len());
        self.add(laid)
    }

    /// The years of some keys in order, each once.
    pub(super) fn years<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<Arc<str>> {
        let years: BTreeSet<&str> = keys.collect();
        years.into_iter().map(Arc::from).collect()
    }
}

/// Whether some amount has cents.
pub(super) fn has_cents(mut amounts: impl Iterator<Item = Decimal>) -> bool {
    amounts.any(|amount| !amount.fract().is_zero())
}
