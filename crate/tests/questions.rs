//! Places, predictions and checks are answered as the run went; mistakes of an author are named.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use loopscope::session::{self, Options, Run};
use loopscope::trace::Kind;
use loopscope::view::{
    Ask, Attributes, CheckResult, Columns, HandleKindView, HandleView, Overview, PHRASES, Phrase, Question, TaskState,
};
use serde_json::{Value, json};

fn run(source: &str) -> Run {
    session::run(source, &Options::default())
}

/// `task="A" line="b"` as an author writes it.
fn attributes(text: &str) -> Attributes {
    let pairs = text.split("\" ").filter_map(|pair| pair.split_once("=\""));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim_end_matches('"').to_owned())).collect()
}

/// `kind word word`.
fn said(phrase: &Phrase) -> String {
    assert!(PHRASES.contains(&phrase.kind), "{} is not in the list", phrase.kind);
    std::iter::once(phrase.kind).chain(phrase.texts()).collect::<Vec<_>>().join(" ")
}

/// The sentence of the event that a place names, or the mistake.
fn found(run: &Run, place: &str) -> String {
    match run.view.find(&attributes(place)) {
        Ok(event) => {
            let sentence = run.state(event).sentence;
            std::iter::once(&*sentence.kind).chain(sentence.texts()).collect::<Vec<_>>().join(" ")
        }
        Err(mistake) => said(&mistake),
    }
}

#[track_caller]
fn question(run: &Run, prediction: &str) -> Question {
    let question =
        run.view.question(&attributes(prediction)).unwrap_or_else(|mistake| panic!("{prediction}: {}", said(&mistake)));
    said(&question.ask);
    question.fact.as_ref().map(said);
    question
}

fn labels(question: &Question) -> Vec<String> {
    question.choices.iter().map(|choice| said(&choice.label)).collect()
}

/// The right choices, in their order.
fn right(question: &Question) -> Vec<String> {
    let labels = labels(question);
    question.right.iter().map(|&index| labels[index as usize].clone()).collect()
}

fn facts(question: &Question) -> BTreeSet<String> {
    question
        .choices
        .iter()
        .filter_map(|choice| Some(format!("{}: {}", said(&choice.label), said(choice.fact.as_ref()?))))
        .collect()
}

fn check(run: &Run, check: Value) -> CheckResult {
    let mut results = run.view.check(&json!([check])).unwrap_or_else(|mistake| panic!("{}", said(&mistake)));
    assert_eq!(results.len(), 1);
    let result = results.remove(0);
    said(&result.asked);
    assert_eq!(result.passed, result.seen.is_none());
    assert!((result.event as usize) < run.view.trace().events.len());
    result
}

#[track_caller]
fn passes(run: &Run, checked: Value) {
    let result = check(run, checked.clone());
    assert!(result.passed, "{checked}: {:?}", result.seen.map(|seen| said(&seen)));
}

#[track_caller]
fn fails(run: &Run, checked: Value, seen: &str) {
    assert_eq!(check(run, checked).seen.map(|seen| said(&seen)).as_deref(), Some(seen));
}

/// Three workers, one of which fails and one of which is cancelled.
const CAFE: &str = "
import asyncio
async def brew(name, seconds):
    print('start', name)
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print('stop', name)
        raise
    if name == 'B':
        raise ValueError(name)
    print('end', name)
async def main():
    a = asyncio.create_task(brew('A', 1), name='A')
    b = asyncio.create_task(brew('B', 2), name='B')
    c = asyncio.create_task(brew('C', 9), name='C')
    await a
    try:
        await b
    except ValueError:
        c.cancel()
    await asyncio.wait([c])
    if c.done():
        print('over')
    else:
        print('never')
asyncio.run(main())
";

/// Two that take turns at a lock, with something that holds the loop.
const TURNS: &str = "
import asyncio, time
async def work(lock, name):
    async with lock:
        await asyncio.sleep(1)
        print(name)
async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in 'xy':
            group.create_task(work(lock, name), name=name)
        await asyncio.sleep(0)
        time.sleep(0.5)
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError: print('late')
asyncio.run(main())
";

