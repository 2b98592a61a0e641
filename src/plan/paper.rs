//! The paper twin of an activity: what its printed sheet shows, numbered as the screen is, so that what a table
//! wrote can be typed where it belongs.

use super::Reading;
use super::amounts::{self, Amounts};
use super::ballot::Ballot;
use super::branches::{Branches, Side};
use super::chain::Chain;
use super::crossing::{self, Crossing};
use super::rating::Rated;
use crate::locale::{Arg, Lang, say};
use crate::notebook::{Content, RecordId};
use crate::workshop::{Activity, ActivityKind, Field, FieldKind, Workshop};

/// Groups that a sheet has room for while none has a name.
const GROUPS: usize = 4;

/// Years that a sheet has room for while the plan has none.
const YEARS: usize = 4;

/// Cards without words that a tree has room for.
const BLANKS: usize = 8;

/// A record with its number in its list.
type Numbered = (usize, RecordId);

/// What the printed sheet of an activity shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What is asked, in words.
    pub question: String,
    /// The rows, in order.
    pub rows: Vec<PaperLine>,
    /// The columns, in order.
    pub columns: Vec<PaperLine>,
    /// What is written in a cell and what it means; empty when people write what they like.
    pub scale: Vec<(String, String)>,
    /// Row by row, one for each column.
    pub cells: Vec<Vec<PaperCell>>,
}

/// A row or column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// Its number on the screen and on paper; 0 for one that has none, such as the weights above the scores.
    pub number: usize,
    /// Its name; empty where people write it.
    pub name: String,
    /// How far in it stands, for a tree.
    pub depth: usize,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperCell {
    /// To be filled in.
    Open,
    /// Not asked: a record with itself, or the half that mirrors the other.
    Closed,
}

/// The sheet of an activity with a board; nothing for another, or when it lacks a role.
pub fn paper(
    content: &Content,
    workshop: &Workshop,
    activity: &Activity,
    lang: Lang,
) -> Option<Paper> {
    let sheet = Sheet {
        content,
        workshop,
        activity,
        lang,
    };
    match activity.kind {
        ActivityKind::Matrix => sheet.matrix(),
        ActivityKind::Plane => sheet.plane(),
        ActivityKind::Rating => sheet.rating(),
        ActivityKind::Vote => sheet.vote(),
        ActivityKind::Tree if !activity.below.is_empty() => sheet.chain(),
        ActivityKind::Tree => sheet.tree(),
        ActivityKind::Grid => sheet.grid(),
        ActivityKind::Schedule => sheet.schedule(),
        _ => None,
    }
}

struct Sheet<'a> {
    content: &'a Content,
    workshop: &'a Workshop,
    activity: &'a Activity,
    lang: Lang,
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
        PaperLine {
            number,
            name: reading.name(id.as_str(), self.lang),
            depth: 0,
        }
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

    fn matrix(&self) -> Option<Paper> {
        let crossing = Crossing::read(self.content, self.workshop, self.activity)?;
        let lines = |sides: &[crossing::Side]| -> Vec<PaperLine> {
            let lines = sides.iter().map(|side| self.line(side.number, &side.id));
            lines.collect()
        };
        let value = self.field("cells", "value")?;
        let (row, column) = (self.say("paper-row"), self.say("paper-column"));
        let cell = |row: usize, column: usize| {
            if crossing.asks(row, column) {
                PaperCell::Open
            } else {
                PaperCell::Closed
            }
        };
        let cells = (0..crossing.rows.len())
            .map(|row| {
                (0..crossing.columns.len())
                    .map(|column| cell(row, column))
                    .collect()
            })
            .collect();
        Some(Paper {
            question: crossing::question(self.activity, value, [&row, &column], self.lang),
            rows: lines(&crossing.rows),
            columns: lines(&crossing.columns),
            scale: self.scale(value),
            cells,
        })
    }

    /// Two numbers for each name; the room puts the names on the wall afterwards.
    fn plane(&self) -> Option<Paper> {
        let axes = [self.field("records", "x")?, self.field("records", "y")?];
        let ids = self.content.ids(self.activity.collection("records")?);
        let rows: Vec<PaperLine> = (1..)
            .zip(ids)
            .map(|(number, id)| self.line(number, id))
            .collect();
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
    fn rating(&self) -> Option<Paper> {
        let rated = Rated::read(self.content, self.workshop, self.activity);
        let scores = self.field("rows", "scores")?;
        let columns: Vec<PaperLine> = (1..)
            .zip(&rated.criteria)
            .map(|(number, (id, _))| self.line(number, id))
            .collect();
        let weights = self.field("criteria", "weight")?;
        let mut rows = vec![Self::words(0, weights.label.get(self.lang).to_owned())];
        rows.extend(
            (1..)
                .zip(&rated.rows)
                .map(|(number, row)| self.line(number, &row.id)),
        );
        let (row, criterion) = (self.say("paper-row"), self.say("paper-column"));
        let args = [
            ("row", Arg::Text(row.as_str())),
            ("criterion", Arg::Text(criterion.as_str())),
        ];
        let question = say(self.lang, "rating-asks", &args);
        Some(Paper::open(question, rows, columns, self.scale(scores)))
    }

    /// The dots of each group, and how many of its people voted.
    fn vote(&self) -> Option<Paper> {
        let ballot = Ballot::read(self.content, self.workshop, self.activity);
        self.field("options", "votes")?;
        let mut rows = Vec::new();
        if let Some(people) = self.field("groups", "people") {
            rows.push(Self::words(0, people.label.get(self.lang).to_owned()));
        }
        let options = (1..).zip(&ballot.options);
        rows.extend(options.map(|(number, option)| self.line(number, &option.id)));
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
    fn schedule(&self) -> Option<Paper> {
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
    fn chain(&self) -> Option<Paper> {
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
    fn grid(&self) -> Option<Paper> {
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
        Some(Paper {
            question: self.say("paper-grid"),
            rows,
            columns,
            scale: Vec::new(),
            cells,
        })
    }

    /// The cards as they hang, and some without words; beside each, the number of the one that it hangs from.
    fn tree(&self) -> Option<Paper> {
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
