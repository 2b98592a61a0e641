//! Weights, thresholds, scales and rates: which ones the methods know. What they are is decided by a definition.

/// A parameter that a method knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParameterSpec {
    /// Method and name: `vester.threshold`.
    pub id: &'static str,
    /// What its value is.
    pub kind: ParameterKind,
}

/// What the value of a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// One number.
    Number,
    /// Several numbers.
    Numbers,
    /// One of these words.
    Text(&'static [&'static str]),
    /// Several words that people write.
    Texts,
    /// Several of these words, in an order that counts.
    Words(&'static [&'static str]),
}

impl ParameterKind {
    /// The key under which a definition writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Numbers => "numbers",
            Self::Text(_) => "text",
            Self::Texts | Self::Words(_) => "texts",
        }
    }
}

const fn number(id: &'static str) -> ParameterSpec {
    ParameterSpec {
        id,
        kind: ParameterKind::Number,
    }
}

const fn numbers(id: &'static str) -> ParameterSpec {
    ParameterSpec {
        id,
        kind: ParameterKind::Numbers,
    }
}

const fn texts(id: &'static str) -> ParameterSpec {
    ParameterSpec {
        id,
        kind: ParameterKind::Texts,
    }
}

const fn one_of(id: &'static str, words: &'static [&'static str]) -> ParameterSpec {
    ParameterSpec {
        id,
        kind: ParameterKind::Text(words),
    }
}

const fn some_of(id: &'static str, words: &'static [&'static str]) -> ParameterSpec {
    ParameterSpec {
        id,
        kind: ParameterKind::Words(words),
    }
}

/// Where the axes of a plane are cut.
const AXIS: &[&str] = &["mean", "median", "half", "mid_range"];

/// Which value stands for those of several tables.
const CENTRE: &[&str] = &["mean", "median"];

/// What the methods compute with. The values are decided by the definition, never here.
#[rustfmt::skip]
pub const PARAMETERS: &[ParameterSpec] = &[
    // Several tables in one matrix.
    one_of("matrix.centre", CENTRE),
    one_of("matrix.measure", &["range", "interquartile_range"]),
    number("matrix.disputed"),
    number("matrix.most"),
    number("matrix.strong_share"),
    // Causes and effects.
    one_of("vester.threshold", &["mean", "half", "mid_range"]),
    one_of("micmac.axis", AXIS),
    number("micmac.cap"),
    number("micmac.alpha"),
    number("micmac.terms"),
    numbers("micmac.potential"),
    number("problem_tree.levels_most"),
    texts("problem_tree.rewordings"),
    // Actors.
    number("stakeholders.threshold_power"),
    number("stakeholders.threshold_interest"),
    one_of("stakeholders.centre", CENTRE),
    one_of("mactor.order", &["1mao", "2mao", "3mao"]),
    number("mactor.ambivalent_from"),
    // Weights, votes and orders.
    number("multicriteria.whole"),
    one_of("multicriteria.normalisation", &["fixed", "min_max"]),
    some_of("multicriteria.tie_breaks", &["heaviest_criterion", "votes"]),
    numbers("ahp.random_index"),
    number("ahp.accept"),
    one_of("ahp.synthesis", &["distributive", "ideal"]),
    number("voting.one_in"),
    number("voting.cap"),
    number("voting.seats"),
    some_of("voting.tie_breaks", &["voters", "score", "new_vote", "keep_all"]),
    numbers("voting.technical_tie"),
    number("voting.majority"),
    number("voting.qualified"),
    one_of("voting.base", &["cast", "present", "members"]),
    one_of("ranking.points", &["from_zero", "from_one", "harmonic"]),
    number("ranking.more_than"),
    number("igo.whole"),
    numbers("igo.governability"),
    one_of("igo.axis", AXIS),
    // What there is and how it fares.
    number("indices.improving"),
    number("indices.same"),
    number("indices.worsening"),
    number("indices.high_value"),
    number("indices.good_state"),
    number("indices.poor_state"),
    number("indices.partial"),
    number("indices.fit_least"),
    number("indices.per"),
    number("indices.weakest"),
    texts("indices.organisations"),
    number("indices.fabric_least"),
    number("swot.whole"),
    numbers("swot.favourable"),
    numbers("swot.adverse"),
    numbers("swot.cuts"),
    one_of("swot.blank", &["zero", "missing"]),
    numbers("risk.cuts"),
    number("risk.high"),
    one_of("typology.mean", &["arithmetic", "geometric", "harmonic"]),
    number("typology.whole"),
    number("typology.constant"),
    one_of("typology.beyond", &["capped", "kept", "refused"]),
    numbers("typology.state_cuts"),
    number("typology.groups"),
    number("typology.rounds_most"),
    number("participation.under"),
    number("participation.over"),
    number("participation.parity_least"),
    number("participation.parity_most"),
    number("participation.least_count"),
    // Futures.
    number("scenarios.link_most"),
    number("scenarios.desirable_from"),
    number("vision.rewrite_below"),
    numbers("delphi.scale"),
    number("delphi.iqr_most"),
    number("delphi.variation_most"),
    number("delphi.accept_from"),
    number("delphi.reject_to"),
    number("delphi.rounds_most"),
    // Projects, money and time.
    number("indicators.green"),
    number("indicators.yellow"),
    number("indicators.weight"),
    one_of("indicators.unmeasured", &["left_out", "counts_zero"]),
    number("indicators.tolerance"),
    number("logframe.components_most"),
    number("logframe.same_text"),
    one_of("portfolio.ceiling", &["secured", "funded", "ceilings"]),
    one_of("portfolio.measure", &["score", "votes"]),
    one_of("portfolio.order", &["most", "most_per_cost"]),
    one_of("portfolio.when_too_dear", &["skip", "stop"]),
    some_of("portfolio.ties", &["cheaper", "dearer", "higher_score", "more_votes"]),
    number("portfolio.most_cells"),
    one_of("portfolio.utility", &["cost", "project"]),
    one_of("portfolio.completion", &["keep", "by_votes", "raise_shares", "raise_shares_then_by_votes"]),
    number("investment.rate"),
    numbers("investment.rate_range"),
    number("earned_value.green_from"),
    number("earned_value.amber_from"),
    numbers("critical_path.calendars"),
    number("critical_path.most_paths"),
    // What the coherence of a plan is held against.
    number("checks.secured_least"),
    number("checks.concentrated_most"),
    number("checks.works_most"),
    number("checks.old_years"),
    number("checks.axes_most"),
    number("checks.objectives_most"),
    number("checks.indicators_most"),
    number("checks.projects_most"),
    number("checks.civil_least"),
    number("checks.women_least"),
    number("checks.risk_answered_from"),
    number("checks.followup_least"),
    number("checks.weak_mechanism"),
    number("checks.weak_mechanisms_most"),
    number("checks.women_leaders_least"),
    number("checks.year_least"),
    number("checks.year_most"),
    number("checks.coverage_least"),
    number("checks.language_least"),
    number("checks.oversight_from"),
    number("checks.same_text"),
    texts("checks.copied_in"),
    texts("checks.placeholders"),
    // How statements are worded.
    number("wording.problem_least"),
    number("wording.problem_most"),
    number("wording.problem_joined"),
    number("wording.objective_most"),
    number("wording.vision_least"),
    number("wording.vision_most"),
    texts("wording.articles"),
    texts("wording.absence_openers"),
    texts("wording.negations"),
    texts("wording.solution_openers"),
    texts("wording.joiners"),
    texts("wording.clause_openers"),
    texts("wording.purpose_markers"),
    texts("wording.means_markers"),
    texts("wording.activity_verbs"),
    texts("wording.vague_verbs"),
    texts("wording.nouns_that_look_like_infinitives"),
    texts("wording.nouns_that_look_like_participles"),
    texts("wording.irregular_participles"),
    texts("wording.achieved_words"),
    texts("wording.unit_words"),
    texts("wording.risk_openers"),
    texts("wording.future_exceptions"),
];