const LEFT: &str = "
import asyncio
async def forget():
    await asyncio.sleep(9)
async def main():
    asyncio.create_task(forget(), name='F')
    await asyncio.sleep(1)
    raise KeyError('x')
asyncio.run(main())
";

const STUCK: &str = "
import asyncio
async def main():
    await asyncio.Event().wait()
asyncio.run(main())
";

#[test]
fn a_place_is_the_first_step_that_meets_all() {
    let run = run(CAFE);
    for (place, expected) in [
        ("event=\"created\" task=\"B\"", "taskCreated B brew Task-1"),
        ("event=\"started\" task=\"B\"", "taskResumed:start B brew"),
        ("event=\"resumed\" task=\"A\"", "taskResumed:sleep A 1 1"),
        ("event=\"resumed\" task=\"C\"", "cancelDelivered C 6 2 Task-1"),
        ("event=\"suspended\" task=\"Task-1\" nth=\"2\"", "taskSuspended:task Task-1 B"),
        ("event=\"done\"", "taskDone A None"),
        ("event=\"failed\"", "taskFailed B ValueError: B"),
        ("event=\"cancelled\"", "taskCancelled C"),
        ("event=\"cancel-requested\" task=\"C\"", "cancelRequested C Task-1"),
        ("event=\"caught\"", "line 20 main"),
        ("event=\"caught\" task=\"C\"", "line 7 brew"),
        ("event=\"raised\"", "raise ValueError: B brew"),
        ("event=\"output\" nth=\"last\"", "print over Task-1"),
        ("event=\"end\"", "end:ok 2"),
        ("output=\"end A\"", "print end A A"),
        ("line=\"await b\"", "line 19 main"),
        ("line=\"await asyncio.sleep\" nth=\"3\"", "line 6 brew"),
        ("line=\"await asyncio.sleep\" task=\"C\" event=\"suspended\"", "taskSuspended:sleep C 9 9"),
        ("time=\"1\"", "advanced 1 1"),
        ("time=\"1.5\" event=\"output\"", "print stop C C"),
        ("task=\"C\"", "taskCreated C brew Task-1"),
        ("task=\"*\" event=\"done\" nth=\"2\"", "taskDone Task-1 None"),
        ("step=\"1\"", "enter:module"),
    ] {
        assert_eq!(found(&run, place), expected, "{place}");
    }
}

#[test]
fn time_limits_and_blocking_are_places() {
    let run = run(TURNS);
    assert_eq!(found(&run, "event=\"blocked\""), "blocked 0.5 1.5 Task-1".replace("1.5", "0.5"));
    assert_eq!(
        found(&run, "event=\"timeout\""),
        "cancelRequested:timeout Task-1 3.5 15".replace("3.5", &format!("{}", 3.0))
    );
    assert_eq!(found(&run, "event=\"caught\""), "line 17 main");
    let wait = "import asyncio\nasync def main():\n    await asyncio.wait([asyncio.create_task(asyncio.sleep(3))], timeout=1)\nasyncio.run(main())";
    assert_eq!(found(&self::run(wait), "event=\"timeout\""), "handleRun:timer _release_waiter Task-1");
}

#[test]
fn an_exception_that_no_clause_takes_is_not_caught() {
    let run = run(
        "try:\n    try:\n        1/0\n    except KeyError:\n        pass\n    except ValueError: pass\nexcept ZeroDivisionError:\n    pass",
    );
    assert_eq!(found(&run, "event=\"caught\""), "line:module 7");
    assert_eq!(found(&run, "event=\"caught\" nth=\"2\""), "mistake:nth 2 1");
}

