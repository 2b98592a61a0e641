//! The SQL views of a notebook show its lists as people see them, and keep in step with the definition.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rumbo::exchange::notebooks::{create, create_sample, open};
use rumbo::locale::Lang;
use rumbo::notebook::{At, Cell, Column, Notebook, Op, Options, RecordId, Shape, View};
use rumbo::plan::Reading;
use rumbo::workshop::{Catalog, FieldKind, Workshop};
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

fn file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("plan.rumbo");
    (folder, path)
}

fn sql(path: &Path) -> Connection {
    Connection::open(path).expect("any SQLite program opens a notebook")
}

fn one<T: rusqlite::types::FromSql>(connection: &Connection, query: &str) -> T {
    connection
        .query_row(query, [], |row| row.get(0))
        .unwrap_or_else(|error| panic!("{query}: {error}"))
}

fn names(connection: &Connection) -> Vec<String> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
        .expect("SQLite describes itself");
    let names = statement.query_map([], |row| row.get(0)).expect("rows");
    names.map(|name| name.expect("text")).collect()
}

/// A row of a view by the names of its columns.
fn rows(connection: &Connection, view: &str) -> Vec<Vec<(String, Value)>> {
    let mut statement = connection
        .prepare(&format!("SELECT * FROM \"{view}\""))
        .unwrap_or_else(|error| panic!("{view}: {error}"));
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).expect("the view runs");
    let mut found = Vec::new();
    while let Some(row) = rows
        .next()
        .unwrap_or_else(|error| panic!("{view}: {error}"))
    {
        let cells = names.iter().enumerate();
        found.push(
            cells
                .map(|(at, name)| (name.clone(), row.get(at).expect("a value")))
                .collect(),
        );
    }
    found
}

fn get<'a>(row: &'a [(String, Value)], name: &str) -> &'a Value {
    let cell = row.iter().find(|(column, _)| column == name);
    &cell.unwrap_or_else(|| panic!("no column {name}")).1
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Blob(_) => panic!("no view has bytes"),
    }
}

fn is_number(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Integer
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Percent
            | FieldKind::Year
            | FieldKind::Scale
    )
}

/// Holds every view of a definition to what the notebook holds; gives how many cells were compared.
fn check(notebook: &Notebook, workshop: &Arc<Workshop>, file: &Connection) -> usize {
    let content = notebook.content();
    let reading = Reading { content, workshop };
    let mut compared = 0;
    for collection in &workshop.collections {
        let rows = rows(file, &format!("v_{}", collection.id));
        assert_eq!(
            rows.len(),
            content.n_records(&collection.id),
            "{}",
            collection.id
        );
        for (row, record) in rows.iter().zip(content.records(&collection.id)) {
            assert_eq!(text(get(row, "id")), record.id.as_str());
            if !collection.single {
                assert_eq!(text(get(row, "code")), reading.code(record.id.as_str()));
            }
            for field in &collection.fields {
                // A field that is called like one of the program's own columns steps aside.
                let name = match &*field.key {
                    "code" if !collection.single => "code_",
                    key => key,
                };
                match &field.kind {
                    FieldKind::Computed(_) | FieldKind::Map { .. } => {
                        assert!(row.iter().all(|(column, _)| column != name));
                        continue;
                    }
                    FieldKind::Choices(_) | FieldKind::Refs(_) => {
                        let members: Vec<&str> = record.set(&field.key).collect();
                        assert_eq!(text(get(row, name)), members.join("; "));
                    }
                    kind => {
                        let value = get(row, name);
                        let stored = record.get(&field.key).unwrap_or_default();
                        if is_number(kind) && !stored.is_empty() {
                            let number: f64 = stored.parse().expect("the sample has numbers");
                            let shown = match value {
                                Value::Integer(shown) => *shown as f64,
                                Value::Real(shown) => *shown,
                                other => panic!("{}.{}: {other:?}", collection.id, field.key),
                            };
                            assert!((shown - number).abs() < 1e-9, "{stored}");
                        } else {
                            assert_eq!(text(value), stored);
                        }
                    }
                }
                compared += 1;
            }
        }
        for field in &collection.fields {
            if !matches!(field.kind, FieldKind::Map { .. }) {
                continue;
            }
            let rows = self::rows(file, &format!("v_{}_{}", collection.id, field.key));
            let cells: Vec<(&str, &str, &str)> = content
                .records(&collection.id)
                .flat_map(|record| {
                    let cells = record.map(&field.key);
                    cells.map(|(key, value)| (record.id.as_str(), key, value))
                })
                .collect();
            assert_eq!(rows.len(), cells.len(), "{}.{}", collection.id, field.key);
            for (row, (record, key, value)) in rows.iter().zip(cells) {
                assert_eq!(text(get(row, "record")), record);
                assert_eq!(text(get(row, "key")), key);
                let shown = text(get(row, "value"));
                let same = shown == value
                    || matches!((shown.parse::<f64>(), value.parse::<f64>()), (Ok(a), Ok(b)) if (a - b).abs() < 1e-9);
                assert!(same, "{shown} for {value}");
                compared += 1;
            }
        }
    }
    compared
}

