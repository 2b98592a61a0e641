//! The assets by state and value: jewels, those at risk, those to care for, those to record.

use std::sync::Arc;

use super::Results;
use super::rules::{Rules, real};
use super::said::{LeftOut, Outcome, Remark, Unsaid};
use crate::method::Unfit;
use crate::method::indices::{AssetClass, AssetRules, asset_class};
use crate::plan::Item;

/// The assets, classed.
#[derive(Debug, Clone, PartialEq)]
pub struct Assets {
    /// Each asset with its class, in the order of their list.
    pub classed: Vec<(Arc<str>, AssetClass)>,
    /// Assets without a class.
    pub left_out: LeftOut,
}

impl Assets {
    /// The assets of a class.
    pub fn of(&self, class: AssetClass) -> Vec<Arc<str>> {
        let mine = self.classed.iter().filter(|(_, own)| *own == class);
        mine.map(|(id, _)| Arc::clone(id)).collect()
    }

    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let source = results.source();
        let mut said = Vec::new();
        for (class, key) in [
            (AssetClass::AtRisk, "reading-assets-at-risk"),
            (AssetClass::Jewel, "reading-assets-jewels"),
            (AssetClass::Care, "reading-assets-care"),
        ] {
            let ids = self.of(class);
            if !ids.is_empty() {
                let remark = Remark::new(key).count("n", ids.len());
                said.push(remark.names("names", source, &ids));
            }
        }
        said.extend(self.left_out.remarks(source));
        said
    }
}

/// What the definition decides about assets.
pub(super) fn method_rules(rules: Rules<'_>) -> Outcome<AssetRules> {
    Ok(AssetRules {
        scale: rules.scale("patrimony", "value")?,
        high_value: rules.number("indices.high_value")?,
        good_state: rules.number("indices.good_state")?,
        poor_state: rules.number("indices.poor_state")?,
    })
}

/// The class of an asset.
pub(super) fn class(item: &Item, rules: &AssetRules) -> Result<AssetClass, Unfit> {
    let missing = || Unfit::Missing(vec![(0, 0)]);
    let state = item.number("state").ok_or_else(missing)?;
    let value = item.number("value").ok_or_else(missing)?;
    asset_class(real(state), real(value), rules)
}

pub(super) fn read(results: Results<'_>) -> Outcome<Assets> {
    let rules = method_rules(results.rules())?;
    let mut assets = Assets {
        classed: Vec::new(),
        left_out: LeftOut::default(),
    };
    for item in results.source().items("patrimony") {
        match class(item, &rules) {
            Ok(class) => assets.classed.push((Arc::clone(&item.id), class)),
            Err(unfit) => assets.left_out.note(&item.id, &unfit),
        }
    }
    if assets.classed.is_empty() {
        return Err(Unsaid::nothing());
    }
    Ok(assets)
}
