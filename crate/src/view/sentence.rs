//! What an event is, as data: the page words it in each language.

use serde::Serialize;

use super::overview::EndKind;
use super::part::Part;
use super::View;
use crate::trace::state::{Phase, TaskNow};
use crate::trace::{End, Event, EventId, Handle, HandleKind, Kind, NONE, State, Wait, WaitKind};

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
/// | `taskResumed:simulated` | task, call, seconds | Task-2 goes on: GET https://a.com (simulated) has answered after 1 s. |
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

const MODULE: &str = "<module>";
/// asyncio's own name of the callback with which a timeout strikes.
const ON_TIMEOUT: &str = "Timeout._on_timeout";

impl Sentence {
    /// The words without what they lead to.
    pub fn texts(&self) -> Vec<&str> {
        self.args.iter().map(|part| &*part.text).collect()
    }
}

pub(super) fn say(kind: impl Into<String>, args: impl Into<Vec<Part>>) -> Sentence {
    Sentence { kind: kind.into(), args: args.into() }
}

impl View {
    /// The sentence of the event at the cursor.
    pub(super) fn sentence(&self, state: &State) -> Sentence {
        let Some((id, event)) = state.event().and_then(|id| Some((id, self.trace.event(id)?))) else {
            return self.before_the_first();
        };
        match event.kind {
            Kind::LoopStarted => say("loopStarted", []),
            Kind::LoopStopped => say("loopStopped", []),
            Kind::Iteration => say("iteration", [Part::number(event.a), Part::number(state.ready_now)]),
            Kind::Advanced => self.advanced(id, event),
            Kind::HandleReady => self.handle_sentence("handleReady", event.a),
            Kind::HandleRun => self.handle_run(event),
            Kind::HandleEnd => say("handleEnd", self.handle_words(event.a)),
            Kind::HandleCancelled => say("handleCancelled", self.handle_words(event.a)),
            Kind::TimerSet | Kind::TimerDue => self.timer_sentence(event),
            Kind::TaskCreated => self.task_created(state, event),
            Kind::TaskResumed => self.task_resumed(state, id, event),
            Kind::TaskSuspended => self.task_suspended(event),
            Kind::TaskDone => say("taskDone", [self.task_part(event.a), self.text_part(event.b)]),
            Kind::TaskFailed => say("taskFailed", [self.task_part(event.a), self.text_part(event.b)]),
            Kind::TaskCancelled => say("taskCancelled", [self.task_part(event.a)]),
            Kind::CancelRequested => self.cancel_requested(event),
            Kind::CancelDelivered => self.cancel_delivered(state, event),
            Kind::TaskRenamed => say("taskRenamed", [self.coroutine(event.a), self.text_part(event.b)]),
            Kind::Uncancelled => say("uncancelled", [self.task_part(event.a), Part::number(event.b)]),
            Kind::Enter => match self.code_name(event.b) {
                MODULE => say("enter:module", []),
                function => say("enter", [Part::from(function)]),
            },
            Kind::Resume => say("resume", [self.function(state, event.a)]),
            Kind::Suspend => say("suspend", [self.function(state, event.a)]),
            Kind::Exit => say("exit", [self.function(state, event.a), self.text_part(event.b)]),
            Kind::Unwind => say("unwind", [self.function(state, event.a)]),
            Kind::Line => self.line_sentence(state, event),
            Kind::Store => self.store_sentence(state, event),
            Kind::Raise => say("raise", [self.text_part(event.b), self.function(state, event.a)]),
            Kind::Print => self.printed(event),
            Kind::Blocked => self.blocked(event),
            Kind::Unblocked => say("unblocked", [Part::time(event.at), self.task_part(event.task)]),
            Kind::ThreadStarted => say("threadStarted", [self.thread_part(event.a), self.task_part(event.task)]),
            Kind::ThreadResumed => match self.trace.text(event.b) {
                "" => say("threadResumed", [self.thread_part(event.a)]),
                function => say("threadResumed:start", [self.thread_part(event.a), Part::from(function)]),
            },
            Kind::ThreadSuspended => self.thread_suspended(event),
            Kind::ThreadDone => say("threadDone", [self.thread_part(event.a), self.text_part(event.b)]),
            Kind::ThreadFailed => say("threadFailed", [self.thread_part(event.a), self.text_part(event.b)]),
            Kind::HandleCalled => say("handleCalled", self.handle_words(event.a)),
            Kind::FutureCreated => say("futureCreated", [self.text_part(event.b)]),
            Kind::FutureDone => self.future_done(state, event),
            Kind::PrimitiveChanged => self.primitive_sentence(event),
            Kind::End => self.end_sentence(event.at),
        }
    }

