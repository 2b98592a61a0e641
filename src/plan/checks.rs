//! The table of coherence checks: each one a question to the plan, with its reason.
//!
//! Numbers and rules come from the catalogue of frequent mistakes of territorial plans (K01–K36). What they hold
//! things against (shares, years, how many are too many) are parameters of the definition: a check whose parameter
//! is not decided, or whose collections a definition does not have, finds nothing.

mod chain;
mod control;
mod execution;
mod matrices;
mod money;
mod people;
mod projects;
mod rules;
mod sense;
mod texts;

use std::sync::Arc;

use super::{Fact, Finding, Item, Plan};
use crate::diag::Severity;
use crate::workshop::Step;

/// A coherence rule.
pub struct Check {
    /// Id, stable for ever: `K08`.
    pub id: &'static str,
    /// Whether it should be settled before the plan is approved, or looked at.
    pub severity: Severity,
    /// Key of its title and, with `-why`, of its reason.
    pub words: &'static str,
    /// Keys of the sentences it can say.
    pub sentences: &'static [&'static str],
    run: fn(&Plan, &mut Found<'_>),
}

/// Every check, in the order of the report.
pub const CHECKS: &[Check] = &[
    error(
        "K01",
        "check-k01",
        &["k01-no-objective"],
        chain::project_without_objective,
    ),
    error(
        "K02",
        "check-k02",
        &["k02-no-axis", "k02-not-selected"],
        chain::objective_without_axis,
    ),
    warning(
        "K03",
        "check-k03",
        &["k03-no-project"],
        chain::objective_without_project,
    ),
    error(
        "K04",
        "check-k04",
        &["k04-no-indicator"],
        chain::objective_without_indicator,
    ),
    error(
        "K05",
        "check-k05",
        &["k05-incomplete"],
        chain::indicator_incomplete,
    ),
    error(
        "K06",
        "check-k06",
        &["k06-wrong-way"],
        chain::targets_against_direction,
    ),
    error(
        "K07",
        "check-k07",
        &["k07-sums-differ"],
        money::activities_and_component,
    ),
    warning(
        "K08",
        "check-k08",
        &["k08-missing", "k08-surplus"],
        money::funding_and_cost,
    ),
    warning(
        "K09",
        "check-k09",
        &["k09-little-secured"],
        money::little_secured,
    ),
    error(
        "K10",
        "check-k10",
        &["k10-over-ceiling"],
        money::over_ceiling,
    ),
    warning(
        "K11",
        "check-k11",
        &["k11-less"],
        projects::first_class_gets_less,
    ),
    warning(
        "K12",
        "check-k12",
        &["k12-no-objective", "k12-concentrated"],
        chain::dimensions,
    ),
    warning(
        "K13",
        "check-k13",
        &["k13-unattended"],
        matrices::cause_unattended,
    ),
    warning(
        "K14",
        "check-k14",
        &["k14-no-origin"],
        chain::objective_without_origin,
    ),
    warning(
        "K15",
        "check-k15",
        &["k15-budget", "k15-number", "k15-alone"],
        projects::only_works,
    ),
    warning(
        "K16",
        "check-k16",
        &[
            "k16-population",
            "k16-quota",
            "k16-population-meeting",
            "k16-quota-meeting",
        ],
        people::underrepresented,
    ),
    warning(
        "K17",
        "check-k17",
        &["k17-absent"],
        people::key_actor_absent,
    ),
    error(
        "K18",
        "check-k18",
        &["k18-no-owner"],
        control::commitment_without_owner,
    ),
    warning(
        "K19",
        "check-k19",
        &["k19-overdue"],
        control::commitment_overdue,
    ),
    error(
        "K20",
        "check-k20",
        &["k20-no-minutes", "k20-no-quorum", "k20-not-read"],
        people::minutes_not_valid,
    ),
    warning(
        "K21",
        "check-k21",
        &["k21-old", "k21-no-source"],
        control::old_data,
    ),
    warning(
        "K22",
        "check-k22",
        &["k22-not-weighed", "k22-weak", "k22-too-early"],
        people::vision_not_weighed,
    ),
    warning(
        "K23",
        "check-k23",
        &["k23-axis", "k23-programme"],
        chain::nothing_under,
    ),
    warning("K24", "check-k24", &["k24-no-upkeep"], money::no_upkeep),
    error(
        "K25",
        "check-k25",
        &[
            "k25-circle",
            "k25-missing",
            "k25-too-long",
            "k25-outside",
            "k25-backwards",
            "k25-pause",
            "k25-before",
        ],
        projects::schedule_unsound,
    ),
    warning(
        "K26",
        "check-k26",
        &["k26-unanswered", "k26-worse", "k26-hazard"],
        projects::risk_unanswered,
    ),
    warning(
        "K27",
        "check-k27",
        &["k27-competence", "k27-no-policy"],
        projects::competence_missing,
    ),
    warning(
        "K28",
        "check-k28",
        &[
            "k28-no-members",
            "k28-few-civil",
            "k28-few-women",
            "k28-no-control",
        ],
        people::governance_unbalanced,
    ),
    warning(
        "K29",
        "check-k29",
        &["k29-copied", "k29-provisional"],
        texts::copied_or_provisional,
    ),
    warning(
        "K30",
        "check-k30",
        &["k30-too-many", "k30-no-summary"],
        control::too_many,
    ),
    error(
        "K31",
        "check-k31",
        &["k31-incomplete"],
        matrices::matrix_incomplete,
    ),
    warning(
        "K32",
        "check-k32",
        &["k32-sum", "k32-contradicts", "k32-no-reason"],
        matrices::weights_unsound,
    ),
    error(
        "K33",
        "check-k33",
        &["k33-missing", "k33-weights", "k33-all-equal"],
        matrices::typology_unsound,
    ),
    warning(
        "K34",
        "check-k34",
        &["k34-no-action"],
        control::prerequisite_without_action,
    ),
    warning("K35", "check-k35", &["k35-poor"], projects::followup_poor),
    error(
        "K36",
        "check-k36",
        &["k36-contact"],
        control::contact_without_consent,
    ),
    error(
        "K60",
        "check-k60",
        &["k60-year", "k60-date"],
        sense::another_century,
    ),
    error(
        "K61",
        "check-k61",
        &["k61-percent", "k61-negative"],
        sense::impossible_share,
    ),
    warning(
        "K62",
        "check-k62",
        &["k62-over-cost", "k62-late", "k62-split"],
        control::purchases_unsound,
    ),
    warning(
        "K63",
        "check-k63",
        &["k63-language"],
        control::language_unheard,
    ),
    warning(
        "K64",
        "check-k64",
        &["k64-few-measured", "k64-red"],
        control::observatory_silent,
    ),
    error(
        "K65",
        "check-k65",
        &["k65-own-executor"],
        control::judge_and_party,
    ),
    warning(
        "K66",
        "check-k66",
        &["k66-question", "k66-report", "k66-no-plan"],
        control::unanswered,
    ),
    warning(
        "K67",
        "check-k67",
        &["k67-no-new-date", "k67-past"],
        control::put_off,
    ),
    warning(
        "K68",
        "check-k68",
        &["k68-project", "k68-places"],
        execution::logframe_unsound,
    ),
    warning(
        "K69",
        "check-k69",
        &["k69-not-valued", "k69-price"],
        execution::value_unexplained,
    ),
    error(
        "K70",
        "check-k70",
        &[
            "k70-over-appropriated",
            "k70-over-funded",
            "k70-red",
            "k70-back",
        ],
        execution::spending_unsound,
    ),
    warning(
        "K71",
        "check-k71",
        &["k71-weak"],
        execution::mechanisms_weak,
    ),
    warning(
        "K72",
        "check-k72",
        &["k72-gap", "k72-few-women"],
        execution::capacities_unmet,
    ),
    warning(
        "K73",
        "check-k73",
        &["k73-unanswered", "k73-disputed", "k73-undone"],
        execution::responsibilities_unclear,
    ),
    warning("L01", "check-l01", &["l01-wording"], texts::wording),
    warning(
        "S01",
        "check-s01",
        &["s01-number", "s01-records"],
        rules::step_rules,
    ),
    warning("V01", "check-v01", &["v01-unreadable"], control::unreadable),
    warning("V02", "check-v02", &["v02-dangling"], control::dangling),
];

