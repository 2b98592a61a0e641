//! What the plan costs: each component by year, and each project as the sum of its components.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::book::{Book, has_cents};
use super::cell::{Cell, Look, across, down, fixed, name, sheet};
use super::sheet::{Check, Column, FIRST, Sheet, Width};
use crate::plan::Item;
use crate::plan::investment::{ByYear, total};
use crate::workshop::{Field, FieldKind};

/// The column of the components with the codes of their projects.
const PROJECTS: usize = 2;

/// Where the costs stand, for the sheets that reckon with them.
#[derive(Debug, Clone, Default)]
pub(super) struct Costs {
    /// The years of every sheet of money.
    pub(super) years: Vec<Arc<str>>,
    /// Whether some amount of the plan has cents.
    pub(super) cents: bool,
    /// Name of the sheet with the cost of each project; empty when there is none.
    pub(super) sheet: String,
    /// The row of each project on it.
    pub(super) rows: BTreeMap<Arc<str>, usize>,
    /// The column of the first year on it.
    pub(super) first: usize,
}

impl Costs {
    pub(super) fn look(&self) -> Look {
        Look::Amount { cents: self.cents }
    }

    /// The cell with the cost of a project in a year, or of all years in the place after the last.
    pub(super) fn cell(&self, project: &str, year: usize) -> Option<String> {
        let row = self.rows.get(project)?;
        Some(format!(
            "{}{}",
            sheet(&self.sheet),
            name(*row, self.first + year)
        ))
    }
}

/// A table of amounts by year: what stands before them in each row, and the amounts.
pub(super) struct Amounts<'t> {
    pub(super) years: &'t [Arc<str>],
    pub(super) look: Look,
    /// The column of the first year.
    pub(super) first: usize,
}

impl Amounts<'_> {
    /// The columns of the years and of the total.
    pub(super) fn columns(&self, book: &Book<'_>) -> Vec<Column> {
        let total = book.in_currency(&book.say("report-total"));
        let years = self.years.iter().map(|year| Column::year(year));
        let total = Column::new(total, Width::Figure);
        years.chain([total]).collect()
    }

    /// The amounts of a row as they are, and their sum.
    pub(super) fn row(&self, row: usize, amounts: &ByYear) -> Vec<Cell> {
        let cells = self.years.iter().map(|year| match amounts.get(year) {
            Some(amount) => Cell::Number(*amount, self.look),
            None => Cell::Blank,
        });
        cells.chain([self.sum(row, total(amounts))]).collect()
    }

    /// The amounts of a row as formulas, and their sum.
    pub(super) fn formulas(
        &self,
        row: usize,
        amounts: &ByYear,
        formula: impl Fn(usize) -> String,
    ) -> Vec<Cell> {
        let cells = self.years.iter().enumerate().map(|(at, year)| {
            let amount = amounts.get(year).copied().unwrap_or_default();
            Cell::Formula(formula(at), amount, self.look)
        });
        cells.chain([self.sum(row, total(amounts))]).collect()
    }

    fn sum(&self, row: usize, sum: Decimal) -> Cell {
        let last = self.first + self.years.len().max(1) - 1;
        Cell::Formula(
            format!("=SUM({})", across(row, self.first, last)),
            sum,
            self.look,
        )
    }

    /// The row of sums below so many rows.
    pub(super) fn total(&self, book: &Book<'_>, n_rows: usize, all: &[ByYear]) -> Vec<Cell> {
        let last = FIRST + n_rows.max(1) - 1;
        let mut cells = vec![Cell::Blank; self.first];
        if let Some(first) = cells.first_mut() {
            *first = Cell::text(book.say("report-total"));
        }
        let of_year = |year: &Arc<str>| -> Decimal {
            all.iter().filter_map(|amounts| amounts.get(year)).sum()
        };
        let whole: Decimal = all.iter().map(total).sum();
        let sums = self.years.iter().map(of_year).chain([whole]);
        cells.extend(sums.enumerate().map(|(at, sum)| {
            let formula = format!("=SUM({})", down(self.first + at, FIRST, last));
            Cell::Formula(formula, sum, self.look)
        }));
        cells
    }
}

