//! Takes the place of the crate of the same name in the parser's dependencies.
//!
//! Python compares identifiers in Unicode's form NFKC. Its tables weigh more than the parser's own code, and what a learner
//! meets of them are the full-width letters and digits that a Chinese or Japanese input method types. Those have a rule in
//! place of a table; every other character stays as it is, Chinese names included.

use std::iter::Map;
use std::str::Chars;

/// How far the full-width forms `！`…`～` stand from `!`…`~`.
const FULL_WIDTH_OFFSET: u32 = 0xFEE0;

/// The characters of a name, in the form in which names are compared.
pub type Folded<'a> = Map<Chars<'a>, fn(char) -> char>;

pub trait UnicodeNormalization<'a> {
    /// Form NFKC, as far as full-width forms go.
    ///
    /// ```
    /// use unicode_normalization::UnicodeNormalization;
    ///
    /// assert_eq!("ｎａｍｅ１".nfkc().collect::<String>(), "name1");
    /// assert_eq!("任务".nfkc().collect::<String>(), "任务");
    /// ```
    fn nfkc(self) -> Folded<'a>;
}

impl<'a> UnicodeNormalization<'a> for &'a str {
    fn nfkc(self) -> Folded<'a> {
        self.chars().map(fold)
    }
}

fn fold(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(character as u32 - FULL_WIDTH_OFFSET).unwrap_or(character),
        _ => character,
    }
}
