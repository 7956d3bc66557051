//! What an event is, as data: the page words it in each language.

use serde::Serialize;

use super::overview::EndKind;
use super::{View, seconds};
use crate::trace::state::TaskNow;
use crate::trace::{End, Event, EventId, Handle, HandleKind, Kind, NONE, State, Wait, WaitKind};

/// A sentence of the explanation: the page words it by `kind`, with `args` in their places.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Sentence {
    /// An event's kind in camel case (`print`), sometimes with a reason after a colon (`taskResumed:sleep`).
    #[cfg_attr(feature = "types", ts(type = "SentenceKind"))]
    pub kind: String,
    pub args: Vec<String>,
}

/// Every kind of sentence. The arguments are in parentheses; times are seconds as decimal numbers; an argument with a
/// question mark may be the empty text; a last one with dots may be there any number of times.
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
/// | `handleRun:timer` | function, task? | The loop runs the timer of Task-2. |
/// | `handleRun:thread` | function, task? | A thread goes on. |
/// | `handleEnd` | function, task? | The handle has run. |
/// | `handleCancelled` | function, task? | The handle will not run: it was cancelled. |
/// | `timerSet` | deadline, function, task? | A timer is set for 1.5 s. |
/// | `timerDue` | deadline, function, task? | The timer of 1.5 s is due. |
/// | `taskCreated:first` | task, coroutine | Task-1 is made, to run `main`. |
/// | `taskCreated` | task, coroutine, creator | Task-1 makes Task-2, to run `work`. Its first step is in the queue. |
/// | `taskResumed:start` | task, coroutine | Task-2 starts to run `work`. |
/// | `taskResumed:cancelled` | task | Task-2 goes on, with a cancellation. |
/// | `taskResumed:turn` | task | Task-2 goes on: it had given way for one turn. |
/// | `taskResumed:sleep` | task, seconds | Task-2 goes on: its sleep of 0.5 s is over. |
/// | `taskResumed:task` | task, other | Task-2 goes on: Task-3 has ended. |
/// | `taskResumed:gather` | task, children… | Task-1 goes on: its gather of Task-2 and Task-3 is done. |
/// | `taskResumed:future` | task, name? | Task-2 goes on: the future is done. |
/// | `taskResumed:lock`, `:semaphore`, `:event`, `:condition`, `:barrier`, `:queue`, `:thread`, `:taskGroup`, `:wait` | task, name? | Task-2 goes on: it has the lock. |
/// | `taskSuspended:turn` | task | Task-2 gives way for one turn. |
/// | `taskSuspended:sleep` | task, seconds, until | Task-2 sleeps for 0.5 s, until 1.5 s. |
/// | `taskSuspended:task` | task, other | Task-2 waits for Task-3. |
/// | `taskSuspended:gather` | task, children… | Task-1 waits for all of Task-2 and Task-3. |
/// | `taskSuspended:future`, … (as for `taskResumed`) | task, name? | Task-2 waits for the lock. |
/// | `taskResumed:simulated` | task, call, seconds | Task-2 goes on: GET https://a.com (simulated) has answered after 1 s. |
/// | `taskSuspended:simulated` | task, call, seconds, until | Task-2 waits for GET https://a.com (simulated), until 1.5 s. |
/// | `taskRenamed` | coroutine, name | The task of `work` is called "worker" now. |
/// | `taskDone` | task, value | Task-2 is done; it returned 3. |
/// | `taskFailed` | task, exception | Task-2 failed with `ValueError: 1`. |
/// | `taskCancelled` | task | Task-2 ended cancelled. |
/// | `cancelRequested` | task, by | Task-1 asks for Task-2 to be cancelled. |
/// | `cancelRequested:self` | task | Task-2 asks for its own cancellation. |
/// | `cancelRequested:loop` | task | The loop asks for Task-2 to be cancelled. |
/// | `cancelDelivered` | task, by | `CancelledError` reaches Task-2 at its await; Task-1 asked for it. |
/// | `cancelDelivered:self` | task | `CancelledError` reaches Task-2, which asked for it itself. |
/// | `cancelDelivered:loop` | task | `CancelledError` reaches Task-2 at its await. |
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
/// | `end:ok` | time | The program has ended, at 1.5 s. |
/// | `end:exception` | exception | Nobody caught `ValueError: 1`: the program ends. |
/// | `end:deadlock` | tasks and threads… | Nothing can go on: Task-1 and Task-2 wait forever. |
/// | `end:fuel`, `:horizon`, `:iterations`, `:memory`, `:output`, `:trace` | limit | The limit of 3600 s is reached. |
/// | `end:rejected` | | The program can't run. |
/// | `end:stopped` | | The run was stopped. |
/// | `end:engine` | message | The engine made a mistake: this is no fault of the program. |
#[rustfmt::skip]
pub const KINDS: &[&str] = &[
    "start", "loopStarted", "loopStopped", "iteration", "advanced",
    "handleReady:step", "handleReady:wakeup", "handleReady:callback", "handleReady:timer", "handleReady:thread",
    "handleRun:step", "handleRun:wakeup", "handleRun:callback", "handleRun:timer", "handleRun:thread",
    "handleEnd", "handleCancelled", "timerSet", "timerDue", "taskCreated:first", "taskCreated",
    "taskResumed:start", "taskResumed:cancelled", "taskResumed:turn", "taskResumed:sleep", "taskResumed:task",
    "taskResumed:gather", "taskResumed:future", "taskResumed:lock", "taskResumed:semaphore", "taskResumed:event",
    "taskResumed:condition", "taskResumed:barrier", "taskResumed:queue", "taskResumed:thread",
    "taskResumed:taskGroup", "taskResumed:wait", "taskResumed:simulated",
    "taskSuspended:turn", "taskSuspended:sleep", "taskSuspended:task", "taskSuspended:gather",
    "taskSuspended:future", "taskSuspended:lock", "taskSuspended:semaphore", "taskSuspended:event",
    "taskSuspended:condition", "taskSuspended:barrier", "taskSuspended:queue", "taskSuspended:thread",
    "taskSuspended:taskGroup", "taskSuspended:wait", "taskSuspended:simulated",
    "taskRenamed", "taskDone", "taskFailed", "taskCancelled", "cancelRequested", "cancelRequested:self", "cancelRequested:loop",
    "cancelDelivered", "cancelDelivered:self", "cancelDelivered:loop", "uncancelled",
    "enter:module", "enter", "resume", "suspend", "exit", "unwind", "line:module", "line", "store", "raise",
    "print", "print:stderr", "print:report", "blocked", "blocked:wait", "blocked:simulated", "unblocked",
    "threadStarted", "threadResumed:start", "threadResumed", "threadSuspended:sleep", "threadSuspended:wait", "threadDone",
    "threadFailed", "handleCalled", "futureCreated",
    "futureDone:result", "futureDone:exception", "futureDone:cancelled",
    "end:ok", "end:exception", "end:deadlock", "end:fuel", "end:horizon", "end:iterations", "end:memory",
    "end:output", "end:trace", "end:rejected", "end:stopped", "end:engine",
];

