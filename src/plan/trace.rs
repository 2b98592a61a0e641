//! Why a line of the chain is there: the problem that people named, what it serves, and what follows from it: cost,
//! source, indicator and last measurement.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::chain::Chain;
use super::results::Results;
use super::{Item, Source};
use crate::locale::{Arg, Lang, Words, date, number, say};
use crate::notebook::RecordId;
use crate::plan::value::Value;

/// One step of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceLine {
    /// The record that it tells of.
    pub record: RecordId,
    /// What it tells.
    pub words: Words,
}

/// The way that leads to a line and on from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// From what people said, over what the line hangs from, to what is measured.
    pub lines: Vec<TraceLine>,
}

/// An argument of a sentence before its language is known.
enum Told {
    Both(Words),
    Money(Decimal),
    Plain(String),
}

struct Teller<'a> {
    source: Source<'a>,
    results: Results<'a>,
    currency: String,
    lines: Vec<TraceLine>,
}

impl Trace {
    /// Follows a line of a chain.
    pub fn of(results: Results<'_>, chain: &Chain, at: usize) -> Self {
        let source = results.source();
        let territory = source.items("territory").first();
        let currency = territory.and_then(|item| item.text("currency"));
        let mut teller = Teller {
            source,
            results,
            currency: currency.unwrap_or_default().to_owned(),
            lines: Vec::new(),
        };
        let path: Vec<&Item> = chain
            .path(at)
            .iter()
            .flatten()
            .filter_map(|id| source.get(id.as_str()))
            .collect();
        let branch: Vec<&Item> = chain
            .branch(at)
            .filter_map(|line| source.get(chain.nodes.get(line)?.id.as_str()))
            .collect();
        teller.origins(&path, &branch);
        teller.above(&path);
        if let Some(node) = chain.nodes.get(at).filter(|node| !node.total.is_zero()) {
            teller.tell(
                "trace-cost",
                &node.id,
                &[("amount", Told::Money(node.total))],
            );
        }
        teller.money(&branch, &path);
        teller.measured(&path, &branch);
        Self {
            lines: teller.lines,
        }
    }
}

