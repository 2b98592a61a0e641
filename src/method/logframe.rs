//! The logical framework of a project: does each level carry the next one, and can it be verified?
//!
//! Read from below: activities and their assumptions give components, components and theirs the purpose, the
//! purpose contributes to the end, which is an objective of the plan. Each level has indicators with
//! baseline, target, year and a means of verification, and each sum of costs is the cost above it. Rules
//! LF01–LF13 are the project's reading of it; money is exact.
//!
//! Source: E. Ortegón, J. Pacheco and A. Prieto, *Metodología del marco lógico para la planificación, el
//! seguimiento y la evaluación de proyectos y programas*, CEPAL, Serie Manuales 42 (2005).

use rust_decimal::Decimal;

use super::About;
use super::scale::reaches;
use super::wording::Severity;
use super::wording::text::similarity;

/// What is told of the family.
pub const ABOUT: About = About {
    id: "logframe",
    source: "Ortegón, Pacheco and Prieto, CEPAL, Serie Manuales 42 (2005)",
    parameters: &["components_most", "same_text"],
    cases: "logframe",
};

/// An indicator of the purpose or of a component.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indicator<'a> {
    /// Where it stands today.
    pub baseline: Option<f64>,
    /// Where it should stand.
    pub target: Option<f64>,
    /// By which year.
    pub year: Option<i32>,
    /// By what it is verified.
    pub verification: &'a str,
}

/// A purpose: what changes for people when the project is done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Purpose<'a> {
    /// Its words.
    pub text: &'a str,
    /// How it is measured.
    pub indicators: &'a [Indicator<'a>],
    /// How many assumptions stand beside it.
    pub assumptions: usize,
}

/// A component: what the project delivers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component<'a> {
    /// Its words.
    pub text: &'a str,
    /// How it is measured.
    pub indicators: &'a [Indicator<'a>],
    /// How many assumptions stand beside it.
    pub assumptions: usize,
    /// The cost of each of its activities; none where it was not written.
    pub activities: &'a [Option<Decimal>],
    /// What it costs; none where it was not written.
    pub cost: Option<Decimal>,
}

/// A project as a logical framework.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Project<'a> {
    /// Whether an objective of the plan is its end.
    pub has_end: bool,
    /// Its purposes; there should be one.
    pub purposes: &'a [Purpose<'a>],
    /// Its components.
    pub components: &'a [Component<'a>],
    /// What it costs; none where it was not written.
    pub budget: Option<Decimal>,
}

/// What the rules depend on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// More components are too many for one project.
    pub components_most: usize,
    /// A component as like the purpose as this repeats it, 0–1 by [`similarity`]; 1 is the same words.
    pub same_text: f64,
}

/// A rule of the logical framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// LF01: the project has no end.
    NoEnd,
    /// LF02: there is not exactly one purpose.
    NotOnePurpose,
    /// LF03: the purpose has no indicator.
    PurposeUnmeasured,
    /// LF04: there are no components.
    NoComponents,
    /// LF05: there are too many.
    ManyComponents,
    /// LF06: a component has no activities.
    NoActivities,
    /// LF07: a component has no indicator.
    ComponentUnmeasured,
    /// LF08: activities do not sum to the cost of their component.
    ActivitiesSum,
    /// LF09: components do not sum to the budget.
    ComponentsSum,
    /// LF10: an indicator has no means of verification.
    NoVerification,
    /// LF11: an indicator lacks baseline, target or year.
    IncompleteIndicator,
    /// LF12: a level has no assumptions.
    NoAssumptions,
    /// LF13: a component repeats the purpose.
    RepeatsPurpose,
}

impl Rule {
    /// All rules, in order.
    pub const ALL: [Self; 13] = [
        Self::NoEnd,
        Self::NotOnePurpose,
        Self::PurposeUnmeasured,
        Self::NoComponents,
        Self::ManyComponents,
        Self::NoActivities,
        Self::ComponentUnmeasured,
        Self::ActivitiesSum,
        Self::ComponentsSum,
        Self::NoVerification,
        Self::IncompleteIndicator,
        Self::NoAssumptions,
        Self::RepeatsPurpose,
    ];

