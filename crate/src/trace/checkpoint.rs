//! States kept along the trace, so that the state at any event is near one of them.

use super::event::EventId;
use super::recorder::Trace;
use super::state::State;

/// At least so many events lie between two checkpoints.
const SPACING: usize = 512;

/// Where a search for a state can start from.
///
/// A checkpoint comes only after as many events as the one before has entries. So all of them together are no larger
/// than the trace times a constant, and from the nearest one it is never further than a state is large.
#[derive(Clone, Debug, Default)]
pub struct Checkpoints {
    states: Vec<State>,
}

impl Checkpoints {
    pub fn new(trace: &Trace) -> Checkpoints {
        let mut states = Vec::new();
        let mut state = State::default();
        let mut due = SPACING;
        while state.step(trace) {
            if state.events as usize >= due {
                due += SPACING.max(state.size());
                states.push(state.clone());
            }
        }
        Checkpoints { states }
    }

    /// The state after an event; after the last one if there are not so many.
    pub fn state(&self, trace: &Trace, event: EventId) -> State {
        let mut state = State::default();
        self.seek(trace, &mut state, event);
        state
    }

    /// Moves a state to an event, forwards or back. A state that is near is moved step by step.
    pub fn seek(&self, trace: &Trace, state: &mut State, event: EventId) {
        let target = event.saturating_add(1).min(trace.events.len() as u32);
        let after = self.states.partition_point(|checkpoint| checkpoint.events <= target);
        let nearest = after.checked_sub(1).map(|index| &self.states[index]);
        let start = nearest.map_or(0, |checkpoint| checkpoint.events);
        if !(start..=target).contains(&state.events) {
            *state = nearest.cloned().unwrap_or_default();
        }
        while state.events < target {
            state.step(trace);
        }
    }

    #[cfg(test)]
    pub fn sizes(&self) -> impl Iterator<Item = usize> {
        self.states.iter().map(State::size)
    }
}
