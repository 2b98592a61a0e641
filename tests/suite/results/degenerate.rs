//! Notebooks that are empty, have one record, are all equal, or hold odd answers.