#[test]
fn a_place_that_is_not_there_says_what_is_missing() {
    let run = run(CAFE);
    for (place, expected) in [
        ("task=\"Z\" event=\"created\"", "mistake:nothing task Z"),
        ("event=\"blocked\"", "mistake:nothing event blocked"),
        ("line=\"nowhere\" task=\"A\"", "mistake:nothing line nowhere"),
        ("time=\"99\"", "mistake:nothing time 99"),
        ("event=\"failed\" task=\"A\"", "mistake:together event=\"failed\" task=\"A\""),
        ("event=\"created\" nth=\"9\"", "mistake:nth 9 4"),
        ("event=\"creates\"", "mistake:value event creates"),
        ("time=\"soon\"", "mistake:value time soon"),
        ("task=\"A\" nth=\"0\"", "mistake:value nth 0"),
        ("step=\"x\"", "mistake:value step x"),
    ] {
        assert_eq!(found(&run, place), expected, "{place}");
    }
    assert!(found(&run, "step=\"9999\"").starts_with("mistake:step 9999 "));
}

#[test]
fn what_is_printed_next_stands_among_other_lines_of_the_program() {
    let run = run(CAFE);
    let asked = question(&run, "ask=\"output\" event=\"resumed\" task=\"A\"");
    assert_eq!(right(&asked), ["choice:line end A"]);
    assert_eq!(asked.shown, run.view.find(&attributes("event=\"resumed\" task=\"A\"")).unwrap_or(0));
    assert_eq!(found(&run, "output=\"end A\""), {
        let sentence = run.state(asked.event).sentence;
        format!("{} {}", sentence.kind, sentence.texts().join(" "))
    });
    let facts = facts(&asked);
    assert!(facts.contains("choice:line end A: fact:printed 1 A"), "{facts:?}");
    assert!(facts.contains("choice:line stop C: fact:printed 2 C"), "{facts:?}");
    assert!(facts.contains("choice:line never: fact:neverPrinted"), "{facts:?}");
    assert!(facts.contains("choice:nothing: fact:more"), "{facts:?}");
    let last = question(&run, "ask=\"output\" output=\"over\"");
    assert_eq!(right(&last), ["choice:nothing"]);
    assert!(self::facts(&last).contains("choice:nothing: fact:noMore"));
    assert!(self::facts(&last).iter().any(|fact| fact.contains("fact:printedBefore")));
}

#[test]
fn a_line_is_one_however_it_was_printed_and_equal_lines_are_one_choice() {
    let run = run("for n in range(3):\n    print('a', end='')\n    print('b\\nc', end='\\n')");
    let asked = question(&run, "ask=\"output\"");
    assert_eq!(right(&asked), ["choice:line ab"]);
    assert_eq!(found(&run, "output=\"ab\""), "print b\nc ");
    let mut labels = labels(&asked);
    labels.sort();
    assert_eq!(labels, ["choice:line ab", "choice:line c", "choice:nothing"]);
    assert_eq!(
        right(&question(&run, "ask=\"order\"")),
        ["ab", "c", "ab", "c", "ab", "c"].map(|line| format!("choice:line {line}"))
    );
}

#[test]
fn the_lines_to_sort_are_those_after_the_place_that_were_asked_for() {
    let run = run(CAFE);
    let asked = question(&run, "ask=\"order\"");
    let expected =
        ["start A", "start B", "start C", "end A", "stop C", "over"].map(|line| format!("choice:line {line}"));
    assert_eq!(right(&asked), expected);
    assert_ne!(labels(&asked), expected, "the answer is not given away");
    assert_eq!(
        right(&question(&run, "ask=\"order\" of=\"over|start\" output=\"start A\"")),
        ["start B", "start C", "over"].map(|line| format!("choice:line {line}"))
    );
    let mistakes = [
        "ask=\"order\" of=\"start|zzz\"",
        "ask=\"order\" of=\"over\"",
        "ask=\"which\"",
        "ask=\"state\" of=\"Z\"",
        "ask=\"next\" task=\"Z\"",
    ];
    let said = mistakes.map(|prediction| {
        run.view.question(&attributes(prediction)).map_err(|mistake| said(&mistake)).err().unwrap_or_default()
    });
    assert_eq!(
        said,
        [
            "mistake:nothing of zzz",
            "mistake:fewLines",
            "mistake:value ask which",
            "mistake:nothing of Z",
            "mistake:nothing task Z"
        ]
    );
}

