//! The `loopscope` command: runs a program on the virtual clock and prints what it prints.

use std::io::Write;
use std::process::ExitCode;

use loopscope::record;
use loopscope::session::{Options, Run, run};
use loopscope::view::{EndKind, TaskAt};

const USAGE: &str = "\
usage: loopscope run FILE [--json] [--schedule] [--seed N] [--horizon SECONDS] [--trace OUT]

Runs an asyncio program on a virtual clock.

  --json              print records, one JSON object a line, in place of the plain output
  --schedule          with them, a record for each handle of the event loop that runs
  --seed N            seed of the random generators (42)
  --horizon SECONDS   virtual time at which the run is ended (3600)
  --trace OUT         also write the run's trace, as bytes, to this file

Exit status: 0 the program ended well; 1 it ended in an exception, a deadlock or a limit; 2 the call was wrong.";

struct Call {
    file: String,
    json: bool,
    schedule: bool,
    trace: Option<String>,
    options: Options,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let call = match parse(&args) {
        Ok(call) => call,
        Err(message) => return refuse(&format!("{message}\n{USAGE}")),
    };
    let source = match std::fs::read_to_string(&call.file) {
        Ok(source) => source,
        Err(error) => return refuse(&format!("{}: {error}", call.file)),
    };
    // The records are compared with those of a CPython that has the program's text but no file.
    let options = Options { source_lines: !call.json, ..call.options.clone() };
    let run = run(&source, &options);
    if let Some(path) = &call.trace
        && let Err(error) = std::fs::write(path, run.trace())
    {
        return refuse(&format!("{path}: {error}"));
    }
    // A closed pipe is no reason to complain.
    let _ = if call.json { print_records(&run, call.schedule) } else { print_plainly(&run, &source, &call) };
    if run.view.overview().end.kind == EndKind::Ok { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn refuse(message: &str) -> ExitCode {
    eprintln!("loopscope: {message}");
    ExitCode::from(2)
}

fn parse(args: &[String]) -> Result<Call, String> {
    let mut args = args.iter();
    match args.next().map(String::as_str) {
        Some("run") => {}
        Some(other) => return Err(format!("unknown command '{other}'")),
        None => return Err("a command is required".into()),
    }
    let mut call = Call { file: String::new(), json: false, schedule: false, trace: None, options: Options::default() };
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => call.json = true,
            "--schedule" => call.schedule = true,
            "--trace" => call.trace = Some(args.next().ok_or("--trace takes a file")?.clone()),
            "--seed" => call.options.seed = number(arg, args.next())?,
            "--horizon" => call.options.horizon = number(arg, args.next())?,
            option if option.starts_with('-') => return Err(format!("unknown option {option}")),
            file if call.file.is_empty() => call.file = file.to_owned(),
            other => return Err(format!("one file is enough: {other}")),
        }
    }
    if call.file.is_empty() {
        return Err("a file is required".into());
    }
    if !(call.options.horizon >= 0.0 && call.options.horizon.is_finite()) {
        return Err("--horizon takes a number of seconds".into());
    }
    let name = std::path::Path::new(&call.file).file_name();
    call.options.filename = name.map_or_else(|| call.file.clone(), |name| name.to_string_lossy().into_owned());
    Ok(call)
}

fn number<T: std::str::FromStr>(option: &str, value: Option<&String>) -> Result<T, String> {
    value.and_then(|value| value.parse().ok()).ok_or_else(|| format!("{option} takes a number"))
}

fn print_records(run: &Run, schedule: bool) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for record in record::records(run.view.trace(), schedule) {
        writeln!(out, "{record}")?;
    }
    out.flush()
}

/// What each task of a deadlock waits for, a line each.
fn waits(run: &Run) -> String {
    let overview = run.overview();
    let tasks = run.state(overview.events.saturating_sub(1)).tasks;
    let stuck = tasks.iter().filter(|task| overview.end.tasks.contains(&task.id));
    let name = |id: u32| overview.tasks.iter().find(|view| view.id == id).map_or("", |view| view.name.as_str());
    let line = |task: &TaskAt| {
        let wait = task.wait.as_ref()?;
        let others: Vec<&str> = wait.tasks.iter().map(|&other| name(other)).collect();
        let what = if others.is_empty() { wait.label.clone() } else { others.join(", ") };
        let what = if what == wait.kind { String::new() } else { format!(" {what}") };
        Some(format!("\n  {} waits for: {}{}", name(task.id), wait.kind, what.trim_end()))
    };
    stuck.filter_map(line).collect()
}

/// The program's output on the streams that it was written to, then how it ended when it did not end well.
fn print_plainly(run: &Run, source: &str, call: &Call) -> std::io::Result<()> {
    let overview = run.view.overview();
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    for output in &overview.outputs {
        if output.stderr { write!(err, "{}", output.text)? } else { write!(out, "{}", output.text)? }
    }
    out.flush()?;
    for problem in &overview.problems {
        let line = source.lines().nth(problem.range.line as usize - 1).unwrap_or_default();
        let caret = " ".repeat(problem.column as usize - 1);
        writeln!(err, "  File \"{}\", line {}", call.options.filename, problem.range.line)?;
        writeln!(err, "    {line}\n    {caret}^\n{}", problem.message)?;
    }
    let end = &overview.end;
    let limit = |what: &str| {
        format!("The run was ended at {} s: it reached its limit of {} {what}.", overview.duration, end.limit)
    };
    let last = match end.kind {
        EndKind::Ok | EndKind::Rejected => return err.flush(),
        EndKind::Exception => return write!(err, "{}", end.traceback),
        EndKind::Deadlock => {
            let names = end.tasks.iter().filter_map(|&task| overview.tasks.iter().find(|view| view.id == task));
            let names: Vec<&str> = names.map(|view| view.name.as_str()).chain(end.threads.iter().map(String::as_str)).collect();
            format!("Deadlock: nothing can wake {} any more.{}", names.join(", "), waits(run))
        }
        EndKind::Fuel => limit("instructions"),
        EndKind::Horizon => limit("virtual seconds"),
        EndKind::Iterations => limit("turns of the event loop"),
        EndKind::Memory => limit("bytes of memory"),
        EndKind::Output => limit("lines of output"),
        EndKind::Trace => limit("recorded events"),
        EndKind::Stopped => "The run was stopped.".to_owned(),
        EndKind::Engine => format!("The engine made a mistake (not your program): {}", end.text),
    };
    writeln!(err, "loopscope: {last}")
}
