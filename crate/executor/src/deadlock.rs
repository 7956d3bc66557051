use std::error::Error;
use std::fmt;
use std::rc::Rc;

use crate::TaskId;

/// Tasks are waiting, and nothing that the executor knows of will ever wake them.
///
/// Another thread, or the executor's owner, still may: the executor can be stepped on after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// When it was found, in nanoseconds.
    pub at: u64,
    /// The tasks, as they were spawned.
    pub waiting: Vec<Waiting>,
}

/// A task that waits to be woken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The task.
    pub task: TaskId,
    /// Its name, if it was given one.
    pub name: Option<Rc<str>>,
    /// When its last poll ended, in nanoseconds.
    pub since: u64,
}

impl fmt::Display for Deadlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "deadlock at {} ns:", self.at)?;
        for (index, waiting) in self.waiting.iter().enumerate() {
            write!(f, "{} {waiting}", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.task)?;
        if let Some(name) = &self.name {
            write!(f, " ({name})")?;
        }
        write!(f, " waits since {} ns", self.since)
    }
}

impl Error for Deadlock {}
