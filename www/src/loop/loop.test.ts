import { expect, test } from "vitest";
import type { State, TaskAt } from "../engine/types";
import { chainOf } from "./chain";
import { handleKey, isWaiting, moves, taskKey } from "./moves";
import { partsOf } from "./value";

const pairs = (text: string) => partsOf(text).map(({ name, text }) => [name, text]);

test("values open into what is in them", () => {
  expect(pairs("[1, 'a, b', {'k': (2, 3)}]")).toEqual([["0", "1"], ["1", "'a, b'"], ["2", "{'k': (2, 3)}"]]);
  expect(pairs("{'a': [1, 2], 'b:c': 3}")).toEqual([["'a'", "[1, 2]"], ["'b:c'", "3"]]);
  expect(pairs("Point(x=1, y=[2])")).toEqual([["x", "1"], ["y", "[2]"]]);
  expect(pairs("(1,)")).toEqual([["0", "1"]]);
});

test("texts and numbers do not open, and what is cut off opens as far as it goes", () => {
  for (const plain of ["1", "'[1, 2]'", "None", "[]", "b'(x)'", "f(x) + 1", "<function main.<locals>.f>", "Queue(<Queue>)"]) expect(partsOf(plain), plain).toEqual([]);
  expect(pairs("[1, 2, …")).toEqual([["0", "1"], ["1", "2"], ["2", "…"]]);
});

const at = (id: number, tasks: number[], primitive: number | null = null) =>
  ({ id, state: "waiting", result: null, wait: { kind: "task", label: "", primitive, tasks, until: null } }) as unknown as TaskAt;
const chain = (tasks: TaskAt[], holders: number[] = []) => {
  const primitives = [{ id: 0, holders }] as never;
  return chainOf(tasks[0]!, new Map(tasks.map((task) => [task.id, task])), primitives);
};

test("a chain of waits goes to its end", () => {
  expect(chain([at(0, [1]), at(1, [2]), at(2, [])])).toEqual({ tasks: [1, 2], cycle: false });
  expect(chain([at(0, [1, 2]), at(1, []), at(2, [])])).toEqual({ tasks: [], cycle: false });
  expect(chain([at(0, []), at(1, [])])).toEqual({ tasks: [], cycle: false });
});

test("a chain that bites its tail says so, and a lock leads to who holds it now", () => {
  expect(chain([at(0, [1]), at(1, [0])])).toEqual({ tasks: [1, 0], cycle: true });
  expect(chain([at(0, [2], 0), at(1, []), at(2, [])], [1])).toEqual({ tasks: [1], cycle: false });
});

test("a task that is being cancelled waits only until its cancellation is delivered", () => {
  const task = at(0, [1]);
  const told = (state: string, wait: TaskAt["wait"]) => isWaiting({ ...task, state, wait } as TaskAt);
  expect([told("cancelling", task.wait), told("cancelling", null), told("sleeping", task.wait), told("ready", null)]).toEqual([true, false, true, false]);
});

const state = (part: Partial<State>) => ({ tasks: [], timers: [], ready: [], running: null, ...part }) as unknown as State;

test("a thing that is elsewhere has moved from where it was", () => {
  const before = state({ timers: [{ handle: 3 }] as never, tasks: [at(1, [])] });
  const ready = [{ id: 3, kind: "timer", task: 1 }, { id: 4, kind: "wakeup", task: 1 }, { id: 5, kind: "callback", task: null }];
  const now = state({ ready: ready as never });
  expect([...moves(before, now)]).toEqual([[handleKey(3), "timers"], [taskKey(1), "waiting"], [handleKey(5), "new"]]);
  expect(moves(now, now).size).toBe(0);
  expect(moves(null, now).size).toBe(0);
});
