//! The same program gives the same trace, and a trace shows the same state at an event however one comes to it. On a
//! sample of the programs; on all of them with `LOOPSCOPE_ALL_PROGRAMS=1`.

mod common;

use loopscope::session::{Run, Session};
use loopscope::trace::{Checkpoints, EventId, State, Trace};
use loopscope::view::TaskState;

/// Every event of a short run; some, evenly spread, and the last of a long one.
fn sample(run: &Run, most: usize) -> Vec<EventId> {
    let events = run.view.trace().events.len();
    let mut sample: Vec<EventId> = (0..events as EventId).step_by(events / most + 1).collect();
    sample.extend(events.checked_sub(1).map(|last| last as EventId));
    sample
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    for program in common::sample_programs() {
        assert!(program.run().trace() == program.run().trace(), "{}: two runs differ", program.name);
    }
}

#[test]
fn slices_of_fuel_leave_no_mark() {
    for program in common::sample_programs() {
        let whole = program.run();
        if whole.view.trace().events.len() > 20_000 {
            continue;
        }
        for fuel in [1, 97] {
            let mut session = Session::new(&program.source, &program.options());
            while !session.advance(fuel) {}
            assert!(session.finish().trace() == whole.trace(), "{}: slices of {fuel} differ", program.name);
        }
    }
}

#[test]
fn a_trace_survives_its_bytes() {
    for program in common::sample_programs() {
        let run = program.run();
        let decoded = Trace::from_bytes(&run.trace()).unwrap_or_else(|error| panic!("{}: {error:?}", program.name));
        assert!(&decoded == run.view.trace(), "{}: decoding changes it", program.name);
    }
}

#[test]
fn seeking_comes_where_stepping_comes() {
    for program in common::sample_programs() {
        let run = program.run();
        let trace = run.view.trace();
        let checkpoints = Checkpoints::new(trace);
        let wanted = sample(&run, 300);
        let mut stepped = State::default();
        let mut forward = State::default();
        let mut states = Vec::new();
        for &event in &wanted {
            while stepped.events <= event {
                stepped.step(trace);
            }
            assert!(checkpoints.state(trace, event) == stepped, "{}: state at {event}", program.name);
            checkpoints.seek(trace, &mut forward, event);
            assert!(forward == stepped, "{}: forward to {event}", program.name);
            states.push(stepped.clone());
        }
        let mut back = stepped;
        for (&event, state) in wanted.iter().zip(&states).rev() {
            checkpoints.seek(trace, &mut back, event);
            assert!(&back == state, "{}: back to {event}", program.name);
        }
    }
}

#[test]
fn every_event_can_be_shown() {
    for program in common::sample_programs() {
        let run = program.run();
        let overview = run.overview();
        for event in sample(&run, 300) {
            let state = run.state(event);
            assert_eq!(state.event, event, "{}", program.name);
            let shown = &overview.outputs[..state.outputs as usize];
            assert!(shown.iter().all(|output| output.event <= event), "{}: outputs at {event}", program.name);
            assert!(!state.sentence.kind.is_empty(), "{}: sentence at {event}", program.name);
        }
    }
}

#[test]
fn columns_fit_together() {
    for program in common::sample_programs() {
        let run = program.run();
        let columns = run.columns();
        let events = run.view.trace().events.len();
        for length in [columns.kind.len(), columns.time.len(), columns.iteration.len(), columns.task.len(), columns.line.len()] {
            assert_eq!(length, events, "{}", program.name);
        }
        for stops in [&columns.story, &columns.internals, &columns.turns] {
            assert!(stops.is_sorted_by(|a, b| a < b), "{}: stops ascend", program.name);
            assert!(stops.iter().all(|&stop| (stop as usize) < events), "{}: stops are events", program.name);
        }
        assert!(columns.story.iter().all(|stop| columns.internals.binary_search(stop).is_ok()), "{}: story within internals", program.name);
        assert!(columns.time.is_sorted(), "{}: time goes on", program.name);
    }
}

#[test]
fn bars_cover_each_task_from_its_creation_on() {
    for program in common::sample_programs() {
        let run = program.run();
        let columns = run.columns();
        let events = run.view.trace().events.len() as u32;
        for task in run.overview().tasks {
            let bars: Vec<usize> = (0..columns.bar_task.len()).filter(|&bar| columns.bar_task[bar] == task.id).collect();
            let (Some(&first), Some(&last)) = (bars.first(), bars.last()) else {
                panic!("{}: task {} has no bar", program.name, task.name);
            };
            assert_eq!(columns.bar_from[first], task.created, "{}: {} begins", program.name, task.name);
            assert_eq!(columns.bar_to[last], events, "{}: {} lasts", program.name, task.name);
            for pair in bars.windows(2) {
                let (bar, next) = (pair[0], pair[1]);
                assert_eq!(columns.bar_to[bar], columns.bar_from[next], "{}: {} has a gap in events", program.name, task.name);
                assert!(columns.bar_end[bar] <= columns.bar_start[next], "{}: bars of {} overlap in time", program.name, task.name);
            }
            for &bar in &bars {
                assert!(columns.bar_from[bar] < columns.bar_to[bar], "{}: {} has an empty bar", program.name, task.name);
                assert!(columns.bar_start[bar] <= columns.bar_end[bar], "{}: {} has a bar backwards", program.name, task.name);
            }
            let ends = |bar: usize| TaskState::ALL[columns.bar_state[bar] as usize].ended();
            assert_eq!(ends(last), task.ended.is_some(), "{}: {} is shown to end", program.name, task.name);
            assert!(!bars[..bars.len() - 1].iter().any(|&bar| ends(bar)), "{}: {} ends once", program.name, task.name);
        }
    }
}
