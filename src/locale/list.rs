//! Words in a row: «a, b y c».

use super::Lang;
use crate::text::fold;

/// «a, b y c». In Spanish «y» is «e» before the sound of «i».
pub fn list_and(words: &[String], lang: Lang) -> String {
    let Some((last, before)) = words.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        return last.clone();
    }
    let start = fold(last);
    let sounds_like_i = start.starts_with('i')
        || (start.starts_with("hi") && !start.starts_with("hie") && !start.starts_with("hia"));
    let and = match lang {
        Lang::Es if sounds_like_i => "e",
        Lang::Es => "y",
        Lang::En => "and",
    };
    format!("{} {and} {last}", before.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Lang, list_and};

    #[test]
    fn the_last_two_are_joined_by_a_word() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(list_and(&words("agua pan"), Lang::Es), "agua y pan");
        assert_eq!(
            list_and(&words("agua pan Isla"), Lang::Es),
            "agua, pan e Isla"
        );
        assert_eq!(list_and(&words("agua hielo"), Lang::Es), "agua y hielo");
        assert_eq!(list_and(&words("a b c"), Lang::En), "a, b and c");
        assert_eq!(list_and(&[], Lang::Es), "");
    }
}
