//! What enters a grid: the records that the filters admit, those that were chosen, and, while nobody has chosen,
//! the ones with the greatest weight.

use std::cmp::Reverse;
use std::collections::HashSet;

use rust_decimal::Decimal;

use super::{MOST_SIDE, Read, Side};
use crate::notebook::{Cell, Content, Record};
use crate::workshop::{Activity, Filter, Workshop};

/// The rows and columns that enter.
pub(super) struct Entered {
    pub(super) rows: Vec<Side>,
    pub(super) columns: Vec<Side>,
    pub(super) proposed: bool,
    pub(super) n_candidates: usize,
    pub(super) is_cut: bool,
}

/// The records that could be rows, in the order of their list.
pub fn candidates(content: &Content, activity: &Activity) -> Vec<Side> {
    let collection = activity.collection("rows").map_or("", |id| &**id);
    admitted(content, collection, activity.rows_where.as_ref())
}

pub(super) fn sides(
    content: &Content,
    workshop: &Workshop,
    activity: &Activity,
    cells: &[Read<'_>],
) -> Option<Entered> {
    let (of_rows, of_columns) = (
        activity.collection("rows")?,
        activity.collection("columns")?,
    );
    let mut rows = candidates(content, activity);
    let n_candidates = rows.len();
    let mut columns = admitted(content, of_columns, activity.columns_where.as_ref());
    let mut proposed = false;
    if let Some(chosen) = activity.field("chosen") {
        let chosen = Cell::plain(chosen.clone());
        // What was answered stays, whatever was chosen since.
        let same = of_rows == of_columns;
        let mut touched: HashSet<&str> = HashSet::new();
        for cell in cells {
            touched.insert(cell.row);
            if same {
                touched.insert(cell.column);
            }
        }
        let enters = |side: &Side| {
            let flag = content
                .get_record(side.id.as_str())
                .and_then(|record| record.answers.get(&chosen));
            flag.is_some_and(|flag| &**flag == "true") || touched.contains(side.id.as_str())
        };
        if rows.iter().any(enters) {
            rows.retain(enters);
            if same {
                columns.retain(enters);
            }
        } else {
            proposed = true;
            let most = workshop.number("matrix.most");
            let most = most.and_then(|most| usize::try_from(most.trunc()).ok());
            rows = heaviest(content, activity, rows, most.unwrap_or(MOST_SIDE));
            if same && activity.rows_where == activity.columns_where {
                columns.clone_from(&rows);
            }
        }
    }
    let is_cut = rows.len().max(columns.len()) > MOST_SIDE;
    rows.truncate(MOST_SIDE);
    columns.truncate(MOST_SIDE);
    Some(Entered {
        rows,
        columns,
        proposed,
        n_candidates,
        is_cut,
    })
}

/// The records with the greatest weight, in the order of their list; the first ones among equals.
fn heaviest(content: &Content, activity: &Activity, sides: Vec<Side>, most: usize) -> Vec<Side> {
    if sides.len() <= most {
        return sides;
    }
    let weight = |side: &Side| -> Decimal {
        let key = activity.field("weight");
        let record = content.get_record(side.id.as_str());
        record
            .zip(key)
            .and_then(|(record, key)| record.get(key)?.parse().ok())
            .unwrap_or_default()
    };
    let mut ranked: Vec<(Reverse<Decimal>, Side)> = sides
        .into_iter()
        .map(|side| (Reverse(weight(&side)), side))
        .collect();
    ranked.sort_by_key(|(weight, side)| (*weight, side.number));
    ranked.truncate(most);
    ranked.sort_by_key(|(_, side)| side.number);
    ranked.into_iter().map(|(_, side)| side).collect()
}

fn admitted(content: &Content, collection: &str, filter: Option<&Filter>) -> Vec<Side> {
    content
        .records(collection)
        .zip(1..)
        .filter(|(record, _)| filter.is_none_or(|filter| admits(filter, record)))
        .map(|(record, number)| Side {
            id: record.id.clone(),
            number,
        })
        .collect()
}

/// Whether a record passes; a question of yes or no that nobody answered is a no.
pub fn admits(filter: &Filter, record: &Record) -> bool {
    let wanted = |value: &str| filter.values.iter().any(|one| &**one == value);
    match record.get(&filter.field) {
        Some(value) => wanted(value),
        None => record.set(&filter.field).any(wanted) || wanted("false"),
    }
}
