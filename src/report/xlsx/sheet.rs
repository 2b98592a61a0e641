//! One table on a sheet: title, note, headers that stay in sight, rows, sums, and how it is printed.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, Formula, Url, Worksheet, XlsxError,
};

use super::book::Book;
use super::cell::{Cell, cut, day_code, day_words, moment, real, sheet, written};

/// The row of the headers, from 0: above are the title, a note and the way back to the contents.
pub(super) const HEADER: usize = 3;

/// The first row below the headers.
pub(super) const FIRST: usize = HEADER + 1;

/// Rows below the last that take the same answers, for what is added by hand.
const ROOM: usize = 100;

/// The longest piece of a running head or foot.
const HEAD: usize = 70;

/// Lines that a long text may take before its column grows.
const LINES: f64 = 3.0;

/// Points of a line, and of the tallest row that there can be.
const LINE_HEIGHT: f64 = 15.0;
const TALLEST: f64 = 409.0;

const INK: Color = Color::RGB(0x001C_2321);
const SHADE: Color = Color::RGB(0x00DD_E8E4);
const LINE: Color = Color::RGB(0x00A9_B8B2);
const LINK: Color = Color::RGB(0x000B_5A4A);

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
                (longest / LINES).max(most / 2.0)
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

/// What a row is in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Header,
    Body,
    Total,
}

/// A sheet while it is being written.
pub(super) struct Pen<'p, 'a> {
    pub(super) book: &'p Book<'a>,
    pub(super) worksheet: &'p mut Worksheet,
}

impl Pen<'_, '_> {
    /// Title, note and the way back.
    fn head(&mut self, title: &str, note: &str) -> Result<(), XlsxError> {
        let strong = Format::new()
            .set_bold()
            .set_font_size(14)
            .set_font_color(INK);
        let faint = Format::new().set_italic().set_font_color(INK);
        self.words(0, 0, title, &strong)?;
        let mark = self.book.cover.mark.clone();
        let said: Vec<&str> = mark.as_deref().into_iter().chain([note]).collect();
        let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
        self.words(1, 0, &said.join(" — "), &faint)?;
        let contents = self.book.say("report-contents");
        self.link(2, 0, &contents, &contents)
    }

    /// Words as they are.
    pub(super) fn words(
        &mut self,
        row: usize,
        at: usize,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let words = written(words, self.book.lang);
        if !words.is_empty() {
            self.worksheet
                .write_string_with_format(row_of(row)?, col(at)?, words, format)?;
        }
        Ok(())
    }

    /// A way to another sheet of the book.
    pub(super) fn link(
        &mut self,
        row: usize,
        at: usize,
        to: &str,
        words: &str,
    ) -> Result<(), XlsxError> {
        let format = Format::new()
            .set_font_color(LINK)
            .set_underline(rust_xlsxwriter::FormatUnderline::Single)
            .set_align(FormatAlign::Top);
        let url = Url::new(format!("internal:{}A1", sheet(to))).set_text(words);
        self.worksheet
            .write_url_with_format(row_of(row)?, col(at)?, url, &format)?;
        Ok(())
    }

