use super::*;

const RULES: Rules = Rules {
    components_most: 6,
    same_text: 0.9,
};
const MEASURED: Indicator<'_> = Indicator {
    baseline: Some(0.0),
    target: Some(5.0),
    year: Some(2028),
    verification: "Actas",
};
const PURPOSE: Purpose<'_> = Purpose {
    text: "Las familias consumen agua segura",
    indicators: &[MEASURED],
    assumptions: 1,
};

fn component(activities: &[Option<Decimal>], cost: Option<Decimal>) -> Component<'_> {
    Component {
        text: "Sistemas de agua rehabilitados",
        indicators: &[MEASURED],
        assumptions: 1,
        activities,
        cost,
    }
}

fn codes(project: &Project<'_>) -> Vec<&'static str> {
    let found = check(project, &RULES);
    found.iter().map(|breach| breach.rule.code()).collect()
}

#[test]
fn an_empty_project_breaks_what_it_can() {
    let empty = Project {
        has_end: false,
        purposes: &[],
        components: &[],
        budget: Some(Decimal::TEN),
    };
    assert_eq!(codes(&empty), ["LF01", "LF02", "LF04"]);
}

#[test]
fn costs_that_were_not_written_are_not_compared() {
    let ten = Some(Decimal::TEN);
    let of = |activities: &[Option<Decimal>], cost, budget| {
        codes(&Project {
            has_end: true,
            purposes: &[PURPOSE],
            components: &[component(activities, cost)],
            budget,
        })
    };
    assert!(of(&[None, ten], ten, ten).is_empty());
    assert!(of(&[ten], None, ten).is_empty());
    assert!(of(&[ten], ten, None).is_empty());
    assert_eq!(of(&[ten, ten], ten, ten), ["LF08"]);
    let zero = Some(Decimal::ZERO);
    assert_eq!(of(&[zero], ten, ten), ["LF08"]);
    let huge = Some(Decimal::MAX);
    assert_eq!(of(&[huge, huge], huge, huge), ["LF08"]);
    // A tenth is a tenth: ten of them are one.
    let tenth = [Some(Decimal::new(1, 1)); 10];
    assert!(of(&tenth, Some(Decimal::ONE), Some(Decimal::ONE)).is_empty());
}

#[test]
fn the_limit_of_components_and_the_likeness_of_texts_are_parameters() {
    let ten = Some(Decimal::TEN);
    let activities = [ten];
    let mut seven = [component(&activities, ten); 7];
    seven[6].text = "Las familias CONSUMEN agua segura.";
    let project = Project {
        has_end: true,
        purposes: &[PURPOSE],
        components: &seven,
        budget: Some(Decimal::from(70)),
    };
    assert_eq!(codes(&project), ["LF05", "LF13"]);
    let breach = check(&project, &RULES)[1];
    assert_eq!(breach.place, Place::Component(6));
    let wide = Rules {
        components_most: 7,
        same_text: 1.1,
    };
    assert!(check(&project, &wide).is_empty());
}

#[test]
fn breaches_come_by_rule_and_then_purposes_before_components() {
    let bare = Indicator {
        baseline: None,
        verification: "  ",
        ..MEASURED
    };
    let ten = Some(Decimal::TEN);
    let activities = [ten];
    let project = Project {
        has_end: true,
        purposes: &[Purpose {
            indicators: &[bare],
            assumptions: 0,
            ..PURPOSE
        }],
        components: &[Component {
            indicators: &[MEASURED, bare],
            ..component(&activities, ten)
        }],
        budget: ten,
    };
    assert_eq!(codes(&project), ["LF10", "LF10", "LF11", "LF11", "LF12"]);
    let places: Vec<Place> = check(&project, &RULES)
        .iter()
        .map(|breach| breach.place)
        .collect();
    let of_purpose = Place::PurposeIndicator {
        purpose: 0,
        indicator: 0,
    };
    let of_component = Place::ComponentIndicator {
        component: 0,
        indicator: 1,
    };
    assert_eq!(places[..2], [of_purpose, of_component]);
    assert_eq!(places[4], Place::Purpose(0));
}
