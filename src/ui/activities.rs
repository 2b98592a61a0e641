//! How the activities look; the same names as in `app`.

pub(super) mod form;
pub(super) mod list;
