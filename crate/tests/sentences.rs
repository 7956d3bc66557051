//! Every kind of sentence is said by some program, and says what happened.

use std::collections::{BTreeMap, BTreeSet};

use loopscope::session::{self, Options, Run, Session};
use loopscope::view::{KINDS, Sentence};

fn run(source: &str) -> Run {
    session::run(source, &Options::default())
}

/// The program's body as `main` of an asyncio program, behind what comes before it.
fn main_of(before: &str, body: &str) -> String {
    let body: String = body.trim().lines().map(|line| format!("    {line}\n")).collect();
    format!("import asyncio, sys, time\n{}\nasync def main():\n{body}\nasyncio.run(main())\n", before.trim_end())
}

/// All that is said of each event of a run.
fn sentences(run: &Run) -> Vec<Sentence> {
    let events = 0..run.columns().kind.len() as u32;
    events.map(|event| run.state(event)).flat_map(|state| std::iter::once(state.sentence).chain(state.why)).collect()
}

/// Each sentence as `kind word word`.
fn said(source: &str) -> Vec<String> {
    let text = |sentence: &Sentence| std::iter::once(&*sentence.kind).chain(sentence.texts()).collect::<Vec<_>>().join(" ");
    sentences(&run(source)).iter().map(text).collect()
}

#[track_caller]
fn says(source: &str, expected: &[&str]) {
    let said = said(source);
    for wanted in expected {
        assert!(said.iter().any(|text| text == wanted), "no {wanted:?} in {said:#?}");
    }
}

