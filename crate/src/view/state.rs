//! Everything that holds at one event, as the page draws it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sentence::Sentence;
use super::wait::wait_word;
use super::{FutureView, PrimitiveView, Range, TaskState, ThreadAt, View, seconds, some};
use crate::trace::state::{FrameNow, Phase, TaskNow, TimerNow};
use crate::trace::{self, Event, EventId, HandleKind, Kind, NONE, Source};

/// Everything that holds at one event.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct State {
    pub event: u32,
    pub t: f64,
    pub iteration: u32,
    /// What this event is.
    pub sentence: Sentence,
    /// What brought it about, and what will come of it: one or two sentences, seldom more.
    pub why: Vec<Sentence>,
    /// Nothing runs between two handles, and once the task that a handle steps has given way or ended.
    pub running: Option<Running>,
    /// In order: the next to run first.
    pub ready: Vec<HandleView>,
    /// How many of `ready` belong to the turn under way; the others wait for the next one.
    pub ready_now: u32,
    /// By deadline, then in the order in which they were set.
    pub timers: Vec<TimerView>,
    /// Every task that exists by now, in order of creation.
    pub tasks: Vec<TaskAt>,
    /// Locks, semaphores, events, conditions, barriers and queues, in the order in which they were made.
    pub primitives: Vec<PrimitiveView>,
    /// The threads that were started, in that order. The main thread is none of them.
    pub threads: Vec<ThreadAt>,
    /// The futures that are not done, but for those of sleeps, locks and the like: these are seen in what they are for.
    pub futures: Vec<FutureView>,
    /// Where this event is: the line that is about to run, or the place in the code that the event is about.
    pub line: Option<Range>,
    /// How many of the run's outputs are out.
    pub outputs: u32,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Running {
    /// None for the module, or a callback outside of any task.
    pub task: Option<u32>,
    pub handle: Option<HandleView>,
    /// The call stack, innermost last.
    pub stack: Vec<FrameView>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct FrameView {
    pub function: String,
    pub range: Option<Range>,
    pub variables: Vec<Variable>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct Variable {
    pub name: String,
    /// `repr`, shortened when long.
    pub value: String,
    /// It changed at the last step of this frame.
    pub changed: bool,
}

#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum HandleKindView {
    Step,
    Wakeup,
    Callback,
    Timer,
    Thread,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct HandleView {
    pub id: u32,
    pub kind: HandleKindView,
    /// The function's name, as CPython writes it.
    pub label: String,
    /// The task that it steps, wakes, or reports to, or that set it as a timer.
    pub task: Option<u32>,
    /// The event at which it joined the queue, and the task that put it there, if any.
    pub cause: Option<u32>,
    pub by: Option<u32>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct TimerView {
    pub handle: u32,
    pub deadline: f64,
    pub label: String,
    /// The task that it wakes or reports to, or that set it.
    pub task: Option<u32>,
    /// Another timer has the same deadline: Python leaves their order open.
    pub tied: bool,
    /// The number's literal in the source.
    pub literal: Option<Range>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct TaskAt {
    pub id: u32,
    pub state: TaskState,
    /// What it waits for, when it does.
    pub wait: Option<WaitView>,
    /// Since when it is in this state.
    pub since: f64,
    /// Where it is suspended: its innermost `await`.
    pub at: Option<Range>,
    /// Its calls, outermost first, when it is suspended.
    pub stack: Vec<FrameView>,
    /// The result's or exception's text, once it has ended.
    pub result: Option<String>,
}

#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub struct WaitView {
    /// `turn`, `sleep`, `task`, `future`, `gather`, `lock`, `taskGroup`, …
    pub kind: String,
    /// In the program's words.
    pub label: String,
    /// What is done with a queue: `get`, `put` or `join`.
    pub call: Option<String>,
    /// The lock, queue, … that it waits for, by its number among `primitives`.
    pub primitive: Option<u32>,
    /// The tasks that it depends on.
    pub tasks: Vec<u32>,
    /// Until when, for a sleep.
    pub until: Option<f64>,
}

impl View {
    /// The state after an event; after the last one if there are not so many.
    pub fn state(&self, event: EventId) -> State {
        let state = &self.checkpoints.state(&self.trace, event);
        let running = self.running(state);
        State {
            event: state.event().unwrap_or(0),
            t: seconds(state.at),
            iteration: state.iteration,
            sentence: self.sentence(state),
            why: self.why(state),
            primitives: self.primitive_views(state),
            threads: self.threads_at(state),
            futures: self.future_views(state),
            line: self.line(state, running.as_ref()),
            running,
            ready: state.ready.iter().map(|queued| self.handle_view(queued.handle, queued.event)).collect(),
            ready_now: state.ready_now,
            timers: self.timer_views(state),
            tasks: state.tasks.iter().map(|(&id, task)| self.task_at(state, id, task)).collect(),
            outputs: state.outputs,
        }
    }

    fn running(&self, state: &trace::State) -> Option<Running> {
        let task = state.running_task(&self.trace);
        let stack = self.frame_views(state, &state.running_stack());
        let handle = state.handle_under_way().map(|running| self.handle_view(running.handle, running.ready));
        let steps_task = handle.as_ref().is_some_and(|handle| steps_task(handle.kind));
        let nothing = stack.is_empty() && (handle.is_none() || steps_task && task.is_none());
        (!nothing).then_some(Running { task, handle, stack })
    }

    fn line(&self, state: &trace::State, running: Option<&Running>) -> Option<Range> {
        let event = self.trace.event(state.event()?)?;
        let innermost = || running.and_then(|running| running.stack.last()).and_then(|frame| frame.range);
        self.range(event.span).or_else(innermost).or_else(|| self.place_of_task(state, event))
    }

    /// Where the task that an event is about is: its innermost `await`, or before its first step its coroutine's call.
    pub(super) fn place_of_task(&self, state: &trace::State, event: &Event) -> Option<Range> {
        match event.kind {
            Kind::TaskCreated | Kind::TaskResumed | Kind::TaskSuspended | Kind::CancelDelivered => {
                let suspended = self.suspended_at(state, state.tasks.get(&event.a)?);
                suspended.or_else(|| self.range(self.trace.task(event.a)?.span))
            }
            _ => None,
        }
    }

    pub(super) fn suspended_at(&self, state: &trace::State, task: &TaskNow) -> Option<Range> {
        let innermost = state.suspended_stack(task).pop()?;
        self.range(state.frames.get(&innermost)?.span)
    }

    fn frame_views(&self, state: &trace::State, stack: &[u32]) -> Vec<FrameView> {
        stack.iter().filter_map(|frame| state.frames.get(frame)).map(|frame| self.frame_view(frame)).collect()
    }

    fn frame_view(&self, frame: &FrameNow) -> FrameView {
        let slots = self.trace.code(frame.code).map_or(&[][..], |code| &code.slots);
        let set = slots.iter().zip(&frame.variables).filter(|(_, variable)| variable.value != NONE);
        let variables = set.map(|(&name, variable)| Variable {
            name: self.trace.text(name).to_owned(),
            value: self.trace.text(variable.value).to_owned(),
            changed: frame.changed(variable),
        });
        FrameView {
            function: self.code_name(frame.code).to_owned(),
            range: self.range(frame.span),
            variables: variables.collect(),
        }
    }

    fn handle_view(&self, id: u32, ready: EventId) -> HandleView {
        let handle = self.trace.handle(id);
        HandleView {
            id,
            kind: handle.map_or(HandleKindView::Callback, |handle| handle_kind(handle.kind)),
            label: handle.map_or("", |handle| self.trace.text(handle.label)).to_owned(),
            task: self.task_of(id),
            cause: some(ready),
            by: self.trace.event(ready).and_then(|event| some(event.task)),
        }
    }

    fn timer_views(&self, state: &trace::State) -> Vec<TimerView> {
        let timers = state.timers_in_order();
        let mut deadlines: BTreeMap<u64, u32> = BTreeMap::new();
        for timer in &timers {
            *deadlines.entry(timer.deadline).or_default() += 1;
        }
        timers.iter().map(|timer| self.timer_view(timer, deadlines[&timer.deadline] > 1)).collect()
    }

    fn timer_view(&self, timer: &TimerNow, tied: bool) -> TimerView {
        let handle = self.trace.handle(timer.handle);
        let source = handle.and_then(|handle| self.trace.timer(handle.timer)).map(|timer| timer.source);
        TimerView {
            handle: timer.handle,
            deadline: seconds(timer.deadline),
            label: handle.map_or("", |handle| self.trace.text(handle.label)).to_owned(),
            task: self.task_of(timer.handle),
            tied,
            literal: match source {
                Some(Source::Literal(span)) => Some(self.positions.range(span)),
                _ => None,
            },
        }
    }

    fn task_at(&self, state: &trace::State, id: u32, task: &TaskNow) -> TaskAt {
        let (kind, since) = self.task_state(state, task);
        // A task that is ready stands at its `await` still.
        let suspended = matches!(task.phase, Phase::Suspended | Phase::Ready);
        let stack = if suspended { state.suspended_stack(task) } else { Vec::new() };
        let stack = self.frame_views(state, &stack);
        TaskAt {
            id,
            state: kind,
            wait: if task.phase == Phase::Suspended { self.wait_view(task.wait) } else { None },
            since: seconds(since),
            at: stack.last().and_then(|frame| frame.range),
            stack,
            result: (task.result != NONE).then(|| self.trace.text(task.result).to_owned()),
        }
    }

    fn wait_view(&self, wait: u32) -> Option<WaitView> {
        let wait = self.trace.wait(wait)?;
        let target = (wait.kind == trace::WaitKind::Task).then_some(wait.target);
        Some(WaitView {
            kind: wait_word(wait.kind).to_owned(),
            label: self.wait_name(wait).text,
            call: self.trace.text(wait.label).strip_prefix("queue.").map(str::to_owned),
            primitive: some(wait.primitive),
            tasks: target.into_iter().chain(wait.members.iter().copied()).collect(),
            until: self.trace.timer(wait.timer).map(|timer| seconds(timer.deadline)),
        })
    }
}

fn handle_kind(kind: HandleKind) -> HandleKindView {
    match kind {
        HandleKind::Step => HandleKindView::Step,
        HandleKind::Wakeup => HandleKindView::Wakeup,
        HandleKind::Callback | HandleKind::Threadsafe => HandleKindView::Callback,
        HandleKind::Timer => HandleKindView::Timer,
        HandleKind::Thread => HandleKindView::Thread,
    }
}

fn steps_task(kind: HandleKindView) -> bool {
    matches!(kind, HandleKindView::Step | HandleKindView::Wakeup)
}
