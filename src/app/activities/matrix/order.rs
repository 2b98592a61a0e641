//! In which order the pairs of a matrix are asked.

use crate::notebook::RecordId;
use crate::plan::Crossing;

/// In which order the pairs of a matrix are asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Row by row: the room thinks about one cause at a time.
    #[default]
    Rows,
    /// Column by column: the room thinks about one effect at a time.
    Columns,
    /// At random, so that nobody answers by habit; the same in every copy, for it follows from the ids.
    Random,
}

impl Order {
    /// The one that comes after it.
    #[must_use]
    pub fn after(self) -> Self {
        match self {
            Self::Rows => Self::Columns,
            Self::Columns => Self::Random,
            Self::Random => Self::Rows,
        }
    }

    /// Key of its words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Rows => "matrix-by-rows",
            Self::Columns => "matrix-by-columns",
            Self::Random => "matrix-at-random",
        }
    }

    /// Every pair that the group is asked about, in this order.
    pub fn questions(self, crossing: &Crossing) -> Vec<(usize, usize)> {
        let mut all: Vec<(usize, usize)> = crossing.questions().collect();
        match self {
            Self::Rows => {}
            Self::Columns => all.sort_by_key(|(row, column)| (*column, *row)),
            Self::Random => all.sort_by_cached_key(|(row, column)| {
                let ids = [&crossing.rows[*row].id, &crossing.columns[*column].id];
                (scatter(ids.map(RecordId::as_str)), *row, *column)
            }),
        }
        all
    }
}

/// A number that follows from two ids and looks like chance (FNV-1a, with its bits stirred).
fn scatter(ids: [&str; 2]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in ids[0].bytes().chain([0xff]).chain(ids[1].bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash.wrapping_mul(0xd6e8_feb8_6659_fd93)
}
