//! What was joined to the notebook: who brought what, what stays although somebody removed it, what was settled
//! and what still has to be.

use super::ask::Ask;
use super::draft::Draft;
use super::{Built, Desk};
use crate::locale::date;
use crate::plan::merges::{self, Difference, Merge, Teller};
use crate::report::block::Align;

/// `merges`: every joined notebook with what each person brought.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn merges(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let teller = teller(desk);
    let mut draft = Draft::new();
    draft.column(desk.say("report-merge-who"), Align::Left);
    for key in [
        "report-merge-operations",
        "report-merge-added",
        "report-merge-answers",
        "report-merge-removed",
    ] {
        draft.column(desk.say(key), Align::Right);
    }
    let mut sums = [0; 4];
    for merge in &desk.plan.merges {
        draft.group(&headed(desk, &teller, merge));
        for share in &merge.summary.people {
            let counts = [share.operations, share.added, share.answers, share.removed];
            if merge.stands {
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
            let mut cells = vec![teller.who(&share.author)];
            cells.extend(counts.map(|count| teller.n(count)));
            draft.row(cells);
        }
    }
    let mut total = vec![desk.say("report-total")];
    total.extend(sums.map(|sum| teller.n(sum)));
    draft.total(&total);
    let default = desk.say("report-merges-caption");
    let caption = ask.get("caption").unwrap_or(&default);
    Ok(draft.finish(desk, "merges", caption, String::new()))
}

/// The file, its table, when it was joined, what was equal, and whether the merge was undone.
fn headed(desk: &Desk<'_>, teller: &Teller<'_>, merge: &Merge) -> String {
    let summary = &merge.summary;
    let mut parts = vec![teller.file(summary, &summary.file), date::moment(&merge.at)];
    if summary.equal > 0 {
        let count = teller.n(summary.equal);
        parts.push(desk.say_of("report-merge-equal", &[("count", &count)]));
    }
    if summary.independent {
        parts.push(desk.say("report-merge-independent"));
    }
    if !merge.stands {
        parts.push(desk.say("report-merge-undone"));
    }
    parts.join(" · ")
}

/// `restored`: records that one side removed and that stay because another worked on them.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every kind of table has this shape"
)]
pub(super) fn restored(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let teller = teller(desk);
    let mut draft = Draft::new();
    for key in [
        "report-merge-record",
        "report-merge-removed-by",
        "report-merge-kept-by",
    ] {
        draft.column(desk.say(key), Align::Left);
    }
    let merges = &desk.plan.merges;
    for restored in merges::restored(merges) {
        draft.row(vec![
            teller.record_or_gone(&restored.collection, &restored.record, merges),
            teller.names(&restored.removed_by),
            teller.names(&restored.kept_by),
        ]);
    }
    let default = desk.say("report-restored-caption");
    let caption = ask.get("caption").unwrap_or(&default);
    Ok(draft.finish(desk, "restored", caption, String::new()))
}

/// `clashes`: where sides differ, record by record: those that wait for people, or those that people settled.
pub(super) fn clashes(desk: &Desk<'_>, ask: &Ask<'_>) -> Built {
    let open = ask.one_of("state", &["open", "settled"])? == "open";
    let teller = teller(desk);
    let mut draft = Draft::new();
    let last = if open {
        "report-merge-meanwhile"
    } else {
        "report-merge-settled"
    };
    for key in [
        "report-merge-record",
        "report-merge-about",
        "report-merge-sides",
        last,
    ] {
        draft.column(desk.say(key), Align::Left);
    }
    let merges = &desk.plan.merges;
    let standing = merges.iter().filter(|merge| merge.stands);
    let mut differences: Vec<&Difference> = standing
        .flat_map(|merge| &merge.differences)
        .filter(|one| {
            if open {
                one.is_open
            } else {
                one.settled.is_some()
            }
        })
        .collect();
    differences.sort_by_cached_key(|one| teller.place(&one.clash));
    for Difference { clash, settled, .. } in differences {
        let record = clash.id.record.as_str();
        let mut holds = teller.holds(clash);
        if let Some((who, at)) = settled {
            let (who, at) = (teller.who(who), date::moment(at));
            holds = format!("{holds}\n({who}, {at})");
        }
        draft.row(vec![
            teller.record_or_gone(&clash.collection, record, merges),
            teller.about(clash),
            teller.sides(clash).join(";\n"),
            holds,
        ]);
    }
    let (name, key) = if open {
        ("open", "report-open-caption")
    } else {
        ("settled", "report-settled-caption")
    };
    let default = desk.say(key);
    let caption = ask.get("caption").unwrap_or(&default);
    Ok(draft.finish(desk, name, caption, String::new()))
}

fn teller<'a>(desk: &'a Desk<'_>) -> Teller<'a> {
    Teller {
        reading: desk.plan.reading(),
        lang: desk.lang,
        public: true,
    }
}
