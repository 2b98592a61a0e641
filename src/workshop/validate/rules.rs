//! Rules of a step: what they count exists, and it is said once.

use std::sync::Arc;

use super::super::problems::Place;
use super::super::raw;
use super::super::rule::{Measure, Part, Rule, RuleTest};
use super::Checker;
use super::names::known_keys;
use crate::diag::Sentence;

/// The ways of counting.
const MEASURES: [&str; 8] = [
    "count",
    "lacks",
    "share",
    "options",
    "every_option",
    "every",
    "sum",
    "greater",
];

impl<'a> Checker<'a> {
    pub(super) fn rules(&mut self, list: Option<&'a raw::List<raw::Rule>>) -> Vec<Rule> {
        let Some(list) = list else { return Vec::new() };
        let rules = list.value.iter().filter_map(|rule| {
            let words = self.both(rule.es.as_ref(), rule.en.as_ref());
            let test = rule.test.as_ref().and_then(|test| self.rule_test(test));
            Some(Rule {
                words: words?,
                test,
            })
        });
        rules.collect()
    }

    fn rule_test(&mut self, raw: &'a raw::RuleTest) -> Option<RuleTest> {
        let given: Vec<&str> = MEASURES.into_iter().filter(|key| !raw.lacks(key)).collect();
        let [measure] = given[..] else {
            self.problems
                .error(&raw.place, Sentence::new("workshop-rule-one"))
                .hint(Sentence::new("workshop-hint-rule").with("keys", MEASURES.join(", ")));
            return None;
        };
        let (collection, measure) = match measure {
            "count" => (raw.count.as_ref()?, Measure::Count),
            "lacks" => {
                let of = raw.lacks.as_ref()?;
                let fields = self
                    .needed(raw, raw.fields.as_ref(), "fields")?
                    .value
                    .iter();
                let keys: Vec<Option<Arc<str>>> =
                    fields.map(|key| self.rule_field(&of.value, key)).collect();
                (
                    of,
                    Measure::Lacking(keys.into_iter().collect::<Option<_>>()?),
                )
            }
            "share" => {
                let of = raw.share.as_ref()?;
                let part = match (&raw.field, &raw.among) {
                    (_, Some(among)) => Part::Filtered(self.filter(Some(among), Some(of))?),
                    (field, None) => {
                        let field = self.needed(raw, field.as_ref(), "field")?;
                        Part::Answering(self.rule_field(&of.value, field)?)
                    }
                };
                (of, Measure::Share(part))
            }
            "every" => {
                let of = raw.every.as_ref()?;
                let named_by = self.needed(raw, raw.named_by.as_ref(), "named_by")?;
                let (by, field) = self.rule_path(named_by)?;
                let only = self.filter_over(raw.by_only.as_ref(), Some(&by));
                (of, Measure::Named { by, field, only })
            }
            "greater" => {
                let than = self.needed(raw, raw.than.as_ref(), "than")?;
                let (of, field) = self.rule_path(raw.greater.as_ref()?)?;
                let than = self.rule_field(&of, than)?;
                let only = self.filter_over(raw.only.as_ref(), Some(&of));
                return self.rule_limits(raw, of, only, Measure::Exceeding(field, than));
            }
            other => {
                let path = match other {
                    "options" => &raw.options,
                    "every_option" => &raw.every_option,
                    _ => &raw.sum,
                };
                let (of, field) = self.rule_path(path.as_ref()?)?;
                let measure = match other {
                    "options" => Measure::Options(field),
                    "every_option" => Measure::EveryOption(field),
                    _ => Measure::Sum(field),
                };
                let only = self.filter_over(raw.only.as_ref(), Some(&of));
                return self.rule_limits(raw, of, only, measure);
            }
        };
        self.collection_named(&collection.value, &collection.place)?;
        let only = self.filter(raw.only.as_ref(), Some(collection));
        self.rule_limits(raw, collection.value.as_str().into(), only, measure)
    }

    fn rule_limits(
        &mut self,
        raw: &raw::RuleTest,
        collection: Arc<str>,
        only: Option<super::super::Filter>,
        measure: Measure,
    ) -> Option<RuleTest> {
        let number = |number: &Option<raw::Number>| number.as_ref().map(|number| number.value);
        let (at_least, at_most) = (number(&raw.at_least), number(&raw.at_most));
        let needs_limits = !matches!(
            measure,
            Measure::Lacking(_) | Measure::Exceeding(..) | Measure::Named { .. }
        );
        if needs_limits && at_least.is_none() && at_most.is_none() {
            self.problems
                .error(&raw.place, Sentence::new("workshop-rule-limits"));
            return None;
        }
        Some(RuleTest {
            collection,
            only,
            costing: number(&raw.costing),
            measure,
            at_least,
            at_most,
        })
    }

    /// A key that another one asks for.
    fn needed<'k, T>(
        &mut self,
        raw: &raw::RuleTest,
        given: Option<&'k T>,
        key: &'static str,
    ) -> Option<&'k T> {
        if given.is_none() && raw.lacks(key) {
            self.problems.error(
                &raw.place,
                Sentence::new("workshop-rule-needs").with("key", key),
            );
        }
        given
    }

    /// `collection.field`.
    fn rule_path(&mut self, text: &'a raw::Text) -> Option<(Arc<str>, Arc<str>)> {
        let Some((collection, key)) = text.value.split_once('.') else {
            self.problems
                .error(&text.place, Sentence::new("workshop-rule-path"));
            return None;
        };
        self.collection_named(collection, &text.place)?;
        let field = self.known_field(collection, key, &text.place)?;
        Some((collection.into(), field))
    }

    fn rule_field(&mut self, collection: &str, key: &raw::Text) -> Option<Arc<str>> {
        self.known_field(collection, &key.value, &key.place)
    }

    fn known_field(&mut self, collection: &str, key: &str, place: &Place) -> Option<Arc<str>> {
        let known = self.names.collections.get(collection)?.thing;
        if self.names.field(collection, key).is_none() {
            self.problems
                .error(
                    place,
                    Sentence::new("workshop-unknown-field")
                        .with("key", key)
                        .with("collection", collection),
                )
                .near(key, known_keys(known));
            return None;
        }
        Some(key.into())
    }
}