    /// Makes a row as tall as its words need: not every program does it by itself.
    fn height<'c>(
        &mut self,
        row: usize,
        cells: impl Iterator<Item = &'c Cell>,
        widths: &[f64],
    ) -> Result<(), XlsxError> {
        let lines = cells.zip(widths).map(|(cell, width)| match cell {
            Cell::Text(words) => lines(words, *width),
            _ => 1.0,
        });
        let lines = lines.fold(1.0, f64::max);
        if lines > 1.0 {
            let height = (lines * LINE_HEIGHT).min(TALLEST);
            self.worksheet.set_row_height(row_of(row)?, height)?;
        }
        Ok(())
    }

    pub(super) fn row(&mut self, row: usize, cells: &[Cell], role: Row) -> Result<(), XlsxError> {
        for (at, cell) in cells.iter().enumerate() {
            let format = self.style(role, cell);
            self.put(row, at, cell, &format)?;
        }
        Ok(())
    }

    pub(super) fn put(
        &mut self,
        row: usize,
        at: usize,
        cell: &Cell,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let (place, column) = (row_of(row)?, col(at)?);
        match cell {
            Cell::Blank => {
                self.worksheet.write_blank(place, column, format)?;
            }
            Cell::Text(words) => self.words(row, at, words, format)?,
            Cell::Number(figure, _) => {
                let figure = real(*figure);
                self.worksheet
                    .write_number_with_format(place, column, figure, format)?;
            }
            Cell::Day(day) => match moment(*day) {
                Some(moment) => {
                    self.worksheet
                        .write_datetime_with_format(place, column, &moment, format)?;
                }
                None => self.words(row, at, &day_words(*day, self.book.lang), format)?,
            },
            Cell::Formula(formula, result, _) => {
                let formula = Formula::new(formula).set_result(result.normalize().to_string());
                self.worksheet
                    .write_formula_with_format(place, column, formula, format)?;
            }
        }
        Ok(())
    }

    /// How a cell looks.
    pub(super) fn style(&self, role: Row, cell: &Cell) -> Format {
        let lang = self.book.lang;
        let mut format = Format::new()
            .set_align(FormatAlign::Top)
            .set_font_color(INK)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE);
        match cell {
            Cell::Blank => {}
            Cell::Text(_) => format = format.set_text_wrap(),
            Cell::Number(_, look) | Cell::Formula(_, _, look) => {
                format = format.set_num_format(look.code(lang));
            }
            Cell::Day(_) => format = format.set_num_format(day_code(lang)),
        }
        match role {
            Row::Body => format,
            Row::Header => format
                .set_bold()
                .set_background_color(SHADE)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            Row::Total => format
                .set_bold()
                .set_border_top(FormatBorder::Medium)
                .set_border_top_color(INK),
        }
    }

    /// What the codes stand for; the answer is the last row.
    fn legend(&mut self, row: usize, lines: &[(String, String)]) -> Result<usize, XlsxError> {
        let strong = Format::new().set_bold().set_font_color(INK);
        let plain = Format::new().set_font_color(INK);
        let legend = self.book.say("report-legend");
        self.words(row, 0, &legend, &strong)?;
        for (row, (code, name)) in (row + 1..).zip(lines) {
            self.words(row, 0, code, &plain)?;
            self.words(row, 1, name, &plain)?;
        }
        Ok(row + lines.len())
    }

    /// What a column takes, and what is said when it is something else.
    fn validation(&self, check: &Check) -> Result<Option<DataValidation>, XlsxError> {
        let (validation, said) = match check {
            Check::None => return Ok(None),
            Check::List { options, .. } if options.is_empty() => return Ok(None),
            Check::List { title, options } => {
                let list = self.book.list(title, options);
                let validation = DataValidation::new().allow_list_formula(list);
                (validation, self.book.say("xlsx-choose"))
            }
            Check::Between { least, most, whole } => {
                let args = [("least", &*least.to_string()), ("most", &*most.to_string())];
                let validation = DataValidation::new();
                if *whole {
                    let rule = DataValidationRule::Between(*least, *most);
                    let said = self.book.say_of("xlsx-whole-between", &args);
                    (validation.allow_whole_number(rule), said)
                } else {
                    let rule = DataValidationRule::Between(f64::from(*least), f64::from(*most));
                    let said = self.book.say_of("xlsx-between", &args);
                    (validation.allow_decimal_number(rule), said)
                }
            }
        };
        let title = self.book.say("xlsx-not-taken");
        let validation = validation
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_error_title(cut(&title, 31))?
            .set_error_message(cut(&said, 255))?;
        Ok(Some(validation))
    }

    /// A page turned sideways, as wide as the table, with its headers on each and the territory above.
    pub(super) fn printing(
        &mut self,
        title: &str,
        header: Option<usize>,
        bottom: usize,
        n_columns: usize,
    ) -> Result<(), XlsxError> {
        let (book, worksheet) = (&self.book, &mut self.worksheet);
        // A sign of its own would mean something there.
        let piece = |words: &str| {
            let words = written(words, book.lang).replace(['\n', '\t'], " ");
            cut(&words, HEAD).replace('&', "&&")
        };
        let (territory, mark) = (piece(&book.cover.territory), book.cover.mark.as_deref());
        let mark = piece(mark.unwrap_or_default());
        let head = format!("&L{territory}&C{}&R{mark}", piece(title));
        let (page, of) = (book.say("report-page"), book.say("report-page-of"));
        let annex = piece(&book.say("xlsx-annex"));
        let foot = format!("&L{annex}&C{}&R{page} &P {of} &N", piece(&book.cover.date));
        // Signs count twice: what is too long even so is left out whole instead of being cut amid a sign.
        let fits = |text: &str| text.encode_utf16().count() <= 255;
        if fits(&head) {
            worksheet.set_header(head);
        }
        if fits(&foot) {
            worksheet.set_footer(foot);
        }
        worksheet.set_landscape();
        worksheet.set_paper_size(9);
        worksheet.set_print_fit_to_pages(1, 0);
        if let Some(header) = header {
            worksheet.set_repeat_rows(row_of(header)?, row_of(header)?)?;
        }
        let right = col(n_columns.max(1) - 1)?;
        worksheet.set_print_area(0, 0, row_of(bottom)?, right)?;
        Ok(())
    }
}

/// The lines that words take in a column, laid word by word.
fn lines(words: &str, width: f64) -> f64 {
    let room = (width - 1.0).max(1.0);
    let mut lines = 0.0;
    for paragraph in words.split('\n') {
        lines += 1.0;
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let length = word.chars().count() as f64;
            if used > 0.0 && used + length > room {
                lines += 1.0;
                used = 0.0;
            }
            // A word longer than the column is broken.
            let broken = ((length / room).ceil() - 1.0).max(0.0);
            lines += broken;
            used += length + 1.0 - broken * room;
        }
    }
    lines
}

/// A row as the file counts it; one that it cannot have is refused by the file itself.
pub(super) fn row_of(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

/// A column as the file counts it.
pub(super) fn col(at: usize) -> Result<u16, XlsxError> {
    u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError)
}
