//! Text as the rules read it: words in lower case without accents, phrases, and how alike two texts are.

use std::collections::BTreeMap;
use std::ops::Range;

/// A word or a mark of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    /// Letters and digits as they were written.
    Word(&'a str),
    /// Anything else that is no blank.
    Sign(char),
}

/// The characters of a text in lower case and without accents; `ñ` is `n`, as in a text typed without
/// accents.
pub fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(plain)
}

/// A lower-case letter of the languages around without its accent.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ĕ' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ĭ' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' | 'ŏ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ŭ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// A text in lower case and without accents.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// Whether two words are the same but for case and accents.
pub fn same(a: &str, b: &str) -> bool {
    // Nearly all comparisons of a lint end here.
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    folded(a).eq(folded(b))
}

/// Whether a character belongs to a word; accents that stand by themselves do.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The words and marks of a text, in order.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if in_word(first) {
            let end = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
            found.push(Token::Word(&rest[..end]));
            end
        } else {
            if !first.is_whitespace() {
                found.push(Token::Sign(first));
            }
            first.len_utf8()
        };
        rest = &rest[end..];
    }
    found
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<&str> {
    spans(text).into_iter().map(|span| &text[span]).collect()
}

/// Where the words of a text begin and end, in bytes.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| in_word(*c)) {
        match found.last_mut() {
            Some(word) if word.end == at => word.end += c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// How many words a person counts: pieces between blanks that have a letter or a digit, so that `1.200` is
/// one.
pub fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|piece| piece.contains(char::is_alphanumeric))
        .count()
}

/// How many words of `words` the first of the phrases takes that stands at their beginning; none when none
/// does. The longest phrase counts.
pub fn begins(words: &[&str], phrases: &[String]) -> Option<usize> {
    phrases
        .iter()
        .filter_map(|phrase| {
            let mut length = 0;
            for part in phrase.split_whitespace() {
                if !words.get(length).is_some_and(|word| same(word, part)) {
                    return None;
                }
                length += 1;
            }
            (length > 0).then_some(length)
        })
        .max()
}

/// The place of the first word at which one of the phrases stands.
pub fn finds(words: &[&str], phrases: &[String]) -> Option<usize> {
    (0..words.len()).find(|at| begins(&words[*at..], phrases).is_some())
}

/// How alike two texts are, 0–1: the share of three-letter pieces that both have (Jaccard), after case,
/// accents, marks and blanks are made one. Two texts without letters are not alike.
pub fn similarity(a: &str, b: &str) -> f64 {
    jaccard(&pieces(a), &pieces(b))
}

fn jaccard(a: &[[char; 3]], b: &[[char; 3]]) -> f64 {
    let common = a
        .iter()
        .filter(|piece| b.binary_search(piece).is_ok())
        .count();
    let all = a.len() + b.len() - common;
    if all == 0 {
        return 0.0;
    }
    common as f64 / all as f64
}

/// All pairs of texts that are at least so alike ([`similarity`], above 0), by their places, in order. The cost grows
/// with how many share a rare piece, not with all pairs: two texts so alike have one of the rarest pieces of each
/// in common.
pub fn alike(texts: &[&str], at_least: f64) -> Vec<(usize, usize, f64)> {
    let at_least = at_least.clamp(f64::EPSILON, 1.0);
    let pieces: Vec<Vec<[char; 3]>> = texts.iter().map(|text| pieces(text)).collect();
    let mut counts: BTreeMap<[char; 3], usize> = BTreeMap::new();
    for piece in pieces.iter().flatten() {
        *counts.entry(*piece).or_default() += 1;
    }
    let mut sharing: BTreeMap<[char; 3], Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, own) in pieces.iter().enumerate() {
        let mut rare = own.clone();
        rare.sort_unstable_by_key(|piece| (counts[piece], *piece));
        let needed = (at_least * own.len() as f64).ceil() as usize;
        rare.truncate(own.len() + 1 - needed.clamp(1, own.len().max(1)));
        let mut others: Vec<usize> = Vec::new();
        for piece in rare {
            let before = sharing.entry(piece).or_default();
            others.extend(&*before);
            before.push(place);
        }
        others.sort_unstable();
        others.dedup();
        for other in others {
            let likeness = jaccard(own, &pieces[other]);
            if likeness >= at_least {
                found.push((other, place, likeness));
            }
        }
    }
    found.sort_unstable_by_key(|(one, other, _)| (*one, *other));
    found
}

/// The different three-letter pieces of a text, sorted, with blanks at its ends.
fn pieces(text: &str) -> Vec<[char; 3]> {
    let spaced: String = words(text).join(" ");
    if spaced.is_empty() {
        return Vec::new();
    }
    let letters: Vec<char> = folded(&format!(" {spaced} ")).collect();
    let mut found: Vec<[char; 3]> = letters
        .windows(3)
        .map(|three| [three[0], three[1], three[2]])
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_accents_however_they_are_coded() {
        assert!(same("ÁRBOL", "arbol"));
        assert!(same("cafe\u{301}", "café"));
        assert!(same("Ñandú", "nandu"));
        assert!(!same("mora", "moras"));
        assert_eq!(words("cafe\u{301}, ¿agua?"), ["cafe\u{301}", "agua"]);
    }

    #[test]
    fn a_person_counts_numbers_as_one_word() {
        assert_eq!(count("El 62 % de 1.200 familias — ¡todas!"), 6);
        assert_eq!(count("  "), 0);
    }

    #[test]
    fn phrases_are_found_as_whole_words_only() {
        let phrases: Vec<String> = ["a fin de", "para", ""].map(String::from).into();
        let of = |text: &str| finds(&words(text), &phrases);
        assert_eq!(of("ampliar A  FIN de vender"), Some(1));
        assert_eq!(of("preparar la parada"), None);
        assert_eq!(of(""), None);
        assert_eq!(begins(&words("para vender"), &phrases), Some(1));
    }

    #[test]
    fn likeness_goes_from_nothing_to_the_same() {
        let of = similarity;
        assert!((of("Agua segura", "¡agua SEGURA!") - 1.0).abs() < 1e-12);
        assert!(of("Agua segura", "Caminos rurales") < 0.1);
        let near = of("Familias con agua segura", "Familias con agua muy segura");
        assert!(near > 0.6 && near < 1.0, "{near}");
        assert!(of("", "").abs() < 1e-12);
        assert!(of("", "agua").abs() < 1e-12);
    }

    #[test]
    fn alike_texts_are_found_without_comparing_all() {
        let texts = [
            "Falta de agua segura",
            "falta de AGUA segúra",
            "Falta de agua muy segura",
            "Caminos rurales en mal estado",
            "Camino rural en mal estado",
            "",
            "Agua",
            "agua",
        ];
        for at_least in [0.0, 0.3, 0.5, 0.7, 1.0] {
            let mut expected = Vec::new();
            for (one, a) in texts.iter().enumerate() {
                for (other, b) in texts.iter().enumerate().skip(one + 1) {
                    let likeness = similarity(a, b);
                    if likeness > 0.0 && likeness >= at_least {
                        expected.push((one, other, likeness));
                    }
                }
            }
            assert!(expected.len() > 1);
            assert_eq!(alike(&texts, at_least), expected, "{at_least}");
        }
    }
}
