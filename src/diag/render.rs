//! A mistake as an author sees it: the file and the line, the text underlined, the reason and the ways out.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, Source, Span};
use crate::locale::{Lang, say};

/// Columns of the narrowest screen; longer lines are cut around what is underlined.
const WIDTH: usize = 80;

/// The words of a diagnostic over the text that has it, for a terminal or a file.
pub fn render(diagnostic: &Diagnostic, sources: &[Source], lang: Lang, colour: bool) -> String {
    let (level, name) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "diag-error"),
        Severity::Warning => (Level::WARNING, "diag-warning"),
    };
    let title = level
        .with_name(say(lang, name, &[]))
        .primary_title(diagnostic.message.say(lang))
        .id(diagnostic.id);
    let snippet = sources.get(diagnostic.source).map(|source| {
        let span = inside(&source.text, &diagnostic.span);
        Snippet::source(source.text.as_str())
            .path(source.name.as_str())
            .annotation(AnnotationKind::Primary.span(span))
    });
    let help = say(lang, "diag-help", &[]);
    let hints = diagnostic.hints.iter().map(|hint| {
        let level = Level::HELP.with_name(help.as_str());
        level.message(hint.say(lang))
    });
    let report = [title.elements(snippet).elements(hints)];
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.term_width(WIDTH).render(&report)
}

/// The same span, inside the text and between whole letters.
fn inside(text: &str, span: &Span) -> Span {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::super::Sentence;
    use super::{Diagnostic, Lang, Severity, Source, render};

    fn sample() -> (Diagnostic, Vec<Source>) {
        let text = "[[step]]\ncollections = [\"eges\"]\n".to_owned();
        let start = text.find("\"eges\"").expect("the sample has it");
        let diagnostic = Diagnostic {
            id: "unknown-collection",
            severity: Severity::Error,
            source: 0,
            span: start..start + 6,
            message: Sentence::new("workshop-unknown-collection").with("id", "eges"),
            hints: vec![
                Sentence::new("workshop-hint-near-at")
                    .with("name", "ejes")
                    .with("place", "collections/ejes.toml:7"),
            ],
        };
        let source = Source {
            name: "steps/1.toml".to_owned(),
            text,
        };
        (diagnostic, vec![source])
    }

    #[test]
    fn a_mistake_is_shown_where_it_is_with_a_way_out() {
        let (diagnostic, sources) = sample();
        insta::assert_snapshot!(render(&diagnostic, &sources, Lang::Es, false), @r#"
        error[unknown-collection]: no hay ninguna colección «eges»
         --> steps/1.toml:2:16
          |
        2 | collections = ["eges"]
          |                ^^^^^^
          |
          = sugerencia: ¿quiso decir `ejes`? Se define en collections/ejes.toml:7
        "#);
        insta::assert_snapshot!(render(&diagnostic, &sources, Lang::En, false), @r#"
        error[unknown-collection]: there is no collection “eges”
         --> steps/1.toml:2:16
          |
        2 | collections = ["eges"]
          |                ^^^^^^
          |
          = help: did you mean `ejes`? It is defined in collections/ejes.toml:7
        "#);
    }

    #[test]
    fn colour_is_only_there_when_asked() {
        let (diagnostic, sources) = sample();
        assert!(render(&diagnostic, &sources, Lang::Es, true).contains('\u{1b}'));
        assert!(!render(&diagnostic, &sources, Lang::Es, false).contains('\u{1b}'));
    }

    #[test]
    fn a_span_outside_the_text_or_without_source_does_not_fail() {
        let (mut diagnostic, mut sources) = sample();
        diagnostic.span = 900..950;
        assert!(render(&diagnostic, &sources, Lang::Es, false).contains("steps/1.toml"));
        sources[0].text = "ñ".to_owned();
        diagnostic.span = 1..1;
        assert!(render(&diagnostic, &sources, Lang::Es, false).contains("ñ"));
        assert!(render(&diagnostic, &[], Lang::En, false).contains("error"));
    }
}
