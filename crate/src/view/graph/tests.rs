use super::*;
use crate::session::{Options, run};
use crate::trace::NONE;

/// A run with its graph, to be asked in words.
struct Drawn {
    source: String,
    graph: Graph,
    names: Vec<String>,
    ends: u32,
}

fn drawn(body: &str) -> Drawn {
    let source = format!("import asyncio\n{body}\nasyncio.run(main())\n");
    let run = run(&source, &Options::default());
    let overview = run.overview();
    assert_eq!(overview.problems, []);
    let names = overview.tasks.iter().map(|task| task.name.clone()).collect();
    Drawn { graph: run.graph(), names, source, ends: overview.events }
}

impl Drawn {
    /// A task by its name, a lock by the program's, all else by its kind.
    fn name(&self, node: u32) -> String {
        let node = &self.graph.nodes[node as usize];
        match node.kind {
            GraphNodeKind::Task => self.names[node.number.expect("a task has one") as usize].clone(),
            _ if !node.name.is_empty() => node.name.clone(),
            kind => format!("{kind:?}"),
        }
    }

    fn node(&self, name: &str) -> &GraphNode {
        let found = (0..).zip(&self.graph.nodes).find(|&(id, _)| self.name(id) == name);
        found.unwrap_or_else(|| panic!("no node {name}")).1
    }

    /// The edges but for what asyncio itself makes at the end, as `a Kind b`.
    fn edges(&self) -> Vec<String> {
        self.graph.edges.iter().map(|edge| format!("{} {:?} {}", self.name(edge.from), edge.kind, self.name(edge.to))).collect()
    }

    fn times(&self, edge: &str) -> &[u32] {
        let at = self.edges().iter().position(|name| name == edge).unwrap_or_else(|| panic!("no edge {edge}"));
        &self.graph.edges[at].times
    }

    fn parent(&self, name: &str) -> String {
        self.node(name).parent.map_or(String::new(), |parent| self.name(parent))
    }

    fn text(&self, range: Option<Range>) -> &str {
        range.map_or("", |range| &self.source[range.start as usize..range.end as usize])
    }
}

#[test]
fn a_join_stands_between_who_waits_and_its_members() {
    for (join, name) in [
        ("await asyncio.gather(*tasks)", "Gather"),
        ("await asyncio.wait(tasks)", "Wait"),
        ("for each in asyncio.as_completed(tasks): await each", "AsCompleted"),
    ] {
        let run = drawn(&format!(
            "
async def work(n):
    await asyncio.sleep(n)

async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2)]
    {join}
"
        ));
        assert_eq!((run.parent("Task-2"), run.parent(name)), (name.to_owned(), "Task-1".to_owned()), "{join}");
        let edges = run.edges();
        for edge in ["Task-1 Spawns Task-2", "Task-1 Awaits NAME", "NAME Awaits Task-2", "NAME Awaits Task-3"] {
            let edge = edge.replace("NAME", name);
            assert!(edges.contains(&edge), "{join}: {edge} in {edges:?}");
        }
        // The first member is no longer awaited when it has ended; the second one is.
        assert!(run.times(&format!("{name} Awaits Task-2"))[1] < run.times(&format!("{name} Awaits Task-3"))[1], "{join}");
    }
}

#[test]
fn a_group_joins_the_tasks_that_it_made_and_cancels_them() {
    let run = drawn(
        "
async def work(n):
    await asyncio.sleep(n)
    raise ValueError(n)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(1))
        group.create_task(work(2))
",
    );
    assert_eq!((run.parent("Task-2"), run.parent("TaskGroup")), ("TaskGroup".to_owned(), "Task-1".to_owned()));
    assert!(run.edges().contains(&"TaskGroup Cancels Task-3".to_owned()), "{:?}", run.edges());
}

#[test]
fn a_timeout_stands_before_what_it_limits_and_cancels_it() {
    let run = drawn(
        "
async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    try:
        async with asyncio.timeout(0.5):
            await task
    except TimeoutError:
        pass
    await asyncio.wait_for(asyncio.create_task(asyncio.sleep(1)), 3)
",
    );
    let timeouts: Vec<&GraphNode> = run.graph.nodes.iter().filter(|node| node.kind == GraphNodeKind::Timeout).collect();
    let told: Vec<_> =
        timeouts.iter().map(|node| (run.text(node.site), run.text(node.literal), node.seconds, node.spells[0].outcome)).collect();
    assert_eq!(
        told,
        [
            ("asyncio.timeout(0.5)", "0.5", Some(0.5), GraphOutcome::Failed),
            ("asyncio.wait_for(asyncio.create_task(asyncio.sleep(1)), 3)", "3", Some(3.0), GraphOutcome::Done)
        ]
    );
    assert_eq!(run.parent("Task-2"), "Timeout");
    let edges = run.edges();
    for edge in ["Task-1 Awaits Timeout", "Timeout Awaits Task-2", "Timeout Cancels Task-1"] {
        assert!(edges.contains(&edge.to_owned()), "{edge} in {edges:?}");
    }
}

#[test]
fn a_lock_is_held_by_one_and_waited_for_by_the_other_and_then_the_other_way_round() {
    let run = drawn(
        "
async def work(lock):
    async with lock:
        await asyncio.sleep(1)

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(work(lock), work(lock))
",
    );
    assert_eq!((run.node("lock").kind, run.text(run.node("lock").site)), (GraphNodeKind::Lock, "asyncio.Lock()"));
    let (first, waits, second) =
        (run.times("Task-2 Holds lock"), run.times("Task-3 WaitsFor lock"), run.times("Task-3 Holds lock"));
    assert!(first[0] < waits[0] && waits[0] < first[1] && first[1] <= second[0]);
    assert!(waits[1] <= second[0]);
    assert!(!run.edges().contains(&"Task-2 WaitsFor lock".to_owned()));
}

