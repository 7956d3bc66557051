//! Draws the graph of a run, event by event.

use std::collections::{BTreeMap, BTreeSet};

use super::edges::Edges;
use super::{Graph, GraphEdgeKind, GraphNode, GraphNodeKind, GraphOutcome, GraphSpell, join_kind, node_kind};
use crate::trace::{Event, EventId, Kind, NONE, PrimitiveState, Source, State, Timer, Wait, WaitKind};
use crate::view::deadlines::TIMEOUT;
use crate::view::{View, some};

pub struct Drawing<'a> {
    view: &'a View,
    story: Vec<EventId>,
    nodes: Vec<GraphNode>,
    edges: Edges,
    /// How many nodes of a kind were made at a place.
    made: BTreeMap<(GraphNodeKind, u32), u32>,
    tasks: BTreeMap<u32, Task>,
    /// By future.
    joins: BTreeMap<u32, u32>,
    /// Timeouts by their timer's handle.
    limits: BTreeMap<u32, Limit>,
    /// Joins, timeouts and timers by kind, task and span: a loop comes to the same one again.
    again: BTreeMap<(GraphNodeKind, u32, u32), u32>,
    primitives: BTreeMap<u32, Primitive>,
    /// The await of the step that gives way: the span of its innermost frame.
    suspending: Option<u32>,
}

/// A task while the graph is drawn.
struct Task {
    node: u32,
    /// The handles of the timeouts that it is within, outermost first.
    within: Vec<u32>,
    /// The edges that matter as long as it is suspended, until it has begun, and until its cancellation has come to an end.
    waiting: Vec<usize>,
    spawned: Option<usize>,
    cancelling: Vec<usize>,
    delivered: bool,
    /// The edges of those that wait for it through a join.
    awaited: Vec<usize>,
    entry: Entry,
    /// Span of the line where it is.
    line: u32,
    ended: bool,
}

/// How far a task is before its first line.
enum Entry {
    Unbegun,
    /// Its coroutine's frame, and the code: variables that are stored now are arguments.
    Entered { frame: u32, code: u32 },
    Begun,
}

/// A timeout that runs.
struct Limit {
    node: u32,
    task: u32,
    /// From what is around it.
    edge: usize,
}

struct Primitive {
    node: u32,
    state: PrimitiveState,
    holds: BTreeMap<u32, usize>,
}