#[test]
fn times_are_those_of_the_run() {
    let run = run(CAFE);
    let time = question(&run, "ask=\"time\" event=\"failed\" task=\"B\"");
    assert_eq!((time.seconds, time.shown), (Some(2.0), 0));
    let total = question(&run, "ask=\"total\"");
    assert_eq!(total.seconds, Some(2.0));
    assert_eq!(run.state(total.event).sentence.kind, "advanced", "what made it take so long");
}

#[test]
fn the_ready_queue_is_told_in_order_and_callbacks_by_their_names() {
    let run = run(CAFE);
    let asked = question(&run, "ask=\"ready\" event=\"suspended\" task=\"Task-1\"");
    assert_eq!(right(&asked), ["choice:task A", "choice:task B", "choice:task C"]);
    assert!(asked.covered);
    assert!(facts(&asked).contains("choice:task A: fact:queued 1 0"));
    assert!(facts(&asked).contains("choice:task Task-1: fact:state Task-1 waiting 0"));
    let done = question(&self::run(TURNS), "ask=\"ready\" event=\"done\" task=\"y\"");
    assert_eq!(right(&done), ["choice:callback TaskGroup._on_task_done"].map(|label| format!("{label} ")));
    assert!(question(&run, "ask=\"ready\" event=\"started\" task=\"C\"").right.is_empty());
}

#[test]
fn the_next_task_is_the_one_that_goes_on_next() {
    let run = run(CAFE);
    let asked = question(&run, "ask=\"next\" event=\"suspended\" task=\"C\"");
    assert_eq!(right(&asked), ["choice:task A"]);
    assert!(facts(&asked).contains("choice:task C: fact:resumes C 2"));
    assert!(facts(&question(&run, "ask=\"next\" output=\"end A\"")).contains("choice:nobody: fact:somebody"));
    let end = question(&run, "ask=\"next\" event=\"done\" task=\"Task-1\"");
    assert_eq!(right(&end), ["choice:nobody"]);
    assert!(facts(&end).contains("choice:nobody: fact:nobody"));
    assert!(facts(&end).contains("choice:task A: fact:neverResumes A"));
}

#[test]
fn a_state_is_asked_among_others_that_exclude_it() {
    let cafe = run(CAFE);
    let state = |run: &Run, place: &str| {
        let asked = question(run, &format!("ask=\"state\" {place}"));
        let labels = labels(&asked);
        assert_eq!(labels.len(), 5);
        assert!(!(labels.contains(&"choice:state sleeping".into()) && labels.contains(&"choice:state waiting".into())));
        right(&asked).concat()
    };
    for (place, expected) in [
        ("of=\"A\"", "unmade"),
        ("of=\"A\" event=\"created\" task=\"B\"", "ready"),
        ("of=\"A\" output=\"start A\"", "running"),
        ("of=\"A\" output=\"start B\"", "sleeping"),
        ("of=\"Task-1\" output=\"start B\"", "waiting"),
        ("of=\"A\" output=\"over\"", "done"),
        ("of=\"B\" output=\"over\"", "failed"),
        ("of=\"C\" output=\"over\"", "cancelled"),
        ("of=\"C\" event=\"cancel-requested\"", "cancelling"),
    ] {
        assert_eq!(state(&cafe, place), format!("choice:state {expected}"), "{place}");
    }
    let held = "import asyncio, time\nasync def hold():\n    await asyncio.sleep(1)\n    time.sleep(1)\n    print('held')\nasync def main():\n    await asyncio.gather(hold(), asyncio.sleep(1.5))\nasyncio.run(main())";
    assert_eq!(state(&run(held), "of=\"Task-3\" output=\"held\""), "choice:state blocked");
}

#[test]
fn the_tasks_that_fail_are_cancelled_or_go_on_are_a_set() {
    let run = run(CAFE);
    let fails = question(&run, "ask=\"fails\"");
    assert_eq!(labels(&fails), ["Task-1", "A", "B", "C"].map(|task| format!("choice:task {task}")));
    assert_eq!(right(&fails), ["choice:task B"]);
    assert!(facts(&fails).contains("choice:task A: fact:ended A done 1"));
    assert_eq!(right(&question(&run, "ask=\"cancelled\"")), ["choice:task C"]);
    assert_eq!(
        right(&question(&run, "ask=\"runs-on\" output=\"end A\"")),
        ["Task-1", "A", "B", "C"].map(|task| format!("choice:task {task}"))
    );
    let alive = question(&run, "ask=\"runs-on\" event=\"done\" task=\"A\"");
    assert_eq!(right(&alive), ["choice:task Task-1", "choice:task B", "choice:task C"]);
    assert!(facts(&alive).contains("choice:task B: fact:ended B unfinished 1"));
}

