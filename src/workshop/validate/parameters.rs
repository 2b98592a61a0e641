//! Parameters: each is one that a method knows, once, with a value of its kind.

use std::collections::BTreeMap;

use super::super::definition::{Parameter, Setting};
use super::super::raw;
use super::Checker;
use crate::diag::Sentence;
use crate::vocabulary::{PARAMETERS, ParameterKind, ParameterSpec};

impl<'a> Checker<'a> {
    pub(super) fn parameters(
        &mut self,
        parameters: Vec<&'a raw::Parameter>,
    ) -> BTreeMap<String, Parameter> {
        let mut first: BTreeMap<&str, &raw::Text> = BTreeMap::new();
        let mut read = BTreeMap::new();
        for raw in parameters {
            let reason = self.words(raw.reason.as_ref());
            let Some(id) = &raw.id else { continue };
            if let Some(first) = first.get(id.value.as_str()) {
                self.problems
                    .error(
                        &id.place,
                        Sentence::new("workshop-repeated-item").with("item", &*id.value),
                    )
                    .first(&first.place);
                continue;
            }
            first.insert(&id.value, id);
            let Some(spec) = PARAMETERS.iter().find(|spec| spec.id == id.value) else {
                self.problems
                    .error(
                        &id.place,
                        Sentence::new("workshop-unknown-parameter").with("id", &*id.value),
                    )
                    .near(&id.value, PARAMETERS.iter().map(|spec| (spec.id, None)));
                continue;
            };
            if let (Some(value), Some(reason)) = (self.setting(spec, raw, id), reason) {
                read.insert(id.value.clone(), Parameter { value, reason });
            }
        }
        read
    }

    /// The value, when it is of the kind that the method takes and there is no other.
    fn setting(
        &mut self,
        spec: &ParameterSpec,
        raw: &raw::Parameter,
        id: &raw::Text,
    ) -> Option<Setting> {
        let wanted = spec.kind.key();
        let keys = ["number", "numbers", "text", "texts"];
        if keys.iter().any(|key| raw.lacks(key) == (*key == wanted)) {
            self.problems
                .error(
                    &id.place,
                    Sentence::new("workshop-parameter-kind").with("id", spec.id),
                )
                .hint(Sentence::new("workshop-hint-parameter-kind").with("key", wanted));
            return None;
        }
        match spec.kind {
            ParameterKind::Number => raw.number.as_ref().map(|one| Setting::Number(one.value)),
            ParameterKind::Numbers => raw
                .numbers
                .as_ref()
                .map(|list| Setting::Numbers(list.value.iter().map(|one| one.value).collect())),
            ParameterKind::Texts => raw.texts.as_ref().map(|list| {
                Setting::Texts(list.value.iter().map(|one| one.value.clone()).collect())
            }),
            ParameterKind::Words(known) => {
                let list = &raw.texts.as_ref()?.value;
                let n_known = list
                    .iter()
                    .filter(|text| self.is_known(spec, text, known))
                    .count();
                let words = list.iter().map(|one| one.value.clone());
                (n_known == list.len()).then(|| Setting::Texts(words.collect()))
            }
            ParameterKind::Text(known) => {
                let text = raw.text.as_ref()?;
                self.is_known(spec, text, known)
                    .then(|| Setting::Text(text.value.clone()))
            }
        }
    }

    /// Whether the method knows a word; tells when it does not.
    fn is_known(&mut self, spec: &ParameterSpec, text: &raw::Text, known: &[&'static str]) -> bool {
        if known.contains(&text.value.as_str()) {
            return true;
        }
        self.problems
            .error(
                &text.place,
                Sentence::new("workshop-parameter-word")
                    .with("id", spec.id)
                    .with("word", &*text.value),
            )
            .near(&text.value, known.iter().map(|word| (*word, None)))
            .hint(Sentence::new("workshop-hint-parameter-words").with("words", known.join(", ")));
        false
    }
}
