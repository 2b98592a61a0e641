//! The offer of a working copy, and the question whether to bring it back.

use super::super::paint::{Pen, plain, selected, strong, wrapped};
use super::copy::progress;
use crate::app::App;
use crate::app::layers::working::Working;
use crate::locale::{Arg, say};
use crate::notebook::Medium;

/// Draws the window.
pub(super) fn draw(app: &App, working: &Working, pen: &mut Pen<'_>) {
    let notebook = app.session.as_ref().map(|session| &session.notebook);
    let origin = notebook.and_then(|notebook| notebook.origin());
    let origin = origin
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    let args = [("path", Arg::Text(&origin))];
    let t = |key: &str| say(app.lang, key, &args);
    let (title, words, choices) = match working {
        Working::Offer(offer) => {
            let where_it_is = match offer.medium {
                Medium::Network => "working-network",
                Medium::Removable | Medium::Fixed => "working-removable",
            };
            let words = if offer.news {
                vec![t(where_it_is), t("working-news")]
            } else {
                vec![t(where_it_is), t("working-means"), t("working-offer")]
            };
            let first = if offer.news {
                "working-go-on"
            } else {
                "working-take"
            };
            ("working-title", words, [first, "working-stay"])
        }
        Working::Bring(bring) => {
            let later = if bring.then.is_some() {
                "bring-later"
            } else {
                "bring-not-now"
            };
            (
                "bring-title",
                vec![t("bring-what"), t("bring-how")],
                ["bring-now", later],
            )
        }
    };
    let mut inside = pen.frame(&t(title));
    let (width, height) = (inside.width(), inside.height());
    let mut y = 1;
    for line in words {
        for piece in wrapped(&line, width) {
            inside.put(0, y, &piece, plain());
            y += 1;
        }
        y += 1;
    }
    for (index, key) in choices.into_iter().enumerate() {
        let here = working.cursor() == index;
        let style = if here { selected() } else { plain() };
        inside.put(0, y, if here { ">" } else { " " }, strong());
        inside.put(2, y, &format!(" {} ", t(key)), style);
        if here {
            inside.cursor_at(2, y);
        }
        y += 1;
    }
    if let Some(stage) = working.stage() {
        inside.put(0, height - 1, &progress(app, stage), strong());
    }
}
