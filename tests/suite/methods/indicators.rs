//! The progress, the index of fulfilment and the annual targets of the reference cases.

use rumbo::method::indicators::targets::linear;
use rumbo::method::indicators::{
    Behaviour, Figures, Light, Lights, Trend, Unmeasured, fulfilment, light, progress,
};
use serde_json::Value;

use super::{case, close};

fn behaviour(kind: &str) -> Behaviour {
    match kind {
        "aumentar" => Behaviour::Increase,
        "reducir" => Behaviour::Reduce,
        "acumular" => Behaviour::Accumulate,
        "mantener_minimo" => Behaviour::KeepMinimum,
        "mantener_maximo" => Behaviour::KeepMaximum,
        other => panic!("an unknown kind of indicator: {other}"),
    }
}

/// A light by the Spanish word of the cases.
fn colour(word: &Value) -> &'static str {
    match word.as_str().expect("a light") {
        "verde" => "green",
        "amarillo" => "yellow",
        "rojo" => "red",
        "gris_sin_dato" => "grey",
        other => panic!("an unknown light: {other}"),
    }
}

#[test]
fn every_indicator_has_its_progress_light_and_trend() {
    let cases = case("indicators/avance.cases.json");
    let threshold = |key: &str| cases["thresholds"][key].as_f64().expect("a threshold");
    let lights = Lights {
        green: threshold("green"),
        yellow: threshold("yellow"),
    };
    let listed = cases["cases"].as_array().expect("indicators");
    for case in listed {
        let figures = Figures {
            baseline: case["baseline"].as_f64(),
            target: case["target"].as_f64(),
            value: case["value"].as_f64(),
        };
        let kind = behaviour(case["kind"].as_str().expect("a kind"));
        let found = progress(kind, &figures, lights).expect("a progress");
        let expected = &case["expected"];
        let pct = expected["progress_pct"].as_f64();
        assert_eq!(found.pct.is_some(), pct.is_some(), "{case}");
        close(found.pct.unwrap_or(0.0), pct.unwrap_or(0.0), 1e-5);
        assert_eq!(found.light.id(), colour(&expected["light"]), "{case}");
        let trend = expected["trend"].as_str().map(|word| match word {
            "contraria" => "contrary",
            "sobrecumplida" => "exceeded",
            other => other,
        });
        assert_eq!(found.trend.map(Trend::id), trend, "{case}");
    }
    assert_eq!(listed.len(), 16);
}

#[test]
fn the_index_of_fulfilment_holds_each_indicator_to_its_hundred() {
    let case = case("indicators/icm.case.json");
    let rows = case["input"].as_array().expect("indicators");
    let column = |key: &'static str| rows.iter().map(move |row| row[key].as_f64());
    let shares: Vec<Option<f64>> = column("progress_pct").collect();
    let weights: Vec<f64> = column("weight")
        .map(|weight| weight.expect("a weight"))
        .collect();
    let lights = Lights {
        green: 85.0,
        yellow: 70.0,
    };
    let found = fulfilment(&shares, &weights, Unmeasured::LeftOut, lights).expect("an index");
    close(
        found.index,
        case["expected"]["icm"].as_f64().expect("a number"),
        1e-5,
    );
    assert_eq!(found.light.id(), colour(&case["expected"]["light"]));
    assert_eq!(light(found.index, lights).map(Light::id), Ok("red"));
}

#[test]
fn annual_targets_lie_on_a_line() {
    let case = case("indicators/metas_anuales_lineales.case.json");
    let number = |key: &str| case[key].as_f64().expect("a number");
    let year = |key: &str| case[key].as_i64().expect("a year") as i32;
    let found = linear(
        number("baseline"),
        number("target"),
        year("from_")..=year("to"),
    );
    let found = found.expect("targets");
    let expected = case["expected"].as_object().expect("years");
    for (year, target) in &found {
        close(
            *target,
            expected[&year.to_string()].as_f64().expect("a target"),
            1e-5,
        );
    }
    assert_eq!(found.len(), expected.len());
    assert_eq!(found.len(), 5);
}
