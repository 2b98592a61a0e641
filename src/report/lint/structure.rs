//! The order of blocks: heading levels, pages inside pages, containers without content.

use super::Done;
use crate::report::block::{Block, Figure, Inline, Picture, Tone, plain};

/// Where a block stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Directly in the document.
    Document,
    /// In a page turned sideways.
    Landscape,
    /// In a list, quote or note.
    Inside,
}

/// Mends the order of blocks.
pub(super) fn tidy(blocks: &mut Vec<Block>, done: &mut Done) {
    let mut levels = Vec::new();
    tidy_in(blocks, Place::Document, &mut levels, done);
    // The cover ends its page by itself, and nothing has to begin after the last page.
    let first = blocks
        .iter()
        .position(|block| *block != Block::PageBreak)
        .unwrap_or(blocks.len());
    blocks.drain(..first);
    while blocks.last() == Some(&Block::PageBreak) {
        blocks.pop();
    }
}

fn tidy_in(blocks: &mut Vec<Block>, place: Place, levels: &mut Vec<u8>, done: &mut Done) {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        match &mut block {
            Block::Heading {
                level,
                number,
                text,
                ..
            } => {
                if plain(text).trim().is_empty() {
                    if number.is_empty() {
                        continue;
                    }
                    *text = vec![Inline::text(std::mem::take(number))];
                }
                let fitting = fit_level(*level, levels);
                done.count("report-repair-level", usize::from(fitting != *level));
                *level = fitting;
            }
            Block::Paragraph { text } => {
                let is_break = |inline: &Inline| matches!(inline, Inline::Break);
                let end = text.iter().rposition(|inline| !is_break(inline));
                text.truncate(end.map_or(0, |end| end + 1));
                if plain(text).trim().is_empty() {
                    continue;
                }
            }
            Block::Quote { blocks } => {
                tidy_in(blocks, Place::Inside, levels, done);
                if blocks.is_empty() {
                    continue;
                }
            }
            Block::Note { blocks, title, .. } => {
                tidy_in(blocks, Place::Inside, levels, done);
                if blocks.is_empty() && title.trim().is_empty() {
                    continue;
                }
            }
            Block::List { items, .. } => {
                for item in &mut *items {
                    tidy_in(item, Place::Inside, levels, done);
                }
                items.retain(|item| !item.is_empty());
                if items.is_empty() {
                    continue;
                }
            }
            Block::Landscape { blocks } => {
                let inside = match place {
                    Place::Document => Place::Landscape,
                    other => other,
                };
                tidy_in(blocks, inside, levels, done);
                let only_breaks = blocks.iter().all(|block| *block == Block::PageBreak);
                if place != Place::Document || only_breaks {
                    done.count("report-repair-page", usize::from(!only_breaks));
                    kept.append(blocks);
                    continue;
                }
            }
            Block::PageBreak => {
                let useless = matches!(
                    kept.last(),
                    None | Some(Block::PageBreak | Block::Landscape { .. })
                );
                if place == Place::Inside
                    || (useless && place == Place::Landscape)
                    || (useless && !kept.is_empty())
                {
                    continue;
                }
            }
            Block::Table(table) if table.columns.is_empty() => continue,
            Block::Grid(grid) if grid.columns.is_empty() || grid.rows.is_empty() => continue,
            Block::Figure(figure) if !is_picture(figure) => {
                done.count("report-repair-picture", 1);
                block = missing(figure);
            }
            Block::Signatures { people } if people.is_empty() => continue,
            _ => {}
        }
        kept.push(block);
    }
    *blocks = kept;
}

/// The level that follows without a jump. Headings of one original level under one parent stay siblings.
fn fit_level(level: u8, levels: &mut Vec<u8>) -> u8 {
    while levels.last().is_some_and(|above| *above >= level) {
        levels.pop();
    }
    levels.push(level);
    levels.len().min(6) as u8
}

fn is_picture(figure: &Figure) -> bool {
    match &figure.picture {
        Picture::Svg { source, .. } => source.contains("<svg"),
        Picture::Raster { media, bytes, .. } => match media.as_str() {
            "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            "image/jpeg" => bytes.starts_with(&[0xFF, 0xD8, 0xFF]),
            _ => false,
        },
    }
}

/// What stands where a picture cannot be shown: its words.
fn missing(figure: &mut Figure) -> Block {
    let caption = plain(&figure.caption);
    let mut text = figure.alt.clone();
    if text.trim().is_empty() {
        text.push_str(if caption.is_empty() { "—" } else { &caption });
    }
    Block::Note {
        tone: Tone::Warning,
        title: caption,
        blocks: vec![Block::Paragraph {
            text: vec![Inline::Text { text }],
        }],
    }
}