    fn text_part(&self, text: u32) -> Part {
        Part::from(self.trace.text(text))
    }

    fn before_the_first(&self) -> Sentence {
        if self.end_kind() == EndKind::Rejected { say("end:rejected", []) } else { say("start", []) }
    }

    fn advanced(&self, id: EventId, event: &Event) -> Sentence {
        let before = id.checked_sub(1).map_or(0, |before| self.time(before));
        say("advanced", [Part::time(event.at), Part::time(event.at.saturating_sub(before))])
    }

    /// What a handle's sentence needs of it: its function, and its task.
    fn handle_words(&self, handle: u32) -> [Part; 2] {
        let task = self.task_of(handle).map(|task| self.task_part(task));
        [Part::from(self.handle_label(handle)), task.unwrap_or_default()]
    }

    pub(super) fn handle_label(&self, handle: u32) -> &str {
        self.trace.handle(handle).map_or("", |handle| self.trace.text(handle.label))
    }

    fn handle_sentence(&self, verb: &str, id: u32) -> Sentence {
        let [function, task] = self.handle_words(id);
        match self.trace.handle(id).map(|handle: &Handle| handle.kind) {
            Some(HandleKind::Step) => say(format!("{verb}:step"), [task]),
            Some(HandleKind::Wakeup) => say(format!("{verb}:wakeup"), [task]),
            Some(HandleKind::Callback | HandleKind::Threadsafe) | None => say(format!("{verb}:callback"), [function, task]),
            Some(HandleKind::Timer) => say(format!("{verb}:timer"), [function, task]),
            Some(HandleKind::Thread) => say(format!("{verb}:thread"), [function, task]),
        }
    }

    /// asyncio's own callbacks in words, others by their names.
    fn handle_run(&self, event: &Event) -> Sentence {
        let about = || self.reporter(event).map(|task| self.task_part(task)).unwrap_or_default();
        match self.handle_label(event.a) {
            "gather.<locals>._done_callback" => say("handleRun:gather", [about()]),
            "TaskGroup._on_task_done" => say("handleRun:group", [about()]),
            "_run_until_complete_cb" => say("handleRun:stop", [about()]),
            "_set_result_unless_cancelled" => {
                let [_, task] = self.handle_words(event.a);
                say("handleRun:sleep", [task])
            }
            ON_TIMEOUT => say("handleRun:timeout", self.timeout_words(event)),
            _ => self.handle_sentence("handleRun", event.a),
        }
    }

    /// The task whose end put a callback into the queue.
    pub(super) fn reporter(&self, run: &Event) -> Option<u32> {
        self.trace.event(run.cause).and_then(|ready| super::some(ready.task))
    }

    /// When the timeout that runs was to strike, and where it was set.
    fn timeout_words(&self, run: &Event) -> [Part; 2] {
        let timer = self.trace.handle(run.a).and_then(|handle| self.trace.timer(handle.timer));
        let set = self.set_by.get(&run.a).and_then(|&set| self.trace.event(set));
        [Part::time(timer.map_or(run.at, |timer| timer.deadline)), self.line_part(set.and_then(|set| self.range(set.span)))]
    }

    fn timer_sentence(&self, event: &Event) -> Sentence {
        let kind = if event.kind == Kind::TimerSet { "timerSet" } else { "timerDue" };
        let timer = self.trace.handle(event.a).and_then(|handle| self.trace.timer(handle.timer));
        let [function, task] = self.handle_words(event.a);
        say(kind, [Part::time(timer.map_or(event.at, |timer| timer.deadline)), function, task])
    }