/// The amounts by year of an answer, exact.
pub(super) fn by_year(item: &Item, field: &str) -> ByYear {
    let amounts = item.numbers(field).into_iter();
    amounts
        .map(|(year, amount)| (Arc::from(year), amount))
        .collect()
}

/// The sheets of components and of projects.
pub(super) fn sheets(book: &mut Book<'_>) -> Result<Costs, XlsxError> {
    let plan = book.plan;
    let of = |collection: &'static str, field: &'static str| {
        let items = plan.items(collection).map(|item| by_year(item, field));
        items.collect::<Vec<_>>()
    };
    let (spent, given) = (of("component", "cost"), of("funding_line", "amounts"));
    let all = || spent.iter().chain(&given);
    let mut costs = Costs {
        years: Book::years(all().flat_map(|amounts| amounts.keys().map(|year| &**year))),
        cents: has_cents(all().flat_map(|amounts| amounts.values().copied())),
        ..Costs::default()
    };
    if spent.iter().any(|amounts| !amounts.is_empty()) {
        let components = components(book, &costs)?;
        projects(book, &mut costs, &components)?;
    }
    Ok(costs)
}

/// A sheet with an amount by year in each row, which another sums up.
pub(super) struct Detail {
    pub(super) sheet: String,
    /// Its last row before the sums.
    pub(super) last: usize,
    /// The column of the first year.
    pub(super) first: usize,
    /// What belongs to nothing that is summed up.
    pub(super) loose: ByYear,
}

/// A row of sums: what stands before the amounts, the code first, and what they come to.
pub(super) struct Part {
    pub(super) cells: Vec<Cell>,
    pub(super) amounts: ByYear,
}

/// Fills a sheet with the sums of another by code, and what has no code after them.
pub(super) fn sum_up(
    book: &Book<'_>,
    laid: &mut Sheet,
    (detail, codes): (&Detail, usize),
    parts: Vec<Part>,
    costs: &Costs,
) {
    let amounts = Amounts {
        years: &costs.years,
        look: costs.look(),
        first: laid.columns.len(),
    };
    laid.columns.extend(amounts.columns(book));
    let there = sheet(&detail.sheet);
    let codes = fixed(codes, FIRST, detail.last);
    let mut all = Vec::with_capacity(parts.len() + 1);
    for (row, part) in (FIRST..).zip(parts) {
        let mut cells = part.cells;
        cells.extend(amounts.formulas(row, &part.amounts, |at| {
            let years = fixed(detail.first + at, FIRST, detail.last);
            format!("=SUMIFS({there}{years},{there}{codes},$A{})", row + 1)
        }));
        laid.rows.push(cells);
        all.push(part.amounts);
    }
    if detail.loose.values().any(|amount| !amount.is_zero()) {
        let row = FIRST + laid.rows.len();
        let mut cells = vec![Cell::Blank, Cell::text(book.say("report-unassigned"))];
        cells.resize(amounts.first, Cell::Blank);
        cells.extend(amounts.formulas(row, &detail.loose, |at| {
            // What is left over of the whole.
            let whole = name(detail.last + 1, detail.first + at);
            if laid.rows.is_empty() {
                return format!("={there}{whole}");
            }
            let said = down(amounts.first + at, FIRST, row - 1);
            format!("={there}{whole}-SUM({said})")
        }));
        laid.rows.push(cells);
        all.push(detail.loose.clone());
    }
    laid.total = Some(amounts.total(book, laid.rows.len(), &all));
    laid.frozen = 2;
}

/// Adds amounts to others.
pub(super) fn enter(all: &mut ByYear, amounts: &ByYear) {
    for (year, amount) in amounts {
        *all.entry(Arc::clone(year)).or_default() += *amount;
    }
}