const MODULE: &str = "<module>";

fn say<const N: usize>(kind: impl Into<String>, args: [&str; N]) -> Sentence {
    Sentence { kind: kind.into(), args: args.map(str::to_owned).to_vec() }
}

/// Nanoseconds as a decimal number of seconds.
fn decimal(at: u64) -> String {
    seconds(at).to_string()
}

impl View {
    /// The sentence of the event at the cursor.
    pub(super) fn sentence(&self, state: &State) -> Sentence {
        let Some(id) = state.event() else { return self.before_the_first() };
        let Some(event) = self.trace.event(id) else { return self.before_the_first() };
        match event.kind {
            Kind::LoopStarted => say("loopStarted", []),
            Kind::LoopStopped => say("loopStopped", []),
            Kind::Iteration => say("iteration", [&event.a.to_string(), &state.ready_now.to_string()]),
            Kind::Advanced => self.advanced(id, event),
            Kind::HandleReady => self.handle_sentence("handleReady", event.a),
            Kind::HandleRun => self.handle_sentence("handleRun", event.a),
            Kind::HandleEnd => say("handleEnd", self.handle_words(event.a)),
            Kind::HandleCancelled => say("handleCancelled", self.handle_words(event.a)),
            Kind::TimerSet | Kind::TimerDue => self.timer_sentence(event),
            Kind::TaskCreated => self.task_created(event),
            Kind::TaskResumed => self.task_resumed(state, id, event),
            Kind::TaskSuspended => self.task_suspended(event),
            Kind::TaskDone => say("taskDone", [self.task_name(event.a), self.trace.text(event.b)]),
            Kind::TaskFailed => say("taskFailed", [self.task_name(event.a), self.trace.text(event.b)]),
            Kind::TaskCancelled => say("taskCancelled", [self.task_name(event.a)]),
            Kind::CancelRequested => self.cancellation("cancelRequested", event.a, event.task),
            Kind::CancelDelivered => {
                let requester = self.trace.event(event.cause).map_or(NONE, |request| request.task);
                self.cancellation("cancelDelivered", event.a, requester)
            }
            Kind::TaskRenamed => say("taskRenamed", [self.coroutine(event.a), self.trace.text(event.b)]),
            Kind::Uncancelled => say("uncancelled", [self.task_name(event.a), &event.b.to_string()]),
            Kind::Enter => match self.code_name(event.b) {
                MODULE => say("enter:module", []),
                function => say("enter", [function]),
            },
            Kind::Resume => say("resume", [self.function(state, event.a)]),
            Kind::Suspend => say("suspend", [self.function(state, event.a)]),
            Kind::Exit => say("exit", [self.function(state, event.a), self.trace.text(event.b)]),
            Kind::Unwind => say("unwind", [self.function(state, event.a)]),
            Kind::Line => self.line_sentence(state, event),
            Kind::Store => self.store_sentence(state, event),
            Kind::Raise => say("raise", [self.trace.text(event.b), self.function(state, event.a)]),
            Kind::Print => {
                let kind = match event.b {
                    0 => "print",
                    1 => "print:stderr",
                    _ => "print:report",
                };
                let text = self.trace.text(event.a);
                say(kind, [text.strip_suffix('\n').unwrap_or(text), self.task_name(event.task)])
            }
            Kind::Blocked => self.blocked(event),
            Kind::Unblocked => say("unblocked", [&decimal(event.at), self.task_name(event.task)]),
            Kind::ThreadStarted => say("threadStarted", [self.thread_name(event.a), self.task_name(event.task)]),
            Kind::ThreadResumed => match self.trace.text(event.b) {
                "" => say("threadResumed", [self.thread_name(event.a)]),
                function => say("threadResumed:start", [self.thread_name(event.a), function]),
            },
            Kind::ThreadSuspended => self.thread_suspended(event),
            Kind::ThreadDone => say("threadDone", [self.thread_name(event.a), self.trace.text(event.b)]),
            Kind::ThreadFailed => say("threadFailed", [self.thread_name(event.a), self.trace.text(event.b)]),
            Kind::HandleCalled => say("handleCalled", self.handle_words(event.a)),
            Kind::FutureCreated => say("futureCreated", [self.trace.text(event.b)]),
            Kind::FutureDone => self.future_done(state, event),
            Kind::End => self.end_sentence(event.at),
        }
    }

