//! Pages of a SQLite file, read without trusting them.
//!
//! Order: the cut of the file into pages, the cells of one page, the chains that long rows go on in. Nothing here
//! knows what a row means; what does not hold together is left out.

use std::collections::BTreeSet;

use super::value::{Payload, Row, decode, layout, varint, varint_length};

/// The sizes that a page can have.
const SIZES: [usize; 8] = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];

/// What pages have when nothing says otherwise.
const USUAL: usize = 4096;

/// The name of the format, in the first bytes of a file.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// A file cut into pages, numbered from 1.
#[derive(Debug)]
pub(super) struct Pages {
    bytes: Vec<u8>,
    size: usize,
    usable: usize,
    /// Whether the last page breaks off.
    torn: bool,
}

/// What kind of tree a page belongs to, and where it stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// Whether rows are kept by a number (the others by their first columns).
    pub(super) numbered: bool,
    /// Whether it has rows only, and no pages below.
    pub(super) leaf: bool,
}

/// A page of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Which tree, and where in it.
    pub(super) kind: Kind,
    /// Its cells, in the order of their keys; nothing in the place of one that cannot be read.
    pub(super) cells: Vec<Option<Cell>>,
    /// The page below that holds what comes after the last cell.
    pub(super) right: Option<u32>,
    /// Whether everything in it could be read.
    pub(super) whole: bool,
}

/// A cell of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// The page below that holds what comes before.
    pub(super) child: Option<u32>,
    /// The number of the row, in a numbered tree.
    pub(super) number: Option<i64>,
    /// Its row; nothing above the leaves of a numbered tree, or when it cannot be read.
    pub(super) row: Option<Row>,
    /// The pages in which the row goes on.
    pub(super) spill: Vec<u32>,
}

impl Kind {
    fn of(byte: u8) -> Option<Self> {
        let (numbered, leaf) = match byte {
            2 => (false, false),
            5 => (true, false),
            10 => (false, true),
            13 => (true, true),
            _ => return None,
        };
        Some(Self { numbered, leaf })
    }
}

impl Pages {
    /// Cuts a file. The header tells the size of its pages; where it is gone, the size is the one that makes most
    /// pages look like pages.
    pub(super) fn of(mut bytes: Vec<u8>) -> Self {
        let said = said_size(&bytes);
        let likely = |size: &usize| {
            let cut = bytes.chunks_exact(*size).skip(1);
            let is_node =
                |page: &&[u8]| head(page, 0, page.len()).is_some_and(|head| head.count > 0);
            cut.filter(is_node).count()
        };
        let counts: Vec<(usize, usize)> = SIZES.iter().map(|size| (likely(size), *size)).collect();
        let most = counts.iter().map(|(count, _)| *count).max().unwrap_or(0);
        let agreed = |size: usize| counts.contains(&(most, size));
        let best = counts.iter().find(|(count, _)| *count == most && most > 0);
        let size = said
            .filter(|size| agreed(*size))
            .or(best.map(|(_, size)| *size).filter(|_| !agreed(USUAL)))
            .unwrap_or(USUAL);
        let kept_free = bytes.get(20).copied().unwrap_or(0);
        let kept_free = if said.is_some() && kept_free <= 32 {
            usize::from(kept_free)
        } else {
            0
        };
        let torn = !bytes.len().is_multiple_of(size);
        let whole = bytes.len().div_ceil(size) * size;
        bytes.resize(whole, 0);
        Self {
            bytes,
            size,
            usable: size - kept_free,
            torn,
        }
    }

