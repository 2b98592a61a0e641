//! Mends a report before it is written, so that no writer can fail on what people wrote.
//!
//! Nothing here asks anybody: each repair is the smallest one that keeps the words, and all are told in
//! sentences. Characters that the fonts of the PDF lack are told but stay in the report: only the PDF shows a
//! box instead of them, the other formats have the fonts of the reader's machine.

pub(super) mod characters;
mod structure;

use std::collections::BTreeMap;

use super::block::{Block, Column, Figure, Grid, Inline, Picture, Report, Table, plain};
use super::parse::slug;
use super::{fonts, walk};
use crate::locale::{Arg, Lang, say};

/// Millimetres of the tallest row that is filled in by hand.
const TALLEST: u16 = 150;

/// Mends the report and says what was done, in its language. A repaired report needs no second repair.
pub fn repair(report: &mut Report) -> Vec<String> {
    let mut done = Done {
        lang: report.lang,
        counts: BTreeMap::new(),
    };
    let mut removed = 0;
    walk::each_text(report, &mut |text| removed += characters::clean(text));
    done.count("report-repair-invisible", removed);
    if report.cover.title.trim().is_empty() {
        report.cover.title = match report.cover.territory.trim() {
            "" => say(report.lang, "report-untitled", &[]),
            territory => territory.to_owned(),
        };
    }
    if report
        .cover
        .mark
        .as_ref()
        .is_some_and(|mark| mark.trim().is_empty())
    {
        report.cover.mark = None;
    }
    structure::tidy(&mut report.blocks, &mut done);
    walk::each_block(&mut report.blocks, &mut |block| match block {
        Block::Table(table) => mend_table(table, &mut done),
        Block::Grid(grid) => mend_grid(grid, &mut done),
        Block::Figure(figure) => mend_figure(figure, &mut done),
        _ => {}
    });
    let ids = unique_ids(&mut report.blocks, &mut done);
    walk::each_block(&mut report.blocks, &mut |block| {
        walk::each_run(block, &mut |run| mend_links(run, &ids, &mut done));
    });
    let mut sentences = done.sentences();
    sentences.extend(unprintable(report));
    sentences
}

/// What was mended and how often.
struct Done {
    lang: Lang,
    counts: BTreeMap<&'static str, usize>,
}

impl Done {
    fn count(&mut self, key: &'static str, times: usize) {
        if times > 0 {
            *self.counts.entry(key).or_default() += times;
        }
    }

    fn sentences(&self) -> Vec<String> {
        let say_one = |(key, count): (&&'static str, &usize)| {
            let shown = count.to_string();
            say(
                self.lang,
                key,
                &[("count", Arg::Count(*count)), ("shown", Arg::Text(&shown))],
            )
        };
        self.counts.iter().map(say_one).collect()
    }
}

fn mend_table(table: &mut Table, done: &mut Done) {
    mend_columns(&mut table.columns);
    for row in &mut table.rows {
        mend_row(&mut row.cells, table.columns.len(), done);
    }
}

fn mend_grid(grid: &mut Grid, done: &mut Done) {
    mend_columns(&mut grid.columns);
    for row in &mut grid.rows {
        mend_row(&mut row.cells, grid.columns.len(), done);
        // No row is taller than what is left of a page under its heading.
        row.height = row.height.min(TALLEST);
    }
}

fn mend_columns(columns: &mut [Column]) {
    for column in columns {
        if !(column.width.is_finite() && column.width > 0.0) {
            column.width = 1.0;
        }
    }
}

/// A row gets as many cells as there are columns; words of surplus cells join the last one.
fn mend_row(cells: &mut Vec<Vec<Inline>>, n_columns: usize, done: &mut Done) {
    if cells.len() == n_columns {
        return;
    }
    done.count("report-repair-row", 1);
    while cells.len() > n_columns {
        let surplus = cells.pop().unwrap_or_default();
        if let Some(last) = cells.last_mut().filter(|_| !surplus.is_empty()) {
            last.push(Inline::text(" "));
            last.extend(surplus);
        }
    }
    cells.resize(n_columns, Vec::new());
}

