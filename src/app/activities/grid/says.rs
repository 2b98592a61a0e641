//! What a grid of amounts says below itself: why a number is not taken, what is missing, what goes the wrong way.

use rust_decimal::Decimal;

use super::{Grid, Slot, Wrong};
use crate::app::session::Session;
use crate::locale::{Arg, Lang, number, say};
use crate::plan::amounts::{Amounts, Misstep, Path};

/// A sentence, and whether it asks for attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub words: String,
    /// Whether something has to be put right.
    pub asks: bool,
}

impl Said {
    fn asks(words: String) -> Self {
        Self { words, asks: true }
    }

    fn plain(words: String) -> Self {
        Self { words, asks: false }
    }
}

impl Grid {
    /// What there is to say about the cell with the cursor; the first sentence is the most pressing one.
    pub fn says(&self, session: &Session, amounts: &Amounts, lang: Lang) -> Option<Said> {
        let wrong = self.typing.as_ref().and_then(|typing| {
            let key = match typing.wrong? {
                Wrong::Unclear => "grid-wrong-unclear",
                Wrong::Negative => "grid-wrong-negative",
                Wrong::Range => "grid-wrong-range",
                Wrong::Whole => "grid-wrong-whole",
            };
            let text = [("text", Arg::Text(typing.text.trim()))];
            Some(Said::asks(say(lang, key, &text)))
        });
        wrong
            .or_else(|| self.says_source(session, amounts, lang))
            .or_else(|| self.says_targets(session, amounts, lang))
            .or_else(|| self.says_gap(session, amounts, lang))
    }

    /// A source that promises more than it has.
    fn says_source(&self, session: &Session, amounts: &Amounts, lang: Lang) -> Option<Said> {
        let Slot::Row(row) = self.slot(amounts) else {
            return None;
        };
        let (_, _, year) = self.at(amounts);
        let source = &amounts.sources[amounts.rows[row].source?];
        let beyond = source.beyond(year)?;
        let name = session.reading().name(source.id.as_str(), lang);
        let money = |amount: Decimal| number::money(amount, session.currency(), lang);
        let (used, ceiling) = (
            money(source.used[year]),
            money(source.ceiling[year].unwrap_or_default()),
        );
        let beyond = money(beyond);
        let args = [
            ("name", Arg::Text(&name)),
            ("year", Arg::Text(&amounts.years[year])),
            ("used", Arg::Text(&used)),
            ("ceiling", Arg::Text(&ceiling)),
            ("beyond", Arg::Text(&beyond)),
        ];
        Some(Said::asks(say(lang, "grid-beyond-ceiling", &args)))
    }

    /// Targets that go the wrong way, or how a line could be proposed.
    fn says_targets(&self, session: &Session, amounts: &Amounts, lang: Lang) -> Option<Said> {
        let Slot::Row(row) = self.slot(amounts) else {
            return None;
        };
        let row = &amounts.rows[row];
        let path = Path::of(session.content(), &self.activity, &row.id)?;
        let year = |at: usize| amounts.years[at].to_string();
        let shown = |at: usize| {
            let target = row.amounts[at].unwrap_or_default();
            number::decimal(target, None, lang)
        };
        if let Some(first) = path.missteps(row).first() {
            let (key, at) = match first {
                Misstep::Baseline { at } => ("grid-target-baseline", *at),
                Misstep::Step { at } => ("grid-target-back", *at),
            };
            let baseline = path
                .baseline
                .map(|number| number::decimal(number, None, lang));
            let (year, target) = (year(at), shown(at));
            let args = [
                ("year", Arg::Text(year.as_str())),
                ("target", Arg::Text(&target)),
                ("baseline", Arg::Text(baseline.as_deref().unwrap_or("–"))),
            ];
            return Some(Said::asks(say(lang, key, &args)));
        }
        let proposed = path.proposal(row, &amounts.years).len();
        if proposed > 0 {
            let count = proposed.to_string();
            let args = [
                ("count", Arg::Count(proposed)),
                ("shown", Arg::Text(&count)),
            ];
            return Some(Said::plain(say(lang, "grid-can-propose", &args)));
        }
        if path.baseline.is_none() || path.year.is_none() {
            return Some(Said::plain(say(lang, "grid-no-baseline", &[])));
        }
        None
    }

    /// What the group with the cursor lacks in the year with the cursor.
    fn says_gap(&self, session: &Session, amounts: &Amounts, lang: Lang) -> Option<Said> {
        if !amounts.has_costs {
            return None;
        }
        let (group, _, year) = self.at(amounts);
        let group = amounts.groups.get(group)?;
        let lack = group.lack(year);
        let amount = number::money(lack.abs(), session.currency(), lang);
        let args = [
            ("amount", Arg::Text(amount.as_str())),
            ("year", Arg::Text(&amounts.years[year])),
        ];
        if lack > Decimal::ZERO {
            return Some(Said::asks(say(lang, "grid-lacks", &args)));
        }
        if lack < Decimal::ZERO {
            return Some(Said::asks(say(lang, "grid-too-much", &args)));
        }
        (!group.costs.get(year)?.is_zero())
            .then(|| Said::plain(say(lang, "grid-balanced", &args[1..])))
    }
}