#[test]
fn the_end_of_the_program_is_one_of_three_or_a_limit() {
    let end = |source: &str| right(&question(&run(source), "ask=\"end\"")).concat();
    assert_eq!(end(CAFE), "choice:end well");
    assert_eq!(end(LEFT), "choice:end error");
    assert_eq!(end(STUCK), "choice:end deadlock");
    assert_eq!(
        end("import asyncio\nasync def main():\n    await asyncio.sleep(1e6)\nasyncio.run(main())"),
        "choice:end limit"
    );
    assert_eq!(run(LEFT).state(question(&run(LEFT), "ask=\"end\"").event).sentence.kind, "raise");
}

#[test]
fn checks_of_the_end_and_of_the_time() {
    let (cafe, left, stuck) = (run(CAFE), run(LEFT), run(STUCK));
    passes(&cafe, json!({"ends": "well"}));
    passes(&left, json!({"ends": "error"}));
    passes(&stuck, json!({"ends": "deadlock"}));
    fails(&left, json!({"ends": "well"}), "seen:ends error");
    passes(&cafe, json!({"within": 2}));
    passes(&cafe, json!({"takes": 2.0005}));
    passes(&cafe, json!({"at_least": 2.0}));
    for key in ["within", "takes"] {
        fails(&cafe, json!({key: 1.9}), "seen:took 2");
    }
    fails(&cafe, json!({"at_least": 2.5}), "seen:took 2");
}

#[test]
fn checks_of_the_output() {
    let run = run(CAFE);
    let lines = ["start A", "start B", "start C", "end A", "stop C", "over"];
    passes(&run, json!({"prints": lines}));
    fails(&run, json!({"prints": ["start A", "start C"]}), "seen:line 2 start B start C");
    fails(&run, json!({"prints": lines[..5]}), "seen:extraLine 6 over");
    fails(&run, json!({"prints": ([&lines[..], &["more"]].concat())}), "seen:missingLine more");
    passes(&run, json!({"prints_any_order": ["over", "start C", "start B", "start A", "stop C", "end A"]}));
    fails(&run, json!({"prints_any_order": lines[1..]}), "seen:extra start A");
    fails(&run, json!({"prints_any_order": ([&lines[..], &["over"]].concat())}), "seen:missingLine over");
    passes(&run, json!({"prints_line": "stop"}));
    fails(&run, json!({"prints_line": "halt"}), "seen:noLine halt");
    passes(&run, json!({"never_prints": "halt"}));
    fails(&run, json!({"never_prints": "stop"}), "seen:printed stop C 2");
    passes(&run, json!({"order": ["start", "end", "stop"]}));
    fails(&run, json!({"order": ["stop", "end"]}), "seen:before end stop");
    fails(&run, json!({"order": ["stop", "halt"]}), "seen:noLine halt");
}

#[test]
fn checks_of_how_many_at_once() {
    let (cafe, turns) = (run(CAFE), run(TURNS));
    passes(&cafe, json!({"at_most": 3, "tasks": "brew"}));
    fails(&cafe, json!({"at_most": 2, "tasks": "br*"}), "seen:atOnce 3 0 A B C");
    passes(&cafe, json!({"together": 3, "line": "asyncio.sleep(seconds)"}));
    fails(&cafe, json!({"together": 4, "tasks": "brew"}), "seen:neverMore 3 0 A B C");
    passes(&turns, json!({"at_most": 1, "line": "asyncio.sleep(1)"}));
    fails(&turns, json!({"together": 2, "line": "asyncio.sleep(1)"}), "seen:neverMore 1 0 x");
    fails(&turns, json!({"together": 1, "line": "nowhere"}), "seen:nobody 0 0");
    passes(&cafe, json!({"tasks_at_least": 3, "tasks": "brew"}));
    fails(&cafe, json!({"tasks_at_least": 4, "tasks": "brew"}), "seen:tasks 3 A B C");
    fails(&cafe, json!({"tasks_at_least": 1, "tasks": "fetch*"}), "seen:tasks 0");
}

