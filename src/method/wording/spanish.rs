//! The forms of Spanish verbs, as far as endings and accents tell them.
//!
//! Nouns that end alike (hogar, ganado) are told apart by the lists that the caller gives; an accent
//! elsewhere tells already that líder or década are none.

use super::text::{fold, same};

/// Endings of the infinitive, with the pronoun that may hang on it.
const INFINITIVE: [&str; 6] = ["ar", "er", "ir", "arse", "erse", "irse"];

/// Endings of regular participles.
const PARTICIPLE: [&str; 8] = ["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"];

/// Endings of gerunds.
const GERUND: [&str; 3] = ["ando", "iendo", "yendo"];

/// Endings of the future as they are written, without the first person singular (*retiré* is past).
const FUTURE: [&str; 4] = ["á", "án", "emos", "éis"];

/// Stems of the future that are not the infinitive; compounds end in them.
const FUTURE_STEMS: [&str; 12] = [
    "tendr", "pondr", "vendr", "saldr", "valdr", "podr", "habr", "cabr", "sabr", "querr", "har",
    "dir",
];

/// What may stand between a form of *ir* and the infinitive of a future.
const GOING: [&str; 4] = ["va", "van", "vamos", "vais"];

fn listed(word: &str, words: &[String]) -> bool {
    words.iter().any(|other| same(word, other))
}

/// The letters of a word in lower case, with accents as one letter each.
fn lower(word: &str) -> String {
    let mut found = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        let accented = match (c, found.chars().next_back()) {
            ('\u{301}', Some('a')) => 'á',
            ('\u{301}', Some('e')) => 'é',
            ('\u{301}', Some('i')) => 'í',
            ('\u{301}', Some('o')) => 'ó',
            ('\u{301}', Some('u')) => 'ú',
            ('\u{303}', Some('n')) => 'ñ',
            _ => {
                found.push(c);
                continue;
            }
        };
        found.pop();
        found.push(accented);
    }
    found
}

/// Whether a written accent falls before the last `end` letters, where the form asked for has none.
fn accented_before(word: &str, end: usize) -> bool {
    let letters: Vec<char> = lower(word).chars().collect();
    let stem = letters.len().saturating_sub(end);
    letters[..stem]
        .iter()
        .any(|letter| "áéíóú".contains(*letter))
}

/// The ending of a word among `endings`, with at least `stem` letters before it; lengths in letters.
fn ending(word: &str, endings: &[&str], stem: usize) -> Option<usize> {
    let letters = word.chars().count();
    endings
        .iter()
        .filter(|ending| word.ends_with(**ending))
        .map(|ending| ending.chars().count())
        .filter(|length| letters >= length + stem)
        .max()
}

/// Whether a word is an infinitive: *reducir*, *oír*, *organizarse*; not a listed noun, nor a word with an
/// accent elsewhere (*líder*, *Bolívar*).
pub fn is_infinitive(word: &str, nouns: &[String]) -> bool {
    let plain = fold(word);
    ending(&plain, &INFINITIVE, 0)
        .is_some_and(|end| !accented_before(word, end) && !listed(word, nouns))
}

/// Whether a word is a participle or a gerund: *instalado*, *construidas*, *operando*, or a listed irregular
/// one; not a listed noun, nor a word with an accent elsewhere (*década*).
pub fn is_achieved(word: &str, nouns: &[String], irregular: &[String]) -> bool {
    if listed(word, irregular) {
        return true;
    }
    let plain = fold(word);
    let end = ending(&plain, &PARTICIPLE, 2).or_else(|| ending(&plain, &GERUND, 1));
    end.is_some_and(|end| !accented_before(word, end) && !listed(word, nouns))
}

/// Whether a word is a future as it is written, with its accent: *será*, *tendrán*, *viviremos*. A
/// subjunctive that is written alike (*generemos*) is taken for one; *irá* is not, because of *Irán*.
pub fn is_future(word: &str, exceptions: &[String]) -> bool {
    let word = lower(word);
    let stem = FUTURE
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| {
            let plain = fold(stem);
            let regular = plain.chars().count() > 2
                && ["ar", "er", "ir"].iter().any(|end| plain.ends_with(end));
            regular
                || FUTURE_STEMS
                    .iter()
                    .any(|irregular| plain.ends_with(irregular))
        });
    stem.is_some() && !listed(&word, exceptions)
}

/// The place of the first future in a run of words: a future form, or *va a* with an infinitive.
pub fn finds_future(words: &[&str], exceptions: &[String], nouns: &[String]) -> Option<usize> {
    (0..words.len()).find(|at| {
        let going = GOING.iter().any(|form| same(words[*at], form))
            && words.get(at + 1).is_some_and(|word| same(word, "a"))
            && words
                .get(at + 2)
                .is_some_and(|word| is_infinitive(word, nouns));
        going || is_future(words[*at], exceptions)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn infinitives_are_told_from_nouns_by_list_and_by_accent() {
        let nouns = list(&["hogar", "mujer"]);
        for verb in ["Reducir", "ser", "OÍR", "organizarse", "ir"] {
            assert!(is_infinitive(verb, &nouns), "{verb}");
        }
        for noun in [
            "Hogar", "mujer", "Bolívar", "líder", "azúcar", "agua", "r", "",
        ] {
            assert!(!is_infinitive(noun, &nouns), "{noun}");
        }
    }

    #[test]
    fn what_is_delivered_has_a_participle_or_a_gerund() {
        let (nouns, irregular) = (list(&["ganado", "vida", "cuando"]), list(&["inscrita"]));
        for word in [
            "instalado",
            "Capacitadas",
            "construidos",
            "operando",
            "inscrita",
            "leído",
        ] {
            assert!(is_achieved(word, &nouns, &irregular), "{word}");
        }
        for word in ["ganado", "vida", "cuando", "década", "nodo", "ido", "agua"] {
            assert!(!is_achieved(word, &nouns, &irregular), "{word}");
        }
    }

    #[test]
    fn futures_are_read_with_their_accents() {
        let exceptions = list(&["queremos"]);
        for word in [
            "será",
            "Tendrán",
            "viviremos",
            "podremos",
            "HARÁN",
            "mantendrá",
            "sera\u{301}",
        ] {
            assert!(is_future(word, &exceptions), "{word}");
        }
        for word in [
            "queremos", "sera", "extremos", "está", "allá", "mamá", "Paraná", "irá",
        ] {
            assert!(!is_future(word, &exceptions), "{word}");
        }
        let words = ["el", "agua", "va", "a", "llegar"];
        assert_eq!(finds_future(&words, &exceptions, &[]), Some(2));
        assert_eq!(finds_future(&words[..4], &exceptions, &[]), None);
    }
}