    /// The code under which facilitators know the rule, which is also its stable name.
    pub fn code(self) -> &'static str {
        const CODES: [&str; 13] = [
            "LF01", "LF02", "LF03", "LF04", "LF05", "LF06", "LF07", "LF08", "LF09", "LF10", "LF11",
            "LF12", "LF13",
        ];
        CODES[self as usize]
    }

    /// Whether it should be settled, or looked at.
    pub fn severity(self) -> Severity {
        match self {
            Self::ManyComponents
            | Self::ComponentUnmeasured
            | Self::NoAssumptions
            | Self::RepeatsPurpose => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// Where a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the project as a whole.
    Project,
    /// At a purpose.
    Purpose(usize),
    /// At a component.
    Component(usize),
    /// At an indicator of a purpose.
    PurposeIndicator {
        /// The purpose.
        purpose: usize,
        /// Its indicator.
        indicator: usize,
    },
    /// At an indicator of a component.
    ComponentIndicator {
        /// The component.
        component: usize,
        /// Its indicator.
        indicator: usize,
    },
}

/// A rule that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breach {
    /// The rule.
    pub rule: Rule,
    /// Where.
    pub place: Place,
}

/// All rules that a project breaks, by rule and then by place: purposes before components.
///
/// Sums are compared only where every cost of the sum and the cost above it were written, and activities only
/// where there are any; a component without activities breaks LF06 alone. Without components LF09 has nothing
/// to sum. A project with more than one purpose is measured at each of them.
pub fn check(project: &Project<'_>, rules: &Rules) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut mark = |rule: Rule, place: Place, broken: bool| {
        if broken {
            found.push(Breach { rule, place });
        }
    };
    let whole = Place::Project;
    mark(Rule::NoEnd, whole, !project.has_end);
    mark(Rule::NotOnePurpose, whole, project.purposes.len() != 1);
    for (at, purpose) in project.purposes.iter().enumerate() {
        let place = Place::Purpose(at);
        mark(
            Rule::PurposeUnmeasured,
            place,
            purpose.indicators.is_empty(),
        );
        mark(Rule::NoAssumptions, place, purpose.assumptions == 0);
        for (indicator, measure) in purpose.indicators.iter().enumerate() {
            let purpose = at;
            let place = Place::PurposeIndicator { purpose, indicator };
            mark(Rule::NoVerification, place, is_unverified(measure));
            mark(Rule::IncompleteIndicator, place, is_incomplete(measure));
        }
    }
    let count = project.components.len();
    mark(Rule::NoComponents, whole, count == 0);
    mark(Rule::ManyComponents, whole, count > rules.components_most);
    for (at, component) in project.components.iter().enumerate() {
        let place = Place::Component(at);
        let idle = component.activities.is_empty();
        mark(Rule::NoActivities, place, idle);
        mark(
            Rule::ComponentUnmeasured,
            place,
            component.indicators.is_empty(),
        );
        let differs = differs(component.activities.iter().copied(), component.cost);
        mark(Rule::ActivitiesSum, place, !idle && differs);
        mark(Rule::NoAssumptions, place, component.assumptions == 0);
        let repeats = project
            .purposes
            .iter()
            .any(|purpose| reaches(similarity(component.text, purpose.text), rules.same_text));
        mark(Rule::RepeatsPurpose, place, repeats);
        for (indicator, measure) in component.indicators.iter().enumerate() {
            let component = at;
            let place = Place::ComponentIndicator {
                component,
                indicator,
            };
            mark(Rule::NoVerification, place, is_unverified(measure));
            mark(Rule::IncompleteIndicator, place, is_incomplete(measure));
        }
    }
    let costs = project.components.iter().map(|component| component.cost);
    mark(
        Rule::ComponentsSum,
        whole,
        count > 0 && differs(costs, project.budget),
    );
    // Stable: within a rule the order of places stays.
    found.sort_by_key(|breach| breach.rule);
    found
}

fn is_unverified(indicator: &Indicator<'_>) -> bool {
    indicator.verification.trim().is_empty()
}

fn is_incomplete(indicator: &Indicator<'_>) -> bool {
    indicator.baseline.is_none() || indicator.target.is_none() || indicator.year.is_none()
}

/// Whether parts, all of them written, have another sum than the whole. Amounts too large to be added differ.
fn differs(mut parts: impl Iterator<Item = Option<Decimal>>, whole: Option<Decimal>) -> bool {
    let Some(whole) = whole else {
        return false;
    };
    let mut sum = Some(Decimal::ZERO);
    let written = parts.try_for_each(|part| {
        let part = part?;
        sum = sum.and_then(|sum| sum.checked_add(part));
        Some(())
    });
    written.is_some() && sum != Some(whole)
}

#[cfg(test)]
mod tests;
