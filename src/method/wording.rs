//! How statements are worded: marks for people to look at, never a verdict.
//!
//! A problem is an existing negative situation and not the absence of a solution; an objective begins with an
//! infinitive, says one thing and no means; a component is worded as delivered; an indicator has unit,
//! baseline, target and source; an assumption is positive and outside the team's control; a vision names its
//! year and territory, in the present tense. All marks are advisory except those of [`Severity::Error`], and
//! any can be dismissed with a reason.
//!
//! The rules read Spanish: its infinitives, participles, gerunds and futures are in [`spanish`]. Everything
//! that is a matter of vocabulary comes as [`Words`], every count as [`Limits`]. Words are compared in lower
//! case and without accents ([`text`]); only the future is read with them. Empty text has no wording and gets
//! no marks about it.
//!
//! Source: E. Ortegón, J. Pacheco and A. Prieto, *Metodología del marco lógico*, CEPAL, Serie Manuales 42
//! (2005); rules of cards of Metaplan. The executable rules are the project's own.

mod statements;

pub mod spanish;
pub mod text;

use super::About;

pub use statements::lint;

/// What is told of the family.
pub const ABOUT: About = About {
    id: "wording",
    source: "Ortegón, Pacheco and Prieto, CEPAL, Serie Manuales 42 (2005)",
    parameters: &["words", "limits"],
    cases: "statement_lint",
};

/// What people must know before they read a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something to know.
    Info,
    /// Something to look at.
    Warning,
    /// Something to settle, or to dismiss with a reason.
    Error,
}

/// What a statement may be marked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A problem told as the absence of a solution.
    ProblemAbsence,
    /// A problem that is a solution.
    ProblemSolution,
    /// A problem too short to say who, what and where.
    ProblemVague,
    /// A problem too long for a card.
    ProblemLong,
    /// Several problems in one statement.
    ProblemMultiple,
    /// An objective that does not begin with an infinitive.
    ObjectiveNoInfinitive,
    /// An objective that is an activity or a work.
    ObjectiveActivity,
    /// An objective whose verb says little, without an indicator that says more.
    ObjectiveVague,
    /// Two objectives in one statement.
    ObjectiveDouble,
    /// An objective that says by which means.
    ObjectiveMeans,
    /// An objective that is too long.
    ObjectiveLong,
    /// A component that begins with an infinitive.
    ComponentInfinitive,
    /// A component that is not worded as delivered.
    ComponentNotAchieved,
    /// An activity that does not begin with an infinitive.
    ActivityNoInfinitive,
    /// An indicator that does not say what is counted in which unit.
    IndicatorNoUnit,
    /// An indicator without baseline.
    IndicatorNoBaseline,
    /// An indicator without target.
    IndicatorNoTarget,
    /// An indicator whose target is where it already stands.
    IndicatorTargetIsBaseline,
    /// An indicator without source.
    IndicatorNoSource,
    /// An indicator that is an objective.
    IndicatorIsObjective,
    /// An assumption told as what is missing.
    AssumptionNegative,
    /// An assumption that the team itself controls.
    AssumptionControlled,
    /// An assumption that is a risk.
    AssumptionRisk,
    /// A vision without a year.
    VisionNoHorizon,
    /// A vision too short to be seen.
    VisionShort,
    /// A vision too long to be remembered.
    VisionLong,
    /// A vision in the future tense.
    VisionFuture,
    /// A vision that does not name the territory.
    VisionNoTerritory,
}

