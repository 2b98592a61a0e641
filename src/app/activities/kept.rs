//! What a board reads of the notebook, kept until something changes.

use std::cell::RefCell;
use std::rc::Rc;

use crate::app::session::Session;

/// A reading of the notebook that is made again only when something changed.
#[derive(Debug, Clone)]
pub(super) struct Kept<T>(RefCell<Option<(u64, Rc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T> Kept<T> {
    /// The reading of the notebook as it is now.
    pub(super) fn get(&self, session: &Session, read: impl FnOnce() -> T) -> Rc<T> {
        let now = session.revision();
        let mut kept = self.0.borrow_mut();
        match &*kept {
            Some((revision, reading)) if *revision == now => Rc::clone(reading),
            _ => {
                let reading = Rc::new(read());
                *kept = Some((now, Rc::clone(&reading)));
                reading
            }
        }
    }
}
