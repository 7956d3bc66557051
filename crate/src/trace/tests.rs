use super::script::{Dice, Script, find, gather, random};
use super::state::Phase;
use super::*;

fn at(trace: &Trace, event: EventId) -> State {
    Checkpoints::new(trace).state(trace, event)
}

fn functions(trace: &Trace, state: &State, stack: &[u32]) -> Vec<String> {
    let name = |frame: &u32| trace.text(trace.codes[state.frames[frame].code as usize].name).to_owned();
    stack.iter().map(name).collect()
}

#[test]
fn seeking_gives_the_state_that_stepping_gives() {
    for seed in 0..20 {
        let trace = random(seed, 3000);
        let checkpoints = Checkpoints::new(&trace);
        let mut state = State::default();
        while state.step(&trace) {
            assert_eq!(checkpoints.state(&trace, state.events - 1), state);
        }
        assert_eq!(state.events as usize, trace.events.len());
        assert_eq!(checkpoints.state(&trace, NONE), state, "behind the end is the end");
    }
}

#[test]
fn going_back_passes_the_states_of_going_forward() {
    let trace = random(3, 2000);
    let checkpoints = Checkpoints::new(&trace);
    let mut forward = Vec::new();
    let mut state = State::default();
    while state.step(&trace) {
        forward.push(state.clone());
    }
    for (event, expected) in forward.iter().enumerate().rev() {
        checkpoints.seek(&trace, &mut state, event as EventId);
        assert_eq!(&state, expected);
    }
    let mut dice = Dice(7);
    for _ in 0..500 {
        let event = dice.roll(forward.len());
        checkpoints.seek(&trace, &mut state, event as EventId);
        assert_eq!(state, forward[event]);
    }
}

#[test]
fn bytes_give_the_same_trace_back() {
    for trace in [gather(), random(1, 2000), Trace::default()] {
        let bytes = trace.to_bytes();
        assert_eq!(Trace::from_bytes(&bytes).as_ref(), Ok(&trace));
        assert_eq!(bytes, trace.clone().to_bytes());
    }
}

#[test]
fn every_entry_of_the_tables_survives_as_bytes() {
    let span = Span { start: 3, end: 70_000 };
    let timer = |seconds, source| Timer { deadline: u64::MAX, seconds, source };
    let exception = End::Exception { text: "E: 错误".into(), line: String::new(), traceback: "🐍\n".into(), members: vec![(1, "F".into())] };
    let trace = Trace {
        timers: vec![
            timer(0.1, Source::Literal(span)),
            timer(f64::INFINITY, Source::Computed(span)),
            timer(-0.0, Source::Unknown),
        ],
        ends: [
            End::Ok,
            exception,
            End::Deadlock { tasks: vec![0, 7], threads: vec![3, NONE] },
            End::Rejected,
            End::Stopped,
            End::Engine("lost".into()),
        ]
        .into_iter()
        .chain(Limit::ALL.map(End::Limit))
        .collect(),
        handles: HandleKind::ALL.map(|kind| Handle { kind, label: 0, task: NONE, timer: 1 }).to_vec(),
        waits: WaitKind::ALL
            .map(|kind| Wait { kind, target: NONE, label: 2, timer: NONE, primitive: 3, members: vec![u32::MAX - 1, 0] })
            .to_vec(),
        primitives: vec![Primitive { kind: WaitKind::Queue, span: NONE }, Primitive { kind: WaitKind::Lock, span: 4 }],
        primitive_states: vec![PrimitiveState { value: 2, limit: NONE, unfinished: 3, holders: vec![1], items: vec![0, 0] }],
        limit: 1_000_000,
        ..Trace::default()
    };
    assert_eq!(Trace::from_bytes(&trace.to_bytes()), Ok(trace));
    for (number, kind) in (0..).zip(Kind::ALL) {
        assert_eq!(kind as u8, number);
    }
}

#[test]
fn a_trace_cut_off_anywhere_is_refused() {
    let bytes = gather().to_bytes();
    for end in 0..bytes.len() {
        let error = Trace::from_bytes(&bytes[..end]).expect_err("part of a trace");
        assert!(matches!(error, DecodeError::Truncated | DecodeError::NotATrace), "{end}: {error}");
    }
    assert_eq!(Trace::from_bytes(&[bytes, vec![0]].concat()), Err(DecodeError::TooLong));
}

#[test]
fn another_version_is_refused_by_name() {
    let mut bytes = gather().to_bytes();
    bytes[4] = 99;
    let error = Trace::from_bytes(&bytes).expect_err("version 99");
    assert_eq!(error.to_string(), "a trace of version 99; this reads version 2");
}