    /// How many pages are there.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.bytes.len() / self.size).unwrap_or(u32::MAX)
    }

    /// Bytes of a page.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Whether the last page breaks off.
    pub(super) fn is_torn(&self) -> bool {
        self.torn
    }

    /// Whether a page can be pointed at: never the first one.
    pub(super) fn has(&self, number: u32) -> bool {
        (2..=self.count()).contains(&number)
    }

    /// The bytes of a page.
    pub(super) fn get(&self, number: u32) -> Option<&[u8]> {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        let begin = at.checked_mul(self.size)?;
        self.bytes.get(begin..begin.checked_add(self.size)?)
    }

    /// Whether any page besides the first looks like part of a tree.
    pub(super) fn has_nodes(&self) -> bool {
        (2..=self.count()).any(|number| self.node(number).is_some())
    }

    /// The first page, when it begins as a file of SQLite does.
    pub(super) fn header(&self) -> Option<&[u8]> {
        self.get(1).filter(|page| page.starts_with(MAGIC))
    }

    /// A page as part of a tree; nothing when it does not look like one.
    pub(super) fn node(&self, number: u32) -> Option<Node> {
        let page = self.get(number)?;
        let begin = if number == 1 { 100 } else { 0 };
        let head = head(page, begin, self.usable)?;
        let right = if head.kind.leaf {
            None
        } else {
            Some(u32_at(page, begin + 8)?)
        };
        let mut whole = right.is_none_or(|page| self.has(page));
        let mut cells = Vec::with_capacity(head.count);
        for index in 0..head.count {
            let at = usize::from(u16_at(page, head.array + 2 * index)?);
            let cell = self.cell(page, at, head.kind, head.array + 2 * head.count);
            let has_row = head.kind.leaf || !head.kind.numbered;
            whole &= cell.as_ref().is_some_and(|cell| {
                cell.child.is_none_or(|page| self.has(page))
                    && (!has_row || cell.row.as_ref().is_some_and(|row| !row.cut))
            });
            cells.push(cell);
        }
        if head.count > 0 && cells.iter().all(Option::is_none) {
            return None;
        }
        Some(Node {
            kind: head.kind,
            cells,
            right,
            whole,
        })
    }

    /// The cell at a place of a page; `least` is where cells can begin.
    fn cell(&self, page: &[u8], at: usize, kind: Kind, least: usize) -> Option<Cell> {
        if at < least || at >= self.usable {
            return None;
        }
        let mut at = at;
        let mut child = None;
        if !kind.leaf {
            child = Some(u32_at(page, at)?);
            at += 4;
        }
        let mut number = None;
        if kind.numbered && !kind.leaf {
            let (rowid, _) = varint(page.get(at..self.usable)?)?;
            return Some(Cell {
                child,
                number: Some(rowid as i64),
                row: None,
                spill: Vec::new(),
            });
        }
        let (length, step) = varint(page.get(at..self.usable)?)?;
        at += step;
        if kind.numbered {
            let (rowid, step) = varint(page.get(at..self.usable)?)?;
            number = Some(rowid as i64);
            at += step;
        }
        let (row, spill) = match self.payload(page, at, length, kind) {
            Some((payload, spill)) => (decode(&payload), spill),
            None => (None, Vec::new()),
        };
        // A page below is still worth knowing when the row beside it is gone.
        (row.is_some() || child.is_some_and(|page| self.has(page))).then_some(Cell {
            child,
            number,
            row,
            spill,
        })
    }

    /// The payload that begins at a place of a page, with the pages in which it goes on.
    fn payload(
        &self,
        page: &[u8],
        at: usize,
        length: u64,
        kind: Kind,
    ) -> Option<(Payload, Vec<u32>)> {
        let length = usize::try_from(length).ok()?;
        if length == 0 || length > self.bytes.len() {
            return None;
        }
        let local = self.local(length, kind);
        let here = page.get(..self.usable)?.get(at..at.checked_add(local)?)?;
        layout(here, length)?;
        let mut bytes = here.to_vec();
        let mut spill = Vec::new();
        if local < length {
            let first = u32_at(page.get(..self.usable)?, at + local)?;
            self.chain(first, length, &mut bytes, &mut spill);
        }
        Some((Payload { bytes, length }, spill))
    }

    /// How much of a payload stands in the page itself.
    fn local(&self, length: usize, kind: Kind) -> usize {
        let most = if kind.numbered {
            self.usable - 35
        } else {
            (self.usable - 12) * 64 / 255 - 23
        };
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let rest = least + (length - least) % (self.usable - 4);
        if rest <= most { rest } else { least }
    }

    /// Follows a long row from page to page, as far as each is what it should be: a page that points elsewhere than
    /// such a page can point, or holds nothing at all, was overwritten.
    fn chain(&self, first: u32, length: usize, bytes: &mut Vec<u8>, spill: &mut Vec<u32>) {
        let mut seen = BTreeSet::new();
        let mut next = first;
        while bytes.len() < length {
            if !self.has(next) || !seen.insert(next) {
                return;
            }
            let Some(page) = self.get(next) else {
                return;
            };
            let take = (length - bytes.len()).min(self.usable - 4);
            let last = bytes.len() + take == length;
            let after = u32_at(page, 0).unwrap_or(0);
            let content = &page[4..4 + take];
            let sound = if last { after == 0 } else { self.has(after) };
            if !sound || content.iter().all(|byte| *byte == 0) {
                return;
            }
            bytes.extend_from_slice(content);
            spill.push(next);
            next = after;
        }
    }

    /// Every place of a page where a row can be read, whatever the head of the page says: for pages that lost it.
    pub(super) fn scan(&self, number: u32, wanted: impl Fn(&Cell) -> bool) -> Vec<Cell> {
        let Some(page) = self.get(number) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.usable {
            let read = [false, true].into_iter().find_map(|numbered| {
                let kind = Kind {
                    numbered,
                    leaf: true,
                };
                // The head of a row of ours is short: most places are passed over at once.
                let length = at + varint_length(page.get(at..)?);
                let begin = if numbered {
                    length + varint_length(page.get(length..)?)
                } else {
                    length
                };
                page.get(begin).filter(|head| (3..=60).contains(*head))?;
                let cell = self.cell(page, at, kind, 0).filter(&wanted)?;
                Some((cell, self.cell_length(page, at, kind)?))
            });
            match read {
                Some((cell, length)) => {
                    found.push(cell);
                    at += length.max(1);
                }
                None => at += 1,
            }
        }
        found
    }

    /// How many bytes of its page a leaf cell takes.
    fn cell_length(&self, page: &[u8], at: usize, kind: Kind) -> Option<usize> {
        let (length, mut step) = varint(page.get(at..self.usable)?)?;
        if kind.numbered {
            step += varint(page.get(at + step..self.usable)?)?.1;
        }
        let length = usize::try_from(length).ok()?;
        let local = self.local(length, kind);
        Some(step + local + if local < length { 4 } else { 0 })
    }
}

