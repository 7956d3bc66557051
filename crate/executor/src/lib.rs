//! A deterministic executor.