#[test]
fn damaged_bytes_never_panic_and_what_they_decode_to_can_be_stepped() {
    let bytes = gather().to_bytes();
    let mut dice = Dice(11);
    for _ in 0..5000 {
        let mut damaged = bytes.clone();
        for _ in 0..=dice.roll(3) {
            let place = 5 + dice.roll(bytes.len() - 5);
            damaged[place] = dice.roll(256) as u8;
        }
        if let Ok(trace) = Trace::from_bytes(&damaged) {
            let state = at(&trace, NONE);
            state.running_stack();
            state.tasks.values().for_each(|task| drop(state.suspended_stack(task)));
        }
    }
}

#[test]
fn a_length_that_cannot_be_is_not_allocated() {
    let mut bytes = [&b"loop"[..], &[super::recorder::VERSION as u8]].concat();
    bytes.extend([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
    assert_eq!(Trace::from_bytes(&bytes), Err(DecodeError::Truncated));
}

#[test]
fn checkpoints_together_are_no_larger_than_the_trace() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    for n in 0..20_000 {
        run.line(2);
        run.create(&format!("Task-{n}"), "work");
    }
    run.finish("None");
    let trace = run.end();
    let total: usize = Checkpoints::new(&trace).sizes().sum();
    assert!(total <= 2 * trace.events.len(), "{total} entries for {} events", trace.events.len());
}

#[test]
fn only_what_is_ready_when_a_turn_begins_belongs_to_it() {
    let trace = gather();
    let second_turn = find(&trace, Kind::Iteration, 1);
    assert_eq!(at(&trace, second_turn - 1).ready_now, 0);
    assert_eq!(at(&trace, second_turn).ready_now, 3);
    let first_run = find(&trace, Kind::HandleRun, 1);
    assert_eq!(at(&trace, first_run).ready_now, 2);

    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.callback("later()");
    let state = at(&run.recorder.trace, NONE);
    assert_eq!((state.ready.len(), state.ready_now), (1, 0));
}

#[test]
fn timers_that_come_due_after_the_turn_began_belong_to_it() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.sleep(1.0);
    run.turn();
    run.advance();
    let state = at(&run.recorder.trace, NONE);
    assert_eq!((state.ready.len(), state.ready_now), (1, 1));
}

#[test]
fn equal_deadlines_fire_in_the_order_in_which_they_were_set() {
    let trace = gather();
    let state = at(&trace, find(&trace, Kind::TimerSet, 2) + 3);
    let order: Vec<(u64, u32)> = state
        .timers_in_order()
        .iter()
        .map(|timer| (timer.deadline, trace.handles[timer.handle as usize].task))
        .collect();
    assert_eq!(order, [(500_000_000, 1), (500_000_000, 3), (1_000_000_000, 2)]);
    let due: Vec<u32> = trace
        .events
        .iter()
        .filter(|event| event.kind == Kind::TimerDue)
        .map(|event| trace.handles[event.a as usize].task)
        .collect();
    assert_eq!(due, [1, 3, 2]);
}

#[test]
fn a_cancelled_handle_leaves_the_queue_and_the_timers() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.callback("never()");
    run.sleep(1.0);
    let handles = run.recorder.trace.handles.len() as u32;
    run.turn();
    run.emit(Kind::HandleCancelled, handles - 1, NONE, NONE);
    run.emit(Kind::HandleCancelled, handles - 2, NONE, NONE);
    let state = at(&run.recorder.trace, NONE);
    assert_eq!((state.ready.len(), state.ready_now, state.timers.len()), (0, 0, 0));
}

#[test]
fn a_suspended_task_keeps_the_chain_of_its_awaits() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.call("outer", &["x"]);
    run.store(0, "1");
    run.line(3);
    run.call("inner", &[]);
    run.sleep(1.0);
    let trace = &run.recorder.trace;
    let state = at(trace, NONE);
    let chain = state.suspended_stack(&state.tasks[&0]);
    assert_eq!(functions(trace, &state, &chain), ["main", "outer", "inner"]);
    assert_eq!(functions(trace, &state, &state.stack), ["<module>"]);

    run.advance();
    run.turn();
    run.run_next();
    run.turn();
    run.run_next();
    let resumed = find(&run.recorder.trace, Kind::TaskResumed, 1);
    let trace = &run.recorder.trace;
    for event in resumed..trace.events.len() as u32 {
        let state = at(trace, event);
        assert_eq!(functions(trace, &state, &state.running_stack()), ["main", "outer", "inner"]);
    }

    run.ret("None");
    let trace = &run.recorder.trace;
    let state = at(trace, NONE);
    assert_eq!(functions(trace, &state, &state.running_stack()), ["main", "outer"]);
}

