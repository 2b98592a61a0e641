//! Walks over everything that a reader sees of a report.

use super::block::{Block, Inline, Report};

/// Calls `change` on every visible text: cover, words, titles, sources, alternative texts, names.
pub(super) fn each_text(report: &mut Report, change: &mut dyn FnMut(&mut String)) {
    let cover = &mut report.cover;
    for text in [
        &mut cover.title,
        &mut cover.territory,
        &mut cover.author,
        &mut cover.date,
        &mut cover.version,
    ] {
        change(text);
    }
    cover.lines.iter_mut().for_each(&mut *change);
    if let Some(mark) = &mut cover.mark {
        change(mark);
    }
    each_block(&mut report.blocks, &mut |block| {
        each_own_text(block, change);
    });
}

/// Calls `change` on every block, a container before its content.
pub(super) fn each_block(blocks: &mut [Block], change: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        change(block);
        match block {
            Block::Quote { blocks } | Block::Note { blocks, .. } | Block::Landscape { blocks } => {
                each_block(blocks, change);
            }
            Block::List { items, .. } => {
                for item in items {
                    each_block(item, change);
                }
            }
            _ => {}
        }
    }
}

/// Calls `change` on every run of inlines of a block, not of the blocks inside it.
pub(super) fn each_run(block: &mut Block, change: &mut dyn FnMut(&mut Vec<Inline>)) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => change(text),
        Block::Table(table) => {
            change(&mut table.caption);
            for column in &mut table.columns {
                change(&mut column.header);
            }
            for row in &mut table.rows {
                row.cells.iter_mut().for_each(&mut *change);
            }
        }
        Block::Grid(grid) => {
            for column in &mut grid.columns {
                change(&mut column.header);
            }
            for row in &mut grid.rows {
                row.cells.iter_mut().for_each(&mut *change);
            }
        }
        Block::Figure(figure) => change(&mut figure.caption),
        _ => {}
    }
}

fn each_own_text(block: &mut Block, change: &mut dyn FnMut(&mut String)) {
    each_run(block, &mut |run| each_word(run, change));
    match block {
        Block::Heading { number, .. } => change(number),
        Block::Note { title, .. } => change(title),
        Block::Table(table) => change(&mut table.source),
        Block::Figure(figure) => {
            change(&mut figure.source);
            change(&mut figure.alt);
        }
        Block::Signatures { people } => {
            for person in people {
                change(&mut person.name);
                change(&mut person.office);
            }
        }
        _ => {}
    }
}

fn each_word(run: &mut [Inline], change: &mut dyn FnMut(&mut String)) {
    for inline in run {
        match inline {
            Inline::Text { text } | Inline::Code { text } => change(text),
            Inline::Strong { text } | Inline::Emphasis { text } | Inline::Link { text, .. } => {
                each_word(text, change);
            }
            Inline::Break => {}
        }
    }
}