/// The components with a cost, those of one project together.
fn components(book: &mut Book<'_>, costs: &Costs) -> Result<Detail, XlsxError> {
    let plan = book.plan;
    let project_of = |item: &Item| item.id_of("project").and_then(|id| plan.get(id));
    let place = |item: &Item| {
        let project = project_of(item)?;
        plan.items("project").position(|own| own.id == project.id)
    };
    let mut items: Vec<&Item> = plan
        .items("component")
        .filter(|item| !item.numbers("cost").is_empty())
        .collect();
    items.sort_by_key(|item| place(item).unwrap_or(usize::MAX));
    let item_field = field(book, "component", "item");
    let amounts = Amounts {
        years: &costs.years,
        look: costs.look(),
        first: 5,
    };
    let named = book.free_name(&book.say("xlsx-investment"));
    let title = book.in_currency(&book.say("xlsx-investment-title"));
    let mut laid = Sheet::named(named.clone(), title);
    laid.note = book.say("xlsx-sums-note");
    laid.columns = vec![
        Column::new(book.say("report-code"), Width::Code),
        Column::new(title_of(book, "component"), Width::Wide),
        Column::new(book.say("xlsx-project-code"), Width::Code),
        Column::new(book.say("report-by-project"), Width::Wide),
        Column::new(book.say("report-by-item"), Width::Medium).checked(choices(book, item_field)),
    ];
    laid.columns.extend(amounts.columns(book));
    let mut loose = ByYear::new();
    let mut all = Vec::with_capacity(items.len());
    for (row, item) in (FIRST..).zip(&items) {
        let own = by_year(item, "cost");
        let project = project_of(item);
        let mut cells = vec![
            Cell::text(&item.code),
            Cell::text(book.words.name(&item.id)),
            Cell::text(project.map_or("", |project| &*project.code)),
            Cell::text(project.map_or_else(String::new, |project| book.words.name(&project.id))),
            Cell::text(book.words.answer(item, "item")),
        ];
        cells.extend(amounts.row(row, &own));
        laid.rows.push(cells);
        if project.is_none() {
            enter(&mut loose, &own);
        }
        all.push(own);
    }
    laid.total = Some(amounts.total(book, laid.rows.len(), &all));
    laid.frozen = 2;
    laid.filter = true;
    let last = laid.last();
    book.add(laid)?;
    Ok(Detail {
        sheet: named,
        last,
        first: amounts.first,
        loose,
    })
}

/// The cost of each project, as the sum of its components.
fn projects(book: &mut Book<'_>, costs: &mut Costs, detail: &Detail) -> Result<(), XlsxError> {
    let plan = book.plan;
    let named = book.free_name(&book.say("xlsx-projects"));
    let title = book.in_currency(&book.say("xlsx-projects-title"));
    let mut laid = Sheet::named(named.clone(), title);
    laid.note = book.say_of("xlsx-projects-note", &[("sheet", &detail.sheet)]);
    laid.columns = vec![
        Column::new(book.say("xlsx-project-code"), Width::Code),
        Column::new(book.say("report-by-project"), Width::Wide),
        Column::new(book.say("report-by-objective"), Width::Wide),
        Column::new(book.say("report-by-programme"), Width::Medium),
    ];
    costs.first = laid.columns.len();
    costs.sheet = named;
    let mut parts = Vec::new();
    for project in plan.items("project") {
        let Some(own) = plan.investment.by_project.get(&project.id) else {
            continue;
        };
        let row = FIRST + parts.len();
        costs.rows.insert(Arc::clone(&project.id), row);
        parts.push(Part {
            cells: vec![
                Cell::text(&project.code),
                Cell::text(book.words.name(&project.id)),
                Cell::text(book.words.answer(project, "objective")),
                Cell::text(book.words.answer(project, "programme")),
            ],
            amounts: own.clone(),
        });
    }
    sum_up(book, &mut laid, (detail, PROJECTS), parts, costs);
    book.add(laid)
}

/// A field, when the definition has it.
pub(super) fn field<'a>(book: &Book<'a>, collection: &str, key: &str) -> Option<&'a Field> {
    let plan = book.plan;
    plan.workshop.get_collection(collection)?.get_field(key)
}

/// The options of a field, as what a column takes.
pub(super) fn choices(book: &Book<'_>, field: Option<&Field>) -> Check {
    let Some(field) = field else {
        return Check::None;
    };
    let FieldKind::Choice(options) = &field.kind else {
        return Check::None;
    };
    let words = options.iter();
    let words = words.map(|option| option.label.get(book.lang).to_owned());
    Check::List {
        title: field.label.get(book.lang).to_owned(),
        options: words.collect(),
    }
}

/// The name of one record of a collection.
pub(super) fn title_of(book: &Book<'_>, collection: &str) -> String {
    let collection = book.plan.workshop.get_collection(collection);
    collection.map_or_else(String::new, |own| own.title.get(book.lang).to_owned())
}