    fn before_the_first(&self) -> Sentence {
        if self.end_kind() == EndKind::Rejected { say("end:rejected", []) } else { say("start", []) }
    }

    fn advanced(&self, id: EventId, event: &Event) -> Sentence {
        let before = id.checked_sub(1).map_or(0, |before| self.time(before));
        say("advanced", [&decimal(event.at), &decimal(event.at.saturating_sub(before))])
    }

    /// What a handle's sentence needs of it: its function, and its task.
    fn handle_words(&self, handle: u32) -> [&str; 2] {
        let function = self.trace.handle(handle).map_or("", |handle| self.trace.text(handle.label));
        [function, self.task_of(handle).map_or("", |task| self.task_name(task))]
    }

    fn handle_sentence(&self, verb: &str, id: u32) -> Sentence {
        let [function, task] = self.handle_words(id);
        match self.trace.handle(id).map(|handle: &Handle| handle.kind) {
            Some(HandleKind::Step) => say(format!("{verb}:step"), [task]),
            Some(HandleKind::Wakeup) => say(format!("{verb}:wakeup"), [task]),
            Some(HandleKind::Callback) | None => say(format!("{verb}:callback"), [function, task]),
            Some(HandleKind::Timer) => say(format!("{verb}:timer"), [function, task]),
            Some(HandleKind::Thread) => say(format!("{verb}:thread"), [function, task]),
        }
    }