impl Teller<'_> {
    fn tell(&mut self, key: &str, record: &RecordId, args: &[(&str, Told)]) {
        let words = |lang: Lang| {
            let shown: Vec<(&str, String)> = args
                .iter()
                .map(|(name, told)| {
                    let shown = match told {
                        Told::Both(words) => words.get(lang).to_owned(),
                        Told::Money(amount) => number::money(*amount, &self.currency, lang),
                        Told::Plain(text) => text.clone(),
                    };
                    (*name, shown)
                })
                .collect();
            let args: Vec<(&str, Arg<'_>)> = shown
                .iter()
                .map(|(name, shown)| (*name, Arg::Text(shown)))
                .collect();
            say(lang, key, &args)
        };
        let words = Words {
            es: words(Lang::Es),
            en: words(Lang::En),
        };
        self.lines.push(TraceLine {
            record: record.clone(),
            words,
        });
    }

    fn named(&self, item: &Item) -> (&'static str, Told) {
        ("name", Told::Both(self.source.name(&item.id)))
    }

    /// The problems and assets that it comes from, and the meetings where people named problems.
    fn origins(&mut self, path: &[&Item], branch: &[&Item]) {
        let all = path.iter().chain(branch);
        let ids = |field: &str| -> BTreeSet<Arc<str>> {
            let mut own = path.iter().rev().map(|item| item.ids_of(field));
            let nearest = own.find(|ids| !ids.is_empty()).unwrap_or_default();
            let mut ids: BTreeSet<Arc<str>> = nearest.iter().cloned().collect();
            if ids.is_empty() {
                ids.extend(all.clone().flat_map(|item| item.ids_of(field)).cloned());
            }
            ids
        };
        let (problems, assets) = (ids("problems"), ids("patrimonies"));
        if !problems.is_empty() {
            for meeting in self.source.items("meeting") {
                let steps = meeting.ids_of("steps");
                if !steps.iter().any(|step| self.asks_for_problems(step)) {
                    continue;
                }
                let on = match meeting.get("date") {
                    Some(Value::Date(day)) => Told::Both(Words {
                        es: date::long(*day, Lang::Es),
                        en: date::long(*day, Lang::En),
                    }),
                    _ => Told::Plain("–".to_owned()),
                };
                let args = [self.named(meeting), ("date", on)];
                self.tell(
                    "trace-meeting",
                    &RecordId::new(Arc::clone(&meeting.id)),
                    &args,
                );
            }
        }
        // In the order of their lists: ids are drawn by chance.
        let named = |item: &&Item| problems.contains(&item.id);
        for problem in self.source.items("problem").iter().filter(named) {
            let votes = problem.number("votes").unwrap_or_default();
            let who = problem.text("who").unwrap_or("–").to_owned();
            let args = [
                self.named(problem),
                ("votes", Told::Plain(votes.normalize().to_string())),
                ("who", Told::Plain(who)),
            ];
            self.tell(
                "trace-problem",
                &RecordId::new(Arc::clone(&problem.id)),
                &args,
            );
        }
        let named = |item: &&Item| assets.contains(&item.id);
        for asset in self.source.items("patrimony").iter().filter(named) {
            let args = [self.named(asset)];
            self.tell("trace-asset", &RecordId::new(Arc::clone(&asset.id)), &args);
        }
    }

    /// Whether a step fills the collection of problems.
    fn asks_for_problems(&self, step: &str) -> bool {
        let step = self.source.workshop().get_step(step);
        step.is_some_and(|step| step.collections.iter().any(|id| &**id == "problem"))
    }

    /// What it hangs from.
    fn above(&mut self, path: &[&Item]) {
        let Some((_, above)) = path.split_last() else {
            return;
        };
        for item in above {
            let workshop = self.source.workshop();
            let Some(collection) = workshop.get_collection(&item.collection) else {
                continue;
            };
            let args = [
                ("kind", Told::Both(collection.title.clone())),
                self.named(item),
            ];
            self.tell("trace-above", &RecordId::new(Arc::clone(&item.id)), &args);
        }
    }

    /// Who pays for the projects of the branch, or for the project that it is a part of.
    fn money(&mut self, branch: &[&Item], path: &[&Item]) {
        let projects: BTreeSet<&str> = path
            .iter()
            .chain(branch)
            .filter(|item| &*item.collection == "project")
            .map(|item| &*item.id)
            .collect();
        let mut by_source: BTreeMap<Arc<str>, (Decimal, Decimal)> = BTreeMap::new();
        for line in self.source.items("funding_line") {
            let of = line.id_of("project");
            if !of.is_some_and(|id| projects.contains(id)) {
                continue;
            }
            if let Some(source) = line.id_of("source") {
                let sums = by_source.entry(Arc::from(source)).or_default();
                sums.0 += line.total("amounts");
                if line.id_of("status") == Some("secured") {
                    sums.1 += line.total("amounts");
                }
            }
        }
        for source in self.source.items("funding_source") {
            if let Some((amount, secured)) = by_source.remove(&source.id) {
                let args = [
                    self.named(source),
                    ("amount", Told::Money(amount)),
                    ("secured", Told::Money(secured)),
                ];
                self.tell(
                    "trace-source",
                    &RecordId::new(Arc::clone(&source.id)),
                    &args,
                );
            }
        }
    }

    /// How its objectives are measured, and what the last measurement said.
    fn measured(&mut self, path: &[&Item], branch: &[&Item]) {
        let objectives: BTreeSet<&str> = path
            .iter()
            .chain(branch)
            .filter(|item| &*item.collection == "objective")
            .map(|item| &*item.id)
            .collect();
        let results = self.results;
        let measured = results.indicators().as_ref().ok();
        for indicator in self.source.items("indicator") {
            let of = indicator.id_of("objective");
            if !of.is_some_and(|id| objectives.contains(id)) {
                continue;
            }
            let last = measured.and_then(|all| all.of_indicator(&indicator.id));
            let progress = last.and_then(|last| last.progress.pct);
            let id = RecordId::new(Arc::clone(&indicator.id));
            let Some(progress) = progress.and_then(|pct| super::results::exact(pct, 0)) else {
                let args = [self.named(indicator)];
                self.tell("trace-unmeasured", &id, &args);
                continue;
            };
            let progress = Words {
                es: number::percent(progress, 0, Lang::Es),
                en: number::percent(progress, 0, Lang::En),
            };
            let args = [self.named(indicator), ("progress", Told::Both(progress))];
            self.tell("trace-measured", &id, &args);
        }
    }
}
