//! What a closed file holds: its tables, what its log tells, and its chains.

use std::collections::BTreeMap;

use rumbo::notebook::{Content, Place};
use rusqlite::Connection;

/// Record and answer as they stand in a file or as its log tells them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Tables {
    pub(crate) records: BTreeMap<String, Place>,
    pub(crate) answers: BTreeMap<(String, String, String), String>,
}

impl Tables {
    pub(crate) fn of_file(connection: &Connection) -> Self {
        let mut tables = Self::default();
        let mut query = connection
            .prepare("SELECT id, collection, parent, position FROM record")
            .expect("a table");
        let mut rows = query.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let text = |index| row.get::<_, Option<String>>(index).expect("text");
            let place = Place {
                collection: text(1).expect("never null").into(),
                parent: text(2).map(Into::into),
                position: text(3).expect("never null").into(),
            };
            tables.records.insert(text(0).expect("never null"), place);
        }
        let mut query = connection
            .prepare("SELECT record, field, key, value FROM answer")
            .expect("a table");
        let mut rows = query.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let text = |index| row.get::<_, String>(index).expect("text");
            tables.answers.insert((text(0), text(1), text(2)), text(3));
        }
        tables
    }

    pub(crate) fn of_content(content: &Content) -> Self {
        let mut tables = Self::default();
        for record in content.all() {
            let id = record.id.to_string();
            tables.records.insert(id.clone(), record.place());
            for (cell, value) in &record.answers {
                let cell = (id.clone(), cell.field.to_string(), cell.key.to_string());
                tables.answers.insert(cell, value.to_string());
            }
        }
        tables
    }

    /// Follows the log from nothing, without what came from other copies: that is in the entries of its merges.
    /// Every `before` must be what stands there.
    pub(crate) fn of_log(connection: &Connection) -> Self {
        let mut tables = Self::default();
        let sql = "SELECT record, field, key, before, after FROM change \
                   JOIN operation ON n = operation WHERE merged IS NULL ORDER BY n, change.seq";
        let mut query = connection.prepare(sql).expect("two tables");
        let mut rows = query.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let text = |index| row.get::<_, Option<String>>(index).expect("text");
            let sure = |index| text(index).expect("never null");
            let (id, field, key) = (sure(0), sure(1), sure(2));
            if field == "@record" {
                let place = |text: Option<String>| -> Option<Place> {
                    text.map(|text| serde_json::from_str(&text).expect("a place"))
                };
                let was = match place(text(4)) {
                    Some(after) => tables.records.insert(id, after),
                    None => tables.records.remove(&id),
                };
                assert_eq!(was, place(text(3)), "what the log says was there");
            } else {
                let was = match text(4) {
                    Some(after) => tables.answers.insert((id, field, key), after),
                    None => tables.answers.remove(&(id, field, key)),
                };
                assert_eq!(was, text(3), "what the log says was there");
            }
        }
        tables
    }
}

/// Each opening that wrote something is a chain of its own, numbered from 1, and says first what it had seen.
pub(super) fn check_chains(connection: &Connection, openings: &[usize]) {
    let sql = "SELECT chain, seq, lamport, seen, n, revision FROM operation ORDER BY n";
    let mut query = connection.prepare(sql).expect("a table");
    let mut rows = query.query([]).expect("rows");
    let mut chains: Vec<(String, usize, u32)> = Vec::new();
    let (mut lamport, mut n) = (0, 0);
    while let Some(row) = rows.next().expect("a row") {
        let (chain, seq): (String, usize) =
            (row.get(0).expect("text"), row.get(1).expect("a number"));
        let counter: u64 = row.get(2).expect("a number");
        let seen: Option<String> = row.get(3).expect("text");
        assert!(counter > lamport, "Lamport counters grow");
        lamport = counter;
        n += 1;
        assert_eq!(
            row.get::<_, u64>(4).expect("a number"),
            n,
            "entries are numbered from 1"
        );
        if chains.last().is_none_or(|(last, ..)| *last != chain) {
            assert!(
                chains.iter().all(|(other, ..)| *other != chain),
                "a chain is one opening"
            );
            let before: BTreeMap<&str, (usize, u32)> = chains
                .iter()
                .map(|(chain, count, grown)| (chain.as_str(), (*count, *grown)))
                .collect();
            let before: Vec<String> = before
                .into_iter()
                .map(|(chain, (count, grown))| match grown {
                    0 => format!("{chain}:{count}"),
                    _ => format!("{chain}:{count}.{grown}"),
                })
                .collect();
            assert_eq!(seen.as_deref(), Some(before.join(" ").as_str()));
            chains.push((chain, 0, 0));
        } else {
            assert_eq!(
                seen, None,
                "only the first entry of a chain tells what it had seen"
            );
        }
        let (_, count, grown) = chains.last_mut().expect("just pushed");
        *count += 1;
        *grown = row.get(5).expect("a number");
        assert_eq!(seq, *count, "the numbers of a chain count from 1");
    }
    let counts: Vec<usize> = chains.into_iter().map(|(_, count, _)| count).collect();
    let expected: Vec<usize> = openings
        .iter()
        .copied()
        .filter(|count| *count > 0)
        .collect();
    assert_eq!(counts, expected, "operations of each opening");
}
