import { describe, expect, test } from "vitest";
import { TASK_STATES, type Columns, type Overview, type TaskState, type TaskView } from "../engine/types";
import { Axis, grain, instantsOf, type Shape } from "../model/axis";
import { boxAt, boxesOf, ticks } from "./draw";
import { lanesOf, type Lane } from "./lanes";

const task = (id: number, parent: number | null): TaskView => ({
  id, parent, name: `Task-${id}`, coro: "work", created: id, ended: null, range: null, depth: parent === null ? 0 : 1,
});

interface Bar {
  task: number;
  state: TaskState;
  from: number;
  to: number;
  start: number;
  end: number;
}
const bar = (state: TaskState, from: number, to: number, start: number, end: number, of = 0): Bar => ({ task: of, state, from, to, start, end });

const NOTHING = new Uint32Array();
function columns(bars: Bar[]): Columns {
  return {
    barTask: Uint32Array.from(bars, (each) => each.task),
    barState: Uint8Array.from(bars, ({ state }) => TASK_STATES.indexOf(state)),
    barFrom: Uint32Array.from(bars, ({ from }) => from),
    barTo: Uint32Array.from(bars, ({ to }) => to),
    barStart: Float64Array.from(bars, ({ start }) => start),
    barEnd: Float64Array.from(bars, ({ end }) => end),
    barWait: new Uint8Array(bars.length).fill(255),
    threadId: NOTHING,
    loopState: new Uint8Array(),
    threadState: new Uint8Array(),
  } as Columns;
}

const lanes = (tasks: TaskView[], bars: Bar[]) => lanesOf({ threads: [] } as unknown as Overview, columns(bars), tasks);
const laneOf = (bars: Bar[]): Lane => lanes([task(0, null)], bars)[0]!;

/** An axis whose events stand at these times, each of them a step. */
function axisOf(times: number[], shape: Partial<Shape>, whole = false): Axis {
  const time = Float64Array.from(times);
  const stops = Uint32Array.from(times, (_, event) => event);
  const instants = whole ? { time: Float64Array.of(0), first: Uint32Array.of(0, times.length) } : instantsOf(time);
  return new Axis({ times: whole ? new Float64Array(times.length) : time, stops, instants, whole }, { perSecond: 100, column: 10, fold: null, open: whole ? () => true : null, ...shape });
}

describe("lanes", () => {
  test("children stand under their creator, in order of creation", () => {
    const tasks = [task(0, null), task(1, 0), task(2, 0), task(3, 1), task(4, null)];
    expect(lanes(tasks, []).map((lane) => lane.task?.id)).toEqual([0, 1, 3, 2, 4]);
  });

  test("a long chain of creators is no trouble", () => {
    const tasks = Array.from({ length: 20_000 }, (_, id) => task(id, id === 0 ? null : id - 1));
    expect(lanes(tasks, []).length).toBe(20_000);
  });

  test("a lane has its bars, and how it ended", () => {
    const [, lane] = lanes([task(0, null), task(1, 0)], [bar("sleeping", 2, 5, 0, 1, 1), bar("cancelled", 5, 9, 1, 1, 1)]);
    expect([lane!.low, lane!.high, lane!.bars.look(lane!.last)]).toEqual([0, 1, "cancelled"]);
  });
});

describe("the axis", () => {
  test("over time is to scale, and finds back", () => {
    const axis = axisOf([0, 0, 0.5, 2], {});
    expect([axis.ofEvent(1), axis.ofEvent(2), axis.ofTime(1), axis.ofEvent(4), axis.width]).toEqual([0, 50, 100, 200, 200]);
    expect(axis.placeAt(120)).toEqual({ time: 1.2, steps: 0 });
    expect(axis.stopAt(120)).toBeNull();
  });

  test("an open instant has a column for each of its steps, and what is behind it moves on", () => {
    const axis = axisOf([0, 1, 1, 1, 2], { open: (instant) => instant === 1 });
    expect([0, 1, 2, 3, 4].map((event) => axis.ofEvent(event))).toEqual([0, 100, 110, 120, 230]);
    expect(axis.open).toEqual([{ instant: 1, x: 100, width: 30 }]);
    expect([axis.stopAt(115), axis.stopAt(131), axis.stopAt(99)]).toEqual([2, null, null]);
    for (const x of [0, 40, 100, 117, 129, 130, 180, 230]) expect(axis.ofPlace(axis.placeAt(x))).toBeCloseTo(x);
    expect(axis.eventAt(axis.placeAt(120))).toBe(3);
  });

  test("a folded gap has its width however long it is, and the others stay to scale", () => {
    const axis = axisOf([0, 1, 3601, 3602], { fold: { seconds: 4, width: 50 } });
    expect([0, 1, 2, 3].map((event) => axis.ofEvent(event))).toEqual([0, 100, 150, 250]);
    expect(axis.folds).toEqual([{ instant: 1, x: 100, width: 50 }]);
    expect([...axis.straight(0, 250)].map(({ start, end }) => [start, end])).toEqual([[0, 1], [3601, 3602]]);
  });

  test("by steps is a column for each, wherever the time is", () => {
    const axis = axisOf([0, 0, 7, 9], {}, true);
    expect([axis.ofEdge(0, 0), axis.ofEdge(2, 7), axis.ofEdge(4, 9), axis.width]).toEqual([0, 20, 40, 40]);
  });

  test("of a run that takes no time has finite places", () => {
    expect(axisOf([0], {}).ofEvent(0)).toBe(0);
    expect(axisOf([], {}).ofEvent(0)).toBe(0);
  });
});

