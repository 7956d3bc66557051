//! Nothing that a program does can harm its host: each limit ends the run with a value that names it, and the run so far stays.

use loopscope::session::{Options, Run, Session, run};
use loopscope::view::EndKind;

fn run_with(source: &str, change: impl FnOnce(&mut Options)) -> Run {
    let mut options = Options::default();
    change(&mut options);
    run(source, &options)
}

fn output(run: &Run) -> String {
    run.overview().outputs.iter().map(|output| output.text.as_str()).collect()
}

/// The run ended so, and every part of it can be shown.
#[track_caller]
fn ends(run: &Run, kind: EndKind) {
    let overview = run.overview();
    assert_eq!(overview.end.kind, kind, "{} {}", overview.end.text, overview.end.traceback);
    run.columns();
    let last = overview.events.saturating_sub(1);
    for event in [0, last / 2, last] {
        run.state(event);
    }
}

#[track_caller]
fn prints(source: &str, expected: &str) {
    let run = run(source, &Options::default());
    ends(&run, EndKind::Ok);
    assert_eq!(output(&run), expected);
}

#[test]
fn an_endless_loop_uses_up_its_fuel() {
    let run = run_with("print('before')\nwhile True:\n    pass\n", |options| options.fuel = 10_000);
    ends(&run, EndKind::Fuel);
    assert_eq!(run.overview().end.limit, 10_000.0);
    assert_eq!(output(&run), "before\n");
    let line = run.overview().end.range.map(|range| range.line);
    assert!(matches!(line, Some(2 | 3)), "{line:?}");
}

#[test]
fn built_ins_use_fuel_too() {
    let endless = [
        "sum(iter(int, 1))",
        "list(x for x in iter(int, 1))",
        "while True: sorted(range(1000))",
        "while True: 'x'.join(['ab'] * 1000)",
        "while True: 5 in list(range(10, 2000))",
        "while True: repr(list(range(1000)))",
        "while True: (3 ** 5000) * (7 ** 5000)",
    ];
    for source in endless {
        ends(&run_with(source, |options| options.fuel = 1_000_000), EndKind::Fuel);
    }
}

#[test]
fn an_endless_loop_in_a_task_keeps_the_run_before_it() {
    let source = "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print('awake')\n    while True: pass\nasyncio.run(main())";
    let run = run_with(source, |options| options.fuel = 50_000);
    ends(&run, EndKind::Fuel);
    assert_eq!(output(&run), "awake\n");
    assert_eq!(run.overview().duration, 1.0);
}

#[test]
fn endless_recursion_is_an_exception_as_in_python() {
    for source in [
        "def f():\n    f()\nf()",
        "import asyncio\nasync def f():\n    await f()\nasyncio.run(f())",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __getattr__(self, name): return self.other\nA().x",
        "def f(): return sorted([1, 2], key=lambda n: f())\nf()",
        "class A:\n    def __eq__(self, other): return self == other\nA() == A()",
    ] {
        let run = run(source, &Options::default());
        ends(&run, EndKind::Exception);
        assert!(run.overview().end.text.starts_with("RecursionError: maximum recursion depth exceeded"), "{}", run.overview().end.text);
    }
}

#[test]
fn recursion_can_be_caught_and_the_program_goes_on() {
    prints(
        "def f(n):\n    return f(n + 1)\nfor _ in range(3):\n    try:\n        f(0)\n    except RecursionError:\n        print('caught')\n",
        "caught\ncaught\ncaught\n",
    );
}

#[test]
fn sizes_are_checked_before_the_memory_is_taken() {
    for source in [
        "[0] * 10**12",
        "'a' * 10**12",
        "b'a' * 10**12",
        "(1, 2) * 10**15",
        "10 ** 10 ** 10",
        "1 << 10 ** 12",
        "list(range(10**12))",
        "bytearray(10**12)",
        "' '.rjust(10**12)",
        "'a'.rjust(10**12)",
        "'ab'.replace('a', 'x' * 10**6 * 1000)",
        "x = [0] * 1000\nx *= 10**12",
        "x = [0]\nx[5:5] = range(10**12)",
        "[0].extend(range(10**12))",
        "set(range(10**12))",
        "dict.fromkeys(range(10**12))",
    ] {
        let run = run_with(&format!("print('before')\n{source}"), |options| {
            options.memory = 64 << 20;
            options.fuel = 50_000_000;
        });
        let kind = run.overview().end.kind;
        assert!(matches!(kind, EndKind::Memory | EndKind::Fuel), "{source}: {kind:?} {}", run.overview().end.text);
        assert_eq!(output(&run), "before\n", "{source}");
    }
}

