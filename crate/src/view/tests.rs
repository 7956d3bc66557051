use std::collections::BTreeSet;

use super::*;
use crate::trace::script::{Script, find, gather, random};
use crate::trace::{End, Kind, Limit, Source, Span, Thread, Wait, WaitKind};

/// Lines of ten bytes, the first with the number that the first timer waits for.
const SOURCE: &str = "sleep 0.5\nline  two\nlinethree\nline four\nline five\nline  six\n";

fn view(trace: Trace) -> View {
    View::new(trace, SOURCE, Vec::new())
}

/// A run so far.
fn so_far(run: &Script) -> View {
    view(run.recorder.trace.clone())
}

fn last(view: &View) -> State {
    view.state(NONE)
}

fn states(view: &View, task: u32) -> Vec<(TaskState, f64, f64)> {
    let columns = view.columns();
    let bars = (0..columns.bar_task.len()).filter(|&bar| columns.bar_task[bar] == task);
    let state = |bar: usize| TaskState::ALL[usize::from(columns.bar_state[bar])];
    bars.map(|bar| (state(bar), columns.bar_start[bar], columns.bar_end[bar])).collect()
}

fn kinds(view: &View, stops: &[u32]) -> Vec<String> {
    stops.iter().map(|&stop| view.state(stop).sentence.kind).collect()
}

#[test]
fn a_gather_of_sleeps_is_drawn_as_it_ran() {
    let view = view(gather());
    let overview = view.overview();
    assert_eq!(
        (overview.end.kind, overview.duration, overview.events),
        (EndKind::Ok, 1.0, view.trace.events.len() as u32)
    );
    let tasks: Vec<_> =
        overview.tasks.iter().map(|task| (&task.name[..], &task.coro[..], task.parent, task.depth)).collect();
    assert_eq!(
        tasks,
        [
            ("Task-1", "main", None, 0),
            ("Task-2", "work", Some(0), 1),
            ("Task-3", "work", Some(0), 1),
            ("Task-4", "work", Some(0), 1)
        ]
    );
    let outputs: Vec<_> = overview.outputs.iter().map(|output| (output.t, output.task)).collect();
    assert_eq!(outputs, [(0.5, Some(1)), (0.5, Some(3)), (1.0, Some(2))]);

    use TaskState::*;
    assert_eq!(
        states(&view, 2),
        [
            (Ready, 0.0, 0.0),
            (Running, 0.0, 0.0),
            (Sleeping, 0.0, 1.0),
            (Ready, 1.0, 1.0),
            (Running, 1.0, 1.0),
            (Done, 1.0, 1.0)
        ]
    );
    assert_eq!(states(&view, 0)[2], (Waiting, 0.0, 1.0));
}

