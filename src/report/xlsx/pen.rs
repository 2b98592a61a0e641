//! How cells are put on a sheet: what they look like, what they take, how tall they are, and how it is printed.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, FormatUnderline, Formula, Url, Worksheet, XlsxError,
};

use super::book::Book;
use super::cell::{Cell, cut, day_code, day_words, moment, real, sheet, written};
use super::sheet::Check;

/// The longest piece of a running head or foot.
const HEAD: usize = 70;

/// Points of a line, and of the tallest row that there can be.
const LINE_HEIGHT: f64 = 15.0;
const TALLEST: f64 = 409.0;

const INK: Color = Color::RGB(0x001C_2321);
const SHADE: Color = Color::RGB(0x00DD_E8E4);
const LINE: Color = Color::RGB(0x00A9_B8B2);
const LINK: Color = Color::RGB(0x000B_5A4A);

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
    pub(super) fn head(&mut self, title: &str, note: &str) -> Result<(), XlsxError> {
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
            .set_underline(FormatUnderline::Single)
            .set_align(FormatAlign::Top);
        let url = Url::new(format!("internal:{}A1", sheet(to))).set_text(words);
        self.worksheet
            .write_url_with_format(row_of(row)?, col(at)?, url, &format)?;
        Ok(())
    }

    /// Makes a row as tall as its words need: not every program does it by itself.
    pub(super) fn height<'c>(
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
    pub(super) fn legend(
        &mut self,
        row: usize,
        lines: &[(String, String)],
    ) -> Result<usize, XlsxError> {
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
    pub(super) fn validation(&self, check: &Check) -> Result<Option<DataValidation>, XlsxError> {
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
    // Letters are narrower than the figures that widths are counted in.
    let room = (width * 1.05).max(1.0);
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