#[test]
fn growing_without_end_meets_the_memory_limit() {
    for source in [
        "x = [0]\nwhile True: x += x",
        "x = 'a'\nwhile True: x += x",
        "x = 2\nwhile True: x *= x",
        "x = []\nwhile True: x.append(len(x))",
        "d = {}\nwhile True: d[len(d)] = None",
        "x = None\nwhile True: x = (x, x)",
        "class A: pass\nx = None\nwhile True:\n    a = A()\n    a.next = x\n    x = a",
    ] {
        let run = run_with(source, |options| options.memory = 8 << 20);
        ends(&run, EndKind::Memory);
        assert_eq!(run.overview().end.limit, f64::from(8 << 20), "{source}");
    }
}

#[test]
fn memory_that_is_given_back_can_be_used_again() {
    let source = "for _ in range(100):\n    x = [0] * 100_000\nprint(len(x))";
    let run = run_with(source, |options| options.memory = 8 << 20);
    ends(&run, EndKind::Ok);
    assert_eq!(output(&run), "100000\n");
}

#[test]
fn turning_without_end_meets_the_limit_of_turns() {
    let source = "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(main())";
    let run = run_with(source, |options| options.iterations = 500);
    ends(&run, EndKind::Iterations);
    assert_eq!(run.overview().end.limit, 500.0);
    assert_eq!(run.overview().iterations, 500);
}

#[test]
fn printing_without_end_meets_the_limit_of_lines() {
    let run = run_with("while True: print('x')", |options| options.output = 100);
    ends(&run, EndKind::Output);
    assert_eq!(run.overview().outputs.len(), 100);
    let pieces = run_with("while True: print('x', end='')", |options| options.fuel = 1_000_000);
    assert!(matches!(pieces.overview().end.kind, EndKind::Output | EndKind::Fuel | EndKind::Trace | EndKind::Memory));
}

#[test]
fn waiting_too_long_meets_the_horizon() {
    let asleep = "import asyncio\nasync def main():\n    print('before')\n    await asyncio.sleep(1e9)\nasyncio.run(main())";
    let blocked = "import time\nprint('before')\ntime.sleep(1e9)";
    for source in [asleep, blocked] {
        let run = run(source, &Options::default());
        ends(&run, EndKind::Horizon);
        assert_eq!(run.overview().end.limit, 3600.0);
        assert_eq!(output(&run), "before\n");
    }
    let blocked_in_a_task = "import asyncio, time\nasync def main():\n    time.sleep(1e9)\nasyncio.run(main())";
    ends(&run(blocked_in_a_task, &Options::default()), EndKind::Horizon);
    let forever = "import asyncio\nasync def main():\n    await asyncio.sleep(float('inf'))\nasyncio.run(main())";
    ends(&run(forever, &Options::default()), EndKind::Horizon);
}

#[test]
fn a_long_trace_meets_its_limit() {
    let run = run_with("x = 0\nwhile True: x += 1", |options| options.trace = 1000);
    ends(&run, EndKind::Trace);
    assert!(run.view.trace().events.len() <= 1001);
}

#[test]
fn what_cannot_go_on_is_a_deadlock_that_names_who_waits() {
    let source = "import asyncio\nasync def main():\n    await asyncio.get_running_loop().create_future()\nasyncio.run(main())";
    let run = run(source, &Options::default());
    ends(&run, EndKind::Deadlock);
    assert_eq!(run.overview().end.tasks, [0]);
}

