//! The catalogue of sentences, read from the embedded Fluent files.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use super::Lang;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// An argument of a sentence. A number that chooses a plural is a `Count`; every number that is shown is
/// `Text`, already written by locale.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Words or an already formatted number.
    Text(&'a str),
    /// A number that only chooses between singular and plural.
    Count(usize),
}

/// The sentence `key` in a language. A missing key comes back as `⟨key⟩`, which a test looks for.
pub fn say(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("⟨{key}⟩");
    };
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        match value {
            Arg::Text(text) => values.set(*name, FluentValue::from(*text)),
            Arg::Count(count) => values.set(*name, FluentValue::from(*count)),
        }
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&values), &mut errors)
        .into_owned()
}

/// Every key of a language, sorted, for the tests that hold both languages to the same sentences.
pub fn keys(lang: Lang) -> Vec<String> {
    let mut keys: Vec<String> = files(lang)
        .flat_map(str::lines)
        .filter_map(|line| {
            let (key, _) = line.split_once('=')?;
            let key = key.trim_end();
            let is_key = key.starts_with(|c: char| c.is_ascii_lowercase())
                && key
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            is_key.then(|| key.to_owned())
        })
        .collect();
    keys.sort();
    keys
}

fn files(lang: Lang) -> impl Iterator<Item = &'static str> {
    LOCALES
        .get_dir(lang.code())
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| file.contents_utf8())
}

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    static ES: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    let cell = match lang {
        Lang::Es => &ES,
        Lang::En => &EN,
    };
    cell.get_or_init(|| {
        let id = lang
            .code()
            .parse()
            .expect("our language codes are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The marks that isolate arguments are invisible in documents but show as boxes on old consoles.
        bundle.set_use_isolating(false);
        for text in files(lang) {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}
