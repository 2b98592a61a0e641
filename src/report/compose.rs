//! Temporary.
use std::collections::BTreeMap;
use super::block::{Cover, Report};
use crate::diag::{Diagnostic, Source};
use crate::locale::Lang;
use crate::plan::{Finding, Plan};
/// x
pub type Attachments = BTreeMap<String, (String, Vec<u8>)>;
/// x
pub fn compose(_plan: &Plan, _f: &[Finding], lang: Lang, _t: &Source, _a: &Attachments) -> Result<Report, Diagnostic> {
    Ok(Report { lang, cover: Cover::default(), contents: false, blocks: vec![] })
}