impl<'a> Drawing<'a> {
    pub fn new(view: &'a View) -> Drawing<'a> {
        Drawing {
            view,
            story: view.steps().story,
            nodes: Vec::new(),
            edges: Edges::default(),
            made: BTreeMap::new(),
            tasks: BTreeMap::new(),
            joins: BTreeMap::new(),
            limits: BTreeMap::new(),
            again: BTreeMap::new(),
            primitives: BTreeMap::new(),
            suspending: None,
        }
    }

    pub fn follow(&mut self, id: EventId, event: &Event) {
        match event.kind {
            Kind::TaskCreated => self.create(id, event),
            Kind::TaskResumed => self.resume(id, event.a),
            Kind::Enter => self.enter(event),
            Kind::Store => self.store(event),
            Kind::Line => self.line(event),
            Kind::Suspend => self.suspending = self.suspending.or(some(event.span)),
            Kind::FutureCreated => self.begin_join(id, event),
            Kind::FutureDone => self.end_join(id, event),
            Kind::TaskSuspended => self.suspend(id, event),
            Kind::TaskDone | Kind::TaskFailed | Kind::TaskCancelled => self.end(id, event.a),
            Kind::TimerSet => self.set_timer(id, event),
            Kind::TimerDue => self.end_timer(id, event.a, GraphOutcome::Failed),
            Kind::HandleCancelled => self.end_timer(id, event.a, GraphOutcome::Done),
            Kind::CancelRequested => self.cancel(id, event),
            Kind::CancelDelivered => {
                if let Some(task) = self.tasks.get_mut(&event.a) {
                    task.delivered = true;
                }
            }
            Kind::PrimitiveChanged => self.change(id, event),
            _ => {}
        }
    }

    fn add(&mut self, kind: GraphNodeKind, number: Option<u32>, parent: Option<u32>, span: u32, from: EventId) -> u32 {
        let nth = self.made.entry((kind, span)).or_default();
        self.nodes.push(GraphNode {
            kind,
            number,
            name: String::new(),
            parent,
            site: self.view.range(span),
            nth: *nth,
            definition: None,
            arguments: Vec::new(),
            seconds: None,
            literal: None,
            spells: vec![GraphSpell { from, to: NONE, outcome: GraphOutcome::None }],
        });
        *nth += 1;
        self.nodes.len() as u32 - 1
    }

    /// A node that a task comes to again and again.
    fn add_again(&mut self, kind: GraphNodeKind, task: u32, parent: Option<u32>, span: u32, from: EventId) -> u32 {
        if let Some(&node) = self.again.get(&(kind, task, span)) {
            self.end_spell(node, from, GraphOutcome::None);
            self.nodes[node as usize].spells.push(GraphSpell { from, to: NONE, outcome: GraphOutcome::None });
            return node;
        }
        let node = self.add(kind, None, parent, span, from);
        self.again.insert((kind, task, span), node);
        node
    }

    fn end_spell(&mut self, node: u32, to: EventId, outcome: GraphOutcome) {
        let spell = self.nodes.get_mut(node as usize).and_then(|node| node.spells.last_mut());
        if let Some(spell) = spell.filter(|spell| spell.to == NONE) {
            (spell.to, spell.outcome) = (to, outcome);
        }
    }

    fn node_of(&self, task: u32) -> Option<u32> {
        self.tasks.get(&task).map(|task| task.node)
    }

    /// What a task waits through: itself, or the innermost timeout that it is within.
    fn innermost(&self, task: u32) -> Option<u32> {
        let task = self.tasks.get(&task)?;
        let limit = task.within.last().and_then(|handle| self.limits.get(handle));
        Some(limit.map_or(task.node, |limit| limit.node))
    }

    // Tasks -----------------------------------------------------------------------------------------------------------

    fn create(&mut self, id: EventId, event: &Event) {
        let span = self.view.trace.task(event.a).map_or(NONE, |task| task.span);
        let maker = self.node_of(event.task);
        let node = self.add(GraphNodeKind::Task, Some(event.a), maker, span, id);
        let spawned = maker.map(|maker| self.edges.open(GraphEdgeKind::Spawns, maker, node, id));
        let task = Task {
            node,
            within: Vec::new(),
            waiting: Vec::new(),
            spawned,
            cancelling: Vec::new(),
            delivered: false,
            awaited: Vec::new(),
            entry: Entry::Unbegun,
            line: NONE,
            ended: false,
        };
        self.tasks.insert(event.a, task);
    }

    fn resume(&mut self, id: EventId, task: u32) {
        let Some(task) = self.tasks.get_mut(&task) else { return };
        for edge in task.waiting.drain(..).chain(task.spawned.take()) {
            self.edges.close(edge, id);
        }
    }

    /// The first frame that a task enters is its coroutine's.
    fn enter(&mut self, event: &Event) {
        let Some(task) = self.tasks.get_mut(&event.task) else { return };
        if let Entry::Unbegun = task.entry {
            task.entry = Entry::Entered { frame: event.a, code: event.b };
            self.nodes[task.node as usize].definition = self.view.range(event.span);
        }
    }

    fn store(&mut self, event: &Event) {
        let Some(task) = self.tasks.get(&event.task) else { return };
        let Entry::Entered { frame, code } = task.entry else { return };
        let trace = &self.view.trace;
        let slot = trace.code(code).and_then(|code| code.slots.get(event.b as usize));
        if let Some(&slot) = slot.filter(|_| frame == event.a) {
            let argument = format!("{}={}", trace.text(slot), trace.text(event.c));
            self.nodes[task.node as usize].arguments.push(argument);
        }
    }

    fn line(&mut self, event: &Event) {
        self.suspending = None;
        if let Some(task) = self.tasks.get_mut(&event.task) {
            (task.entry, task.line) = (Entry::Begun, event.span);
        }
    }

    fn end(&mut self, id: EventId, task: u32) {
        let Some(task) = self.tasks.get_mut(&task) else { return };
        task.ended = true;
        for edge in task.awaited.drain(..) {
            self.edges.close(edge, id);
        }
        // The step that ends it shows by whom it was cancelled.
        for edge in task.cancelling.drain(..) {
            self.edges.close(edge, id + 1);
        }
        let (node, within) = (task.node, std::mem::take(&mut task.within));
        self.end_spell(node, id, GraphOutcome::None);
        for handle in within {
            self.end_timer(id, handle, GraphOutcome::Done);
        }
    }

    // Waiting ---------------------------------------------------------------------------------------------------------

    fn suspend(&mut self, id: EventId, event: &Event) {
        let span = self.suspending.take().unwrap_or(NONE);
        let Some(wait) = self.view.trace.wait(event.b) else { return };
        self.uncancel(id, event.a);
        let Some(waiter) = self.innermost(event.a) else { return };
        if let Some(join) = self.joins.get(&wait.target).copied().filter(|_| is_join(wait)) {
            self.place_join(join, event.a, waiter, span);
            self.wait_for_node(id, event.a, waiter, join);
            self.await_members(id, event.a, join, wait);
        } else if let Some(primitive) = self.primitives.get(&wait.primitive) {
            let Some(task) = self.tasks.get_mut(&event.a) else { return };
            task.waiting.push(self.edges.open(GraphEdgeKind::WaitsFor, task.node, primitive.node, id));
        } else {
            let target = (wait.kind == WaitKind::Task).then_some(wait.target);
            for awaited in target.into_iter().chain(wait.members.iter().copied()) {
                let Some(node) = self.node_of(awaited) else { continue };
                self.wait_for_node(id, event.a, waiter, node);
                self.adopt(event.a, awaited, waiter);
            }
        }
    }

    fn wait_for_node(&mut self, id: EventId, task: u32, waiter: u32, node: u32) {
        let edge = self.edges.open(GraphEdgeKind::Awaits, waiter, node, id);
        if let Some(task) = self.tasks.get_mut(&task) {
            task.waiting.push(edge);
        }
    }

    /// A join's members are awaited until they end, or the join does.
    fn await_members(&mut self, id: EventId, owner: u32, join: u32, wait: &Wait) {
        for &member in &wait.members {
            let Some(task) = self.tasks.get_mut(&member) else { continue };
            if !task.ended {
                let edge = self.edges.open(GraphEdgeKind::Awaits, join, task.node, id);
                task.awaited.push(edge);
            }
            self.adopt(owner, member, join);
        }
    }

    /// A task that its own maker waits for stands behind what it is waited for through.
    fn adopt(&mut self, owner: u32, task: u32, parent: u32) {
        let (Some(maker), Some(node)) = (self.node_of(owner), self.node_of(task)) else { return };
        let node = &mut self.nodes[node as usize];
        if node.parent == Some(maker) {
            node.parent = Some(parent);
        }
    }

    // Joins -----------------------------------------------------------------------------------------------------------

    /// A join is seen when it is made; where it stands in the text is known when it is awaited.
    fn begin_join(&mut self, id: EventId, event: &Event) {
        let Some(kind) = join_kind(self.view.trace.text(event.b)) else { return };
        let Some(parent) = self.innermost(event.task) else { return };
        let span = self.next_await(id, event.task);
        let node = self.add_again(kind, event.task, Some(parent), span, id);
        self.joins.insert(event.a, node);
    }

    /// The await that the running task comes to next on its line; without one, the line.
    fn next_await(&self, id: EventId, task: u32) -> u32 {
        let line = self.tasks.get(&task).map_or(NONE, |task| task.line);
        let later = self.view.trace.events.iter().skip(id as usize + 1).filter(|event| event.task == task);
        let mut until = later.take_while(|event| !matches!(event.kind, Kind::Line | Kind::TaskSuspended | Kind::HandleEnd));
        until.find(|event| event.kind == Kind::Suspend).map_or(line, |event| event.span)
    }

    fn place_join(&mut self, join: u32, task: u32, waiter: u32, span: u32) {
        let maker = self.node_of(task);
        let node = &mut self.nodes[join as usize];
        if node.site.is_none() {
            node.site = self.view.range(span);
        }
        // Made outside of the timeout within which it is awaited.
        if node.parent == maker && maker != Some(waiter) {
            node.parent = Some(waiter);
        }
    }

    fn end_join(&mut self, id: EventId, event: &Event) {
        let Some(node) = self.joins.get(&event.a).copied() else { return };
        let outcome = [GraphOutcome::Done, GraphOutcome::Failed, GraphOutcome::Cancelled];
        self.end_spell(node, id, outcome.get(event.b as usize).copied().unwrap_or(GraphOutcome::None));
    }

    // Timers ----------------------------------------------------------------------------------------------------------

    fn set_timer(&mut self, id: EventId, event: &Event) {
        let trace = &self.view.trace;
        let label = trace.handle(event.a).map_or("", |handle| trace.text(handle.label));
        if label != TIMEOUT {
            return;
        }
        let Some(parent) = self.innermost(event.task) else { return };
        let node = self.add_again(GraphNodeKind::Timeout, event.task, Some(parent), event.span, id);
        self.time(node, trace.timer(event.b));
        let edge = self.edges.open(GraphEdgeKind::Awaits, parent, node, id);
        self.limits.insert(event.a, Limit { node, task: event.task, edge });
        if let Some(task) = self.tasks.get_mut(&event.task) {
            task.within.push(event.a);
        }
    }

    fn time(&mut self, node: u32, timer: Option<&Timer>) {
        let node = &mut self.nodes[node as usize];
        node.seconds = timer.map(|timer| timer.seconds);
        node.literal = match timer.map(|timer| timer.source) {
            Some(Source::Literal(span)) => Some(self.view.positions.range(span)),
            _ => None,
        };
    }

    /// A timeout ends, or strikes.
    fn end_timer(&mut self, id: EventId, handle: u32, outcome: GraphOutcome) {
        let Some(&Limit { node, task, edge }) = self.limits.get(&handle) else { return };
        self.end_spell(node, id, outcome);
        self.edges.close(edge, id);
        if let Some(task) = self.tasks.get_mut(&task) {
            task.within.retain(|&within| within != handle);
        }
    }

    // Cancelling ------------------------------------------------------------------------------------------------------

    fn cancel(&mut self, id: EventId, event: &Event) {
        let Some(target) = self.node_of(event.a) else { return };
        let Some(source) = self.canceller(id, event) else { return };
        if source == target {
            return;
        }
        let edge = self.edges.open(GraphEdgeKind::Cancels, source, target, id);
        if let Some(task) = self.tasks.get_mut(&event.a) {
            task.delivered = false;
            task.cancelling.push(edge);
        }
    }

    /// The task that asked, or the timeout or timer that struck; a group, when a member's failure cancels another one.
    fn canceller(&mut self, id: EventId, event: &Event) -> Option<u32> {
        // Threads have no nodes.
        let (cause, source) = self.view.doer(&[], id, event)?;
        if source == NONE {
            let handle = self.view.trace.event(cause)?.a;
            let limit = self.limits.get(&handle).map(|limit| limit.node);
            return limit.or_else(|| self.cancel_timer(id, event.a, handle));
        }
        let source = self.node_of(source)?;
        let parent = |node: u32| self.nodes[node as usize].parent;
        let group = parent(source).filter(|&group| self.nodes[group as usize].kind == GraphNodeKind::TaskGroup);
        Some(group.filter(|_| self.node_of(event.a).and_then(parent) == group).unwrap_or(source))
    }

    /// `call_later(1, task.cancel)`, whose time has come.
    fn cancel_timer(&mut self, id: EventId, target: u32, handle: u32) -> Option<u32> {
        let set = *self.view.set_by.get(&handle)?;
        let event = self.view.trace.event(set)?;
        let by = self.node_of(event.task);
        let node = self.add_again(GraphNodeKind::CancelTimer, target, by, event.span, set);
        self.time(node, self.view.trace.timer(event.b));
        self.end_spell(node, id, GraphOutcome::Failed);
        Some(node)
    }

    /// A cancellation has been felt, and the task goes on all the same.
    fn uncancel(&mut self, id: EventId, task: u32) {
        let Some(task) = self.tasks.get_mut(&task).filter(|task| task.delivered) else { return };
        for edge in task.cancelling.drain(..) {
            self.edges.close(edge, id);
        }
    }

    // Locks, queues, … ------------------------------------------------------------------------------------------------

    fn change(&mut self, id: EventId, event: &Event) {
        let Some(state) = self.view.trace.primitive_state(event.b) else { return };
        let Some(kind) = self.view.trace.primitive(event.a).and_then(|primitive| node_kind(primitive.kind)) else { return };
        if !self.primitives.contains_key(&event.a) {
            self.create_primitive(id, event, kind);
        }
        let task = self.node_of(event.task);
        let Some(primitive) = self.primitives.get_mut(&event.a) else { return };
        let before = std::mem::replace(&mut primitive.state, state.clone());
        let moment = match kind {
            GraphNodeKind::Queue if state.value > before.value => Some(GraphEdgeKind::Puts),
            GraphNodeKind::Queue if state.value < before.value => Some(GraphEdgeKind::Gets),
            GraphNodeKind::Event if state.value > before.value => Some(GraphEdgeKind::Sets),
            _ => None,
        };
        if let (Some(kind), Some(task)) = (moment, task) {
            let until = self.view.shown_until(&self.story, id);
            self.edges.moment(kind, task, primitive.node, id, until);
        }
        let now: BTreeSet<u32> = state.holders.iter().copied().collect();
        primitive.holds.retain(|task, edge| {
            let holds = now.contains(task);
            if !holds {
                self.edges.close(*edge, id);
            }
            holds
        });
        for task in now {
            let Some(holder) = self.tasks.get(&task) else { continue };
            let node = primitive.node;
            primitive.holds.entry(task).or_insert_with(|| self.edges.open(GraphEdgeKind::Holds, holder.node, node, id));
        }
    }

    fn create_primitive(&mut self, id: EventId, event: &Event, kind: GraphNodeKind) {
        let span = self.view.trace.primitive(event.a).map_or(NONE, |primitive| primitive.span);
        let maker = self.node_of(event.task);
        let node = self.add(kind, Some(event.a), maker, span, id);
        self.nodes[node as usize].name = self.view.primitive_name(event.a).to_owned();
        self.primitives.insert(event.a, Primitive { node, state: PrimitiveState::default(), holds: BTreeMap::new() });
    }

    // The end ---------------------------------------------------------------------------------------------------------

    pub fn finish(self) -> Graph {
        let cycle = self.cycle();
        Graph { nodes: self.nodes, edges: self.edges.finish(self.view.trace.events.len() as EventId), cycle }
    }

    /// The tasks of a deadlock's cycle, each followed by what it waits at.
    fn cycle(&self) -> Vec<u32> {
        let state = self.view.checkpoints.state(&self.view.trace, NONE);
        let tasks = self.view.deadlock_cycle(&state).unwrap_or_default();
        tasks.iter().flat_map(|&task| [self.node_of(task), self.between(&state, task)]).flatten().collect()
    }

    fn between(&self, state: &State, task: u32) -> Option<u32> {
        let wait = self.view.trace.wait(state.tasks.get(&task)?.wait)?;
        let primitive = self.primitives.get(&wait.primitive).map(|primitive| primitive.node);
        primitive.or_else(|| self.joins.get(&wait.target).copied().filter(|_| is_join(wait)))
    }
}

fn is_join(wait: &Wait) -> bool {
    matches!(wait.kind, WaitKind::Gather | WaitKind::Wait | WaitKind::TaskGroup)
}