impl Mark {
    /// All marks, in the order in which they are given.
    pub const ALL: [Self; 28] = [
        Self::ProblemAbsence,
        Self::ProblemSolution,
        Self::ProblemVague,
        Self::ProblemLong,
        Self::ProblemMultiple,
        Self::ObjectiveNoInfinitive,
        Self::ObjectiveActivity,
        Self::ObjectiveVague,
        Self::ObjectiveDouble,
        Self::ObjectiveMeans,
        Self::ObjectiveLong,
        Self::ComponentInfinitive,
        Self::ComponentNotAchieved,
        Self::ActivityNoInfinitive,
        Self::IndicatorNoUnit,
        Self::IndicatorNoBaseline,
        Self::IndicatorNoTarget,
        Self::IndicatorTargetIsBaseline,
        Self::IndicatorNoSource,
        Self::IndicatorIsObjective,
        Self::AssumptionNegative,
        Self::AssumptionControlled,
        Self::AssumptionRisk,
        Self::VisionNoHorizon,
        Self::VisionShort,
        Self::VisionLong,
        Self::VisionFuture,
        Self::VisionNoTerritory,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::ProblemAbsence => "problem_absence",
            Self::ProblemSolution => "problem_solution",
            Self::ProblemVague => "problem_vague",
            Self::ProblemLong => "problem_long",
            Self::ProblemMultiple => "problem_multiple",
            Self::ObjectiveNoInfinitive => "objective_no_infinitive",
            Self::ObjectiveActivity => "objective_activity",
            Self::ObjectiveVague => "objective_vague",
            Self::ObjectiveDouble => "objective_double",
            Self::ObjectiveMeans => "objective_means",
            Self::ObjectiveLong => "objective_long",
            Self::ComponentInfinitive => "component_infinitive",
            Self::ComponentNotAchieved => "component_not_achieved",
            Self::ActivityNoInfinitive => "activity_no_infinitive",
            Self::IndicatorNoUnit => "indicator_no_unit",
            Self::IndicatorNoBaseline => "indicator_no_baseline",
            Self::IndicatorNoTarget => "indicator_no_target",
            Self::IndicatorTargetIsBaseline => "indicator_target_is_baseline",
            Self::IndicatorNoSource => "indicator_no_source",
            Self::IndicatorIsObjective => "indicator_is_objective",
            Self::AssumptionNegative => "assumption_negative",
            Self::AssumptionControlled => "assumption_controlled",
            Self::AssumptionRisk => "assumption_risk",
            Self::VisionNoHorizon => "vision_no_horizon",
            Self::VisionShort => "vision_short",
            Self::VisionLong => "vision_long",
            Self::VisionFuture => "vision_future",
            Self::VisionNoTerritory => "vision_no_territory",
        }
    }

    /// The code under which facilitators know the rule.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProblemAbsence => "P-AUSENCIA",
            Self::ProblemSolution => "P-SOLUCION",
            Self::ProblemVague => "P-VAGO",
            Self::ProblemLong => "P-LARGO",
            Self::ProblemMultiple => "P-MULTIPLE",
            Self::ObjectiveNoInfinitive => "O-SIN-INFINITIVO",
            Self::ObjectiveActivity => "O-ACTIVIDAD",
            Self::ObjectiveVague => "O-VAGO-SIN-INDICADOR",
            Self::ObjectiveDouble => "O-DOBLE",
            Self::ObjectiveMeans => "O-MEDIOS",
            Self::ObjectiveLong => "O-LARGO",
            Self::ComponentInfinitive => "C-INFINITIVO",
            Self::ComponentNotAchieved => "C-NO-LOGRADO",
            Self::ActivityNoInfinitive => "A-SIN-INFINITIVO",
            Self::IndicatorNoUnit => "I-SIN-UNIDAD",
            Self::IndicatorNoBaseline => "I-SIN-LINEA-BASE",
            Self::IndicatorNoTarget => "I-SIN-META",
            Self::IndicatorTargetIsBaseline => "I-META-IGUAL-BASE",
            Self::IndicatorNoSource => "I-SIN-FUENTE",
            Self::IndicatorIsObjective => "I-ES-OBJETIVO",
            Self::AssumptionNegative => "S-NEGATIVO",
            Self::AssumptionControlled => "S-CONTROLABLE",
            Self::AssumptionRisk => "S-ES-RIESGO",
            Self::VisionNoHorizon => "V-SIN-HORIZONTE",
            Self::VisionShort => "V-CORTA",
            Self::VisionLong => "V-LARGA",
            Self::VisionFuture => "V-FUTURO",
            Self::VisionNoTerritory => "V-SIN-TERRITORIO",
        }
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::ProblemSolution
            | Self::IndicatorNoUnit
            | Self::IndicatorNoBaseline
            | Self::IndicatorNoTarget
            | Self::IndicatorNoSource
            | Self::AssumptionControlled => Severity::Error,
            Self::VisionFuture => Severity::Info,
            _ => Severity::Warning,
        }
    }
}

