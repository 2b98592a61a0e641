//! A valid definition, as the rest of the program trusts it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::rule::Rule;
use crate::locale::Words;
use crate::vocabulary::Shown;

/// A definition: phases, steps, and the kinds of record that they fill.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workshop {
    /// Name of the folder and of the definition: `territorial`.
    pub id: String,
    /// Version of its text.
    pub version: String,
    /// Title for people.
    pub title: Words,
    /// What it is for, in two sentences.
    pub summary: Words,
    /// Parts of the cycle, in order.
    pub phases: Vec<Phase>,
    /// Every step, in order.
    pub steps: Vec<Step>,
    /// Kinds of record, in the order of the files.
    pub collections: Vec<Collection>,
    /// Ways of going through the steps.
    pub profiles: Vec<Profile>,
    /// Sections of the document that steps feed.
    pub sections: Vec<Section>,
    /// What the methods compute with, by method and name: `vester.threshold`.
    pub parameters: BTreeMap<String, Parameter>,
}

/// A weight, threshold, scale or rate of a method, as the definition decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its value.
    pub value: Setting,
    /// Why this value, and where it comes from.
    pub reason: Words,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// One number.
    Number(Decimal),
    /// Several numbers.
    Numbers(Vec<Decimal>),
    /// One word that the method knows.
    Text(String),
    /// Several words.
    Texts(Vec<String>),
}