    fn timer_sentence(&self, event: &Event) -> Sentence {
        let kind = if event.kind == Kind::TimerSet { "timerSet" } else { "timerDue" };
        let timer = self.trace.handle(event.a).and_then(|handle| self.trace.timer(handle.timer));
        let [function, task] = self.handle_words(event.a);
        say(kind, [&decimal(timer.map_or(event.at, |timer| timer.deadline)), function, task])
    }

    fn task_created(&self, event: &Event) -> Sentence {
        let words = [self.task_name(event.a), self.coroutine(event.a)];
        if event.task == NONE {
            return say("taskCreated:first", words);
        }
        say("taskCreated", [words[0], words[1], self.task_name(event.task)])
    }

    fn coroutine(&self, task: u32) -> &str {
        self.trace.task(task).map_or("", |task| self.trace.text(task.coro))
    }

    fn task_resumed(&self, state: &State, id: EventId, event: &Event) -> Sentence {
        let name = self.task_name(event.a);
        if self.trace.event(id + 1).is_some_and(|next| next.kind == Kind::CancelDelivered && next.a == event.a) {
            return say("taskResumed:cancelled", [name]);
        }
        match state.tasks.get(&event.a) {
            Some(&TaskNow { steps: 2.., wait, .. }) => self.wait_sentence("taskResumed", name, wait),
            _ => say("taskResumed:start", [name, self.coroutine(event.a)]),
        }
    }

    fn task_suspended(&self, event: &Event) -> Sentence {
        let mut sentence = self.wait_sentence("taskSuspended", self.task_name(event.a), event.b);
        let wait = self.trace.wait(event.b).filter(|wait| wait.kind.is_sleep());
        if let Some(wait) = wait {
            let timer = self.trace.timer(wait.timer);
            sentence.args.push(decimal(timer.map_or(event.at, |timer| timer.deadline)));
        }
        sentence
    }

    fn wait_sentence(&self, verb: &str, task: &str, wait: u32) -> Sentence {
        let Some(wait) = self.trace.wait(wait) else { return say(format!("{verb}:future"), [task, ""]) };
        let kind = format!("{verb}:{}", wait_word(wait.kind));
        match wait.kind {
            WaitKind::Turn => say(kind, [task]),
            WaitKind::Sleep => {
                let asked = self.trace.timer(wait.timer).map_or(0.0, |timer| timer.seconds);
                say(kind, [task, &asked.to_string()])
            }
            WaitKind::Simulated => {
                let asked = self.trace.timer(wait.timer).map_or(0.0, |timer| timer.seconds);
                say(kind, [task, self.wait_label(wait), &asked.to_string()])
            }
            WaitKind::Gather => {
                let mut sentence = say(kind, [task]);
                sentence.args.extend(wait.members.iter().map(|&member| self.task_name(member).to_owned()));
                sentence
            }
            _ => say(kind, [task, self.wait_label(wait)]),
        }
    }

    /// What a wait is for, in the program's words.
    pub(super) fn wait_label(&self, wait: &Wait) -> &str {
        match wait.kind {
            WaitKind::Task => self.task_name(wait.target),
            _ => self.trace.text(wait.label),
        }
    }