#[test]
fn every_list_of_the_sample_is_in_its_view_as_people_see_it() {
    let (_folder, path) = file();
    let catalog = Catalog::embedded();
    let made = create_sample(&path, "territorial", &catalog, Options::default());
    let (notebook, workshop) = made.expect("the sample can be written");
    drop(notebook);
    // Another program looks at it before Rumbo has it open again.
    let file = sql(&path);
    let maps: usize = workshop
        .collections
        .iter()
        .flat_map(|collection| &collection.fields)
        .filter(|field| matches!(field.kind, FieldKind::Map { .. }))
        .count();
    assert_eq!(names(&file).len(), workshop.collections.len() + maps + 1);
    let copy = path.with_extension("copy");
    std::fs::copy(&path, &copy).expect("room on the disk");
    let notebook = Notebook::open(&copy, Options::default()).expect("the sample opens");
    let compared = check(&notebook, &workshop, &file);
    assert!(compared > 9_000, "only {compared} cells were compared");
    let sum: f64 = one(&file, "SELECT sum(value) FROM v_component_cost");
    assert!((sum - 3_726_000.0).abs() < 0.01, "{sum}");
}

#[test]
fn the_text_of_a_view_carries_the_labels_in_both_languages() {
    let (_folder, path) = file();
    let catalog = Catalog::embedded();
    for id in ["territorial", "rapid-diagnosis"] {
        let path = path.with_file_name(format!("{id}.rumbo"));
        let (notebook, workshop) =
            create(&path, id, &catalog, Options::default()).expect("a free path");
        drop(notebook);
        let file = sql(&path);
        for collection in &workshop.collections {
            let view: String = one(
                &file,
                &format!(
                    "SELECT sql FROM sqlite_schema WHERE name = 'v_{}'",
                    collection.id
                ),
            );
            for lang in Lang::ALL {
                assert!(view.contains(collection.plural.get(lang)), "{view}");
                for field in &collection.fields {
                    let small =
                        matches!(field.kind, FieldKind::Map { .. } | FieldKind::Computed(_));
                    assert!(small || view.contains(field.label.get(lang)), "{view}");
                }
            }
        }
    }
}

#[test]
fn opening_writes_no_view_when_nothing_changed_and_all_of_them_when_the_definition_did() {
    let (_folder, path) = file();
    let catalog = Catalog::embedded();
    let (notebook, _) =
        create(&path, "rapid-diagnosis", &catalog, Options::default()).expect("a free path");
    drop(notebook);
    let version = |path: &Path| -> i64 { one(&sql(path), "PRAGMA schema_version") };
    let before = version(&path);
    let all = names(&sql(&path));
    for _ in 0..2 {
        drop(open(&path, &catalog, Options::default()).expect("it opens"));
        assert_eq!(
            version(&path),
            before,
            "nothing was written into the schema"
        );
    }
    // As if the definition had been another one when it was last open.
    let sample = "UPDATE definition SET text = 'an earlier one'; DROP VIEW v_idea; \
                  CREATE VIEW v_old AS -- rumbo: Vieja\nSELECT 1; \
                  CREATE VIEW v_mine AS SELECT 2 AS two";
    sql(&path)
        .execute_batch(&sample.replace("v_old", "\"v_old\""))
        .expect("sound SQL");
    drop(open(&path, &catalog, Options::default()).expect("it opens"));
    let mut expected = all;
    expected.push("v_mine".to_owned());
    expected.sort();
    assert_eq!(
        names(&sql(&path)),
        expected,
        "what somebody else made stays"
    );
    // An earlier look of the views is replaced too.
    sql(&path)
        .execute_batch("UPDATE meta SET value = 'earlier' WHERE key = 'views'; DROP VIEW v_idea")
        .expect("sound SQL");
    drop(open(&path, &catalog, Options::default()).expect("it opens"));
    assert_eq!(names(&sql(&path)), expected);
}

