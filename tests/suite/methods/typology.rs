//! The typology of the seven zones of the sample.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rumbo::method::typology::groups::{k_means, starts, ward};
use rumbo::method::typology::scores::{Deviation, standard_scores};
use rumbo::method::typology::{
    Direction, Goalposts, Indicator, Mean, Measure, Weighting, classes, index, relative, state,
};

use super::{case, close};

/// The table of a case: names of zones, their values, and of each indicator the direction and the weight.
struct Table {
    zones: Vec<String>,
    values: Vec<Vec<Option<f64>>>,
    directions: Vec<Direction>,
    weights: Vec<f64>,
}

fn table(path: &str) -> Table {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/cases")
        .join(path);
    let text = fs::read_to_string(file).expect("a table of a case");
    let mut rows = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>());
    let directions = rows.next().expect("the row of directions");
    let weights = rows.next().expect("the row of weights");
    let number = |cell: &&str| cell.parse::<f64>().expect("a number");
    let direction = |id: &&str| {
        let known = Direction::ALL
            .into_iter()
            .find(|direction| direction.id() == *id);
        known.expect("a direction")
    };
    let (mut zones, mut values) = (Vec::new(), Vec::new());
    for row in rows {
        zones.push(row[0].to_owned());
        values.push(row[1..].iter().map(|cell| Some(number(cell))).collect());
    }
    Table {
        zones,
        values,
        directions: directions[1..].iter().map(direction).collect(),
        weights: weights[1..].iter().map(number).collect(),
    }
}

impl Table {
    fn relative(&self) -> Vec<Vec<f64>> {
        let indicator = |direction: &Direction| Indicator {
            direction: *direction,
            goalposts: Goalposts::Observed { constant: 0.5 },
            measure: Measure::Linear,
        };
        let indicators: Vec<Indicator> = self.directions.iter().map(indicator).collect();
        relative(&self.values, &indicators).expect("every zone has every value")
    }

    fn index(&self) -> Vec<f64> {
        let weighting = Weighting {
            weights: &self.weights,
            whole: Some(1.0),
        };
        index(&self.relative(), weighting, Mean::Arithmetic).expect("weights sum to one")
    }
}

#[test]
fn the_seven_zones_have_their_index_state_and_class() {
    let zones = table("typology/zonas.input.csv");
    let expected = case("typology/zonas.expected.json");
    let found = zones.index();
    let class = classes(&found, &[0.35, 0.65]).expect("ascending cuts");
    let known = [
        ("collapse", "colapso"),
        ("critical", "critico"),
        ("unstable", "inestable"),
        ("stable", "estable"),
        ("optimal", "optimo"),
    ];
    let spanish: BTreeMap<&str, &str> = known.into_iter().collect();
    let mut seen = 0;
    for (at, zone) in zones.zones.iter().enumerate() {
        close(
            found[at],
            expected["index"][zone].as_f64().expect("a number"),
            1e-5,
        );
        let letter = expected["class_3"][zone].as_str().expect("a class");
        assert!(
            letter.starts_with(["A", "B", "C"][class[at]]),
            "{zone}: {letter}"
        );
        let own = state(found[at], &[0.2, 0.4, 0.6, 0.8]).expect("ascending cuts");
        assert_eq!(
            spanish[own.id()],
            expected["biograma_state"][zone],
            "{zone}"
        );
        seen += 1;
    }
    assert_eq!(seen, expected["index"].as_object().expect("zones").len());
    assert_eq!(seen, 7);
}

#[test]
fn the_seven_zones_have_their_standard_scores() {
    let zones = table("typology/zonas.input.csv");
    let expected = &case("typology/zonas.expected.json")["zscores_population_sd"];
    let found = standard_scores(&zones.values, &zones.directions, Deviation::Population);
    let found = found.expect("every zone has every value");
    let mut seen = 0;
    for (zone, own) in zones.zones.iter().zip(&found) {
        let listed = expected[zone].as_array().expect("a score per indicator");
        assert_eq!(listed.len(), own.len());
        for (score, expected) in own.iter().zip(listed) {
            close(*score, expected.as_f64().expect("a number"), 1e-5);
            seen += 1;
        }
    }
    assert_eq!(seen, 49);
}

#[test]
fn the_harmonic_mean_falls_to_zero_where_a_zone_is_the_worst() {
    let zones = table("typology/zonas.input.csv");
    let expected = &case("typology/zonas.expected.json")["harmonic_mean_of_u"];
    let weighting = Weighting {
        weights: &[1.0; 7],
        whole: None,
    };
    let found = index(&zones.relative(), weighting, Mean::Harmonic).expect("an index");
    for (zone, own) in zones.zones.iter().zip(&found) {
        close(*own, expected[zone].as_f64().expect("a number"), 1e-5);
    }
    assert_eq!(expected.as_object().expect("zones").len(), 7);
}

#[test]
fn three_groups_of_zones_are_those_of_the_statistical_packages() {
    let zones = table("typology/zonas.input.csv");
    let expected = case("typology/zonas.expected.json");
    let points = zones.relative();
    let begin = starts(&zones.index(), 3).expect("seven zones");
    let found = k_means(&points, &begin, 300).expect("groups");
    let expected_groups = &expected["kmeans3"]["labels"];
    for (zone, group) in zones.zones.iter().zip(&found.groups) {
        assert_eq!(expected_groups[zone], *group, "{zone}");
    }
    assert_eq!(expected["kmeans3"]["iterations"], found.rounds);
    assert!(found.settled);

    let tree = ward(&points).expect("a dendrogram");
    let cut = tree.cut(3).expect("three groups");
    let partition: BTreeSet<BTreeSet<&str>> = (0..3)
        .map(|group| {
            let members = zones
                .zones
                .iter()
                .zip(&cut)
                .filter(|(_, own)| **own == group);
            members.map(|(zone, _)| zone.as_str()).collect()
        })
        .collect();
    let listed = expected["ward3_partition"].as_array().expect("groups");
    let listed: BTreeSet<BTreeSet<&str>> = listed
        .iter()
        .map(|group| {
            let members = group.as_array().expect("zones").iter();
            members.map(|zone| zone.as_str().expect("a zone")).collect()
        })
        .collect();
    assert_eq!(partition, listed);
    // Heights as another implementation of Ward's method gives them for these zones.
    let heights = [
        0.581_556, 0.803_664, 1.006_373, 1.037_152, 1.425_015, 2.416_919,
    ];
    for (merge, expected) in tree.merges.iter().zip(heights) {
        close(merge.height, expected, 1e-5);
    }
}
