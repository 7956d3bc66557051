//! Threads that wait for each other. CPython with real threads prints the same lines (these programs sleep, so that their order is certain).

use loopscope::session::{Options, Run, run};
use loopscope::trace::{End, Kind, NONE, WaitKind};

fn lines(source: &str) -> Vec<String> {
    text(&run(source, &Options::default()))
}

fn text(run: &Run) -> Vec<String> {
    let overview = run.view.overview();
    let text: String = overview.outputs.iter().filter(|output| !output.stderr).map(|output| output.text.as_str()).collect();
    text.lines().map(str::to_owned).collect()
}

const CLOCK: &str = "import threading, time\nat = lambda: round(time.monotonic(), 2)\n";

fn timed(source: &str) -> Vec<String> {
    lines(&format!("{CLOCK}{source}"))
}

#[test]
fn a_lock_goes_to_the_one_that_waits_longest() {
    let source = "
lock = threading.Lock()
def work(name):
    for n in range(2):
        with lock:
            print(name, n, at())
            time.sleep(0.1)
for name in 'ab':
    threading.Thread(target=work, args=(name,)).start()
print(lock.acquire(timeout=0.05), at())
";
    assert_eq!(timed(source), ["a 0 0.0", "False 0.05", "b 0 0.1", "a 1 0.2", "b 1 0.3"]);
}

#[test]
fn a_queue_hands_items_to_workers_and_blocks_when_full() {
    let source = "
import queue
q = queue.Queue(maxsize=1)
def worker(name):
    while (item := q.get()) is not None:
        time.sleep(item)
        print(name, item, at())
        q.task_done()
threads = [threading.Thread(target=worker, args=(name,)) for name in 'ab']
for thread in threads:
    thread.start()
for item in (3, 1, 1, 1):
    q.put(item)
    print('put', item, at())
q.join()
print('joined', at())
for thread in threads:
    q.put(None)
for thread in threads:
    thread.join()
for call in (q.get_nowait, lambda: q.get(timeout=0.5)):
    try:
        call()
    except queue.Empty:
        print('empty', at())
";
    let expected = [
        "put 3 0.0", "put 1 0.0", "put 1 0.0", "b 1 1.0", "put 1 1.0", "b 1 2.0", "a 3 3.0", "b 1 3.0", "joined 3.0", "empty 3.0",
        "empty 3.5",
    ];
    assert_eq!(timed(source), expected);
}

#[test]
fn events_and_conditions_wake_those_that_wait() {
    let source = "
event, condition, items = threading.Event(), threading.Condition(), []
def waits(name, timeout):
    print(name, event.wait(timeout), at())
def takes(name):
    with condition:
        condition.wait_for(lambda: items)
        print(name, items.pop(), at())
for name, timeout in (('a', None), ('b', 0.5)):
    threading.Thread(target=waits, args=(name, timeout)).start()
for name in 'cd':
    threading.Thread(target=takes, args=(name,)).start()
time.sleep(1)
event.set()
for n in range(2):
    time.sleep(1)
    with condition:
        items.append(n)
        condition.notify()
";
    assert_eq!(timed(source), ["b False 0.5", "a True 1.0", "c 0 2.0", "d 1 3.0"]);
}

#[test]
fn semaphores_limit_and_barriers_gather() {
    let source = "
semaphore, barrier = threading.Semaphore(2), threading.Barrier(3, action=lambda: print('all', at()))
def work(n):
    with semaphore:
        time.sleep(1)
    print(n, at())
    barrier.wait()
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
try:
    barrier.wait(timeout=1)
except threading.BrokenBarrierError:
    print('broken', barrier.broken, at())
";
    assert_eq!(timed(source), ["0 1.0", "1 1.0", "2 2.0", "all 2.0", "broken True 3.0"]);
}

#[test]
fn timers_fire_unless_cancelled_and_locals_are_of_one_thread() {
    let source = "
data = threading.local()
data.x = 'main'
def fire(n):
    data.x = n
    print(n, threading.current_thread().name, at())
timers = [threading.Timer(n, fire, (n,)) for n in (1, 2)]
for timer in timers:
    timer.start()
timers[1].cancel()
time.sleep(3)
print(data.x, [timer.is_alive() for timer in timers])
";
    assert_eq!(timed(source), ["1 Thread-1 1.0", "main [False, False]"]);
}

