//! What decides each method: parameters of the definition, fields that people fill, ends of their scales.
