//! SQL views, so that any database browser shows lists as people see them instead of single answers.
//!
//! A view per collection (`v_project`: id, code, one column per field) and one per map field
//! (`v_project_cost`: record, key, value), with the labels of the definition in comments. They hold nothing of
//! their own: they are written again whenever the definition changes. Every name is in quotes, so that none is
//! taken for a word of SQL, and one that is taken already gets a `_` at its end.
//!
//! SQLite reads the text of all views whenever it opens a file, so they are kept short: what they share stands
//! in `v_records`, which has the answers of each record as JSON. And the SQL is plain enough for the oldest
//! SQLite that opens a notebook: a view that it did not understand would keep it from all tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rusqlite::{Connection, ErrorCode};

use super::Notebook;
use super::write::Write;

/// How the views of this program look, noted in `meta` when they are written.
const LOOK: &str = "1";

/// Where `meta` keeps it.
pub(super) const KEY: &str = "views";

/// A value, as a number where it is one: «10-15» only looks like one at its beginning.
const NUMBER: &str = "iif(value = CAST(value AS NUMERIC), CAST(value AS NUMERIC), value)";

/// How each of our views begins: what somebody else made stays.
const BEGINS: &str = "-- rumbo: ";

/// A collection, as far as its views need to know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Id of the collection.
    pub collection: String,
    /// Its name for people, for the comment.
    pub words: String,
    /// Letters of the display code; empty when its records have none.
    pub code: String,
    /// Its fields.
    pub columns: Vec<Column>,
}

/// A field of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Key of the field.
    pub field: String,
    /// Its label for people, for the comment.
    pub words: String,
    /// What it holds.
    pub shape: Shape,
    /// Whether its values are numbers: they come as such, so that SQL can add and compare them. What is no
    /// number comes as it was written.
    pub number: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    Plain,
    /// Members, shown in one column with `; ` between them.
    Set,
    /// A value for each of some keys, with a view of its own.
    Map,
}

impl Notebook {
    /// Writes the views of the definition, when it changed or they were written by an earlier program;
    /// otherwise `views` is not even asked.
    pub fn keep_views(&mut self, views: impl FnOnce() -> Vec<View>) {
        let kept = self.meta.get(KEY).map(String::as_str);
        if self.read_only.is_none() && kept != Some(LOOK) {
            self.worker.write(Write::Views(views().into()));
            self.set_meta(KEY, LOOK);
        }
    }
}

/// Writes the views in the place of those that are there.
pub(super) fn write(connection: &Connection, views: &[View]) -> rusqlite::Result<()> {
    drop_all(connection)?;
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for name in names {
        taken.insert(name?.to_lowercase());
    }
    let records = free("v_records".to_owned(), &mut taken);
    create(connection, &shared(&records))?;
    // The lists come first: a small table never takes the name of a list.
    for view in views {
        let name = free(format!("v_{}", view.collection), &mut taken);
        create(connection, &list(&name, &records, view))?;
    }
    for view in views {
        let maps = view.columns.iter();
        for column in maps.filter(|column| column.shape == Shape::Map) {
            let name = format!("v_{}_{}", view.collection, column.field);
            let name = free(name, &mut taken);
            create(connection, &small_table(&name, view, column))?;
        }
    }
    Ok(())
}

/// A view that SQLite does not take (a list of thousands of fields) is left out: it must never keep answers
/// from being saved.
fn create(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    match connection.execute_batch(sql) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::Unknown) => Ok(()),
        other => other,
    }
}

/// Takes our views away.
pub(super) fn drop_all(connection: &Connection) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'view' \
         AND sql LIKE 'CREATE VIEW \"v\\_%\" AS ' || ? || '%' ESCAPE '\\'",
    )?;
    let names = statement.query_map([BEGINS], |row| row.get::<_, String>(0))?;
    for name in names.collect::<Result<Vec<_>, _>>()? {
        connection.execute_batch(&format!("DROP VIEW {}", quoted(&name, '"')))?;
    }
    Ok(())
}