impl Workshop {
    /// The number of a parameter; nothing when the definition does not decide it.
    pub fn number(&self, parameter: &str) -> Option<Decimal> {
        match self.parameters.get(parameter)?.value {
            Setting::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The numbers of a parameter.
    pub fn numbers(&self, parameter: &str) -> Option<&[Decimal]> {
        match &self.parameters.get(parameter)?.value {
            Setting::Numbers(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// The word of a parameter.
    pub fn text(&self, parameter: &str) -> Option<&str> {
        match &self.parameters.get(parameter)?.value {
            Setting::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The words of a parameter.
    pub fn texts(&self, parameter: &str) -> Option<&[String]> {
        match &self.parameters.get(parameter)?.value {
            Setting::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    /// A collection by its id.
    pub fn get_collection(&self, id: &str) -> Option<&Collection> {
        self.collections
            .iter()
            .find(|collection| &*collection.id == id)
    }

    /// Every way of working a step, its own first.
    pub fn get_activity(&self, step: &str, index: usize) -> Option<&Activity> {
        self.get_step(step)?.activities().nth(index)
    }

    /// A step by its id.
    pub fn get_step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The place of the step where a collection is filled: where it comes first, or else the first that has it.
    pub fn home(&self, collection: &str) -> Option<usize> {
        let is_it = |own: &Arc<str>| **own == *collection;
        let leads = |step: &Step| step.collections.first().is_some_and(is_it);
        let has = |step: &Step| step.collections.iter().any(is_it);
        let place = self.steps.iter().position(leads);
        place.or_else(|| self.steps.iter().position(has))
    }

    /// A phase by its id.
    pub fn get_phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// A profile by its id.
    pub fn get_profile(&self, id: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == id)
    }
}

/// A part of the cycle.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Id in definitions: `diagnosis`.
    pub id: String,
    /// Number shown: «Fase 1».
    pub number: u32,
    /// Its name.
    pub title: Words,
    /// What happens in it.
    pub intro: Words,
}

/// One screen of work with guidance.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Id and code on paper: `1.10`.
    pub id: String,
    /// Id of its phase.
    pub phase: String,
    /// Its name.
    pub title: Words,
    /// What the room is asked.
    pub question: Words,
    /// Why the step is done.
    pub purpose: Words,
    /// Minutes when there is time.
    pub minutes: u32,
    /// Minutes when there is little.
    pub minutes_short: u32,
    /// Who works it.
    pub who: Who,
    /// Size and arrangement of groups.
    pub group: Words,
    /// How it is worked in the room.
    pub technique: Words,
    /// What to bring.
    pub materials: Words,
    /// Collections that it fills, the main one first.
    pub collections: Vec<Arc<str>>,
    /// Steps that come before.
    pub needs: Vec<String>,
    /// Section of the plan that it feeds; empty when none.
    pub section: String,
    /// What should be true before leaving it.
    pub rules: Vec<Rule>,
    /// How its result is computed or decided.
    pub method: Option<Words>,
    /// A worked example.
    pub example: Words,
    /// The printed twin, explained.
    pub sheet: Words,
    /// How it is worked on the screen.
    pub activity: Activity,
    /// Other ways of working the same answers.
    pub more: Vec<Activity>,
    /// What to do, in order.
    pub instructions: Vec<Instruction>,
    /// Questions to ask the room.
    pub questions: Vec<Words>,
}

impl Step {
    /// Its ways of working, the main one first.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        std::iter::once(&self.activity).chain(&self.more)
    }
}

/// Who works a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The facilitation team alone.
    Team,
    /// The people in the workshop.
    Workshop,
    /// Delegates of the tables or zones.
    Delegates,
    /// The assembly.
    Assembly,
}

/// One numbered line of the guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Instruction {
    /// How long it takes.
    pub minutes: u32,
    /// What to do or read out.
    pub text: Words,
}

/// How a step is worked, with the collections and fields bound to the roles it needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// The kind of work.
    pub kind: ActivityKind,
    /// Role name → collection and field (`rows` → `problem`, `value` → `problem_influence.value`).
    pub roles: BTreeMap<String, Role>,
    /// What the room is asked about a pair of a matrix, with `{row}` and `{column}` for their names.
    pub ask: Option<Words>,
    /// Whether a pair of a matrix has one value both ways.
    pub symmetric: bool,
    /// Whether a pair of a matrix says how many times one is the other, so that the other way it is the inverse.
    pub reciprocal: bool,
    /// What hangs below the nodes of a tree, level by level: the field that points to the level above.
    pub below: Vec<Role>,
    /// Which records of their collection are the rows of a matrix, or the top of a chain; all when nothing is said.
    pub rows_where: Option<Filter>,
    /// Which records of their collection are the columns of a matrix; all when nothing is said.
    pub columns_where: Option<Filter>,
    /// Whether the rows and columns of a matrix of numbers are added up.
    pub totals: bool,
    /// From which values on `x` and `y` of a plane count as high; the middle of their scales when nothing is
    /// said.
    pub cut: [Option<Decimal>; 2],
    /// The quadrants of a plane.
    pub quadrants: Vec<Quadrant>,
}

impl Activity {
    /// The collection bound to a role.
    pub fn collection(&self, role: &str) -> Option<&Arc<str>> {
        self.roles.get(role).map(|role| &role.collection)
    }

    /// The id of the collection bound to a role, as an operation names it; empty without one.
    pub fn collection_id(&self, role: &str) -> String {
        let collection = self.collection(role);
        collection.map(ToString::to_string).unwrap_or_default()
    }

    /// The field bound to a role.
    pub fn field(&self, role: &str) -> Option<&Arc<str>> {
        self.roles.get(role)?.field.as_ref()
    }
}

/// Which records of a collection enter: those whose answer to a field is one of some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Key of a field of options or of a flag.
    pub field: Arc<str>,
    /// Ids of options, or `true` and `false`.
    pub values: Vec<Arc<str>>,
}

/// Which records of a collection stay in the old notebook when the next cycle begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Past {
    /// None.
    #[default]
    Nothing,
    /// All of them.
    All,
    /// Those that a filter names.
    Where(Filter),
}

/// A quadrant of a plane: what it means and what it advises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quadrant {
    /// Whether `x` and `y` are high in it.
    pub high: [bool; 2],
    /// Its name.
    pub title: Words,
    /// What is done with what stands there.
    pub advice: Words,
}

/// What is bound to a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Id of the collection.
    pub collection: Arc<str>,
    /// Key of the field, when the role is a field.
    pub field: Option<Arc<str>>,
}

/// The kinds of work on the screen and on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActivityKind {
    /// One record, field by field.
    Form,
    /// A table of records with a form for each.
    List,
    /// Fast capture of ideas, grouped in columns.
    Cards,
    /// Causes and effects, or the chain of the plan.
    Tree,
    /// Collection × collection.
    Matrix,
    /// Records × criteria with weights.
    Rating,
    /// Hands, dots, approval.
    Vote,
    /// Two scales and the names between them.
    Plane,
    /// Amounts by year.
    Grid,
    /// Tasks in time.
    Schedule,
    /// Record of a meeting.
    Minutes,
    /// Findings of coherence.
    Review,
    /// The documents.
    Report,
}

