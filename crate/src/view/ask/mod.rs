//! What a lesson asks of a run: places in it, predictions with their answers, questions for any moment, and checks.
//!
//! All of it is answered from the trace; the page words it. What an author got wrong is a [`Phrase`] that names it.

mod check;
mod choice;
mod crowd;
mod facts;
mod lines;
mod phrase;
mod place;
mod question;
mod quiz;

pub use check::CheckResult;
pub use choice::Choice;
pub use phrase::{PHRASES, Phrase};
pub use place::Attributes;
pub use question::{Ask, Form, Question};