#[test]
fn checks_of_the_ends_of_tasks() {
    let (cafe, left, turns) = (run(CAFE), run(LEFT), run(TURNS));
    passes(&cafe, json!({"cancelled": ["C"]}));
    passes(&cafe, json!({"failed": ["B"]}));
    fails(&cafe, json!({"cancelled": ["C", "A"]}), "seen:endedAs A done");
    fails(&cafe, json!({"failed": ["Z"]}), "seen:noTask Z");
    passes(&turns, json!({"none_failed": true}));
    passes(&turns, json!({"none_cancelled": true}));
    fails(&cafe, json!({"none_failed": true}), "seen:failed B ValueError: B");
    fails(&cafe, json!({"none_cancelled": true}), "seen:cancelled C");
    passes(&cafe, json!({"all_done": true}));
    fails(&left, json!({"all_done": true}), "seen:left F");
    fails(&run(STUCK), json!({"all_done": true}), "seen:left Task-1");
    passes(&cafe, json!({"never_blocked": true}));
    fails(&turns, json!({"never_blocked": true}), "seen:blocked 0.5 Task-1");
    passes(&cafe, json!({"no_warnings": true}));
    let unawaited = run("async def f(): pass\nf()");
    assert!(
        check(&unawaited, json!({"no_warnings": true})).seen.is_some_and(|seen| said(&seen).contains("never awaited"))
    );
    passes(&run("import time\ntime.sleep(1)"), json!({"never_blocked": true}));
}

#[test]
fn a_check_that_is_written_wrong_names_the_key() {
    let run = run(CAFE);
    let mistake = |checks: Value| run.view.check(&checks).map_err(|mistake| said(&mistake)).err().unwrap_or_default();
    assert_eq!(mistake(json!([{"at_last": 1}])), "mistake:key at_last");
    assert_eq!(mistake(json!([{"within": 1, "takes": 1}])), "mistake:key takes");
    assert_eq!(mistake(json!([{"line": "x"}])), "mistake:noKey");
    assert_eq!(mistake(json!([{"within": "1"}])), "mistake:type within number");
    assert_eq!(mistake(json!([{"ends": "badly"}])), "mistake:type ends end");
    assert_eq!(mistake(json!([{"prints": ["a", 1]}])), "mistake:type prints texts");
    assert_eq!(mistake(json!([{"all_done": false}])), "mistake:type all_done true");
    assert_eq!(mistake(json!([{"at_most": 1.5, "line": "x"}])), "mistake:type at_most count");
    assert_eq!(mistake(json!([{"at_most": 1}])), "mistake:companion at_most line tasks");
    assert_eq!(mistake(json!([{"never_prints": 3}])), "mistake:type never_prints text");
    assert_eq!(mistake(json!([7])), "mistake:type 7 object");
    assert_eq!(mistake(json!({})), "mistake:type checks list");
    assert_eq!(mistake(json!([{"within": 9, "hint": {"en": "a", "zh": "b"}}])), "");
}