#[test]
fn a_loop_runs_in_a_thread_beside_the_main_thread() {
    let source = "
import asyncio
loop = asyncio.new_event_loop()
def serve():
    asyncio.set_event_loop(loop)
    loop.run_forever()
    print('stopped', at())
thread = threading.Thread(target=serve, daemon=True)
thread.start()
async def work(n):
    await asyncio.sleep(n)
    return n * 2
futures = [asyncio.run_coroutine_threadsafe(work(n), loop) for n in (2, 1)]
print([future.result() for future in futures], at())
slow = asyncio.run_coroutine_threadsafe(work(9), loop)
try:
    slow.result(timeout=1)
except TimeoutError:
    print('timeout', slow.cancel(), at())
loop.call_soon_threadsafe(loop.stop)
thread.join()
";
    assert_eq!(timed(source), ["[4, 2] 2.0", "timeout True 3.0", "stopped 3.0"]);
}

#[test]
fn a_thread_waits_for_a_coroutine_of_the_main_loop() {
    let source = "
import asyncio
async def add(a, b):
    await asyncio.sleep(1)
    return a + b
def work(loop):
    return asyncio.run_coroutine_threadsafe(add(1, 2), loop).result() * 10
async def main():
    print(await asyncio.gather(asyncio.to_thread(work, asyncio.get_running_loop()), asyncio.sleep(0.5)), at())
asyncio.run(main())
";
    assert_eq!(timed(source), ["[30, None] 1.0"]);
}

#[test]
fn each_thread_may_run_a_loop_of_its_own() {
    let source = "
import asyncio
async def job(n):
    await asyncio.sleep(n)
    print(n, threading.current_thread().name, at())
    return n
def run(n):
    return asyncio.run(job(n))
async def main():
    print(await asyncio.gather(asyncio.to_thread(run, 2), asyncio.to_thread(run, 1), asyncio.sleep(1.5)))
asyncio.run(main())
";
    assert_eq!(timed(source), ["1 asyncio_1 1.0", "2 asyncio_0 2.0", "[2, 1, None]"]);
}

#[test]
fn processes_have_names_and_exit_codes() {
    let source = "
import multiprocessing
def work(queue, n):
    time.sleep(n)
    queue.put((n, multiprocessing.current_process().name))
queue = multiprocessing.Queue()
processes = [multiprocessing.Process(target=work, args=(queue, n)) for n in (2, 1)]
for process in processes:
    process.start()
for process in processes:
    process.join()
print(queue.get(), queue.get(), [process.exitcode for process in processes])
endless = multiprocessing.Process(target=time.sleep, args=(99,))
endless.start()
endless.terminate()
endless.join()
print(endless.exitcode, endless.is_alive(), at())
with multiprocessing.Pool(2) as pool:
    for result in pool.imap(abs, [-1, -2]):
        print(result)
";
    assert_eq!(timed(source), ["(1, 'Process-2') (2, 'Process-1') [0, 0]", "-15 False 2.0", "1", "2"]);
}

#[test]
fn threads_that_block_for_ever_are_a_deadlock_that_names_them() {
    let source = "
import threading, time
a, b = threading.Lock(), threading.Lock()
def both(first, second):
    with first:
        time.sleep(1)
        with second:
            pass
threads = [threading.Thread(target=both, args=pair) for pair in ((a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    let run = run(source, &Options::default());
    assert_eq!(run.view.trace().end(), Some(&End::Deadlock { tasks: vec![], threads: vec![NONE, 0, 1] }));
    assert_eq!(run.view.overview().end.threads, ["MainThread", "Thread-1 (both)", "Thread-2 (both)"]);
}

#[test]
fn the_trace_tells_each_stretch_of_a_thread() {
    let source = "
import asyncio, time
def work():
    time.sleep(1)
    return 5
async def main():
    await asyncio.to_thread(work)
asyncio.run(main())
";
    let run = run(source, &Options::default());
    let trace = run.view.trace();
    let name = |id: u32| trace.thread(id).map(|thread| trace.text(thread.name).to_owned());
    assert_eq!((trace.threads.len(), name(0), trace.threads[0].worker, trace.threads[0].task), (1, Some("asyncio_0".into()), true, 0));
    let of_threads = trace.events.iter().filter(|event| event.a == 0 && event.kind >= Kind::ThreadStarted && event.kind <= Kind::ThreadFailed);
    let stretches: Vec<(Kind, u64, &str)> = of_threads.map(|event| (event.kind, event.at, trace.text(event.b))).collect();
    assert_eq!(
        stretches.iter().map(|(kind, at, _)| (*kind, *at)).collect::<Vec<_>>(),
        [
            (Kind::ThreadStarted, 0),
            (Kind::ThreadResumed, 0),
            (Kind::ThreadSuspended, 0),
            (Kind::ThreadResumed, 1_000_000_000),
            (Kind::ThreadDone, 1_000_000_000),
        ]
    );
    assert_eq!((stretches[1].2, stretches[4].2), ("work", "5"));
    let waits: Vec<WaitKind> = trace.waits.iter().map(|wait| wait.kind).collect();
    assert!(waits.contains(&WaitKind::Thread) && waits.contains(&WaitKind::Sleep), "{waits:?}");
}