#[test]
fn cancelling_tasks_that_await_each_other_in_a_circle_is_an_exception() {
    let circle = "import asyncio\ntasks = {}\nasync def member(other):\n    await asyncio.sleep(0)\n    await tasks[other]\n\
        async def main():\n    for name, other in ('ab', 'bc', 'ca'):\n        tasks[name] = asyncio.create_task(member(other))\n";
    prints(
        // The end of `asyncio.run` cancels them once more.
        &format!(
            "{circle}    await asyncio.sleep(1)\n    try:\n        tasks['a'].cancel()\n    except RecursionError as error:\n        print(error)\n\
            try:\n    asyncio.run(main())\nexcept RecursionError as error:\n    print(error)"
        ),
        &format!("{0}{0}{1}{1}{1}", "maximum recursion depth exceeded\n", "Task was destroyed but it is pending!\n"),
    );
    let stuck = run(&format!("{circle}    await tasks['a']\nasyncio.run(main())"), &Options::default());
    ends(&stuck, EndKind::Deadlock);
    assert_eq!(stuck.overview().end.tasks, [0, 1, 2, 3]);
}

#[test]
fn deep_structures_are_dropped_without_recursion() {
    for source in [
        "x = []\nfor _ in range(200_000): x = [x]",
        "x = ()\nfor _ in range(200_000): x = (x,)",
        "x = {}\nfor _ in range(200_000): x = {1: x}",
        "class A: pass\nx = None\nfor _ in range(100_000):\n    a = A()\n    a.next = x\n    x = a",
        "x = None\nfor _ in range(100_000): x = (lambda y: lambda: y)(x)",
        "x = iter([])\nfor _ in range(100_000): x = map(str, x)",
        "x = iter([])\nfor _ in range(100_000): x = (y for y in x)",
        "e = None\nfor _ in range(100_000):\n    n = ValueError()\n    n.__context__ = e\n    e = n",
        "class A:\n    def m(self): pass\nx = A().m\nfor _ in range(50_000):\n    a = A()\n    a.f = x\n    x = a.m",
    ] {
        let run = run(&format!("{source}\nprint('built')\ndel x\nprint('gone')").replace("del x", if source.starts_with('e') { "del e" } else { "del x" }), &Options::default());
        ends(&run, EndKind::Ok);
        assert_eq!(output(&run), "built\ngone\n", "{source}");
    }
}

#[test]
fn deep_structures_are_walked_without_recursion() {
    let nested = "x = []\nfor _ in range(200_000): x = [x]\ny = []\nfor _ in range(200_000): y = [y]\n";
    for walk in ["repr(x)", "str(x)", "f'{x}'", "print(x)", "x == y", "x < y"] {
        prints(&format!("{nested}try:\n    {walk}\nexcept RecursionError as error:\n    print('too deep')"), "too deep\n");
    }
    let tuples = "x = ()\nfor _ in range(200_000): x = (x,)\n";
    for walk in ["hash(x)", "{x: 1}", "repr(x)", "isinstance(1, x)"] {
        prints(&format!("{tuples}try:\n    {walk}\nexcept RecursionError as error:\n    print('too deep')"), "too deep\n");
    }
}

#[test]
fn what_contains_itself_can_be_shown() {
    prints("x = [1]\nx.append(x)\nd = {}\nd['d'] = d\nprint(x, d)", "[1, [...]] {'d': {...}}\n");
}

#[test]
fn deep_nesting_of_the_text_is_an_error_and_no_crash() {
    let deep = [
        format!("{}1{}", "(".repeat(50_000), ")".repeat(50_000)),
        format!("x = {}1", "not ".repeat(50_000)),
        format!("x = {}1", "-".repeat(50_000)),
        format!("x = {}1", "2 ** ".repeat(50_000)),
        format!("x = 1{}", " + 1".repeat(50_000)),
        format!("x = a{}", ".b".repeat(50_000)),
        format!("x = a{}", "()".repeat(50_000)),
        format!("x = {}[]{}", "[".repeat(50_000), "]".repeat(50_000)),
        format!("x = {}0", "lambda: ".repeat(50_000)),
        format!("x = {}0", "1 if 1 else ".repeat(50_000)),
        (0..2_000).map(|depth| format!("{}if 1:\n", " ".repeat(depth))).collect::<String>() + &" ".repeat(2_000) + "pass",
        "if 1: pass\n".to_owned() + &"elif 1: pass\n".repeat(50_000),
    ];
    for source in deep {
        let run = run(&source, &Options::default());
        let kind = run.overview().end.kind;
        assert!(matches!(kind, EndKind::Rejected | EndKind::Ok | EndKind::Exception), "{kind:?}: {}", &source[..40]);
    }
}

