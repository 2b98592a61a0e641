//! Random names of records and of chains, and numbers that stand for bytes.

use super::content::RecordId;

const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// The prefix of pictures and maps.
pub(super) const ATTACHMENT: &str = "atc";

/// A new record id: the prefix of its collection and seventy random bits.
pub(super) fn record(prefix: &str) -> RecordId {
    RecordId::new(format!("{prefix}_{}", random(14)))
}

/// Whether an id ends as those that are drawn: an option of a list may look like an id, but not like that.
pub(super) fn is_random(id: &str) -> bool {
    let drawn = id.split_once('_').map_or("", |(_, drawn)| drawn);
    drawn.len() == 14 && drawn.bytes().all(|byte| LETTERS.contains(&byte))
}

/// A new chain id: one each time a notebook is opened for writing, so that copies made by hand never give
/// the same name to two operations.
pub(super) fn chain() -> String {
    random(20)
}

/// A number that stands for some bytes, the same on every machine (FNV-1a).
#[derive(Debug, Clone, Copy)]
pub(super) struct Fingerprint(pub(super) u64);

impl Fingerprint {
    /// That of no bytes.
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The same with a text more, and with where it ends.
    pub(super) fn with(self, text: &str) -> Self {
        let bytes = text.bytes().chain([0]);
        Self(bytes.fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

/// Letters for a name that lives for a moment.
pub(super) fn passing() -> String {
    random(8)
}

fn random(letters: usize) -> String {
    let mut bytes = vec![0_u8; letters];
    getrandom::fill(&mut bytes).expect("the system gives random numbers");
    bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect()
}