fn mend_figure(figure: &mut Figure, done: &mut Done) {
    if figure.alt.trim().is_empty() {
        done.count("report-repair-alt", 1);
        let caption = plain(&figure.caption);
        figure.alt = if caption.trim().is_empty() {
            say(done.lang, "report-figure", &[])
        } else {
            caption
        };
    }
    figure.width = if figure.width.is_finite() {
        figure.width.clamp(0.1, 1.0)
    } else {
        1.0
    };
    if let Picture::Svg { source, .. } = &mut figure.picture {
        // A drawing has the words of people in it, and they reach the same writers.
        characters::clean(source);
    }
    let (Picture::Svg { width, height, .. } | Picture::Raster { width, height, .. }) =
        &mut figure.picture;
    *width = (*width).max(1);
    *height = (*height).max(1);
}

/// Gives every heading, table and figure a name of its own; the first of two keeps the name.
fn unique_ids(blocks: &mut [Block], done: &mut Done) -> BTreeMap<String, String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut names = BTreeMap::new();
    walk::each_block(blocks, &mut |block| {
        let (id, kind) = match block {
            Block::Heading { id, .. } => (id, "section"),
            Block::Table(table) => (&mut table.id, "table"),
            Block::Figure(figure) => (&mut figure.id, "figure"),
            _ => return,
        };
        let mut base = slug(id);
        if base.is_empty() {
            kind.clone_into(&mut base);
        }
        let mut name = base.clone();
        while taken.contains_key(&name) {
            let copy = taken.entry(base.clone()).or_insert(1);
            *copy += 1;
            name = format!("{base}-{copy}");
        }
        taken.insert(name.clone(), 1);
        if *id != name {
            done.count("report-repair-id", usize::from(!id.is_empty()));
        }
        names
            .entry(std::mem::replace(id, name.clone()))
            .or_insert(name);
    });
    names
}

/// A link inside the document has to arrive, and one to the outside has to be of a kind that is safe to open.
fn mend_links(run: &mut Vec<Inline>, ids: &BTreeMap<String, String>, done: &mut Done) {
    let mut mended = Vec::with_capacity(run.len());
    for mut inline in run.drain(..) {
        match &mut inline {
            Inline::Strong { text } | Inline::Emphasis { text } => mend_links(text, ids, done),
            Inline::Link { target, text } => {
                // A link inside a link has no meaning in any format.
                unlink(text);
                characters::clean(target);
                let arrives = match target.strip_prefix('#') {
                    Some(id) => {
                        let name = ids
                            .get(id)
                            .or_else(|| ids.values().find(|name| *name == id));
                        name.map(|name| format!("#{name}"))
                    }
                    None => is_safe(target).then(|| target.clone()),
                };
                if plain(text).trim().is_empty() {
                    *text = vec![Inline::text(target.trim_start_matches('#'))];
                }
                if let Some(there) = arrives {
                    *target = there;
                } else {
                    done.count("report-repair-link", 1);
                    mended.append(text);
                    continue;
                }
            }
            _ => {}
        }
        mended.push(inline);
    }
    *run = mended;
}

fn unlink(run: &mut Vec<Inline>) {
    let mut flat = Vec::with_capacity(run.len());
    for mut inline in run.drain(..) {
        match &mut inline {
            Inline::Strong { text } | Inline::Emphasis { text } => unlink(text),
            Inline::Link { text, .. } => {
                unlink(text);
                flat.append(text);
                continue;
            }
            _ => {}
        }
        flat.push(inline);
    }
    *run = flat;
}

fn is_safe(target: &str) -> bool {
    let known = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| {
            target.get(..scheme.len()).is_some_and(|start| {
                start.eq_ignore_ascii_case(scheme) && target.len() > scheme.len()
            })
        });
    known && !target.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Tells which characters the PDF will show as a box.
fn unprintable(report: &mut Report) -> Option<String> {
    let mut missing: Vec<char> = Vec::new();
    walk::each_text(report, &mut |text| {
        if !text.is_ascii() {
            missing.extend(text.chars().filter(|c| !fonts::covers(*c)));
        }
    });
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return None;
    }
    let mut shown: String = missing.iter().take(12).flat_map(|c| [*c, ' ']).collect();
    shown.truncate(shown.trim_end().len());
    Some(say(
        report.lang,
        "report-repair-glyphs",
        &[("characters", Arg::Text(&shown))],
    ))
}

#[cfg(test)]
mod tests;