#[test]
fn the_story_of_a_gather_tells_each_thing_once() {
    let view = view(gather());
    let story = kinds(&view, &view.columns().story);
    let expected = "enter:module taskCreated:first taskResumed:start \
        taskCreated taskCreated taskCreated taskSuspended:gather \
        taskResumed:start taskSuspended:sleep taskResumed:start taskSuspended:sleep taskResumed:start taskSuspended:sleep \
        advanced taskResumed:sleep print taskDone taskResumed:sleep print taskDone \
        advanced taskResumed:sleep print taskDone taskResumed:gather taskDone end:ok";
    assert_eq!(story, expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn internals_add_handles_lines_and_timers_that_move() {
    let view = view(gather());
    let columns = view.columns();
    let first_due = find(&view.trace, Kind::Advanced, 0);
    let second_due = find(&view.trace, Kind::Advanced, 1);
    let between: Vec<u32> =
        columns.internals.iter().copied().filter(|stop| (first_due..second_due).contains(stop)).collect();
    let expected = "advanced handleReady:timer handleReady:timer handleRun:timer handleRun:timer \
        taskResumed:sleep line print taskDone taskResumed:sleep line print taskDone";
    assert_eq!(kinds(&view, &between), expected.split_whitespace().collect::<Vec<_>>());
    let story: BTreeSet<u32> = columns.story.iter().copied().collect();
    let internals: BTreeSet<u32> = columns.internals.iter().copied().collect();
    assert!(story.is_subset(&internals));
    assert_eq!(columns.turns.len(), view.overview().iterations as usize);
}

#[test]
fn two_stops_in_a_row_never_show_the_same() {
    for seed in 0..10 {
        let view = view(random(seed, 1500));
        let columns = view.columns();
        for stops in [&columns.story, &columns.internals] {
            assert!(stops.is_sorted_by(|a, b| a < b));
            for pair in stops.windows(2) {
                let [mut a, mut b] = [pair[0], pair[1]].map(|stop| view.state(stop));
                (a.event, b.event) = (0, 0);
                a.outputs = b.outputs;
                // A line may run again, and a text be printed again.
                let again = ["line", "print"].contains(&&a.sentence.kind[..]);
                assert!(a != b || again, "{pair:?}: {:?}", a.sentence);
            }
        }
    }
}

#[test]
fn a_bar_says_of_each_event_what_the_state_says() {
    for seed in 0..10 {
        let view = view(random(seed, 1500));
        let columns = view.columns();
        let bars = view.bars();
        assert_eq!(bars.len(), columns.bar_task.len());
        for event in 0..view.trace.events.len() as u32 {
            let covering = bars.iter().filter(|bar| (bar.from..bar.to).contains(&event));
            let drawn: Vec<_> = covering.map(|bar| (bar.task, bar.state)).collect();
            let tasks = view.state(event).tasks;
            assert_eq!(drawn, tasks.iter().map(|task| (task.id, task.state)).collect::<Vec<_>>(), "{seed}: {event}");
        }
        for pair in bars.windows(2).filter(|pair| pair[0].task == pair[1].task) {
            assert_eq!((pair[0].to, pair[0].end), (pair[1].from, pair[1].start));
            assert!(pair[0].start <= pair[0].end);
        }
    }
}

#[test]
fn who_holds_the_loop_runs_and_who_could_have_run_is_blocked() {
    let mut run = Script::new();
    let main = run.run_loop("main");
    run.turn();
    run.run_next();
    let sleeper = run.create("Task-2", "work");
    run.sleep(0.25);
    run.turn();
    run.run_next();
    run.sleep(0.5);
    run.advance();
    run.turn();
    run.run_next();
    run.turn();
    run.run_next();
    let ready = run.create("Task-3", "work");
    run.block(0.5);
    let view = so_far(&run);

    use TaskState::*;
    assert_eq!(states(&view, main).last(), Some(&(Running, 0.25, 0.75)));
    assert_eq!(states(&view, ready), [(Ready, 0.25, 0.25), (Blocked, 0.25, 0.75)]);
    assert_eq!(states(&view, sleeper)[2..], [(Sleeping, 0.0, 0.5), (Blocked, 0.5, 0.75)]);
    let state = last(&view);
    let tasks: Vec<_> = state.tasks.iter().map(|task| (task.state, task.since)).collect();
    assert_eq!(tasks, [(Running, 0.25), (Blocked, 0.5), (Blocked, 0.25)]);
    let before = view.state(state.event - 2);
    assert_eq!(before.tasks[1].state, Sleeping);
    assert_eq!(before.tasks[2].state, Ready);
}

#[test]
fn a_cancellation_is_shown_from_its_request_to_its_end() {
    let view = view(cancelled_sleep());
    use TaskState::*;
    let states: Vec<_> = states(&view, 1).iter().map(|state| state.0).collect();
    assert_eq!(states, [Ready, Running, Sleeping, Cancelling, Cancelled]);
}

#[test]
fn a_cancellation_is_delivered_in_one_stop() {
    let view = view(cancelled_sleep());
    let delivered = find(&view.trace, Kind::CancelDelivered, 0);
    let story = view.columns().story;
    assert!(story.contains(&delivered) && !story.contains(&(delivered - 1)));
    let sentence = view.state(delivered).sentence;
    assert_eq!((&sentence.kind[..], sentence.texts()), ("cancelDelivered", vec!["Task-2", "5", "0", "Task-1"]));
    let stack = view.state(delivered).running.expect("it runs").stack;
    assert_eq!(stack.iter().map(|frame| &frame.function[..]).collect::<Vec<_>>(), ["work"]);
}

/// `main` cancels a task that sleeps.
fn cancelled_sleep() -> Trace {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    let task = run.create("Task-2", "work");
    run.give_way();
    run.turn();
    run.run_next();
    run.line(5);
    run.sleep(9.0);
    run.run_next();
    run.cancel(task);
    run.give_way();
    run.turn();
    run.run_next();
    run.end_cancelled();
    run.run_next();
    run.finish("None");
    run.end()
}

#[test]
fn timers_with_the_same_deadline_are_tied() {
    let mut trace = gather();
    trace.timers[0].source = Source::Literal(Span { start: 6, end: 9 });
    let view = view(trace);
    let timers = view.state(find(&view.trace, Kind::TimerSet, 2)).timers;
    let timers: Vec<_> = timers.iter().map(|timer| (timer.deadline, timer.task, timer.tied)).collect();
    assert_eq!(timers, [(0.5, Some(1), true), (0.5, Some(3), true), (1.0, Some(2), false)]);
    let first = &view.state(find(&view.trace, Kind::TimerSet, 0)).timers[0];
    assert_eq!((first.tied, first.literal), (false, Some(Range { start: 6, end: 9, line: 1 })));
}

#[test]
fn a_suspended_task_shows_where_it_is_and_what_it_waits_for() {
    let view = view(gather());
    let state = view.state(find(&view.trace, Kind::Advanced, 0) - 1);
    let [main, first, ..] = &state.tasks[..] else { panic!("four tasks") };
    let wait = main.wait.as_ref().expect("it waits");
    assert_eq!((&wait.kind[..], &wait.tasks[..], wait.until), ("gather", &[1, 2, 3][..], None));
    assert_eq!(main.at.map(|at| at.line), Some(2));
    let wait = first.wait.as_ref().expect("it waits");
    assert_eq!((&wait.kind[..], wait.until), ("sleep", Some(0.5)));
    assert_eq!(first.at.map(|at| at.line), Some(5));
    let variable = &first.stack[0].variables[0];
    assert_eq!((&variable.name[..], &variable.value[..], variable.changed), ("n", "0", true));
    assert_eq!((state.running, state.ready.len()), (None, 0));
}

#[test]
fn the_module_runs_outside_of_the_loop_and_is_hidden_within() {
    let view = view(gather());
    let stack = |event| view.state(event).running.map(|running| running.stack);
    let functions =
        |event| stack(event).map(|stack| stack.iter().map(|frame| frame.function.clone()).collect::<Vec<_>>());
    assert_eq!(functions(1), Some(vec!["<module>".to_owned()]));
    assert_eq!(functions(find(&view.trace, Kind::Print, 0)), Some(vec!["work".to_owned()]));
    assert_eq!(functions(find(&view.trace, Kind::Iteration, 1)), None);
    assert_eq!(functions(find(&view.trace, Kind::LoopStopped, 0)), Some(vec!["<module>".to_owned()]));
}

#[test]
fn a_handle_in_the_queue_says_who_put_it_there() {
    let view = view(gather());
    let state = view.state(find(&view.trace, Kind::Iteration, 1));
    let ready: Vec<_> = state.ready.iter().map(|handle| (handle.kind, handle.task, handle.by)).collect();
    assert_eq!(ready, [1, 2, 3].map(|task| (HandleKindView::Step, Some(task), Some(0))));
    assert_eq!(state.ready_now, 3);
    let cause = state.ready[0].cause.and_then(|cause| view.trace.event(cause));
    assert_eq!(cause.map(|event| event.kind), Some(Kind::HandleReady));
}

#[test]
fn a_raise_that_nobody_catches_is_a_step_of_the_story() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    let caught = run.recorder.text("KeyError: 'x'");
    run.emit(Kind::Raise, 1, caught, NONE);
    run.fail("ValueError: 1");
    let mut trace = run.end();
    trace.ends[0] = End::Exception { text: "ValueError: 1".into(), line: String::new(), traceback: "Traceback".into(), members: Vec::new() };
    let view = view(trace);
    let story = view.columns().story;
    assert!(!story.contains(&find(&view.trace, Kind::Raise, 0)));
    assert!(story.contains(&find(&view.trace, Kind::Raise, 1)));
    assert_eq!(view.overview().end.text, "ValueError: 1");
    assert_eq!(last(&view).sentence.kind, "end:exception");
    let errors = view.overview().marks.iter().filter(|mark| mark.kind == MarkKind::Error).count();
    assert_eq!(errors, 2);
}

#[test]
fn a_rejected_program_has_its_problems_and_an_empty_state() {
    let range = Range { start: 0, end: 1, line: 1 };
    let problem = Problem { kind: "syntax".into(), message: "no".into(), args: Vec::new(), range, column: 1 };
    let view = View::new(Trace::default(), SOURCE, vec![problem.clone()]);
    let overview = view.overview();
    assert_eq!((overview.end.kind, overview.problems), (EndKind::Rejected, vec![problem]));
    assert_eq!(view.state(0).sentence.kind, "end:rejected");
    assert_eq!(view.columns(), Columns::default());
}

#[test]
fn a_task_goes_by_its_last_name() {
    let mut run = Script::new();
    let main = run.run_loop("main");
    let name = run.recorder.text("worker");
    run.emit(Kind::TaskRenamed, main, name, NONE);
    let view = so_far(&run);
    assert_eq!(view.overview().tasks[0].name, "worker");
    assert_eq!(view.state(find(&view.trace, Kind::TaskCreated, 0)).sentence.texts(), ["worker", "main"]);
}

#[test]
fn a_timer_without_a_task_is_that_of_who_set_it() {
    let mut trace = gather();
    trace.handles.iter_mut().filter(|handle| handle.timer != NONE).for_each(|handle| handle.task = NONE);
    let view = view(trace);
    let timers = view.state(find(&view.trace, Kind::Advanced, 0) - 1).timers;
    assert_eq!(timers.iter().map(|timer| timer.task).collect::<Vec<_>>(), [Some(1), Some(3), Some(2)]);
    let moved = view.state(find(&view.trace, Kind::TimerDue, 0) + 1);
    assert_eq!(moved.ready[0].task, Some(1));
}

#[test]
fn a_limit_is_told_in_its_unit() {
    let mut trace = gather();
    trace.ends[0] = End::Limit(Limit::Horizon);
    trace.limit = 3_600_000_000_000;
    let view = view(trace);
    assert_eq!((view.overview().end.kind, view.overview().end.limit), (EndKind::Horizon, 3600.0));
    assert_eq!(last(&view).sentence.texts(), ["3600"]);
}

#[test]
fn a_damaged_trace_is_drawn_without_a_panic() {
    let bytes = gather().to_bytes();
    let mut dice = crate::trace::script::Dice(5);
    for _ in 0..300 {
        let mut damaged = bytes.clone();
        let place = 5 + dice.roll(bytes.len() - 5);
        damaged[place] = dice.roll(256) as u8;
        let Ok(trace) = Trace::from_bytes(&damaged) else { continue };
        let view = view(trace);
        view.overview();
        view.columns();
        (0..view.trace.events.len() as u32).step_by(7).for_each(|event| drop(view.state(event)));
    }
}

#[test]
fn places_are_those_of_the_editor() {
    let mut trace = gather();
    trace.spans[0] = Span { start: 0, end: 6 };
    let view = View::new(trace, "# 中文\nx", Vec::new());
    let line = view.state(find(&view.trace, Kind::Line, 0)).line;
    assert_eq!(line, Some(Range { start: 0, end: 3, line: 1 }));
}

/// The arrows of a program's run: kind, source, target.
fn arrows(source: &str) -> Vec<(ArrowKind, Option<String>, String)> {
    let run = crate::session::run(source, &crate::session::Options::default());
    let tasks = run.view.trace.tasks.len() as u32;
    let name = |who: u32| match who.checked_sub(tasks) {
        Some(thread) => run.view.thread_name(thread).to_owned(),
        None => run.view.task_name(who).to_owned(),
    };
    let arrows = run.view.arrows();
    assert!(arrows.iter().all(|arrow| arrow.from <= arrow.to));
    let named = arrows.iter().map(|arrow| (arrow.kind, some(arrow.source).map(name), name(arrow.target)));
    named.filter(|(_, _, target)| ["Task-1", "Task-2", "Task-3", "asyncio_0", "helper"].contains(&&target[..])).collect()
}

#[test]
fn an_arrow_leads_from_who_did_it_to_whom_it_was_done() {
    let source = "
import asyncio

async def work(event):
    await event.wait()

async def sleeper():
    await asyncio.sleep(9)

async def main():
    event = asyncio.Event()
    one = asyncio.create_task(work(event))
    two = asyncio.create_task(sleeper())
    await asyncio.sleep(1)
    event.set()
    await asyncio.gather(one)
    two.cancel()
    await asyncio.wait([two])

asyncio.run(main())
";
    use ArrowKind::*;
    let main = || Some("Task-1".to_owned());
    let expected = [
        (Spawn, None, "Task-1"),
        (Spawn, main(), "Task-2"),
        (Spawn, main(), "Task-3"),
        (Wake, None, "Task-1"),
        (Wake, main(), "Task-2"),
        (Wake, Some("Task-2".to_owned()), "Task-1"),
        (Cancel, main(), "Task-3"),
        (Wake, main(), "Task-3"),
        (Cancel, main(), "Task-3"),
        (Wake, Some("Task-3".to_owned()), "Task-1"),
    ];
    assert_eq!(arrows(source), expected.map(|(kind, source, target)| (kind, source, target.to_owned())));
}

#[test]
fn arrows_lead_to_threads_and_back() {
    let source = "
import asyncio, threading, time

async def main():
    lock = threading.Lock()
    lock.acquire()
    threading.Thread(target=lock.acquire, name='helper').start()
    await asyncio.to_thread(time.sleep, 1)
    lock.release()

asyncio.run(main())
";
    use ArrowKind::*;
    let by = |name: &str| Some(name.to_owned());
    let expected = [
        (Spawn, None, "Task-1"),
        (Spawn, by("Task-1"), "helper"),
        (Spawn, by("Task-1"), "asyncio_0"),
        (Wake, None, "asyncio_0"),
        (Wake, by("asyncio_0"), "Task-1"),
        (Wake, by("Task-1"), "helper"),
    ];
    assert_eq!(arrows(source)[..6], expected.map(|(kind, source, target)| (kind, source, target.to_owned())));
}

#[test]
fn the_loop_runs_one_handle_after_the_other_is_held_or_idles() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.block(0.5);
    run.sleep(0.25);
    run.advance();
    run.turn();
    run.run_next();
    let view = so_far(&run);
    use LoopState::*;
    let bars = view.loop_bars();
    let told: Vec<_> = bars.iter().map(|bar| (bar.state, seconds(bar.start), seconds(bar.end))).collect();
    let expected = [(Step, 0.0, 0.0), (Held, 0.0, 0.5), (Step, 0.5, 0.5), (Idle, 0.5, 0.75), (Timer, 0.75, 0.75)];
    assert_eq!(told, expected);
    assert!(bars.windows(2).all(|pair| pair[0].from < pair[0].to && pair[0].to <= pair[1].from));
}