#[test]
fn a_generator_that_yields_to_a_running_frame_is_not_awaited_by_it() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.call("numbers", &[]);
    let generator = run.recorder.trace.events.last().expect("its Enter").a;
    run.emit(Kind::Suspend, generator, NONE, NONE);
    run.emit(Kind::Line, generator - 1, 4, NONE);
    run.emit(Kind::Suspend, generator - 1, NONE, NONE);
    let state = at(&run.recorder.trace, NONE);
    assert_eq!(state.suspended_stack(&state.tasks[&0]), [generator - 1]);
}

#[test]
fn a_variable_counts_as_changed_until_the_next_line_of_its_frame() {
    let mut run = Script::new();
    run.run_loop("main");
    run.turn();
    run.run_next();
    run.store(0, "1");
    run.line(2);
    run.call("inner", &["x"]);
    run.line(7);
    let changed = |run: &Script| {
        let state = at(&run.recorder.trace, NONE);
        let frame = &state.frames[&1];
        frame.variables.iter().map(|variable| frame.changed(variable)).collect::<Vec<bool>>()
    };
    assert_eq!(changed(&run), [true]);
    run.ret("None");
    run.store(1, "2");
    run.line(3);
    assert_eq!(changed(&run), [false, true]);
    run.line(4);
    assert_eq!(changed(&run), [false, false]);
}

#[test]
fn a_task_is_ready_from_its_handle_on_until_it_runs() {
    let trace = gather();
    let woken = trace.events.iter().position(|event| {
        event.kind == Kind::HandleReady && trace.handles[event.a as usize].kind == HandleKind::Wakeup
    });
    let woken = woken.expect("a wakeup") as EventId;
    let phase = |event| at(&trace, event).tasks[&1].phase;
    assert_eq!(phase(woken - 1), Phase::Suspended);
    assert_eq!(phase(woken), Phase::Ready);
    let runs = (woken..).find(|&id| phase(id) != Phase::Ready).expect("it runs");
    assert_eq!((phase(runs), trace.events[runs as usize].kind), (Phase::Running, Kind::HandleRun));
}

#[test]
fn a_task_that_gives_way_for_a_turn_or_for_what_is_done_is_ready() {
    let mut run = Script::new();
    let main = run.run_loop("main");
    run.turn();
    run.run_next();
    run.give_way();
    assert_eq!(at(&run.recorder.trace, NONE).tasks[&main].phase, Phase::Ready);
    run.turn();
    run.run_next();
    run.wake(main);
    run.wait(WaitKind::Future, NONE, &[]);
    assert_eq!(at(&run.recorder.trace, NONE).tasks[&main].phase, Phase::Ready);
}

#[test]
fn a_task_whose_other_method_was_called_waits_on() {
    let mut run = Script::new();
    let main = run.run_loop("main");
    run.turn();
    run.run_next();
    run.sleep(1.0);
    run.wake(main);
    let handle = run.recorder.trace.events.last().expect("its HandleReady").a;
    run.emit(Kind::HandleRun, handle, NONE, NONE);
    run.emit(Kind::HandleEnd, handle, NONE, NONE);
    assert_eq!(at(&run.recorder.trace, NONE).tasks[&main].phase, Phase::Suspended);
}

#[test]
fn a_request_to_cancel_stands_until_it_is_withdrawn_or_the_task_ends() {
    let mut run = Script::new();
    let main = run.run_loop("main");
    run.turn();
    run.run_next();
    let other = run.create("Task-2", "work");
    run.cancel(main);
    run.cancel(other);
    let request = |run: &Script, task| at(&run.recorder.trace, NONE).tasks[&task].cancelling;
    assert!(request(&run, main).is_some() && request(&run, other).is_some());
    run.emit(Kind::Uncancelled, main, 1, NONE);
    assert!(request(&run, main).is_some(), "another request remains");
    run.emit(Kind::Uncancelled, main, 0, NONE);
    assert_eq!(request(&run, main), None);
    run.finish("None");
    run.turn();
    run.run_next();
    run.end_cancelled();
    assert_eq!(request(&run, other), None);
    assert_eq!(at(&run.recorder.trace, NONE).tasks[&other].phase, Phase::Cancelled);
}

#[test]
fn a_finished_run_leaves_nothing_behind() {
    let trace = gather();
    let state = at(&trace, NONE);
    assert!(state.frames.is_empty() && state.stack.is_empty() && state.resumed.is_empty());
    assert!(state.ready.is_empty() && state.timers.is_empty() && state.running.is_none());
    assert_eq!((state.outputs, state.below), (3, 0));
    assert!(state.tasks.values().all(|task| task.phase == Phase::Done && task.root == NONE));
}
