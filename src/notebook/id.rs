//! Random names: of records and of chains.

use super::content::RecordId;

const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

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

fn random(letters: usize) -> String {
    let mut bytes = vec![0_u8; letters];
    getrandom::fill(&mut bytes).expect("the system gives random numbers");
    bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect()
}
