//! The command: what it prints where, and its exit status.

use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs `loopscope run` on a program, with options.
fn run(name: &str, source: &str, options: &[&str]) -> Output {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder for the program");
    let file = folder.join("program.py");
    std::fs::write(&file, source).expect("the program's file");
    Command::new(env!("CARGO_BIN_EXE_loopscope")).arg("run").arg(file).args(options).output().expect("the command runs")
}

fn call(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_loopscope")).args(args).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn output_goes_to_the_streams_that_it_was_written_to() {
    let output = run("streams", "import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('你好', end='')", &[]);
    assert_eq!((text(&output.stdout), text(&output.stderr)), ("out\n你好".into(), "err\n".into()));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_exception_ends_it_with_a_traceback_and_status_1() {
    let output = run("exception", "print('before')\ndef f():\n    return 1 / 0\nf()\n", &[]);
    assert_eq!(text(&output.stdout), "before\n");
    let error = text(&output.stderr);
    assert!(error.starts_with("Traceback (most recent call last):\n"), "{error}");
    assert!(error.contains("File \"program.py\", line 3, in f\n"), "{error}");
    assert!(error.ends_with("ZeroDivisionError: division by zero\n"), "{error}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn sys_exit_zero_is_a_good_end() {
    assert_eq!(run("exit_0", "import sys\nsys.exit(0)", &[]).status.code(), Some(0));
    assert_eq!(run("exit_3", "import sys\nsys.exit(3)", &[]).status.code(), Some(1));
}

#[test]
fn a_deadlock_names_who_waits() {
    let source = "import asyncio\nasync def main():\n    await asyncio.get_running_loop().create_future()\nasyncio.run(main())";
    let output = run("deadlock", source, &[]);
    assert!(text(&output.stderr).contains("Deadlock") && text(&output.stderr).contains("Task-1 waits for: future"), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_horizon_is_an_option() {
    let source = "import asyncio\nasyncio.run(asyncio.sleep(100))";
    assert_eq!(run("in_time", source, &[]).status.code(), Some(0));
    let output = run("horizon", source, &["--horizon", "50"]);
    assert!(text(&output.stderr).contains("50"), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_seed_is_an_option() {
    let source = "import random\nprint(random.random())";
    let default = text(&run("seed", source, &[]).stdout);
    assert_eq!(default, text(&run("seed_42", source, &["--seed", "42"]).stdout));
    assert_eq!(default, "0.6394267984578837\n");
    assert_ne!(default, text(&run("seed_7", source, &["--seed", "7"]).stdout));
}

#[test]
fn a_syntax_error_shows_its_line_and_a_caret() {
    let output = run("syntax", "x = 1\nprint('a' 5)\n", &[]);
    let error = text(&output.stderr);
    assert!(error.contains("line 2") && error.contains("    print('a' 5)\n") && error.contains('^'), "{error}");
    assert!(error.lines().last().is_some_and(|line| line.starts_with("SyntaxError: ")), "{error}");
    assert!(output.stdout.is_empty());
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn records_are_one_json_object_a_line() {
    let source = "import asyncio\nasync def main():\n    await asyncio.sleep(0.5)\n    print('hello')\nasyncio.run(main())";
    let records = |options: &[&str]| -> Vec<serde_json::Value> {
        let output = run("records", source, options);
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let plain = records(&["--json"]);
    assert_eq!(plain[0], serde_json::json!({ "t": 0.5, "task": "Task-1", "text": "hello" }));
    assert_eq!(plain[1], serde_json::json!({ "end": "ok", "exc": null, "t": 0.5 }));
    assert_eq!(plain.len(), 2);
    let scheduled = records(&["--json", "--schedule"]);
    assert_eq!(scheduled[0], serde_json::json!({ "sched": 1, "it": 1, "t": 0.0, "kind": "step", "task": "Task-1" }));
    assert!(scheduled.len() > plain.len());
}

#[test]
fn a_wrong_call_says_so_with_status_2() {
    for (args, why) in [
        (&[] as &[&str], "a command is required"),
        (&["walk"], "walk"),
        (&["run"], "a file is required"),
        (&["run", "no-such-file.py"], "no-such-file.py"),
        (&["run", "--nonsense", "x.py"], "--nonsense"),
        (&["run", "x.py", "--seed"], "--seed"),
        (&["run", "x.py", "--seed", "many"], "--seed"),
        (&["run", "x.py", "--horizon", "-1"], "--horizon"),
        (&["run", "x.py", "--horizon", "nan"], "--horizon"),
        (&["run", "x.py", "y.py"], "y.py"),
    ] {
        let output = call(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(text(&output.stderr).contains(why), "{args:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn help_is_no_error() {
    let output = call(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("usage: loopscope run FILE"));
}
