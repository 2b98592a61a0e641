//! The trees of a file, walked as far as their pages hold together, and what no tree reaches.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{Carved, Found, Key, Known, Way};
use super::page::{Cell, Node, Pages, u32_at};
use super::shape::{Fit, Prefixes, Table};
use super::value::Value;

/// The deepest tree that SQLite makes.
pub(super) const DEEPEST: usize = 20;

/// Reads every page of a file. `prefixes` are those that the program knows.
pub(super) fn carve(pages: &Pages, prefixes: &Prefixes) -> Carved {
    let mut reader = Reader {
        pages,
        nodes: (1..=pages.count())
            .map(|number| pages.node(number))
            .collect(),
        prefixes: prefixes.clone(),
        classes: BTreeMap::new(),
        reached: BTreeSet::new(),
        carved: Carved::default(),
    };
    reader.learn();
    reader.classify();
    let roots = reader.roots();
    for table in Table::ALL {
        let known = reader.walk_table(table, roots.get(&table).copied());
        reader.carved.tables.insert(table, known);
    }
    reader.gather_loose();
    reader.carved.prefixes = reader.prefixes;
    reader.carved
}

pub(super) struct Reader<'a> {
    pub(super) pages: &'a Pages,
    /// By number less one.
    nodes: Vec<Option<Node>>,
    pub(super) prefixes: Prefixes,
    /// The table of each page that looks like one of ours.
    pub(super) classes: BTreeMap<u32, Table>,
    /// The pages in their place in a tree.
    reached: BTreeSet<u32>,
    carved: Carved,
}

/// A step of a walk in the order of the keys.
enum Item {
    Row { at: Key, found: Found },
    Hole,
}

