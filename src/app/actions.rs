//! The table of what a person can ask for: keys, menu, footer, help and `docs/keys.md` all read it.

use super::key::Key;

/// Where a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere.
    Always,
    /// The first screen.
    Home,
    /// Wherever a notebook is open.
    Notebook,
    /// Wherever a working copy of a notebook is open.
    WorkingCopy,
    /// The screen of a step.
    Step,
    /// A list of records.
    List,
    /// The fields of a record.
    Form,
    /// The board of an activity, as far as it offers the action.
    Board,
}

/// Something a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Show what the keys do here.
    Help,
    /// Show the road map.
    RoadMap,
    /// Search everything.
    Search,
    /// Show the list of values of the field.
    Values,
    /// Show the step large, for the room.
    Projector,
    /// Show the guide of the step.
    Guide,
    /// Go to the step before.
    PreviousStep,
    /// Go to the step after.
    NextStep,
    /// Show everything that can be done.
    Menu,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Say whether everything is saved.
    Saved,
    /// Show the findings.
    Review,
    /// Show what was done.
    History,
    /// Write the documents.
    Report,
    /// Read the plan as it would be written today.
    Read,
    /// Mark the step as done.
    Done,
    /// Choose the steps to walk.
    Profile,
    /// Open the record under the cursor.
    OpenRecord,
    /// Remove the record under the cursor.
    Remove,
    /// Move the record up.
    MoveUp,
    /// Move the record down.
    MoveDown,
    /// Go to the next list of the step.
    NextList,
    /// Join other notebooks to this one.
    Merge,
    /// Show what was joined.
    MergeReport,
    /// Make the weights of the criteria add up.
    Balance,
    /// Write how the rules settled a tie.
    Resolve,
    /// Propose the targets of the years between.
    Propose,
    /// Choose the state of a row.
    RowValues,
    /// Copy a branch with all that hangs from it.
    CopyBranch,
    /// Tell why a line is there.
    Trace,
    /// Hang a card from another one.
    Hang,
    /// Make two cards that say the same one.
    JoinCards,
    /// Make a card the core of the tree.
    Core,
    /// Turn the problems of the tree into objectives.
    Objectives,
    /// Settle where tables differ.
    Clashes,
    /// Look for records that are there twice.
    Duplicates,
    /// Copy the notebook without personal data.
    CopyAnonymous,
    /// Delete removed personal data for good.
    Purge,
    /// Copy the notebook elsewhere.
    Copy,
    /// Show the backups.
    Backups,
    /// Work in a copy of this machine.
    WorkLocally,
    /// Bring the working copy back.
    BringBack,
    /// Change the order of the questions.
    Order,
    /// Choose who answers: the room or one of its tables.
    Who,
    /// Choose what enters.
    Enters,
    /// Change the language.
    Language,
    /// Close the notebook.
    CloseNotebook,
    /// Leave the program.
    Leave,
}

/// A row of the table.
#[derive(Debug)]
pub struct Action {
    /// Stable name.
    pub id: &'static str,
    /// What it does.
    pub act: Act,
    /// Where it can be asked for.
    pub scope: Scope,
    /// Its keys, the one to show first.
    pub keys: &'static [Key],
    /// Key of its words; `-short` for the footer.
    pub words: &'static str,
    /// Whether the footer shows it.
    pub footer: bool,
}

const fn action(
    id: &'static str,
    act: Act,
    scope: Scope,
    keys: &'static [Key],
    words: &'static str,
    footer: bool,
) -> Action {
    Action {
        id,
        act,
        scope,
        keys,
        words,
        footer,
    }
}

