//! Where the pages of a report can be cut into runs that are set one after another.

use crate::report::block::Block;

/// Cells that one run may hold before it is cut at the next section. Setting keeps about 25 kB for each until the
/// run is done.
const HEAVY: usize = 700;

/// Cuts the body where a page begins anyway: at page breaks, around sheets turned sideways and, when the parts of the
/// document are numbered, at each part, which then begins a page. A run that grows too heavy ends at the next section.
pub(super) fn split(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let numbered = blocks.iter().any(
        |block| matches!(block, Block::Heading { level: 1, number, .. } if !number.is_empty()),
    );
    let mut runs: Vec<Vec<Block>> = Vec::new();
    let mut run: Vec<Block> = Vec::new();
    let mut load = 0;
    let mut close = |run: &mut Vec<Block>, load: &mut usize| {
        if !run.is_empty() {
            runs.push(std::mem::take(run));
        }
        *load = 0;
    };
    for block in blocks {
        match block {
            Block::PageBreak => close(&mut run, &mut load),
            Block::Landscape { blocks } => {
                close(&mut run, &mut load);
                for piece in pieces(blocks) {
                    run.push(Block::Landscape { blocks: piece });
                    close(&mut run, &mut load);
                }
            }
            other => {
                let is_part = numbered && matches!(other, Block::Heading { level: 1, .. });
                let is_section = matches!(other, Block::Heading { level: 2..=3, .. });
                if is_part || (is_section && load > HEAVY) {
                    close(&mut run, &mut load);
                }
                load += weight(&other);
                run.push(other);
            }
        }
    }
    close(&mut run, &mut load);
    runs
}

/// Cuts what stands on sheets turned sideways before a heading or a table, when there is too much of it.
fn pieces(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let mut pieces = vec![Vec::new()];
    let mut load = 0;
    let mut after_heading = false;
    for block in blocks {
        let begins = matches!(block, Block::Heading { .. } | Block::Table(_));
        if begins && !after_heading && load > HEAVY {
            pieces.push(Vec::new());
            load = 0;
        }
        after_heading = matches!(block, Block::Heading { .. });
        load += weight(&block);
        if let Some(piece) = pieces.last_mut() {
            piece.push(block);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// How many cells of a table a block is worth.
fn weight(block: &Block) -> usize {
    match block {
        Block::Table(table) => (table.rows.len() + 1) * table.columns.len(),
        Block::Grid(grid) => (grid.rows.len() + 1) * grid.columns.len(),
        Block::List { items, .. } => items.iter().flatten().map(weight).sum(),
        Block::Quote { blocks } | Block::Note { blocks, .. } | Block::Landscape { blocks } => {
            blocks.iter().map(weight).sum()
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{HEAVY, split};
    use crate::locale::Lang;
    use crate::report::block::{Block, Inline};
    use crate::report::specimen::{long_table, specimen};

    fn heading(level: u8, number: &str) -> Block {
        Block::Heading {
            level,
            id: format!("h-{number}"),
            number: number.to_owned(),
            text: vec![Inline::text("Título")],
        }
    }

    fn words(text: &str) -> Block {
        Block::Paragraph {
            text: vec![Inline::text(text)],
        }
    }

    #[test]
    fn every_block_is_in_one_run_in_its_order() {
        let blocks = specimen(Lang::Es).blocks;
        let runs = split(blocks.clone());
        assert!(runs.len() > 2, "{} runs", runs.len());
        let kept: Vec<Block> = blocks
            .into_iter()
            .filter(|block| *block != Block::PageBreak)
            .collect();
        assert_eq!(runs.concat(), kept);
    }

    #[test]
    fn a_numbered_part_begins_a_run_and_a_light_section_does_not() {
        let parts = vec![
            heading(1, "1"),
            heading(2, "1.1"),
            words("a"),
            heading(1, "2"),
            words("b"),
        ];
        assert_eq!(split(parts).len(), 2);
        let plain = vec![heading(1, ""), words("a"), heading(1, ""), words("b")];
        assert_eq!(split(plain).len(), 1);
    }

    #[test]
    fn a_heavy_run_ends_at_the_next_section_also_on_a_sheet_turned_sideways() {
        let heavy = || Block::Table(long_table(HEAVY));
        let body = vec![
            heading(1, "1"),
            heading(2, "1.1"),
            heavy(),
            heading(2, "1.2"),
            heavy(),
        ];
        assert_eq!(split(body).len(), 2);
        let turned = Block::Landscape {
            blocks: vec![heading(2, "1.1"), heavy(), heading(2, "1.2"), heavy()],
        };
        let runs = split(vec![turned]);
        assert_eq!(runs.len(), 2);
        let sizes = runs.iter().map(|run| match run.as_slice() {
            [Block::Landscape { blocks }] => blocks.len(),
            _ => 0,
        });
        assert_eq!(sizes.collect::<Vec<_>>(), [2, 2]);
    }
}
