//! A sentence of the explanation, as data: the page words it in each language.

use serde::Serialize;

use super::part::Part;

/// A sentence of the explanation: the page words it by `kind`, with `args` in their places. What the event is comes first;
/// the sentences after that say what brought it about and what will come of it.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Sentence {
    /// An event's kind in camel case (`print`), sometimes with a reason after a colon (`taskResumed:sleep`).
    #[cfg_attr(feature = "types", ts(type = "SentenceKind"))]
    pub kind: String,
    pub args: Vec<Part>,
}

/// Every kind of sentence. The arguments are in parentheses; times are seconds as decimal numbers; an argument with a
/// question mark may be the empty text; lines lead to their places; a last one with dots may be there any number of times.
///
/// | kind | arguments | for example |
/// | --- | --- | --- |
/// | `start` | | The program has not begun. |
/// | `loopStarted` | | The event loop begins. |
/// | `loopStopped` | | The event loop ends. |
/// | `iteration` | turn, handles | Turn 3 begins: it runs 2 handles. |
/// | `advanced` | time, seconds | Nothing is ready: the clock goes on by 0.5 s, to 1.5 s. |
/// | `handleReady:step` | task | A step of Task-2 joins the ready queue. |
/// | `handleReady:wakeup` | task | What Task-2 waited for is done: its step joins the ready queue. |
/// | `handleReady:callback` | function, task? | The callback `release()` joins the ready queue. |
/// | `handleReady:timer` | function, task? | The timer of Task-2 is due: it moves to the ready queue. |
/// | `handleReady:thread` | function, task? | A thread goes on soon: it is in the ready queue. |
/// | `handleRun:step` | task | The loop runs a step of Task-2. |
/// | `handleRun:wakeup` | task | The loop wakes Task-2. |
/// | `handleRun:callback` | function, task? | The loop runs the callback `release()`. |
/// | `handleRun:gather` | child | A gather hears that Task-2 has ended. |
/// | `handleRun:group` | child | A task group hears that Task-2 has ended. |
/// | `handleRun:stop` | task | The loop hears that Task-1 has ended, and will stop. |
/// | `handleRun:sleep` | task? | The sleep of Task-2 is over. |
/// | `handleRun:timeout` | deadline, line? | The timeout of 1.5 s strikes. |
/// | `handleRun:timer` | function, task? | The loop runs the timer of Task-2. |
/// | `handleRun:thread` | function, task? | A thread goes on. |
/// | `handleEnd` | function, task? | The handle has run. |
/// | `handleCancelled` | function, task? | The handle will not run: it was cancelled. |
/// | `timerSet` | deadline, function, task? | A timer is set for 1.5 s. |
/// | `timerDue` | deadline, function, task? | The timer of 1.5 s is due. |
/// | `taskCreated:first` | task, coroutine | Task-1 is made, to run `main`. |
/// | `taskCreated:loop` | task, coroutine | The loop makes Task-2, to run `work`. |
/// | `taskCreated` | task, coroutine, creator | Task-1 makes Task-2, to run `work`. Its first step is in the queue. |
/// | `taskResumed:start` | task, coroutine | Task-2 starts to run `work`. |
/// | `taskResumed:cancelled` | task | Task-2 goes on, with a cancellation. |
/// | `taskResumed:turn` | task | Task-2 goes on: it had given way for one turn. |
/// | `taskResumed:sleep` | task, seconds, until | Task-2 goes on: its sleep of 0.5 s was over at 1.5 s. |
/// | `taskResumed:taskFailed` | task, other, exception | Task-2 goes on: Task-3 failed, and its exception is raised here. |
/// | `taskResumed:taskCancelled` | task, other | Task-2 goes on: Task-3 was cancelled, and `CancelledError` is raised here. |
/// | `taskResumed:gatherFailed` | task, child, exception | Task-1 goes on: its gather failed with Task-2. |
/// | `taskResumed:gatherCancelled` | task, child | Task-1 goes on: Task-2, a child of its gather, was cancelled. |
/// | `taskResumed:task` | task, other | Task-2 goes on: Task-3 has ended. |
/// | `taskResumed:gather` | task, children… | Task-1 goes on: its gather of Task-2 and Task-3 is done. |
/// | `taskResumed:future` | task, name? | Task-2 goes on: the future is done. |
/// | `taskResumed:lock`, `:semaphore`, `:event`, `:condition`, `:barrier`, `:queue`, `:thread`, `:taskGroup`, `:wait` | task, name? | Task-2 goes on: it has the lock. |
/// | `taskSuspended:turn` | task | Task-2 gives way for one turn. |
/// | `taskSuspended:sleep` | task, seconds, until | Task-2 sleeps for 0.5 s, until 1.5 s. |
/// | `taskSuspended:task` | task, other | Task-2 waits for Task-3. |
/// | `taskSuspended:gather` | task, children… | Task-1 waits for all of Task-2 and Task-3. |
/// | `taskResumed:queue`, `taskSuspended:queue` | task, name?, `queue.get`, `queue.put` or `queue.join` | Task-2 waits for an item. |
/// | `taskSuspended:lock`, `:semaphore` | task, name?, holders… | Task-2 waits for the lock, which Task-1 holds. |
/// | `taskSuspended:future`, … (as for `taskResumed`) | task, name? | Task-2 waits for the event. |
/// | `taskResumed:simulated` | task, call, seconds, until | Task-2 goes on: GET https://a.com (simulated) has answered after 1 s. |
/// | `taskSuspended:simulated` | task, call, seconds, until | Task-2 waits for GET https://a.com (simulated), until 1.5 s. |
/// | `taskRenamed` | coroutine, name | The task of `work` is called "worker" now. |
/// | `taskDone` | task, value | Task-2 is done; it returned 3. |
/// | `taskFailed` | task, exception | Task-2 failed with `ValueError: 1`. |
/// | `taskCancelled` | task | Task-2 ended cancelled. |
/// | `cancelRequested` | task, by | Task-1 asks for Task-2 to be cancelled. |
/// | `cancelRequested:self` | task | Task-2 asks for its own cancellation. |
/// | `cancelRequested:timeout` | task, deadline, line? | The timeout of 1.5 s asks for Task-2 to be cancelled. |
/// | `cancelRequested:group` | task, failed | The task group asks for Task-2 to be cancelled, since Task-3 failed. |
/// | `cancelRequested:run` | task | `asyncio.run` asks for Task-2, which is left over, to be cancelled. |
/// | `cancelRequested:loop` | task | A callback asks for Task-2 to be cancelled. |
/// | `cancelDelivered`, … (as for `cancelRequested`) | task, line?, time, by | `CancelledError` reaches Task-2 at its await; Task-1 asked for it. |
/// | `cancelDelivered:timeout` | task, line?, deadline, line? | `CancelledError` reaches Task-2 at its await: the timeout of 1.5 s. |
/// | `uncancelled` | task, requests | A request to cancel Task-2 is withdrawn; 0 remain. |
/// | `enter:module` | | The program begins. |
/// | `enter` | function | `work` is called. |
/// | `resume` | function | `work` goes on. |
/// | `suspend` | function | `work` gives way. |
/// | `exit` | function, value | `work` returns 3. |
/// | `unwind` | function | The exception leaves `work`. |
/// | `line:module` | line | Line 3 runs next. |
/// | `line` | line, function | Line 3, in `work`, runs next. |
/// | `store` | name, value? | `x` is 3 now. (No value: it was deleted.) |
/// | `raise` | exception, function | `ValueError: 1` is raised in `work`. |
/// | `print` | text, task? | Task-2 prints "done". |
/// | `print:stderr` | text, task? | Task-2 prints "done" to stderr. |
/// | `print:report` | text, task? | Python reports: "Task was destroyed". |
/// | `blocked` | seconds, until, task? | Task-2 holds the whole loop for 0.5 s, until 1.5 s. |
/// | `blocked:wait` | what, task? | Task-2 holds the whole loop: it waits for the lock. |
/// | `blocked:simulated` | seconds, until, task?, call | Task-2 holds the whole loop for 1 s, with GET https://a.com (simulated). |
/// | `unblocked` | time, task? | The loop goes on at 1.5 s. |
/// | `threadStarted` | thread, task? | Task-1 starts the thread asyncio_0. |
/// | `threadResumed:start` | thread, function | asyncio_0 runs `work`. |
/// | `threadResumed` | thread | asyncio_0 goes on. |
/// | `threadSuspended:sleep` | thread, seconds, until | asyncio_0 sleeps for 0.5 s, until 1.5 s. |
/// | `threadSuspended:wait` | thread, what | Thread-1 waits for the lock. |
/// | `threadDone` | thread, value | asyncio_0 has run its function, which returned 3. |
/// | `threadFailed` | thread, exception | The function of asyncio_0 failed with `ValueError: 1`. |
/// | `handleCalled` | function, task? | The result reaches the loop: `set_result()` is called at once. |
/// | `futureCreated` | name? | A future is made. |
/// | `futureDone:result`, `:exception`, `:cancelled` | name? | The future has its result. |
/// | `changed` | kind, name?, value | The lock `door` has changed. |
/// | `end:ok` | time | The program has ended, at 1.5 s. |
/// | `end:exception` | exception | Nobody caught `ValueError: 1`: the program ends. |
/// | `end:deadlock` | tasks and threads… | Nothing can go on: Task-1 and Task-2 wait forever. |
/// | `end:fuel`, `:horizon`, `:iterations`, `:memory`, `:output`, `:trace` | limit | The limit of 3600 s is reached. |
/// | `end:rejected` | | The program can't run. |
/// | `end:stopped` | | The run was stopped. |
/// | `queue:first` | | It was first in the ready queue. |
/// | `queue:behind` | place, handle | It was second in the ready queue, behind Task-2. |
/// | `queue:behindCallback` | place, function | It was second in the ready queue, behind the callback `release()`. |
/// | `woken` | task | Task-1 brought this about. |
/// | `next:task` | task | Next the loop runs Task-3. |
/// | `next:callback` | function | Next the loop runs the callback `release()`. |
/// | `next:clock` | time | Nothing else is ready: the clock will go on to 1.5 s. |
/// | `wakes` | tasks… | Task-1 has waited for this: it is in the ready queue now. |
/// | `tells:gather`, `tells:group`, `tells:run` | | The gather will hear of it, through a callback. |
/// | `tells:callback` | function | The callback `done()` will hear of it. |
/// | `unheard` | | Nobody has asked for its result yet. |
/// | `left` | tasks… | Task-3 and Task-4, which it made, run on. |
/// | `siblings` | tasks… | The other children, Task-3 and Task-4, run on. |
/// | `cancel:await` | line | It stands at its await in line 7. |
/// | `cancel:notStarted` | | It has not started: none of its lines will run. |
/// | `cancel:passedOn` | tasks… | It waits for Task-3, so the request goes on to that. |
/// | `cancel:through` | | It is let through: the task will end cancelled. |
/// | `cancel:caught` | | It is caught: the task goes on. |
/// | `cancel:timeout` | | The timeout will turn it into `TimeoutError`. |
/// | `cancel:group` | | The task group takes it. |
/// | `escape:except` | line, function | The `except` before line 9, in `work`, takes it. |
/// | `escape:finally` | line, function | The `finally` before line 9, in `work`, runs. |
/// | `escape:line` | line, function | `work` goes on in line 9. |
/// | `escape:leaves` | functions… | It leaves `inner` and `work`. |
/// | `skips` | from, to | Lines 5 to 8 are skipped. |
/// | `due` | tasks… | It is the timer of Task-2. |
/// | `tie` | timers | They have the same deadline: Python leaves their order open. |
/// | `late` | task, seconds | Task-2, whose timer was due, is late by 0.3 s. |
/// | `late:ready` | task, seconds | Task-2 was ready, and waits for 0.5 s. |
/// | `deadlock:task` | task, other | Task-1 waits for Task-2. |
/// | `deadlock:holder` | task, name?, holder | Task-1 waits for the lock that Task-2 holds. |
/// | `deadlock:nobody` | task, kind, name? | Task-3 waits for the event, which nobody will set. |
/// | `end:engine` | message | The engine made a mistake: this is no fault of the program. |
#[rustfmt::skip]
pub const KINDS: &[&str] = &[
    "start", "loopStarted", "loopStopped", "iteration", "advanced",
    "handleReady:step", "handleReady:wakeup", "handleReady:callback", "handleReady:timer", "handleReady:thread",
    "handleRun:step", "handleRun:wakeup", "handleRun:callback", "handleRun:timer", "handleRun:thread",
    "handleRun:gather", "handleRun:group", "handleRun:stop", "handleRun:sleep", "handleRun:timeout",
    "handleEnd", "handleCancelled", "timerSet", "timerDue", "taskCreated:first", "taskCreated:loop", "taskCreated",
    "taskResumed:start", "taskResumed:cancelled", "taskResumed:turn", "taskResumed:sleep", "taskResumed:task",
    "taskResumed:taskFailed", "taskResumed:taskCancelled",
    "taskResumed:gather", "taskResumed:gatherFailed", "taskResumed:gatherCancelled", "taskResumed:future", "taskResumed:lock", "taskResumed:semaphore", "taskResumed:event",
    "taskResumed:condition", "taskResumed:barrier", "taskResumed:queue", "taskResumed:thread",
    "taskResumed:taskGroup", "taskResumed:wait", "taskResumed:simulated",
    "taskSuspended:turn", "taskSuspended:sleep", "taskSuspended:task", "taskSuspended:gather",
    "taskSuspended:future", "taskSuspended:lock", "taskSuspended:semaphore", "taskSuspended:event",
    "taskSuspended:condition", "taskSuspended:barrier", "taskSuspended:queue", "taskSuspended:thread",
    "taskSuspended:taskGroup", "taskSuspended:wait", "taskSuspended:simulated",
    "taskRenamed", "taskDone", "taskFailed", "taskCancelled",
    "cancelRequested", "cancelRequested:self", "cancelRequested:timeout", "cancelRequested:group", "cancelRequested:run",
    "cancelRequested:loop", "cancelDelivered", "cancelDelivered:self", "cancelDelivered:timeout", "cancelDelivered:group",
    "cancelDelivered:run", "cancelDelivered:loop", "uncancelled",
    "enter:module", "enter", "resume", "suspend", "exit", "unwind", "line:module", "line", "store", "raise",
    "print", "print:stderr", "print:report", "blocked", "blocked:wait", "blocked:simulated", "unblocked",
    "threadStarted", "threadResumed:start", "threadResumed", "threadSuspended:sleep", "threadSuspended:wait", "threadDone",
    "threadFailed", "handleCalled", "futureCreated",
    "futureDone:result", "futureDone:exception", "futureDone:cancelled", "changed",
    "end:ok", "end:exception", "end:deadlock", "end:fuel", "end:horizon", "end:iterations", "end:memory",
    "end:output", "end:trace", "end:rejected", "end:stopped", "end:engine",
    "queue:first", "queue:behind", "queue:behindCallback", "woken", "next:task", "next:callback", "next:clock",
    "wakes", "tells:gather", "tells:group", "tells:run", "tells:callback", "unheard", "left", "siblings",
    "cancel:await", "cancel:notStarted", "cancel:passedOn", "cancel:through", "cancel:caught", "cancel:timeout", "cancel:group",
    "escape:except", "escape:finally", "escape:line", "escape:leaves", "skips", "due", "tie", "late", "late:ready",
    "deadlock:task", "deadlock:holder", "deadlock:nobody",
];

impl Sentence {
    /// The words without what they lead to.
    pub fn texts(&self) -> Vec<&str> {
        self.args.iter().map(|part| &*part.text).collect()
    }
}

pub(super) fn say(kind: impl Into<String>, args: impl Into<Vec<Part>>) -> Sentence {
    Sentence { kind: kind.into(), args: args.into() }
}
