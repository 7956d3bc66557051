//! What holds at a moment of the run: the events before it, added up.

use std::collections::{BTreeMap, VecDeque};

use super::event::{Event, EventId, Kind, NONE};
use super::recorder::Trace;
use super::tables::WaitKind;

/// Everything that holds after the first `events` events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// How many events it has seen: the cursor is the last of them.
    pub events: u32,
    /// Virtual nanoseconds.
    pub at: u64,
    pub iteration: u32,
    /// The handle that runs in the thread that runs.
    pub running: Option<Running>,
    /// The tasks that were resumed in it and have not given way yet: more than one when an eager task starts inside another.
    pub resumed: Vec<u32>,
    /// The threads that run, each started or woken within the stretch of the one before; the last one has the processor. Empty: the
    /// main thread has.
    pub running_threads: Vec<u32>,
    /// The ready queue, the next to run first.
    pub ready: VecDeque<Queued>,
    /// How many of `ready` belong to the turn under way; the others wait for the next one.
    pub ready_now: u32,
    /// The timers that are set, by handle. For their order see [`State::timers_in_order`].
    pub timers: BTreeMap<u32, TimerNow>,
    /// Every task made so far.
    pub tasks: BTreeMap<u32, TaskNow>,
    /// Every thread started so far. The main thread is none of them.
    pub threads: BTreeMap<u32, ThreadNow>,
    /// Every call that has begun and not ended, running or suspended.
    pub frames: BTreeMap<u32, FrameNow>,
    /// The frames of the thread that runs, outermost first.
    pub stack: Vec<u32>,
    /// How many frames at the bottom of `stack` wait for the loop to come back: the module, and what called
    /// `asyncio.run`.
    pub below: u32,
    /// How many pieces of output are out.
    pub outputs: u32,
    /// The futures that are not done, with the event that made each.
    pub futures: BTreeMap<u32, EventId>,
    /// Every lock, queue, … made so far: its state (index of the table).
    pub primitives: BTreeMap<u32, u32>,
    /// The last time that the whole loop was held.
    pub blocked: Option<EventId>,
    /// No handle has run in this turn yet: what joins the queue still belongs to it.
    turn_fills: bool,
    /// What the threads beneath those of `running_threads` do meanwhile, the main thread first.
    interrupted: Vec<Activity>,
}

/// What a thread is at: these are fields of [`State`] while it has the processor.
#[derive(Clone, Debug, Default, PartialEq)]
struct Activity {
    running: Option<Running>,
    resumed: Vec<u32>,
    stack: Vec<u32>,
    below: u32,
}

/// A handle in the ready queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queued {
    pub handle: u32,
    /// Its `HandleReady`.
    pub event: EventId,
}

/// The handle that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    pub handle: u32,
    /// Its `HandleReady`, or [`NONE`].
    pub ready: EventId,
    /// Its `HandleRun`.
    pub event: EventId,
}

/// A timer that is set. The order of the fields is that in which timers fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimerNow {
    /// Virtual nanoseconds.
    pub deadline: u64,
    /// Its `TimerSet`.
    pub event: EventId,
    pub handle: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Its step is in the ready queue.
    Ready,
    Running,
    /// It waits for something: see [`TaskNow::wait`].
    Suspended,
    Done,
    Failed,
    Cancelled,
}