/// What all lists are made of: each record with its place among its siblings and its answers as JSON.
fn shared(name: &str) -> String {
    let each = "FROM answer WHERE record = r.id AND key = ''";
    format!(
        "CREATE VIEW {} AS {BEGINS}fichas · records\n\
         SELECT r.id, r.collection,\n  \
         row_number() OVER (PARTITION BY r.collection ORDER BY r.position, r.id) AS place,\n  \
         (SELECT json_group_object(field, value) {each}) AS answers,\n  \
         (SELECT json_group_object(field, {NUMBER}) {each}) AS numbers,\n  \
         (SELECT json_group_object(field, members) FROM \
         (SELECT field, group_concat(key, '; ') AS members FROM answer \
         WHERE record = r.id AND key <> '' GROUP BY field)) AS sets\n\
         FROM record AS r",
        quoted(name, '"')
    )
}

/// The view of a list.
fn list(name: &str, records: &str, view: &View) -> String {
    let mut taken = BTreeSet::new();
    let mut named = |name: &str| quoted(&free(name.to_owned(), &mut taken), '"');
    let mut columns = vec![(format!("id AS {}", named("id")), "id".to_owned())];
    if !view.code.is_empty() {
        // As the program works it out: `PR01`, and `PR100` after `PR99`.
        let letters = quoted(&view.code, '\'');
        let code = format!("{letters} || printf('%02d', place) AS {}", named("code"));
        columns.push((code, "código · code".to_owned()));
    }
    for column in view.columns.iter().filter(|column| is_plain(&column.field)) {
        let of = match (column.shape, column.number) {
            (Shape::Plain, false) => "answers",
            (Shape::Plain, true) => "numbers",
            (Shape::Set, _) => "sets",
            (Shape::Map, _) => continue,
        };
        let field = &column.field;
        let value = format!("json_extract({of}, '$.{field}') AS {}", named(field));
        columns.push((value, comment(&column.words)));
    }
    let last = columns.len() - 1;
    let mut sql = format!("{}SELECT\n", begin(name, &view.words));
    for (index, (value, words)) in columns.iter().enumerate() {
        let comma = if index < last { "," } else { "" };
        let _ = writeln!(sql, "  {value}{comma} -- {words}");
    }
    let (records, collection) = (quoted(records, '"'), quoted(&view.collection, '\''));
    let _ = write!(
        sql,
        "FROM {records} AS r WHERE r.collection = {collection} ORDER BY r.place"
    );
    sql
}

/// Whether a key is a word of letters, digits and `_`, as all keys of definitions are: others have no place in
/// the path of a JSON object.
fn is_plain(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The view of a map field.
fn small_table(name: &str, view: &View, column: &Column) -> String {
    let words = format!("{}: {}", view.words, column.words);
    format!(
        "{}SELECT a.record AS record, a.key AS key, {} AS value\n\
         FROM record AS r JOIN answer AS a ON a.record = r.id AND a.field = {}\n\
         WHERE r.collection = {}\nORDER BY r.position, r.id, a.key",
        begin(name, &words),
        if column.number { NUMBER } else { "value" },
        quoted(&column.field, '\''),
        quoted(&view.collection, '\''),
    )
}

fn begin(name: &str, words: &str) -> String {
    format!(
        "CREATE VIEW {} AS {BEGINS}{}\n",
        quoted(name, '"'),
        comment(words)
    )
}

/// A name that nobody has; SQL takes capitals and small letters for the same.
fn free(mut name: String, taken: &mut BTreeSet<String>) -> String {
    while !taken.insert(name.to_lowercase()) {
        name.push('_');
    }
    name
}

fn quoted(text: &str, quote: char) -> String {
    let twice: String = [quote, quote].iter().collect();
    // SQL ends at a zero byte, whatever the quotes.
    format!(
        "{quote}{}{quote}",
        text.replace(quote, &twice).replace('\0', "")
    )
}

/// Words that stay in their line of comment.
fn comment(words: &str) -> String {
    words.split(char::is_control).collect::<Vec<_>>().join(" ")
}
