//! The programs that the tests run: those in `tests/python`, and the corpus where it lies beside the checkout.

#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use loopscope::session::{self, Options, Run};

/// A program and CPython's result, which lies beside it.
#[derive(Clone)]
pub struct Program {
    pub name: String,
    pub path: PathBuf,
    pub source: String,
}

impl Program {
    fn read(path: PathBuf) -> Program {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Program { name, path, source }
    }

    /// How CPython ran it: `# oracle: horizon=30` among the first lines sets its horizon.
    pub fn options(&self) -> Options {
        let filename = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let told = self.source.lines().take(5).find_map(|line| line.strip_prefix("# oracle: horizon="));
        let default = Options::default();
        let horizon = told.and_then(|seconds| seconds.trim().parse().ok()).unwrap_or(default.horizon);
        // A program that computes for long is not for a test.
        Options { filename, horizon, source_lines: false, fuel: 100_000_000, ..default }
    }

    pub fn run(&self) -> Run {
        session::run(&self.source, &self.options())
    }
}

/// The programs of a folder, by name.
fn programs_in(folder: &Path) -> Vec<Program> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths: BTreeSet<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "py")).map(Program::read).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The project's own programs.
pub fn own_programs() -> Vec<Program> {
    programs_in(&root().join("tests/python"))
}

/// Programs cut from tutorials: none where the corpus is not there.
pub fn corpus() -> Vec<Program> {
    programs_in(&root().join("../shared/corpus/seeds"))
}

pub fn all_programs() -> Vec<Program> {
    let mut programs = own_programs();
    programs.extend(corpus());
    programs
}

/// Every seventh program, and those whose names say that they guard what is rare: enough to find what breaks in general.
/// All of them with the environment variable `LOOPSCOPE_ALL_PROGRAMS` set, to anything.
pub fn sample_programs() -> Vec<Program> {
    const GUARDS: &[&str] = &["deadlock", "eager", "horizon", "recursion", "scenario", "thread__", "ties"];
    let mut programs = all_programs();
    if std::env::var_os("LOOPSCOPE_ALL_PROGRAMS").is_none() {
        let guards = |program: &Program| GUARDS.iter().any(|guard| program.name.starts_with(guard));
        let numbered = programs.into_iter().enumerate();
        programs = numbered.filter(|(i, program)| i % 7 == 0 || guards(program)).map(|(_, program)| program).collect();
    }
    programs
}

/// The names in `tests/python/pending.txt`: programs that need what is not there yet.
pub fn pending() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("tests/python/pending.txt")).unwrap_or_default();
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}
