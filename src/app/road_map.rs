//! The road map: every phase and step of the profile, filtered by typing.

use super::layers::Choosing;
use super::session::Session;
use crate::locale::Lang;
use crate::workshop::Step;

/// The road map.
#[derive(Debug, Clone, Default)]
pub struct RoadMap {
    /// Filter and cursor over the steps shown.
    pub choosing: Choosing,
}

impl RoadMap {
    /// The road map with the cursor on a step.
    pub fn at(session: &Session, step: Option<&str>) -> Self {
        let cursor = session
            .steps()
            .iter()
            .position(|other| Some(other.id.as_str()) == step);
        let mut map = Self::default();
        map.choosing.cursor = cursor.unwrap_or(0);
        map
    }

    /// The steps after the filter.
    pub fn shown<'a>(&self, session: &'a Session, lang: Lang) -> Vec<&'a Step> {
        session
            .steps()
            .into_iter()
            .filter(|step| {
                self.choosing
                    .admits(&format!("{} {}", step.id, step.title.get(lang)))
            })
            .collect()
    }
}
