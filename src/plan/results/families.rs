//! What decides each method: parameters of the definition, fields that people fill, ends of their scales.
//!
//! `docs/methods.md` and the annex of a plan are written from this table; a test holds it to what the families of
//! [`crate::method`] say of themselves, and to what the definition has.

use Decided::{Field, Parameter, Scale};

use crate::method::{self, About};

/// A family of methods, and who decides what it computes with.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// What the family says of itself.
    pub about: &'static About,
    /// The steps of the territorial workshop that use it.
    pub steps: &'static [&'static str],
    /// Each thing that is decided, by its name in the family, and where; several places may decide together.
    pub decided: &'static [(&'static str, &'static [Decided])],
}

/// Where something is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// By a parameter of the definition.
    Parameter(&'static str),
    /// By what people answer in a field: `collection.field`.
    Field(&'static str),
    /// By the ends of the scale of a field: `collection.field`.
    Scale(&'static str),
}

/// Every family of methods.
#[rustfmt::skip]
pub const FAMILIES: &[Family] = &[
    Family {
        about: &method::vester::ABOUT,
        steps: &["1.11"],
        decided: &[
            ("most", &[Scale("problem_influence.value")]),
            ("threshold", &[Parameter("vester.threshold")]),
        ],
    },
    Family {
        about: &method::micmac::ABOUT,
        steps: &["2.1"],
        decided: &[
            ("most", &[Scale("variable_influence.value")]),
            ("cap", &[Parameter("micmac.cap")]),
            ("axis", &[Parameter("micmac.axis")]),
            ("alpha", &[Parameter("micmac.alpha")]),
            ("terms", &[Parameter("micmac.terms")]),
            ("potential", &[Parameter("micmac.potential")]),
        ],
    },
    Family {
        about: &method::mactor::ABOUT,
        steps: &["1.8", "3.2"],
        decided: &[
            ("influence_most", &[Scale("actor_influence.value")]),
            ("position_most", &[Scale("actor_stance.value")]),
            ("order", &[Parameter("mactor.order")]),
            ("ambivalent_from", &[Parameter("mactor.ambivalent_from")]),
        ],
    },
    Family {
        about: &method::stakeholders::ABOUT,
        steps: &["1.7"],
        decided: &[
            ("scale", &[Scale("actor.power")]),
            ("position_most", &[Scale("actor.position")]),
            ("threshold_power", &[Parameter("stakeholders.threshold_power")]),
            ("threshold_interest", &[Parameter("stakeholders.threshold_interest")]),
            ("centre", &[Parameter("stakeholders.centre")]),
        ],
    },
    Family {
        about: &method::spread::ABOUT,
        steps: &["1.11", "2.1", "2.3"],
        decided: &[
            ("centre", &[Parameter("matrix.centre")]),
            ("measure", &[Parameter("matrix.measure")]),
            ("disputed_from", &[Parameter("matrix.disputed")]),
        ],
    },
    Family {
        about: &method::multicriteria::ABOUT,
        steps: &["3.1"],
        decided: &[
            ("weights", &[Field("criterion.weight"), Parameter("multicriteria.whole")]),
            ("directions", &[Field("criterion.direction")]),
            ("normalisation", &[Parameter("multicriteria.normalisation")]),
            ("tie_breaks", &[Parameter("multicriteria.tie_breaks")]),
        ],
    },
    Family {
        about: &method::ahp::ABOUT,
        steps: &["3.1"],
        decided: &[
            ("most", &[Scale("criterion_comparison.value")]),
            ("random_index", &[Parameter("ahp.random_index")]),
            ("accept", &[Parameter("ahp.accept")]),
            ("synthesis", &[Parameter("ahp.synthesis")]),
        ],
    },
    Family {
        about: &method::voting::ABOUT,
        steps: &["1.10", "3.1", "7.5"],
        decided: &[
            ("limit", &[Parameter("voting.one_in")]),
            ("cap", &[Parameter("voting.cap")]),
            ("seats", &[Parameter("voting.seats")]),
            ("tie_breaks", &[Parameter("voting.tie_breaks")]),
            ("technical_tie", &[Parameter("voting.technical_tie")]),
            ("majority", &[Parameter("voting.majority"), Parameter("voting.qualified")]),
            ("base", &[Parameter("voting.base")]),
            ("most_against", &[Field("commitment.decision_rule")]),
        ],
    },
    Family {
        about: &method::ranking::ABOUT,
        steps: &["1.10", "3.1"],
        decided: &[
            ("points", &[Parameter("ranking.points")]),
            ("more_than", &[Parameter("ranking.more_than")]),
        ],
    },
    Family {
        about: &method::swot::ABOUT,
        steps: &["1.14"],
        decided: &[
            ("whole", &[Parameter("swot.whole")]),
            ("favourable", &[Parameter("swot.favourable")]),
            ("adverse", &[Parameter("swot.adverse")]),
            ("cuts", &[Parameter("swot.cuts")]),
            ("most", &[Scale("swot_cross.value"), Parameter("swot.blank")]),
        ],
    },
    Family {
        about: &method::igo::ABOUT,
        steps: &["3.5"],
        decided: &[
            ("whole", &[Parameter("igo.whole")]),
            ("governability", &[Parameter("igo.governability")]),
            ("axis", &[Parameter("igo.axis")]),
        ],
    },
    Family {
        about: &method::problem_tree::ABOUT,
        steps: &["1.12", "3.2"],
        decided: &[
            ("rewordings", &[Parameter("problem_tree.rewordings"), Parameter("problem_tree.levels_most")]),
        ],
    },
    Family {
        about: &method::wording::ABOUT,
        steps: &["1.10", "2.3", "3.2", "3.5"],
        decided: &[
            ("words", &[
                Parameter("wording.articles"),
                Parameter("wording.absence_openers"),
                Parameter("wording.negations"),
                Parameter("wording.solution_openers"),
                Parameter("wording.joiners"),
                Parameter("wording.clause_openers"),
                Parameter("wording.purpose_markers"),
                Parameter("wording.means_markers"),
                Parameter("wording.activity_verbs"),
                Parameter("wording.vague_verbs"),
                Parameter("wording.nouns_that_look_like_infinitives"),
                Parameter("wording.nouns_that_look_like_participles"),
                Parameter("wording.irregular_participles"),
                Parameter("wording.achieved_words"),
                Parameter("wording.unit_words"),
                Parameter("wording.risk_openers"),
                Parameter("wording.future_exceptions"),
            ]),
            ("limits", &[
                Parameter("wording.problem_least"),
                Parameter("wording.problem_most"),
                Parameter("wording.problem_joined"),
                Parameter("wording.objective_most"),
                Parameter("wording.vision_least"),
                Parameter("wording.vision_most"),
            ]),
        ],
    },
    Family {
        about: &method::indices::ABOUT,
        steps: &["1.4", "1.6", "1.9", "1.10", "1.15", "3.6", "4.2", "5.1"],
        decided: &[
            ("scale", &[
                Scale("problem.magnitude"),
                Scale("patrimony.value"),
                Scale("link.strength"),
                Scale("strengthening.level"),
            ]),
            ("improving", &[Parameter("indices.improving")]),
            ("same", &[Parameter("indices.same")]),
            ("worsening", &[Parameter("indices.worsening")]),
            ("high_value", &[Parameter("indices.high_value")]),
            ("good_state", &[Parameter("indices.good_state")]),
            ("poor_state", &[Parameter("indices.poor_state")]),
            ("partial", &[Parameter("indices.partial")]),
            ("fit_least", &[Parameter("indices.fit_least")]),
            ("per", &[
                Parameter("indices.per"),
                Parameter("indices.organisations"),
                Parameter("indices.weakest"),
                Parameter("indices.fabric_least"),
            ]),
        ],
    },
    Family {
        about: &method::risk::ABOUT,
        steps: &["1.16", "6.5"],
        decided: &[
            ("scale", &[Scale("risk.probability"), Scale("hazard.threat")]),
            ("cuts", &[Parameter("risk.cuts"), Parameter("risk.high")]),
        ],
    },
    Family {
        about: &method::typology::ABOUT,
        steps: &["1.17"],
        decided: &[
            ("direction", &[Field("typology_indicator.direction")]),
            ("weight", &[Field("typology_indicator.weight"), Parameter("typology.whole")]),
            ("goal_min", &[Field("typology_indicator.goal_min"), Parameter("typology.constant")]),
            ("goal_max", &[Field("typology_indicator.goal_max"), Parameter("typology.beyond")]),
            ("mean", &[Parameter("typology.mean")]),
            ("cuts", &[Field("typology_class.from_index"), Field("typology_class.to_index")]),
            ("state_cuts", &[Parameter("typology.state_cuts")]),
            ("groups", &[Parameter("typology.groups")]),
            ("rounds_most", &[Parameter("typology.rounds_most")]),
        ],
    },
    Family {
        about: &method::participation::ABOUT,
        steps: &["0.2", "0.4"],
        decided: &[
            ("under", &[Parameter("participation.under")]),
            ("over", &[Parameter("participation.over")]),
            ("parity_least", &[Parameter("participation.parity_least")]),
            ("parity_most", &[Parameter("participation.parity_most")]),
            ("least_share", &[Field("quota.target_pct")]),
            ("least_count", &[Parameter("participation.least_count")]),
        ],
    },
    Family {
        about: &method::scenarios::ABOUT,
        steps: &["2.2"],
        decided: &[
            ("scale", &[Scale("variable.uncertainty"), Scale("scenario.desirability")]),
            ("link_most", &[Parameter("scenarios.link_most"), Parameter("scenarios.desirable_from")]),
        ],
    },
    Family {
        about: &method::delphi::ABOUT,
        steps: &["2.2"],
        decided: &[
            ("scale", &[Parameter("delphi.scale")]),
            ("iqr_most", &[Parameter("delphi.iqr_most")]),
            ("variation_most", &[Parameter("delphi.variation_most")]),
            ("accept_from", &[Parameter("delphi.accept_from")]),
            ("reject_to", &[Parameter("delphi.reject_to")]),
            ("rounds_most", &[Parameter("delphi.rounds_most")]),
        ],
    },
    Family {
        about: &method::indicators::ABOUT,
        steps: &["3.3", "7.3"],
        decided: &[
            ("green", &[Parameter("indicators.green")]),
            ("yellow", &[Parameter("indicators.yellow")]),
            ("weight", &[Parameter("indicators.weight")]),
            ("unmeasured", &[Parameter("indicators.unmeasured")]),
            ("tolerance", &[Parameter("indicators.tolerance")]),
        ],
    },
    Family {
        about: &method::logframe::ABOUT,
        steps: &["3.5"],
        decided: &[
            ("components_most", &[Parameter("logframe.components_most")]),
            ("same_text", &[Parameter("logframe.same_text")]),
        ],
    },
    Family {
        about: &method::portfolio::ABOUT,
        steps: &["5.4"],
        decided: &[
            ("ceiling", &[Parameter("portfolio.ceiling"), Field("funding_line.amounts"), Field("funding_source.ceiling")]),
            ("measure", &[Parameter("portfolio.measure")]),
            ("order", &[Parameter("portfolio.order")]),
            ("when_too_dear", &[Parameter("portfolio.when_too_dear")]),
            ("ties", &[Parameter("portfolio.ties")]),
            ("most_cells", &[Parameter("portfolio.most_cells")]),
            ("utility", &[Parameter("portfolio.utility")]),
            ("completion", &[Parameter("portfolio.completion")]),
        ],
    },
    Family {
        about: &method::cofinancing::ABOUT,
        steps: &["5.4"],
        decided: &[
            ("ceilings", &[Field("funding_source.ceiling")]),
        ],
    },
    Family {
        about: &method::investment::ABOUT,
        steps: &["5.5"],
        decided: &[
            ("rate", &[Parameter("investment.rate")]),
            ("rate_range", &[Parameter("investment.rate_range")]),
        ],
    },
    Family {
        about: &method::critical_path::ABOUT,
        steps: &["6.1"],
        decided: &[
            ("start", &[Field("project.start")]),
            ("finish_by", &[Field("project.end")]),
            ("calendars", &[Parameter("critical_path.calendars")]),
            ("most_paths", &[Parameter("critical_path.most_paths")]),
        ],
    },
    Family {
        about: &method::earned_value::ABOUT,
        steps: &["6.6"],
        decided: &[
            ("green_from", &[Parameter("earned_value.green_from")]),
            ("amber_from", &[Parameter("earned_value.amber_from")]),
        ],
    },
];