    fn task_created(&self, state: &State, event: &Event) -> Sentence {
        let words = vec![self.task_part(event.a), self.coroutine(event.a)];
        match event.task {
            NONE if state.tasks.len() == 1 => say("taskCreated:first", words),
            NONE => say("taskCreated:loop", words),
            creator => say("taskCreated", [words, vec![self.task_part(creator)]].concat()),
        }
    }

    fn coroutine(&self, task: u32) -> Part {
        self.trace.task(task).map(|task| self.text_part(task.coro)).unwrap_or_default()
    }

    fn task_resumed(&self, state: &State, id: EventId, event: &Event) -> Sentence {
        let task = self.task_part(event.a);
        if self.trace.event(id + 1).is_some_and(|next| next.kind == Kind::CancelDelivered && next.a == event.a) {
            return say("taskResumed:cancelled", [task]);
        }
        let Some(&TaskNow { steps: 2.., wait, .. }) = state.tasks.get(&event.a) else {
            return say("taskResumed:start", [task, self.coroutine(event.a)]);
        };
        let failed = self.trace.wait(wait).and_then(|wait| self.failed_wait(state, &task, wait));
        failed.unwrap_or_else(|| self.wait_sentence("taskResumed", task, wait))
    }

    /// The sentence for a task that waited for another one, which did not end well.
    fn failed_wait(&self, state: &State, task: &Part, wait: &Wait) -> Option<Sentence> {
        let (other, verb) = match wait.kind {
            WaitKind::Task => (wait.target, "task"),
            WaitKind::Gather => (self.failed_child(state, wait)?, "gather"),
            _ => return None,
        };
        let words = vec![task.clone(), self.task_part(other)];
        let now = state.tasks.get(&other)?;
        match now.phase {
            Phase::Failed => Some(say(format!("taskResumed:{verb}Failed"), [words, vec![self.text_part(now.result)]].concat())),
            Phase::Cancelled => Some(say(format!("taskResumed:{verb}Cancelled"), words)),
            _ => None,
        }
    }

    /// The child that a gather ended with, when it did not end well: the one whose callback gave it an exception.
    pub(super) fn failed_child(&self, state: &State, wait: &Wait) -> Option<u32> {
        let ready = self.trace.event(state.running?.ready)?;
        let run = self.trace.event(ready.cause)?;
        let during = self.trace.events.get(ready.cause as usize..state.running?.ready as usize)?;
        let failed = |event: &&Event| event.kind == Kind::FutureDone && event.a == wait.target && event.b != 0;
        during.iter().find(failed)?;
        self.reporter(run)
    }

    fn task_suspended(&self, event: &Event) -> Sentence {
        self.wait_sentence("taskSuspended", self.task_part(event.a), event.b)
    }

    fn wait_sentence(&self, verb: &str, task: Part, wait: u32) -> Sentence {
        let Some(wait) = self.trace.wait(wait) else { return say(format!("{verb}:future"), [task, Part::default()]) };
        let kind = format!("{verb}:{}", wait_word(wait.kind));
        let mut args = vec![task];
        match wait.kind {
            WaitKind::Turn => {}
            WaitKind::Sleep => {
                let timer = self.trace.timer(wait.timer);
                args.push(Part::from(&*timer.map_or(0.0, |timer| timer.seconds).to_string()));
                args.push(Part::time(timer.map_or(0, |timer| timer.deadline)));
            }
            WaitKind::Simulated => {
                let timer = self.trace.timer(wait.timer);
                args.push(self.wait_name(wait));
                args.push(Part::from(&*timer.map_or(0.0, |timer| timer.seconds).to_string()));
                args.push(Part::time(timer.map_or(0, |timer| timer.deadline)));
            }
            WaitKind::Gather => args.extend(self.task_parts(&wait.members)),
            WaitKind::Task => args.push(self.task_part(wait.target)),
            WaitKind::Lock | WaitKind::Semaphore if verb == "taskSuspended" => {
                args.push(self.wait_name(wait));
                args.extend(self.task_parts(&wait.members));
            }
            WaitKind::Queue => args.extend([self.wait_name(wait), self.text_part(wait.label)]),
            _ => args.push(self.wait_name(wait)),
        }
        say(kind, args)
    }

