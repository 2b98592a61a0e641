//! The sheets of the boards: rows, columns and cells as on the screen, with room where nothing is written yet.

use super::{BLANKS, Paper, PaperCell, PaperLine};
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Content, Personal, RecordId};
use crate::plan::Reading;
use crate::plan::amounts::{self, Amounts};
use crate::plan::ballot::Ballot;
use crate::plan::branches::{Branches, Side};
use crate::plan::chain::Chain;
use crate::plan::crossing::{self, Crossing};
use crate::plan::rating::Rated;
use crate::workshop::{Activity, Field, FieldKind, Workshop};

/// Groups that a sheet has room for while none has a name.
const GROUPS: usize = 4;

/// Years that a sheet has room for while the plan has none.
pub(super) const YEARS: usize = 4;

/// A record with its number in its list.
type Numbered = (usize, RecordId);

/// A board to be put on paper.
pub(super) struct Sheet<'a> {
    pub(super) content: &'a Content,
    pub(super) workshop: &'a Workshop,
    pub(super) activity: &'a Activity,
    pub(super) lang: Lang,
    pub(super) personal: Personal,
}

impl Sheet<'_> {
    fn say(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    fn line(&self, number: usize, id: &RecordId) -> PaperLine {
        let reading = Reading {
            content: self.content,
            workshop: self.workshop,
        };
        let record = self.content.get_record(id.as_str());
        let is_person = record.is_some_and(|record| {
            let of = &*record.collection;
            self.personal.people.contains(of) || self.personal.called.contains(of)
        });
        PaperLine {
            number,
            name: if is_person {
                reading.code(id.as_str())
            } else {
                reading.name(id.as_str(), self.lang)
            },
            depth: 0,
        }
    }

    /// Lines that people name, where there is nothing yet.
    fn or_blank(mut lines: Vec<PaperLine>) -> Vec<PaperLine> {
        if lines.is_empty() {
            lines.extend((1..=BLANKS).map(|number| Self::words(number, String::new())));
        }
        lines
    }

    /// A line that is no record.
    fn words(number: usize, name: String) -> PaperLine {
        PaperLine {
            number,
            name,
            depth: 0,
        }
    }

    fn field(&self, role: &str, key: &str) -> Option<&Field> {
        let collection = self.activity.collection(role)?;
        self.workshop
            .get_collection(collection)?
            .get_field(self.activity.field(key)?)
    }

    pub(super) fn matrix(&self) -> Option<Paper> {
        let crossing = Crossing::read(self.content, self.workshop, self.activity)?;
        let lines = |sides: &[crossing::Side]| -> Vec<PaperLine> {
            let lines = sides.iter().map(|side| self.line(side.number, &side.id));
            Self::or_blank(lines.collect())
        };
        let value = self.field("cells", "value")?;
        let (row, column) = (self.say("paper-row"), self.say("paper-column"));
        let (rows, columns) = (lines(&crossing.rows), lines(&crossing.columns));
        let is_square = self.activity.collection("rows") == self.activity.collection("columns")
            && self.activity.rows_where == self.activity.columns_where;
        let is_mirrored = self.activity.reciprocal || self.activity.symmetric;
        let is_blank = crossing.rows.is_empty() || crossing.columns.is_empty();
        let asks = |row: usize, column: usize| {
            if is_blank {
                !is_square || row < column || (row > column && !is_mirrored)
            } else {
                crossing.asks(row, column)
            }
        };
        let cell = |row: usize, column: usize| {
            if asks(row, column) {
                PaperCell::Open
            } else {
                PaperCell::Closed
            }
        };
        let cells = (0..rows.len())
            .map(|row| (0..columns.len()).map(|column| cell(row, column)).collect())
            .collect();
        Some(Paper {
            question: crossing::question(self.activity, value, [&row, &column], self.lang),
            rows,
            columns,
            scale: self.scale(value),
            cells,
        })
    }

    /// Two numbers for each name; the room puts the names on the wall afterwards.
    pub(super) fn plane(&self) -> Option<Paper> {
        let axes = [self.field("records", "x")?, self.field("records", "y")?];
        let ids = self.content.ids(self.activity.collection("records")?);
        let rows: Vec<PaperLine> = (1..)
            .zip(ids)
            .map(|(number, id)| self.line(number, id))
            .collect();
        let rows = Self::or_blank(rows);
        let label = |field: &Field| field.label.get(self.lang).to_owned();
        let mut scale = Vec::new();
        for field in axes {
            for (mark, words) in self.scale(field) {
                scale.push((mark, format!("{}: {words}", label(field))));
            }
        }
        let [x, y] = axes.map(label);
        let args = [("x", Arg::Text(&x)), ("y", Arg::Text(&y))];
        let question = say(self.lang, "paper-plane", &args);
        let columns = vec![Self::words(1, x), Self::words(2, y)];
        Some(Paper::open(question, rows, columns, scale))
    }

    /// A score for each criterion, and the weights above.
    pub(super) fn rating(&self) -> Option<Paper> {
        let rated = Rated::read(self.content, self.workshop, self.activity);
        let scores = self.field("rows", "scores")?;
        let columns: Vec<PaperLine> = (1..)
            .zip(&rated.criteria)
            .map(|(number, (id, _))| self.line(number, id))
            .collect();
        let columns = Self::or_blank(columns);
        let weights = self.field("criteria", "weight")?;
        let mut rows = vec![Self::words(0, weights.label.get(self.lang).to_owned())];
        let rated = (1..).zip(&rated.rows);
        let rated = rated.map(|(number, row)| self.line(number, &row.id));
        rows.extend(Self::or_blank(rated.collect()));
        let (row, criterion) = (self.say("paper-row"), self.say("paper-column"));
        let args = [
            ("row", Arg::Text(row.as_str())),
            ("criterion", Arg::Text(criterion.as_str())),
        ];
        let question = say(self.lang, "rating-asks", &args);
        Some(Paper::open(question, rows, columns, self.scale(scores)))
    }

    /// The dots of each group, and how many of its people voted.
    pub(super) fn vote(&self) -> Option<Paper> {
        let ballot = Ballot::read(self.content, self.workshop, self.activity);
        self.field("options", "votes")?;
        let mut rows = Vec::new();
        if let Some(people) = self.field("groups", "people") {
            rows.push(Self::words(0, people.label.get(self.lang).to_owned()));
        }
        let options = (1..).zip(&ballot.options);
        let options = options.map(|(number, option)| self.line(number, &option.id));
        rows.extend(Self::or_blank(options.collect()));
        let mut columns: Vec<PaperLine> = (1..)
            .zip(&ballot.groups)
            .map(|(number, group)| match &group.name {
                Some(name) => Self::words(number, name.to_string()),
                None => self.line(number, &RecordId::new(group.key.clone())),
            })
            .collect();
        if !ballot.by_group {
            columns = vec![Self::words(1, self.say("vote-total"))];
        } else if columns.is_empty() {
            let groups = (1..=GROUPS).map(|number| {
                let number_words = number.to_string();
                let args = [("number", Arg::Text(number_words.as_str()))];
                Self::words(number, say(self.lang, "matrix-table", &args))
            });
            columns = groups.collect();
        }
        let each = ballot.each.unwrap_or_default();
        let count = Arg::Count(usize::try_from(each).unwrap_or_default());
        let each = each.to_string();
        let question = if each == "0" {
            self.say("paper-vote")
        } else {
            say(
                self.lang,
                "vote-each",
                &[("count", count), ("each", Arg::Text(&each))],
            )
        };
        Some(Paper::open(question, rows, columns, Vec::new()))
    }

    /// The tasks under their projects, with their months and the numbers of those that come before.
    pub(super) fn schedule(&self) -> Option<Paper> {
        let duration = self.field("tasks", "duration")?;
        let tasks = self.activity.collection("tasks")?;
        let group = self.activity.field("group");
        let columns = vec![
            Self::words(1, duration.label.get(self.lang).to_owned()),
            Self::words(2, self.say("paper-schedule-before")),
        ];
        let mut rows: Vec<PaperLine> = Vec::new();
        let mut cells = Vec::new();
        let of = |id: &RecordId| {
            let record = self.content.get_record(id.as_str())?;
            record.get(group?).map(RecordId::new)
        };
        let mut by_group: Vec<(Option<RecordId>, Vec<Numbered>)> = Vec::new();
        for (number, id) in (1..).zip(self.content.ids(tasks)) {
            let own = of(id);
            let place = by_group.iter().position(|(group, _)| *group == own);
            let place = place.unwrap_or_else(|| {
                by_group.push((own, Vec::new()));
                by_group.len() - 1
            });
            by_group[place].1.push((number, id.clone()));
        }
        if by_group.is_empty() {
            by_group.push((None, Vec::new()));
        }
        for (group, tasks) in by_group {
            if let Some(group) = &group {
                rows.push(self.line(0, group));
                cells.push(vec![PaperCell::Closed; 2]);
            }
            for (number, id) in &tasks {
                let line = self.line(*number, id);
                rows.push(PaperLine { depth: 1, ..line });
                cells.push(vec![PaperCell::Open; 2]);
            }
            let blanks = if tasks.is_empty() { BLANKS } else { 2 };
            for _ in 0..blanks {
                let blank = Self::words(0, String::new());
                rows.push(PaperLine { depth: 1, ..blank });
                cells.push(vec![PaperCell::Open; 2]);
            }
        }
        Some(Paper {
            question: self.say("paper-schedule"),
            rows,
            columns,
            scale: Vec::new(),
            cells,
        })
    }

    /// The chain down to the projects, with the numbers of the screen before the names, and a line to write on below
    /// each last one.
    pub(super) fn chain(&self) -> Option<Paper> {
        let chain = Chain::read(self.content, self.workshop, self.activity);
        let deepest = chain.levels.len().checked_sub(1)?;
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        let mut line = |line: PaperLine, cell: PaperCell| {
            rows.push(line);
            cells.push(vec![cell]);
        };
        for node in &chain.nodes {
            let own = self.line(0, &node.id);
            line(
                PaperLine {
                    name: format!("{} {}", node.number, own.name).trim().to_owned(),
                    depth: node.level,
                    ..own
                },
                if node.is_loose {
                    PaperCell::Open
                } else {
                    PaperCell::Closed
                },
            );
            if node.n_below == 0 && node.level < deepest {
                let blank = Self::words(0, String::new());
                let depth = node.level + 1;
                line(PaperLine { depth, ..blank }, PaperCell::Open);
            }
        }
        for _ in 0..BLANKS {
            line(Self::words(0, String::new()), PaperCell::Open);
        }
        Some(Paper {
            question: self.say("paper-chain"),
            rows,
            columns: vec![Self::words(1, self.say("paper-tree-group"))],
            scale: Vec::new(),
            cells,
        })
    }

    /// A row for each thing that has amounts, under what it belongs to, with room for those that are missing; the
    /// years across.
    pub(super) fn grid(&self) -> Option<Paper> {
        self.field("rows", "amounts")?;
        let years = amounts::plan_years(self.content).unwrap_or_default();
        let read = Amounts::read(self.content, self.workshop, self.activity, &years);
        let mut columns: Vec<PaperLine> = (1..)
            .zip(&read.years)
            .map(|(number, year)| Self::words(number, year.to_string()))
            .collect();
        if columns.is_empty() {
            let blanks = (1..=YEARS).map(|number| {
                let shown = number.to_string();
                let args = [("number", Arg::Text(shown.as_str()))];
                Self::words(number, say(self.lang, "paper-year", &args))
            });
            columns = blanks.collect();
        }
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        let mut line = |line: PaperLine, cell: PaperCell| {
            rows.push(line);
            cells.push(vec![cell; columns.len()]);
        };
        let inside = |words: PaperLine| PaperLine { depth: 1, ..words };
        let named = self.activity.field("source").is_none();
        for (at, group) in read.groups.iter().enumerate() {
            if let Some(id) = &group.id {
                line(self.line(0, id), PaperCell::Closed);
            }
            for row in &group.rows {
                let words = self.line(row + 1, &read.rows[*row].id);
                line(inside(words), PaperCell::Open);
            }
            for source in read.free_sources(at) {
                let words = self.line(0, &read.sources[source].id);
                line(inside(words), PaperCell::Open);
            }
            if named && group.rows.is_empty() {
                line(inside(Self::words(0, String::new())), PaperCell::Open);
            }
        }
        if rows.is_empty() {
            rows = Self::or_blank(rows);
            cells = vec![vec![PaperCell::Open; columns.len()]; rows.len()];
        }
        Some(Paper {
            question: self.say("paper-grid"),
            rows,
            columns,
            scale: Vec::new(),
            cells,
        })
    }

    /// The cards as they hang, and some without words; beside each, the number of the one that it hangs from.
    pub(super) fn tree(&self) -> Option<Paper> {
        let nodes = self.activity.collection("nodes")?;
        let branches = Branches::read(self.content, self.workshop, self.activity);
        // Each number is that of its list: a group and a card may have the same.
        let number_of = |id: &RecordId| {
            let record = self.content.get_record(id.as_str());
            let ids = record.map(|record| self.content.ids(&record.collection));
            let mut ids = ids.into_iter().flatten();
            ids.position(|own| own == id).map_or(0, |place| place + 1)
        };
        let shown = branches.lines.iter().filter(|line| !line.again);
        let mut rows = Vec::new();
        let mut cells = Vec::new();
        for line in shown {
            rows.push(PaperLine {
                depth: line.depth,
                ..self.line(number_of(&line.id), &line.id)
            });
            cells.push(vec![match line.side {
                Side::Core | Side::Group => PaperCell::Closed,
                _ => PaperCell::Open,
            }]);
        }
        let n_nodes = self.content.n_records(nodes);
        for blank in 1..=BLANKS {
            rows.push(Self::words(n_nodes + blank, String::new()));
            cells.push(vec![PaperCell::Open]);
        }
        let key = if self.activity.field("parent").is_some() {
            "paper-tree-group"
        } else {
            "paper-tree-cause"
        };
        Some(Paper {
            question: self.say("paper-tree"),
            rows,
            columns: vec![Self::words(1, self.say(key))],
            scale: Vec::new(),
            cells,
        })
    }

    /// What can be written in a cell, and its words.
    fn scale(&self, value: &Field) -> Vec<(String, String)> {
        let lang = self.lang;
        match &value.kind {
            FieldKind::Scale => value
                .levels
                .iter()
                .map(|level| (level.value.to_string(), level.label.get(lang).to_owned()))
                .collect(),
            FieldKind::Choice(options) | FieldKind::Choices(options) => (1..)
                .zip(options)
                .map(|(number, option): (usize, _)| {
                    (number.to_string(), option.label.get(lang).to_owned())
                })
                .collect(),
            FieldKind::Flag => vec![
                ("1".to_owned(), say(lang, "yes", &[])),
                ("0".to_owned(), say(lang, "no", &[])),
            ],
            _ => Vec::new(),
        }
    }
}

impl Paper {
    /// A sheet whose cells are all to be filled in.
    fn open(
        question: String,
        rows: Vec<PaperLine>,
        columns: Vec<PaperLine>,
        scale: Vec<(String, String)>,
    ) -> Self {
        let cells = vec![vec![PaperCell::Open; columns.len()]; rows.len()];
        Self {
            question,
            rows,
            columns,
            scale,
            cells,
        }
    }
}