type Run = fn(&Plan, &mut Found<'_>);

const fn error(
    id: &'static str,
    words: &'static str,
    sentences: &'static [&'static str],
    run: Run,
) -> Check {
    Check {
        id,
        severity: Severity::Error,
        words,
        sentences,
        run,
    }
}

const fn warning(
    id: &'static str,
    words: &'static str,
    sentences: &'static [&'static str],
    run: Run,
) -> Check {
    Check {
        id,
        severity: Severity::Warning,
        words,
        sentences,
        run,
    }
}

/// Runs every check: what should be settled first, then what should be looked at, and what was accepted last.
pub fn run(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in CHECKS {
        (check.run)(
            plan,
            &mut Found {
                plan,
                check,
                findings: &mut findings,
            },
        );
    }
    for finding in &mut findings {
        finding.accepted = plan.acceptance(&finding.state_id());
    }
    findings.sort_by_key(|finding| (!finding.is_open(), std::cmp::Reverse(finding.severity)));
    findings
}

/// Where a check puts what it finds.
struct Found<'a> {
    plan: &'a Plan,
    check: &'a Check,
    findings: &'a mut Vec<Finding>,
}

impl Found<'_> {
    /// A finding about an item, whose code and name are facts of the sentence.
    fn about(
        &mut self,
        item: &Item,
        field: &str,
        key: &'static str,
        facts: Vec<(&'static str, Fact)>,
    ) {
        let mut all = vec![
            ("code", Fact::Text(item.code.clone())),
            ("name", Fact::Words(self.plan.name(&item.id))),
        ];
        all.extend(facts);
        self.findings.push(Finding {
            check: self.check.id,
            severity: self.check.severity,
            key,
            facts: all,
            record: Some(Arc::clone(&item.id)),
            field: (!field.is_empty()).then(|| Arc::from(field)),
            step: None,
            accepted: None,
        });
    }

    /// A finding about an item that its sentence does not name.
    fn of(
        &mut self,
        item: &Item,
        field: &str,
        key: &'static str,
        facts: Vec<(&'static str, Fact)>,
    ) {
        self.about(item, field, key, Vec::new());
        if let Some(last) = self.findings.last_mut() {
            last.facts = facts;
        }
    }

    /// A finding about a step.
    fn step(&mut self, step: &Step, key: &'static str, facts: Vec<(&'static str, Fact)>) {
        self.whole(key, facts);
        if let Some(last) = self.findings.last_mut() {
            last.step = Some(step.id.clone());
        }
    }

    /// A finding about the whole plan.
    fn whole(&mut self, key: &'static str, facts: Vec<(&'static str, Fact)>) {
        self.findings.push(Finding {
            check: self.check.id,
            severity: self.check.severity,
            key,
            facts,
            record: None,
            field: None,
            step: None,
            accepted: None,
        });
    }
}
