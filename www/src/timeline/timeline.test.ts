import { describe, expect, test } from "vitest";
import { TASK_STATES, type Columns, type TaskState, type TaskView } from "../engine/types";
import { boxAt, boxesOf, ticks } from "./draw";
import { lanesOf, type Bar } from "./lanes";
import { stepScale, timeScale } from "./scale";

const task = (id: number, parent: number | null): TaskView => ({
  id, parent, name: `Task-${id}`, coro: "work", created: id, ended: null, range: null, depth: parent === null ? 0 : 1,
});

const bar = (state: TaskState, from: number, to: number, start: number, end: number): Bar => ({ state, from, to, start, end });

function columns(bars: (Bar & { task: number })[]): Columns {
  return {
    barTask: Uint32Array.from(bars, ({ task }) => task),
    barState: Uint8Array.from(bars, ({ state }) => TASK_STATES.indexOf(state)),
    barFrom: Uint32Array.from(bars, ({ from }) => from),
    barTo: Uint32Array.from(bars, ({ to }) => to),
    barStart: Float64Array.from(bars, ({ start }) => start),
    barEnd: Float64Array.from(bars, ({ end }) => end),
  } as Columns;
}

describe("lanes", () => {
  test("children stand under their creator, in order of creation", () => {
    const tasks = [task(0, null), task(1, 0), task(2, 0), task(3, 1), task(4, null)];
    expect(lanesOf(tasks, columns([])).map((lane) => lane.task.id)).toEqual([0, 1, 3, 2, 4]);
  });

  test("a long chain of creators is no trouble", () => {
    const tasks = Array.from({ length: 20_000 }, (_, id) => task(id, id === 0 ? null : id - 1));
    expect(lanesOf(tasks, columns([])).length).toBe(20_000);
  });

  test("a lane has its bars, and how it ended", () => {
    const bars = [{ task: 1, ...bar("sleeping", 2, 5, 0, 1) }, { task: 1, ...bar("cancelled", 5, 9, 1, 1) }];
    const [, lane] = lanesOf([task(0, null), task(1, 0)], columns(bars));
    expect(lane!.bars.map(({ state }) => state)).toEqual(["sleeping"]);
    expect(lane!.last).toMatchObject({ state: "cancelled", start: 1 });
  });
});

const ALL = { from: 0, to: Infinity };

describe("boxes", () => {
  test("over time a bar is as wide as it is long", () => {
    const [box] = boxesOf([bar("sleeping", 0, 5, 0.5, 1.5)], timeScale(2, 400), true, ALL);
    expect(box).toMatchObject({ x: 100, width: 200 });
  });

  test("what takes no time is still seen, above what does", () => {
    const boxes = boxesOf([bar("running", 0, 2, 1, 1), bar("sleeping", 2, 5, 1, 2)], timeScale(2, 400), true, ALL);
    expect(boxes.map(({ bar }) => bar.state)).toEqual(["sleeping", "running"]);
    expect(boxes[1]!.width).toBeGreaterThan(2);
  });

  test("of several states in one place the one that tells most is shown", () => {
    const boxes = boxesOf([bar("running", 1, 2, 1, 1), bar("ready", 2, 3, 1, 1), bar("waiting", 3, 4, 1, 1)], timeScale(2, 400), true, ALL);
    expect(boxes.map(({ bar }) => bar.state)).toEqual(["running"]);
  });

  test("by steps a bar covers the steps at which its state holds", () => {
    const stops = Uint32Array.of(0, 4, 6, 9);
    const scale = stepScale(stops, 400);
    const boxes = boxesOf([bar("ready", 0, 4, 0, 0), bar("running", 4, 9, 0, 0), bar("waiting", 7, 8, 0, 0)], scale, false, ALL);
    expect(boxes.map(({ bar, x, width }) => [bar.state, x, width])).toEqual([["ready", 0, 100], ["running", 100, 200]]);
  });

  test("a hundred thousand bars are never more boxes than there is room for", () => {
    const bars = Array.from({ length: 100_000 }, (_, i) => bar(i % 2 ? "running" : "ready", i, i + 1, i / 1000, (i + 1) / 1000));
    expect(boxesOf(bars, timeScale(100, 700), true, ALL).length).toBeLessThan(300);
  });

  test("of a long run only the stretch in sight is drawn", () => {
    const bars = Array.from({ length: 1000 }, (_, i) => bar("sleeping", i, i + 1, i, i + 1));
    const boxes = boxesOf(bars, timeScale(1000, 10_000), true, { from: 5000, to: 5040 });
    expect(boxes.map(({ bar }) => bar.from)).toEqual([499, 500, 501, 502, 503, 504]);
  });

  test("the bar on top is the one that is pointed at", () => {
    const boxes = boxesOf([bar("running", 0, 2, 1, 1), bar("sleeping", 2, 5, 0, 2)], timeScale(2, 400), true, ALL);
    expect(boxAt(boxes, 201)?.bar.state).toBe("running");
    expect(boxAt(boxes, 300)?.bar.state).toBe("sleeping");
    expect(boxAt(boxes, 450)).toBeNull();
  });

  test("a run that takes no time has finite places", () => {
    expect(boxesOf([bar("running", 0, 1, 0, 0)], timeScale(0, 400), true, ALL)[0]).toMatchObject({ x: 0 });
  });
});

describe("the axis", () => {
  test("has round values", () => {
    expect(ticks({ from: 0, to: 1.6 }, 0.3)).toEqual([0, 0.5, 1, 1.5]);
    expect(ticks({ from: 0, to: 1 }, 0.2)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks({ from: 0, to: 3600 }, 450)).toEqual([0, 500, 1000, 1500, 2000, 2500, 3000, 3500]);
    expect(ticks({ from: 0, to: 0.003 }, 0.001)).toEqual([0, 0.001, 0.002, 0.003]);
  });

  test("has values for the stretch in sight alone", () => {
    expect(ticks({ from: 99_995, to: 100_021 }, 10)).toEqual([100_000, 100_010, 100_020]);
  });

  test("of no length has its start alone", () => expect(ticks({ from: 0, to: 0 }, 5)).toEqual([0]));
});
