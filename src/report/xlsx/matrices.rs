//! Records that cross two others, as squares of codes: every matrix that the definition works with.
//!
//! What stands for a pair that several tables answered is what the screen and the document say.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::cell::{Cell, Look, across, down};
use super::investment::choices;
use super::lists::{answer, between};
use super::sheet::{Check, Column, FIRST, Sheet, Width};
use crate::plan::crossing::{Answer, settled, table_field};
use crate::plan::personal::is_of_people;
use crate::plan::{Item, Value};
use crate::workshop::{Activity, ActivityKind, Collection, Field, FieldKind, Step};

/// The columns before the first code: code and name of the row.
const BEFORE: usize = 2;

/// What a matrix is made of.
#[derive(Debug, Clone, Copy)]
struct Matrix<'a> {
    cells: &'a Collection,
    row: &'a Field,
    column: &'a Field,
    value: &'a Field,
    totals: bool,
}

/// A sheet for each matrix with answers.
pub(super) fn sheets(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let activities = book.plan.workshop.steps.iter().flat_map(Step::activities);
    let mut told: Vec<[&str; 4]> = Vec::new();
    let plan = book.plan;
    for activity in activities.filter(|own| own.kind == ActivityKind::Matrix) {
        let Some(matrix) = read(book, activity) else {
            continue;
        };
        let id = [
            &*matrix.cells.id,
            &*matrix.row.key,
            &*matrix.column.key,
            &*matrix.value.key,
        ];
        if told.contains(&id) || plan.n_items(&matrix.cells.id) == 0 {
            continue;
        }
        told.push(id);
        square(book, matrix)?;
    }
    Ok(())
}

/// The matrix of an activity, when nobody is named by it.
fn read<'a>(book: &Book<'a>, activity: &Activity) -> Option<Matrix<'a>> {
    let plan = book.plan;
    let cells = plan
        .workshop
        .get_collection(activity.collection("cells")?)?;
    let field = |role: &str| cells.get_field(activity.field(role)?);
    let matrix = Matrix {
        cells,
        row: field("row")?,
        column: field("column")?,
        value: field("value")?,
        totals: activity.totals,
    };
    let is_open = |field: &Field| {
        let to = match &field.kind {
            FieldKind::Ref(to) => plan.workshop.get_collection(to),
            _ => None,
        };
        to.is_some_and(|to| !is_of_people(to))
    };
    let is_shown = is_open(matrix.row) && is_open(matrix.column) && !matrix.value.personal;
    is_shown.then_some(matrix)
}

fn square(book: &mut Book<'_>, matrix: Matrix<'_>) -> Result<(), XlsxError> {
    let plan = book.plan;
    let mut pairs: BTreeMap<(Arc<str>, Arc<str>), Vec<&Item>> = BTreeMap::new();
    for item in plan.items(&matrix.cells.id) {
        let side = |field: &Field| {
            let other = item.id_of(&field.key).and_then(|id| plan.get(id));
            other.map(|other| Arc::clone(&other.id))
        };
        if let (Some(row), Some(column)) = (side(matrix.row), side(matrix.column)) {
            pairs.entry((row, column)).or_default().push(item);
        }
    }
    let mut rows = in_order(book, pairs.keys().map(|(row, _)| row));
    let mut columns = in_order(book, pairs.keys().map(|(_, column)| column));
    let is_same = matrix.row.kind == matrix.column.kind;
    if is_same {
        // Who influences nobody is still influenced.
        rows = in_order(book, pairs.keys().flat_map(|(row, column)| [row, column]));
        columns.clone_from(&rows);
    }
    if rows.is_empty() {
        return Ok(());
    }
    let table = table_field(&plan.workshop, &matrix.cells.id).map(|key| &**key);
    let grid: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            let cells = columns.iter().map(|column| {
                let key = (Arc::clone(&row.id), Arc::clone(&column.id));
                match pairs.get(&key) {
                    Some(items) => said(book, items, matrix.value, table),
                    None => Cell::Blank,
                }
            });
            cells.collect()
        })
        .collect();
    let named = book.free_name(matrix.cells.plural.get(book.lang));
    let mut laid = Sheet::named(named, matrix.cells.plural.get(book.lang).to_owned());
    laid.note = note(book, matrix);
    laid.columns = vec![
        Column::new(book.say("report-code"), Width::Code),
        Column::new(matrix.row.label.get(book.lang), Width::Wide),
    ];
    let takes = takes(book, matrix.value, &grid);
    let columns_of = columns.iter();
    laid.columns.extend(
        columns_of.map(|column| Column::new(&*column.code, Width::Code).checked(takes.clone())),
    );
    laid.legend = levels(book, matrix.value);
    if !is_same {
        let named = columns.iter();
        let named = named.map(|column| (column.code.clone(), book.words.name(&column.id)));
        laid.legend.extend(named);
    }
    laid.rows = rows
        .iter()
        .zip(grid)
        .map(|(row, cells)| {
            let name = Cell::text(book.words.name(&row.id));
            [Cell::text(&row.code), name]
                .into_iter()
                .chain(cells)
                .collect()
        })
        .collect();
    laid.frozen = BEFORE;
    if matrix.totals && is_number(matrix.value) {
        add_up(book, &mut laid, columns.len());
    }
    laid.n_records = Some(pairs.len());
    book.add(laid)
}