/// The answer of a question of the quiz, from what the page shows of the run.
fn answer(run: &Run, overview: &Overview, columns: &Columns, question: &Question) -> String {
    let later = |kinds: &'static [Kind]| {
        let own = |id: &usize| {
            overview.tasks.iter().any(|task| task.id == columns.task[*id] && !task.coro.starts_with("BaseEventLoop."))
        };
        (question.shown as usize + 1..columns.kind.len())
            .filter(|id| kinds.iter().any(|kind| columns.kind[*id] == *kind as u8))
            .filter(own)
    };
    let name = |task: u32| overview.tasks.iter().find(|view| view.id == task).map_or("", |view| &view.name);
    let about = question.ask.args.last().and_then(|part| part.task);
    let resumed = later(&[Kind::TaskResumed]);
    match question.kind {
        Ask::Output => {
            let letters = overview.outputs.iter().filter(|output| !output.stderr);
            let letters: Vec<(u32, char)> =
                letters.flat_map(|output| output.text.chars().map(|letter| (output.event, letter))).collect();
            let mut lines = letters.split(|(_, letter)| *letter == '\n');
            let next = lines.find(|line| {
                line.first().is_some_and(|first| first.0 > question.shown)
                    && line.iter().any(|(_, c)| !c.is_whitespace())
            });
            next.map_or("choice:nothing".into(), |line| {
                format!("choice:line {}", line.iter().map(|(_, letter)| letter).collect::<String>())
            })
        }
        Ask::Next => format!("choice:task {}", resumed.map(|id| name(columns.task[id])).next().unwrap_or_default()),
        Ask::Time => resumed
            .filter(|id| Some(columns.task[*id]) == about)
            .map(|id| columns.time[id].to_string())
            .next()
            .unwrap_or_default(),
        Ask::Ready => {
            let ready = run.state(question.event).ready;
            let label = |handle: &HandleView| {
                let task = handle.task.map(name).unwrap_or_default();
                let steps = matches!(handle.kind, HandleKindView::Step | HandleKindView::Wakeup);
                if steps { format!("choice:task {task}") } else { format!("choice:callback {} {task}", handle.label) }
            };
            ready.iter().take(10).map(label).collect::<Vec<_>>().join(", ")
        }
        Ask::State => {
            const ENDS: &[Kind] = &[Kind::TaskSuspended, Kind::TaskDone, Kind::TaskFailed, Kind::TaskCancelled];
            const AT_ONCE: [Kind; 5] =
                [Kind::HandleReady, Kind::FutureDone, Kind::HandleCancelled, Kind::CancelRequested, Kind::TimerDue];
            let mut then = later(ENDS).next().unwrap_or_default();
            while AT_ONCE.iter().any(|kind| columns.kind.get(then + 1) == Some(&(*kind as u8))) {
                then += 1;
            }
            let state = run.state(then as u32).tasks.iter().find(|task| Some(task.id) == about).map(|task| task.state);
            format!("choice:state {}", format!("{:?}", state.unwrap_or(TaskState::Ready)).to_lowercase())
        }
        kind => panic!("{kind:?} is no question of the quiz"),
    }
}

#[test]
fn a_quiz_at_any_moment_of_any_program_has_the_answer_that_the_page_will_show() {
    let mut asked: BTreeMap<Ask, u32> = BTreeMap::new();
    let programs = common::own_programs();
    for (number, program) in (0..).zip(programs.iter().step_by((programs.len() / 200).max(1))) {
        let run = program.run();
        let (overview, columns) = (run.overview(), run.columns());
        let last = overview.events - 1;
        for event in [0, last / 5 + number % 7, last / 3, last / 2, last - last / 4, last] {
            let Some(question) = run.view.quiz(event, number) else { continue };
            let place = format!("{} at {event}: {}", program.name, said(&question.ask));
            assert_eq!(Some(&question), run.view.quiz(event, number).as_ref(), "{place}");
            assert_eq!(question.shown, event.min(last), "{place}");
            let right = match question.seconds {
                Some(seconds) => seconds.to_string(),
                None => right(&question).join(", "),
            };
            assert_eq!(right, answer(&run, &overview, &columns, &question), "{place}");
            let labels: BTreeSet<String> = labels(&question).into_iter().collect();
            assert!(question.seconds.is_some() || labels.len() > 2, "{place}: {labels:?}");
            assert!(question.kind == Ask::Ready || labels.len() == question.choices.len(), "{place}: {labels:?}");
            if question.kind == Ask::Time {
                let about = question.ask.args[0].task;
                assert!(
                    run.state(event).tasks.iter().any(|task| Some(task.id) == about && task.wait.is_some()),
                    "{place}"
                );
            }
            *asked.entry(question.kind).or_default() += 1;
        }
    }
    assert!(asked.len() == 5 && asked.values().all(|times| *times > 10), "{asked:?}");
}