impl Reader<'_> {
    pub(super) fn node(&self, number: u32) -> Option<&Node> {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        self.nodes.get(at)?.as_ref()
    }

    pub(super) fn numbered_nodes(&self) -> impl Iterator<Item = (u32, &Node)> {
        (1..)
            .zip(&self.nodes)
            .filter_map(|(number, node)| Some((number, node.as_ref()?)))
    }

    fn walk_table(&mut self, table: Table, root: Option<u32>) -> Known {
        let mut known = Known::default();
        let Some(root) = root else {
            known.holes.push((None, None));
            return known;
        };
        let mut items = Vec::new();
        self.walk(table, root, (None, None), 0, &mut items);
        let shape = table.shape();
        let mut last: Option<Key> = None;
        let mut open = false;
        for item in items {
            match item {
                Item::Hole => open = true,
                Item::Row { at, found } => {
                    if std::mem::take(&mut open) {
                        known.holes.push((last.take(), Some(at.clone())));
                    }
                    last = Some(at);
                    known.sure.insert(found.row[..shape.key].to_vec(), found);
                }
            }
        }
        if open {
            known.holes.push((last, None));
        }
        // The number of such a row is not its key: a hole can hide any of them.
        if shape.numbered && !known.holes.is_empty() && table == Table::Attachment {
            known.holes = vec![(None, None)];
        }
        known
    }

    /// Whether a page that a tree points to can be part of it.
    fn belongs(&self, node: &Node, table: Table, depth: usize) -> bool {
        let shape = table.shape();
        if node.kind.numbered != shape.numbered {
            return false;
        }
        if node.kind.numbered && !node.kind.leaf {
            return children(node)
                .find_map(|child| self.classes.get(&child))
                .is_none_or(|class| *class == table);
        }
        // Only the first page of a table can be empty.
        if node.cells.is_empty() {
            return depth == 0;
        }
        let mut rows = node
            .cells
            .iter()
            .flatten()
            .filter_map(|cell| shape.read(cell))
            .peekable();
        rows.peek().is_some() && rows.all(|row| shape.fit(&row, &self.prefixes).is_some())
    }

    /// Goes through a tree in the order of its keys, between two bounds.
    fn walk(
        &mut self,
        table: Table,
        number: u32,
        bounds: (Option<&Key>, Option<&Key>),
        depth: usize,
        items: &mut Vec<Item>,
    ) {
        let shape = table.shape();
        let fresh = depth < DEEPEST && !self.reached.contains(&number);
        let node = self
            .node(number)
            .filter(|node| fresh && self.belongs(node, table, depth));
        let Some(node) = node.cloned() else {
            *self.carved.tally.holes.entry(shape.name).or_default() += 1;
            items.push(Item::Hole);
            return;
        };
        self.reached.insert(number);
        let mut low: Option<Key> = bounds.0.cloned();
        for cell in &node.cells {
            let Some(cell) = cell else {
                items.push(Item::Hole);
                continue;
            };
            let row = shape.read(cell);
            let at = match (cell.number, &row) {
                (Some(number), _) => Some(vec![Value::Integer(number)]),
                (None, Some(row)) => Some(row[..shape.key].to_vec()),
                (None, None) => None,
            };
            let ordered = at.as_ref().is_some_and(|at| {
                low.as_ref().is_none_or(|low| low < at)
                    && bounds
                        .1
                        .is_none_or(|high| at < high || shape.numbered && at == high)
            });
            if let Some(child) = cell.child {
                self.walk(table, child, (low.as_ref(), at.as_ref()), depth + 1, items);
            }
            match (row, at.filter(|_| ordered)) {
                (Some(row), Some(at)) => {
                    low = Some(at.clone());
                    let cut = cell.row.as_ref().is_some_and(|row| row.cut);
                    let way = Way::Tree;
                    let found = Found { row, cut, way };
                    items.push(Item::Row { at, found });
                }
                // A number above the leaves parts the pages below and is no row.
                (None, Some(at)) if shape.numbered && !node.kind.leaf => low = Some(at),
                _ => items.push(Item::Hole),
            }
        }
        if let Some(right) = node.right {
            self.walk(table, right, (low.as_ref(), bounds.1), depth + 1, items);
        }
    }

    /// Reads what no tree reaches, leaves out what is free, and counts.
    fn gather_loose(&mut self) {
        let free = self.free();
        let mut spill = BTreeSet::new();
        let mut rows: Vec<(Table, Found)> = Vec::new();
        for (number, node) in self
            .numbered_nodes()
            .filter(|(number, _)| !free.contains(number))
        {
            spill.extend(
                node.cells
                    .iter()
                    .flatten()
                    .flat_map(|cell| cell.spill.iter().copied()),
            );
            if let Some(table) = self
                .classes
                .get(&number)
                .filter(|_| !self.reached.contains(&number))
            {
                rows.extend(node.cells.iter().flatten().filter_map(|cell| {
                    let row = table.shape().read(cell)?;
                    let cut = cell.row.as_ref().is_some_and(|row| row.cut);
                    let way = Way::Loose;
                    Some((*table, Found { row, cut, way }))
                }));
            }
        }
        let said = self
            .pages
            .header()
            .and_then(|page| u32_at(page, 28))
            .unwrap_or(0);
        let mut tally = std::mem::take(&mut self.carved.tally);
        let count = self.pages.count();
        // A header that speaks of far more pages than there can be is no witness.
        let missing = said.saturating_sub(count);
        let missing = if missing > count.saturating_mul(8) {
            0
        } else {
            missing
        };
        tally.total = count + missing;
        tally.destroyed = missing;
        for number in 1..=count {
            let known = free.contains(&number) || spill.contains(&number);
            match self.node(number) {
                Some(node) if node.whole || known => tally.read += 1,
                Some(_) => tally.partly += 1,
                None if known => tally.read += 1,
                None => {
                    let remains = self.remains(number);
                    match remains.is_empty() {
                        false => tally.partly += 1,
                        true if self.goes_on(number) => tally.orphaned += 1,
                        true => tally.destroyed += 1,
                    }
                    rows.extend(remains);
                }
            }
        }
        if self.pages.is_torn() && tally.read > 0 {
            let last = self.node(count).is_some_and(|node| node.whole);
            if last || free.contains(&count) || spill.contains(&count) {
                tally.read -= 1;
                tally.partly += 1;
            }
        }
        self.carved.tally = tally;
        for (table, found) in rows {
            let known = self.carved.tables.entry(table).or_default();
            let key = found.row[..table.shape().key].to_vec();
            known.loose.entry(key).or_default().push(found);
        }
        for found in self
            .carved
            .tables
            .values_mut()
            .flat_map(|known| known.loose.values_mut())
        {
            found.sort_by_key(|found| (!found.cut, found.way));
        }
    }

    /// Whether a page looks like one in which a long row goes on: it points to another page or to none. By chance
    /// hardly any page does.
    fn goes_on(&self, number: u32) -> bool {
        let page = self.pages.get(number).unwrap_or_default();
        let next = u32_at(page, 0).unwrap_or(u32::MAX);
        let filled = page.iter().skip(4).any(|byte| *byte != 0);
        filled && (next == 0 || self.pages.has(next)) && next != number
    }

    /// The rows in what is left of a page.
    fn remains(&self, number: u32) -> Vec<(Table, Found)> {
        let fit = |cell: &Cell| {
            Table::ALL.into_iter().find_map(|table| {
                let row = table.shape().read(cell)?;
                let sure = table.shape().fit(&row, &self.prefixes)? == Fit::Sure;
                sure.then_some((table, row))
            })
        };
        let cells = self.pages.scan(number, |cell| fit(cell).is_some());
        let found = cells.iter().filter_map(|cell| {
            let (table, row) = fit(cell)?;
            let cut = cell.row.as_ref().is_some_and(|row| row.cut);
            let way = Way::Remains;
            Some((table, Found { row, cut, way }))
        });
        found.collect()
    }

    /// The pages that the file keeps for later. They still hold what once stood there, and nobody should read it.
    pub(super) fn free(&self) -> BTreeSet<u32> {
        let mut free = BTreeSet::new();
        let mut trunks = Vec::new();
        match self.pages.header().and_then(|page| u32_at(page, 32)) {
            Some(first) => {
                let mut next = first;
                while self.node(next).is_none() && self.listed(next).is_some() && free.insert(next)
                {
                    trunks.push(next);
                    next = self
                        .pages
                        .get(next)
                        .and_then(|page| u32_at(page, 0))
                        .unwrap_or(0);
                }
            }
            // Without a header they are known by their look: a list of pages and nothing else.
            None => {
                let list = |number: &u32| self.node(*number).is_none() && self.is_list(*number);
                trunks.extend((2..=self.pages.count()).filter(list));
                free.extend(&trunks);
            }
        }
        for trunk in trunks {
            free.extend(self.listed(trunk).unwrap_or_default());
        }
        free.retain(|number| !self.reached.contains(number));
        free
    }

    fn is_list(&self, number: u32) -> bool {
        self.listed(number).is_some_and(|pages| !pages.is_empty())
    }

    /// The pages that a page of the list of free ones names.
    fn listed(&self, number: u32) -> Option<BTreeSet<u32>> {
        let page = self.pages.get(number).filter(|_| self.pages.has(number))?;
        let (next, count) = (u32_at(page, 0)?, u32_at(page, 4)?);
        let count = usize::try_from(count)
            .ok()
            .filter(|count| *count <= page.len() / 4 - 2)?;
        let pages: Vec<u32> = (0..count)
            .filter_map(|index| u32_at(page, 8 + 4 * index))
            .collect();
        let once: BTreeSet<u32> = pages
            .iter()
            .copied()
            .filter(|page| self.pages.has(*page))
            .collect();
        let sound =
            (next == 0 || self.pages.has(next)) && once.len() == count && !once.contains(&number);
        sound.then_some(once)
    }
}

/// The pages below a page.
pub(super) fn children(node: &Node) -> impl Iterator<Item = u32> {
    let cells = node.cells.iter().flatten().filter_map(|cell| cell.child);
    cells.chain(node.right)
}