    /// What a wait is for, by the name that the program has for it, if it has one.
    pub(super) fn wait_name(&self, wait: &Wait) -> Part {
        match (wait.kind, self.trace.primitive(wait.primitive)) {
            (WaitKind::Task, _) => self.task_part(wait.target),
            (WaitKind::Thread, _) if wait.target != NONE => Part::from(self.thread_name(wait.target)),
            (_, Some(primitive)) => Part::from(self.primitive_name(wait.primitive)).within(self.range(primitive.span)),
            (kind, None) => match self.trace.text(wait.label) {
                label if label == wait_word(kind) => Part::default(),
                label => Part::from(label),
            },
        }
    }

    /// The task, the line where it stands, when the request was made, and who made it.
    fn cancel_delivered(&self, state: &State, event: &Event) -> Sentence {
        let at = state.tasks.get(&event.a).and_then(|task| self.suspended_at(state, task));
        let Some(request) = self.trace.event(event.cause) else {
            return say("cancelDelivered:loop", [self.task_part(event.a), self.line_part(at), Part::time(event.at)]);
        };
        let (reason, mut by) = self.requester(request);
        let mut args = vec![self.task_part(event.a), self.line_part(at)];
        if reason != ":timeout" {
            args.push(Part::time(request.at).at(event.cause));
        }
        args.append(&mut by);
        say(format!("cancelDelivered{reason}"), args)
    }

    fn cancel_requested(&self, event: &Event) -> Sentence {
        let (reason, mut by) = self.requester(event);
        let mut args = vec![self.task_part(event.a)];
        args.append(&mut by);
        say(format!("cancelRequested{reason}"), args)
    }

    /// Who asked for a cancellation: the ending of the sentence's kind, and its words.
    pub(super) fn requester(&self, request: &Event) -> (&'static str, Vec<Part>) {
        if request.task == request.a {
            return (":self", Vec::new());
        }
        if request.task != NONE {
            return ("", vec![self.task_part(request.task)]);
        }
        let Some(run) = self.trace.event(request.cause) else { return (":run", Vec::new()) };
        match self.handle_label(run.a) {
            ON_TIMEOUT => (":timeout", self.timeout_words(run).to_vec()),
            "TaskGroup._on_task_done" => (":group", self.reporter(run).map(|task| self.task_part(task)).into_iter().collect()),
            _ => (":loop", Vec::new()),
        }
    }

    /// The name of a frame's function.
    pub(super) fn function(&self, state: &State, frame: u32) -> Part {
        let code = state.frames.get(&frame).map(|frame| frame.code);
        // The event may be that it was left.
        let code = code.or_else(|| self.before(state).frames.get(&frame).map(|frame| frame.code));
        Part::from(code.map_or("", |code| self.code_name(code)))
    }

    /// The state one event earlier.
    fn before(&self, state: &State) -> State {
        let before = state.events.checked_sub(2);
        before.map(|event| self.checkpoints.state(&self.trace, event)).unwrap_or_default()
    }

    fn line_sentence(&self, state: &State, event: &Event) -> Sentence {
        let line = Part::number(event.b).within(self.range(event.span));
        let function = self.function(state, event.a);
        if function.text == MODULE { say("line:module", [line]) } else { say("line", [line, function]) }
    }

    fn store_sentence(&self, state: &State, event: &Event) -> Sentence {
        let code = state.frames.get(&event.a).and_then(|frame| self.trace.code(frame.code));
        let slot = code.and_then(|code| code.slots.get(event.b as usize));
        say("store", [slot.map(|&slot| self.text_part(slot)).unwrap_or_default(), self.text_part(event.c)])
    }

    fn printed(&self, event: &Event) -> Sentence {
        let kind = match event.b {
            0 => "print",
            1 => "print:stderr",
            _ => "print:report",
        };
        let text = self.trace.text(event.a);
        let text = Part::from(text.strip_suffix('\n').unwrap_or(text));
        say(kind, [text, self.task_part(event.task)])
    }

    fn thread_part(&self, thread: u32) -> Part {
        Part::from(self.thread_name(thread))
    }