impl Phase {
    pub fn ended(self) -> bool {
        matches!(self, Phase::Done | Phase::Failed | Phase::Cancelled)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskNow {
    pub phase: Phase,
    /// The event that brought this phase.
    pub since: EventId,
    /// How often it was resumed.
    pub steps: u32,
    /// What it waits for, or waited for last; [`NONE`] before its first wait.
    pub wait: u32,
    /// The outermost frame of its coroutine; [`NONE`] before it is entered and after it is left.
    pub root: u32,
    /// Text of its result or exception, else [`NONE`].
    pub result: u32,
    /// The first request to cancel it that is neither withdrawn nor has ended it.
    pub cancelling: Option<EventId>,
    /// The handle that steps it is in the ready queue.
    queued: bool,
}

/// What a thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadPhase {
    /// It runs, or is beneath another one that does.
    Running,
    /// It is blocked: see [`ThreadNow::wait`].
    Suspended,
    /// Its function returned: it has ended, or, if it is a pool's worker, is idle.
    Done,
    /// The same, with an exception.
    Failed,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ThreadNow {
    pub phase: ThreadPhase,
    /// The event that brought this phase.
    pub since: EventId,
    /// Text: the function that it runs, or ran last.
    pub function: u32,
    /// What it is blocked by, or was last; [`NONE`] before that.
    pub wait: u32,
    /// Text of the last result or exception, else [`NONE`].
    pub result: u32,
    /// What it goes on with.
    activity: Activity,
}

impl ThreadNow {
    /// The frames of a suspended thread, outermost first.
    pub fn stack(&self) -> &[u32] {
        &self.activity.stack
    }
}

/// A call under way, running or suspended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameNow {
    pub code: u32,
    /// Where it is: the line about to run, or the `await` that suspended it; or [`NONE`].
    pub span: u32,
    /// Its last `Line`, or its `Enter`.
    pub line: EventId,
    /// The one before that.
    pub line_before: EventId,
    /// The suspended frame that it awaits, or [`NONE`].
    pub awaits: u32,
    /// By slot of its code, as far as one was ever set.
    pub variables: Vec<VariableNow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VariableNow {
    /// Text of the value; [`NONE`] when it is not set.
    pub value: u32,
    /// The `Store` that set it.
    pub event: EventId,
}

impl FrameNow {
    /// Whether the variable changed on the way to the line where the frame is now.
    pub fn changed(&self, variable: &VariableNow) -> bool {
        variable.event > self.line_before
    }
}

impl State {
    /// The event at the cursor; nothing before the first one.
    pub fn event(&self) -> Option<EventId> {
        self.events.checked_sub(1)
    }

    /// Goes one event on; false at the end of the trace.
    pub fn step(&mut self, trace: &Trace) -> bool {
        let Some(event) = trace.event(self.events) else { return false };
        self.apply(trace, self.events, event);
        self.events += 1;
        true
    }

    /// The timers in the order in which they will fire: by deadline, then as they were set.
    pub fn timers_in_order(&self) -> Vec<TimerNow> {
        let mut timers: Vec<TimerNow> = self.timers.values().copied().collect();
        timers.sort_unstable();
        timers
    }

    /// The task that runs.
    pub fn running_task(&self, trace: &Trace) -> Option<u32> {
        let about_to = || stepped(trace, self.running?.handle).filter(|task| self.runs(*task));
        self.resumed.last().copied().or_else(about_to)
    }

    fn runs(&self, task: u32) -> bool {
        self.tasks.get(&task).is_some_and(|task| task.phase == Phase::Running)
    }

    /// The handle that runs: a thread without a loop of its own runs within another's.
    pub fn handle_under_way(&self) -> Option<Running> {
        self.running.or_else(|| self.interrupted.iter().rev().find_map(|activity| activity.running))
    }

    /// The frames of the handle that runs, outermost first; outside of a loop, the module's and its calls. A task that is
    /// about to go on counts as being where it was suspended.
    pub fn running_stack(&self) -> Vec<u32> {
        let mut stack = self.stack.get(self.below as usize..).unwrap_or_default().to_vec();
        let next = match (stack.last(), self.resumed.last()) {
            (Some(top), _) => self.frames.get(top).map(|frame| frame.awaits),
            (None, Some(task)) => self.tasks.get(task).map(|task| task.root),
            (None, None) => None,
        };
        self.follow(next.unwrap_or(NONE), &mut stack);
        stack
    }

    /// The frames of a suspended task, outermost first.
    pub fn suspended_stack(&self, task: &TaskNow) -> Vec<u32> {
        let mut stack = Vec::new();
        self.follow(task.root, &mut stack);
        stack
    }

    /// How much there is to copy, in entries.
    pub fn size(&self) -> usize {
        let variables: usize = self.frames.values().map(|frame| frame.variables.len()).sum();
        let loops = self.ready.len() + self.timers.len() + self.futures.len();
        let threads: usize = self.threads.values().map(|thread| 1 + thread.activity.stack.len()).sum();
        loops + threads + self.primitives.len() + self.tasks.len() + self.frames.len() + self.stack.len() + variables
    }

    /// Adds a frame and those that it awaits in turn.
    fn follow(&self, mut frame: u32, stack: &mut Vec<u32>) {
        while let Some(now) = self.frames.get(&frame) {
            // No frame awaits itself, but a damaged trace could say so.
            if stack.len() > self.frames.len() {
                return;
            }
            stack.push(frame);
            frame = now.awaits;
        }
    }

    fn apply(&mut self, trace: &Trace, id: EventId, event: &Event) {
        self.at = event.at;
        self.iteration = event.iteration;
        match event.kind {
            Kind::LoopStarted => self.below = self.stack.len() as u32,
            Kind::LoopStopped => self.below = 0,
            Kind::Iteration => {
                self.ready_now = self.ready.len() as u32;
                self.turn_fills = true;
            }
            Kind::HandleReady => self.enqueue(trace, id, event.a),
            Kind::HandleRun => self.run(trace, id, event.a),
            Kind::HandleEnd => self.end_handle(trace, id, event.a),
            Kind::HandleCancelled => self.cancel_handle(trace, event.a),
            Kind::TimerSet => self.set_timer(trace, id, event),
            Kind::TimerDue => {
                self.timers.remove(&event.a);
            }
            Kind::TaskCreated => self.create_task(id, event.a),
            Kind::TaskResumed => self.resume_task(id, event.a),
            Kind::TaskSuspended => self.suspend_task(trace, id, event),
            Kind::TaskDone => self.end_task(id, event.a, Phase::Done, event.b),
            Kind::TaskFailed => self.end_task(id, event.a, Phase::Failed, event.b),
            Kind::TaskCancelled => self.end_task(id, event.a, Phase::Cancelled, NONE),
            Kind::CancelRequested => self.request_cancel(id, event.a),
            Kind::Uncancelled => self.uncancel(event),
            Kind::Enter => self.enter(trace, id, event),
            Kind::Resume => self.stack.push(event.a),
            Kind::Line => self.line(id, event),
            Kind::Store => self.store(trace, id, event),
            Kind::Suspend => self.suspend(trace, id, event),
            Kind::Exit | Kind::Unwind => self.leave(event.a),
            Kind::Print => self.outputs += 1,
            Kind::Blocked => self.blocked = Some(id),
            Kind::FutureCreated => {
                self.futures.insert(event.a, id);
            }
            Kind::FutureDone => {
                self.futures.remove(&event.a);
            }
            Kind::PrimitiveChanged => {
                self.primitives.insert(event.a, event.b);
            }
            Kind::ThreadStarted => self.start_thread(id, event.a),
            Kind::ThreadResumed => self.resume_thread(id, event),
            Kind::ThreadSuspended => self.leave_thread(id, event, ThreadPhase::Suspended),
            Kind::ThreadDone => self.leave_thread(id, event, ThreadPhase::Done),
            Kind::ThreadFailed => self.leave_thread(id, event, ThreadPhase::Failed),
            Kind::Advanced
            | Kind::CancelDelivered
            | Kind::Raise
            | Kind::Unblocked
            | Kind::End
            | Kind::TaskRenamed
            | Kind::HandleCalled => {}
        }
    }

    fn enqueue(&mut self, trace: &Trace, id: EventId, handle: u32) {
        self.ready.push_back(Queued { handle, event: id });
        if self.turn_fills {
            self.ready_now = self.ready.len() as u32;
        }
        if let Some(task) = stepped(trace, handle).and_then(|task| self.tasks.get_mut(&task)) {
            task.queued = true;
            task.set(Phase::Ready, id);
        }
    }

    fn run(&mut self, trace: &Trace, id: EventId, handle: u32) {
        self.turn_fills = false;
        let ready = self.dequeue(handle).map_or(NONE, |queued| queued.event);
        self.running = Some(Running { handle, ready, event: id });
        if let Some(task) = stepped(trace, handle).and_then(|task| self.tasks.get_mut(&task)) {
            task.queued = false;
            task.set(Phase::Running, id);
        }
    }

    fn end_handle(&mut self, trace: &Trace, id: EventId, handle: u32) {
        self.running = None;
        self.resumed.clear();
        // The handle may have called another method of the task than its step: the task goes on waiting.
        if let Some(task) = stepped(trace, handle).filter(|task| self.runs(*task)) {
            self.tasks.entry(task).and_modify(|task| task.set(Phase::Suspended, id));
        }
    }

    fn dequeue(&mut self, handle: u32) -> Option<Queued> {
        let index = self.ready.iter().position(|queued| queued.handle == handle)?;
        if (index as u32) < self.ready_now {
            self.ready_now -= 1;
        }
        self.ready.remove(index)
    }

    fn cancel_handle(&mut self, trace: &Trace, handle: u32) {
        self.timers.remove(&handle);
        self.dequeue(handle);
        if let Some(task) = stepped(trace, handle).and_then(|task| self.tasks.get_mut(&task)) {
            task.queued = false;
        }
    }

    fn set_timer(&mut self, trace: &Trace, id: EventId, event: &Event) {
        let deadline = trace.timer(event.b).map_or(event.at, |timer| timer.deadline);
        self.timers.insert(event.a, TimerNow { deadline, event: id, handle: event.a });
    }

    fn create_task(&mut self, id: EventId, task: u32) {
        let new = TaskNow {
            phase: Phase::Ready,
            since: id,
            steps: 0,
            wait: NONE,
            root: NONE,
            result: NONE,
            cancelling: None,
            queued: false,
        };
        self.tasks.insert(task, new);
    }

    fn resume_task(&mut self, id: EventId, task: u32) {
        self.resumed.push(task);
        if let Some(task) = self.tasks.get_mut(&task) {
            task.steps += 1;
            task.set(Phase::Running, id);
        }
    }

    fn suspend_task(&mut self, trace: &Trace, id: EventId, event: &Event) {
        self.resumed.retain(|&resumed| resumed != event.a);
        let Some(task) = self.tasks.get_mut(&event.a) else { return };
        task.wait = event.b;
        let turn = trace.wait(event.b).is_some_and(|wait| wait.kind == WaitKind::Turn);
        // What it awaits may be done already: then its step was queued before it gave way.
        task.set(if turn || task.queued { Phase::Ready } else { Phase::Suspended }, id);
    }

    fn end_task(&mut self, id: EventId, task: u32, phase: Phase, result: u32) {
        self.resumed.retain(|&resumed| resumed != task);
        let Some(task) = self.tasks.get_mut(&task) else { return };
        task.set(phase, id);
        task.result = result;
        task.cancelling = None;
    }

    fn request_cancel(&mut self, id: EventId, task: u32) {
        let Some(task) = self.tasks.get_mut(&task) else { return };
        if !task.phase.ended() {
            task.cancelling.get_or_insert(id);
        }
    }

    fn uncancel(&mut self, event: &Event) {
        let Some(task) = self.tasks.get_mut(&event.a) else { return };
        if event.b == 0 {
            task.cancelling = None;
        }
    }

    fn start_thread(&mut self, id: EventId, thread: u32) {
        let phase = ThreadPhase::Running;
        let new = ThreadNow { phase, since: id, function: NONE, wait: NONE, result: NONE, activity: Activity::default() };
        self.threads.insert(thread, new);
    }

    fn resume_thread(&mut self, id: EventId, event: &Event) {
        let Some(thread) = self.threads.get_mut(&event.a) else { return };
        thread.phase = ThreadPhase::Running;
        thread.since = id;
        if event.b != NONE {
            thread.function = event.b;
        }
        let activity = std::mem::take(&mut thread.activity);
        let interrupted = self.switch_to(activity);
        self.interrupted.push(interrupted);
        self.running_threads.push(event.a);
    }

    fn leave_thread(&mut self, id: EventId, event: &Event, phase: ThreadPhase) {
        let mut activity = Activity::default();
        if self.running_threads.last() == Some(&event.a) {
            self.running_threads.pop();
            let interrupted = self.interrupted.pop().unwrap_or_default();
            activity = self.switch_to(interrupted);
        }
        let Some(thread) = self.threads.get_mut(&event.a) else { return };
        thread.phase = phase;
        thread.since = id;
        match phase {
            ThreadPhase::Suspended => {
                thread.wait = event.b;
                thread.activity = activity;
            }
            _ => thread.result = event.b,
        }
    }

    /// Another thread gets the processor; what the one before was at.
    fn switch_to(&mut self, to: Activity) -> Activity {
        Activity {
            running: std::mem::replace(&mut self.running, to.running),
            resumed: std::mem::replace(&mut self.resumed, to.resumed),
            stack: std::mem::replace(&mut self.stack, to.stack),
            below: std::mem::replace(&mut self.below, to.below),
        }
    }

    fn enter(&mut self, trace: &Trace, id: EventId, event: &Event) {
        let frame = FrameNow {
            code: event.b,
            span: event.span,
            line: id,
            line_before: id,
            awaits: NONE,
            variables: Vec::new(),
        };
        self.frames.insert(event.a, frame);
        self.stack.push(event.a);
        let task = self.running_task(trace).and_then(|task| self.tasks.get_mut(&task));
        if let Some(task) = task.filter(|task| task.root == NONE) {
            task.root = event.a;
        }
    }

    fn line(&mut self, id: EventId, event: &Event) {
        let Some(frame) = self.frames.get_mut(&event.a) else { return };
        frame.span = event.span;
        frame.line_before = std::mem::replace(&mut frame.line, id);
        frame.awaits = NONE;
    }

    fn store(&mut self, trace: &Trace, id: EventId, event: &Event) {
        let Some(frame) = self.frames.get_mut(&event.a) else { return };
        let slot = event.b as usize;
        if trace.code(frame.code).is_none_or(|code| slot >= code.slots.len()) {
            return;
        }
        if frame.variables.len() <= slot {
            frame.variables.resize(slot + 1, VariableNow { value: NONE, event: 0 });
        }
        frame.variables[slot] = VariableNow { value: event.c, event: id };
    }

    fn suspend(&mut self, trace: &Trace, id: EventId, event: &Event) {
        self.pop(event.a);
        let before = id.checked_sub(1).and_then(|id| trace.event(id));
        let awaits = before.filter(|before| before.kind == Kind::Suspend).map_or(NONE, |before| before.a);
        let Some(frame) = self.frames.get_mut(&event.a) else { return };
        frame.awaits = awaits;
        if event.span != NONE {
            frame.span = event.span;
        }
    }

    fn leave(&mut self, frame: u32) {
        self.pop(frame);
        self.frames.remove(&frame);
        let task = self.resumed.last().and_then(|task| self.tasks.get_mut(task));
        if let Some(task) = task.filter(|task| task.root == frame) {
            task.root = NONE;
        }
    }

    fn pop(&mut self, frame: u32) {
        if let Some(index) = self.stack.iter().rposition(|&running| running == frame) {
            self.stack.remove(index);
        }
    }
}

impl TaskNow {
    fn set(&mut self, phase: Phase, id: EventId) {
        if self.phase == phase || self.phase.ended() {
            return;
        }
        self.phase = phase;
        self.since = id;
    }
}

/// The task that a handle steps.
pub fn stepped(trace: &Trace, handle: u32) -> Option<u32> {
    trace.handle(handle).filter(|handle| handle.kind.steps_task()).map(|handle| handle.task)
}