/// The records of these ids, each once, in the order of their list.
fn in_order<'a, 'k>(book: &Book<'a>, ids: impl Iterator<Item = &'k Arc<str>>) -> Vec<&'a Item> {
    let mut unique: Vec<Arc<str>> = ids.cloned().collect();
    unique.sort();
    unique.dedup();
    let ordered = book.words.in_order(&unique);
    ordered.iter().filter_map(|id| book.plan.get(id)).collect()
}

/// What stands for a pair.
fn said(book: &Book<'_>, items: &[&Item], value: &Field, table: Option<&str>) -> Cell {
    match settled(&book.plan.workshop, items, value, table) {
        Some(Answer::Value(Value::Number(figure))) => Cell::figure(figure),
        Some(Answer::Value(said)) => {
            let item = items
                .iter()
                .find(|item| item.get(&value.key) == Some(&said));
            item.map_or(Cell::Blank, |item| answer(book, item, value, None))
        }
        Some(Answer::Odd(text)) => Cell::text(&*text),
        None => Cell::Blank,
    }
}

fn is_number(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldKind::Scale | FieldKind::Integer | FieldKind::Decimal | FieldKind::Percent
    )
}

/// What the square takes: whole numbers, unless the middle of several tables stands between two.
fn takes(book: &Book<'_>, value: &Field, grid: &[Vec<Cell>]) -> Check {
    if matches!(value.kind, FieldKind::Choice(_)) {
        return choices(book, Some(value));
    }
    let is_whole = |cell: &Cell| match cell {
        Cell::Number(figure, _) => figure.fract().is_zero(),
        _ => true,
    };
    let whole = matches!(value.kind, FieldKind::Scale | FieldKind::Integer)
        && grid.iter().flatten().all(is_whole);
    between(value, whole)
}

/// What stands at each side.
fn note(book: &Book<'_>, matrix: Matrix<'_>) -> String {
    let (rows, columns) = (&matrix.row.label, &matrix.column.label);
    let args = [
        ("rows", rows.get(book.lang)),
        ("columns", columns.get(book.lang)),
    ];
    book.say_of("xlsx-matrix-note", &args)
}

/// What the figures of the square say: «0», «No influye».
fn levels(book: &Book<'_>, value: &Field) -> Vec<(String, String)> {
    let levels = value.levels.iter();
    let levels = levels.map(|level| {
        let words = level.label.get(book.lang).to_owned();
        (level.value.to_string(), words)
    });
    levels.collect()
}

/// Adds the sums of rows and of columns.
fn add_up(book: &Book<'_>, laid: &mut Sheet, n_columns: usize) {
    let last_column = BEFORE + n_columns - 1;
    let figure = |cell: Option<&Cell>| match cell {
        Some(Cell::Number(figure, _)) => *figure,
        _ => Decimal::ZERO,
    };
    let mut sums = vec![Decimal::ZERO; n_columns];
    for (row, cells) in (FIRST..).zip(&mut laid.rows) {
        let own: Vec<Decimal> = (BEFORE..=last_column)
            .map(|at| figure(cells.get(at)))
            .collect();
        for (sum, figure) in sums.iter_mut().zip(&own) {
            *sum += *figure;
        }
        cells.push(sum_of(&across(row, BEFORE, last_column), own.iter().sum()));
    }
    let total = book.say("report-total");
    laid.columns.push(Column::new(&*total, Width::Code));
    let whole = sums.iter().sum();
    let last = laid.last();
    let mut cells = vec![Cell::text(total), Cell::Blank];
    let of_columns = sums.into_iter().chain([whole]).enumerate();
    cells.extend(of_columns.map(|(at, sum)| sum_of(&down(BEFORE + at, FIRST, last), sum)));
    laid.total = Some(cells);
}

fn sum_of(cells: &str, sum: Decimal) -> Cell {
    Cell::Formula(format!("=SUM({cells})"), sum, Look::of(sum))
}
