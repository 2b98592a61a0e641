//! Temporary.
/// x
pub fn built_in(_l: crate::locale::Lang, _w: &str) -> crate::diag::Source { crate::diag::Source { name: String::new(), text: String::new() } }
