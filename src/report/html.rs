//! The web page writer: one file that needs nothing else, for screens, phones and paper.
//!
//! There is no script in it and its own policy forbids any. Drawings are embedded as pictures and not as part
//! of the page, so that nothing inside a drawing can reach the page and ids of two drawings cannot meet.

mod blocks;

use super::block::{Block, Inline, Look, Paper, Report};
use super::labels::{self, label};
use blocks::Writer;

const STYLE: &str = include_str!("../../templates/style/report.css");
/// What loose sheets look like, over the style of every page.
const SHEETS: &str = include_str!("../../templates/style/sheets.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Heading levels in the table of contents.
const CONTENTS_DEPTH: u8 = 3;

/// Writes the report as one HTML file.
pub fn write(report: &Report) -> Vec<u8> {
    let cover = &report.cover;
    let lang = report.lang;
    let title = escape(&labels::full_title(cover));
    let mut file = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<title>{title}</title>\n",
        lang.tag()
    );
    let page = &mut file;
    for (name, content) in [("author", &cover.author), ("dcterms.date", &cover.iso_date)] {
        if !content.is_empty() {
            put(
                page,
                &format!("<meta name=\"{name}\" content=\"{}\">\n", escape(content)),
            );
        }
    }
    put(
        page,
        &format!(
            "<style>\n{STYLE}{}</style>\n</head>\n<body{}>\n<a class=\"skip\" href=\"#main\">{}</a>\n",
            paper(report),
            class(report),
            escape(&label(lang, "report-skip"))
        ),
    );
    if let Some(mark) = &cover.mark {
        let mark = escape(mark);
        let words = escape(&label(lang, "report-sample"));
        put(
            page,
            &format!(
                "<p class=\"mark\"><strong>{mark}</strong> · {words}</p>\n\
             <p class=\"watermark\" aria-hidden=\"true\">{mark}</p>\n"
            ),
        );
    }
    page.push_str("<div class=\"page\">\n");
    push_cover(page, report);
    if report.contents {
        push_contents(page, report);
    }
    page.push_str("<main id=\"main\">\n");
    Writer::new(lang, page).blocks(&report.blocks);
    let imprint: Vec<String> = labels::imprint(cover).into_iter().map(escape).collect();
    put(
        page,
        &format!(
            "</main>\n<footer>\n<p>{title}</p>\n<p>{}</p>\n</footer>\n</div>\n</body>\n</html>\n",
            imprint.join(" · ")
        ),
    );
    file.into_bytes()
}

/// What the page is, for its style.
fn class(report: &Report) -> &'static str {
    match (report.loose, report.look) {
        (true, _) => " class=\"loose\"",
        (false, Look::Book) => "",
        (false, Look::Brief) => " class=\"brief\"",
        (false, Look::Large) => " class=\"brief large\"",
    }
}

/// The style of loose sheets, and the paper when it is not the usual one.
fn paper(report: &Report) -> String {
    let mut style = String::new();
    if report.loose {
        style.push_str(SHEETS);
    }
    if report.paper == Paper::Letter {
        style.push_str("@page { size: letter; }\n@page wide { size: letter landscape; }\n");
    }
    style
}

fn push_cover(page: &mut String, report: &Report) {
    let cover = &report.cover;
    page.push_str("<header>\n");
    if !cover.territory.is_empty() {
        put(
            page,
            &format!("<p class=\"territory\">{}</p>\n", escape(&cover.territory)),
        );
    }
    put(page, &format!("<h1>{}</h1>\n", escape(&cover.title)));
    for line in &cover.lines {
        put(page, &format!("<p>{}</p>\n", escape(line)));
    }
    let imprint: Vec<String> = labels::imprint(cover).into_iter().map(escape).collect();
    if !imprint.is_empty() {
        put(
            page,
            &format!("<p class=\"imprint\">{}</p>\n", imprint.join(" · ")),
        );
    }
    page.push_str("</header>\n");
}

fn push_contents(page: &mut String, report: &Report) {
    let mut entries = Vec::new();
    find_headings(&report.blocks, &mut entries);
    if entries.is_empty() {
        return;
    }
    put(
        page,
        &format!(
            "<nav aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">{}</h2>\n",
            escape(&label(report.lang, "report-contents"))
        ),
    );
    let mut depth = 0;
    for (level, id, number, words) in entries {
        // Levels go down one by one after the repair, but a list must be well formed in any case.
        let level = level.min(depth + 1);
        if level > depth {
            page.push_str("<ol>\n<li>");
        } else {
            page.push_str(&"</li>\n</ol>\n".repeat(usize::from(depth - level)));
            page.push_str("</li>\n<li>");
        }
        depth = level;
        put(
            page,
            &format!(
                "<a href=\"#{}\">{}{}</a>",
                escape(id),
                blocks::number(number),
                escape(&super::block::plain(words))
            ),
        );
    }
    page.push_str(&"</li>\n</ol>\n".repeat(usize::from(depth)));
    page.push_str("</nav>\n");
}

type Entry<'a> = (u8, &'a str, &'a str, &'a [Inline]);

fn find_headings<'a>(blocks: &'a [Block], entries: &mut Vec<Entry<'a>>) {
    for block in blocks {
        match block {
            Block::Heading {
                level,
                id,
                number,
                text,
            } if *level <= CONTENTS_DEPTH => entries.push(((*level).max(1), id, number, text)),
            Block::Landscape { blocks } => find_headings(blocks, entries),
            _ => {}
        }
    }
}

fn put(page: &mut String, part: &str) {
    page.push_str(part);
}

/// Text between tags and in attributes; what XML does not allow is left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests;