#[test]
fn puts_gets_and_sets_are_of_those_who_do_them() {
    let run = drawn(
        "
async def consume(queue, done):
    for _ in range(2):
        await queue.get()
    done.set()

async def main():
    queue, done = asyncio.Queue(1), asyncio.Event()
    asyncio.create_task(consume(queue, done))
    for n in range(2):
        await queue.put(n)
    await done.wait()
",
    );
    let edges = run.edges();
    for edge in ["Task-1 Puts Queue", "Task-2 Gets Queue", "Task-2 Sets Event", "Task-1 WaitsFor Event"] {
        assert!(edges.contains(&edge.to_owned()), "{edge} in {edges:?}");
    }
    assert!(!edges.contains(&"Task-1 Gets Queue".to_owned()));
}

#[test]
fn who_cancels_is_a_task_or_the_timer_that_did() {
    let run = drawn(
        "
async def work():
    await asyncio.sleep(9)

async def main():
    first, second = asyncio.create_task(work()), asyncio.create_task(work())
    asyncio.get_running_loop().call_later(0.5, first.cancel)
    await asyncio.sleep(1)
    second.cancel()
    await asyncio.wait([first, second])
",
    );
    let edges = run.edges();
    assert!(edges.contains(&"CancelTimer Cancels Task-2".to_owned()) && edges.contains(&"Task-1 Cancels Task-3".to_owned()), "{edges:?}");
    assert_eq!((run.node("CancelTimer").seconds, run.text(run.node("CancelTimer").literal)), (Some(0.5), "0.5"));
}

#[test]
fn a_deadlock_is_a_cycle_of_tasks_and_what_they_wait_at() {
    let run = drawn(
        "
async def work(a, b):
    async with a:
        await asyncio.sleep(1)
        async with b:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(work(a, b), work(b, a))
",
    );
    let cycle: Vec<String> = run.graph.cycle.iter().map(|&node| run.name(node)).collect();
    assert_eq!(cycle, ["Task-2", "Lock", "Task-3", "Lock"]);
    assert_ne!(run.graph.cycle[1], run.graph.cycle[3]);
    let unless = drawn("async def main():\n    await asyncio.sleep(1)\n");
    assert_eq!(unless.graph.cycle, [0; 0]);
}

#[test]
fn a_task_knows_its_call_its_function_and_its_arguments() {
    let run = drawn(
        "
async def 取(name, 秒=2):
    local = name
    await asyncio.sleep(秒)

async def main():
    await asyncio.gather(*(取(n) for n in 'ab'))
",
    );
    let second = run.node("Task-3");
    assert_eq!((second.nth, &second.arguments[..]), (1, &["name='b'".to_owned(), "秒=2".to_owned()][..]));
    let units: Vec<u16> = run.source.encode_utf16().collect();
    let text = |range: Range| String::from_utf16_lossy(&units[range.start as usize..range.end as usize]);
    assert!(second.definition.is_some_and(|range| text(range).starts_with("async def 取(")));
    assert_eq!(second.site.map(text).as_deref(), Some("asyncio.gather(*(取(n) for n in 'ab'))"));
}

#[test]
fn what_a_loop_comes_to_again_is_one_node() {
    let run = drawn(
        "
async def main():
    for _ in range(3):
        async with asyncio.timeout(2):
            await asyncio.gather(asyncio.sleep(1))
",
    );
    for kind in [GraphNodeKind::Timeout, GraphNodeKind::Gather] {
        let nodes: Vec<_> = run.graph.nodes.iter().filter(|node| node.kind == kind).collect();
        assert_eq!((nodes.len(), nodes[0].spells.len()), (1, 3), "{kind:?}");
        assert!(nodes[0].spells.is_sorted_by(|a, b| a.to <= b.from));
    }
    assert_eq!(run.parent("Gather"), "Timeout");
}

#[test]
fn every_edge_matters_at_stretches_that_are_ascending_and_apart() {
    let mixed = drawn(
        "
async def work(n, gate, queue):
    async with gate:
        await queue.put(n)
        await asyncio.sleep(n % 3)
        await queue.get()

async def main():
    gate, queue = asyncio.Semaphore(3), asyncio.Queue()
    tasks = [asyncio.create_task(work(n, gate, queue)) for n in range(20)]
    await asyncio.sleep(1)
    tasks[7].cancel()
    while tasks:
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
",
    );
    for edge in &mixed.graph.edges {
        assert!(edge.times.len().is_multiple_of(2) && edge.times.is_sorted_by(|a, b| a < b), "{edge:?}");
        assert!(edge.times.last().is_some_and(|&last| last <= mixed.ends));
    }
    for node in &mixed.graph.nodes {
        assert!(node.spells.iter().all(|spell| spell.from < spell.to || spell.to == NONE), "{node:?}");
        assert!(node.parent.is_none_or(|parent| (parent as usize) < mixed.graph.nodes.len()));
    }
}

#[test]
fn a_thousand_tasks_are_a_graph_of_as_many_nodes_and_few_times_the_edges() {
    let run = drawn(
        "
async def work(gate):
    async with gate:
        await asyncio.sleep(1)

async def main():
    gate = asyncio.Semaphore(10)
    await asyncio.gather(*(work(gate) for _ in range(1000)))
",
    );
    let tasks = run.graph.nodes.iter().filter(|node| node.kind == GraphNodeKind::Task).count();
    assert!((1001..1010).contains(&tasks));
    assert!(run.graph.edges.len() < 5000);
}
