//! The simulated network obeys the program's comments, and the trace says of each call what it is.

use loopscope::session::{Options, Run, run};
use loopscope::view::{EndKind, State};

fn run_source(source: &str) -> Run {
    run(source, &Options::default())
}

/// The lines that the program prints; it ends well.
#[track_caller]
fn lines(source: &str) -> Vec<String> {
    let overview = run_source(source).overview();
    assert_eq!(overview.end.kind, EndKind::Ok, "{}{:?}", overview.end.traceback, overview.problems);
    let text: String = overview.outputs.iter().map(|output| output.text.as_str()).collect();
    text.lines().map(str::to_owned).collect()
}

/// A program that asks for these URLs with aiohttp, one after the other, and prints the time and what came of each.
fn asking(comments: &str, urls: &[&str]) -> String {
    format!(
        r#"
{comments}
import asyncio, aiohttp
async def main():
    async with aiohttp.ClientSession() as session:
        for url in {urls:?}:
            try:
                async with session.get(url) as response:
                    response.raise_for_status()
                    result = (await response.json()).get("said", "fine")
            except aiohttp.ClientResponseError as error:
                result = error.status
            except aiohttp.ClientConnectionError as error:
                result = "no connection"
            print(asyncio.get_running_loop().time(), result)
asyncio.run(main())
"#
    )
}

#[test]
fn a_latency_holds_for_the_place_that_names_a_request_most_closely() {
    let comments = "# loopscope: latency api.test 0.5s\n# loopscope: latency api.test/slow 2500ms";
    let urls = ["https://api.test/a", "http://API.test/slow/b", "https://api.test/slower", "https://other.test"];
    assert_eq!(lines(&asking(comments, &urls)), ["0.5 fine", "3.0 fine", "3.5 fine", "4.5 fine"]);
    let comments = "# loopscope: latency * 0.25s\n# loopscope: latency api.test:8080 1s";
    assert_eq!(lines(&asking(comments, &["https://a.test/x?y=1", "http://api.test:8080/"])), ["0.25 fine", "1.25 fine"]);
}

#[test]
fn a_failure_is_a_status_or_no_connection_and_may_pass() {
    let urls = ["https://api.test/a"; 3];
    let failing = |rule: &str| lines(&asking(&format!("# loopscope: fail api.test{rule}"), &urls));
    assert_eq!(failing(""), ["1.0 no connection", "2.0 no connection", "3.0 no connection"]);
    assert_eq!(failing(" 503"), ["1.0 503", "2.0 503", "3.0 503"]);
    assert_eq!(failing(" 503 first 2"), ["1.0 503", "2.0 503", "3.0 fine"]);
    assert_eq!(failing(" after 1"), ["1.0 fine", "2.0 no connection", "3.0 no connection"]);
    assert_eq!(failing("/b"), ["1.0 fine", "2.0 fine", "3.0 fine"]);
}

#[test]
fn a_reply_is_what_the_program_gets() {
    let comments = "# loopscope: reply api.test/users {\"said\": \"hello\"}";
    assert_eq!(lines(&asking(comments, &["https://api.test/users/1", "https://api.test/posts"])), ["1.0 hello", "2.0 fine"]);
}

#[test]
fn every_service_obeys() {
    let source = r#"
# loopscope: latency api.openai.com 2s
# loopscope: fail api.openai.com 429 first 1
# loopscope: fail api.anthropic.com
# loopscope: latency cache.test:6379 0.5s
# loopscope: fail db.test:5432 first 1
# loopscope: latency disk 0.1s
import asyncio, time, aiofiles, anthropic, asyncpg, openai, requests
import redis.asyncio as redis
async def attempt(coroutine):
    try:
        result = type(await coroutine).__name__
    except Exception as error:
        result = type(error).__name__
    print(round(time.monotonic(), 3), result)
async def main():
    ask = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
    for _ in range(2):
        await attempt(openai.AsyncOpenAI().chat.completions.create(**ask))
    await attempt(anthropic.AsyncAnthropic().messages.create(max_tokens=9, **ask))
    await attempt(redis.Redis(host="cache.test").get("x"))
    for _ in range(2):
        await attempt(asyncpg.connect("postgresql://me@db.test/app"))
    await attempt(aiofiles.open("x", "w").__aenter__())
asyncio.run(main())
"#;
    let expected = [
        "2.0 RateLimitError", "4.0 SimpleNamespace", "5.0 APIConnectionError", "5.5 NoneType", "5.51 ConnectionRefusedError",
        "5.52 Connection", "5.62 _File",
    ];
    assert_eq!(lines(source), expected);
}

#[test]
fn a_comment_that_is_no_rule_is_a_problem_with_its_place() {
    let overview = run_source("import aiohttp\nx = 1  # loopscope: latency api.test soon\n").overview();
    assert_eq!(overview.end.kind, EndKind::Rejected);
    let problem = &overview.problems[0];
    assert_eq!((problem.kind.as_str(), problem.range.line, problem.column), ("steering-latency", 2, 8));
    assert!(problem.message.contains("# loopscope: latency HOST[/PATH] DURATION"), "{}", problem.message);
}

/// The first state whose sentence is of this kind.
fn first(run: &Run, kind: &str) -> State {
    let mut states = (0..run.overview().events).map(|event| run.state(event));
    states.find(|state| state.sentence.kind == kind).unwrap_or_else(|| panic!("no {kind}"))
}

/// The words of a state's sentence.
fn words(state: &State) -> Vec<&str> {
    state.sentence.args.iter().map(|part| part.text.as_str()).collect()
}

#[test]
fn a_call_is_told_as_what_it_is() {
    let run = run_source(&asking("# loopscope: latency api.test 0.5s", &["https://api.test/a"]));
    let state = first(&run, "taskSuspended:simulated");
    assert_eq!(words(&state), ["Task-1", "GET https://api.test/a", "0.5", "0.5"]);
    let wait = state.tasks[0].wait.as_ref().expect("a wait");
    assert_eq!((wait.kind.as_str(), wait.label.as_str(), wait.until), ("simulated", "GET https://api.test/a", Some(0.5)));
    first(&run, "taskResumed:simulated");
}

#[test]
fn a_blocking_call_is_told_as_what_holds_the_loop() {
    let run = run_source("import asyncio, requests\nasync def main():\n    requests.get('https://a.test')\nasyncio.run(main())");
    assert_eq!(words(&first(&run, "blocked:simulated")), ["1", "1", "Task-1", "GET https://a.test"]);
    assert_eq!(run.overview().duration, 1.0);
}

#[test]
fn a_latency_in_a_comment_is_the_literal_of_its_timer() {
    let source = asking("# loopscope: latency api.test 0.5s", &["https://api.test/a"]);
    let run = run_source(&source);
    let literal = first(&run, "taskSuspended:simulated").timers[0].literal.expect("a literal");
    let text: String = source.chars().skip(literal.start as usize).take((literal.end - literal.start) as usize).collect();
    assert_eq!(text, "0.5");
}

#[test]
fn nothing_outlives_the_run() {
    let requests = "import httpx, requests\nprint(httpx.get('https://a.test'), requests.get('https://a.test').elapsed)";
    for source in [&asking("# loopscope: fail b.test", &["https://a.test/get", "https://b.test"]), requests] {
        assert_eq!(run_source(source).held, 0);
    }
}
