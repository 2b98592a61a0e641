use proptest::prelude::*;

use super::*;

const LIMITS: Limits = Limits {
    problem_least: 4,
    problem_most: 30,
    problem_joined: 2,
    objective_most: 40,
    vision_least: 25,
    vision_most: 120,
};

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn lists() -> Words {
    Words {
        articles: list(&["el", "la", "los", "las"]),
        absence_openers: list(&["falta", "falta de", "no hay"]),
        joiners: list(&["y", "e", "así como"]),
        clause_openers: list(&["el", "la", "los", "las", "hay"]),
        purpose_markers: list(&["para", "a fin de"]),
        means_markers: list(&["mediante", "por medio de"]),
        vague_verbs: list(&["mejorar"]),
        ..Words::default()
    }
}

fn marks(statement: Statement<'_>) -> Vec<Mark> {
    lint(&statement, &lists(), &LIMITS)
}

fn aimed(text: &str) -> Vec<Mark> {
    marks(Statement::Objective {
        text,
        has_indicator: true,
    })
}

#[test]
fn nothing_written_has_no_wording() {
    for text in ["", "   ", "…", "¿?"] {
        assert!(marks(Statement::Problem(text)).is_empty());
        assert!(aimed(text).is_empty());
        assert!(marks(Statement::Component(text)).is_empty());
        assert!(marks(Statement::Activity(text)).is_empty());
        let territory = "Cuenca";
        assert!(marks(Statement::Vision { text, territory }).is_empty());
    }
}

#[test]
fn an_article_hides_no_absence() {
    let found = marks(Statement::Problem("La FALTA de médicos en la zona baja"));
    assert_eq!(found, [Mark::ProblemAbsence]);
    let found = marks(Statement::Problem(
        "Las faltas de los médicos en la zona baja",
    ));
    assert!(found.is_empty());
}

#[test]
fn several_sentences_are_several_problems() {
    let many = |text| marks(Statement::Problem(text)).contains(&Mark::ProblemMultiple);
    assert!(many("Los suelos se erosionan; los jóvenes se van"));
    assert!(many("Los suelos se erosionan.\nLos jóvenes se van"));
    assert!(many("Los suelos se erosionan. Los jóvenes se van."));
    assert!(!many(
        "Los suelos de Sta. Rosa se erosionan 1.5 cm cada año."
    ));
}

#[test]
fn a_second_verb_is_looked_for_before_purpose_and_means() {
    let double = |text| aimed(text).contains(&Mark::ObjectiveDouble);
    assert!(double("Ampliar, equipar y mantener los caminos"));
    assert!(double("Reducir la erosión así como aumentar la cobertura"));
    assert!(!double("Reducir la erosión a fin de conservar y producir"));
    assert!(!double("Reducir la erosión mediante sembrar y podar"));
    assert!(!double("El agua y reducir la erosión"));
}

#[test]
fn an_indicator_that_keeps_its_value_may_aim_at_its_baseline() {
    let of = |aim| {
        marks(Statement::Indicator {
            text: "Rendiciones de cuentas",
            unit: "eventos",
            baseline: Some(1.0),
            target: Some(1.0),
            source: "Actas",
            aim,
        })
    };
    assert_eq!(of(Aim::Change), [Mark::IndicatorTargetIsBaseline]);
    assert!(of(Aim::Keep).is_empty());
}

#[test]
fn a_year_is_a_number_of_its_own() {
    let horizon = |text| {
        let territory = "";
        !marks(Statement::Vision { text, territory }).contains(&Mark::VisionNoHorizon)
    };
    assert!(horizon("En 2040, el agua llega limpia"));
    assert!(!horizon("Doce mil 12040 familias"));
    assert!(!horizon("3500 familias"));
}

#[test]
fn marks_are_listed_once_each_and_in_order() {
    assert!(Mark::ALL.is_sorted());
    let mut codes = Mark::ALL.map(Mark::code).to_vec();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Mark::ALL.len());
}

#[test]
fn a_very_long_text_is_read_in_one_go() {
    let text = "agua y tierra, ".repeat(20_000);
    assert!(marks(Statement::Problem(&text)).contains(&Mark::ProblemLong));
    assert!(aimed(&text).contains(&Mark::ObjectiveLong));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_text_is_read_and_capitals_do_not_matter(text in "\\PC{0,80}", es in "[a-zñáéíóú ,]{0,60}") {
        for text in [&text, &es] {
            marks(Statement::Problem(text));
            aimed(text);
            marks(Statement::Component(text));
            marks(Statement::Vision { text, territory: text });
        }
        prop_assert_eq!(aimed(&es), aimed(&es.to_uppercase()));
        prop_assert_eq!(marks(Statement::Component(&es)), marks(Statement::Component(&es.to_uppercase())));
    }
}
