//! What every trace promises to its readers, on a sample of the programs (on all of them with `LOOPSCOPE_ALL_PROGRAMS=1`);
//! and what it tells of one program, in detail.

mod common;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use loopscope::session::{Options, Run, run};
use loopscope::trace::{Event, EventId, Kind, NONE, Source, Trace};
use loopscope::view::TaskState;

/// Checks each event of each program; the checker keeps what it needs between them.
fn on_every_program<C: Default>(check: impl Fn(&mut C, &Trace, EventId, &Event) -> Result<(), String>) {
    for program in common::sample_programs() {
        let run = program.run();
        let trace = run.view.trace();
        let mut checker = C::default();
        for (id, event) in (0..).zip(&trace.events) {
            if let Err(wrong) = check(&mut checker, trace, id, event) {
                panic!("{}: event {id} {event:?}: {wrong}", program.name);
            }
        }
    }
}

fn ensure(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

#[test]
fn time_never_goes_back_and_causes_come_first() {
    on_every_program(|before: &mut u64, _, id, event| {
        let at = std::mem::replace(before, event.at);
        ensure(event.at >= at, "time went back")?;
        ensure(event.cause == NONE || event.cause < id, "its cause comes later")
    });
}

#[test]
fn the_ready_queue_is_first_in_first_out() {
    on_every_program(|queue: &mut VecDeque<(u32, EventId)>, _, id, event| {
        match event.kind {
            Kind::HandleReady => queue.push_back((event.a, id)),
            Kind::HandleCancelled => queue.retain(|(handle, _)| *handle != event.a),
            Kind::HandleRun => {
                ensure(queue.pop_front() == Some((event.a, event.cause)), "it is not the first, or its cause is not its place in the queue")?;
            }
            _ => {}
        }
        Ok(())
    });
}

#[test]
fn a_handle_becomes_ready_once_and_runs_to_its_end() {
    #[derive(Default)]
    struct Seen {
        ready: BTreeSet<u32>,
        running: Option<u32>,
    }
    on_every_program(|seen: &mut Seen, _, _, event| match event.kind {
        Kind::HandleReady => ensure(seen.ready.insert(event.a), "it was ready before"),
        Kind::HandleRun => ensure(seen.running.replace(event.a).is_none(), "another one runs"),
        Kind::HandleEnd => ensure(seen.running.take() == Some(event.a), "it does not run"),
        Kind::Iteration | Kind::Advanced => ensure(seen.running.is_none(), "a handle runs"),
        _ => Ok(()),
    });
}

#[test]
fn a_turn_runs_only_what_was_ready_at_its_start() {
    on_every_program(|turn: &mut EventId, trace, id, event| {
        if event.kind == Kind::HandleRun {
            // The turn's first handle was ready before it; due timers may move after the turn's own event.
            let ready = trace.event(event.cause).map_or(0, |ready| ready.iteration);
            let timer = trace.event(event.cause).and_then(|ready| trace.event(ready.cause)).map(|cause| cause.kind);
            return ensure(ready < event.iteration || timer == Some(Kind::TimerDue), "it became ready in this very turn");
        }
        if event.kind == Kind::Iteration {
            *turn = id;
            return ensure(event.a == event.iteration, "its number is another");
        }
        Ok(())
    });
}

#[test]
fn timers_fire_at_their_deadlines_or_late_in_order() {
    #[derive(Default)]
    struct Timers {
        /// Deadline and event of setting, by handle.
        set: BTreeMap<u32, (u64, EventId)>,
        last: Option<(u64, EventId)>,
        turn: u32,
    }
    on_every_program(|timers: &mut Timers, trace, id, event| {
        match event.kind {
            Kind::TimerSet => {
                let deadline = trace.timer(event.b).map_or(0, |timer| timer.deadline);
                timers.set.insert(event.a, (deadline, id));
            }
            Kind::HandleCancelled => {
                timers.set.remove(&event.a);
            }
            Kind::TimerDue => {
                let Some(timer) = timers.set.remove(&event.a) else { return Err("it was not set".into()) };
                ensure(event.at >= timer.0, "it is early")?;
                let in_order = timers.turn < event.iteration || timers.last.is_none_or(|last| last < timer);
                ensure(in_order, "one that was to come later came before")?;
                (timers.turn, timers.last) = (event.iteration, Some(timer));
            }
            Kind::Advanced => {
                let next = timers.set.values().map(|timer| timer.0).min();
                ensure(next.is_some_and(|next| next == event.at), "the clock went elsewhere than to the next timer")?;
            }
            _ => {}
        }
        Ok(())
    });
}

#[test]
fn frames_enter_give_way_go_on_and_leave() {
    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Frame {
        Runs,
        Suspended,
        Left,
    }
    on_every_program(|frames: &mut BTreeMap<u32, Frame>, trace, _, event| {
        let before = frames.get(&event.a).copied();
        let (allowed, after) = match event.kind {
            Kind::Enter => (before.is_none() && trace.code(event.b).is_some(), Frame::Runs),
            Kind::Resume => (before == Some(Frame::Suspended), Frame::Runs),
            Kind::Suspend => (before == Some(Frame::Runs), Frame::Suspended),
            Kind::Exit | Kind::Unwind => (before == Some(Frame::Runs), Frame::Left),
            Kind::Line | Kind::Store | Kind::Raise => return ensure(before == Some(Frame::Runs), &format!("its frame: {before:?}")),
            _ => return Ok(()),
        };
        frames.insert(event.a, after);
        ensure(allowed, &format!("its frame was: {before:?}"))
    });
}

#[test]
fn tasks_are_made_resumed_suspended_and_ended_once() {
    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Task {
        Idle,
        Runs,
        Ended,
    }
    on_every_program(|tasks: &mut BTreeMap<u32, Task>, trace, _, event| {
        let before = tasks.get(&event.a).copied();
        let (allowed, after) = match event.kind {
            Kind::TaskCreated => (before.is_none() && event.a as usize == tasks.len(), Task::Idle),
            Kind::TaskResumed => (matches!(before, Some(Task::Idle | Task::Runs)), Task::Runs),
            Kind::TaskSuspended => (before == Some(Task::Runs) && trace.wait(event.b).is_some(), Task::Idle),
            Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => (before == Some(Task::Runs), Task::Ended),
            Kind::CancelDelivered => {
                let requested = trace.event(event.cause).is_some_and(|cause| cause.kind == Kind::CancelRequested && cause.a == event.a);
                return ensure(before == Some(Task::Runs) && requested, "no request to this task is its cause");
            }
            _ => return Ok(()),
        };
        tasks.insert(event.a, after);
        ensure(allowed, &format!("the task was: {before:?}"))
    });
}

#[test]
fn every_trace_ends_with_its_end() {
    for program in common::sample_programs() {
        let run = program.run();
        let ends = run.view.trace().events.iter().filter(|event| event.kind == Kind::End).count();
        assert_eq!((ends, run.view.trace().events.last().map(|event| event.kind)), (1, Some(Kind::End)), "{}", program.name);
    }
}

const STORY: &str = "\
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    limit = 2
    try:
        async with asyncio.timeout(limit):
            print(await asyncio.gather(fetch('A', 1.5), fetch('B', delay=2.5 * 2)))
    except TimeoutError:
        print('timed out')


asyncio.run(main())
";

const MAIN: u32 = 0;
const A: u32 = 1;
const B: u32 = 2;

fn story() -> Run {
    run(STORY, &Options::default())
}

/// The events of a kind about a task, handle or whatever `a` is.
fn of(run: &Run, kind: Kind, a: u32) -> Vec<EventId> {
    let events = (0..).zip(&run.view.trace().events);
    events.filter(|(_, event)| event.kind == kind && event.a == a).map(|(id, _)| id).collect()
}

fn text_of(source: Source) -> String {
    let slice = |span: loopscope::trace::Span| &STORY[span.start as usize..span.end as usize];
    match source {
        Source::Literal(span) => format!("literal {}", slice(span)),
        Source::Computed(span) => format!("computed {}", slice(span)),
        Source::Unknown => "unknown".into(),
    }
}

#[test]
fn a_timer_knows_the_text_of_its_number() {
    let run = story();
    let timers: Vec<(f64, String)> = run.view.trace().timers.iter().map(|timer| (timer.seconds, text_of(timer.source))).collect();
    assert_eq!(timers, [(2.0, "literal 2".into()), (1.5, "literal 1.5".into()), (5.0, "computed 2.5 * 2".into())]);
}

#[test]
fn the_chain_of_causes_leads_from_a_wake_up_to_its_timer() {
    let run = story();
    let trace = run.view.trace();
    let woken = of(&run, Kind::TaskResumed, A)[1];
    let mut chain = Vec::new();
    let mut id = woken;
    while let Some(event) = trace.event(id) {
        chain.push(event.kind);
        id = event.cause;
    }
    assert_eq!(
        chain[..6],
        [Kind::TaskResumed, Kind::HandleRun, Kind::HandleReady, Kind::HandleRun, Kind::HandleReady, Kind::TimerDue],
        "{chain:?}"
    );
}

#[test]
fn a_cancellation_is_told_from_its_request_to_its_delivery() {
    let run = story();
    let trace = run.view.trace();
    // The timeout asks main, main's gather asks B, each hears of it at its await.
    for task in [MAIN, B] {
        let (requested, delivered) = (of(&run, Kind::CancelRequested, task), of(&run, Kind::CancelDelivered, task));
        assert_eq!((requested.len(), delivered.len()), (1, 1), "task {task}");
        assert_eq!(trace.event(delivered[0]).map(|event| event.cause), Some(requested[0]));
    }
    assert_eq!(of(&run, Kind::TaskCancelled, B).len(), 1);
    assert_eq!(of(&run, Kind::TaskDone, A).len(), 1);
    assert!(of(&run, Kind::CancelRequested, A).is_empty());
}

#[test]
fn bars_show_who_slept_how_long() {
    let run = story();
    let columns = run.columns();
    let bars = |task: u32| -> Vec<(TaskState, f64, f64)> {
        let of_task = (0..columns.bar_task.len()).filter(|&bar| columns.bar_task[bar] == task);
        let bars = of_task.map(|bar| (TaskState::ALL[columns.bar_state[bar] as usize], columns.bar_start[bar], columns.bar_end[bar]));
        bars.filter(|(state, start, end)| start < end || state.ended()).collect()
    };
    assert_eq!(bars(MAIN), [(TaskState::Waiting, 0.0, 2.0), (TaskState::Done, 2.0, 2.0)]);
    assert_eq!(bars(A), [(TaskState::Sleeping, 0.0, 1.5), (TaskState::Done, 1.5, 1.5)]);
    assert_eq!(bars(B), [(TaskState::Sleeping, 0.0, 2.0), (TaskState::Cancelled, 2.0, 2.0)]);
}

#[test]
fn the_state_says_who_waits_for_whom_and_where() {
    let run = story();
    let asleep = of(&run, Kind::TaskSuspended, B)[0];
    let state = run.state(asleep);
    let waits: Vec<(u32, TaskState, String, Vec<u32>, Option<f64>, Option<u32>)> = state
        .tasks
        .iter()
        .filter_map(|task| {
            let wait = task.wait.clone()?;
            Some((task.id, task.state, wait.kind, wait.tasks, wait.until, task.at.map(|range| range.line)))
        })
        .collect();
    assert_eq!(
        waits,
        [
            (MAIN, TaskState::Waiting, "gather".into(), vec![A, B], None, Some(13)),
            (A, TaskState::Sleeping, "sleep".into(), vec![], Some(1.5), Some(5)),
            (B, TaskState::Sleeping, "sleep".into(), vec![], Some(5.0), Some(5)),
        ]
    );
    let timers: Vec<(f64, Option<u32>)> = state.timers.iter().map(|timer| (timer.deadline, timer.task)).collect();
    assert_eq!(timers, [(1.5, Some(A)), (2.0, Some(MAIN)), (5.0, Some(B))]);
}

#[test]
fn a_suspended_task_shows_its_variables() {
    let run = story();
    let state = run.state(of(&run, Kind::TaskSuspended, B)[0]);
    let frame = &state.tasks[B as usize].stack[0];
    let variables: Vec<(&str, &str)> = frame.variables.iter().map(|variable| (variable.name.as_str(), variable.value.as_str())).collect();
    assert_eq!((frame.function.as_str(), variables), ("fetch", vec![("name", "'B'"), ("delay", "5.0")]));
    let main = &state.tasks[MAIN as usize].stack[0];
    assert_eq!(main.variables.iter().map(|variable| variable.name.as_str()).collect::<Vec<_>>(), ["limit"]);
}