/// Everything a person can ask for, in the order of the menu.
pub const ACTIONS: &[Action] = &[
    action(
        "open-record",
        Act::OpenRecord,
        Scope::List,
        &[Key::Enter],
        "action-open-record",
        true,
    ),
    action(
        "remove",
        Act::Remove,
        Scope::List,
        &[Key::Delete],
        "action-remove",
        true,
    ),
    action(
        "values",
        Act::Values,
        Scope::Form,
        &[Key::F(4)],
        "action-values",
        true,
    ),
    action(
        "question-order",
        Act::Order,
        Scope::Board,
        &[Key::Ctrl('o')],
        "action-question-order",
        true,
    ),
    action(
        "who-answers",
        Act::Who,
        Scope::Board,
        &[Key::Ctrl('e')],
        "action-who-answers",
        true,
    ),
    action(
        "propose",
        Act::Propose,
        Scope::Board,
        &[Key::Ctrl('x')],
        "action-propose",
        true,
    ),
    action(
        "row-values",
        Act::RowValues,
        Scope::Board,
        &[Key::F(4)],
        "action-row-values",
        true,
    ),
    action(
        "hang",
        Act::Hang,
        Scope::Board,
        &[Key::Ctrl('k')],
        "action-hang",
        true,
    ),
    action(
        "trace",
        Act::Trace,
        Scope::Board,
        &[Key::Ctrl('a')],
        "action-trace",
        true,
    ),
    action(
        "copy-branch",
        Act::CopyBranch,
        Scope::Board,
        &[],
        "action-copy-branch",
        false,
    ),
    action(
        "join-cards",
        Act::JoinCards,
        Scope::Board,
        &[Key::Ctrl('u')],
        "action-join-cards",
        false,
    ),
    action("core", Act::Core, Scope::Board, &[], "action-core", false),
    action(
        "objectives",
        Act::Objectives,
        Scope::Board,
        &[],
        "action-objectives",
        false,
    ),
    action(
        "balance",
        Act::Balance,
        Scope::Board,
        &[Key::Ctrl('w')],
        "action-balance",
        true,
    ),
    action(
        "resolve",
        Act::Resolve,
        Scope::Board,
        &[Key::Ctrl('d')],
        "action-resolve",
        true,
    ),
    action(
        "what-enters",
        Act::Enters,
        Scope::Board,
        &[],
        "action-what-enters",
        false,
    ),
    action(
        "help",
        Act::Help,
        Scope::Always,
        &[Key::F(1)],
        "action-help",
        true,
    ),
    action(
        "road-map",
        Act::RoadMap,
        Scope::Notebook,
        &[Key::F(2)],
        "action-road-map",
        true,
    ),
    action(
        "search",
        Act::Search,
        Scope::Notebook,
        &[Key::F(3), Key::Ctrl('b'), Key::Ctrl('f')],
        "action-search",
        false,
    ),
    action(
        "guide",
        Act::Guide,
        Scope::Step,
        &[Key::F(6)],
        "action-guide",
        true,
    ),
    action(
        "previous-step",
        Act::PreviousStep,
        Scope::Step,
        &[Key::F(7)],
        "action-previous-step",
        false,
    ),
    action(
        "next-step",
        Act::NextStep,
        Scope::Step,
        &[Key::F(8)],
        "action-next-step",
        true,
    ),
    action(
        "done",
        Act::Done,
        Scope::Step,
        &[Key::Ctrl('l')],
        "action-done",
        false,
    ),
    action(
        "next-list",
        Act::NextList,
        Scope::Step,
        &[Key::Ctrl('n')],
        "action-next-list",
        false,
    ),
    action(
        "move-up",
        Act::MoveUp,
        Scope::List,
        &[Key::CtrlUp],
        "action-move-up",
        false,
    ),
    action(
        "move-down",
        Act::MoveDown,
        Scope::List,
        &[Key::CtrlDown],
        "action-move-down",
        false,
    ),
    action(
        "undo",
        Act::Undo,
        Scope::Notebook,
        &[Key::Ctrl('z')],
        "action-undo",
        false,
    ),
    action(
        "redo",
        Act::Redo,
        Scope::Notebook,
        &[Key::Ctrl('y')],
        "action-redo",
        false,
    ),
    action(
        "history",
        Act::History,
        Scope::Notebook,
        &[Key::Ctrl('t')],
        "action-history",
        false,
    ),
    action(
        "review",
        Act::Review,
        Scope::Notebook,
        &[Key::Ctrl('r')],
        "action-review",
        false,
    ),
    action(
        "report",
        Act::Report,
        Scope::Notebook,
        &[Key::Ctrl('p')],
        "action-report",
        false,
    ),
    action(
        "read",
        Act::Read,
        Scope::Notebook,
        &[Key::F(12)],
        "action-read",
        false,
    ),
    action(
        "projector",
        Act::Projector,
        Scope::Step,
        &[Key::F(5)],
        "action-projector",
        false,
    ),
    action(
        "profile",
        Act::Profile,
        Scope::Notebook,
        &[],
        "action-profile",
        false,
    ),
    action(
        "saved",
        Act::Saved,
        Scope::Notebook,
        &[Key::Ctrl('g'), Key::Ctrl('s')],
        "action-saved",
        false,
    ),
    action(
        "merge",
        Act::Merge,
        Scope::Notebook,
        &[],
        "action-merge",
        false,
    ),
    action(
        "merge-report",
        Act::MergeReport,
        Scope::Notebook,
        &[],
        "action-merge-report",
        false,
    ),
    action(
        "clashes",
        Act::Clashes,
        Scope::Notebook,
        &[],
        "action-clashes",
        false,
    ),
    action(
        "duplicates",
        Act::Duplicates,
        Scope::Notebook,
        &[],
        "action-duplicates",
        false,
    ),
    action(
        "copy-anonymous",
        Act::CopyAnonymous,
        Scope::Notebook,
        &[],
        "action-copy-anonymous",
        false,
    ),
    action(
        "purge",
        Act::Purge,
        Scope::Notebook,
        &[],
        "action-purge",
        false,
    ),
    action(
        "copy",
        Act::Copy,
        Scope::Notebook,
        &[],
        "action-copy",
        false,
    ),
    action(
        "backups",
        Act::Backups,
        Scope::Always,
        &[],
        "action-backups",
        false,
    ),
    action(
        "work-locally",
        Act::WorkLocally,
        Scope::Notebook,
        &[],
        "action-work-locally",
        false,
    ),
    action(
        "bring-back",
        Act::BringBack,
        Scope::WorkingCopy,
        &[],
        "action-bring-back",
        false,
    ),
    action(
        "language",
        Act::Language,
        Scope::Always,
        &[],
        "action-language",
        false,
    ),
    action(
        "close-notebook",
        Act::CloseNotebook,
        Scope::Notebook,
        &[],
        "action-close-notebook",
        false,
    ),
    action(
        "menu",
        Act::Menu,
        Scope::Always,
        &[Key::F(9), Key::F(10)],
        "action-menu",
        true,
    ),
    action(
        "leave",
        Act::Leave,
        Scope::Always,
        &[Key::Ctrl('q'), Key::Ctrl('c')],
        "action-leave",
        false,
    ),
];

/// The actions of some scopes.
pub fn available(scopes: &[Scope]) -> impl Iterator<Item = &'static Action> {
    ACTIONS
        .iter()
        .filter(|action| scopes.contains(&action.scope))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, say};

    #[test]
    fn every_action_has_words_in_both_languages() {
        for action in ACTIONS {
            for lang in Lang::ALL {
                for key in [action.words.to_owned(), format!("{}-short", action.words)] {
                    let words = say(lang, &key, &[]);
                    assert!(!words.starts_with('⟨'), "{lang}: no words for {key}");
                }
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for a in ACTIONS {
            for b in ACTIONS.iter().filter(|b| a.act != b.act) {
                let shared = a.keys.iter().any(|key| b.keys.contains(key));
                // A person is on a list, in a form or at a board.
                let one = [Scope::List, Scope::Form, Scope::Board];
                let apart = a.scope != b.scope && one.contains(&a.scope) && one.contains(&b.scope);
                assert!(!shared || apart, "{} and {} share a key", a.id, b.id);
            }
        }
    }
}