#[test]
fn names_that_are_words_of_sql_or_taken_make_no_trouble() {
    let column = |field: &str, shape, number| Column {
        field: field.to_owned(),
        words: "Una línea\n; DROP TABLE record; -- \u{0}".to_owned(),
        shape,
        number,
    };
    let view = |collection: &str, columns| View {
        collection: collection.to_owned(),
        words: "Lista\r\nSELECT".to_owned(),
        code: "O'".to_owned(),
        columns,
    };
    let plain = |field: &str| column(field, Shape::Plain, false);
    let views = vec![
        view(
            "order",
            vec![
                plain("select"),
                plain("Select"),
                plain("code"),
                plain("id"),
                plain("id_"),
                plain("a.b"),
                column("size", Shape::Map, true),
                column("group", Shape::Set, false),
                column("count", Shape::Plain, true),
            ],
        ),
        // The name of the small table above, and the one that the program would take instead.
        view("order_size", vec![]),
        view("ORDER_SIZE_", vec![plain("it's")]),
        view("mine", vec![]),
    ];
    let (_folder, path) = file();
    let mut notebook =
        Notebook::create(&path, "own", "words", Options::default()).expect("a free path");
    notebook.flush().expect("room on the disk");
    drop(notebook);
    sql(&path)
        .execute_batch("CREATE VIEW v_mine AS SELECT 1")
        .expect("sound SQL");
    notebook = Notebook::open(&path, Options::default()).expect("it opens");
    let op = Op::Create;
    notebook
        .transact(&op, |tx| {
            let id = RecordId::new("ord_1");
            tx.add_named(id.clone(), "order", At::End);
            tx.set(&id, Cell::plain("select"), "uno");
            tx.set(&id, Cell::plain("Select"), "dos");
            tx.set(&id, Cell::plain("code"), "tres");
            tx.set(&id, Cell::plain("id"), "cuatro");
            tx.set(&id, Cell::plain("a.b"), "cinco");
            tx.set(&id, Cell::plain("count"), "10-15");
            tx.set(&id, Cell::keyed("size", "2027"), "12.50");
            tx.set(&id, Cell::keyed("size", "2028"), "más o menos 3");
            tx.set_members(&id, "group", &["b", "a"]);
        })
        .expect("room on the disk");
    notebook.keep_views(|| views);
    notebook.flush().expect("room on the disk");
    drop(notebook);
    let file = sql(&path);
    assert_eq!(
        names(&file),
        [
            "v_ORDER_SIZE_",
            "v_mine",
            "v_mine_",
            "v_order",
            "v_order_size",
            "v_order_size__",
            "v_records"
        ]
    );
    let row = rows(&file, "v_order").remove(0);
    let cells: Vec<(&str, String)> = row
        .iter()
        .map(|(name, value)| (&**name, text(value)))
        .collect();
    let expected = [
        ("id", "ord_1"),
        ("code", "O'01"),
        ("select", "uno"),
        ("Select_", "dos"),
        ("code_", "tres"),
        ("id_", "cuatro"),
        ("id__", ""),
        ("group", "a; b"),
        ("count", "10-15"),
    ];
    assert_eq!(
        cells,
        expected.map(|(name, value)| (name, value.to_owned()))
    );
    let values: Vec<Value> = rows(&file, "v_order_size__")
        .iter()
        .map(|row| get(row, "value").clone())
        .collect();
    let words = Value::Text("más o menos 3".to_owned());
    assert_eq!(values, [Value::Real(12.5), words]);
    assert_eq!(one::<i64>(&file, "SELECT count(*) FROM record"), 1);
}

#[test]
fn a_list_that_sql_cannot_show_never_keeps_answers_from_being_saved() {
    let (_folder, path) = file();
    let mut notebook =
        Notebook::create(&path, "own", "words", Options::default()).expect("a free path");
    let columns = (0..3_000).map(|n| Column {
        field: format!("f{n}"),
        words: String::new(),
        shape: Shape::Plain,
        number: false,
    });
    let wide = View {
        collection: "wide".to_owned(),
        columns: columns.collect(),
        ..View::default()
    };
    let narrow = View {
        collection: "narrow".to_owned(),
        ..View::default()
    };
    notebook.keep_views(|| vec![wide, narrow]);
    notebook
        .transact(&Op::Create, |tx| tx.add("narrow", "nar", At::End))
        .expect("room on the disk");
    assert_eq!(notebook.flush(), Ok(()));
    drop(notebook);
    assert!(names(&sql(&path)).contains(&"v_narrow".to_owned()));
    assert_eq!(rows(&sql(&path), "v_narrow").len(), 1);
    assert!(Notebook::open(&path, Options::default()).is_ok());
}
