//! Operations in the words of people.

use super::{Session, shorten};
use crate::locale::{Arg, Lang, date, say};
use crate::notebook::OpWords;

impl Session {
    /// An operation in words, with the labels of the definition.
    pub fn describe(&self, words: &OpWords, lang: Lang) -> String {
        if let Some(inner) = words.inner() {
            let what = self.describe(&inner, lang);
            return say(
                lang,
                &format!("op-{}", words.name),
                &[("what", Arg::Text(&what))],
            );
        }
        let collection = words
            .get("collection")
            .and_then(|id| self.workshop.get_collection(id));
        let args: Vec<(&str, String)> = words
            .args
            .iter()
            .map(|(key, value)| {
                let shown = match (key.as_str(), collection) {
                    ("collection", Some(collection))
                        if matches!(words.name.as_str(), "add-many" | "edit-many") =>
                    {
                        collection.plural.get(lang).to_owned()
                    }
                    ("collection", Some(collection)) => collection.title.get(lang).to_lowercase(),
                    ("field", Some(collection)) => collection
                        .get_field(value)
                        .map_or(value.clone(), |field| field.label.get(lang).to_owned()),
                    ("step", _) => self.workshop.get_step(value).map_or(value.clone(), |step| {
                        format!("{} {}", step.id, step.title.get(lang))
                    }),
                    ("profile", _) => self
                        .workshop
                        .get_profile(value)
                        .map_or(value.clone(), |profile| profile.title.get(lang).to_owned()),
                    ("name", _) => shorten(value, 50),
                    ("at", _) => date::moment(value),
                    _ => value.clone(),
                };
                (key.as_str(), shown)
            })
            .collect();
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(key, value)| (*key, Arg::Text(value)))
            .collect();
        say(lang, &format!("op-{}", words.name), &args)
    }
}
