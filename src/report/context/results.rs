//! `results.vester`…: what the methods say, for the words of a template.
//!
//! Every family has `has` (whether there is a result), `why` (the sentence when there is none) and `reading` (its
//! sentences); most have words of their own. Numbers are decimal text for the filters, lists are names.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use crate::locale::Lang;
use crate::method::micmac::Class;
use crate::method::stakeholders::Quadrant as ActorQuadrant;
use crate::method::vester::Quadrant;
use crate::plan::results::swot;
use crate::plan::results::{Outcome, Remark, exact};
use crate::plan::{Plan, Results};

/// What all methods say.
pub(super) fn results(plan: &Plan, lang: Lang) -> Json {
    let results = plan.results();
    let told = Told { results, lang };
    let mut all = Map::new();
    for (name, words) in [
        ("assets", told.assets()),
        (
            "links",
            told.family(results.links(), |own| own.reading(results), |_| json!({})),
        ),
        ("actors", told.actors()),
        (
            "forces",
            told.family(results.forces(), |own| own.reading(results), |_| json!({})),
        ),
        (
            "play",
            told.family(results.play(), |own| own.reading(results), |_| json!({})),
        ),
        ("fabric", told.fabric()),
        (
            "problems",
            told.family(
                results.problems(),
                |own| own.reading(results),
                |_| json!({}),
            ),
        ),
        ("vester", told.vester()),
        ("tree", told.tree()),
        ("swot", told.swot()),
        ("prerequisites", told.prerequisites()),
        ("hazards", told.hazards()),
        ("typology", told.typology()),
        ("micmac", told.micmac()),
        ("scenarios", told.scenarios()),
        (
            "vision",
            told.family(results.vision(), |own| own.reading(results), |_| json!({})),
        ),
        ("axes", told.axes()),
        (
            "participation",
            told.family(
                results.participation(),
                |own| own.reading(results),
                |_| json!({}),
            ),
        ),
        ("indicators", told.indicators()),
    ] {
        all.insert(name.to_owned(), words);
    }
    Json::Object(all)
}

/// Results in one language.
struct Told<'a> {
    results: Results<'a>,
    lang: Lang,
}

