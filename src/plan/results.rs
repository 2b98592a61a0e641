//! What the methods say about the answers of a notebook.
//!
//! Each family reads its collections and the parameters of the definition, asks a method of [`crate::method`], and
//! gives its result with the ids of the records it is about; or, when there is none, a plain sentence with the places
//! to go ([`Unsaid`]). Nothing here fails, and no number is none. A family is computed when somebody first asks for
//! it and then kept, so that screens, reports and checks look at the same result:
//!
//! ```ignore
//! match plan.results().vester() {
//!     Ok(vester) => vester.quadrant_of("prb_1"),
//!     Err(unsaid) => println!("{}", unsaid.say(lang)),
//! }
//! ```
//!
//! Order of parts: what is shared ([`said`], [`rules`], [`pairs`]), then the families in the order of the steps, then
//! [`computed`], the values of the fields that the program works out, and [`families`], what decides each method.

pub mod pairs;
pub mod rules;
pub mod said;

pub mod actors;
pub mod appraisal;
pub mod articulation;
pub mod assets;
pub mod axes;
pub mod capacities;
pub mod commitments;
pub mod communication;
pub mod fabric;
pub mod funding;
pub mod hazards;
pub mod indicators;
pub mod integration;
pub mod links;
pub mod logframe;
pub mod mactor;
pub mod micmac;
pub mod monitoring;
pub mod observatory;
pub mod oversight;
pub mod participation;
pub mod portfolio;
pub mod prerequisites;
pub mod problems;
pub mod progress;
pub mod purchases;
pub mod readiness;
pub mod responsibilities;
pub mod risks;
pub mod scenarios;
pub mod schedule;
pub mod swot;
pub mod tree;
pub mod typology;
pub mod vester;
pub mod vision;
pub mod votes;
pub mod wording;

mod computed;
pub mod families;

use std::sync::OnceLock;

use rust_decimal::Decimal;

pub use pairs::{Grid, Matrix};
pub use rules::Rules;
pub use said::{LeftOut, Outcome, Place, Remark, Unsaid, exact};
pub use votes::{VoteRules, vote_rules};

use super::{Source, Value};
use crate::method::risk::Rating;
use crate::method::swot::IeCell;