#[test]
fn a_long_line_of_output_is_kept_whole() {
    let run = run("print('x' * 1_000_000)", &Options::default());
    ends(&run, EndKind::Ok);
    assert_eq!(output(&run).len(), 1_000_001);
}

#[test]
fn a_run_can_be_stopped_anywhere() {
    let source = "import asyncio, time\n\
        async def child(n):\n    try:\n        await asyncio.sleep(n)\n        time.sleep(1)\n    finally:\n        print('end', n)\n\
        async def main():\n    await asyncio.gather(child(1), child(2))\n\
        asyncio.run(main())";
    for slices in 0..600 {
        let mut session = Session::new(source, &Options::default());
        let ended = (0..slices).any(|_| session.advance(1));
        let run = session.finish();
        ends(&run, if ended { EndKind::Ok } else { EndKind::Stopped });
    }
}

#[test]
fn a_finished_run_gives_its_memory_back() {
    for source in [
        "x = [1, 'two', {3: (4,)}]",
        "class A:\n    def m(self): return self\na = A()\nb = a.m()",
        "import asyncio\nasync def main():\n    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))\nasyncio.run(main())",
        "import asyncio\nasync def main():\n    await asyncio.get_running_loop().create_future()\nasyncio.run(main())",
        "import asyncio, random, time, math\nasync def f(): 1 / 0\nasyncio.run(f())",
        "while True: pass",
    ] {
        let run = run_with(source, |options| options.fuel = 100_000);
        assert_eq!(run.held, 0, "{source}");
    }
}

#[test]
fn what_is_outside_of_the_page_is_refused_with_what_to_use_instead() {
    for (call, instead) in [
        ("input('name? ')", "Write the value into the program"),
        ("open('data.txt')", "aiofiles.open()"),
        ("await asyncio.open_connection('example.com', 80)", "aiohttp"),
        ("await asyncio.start_server(print, '127.0.0.1', 8888)", "asyncio.Queue"),
        ("await asyncio.create_subprocess_exec('ls', stdout=asyncio.subprocess.PIPE)", "asyncio.to_thread()"),
        ("await asyncio.create_subprocess_shell('ls')", "asyncio.to_thread()"),
        ("asyncio.get_running_loop().add_reader(0, print)", "asyncio.Event"),
        ("await asyncio.get_running_loop().create_server(print, 'localhost', 1)", "asyncio.Queue"),
    ] {
        let source = format!("import asyncio\nasync def main():\n    {call}\nasyncio.run(main())");
        let run = run(&source, &Options::default());
        ends(&run, EndKind::Exception);
        let text = run.overview().end.text;
        assert!(text.starts_with("NotImplementedError: ") && text.contains(instead), "{call}: {text}");
    }
    for (module, instead) in [("socket", "asyncio.Queue"), ("subprocess", "asyncio.to_thread()"), ("websockets", "asyncio.Queue"), ("motor", "asyncpg"), ("aiohttp.web", "call the handlers")] {
        let run = run(&format!("import {module}"), &Options::default());
        ends(&run, EndKind::Exception);
        let traceback = run.overview().end.traceback;
        assert!(traceback.contains(instead) && traceback.contains("This playground has these modules: abc,"), "{traceback}");
    }
}

#[test]
fn a_signal_handler_is_taken_and_never_called() {
    prints(
        "import asyncio, signal\nasync def main():\n    loop = asyncio.get_running_loop()\n    print(loop.add_signal_handler(signal.SIGINT, print, 'x'))\nasyncio.run(main())",
        "None\n",
    );
}
