//! Takes the place of the crate of the same name in the parser's dependencies.
//!
//! The original's tables of names are most of the parser's bytes, and all that they serve is the escape `\N{...}`, which
//! hardly any program writes. A page that loads like a picture can't carry them.

/// The character of this name. None here, for every name: the parser then reports the escape as an error, in its place.
///
/// ```
/// assert_eq!(unicode_names2::character("SNOWMAN"), None);
/// ```
pub fn character(_name: &str) -> Option<char> {
    None
}
