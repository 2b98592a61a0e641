//! One table on a sheet: title, note, headers that stay in sight, rows, sums, and how it is printed.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Book;
use super::cell::Cell;
use super::pen::{Pen, Row, col, row_of};

/// The row of the headers, from 0: above are the title, a note and the way back to the contents.
pub(super) const HEADER: usize = 3;

/// The first row below the headers.
pub(super) const FIRST: usize = HEADER + 1;

/// Rows below the last that take the same answers, for what is added by hand.
const ROOM: usize = 100;

/// Lines that a long text may take before its column grows.
const LINES: f64 = 2.0;

/// A table and what is said about it.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) note: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// A row of sums.
    pub(super) total: Option<Vec<Cell>>,
    /// Columns that stay in sight.
    pub(super) frozen: usize,
    /// Whether rows can be filtered.
    pub(super) filter: bool,
    /// What the codes of the headers stand for, below the table.
    pub(super) legend: Vec<(String, String)>,
    /// How many records there are, when they are not the rows.
    pub(super) n_records: Option<usize>,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) header: Cell,
    pub(super) width: Width,
    pub(super) check: Check,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    Code,
    Figure,
    Medium,
    Wide,
    Widest,
}

/// What a column takes when somebody goes on filling it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Check {
    /// Anything.
    None,
    /// One of some words.
    List {
        /// What they are options of.
        title: String,
        /// The words.
        options: Vec<String>,
    },
    /// A number between two; whole when nothing between whole numbers stands there already.
    Between {
        /// The least.
        least: i32,
        /// The most.
        most: i32,
        /// Whether only whole numbers are taken.
        whole: bool,
    },
}

impl Column {
    pub(super) fn new(header: impl Into<String>, width: Width) -> Self {
        Self {
            header: Cell::text(header),
            width,
            check: Check::None,
        }
    }

    /// The column of a year.
    pub(super) fn year(year: &str) -> Self {
        Self {
            header: Cell::year(year),
            width: Width::Figure,
            check: Check::None,
        }
    }

    pub(super) fn checked(mut self, check: Check) -> Self {
        self.check = check;
        self
    }
}

impl Width {
    /// Characters.
    fn characters(self) -> f64 {
        match self {
            Self::Code => 11.0,
            Self::Figure => 14.0,
            Self::Medium => 22.0,
            Self::Wide => 34.0,
            Self::Widest => 52.0,
        }
    }
}

impl Sheet {
    pub(super) fn named(name: String, title: String) -> Self {
        Self {
            name,
            title,
            note: String::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            total: None,
            frozen: 0,
            filter: false,
            legend: Vec::new(),
            n_records: None,
        }
    }

    /// The last row with a record.
    pub(super) fn last(&self) -> usize {
        FIRST + self.rows.len().max(1) - 1
    }

    pub(super) fn n_records(&self) -> usize {
        self.n_records.unwrap_or(self.rows.len())
    }

    /// Puts the table on a sheet.
    pub(super) fn write(
        &self,
        book: &Book<'_>,
        worksheet: &mut Worksheet,
    ) -> Result<(), XlsxError> {
        let mut pen = Pen { book, worksheet };
        pen.worksheet.set_name(&self.name)?;
        pen.head(&self.title, &self.note)?;
        for (at, column) in self.columns.iter().enumerate() {
            let format = pen.style(Row::Header, &column.header);
            pen.put(HEADER, at, &column.header, &format)?;
        }
        let widths = self.widths();
        for (at, width) in widths.iter().enumerate() {
            pen.worksheet.set_column_width(col(at)?, *width)?;
        }
        let headers = self.columns.iter().map(|column| &column.header);
        pen.height(HEADER, headers, &widths)?;
        for (row, cells) in (FIRST..).zip(&self.rows) {
            pen.row(row, cells, Row::Body)?;
            pen.height(row, cells.iter(), &widths)?;
        }
        let mut bottom = self.last();
        if let Some(cells) = &self.total {
            bottom += 1;
            pen.row(bottom, cells, Row::Total)?;
        }
        if self.filter && !self.rows.is_empty() {
            let right = col(self.columns.len().max(1) - 1)?;
            let (top, last) = (row_of(HEADER)?, row_of(self.last())?);
            pen.worksheet.autofilter(top, 0, last, right)?;
        }
        self.checks(&mut pen)?;
        if !self.legend.is_empty() {
            bottom = pen.legend(bottom + 2, &self.legend)?;
        }
        pen.printing(&self.title, Some(HEADER), bottom, self.columns.len())?;
        let (below, beside) = (row_of(FIRST)?, col(self.frozen)?);
        pen.worksheet.set_freeze_panes(below, beside)?;
        Ok(())
    }

    /// How wide each column is: as its words need, up to the most that is good to read.
    fn widths(&self) -> Vec<f64> {
        let columns = self.columns.iter().enumerate();
        let widths = columns.map(|(at, column)| {
            let most = column.width.characters();
            if matches!(column.width, Width::Code | Width::Figure) {
                return most;
            }
            let cells = self.rows.iter().filter_map(|cells| cells.get(at));
            let lengths = cells.map(|cell| match cell {
                Cell::Text(words) => words.chars().count(),
                _ => 0,
            });
            let longest = lengths.max().unwrap_or_default() as f64 + 2.0;
            let header = match &column.header {
                Cell::Text(words) => words.split(' ').map(|word| word.chars().count()).max(),
                _ => None,
            };
            let least = header.unwrap_or_default() as f64 + 2.0;
            // Long words take some lines rather than all the width.
            let wanted = if longest > most {
                (longest / LINES).max(most * 0.6)
            } else {
                longest
            };
            wanted.clamp(least.min(most), most)
        });
        widths.collect()
    }

    /// What each column takes. Tables with sums below take no more rows.
    fn checks(&self, pen: &mut Pen<'_, '_>) -> Result<(), XlsxError> {
        let room = if self.total.is_some() || !self.legend.is_empty() {
            0
        } else {
            ROOM
        };
        let (first, last) = (row_of(FIRST)?, row_of(self.last() + room)?);
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(validation) = pen.validation(&column.check)? {
                let at = col(at)?;
                pen.worksheet
                    .add_data_validation(first, at, last, at, &validation)?;
            }
        }
        Ok(())
    }
}
