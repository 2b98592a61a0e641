//! Sheets that belong to no list: who came, ballots, and cards to cut.

use super::body::{column, strong, text};
use super::{Page, Setting, head, words};
use crate::plan::paper::{PaperBallot, PaperMeeting, StepPaper};
use crate::report::block::{Align, Block, Grid, GridRow, Inline, Report};

/// People on an attendance sheet.
const PEOPLE: usize = 24;

/// Ballots on a page, and cards.
const BALLOTS: usize = 6;
const CARDS: usize = 8;

/// Boxes of a ballot up to which each dot has its own.
const DOTS: usize = 5;

/// The meeting that a sheet is for, and the code of the step where it is typed in.
#[derive(Debug, Clone, Default)]
pub struct Meeting {
    /// Id of the step; empty when the definition has none.
    pub step: String,
    /// The meeting; nothing when people write it on.
    pub meeting: Option<PaperMeeting>,
}

/// Who came: number, name, zone, gender, signature, and the box of consent.
pub fn attendance(of: &Meeting, setting: &Setting) -> Report {
    let say = |key: &str| setting.say(key, &[]);
    let title = say("sheets-attendance");
    let mut blocks = head(&of.step, &title, 0, setting);
    if let Some(line) = setting.type_in(&of.step).filter(|_| !of.step.is_empty()) {
        blocks.push(Block::Paragraph { text: vec![line] });
    }
    let blank = "________________________";
    let written = |own: Option<&String>| {
        let own = own.filter(|words| !words.is_empty());
        own.map_or_else(|| blank.to_owned(), Clone::clone)
    };
    let meeting = of.meeting.as_ref();
    let name = meeting.map(|meeting| format!("{} {}", meeting.code, meeting.name));
    let args = [
        ("meeting", written(name.as_ref())),
        ("date", written(meeting.map(|meeting| &meeting.date))),
        ("place", written(meeting.map(|meeting| &meeting.place))),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(key, own)| (*key, own.as_str())).collect();
    blocks.push(words(&setting.say("sheets-meeting", &args)));
    blocks.push(words(&say("sheets-consent-line")));
    let columns = vec![
        column(say("column-number"), 1.0, Align::Right),
        column(say("sheets-name"), 7.5, Align::Left),
        column(say("sheets-zone"), 4.5, Align::Left),
        column(say("sheets-gender"), 2.5, Align::Left),
        column(say("sheets-signature"), 5.5, Align::Left),
        column(say("sheets-consent"), 2.8, Align::Center),
    ];
    let rows = (1..=PEOPLE).map(|number| {
        let mut cells = vec![Vec::new(); columns.len()];
        cells[0] = text(number.to_string());
        cells[5] = text("☐");
        GridRow { height: 11, cells }
    });
    blocks.push(Block::Grid(Grid {
        rows: rows.collect(),
        columns,
        cut: false,
    }));
    let page = Page {
        turned: true,
        blocks,
    };
    setting.report("sheets-attendance", vec![page])
}

/// A page of equal pieces to cut.
fn pieces(code: &str, title: &str, piece: &[Inline], count: usize, setting: &Setting) -> Page {
    let rows = count / 2;
    // What a heading leaves of the page, shared out.
    let height = u16::try_from(200 / rows.max(1)).unwrap_or(50);
    let mut blocks = head(code, title, 0, setting);
    blocks.push(words(&setting.say("sheets-cut", &[])));
    let row = GridRow {
        height,
        cells: vec![piece.to_vec(), piece.to_vec()],
    };
    blocks.push(Block::Grid(Grid {
        columns: vec![column("", 1.0, Align::Left), column("", 1.0, Align::Left)],
        rows: vec![row; rows],
        cut: true,
    }));
    Page {
        turned: false,
        blocks,
    }
}

/// A page of ballots for each vote.
pub fn ballots(votes: &[PaperBallot], setting: &Setting) -> Report {
    let pages = votes.iter().map(|vote| {
        let mut piece = strong(&format!("{} {}", vote.code, vote.title));
        piece.push(Inline::Break);
        piece.extend(text(&*vote.question));
        for option in &vote.options {
            let boxes = match vote.dots {
                1..=DOTS => "☐".repeat(vote.dots),
                0 => "☐".to_owned(),
                _ => "____".to_owned(),
            };
            let name = if option.name.is_empty() {
                "______________________"
            } else {
                &option.name
            };
            piece.push(Inline::Break);
            piece.push(Inline::text(format!("{boxes} {}. {name}", option.number)));
        }
        pieces(&vote.code, &vote.title, &piece, BALLOTS, setting)
    });
    setting.report("sheets-ballots", pages.collect())
}

/// A page of blank cards for each step, or one for any step.
pub fn cards(steps: &[StepPaper], setting: &Setting) -> Report {
    let title = setting.say("sheets-cards", &[]);
    let mut pages: Vec<Page> = steps
        .iter()
        .map(|step| {
            let piece = strong(&format!("{} {}", step.code, step.title));
            pieces(&step.code, &step.title, &piece, CARDS, setting)
        })
        .collect();
    if pages.is_empty() {
        pages.push(pieces("", &title, &[], CARDS, setting));
    }
    setting.report("sheets-cards", pages)
}
