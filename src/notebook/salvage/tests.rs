use super::*;
use crate::notebook::{At, Cell, Op};

/// Numbers that look random and are the same at each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

/// The bytes of a small notebook.
fn notebook() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.rumbo");
    let mut notebook =
        Notebook::create(&path, "territorial", "words", Options::default()).expect("a free path");
    for number in 0..60 {
        let op = Op::Add {
            collection: "problem".to_owned(),
            name: "x".to_owned(),
        };
        notebook
            .transact(&op, |tx| {
                let id = tx.add("problem", "prb", At::End);
                let words = "agua y suelo ".repeat(if number % 15 == 0 { 900 } else { 5 });
                tx.set(&id, Cell::plain("text"), &words);
                if number % 6 == 0 {
                    let kept = tx.attach("mapa.png", "image/png", vec![number + 1; 5_000]);
                    tx.set(&id, Cell::plain("map"), &kept);
                }
            })
            .expect("open for writing");
    }
    drop(notebook);
    std::fs::read(&path).expect("it was closed well")
}

/// Reads bytes in every way that needs no file.
fn read(bytes: Vec<u8>) -> usize {
    let pages = Pages::of(bytes);
    let carved = carve(&pages, &Prefixes::new());
    let log = Log::of(
        &carved.tables[&Table::Operation],
        &carved.tables[&Table::Change],
    );
    let joined = join(&carved, &log, &carved.prefixes);
    let tally = &carved.tally;
    assert_eq!(
        tally.total,
        tally.read + tally.partly + tally.orphaned + tally.destroyed,
        "each page is counted once"
    );
    joined.state.records.len()
}

#[test]
fn every_table_of_a_notebook_can_be_salvaged() {
    let store = crate::notebook::store::Store::in_memory().expect("memory is always there");
    let mut tables: BTreeMap<String, Vec<(String, bool, bool)>> = BTreeMap::new();
    let sql = "SELECT t.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_schema AS t \
               JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' ORDER BY t.rowid, c.cid";
    let mut statement = store
        .connection
        .prepare(sql)
        .expect("SQLite knows its tables");
    let mut rows = statement.query([]).expect("rows");
    while let Some(row) = rows.next().expect("a row") {
        let text = |at: usize| row.get::<_, String>(at).expect("a text");
        let (table, column, kind) = (text(0), text(1), text(2));
        let filled =
            row.get::<_, bool>(3).expect("a flag") || row.get::<_, u32>(4).expect("a number") > 0;
        let columns = tables.entry(table).or_default();
        columns.push((column, kind == "INTEGER", filled));
    }
    // Whoever adds a table or a column also says here how it is known again.
    assert_eq!(tables.len(), shape::SHAPES.len());
    for shape in shape::SHAPES {
        let columns = &tables[shape.name];
        let expected: Vec<(String, bool, bool)> = shape
            .columns
            .iter()
            .map(|(name, column)| {
                use shape::Column::{MaybeNumber, MaybeText, Number};
                let number = matches!(column, Number | MaybeNumber);
                (
                    (*name).to_owned(),
                    number,
                    !matches!(column, MaybeNumber | MaybeText),
                )
            })
            .collect();
        assert_eq!(columns, &expected, "{}", shape.name);
    }
}

#[test]
fn a_sound_file_is_read_whole_without_sqlite() {
    let bytes = notebook();
    let pages = Pages::of(bytes.clone());
    let carved = carve(&pages, &Prefixes::new());
    for (table, known) in &carved.tables {
        let of_merges = matches!(table, Table::Merge | Table::Clash);
        assert!(
            known.is_whole() || of_merges,
            "{table:?}: {:?}",
            known.holes
        );
        assert!(known.loose.is_empty(), "{table:?}");
    }
    assert_eq!(carved.tally.read, pages.count(), "{:?}", carved.tally);
    assert_eq!(read(bytes), 60);
}

