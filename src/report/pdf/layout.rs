//! Sets the pages run by run, and forgets between runs.
//!
//! The library remembers what it computed for a next time that looks alike: set at once, a plan of 200 pages keeps
//! half a gigabyte, nearly all of it about cells that are already in their place. Runs of pages are therefore set on
//! their own, with what is known of the whole document: page numbers, figures, titles. They are set again only while
//! what they asked of the whole has changed.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::ScopedJoinHandle;

use typst::World;
use typst::comemo::{self, Constraint, Track};
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::{EcoString, EcoVec, eco_vec};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector, Locator};
use typst::model::{Document as _, DocumentInfo};
use typst::syntax::Span;
use typst::utils::Protected;
use typst_layout::{Page, PagedDocument, PagedIntrospector};

use super::world::Run;

/// How often a document is set at most until its page numbers agree with each other.
const ROUNDS: usize = 5;

/// Forgets what was computed for the pages that are done.
pub(super) fn forget() {
    comemo::evict(0);
}

/// A run that has been set.
struct Done {
    pages: EcoVec<Page>,
    info: DocumentInfo,
    /// Mistakes that only count if they are still there at the end: a link to what is not yet known.
    delayed: EcoVec<SourceDiagnostic>,
    /// What it asked of the whole document.
    asked: Constraint<<dyn Introspector as Track>::Call>,
}

/// Sets all runs as one document.
pub(super) fn lay_out(runs: &[Run<'_>]) -> SourceResult<PagedDocument> {
    let mut done: Vec<Done> = Vec::with_capacity(runs.len());
    let all: Vec<usize> = (0..runs.len()).collect();
    set_all(runs, &all, &EmptyIntrospector, |_, run| done.push(run))?;
    for _ in 1..ROUNDS {
        let mut whole = survey(&done);
        // Contents take more room once their lines are known, and every number after them moves.
        if let (Some(first), Some(run)) = (done.first_mut(), runs.first())
            && !first.agrees(&whole)
        {
            *first = set(run, 0, whole.as_ref())?;
            forget();
            whole = survey(&done);
        }
        let stale: Vec<usize> = (0..runs.len())
            .filter(|at| !done[*at].agrees(&whole))
            .collect();
        if stale.is_empty() {
            break;
        }
        // What will be set again is dropped first: there is never more than one copy of the document.
        for at in &stale {
            done[*at].pages = EcoVec::new();
        }
        set_all(runs, &stale, whole.as_ref(), |at, run| done[at] = run)?;
    }
    if let Some(run) = done.iter().find(|run| !run.delayed.is_empty()) {
        return Err(run.delayed.clone());
    }
    let info = done.first().map(|run| run.info.clone());
    let pages = done.into_iter().flat_map(|run| run.pages).collect();
    Ok(PagedDocument::new(pages, info.unwrap_or_default()))
}

impl Done {
    /// Whether the whole still answers what these pages asked of it.
    fn agrees(&self, whole: &PagedIntrospector) -> bool {
        self.asked.validate(whole as &dyn Introspector)
    }
}

/// What can be asked of the whole document as it stands.
fn survey(done: &[Done]) -> Arc<PagedIntrospector> {
    let pages: EcoVec<Page> = done
        .iter()
        .flat_map(|run| run.pages.iter().cloned())
        .collect();
    Arc::clone(PagedDocument::new(pages, DocumentInfo::default()).introspector())
}

/// Sets some runs, two at a time, and forgets after each two: nothing is forgotten while something is being set.
fn set_all(
    runs: &[Run<'_>],
    which: &[usize],
    whole: &dyn Introspector,
    mut take: impl FnMut(usize, Done),
) -> SourceResult<()> {
    for two in which.chunks(2) {
        let set = |at: &usize| set(&runs[*at], *at, whole);
        let (first, second) = std::thread::scope(|scope| {
            let second = two.get(1).map(|at| scope.spawn(move || set(at)));
            let first = set(&two[0]);
            // A panic is told by whoever called the writer.
            let join = |thread: ScopedJoinHandle<'_, _>| {
                thread.join().unwrap_or_else(|cause| resume_unwind(cause))
            };
            (first, second.map(join))
        });
        forget();
        for (at, run) in two.iter().zip(std::iter::once(first).chain(second)) {
            take(*at, run?);
        }
    }
    Ok(())
}

/// Sets one run.
fn set(run: &Run<'_>, at: usize, whole: &dyn Introspector) -> SourceResult<Done> {
    let world: &dyn World = run;
    let library = world.library();
    let traced = Traced::default();
    let mut sink = Sink::new();
    let asked = Constraint::new();
    let theme = world.source(world.main()).map_err(|error| {
        eco_vec![SourceDiagnostic::error(
            Span::detached(),
            EcoString::from(error)
        )]
    })?;
    let content: Content = typst_eval::eval(
        world.track(),
        library,
        traced.track(),
        sink.track_mut(),
        Route::default().track(),
        &theme,
    )?
    .content();
    let base = StyleChain::new(&library.styles);
    let target = TargetElem::target.set(Target::Paged).wrap();
    let mut engine = Engine {
        library,
        world: world.track(),
        introspector: Protected::new(whole.track_with(&asked)),
        traced: traced.track(),
        sink: sink.track_mut(),
        route: Route::default(),
    };
    let locator = Locator::root().split().next(&at);
    let document = typst_layout::layout_document_for_bundle(
        &mut engine,
        &content,
        locator,
        base.chain(&target),
    )?;
    Ok(Done {
        pages: document.pages().iter().cloned().collect(),
        info: document.info().clone(),
        delayed: sink.delayed(),
        asked,
    })
}
