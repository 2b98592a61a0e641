//! How many random runs the laws of the notebook are tried on, and the count told at the end.

use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};

/// As many as `RUMBO_LAWS` says, or the usual few.
pub(crate) fn runs(usual: u32) -> u32 {
    let asked = std::env::var("RUMBO_LAWS").ok();
    asked
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(usual)
}

/// Tells what was tried, also when the test went well.
pub(crate) fn tell(words: &str) {
    // Not through the macros, whose words are kept back from tests that pass.
    let _ = writeln!(std::io::stderr(), "    {words}");
}

/// Counts cases, and tells of them when the last one went well.
pub(crate) struct Count(AtomicU32);

impl Count {
    pub(crate) const fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    /// One more of so many.
    pub(crate) fn one_of(&self, all: u32, words: &str) {
        if self.0.fetch_add(1, Ordering::Relaxed) + 1 == all {
            tell(&format!("{all} {words}"));
        }
    }
}

/// Numbers that look random and are the same for the same seed.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03);
        dice.roll(2);
        dice
    }

    /// A number below another one, which is not 0.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % below
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    /// One of some things; nothing when there are none.
    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() {
            return None;
        }
        let index = self.roll(of.len());
        of.get(index)
    }
}