const WORK: &str = "
async def work(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
";

const STUBBORN: &str = "
async def stubborn():
    try:
        await asyncio.sleep(9)
        print('never')
    except asyncio.CancelledError:
        print('no')
async def tidy():
    try:
        await asyncio.sleep(9)
    finally:
        print('bye')
";

#[test]
fn a_task_that_goes_on_says_why_and_where_it_stood_in_the_queue() {
    let program = main_of(WORK, "await asyncio.gather(work(0.5), work(0.5))");
    says(&program, &[
        "taskResumed:sleep Task-3 0.5 0.5",
        "queue:behind 2 Task-2",
        "due Task-2 Task-3",
        "tie 2",
        "handleRun:sleep Task-2",
        "handleRun:gather Task-3",
        "tells:gather",
        "tells:run",
        "handleRun:stop Task-1",
        "next:task Task-2",
        "next:clock 0.5",
        "taskResumed:gather Task-1 Task-2 Task-3",
        "queue:first",
    ]);
}

#[test]
fn a_cancellation_says_who_asked_what_it_skipped_and_who_took_it() {
    let program = main_of(STUBBORN, "
a = asyncio.create_task(stubborn())
b = asyncio.create_task(tidy())
c = asyncio.create_task(tidy())
await asyncio.sleep(1)
a.cancel()
b.cancel()
d = asyncio.create_task(tidy())
d.cancel()
await asyncio.sleep(1)
c.cancel()
");
    says(&program, &[
        "cancelRequested Task-2 Task-1",
        "cancel:await 5",
        "cancelDelivered Task-2 5 1 Task-1",
        "skips 6 6",
        "escape:except 7 stubborn",
        "cancel:caught",
        "cancelDelivered Task-3 11 1 Task-1",
        "escape:finally 13 tidy",
        "cancel:through",
        "cancel:notStarted",
        "left Task-4",
    ]);
}

#[test]
fn a_request_goes_on_to_what_the_task_waits_for() {
    let program = main_of(WORK, "
async def outer():
    await inner
inner = asyncio.create_task(work(9))
waiting = asyncio.create_task(outer())
await asyncio.sleep(1)
waiting.cancel()
await asyncio.wait([waiting])
");
    says(&program, &["cancelRequested Task-3 Task-1", "cancel:passedOn Task-2", "cancelDelivered Task-3 9 1 Task-1"]);
}

#[test]
fn a_task_that_waits_for_a_cancelled_one_is_not_said_to_be_cancelled() {
    let program = main_of(WORK, "
task = asyncio.create_task(work(9))
await asyncio.sleep(0)
task.cancel()
try:
    await task
except asyncio.CancelledError:
    print('gone')
");
    let said = said(&program);
    assert!(said.contains(&"taskResumed:taskCancelled Task-1 Task-2".to_owned()), "{said:#?}");
    assert!(!said.iter().any(|text| text.starts_with("cancelDelivered") && text.contains("Task-1 ")), "{said:#?}");
}

#[test]
fn a_gather_that_fails_names_the_child_and_the_siblings_that_run_on() {
    let program = main_of(WORK, "
try:
    await asyncio.gather(work(1), work(0.5, ValueError('no')), work(2))
except ValueError:
    await asyncio.sleep(3)
");
    says(&program, &["taskResumed:gatherFailed Task-1 Task-3 ValueError: no", "siblings Task-2 Task-4", "escape:leaves work"]);
}

#[test]
fn a_timeout_says_its_deadline_where_it_was_set_and_what_it_cancelled() {
    let program = main_of("", "
try:
    async with asyncio.timeout(0.5):
        await asyncio.sleep(2)
except TimeoutError:
    print('late')
");
    says(&program, &[
        "handleRun:timeout 0.5 5",
        "cancelRequested:timeout Task-1 0.5 5",
        "cancelDelivered:timeout Task-1 6 0.5 5",
        "cancel:timeout",
    ]);
}

#[test]
fn a_task_group_says_whose_failure_cancels_the_others() {
    let program = main_of(WORK, "
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(work(0.5, ValueError('no')))
        group.create_task(work(9))
except* ValueError:
    pass
");
    says(&program, &[
        "handleRun:group Task-2",
        "tells:group",
        "cancelRequested:group Task-3 Task-2",
        "cancelDelivered:group Task-3 4 0.5 Task-2",
        "cancelDelivered:group Task-1 9 0.5 Task-2",
        "cancel:group",
    ]);
}

#[test]
fn a_deadlock_names_its_cycle() {
    let program = main_of("
forks = [asyncio.Lock() for _ in range(2)]
async def eat(one, other):
    async with one:
        await asyncio.sleep(1)
        async with other:
            pass
", "await asyncio.gather(eat(forks[0], forks[1]), eat(forks[1], forks[0]))");
    says(&program, &[
        "taskSuspended:lock Task-2 forks[1] Task-3",
        "deadlock:holder Task-2 forks[1] Task-3",
        "deadlock:holder Task-3 forks[0] Task-2",
    ]);
    let lonely = main_of("", "done = asyncio.Event()\nawait done.wait()");
    says(&lonely, &["deadlock:nobody Task-1 event done", "changed event done 0"]);
    let crossed = main_of("", "
async def wait_for(name):
    await tasks[name]
tasks = {}
tasks['a'] = asyncio.create_task(wait_for('b'))
tasks['b'] = asyncio.create_task(wait_for('a'))
await tasks['a']
");
    says(&crossed, &["deadlock:task Task-2 Task-3", "deadlock:task Task-3 Task-2"]);
}

#[test]
fn a_blocked_loop_says_what_is_late_and_by_how_much() {
    let program = main_of(WORK, "
task = asyncio.create_task(work(0.5))
await asyncio.sleep(0)
other = asyncio.create_task(work(0))
time.sleep(2)
await task
");
    says(&program, &["blocked 2 2 Task-1", "late Task-2 1.5", "late:ready Task-3 2"]);
}

#[test]
fn a_lock_that_comes_free_says_by_whom() {
    let program = main_of("
async def use(lock):
    async with lock:
        await asyncio.sleep(1)
", "door = asyncio.Lock()\nawait asyncio.gather(use(door), use(door))");
    says(&program, &["taskSuspended:lock Task-3 door Task-2", "taskResumed:lock Task-3 door", "woken Task-2", "changed lock door 1"]);
}

#[test]
fn what_asyncio_run_does_at_its_end_is_no_part_of_the_story() {
    let program = main_of(WORK, "asyncio.create_task(work(9))\nawait asyncio.sleep(0)");
    let run = run(&program);
    let story: Vec<_> = run.columns().story.iter().map(|&event| run.state(event).sentence).collect();
    let created = story.iter().filter(|sentence| sentence.kind.starts_with("taskCreated")).count();
    assert_eq!(created, 2, "{story:#?}");
    assert!(story.iter().any(|sentence| sentence.kind == "cancelRequested:run"));
}

const THREADS: &str = "
import threading
def nap(seconds, error=None):
    time.sleep(seconds)
    if error:
        raise error
    return seconds
def hold(seconds):
    lock = threading.Lock()
    def keep():
        with lock:
            time.sleep(seconds)
    threading.Thread(target=keep, name='keeper').start()
    threading.Thread(target=keep, name='other').start()
    with lock:
        print('mine')
";

#[test]
fn a_thread_says_what_it_runs_how_long_it_sleeps_and_what_came_of_it() {
    let program = main_of(THREADS, "
good = asyncio.create_task(asyncio.to_thread(nap, 1))
bad = asyncio.create_task(asyncio.to_thread(nap, 0.5, ValueError('no')))
await asyncio.wait([good, bad])
");
    says(&program, &[
        "threadStarted asyncio_0 Task-2",
        "threadResumed:start asyncio_0 nap",
        "threadSuspended:sleep asyncio_0 1 1",
        "taskSuspended:thread Task-2 asyncio_0",
        "handleRun:thread asyncio_0 ",
        "threadResumed asyncio_0",
        "threadDone asyncio_0 1",
        "handleCalled _chain_future.<locals>._set_state ",
        "taskResumed:thread Task-2 asyncio_0",
        "threadFailed asyncio_1 ValueError: no",
    ]);
}

#[test]
fn the_main_thread_that_waits_for_a_lock_holds_the_loop() {
    says(&main_of(THREADS, "hold(0.5)"), &["threadSuspended:wait other ", "blocked:wait  Task-1", "unblocked 1 Task-1"]);
}

const NETWORK: &str = "
# loopscope: latency a.test 0.5s
import aiohttp, requests
async def ask():
    async with aiohttp.ClientSession() as session:
        async with session.get('https://a.test') as response:
            return response.status
";

#[test]
fn a_simulated_call_says_what_it_is_and_how_long_it_takes() {
    says(&main_of(NETWORK, "await ask()\nrequests.get('https://b.test')"), &[
        "taskSuspended:simulated Task-1 GET https://a.test 0.5 0.5",
        "taskResumed:simulated Task-1 GET https://a.test 0.5 0.5",
        "blocked:simulated 1 1.5 Task-1 GET https://b.test",
    ]);
}

/// Programs for the kinds that the tests above leave out.
fn others() -> Vec<String> {
    let everything = main_of("
async def ask(future):
    await future
async def gate(barrier):
    async with barrier:
        pass
async def at(condition):
    async with condition:
        await condition.wait()
async def consume(queue):
    return await queue.get()
async def permit(semaphore):
    async with semaphore:
        await asyncio.sleep(1)
async def fail():
    raise ValueError(1)
def plain(x):
    y = x
    del x
    return y
", "
loop = asyncio.get_running_loop()
plain(1)
print('out')
print('err', file=sys.stderr)
for end in ('set_result', 'set_exception', 'cancel'):
    future = loop.create_future()
    task = asyncio.create_task(ask(future))
    await asyncio.sleep(0)
    getattr(future, end)(*{'set_result': [1], 'set_exception': [ValueError()], 'cancel': []}[end])
    await asyncio.wait([task])
barrier = asyncio.Barrier(2)
await asyncio.gather(gate(barrier), gate(barrier))
condition = asyncio.Condition()
task = asyncio.create_task(at(condition))
await asyncio.sleep(0)
async with condition:
    condition.notify()
await task
queue = asyncio.Queue()
task = asyncio.create_task(consume(queue))
await asyncio.sleep(0)
queue.put_nowait(1)
await task
semaphore = asyncio.Semaphore(1)
await asyncio.gather(permit(semaphore), permit(semaphore))
event = asyncio.Event()
loop.call_later(1, event.set)
await event.wait()
loop.call_later(9, plain, 1).cancel()
loop.call_soon(lambda: asyncio.create_task(asyncio.sleep(1), name='made'))
await asyncio.sleep(2)
asyncio.current_task().set_name('head')
failing = asyncio.create_task(fail())
await asyncio.sleep(0)
try:
    await failing
except ValueError:
    pass
failing = asyncio.create_task(fail())
try:
    await failing
except ValueError:
    pass
child = asyncio.create_task(asyncio.sleep(9))
gathering = asyncio.gather(child)
await asyncio.sleep(0)
child.cancel()
try:
    await gathering
except asyncio.CancelledError:
    pass
child = asyncio.create_task(asyncio.sleep(9))
child.add_done_callback(plain)
loop.call_later(1, child.cancel)
await asyncio.wait([child])
asyncio.current_task().cancel()
try:
    await asyncio.sleep(1)
except asyncio.CancelledError:
    asyncio.current_task().uncancel()
loop.call_soon(plain, 1)
loop.call_soon(plain, 2)
await asyncio.sleep(1)
async with asyncio.TaskGroup() as group:
    group.create_task(asyncio.sleep(1))
def through():
    try:
        raise KeyError(1)
    finally:
        pass
try:
    through()
except KeyError:
    asyncio.create_task(fail())
await asyncio.sleep(1)
with __import__('contextlib').suppress(ValueError):
    await fail()
print('after')
");
    let fails = main_of("", "raise ValueError('no')");
    vec![everything, fails, "x = (".to_owned(), String::new()]
}

/// Kinds that no program can be made to say: the engine's own mistakes, and a run without an event.
const UNSAID: &[&str] = &["end:engine", "start"];

#[test]
fn every_kind_of_sentence_is_said_by_some_program() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut note = |run: &Run| {
        for sentence in sentences(run) {
            *kinds.entry(sentence.kind).or_default() += 1;
        }
    };
    let limits = [
        Options { fuel: 5_000, ..Options::default() },
        Options { horizon: 1.0, ..Options::default() },
        Options { iterations: 3, ..Options::default() },
        Options { memory: 1 << 16, ..Options::default() },
        Options { output: 2, ..Options::default() },
        Options { trace: 40, ..Options::default() },
    ];
    let endless = main_of("", "kept = []\nwhile True:\n    kept.append([0] * 1000)\n    await asyncio.sleep(0)\n    await asyncio.sleep(0.5)\n    print(1)\n    for i in range(100): pass");
    limits.iter().for_each(|options| note(&session::run(&endless, options)));
    let mut stopped = Session::new(&endless, &Options::default());
    stopped.advance(1000);
    note(&stopped.finish());
    others().iter().for_each(|program| note(&run(program)));
    for program in [
        main_of(WORK, "await asyncio.gather(work(0.5), work(0.5))"),
        main_of("", "try:\n    async with asyncio.timeout(0.5):\n        await asyncio.sleep(2)\nexcept TimeoutError:\n    pass"),
        main_of(STUBBORN, "a = asyncio.create_task(stubborn())\nb = asyncio.create_task(tidy())\nc = asyncio.create_task(tidy())\nawait asyncio.sleep(1)\na.cancel()\nb.cancel()\nasyncio.create_task(tidy()).cancel()\nd = asyncio.gather(c)\nasync def w():\n    await d\ne = asyncio.create_task(w())\nawait asyncio.sleep(0)\ne.cancel()\nawait asyncio.sleep(1)\nasyncio.create_task(tidy())\nawait asyncio.sleep(0)"),
        main_of(WORK, "try:\n    await asyncio.gather(work(1), work(0.5, ValueError('no')), work(2))\nexcept ValueError:\n    pass"),
        main_of(WORK, "try:\n    async with asyncio.TaskGroup() as group:\n        group.create_task(work(0.5, ValueError('no')))\n        group.create_task(work(9))\nexcept* ValueError:\n    pass"),
        main_of(WORK, "task = asyncio.create_task(work(0.5))\nawait asyncio.sleep(0)\nother = asyncio.create_task(work(0))\ntime.sleep(2)\nawait task"),
        main_of("lock = asyncio.Lock()\nasync def grab():\n    async with lock:\n        await grab()", "await asyncio.create_task(grab())"),
        main_of("", "done = asyncio.Event()\nawait done.wait()"),
        main_of("async def use(lock):\n    async with lock:\n        await asyncio.sleep(1)", "door = asyncio.Lock()\nawait asyncio.gather(use(door), use(door))"),
        main_of(WORK, "task = asyncio.create_task(work(9))\nawait asyncio.sleep(0)\ntask.cancel()\nawait task"),
        main_of("import contextlib", "with contextlib.suppress(ValueError):\n    int('x')\n    raise ValueError\nprint(1)"),
        main_of(WORK, "async def w(): await t\nt = asyncio.create_task(work(1))\nu = asyncio.create_task(w())\nt2 = asyncio.create_task(asyncio.Event().wait())\nawait t2"),
        main_of(THREADS, "await asyncio.gather(asyncio.to_thread(nap, 1), asyncio.to_thread(nap, 0, ValueError('no')), return_exceptions=True)\nhold(0.5)"),
        main_of(NETWORK, "await ask()\nrequests.get('https://b.test')"),
        main_of("tasks = {}\nasync def w(n): await tasks[n]", "tasks['a'] = asyncio.create_task(w('b'))\ntasks['b'] = asyncio.create_task(w('a'))\nawait tasks['a']"),
    ] {
        note(&run(&program));
    }
    let said: BTreeSet<&str> = kinds.keys().map(String::as_str).collect();
    let listed: BTreeSet<&str> = KINDS.iter().copied().collect();
    assert_eq!(listed.len(), KINDS.len(), "each is listed once");
    assert_eq!(said.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "not listed");
    let missing: Vec<_> = listed.difference(&said).filter(|kind| !UNSAID.contains(kind)).collect();
    assert!(missing.is_empty(), "never said: {missing:?}");
}
