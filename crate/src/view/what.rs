//! What an event is, in one sentence.

use super::View;
use super::overview::EndKind;
use super::part::Part;
use super::sentence::{Sentence, say};
use super::wait::wait_word;
use crate::trace::{End, Event, EventId, Handle, HandleKind, Kind, NONE, State, WaitKind};

const MODULE: &str = "<module>";
/// asyncio's own name of the callback with which a timeout strikes.
const ON_TIMEOUT: &str = "Timeout._on_timeout";

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

    pub(super) fn text_part(&self, text: u32) -> Part {
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

    pub(super) fn coroutine(&self, task: u32) -> Part {
        self.trace.task(task).map(|task| self.text_part(task.coro)).unwrap_or_default()
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
