import { describe, expect, test } from "vitest";
import type { Graph, GraphEdge, GraphNode, Overview, TaskView } from "../../engine/types";
import { activityOf, isActive } from "./activity";
import { cardsOf, carried, mover, type Card } from "./cards";
import { layout } from "./layout";
import { shortened } from "./outline";
import { difference } from "../text";

const NONE = 0xffffffff;

function node(kind: GraphNode["kind"], number: number | null, parent: number | null, start: number, nth = 0, from = 0): GraphNode {
  const site = { start, end: start + 5, line: 1 };
  return { kind, number, name: "", parent, site, nth, definition: null, arguments: [], seconds: null, literal: null, spells: [{ from, to: NONE, outcome: "none" }] };
}

function overviewOf(nodes: readonly GraphNode[]): Overview {
  const tasks = nodes.filter(({ kind }) => kind === "task").map(({ number }) => ({ id: number, name: `Task-${number}`, coro: "work" }) as TaskView);
  return { tasks, events: 100 } as Overview;
}

const OPEN = { all: false, isOpen: () => true, steps: null };

function cards(nodes: GraphNode[], edges: GraphEdge[] = [], options: Partial<Parameters<typeof cardsOf>[3]> = {}) {
  const graph: Graph = { nodes, edges, cycle: [] };
  return cardsOf(graph, overviewOf(nodes), null, { ...OPEN, ...options });
}

/** `main` with a join and three tasks behind it, and a lock. */
const MAIN = [
  node("task", 0, null, 900),
  node("gather", null, 0, 100),
  node("task", 1, 1, 110),
  node("task", 2, 1, 120),
  node("task", 3, 1, 130),
  node("lock", 0, 0, 50),
];

function places(list: readonly Card[], moved = new Map<string, { x: number; y: number }>()) {
  return new Map([...layout(list, moved)].map(([key, { x, y }]) => [key, `${x} ${y}`]));
}

describe("the layout", () => {
  test("is the same for the same cards", () => {
    expect(places(cards(MAIN).cards)).toEqual(places(cards(MAIN.map((each) => ({ ...each }))).cards));
  });

  test("moves nothing when a task comes behind the others", () => {
    const before = places(cards(MAIN).cards);
    const after = places(cards([...MAIN, node("task", 4, 1, 140)]).cards);
    for (const [key, place] of before) expect(after.get(key)).toBe(place);
  });

  test("moves only what is below when a task goes", () => {
    const before = places(cards(MAIN).cards);
    const after = places(cards(MAIN.filter(({ number, kind }) => kind !== "task" || number !== 2)).cards);
    expect(after.get("task:110:0")).toBe(before.get("task:110:0"));
    expect(after.get("task:130:0")).toBe(before.get("task:120:0"));
  });

  test("never puts one card upon another", () => {
    const boxes = [...layout(cards(MAIN).cards).values()];
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    });
  });

  test("leaves a card where the reader put it", () => {
    expect(places(cards(MAIN).cards, new Map([["task:120:0", { x: 7, y: 9 }]])).get("task:120:0")).toBe("7 9");
  });

  test("is made of a thousand tasks at once", () => {
    const many = Array.from({ length: 1000 }, (_, i) => node("task", i + 1, 0, 1000 + 10 * i));
    expect(layout(cards([MAIN[0]!, ...many]).cards).size).toBe(1001);
  });
});

describe("a card's key", () => {
  test("goes with its place when the text before it changes", () => {
    const before = "a = 1\nb = work()\n";
    const after = "# a comment\na = 1\nb = work()\n";
    const move = mover(difference(before, after));
    expect(carried(`task:${before.indexOf("work")}:2`, move)).toBe(`task:${after.indexOf("work")}:2`);
  });

  test("stays when the text behind it changes, and when it has no place", () => {
    const move = mover(difference("one two", "one three"));
    expect(carried("task:0:0", move)).toBe("task:0:0");
    expect(carried("task:-:8", move)).toBe("task:-:8");
  });
});

test("two cards never have the same key", () => {
  const twins = cards([MAIN[0]!, node("task", 1, 0, 900), node("task", 2, 0, 900)]).cards.map(({ key }) => key);
  expect(new Set(twins).size).toBe(3);
});

describe("tasks made at one place", () => {
  const fetches = [node("task", 0, null, 900), ...[1, 2, 3].map((n) => node("task", n, 0, 100, n - 1))];
  const lock = node("lock", 0, 2, 300);

  test("stand as one while their group is closed, and whatever is behind them too", () => {
    const drawn = cards([...fetches, lock], [{ kind: "holds", from: 2, to: 4, times: [3, 9] }], { isOpen: () => false });
    expect(drawn.cards.map(({ key, nodes }) => [key, nodes.length])).toEqual([["task:900:0", 1], ["group:100:0", 3]]);
    expect(drawn.links).toHaveLength(1);
  });

  test("stand by themselves while it is open", () => {
    expect(cards(fetches).cards.map(({ key }) => key)).toEqual(["task:900:0", "task:100:0", "task:100:1", "task:100:2"]);
  });
});

test("what comes after the end of a run that is cut is not there", () => {
  const later = { ...node("task", 4, 1, 140), spells: [{ from: 200, to: NONE, outcome: "none" as const }] };
  expect(cards([...MAIN, later]).cards).toHaveLength(MAIN.length);
});

test("an edge matters from the first event of a pair to before the second", () => {
  const times = [3, 5, 9, 12];
  const active = Array.from({ length: 14 }, (_, event) => event).filter((event) => isActive(times, event));
  expect(active).toEqual([3, 4, 9, 10, 11]);
});

test("an arrow shows the way of what goes from one to the other", () => {
  const edges: GraphEdge[] = [
    { kind: "spawns", from: 0, to: 1, times: [1, 2] },
    { kind: "awaits", from: 0, to: 1, times: [2, 4] },
    { kind: "cancels", from: 1, to: 0, times: [3, 4] },
  ];
  const link = { key: "a b", from: "a", to: "b", tree: true, edges: [{ edge: 0, back: false }, { edge: 1, back: false }, { edge: 2, back: true }] };
  const at = (event: number) => activityOf(link, edges, event);
  expect([at(0), at(1), at(2), at(3)]).toEqual([null, { kind: "spawns", towards: "to" }, { kind: "awaits", towards: "from" }, { kind: "cancels", towards: "from" }]);
});

test("a step is as short as its meaning allows", () => {
  expect(shortened("await asyncio.sleep(1.5)")).toBe("sleep(1.5)");
  expect(shortened("async with gate")).toBe("with gate");
});
