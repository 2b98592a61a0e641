//! Which table each page belongs to, and where the tree of each table begins.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Cell;
use super::shape::{Fit, Table, prefix};
use super::tree::{DEEPEST, Reader, children};

impl Reader<'_> {
    /// Learns which collection each prefix belongs to: from records without a parent, which look like nothing
    /// else, and from the log.
    pub(super) fn learn(&mut self) {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        for cell in self
            .numbered_nodes()
            .flat_map(|(_, node)| node.cells.iter().flatten())
        {
            let record = Table::Record
                .shape()
                .read(cell)
                .filter(|row| row[2].is_null());
            if let Some(row) = record
                && let (Some(id), Some(collection)) = (row[0].text(), row[1].text())
                && let Some(prefix) = prefix(id)
            {
                *seen
                    .entry((prefix.to_owned(), collection.to_owned()))
                    .or_default() += 1;
            }
            let change = Table::Change.shape().read(cell);
            if let Some(row) = change.filter(|row| row[3].text() == Some("@record"))
                && let Some(prefix) = row[2].text().and_then(prefix)
                && let Some(place) = row[6].text().or(row[5].text()).and_then(super::log::place)
            {
                let collection = place.collection.as_ref().to_owned();
                *seen.entry((prefix.to_owned(), collection)).or_default() += 1;
            }
        }
        let mut ranked: Vec<_> = seen.into_iter().collect();
        // The most common last, so that it stays.
        ranked.sort_by_key(|(_, count)| *count);
        for ((prefix, collection), _) in ranked {
            self.prefixes.insert(prefix, collection);
        }
    }

    /// Gives each page the table that most of its rows fit.
    pub(super) fn classify(&mut self) {
        let mut classes = BTreeMap::new();
        for (number, node) in self.numbered_nodes() {
            let votes = Table::ALL.into_iter().filter_map(|table| {
                let shape = table.shape();
                let fits: Vec<Fit> = node
                    .cells
                    .iter()
                    .flatten()
                    .filter_map(|cell| shape.fit(&shape.read(cell)?, &self.prefixes))
                    .collect();
                let sure = fits.iter().filter(|fit| **fit == Fit::Sure).count();
                (!fits.is_empty()).then_some((fits.len(), sure, table))
            });
            if let Some((.., table)) = votes.max_by_key(|(count, sure, _)| (*count, *sure)) {
                classes.insert(number, table);
            }
        }
        // Above the leaves of a numbered tree stand no rows: such a page is what the pages below it are.
        for _ in 0..DEEPEST {
            let above: Vec<(u32, Table)> = self
                .numbered_nodes()
                .filter(|(number, node)| {
                    node.kind.numbered && !node.kind.leaf && !classes.contains_key(number)
                })
                .filter_map(|(number, node)| {
                    let below = children(node).find_map(|child| classes.get(&child))?;
                    Some((number, *below))
                })
                .collect();
            if above.is_empty() {
                break;
            }
            classes.extend(above);
        }
        self.classes = classes;
    }

    /// The first page of each table: as the file says, or the one that nobody points to.
    pub(super) fn roots(&self) -> BTreeMap<Table, u32> {
        let mut roots = self.said_roots();
        let free = self.free();
        let below: BTreeSet<u32> = self
            .numbered_nodes()
            .filter(|(number, _)| !free.contains(number))
            .flat_map(|(_, node)| children(node))
            .collect();
        for table in Table::ALL {
            if roots.contains_key(&table) {
                continue;
            }
            let tops: Vec<u32> = self
                .classes
                .iter()
                .filter(|(_, class)| **class == table)
                .filter(|(number, _)| !below.contains(number) && !free.contains(number))
                .map(|(number, _)| *number)
                .collect();
            let high: Vec<u32> = tops
                .iter()
                .copied()
                .filter(|number| self.node(*number).is_some_and(|node| !node.kind.leaf))
                .collect();
            // Several of them were cut off from each other, or are left from before: nobody knows.
            match (high.as_slice(), tops.as_slice()) {
                ([one], _) | ([], [one]) => drop(roots.insert(table, *one)),
                _ => {}
            }
        }
        roots
    }

    /// The roots that the list of tables in the first page names, as far as they can be true.
    fn said_roots(&self) -> BTreeMap<Table, u32> {
        let mut said: BTreeMap<Table, u32> = BTreeMap::new();
        let mut tell = |cell: &Cell| {
            let Some(row) = cell.row.as_ref().map(|row| &row.values) else {
                return;
            };
            let [kind, name, _, root, _] = row.as_slice() else {
                return;
            };
            let table = Table::ALL
                .into_iter()
                .find(|table| name.text() == Some(table.shape().name));
            let root = root.integer().and_then(|root| u32::try_from(root).ok());
            if let (Some("table"), Some(table), Some(root)) = (kind.text(), table, root) {
                said.insert(table, root);
            }
        };
        let mut next = vec![1];
        let mut seen = BTreeSet::new();
        while let Some(number) = next.pop() {
            if !seen.insert(number) {
                continue;
            }
            match self.node(number).filter(|node| node.kind.numbered) {
                Some(node) => {
                    node.cells.iter().flatten().for_each(&mut tell);
                    next.extend(children(node));
                }
                None => {
                    let wanted = |cell: &Cell| {
                        cell.number.is_some()
                            && cell.row.as_ref().is_some_and(|row| row.values.len() == 5)
                    };
                    self.pages.scan(number, wanted).iter().for_each(&mut tell);
                }
            }
        }
        said.retain(|table, root| {
            let empty = self.node(*root).is_some_and(|node| {
                node.kind.leaf
                    && node.cells.is_empty()
                    && node.kind.numbered == table.shape().numbered
            });
            let gone = self.pages.has(*root) && self.node(*root).is_none();
            empty || gone || self.classes.get(root) == Some(table)
        });
        said
    }
}