/// A named kind of record.
#[derive(Debug, Clone, PartialEq)]
pub struct Collection {
    /// Id in definitions, templates and the file.
    pub id: Arc<str>,
    /// Three letters before the random part of record ids.
    pub prefix: String,
    /// Letters of the display code (`PR` → PR01); empty when single.
    pub code: String,
    /// Exactly one record.
    pub single: bool,
    /// Name of one.
    pub title: Words,
    /// Name of many.
    pub plural: Words,
    /// Words of the line where one types to add.
    pub prompt: Words,
    /// Key of the field that names a record.
    pub name: Arc<str>,
    /// Keys of the fields shown in a list.
    pub columns: Vec<Arc<str>>,
    /// Which records belong to a cycle that has passed.
    pub past: Past,
    /// The questions.
    pub fields: Vec<Field>,
}

impl Collection {
    /// A field by its key.
    pub fn get_field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| &*field.key == key)
    }
}

/// One question and the kind of its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Key in definitions, templates and the file.
    pub key: Arc<str>,
    /// Kind of the answer.
    pub kind: FieldKind,
    /// Short name.
    pub label: Words,
    /// One line of help.
    pub help: Words,
    /// An example, shown in grey.
    pub example: Option<Words>,
    /// Marked as required; never blocks leaving.
    pub required: bool,
    /// Smallest sensible number.
    pub min: Option<Decimal>,
    /// Largest sensible number.
    pub max: Option<Decimal>,
    /// Unit after the number.
    pub unit: Option<Words>,
    /// Words for each value of a scale.
    pub levels: Vec<Level>,
    /// Personal data: stays out of public reports and of anonymous copies.
    pub personal: bool,
    /// Whether the answer belongs to a cycle that has passed and does not go on to the next.
    pub past: bool,
    /// What to mind when an answer that is not personal leaves the notebook.
    pub discretion: Discretion,
}

/// What to mind when an answer leaves the notebook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Discretion {
    /// Nothing.
    #[default]
    Open,
    /// It may name people, as those who hold an office: public reports say it, anonymous copies leave it out.
    Names,
    /// It counts people of a group: public reports tell no figure under three.
    Counts,
}

impl Field {
    /// Whether an answer may tell who somebody is.
    pub fn names_people(&self) -> bool {
        self.personal || self.discretion == Discretion::Names
    }
}

/// Kinds of answer.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Paragraphs.
    LongText,
    /// Whole number.
    Integer,
    /// Number with decimals.
    Decimal,
    /// Amount in the currency of the notebook.
    Money,
    /// Share, 0–100.
    Percent,
    /// Day.
    Date,
    /// Hour and minute.
    Time,
    /// Year.
    Year,
    /// One of some options.
    Choice(Vec<Choice>),
    /// Several of some options.
    Choices(Vec<Choice>),
    /// Whole number between `min` and `max` of the field, with words for each.
    Scale,
    /// Yes or no.
    Flag,
    /// A record of another collection (or `step`).
    Ref(Arc<str>),
    /// Several records of another collection (or `step`).
    Refs(Arc<str>),
    /// A small table: key → value.
    Map {
        /// What the keys are.
        keys: MapKeys,
        /// Kind of each value.
        values: Box<FieldKind>,
    },
    /// A picture kept in the file.
    Image,
    /// `GeoJSON` kept in the file.
    Geometry,
    /// Computed by the program, and how it is shown.
    Computed(Shown),
}

/// What the keys of a map are.
#[derive(Debug, Clone, PartialEq)]
pub enum MapKeys {
    /// Years of the plan.
    Years,
    /// Fixed options.
    Options(Vec<Choice>),
    /// Records of a collection.
    Collection(Arc<str>),
    /// Words that people write.
    Text,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Id in the file.
    pub id: Arc<str>,
    /// Words.
    pub label: Words,
}

/// The words of one value of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The value.
    pub value: i64,
    /// Its words.
    pub label: Words,
}

/// A way of going through the steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Id: `rapid`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// For whom and how long.
    pub summary: Words,
    /// Which minutes count.
    pub length: Length,
    /// Ids of its steps, in the order of the definition.
    pub steps: Vec<String>,
}

/// Which minutes of a step count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// `minutes`.
    Long,
    /// `minutes_short`.
    Short,
}

/// A section of the document that steps feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Number in the document: `2.10`.
    pub id: String,
    /// Its heading.
    pub title: Words,
}
