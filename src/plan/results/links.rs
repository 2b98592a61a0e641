//! What passes between country and town, and who gains by it.

use std::cmp::Ordering;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Results;
use super::rules::real;
use super::said::{LeftOut, Outcome, Remark, Unsaid, exact};
use crate::method::indices::fabric::{Balance, Benefit, Exchange, balance};
use crate::workshop::FieldKind;

/// The balance of exchanges.
#[derive(Debug, Clone, PartialEq)]
pub struct Links {
    /// The exchanges that count, in the order of their list.
    pub links: Vec<Arc<str>>,
    /// The kinds that occur, as option ids, in the order of the definition.
    pub kinds: Vec<Kind>,
    /// All of them together. Its kinds are places in the options of the definition.
    pub found: Balance,
    /// Exchanges without beneficiary or strength.
    pub left_out: LeftOut,
}

/// The exchanges of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Option id: `water`.
    pub id: Arc<str>,
    /// How many benefit the country, the town, both, nobody.
    pub counts: [usize; 4],
    /// Their strength by benefit, in the same order.
    pub strength: [f64; 4],
    /// −1 all to the town, +1 all to the country; nothing when none has strength.
    pub balance: Option<f64>,
}

impl Links {
    /// The reading in sentences.
    pub fn reading(&self, results: Results<'_>) -> Vec<Remark> {
        let mut said = Vec::new();
        if let Some(balance) = self.found.balance {
            // As it is shown: what rounds to nothing is even.
            let shown = exact(balance, 2).unwrap_or_default();
            let key = match shown.cmp(&Decimal::ZERO) {
                Ordering::Less => "reading-links-town",
                Ordering::Equal => "reading-links-even",
                Ordering::Greater => "reading-links-country",
            };
            let [rural, urban, both, neither] = self.found.strength;
            said.push(
                Remark::new(key)
                    .number("balance", balance, 2)
                    .number("rural", rural, 1)
                    .number("urban", urban, 1)
                    .number("both", both, 1)
                    .number("neither", neither, 1),
            );
        }
        said.extend(self.left_out.remarks(results.source()));
        said
    }
}

pub(super) fn read(results: Results<'_>) -> Outcome<Links> {
    let rules = results.rules();
    let scale = rules.scale("link", "strength")?;
    let FieldKind::Choice(options) = &rules.field("link", "kind")?.kind else {
        return Err(Unsaid::not_asked("link.kind"));
    };
    let mut links = Vec::new();
    let mut exchanges = Vec::new();
    let mut left_out = LeftOut::default();
    for item in results.source().items("link") {
        let kind = item
            .id_of("kind")
            .and_then(|id| options.iter().position(|option| &*option.id == id));
        let benefit = item
            .id_of("benefit")
            .and_then(|id| Benefit::ALL.into_iter().find(|benefit| benefit.id() == id));
        let strength = item.number("strength").map(real);
        let (Some(kind), Some(benefit), Some(strength)) = (kind, benefit, strength) else {
            left_out.lacks(&item.id);
            continue;
        };
        if !(scale.least..=scale.most).contains(&strength) {
            left_out.odd.push(Arc::clone(&item.id));
            continue;
        }
        links.push(Arc::clone(&item.id));
        exchanges.push(Exchange {
            kind,
            benefit,
            strength,
        });
    }
    if exchanges.is_empty() {
        return Err(Unsaid::nothing());
    }
    let found = balance(&exchanges, scale)
        .map_err(|unfit| Unsaid::of(&unfit, results.source(), &links, &[]))?;
    let kind = |(kind, balance): &(usize, Option<f64>)| {
        let of = |benefit: Benefit| {
            exchanges
                .iter()
                .filter(move |exchange| exchange.kind == *kind && exchange.benefit == benefit)
        };
        Kind {
            id: Arc::clone(&options[*kind].id),
            counts: Benefit::ALL.map(|benefit| of(benefit).count()),
            strength: Benefit::ALL.map(|benefit| of(benefit).map(|one| one.strength).sum()),
            balance: *balance,
        }
    };
    Ok(Links {
        kinds: found.by_kind.iter().map(kind).collect(),
        links,
        found,
        left_out,
    })
}