/// The head of a page of a tree.
struct Head {
    kind: Kind,
    count: usize,
    /// Where the places of its cells are listed.
    array: usize,
}

/// Reads the head of a page and says whether its numbers can be true together.
fn head(page: &[u8], begin: usize, usable: usize) -> Option<Head> {
    let kind = Kind::of(*page.get(begin)?)?;
    let free = usize::from(u16_at(page, begin + 1)?);
    let count = usize::from(u16_at(page, begin + 3)?);
    let content = match usize::from(u16_at(page, begin + 5)?) {
        0 => 65536,
        place => place,
    };
    let array = begin + if kind.leaf { 8 } else { 12 };
    let end = array + 2 * count;
    let inside = |at: usize| (end..usable).contains(&at);
    let fits = content >= end && content <= usable && (free == 0 || inside(free));
    let placed = (0..count)
        .all(|index| u16_at(page, array + 2 * index).is_some_and(|at| inside(usize::from(at))));
    (fits && placed && (count > 0 || kind.leaf)).then_some(Head { kind, count, array })
}

/// The size of a page as the header of the file says it.
fn said_size(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    let size = match usize::from(u16_at(bytes, 16)?) {
        1 => 65536,
        size => size,
    };
    SIZES.contains(&size).then_some(size)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([two[0], two[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
}