    fn cancellation(&self, verb: &str, task: u32, requester: u32) -> Sentence {
        let name = self.task_name(task);
        match requester {
            NONE => say(format!("{verb}:loop"), [name]),
            requester if requester == task => say(format!("{verb}:self"), [name]),
            requester => say(verb, [name, self.task_name(requester)]),
        }
    }

    /// The name of a frame's function.
    fn function(&self, state: &State, frame: u32) -> &str {
        let code = state.frames.get(&frame).map(|frame| frame.code);
        // The event may be that it was left.
        let code = code.or_else(|| self.before(state).frames.get(&frame).map(|frame| frame.code));
        code.map_or("", |code| self.code_name(code))
    }

    /// The state one event earlier.
    fn before(&self, state: &State) -> State {
        let before = state.events.checked_sub(2);
        before.map(|event| self.checkpoints.state(&self.trace, event)).unwrap_or_default()
    }

    fn line_sentence(&self, state: &State, event: &Event) -> Sentence {
        match self.function(state, event.a) {
            MODULE => say("line:module", [&event.b.to_string()]),
            function => say("line", [&event.b.to_string(), function]),
        }
    }

    fn store_sentence(&self, state: &State, event: &Event) -> Sentence {
        let code = state.frames.get(&event.a).and_then(|frame| self.trace.code(frame.code));
        let name = code.and_then(|code| code.slots.get(event.b as usize)).map_or("", |&slot| self.trace.text(slot));
        say("store", [name, self.trace.text(event.c)])
    }

    fn thread_suspended(&self, event: &Event) -> Sentence {
        let thread = self.thread_name(event.a);
        let Some(wait) = self.trace.wait(event.b) else { return say("threadSuspended:wait", [thread, ""]) };
        match (wait.kind, self.trace.timer(wait.timer)) {
            (WaitKind::Sleep, Some(timer)) => {
                let length = decimal(timer.deadline.saturating_sub(event.at));
                say("threadSuspended:sleep", [thread, &length, &decimal(timer.deadline)])
            }
            _ => say("threadSuspended:wait", [thread, self.wait_label(wait)]),
        }
    }

    fn blocked(&self, event: &Event) -> Sentence {
        let wait = self.trace.wait(event.b);
        if let Some(wait) = wait.filter(|wait| wait.kind != WaitKind::Simulated) {
            return say("blocked:wait", [self.wait_label(wait), self.task_name(event.task)]);
        }
        let until = self.trace.timer(event.a).map_or(event.at, |timer| timer.deadline);
        let length = decimal(until.saturating_sub(event.at));
        let words = [&length, &decimal(until), self.task_name(event.task)];
        match wait {
            None => say("blocked", words),
            Some(wait) => say("blocked:simulated", [words[0], words[1], words[2], self.wait_label(wait)]),
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
        say(kind, [created.map_or("", |created| self.trace.text(created.b))])
    }

    fn end_sentence(&self, at: u64) -> Sentence {
        let limit = match self.end_kind() {
            EndKind::Horizon => decimal(self.trace.limit),
            _ => self.trace.limit.to_string(),
        };
        match (self.end_kind(), self.trace.end()) {
            (EndKind::Ok, _) => say("end:ok", [&decimal(at)]),
            (EndKind::Exception, Some(End::Exception { text, .. })) => say("end:exception", [text]),
            (EndKind::Engine, Some(End::Engine(message))) => say("end:engine", [message]),
            (EndKind::Deadlock, Some(End::Deadlock { tasks, threads })) => {
                let tasks = tasks.iter().map(|&task| self.task_name(task));
                let threads = threads.iter().map(|&thread| self.thread_name(thread));
                Sentence { kind: "end:deadlock".to_owned(), args: tasks.chain(threads).map(str::to_owned).collect() }
            }
            (EndKind::Fuel, _) => say("end:fuel", [&limit]),
            (EndKind::Horizon, _) => say("end:horizon", [&limit]),
            (EndKind::Iterations, _) => say("end:iterations", [&limit]),
            (EndKind::Memory, _) => say("end:memory", [&limit]),
            (EndKind::Output, _) => say("end:output", [&limit]),
            (EndKind::Trace, _) => say("end:trace", [&limit]),
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