const ALL = { from: 0, to: Infinity };
const looks = (lane: Lane, boxes: { bar: number }[]) => boxes.map(({ bar }) => lane.bars.look(bar));

describe("boxes", () => {
  const steady = axisOf([0, 1, 2, 3, 4], {});

  test("over time a bar is as wide as it is long", () => {
    const [box] = boxesOf(laneOf([bar("sleeping", 1, 3, 1, 3)]), steady, ALL);
    expect(box).toMatchObject({ x: 100, width: 200 });
  });

  test("what takes no time is still seen, above what does", () => {
    const lane = laneOf([bar("running", 1, 1, 1, 1), bar("sleeping", 1, 2, 1, 2)]);
    const boxes = boxesOf(lane, steady, ALL);
    expect(looks(lane, boxes)).toEqual(["sleeping", "running"]);
    expect(boxes[1]!.width).toBeGreaterThan(2);
    expect(lane.bars.look(boxAt(boxes, 101)!.bar)).toBe("running");
    expect(lane.bars.look(boxAt(boxes, 150)!.bar)).toBe("sleeping");
    expect(boxAt(boxes, 250)).toBeNull();
  });

  test("of several states in one place the one that tells most is shown", () => {
    const lane = laneOf([bar("ready", 0, 0, 1, 1), bar("running", 1, 1, 1, 1), bar("waiting", 1, 1, 1, 1)]);
    expect(looks(lane, boxesOf(lane, steady, ALL))).toEqual(["running"]);
  });

  test("in an open instant what takes no step has no box", () => {
    const open = axisOf([0, 1, 1, 1, 2], { open: () => true });
    const lane = laneOf([bar("ready", 1, 2, 1, 1), bar("running", 2, 3, 1, 1), bar("ready", 3, 3, 1, 1), bar("waiting", 3, 4, 1, 2)]);
    expect(looks(lane, boxesOf(lane, open, ALL)).sort()).toEqual(["ready", "running", "waitFuture"]);
  });

  test("of many bars there are never more boxes than there is room for, found without looking at all", () => {
    const count = 200_000;
    const times = Array.from({ length: count }, (_, i) => i / count);
    const axis = axisOf(times, { perSecond: 900 });
    const lane = laneOf(times.map((time, i) => bar(i % 2 ? "running" : "ready", i, i + 1, time, time)));
    let asked = 0;
    const counting = Object.create(axis, { ofEdge: { value: (event: number, time: number) => (asked++, axis.ofEdge(event, time)) } }) as Axis;
    const boxes = boxesOf(lane, counting, { from: 0, to: 900 });
    expect(boxes.length).toBeLessThanOrEqual(301);
    expect(new Set(looks(lane, boxes))).toEqual(new Set(["running"]));
    expect(asked).toBeLessThan(20_000);
  });

  test("of a long run only the stretch in sight is drawn", () => {
    const bars = Array.from({ length: 1000 }, (_, i) => bar("sleeping", i, i + 1, i, i + 1));
    const axis = axisOf(Array.from({ length: 1001 }, (_, i) => i), { perSecond: 10 });
    expect(boxesOf(laneOf(bars), axis, { from: 5000, to: 5040 }).map(({ bar }) => bar)).toEqual([499, 500, 501, 502, 503, 504]);
  });
});

describe("round values", () => {
  test("stand as far apart as is asked for", () => {
    expect(ticks({ from: 0, to: 1.6 }, 0.3)).toEqual([0, 0.5, 1, 1.5]);
    expect(ticks({ from: 0, to: 1 }, 0.2)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks({ from: 0, to: 3600 }, 450)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000, 3500]);
    expect(ticks({ from: 99_995, to: 100_021 }, 10)).toEqual([100_000, 100_010, 100_020]);
    expect(ticks({ from: 0, to: 0 }, 5)).toEqual([0]);
  });

  test("a dragged number has few decimals", () => {
    expect([0.009, 0.002, 0.1, 0.3, 0.7, 40].map(grain)).toEqual([0.01, 0.005, 0.1, 0.5, 1, 50]);
  });
});