    fn thread_suspended(&self, event: &Event) -> Sentence {
        let thread = self.thread_part(event.a);
        let Some(wait) = self.trace.wait(event.b) else { return say("threadSuspended:wait", [thread, Part::default()]) };
        match (wait.kind, self.trace.timer(wait.timer)) {
            (WaitKind::Sleep, Some(timer)) => {
                let length = Part::time(timer.deadline.saturating_sub(event.at));
                say("threadSuspended:sleep", [thread, length, Part::time(timer.deadline)])
            }
            _ => say("threadSuspended:wait", [thread, self.wait_name(wait)]),
        }
    }

    fn blocked(&self, event: &Event) -> Sentence {
        let wait = self.trace.wait(event.b);
        if let Some(wait) = wait.filter(|wait| wait.kind != WaitKind::Simulated) {
            return say("blocked:wait", [self.wait_name(wait), self.task_part(event.task)]);
        }
        let until = self.trace.timer(event.a).map_or(event.at, |timer| timer.deadline);
        let words = vec![Part::time(until.saturating_sub(event.at)), Part::time(until), self.task_part(event.task)];
        match wait {
            None => say("blocked", words),
            Some(wait) => say("blocked:simulated", [words, vec![self.wait_name(wait)]].concat()),
        }
    }

    fn future_done(&self, state: &State, event: &Event) -> Sentence {
        let kind = match event.b {
            0 => "futureDone:result",
            1 => "futureDone:exception",
            _ => "futureDone:cancelled",
        };
        let before = self.before(state);
        let created = before.futures.get(&event.a).and_then(|&created| self.trace.event(created));
        say(kind, [created.map(|created| self.text_part(created.b)).unwrap_or_default()])
    }

    fn primitive_sentence(&self, event: &Event) -> Sentence {
        let name = Part::from(self.primitive_name(event.a)).within(self.range(event.span));
        let kind = self.trace.primitive(event.a).map_or("lock", |primitive| wait_word(primitive.kind));
        let value = self.trace.primitive_state(event.b).map_or(0, |state| state.value);
        say("changed", [Part::from(kind), name, Part::number(value)])
    }

    fn end_sentence(&self, at: u64) -> Sentence {
        let limit = match self.end_kind() {
            EndKind::Horizon => Part::time(self.trace.limit),
            _ => Part::from(&*self.trace.limit.to_string()),
        };
        match (self.end_kind(), self.trace.end()) {
            (EndKind::Ok, _) => say("end:ok", [Part::time(at)]),
            (EndKind::Exception, Some(End::Exception { text, .. })) => say("end:exception", [Part::from(&**text)]),
            (EndKind::Engine, Some(End::Engine(message))) => say("end:engine", [Part::from(&**message)]),
            (EndKind::Deadlock, Some(End::Deadlock { tasks, threads })) => {
                let threads = threads.iter().map(|&thread| self.thread_part(thread));
                say("end:deadlock", self.task_parts(tasks).into_iter().chain(threads).collect::<Vec<_>>())
            }
            (EndKind::Fuel, _) => say("end:fuel", [limit]),
            (EndKind::Horizon, _) => say("end:horizon", [limit]),
            (EndKind::Iterations, _) => say("end:iterations", [limit]),
            (EndKind::Memory, _) => say("end:memory", [limit]),
            (EndKind::Output, _) => say("end:output", [limit]),
            (EndKind::Trace, _) => say("end:trace", [limit]),
            (EndKind::Rejected, _) => say("end:rejected", []),
            _ => say("end:stopped", []),
        }
    }
}

/// A kind of wait as the page has it.
pub fn wait_word(kind: WaitKind) -> &'static str {
    match kind {
        WaitKind::Turn => "turn",
        WaitKind::Sleep => "sleep",
        WaitKind::Task => "task",
        WaitKind::Future => "future",
        WaitKind::Gather => "gather",
        WaitKind::Lock => "lock",
        WaitKind::Semaphore => "semaphore",
        WaitKind::Event => "event",
        WaitKind::Condition => "condition",
        WaitKind::Barrier => "barrier",
        WaitKind::Queue => "queue",
        WaitKind::Thread => "thread",
        WaitKind::TaskGroup => "taskGroup",
        WaitKind::Wait => "wait",
        WaitKind::Simulated => "simulated",
    }
}