/// A statement and what must be known about it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Statement<'a> {
    /// An existing negative situation.
    Problem(&'a str),
    /// A change that is wanted.
    Objective {
        /// Its words.
        text: &'a str,
        /// Whether an indicator measures it.
        has_indicator: bool,
    },
    /// A product that a project delivers.
    Component(&'a str),
    /// Something that is done.
    Activity(&'a str),
    /// A measure.
    Indicator {
        /// Its words.
        text: &'a str,
        /// Its unit, where it has a field of its own.
        unit: &'a str,
        /// Where it stands today.
        baseline: Option<f64>,
        /// Where it should stand in the end.
        target: Option<f64>,
        /// Where its value comes from.
        source: &'a str,
        /// What the target means.
        aim: Aim,
    },
    /// What must hold and nobody in the team decides.
    Assumption {
        /// Its words.
        text: &'a str,
        /// Whether the team controls it after all.
        controlled: bool,
    },
    /// The wanted future of the territory.
    Vision {
        /// Its words.
        text: &'a str,
        /// The name of the territory as people say it; empty when it is not known.
        territory: &'a str,
    },
}

/// What the target of an indicator means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The value should move: a target at the baseline is a mistake.
    Change,
    /// The value should stay: a target at the baseline is the point.
    Keep,
}

/// How many words a statement may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Fewer words cannot tell a problem.
    pub problem_least: usize,
    /// More words are no card.
    pub problem_most: usize,
    /// So many clauses joined to the first are several problems; at least 1.
    pub problem_joined: usize,
    /// More words are no objective.
    pub objective_most: usize,
    /// Fewer words are no vision.
    pub vision_least: usize,
    /// More words are not remembered.
    pub vision_most: usize,
}

/// The vocabulary of the rules: words, or phrases of several words, in any case and with or without accents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Articles that may stand before a first word: el, la, los…
    pub articles: Vec<String>,
    /// What begins the absence of a solution: falta de, no existe…
    pub absence_openers: Vec<String>,
    /// What begins a negative assumption besides: no, ningún…
    pub negations: Vec<String>,
    /// What begins a solution besides infinitives: se necesita, hay que…
    pub solution_openers: Vec<String>,
    /// What joins a clause to another one: y, además…
    pub joiners: Vec<String>,
    /// What, after a joiner, begins a clause of its own: los, hay…
    pub clause_openers: Vec<String>,
    /// What begins a purpose, after which verbs are no second objective: para, a fin de…
    pub purpose_markers: Vec<String>,
    /// What begins the means: mediante, a través de…
    pub means_markers: Vec<String>,
    /// Infinitives of activities and works: construir, capacitar…
    pub activity_verbs: Vec<String>,
    /// Infinitives that say little: mejorar, fortalecer…
    pub vague_verbs: Vec<String>,
    /// Nouns that end like infinitives: hogar, mujer…
    pub nouns_that_look_like_infinitives: Vec<String>,
    /// Nouns that end like participles or gerunds: ganado, medida…
    pub nouns_that_look_like_participles: Vec<String>,
    /// Participles without the usual endings: hecho, inscrita…
    pub irregular_participles: Vec<String>,
    /// Other words of something delivered: vigentes, en uso…
    pub achieved_words: Vec<String>,
    /// Words that say what is counted: porcentaje, número…
    pub unit_words: Vec<String>,
    /// What begins a risk: riesgo, amenaza…
    pub risk_openers: Vec<String>,
    /// Words that end like futures and are none: queremos…
    pub future_exceptions: Vec<String>,
}

#[cfg(test)]
mod tests;