#[test]
fn a_waiting_bar_says_what_for() {
    let view = view(gather());
    let waits: Vec<_> = view.bars().iter().filter(|bar| bar.task == 0).filter_map(|bar| bar.wait).collect();
    assert_eq!(waits, [WaitKind::Gather]);
}

#[test]
fn a_thread_has_bars_while_it_lives_and_a_pools_worker_while_it_works() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    let name = run.recorder.text("worker");
    let thread = |worker| Thread { name, parent: NONE, task: 0, span: NONE, worker };
    let [own, pooled] = [false, true].map(|worker| run.recorder.add_thread(thread(worker)));
    let wait = Wait { kind: WaitKind::Lock, target: NONE, label: 0, timer: NONE, primitive: NONE, members: Vec::new() };
    let wait = run.recorder.add_wait(wait);
    for thread in [own, pooled] {
        run.emit(Kind::ThreadStarted, thread, NONE, NONE);
        run.emit(Kind::ThreadResumed, thread, NONE, NONE);
        run.emit(Kind::ThreadSuspended, thread, wait, NONE);
        run.emit(Kind::ThreadResumed, thread, NONE, NONE);
        run.emit(Kind::ThreadDone, thread, NONE, NONE);
    }
    let bars = so_far(&run).thread_bars();
    let states = |thread| bars.iter().filter(move |bar| bar.task == thread).map(|bar| bar.state).collect::<Vec<_>>();
    use TaskState::*;
    assert_eq!(states(own), [Running, Waiting, Running, Done]);
    assert_eq!(states(pooled), [Running, Waiting, Running]);
    assert_eq!(bars[1].wait, Some(WaitKind::Lock));
}

#[test]
fn a_thread_that_sleeps_does_so_beside_the_loop() {
    let source = "
import asyncio, time

def slow():
    time.sleep(0.5)

async def main():
    await asyncio.gather(asyncio.to_thread(slow), asyncio.sleep(0.2))

asyncio.run(main())
";
    let run = crate::session::run(source, &crate::session::Options::default());
    let bars = run.view.thread_bars();
    let told: Vec<_> = bars.iter().map(|bar| (bar.state, seconds(bar.start), seconds(bar.end))).collect();
    use TaskState::*;
    assert_eq!(told, [(Running, 0.0, 0.0), (Sleeping, 0.0, 0.5), (Running, 0.5, 0.5)]);
    assert_eq!(run.overview().threads.iter().map(|thread| &thread.name[..]).collect::<Vec<_>>(), ["asyncio_0"]);
    let held = |bars: Vec<super::loop_bars::LoopBar>| bars.iter().filter(|bar| bar.state == LoopState::Held).count();
    assert_eq!(held(run.view.loop_bars()), 0);
    let main = run.view.bars().into_iter().find(|bar| bar.wait == Some(WaitKind::Gather));
    assert_eq!(main.map(|bar| seconds(bar.end)), Some(0.5));
}
