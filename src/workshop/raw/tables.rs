//! The tables of a definition: each is declared once, and its type, its reading and its schema follow.

use super::super::activities::ACTIVITIES;
use super::super::definition::{Length, Who};
use super::super::kinds;
use super::super::problems::Place;
use super::{Flag, Key, List, Node, Number, Options, Read, Reader, Roles, Table, Text, Whole};
use crate::vocabulary::PARAMETERS;

// Declares each table once: its type, its reading and its schema. `required` keys have to be there; `default`
// ones may be left out (both words are also what the schema calls them).
macro_rules! tables {
    ($(
        $(#[$about:meta])*
        $name:ident: $expected:literal { $($(#[$doc:meta])* $need:ident $key:ident: $kind:ty,)* }
    )*) => {$(
        $(#[$about])*
        #[derive(Debug, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub(in super::super) struct $name {
            #[schemars(skip)]
            #[allow(dead_code, reason = "some tables are only told by what is inside them")]
            pub(in super::super) place: Place,
            #[schemars(skip)]
            written: Vec<&'static str>,
            $($(#[$doc])* #[schemars($need)] pub(in super::super) $key: Option<$kind>,)*
        }

        impl Read for $name {
            fn read(node: &Node<'_>, reader: &mut Reader<'_, '_>) -> Option<Self> {
                let table = reader.table(node, $expected)?;
                let place = reader.place(node.span());
                Some(Self::of_table(table, place, reader))
            }
        }

        impl $name {
            pub(super) fn of_table(table: &Table<'_>, place: Place, reader: &mut Reader<'_, '_>) -> Self {
                let keys = [$(Key {
                    name: stringify!($key),
                    required: stringify!($need) == "required",
                }),*];
                reader.check_keys(table, &place, &keys);
                let keys = keys.into_iter().map(|key| key.name);
                let written = keys.filter(|key| table.contains_key(*key)).collect();
                Self {
                    $($key: reader.get(table, stringify!($key)),)*
                    place,
                    written,
                }
            }

            /// Nobody wrote this key (a value that cannot be read is another thing).
            #[allow(dead_code, reason = "only some tables have keys that depend on others")]
            pub(in super::super) fn lacks(&self, key: &str) -> bool {
                !self.written.contains(&key)
            }
        }
    )*};
}

tables! {
    /// A file of a workshop definition. The head (`format`, `id`, `version`, `title`, `summary`) goes in
    /// `workshop.toml`; lists may be spread over files of `collections/` and `steps/`.
    File: "workshop-expected-table" {
        /// Version of the format: 1.
        default format: Whole,
        /// Id of the definition, the name of its folder.
        default id: Text,
        /// Version of the text, for people.
        default version: Text,
        /// Title of the workshop.
        default title: Words,
        /// What it is for, in two sentences.
        default summary: Words,
        /// Parts of the cycle, in order.
        default phase: List<Phase>,
        /// Ways of going through the steps.
        default profile: List<Profile>,
        /// Sections of the document that steps feed.
        default section: List<Section>,
        /// What the methods compute with.
        default parameter: List<Parameter>,
        /// Kinds of record.
        default collection: List<Collection>,
        /// Steps, in order.
        default step: List<Step>,
    }

    /// The same text in every language.
    Words: "workshop-expected-words" {
        /// Spanish.
        required es: Text,
        /// English.
        required en: Text,
    }

    /// A part of the cycle.
    Phase: "workshop-expected-table" {
        /// Id in `snake_case`.
        required id: Text,
        /// Number shown to people.
        required number: Whole,
        /// Its name.
        required title: Words,
        /// What happens in it.
        required intro: Words,
    }

    /// A way of going through the steps.
    Profile: "workshop-expected-table" {
        /// Id.
        required id: Text,
        /// Its name.
        required title: Words,
        /// For whom and how long.
        required summary: Words,
        /// Which minutes count.
        #[schemars(extend("enum" = ids(&Length::ALL, Length::id)))]
        required length: Text,
        /// Ids of its steps; `["*"]` for all.
        required steps: List<Text>,
    }

    /// A section of the document.
    Section: "workshop-expected-table" {
        /// Number in the document: `2.10`.
        required id: Text,
        /// Its heading.
        required title: Words,
    }

    /// A kind of record.
    Collection: "workshop-expected-table" {
        /// Id in `snake_case`.
        required id: Text,
        /// Three lower-case letters, unique.
        required prefix: Text,
        /// Upper-case letters of the code people see (`PR` gives PR01); none when single.
        default code: Text,
        /// Exactly one record.
        default single: Flag,
        /// Name of one.
        required title: Words,
        /// Name of many.
        required plural: Words,
        /// Words of the line where one types to add; none when single.
        default prompt: Words,
        /// Key of the field that names a record.
        required name: Text,
        /// Two to four keys shown in a list, the name first.
        required columns: List<Text>,
        /// What stays in the old notebook when the next cycle begins: `all`, or a filter like `state = closed`.
        default past: Text,
        /// The questions.
        required field: List<Field>,
    }

    /// One question.
    Field: "workshop-expected-table" {
        /// Key in `snake_case`, unique in its collection.
        required key: Text,
        /// Kind of the answer.
        #[schemars(extend("enum" = kinds::ids(|_| true)))]
        required kind: Text,
        /// Short name, at most 40 characters.
        required label: Words,
        /// One sentence of help, at most 140 characters.
        required help: Words,
        /// An answer as a person would write it.
        default example: Words,
        /// Marked as required; never blocks leaving.
        default required: Flag,
        /// Smallest sensible number.
        default min: Number,
        /// Largest sensible number.
        default max: Number,
        /// Unit after the number.
        default unit: Words,
        /// Words for each value of a scale.
        default levels: List<Level>,
        /// Options of a choice or keys of a map.
        default options: Options,
        /// Collection that a reference points to, or `step`.
        default to: Text,
        /// What the keys of a map are: `years`, `text`, `options` or a collection.
        #[schemars(extend("examples" = kinds::MAP_KEYS))]
        default keys: Text,
        /// Kind of each value of a map.
        #[schemars(extend("enum" = kinds::ids(|kind| kind.in_map)))]
        default values: Text,
        /// Names and contacts: stays out of public papers and of anonymous copies.
        default personal: Flag,
        /// May name people (who holds an office, what was said): stays out of anonymous copies only.
        default sensitive: Flag,
        /// Counts people of a group: papers do not tell figures under three.
        default people: Flag,
        /// Belongs to a cycle that has passed: stays in the old notebook when the next one begins.
        default past: Flag,
    }

    /// The words of one value of a scale.
    Level: "workshop-expected-level" {
        /// The value.
        required value: Whole,
        /// Spanish.
        required es: Text,
        /// English.
        required en: Text,
    }

    /// An option.
    Choice: "workshop-expected-choice" {
        /// Id in the file.
        required id: Text,
        /// Spanish.
        required es: Text,
        /// English.
        required en: Text,
    }

    /// One screen of work with guidance.
    Step: "workshop-expected-table" {
        /// Id and code on paper: `1.10`.
        required id: Text,
        /// Id of its phase.
        required phase: Text,
        /// Its name.
        required title: Words,
        /// What the room is asked, in one sentence.
        required question: Words,
        /// Why it is done.
        required purpose: Words,
        /// Minutes when there is time.
        required minutes: Whole,
        /// Minutes when there is little.
        required minutes_short: Whole,
        /// Who works it.
        #[schemars(extend("enum" = ids(&Who::ALL, Who::id)))]
        required who: Text,
        /// Size and arrangement of groups.
        required group: Words,
        /// How it is worked in the room.
        required technique: Words,
        /// What to bring.
        required materials: Words,
        /// Collections that it fills, the main one first.
        required collections: List<Text>,
        /// Earlier steps that it really needs.
        default needs: List<Text>,
        /// Section that it feeds; empty when none.
        default section: Text,
        /// What should be true before leaving it.
        default rules: List<Rule>,
        /// How its result is computed or decided.
        default method: Words,
        /// A worked example.
        required example: Words,
        /// How its printed sheet is filled.
        required sheet: Words,
        /// How it is worked on the screen.
        required activity: Activity,
        /// Other ways of working the same answers, each beside the first one.
        default more: List<Activity>,
        /// What to do, in order; the minutes add up to those of the step.
        required instructions: List<Instruction>,
        /// Two to four questions to ask the room.
        required asks: List<Words>,
    }

    /// What should be true before leaving a step.
    Rule: "workshop-expected-words" {
        /// Spanish.
        required es: Text,
        /// English.
        required en: Text,
        /// How the program sees whether it holds.
        default test: RuleTest,
    }

    /// What a rule counts: exactly one of `count`, `lacks`, `share`, `options`, `every_option`, `every`, `sum` and
    /// `greater`, and between which limits it should be.
    RuleTest: "workshop-expected-table" {
        /// Records of a collection.
        default count: Text,
        /// Records of a collection that do not answer one of `fields`; there should be none.
        default lacks: Text,
        /// The fields that `lacks` looks at.
        default fields: List<Text>,
        /// Share of the records of a collection, 0–100: those that answer `field`, or those of `among`.
        default share: Text,
        /// The field that `share` looks at.
        default field: Text,
        /// Which records `share` counts: `field = option, option`.
        default among: Text,
        /// Different options that a field has: `collection.field`.
        default options: Text,
        /// Records of each option of a field: `collection.field`.
        default every_option: Text,
        /// Each record of a collection should be named by those of `named_by`.
        default every: Text,
        /// Who names them: `collection.field`.
        default named_by: Text,
        /// Only these name them: `field = option, option`.
        default by_only: Text,
        /// Sum of a field: `collection.field`.
        default sum: Text,
        /// A number that should not be greater than that of `than`: `collection.field`.
        default greater: Text,
        /// The field of the same record that it is compared with.
        default than: Text,
        /// Only these records: `field = option, option`.
        default only: Text,
        /// Only records that take more than this share of the cost of the plan, 0–100.
        default costing: Number,
        /// The least it should be.
        default at_least: Number,
        /// The most it should be.
        default at_most: Number,
    }

    /// How a step is worked.
    Activity: "workshop-expected-table" {
        /// The kind of work.
        #[schemars(extend("enum" = activity_ids()))]
        required kind: Text,
        /// Role to `collection` or `collection.field`.
        default roles: Roles,
        /// What the room is asked about a pair of a matrix; `{row}` and `{column}` stand for their names.
        default ask: Words,
        /// Whether a pair of a matrix has one value both ways.
        default symmetric: Flag,
        /// Whether a pair of a matrix says how many times one is the other; the other way it is the inverse.
        default reciprocal: Flag,
        /// Which records are the rows of a matrix, or the top of a tree with `below`: `field = option, option`.
        default rows_where: Text,
        /// Which records are the columns of a matrix: `field = option, option`.
        default columns_where: Text,
        /// What hangs below the nodes of a tree, level by level: `collection.field`, a reference to the level above.
        default below: List<Text>,
        /// Whether the rows and columns of a matrix of numbers are added up; they are when nothing is said.
        default totals: Flag,
        /// Where the axes of a plane cross: from this value on, `x` counts as high.
        default cut_x: Number,
        /// Where the axes of a plane cross: from this value on, `y` counts as high.
        default cut_y: Number,
        /// The four quadrants of a plane: what each means and what it advises.
        default quadrants: List<Quadrant>,
    }

    /// A quadrant of a plane.
    Quadrant: "workshop-expected-table" {
        /// Whether `x` is high in it.
        required x: Flag,
        /// Whether `y` is high in it.
        required y: Flag,
        /// Its name.
        required title: Words,
        /// What is done with what stands there.
        required advice: Words,
    }

    /// A weight, threshold, scale or rate of a method: exactly one of the values, and why it is so.
    Parameter: "workshop-expected-table" {
        /// Method and name: `vester.threshold`.
        #[schemars(extend("enum" = parameter_ids()))]
        required id: Text,
        /// A number.
        default number: Number,
        /// Several numbers.
        default numbers: List<Number>,
        /// One of the words that the method knows.
        default text: Text,
        /// Several words.
        default texts: List<Text>,
        /// Why this value, and where it comes from.
        required reason: Words,
    }

    /// One numbered line of the guide.
    Instruction: "workshop-expected-instruction" {
        /// How long it takes.
        required minutes: Whole,
        /// Spanish.
        required es: Text,
        /// English.
        required en: Text,
    }
}

fn ids<T: Copy>(all: &[T], id: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| id(*one)).collect()
}

fn parameter_ids() -> Vec<&'static str> {
    PARAMETERS.iter().map(|one| one.id).collect()
}

fn activity_ids() -> Vec<&'static str> {
    ACTIVITIES.iter().map(|spec| spec.id).collect()
}
