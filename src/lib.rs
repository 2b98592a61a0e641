//! `rumbo` leads a facilitator through the cycle of territorial planning and writes the plan that comes out of it.
//!
//! A **workshop** (data) asks; a **notebook** (file) remembers; a **plan** (typed reading of the notebook)
//! understands; a **report** (tree of blocks) tells. The **app** turns messages into operations on the
//! notebook; the **ui** only looks.
//!
//! Read in this order:
//!
//! 1. ground, usable by all, using nothing above itself: [`clock`], [`diag`], [`locale`], [`text`], [`vocabulary`],
//!    and [`drawing`], which screen and documents share;
//! 2. [`workshop`]: definitions read from TOML, loose first and strict after one border;
//! 3. [`notebook`]: the file, its one door for writes, its history;
//! 4. [`method`]: the computations, plain numbers in and out;
//! 5. [`plan`]: what the answers mean together, with findings instead of failures;
//! 6. [`report`]: template, blocks, writers;
//! 7. [`exchange`]: notebooks from their paths, the sample territory, pictures and maps;
//! 8. [`app`]: state, messages, actions; [`ui`]: the views; [`term`]: the loop; [`cli`]: the arguments.
//!
//! Four tables feed menus, help, documents and tests: [`app::ACTIONS`], [`notebook::Op`], [`plan::checks::CHECKS`]
//! and [`report::format::FORMATS`]. Two borders turn loose into strict: [`workshop::load`] and [`plan::build`].
//! Three kinds of bad news are never mixed: [`diag::Diagnostic`], [`plan::Finding`] and the errors of
//! [`notebook::Error`] and [`report::Error`].
//!
//! What is absent on purpose: no network, no background service, no asynchronous runtime, no global state
//! besides the embedded words, no writing outside [`notebook`] (the file) and [`report`]'s caller (the papers).
//!
//! Invariant: nothing outside `notebook` writes to the file, and every write is an operation with a name.

pub mod app;
pub mod cli;
pub mod clock;
pub mod diag;
pub mod drawing;
pub mod exchange;
pub mod locale;
pub mod method;
pub mod notebook;
pub mod plan;
pub mod report;
pub mod term;
pub mod text;
pub mod ui;
pub mod vocabulary;
pub mod workshop;