#[test]
fn pages_of_every_size_are_cut_where_they_should() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.rumbo");
    std::fs::write(&path, notebook()).expect("room on the disk");
    for size in [512, 1024, 2048, 8192, 16384, 32768, 65536] {
        let connection = Connection::open(&path).expect("a notebook");
        connection
            .execute_batch(&format!("PRAGMA page_size = {size}; VACUUM"))
            .expect("other programs do that");
        drop(connection);
        let mut bytes = std::fs::read(&path).expect("a notebook");
        assert_eq!(Pages::of(bytes.clone()).size(), size);
        assert_eq!(read(bytes.clone()), 60, "pages of {size} bytes");
        // The first page told the size; without it the others do.
        bytes[..size].fill(0);
        assert_eq!(Pages::of(bytes.clone()).size(), size);
        assert_eq!(read(bytes), 60, "pages of {size} bytes without the first");
    }
}

#[test]
fn what_people_took_away_is_not_read_from_free_pages() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.rumbo");
    std::fs::write(&path, notebook()).expect("room on the disk");
    let connection = Connection::open(&path).expect("a notebook");
    // As a purge would do it, but without making the file compact: log and tables are gone, the pages are not.
    connection
        .execute_batch("DELETE FROM change; DELETE FROM answer WHERE record > 'prb_h'; DELETE FROM record WHERE id > 'prb_h'")
        .expect("it can be written");
    let left: usize = connection
        .query_row("SELECT count(*) FROM record", [], |row| row.get(0))
        .expect("a number");
    drop(connection);
    let bytes = std::fs::read(&path).expect("a notebook");
    let there = |bytes: &[u8]| {
        let carved = carve(&Pages::of(bytes.to_vec()), &Prefixes::new());
        carved
            .tables
            .values()
            .map(|known| known.loose.len())
            .sum::<usize>()
    };
    assert!(there(&bytes) == 0 && read(bytes.clone()) == left);
    let mut headless = bytes;
    headless[..4096].fill(0);
    // Without the first page the list of free pages is known by its look.
    assert_eq!((there(&headless), read(headless)), (0, left));
}

#[test]
fn bytes_of_any_kind_are_read_without_a_panic() {
    let whole = notebook();
    let asked = std::env::var("RUMBO_LAWS").ok();
    let turns = asked.and_then(|count| count.parse().ok()).unwrap_or(100) / 2;
    let mut dice = Dice(11);
    let mut most = 0;
    for turn in 0..turns {
        let mut bytes = whole.clone();
        match turn % 8 {
            // Noise from beginning to end, with or without a first page.
            0 => {
                let from = [0, 100, 4096][dice.roll(3)];
                bytes[from..]
                    .iter_mut()
                    .for_each(|byte| *byte = dice.roll(256) as u8);
            }
            1 => bytes.truncate(dice.roll(whole.len())),
            // The numbers in the heads of pages and files, which everything hangs on.
            2 | 3 => {
                for _ in 0..=dice.roll(40) {
                    let page = dice.roll(whole.len() / 4096) * 4096;
                    bytes[page + dice.roll(if page == 0 { 200 } else { 40 })] =
                        dice.roll(256) as u8;
                }
            }
            // Pages over pages: trees that run in circles.
            4 => {
                for _ in 0..=dice.roll(20) {
                    let (from, to) = (dice.roll(whole.len() / 4096), dice.roll(whole.len() / 4096));
                    bytes.copy_within(from * 4096..(from + 1) * 4096, to * 4096);
                }
            }
            // Pages that point to themselves and to each other.
            5 => {
                for at in (0..whole.len()).step_by(4096) {
                    let kind = [2, 5, 10, 13][dice.roll(4)];
                    let head = [kind, 0, 0, 0, 3, 15, 0, 0, 0, 0, 0, dice.roll(40) as u8];
                    bytes[at..at + 12].copy_from_slice(&head);
                }
            }
            // Lost and doubled bytes: nothing stands where it should.
            6 => {
                let at = dice.roll(whole.len());
                let gone = dice.roll(5_000).min(bytes.len() - at);
                drop(bytes.drain(at..at + gone));
            }
            _ => {
                for _ in 0..dice.roll(3_000) {
                    bytes[dice.roll(whole.len())] = dice.roll(256) as u8;
                }
            }
        }

        most = most.max(read(bytes));
    }
    assert!((30..=80).contains(&most), "at best {most} of 60");
}