/// Declares the families: where each is kept, and how it is asked for.
macro_rules! families {
    ($($(#[$doc:meta])* $name:ident: $result:ty = $read:expr;)*) => {
        /// What was computed so far.
        #[derive(Debug, Clone, Default)]
        pub struct Kept {
            grids: [OnceLock<Outcome<Grid>>; Matrix::ALL.len()],
            $($name: OnceLock<Outcome<$result>>,)*
        }

        impl<'a> Results<'a> {
            $(
                $(#[$doc])*
                pub fn $name(self) -> &'a Outcome<$result> {
                    self.kept.$name.get_or_init(|| ($read)(self))
                }
            )*

            /// Computes every family: its name, and why it says nothing when it does not.
            pub fn all(self) -> Vec<(&'static str, Option<&'a Unsaid>)> {
                vec![$((stringify!($name), self.$name().as_ref().err()),)*]
            }
        }
    };
}

families! {
    /// Which problems cause, which suffer, which do both (step 1.11).
    vester: vester::Vester = vester::read;
    /// Which variables move the system, directly and through others (step 2.1).
    micmac: micmac::Micmac = micmac::read;
    /// Which actors can press the others (step 1.8).
    forces: mactor::Forces = mactor::forces;
    /// Which actors are with whom, and on which objectives (steps 1.8 and 3.2).
    play: mactor::Play = mactor::play;
    /// Actors by power, interest and position (step 1.7).
    actors: actors::Actors = actors::read;
    /// Assets by state and value (step 1.4).
    assets: assets::Assets = assets::read;
    /// What passes between country and town, and who gains (step 1.6).
    links: links::Links = links::read;
    /// How strong organisations are, area by area (step 1.9).
    fabric: fabric::Fabric = fabric::read;
    /// How many organisations there are for those who live here (step 1.9).
    density: fabric::Density = fabric::dense;
    /// Problems by computed priority (step 1.10).
    problems: problems::Problems = problems::read;
    /// Problems by dots (step 1.10).
    problem_vote: votes::Vote = |results| votes::count(results, "problem", "votes");
    /// Both orders of the problems side by side (step 1.10).
    orders: problems::Orders = problems::orders;
    /// The problem tree: checks and levels (step 1.12).
    tree: tree::Tree = tree::read;
    /// The objectives that the tree proposes (steps 1.12 and 3.2).
    objectives: tree::Objectives = tree::objectives;
    /// Strengths and weaknesses, weighed: IFE (step 1.14).
    swot_inside: swot::Side = |results| swot::side(results, true);
    /// Opportunities and threats, weighed: EFE (step 1.14).
    swot_outside: swot::Side = |results| swot::side(results, false);
    /// Where both totals stand: the cell of the IE matrix (step 1.14).
    swot_cell: IeCell = swot::cell;
    /// Where inside and outside meet, and the posture (step 1.14).
    swot_crossed: swot::Cross = swot::crossed;
    /// The five prerequisites as a traffic light (step 1.15).
    prerequisites: prerequisites::Prerequisites = prerequisites::read;
    /// Hazards by threat, vulnerability and capacity (step 1.16).
    hazards: hazards::Hazards = hazards::read;
    /// Index, class and reply of each zone (step 1.17).
    typology: typology::Typology = typology::read;
    /// The scenario that comes by itself, and the bet (step 2.2).
    scenarios: scenarios::Scenarios = scenarios::read;
    /// The two uncertainties that span the future (step 2.2).
    future_axes: scenarios::FutureAxes = scenarios::axes;
    /// The vision by criterion and table (step 2.3).
    vision: vision::Vision = vision::read;
    /// Axes by dots (step 3.1).
    axis_vote: votes::Vote = |results| votes::count(results, "axis", "dots");
    /// Axes by weighted criteria (step 3.1).
    axis_scores: axes::Scores = axes::scores;
    /// Criteria weighed by comparing them two by two (step 3.1).
    comparison: axes::Comparison = axes::comparison;
    /// Both orders of the axes side by side (step 3.1).
    contrast: axes::Contrast = axes::contrast;
    /// The line under the voted axes, and ties across it (step 3.1).
    axis_line: axes::Line = axes::cut;
    /// Who took part, compared with population and targets (steps 0.2 and 0.4).
    participation: participation::Participation = participation::read;
    /// Indicators round by round (steps 3.3 and 7.3).
    indicators: indicators::Indicators = indicators::read;
    /// Net present value, internal rate and the rest of each project with a flow (step 5.5).
    appraisal: appraisal::Appraisals = appraisal::read;
    /// What can be done if only part of the money comes (step 5.4).
    funding: funding::Scenarios = funding::read;
    /// Which conditions for public investment are ready (step 5.1).
    readiness: readiness::Readiness = readiness::read;
    /// When each task begins and ends, and which cannot be late (step 6.1).
    schedule: schedule::Schedules = schedule::read;
    /// Earned value of each project at its last report (step 6.6).
    progress: progress::Progress = progress::read;
    /// The logical framework of each project, read from below (step 3.5).
    logframe: logframe::Logframes = logframe::read;
    /// Which projects fit under the money there is, chosen in four ways (step 5.4).
    portfolio: portfolio::Portfolio = portfolio::read;
    /// Which projects found a policy that supports them (step 3.6).
    articulation: articulation::Articulation = articulation::read;
    /// Which weak capacities have training (step 4.3).
    capacities: capacities::Capacities = capacities::read;
    /// Which processes have one body that answers for them (step 4.2).
    responsibilities: responsibilities::Responsibilities = responsibilities::read;
    /// How many sectors contribute to each project (step 4.4).
    integration: integration::Integration = integration::read;
    /// Purchases by quarter, and what does not fit (step 6.2).
    purchases: purchases::Purchases = purchases::read;
    /// Languages and channels of communication (step 6.4).
    communication: communication::Communication = communication::read;
    /// Risks before and after their response (step 6.5).
    risks: risks::Risks = risks::read;
    /// What follow-up costs, and what nobody is going to measure (step 7.1).
    monitoring: monitoring::Monitoring = monitoring::read;
    /// Who watches over what, and what people asked (step 7.2).
    oversight: oversight::Oversight = oversight::read;
    /// Each indicator along the rounds (step 7.3).
    observatory: observatory::Observatory = observatory::read;
    /// Agreements and commitments by state (step 7.5).
    commitments: commitments::Commitments = commitments::read;
    /// How statements are worded (steps 1.10, 2.3, 3.2, 3.5).
    wording: wording::Wording = wording::read;
}

/// The results of a notebook, each computed when it is first asked for.
#[derive(Debug, Clone, Copy)]
pub struct Results<'a> {
    source: Source<'a>,
    kept: &'a Kept,
}

impl<'a> Results<'a> {
    /// The results of what a source reads, kept where the caller says.
    pub fn new(source: Source<'a>, kept: &'a Kept) -> Self {
        Self { source, kept }
    }

    /// Where the answers are read.
    pub fn source(self) -> Source<'a> {
        self.source
    }

    /// What the definition decides.
    pub fn rules(self) -> Rules<'a> {
        Rules {
            workshop: self.source.workshop(),
        }
    }

    /// A matrix as the methods take it, complete or not.
    pub fn grid(self, matrix: Matrix) -> &'a Outcome<Grid> {
        self.kept.grids[matrix as usize].get_or_init(|| Grid::read(self.source, matrix))
    }

    /// Score and level of a risk by probability and impact; nothing when one is off its scale, or when the definition
    /// does not decide the levels.
    pub fn rate_risk(self, probability: Decimal, impact: Decimal) -> Option<Rating> {
        computed::rate_risk(self, probability, impact)
    }

    /// Why the computed fields of a kind have no value: the reason of the result that they are places in. Nothing when
    /// they depend on the record alone, or when there is a result.
    pub fn why_not(self, collection: &str, field: &str) -> Option<&'a Unsaid> {
        computed::why_not(self, collection, field)
    }

    /// The value of a field that the program works out; nothing when there is none, or when it knows no such field.
    pub fn computed(self, record: &str, field: &str) -> Option<Value> {
        computed::value(self, record, field)
    }
}