impl Told<'_> {
    /// A family: whether it has a result, why not, its sentences, and words of its own. The words must have the same
    /// shape when there is no result, so that a template can be checked before it runs.
    fn family<T>(
        &self,
        outcome: &Outcome<T>,
        reading: impl Fn(&T) -> Vec<Remark>,
        own: impl Fn(Option<&T>) -> Json,
    ) -> Json {
        let found = outcome.as_ref().ok();
        let said = found.map_or_else(Vec::new, reading);
        let why = outcome.as_ref().err().map(|unsaid| unsaid.say(self.lang));
        let mut words = match own(found) {
            Json::Object(words) => words,
            _ => Map::new(),
        };
        words.insert("has".to_owned(), found.is_some().into());
        words.insert("why".to_owned(), why.unwrap_or_default().into());
        words.insert("reading".to_owned(), self.sentences(&said));
        Json::Object(words)
    }

    fn sentences(&self, said: &[Remark]) -> Json {
        said.iter().map(|remark| remark.say(self.lang)).collect()
    }

    fn names(&self, ids: impl IntoIterator<Item = Arc<str>>) -> Json {
        let source = self.results.source();
        ids.into_iter()
            .map(|id| source.name(&id).get(self.lang).to_owned())
            .collect()
    }

    fn assets(&self) -> Json {
        use crate::method::indices::AssetClass;
        let results = self.results;
        let of = |own: Option<&crate::plan::results::assets::Assets>, class| {
            self.names(own.map_or_else(Vec::new, |own| own.of(class)))
        };
        self.family(
            results.assets(),
            |own| own.reading(results),
            |own| {
                json!({
                    "jewels": of(own, AssetClass::Jewel),
                    "at_risk": of(own, AssetClass::AtRisk),
                    "care": of(own, AssetClass::Care),
                })
            },
        )
    }

    fn actors(&self) -> Json {
        let results = self.results;
        self.family(
            results.actors(),
            |own| own.reading(results),
            |own| {
                let of = |quadrant| self.names(own.map_or_else(Vec::new, |own| own.of(quadrant)));
                json!({
                    "closely": of(ActorQuadrant::ManageClosely),
                    "satisfied": of(ActorQuadrant::KeepSatisfied),
                    "informed": of(ActorQuadrant::KeepInformed),
                    "watch": of(ActorQuadrant::Monitor),
                    "support": text(own.map(|own| own.found.support), 2),
                    "opposition": text(own.map(|own| own.found.opposition), 2),
                    "viability": text(own.and_then(|own| own.found.viability), 4),
                })
            },
        )
    }

    fn fabric(&self) -> Json {
        let results = self.results;
        self.family(
            results.fabric(),
            |own| own.reading(results),
            |own| {
                let density = results.density().as_ref().ok();
                json!({
                    "mean": text(own.map(|own| own.found.mean), 2),
                    "density": text(density.map(|own| own.found), 2),
                })
            },
        )
    }

    fn vester(&self) -> Json {
        let results = self.results;
        self.family(
            results.vester(),
            |own| own.reading(results),
            |own| {
                let of = |quadrant| self.names(own.map_or_else(Vec::new, |own| own.of(quadrant)));
                json!({
                    "critical": of(Quadrant::Critical),
                    "active": of(Quadrant::Active),
                    "passive": of(Quadrant::Passive),
                    "weak": of(Quadrant::WeaklyConnected),
                    "core": self.names(own.map_or_else(Vec::new, crate::plan::results::vester::Vester::core)),
                    "threshold": text(own.map(|own| own.found.threshold_active), 2),
                })
            },
        )
    }

    fn tree(&self) -> Json {
        let results = self.results;
        self.family(
            results.tree(),
            |own| own.reading(results),
            |own| {
                let ids = |places: Vec<usize>| {
                    let own = own.map_or(&[][..], |own| &own.problems);
                    self.names(places.into_iter().filter_map(|at| own.get(at).cloned()))
                };
                let core = own.and_then(|own| own.core);
                let found = own.map(|own| &own.found);
                json!({
                    "core": ids(core.into_iter().collect()),
                    "roots": ids(found.map_or_else(Vec::new, |own| own.root_causes.clone())),
                    "ends": ids(found.map_or_else(Vec::new, |own| own.final_effects.clone())),
                })
            },
        )
    }

    fn swot(&self) -> Json {
        let results = self.results;
        let (inside, outside) = (results.swot_inside(), results.swot_outside());
        let has = inside.is_ok() || outside.is_ok() || results.swot_crossed().is_ok();
        let total =
            |side: &Outcome<swot::Side>| text(side.as_ref().ok().map(|side| side.found.total), 2);
        let cell = results.swot_cell().as_ref().ok();
        let why = inside.as_ref().err().filter(|_| !has);
        let said = if has {
            swot::reading(results)
        } else {
            Vec::new()
        };
        json!({
            "has": has,
            "why": why.map(|unsaid| unsaid.say(self.lang)).unwrap_or_default(),
            "reading": self.sentences(&said),
            "ife": total(inside),
            "efe": total(outside),
            "cell": cell.map(|cell| cell.roman()).unwrap_or_default(),
        })
    }

    fn prerequisites(&self) -> Json {
        let results = self.results;
        self.family(
            results.prerequisites(),
            |own| own.reading(results),
            |own| {
                let [met, partial, unmet] = own.map_or(
                    [0; 3],
                    crate::plan::results::prerequisites::Prerequisites::counts,
                );
                json!({
                    "met": met,
                    "partial": partial,
                    "unmet": unmet,
                    "index": text(own.and_then(|own| own.index), 4),
                })
            },
        )
    }

    fn hazards(&self) -> Json {
        let results = self.results;
        self.family(
            results.hazards(),
            |own| own.reading(results),
            |own| {
                let high = own.map_or(&[][..], |own| &own.rated).iter();
                let high = high.filter(|rated| rated.high);
                json!({ "high": self.names(high.map(|rated| Arc::clone(&rated.id))) })
            },
        )
    }

    fn typology(&self) -> Json {
        let results = self.results;
        let source = results.source();
        self.family(
            results.typology(),
            |own| own.reading(results),
            |own| {
                let classes = own.map_or(&[][..], |own| &own.classes).iter();
                let classes: Vec<Json> = classes
                    .map(|class| {
                        let zones = own.map_or_else(Vec::new, |own| own.of(class));
                        json!({
                            "name": source.name(class).get(self.lang),
                            "zones": self.names(zones),
                        })
                    })
                    .collect();
                json!({ "classes": classes, "fixed": own.is_some_and(|own| own.fixed) })
            },
        )
    }

    fn micmac(&self) -> Json {
        let results = self.results;
        self.family(
            results.micmac(),
            |own| own.reading(results),
            |own| {
                let of = |class| self.names(own.map_or_else(Vec::new, |own| own.direct(class)));
                json!({
                    "key": of(Class::Key),
                    "determinant": of(Class::Determinant),
                    "result": of(Class::Outcome),
                    "autonomous": of(Class::Autonomous),
                    "settles": own.is_some_and(crate::plan::results::micmac::Micmac::settles),
                })
            },
        )
    }

    fn scenarios(&self) -> Json {
        let results = self.results;
        self.family(
            results.scenarios(),
            |own| own.reading(results),
            |own| {
                let at = |place: fn(&crate::method::scenarios::Bet) -> usize| {
                    self.names(own.map(|own| Arc::clone(&own.scenarios[place(&own.found)])))
                };
                let chosen = own.and_then(|own| own.chosen.clone());
                json!({
                    "bet": at(|found| found.bet),
                    "trend": at(|found| found.trend),
                    "chosen": self.names(chosen),
                })
            },
        )
    }

    fn axes(&self) -> Json {
        let results = self.results;
        let contrast = results.contrast().as_ref().ok();
        self.family(
            results.axis_scores(),
            |own| own.reading(results),
            |own| {
                let first = own.map_or(&[][..], |own| &own.found.order).iter();
                let first = first.filter_map(|at| own.map(|own| Arc::clone(&own.axes[*at])));
                let apart = contrast.map_or(&[][..], |own| &own.apart).iter();
                let apart =
                    apart.filter_map(|apart| contrast.map(|own| Arc::clone(&own.axes[apart.item])));
                let both = contrast.map_or_else(Vec::new, |own| own.reading(results));
                json!({
                    "order": self.names(first),
                    "normalisation": own.map(|own| own.normalisation).unwrap_or_default(),
                    "apart": self.names(apart),
                    "contrast": self.sentences(&both),
                })
            },
        )
    }

    fn indicators(&self) -> Json {
        let results = self.results;
        self.family(
            results.indicators(),
            |own| own.reading(results),
            |own| {
                let last = own.and_then(|own| own.last());
                let [green, yellow, red, grey] = last.map_or([0; 4], |round| round.lights);
                let index = last.and_then(|round| round.fulfilment);
                json!({
                    "green": green,
                    "yellow": yellow,
                    "red": red,
                    "grey": grey,
                    "index": text(index.map(|own| own.index), 2),
                })
            },
        )
    }
}

/// A number as templates take it; empty when there is none.
fn text(value: Option<f64>, places: u32) -> String {
    let exact = value.and_then(|value| exact(value, places));
    exact.map(|number| number.to_string()).unwrap_or_default()
}
